//! Rows. One job: the visible incidents of a list, cell by cell.

use super::Frame;
use crate::app::layout::Layout;
use crate::app::model::Model;
use crate::app::panes::inbox::view::WAITS;
use crate::domain::id::IncidentId;
use crate::domain::incident::State;
use crate::domain::incident::row::{Row, RowClock};
use crate::domain::sla::clock::{Band, Phase, Shows};
use crate::domain::time::{Instant, Span};
use crate::text::clock::cell;
use crate::text::terms::STATE_SHORT;
use crate::text::width::{name, width};
use std::sync::Arc;

const MINUTE: i64 = 60_000;
/// Below this a clock counts seconds (`text::times`).
const SECONDS_MATTER: i64 = 10 * MINUTE;

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum ListLine {
    /// Where the priority changes; the cursor skips it.
    Air,
    Row(Box<RowCells>),
}

/// Whose it is, as brightness tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Mine,
    Nobodys,
    /// Of the team I lead: I can act on it.
    Led,
    Others,
}

/// One incident of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct RowCells {
    pub incident: IncidentId,
    pub id: String,
    pub selected: bool,
    pub marked: bool,
    pub clock: ClockCells,
    pub whose: Whose,
    pub priority: u8,
    /// Nobody has confirmed it yet.
    pub unconfirmed: bool,
    pub state: State,
    pub state_word: String,
    pub title: Arc<str>,
    /// A sign, and whether it is to be noticed.
    pub flags: Vec<(&'static str, bool)>,
    pub owner: String,
}

/// A clock in cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClockCells {
    pub sign: &'static str,
    pub time: String,
    /// Of the goal, 0 to 1.
    pub used: f64,
    /// Over, or about to be.
    pub urgent: bool,
    /// Paused, shut, met or none: nothing to do about it now.
    pub quiet: bool,
}

/// Cells of the widest number that may be listed.
pub fn id_width(model: &Model, layout: &Layout) -> u16 {
    let shown = model.queue.order.iter().skip(model.queue.top).take(usize::from(layout.list.h));
    let widest = shown.map(|id| width(&id.to_string())).max().unwrap_or(0);
    // A width that followed every scroll would move the columns; these steps are rare.
    if widest <= 5 { 5 } else { 8 }
}

/// The lines of the list that are on screen.
pub(crate) fn list(frame: &mut Frame, layout: &Layout) -> Vec<ListLine> {
    let model = frame.model;
    let (queue, height) = (&model.queue, usize::from(layout.list.h));
    let mut lines = Vec::with_capacity(height);
    for at in queue.top..queue.order.len() {
        if lines.len() >= height {
            break;
        }
        if at > queue.top && queue.air_above(at, &model.rows) {
            lines.push(ListLine::Air);
        }
        if let Some(row) = model.rows.get(queue.order[at])
            && lines.len() < height
        {
            lines.push(ListLine::Row(Box::new(cells(frame, row))));
        }
    }
    lines
}

fn cells(frame: &mut Frame, row: &Row) -> RowCells {
    let model = frame.model;
    let leading = row.leading(frame.now, &model.desk.policy).copied();
    RowCells {
        incident: row.id,
        id: row.id.to_string(),
        selected: model.queue.cursor == Some(row.id),
        marked: model.queue.marks.contains(&row.id),
        clock: leading.map_or_else(none, |clock| clock_cells(frame, &clock)),
        whose: whose(model, row),
        priority: row.priority,
        unconfirmed: row.priority_unconfirmed,
        state: row.state,
        state_word: model.locale.term(&STATE_SHORT, row.state.name()).into_owned(),
        title: title(model, row),
        flags: flags(model, row),
        owner: owner(frame, row),
    }
}

pub(crate) fn none() -> ClockCells {
    ClockCells { sign: "-", quiet: true, ..ClockCells::default() }
}

/// A clock at the frame's `now`; the frame wakes when it shows something else.
pub(crate) fn clock_cells(frame: &mut Frame, clock: &RowClock) -> ClockCells {
    let (now, desk) = (frame.now, &frame.model.desk);
    let moment = frame.moments.get(usize::from(clock.calendar)).copied().unwrap_or_default();
    let shows = clock.shows(now, &desk.policy, &moment);
    let left = clock.left_at(moment.position);
    if clock.phase == Phase::Running {
        match (shows, moment.open) {
            (Shows::Shut { until }, _) => frame.wake(until.unwrap_or(Instant::FAR)),
            (_, true) => frame.wake(now + until_next_digit(left)),
            (_, false) => {}
        }
        for turn in [clock.warn_at, clock.crit_at, clock.due, clock.breach_at] {
            frame.wake(turn);
        }
    }
    let (sign, time) = cell(shows, left, now, &frame.model.desk.zone, &frame.model.locale);
    let goal = clock.goal.0.max(1);
    #[expect(clippy::cast_precision_loss, reason = "a share of a row of cells")]
    let used = (goal.saturating_sub(left.0) as f64 / goal as f64).clamp(0.0, 1.0);
    let urgent = matches!(shows, Shows::Breached | Shows::Due | Shows::Band(Band::Critical));
    let quiet = matches!(shows, Shows::Paused | Shows::Shut { .. } | Shows::Met | Shows::Cancelled);
    ClockCells { sign, time, used, urgent, quiet }
}

/// How long the digits of a running clock stay: to the next minute, below ten of them to the next second.
fn until_next_digit(left: Span) -> Span {
    let to_next = |unit: i64| left.0.rem_euclid(unit) + 1;
    Span(match left.0 {
        // What is over is rounded up, so it turns a millisecond after the full minute.
        ..0 => to_next(MINUTE),
        ms if ms < SECONDS_MATTER => to_next(1_000),
        ms => to_next(MINUTE).min(ms - SECONDS_MATTER + 1),
    })
}

/// Whose it is.
pub(crate) fn whose(model: &Model, row: &Row) -> Whose {
    let me = model.desk.me.person;
    let leads = |team| model.desk.directory.get(team).and_then(|t| t.int("lead")) == Some(me.0);
    match row.assignee {
        None => Whose::Nobodys,
        Some(person) if person == me => Whose::Mine,
        Some(_) if row.team.is_some_and(leads) => Whose::Led,
        Some(_) => Whose::Others,
    }
}

fn flags(model: &Model, row: &Row) -> Vec<(&'static str, bool)> {
    let vip = row.requester.and_then(|c| model.desk.directory.get(c)).is_some_and(|c| c.flag("vip"));
    let waits = row.waiting > 0;
    let all = [(row.major, "M", true), (waits, WAITS, true), (vip, "$", false), (row.line > 1, "^", false)];
    all.into_iter().filter(|(on, ..)| *on).map(|(_, sign, loud)| (sign, loud)).take(2).collect()
}

/// What it is about; what came from elsewhere may not say.
pub(crate) fn title(model: &Model, row: &Row) -> Arc<str> {
    if row.title.is_empty() { model.locale.t("title-none").into() } else { row.title.clone() }
}

/// The owner by name, short where the column is; nobody in a word.
fn owner(frame: &Frame, row: &Row) -> String {
    let model = frame.model;
    let Some(person) = row.assignee else { return model.locale.t("owner-none").into_owned() };
    let room = frame.columns.owner.map_or(0, |(_, w)| usize::from(w));
    match model.desk.directory.get(person) {
        Some(entry) => name(entry.name(), room).into_owned(),
        None => person.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::times::{clock_left, clock_over};
    use proptest::prelude::*;

    proptest! {
        /// What a clock shows stays until then, and is another thing then (below four days, where it counts days).
        #[test]
        fn digits_stay_until_the_next(left in -345_600_000i64..345_500_000) {
            let shown = |left: i64| if left < 0 { clock_over(Span(-left)) } else { clock_left(Span(left)) };
            let wait = until_next_digit(Span(left)).0;
            prop_assert!(wait >= 1);
            prop_assert_eq!(shown(left - wait + 1), shown(left), "just before");
            if !(-1..=0).contains(&left) {
                prop_assert_ne!(shown(left - wait), shown(left), "{} {}", left, wait);
            }
        }
    }
}
