//! The look. One job: turn a *role* (never a colour) into a cell's style, for every theme.
//!
//! The tables here are the whole palette; nothing else in the program names a colour or an attribute. What a role is
//! for is said once, on [`Role`]; which cell has which role is decided by the widgets.

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

/// One line of the palette: a role in every theme, and as the used part of a gauge in the two that need a word for it.
struct Ink {
    role: Role,
    dark: Color,
    ansi: (Color, Modifier),
    gauge: (Color, Modifier),
    big: (Color, Modifier),
    mono: Modifier,
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

const fn hex(rgb: u32) -> Color {
    Color::from_u32(rgb)
}

/// The page of the dark theme.
pub const PAGE: Color = hex(0x13161b);

/// The palette, in the order of [`Role`].
#[rustfmt::skip]
const INKS: [Ink; 13] = [
    Ink { role: Role::Text,   dark: hex(0xc3cad3), ansi: (RESET, NO),         gauge: (RESET, NO),       big: (RESET, NO),  mono: NO },
    Ink { role: Role::Bright, dark: hex(0xf1f4f7), ansi: (RESET, BOLD),       gauge: (RESET, BOLD),     big: (RESET, NO),  mono: BOLD },
    Ink { role: Role::Dim,    dark: hex(0x8a94a1), ansi: (RESET, DIM),        gauge: (RESET, DIM),      big: (RESET, NO),  mono: DIM },
    Ink { role: Role::Faint,  dark: hex(0x747e8b), ansi: (RESET, DIM),        gauge: (RESET, DIM),      big: (RESET, NO),  mono: DIM },
    Ink { role: Role::Line,   dark: hex(0x303743), ansi: (GREY, NO),          gauge: (GREY, NO),        big: (GREY, NO),   mono: DIM },
    Ink { role: Role::Rail,   dark: hex(0x39414d), ansi: (GREY, NO),          gauge: (GREY, NO),        big: (GREY, NO),   mono: DIM },
    Ink { role: Role::Accent, dark: hex(0x86b1ff), ansi: (Color::Cyan, BOLD), gauge: (Color::Cyan, NO), big: (RESET, NO),  mono: BOLD },
    Ink { role: Role::Breach, dark: hex(0xff7b78), ansi: (RED, NO),           gauge: (RED, NO),         big: (RED, NO),    mono: BOLD.union(UNDER) },
    Ink { role: Role::Crit,   dark: hex(0xffa860), ansi: (RESET, NO),         gauge: (AMBER, NO),       big: (AMBER, NO),  mono: BOLD },
    Ink { role: Role::Warn,   dark: hex(0xd6bd7d), ansi: (RESET, NO),         gauge: (AMBER, NO),       big: (RESET, NO),  mono: UNDER },
    Ink { role: Role::Ok,     dark: hex(0x8a94a1), ansi: (RESET, DIM),        gauge: (RESET, DIM),      big: (GREY, NO),   mono: NO },
    Ink { role: Role::Paused, dark: hex(0x747e8b), ansi: (RESET, DIM),        gauge: (GREY, NO),        big: (GREY, NO),   mono: DIM },
    Ink { role: Role::Met,    dark: hex(0x8a94a1), ansi: (RESET, DIM),        gauge: (GREY, NO),        big: (RESET, NO),  mono: NO },
];

fn ink(role: Role) -> &'static Ink {
    let ink = &INKS[role as usize];
    debug_assert_eq!(ink.role, role, "the palette is in the order of the roles");
    ink
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Dark,
    Ansi,
    Mono,
}

/// A look: one of three readings of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    kind: Kind,
}

impl Theme {
    /// 24-bit colours on a page of its own.
    pub const fn dark() -> Self {
        Self { kind: Kind::Dark }
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
            Kind::Dark => dark(role, fill, bold),
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
            Kind::Dark => match cell.bg {
                SEL => Fill::Sel,
                FIELD => Fill::Field,
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
            (Kind::Dark, Fill::Crit | Fill::Hole) => ground,
            (Kind::Mono, Fill::Crit) => ground,
            (Kind::Ansi | Kind::Mono, Fill::P1 | Fill::P2) if ground == Fill::Sel => Fill::Hole,
            (Kind::Mono, Fill::Breach) if ground == Fill::Sel => Fill::Hole,
            _ => fill,
        }
    }
}

const SEL: Color = hex(0x28323f);
const FIELD: Color = hex(0x1c222a);
const PAPER: Color = hex(0xd5dbe2);

fn dark(role: Role, fill: Fill, bold: bool) -> Style {
    let own = ink(role).dark;
    let (fg, bg) = match fill {
        Fill::None | Fill::Crit | Fill::Hole => (own, PAGE),
        Fill::Sel | Fill::Focus => (own, SEL),
        Fill::Field => (own, FIELD),
        Fill::Caret | Fill::P1 => (PAGE, PAPER),
        Fill::Breach => (hex(0xffffff), hex(0xb8363b)),
        Fill::P2 => (ink(Role::Bright).dark, hex(0x333d4a)),
        Fill::Big(hue) => (own, ink(hue).dark),
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
    };

    pub const ASCII: Self = Self {
        edge: ">",
        used: "=",
        rest: "-",
        line: ["-", "|"],
        corners: ["+"; 4],
        double: "=",
        double_corners: ["+"; 4],
    };
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::ui::testing::sgr;

    const ROLES: [Role; 13] = [
        Role::Text,
        Role::Bright,
        Role::Dim,
        Role::Faint,
        Role::Line,
        Role::Rail,
        Role::Accent,
        Role::Breach,
        Role::Crit,
        Role::Warn,
        Role::Ok,
        Role::Paused,
        Role::Met,
    ];
    const FILLS: [Fill; 12] = [
        Fill::None,
        Fill::Sel,
        Fill::Focus,
        Fill::Field,
        Fill::Caret,
        Fill::Breach,
        Fill::Crit,
        Fill::P1,
        Fill::P2,
        Fill::Hole,
        Fill::Big(Role::Breach),
        Fill::Big(Role::Text),
    ];

    #[test]
    fn the_palette_is_in_the_order_of_the_roles() {
        for (i, role) in ROLES.into_iter().enumerate() {
            assert_eq!((role as usize, INKS[i].role), (i, role));
        }
    }

    #[test]
    fn ansi_styles_are_the_reference() {
        let t = Theme::ansi();
        for (role, fill, bold, want) in [
            (Role::Text, Fill::None, false, ""),
            (Role::Text, Fill::None, true, "1"),
            (Role::Bright, Fill::None, true, "1"),
            (Role::Dim, Fill::None, false, "2"),
            (Role::Line, Fill::None, false, "90"),
            (Role::Accent, Fill::None, true, "1;36"),
            (Role::Breach, Fill::None, false, "31"),
            (Role::Breach, Fill::Breach, true, "1;7;31"),
            (Role::Crit, Fill::Crit, true, "1;30;43"),
            (Role::Crit, Fill::None, true, "1"),
            (Role::Warn, Fill::None, false, ""),
            (Role::Breach, Fill::Sel, false, "7"),
            (Role::Accent, Fill::Sel, true, "1;7"),
            (Role::Bright, Fill::Sel, false, "1;7"),
            (Role::Bright, Fill::Hole, true, "1"),
            (Role::Bright, Fill::P1, true, "1;7"),
            (Role::Dim, Fill::P2, false, "1"),
            (Role::Text, Fill::Focus, false, "4"),
            (Role::Breach, Fill::Big(Role::Breach), false, "7;31"),
            (Role::Crit, Fill::Big(Role::Crit), false, "7;33"),
            (Role::Paused, Fill::Big(Role::Paused), false, "7;90"),
            (Role::Text, Fill::Big(Role::Text), false, "7"),
        ] {
            assert_eq!(sgr(t.style(role, fill, bold)), want, "{role:?} {fill:?} {bold}");
        }
        assert_eq!(sgr(t.gauge(Role::Warn, Fill::None)), "33");
        assert_eq!(sgr(t.gauge(Role::Warn, Fill::Sel)), "7");
    }

    #[test]
    fn dark_styles_are_the_reference() {
        let t = Theme::dark();
        for (role, fill, bold, want) in [
            (Role::Text, Fill::None, false, "fg=c3cad3 bg=13161b"),
            (Role::Crit, Fill::None, true, "1 fg=ffa860 bg=13161b"),
            (Role::Breach, Fill::Breach, true, "1 fg=ffffff bg=b8363b"),
            (Role::Bright, Fill::P1, true, "1 fg=13161b bg=d5dbe2"),
            (Role::Bright, Fill::P2, true, "1 fg=f1f4f7 bg=333d4a"),
            (Role::Dim, Fill::Sel, false, "fg=8a94a1 bg=28323f"),
            (Role::Ok, Fill::Big(Role::Paused), false, "fg=8a94a1 bg=747e8b"),
        ] {
            assert_eq!(sgr(t.style(role, fill, bold)), want, "{role:?} {fill:?} {bold}");
        }
    }

    /// `NO_COLOR`: no colour in any cell, whatever it is.
    #[test]
    fn mono_names_no_colour() {
        for role in ROLES {
            for fill in FILLS {
                for bold in [false, true] {
                    let s = Theme::mono().style(role, fill, bold);
                    assert_eq!((s.fg, s.bg), (Some(RESET), Some(RESET)), "{role:?} {fill:?}");
                }
            }
        }
    }

    /// A light terminal: no word is ever yellow, white or bright black, and no page is painted.
    #[test]
    fn ansi_words_are_readable_on_paper_of_any_colour() {
        for role in ROLES {
            for fill in FILLS {
                let s = Theme::ansi().style(role, fill, false);
                let fg = s.fg.unwrap();
                let frame = matches!(role, Role::Line | Role::Rail);
                let pixel = matches!(fill, Fill::Big(_));
                assert!(
                    frame || pixel || matches!(fg, RESET | RED | Color::Cyan | Color::Black),
                    "{role:?} {fill:?} {fg:?}"
                );
                assert_eq!(s.bg == Some(RESET), fill != Fill::Crit, "{role:?} {fill:?}");
            }
        }
    }

    /// Text put on a bar keeps the bar; fills on it win, except where a reversed fill would vanish in a reversed bar.
    #[test]
    fn fills_lie_on_their_ground() {
        for t in [Theme::dark(), Theme::ansi(), Theme::mono()] {
            for (fill, ground) in [(Fill::Sel, Fill::Sel), (Fill::None, Fill::None)] {
                let mut cell = Cell::default();
                cell.set_style(t.style(Role::Dim, fill, false));
                assert_eq!(t.ground(&cell), ground, "{t:?}");
            }
        }
        assert_eq!(Theme::ansi().lay(Fill::P1, Fill::Sel), Fill::Hole);
        assert_eq!(Theme::ansi().lay(Fill::P1, Fill::None), Fill::P1);
        assert_eq!(Theme::dark().lay(Fill::P1, Fill::Sel), Fill::P1);
        assert_eq!(Theme::dark().lay(Fill::Crit, Fill::Sel), Fill::Sel);
        assert_eq!(Theme::ansi().lay(Fill::Crit, Fill::Sel), Fill::Crit);
    }
}
