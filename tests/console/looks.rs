//! What the console looks like: snapshots with style, and every size.

use super::world::{Seat, overfull, typical};
use firstline::app::msg::Msg;
use firstline::domain::policy::Lang;
use firstline::ui::Theme;
use firstline::ui::testing::{rows, rows_with_styles};
use ratatui::style::Color;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// A value that fills its line leaves no room for the remark beside it; cutting that one comes to an end.
#[test]
fn a_value_as_long_as_its_line_is_drawn() {
    let mut incidents = typical();
    let id = {
        let first = incidents.first_mut().unwrap();
        first.title = "断线".repeat(200).as_str().into();
        first.location = Some("a very long place name ".repeat(20).as_str().into());
        first.id.0
    };
    for size in SIZES {
        let mut seat = Seat::new(incidents.clone(), Lang::En, size);
        seat.on(id);
        assert!(seat.screen().contains("断线"), "{size:?}");
    }
}

#[test]
fn no_size_is_too_small_or_too_large() {
    for (incidents, lang) in [(vec![], Lang::En), (typical(), Lang::ZhHant), (overfull(), Lang::ZhHans)] {
        let mut seat = Seat::new(incidents, lang, (120, 36));
        let overlays = ["", "?", ":", "/", "S", "s", "c", "enter", "u", "I"];
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
    ] {
        let mut seat = Seat::typical();
        seat.on(20417).keys(keys).types(text);
        insta::assert_snapshot!(name, seat.screen());
    }
}

/// LIFE-2: visits, and fields of the house's own, of which the policy no longer declares one.
#[test]
fn the_record_page_holds_visits_and_own_fields() {
    use firstline::domain::incident::report::Visit;
    use firstline::domain::policy::{DEFAULT, parse};
    use firstline::domain::time::Span;
    use firstline::domain::value::Value;
    use std::sync::Arc;
    let mut incidents = typical();
    let vpn = incidents.iter_mut().find(|i| i.id.0 == 20417).unwrap();
    let at = |minutes| Some(super::world::now() + Span::minutes(minutes));
    vpn.visits = vec![
        Visit { engineer: Some(super::world::LINA), appointment: at(-60), ..Visit::default() },
        Visit::default(),
        Visit { arrived: at(-20), left: at(-5), parts: Some("fuser, 2 screws".into()), ..Visit::default() },
    ];
    for (code, value) in [
        ("asset_tag", Value::Text("B-4711".into())),
        ("damage", Value::Code("wear".into())),
        ("floor", Value::Int(3)),
        ("long_gone", Value::Code("2026-05-01".into())),
    ] {
        vpn.custom.insert(code.into(), value);
    }
    for (lang, name) in [(Lang::En, "own_en"), (Lang::ZhHans, "own_zh_hans"), (Lang::ZhHant, "own_zh_hant")] {
        let mut seat = Seat::new(incidents.clone(), lang, (100, 54));
        let declared = parse::parse(&crate::rules::world::with_example_fields(DEFAULT), 1).unwrap().fields;
        Arc::make_mut(&mut seat.model.desk.policy).fields = declared;
        seat.on(20417).keys("enter");
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
