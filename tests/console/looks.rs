//! What the console looks like: snapshots with style, and every size.

use super::world::{Seat, overfull, typical};
use firstline::app::msg::Msg;
use firstline::domain::policy::Lang;
use firstline::ui::Theme;
use firstline::ui::testing::{rows, rows_with_styles};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// Frames as escape sequences, to be looked at: `FIRSTLINE_FRAMES=dir cargo test frames_to_look_at`.
#[test]
fn frames_to_look_at() {
    #[expect(clippy::disallowed_methods, reason = "a switch of the test, not of the program")]
    let Ok(dir) = std::env::var("FIRSTLINE_FRAMES") else { return };
    for (lang, name) in [(Lang::En, "en"), (Lang::ZhHans, "zh")] {
        for size in SIZES {
            for (theme, look) in [(Theme::dark(), "dark"), (Theme::ansi(), "ansi")] {
                let mut seat = Seat::new(typical(), lang, size);
                seat.on(20417);
                let write = |seat: &Seat, what: &str| {
                    let file = format!("{dir}/{what}-{name}-{look}-{}.txt", size.0);
                    std::fs::write(file, ansi(&seat.frame(theme))).unwrap();
                };
                write(&seat, "queue");
                seat.keys("?");
                write(&seat, "help");
                seat.keys("esc tab");
                write(&seat, "focus");
                seat.keys("esc space s").wait(firstline::domain::time::Span::millis(400));
                write(&seat, "which");
                seat.keys("esc :").types("as");
                write(&seat, "command");
                seat.keys("esc /").types("vpm:x");
                write(&seat, "filter");
                seat.keys("esc enter ]");
                write(&seat, "page");
            }
        }
    }
}

fn ansi(buf: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buf.area.height {
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            let mut sgr = vec!["0".to_owned()];
            let attrs =
                [(Modifier::BOLD, "1"), (Modifier::DIM, "2"), (Modifier::UNDERLINED, "4"), (Modifier::REVERSED, "7")];
            sgr.extend(attrs.iter().filter(|(m, _)| cell.modifier.contains(*m)).map(|(_, s)| (*s).to_owned()));
            for (colour, base) in [(cell.fg, 30), (cell.bg, 40)] {
                match colour {
                    Color::Rgb(r, g, b) => sgr.push(format!("{};2;{r};{g};{b}", base + 8)),
                    Color::Black => sgr.push(base.to_string()),
                    Color::Red => sgr.push((base + 1).to_string()),
                    Color::Yellow => sgr.push((base + 3).to_string()),
                    Color::Cyan => sgr.push((base + 6).to_string()),
                    Color::DarkGray => sgr.push((base + 60).to_string()),
                    _ => {}
                }
            }
            out.push_str(&format!("\x1b[{}m{}", sgr.join(";"), cell.symbol()));
            x += u16::try_from(firstline::text::width::width(cell.symbol()).max(1)).unwrap();
        }
        out.push_str(if y + 1 < buf.area.height { "\x1b[0m\r\n" } else { "\x1b[0m" });
    }
    out
}

#[test]
fn no_size_is_too_small_or_too_large() {
    for (incidents, lang) in [(vec![], Lang::En), (typical(), Lang::ZhHant), (overfull(), Lang::ZhHans)] {
        let mut seat = Seat::new(incidents, lang, (120, 36));
        let overlays = ["", "?", ":", "/", "S", "s", "c", "enter", "u"];
        // All the small ones, where things give way cell by cell; of the others every eleventh.
        let all = (1..=200u16).flat_map(|w| (1..=60u16).map(move |h| (w, h)));
        let sizes = all.enumerate().filter(|(n, (w, h))| (*w <= 24 && *h <= 8) || n % 11 == 0).map(|(_, size)| size);
        for (n, (w, h)) in sizes.enumerate() {
            // Every size in plain, every seventh with something over it.
            let over = if n % 7 == 0 { overlays[n / 7 % overlays.len()] } else { "" };
            seat.tell(Msg::Resize(w, h));
            let keyed = !over.is_empty();
            if keyed {
                seat.keys(over);
            }
            let buf = seat.frame(Theme::dark());
            assert_eq!((buf.area.width, buf.area.height), (w, h));
            if keyed {
                seat.keys("esc esc");
            }
        }
    }
}

#[test]
fn the_reference_screens() {
    for (name, incidents, lang, size) in [
        ("queue_en_120", typical(), Lang::En, SIZES[0]),
        ("queue_en_80", typical(), Lang::En, SIZES[1]),
        ("queue_en_40", typical(), Lang::En, SIZES[2]),
        ("queue_zh_hans_120", typical(), Lang::ZhHans, SIZES[0]),
        ("queue_zh_hans_80", typical(), Lang::ZhHans, SIZES[1]),
        ("queue_zh_hans_40", typical(), Lang::ZhHans, SIZES[2]),
        ("queue_zh_hant_120", typical(), Lang::ZhHant, SIZES[0]),
        ("empty_en_120", vec![], Lang::En, SIZES[0]),
        ("empty_zh_hans_80", vec![], Lang::ZhHans, SIZES[1]),
        ("empty_en_40", vec![], Lang::En, SIZES[2]),
        ("overfull_en_120", overfull(), Lang::En, SIZES[0]),
        ("overfull_zh_hans_80", overfull(), Lang::ZhHans, SIZES[1]),
        ("overfull_zh_hans_40", overfull(), Lang::ZhHans, SIZES[2]),
    ] {
        let mut seat = Seat::new(incidents, lang, size);
        if name.starts_with("queue") {
            seat.on(20417).keys("space k");
        }
        insta::assert_snapshot!(name, rows_with_styles(&seat.frame(Theme::ansi())));
    }
}

/// In dark, once, with the focus in the card; and what lies over the panes, as text.
#[test]
fn what_lies_over_the_panes() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("tab");
    insta::assert_snapshot!("focus_dark", rows_with_styles(&seat.frame(Theme::dark())));
    for (name, keys, text) in [
        ("help", "?", "ass"),
        ("command", ":", "v"),
        ("filter_wrong", "/", "pri:1"),
        ("views", "S", ""),
        ("many", "V t", ""),
        ("undo", "u", ""),
        ("note", "c", "restarted it"),
        ("reply", "r", "we are on it"),
        ("record", "enter", ""),
        ("work_log", "enter ]", ""),
    ] {
        let mut seat = Seat::typical();
        seat.on(20417).keys(keys).types(text);
        insta::assert_snapshot!(name, seat.screen());
    }
}

/// UX 5.21: without any colour all states of a clock are told apart, and the selection is seen.
#[test]
fn mono_says_the_same() {
    let mut seat = Seat::typical();
    seat.on(20417);
    let buf = seat.frame(Theme::mono());
    assert!(buf.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset));
    assert!(seat.screen().contains("▐"));
    let signs = ["XX  +1h04", "!!  05:30", "!     38m", ".    1h20", "zz   1h40"];
    assert!(signs.iter().all(|s| seat.screen().contains(s)));
}

#[test]
fn wide_words_leave_columns_straight() {
    let mut seat = Seat::new(overfull(), Lang::ZhHans, (120, 36));
    seat.keys("g 5");
    for line in rows(&seat.frame(Theme::dark())).lines() {
        assert_eq!(firstline::text::width::width(line), 120, "{line}");
    }
}
