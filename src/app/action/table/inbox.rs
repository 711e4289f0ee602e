//! The inbox. One job: its rows of the table of actions. What answers an escalation stands with the acts on an incident.

use crate::app::action::{Action, Context, Needs, Run};
use crate::app::panes::inbox;
use crate::app::place::Place;
use crate::msg;

const HERE: Context = Context::Place(Place::Inbox);

#[rustfmt::skip]
pub const INBOX: &[Action] = &[
    Action {
        id: "inbox.open", name: "open-told", context: HERE, keys: &["enter"],
        title: msg!("act-inbox-open"), help: msg!("help-inbox-open"), footer: Some(14),
        needs: Needs::Console(inbox::may_open),
        run: Run::Do(inbox::open),
    },
    Action {
        id: "inbox.sift", name: "waiting", context: HERE, keys: &["f"],
        title: msg!("act-inbox-sift"), help: msg!("help-inbox-sift"), footer: Some(3),
        needs: Needs::Nothing,
        run: Run::Do(inbox::sift),
    },
];
