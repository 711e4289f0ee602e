//! The tree. One job: a query as values, before any name is looked up.
//!
//! Two queries are equal when they say the same in the same words and order; where they stood in the text does not
//! count ([`At`]). Constructors keep one form for one meaning, so that printing and reading are inverse.

use super::order::{SortBy, SortKey};
use super::words::{Field, Word};
use crate::domain::id::IncidentId;
use crate::domain::time::Span;
use chrono::NaiveDate;
use std::ops::Range;

/// A whole query.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    pub expr: Expr,
    /// Empty: the list's own order.
    pub(super) order: Vec<SortKey>,
    pub(super) limit: Option<usize>,
}

/// Asks nothing: everything matches.
impl Default for Query {
    fn default() -> Self {
        Self { expr: Expr::All(Vec::new()), order: Vec::new(), limit: None }
    }
}

/// Which incidents a query can match: a hint for whoever loads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Only open ones: what is in memory suffices.
    OpenOnly,
    Any,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// All of them; none at all holds always.
    All(Vec<Expr>),
    /// At least one of them.
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Test(Test),
}

/// A field and what it may be: one of the items that are not negated (if there are any) and none that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    pub field: Field,
    pub items: Vec<Item>,
}

/// One item of a list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub negated: bool,
    pub value: Value,
    pub at: At,
}

/// Bytes of the text a thing was read from; all equal, since they are no part of its meaning.
#[derive(Debug, Clone, Default)]
pub struct At(pub Range<usize>);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// One of the words of [`super::words::WORDS`].
    Word(Word),
    Number(Bounds<i64>),
    Id(IncidentId),
    /// Service time left; negative is over.
    Left(Bounds<Span>),
    /// How long ago: `Less` is more recent.
    Ago(Bounds<Span>),
    /// When, as days or with a day at one end; `Less` is earlier.
    When(Bounds<Point>),
    /// Nothing there, or nobody.
    None,
    /// The asker, or the asker's teams.
    Me,
    /// A name, whole.
    Name(Pattern),
    /// Words that occur somewhere in a text.
    Text(Pattern),
}

/// A comparison. Ends belong to a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds<T> {
    Is(T),
    Less(T),
    AtMost(T),
    More(T),
    AtLeast(T),
    Between(T, T),
}

/// A point of a range in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    Ago(Span),
    Today,
    Yesterday,
    /// The last such weekday; today counts.
    Weekday(chrono::Weekday),
    Date(NaiveDate),
}

/// Words with gaps: what stands between the `*`, in order. One piece is a plain word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<String>);

impl<T: Copy + PartialOrd> Bounds<T> {
    /// Both ends included, in whichever order they are given.
    pub fn between(a: T, b: T) -> Self {
        if b < a { Self::Between(b, a) } else { Self::Between(a, b) }
    }
    /// Whether `x` lies inside.
    pub fn holds(self, x: T) -> bool {
        match self {
            Self::Is(a) => x == a,
            Self::Less(a) => x < a,
            Self::AtMost(a) => x <= a,
            Self::More(a) => x > a,
            Self::AtLeast(a) => x >= a,
            Self::Between(a, b) => a <= x && x <= b,
        }
    }
}

impl<T> Bounds<T> {
    /// The same comparison of something else.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Bounds<U> {
        match self {
            Self::Is(a) => Bounds::Is(f(a)),
            Self::Less(a) => Bounds::Less(f(a)),
            Self::AtMost(a) => Bounds::AtMost(f(a)),
            Self::More(a) => Bounds::More(f(a)),
            Self::AtLeast(a) => Bounds::AtLeast(f(a)),
            Self::Between(a, b) => Bounds::Between(f(a), f(b)),
        }
    }
}

impl Pattern {
    /// A word as it stands, `*` included.
    pub fn literal(word: &str) -> Self {
        Self(vec![word.to_owned()])
    }
    /// A name whose `*` stands for anything.
    pub fn glob(word: &str) -> Self {
        Self::of_pieces(word.split('*').map(str::to_owned).collect())
    }
    /// A part of a name.
    pub fn part(mut self) -> Self {
        self.0.insert(0, String::new());
        self.0.push(String::new());
        Self::of_pieces(self.0)
    }
    /// Words of a text: they may occur anywhere, so that a `*` at an end says nothing.
    pub fn anywhere(self) -> Self {
        let mut pieces = self.0;
        pieces.retain(|piece| !piece.is_empty());
        Self(pieces)
    }
    fn of_pieces(pieces: Vec<String>) -> Self {
        let last = pieces.len().saturating_sub(1);
        let kept = pieces.into_iter().enumerate().filter(|(i, piece)| *i == 0 || *i == last || !piece.is_empty());
        Self(kept.map(|(_, piece)| piece).collect())
    }
    pub fn pieces(&self) -> &[String] {
        &self.0
    }
    /// The word, when there is no gap in it.
    pub fn plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [word] => Some(word),
            _ => None,
        }
    }
    /// The word that a name must contain, when that is all.
    pub fn contained(&self) -> Option<&str> {
        match self.0.as_slice() {
            [before, word, after] if before.is_empty() && after.is_empty() => Some(word),
            _ => None,
        }
    }
}

impl Expr {
    /// All of them; nested ones are told in one breath.
    pub fn all(exprs: Vec<Self>) -> Self {
        Self::join(exprs, |e| if let Self::All(inner) = e { Ok(inner) } else { Err(e) }, Self::All)
    }
    /// At least one of them. An empty list would hold never, which cannot be said; it holds always.
    pub fn any(exprs: Vec<Self>) -> Self {
        if exprs.is_empty() {
            return Self::All(Vec::new());
        }
        Self::join(exprs, |e| if let Self::Any(inner) = e { Ok(inner) } else { Err(e) }, Self::Any)
    }
    fn join(exprs: Vec<Self>, open: fn(Self) -> Result<Vec<Self>, Self>, make: fn(Vec<Self>) -> Self) -> Self {
        let mut flat = Vec::new();
        for expr in exprs {
            match open(expr) {
                Ok(inner) => flat.extend(inner),
                Err(one) => flat.push(one),
            }
        }
        match flat.len() {
            1 => flat.remove(0),
            _ => make(flat),
        }
    }
    /// The opposite; twice is not at all.
    #[expect(clippy::should_implement_trait, reason = "it makes a tree, it does not compute")]
    pub fn not(expr: Self) -> Self {
        match expr {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Whether only open incidents can match; `false` when in doubt.
    fn only_open(&self) -> bool {
        match self {
            Self::All(all) => all.iter().any(Self::only_open),
            Self::Any(any) => any.iter().all(Self::only_open),
            Self::Not(inner) => inner.always_over(),
            Self::Test(test) => test.within(word_is_open),
        }
    }
    /// Whether every incident that is over matches, so that its opposite leaves open ones alone.
    fn always_over(&self) -> bool {
        match self {
            Self::All(all) => all.iter().all(Self::always_over),
            Self::Any(any) => any.iter().any(Self::always_over),
            Self::Not(inner) => inner.only_open(),
            Self::Test(test) => {
                let every = |item: &Item| matches!(item.value, Value::Word(Word::Over | Word::Any));
                test.items.iter().any(every) && !test.items.iter().any(|item| item.negated)
            }
        }
    }
}

impl Test {
    fn within(&self, holds: fn(&Value) -> bool) -> bool {
        let mut wanted = self.items.iter().filter(|item| !item.negated).peekable();
        let refused = self.items.iter().any(|item| item.negated && item.value == Value::Word(Word::Over));
        refused || wanted.peek().is_some() && wanted.all(|item| holds(&item.value))
    }
}

fn word_is_open(value: &Value) -> bool {
    match value {
        Value::Word(Word::In(state)) => state.is_open(),
        Value::Word(word) => {
            matches!(word, Word::Open | Word::Active | Word::Overdue | Word::AtRisk | Word::Paused | Word::ToClose)
        }
        _ => false,
    }
}

impl Query {
    /// A query of parts: what must hold, the order (empty: the list's own) and how many.
    pub fn new(expr: Expr, order: Vec<SortKey>, limit: Option<usize>) -> Self {
        Self { expr, order, limit }
    }
    /// The keys to sort by, the first one first; empty for the list's own order.
    pub fn order(&self) -> &[SortKey] {
        &self.order
    }
    /// The most rows to show.
    pub fn limit(&self) -> Option<usize> {
        self.limit
    }
    /// Whether it asks for the open ones, all of them, in the list's own order.
    pub fn is_the_queue(&self) -> bool {
        let open = |test: &Test| match test.items.as_slice() {
            [Item { negated: false, value: Value::Word(Word::Open), .. }] => test.field == Field::Is,
            _ => false,
        };
        let own = matches!(self.order.as_slice(), [] | [SortKey { by: SortBy::Work, descending: false }, ..]);
        own && matches!(&self.expr, Expr::Test(test) if open(test))
    }
    /// Whether closed incidents have to be looked at.
    pub fn scope(&self) -> Scope {
        if self.expr.only_open() { Scope::OpenOnly } else { Scope::Any }
    }
}
