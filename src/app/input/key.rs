//! Keys. One job: what was pressed or pasted, free of any terminal's way of saying it, with names to configure it by.
//!
//! Turning bytes into these belongs to [`crate::shell::decode`]; what a key does belongs to the table of actions.

use std::fmt;
use thiserror::Error;

/// The most a paste may bring, in bytes; the rest is dropped and the paste says so.
pub const PASTE_LIMIT: usize = 1 << 20;

/// Something a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// Pasted as one piece. `cut` where it was longer than [`PASTE_LIMIT`].
    Paste {
        text: String,
        cut: bool,
    },
    /// Columns and rows.
    Resize(u16, u16),
    /// The terminal's window has come to the front, or gone behind.
    Focus(bool),
    /// An answer of the terminal to a question we asked, without its introducer: `?62;22c`, `12;40R`.
    Answer(String),
    /// There will be no more: the terminal is gone.
    Ended,
}

/// A key with what was held down. Shift is part of a character (`A`), and a flag with every other key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    Char(char),
    /// 1 to 24.
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Not the name of a key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a key: {0}")]
pub struct NotAKey(pub String);

/// Names of keys; the first of each is the one that is shown.
const NAMES: [(&str, KeyCode); 26] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("escape", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("bs", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("ins", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pgup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("pgdown", KeyCode::PageDown),
    ("pgdn", KeyCode::PageDown),
    ("minus", KeyCode::Char('-')),
    ("plus", KeyCode::Char('+')),
    ("comma", KeyCode::Char(',')),
];

/// Signs a Chinese input method makes of ASCII keys, besides the full-width forms.
const TWINS: [(char, char); 14] = [
    ('\u{3000}', ' '),
    ('、', '/'),
    ('。', '.'),
    ('《', '<'),
    ('》', '>'),
    ('〈', '<'),
    ('〉', '>'),
    ('【', '['),
    ('】', ']'),
    ('￥', '$'),
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
];

impl Key {
    /// The key alone.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character with Ctrl held.
    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// The key that was meant: shift folded into characters, control letters in lower case, ASCII twins for what a
    /// Chinese input method makes of an ASCII key. Other characters stay what they are.
    #[must_use]
    pub fn normalised(self) -> Self {
        let KeyCode::Char(c) = self.code else { return self };
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => TWINS.iter().find(|(wide, _)| *wide == c).map_or(c, |(_, ascii)| *ascii),
        };
        let c = if self.ctrl { c.to_ascii_lowercase() } else { c };
        let shift = self.shift && (self.ctrl || c == ' ');
        Self { code: KeyCode::Char(c), shift, ..self }
    }

    /// Reads a name: `ctrl-s`, `C-s`, `alt-x`, `shift-tab`, `enter`, `f5`, `space`, `>`. Letter case matters only in a
    /// key that is one character.
    pub fn parse(name: &str) -> Result<Self, NotAKey> {
        let wrong = || NotAKey(name.to_owned());
        let mut key = Self::plain(KeyCode::Esc);
        let mut rest = name;
        while let Some((held, after)) =
            rest.split_once('-').filter(|(held, after)| !held.is_empty() && !after.is_empty())
        {
            match held {
                "C" | "c" | "^" => key.ctrl = true,
                "A" | "M" | "a" | "m" => key.alt = true,
                "S" | "s" => key.shift = true,
                _ if held.eq_ignore_ascii_case("ctrl") => key.ctrl = true,
                _ if held.eq_ignore_ascii_case("alt") => key.alt = true,
                _ if held.eq_ignore_ascii_case("shift") => key.shift = true,
                _ => return Err(wrong()),
            }
            rest = after;
        }
        key.code = code(rest).ok_or_else(wrong)?;
        if key.shift
            && !key.ctrl
            && let KeyCode::Char(c) = key.code
        {
            key.code = KeyCode::Char(c.to_ascii_uppercase());
        }
        Ok(key.normalised())
    }

    /// As a footer shows it: `^S`, `Enter`, `S-Tab`, `>`.
    pub fn hint(self) -> String {
        let name = match self.code {
            KeyCode::Char(c) if self.ctrl && c != ' ' => c.to_ascii_uppercase().to_string(),
            _ => name_of(self.code),
        };
        let named = name.chars().count() > 1;
        let first = name.chars().next().filter(|_| named).map(|c| c.to_ascii_uppercase());
        let name = first.into_iter().chain(name.chars().skip(usize::from(named))).collect::<String>();
        let held = [(self.alt, "M-"), (self.shift, "S-"), (self.ctrl, "^")];
        held.iter().filter(|(on, _)| *on).map(|(_, s)| *s).chain([name.as_str()]).collect()
    }
}

fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !c.is_control() => return Some(KeyCode::Char(c)),
        (Some('f' | 'F'), Some('1'..='9')) => {
            let n = name.get(1..)?.parse().ok().filter(|n| (1..=24).contains(n))?;
            return Some(KeyCode::F(n));
        }
        _ => {}
    }
    NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, code)| *code)
}

fn name_of(code: KeyCode) -> String {
    match code {
        KeyCode::Char(c) if c != ' ' => c.to_string(),
        KeyCode::F(n) => format!("f{n}"),
        _ => NAMES.iter().find(|(_, known)| *known == code).map_or_else(String::new, |(name, _)| (*name).to_owned()),
    }
}

/// The name [`Key::parse`] reads back.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, held) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            f.write_str(if on { held } else { "" })?;
        }
        f.write_str(&name_of(self.code))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read() {
        let shift = |code| Key { shift: true, ..Key::plain(code) };
        for (name, key) in [
            ("ctrl-s", Key::ctrl('s')),
            ("C-s", Key::ctrl('s')),
            ("Ctrl-S", Key::ctrl('s')),
            ("^-s", Key::ctrl('s')),
            ("ctrl--", Key::ctrl('-')),
            ("-", Key::char('-')),
            (">", Key::char('>')),
            ("A", Key::char('A')),
            ("shift-a", Key::char('A')),
            ("enter", Key::plain(KeyCode::Enter)),
            ("Return", Key::plain(KeyCode::Enter)),
            ("space", Key::char(' ')),
            ("ctrl-space", Key::ctrl(' ')),
            ("f5", Key::plain(KeyCode::F(5))),
            ("F12", Key::plain(KeyCode::F(12))),
            ("f", Key::char('f')),
            ("shift-tab", shift(KeyCode::Tab)),
            ("S-Tab", shift(KeyCode::Tab)),
            ("M-x", Key { alt: true, ..Key::char('x') }),
            ("：", Key::char(':')),
        ] {
            assert_eq!(Key::parse(name), Ok(key), "{name}");
        }
        for wrong in ["", "ctrl-", "hyper-x", "f0", "f25", "f1x", "entr", "ctrl-entr", "\u{1b}", "ab"] {
            assert_eq!(Key::parse(wrong), Err(NotAKey(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn an_input_method_left_on_still_means_the_ascii_key() {
        let typed = "：／？＞ａＺ！，；（）～、。《》【】￥“’\u{3000}断";
        let meant: String = typed
            .chars()
            .map(|c| match Key::char(c).normalised().code {
                KeyCode::Char(c) => c,
                other => unreachable!("{other:?}"),
            })
            .collect();
        assert_eq!(meant, ":/?>aZ!,;()~/.<>[]$\"' 断");
    }

    #[test]
    fn hints_are_short() {
        for (name, hint) in
            [("ctrl-s", "^S"), ("ctrl-space", "^Space"), ("enter", "Enter"), ("shift-tab", "S-Tab"), ("x", "x")]
        {
            assert_eq!(Key::parse(name).unwrap().hint(), hint);
        }
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let named = proptest::sample::select(NAMES.iter().map(|(_, code)| *code).collect::<Vec<_>>());
        let code = prop_oneof![named, (1u8..=24).prop_map(KeyCode::F), any::<char>().prop_map(KeyCode::Char)];
        let key = (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| Key { code, ctrl, alt, shift });
        key.prop_filter("a control character is no key", |k| !matches!(k.code, KeyCode::Char(c) if c.is_control()))
    }

    proptest! {
        #[test]
        fn a_key_is_read_back_from_its_name(key in any_key()) {
            let key = key.normalised();
            prop_assert_eq!(key.normalised(), key);
            prop_assert_eq!(Key::parse(&key.to_string()), Ok(key));
        }

        #[test]
        fn no_name_panics(name in "\\PC{0,12}|(ctrl|C|S|alt)-\\PC{0,3}") {
            let _ = Key::parse(&name).map(Key::hint);
        }
    }
}
