//! Folding. One job: text for comparing: full-width forms as ASCII, small letters, traditional characters as simplified.
//!
//! Both sides of a comparison are folded; nothing folded is ever shown or kept. The character table is OpenCC's
//! (Apache-2.0, its licence beside it): where a traditional character stands for several, the first is taken.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A traditional character, a tab, the simplified ones with spaces between.
const TABLE: &str = include_str!("../../assets/text/opencc-ts-characters.txt");

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pair = |line: &str| {
        let (from, to) = line.split_once('\t')?;
        let (from, to) = (from.chars().next()?, to.chars().next()?);
        (from != to).then_some((from, to))
    };
    let first: HashMap<char, char> = TABLE.lines().filter_map(pair).collect();
    // A few simplified forms are traditional ones of others: folding twice must change nothing more.
    let end = |to: char| (0..4).fold(to, |to, _| first.get(&to).copied().unwrap_or(to));
    first.iter().map(|(from, to)| (*from, end(*to))).collect()
});

/// Nothing before this has another form.
const FIRST_HAN: char = '\u{3400}';

/// The ASCII twin of a full-width form; other characters stay what they are.
pub fn ascii(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// The simplified form of a character.
pub fn simplified(c: char) -> char {
    if c < FIRST_HAN { c } else { SIMPLIFIED.get(&c).copied().unwrap_or(c) }
}

/// One character, folded.
pub fn chars(c: char) -> impl Iterator<Item = char> {
    simplified(ascii(c)).to_lowercase()
}

/// A text, folded.
pub fn fold(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.chars().flat_map(chars).collect(),
    }
}

/// A folded character with all those that fold to it: what to look for where nobody folded the text.
pub fn forms(folded: char) -> Vec<char> {
    let others = SIMPLIFIED.iter().filter(|(_, to)| **to == folded).map(|(from, _)| *from);
    std::iter::once(folded).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_and_both_widths_are_one() {
        for (one, other) in [
            ("打印機卡紙", "打印机卡纸"),
            ("網路印表機", "网路印表机"),
            ("重設密碼後無法登錄", "重设密码后无法登录"),
            ("頭髮", "头发"),
            ("發送", "发送"),
            ("ＶＰＮ　Ｌ２", "vpn l2"),
            ("ÉCOLE", "école"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("打印"), fold("列印"), "words are not translated");
    }

    #[test]
    fn the_table_is_read_whole_and_folding_twice_changes_nothing() {
        assert!(SIMPLIFIED.len() > 4_000, "{}", SIMPLIFIED.len());
        for (from, to) in SIMPLIFIED.iter() {
            assert_eq!(simplified(*to), *to, "{from} > {to}");
            assert!(forms(*to).contains(from));
        }
    }
}
