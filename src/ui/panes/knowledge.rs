//! The knowledge base. One job: the list of entries, and the frame about the one under the cursor (LOOKS 5).

use crate::app::derive::Derived;
use crate::app::layout::{Area, Shape};
use crate::app::model::Model;
use crate::app::panes::knowledge::view::{
    Entry, EntryCells, EntryLine, FIELD_INDENT, HEAD, KnowledgeCells, STEP_INDENT,
};
use crate::ui::cells::width;
use crate::ui::draw::{filter_line, panes_have_focus};
use crate::ui::panes::queue::typed;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Draws the pane; returns the text cursor's cell while words are typed.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, cells: &KnowledgeCells) -> Option<(u16, u16)> {
    let small = derived.layout.shape == Shape::Small;
    let caret = search_row(canvas, model, derived, cells);
    let area = cells.grid.list;
    let (x, y, w) = (if small { 1 } else { 3 }, i32::from(area.y), i32::from(area.w));
    let list_has_focus = !cells.reading && panes_have_focus(model);
    for (y, line) in (y..).zip(&cells.lines) {
        entry_row(canvas, line, (x, y, w), list_has_focus);
    }
    if let Some([what, next]) = &cells.empty {
        // Without an entry there is nothing beside it.
        let w = if cells.entry.is_none() { canvas.width() - 2 } else { w };
        for (y, (text, role)) in (y..).zip([(what, Role::Text), (next, Role::Faint)]) {
            canvas.cut(x, y, w - x, Run::new(text, role));
        }
    }
    let Some(entry) = &cells.entry else { return caret };
    if let Some(Area { x, y, w, h }) = cells.grid.card {
        let edge = if cells.reading && panes_have_focus(model) { Edge::Focused } else { Edge::Plain };
        canvas.frame(i32::from(x), i32::from(y), i32::from(w), i32::from(h), edge);
    }
    let Area { x, y, w, h } = cells.grid.page;
    if h > 0 {
        page(&mut canvas.part(i32::from(x), i32::from(y), i32::from(w), i32::from(h)), entry, cells.reading);
    }
    caret
}

/// What is listed and looked for; how many, and for which incident.
fn search_row(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, cells: &KnowledgeCells) -> Option<(u16, u16)> {
    let layout = &derived.layout;
    let small = layout.shape == Shape::Small;
    let (mut x, y) = (if small { 1 } else { 3 }, i32::from(layout.filter));
    let end = match cells.grid.card {
        Some(card) if layout.shape == Shape::Wide => i32::from(card.x) - 2,
        _ => canvas.width() - if small { 1 } else { 2 },
    };
    let line = filter_line(model);
    let right = match line {
        None => canvas.right(end, y, Run::new(&cells.count, Role::Faint)),
        Some(_) => end,
    };
    if line.is_none() {
        x = canvas.cut(x, y, right - x - 2, Run::new(&cells.what, Role::Bright).bold()) + 2;
    }
    if !cells.ticket.is_empty() && !small {
        canvas.cut(3, y + 1, end - 3, Run::new(&cells.ticket, Role::Dim));
    }
    x = canvas.cut(x, y, right - x, Run::new("/ ", Role::Faint));
    match line {
        Some(line) => typed(canvas, derived, line, (x, y, right - x)),
        None => {
            canvas.cut(x, y, right - x - 1, Run::new(&model.knowledge.text, Role::Text));
            None
        }
    }
}

/// Number, level, what it is about, and how often it was used or where it stands.
fn entry_row(canvas: &mut Canvas<'_>, cells: &EntryCells, (x, y, end): (i32, i32, i32), focused: bool) {
    if cells.selected {
        canvas.bar(x - 1, y, end - x + 1, Fill::Sel);
        if focused {
            canvas.text(0, y, canvas.glyphs.edge, Role::Accent);
        }
    }
    let role = match () {
        () if cells.selected => Role::Bright,
        () if cells.quiet => Role::Faint,
        () => Role::Text,
    };
    let note = canvas.right(end, y, Run::new(&cells.note, if cells.selected { Role::Dim } else { Role::Faint }));
    let at = canvas.text(x, y, &cells.id, Role::Dim).max(x + 7) + 1;
    let at = canvas.text(at, y, &cells.level, Role::Dim).max(at + 2) + 1;
    canvas.cut(at, y, note - at - 1, Run { bold: cells.selected, ..Run::new(&cells.title, role) });
}

/// The entry: its head, then as many lines as there is room for.
fn page(c: &mut Canvas<'_>, entry: &Entry, reading: bool) {
    let (w, h) = (c.width(), c.height());
    let at = c.text(0, 0, &entry.id, Role::Dim) + 2;
    let at = c.text(at, 0, &entry.level, Role::Dim) + 2;
    let last = entry.above + entry.lines.len();
    let place = match (entry.above, entry.below) {
        (0, 0) => String::new(),
        _ => format!("{}-{last}/{}", entry.above + 1, last + entry.below),
    };
    let right = c.right(w, 0, Run::new(&place, Role::Faint));
    c.cut(at, 0, right - at - 2, Run::new(&entry.standing, Role::Dim));
    c.cut(0, 1, w, Run::new(&entry.title, Role::Bright).bold());
    for (y, line) in (i32::from(HEAD)..h).zip(&entry.lines) {
        match line {
            EntryLine::Air => {}
            EntryLine::Head(title) => drop(c.caps(0, y, title, "")),
            EntryLine::Field(label, value) => {
                let at = i32::from(FIELD_INDENT);
                c.cut(0, y, at - 1, Run::new(label, Role::Dim));
                c.cut(at, y, w - at, Run::new(value, Role::Text));
            }
            EntryLine::Step { label, selected, text } => {
                if *selected && reading {
                    c.bar(0, y, w, Fill::Sel);
                }
                let at = i32::from(STEP_INDENT);
                c.right(at - 2 + (2 - width(label).min(2)).min(0), y, Run::new(label, Role::Faint));
                c.cut(at, y, w - at, Run::new(text, if *selected { Role::Bright } else { Role::Text }));
            }
        }
    }
}
