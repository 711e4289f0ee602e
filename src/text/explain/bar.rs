//! The timeline in one row of signs. One job: a cell for each equal part of the span, readable without hue.

use crate::domain::sla::explain::{Explanation, Stand, Stretch};
use crate::domain::time::Instant;

/// What was counted, and what is to come: signs that may be drawn as a gauge is.
pub const RAN: char = '=';
pub const AHEAD: char = '-';

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) cells: String,
    /// The cell of now, where something is to come.
    pub(super) now: Option<usize>,
    /// The cell in which the goal is used up.
    pub(super) due: Option<usize>,
    /// The signs in it, in the order in which they first stand there; whether it is to come.
    pub(super) signs: Vec<(char, Stand, bool)>,
}

fn sign(stand: &Stand, ahead: bool) -> char {
    match stand {
        Stand::Open if ahead => AHEAD,
        Stand::Open => RAN,
        Stand::Shut => '.',
        Stand::Paused(_) => 'z',
        Stand::Stopped => 'v',
        Stand::Cancelled => 'x',
        Stand::Undone => 'u',
    }
}

/// The bar of an explanation. A cell shows what fills most of it.
pub(super) fn bar(why: &Explanation, cells: usize) -> Bar {
    let (from, span) = (why.from.0, (why.until.0 - why.from.0).max(0));
    let mut bar = Bar { cells: String::new(), now: None, due: None, signs: Vec::new() };
    if span == 0 || cells == 0 {
        return bar;
    }
    let edge = |n: usize| from + scale(span, n, cells);
    for n in 0..cells {
        let (a, b) = (edge(n), edge(n + 1));
        let share = |s: &Stretch| (s.to.0.min(b) - s.from.0.max(a)).max(0);
        // The first of equals: where cells are shorter than a millisecond, what stands at their start.
        let most = why.stretches.iter().filter(|s| s.to.0 > a).rev().max_by_key(|s| share(s));
        let Some(most) = most else { continue };
        let sign = sign(&most.stand, most.ahead);
        bar.cells.push(sign);
        if !bar.signs.iter().any(|(known, ..)| *known == sign) {
            // Out of hours looks alike on both sides of now.
            bar.signs.push((sign, most.stand.clone(), most.ahead && most.stand == Stand::Open));
        }
    }
    let cell = |at: Instant| {
        let inside = (why.from..=why.until).contains(&at);
        inside.then(|| (0..cells).find(|n| edge(n + 1) >= at.0)).flatten()
    };
    bar.now = cell(why.now).filter(|_| why.now < why.until);
    bar.due = why.limit.and_then(cell);
    bar
}

/// `span * n / cells` without overflow.
fn scale(span: i64, n: usize, cells: usize) -> i64 {
    let wide = |n: usize| i128::try_from(n).unwrap_or(0);
    i64::try_from(i128::from(span) * wide(n) / wide(cells).max(1)).unwrap_or(span)
}
