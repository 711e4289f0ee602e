//! Service time. One job: count open time between instants, and find the instant at which an amount of it is used up.
//!
//! A [`Calendar`] is a sum over open intervals: [`Calendar::position`] is the service time from a fixed origin, and all
//! else is a difference of two positions or the way back from a position to an instant. Each year's intervals are made
//! when first asked for and kept; answers are binary searches in one year, plus one step for each year crossed.
//!
//! Outside [`HORIZON_START`] … [`HORIZON_END`] every calendar is shut, 24×7 included.

use super::spec::{CalendarError, CalendarSpec};
use super::year::{Interval, Year};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use std::fmt;
use std::sync::OnceLock;

/// The first instant a calendar counts: 1970-01-01T00:00:00Z.
pub const HORIZON_START: Instant = Instant(YEAR_STARTS[0]);
/// The first instant a calendar no longer counts: 2101-01-01T00:00:00Z.
pub const HORIZON_END: Instant = Instant(YEAR_STARTS[YEARS]);

const FIRST_YEAR: i64 = 1970;
const YEARS: usize = 131;
/// Positions are counted from the start of 2020: near enough to what desks ask about that few years are built, and
/// fixed, so that a position means the same for ever.
const ORIGIN: usize = 50;
/// Where each year starts and the last one ends, in milliseconds UTC.
const YEAR_STARTS: [i64; YEARS + 1] = year_starts();

const fn year_starts() -> [i64; YEARS + 1] {
    let mut starts = [0; YEARS + 1];
    let mut i = 0;
    while i < YEARS {
        let year = FIRST_YEAR + i as i64;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        starts[i + 1] = starts[i] + if leap { 366 } else { 365 } * 86_400_000;
        i += 1;
    }
    starts
}

/// A calendar that can be asked. Shared by reference between threads; costs nothing until a year is asked for.
pub struct Calendar {
    pub(super) spec: CalendarSpec,
    zone: Zone,
    years: [OnceLock<Year>; YEARS],
    /// The position at which each year starts.
    starts: [OnceLock<i64>; YEARS],
}

impl Calendar {
    /// Checks a calendar and makes it ready. One that is never open compiles: see [`Calendar::never_open`].
    pub fn compile(spec: &CalendarSpec) -> Result<Self, CalendarError> {
        spec.check()?;
        let zone = if spec.tz.is_empty() { Zone::utc() } else { Zone::named(&spec.tz)? };
        let (years, starts) = ([const { OnceLock::new() }; YEARS], [const { OnceLock::new() }; YEARS]);
        Ok(Self { spec: spec.clone(), zone, years, starts })
    }

    /// The zone whose local time the hours are written in.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Service time from a fixed origin to `t`; never falls as `t` grows. The difference of two positions is the service
    /// time between them, so what is left of a clock is its due position less `position(now)`.
    pub fn position(&self, t: Instant) -> Span {
        let t = t.0.clamp(HORIZON_START.0, HORIZON_END.0);
        let year = year_of(t);
        Span(self.start(year) + self.year(year).used(t))
    }

    /// Service time from `a` to `b`; negative when `b` lies before `a`.
    pub fn service(&self, a: Instant, b: Instant) -> Span {
        if a == b { Span::ZERO } else { self.position(b) - self.position(a) }
    }

    /// The earliest instant at which `goal` of service time is used since `start`: at closing time, not at the next
    /// opening, where both would do. `start` itself for a goal of nothing or less; `None` when the horizon comes first.
    pub fn due(&self, start: Instant, goal: Span) -> Option<Instant> {
        if goal <= Span::ZERO {
            return Some(start);
        }
        let wanted = self.position(start).0.checked_add(goal.0)?;
        let ends = |year: &usize| self.start(*year) + self.year(*year).total;
        let year = (year_of(start.0)..YEARS).find(|year| ends(year) >= wanted)?;
        self.year(year).earliest(wanted - self.start(year)).map(Instant)
    }

    /// The latest instant from which `span` of service time leads to `start`: at an opening, not at the closing before
    /// it, where both would do. `start` itself for nothing or less; `None` when the horizon comes first.
    pub fn back(&self, start: Instant, span: Span) -> Option<Instant> {
        if span <= Span::ZERO {
            return Some(start);
        }
        let wanted = self.position(start).0.checked_sub(span.0)?;
        let year = (0..=year_of(start.0)).rev().find(|year| self.start(*year) <= wanted)?;
        self.year(year).latest(wanted - self.start(year)).map(Instant)
    }

    /// The first instant at which a goal due at `due` is overrun. For `d = due(start, goal)`:
    /// `service(start, t) > goal ⇔ t ≥ breach_at(d)`. While open that is a millisecond after `d`; for a goal used up at
    /// closing time it is a millisecond after the next opening. `None`: never again open, so never.
    pub fn breach_at(&self, due: Instant) -> Option<Instant> {
        self.next_open(due).map(|open| open + Span(1))
    }

    /// Whether `t` counts. Opening time does, closing time does not.
    pub fn is_open(&self, t: Instant) -> bool {
        inside(t) && self.year(year_of(t.0)).upto(t.0).is_some_and(|i| t.0 < i.close)
    }

    /// `t` itself if open, else the next opening.
    pub fn next_open(&self, t: Instant) -> Option<Instant> {
        self.from(t.0).map(|(_, i)| Instant(i.open.max(t.0)))
    }

    /// The next opening after `t`, whether open at `t` or not.
    pub fn next_open_strict(&self, t: Instant) -> Option<Instant> {
        if !self.is_open(t) {
            return self.next_open(t);
        }
        self.next_open(self.next_close(t)?)
    }

    /// The end of the open stretch that `t` lies in or that comes next. `None` when none ends before the horizon.
    pub fn next_close(&self, t: Instant) -> Option<Instant> {
        let (year, interval) = self.from(t.0)?;
        let (mut year, mut close) = (year, interval.close);
        // A stretch over new year is stored as two intervals.
        while close == YEAR_STARTS[year + 1] {
            year += 1;
            if year == YEARS || self.spec.never_closes_after(close) {
                return None;
            }
            match self.year(year).intervals.first().filter(|i| i.open == close) {
                Some(more) => close = more.close,
                None => break,
            }
        }
        Some(Instant(close))
    }

    /// The last opening at or before `t`.
    pub fn prev_open(&self, t: Instant) -> Option<Instant> {
        let (mut year, mut open) = self.upto(t.0).map(|(year, i)| (year, i.open))?;
        while open == YEAR_STARTS[year] && year > 0 {
            year -= 1;
            match self.year(year).intervals.last().filter(|i| i.close == open) {
                Some(more) => open = more.open,
                None => break,
            }
        }
        Some(Instant(open))
    }

    /// The last closing before `t`, whether open at `t` or not.
    pub fn prev_close_strict(&self, t: Instant) -> Option<Instant> {
        let before = t.0.saturating_sub(1);
        let (_, interval) = self.upto(before)?;
        if interval.close < t.0 {
            return Some(Instant(interval.close));
        }
        let open = self.prev_open(Instant(before))?;
        self.upto(open.0.saturating_sub(1)).map(|(_, before)| Instant(before.close))
    }

    /// `t` itself if open, else the last closing at or before it: the last moment that was worked.
    pub fn prev_working(&self, t: Instant) -> Option<Instant> {
        self.upto(t.0).map(|(_, i)| Instant(i.close.min(t.0)))
    }

    /// The open stretches between `a` and `b`, clipped to them: what a timeline draws.
    pub fn open_between(&self, a: Instant, b: Instant) -> Vec<(Instant, Instant)> {
        let mut stretches: Vec<(Instant, Instant)> = Vec::new();
        if a >= b {
            return stretches;
        }
        for interval in self.years_from(year_of(a.0)).flat_map(|year| &year.intervals) {
            let (open, close) = (Instant(interval.open.max(a.0)), Instant(interval.close.min(b.0)));
            if interval.open >= b.0 {
                break;
            }
            match stretches.last_mut() {
                _ if open >= close => {}
                Some(last) if last.1 == open => last.1 = close,
                _ => stretches.push((open, close)),
            }
        }
        stretches
    }

    /// Whether no instant of the whole horizon is open: a goal under such a calendar has no due instant.
    pub fn never_open(&self) -> bool {
        (ORIGIN..YEARS).chain(0..ORIGIN).all(|year| self.year(year).total == 0)
    }

    /// The interval that is open at `t`, else the first after it, with its year.
    fn from(&self, t: i64) -> Option<(usize, &Interval)> {
        if t >= HORIZON_END.0 {
            return None;
        }
        (year_of(t)..YEARS).find_map(|year| Some((year, self.year(year).from(t)?)))
    }

    /// The last interval that opens at or before `t`, with its year.
    fn upto(&self, t: i64) -> Option<(usize, &Interval)> {
        (0..=year_of(t)).rev().find_map(|year| Some((year, self.year(year).upto(t)?)))
    }

    fn years_from(&self, first: usize) -> impl Iterator<Item = &Year> {
        (first..YEARS).map(|year| self.year(year))
    }

    fn year(&self, year: usize) -> &Year {
        let (start, end) = (YEAR_STARTS[year], YEAR_STARTS[year + 1]);
        self.years[year].get_or_init(|| Year::build(&self.spec, &self.zone, start, end))
    }

    /// The position at which `year` starts.
    fn start(&self, year: usize) -> i64 {
        let total = |years: std::ops::Range<usize>| years.map(|year| self.year(year).total).sum::<i64>();
        *self.starts[year].get_or_init(|| if year >= ORIGIN { total(ORIGIN..year) } else { -total(year..ORIGIN) })
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar").field("spec", &self.spec).finish_non_exhaustive()
    }
}

fn inside(t: Instant) -> bool {
    (HORIZON_START..HORIZON_END).contains(&t)
}

/// The year `t` lies in; the first or the last one for instants outside the horizon.
fn year_of(t: i64) -> usize {
    YEAR_STARTS.partition_point(|start| *start <= t).saturating_sub(1).min(YEARS - 1)
}
