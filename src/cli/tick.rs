//! `tick`. One job: what time brings, done where no console is open: suspensions end and rules fire (ESC-3). Once for cron
//! or a timer, or again and again until a signal.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Runs, Verb, maybe};
use super::print::{self, object_or};
use super::session::Setup;
use crate::desk::{Caller, Claim, Desk, DeskError, StoreError};
use crate::domain::actor::Identity;
use crate::domain::time::{Instant, Span};
use crate::shell::clock::Clock;
use crate::shell::signals::SignalThread;
use crate::{args, msg};
use serde_json::json;
use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Seconds between two passes where nobody says how many.
const SECONDS: &str = "60";
const LONGEST: i64 = 24 * 3600;

/// The command; it stands beside the nouns.
pub fn verb() -> Verb {
    let flags = vec![maybe("loop", "SECONDS", SECONDS, msg!("cli-flag-loop"))];
    Verb { name: "tick", about: msg!("cli-tick-about"), flags, run: Runs::Bare(run) }
}

/// What one pass did.
#[derive(Debug, Default)]
struct Pass {
    /// Events that time and rules made.
    events: usize,
}

impl Pass {
    fn is_idle(&self) -> bool {
        self.events == 0
    }
}

fn run(setup: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let every = match call.number::<i64>("loop")? {
        Some(seconds) if !(1..=LONGEST).contains(&seconds) => {
            return Err(call.bad("loop", &seconds.to_string()).into());
        }
        seconds => seconds.map(Span::seconds),
    };
    setup.with_desk_of_its_own(Desk::open, |mut desk, clock| {
        let caller = caller(setup, &desk);
        match every {
            None => {
                let pass = pass(&mut desk, &caller, clock.now())?;
                tell(setup, &pass)?;
                Ok(Exit::Done)
            }
            Some(every) => again(setup, &mut desk, &caller, clock, every),
        }
    })
}

/// Whoever runs it. Where sshd names people, `--as` does here: nobody who comes in by a forced command gets this far.
fn caller(setup: &Setup, desk: &Desk) -> Caller {
    let caller = setup.caller();
    match (desk.facts().identity, caller.claim) {
        (Identity::Session, Claim::As(name)) => Caller { claim: Claim::Session(name), ..setup.caller() },
        (_, claim) => Caller { claim, ..setup.caller() },
    }
}

fn pass(desk: &mut Desk, caller: &Caller, now: Instant) -> Result<Pass, DeskError> {
    let events = desk.wake(caller, now)?;
    // With nothing due nobody was asked who they are.
    desk.actor(caller)?;
    Ok(Pass { events })
}

/// One line; with `--quiet` none where nothing happened.
fn tell(setup: &Setup, pass: &Pass) -> Result<(), Stop> {
    if setup.quiet && pass.is_idle() {
        return Ok(());
    }
    let object = json!({ "events": pass.events });
    object_or(setup, "tick", object, || {
        format!("{}\n", setup.locale.tf(msg!("tick-done"), &args![events = pass.events]))
    })
}

/// Passes until a signal; a line for each that did something. That others are writing ends nothing: the next pass does it.
fn again(setup: &Setup, desk: &mut Desk, caller: &Caller, clock: Clock, every: Span) -> Result<Exit, Stop> {
    let stop = signals().map_err(|error| Failure::new(Exit::Failed, error.to_string()))?;
    loop {
        match pass(desk, caller, clock.now()) {
            Ok(pass) if pass.is_idle() => {}
            Ok(pass) => tell(setup, &pass)?,
            Err(error @ DeskError::Store(StoreError::Busy { .. } | StoreError::Full { .. })) => {
                let failure = Failure::desk(&error, &setup.db, &setup.locale, None);
                print::failure(&failure, setup.form.is_json(), None, &setup.locale);
            }
            Err(error) => return Err(error.into()),
        }
        let next = desk.next_wake()?.map(|at| at - clock.now());
        match stop.1.recv_timeout(wait(clock, every, next)) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Done),
        }
    }
}

fn signals() -> std::io::Result<(SignalThread, Receiver<()>)> {
    let (heard, stop) = channel();
    let thread = SignalThread::start(move |signal| signal.exit_code().is_none() || heard.send(()).is_err())?;
    Ok((thread, stop))
}

/// Until the next pass: `every`, or until something is due, and a little more, so that sixty do not wake at one instant.
fn wait(clock: Clock, every: Span, next: Option<Span>) -> Duration {
    let span = next.map_or(every, |next| next.clamp(Span::ZERO, every));
    let exact = clock.wait(span).unwrap_or(Duration::MAX).min(real(every));
    let most = u64::try_from(real(every).as_millis()).unwrap_or(0) / 10 + 1;
    exact + Duration::from_millis(RandomState::new().hash_one(0u8) % most)
}

fn real(span: Span) -> Duration {
    Duration::from_millis(u64::try_from(span.0).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sixty that start together come apart, none of them early, none a tenth of the time late.
    #[test]
    fn they_do_not_wake_at_one_instant() {
        let minute = Span::minutes(1);
        for (next, least) in [(None, 60), (Some(Span::hours(1)), 60), (Some(Span::seconds(5)), 5), (Some(-minute), 0)] {
            let waits: Vec<_> = (0..60).map(|_| wait(Clock::Real, minute, next)).collect();
            let least = Duration::from_secs(least);
            assert!(waits.iter().all(|wait| (least..least + Duration::from_millis(6_001)).contains(wait)), "{waits:?}");
            let mut apart = waits.clone();
            apart.sort();
            apart.dedup();
            assert!(apart.len() > 30, "{apart:?}");
        }
        let standing = wait(Clock::stopped(Instant(0)), minute, None);
        assert!(standing >= Duration::from_secs(60));
    }
}
