//! The escalation board. One job: its rows of the table of actions.

use crate::app::action::{self, Action, Context, Needs, Run};
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
    Action {
        id: "board.turn", name: "lanes", context: HERE, keys: &["v"],
        title: msg!("act-board-turn"), help: msg!("help-board-turn"), footer: Some(5),
        needs: Needs::Nothing,
        run: Run::Do(board::turn),
    },
    // Among levels of management a card moves along them.
    Action {
        id: "board.raise", name: "card-up", context: HERE, keys: &[">", "shift-right"],
        title: msg!("act-raise"), help: msg!("help-raise"), footer: Some(5),
        needs: Needs::Console(board::by_levels),
        run: Run::Do(|m, c| action::run_named(m, "incident.raise", c)),
    },
    Action {
        id: "board.lower", name: "card-down", context: HERE, keys: &["<", "shift-left"],
        title: msg!("act-lower"), help: msg!("help-lower"), footer: Some(9),
        needs: Needs::Console(board::by_levels),
        run: Run::Do(|m, c| action::run_named(m, "incident.lower", c)),
    },
];
