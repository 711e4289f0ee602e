//! The audit trail. One job: its rows of the table of actions.

use crate::app::action::{Action, Context, Needs, Run};
use crate::app::panes::audit::acts;
use crate::app::place::Place;
use crate::msg;

const HERE: Context = Context::Place(Place::Audit);

#[rustfmt::skip]
pub const AUDIT: &[Action] = &[
    Action {
        id: "audit.read", name: "entry", context: HERE, keys: &["enter"],
        title: msg!("act-audit-read"), help: msg!("help-audit-read"), footer: Some(20),
        needs: Needs::Console(acts::on_entry),
        run: Run::Do(acts::read),
    },
    Action {
        id: "audit.open", name: "open-record", context: HERE, keys: &["o"],
        title: msg!("act-audit-open"), help: msg!("help-audit-open"), footer: Some(21),
        needs: Needs::Console(acts::on_incident),
        run: Run::Do(acts::open),
    },
    Action {
        id: "audit.copy", name: "copy-entry", context: HERE, keys: &["y"],
        title: msg!("act-audit-copy"), help: msg!("help-audit-copy"), footer: Some(23),
        needs: Needs::Console(acts::on_entry),
        run: Run::Do(acts::copy),
    },
    Action {
        id: "audit.undo", name: "undo-entry", context: HERE, keys: &["u"],
        title: msg!("act-audit-undo"), help: msg!("help-audit-undo"), footer: Some(22),
        needs: Needs::Console(acts::undoable),
        run: Run::Do(acts::undo),
    },
    Action {
        id: "audit.history", name: "history", context: Context::Global, keys: &["g h"],
        title: msg!("act-audit-history"), help: msg!("help-audit-history"), footer: None,
        needs: Needs::Console(acts::on_record),
        run: Run::Do(acts::history),
    },
    Action {
        id: "audit.verify", name: "verify", context: Context::Global, keys: &[],
        title: msg!("act-audit-verify"), help: msg!("help-audit-verify"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(acts::verify),
    },
];
