//! Acts on an incident. One job: their rows of the table of actions.

use crate::app::action::when::{self, Check};
use crate::app::action::{Action, Context, Needs, Run, attachments, general, ticket};
use crate::app::form::Form;
use crate::domain::incident::command::Verb;
use crate::domain::people::rights::Act;
use crate::msg;
use ticket::{say_link, say_merge, say_person, say_tracker};

#[rustfmt::skip]
pub const TICKET: &[Action] = &[
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
        id: "incident.escalate", name: "escalate", context: Context::Ticket, keys: &[">", "shift-right"],
        title: msg!("act-escalate"), help: msg!("help-escalate"), footer: Some(5),
        needs: Needs::Incident(Check { acts: &[Act::AssignOther], states: when::ACTIVE, more: when::line_above }),
        run: Run::Form { form: Form::escalate, say: None, public: false },
    },
    Action {
        id: "incident.hand_back", name: "hand-back", context: Context::Ticket, keys: &["<", "shift-left"],
        title: msg!("act-hand-back"), help: msg!("help-hand-back"), footer: Some(9),
        needs: Needs::Incident(Check { acts: &[Act::AssignOther], states: when::HELD, more: when::handed }),
        run: Run::Form { form: Form::hand_back, say: None, public: false },
    },
    Action {
        id: "incident.raise", name: "raise", context: Context::Ticket, keys: &["s >"],
        title: msg!("act-raise"), help: msg!("help-raise"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Acknowledge], states: when::ALIVE, more: when::authority_above }),
        run: Run::Form { form: Form::raise, say: None, public: false },
    },
    Action {
        id: "incident.lower", name: "lower", context: Context::Ticket, keys: &["s <"],
        title: msg!("act-lower"), help: msg!("help-lower"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Acknowledge], states: when::ALIVE, more: when::raised }),
        run: Run::Form { form: Form::lower, say: None, public: false },
    },
    Action {
        id: "incident.acknowledge", name: "acknowledge", context: Context::Ticket, keys: &["A"],
        title: msg!("act-acknowledge"), help: msg!("help-acknowledge"), footer: Some(0),
        needs: Needs::Incident(Check { acts: &[Act::Acknowledge], states: when::ANY, more: when::told_of_it }),
        run: Run::Act(|| Verb::Acknowledge { escalation: None, text: String::new() }),
    },
    Action {
        id: "incident.postpone", name: "postpone", context: Context::Ticket, keys: &["s z"],
        title: msg!("act-postpone"), help: msg!("help-postpone"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Postpone], states: when::ANY, more: when::told_of_it }),
        run: Run::Form { form: Form::postpone, say: None, public: false },
    },
    Action {
        id: "incident.report_up", name: "report-up", context: Context::Ticket, keys: &["s e"],
        title: msg!("act-report-up"), help: msg!("help-report-up"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::StartEmergency], states: when::ACTIVE, more: when::not_reported_up }),
        run: Run::Form { form: Form::report_up, say: Some(|_, text| Some(Verb::ReportUp { text: text.into() })), public: false },
    },
    Action {
        id: "incident.emergency", name: "emergency", context: Context::Ticket, keys: &["s !"],
        title: msg!("act-emergency"), help: msg!("help-emergency"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::StartEmergency], states: when::ACTIVE, more: when::no_emergency }),
        run: Run::Form { form: Form::emergency, say: Some(|_, text| Some(Verb::Emergency { start: true, text: text.into() })), public: false },
    },
    Action {
        id: "incident.decline", name: "no-emergency", context: Context::Ticket, keys: &["s n"],
        title: msg!("act-decline"), help: msg!("help-decline"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::StartEmergency], states: when::ACTIVE, more: when::not_declined }),
        run: Run::Form { form: Form::decline, say: Some(|_, text| Some(Verb::Emergency { start: false, text: text.into() })), public: false },
    },
    Action {
        id: "incident.confirm_priority", name: "confirm-priority", context: Context::Ticket, keys: &["s p"],
        title: msg!("act-confirm-priority"), help: msg!("help-confirm-priority"), footer: Some(0),
        needs: Needs::Incident(Check { acts: &[Act::Assess], states: when::ACTIVE, more: when::priority_open }),
        run: Run::Act(|| Verb::ConfirmPriority),
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
        id: "incident.call_back", name: "call-back", context: Context::Ticket, keys: &["B"],
        title: msg!("act-call-back"), help: msg!("help-call-back"), footer: Some(14),
        needs: Needs::Incident(Check { acts: &[Act::CallBack], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::call_back, say: Some(|_, text| Some(Verb::CallBack { text: text.into() })), public: false },
    },
    Action {
        id: "incident.promise", name: "promise", context: Context::Ticket, keys: &["P"],
        title: msg!("act-promise"), help: msg!("help-promise"), footer: Some(15),
        needs: Needs::Incident(Check { acts: &[Act::Promise], states: when::ACTIVE, more: when::fine }),
        run: Run::Form { form: Form::promise, say: None, public: false },
    },
    Action {
        id: "incident.inform", name: "inform", context: Context::Ticket, keys: &["s i"],
        title: msg!("act-inform"), help: msg!("help-inform"), footer: None,
        needs: Needs::Incident(Check { acts: &[Act::Reply], states: when::ALIVE, more: when::major }),
        run: Run::Form { form: Form::inform, say: Some(|_, text| Some(Verb::Inform { text: text.into() })), public: false },
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
];
