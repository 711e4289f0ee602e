//! Parsing. One job: the text of a filter to its values, or the first thing in it that cannot be understood.
//!
//! Whether there is somebody of a name is asked in [`super::sieve::prepare`], which knows the directory.

use super::filter::{Filter, Item, Test, Value};
use super::words::{FIELDS, Field, kind_named, known, record_named, via_named};
use crate::domain::id::ArticleId;
use crate::domain::people::directory::KINDS as ENTRIES;
use crate::domain::query::error::{QueryError, QueryProblem};
use crate::domain::query::read::{Raw, Reader, plain};
use crate::domain::query::tree::At;
use crate::domain::query::value::{self, id, meant, point};
use crate::domain::query::words::{Group, Word};
use crate::domain::query::{Bounds, Pattern, Point};
use crate::domain::stream::StreamKind;
use std::ops::Range;
use std::str::FromStr;

/// More nobody asks for, and the store takes conditions of so many parts.
const MOST_ITEMS: usize = 50;
/// Bytes of words that are looked for.
const LONGEST: usize = 120;

fn error(at: Range<usize>, problem: QueryProblem) -> QueryError {
    QueryError { at, problem }
}

impl FromStr for Filter {
    type Err = QueryError;
    fn from_str(text: &str) -> Result<Self, QueryError> {
        Self::parse(text)
    }
}

impl Filter {
    /// Reads a filter. An empty text finds everything.
    ///
    /// # Errors
    /// The first problem, with the bytes it is about and, where there is one, the nearest name.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut reader = Reader::new(text);
        let mut tests: Vec<Test> = Vec::new();
        loop {
            reader.skip_space();
            if reader.peek().is_none() {
                return Ok(Self { tests });
            }
            let start = reader.at();
            tests.push(term(&mut reader)?);
            let items: usize = tests.iter().map(|test| test.items.len()).sum();
            if items > MOST_ITEMS {
                return Err(error(start..reader.at(), QueryProblem::TooMuch));
            }
        }
    }
}

fn term(reader: &mut Reader<'_>) -> Result<Test, QueryError> {
    let start = reader.at();
    let negated = reader.eat('-');
    if negated && reader.peek().is_none_or(|c| c.is_whitespace() || c == '-') {
        return Err(error(start..reader.at(), QueryProblem::NothingToLeaveOut));
    }
    match reader.peek() {
        Some('"') => {
            let raw = reader.quoted()?;
            Ok(one(negated, Field::Text, text(&raw)?, raw.at))
        }
        Some('(' | ')') => {
            reader.bump();
            let sign = reader.since(reader.at() - 1).to_owned();
            Err(error(start..reader.at(), QueryProblem::Syntax { text: sign }))
        }
        _ => word(reader, negated),
    }
}

fn one(negated: bool, field: Field, value: Value, at: Range<usize>) -> Test {
    Test { negated, field, items: vec![Item { negated: false, value, at: At(at) }] }
}

fn word(reader: &mut Reader<'_>, negated: bool) -> Result<Test, QueryError> {
    let at = reader.bare();
    let word = reader.since(at.start).to_owned();
    if !reader.eat(':') {
        if let Some(value) = number(&word) {
            return Ok(one(negated, Field::Id, value, at));
        }
        let raw = Raw { text: word.replace('＊', "*"), quoted: false, at: at.clone() };
        return Ok(one(negated, Field::Text, text(&raw)?, at));
    }
    if word.is_empty() {
        return Err(error(at.start..reader.at(), QueryProblem::Syntax { text: ":".into() }));
    }
    // A kind of record is a shorter way to ask for records by name: `person:li` is `id:person:li`.
    let kind = record_named(&word).filter(|_| Field::named(&word).is_none());
    let Some(field) = kind.map(|_| Field::Id).or_else(|| Field::named(&word)) else {
        let records = known(Field::Id);
        let names = FIELDS.iter().flat_map(|(.., names)| names.iter().copied()).chain(records.iter().copied());
        let nearest = meant(&word, names);
        return Err(error(at, QueryProblem::UnknownField { name: word, nearest }));
    };
    let mut items = vec![item(reader, field, kind)?];
    while reader.eat(',') {
        items.push(item(reader, field, kind)?);
    }
    Ok(Test { negated, field, items })
}

fn item(reader: &mut Reader<'_>, field: Field, kind: Option<StreamKind>) -> Result<Item, QueryError> {
    let start = reader.at();
    let negated = reader.eat('-');
    let raw = some_value(reader, field)?;
    let value = match (field, kind) {
        (Field::Id, Some(kind)) => named(kind, &raw)?,
        (Field::Id, None) => record(reader, &raw)?,
        (Field::On, _) => days(reader, &raw)?,
        (Field::Since | Field::Until, _) => Value::Point(point(&raw)?),
        (Field::By, _) => person(&raw),
        (Field::Kind, _) => Value::Kind(fixed(field, &raw, kind_named)?),
        (Field::Via, _) => Value::Via(fixed(field, &raw, via_named)?),
        (Field::Text, _) => text(&raw)?,
    };
    Ok(Item { negated, value, at: At(start..reader.at()) })
}

fn some_value(reader: &mut Reader<'_>, field: Field) -> Result<Raw, QueryError> {
    let raw = reader.value()?;
    match raw.text.is_empty() {
        true => Err(error(raw.at, QueryProblem::MissingValue { field: field.name() })),
        false => Ok(raw),
    }
}

fn fixed<T>(field: Field, raw: &Raw, find: fn(&str) -> Option<T>) -> Result<T, QueryError> {
    find(&raw.text).ok_or_else(|| unknown(field, raw, &known(field)))
}

fn unknown(field: Field, raw: &Raw, known: &[&str]) -> QueryError {
    let nearest = meant(&raw.text, known.iter().copied());
    error(raw.at.clone(), QueryProblem::UnknownValue { field: field.name(), value: raw.text.clone(), nearest })
}

fn person(raw: &Raw) -> Value {
    match Group::Who.find(&raw.text).filter(|word| *word == Word::Me && !raw.quoted) {
        Some(_) => Value::Me,
        None => Value::Person(pattern(raw)),
    }
}

/// Words of an event.
fn text(raw: &Raw) -> Result<Value, QueryError> {
    let pattern = value::text(raw)?;
    match pattern.pieces().iter().map(String::len).sum::<usize>() > LONGEST {
        true => Err(error(raw.at.clone(), QueryProblem::TooMuch)),
        false => Ok(Value::Text(pattern)),
    }
}

fn pattern(raw: &Raw) -> Pattern {
    if raw.quoted { Pattern::literal(&raw.text) } else { Pattern::glob(&raw.text) }
}

/// `20417`, `KB-5`.
fn number(word: &str) -> Option<Value> {
    let knowledge = word.to_ascii_lowercase().starts_with("kb").then(|| ArticleId::read(word)).flatten();
    id(word).map(Value::Incident).or(knowledge.map(Value::Article))
}

/// `20417`, `policy`, `person:li`, `person:"Li Na"`.
fn record(reader: &mut Reader<'_>, raw: &Raw) -> Result<Value, QueryError> {
    if let Some(value) = number(&raw.text).filter(|_| !raw.quoted) {
        return Ok(value);
    }
    let Some(colon) = raw.text.find(|c| plain(c) == ':').filter(|_| !raw.quoted) else {
        return fixed(Field::Id, raw, record_named).map(Value::All);
    };
    let (name, rest) = raw.text.split_at(colon);
    let head = Raw { text: name.to_owned(), quoted: false, at: raw.at.start..raw.at.start + name.len() };
    let kind = fixed(Field::Id, &head, record_named)?;
    let rest = rest.chars().skip(1).collect::<String>();
    let raw = match rest.is_empty() {
        true => some_value(reader, Field::Id)?,
        false => Raw { text: rest, quoted: false, at: raw.at.clone() },
    };
    named(kind, &raw)
}

/// A record of a kind: an incident by its number, an entry of the directory by key or name.
fn named(kind: StreamKind, raw: &Raw) -> Result<Value, QueryError> {
    let numbered = match kind {
        StreamKind::Incident => Some(id(&raw.text).map(Value::Incident)),
        StreamKind::Article => Some(ArticleId::read(&raw.text).map(Value::Article)),
        _ => None,
    };
    if let Some(value) = numbered {
        return value.ok_or_else(|| error(raw.at.clone(), QueryProblem::BadNumber { value: raw.text.clone() }));
    }
    match ENTRIES.iter().any(|(entry, _)| *entry == kind) {
        true => Ok(Value::Named(kind, pattern(raw))),
        // There is one of it: it has no name.
        false => Err(unknown(Field::Id, raw, &[kind.name()])),
    }
}

/// A day, or one to another.
fn days(reader: &mut Reader<'_>, raw: &Raw) -> Result<Value, QueryError> {
    let day = |raw: &Raw| match point(raw)? {
        Point::Ago(_) => Err(error(raw.at.clone(), QueryProblem::BadDate { value: raw.text.clone() })),
        day => Ok(day),
    };
    let first = day(raw)?;
    Ok(Value::Days(match reader.eat_dots() {
        true => Bounds::Between(first, day(&some_value(reader, Field::On)?)?),
        false => Bounds::Is(first),
    }))
}
