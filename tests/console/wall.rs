//! The wall: it pages by itself, says when its data are old, and changes nothing.

use super::world::{Seat, now, overfull, typical};
use firstline::app::effect::Effect;
use firstline::app::panes::wall::figures::Figures;
use firstline::app::place::Place;
use firstline::domain::incident::{Incident, State};
use firstline::domain::policy::Lang;
use firstline::domain::sla::clock::{Band, Phase};
use firstline::domain::time::Span;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn seat(lang: Lang, size: (u16, u16)) -> Seat {
    let mut seat = Seat::new(typical(), lang, size);
    seat.model.fresh = seat.now;
    seat.keys("7");
    seat
}

/// The figures again, the slow way: incident by incident, out of what the queue's own cells say.
#[test]
fn tiles_are_what_the_list_shows() {
    for incidents in [typical(), overfull()] {
        let mut seat = Seat::new(incidents, Lang::En, (120, 250));
        seat.keys("/ ctrl-u").types("is:active").keys("enter");
        let lines = seat.derived().lines;
        let rows = lines.iter().filter_map(|l| match l {
            firstline::app::derive::rows::ListLine::Row(cells) => Some(cells),
            firstline::app::derive::rows::ListLine::Air => None,
        });
        let signs: Vec<&str> = rows.map(|cells| cells.clock.sign).collect();
        let count = |wanted: &[&str]| signs.iter().filter(|sign| wanted.contains(sign)).count();
        let (figures, _) = Figures::of(&seat.model, seat.now);
        let tiles: Vec<usize> = figures.tiles.iter().map(|tile| tile.count as usize).collect();
        assert_eq!(tiles, [count(&["XX"]), count(&["!!"]), count(&["!"]), count(&[".", "--"]), count(&["zz"])]);
        let open: u32 = figures.load.iter().map(|l| l.open).sum();
        assert_eq!((open as usize, figures.ages.iter().sum::<u32>()), (signs.len(), open));
        assert_eq!(figures.lines.values().map(|l| l.open).sum::<u32>(), open);
        assert_eq!(figures.load[0].person, None, "nobody first");
        // Over for longest first, then due soonest.
        let due: Vec<_> = figures
            .next
            .iter()
            .map(|id| {
                let row = seat.model.rows.get(*id).unwrap();
                let clock = row.leading(seat.now, &seat.model.desk.policy).unwrap();
                let over = clock.band(seat.now, &seat.model.desk.policy) == Some(Band::Breached);
                (!over, if clock.phase == Phase::Running { clock.due } else { seat.now + clock.left })
            })
            .collect();
        assert!(due.is_sorted(), "{due:?}");
    }
}

/// What happened today: only of today, and what was merged or cancelled is no incident.
#[test]
fn today_is_since_midnight() {
    let at = |n: i64, state: State, reported: i64, resolved: Option<i64>, line: u8| {
        let mut incident = typical().remove(0);
        incident.id.0 = n;
        (incident.state, incident.line) = (state, line);
        incident.reported_at = Some(now() - Span::hours(reported));
        incident.resolved_at = resolved.map(|ago| now() - Span::hours(ago));
        incident.reassign_count = u32::from(line > 1);
        incident
    };
    // It is 14:32.
    let incidents: Vec<Incident> = vec![
        at(1, State::New, 1, None, 1),
        at(2, State::New, 20, None, 1),
        at(3, State::Closed, 3, Some(1), 1),
        at(4, State::Resolved, 40, Some(2), 2),
        at(5, State::Resolved, 50, Some(40), 1),
        at(6, State::Merged, 2, None, 1),
        at(7, State::Cancelled, 2, None, 1),
    ];
    let seat = Seat::new(incidents, Lang::En, SIZES[0]);
    let (figures, _) = Figures::of(&seat.model, seat.now);
    let day = &figures.today;
    assert_eq!((day.arrived, day.resolved, day.to_confirm), (2, 2, 2));
    assert_eq!((day.first_line.met, day.first_line.all), (1, 2));
    assert_eq!((day.hours[13], day.hours[12], day.hours[11]), ((1, 1), (0, 1), (1, 0)));
}

#[test]
fn it_pages_by_itself_unless_it_is_held() {
    let mut seat = seat(Lang::En, SIZES[0]);
    assert_eq!(seat.model.wall.page, 0);
    let turns: Vec<usize> = (0..4).map(|_| seat.wait(Span::seconds(20)).model.wall.page).collect();
    assert_eq!(turns, [1, 2, 0, 1]);
    seat.wait(Span::seconds(19)).keys("]");
    assert_eq!(seat.model.wall.page, 2);
    assert_eq!(seat.wait(Span::seconds(19)).model.wall.page, 2, "a page that was asked for stays its whole time");
    seat.keys("F").wait(Span::seconds(300));
    assert_eq!(seat.model.wall.page, 2);
    seat.keys("F").wait(Span::seconds(20));
    assert_eq!(seat.model.wall.page, 0);
}

#[test]
fn old_data_say_so() {
    let mut seat = seat(Lang::En, SIZES[0]);
    assert!(!seat.screen().contains("STALE"));
    seat.wait(Span::seconds(10));
    assert!(!seat.screen().contains("STALE"));
    seat.wait(Span::seconds(32));
    assert!(seat.screen().contains("STALE 00:42"), "{}", seat.screen());
    seat.model.fresh = seat.now;
    assert!(!seat.screen().contains("STALE"));
    // On a clock that hurries it is the watcher's seconds that count.
    seat.model.pace = 60;
    seat.wait(Span::seconds(500));
    assert!(!seat.screen().contains("STALE"));
    seat.wait(Span::seconds(101));
    assert!(seat.screen().contains("STALE 00:10"), "{}", seat.screen());
}

/// No key acts on an incident: there is no cursor.
#[test]
fn it_changes_nothing() {
    let mut seat = seat(Lang::En, SIZES[0]);
    let ended = |e: &Effect| matches!(e, Effect::LoadEnded { .. });
    assert!(seat.effects().iter().any(ended), "what ended today is read");
    for key in ["t", "a", "x", "c", ">", "u", "X", "d", "p", "w", "K", ".", "enter"] {
        seat.keys(key).wait(Span::seconds(1));
        assert!(!seat.effects().iter().any(|e| matches!(e, Effect::Commit { .. })), "{key}");
        assert!(seat.model.overlays.is_empty(), "{key}");
    }
    seat.keys("q");
    assert_eq!(seat.model.place, Place::Queue);
}
