//! Overlays. One job: what lies over the panes.

mod ask;
pub(crate) mod choose;
pub mod form;
mod why;

use crate::app::derive::Derived;
use crate::app::layout::Shape;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::text::width::wrap;
use crate::ui::theme::Role;
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Draws an overlay; returns the text cursor's cell where it has one.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, overlay: &Overlay) -> Option<(u16, u16)> {
    match overlay {
        // It stands in the filter's own row.
        Overlay::Filter(_) => None,
        Overlay::Palette(palette) => choose::palette(canvas, model, palette),
        Overlay::Command(line) => choose::command(canvas, line),
        Overlay::Picker(picker) => {
            choose::picker(canvas, model, picker);
            None
        }
        Overlay::Prefix { keys, since } => {
            choose::prefix(canvas, model, derived, keys, *since);
            None
        }
        Overlay::Confirm(confirm) => ask::confirm(canvas, model, confirm),
        Overlay::Conflict(conflict) => {
            ask::conflict(canvas, model, derived, conflict);
            None
        }
        Overlay::Why(_) => {
            derived.why.iter().for_each(|cells| why::draw(canvas, cells));
            None
        }
        Overlay::Form(open) => form::draw(canvas, &open.form, &model.form_env(derived.now)),
    }
}

/// A popup in the middle, no larger than the screen, above message row and footer; returns what is inside, with air.
fn middle<'a>(canvas: &'a mut Canvas<'_>, w: i32, h: i32, edge: Edge) -> Canvas<'a> {
    let (w, h) = (w.min(canvas.width()), h.min(canvas.height() - 2).max(3));
    let (x, y) = ((canvas.width() - w) / 2, (canvas.height() - 2 - h) / 2);
    canvas.popup(x, y.max(0), w, h, edge);
    canvas.part(x + 1, y.max(0) + 1, w - 2, h - 2).inset(1)
}

/// The step of the tour: a box above the message row that takes no keys of its own.
pub fn tour(canvas: &mut Canvas<'_>, derived: &Derived, [place, text, keys]: &[String; 3]) {
    let small = derived.layout.shape == Shape::Small;
    let left = if small { 0 } else { 1 };
    let w = (canvas.width() - 2 * left).min(76);
    let lines = wrap(text, usize::try_from(w - 4).unwrap_or_default());
    let rows = i32::try_from(lines.len()).unwrap_or(1).min(4);
    let y = i32::from(derived.layout.message) - rows - 3;
    if y < 1 {
        return;
    }
    let mut c = canvas.popup(left, y, w, rows + 3, Edge::Focused);
    let end = c.right(w - 3, 0, Run::new(keys, Role::Faint));
    c.cut(1, 0, end - 3, Run::new(place, Role::Accent).bold());
    for (y, line) in (1..=rows).zip(&lines) {
        c.text(1, y, line, Role::Text);
    }
}
