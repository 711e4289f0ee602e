//! The rows of a form. One job: labels, values, remarks and faults, scrolled so that the focused field is seen.

use super::Grid;
use super::typing;
use crate::app::form::options;
use crate::app::form::spec::SlotKind;
use crate::app::form::{FieldState, Form, FormEnv};
use crate::args;
use crate::domain::sla::clock::ClockKind;
use crate::text::times;
use crate::ui::cells::{fit, width};
use crate::ui::theme::{Fill, Role};
use crate::ui::{Canvas, Run};

/// Where the text cursor stands, and what its field covers: for the list below it.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    pub x: i32,
    pub y: i32,
    /// The first row below the field.
    pub below: i32,
    /// The field's first row.
    pub top: i32,
}

/// One field's place in the whole, as if there were room for all.
struct Item {
    at: usize,
    top: i32,
    rows: i32,
    fault: bool,
}

/// Rows of a text of several lines: a form with little else gives it what it has.
fn block_rows(form: &Form, tall: bool, room: i32) -> i32 {
    let stops = form.fields.iter().enumerate().filter(|(at, f)| form.is_shown(*at) && f.slot.kind.takes_keys()).count();
    match (stops, tall) {
        (1, true) => 8,
        (1, false) => room.clamp(2, 6),
        (2..=8, true) => 4,
        (_, true) => 3,
        (_, false) => 2,
    }
}

fn items(form: &Form, tall: bool, room: i32) -> (Vec<Item>, i32) {
    let mut items: Vec<Item> = Vec::new();
    let mut y = 0;
    let block = block_rows(form, tall, room);
    let mut after_block = false;
    for (at, field) in form.fields.iter().enumerate().filter(|(at, _)| form.is_shown(*at)) {
        let kind = field.slot.kind;
        let air = tall && (kind == SlotKind::Section || after_block || kind == SlotKind::Block);
        let after_section = items.last().is_some_and(|i| form.fields[i.at].slot.kind == SlotKind::Section);
        if air && !items.is_empty() && !after_section {
            y += 1;
        }
        let rows = if kind == SlotKind::Block { block } else { 1 };
        let fault = field.fault.is_some();
        items.push(Item { at, top: y, rows, fault });
        y += rows + i32::from(fault);
        after_block = kind == SlotKind::Block;
    }
    (items, y)
}

/// The rows a form would like to have.
pub fn height(form: &Form, tall: bool, room: i32) -> i32 {
    items(form, tall, room).1
}

/// Draws the fields in rows `first` to `first + room`.
pub fn draw(
    canvas: &mut Canvas<'_>,
    form: &Form,
    env: &FormEnv<'_>,
    grid: Grid,
    (first, room): (i32, i32),
) -> Option<Spot> {
    let (items, total) = items(form, grid.tall, room);
    let offset = offset(form, &items, total, room);
    let mut spot = None;
    let w = canvas.width();
    let mut view = canvas.part(0, first, w, room);
    for item in items.iter().filter(|i| i.top + i.rows + 1 > offset && i.top < offset + room) {
        let y = item.top - offset;
        let Some(field) = form.fields.get(item.at) else { continue };
        match field.slot.kind {
            SlotKind::Section => {
                view.caps(grid.label, y, &field.label(env.locale), "");
            }
            SlotKind::Priority => priority(&mut view, form, item.at, env, grid, y),
            SlotKind::Clock(kind) => clock(&mut view, form, (item.at, kind), env, grid, y),
            _ => {
                let here = input(&mut view, form, field, item, env, grid, y);
                spot = spot.or(here.map(|(x, row)| Spot {
                    x,
                    y: first + row,
                    below: first + y + item.rows + i32::from(item.fault),
                    top: first + y,
                }));
            }
        }
        if let Some(fault) = &field.fault {
            let words = fault.words(env);
            let x = view.text(grid.value, y + item.rows, "! ", Role::Accent);
            view.cut(x, y + item.rows, grid.end - x, Run::new(&words, Role::Text));
        }
    }
    if total > room {
        more(&mut view, grid, offset, total, room);
    }
    spot.filter(|s| s.y >= first && s.y < first + room)
}

/// The least scrolling that shows the focused field whole, with its fault; its first row before its last.
fn offset(form: &Form, items: &[Item], total: i32, room: i32) -> i32 {
    let Some(item) = items.iter().find(|i| i.at == form.focus()) else { return 0 };
    let end = item.top + item.rows + i32::from(item.fault);
    // Some of what follows is seen too: the priority below the impact that is being chosen.
    let ahead = 1 + room / 4;
    let wanted = (end + ahead).min(total) - room;
    wanted.max(0).min(item.top)
}

/// Signs that there is more above and below.
fn more(view: &mut Canvas<'_>, grid: Grid, offset: i32, total: i32, room: i32) {
    if offset > 0 {
        view.text(grid.end + 1, 0, "^", Role::Faint);
    }
    if offset + room < total {
        view.text(grid.end + 1, room - 1, "v", Role::Faint);
    }
}

fn label(view: &mut Canvas<'_>, field: &FieldState, env: &FormEnv<'_>, grid: Grid, y: i32, role: Role) {
    let words = field.label(env.locale);
    view.cut(grid.label, y, grid.value - grid.label - 3, Run::new(&words, role));
}

/// A field to type or choose in; the cell of the text cursor if it has the focus.
fn input(
    view: &mut Canvas<'_>,
    form: &Form,
    field: &FieldState,
    item: &Item,
    env: &FormEnv<'_>,
    grid: Grid,
    y: i32,
) -> Option<(i32, i32)> {
    let focused = form.focus() == item.at && form.side().is_none();
    let (start, cells) = (grid.value, grid.end - grid.value);
    label(view, field, env, grid, y, if focused { Role::Bright } else { Role::Dim });
    let block = field.slot.kind == SlotKind::Block;
    let fill = if focused { Fill::Focus } else { Fill::Field };
    if focused || block {
        for row in 0..item.rows {
            view.bar(start - 1, y + row, cells + 2, fill);
        }
    }
    if focused && form.list().is_none() {
        view.text(start - 2, y, view.glyphs.edge, Role::Accent);
    }
    if block {
        return self::block(view, field, (start, y, cells, item.rows), focused);
    }
    let (text, at) = shown_text(form, field, env);
    let remark = remark(form, field, item.at, env);
    let ghost = form.ghost(item.at, env).filter(|_| text.is_empty()).map(|g| g.name).unwrap_or_default();
    // The value comes first; the remark takes what is left, and never less than half.
    let taken = width(&text).max(width(&ghost));
    let remark = fit(&remark, (cells - taken - 3).max(cells / 2 - 2)).into_owned();
    let room = if remark.is_empty() { cells } else { cells - width(&remark) - 2 };
    view.cut(start, y, room, Run::new(&ghost, Role::Faint));
    let role = if focused { Role::Bright } else { Role::Text };
    let spot = focused.then(|| {
        let (from, x) = typing::line(&text, at, room);
        view.cut(start, y, room, Run::new(&text[from..], role));
        caret(view, start + x, y, if text.is_empty() { &ghost } else { text.get(at..).unwrap_or_default() });
        (start + x, y)
    });
    if spot.is_none() {
        view.cut(start, y, room, Run::new(&text, role));
    }
    if room >= 4 && !remark.is_empty() {
        view.right(grid.end, y, Run::new(&remark, Role::Faint));
    }
    spot
}

/// The remark of a field; an empty one that is needed says so.
fn remark(form: &Form, field: &FieldState, at: usize, env: &FormEnv<'_>) -> String {
    let needed = || {
        let open = field.slot.required && field.is_empty() && field.fault.is_none();
        open.then(|| env.locale.t("form-fault-missing").into_owned())
    };
    form.remark(at, env).or_else(needed).unwrap_or_default()
}

/// What stands in a field of one line, and the byte at which the cursor is.
fn shown_text(form: &Form, field: &FieldState, env: &FormEnv<'_>) -> (String, usize) {
    let typed = field.edit.text();
    if field.slot.kind.source().is_none() {
        return (typed.to_owned(), field.edit.at());
    }
    let names = || field.picked.iter().map(|p| options::name_of(form, field, p, env)).collect::<Vec<_>>().join(", ");
    let before = match field.slot.kind {
        SlotKind::Many(_) if !field.picked.is_empty() && !typed.is_empty() => format!("{}, ", names()),
        SlotKind::Many(_) => names(),
        _ if typed.is_empty() => names(),
        _ => String::new(),
    };
    let at = if typed.is_empty() { before.len() } else { before.len() + field.edit.at() };
    (before + typed, at)
}

fn block(
    view: &mut Canvas<'_>,
    field: &FieldState,
    (x, y, cells, rows): (i32, i32, i32, i32),
    focused: bool,
) -> Option<(i32, i32)> {
    let text = field.edit.text();
    let lines = typing::block(text, cells);
    let (line, column) = typing::caret(text, &lines, field.edit.at());
    let line = i32::try_from(line).unwrap_or(i32::MAX);
    let skip = if focused { (line + 1 - rows).max(0) } else { 0 };
    let role = if focused { Role::Bright } else { Role::Text };
    let seen = lines.iter().skip(usize::try_from(skip).unwrap_or(0)).zip(0..rows);
    for ((from, to), row) in seen {
        view.cut(x, y + row, cells, Run::new(&text[*from..*to], role));
    }
    focused.then(|| {
        let at = (x + column, y + line - skip);
        caret(view, at.0, at.1, text.get(field.edit.at()..).unwrap_or_default());
        at
    })
}

/// The cell of the cursor, reversed; with what stands under it.
fn caret(view: &mut Canvas<'_>, x: i32, y: i32, after: &str) {
    let under = crate::ui::cells::cells(after).next().map(|(sign, _)| sign);
    let newline = after.starts_with(['\n', '\r']);
    let sign = under.filter(|_| !newline).unwrap_or_else(|| " ".into());
    view.put(x, y, &sign, Role::Text, Fill::Caret, false);
}

fn priority(view: &mut Canvas<'_>, form: &Form, at: usize, env: &FormEnv<'_>, grid: Grid, y: i32) {
    label(view, &form.fields[at], env, grid, y, Role::Dim);
    let Some(priority) = form.priority(env) else { return };
    view.chip(grid.value - 1, y, priority, true, true);
    if let Some(remark) = form.remark(at, env) {
        let remark = fit(&remark, grid.end - grid.value - 6).into_owned();
        view.right(grid.end, y, Run::new(&remark, Role::Faint));
    }
}

fn clock(view: &mut Canvas<'_>, form: &Form, (at, kind): (usize, ClockKind), env: &FormEnv<'_>, grid: Grid, y: i32) {
    label(view, &form.fields[at], env, grid, y, Role::Dim);
    let Some(preview) = form.preview(kind, env) else {
        view.text(grid.value, y, "-", Role::Faint);
        return;
    };
    view.right(grid.value + 4, y, Run::new(&times::goal(preview.goal), Role::Text));
    let local = |at| env.zone.to_local(at);
    let words = match preview.due {
        _ if preview.met => env.locale.t("form-clock-met"),
        Some(due) => {
            let by = times::day_and_time(local(due), local(env.now), env.locale);
            env.locale.tf("form-clock-by", &args![at = by])
        }
        None => env.locale.t("form-clock-never"),
    };
    let x = view.cut(grid.value + 7, y, grid.end - grid.value - 7, Run::new(&words, Role::Text));
    let calendar = fit(&preview.calendar, grid.end - x - 2).into_owned();
    view.right(grid.end, y, Run::new(&calendar, Role::Faint));
}
