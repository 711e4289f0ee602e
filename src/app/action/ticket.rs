//! Acts on incidents. One job: from a key to commands, for one incident or for all that are marked.
//!
//! A command names the incident that was on screen and the version that was seen. What the rules would refuse is told
//! before anything is sent; what is sent by many is asked first.

use super::{Action, Call, Needs, Run};
use crate::app::effect::{DraftId, Effect};
use crate::app::form::Form;
use crate::app::model::{Done, Model};
use crate::app::overlay::{Confirm, FormBox, Overlay, Target, Then};
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::command::{Command, Handing, Verb};
use crate::domain::incident::{Kind, Record};
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::text::times::ago;
use crate::text::{Locale, args, msg};
use std::collections::BTreeSet;

/// From so many incidents on the number must be typed (UX 3.5).
pub const MANY: usize = 10;

/// A change without words, of everything chosen.
pub fn act(model: &mut Model, action: &'static Action, verb: &Verb, call: &Call) -> Vec<Effect> {
    let targets = model.targets();
    send(model, action, targets, verb, false, call.now)
}

/// Sends a verb to each target; asks first where it is many, or where some cannot.
pub fn send(
    model: &mut Model,
    action: &'static Action,
    targets: Vec<Target>,
    verb: &Verb,
    public: bool,
    now: Instant,
) -> Vec<Effect> {
    let all = targets.len();
    let (able, facts) = sift(model, action, targets);
    let command = |t: &Target| Command::Act { incident: t.id, seen: Some(t.seen), verb: verb.clone() };
    let commands: Vec<Command> = able.iter().map(command).collect();
    let many = able.len() >= MANY || (public && able.len() > 1);
    if !many && facts.is_empty() {
        return model.commit(action.id, commands, now);
    }
    if commands.is_empty() {
        model.complain(facts.into_iter().next().unwrap_or_default());
        return vec![];
    }
    let what = model.locale.t(action.title).into_owned();
    let question = model.locale.tf("ask-many", &args![what = what, n = able.len(), all = all]).into_owned();
    let count = many.then_some(able.len());
    let then = Then::Commit { action: action.id, commands };
    let typed = String::new();
    model.overlays.push(Overlay::Confirm(Confirm { question, facts, risky: true, count, typed, then, since: now }));
    vec![]
}

/// Those for which the act is possible, and a line for each of the others.
fn sift(model: &Model, action: &Action, targets: Vec<Target>) -> (Vec<Target>, Vec<String>) {
    let Needs::Incident(check) = &action.needs else { return (targets, vec![]) };
    let (mut able, mut facts) = (Vec::new(), Vec::new());
    for target in targets {
        match model.rows.get(target.id).map(|row| check.of(model, row)) {
            Some(Err(why)) => facts.push(format!("{}  {}", target.id, why.sentence(&model.words()))),
            _ => able.push(target),
        }
    }
    (able, facts)
}

/// Opens the form of an action, with what was typed there before.
pub fn open_form(model: &mut Model, action: &'static Action, call: &Call) -> Vec<Effect> {
    let Run::Form { form, public, .. } = &action.run else { return vec![] };
    let targets = model.targets();
    let Some(row) = targets.first().and_then(|t| model.rows.get(t.id)) else { return vec![] };
    let form = form(row, &model.form_env(call.now));
    show(model, action, form, targets, *public, call.now);
    vec![]
}

pub fn edit(model: &mut Model, call: &Call) -> Vec<Effect> {
    let env = model.form_env(call.now);
    let Some(form) = model.record().map(|r| Form::edit(&r.incident, &env)) else { return vec![] };
    let targets: Vec<Target> = model.targets().into_iter().take(1).collect();
    open(model, "incident.edit", form, targets, call.now)
}

pub fn new_incident(model: &mut Model, call: &Call) -> Vec<Effect> {
    let form = Form::new_incident(&model.form_env(call.now));
    open(model, "incident.new", form, vec![], call.now)
}

/// Opens a form for an action that makes its own, with what was typed there before.
pub fn open(model: &mut Model, id: &str, form: Form, targets: Vec<Target>, now: Instant) -> Vec<Effect> {
    if let Some(action) = super::ACTIONS.iter().find(|a| a.id == id) {
        show(model, action, form, targets, false, now);
    }
    vec![]
}

/// Opens what was typed before, wherever one is.
pub fn take_up(model: &mut Model, draft: DraftId, now: Instant) {
    let kept = model.drafts.get(&draft).cloned();
    if let (Some(action), Some(form)) = (super::ACTIONS.iter().find(|a| a.id == draft.action), kept) {
        show(model, action, form, vec![], false, now);
    }
}

fn show(model: &mut Model, action: &'static Action, form: Form, targets: Vec<Target>, public: bool, now: Instant) {
    let article = form.subject.as_ref().and_then(|subject| subject.article);
    let draft = DraftId { action: action.id, incident: targets.first().map(|t| t.id), article };
    let kept = model.drafts.get(&draft).cloned();
    let (title, waiting) = (action.title, Vec::new());
    // What was said before is about something else.
    model.message = None;
    if kept.is_some() {
        let text = model.locale.t("said-draft-back").into_owned();
        model.say(text, now);
    }
    let form = kept.unwrap_or(form);
    model.overlays.push(Overlay::Form(FormBox { form, draft, title, public, targets, waiting, error: None }));
}

/// Asks whether to take back what was done last to the subject, saying what that is.
pub fn undo(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some(id) = model.subject() else { return vec![] };
    let Some((kinds, at, batches)) = last_done(model) else { return vec![] };
    let what = done_words(&model.locale, &kinds, &number(&model.locale, id, batches.len()));
    let when = ago(call.now.since(at), &model.locale);
    let question = model.locale.tf("ask-undo", &args![what = what, when = when]).into_owned();
    let commands: Vec<Command> = batches.iter().map(|batch| Command::Undo { batch: *batch }).collect();
    let count = (commands.len() >= MANY).then_some(commands.len());
    let then = Then::Commit { action: "incident.undo", commands };
    let (facts, typed, since) = (vec![], String::new(), call.now);
    model.overlays.push(Overlay::Confirm(Confirm { question, facts, risky: false, count, typed, then, since }));
    vec![]
}

/// What was done last to the subject by whoever sits here: its kind, when, and the batches of that act.
pub fn last_done(model: &Model) -> Option<(Vec<Kind>, Instant, Vec<i64>)> {
    let id = model.subject()?;
    let undoable = |d: &Done| d.kinds.iter().copied().filter(|k| can_be_undone(*k)).collect::<Vec<_>>();
    let here = model.done.iter().rev().find(|d| !d.undone && !undoable(d).is_empty() && d.ids.contains(&id));
    let here = here.map(|d| (undoable(d), d.at, group(model, d)));
    here.or_else(|| model.record().and_then(|r| recorded(r, model.desk.me.person)))
}

/// Records are not unmade, and what was sent is gone (ONE-4).
pub fn can_be_undone(kind: Kind) -> bool {
    use Kind::{AttachmentErased, Imported, Recorded, Replied, Retargeted, Undone};
    !matches!(kind, Undone | Recorded | Replied | Imported | Retargeted | AttachmentErased)
}

/// The batches that were one act with this one.
fn group(model: &Model, done: &Done) -> Vec<i64> {
    model.done.iter().filter(|d| d.group == done.group && !d.undone).map(|d| d.batch).collect()
}

/// The last batch that somebody wrote to a record, by the record itself.
fn recorded(record: &Record, me: PersonId) -> Option<(Vec<Kind>, Instant, Vec<i64>)> {
    let undone: BTreeSet<i64> = record.past.iter().filter_map(|p| p.event.detail.undoes).collect();
    let mut mine = record.past.iter().rev().filter(|p| p.by == me && !undone.contains(&p.batch));
    let last = mine.find(|p| can_be_undone(p.event.kind))?;
    Some((vec![last.event.kind], last.at, vec![last.batch]))
}

/// `20417`, or how many.
pub fn number(locale: &Locale, id: IncidentId, n: usize) -> String {
    if n > 1 { locale.tf("n-incidents", &args![n = n]).into_owned() } else { id.to_string() }
}

/// Acts of several events, by their first and last: what was done is said whole.
const TOGETHER: [(Kind, Kind, &str); 4] = [
    (Kind::Recorded, Kind::Taken, msg!("done-recorded-taken")),
    (Kind::Recorded, Kind::Resolved, msg!("done-recorded-resolved")),
    (Kind::Confirmed, Kind::Closed, msg!("done-confirmed-closed")),
    (Kind::Confirmed, Kind::Reopened, msg!("done-confirmed-reopened")),
];

/// What was done, in words; `kinds` are the events of one batch, in their order.
pub fn done_words(locale: &Locale, kinds: &[Kind], id: &str) -> String {
    let (Some(first), Some(last)) = (kinds.first(), kinds.last()) else { return String::new() };
    let together = TOGETHER.iter().find(|(a, b, _)| (a, b) == (first, last)).map(|(.., words)| *words);
    locale.tf(together.unwrap_or_else(|| one(*last)), &args![id = id]).into_owned()
}

/// One event, in words.
fn one(kind: Kind) -> &'static str {
    match kind {
        Kind::Recorded => msg!("done-recorded"),
        Kind::Joined => msg!("done-joined"),
        Kind::Noted => msg!("done-noted"),
        Kind::Replied => msg!("done-replied"),
        Kind::Called => msg!("done-called"),
        Kind::Taken => msg!("done-taken"),
        Kind::Started => msg!("done-started"),
        Kind::Assigned => msg!("done-assigned"),
        Kind::Escalated => msg!("done-escalated"),
        Kind::HandedBack => msg!("done-handed-back"),
        Kind::Raised => msg!("done-raised"),
        Kind::Lowered => msg!("done-lowered"),
        Kind::Suspended => msg!("done-suspended"),
        Kind::Resumed => msg!("done-resumed"),
        Kind::Chased => msg!("done-chased"),
        Kind::CallBackAsked => msg!("done-call-back-asked"),
        Kind::Promised => msg!("done-promised"),
        Kind::Informed => msg!("done-informed"),
        Kind::Edited => msg!("done-edited"),
        Kind::Assessed => msg!("done-assessed"),
        Kind::Overridden => msg!("done-overridden"),
        Kind::Tracked => msg!("done-tracked"),
        Kind::Resolved => msg!("done-resolved"),
        Kind::Confirmed => msg!("done-confirmed"),
        Kind::Rated => msg!("done-rated"),
        Kind::Closed => msg!("done-closed"),
        Kind::Reopened => msg!("done-reopened"),
        Kind::Cancelled => msg!("done-cancelled"),
        Kind::Merged => msg!("done-merged"),
        Kind::Absorbed => msg!("done-absorbed"),
        Kind::Linked => msg!("done-linked"),
        Kind::Visited => msg!("done-visited"),
        Kind::FollowedUp => msg!("done-followed-up"),
        Kind::Undone => msg!("done-undone"),
        Kind::Retargeted => msg!("done-retargeted"),
        Kind::Imported => msg!("done-imported"),
        Kind::Attached => msg!("done-attached"),
        Kind::Detached => msg!("done-detached"),
        Kind::AttachmentErased => msg!("done-attachment-erased"),
        Kind::KbApplied => msg!("done-kb-applied"),
        Kind::Ticked => msg!("done-ticked"),
        Kind::KbRated => msg!("done-kb-rated"),
        Kind::Fired => msg!("done-fired"),
        Kind::ToldAgain => msg!("done-told-again"),
        Kind::Acknowledged => msg!("done-acknowledged"),
        Kind::Postponed => msg!("done-postponed"),
        Kind::ReportedUp => msg!("done-reported-up"),
        Kind::EmergencyDecided => msg!("done-emergency"),
        Kind::PriorityConfirmed => msg!("done-priority-confirmed"),
    }
}

/// `:assign lina`.
pub fn say_person(model: &Model, text: &str) -> Option<Verb> {
    let (key, rest) = text.split_once(' ').unwrap_or((text, ""));
    let text = rest.trim().to_owned();
    let find = |kind| model.desk.directory.find(kind, key).map(|e| e.stream.id);
    let person = if key == "me" { Some(model.desk.me.person) } else { find(StreamKind::Person).map(PersonId) };
    let team = find(StreamKind::Team).map(crate::domain::id::TeamId);
    (person.is_some() || team.is_some()).then(|| Verb::Assign(Handing { person, team, text, ..Handing::default() }))
}

/// `:tracker lina`.
pub fn say_tracker(model: &Model, text: &str) -> Option<Verb> {
    let person = model.desk.directory.find(StreamKind::Person, text)?;
    Some(Verb::Track { person: PersonId(person.stream.id) })
}

/// `:merge 20416`.
pub fn say_merge(_: &Model, text: &str) -> Option<Verb> {
    text.trim().parse().ok().map(|into| Verb::Merge { into })
}

/// `:link 20416`.
pub fn say_link(_: &Model, text: &str) -> Option<Verb> {
    text.trim().parse().ok().map(|to| Verb::Link { relation: "related".into(), to })
}
