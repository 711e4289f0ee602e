//! The knowledge base on a frame. One job: the visible entries and the one that is read, in words.

use super::{Grid, checklist, grid, is_reading};
use crate::app::derive::Frame;
use crate::app::model::Model;
use crate::domain::id::IncidentId;
use crate::domain::incident::report::Step;
use crate::domain::knowledge::{ArticleRow, ArticleState};
use crate::text::knowledge::{level, sections, standing, state};
use crate::text::safe::{safe_block, safe_line};
use crate::text::width::wrap;
use crate::text::{Words, args, msg};

/// The knowledge base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnowledgeCells {
    pub grid: Grid,
    /// The entry has the keys.
    pub reading: bool,
    /// What is listed: everything, drafts, what looks like an incident.
    pub what: String,
    /// How many.
    pub count: String,
    /// The incident it was opened for.
    pub ticket: String,
    pub lines: Vec<EntryCells>,
    /// Why nothing is listed, and what to do.
    pub empty: Option<[String; 2]>,
    pub entry: Option<Entry>,
}

/// One entry in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryCells {
    pub selected: bool,
    pub id: String,
    pub level: String,
    pub title: String,
    /// How often it was used, or that it is a known error; of what is not published, where it stands.
    pub note: String,
    /// Not published, or not valid any more.
    pub quiet: bool,
}

/// The entry that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub level: String,
    pub standing: String,
    pub title: String,
    pub lines: Vec<EntryLine>,
    pub above: usize,
    pub below: usize,
}

/// A line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryLine {
    Air,
    Head(String),
    Field(String, String),
    /// A step: its number among those of the entry, whether the cursor is on it, its words.
    Step {
        label: String,
        selected: bool,
        text: String,
    },
}

/// Cells before the value of a field, and before the words of a step.
pub const FIELD_INDENT: u16 = 14;
pub const STEP_INDENT: u16 = 4;
/// Rows above the lines of an entry: number, title, air.
pub const HEAD: u16 = 3;

/// The knowledge base at the frame's `now`.
pub(crate) fn cells(frame: &Frame<'_>) -> KnowledgeCells {
    let model = frame.model;
    let (grid, k, locale) = (grid(model), &model.knowledge, &model.locale);
    let shown = k.rows.iter().skip(k.top).take(usize::from(grid.list.h));
    let lines = shown.map(|row| entry_cells(frame, row)).collect();
    let what = match (k.state, &k.like) {
        (Some(only), _) => state(only, &model.words()),
        (None, Some(_)) => locale.t("kb-like").into_owned(),
        (None, None) => locale.t("kb-all").into_owned(),
    };
    let ticket = k.ticket.map(|id| named(model, id));
    KnowledgeCells {
        reading: is_reading(model),
        what,
        count: locale.tf("kb-count", &args![n = k.rows.len()]).into_owned(),
        ticket: ticket.unwrap_or_default(),
        lines,
        empty: k.rows.is_empty().then(|| empty(model)),
        entry: entry(model, &grid),
        grid,
    }
}

/// `for 20417  VPN drops`.
pub fn named(model: &Model, id: IncidentId) -> String {
    let title = model.rows.get(id).map(|row| safe_line(&row.title).into_owned()).unwrap_or_default();
    model.locale.tf("kb-for", &args![id = id.to_string(), title = title]).into_owned()
}

fn entry_cells(frame: &Frame<'_>, row: &ArticleRow) -> EntryCells {
    let model = frame.model;
    let published = row.state == ArticleState::Published;
    let note = match () {
        () if !published => state(row.state, &model.words()),
        () if row.is_over(frame.now) => model.locale.t("kb-over").into_owned(),
        () if row.known_error => model.words().field("known_error"),
        () if row.uses == 0 => String::new(),
        () => model.locale.tf("kb-uses", &args![n = row.uses]).into_owned(),
    };
    EntryCells {
        selected: Some((row.id, row.working)) == model.knowledge.cursor,
        id: row.id.label(),
        level: level(row.level),
        title: safe_line(&row.title).into_owned(),
        note,
        quiet: !published || row.is_over(frame.now),
    }
}

/// Why nothing is listed, and what to do about it.
fn empty(model: &Model) -> [String; 2] {
    let (k, locale) = (&model.knowledge, &model.locale);
    let t = |id: &'static str| locale.t(id).into_owned();
    if k.is_waiting() {
        return [t(msg!("kb-looking")), String::new()];
    }
    match () {
        () if !k.text.is_empty() => {
            [locale.tf("kb-none-found", &args![text = k.text.as_str()]).into_owned(), t(msg!("kb-none-found-next"))]
        }
        () if k.like.is_some() => [t(msg!("kb-none-like")), t(msg!("kb-none-like-next"))],
        () if k.state.is_some() => [t(msg!("kb-none-in-state")), t(msg!("kb-none-in-state-next"))],
        () => [t(msg!("kb-none")), t(msg!("kb-none-next"))],
    }
}

fn entry(model: &Model, grid: &Grid) -> Option<Entry> {
    let row = model.knowledge.row()?;
    let height = height(grid);
    let lines = lines(model, usize::from(grid.page.w));
    let above = model.knowledge.scroll.min(lines.len().saturating_sub(height));
    let below = lines.len().saturating_sub(above + height);
    Some(Entry {
        id: row.id.label(),
        level: level(row.level),
        standing: standing(row, &model.words()),
        title: safe_line(&row.title).into_owned(),
        lines: lines.into_iter().skip(above).take(height).collect(),
        above,
        below,
    })
}

fn height(grid: &Grid) -> usize {
    usize::from(grid.page.h.saturating_sub(HEAD))
}

/// The entry in lines of so many cells.
fn lines(model: &Model, width: usize) -> Vec<EntryLine> {
    let k = &model.knowledge;
    let (Some(row), Some(record)) = (k.row(), k.record()) else {
        return vec![EntryLine::Head(model.locale.t("card-loading").into_owned())];
    };
    let words = model.words();
    let steps = checklist(model);
    let list = model.locale.t("kb-section-steps");
    let mut all = Vec::new();
    let mut shown = sections(&record.article, &record.past, row.working, &words);
    // What to do stands first: it is what the entry is read for.
    shown.sort_by_key(|section| section.title != list);
    for section in shown {
        if !all.is_empty() {
            all.push(EntryLine::Air);
        }
        let is_list = section.title == list;
        all.push(EntryLine::Head(section.title));
        let done: Vec<String> = steps.iter().map(|(_, step)| tick(step, &words)).collect();
        match (is_list, done.is_empty()) {
            (true, false) => all.extend(step_lines(model, &done, width)),
            (true, true) => {
                for (label, text) in section.rows {
                    let texts = wrap(&safe_block(&text), width.saturating_sub(usize::from(STEP_INDENT)));
                    push_step(&mut all, &label, texts, false);
                }
            }
            // Number, title and state stand at the head.
            _ => section.rows.into_iter().enumerate().for_each(|(n, (label, value))| {
                if !(n < 3 && label_is_head(model, &label)) {
                    push_field(&mut all, label, &value, width);
                }
            }),
        }
    }
    all
}

/// `[x] Renew the profile (An)`; when it was done stands on the record.
fn tick(step: &Step, words: &Words<'_>) -> String {
    let text = safe_line(step.text.as_ref().map_or("", |text| text.as_str()));
    match step.done_by {
        Some(by) => format!("[x] {}", words.say(msg!("record-note"), &args![value = text, note = words.person(by)])),
        None => format!("[ ] {text}"),
    }
}

fn label_is_head(model: &Model, label: &str) -> bool {
    ["number", "title", "state"].iter().any(|name| model.words().field(name) == label)
}

fn push_field(all: &mut Vec<EntryLine>, label: String, value: &str, width: usize) {
    let mut label = Some(label);
    for text in wrap(&safe_block(value), width.saturating_sub(usize::from(FIELD_INDENT))) {
        all.push(EntryLine::Field(label.take().unwrap_or_default(), text));
    }
}

fn push_step(all: &mut Vec<EntryLine>, label: &str, texts: Vec<String>, selected: bool) {
    let mut label = Some(label.to_owned());
    for text in texts {
        all.push(EntryLine::Step { label: label.take().unwrap_or_default(), selected, text });
    }
}

fn step_lines(model: &Model, done: &[String], width: usize) -> Vec<EntryLine> {
    let mut all = Vec::new();
    for (n, text) in done.iter().enumerate() {
        let selected = is_reading(model) && n == model.knowledge.step;
        let texts = wrap(text, width.saturating_sub(usize::from(STEP_INDENT)));
        push_step(&mut all, &(n + 1).to_string(), texts, selected);
    }
    all
}

/// The furthest an entry can be scrolled.
pub fn furthest(model: &Model) -> usize {
    let grid = grid(model);
    lines(model, usize::from(grid.page.w)).len().saturating_sub(height(&grid))
}

/// The step under the cursor is on screen.
pub fn follow_step(model: &mut Model) {
    let grid = grid(model);
    let all = lines(model, usize::from(grid.page.w));
    let on = |line: &EntryLine| matches!(line, EntryLine::Step { selected: true, .. });
    let (first, last) = (all.iter().position(on), all.iter().rposition(on));
    if let (Some(first), Some(last)) = (first, last) {
        let scroll = &mut model.knowledge.scroll;
        *scroll = (*scroll).max((last + 1).saturating_sub(height(&grid))).min(first);
    }
}
