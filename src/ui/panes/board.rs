//! The board. One job: lanes of cards, and the frame about the selected one (LOOKS 5).

use crate::app::derive::Derived;
use crate::app::derive::rows::Whose;
use crate::app::layout::Shape;
use crate::app::model::Model;
use crate::app::panes::board::handover::Handover;
use crate::app::panes::board::view::{BoardCells, CardCells, LaneCells};
use crate::app::panes::inbox::view::WAITS;
use crate::text::msg;
use crate::text::width::wrap;
use crate::ui::cells::width;
use crate::ui::draw::panes_have_focus;
use crate::ui::panes::detail::card_clock;
use crate::ui::panes::queue::{filter_row, token};
use crate::ui::theme::{Fill, Role};
use crate::ui::{Canvas, Run};

/// Cells of a label in the handover.
const LABEL: i32 = 10;
/// Cells of the clocks in the handover.
const CLOCKS: i32 = 47;

/// Draws the board; returns the text cursor's cell while the filter is typed.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, board: &BoardCells) -> Option<(u16, u16)> {
    let caret = filter_row(canvas, model, derived);
    let grid = &board.grid;
    let pitch = i32::from(grid.pitch);
    for (n, lane) in (0..).zip(&board.lanes) {
        let x = i32::from(grid.cards.x) + n * pitch;
        head(canvas, board, lane, x);
        cards(canvas, model, board, lane, x);
    }
    if let Some([what, next]) = &derived.empty {
        let (x, y) = (i32::from(grid.cards.x), i32::from(grid.cards.y));
        canvas.cut(x, y, i32::from(grid.cards.w), Run::new(what, Role::Text));
        canvas.cut(x, y + 1, i32::from(grid.cards.w), Run::new(next, Role::Faint));
    }
    sides(canvas, board, derived.layout.shape);
    if let (Some(handover), Some(area)) = (&board.handover, grid.handover) {
        let (x, y, w, h) = (i32::from(area.x), i32::from(area.y), i32::from(area.w), i32::from(area.h));
        canvas.frame(x, y, w, h, crate::ui::widgets::Edge::Plain);
        about(&mut canvas.part(x + 2, y + 1, w - 4, h - 2), model, handover);
    }
    caret
}

/// Tag, name and count of a lane, and how full it is.
fn head(canvas: &mut Canvas<'_>, board: &BoardCells, lane: &LaneCells, x: i32) {
    let (w, y) = (i32::from(board.grid.lane), i32::from(board.grid.heads));
    let tag = if lane.current { Role::Accent } else { Role::Bright };
    let hue = if lane.over { Role::Warn } else { Role::Faint };
    let count = canvas.right(x + w, y, Run::new(&lane.count, hue));
    let at = canvas.cut(x, y, count - x - 1, Run::new(&lane.tag, tag).bold());
    if !lane.name.is_empty() {
        canvas.cut(at + 2, y, count - at - 4, Run::new(&lane.name, Role::Dim));
    }
    if board.grid.gauges {
        canvas.gauge(x, y + 1, w, lane.used, if lane.over { Role::Warn } else { Role::Ok });
    }
}

fn cards(canvas: &mut Canvas<'_>, model: &Model, board: &BoardCells, lane: &LaneCells, x: i32) {
    let (grid, mut y) = (&board.grid, i32::from(board.grid.cards.y));
    for cells in &lane.cards {
        let rows = i32::from(grid.card);
        if cells.selected {
            for row in y..y + rows {
                canvas.bar(x - 1, row, i32::from(grid.lane) + 2, Fill::Sel);
                if panes_have_focus(model) {
                    canvas.text(x - 2, row, canvas.glyphs.edge, Role::Accent);
                }
            }
        }
        card(canvas, board, cells, (x, y));
        if cells.marked {
            canvas.mark(x + 9, y);
        }
        y += i32::from(grid.step);
    }
    if !lane.more.is_empty() {
        let y = y.min(i32::from(grid.cards.y + grid.cards.h) - 1);
        canvas.cut(x, y, i32::from(grid.lane), Run::new(&lane.more, Role::Faint));
    }
}

/// Clock, number and priority; what it is about; who has it and one fact. On a low screen the last goes.
fn card(canvas: &mut Canvas<'_>, board: &BoardCells, cells: &CardCells, (x, y): (i32, i32)) {
    let w = i32::from(board.grid.lane);
    let (ours, quiet) = (cells.whose != Whose::Others, cells.clock.quiet);
    let alone = cells.whose == Whose::Nobodys && cells.clock.urgent;
    let body = match () {
        () if cells.selected => Role::Bright,
        () if quiet => Role::Faint,
        () => Role::Text,
    };
    let token = token(&cells.clock);
    canvas.clock(x, y, token, &cells.clock.time, true);
    let after = if cells.unconfirmed { '?' } else { ' ' };
    canvas.chip_with(x + w - 4, y, (cells.priority, after), false, cells.selected || !quiet);
    let number = if cells.selected { Role::Bright } else { Role::Dim };
    let id = canvas.right(x + w - 5, y, Run::new(&cells.id, number));
    let id = match cells.waits {
        true => canvas.right(id - 1, y, Run::new(WAITS, Role::Bright).bold()),
        false => id,
    };
    let room = (id - 2 - (x + 10)).min(8);
    if room > 2 {
        canvas.gauge(x + 10, y, room, cells.clock.used, token.role());
    }
    let strong = cells.selected || alone;
    canvas.cut(x, y + 1, w, Run { bold: strong, ..Run::new(&cells.title, body) });
    if board.grid.card < 3 {
        return;
    }
    let fact = canvas.right(x + w, y + 2, Run::new(&cells.fact, if cells.selected { Role::Dim } else { Role::Faint }));
    let owner = match () {
        () if alone => Role::Bright,
        () if ours || cells.selected => body,
        () => Role::Dim,
    };
    canvas.cut(x, y + 2, fact - x - 2, Run { bold: alone, ..Run::new(&cells.owner, owner) });
}

/// What lies beyond the edges of the screen, in the row above the heads.
fn sides(canvas: &mut Canvas<'_>, board: &BoardCells, shape: Shape) {
    let [left, right] = &board.beyond;
    let wide = i32::from(board.grid.cards.x + board.grid.cards.w);
    let y = i32::from(board.grid.heads) - 1;
    let right = if right.is_empty() { String::new() } else { format!("{right} >") };
    let left = if left.is_empty() { String::new() } else { format!("< {left}") };
    match shape {
        // There it shares the row with the filter.
        Shape::Small => drop(canvas.right(wide, y, Run::new(&format!("{left}  {right}"), Role::Faint))),
        _ => {
            canvas.text(i32::from(board.grid.cards.x), y, &left, Role::Faint);
            canvas.right(wide, y, Run::new(&right, Role::Faint));
        }
    }
}

/// Number, title and way; facts left, clocks right.
fn about(c: &mut Canvas<'_>, model: &Model, handover: &Handover) {
    let (w, h) = (c.width(), c.height());
    let mut end = w;
    for (who, at) in handover.way.iter().rev() {
        let need = width(who) + width(at) + 1;
        if end - need < w / 2 {
            break;
        }
        c.right(end, 0, Run::new(at, Role::Faint));
        end = c.right(end - width(at) - 1, 0, Run::new(who, Role::Text)) - 3;
    }
    let x = c.caps(0, 0, &model.locale.t(msg!("handover-head")), "") + 2;
    let x = c.text(x, 0, &handover.id, Role::Dim) + 2;
    c.cut(x, 0, end - x, Run::new(&handover.title, Role::Bright).bold());
    let half = if w >= 2 * CLOCKS { w - CLOCKS } else { w / 2 };
    let top = if h > 4 { 2 } else { 1 };
    for (y, fact) in (top..h).zip(&handover.facts) {
        c.cut(0, y, LABEL - 1, Run::new(&fact.label, Role::Dim));
        let room = half - LABEL - 3;
        let remark = width(&fact.remark);
        let line = wrap(&fact.value, usize::try_from(room - remark - 2).unwrap_or_default());
        let more = if line.len() > 1 { "~" } else { "" };
        let text = line.first().map(|l| format!("{l}{more}")).unwrap_or_default();
        let at = c.cut(LABEL, y, room, Run::new(&text, Role::Text));
        c.cut(at + 2, y, half - at - 4, Run::new(&fact.remark, Role::Faint));
    }
    for (y, clock) in (top..h).zip(&handover.clocks) {
        card_clock(c, clock, handover.loud, (half, y, w - half));
    }
}
