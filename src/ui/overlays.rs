//! Overlays. One job: what lies over the panes.

mod ask;
pub(crate) mod choose;
pub mod form;

use crate::app::derive::Derived;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::ui::Canvas;
use crate::ui::widgets::Edge;

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
        Overlay::Form(open) => form::draw(canvas, &open.form, &model.form_env(derived.now)),
    }
}

/// A popup in the middle, no larger than the screen, above message row and footer; returns what is inside, with air.
fn middle<'a>(canvas: &'a mut Canvas<'_>, w: i32, h: i32, edge: Edge) -> Canvas<'a> {
    let (w, h) = (w.min(canvas.width()), h.min(canvas.height() - 2).max(3));
    let (x, y) = ((canvas.width() - w) / 2, (canvas.height() - 2 - h) / 2);
    canvas.popup(x, y.max(0), w, h, edge);
    canvas.part(x + 2, y.max(0) + 1, w - 4, h - 2)
}
