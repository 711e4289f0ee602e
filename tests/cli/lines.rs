//! Questions in lines: what outsiders ask of calendars and clocks, answered a line each.

use super::{Ran, firstline};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

fn asked(words: &[&str], input: &str) -> Vec<Value> {
    let mut child =
        firstline().args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let out = Ran::of(child.wait_with_output().unwrap()).done();
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Mondays to Fridays, nine to five in Berlin: the calendar of the edge cases.
fn berlin() -> Value {
    let day = json!([["09:00", "17:00"]]);
    json!({ "tz": "Europe/Berlin", "weekly": { "mon": day, "tue": day, "wed": day, "thu": day, "fri": day } })
}

#[test]
fn every_question_has_its_line_and_a_bad_one_stops_nothing() {
    let ask = |id: Value, op: &str, start: &str, more: Value| {
        let mut question = json!({ "id": id, "calendar": berlin(), "op": op, "start": start });
        question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        question.to_string()
    };
    let none = json!({});
    let cases = [
        (ask(json!(1), "add", "2026-03-06T16:30:00+01:00", json!({ "seconds": 7_200 })), json!("2026-03-09T09:30:00Z")),
        (ask(json!("b"), "add", "2026-03-09T09:30:00Z", json!({ "seconds": -7_200 })), json!("2026-03-06T15:30:00Z")),
        (ask(json!(null), "sub", "2026-03-09T09:30:00Z", json!({ "seconds": 7_200 })), json!("2026-03-06T15:30:00Z")),
        (ask(json!(3), "between", "2026-03-09T09:30:00Z", json!({ "end": "2026-03-06T15:30:00Z" })), json!(-7_200)),
        (ask(json!(4), "between", "2026-03-09T09:30:00Z", json!({ "end": "2026-03-09T09:30:00.250Z" })), json!(0.25)),
        (ask(json!(5), "is_open", "2026-03-09T16:00:00Z", none.clone()), json!(false)),
        (ask(json!(6), "next_open", "2026-03-09T16:00:00Z", none.clone()), json!("2026-03-10T08:00:00Z")),
        (ask(json!(7), "next_open_strict", "2026-03-09T08:00:00Z", none.clone()), json!("2026-03-10T08:00:00Z")),
        (ask(json!(8), "next_close", "2026-03-06T16:00:00Z", none.clone()), json!("2026-03-09T16:00:00Z")),
        (ask(json!(9), "prev_open", "2026-03-08T12:00:00Z", none.clone()), json!("2026-03-06T08:00:00Z")),
        (ask(json!(10), "prev_working", "2026-03-08T12:00:00Z", none.clone()), json!("2026-03-06T16:00:00Z")),
        (ask(json!(11), "prev_close_strict", "2026-03-09T10:00:00Z", none.clone()), json!("2026-03-06T16:00:00Z")),
        (ask(json!(12), "prev_close_strict", "2026-03-09T16:00:00Z", none.clone()), json!("2026-03-06T16:00:00Z")),
        (ask(json!(13), "prev_close_strict", "2026-03-09T16:00:00.001Z", none), json!("2026-03-09T16:00:00Z")),
        (
            json!({ "id": 14, "op": "next_open", "start": "2026-03-09T08:00:00Z",
            "calendar": { "tz": "UTC", "weekly": {} } })
            .to_string(),
            json!(null),
        ),
        (
            json!({ "id": 15, "op": "prev_close_strict", "start": "2026-03-09T08:00:00Z",
            "calendar": { "always": true } })
            .to_string(),
            json!(null),
        ),
    ];
    let bad = [
        ("{", Value::Null, "line 1"),
        ("{\"id\":\"x\",\"op\":\"add\"}", json!("x"), "calendar"),
        ("{\"id\":1,\"op\":\"plus\",\"calendar\":{\"always\":true}}", json!(1), "plus"),
        (&ask(json!(2), "add", "2026-03-09T09:30:00Z", json!({})), json!(2), "seconds is missing"),
        (&ask(json!(3), "add", "2026-03-09T09:30:00Z", json!({ "seconds": 1e300 })), json!(3), "no length of time"),
        (&ask(json!(4), "between", "2026-03-09T09:30:00Z", json!({})), json!(4), "end is missing"),
        (&ask(json!(5), "is_open", "yesterday", json!({})), json!(5), "\"yesterday\" is no instant"),
        (&ask(json!(6), "is_open", "1869-03-09T09:30:00Z", json!({})), json!(6), "1970 to 2100"),
        (
            "{\"id\":7,\"op\":\"is_open\",\"start\":\"2026-03-09T09:30:00Z\",\"calendar\":{\"tz\":\"Mars/Base\"}}",
            json!(7),
            "Mars/Base",
        ),
    ];
    // Bad ones between good ones, and empty lines that ask nothing.
    let good = cases.iter().map(|(question, _)| question.as_str());
    let input: Vec<&str> = bad.iter().map(|(line, ..)| *line).chain([""]).chain(good).collect();
    let answers = asked(&["calendar", "eval"], &input.join("\n"));
    assert_eq!(answers.len(), bad.len() + cases.len());
    for (answer, (line, id, why)) in answers.iter().zip(&bad) {
        assert_eq!(answer["id"], *id, "{line}");
        assert!(answer["error"].as_str().unwrap().contains(why) && answer.get("result").is_none(), "{answer}");
    }
    for (answer, (line, want)) in answers[bad.len()..].iter().zip(&cases) {
        let id = serde_json::from_str::<Value>(line).unwrap()["id"].clone();
        assert_eq!(*answer, json!({ "id": id, "result": want }), "{line}");
    }
}

/// `created` and what follows, `MM-DD HH:MM` of 2026 in Berlin's winter time, as `kind at kind at …`.
fn timeline(goal: &str, events: &str, more: Value) -> Value {
    let at = |text: &str| format!("2026-{}:00+01:00", text.replace('_', "T"));
    let words: Vec<&str> = events.split(' ').collect();
    let events: Vec<Value> = words.chunks(2).map(|pair| json!({ "type": pair[0], "at": at(pair[1]) })).collect();
    let (name, hours) = goal.split_once('=').unwrap();
    let seconds = hours.parse::<f64>().unwrap() * 3_600.0;
    let mut timeline = json!({ "id": 0, "calendar": berlin(), "targets": { (name): seconds }, "events": events });
    timeline.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    timeline
}

/// The cases of the trade's table that one timeline can show, by their number there: due, hours worked, hours paused,
/// breached. A month before the clocks change, so that hours are the same everywhere.
#[test]
fn edge_cases_by_number() {
    let until = |text: &str| json!({ "evaluated_at": format!("2026-{}:00+01:00", text.replace('_', "T")) });
    let pausing = |text: &str| {
        let mut more = until(text);
        more["pause_applies_to_response"] = json!(true);
        more
    };
    let fixed = "resolution_seconds=";
    let cases = [
        (1, format!("{fixed}2"), "created 03-06_16:30", until("03-09_10:00"), "03-09T09:30", 1.5, 0.0, false),
        (2, format!("{fixed}4"), "created 03-07_11:00", until("03-09_10:00"), "03-09T12:00", 1.0, 0.0, false),
        (3, format!("{fixed}8"), "created 03-06_09:00", until("03-08_12:00"), "03-06T16:00", 8.0, 0.0, false),
        (
            3,
            format!("{fixed}8"),
            "created 03-06_09:00",
            until("03-09_09:01"),
            "03-06T16:00",
            8.0 + 1.0 / 60.0,
            0.0,
            true,
        ),
        (4, format!("{fixed}2"), "created 03-06_09:00 resolved 03-06_11:00", json!({}), "03-06T10:00", 2.0, 0.0, false),
        (
            24,
            format!("{fixed}4"),
            "created 03-06_15:00 paused 03-06_16:00 resumed 03-09_10:00",
            until("03-09_10:00"),
            "03-09T12:00",
            1.0,
            2.0,
            false,
        ),
        (
            25,
            format!("{fixed}4"),
            "created 03-06_15:00 paused 03-06_18:00 resumed 03-09_08:00",
            until("03-09_10:00"),
            "03-09T10:00",
            3.0,
            0.0,
            false,
        ),
        // One pause after another without a gap is one.
        (
            27,
            format!("{fixed}4"),
            "created 03-06_09:00 paused 03-06_10:00 paused 03-06_11:00 resumed 03-06_12:00",
            until("03-06_13:00"),
            "03-06T14:00",
            2.0,
            2.0,
            false,
        ),
        (
            28,
            format!("{fixed}4"),
            "created 03-06_09:00 paused 03-06_10:00",
            until("03-20_12:00"),
            "03-06T12:00",
            1.0,
            0.0,
            false,
        ),
        (
            29,
            format!("{fixed}1"),
            "created 03-06_09:00 paused 03-06_11:00",
            until("03-20_12:00"),
            "03-06T09:00",
            2.0,
            0.0,
            true,
        ),
        (
            30,
            format!("{fixed}4"),
            "created 03-06_09:00 paused 03-06_10:00 resolved 03-06_15:00",
            json!({}),
            "03-06T12:00",
            1.0,
            0.0,
            false,
        ),
        (
            32,
            "response_seconds=1".into(),
            "created 03-06_09:00 paused 03-06_09:30 resumed 03-06_11:00",
            until("03-06_11:00"),
            "03-06T09:00",
            2.0,
            1.5,
            true,
        ),
        (
            32,
            "response_seconds=1".into(),
            "created 03-06_09:00 paused 03-06_09:30 resumed 03-06_11:00",
            pausing("03-06_11:00"),
            "03-06T10:30",
            0.5,
            1.5,
            false,
        ),
        // Who never answered has answered by the solution.
        (
            33,
            "response_seconds=1".into(),
            "created 03-06_09:00 note 03-06_09:10 resolved 03-06_11:00",
            json!({}),
            "03-06T09:00",
            2.0,
            0.0,
            true,
        ),
        (
            45,
            format!("{fixed}4"),
            "created 03-06_09:00 resolved 03-06_10:00 reopened 03-06_14:00",
            until("03-06_15:00"),
            "03-06T16:00",
            2.0,
            4.0,
            false,
        ),
        (
            46,
            format!("{fixed}4"),
            "created 03-06_09:00 resolved 03-06_10:00 reopened 03-06_14:00 resolved 03-09_10:00",
            json!({}),
            "03-06T16:00",
            5.0,
            4.0,
            true,
        ),
    ];
    let lines: Vec<String> =
        cases.iter().map(|(_, goal, events, more, ..)| timeline(goal, events, more.clone()).to_string()).collect();
    let answers = asked(&["sla", "replay", "-"], &lines.join("\n"));
    for (answer, (number, goal, events, _, due, worked, paused, breached)) in answers.iter().zip(&cases) {
        let (name, hours) = goal.split_once("_seconds=").unwrap();
        let goal = hours.parse::<f64>().unwrap();
        let (worked, margin) = (worked * 3_600.0, (goal - worked) * 3_600.0);
        let result = &answer["result"];
        let of = |what: &str| result[format!("{name}_{what}")].clone();
        let near = |what: &str, want: f64| (of(what).as_f64().unwrap() - want).abs() < 0.001;
        assert_eq!(of("due"), json!(format!("2026-{due}:00Z")), "{number} {events}: {answer}");
        assert!(near("worked_seconds", worked) && near("margin_seconds", margin), "{number} {events}: {answer}");
        assert!(near("overrun_seconds", (-margin).max(0.0)), "{number} {events}: {answer}");
        assert_eq!(of("breached"), json!(breached), "{number} {events}: {answer}");
        assert_eq!(result["paused_seconds"].as_f64(), Some(paused * 3_600.0), "{number} {events}: {answer}");
    }
    assert_eq!(answers.len(), cases.len());
}

/// SLA-6a: goals in days are no service time; and without an end there is nothing to judge.
#[test]
fn what_is_not_counted_is_named() {
    let mut line = timeline("resolution_seconds=1", "created 03-06_09:00", json!({}));
    line["targets"]["response_days"] = json!(5);
    let nobody = json!({ "id": 2, "calendar": berlin(), "targets": {}, "events": [] });
    let answers = asked(&["sla", "replay"], &format!("{line}\n{nobody}\n"));
    let result = &answers[0]["result"];
    assert_eq!(result["not_counted"], json!(["response_days"]));
    assert_eq!((&result["response_due"], &result["resolution_due"]), (&json!(null), &json!("2026-03-06T09:00:00Z")));
    assert_eq!((&result["resolution_breached"], &result["resolution_worked_seconds"]), (&json!(null), &json!(null)));
    assert_eq!(answers[1], json!({ "id": 2, "error": "an event of type created is missing" }));
}

#[test]
fn questions_come_from_a_file_too() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("questions");
    std::fs::write(
        &path,
        "{\"id\":1,\"calendar\":{\"always\":true},\"op\":\"is_open\",\"start\":\"2026-01-01T00:00:00Z\"}",
    )
    .unwrap();
    let ran = |path: &std::path::Path| Ran::of(firstline().args(["calendar", "eval"]).arg(path).output().unwrap());
    assert_eq!(ran(&path).done(), "{\"id\":1,\"result\":true}\n");
    assert!(ran(&dir.path().join("none")).ended(3).contains("none"));
}
