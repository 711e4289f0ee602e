//! `tick`. One job: what time brings, done where no console is open: suspensions end, rules fire, and what people are told
//! goes out of the house (ESC-3, ESC-5). Once for cron or a timer, or again and again until a signal.

use super::call::Call;
use super::carry::{carry, ways};
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Runs, Verb, maybe, switch};
use super::print::{self, object_or};
use super::session::Setup;
use crate::desk::{Caller, Claim, Delivered, Desk, DeskError, Letter, StoreError, Up};
use crate::domain::actor::Identity;
use crate::domain::journal::hex;
use crate::domain::time::Span;
use crate::shell::clock::{Clock, boot, since_boot};
use crate::shell::signals::SignalThread;
use crate::text::times::clock_left;
use crate::{args, msg};
use serde_json::json;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Seconds between two passes where nobody says how many.
const SECONDS: &str = "60";
const LONGEST: i64 = 24 * 3600;

/// The command; it stands beside the nouns.
pub fn verb() -> Verb {
    let accept = switch("accept-clock", msg!("cli-flag-accept-clock"));
    let flags = vec![maybe("loop", "SECONDS", SECONDS, msg!("cli-flag-loop")), accept];
    Verb { name: "tick", about: msg!("cli-tick-about"), flags, run: Runs::Bare(run) }
}

/// What one pass did.
#[derive(Debug, Default)]
struct Pass {
    /// Events that time and rules made.
    events: usize,
    delivered: Delivered,
}

impl Pass {
    fn is_idle(&self) -> bool {
        let Delivered { sent, failed, dead, .. } = self.delivered;
        self.events == 0 && (sent, failed, dead) == (0, 0, 0)
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
        if call.is_on("accept-clock") {
            stepped(&mut desk, &caller, clock, true)?;
        }
        match every {
            None => match turn(setup, &mut desk, &caller, clock, &|| true)? {
                Turn::Held(ahead) => Err(held(setup, ahead).into()),
                Turn::Passed(pass) => tell(setup, &pass),
            },
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

/// By how much the clock was set ahead, where that is not believed.
fn stepped(desk: &mut Desk, caller: &Caller, clock: Clock, accept: bool) -> Result<Option<Span>, DeskError> {
    match boot() {
        Some(boot) => desk.stepped(caller, &Up { boot, since: since_boot() }, clock.now(), accept),
        None => Ok(None),
    }
}

fn held(setup: &Setup, ahead: Span) -> Failure {
    // It is known to some milliseconds: to the nearest minute.
    let ahead = clock_left(ahead + Span::seconds(30));
    let said = setup.locale.tf(msg!("tick-held"), &args![ahead = ahead]);
    Failure::new(Exit::Held, said).hint(setup.locale.t("tick-held-hint"))
}

/// What became of a pass.
enum Turn {
    Held(Span),
    Passed(Pass),
}

fn turn(
    setup: &Setup,
    desk: &mut Desk,
    caller: &Caller,
    clock: Clock,
    go_on: &dyn Fn() -> bool,
) -> Result<Turn, DeskError> {
    if let Some(ahead) = stepped(desk, caller, clock, false)? {
        return Ok(Turn::Held(ahead));
    }
    let events = desk.wake(caller, clock.now())?;
    let file = hex(&desk.uuid());
    // What is due by now is written: the words are those of the desk as it is.
    desk.refresh()?;
    let ground = desk.ground().clone();
    let send = &mut |letter: &Letter| carry(letter, &file, setup, &ground);
    let delivered = desk.deliver(caller, &ways(setup), &mut || clock.now(), go_on, send)?;
    Ok(Turn::Passed(Pass { events, delivered }))
}

/// One line; with `--quiet` none where nothing happened. What was given up is a failure: somebody has to look.
fn tell(setup: &Setup, pass: &Pass) -> Result<Exit, Stop> {
    let Delivered { sent, failed, dead, waiting, refused } = pass.delivered;
    if !(setup.quiet && pass.is_idle()) {
        let object = json!({
            "events": pass.events, "sent": sent, "failed": failed, "given_up": dead, "waiting": waiting, "kept": refused,
        });
        object_or(setup, "tick", object, || {
            let of = args![events = pass.events, sent = sent, failed = failed, waiting = waiting];
            format!("{}\n", setup.locale.tf(msg!("tick-done"), &of))
        })?;
    }
    if refused && waiting > 0 {
        print::note(setup, &setup.locale.tf(msg!("tick-kept"), &args![n = waiting]));
    }
    if dead == 0 {
        return Ok(Exit::Done);
    }
    let failure = Failure::new(Exit::Failed, setup.locale.tf(msg!("tick-given-up"), &args![n = dead]));
    print::failure(&failure, setup.form.is_json(), None, &setup.locale);
    Err(Stop::Said(Exit::Failed))
}

/// Passes until a signal; a line for each that did something. That others are writing ends nothing: the next pass does it.
fn again(setup: &Setup, desk: &mut Desk, caller: &Caller, clock: Clock, every: Span) -> Result<Exit, Stop> {
    let stop = signals().map_err(|error| Failure::new(Exit::Failed, error.to_string()))?;
    let mut told = false;
    loop {
        let turn = turn(setup, desk, caller, clock, &|| !stop.1.load(Relaxed));
        let before = std::mem::replace(&mut told, matches!(turn, Ok(Turn::Held(_))));
        match turn {
            Ok(Turn::Held(_)) if before => {}
            Ok(Turn::Held(ahead)) => {
                print::failure(&held(setup, ahead), setup.form.is_json(), None, &setup.locale);
            }
            Ok(Turn::Passed(pass)) if pass.is_idle() => {}
            Ok(Turn::Passed(pass)) => match tell(setup, &pass) {
                Ok(_) | Err(Stop::Said(_)) => {}
                Err(stopped) => return Err(stopped),
            },
            Err(error @ DeskError::Store(StoreError::Busy { .. } | StoreError::Full { .. })) => {
                let failure = Failure::desk(&error, &setup.db, &setup.locale, None);
                print::failure(&failure, setup.form.is_json(), None, &setup.locale);
            }
            Err(error) => return Err(error.into()),
        }
        let next = if told { None } else { desk.next_wake()? };
        let next = next.map(|at| at - clock.now());
        match stop.2.recv_timeout(wait(clock, every, next)) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Done),
        }
    }
}

/// Whoever hears signals, whether one was heard, and the news of it.
fn signals() -> std::io::Result<(SignalThread, Arc<AtomicBool>, Receiver<()>)> {
    let (tell, told) = channel();
    let heard = Arc::new(AtomicBool::new(false));
    let noted = heard.clone();
    let thread = SignalThread::start(move |signal| {
        if signal.exit_code().is_none() {
            return true;
        }
        noted.store(true, Relaxed);
        tell.send(()).is_ok()
    })?;
    Ok((thread, heard, told))
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
    use crate::domain::time::Instant;

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
