//! Clocks. One job: a token, a time and a gauge that say the same thing in shape, word and hue.

use crate::ui::cells::{fit, width};
use crate::ui::theme::{Fill, Role};
use crate::ui::{Canvas, Run};

/// Cells of a clock's time, right-aligned: `+1h04`, `04:51`, `3h12`.
pub const CLOCK_WIDTH: i32 = 6;

/// The state of a clock as it is shown: two cells of ASCII first, hue last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Token {
    Breached,
    Critical,
    Warning,
    Ok,
    Paused,
    /// Out of service hours; never shown as paused.
    Shut,
    Met,
    /// No target.
    Bare,
}

/// Every token, its sign and its role.
const TOKENS: [(Token, &str, Role); 8] = [
    (Token::Breached, "XX", Role::Breach),
    (Token::Critical, "!!", Role::Crit),
    (Token::Warning, "!", Role::Warn),
    (Token::Ok, ".", Role::Ok),
    (Token::Paused, "zz", Role::Paused),
    (Token::Shut, "--", Role::Paused),
    (Token::Met, "v", Role::Met),
    (Token::Bare, "-", Role::Paused),
];

impl Token {
    /// All of them, worst first.
    pub fn all() -> impl Iterator<Item = Self> {
        TOKENS.iter().map(|(token, ..)| *token)
    }

    /// At most two cells of ASCII.
    pub fn sign(self) -> &'static str {
        TOKENS[self as usize].1
    }

    pub fn role(self) -> Role {
        TOKENS[self as usize].2
    }
}

impl Canvas<'_> {
    /// Token, gap, time: nine cells. `loud` where the reader can act: then a breach is filled and a critical one bold.
    /// Otherwise token and hue stay, without the shout. Returns the column after it.
    pub fn clock(&mut self, x: i32, y: i32, token: Token, time: &str, loud: bool) -> i32 {
        let end = x + 3 + CLOCK_WIDTH;
        let time = fit(time, CLOCK_WIDTH);
        let role = token.role();
        let shout = loud && matches!(token, Token::Breached | Token::Critical);
        let (behind, head) = match (token, shout) {
            (Token::Breached, true) => (Fill::Breach, Fill::Breach),
            (Token::Critical, true) => (Fill::None, Fill::Crit),
            _ => (Fill::None, Fill::None),
        };
        self.put(x, y, token.sign(), role, head, shout);
        if behind != Fill::None {
            for gap in x + 2..end - width(&time) {
                self.put(gap, y, " ", role, behind, shout);
            }
        }
        self.right(end, y, Run { text: &time, role, fill: behind, bold: shout });
        end
    }

    /// How much of a target is used: at least one cell once there is any, full when breached. Never without its digits.
    pub fn gauge(&mut self, x: i32, y: i32, w: i32, part: f64, role: Role) {
        let used = if part > 0.0 { scaled(part, w).clamp(1.min(w), w) } else { 0 };
        let g = self.glyphs;
        self.repeat(x, y, g.used, used, |t, ground| t.gauge(role, ground));
        self.repeat(x + used, y, g.rest, w - used, |t, ground| t.style(Role::Rail, ground, false));
    }

    /// A priority, four cells: ` P1 `. In a list only a loud 1 is filled; alone beside a title (`solo`) every chip is.
    /// `loud` where the row is the reader's or nobody's. Returns the column after it.
    pub fn chip(&mut self, x: i32, y: i32, priority: u8, solo: bool, loud: bool) -> i32 {
        self.chip_with(x, y, (priority, ' '), solo, loud)
    }

    /// The same with a sign right after the number: `?` where nobody has confirmed it.
    pub fn chip_with(&mut self, x: i32, y: i32, (priority, after): (u8, char), solo: bool, loud: bool) -> i32 {
        let role = match priority {
            0 | 1 => Role::Bright,
            2 if loud || solo => Role::Bright,
            2 | 3 => Role::Dim,
            _ => Role::Faint,
        };
        let fill = match priority {
            0 | 1 if loud => Fill::P1,
            0 | 1 => Fill::P2,
            _ if solo => Fill::P2,
            _ => Fill::None,
        };
        self.put(x, y, &format!(" P{priority}{after}"), role, fill, role == Role::Bright);
        x + 4
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a row of cells; the cast saturates and is clamped")]
fn scaled(part: f64, w: i32) -> i32 {
    (part.min(1.0) * f64::from(w)).round() as i32
}
