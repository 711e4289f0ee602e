//! The sieve. One job: a filter with every name and day looked up, ready to be asked of the journal.
//!
//! Days and lengths of time are about when something was recorded: that is the order of the trail, and an import brings
//! facts of years ago in one morning.

use super::filter::{Filter, Item, Test, Value};
use super::words::kinds_of;
use crate::domain::actor::Via;
use crate::domain::id::PersonId;
use crate::domain::people::directory::{Directory, Entry};
use crate::domain::query::error::{QueryError, QueryProblem};
use crate::domain::query::names::Folded;
use crate::domain::query::value::meant;
use crate::domain::query::{Bounds, Pattern, Point};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use crate::domain::trail::Field;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use std::sync::Arc;

/// What a filter is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Env<'a> {
    pub me: PersonId,
    pub now: Instant,
    pub directory: &'a Directory,
    /// Where a day begins.
    pub zone: &'a Zone,
}

/// A filter that is ready to be asked: all of it must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sieve {
    pub tests: Vec<Sifted>,
}

/// One of the first (if there are any), and none of the others; or not so.
#[derive(Debug, Clone, PartialEq)]
pub struct Sifted {
    pub negated: bool,
    pub wanted: Vec<Match>,
    pub refused: Vec<Match>,
}

/// What an event is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Match {
    /// Written by one of them; what the rules did is nobody's.
    By(Vec<PersonId>),
    /// About one of these records.
    Of(Vec<Stream>),
    /// About any record of the kind.
    All(StreamKind),
    Kinds(Vec<&'static str>),
    /// Recorded at or after the first instant and before the second.
    Recorded(Instant, Instant),
    Via(Via),
    /// Its words hold these, in this order.
    Text(Vec<String>),
}

/// Looks up every name of a filter.
///
/// # Errors
/// The first name that nothing has, with its bytes in the text the filter was read from and the nearest name.
pub fn prepare(filter: &Filter, env: &Env<'_>) -> Result<Sieve, QueryError> {
    let sift = |test: &Test| {
        let matches = |negated: bool| {
            let items = test.items.iter().filter(move |item| item.negated == negated);
            items.map(|item| sought(test.field, item, env)).collect::<Result<Vec<_>, _>>()
        };
        Ok(Sifted { negated: test.negated, wanted: matches(false)?, refused: matches(true)? })
    };
    Ok(Sieve { tests: filter.tests.iter().map(sift).collect::<Result<_, _>>()? })
}

fn sought(field: Field, item: &Item, env: &Env<'_>) -> Result<Match, QueryError> {
    let (first, last) = (Instant(i64::MIN), Instant::FAR);
    Ok(match &item.value {
        Value::Me => Match::By(vec![env.me]),
        Value::Person(pattern) => {
            let ids = entries(field, StreamKind::Person, pattern, item, env)?;
            Match::By(ids.into_iter().map(PersonId).collect())
        }
        Value::Incident(id) => Match::Of(vec![(*id).into()]),
        Value::Article(id) => Match::Of(vec![(*id).into()]),
        Value::All(kind) => Match::All(*kind),
        Value::Named(kind, pattern) => {
            let ids = entries(field, *kind, pattern, item, env)?;
            Match::Of(ids.into_iter().map(|id| Stream::new(*kind, id)).collect())
        }
        Value::Kind(code) => Match::Kinds(kinds_of(code)),
        Value::Days(bounds) => {
            let (from, to) = match bounds.map(|point| extent(point, env)) {
                Bounds::Between(a, b) => (a.0.min(b.0), a.1.max(b.1)),
                Bounds::Is(day)
                | Bounds::Less(day)
                | Bounds::AtMost(day)
                | Bounds::More(day)
                | Bounds::AtLeast(day) => day,
            };
            Match::Recorded(from, to)
        }
        Value::Point(point) if field == Field::Until => Match::Recorded(first, extent(*point, env).1),
        Value::Point(point) => Match::Recorded(extent(*point, env).0, last),
        Value::Via(via) => Match::Via(*via),
        Value::Text(pattern) => Match::Text(pattern.pieces().to_vec()),
    })
}

/// The first instant of a point in time and the first one after it.
fn extent(point: Point, env: &Env<'_>) -> (Instant, Instant) {
    let today = env.zone.to_local(env.now).date();
    let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let date = match point {
        Point::Ago(span) => return (env.now - span, env.now - span + Span::millis(1)),
        Point::Date(date) => date,
        Point::Today => today,
        Point::Yesterday => back(1),
        Point::Weekday(weekday) => back(u64::from(today.weekday().days_since(weekday))),
    };
    let opening = |date: NaiveDate| env.zone.opening(date.and_time(NaiveTime::MIN));
    (opening(date), opening(date.succ_opt().unwrap_or(date)))
}

/// The ids that a pattern names, by key or by name; those out of use too, for the trail is about what was.
fn entries(
    field: Field,
    kind: StreamKind,
    pattern: &Pattern,
    item: &Item,
    env: &Env<'_>,
) -> Result<Vec<i64>, QueryError> {
    let all = env.directory.all(kind);
    let folded = Folded::new(pattern);
    let named = |entry: &&&Arc<Entry>| folded.is(entry.key.as_str()) || folded.is(entry.name());
    let found: Vec<i64> = all.iter().filter(named).map(|entry| entry.stream.id).collect();
    match pattern.plain() {
        Some(word) if found.is_empty() => {
            let nearest = meant(word, all.iter().flat_map(|e| [e.key.as_str(), e.name()]));
            let problem = QueryProblem::UnknownValue { field: field.name(), value: word.to_owned(), nearest };
            Err(QueryError { at: item.at.0.clone(), problem })
        }
        _ => Ok(found),
    }
}

impl Sieve {
    /// What it can be narrowed by: records by name, or all of a kind that are few.
    pub fn narrow(&self) -> Option<&[Match]> {
        let few =
            |m: &Match| matches!(m, Match::Of(_)) || matches!(m, Match::All(kind) if *kind != StreamKind::Incident);
        let narrows = |test: &&Sifted| !test.negated && !test.wanted.is_empty() && test.wanted.iter().all(few);
        self.tests.iter().find(narrows).map(|test| test.wanted.as_slice())
    }

    /// The records it asks about by name, where it asks about no others.
    pub fn named(&self) -> Option<Vec<Stream>> {
        let streams = self.narrow()?.iter().map(|m| if let Match::Of(streams) = m { Some(streams) } else { None });
        let all: Option<Vec<&Vec<Stream>>> = streams.collect();
        all.map(|all| all.into_iter().flatten().copied().collect())
    }

    /// Between which instants everything it can find was recorded.
    pub fn span(&self) -> (Instant, Instant) {
        let (mut from, mut to) = (Instant(i64::MIN), Instant::FAR);
        for test in self.tests.iter().filter(|test| !test.negated && !test.wanted.is_empty()) {
            let one =
                |m: &Match| if let Match::Recorded(a, b) = m { (*a, *b) } else { (Instant(i64::MIN), Instant::FAR) };
            let ends: Vec<(Instant, Instant)> = test.wanted.iter().map(one).collect();
            from = from.max(ends.iter().map(|(a, _)| *a).min().unwrap_or(from));
            to = to.min(ends.iter().map(|(_, b)| *b).max().unwrap_or(to));
        }
        (from, to)
    }
}
