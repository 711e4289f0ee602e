//! The knowledge base. One job: what is looked for and found, the entry that is read, and what is done with it (KB-2, KB-3).
//!
//! The file is asked on its own thread: what is typed is looked for as it is typed, one question at a time. Where it was
//! opened for an incident, entries are applied to that one and their steps are ticked off there.

pub mod act;
pub mod view;

use crate::app::effect::{Effect, Wanted};
use crate::app::layout::{Area, Layout, Shape};
use crate::app::model::{Model, Pane};
use crate::app::place::Place;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::command::Command;
use crate::domain::incident::report::Step;
use crate::domain::knowledge::{ArticleCommand, ArticleRecord, ArticleRow, ArticleState, ArticleVerb, Sheet};
use crate::domain::time::Instant;
use crate::msg;

pub use act::announce;

/// One row of the list: the entry, and whether it is the text in work.
pub type Spot = (ArticleId, bool);

/// The shelf and the entry under its cursor.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// What is looked for.
    pub text: String,
    /// Only entries in this state.
    pub state: Option<ArticleState>,
    /// What looks like this is shown, until something is looked for.
    pub like: Option<String>,
    /// The incident it was opened for.
    pub ticket: Option<IncidentId>,
    pub rows: Vec<ArticleRow>,
    pub cursor: Option<Spot>,
    /// The first row on screen.
    pub top: usize,
    record: Option<ArticleRecord>,
    /// Lines scrolled in the entry.
    pub scroll: usize,
    /// The step under the cursor, while the entry is read.
    pub step: usize,
    /// A draft was just made: the cursor goes to it.
    newest: bool,
    /// The number of what is wanted now, of what was asked last, and of the last answer.
    want: u64,
    asked: u64,
    answered: u64,
    /// The entry and version that was asked for.
    opening: Option<(ArticleId, u32)>,
}

impl Knowledge {
    /// Looks for other words.
    pub fn look_for(&mut self, text: &str) {
        if self.text != text.trim() {
            text.trim().clone_into(&mut self.text);
            self.like = None;
            self.ask_anew();
        }
    }

    /// Only entries in a state; every one for none.
    pub fn only(&mut self, state: Option<ArticleState>) {
        self.state = state;
        self.like = None;
        self.ask_anew();
    }

    /// The file holds something else by now.
    pub fn outdate(&mut self) {
        self.want += 1;
    }

    fn ask_anew(&mut self) {
        self.want += 1;
        self.cursor = None;
    }

    /// An answer to a search. What is typed since is asked next.
    pub fn found(&mut self, ask: u64, rows: Vec<ArticleRow>) {
        self.answered = self.answered.max(ask);
        self.rows = rows;
        let spot = |row: &ArticleRow| (row.id, row.working);
        if std::mem::take(&mut self.newest) {
            self.cursor = self.rows.iter().map(spot).max();
        }
        let kept = self.cursor.filter(|cursor| self.rows.iter().any(|row| spot(row) == *cursor));
        // A draft that was published is the published entry now.
        let same = || self.rows.iter().find(|row| Some(row.id) == self.cursor.map(|(id, _)| id)).map(spot);
        let moved = kept.or_else(same).or_else(|| self.rows.first().map(spot));
        if moved != self.cursor {
            (self.cursor, self.scroll, self.step) = (moved, 0, 0);
        }
    }

    /// An entry came.
    pub fn came(&mut self, record: ArticleRecord) {
        let (id, ver) = (record.article.id, record.article.ver);
        // It may be newer than its row.
        self.rows.iter_mut().filter(|row| row.id == id).for_each(|row| row.ver = ver);
        self.opening = Some((id, ver));
        self.record = Some(record);
    }

    /// What was asked for is not to be had; it is not asked for again until something changes.
    pub fn failed(&mut self) {
        self.answered = self.asked;
    }

    /// Whether an answer is still to come.
    pub fn is_waiting(&self) -> bool {
        self.answered < self.want
    }

    /// The row under the cursor.
    pub fn row(&self) -> Option<&ArticleRow> {
        self.place().and_then(|at| self.rows.get(at))
    }

    fn place(&self) -> Option<usize> {
        self.rows.iter().position(|row| Some((row.id, row.working)) == self.cursor)
    }

    /// The entry under the cursor, once it is there.
    pub fn record(&self) -> Option<&ArticleRecord> {
        self.record.as_ref().filter(|record| Some(record.article.id) == self.cursor.map(|(id, _)| id))
    }

    /// What stands in the entry under the cursor: the text in work, or the edition in force.
    pub fn sheet(&self) -> Option<&Sheet> {
        let working = self.row()?.working;
        let article = &self.record()?.article;
        match article.editions.last().filter(|_| !working) {
            Some(edition) => Some(&edition.sheet),
            None => Some(&article.sheet),
        }
    }
}

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    /// The rows of the list; none while an entry is read where there is room for one pane only.
    pub list: Area,
    /// The frame about the entry.
    pub card: Option<Area>,
    /// The lines of the entry, within the frame where there is one.
    pub page: Area,
}

/// Cells of the list beside the entry, and rows of it above.
const BESIDE: u16 = 46;
const ABOVE: u16 = 7;

impl Grid {
    pub fn of(layout: &Layout, reading: bool) -> Self {
        let Layout { shape, w, h, filter, message, .. } = *layout;
        let inner = |area: Area, dx: u16, dy: u16| Area {
            x: area.x + dx,
            y: area.y + dy,
            w: area.w.saturating_sub(2 * dx),
            h: area.h.saturating_sub(2 * dy),
        };
        match shape {
            Shape::Wide => {
                let left = (u32::from(w) * u32::from(BESIDE) / 120).clamp(40, 60);
                let left = u16::try_from(left).unwrap_or(BESIDE);
                let card = Area { x: left + 1, y: 2, w: w - left - 2, h: h - 5 };
                let list = Area { x: 0, y: filter + 2, w: left - 1, h: message.saturating_sub(filter + 3) };
                Self { list, card: Some(card), page: inner(card, 3, 2) }
            }
            Shape::Tall => {
                let rows = if h >= 20 { ABOVE } else { 3 };
                let list = Area { x: 0, y: filter + 2, w: w - 2, h: rows };
                let y = list.y + rows + 1;
                let card = Area { x: 1, y, w: w - 2, h: message.saturating_sub(y) };
                Self { list, card: Some(card), page: inner(card, 2, 1) }
            }
            Shape::Small | Shape::Tiny => {
                let all = Area { x: 0, y: filter + 1, w: w.saturating_sub(1), h: message.saturating_sub(filter + 1) };
                let none = Area { h: 0, ..all };
                let (list, page) = if reading { (none, inner(all, 1, 0)) } else { (all, none) };
                Self { list, card: None, page }
            }
        }
    }
}

/// Whether the entry has the keys.
pub fn is_reading(model: &Model) -> bool {
    model.pane == Pane::Detail && model.place == Place::Knowledge
}

pub fn grid(model: &Model) -> Grid {
    Grid::of(&model.layout(), is_reading(model))
}

/// What holds after every message: the newest question is asked, the entry under the cursor is read, and it is on screen.
pub fn settle(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.place != Place::Knowledge {
        return effects;
    }
    let rows = usize::from(grid(model).list.h).max(1);
    let k = &mut model.knowledge;
    if k.want == 0 {
        k.want = 1;
    }
    if k.asked < k.want && k.answered == k.asked {
        k.asked = k.want;
        let wanted = Wanted { text: k.text.clone(), state: k.state, like: k.like.clone() };
        effects.push(Effect::SearchArticles { ask: k.want, wanted });
    }
    let row = k.row().map(|row| (row.id, row.ver));
    let there = k.record.as_ref().map(|record| (record.article.id, record.article.ver));
    if let Some(wanted) = row.filter(|row| Some(*row) != there && Some(*row) != k.opening) {
        k.opening = Some(wanted);
        effects.push(Effect::OpenArticle(wanted.0));
    }
    if let Some(at) = k.place() {
        k.top = k.top.clamp((at + 1).saturating_sub(rows), at);
    }
    effects
}

/// Moves the cursor: among the entries, among the steps of a checklist, or through the lines of an entry.
pub fn step(model: &mut Model, by: isize) {
    if is_reading(model) {
        let (steps, last) = (checklist(model).len(), view::furthest(model));
        let k = &mut model.knowledge;
        match steps {
            0 => k.scroll = k.scroll.saturating_add_signed(by).min(last),
            steps => k.step = k.step.saturating_add_signed(by).min(steps - 1),
        }
        view::follow_step(model);
        return;
    }
    let k = &mut model.knowledge;
    let at = k.place().unwrap_or(0).saturating_add_signed(by).min(k.rows.len().saturating_sub(1));
    let moved = k.rows.get(at).map(|row| (row.id, row.working));
    if moved != k.cursor {
        (k.cursor, k.scroll, k.step) = (moved, 0, 0);
    }
}

/// Rows of one screen.
pub fn page(model: &Model) -> u16 {
    let grid = grid(model);
    if is_reading(model) { grid.page.h } else { grid.list.h }
}

/// From the list to the entry and back.
pub fn turn(model: &mut Model) -> Vec<Effect> {
    model.pane = match model.pane {
        Pane::List if model.knowledge.row().is_some() => Pane::Detail,
        _ => Pane::List,
    };
    vec![]
}

/// The checklist that the entry under the cursor has become on the incident it was opened for: each step with its number
/// among all of them there. Empty where it was not applied.
pub fn checklist(model: &Model) -> Vec<(u32, &Step)> {
    let k = &model.knowledge;
    let record = k.ticket.and_then(|id| model.detail.shelf.get(id));
    let (Some(record), Some(row)) = (record, k.row()) else { return Vec::new() };
    let applied = (0u32..).zip(&record.incident.applied).filter(|(_, applied)| applied.article == Some(row.id));
    let Some((n, _)) = applied.last() else { return Vec::new() };
    (0u32..).zip(&record.incident.steps).filter(|(_, step)| !step.is_void() && step.applied == n).collect()
}

/// What was done with an entry, in words.
fn done(verb: &ArticleVerb) -> &'static str {
    match verb {
        ArticleVerb::Edit { .. } => msg!("done-kb-edited"),
        ArticleVerb::Submit => msg!("done-kb-submitted"),
        ArticleVerb::Return { .. } => msg!("done-kb-returned"),
        ArticleVerb::Publish => msg!("done-kb-published"),
        ArticleVerb::Retire { .. } => msg!("done-kb-retired"),
        ArticleVerb::Restore => msg!("done-kb-restored"),
    }
}

/// A command that changes an entry as it is on screen.
fn change(row: &ArticleRow, verb: ArticleVerb) -> Command {
    Command::Article(ArticleCommand::Act { article: row.id, seen: Some(row.ver), verb })
}

/// As it begins: everything, for no incident.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    let k = &mut model.knowledge;
    k.ticket = None;
    k.text.clear();
    k.only(None);
    vec![]
}

/// It turns to the knowledge base for an incident: what looks like it first.
pub fn open_for(model: &mut Model, id: IncidentId, now: Instant) -> Vec<Effect> {
    let told = model.rows.get(id).map(|row| {
        let ci = row.ci.map(|ci| model.desk.directory.name(ci)).unwrap_or_default();
        format!("{} {ci}", row.title)
    });
    model.turn_to(Place::Knowledge, now);
    model.detail.zoomed = false;
    model.detail.pinned = None;
    model.pane = Pane::List;
    let k = &mut model.knowledge;
    k.ticket = Some(id);
    k.text.clear();
    k.state = None;
    k.like = told;
    k.ask_anew();
    vec![]
}
