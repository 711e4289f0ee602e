//! The noun `kb`. One job: the knowledge base on the command line: found, read, written, applied (KB-1 to KB-3).

mod apply;
mod list;
mod show;
mod write;

use super::call::Call;
use super::exit::{Exit, Failure};
use super::grammar::{Flag, Noun, Runs, Verb, place};
use crate::domain::id::ArticleId;
use crate::msg;

const ID: Flag = place("id", "KB-N", msg!("cli-flag-kb-id")).required();

/// Every verb, in the order of an entry's life.
pub fn noun() -> Noun {
    let verb = |name, about, flags: &[Flag], run| Verb { name, about, flags: flags.to_vec(), run: Runs::Desk(run) };
    let why = [ID, write::WHY];
    let verbs = vec![
        verb("search", msg!("cli-kb-search"), &list::SEARCH, list::run),
        verb("list", msg!("cli-kb-list"), &list::FILTERS, list::run),
        verb("show", msg!("cli-kb-show"), &[ID], show::run),
        verb("new", msg!("cli-kb-new"), &write::new_flags(), write::new),
        verb("edit", msg!("cli-kb-edit"), &write::edit_flags(), write::edit),
        verb("submit", msg!("cli-kb-submit"), &[ID], write::submit),
        verb("publish", msg!("cli-kb-publish"), &[ID], write::publish),
        verb("return", msg!("cli-kb-return"), &why, write::send_back),
        verb("retire", msg!("cli-kb-retire"), &why, write::retire),
        verb("restore", msg!("cli-kb-restore"), &[ID], write::restore),
        verb("apply", msg!("cli-kb-apply"), &apply::APPLY, apply::apply),
        verb("tick", msg!("cli-kb-tick"), &apply::TICK, apply::tick),
        verb("rate", msg!("cli-kb-rate"), &apply::RATE, apply::rate),
    ];
    Noun { name: "kb", about: msg!("cli-kb"), verbs }
}

/// `KB-118`, `kb118` or `118`.
fn id_of(call: &Call<'_>, flag: &str) -> Result<ArticleId, Failure> {
    let typed = call.text(flag);
    ArticleId::read(&typed).ok_or_else(|| Failure { exit: Exit::Usage, ..call.bad(flag, &typed) })
}
