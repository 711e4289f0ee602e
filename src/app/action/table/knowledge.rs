//! The knowledge base. One job: its rows of the table of actions.

use crate::app::action::when::{self, Check};
use crate::app::action::{Action, Call, Context, Needs, Run, Why, finding, general};
use crate::app::effect::Effect;
use crate::app::form::{Form, FormKind};
use crate::app::model::Model;
use crate::app::panes::knowledge::act;
use crate::app::place::Place;
use crate::domain::knowledge::ArticleVerb;
use crate::domain::people::rights::Act;
use crate::msg;

const HERE: Context = Context::Place(Place::Knowledge);

/// Something that is possible in the knowledge base: its words, its place in the footer, when, and what.
const fn row(
    (id, name): (&'static str, &'static str),
    keys: &'static [&'static str],
    (title, help): (&'static str, &'static str),
    footer: Option<u8>,
    may: fn(&Model) -> Result<(), Why>,
    run: fn(&mut Model, &Call) -> Vec<Effect>,
) -> Action {
    Action { id, name, context: HERE, keys, title, help, footer, needs: Needs::Console(may), run: Run::Do(run) }
}

#[rustfmt::skip]
pub const KNOWLEDGE: &[Action] = &[
    Action {
        id: "incident.knowledge", name: "known", context: Context::Ticket, keys: &["b"],
        title: msg!("act-kb-known"), help: msg!("help-kb-known"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Read], states: when::ANY, more: when::fine }),
        run: Run::Do(act::from_ticket),
    },
    row(("kb.down", "kb-down"), &["j", "down"], (msg!("act-list-down"), msg!("help-kb-down")), None, act::here, |m, _| general::step(m, 1)),
    row(("kb.up", "kb-up"), &["k", "up"], (msg!("act-list-up"), msg!("help-kb-up")), None, act::here, |m, _| general::step(m, -1)),
    row(("kb.page_down", "kb-page-down"), &["ctrl-d", "pagedown"], (msg!("act-kb-page-down"), msg!("help-kb-page-down")), None, act::here, |m, _| general::turn(m, 1, 1)),
    row(("kb.page_up", "kb-page-up"), &["ctrl-u", "pageup"], (msg!("act-kb-page-up"), msg!("help-kb-page-up")), None, act::here, |m, _| general::turn(m, -1, 1)),
    row(("kb.first", "kb-first"), &["g g", "home"], (msg!("act-kb-first"), msg!("help-kb-first")), None, act::here, |m, _| act::end(m, isize::MIN)),
    row(("kb.last", "kb-last"), &["G", "end"], (msg!("act-kb-last"), msg!("help-kb-last")), None, act::here, |m, _| act::end(m, isize::MAX)),
    row(("kb.search", "kb-search"), &["/"], (msg!("act-kb-search"), msg!("help-kb-search")), None, act::here, finding::filter),
    row(("kb.read", "kb-read"), &["enter"], (msg!("act-kb-read"), msg!("help-kb-read")), Some(1), act::may_read, act::read),
    row(("kb.tick", "kb-tick"), &["space"], (msg!("act-kb-tick"), msg!("help-kb-tick")), Some(2), act::may_tick, act::tick),
    row(("kb.apply", "kb-apply"), &["b"], (msg!("act-kb-apply"), msg!("help-kb-apply")), Some(3), act::may_apply, act::apply),
    row(("kb.note", "kb-note"), &["c"], (msg!("act-kb-note"), msg!("help-kb-note")), Some(8), act::may_apply, act::note),
    row(("kb.helped", "kb-helped"), &["+"], (msg!("act-kb-helped"), msg!("help-kb-helped")), None, act::may_tick, |m, c| act::helped(m, true, c)),
    row(("kb.unhelped", "kb-unhelped"), &["_"], (msg!("act-kb-unhelped"), msg!("help-kb-unhelped")), None, act::may_tick, |m, c| act::helped(m, false, c)),
    row(("kb.new", "kb-new"), &["i", "ctrl-n"], (msg!("act-kb-new"), msg!("help-kb-new")), Some(4), act::may_draft, act::draft),
    row(("kb.edit", "kb-edit"), &["e"], (msg!("act-kb-edit"), msg!("help-kb-edit")), Some(5), act::may_edit, act::edit),
    row(("kb.submit", "kb-submit"), &["s"], (msg!("act-kb-submit"), msg!("help-kb-submit")), Some(2), act::may_submit, |m, c| act::send(m, "kb.submit", ArticleVerb::Submit, c)),
    row(("kb.publish", "kb-publish"), &["p"], (msg!("act-kb-publish"), msg!("help-kb-publish")), Some(2), act::may_publish, |m, c| act::send(m, "kb.publish", ArticleVerb::Publish, c)),
    row(("kb.return", "kb-return"), &["r"], (msg!("act-kb-return"), msg!("help-kb-return")), Some(6), act::may_return, |m, c| act::ask(m, "kb.return", |row, m, now| Form::about_article(FormKind::ArticleReturn, row, &m.form_env(now)), c)),
    row(("kb.retire", "kb-retire"), &["D"], (msg!("act-kb-retire"), msg!("help-kb-retire")), None, act::may_retire, |m, c| act::ask(m, "kb.retire", |row, m, now| Form::about_article(FormKind::ArticleRetire, row, &m.form_env(now)), c)),
    row(("kb.restore", "kb-restore"), &["U"], (msg!("act-kb-restore"), msg!("help-kb-restore")), Some(6), act::may_restore, |m, c| act::send(m, "kb.restore", ArticleVerb::Restore, c)),
    row(("kb.filter", "kb-state"), &["f"], (msg!("act-kb-filter"), msg!("help-kb-filter")), Some(9), act::here, act::filter),
    row(("kb.copy", "kb-copy"), &["y"], (msg!("act-kb-copy"), msg!("help-kb-copy")), None, act::on_entry, act::copy),
    row(("kb.clear", "kb-clear"), &["esc"], (msg!("act-kb-clear"), msg!("help-kb-clear")), None, act::searched, act::clear),
];
