//! The wall. One job: its rows of the table of actions.

use crate::app::action::{Action, Context, Needs, Run};
use crate::app::panes::wall;
use crate::app::place::Place;
use crate::msg;

const HERE: Context = Context::Place(Place::Wall);

#[rustfmt::skip]
pub const WALL: &[Action] = &[
    Action {
        id: "wall.next", name: "next-page", context: HERE, keys: &["]", "space", "pagedown", "right"],
        title: msg!("act-wall-next"), help: msg!("help-wall-next"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| { wall::turn(m, 1, c.now); vec![] }),
    },
    Action {
        id: "wall.previous", name: "previous-page", context: HERE, keys: &["[", "pageup", "left"],
        title: msg!("act-wall-previous"), help: msg!("help-wall-previous"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| { wall::turn(m, wall::PAGES - 1, c.now); vec![] }),
    },
    Action {
        id: "wall.hold", name: "hold", context: HERE, keys: &["F"],
        title: msg!("act-wall-hold"), help: msg!("help-wall-hold"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| { wall::hold(m, c.now); vec![] }),
    },
];
