//! Live. One job: the director on a thread of its own, in step with the demo's clock, for as long as somebody watches.

use super::director::Director;
use crate::desk::{Desk, DeskError, StoreError};
use crate::domain::time::{Instant, Span};
use std::io;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Most things that happen in one transaction: others write in between.
const TOGETHER: usize = 8;
/// The longest wait, and the shortest.
const LONGEST: Duration = Duration::from_secs(20);
const SHORTEST: Duration = Duration::from_millis(20);
/// So much real time behind is a machine that slept: what was missed is put off instead of played at once.
const SLEPT: i64 = 45_000;

/// The thread; it ends when this is dropped.
#[derive(Debug)]
pub struct Live {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Live {
    /// Starts the thread, with a desk of its own. `now` is the demo's clock, and `speed` how fast it runs.
    ///
    /// # Errors
    /// What the file says, or that there is no thread to be had.
    pub fn start(
        path: &Path,
        mut director: Director,
        speed: u32,
        now: impl Fn() -> Instant + Send + 'static,
    ) -> Result<Self, DeskError> {
        let mut desk = Desk::open(path)?;
        let (stop, stopped) = channel();
        let run = move || {
            let mut wait = SHORTEST;
            // Nobody says anything here but by going away.
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                match turn(&mut desk, &mut director, speed, now()) {
                    Some(next) => wait = next,
                    None => return,
                }
            }
        };
        let thread = std::thread::Builder::new().name("demo".to_owned()).spawn(run);
        let outside = |error: io::Error| DeskError::Outside { name: "demo".to_owned(), error };
        Ok(Self { stop: Some(stop), thread: Some(thread.map_err(outside)?) })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            // One that panicked has ended too.
            let _ended = thread.join();
        }
    }
}

/// Plays what is due; how long there is nothing to do then. `None`: the file is gone, and the play is over.
fn turn(desk: &mut Desk, director: &mut Director, speed: u32, now: Instant) -> Option<Duration> {
    if let Some(lag) = behind(director, speed, now) {
        director.postpone(lag);
    }
    let played = desk.rehearse(|stage| match director.next().is_some_and(|next| next <= now) {
        true => director.play(stage, now, TOGETHER),
        false => Ok(0),
    });
    match played {
        // Others may want to write now.
        Ok(TOGETHER) => Some(SHORTEST),
        Ok(_) => Some(until(director.next()?, now, speed)),
        Err(DeskError::Store(StoreError::Busy { .. })) => Some(LONGEST / 20),
        Err(_) => None,
    }
}

/// By how much the agenda lies behind, where that is more than a pause.
fn behind(director: &Director, speed: u32, now: Instant) -> Option<Span> {
    let lag = now.since(director.next()?);
    (lag.0 > SLEPT.saturating_mul(i64::from(speed.max(1)))).then_some(lag)
}

/// The real time until an instant of the demo.
fn until(next: Instant, now: Instant, speed: u32) -> Duration {
    let ms = u64::try_from(next.since(now).0).unwrap_or(0);
    match speed {
        0 => LONGEST,
        speed => Duration::from_millis(ms.div_ceil(u64::from(speed))).clamp(SHORTEST, LONGEST),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::demo::{Options, Scene, make};
    use crate::domain::policy::Lang;

    fn demo(dir: &Path) -> (Desk, Director) {
        let wall = Instant::parse_rfc3339("2026-11-18T05:00:00Z").unwrap();
        let (scene, lang, os_user) = (Scene::Storm, Lang::En, "watcher".to_owned());
        make(&dir.join("demo.db"), &Options { seed: 5, speed: 1, scene, lang, os_user, days: 1, wall }).unwrap()
    }

    /// Turns until there is nothing to do at an instant; how many acts of people they brought.
    fn turns(desk: &mut Desk, director: &mut Director, speed: u32, now: Instant) -> usize {
        let before = acts(desk, director, now);
        while director.next().unwrap() <= now {
            turn(desk, director, speed, now).unwrap();
        }
        acts(desk, director, now) - before
    }

    /// What people did; rules act on what time brings, whoever sleeps.
    fn acts(desk: &mut Desk, director: &Director, now: Instant) -> usize {
        let eyes = director.world.caller(director.world.manager);
        let (_, rows) = desk.rows(&eyes, crate::desk::Which::Any).unwrap();
        let by_people = |row: &crate::domain::incident::row::Row| {
            let past = desk.record(&eyes, row.id, now).unwrap().past;
            past.iter().filter(|past| past.via != crate::domain::actor::Via::Rule).count()
        };
        rows.iter().map(by_people).sum()
    }

    /// An hour of a fast clock is played; an hour in which the machine slept is not.
    #[test]
    fn what_a_sleeping_machine_missed_is_put_off() {
        let dir = tempfile::tempdir().unwrap();
        let (mut desk, mut director) = demo(dir.path());
        let hour = director.origin + Span::hours(1);
        let played = turns(&mut desk, &mut director, 120, hour);
        assert!(played > 100, "{played}");
        let slept = turns(&mut desk, &mut director, 1, hour + Span::hours(3));
        assert!(slept < 20, "{slept}");
    }

    #[test]
    fn it_ends_when_nobody_watches() {
        let dir = tempfile::tempdir().unwrap();
        let (desk, director) = demo(dir.path());
        let (path, origin) = (desk.path().to_owned(), director.origin);
        drop(desk);
        let live = Live::start(&path, director, 1, move || origin).unwrap();
        // Nothing is left of the thread: the file can be taken away under nobody.
        drop(live);
        assert!(Desk::open(&path).is_ok());
    }
}
