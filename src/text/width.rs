//! Width. One job: how many cells a text takes, and how to cut, pad and wrap it to a number of cells.
//!
//! One measure for layout, truncation and cursor: grapheme clusters, wide characters as two cells, those of ambiguous
//! width as one. Text is expected to have passed [`super::safe`] first; line breaks count only in [`wrap`].

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The sign that something was cut off: ASCII, since `…` is two cells wide in some terminals.
const CUT: &str = "~";

/// [`wrap`] takes anything narrower as this: below it not every single character fits.
const NARROWEST: usize = 4;

/// Must not begin a line.
const CLOSING: &str = "，。、！？；：）〕］｝〉》」』】〗〙〛…‥—～·•％‰℃°’”〞｠»›､｡｣!?;:,.)]}%ー々〻";
/// Must not end a line.
const OPENING: &str = "（〔［｛〈《「『【〖〘〚‘“〝｟«‹｢([{";

/// The cells a one-line text takes.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The text in at most `cells` cells, cut between clusters with `~` at the end.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(CUT.len()) else { return Cow::Borrowed("") };
    let (mut end, mut used) = (0, 0);
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > room {
            break;
        }
        end = at + cluster.len();
    }
    Cow::Owned(format!("{}{CUT}", &text[..end]))
}

/// A person's name in at most `cells` cells: whole, else its first word, which is what people are called by here and the
/// family's name there. What ends in a number is told apart by that: `R. 183`. Else as `C. Smith`, else cut.
pub fn name(name: &str, cells: usize) -> Cow<'_, str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (Some((last, before)), true) = (words.split_last(), width(name) > cells) else { return fit(name, cells) };
    let numbered = last.chars().any(|c| c.is_ascii_digit());
    if let Some(first) = before.first().filter(|first| !numbered && first.chars().count() > 1 && width(first) <= cells)
    {
        return Cow::Borrowed(first);
    }
    let initials: Vec<&str> = before.iter().filter_map(|word| word.graphemes(true).next()).collect();
    let short =
        |initials: &[&str]| initials.iter().map(|i| format!("{i}. ")).chain([(*last).to_owned()]).collect::<String>();
    let tries = [short(&initials), short(&initials[..initials.len().min(1)])];
    match tries.into_iter().find(|short| !before.is_empty() && width(short) <= cells) {
        Some(short) => Cow::Owned(short),
        None => fit(name, cells),
    }
}

/// Exactly `cells` cells: cut or filled with spaces on the right.
pub fn pad(text: &str, cells: usize) -> String {
    let text = fit(text, cells);
    let missing = cells.saturating_sub(width(&text));
    format!("{text}{:missing$}", "")
}

/// Exactly `cells` cells: cut or filled with spaces on the left, for numbers and times.
pub fn pad_left(text: &str, cells: usize) -> String {
    let text = fit(text, cells);
    let missing = cells.saturating_sub(width(&text));
    format!("{:missing$}{text}", "")
}

/// The text in lines of at most `cells` cells. Line breaks are kept, Latin words stay whole where they fit, Chinese
/// breaks anywhere but before closing and after opening punctuation; spaces at a break are left out, nothing else is.
/// At least one line. Less than 4 cells count as 4.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(NARROWEST);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let mut wrapping = Wrapping { cells, line: String::new(), used: 0, lines: &mut lines };
        for chunk in chunks(line) {
            wrapping.place(&chunk);
        }
        let last = wrapping.line;
        lines.push(last);
    }
    lines
}

/// What stays together on a line, and the blanks before it.
struct Chunk<'a> {
    blanks: &'a str,
    text: &'a str,
}

fn chunks(line: &str) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let mut blanks_from = 0;
    let mut from = None;
    let mut before = "";
    for (at, cluster) in line.grapheme_indices(true) {
        let ends = is_blank(cluster) || may_break(before, cluster);
        if let Some(start) = from.filter(|_| ends) {
            chunks.push(Chunk { blanks: &line[blanks_from..start], text: &line[start..at] });
            (blanks_from, from) = (at, None);
        }
        if !is_blank(cluster) {
            from = from.or(Some(at));
        }
        before = cluster;
    }
    if let Some(start) = from {
        chunks.push(Chunk { blanks: &line[blanks_from..start], text: &line[start..] });
    }
    chunks
}

fn is_blank(cluster: &str) -> bool {
    matches!(cluster, " " | "\u{3000}")
}

/// Whether a line may end between two neighbours, neither of them blank: beside a wide character, since Chinese has no
/// spaces, unless punctuation clings to its word.
fn may_break(left: &str, right: &str) -> bool {
    let wide = left.width() >= 2 || right.width() >= 2;
    wide && !starts_in(right, CLOSING) && !starts_in(left, OPENING)
}

fn starts_in(cluster: &str, set: &str) -> bool {
    cluster.chars().next().is_some_and(|c| set.contains(c))
}

struct Wrapping<'a> {
    cells: usize,
    line: String,
    /// Cells of `line`.
    used: usize,
    lines: &'a mut Vec<String>,
}

impl Wrapping<'_> {
    fn place(&mut self, chunk: &Chunk<'_>) {
        let (blanks, cells) = (width(chunk.blanks), width(chunk.text));
        if self.used + blanks + cells <= self.cells {
            self.push(chunk.blanks, blanks);
            self.push(chunk.text, cells);
            return;
        }
        if !self.line.is_empty() {
            self.end_line();
        }
        if cells <= self.cells {
            self.push(chunk.text, cells);
        } else {
            self.split(chunk.text);
        }
    }

    /// A word longer than a line: between clusters, and a cluster wider than a line between its characters.
    fn split(&mut self, word: &str) {
        for cluster in word.graphemes(true) {
            let cells = cluster.width();
            if cells <= self.cells {
                if self.used + cells > self.cells {
                    self.end_line();
                }
                self.push(cluster, cells);
                continue;
            }
            for c in cluster.chars() {
                self.line.push(c);
                if width(&self.line) > self.cells {
                    self.line.pop();
                    self.end_line();
                    self.line.push(c);
                }
            }
            self.used = width(&self.line);
        }
    }

    fn push(&mut self, text: &str, cells: usize) {
        self.line.push_str(text);
        self.used += cells;
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.used = 0;
    }
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::super::safe::{safe_block, safe_line};
    use super::*;
    use proptest::prelude::*;

    fn words() -> impl Strategy<Value = String> {
        let picks = "aab  bc.,(\n断线，。「」“”…\u{3000}é🚀e\u{301}👩🏻\u{200d}🚀❤\u{fe0f}🇹🇼한क\u{94d}ष가";
        let pick = proptest::sample::select(picks.chars().collect::<Vec<_>>());
        proptest::collection::vec(prop_oneof![12 => pick, 1 => any::<char>()], 0..60).prop_map(String::from_iter)
    }

    #[test]
    fn a_name_keeps_what_tells_it_apart() {
        for (full, cells, want) in [
            ("Resolver 183", 12, "Resolver 183"),
            ("Resolver 183", 8, "R. 183"),
            ("Christopher Smith", 8, "C. Smith"),
            ("Chen Yu", 6, "Chen"),
            ("Sofia Brandt", 7, "Sofia"),
            ("Mary Ann van Dyke", 14, "Mary"),
            ("Updated by 45", 6, "U. 45"),
            ("Bartholomew", 8, "Barthol~"),
            ("A Featherstonehaugh", 8, "A Feath~"),
            ("王丽", 8, "王丽"),
            ("欧阳修远大师", 8, "欧阳修~"),
        ] {
            assert_eq!(name(full, cells), want, "{full} in {cells}");
        }
    }

    #[test]
    fn cells_are_counted_by_cluster() {
        for (text, cells) in [
            ("", 0),
            ("VPN", 3),
            ("断线", 4),
            ("é", 1),
            ("e\u{301}", 1),
            ("👩🏻\u{200d}🚀", 2),
            ("🇹🇼", 2),
            ("·", 1),
            ("ｶﾞ", 2),
        ] {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn cutting_keeps_cells_whole() {
        for (text, cells, cut) in [
            ("VPN", 3, "VPN"),
            ("VPN down", 4, "VPN~"),
            ("断线了", 6, "断线了"),
            ("断线了", 5, "断线~"),
            ("断线了", 4, "断~"),
            ("断线", 1, "~"),
            ("断线", 0, ""),
            ("ae\u{301}bc", 3, "ae\u{301}~"),
        ] {
            assert_eq!(fit(text, cells), cut, "{text} in {cells}");
        }
        assert_eq!(pad("断线了", 4), "断~ ");
        assert_eq!(pad("P1", 4), "P1  ");
        assert_eq!(pad_left("38m", 6), "   38m");
        assert_eq!(pad_left("断线了", 4), " 断~");
    }

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        for (text, cells, lines) in [
            ("", 10, vec![""]),
            ("a\n\nb", 10, vec!["a", "", "b"]),
            ("the mail server is down", 10, vec!["the mail", "server is", "down"]),
            ("incomprehensibilities", 8, vec!["incompre", "hensibil", "ities"]),
            ("see incomprehensibilities now", 8, vec!["see", "incompre", "hensibil", "ities", "now"]),
            ("邮件服务器断线", 6, vec!["邮件服", "务器断", "线"]),
            ("邮件服，断线", 6, vec!["邮件", "服，断", "线"]),
            ("他说「断线」。", 6, vec!["他说", "「断", "线」。"]),
            ("重启 server。再试", 8, vec!["重启", "server。", "再试"]),
            ("重启server再试", 8, vec!["重启", "server再", "试"]),
            ("  indented text", 10, vec!["  indented", "text"]),
            ("a   b", 4, vec!["a", "b"]),
            ("don’t stop", 5, vec!["don’t", "stop"]),
            ("    ", 4, vec![""]),
        ] {
            assert_eq!(wrap(text, cells), lines, "{text} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn a_cut_text_fits_and_is_a_beginning(text in words(), cells in 0usize..20) {
            let text = safe_line(&text);
            let cut = fit(&text, cells);
            prop_assert!(width(&cut) <= cells);
            prop_assert!(*cut == *text || text.starts_with(cut.trim_end_matches(CUT)));
            prop_assert_eq!(width(&pad(&text, cells)), cells);
            prop_assert_eq!(width(&pad_left(&text, cells)), cells);
        }

        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in words(), cells in 1usize..24) {
            let text = safe_block(&text);
            let lines = wrap(&text, cells);
            for line in &lines {
                prop_assert!(width(line) <= cells.max(NARROWEST), "{line:?}");
                prop_assert!(!line.contains('\n'));
            }
            let solid = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}' | '\n')).collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
            prop_assert!(lines.len() > text.matches('\n').count());
        }

        #[test]
        fn a_line_that_fits_is_not_broken(text in words()) {
            let text = safe_line(&text);
            prop_assert_eq!(wrap(&text, width(&text)).len(), 1);
        }

        #[test]
        fn closing_punctuation_never_begins_a_line(text in "[a-z断线，。」）、 ]{0,40}") {
            let mut rest = text.as_str();
            for (n, line) in wrap(&text, 60).iter().enumerate() {
                let trimmed = rest.trim_start_matches(' ');
                let clings = n > 0 && trimmed.len() == rest.len();
                prop_assert!(!clings || !line.starts_with(['，', '。', '」', '）', '、']), "{line:?}");
                rest = trimmed.strip_prefix(line.trim_start_matches(' ')).unwrap_or_default();
            }
        }
    }
}
