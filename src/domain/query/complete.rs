//! Completion. One job: what could be typed at a place in a query, and what each offer is.
//!
//! How an offer is worded and drawn belongs to [`crate::text`] and the console.

use super::matcher::Env;
use super::names::coded;
use super::print;
use super::read::plain;
use super::tree::Pattern;
use super::words::{FIELDS, Field, Group, Shape, Word};
use crate::domain::policy::Names;
use crate::domain::stream::StreamKind;
use std::ops::Range;

/// More nobody reads.
const MOST: usize = 50;

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Bytes of the text that it takes the place of.
    pub replace: Range<usize>,
    pub insert: String,
    pub describe: Describe,
}

/// What an offer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Describe {
    Field(Field),
    /// A fixed value, by its group and the code in messages.
    Word(Group, &'static str),
    /// Somebody or something of the directory, by name.
    Name(String),
    /// Something that the policy names.
    Names(Names),
}

/// What could stand at `cursor` (a byte of the text), the likeliest first: fields, and values after a colon.
pub fn complete(text: &str, cursor: usize, env: &Env<'_>) -> Vec<Completion> {
    let Some(before) = text.get(..cursor) else { return Vec::new() };
    let (mut start, mut colon, mut quoted) = (0, None, false);
    for (at, c) in before.char_indices() {
        let next = at + c.len_utf8();
        match plain(c) {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | ')' => (start, colon) = (next, None),
            c if c.is_whitespace() => (start, colon) = (next, None),
            '-' if at == start && colon.is_none() => start = next,
            ':' if colon.is_none() => colon = Some((start..at, next)),
            ',' if colon.is_some() => start = next,
            _ => {}
        }
    }
    match colon {
        None => offer(fields(), before.get(start..).unwrap_or_default(), start..cursor),
        Some((name, after)) => {
            let Some(field) = before.get(name).and_then(Field::named) else { return Vec::new() };
            let start = value_start(before, start.max(after));
            let typed = before.get(start..).unwrap_or_default().trim_start_matches(|c| plain(c) == '"');
            offer(values(field, env), typed, start..cursor)
        }
    }
}

/// Past the minus, the operator and the first end of a range.
fn value_start(before: &str, start: usize) -> usize {
    let item = before.get(start..).unwrap_or_default();
    if let Some(dots) = item.rfind("..") {
        return start + dots + 2;
    }
    start + item.len() - item.trim_start_matches(|c| "-<>=~".contains(plain(c))).len()
}

/// Something that can be offered: by any of these names it is found; the first is inserted unless another was typed.
struct Offer {
    names: Vec<String>,
    /// Only the first name can be inserted; the others are what it is called.
    first_only: bool,
    after: &'static str,
    describe: Describe,
}

fn offer(offers: Vec<Offer>, typed: &str, replace: Range<usize>) -> Vec<Completion> {
    let typed = typed.to_lowercase();
    let found = |begins: bool| {
        let fits = move |name: &str, typed: &str| {
            let name = name.to_lowercase();
            name.starts_with(typed) == begins && (begins || name.contains(typed))
        };
        let typed = &typed;
        offers.iter().filter_map(move |offer| {
            let starts = offer.names.iter().any(|name| name.to_lowercase().starts_with(typed));
            let by = offer.names.iter().find(|name| fits(name, typed)).filter(|_| begins || !starts)?;
            Some((offer, if offer.first_only { &offer.names[0] } else { by }))
        })
    };
    let make = |(offer, name): (&Offer, &String)| Completion {
        replace: replace.clone(),
        insert: format!("{name}{}", offer.after),
        describe: offer.describe.clone(),
    };
    found(true).chain(found(false)).take(MOST).map(make).collect()
}

fn fields() -> Vec<Offer> {
    let offer = |row: &super::words::FieldRow| Offer {
        names: row.names.iter().map(|name| (*name).to_owned()).collect(),
        first_only: false,
        after: ":",
        describe: Describe::Field(row.field),
    };
    FIELDS.iter().map(offer).collect()
}

fn words(group: Group, skip: Option<Word>) -> Vec<Offer> {
    let rows = group.rows().filter(|row| Some(row.word) != skip);
    let offer = |row: &super::words::WordRow| Offer {
        names: row.names.iter().map(|name| (*name).to_owned()).collect(),
        first_only: false,
        after: "",
        describe: Describe::Word(group, row.code),
    };
    rows.map(offer).collect()
}

fn values(field: Field, env: &Env<'_>) -> Vec<Offer> {
    let levels = |letter: &str, names: &[Names]| -> Vec<Offer> {
        let offer = |(i, names): (usize, &Names)| {
            let n = i + 1;
            named(vec![format!("{letter}{n}"), n.to_string()], names)
        };
        names.iter().enumerate().map(offer).collect()
    };
    match field.shape() {
        Shape::Words(group) => words(group, None),
        Shape::Level(Group::Priority) => levels("P", &env.policy.priorities),
        Shape::Level(Group::Line) => {
            let lines = env.policy.lines.iter();
            lines.map(|l| named(vec![format!("L{}", l.number), l.number.to_string()], &l.names)).collect()
        }
        Shape::Level(_) if field == Field::Impact => levels("", &env.policy.impacts),
        Shape::Level(_) => levels("", &env.policy.urgencies),
        Shape::Entry(kind) => {
            let has_me = matches!(kind, StreamKind::Person | StreamKind::Team);
            let mut offers = words(Group::Who, (!has_me).then_some(Word::Me));
            offers.extend(entries(kind, env));
            offers
        }
        Shape::Channel | Shape::Nature => {
            let mut offers = words(Group::Who, Some(Word::Me));
            let coded = coded(field, env.policy);
            offers.extend(coded.into_iter().map(|(code, names)| named(vec![code.to_string()], names)));
            offers
        }
        Shape::Clock(_) => words(Group::Clock, None),
        Shape::Time => {
            let mut offers = words(Group::Day, None);
            if field == Field::Resolved {
                offers.extend(words(Group::Who, Some(Word::Me)));
            }
            offers
        }
        Shape::Sort => words(Group::Sort, None),
        Shape::Count | Shape::Id | Shape::Age | Shape::Text | Shape::Limit => Vec::new(),
    }
}

/// Something of the policy: what is inserted first, then what it is called.
fn named(mut names: Vec<String>, called: &Names) -> Offer {
    names.extend([&called.en, &called.zh_hans, &called.zh_hant].map(String::clone));
    Offer { names, first_only: true, after: "", describe: Describe::Names(called.clone()) }
}

fn entries(kind: StreamKind, env: &Env<'_>) -> Vec<Offer> {
    let offer = |entry: &std::sync::Arc<crate::domain::people::directory::Entry>| Offer {
        names: vec![print::name(&Pattern::literal(entry.key.as_str())), entry.name().to_owned()],
        first_only: true,
        after: "",
        describe: Describe::Name(entry.name().to_owned()),
    };
    env.directory.current(kind).into_iter().map(offer).collect()
}
