//! The inbox at the keyboard, and what is told while one looks elsewhere: line, badge, bell (ESC-4, ESC-5, LIFE-6).

use super::world::{LINA, ME, Seat, now, typical};
use firstline::app::action::ACTIONS;
use firstline::app::effect::Effect;
use firstline::app::msg::{Loaded, Msg};
use firstline::app::place::Place;
use firstline::domain::actor::Via;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::Verb;
use firstline::domain::incident::report::Escalation;
use firstline::domain::incident::{Detail, Event, Kind, Past, Told};
use firstline::domain::policy::Lang;
use firstline::domain::time::{Instant, Span};

/// A rule that fired so many minutes ago, and was noticed so much later.
fn fired(seq: i64, id: i64, (ago, late): (i64, i64), rule: &str, row: Escalation) -> Told {
    let at = now() - Span::minutes(ago);
    let told = row.told.clone();
    let row = Escalation { rule: Some(rule.into()), at: Some(at), ..row };
    let detail = Detail { reason: Some(rule.into()), told, ..Detail::default() };
    let event = Event { detail, ..Event::new(Kind::Fired) };
    let past = Past {
        incident: IncidentId(id),
        seq,
        ver: 2,
        batch: seq,
        at,
        recorded_at: at + Span::minutes(late),
        by: LINA,
        role: "rule".into(),
        via: Via::Rule,
        event,
    };
    let incident = typical().into_iter().find(|incident| incident.id.0 == id);
    let title = incident.as_ref().map(|incident| incident.title.as_str().into());
    let priority = incident.map_or(2, |incident| incident.priority);
    let place = u32::try_from(seq).unwrap();
    Told { past, title, priority, security: false, escalation: Some((place, row)), seen: false }
}

fn waits() -> Escalation {
    Escalation { told: vec![ME], again_at: Some(now() + Span::minutes(5)), ..Escalation::default() }
}

/// One of each: waiting, put off, acknowledged, said, late, not for these eyes.
pub fn told() -> Vec<Told> {
    let off = Escalation { postponed_until: Some(now() + Span::hours(2)), ..waits() };
    let known = Escalation { acknowledged_by: Some(LINA), acknowledged_at: Some(now()), ..waits() };
    let said = Escalation { told: vec![ME, LINA], ..Escalation::default() };
    let old = |told: Told| Told { seen: true, ..told };
    let mut assigned = fired(40, 20396, (400, 0), "", Escalation::default());
    assigned.escalation = None;
    assigned.past.event = Event::new(Kind::Chased);
    assigned.past.via = Via::Console;
    vec![
        fired(47, 20391, (2, 0), "urgent", waits()),
        fired(46, 30555, (5, 0), "urgent", waits()),
        fired(45, 20402, (65, 60), "p2_three_quarters", said.clone()),
        old(fired(44, 20399, (70, 0), "urgent", off)),
        old(fired(43, 20405, (130, 0), "urgent", known)),
        old(fired(42, 20417, (26 * 60, 180), "p2_full", said)),
        old(assigned),
    ]
}

/// Words of a letter each.
pub fn terse() -> Vec<Told> {
    let short = |mut told: Told| {
        told.title = told.title.map(|_| "t".into());
        (told.past.event, told.seen) = (Event::new(Kind::Chased), true);
        told
    };
    told().into_iter().filter(|told| told.title.is_some()).map(short).take(2).collect()
}

/// More than fits.
pub fn overfull() -> Vec<Told> {
    let many = |n: i64| {
        let mut told = fired(900 - n, 20_000 + n, (n * 7, n % 5 * 50), "urgent", waits());
        told.title = Some(["断线".repeat(30), "word ".repeat(30)][usize::from(n % 2 == 0)].as_str().into());
        told
    };
    (0..90).map(many).collect()
}

/// Somebody who was told all that.
fn seat(told: Vec<Told>) -> Seat {
    let mut seat = Seat::typical();
    seat.tell(Msg::Loaded(Loaded::Inbox(told)));
    seat.effects();
    seat
}

fn cursor(seat: &Seat) -> i64 {
    seat.model.inbox.cursor.unwrap_or_default()
}

fn looked(seat: &mut Seat) -> Vec<i64> {
    let looked = |effect| if let Effect::Looked(seq) = effect { Some(seq) } else { None };
    seat.effects().into_iter().filter_map(looked).collect()
}

#[test]
fn keys_move_sift_and_open() {
    let mut seat = seat(told());
    seat.keys("9");
    assert_eq!((seat.model.place, cursor(&seat)), (Place::Inbox, 47));
    seat.keys("j j G");
    assert_eq!(cursor(&seat), 40);
    seat.keys("g g f");
    let listed: Vec<i64> = seat.model.inbox.listed().iter().map(|told| told.past.seq).collect();
    assert_eq!(listed, [47, 46, 44]);
    seat.keys("enter");
    assert!(seat.model.detail.zoomed && seat.model.subject() == Some(IncidentId(20391)));
    seat.keys("esc");
    assert_eq!((seat.model.place, cursor(&seat), seat.model.inbox.waiting), (Place::Inbox, 47, true));
    seat.keys("esc");
    assert!(!seat.model.inbox.waiting && seat.model.place == Place::Inbox);
    seat.keys("esc");
    assert_eq!(seat.model.place, Place::Queue);
    seat.keys("g i");
    assert_eq!(seat.model.place, Place::Inbox);
}

/// What is on the screen is new until it is left; then it is seen, here and in the file, once.
#[test]
fn what_was_on_the_screen_is_seen() {
    for leave in ["1", "enter", "esc"] {
        let mut seat = seat(told());
        assert_eq!(seat.derived().badge, "3A +3");
        seat.keys("9 j");
        assert_eq!((looked(&mut seat), seat.derived().badge.as_str()), (vec![], "3A +3"));
        seat.keys("g g").keys(leave);
        assert_eq!((looked(&mut seat), seat.derived().badge.as_str()), (vec![47], "3A"), "{leave}");
        seat.keys("9 1");
        assert_eq!(looked(&mut seat), [0i64; 0]);
    }
    // Nobody who only looks on has looked.
    let mut seat = seat(told());
    seat.model.desk.read_only = true;
    seat.keys("9 1");
    assert_eq!(looked(&mut seat), [0i64; 0]);
    // Nor has a window that stands behind others.
    let mut seat = self::seat(told());
    seat.tell(Msg::Focus(false));
    seat.keys("9 1");
    assert_eq!(looked(&mut seat), [0i64; 0]);
}

/// SEC-1: that there is something is all they are told.
#[test]
fn what_is_not_for_these_eyes_stays_shut() {
    let mut seat = seat(told());
    seat.keys("9 j enter");
    assert_eq!(seat.message(), "What it is about is not for you to see");
    assert!(!seat.model.detail.zoomed && seat.model.subject().is_none());
    seat.keys("t");
    assert!(seat.commands().is_empty());
    assert!(seat.screen().contains("(not for you to see)"));
}

/// Queue, record, board and inbox: one key, one reason why not.
#[test]
fn esc_4_answers_are_keys_everywhere() {
    for keys in ["", "enter", "2", "9"] {
        let mut incidents = typical();
        for incident in &mut incidents {
            incident.escalations = vec![Escalation { told: vec![ME], again_at: Some(now()), ..Escalation::default() }];
            incident.priority_unconfirmed = true;
        }
        let mut seat = Seat::new(incidents, Lang::En, (120, 36));
        seat.tell(Msg::Loaded(Loaded::Inbox(told())));
        seat.on(20391).keys(if keys.is_empty() { "esc" } else { keys });
        let all = Verb::Acknowledge { escalation: None, text: String::new() };
        seat.on(20391).keys("A");
        assert_eq!(seat.commands(), [(20391, Some(3), all)], "{keys}");
        seat.keys("s p");
        assert_eq!(seat.commands(), [(20391, Some(3), Verb::ConfirmPriority)], "{keys}");
        seat.keys("s z").types("15:00").keys("tab").types("on the phone").keys("ctrl-s");
        let until = Instant::parse_rfc3339("2016-03-15T15:00:00Z").unwrap();
        let off = Verb::Postpone { escalation: None, until: Some(until), text: "on the phone".into() };
        assert_eq!(seat.commands(), [(20391, Some(3), off)], "{keys}");
    }
    // Whoever was not told, and where nothing waits.
    let mut incidents = typical();
    incidents[0].escalations = vec![Escalation { told: vec![LINA], again_at: Some(now()), ..Escalation::default() }];
    let mut seat = Seat::new(incidents, Lang::En, (120, 36));
    seat.on(20391).keys("A");
    assert!(seat.message().starts_with("That is for 李娜 to say"), "{}", seat.message());
    seat.wait(Span::seconds(1)).on(20417).keys("A");
    assert!(seat.message().starts_with("No escalation of it waits"), "{}", seat.message());
    seat.wait(Span::seconds(1)).keys("s p");
    assert!(seat.message().contains("priority to be confirmed") && seat.commands().is_empty(), "{}", seat.message());
    seat.wait(Span::seconds(1)).keys("s e");
    assert!(seat.message().starts_with("You may propose to start the emergency"), "{}", seat.message());
    for id in ["incident.acknowledge", "incident.postpone", "incident.report_up", "incident.emergency"] {
        assert!(ACTIONS.iter().any(|action| action.id == id));
    }
}

/// LIFE-6: the manager reports up, starts the procedure or declines it, with words.
#[test]
fn life_6_the_manager_decides() {
    let mut seat = Seat::typical();
    seat.model.desk.me.roles = vec!["incident_manager".into()];
    seat.on(20391).keys("s e").types("mail is down").keys("ctrl-s");
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::ReportUp { text: "mail is down".into() })]);
    seat.commit_all(Kind::ReportedUp).keys("s ! enter");
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::Emergency { start: true, text: String::new() })]);
    seat.commit_all(Kind::EmergencyDecided).keys("s n ctrl-s");
    assert!(seat.commands().is_empty(), "a reason is wanted");
    seat.types("one site").keys("ctrl-s");
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::Emergency { start: false, text: "one site".into() })]);
    seat.commit_all(Kind::EmergencyDecided);
    seat.keys(":").types("no-emergency only one site").keys("enter");
    let text = "only one site".into();
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::Emergency { start: false, text })]);
}
