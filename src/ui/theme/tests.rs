//! The palette, checked by calculation.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::*;
use crate::app::look::LOOKS;
use crate::ui::Canvas;
use crate::ui::depth::xterm;
use crate::ui::testing::{rows, sgr};
use crate::ui::widgets::Token;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

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
    for t in every_theme() {
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

const PAINTED: [Look; 4] = [Look::Dark, Look::Light, Look::Contrast, Look::Deut];

fn every_theme() -> impl Iterator<Item = Theme> {
    let depths = [Depth::True, Depth::Indexed, Depth::Sixteen];
    depths.into_iter().flat_map(|depth| LOOKS.iter().map(move |(look, ..)| Theme::of(*look, depth)))
}

/// Red, green and blue as light, from 0 to 1 (IEC 61966-2-1).
fn light(colour: Color) -> [f64; 3] {
    let rgb = match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(n) => xterm(n),
        other => panic!("not painted: {other:?}"),
    };
    rgb.map(|c| f64::from(c) / 255.0).map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) })
}

/// Contrast of two colours (WCAG 2.2), from 1 to 21.
fn contrast(a: Color, b: Color) -> f64 {
    let of = |c| light(c).iter().zip([0.2126, 0.7152, 0.0722]).map(|(c, w)| c * w).sum::<f64>() + 0.05;
    let (a, b): (f64, f64) = (of(a), of(b));
    a.max(b) / a.min(b)
}

/// What a word must have on the page, and on the bar of the selected row.
fn wanted(look: Look, role: Role) -> (f64, f64) {
    match (look, role) {
        // They carry no meaning alone.
        (Look::Contrast, Role::Line | Role::Rail) => (7.0, 1.0),
        (Look::Contrast, _) => (7.0, 7.0),
        (_, Role::Line | Role::Rail) => (1.3, 1.0),
        (_, Role::Faint | Role::Paused) => (4.0, 3.0),
        _ => (4.5, 4.0),
    }
}

/// Every word of every painted look can be read, in 24 bits and in the nearest of 256, on the page and on the bar.
#[test]
fn words_have_contrast() {
    for (look, depth) in PAINTED.into_iter().flat_map(|look| [(look, Depth::True), (look, Depth::Indexed)]) {
        let theme = Theme::of(look, depth);
        for role in ROLES {
            let (page, bar) = wanted(look, role);
            for (fill, least) in [(Fill::None, page), (Fill::Sel, bar)] {
                let s = theme.style(role, fill, false);
                let has = contrast(s.fg.unwrap(), s.bg.unwrap());
                // The nearest of 256 may be a little worse.
                let least = if depth == Depth::True { least } else { least * 0.9 };
                assert!(has >= least, "{look:?} {depth:?} {role:?} {fill:?}: {has:.2} < {least:.2}");
            }
        }
        for fill in [Fill::Breach, Fill::P1, Fill::P2, Fill::Caret] {
            let s = theme.style(Role::Bright, fill, true);
            let least = if look == Look::Contrast { 7.0 } else { 4.5 };
            let has = contrast(s.fg.unwrap(), s.bg.unwrap());
            assert!(has >= least, "{look:?} {depth:?} {fill:?}: {has:.2}");
        }
    }
}

/// The bar, a field and what is filled are not the page, also where 256 colours have to do.
#[test]
fn grounds_are_told_apart() {
    for (look, depth) in PAINTED.into_iter().flat_map(|look| [(look, Depth::True), (look, Depth::Indexed)]) {
        let bg = |fill| Theme::of(look, depth).style(Role::Text, fill, false).bg;
        let grounds = [Fill::None, Fill::Sel, Fill::Field, Fill::P1, Fill::Breach].map(bg);
        for (n, ground) in grounds.iter().enumerate() {
            assert!(!grounds[..n].contains(ground), "{look:?} {depth:?} {grounds:?}");
        }
    }
}

/// What eyes without green cones see (Machado, Oliveira and Fernandes 2009, severity 1), in CIE L*a*b*.
fn without_green(colour: Color) -> [f64; 3] {
    const SEEN: [[f64; 3]; 3] =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    const XYZ: [[f64; 3]; 3] = [[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0178, 0.1095, 0.8727]];
    let times = |m: [[f64; 3]; 3], v: [f64; 3]| m.map(|row| row.iter().zip(v).map(|(m, v)| m * v).sum::<f64>());
    let seen = times(SEEN, light(colour)).map(|c| c.clamp(0.0, 1.0));
    let [x, y, z] = times(XYZ, seen).map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// In the look for them, the hues that mean something are told apart by such eyes; in the dark one, breach and warning
/// would not be.
#[test]
fn hues_without_red_and_green() {
    let least = |look| {
        let roles = [Role::Breach, Role::Crit, Role::Warn, Role::Accent, Role::Text];
        let seen = roles.map(|r| without_green(Theme::of(look, Depth::True).style(r, Fill::None, false).fg.unwrap()));
        let far = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
        let pairs = (0..seen.len()).flat_map(|n| (0..n).map(move |m| (n, m)));
        pairs.map(|(n, m)| far(seen[n], seen[m])).fold(f64::INFINITY, f64::min)
    };
    assert!(least(Look::Deut) > 15.0, "{}", least(Look::Deut));
    assert!(least(Look::Dark) < 12.0, "{}", least(Look::Dark));
}

/// Without any colour and without any attribute, eight clocks are eight signs; with them they stay so in every theme.
#[test]
fn clocks_need_no_colour() {
    for theme in every_theme() {
        let drawn: Vec<String> = Token::all()
            .map(|token| {
                let mut buf = Buffer::empty(Rect::new(0, 0, 9, 1));
                let area = buf.area;
                Canvas::new(&mut buf, area, &theme, &Glyphs::ASCII).clock(0, 0, token, "", true);
                rows(&buf)
            })
            .collect();
        assert_eq!(drawn.iter().collect::<std::collections::BTreeSet<_>>().len(), 8, "{theme:?} {drawn:?}");
    }
}

/// A terminal of sixteen colours gets its own instead of a painted page.
#[test]
fn painted_looks_need_colours() {
    for (look, ..) in LOOKS {
        let theme = Theme::of(look, Depth::Sixteen);
        assert_eq!(theme, if look == Look::Mono { Theme::mono() } else { Theme::ansi() });
    }
}
