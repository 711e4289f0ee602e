//! Notices. One job: a line becomes the sequence by which a terminal shows it on the desktop; where none is known to be
//! taken in silence, nothing.
//!
//! What the line may say is decided in [`crate::app::telling`]. Here it is only made harmless: whatever could end or begin a
//! sequence is taken out, so that words of a record stay words.

use crate::shell::environment::Environment;
use crate::text::safe::safe_line;

/// Characters of a notice at most.
const LONGEST: usize = 200;

/// How a terminal is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Not at all: it would be printed, or nobody passes it on.
    None,
    Osc9,
    /// rxvt, VTE and foot.
    Osc777,
    /// kitty.
    Osc99,
}

/// How this terminal is asked, and whether tmux stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notices {
    way: Way,
    tmux: bool,
}

/// What a terminal is by its name.
const BY_TERM: [(&str, Way); 7] = [
    ("dumb", Way::None),
    ("linux", Way::None),
    ("vt", Way::None),
    ("xterm-kitty", Way::Osc99),
    ("rxvt", Way::Osc777),
    ("foot", Way::Osc777),
    ("contour", Way::Osc777),
];

impl Notices {
    pub fn of(environment: &Environment) -> Self {
        let tmux = environment.tmux.is_some();
        let term = environment.term.as_deref().unwrap_or("dumb");
        let by_term = BY_TERM.iter().find(|(name, _)| term.starts_with(name)).map(|(_, way)| *way);
        let way = match by_term {
            // screen hands nothing on.
            _ if environment.sty.is_some() && !tmux => Way::None,
            Some(way) => way,
            None if environment.kitty.is_some() => Way::Osc99,
            None if environment.vte.is_some() => Way::Osc777,
            None => Way::Osc9,
        };
        Self { way, tmux }
    }

    /// The bytes to send; none where nobody understands them. No BEL is among them: that is rung apart.
    pub fn bytes(&self, text: &str) -> Vec<u8> {
        let line = safe_line(text);
        let text: String = line.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        let sequence = match self.way {
            Way::None => return vec![],
            Way::Osc9 => format!("\x1b]9;firstline: {text}\x1b\\"),
            Way::Osc777 => format!("\x1b]777;notify;firstline;{}\x1b\\", text.replace(';', ",")),
            Way::Osc99 => format!("\x1b]99;;firstline: {text}\x1b\\"),
        };
        match self.tmux {
            true => format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")).into_bytes(),
            false => sequence.into_bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices(pairs: &[(&str, &str)]) -> Notices {
        let found = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| v.into());
        Notices::of(&Environment::from(found))
    }

    fn sent(pairs: &[(&str, &str)], text: &str) -> String {
        String::from_utf8_lossy(&notices(pairs).bytes(text)).into_owned()
    }

    #[test]
    fn by_the_kind_of_terminal() {
        let osc9 = "\x1b]9;firstline: P1; 断线\x1b\\";
        for (pairs, want) in [
            (&[("TERM", "xterm-256color")][..], osc9),
            (&[("TERM", "xterm-kitty")], "\x1b]99;;firstline: P1; 断线\x1b\\"),
            (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")], "\x1b]99;;firstline: P1; 断线\x1b\\"),
            (&[("TERM", "rxvt-unicode")], "\x1b]777;notify;firstline;P1, 断线\x1b\\"),
            (&[("TERM", "foot")], "\x1b]777;notify;firstline;P1, 断线\x1b\\"),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7402")], "\x1b]777;notify;firstline;P1, 断线\x1b\\"),
            (
                &[("TERM", "tmux-256color"), ("TMUX", "/tmp/x")],
                "\x1bPtmux;\x1b\x1b]9;firstline: P1; 断线\x1b\x1b\\\x1b\\",
            ),
            (&[("TERM", "screen"), ("STY", "1.x")], ""),
            (&[("TERM", "linux")], ""),
            (&[("TERM", "vt100")], ""),
            (&[], ""),
        ] {
            assert_eq!(sent(pairs, "P1; 断线"), want, "{pairs:?}");
        }
    }

    /// Whatever a title holds, there is one sequence, and it ends where it shall.
    #[test]
    fn hostile_words_stay_words() {
        let hostile = "a\x1b\\\x07\x1b]0;owned\x07\u{9c}\u{9d}52;c;eA==\u{9c}\u{202e}\r\nb\x1bPtmux;";
        for (term, escapes) in [("xterm", 2), ("foot", 2), ("xterm-kitty", 2)] {
            let sent = sent(&[("TERM", term)], hostile);
            assert_eq!(sent.matches('\x1b').count(), escapes, "{sent:?}");
            let inner = &sent[2..sent.len() - 2];
            assert!(!inner.chars().any(char::is_control) && !inner.contains('\u{202e}'), "{sent:?}");
        }
        assert!(sent(&[("TERM", "xterm")], &"断".repeat(10_000)).chars().count() < 250);
    }
}
