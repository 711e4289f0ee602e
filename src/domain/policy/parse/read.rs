//! Walking a TOML tree. One job: typed values out of it, every finding noted with its place instead of stopping at the
//! first. What the values mean to a service desk is not known here.
//!
//! A reading that finds something wrong reports it and gives a harmless stand-in, so that the walk goes on; a text with
//! an error never becomes a policy, so no stand-in is ever used.

use crate::domain::code::Code;
use crate::domain::policy::error::{PolicyError, PolicyProblem, Shape, Thing};
use crate::domain::time::Span;
use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The findings so far, in a text.
pub(in crate::domain::policy) struct Report<'t> {
    text: &'t str,
    found: Vec<(usize, PolicyError)>,
}

impl<'t> Report<'t> {
    pub(in crate::domain::policy) fn new(text: &'t str) -> Self {
        Self { text, found: Vec::new() }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Notes a finding at a byte of the text.
    pub(in crate::domain::policy) fn add(&mut self, at: usize, path: &str, problem: PolicyProblem) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.get(start..).map_or(0, |s| s.chars().count()) + 1;
        self.found.push((at, PolicyError { line, column, path: path.to_owned(), problem }));
    }

    /// How many findings there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// The findings in the order of the text.
    pub(in crate::domain::policy) fn finish(mut self) -> Vec<PolicyError> {
        self.found.sort_by_key(|(at, _)| *at);
        self.found.into_iter().map(|(_, error)| error).collect()
    }
}

/// A table being read: every key asked for is known, every other is a finding.
pub(super) struct Section<'a> {
    table: Option<&'a DeTable<'a>>,
    /// The table as a place to point at.
    pub(super) at: usize,
    pub(super) path: String,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a> Section<'a> {
    pub(super) fn root(table: &'a DeTable<'a>) -> Self {
        Self { table: Some(table), at: 0, path: String::new(), asked: Vec::new(), missing: Vec::new() }
    }

    /// The value of a key that may be left out.
    pub(super) fn optional(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.asked.push(key);
        let (key, value) = self.table?.get_key_value(key)?;
        Some(node(&self.path, key, value))
    }

    /// The value of a key that must be there; a stand-in for nothing when it is not.
    pub(super) fn required(&mut self, key: &'static str) -> Node<'a> {
        let found = self.optional(key);
        if found.is_none() && self.table.is_some() {
            self.missing.push(key);
        }
        found.unwrap_or_else(|| Node { value: None, span: self.at..self.at, at: self.at, path: join(&self.path, key) })
    }

    /// `key = true`, false when left out.
    pub(super) fn flag(&mut self, key: &'static str, report: &mut Report<'_>) -> bool {
        self.optional(key).is_some_and(|node| node.flag(report))
    }

    /// Marks keys that something else reads.
    pub(super) fn leave(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// Reports the keys nobody asked for and those that are missing; a mistyped key is one finding, not two.
    pub(super) fn finish(mut self, report: &mut Report<'_>) {
        for (key, _) in self.table.into_iter().flatten() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let meant = nearest(name, self.missing.iter().copied());
                self.missing.retain(|key| meant.as_deref() != Some(key));
                let nearest = meant.or_else(|| nearest(name, self.asked.iter().copied()));
                let problem = PolicyProblem::UnknownKey { key: name.to_owned(), nearest };
                report.add(key.span().start, &join(&self.path, name), problem);
            }
        }
        for key in self.missing {
            report.add(self.at, &self.path, PolicyProblem::MissingKey { key: key.to_owned() });
        }
    }
}

/// A value with its place; `None` stands for one that is missing and already reported.
pub(super) struct Node<'a> {
    pub(super) value: Option<&'a DeValue<'a>>,
    span: std::ops::Range<usize>,
    /// Where to point: the value, or the key of a table.
    pub(super) at: usize,
    pub(super) path: String,
}

/// An entry of a table whose keys are names.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) name_at: usize,
    pub(super) node: Node<'a>,
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn node<'a>(path: &str, key: &Spanned<std::borrow::Cow<'a, str>>, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
    // The span of `[a.b]` covers what follows it in ways that help nobody; its key is what one looks for.
    let at = if value.get_ref().is_table() { key.span().start } else { value.span().start };
    Node { value: Some(value.get_ref()), span: value.span(), at, path: join(path, key.get_ref()) }
}

fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::Number,
        DeValue::Float(_) => Shape::Fraction,
        DeValue::Boolean(_) => Shape::Flag,
        DeValue::Datetime(_) => Shape::Date,
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}

impl<'a> Node<'a> {
    /// Notes a finding about this value.
    pub(super) fn add(&self, report: &mut Report<'_>, problem: PolicyProblem) {
        report.add(self.at, &self.path, problem);
    }

    /// The value through `pick`, or a finding that it is of the wrong shape.
    fn expect<T>(
        &self,
        report: &mut Report<'_>,
        expected: Shape,
        pick: impl Fn(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value?;
        let picked = pick(value);
        if picked.is_none() {
            self.add(report, PolicyProblem::WrongShape { expected, found: shape(value) });
        }
        picked
    }

    pub(super) fn section(&self, report: &mut Report<'_>) -> Section<'a> {
        let table = self.expect(report, Shape::Table, DeValue::as_table);
        Section { table, at: self.at, path: self.path.clone(), asked: Vec::new(), missing: Vec::new() }
    }

    /// The entries of a table whose keys are names, in the order of the text.
    pub(super) fn entries(&self, report: &mut Report<'_>) -> Vec<Entry<'a>> {
        let Some(table) = self.expect(report, Shape::Table, DeValue::as_table) else { return Vec::new() };
        if table.is_empty() {
            self.add(report, PolicyProblem::Empty);
        }
        let mut entries: Vec<Entry<'a>> = table
            .iter()
            .map(|(key, value)| Entry {
                name: key.get_ref(),
                name_at: key.span().start,
                node: node(&self.path, key, value),
            })
            .collect();
        entries.sort_by_key(|entry| entry.name_at);
        entries
    }

    pub(super) fn items(&self, report: &mut Report<'_>) -> Vec<Node<'a>> {
        let items = self.expect(report, Shape::List, DeValue::as_array);
        let place = |(n, item): (usize, &'a Spanned<DeValue<'a>>)| Node {
            value: Some(item.get_ref()),
            span: item.span(),
            at: item.span().start,
            path: format!("{}[{n}]", self.path),
        };
        items.into_iter().flat_map(|items| items.iter()).enumerate().map(place).collect()
    }

    pub(super) fn flag(&self, report: &mut Report<'_>) -> bool {
        self.expect(report, Shape::Flag, DeValue::as_bool).unwrap_or_default()
    }

    /// Text that is not blank.
    pub(super) fn text(&self, report: &mut Report<'_>) -> &'a str {
        let text = self.expect(report, Shape::Text, DeValue::as_str);
        if text.is_some_and(|t| t.trim().is_empty()) {
            self.add(report, PolicyProblem::Empty);
        }
        text.unwrap_or_default()
    }

    /// A whole number within bounds; anything that counts in a policy is small.
    pub(super) fn number<T: TryFrom<i64> + Default>(&self, report: &mut Report<'_>, least: i64, most: i64) -> T {
        let pick = |value: &DeValue<'_>| {
            let digits = value.as_integer()?;
            i64::from_str_radix(digits.as_str(), digits.radix()).ok()
        };
        let Some(found) = self.expect(report, Shape::Number, pick) else { return T::default() };
        if (least..=most).contains(&found) {
            return T::try_from(found).unwrap_or_default();
        }
        self.add(report, PolicyProblem::OutOfRange { found, least, most });
        T::default()
    }

    pub(super) fn span(&self, report: &mut Report<'_>) -> Span {
        let text = self.text(report);
        let span = Span::parse(text).ok();
        if span.is_none() && !text.trim().is_empty() {
            self.add(report, PolicyProblem::BadSpan { text: text.to_owned() });
        }
        span.unwrap_or_default()
    }

    /// A date, quoted or bare.
    pub(super) fn date(&self, report: &mut Report<'_>) -> NaiveDate {
        let written = |value: &DeValue<'_>| match value {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => None,
        };
        let Some(text) = self.expect(report, Shape::Date, written) else { return NaiveDate::default() };
        text.parse().unwrap_or_else(|_| {
            self.add(report, PolicyProblem::BadDate { text });
            NaiveDate::default()
        })
    }

    /// One of a fixed set of words; the first stands in for a wrong one.
    pub(super) fn word<T: Copy>(&self, report: &mut Report<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(report);
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() && !text.trim().is_empty() {
            let nearest = nearest(text, words.iter().map(|(word, _)| *word));
            self.add(report, PolicyProblem::UnknownName { thing: Thing::Word, name: text.to_owned(), nearest });
        }
        found
    }

    /// A code of one of `known`; where nothing is known its section is broken and has been reported.
    pub(super) fn reference(&self, report: &mut Report<'_>, thing: Thing, known: &[Code]) -> Code {
        let text = self.text(report);
        check_name(report, self.at, &self.path, thing, text, known);
        Code::new(text)
    }

    /// The place of the part of a text that begins at byte `offset`, where the text stands there as it reads.
    pub(super) fn place_of(&self, report: &Report<'_>, text: &str, offset: usize) -> usize {
        let raw = report.text().get(self.span.clone()).unwrap_or_default();
        raw.find(text).map_or(self.at, |quote| self.span.start + quote + offset)
    }
}

/// Reports a name that is not among `known`, with the nearest that is. `false` when it was reported.
pub(super) fn check_name(
    report: &mut Report<'_>,
    at: usize,
    path: &str,
    thing: Thing,
    name: &str,
    known: &[Code],
) -> bool {
    if name.trim().is_empty() || known.is_empty() || known.iter().any(|code| code == name) {
        return true;
    }
    let nearest = nearest(name, known.iter().map(Code::as_str));
    report.add(at, path, PolicyProblem::UnknownName { thing, name: name.to_owned(), nearest });
    false
}

/// The name a typing mistake away from `name`, if there is one.
pub(in crate::domain) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let most = (name.chars().count() / 3).max(1);
    known.map(|k| (distance(name, k), k)).filter(|(d, _)| *d <= most).min_by_key(|(d, _)| *d).map(|(_, k)| k.to_owned())
}

/// Edits from one word to the other, a swap of neighbours counting as one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_finds_its_word() {
        for (typed, want) in [
            ("rooting", Some("routing")),
            ("ruotign", Some("routing")),
            ("calender", Some("calendar")),
            ("rout", Some("route")),
            ("x", None),
            ("completely_else", None),
        ] {
            let known = ["calendar", "route", "routing"];
            assert_eq!(nearest(typed, known.into_iter()).as_deref(), want, "{typed}");
        }
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
