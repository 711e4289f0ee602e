//! The screen. One job: frames reach the terminal whole, one write each, and only when something changed.

use crate::shell::terminal::{self, Gone};
use crate::ui::cells::cells;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// The largest screen that is drawn on: a size is a claim of the other side, and memory follows it.
const LARGEST: (u16, u16) = (1000, 500);

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const BLANK: &[u8] = b"\x1b[0m\x1b[2J";
/// The longest window title.
const TITLE: usize = 80;

/// Where a frame's bytes are gathered. Flushing does nothing: a frame is sent whole.
#[derive(Debug, Clone)]
pub struct FrameWriter(Arc<Mutex<Vec<u8>>>);

impl FrameWriter {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Vec::with_capacity(64 << 10))))
    }

    fn with<R>(&self, f: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for FrameWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.with(|b| b.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// It was sent.
    Shown,
    /// It was what is there already; nothing was sent.
    Same,
    /// The terminal takes nothing now: try again later, with what is true then.
    Later,
}

/// The far end: where frames go, and whether it takes any now.
trait Outlet: Send {
    fn ready(&self) -> bool;
    fn send(&mut self, bytes: &[u8]) -> Result<(), Gone>;
}

struct Tty;

impl Outlet for Tty {
    fn ready(&self) -> bool {
        terminal::ready()
    }
    fn send(&mut self, bytes: &[u8]) -> Result<(), Gone> {
        terminal::send(bytes)
    }
}

/// What is drawn on. Its size is told, never asked: by [`Screen::resize`].
pub struct Screen {
    terminal: Terminal<CrosstermBackend<FrameWriter>>,
    frame: FrameWriter,
    outlet: Box<dyn Outlet>,
    size: (u16, u16),
    /// The bytes of the last frame; none after which the screen is not known.
    last: Option<Vec<u8>>,
    title: Option<String>,
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Screen").field("size", &self.size).finish_non_exhaustive()
    }
}

/// Hands text to the terminal's clipboard (OSC 52), wrapped for tmux where that stands between. Whether it arrives is the
/// terminal's business.
pub fn copy(text: &str, tmux: bool) {
    use crossterm::Command;
    let mut bytes = String::new();
    if crossterm::clipboard::CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes).is_err() {
        return;
    }
    if tmux {
        bytes = format!("\x1bPtmux;{}\x1b\\", bytes.replace('\x1b', "\x1b\x1b"));
    }
    // A terminal that is gone is noticed by the next frame.
    let _ = terminal::send(bytes.as_bytes());
}

/// Rings the bell.
pub fn bell() {
    let _ = terminal::send(b"\x07");
}

impl Screen {
    /// A screen over the terminal that a [`TerminalGuard`](terminal::TerminalGuard) has entered.
    pub fn new() -> io::Result<Self> {
        Self::over(size()?, Box::new(Tty))
    }

    fn over(size: (u16, u16), outlet: Box<dyn Outlet>) -> io::Result<Self> {
        let frame = FrameWriter::new();
        let terminal = fresh(&frame, size)?;
        Ok(Self { terminal, frame, outlet, size: clamped(size), last: None, title: None })
    }

    /// Columns and rows that are drawn on.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The terminal has another size; the next frame is drawn whole.
    pub fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.size = clamped(size);
        self.redraw()
    }

    /// The screen is not what we left there; the next frame is drawn whole.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.terminal = fresh(&self.frame, self.size)?;
        self.last = None;
        Ok(())
    }

    /// The window's title, sent with the next frame. What could steer a terminal is taken out.
    pub fn title(&mut self, text: &str) {
        self.title = Some(cells(text).map(|(sign, _)| sign).take(TITLE).collect());
    }

    /// Draws a frame and sends what changed, in one write.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> Result<Drawn, Gone> {
        if !self.outlet.ready() {
            return Ok(Drawn::Later);
        }
        let known = self.last.is_some();
        self.frame.with(|b| {
            b.clear();
            b.extend_from_slice(BEGIN);
            b.extend_from_slice(if known { b"" } else { BLANK });
        });
        self.terminal.draw(draw)?;
        let title = self.title.take();
        let bytes = self.frame.with(|b| {
            if let Some(title) = &title {
                b.extend_from_slice(format!("\x1b]2;{title}\x1b\\").as_bytes());
            }
            b.extend_from_slice(END);
            std::mem::take(b)
        });
        // Frames place everything absolutely: the same bytes twice leave the same screen, so once is enough.
        let same = self.last.as_ref() == Some(&bytes);
        if !same {
            self.outlet.send(&bytes)?;
        }
        let spare = self.last.replace(bytes).unwrap_or_default();
        self.frame.with(|b| *b = spare);
        Ok(if same { Drawn::Same } else { Drawn::Shown })
    }
}

/// A terminal that believes the screen to be blank. Of fixed size, so that drawing asks nothing of a terminal that may
/// answer late, wrongly, or into the middle of somebody's typing.
fn fresh(frame: &FrameWriter, size: (u16, u16)) -> io::Result<Terminal<CrosstermBackend<FrameWriter>>> {
    let (w, h) = clamped(size);
    let viewport = Viewport::Fixed(Rect::new(0, 0, w, h));
    Terminal::with_options(CrosstermBackend::new(frame.clone()), TerminalOptions { viewport })
}

fn clamped((w, h): (u16, u16)) -> (u16, u16) {
    (w.min(LARGEST.0), h.min(LARGEST.1))
}

/// The terminal's columns and rows now; 80x24 for one that does not know its own (a serial line).
pub fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(terminal::tty()?)?;
    Ok(match (size.ws_col, size.ws_row) {
        (0, _) | (_, 0) => (80, 24),
        known => known,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::ui::{Canvas, Glyphs, Role, Theme};
    use std::sync::atomic::{AtomicBool, Ordering};

    #[derive(Clone, Default)]
    struct Far {
        writes: Arc<Mutex<Vec<Vec<u8>>>>,
        busy: Arc<AtomicBool>,
        gone: Arc<AtomicBool>,
    }

    impl Outlet for Far {
        fn ready(&self) -> bool {
            !self.busy.load(Ordering::SeqCst)
        }
        fn send(&mut self, bytes: &[u8]) -> Result<(), Gone> {
            if self.gone.load(Ordering::SeqCst) {
                return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
            }
            self.writes.lock().unwrap().push(bytes.to_vec());
            Ok(())
        }
    }

    fn say(screen: &mut Screen, text: &str) -> Result<Drawn, Gone> {
        screen.frame(|f| {
            let (area, theme) = (f.area(), Theme::dark());
            let mut c = Canvas::new(f.buffer_mut(), area, &theme, &Glyphs::UNICODE);
            c.page();
            c.text(0, 0, text, Role::Text);
        })
    }

    #[test]
    fn a_frame_is_one_write_inside_one_update_and_none_when_nothing_changed() {
        let far = Far::default();
        let mut screen = Screen::over((120, 36), Box::new(far.clone())).unwrap();
        let mut shown = vt100::Parser::new(36.try_into().unwrap(), 120.try_into().unwrap(), 0);
        for (text, want) in
            [("断线 1", Drawn::Shown), ("断线 2", Drawn::Shown), ("断线 2", Drawn::Shown), ("断线 2", Drawn::Same)]
        {
            far.writes.lock().unwrap().clear();
            assert_eq!(say(&mut screen, text).unwrap(), want);
            let writes = far.writes.lock().unwrap().clone();
            assert_eq!(writes.len(), usize::from(want == Drawn::Shown), "{text}");
            for bytes in &writes {
                assert!(bytes.starts_with(BEGIN) && bytes.ends_with(END));
                shown.process(bytes);
            }
            assert_eq!(shown.screen().contents().trim_end(), text);
        }
    }

    #[test]
    fn after_a_foreign_hand_everything_is_drawn_anew() {
        let far = Far::default();
        let mut screen = Screen::over((20, 3), Box::new(far.clone())).unwrap();
        let mut shown = vt100::Parser::new(3.try_into().unwrap(), 20.try_into().unwrap(), 0);
        say(&mut screen, "queue").unwrap();
        screen.redraw().unwrap();
        shown.process(b"rubbish\r\nrubbish");
        far.writes.lock().unwrap().clear();
        assert_eq!(say(&mut screen, "queue").unwrap(), Drawn::Shown);
        shown.process(&far.writes.lock().unwrap().concat());
        assert_eq!(shown.screen().contents().trim_end(), "queue");
    }

    /// T08: any size is drawn on, and a mad one costs no memory.
    #[test]
    fn sizes_are_believed_up_to_a_point() {
        let mut screen = Screen::over((80, 24), Box::new(Far::default())).unwrap();
        for (size, want) in [((0, 0), (0, 0)), ((1, 1), (1, 1)), ((65535, 1), (1000, 1)), ((65535, 65535), LARGEST)] {
            screen.resize(size).unwrap();
            assert_eq!(screen.size(), want);
            say(&mut screen, "断").unwrap();
        }
    }

    #[test]
    fn a_slow_terminal_drops_frames_and_a_broken_one_ends_the_session() {
        let far = Far::default();
        let mut screen = Screen::over((20, 3), Box::new(far.clone())).unwrap();
        far.busy.store(true, Ordering::SeqCst);
        assert_eq!(say(&mut screen, "a").unwrap(), Drawn::Later);
        far.busy.store(false, Ordering::SeqCst);
        assert_eq!(say(&mut screen, "b").unwrap(), Drawn::Shown);
        far.gone.store(true, Ordering::SeqCst);
        assert!(matches!(say(&mut screen, "c"), Err(Gone::Io(_))));
        assert!(!far.writes.lock().unwrap().concat().contains(&b'a'));
    }

    #[test]
    fn a_title_cannot_steer_the_terminal() {
        let far = Far::default();
        let mut screen = Screen::over((20, 3), Box::new(far.clone())).unwrap();
        screen.title("(2!) first\x07\x1b]0;x\u{9c}line\u{202e}");
        say(&mut screen, "").unwrap();
        let sent = String::from_utf8(far.writes.lock().unwrap().concat()).unwrap();
        assert!(sent.contains("\x1b]2;(2!) first??]0;x?line\x1b\\"), "{sent:?}");
    }
}
