//! Cells of a text. One job: cut a text into what the terminal shows as one sign, one or two cells wide.
//!
//! This is the last gate before the screen: whatever reaches it, no control, bidi or joining character gets through.
//! Sentences, wrapping and the cleaning of stored text belong to [`crate::text`].

use crate::text::safe::is_hidden;
use ratatui::buffer::CellWidth;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The sign at the end of a text that was cut.
pub const CUT: &str = "~";

/// A cluster longer than this is an attack on the eye, not a letter.
const MARKS: usize = 8;

/// The signs of `text` with their widths: 1 or 2 cells, never 0.
pub fn cells(text: &str) -> impl Iterator<Item = (Cow<'_, str>, i32)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while let Some(next) = rest.chars().next() {
            let (cluster, easy) = match easy(next) {
                Some(width) if alone(&rest[next.len_utf8()..]) => (&rest[..next.len_utf8()], Some(width)),
                _ => (rest.graphemes(true).next()?, None),
            };
            rest = &rest[cluster.len()..];
            let sign = easy.map(|width| (Cow::Borrowed(cluster), width)).or_else(|| sign(cluster));
            if sign.is_some() {
                return sign;
            }
        }
        None
    })
}

/// The width of a sign that nearly every text is made of: printable ASCII and the common ideographs.
fn easy(c: char) -> Option<i32> {
    match c {
        ' '..='~' => Some(1),
        '\u{4e00}'..='\u{9fff}' => Some(2),
        _ => None,
    }
}

/// Whether what follows begins a cluster of its own, so that the sign before it is one.
fn alone(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| easy(c).is_some())
}

fn sign(cluster: &str) -> Option<(Cow<'_, str>, i32)> {
    if let [b'\t' | b'\n' | b'\r', ..] = cluster.as_bytes() {
        return Some((Cow::Borrowed(" "), 1));
    }
    let shown = strip(cluster);
    match shown.cell_width() {
        0 => None,
        w @ (1 | 2) => Some((shown, i32::from(w))),
        _ => first(&shown),
    }
}

/// The width of `text` in cells, measured as [`cells`] shows it.
pub fn width(text: &str) -> i32 {
    match text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        true => i32::try_from(text.len()).unwrap_or(i32::MAX),
        false => cells(text).map(|(_, w)| w).sum(),
    }
}

/// `text` cut to `room` cells on a cell boundary, with [`CUT`] where something is missing.
pub fn fit(text: &str, room: i32) -> Cow<'_, str> {
    let whole: i32 = width(text);
    if whole <= room {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut used = 1;
    for (sign, w) in cells(text) {
        if used + w > room {
            break;
        }
        out.push_str(&sign);
        used += w;
    }
    if room > 0 {
        out.push_str(CUT);
    }
    Cow::Owned(out)
}

/// A cluster without what must not reach a terminal.
fn strip(cluster: &str) -> Cow<'_, str> {
    if cluster.chars().any(char::is_control) {
        return Cow::Borrowed("?");
    }
    if cluster.chars().any(|c| unseen(c) || combining(c) != c) || cluster.chars().nth(MARKS).is_some() {
        return Cow::Owned(cluster.chars().filter(|c| !unseen(*c)).map(combining).take(MARKS).collect());
    }
    Cow::Borrowed(cluster)
}

/// The halfwidth sound marks as the ones that combine: ratatui and unicode-width each add a cell for them, terminals one
/// at most.
fn combining(c: char) -> char {
    match c {
        '\u{ff9e}' => '\u{3099}',
        '\u{ff9f}' => '\u{309a}',
        _ => c,
    }
}

/// Signs that terminals disagree about (joined emoji, long syllables) are shown by their first character.
fn first(cluster: &str) -> Option<(Cow<'static, str>, i32)> {
    let sign = cluster.chars().next()?.to_string();
    match sign.cell_width() {
        w @ (1 | 2) => Some((Cow::Owned(sign), i32::from(w))),
        _ => None,
    }
}

/// Characters that show nothing or steer how others are shown, and those that only choose a glyph.
fn unseen(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        cells(text).map(|(s, _)| s.into_owned()).collect()
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        for (text, want) in [
            ("", 0),
            ("abc", 3),
            ("断线", 4),
            ("工单abc", 7),
            ("，。", 4),
            ("e\u{301}", 1),
            ("가", 2),
            ("ｶ\u{ff9e}", 1),
            ("\u{254d}\u{254c}\u{2590}", 3),
            ("a\u{200b}b", 2),
            ("\u{26a0}\u{fe0f}", 1),
        ] {
            assert_eq!(width(text), want, "{text:?}");
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        for (text, want) in [
            ("a\u{1b}[31mb", "a?[31mb"),
            ("a\u{9b}31mb", "a?31mb"),
            ("a\tb\nc\r\nd", "a b c d"),
            ("\u{202e}txt.exe", "txt.exe"),
            ("a\u{2066}b\u{2069}", "ab"),
            ("\u{7f}", "?"),
            ("\0", "?"),
            ("x\u{e0041}y", "xy"),
            ("a\u{115f}b\u{3164}c\u{ffa0}d", "abcd"),
        ] {
            assert_eq!(shown(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_cut_falls_between_signs() {
        for (text, room, want) in [
            ("断线恢复", 8, "断线恢复"),
            ("断线恢复", 7, "断线恢~"),
            ("断线恢复", 6, "断线~"),
            ("断线", 1, "~"),
            ("断线", 0, ""),
            ("abc", 2, "a~"),
            ("abc", -3, ""),
        ] {
            assert_eq!(fit(text, room), want, "{text:?} in {room}");
        }
    }

    proptest! {
        /// The short way and the long one see the same signs.
        #[test]
        fn easy_signs_are_signs(text in "[a\\-~ 断线\\x{301}\\x{20dd}\\x{fe0f}\\x{200d}\\x{600}\\x{3099}👩\\r\\n가]{0,24}") {
            let long: Vec<_> = text.graphemes(true).filter_map(sign).collect();
            prop_assert_eq!(cells(&text).collect::<Vec<_>>(), long);
            prop_assert_eq!(width(&text), cells(&text).map(|(_, w)| w).sum::<i32>());
        }

        #[test]
        fn any_text_is_safe_and_fits(text in "\\PC*|[\\x00-\\x1f\\x7f-\\x{9f}a-z断\\x{202e}\\x{200d}]*", room in 0i32..40) {
            for (sign, w) in cells(&text) {
                prop_assert!(w == 1 || w == 2);
                prop_assert!(!sign.chars().any(|c| c.is_control() || unseen(c)), "{:?}", sign);
                prop_assert_eq!(i32::from(sign.cell_width()), w);
            }
            let cut = fit(&text, room);
            prop_assert!(width(&cut) <= room);
            prop_assert!(width(&text) > room || cut == text);
        }
    }
}
