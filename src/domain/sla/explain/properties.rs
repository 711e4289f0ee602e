//! What holds for every explanation: its parts add up to what the clock says, and its stretches leave nothing out.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::tests::{Told, goal};
use super::*;
use crate::domain::incident::Kind;
use crate::domain::sla::clock::ClockAct;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Hours of work, of a shift over midnight and a pause at noon, and all day.
fn calendars() -> [Value; 3] {
    let (day, split, night) =
        (json!([["09:00", "17:00"]]), json!([["08:30", "12:00"], ["13:00", "17:30"]]), json!([["22:00", "06:00"]]));
    let all = json!([["00:00", "24:00"]]);
    [
        json!({ "tz": "Europe/Berlin", "weekly": { "mon": day, "tue": split, "wed": day, "thu": split, "fri": day } }),
        json!({ "tz": "Australia/Lord_Howe", "weekly": { "mon": night, "sat": night, "sun": split } }),
        json!({ "tz": "UTC", "weekly": { "mon": all, "tue": all, "wed": all, "thu": all, "fri": all, "sat": all, "sun": all } }),
    ]
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Pause,
    Resume,
    Stop,
    Cancel,
    Restart,
    Retarget(i64),
    /// Something that is taken back after so many minutes.
    Mistake(u8, i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Pause),
        4 => Just(Step::Resume),
        2 => Just(Step::Stop),
        1 => Just(Step::Cancel),
        1 => Just(Step::Restart),
        1 => (1..40_i64).prop_map(Step::Retarget),
        2 => (0..5_u8, 1..3_000_i64).prop_map(|(what, minutes)| Step::Mistake(what, minutes)),
    ]
}

/// Acts one after the other, so many milliseconds apart.
fn story() -> impl Strategy<Value = Vec<(i64, Step)>> {
    prop::collection::vec((prop_oneof![0..10_000_i64, 0..200_000_000_i64], step()), 0..10)
}

fn play(told: &mut Told, story: &[(i64, Step)], start: Instant) -> Instant {
    let mut at = start;
    told.moved(Kind::Recorded, at, ClockAct::Start { goal: goal(8, 3) });
    for (after, step) in story {
        at = at + Span(*after);
        let was = told.record.incident.clocks[0].clone();
        let retarget = |hours| ClockAct::Retarget { from: was.target.clone(), to: goal(hours, 1), breached: None };
        let act = match step {
            Step::Pause | Step::Mistake(0, _) => ClockAct::Pause,
            Step::Resume | Step::Mistake(1, _) => ClockAct::Resume,
            Step::Stop | Step::Mistake(2, _) => ClockAct::Stop,
            Step::Restart | Step::Mistake(3, _) => ClockAct::Restart,
            Step::Cancel | Step::Mistake(..) => ClockAct::Cancel,
            Step::Retarget(hours) => retarget(*hours),
        };
        let seq = match act {
            ClockAct::Pause => told.pause(at, "vendor"),
            act => told.moved(Kind::Edited, at, act),
        };
        if let Step::Mistake(_, minutes) = step {
            let since = at;
            at = at + Span::minutes(*minutes);
            told.undo(seq, &was, since, at);
        }
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_1_the_parts_are_the_whole(which in 0..3_usize, quarter in 0..8_000_i64, story in story(), after in 0..400_000_000_i64) {
        let mut told = Told::new(calendars()[which].clone());
        let start = Instant::parse_rfc3339("2026-02-20T00:00:00Z").unwrap() + Span::minutes(15 * quarter);
        let now = play(&mut told, &story, start) + Span(after);
        let why = told.explained(now);
        let counted = |parts: &[Part]| parts.iter().filter(|p| p.counts()).fold(Span::ZERO, |sum, p| sum + p.service);
        prop_assert_eq!(counted(&why.parts), why.reading.used, "the runs are what was used");
        prop_assert_eq!(why.parts.last().map_or(Span::ZERO, |p| p.sum), why.reading.used);
        prop_assert_eq!(why.reading.goal - counted(&why.parts), why.reading.left);
        for n in 0..why.parts.len() {
            prop_assert_eq!(counted(&why.parts[..=n]), why.parts[n].sum);
        }
        let mut at = why.from;
        for part in &why.parts {
            prop_assert!(part.from == at && part.to > at, "parts follow each other: {:?}", why.parts);
            at = part.to;
        }
        let mut at = why.from;
        for stretch in &why.stretches {
            prop_assert!(stretch.from == at && stretch.to > at, "stretches cover the span: {:?}", why.stretches);
            prop_assert_eq!(stretch.ahead, stretch.from >= now);
            at = stretch.to;
        }
        prop_assert_eq!(at, why.until);
        let open = |ahead| {
            let all = why.stretches.iter().filter(|s| s.ahead == ahead && s.stand == Stand::Open);
            all.fold(Span::ZERO, |sum, s| sum + (s.to - s.from))
        };
        prop_assert_eq!(open(false), why.reading.used, "what is drawn as counted was counted");
        let to_come = if why.until > now { why.reading.left } else { Span::ZERO };
        prop_assert_eq!(open(true), to_come, "and what is to come is what is left");
    }
}
