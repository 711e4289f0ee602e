//! The queue. One job: which incidents are listed, in which order, and which of them is under the cursor.
//!
//! The cursor and the marks are incidents, never places. The order holds still for two seconds after a key, and for as
//! long as it is frozen, so that nobody acts on a row that has just moved under their hand (LOOKS 8).

use crate::app::msg::Desk;
use crate::app::place::Place;
use crate::app::ranking::Ranking;
use crate::app::rows::Rows;
use crate::app::views::{VIEWS, first_of};
use crate::domain::id::IncidentId;
use crate::domain::incident::row::{Moment, Row, moments};
use crate::domain::query::order::compare;
use crate::domain::query::{Env, Matcher, Query, QueryError, prepare};
use crate::domain::time::{Instant, Span};
use crate::msg;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How long the order stays after a key.
pub const HOLD: Span = Span::seconds(2);
/// From so many rows on, air where the priority changes.
const AIR_FROM: usize = 30;

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// The working order (LIFE-12).
    Work,
    Left,
    Priority,
    Age,
    Updated,
    Number,
    Title,
    Owner,
}

/// Every sort key: its name in `:sort`, and what it is called.
pub const SORTS: [(SortKey, &str, &str); 8] = [
    (SortKey::Work, "work", msg!("sort-work")),
    (SortKey::Left, "left", msg!("sort-left")),
    (SortKey::Priority, "prio", msg!("sort-prio")),
    (SortKey::Age, "age", msg!("sort-age")),
    (SortKey::Updated, "updated", msg!("sort-updated")),
    (SortKey::Number, "id", msg!("sort-id")),
    (SortKey::Title, "title", msg!("sort-title")),
    (SortKey::Owner, "owner", msg!("sort-owner")),
];

/// A sort key and its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    pub key: SortKey,
    pub reverse: bool,
}

impl Sort {
    pub const WORK: Self = Self { key: SortKey::Work, reverse: false };
    pub const OLDEST: Self = Self { key: SortKey::Updated, reverse: false };
    pub const LATEST: Self = Self { key: SortKey::Updated, reverse: true };

    /// `work`, `-updated`.
    pub fn parse(text: &str) -> Option<Self> {
        let (reverse, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        SORTS.iter().find(|(_, n, _)| *n == name).map(|(key, ..)| Self { key: *key, reverse })
    }

    /// The message it is called by.
    pub fn title(self) -> &'static str {
        SORTS[self.key as usize].2
    }
}

/// The list and everything about it.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Where it is shown.
    pub home: Place,
    /// Place in [`VIEWS`].
    pub view: usize,
    /// The view before, for `-`.
    pub last_view: usize,
    /// The filter in force, as it was typed.
    pub text: String,
    pub query: Query,
    /// The filter, ready to be asked; names and days in it are resolved until [`Matcher::good_until`].
    pub matcher: Option<Matcher>,
    pub sort: Sort,
    pub order: Vec<IncidentId>,
    /// The working order of all, for lists in it.
    pub ranking: Ranking,
    pub cursor: Option<IncidentId>,
    /// The place of the first row on screen.
    pub top: usize,
    pub marks: BTreeSet<IncidentId>,
    /// Where a range of marks began, and what was marked before.
    pub anchor: Option<(IncidentId, BTreeSet<IncidentId>)>,
    pub frozen: bool,
    pub last_key: Instant,
    /// When the order changed by itself last: it does so no more often than it waits after a key.
    pub settled: Instant,
    /// The order on screen may not be the one that the rows have now.
    pub stale: bool,
    /// Rows that are gone from the file's open ones, but still on screen.
    pub leaving: BTreeSet<IncidentId>,
    /// How the other views were left.
    pub left: BTreeMap<usize, Left>,
    /// Another number whenever the order may be another.
    pub sorted: u64,
}

/// How a view was left: it is found again that way.
#[derive(Debug, Clone)]
pub struct Left {
    text: String,
    sort: Sort,
    cursor: Option<IncidentId>,
    top: usize,
}

/// What a filter is asked with.
pub fn env<'a>(desk: &'a Desk, moments: &'a [Moment], now: Instant) -> Env<'a> {
    let Desk { policy, directory, zone, me, .. } = desk;
    Env { me: me.person, my_teams: &me.teams, now, policy, directory, moments, zone }
}

/// Reads a filter and resolves its names.
///
/// # Errors
/// What was not understood, and where.
pub fn understood(text: &str, desk: &Desk, now: Instant) -> Result<(Query, Matcher), QueryError> {
    let query = Query::parse(text)?;
    let moments = moments(&desk.calendars, now);
    let matcher = prepare(&query, &env(desk, &moments, now))?;
    Ok((query, matcher))
}

impl Queue {
    /// The first view of a place.
    pub fn new(home: Place, desk: &Desk) -> Self {
        let view = first_of(home);
        let mut queue = Self {
            home,
            view,
            last_view: view,
            text: String::new(),
            query: Query::default(),
            matcher: None,
            sort: Sort::WORK,
            order: Vec::new(),
            ranking: Ranking::default(),
            cursor: None,
            top: 0,
            marks: BTreeSet::new(),
            anchor: None,
            frozen: false,
            last_key: Instant::default(),
            settled: Instant::default(),
            stale: true,
            leaving: BTreeSet::new(),
            left: BTreeMap::new(),
            sorted: 0,
        };
        queue.look(view, desk);
        queue
    }

    /// Turns to a view as it was left; from the view itself, to its own filter and order.
    pub fn look(&mut self, view: usize, desk: &Desk) {
        let Some(found) = VIEWS.get(view) else { return };
        let mut left = Left { text: found.query(desk), sort: found.sort, cursor: self.cursor, top: self.top };
        if view != self.view {
            let Self { text, sort, cursor, top, .. } = self;
            let now = Left { text: text.clone(), sort: *sort, cursor: *cursor, top: *top };
            self.left.insert(self.view, now);
            left = self.left.remove(&view).unwrap_or(Left { cursor: None, top: 0, ..left });
            self.last_view = self.view;
        }
        self.view = view;
        (self.text, self.sort, self.cursor, self.top) = (left.text, left.sort, left.cursor, left.top);
        self.query = Query::parse(&self.text).unwrap_or_default();
        self.stale = true;
    }

    /// Whether the filter is another than the view's own.
    pub fn is_filtered(&self, desk: &Desk) -> bool {
        VIEWS.get(self.view).is_some_and(|v| v.query(desk) != self.text)
    }

    /// Lists and sorts anew; the cursor stays on its incident, or where that one was.
    pub fn settle(&mut self, rows: &mut Rows, desk: &Desk, now: Instant) {
        for gone in std::mem::take(&mut self.leaving) {
            rows.remove(gone);
            self.marks.remove(&gone);
        }
        let was = self.place();
        let moments = moments(&desk.calendars, now);
        let env = env(desk, &moments, now);
        if let Ok(matcher) = prepare(&self.query, &env) {
            self.matcher = Some(matcher);
        }
        let matcher = self.matcher.as_ref();
        let wanted = |row: &Row| matcher.is_some_and(|m| m.matches(row, &env));
        let found = || rows.values().filter(|row| wanted(row)).collect::<Vec<&Row>>();
        let ids = |found: Vec<&Row>| found.into_iter().map(|row| row.id).collect::<Vec<_>>();
        self.order = match (self.query.order(), self.sort.key) {
            ([], SortKey::Work) => self.ranking.list(rows, &desk.policy, now, wanted),
            ([], _) => ids(arranged(found(), self.sort.key, desk, now)),
            (keys, _) => {
                let mut found = found();
                found.sort_by(|a, b| compare(keys, a, b, &env));
                ids(found)
            }
        };
        if self.query.order().is_empty() && self.sort.reverse {
            self.order.reverse();
        }
        self.order.truncate(self.query.limit().unwrap_or(usize::MAX));
        self.stale = false;
        self.sorted += 1;
        if self.place().is_none() {
            let at = was.unwrap_or(0).min(self.order.len().saturating_sub(1));
            self.cursor = self.order.get(at).copied();
        }
    }

    /// When the order may change by itself, `hold` after the last key; `None` where there is nothing to change.
    pub fn settles_at(&self, hold: Span) -> Option<Instant> {
        (self.stale && !self.frozen).then(|| self.last_key.max(self.settled) + hold)
    }

    /// The place of the cursor.
    pub fn place(&self) -> Option<usize> {
        self.place_of(self.cursor?)
    }

    /// A search through plain numbers, first from what is on screen.
    pub fn place_of(&self, id: IncidentId) -> Option<usize> {
        let (above, below) = self.order.split_at(self.top.min(self.order.len()));
        let find = |ids: &[IncidentId]| ids.iter().position(|listed| *listed == id);
        find(below).map(|at| self.top + at).or_else(|| find(above))
    }

    /// Moves the cursor by so many rows, not beyond the ends.
    pub fn step(&mut self, by: isize) {
        let last = self.order.len().saturating_sub(1);
        let at = self.place().unwrap_or(0).saturating_add_signed(by).min(last);
        self.cursor = self.order.get(at).copied();
        self.spread();
    }

    /// Marks from the anchor to the cursor, while a range is open.
    fn spread(&mut self) {
        let Some((from, before)) = &self.anchor else { return };
        let (Some(a), Some(b)) = (self.place_of(*from), self.place()) else { return };
        self.marks = before.iter().chain(&self.order[a.min(b)..=a.max(b)]).copied().collect();
    }

    /// Opens a range of marks at the cursor, or closes it.
    pub fn toggle_range(&mut self) {
        if let (None, Some(id)) = (self.anchor.take(), self.cursor) {
            self.anchor = Some((id, self.marks.clone()));
            self.spread();
        }
    }

    /// Marks or unmarks the cursor's row and goes on to the next.
    pub fn toggle_mark(&mut self) {
        if let Some(id) = self.cursor {
            if !self.marks.remove(&id) {
                self.marks.insert(id);
            }
            self.anchor = None;
            self.step(1);
        }
    }

    /// Marks that are not listed now.
    pub fn hidden_marks(&self) -> usize {
        match self.marks.is_empty() {
            true => 0,
            false => self.marks.len() - self.order.iter().filter(|id| self.marks.contains(id)).count(),
        }
    }

    /// Whether there is air where the priority changes.
    pub fn is_airy(&self) -> bool {
        self.sort.key == SortKey::Work && self.order.len() >= AIR_FROM
    }

    /// Whether air stands above a place.
    pub fn air_above(&self, at: usize, rows: &Rows) -> bool {
        let priority = |at: usize| self.order.get(at).and_then(|id| rows.get(*id)).map(|r| (r.major, r.priority));
        self.is_airy() && at > 0 && priority(at) != priority(at - 1)
    }

    /// Scrolls so that the cursor is among `height` lines of the screen.
    pub fn scroll(&mut self, height: usize, rows: &Rows) {
        let (height, at) = (height.max(1), self.place().unwrap_or(0));
        self.top = self.top.min(at).min(self.order.len().saturating_sub(1));
        if at >= self.top + height {
            self.top = at + 1 - height;
        }
        while self.top < at {
            let air = (self.top + 1..=at).filter(|p| self.air_above(*p, rows)).count();
            if at - self.top + air < height {
                break;
            }
            self.top += 1;
        }
        // Room at the end is for rows, not for nothing.
        let mut used = self.lines_from(self.top, height, rows);
        while self.top > 0 {
            used += 1 + usize::from(self.air_above(self.top, rows));
            if used > height {
                break;
            }
            self.top -= 1;
        }
    }

    /// Lines of the screen from a place to the end of the list, as far as `most`.
    fn lines_from(&self, from: usize, most: usize, rows: &Rows) -> usize {
        let last = self.order.len().min(from + most);
        let air = (from + 1..last).filter(|at| self.air_above(*at, rows)).count();
        last.saturating_sub(from) + air
    }
}

fn arranged<'r>(mut rows: Vec<&'r Row>, key: SortKey, desk: &Desk, now: Instant) -> Vec<&'r Row> {
    let policy = &*desk.policy;
    let due = |row: &Row| row.leading(now, policy).map_or(i64::MAX, |c| c.due.0);
    match key {
        SortKey::Work => rows.sort_by_cached_key(|r| r.rank(now, policy)),
        SortKey::Left => rows.sort_by_cached_key(|r| (due(r), r.id)),
        SortKey::Priority => rows.sort_by_cached_key(|r| (r.priority, Reverse(r.impact), r.id)),
        SortKey::Age => rows.sort_by_cached_key(|r| (r.reported_at, r.id)),
        SortKey::Updated => rows.sort_by_cached_key(|r| (r.updated_at, r.id)),
        SortKey::Number => rows.sort_by_key(|r| r.id),
        SortKey::Title => rows.sort_by_cached_key(|r| (r.title.to_lowercase(), r.id)),
        SortKey::Owner => {
            let name = |r: &Row| r.assignee.map(|p| desk.directory.name(p)).unwrap_or_default();
            rows.sort_by_cached_key(|r| (name(r), r.id));
        }
    }
    rows
}
