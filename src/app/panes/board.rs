//! The escalation board. One job: the list in lanes, and the cursor among its cards (ESC-4).
//!
//! The list is the queue's own: filter, order, cursor and marks work as they do there. A lane is a support line, or how far
//! up an incident was escalated; its cards stand in the order of the list.

pub mod handover;
pub mod view;

use crate::app::action::{Call, Why, going};
use crate::app::effect::Effect;
use crate::app::layout::{Area, Layout, Shape};
use crate::app::look::Split;
use crate::app::model::Model;
use crate::app::place::Place;
use crate::app::views::{first_of, views_of};
use crate::domain::id::IncidentId;
use crate::domain::incident::row::Row;
use crate::msg;

/// Cells that a card needs.
const CARD: u16 = 26;
/// Cells between two lanes.
const GAP: u16 = 2;
/// The rows of the frame about the selected card, and the screen it needs.
const HANDOVER: (u16, u16) = (7, 22);

/// Lanes, as the order on screen fills them.
#[derive(Debug, Default)]
pub struct Board {
    pub lanes: Vec<Lane>,
    /// The first lane on screen.
    first: usize,
    /// The order they were made from: its view and its number.
    made: Option<(usize, u64)>,
}

/// What the cards of a lane have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneOf {
    /// The number of the line: functional escalation.
    Line(u8),
    /// Place in the policy's list of authorities, from 1; 0 for nobody: hierarchical escalation.
    Level(u8),
}

/// A lane and its cards, the most pressing first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    pub of: LaneOf,
    pub cards: Vec<IncidentId>,
}

/// What stands where on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    /// The row of lane heads; their gauges stand below it where there is room.
    pub heads: u16,
    pub gauges: bool,
    /// From the first card to the last.
    pub cards: Area,
    /// Cells of a lane, and from one lane to the next.
    pub lane: u16,
    pub pitch: u16,
    /// Lanes on screen.
    pub lanes: usize,
    /// Rows of a card, and from one card to the next.
    pub card: u16,
    pub step: u16,
    /// The frame about the selected card.
    pub handover: Option<Area>,
}

impl Grid {
    pub fn of(layout: &Layout, lanes: usize, handover: bool) -> Self {
        let small = matches!(layout.shape, Shape::Small | Shape::Tiny);
        let roomy = layout.h >= 30;
        let (left, right) = if small { (1, 1) } else { (3, 2) };
        let heads = layout.filter + if small { 1 } else { 2 };
        let (rows, needs) = HANDOVER;
        let handover = (handover && !small && layout.h >= needs).then(|| Area {
            x: 1,
            y: layout.message.saturating_sub(rows + u16::from(roomy)),
            w: layout.w - 2,
            h: rows,
        });
        let top = heads + if small { 1 } else { 2 } + u16::from(roomy);
        let bottom = handover.map_or(layout.message, |area| area.y);
        let room = layout.w.saturating_sub(left + right);
        let fit = usize::from((room + GAP) / (CARD + GAP)).clamp(1, lanes.max(1));
        let pitch = (room + GAP) / u16::try_from(fit).unwrap_or(1);
        let card = if roomy { 3 } else { 2 };
        Self {
            heads,
            gauges: !small,
            cards: Area { x: left, y: top, w: room, h: bottom.saturating_sub(top) },
            lane: pitch - GAP,
            pitch,
            lanes: fit,
            card,
            step: card + u16::from(!small),
            handover,
        }
    }

    /// How many cards of so many there is room for; the line that tells of the others takes one's place.
    pub fn shown(&self, cards: usize) -> usize {
        let fit = |h: u16| usize::from((h + self.step - self.card) / self.step);
        match fit(self.cards.h) {
            all if all >= cards => cards,
            _ => fit(self.cards.h.saturating_sub(1 + self.step - self.card)).max(1),
        }
    }
}

impl Board {
    /// Lane and place of a card.
    pub fn find(&self, id: IncidentId) -> Option<(usize, usize)> {
        let mut lanes = self.lanes.iter().enumerate();
        lanes.find_map(|(lane, l)| l.cards.iter().position(|card| *card == id).map(|at| (lane, at)))
    }

    /// The lanes on screen, the first with its number.
    pub fn window(&self, lanes: usize) -> impl Iterator<Item = (usize, &Lane)> {
        self.lanes.iter().enumerate().skip(self.first).take(lanes)
    }

    /// Lanes left and right of those on screen.
    pub fn beyond(&self, lanes: usize) -> (&[Lane], &[Lane]) {
        let (left, rest) = self.lanes.split_at(self.first.min(self.lanes.len()));
        (left, rest.get(lanes..).unwrap_or_default())
    }
}

/// The grid of the board as it is now.
pub fn grid(model: &Model) -> Grid {
    Grid::of(&model.layout(), model.board.lanes.len(), model.split != Split::Off)
}

/// Cards of a lane on one screen.
pub fn page(model: &Model) -> u16 {
    let grid = grid(model);
    (grid.cards.h / grid.step).max(1)
}

/// What holds after every message: the lanes follow the order, and the cursor's lane is on screen.
pub fn settle(model: &mut Model) {
    let made = Some((model.queue.view, model.queue.sorted));
    if model.board.made != made {
        model.board.made = made;
        model.board.lanes = lanes(model);
    }
    let fit = grid(model).lanes;
    let board = &mut model.board;
    board.first = board.first.min(board.lanes.len().saturating_sub(fit));
    if let Some((lane, _)) = model.queue.cursor.and_then(|id| board.find(id)) {
        board.first = board.first.clamp((lane + 1).saturating_sub(fit), lane);
    }
}

fn lanes(model: &Model) -> Vec<Lane> {
    let policy = &model.desk.policy;
    let by_level = by_level(model);
    let of = |row: &Row| if by_level { LaneOf::Level(row.authority) } else { LaneOf::Line(row.line) };
    let all: Vec<LaneOf> = match by_level {
        true => (0..=policy.rules.authorities.len()).filter_map(|n| u8::try_from(n).ok()).map(LaneOf::Level).collect(),
        false => policy.lines.iter().map(|line| LaneOf::Line(line.number)).collect(),
    };
    let mut lanes: Vec<Lane> = all.into_iter().map(|of| Lane { of, cards: Vec::new() }).collect();
    for row in model.queue.order.iter().filter_map(|id| model.rows.get(*id)) {
        if let Some(lane) = lanes.iter_mut().find(|lane| lane.of == of(row)) {
            lane.cards.push(row.id);
        }
    }
    lanes
}

/// Whether the lanes are levels of management.
pub fn by_level(model: &Model) -> bool {
    model.queue.home == Place::Board && model.queue.view != first_of(Place::Board)
}

/// Moves the cursor along its lane.
pub fn step(model: &mut Model, by: isize) {
    let Some((lane, at)) = model.queue.cursor.and_then(|id| model.board.find(id)) else { return };
    put(model, lane, at.saturating_add_signed(by));
}

/// Moves it to the next lane that has a card.
pub fn side(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some((from, at)) = model.queue.cursor.and_then(|id| model.board.find(id)) else { return vec![] };
    let mut lane = from.checked_add_signed(by);
    while let Some(next) = lane.filter(|n| *n < model.board.lanes.len()) {
        if !model.board.lanes[next].cards.is_empty() {
            put(model, next, at);
            break;
        }
        lane = next.checked_add_signed(by);
    }
    model.detail.scroll = 0;
    vec![]
}

/// Lanes by line, or by level of management.
pub fn turn(model: &mut Model, call: &Call) -> Vec<Effect> {
    let other = views_of(Place::Board).map(|(n, _)| n).find(|n| *n != model.queue.view);
    other.map_or_else(Vec::new, |view| going::look(model, view, call))
}

/// Only where lanes are levels of management.
pub fn by_levels(model: &Model) -> Result<(), Why> {
    if by_level(model) { Ok(()) } else { Err(Why::Said(msg!("why-not-by-level"))) }
}

/// To a card of a lane, or the last one there is.
fn put(model: &mut Model, lane: usize, at: usize) {
    let Some(cards) = model.board.lanes.get(lane).map(|lane| &lane.cards) else { return };
    if let Some(id) = cards.get(at.min(cards.len().saturating_sub(1))) {
        model.queue.cursor = Some(*id);
    }
}
