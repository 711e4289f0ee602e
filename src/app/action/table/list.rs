//! Lists and records. One job: moving, marking, sorting and looking, as rows of the table of actions.

use crate::app::action::when;
use crate::app::action::{Action, Context, Needs, Run, finding, general};
use crate::app::place::Place;
use crate::app::why;
use crate::msg;

/// Only where incidents are listed one below the other.
const QUEUE: Context = Context::Place(Place::Queue);

#[rustfmt::skip]
pub const LIST: &[Action] = &[
    Action {
        id: "list.mark", name: "mark-row", context: QUEUE, keys: &["space"],
        title: msg!("act-list-mark"), help: msg!("help-list-mark"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::mark),
    },
    Action {
        id: "list.range", name: "range", context: QUEUE, keys: &["v"],
        title: msg!("act-list-range"), help: msg!("help-list-range"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::range),
    },
    Action {
        id: "list.mark_all", name: "mark-all", context: QUEUE, keys: &["V"],
        title: msg!("act-list-mark-all"), help: msg!("help-list-mark-all"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::mark_all),
    },
    Action {
        id: "list.mark_query", name: "mark", context: QUEUE, keys: &[],
        title: msg!("act-list-mark-query"), help: msg!("help-list-mark-query"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(finding::mark_query),
    },
    Action {
        id: "list.down", name: "down", context: Context::List, keys: &["j", "down"],
        title: msg!("act-list-down"), help: msg!("help-list-down"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::step(m, 1)),
    },
    Action {
        id: "list.up", name: "up", context: Context::List, keys: &["k", "up"],
        title: msg!("act-list-up"), help: msg!("help-list-up"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::step(m, -1)),
    },
    Action {
        id: "list.half_down", name: "half-down", context: Context::List, keys: &["ctrl-d"],
        title: msg!("act-list-half-down"), help: msg!("help-list-half-down"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::turn(m, 1, 2)),
    },
    Action {
        id: "list.half_up", name: "half-up", context: Context::List, keys: &["ctrl-u"],
        title: msg!("act-list-half-up"), help: msg!("help-list-half-up"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::turn(m, -1, 2)),
    },
    Action {
        id: "list.page_down", name: "page-down", context: Context::List, keys: &["ctrl-f", "pagedown"],
        title: msg!("act-list-page-down"), help: msg!("help-list-page-down"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::turn(m, 1, 1)),
    },
    Action {
        id: "list.page_up", name: "page-up", context: Context::List, keys: &["ctrl-b", "pageup"],
        title: msg!("act-list-page-up"), help: msg!("help-list-page-up"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::turn(m, -1, 1)),
    },
    Action {
        id: "list.top", name: "top", context: Context::List, keys: &["g g", "home"],
        title: msg!("act-list-top"), help: msg!("help-list-top"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::step(m, isize::MIN)),
    },
    Action {
        id: "list.bottom", name: "bottom", context: Context::List, keys: &["G", "end"],
        title: msg!("act-list-bottom"), help: msg!("help-list-bottom"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| general::step(m, isize::MAX)),
    },
    Action {
        id: "detail.down", name: "scroll-down", context: Context::Detail, keys: &["j", "down"],
        title: msg!("act-detail-down"), help: msg!("help-detail-down"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| general::scroll(m, 1, c)),
    },
    Action {
        id: "detail.up", name: "scroll-up", context: Context::Detail, keys: &["k", "up"],
        title: msg!("act-detail-up"), help: msg!("help-detail-up"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| general::scroll(m, -1, c)),
    },
    Action {
        id: "detail.page_down", name: "scroll-page-down", context: Context::Detail, keys: &["ctrl-d", "ctrl-f", "pagedown", "space"],
        title: msg!("act-detail-page-down"), help: msg!("help-detail-page-down"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| general::scroll(m, 10, c)),
    },
    Action {
        id: "detail.page_up", name: "scroll-page-up", context: Context::Detail, keys: &["ctrl-u", "ctrl-b", "pageup"],
        title: msg!("act-detail-page-up"), help: msg!("help-detail-page-up"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| general::scroll(m, -10, c)),
    },
    Action {
        id: "detail.top", name: "scroll-top", context: Context::Detail, keys: &["g g", "home"],
        title: msg!("act-detail-top"), help: msg!("help-detail-top"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| general::scroll(m, isize::MIN, c)),
    },
    Action {
        id: "detail.bottom", name: "scroll-bottom", context: Context::Detail, keys: &["G", "end"],
        title: msg!("act-detail-bottom"), help: msg!("help-detail-bottom"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, c| general::scroll(m, isize::MAX, c)),
    },
    Action {
        id: "detail.open", name: "open", context: Context::List, keys: &["enter"],
        title: msg!("act-detail-open"), help: msg!("help-detail-open"), footer: Some(14),
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(general::zoom),
    },
    Action {
        id: "detail.zoom", name: "zoom", context: Context::Ticket, keys: &["z"],
        title: msg!("act-detail-zoom"), help: msg!("help-detail-zoom"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(general::zoom),
    },
    Action {
        id: "detail.next_tab", name: "next-tab", context: Context::Ticket, keys: &["]"],
        title: msg!("act-detail-next-tab"), help: msg!("help-detail-next-tab"), footer: None,
        needs: Needs::Console(when::zoomed),
        run: Run::Do(|m, _| general::tab(m, 1)),
    },
    Action {
        id: "detail.previous_tab", name: "previous-tab", context: Context::Ticket, keys: &["["],
        title: msg!("act-detail-previous-tab"), help: msg!("help-detail-previous-tab"), footer: None,
        needs: Needs::Console(when::zoomed),
        run: Run::Do(|m, _| general::tab(m, 2)),
    },
    Action {
        id: "detail.why", name: "why", context: Context::Ticket, keys: &["I"],
        title: msg!("act-detail-why"), help: msg!("help-detail-why"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(why::open),
    },
    Action {
        id: "list.freeze", name: "freeze", context: Context::List, keys: &["F"],
        title: msg!("act-list-freeze"), help: msg!("help-list-freeze"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::freeze),
    },
    Action {
        id: "list.refresh", name: "refresh", context: Context::Global, keys: &["R", "f5"],
        title: msg!("act-list-refresh"), help: msg!("help-list-refresh"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::refresh),
    },
    Action {
        id: "list.filter", name: "filter", context: Context::Global, keys: &["/"],
        title: msg!("act-list-filter"), help: msg!("help-list-filter"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(finding::filter),
    },
    Action {
        id: "list.requester", name: "requester", context: QUEUE, keys: &["*"],
        title: msg!("act-list-requester"), help: msg!("help-list-requester"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(finding::requester),
    },
    Action {
        id: "list.ci", name: "ci", context: QUEUE, keys: &["#"],
        title: msg!("act-list-ci"), help: msg!("help-list-ci"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(finding::ci),
    },
    Action {
        id: "list.sort", name: "sort", context: QUEUE, keys: &[","],
        title: msg!("act-list-sort"), help: msg!("help-list-sort"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(finding::sort),
    },
];
