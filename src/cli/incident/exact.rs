//! The record as JSON. One job: exact values: keys for people and entries, RFC 3339 for times, codes as they are.
//!
//! Nothing in it depends on the language; erased words are `{"erased": true}`.

use crate::desk::Ground;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::event::{Change, Place};
use crate::domain::incident::fields::Field;
use crate::domain::incident::report::{
    AppliedColumn, AttachmentColumn, EscalationColumn, ReportColumn, StepColumn, VisitColumn,
};
use crate::domain::incident::{Incident, Past, Record};
use crate::domain::policy::fields;
use crate::domain::sla::clock::{Band, Clock, Shows};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::{Instant, Span};
use crate::domain::value::{Text, Value as Held};
use crate::text::escalations::fired;
use serde_json::{Map, Value, json};

/// What the numbers of a place stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Plain,
    Moment,
    Span,
    Incident,
    Article,
    Entry(StreamKind),
}

fn number_of(place: &Place) -> Number {
    use Field::*;
    use Number::{Entry, Moment};
    match place {
        Place::Field { field } => match field {
            SuspendedUntil | OccurredAt | ReportedAt | RecordedAt | PlannedStart | PlannedEnd => Moment,
            ResolvedAt | ClosedAt | ToldAt | PromisedFor | UpdatedAt | ExecutiveToldAt => Moment,
            ActualEffort => Number::Span,
            MergedInto => Number::Incident,
            Organisation | Units => Entry(StreamKind::Org),
            Services => Entry(StreamKind::Service),
            Cis => Entry(StreamKind::Ci),
            Category => Entry(StreamKind::Category),
            Team | ResolverTeam => Entry(StreamKind::Team),
            Assignee | Tracker | Resolver | Watchers => Entry(StreamKind::Person),
            _ => Number::Plain,
        },
        Place::Custom { .. } => Number::Plain,
        Place::Report { column, .. } => match column {
            ReportColumn::Contact => Entry(StreamKind::Contact),
            ReportColumn::ReportedAt | ReportColumn::ConfirmedAt => Moment,
            ReportColumn::Origin => Number::Incident,
            _ => Number::Plain,
        },
        Place::Visit { column, .. } => match column {
            VisitColumn::Engineer => Entry(StreamKind::Person),
            VisitColumn::Parts => Number::Plain,
            _ => Moment,
        },
        Place::Attachment { .. } => Number::Plain,
        Place::Applied { column: AppliedColumn::Article, .. } => Number::Article,
        Place::Applied { .. } => Number::Plain,
        Place::Step { column, .. } => match column {
            StepColumn::DoneBy => Entry(StreamKind::Person),
            StepColumn::DoneAt => Moment,
            StepColumn::Applied | StepColumn::Text => Number::Plain,
        },
        Place::Escalation { column, .. } => match column {
            EscalationColumn::Told | EscalationColumn::AcknowledgedBy => Entry(StreamKind::Person),
            EscalationColumn::At | EscalationColumn::AgainAt => Moment,
            EscalationColumn::AcknowledgedAt | EscalationColumn::PostponedUntil => Moment,
            _ => Number::Plain,
        },
    }
}

/// Fields that are off, not unknown, when they hold nothing.
const FLAGS: [Field; 7] = [
    Field::Security,
    Field::Major,
    Field::OutOfScope,
    Field::ToRenew,
    Field::Unconfirmed,
    Field::AnsweredLive,
    Field::OnSite,
];

/// Fields that are empty, not unknown, when they hold nothing.
const LISTS: [Field; 7] =
    [Field::HandedFrom, Field::Services, Field::Cis, Field::Units, Field::Tags, Field::Watchers, Field::Links];

/// A value of a place.
pub fn value(place: &Place, held: &Held, ground: &Ground) -> Value {
    match (place, held) {
        (Place::Field { field }, Held::None) if FLAGS.contains(field) => return false.into(),
        (Place::Attachment { column: AttachmentColumn::Attached | AttachmentColumn::Erased, .. }, Held::None) => {
            return false.into();
        }
        (Place::Field { field }, Held::None) if LISTS.contains(field) => return json!([]),
        (Place::Escalation { column: EscalationColumn::Told | EscalationColumn::ToldAs, .. }, Held::None) => {
            return json!([]);
        }
        (Place::Field { field: Field::HandedFrom }, Held::List(stops)) => {
            return stops.iter().map(|stop| stop_of(stop, ground)).collect();
        }
        _ => {}
    }
    of(number_of(place), held, ground)
}

fn of(number: Number, held: &Held, ground: &Ground) -> Value {
    match held {
        Held::None => Value::Null,
        Held::Flag(flag) => (*flag).into(),
        Held::Code(code) => code.as_str().into(),
        Held::Text(Text::Erased) => json!({ "erased": true }),
        Held::Text(Text::Plain(words)) => (**words).into(),
        Held::List(items) => items.iter().map(|item| of(number, item, ground)).collect(),
        Held::Int(n) => match number {
            Number::Plain => (*n).into(),
            Number::Moment => moment(Instant(*n)),
            Number::Span => seconds(Span(*n)),
            Number::Incident => IncidentId(*n).to_string().into(),
            Number::Article => ArticleId(*n).label().into(),
            Number::Entry(kind) => key(Stream::new(kind, *n), ground),
        },
    }
}

/// A place on the way: line, team, person.
fn stop_of(held: &Held, ground: &Ground) -> Value {
    let Held::List(parts) = held else { return Value::Null };
    let part = |n: usize, number| parts.get(n).map_or(Value::Null, |held| of(number, held, ground));
    json!({
        "line": part(0, Number::Plain),
        "team": part(1, Number::Entry(StreamKind::Team)),
        "person": part(2, Number::Entry(StreamKind::Person)),
    })
}

/// The key of an entry.
pub fn key(stream: impl Into<Stream>, ground: &Ground) -> Value {
    ground.directory.get(stream).map_or(Value::Null, |entry| entry.key.as_str().into())
}

pub fn moment(at: Instant) -> Value {
    if at == Instant::FAR { Value::Null } else { at.to_rfc3339().into() }
}

/// Whole seconds, rounded down.
pub fn seconds(span: Span) -> Value {
    span.0.div_euclid(1000).into()
}

/// What a clock shows, as a code.
pub fn shows(shows: Shows) -> &'static str {
    match shows {
        Shows::Met => "met",
        Shows::Breached | Shows::Band(Band::Breached) => "breached",
        Shows::Paused => "paused",
        Shows::Shut { .. } => "shut",
        Shows::Due => "due",
        Shows::Band(Band::Critical) => "critical",
        Shows::Band(Band::Warning) => "warning",
        Shows::Band(Band::Ok) => "ok",
        Shows::Cancelled => "cancelled",
    }
}

/// A record whole.
pub fn record(record: &Record, ground: &Ground, now: Instant) -> Value {
    let incident = &record.incident;
    let mut object = Map::new();
    object.insert("id".into(), incident.id.to_string().into());
    object.insert("rev".into(), incident.ver.into());
    for field in Field::ALL {
        object.insert(field.name().into(), value(&Place::Field { field: *field }, &incident.get(*field), ground));
    }
    let reports = (0u32..).zip(&incident.reports).filter(|(_, report)| !report.is_void()).map(|(n, report)| {
        let columns = ReportColumn::ALL.iter().map(|column| {
            let place = Place::Report { report: n, column: *column };
            (column.name().to_owned(), value(&place, &report.get(*column), ground))
        });
        Value::Object([("number".to_owned(), Value::from(n + 1))].into_iter().chain(columns).collect())
    });
    object.insert("reports".into(), reports.collect::<Vec<_>>().into());
    let visits = (0u32..).zip(&incident.visits).filter(|(_, visit)| !visit.is_void()).map(|(n, visit)| {
        let columns = VisitColumn::ALL.iter().map(|column| {
            let place = Place::Visit { visit: n, column: *column };
            (column.name().to_owned(), value(&place, &visit.get(*column), ground))
        });
        Value::Object([("number".to_owned(), Value::from(n + 1))].into_iter().chain(columns).collect())
    });
    object.insert("visits".into(), visits.collect::<Vec<_>>().into());
    let attachments = (0u32..).zip(&incident.attachments).map(|(n, attachment)| {
        let columns = AttachmentColumn::ALL.iter().map(|column| {
            let place = Place::Attachment { attachment: n, column: *column };
            (column.name().to_owned(), value(&place, &attachment.get(*column), ground))
        });
        Value::Object([("number".to_owned(), Value::from(n + 1))].into_iter().chain(columns).collect())
    });
    object.insert("attachments".into(), attachments.collect::<Vec<_>>().into());
    object.insert("applied".into(), applied(incident, ground));
    object.insert("escalations".into(), escalations(record, ground));
    let custom = incident.custom.iter().map(|(code, held)| (code.to_string(), of(Number::Plain, held, ground)));
    object.insert("custom".into(), Value::Object(custom.collect()));
    object.insert("clocks".into(), incident.clocks.iter().filter_map(|c| clock(c, ground, now)).collect());
    object.insert("timeline".into(), record.past.iter().map(|past| event(past, record, ground)).collect());
    object.into()
}

/// The knowledge entries that were applied, each with its steps; a step is known by its number in the whole checklist.
fn applied(incident: &Incident, ground: &Ground) -> Value {
    let there = (0u32..).zip(&incident.applied).filter(|(_, row)| !row.is_void());
    let entries = there.map(|(n, row)| {
        let mut object = Map::from_iter([("number".to_owned(), Value::from(n + 1))]);
        object.extend(AppliedColumn::ALL.iter().map(|column| {
            let place = Place::Applied { applied: n, column: *column };
            (column.name().to_owned(), value(&place, &row.get(*column), ground))
        }));
        let steps = (0u32..).zip(&incident.steps).filter(|(_, step)| !step.is_void() && step.applied == n);
        let steps = steps.map(|(n, step)| {
            let mut object = Map::from_iter([("number".to_owned(), Value::from(n + 1))]);
            object.extend(StepColumn::ALL.iter().filter(|column| **column != StepColumn::Applied).map(|column| {
                let place = Place::Step { step: n, column: *column };
                (column.name().to_owned(), value(&place, &step.get(*column), ground))
            }));
            Value::Object(object)
        });
        object.insert("steps".into(), steps.collect());
        Value::Object(object)
    });
    entries.collect()
}

/// The rules that fired, each with when it was noticed and how late that was.
fn escalations(record: &Record, ground: &Ground) -> Value {
    let there = (0u32..).zip(&record.incident.escalations).filter(|(_, row)| row.rule.is_some());
    let rows = there.map(|(n, row)| {
        let mut object = Map::from_iter([("number".to_owned(), Value::from(n + 1))]);
        object.extend(EscalationColumn::ALL.iter().map(|column| {
            let place = Place::Escalation { escalation: n, column: *column };
            (column.name().to_owned(), value(&place, &row.get(*column), ground))
        }));
        let past = fired(record, n);
        object.insert("noticed_at".into(), past.map_or(Value::Null, |past| moment(past.recorded_at)));
        object.insert("late_s".into(), past.filter(|past| past.is_late()).map_or(Value::Null, late));
        object.insert("waits".into(), row.waits().into());
        Value::Object(object)
    });
    rows.collect()
}

/// How late an event was noticed.
fn late(past: &Past) -> Value {
    seconds(past.recorded_at.since(past.at))
}

fn clock(clock: &Clock, ground: &Ground, now: Instant) -> Option<Value> {
    let calendar = ground.calendars.of(&clock.target)?;
    let reading = clock.reading(calendar, ground.policy.warning, ground.policy.critical, now);
    Some(json!({
        "clock": clock.kind.name(),
        "shows": shows(reading.shows),
        "goal_s": seconds(reading.goal),
        "used_s": seconds(reading.used),
        "left_s": seconds(reading.left),
        "due": reading.due.map(moment),
        "breached_at": reading.breached_at.map(moment),
        "calendar": clock.target.calendar.as_str(),
        "agreement": clock.target.agreement.as_str(),
    }))
}

fn event(past: &Past, record: &Record, ground: &Ground) -> Value {
    let detail = &past.event.detail;
    let text = |text: &Text| of(Number::Plain, &Held::Text(text.clone()), ground);
    json!({
        "seq": past.seq,
        "batch": past.batch,
        "rev": past.ver,
        "at": moment(past.at),
        "recorded_at": moment(past.recorded_at),
        "by": key(past.by, ground),
        "role": past.role.as_str(),
        "via": past.via.name(),
        "kind": past.event.kind.name(),
        "reason": detail.reason.as_ref().map(|code| code.as_str()),
        "text": detail.text.as_ref().map(text),
        "other": detail.other.map(|id| id.to_string()),
        "told": detail.told.iter().map(|person| key(*person, ground)).collect::<Vec<_>>(),
        "undoes": detail.undoes,
        "undone": record.is_undone(past.batch),
        "score": detail.score,
        "changes": changes(&detail.changes, ground),
    })
}

/// Changes of an incident, whole.
pub fn changes(changes: &[Change], ground: &Ground) -> Value {
    let changes = changes.iter().map(|change| {
        let mut object = Map::new();
        let name = match &change.place {
            Place::Custom { custom } => fields::name(custom),
            Place::Field { field } => field.name().to_owned(),
            Place::Report { column, report } => {
                object.insert("report".into(), (report + 1).into());
                column.name().to_owned()
            }
            Place::Visit { column, visit } => {
                object.insert("visit".into(), (visit + 1).into());
                column.name().to_owned()
            }
            Place::Attachment { column, attachment } => {
                object.insert("attachment".into(), (attachment + 1).into());
                column.name().to_owned()
            }
            Place::Applied { column, applied } => {
                object.insert("applied".into(), (applied + 1).into());
                column.name().to_owned()
            }
            Place::Step { column, step } => {
                object.insert("step".into(), (step + 1).into());
                column.name().to_owned()
            }
            Place::Escalation { column, escalation } => {
                object.insert("escalation".into(), (escalation + 1).into());
                column.name().to_owned()
            }
        };
        object.insert("field".into(), name.into());
        object.insert("from".into(), value(&change.place, &change.from, ground));
        object.insert("to".into(), value(&change.place, &change.to, ground));
        Value::Object(object)
    });
    changes.collect::<Vec<_>>().into()
}
