//! Text with a cursor. One job: which part of a typed text is seen, and in which cell the cursor stands.

use crate::ui::cells::{cells, width};
use unicode_segmentation::UnicodeSegmentation;

/// One line in `room` cells: the byte from which it is shown and the cell of the cursor, always inside the room.
pub fn line(text: &str, at: usize, room: i32) -> (usize, i32) {
    let before = text.get(..at).unwrap_or(text);
    let room = room.max(1);
    let all = width(before);
    if all < room {
        return (0, all);
    }
    let mut from = before.len();
    let mut used = 0;
    for cluster in before.graphemes(true).rev() {
        let w = width(cluster);
        if used + w >= room {
            break;
        }
        used += w;
        from -= cluster.len();
    }
    (from, used)
}

/// Must not begin a line.
const CLOSING: &str = "，。、！？；：）》」』】’”,.!?;:)";

/// Several lines in `room` cells: the byte range of each, broken where a line is full, after a blank or a wide character
/// where there is one, never before closing punctuation.
pub fn block(text: &str, room: i32) -> Vec<(usize, usize)> {
    // One cell is left for the cursor behind a full line.
    let room = (room - 1).max(2);
    let mut rows = Vec::new();
    let mut base = 0;
    for line in text.split('\n') {
        let (mut start, mut used, mut place) = (0, 0, None);
        let mut before = "";
        for (at, cluster) in line.grapheme_indices(true) {
            let w = width(cluster);
            if may_break(before, cluster) {
                place = Some(at);
            }
            if used + w > room && at > start {
                let cut = place.filter(|p| *p > start && width(&line[*p..at]) + w <= room).unwrap_or(at);
                rows.push((base + start, base + cut));
                used = width(&line[cut..at]);
                (start, place) = (cut, None);
            }
            used += w;
            before = cluster;
        }
        rows.push((base + start, base + line.len()));
        base += line.len() + 1;
    }
    rows
}

fn may_break(left: &str, right: &str) -> bool {
    let wide = |cluster: &str| cells(cluster).any(|(_, w)| w == 2);
    left == " " || ((wide(left) || wide(right)) && !left.is_empty() && !CLOSING.contains(right))
}

/// The row and the cell of the cursor.
pub fn caret(text: &str, rows: &[(usize, usize)], at: usize) -> (usize, i32) {
    let row = rows.iter().rposition(|(start, _)| *start <= at).unwrap_or(0);
    let start = rows.get(row).map_or(0, |(start, _)| *start);
    (row, width(text.get(start..at).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cursor_stays_in_a_line_that_is_too_long() {
        for (text, at, room, from, x) in [
            ("", 0, 5, 0, 0),
            ("abcd", 4, 5, 0, 4),
            ("abcde", 5, 5, 1, 4),
            ("abcde", 0, 5, 0, 0),
            ("断线了", 9, 5, 3, 4),
            ("断线了", 9, 4, 6, 2),
        ] {
            assert_eq!(line(text, at, room), (from, x), "{text} {at} {room}");
        }
    }

    #[test]
    fn lines_break_after_blanks_and_between_chinese_characters() {
        let shown = |text: &str, room| -> Vec<String> {
            block(text, room).into_iter().map(|(a, b)| text[a..b].to_owned()).collect()
        };
        assert_eq!(shown("one two three", 9), ["one two ", "three"]);
        assert_eq!(shown("断线了又断", 7), ["断线了", "又断"]);
        assert_eq!(shown("断线了。又断", 7), ["断线", "了。又", "断"]);
        // Too much punctuation for any line: then it begins one.
        assert_eq!(shown(" 线，，", 6), [" 线，", "，"]);
        assert_eq!(shown("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(shown("abcdefghij", 5), ["abcd", "efgh", "ij"]);
        assert_eq!(shown("", 9), [""]);
    }

    proptest! {
        #[test]
        fn the_cursor_is_inside(text in "[a-z 断线\n，e\u{301}]{0,60}", room in 3i32..30) {
            let rows = block(&text, room);
            for (at, _) in text.grapheme_indices(true).chain([(text.len(), "")]) {
                let (row, x) = caret(&text, &rows, at);
                prop_assert!(row < rows.len() && (0..room).contains(&x), "{:?} {} {}", text, at, x);
                let (_, x) = line(&text, at, room);
                prop_assert!((0..room).contains(&x));
            }
            let all: String = rows.iter().map(|(a, b)| &text[*a..*b]).collect();
            prop_assert_eq!(all, text.replace('\n', ""));
        }
    }
}
