//! The record in words. One job: a whole record as sections of labels and values, for detail pane and command line.
//!
//! Which fields stand where is a table each; how wide a column is and what is cut belongs to whoever draws.

use crate::args;
use crate::domain::incident::Place;
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::past::Record;
use crate::domain::incident::report::{Applied, Attachment, AttachmentColumn, Report, ReportColumn, Step, VisitColumn};
use crate::domain::incident::state::State;
use crate::domain::sla::clock::{Calendars, Clock, Phase, Shows};
use crate::domain::time::{Instant, Span};
use crate::msg;
use crate::text::clock::long;
use crate::text::escalations::escalations;
use crate::text::safe::safe_line;
use crate::text::terms::KB_OUTCOME;
use crate::text::timeline::lines;
use crate::text::times::{clock_left, goal};
use crate::text::value::{custom_value, field_value, value};
use crate::text::words::{Reasons, Words};

/// A titled group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    /// Label and value; an empty label goes on with the row before. A value may have several lines.
    pub rows: Vec<(String, String)>,
}

/// What it is about, in order; the state stands before, with what goes with it.
const ABOUT: [Field; 34] = [
    Field::Priority,
    Field::PriorityReason,
    Field::Impact,
    Field::Urgency,
    Field::Major,
    Field::Security,
    Field::Line,
    Field::Team,
    Field::Assignee,
    Field::Tracker,
    Field::Nature,
    Field::Kind,
    Field::Channel,
    Field::Category,
    Field::Organisation,
    Field::Services,
    Field::Cis,
    Field::Units,
    Field::UsersAffected,
    Field::Location,
    Field::Symptom,
    Field::Description,
    Field::OccurredAt,
    Field::ReportedAt,
    Field::RecordedAt,
    Field::Effort,
    Field::Tags,
    Field::Watchers,
    Field::Links,
    Field::MergedInto,
    Field::PlannedStart,
    Field::PlannedEnd,
    Field::Agreement,
    Field::External,
];

/// How it ended, in order.
const OUTCOME: [Field; 15] = [
    Field::Solution,
    Field::ClosingCode,
    Field::Workaround,
    Field::Cause,
    Field::VerifiedHow,
    Field::OnSite,
    Field::ActualEffort,
    Field::Resolver,
    Field::ResolverRole,
    Field::ResolvedAt,
    Field::ClosedAt,
    Field::ClosedVia,
    Field::Unconfirmed,
    Field::CancelReason,
    Field::Lessons,
];

/// The record in sections; a section with nothing in it is left out.
pub fn sections(record: &Record, words: &Words<'_>, calendars: &Calendars, now: Instant) -> Vec<Section> {
    let incident = &record.incident;
    let all = [
        (msg!("section-about"), about(incident, words, now)),
        (msg!("section-clocks"), clocks(incident, words, calendars, now)),
        (msg!("section-escalations"), escalations(record, words, now)),
        (msg!("section-reports"), reports(incident, words)),
        (msg!("section-visits"), visits(incident, words)),
        (msg!("section-attachments"), attachments(incident, words)),
        (msg!("section-knowledge"), knowledge(incident, words)),
        (msg!("section-outcome"), outcome(incident, words)),
        (msg!("section-timeline"), timeline(record, words)),
    ];
    let sections = all.into_iter().filter(|(_, rows)| !rows.is_empty());
    sections.map(|(title, rows)| Section { title: words.locale.t(title).into_owned(), rows }).collect()
}

fn about(incident: &Incident, w: &Words<'_>, now: Instant) -> Vec<(String, String)> {
    let head = [
        (w.field("number"), incident.id.to_string()),
        row(Field::Title, incident, w),
        (w.field("state"), state(incident, w, now)),
    ];
    // That nobody has it is worth a row; other things that are not there are not.
    let there = |field: &Field| *field == Field::Assignee || !incident.get(*field).is_none();
    let facts = ABOUT.into_iter().filter(there).map(|field| row(field, incident, w));
    head.into_iter().chain(facts).chain(customs(incident, w)).collect()
}

/// Fields of the house's own in the order of the policy; behind them those that it no longer declares.
fn customs(incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    let declared = w.policy.fields.iter().map(|f| &f.id);
    let gone = incident.custom.keys().filter(|code| w.policy.field(code).is_none());
    let held = declared.chain(gone).filter_map(|code| Some((code, incident.custom.get(code)?)));
    held.map(|(code, held)| (w.custom(code), custom_value(code, held, w))).collect()
}

fn row(field: Field, incident: &Incident, w: &Words<'_>) -> (String, String) {
    let shown = field_value(field, &incident.get(field), w);
    let notes: &[(Field, bool)] = match field {
        Field::Agreement => &[(Field::OutOfScope, incident.out_of_scope), (Field::ToRenew, incident.to_renew)],
        _ => &[],
    };
    let shown = notes.iter().filter(|(_, on)| *on).fold(shown, |shown, (note, _)| {
        let note = w.inline(&w.field(note.name()));
        w.say(msg!("record-note"), &args![value = shown, note = note])
    });
    (w.field(field.name()), shown)
}

/// `Suspended: waiting for user, until Mon 09:00`.
fn state(incident: &Incident, w: &Words<'_>, now: Instant) -> String {
    let shown = w.state(incident.state);
    if incident.state != State::Suspended {
        return shown;
    }
    let why = incident.suspended_for.as_ref().map(|code| w.inline(&w.reason_of(Reasons::Suspension, code)));
    let shown = match why {
        Some(why) => w.say(msg!("timeline-because"), &args![what = shown, why = why]),
        None => shown,
    };
    match incident.suspended_until {
        Some(until) => w.say(msg!("record-until"), &args![state = shown, until = w.moment(until, now)]),
        None => shown,
    }
}

fn clocks(incident: &Incident, w: &Words<'_>, calendars: &Calendars, now: Instant) -> Vec<(String, String)> {
    let row = |c: &Clock| Some((w.clock(c.kind, c.line), clock(c, w, calendars, now)?));
    incident.clocks.iter().filter_map(row).collect()
}

/// `XX +1h04, used 5h04 of 4h, due 14:32, breached 14:32`. A goal in a calendar that is not there says nothing.
fn clock(clock: &Clock, w: &Words<'_>, calendars: &Calendars, now: Instant) -> Option<String> {
    let calendar = calendars.of(&clock.target)?;
    let reading = clock.reading(calendar, w.policy.warning, w.policy.critical, now);
    let (token, time) = long(reading.shows, reading.left, now, w.zone, w.locale);
    let cell = if time.is_empty() { token.to_owned() } else { format!("{token} {time}") };
    let (used, target) = (goal(reading.used), goal(reading.goal));
    let mut shown = w.say(msg!("record-clock"), &args![cell = cell, used = used, goal = target]);
    // Where the time says when service opens again, what is left has to be said as well.
    if matches!(reading.shows, Shows::Shut { .. }) && reading.left > Span::ZERO {
        shown = w.say(msg!("record-clock-left"), &args![clock = shown, left = clock_left(reading.left)]);
    }
    match reading.due {
        Some(due) => shown = w.say(msg!("record-clock-due"), &args![clock = shown, due = w.moment(due, now)]),
        // Row 21: its calendar has no open hour left.
        None if clock.phase == Phase::Running => {
            shown = w.say(msg!("record-clock-endless"), &args![clock = shown, why = w.locale.t(msg!("clock-endless"))]);
        }
        None => {}
    }
    if let Some(at) = reading.breached_at {
        shown = w.say(msg!("record-clock-breached"), &args![clock = shown, at = w.moment(at, now)]);
    }
    Some(shown)
}

fn reports(incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    let kept = (0u32..).zip(&incident.reports).filter(|(_, report)| !report.is_void());
    kept.flat_map(|(n, report)| report_rows(n, report, incident, w)).collect()
}

/// The reporter with channel and time, then their words, then their answer.
fn report_rows(n: u32, report: &Report, incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    let cell = |column: ReportColumn| {
        let it = report.get(column);
        (!it.is_none()).then(|| value(&Place::Report { report: n, column }, &it, w))
    };
    let contact = cell(ReportColumn::Contact).unwrap_or_else(|| w.field("contact"));
    let facts: Vec<String> = [ReportColumn::Channel, ReportColumn::ReportedAt].into_iter().filter_map(cell).collect();
    let mut rows = vec![(contact, w.list(&facts))];
    let same = n == 0 && report.words == incident.description;
    rows.extend(cell(ReportColumn::Words).filter(|_| !same).map(|words| (String::new(), words)));
    for column in [
        ReportColumn::Confirmation,
        ReportColumn::ConfirmedAt,
        ReportColumn::Satisfaction,
        ReportColumn::Feedback,
        ReportColumn::Origin,
    ] {
        rows.extend(cell(column).map(|shown| (w.field(column.name()), shown)));
    }
    rows
}

fn visits(incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    let kept = (0u32..).zip(&incident.visits).filter(|(_, there)| !there.is_void());
    let mut rows = Vec::new();
    for (visit, there) in kept {
        let cell = |column: VisitColumn| value(&Place::Visit { visit, column }, &there.get(column), w);
        rows.push((w.say(msg!("record-visit"), &args![visit = visit + 1]), cell(VisitColumn::Engineer)));
        let facts = VisitColumn::ALL.iter().filter(|c| **c != VisitColumn::Engineer && !there.get(**c).is_none());
        rows.extend(facts.map(|column| (w.field(column.name()), cell(*column))));
    }
    rows
}

/// What is attached now, by the number it has for ever: `2  trace.log (text/plain, 12 KiB)`.
fn attachments(incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    let there = (0u32..).zip(&incident.attachments).filter(|(_, row)| row.attached);
    let shown = |(n, row): (u32, &Attachment)| {
        let cell = |column| value(&Place::Attachment { attachment: n, column }, &row.get(column), w);
        let note = w.list(&[cell(AttachmentColumn::MediaType), cell(AttachmentColumn::Size)]);
        let name = safe_line(&cell(AttachmentColumn::Name)).into_owned();
        ((n + 1).to_string(), w.say(msg!("record-note"), &args![value = name, note = note]))
    };
    there.map(shown).collect()
}

/// The entries that were applied, each with its checklist: `1  [x] Renew the profile (An, 14:32)`.
fn knowledge(incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for (n, row) in (0u32..).zip(&incident.applied).filter(|(_, row)| !row.is_void()) {
        rows.push(entry(row, w));
        let steps = (1u32..).zip(&incident.steps).filter(|(_, step)| !step.is_void() && step.applied == n);
        rows.extend(steps.map(|(number, step)| (number.to_string(), step_line(step, w))));
    }
    rows
}

fn entry(row: &Applied, w: &Words<'_>) -> (String, String) {
    let label = row.article.map(|id| id.label()).unwrap_or_default();
    let title = safe_line(row.title.as_ref().map_or("", |title| title.as_str())).into_owned();
    let shown = match &row.outcome {
        Some(code) => {
            let note = w.inline(&w.locale.term(&KB_OUTCOME, code.as_str()));
            w.say(msg!("record-note"), &args![value = title, note = note])
        }
        None => title,
    };
    (label, shown)
}

/// A line of a checklist.
fn step_line(step: &Step, w: &Words<'_>) -> String {
    let text = safe_line(step.text.as_ref().map_or("", |text| text.as_str()));
    match (step.done_by, step.done_at) {
        (Some(by), at) => {
            let mut who = vec![w.person(by)];
            who.extend(at.map(|at| w.instant(at)));
            let shown = w.say(msg!("record-note"), &args![value = text, note = w.list(&who)]);
            format!("[x] {shown}")
        }
        (None, _) => format!("[ ] {text}"),
    }
}

fn outcome(incident: &Incident, w: &Words<'_>) -> Vec<(String, String)> {
    // On site or remote is kept as a flag: it says something only once somebody has resolved it.
    let there = |field: &Field| match field {
        Field::OnSite => incident.resolver.is_some(),
        field => !incident.get(*field).is_none(),
    };
    let shown = |field: Field| match (field, incident.resolver_line) {
        (Field::Resolver, line) if line > 0 => {
            let place = incident.resolver_team.map_or_else(|| w.line(line), |team| format!("L{line} {}", w.team(team)));
            let who = field_value(field, &incident.get(field), w);
            (w.field(field.name()), w.say(msg!("person-in-team"), &args![person = who, team = place]))
        }
        _ => row(field, incident, w),
    };
    OUTCOME.into_iter().filter(there).map(shown).collect()
}

fn timeline(record: &Record, w: &Words<'_>) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for (past, line) in record.past.iter().zip(lines(record, w)) {
        let what = format!("{} {}", line.who, line.what);
        // Otherwise a reader takes it as still true.
        let what = if line.undone { w.say(msg!("record-undone"), &args![what = what]) } else { what };
        rows.push((w.instant(past.at), what));
        rows.extend(line.quote.into_iter().chain(line.changes).map(|more| (String::new(), more)));
    }
    rows
}

#[cfg(test)]
#[path = "record_tests.rs"]
pub(crate) mod tests;
