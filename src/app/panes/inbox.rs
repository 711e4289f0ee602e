//! The inbox pane. One job: what somebody was told, which part of it is on screen, the cursor in it, and what of it they have
//! looked at (ESC-5).
//!
//! The worker brings it whole whenever it is another one. The cursor is an event, never a place. What was on the screen is
//! seen once the pane is left: until then it still looks new.

pub mod view;

use crate::app::action::{Call, Why, general};
use crate::app::effect::Effect;
use crate::app::layout::Shape;
use crate::app::model::Model;
use crate::app::place::Place;
use crate::app::queue::HOLD;
use crate::domain::id::IncidentId;
use crate::domain::incident::Told;
use crate::domain::time::Instant;
use crate::msg;
use std::collections::BTreeSet;

/// From so many rows on there is air between two things.
const AIRY: u16 = 24;

/// What somebody was told, as far back as was read.
#[derive(Debug, Default)]
pub struct Inbox {
    /// The newest first.
    pub told: Vec<Told>,
    /// It was read.
    pub read: bool,
    /// Only what waits for somebody's word is listed.
    pub waiting: bool,
    /// The event under the cursor.
    pub cursor: Option<i64>,
    /// The place of the first one on screen.
    pub top: usize,
    /// The newest one that was on screen since the pane was turned to.
    shown: i64,
}

impl Inbox {
    /// What is listed, the newest first. Of what waits each thing once, however often it was told.
    pub fn listed(&self) -> Vec<&Told> {
        let mut matters = BTreeSet::new();
        let mut once = |told: &&Told| told.waits() && told.matter().is_none_or(|matter| matters.insert(matter));
        self.told.iter().filter(|told| !self.waiting || once(told)).collect()
    }

    pub fn place(&self) -> Option<usize> {
        let seq = self.cursor?;
        self.listed().iter().position(|told| told.past.seq == seq)
    }

    /// What is under the cursor.
    pub fn entry(&self) -> Option<&Told> {
        self.listed().get(self.place()?).copied()
    }

    /// The incident under the cursor, if it is for these eyes.
    pub fn subject(&self) -> Option<IncidentId> {
        self.entry().filter(|told| told.title.is_some()).map(|told| told.past.incident)
    }

    /// How many things wait for somebody's word, and how many were not looked at.
    pub fn counts(&self) -> (usize, usize) {
        let waits = self.told.iter().filter(|told| told.waits());
        let matters: BTreeSet<_> = waits.filter_map(Told::matter).collect();
        (matters.len(), self.told.iter().filter(|told| !told.seen).count())
    }

    fn newest(&self) -> i64 {
        self.told.first().map_or(0, |told| told.past.seq)
    }

    /// The cursor is on something that is listed.
    fn hold(&mut self) {
        if self.place().is_none() {
            let first = self.listed().first().map(|told| told.past.seq);
            (self.cursor, self.top) = (first, 0);
        }
    }
}

/// Rows from one thing to the next.
pub fn pitch(model: &Model) -> u16 {
    if model.layout().list.h >= AIRY { 3 } else { 2 }
}

/// Things on one screen.
pub fn page(model: &Model) -> u16 {
    // The last one needs no air below it.
    ((model.layout().list.h + pitch(model) - 2) / pitch(model)).max(1)
}

/// Moves the cursor.
pub fn step(model: &mut Model, by: isize) {
    let inbox = &mut model.inbox;
    let listed = inbox.listed();
    let at = inbox.place().unwrap_or(0).saturating_add_signed(by).min(listed.len().saturating_sub(1));
    inbox.cursor = listed.get(at).map(|told| told.past.seq);
}

/// It is another one now. Answers what somebody was told since the last look: nothing where nobody has looked before.
pub fn came(model: &mut Model, told: Vec<Told>, now: Instant) -> Vec<Told> {
    let quiet = now.since(model.queue.last_key) >= HOLD;
    let inbox = &mut model.inbox;
    let (before, first) = (inbox.newest(), !inbox.read);
    (inbox.told, inbox.read) = (told, true);
    let new = inbox.told.iter().filter(|told| told.past.seq > before && !told.seen);
    let new: Vec<Told> = if first { vec![] } else { new.cloned().collect() };
    // Under a hand that has just pressed a key nothing moves (LOOKS 8).
    if inbox.top > 0 || !quiet {
        inbox.top += inbox.listed().iter().take_while(|told| told.past.seq > before).count();
    }
    inbox.hold();
    new
}

/// What holds after every message: the cursor is on screen, and what was on it is seen once it is left.
pub fn settle(model: &mut Model) -> Option<Effect> {
    let here = model.place == Place::Inbox && !model.detail.zoomed && model.layout().shape != Shape::Tiny;
    let (fit, front) = (usize::from(page(model)), model.in_front);
    let inbox = &mut model.inbox;
    if here {
        let at = inbox.place().unwrap_or(0);
        inbox.top = inbox.top.clamp((at + 1).saturating_sub(fit), at);
        if front {
            inbox.shown = inbox.newest();
        }
        return None;
    }
    let shown = std::mem::take(&mut inbox.shown);
    let mut new = inbox.told.iter_mut().filter(|told| told.past.seq <= shown && !told.seen).peekable();
    new.peek()?;
    new.for_each(|told| told.seen = true);
    (!model.desk.read_only).then_some(Effect::Looked(shown))
}

/// All of it, or only what waits.
pub fn sift(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.inbox.waiting = !model.inbox.waiting;
    model.inbox.hold();
    vec![]
}

/// Steps out of what is left out; whether anything was.
pub fn back(model: &mut Model) -> bool {
    std::mem::take(&mut model.inbox.waiting)
}

/// There is something under the cursor that may be opened.
pub fn may_open(model: &Model) -> Result<(), Why> {
    match model.inbox.entry() {
        None => Err(Why::Said(msg!("why-nothing-told"))),
        Some(told) if told.title.is_none() => Err(Why::Said(msg!("why-hidden"))),
        Some(_) => Ok(()),
    }
}

/// Opens the record over the inbox.
pub fn open(model: &mut Model, call: &Call) -> Vec<Effect> {
    general::zoom(model, call)
}
