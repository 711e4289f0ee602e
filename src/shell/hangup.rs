//! The watchdog. One job: a session whose terminal has vanished ends within a second, whatever its main loop is doing.
//!
//! It needs no signal: SIGHUP may be ignored (`nohup`), and the main loop may be stuck in a write that nobody reads.

use crate::shell::input::timespec;
use crate::shell::signals::Signal;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::Duration;

/// How long the main loop has to leave by itself.
pub const GRACE: Duration = Duration::from_millis(800);

/// The closing of a terminal wakes us at once; this is for kinds of hang-up whose wake-up names other events.
const GLANCE: Duration = Duration::from_secs(1);

/// What the watchdog does when it has to.
pub struct LastWill {
    /// Hears [`Signal::HungUp`] at once.
    pub tell: Box<dyn FnMut(Signal) + Send>,
    /// Saves what must not be lost (drafts); runs when the main loop did not leave.
    pub save: Box<dyn FnOnce() + Send>,
    /// Ends the process with a code.
    pub exit: Box<dyn FnOnce(i32) + Send>,
}

impl std::fmt::Debug for LastWill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LastWill")
    }
}

/// Keeps watch until it is dropped: dropping it says that the main loop has left.
#[derive(Debug)]
pub struct Watch {
    _left: UnixStream,
}

/// Watches `tty` on a thread of its own.
pub fn watch(tty: OwnedFd, grace: Duration, will: LastWill) -> io::Result<Watch> {
    let (near, far) = UnixStream::pair()?;
    thread::Builder::new().name("watchdog".to_owned()).spawn(move || stand(&tty, &far, grace, will))?;
    Ok(Watch { _left: near })
}

fn stand(tty: &OwnedFd, left: &UnixStream, grace: Duration, mut will: LastWill) {
    loop {
        // Only what cannot be masked is asked for: hang-up and error.
        let mut fds = [PollFd::new(tty, PollFlags::empty()), PollFd::new(left, PollFlags::IN)];
        match poll(&mut fds, Some(&timespec(GLANCE))) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return,
        }
        if !fds[1].revents().is_empty() {
            return;
        }
        if !fds[0].revents().is_empty() {
            break;
        }
    }
    (will.tell)(Signal::HungUp);
    if !leaves(left, grace) {
        (will.save)();
        (will.exit)(Signal::HungUp.exit_code().unwrap_or(1));
    }
}

/// Whether the main loop leaves in time.
fn leaves(left: &UnixStream, grace: Duration) -> bool {
    let mut fds = [PollFd::new(left, PollFlags::IN)];
    match poll(&mut fds, Some(&timespec(grace))) {
        Ok(n) => n > 0,
        // Interrupted: a signal came, which means somebody wants us gone too. Start over rather than cut short.
        Err(Errno::INTR) => leaves(left, grace),
        Err(_) => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::shell::clock::Stopwatch;
    use portable_pty::{PtySize, native_pty_system};
    use std::fs::File;
    use std::sync::mpsc::{Receiver, channel};

    const LONG: Duration = Duration::from_secs(20);

    #[derive(Debug, PartialEq)]
    enum Did {
        Told(Signal),
        Saved,
        Exited(i32),
    }

    fn will() -> (LastWill, Receiver<Did>) {
        let (tx, rx) = channel();
        let [a, b, c] = [tx.clone(), tx.clone(), tx];
        let will = LastWill {
            tell: Box::new(move |s| a.send(Did::Told(s)).unwrap()),
            save: Box::new(move || b.send(Did::Saved).unwrap()),
            exit: Box::new(move |code| c.send(Did::Exited(code)).unwrap()),
        };
        (will, rx)
    }

    /// T02: a real terminal closes, no signal comes, the main loop hangs: saved and out within a second.
    #[test]
    fn a_vanished_terminal_ends_a_session_that_hangs() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let tty = File::options().read(true).write(true).open(pty.master.tty_name().unwrap()).unwrap();
        let (will, rx) = will();
        let _watch = watch(tty.into(), GRACE, will).unwrap();
        assert!(rx.recv_timeout(Duration::from_millis(100)).is_err(), "nothing while the terminal is there");
        let since = Stopwatch::start();
        drop(pty);
        assert_eq!(rx.recv_timeout(LONG), Ok(Did::Told(Signal::HungUp)));
        assert!(since.elapsed() < Duration::from_millis(500), "told after {:?}", since.elapsed());
        assert_eq!(rx.recv_timeout(LONG), Ok(Did::Saved));
        assert_eq!(rx.recv_timeout(LONG), Ok(Did::Exited(129)));
    }

    #[test]
    fn a_session_that_leaves_in_time_is_left_alone() {
        let (near, far) = UnixStream::pair().unwrap();
        let (will, rx) = will();
        let watching = watch(far.into(), LONG, will).unwrap();
        drop(near);
        assert_eq!(rx.recv_timeout(LONG), Ok(Did::Told(Signal::HungUp)));
        drop(watching);
        assert!(rx.recv_timeout(LONG).is_err(), "no save, no exit");
    }

    #[test]
    fn a_session_that_ends_first_ends_the_watch() {
        let (_near, far) = UnixStream::pair().unwrap();
        let (will, rx) = will();
        drop(watch(far.into(), GRACE, will).unwrap());
        assert!(rx.recv_timeout(LONG).is_err());
    }
}
