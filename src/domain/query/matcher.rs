//! The matcher. One job: a query with every name looked up, asked row by row.
//!
//! [`prepare`] once, [`Matcher::matches`] for each row: comparisons, no allocation. Who may see a row is not asked here.

use super::error::QueryError;
use super::names::{self, Folded};
use super::tree::{Bounds, Expr, Item, Point, Query, Test, Value};
use super::words::{Field, Shape, Word};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId, TeamId};
use crate::domain::incident::State;
use crate::domain::incident::row::{Moment, Row, RowClock};
use crate::domain::people::directory::Directory;
use crate::domain::policy::Policy;
use crate::domain::sla::clock::{Band, ClockKind, Phase};
use crate::domain::stream::StreamKind;
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use chrono::{Datelike, Days, NaiveDate, NaiveTime};

/// What a query is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Env<'a> {
    pub me: PersonId,
    pub my_teams: &'a [TeamId],
    pub now: Instant,
    pub policy: &'a Policy,
    pub directory: &'a Directory,
    /// Every calendar at `now`, by index: [`crate::domain::incident::row::moments`].
    pub moments: &'a [Moment],
    /// Where `today` begins.
    pub zone: &'a Zone,
}

/// A query that is ready to be asked.
#[derive(Debug, Clone)]
pub struct Matcher {
    node: Node,
    good_until: Instant,
}

#[derive(Debug, Clone)]
enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Is(Word),
    Vip(Vec<i64>),
    Clock(Option<ClockKind>, Word),
    Left(Option<ClockKind>, Bounds<Span>),
    Number(Field, Bounds<i64>),
    Id(IncidentId),
    /// Sorted.
    Entry(Field, Vec<i64>),
    Code(Field, Vec<Code>),
    Ago(Field, Bounds<Span>),
    /// From the first instant to before the second.
    During(Field, Instant, Instant),
    Missing(Field),
    Title(Folded),
}

/// Looks up every name of a query.
///
/// # Errors
/// The first name that nothing has, with its bytes in the text the query was read from and the nearest name.
pub fn prepare(query: &Query, env: &Env<'_>) -> Result<Matcher, QueryError> {
    let mut days = Today { env, good_until: Instant::FAR };
    let node = node(&query.expr, &mut days)?;
    Ok(Matcher { node, good_until: days.good_until })
}

impl Query {
    /// [`prepare`] and [`Matcher::matches`] for a single row.
    ///
    /// # Errors
    /// As [`prepare`].
    pub fn matches(&self, row: &Row, env: &Env<'_>) -> Result<bool, QueryError> {
        Ok(prepare(self, env)?.matches(row, env))
    }
}

fn node(expr: &Expr, days: &mut Today<'_, '_>) -> Result<Node, QueryError> {
    let mut each = |exprs: &[Expr]| exprs.iter().map(|e| node(e, days)).collect::<Result<Vec<_>, _>>();
    Ok(match expr {
        Expr::All(all) => Node::All(each(all)?),
        Expr::Any(any) => Node::Any(each(any)?),
        Expr::Not(inner) => Node::Not(Box::new(node(inner, days)?)),
        Expr::Test(test) => test_node(test, days)?,
    })
}

fn test_node(test: &Test, days: &mut Today<'_, '_>) -> Result<Node, QueryError> {
    let (mut wanted, mut all) = (Vec::new(), Vec::new());
    for item in &test.items {
        let node = item_node(test.field, item, days)?;
        if item.negated {
            all.push(Node::Not(Box::new(node)));
        } else {
            wanted.push(node);
        }
    }
    let wanted = if wanted.len() == 1 { wanted.pop() } else { (!wanted.is_empty()).then_some(Node::Any(wanted)) };
    Ok(match (wanted, all.is_empty()) {
        (Some(node), true) => node,
        (wanted, _) => {
            all.splice(0..0, wanted);
            Node::All(all)
        }
    })
}

fn item_node(field: Field, item: &Item, days: &mut Today<'_, '_>) -> Result<Node, QueryError> {
    let env = days.env;
    let kind = if let Shape::Clock(kind) = field.shape() { kind } else { None };
    Ok(match (&item.value, field.shape()) {
        (Value::Word(Word::Vip), _) => Node::Vip(vips(env.directory)),
        (Value::Word(Word::Mine), _) => Node::Entry(Field::Assignee, vec![env.me.0]),
        (Value::Word(word), Shape::Clock(_)) => Node::Clock(kind, *word),
        (Value::Word(word), _) => Node::Is(*word),
        (Value::Number(bounds), _) => Node::Number(field, *bounds),
        (Value::Id(id), _) => Node::Id(*id),
        (Value::Left(bounds), _) => Node::Left(kind, *bounds),
        (Value::Ago(bounds), _) => Node::Ago(field, *bounds),
        (Value::When(bounds), _) => days.during(field, *bounds),
        (Value::None, _) => Node::Missing(field),
        (Value::Me, Shape::Entry(StreamKind::Team)) => {
            let mut teams: Vec<i64> = env.my_teams.iter().map(|team| team.0).collect();
            teams.sort_unstable();
            Node::Entry(field, teams)
        }
        (Value::Me, _) => Node::Entry(field, vec![env.me.0]),
        (Value::Name(pattern), Shape::Entry(kind)) => {
            Node::Entry(field, names::entries(field, kind, pattern, item, env)?)
        }
        (Value::Name(pattern), _) => Node::Code(field, names::codes(field, pattern, item, env)?),
        (Value::Text(pattern), _) => Node::Title(Folded::new(pattern)),
    })
}

fn vips(directory: &Directory) -> Vec<i64> {
    let all = directory.all(StreamKind::Contact).into_iter();
    let mut ids: Vec<i64> = all.filter(|e| e.flag("vip")).map(|e| e.stream.id).collect();
    ids.sort_unstable();
    ids
}

/// Days of the local calendar as instants, and how long what was computed stays true.
struct Today<'e, 'a> {
    env: &'e Env<'a>,
    good_until: Instant,
}

impl Today<'_, '_> {
    fn during(&mut self, field: Field, bounds: Bounds<Point>) -> Node {
        let (least, most) = (Instant(i64::MIN), Instant::FAR);
        let (from, to) = match bounds.map(|point| self.extent(point)) {
            Bounds::Is(day) => day,
            Bounds::Less((start, _)) => (least, start),
            Bounds::AtMost((_, end)) => (least, end),
            Bounds::More((_, end)) => (end, most),
            Bounds::AtLeast((start, _)) => (start, most),
            Bounds::Between(a, b) => (a.0.min(b.0), a.1.max(b.1)),
        };
        Node::During(field, from, to)
    }

    /// The first instant of a point in time and the first one after it.
    fn extent(&mut self, point: Point) -> (Instant, Instant) {
        let today = self.env.zone.to_local(self.env.now).date();
        let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let date = match point {
            Point::Ago(span) => {
                self.good_until = self.env.now;
                let at = self.env.now - span;
                return (at, at + Span::millis(1));
            }
            Point::Date(date) => return self.day(date),
            Point::Today => today,
            Point::Yesterday => back(1),
            Point::Weekday(weekday) => back(u64::from(today.weekday().days_since(weekday))),
        };
        self.good_until = self.good_until.min(self.day(today).1);
        self.day(date)
    }

    fn day(&self, date: NaiveDate) -> (Instant, Instant) {
        let opening = |date: NaiveDate| self.env.zone.opening(date.and_time(NaiveTime::MIN));
        (opening(date), opening(date.succ_opt().unwrap_or(date)))
    }
}

impl Matcher {
    /// Whether it matches at `env.now`.
    pub fn matches(&self, row: &Row, env: &Env<'_>) -> bool {
        self.node.holds(row, env)
    }
    /// Until when days like `today` mean what they mean now; past it, [`prepare`] anew.
    pub fn good_until(&self) -> Instant {
        self.good_until
    }
}

impl Node {
    fn holds(&self, row: &Row, env: &Env<'_>) -> bool {
        match self {
            Self::All(all) => all.iter().all(|node| node.holds(row, env)),
            Self::Any(any) => any.iter().any(|node| node.holds(row, env)),
            Self::Not(node) => !node.holds(row, env),
            Self::Is(word) => is(*word, row, env),
            Self::Vip(ids) => row.requester.is_some_and(|contact| ids.binary_search(&contact.0).is_ok()),
            Self::Clock(kind, word) => clock(*kind, row, env).is_some_and(|c| standing(c, env) == Some(*word)),
            Self::Left(kind, bounds) => left(*kind, row, env).is_some_and(|left| bounds.holds(left)),
            Self::Number(field, bounds) => bounds.holds(number(*field, row)),
            Self::Id(id) => row.id == *id,
            Self::Entry(field, ids) => entry(*field, row).is_some_and(|id| ids.binary_search(&id).is_ok()),
            Self::Code(field, codes) => code(*field, row).is_some_and(|code| codes.contains(code)),
            Self::Ago(field, bounds) => at(*field, row).is_some_and(|at| bounds.holds(env.now - at)),
            Self::During(field, from, to) => at(*field, row).is_some_and(|at| *from <= at && at < *to),
            Self::Missing(field) => missing(*field, row),
            Self::Title(words) => words.occurs_in(&row.title),
        }
    }
}

/// The words of `is:` and `state:`.
fn is(word: Word, row: &Row, env: &Env<'_>) -> bool {
    // What is over waits for nobody, whatever its clocks say.
    let live = |holds: fn(&RowClock, Option<Band>) -> bool| {
        row.state.is_open() && row.leaders().any(|c| holds(c, c.band(env.now, env.policy)))
    };
    match word {
        Word::Any => true,
        Word::Open => row.state.is_open(),
        Word::Active => row.state.is_active(),
        Word::Over => !row.state.is_open(),
        Word::In(state) => row.state == state,
        Word::Paused => live(|c, _| c.phase == Phase::Paused),
        Word::Overdue => live(|_, band| band == Some(Band::Breached)),
        Word::AtRisk => {
            live(|c, band| c.phase == Phase::Running && matches!(band, Some(Band::Warning | Band::Critical)))
        }
        Word::Breached => {
            let over = |c: &RowClock| c.breached && c.phase != Phase::Cancelled;
            let breached = |c: &RowClock| over(c) || c.band(env.now, env.policy) == Some(Band::Breached);
            row.clocks.iter().filter(|c| c.leads).any(breached)
        }
        Word::Major => row.major,
        Word::Security => row.security,
        Word::Escalated => row.fired > 0,
        Word::Waiting => row.waiting > 0,
        Word::Unconfirmed => row.priority_unconfirmed,
        Word::Unassigned => row.assignee.is_none(),
        Word::Mine => row.assignee == Some(env.me),
        Word::Reopened => row.reopens > 0,
        Word::ToClose => {
            let silent = |at: Instant| env.now.since(at) >= env.policy.rules.unconfirmed_after;
            row.state == State::Resolved && !row.confirmed && row.resolved_at.is_some_and(silent)
        }
        _ => false,
    }
}

/// The clock a field is about: the leading one, or the one of its kind.
fn clock<'r>(kind: Option<ClockKind>, row: &'r Row, env: &Env<'_>) -> Option<&'r RowClock> {
    match kind {
        Some(kind) => row.clock(kind),
        None => row.leading(env.now, env.policy),
    }
}

/// What a clock shows, apart from opening hours: a shut one by what it has left.
fn standing(clock: &RowClock, env: &Env<'_>) -> Option<Word> {
    match (clock.phase, clock.band(env.now, env.policy)) {
        (Phase::Cancelled, _) => None,
        (Phase::Stopped, _) | (_, None) => Some(if clock.breached { Word::ClockBreached } else { Word::ClockMet }),
        (_, Some(Band::Breached)) => Some(Word::ClockBreached),
        (Phase::Paused, _) => Some(Word::ClockPaused),
        (Phase::Running, Some(Band::Critical)) => Some(Word::ClockCritical),
        (Phase::Running, Some(Band::Warning)) => Some(Word::ClockWarning),
        (Phase::Running, Some(Band::Ok)) => Some(Word::ClockOk),
    }
}

/// Service time left of a clock that still counts.
fn left(kind: Option<ClockKind>, row: &Row, env: &Env<'_>) -> Option<Span> {
    let clock = clock(kind, row, env).filter(|c| matches!(c.phase, Phase::Running | Phase::Paused))?;
    let moment = env.moments.get(usize::from(clock.calendar))?;
    Some(clock.left_at(moment.position))
}

fn number(field: Field, row: &Row) -> i64 {
    match field {
        Field::Prio => row.priority.into(),
        Field::Impact => row.impact.into(),
        Field::Urgency => row.urgency.into(),
        Field::Line => row.line.into(),
        Field::Hops => row.hops.into(),
        Field::Reopens => row.reopens.into(),
        Field::Chases => row.chases.into(),
        Field::Reports => row.reports.into(),
        _ => 0,
    }
}

fn entry(field: Field, row: &Row) -> Option<i64> {
    match field {
        Field::Assignee => row.assignee.map(|id| id.0),
        Field::Tracker => row.tracker.map(|id| id.0),
        Field::Team => row.team.map(|id| id.0),
        Field::Requester => row.requester.map(|id| id.0),
        Field::Org => row.organisation.map(|id| id.0),
        Field::Service => row.service.map(|id| id.0),
        Field::Ci => row.ci.map(|id| id.0),
        Field::Cat => row.category.map(|id| id.0),
        _ => None,
    }
}

fn code(field: Field, row: &Row) -> Option<&Code> {
    match field {
        Field::Channel => row.channel.as_ref(),
        Field::Nature => row.nature.as_ref(),
        _ => None,
    }
}

fn at(field: Field, row: &Row) -> Option<Instant> {
    match field {
        Field::Created | Field::Age => Some(row.reported_at),
        Field::Updated => Some(row.updated_at),
        Field::Resolved => row.resolved_at,
        _ => None,
    }
}

fn missing(field: Field, row: &Row) -> bool {
    match field.shape() {
        Shape::Entry(_) => entry(field, row).is_none(),
        Shape::Channel | Shape::Nature => code(field, row).is_none(),
        _ => at(field, row).is_none(),
    }
}
