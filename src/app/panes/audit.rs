//! The audit pane. One job: which part of the trail is on screen, what is asked for next, and the cursor in it (AUD-3).
//!
//! Events come page by page from the worker, at most one page asked for at a time; what was asked for before the filter
//! changed is not waited for in vain, only dropped. The cursor is an event, never a place.

pub mod acts;
pub mod view;

use crate::app::effect::Effect;
use crate::app::layout::{Area, Layout, Shape};
use crate::app::look::Split;
use crate::app::model::{Model, Tab};
use crate::app::overlay::Overlay;
use crate::app::place::Place;
use crate::app::queue::HOLD;
use crate::domain::id::IncidentId;
use crate::domain::query::QueryError;
use crate::domain::time::Instant;
use crate::domain::trail::{Entry, Env, Filter, Page, Sieve, Window, prepare};
use chrono::NaiveDate;

/// Events of a page.
const PAGE: usize = 200;
/// Rows looked through for one: a moment's work, after which the worker sees to others.
const MOST: i64 = 50_000;
/// So many events below the screen are at hand before the next ones are asked for.
const AHEAD: usize = 100;
/// From so many rows on there is air between days.
const AIRY: u16 = 30;
/// Rows of the card below the list, and the screen it needs.
const CARD: [(u16, u16); 2] = [(9, 20), (13, 34)];

/// The trail as far as it was read.
#[derive(Debug, Default)]
pub struct Audit {
    /// The filter in force, as it was typed.
    pub text: String,
    pub filter: Filter,
    /// The newest first.
    pub entries: Vec<Entry>,
    /// Where older ones are to be looked for; `None` when there are none.
    next: Option<i64>,
    /// How far back was looked, where nothing was found yet.
    pub reached: Option<Instant>,
    /// The end of the trail as of the last look.
    seen: i64,
    /// Something was written since.
    pub stale: bool,
    /// What is being read, by number.
    asked: Option<(u64, Part)>,
    numbers: u64,
    /// What the entries are of; `None` before anything was read.
    read: Option<String>,
    /// Why there is nothing.
    pub refused: Option<String>,
    /// The event under the cursor.
    pub cursor: Option<i64>,
    /// The place of the first event on screen.
    pub top: usize,
    /// The card has the keys, and is scrolled by so many lines.
    pub reading: bool,
    pub scroll: usize,
    pub frozen: bool,
    pub proof: Proof,
    /// Where one was before a record's history was asked for.
    back: Option<Back>,
}

/// What is known of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Proof {
    #[default]
    Unknown,
    Running,
    /// Whole up to a row.
    Whole {
        seq: i64,
        at: Instant,
    },
    Broken {
        findings: usize,
    },
}

/// Which part is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    Older,
    Newer,
}

/// Where a record's history was asked for.
#[derive(Debug, Clone)]
struct Back {
    place: Place,
    text: String,
    cursor: Option<i64>,
    pinned: Option<IncidentId>,
    zoomed: bool,
    tab: Tab,
}

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    pub heads: Option<u16>,
    pub list: Area,
    /// The event under the cursor.
    pub card: Option<Area>,
}

impl Grid {
    pub fn of(layout: &Layout, card: bool, reading: bool) -> Self {
        let (w, top) = (layout.w, layout.list.y);
        if layout.shape == Shape::Small {
            let area = Area { x: 1, y: top, w: w.saturating_sub(2), h: layout.message.saturating_sub(top) };
            return Self { heads: None, list: layout.list, card: reading.then_some(area) };
        }
        let rows = CARD.iter().rev().find(|(_, needs)| layout.h >= *needs).map(|(rows, _)| *rows);
        let card = rows.filter(|_| card || reading).map(|h| {
            let air = u16::from(layout.h >= 34);
            Area { x: 1, y: layout.message.saturating_sub(h + air), w: w.saturating_sub(2), h }
        });
        let bottom = card.map_or(layout.message, |card| card.y);
        let list = Area { x: 0, y: top, w: w.saturating_sub(2), h: bottom.saturating_sub(top) };
        Self { heads: layout.heads, list, card }
    }
}

impl Audit {
    pub fn place(&self) -> Option<usize> {
        let seq = self.cursor?;
        self.entries.iter().position(|entry| entry.seq == seq)
    }

    pub fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.place()?)
    }

    /// Whether nothing was read of what is asked for now.
    pub fn is_loading(&self) -> bool {
        let asked = matches!(self.asked, Some((_, Part::First)));
        self.refused.is_none() && (asked || self.read.as_deref() != Some(&self.text))
    }

    /// Older ones are being looked for.
    pub fn is_searching(&self) -> bool {
        self.next.is_some()
    }

    /// Moves the cursor by so many events.
    fn step(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        let at = self.place().unwrap_or(0).saturating_add_signed(by).min(last);
        self.cursor = self.entries.get(at).map(|entry| entry.seq);
        self.scroll = 0;
    }

    /// Scrolls so that the cursor is among `height` rows; a row tells the day above the first event of each, after so much
    /// air.
    fn follow(&mut self, height: usize, air: usize, day: impl Fn(&Entry) -> NaiveDate) {
        let at = self.place().unwrap_or(0);
        self.top = self.top.min(at);
        while self.top < at {
            let turns = |n: &usize| day(&self.entries[*n]) != day(&self.entries[*n - 1]);
            let days = 1 + (self.top + 1..=at).filter(turns).count() * (1 + air);
            if at - self.top + 1 + days <= height {
                break;
            }
            self.top += 1;
        }
    }
}

/// The grid of the pane as it is now.
pub fn grid(model: &Model) -> Grid {
    Grid::of(&model.layout(), model.split != Split::Off, model.audit.reading)
}

/// Whether there is air between days.
fn is_airy(model: &Model) -> bool {
    model.layout().h >= AIRY
}

/// Moves the cursor, or scrolls the card.
pub fn step(model: &mut Model, by: isize) {
    if !model.audit.reading {
        return model.audit.step(by);
    }
    let furthest = view::furthest(model);
    model.audit.scroll = model.audit.scroll.saturating_add_signed(by).min(furthest);
}

/// Events on one screen.
pub fn page(model: &Model) -> u16 {
    let grid = grid(model);
    if model.audit.reading { grid.card.map_or(1, |card| card.h) } else { grid.list.h }
}

/// Puts another filter in force.
///
/// # Errors
/// What was not understood; the one before stays in force.
pub fn apply(model: &mut Model, text: &str, now: Instant) -> Result<(), QueryError> {
    let filter = Filter::parse(text)?;
    sieve(model, &filter, now)?;
    model.audit.filter = filter;
    model.audit.text = text.trim().to_owned();
    model.audit.refused = None;
    Ok(())
}

fn sieve(model: &Model, filter: &Filter, now: Instant) -> Result<Sieve, QueryError> {
    let desk = &model.desk;
    prepare(filter, &Env { me: desk.me.person, now, directory: &desk.directory, zone: &desk.zone })
}

/// What holds after every message: the cursor is on screen, and what is not there yet is asked for.
pub fn settle(model: &mut Model, now: Instant) -> Option<Effect> {
    let height = usize::from(grid(model).list.h);
    let zone = model.desk.zone.clone();
    let air = usize::from(is_airy(model));
    model.audit.follow(height, air, |entry| zone.to_local(entry.recorded_at).date());
    if model.audit.asked.is_some() || model.audit.refused.is_some() {
        return None;
    }
    let audit = &model.audit;
    let below = audit.entries.len().saturating_sub(audit.top + height);
    let part = match () {
        () if audit.is_loading() => Part::First,
        () if audit.stale && !audit.frozen => Part::Newer,
        () if audit.next.is_some() && below < AHEAD => Part::Older,
        () => return None,
    };
    // Names have been looked up before; who is gone from the directory since is not looked for.
    let sieve = sieve(model, &model.audit.filter, now).ok()?;
    // To look at a record's history may itself go on the record: not at every digit of its number.
    let typing = model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Filter(_)));
    if typing && part == Part::First && sieve.named().is_some() {
        return None;
    }
    let audit = &mut model.audit;
    audit.numbers += 1;
    audit.asked = Some((audit.numbers, part));
    let (before, after) = match part {
        Part::First => {
            audit.read = Some(audit.text.clone());
            (None, 0)
        }
        Part::Older => (audit.next, 0),
        Part::Newer => {
            audit.stale = false;
            (None, audit.seen)
        }
    };
    let window = Window { before, after, limit: PAGE, most: if part == Part::Newer { i64::MAX } else { MOST } };
    Some(Effect::LoadTrail { number: audit.numbers, sieve: Box::new(sieve), window })
}

/// A page came, or the reason why none did.
pub fn came(model: &mut Model, number: u64, page: Result<Page, String>, now: Instant) {
    let Some((_, part)) = model.audit.asked.take_if(|(asked, _)| *asked == number) else { return };
    let quiet = now.since(model.queue.last_key) >= HOLD;
    let audit = &mut model.audit;
    if audit.read.as_deref() != Some(&audit.text) {
        // Another filter is in force by now.
        return;
    }
    match page {
        Err(sentence) if part == Part::First => {
            (audit.entries, audit.next, audit.cursor) = (Vec::new(), None, None);
            audit.refused = Some(sentence);
        }
        Err(sentence) => {
            audit.next = None;
            model.complain(sentence);
        }
        Ok(page) => audit.take(part, page, quiet),
    }
}

impl Audit {
    fn take(&mut self, part: Part, page: Page, quiet: bool) {
        let n = page.entries.len();
        match part {
            Part::First => {
                (self.entries, self.next, self.reached) = (page.entries, page.next, page.reached);
                (self.seen, self.top, self.scroll) = (page.head, 0, 0);
                if self.place().is_none() {
                    self.cursor = self.entries.first().map(|entry| entry.seq);
                }
            }
            Part::Older => {
                (self.next, self.reached) = (page.next, page.reached);
                self.entries.extend(page.entries);
            }
            Part::Newer if page.next.is_some() => {
                // More came than a page holds: it is read anew, as far as it goes.
                self.read = None;
            }
            Part::Newer => {
                self.seen = page.head;
                for undo in page.entries.iter().filter(|entry| entry.undoes().is_some()) {
                    let of_it = |e: &&mut Entry| Some(e.batch) == undo.undoes() && e.stream == undo.stream;
                    self.entries.iter_mut().filter(of_it).for_each(|e| e.undone_by = Some(undo.seq));
                }
                self.entries.splice(0..0, page.entries);
                // Under a hand that has just pressed a key nothing moves (LOOKS 8).
                if self.top > 0 || !quiet {
                    self.top += n;
                }
            }
        }
        if self.cursor.is_none() {
            self.cursor = self.entries.first().map(|entry| entry.seq);
        }
    }

    /// Everything is read again.
    pub fn forget(&mut self) {
        (self.read, self.refused, self.stale) = (None, None, false);
    }
}
