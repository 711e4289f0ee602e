//! The queue. One job: the list of incidents, column by column (LOOKS 4, 6).

use crate::app::derive::Derived;
use crate::app::derive::rows::{ClockCells, ListLine, RowCells, Whose};
use crate::app::layout::{Columns, Shape};
use crate::app::model::{Model, Pane};
use crate::app::overlay::FilterLine;
use crate::app::place::Place;
use crate::domain::incident::State;
use crate::text::msg;
use crate::text::width::wrap;
use crate::ui::cells::{fit, width};
use crate::ui::draw::{filter_line, panes_have_focus};
use crate::ui::overlays::choose::cursor;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Token;
use crate::ui::{Canvas, Run};

/// Draws the list with its filter and heads; returns the text cursor's cell while the filter is typed.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived) -> Option<(u16, u16)> {
    let layout = &derived.layout;
    let caret = filter_row(canvas, model, derived);
    if let Some(y) = layout.heads {
        heads(canvas, model, &derived.columns, i32::from(y));
    }
    let mut y = i32::from(layout.list.y);
    for line in &derived.lines {
        if let ListLine::Row(cells) = line {
            row(canvas, model, derived, cells, y);
        }
        y += 1;
    }
    if let Some([what, next]) = &derived.empty {
        let x = i32::from(derived.columns.clock);
        // Nothing is under the cursor, so no card stands beside it: the words have the whole row.
        let room = canvas.width() - x - 2;
        let down = i32::from(layout.list.h > 2);
        let lines = wrap(what, usize::try_from(room).unwrap_or_default());
        let mut row = y + down;
        for line in &lines {
            canvas.cut(x, row, room, Run::new(line, Role::Text));
            row += 1;
        }
        canvas.cut(x, row, room, Run::new(next, Role::Faint));
    }
    caret
}

/// View and filter, with what there is to say about the list at the right.
pub(super) fn filter_row(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived) -> Option<(u16, u16)> {
    let layout = &derived.layout;
    let small = layout.shape == Shape::Small;
    let (mut x, y) = (if small { 1 } else { 3 }, i32::from(layout.filter));
    let end = if model.place == Place::Queue { i32::from(layout.list.w) } else { canvas.width() - 2 };
    let line = filter_line(model);
    let facts = if small && model.place != Place::Queue {
        String::new()
    } else if small {
        derived.short_fact.clone()
    } else {
        derived.facts.join("   ")
    };
    let right = match line {
        None => canvas.right(end, y, Run::new(&facts, Role::Faint)),
        Some(_) => end,
    };
    if layout.shape == Shape::Wide && line.is_none() {
        x = canvas.run(x, y, Run::new(&derived.view, Role::Bright).bold()) + 3;
    }
    x = canvas.text(x, y, "/ ", Role::Faint);
    match line {
        Some(line) => typed(canvas, derived, line, (x, y, right - x)),
        None => {
            canvas.cut(x, y, right - x - 2, Run::new(&derived.filter, Role::Text));
            None
        }
    }
}

/// The filter as it is typed: the wrong word underlined, its meaning on the line below.
pub(super) fn typed(
    canvas: &mut Canvas<'_>,
    derived: &Derived,
    line: &FilterLine,
    (x, y, room): (i32, i32, i32),
) -> Option<(u16, u16)> {
    canvas.bar(x, y, room, Fill::Focus);
    let text = line.line.text();
    let caret = width(line.line.before());
    // What is typed last stays in sight.
    let from = (caret + 1 - room).max(0);
    let mut part = canvas.part(x, y, room, 1);
    let wrong = line.error.as_ref().map(|e| e.at.clone());
    let wrong = wrong.filter(|at| text.get(at.clone()).is_some());
    match wrong {
        Some(at) => {
            let next = part.run(-from, 0, Run::new(&text[..at.start], Role::Bright));
            let next = part.put(next, 0, &text[at.clone()], Role::Breach, Fill::None, true);
            part.run(next, 0, Run::new(&text[at.end..], Role::Bright));
        }
        None => drop(part.run(-from, 0, Run::new(text, Role::Bright))),
    }
    let at = cursor(&mut part, &line.line, caret - from);
    let below = if derived.layout.shape == Shape::Small { i32::from(derived.layout.message) } else { y + 1 };
    canvas.cut(x, below, room, Run::new(&derived.echo, Role::Faint));
    at
}

fn heads(canvas: &mut Canvas<'_>, model: &Model, columns: &Columns, y: i32) {
    let t = |id: &'static str| model.locale.t(id);
    canvas.right(i32::from(columns.clock) + 9, y, Run::new(&t(msg!("column-left")), Role::Faint));
    canvas.text(i32::from(columns.id.0), y, &t(msg!("column-id")), Role::Faint);
    canvas.text(i32::from(columns.priority) + 1, y, "P", Role::Faint);
    if let Some((x, _)) = columns.state {
        canvas.text(i32::from(x), y, &t(msg!("column-state")), Role::Faint);
    }
    canvas.cut(
        i32::from(columns.title.0),
        y,
        i32::from(columns.title.1),
        Run::new(&t(msg!("column-summary")), Role::Faint),
    );
    if let Some((x, w)) = columns.owner {
        canvas.cut(i32::from(x), y, i32::from(w), Run::new(&t(msg!("column-owner")), Role::Faint));
    }
}

/// The widget's name for a clock's sign.
pub(crate) fn token(clock: &ClockCells) -> Token {
    Token::all().find(|t| t.sign() == clock.sign).unwrap_or(Token::Bare)
}

fn row(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, r: &RowCells, y: i32) {
    let columns = &derived.columns;
    let ours = r.whose != Whose::Others;
    let quiet = r.clock.quiet;
    let alone = r.whose == Whose::Nobodys && r.clock.urgent;
    let small = derived.layout.shape == Shape::Small;
    edge(canvas, model, derived, r, y);
    let body = match () {
        () if r.selected => Role::Bright,
        () if quiet => Role::Faint,
        () if ours => Role::Text,
        () => Role::Dim,
    };
    // A shout is for who can still act on it.
    canvas.clock(i32::from(columns.clock), y, token(&r.clock), &r.clock.time, ours && r.state.is_active());
    if let Some((x, w)) = columns.gauge {
        canvas.gauge(i32::from(x), y, i32::from(w), r.clock.used, token(&r.clock).role());
    }
    let number = if r.selected {
        Role::Bright
    } else if quiet {
        Role::Faint
    } else {
        Role::Dim
    };
    let id = fit(&r.id, i32::from(columns.id.1));
    canvas.right(i32::from(columns.id.0 + columns.id.1), y, Run::new(&id, number));
    let loud = r.selected || (ours && !quiet);
    let after = if r.unconfirmed { '?' } else { ' ' };
    canvas.chip_with(i32::from(columns.priority), y, (r.priority, after), false, loud);
    if let Some((x, w)) = columns.state {
        let role = match r.state {
            State::New => body,
            State::Assigned | State::InProgress if !quiet => Role::Dim,
            _ => Role::Faint,
        };
        canvas.cut(i32::from(x), y, i32::from(w), Run::new(&r.state_word, role));
    }
    let strong = r.selected || alone;
    let title = Run { bold: strong, ..Run::new(&r.title, body) };
    canvas.cut(i32::from(columns.title.0), y, i32::from(columns.title.1), title);
    if let Some(x) = columns.flags {
        r.flags.iter().fold(i32::from(x), |x, (sign, loud)| {
            let role = if *loud { Role::Bright } else { Role::Dim };
            canvas.run(x, y, Run { bold: *loud, ..Run::new(sign, role) })
        });
    }
    if let Some((x, w)) = columns.owner {
        let role = match () {
            () if alone => Role::Bright,
            () if ours || r.selected => body,
            () => Role::Faint,
        };
        canvas.cut(i32::from(x), y, i32::from(w), Run { bold: alone, ..Run::new(&r.owner, role) });
    }
    if small && r.marked {
        canvas.mark(i32::from(columns.clock) + 9, y);
    }
}

/// The cursor and the mark. The edge is the focus: it leaves the list when the card has it, the bar stays.
fn edge(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, r: &RowCells, y: i32) {
    let layout = &derived.layout;
    let w = if layout.shape == Shape::Wide { i32::from(layout.list.w) + 1 } else { canvas.width() };
    if r.selected {
        canvas.bar(1, y, w - 1, Fill::Sel);
        if model.pane == Pane::List && panes_have_focus(model) {
            canvas.text(0, y, canvas.glyphs.edge, Role::Accent);
        }
    }
    if r.marked && layout.shape != Shape::Small {
        canvas.mark(1, y);
    }
}

/// Who to call about the incident under the cursor: the one line a small screen has for it.
pub fn caller(canvas: &mut Canvas<'_>, derived: &Derived, y: i32) {
    let Some(caller) = &derived.caller else { return };
    canvas.cut(1, y, canvas.width() - 2, Run::new(caller, Role::Dim));
}
