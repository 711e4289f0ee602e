//! One year of a calendar. One job: local windows to sorted, disjoint open intervals with running sums.
//!
//! A year here is a year of UTC, so that neighbouring years share no instant; a window that runs over its end is cut in
//! two, and [`super::service`] joins the halves where it matters.

use super::spec::{CalendarSpec, DAY, Range};
use crate::domain::time::zone::Zone;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta};

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
        // A window starts up to two local dates before the instants it reaches, and a local date is at most a day off.
        let (first, last) = (date_at(start, -3), date_at(end, 1));
        let windows = first.iter_days().take_while(|date| *date <= last).flat_map(|date| {
            let ranges = spec.windows(date).iter();
            ranges.map(move |range| stretch(zone, date, *range))
        });
        let breaks = first.iter_days().take_while(|date| *date <= last).flat_map(|date| {
            let ranges = spec.shut(date);
            ranges.map(move |range| stretch(zone, date, range))
        });
        let open = without(&joined(windows, start, end), &joined(breaks, start, end));
        let mut year = Self { intervals: Vec::with_capacity(open.len()), total: 0 };
        for (open, close) in open {
            year.intervals.push(Interval { open, close, before: year.total });
            year.total += close - open;
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

/// From, to: instants in milliseconds UTC.
type Stretch = (i64, i64);

fn date_at(t: i64, days: i64) -> NaiveDate {
    let near = t.saturating_add(days * i64::from(DAY) * 1_000);
    DateTime::from_timestamp_millis(near).unwrap_or_default().date_naive()
}

/// When a range of local time on `date` is.
fn stretch(zone: &Zone, date: NaiveDate, range: Range) -> Stretch {
    let midnight = date.and_time(NaiveTime::MIN);
    let reading =
        |seconds: u32| midnight.checked_add_signed(TimeDelta::seconds(i64::from(seconds))).unwrap_or(midnight);
    (zone.opening(reading(range.starts())).0, zone.closing(reading(range.ends())).0)
}

/// Clips to `start` … `end`, sorts, and joins what overlaps or touches, so that nothing is counted twice.
fn joined(stretches: impl Iterator<Item = Stretch>, start: i64, end: i64) -> Vec<Stretch> {
    let clipped = stretches.map(|(from, to)| (from.max(start), to.min(end)));
    let mut all: Vec<Stretch> = clipped.filter(|(from, to)| from < to).collect();
    all.sort_unstable();
    all.dedup_by(|next, last| {
        let touches = next.0 <= last.1;
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });
    all
}

/// What is left of `open` without `shut`; both joined.
fn without(open: &[Stretch], shut: &[Stretch]) -> Vec<Stretch> {
    let mut left = Vec::with_capacity(open.len() + shut.len());
    let mut next = 0;
    for (mut from, to) in open.iter().copied() {
        next += shut[next..].partition_point(|(_, end)| *end <= from);
        for (start, end) in shut[next..].iter().take_while(|(start, _)| *start < to) {
            if from < *start {
                left.push((from, *start));
            }
            from = *end;
        }
        if from < to {
            left.push((from, to));
        }
    }
    left
}
