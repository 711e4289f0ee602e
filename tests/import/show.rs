//! A record in the plain words of the second reducer.

use super::reducer::Must;
use firstline::desk::Desk;
use firstline::domain::incident::{Field, Incident, Record};
use firstline::domain::people::directory::Directory;
use firstline::domain::sla::clock::{Calendars, ClockKind};
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::Instant;
use firstline::domain::value::Value;

/// What a record holds, to be compared with what it must.
pub fn shown(desk: &Desk, incident: &Incident, now: Instant) -> Must {
    let ground = desk.ground();
    shown_by(&ground.directory, &ground.calendars, incident, now)
}

pub fn shown_by(directory: &Directory, calendars: &Calendars, incident: &Incident, now: Instant) -> Must {
    let mut must = Must::default();
    for field in Field::ALL {
        let words = words(directory, *field, &incident.get(*field));
        let counted = matches!(field, Field::ReopenCount | Field::ReassignCount);
        if !words.is_empty() && (words != "0" || counted) {
            must.fields.insert(field.name(), words);
        }
    }
    let contact = incident.reports.first().and_then(|r| r.contact);
    must.fields.extend(contact.and_then(|c| directory.get(c)).map(|c| ("requester", c.key.to_string())));
    if let Some(clock) = incident.clocks.iter().find(|c| c.kind == ClockKind::Resolution) {
        must.used = clock.used(calendars.of(&clock.target).unwrap(), now).0 / 60_000;
        must.goal = clock.target.goal.0 / 60_000;
    }
    must
}

fn words(directory: &Directory, field: Field, value: &Value) -> String {
    let kind = match field {
        Field::Team | Field::ResolverTeam => Some(StreamKind::Team),
        Field::Assignee | Field::Resolver => Some(StreamKind::Person),
        Field::Category => Some(StreamKind::Category),
        Field::Cis => Some(StreamKind::Ci),
        _ => None,
    };
    match (value, kind) {
        (Value::None, _) => String::new(),
        (Value::Int(id), Some(kind)) => directory.get(Stream::new(kind, *id)).unwrap().key.to_string(),
        (Value::Int(n), None) => n.to_string(),
        (Value::Flag(flag), _) => flag.to_string(),
        (Value::Code(code), _) => code.to_string(),
        (Value::Text(text), _) => text.as_str().to_owned(),
        (Value::List(values), _) => values.iter().map(|v| words(directory, field, v)).collect::<Vec<_>>().join(","),
    }
}

/// The changes of state in a record's timeline.
pub fn moves(record: &Record) -> Vec<(String, String)> {
    let mut incident = Incident { id: record.incident.id, ..Incident::default() };
    let mut moves = Vec::new();
    for past in &record.past {
        let before = standing(&incident);
        incident.apply(&past.event).unwrap();
        if before != standing(&incident) && incident.ver > 1 {
            moves.push((before, standing(&incident)));
        }
    }
    moves
}

/// A state, with its reason where it is suspended.
pub fn standing(incident: &Incident) -> String {
    format!("{} {}", incident.state.name(), incident.suspended_for.as_ref().map_or("", |c| c.as_str()))
}
