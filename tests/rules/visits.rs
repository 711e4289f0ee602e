//! On-site visits (LIFE-2): which visit is meant, what cannot be, and that no clock hears of it.

use super::world::*;
use firstline::domain::id::{IncidentId, PersonId};
use firstline::domain::incident::command::Verb;
use firstline::domain::incident::report::Visit;
use firstline::domain::incident::{Kind, State};
use firstline::domain::refusal::Refusal;
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};

/// Minutes after Monday morning.
fn at(minutes: i64) -> Option<Instant> {
    Some(MONDAY + Span::minutes(minutes))
}

fn said(visit: Option<u32>, said: Visit) -> Verb {
    Verb::Visit { visit, said }
}
fn agreed(minutes: i64) -> Verb {
    said(None, Visit { engineer: Some(person("eve")), appointment: at(minutes), ..Visit::default() })
}
fn arrived(minutes: i64) -> Verb {
    said(None, Visit { arrived: at(minutes), ..Visit::default() })
}
fn left(minutes: i64) -> Verb {
    said(None, Visit { left: at(minutes), ..Visit::default() })
}
fn parts(words: &str) -> Verb {
    said(None, Visit { parts: Some(words.into()), ..Visit::default() })
}

/// A record of NET's at the end of the day, so that any minute of it has been.
fn world() -> (World, IncidentId) {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.wait(480);
    (w, id)
}

/// The visits as `engineer appointment arrived left parts` in minutes.
fn told(w: &World, id: IncidentId) -> Vec<String> {
    let minute = |at: Option<Instant>| at.map_or("-".to_owned(), |at| (at.since(MONDAY).0 / 60_000).to_string());
    let row = |v: &Visit| {
        let who = v.engineer.map_or("-".to_owned(), |p| p.to_string());
        let parts = v.parts.as_ref().map_or("-", |p| p.as_str());
        format!("{who} {} {} {} {parts}", minute(v.appointment), minute(v.arrived), minute(v.left))
    };
    w.get(id).visits.iter().map(row).collect()
}

#[test]
fn life_2_which_visit_is_meant() {
    for (name, steps, want) in [
        ("as it goes", vec![agreed(60), arrived(65), left(90), parts("fuser")], vec!["4 60 65 90 fuser"]),
        ("two agreed", vec![agreed(60), agreed(200), arrived(65)], vec!["4 60 65 - -", "4 200 - - -"]),
        (
            "the second follows",
            vec![agreed(60), agreed(200), arrived(65), left(90), arrived(210), left(220)],
            vec!["4 60 65 90 -", "4 200 210 220 -"],
        ),
        ("unannounced", vec![arrived(30), left(40)], vec!["5 - 30 40 -"]),
        ("all at once", vec![said(None, Visit { arrived: at(1), left: at(2), ..Visit::default() })], vec!["5 - 1 2 -"]),
        (
            "parts of the last",
            vec![agreed(60), arrived(61), agreed(200), parts(" drum ")],
            vec!["4 60 61 - -", "4 200 - - drum"],
        ),
        (
            "by number",
            vec![agreed(60), agreed(200), said(Some(0), Visit { appointment: at(70), ..Visit::default() })],
            vec!["4 70 - - -", "4 200 - - -"],
        ),
    ] {
        let (mut w, id) = world();
        let clocks = w.get(id).clocks.clone();
        for verb in steps {
            w.ok("fred", id, verb);
            assert_eq!(w.latest().kind, Kind::Visited);
        }
        assert_eq!(told(&w, id), want, "{name}");
        assert_eq!(w.get(id).clocks, clocks, "{name}: neither a response nor a word to the user");
        assert_eq!(w.get(id).told_at, None);
    }
}

#[test]
fn life_2_visits_that_cannot_be() {
    let gone = said(None, Visit { engineer: Some(person("old")), appointment: at(1), ..Visit::default() });
    let nobody = said(None, Visit { engineer: Some(PersonId(77)), appointment: at(1), ..Visit::default() });
    let missing = |field| Refusal::Missing { fields: vec![field] };
    let not_found = |what: &str| Refusal::NotFound { kind: StreamKind::Person, what: what.into() };
    let third = Refusal::Invalid { field: "visit", value: "3".into(), allowed: vec!["1".into()] };
    let late = Refusal::BadTime { field: "arrived", at: at(600).unwrap(), not_before: None, not_after: at(480) };
    let early = Refusal::BadTime { field: "left", at: at(60).unwrap(), not_before: at(65), not_after: at(480) };
    for (name, before, verb, want) in [
        ("nothing said", vec![], said(None, Visit::default()), missing("appointment")),
        ("retired", vec![], gone, not_found("15")),
        ("unknown", vec![], nobody, not_found("77")),
        ("nobody there to leave", vec![agreed(60)], left(90), missing("arrived")),
        ("no visit for parts", vec![], parts("fuser"), missing("appointment")),
        ("no such visit", vec![agreed(60)], said(Some(2), Visit { left: at(1), ..Visit::default() }), third),
        ("not yet", vec![agreed(60)], arrived(600), late),
        ("before arriving", vec![arrived(65)], left(60), early),
        (
            "left without arriving",
            vec![agreed(60)],
            said(Some(0), Visit { left: at(61), ..Visit::default() }),
            missing("arrived"),
        ),
        ("it says so already", vec![agreed(60), parts("fuser")], parts("fuser"), missing("changes")),
    ] {
        let (mut w, id) = world();
        for step in before {
            w.ok("fred", id, step);
        }
        assert_eq!(w.no("fred", id, verb), want, "{name}");
    }
}

/// Who is not named is who has it; who arrives is who says so.
#[test]
fn life_2_who_goes_there() {
    let (mut w, id) = world();
    w.ok("eve", id, Verb::Take);
    for minutes in [60, 200] {
        w.ok("fred", id, said(None, Visit { appointment: at(minutes), ..Visit::default() }));
    }
    w.ok("fred", id, said(None, Visit { engineer: Some(person("fred")), arrived: at(61), ..Visit::default() }));
    w.ok("fred", id, arrived(201));
    w.ok("fred", id, arrived(300));
    assert_eq!(told(&w, id), ["5 60 61 - -", "4 200 201 - -", "5 - 300 - -"]);
}

/// ONE-4: a mistake is undone, the row keeps its place, and numbers stay what they were.
#[test]
fn one_4_a_visit_taken_back_leaves_its_number() {
    let (mut w, id) = world();
    w.ok("fred", id, agreed(60));
    let first = w.past.last().unwrap().batch;
    w.ok("fred", id, agreed(200));
    w.undo("fred", first).unwrap();
    assert_eq!(told(&w, id), ["- - - - -", "4 200 - - -"]);
    let void = said(Some(0), Visit { arrived: at(1), ..Visit::default() });
    assert!(matches!(w.no("fred", id, void), Refusal::Invalid { field: "visit", .. }));
    w.ok("fred", id, arrived(201));
    assert_eq!(told(&w, id)[1], "4 200 201 - -");
    let second = w.past.last().unwrap().batch;
    w.undo("fred", second).unwrap();
    w.ok("fred", id, agreed(300));
    assert_eq!(told(&w, id), ["- - - - -", "4 200 - - -", "4 300 - - -"]);
}

/// What was done on site is often written down after it was resolved.
#[test]
fn life_2_parts_are_noted_after_resolving_and_not_after_closing() {
    let (mut w, id) = world();
    for verb in [Verb::Take, arrived(400), Verb::Resolve(solution()), parts("fuser"), left(470)] {
        w.ok("eve", id, verb);
    }
    w.ok("ann", id, recovered());
    w.ok("ann", id, close());
    assert_eq!(w.state(id), State::Closed);
    assert!(matches!(w.no("eve", id, parts("drum")), Refusal::NotWhile { .. }));
}
