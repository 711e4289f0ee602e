//! Talking with the shell: records, errors, work that takes long.

use super::world::{Seat, desk, now, record, row, typical};
use firstline::app::effect::Effect;
use firstline::app::input::key::Key;
use firstline::app::model::Model;
use firstline::app::msg::{Loaded, Msg};
use firstline::app::update::update;
use firstline::domain::policy::Lang;
use firstline::domain::time::Span;
use firstline::text::Locale;

/// A held key asks for records as fast as they come, never faster, and ends on the right one.
#[test]
fn one_record_is_asked_for_at_a_time() {
    let incidents = typical();
    let mut model = Model::new(desk(), Locale::new(Lang::En), (120, 36));
    let rows = incidents.iter().map(row).collect();
    let mut asked = update(&mut model, Msg::Loaded(Loaded::Rows { rows, complete: true }), now());
    for _ in 0..5 {
        asked.extend(update(&mut model, Msg::Key(Key::char('j')), now()));
    }
    let [Effect::OpenRecord(first)] = asked[..] else { panic!("{asked:?}") };
    let found = incidents.iter().find(|i| i.id == first).unwrap();
    let next = update(&mut model, Msg::Loaded(Loaded::Record(Box::new(record(found)), vec![])), now());
    assert_eq!(next, [Effect::OpenRecord(model.queue.cursor.unwrap())]);
}

#[test]
fn what_takes_long_says_so() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("t");
    assert_eq!(seat.derived().message, None);
    seat.now = seat.now + Span::millis(100);
    assert_eq!(seat.derived().message.unwrap().text, "Saving 1");
}

#[test]
fn a_fact_goes_by_itself_and_an_error_with_a_key() {
    let mut seat = Seat::typical();
    seat.keys("y");
    assert_eq!(seat.effects(), [Effect::Copy("20391".to_owned())]);
    assert!(!seat.message().is_empty());
    seat.wait(Span::seconds(4));
    assert!(seat.message().is_empty());
    seat.tell(Msg::Failed { request: None, sentence: "The disk is full. Nothing is lost.".to_owned() });
    seat.wait(Span::hours(1));
    assert!(!seat.message().is_empty());
    seat.keys("j");
    assert!(seat.message().is_empty());
}

#[test]
fn before_anything_is_loaded_there_is_no_false_comfort() {
    let model = Model::new(desk(), Locale::new(Lang::En), (120, 36));
    let derived = firstline::app::derive::derive(&model, now());
    assert_eq!(derived.empty.unwrap()[0], "Reading the queue");
}

/// ONE-3: counts and clocks follow the one `now` of the frame, without any message.
#[test]
fn counts_follow_the_clock() {
    let seat = Seat::typical();
    let counts = |minutes: i64| {
        let d = firstline::app::derive::derive(&seat.model, seat.now + Span::minutes(minutes)).counts;
        (d.breached, d.critical, d.warning, d.paused)
    };
    assert_eq!(counts(0), (2, 2, 4, 3));
    assert_eq!(counts(10), (5, 0, 3, 3), "three more are over");
    assert_eq!(counts(24 * 60), (14, 0, 0, 3), "the paused ones never");
}

/// UX 5.35: a breach rings once, and only where nobody looks.
#[test]
fn a_breach_rings_once_and_only_unseen() {
    for (front, rings) in [(true, 0), (false, 1)] {
        let mut seat = Seat::typical();
        seat.tell(Msg::Focus(front));
        seat.wait(Span::seconds(331)).wait(Span::seconds(1)).wait(Span::seconds(1));
        assert_eq!(seat.effects().iter().filter(|e| **e == Effect::Bell).count(), rings);
    }
}

/// What was asked for by number and is not there leaves one where one was.
#[test]
fn a_number_that_is_nobodys_leads_back() {
    let mut seat = Seat::typical();
    seat.keys(":").types("999").keys("enter");
    assert!(seat.screen().contains("999  reading"));
    seat.tell(Msg::Failed { request: None, sentence: "There is no incident 999.".to_owned() });
    assert!(!seat.model.detail.zoomed);
    assert_eq!(seat.message(), "There is no incident 999.");
}

/// The record under the next key is there before the key: one paint a move. What could not be read is not asked for again.
#[test]
fn records_a_step_away_are_read_ahead() {
    let mut seat = Seat::typical();
    for _ in 0..4 {
        seat.keys("j");
        let asked = seat.effects().iter().filter(|e| matches!(e, Effect::OpenRecord(_))).count();
        assert_eq!(asked, 0, "answered at once by the seat");
        let place = seat.model.queue.place().unwrap();
        for at in [place - 1, place, place + 1] {
            assert!(seat.model.detail.shelf.get(seat.model.queue.order[at]).is_some(), "{at}");
        }
    }
    // AUD-5: reading a security incident goes on the record, so nobody reads it who only comes near.
    let secret = seat.model.queue.order[seat.model.queue.place().unwrap() + 2];
    let mut row = seat.model.rows.get(secret).unwrap().clone();
    row.security = true;
    seat.model.rows.insert(row);
    seat.keys("j");
    assert!(seat.model.detail.shelf.get(secret).is_none());
    seat.keys("j");
    assert!(seat.model.detail.shelf.get(secret).is_some());
    let below = seat.model.queue.order[seat.model.queue.place().unwrap() + 2];
    seat.incidents.retain(|i| i.id != below);
    seat.keys("j");
    assert_eq!(seat.model.detail.shelf.asked, Some(below), "on its way");
    seat.tell(Msg::Failed { request: None, sentence: "It cannot be read.".to_owned() });
    assert!(seat.message().is_empty() && seat.model.detail.shelf.asked.is_none(), "nobody stands on it");
}

/// KB-4, LIFE-3: an entry that is about the same thing stands on the card, with the key that opens it.
#[test]
fn an_entry_about_the_same_is_worth_a_look() {
    use firstline::domain::id::{ArticleId, CategoryId, CiId};
    use firstline::domain::knowledge::ArticleRow;
    let entry = |category, ci| ArticleRow {
        id: ArticleId(118),
        title: "VPN 断线排查".into(),
        level: 1,
        category: Some(CategoryId(category)),
        cis: vec![CiId(ci)],
        ..ArticleRow::default()
    };
    let mut incident = super::world::typical().remove(3);
    (incident.category, incident.cis) = (Some(CategoryId(2)), vec![CiId(1)]);
    let about: Vec<bool> = [(2, 9), (9, 1), (9, 9)].map(|(c, ci)| entry(c, ci).is_about(&incident)).into();
    assert_eq!(about, [true, true, false]);
    let mut seat = Seat::typical();
    seat.on(20417);
    assert!(!seat.screen().contains("KB-118"));
    seat.tell(Msg::Loaded(Loaded::Record(Box::new(super::world::record(&incident)), vec![entry(2, 1)])));
    assert!(seat.screen().contains("K1 KB-118  VPN 断线排查"), "{}", seat.screen());
}
