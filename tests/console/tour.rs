//! The tour: its steps are done by doing them, and it is gone when it is not wanted.

use super::world::Seat;
use firstline::app::effect::Effect;
use firstline::app::tour::{STEPS, begin};
use firstline::domain::incident::Kind;
use firstline::domain::policy::Lang;

fn seat() -> Seat {
    let mut seat = Seat::typical();
    begin(&mut seat.model);
    seat.keys("ctrl-l");
    seat
}

fn step(seat: &Seat) -> Option<usize> {
    seat.model.tour.map(|tour| tour.step)
}

#[test]
fn each_step_is_over_when_it_is_done() {
    let mut seat = seat();
    assert_eq!(step(&seat), Some(0));
    seat.keys("j");
    assert_eq!(step(&seat), Some(1), "moved");
    seat.keys("j k");
    assert_eq!(step(&seat), Some(1), "moving is not taking");
    seat.on(20417).keys("t").commit_all(Kind::Taken);
    assert_eq!(step(&seat), Some(2));
    seat.on(20418).keys("c").types("spoke to her").keys("ctrl-s").commit_all(Kind::Noted);
    assert_eq!(step(&seat), Some(3));
    seat.keys("3 /").types("vpn").keys("enter");
    assert_eq!(step(&seat), Some(4));
    seat.keys("2");
    assert_eq!(step(&seat), Some(5));
    seat.effects();
    seat.keys("?");
    assert_eq!(step(&seat), None);
    assert!(seat.effects().contains(&Effect::Remember { what: "tour", value: "seen" }), "and is not shown again");
}

#[test]
fn it_can_be_skipped_step_by_step_or_at_once() {
    let mut skipping = seat();
    for n in 1..STEPS.len() {
        skipping.keys("n");
        assert_eq!(step(&skipping), Some(n));
    }
    skipping.keys("n");
    assert_eq!(step(&skipping), None);
    let mut ending = seat();
    ending.keys("esc");
    assert_eq!(step(&ending), None);
    ending.keys(":").types("tour").keys("enter");
    assert_eq!(step(&ending), Some(0), "and can be seen again");
}

/// It lies over the list, not over what somebody writes, and says everything in each language at each size.
#[test]
fn it_says_everything() {
    for (lang, size) in [Lang::En, Lang::ZhHans, Lang::ZhHant].iter().flat_map(|l| [(*l, (80, 24)), (*l, (40, 12))]) {
        let mut seat = Seat::new(super::world::typical(), lang, size);
        begin(&mut seat.model);
        seat.keys("ctrl-l");
        for place in STEPS.iter().enumerate().map(|(n, _)| format!("{} ", n + 1)) {
            let [head, text, _] = seat.derived().tour.unwrap();
            assert!(head.contains(place.trim()), "{head}");
            let screen: String = seat.screen().split_whitespace().collect::<String>().replace(['│', '|'], "");
            let said: String = text.split_whitespace().collect();
            assert!(screen.contains(&said), "{lang:?} {size:?}: {text}\n{}", seat.screen());
            seat.keys("n");
        }
    }
}
