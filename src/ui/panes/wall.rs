//! The wall. One job: pages of figures that are read across a room (LOOKS: `wall-dark.png`).

mod clocks;
mod flow;

use crate::app::derive::Derived;
use crate::app::layout::Shape;
use crate::app::model::Model;
use crate::app::panes::wall::view::{Page, WallCells};
use crate::text::msg;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Footer;
use crate::ui::{Canvas, Run};

/// Draws the wall: it has a header of its own, and keys for turning pages only.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, wall: &WallCells) {
    let small = derived.layout.shape == Shape::Small;
    let left = if small { 1 } else { 3 };
    header(canvas, derived, wall, left);
    let (w, h) = (canvas.width() - left - if small { 1 } else { 2 }, canvas.height());
    let top = if h >= 30 { 3 } else { 2 };
    let mut body = canvas.part(left, top, w, h - top - if small { 1 } else { 2 });
    match &wall.page {
        Page::Clocks { tiles, next, load, sums, kpis } => match small {
            true => clocks::small(&mut body, (tiles, next, kpis)),
            false => clocks::draw(&mut body, model, (tiles, next), load, (sums, kpis)),
        },
        Page::Flow { sums, hours, now, ages } => flow::flow(&mut body, model, (sums, hours, *now), ages),
        Page::Lines { rows, levels } => flow::lines(&mut body, model, rows, levels),
    }
    if let Some(major) = wall.major.as_ref().filter(|_| !small && derived.message.is_none()) {
        canvas.cut(left, h - 2, w, Run::new(major, Role::Bright).bold());
    }
    let t = |id: &'static str| model.locale.t(id);
    let (page, hold, leave, help) =
        (t(msg!("key-page")), t(msg!("key-hold")), t(msg!("key-leave")), t(msg!("act-console-help")));
    canvas.footer(&Footer { acts: &[("[ ]", &page), ("F", &hold), ("q", &leave)], tools: &[("?", &help)] });
}

/// Whose wall, that it only shows, which page, the time; how old the data are, where they are too old.
fn header(canvas: &mut Canvas<'_>, derived: &Derived, wall: &WallCells, left: i32) {
    let end = canvas.width() - 2;
    let mut x = canvas.right(end, 0, Run::new(&derived.clock, Role::Bright).bold());
    if let Some(stale) = &wall.stale {
        x = canvas.right(x - 3, 0, Run::new(stale, Role::Bright).bold().on(Fill::Caret));
    }
    if let Some(waiting) = &wall.waiting {
        x = canvas.right(x - 3, 0, Run::new(waiting, Role::Bright).bold());
    }
    for fact in wall.facts.iter().rev() {
        let need = crate::ui::cells::width(fact) + 3;
        if x - need < left + crate::ui::cells::width(&wall.title) + 2 {
            break;
        }
        x = canvas.right(x - 3, 0, Run::new(fact, Role::Faint));
    }
    let at = canvas.run(left, 0, Run::new(&wall.title, Role::Bright).bold()) + 3;
    if at + 4 < x {
        canvas.cut(at, 0, x - at - 2, Run::new(&wall.desk, Role::Dim));
    }
}
