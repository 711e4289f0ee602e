//! The screen. One job: frames reach the terminal whole, one write each, and only when something changed.

use crate::shell::notice::Notices;
use crate::shell::terminal::{self, Gone};
use crate::ui::cells::cells;
use crate::ui::encode::encode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io;

/// The largest screen that is drawn on: a size is a claim of the other side, and memory follows it.
const LARGEST: (u16, u16) = (1000, 500);

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const BLANK: &[u8] = b"\x1b[0m\x1b[2J\x1b[?25l";
const HIDE: &[u8] = b"\x1b[?25l";
/// The longest window title.
const TITLE: usize = 80;

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

/// Where the text cursor stands; nowhere means hidden.
type Caret = Option<(u16, u16)>;

/// What is drawn on. Its size is told, never asked: by [`Screen::resize`].
pub struct Screen {
    outlet: Box<dyn Outlet>,
    /// What the terminal shows, as far as we know.
    shown: Buffer,
    caret: Caret,
    /// Whether it shows that: not at first, and not after somebody else's hand.
    known: bool,
    /// The frame to come, and its bytes; kept for their room.
    next: Buffer,
    bytes: Vec<u8>,
    title: Option<String>,
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Screen").field("size", &self.size()).finish_non_exhaustive()
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

/// Has a line shown on the desktop; whether it is, is the terminal's business.
pub fn notify(text: &str, notices: Notices) {
    let _ = terminal::send(&notices.bytes(text));
}

/// Rings the bell.
pub fn bell() {
    let _ = terminal::send(b"\x07");
}

impl Screen {
    /// A screen over the terminal that a [`TerminalGuard`](terminal::TerminalGuard) has entered.
    pub fn new() -> io::Result<Self> {
        Ok(Self::over(size()?, Box::new(Tty)))
    }

    fn over(size: (u16, u16), outlet: Box<dyn Outlet>) -> Self {
        let blank = blank(size);
        let (bytes, title) = (Vec::with_capacity(64 << 10), None);
        Self { outlet, shown: blank.clone(), caret: None, known: false, next: blank, bytes, title }
    }

    /// Columns and rows that are drawn on.
    pub fn size(&self) -> (u16, u16) {
        (self.shown.area.width, self.shown.area.height)
    }

    /// The terminal has another size, or is not as we left it; the next frame is drawn whole.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.shown = blank(size);
        self.next = self.shown.clone();
        (self.caret, self.known) = (None, false);
    }

    /// The window's title, sent with the next frame. What could steer a terminal is taken out.
    pub fn title(&mut self, text: &str) {
        self.title = Some(cells(text).map(|(sign, _)| sign).take(TITLE).collect());
    }

    /// Draws a frame and sends what changed, in one write. Drawing says where the text cursor stands.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Caret) -> Result<Drawn, Gone> {
        if !self.outlet.ready() {
            return Ok(Drawn::Later);
        }
        self.next.reset();
        let caret = draw(&mut self.next);
        self.bytes.clear();
        self.bytes.extend_from_slice(BEGIN);
        if !self.known {
            self.bytes.extend_from_slice(BLANK);
        }
        let start = self.bytes.len();
        encode(&self.shown, &self.next, &mut self.bytes);
        let painted = self.bytes.len() > start;
        match caret {
            // Painting moved it.
            Some((x, y)) if painted || caret != self.caret => {
                let show = if self.caret.is_none() { "\x1b[?25h" } else { "" };
                self.bytes.extend_from_slice(format!("\x1b[{};{}H{show}", y + 1, x + 1).as_bytes());
            }
            None if self.caret.is_some() => self.bytes.extend_from_slice(HIDE),
            _ => {}
        }
        if let Some(title) = self.title.take() {
            self.bytes.extend_from_slice(format!("\x1b]2;{title}\x1b\\").as_bytes());
        }
        if self.known && self.bytes.len() == BEGIN.len() {
            return Ok(Drawn::Same);
        }
        self.bytes.extend_from_slice(END);
        self.outlet.send(&self.bytes)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        (self.caret, self.known) = (caret, true);
        Ok(Drawn::Shown)
    }
}

fn blank((w, h): (u16, u16)) -> Buffer {
    Buffer::empty(Rect::new(0, 0, w.min(LARGEST.0), h.min(LARGEST.1)))
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
    use std::sync::{Arc, Mutex};

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
        screen.frame(|buf| {
            let (area, theme) = (buf.area, Theme::dark());
            let mut c = Canvas::new(buf, area, &theme, &Glyphs::UNICODE);
            c.page();
            c.text(0, 0, text, Role::Text);
            None
        })
    }

    #[test]
    fn a_frame_is_one_write_inside_one_update_and_none_when_nothing_changed() {
        let far = Far::default();
        let mut screen = Screen::over((120, 36), Box::new(far.clone()));
        let mut shown = vt100::Parser::new(36.try_into().unwrap(), 120.try_into().unwrap(), 0);
        for (text, want) in [("断线 1", Drawn::Shown), ("断线 2", Drawn::Shown), ("断线 2", Drawn::Same)] {
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
        let mut screen = Screen::over((20, 3), Box::new(far.clone()));
        let mut shown = vt100::Parser::new(3.try_into().unwrap(), 20.try_into().unwrap(), 0);
        say(&mut screen, "queue").unwrap();
        screen.resize((20, 3));
        shown.process(b"rubbish\r\nrubbish");
        far.writes.lock().unwrap().clear();
        assert_eq!(say(&mut screen, "queue").unwrap(), Drawn::Shown);
        shown.process(&far.writes.lock().unwrap().concat());
        assert_eq!(shown.screen().contents().trim_end(), "queue");
    }

    /// T08: any size is drawn on, and a mad one costs no memory.
    #[test]
    fn sizes_are_believed_up_to_a_point() {
        let mut screen = Screen::over((80, 24), Box::new(Far::default()));
        for (size, want) in [((0, 0), (0, 0)), ((1, 1), (1, 1)), ((65535, 1), (1000, 1)), ((65535, 65535), LARGEST)] {
            screen.resize(size);
            assert_eq!(screen.size(), want);
            say(&mut screen, "断").unwrap();
        }
    }

    #[test]
    fn a_slow_terminal_drops_frames_and_a_broken_one_ends_the_session() {
        let far = Far::default();
        let mut screen = Screen::over((20, 3), Box::new(far.clone()));
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
        let mut screen = Screen::over((20, 3), Box::new(far.clone()));
        screen.title("(2!) first\x07\x1b]0;x\u{9c}line\u{202e}");
        say(&mut screen, "").unwrap();
        let sent = String::from_utf8(far.writes.lock().unwrap().concat()).unwrap();
        assert!(sent.contains("\x1b]2;(2!) first??]0;x?line\x1b\\"), "{sent:?}");
    }
}
