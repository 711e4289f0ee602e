//! The echo. One job: what a query was understood to ask, as typed parts with names in place of keys.
//!
//! The words are made by [`crate::text::query`], so that `prio:<=2` is never guessed: "P1-P2".

use super::matcher::Env;
use super::names::{coded, codes, entries};
use super::order::SortKey;
use super::tree::{Bounds, Expr, Item, Pattern, Point, Query, Test, Value};
use super::words::{Field, Group, Shape};
use crate::domain::id::IncidentId;
use crate::domain::policy::Names;
use crate::domain::stream::Stream;
use crate::domain::time::Span;

/// A part of what is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// All of these.
    All(Vec<Part>),
    /// One of these.
    Any(Vec<Part>),
    Not(Box<Part>),
    /// A field is one of the first (if there are any) and none of the second.
    Field {
        field: Field,
        wanted: Vec<Said>,
        refused: Vec<Said>,
    },
    Sorted(Vec<SortKey>),
    Limited(usize),
}

/// A value as it is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A fixed word, by its group and code.
    Word(Group, &'static str),
    /// Levels from one to the other, with the letter they are written with (`P1-P2`).
    Levels {
        letter: &'static str,
        from: i64,
        to: i64,
    },
    Number(Bounds<i64>),
    Id(IncidentId),
    Left(Bounds<Span>),
    Ago(Bounds<Span>),
    When(Bounds<Point>),
    Nobody,
    /// The asker, or the asker's teams.
    Me,
    /// By name.
    Name(String),
    /// As the policy names it.
    Names(Names),
    /// As it was typed: a pattern, or a name that nothing has.
    Like(String),
    /// Words of the title.
    Text(String),
}

/// What the query asks, part by part; empty: everything.
pub fn explain(query: &Query, env: &Env<'_>) -> Vec<Part> {
    let mut parts = match &query.expr {
        Expr::All(all) => all.iter().map(|expr| part(expr, env)).collect(),
        expr => vec![part(expr, env)],
    };
    if !query.order().is_empty() {
        parts.push(Part::Sorted(query.order().to_vec()));
    }
    parts.extend(query.limit().map(Part::Limited));
    parts
}

fn part(expr: &Expr, env: &Env<'_>) -> Part {
    let each = |exprs: &[Expr]| exprs.iter().map(|expr| part(expr, env)).collect();
    match expr {
        Expr::All(all) => Part::All(each(all)),
        Expr::Any(any) => Part::Any(each(any)),
        Expr::Not(inner) => Part::Not(Box::new(part(inner, env))),
        Expr::Test(test) => field(test, env),
    }
}

fn field(test: &Test, env: &Env<'_>) -> Part {
    let said = |negated: bool| {
        let items = test.items.iter().filter(move |item| item.negated == negated);
        items.map(|item| said(test.field, item, env)).collect()
    };
    Part::Field { field: test.field, wanted: said(false), refused: said(true) }
}

fn said(field: Field, item: &Item, env: &Env<'_>) -> Said {
    match &item.value {
        Value::Word(word) => {
            let group = if let Shape::Words(group) = field.shape() { group } else { Group::Clock };
            Said::Word(group, group.row(*word).map_or("", |row| row.code))
        }
        Value::Number(bounds) => levels(field, *bounds, env),
        Value::Id(id) => Said::Id(*id),
        Value::Left(bounds) => Said::Left(*bounds),
        Value::Ago(bounds) => Said::Ago(*bounds),
        Value::When(bounds) => Said::When(*bounds),
        Value::None => Said::Nobody,
        Value::Me => Said::Me,
        Value::Name(pattern) => name(field, pattern, item, env),
        Value::Text(pattern) => Said::Text(pattern.pieces().join("*")),
    }
}

/// `<=2` of four priorities is P1-P2: 1 is the highest, so that comparisons are easily read the wrong way round.
fn levels(field: Field, bounds: Bounds<i64>, env: &Env<'_>) -> Said {
    let (letter, most) = match field {
        Field::Prio => ("P", env.policy.priorities.len()),
        Field::Line => ("L", env.policy.lines.len()),
        Field::Impact => ("", env.policy.impacts.len()),
        Field::Urgency => ("", env.policy.urgencies.len()),
        _ => return Said::Number(bounds),
    };
    let fit = || (1..=i64::try_from(most).unwrap_or(i64::MAX)).filter(|n| bounds.holds(*n));
    match (fit().min(), fit().max()) {
        (Some(from), Some(to)) => Said::Levels { letter, from, to },
        _ => Said::Number(bounds),
    }
}

fn name(field: Field, pattern: &Pattern, item: &Item, env: &Env<'_>) -> Said {
    let like = || Said::Like(pattern.pieces().join("*"));
    if pattern.plain().is_none() {
        return like();
    }
    match field.shape() {
        Shape::Entry(kind) => {
            // Of what lies below an organisation or category only the one that was named is told.
            let ids = entries(field, kind, pattern, item, env).unwrap_or_default();
            let named = ids.into_iter().filter_map(|id| env.directory.get(Stream::new(kind, id)));
            let folded = super::names::Folded::new(pattern);
            let mut own = named.filter(|e| folded.is(e.key.as_str()) || folded.is(e.name()));
            own.next().map_or_else(like, |entry| Said::Name(entry.name().to_owned()))
        }
        _ => {
            let code = codes(field, pattern, item, env).ok().and_then(|codes| codes.into_iter().next());
            let all = coded(field, env.policy);
            let found = all.into_iter().find(|(c, _)| Some(*c) == code.as_ref());
            found.map_or_else(like, |(_, names)| Said::Names(names.clone()))
        }
    }
}
