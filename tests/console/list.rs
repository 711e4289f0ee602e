//! The list: cursor, order, marks, scrolling, sizes.

use super::world::{Seat, incident, overfull, row, typical};
use firstline::app::effect::Effect;
use firstline::app::model::Pane;
use firstline::app::msg::{Loaded, Msg};
use firstline::domain::id::IncidentId;
use firstline::domain::policy::Lang;
use firstline::domain::time::Span;

fn changed(told: &[&str], gone: &[i64]) -> Msg {
    let rows = told.iter().map(|t| row(&incident(t))).collect();
    Msg::Loaded(Loaded::Changed { rows, gone: gone.iter().map(|id| IncidentId(*id)).collect(), seq: 500 })
}

#[test]
fn keys_move_the_cursor_and_stop_at_the_ends() {
    let mut seat = Seat::typical();
    let order = seat.order();
    assert_eq!(order[..4], [20391, 20399, 20402, 20418], "LIFE-12: priority, then the worst band");
    for (keys, place) in [
        ("j", 1),
        ("k k k", 0),
        ("G", 16),
        ("j", 16),
        ("g g", 0),
        ("ctrl-d", 13),
        ("ctrl-u", 0),
        ("end", 16),
        ("home", 0),
    ] {
        seat.keys(keys);
        assert_eq!(seat.cursor(), order[place], "{keys}");
    }
}

/// UX 5.3: the order does not move for two seconds after a key; then the cursor stays on its incident.
#[test]
fn the_order_holds_still_after_a_key() {
    let mut seat = Seat::typical();
    seat.wait(Span::seconds(5));
    seat.keys("G");
    let (before, cursor) = (seat.order(), seat.cursor());
    seat.tell(changed(&["20409 1 assigned lina 60 VLAN change for the lab"], &[]));
    assert_eq!(seat.order(), before);
    assert!(seat.derived().next <= seat.now + Span::seconds(2), "and the frame wakes for it");
    seat.wait(Span::millis(1_999));
    assert_eq!(seat.order(), before);
    seat.wait(Span::millis(1));
    assert_ne!(seat.order(), before);
    assert_eq!(seat.cursor(), cursor);
    assert_eq!(seat.order().iter().position(|id| *id == 20409), Some(1));
}

#[test]
fn a_frozen_order_holds_for_ever_and_refresh_overrules_it() {
    let mut seat = Seat::typical();
    seat.keys("F");
    let before = seat.order();
    seat.tell(changed(&["20409 1 assigned lina 60 VLAN change for the lab"], &[]));
    seat.wait(Span::hours(1));
    assert_eq!(seat.order(), before);
    seat.keys("R");
    assert_ne!(seat.order(), before);
}

/// UX 5.8, 5.9: what goes away under the hand stays until the hand is off.
#[test]
fn a_row_that_is_gone_stays_until_the_order_may_change() {
    let mut seat = Seat::typical();
    seat.keys("j j");
    let (cursor, next) = (seat.cursor(), seat.order()[3]);
    seat.tell(changed(&[], &[cursor]));
    assert_eq!(seat.cursor(), cursor);
    seat.keys("t");
    assert_eq!(seat.commands()[0].0, cursor, "the act goes to what was on screen; the rules decide");
    seat.wait(Span::seconds(2));
    assert_eq!(seat.cursor(), next, "then the next one is in its place");
    assert!(!seat.model.rows.contains(IncidentId(cursor)));
}

#[test]
fn a_new_row_is_told_and_not_thrust_upon_the_reader() {
    let mut seat = Seat::typical();
    seat.keys("j");
    seat.tell(changed(&["20500 1 new - 600 Everything is down"], &[]));
    assert!(!seat.order().contains(&20500));
    assert_eq!(seat.message(), "New here: 20500");
    seat.wait(Span::seconds(2));
    assert!(seat.order().contains(&20500));
}

#[test]
fn marks_are_incidents_and_survive_a_filter() {
    let mut seat = Seat::typical();
    seat.keys("space space");
    let marked: Vec<i64> = seat.model.queue.marks.iter().map(|id| id.0).collect();
    assert_eq!(marked, [20391, 20399]);
    assert_eq!(seat.cursor(), seat.order()[2]);
    seat.keys("/").types("vpn").keys("enter");
    assert_eq!(seat.order(), [20417]);
    assert_eq!(seat.derived().facts[0], "2 marked (2 hidden)");
    seat.keys("esc");
    assert!(seat.model.queue.marks.is_empty(), "first the selection");
    assert_eq!(seat.order(), [20417]);
    seat.keys("esc");
    assert_eq!(seat.order().len(), 17, "then the filter");
}

#[test]
fn a_range_of_marks_follows_the_cursor() {
    let mut seat = Seat::typical();
    seat.keys("j v j j");
    assert_eq!(seat.model.queue.marks.len(), 3);
    seat.keys("k k k");
    assert_eq!(seat.model.queue.marks.len(), 2, "back over its beginning, to the row above");
    seat.keys("v j");
    assert_eq!(seat.model.queue.marks.len(), 2, "closed");
    seat.keys("V");
    assert_eq!(seat.model.queue.marks.len(), 17);
    seat.keys("V");
    assert!(seat.model.queue.marks.is_empty());
    seat.keys(":").types("mark prio:4").keys("enter");
    assert_eq!(seat.model.queue.marks.len(), 3);
}

#[test]
fn the_cursor_is_always_on_screen_air_or_not() {
    let mut seat = Seat::new(overfull(), Lang::En, (120, 36));
    seat.keys("g 5");
    for keys in ["G", "ctrl-b", "k k k", "g g", "ctrl-f ctrl-f", "j j j j j"] {
        seat.keys(keys);
        let lines = seat.derived().lines;
        let at = lines.iter().position(|l| matches!(l, firstline::app::derive::rows::ListLine::Row(r) if r.selected));
        assert!(at.is_some(), "{keys}");
        assert!(lines.len() <= 27);
    }
}

/// LOOKS 3: from thirty rows on there is air where the priority changes; the cursor never stands in it.
#[test]
fn air_is_no_row() {
    use firstline::app::derive::rows::ListLine;
    let mut seat = Seat::new(overfull(), Lang::En, (120, 60));
    seat.keys("g 5");
    let lines = seat.derived().lines;
    assert!(lines.contains(&ListLine::Air));
    assert_eq!(
        Seat::typical().derived().lines.iter().filter(|l| **l == ListLine::Air).count(),
        0,
        "few rows need none"
    );
    let order = seat.order();
    for id in &order[..30] {
        assert_eq!(seat.cursor(), *id);
        seat.keys("j");
    }
}

/// UX 5.13: the same incident is selected after any resizing.
#[test]
fn resizing_back_and_forth_changes_nothing() {
    let mut seat = Seat::typical();
    seat.keys("j j j j");
    let (cursor, screen) = (seat.cursor(), seat.screen());
    for _ in 0..100 {
        seat.tell(Msg::Resize(10, 3));
        seat.screen();
        seat.tell(Msg::Resize(120, 36));
    }
    assert_eq!((seat.cursor(), seat.screen()), (cursor, screen));
}

/// UX 5.5.
#[test]
fn esc_steps_out_and_never_quits() {
    let mut seat = Seat::typical();
    seat.keys("g 5 space / x enter tab");
    for _ in 0..20 {
        seat.keys("esc");
    }
    assert_eq!(seat.effects().iter().filter(|e| matches!(e, Effect::Quit)).count(), 0);
    assert_eq!((seat.model.queue.view, seat.model.pane), (0, Pane::List));
    seat.keys("q");
    assert_eq!(seat.effects().pop(), Some(Effect::Quit));
}

/// UX 5.6: once cancels, twice within two seconds quits, in every mode.
#[test]
fn ctrl_c_cancels_first() {
    for mode in ["", "/", ":", "?", "c", "s", "S", "enter"] {
        let mut seat = Seat::typical();
        seat.on(20417);
        if !mode.is_empty() {
            seat.keys(mode);
        }
        seat.keys("ctrl-c");
        assert!(seat.model.overlays.is_empty(), "{mode}");
        assert!(!seat.effects().contains(&Effect::Quit), "{mode}");
        seat.now = seat.now + Span::millis(2_001);
        seat.keys("ctrl-c");
        assert!(!seat.effects().contains(&Effect::Quit), "{mode}: too late");
        seat.keys("ctrl-c");
        assert!(seat.effects().contains(&Effect::Quit), "{mode}");
    }
}

/// UX 5.11: a paste is never taken for keys.
#[test]
fn pasted_text_does_nothing_in_the_list() {
    let mut seat = Seat::typical();
    let cursor = seat.cursor();
    seat.tell(Msg::Paste("xXtdGq\n:q\n".repeat(500)));
    assert_eq!((seat.cursor(), seat.effects(), seat.model.overlays.len()), (cursor, vec![], 0));
}

/// UX 5.19: with an input method on, nothing happens to incidents.
#[test]
fn composed_text_is_looked_for() {
    let mut seat = Seat::typical();
    seat.types("断线");
    assert_eq!(seat.order(), [20417]);
    assert!(seat.commands().is_empty());
    let mut seat = Seat::typical();
    seat.on(20417).types("ｔ");
    assert_eq!(seat.commands().len(), 1, "full-width forms are their ASCII twins");
}

#[test]
fn the_frame_says_when_it_will_be_another_one() {
    let mut seat = Seat::typical();
    // Nobody's clock on screen has less than ten minutes left: the next minute is the next change.
    seat.keys("/").types("prio:4").keys("enter");
    seat.wait(Span::seconds(20));
    seat.wait(Span::seconds(5));
    let next = seat.derived().next;
    assert!(next > seat.now + Span::seconds(5) && next <= seat.now + Span::minutes(1), "{next}");
    let before = seat.screen();
    seat.now = next - Span(1);
    let after = seat.screen();
    assert_eq!(before, after, "nothing changes before");
    seat.now = next;
    assert_ne!(seat.screen(), before, "and something does then");
}

#[test]
fn an_empty_list_says_why_and_what_next() {
    for (incidents, keys, want) in
        [(vec![], "", "Queue clear at 14:32."), (typical(), "g 4", "Nothing waits to be confirmed at 14:32.")]
    {
        let mut seat = Seat::new(incidents, Lang::En, (120, 36));
        if !keys.is_empty() {
            seat.keys(keys);
        }
        assert_eq!(seat.derived().empty.unwrap(), [want, "S other views   i new incident"]);
    }
    let mut seat = Seat::typical();
    seat.keys("/").types("nosuchword").keys("enter");
    let [what, next] = seat.derived().empty.unwrap();
    assert_eq!(what, "No incident matches is:active line:1 nosuchword. 17 are hidden by this filter.");
    assert_eq!(next, "Esc as it was   S other views");
}

/// With many clocks a band turns all the time; the list does not follow each of them.
#[test]
fn the_order_changes_by_itself_every_two_seconds_at_most() {
    let mut seat = Seat::typical();
    seat.wait(Span::seconds(5));
    let change = |left: i64| changed(&[&format!("20409 1 assigned lina {left} VLAN change for the lab")], &[]);
    seat.tell(change(60));
    let first = seat.order();
    seat.now = seat.now + Span::millis(1_999);
    seat.tell(change(14_000));
    assert_eq!(seat.order(), first);
    seat.wait(Span::millis(1));
    assert_ne!(seat.order(), first);
}

/// What came from elsewhere without a title is still seen to be a row, in the list and on its card.
#[test]
fn a_row_without_a_title_says_so() {
    let mut seat = Seat::new(vec![incident("20500 3 new - 3600 ")], Lang::En, (120, 36));
    seat.on(20500);
    assert_eq!(seat.screen().matches("(untitled)").count(), 2);
}

/// A view is found as it was left; called again from itself it is as it was made.
#[test]
fn a_view_keeps_filter_order_and_cursor() {
    let mut seat = Seat::typical();
    seat.keys("g 5 / ctrl-u").types("is:open prio:3").keys("enter").keys(":").types("sort -id").keys("enter j j");
    let left = (seat.order(), seat.cursor(), seat.model.queue.text.clone());
    seat.keys("g 2");
    assert_ne!(seat.model.queue.text, left.2);
    seat.keys("-");
    assert_eq!((seat.order(), seat.cursor(), seat.model.queue.text.clone()), left);
    seat.keys("g 5");
    assert_eq!((seat.model.queue.text.as_str(), seat.cursor()), ("is:open", seat.order()[0]));
}

#[test]
fn the_card_goes_beside_below_and_away() {
    use firstline::app::layout::Shape;
    use firstline::app::msg::Msg;
    let mut seat = Seat::typical();
    let shape = |seat: &Seat| (seat.model.layout().shape, seat.derived().card.is_some());
    let mut shapes = vec![shape(&seat)];
    for _ in 0..3 {
        shapes.push(shape(seat.keys("|")));
    }
    let (wide, tall) = (Shape::Wide, Shape::Tall);
    assert_eq!(shapes, [(wide, true), (tall, true), (wide, false), (wide, true)]);
    seat.tell(Msg::Resize(80, 24));
    let shapes: Vec<_> = (0..2).map(|_| shape(seat.keys("|"))).collect();
    assert_eq!(shapes, [(tall, false), (tall, true)]);
}
