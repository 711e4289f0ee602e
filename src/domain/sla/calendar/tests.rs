//! Tables: known edges of service time, and what may be written in a calendar. Properties are in [`super::properties`].

use super::*;
use crate::domain::sla::holidays::{WORKDAY_PREFIX, holiday_cn_json, ics};
use crate::domain::time::{Instant, Span};

pub(super) fn spec(json: &str) -> CalendarSpec {
    serde_json::from_str(json).unwrap_or_else(|e| panic!("{e}: {json}"))
}
pub(super) fn calendar(json: &str) -> Calendar {
    Calendar::compile(&spec(json)).unwrap_or_else(|e| panic!("{e}: {json}"))
}
fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap_or_else(|| panic!("{text}"))
}
const fn h(hours: i64) -> Span {
    Span::hours(hours)
}

/// Monday to Friday in Berlin, with more fields after it.
fn berlin(windows: &str, more: &str) -> String {
    let week: Vec<String> =
        ["mon", "tue", "wed", "thu", "fri"].iter().map(|day| format!("\"{day}\": {windows}")).collect();
    format!("{{\"tz\": \"Europe/Berlin\", \"weekly\": {{{}}}{more}}}", week.join(", "))
}
fn office(more: &str) -> String {
    berlin("[[\"09:00\", \"17:00\"]]", more)
}
fn every_day(tz: &str, from: &str, to: &str) -> String {
    let week: Vec<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .map(|day| format!("\"{day}\": [[\"{from}\", \"{to}\"]]"))
        .collect();
    format!("{{\"tz\": \"{tz}\", \"weekly\": {{{}}}}}", week.join(", "))
}

/// peers/ITSM 1: the row, the calendar, start, goal, due. Offsets are written out so that no zone rule is trusted twice.
#[test]
fn rows_of_known_edges() {
    let split = berlin(r#"[["08:30", "12:00"], ["13:00", "17:30"]]"#, "");
    let bad = berlin(r#"[["09:00", "13:00"], ["12:00", "15:00"], ["15:00", "17:00"], ["10:00", "11:00"]]"#, "");
    let always = r#"{"always": true}"#.to_owned();
    let holidays = office(r#", "holidays": ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"]"#);
    let closure = office(
        r#", "holidays": ["2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28", "2026-12-29",
            "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]"#,
    );
    let half_by_break = office(r#", "breaks": {"2026-03-06": [["12:00", "17:00"]]}"#);
    let half_by_shift = office(r#", "shifts": {"2026-03-06": [["09:00", "12:00"]]}"#);
    let kolkata = every_day("Asia/Kolkata", "08:30", "17:30");
    let cairo = every_day("Africa/Cairo", "00:00", "24:00");
    let lord_howe = every_day("Australia/Lord_Howe", "00:00", "24:00");
    let rows: [(&str, &str, &str, Span, &str); 22] = [
        ("1", &office(""), "2026-03-06T16:30:00+01:00", h(2), "2026-03-09T10:30:00+01:00"),
        ("2", &office(""), "2026-03-07T11:00:00+01:00", h(4), "2026-03-09T13:00:00+01:00"),
        ("3", &office(""), "2026-03-06T09:00:00+01:00", h(8), "2026-03-06T17:00:00+01:00"),
        ("6", &always, "2026-03-28T12:00:00+01:00", h(24), "2026-03-29T13:00:00+02:00"),
        ("7", &always, "2026-10-24T12:00:00+02:00", h(24), "2026-10-25T11:00:00+01:00"),
        ("9", &office(""), "2026-03-27T16:00:00+01:00", h(4), "2026-03-30T12:00:00+02:00"),
        ("12", &cairo, "2026-04-23T12:00:00+02:00", h(24), "2026-04-24T13:00:00+03:00"),
        ("13", &lord_howe, "2026-10-03T12:00:00+10:30", h(24), "2026-10-04T12:30:00+11:00"),
        ("14", &kolkata, "2026-05-01T06:00:00+05:30", Span::minutes(61), "2026-05-01T09:31:00+05:30"),
        ("15", &split, "2026-03-06T11:30:00+01:00", h(1), "2026-03-06T13:30:00+01:00"),
        ("16 overlap", &bad, "2026-03-06T09:00:00+01:00", h(8), "2026-03-06T17:00:00+01:00"),
        ("16 touch", &bad, "2026-03-06T14:00:00+01:00", h(2), "2026-03-06T16:00:00+01:00"),
        ("17", &holidays, "2026-12-23T16:00:00+01:00", h(4), "2026-12-28T12:00:00+01:00"),
        ("18", &closure, "2026-12-23T16:00:00+01:00", h(4), "2027-01-04T12:00:00+01:00"),
        ("19 break", &half_by_break, "2026-03-06T11:00:00+01:00", h(2), "2026-03-09T10:00:00+01:00"),
        ("19 shift", &half_by_shift, "2026-03-06T11:00:00+01:00", h(2), "2026-03-09T10:00:00+01:00"),
        // 24: paused from Friday 16:00 to Monday 10:00, which is two hours of service, not 66.
        ("24", &office(""), "2026-03-06T15:00:00+01:00", h(4 + 2), "2026-03-09T13:00:00+01:00"),
        ("54", &office(""), "2026-03-07T11:00:00+01:00", h(0), "2026-03-07T11:00:00+01:00"),
        ("54 less", &office(""), "2026-03-07T11:00:00+01:00", h(-3), "2026-03-07T11:00:00+01:00"),
        ("56 hours", &always, "2026-01-01T00:00:00Z", h(24 * 3652), "2036-01-01T00:00:00Z"),
        ("56 days", &office(""), "2026-01-01T00:00:00+01:00", h(8 * 2608), "2035-12-31T17:00:00+01:00"),
        ("56 end", &always, "2026-01-01T00:00:00Z", h(24 * 27_393), "2101-01-01T00:00:00Z"),
    ];
    for (row, json, start, goal, due) in rows {
        let (calendar, start, due) = (calendar(json), at(start), at(due));
        assert_eq!(calendar.due(start, goal), Some(due), "row {row}");
        if goal > Span::ZERO {
            assert_eq!(calendar.service(start, due), goal, "row {row}");
        }
    }
}

#[test]
fn row_3_at_closing_time_a_goal_is_due_and_not_yet_overrun() {
    let calendar = calendar(&office(""));
    let (start, due) = (at("2026-03-06T09:00:00+01:00"), at("2026-03-06T17:00:00+01:00"));
    let breach = calendar.breach_at(due).unwrap();
    assert_eq!(breach, at("2026-03-09T09:00:00.001+01:00"));
    for (t, overrun) in [
        ("2026-03-07T12:00:00+01:00", false),
        ("2026-03-09T09:00:00+01:00", false),
        ("2026-03-09T09:00:01+01:00", true),
    ] {
        assert_eq!(calendar.service(start, at(t)) > h(8), overrun, "{t}");
    }
    // While open, a millisecond is enough.
    assert_eq!(calendar.breach_at(at("2026-03-06T16:00:00+01:00")), Some(at("2026-03-06T16:00:00.001+01:00")));
}

/// Service time of one stretch: the row, the calendar, from, to, how much.
#[test]
fn rows_of_lengths() {
    let saturday_night = r#"{"tz": "Europe/Berlin", "weekly": {"sat": [["22:00", "06:00"]]}}"#;
    let small_hours = r#"{"tz": "Europe/Berlin", "weekly": {"sun": [["02:30", "06:00"]]}}"#;
    let until_fold = r#"{"tz": "Europe/Berlin", "weekly": {"sun": [["00:00", "02:30"]]}}"#;
    let in_the_gap = r#"{"tz": "Europe/Berlin", "weekly": {"sun": [["02:10", "02:50"]]}}"#;
    let friday = r#"{"tz": "Africa/Cairo", "weekly": {"fri": [["00:00", "24:00"]]}}"#;
    let saturday = r#"{"tz": "America/Havana", "weekly": {"sat": [["00:00", "24:00"]]}}"#;
    let sunday = r#"{"tz": "America/Havana", "weekly": {"sun": [["00:00", "24:00"]]}}"#;
    let pause = ("2026-03-06T16:00:00+01:00", "2026-03-09T10:00:00+01:00");
    let rows: [(&str, &str, &str, &str, Span); 14] = [
        ("8 spring", saturday_night, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", h(7)),
        ("8 autumn", saturday_night, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", h(9)),
        ("8 else", saturday_night, "2026-05-02T12:00:00Z", "2026-05-03T12:00:00Z", h(8)),
        ("10", small_hours, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", h(3)),
        ("10 inside", in_the_gap, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", h(0)),
        ("11 open", small_hours, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", Span::minutes(270)),
        ("11 close", until_fold, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", Span::minutes(210)),
        ("12", friday, "2026-04-23T12:00:00+02:00", "2026-04-25T12:00:00+03:00", h(23)),
        // Clocks go back from Sunday 01:00 to 00:00: the hour that comes twice is Sunday's.
        ("11 eve", saturday, "2026-10-30T12:00:00Z", "2026-11-02T12:00:00Z", h(24)),
        ("11 day", sunday, "2026-10-30T12:00:00Z", "2026-11-02T12:00:00Z", h(25)),
        ("24", &office(""), pause.0, pause.1, h(2)),
        ("24 back", &office(""), pause.1, pause.0, h(-2)),
        ("25", &office(""), "2026-03-06T18:00:00+01:00", "2026-03-09T08:00:00+01:00", h(0)),
        ("25 point", &office(""), pause.0, pause.0, h(0)),
    ];
    for (row, json, from, to, service) in rows {
        assert_eq!(calendar(json).service(at(from), at(to)), service, "row {row}");
    }
    let open = calendar(small_hours);
    assert_eq!(open.next_open(at("2026-03-28T12:00:00Z")), Some(at("2026-03-29T01:00:00Z")), "row 10: 03:00 CEST");
    assert_eq!(open.next_open(at("2026-10-24T12:00:00Z")), Some(at("2026-10-25T00:30:00Z")), "row 11: 02:30 CEST");
}

#[test]
fn row_21_a_calendar_that_never_opens_says_so() {
    let cut_away = r#"{"tz": "UTC", "shifts": {"2026-05-04": [["09:00", "12:00"]]},
        "breaks": {"2026-05-03": [["22:00", "10:00"]], "2026-05-04": [["10:00", "12:00"]]}}"#;
    for json in
        [r#"{"tz": "UTC"}"#, r#"{"tz": "UTC", "holidays": ["2026-05-01"], "workdays": ["2026-05-02"]}"#, cut_away]
    {
        let calendar = calendar(json);
        let now = at("2026-05-01T00:00:00Z");
        assert!(calendar.never_open(), "{json}");
        assert_eq!(calendar.due(now, Span(1)), None);
        assert_eq!(calendar.back(now, Span(1)), None);
        assert_eq!(calendar.breach_at(now), None);
        assert_eq!((calendar.next_open(now), calendar.next_close(now)), (None, None));
        assert_eq!((calendar.prev_open(now), calendar.prev_working(now)), (None, None));
        assert_eq!(calendar.position(now), Span::ZERO);
        assert!(!calendar.is_open(now));
        assert!(calendar.open_between(now, Instant::FAR).is_empty());
    }
    assert!(!calendar(r#"{"tz": "UTC", "shifts": {"1999-05-04": [["09:00", "09:01"]]}}"#).never_open());
}

#[test]
fn row_56_beyond_the_horizon_there_is_no_due() {
    let always = calendar(r#"{"always": true}"#);
    let now = at("2026-01-01T00:00:00Z");
    assert_eq!(always.due(now, h(24 * 27_393) + Span(1)), None);
    assert_eq!(always.due(now, Span(i64::MAX)), None);
    assert_eq!(always.back(now, Span(i64::MAX)), None);
    assert_eq!(always.due(HORIZON_END, Span(1)), None);
    assert_eq!(always.next_close(now), None);
    let cut = r#"{"always": true, "tz": "Asia/Shanghai", "breaks": {"2031-05-07": [["12:00", "24:00"]]}}"#;
    let cut = calendar(cut);
    assert_eq!(cut.next_close(now), Some(at("2031-05-07T12:00:00+08:00")));
    assert_eq!(cut.next_close(at("2031-05-07T15:00:00+08:00")), None);
    assert_eq!(always.back(HORIZON_START, Span(1)), None);
    assert_eq!(always.next_close(now), None);
    assert_eq!(always.next_open_strict(now), None);
    assert_eq!(always.prev_open(now), Some(HORIZON_START));
    assert_eq!(always.service(Instant(i64::MIN), Instant::FAR), HORIZON_END - HORIZON_START);
    assert!(always.is_open(HORIZON_START) && !always.is_open(HORIZON_END) && !always.is_open(Instant(-1)));
    assert_eq!(HORIZON_END.to_string(), "2101-01-01T00:00:00Z");
    assert_eq!(always.open_between(now, now + h(24 * 800)), [(now, now + h(24 * 800))]);
}

/// SLA-2: which night a window belongs to, and what cuts it.
#[test]
fn nights_belong_to_the_date_they_start_on() {
    let nights = |more: &str| {
        let json = every_day("Asia/Shanghai", "22:00", "06:00");
        calendar(&format!("{}{more}}}", json.strip_suffix('}').unwrap()))
    };
    let (noon_1, noon_2) = (at("2026-05-01T12:00:00+08:00"), at("2026-05-02T12:00:00+08:00"));
    let noon_3 = noon_2 + h(24);
    let cases = [
        ("", h(8), h(8)),
        (r#", "holidays": ["2026-05-02"]"#, h(8), h(0)),
        (r#", "shifts": {"2026-05-02": []}"#, h(8), h(0)),
        (r#", "shifts": {"2026-05-02": [["23:00", "01:00"]]}"#, h(8), h(2)),
        // A break is cut out of the date it is written under: here the end of the night before.
        (r#", "breaks": {"2026-05-02": [["00:00", "12:00"]]}"#, h(2), h(8)),
        (r#", "breaks": {"2026-05-01": [["23:00", "01:00"]]}"#, h(6), h(8)),
        (
            r#", "breaks": {"2026-05-02": [["02:00", "03:00"], ["02:30", "04:00"], ["23:00", "23:30"]]}"#,
            h(6),
            Span::minutes(450),
        ),
    ];
    for (more, first, second) in cases {
        let calendar = nights(more);
        assert_eq!(calendar.service(noon_1, noon_2), first, "{more}");
        assert_eq!(calendar.service(noon_2, noon_3), second, "{more}");
    }
    // Back to the very start of a year leads to its first opening, not to the last closing of the year before.
    let utc = calendar(&every_day("UTC", "09:00", "17:00"));
    assert_eq!(utc.back(at("2026-01-01T10:00:00Z"), h(1)), Some(at("2026-01-01T09:00:00Z")));
    assert_eq!(utc.due(at("2025-12-31T16:00:00Z"), h(1)), Some(at("2025-12-31T17:00:00Z")));
    // Over new year, in a zone where the cut between years lies inside the night.
    let london = calendar(&every_day("Europe/London", "22:00", "06:00"));
    let eve = at("2026-12-31T23:00:00Z");
    assert_eq!(london.next_close(eve), Some(at("2027-01-01T06:00:00Z")));
    assert_eq!(london.prev_open(at("2027-01-01T01:00:00Z")), Some(at("2026-12-31T22:00:00Z")));
    assert_eq!(london.next_open_strict(eve), Some(at("2027-01-01T22:00:00Z")));
    assert_eq!(
        london.open_between(eve, eve + h(24)),
        [(eve, at("2027-01-01T06:00:00Z")), (at("2027-01-01T22:00:00Z"), at("2027-01-01T23:00:00Z"))]
    );
}

#[test]
fn equal_ends_are_a_whole_day() {
    for (from, to, length) in
        [("00:00", "00:00", 24), ("09:00", "09:00", 24), ("00:00", "24:00", 24), ("23:00", "00:00", 1)]
    {
        let calendar = calendar(&format!(r#"{{"tz": "UTC", "weekly": {{"wed": [["{from}", "{to}"]]}}}}"#));
        let (tuesday, friday) = (at("2026-05-05T00:00:00Z"), at("2026-05-08T12:00:00Z"));
        assert_eq!(calendar.service(tuesday, friday), h(length), "{from} {to}");
    }
}

/// SLA-2: China's make-up weekends, from both forms of the official list.
#[test]
fn make_up_days_take_an_ordinary_days_hours() {
    let json = holiday_cn_json(include_str!("../../../../tests/fixtures/holidays/2024.json")).unwrap();
    let ics = ics(include_str!("../../../../tests/fixtures/holidays/2024.ics"), WORKDAY_PREFIX).unwrap();
    let week = r#"{"tz": "Asia/Shanghai", "weekly": {"mon": [["09:00", "18:00"]], "tue": [["09:00", "18:00"]],
        "wed": [["09:00", "18:00"]], "thu": [["09:00", "18:00"]], "fri": [["09:00", "17:00"]], "sat": [["10:00", "12:00"]]}"#;
    let plain = spec(&format!("{week}}}"));
    assert_eq!(plain.clone().with_holidays(&json), plain.clone().with_holidays(&ics));
    assert_eq!(plain.clone().with_holidays(&json).holidays_until(), Some(2024));
    let like_friday = spec(&format!("{week}, \"workday_like\": \"fri\"}}"));
    for (spec, hours) in [(plain, 9), (like_friday, 8)] {
        let calendar = Calendar::compile(&spec.with_holidays(&json)).unwrap();
        let day = |date: &str| {
            let start = at(&format!("{date}T00:00:00+08:00"));
            calendar.service(start, start + h(24))
        };
        assert_eq!(day("2024-02-04"), h(hours), "a working Sunday");
        assert_eq!(day("2024-02-12"), h(0), "spring festival, a Monday");
        assert_eq!(day("2024-04-28"), h(hours), "a working Sunday before May");
        assert_eq!(day("2024-03-02"), h(2), "an ordinary Saturday");
        assert_eq!(day("2024-03-03"), h(0), "an ordinary Sunday");
    }
}

#[test]
fn what_is_written_wins_over_an_imported_list() {
    let list = holiday_cn_json(
        r#"{"days": [{"name": "a", "date": "2026-02-14", "isOffDay": false}, {"name": "b", "date": "2026-02-15", "isOffDay": true},
            {"name": "c", "date": "2026-02-16", "isOffDay": true}, {"name": "d", "date": "2026-02-16", "isOffDay": false}]}"#,
    )
    .unwrap();
    let written = spec(r#"{"tz": "UTC", "holidays": ["2026-02-14"], "workdays": ["2026-02-15"]}"#);
    let merged = written.with_holidays(&list);
    assert_eq!(merged.check(), Ok(()));
    assert_eq!(merged, spec(r#"{"tz": "UTC", "holidays": ["2026-02-14"], "workdays": ["2026-02-15", "2026-02-16"]}"#));
    let always = spec(r#"{"always": true}"#);
    assert_eq!(always.clone().with_holidays(&list), always);
}

#[test]
fn faults_name_the_day_and_the_value() {
    let cases = [
        (r#"{"tz": "Asia/Shangai", "weekly": {}}"#, "tz: unknown time zone \"Asia/Shangai\"; nearest: Asia/Shanghai"),
        (r#"{"weekly": {"mon": [["09:00", "17:00"]]}}"#, "tz: a calendar with hours needs a time zone"),
        (r#"{"tz": "UTC", "weekly": {"Mo": []}}"#, "weekly: \"Mo\" is not a day"),
        (r#"{"tz": "UTC", "weekly": {"tue": [["09:00", "25:00"]]}}"#, "tue: \"25:00\" is not a time of day"),
        (r#"{"tz": "UTC", "weekly": {"tue": [["9:00", "17:00"]]}}"#, "tue: \"9:00\" is not a time of day"),
        (r#"{"tz": "UTC", "weekly": {"tue": [["09:60", "17:00"]]}}"#, "tue: \"09:60\" is not a time of day"),
        (r#"{"tz": "UTC", "weekly": {"tue": [["+9:00", "17:00"]]}}"#, "tue: \"+9:00\" is not a time of day"),
        (r#"{"tz": "UTC", "weekly": {"tue": [["09:00", "24:00:01"]]}}"#, "tue: \"24:00:01\" is not a time of day"),
        (r#"{"tz": "UTC", "weekly": {"tue": [["09:00:", "17:00"]]}}"#, "tue: \"09:00:\" is not a time of day"),
        (
            r#"{"tz": "UTC", "weekly": {"tue": [["09:00:00:00", "17:00"]]}}"#,
            "tue: \"09:00:00:00\" is not a time of day",
        ),
        (r#"{"tz": "UTC", "weekly": {"tue": [["24:00", "06:00"]]}}"#, "tue: a window cannot start at 24:00"),
        (r#"{"tz": "UTC", "holidays": ["2026-02-29"]}"#, "holidays: \"2026-02-29\" is not a date"),
        (r#"{"tz": "UTC", "workdays": ["2026-2-1"]}"#, "workdays: \"2026-2-1\" is not a date"),
        (r#"{"tz": "UTC", "shifts": {"2026-13-01": []}}"#, "shifts: \"2026-13-01\" is not a date"),
        (r#"{"tz": "UTC", "breaks": {"2026-01-01": [["x", "10:00"]]}}"#, "2026-01-01: \"x\" is not a time of day"),
        (
            r#"{"tz": "UTC", "holidays": ["2026-01-01"], "workdays": ["2026-01-01"]}"#,
            "2026-01-01 is both a holiday and a working day",
        ),
        (r#"{"tz": "UTC", "workday_like": "so"}"#, "workday_like: \"so\" is not a day"),
        (r#"{"tz": "UTC", "workday_like": "sun"}"#, "workday_like: sun has no hours"),
        (r#"{"always": true, "weekly": {"mon": [["09:00", "17:00"]]}}"#, "always = true leaves no room for weekly"),
        (r#"{"always": true, "holidays": ["2026-01-01"]}"#, "always = true leaves no room for holidays"),
        (r#"{"tz": "UTC", "hollidays": []}"#, "unknown field `hollidays`"),
    ];
    for (json, words) in cases {
        let error = match serde_json::from_str::<CalendarSpec>(json) {
            Ok(spec) => Calendar::compile(&spec).unwrap_err().to_string(),
            Err(error) => error.to_string(),
        };
        assert!(error.starts_with(words), "{json}\n  {error}");
    }
}

#[test]
fn toml_and_json_are_read_alike_and_written_back() {
    let toml = r#"
        tz = "Asia/Shanghai"
        weekly = { mon = [["09:00", "12:00"], ["13:00", "18:00:30"]], sat = [["22:00", "06:00"]], sun = [["00:00", "24:00"]] }
        holidays = ["2026-10-01", "2026-10-02"]
        workdays = ["2026-10-10"]
        workday_like = "mon"
        shifts = { "2026-12-31" = [["09:00", "12:00"]], 2027-01-04 = [] }
        breaks = { "2026-05-07" = [["12:00", "24:00"]] }
    "#;
    let json = r#"{"tz": "Asia/Shanghai", "weekly": {"mon": [["09:00", "12:00"], ["13:00", "18:00:30"]],
        "sat": [["22:00", "06:00"]], "sun": [["00:00", "24:00"]]}, "holidays": ["2026-10-02", "2026-10-01"],
        "workdays": ["2026-10-10"], "workday_like": "mon",
        "shifts": {"2026-12-31": [["09:00", "12:00"]], "2027-01-04": []}, "breaks": {"2026-05-07": [["12:00", "24:00"]]}}"#;
    let read: CalendarSpec = toml::from_str(toml).unwrap();
    assert_eq!(read, spec(json));
    assert_eq!(spec(&serde_json::to_string(&read).unwrap()), read);
    assert_eq!(toml::from_str::<CalendarSpec>(&toml::to_string(&read).unwrap()).unwrap(), read);
}

#[test]
fn a_calendar_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let calendar = calendar(&office(""));
    shared(&calendar);
    let start = at("2026-03-06T16:30:00+01:00");
    let ask = || (calendar.position(start), calendar.due(start, h(2)));
    let answers = std::thread::scope(|scope| [scope.spawn(ask), scope.spawn(ask)].map(|asked| asked.join().unwrap()));
    assert_eq!(answers, [ask(), ask()]);
}
