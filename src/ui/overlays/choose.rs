//! Choosing. One job: lists to choose from: acts, commands, views, the keys that may follow.

use super::middle;
use crate::app::action::{ACTIONS, Action};
use crate::app::derive::Derived;
use crate::app::input::key::Key;
use crate::app::input::line::Line;
use crate::app::keymap::hint;
use crate::app::model::Model;
use crate::app::overlay::{CommandLine, Palette, PaletteKind, Picker, WHICH_KEY};
use crate::domain::time::Instant;
use crate::text::width::wrap;
use crate::ui::cells::{fit, width};
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Cells of the key column.
const KEYS: i32 = 12;

/// Where what an act does begins.
const HELP: i32 = KEYS + 21;
/// Rows below the acts: air, and two in which what was cut stands whole.
const BELOW: i32 = 3;

/// Every act, with its keys, its word, and what it does or why it cannot.
pub fn palette(canvas: &mut Canvas<'_>, model: &Model, palette: &Palette) -> Option<(u16, u16)> {
    let (w, h) = (canvas.width() - 8, canvas.height() - 6);
    let mut c = middle(canvas, w.clamp(20, 100), h.max(6), Edge::Focused);
    let title = match palette.kind {
        PaletteKind::Help => model.locale.t("help-title"),
        PaletteKind::Acts => model.locale.t("palette-title"),
    };
    let x = c.run(0, 0, Run::new(&title, Role::Bright).bold()) + 3;
    let room = c.width() - x;
    let caret = input(&mut c, &palette.line, (x, 0, room));
    let below = if c.height() < 12 { 0 } else { BELOW };
    let height = usize::try_from(c.height() - 2 - below).unwrap_or(0);
    if palette.found.is_empty() {
        c.text(0, 2, &model.locale.t("palette-none"), Role::Dim);
    }
    let top = palette.at.saturating_sub(height.saturating_sub(1));
    for (y, (n, action)) in (2..).zip(palette.found.iter().enumerate().skip(top).take(height)) {
        act(&mut c, model, (n == palette.at, *action), y);
    }
    if below > 0 {
        whole(&mut c, model, palette);
    }
    caret
}

/// What the act under the cursor does or why it cannot, to its last word, where its row had no room for all of it.
fn whole(c: &mut Canvas<'_>, model: &Model, palette: &Palette) {
    let Some(action) = palette.found.get(palette.at).and_then(|n| ACTIONS.get(*n)) else { return };
    let (w, help) = (c.width(), help(model, action));
    if width(&help) <= w - HELP {
        return;
    }
    let lines = wrap(&help, usize::try_from(w).unwrap_or_default());
    for (y, line) in (c.height() - BELOW + 1..c.height()).zip(&lines) {
        c.text(0, y, line, Role::Text);
    }
}

/// What an act does, or why it cannot be done now.
fn help(model: &Model, action: &Action) -> String {
    match action.available(model) {
        Err(why) => why.sentence(&model.words()),
        Ok(()) => model.locale.t(action.help).into_owned(),
    }
}

fn act(c: &mut Canvas<'_>, model: &Model, (on, n): (bool, usize), y: i32) {
    let Some(action) = ACTIONS.get(n) else { return };
    let w = c.width();
    if on {
        c.cursor(-1, y, w + 2);
    }
    let able = action.available(model).is_ok();
    // As many as there is room for: a key that is cut is none.
    let some = |keys: String, key: String| match keys.as_str() {
        "" => key,
        _ if width(&keys) + 1 + width(&key) < KEYS => format!("{keys} {key}"),
        _ => keys,
    };
    let keys = model.keymap.hints(n).fold(String::new(), some);
    let keys = if keys.is_empty() { format!(":{}", action.name) } else { keys };
    c.cut(0, y, KEYS - 1, Run::new(&keys, if able { Role::Text } else { Role::Faint }));
    let role = match (on, able) {
        (true, _) => Role::Bright,
        (_, true) => Role::Text,
        _ => Role::Faint,
    };
    let title = model.locale.t(action.title);
    c.cut(KEYS, y, HELP - KEYS - 1, Run::new(&title, role));
    c.cut(HELP, y, w - HELP, Run::new(&help(model, action), if able { Role::Dim } else { Role::Faint }));
}

/// The `:` line in the footer's row, completions above it.
pub fn command(canvas: &mut Canvas<'_>, line: &CommandLine) -> Option<(u16, u16)> {
    let (w, y) = (canvas.width(), canvas.height() - 2);
    let x = if w < 60 { 1 } else { 3 };
    let shown = i32::try_from(line.found.len()).unwrap_or(0).min(y - 1).max(0);
    if shown > 0 {
        let widest = line.found.iter().map(|f| width(&f.text)).max().unwrap_or(0);
        let help = line.found.iter().map(|f| width(&f.help)).max().unwrap_or(0);
        let box_w = (widest + help + 7).clamp(12, w - x);
        let mut c = canvas.popup(x - 1, y - shown - 2, box_w, shown + 2, Edge::Plain);
        for (n, (at, found)) in (0..shown).zip(line.found.iter().enumerate()) {
            let on = line.at == Some(at);
            if on {
                c.bar(0, n, box_w - 2, Fill::Sel);
            }
            c.cut(1, n, box_w - 3, Run::new(&found.text, if on { Role::Bright } else { Role::Text }));
            c.cut(widest + 3, n, box_w - widest - 6, Run::new(&found.help, Role::Faint));
        }
    }
    canvas.bar(0, y, w, Fill::None);
    canvas.text(x, y, ":", Role::Faint);
    input(canvas, &line.line, (x + 1, y, w - x - 2))
}

/// A list; choosing runs what stands in it.
pub fn picker(canvas: &mut Canvas<'_>, model: &Model, picker: &Picker) {
    let rows = i32::try_from(picker.items.len()).unwrap_or(0);
    let widest = picker.items.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let title = model.locale.t(picker.title);
    let mut c = middle(canvas, widest.max(width(&title)) + 12, rows + 4, Edge::Focused);
    c.run(0, 0, Run::new(&title, Role::Bright).bold());
    for (y, (n, (label, _))) in (2..).zip(picker.items.iter().enumerate()) {
        let on = n == picker.at;
        if on {
            let w = c.width();
            c.cursor(-1, y, w + 2);
        }
        c.text(0, y, &(n + 1).to_string(), Role::Faint);
        c.text(3, y, label, if on { Role::Bright } else { Role::Text });
    }
}

/// What may follow the keys pressed so far, once somebody hesitates.
pub fn prefix(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, keys: &[Key], since: Instant) {
    if derived.now.since(since) < model.felt(WHICH_KEY) {
        return;
    }
    let mut following = model.keymap.following(keys, model);
    let mut seen = std::collections::BTreeSet::new();
    following.retain(|(_, n)| seen.insert(*n));
    let rows = i32::try_from(following.len()).unwrap_or(0);
    let title = |n: usize| ACTIONS.get(n).map(|a| model.locale.t(a.title)).unwrap_or_default();
    let widest = following.iter().map(|(_, n)| width(&title(*n))).max().unwrap_or(0);
    let (w, h) = ((widest + 10).min(canvas.width()), (rows + 2).min(canvas.height() - 2));
    let (x, y) = (canvas.width() - w - 1, canvas.height() - 2 - h);
    let head = hint(keys);
    let mut c = canvas.popup(x.max(0), y.max(0), w, h, Edge::Focused);
    for (y, (key, n)) in (0..).zip(&following) {
        let able = ACTIONS.get(*n).is_some_and(|a| a.available(model).is_ok());
        let role = if able { Role::Text } else { Role::Faint };
        let at = c.text(1, y, &head, Role::Faint) + 1;
        c.text(at, y, &key.hint(), role);
        c.text(6, y, &title(*n), role);
    }
}

/// A line of input in a field of its own; returns the text cursor's cell.
pub(crate) fn input(c: &mut Canvas<'_>, line: &Line, (x, y, room): (i32, i32, i32)) -> Option<(u16, u16)> {
    c.bar(x, y, room, Fill::Focus);
    let caret = width(line.before());
    let from = (caret + 1 - room).max(0);
    let mut part = c.part(x, y, room, 1);
    part.run(-from, 0, Run::new(line.text(), Role::Bright));
    cursor(&mut part, line, caret - from)
}

/// The text cursor on whatever sign it stands on.
pub(crate) fn cursor(c: &mut Canvas<'_>, line: &Line, x: i32) -> Option<(u16, u16)> {
    let under = line.text()[line.before().len()..].chars().next().map_or(" ".to_owned(), String::from);
    c.put(x, 0, &fit(&under, 2), Role::Text, Fill::Caret, false);
    c.position(x, 0)
}
