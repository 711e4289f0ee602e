//! The table of actions. One job: every action, row by row.
//!
//! What a row means is said on [`Action`]; what it does stands in [`general`] and [`ticket`].

use super::when::{self, Check};
use super::{Action, Call, Context, Needs, Run, attachments, general, ticket};
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::model::Model;
use crate::domain::incident::command::Verb;
use crate::domain::people::rights::Act;
use crate::msg;
use ticket::{say_link, say_merge, say_person, say_tracker};

/// One of the first views, which go by their number.
const fn view(
    id: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    (title, help): (&'static str, &'static str),
    look: fn(&mut Model, &Call) -> Vec<Effect>,
) -> Action {
    let (context, footer, needs, run) = (Context::Global, None, Needs::Nothing, Run::Do(look));
    Action { id, name, context, keys, title, help, footer, needs, run }
}

/// Everything somebody can do, in the order of help.
#[rustfmt::skip]
pub const ACTIONS: &[Action] = &[
    // What is done to an incident
    Action {
        id: "incident.take", name: "take", context: Context::Ticket, keys: &["t"],
        title: msg!("act-take"), help: msg!("help-take"), footer: Some(1),
        needs: Needs::Incident(Check { acts: &[Act::Take], states: when::ACTIVE, more: when::not_mine_yet }),
        run: Run::Act(|| Verb::Take),
    },
    Action {
        id: "incident.start", name: "start", context: Context::Ticket, keys: &["s s"],
        title: msg!("act-start"), help: msg!("help-start"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Work], states: when::STARTABLE, more: when::fine }),
        run: Run::Act(|| Verb::Start),
    },
    Action {
        id: "incident.assign", name: "assign", context: Context::Ticket, keys: &["a"],
        title: msg!("act-assign"), help: msg!("help-assign"), footer: Some(2),
        needs: Needs::Incident(Check { acts: &[Act::AssignWithin, Act::AssignOther], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::assign, say: Some(say_person), public: false },
    },
    Action {
        id: "incident.reply", name: "reply", context: Context::Ticket, keys: &["r"],
        title: msg!("act-reply"), help: msg!("help-reply"), footer: Some(3),
        needs: Needs::Incident(Check { acts: &[Act::Reply], states: when::ALIVE, more: when::fine }),
        run: Run::Form { form: Form::reply, say: None, public: true },
    },
    Action {
        id: "incident.note", name: "note", context: Context::Ticket, keys: &["c"],
        title: msg!("act-note"), help: msg!("help-note"), footer: Some(4),
        needs: Needs::Incident(Check { acts: &[Act::Note], states: when::ANY, more: when::fine }),
        run: Run::Form { form: Form::note, say: Some(|_, text| Some(Verb::Note { text: text.into() })), public: false },
    },
    Action {
        id: "incident.escalate", name: "escalate", context: Context::Ticket, keys: &[">"],
        title: msg!("act-escalate"), help: msg!("help-escalate"), footer: Some(5),
        needs: Needs::Incident(Check { acts: &[Act::AssignOther], states: when::ACTIVE, more: when::line_above }),
        run: Run::Form { form: Form::escalate, say: None, public: false },
    },
    Action {
        id: "incident.hand_back", name: "hand-back", context: Context::Ticket, keys: &["<"],
        title: msg!("act-hand-back"), help: msg!("help-hand-back"), footer: Some(9),
        needs: Needs::Incident(Check { acts: &[Act::AssignOther], states: when::HELD, more: when::handed }),
        run: Run::Form { form: Form::hand_back, say: None, public: false },
    },
    Action {
        id: "incident.resolve", name: "resolve", context: Context::Ticket, keys: &["x"],
        title: msg!("act-resolve"), help: msg!("help-resolve"), footer: Some(6),
        needs: Needs::Incident(Check { acts: &[Act::Resolve], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::resolve, say: None, public: false },
    },
    Action {
        id: "incident.confirm", name: "confirm", context: Context::Ticket, keys: &["X"],
        title: msg!("act-confirm"), help: msg!("help-confirm"), footer: Some(1),
        needs: Needs::Incident(Check { acts: &[Act::Confirm], states: when::RESOLVED, more: when::fine }),
        run: Run::Form { form: Form::confirm, say: None, public: false },
    },
    Action {
        id: "incident.close", name: "close", context: Context::Ticket, keys: &["s x"],
        title: msg!("act-close"), help: msg!("help-close"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Close], states: when::RESOLVED, more: when::fine }),
        run: Run::Act(|| Verb::Close { unconfirmed: true }),
    },
    Action {
        id: "incident.suspend", name: "suspend", context: Context::Ticket, keys: &["w"],
        title: msg!("act-suspend"), help: msg!("help-suspend"), footer: Some(7),
        needs: Needs::Incident(Check { acts: &[Act::Suspend], states: when::WORKED, more: when::fine }),
        run: Run::Form { form: Form::suspend, say: None, public: false },
    },
    Action {
        id: "incident.resume", name: "resume", context: Context::Ticket, keys: &["w", "s w"],
        title: msg!("act-resume"), help: msg!("help-resume"), footer: Some(2),
        needs: Needs::Incident(Check { acts: &[Act::Resume], states: when::WAITING, more: when::fine }),
        run: Run::Act(|| Verb::Resume { text: String::new() }),
    },
    Action {
        id: "incident.call", name: "call", context: Context::Ticket, keys: &["N"],
        title: msg!("act-call"), help: msg!("help-call"), footer: Some(12),
        needs: Needs::Incident(Check { acts: &[Act::LogCall], states: when::ALIVE, more: when::fine }),
        run: Run::Form { form: Form::call, say: Some(|_, text| Some(Verb::Call { text: text.into() })), public: false },
    },
    Action {
        id: "incident.chase", name: "chase", context: Context::Ticket, keys: &["K"],
        title: msg!("act-chase"), help: msg!("help-chase"), footer: Some(11),
        needs: Needs::Incident(Check { acts: &[Act::Chase], states: when::ACTIVE, more: when::fine }),
        run: Run::Act(|| Verb::Chase { text: String::new() }),
    },
    Action {
        id: "incident.edit", name: "edit", context: Context::Ticket, keys: &["e"],
        title: msg!("act-edit"), help: msg!("help-edit"), footer: Some(8),
        needs: Needs::Incident(Check { acts: &[Act::Record, Act::Classify, Act::Assess], states: when::ALIVE, more: when::loaded }),
        run: Run::Do(ticket::edit),
    },
    Action {
        id: "incident.priority", name: "priority", context: Context::Ticket, keys: &["p"],
        title: msg!("act-priority"), help: msg!("help-priority"), footer: Some(13),
        needs: Needs::Incident(Check { acts: &[Act::OverridePriority], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::override_priority, say: None, public: false },
    },
    Action {
        id: "incident.link", name: "link", context: Context::Ticket, keys: &["L"],
        title: msg!("act-link"), help: msg!("help-link"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Link], states: when::ANY, more: when::fine }),
        run: Run::Form { form: Form::link, say: Some(say_link), public: false },
    },
    Action {
        id: "incident.join", name: "join", context: Context::Ticket, keys: &["J"],
        title: msg!("act-join"), help: msg!("help-join"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Join], states: when::ALIVE, more: when::fine }),
        run: Run::Form { form: Form::join, say: None, public: false },
    },
    Action {
        id: "incident.merge", name: "merge", context: Context::Ticket, keys: &["d"],
        title: msg!("act-merge"), help: msg!("help-merge"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Merge], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::merge, say: Some(say_merge), public: false },
    },
    Action {
        id: "incident.unmerge", name: "unmerge", context: Context::Ticket, keys: &["s d"],
        title: msg!("act-unmerge"), help: msg!("help-unmerge"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Unmerge], states: when::GONE, more: when::fine }),
        run: Run::Act(|| Verb::Unmerge),
    },
    Action {
        id: "incident.reopen", name: "reopen", context: Context::Ticket, keys: &["O"],
        title: msg!("act-reopen"), help: msg!("help-reopen"), footer: Some(2),
        needs: Needs::Incident(Check { acts: &[Act::Reopen], states: when::ENDED, more: when::fine }),
        run: Run::Form { form: Form::reopen, say: Some(|_, text| Some(Verb::Reopen { text: text.into() })), public: false },
    },
    Action {
        id: "incident.cancel", name: "cancel", context: Context::Ticket, keys: &["s c"],
        title: msg!("act-cancel"), help: msg!("help-cancel"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Cancel], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::cancel, say: None, public: false },
    },
    Action {
        id: "incident.rate", name: "rate", context: Context::Ticket, keys: &["s r"],
        title: msg!("act-rate"), help: msg!("help-rate"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Satisfaction], states: when::ENDED, more: when::fine }),
        run: Run::Form { form: Form::rate, say: None, public: false },
    },
    Action {
        id: "incident.follow_up", name: "follow-up", context: Context::Ticket, keys: &["s f"],
        title: msg!("act-follow-up"), help: msg!("help-follow-up"), footer: Some(3),
        needs: Needs::Incident(Check { acts: &[Act::Satisfaction], states: when::CLOSED, more: when::fine }),
        run: Run::Form { form: Form::follow_up, say: None, public: false },
    },
    Action {
        id: "incident.tracker", name: "tracker", context: Context::Ticket, keys: &["s k"],
        title: msg!("act-tracker"), help: msg!("help-tracker"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Confirm], states: when::ANY, more: when::fine }),
        run: Run::Form { form: Form::track, say: Some(say_tracker), public: false },
    },
    Action {
        id: "incident.visit", name: "visit", context: Context::Ticket, keys: &["s v"],
        title: msg!("act-visit"), help: msg!("help-visit"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Work], states: when::ALIVE, more: when::fine }),
        run: Run::Form { form: Form::visit, say: None, public: false },
    },
    Action {
        id: "incident.undo", name: "undo", context: Context::Ticket, keys: &["u"],
        title: msg!("act-undo"), help: msg!("help-undo"), footer: Some(10),
        needs: Needs::Console(when::undoable),
        run: Run::Do(ticket::undo),
    },
    Action {
        id: "incident.repeat", name: "repeat", context: Context::Ticket, keys: &["."],
        title: msg!("act-repeat"), help: msg!("help-repeat"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(general::repeat),
    },
    Action {
        id: "incident.new", name: "new", context: Context::Global, keys: &["i", "ctrl-n"],
        title: msg!("act-new"), help: msg!("help-new"), footer: None,
        needs: Needs::Console(when::may_record),
        run: Run::Do(ticket::new_incident),
    },
    Action {
        id: "incident.copy", name: "copy", context: Context::Ticket, keys: &["y"],
        title: msg!("act-copy"), help: msg!("help-copy"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(general::copy),
    },
    Action {
        id: "incident.attach", name: "attach", context: Context::Ticket, keys: &[],
        title: msg!("act-attach"), help: msg!("help-attach"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Note], states: when::ANY, more: when::fine }),
        run: Run::Do(attachments::attach),
    },
    Action {
        id: "incident.save_attachment", name: "save", context: Context::Ticket, keys: &[],
        title: msg!("act-save-attachment"), help: msg!("help-save-attachment"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(attachments::save),
    },
    // Selecting
    Action {
        id: "list.mark", name: "mark-row", context: Context::List, keys: &["space"],
        title: msg!("act-list-mark"), help: msg!("help-list-mark"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::mark),
    },
    Action {
        id: "list.range", name: "range", context: Context::List, keys: &["v"],
        title: msg!("act-list-range"), help: msg!("help-list-range"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::range),
    },
    Action {
        id: "list.mark_all", name: "mark-all", context: Context::List, keys: &["V"],
        title: msg!("act-list-mark-all"), help: msg!("help-list-mark-all"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::mark_all),
    },
    Action {
        id: "list.mark_query", name: "mark", context: Context::List, keys: &[],
        title: msg!("act-list-mark-query"), help: msg!("help-list-mark-query"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::mark_query),
    },
    // Moving
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
    // Looking
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
        id: "console.pane", name: "pane", context: Context::Global, keys: &["tab", "shift-tab"],
        title: msg!("act-console-pane"), help: msg!("help-console-pane"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::pane),
    },
    Action {
        id: "console.card", name: "card", context: Context::Global, keys: &["|"],
        title: msg!("act-console-card"), help: msg!("help-console-card"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::card),
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
        id: "console.redraw", name: "redraw", context: Context::Global, keys: &["ctrl-l"],
        title: msg!("act-console-redraw"), help: msg!("help-console-redraw"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|_, _| vec![Effect::Redraw]),
    },
    // Finding
    Action {
        id: "list.filter", name: "filter", context: Context::Global, keys: &["/"],
        title: msg!("act-list-filter"), help: msg!("help-list-filter"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::filter),
    },
    Action {
        id: "list.requester", name: "requester", context: Context::List, keys: &["*"],
        title: msg!("act-list-requester"), help: msg!("help-list-requester"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(general::requester),
    },
    Action {
        id: "list.ci", name: "ci", context: Context::List, keys: &["#"],
        title: msg!("act-list-ci"), help: msg!("help-list-ci"), footer: None,
        needs: Needs::Console(when::on_ticket),
        run: Run::Do(general::ci),
    },
    Action {
        id: "list.sort", name: "sort", context: Context::List, keys: &[","],
        title: msg!("act-list-sort"), help: msg!("help-list-sort"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::sort),
    },
    Action {
        id: "go.view", name: "view", context: Context::List, keys: &["S"],
        title: msg!("act-go-view"), help: msg!("help-go-view"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::view),
    },
    Action {
        id: "go.queue", name: "queue", context: Context::Global, keys: &["1", "g q"],
        title: msg!("act-go-queue"), help: msg!("help-go-queue"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::queue),
    },
    view("go.view1", "view1", &["g 1"], (msg!("act-go-view1"), msg!("help-go-view1")), |m, c| general::look(m, 0, c)),
    view("go.view2", "view2", &["g 2", "g m"], (msg!("act-go-view2"), msg!("help-go-view2")), |m, c| general::look(m, 1, c)),
    view("go.view3", "view3", &["g 3", "g u"], (msg!("act-go-view3"), msg!("help-go-view3")), |m, c| general::look(m, 2, c)),
    view("go.view4", "view4", &["g 4", "g c"], (msg!("act-go-view4"), msg!("help-go-view4")), |m, c| general::look(m, 3, c)),
    view("go.view5", "view5", &["g 5", "g o"], (msg!("act-go-view5"), msg!("help-go-view5")), |m, c| general::look(m, 4, c)),
    view("go.view6", "view6", &["g 6", "g r"], (msg!("act-go-view6"), msg!("help-go-view6")), |m, c| general::look(m, 5, c)),
    Action {
        id: "go.last", name: "last-view", context: Context::Global, keys: &["-"],
        title: msg!("act-go-last"), help: msg!("help-go-last"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::last_view),
    },
    Action {
        id: "go.ticket", name: "go", context: Context::Global, keys: &["g t"],
        title: msg!("act-go-ticket"), help: msg!("help-go-ticket"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::go),
    },
    // The console
    Action {
        id: "console.command", name: "command", context: Context::Global, keys: &[":"],
        title: msg!("act-console-command"), help: msg!("help-console-command"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::command),
    },
    Action {
        id: "console.help", name: "help", context: Context::Global, keys: &["?"],
        title: msg!("act-console-help"), help: msg!("help-console-help"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::help),
    },
    Action {
        id: "console.palette", name: "palette", context: Context::Global, keys: &["ctrl-p"],
        title: msg!("act-console-palette"), help: msg!("help-console-palette"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::palette),
    },
    Action {
        id: "console.language", name: "lang", context: Context::Global, keys: &[],
        title: msg!("act-console-language"), help: msg!("help-console-language"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::language),
    },
    Action {
        id: "console.theme", name: "theme", context: Context::Global, keys: &[],
        title: msg!("act-console-theme"), help: msg!("help-console-theme"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::theme),
    },
    Action {
        id: "console.drafts", name: "drafts", context: Context::Global, keys: &["g d"],
        title: msg!("act-console-drafts"), help: msg!("help-console-drafts"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::drafts),
    },
    Action {
        id: "console.back", name: "back", context: Context::Global, keys: &["esc"],
        title: msg!("act-console-back"), help: msg!("help-console-back"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::back),
    },
    Action {
        id: "console.leave", name: "leave", context: Context::Global, keys: &["q"],
        title: msg!("act-console-leave"), help: msg!("help-console-leave"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::leave),
    },
    Action {
        id: "console.quit", name: "q", context: Context::Global, keys: &["Q"],
        title: msg!("act-console-quit"), help: msg!("help-console-quit"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::quit),
    },
    Action {
        id: "console.suspend", name: "stop", context: Context::Global, keys: &["ctrl-z"],
        title: msg!("act-console-suspend"), help: msg!("help-console-suspend"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|_, _| vec![Effect::Suspend]),
    },
];
