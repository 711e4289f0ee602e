//! The trade's 58 edge cases of service clocks, by their number there: each is a row of one table, and none is missing.
//!
//! Calendars are asked directly; what needs an incident runs through the rules. Berlin, Monday to Friday, 09:00 to 17:00,
//! where a row says nothing else; instants are written as the wall clock shows them, with their offset.

use super::world::*;
use firstline::domain::incident::Kind;
use firstline::domain::incident::command::{Command, Handing, NewIncident, NewReport, Verb};
use firstline::domain::policy::clocks::GoalRule;
use firstline::domain::policy::lookup::Scope;
use firstline::domain::sla::calendar::{Calendar, CalendarSpec};
use firstline::domain::sla::clock::{Band, ClockAct, ClockKind, Phase, Shows};
use firstline::domain::time::{Instant, Span};
use serde_json::{Value, json};

const RESOLUTION: ClockKind = ClockKind::Resolution;

/// A calendar off its text; what `more` says wins.
fn calendar(more: Value) -> Calendar {
    let day = json!([["09:00", "17:00"]]);
    let mut text =
        json!({ "tz": "Europe/Berlin", "weekly": { "mon": day, "tue": day, "wed": day, "thu": day, "fri": day } });
    text.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Calendar::compile(&serde_json::from_value::<CalendarSpec>(text).unwrap()).unwrap()
}
fn berlin() -> Calendar {
    calendar(json!({}))
}
/// Open at every instant of its zone.
fn around_the_clock(zone: &str) -> Calendar {
    let day = json!([["00:00", "24:00"]]);
    let week: Value =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|d| (d.to_owned(), day.clone())).into_iter().collect();
    calendar(json!({ "tz": zone, "weekly": week }))
}
fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}
const fn hours(n: i64) -> Span {
    Span::hours(n)
}
#[track_caller]
fn due(calendar: &Calendar, start: &str, goal: Span, want: &str) {
    assert_eq!(calendar.due(at(start), goal), Some(at(want)), "{start} + {goal:?}");
}

/// A taken incident of priority 3 in business hours (UTC, 09:00 to 18:00) of a Monday morning.
fn taken() -> (World, firstline::domain::id::IncidentId) {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    (w, id)
}
fn waiting() -> Verb {
    suspend("waiting_user", LATER)
}
fn priority(priority: u8) -> Verb {
    Verb::Override { priority, reason: "told otherwise".into() }
}

type Row = (u8, &'static str, fn());

#[rustfmt::skip]
const ROWS: [Row; 58] = [
    (1, "only open time counts", || due(&berlin(), "2026-03-06T16:30:00+01:00", hours(2), "2026-03-09T10:30:00+01:00")),
    (2, "made while shut, it waits for the opening", || due(&berlin(), "2026-03-07T11:00:00+01:00", hours(4), "2026-03-09T13:00:00+01:00")),
    (3, "a due instant on closing time stays there; breached is used over the goal", || {
        let calendar = berlin();
        due(&calendar, "2026-03-06T09:00:00+01:00", hours(8), "2026-03-06T17:00:00+01:00");
        assert_eq!(calendar.breach_at(at("2026-03-06T17:00:00+01:00")), Some(at("2026-03-09T09:00:00.001+01:00")));
    }),
    (4, "stopped exactly at the limit is met", || {
        let (mut w, id) = taken();
        w.wait(12 * 60 + 15 * 60).ok("ann", id, Verb::Resolve(solution()));
        assert_eq!((w.used(id, RESOLUTION), w.reading(id, RESOLUTION).shows), (12 * 60, Shows::Met));
    }),
    (5, "nearly all of it is not all of it", || {
        let (mut w, id) = taken();
        w.now = MONDAY + hours(24) + hours(3) - Span::seconds(21);
        assert_eq!((w.reading(id, RESOLUTION).left, w.reading(id, RESOLUTION).shows), (Span::seconds(21), Shows::Band(Band::Critical)));
    }),
    (6, "hours are instants: the night that is 23 hours long", || due(&around_the_clock("Europe/Berlin"), "2026-03-28T12:00:00+01:00", hours(24), "2026-03-29T13:00:00+02:00")),
    (7, "and the one of 25", || due(&around_the_clock("Europe/Berlin"), "2026-10-24T12:00:00+02:00", hours(24), "2026-10-25T11:00:00+01:00")),
    (8, "a night shift over a change of the clocks", || {
        let night = calendar(json!({ "weekly": { "sat": [["22:00", "06:00"]] } }));
        for (from, to, want) in [("2026-03-28", "2026-03-30", 7), ("2026-10-24", "2026-10-26", 9), ("2026-05-02", "2026-05-04", 8)] {
            let span = night.service(at(&format!("{from}T00:00:00Z")), at(&format!("{to}T00:00:00Z")));
            assert_eq!(span, hours(want), "{from}");
        }
    }),
    (9, "opening hours are local across the change", || due(&berlin(), "2026-03-27T16:00:00+01:00", hours(4), "2026-03-30T12:00:00+02:00")),
    (10, "an opening inside the gap starts at the first instant there is", || {
        let night = calendar(json!({ "weekly": { "sun": [["02:30", "05:00"]] } }));
        assert_eq!(night.next_open(at("2026-03-29T00:00:00+01:00")), Some(at("2026-03-29T03:00:00+02:00")));
    }),
    (11, "an ambiguous time: opens at its first, closes at its last", || {
        let opens = calendar(json!({ "weekly": { "sun": [["02:30", "05:00"]] } }));
        assert_eq!(opens.next_open(at("2026-10-25T00:00:00+02:00")), Some(at("2026-10-25T02:30:00+02:00")));
        let closes = calendar(json!({ "weekly": { "sun": [["01:00", "02:30"]] } }));
        assert_eq!(closes.next_close(at("2026-10-25T01:00:00+02:00")), Some(at("2026-10-25T02:30:00+01:00")));
    }),
    (12, "a gap at midnight", || due(&around_the_clock("Africa/Cairo"), "2026-04-23T12:00:00+02:00", hours(24), "2026-04-24T13:00:00+03:00")),
    (13, "a change of half an hour", || due(&around_the_clock("Australia/Lord_Howe"), "2026-10-03T12:00:00+10:30", hours(24), "2026-10-04T12:30:00+11:00")),
    (14, "half-hour zones and half-hour openings", || {
        let delhi = calendar(json!({ "tz": "Asia/Kolkata", "weekly": { "mon": [["08:30", "17:30"]] } }));
        due(&delhi, "2026-03-09T00:00:00Z", Span::minutes(30), "2026-03-09T09:00:00+05:30");
    }),
    (15, "a day with a break in it", || {
        let split = calendar(json!({ "weekly": { "mon": [["08:30", "12:00"], ["13:00", "17:30"]] } }));
        due(&split, "2026-03-09T11:30:00+01:00", hours(1), "2026-03-09T13:30:00+01:00");
    }),
    (16, "windows that overlap or touch count once", || {
        let double = calendar(json!({ "weekly": { "mon": [["09:00", "12:00"], ["11:00", "14:00"], ["14:00", "15:00"]] } }));
        assert_eq!(double.service(at("2026-03-09T00:00:00Z"), at("2026-03-10T00:00:00Z")), hours(6));
    }),
    (17, "whole-day holidays", || {
        let closed = calendar(json!({ "holidays": ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"] }));
        due(&closed, "2026-12-23T16:00:00+01:00", hours(4), "2026-12-28T12:00:00+01:00");
    }),
    (18, "a closure of every year that runs over New Year", || {
        let closed = calendar(json!({ "yearly_holidays": ["12-24..01-02"] }));
        due(&closed, "2026-12-23T16:00:00+01:00", hours(4), "2027-01-04T12:00:00+01:00");
        due(&closed, "2030-12-23T16:00:00+01:00", hours(4), "2031-01-03T12:00:00+01:00");
    }),
    (19, "half a day shut", || {
        let half = calendar(json!({ "breaks": { "2026-03-06": [["12:00", "17:00"]] } }));
        due(&half, "2026-03-06T11:00:00+01:00", hours(2), "2026-03-09T10:00:00+01:00");
    }),
    (20, "the 29th of February does not come every year, and is not written as if it did", || {
        let text = json!({ "tz": "UTC", "weekly": { "mon": [["09:00", "17:00"]] }, "yearly_holidays": ["02-29"] });
        let error = serde_json::from_value::<CalendarSpec>(text).unwrap_err().to_string();
        assert!(error.contains("does not come every year"), "{error}");
    }),
    (21, "a calendar that never opens has no limit", || {
        let never = calendar(json!({ "weekly": {} }));
        assert!(never.never_open());
        assert_eq!(never.due(at("2026-03-06T11:00:00Z"), hours(1)), None);
    }),
    (22, "other hours from a date on leave what was before as it was", || {
        let later = calendar(json!({ "revisions": [{ "from": "2026-03-09", "weekly": { "mon": [["13:00", "17:00"]] } }] }));
        due(&later, "2026-03-06T16:00:00+01:00", hours(2), "2026-03-09T14:00:00+01:00");
        let week = |calendar: &Calendar| calendar.service(at("2026-03-02T00:00:00Z"), at("2026-03-07T00:00:00Z"));
        assert_eq!(week(&later), week(&berlin()));
    }),
    (23, "what is kept are instants; a zone is an id", || {
        let (w, id) = taken();
        let text = serde_json::to_string(&w.past[0].event.detail.clocks[0]).unwrap();
        assert!(text.contains("\"at\":1772442000000") && !text.contains("+0"), "{text}");
        assert_eq!(w.replay(id), *w.get(id));
    }),
    (24, "a pause costs the open time in it", || {
        let (mut w, id) = taken();
        w.now = MONDAY + hours(8);
        w.ok("ann", id, suspend("waiting_user", LATER));
        w.now = MONDAY + hours(25);
        w.ok("ann", id, resume());
        assert_eq!(w.used(id, RESOLUTION), 8 * 60);
        assert_eq!(w.reading(id, RESOLUTION).due, Some(MONDAY + hours(29)));
    }),
    (25, "a pause while it is shut costs nothing", || {
        let (mut w, id) = taken();
        let before = w.reading(id, RESOLUTION).due;
        w.now = MONDAY + hours(10);
        w.ok("ann", id, suspend("waiting_user", LATER));
        w.now = MONDAY + hours(20);
        w.ok("ann", id, resume());
        assert_eq!(w.reading(id, RESOLUTION).due, before);
    }),
    (26, "reasons that follow each other are one pause", || {
        let (mut w, id) = taken();
        w.wait(60).ok("ann", id, waiting());
        assert!(matches!(w.no("ann", id, suspend("approval", LATER)), firstline::domain::refusal::Refusal::IllegalMove { .. }));
        w.wait(120).ok("ann", id, resume());
        w.ok("ann", id, suspend("approval", LATER));
        w.wait(60).ok("ann", id, resume());
        assert_eq!(w.used(id, RESOLUTION), 60, "three hours do not count, once");
    }),
    (27, "each stretch keeps its reason", || {
        let (mut w, id) = taken();
        w.ok("ann", id, waiting());
        w.wait(10).ok("ann", id, resume());
        w.ok("ann", id, suspend("approval", LATER));
        let reasons: Vec<_> = w.past.iter().filter(|p| p.event.kind == Kind::Suspended).filter_map(|p| p.event.detail.reason.clone()).collect();
        assert_eq!(reasons, ["waiting_user", "approval"]);
    }),
    (28, "while it is paused what is left stands still and shows, and time breaches nothing", || {
        let (mut w, id) = taken();
        w.wait(60).ok("ann", id, waiting());
        w.wait(20_000);
        let clock = w.reading(id, RESOLUTION);
        assert_eq!((clock.left, clock.due, clock.shows), (hours(11), None, Shows::Paused));
    }),
    (29, "paused after its limit it stays breached, and grows no further", || {
        let (mut w, id) = taken();
        w.now = MONDAY + hours(29);
        w.ok("ann", id, waiting());
        let over = w.reading(id, RESOLUTION).left;
        w.wait(300);
        assert_eq!((w.reading(id, RESOLUTION).shows, w.reading(id, RESOLUTION).left), (Shows::Breached, over));
    }),
    (30, "resolved out of a pause", || {
        let (mut w, id) = taken();
        w.wait(60).ok("ann", id, waiting());
        w.wait(300).ok("ann", id, Verb::Resolve(solution()));
        assert_eq!((w.used(id, RESOLUTION), w.reading(id, RESOLUTION).shows), (60, Shows::Met));
    }),
    (31, "shut and paused are two things", || {
        let (mut w, id) = taken();
        w.now = MONDAY + hours(10);
        assert!(matches!(w.reading(id, RESOLUTION).shows, Shows::Shut { .. }));
        w.ok("ann", id, waiting());
        assert_eq!(w.reading(id, RESOLUTION).shows, Shows::Paused);
    }),
    (32, "a pause does not stop an unmet response, unless the policy says so", || {
        for (pauses, want) in [(false, Phase::Running), (true, Phase::Paused)] {
            let mut w = World::new();
            w.policy.rules.pause_unmet_response = pauses;
            w.policy.rules.met_by = vec![firstline::domain::policy::MetBy::Reply];
            let id = w.mailed();
            w.ok("ann", id, Verb::Take);
            w.ok("ann", id, waiting());
            assert_eq!(w.clock(id, ClockKind::Response).phase, want);
        }
    }),
    (33, "a first response under met_by = contact: words to the user or a logged call, nothing else", || {
        use firstline::domain::policy::MetBy;
        let mut w = World::new();
        w.policy.rules.met_by = vec![MetBy::Reply, MetBy::Call];
        let id = w.mailed();
        for verb in [Verb::Take, note(), chase()] {
            w.wait(1).ok("ann", id, verb);
            assert_eq!(w.clock(id, ClockKind::Response).phase, Phase::Running);
        }
        w.wait(1).ok("ann", id, reply());
        assert_eq!(w.clock(id, ClockKind::Response).phase, Phase::Stopped);
    }),
    (34, "recorded with the caller on the line it is met at once, and says so", || {
        let mut w = World::new();
        let id = w.record("ann", NewIncident { channel: Some("phone".into()), ..by_mail() });
        assert_eq!((w.get(id).answered_live, w.used(id, ClockKind::Response)), (true, 0));
        assert_eq!(w.reading(id, ClockKind::Response).shows, Shows::Met);
    }),
    (35, "whoever reports, the clocks run", || {
        let mut w = World::new();
        let id = w.record("ann", NewIncident { kind: Some("staff_found".into()), ..by_mail() });
        assert_eq!(w.clock(id, RESOLUTION).phase, Phase::Running);
    }),
    (36, "the reply clock runs from the first word nobody answered", || {
        let mut w = World::new();
        w.policy.clocks.iter_mut().find(|rule| rule.kind == ClockKind::Reply).unwrap().goal = GoalRule::Fixed(hours(4));
        let id = w.mailed();
        let again = || Verb::Join(NewReport { reporter: Some(OTHER_CALLER), channel: Some("email".into()), words: "And?".into(), ..NewReport::default() });
        for _ in 0..3 {
            w.wait(10).ok("ann", id, again());
        }
        w.wait(10);
        assert_eq!(w.used(id, ClockKind::Reply), 30);
    }),
    (37, "a word after the resolution starts nothing again", || {
        let (mut w, id) = taken();
        w.wait(30).ok("ann", id, Verb::Resolve(solution()));
        w.wait(30).ok("ann", id, note());
        assert_eq!((w.used(id, RESOLUTION), w.clock(id, RESOLUTION).phase), (30, Phase::Stopped));
    }),
    (38, "clocks run beside each other, and the soonest leads", || {
        let mut w = World::new();
        let id = w.mailed();
        let row = firstline::domain::incident::row::Row::of(w.get(id), &w.calendars, &w.policy);
        assert!(row.live().count() >= 3);
        assert_eq!(row.leading(w.now, &w.policy).unwrap().kind, ClockKind::Response);
    }),
    (39, "raised past its new limit: breached by reclassification, told apart from neglect", || {
        let (mut w, id) = taken();
        w.wait(180).ok("dora", id, priority(1));
        assert_eq!(w.reading(id, RESOLUTION).due, Some(MONDAY + hours(2)));
        assert_eq!(w.reading(id, RESOLUTION).shows, Shows::Breached);
        let ClockAct::Retarget { breached, .. } = &w.latest().detail.clocks[0].act else { panic!() };
        assert_eq!(*breached, None, "under the goal it had until then nobody was late");
    }),
    (40, "lowering launders no breach", || {
        let mut w = World::new();
        let id = w.record("ann", NewIncident { impact: 1, urgency: 1, ..by_mail() });
        w.wait(180).ok("dora", id, priority(3));
        let clock = w.reading(id, RESOLUTION);
        assert_eq!((clock.breached_at, clock.shows), (Some(MONDAY + hours(2) + Span(1)), Shows::Band(Band::Ok)));
    }),
    (41, "up and down and up: the last goal counts", || {
        let (mut w, id) = taken();
        for (n, to) in [1, 3, 1, 3].into_iter().enumerate() {
            w.wait(10).ok("dora", id, priority(to));
            assert_eq!(w.clock(id, RESOLUTION).target.priority, to, "{n}");
        }
        assert_eq!((w.reading(id, RESOLUTION).goal, w.used(id, RESOLUTION)), (hours(12), 40));
    }),
    (42, "another agreement keeps what the pauses have taken", || {
        let (mut w, id) = taken();
        w.wait(30).ok("ann", id, waiting());
        w.wait(60).ok("ann", id, resume());
        w.wait(10).ok("dora", id, edit(firstline::domain::incident::Field::Nature, firstline::domain::value::Value::Code("complaint".into())));
        assert_eq!(w.used(id, RESOLUTION), 40);
    }),
    (43, "the stage of a line goes on where it was when the incident comes back", || {
        let (mut w, id) = taken();
        w.wait(20).ok("ann", id, Verb::Escalate(to_team(NET)));
        w.wait(30).ok("eve", id, back());
        w.wait(5);
        let used = |line| w.read(w.clock_of(id, ClockKind::Stage, line), w.now).used;
        assert_eq!((used(1), used(2)), (Span::minutes(25), Span::minutes(30)));
    }),
    (44, "of two agreements that fit the more specific one counts", || {
        let mut w = World::new();
        let mut own = w.policy.agreements[0].clone();
        (own.id, own.default, own.organisations) = ("gold".into(), false, vec!["bank".into()]);
        w.policy.agreements.push(own);
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let found = w.policy.agreement_for(&["branch".to_owned(), "bank".to_owned()], &[], &"fault".into(), day);
        assert!(matches!(found, Scope::Covered { agreement, .. } if agreement.id == "gold"));
    }),
    (45, "reopened it goes on with what was left", || {
        let (mut w, id) = taken();
        w.wait(60).ok("ann", id, Verb::Resolve(solution()));
        w.wait(240).ok("ann", id, reopen());
        assert_eq!(w.reading(id, RESOLUTION).left, hours(11));
        assert_eq!(w.reading(id, RESOLUTION).due, Some(MONDAY + hours(31)));
    }),
    (46, "met the first time, breached in the end: the cycles are told apart", || {
        let (mut w, id) = taken();
        w.wait(60).ok("ann", id, Verb::Resolve(solution()));
        assert_eq!((w.reading(id, RESOLUTION).shows, w.clock(id, RESOLUTION).cycle), (Shows::Met, 1));
        w.wait(10).ok("ann", id, reopen());
        w.now = MONDAY + hours(48);
        w.ok("ann", id, Verb::Resolve(solution()));
        assert_eq!((w.reading(id, RESOLUTION).shows, w.clock(id, RESOLUTION).cycle), (Shows::Breached, 2));
    }),
    (47, "cancelled counts for nothing; a merge keeps the earliest report", || {
        let (mut w, id) = taken();
        w.wait(10).ok("ann", id, cancel());
        assert_eq!(w.clock(id, RESOLUTION).phase, Phase::Cancelled);
        let first = w.mailed();
        let second = { w.wait(30); w.mailed() };
        w.ok("ann", first, Verb::Merge { into: second });
        assert_eq!(w.clock(first, RESOLUTION).phase, Phase::Cancelled);
        assert!(w.get(second).reports.iter().any(|report| report.reported_at == w.get(first).reported_at));
    }),
    (48, "a promised time is a clock of its own, whatever the hours, and no pause moves it", || {
        let (mut w, id) = taken();
        let by = MONDAY + hours(14);
        w.ok("ann", id, Verb::Promise { due: by, text: "By eleven".into() });
        w.ok("ann", id, waiting());
        assert_eq!(w.reading(id, ClockKind::Promise).due, Some(by));
    }),
    (49, "typed later than it was reported, it counts from the report; not from the future", || {
        let mut w = World::new();
        w.wait(30);
        let id = w.record("ann", NewIncident { reported_at: Some(MONDAY), ..by_mail() });
        assert_eq!((w.used(id, ClockKind::Response), w.get(id).recorded_at), (30, Some(w.now)));
        let ahead = NewIncident { reported_at: Some(w.now + hours(2)), ..by_mail() };
        assert!(w.ask(&who("ann"), &Command::Record(Box::new(ahead))).is_err());
    }),
    (50, "a clock that stepped back makes no span negative", || {
        let (mut w, id) = taken();
        w.wait(60);
        let there = w.now;
        w.now = MONDAY - hours(1);
        assert_eq!(w.reading(id, RESOLUTION).used, Span::ZERO);
        w.now = there;
        assert_eq!(w.used(id, RESOLUTION), 60);
    }),
    (51, "of two events at one instant the later written counts", || {
        let (mut w, id) = taken();
        w.wait(5).ok("ann", id, waiting());
        w.ok("ann", id, resume());
        w.ok("ann", id, Verb::Resolve(solution()));
        assert_eq!((w.clock(id, RESOLUTION).phase, w.used(id, RESOLUTION)), (Phase::Stopped, 5));
    }),
    (52, "each threshold alerts once a crossing, also when nobody watched", || {
        let mut w = World::watched();
        let id = w.record("ann", NewIncident { impact: 1, urgency: 1, ..by_mail() });
        w.wait(300).watch();
        w.wait(300).watch();
        let fired = w.past.iter().filter(|p| p.incident == id && p.event.detail.reason == Some("p1_half".into()) && p.event.kind == Kind::Fired);
        assert_eq!(fired.map(|p| p.at).collect::<Vec<_>>(), [MONDAY + hours(1)]);
    }),
    (53, "milliseconds inside; what is left shows less, what is over shows more", || {
        let (mut w, id) = taken();
        w.now = MONDAY + Span(1);
        assert_eq!(w.reading(id, RESOLUTION).left, hours(12) - Span(1));
        assert_eq!(firstline::text::times::clock_left(hours(12) - Span(1)), firstline::text::times::clock_left(hours(12) - Span::minutes(1)));
        assert_eq!(firstline::text::times::clock_left(Span(-1)), firstline::text::times::clock_left(Span::minutes(-1)));
    }),
    (54, "no goal, no clock; a goal of nothing is refused", || {
        let mut w = World::new();
        w.policy.agreements[0].targets.iter_mut().for_each(|target| target.update = None);
        let id = w.mailed();
        assert!(w.get(id).clocks.iter().all(|clock| clock.kind != ClockKind::Update));
        let text = firstline::domain::policy::DEFAULT.replacen("response = \"10m\"", "response = \"0m\"", 1);
        assert!(firstline::domain::policy::parse::parse(&text, 1).is_err());
    }),
    (55, "days are business days of the calendar, printed both ways", || {
        let text = firstline::domain::policy::DEFAULT.replacen("resolution = \"24h\"", "resolution = \"3bd\"", 1);
        let policy = firstline::domain::policy::parse::parse(&text, 1).unwrap();
        let target = policy.default_agreement().unwrap().target(&"fault".into(), 4).unwrap();
        assert_eq!((target.resolution, target.days.resolution), (Some(hours(27)), Some(3)));
    }),
    (56, "long goals are no effort, and beyond the horizon there is none", || {
        let calendar = berlin();
        assert!(calendar.due(at("2026-03-06T09:00:00Z"), hours(8 * 250 * 5)).is_some());
        assert_eq!(calendar.due(at("2026-03-06T09:00:00Z"), hours(8 * 366 * 400)), None);
    }),
    (57, "what is renamed is the same by its code", || {
        let (mut w, id) = taken();
        w.ok("ann", id, waiting());
        w.policy.suspensions.iter_mut().for_each(|reason| reason.names.en = "Renamed".into());
        w.wait(10).ok("ann", id, resume());
        assert_eq!(w.used(id, RESOLUTION), 0);
    }),
    (58, "the same journal gives the same verdict, whenever it is read", || {
        let (mut w, id) = taken();
        w.wait(30).ok("ann", id, Verb::Assign(Handing { reason: Some("load".into()), ..to_person("ben") }));
        w.wait(30).ok("ben", id, Verb::Resolve(solution()));
        let read = w.replay(id);
        for later in [0, 1_000, 1_000_000] {
            let now = w.now + Span::minutes(later);
            for (a, b) in read.clocks.iter().zip(&w.get(id).clocks).filter(|(clock, _)| clock.kind == RESOLUTION) {
                assert_eq!((w.read(a, now).used, w.read(a, now).shows), (w.read(b, w.now).used, Shows::Met));
            }
        }
    }),
];

/// All of them, and which ones fail.
#[test]
fn edge_cases_by_number() {
    let failed: Vec<String> = ROWS
        .iter()
        .enumerate()
        .filter_map(|(n, (number, case, holds))| {
            assert_eq!(usize::from(*number), n + 1);
            let failure = std::panic::catch_unwind(holds).err()?;
            let words = failure.downcast_ref::<String>().cloned();
            Some(format!("{number}, {case}: {}", words.unwrap_or_default()))
        })
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
