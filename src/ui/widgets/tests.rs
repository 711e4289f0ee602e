//! Widgets as they look, and as a terminal shows them.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::{Edge, Footer, Header, Token};
use crate::ui::encode::encode;
use crate::ui::testing::{rows, rows_with_styles};
use crate::ui::theme::{Fill, Glyphs, Role, Theme};
use crate::ui::{Canvas, Run};
use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

const VIEWS: [(char, &str); 7] = [
    ('1', "Queue"),
    ('2', "Escalation"),
    ('3', "Knowledge"),
    ('4', "Major"),
    ('5', "Audit"),
    ('6', "Reports"),
    ('7', "Wall"),
];
const COUNTS: [(Token, u32); 5] =
    [(Token::Breached, 2), (Token::Critical, 3), (Token::Warning, 3), (Token::Ok, 0), (Token::Paused, 4)];

fn header() -> Header<'static> {
    Header { views: &VIEWS, current: '1', badge: None, counts: &COUNTS, who: "wangli L1", clock: "14:32" }
}

const FOOTER: Footer<'static> = Footer {
    acts: &[("t", "受理"), ("a", "分派"), ("r", "回复用户"), (">", "升级"), ("x", "解决")],
    tools: &[("/", "筛选"), (":", "命令"), ("?", "帮助")],
};

fn drawn(w: u16, h: u16, theme: Theme, draw: impl FnOnce(&mut Canvas<'_>)) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
    let area = buf.area;
    let mut canvas = Canvas::new(&mut buf, area, &theme, &Glyphs::UNICODE);
    canvas.page();
    draw(&mut canvas);
    buf
}

/// A row of a list, as the queue draws it: enough of everything to see fills meet a bar.
fn row(c: &mut Canvas<'_>, y: i32, token: Token, time: &str, priority: u8, loud: bool) {
    c.clock(3, y, token, time, loud);
    c.gauge(13, y, 5, 0.84, token.role());
    c.chip(19, y, priority, false, loud);
    c.text(24, y, "VPN 断线", Role::Bright);
}

fn list(c: &mut Canvas<'_>) {
    row(c, 0, Token::Breached, "+1h04", 1, true);
    row(c, 1, Token::Breached, "+12m", 1, false);
    c.cursor(0, 2, 34);
    row(c, 2, Token::Critical, "04:51", 1, true);
    row(c, 3, Token::Paused, "1h40", 3, false);
}

#[test]
fn a_list_in_the_terminals_own_colours() {
    assert_snapshot!(rows_with_styles(&drawn(34, 4, Theme::ansi(), list)), @r#"
           XX  +1h04 ╍╍╍╍╌  P1  VPN 断线
           XX   +12m ╍╍╍╍╌  P1  VPN 断线
        ▐  !!  04:51 ╍╍╍╍╌  P1  VPN 断线
           zz   1h40 ╍╍╍╍╌  P3  VPN 断线
        0 3 1;7;31 "XX  +1h04"
        0 13 31 "╍╍╍╍"
        0 17 90 "╌"
        0 19 1;7 " P1 "
        0 24 1 "VPN"
        0 28 1 "断线"
        1 3 31 "XX"
        1 8 31 "+12m"
        1 13 31 "╍╍╍╍"
        1 17 90 "╌"
        1 20 1 "P1"
        1 24 1 "VPN"
        1 28 1 "断线"
        2 0 1;36 "▐"
        2 1 7 "  "
        2 3 1;30;43 "!!"
        2 5 7 "  "
        2 7 1;7 "04:51"
        2 12 7 " ╍╍╍╍╌ "
        2 20 1 "P1"
        2 23 7 " "
        2 24 1;7 "VPN 断线"
        2 32 7 "  "
        3 3 2 "zz"
        3 8 2 "1h40"
        3 13 90 "╍╍╍╍╌"
        3 20 2 "P3"
        3 24 1 "VPN"
        3 28 1 "断线"
        "#);
}

#[test]
fn a_list_in_dark() {
    assert_snapshot!(rows_with_styles(&drawn(34, 4, Theme::dark(), list)), @r#"
           XX  +1h04 ╍╍╍╍╌  P1  VPN 断线
           XX   +12m ╍╍╍╍╌  P1  VPN 断线
        ▐  !!  04:51 ╍╍╍╍╌  P1  VPN 断线
           zz   1h40 ╍╍╍╍╌  P3  VPN 断线
        0 3 1 fg=ffffff bg=b8363b "XX  +1h04"
        0 13 fg=ff7b78 bg=13161b "╍╍╍╍"
        0 17 fg=39414d bg=13161b "╌"
        0 19 1 fg=13161b bg=d5dbe2 " P1 "
        0 24 fg=f1f4f7 bg=13161b "VPN"
        0 28 fg=f1f4f7 bg=13161b "断线"
        1 3 fg=ff7b78 bg=13161b "XX"
        1 8 fg=ff7b78 bg=13161b "+12m"
        1 13 fg=ff7b78 bg=13161b "╍╍╍╍"
        1 17 fg=39414d bg=13161b "╌"
        1 19 1 fg=f1f4f7 bg=333d4a " P1 "
        1 24 fg=f1f4f7 bg=13161b "VPN"
        1 28 fg=f1f4f7 bg=13161b "断线"
        2 0 fg=86b1ff bg=13161b "▐"
        2 1 fg=c3cad3 bg=28323f "  "
        2 3 1 fg=ffa860 bg=28323f "!!"
        2 5 fg=c3cad3 bg=28323f "  "
        2 7 1 fg=ffa860 bg=28323f "04:51"
        2 12 fg=c3cad3 bg=28323f " "
        2 13 fg=ffa860 bg=28323f "╍╍╍╍"
        2 17 fg=39414d bg=28323f "╌"
        2 18 fg=c3cad3 bg=28323f " "
        2 19 1 fg=13161b bg=d5dbe2 " P1 "
        2 23 fg=c3cad3 bg=28323f " "
        2 24 fg=f1f4f7 bg=28323f "VPN 断线"
        2 32 fg=c3cad3 bg=28323f "  "
        3 3 fg=747e8b bg=13161b "zz"
        3 8 fg=747e8b bg=13161b "1h40"
        3 13 fg=747e8b bg=13161b "╍╍╍╍"
        3 17 fg=39414d bg=13161b "╌"
        3 20 fg=8a94a1 bg=13161b "P3"
        3 24 fg=f1f4f7 bg=13161b "VPN"
        3 28 fg=f1f4f7 bg=13161b "断线"
        "#);
}

#[test]
fn a_list_without_colour() {
    assert_snapshot!(rows_with_styles(&drawn(34, 4, Theme::mono(), list)), @r#"
           XX  +1h04 ╍╍╍╍╌  P1  VPN 断线
           XX   +12m ╍╍╍╍╌  P1  VPN 断线
        ▐  !!  04:51 ╍╍╍╍╌  P1  VPN 断线
           zz   1h40 ╍╍╍╍╌  P3  VPN 断线
        0 3 1;7 "XX  +1h04"
        0 13 1;4 "╍╍╍╍"
        0 17 2 "╌"
        0 19 1;7 " P1 "
        0 24 1 "VPN"
        0 28 1 "断线"
        1 3 1;4 "XX"
        1 8 1;4 "+12m"
        1 13 1;4 "╍╍╍╍"
        1 17 2 "╌"
        1 20 1 "P1"
        1 24 1 "VPN"
        1 28 1 "断线"
        2 0 1 "▐"
        2 1 7 "  "
        2 3 1;7 "!!"
        2 5 7 "  "
        2 7 1;7 "04:51"
        2 12 7 " ╍╍╍╍╌ "
        2 20 1 "P1"
        2 23 7 " "
        2 24 1;7 "VPN 断线"
        2 32 7 "  "
        3 3 2 "zz"
        3 8 2 "1h40"
        3 13 2 "╍╍╍╍╌"
        3 20 2 "P3"
        3 24 1 "VPN"
        3 28 1 "断线"
        "#);
}

/// UX 3.6: every state differs from every other in its token alone, and so in one colour.
#[test]
fn every_state_is_readable_without_colour() {
    let mut seen: Vec<String> = Vec::new();
    for token in Token::all() {
        assert_eq!(Token::all().nth(token as usize), Some(token), "the table is in the order of the tokens");
        let buf = drawn(12, 1, Theme::mono(), |c| assert_eq!(c.clock(0, 0, token, "38m", true), 9));
        assert!(token.sign().is_ascii() && token.sign().len() <= 2);
        assert!(!seen.contains(&rows(&buf)), "{token:?}");
        seen.push(rows(&buf));
    }
}

#[test]
fn gauges_say_some_and_all() {
    let g = |part| rows(&drawn(5, 1, Theme::dark(), |c| c.gauge(0, 0, 5, part, Role::Warn)));
    for (part, used) in [(0.0, 0), (0.001, 1), (0.5, 3), (0.84, 4), (1.0, 5), (7.0, 5), (-1.0, 0), (f64::NAN, 0)] {
        assert_eq!(g(part).chars().filter(|c| *c == '\u{254d}').count(), used, "{part}");
    }
    assert_eq!(rows(&drawn(2, 1, Theme::dark(), |c| c.gauge(0, 0, 0, 0.5, Role::Warn))), "  \n");
}

#[test]
fn the_header_gives_way_from_its_words_to_its_views() {
    let all: String = [120, 99, 60, 45, 36, 30, 20, 12, 6]
        .map(|w| rows(&drawn(w, 1, Theme::dark(), |c| c.header(&header()))).replace('\n', "|\n"))
        .concat();
    assert_snapshot!(all, @r#"
           1 Queue  2 Escalation  3 Knowledge  4 Major  5 Audit  6 Reports  7 Wall        XX2  !!3  !3  zz4   wangli L1  14:32  |
           1 Queue  2  3  4  5  6  7                                 XX2  !!3  !3  zz4   wangli L1  14:32  |
           1 Queue  2  3  4  5  6  7     XX2  !!3  !3  zz4   14:32  |
           1 Queue        XX2  !!3  !3  zz4   14:32  |
                 XX2  !!3  !3  zz4   14:32  |
           XX2  !!3  !3  zz4   14:32  |
               XX2   14:32  |
             14:32  |
        4:32  |
        "#);
}

/// What waits is said as long as any other view is.
#[test]
fn the_badge_stays_as_long_as_its_view() {
    let badge = Header { badge: Some(('7', "2A +3")), ..header() };
    let all: String = [130, 99, 60, 50, 36]
        .map(|w| rows(&drawn(w, 1, Theme::dark(), |c| c.header(&badge))).replace('\n', "|\n"))
        .concat();
    assert_snapshot!(all, @r#"
           1 Queue  2 Escalation  3 Knowledge  4 Major  5 Audit  6 Reports  7 Wall 2A +3            XX2  !!3  !3  zz4   wangli L1  14:32  |
           1 Queue  2  3  4  5  6  7 2A +3                           XX2  !!3  !3  zz4   wangli L1  14:32  |
           1 Queue  7 2A +3              XX2  !!3  !3  zz4   14:32  |
           1 Queue  7 2A +3    XX2  !!3  !3  zz4   14:32  |
                 XX2  !!3  !3  zz4   14:32  |
        "#);
}

#[test]
fn the_footer_keeps_help_longest() {
    let all: String = [90, 60, 40, 20, 8]
        .map(|w| rows(&drawn(w, 1, Theme::dark(), |c| c.footer(&FOOTER))).replace('\n', "|\n"))
        .concat();
    assert_snapshot!(all, @r#"
        t 受理  a 分派  r 回复用户  > 升级  x 解决                     / 筛选  : 命令  ? 帮助  |
        t 受理  a 分派  r 回复用户       / 筛选  : 命令  ? 帮助  |
        t 受理       / 筛选  : 命令  ? 帮助  |
         : 命令  ? 帮助  |
             |
        "#);
}

#[test]
fn frames_say_which_pane_has_the_focus() {
    let draw = |glyphs: Glyphs| {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
        let area = buf.area;
        let theme = Theme::dark();
        let mut canvas = Canvas::new(&mut buf, area, &theme, &glyphs);
        for (x, edge) in [(0, Edge::Plain), (7, Edge::Focused), (14, Edge::Public)] {
            canvas.frame(x, 0, 6, 3, edge);
        }
        rows(&buf)
    };
    assert_snapshot!(draw(Glyphs::UNICODE) + &draw(Glyphs::ASCII), @r#"
        ╭────╮ ╒════╕ ╒════╕
        │    │ │    │ │    │
        ╰────╯ ╰────╯ ╘════╛
        +----+ +====+ +====+
        |    | |    | |    |
        +----+ +----+ +====+
        "#);
}

#[test]
fn big_digits_are_painted_not_written() {
    let buf = drawn(24, 5, Theme::ansi(), |c| assert_eq!(c.big(0, 0, 420, Role::Crit), 22));
    assert!(rows(&buf).chars().all(|c| c.is_whitespace()));
    let shape: String = (0..5)
        .flat_map(|y| (0..22).map(move |x| (x, y)).chain([(99, y)]))
        .map(|at| buf.cell(at).map_or('\n', |c| if c.modifier.contains(Modifier::REVERSED) { '#' } else { '.' }))
        .collect();
    assert_snapshot!(shape, @r#"
        ##..##..######..######
        ##..##......##..##..##
        ######..######..##..##
        ....##..##......##..##
        ....##..######..######
        "#);
}

/// Every widget at every place and size, on screens down to one cell: nothing panics, nothing leaves the canvas.
#[test]
fn widgets_stay_inside_whatever_the_size() {
    for (w, h) in [(0, 0), (1, 1), (2, 1), (3, 2), (7, 3), (20, 5), (250, 2)] {
        for at in [-9, -1, 0, 1, 2, 6, 300, i32::from(u16::MAX)] {
            let mut buf = Buffer::filled(Rect::new(0, 0, w + 2, h + 2), ratatui::buffer::Cell::new("#"));
            let theme = Theme::ansi();
            let mut c = Canvas::new(&mut buf, Rect::new(1, 1, w, h), &theme, &Glyphs::UNICODE);
            c.page();
            c.header(&header());
            c.footer(&FOOTER);
            c.message(&["断".into()]);
            c.clock(at, at, Token::Breached, "断断断断", true);
            c.chip(at, 0, 1, true, true);
            c.gauge(at, 0, 9, 0.5, Role::Ok);
            c.frame(at, at, 7, 3, Edge::Focused);
            c.rule(at, 0, 300);
            c.cursor(at, 0, 9);
            c.big(at, at, 90, Role::Warn);
            c.caps(at, 0, "时限", "x");
            c.popup(at, at, 9, 4, Edge::Public).text(-1, 0, "断线", Role::Text);
            let edge =
                (0..w + 2).flat_map(|x| [(x, 0), (x, h + 1)]).chain((0..h + 2).flat_map(|y| [(0, y), (w + 1, y)]));
            for at in edge {
                assert_eq!(buf[at].symbol(), "#", "{w}x{h} {at:?}");
            }
        }
    }
}

const W: u16 = 24;
const H: u16 = 6;

/// One frame: lines of text at columns, a selected row, perhaps a popup.
#[derive(Debug, Clone)]
struct Scene {
    lines: Vec<(i32, String)>,
    selected: i32,
    popup: Option<(i32, i32, i32, i32)>,
}

fn scene() -> impl Strategy<Value = Scene> {
    let line = (-3i32..6, "[ab断线，。가ｱ\u{301}é ~]{0,30}");
    let popup = proptest::option::of((-2i32..24, -1i32..5, 0i32..20, 0i32..6));
    (proptest::collection::vec(line, 6), 0i32..6, popup).prop_map(|(lines, selected, popup)| Scene {
        lines,
        selected,
        popup,
    })
}

fn show(c: &mut Canvas<'_>, s: &Scene) {
    c.page();
    c.cursor(0, s.selected, i32::from(W));
    for (y, (x, text)) in (0..).zip(&s.lines) {
        c.text(*x, y, text, Role::Text);
    }
    if let Some((x, y, w, h)) = s.popup {
        let mut inside = c.popup(x, y, w, h, Edge::Plain);
        inside.runs(0, 0, &["线x".into(), Run::new("断", Role::Crit).bold().on(Fill::P2)]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What the terminal shows after any run of frames is what was drawn: no half of a wide sign, no lost border, no stale
    /// colour, also where a popup opens and closes over Chinese.
    #[test]
    fn a_terminal_shows_what_was_drawn(scenes in proptest::collection::vec(scene(), 2..6), dark: bool) {
        let theme = if dark { Theme::dark() } else { Theme::ansi() };
        let area = Rect::new(0, 0, W, H);
        let mut shown = Buffer::empty(area);
        let mut screen = vt100::Parser::new(H.try_into().unwrap(), W.try_into().unwrap(), 0);
        for scene in &scenes {
            let (mut frame, mut bytes) = (Buffer::empty(area), Vec::new());
            show(&mut Canvas::new(&mut frame, area, &theme, &Glyphs::UNICODE), scene);
            encode(&shown, &frame, &mut bytes);
            screen.process(&bytes);
            prop_assert_eq!(differences(&frame, screen.screen()), Vec::<String>::new(), "{:?}", scene);
            shown = frame;
        }
    }
}

fn differences(buf: &Buffer, screen: &vt100::Screen) -> Vec<String> {
    let mut out = Vec::new();
    for y in 0..H {
        let mut x = 0;
        while x < W {
            let (cell, seen) = (&buf[(x, y)], screen.cell(y, x).unwrap());
            let text = if seen.contents().is_empty() { " " } else { seen.contents() };
            let inverse = cell.modifier.contains(Modifier::REVERSED);
            let bold = cell.modifier.contains(Modifier::BOLD) || text == " ";
            let alike = text == cell.symbol() && colour(cell.bg) == seen.bgcolor() && inverse == seen.inverse();
            let inked = text == " " || (colour(cell.fg) == seen.fgcolor() && bold == seen.bold());
            if !alike || !inked {
                out.push(format!("({x},{y}) drawn {cell:?} shown {text:?} {:?}", seen));
            }
            let half = (cell.cell_width() == 2).then(|| buf[(x + 1, y)].symbol());
            if half.is_some_and(|s| s != " ") {
                out.push(format!("({x},{y}) hides {half:?}"));
            }
            x += cell.cell_width();
        }
    }
    out
}

fn colour(c: Color) -> vt100::Color {
    match c {
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        Color::Red => vt100::Color::Idx(1),
        Color::Yellow => vt100::Color::Idx(3),
        Color::Cyan => vt100::Color::Idx(6),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::Black => vt100::Color::Idx(0),
        _ => vt100::Color::Default,
    }
}
