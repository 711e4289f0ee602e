//! A text being typed. One job: one line or several, a cursor between grapheme clusters, readline keys, undo.
//!
//! It knows nothing of fields, of drawing or of widths: where the cursor stands on screen is the drawing's side.

use crate::app::input::key::{Key, KeyCode};
use crate::domain::incident::decide::TEXT_LIMIT;
use crate::text::safe::clean_input;
use unicode_segmentation::UnicodeSegmentation;

/// Steps that undo goes back at most.
const STEPS: usize = 100;

/// What a key did to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Not a key of text fields, or nowhere to go: the form may use it.
    Nothing,
    Moved,
    Changed,
}

/// A text and the cursor in it.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    /// Byte offset of the cursor, always between two clusters.
    at: usize,
    /// May hold line breaks.
    lines: bool,
    past: Vec<(String, usize)>,
    /// The last step was a typed character: the next one belongs to the same step.
    typing: bool,
}

impl Editor {
    pub fn new(lines: bool) -> Self {
        Self { lines, ..Self::default() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }
    /// Byte offset of the cursor.
    pub fn at(&self) -> usize {
        self.at
    }
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Replaces everything, as one step; the cursor goes to the end.
    pub fn set(&mut self, text: &str) {
        let text = self.fitting(text, 0);
        if text != self.text {
            self.step(false);
            self.text = text;
        }
        self.at = self.text.len();
    }

    /// What was there before can no longer be undone.
    pub fn forget(&mut self) {
        self.past.clear();
    }

    /// Puts text at the cursor, as one step: what is pasted comes without control characters, and acts on nothing.
    pub fn paste(&mut self, text: &str) -> bool {
        let text = self.fitting(text, self.text.len());
        if text.is_empty() {
            return false;
        }
        self.step(false);
        self.put(&text);
        true
    }

    /// What may enter: a line keeps no breaks, nothing keeps control characters, and a record holds only so much.
    fn fitting(&self, text: &str, have: usize) -> String {
        let mut fit = String::new();
        for c in clean_input(text).chars() {
            let c = match c {
                '\n' | '\r' if self.lines => '\n',
                '\n' | '\r' | '\t' => ' ',
                c if c.is_control() => continue,
                c => c,
            };
            if have + fit.len() + c.len_utf8() > TEXT_LIMIT {
                break;
            }
            fit.push(c);
        }
        fit
    }

    /// The keys of text fields.
    pub fn key(&mut self, key: &Key) -> Did {
        match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(c), false, false) => self.typed(c),
            (KeyCode::Char(c), true, false) => self.control(c.to_ascii_lowercase()),
            (KeyCode::Char(c), false, true) => self.meta(c.to_ascii_lowercase()),
            (KeyCode::Left, true, _) | (KeyCode::Left, _, true) => self.go(self.word_left()),
            (KeyCode::Right, true, _) | (KeyCode::Right, _, true) => self.go(self.word_right()),
            (KeyCode::Left, ..) => self.go(self.left()),
            (KeyCode::Right, ..) => self.go(self.right()),
            (KeyCode::Home, ..) => self.go(self.line_start()),
            (KeyCode::End, ..) => self.go(self.line_end()),
            (KeyCode::Backspace, _, true) => self.cut(self.word_left(), self.at),
            (KeyCode::Backspace, ..) => self.cut(self.left(), self.at),
            (KeyCode::Delete, ..) => self.cut(self.at, self.right()),
            (KeyCode::Enter, ..) if self.lines => self.break_line(),
            (KeyCode::Up, ..) if self.lines => self.vertical(false),
            (KeyCode::Down, ..) if self.lines => self.vertical(true),
            _ => Did::Nothing,
        }
    }

    fn control(&mut self, c: char) -> Did {
        match c {
            'a' => self.go(self.line_start()),
            'e' => self.go(self.line_end()),
            'b' => self.go(self.left()),
            'f' => self.go(self.right()),
            'h' => self.cut(self.left(), self.at),
            'd' => self.cut(self.at, self.right()),
            'w' => self.cut(self.word_left(), self.at),
            'u' => self.cut(self.line_start(), self.at),
            'k' => self.cut(self.at, self.line_end()),
            '_' | '/' => self.undo(),
            _ => Did::Nothing,
        }
    }

    fn meta(&mut self, c: char) -> Did {
        match c {
            'b' => self.go(self.word_left()),
            'f' => self.go(self.word_right()),
            'd' => self.cut(self.at, self.word_right()),
            _ => Did::Nothing,
        }
    }

    fn typed(&mut self, c: char) -> Did {
        if c.is_control() || self.text.len() + c.len_utf8() > TEXT_LIMIT {
            return Did::Nothing;
        }
        self.step(true);
        self.put(c.encode_utf8(&mut [0; 4]));
        Did::Changed
    }

    fn break_line(&mut self) -> Did {
        self.step(false);
        self.put("\n");
        Did::Changed
    }

    fn put(&mut self, text: &str) {
        self.text.insert_str(self.at, text);
        // A mark typed after a letter makes one cluster of the two: the cursor stands behind it, never inside.
        let end = self.at + text.len();
        self.at = self.snap(end);
    }

    fn cut(&mut self, from: usize, to: usize) -> Did {
        if from >= to {
            return Did::Moved;
        }
        self.step(false);
        self.text.replace_range(from..to, "");
        self.at = self.snap(from);
        Did::Changed
    }

    fn undo(&mut self) -> Did {
        self.typing = false;
        match self.past.pop() {
            Some((text, at)) => {
                (self.text, self.at) = (text, at);
                Did::Changed
            }
            None => Did::Moved,
        }
    }

    /// Keeps what is there for undo; typed characters in a row are one step.
    fn step(&mut self, typing: bool) {
        if !(typing && self.typing) {
            self.past.push((self.text.clone(), self.at));
            if self.past.len() > STEPS {
                self.past.remove(0);
            }
        }
        self.typing = typing;
    }

    fn go(&mut self, to: usize) -> Did {
        self.typing = false;
        self.at = to;
        Did::Moved
    }

    /// To the line above or below, as far from its start; at the first and last line the form moves on.
    fn vertical(&mut self, down: bool) -> Did {
        let start = self.line_start();
        let column = self.text[start..self.at].graphemes(true).count();
        let start = match down {
            true => Some(self.line_end()).filter(|end| *end < self.text.len()).map(|end| end + 1),
            false => start.checked_sub(1).map(|end| self.text[..end].rfind('\n').map_or(0, |n| n + 1)),
        };
        let Some(start) = start else { return Did::Nothing };
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        let offset = line.grapheme_indices(true).nth(column).map_or(line.len(), |(at, _)| at);
        self.go(start + offset)
    }

    /// The first place between clusters at or after an offset.
    fn snap(&self, offset: usize) -> usize {
        self.bounds().find(|b| *b >= offset).unwrap_or(self.text.len())
    }
    fn bounds(&self) -> impl Iterator<Item = usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at).chain([self.text.len()])
    }
    fn left(&self) -> usize {
        self.text[..self.at].graphemes(true).next_back().map_or(0, |g| self.at - g.len())
    }
    fn right(&self) -> usize {
        self.text[self.at..].graphemes(true).next().map_or(self.at, |g| self.at + g.len())
    }
    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |n| n + 1)
    }
    fn line_end(&self) -> usize {
        self.text[self.at..].find('\n').map_or(self.text.len(), |n| self.at + n)
    }
    fn word_left(&self) -> usize {
        let before = self.text[..self.at].trim_end_matches(|c: char| !c.is_alphanumeric());
        before.split_word_bound_indices().next_back().map_or(0, |(at, _)| at)
    }
    fn word_right(&self) -> usize {
        let after = &self.text[self.at..];
        let word = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        let length = word.split_word_bounds().next().map_or(0, str::len);
        self.at + (after.len() - word.len()) + length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(keys: &str, lines: bool) -> Editor {
        let mut e = Editor::new(lines);
        for name in keys.split(' ') {
            e.key(&Key::parse(name).unwrap());
        }
        e
    }

    #[test]
    fn readline_keys_do_what_they_do_elsewhere() {
        for (keys, text, at) in [
            ("a b space c ctrl-a", "ab c", 0),
            ("a b ctrl-a x", "xab", 1),
            ("a b ctrl-a x ctrl-e y", "xaby", 4),
            ("a b space c d ctrl-w", "ab ", 3),
            ("a b space c d space ctrl-w", "ab ", 3),
            ("a b c left ctrl-u", "c", 0),
            ("a b c left left ctrl-k", "a", 1),
            ("断 线 backspace", "断", 3),
            ("断 线 left delete", "断", 3),
            ("a b ctrl-_", "", 0),
            ("a b left c ctrl-_", "ab", 1),
            ("a b space c d alt-b alt-b x", "xab cd", 1),
        ] {
            let e = typed(keys, false);
            assert_eq!((e.text(), e.at()), (text, at), "{keys}");
        }
    }

    #[test]
    fn lines_are_moved_between_and_left_at_the_ends() {
        let mut e = typed("断 线 了 enter a", true);
        assert_eq!(e.text(), "断线了\na");
        let up = Key::plain(KeyCode::Up);
        assert_eq!((e.key(&up), e.at()), (Did::Moved, 3));
        assert_eq!(e.key(&up), Did::Nothing);
        e.key(&Key::ctrl('e'));
        let down = Key::plain(KeyCode::Down);
        assert_eq!((e.key(&down), e.at()), (Did::Moved, 11));
        assert_eq!(e.key(&down), Did::Nothing);
    }

    /// UX 5, 12: one undo step, control bytes removed.
    #[test]
    fn a_paste_is_clean_and_one_step() {
        let mut e = typed("x y", false);
        assert!(e.paste("a\r\nb\t\u{1b}[31mc\u{9b}\0"));
        assert_eq!(e.text(), "xya b [31mc");
        e.key(&Key::ctrl('_'));
        assert_eq!(e.text(), "xy");
        let mut e = Editor::new(true);
        e.paste("a\r\nb\rc");
        assert_eq!(e.text(), "a\nb\nc");
        assert!(!e.paste("\0"));
    }

    proptest! {
        #[test]
        fn the_cursor_stands_between_clusters(keys in proptest::collection::vec((0usize..22, any::<char>()), 0..60)) {
            let mut e = Editor::new(true);
            for (n, c) in keys {
                const NAMES: [&str; 16] = ["left", "right", "home", "end", "up", "down", "enter", "backspace", "delete",
                    "ctrl-w", "ctrl-u", "ctrl-k", "ctrl-_", "alt-f", "alt-d", "ctrl-left"];
                match NAMES.get(n) {
                    Some(name) => e.key(&Key::parse(name).unwrap()),
                    None => e.key(&Key::char(c)),
                };
                prop_assert!(e.bounds().any(|b| b == e.at()), "{:?} {}", e.text(), e.at());
            }
        }
    }
}
