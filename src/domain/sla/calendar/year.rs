//! One year of a calendar. One job: local windows to sorted, disjoint open intervals with running sums.
//!
//! A year here is a year of UTC, so that neighbouring years share no instant; a window that runs over its end is cut in
//! two, and [`super::service`] joins the halves where it matters.

use super::spec::{CalendarSpec, DAY, Range};
use crate::domain::time::zone::Zone;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime};

/// Open from `open` until just before `close` (milliseconds UTC); `before` is the year's service time ahead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) open: i64,
    pub(super) close: i64,
    pub(super) before: i64,
}

/// The open intervals of one year: sorted, neither overlapping nor touching.
#[derive(Debug)]
pub(super) struct Year {
    pub(super) intervals: Vec<Interval>,
    /// All service time of the year, in milliseconds.
    pub(super) total: i64,
}

impl Year {
    /// The year from `start` until just before `end`.
    pub(super) fn build(spec: &CalendarSpec, zone: &Zone, start: i64, end: i64) -> Self {
        let mut open: Vec<(i64, i64)> = Vec::with_capacity(400);
        // A window starts up to two local dates before the instants it reaches, and a local date is at most a day off.
        let (mut date, last) = (date_at(start, -3), date_at(end, 1));
        while let Some(next) = date.succ_opt().filter(|_| date <= last) {
            let windows = spec.windows(date);
            if spec.breaks.is_empty() {
                open.extend(windows.iter().map(|w| instants(zone, local(date, *w))));
            } else if !windows.is_empty() {
                let breaks = breaks_near(spec, date);
                let pieces = windows.iter().flat_map(|w| cut(local(date, *w), &breaks));
                open.extend(pieces.map(|piece| instants(zone, piece)));
            }
            date = next;
        }
        Self::union(open, start, end)
    }

    /// Clips to the year and joins what overlaps or touches, so that nothing is counted twice.
    fn union(mut open: Vec<(i64, i64)>, start: i64, end: i64) -> Self {
        open.sort_unstable();
        let mut year = Self { intervals: Vec::with_capacity(open.len()), total: 0 };
        for (from, to) in open {
            let (from, to) = (from.max(start), to.min(end));
            if from >= to {
                continue;
            }
            match year.intervals.last_mut() {
                Some(last) if from <= last.close => {
                    year.total += (to - last.close).max(0);
                    last.close = last.close.max(to);
                }
                _ => {
                    year.intervals.push(Interval { open: from, close: to, before: year.total });
                    year.total += to - from;
                }
            }
        }
        year
    }

    /// Service time from the year's start to `t`.
    pub(super) fn used(&self, t: i64) -> i64 {
        let started = self.intervals.partition_point(|i| i.open < t);
        self.intervals[..started].last().map_or(0, |i| i.before + t.min(i.close) - i.open)
    }

    /// The first instant at which `used` is `amount`, which must be more than nothing and not more than the total.
    pub(super) fn earliest(&self, amount: i64) -> Option<i64> {
        let after = self.intervals.partition_point(|i| i.before < amount);
        self.intervals[..after].last().map(|i| i.open + (amount - i.before))
    }

    /// The last instant at which `used` is `amount`, which must be less than the total.
    pub(super) fn latest(&self, amount: i64) -> Option<i64> {
        let after = self.intervals.partition_point(|i| i.before <= amount);
        self.intervals[..after].last().map(|i| i.open + (amount - i.before))
    }

    /// The interval that is open at `t`, else the first that opens after it.
    pub(super) fn from(&self, t: i64) -> Option<&Interval> {
        self.intervals.get(self.intervals.partition_point(|i| i.close <= t))
    }

    /// The last interval that opens at or before `t`.
    pub(super) fn upto(&self, t: i64) -> Option<&Interval> {
        self.intervals[..self.intervals.partition_point(|i| i.open <= t)].last()
    }
}

/// A stretch of local time: from, to; each a local clock reading in seconds since 1970-01-01 00:00.
type Local = (i64, i64);

fn date_at(t: i64, days: i64) -> NaiveDate {
    let near = t.saturating_add(days * i64::from(DAY) * 1_000);
    DateTime::from_timestamp_millis(near).unwrap_or_default().date_naive()
}

fn local(date: NaiveDate, range: Range) -> Local {
    let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    (midnight + i64::from(range.starts()), midnight + i64::from(range.ends()))
}

fn instants(zone: &Zone, (from, to): Local) -> (i64, i64) {
    (zone.opening(reading(from)).0, zone.closing(reading(to)).0)
}

fn reading(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}

/// The breaks that can meet a window starting on `date`: its own, the night's before, those of the morning after.
fn breaks_near(spec: &CalendarSpec, date: NaiveDate) -> Vec<Local> {
    let dates = [date.checked_sub_days(Days::new(1)), Some(date), date.checked_add_days(Days::new(1))];
    let mut breaks: Vec<Local> = dates
        .into_iter()
        .flatten()
        .filter_map(|date| Some((date, spec.breaks.get(&date)?)))
        .flat_map(|(date, ranges)| ranges.iter().map(move |range| local(date, *range)))
        .collect();
    breaks.sort_unstable();
    breaks
}

/// What is left of `window` without `breaks`, which are sorted by their start.
fn cut(window: Local, breaks: &[Local]) -> Vec<Local> {
    let (mut from, to) = window;
    let mut left = Vec::new();
    for (start, end) in breaks {
        if *start >= to {
            break;
        }
        if from < *start {
            left.push((from, *start));
        }
        from = from.max(*end);
    }
    if from < to {
        left.push((from, to));
    }
    left
}
