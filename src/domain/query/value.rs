//! Values. One job: one item of a list, by the shape of its field.

use super::error::{QueryError, QueryProblem};
use super::read::Raw;
use super::tree::{At, Bounds, Item, Pattern, Point, Value};
use super::words::{Field, Group, Shape, Word};
use crate::domain::id::IncidentId;
use crate::domain::policy::parse::nearest;
use crate::domain::stream::StreamKind;
use crate::domain::time::Span;
use chrono::NaiveDate;
use std::ops::Range;

pub(super) fn error(at: Range<usize>, problem: QueryProblem) -> QueryError {
    QueryError { at, problem }
}

/// The nearest name: one that goes on as typed, or one typing mistake away.
pub(in crate::domain) fn meant<'n>(typed: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    let typed = typed.to_lowercase();
    let begins = |name: &&str| name.to_lowercase().starts_with(&typed);
    let longer = || known.clone().find(begins).map(str::to_owned);
    if typed.chars().count() >= 2 { longer() } else { None }.or_else(|| nearest(&typed, known.clone()))
}

/// An operator of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Like,
}

impl Op {
    pub(super) fn sign(self) -> &'static str {
        ["<", "<=", ">", ">=", "=", "~"][self as usize]
    }
}

/// One value of a list as it was written.
pub(super) struct Written {
    pub negated: bool,
    pub op: Option<Op>,
    pub first: Raw,
    pub last: Option<Raw>,
    pub at: Range<usize>,
}

impl Written {
    pub(super) fn no_range(&self, field: Field) -> Result<(), QueryError> {
        match &self.last {
            Some(_) => Err(error(self.at.clone(), QueryProblem::RangeNotHere { field: field.name() })),
            None => Ok(()),
        }
    }
    pub(super) fn only(&self, field: Field, ops: &[Op]) -> Result<(), QueryError> {
        match self.op {
            Some(op) if !ops.contains(&op) => {
                Err(error(self.at.clone(), QueryProblem::OpNotHere { field: field.name(), op: op.sign() }))
            }
            _ => Ok(()),
        }
    }
    /// The comparison that was written, `bare` where there is no sign.
    fn bounds<T: Copy + PartialOrd>(&self, first: T, last: Option<T>, bare: fn(T) -> Bounds<T>) -> Bounds<T> {
        match (self.op, last) {
            (_, Some(last)) => Bounds::between(first, last),
            (Some(Op::Less), _) => Bounds::Less(first),
            (Some(Op::AtMost), _) => Bounds::AtMost(first),
            (Some(Op::More), _) => Bounds::More(first),
            (Some(Op::AtLeast), _) => Bounds::AtLeast(first),
            (Some(Op::Equal | Op::Like) | None, _) => bare(first),
        }
    }
    fn each<T>(&self, read: impl Fn(&Raw) -> Result<T, QueryError>) -> Result<(T, Option<T>), QueryError> {
        Ok((read(&self.first)?, self.last.as_ref().map(read).transpose()?))
    }
}

const COMPARE: &[Op] = &[Op::Less, Op::AtMost, Op::More, Op::AtLeast, Op::Equal];

/// One item of a list, by the shape of its field.
pub(super) fn item(field: Field, written: Written) -> Result<Item, QueryError> {
    let value = match field.shape() {
        Shape::Words(group) => {
            written.no_range(field)?;
            written.only(field, &[Op::Equal])?;
            Value::Word(fixed(field, group, &written.first)?)
        }
        Shape::Level(group) => compared(field, &written, |raw| level(group, raw))?,
        Shape::Count | Shape::Limit => compared(field, &written, count)?,
        Shape::Id => {
            written.no_range(field)?;
            written.only(field, &[Op::Equal])?;
            Value::Id(id(&written.first.text).ok_or_else(|| bad_number(&written.first))?)
        }
        Shape::Entry(_) | Shape::Channel | Shape::Nature => name(field, &written)?,
        Shape::Clock(_) => clock(field, &written)?,
        Shape::Age => {
            written.only(field, COMPARE)?;
            let (first, last) = written.each(span)?;
            Value::Ago(written.bounds(first, last, Bounds::AtMost))
        }
        Shape::Time => time(field, &written)?,
        Shape::Text | Shape::Sort => {
            written.no_range(field)?;
            written.only(field, &[Op::Equal, Op::Like])?;
            Value::Text(text(&written.first)?)
        }
    };
    Ok(Item { negated: written.negated, value, at: At(written.at) })
}

fn compared(
    field: Field,
    written: &Written,
    read: impl Fn(&Raw) -> Result<i64, QueryError>,
) -> Result<Value, QueryError> {
    written.only(field, COMPARE)?;
    let (first, last) = written.each(read)?;
    Ok(Value::Number(written.bounds(first, last, Bounds::Is)))
}

pub(super) fn fixed(field: Field, group: Group, raw: &Raw) -> Result<Word, QueryError> {
    group.find(&raw.text).ok_or_else(|| {
        let names = group.rows().flat_map(|row| row.names.iter().copied());
        let nearest = meant(&raw.text, names);
        error(raw.at.clone(), QueryProblem::UnknownValue { field: field.name(), value: raw.text.clone(), nearest })
    })
}

fn bad_number(raw: &Raw) -> QueryError {
    error(raw.at.clone(), QueryProblem::BadNumber { value: raw.text.clone() })
}

fn count(raw: &Raw) -> Result<i64, QueryError> {
    let digits = raw.text.bytes().all(|b| b.is_ascii_digit());
    raw.text.parse::<u32>().ok().filter(|_| digits).map(i64::from).ok_or_else(|| bad_number(raw))
}

fn level(group: Group, raw: &Raw) -> Result<i64, QueryError> {
    match group.find(&raw.text) {
        Some(Word::Number(n)) => Ok(i64::from(n)),
        _ => count(raw),
    }
}

/// `20417`, `3.17`, `#20417`.
pub(in crate::domain) fn id(word: &str) -> Option<IncidentId> {
    word.strip_prefix('#').unwrap_or(word).parse().ok()
}

fn name(field: Field, written: &Written) -> Result<Value, QueryError> {
    written.no_range(field)?;
    written.only(field, &[Op::Equal, Op::Like])?;
    let raw = &written.first;
    let like = written.op == Some(Op::Like);
    let has_me = matches!(field.shape(), Shape::Entry(StreamKind::Person | StreamKind::Team));
    match Group::Who.find(&raw.text).filter(|_| !raw.quoted && !like) {
        Some(Word::Nobody) => return Ok(Value::None),
        Some(Word::Me) if has_me => return Ok(Value::Me),
        _ => {}
    }
    let pattern = if raw.quoted { Pattern::literal(&raw.text) } else { Pattern::glob(&raw.text) };
    Ok(Value::Name(if like { pattern.part() } else { pattern }))
}

fn clock(field: Field, written: &Written) -> Result<Value, QueryError> {
    let raw = &written.first;
    if !raw.text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        let word = fixed(field, Group::Clock, raw)?;
        written.no_range(field)?;
        written.only(field, &[Op::Equal])?;
        return Ok(Value::Word(word));
    }
    written.only(field, COMPARE)?;
    let left = |raw: &Raw| Span::parse(&raw.text).map_err(|_| bad_span(raw));
    let (first, last) = written.each(left)?;
    Ok(Value::Left(written.bounds(first, last, Bounds::AtMost)))
}

fn bad_span(raw: &Raw) -> QueryError {
    error(raw.at.clone(), QueryProblem::BadSpan { value: raw.text.clone() })
}

fn span(raw: &Raw) -> Result<Span, QueryError> {
    Span::parse(&raw.text).ok().filter(|span| *span >= Span::ZERO).ok_or_else(|| bad_span(raw))
}

fn time(field: Field, written: &Written) -> Result<Value, QueryError> {
    written.only(field, COMPARE)?;
    let none = !written.first.quoted && Group::Who.find(&written.first.text) == Some(Word::Nobody);
    if field == Field::Resolved && none {
        written.no_range(field)?;
        written.only(field, &[Op::Equal])?;
        return Ok(Value::None);
    }
    Ok(match written.each(point)? {
        (Point::Ago(first), None) => Value::Ago(written.bounds(first, None, Bounds::AtMost)),
        (Point::Ago(first), Some(Point::Ago(last))) => Value::Ago(Bounds::between(first, last)),
        (first, Some(last)) => Value::When(Bounds::Between(first, last)),
        (first, None) => Value::When(match written.op {
            Some(Op::Less) => Bounds::Less(first),
            Some(Op::AtMost) => Bounds::AtMost(first),
            Some(Op::More) => Bounds::More(first),
            Some(Op::AtLeast) => Bounds::AtLeast(first),
            Some(Op::Equal | Op::Like) | None => Bounds::Is(first),
        }),
    })
}

pub(in crate::domain) fn point(raw: &Raw) -> Result<Point, QueryError> {
    let fail = |problem: fn(String) -> QueryProblem| error(raw.at.clone(), problem(raw.text.clone()));
    match Group::Day.find(&raw.text) {
        Some(Word::Today) => return Ok(Point::Today),
        Some(Word::Yesterday) => return Ok(Point::Yesterday),
        Some(Word::On(weekday)) => return Ok(Point::Weekday(weekday)),
        _ => {}
    }
    if raw.text.contains('-') && raw.text.starts_with(|c: char| c.is_ascii_digit()) {
        let ten = raw.text.len() == 10;
        let date = NaiveDate::parse_from_str(&raw.text, "%Y-%m-%d").ok().filter(|_| ten);
        return date.map(Point::Date).ok_or_else(|| fail(|value| QueryProblem::BadDate { value }));
    }
    span(raw).map(Point::Ago).map_err(|_| fail(|value| QueryProblem::BadTime { value }))
}

pub(in crate::domain) fn text(raw: &Raw) -> Result<Pattern, QueryError> {
    let pattern = if raw.quoted { Pattern::literal(&raw.text) } else { Pattern::glob(&raw.text) }.anywhere();
    if pattern.pieces().is_empty() {
        return Err(error(raw.at.clone(), QueryProblem::EmptyText));
    }
    Ok(pattern)
}
