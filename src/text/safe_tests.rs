//! Tests of safe text: RELIABILITY's hostile inputs as tables, and properties over every character there is.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::*;
use proptest::prelude::*;

/// The general category Cf of Unicode 16, written out apart from the table under test.
const FORMAT: [(u32, u32); 21] = [
    (0xAD, 0xAD),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0001, 0xE0001),
    (0xE0020, 0xE007F),
];

fn is_format(c: char) -> bool {
    FORMAT.iter().any(|&(first, last)| (first..=last).contains(&u32::from(c)))
}

/// What must never come out raw; the joiner is judged by its surroundings.
fn is_dangerous(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || (is_format(c) && c != ZWJ)
}

fn every_char() -> impl Iterator<Item = char> {
    (0..=0x10_FFFF).filter_map(char::from_u32)
}

/// Strings in which the interesting characters are frequent and neighbours.
fn hostile() -> impl Strategy<Value = String> {
    let picks = "a1# \t\r\n\0\u{1b}\u{9b}\u{7f}\u{200d}\u{200e}\u{202e}\u{2066}\u{feff}\u{ad}\u{fe0f}\u{fe0e}\u{301}\u{20e3}\
                 \u{e0041}\u{2028}断，👩🏻🚀♥©é=@\"";
    let pick = proptest::sample::select(picks.chars().collect::<Vec<_>>());
    proptest::collection::vec(prop_oneof![8 => pick, 1 => any::<char>()], 0..40).prop_map(String::from_iter)
}

#[test]
fn every_control_and_format_character_is_shown_not_sent() {
    for c in every_char().filter(|&c| is_dangerous(c) || c == ZWJ) {
        let text = format!("a{c}b");
        for out in
            [safe_line(&text), safe_block(&text).replace('\n', "").into(), csv_cell(&text).replace('\n', "").into()]
        {
            assert!(!out.contains(c), "U+{:04X} came out raw", u32::from(c));
            assert!(out.is_ascii(), "{out:?}");
        }
        let shown = safe_line(&text);
        assert!(shown.starts_with('a') && shown.ends_with('b') && shown.len() > 2, "U+{:04X} vanished", u32::from(c));
    }
}

#[test]
fn no_character_alone_is_invisible() {
    for c in every_char() {
        let mut buffer = [0; 4];
        let out = safe_line(c.encode_utf8(&mut buffer));
        let cells: usize = out.chars().filter_map(UnicodeWidthChar::width).sum();
        let selector = matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        assert_eq!(cells == 0, selector, "U+{:04X} gives {out:?}", u32::from(c));
    }
}

#[test]
fn the_hidden_table_is_sorted() {
    assert!(HIDDEN.iter().all(|(first, last)| first <= last));
    assert!(HIDDEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
}

#[test]
fn hostile_lines_are_shown() {
    for (case, text, shown) in [
        ("I01 CSI", "\u{1b}[2J", "^[[2J"),
        ("I01 C1 CSI", "\u{9b}31m", "<U+009B>31m"),
        ("I02 OSC 52", "\u{1b}]52;c;aGk=\u{7}", "^[]52;c;aGk=^G"),
        ("I01 DEL", "a\u{7f}", "a^?"),
        ("I03 override", "invoice\u{202e}fdp.exe", "invoice<U+202E>fdp.exe"),
        ("I03 isolate", "\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
        ("I04 zero width", "pass\u{200b}word", "pass<U+200B>word"),
        ("I04 tag", "a\u{e0041}", "a<U+E0041>"),
        ("I04 byte order mark", "\u{feff}a", "<U+FEFF>a"),
        ("I04 joiner in a word", "ad\u{200d}min", "ad<U+200D>min"),
        ("I04 joiner after an emoji", "🚀\u{200d}x", "🚀<U+200D>x"),
        ("I04 lone emoji style", "ad\u{fe0f}min \u{fe0f}", "admin "),
        ("I06 tab, NUL", "a\tb\0", "a b^@"),
        ("I06 line breaks", "a\r\nb\nc\rd", "a b c^Md"),
        ("I06 separators", "a\u{2028}b\u{85}", "a<U+2028>b<U+0085>"),
        ("mark with nothing under it", "\u{301}a", "<U+0301>a"),
    ] {
        assert_eq!(safe_line(text), shown, "{case}");
        assert_eq!(safe_line(&safe_line(text)), shown, "{case}, twice");
    }
}

#[test]
fn blocks_keep_their_lines() {
    assert_eq!(safe_block("a\r\nb\n\u{1b}c"), "a\nb\n^[c");
    assert_eq!(safe_block("a\tb\n断\tb"), "a       b\n断      b");
    assert_eq!(safe_block("a\n\u{301}"), "a\n<U+0301>");
    assert_eq!(safe_block("a\rb"), "a^Mb");
}

#[test]
fn ordinary_text_is_borrowed() {
    for text in [
        "",
        "VPN drops every 5 min",
        "VPN 断线 (华东 40 人)，请查。",
        "電子郵件「無法」寄送",
        "Grüße, naïve café",
        "cafe\u{301}",
        "한국어 \u{1112}\u{1161}\u{11ab}",
        "متن فارسی",
        "🚀 ok 👍🏻",
        "👩🏻\u{200d}🚀 👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
        "🇹🇼",
    ] {
        assert!(matches!(safe_line(text), Cow::Borrowed(same) if same == text), "{text:?} → {:?}", safe_line(text));
        assert!(matches!(safe_block(text), Cow::Borrowed(_)), "{text:?}");
    }
    assert!(matches!(safe_block("two\nlines"), Cow::Borrowed(_)));
}

#[test]
fn stacks_of_marks_and_chains_of_joiners_are_cut() {
    let stack = format!("e{}x", "\u{301}".repeat(100_000));
    assert_eq!(safe_line(&stack), format!("e{}x", "\u{301}".repeat(4)));
    let chain = safe_line(&"👩\u{200d}".repeat(1_000)).into_owned();
    assert!(chain.graphemes(true).all(|cluster| cluster.matches(ZWJ).count() <= usize::from(MAX_JOINS)));
    assert!(chain.contains("<U+200D>"));
}

#[test]
fn input_is_cleaned_of_what_a_file_cannot_hold() {
    assert_eq!(clean_input("a\0b\r\nc\rd\u{1b}"), "ab\nc\rd\u{1b}");
}

#[test]
fn cells_are_no_formulas() {
    for (text, cell) in [
        ("plain", "plain"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "\"'        =1\""),
        ("\u{fe0f}=1", "'=1"),
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("=\"a\",b", "\"'=\"\"a\"\",b\""),
        ("two\r\nlines", "\"two\nlines\""),
        ("\u{1b}[2J", "^[[2J"),
    ] {
        assert_eq!(csv_cell(text), cell, "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_dangerous_comes_out(text in hostile()) {
        let line = safe_line(&text);
        let block = safe_block(&text);
        prop_assert!(!line.contains(is_dangerous), "{line:?}");
        prop_assert!(!block.contains(|c| c != '\n' && is_dangerous(c)), "{block:?}");
        for (at, _) in line.match_indices(ZWJ) {
            let (before, after) = (line[..at].chars().next_back(), line[at + ZWJ.len_utf8()..].chars().next());
            let pictures = |c: char| !c.is_ascii() && !c.is_alphabetic() && c != ZWJ;
            prop_assert!(before.is_some_and(pictures) && after.is_some_and(pictures), "{line:?}");
        }
    }

    #[test]
    fn any_text_at_all(text: String) {
        prop_assert!(!safe_line(&text).contains(is_dangerous));
    }

    #[test]
    fn safe_text_stays_as_it_is(text in hostile()) {
        let (line, block) = (safe_line(&text), safe_block(&text));
        prop_assert_eq!(safe_line(&line), line.as_ref());
        prop_assert_eq!(safe_block(&block), block.as_ref());
    }

    #[test]
    fn a_row_read_back_has_the_same_cells(cells in proptest::collection::vec(hostile(), 2..5)) {
        let row = cells.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(",");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
        let read = reader.records().next().unwrap().unwrap();
        prop_assert_eq!(read.len(), cells.len());
        for (read, cell) in read.iter().zip(&cells) {
            let shown = safe_block(cell);
            prop_assert!(read == shown || read.strip_prefix('\'') == Some(shown.as_ref()), "{:?} {:?}", read, shown);
            prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
        }
    }
}
