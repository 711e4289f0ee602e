//! What should have fired. One job: walk through a record's journal minute by minute, with arithmetic and rules of its own
//! (written from SPEC 4 and 5, not from the program), and note every crossing.

use firstline::domain::incident::report::EscalationColumn;
use firstline::domain::incident::{Field, Kind, Past, Place, State};
use firstline::domain::sla::clock::{ClockAct, ClockKind, ClockMove};
use firstline::domain::time::Instant;
use firstline::domain::value::{FieldValue, Value};
use std::collections::{BTreeMap, BTreeSet};

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// A crossing: rule, kind of clock, line of a stage, cycle.
pub type Key = (&'static str, &'static str, u8, u32);

/// A point of a clock: percent of the goal, minutes before or after its limit.
#[derive(Clone, Copy)]
enum At {
    Percent(i64),
    Before(i64),
    After(i64),
}

enum When {
    Clock(ClockKind, At),
    /// Another rule, so many minutes ago.
    Follows(&'static str, i64),
    /// Reopened, handed over, chased, reported so often.
    Counts([u32; 4]),
    /// As soon as it is so.
    Now,
}

struct Rule {
    id: &'static str,
    when: When,
    priorities: &'static [u8],
    line: u8,
}

const fn rule(id: &'static str, when: When, priorities: &'static [u8], line: u8) -> Rule {
    Rule { id, when, priorities, line }
}

use At::{After, Before, Percent};
use ClockKind::{CallBack, Confirm, Promise, Resolution, Response, Stage, Update};
use When::{Clock, Counts, Follows, Now};

/// The shipped rules, once more.
const RULES: [Rule; 25] = [
    rule("urgent", Now, &[1, 2], 0),
    rule("executive", Follows("urgent", 15), &[], 0),
    rule("desk_stage", Clock(Stage, Percent(100)), &[], 1),
    rule("desk_stage_over", Clock(Stage, After(15)), &[], 1),
    rule("line_2_stage", Clock(Stage, Percent(100)), &[], 2),
    rule("line_3_stage", Clock(Stage, Percent(100)), &[], 3),
    rule("p1_half", Clock(Resolution, Percent(50)), &[1], 0),
    rule("p1_full", Clock(Resolution, Percent(100)), &[1], 0),
    rule("p2_three_quarters", Clock(Resolution, Percent(75)), &[2], 0),
    rule("p2_full", Clock(Resolution, Percent(100)), &[2], 0),
    rule("p3_three_quarters", Clock(Resolution, Percent(75)), &[3], 0),
    rule("p3_full", Clock(Resolution, Percent(100)), &[3], 0),
    rule("p4_full", Clock(Resolution, Percent(100)), &[4], 0),
    rule("owner_half", Clock(Resolution, Percent(50)), &[], 0),
    rule("owner_three_quarters", Clock(Resolution, Percent(75)), &[], 0),
    rule("owner_nine_tenths", Clock(Resolution, Percent(90)), &[], 0),
    rule("response_over", Clock(Response, Percent(100)), &[], 0),
    rule("update_over", Clock(Update, Percent(100)), &[], 0),
    rule("promise_near", Clock(Promise, Before(10)), &[], 0),
    rule("call_back_over", Clock(CallBack, Percent(100)), &[], 0),
    rule("confirm_over", Clock(Confirm, Percent(100)), &[], 0),
    rule("reopened_twice", Counts([2, 0, 0, 0]), &[], 0),
    rule("handed_three_times", Counts([0, 3, 0, 0]), &[], 0),
    rule("chased_three_times", Counts([0, 0, 3, 0]), &[], 0),
    rule("many_reports", Counts([0, 0, 0, 5]), &[], 0),
];

#[derive(Clone)]
struct Ticking {
    running: bool,
    live: bool,
    cycle: u32,
    goal: i64,
    always: bool,
    /// Milliseconds, around the clock and in business hours.
    used: [i64; 2],
}

/// A record as it stands at some minute.
#[derive(Clone, Default)]
struct Life {
    state: Option<State>,
    priority: u8,
    line: u8,
    counts: [u32; 4],
    executive_told: bool,
    clocks: BTreeMap<(ClockKind, u8), Ticking>,
    /// Rule, cycle and instant of what has fired.
    fired: Vec<(String, u32, i64)>,
}

/// Milliseconds of Monday to Friday, 09:00 to 18:00 UTC, between two instants.
fn business(from: i64, to: i64) -> i64 {
    let mut sum = 0;
    for day in from.div_euclid(DAY)..=to.div_euclid(DAY) {
        // 1970-01-01 was a Thursday.
        if (day + 3).rem_euclid(7) < 5 {
            let (open, shut) = (day * DAY + 9 * 60 * MINUTE, day * DAY + 18 * 60 * MINUTE);
            sum += (to.min(shut) - from.max(open)).max(0);
        }
    }
    sum
}

impl Life {
    fn open(&self) -> bool {
        matches!(
            self.state,
            Some(State::New | State::Assigned | State::InProgress | State::Suspended | State::Resolved)
        )
    }

    fn pass(&mut self, from: i64, to: i64) {
        let gone = [to - from, business(from, to)];
        for clock in self.clocks.values_mut().filter(|clock| clock.running) {
            clock.used = [clock.used[0] + gone[0], clock.used[1] + gone[1]];
        }
    }

    fn apply(&mut self, past: &Past, at: i64) {
        // A new record is new without anybody saying so.
        self.state.get_or_insert(State::New);
        for change in &past.event.detail.changes {
            let number = || if let Value::Int(n) = &change.to { u32::try_from(*n).unwrap_or(0) } else { 0 };
            match &change.place {
                Place::Field { field } => match field {
                    Field::State => self.state = State::from_value(&change.to),
                    Field::Priority => self.priority = number() as u8,
                    Field::Line => self.line = number() as u8,
                    Field::ReopenCount => self.counts[0] = number(),
                    Field::ReassignCount => self.counts[1] = number(),
                    Field::ChaseCount => self.counts[2] = number(),
                    Field::ExecutiveToldAt => self.executive_told = !change.to.is_none(),
                    _ => {}
                },
                Place::Report { report, .. } => self.counts[3] = self.counts[3].max(report + 1),
                Place::Escalation { column: EscalationColumn::Rule, .. } => {
                    let Value::Code(rule) = &change.to else { continue };
                    let cycle = column(past, EscalationColumn::Cycle).unwrap_or(0);
                    self.fired.push((rule.to_string(), u32::try_from(cycle).unwrap_or(0), past.at.0));
                }
                _ => {}
            }
        }
        past.event.detail.clocks.iter().for_each(|step| self.step(step, at));
    }

    fn step(&mut self, step: &ClockMove, at: i64) {
        let key = (step.clock, step.line);
        // A clock that began before anybody wrote it down has run since then.
        let run = [at - step.at.0, business(step.at.0, at)].map(|span| span.max(0));
        if let ClockAct::Start { goal } = &step.act {
            let cycle = self.clocks.get(&key).map_or(0, |clock| clock.cycle) + 1;
            let always = goal.calendar != "business";
            let clock = Ticking { running: true, live: true, cycle, goal: goal.goal.0, always, used: run };
            self.clocks.insert(key, clock);
            return;
        }
        let Some(clock) = self.clocks.get_mut(&key) else { return };
        match &step.act {
            ClockAct::Pause => clock.running = false,
            ClockAct::Stop | ClockAct::Cancel => (clock.running, clock.live) = (false, false),
            ClockAct::Resume => {
                clock.cycle += u32::from(!clock.live);
                (clock.running, clock.live) = (true, true);
                clock.used = [clock.used[0] + run[0], clock.used[1] + run[1]];
            }
            ClockAct::Restart => {
                clock.cycle += 1;
                // One that is paused begins anew when it goes on.
                let paused = clock.live && !clock.running;
                clock.used = if paused { [0, 0] } else { run };
                (clock.running, clock.live) = (!paused, true);
            }
            ClockAct::Retarget { to, .. } | ClockAct::Untarget { to, .. } => {
                (clock.goal, clock.always) = (to.goal.0, to.calendar != "business");
            }
            ClockAct::Unrun { .. } => panic!("nothing is undone here"),
            ClockAct::Start { .. } => {}
        }
    }

    /// What holds at an instant.
    fn holds(&self, now: i64) -> BTreeSet<Key> {
        let mut all = BTreeSet::new();
        for rule in RULES.iter().filter(|_| self.open()) {
            let line = self.line.max(1);
            if !(rule.priorities.is_empty() || rule.priorities.contains(&self.priority)) {
                continue;
            }
            if rule.line != 0 && rule.line != line {
                continue;
            }
            match &rule.when {
                Now => {
                    all.insert((rule.id, "", 0, self.counts[0] + 1));
                }
                Counts(least) if self.counts.iter().zip(least).all(|(n, least)| n >= least) => {
                    all.insert((rule.id, "", 0, self.counts[0] + 1));
                }
                Counts(_) => {}
                Follows(other, minutes) if !self.executive_told => {
                    let due = |(id, _, at): &&(String, u32, i64)| id == other && at + minutes * MINUTE <= now;
                    all.extend(self.fired.iter().filter(due).map(|(_, cycle, _)| (rule.id, "", 0, *cycle)));
                }
                Follows(..) => {}
                Clock(kind, point) => {
                    let of = |(k, l): &(ClockKind, u8)| k == kind && (*l == 0 || *l == line);
                    for ((_, line), clock) in self.clocks.iter().filter(|(key, clock)| of(key) && clock.live) {
                        let used = clock.used[usize::from(!clock.always)];
                        let reached = match point {
                            Percent(percent @ ..100) => used >= clock.goal * percent / 100,
                            Percent(percent) => used > clock.goal * percent / 100,
                            Before(minutes) => used >= (clock.goal - minutes * MINUTE).max(0),
                            After(minutes) => used > clock.goal + minutes * MINUTE,
                        };
                        if reached {
                            all.insert((rule.id, kind.name(), *line, clock.cycle));
                        }
                    }
                }
            }
        }
        all
    }
}

fn column(past: &Past, wanted: EscalationColumn) -> Option<i64> {
    past.event.detail.changes.iter().find_map(|change| match (&change.place, &change.to) {
        (Place::Escalation { column, .. }, Value::Int(n)) if *column == wanted => Some(*n),
        _ => None,
    })
}

/// Every crossing of a record after `since`, with the first instant at which it was there to be seen.
pub fn crossings(past: &[Past], since: Instant, until: Instant) -> BTreeMap<Key, i64> {
    let mut life = Life::default();
    let (mut held, mut found): (BTreeSet<Key>, BTreeMap<Key, i64>) = (BTreeSet::new(), BTreeMap::new());
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    let mut events = past.iter().peekable();
    let mut now = past.first().map_or(0, |first| first.at.0);
    let mut look = |life: &Life, now: i64, held: &mut BTreeSet<Key>| {
        let holds = life.holds(now);
        for key in holds.difference(held).filter(|_| now > since.0) {
            if seen.insert(*key) {
                found.insert(*key, now);
            }
        }
        *held = holds;
    };
    while now <= until.0 {
        // What time brought, and then batch by batch what was done.
        look(&life, now, &mut held);
        while let Some(first) = events.next_if(|past| past.at.0 <= now) {
            life.apply(first, now);
            while let Some(more) = events.next_if(|past| past.batch == first.batch && past.at.0 <= now) {
                life.apply(more, now);
            }
            look(&life, now, &mut held);
        }
        // Before the watch begins only events matter.
        let minute = if now < since.0 { since.0 } else { (now.div_euclid(MINUTE) + 1) * MINUTE };
        let next = events.peek().map_or(minute, |past| past.at.0.min(minute)).max(now + i64::from(now < since.0));
        let next = if next == now { minute } else { next };
        life.pass(now, next);
        now = next;
    }
    found
}

/// What did fire, and when.
pub fn fired(past: &[Past]) -> Vec<(Key, i64)> {
    let of = |past: &&Past| past.event.kind == Kind::Fired;
    let key = |past: &Past| {
        let code = |wanted| {
            past.event.detail.changes.iter().find_map(|change| match (&change.place, &change.to) {
                (Place::Escalation { column, .. }, Value::Code(code)) if *column == wanted => Some(code.to_string()),
                _ => None,
            })
        };
        let name = code(EscalationColumn::Rule).unwrap();
        let rule = RULES.iter().find(|rule| rule.id == name).map(|rule| rule.id).unwrap();
        let clock = code(EscalationColumn::Clock).and_then(|kind| ClockKind::parse(&kind)).map_or("", ClockKind::name);
        let number = |wanted| column(past, wanted).unwrap_or(0);
        (rule, clock, number(EscalationColumn::Line) as u8, number(EscalationColumn::Cycle) as u32)
    };
    past.iter().filter(of).map(|past| (key(past), past.at.0)).collect()
}
