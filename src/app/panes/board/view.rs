//! The board on a frame. One job: the visible lanes and cards in words and numbers.

use super::handover::{Handover, handover};
use super::{Grid, Lane, LaneOf, grid};
use crate::app::derive::Frame;
use crate::app::derive::rows::{ClockCells, Whose, clock_cells, none, title, whose};
use crate::app::model::Model;
use crate::domain::id::IncidentId;
use crate::domain::incident::State;
use crate::domain::incident::row::Row;
use crate::domain::policy::Line;
use crate::text::times::{age, day_short};
use crate::text::width::name;
use crate::text::{args, msg};

/// The board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardCells {
    pub grid: Grid,
    pub lanes: Vec<LaneCells>,
    /// What lies to the left and to the right of the screen.
    pub beyond: [String; 2],
    pub handover: Option<Handover>,
}

/// A lane, as far as it is on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneCells {
    /// `L2`.
    pub tag: String,
    pub name: String,
    /// `9 of 8 over`.
    pub count: String,
    /// More cards than the line is to have.
    pub over: bool,
    /// Of its limit, 0 to 1.
    pub used: f64,
    /// The cursor is in it.
    pub current: bool,
    pub cards: Vec<CardCells>,
    /// How many there is no room for.
    pub more: String,
}

/// One incident as a card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardCells {
    pub incident: IncidentId,
    pub selected: bool,
    pub marked: bool,
    pub clock: ClockCells,
    pub whose: Whose,
    pub id: String,
    pub priority: u8,
    /// Nobody has confirmed it yet.
    pub unconfirmed: bool,
    /// An escalation of it waits for somebody's word.
    pub waits: bool,
    pub title: String,
    pub owner: String,
    /// The one thing worth knowing beside: chased, sent about, waiting till.
    pub fact: String,
}

/// The board at the frame's `now`.
pub(crate) fn cells(frame: &mut Frame<'_>) -> BoardCells {
    let model = frame.model;
    let grid = grid(model);
    let cursor = model.queue.cursor.and_then(|id| model.board.find(id));
    let place = |lane: usize| cursor.filter(|(at, _)| *at == lane).map(|(_, at)| at);
    let lanes = model.board.window(grid.lanes).map(|(n, lane)| lane_cells(frame, &grid, lane, place(n))).collect();
    let (left, right) = model.board.beyond(grid.lanes);
    let named = |lanes: &[Lane]| {
        let tags: Vec<String> = lanes.iter().map(|lane| format!("{} {}", tag(model, lane), lane.cards.len())).collect();
        tags.join("  ")
    };
    let beyond = [named(left), named(right)];
    let handover = grid.handover.and_then(|_| handover(frame));
    BoardCells { grid, lanes, beyond, handover }
}

fn line<'m>(model: &'m Model, lane: &Lane) -> Option<&'m Line> {
    let LaneOf::Line(number) = lane.of else { return None };
    model.desk.policy.lines.iter().find(|line| line.number == number)
}

/// `L2`; what is outside the house has a name and no number, and so have levels of management.
fn tag(model: &Model, lane: &Lane) -> String {
    match (lane.of, line(model, lane)) {
        (_, Some(line)) if line.vendor => model.locale.names(&line.names).to_owned(),
        (LaneOf::Line(number), _) => format!("L{number}"),
        (LaneOf::Level(0), _) => model.locale.t("board-not-raised").into_owned(),
        (LaneOf::Level(n), _) => {
            let role = model.desk.policy.rules.authorities.get(usize::from(n) - 1);
            role.map(|role| model.words().role_name(role)).unwrap_or_default()
        }
    }
}

fn lane_cells(frame: &mut Frame<'_>, grid: &Grid, lane: &Lane, cursor: Option<usize>) -> LaneCells {
    let model = frame.model;
    let (n, found) = (lane.cards.len(), line(model, lane));
    let limit = found.and_then(|line| line.limit).and_then(|limit| usize::try_from(limit).ok());
    let over = limit.is_some_and(|limit| n > limit);
    let of = |id: &'static str, limit: usize| model.locale.tf(id, &args![n = n, limit = limit]).into_owned();
    let count = match limit {
        None => n.to_string(),
        Some(limit) if over => of(msg!("board-over"), limit),
        Some(limit) => of(msg!("board-of"), limit),
    };
    let shown = grid.shown(n);
    // The cursor's card is among those on screen.
    let from = cursor.map_or(0, |at| (at + 1).saturating_sub(shown));
    let cards = lane.cards.iter().skip(from).take(shown);
    let cards = cards.filter_map(|id| Some(card(frame, model.rows.get(*id)?, grid))).collect();
    LaneCells {
        tag: tag(model, lane),
        name: found.filter(|l| !l.vendor).map(|l| model.locale.names(&l.names).to_owned()).unwrap_or_default(),
        count,
        over,
        used: share(n, limit),
        current: cursor.is_some(),
        cards,
        more: more(model, from, n.saturating_sub(from + shown)),
    }
}

/// How many cards stand above and below those on screen.
fn more(model: &Model, above: usize, below: usize) -> String {
    let id = match (above, below) {
        (0, 0) => return String::new(),
        (0, _) => msg!("board-more"),
        _ => msg!("board-more-above"),
    };
    model.locale.tf(id, &args![n = below, above = above]).into_owned()
}

#[expect(clippy::cast_precision_loss, reason = "a share of a row of cells")]
fn share(n: usize, limit: Option<usize>) -> f64 {
    limit.filter(|limit| *limit > 0).map_or(0.0, |limit| (n as f64 / limit as f64).min(1.0))
}

fn card(frame: &mut Frame<'_>, row: &Row, grid: &Grid) -> CardCells {
    let model = frame.model;
    let leading = row.leading(frame.now, &model.desk.policy).copied();
    let room = usize::from(grid.lane) / 2;
    let owner = row.assignee.map(|person| name(&model.desk.directory.name(person), room).into_owned());
    CardCells {
        incident: row.id,
        selected: model.queue.cursor == Some(row.id),
        marked: model.queue.marks.contains(&row.id),
        clock: leading.map_or_else(none, |clock| clock_cells(frame, &clock)),
        whose: whose(model, row),
        id: row.id.to_string(),
        priority: row.priority,
        unconfirmed: row.priority_unconfirmed,
        waits: row.waiting > 0,
        title: title(model, row).to_string(),
        owner: owner.unwrap_or_else(|| model.locale.t("owner-none").into_owned()),
        fact: fact(frame, row),
    }
}

/// The one thing worth knowing beside owner and clock; how long ago it came where there is nothing else.
fn fact(frame: &Frame<'_>, row: &Row) -> String {
    let (model, locale) = (frame.model, &frame.model.locale);
    let local = |t| model.desk.zone.to_local(t);
    let counted = |id: &'static str, n: u32| locale.tf(id, &args![n = n]).into_owned();
    match row.suspended_until.filter(|_| row.state == State::Suspended) {
        Some(until) => {
            let until = day_short(local(until), local(frame.now), locale);
            locale.tf("board-until", &args![until = until]).into_owned()
        }
        None if row.waiting > 0 => counted(msg!("board-waits"), row.waiting),
        None if row.chases > 0 => counted(msg!("board-chased"), row.chases),
        None if row.hops > 1 => counted(msg!("board-hops"), row.hops),
        None if row.reports > 1 => counted(msg!("board-reports"), row.reports),
        None if row.fired > 0 => counted(msg!("board-fired"), row.fired),
        None => age(frame.now.since(row.reported_at)),
    }
}
