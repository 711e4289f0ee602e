//! The other pages of the wall. One job: what comes and goes by the hour, how old the backlog is, and how the lines stand.

use crate::app::model::Model;
use crate::app::panes::wall::view::{AgeCells, LineCells, part};
use crate::text::msg;
use crate::ui::cells::width;
use crate::ui::theme::Role;
use crate::ui::{Canvas, Run};

/// What the bars are painted in.
const CAME: Role = Role::Text;
const WENT: Role = Role::Rail;

/// Which bar is which.
fn legend(c: &mut Canvas<'_>, x: i32, end: i32, all: [(Role, &str); 2]) {
    let mut x = x;
    for (role, word) in all {
        if x + 3 + width(word) > end {
            return;
        }
        c.painted((x, 0), 2, role);
        x = c.text(x + 3, 0, word, Role::Dim) + 3;
    }
}

/// Arrivals by hour above, backlog by age below.
pub fn flow(c: &mut Canvas<'_>, model: &Model, (sums, hours, now): (&str, &[(u32, u32)], usize), ages: &[AgeCells]) {
    let (w, h) = (c.width(), c.height());
    let t = |id: &'static str| model.locale.t(id);
    let below = i32::try_from(ages.len()).unwrap_or(0) + 2;
    let bars = (h - below - 5).clamp(1, 14);
    let end = c.right(w, 0, Run::new(sums, Role::Faint));
    let at = c.cut(0, 0, end - 1, Run::new(&t(msg!("wall-arrivals")), Role::Faint));
    legend(c, at + 3, end - 3, [(CAME, &t(msg!("wall-came"))), (WENT, &t(msg!("wall-went")))]);
    chart(&mut c.part(0, 2, w, bars + 2), hours, now);
    let y = h - below;
    c.caps(0, y, &t(msg!("wall-backlog")), "");
    gauges(c, y + 1 + i32::from(h > 20), ages);
}

/// A bar for each hour: what came, with what was resolved beside it, and the numbers of the hours below.
fn chart(c: &mut Canvas<'_>, hours: &[(u32, u32)], now: usize) {
    let (w, h) = (c.width(), c.height());
    let pitch = (w / 24).max(1);
    let bar = if pitch >= 4 { pitch / 2 } else { 1 };
    let most = hours.iter().flat_map(|(came, went)| [*came, *went]).max().unwrap_or(0);
    let rows = h - 2;
    for (hour, (came, went)) in hours.iter().enumerate() {
        let x = i32::try_from(hour).unwrap_or(0) * pitch;
        for (n, dx, role) in [(*came, 0, CAME), (*went, bar, WENT)] {
            if dx + bar > pitch {
                continue;
            }
            for y in 0..height(n, most, rows) {
                c.painted((x + dx, rows - 1 - y), bar, role);
            }
        }
        let role = if hour == now { Role::Bright } else { Role::Faint };
        if pitch >= 3 || hour.is_multiple_of(3) {
            c.text(x, rows, &format!("{hour:02}"), role);
        }
        if pitch >= 3 && *came > 0 {
            c.text(x, rows + 1, &came.to_string(), Role::Dim);
        }
    }
}

/// Rows of a bar: at least one for anything at all.
#[expect(clippy::cast_possible_truncation, reason = "a share of a few rows; the cast saturates")]
fn height(n: u32, most: u32, rows: i32) -> i32 {
    if n == 0 { 0 } else { ((part(n, most) * f64::from(rows)).round() as i32).max(1) }
}

/// A row for each support line.
pub fn lines(c: &mut Canvas<'_>, model: &Model, rows: &[LineCells], levels: &[AgeCells]) {
    let w = c.width();
    let t = |id: &'static str| model.locale.t(id).into_owned();
    let heads = [
        t(msg!("wall-open")),
        t(msg!("wall-breached-short")),
        t(msg!("wall-at-risk")),
        t(msg!("wall-nobodys")),
        t(msg!("wall-suspended")),
        t(msg!("wall-oldest-short")),
    ];
    // The first columns say most; those that there is no room for go from the right.
    let fit = usize::try_from((w - 16) / 10).unwrap_or(0).clamp(1, heads.len());
    let column = |n: usize| w - i32::try_from(fit - 1 - n).unwrap_or(0) * 10;
    c.caps(0, 0, &t(msg!("wall-lines")), "");
    for (n, head) in heads.iter().take(fit).enumerate() {
        c.right(column(n), 0, Run::new(head, Role::Faint));
    }
    let name = column(0) - 8;
    let step = if c.height() > 3 * i32::try_from(rows.len()).unwrap_or(0) + 2 { 3 } else { 2 };
    for (n, line) in (0..).zip(rows) {
        let y = 2 + n * step;
        c.cut(0, y, name, Run::new(&line.line, Role::Text));
        let numbers = [line.open, line.breached, line.at_risk, line.nobodys, line.suspended].map(|n| match n {
            0 => "-".to_owned(),
            n => n.to_string(),
        });
        let oldest = if line.oldest.is_empty() { "-".to_owned() } else { line.oldest.clone() };
        let roles = [Role::Bright, Role::Breach, Role::Warn, Role::Text, Role::Faint, Role::Dim];
        for (n, (text, role)) in numbers.iter().chain([&oldest]).zip(roles).take(fit).enumerate() {
            // Quiet and loud at once is shown as either by terminals.
            let none = text == "-";
            let role = if none { Role::Faint } else { role };
            c.right(column(n), y, Run { bold: n == 0 && !none, ..Run::new(text, role) });
        }
        c.gauge(0, y + 1, w, line.share, Role::Ok);
    }
    let y = 3 + i32::try_from(rows.len()).unwrap_or(0) * step;
    if y + i32::try_from(levels.len()).unwrap_or(0) < c.height() {
        c.caps(0, y, &t(msg!("wall-levels")), "");
        gauges(c, y + 1, levels);
    }
}

/// A label, a count and its share on each row.
fn gauges(c: &mut Canvas<'_>, top: i32, rows: &[AgeCells]) {
    let (w, h) = (c.width(), c.height());
    let label = rows.iter().map(|a| width(&a.label)).max().unwrap_or(0) + 2;
    for (y, row) in (top..h).zip(rows) {
        c.text(0, y, &row.label, Role::Dim);
        c.right(label + 6, y, Run::new(&row.count.to_string(), Role::Text));
        c.gauge(label + 8, y, w - label - 8, row.share, Role::Ok);
    }
}
