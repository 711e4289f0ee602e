//! Depth. One job: a colour as a terminal can show it: exactly, or as the nearest of the 256 that all of them share.
//!
//! A terminal that shows 24 bits says so in `COLORTERM`; nothing else is believed. Of the others those whose `TERM` ends
//! in `256color` (or `-direct`) have the cube and the greys of xterm. The first sixteen are the user's own: never used.

use ratatui::style::Color;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits.
    True,
    Indexed,
    Sixteen,
}

/// The steps of the cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Depth {
    /// What `COLORTERM` and `TERM` say.
    pub fn of(colorterm: Option<&str>, term: Option<&str>) -> Self {
        match (colorterm, term.unwrap_or_default()) {
            (Some("truecolor" | "24bit"), _) => Self::True,
            (_, term) if term.contains("256color") || term.ends_with("-direct") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }

    /// 0xrrggbb on this terminal.
    pub fn colour(self, rgb: u32) -> Color {
        let [_, r, g, b] = rgb.to_be_bytes();
        match self {
            Self::True => Color::Rgb(r, g, b),
            Self::Indexed | Self::Sixteen => Color::Indexed(nearest([r, g, b])),
        }
    }
}

/// The nearest colour of the cube or the greys.
fn nearest(rgb: [u8; 3]) -> u8 {
    let steps = rgb.map(step);
    let cube = steps.map(|n| STEPS[usize::from(n)]);
    let mean = rgb.iter().map(|c| u32::from(*c)).sum::<u32>() / 3;
    let grey = u8::try_from((mean.saturating_sub(3) / 10).min(23)).unwrap_or(23);
    match away(rgb, [8 + 10 * grey; 3]) < away(rgb, cube) {
        true => 232 + grey,
        false => 16 + 36 * steps[0] + 6 * steps[1] + steps[2],
    }
}

/// The step of the cube nearest to a channel.
fn step(channel: u8) -> u8 {
    let far = |n: &u8| channel.abs_diff(STEPS[usize::from(*n)]);
    (0..6).min_by_key(far).unwrap_or(0)
}

fn away(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// What xterm shows for one of the 256, as far as it is not the user's own; for calculations.
#[cfg(test)]
pub(crate) fn xterm(index: u8) -> [u8; 3] {
    match index {
        232.. => [8 + 10 * (index - 232); 3],
        16.. => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(|n| STEPS[usize::from(n)]),
        _ => [0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_by_what_they_say() {
        for (colorterm, term, want) in [
            (Some("truecolor"), Some("xterm"), Depth::True),
            (Some("24bit"), None, Depth::True),
            (None, Some("tmux-256color"), Depth::Indexed),
            (Some("yes"), Some("xterm-256color"), Depth::Indexed),
            (None, Some("xterm-direct"), Depth::Indexed),
            (None, Some("linux"), Depth::Sixteen),
            (None, None, Depth::Sixteen),
        ] {
            assert_eq!(Depth::of(colorterm, term), want, "{colorterm:?} {term:?}");
        }
    }

    /// No other of the 240 is nearer.
    #[test]
    fn the_nearest_is_the_nearest() {
        for r in (0..=255u8).step_by(15) {
            for g in (0..=255u8).step_by(15) {
                for b in (0..=255u8).step_by(15) {
                    let rgb = [r, g, b];
                    let best = (16..=255).map(|n| away(rgb, xterm(n))).min();
                    assert_eq!(Some(away(rgb, xterm(nearest(rgb)))), best, "{rgb:?}");
                }
            }
        }
    }
}
