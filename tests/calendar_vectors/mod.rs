//! Service time against other projects' own expectations. One job: run every stored vector and list those that differ.

#![expect(clippy::expect_used, clippy::panic, reason = "a vector that cannot be read fails the test")]

use firstline::domain::sla::calendar::{Calendar, CalendarSpec};
use firstline::domain::time::{Instant, Span};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct File {
    sources: BTreeMap<String, serde_json::Value>,
    calendars: BTreeMap<String, CalendarSpec>,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    op: String,
    calendar: String,
    start: String,
    end: Option<String>,
    seconds: Option<f64>,
    expected: serde_json::Value,
}

/// Milliseconds of a number of seconds; the sources count in floating point.
fn span(seconds: f64) -> Span {
    Span((seconds * 1_000.0).round() as i64)
}

fn instant(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap_or_else(|| panic!("{text} is no instant"))
}

fn instants(found: Option<Instant>, expected: &serde_json::Value) -> Result<(), String> {
    let wanted = instant(expected.as_str().expect("an instant"));
    if found == Some(wanted) { Ok(()) } else { Err(format!("{found:?}, not {wanted}")) }
}

fn run(calendar: &Calendar, vector: &Vector) -> Result<(), String> {
    let start = instant(&vector.start);
    let amount = || span(vector.seconds.expect("seconds"));
    match vector.op.as_str() {
        "add" => instants(calendar.due(start, amount()), &vector.expected),
        "sub" => instants(calendar.back(start, amount()), &vector.expected),
        "next_open" => instants(calendar.next_open(start), &vector.expected),
        "next_open_strict" => instants(calendar.next_open_strict(start), &vector.expected),
        "next_close" => instants(calendar.next_close(start), &vector.expected),
        "prev_working" => instants(calendar.prev_working(start), &vector.expected),
        "is_open" => {
            let (found, wanted) = (calendar.is_open(start), vector.expected.as_bool().expect("a bool"));
            if found == wanted { Ok(()) } else { Err(format!("{found}, not {wanted}")) }
        }
        "between" => {
            let found = calendar.service(start, instant(vector.end.as_deref().expect("an end")));
            let wanted = span(vector.expected.as_f64().expect("seconds"));
            if found == wanted { Ok(()) } else { Err(format!("{found:?}, not {wanted:?}")) }
        }
        op => Err(format!("unknown operation {op}")),
    }
}

/// SLA-2: hours, holidays, special days, zones with daylight saving.
#[test]
fn every_vector_holds() {
    let file: File =
        serde_json::from_str(include_str!("../fixtures/calendar/vectors.json")).expect("the stored vectors");
    let calendars: BTreeMap<&str, Calendar> = file
        .calendars
        .iter()
        .map(|(name, spec)| (name.as_str(), Calendar::compile(spec).unwrap_or_else(|e| panic!("{name}: {e}"))))
        .collect();
    let mut wrong = Vec::new();
    for vector in &file.vectors {
        let source = vector.id.rsplit_once('-').map_or("", |(source, _)| source);
        assert!(file.sources.contains_key(source), "{} has no source", vector.id);
        if let Err(why) = run(&calendars[vector.calendar.as_str()], vector) {
            wrong.push(format!("{} {} {}: {why}", vector.id, vector.op, vector.start));
        }
    }
    assert_eq!(file.vectors.len(), 410);
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), file.vectors.len(), wrong.join("\n"));
}
