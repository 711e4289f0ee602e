//! The look. One job: turn a *role* (never a colour) into a cell's style, for every theme.
//!
//! The tables here are the whole palette; nothing else in the program names a colour or an attribute. What a role is
//! for is said once, on [`Role`]; which cell has which role is decided by the widgets.

use crate::app::look::Look;
use crate::ui::depth::Depth;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// What a piece of text *is*. Hue means time (the last seven), brightness means yours (the first four).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Values, rows that are mine or nobody's.
    Text,
    /// Titles, the selected row.
    Bright,
    /// Labels, ids, rows of others.
    Dim,
    /// Column heads, section titles, key letters, what is paused.
    Faint,
    /// Frames and rules; carries no meaning alone.
    Line,
    /// The unused part of a gauge; carries no meaning alone.
    Rail,
    /// "You are here": cursor edge, mark, current view.
    Accent,
    /// A clock past its target.
    Breach,
    /// A clock about to breach.
    Crit,
    /// A clock that needs looking at.
    Warn,
    /// A clock with time enough.
    Ok,
    /// A paused or shut clock.
    Paused,
    /// A clock stopped in time.
    Met,
}

/// What lies behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Fill {
    /// Whatever is there already: the page, or the bar of a selected row.
    #[default]
    None,
    /// The selected row.
    Sel,
    /// The field being typed in.
    Focus,
    /// Any other multi-line input.
    Field,
    /// The text cursor's cell.
    Caret,
    /// A breach that the reader can act on.
    Breach,
    /// A critical token that the reader can act on; a fill only where hue alone would not carry it.
    Crit,
    /// The chip of priority 1.
    P1,
    /// A quiet chip: priority 1 of somebody else, or any chip beside a title.
    P2,
    /// Unreversed cells inside a reversed bar.
    Hole,
    /// A pixel of a big digit.
    Big(Role),
}

/// One line of the palette: what a role is in each look. The painted ones are columns of [`Paint`]; the terminal's own
/// colours have a column of their own as the used part of a gauge and as a pixel of a big digit, which may have hues
/// that a word may not.
struct Ink {
    role: Role,
    paint: [u32; 4],
    ansi: (Color, Modifier),
    gauge: (Color, Modifier),
    big: (Color, Modifier),
    mono: Modifier,
}

/// A look that paints its own page: a column of the tables below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paint {
    Dark,
    Light,
    /// Every word at least 7 to 1.
    Contrast,
    /// For eyes that see no red beside green: hues of Okabe and Ito, a shout is vermilion and filled.
    Deut,
}

const NO: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const DIM: Modifier = Modifier::DIM;
const UNDER: Modifier = Modifier::UNDERLINED;
const REV: Modifier = Modifier::REVERSED;
const RESET: Color = Color::Reset;
const RED: Color = Color::Red;
const AMBER: Color = Color::Yellow;
const GREY: Color = Color::DarkGray;
const CYAN: Color = Color::Cyan;

/// The palette, in the order of [`Role`]; the columns of `paint` are those of [`Paint`].
#[rustfmt::skip]
const INKS: [Ink; 13] = [
    //                              dark      light     contrast  deut
    Ink { role: Role::Text,   paint: [0xc3cad3, 0x2c343e, 0xf2f2f2, 0xc3cad3], ansi: (RESET, NO),   gauge: (RESET, NO),   big: (RESET, NO), mono: NO },
    Ink { role: Role::Bright, paint: [0xf1f4f7, 0x0b1016, 0xffffff, 0xf1f4f7], ansi: (RESET, BOLD), gauge: (RESET, BOLD), big: (RESET, NO), mono: BOLD },
    Ink { role: Role::Dim,    paint: [0x8a94a1, 0x545e6a, 0xd0d4da, 0x8a94a1], ansi: (RESET, DIM),  gauge: (RESET, DIM),  big: (RESET, NO), mono: DIM },
    Ink { role: Role::Faint,  paint: [0x747e8b, 0x626c78, 0xc0c6ce, 0x747e8b], ansi: (RESET, DIM),  gauge: (RESET, DIM),  big: (RESET, NO), mono: DIM },
    Ink { role: Role::Line,   paint: [0x303743, 0xcfd3d8, 0x9aa0a8, 0x303743], ansi: (GREY, NO),    gauge: (GREY, NO),    big: (GREY, NO),  mono: DIM },
    Ink { role: Role::Rail,   paint: [0x39414d, 0xc3c8cf, 0x9aa0a8, 0x39414d], ansi: (GREY, NO),    gauge: (GREY, NO),    big: (GREY, NO),  mono: DIM },
    Ink { role: Role::Accent, paint: [0x86b1ff, 0x1f56b0, 0x7fd4ff, 0x56b4e9], ansi: (CYAN, BOLD),  gauge: (CYAN, NO),    big: (RESET, NO), mono: BOLD },
    Ink { role: Role::Breach, paint: [0xff7b78, 0xae1f26, 0xffa8a3, 0xf2703f], ansi: (RED, NO),     gauge: (RED, NO),     big: (RED, NO),   mono: BOLD.union(UNDER) },
    Ink { role: Role::Crit,   paint: [0xffa860, 0x8f4700, 0xffbe6b, 0xe69f00], ansi: (RESET, NO),   gauge: (AMBER, NO),   big: (AMBER, NO), mono: BOLD },
    Ink { role: Role::Warn,   paint: [0xd6bd7d, 0x735900, 0xffe680, 0xf0e442], ansi: (RESET, NO),   gauge: (AMBER, NO),   big: (RESET, NO), mono: UNDER },
    Ink { role: Role::Ok,     paint: [0x8a94a1, 0x545e6a, 0xd0d4da, 0x8a94a1], ansi: (RESET, DIM),  gauge: (RESET, DIM),  big: (GREY, NO),  mono: NO },
    Ink { role: Role::Paused, paint: [0x747e8b, 0x626c78, 0xc0c6ce, 0x747e8b], ansi: (RESET, DIM),  gauge: (GREY, NO),    big: (GREY, NO),  mono: DIM },
    Ink { role: Role::Met,    paint: [0x8a94a1, 0x545e6a, 0xd0d4da, 0x8a94a1], ansi: (RESET, DIM),  gauge: (GREY, NO),    big: (RESET, NO), mono: NO },
];

/// What lies behind in the painted looks, and the ink of what is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    Page,
    Sel,
    Field,
    Chip,
    Quiet,
    Alarm,
    OnAlarm,
}

#[rustfmt::skip]
const GROUNDS: [(Ground, [u32; 4]); 7] = [
    //                 dark      light     contrast  deut
    (Ground::Page,    [0x13161b, 0xfbfaf7, 0x000000, 0x13161b]),
    (Ground::Sel,     [0x28323f, 0xdfe6f0, 0x303030, 0x28323f]),
    (Ground::Field,   [0x1c222a, 0xf0efe9, 0x1a1a1a, 0x1c222a]),
    (Ground::Chip,    [0xd5dbe2, 0x2c343e, 0xffffff, 0xd5dbe2]),
    (Ground::Quiet,   [0x333d4a, 0xd3dae3, 0x333333, 0x333d4a]),
    (Ground::Alarm,   [0xb8363b, 0xb3262d, 0x8f0010, 0xd55e00]),
    (Ground::OnAlarm, [0xffffff, 0xffffff, 0xffffff, 0x000000]),
];

fn ink(role: Role) -> &'static Ink {
    let ink = &INKS[role as usize];
    debug_assert_eq!(ink.role, role, "the palette is in the order of the roles");
    ink
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Painted(Paint, Depth),
    Ansi,
    Mono,
}

/// A look: one reading of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    kind: Kind,
}

impl Theme {
    /// The look of a name on a terminal of so many colours. A painted one needs 256 at least: with fewer it is the
    /// terminal's own colours.
    pub const fn of(name: Look, depth: Depth) -> Self {
        let paint = match name {
            Look::Ansi => return Self::ansi(),
            Look::Mono => return Self::mono(),
            Look::Dark => Paint::Dark,
            Look::Light => Paint::Light,
            Look::Contrast => Paint::Contrast,
            Look::Deut => Paint::Deut,
        };
        match depth {
            Depth::Sixteen => Self::ansi(),
            _ => Self { kind: Kind::Painted(paint, depth) },
        }
    }

    /// 24-bit colours on a page of its own.
    pub const fn dark() -> Self {
        Self::of(Look::Dark, Depth::True)
    }

    /// The terminal's own two colours, its sixteen and attributes; the page is never painted, so a light terminal stays light.
    pub const fn ansi() -> Self {
        Self { kind: Kind::Ansi }
    }

    /// No colour at all: attributes only (`NO_COLOR`).
    pub const fn mono() -> Self {
        Self { kind: Kind::Mono }
    }

    /// The complete style of a cell: nothing of what was there before shows through.
    pub fn style(&self, role: Role, fill: Fill, bold: bool) -> Style {
        match self.kind {
            Kind::Painted(paint, depth) => painted(paint, depth, role, fill, bold),
            Kind::Ansi => ansi(role, fill, bold),
            Kind::Mono => mono(role, fill, bold),
        }
    }

    /// The style of a gauge's used part: the same hue, but allowed where a word would not be (yellow on white).
    pub fn gauge(&self, role: Role, fill: Fill) -> Style {
        match self.kind {
            Kind::Ansi if !matches!(fill, Fill::Sel | Fill::Focus | Fill::Field) => {
                let (fg, attrs) = ink(role).gauge;
                whole(fg, RESET, attrs)
            }
            _ => self.style(role, fill, false),
        }
    }

    /// The style of an empty page.
    pub fn page(&self) -> Style {
        self.style(Role::Text, Fill::None, false)
    }

    /// The fill a cell already has: text put on the bar of a selected row keeps the bar.
    pub(crate) fn ground(&self, cell: &Cell) -> Fill {
        match self.kind {
            Kind::Painted(paint, depth) => match cell.bg {
                bg if bg == behind(paint, depth, Ground::Page) => Fill::None,
                bg if bg == behind(paint, depth, Ground::Sel) => Fill::Sel,
                bg if bg == behind(paint, depth, Ground::Field) => Fill::Field,
                _ => Fill::None,
            },
            Kind::Ansi | Kind::Mono if cell.fg != RESET || cell.bg != RESET => Fill::None,
            Kind::Ansi | Kind::Mono if cell.modifier.contains(REV) => Fill::Sel,
            Kind::Ansi | Kind::Mono if cell.modifier == UNDER && cell.symbol() == " " => Fill::Focus,
            Kind::Ansi | Kind::Mono => Fill::None,
        }
    }

    /// What a wished fill becomes on the ground it lies on.
    pub(crate) fn lay(&self, fill: Fill, ground: Fill) -> Fill {
        match (self.kind, fill) {
            (_, Fill::None) => ground,
            (Kind::Painted(..), Fill::Crit | Fill::Hole) => ground,
            (Kind::Mono, Fill::Crit) => ground,
            (Kind::Ansi | Kind::Mono, Fill::P1 | Fill::P2) if ground == Fill::Sel => Fill::Hole,
            (Kind::Mono, Fill::Breach) if ground == Fill::Sel => Fill::Hole,
            _ => fill,
        }
    }
}

fn behind(paint: Paint, depth: Depth, ground: Ground) -> Color {
    depth.colour(GROUNDS[ground as usize].1[paint as usize])
}

fn painted(paint: Paint, depth: Depth, role: Role, fill: Fill, bold: bool) -> Style {
    let of = |role| depth.colour(ink(role).paint[paint as usize]);
    let behind = |ground| behind(paint, depth, ground);
    let (fg, bg) = match fill {
        Fill::None | Fill::Crit | Fill::Hole => (of(role), behind(Ground::Page)),
        Fill::Sel | Fill::Focus => (of(role), behind(Ground::Sel)),
        Fill::Field => (of(role), behind(Ground::Field)),
        Fill::Caret | Fill::P1 => (behind(Ground::Page), behind(Ground::Chip)),
        Fill::Breach => (behind(Ground::OnAlarm), behind(Ground::Alarm)),
        Fill::P2 => (of(Role::Bright), behind(Ground::Quiet)),
        Fill::Big(hue) => (of(role), of(hue)),
    };
    whole(fg, bg, if bold { BOLD } else { NO })
}

fn ansi(role: Role, fill: Fill, bold: bool) -> Style {
    let strong = if bold { BOLD } else { NO };
    let (own, attrs) = ink(role).ansi;
    match fill {
        Fill::None | Fill::Field => whole(own, RESET, attrs | strong),
        Fill::Focus => whole(own, RESET, attrs | strong | UNDER),
        // One reversed bar; every hue inside it is dropped but the two fills below.
        Fill::Sel if role == Role::Bright => whole(RESET, RESET, REV | BOLD),
        Fill::Sel => whole(RESET, RESET, REV | strong),
        Fill::Caret => whole(RESET, RESET, REV),
        Fill::Breach => whole(RED, RESET, REV | BOLD),
        Fill::Crit => whole(Color::Black, AMBER, BOLD),
        Fill::P1 => whole(RESET, RESET, REV | BOLD),
        Fill::P2 | Fill::Hole => whole(RESET, RESET, BOLD),
        Fill::Big(hue) => {
            let (fg, attrs) = ink(hue).big;
            whole(fg, RESET, REV | attrs)
        }
    }
}

fn mono(role: Role, fill: Fill, bold: bool) -> Style {
    let strong = if bold { BOLD } else { NO };
    let own = ink(role).mono;
    let attrs = match fill {
        Fill::None | Fill::Field | Fill::Crit => own | strong,
        Fill::Focus => own | strong | UNDER,
        Fill::Sel if role == Role::Bright => REV | BOLD,
        Fill::Sel => REV | strong,
        Fill::Caret => REV,
        Fill::Breach | Fill::P1 => REV | BOLD,
        Fill::P2 | Fill::Hole => BOLD,
        Fill::Big(Role::Ok | Role::Paused) => REV | DIM,
        Fill::Big(_) => REV,
    };
    whole(RESET, RESET, attrs)
}

/// A style that leaves nothing to what was in the cell.
fn whole(fg: Color, bg: Color, attrs: Modifier) -> Style {
    Style {
        fg: Some(fg),
        bg: Some(bg),
        underline_color: Some(RESET),
        add_modifier: attrs,
        sub_modifier: Modifier::all().difference(attrs),
    }
}

/// The signs of drawing. All of the Unicode set but the frames are one cell wide everywhere; frames only after a probe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// The cursor, left of its row.
    pub edge: &'static str,
    /// A gauge's used part.
    pub used: &'static str,
    /// A gauge's rest.
    pub rest: &'static str,
    /// Horizontal and vertical frame line.
    pub line: [&'static str; 2],
    /// Top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// The double line of the pane that has the focus.
    pub double: &'static str,
    /// The corners where a double line ends.
    pub double_corners: [&'static str; 4],
    /// What a painted cell holds: a blank where there is paint.
    pub pixel: &'static str,
}

impl Glyphs {
    pub const UNICODE: Self = Self {
        edge: "\u{2590}",
        used: "\u{254d}",
        rest: "\u{254c}",
        line: ["─", "│"],
        corners: ["╭", "╮", "╰", "╯"],
        double: "═",
        double_corners: ["╒", "╕", "╘", "╛"],
        pixel: " ",
    };

    pub const ASCII: Self = Self {
        edge: ">",
        used: "=",
        rest: "-",
        line: ["-", "|"],
        corners: ["+"; 4],
        double: "=",
        double_corners: ["+"; 4],
        pixel: " ",
    };
}

#[cfg(test)]
mod tests;
