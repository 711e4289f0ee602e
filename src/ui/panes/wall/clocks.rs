//! The first page of the wall. One job: how many clocks stand how, which breach next, who carries what, and today so far.

use crate::app::model::Model;
use crate::app::panes::wall::view::{KpiCells, LoadCells, NextCells, TileCells};
use crate::text::msg;
use crate::text::width::name;
use crate::ui::cells::width;
use crate::ui::panes::queue::token;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Token;
use crate::ui::{Canvas, Run};

/// Cells of a big digit and its gap.
const DIGIT: i32 = 8;
/// Cells of the people's column, and the screen it stands beside the list on.
const LOAD: (i32, i32) = (30, 90);
/// Rows of the foot: rule, air, sums, figures, gauges, goals.
const FOOT: i32 = 7;

fn role(sign: &str) -> Role {
    Token::all().find(|t| t.sign() == sign).map_or(Role::Ok, Token::role)
}

/// Everything on one page: tiles above, list and people in the middle, today below.
pub fn draw(
    c: &mut Canvas<'_>,
    model: &Model,
    (tiles, next): (&[TileCells], &[NextCells]),
    load: &[LoadCells],
    (sums, kpis): (&str, &[KpiCells]),
) {
    let (w, h) = (c.width(), c.height());
    let high = h >= 28;
    let used = self::tiles(c, tiles, high);
    let top = used + if high { 2 } else { 1 };
    if high {
        c.rule(0, used, w);
    }
    let foot = if high { FOOT } else { 3 };
    let bottom = h - foot;
    let beside = w >= LOAD.1;
    let list = if beside { w - LOAD.0 - 3 } else { w };
    self::next(&mut c.part(0, top, list, bottom - top - 1), model, next);
    if beside {
        people(&mut c.part(w - LOAD.0, top, LOAD.0, bottom - top - 1), model, load);
    }
    today(&mut c.part(0, bottom, w, foot), model, (sums, kpis), high);
}

/// Sign, word and count of each band; big where there is room. Returns the row below.
fn tiles(c: &mut Canvas<'_>, tiles: &[TileCells], high: bool) -> i32 {
    let pitch = (c.width() + 3) / i32::try_from(tiles.len().max(1)).unwrap_or(1);
    let digits = tiles.iter().map(|t| i32::try_from(t.count.to_string().len()).unwrap_or(1)).max().unwrap_or(1);
    let big = c.height() >= 18 && digits * DIGIT <= pitch;
    for (n, tile) in (0..).zip(tiles) {
        let (x, role) = (n * pitch, role(tile.sign));
        let loud = matches!(tile.sign, "XX" | "!!") && tile.count > 0;
        let head = if loud { role } else { Role::Faint };
        let fill = if loud && tile.sign == "XX" { Fill::Breach } else { Fill::None };
        let at = c.put(x, 0, tile.sign, role, fill, loud) + 2;
        c.cut(at, 0, pitch - 6, Run { bold: loud, ..Run::new(&tile.word, head) });
        let quiet = if tile.count == 0 || !matches!(tile.sign, "XX" | "!!" | "!") { Role::Faint } else { role };
        let (y, remark) = match (big, high) {
            (true, true) => (2, 8),
            (true, false) => (1, 6),
            (false, _) => (1, 2),
        };
        match big {
            true => drop(c.big(
                x,
                y,
                u64::from(tile.count),
                if tile.sign == "!" && tile.count > 0 { Role::Text } else { quiet },
            )),
            false => drop(c.run(x, y, Run::new(&tile.count.to_string(), Role::Bright).bold())),
        }
        c.cut(x, remark, pitch - 2, Run::new(&tile.remark, if loud { role } else { Role::Faint }));
    }
    match (big, high) {
        (true, true) => 10,
        (true, false) => 7,
        (false, _) => 4,
    }
}

/// The list of what breaches next.
fn next(c: &mut Canvas<'_>, model: &Model, next: &[NextCells]) {
    let (w, h) = (c.width(), c.height());
    c.caps(0, 0, &model.locale.t(msg!("wall-next-head")), "");
    let first = if h > 8 { 2 } else { 1 };
    let room = usize::try_from(h - first).unwrap_or(0);
    let kind_w = next.iter().map(|n| width(&n.kind)).max().unwrap_or(0);
    let id_w = next.iter().map(|n| width(&n.id)).max().unwrap_or(5);
    let owner_w = if w >= 76 { 12 } else { 8 };
    for (y, cells) in (first..).zip(next.iter().take(room)) {
        let token = token(&cells.clock);
        let mut x = c.clock(0, y, token, &cells.clock.time, true) + 1;
        if w >= 76 {
            c.gauge(x, y, 8, cells.clock.used, token.role());
            x += 10;
        }
        c.text(x, y, &cells.kind, Role::Dim);
        x += kind_w + 2 + id_w;
        c.right(x, y, Run::new(&cells.id, Role::Dim));
        c.chip(x + 1, y, cells.priority, false, true);
        x += 6;
        let quiet = matches!(token, Token::Ok | Token::Shut);
        let body = if quiet { Role::Dim } else { Role::Text };
        let end = w - owner_w - 5;
        c.cut(x, y, end - x, Run { bold: cells.nobodys && !quiet, ..Run::new(&cells.title, body) });
        c.text(end + 2, y, &cells.line, Role::Dim);
        person(c, (end + 5, y), owner_w, &cells.owner, cells.nobodys);
    }
}

/// A name as short as its column, by what tells it apart; nobody's stands out.
fn person(c: &mut Canvas<'_>, (x, y): (i32, i32), room: i32, person: &str, nobodys: bool) {
    let short = name(person, usize::try_from(room).unwrap_or_default());
    c.run(x, y, if nobodys { Run::new(&short, Role::Bright).bold() } else { Run::new(&short, Role::Dim) });
}

/// Who has how much, nobody first.
fn people(c: &mut Canvas<'_>, model: &Model, load: &[LoadCells]) {
    let (w, h) = (c.width(), c.height());
    let t = |id: &'static str| model.locale.t(id);
    c.caps(0, 0, &t(msg!("wall-load")), "");
    c.right(w, 0, Run::new(&t(msg!("wall-at-risk")), Role::Faint));
    c.right(w - 9, 0, Run::new(&t(msg!("wall-open")), Role::Faint));
    let first = if h > 8 { 2 } else { 1 };
    for (y, cells) in (first..h).zip(load) {
        person(c, (0, y), 9, &cells.name, cells.nobodys);
        c.gauge(10, y, 7, cells.share, Role::Ok);
        c.right(w - 9, y, Run::new(&cells.open.to_string(), Role::Text));
        let risk = if cells.at_risk == 0 { "-".to_owned() } else { cells.at_risk.to_string() };
        let hue = if cells.nobodys && cells.at_risk > 0 { Role::Crit } else { Role::Dim };
        c.right(w, y, Run::new(&risk, hue));
    }
}

/// What came and went, and how well it was done.
fn today(c: &mut Canvas<'_>, model: &Model, (sums, kpis): (&str, &[KpiCells]), high: bool) {
    let w = c.width();
    let mut y = 0;
    if high {
        c.rule(0, 0, w);
        y = 2;
    }
    let end = c.right(w, y, Run::new(sums, Role::Faint));
    c.cut(0, y, end - 1, Run::new(&model.locale.t(msg!("wall-today")), Role::Faint));
    let pitch = (w + 3) / i32::try_from(kpis.len().max(1)).unwrap_or(1);
    let room = pitch - 3;
    for (n, kpi) in (0..).zip(kpis) {
        let x = n * pitch;
        let hue = if kpi.below { Role::Warn } else { Role::Bright };
        let value = c.right(x + room, y + 1, Run::new(&kpi.value, hue).bold());
        c.cut(x, y + 1, value - x - 1, Run::new(&kpi.label, Role::Dim));
        c.gauge(x, y + 2, room, kpi.share, if kpi.below { Role::Warn } else { Role::Ok });
        if high {
            c.right(x + room, y + 3, Run::new(&kpi.goal, Role::Faint));
        }
    }
}

/// In a few rows: counts, what breaches next, and how well.
pub fn small(c: &mut Canvas<'_>, (tiles, next, kpis): (&[TileCells], &[NextCells], &[KpiCells])) {
    let (w, h) = (c.width(), c.height());
    let mut x = 0;
    for tile in tiles {
        let text = format!("{} {}", tile.sign, tile.count);
        let bold = matches!(tile.sign, "XX" | "!!");
        x = c.run(x, 0, Run { bold, ..Run::new(&text, role(tile.sign)) }) + 2;
    }
    let id_w = next.iter().map(|n| width(&n.id)).max().unwrap_or(5);
    for (y, cells) in (1..h - 1).zip(next) {
        let token = token(&cells.clock);
        let x = c.clock(0, y, token, &cells.clock.time, true) + 1 + id_w;
        c.right(x, y, Run::new(&cells.id, Role::Dim));
        let x = c.chip(x, y, cells.priority, false, true);
        person(c, (x, y), 8, &cells.owner, cells.nobodys);
        let at = x + 9;
        c.cut(at, y, w - at, Run::new(&cells.title, Role::Text));
    }
    let said: Vec<String> = kpis.iter().take(2).map(|k| format!("{} {}", k.label, k.value)).collect();
    c.cut(0, h - 1, w, Run::new(&said.join("  "), Role::Dim));
}
