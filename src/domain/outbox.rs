//! The outbox. One job: which notices go out of the house and by which ways, and what becomes of one that could not be
//! delivered (ESC-5). What carries them is a program of the house; here nothing is sent.

use crate::domain::code::Code;
use crate::domain::id::PersonId;
use crate::domain::incident::{Event, Kind};
use crate::domain::people::directory::Directory;
use crate::domain::policy::Policy;
use crate::domain::time::{Instant, Span};

/// Why somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// A rule of the policy fired.
    Fired,
    /// Nobody has acknowledged it.
    ToldAgain,
    /// It is theirs now, or their team's.
    Assigned,
    Chased,
    /// Another report of what is theirs.
    Joined,
    Reopened,
    Resolved,
    /// Theirs to follow.
    Tracked,
    /// The manager reports to the executive.
    ReportedUp,
}

/// Every kind with its name in policy and notices, and the events that are one.
pub const NOTICES: [(Notice, &str, &[Kind]); 9] = [
    (Notice::Fired, "fired", &[Kind::Fired]),
    (Notice::ToldAgain, "told_again", &[Kind::ToldAgain]),
    (Notice::Assigned, "assigned", &[Kind::Assigned, Kind::Escalated, Kind::HandedBack]),
    (Notice::Chased, "chased", &[Kind::Chased]),
    (Notice::Joined, "joined", &[Kind::Joined]),
    (Notice::Reopened, "reopened", &[Kind::Reopened]),
    (Notice::Resolved, "resolved", &[Kind::Resolved]),
    (Notice::Tracked, "tracked", &[Kind::Tracked]),
    (Notice::ReportedUp, "reported_up", &[Kind::ReportedUp]),
];

impl Notice {
    /// What an event of that kind is to whoever is told of it.
    pub fn of(kind: Kind) -> Option<Self> {
        NOTICES.iter().find(|(.., kinds)| kinds.contains(&kind)).map(|row| row.0)
    }

    pub fn name(self) -> &'static str {
        NOTICES[self as usize].1
    }
}

/// The ways a notice goes out by: those of the rule, else those the policy has for its kind; somebody who has chosen some
/// of them gets it by these alone. Nothing goes out that the policy does not name a way for.
pub fn channels(policy: &Policy, directory: &Directory, event: &Event, person: PersonId) -> Vec<Code> {
    let Some(notice) = Notice::of(event.kind) else { return Vec::new() };
    let by_rule = matches!(notice, Notice::Fired | Notice::ToldAgain);
    let rule = policy.escalation.iter().find(|rule| by_rule && Some(&rule.id) == event.detail.reason.as_ref());
    let named = rule.and_then(|rule| rule.channels.as_ref()).unwrap_or_else(|| policy.notices.of(notice));
    let chosen: Vec<&Code> = directory.get(person).map(|entry| entry.codes("channels").collect()).unwrap_or_default();
    let mut ways: Vec<Code> = Vec::new();
    for way in named.iter().filter(|way| chosen.is_empty() || chosen.contains(way)) {
        if !ways.contains(way) {
            ways.push(way.clone());
        }
    }
    ways
}

/// How long after each attempt the next one comes; behind the last there is none.
pub const AGAIN: [Span; 9] = [
    Span::minutes(1),
    Span::minutes(5),
    Span::minutes(15),
    Span::hours(1),
    Span::hours(4),
    Span::hours(4),
    Span::hours(4),
    Span::hours(4),
    Span::hours(4),
];
/// What could not be delivered for so long is given up: whom it should have woken has slept.
pub const GIVEN_UP: Span = Span::hours(24);

/// When to try again after that many attempts in vain, of what waits `since`; `None`: it is given up.
pub fn again(attempts: u32, since: Instant, now: Instant) -> Option<Instant> {
    let pause = usize::try_from(attempts).ok().and_then(|n| AGAIN.get(n.checked_sub(1)?))?;
    Some(now + *pause).filter(|at| *at - since < GIVEN_UP)
}

/// What became of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    Waiting,
    Sent,
    /// Given up: somebody has to look.
    Dead,
}

impl State {
    pub const ALL: [(Self, &'static str); 3] = [(Self::Waiting, "waiting"), (Self::Sent, "sent"), (Self::Dead, "dead")];

    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == name).map(|(state, _)| state)
    }
}

/// Why one could not be delivered. `said` is what the program wrote to its standard error, the beginning of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The program ended with another code than 0.
    Exit { code: i32, said: String },
    /// A signal ended the program.
    Signal { number: i32, said: String },
    /// It was still running after its time, and was killed.
    TimedOut { after: Span, said: String },
    /// The program could not be started.
    NotStarted { said: String },
    /// Nobody delivered it in time.
    Expired,
    /// Whoever should be told has left.
    Gone,
}

impl Fault {
    /// As the outbox keeps it: a word, a number, and what was said.
    pub fn written(&self) -> String {
        match self {
            Self::Exit { code, said } => format!("exit {code} {said}"),
            Self::Signal { number, said } => format!("signal {number} {said}"),
            Self::TimedOut { after, said } => format!("time {} {said}", after.0),
            Self::NotStarted { said } => format!("start 0 {said}"),
            Self::Expired => "expired 0 ".to_owned(),
            Self::Gone => "gone 0 ".to_owned(),
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ' ');
        let (word, number) = (parts.next()?, parts.next()?.parse::<i64>().ok()?);
        let said = parts.next().unwrap_or_default().to_owned();
        let small = i32::try_from(number).unwrap_or(i32::MAX);
        Some(match word {
            "exit" => Self::Exit { code: small, said },
            "signal" => Self::Signal { number: small, said },
            "time" => Self::TimedOut { after: Span(number), said },
            "start" => Self::NotStarted { said },
            "expired" => Self::Expired,
            "gone" => Self::Gone,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_their_order() {
        assert!(NOTICES.iter().enumerate().all(|(n, row)| row.0 as usize == n));
        assert!(State::ALL.iter().enumerate().all(|(n, row)| row.0 as usize == n));
    }

    /// It is tried more and more rarely, and given up before a day is over.
    #[test]
    fn attempts_become_rare_and_end() {
        let (mut now, mut tried) = (Instant(0), 1);
        while let Some(at) = again(tried, Instant(0), now) {
            assert!(at > now && at - Instant(0) < GIVEN_UP);
            (now, tried) = (at, tried + 1);
        }
        assert_eq!(tried, 10);
        assert_eq!(again(1, Instant(0), Instant(0) + GIVEN_UP), None);
        assert_eq!(again(0, Instant(0), Instant(0)), None);
    }

    #[test]
    fn a_fault_is_read_as_it_was_written() {
        let said = || "no such host: a b".to_owned();
        for fault in [
            Fault::Exit { code: 75, said: said() },
            Fault::Exit { code: 1, said: String::new() },
            Fault::Signal { number: 9, said: said() },
            Fault::TimedOut { after: Span::seconds(10), said: String::new() },
            Fault::NotStarted { said: said() },
            Fault::Expired,
            Fault::Gone,
        ] {
            assert_eq!(Fault::read(&fault.written()), Some(fault));
        }
        assert_eq!(Fault::read("nonsense"), None);
    }
}
