//! The escalation board: lanes, the cursor among its cards, and cards that move (ESC-2, ESC-4).

use super::world::{Seat, elsewhere, typical};
use firstline::app::place::Place;
use firstline::domain::code::Code;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::Verb;
use firstline::domain::incident::{Incident, Kind};
use firstline::domain::policy::Lang;
use std::sync::Arc;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// Some at the desk, some with another team, one with the vendor.
fn spread(incidents: Vec<Incident>) -> Vec<Incident> {
    let lined = |(n, mut incident): (usize, Incident)| match n % 4 {
        1 | 2 => elsewhere(incident),
        3 if n > 8 => {
            incident.line = 4;
            incident
        }
        _ => incident,
    };
    incidents.into_iter().enumerate().map(lined).collect()
}

fn seat(lang: Lang, size: (u16, u16)) -> Seat {
    let mut seat = Seat::new(spread(typical()), lang, size);
    seat.keys("2");
    seat
}

fn lane(seat: &Seat) -> usize {
    seat.model.queue.cursor.and_then(|id| seat.model.board.find(id)).unwrap().0
}

#[test]
fn the_cursor_goes_along_lanes_and_over_empty_ones() {
    let mut seat = seat(Lang::En, SIZES[0]);
    assert_eq!(seat.model.place, Place::Board);
    let board = |seat: &Seat| seat.model.board.lanes.iter().map(|l| l.cards.len()).collect::<Vec<_>>();
    assert_eq!(board(&seat)[2], 0, "nobody is at line 3");
    seat.keys("g g");
    let first = seat.cursor();
    let at = |seat: &Seat| seat.model.board.find(IncidentId(seat.cursor())).unwrap();
    assert_eq!(at(&seat).1, 0);
    let from = lane(&seat);
    seat.keys("j j k");
    assert_eq!((at(&seat), seat.cursor() == first), ((from, 1), false));
    seat.keys("h h h h");
    assert_eq!(lane(&seat), 0);
    seat.keys("l l");
    assert_eq!(lane(&seat), 3, "the empty lane is stepped over");
    seat.keys("l");
    assert_eq!(lane(&seat), 3);
    seat.keys("G");
    assert_eq!(at(&seat).1, seat.model.board.lanes[3].cards.len() - 1);
}

/// The filter, the order and the marks are the list's own, and each place keeps its own of them.
#[test]
fn each_place_is_as_it_was_left() {
    let mut seat = seat(Lang::En, SIZES[0]);
    seat.keys("/ ctrl-u").types("is:open prio:2").keys("enter j");
    let (on_board, there) = (seat.order(), seat.cursor());
    seat.keys("1");
    assert_ne!(seat.order(), on_board);
    seat.keys("j j");
    let here = seat.cursor();
    seat.keys("-");
    assert_eq!((seat.model.place, seat.order(), seat.cursor()), (Place::Board, on_board, there));
    seat.keys("-");
    assert_eq!((seat.model.place, seat.cursor()), (Place::Queue, here));
    // Esc steps out: of the filter, then of the place.
    seat.keys("2 esc");
    assert_eq!((seat.model.place, seat.model.queue.text.as_str()), (Place::Board, "is:active"));
    seat.keys("esc");
    assert_eq!(seat.model.place, Place::Queue);
}

/// ESC-2: along the lines a card is escalated, along the levels it is raised; the same keys.
#[test]
fn a_card_moves_by_escalation() {
    let mut seat = seat(Lang::En, SIZES[0]);
    seat.on(20417).keys(">");
    assert!(seat.screen().contains("Escalate"), "{}", seat.screen());
    seat.keys("esc v").on(20417).keys("shift-right");
    assert!(seat.screen().contains("Escalate to management"));
    seat.keys("tab").types("The mayor is asking").keys("ctrl-s");
    let sent = seat.commands();
    let raise = Verb::Raise { to: None, text: "The mayor is asking".into() };
    assert_eq!(sent.iter().map(|(id, _, verb)| (*id, verb)).collect::<Vec<_>>(), [(20417, &raise)]);
    // Its row comes before the answer, and the card is in its lane at once, under the cursor.
    let raised = seat.incidents.iter_mut().find(|i| i.id.0 == 20417).unwrap();
    (raised.authority, raised.ver) = (Some(Code::new("team_lead")), raised.ver + 1);
    seat.change(20417);
    seat.commit_all(Kind::Raised);
    assert_eq!((lane(&seat), seat.cursor()), (1, 20417));
    seat.keys("<");
    assert!(seat.screen().contains("Hand down"));
}

#[test]
fn a_line_over_its_limit_says_so() {
    let mut seat = seat(Lang::En, SIZES[0]);
    Arc::make_mut(&mut seat.model.desk.policy).lines[1].limit = Some(2);
    assert!(seat.screen().contains(" of 2 over"), "{}", seat.screen());
    Arc::make_mut(&mut seat.model.desk.policy).lines[1].limit = Some(500);
    assert!(!seat.screen().contains("over"));
}

#[test]
fn the_lanes_of_the_management() {
    let mut seat = seat(Lang::ZhHant, SIZES[0]);
    seat.keys("v");
    insta::assert_snapshot!("board_levels", seat.screen());
}
