//! The input thread. One job: read the terminal, hand on what it means, and let go of it when another program needs it.

use crate::app::input::key::Input;
use crate::shell::decode::Decoder;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

const PAUSE: u8 = b'p';
const RESUME: u8 = b'r';

/// The thread that reads the terminal; it ends when this is dropped, when its listener has had enough, or with
/// [`Input::Ended`] when the terminal is gone.
#[derive(Debug)]
pub struct InputThread {
    control: UnixStream,
    paused: Receiver<()>,
}

/// While this lives, nothing reads the terminal: an editor may.
#[derive(Debug)]
pub struct Paused<'a>(&'a InputThread);

impl InputThread {
    /// Reads `tty` on a thread of its own. `listener` answers whether it wants more.
    pub fn start(tty: OwnedFd, listener: impl FnMut(Input) -> bool + Send + 'static) -> io::Result<Self> {
        let (control, far) = UnixStream::pair()?;
        let (said, paused) = channel();
        thread::Builder::new().name("input".to_owned()).spawn(move || {
            Reader { tty, control: far, said, decoder: Decoder::default(), listener }.run();
        })?;
        Ok(Self { control, paused })
    }

    /// Stops reading and returns once it has stopped. What was typed but not understood yet is dropped.
    pub fn pause(&self) -> Paused<'_> {
        if (&self.control).write_all(&[PAUSE]).is_ok() {
            // An error means the thread has ended: then nothing reads either.
            let _ = self.paused.recv();
        }
        Paused(self)
    }
}

impl Drop for Paused<'_> {
    fn drop(&mut self) {
        let _ = (&self.0.control).write_all(&[RESUME]);
    }
}

struct Reader<F> {
    tty: OwnedFd,
    control: UnixStream,
    said: Sender<()>,
    decoder: Decoder,
    listener: F,
}

/// What came first.
enum Woke {
    Typed,
    Told,
    Nothing,
    Hung,
}

impl<F: FnMut(Input) -> bool> Reader<F> {
    fn run(mut self) {
        let mut buf = [0; 4096];
        let mut out = Vec::new();
        loop {
            match self.wait() {
                Woke::Typed => match rustix::io::read(&self.tty, &mut buf) {
                    Ok(0) => break,
                    Ok(n) => self.decoder.feed(buf.get(..n).unwrap_or_default(), &mut out),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(_) => break,
                },
                Woke::Told if self.told() => {}
                Woke::Told => return,
                Woke::Nothing => self.decoder.give_up(&mut out),
                Woke::Hung => break,
            }
            for input in out.drain(..) {
                if !(self.listener)(input) {
                    return;
                }
            }
        }
        (self.listener)(Input::Ended);
    }

    fn wait(&self) -> Woke {
        let mut fds = [PollFd::new(&self.tty, PollFlags::IN), PollFd::new(&self.control, PollFlags::IN)];
        let timeout = self.decoder.patience().map(timespec);
        match poll(&mut fds, timeout.as_ref()) {
            Err(Errno::INTR) => return self.wait(),
            Err(_) => return Woke::Hung,
            Ok(0) => return Woke::Nothing,
            Ok(_) => {}
        }
        let (tty, control) = (fds[0].revents(), fds[1].revents());
        match () {
            () if !control.is_empty() => Woke::Told,
            () if tty.contains(PollFlags::IN) => Woke::Typed,
            () => Woke::Hung,
        }
    }

    /// Obeys; answers whether to go on.
    fn told(&mut self) -> bool {
        let mut word = [0];
        let mut next = || (&self.control).read_exact(&mut word).map(|()| word[0]);
        match next() {
            Ok(PAUSE) => {
                self.decoder = Decoder::default();
                self.said.send(()).is_ok() && next().is_ok()
            }
            Ok(_) => true,
            Err(_) => false,
        }
    }
}

/// A duration as the system wants it.
pub(crate) fn timespec(d: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(d.as_secs()).unwrap_or(i64::MAX), tv_nsec: d.subsec_nanos().into() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::app::input::key::{Key, KeyCode};
    use std::sync::mpsc::RecvTimeoutError;

    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(100);

    fn started() -> (UnixStream, InputThread, Receiver<Input>) {
        let (keyboard, tty) = UnixStream::pair().unwrap();
        let (tx, rx) = channel();
        let thread = InputThread::start(tty.into(), move |i| tx.send(i).is_ok()).unwrap();
        (keyboard, thread, rx)
    }

    #[test]
    fn keys_arrive_and_an_escape_does_not_wait_for_ever() {
        let (mut keyboard, _thread, rx) = started();
        keyboard.write_all(b"j\x1b").unwrap();
        assert_eq!(rx.recv_timeout(LONG), Ok(Input::Key(Key::char('j'))));
        assert_eq!(rx.recv_timeout(LONG), Ok(Input::Key(Key::plain(KeyCode::Esc))));
    }

    #[test]
    fn a_terminal_that_is_gone_ends_the_thread() {
        let (keyboard, _thread, rx) = started();
        drop(keyboard);
        assert_eq!(rx.recv_timeout(LONG), Ok(Input::Ended));
        assert_eq!(rx.recv_timeout(LONG), Err(RecvTimeoutError::Disconnected));
    }

    #[test]
    fn while_paused_the_keys_are_somebody_elses() {
        let (keyboard, thread, rx) = started();
        let paused = thread.pause();
        (&keyboard).write_all(b"x").unwrap();
        assert_eq!(rx.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
        drop(paused);
        assert_eq!(rx.recv_timeout(LONG), Ok(Input::Key(Key::char('x'))));
        drop(thread);
        assert_eq!(rx.recv_timeout(LONG), Err(RecvTimeoutError::Disconnected));
    }
}
