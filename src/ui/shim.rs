//! Stand-ins. One job: the drawing of what is written elsewhere, just enough to run the console.

use crate::app::model::Model;
use crate::app::overlay::FormBox;
use crate::text::args;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// A form.
pub fn form(canvas: &mut Canvas<'_>, model: &Model, open: &FormBox) -> Option<(u16, u16)> {
    let (w, h) = (64.min(canvas.width()), 8.min(canvas.height() - 2).max(3));
    let (x, y) = ((canvas.width() - w) / 2, ((canvas.height() - 2 - h) / 2).max(0));
    let edge = if open.public { Edge::Public } else { Edge::Focused };
    let mut c = canvas.popup(x, y, w, h, edge);
    let mut at = c.run(1, 0, Run::new(&model.locale.t(open.title), Role::Bright).bold()) + 2;
    if open.public {
        at = c.run(at, 0, Run::new(&model.locale.t("form-public"), Role::Bright).bold()) + 2;
    }
    match open.targets.as_slice() {
        [] => {}
        [one] => drop(c.text(at, 0, &one.id.to_string(), Role::Dim)),
        many => drop(c.text(at, 0, &model.locale.tf("form-many", &args![n = many.len()]), Role::Dim)),
    }
    let width = c.width();
    c.bar(1, 2, width - 2, Fill::Focus);
    let x = c.text(1, 2, &open.form.text, Role::Bright);
    c.put(x, 2, " ", Role::Text, Fill::Caret, false);
    if let Some(error) = &open.error {
        c.cut(1, 4, width - 2, Run::new(error, Role::Text));
    } else if !open.waiting.is_empty() {
        c.text(1, 4, &model.locale.t("form-saving"), Role::Dim);
    }
    c.position(x, 2)
}
