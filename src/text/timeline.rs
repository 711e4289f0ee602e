//! The timeline. One job: an event on the record becomes a line: who, what, the words said, what changed.
//!
//! Every kind of event has its sentence here. When it was stands beside the line and is put there by whoever shows it.

use crate::args;
use crate::domain::code::Code;
use crate::domain::incident::event::{Change, Event, Kind, Place};
use crate::domain::incident::fields::{Field, Group, Stop};
use crate::domain::incident::past::{Past, Record};
use crate::domain::incident::report::{AppliedColumn, AttachmentColumn, ReportColumn, StepColumn, VisitColumn};
use crate::domain::sla::clock::ClockAct;
use crate::domain::time::Instant;
use crate::domain::value::{FieldValue, Text, Value};
use crate::msg;
use crate::text::escalations;
use crate::text::safe::{safe_block, safe_line};
use crate::text::terms::OUTCOME;
use crate::text::times::goal;
use crate::text::value::{field_value, link, place_name, value};
use crate::text::width::fit;
use crate::text::words::{Reasons, Words};

/// Cells of one side of a change; whole texts stand in the record and in the trail.
const SIDE: usize = 60;

/// An event in words. All of it is safe to show; `quote` may have several lines, the rest one each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// A person, or the rules.
    pub who: String,
    /// What they did, in the past tense, without a full stop: `escalated to L2 Network: needs access`.
    pub what: String,
    /// What they wrote or what was said.
    pub quote: Option<String>,
    /// `title: a > b`, where the sentence does not say it.
    pub changes: Vec<String>,
    /// Taken back later.
    pub undone: bool,
}

/// One event as a line. Of an undo it can say what came back, not which act it was: [`lines`] can.
pub fn line(past: &Past, words: &Words<'_>) -> Line {
    let event = &past.event;
    Line {
        // An imported fact was somebody's there; who brought it here is in the trail.
        who: past.event.detail.who.map_or_else(|| words.who(past.by, past.via), |who| words.person(who)),
        what: what(past, words),
        quote: quote(event, words),
        changes: changes(past, words),
        undone: false,
    }
}

/// The whole timeline of a record, the oldest first; an undo names the act that it took back, and that act is marked.
pub fn lines(record: &Record, words: &Words<'_>) -> Vec<Line> {
    let line = |past: &Past| {
        let mut line = line(past, words);
        line.undone = record.is_undone(past.batch);
        let undoes = past.event.detail.undoes;
        if let Some(act) = record.past.iter().rev().find(|p| Some(p.batch) == undoes && p.event.kind != Kind::Undone) {
            line.what = because(words.locale.t("timeline-undone-act").into_owned(), Some(what(act, words)), words);
        }
        line
    };
    record.past.iter().map(line).collect()
}

/// A change as `label: from > to`, for timeline and trail; where nothing stood before, `label: to`.
pub fn change(change: &Change, words: &Words<'_>) -> String {
    let side = |it: &Value| fit(&safe_line(&value(&change.place, it, words)), SIDE).into_owned();
    let label = match &change.place {
        Place::Custom { custom } => words.inline(&words.custom(custom)),
        Place::Field { field } => words.inline(&words.field(field.name())),
        Place::Visit { visit: 0, column } => words.inline(&words.field(column.name())),
        Place::Visit { visit, column } => {
            let field = words.inline(&words.field(column.name()));
            words.say(msg!("timeline-visit-field"), &args![visit = visit + 1, field = field])
        }
        Place::Attachment { attachment, column } => {
            let field = words.inline(&words.field(column.name()));
            words.say(msg!("timeline-attachment-field"), &args![number = attachment + 1, field = field])
        }
        Place::Applied { column, .. } => words.inline(&words.field(column.name())),
        Place::Step { step, column } => {
            let field = words.inline(&words.field(column.name()));
            words.say(msg!("timeline-step-field"), &args![number = step + 1, field = field])
        }
        Place::Escalation { escalation, column } => {
            let field = words.inline(&words.field(column.name()));
            words.say(msg!("timeline-escalation-field"), &args![number = escalation + 1, field = field])
        }
        Place::Report { report: 0, column } => words.inline(&words.field(column.name())),
        Place::Report { report, column } => {
            let field = words.inline(&words.field(column.name()));
            words.say(msg!("timeline-report-field"), &args![report = report + 1, field = field])
        }
    };
    match change.from.is_none() {
        true => words.say(msg!("timeline-set"), &args![field = label, to = side(&change.to)]),
        false => {
            words.say(msg!("timeline-change"), &args![field = label, from = side(&change.from), to = side(&change.to)])
        }
    }
}

fn what(past: &Past, w: &Words<'_>) -> String {
    let event = &past.event;
    let plain = |id| w.locale.t(id).into_owned();
    let reason = |reasons| event.detail.reason.as_ref().map(|code| w.inline(&w.reason_of(reasons, code)));
    let other = || event.detail.other.map(|id| id.to_string()).unwrap_or_default();
    match event.kind {
        Kind::Recorded => because(plain(msg!("timeline-recorded")), recorded(event, w), w),
        Kind::Joined => joined(event, w),
        Kind::Noted => plain(msg!("timeline-noted")),
        Kind::Replied => plain(msg!("timeline-replied")),
        Kind::Called => plain(msg!("timeline-called")),
        Kind::Taken => taken(event, w),
        Kind::Started => plain(msg!("timeline-started")),
        Kind::Assigned => handed(msg!("timeline-assigned"), event, w),
        Kind::Escalated => handed(msg!("timeline-escalated"), event, w),
        Kind::HandedBack => handed(msg!("timeline-handed-back"), event, w),
        Kind::Raised => because(plain(msg!("timeline-raised")), authority(event, w), w),
        Kind::Lowered => because(plain(msg!("timeline-lowered")), authority(event, w), w),
        Kind::Suspended => because(suspended(past, w), reason(Reasons::Suspension), w),
        Kind::Resumed if past.role == "rule" => plain(msg!("timeline-resumed-by-rule")),
        Kind::Resumed => plain(msg!("timeline-resumed")),
        Kind::Chased => plain(msg!("timeline-chased")),
        Kind::CallBackAsked => plain(msg!("timeline-call-back-asked")),
        Kind::Promised => promised(past, w),
        Kind::Informed => because(plain(msg!("timeline-informed")), informed(event, w), w),
        Kind::Edited => edited(event, w),
        Kind::Assessed => weighed(event, w).unwrap_or_else(|| plain(msg!("timeline-assessed"))),
        Kind::Overridden => match weighed(event, w) {
            Some(step) => w.list(&[step, plain(msg!("timeline-overridden"))]),
            None => plain(msg!("timeline-overridden")),
        },
        Kind::Tracked => {
            let to = to(event, Field::Tracker).map(|v| field_value(Field::Tracker, v, w)).unwrap_or_default();
            w.say(msg!("timeline-tracked"), &args![to = to])
        }
        Kind::Resolved => because(plain(msg!("timeline-resolved")), reason(Reasons::Closing), w),
        Kind::Confirmed => because(plain(msg!("timeline-confirmed")), answered(event, w), w),
        Kind::Rated => because(plain(msg!("timeline-rated")), column(event, ReportColumn::Satisfaction, w), w),
        Kind::Closed => closed(event, w),
        Kind::Reopened => match to(event, Field::Assignee).filter(|v| !v.is_none()) {
            Some(who) => w.say(msg!("timeline-reopened-to"), &args![to = field_value(Field::Assignee, who, w)]),
            None => plain(msg!("timeline-reopened")),
        },
        Kind::Cancelled => because(plain(msg!("timeline-cancelled")), reason(Reasons::Cancel), w),
        Kind::Merged => w.say(msg!("timeline-merged"), &args![other = other()]),
        Kind::Absorbed => w.say(msg!("timeline-absorbed"), &args![other = other()]),
        Kind::Linked => because(plain(msg!("timeline-linked")), linked(event, w), w),
        Kind::Visited => visited(past, w),
        Kind::FollowedUp => {
            because(plain(msg!("timeline-followed-up")), event.detail.score.map(|score| format!("{score}/5")), w)
        }
        Kind::Undone => plain(msg!("timeline-undone")),
        Kind::Retargeted => plain(msg!("timeline-retargeted")),
        Kind::Imported => {
            let source = event.detail.source.as_ref().map(|code| safe_line(code.as_str()).into_owned());
            because(plain(msg!("timeline-imported")), source, w)
        }
        Kind::Attached => because(plain(msg!("timeline-attached")), attached(event, w), w),
        Kind::Detached => because(plain(msg!("timeline-detached")), attachment(event, w), w),
        Kind::AttachmentErased => because(plain(msg!("timeline-attachment-erased")), attachment(event, w), w),
        Kind::KbApplied => kb_applied(event, w),
        Kind::Ticked => ticked(event, w),
        Kind::KbRated => because(plain(msg!("timeline-kb-rated")), applied(event, AppliedColumn::Outcome, w), w),
        Kind::Fired => escalations::fires(past, w),
        Kind::ToldAgain => escalations::tells_again(past, w),
        Kind::Acknowledged => plain(msg!("timeline-acknowledged")),
        Kind::Postponed => escalations::puts_off(past, w),
        Kind::ReportedUp => w.say(msg!("timeline-reported-up"), &args![told = w.people(&event.detail.told)]),
        Kind::EmergencyDecided => {
            let what = to(event, Field::Emergency).map(|v| field_value(Field::Emergency, v, w));
            because(plain(msg!("timeline-emergency")), what, w)
        }
        Kind::PriorityConfirmed => plain(msg!("timeline-priority-confirmed")),
    }
}

/// Who was told how it stands.
fn informed(event: &Event, w: &Words<'_>) -> Option<String> {
    (!event.detail.told.is_empty()).then(|| w.people(&event.detail.told))
}

/// `what: why`.
fn because(what: String, why: Option<String>, w: &Words<'_>) -> String {
    match why.filter(|why| !why.is_empty()) {
        Some(why) => w.say(msg!("timeline-because"), &args![what = what, why = why]),
        None => what,
    }
}

fn find(event: &Event, field: Field) -> Option<&Change> {
    event.detail.changes.iter().find(|c| c.place == Place::Field { field })
}

fn to(event: &Event, field: Field) -> Option<&Value> {
    find(event, field).map(|c| &c.to)
}

/// What an event put into a column of any report, in words.
fn column(event: &Event, wanted: ReportColumn, w: &Words<'_>) -> Option<String> {
    let of = |c: &&Change| matches!(c.place, Place::Report { column, .. } if column == wanted);
    let change = event.detail.changes.iter().find(of).filter(|c| !c.to.is_none())?;
    Some(value(&change.place, &change.to, w))
}

/// The role an escalation to management went to.
fn authority(event: &Event, w: &Words<'_>) -> Option<String> {
    to(event, Field::Authority).filter(|v| !v.is_none()).map(|role| field_value(Field::Authority, role, w))
}

fn recorded(event: &Event, w: &Words<'_>) -> Option<String> {
    let channel = to(event, Field::Channel).map(|v| w.inline(&field_value(Field::Channel, v, w)));
    let priority = to(event, Field::Priority).map(|v| field_value(Field::Priority, v, w));
    match (channel, priority) {
        (Some(channel), Some(priority)) => {
            Some(w.say(msg!("timeline-recorded-with"), &args![channel = channel, priority = priority]))
        }
        (channel, priority) => channel.or(priority),
    }
}

fn joined(event: &Event, w: &Words<'_>) -> String {
    let none = || w.locale.t("value-none").into_owned();
    let reporter = column(event, ReportColumn::Contact, w).unwrap_or_else(none);
    let channel = column(event, ReportColumn::Channel, w).map_or_else(none, |channel| w.inline(&channel));
    w.say(msg!("timeline-joined"), &args![reporter = reporter, channel = channel])
}

fn taken(event: &Event, w: &Words<'_>) -> String {
    match find(event, Field::Assignee).map(|c| &c.from).filter(|from| !from.is_none()) {
        Some(from) => w.say(msg!("timeline-taken-over"), &args![from = field_value(Field::Assignee, from, w)]),
        None => w.locale.t("timeline-taken").into_owned(),
    }
}

/// Where it went: what the event changed of line, team and person.
fn handed(id: &'static str, event: &Event, w: &Words<'_>) -> String {
    let assignee = to(event, Field::Assignee);
    let person = assignee.and_then(|v| Option::from_value(v).flatten());
    let team = to(event, Field::Team).and_then(|v| Option::from_value(v).flatten());
    let line = to(event, Field::Line).and_then(u8::from_value);
    let goal = match (team, line) {
        (Some(team), line) => {
            place_name(&Stop { line: line.unwrap_or(w.directory.line_of(team)), team: Some(team), person }, w)
        }
        (None, Some(line)) => place_name(&Stop { line, team: None, person }, w),
        (None, None) => field_value(Field::Assignee, assignee.unwrap_or(&Value::None), w),
    };
    let why = event.detail.reason.as_ref().map(|code| w.inline(&w.reason_of(Reasons::HandOver, code)));
    because(w.say(id, &args![to = goal]), why, w)
}

fn suspended(past: &Past, w: &Words<'_>) -> String {
    let until: Option<Instant> = to(&past.event, Field::SuspendedUntil).and_then(|v| Option::from_value(v).flatten());
    match until {
        Some(until) => w.say(msg!("timeline-suspended-until"), &args![until = w.moment(until, past.at)]),
        None => w.locale.t("timeline-suspended").into_owned(),
    }
}

/// The time that was given, and the one it took the place of.
fn promised(past: &Past, w: &Words<'_>) -> String {
    let moment = |it: &Value| Option::from_value(it).flatten().map(|at: Instant| w.moment(at, past.at));
    let change = find(&past.event, Field::PromisedFor);
    match change.map(|c| (moment(&c.to), moment(&c.from))) {
        Some((Some(due), Some(from))) => w.say(msg!("timeline-promised-instead"), &args![due = due, from = from]),
        Some((Some(due), None)) => w.say(msg!("timeline-promised-for"), &args![due = due]),
        _ => w.locale.t("timeline-promised").into_owned(),
    }
}

fn edited(event: &Event, w: &Words<'_>) -> String {
    let label = |c: &Change| match &c.place {
        Place::Field { field } => Some(w.inline(&w.field(field.name()))),
        Place::Custom { custom } => Some(w.inline(&w.custom(custom))),
        Place::Report { .. } | Place::Visit { .. } | Place::Attachment { .. } => None,
        Place::Applied { .. } | Place::Step { .. } | Place::Escalation { .. } => None,
    };
    let labels: Vec<String> = shown(event).filter_map(label).collect();
    w.say(msg!("timeline-edited"), &args![fields = w.list(&labels)])
}

/// `priority P3 > P2 (impact 3 > 2)`; `None` when no weight changed.
fn weighed(event: &Event, w: &Words<'_>) -> Option<String> {
    let step = |field: Field, sign: &str| {
        let change = find(event, field)?;
        let side = |v: &Value| u8::from_value(v).map(|n| format!("{sign}{n}")).unwrap_or_default();
        let label = w.inline(&w.field(field.name()));
        let (from, to) = (side(&change.from), side(&change.to));
        Some(w.say(msg!("timeline-step"), &args![field = label, from = from, to = to]))
    };
    let rest: Vec<String> = [Field::Impact, Field::Urgency].into_iter().filter_map(|f| step(f, "")).collect();
    match (step(Field::Priority, "P"), rest.is_empty()) {
        (Some(priority), true) => Some(priority),
        (Some(priority), false) => {
            Some(w.say(msg!("timeline-step-with"), &args![step = priority, rest = w.list(&rest)]))
        }
        (None, true) => None,
        (None, false) => Some(w.list(&rest)),
    }
}

/// `noted visit 1: arrived 10:05, left 11:20`; engineer, parts and what was put right stand below.
fn visited(past: &Past, w: &Words<'_>) -> String {
    let number = visits(&past.event).map(|(visit, ..)| visit + 1).next().unwrap_or_default();
    let times = visits(&past.event).filter_map(|(_, column, change)| {
        let at: Instant = FieldValue::from_value(&change.to).filter(|_| is_time(column))?;
        let field = w.inline(&w.field(column.name()));
        Some(w.say(msg!("timeline-visit-time"), &args![field = field, time = w.moment(at, past.at)]))
    });
    let times: Vec<String> = times.collect();
    because(w.say(msg!("timeline-visited"), &args![visit = number]), Some(w.list(&times)), w)
}

fn visits(event: &Event) -> impl Iterator<Item = (u32, VisitColumn, &Change)> {
    event.detail.changes.iter().filter_map(|change| match change.place {
        Place::Visit { visit, column } => Some((visit, column, change)),
        _ => None,
    })
}

fn is_time(column: VisitColumn) -> bool {
    matches!(column, VisitColumn::Appointment | VisitColumn::Arrived | VisitColumn::Left)
}

fn answered(event: &Event, w: &Words<'_>) -> Option<String> {
    let said = event.detail.reason.as_ref().map(|code: &Code| w.inline(&w.locale.term(&OUTCOME, code.as_str())));
    let parts: Vec<String> = said.into_iter().chain(column(event, ReportColumn::Satisfaction, w)).collect();
    (!parts.is_empty()).then(|| w.list(&parts))
}

fn closed(event: &Event, w: &Words<'_>) -> String {
    let via = to(event, Field::ClosedVia);
    let id = match (to(event, Field::Unconfirmed), via) {
        (Some(Value::Flag(true)), _) => msg!("timeline-closed-unconfirmed"),
        (_, Some(Value::Code(code))) if *code == "resolver" => msg!("timeline-closed-resolver"),
        _ => msg!("timeline-closed"),
    };
    w.locale.t(id).into_owned()
}

fn linked(event: &Event, w: &Words<'_>) -> Option<String> {
    let change = find(event, Field::Links)?;
    let (before, after) = (Vec::<Code>::from_value(&change.from)?, Vec::<Code>::from_value(&change.to)?);
    let new: Vec<String> = after.iter().filter(|code| !before.contains(code)).map(|code| link(code, w)).collect();
    Some(w.list(&new))
}

/// `trace.log (12 KiB)`.
fn attached(event: &Event, w: &Words<'_>) -> Option<String> {
    let cell = |wanted| {
        let of = |c: &&Change| matches!(c.place, Place::Attachment { column, .. } if column == wanted);
        event.detail.changes.iter().find(of).map(|c| value(&c.place, &c.to, w))
    };
    let (name, size) = (cell(AttachmentColumn::Name)?, cell(AttachmentColumn::Size)?);
    let name = fit(&safe_line(&name), SIDE).into_owned();
    Some(w.say(msg!("record-note"), &args![value = name, note = size]))
}

/// `attachment 2`.
fn attachment(event: &Event, w: &Words<'_>) -> Option<String> {
    let number = event.detail.changes.iter().find_map(|c| match c.place {
        Place::Attachment { attachment, .. } => Some(attachment + 1),
        _ => None,
    })?;
    Some(w.say(msg!("timeline-attachment"), &args![number = number]))
}

fn applied(event: &Event, wanted: AppliedColumn, w: &Words<'_>) -> Option<String> {
    let of = |c: &&Change| matches!(c.place, Place::Applied { column, .. } if column == wanted);
    let found = event.detail.changes.iter().find(of)?;
    Some(fit(&safe_line(&w.inline(&value(&found.place, &found.to, w))), SIDE).into_owned())
}

/// `applied KB-5: VPN drops after the update`.
fn kb_applied(event: &Event, w: &Words<'_>) -> String {
    let article = applied(event, AppliedColumn::Article, w).unwrap_or_default();
    let said = w.say(msg!("timeline-kb-applied"), &args![article = article]);
    let title = event.detail.changes.iter().find_map(|c| match (&c.place, &c.to) {
        (Place::Applied { column: AppliedColumn::Title, .. }, Value::Text(title)) => Some(title.as_str()),
        _ => None,
    });
    because(said, title.map(|title| fit(&safe_line(title), SIDE).into_owned()), w)
}

fn ticked(event: &Event, w: &Words<'_>) -> String {
    let found = event.detail.changes.iter().find_map(|c| match c.place {
        Place::Step { step, column: StepColumn::DoneBy } => Some((step + 1, !c.to.is_none())),
        _ => None,
    });
    match found {
        Some((number, true)) => w.say(msg!("timeline-ticked"), &args![number = number]),
        Some((number, false)) => w.say(msg!("timeline-unticked"), &args![number = number]),
        None => String::new(),
    }
}

/// The words of an event: its own, or what the solution, the feedback or the further report says.
fn quote(event: &Event, w: &Words<'_>) -> Option<String> {
    let own = event.detail.text.as_ref().filter(|text| !text.is_empty()).map(|text| match text {
        Text::Plain(words) => safe_block(words).into_owned(),
        Text::Erased => w.locale.t("value-erased").into_owned(),
    });
    let field = |field| to(event, field).filter(|v| !v.is_none()).map(|v| field_value(field, v, w));
    own.or_else(|| match event.kind {
        Kind::Resolved => field(Field::Solution),
        Kind::Joined => column(event, ReportColumn::Words, w),
        Kind::Confirmed | Kind::Rated => column(event, ReportColumn::Feedback, w),
        _ => None,
    })
}

fn field_of(change: &Change) -> Option<Field> {
    if let Place::Field { field } = change.place { Some(field) } else { None }
}

/// Changes a person made or would look for; what the rules keep for themselves is left out.
fn shown(event: &Event) -> impl Iterator<Item = &Change> {
    event.detail.changes.iter().filter(|change| is_shown(change))
}

/// Whether a person made it or would look for it.
pub(super) fn is_shown(change: &Change) -> bool {
    let kept = |field: Field| field.group() == Group::Kept || matches!(field, Field::HandedFrom | Field::StateBefore);
    !field_of(change).is_some_and(kept)
}

/// What of an event's changes its sentence does not say.
fn changes(past: &Past, w: &Words<'_>) -> Vec<String> {
    use Field::{
        ActualEffort, Cause, Impact, Lessons, OnSite, Priority, PriorityReason, Urgency, VerifiedHow, Workaround,
    };
    let event = &past.event;
    let listed = |field: Field| match event.kind {
        Kind::Edited | Kind::Undone => true,
        // The first fact is the record itself.
        Kind::Imported => past.ver > 1,
        Kind::Assessed | Kind::Overridden => !matches!(field, Impact | Urgency | Priority | PriorityReason),
        Kind::Resolved => matches!(field, Cause | Workaround | VerifiedHow | Lessons | ActualEffort | OnSite),
        _ => false,
    };
    // Of a visit the sentence says the times, but not what they were before.
    let rows = |c: &Change| match c.place {
        Place::Custom { .. } => event.kind != Kind::Recorded,
        Place::Visit { column, .. } if event.kind == Kind::Visited => !is_time(column) || !c.from.is_none(),
        // The entry and who did what say enough of a checklist that was taken back.
        Place::Applied { column: AppliedColumn::Version | AppliedColumn::Title, .. } => false,
        Place::Step { column: StepColumn::Applied | StepColumn::Text | StepColumn::DoneAt, .. } => false,
        Place::Escalation { .. } => false,
        _ => event.kind == Kind::Undone,
    };
    let changed = shown(event).filter(|c| field_of(c).map_or(rows(c), listed)).map(|c| change(c, w));
    changed.chain(goals(event, w)).collect()
}

/// Clocks that got another goal (SLA-4).
fn goals<'e>(event: &'e Event, w: &'e Words<'_>) -> impl Iterator<Item = String> + 'e {
    event.detail.clocks.iter().filter_map(|step| match &step.act {
        ClockAct::Retarget { from, to, .. } | ClockAct::Untarget { from, to, .. } => {
            let clock = w.inline(&w.field(step.clock.name()));
            let label = w.say(msg!("timeline-goal"), &args![clock = clock]);
            let (from, to) = (goal(from.goal), goal(to.goal));
            Some(w.say(msg!("timeline-change"), &args![field = label, from = from, to = to]))
        }
        _ => None,
    })
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
