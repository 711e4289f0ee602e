//! The encoder. One job: the bytes that turn the frame on the screen into the next one, and few of them.
//!
//! Ours and not the library's because a slow line is where the console has to be quick: a cursor that moves by one row
//! costs a third of the bytes that cell-by-cell output spends. What is saved: blanks take whatever ink the pen has, a
//! short gap is written again where that is cheaper than a jump, styles change by the shorter of difference and reset,
//! and many blanks are one sequence.

use crate::ui::canvas::is_half;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use std::io::Write;

/// Modifiers that are seen on a blank.
const ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// From so many blanks on, the end of a line is erased and not written; and any blanks, which needs a jump after it.
const END_FROM: usize = 4;
const ERASE_FROM: usize = 9;

/// Modifiers, the code that sets each and the one that takes it away. Bold and dim go together.
const MODIFIERS: [(Modifier, u8, u8); 8] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What a cell is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Ink {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank looks the same in both.
    fn same_on_blank(self, other: Self) -> bool {
        let (either, differ) = (self.modifier | other.modifier, self.modifier ^ other.modifier);
        let inkless = self.bg == other.bg && !either.intersects(ON_BLANK);
        // The terminal's own ink is as bright in bold; where it fills the cell, only dim would be seen.
        let reversed = self.bg == other.bg && (self.fg, other.fg) == (Color::Reset, Color::Reset);
        self == other || inkless || (reversed && Modifier::BOLD.contains(differ))
    }
}

/// What a cell of a frame is to the terminal. The right half of a wide sign is marked by [`crate::ui::Canvas`].
#[derive(Debug, Clone, Copy)]
enum Shown<'b> {
    Sign { text: &'b str, cells: usize, ink: Ink },
    Half,
}

impl Shown<'_> {
    fn of(cell: &Cell) -> Shown<'_> {
        if is_half(cell) {
            return Shown::Half;
        }
        let cells = if cell.symbol().len() > 1 { usize::from(cell.cell_width()).max(1) } else { 1 };
        Shown::Sign { text: cell.symbol(), cells, ink: Ink::of(cell) }
    }

    fn looks_like(self, other: Shown<'_>) -> bool {
        match (self, other) {
            (Shown::Half, Shown::Half) => true,
            (Shown::Sign { text: a, ink: x, .. }, Shown::Sign { text: b, ink: y, .. }) => {
                a == b && (x == y || (a == " " && x.same_on_blank(y)))
            }
            _ => false,
        }
    }
}

/// The terminal's cursor and what it would write with.
#[derive(Debug)]
struct Pen<'o> {
    out: &'o mut Vec<u8>,
    /// Unknown after a sign whose width terminals do not agree on, and at the end of a line.
    at: Option<(usize, usize)>,
    ink: Ink,
}

/// Adds to `out` what turns `before` into `after`; both are of one size. The terminal's style is plain before and after.
/// Adds nothing where both look the same.
pub fn encode(before: &Buffer, after: &Buffer, out: &mut Vec<u8>) {
    let (w, h) = (usize::from(after.area.width), usize::from(after.area.height));
    let mut pen = Pen { out, at: None, ink: Ink::default() };
    for y in 0..h {
        let row = y * w..(y + 1) * w;
        match (before.content.get(row.clone()), after.content.get(row)) {
            (Some(before), Some(after)) if before != after => pen.row(y, before, after),
            _ => {}
        }
    }
    pen.ink(Ink::default());
}

impl Pen<'_> {
    fn row(&mut self, y: usize, before: &[Cell], after: &[Cell]) {
        let changed = |x: usize| !Shown::of(&before[x]).looks_like(Shown::of(&after[x]));
        let plain = |cell: &Cell| cell.symbol() == " " && !is_half(cell) && Ink::of(cell).same_on_blank(Ink::default());
        let end = after.iter().rposition(|cell| !plain(cell)).map_or(0, |x| x + 1);
        let mut x = 0;
        while x < after.len() {
            let Shown::Sign { text, cells, ink } = Shown::of(&after[x]) else {
                x += 1;
                continue;
            };
            if !(x..(x + cells).min(after.len())).any(changed) {
                x += cells;
                continue;
            }
            self.go(x, y, after);
            if x >= end && after.len() - x >= END_FROM {
                self.blank(Ink::default());
                self.out.extend_from_slice(b"\x1b[K");
                return;
            }
            let blanks = after[x..].iter().take_while(|cell| plain(cell)).count();
            let blanks = (x..x + blanks).rev().find(|x| changed(*x)).map_or(0, |last| last + 1 - x);
            if blanks >= ERASE_FROM {
                self.blank(Ink::default());
                let _ = write!(self.out, "\x1b[{blanks}X");
                x += blanks;
                continue;
            }
            self.write(text, cells, ink);
            x += cells;
            if x >= after.len() {
                self.at = None;
            }
        }
    }

    fn write(&mut self, text: &str, cells: usize, ink: Ink) {
        match text {
            " " => self.blank(ink),
            _ => self.ink(ink),
        }
        self.out.extend_from_slice(text.as_bytes());
        // Terminals disagree about signs of several code points.
        let sure = text.chars().nth(1).is_none();
        self.at = self.at.filter(|_| sure).map(|(x, y)| (x + cells, y));
    }

    /// Moves to a cell, by the shortest way.
    fn go(&mut self, x: usize, y: usize, row: &[Cell]) {
        let from = self.at.replace((x, y));
        let gap = match from {
            Some((at, line)) if line == y && at <= x => x - at,
            _ => {
                let _ = match x {
                    0 => write!(self.out, "\x1b[{}H", y + 1),
                    _ => write!(self.out, "\x1b[{};{}H", y + 1, x + 1),
                };
                return;
            }
        };
        let jump = match gap {
            0 => return,
            1 => "\x1b[C".to_owned(),
            n => format!("\x1b[{n}C"),
        };
        // What stands in a short gap may be written again.
        let again = &row[x - gap..x];
        let fits = |cell: &Cell| match cell.symbol() {
            " " => Ink::of(cell).same_on_blank(self.ink),
            text => text.len() == 1 && Ink::of(cell) == self.ink,
        };
        if gap <= jump.len() && again.iter().all(|cell| !is_half(cell) && fits(cell)) {
            for cell in again {
                self.out.extend_from_slice(cell.symbol().as_bytes());
            }
        } else {
            self.out.extend_from_slice(jump.as_bytes());
        }
    }

    /// Makes a blank come out right.
    fn blank(&mut self, ink: Ink) {
        if !self.ink.same_on_blank(ink) {
            self.ink(ink);
        }
    }

    fn ink(&mut self, ink: Ink) {
        if ink == self.ink {
            return;
        }
        let (changes, anew) = (changes(self.ink, ink), [vec![0], codes(ink)].concat());
        let codes = if changes.len() < anew.len() { changes } else { anew };
        let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
        // No code at all is the code 0.
        let codes = codes.join(";");
        let _ = write!(self.out, "\x1b[{}m", if codes == "0" { "" } else { &codes });
        self.ink = ink;
    }
}

/// The codes of an ink over a plain one.
fn codes(ink: Ink) -> Vec<u8> {
    changes(Ink::default(), ink)
}

fn changes(from: Ink, to: Ink) -> Vec<u8> {
    let mut codes = Vec::new();
    let mut left = from.modifier;
    for (modifier, _, off) in MODIFIERS {
        if (left - to.modifier).contains(modifier) {
            codes.push(off);
            // What the same code takes away with it is set again below.
            left -= MODIFIERS.iter().filter(|(.., o)| *o == off).fold(Modifier::empty(), |all, (m, ..)| all | *m);
        }
    }
    codes.extend(MODIFIERS.iter().filter(|(m, ..)| (to.modifier - left).contains(*m)).map(|(_, on, _)| *on));
    if from.fg != to.fg {
        colour(to.fg, 30, &mut codes);
    }
    if from.bg != to.bg {
        colour(to.bg, 40, &mut codes);
    }
    codes
}

/// The codes of a colour: `base` 30 for ink, 40 for ground.
fn colour(colour: Color, base: u8, codes: &mut Vec<u8>) {
    let palette = |n: u8| match n {
        0..8 => vec![base + n],
        8..16 => vec![base + 60 + n - 8],
        n => vec![base + 8, 5, n],
    };
    codes.extend(match colour {
        Color::Reset => vec![base + 9],
        Color::Black => palette(0),
        Color::Red => palette(1),
        Color::Green => palette(2),
        Color::Yellow => palette(3),
        Color::Blue => palette(4),
        Color::Magenta => palette(5),
        Color::Cyan => palette(6),
        Color::Gray => palette(7),
        Color::DarkGray => palette(8),
        Color::LightRed => palette(9),
        Color::LightGreen => palette(10),
        Color::LightYellow => palette(11),
        Color::LightBlue => palette(12),
        Color::LightMagenta => palette(13),
        Color::LightCyan => palette(14),
        Color::White => palette(15),
        Color::Indexed(n) => palette(n),
        Color::Rgb(r, g, b) => vec![base + 8, 2, r, g, b],
    });
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::app::look::Look;
    use crate::ui::theme::Fill;
    use crate::ui::{Canvas, Depth, Glyphs, Role, Theme};
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    const SIZE: (u16, u16) = (24, 4);
    const THEMES: [Theme; 4] = [Theme::dark(), Theme::ansi(), Theme::mono(), Theme::of(Look::Light, Depth::Indexed)];
    const ROLES: [Role; 5] = [Role::Text, Role::Bright, Role::Dim, Role::Breach, Role::Accent];
    const FILLS: [Fill; 4] = [Fill::None, Fill::Sel, Fill::P1, Fill::Focus];

    /// Something drawn: where, what, as what, on what.
    type Stroke = (i32, i32, String, usize, usize, bool);

    fn strokes() -> impl Strategy<Value = Vec<Stroke>> {
        let text = prop_oneof!["[a-c ]{1,12}", "[断线 x]{1,8}", Just("é ═ 断a".to_owned())];
        proptest::collection::vec((-2..24i32, 0..4i32, text, 0..5usize, 0..4usize, any::<bool>()), 0..9)
    }

    fn frame(theme: &Theme, strokes: &[Stroke]) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let area = buf.area;
        let mut canvas = Canvas::new(&mut buf, area, theme, &Glyphs::UNICODE);
        canvas.page();
        for (x, y, text, role, fill, bold) in strokes {
            // The terminal of these tests knows bold or dim, not both.
            canvas.put(*x, *y, text, ROLES[*role], FILLS[*fill], *bold && ROLES[*role] != Role::Dim);
        }
        buf
    }

    /// What a terminal shows, cell by cell; a blank has no ink, or no weight where it is reversed.
    fn seen(parser: &vt100::Parser) -> Vec<String> {
        let cell = |y, x| {
            let c = parser.screen().cell(y, x).unwrap();
            let (text, inverse, under) = (c.contents(), c.inverse(), c.underline());
            match text.trim().is_empty() && !inverse && !under {
                true => format!("{:?} {}", c.bgcolor(), c.is_wide_continuation()),
                false => {
                    let bold = c.bold() && !c.contents().trim().is_empty();
                    let ink = (c.fgcolor(), c.bgcolor(), bold, c.dim(), c.italic(), under, inverse);
                    format!("{:?} {ink:?} {}", text.trim(), c.is_wide_continuation())
                }
            }
        };
        (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| cell(y, x))).collect()
    }

    fn terminal() -> vt100::Parser {
        vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0)
    }

    proptest! {
        /// A screen that was led from frame to frame shows what one shows that was given the last alone.
        #[test]
        fn a_change_leads_where_a_whole_frame_does(frames in proptest::collection::vec(strokes(), 1..5), look in 0..4usize) {
            let theme = THEMES[look];
            let mut led = terminal();
            let blank = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
            let mut before = blank.clone();
            for strokes in &frames {
                let after = frame(&theme, strokes);
                let mut bytes = Vec::new();
                encode(&before, &after, &mut bytes);
                led.process(&bytes);
                let mut whole = terminal();
                let mut bytes = Vec::new();
                encode(&blank, &after, &mut bytes);
                whole.process(&bytes);
                prop_assert_eq!(seen(&led), seen(&whole));
                before = after;
            }
        }

        /// A whole frame shows every sign of the buffer in its own style, by the terminal's account.
        #[test]
        fn a_whole_frame_is_the_buffer(strokes in strokes(), look in 0..4usize) {
            let theme = THEMES[look];
            let buf = frame(&theme, &strokes);
            let mut bytes = Vec::new();
            encode(&Buffer::empty(buf.area), &buf, &mut bytes);
            let mut terminal = terminal();
            terminal.process(&bytes);
            for (y, x) in (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (y, x))) {
                let (is, want) = (terminal.screen().cell(y, x).unwrap(), &buf[(x, y)]);
                if crate::ui::canvas::is_half(want) {
                    prop_assert!(is.is_wide_continuation());
                    continue;
                }
                prop_assert_eq!(is.contents().trim(), want.symbol().trim(), "{} {}", x, y);
                prop_assert_eq!(is.inverse(), want.modifier.contains(Modifier::REVERSED));
                if is.inverse() {
                    prop_assert_eq!(is.dim(), want.modifier.contains(Modifier::DIM));
                }
                prop_assert_eq!(is.underline(), want.modifier.contains(Modifier::UNDERLINED));
                if want.symbol() != " " {
                    prop_assert_eq!(is.bold(), want.modifier.contains(Modifier::BOLD));
                    prop_assert_eq!(is.dim(), want.modifier.contains(Modifier::DIM));
                }
                if let Color::Rgb(r, g, b) = want.bg {
                    prop_assert_eq!(is.bgcolor(), vt100::Color::Rgb(r, g, b));
                }
            }
        }

        #[test]
        fn the_same_frame_costs_nothing(strokes in strokes()) {
            let buf = frame(&Theme::ansi(), &strokes);
            let mut bytes = Vec::new();
            encode(&buf, &buf.clone(), &mut bytes);
            prop_assert!(bytes.is_empty());
        }
    }

    /// The ways in which bytes are saved, each once.
    #[test]
    fn few_bytes() {
        let row = |runs: &[(&str, Role)]| {
            let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, 1));
            let area = buf.area;
            let theme = Theme::ansi();
            let mut canvas = Canvas::new(&mut buf, area, &theme, &Glyphs::UNICODE);
            canvas.page();
            runs.iter().fold(0, |x, (text, role)| canvas.text(x, 0, text, *role));
            buf
        };
        let (text, dim) = (Role::Text, Role::Dim);
        for (before, after, want) in [
            (row(&[("ab", text)]), row(&[("ax", text)]), "\x1b[1;2Hx"),
            (row(&[]), row(&[("a", dim), (" ", text), ("b", dim)]), "\x1b[1H\x1b[2ma b\x1b[m"),
            (row(&[("a b c d", text)]), row(&[("x b y z", text)]), "\x1b[1Hx b y z"),
            (row(&[("a12345678b", text)]), row(&[("x12345678y", text)]), "\x1b[1Hx\x1b[8Cy"),
            (row(&[("gone", text)]), row(&[]), "\x1b[1H\x1b[K"),
            (row(&[("long ago gone x", text)]), row(&[("              x", text)]), "\x1b[1H\x1b[13X"),
            (row(&[("断线", text)]), row(&[("断开", text)]), "\x1b[1;3H开"),
        ] {
            let mut bytes = Vec::new();
            encode(&before, &after, &mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), want);
        }
    }
}
