//! The canvas. One job: put signs into cells, in roles, and never outside.
//!
//! Coordinates count from the canvas's own corner and may lie outside it: what does not fit is clipped, a wide sign cut
//! by an edge becomes a space. Whole widgets are in [`crate::ui::widgets`]; what a role looks like is in
//! [`crate::ui::theme`].

use crate::ui::cells::{cells, fit, width};
use crate::ui::theme::{Fill, Glyphs, Role, Theme};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// Marks the right half of a wide sign, which is never sent while the sign stands. Once it does not, the cell is another
/// one and is sent, which a blank that looks like the half would not be.
const HALF: Color = Color::Black;

/// A part of the frame to draw on.
#[derive(Debug)]
pub struct Canvas<'a> {
    buf: &'a mut Buffer,
    clip: Rect,
    corner: (i32, i32),
    size: (i32, i32),
    pub theme: &'a Theme,
    pub glyphs: &'a Glyphs,
}

/// A piece of text in one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: &'a str,
    pub role: Role,
    pub fill: Fill,
    pub bold: bool,
}

impl<'a> Run<'a> {
    pub const fn new(text: &'a str, role: Role) -> Self {
        Self { text, role, fill: Fill::None, bold: false }
    }

    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    #[must_use]
    pub const fn on(self, fill: Fill) -> Self {
        Self { fill, ..self }
    }
}

impl<'a> From<&'a str> for Run<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text, Role::Text)
    }
}

impl<'a> From<(&'a str, Role)> for Run<'a> {
    fn from((text, role): (&'a str, Role)) -> Self {
        Self::new(text, role)
    }
}

impl<'a> Canvas<'a> {
    /// A canvas over `area` of the buffer; what lies outside the buffer is clipped.
    pub fn new(buf: &'a mut Buffer, area: Rect, theme: &'a Theme, glyphs: &'a Glyphs) -> Self {
        let clip = area.intersection(buf.area);
        let corner = (i32::from(area.x), i32::from(area.y));
        let size = (i32::from(area.width), i32::from(area.height));
        Self { buf, clip, corner, size, theme, glyphs }
    }

    /// Columns, also of what is clipped.
    pub fn width(&self) -> i32 {
        self.size.0
    }

    /// Rows, also of what is clipped.
    pub fn height(&self) -> i32 {
        self.size.1
    }

    /// Where the cell is in the buffer, or nothing if it is clipped: for the terminal's own cursor.
    pub fn position(&self, x: i32, y: i32) -> Option<(u16, u16)> {
        let (x, y) = (u16::try_from(self.corner.0 + x).ok()?, u16::try_from(self.corner.1 + y).ok()?);
        (x >= self.clip.left() && x < self.clip.right() && y >= self.clip.top() && y < self.clip.bottom())
            .then_some((x, y))
    }

    /// A canvas over a part of this one. It may reach outside; it draws only on what both share.
    pub fn part(&mut self, x: i32, y: i32, w: i32, h: i32) -> Canvas<'_> {
        let corner = (self.corner.0 + x, self.corner.1 + y);
        let (w, h) = (w.max(0), h.max(0));
        let span = |at: i32, len: i32, lo: u16, hi: u16| {
            let from = at.clamp(i32::from(lo), i32::from(hi));
            let to = at.saturating_add(len).clamp(i32::from(lo), i32::from(hi));
            (u16::try_from(from).unwrap_or(lo), u16::try_from(to - from).unwrap_or(0))
        };
        let (left, cols) = span(corner.0, w, self.clip.left(), self.clip.right());
        let (top, rows) = span(corner.1, h, self.clip.top(), self.clip.bottom());
        let clip = Rect { x: left, y: top, width: cols, height: rows };
        Canvas { buf: self.buf, clip, corner, size: (w, h), theme: self.theme, glyphs: self.glyphs }
    }

    /// The same canvas, counted from so many cells further in at both sides: margins that can still be drawn on.
    #[must_use]
    pub fn inset(self, cells: i32) -> Self {
        let (corner, size) = ((self.corner.0 + cells, self.corner.1), (self.size.0 - 2 * cells, self.size.1));
        Self { corner, size, ..self }
    }

    /// Empties the canvas: a blank page in the theme's colours, nothing of what was there.
    pub fn page(&mut self) {
        let Rect { x, y, width, height } = self.clip;
        if width == 0 {
            return;
        }
        let mut blank = Cell::EMPTY;
        blank.set_style(self.theme.page());
        let row = usize::from(self.buf.area.width);
        for y in y..y + height {
            // A wide sign that an edge cuts is mended as by any other writing.
            self.write((x, y), " ", 1, self.theme.page());
            self.write((x + width - 1, y), " ", 1, self.theme.page());
            let from = usize::from(y - self.buf.area.y) * row + usize::from(x - self.buf.area.x);
            self.buf.content[from..from + usize::from(width)].fill(blank.clone());
        }
    }

    /// Puts text at a cell; returns the column after it. `Fill::None` keeps what is behind.
    pub fn put(&mut self, x: i32, y: i32, text: &str, role: Role, fill: Fill, bold: bool) -> i32 {
        let mut at = x;
        for (sign, w) in cells(text) {
            self.sign(at, y, &sign, w, |theme, ground| theme.style(role, theme.lay(fill, ground), bold));
            at += w;
        }
        at
    }

    /// Plain text in a role: [`Canvas::put`] without fill or bold.
    pub fn text(&mut self, x: i32, y: i32, text: &str, role: Role) -> i32 {
        self.put(x, y, text, role, Fill::None, false)
    }

    /// A run at a cell; returns the column after it.
    pub fn run(&mut self, x: i32, y: i32, run: Run<'_>) -> i32 {
        self.put(x, y, run.text, run.role, run.fill, run.bold)
    }

    /// Runs one after the other; returns the column after the last.
    pub fn runs(&mut self, x: i32, y: i32, runs: &[Run<'_>]) -> i32 {
        runs.iter().fold(x, |at, run| self.run(at, y, *run))
    }

    /// A run cut to `room` cells, `~` where something is missing; returns the column after it.
    pub fn cut(&mut self, x: i32, y: i32, room: i32, run: Run<'_>) -> i32 {
        let text = fit(run.text, room);
        self.put(x, y, &text, run.role, run.fill, run.bold)
    }

    /// A run that ends before column `end`; returns the column where it starts.
    pub fn right(&mut self, end: i32, y: i32, run: Run<'_>) -> i32 {
        let start = end - width(run.text);
        self.run(start, y, run);
        start
    }

    /// `w` blank cells with a fill: the bar of a selected row, the ground of a field.
    pub fn bar(&mut self, x: i32, y: i32, w: i32, fill: Fill) {
        let style = self.theme.style(Role::Text, fill, false);
        for at in (x..x.saturating_add(w)).filter_map(|x| self.position(x, y)).collect::<Vec<_>>() {
            self.write(at, " ", 1, style);
        }
    }

    /// The same sign `n` times.
    pub(crate) fn repeat(&mut self, x: i32, y: i32, sign: &str, n: i32, style: impl Fn(&Theme, Fill) -> Style + Copy) {
        for i in 0..n {
            self.sign(x + i, y, sign, 1, style);
        }
    }

    /// The fill a cell has now; `Fill::None` outside.
    pub fn ground(&self, x: i32, y: i32) -> Fill {
        self.position(x, y).and_then(|at| self.buf.cell(at)).map_or(Fill::None, |cell| self.theme.ground(cell))
    }

    /// One sign of `w` cells; a wide one that would be cut leaves a space where there is room.
    fn sign(&mut self, x: i32, y: i32, sign: &str, w: i32, style: impl Fn(&Theme, Fill) -> Style) {
        let style = style(self.theme, self.ground(x, y));
        match (self.position(x, y), self.position(x + w - 1, y)) {
            (Some(at), Some(_)) => self.write(at, sign, if w == 2 { 2 } else { 1 }, style),
            (Some(at), None) | (None, Some(at)) => self.write(at, " ", 1, style),
            (None, None) => {}
        }
    }

    /// Writes a sign whose cells are known to be inside, and mends the wide signs it cuts.
    fn write(&mut self, (x, y): (u16, u16), sign: &str, w: u16, style: Style) {
        if let Some(left) = x.checked_sub(1).and_then(|x| self.buf.cell_mut((x, y))).filter(|c| wide(c)) {
            left.set_symbol(" ");
        }
        if self.buf.cell((x + w - 1, y)).is_some_and(wide)
            && let Some(half) = self.buf.cell_mut((x + w, y))
        {
            half.underline_color = Color::Reset;
        }
        if let Some(cell) = self.buf.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
        if w == 2
            && let Some(half) = self.buf.cell_mut((x + 1, y))
        {
            half.set_symbol(" ").set_style(style);
            half.underline_color = HALF;
        }
    }
}

/// Whether a cell is the right half of a wide sign.
pub(crate) fn is_half(cell: &Cell) -> bool {
    cell.underline_color == HALF
}

fn wide(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && cell.cell_width() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::rows;

    fn drawn(w: u16, h: u16, draw: impl Fn(&mut Canvas<'_>)) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
        let area = buf.area;
        draw(&mut Canvas::new(&mut buf, area, &Theme::dark(), &Glyphs::UNICODE));
        buf
    }

    #[test]
    fn text_is_clipped_at_every_edge() {
        for (x, want) in [
            (-9, "     "),
            (-5, "     "),
            (-4, "c    "),
            (-3, " c   "),
            (-2, "线c  "),
            (-1, " 线c "),
            (0, "断线c"),
            (1, " 断线"),
            (2, "  断 "),
            (3, "   断"),
            (4, "     "),
            (9, "     "),
        ] {
            let buf = drawn(5, 1, |c| assert_eq!(c.text(x, 0, "断线c", Role::Text), x + 5));
            assert_eq!(rows(&buf), format!("{want}\n"), "from {x}");
        }
        for y in [-1, 1, i32::from(u16::MAX) + 1] {
            assert_eq!(rows(&drawn(3, 1, |c| assert_eq!(c.text(0, y, "abc", Role::Text), 3))), "   \n");
        }
    }

    #[test]
    fn a_part_clips_to_what_it_shares_with_its_whole() {
        let buf = drawn(6, 3, |c| {
            let mut p = c.part(-2, 1, 5, 9);
            assert_eq!((p.width(), p.height()), (5, 9));
            p.text(0, 0, "abcdefgh", Role::Text);
            p.text(4, 1, "断", Role::Text);
            p.part(3, -1, 9, 9).text(0, 0, "ZZZ", Role::Text);
        });
        assert_eq!(rows(&buf), "      \ncde   \n      \n");
    }

    #[test]
    fn text_on_a_bar_keeps_the_bar_and_only_the_bar() {
        for theme in [Theme::dark(), Theme::ansi(), Theme::mono()] {
            let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
            let area = buf.area;
            let mut c = Canvas::new(&mut buf, area, &theme, &Glyphs::ASCII);
            c.page();
            c.bar(1, 0, 4, Fill::Sel);
            c.text(0, 0, "a断线b", Role::Dim);
            let style = |fill| Cell::default().set_style(theme.style(Role::Dim, fill, false)).clone();
            for (x, fill) in [(0, Fill::None), (1, Fill::Sel), (3, Fill::Sel), (5, Fill::None)] {
                let (want, is) = (style(fill), &buf[(x, 0)]);
                assert_eq!((is.fg, is.bg, is.modifier), (want.fg, want.bg, want.modifier), "{theme:?} {x}");
            }
        }
    }

    #[test]
    fn a_wide_sign_that_is_written_over_leaves_no_half() {
        for (x, want) in [(0, "x 线"), (1, " x线"), (2, "断x "), (3, "断 x")] {
            let buf = drawn(4, 1, |c| {
                c.text(0, 0, "断线", Role::Text);
                c.text(x, 0, "x", Role::Text);
            });
            assert_eq!(rows(&buf), format!("{want}\n"));
            assert_eq!(buf.content.iter().filter(|c| c.underline_color == HALF).count(), 1, "one wide sign is left");
        }
    }
}
