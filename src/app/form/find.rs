//! Finding by typing. One job: how well an entry fits what somebody typed: by key, name, part of it, initials, number.

pub use crate::domain::fold::{ascii, fold};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The first letter of the pinyin of common Chinese characters: a letter, then its characters, line by line. The order of
/// GB 2312 level 1, with the traditional forms that names and service desks use.
static INITIALS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/text/initials.txt").lines();
    let line = |line: &'static str| {
        let mut chars = line.chars();
        let letter = chars.next().unwrap_or(' ');
        chars.map(move |c| (c, letter))
    };
    lines.flat_map(line).collect()
});

/// The first letters of a folded name: `张敏` → `zm`, `vpn 网关` → `vwg`.
pub fn initials(name: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in name.chars() {
        match INITIALS.get(&c) {
            Some(letter) => out.push(*letter),
            None if c.is_ascii_alphanumeric() && !inside => out.push(c),
            None => {}
        }
        inside = c.is_ascii_alphanumeric();
    }
    out
}

/// By what something was found; the earlier, the closer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    Key,
    Name,
    Number,
    Mail,
    Initials,
}

/// How well something fits; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// 0 the whole, 1 the beginning of one of its words, 2 a part, 3 its words here and there.
    part: u8,
    pub by: By,
}

impl Fit {
    /// It is the very thing, not only like it.
    pub fn is_exact(self) -> bool {
        self.part == 0
    }
}

/// How well `texts` fit what was typed: every word of it must be found somewhere; the worst word decides.
/// `None`: it is something else. Nothing typed fits everything.
pub fn fit(typed: &str, texts: &[(By, &str)]) -> Option<Fit> {
    let typed = fold(typed);
    let texts: Vec<(By, String)> = texts.iter().map(|(by, text)| (*by, fold(text))).collect();
    let whole = texts.iter().filter(|(_, text)| !text.is_empty() && *text == typed.trim()).map(|(by, _)| *by).min();
    if let Some(by) = whole {
        return Some(Fit { part: 0, by });
    }
    // The words as they were typed, in that order, fit better than the same words anywhere.
    let phrase = texts.iter().filter_map(|(by, text)| word_fit(typed.trim(), *by, text)).min();
    if phrase.is_some() && !typed.trim().is_empty() {
        return phrase;
    }
    let mut worst: Option<Fit> = None;
    for word in typed.split_whitespace() {
        let best = texts.iter().filter_map(|(by, text)| word_fit(word, *by, text)).min()?;
        worst = worst.max(Some(best));
    }
    Some(worst.map_or(Fit { part: 1, by: By::Key }, |fit| Fit { part: 3, ..fit }))
}

fn word_fit(word: &str, by: By, text: &str) -> Option<Fit> {
    let at = |text: &str, word: &str| match text.find(word) {
        Some(0) if text.len() == word.len() => Some(0),
        Some(_) if text.match_indices(word).any(|(at, _)| begins(text, at)) => Some(1),
        Some(_) => Some(2),
        None => None,
    };
    if by == By::Number {
        // A number is the same however it is grouped.
        let digits = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>();
        let (wanted, number) = (digits(word), digits(text));
        let numeric = word.chars().all(|c| c.is_ascii_digit() || "+-()".contains(c));
        return (numeric && wanted.len() >= 2).then(|| at(&number, &wanted)).flatten().map(|part| Fit { part, by });
    }
    if let Some(part) = at(text, word) {
        return Some(Fit { part, by });
    }
    let letters = by == By::Name && word.chars().all(|c| c.is_ascii_alphanumeric());
    let found = letters.then(|| initials(text)).is_some_and(|i| i.contains(word));
    found.then_some(Fit { part: 2, by: By::Initials })
}

/// Whether a word begins there. Chinese has no signs between words: there, only the text itself begins.
fn begins(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_pinyin() {
        for (name, letters) in
            [("张敏", "zm"), ("張敏", "zm"), ("vpn 网关", "vwg"), ("网络 > vpn", "wlv"), ("王力 ext", "wle")]
        {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    /// What is waited for stands last in its name and is as good a beginning as the first word (UX 5.11).
    #[test]
    fn any_word_of_a_code_begins_it() {
        let waiting = fit("user", &[(By::Key, "waiting_user"), (By::Name, "Waiting for user")]);
        let postponed = fit("user", &[(By::Key, "postponed"), (By::Name, "User postponed it")]);
        assert!(waiting < postponed);
    }

    #[test]
    fn entries_are_found_by_what_a_caller_gives() {
        let zhang = [
            (By::Key, "zhangm"),
            (By::Name, "张敏"),
            (By::Number, "+86 571 8800-6021"),
            (By::Mail, "zhang.min@acme.example"),
        ];
        for (typed, found) in [
            ("张敏", Some((0, By::Name))),
            ("敏", Some((2, By::Name))),
            ("張", Some((1, By::Name))),
            ("6021", Some((2, By::Number))),
            ("６０２１", Some((2, By::Number))),
            ("8657188006021", Some((0, By::Number))),
            ("zhangm", Some((0, By::Key))),
            ("zhang", Some((1, By::Key))),
            ("acme", Some((1, By::Mail))),
            ("cme", Some((2, By::Mail))),
            ("zm", Some((2, By::Initials))),
            ("ZHANG.MIN@ACME.EXAMPLE", Some((0, By::Mail))),
            ("张 6021", Some((3, By::Number))),
            ("李", None),
            ("9", None),
            ("", Some((1, By::Key))),
        ] {
            assert_eq!(fit(typed, &zhang).map(|f| (f.part, f.by)), found, "{typed}");
        }
    }
}
