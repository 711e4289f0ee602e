//! Parsing. One job: the text of a query to its tree, or the first thing in it that cannot be understood.
//!
//! Names of people, teams and entries are taken as they stand; whether there are such is asked in
//! [`super::matcher::prepare`], which knows the desk.

use super::error::{QueryError, QueryProblem};
use super::order::{SortBy, SortKey};
use super::read::{Raw, Reader};
use super::tree::{At, Bounds, Expr, Item, Pattern, Point, Query, Test, Value};
use super::words::{FIELDS, Field, Group, Shape, Word};
use crate::domain::id::IncidentId;
use crate::domain::policy::parse::nearest;
use crate::domain::stream::StreamKind;
use crate::domain::time::Span;
use chrono::NaiveDate;
use std::ops::Range;
use std::str::FromStr;

/// Deeper nobody thinks, and the stack stays small.
const MOST_DEPTH: usize = 32;
const OR: &[&str] = &["OR", "或"];

impl FromStr for Query {
    type Err = QueryError;
    fn from_str(text: &str) -> Result<Self, QueryError> {
        Self::parse(text)
    }
}

impl Query {
    /// Reads a query. An empty text is one that everything matches.
    ///
    /// # Errors
    /// The first problem, with the bytes it is about and, where there is one, the nearest name.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut parser = Parser { reader: Reader::new(text), depth: 0, order: None, limit: None };
        let expr = parser.or()?;
        let at = parser.reader.at();
        if parser.reader.eat(')') {
            return Err(error(at..parser.reader.at(), QueryProblem::UnopenedGroup));
        }
        Ok(Self::new(expr, parser.order.unwrap_or_default(), parser.limit))
    }
}

fn error(at: Range<usize>, problem: QueryProblem) -> QueryError {
    QueryError { at, problem }
}

/// The nearest name: one that goes on as typed, or one typing mistake away.
pub(super) fn meant<'n>(typed: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    let typed = typed.to_lowercase();
    let begins = |name: &&str| name.to_lowercase().starts_with(&typed);
    let longer = || known.clone().find(begins).map(str::to_owned);
    if typed.chars().count() >= 2 { longer() } else { None }.or_else(|| nearest(&typed, known.clone()))
}

/// An operator of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Like,
}

impl Op {
    fn sign(self) -> &'static str {
        ["<", "<=", ">", ">=", "=", "~"][self as usize]
    }
}

/// One value of a list as it was written.
struct Written {
    negated: bool,
    op: Option<Op>,
    first: Raw,
    last: Option<Raw>,
    at: Range<usize>,
}

struct Parser<'t> {
    reader: Reader<'t>,
    depth: usize,
    order: Option<Vec<SortKey>>,
    limit: Option<usize>,
}

impl Parser<'_> {
    fn or(&mut self) -> Result<Expr, QueryError> {
        let mut sides = vec![self.and()?];
        while let Some(at) = self.reader.eat_word(OR) {
            sides.push(self.and()?);
            if sides.iter().any(Vec::is_empty) {
                return Err(error(at, QueryProblem::EmptySide));
            }
        }
        Ok(Expr::any(sides.into_iter().map(Expr::all).collect()))
    }

    fn and(&mut self) -> Result<Vec<Expr>, QueryError> {
        let mut terms = Vec::new();
        loop {
            self.reader.skip_space();
            let at_or = self.reader.clone().eat_word(OR).is_some();
            if at_or || matches!(self.reader.peek(), None | Some(')')) {
                return Ok(terms);
            }
            terms.extend(self.term()?);
        }
    }

    /// A term; `None` for what is not a condition.
    fn term(&mut self) -> Result<Option<Expr>, QueryError> {
        let start = self.reader.at();
        let negated = self.reader.eat('-');
        let ends = |c: char| c.is_whitespace() || c == ')' || c == '-';
        if negated && self.reader.peek().is_none_or(ends) {
            return Err(error(start..self.reader.at(), QueryProblem::NothingToLeaveOut));
        }
        let expr = match self.reader.peek() {
            Some('(') => Some(self.group()?),
            Some('"') => {
                let raw = self.reader.quoted()?;
                Some(text_test(&raw)?)
            }
            _ => self.word(negated)?,
        };
        Ok(expr.map(|expr| if negated { Expr::not(expr) } else { expr }))
    }

    fn group(&mut self) -> Result<Expr, QueryError> {
        let start = self.reader.at();
        self.reader.bump();
        let opening = start..self.reader.at();
        if self.depth == MOST_DEPTH {
            return Err(error(opening, QueryProblem::TooDeep));
        }
        self.depth += 1;
        let expr = self.or()?;
        self.depth -= 1;
        if !self.reader.eat(')') {
            return Err(error(opening, QueryProblem::UnclosedGroup));
        }
        match expr {
            Expr::All(all) if all.is_empty() => Err(error(start..self.reader.at(), QueryProblem::EmptyGroup)),
            expr => Ok(expr),
        }
    }

    fn word(&mut self, negated: bool) -> Result<Option<Expr>, QueryError> {
        let at = self.reader.bare();
        let word = self.reader.since(at.start);
        if !self.reader.eat(':') {
            return bare_test(word, at).map(Some);
        }
        if word.is_empty() {
            return Err(error(at.start..self.reader.at(), QueryProblem::Syntax { text: ":".into() }));
        }
        let Some(field) = Field::named(word) else {
            let names = FIELDS.iter().flat_map(|row| row.names.iter().copied());
            return Err(error(at, QueryProblem::UnknownField { name: word.to_owned(), nearest: meant(word, names) }));
        };
        let written = self.list(field)?;
        if matches!(field.shape(), Shape::Sort | Shape::Limit) {
            let here = at.start..self.reader.at();
            let twice = if field == Field::Sort { self.order.is_some() } else { self.limit.is_some() };
            if negated || self.depth > 0 || twice {
                return Err(error(here, QueryProblem::NotInside { field }));
            }
            self.direct(field, &written)?;
            return Ok(None);
        }
        let items = written.into_iter().map(|w| item(field, w)).collect::<Result<_, _>>()?;
        Ok(Some(Expr::Test(Test { field, items })))
    }

    fn list(&mut self, field: Field) -> Result<Vec<Written>, QueryError> {
        let mut list = vec![self.written(field)?];
        while self.reader.eat(',') {
            list.push(self.written(field)?);
        }
        Ok(list)
    }

    fn written(&mut self, field: Field) -> Result<Written, QueryError> {
        let start = self.reader.at();
        // Less than nothing left is a length of time, not something left out.
        let below_zero =
            matches!(field.shape(), Shape::Clock(_)) && self.reader.peek_second().is_some_and(|c| c.is_ascii_digit());
        let negated = !below_zero && self.reader.eat('-');
        let op = self.op();
        let first = self.some_value(field)?;
        let last = if self.reader.eat_dots() { Some(self.some_value(field)?) } else { None };
        let at = start..self.reader.at();
        match (op, &last) {
            (Some(op), Some(_)) => Err(error(at, QueryProblem::OpWithRange { op: op.sign() })),
            _ => Ok(Written { negated, op, first, last, at }),
        }
    }

    fn some_value(&mut self, field: Field) -> Result<Raw, QueryError> {
        let raw = self.reader.value()?;
        if raw.text.is_empty() {
            return Err(error(raw.at, QueryProblem::MissingValue { field }));
        }
        let bytes = raw.text.as_bytes();
        if !raw.quoted && bytes.len() > 1 && bytes.first() == Some(&b'/') && bytes.last() == Some(&b'/') {
            return Err(error(raw.at, QueryProblem::Syntax { text: raw.text }));
        }
        Ok(raw)
    }

    fn op(&mut self) -> Option<Op> {
        let op = match self.reader.peek()? {
            '<' => Op::Less,
            '>' => Op::More,
            '=' => Op::Equal,
            '~' => Op::Like,
            _ => return None,
        };
        self.reader.bump();
        let equal = matches!(op, Op::Less | Op::More) && self.reader.eat('=');
        Some(match op {
            Op::Less if equal => Op::AtMost,
            Op::More if equal => Op::AtLeast,
            op => op,
        })
    }

    /// `sort:` and `limit:`.
    fn direct(&mut self, field: Field, list: &[Written]) -> Result<(), QueryError> {
        for one in list {
            one.no_range(field)?;
            one.only(field, &[Op::Equal])?;
        }
        if field == Field::Limit {
            let one = list.first().filter(|one| list.len() == 1 && !one.negated);
            let number = one.and_then(|one| one.first.text.parse().ok()).filter(|n| *n > 0);
            let last = list.last().map(|one| (one.at.clone(), one.first.text.clone()));
            let (at, value) = last.unwrap_or_default();
            self.limit = Some(number.ok_or_else(|| error(at, QueryProblem::BadNumber { value }))?);
            return Ok(());
        }
        let key = |one: &Written| {
            let word = fixed(field, Group::Sort, &one.first)?;
            let by = SortBy::of(word).unwrap_or(SortBy::Work);
            Ok(SortKey { by, descending: one.negated })
        };
        self.order = Some(list.iter().map(key).collect::<Result<_, _>>()?);
        Ok(())
    }
}

impl Written {
    fn no_range(&self, field: Field) -> Result<(), QueryError> {
        match &self.last {
            Some(_) => Err(error(self.at.clone(), QueryProblem::RangeNotHere { field })),
            None => Ok(()),
        }
    }
    fn only(&self, field: Field, ops: &[Op]) -> Result<(), QueryError> {
        match self.op {
            Some(op) if !ops.contains(&op) => {
                Err(error(self.at.clone(), QueryProblem::OpNotHere { field, op: op.sign() }))
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
fn item(field: Field, written: Written) -> Result<Item, QueryError> {
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

fn fixed(field: Field, group: Group, raw: &Raw) -> Result<Word, QueryError> {
    group.find(&raw.text).ok_or_else(|| {
        let names = group.rows().flat_map(|row| row.names.iter().copied());
        let nearest = meant(&raw.text, names);
        error(raw.at.clone(), QueryProblem::UnknownValue { field, value: raw.text.clone(), nearest })
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
fn id(word: &str) -> Option<IncidentId> {
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

fn point(raw: &Raw) -> Result<Point, QueryError> {
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

fn text(raw: &Raw) -> Result<Pattern, QueryError> {
    let pattern = if raw.quoted { Pattern::literal(&raw.text) } else { Pattern::glob(&raw.text) }.anywhere();
    if pattern.pieces().is_empty() {
        return Err(error(raw.at.clone(), QueryProblem::EmptyText));
    }
    Ok(pattern)
}

fn text_test(raw: &Raw) -> Result<Expr, QueryError> {
    let item = Item { negated: false, value: Value::Text(text(raw)?), at: At(raw.at.clone()) };
    Ok(Expr::Test(Test { field: Field::Text, items: vec![item] }))
}

/// A word without a field: a number is a ticket, anything else is in the title.
fn bare_test(word: &str, at: Range<usize>) -> Result<Expr, QueryError> {
    if let Some(id) = id(word) {
        let item = Item { negated: false, value: Value::Id(id), at: At(at) };
        return Ok(Expr::Test(Test { field: Field::Id, items: vec![item] }));
    }
    // `prio<=2` was meant as a comparison; as text it would silently find nothing.
    let sign = word.find(['<', '>', '=', '＜', '＞', '＝']);
    if sign.is_some_and(|sign| word.get(..sign).is_some_and(|name| Field::named(name).is_some())) {
        return Err(error(at, QueryProblem::Syntax { text: word.to_owned() }));
    }
    text_test(&Raw { text: word.replace('＊', "*"), quoted: false, at })
}
