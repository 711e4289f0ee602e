//! The terminal guard. One job: every mode we set is undone, on every way out.
//!
//! Return, error, panic, signal, suspension and another program's turn all go through [`restore`], which any thread may
//! call, any number of times. What is on the screen is [`crate::shell::screen`]'s.

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use thiserror::Error;

use crate::shell::input::timespec;

/// Title kept aside, alternate screen, cursor hidden, pastes bracketed, focus told; the mouse is left to the terminal.
const ENTER: &[u8] = b"\x1b[22;0t\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h\x1b[0m\x1b[2J";

/// All of that undone, and what a program before us or between us may have left on: an open frame, every kind of mouse.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1004l\x1b[?2004l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1049l\x1b[?25h\x1b[23;0t";

/// How long a restoring thread waits for a frame that is being written; a terminal nobody reads may never take it.
const FRAME: Duration = Duration::from_millis(200);
/// How long a terminal set not to block may refuse bytes before it counts as gone.
const STUCK: Duration = Duration::from_secs(5);

/// One terminal, one state: whether our modes are set, and whether somebody is writing.
static STATE: Mutex<State> = Mutex::new(State { entered: false, writing: false });
static WRITTEN: Condvar = Condvar::new();

struct State {
    entered: bool,
    writing: bool,
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why nothing can be shown any more. Both end the session quietly.
#[derive(Debug, Error)]
pub enum Gone {
    #[error("the terminal was given back")]
    Restored,
    #[error("the terminal is gone: {0}")]
    Io(#[from] io::Error),
}

/// What became of a wish to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// We stopped and are back: draw everything anew.
    Resumed,
    /// Nobody would wake us: we lead the session, there is no shell behind us.
    Refused,
}

/// Sets the terminal's modes and undoes them when dropped.
#[derive(Debug)]
pub struct TerminalGuard {
    _one: (),
}

impl TerminalGuard {
    /// Sets the modes; on error they are undone before it returns.
    pub fn enter() -> io::Result<Self> {
        let guard = Self { _one: () };
        guard.set()?;
        Ok(guard)
    }

    fn set(&self) -> io::Result<()> {
        state().entered = true;
        let done = crossterm::terminal::enable_raw_mode().and_then(|()| write_all(ENTER));
        if done.is_err() {
            restore();
        }
        done
    }

    /// Sets the modes again after somebody else may have changed them (SIGCONT). Draw everything anew afterwards.
    pub fn again(&mut self) -> io::Result<()> {
        restore();
        self.set()
    }

    /// Gives the terminal to another program while `run` runs. Nothing of ours may read it meanwhile:
    /// [`InputThread::pause`](crate::shell::input::InputThread::pause). Draw everything anew afterwards.
    pub fn aside<R>(&mut self, run: impl FnOnce() -> R) -> io::Result<R> {
        restore();
        let result = run();
        self.set()?;
        Ok(result)
    }

    /// Stops the process group as Ctrl-Z does, until somebody continues it.
    pub fn suspend(&mut self) -> io::Result<Stop> {
        if leads_session() {
            return Ok(Stop::Refused);
        }
        // The whole group: the shell waits for all of it, a wrapper script included.
        self.aside(|| kill_current_process_group(Signal::STOP))??;
        Ok(Stop::Resumed)
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        restore();
    }
}

/// A terminal that sends each key at once and echoes none, on a screen that stays as it is; undone when dropped.
#[derive(Debug)]
pub struct Raw {
    _one: (),
}

impl Raw {
    pub fn enter() -> io::Result<Self> {
        crossterm::terminal::enable_raw_mode()?;
        Ok(Self { _one: () })
    }

    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        write_all(bytes)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

fn leads_session() -> bool {
    getsid(None).is_ok_and(|leader| leader == getpid())
}

/// Gives the terminal back as it was. Any thread, any number of times; never panics, never blocks for long.
pub fn restore() {
    let mut now = state();
    if !std::mem::replace(&mut now.entered, false) {
        return;
    }
    let waited = WRITTEN.wait_timeout_while(now, FRAME, |s| s.writing);
    let free = waited.is_ok_and(|(s, _)| !s.writing);
    // A write that is stuck would make ours stick too: the modes die with such a terminal.
    if free {
        let _ = write_all(LEAVE);
    }
    let _ = crossterm::terminal::disable_raw_mode();
}

/// Writes a frame, if the terminal is still ours.
pub(super) fn send(bytes: &[u8]) -> Result<(), Gone> {
    let mut now = state();
    if !now.entered {
        return Err(Gone::Restored);
    }
    now.writing = true;
    drop(now);
    let done = write_all(bytes);
    state().writing = false;
    WRITTEN.notify_all();
    Ok(done?)
}

/// Whether the terminal takes bytes now; a slow one is given fewer frames instead of a queue of old ones.
pub(super) fn ready() -> bool {
    let out = io::stdout();
    let mut fds = [PollFd::new(&out, PollFlags::OUT)];
    poll(&mut fds, Some(&timespec(Duration::ZERO))) != Ok(0)
}

/// One write where the terminal takes it whole. Past the standard library's buffer and lock: a frame stuck there would
/// hold up whoever restores.
fn write_all(bytes: &[u8]) -> io::Result<()> {
    let out = io::stdout();
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(out.as_fd(), rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => rest = rest.get(n..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let mut fds = [PollFd::new(&out, PollFlags::OUT)];
                if poll(&mut fds, Some(&timespec(STUCK))) == Ok(0) {
                    return Err(io::ErrorKind::TimedOut.into());
                }
            }
            Err(e) => return Err(e.into()),
        }
    }
    Ok(())
}

/// The terminal to read from and to watch: standard input, or the controlling terminal where that is something else.
pub fn tty() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is entered is left: the terminal ends as it began, even if a frame was open and a mouse was left on.
    #[test]
    fn every_mode_that_is_set_is_undone() {
        let mut screen = vt100::Parser::default();
        screen.process(b"before");
        screen.process(ENTER);
        let s = screen.screen();
        assert!(s.alternate_screen() && s.hide_cursor() && s.bracketed_paste());
        screen.process(b"\x1b[?1003h\x1b[?1006h\x1b[?2026h\x1b[7mX");
        screen.process(LEAVE);
        let s = screen.screen();
        assert!(!s.alternate_screen() && !s.hide_cursor() && !s.bracketed_paste() && !s.inverse());
        assert_eq!(s.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!((s.contents().as_str(), s.cursor_position()), ("before", (0, 6)));
    }

    #[test]
    fn without_modes_there_is_nothing_to_restore_and_nowhere_to_draw() {
        restore();
        restore();
        assert!(matches!(send(b"frame"), Err(Gone::Restored)));
    }
}
