//! The filter. One job: what is looked for in the trail, as values, before any name is looked up.

use super::words::Field;
use crate::domain::actor::Via;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::query::tree::At;
use crate::domain::query::{Bounds, Pattern, Point};
use crate::domain::stream::StreamKind;

/// A whole filter: all of its tests must hold. None at all: everything.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    pub tests: Vec<Test>,
}

/// A field and what it may be: one of the items that are not negated (if there are any) and none that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    pub negated: bool,
    pub field: Field,
    pub items: Vec<Item>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub negated: bool,
    pub value: Value,
    pub at: At,
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// The asker.
    Me,
    /// Somebody, by key or name.
    Person(Pattern),
    Incident(IncidentId),
    Article(ArticleId),
    /// Every record of a kind.
    All(StreamKind),
    /// An entry of the directory, by key or name.
    Named(StreamKind, Pattern),
    /// A kind of event, or a group of them: the code of a row of [`super::words::KINDS`].
    Kind(&'static str),
    /// From the beginning of the one day to the end of the other.
    Days(Bounds<Point>),
    /// An instant, or a day.
    Point(Point),
    Via(Via),
    /// Words of the event.
    Text(Pattern),
}

impl Filter {
    /// The history of one incident.
    pub fn of(incident: IncidentId) -> Self {
        let item = Item { negated: false, value: Value::Incident(incident), at: At::default() };
        Self { tests: vec![Test { negated: false, field: Field::Id, items: vec![item] }] }
    }

    /// Whether nothing is asked: the whole trail.
    pub fn is_all(&self) -> bool {
        self.tests.is_empty()
    }
}
