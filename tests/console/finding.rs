//! Finding: filter, palette, command line, which key.

use super::world::{Seat, typical};
use firstline::app::effect::Effect;
use firstline::app::overlay::Overlay;
use firstline::domain::policy::Lang;
use firstline::domain::time::Span;

#[test]
fn the_filter_is_live_and_keeps_the_last_good_result() {
    let mut seat = Seat::typical();
    seat.keys("/").types("prio:2");
    assert_eq!(seat.order().len(), 6);
    let screen = seat.screen();
    assert!(screen.contains("6 found: open and not resolved, L1, P2"), "{screen}");
    seat.types(" foo:1");
    assert_eq!(seat.order().len(), 0, "`fo` is a word like any other");
    let screen = seat.screen();
    assert!(screen.contains("foo"), "{screen}");
    seat.keys("enter");
    assert!(matches!(seat.model.overlays.last(), Some(Overlay::Filter(_))), "a wrong filter is not put in force");
    seat.keys("esc");
    assert_eq!((seat.order().len(), seat.model.queue.text.as_str()), (17, "is:active line:1"));
}

#[test]
fn a_filter_left_puts_the_cursor_back() {
    let mut seat = Seat::typical();
    seat.on(20410).keys("/").types("nothing at all").keys("esc");
    assert_eq!(seat.cursor(), 20410);
}

#[test]
fn views_are_filters_by_name_and_key() {
    let mut seat = Seat::typical();
    for (keys, name, n) in
        [("g 2", "Mine", 5), ("g 3", "Unassigned", 5), ("g 5", "All open", 17), ("-", "Unassigned", 5)]
    {
        seat.keys(keys);
        assert_eq!((seat.derived().view.as_str(), seat.order().len()), (name, n), "{keys}");
    }
    seat.keys(":").types("view mine").keys("enter");
    assert_eq!(seat.derived().view, "Mine");
    seat.keys("S j enter");
    assert_eq!(seat.derived().view, "Unassigned");
    seat.effects();
    seat.keys("g 6");
    assert_eq!(seat.effects(), [Effect::LoadClosed { query: "is:any resolved:today".to_owned() }]);
}

#[test]
fn the_command_line_completes_with_descriptions_and_knows_typos() {
    let mut seat = Seat::typical();
    seat.keys(":").types("ass");
    assert!(seat.screen().contains("assign  Give it to a person or a team, with a reason"));
    seat.keys("tab").types(" li").keys("tab");
    let Some(Overlay::Command(line)) = seat.model.overlays.last() else { panic!("open") };
    assert_eq!(line.line.text(), "assign lina");
    seat.keys("esc :").types("tkae").keys("enter");
    assert_eq!(seat.message(), "No command tkae. Nearest: take");
    seat.keys(":").types("sort -updated").keys("enter");
    assert_eq!(seat.derived().facts[1], "sort -last change");
    seat.keys(": up up");
    let Some(Overlay::Command(line)) = seat.model.overlays.last() else { panic!("open") };
    assert_eq!(line.line.text(), "tkae", "history");
    seat.keys("esc :").types("q").keys("enter");
    assert!(seat.effects().contains(&Effect::Quit));
}

#[test]
fn a_person_can_be_said_on_the_command_line() {
    use firstline::domain::incident::command::{Handing, Verb};
    let mut seat = Seat::typical();
    seat.on(20417).keys(":").types("assign lina knows it").keys("enter");
    let person = Some(super::world::LINA);
    let handing = Handing { person, text: "knows it".to_owned(), ..Handing::default() };
    assert_eq!(seat.commands(), [(20417, Some(3), Verb::Assign(handing))]);
}

#[test]
fn help_is_a_palette_that_runs_acts() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("?").types("chase");
    let Some(Overlay::Palette(palette)) = seat.model.overlays.last() else { panic!("open") };
    assert_eq!(firstline::app::action::ACTIONS[palette.found[0]].id, "incident.chase");
    seat.keys("enter");
    assert_eq!(seat.commands().len(), 1);
    assert!(seat.model.overlays.is_empty());
    let mut zh = Seat::new(typical(), Lang::ZhHans, (120, 36));
    zh.on(20417).keys("ctrl-p").types("催办").keys("enter");
    assert_eq!(zh.commands().len(), 1, "in one's own language");
}

#[test]
fn a_prefix_shows_what_may_follow_after_a_moment() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("s");
    assert!(!seat.screen().contains("start work"));
    assert!(seat.derived().next <= seat.now + Span::millis(300));
    seat.wait(Span::millis(300));
    assert!(seat.screen().contains("start work"));
    seat.keys("esc j");
    assert!(seat.model.overlays.is_empty());
}

#[test]
fn the_language_changes_at_once() {
    let mut seat = Seat::typical();
    seat.keys(":").types("lang zh-Hant").keys("enter");
    assert!(seat.screen().contains("我的工作台"));
    assert!(seat.effects().contains(&Effect::Redraw));
}

#[test]
fn only_this_reporter_and_only_this_ci() {
    let mut seat = Seat::typical();
    seat.on(20418).keys("*");
    assert_eq!(seat.order(), [20418]);
    seat.keys("#");
    assert_eq!(seat.order().len(), 17);
}

/// F1 to F8 are the footer, for hands that expect them.
#[test]
fn function_keys_mirror_the_footer() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("f1");
    assert_eq!(seat.commands().len(), 1);
}
