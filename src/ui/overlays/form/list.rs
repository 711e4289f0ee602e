//! The list of a field. One job: the answers to choose from, below the field or above it where there is no room.

use super::Grid;
use super::fields::Spot;
use crate::app::form::{Form, FormEnv, options};
use crate::ui::cells::{fit, width};
use crate::ui::theme::Role;
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Answers seen at once.
const MOST: usize = 8;

pub fn draw(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>, grid: Grid, spot: Spot) {
    let Some(cursor) = form.list() else { return };
    let all = options::found(form, form.focus(), env);
    if all.is_empty() {
        return;
    }
    let cursor = cursor.min(all.len() - 1);
    let (under, over) = (canvas.height() - spot.below - 2, spot.top - 3);
    let below = under >= 3 || under >= over;
    let room = usize::try_from(if below { under } else { over }).unwrap_or(1).max(1);
    let rows = all.len().min(MOST).min(room);
    let skip = (cursor + 1).saturating_sub(rows);
    let h = i32::try_from(rows).unwrap_or(1);
    let y = if below { spot.below } else { spot.top - h - 2 };
    let (x, w) = (grid.value - 2, grid.end - grid.value + 3);
    let mut inside = canvas.popup(x, y, w, h + 2, Edge::Plain);
    let w = inside.width();
    for (row, opt) in (0..).zip(all.iter().skip(skip).take(rows)) {
        let here = usize::try_from(row).is_ok_and(|r| r + skip == cursor);
        if here {
            inside.cursor(0, row, w);
        }
        let note = fit(&opt.note, w / 2).into_owned();
        let room = w - 2 - if note.is_empty() { 0 } else { width(&note) + 2 };
        inside.cut(1, row, room, Run::new(&opt.name, if here { Role::Bright } else { Role::Text }));
        inside.right(w - 1, row, Run::new(&note, Role::Faint));
    }
}
