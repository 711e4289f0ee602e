//! Safe text. One job: make text from outside harmless to a terminal and to a spreadsheet, hiding nothing that was in it.
//!
//! Mail, alerts, imports and other people's clients can put anything into a field. What a terminal would obey (escape
//! sequences), reorder (bidi controls) or swallow (zero-width characters) comes out as visible ASCII: `^[`, `<U+202E>`.
//! Whatever is drawn or printed passes here once; passing twice changes nothing. Widths and cuts belong to
//! [`super::width`].

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Combining marks kept on one base character; the rest of a stack is left out.
const MAX_MARKS: u8 = 4;
/// Joiners kept in one emoji sequence; the longest in use (families, kisses with skin tones) has three.
const MAX_JOINS: u8 = 4;
const TAB_STOP: usize = 8;
const ZWJ: char = '\u{200D}';
const EMOJI_STYLE: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';

/// Characters that show nothing or steer what is around them, as inclusive ranges in rising order: the general category
/// Cf, line and paragraph separators, and letters and marks that are blank by definition.
/// The zero-width joiner is among them; inside an emoji it is let through before this table is asked.
const HIDDEN: [(char, char); 28] = [
    ('\u{AD}', '\u{AD}'),       // soft hyphen
    ('\u{34F}', '\u{34F}'),     // grapheme joiner
    ('\u{600}', '\u{605}'),     // Arabic number signs
    ('\u{61C}', '\u{61C}'),     // Arabic letter mark
    ('\u{6DD}', '\u{6DD}'),     // Arabic end of ayah
    ('\u{70F}', '\u{70F}'),     // Syriac abbreviation mark
    ('\u{890}', '\u{891}'),     // Arabic pound and piastre marks
    ('\u{8E2}', '\u{8E2}'),     // Arabic disputed end of ayah
    ('\u{115F}', '\u{1160}'),   // Hangul fillers
    ('\u{17B4}', '\u{17B5}'),   // Khmer inherent vowels
    ('\u{180B}', '\u{180F}'),   // Mongolian selectors and separator
    ('\u{200B}', '\u{200F}'),   // zero-width space and joiners, direction marks
    ('\u{2028}', '\u{202E}'),   // line and paragraph separators, bidi embeddings and overrides
    ('\u{2060}', '\u{206F}'),   // word joiner, invisible operators, bidi isolates, deprecated controls
    ('\u{3164}', '\u{3164}'),   // Hangul filler
    ('\u{FEFF}', '\u{FEFF}'),   // byte order mark
    ('\u{FFA0}', '\u{FFA0}'),   // half-width Hangul filler
    ('\u{FFF0}', '\u{FFFB}'),   // reserved, interlinear annotation
    ('\u{110BD}', '\u{110BD}'), // Kaithi number signs
    ('\u{110CD}', '\u{110CD}'),
    ('\u{13430}', '\u{13440}'), // Egyptian hieroglyph format controls
    ('\u{13447}', '\u{13455}'), // Egyptian hieroglyph damage marks
    ('\u{1BCA0}', '\u{1BCA3}'), // shorthand format controls
    ('\u{1D159}', '\u{1D159}'), // musical null notehead
    ('\u{1D173}', '\u{1D17A}'), // musical beams and slurs
    ('\u{E0000}', '\u{E00FF}'), // tags
    ('\u{E01F0}', '\u{E0FFF}'), // reserved for more of the same
    ('\u{FFFFE}', '\u{FFFFF}'), // noncharacters
];

/// Text that must stay on one line: a line break or a tab becomes a space.
pub fn safe_line(text: &str) -> Cow<'_, str> {
    make_safe(text, Breaks::Flatten)
}

/// Text of several lines: line breaks stay (CR LF as LF), tabs reach the next eighth cell.
pub fn safe_block(text: &str) -> Cow<'_, str> {
    make_safe(text, Breaks::Keep)
}

/// What somebody typed or sent, as it enters the file: without NUL (SQLite's text functions stop there), CR LF as LF.
/// Everything else is kept as it came: the record is evidence, showing it safely is the reader's side.
pub fn clean_input(text: &str) -> String {
    text.replace('\0', "").replace("\r\n", "\n")
}

/// One cell of a CSV row: safe to print, quoted by RFC 4180, and with a leading apostrophe where a spreadsheet would
/// take it for a formula. For text only; a number goes out as it is, or `-5` would become a word.
pub fn csv_cell(text: &str) -> String {
    // East Asian editions of spreadsheets read the full-width signs as well.
    let formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let shown = safe_block(text);
    let guard = if formula(text) || formula(&shown) { "'" } else { "" };
    // A blank at either end is quoted too: some readers trim what is not.
    if shown.contains(['"', ',', '\n']) || shown.starts_with(' ') || shown.ends_with(' ') {
        format!("\"{guard}{}\"", shown.replace('"', "\"\""))
    } else {
        format!("{guard}{shown}")
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Breaks {
    Flatten,
    Keep,
}

/// What becomes of one character.
enum Fate {
    Keep,
    Drop,
    Spaces(usize),
    /// `^[`: caret notation of an ASCII control.
    Caret,
    /// `<U+202E>`.
    Marker,
}

/// What came before, as far as it decides about the next character.
struct Scan {
    breaks: Breaks,
    /// The character that marks sit on; `None` at the beginning of a line.
    base: Option<char>,
    /// The last character let through, marks and joiners included.
    last: Option<char>,
    marks: u8,
    joins: u8,
    /// Cells from the beginning of the line, for tab stops.
    column: usize,
}

fn make_safe(text: &str, breaks: Breaks) -> Cow<'_, str> {
    let mut scan = Scan { breaks, base: None, last: None, marks: 0, joins: 0, column: 0 };
    let mut out: Option<String> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let fate = scan.fate(c, chars.peek().map(|&(_, next)| next));
        if matches!(fate, Fate::Keep) && out.is_none() {
            continue;
        }
        let out = out.get_or_insert_with(|| {
            let mut out = String::with_capacity(text.len() + 16);
            out.push_str(&text[..at]);
            out
        });
        let before = out.len();
        match fate {
            Fate::Keep => out.push(c),
            Fate::Drop => {}
            Fate::Spaces(n) => out.extend(std::iter::repeat_n(' ', n)),
            Fate::Caret => out.extend(['^', char::from(c as u8 ^ 0x40)]),
            Fate::Marker => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
        }
        if !matches!(fate, Fate::Keep | Fate::Drop) {
            scan.replaced(&out[before..]);
        }
    }
    out.map_or(Cow::Borrowed(text), Cow::Owned)
}

impl Scan {
    fn fate(&mut self, c: char, next: Option<char>) -> Fate {
        match c {
            ' '..='~' => self.keep_base(c, 1),
            '\n' if self.breaks == Breaks::Flatten => Fate::Spaces(1),
            '\n' => {
                (self.base, self.last, self.column) = (None, None, 0);
                Fate::Keep
            }
            '\r' if next == Some('\n') => Fate::Drop,
            '\t' if self.breaks == Breaks::Flatten => Fate::Spaces(1),
            '\t' => Fate::Spaces(TAB_STOP - self.column % TAB_STOP),
            '\0'..='\u{1F}' | '\u{7F}' => Fate::Caret,
            '\u{80}'..='\u{9F}' => Fate::Marker,
            ZWJ => self.join(next),
            EMOJI_STYLE => self.emoji_style(next),
            // The other variation selectors pick a glyph and say nothing.
            '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}' => Fate::Drop,
            _ if is_hidden(c) => Fate::Marker,
            // A skin tone belongs to its emoji: the sequence may go on after it.
            '\u{1F3FB}'..='\u{1F3FF}' if self.base.is_some_and(is_emoji) => {
                self.last = Some(c);
                self.column += 2;
                Fate::Keep
            }
            _ => match c.width() {
                Some(0) | None => self.mark(c),
                Some(cells) => self.keep_base(c, cells),
            },
        }
    }

    fn keep_base(&mut self, c: char, cells: usize) -> Fate {
        if self.last != Some(ZWJ) {
            self.joins = 0;
        }
        (self.base, self.last, self.marks) = (Some(c), Some(c), 0);
        self.column += cells;
        Fate::Keep
    }

    /// A mark needs something of this text to sit on: at the beginning of a line it would change the frame before it.
    fn mark(&mut self, c: char) -> Fate {
        if self.base.is_none() {
            return Fate::Marker;
        }
        if self.marks >= MAX_MARKS {
            return Fate::Drop;
        }
        self.marks += 1;
        self.last = Some(c);
        Fate::Keep
    }

    fn join(&mut self, next: Option<char>) -> Fate {
        let inside = self.last != Some(ZWJ) && self.base.is_some_and(is_emoji) && next.is_some_and(is_emoji);
        if !inside || self.joins >= MAX_JOINS {
            return Fate::Marker;
        }
        self.joins += 1;
        self.last = Some(ZWJ);
        Fate::Keep
    }

    fn emoji_style(&mut self, next: Option<char>) -> Fate {
        let directly = self.last.is_some() && self.last == self.base;
        let wanted = self
            .base
            .is_some_and(|base| is_emoji(base) || (matches!(base, '0'..='9' | '#' | '*') && next == Some(KEYCAP)));
        if directly && wanted { self.mark(EMOJI_STYLE) } else { Fate::Drop }
    }

    /// Spaces or an ASCII marker stand where a character was.
    fn replaced(&mut self, by: &str) {
        (self.base, self.last) = (by.chars().next_back(), by.chars().next_back());
        (self.marks, self.joins) = (0, 0);
        self.column += by.len();
    }
}

/// Whether a character shows nothing or steers what is around it; a joiner inside an emoji is one, too.
pub fn is_hidden(c: char) -> bool {
    let after = HIDDEN.partition_point(|&(first, _)| first <= c);
    after > 0 && c <= HIDDEN[after - 1].1
}

/// Whether a joiner after this character makes an emoji sequence. Asked of the segmenter, which carries the table
/// (UAX #29 rule GB11): only after a pictograph does a joiner hold a rocket in the same cluster.
fn is_emoji(c: char) -> bool {
    let joined = [c, ZWJ, '\u{1F680}'].iter().collect::<String>();
    !c.is_ascii() && joined.graphemes(true).count() == 1
}

/// Text as it stands inside an XML element or attribute.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[path = "safe_tests.rs"]
mod tests;
