//! The inbox. One job: what one was told, two rows each: what became of it, when and about what; and the sentence below.

use crate::app::derive::Derived;
use crate::app::layout::Shape;
use crate::app::model::{Model, Pane};
use crate::app::panes::inbox::view::{Became, InboxCells, ToldCells};
use crate::text::width::wrap;
use crate::ui::cells::{fit, width};
use crate::ui::draw::panes_have_focus;
use crate::ui::theme::{Fill, Role};
use crate::ui::{Canvas, Run};

/// Draws the list.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, inbox: &InboxCells) {
    let layout = &derived.layout;
    head(canvas, derived, inbox);
    let (top, pitch) = (i32::from(layout.list.y), i32::from(inbox.pitch));
    for (n, told) in (0..).zip(&inbox.lines) {
        row(canvas, model, derived, inbox, told, top + n * pitch);
    }
    if let Some([what, next]) = &inbox.empty {
        let x = i32::from(inbox.columns.sign);
        // Nothing is under the cursor, so no card stands beside it: the words have the whole row.
        let room = canvas.width() - x - 2;
        let mut y = top;
        for line in wrap(what, usize::try_from(room).unwrap_or_default()) {
            canvas.cut(x, y, room, Run::new(&line, Role::Text));
            y += 1;
        }
        for line in wrap(next, usize::try_from(room).unwrap_or_default()) {
            canvas.cut(x, y, room, Run::new(&line, Role::Faint));
            y += 1;
        }
    }
}

/// What is listed, and how much of it waits or is new.
fn head(canvas: &mut Canvas<'_>, derived: &Derived, inbox: &InboxCells) {
    let layout = &derived.layout;
    let (mut x, y, end) = (i32::from(inbox.columns.sign), i32::from(layout.filter), i32::from(layout.list.w));
    if layout.shape == Shape::Wide {
        x = canvas.run(x, y, Run::new(&derived.view, Role::Bright).bold()) + 3;
    }
    let after = canvas.cut(x, y, end - x, Run::new(&inbox.listed, Role::Text)) + 2;
    if after + width(&inbox.facts) <= end {
        canvas.right(end, y, Run::new(&inbox.facts, Role::Faint));
    }
}

fn row(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, inbox: &InboxCells, told: &ToldCells, y: i32) {
    let (columns, layout) = (&inbox.columns, &derived.layout);
    let w = if layout.shape == Shape::Wide { i32::from(layout.list.w) + 1 } else { canvas.width() };
    if told.selected {
        for row in y..y + 2 {
            canvas.bar(1, row, w - 1, Fill::Sel);
            if model.pane == Pane::List && panes_have_focus(model) {
                canvas.text(0, row, canvas.glyphs.edge, Role::Accent);
            }
        }
    }
    let waits = told.became == Became::Waits;
    let body = match () {
        () if told.selected => Role::Bright,
        () if told.new || waits => Role::Text,
        () => Role::Dim,
    };
    let sign = Run::new(told.became.sign(), if waits { Role::Bright } else { Role::Faint });
    canvas.run(i32::from(columns.sign), y, Run { bold: waits, ..sign });
    if told.new {
        canvas.run(i32::from(columns.new), y, Run::new("+", Role::Accent).bold());
    }
    canvas.text(i32::from(columns.time), y, &told.time, if told.selected { Role::Bright } else { Role::Faint });
    let (x, room) = (i32::from(columns.id.0), i32::from(columns.id.1));
    let number = if told.selected { Role::Bright } else { Role::Dim };
    canvas.right(x + room, y, Run::new(&fit(&told.id, room), number));
    canvas.chip(i32::from(columns.priority), y, told.priority, false, told.selected || told.new || waits);
    let (x, end) = (i32::from(columns.title), i32::from(columns.end));
    let small = layout.shape == Shape::Small;
    let late = width(&told.late);
    // A small screen has room for it in the second row.
    let (first, second) = if small { (end, end - late - 1) } else { (end - late - 2, end) };
    let title = Run::new(&told.title, if told.hidden && !told.selected { Role::Faint } else { body });
    canvas.cut(x, y, first - x, Run { bold: told.selected || (told.new && !told.hidden), ..title });
    canvas.right(end, y + i32::from(small), Run::new(&told.late, Role::Text));
    let x = i32::from(columns.what);
    canvas.cut(x, y + 1, second - x, Run::new(&told.what, if told.selected { Role::Text } else { Role::Dim }));
}
