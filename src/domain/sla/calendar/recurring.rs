//! Tables: what comes again every year or month, maintenance, and hours that begin on a date (peers/ITSM 1 rows 18 to 22).

use super::tests::{calendar, spec};
use super::*;
use crate::domain::time::{Instant, Span};

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap_or_else(|| panic!("{text}"))
}
const fn h(hours: i64) -> Span {
    Span::hours(hours)
}

/// Monday to Friday, 9 to 17 in Berlin, with more fields.
fn office(more: &str) -> Calendar {
    let week: Vec<String> =
        ["mon", "tue", "wed", "thu", "fri"].iter().map(|day| format!("\"{day}\": [[\"09:00\", \"17:00\"]]")).collect();
    calendar(&format!("{{\"tz\": \"Europe/Berlin\", \"weekly\": {{{}}}, {more}}}", week.join(", ")))
}

#[test]
fn rows_18_and_19_closures_of_every_year() {
    let closure = r#""yearly_holidays": ["12-24..01-02"]"#;
    let half = r#""yearly_breaks": {"03-06": [["12:00", "17:00"]]}"#;
    for (row, more, start, goal, due) in [
        ("18", closure, "2026-12-23T16:00:00+01:00", h(4), "2027-01-04T12:00:00+01:00"),
        ("18, a year on", closure, "2027-12-23T16:00:00+01:00", h(4), "2028-01-03T12:00:00+01:00"),
        ("18, the far end", closure, "2031-01-02T12:00:00+01:00", h(1), "2031-01-03T10:00:00+01:00"),
        ("one day", r#""yearly_holidays": ["05-01"]"#, "2026-04-30T16:00:00+02:00", h(2), "2026-05-04T10:00:00+02:00"),
        (
            "around a leap day",
            r#""yearly_holidays": ["02-28..03-01"]"#,
            "2028-02-25T17:00:00+01:00",
            h(1),
            "2028-03-02T10:00:00+01:00",
        ),
        ("19", half, "2026-03-06T11:00:00+01:00", h(2), "2026-03-09T10:00:00+01:00"),
        ("19, a Saturday", half, "2027-03-05T16:00:00+01:00", h(2), "2027-03-08T10:00:00+01:00"),
        ("19, a year with it", half, "2028-03-06T11:00:00+01:00", h(2), "2028-03-07T10:00:00+01:00"),
    ] {
        assert_eq!(office(more).due(at(start), goal), Some(at(due)), "row {row}");
    }
    // A date that is written out wins over what comes every year.
    let open = format!(r#"{closure}, "workdays": ["2026-12-28"], "shifts": {{"2026-12-29": [["10:00", "12:00"]]}}"#);
    let (from, to) = (at("2026-12-24T00:00:00+01:00"), at("2027-01-03T00:00:00+01:00"));
    assert_eq!(office(&open).service(from, to), h(8 + 2));
}

#[test]
fn sla_2_maintenance_does_not_count() {
    let round =
        |windows: &str| calendar(&format!(r#"{{"tz": "Europe/Berlin", "always": true, "maintenance": [{windows}]}}"#));
    let january = (at("2026-01-01T00:00:00+01:00"), at("2026-02-01T00:00:00+01:00"));
    for (windows, hours) in [
        (r#"{"weekday": "sun", "hours": [["02:00", "04:00"]]}"#, 4 * 2),
        (r#"{"weekday": "sat", "nth": 1, "hours": [["22:00", "06:00"]]}"#, 8),
        // The last Saturday is the fifth; its night ends in the next month.
        (r#"{"weekday": "sat", "nth": -1, "hours": [["22:00", "06:00"]]}"#, 2),
        (r#"{"weekday": "sat", "nth": 4, "hours": [["22:00", "06:00"]]}"#, 8),
        (r#"{"date": "2026-01-13", "hours": [["10:00", "11:00"], ["10:30", "12:00"]]}"#, 2),
        (
            r#"{"date": "2026-01-13", "hours": [["10:00", "12:00"]]}, {"weekday": "tue", "hours": [["11:00", "13:00"]]}"#,
            3 + 3 * 2,
        ),
    ] {
        let calendar = round(windows);
        assert_eq!(calendar.service(january.0, january.1), january.1 - january.0 - h(hours), "{windows}");
        assert!(!calendar.spec.never_shuts());
    }
    // Rows 8 and 10: the hour that is skipped is not taken out twice, nor the one that comes twice only once.
    let sundays = round(r#"{"weekday": "sun", "hours": [["01:00", "04:00"]]}"#);
    let day = |from: &str, to: &str| sundays.service(at(from), at(to));
    assert_eq!(day("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"), h(23 - 2));
    assert_eq!(day("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"), h(25 - 4));
    let once = round(r#"{"date": "2031-05-07", "hours": [["12:00", "24:00"]]}"#);
    assert_eq!(once.next_close(january.0), Some(at("2031-05-07T12:00:00+02:00")));
    assert_eq!(once.next_close(at("2031-05-08T12:00:00+02:00")), None);
    assert_eq!(sundays.next_close(at("2099-12-31T00:00:00Z")), Some(at("2100-01-03T00:00:00Z")));
}

/// Row 22: a clock that runs over the day of a change counts each day by the hours that hold then; the past stays.
#[test]
fn row_22_hours_hold_from_a_date() {
    let later = r#""yearly_holidays": ["05-01"], "revisions": [
        {"from": "2026-07-01", "weekly": {"mon": [["08:00", "20:00"]], "wed": [["08:00", "20:00"]]}, "workday_like": "wed"},
        {"from": "2026-05-01", "yearly_holidays": []},
        {"from": "2026-08-01", "maintenance": [{"weekday": "mon", "hours": [["08:00", "09:00"]]}]}]"#;
    let (before, after) = (office(r#""yearly_holidays": ["05-01"]"#), office(later));
    let dates: Vec<String> = after.spec.revisions.iter().map(|revision| revision.from.to_string()).collect();
    assert_eq!(dates, ["2026-05-01", "2026-07-01", "2026-08-01"], "in the order of their dates");
    let (may, july) = (at("2026-05-01T00:00:00+02:00"), at("2026-07-01T00:00:00+02:00"));
    let first = at("2026-01-01T00:00:00+01:00");
    assert_eq!(after.open_between(first, may), before.open_between(first, may), "the past stays");
    assert_eq!(after.service(may, may + h(24)) - before.service(may, may + h(24)), h(8), "1 May is worked from now on");
    assert_eq!(after.service(may, july) - before.service(may, july), h(8));
    // Tuesday 16:00, six hours: one of the old hours, Wednesday's from 8 on by the new ones.
    let start = at("2026-06-30T16:00:00+02:00");
    assert_eq!(before.due(start, h(6)), Some(at("2026-07-01T14:00:00+02:00")));
    assert_eq!(after.due(start, h(6)), Some(at("2026-07-01T13:00:00+02:00")));
    assert_eq!(after.due(at("2026-07-02T10:00:00+02:00"), h(1)), Some(at("2026-07-06T09:00:00+02:00")));
    assert_eq!(after.due(at("2026-08-01T10:00:00+02:00"), h(1)), Some(at("2026-08-03T10:00:00+02:00")));
}

#[test]
fn faults_of_what_comes_again_name_the_place() {
    let utc = |more: &str| format!(r#"{{"tz": "UTC", {more}}}"#);
    for (json, words) in [
        (utc(r#""yearly_holidays": ["2026-05-01"]"#), "yearly_holidays: \"2026-05-01\" is not a day of every year"),
        (utc(r#""yearly_holidays": ["5-1"]"#), "yearly_holidays: \"5-1\" is not a day of every year"),
        (utc(r#""yearly_holidays": ["04-31"]"#), "yearly_holidays: \"04-31\" is not a day"),
        (utc(r#""yearly_holidays": ["12-24 - 01-02"]"#), "yearly_holidays: \"12-24 - 01-02\" is not a day"),
        (utc(r#""yearly_holidays": ["02-29"]"#), "yearly_holidays: \"02-29\" does not come every year"),
        (utc(r#""yearly_breaks": {"02-20..02-29": []}"#), "yearly_breaks: \"02-20..02-29\" does not come every year"),
        (utc(r#""yearly_breaks": {"12-24": [["12:00", "25:00"]]}"#), "12-24: \"25:00\" is not a time of day"),
        (
            utc(r#""maintenance": [{"hours": [["01:00", "02:00"]]}]"#),
            "maintenance: a window has one of date and weekday",
        ),
        (utc(r#""maintenance": [{"date": "2026-01-01", "nth": 1, "hours": []}]"#), "maintenance: a window has one of"),
        (utc(r#""maintenance": [{"weekday": "sun", "nth": 5, "hours": []}]"#), "maintenance: a window has one of"),
        (utc(r#""maintenance": [{"weekday": "sun", "hours": []}]"#), "maintenance: a window without hours"),
        (utc(r#""maintenance": [{"weekday": "Sunday", "hours": []}]"#), "maintenance: \"Sunday\" is not a day"),
        (utc(r#""revisions": [{"from": "2026-01-01"}]"#), "revisions: the one from 2026-01-01 says nothing"),
        (
            utc(r#""revisions": [{"from": "2026-01-01", "maintenance": []}, {"from": "2026-01-01", "weekly": {}}]"#),
            "revisions: two begin on 2026-01-01",
        ),
        (utc(r#""revisions": [{"from": "2026-01-01", "tz": "UTC"}]"#), "unknown field `tz`"),
        (
            utc(
                r#""weekly": {"mon": [["09:00", "17:00"]]}, "workday_like": "mon", "revisions": [{"from": "2026-01-01", "weekly": {}}]"#,
            ),
            "workday_like: mon has no hours",
        ),
        (
            r#"{"always": true, "yearly_holidays": ["05-01"]}"#.into(),
            "always = true leaves no room for yearly_holidays",
        ),
        (
            r#"{"always": true, "revisions": [{"from": "2026-01-01", "weekly": {}}]}"#.into(),
            "always = true leaves no room for revisions",
        ),
        (
            r#"{"always": true, "maintenance": [{"weekday": "sun", "hours": [["01:00", "02:00"]]}]}"#.into(),
            "tz: a calendar with hours",
        ),
    ] {
        let error = match serde_json::from_str::<CalendarSpec>(&json) {
            Ok(spec) => Calendar::compile(&spec).unwrap_err().to_string(),
            Err(error) => error.to_string(),
        };
        assert!(error.starts_with(words), "{json}\n  {error}");
    }
}

#[test]
fn what_comes_again_is_written_back_as_it_was_read() {
    let json = r#"{"tz": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}, "yearly_holidays": ["05-01", "12-24..01-02"],
        "yearly_breaks": {"12-23": [["12:00", "24:00"]]}, "maintenance": [
        {"date": "2026-06-13", "hours": [["20:00", "02:00"]]}, {"weekday": "sun", "hours": [["02:00", "04:00"]]},
        {"weekday": "sat", "nth": -1, "hours": [["22:00", "06:00"]]}], "revisions": [
        {"from": "2027-01-01", "weekly": {"tue": [["08:00", "12:00"]]}, "workday_like": "tue", "yearly_holidays": [],
         "yearly_breaks": {}, "maintenance": []}]}"#;
    let read = spec(json);
    let written: serde_json::Value = serde_json::to_value(&read).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(json).unwrap());
    assert_eq!(toml::from_str::<CalendarSpec>(&toml::to_string(&read).unwrap()).unwrap(), read);
}
