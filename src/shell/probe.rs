//! The probe. One job: ask the terminal how wide it draws the line of a frame, and choose the signs by what it says.
//!
//! Some terminals give U+2500 two cells (an East Asian set-up); frames of it would push everything aside. So one is
//! written before the first frame, the cursor's place is asked for, the line is erased, and a question that every
//! terminal answers (DA1) closes it. Nothing waits for the answer: until it is there the locale decides, and one that
//! comes late changes the signs. The answer is asked for in the second row, where no key looks like it.
//!
//! Under tmux and screen it is their answer, which knows nothing of the terminal they are shown in: it can only take the
//! lines away. Whoever sees crooked frames there settles `glyphs = "ascii"`.

use crate::app::input::key::Input;
use crate::app::look::Signs;
use crate::shell::clock::Stopwatch;
use crate::shell::input::InputThread;
use crate::shell::terminal::{self, Gone, Raw, tty};
use crate::ui::theme::Glyphs;
use std::io;
use std::sync::mpsc::channel;
use std::time::Duration;

/// To the second row; a line; where is the cursor; erased; who are you.
const ASK: &[u8] = b"\x1b[2H\xe2\x94\x80\x1b[6n\r\x1b[K\x1b[c";
/// The same in the row where the cursor stands, for a screen that is not ours.
const ASK_HERE: &[u8] = b"\r\xe2\x94\x80\x1b[6n\r\x1b[K\x1b[c";

/// How long an answer may be on its way: leaving before it came would leave it to the shell.
const PATIENCE: Duration = Duration::from_secs(1);
/// No terminal draws it wider: UTF-8 shown byte by byte takes three cells.
const WIDEST: u16 = 4;

/// One question and what came back.
#[derive(Debug)]
pub struct Probe {
    signs: Signs,
    utf8: bool,
    multiplexed: bool,
    asked: Option<Stopwatch>,
    /// Cells of a line.
    cells: Option<u16>,
    closed: bool,
}

impl Probe {
    pub fn new(signs: Signs, utf8: bool, multiplexed: bool) -> Self {
        Self { signs, utf8, multiplexed, asked: None, cells: None, closed: false }
    }

    /// Asks, where the answer decides anything.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn ask(&mut self) -> Result<(), Gone> {
        if self.signs == Signs::Auto {
            terminal::send(ASK)?;
            self.asked = Some(Stopwatch::start());
        }
        Ok(())
    }

    /// Takes what the terminal said; what is no answer to this is none.
    pub fn hear(&mut self, answer: &str) {
        if self.asked.is_none() || self.closed {
            return;
        }
        match answer.strip_suffix('R').and_then(|at| at.strip_prefix("2;")) {
            Some(column) => self.cells = self.cells.or_else(|| cells(column)),
            None => self.closed = answer.starts_with('?') && answer.ends_with('c'),
        }
    }

    /// The signs, as far as is known.
    pub fn glyphs(&self) -> &'static Glyphs {
        let lines = match (self.signs, self.cells) {
            (Signs::Ascii, _) => false,
            (Signs::Unicode, _) => true,
            (Signs::Auto, Some(cells)) => cells == 1 && (self.utf8 || !self.multiplexed),
            (Signs::Auto, None) => self.utf8,
        };
        if lines { &Glyphs::UNICODE } else { &Glyphs::ASCII }
    }

    /// How long an answer may still come that nobody else should get.
    pub fn waits(&self) -> Option<Duration> {
        let left = PATIENCE.checked_sub(self.asked.as_ref()?.elapsed())?;
        (!self.closed).then_some(left)
    }
}

/// The cells of a line after which the cursor stands in this column.
fn cells(column: &str) -> Option<u16> {
    column.parse::<u16>().ok()?.checked_sub(1).filter(|cells| (1..=WIDEST).contains(cells))
}

/// Asks a terminal that shows something else, in a row that may be overwritten, and waits for what it says: the cells of a
/// line, or nothing from one that does not say.
///
/// # Errors
/// What the terminal says while it is asked.
pub fn measure() -> io::Result<Option<u16>> {
    let raw = Raw::enter()?;
    let (tell, heard) = channel();
    let _reader = InputThread::start(tty()?, move |input| tell.send(input).is_ok())?;
    raw.write(ASK_HERE)?;
    let (since, mut found) = (Stopwatch::start(), None);
    while let Some(left) = PATIENCE.checked_sub(since.elapsed()) {
        match heard.recv_timeout(left) {
            Ok(Input::Answer(answer)) if answer.ends_with('c') => break,
            Ok(Input::Answer(answer)) => {
                let column = answer.strip_suffix('R').and_then(|at| at.split_once(';')).map(|(_, column)| column);
                found = found.or(column.and_then(cells));
            }
            Ok(_) => {}
            Err(_) => break,
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(signs: Signs, utf8: bool, multiplexed: bool) -> Probe {
        Probe { asked: Some(Stopwatch::start()), ..Probe::new(signs, utf8, multiplexed) }
    }

    #[test]
    fn the_answer_decides_and_without_one_the_locale() {
        for (answers, utf8, tmux, lines) in [
            (&[][..], true, false, true),
            (&[], false, false, false),
            (&["2;2R", "?62c"], true, false, true),
            (&["2;2R", "?62c"], false, false, true),
            (&["2;2R", "?62c"], false, true, false),
            (&["2;3R", "?62c"], true, false, false),
            (&["2;4R"], true, false, false),
            // Neither is the second answer one, nor what comes after the end.
            (&["2;2R", "2;3R"], true, false, true),
            (&["?62c", "2;3R"], true, false, true),
            // A key, and rubbish.
            (&["1;3R"], true, false, true),
            (&["2;1R", "2;99R", "2;R", "R", "", "2;70000R", "2;-3R", "c"], true, false, true),
        ] {
            let mut probe = asked(Signs::Auto, utf8, tmux);
            answers.iter().for_each(|answer| probe.hear(answer));
            assert_eq!(probe.glyphs() == &Glyphs::UNICODE, lines, "{answers:?} {utf8} {tmux}");
        }
    }

    #[test]
    fn what_was_settled_is_not_asked() {
        for (signs, lines) in [(Signs::Ascii, false), (Signs::Unicode, true)] {
            let mut probe = Probe::new(signs, !lines, false);
            assert!(probe.ask().is_ok() && probe.waits().is_none(), "nothing was sent: there is no terminal here");
            probe.hear("2;3R");
            assert_eq!(probe.glyphs() == &Glyphs::UNICODE, lines);
        }
    }

    #[test]
    fn leaving_waits_for_the_end_of_the_answer() {
        let mut probe = asked(Signs::Auto, true, false);
        assert!(probe.waits().is_some());
        probe.hear("2;2R");
        assert!(probe.waits().is_some());
        probe.hear("?1;2c");
        assert_eq!(probe.waits(), None);
        assert_eq!(Probe::new(Signs::Auto, true, false).waits(), None);
    }
}
