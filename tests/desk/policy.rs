//! A policy is weighed before it is applied, and applying does what the weighing said.

use super::{Fixture, by, monday, phone_call};
use firstline::desk::{Foretold, PolicyError};
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, Resolution, Verb};
use firstline::domain::incident::decide::weigh::{Shift, Tally};
use firstline::domain::policy::DEFAULT;
use firstline::domain::sla::clock::{ClockKind, Phase};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use std::collections::BTreeMap;

/// Each clock that counts: phase, due and left at an instant.
type Clocks = BTreeMap<(IncidentId, ClockKind, u8), (Phase, Option<Instant>, Span)>;

fn clocks(f: &mut Fixture, ids: &[IncidentId], now: Instant) -> Clocks {
    let mut found = Clocks::new();
    for id in ids {
        let record = f.desk.record(&by("boss"), *id, now).unwrap();
        let ground = f.desk.ground();
        for clock in &record.incident.clocks {
            let calendar = ground.calendars.of(&clock.target).unwrap();
            let reading = clock.reading(calendar, ground.policy.warning, ground.policy.critical, now);
            if matches!(clock.phase, Phase::Running | Phase::Paused) {
                found.insert((*id, clock.kind, clock.line), (clock.phase, reading.due, reading.left));
            }
        }
    }
    found
}

/// The shipped policy without rules of escalation: what a rule does once a clock has moved is the rule's, and is not told
/// of here.
fn quiet() -> String {
    let (before, rest) = DEFAULT.split_once("\n[escalation.").unwrap();
    let (_, after) = rest.split_once("\n# ── Bands").unwrap();
    format!("{before}\n[escalation]\n\n# ── Bands{after}")
}

/// A desk with incidents in every state of their clocks: fresh, taken, suspended, resolved, late, secret.
fn busy() -> (Fixture, Vec<IncidentId>, Instant) {
    let mut f = Fixture::new();
    let at = |minutes| monday() + Span::minutes(minutes);
    f.desk.apply_policy(&quiet(), &by("boss"), at(0)).unwrap();
    let mut ids = Vec::new();
    for (n, impact, urgency) in [(0, 1, 1), (1, 1, 2), (2, 2, 2), (3, 3, 3), (4, 2, 2), (5, 2, 2), (6, 2, 2)] {
        let mut new = phone_call(&f.desk, &format!("call {n}"));
        (new.impact, new.urgency) = (impact, urgency);
        let made = f.desk.commit(&Command::Record(Box::new(new)), &by("an"), None, at(n)).unwrap();
        ids.push(made.incidents[0]);
    }
    for id in &ids {
        f.act(*id, Verb::Take, "an", at(10));
    }
    let why = Verb::Suspend { reason: Some("waiting_user".into()), until: Some(at(3_000)), text: "call back".into() };
    f.act(ids[4], why, "an", at(95));
    let how = Resolution { solution: "Restarted".into(), closing_code: Some("fixed".into()), ..Resolution::default() };
    f.act(ids[5], Verb::Resolve(how), "an", at(100));
    (f, ids, at(110))
}

/// The candidates: other goals, other hours, other bands, an agreement of its own, a goal taken out and put back.
fn candidates() -> Vec<(&'static str, String)> {
    let gold = r#"
[agreements.gold]
en = "Gold"
zh-Hans = "金牌"
zh-Hant = "金牌"
natures = ["fault"]
targets = [
  { priority = 1, response = "5m", resolution = "1h", calendar = "always" },
  { priority = 2, response = "5m", resolution = "2h", update = "30m", calendar = "business" },
  { priority = 3, response = "5m", resolution = "90m", update = "30m", calendar = "business" },
  { priority = 4, response = "5m", resolution = "100h", update = "30m", calendar = "business" },
]
"#;
    let put = |from: &str, to: &str| {
        assert!(quiet().contains(from), "{from}");
        quiet().replace(from, to)
    };
    vec![
        ("longer", put("resolution = \"12h\"", "resolution = \"20h\"")),
        ("shorter", put("resolution = \"12h\"", "resolution = \"1h\"")),
        ("hours", put("mon = [[\"09:00\", \"18:00\"]]", "mon = [[\"10:00\", \"12:00\"]]")),
        ("zone", put("zone    = \"UTC\"", "zone    = \"Asia/Shanghai\"")),
        ("no update", put("resolution = \"12h\", update = \"4h\",", "resolution = \"12h\",")),
        ("bands", put("{ left = \"60m\", percent = 50 }", "{ left = \"600m\", percent = 90 }")),
        (
            "tuesdays",
            put("workdays = []", "revisions = [{ from = 2026-03-03, weekly = { tue = [[\"12:00\", \"14:00\"]] } }]"),
        ),
        ("stages", put("shares  = { 1 = 20, 2 = 40, 3 = 40 }", "shares  = { 1 = 1, 2 = 40, 3 = 40 }")),
        ("gold", format!("{}{gold}", quiet())),
    ]
}

/// ONE-2: what diff foretells, apply does: every due instant one by one, and nothing else moves.
#[test]
fn one_2_what_is_foretold_is_done() {
    for (name, text) in candidates() {
        let (mut f, ids, now) = busy();
        let before = clocks(&mut f, &ids, now);
        let head = f.desk.head().unwrap();
        let foretold = f.desk.weigh_policy(&text, &by("boss"), now).unwrap();
        assert_eq!(f.desk.head().unwrap(), head, "{name}: nothing is written");
        assert_eq!(clocks(&mut f, &ids, now), before, "{name}");
        assert!(!foretold.differences.is_empty() && !foretold.shifts.is_empty(), "{name}");

        let applied = f.desk.apply_policy(&text, &by("boss"), now).unwrap();
        assert_eq!(applied.retargeted, foretold.retargeted, "{name}");
        let after = clocks(&mut f, &ids, now);
        let mut foreseen = before.clone();
        for shift in &foretold.shifts {
            let key = (shift.incident, shift.clock, shift.line);
            let told = |side: &firstline::domain::incident::decide::weigh::Standing| {
                (if side.paused { Phase::Paused } else { Phase::Running }, side.due, side.left)
            };
            assert_eq!(shift.before.as_ref().map(told), before.get(&key).copied(), "{name} {key:?}: before");
            assert_eq!(shift.after.as_ref().map(told), after.get(&key).copied(), "{name} {key:?}: after");
            match shift.after.as_ref().map(told) {
                Some(side) => foreseen.insert(key, side),
                None => foreseen.remove(&key),
            };
        }
        let dues = |clocks: &Clocks| clocks.iter().map(|(k, (_, due, _))| (*k, *due)).collect::<Vec<_>>();
        assert_eq!(dues(&foreseen), dues(&after), "{name}: nothing moves that was not foretold");
        let again = f.desk.weigh_policy(&text, &by("boss"), now).unwrap();
        assert_eq!((again.differences, again.retargeted, again.shifts), (vec![], 0, vec![]), "{name}: it is in force");
    }
}

fn weighed(f: &mut Fixture, who: &str, name: &str, now: Instant) -> Foretold {
    let (_, text) = candidates().into_iter().find(|(n, _)| *n == name).unwrap();
    f.desk.weigh_policy(&text, &by(who), now).unwrap()
}

#[test]
fn one_2_it_is_told_which_clocks_would_be_breached_and_which_are_eased() {
    let (mut f, _, now) = busy();
    // P3: one hour is over by then; the stages at the desk are shares of it.
    let of = |kind, shifts: Vec<Shift>| Tally::of(&shifts.into_iter().filter(|s| s.clock == kind).collect::<Vec<_>>());
    let shifts = weighed(&mut f, "boss", "shorter", now).shifts;
    let stages = of(ClockKind::Stage, shifts.clone());
    assert_eq!((stages.moved, stages.breached), (3, 3), "{stages:?}");
    let shorter = of(ClockKind::Resolution, shifts);
    assert_eq!((shorter.moved, shorter.breached, shorter.eased), (3, 3, 0), "{shorter:?}");
    let bands = Tally::of(&weighed(&mut f, "boss", "bands", now).shifts);
    assert!(bands.moved == 0 && bands.risked > 0, "{bands:?}");
    let none = Tally::of(&weighed(&mut f, "boss", "no update", now).shifts);
    assert_eq!((none.moved, none.ended), (0, 3), "{none:?}");
    // After more than eleven hours of the twelve a clock is at risk; with twenty it is not.
    let late = monday() + Span::minutes(26 * 60 + 30);
    let longer = of(ClockKind::Resolution, weighed(&mut f, "boss", "longer", late).shifts);
    assert!(longer.moved == 3 && longer.eased >= 1, "{longer:?}");
}

/// SEC-1: whoever may not read an incident learns nothing of it from a policy.
#[test]
fn sec_1_only_what_one_may_read_is_told() {
    let (mut f, ids, now) = busy();
    f.add(StreamKind::Person, "im", &[("name", "Im"), ("roles", "incident_manager")]);
    let mut new = phone_call(&f.desk, "secret");
    new.security = true;
    let made = f.desk.commit(&Command::Record(Box::new(new)), &by("an"), None, now).unwrap();
    let secret = made.incidents[0];
    let seen = |f: &mut Fixture, who: &str| {
        let foretold = weighed(f, who, "shorter", now);
        (foretold.shifts.iter().any(|s| s.incident == secret), foretold.retargeted)
    };
    assert_eq!(seen(&mut f, "im"), (true, 4));
    assert_eq!(seen(&mut f, "an"), (false, 3));
    let nobody = f.desk.weigh_policy(DEFAULT, &by("stranger"), now);
    assert!(matches!(nobody, Err(PolicyError::Desk(_))));
    let torn = f.desk.weigh_policy("[desk]", &by("an"), now);
    assert!(matches!(torn, Err(PolicyError::Broken(_))), "{} {torn:?}", ids.len());
}

/// peers/ITSM 1 row 22: hours that change from tomorrow on move no clock that is due today.
#[test]
fn row_22_what_is_due_before_a_revision_begins_stays() {
    let (mut f, _, now) = busy();
    let tuesday = Instant::parse_rfc3339("2026-03-03T00:00:00Z").unwrap();
    let foretold = weighed(&mut f, "boss", "tuesdays", now);
    let (moved, paused): (Vec<_>, Vec<_>) =
        foretold.shifts.iter().filter_map(|s| s.before.as_ref()).partition(|side| !side.paused);
    assert!(moved.len() >= 3 && moved.iter().all(|side| side.due.is_some_and(|due| due > tuesday)), "{moved:?}");
    assert!(paused.is_empty(), "what is left of a paused clock is the same: {paused:?}");
}
