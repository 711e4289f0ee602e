//! The escalation board. One job: its rows of the table of actions.

use crate::app::action::{Action, Context, Needs, Run};
use crate::app::panes::board;
use crate::app::place::Place;
use crate::msg;

const HERE: Context = Context::Place(Place::Board);

#[rustfmt::skip]
pub const BOARD: &[Action] = &[
    Action {
        id: "board.left", name: "lane-left", context: HERE, keys: &["h", "left"],
        title: msg!("act-board-left"), help: msg!("help-board-left"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| board::side(m, -1)),
    },
    Action {
        id: "board.right", name: "lane-right", context: HERE, keys: &["l", "right"],
        title: msg!("act-board-right"), help: msg!("help-board-right"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| board::side(m, 1)),
    },
];
