//! The plan. One job: what will become of an incident, step by step, each at its time.
//!
//! A plan is thrown when the incident comes, so that a house of them is busy in the mornings and quiet at night: steps lie
//! in the hours in which people work, those of priority 1 whenever they fall.

use super::dice::Dice;
use super::world::World;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::Outcome;
use crate::domain::time::{Instant, Span};
use std::collections::VecDeque;

/// A reason to suspend, as the policy names it, and the words that go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    pub reason: &'static str,
    pub words: &'static str,
    /// Hours of service it is expected to take.
    hours: (i64, i64),
    pub pauses: bool,
}

/// Every reason, each as often as its weight says.
pub const WAITS: [(Wait, usize); 8] = [
    (Wait { reason: "waiting_user", words: "asks", hours: (3, 10), pauses: true }, 40),
    (Wait { reason: "postponed", words: "postpone", hours: (4, 12), pauses: true }, 9),
    (Wait { reason: "approval", words: "approval", hours: (3, 14), pauses: true }, 8),
    (Wait { reason: "site_access", words: "site", hours: (2, 8), pauses: true }, 7),
    (Wait { reason: "agreed_window", words: "window", hours: (4, 12), pauses: true }, 8),
    (Wait { reason: "vendor", words: "vendor", hours: (2, 6), pauses: false }, 10),
    (Wait { reason: "parts", words: "parts", hours: (3, 9), pauses: false }, 8),
    (Wait { reason: "change", words: "change", hours: (3, 9), pauses: false }, 8),
];

/// One step of an incident's life.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Take,
    /// A knowledge entry is tried: applied, its steps ticked off, and whether it helped.
    Apply,
    Tick(u32),
    Help,
    /// Somebody above is told or pulled in.
    Raise,
    Acknowledge,
    Note,
    Update,
    Chase,
    Discuss,
    /// To the `n`th team of its path.
    Hop(usize),
    /// To a team it has no business with.
    Stray,
    /// The lead gives it to somebody of the team.
    Give,
    HandBack,
    Suspend(usize, Instant),
    Answer,
    Wake,
    Visit,
    Arrive,
    Leave,
    Resolve,
    Ask,
    Confirm(Outcome),
    CloseAlert,
    CloseSilent,
    FollowUp,
    Reopen,
    Cancel(&'static str),
    /// It is the same as that one.
    Merge(IncidentId),
    Join,
}

/// What the plan is made for.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    pub priority: u8,
    pub machine: bool,
    /// Lines of the teams on its path as far as it goes, the desk not counted.
    pub hops: usize,
    /// The last of them is a vendor.
    pub vendor: bool,
    pub may_ask: bool,
    pub fault: bool,
    /// The user is on the line.
    pub live: bool,
    /// There is a knowledge entry the desk may apply.
    pub entry: bool,
}

/// Steps in order of time.
pub type Plan = VecDeque<(Instant, Step)>;

/// Writes a plan.
pub struct Writer<'w> {
    world: &'w World,
    dice: &'w mut Dice,
    frame: Frame,
    at: Instant,
    told: Instant,
    steps: Vec<(Instant, Step)>,
    applied: bool,
}

/// How long an update may be away, minutes of service.
fn interval(priority: u8) -> i64 {
    [25, 25, 50, 210, 420][usize::from(priority.min(4))]
}

impl<'w> Writer<'w> {
    pub fn new(world: &'w World, dice: &'w mut Dice, frame: Frame, at: Instant) -> Self {
        Self { world, dice, frame, at, told: at, steps: Vec::new(), applied: false }
    }

    fn urgent(&self) -> bool {
        self.frame.priority == 1
    }

    /// The instant so much later in which this incident is worked on.
    fn later(&self, from: Instant, span: Span) -> Instant {
        match self.urgent() {
            true => from + span,
            false => self.world.business.due(from, span).unwrap_or(from + span),
        }
    }

    fn after(&mut self, span: Span, step: Step) {
        self.at = self.later(self.at, span);
        self.steps.push((self.at, step));
    }

    fn soon(&mut self, least: i64, most: i64, step: Step) {
        let span = self.dice.minutes(least, most);
        self.after(span, step);
    }

    /// How long it takes from here to its solution, in minutes of service.
    fn length(&mut self) -> i64 {
        let (least, middle, most) = match self.frame.priority {
            1 => (45, 65, 130),
            2 => (60, 115, 260),
            3 => (60, 200, 760),
            _ => (90, 380, 1_500),
        };
        let (a, b) = (self.dice.between(least, middle * 2), self.dice.between(least, middle * 2));
        let usual = a.midpoint(b);
        let long = if self.dice.mill(120) { self.dice.between(middle, most) } else { usual };
        if self.frame.hops == 0 { (long / 3).max(8) } else { long }
    }

    /// From the beginning: taken, diagnosed, handed on as far as it goes, solved, confirmed, closed.
    pub fn whole(mut self, taken: bool) -> Plan {
        if self.dice.mill(25) && !self.urgent() {
            let reason = if self.dice.mill(600) { "withdrawn" } else { "duplicate" };
            self.soon(8, 70, Step::Cancel(reason));
            return self.done();
        }
        if !taken {
            let most = [4, 4, 16, 55, 100][usize::from(self.frame.priority.min(4))];
            self.soon(1, most, Step::Take);
        }
        if !self.frame.live && !self.frame.machine {
            self.soon(1, 6, Step::Acknowledge);
            self.told = self.at;
        }
        if self.frame.entry && self.dice.mill(620) {
            self.applied = true;
            self.soon(1, 6, Step::Apply);
            for step in 0..u32::try_from(self.dice.between(2, 4)).unwrap_or(2) {
                self.soon(1, 4, Step::Tick(step));
            }
        }
        self.work(0);
        self.done()
    }

    /// From the desk or the `n`th team on.
    pub fn from(mut self, passed: usize, taken: bool) -> Plan {
        if !taken {
            self.soon(3, 16, Step::Take);
        }
        self.work(passed);
        self.done()
    }

    /// After it was resolved by somebody.
    pub fn ending(mut self) -> Plan {
        self.end();
        self.done()
    }

    fn work(&mut self, passed: usize) {
        let minutes = self.length();
        let parts = i64::try_from(self.frame.hops.saturating_sub(passed) + 1).unwrap_or(1);
        let part = (minutes / parts).max(6);
        if self.dice.mill(700) {
            self.soon(2, (part / 3).max(3), Step::Note);
        }
        for hop in passed..self.frame.hops {
            self.hop(hop, part);
        }
        self.raise();
        if self.frame.vendor && self.frame.hops > passed {
            // LIFE-9: the vendor's answer returns to whoever handed it over, who resolves.
            self.soon(part / 3, part / 2, Step::Note);
            self.soon(2, 10, Step::HandBack);
            self.soon(2, 20, Step::Take);
        }
        if self.frame.fault && minutes > 90 && self.dice.mill(190) {
            self.wait();
        }
        if self.frame.hops > 0 && self.frame.fault && self.dice.mill(70) {
            self.soon(5, 20, Step::Visit);
            self.soon(40, 120, Step::Arrive);
            self.soon(15, 50, Step::Leave);
        }
        if self.dice.mill(60) {
            self.soon(4, part / 2 + 5, Step::Chase);
        }
        if self.frame.priority <= 2 && self.dice.mill(350) {
            self.soon(3, part / 3 + 4, Step::Discuss);
        }
        if self.dice.mill(450) {
            self.soon(3, part / 3 + 4, Step::Note);
        }
        self.soon(part / 3, part / 2 + 2, Step::Resolve);
        if std::mem::take(&mut self.applied) {
            self.soon(1, 3, Step::Help);
        }
        self.tell();
        self.end();
    }

    /// ESC-2: the graver, the likelier.
    fn raise(&mut self) {
        let often = [1_000, 1_000, 170, 14, 0][usize::from(self.frame.priority.min(4))];
        if self.dice.mill(often) {
            self.soon(1, 6, Step::Raise);
        }
        if self.urgent() && self.dice.mill(600) {
            self.soon(4, 12, Step::Raise);
        }
    }

    fn hop(&mut self, hop: usize, part: i64) {
        if hop == 0 && self.dice.mill(35) {
            self.soon(part / 4, part / 2, Step::Stray);
            self.soon(6, 30, Step::Take);
            self.soon(3, 12, Step::HandBack);
            self.soon(2, 8, Step::Take);
        }
        self.soon(part / 5, part / 2, Step::Hop(hop));
        let accept = (part / 4).clamp(3, 45);
        if self.dice.mill(350) && !self.frame.vendor {
            self.soon(2, accept, Step::Give);
            self.soon(1, accept, Step::Take);
        } else {
            self.soon(2, accept, Step::Take);
        }
        self.soon(part / 5, part / 3 + 2, Step::Note);
    }

    fn wait(&mut self) {
        let all: Vec<(usize, usize)> = WAITS.iter().enumerate().map(|(n, (_, weight))| (n, *weight)).collect();
        let wait = match self.dice.weighted(&all).unwrap_or(1) {
            // A machine is asked nothing, and asks for nothing.
            ..4 if self.frame.machine => 4 + self.dice.below(4),
            0 if !self.frame.may_ask => 4,
            wait => wait,
        };
        let kind = &WAITS[wait].0;
        let soon = self.dice.minutes(5, 30);
        let from = self.later(self.at, soon);
        let hours = self.dice.between(kind.hours.0, kind.hours.1);
        let odd = self.dice.minutes(0, 59);
        let until = self.later(from, Span::hours(hours) + odd);
        // To the full quarter of an hour, as people write it.
        let until = Instant(until.0 - until.0.rem_euclid(900_000) + 900_000);
        self.steps.push((from, Step::Suspend(wait, until)));
        if self.dice.mill(620) {
            let used = Span::minutes(hours * self.dice.between(15, 55));
            let back = self.later(from, used);
            self.at = back.min(until - Span::minutes(1)).max(from + Span::minutes(1));
            self.steps.push((self.at, Step::Answer));
        } else {
            self.at = until + Span::millis(1);
            self.steps.push((self.at, Step::Wake));
        }
        if kind.pauses {
            self.told = self.at;
        }
    }

    /// LIFE-13: the user hears something in time, mostly.
    fn tell(&mut self) {
        if self.frame.machine {
            return;
        }
        let (resolved, every) = (self.at, interval(self.frame.priority));
        let mut told = self.told;
        loop {
            let late = self.dice.mill(45);
            let share = if late { self.dice.between(120, 150) } else { self.dice.between(60, 98) };
            told = self.later(told, Span::seconds(every * 60 * share / 100));
            if told >= resolved {
                break;
            }
            let asleep = |step: &Step, from: &Instant| match step {
                Step::Suspend(wait, until) => WAITS[*wait].0.pauses && (*from..*until).contains(&told),
                _ => false,
            };
            if !self.steps.iter().any(|(from, step)| asleep(step, from)) {
                self.steps.push((told, Step::Update));
            }
        }
        // The order of steps at one instant is the order they were thrown in.
        self.steps.sort_by_key(|(at, _)| *at);
    }

    fn end(&mut self) {
        if self.frame.machine {
            self.soon(8, 70, Step::CloseAlert);
            return;
        }
        let most = if self.frame.priority <= 2 { 55 } else { 330 };
        match self.dice.below(1_000) {
            0..=44 => {
                let no = if self.dice.mill(650) { Outcome::NotRecovered } else { Outcome::NotSatisfied };
                self.soon(10, most, Step::Confirm(no));
                self.told = self.at;
                if self.dice.mill(600) {
                    self.soon(5, 40, Step::Note);
                }
                self.soon(25, 200, Step::Resolve);
                self.tell();
                self.soon(10, most, Step::Confirm(Outcome::Recovered));
            }
            45..=104 => {
                self.soon(10, most, Step::Ask);
                self.soon(300, 500, Step::Ask);
                let silent = self.at + Span::days(3);
                let odd = self.dice.minutes(5, 90);
                self.at = self.later(silent, odd);
                self.steps.push((self.at, Step::CloseSilent));
                return;
            }
            105..=150 => {
                self.soon(10, most, Step::Ask);
                self.soon(120, 400, Step::Confirm(Outcome::Recovered));
            }
            _ => self.soon(8, most, Step::Confirm(Outcome::Recovered)),
        }
        if self.dice.mill(18) {
            self.soon(240, 1_400, Step::Reopen);
            self.told = self.at;
            self.soon(15, 60, Step::Note);
            self.soon(25, 180, Step::Resolve);
            self.tell();
            self.soon(10, most, Step::Confirm(Outcome::Recovered));
        }
        let share = if self.frame.priority <= 2 { 900 } else { 90 };
        if self.dice.mill(share) {
            self.soon(1_000, 2_600, Step::FollowUp);
        }
    }

    fn done(self) -> Plan {
        self.steps.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        let mut words: Vec<&str> = WAITS.iter().map(|(wait, _)| wait.words).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), WAITS.len());
    }
}
