//! Forms on screen. One job: a form as it is, in the room there is; where the terminal's own cursor belongs.
//!
//! The new incident takes the whole screen below the header, with suggestions in the frame at the right; every other
//! form is a framed card over the list. What a field holds, proposes and remarks is asked of [`crate::app::form`].

mod fields;
mod list;
mod side;
mod typing;

use crate::app::form::same::Same;
use crate::app::form::spec::FormKind;
use crate::app::form::{Form, FormEnv};
use crate::app::input::key::{Key, KeyCode};
use crate::args;
use crate::msg;
use crate::ui::cells::width;
use crate::ui::theme::Role;
use crate::ui::widgets::{Edge, Footer};
use crate::ui::{Canvas, Run};
use std::borrow::Cow;

/// From here on the suggestions stand beside the fields.
const WIDE: i32 = 100;
/// Below this every cell counts: no margins, no air.
const NARROW: i32 = 60;
/// From here on there is room for air between sections.
const TALL: i32 = 20;

/// Where labels, values and remarks stand.
#[derive(Debug, Clone, Copy)]
struct Grid {
    label: i32,
    value: i32,
    end: i32,
    tall: bool,
}

/// Draws a form on the whole screen's canvas; row 0 is the header's and stays. Returns the cell of the text cursor.
pub fn draw(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>) -> Option<(u16, u16)> {
    match form.kind() {
        FormKind::Intake => intake(canvas, form, env),
        _ => card(canvas, form, env),
    }
}

fn intake(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>) -> Option<(u16, u16)> {
    let (w, h) = (canvas.width(), canvas.height());
    canvas.part(0, 1, w, h - 1).page();
    let side_w = if w >= WIDE { (w * 3 / 7).min(51) } else { 0 };
    let side_x = w - 1 - side_w;
    let (left, tall) = (if w < NARROW { 1 } else { 3 }, h >= TALL);
    let end = if side_w > 0 { side_x - 4 } else { w - if w < NARROW { 1 } else { 3 } };
    let grid = grid(form, env, left, end, tall);
    let top = if tall { 2 } else { 1 };
    let same = form.same(env);
    canvas.cut(left, top, end - left, Run::new(&form.spec.title.words(env.locale), Role::Bright).bold());
    let first = if tall { 4 } else { 2 };
    let last = if tall { h - 2 } else { h - 1 };
    let spot = fields::draw(canvas, form, env, grid, (first, last - first));
    if side_w > 0 {
        canvas.frame(side_x, 2, side_w, h - 5, if form.side().is_some() { Edge::Focused } else { Edge::Plain });
        side::draw(&mut canvas.part(side_x + 1, 3, side_w - 2, h - 7), form, &same, env);
    }
    if tall {
        hint_of_same(canvas, &same, env, left);
    }
    footer(canvas, form, env);
    if side_w == 0 && form.side().is_some() {
        let over = (w - 2).min(56);
        let mut panel = canvas.popup(w - over, 1, over, h - 2, Edge::Focused);
        side::draw(&mut panel, form, &same, env);
    }
    let spot = spot?;
    if form.side().is_some() {
        return None;
    }
    list::draw(canvas, form, env, grid, spot);
    canvas.position(spot.x, spot.y)
}

fn card(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>) -> Option<(u16, u16)> {
    let (w, h) = (canvas.width(), canvas.height());
    let cw = if w < NARROW { w } else { (w - 6).min(80) };
    let tall = h >= TALL;
    let warning = form.warning(env);
    let chrome = if tall { 6 } else { 4 + i32::from(warning.is_some()) };
    let inner_end = cw - if w < NARROW { 2 } else { 4 };
    let probe = grid(form, env, if w < NARROW { 2 } else { 4 }, inner_end, tall);
    let rows = fields::height(form, probe.tall, h - 1 - chrome);
    let ch = (rows + chrome).min(h - 1);
    let (x, y) = ((w - cw) / 2, ((h - ch) / 3).max(1));
    let edge = if form.spec.public { Edge::Public } else { Edge::Plain };
    canvas.popup(x, y, cw, ch, edge);
    title(canvas, form, env, (x, y, cw));
    let grid = Grid { label: probe.label + x, value: probe.value + x, end: probe.end + x, ..probe };
    let top = y + if tall { 3 } else { 2 };
    let spot = fields::draw(canvas, form, env, grid, (top, y + ch - (chrome - (top - y)) - top));
    if let Some(warning) = &warning {
        canvas.cut(grid.label, y + ch - 3, grid.end - grid.label, Run::new(warning, Role::Warn));
    }
    keys(canvas, form, env, (grid.label, y + ch - 2, grid.end));
    let spot = spot?;
    list::draw(canvas, form, env, grid, spot);
    canvas.position(spot.x, spot.y)
}

/// The title of a card, the incident it is about, and the word of what leaves the house.
fn title(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>, (x, y, cw): (i32, i32, i32)) {
    let margin = if cw < NARROW { 2 } else { 4 };
    let (left, mut end, row) = (x + margin, x + cw - margin, y + 1);
    if form.spec.public {
        let word = env.locale.t("form-public");
        end = canvas.right(end, row, Run::new(&word, Role::Bright).bold()) - 2;
    }
    let title = form.spec.title.words(env.locale);
    let at = canvas.cut(left, row, end - left, Run::new(&title, Role::Bright).bold());
    let Some(subject) = &form.subject else { return };
    let id = match subject.article {
        Some(article) => article.label(),
        None => subject.id.to_string(),
    };
    let at = canvas.cut(at + 2, row, end - at - 2, Run::new(&id, Role::Dim));
    canvas.cut(at + 2, row, end - at - 2, Run::new(&subject.title, Role::Text));
}

/// Labels take what the longest needs, within bounds; two cells before the value belong to the cursor's edge.
fn grid(form: &Form, env: &FormEnv<'_>, left: i32, end: i32, tall: bool) -> Grid {
    let shown = form.fields.iter().enumerate().filter(|(at, f)| form.is_shown(*at) && !f.slot.name.is_empty());
    let longest = shown.map(|(_, f)| width(&f.label(env.locale))).max().unwrap_or(0);
    let most = if end - left < NARROW - 10 { 10 } else { 17 };
    Grid { label: left, value: left + longest.clamp(6, most) + 3, end, tall }
}

/// One line above the footer: that there may be a same incident, before a second ticket is made.
fn hint_of_same(canvas: &mut Canvas<'_>, same: &[Same], env: &FormEnv<'_>, left: i32) {
    let Some(best) = same.first() else { return };
    let (y, end) = (canvas.height() - 2, canvas.width() - 3);
    let count = env.locale.tf("form-same-count", &args![n = same.len()]).into_owned();
    let mut at = canvas.cut(left, y, end - left, Run::new(&count, Role::Dim)) + 1;
    let id = best.id.to_string();
    let key = Key::ctrl(' ').hint();
    let offer = env.locale.t("form-same-offer");
    let room = end - at - width(&key) - width(&offer) - 5 - width(&id);
    at = canvas.cut(at, y, end - at, Run::new(&id, Role::Dim)) + 1;
    at = canvas.cut(at, y, room, Run::new(&best.title, Role::Text)) + 3;
    at = canvas.cut(at, y, end - at, Run::new(&key, Role::Faint)) + 1;
    canvas.cut(at, y, end - at, Run::new(&offer, Role::Text));
}

/// The keys of a form: its own on the left, those of every form on the right.
type Hints<'l> = Vec<(String, Cow<'l, str>)>;

fn hints<'l>(form: &Form, env: &FormEnv<'l>, wide: bool) -> (Hints<'l>, Hints<'l>) {
    let locale: &'l crate::text::Locale = env.locale;
    let tab = Key::plain(KeyCode::Tab);
    if form.side().is_some() {
        let join = (Key::plain(KeyCode::Enter).hint(), locale.t("form-join"));
        return (vec![join], vec![(Key::plain(KeyCode::Esc).hint(), locale.t("form-key-back"))]);
    }
    let intake = form.kind() == FormKind::Intake;
    let all = [
        (true, Key::ctrl('s'), form.spec.save),
        (intake, Key::ctrl('t'), msg!("form-key-take")),
        (intake, Key::ctrl('r'), msg!("form-key-resolve")),
        (true, tab, msg!("form-key-next")),
    ];
    let acts = all.iter().filter(|(on, ..)| *on).map(|(_, key, id)| (key.hint(), locale.t(id))).collect();
    let tools = [
        // Where it is narrow, the line above offers them when there are any.
        (intake && wide, Key::ctrl(' '), msg!("form-key-suggest")),
        (true, Key::plain(KeyCode::Esc), msg!("form-key-close")),
    ];
    let tools = tools.iter().filter(|(on, ..)| *on).map(|(_, key, id)| (key.hint(), locale.t(id))).collect();
    (acts, tools)
}

fn footer(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>) {
    fn pairs<'h>(hints: &'h Hints<'_>) -> Vec<(&'h str, &'h str)> {
        hints.iter().map(|(key, word)| (key.as_str(), &**word)).collect()
    }
    let (acts, tools) = hints(form, env, canvas.width() >= WIDE);
    canvas.footer(&Footer { acts: &pairs(&acts), tools: &pairs(&tools) });
}

/// The last line of a card: as many hints as fit, the first ones first.
fn keys(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>, (x, y, end): (i32, i32, i32)) {
    let (acts, tools) = hints(form, env, false);
    let mut at = x;
    for (key, word) in acts.iter().chain(&tools) {
        if at + width(key) + 1 + width(word) > end {
            continue;
        }
        at = canvas.text(at, y, key, Role::Faint) + 1;
        at = canvas.text(at, y, word, Role::Text) + 2;
    }
}
