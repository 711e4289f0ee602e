//! Bytes to input. One job: what a terminal sends, as keys, pastes, focus and answers.
//!
//! Pure and total: any bytes in any pieces give input or nothing, never a panic and never an action from a paste. It is
//! our own because the terminal must be readable for one process at a time (an editor takes it over), a vanished one
//! must end the session instead of spinning, and a paste must be bounded while it arrives.

use crate::app::input::key::{Input, Key, KeyCode, PASTE_LIMIT};
use std::time::Duration;

/// After this without more bytes an escape was the key, not the start of a sequence.
const ESCAPE: Duration = Duration::from_millis(50);
/// A sequence that was begun but not ended is given up; longer than a slow line's gap between two packets.
const SEQUENCE: Duration = Duration::from_millis(500);
/// A paste that was begun but not ended is handed over as it is.
const PASTE: Duration = Duration::from_secs(5);
/// No sequence that means anything to us is longer.
const LONGEST: usize = 512;

const PASTE_END: &[u8] = b"\x1b[201~";

/// What the bytes before have left open.
#[derive(Debug, Default)]
enum Mode {
    #[default]
    Keys,
    Paste {
        bytes: Vec<u8>,
        cut: bool,
    },
    /// Inside a control string that is too long to be an answer; dropped up to its end.
    Swallow,
}

/// Turns bytes into [`Input`], whatever pieces they come in.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    mode: Mode,
}

/// What the start of the pending bytes is.
enum Step {
    /// Not to be told yet.
    More,
    /// So many bytes, and what they mean.
    Take(usize, Option<Input>),
    /// So many bytes, and a paste begins.
    Paste(usize),
    /// An endless control string.
    Swallow,
}

impl Decoder {
    /// Takes bytes and hands on what they complete.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.pending.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            let rest = self.pending.get(at..).unwrap_or_default();
            let taken = match &mut self.mode {
                Mode::Keys => match key(rest) {
                    Step::More => break,
                    Step::Take(n, input) => {
                        out.extend(input);
                        n
                    }
                    Step::Paste(n) => {
                        self.mode = Mode::Paste { bytes: Vec::new(), cut: false };
                        n
                    }
                    Step::Swallow => {
                        self.mode = Mode::Swallow;
                        0
                    }
                },
                Mode::Paste { bytes, cut } => {
                    let end = find(rest, PASTE_END);
                    let body = end.unwrap_or_else(|| rest.len() - tail(rest, PASTE_END));
                    let room = PASTE_LIMIT.saturating_sub(bytes.len()).min(body);
                    bytes.extend(rest.iter().take(room));
                    *cut |= room < body;
                    if end.is_none() {
                        at += body;
                        break;
                    }
                    out.push(self.pasted());
                    body + PASTE_END.len()
                }
                Mode::Swallow => match string_end(rest) {
                    Some(end) => {
                        self.mode = Mode::Keys;
                        end
                    }
                    None => {
                        at += rest.len() - tail(rest, b"\x1b\\");
                        break;
                    }
                },
            };
            at += taken;
        }
        self.pending.drain(..at);
    }

    /// How long to wait for more before [`Decoder::give_up`]; nothing while nothing is open.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.mode, self.pending.as_slice()) {
            (Mode::Paste { .. }, _) => Some(PASTE),
            (Mode::Swallow, _) => Some(SEQUENCE),
            (Mode::Keys, []) => None,
            (Mode::Keys, [0x1b]) => Some(ESCAPE),
            (Mode::Keys, _) => Some(SEQUENCE),
        }
    }

    /// No more bytes came: what is open ends here.
    pub fn give_up(&mut self, out: &mut Vec<Input>) {
        let left = std::mem::take(&mut self.pending);
        match self.mode {
            Mode::Paste { .. } => out.push(self.pasted()),
            Mode::Swallow => self.mode = Mode::Keys,
            Mode::Keys => match left.as_slice() {
                [0x1b] => out.push(Input::Key(Key::plain(KeyCode::Esc))),
                [0x1b, c @ b' '..=b'~'] => out.push(Input::Key(Key { alt: true, ..Key::char(char::from(*c)) })),
                _ => {}
            },
        }
    }

    fn pasted(&mut self) -> Input {
        match std::mem::take(&mut self.mode) {
            Mode::Paste { mut bytes, cut } => {
                // A cut may fall inside a character; its half is dropped, not shown as a replacement.
                let whole = (0..4.min(bytes.len() + 1)).map(|n| bytes.len() - n).find(|n| ends_whole(&bytes[..*n]));
                bytes.truncate(if cut { whole.unwrap_or(bytes.len()) } else { bytes.len() });
                Input::Paste { text: String::from_utf8_lossy(&bytes).into_owned(), cut }
            }
            _ => Input::Paste { text: String::new(), cut: false },
        }
    }
}

fn ends_whole(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|e| e.error_len().is_some(), |_| true)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// How many bytes at the end may be the start of `what`.
fn tail(bytes: &[u8], what: &[u8]) -> usize {
    (1..what.len().min(bytes.len() + 1)).rev().find(|n| bytes.ends_with(&what[..*n])).unwrap_or(0)
}

/// The first thing in the bytes.
fn key(bytes: &[u8]) -> Step {
    match bytes {
        [] | [0x1b] => Step::More,
        [0x1b, b'[', rest @ ..] => csi(rest),
        [0x1b, b'O', rest @ ..] => match rest {
            [] => Step::More,
            [c, ..] => Step::Take(3, ss3(*c).map(Input::Key)),
        },
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] => string(bytes[1], rest),
        [0x1b, 0x1b, ..] => Step::Take(1, Some(Input::Key(Key::plain(KeyCode::Esc)))),
        [0x1b, rest @ ..] => match key(rest) {
            Step::Take(n, Some(Input::Key(key))) => Step::Take(n + 1, Some(Input::Key(Key { alt: true, ..key }))),
            Step::Take(n, _) => Step::Take(n + 1, None),
            other => other,
        },
        [byte @ 0..=0x7f, ..] => Step::Take(1, Some(Input::Key(ascii(*byte)))),
        _ => utf8(bytes),
    }
}

fn ascii(byte: u8) -> Key {
    match byte {
        0 => Key::ctrl(' '),
        b'\t' => Key::plain(KeyCode::Tab),
        b'\r' => Key::plain(KeyCode::Enter),
        0x7f => Key::plain(KeyCode::Backspace),
        1..=0x1a => Key::ctrl(char::from(byte | 0x60)),
        0x1b => Key::plain(KeyCode::Esc),
        0x1c..=0x1f => Key::ctrl(char::from(byte | 0x40)),
        _ => Key::char(char::from(byte)),
    }
}

fn utf8(bytes: &[u8]) -> Step {
    let n = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Take(1, None),
    };
    let have = &bytes[..n.min(bytes.len())];
    match std::str::from_utf8(have) {
        Ok(text) => {
            let c = text.chars().next().filter(|c| !c.is_control());
            Step::Take(n, c.map(|c| Input::Key(Key::char(c))))
        }
        Err(e) if e.error_len().is_none() => Step::More,
        Err(_) => Step::Take(1, None),
    }
}

/// An operating-system command or device control string: an answer, or noise.
fn string(kind: u8, rest: &[u8]) -> Step {
    match string_end(rest) {
        Some(end) if end <= LONGEST => {
            let text: String =
                rest[..end].iter().filter(|b| (0x20..0x7f).contains(*b)).map(|b| char::from(*b)).collect();
            let text = text.trim_end_matches('\\');
            let answer = matches!(kind, b']' | b'P').then(|| Input::Answer(format!("{}{text}", char::from(kind))));
            Step::Take(2 + end, answer)
        }
        None if rest.len() <= LONGEST => Step::More,
        _ => Step::Swallow,
    }
}

/// The number of bytes up to and with the end of a control string.
fn string_end(bytes: &[u8]) -> Option<usize> {
    let bell = bytes.iter().position(|b| *b == 7).map(|n| n + 1);
    let st = find(bytes, b"\x1b\\").map(|n| n + 2);
    bell.into_iter().chain(st).min()
}

/// A control sequence; `rest` starts after its introducer.
fn csi(rest: &[u8]) -> Step {
    let Some(n) = rest.iter().position(|b| !(0x20..0x40).contains(b)) else {
        return if rest.len() > LONGEST { Step::Swallow } else { Step::More };
    };
    let (params, last, used) = (&rest[..n], rest[n], 3 + n);
    match (params, last) {
        // The Linux console's F1 to F5.
        ([], b'[') => match rest.get(1) {
            None => Step::More,
            Some(c @ b'A'..=b'E') => Step::Take(4, Some(Input::Key(Key::plain(KeyCode::F(c - b'A' + 1))))),
            Some(_) => Step::Take(4, None),
        },
        // An old mouse report: three bytes that are no keys.
        ([], b'M') if rest.len() < 4 => Step::More,
        ([], b'M') => Step::Take(used + 3, None),
        (b"200", b'~') => Step::Paste(used),
        (_, 0x40..=0x7e) => Step::Take(used, sequence(params, last)),
        // A sequence broken off by something else: that is looked at again.
        _ => Step::Take(used - 1, None),
    }
}

/// The meaning of a whole control sequence.
fn sequence(params: &[u8], last: u8) -> Option<Input> {
    let text = std::str::from_utf8(params).ok()?;
    let answer = || Some(Input::Answer(format!("{text}{}", char::from(last))));
    match (text.as_bytes().first(), last) {
        (Some(b'<'), _) => return None,
        (Some(b'?' | b'>' | b'='), _) | (Some(_), b'R' | b't' | b'n' | b'c') => return answer(),
        (None, b'I') => return Some(Input::Focus(true)),
        (None, b'O') => return Some(Input::Focus(false)),
        _ => {}
    }
    let mut parts = text.split(';').map(|part| {
        let mut sub = part.split(':').map(|n| n.parse::<u32>().ok());
        (sub.next().flatten(), sub.next().flatten())
    });
    let (first, _) = parts.next().unwrap_or_default();
    let (held, event) = parts.next().unwrap_or_default();
    let (third, _) = parts.next().unwrap_or_default();
    // 3 is a release.
    if event == Some(3) {
        return None;
    }
    let code = match (last, first) {
        (b'~', Some(27)) => coded(third?)?,
        (b'u', Some(c)) => coded(c)?,
        (b'~', Some(n)) => numbered(n)?,
        (b'Z', _) => KeyCode::Tab,
        _ => lettered(last)?,
    };
    let bits = held.unwrap_or(1).saturating_sub(1);
    let shift = (bits & 1 != 0 || last == b'Z') && !matches!(code, KeyCode::Char(c) if c != ' ');
    let code = match code {
        KeyCode::Char(c) if bits & 1 != 0 && bits & 4 == 0 => KeyCode::Char(c.to_ascii_uppercase()),
        other => other,
    };
    Some(Input::Key(Key { code, shift, alt: bits & 2 != 0, ctrl: bits & 4 != 0 }))
}

/// Keys told by the letter that ends the sequence.
fn lettered(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// Keys told by a number before `~`.
fn numbered(n: u32) -> Option<KeyCode> {
    const TABLE: [(u32, KeyCode); 8] = [
        (1, KeyCode::Home),
        (2, KeyCode::Insert),
        (3, KeyCode::Delete),
        (4, KeyCode::End),
        (5, KeyCode::PageUp),
        (6, KeyCode::PageDown),
        (7, KeyCode::Home),
        (8, KeyCode::End),
    ];
    // The numbers of F1 to F20 leave gaps where an old keyboard had its blocks.
    const F: [u32; 20] = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34];
    let f = || (1..).zip(F).find(|(_, code)| *code == n).map(|(f, _)| KeyCode::F(f));
    TABLE.iter().find(|(code, _)| *code == n).map(|(_, key)| *key).or_else(f)
}

/// Keys told by a code point (kitty's and xterm's other-keys reports).
fn coded(c: u32) -> Option<KeyCode> {
    match c {
        9 => Some(KeyCode::Tab),
        13 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        8 | 127 => Some(KeyCode::Backspace),
        // The private area holds keys we have no use for: modifiers alone, media keys.
        0xe000..=0xf8ff => None,
        _ => char::from_u32(c).filter(|c| !c.is_control()).map(KeyCode::Char),
    }
}

/// Keypad and function keys in application mode.
fn ss3(c: u8) -> Option<Key> {
    let code = match c {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b'X' => KeyCode::Char('='),
        b' ' => KeyCode::Char(' '),
        b'j'..=b'y' => KeyCode::Char(char::from(c - 0x40)),
        _ => lettered(c)?,
    };
    Some(Key::plain(code))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(pieces: &[&[u8]]) -> Vec<Input> {
        let (mut d, mut out) = (Decoder::default(), Vec::new());
        for piece in pieces {
            d.feed(piece, &mut out);
        }
        while d.patience().is_some() {
            d.give_up(&mut out);
        }
        out
    }

    fn keys(names: &str) -> Vec<Input> {
        names.split_whitespace().map(|n| Input::Key(Key::parse(n).unwrap())).collect()
    }

    #[test]
    fn keys_are_those_that_were_pressed() {
        for (bytes, names) in [
            ("aA断 ", "a A 断 space"),
            ("\r\t\x7f\x1b", "enter tab backspace esc"),
            ("\x01\x13\x00\x1f\x1c", "ctrl-a ctrl-s ctrl-space ctrl-_ ctrl-\\"),
            ("\x1bx\x1b\r\x1b断", "alt-x alt-enter alt-断"),
            ("\x1b\x1b", "esc esc"),
            ("\x1b[A\x1b[D\x1bOA\x1bOF", "up left up end"),
            ("\x1b[Z\x1b[1;5C\x1b[1;2A\x1b[1;3D", "shift-tab ctrl-right shift-up alt-left"),
            ("\x1b[5~\x1b[6~\x1b[3~\x1b[1~\x1b[8~\x1b[3;5~", "pageup pagedown delete home end ctrl-delete"),
            ("\x1bOP\x1b[15~\x1b[24~\x1b[[B\x1b[11~", "f1 f5 f12 f2 f1"),
            ("\x1b[97;5u\x1b[13;2u\x1b[27;5;106~", "ctrl-a shift-enter ctrl-j"),
            ("\x1b[97;5:3u", ""),
            ("\x1bOj\x1bOq\x1bOM", "* 1 enter"),
            ("\x1b[", "alt-["),
            ("\x1b]", "alt-]"),
        ] {
            assert_eq!(read(&[bytes.as_bytes()]), keys(names), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_key_does_nothing() {
        for bytes in [
            &b"\x1b[<0;0;0M"[..],
            b"\x1b[<0;5;7m",
            b"\x1b[M !!",
            b"\x1b[99~",
            b"\x1b[1;2;3",
            b"\xff\xfe\x80",
            b"\xc2\x9b",
            b"\x1b_quiet\x1b\\",
            b"\x1b]never ended",
            b"\x1b[201~",
        ] {
            assert_eq!(read(&[bytes]), vec![], "{bytes:?}");
        }
        let endless: Vec<u8> = b"\x1b]52;c;".iter().copied().chain(std::iter::repeat_n(b'x', 100_000)).collect();
        assert_eq!(read(&[&endless, b"dq", b"\x1b\\j"]), keys("j"));
    }

    #[test]
    fn answers_are_told_from_keys() {
        let answer = |s: &str| Input::Answer(s.to_owned());
        for (bytes, want) in [
            ("\x1b[?62;22c", "?62;22c"),
            ("\x1b[12;40R", "12;40R"),
            ("\x1b[?2026;2$y", "?2026;2$y"),
            ("\x1b]11;rgb:1313/1616/1b1b\x1b\\", "]11;rgb:1313/1616/1b1b"),
            ("\x1b]11;rgb:1313/1616/1b1b\x07", "]11;rgb:1313/1616/1b1b"),
        ] {
            assert_eq!(read(&[bytes.as_bytes()]), vec![answer(want)], "{bytes:?}");
        }
        assert_eq!(read(&[b"\x1b[I\x1b[O"]), vec![Input::Focus(true), Input::Focus(false)]);
    }

    #[test]
    fn a_paste_is_one_piece_whatever_is_in_it() {
        let pasted = |text: &str| vec![Input::Paste { text: text.to_owned(), cut: false }];
        assert_eq!(read(&[b"\x1b[200~x\ry\n\x1b[A:q\x1b[201~"]), pasted("x\ry\n\u{1b}[A:q"));
        assert_eq!(read(&[b"\x1b[20", b"0~dd\x1b[2", b"01~"]), pasted("dd"));
        assert_eq!(read(&[b"\x1b[200~never ended"]), pasted("never ended"));
    }

    #[test]
    fn a_paste_is_bounded_and_cut_between_characters() {
        let text = "断".repeat(PASTE_LIMIT);
        let got = read(&[b"\x1b[200~", text.as_bytes(), b"\x1b[201~j"]);
        let [Input::Paste { text, cut: true }, Input::Key(j)] = got.as_slice() else { panic!("{}", got.len()) };
        assert_eq!((text.len(), *j), (PASTE_LIMIT - PASTE_LIMIT % 3, Key::char('j')));
        assert!(text.chars().all(|c| c == '断'));
    }

    proptest! {
        /// Split anywhere, the same bytes mean the same.
        #[test]
        fn packets_do_not_matter(bytes in hostile(), cuts in proptest::collection::vec(0usize..200, 0..6)) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|c| c.min(bytes.len())).chain([0, bytes.len()]).collect();
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|w| &bytes[w[0]..w[1]]).collect();
            prop_assert_eq!(read(&pieces), read(&[&bytes]));
        }

        /// T13: whatever comes, no control character becomes a key and nothing inside a paste becomes one.
        #[test]
        fn any_bytes_are_harmless(bytes in proptest::collection::vec(any::<u8>(), 0..4000)) {
            for input in read(&[&bytes]) {
                if let Input::Key(Key { code: KeyCode::Char(c), .. }) = input {
                    prop_assert!(!c.is_control());
                }
            }
            let clean: Vec<u8> = bytes.into_iter().filter(|b| *b != 0x1b).collect();
            let whole = [b"\x1b[200~", clean.as_slice(), b"\x1b[201~"].concat();
            prop_assert_eq!(read(&[&whole]).len(), 1);
        }
    }

    fn hostile() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"\x1b[200~".to_vec()),
            Just(b"\x1b[201~".to_vec()),
            Just(b"\x1b]0;x\x07".to_vec()),
            Just(b"\x1b[<0;0;0M".to_vec()),
            Just("断".as_bytes().to_vec()),
            proptest::collection::vec(proptest::sample::select(b"\x1b[]O;~A0M\x07\\Pa\xe6\x96\xff".to_vec()), 0..6),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|p| p.concat())
    }
}
