//! The audit trail. One job: events one below the other with air between days, and the one under the cursor in a frame.

use crate::app::derive::Derived;
use crate::app::model::Model;
use crate::app::panes::audit::view::{AuditCells, Columns, EntryCard, EventCells, Line};
use crate::text::msg;
use crate::text::width::name;
use crate::ui::cells::width;
use crate::ui::draw::panes_have_focus;
use crate::ui::panes::queue::filter_row;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Cells of a label among the facts.
const LABEL: i32 = 10;

/// Draws the trail; returns the text cursor's cell while the filter is typed.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, audit: &AuditCells) -> Option<(u16, u16)> {
    let caret = filter_row(canvas, model, derived);
    let list = audit.grid.list;
    if let Some(y) = audit.grid.heads {
        heads(canvas, model, &audit.columns, i32::from(y));
    }
    let focus = panes_have_focus(model) && !model.audit.reading;
    let top = i32::from(list.y);
    for (y, line) in (top..).zip(&audit.lines) {
        match line {
            Line::Air => {}
            Line::Day(day) => {
                canvas.text(i32::from(audit.columns.time.0), y, day, Role::Faint);
            }
            Line::Event(cells) => event(canvas, audit, cells, focus, y),
        }
    }
    if let Some([what, next]) = &audit.empty {
        let x = i32::from(audit.columns.time.0);
        let room = usize::try_from(i32::from(list.w) - x).unwrap_or_default();
        let lines = crate::text::width::wrap(what, room);
        let after = lines.len();
        for (y, line) in (top + 1..).zip(&lines) {
            canvas.text(x, y, line, Role::Text);
        }
        let y = top + 1 + i32::try_from(after).unwrap_or(1);
        canvas.cut(x, y, i32::from(list.w) - x, Run::new(next, Role::Faint));
    }
    if let (Some(card), Some(area)) = (&audit.card, audit.grid.card) {
        let (x, y, w, h) = (i32::from(area.x), i32::from(area.y), i32::from(area.w), i32::from(area.h));
        let edge = if card.reading && panes_have_focus(model) { Edge::Focused } else { Edge::Plain };
        canvas.frame(x, y, w, h, edge);
        about(&mut canvas.part(x + 2, y + 1, w - 4, h - 2), card);
    }
    caret
}

fn heads(canvas: &mut Canvas<'_>, model: &Model, columns: &Columns, y: i32) {
    let all = [
        (Some(columns.time), msg!("audit-column-time")),
        (Some(columns.who), msg!("audit-column-who")),
        (Some(columns.record), msg!("audit-column-record")),
        (columns.kind, msg!("audit-column-kind")),
        (Some(columns.change), msg!("audit-column-change")),
        (columns.why, msg!("audit-column-why")),
    ];
    for (column, id) in all {
        if let Some((x, w)) = column {
            canvas.cut(i32::from(x), y, i32::from(w), Run::new(&model.locale.t(id), Role::Faint));
        }
    }
}

fn event(canvas: &mut Canvas<'_>, audit: &AuditCells, cells: &EventCells, focus: bool, y: i32) {
    let told = &cells.told;
    let mut columns = audit.columns;
    // Where nothing is to be said of why, what changed has the room.
    if let Some((x, w)) = columns.why.take_if(|_| told.why.is_empty()) {
        columns.change.1 = x + w - columns.change.0;
    }
    let w = i32::from(audit.grid.list.w);
    if cells.selected {
        canvas.bar(1, y, w - 1, Fill::Sel);
        if focus {
            canvas.text(0, y, canvas.glyphs.edge, Role::Accent);
        }
    }
    let pick = |role: Role| match () {
        () if cells.selected => Role::Bright,
        () if cells.undone => Role::Faint,
        () => role,
    };
    let own = if cells.mine { Role::Text } else { Role::Dim };
    let who = name(&told.who, usize::from(columns.who.1));
    let mut put = |column: (u16, u16), text: &str, role: Role| {
        canvas.cut(i32::from(column.0), y, i32::from(column.1), Run::new(text, pick(role)));
    };
    put(columns.time, &cells.time, Role::Faint);
    put(columns.who, &who, own);
    put(columns.record, &told.record, Role::Dim);
    match columns.kind {
        Some(column) => {
            put(column, &told.kind, Role::Text);
            put(columns.change, &told.gist, own);
        }
        None => put(columns.change, &told.what, own),
    }
    if let Some(column) = columns.why {
        put(column, &told.why, Role::Faint);
    }
}

/// Number, record and kind; what it changed left, the facts right.
fn about(c: &mut Canvas<'_>, card: &EntryCard) {
    let (w, h) = (c.width(), c.height());
    let rows = card.body.len();
    let more = match card.above + card.below {
        0 => String::new(),
        hidden => format!("{}-{}/{}", card.above + 1, card.above + rows, rows + hidden),
    };
    let at = c.text(0, 0, &card.number, Role::Dim) + 2;
    let end = if w >= at + width(&card.title) + width(&card.at) + 4 {
        c.right(w, 0, Run::new(&card.at, Role::Faint)) - 2
    } else {
        w
    };
    c.cut(at, 0, end - at, Run::new(&card.title, Role::Bright).bold());
    let aside = i32::from(card.aside);
    let room = if aside > 0 { w - aside - 3 } else { w };
    for (y, (line, said)) in (2..h).zip(&card.body) {
        c.cut(0, y, room, Run::new(line, if *said { Role::Text } else { Role::Dim }));
    }
    if !more.is_empty() {
        c.right(w, 1, Run::new(&more, Role::Faint));
    }
    for (y, (label, value)) in (2..h).zip(&card.facts) {
        c.cut(w - aside, y, LABEL - 1, Run::new(label, Role::Dim));
        c.cut(w - aside + LABEL, y, aside - LABEL, Run::new(value, Role::Text));
    }
}
