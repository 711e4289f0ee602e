//! The two rows that never go. One job: the header above and the footer below every view.
//!
//! Their words, counts and keys come from the caller; here is only where they stand and what gives way when it is narrow.

use crate::ui::cells::width;
use crate::ui::theme::Role;
use crate::ui::widgets::Token;
use crate::ui::{Canvas, Run};

/// Where text starts and, counted from the right, ends.
const LEFT: i32 = 3;
const RIGHT: i32 = 2;
/// Below this only the current view keeps its word.
const WIDE: i32 = 100;

/// What the header shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header<'a> {
    /// The key of each view and its word.
    pub views: &'a [(char, &'a str)],
    /// The key of the view on screen.
    pub current: char,
    /// The key of a view in which something waits, and how much.
    pub badge: Option<(char, &'a str)>,
    /// How many clocks are in each state; zeros are left out.
    pub counts: &'a [(Token, u32)],
    /// Who sits here, and in which line.
    pub who: &'a str,
    /// `HH:MM`.
    pub clock: &'a str,
}

/// What the footer shows: keys and their words, by what the cursor's ticket allows now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footer<'a> {
    /// On the left; the last ones give way first.
    pub acts: &'a [(&'a str, &'a str)],
    /// On the right; the last one, help, stays longest.
    pub tools: &'a [(&'a str, &'a str)],
}

/// How much of the views there is room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Views {
    Words,
    Digits,
    Current,
    None,
}

impl Canvas<'_> {
    /// The header, in row 0. Narrow: words go, then who sits here, then the other views, then the mildest counts.
    pub fn header(&mut self, h: &Header<'_>) {
        let end = self.width() - RIGHT;
        let mut counts: Vec<(Token, String)> =
            h.counts.iter().filter(|(_, n)| *n > 0).map(|(t, n)| (*t, format!("{}{n}", t.sign()))).collect();
        let clock = width(h.clock);
        while !counts.is_empty() && end - clock - tally(&counts) < LEFT {
            counts.pop();
        }
        let tally = tally(&counts);
        let free = end - clock - tally - LEFT - 2;
        let with_who = free - width(h.who) - 2;
        let (views, who) = match () {
            () if self.width() >= WIDE && taken(h, Views::Words) <= with_who => (Views::Words, true),
            () if taken(h, Views::Digits) <= with_who => (Views::Digits, true),
            () if taken(h, Views::Digits) <= free => (Views::Digits, false),
            () if taken(h, Views::Current) <= free => (Views::Current, false),
            () => (Views::None, false),
        };
        let mut x = self.right(end, 0, Run::new(h.clock, Role::Bright));
        if who && !h.who.is_empty() {
            x = self.right(x - 2, 0, Run::new(h.who, Role::Dim));
        }
        let mut x = x - tally;
        for (token, text) in &counts {
            let bold = matches!(token, Token::Breached | Token::Critical);
            x = self.run(x, 0, Run { bold, ..Run::new(text, token.role()) }) + 2;
        }
        self.views(h, views);
    }

    fn views(&mut self, h: &Header<'_>, views: Views) {
        let mut x = LEFT;
        for (key, word, badge, on) in shown(h, views) {
            let role = if on { Role::Accent } else { Role::Faint };
            let mut sign = [0; 4];
            x = self.run(x, 0, Run { bold: on, ..Run::new(key.encode_utf8(&mut sign), role) });
            if !word.is_empty() {
                let role = if on { Role::Bright } else { Role::Dim };
                x = self.run(x + 1, 0, Run { bold: on, ..Run::new(word, role) });
            }
            if !badge.is_empty() {
                x = self.run(x + 1, 0, Run::new(badge, Role::Bright).bold());
            }
            x += 2;
        }
    }

    /// The footer, in the last row: acts left, tools right.
    pub fn footer(&mut self, f: &Footer<'_>) {
        let (y, end) = (self.height() - 1, self.width() - RIGHT);
        let room = end - LEFT;
        let need = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, w)| width(k) + width(w) + 3).sum::<i32>() - 2;
        let tools = (0..=f.tools.len()).map(|n| &f.tools[n..]).find(|t| need(t) <= room).unwrap_or_default();
        let left = if tools.is_empty() { room } else { room - need(tools) - 2 };
        let acts = (0..=f.acts.len()).rev().map(|n| &f.acts[..n]).find(|t| need(t) <= left).unwrap_or_default();
        for (at, pairs) in [(LEFT, acts), (end - need(tools), tools)] {
            pairs.iter().fold(at, |x, (key, word)| {
                let x = self.text(x, y, key, Role::Faint) + 1;
                self.text(x, y, word, Role::Text) + 2
            });
        }
    }

    /// The message row, above the footer: a fact, then a key and what it offers.
    pub fn message(&mut self, runs: &[Run<'_>]) {
        let y = self.height() - 2;
        self.runs(LEFT, y, runs);
    }
}

/// The views that are shown, with the word each keeps.
fn shown<'a>(h: &Header<'a>, views: Views) -> impl Iterator<Item = (char, &'a str, &'a str, bool)> {
    let current = h.current;
    h.views.iter().filter_map(move |(key, word)| {
        let on = *key == current;
        let badge = h.badge.filter(|(of, _)| of == key).map_or("", |(_, badge)| badge);
        match views {
            Views::Words => Some((*key, *word, badge, on)),
            Views::Digits => Some((*key, if on { *word } else { "" }, badge, on)),
            Views::Current => (on || !badge.is_empty()).then_some((*key, if on { *word } else { "" }, badge, on)),
            Views::None => None,
        }
    })
}

/// Cells of the counts, with the gap of three before what follows.
fn tally(counts: &[(Token, String)]) -> i32 {
    if counts.is_empty() { 0 } else { counts.iter().map(|(_, s)| width(s) + 2).sum::<i32>() + 1 }
}

fn taken(h: &Header<'_>, views: Views) -> i32 {
    let cells = |text: &str| if text.is_empty() { 0 } else { width(text) + 1 };
    shown(h, views).map(|(_, word, badge, _)| 3 + cells(word) + cells(badge)).sum::<i32>() - 2
}
