//! Parsing. One job: the text of a query to its tree, or the first thing in it that cannot be understood.
//!
//! What a value means is asked in [`super::value`]. Names of people, teams and entries are taken as they stand; whether
//! there are such is asked in [`super::matcher::prepare`], which knows the desk.

use super::error::{QueryError, QueryProblem};
use super::order::{SortBy, SortKey};
use super::read::{Raw, Reader};
use super::tree::{At, Expr, Item, Query, Test, Value};
use super::value::{Op, Written, error, fixed, id, item, meant, text};
use super::words::{FIELDS, Field, Group, Shape};
use crate::domain::policy::fields::PREFIX;
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
        if word.starts_with(PREFIX) {
            return Err(error(at, QueryProblem::CustomField));
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
                return Err(error(here, QueryProblem::NotInside { field: field.name() }));
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
            return Err(error(raw.at, QueryProblem::MissingValue { field: field.name() }));
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
