//! Signals. One job: what the system tells the process, as messages, on a thread of its own.
//!
//! What to do about them is decided by the listener; a session that cannot react any more is ended by
//! [`crate::shell::hangup`]. SIGPIPE is ignored by Rust's start-up, so a closed pipe is a write error.

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::{Handle, Signals};
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

/// Something the system said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// SIGHUP: the session is over.
    HangUp,
    /// The terminal is gone, signal or not.
    HungUp,
    /// SIGINT from outside; Ctrl-C is a key.
    Interrupt,
    /// SIGQUIT.
    Quit,
    /// SIGTERM.
    Terminate,
    /// SIGTSTP from outside; Ctrl-Z is a key.
    Suspend,
    /// SIGCONT: somebody else may have changed the terminal meanwhile.
    Continue,
    /// SIGWINCH: ask for the size.
    Resize,
}

/// Every signal we hear.
const TABLE: [(i32, Signal); 7] = [
    (SIGHUP, Signal::HangUp),
    (SIGINT, Signal::Interrupt),
    (SIGQUIT, Signal::Quit),
    (SIGTERM, Signal::Terminate),
    (SIGTSTP, Signal::Suspend),
    (SIGCONT, Signal::Continue),
    (SIGWINCH, Signal::Resize),
];

impl Signal {
    /// What the process exits with if this ends it (128 and the signal's number); nothing if it does not end it.
    pub fn exit_code(self) -> Option<i32> {
        match self {
            Self::HangUp | Self::HungUp => Some(128 + SIGHUP),
            Self::Interrupt => Some(128 + SIGINT),
            Self::Quit => Some(128 + SIGQUIT),
            Self::Terminate => Some(128 + SIGTERM),
            Self::Suspend | Self::Continue | Self::Resize => None,
        }
    }
}

/// The thread that hears signals; dropping it ends the thread. The signals stay caught.
#[derive(Debug)]
pub struct SignalThread(Handle);

impl SignalThread {
    /// Starts to listen. `listener` answers whether it wants more.
    pub fn start(mut listener: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<Self> {
        let mut heard = Signals::new(TABLE.map(|(number, _)| number))?;
        let handle = heard.handle();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for number in heard.forever() {
                let signal = TABLE.iter().find(|(n, _)| *n == number).map(|(_, s)| *s);
                if signal.is_some_and(|s| !listener(s)) {
                    break;
                }
            }
        })?;
        Ok(Self(handle))
    }
}

/// A file at its size limit is from now on a write error, not the end of the process.
pub fn limits_are_errors() -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(drop)
}

impl Drop for SignalThread {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use signal_hook::low_level::raise;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    /// T04: each signal is heard once, in its own name, and the process lives to say so.
    #[test]
    fn signals_are_heard_and_do_not_kill() {
        let (tx, rx) = channel();
        let thread = SignalThread::start(move |s| tx.send(s).is_ok()).unwrap();
        for (number, signal) in TABLE {
            raise(number).unwrap();
            assert_eq!(rx.recv_timeout(Duration::from_secs(20)), Ok(signal));
        }
        limits_are_errors().unwrap();
        raise(SIGXFSZ).unwrap();
        drop(thread);
        assert!(rx.recv_timeout(Duration::from_secs(20)).is_err(), "the thread has ended");
    }

    #[test]
    fn exit_codes_are_the_shells() {
        let codes = TABLE.map(|(_, s)| s.exit_code());
        assert_eq!(codes, [Some(129), Some(130), Some(131), Some(143), None, None, None]);
        assert_eq!(Signal::HungUp.exit_code(), Some(129));
    }
}
