//! Why? One job: draw a clock taken apart: its name among the others, the equation, the bar, the tables.

use super::middle;
use crate::app::why::WhyCells;
use crate::text::explain::{AHEAD, BETWEEN, Line, RAN, Tone};
use crate::ui::cells::width;
use crate::ui::theme::Role;
use crate::ui::widgets::{Edge, Token};
use crate::ui::{Canvas, Run};

/// The whole box.
pub fn draw(canvas: &mut Canvas<'_>, why: &WhyCells) {
    let (w, h) = (cells(why.size.0), cells(why.size.1));
    let mut c = middle(canvas, w, h, Edge::Focused);
    head(&mut c, why);
    let role = Token::all().find(|token| token.sign() == why.sign).unwrap_or(Token::Bare).role();
    for (y, line) in (2..).zip(&why.lines) {
        draw_line(&mut c, line, y, role);
    }
}

/// The number and the clocks, the present one lit; where there is no room for all of them, that one and how many.
fn head(c: &mut Canvas<'_>, why: &WhyCells) {
    let w = c.width();
    let place = match (why.above, why.below) {
        (0, 0) => String::new(),
        (above, below) => format!("{}-{}/{}", above + 1, above + why.lines.len(), above + why.lines.len() + below),
    };
    let end = c.right(w, 0, Run::new(&place, Role::Faint)) - 2;
    let mut x = c.text(0, 0, &why.id, Role::Dim) + 2;
    let all: i32 = why.clocks.iter().map(|name| width(name) + 2).sum();
    if x + all > end {
        if let Some(name) = why.clocks.get(why.at) {
            let n = format!("{}/{}", why.at + 1, why.clocks.len());
            x = c.cut(x, 0, end - x, Run::new(name, Role::Accent).bold()) + 2;
            c.cut(x, 0, end - x, Run::new(&n, Role::Faint));
        }
        return;
    }
    for (n, name) in why.clocks.iter().enumerate() {
        let here = n == why.at;
        let run = Run::new(name, if here { Role::Accent } else { Role::Dim });
        x = c.run(x, 0, Run { bold: here, ..run }) + 2;
    }
}

fn draw_line(c: &mut Canvas<'_>, line: &Line, y: i32, role: Role) {
    let w = c.width();
    match line.tone {
        Tone::Air => {}
        Tone::Title | Tone::Sum => drop(c.cut(0, y, w, Run::new(&line.text, Role::Bright).bold())),
        Tone::Head => drop(c.caps(0, y, &line.text, "")),
        Tone::Faint => drop(c.cut(0, y, w, Run::new(&line.text, Role::Faint))),
        Tone::Text => {
            let x = c.text(0, y, &line.label, Role::Dim);
            c.cut(x, y, w - x, Run::new(&line.text, Role::Text));
        }
        Tone::Bar => bar(c, &line.text, y, role),
        Tone::Legend => legend(c, &line.text, y, role),
    }
}

/// What was counted and what is to come as a gauge has them, everything else by its letter.
fn bar(c: &mut Canvas<'_>, text: &str, y: i32, role: Role) {
    (0..).zip(text.chars()).for_each(|(x, char)| sign(c, char, (x, y), role));
}

fn sign(c: &mut Canvas<'_>, char: char, (x, y): (i32, i32), role: Role) {
    let glyphs = c.glyphs;
    match char {
        RAN => c.repeat(x, y, glyphs.used, 1, |theme, ground| theme.gauge(role, ground)),
        AHEAD => c.repeat(x, y, glyphs.rest, 1, |theme, ground| theme.style(Role::Dim, ground, false)),
        char => drop(c.text(x, y, char.encode_utf8(&mut [0; 4]), Role::Faint)),
    }
}

fn legend(c: &mut Canvas<'_>, text: &str, y: i32, role: Role) {
    let mut x = 0;
    for entry in text.split(BETWEEN) {
        let mut chars = entry.chars();
        if let Some(char) = chars.next() {
            sign(c, char, (x, y), role);
        }
        x = c.text(x + 1, y, chars.as_str(), Role::Faint) + cells(BETWEEN.len());
    }
}

fn cells(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(0)
}
