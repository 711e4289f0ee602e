//! The wall's figures. One job: counts, times and people out of the rows, in one pass.

use crate::app::model::Model;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::State;
use crate::domain::incident::row::{Moment, Row, RowClock, moments};
use crate::domain::sla::clock::{Band, ClockKind, Phase, Shows};
use crate::domain::time::{Instant, Span};
use std::collections::BTreeMap;

/// Rows of the list that is next to breach, more than any screen shows.
const NEXT: usize = 60;
/// Ages that are told apart, up to and with each; the last one is beyond.
pub const AGES: [Span; 5] = [Span::hours(1), Span::hours(4), Span::hours(24), Span::hours(72), Span::hours(168)];

/// How the clocks of a band stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tile {
    pub count: u32,
    /// The incident whose clock is the furthest on.
    pub first: Option<IncidentId>,
}

/// Somebody's share of the work, or nobody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    pub person: Option<PersonId>,
    pub open: u32,
    pub at_risk: u32,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    pub met: u32,
    pub all: u32,
}

impl Share {
    fn add(&mut self, met: bool) {
        self.all += 1;
        self.met += u32::from(met);
    }

    /// In percent, rounded down: what is not quite reached is not shown as reached.
    pub fn percent(self) -> Option<u32> {
        (self.met * 100).checked_div(self.all)
    }
}

/// What happened since midnight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Today {
    pub arrived: u32,
    pub resolved: u32,
    /// Resolved, and nobody has asked the user yet, at any time.
    pub to_confirm: u32,
    /// Of those reported today: the response that was due or given.
    pub responded: Share,
    /// Of those resolved today.
    pub in_time: Share,
    /// Of those resolved today: by the desk, and never handed over.
    pub first_line: Share,
    /// Arrivals and resolutions by hour of the day.
    pub hours: [(u32, u32); 24],
}

/// How a support line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineLoad {
    pub open: u32,
    pub breached: u32,
    pub at_risk: u32,
    pub nobodys: u32,
    pub suspended: u32,
    /// When its oldest was reported.
    pub oldest: Option<Instant>,
}

/// Everything the wall shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Breached, critical, warning, on track, paused.
    pub tiles: [Tile; 5],
    /// The most pressing first: over for longest, then due soonest.
    pub next: Vec<IncidentId>,
    /// Nobody first, then those with most at risk.
    pub load: Vec<Load>,
    pub today: Today,
    /// Active ones by age, as in [`AGES`].
    pub ages: [u32; AGES.len() + 1],
    pub lines: BTreeMap<u8, LineLoad>,
    /// Active ones by how far up they were escalated, as on a row; those that were not are left out.
    pub levels: BTreeMap<u8, u32>,
    /// Escalations that nobody has acknowledged.
    pub waiting: u32,
    /// Major incidents that are active.
    pub majors: Vec<IncidentId>,
}

/// What a row's leading clock counts as; `None` for what has ended.
fn tile(clock: &RowClock, now: Instant, model: &Model, moments: &[Moment]) -> Option<usize> {
    let moment = moments.get(usize::from(clock.calendar)).copied().unwrap_or_default();
    Some(match clock.shows(now, &model.desk.policy, &moment) {
        Shows::Breached | Shows::Band(Band::Breached) if clock.phase != Phase::Stopped => 0,
        Shows::Due | Shows::Band(Band::Critical) => 1,
        Shows::Band(Band::Warning) => 2,
        Shows::Band(Band::Ok) | Shows::Shut { .. } => 3,
        Shows::Paused => 4,
        Shows::Breached | Shows::Band(Band::Breached) | Shows::Met | Shows::Cancelled => return None,
    })
}

impl Figures {
    /// The figures at `now`, and until when they hold though nothing happens.
    pub fn of(model: &Model, now: Instant) -> (Self, Instant) {
        let moments = moments(&model.desk.calendars, now);
        let mut figures = Self::default();
        let mut pressing: Vec<((usize, Instant), IncidentId)> = Vec::new();
        let mut best = [Instant::FAR; 5];
        let mut load: BTreeMap<Option<PersonId>, (u32, u32)> = BTreeMap::new();
        for row in model.rows.values() {
            figures.day(row, model, now);
            if !row.state.is_active() {
                continue;
            }
            figures.ages[AGES.iter().take_while(|age| now.since(row.reported_at) > **age).count()] += 1;
            if row.authority > 0 {
                *figures.levels.entry(row.authority).or_default() += 1;
            }
            figures.waiting += row.waiting;
            figures.majors.extend(row.major.then_some(row.id));
            let at = row.leading(now, &model.desk.policy).and_then(|clock| {
                let at = tile(clock, now, model, &moments)?;
                // Paused ones have no due instant: it would be now and what is left.
                let order = if clock.phase == Phase::Running { clock.due } else { now + clock.left };
                Some((at, order))
            });
            if let Some((tile, order)) = at {
                figures.tiles[tile].count += 1;
                if order < best[tile] {
                    (best[tile], figures.tiles[tile].first) = (order, Some(row.id));
                }
                if tile < 4 {
                    pressing.push(((tile.min(1), order), row.id));
                }
            }
            let risk = u32::from(at.is_some_and(|(tile, _)| tile < 3));
            let mine = load.entry(row.assignee).or_default();
            *mine = (mine.0 + 1, mine.1 + risk);
            figures.line(row, at.map(|(tile, _)| tile));
        }
        let keep = NEXT.min(pressing.len());
        if keep > 0 && keep < pressing.len() {
            pressing.select_nth_unstable(keep - 1);
        }
        pressing.truncate(keep);
        pressing.sort_unstable();
        figures.next = pressing.into_iter().map(|(_, id)| id).collect();
        figures.load = load.into_iter().map(|(person, (open, at_risk))| Load { person, open, at_risk }).collect();
        figures.load.sort_by_key(|l| (l.person.is_some(), std::cmp::Reverse((l.at_risk, l.open))));
        let midnight = super::midnight(model, now + Span::hours(24));
        // Ages and shut calendars turn without a band turning.
        (figures, model.tally.until.min(midnight).min(now + Span::minutes(1)))
    }

    /// What a row adds to today.
    fn day(&mut self, row: &Row, model: &Model, now: Instant) {
        let zone = &model.desk.zone;
        let today = zone.to_local(now).date();
        let hour = |at: Instant| {
            let local = zone.to_local(at);
            (local.date() == today).then(|| chrono::Timelike::hour(&local) as usize % 24)
        };
        let day = &mut self.today;
        day.to_confirm += u32::from(row.state == State::Resolved);
        // What was merged or cancelled is no incident of its own.
        if matches!(row.state, State::Merged | State::Cancelled) {
            return;
        }
        if let Some(hour) = hour(row.reported_at) {
            day.arrived += 1;
            day.hours[hour].0 += 1;
            if let Some(clock) = row.clock(ClockKind::Response) {
                let over = clock.breached || now >= clock.breach_at;
                match clock.phase {
                    Phase::Stopped => day.responded.add(!clock.breached),
                    Phase::Running if over => day.responded.add(false),
                    _ => {}
                }
            }
        }
        if let Some(hour) = row.resolved_at.and_then(hour) {
            day.resolved += 1;
            day.hours[hour].1 += 1;
            day.first_line.add(row.line == 1 && row.hops == 0);
            if let Some(clock) = row.clock(ClockKind::Resolution) {
                day.in_time.add(!clock.breached);
            }
        }
    }

    fn line(&mut self, row: &Row, tile: Option<usize>) {
        let line = self.lines.entry(row.line).or_default();
        line.open += 1;
        line.breached += u32::from(tile == Some(0));
        line.at_risk += u32::from(matches!(tile, Some(1 | 2)));
        line.nobodys += u32::from(row.assignee.is_none());
        line.suspended += u32::from(row.state == State::Suspended);
        line.oldest = Some(line.oldest.map_or(row.reported_at, |at| at.min(row.reported_at)));
    }
}
