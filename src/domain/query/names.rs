//! Names. One job: words compared without regard to case and script, and which entries of the desk a pattern names.

use super::error::{QueryError, QueryProblem};
use super::matcher::Env;
use super::tree::{Item, Pattern};
use super::value::meant;
use super::words::{Field, Shape};
use crate::domain::code::Code;
use crate::domain::fold::{chars, fold, forms};
use crate::domain::people::directory::Entry;
use crate::domain::policy::{Names, Policy};
use crate::domain::stream::StreamKind;
use std::collections::BTreeSet;

/// The pieces of a pattern, folded: made once, compared with many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain) struct Folded(Vec<Needle>);

/// A folded text to be looked for in texts that nobody folded.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Needle {
    text: Box<str>,
    /// What its first character may look like there, where that is Chinese; else nothing.
    begins: Vec<char>,
}

impl Needle {
    fn new(text: &str) -> Self {
        let text = fold(text);
        let han = text.chars().next().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c));
        Self { begins: han.map(forms).unwrap_or_default(), text: text.into() }
    }
}

impl Folded {
    pub(in crate::domain) fn new(pattern: &Pattern) -> Self {
        Self(pattern.pieces().iter().map(|piece| Needle::new(piece)).collect())
    }

    /// Whether the pieces occur in the text, in order.
    pub(super) fn occurs_in(&self, text: &str) -> bool {
        let mut rest = text;
        self.0.iter().all(|piece| match find(rest, piece) {
            Some(end) => {
                rest = rest.get(end..).unwrap_or_default();
                true
            }
            None => false,
        })
    }

    /// Whether it is the whole name.
    pub(in crate::domain) fn is(&self, name: &str) -> bool {
        let name = fold(name);
        match self.0.as_slice() {
            [] => false,
            [whole] => *whole.text == *name,
            [first, middle @ .., last] => {
                let inner = name.strip_prefix(&*first.text).and_then(|rest| rest.strip_suffix(&*last.text));
                let mut rest = inner;
                let mut follows = |piece: &str| {
                    rest = rest.and_then(|rest| rest.find(piece).and_then(|at| rest.get(at + piece.len()..)));
                    rest.is_some()
                };
                inner.is_some() && middle.iter().all(|piece| follows(&piece.text))
            }
        }
    }
}

/// The first byte of what is full-width, and of little else.
const WIDE: u8 = 0xef;

/// Where a needle ends in `text`, without regard to case and script, and without making a copy of the text.
fn find(text: &str, needle: &Needle) -> Option<usize> {
    let wanted = &*needle.text;
    if wanted.is_ascii() {
        let found = find_ascii(text.as_bytes(), wanted.as_bytes());
        let wide = || memchr::memchr(WIDE, text.as_bytes()).and_then(|_| anywhere(text, |_| true, wanted));
        return found.or_else(wide);
    }
    match needle.begins.as_slice() {
        [] => anywhere(text, |_| true, wanted),
        [only] => anywhere(text, |c| c == *only, wanted),
        forms => anywhere(text, |c| forms.contains(&c), wanted),
    }
}

fn find_ascii(text: &[u8], needle: &[u8]) -> Option<usize> {
    let Some(first) = needle.first() else { return Some(0) };
    // Most places already differ in the first letter.
    let mut places = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    let here = |at: usize| text.get(at..at + needle.len()).is_some_and(|w| w.eq_ignore_ascii_case(needle));
    places.find(|at| here(*at)).map(|at| at + needle.len())
}

/// At the first place that may begin it and does.
fn anywhere(text: &str, may_begin: impl Fn(char) -> bool, needle: &str) -> Option<usize> {
    let places = text.char_indices().filter(|(_, c)| may_begin(*c));
    places.map(|(at, _)| at).find_map(|at| text.get(at..).and_then(|rest| Some(at + begins(rest, needle)?)))
}

/// How much of `text` is `needle`, if it begins with it.
fn begins(text: &str, needle: &str) -> Option<usize> {
    let mut wanted = needle.chars();
    let mut next = wanted.next();
    for (at, c) in text.char_indices() {
        if next.is_none() {
            return Some(at);
        }
        for folded in chars(c) {
            if next != Some(folded) {
                return None;
            }
            next = wanted.next();
        }
    }
    next.is_none().then_some(text.len())
}

/// The ids that a pattern names among the entries of a kind, by key or by name, sorted; organisations and categories
/// with all below them.
///
/// # Errors
/// A plain name that nothing has, with the nearest.
pub(super) fn entries(
    field: Field,
    kind: StreamKind,
    pattern: &Pattern,
    item: &Item,
    env: &Env<'_>,
) -> Result<Vec<i64>, QueryError> {
    let all = env.directory.all(kind);
    let folded = Folded::new(pattern);
    let named = |entry: &Entry| folded.is(entry.key.as_str()) || folded.is(entry.name());
    let mut found: BTreeSet<i64> = all.iter().filter(|e| named(e)).map(|e| e.stream.id).collect();
    if let (true, Some(word)) = (found.is_empty(), pattern.plain()) {
        let known = all.iter().flat_map(|e| [e.key.as_str(), e.name()]);
        return Err(unknown(field, word, item, known));
    }
    if matches!(kind, StreamKind::Org | StreamKind::Category) {
        let mut grown = true;
        while grown {
            let below = |e: &Entry| e.int("parent").is_some_and(|parent| found.contains(&parent));
            let more: Vec<i64> = all.iter().filter(|e| below(e)).map(|e| e.stream.id).collect();
            let before = found.len();
            found.extend(more);
            grown = found.len() > before;
        }
    }
    Ok(found.into_iter().collect())
}

/// The codes that a pattern names among the channels or natures of the policy, by code or by name in any language.
///
/// # Errors
/// A plain name that nothing has, with the nearest.
pub(super) fn codes(field: Field, pattern: &Pattern, item: &Item, env: &Env<'_>) -> Result<Vec<Code>, QueryError> {
    let all = coded(field, env.policy);
    let folded = Folded::new(pattern);
    let named = |(code, names): &(&Code, &Names)| {
        folded.is(code.as_str()) || [&names.en, &names.zh_hans, &names.zh_hant].iter().any(|name| folded.is(name))
    };
    let found: Vec<Code> = all.iter().filter(|row| named(row)).map(|(code, _)| (*code).clone()).collect();
    if let (true, Some(word)) = (found.is_empty(), pattern.plain()) {
        let known = all.iter().flat_map(|(code, names)| [code.as_str(), names.en.as_str(), names.zh_hans.as_str()]);
        return Err(unknown(field, word, item, known));
    }
    Ok(found)
}

/// The entries of the policy that a field takes.
pub(super) fn coded(field: Field, policy: &Policy) -> Vec<(&Code, &Names)> {
    match field.shape() {
        Shape::Channel => policy.channels.iter().map(|c| (&c.id, &c.names)).collect(),
        Shape::Nature => policy.natures.iter().map(|n| (&n.id, &n.names)).collect(),
        _ => Vec::new(),
    }
}

fn unknown<'n>(field: Field, word: &str, item: &Item, known: impl Iterator<Item = &'n str> + Clone) -> QueryError {
    let nearest = meant(word, known);
    let problem = QueryProblem::UnknownValue { field: field.name(), value: word.to_owned(), nearest };
    QueryError { at: item.at.0.clone(), problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_whole_and_texts_anywhere() {
        for (pattern, name, whole, anywhere) in [
            ("mail", "Mail", true, true),
            ("mail", "mail-hz1", false, true),
            ("mail*", "MAIL-hz1", true, true),
            ("*hz*", "mail-hz1", true, true),
            ("m*z*1", "mail-hz1", true, true),
            ("ma*ail", "mail", false, false),
            ("a*a", "a", false, false),
            ("a*a", "aa", true, true),
            ("*", "", true, true),
            ("张*", "张三", true, true),
            ("三", "张三", false, true),
            ("İ*", "İstanbul", true, true),
            ("ÉCOLE", "l'école", false, true),
            ("网 络", "网络", false, false),
            ("網路", "公司网路故障", false, true),
            ("卡纸", "三樓打印機卡紙", false, true),
            ("卡紙", "三楼打印机卡纸", false, true),
            ("vpn断", "VPN斷線", false, true),
            ("vpn", "ＶＰＮ断线", false, true),
            ("ｖｐｎ", "VPN", true, true),
            ("張*", "张三", true, true),
        ] {
            let pattern = Pattern::glob(pattern);
            assert_eq!(Folded::new(&pattern).is(name), whole, "{pattern:?} is {name}");
            assert_eq!(Folded::new(&pattern.clone().anywhere()).occurs_in(name), anywhere, "{pattern:?} in {name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn finding_is_finding_in_folded_text(text in "[aAＡéÉ张張İß ]{0,12}", needle in "[aé张張ß ]{1,3}") {
            let folded = fold(&needle);
            proptest::prop_assert_eq!(find(&text, &Needle::new(&needle)).is_some(), fold(&text).contains(&folded));
        }
    }
}
