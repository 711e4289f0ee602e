//! The way to the terminal: frames by the encoder into a VT parser, whose screen is the frame, cell by cell.

use super::{Console, SIZES};
use crate::console::world::{overfull, typical};
use firstline::app::look::Look;
use firstline::app::msg::Msg;
use firstline::domain::policy::Lang;
use firstline::domain::time::Span;
use firstline::ui::encode::encode;
use firstline::ui::{Depth, Theme};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};

/// What goes before a frame on a screen that is not as it was left.
const BLANK: &[u8] = b"\x1b[0m\x1b[2J\x1b[?25l";

/// The far end: a terminal, and the frame it shows.
pub struct Far {
    parser: vt100::Parser,
    shown: Option<Buffer>,
}

impl Far {
    pub fn new() -> Self {
        Self { parser: vt100::Parser::default(), shown: None }
    }

    /// Plays a frame as the console does: whole at first and after another size, then what changed.
    pub fn show(&mut self, frame: Buffer, what: &str) {
        let mut bytes = Vec::new();
        let before = match self.shown.take() {
            Some(before) if before.area == frame.area => before,
            _ => {
                let (w, h) = (frame.area.width, frame.area.height);
                self.parser.screen_mut().set_size(h.try_into().unwrap(), w.try_into().unwrap());
                bytes.extend_from_slice(BLANK);
                Buffer::empty(frame.area)
            }
        };
        encode(&before, &frame, &mut bytes);
        self.parser.process(&bytes);
        if let Some(different) = difference(self.parser.screen(), &frame) {
            panic!("{what}: {different}\n{}", self.text());
        }
        self.shown = Some(frame);
    }

    /// The screen as text, without trailing blanks.
    pub fn text(&self) -> String {
        let screen = self.parser.screen();
        let (rows, columns) = screen.size();
        let sign = |y, x| match screen.cell(y, x) {
            Some(cell) if cell.is_wide_continuation() => "",
            Some(cell) if cell.has_contents() => cell.contents(),
            _ => " ",
        };
        let row = |y| (0..columns.get()).map(|x| sign(y, x)).collect::<String>();
        (0..rows.get()).map(|y| format!("{}\n", row(y).trim_end())).collect()
    }
}

/// The first cell that is not as in the frame.
fn difference(screen: &vt100::Screen, frame: &Buffer) -> Option<String> {
    let (w, h) = (frame.area.width, frame.area.height);
    (0..h).flat_map(|y| (0..w).map(move |x| (x, y))).find_map(|(x, y)| {
        let (want, is) = (&frame[(x, y)], screen.cell(y, x)?);
        let half = x > 0 && frame[(x - 1, y)].cell_width() == 2;
        let same = if half { is.is_wide_continuation() } else { looks(want) == shows(is) };
        (!same).then(|| format!("at {x},{y} it shows {:?} instead of {:?}", shows(is), looks(want)))
    })
}

/// What is seen of a cell: sign, width, ground, underline; and its ink where there is any to be seen.
type Seen = (String, bool, vt100::Color, [bool; 2], Option<(vt100::Color, [bool; 2])>);

fn seen(
    sign: &str,
    wide: bool,
    (fg, bg): (vt100::Color, vt100::Color),
    [bold, dim, under, reverse]: [bool; 4],
) -> Seen {
    let blank = sign.trim().is_empty();
    // A blank that is filled with the ink shows its hue, and whether it is dim; bold it shows nowhere.
    let ink = (!blank || under || reverse).then_some((fg, [bold && !blank, dim]));
    (if blank { String::new() } else { sign.to_owned() }, wide, bg, [under, reverse], ink)
}

fn looks(cell: &Cell) -> Seen {
    let has = |modifier| cell.modifier.contains(modifier);
    let modifiers = [Modifier::BOLD, Modifier::DIM, Modifier::UNDERLINED, Modifier::REVERSED].map(has);
    seen(cell.symbol(), cell.cell_width() == 2, (colour(cell.fg), colour(cell.bg)), modifiers)
}

fn shows(cell: &vt100::Cell) -> Seen {
    let modifiers = [cell.bold(), cell.dim(), cell.underline(), cell.inverse()];
    seen(cell.contents(), cell.is_wide(), (cell.fgcolor(), cell.bgcolor()), modifiers)
}

fn colour(colour: Color) -> vt100::Color {
    const SIXTEEN: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        Color::Indexed(n) => vt100::Color::Idx(n),
        named => vt100::Color::Idx(SIXTEEN.iter().position(|c| *c == named).and_then(|n| n.try_into().ok()).unwrap()),
    }
}

const LOOKS: [Look; 3] = [Look::Ansi, Look::Dark, Look::Mono];
pub const LANGS: [(Lang, &str); 3] =
    [(Lang::En, "e n"), (Lang::ZhHans, "z h - H a n s"), (Lang::ZhHant, "z h - H a n t")];

/// From pane to pane, with everything that lies over one: opened over wide words, moved in, closed again.
const WAY: [&str; 44] = [
    "j",
    "S",
    "j j",
    "esc",
    "j",
    "ctrl-p",
    "j",
    "down",
    "esc",
    "?",
    "esc",
    ":",
    "t a k",
    "tab",
    "esc",
    "g",
    "esc",
    "/",
    "p r i : 1",
    "esc",
    "V t",
    "esc",
    "esc",
    "u",
    "esc",
    "i",
    "V P N",
    "tab",
    "esc",
    "x",
    "tab",
    "esc",
    "ctrl-d",
    "G",
    "g g",
    "enter",
    "]",
    "]",
    "j",
    "esc",
    "v",
    "tab",
    "-",
    "-",
];

/// What a turn at the keyboard leaves on the screen, after as long as a prefix takes to show what may follow.
fn turn(console: &mut Console, keys: &str) {
    console.keys(keys).seat.wait(Span::millis(400));
    console.answer();
}

/// The desk of the ways: Chinese titles in most rows.
fn busy(lang: Lang, size: (u16, u16)) -> Console {
    let incidents = typical().into_iter().chain(overfull().into_iter().take(24));
    Console::new(super::spread(incidents.collect()), lang, size)
}

/// Pane by pane, popups over wide words included, and then another size, another language, and back.
#[test]
fn the_terminal_shows_what_was_drawn_wherever_one_goes() {
    let sizes = [SIZES[0], SIZES[1], SIZES[2], (101, 21)];
    for (l, (lang, _)) in LANGS.into_iter().enumerate() {
        for (s, size) in sizes.into_iter().enumerate() {
            let look = LOOKS[(l + s) % 3];
            let theme = Theme::of(look, Depth::True);
            let mut console = busy(lang, size);
            let mut far = Far::new();
            // Each pane has a part of the way, each run another one; all of it in the queue.
            for (p, place) in ["1", "2", "3", "5", "7", "2"].into_iter().enumerate() {
                let way = WAY.iter().enumerate().filter(|(n, _)| place == "1" || (n + l + s + p) % 3 == 0);
                for keys in [place].into_iter().chain(way.map(|(_, keys)| *keys)) {
                    turn(&mut console, keys);
                    far.show(console.seat.frame(theme), &format!("{lang:?} {look:?} {size:?} {place} {keys}"));
                }
                turn(&mut console, "esc");
            }
            let other = sizes[(s + 1) % sizes.len()];
            console.tell(Msg::Resize(other.0, other.1));
            far.show(console.seat.frame(theme), &format!("{size:?} to {other:?}"));
            for (_, tag) in LANGS {
                turn(&mut console, &format!(": l a n g space {tag} enter"));
                far.show(console.seat.frame(theme), &format!("{lang:?} {size:?} to {tag}"));
            }
        }
    }
}

/// What each pane shows in each state follows on what any other one showed.
#[test]
fn states_follow_on_each_other() {
    let (mut far, mut before) = (Far::new(), None);
    for (pane, name) in super::PANES {
        for (state, how) in super::STATES {
            for look in LOOKS {
                let theme = Theme::of(look, Depth::Sixteen);
                let frame = Console::open(pane, state, Lang::ZhHant, SIZES[1]).seat.frame(theme);
                far.show(frame.clone(), &format!("{name} {how} {look:?}"));
                if let Some(before) = before.replace(frame.clone()) {
                    far.show(before, "and back");
                    far.show(frame, "and again");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any keys at any size.
    #[test]
    fn the_terminal_shows_what_was_drawn_whatever_is_pressed(
        turns in proptest::collection::vec(
            (
                proptest::sample::select([&WAY[..], &["1", "2", "3", "5", "7", "down", "k", "space", "e", "a", "w", "b"]].concat()),
                proptest::option::weighted(0.15, (1u16..150, 1u16..50)),
            ),
            8..20,
        ),
        lang in 0..3usize,
        look in 0..3usize,
    ) {
        let theme = Theme::of(LOOKS[look], Depth::Indexed);
        let (mut console, mut far) = (busy(LANGS[lang].0, SIZES[1]), Far::new());
        for (keys, size) in turns {
            if let Some((w, h)) = size {
                console.tell(Msg::Resize(w, h));
            }
            turn(&mut console, keys);
            far.show(console.seat.frame(theme), keys);
        }
    }
}
