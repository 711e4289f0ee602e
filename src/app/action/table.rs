//! The table of actions. One job: every action, group by group, in the order of help.
//!
//! What a row means is said on [`Action`]; what it does stands in [`super::general`], [`super::ticket`] and beside the panes.

mod audit;
mod board;
mod console;
mod go;
mod inbox;
mod knowledge;
mod list;
mod ticket;
mod wall;

use super::Action;
use std::sync::LazyLock;

/// The groups, in the order of help.
const GROUPS: &[&[Action]] = &[
    ticket::TICKET,
    list::LIST,
    board::BOARD,
    knowledge::KNOWLEDGE,
    inbox::INBOX,
    audit::AUDIT,
    wall::WALL,
    go::GO,
    console::CONSOLE,
];

/// Everything somebody can do.
pub static ACTIONS: LazyLock<Vec<&'static Action>> = LazyLock::new(|| GROUPS.iter().copied().flatten().collect());
