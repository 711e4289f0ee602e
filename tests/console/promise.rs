//! Keeping one's word: a time that was promised and a call back, by keys, until they are met or late (LIFE-5, SLA-1).

use super::world::{Seat, incident};
use firstline::app::overlay::Overlay;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::incident::decide::{Ctx, decide};
use firstline::domain::policy::Lang;
use firstline::domain::sla::clock::{ClockKind, Shows};
use firstline::domain::time::{Instant, Span};
use std::collections::BTreeMap;

/// Two incidents of one's own, and nothing else that presses.
fn seat(lang: Lang) -> Seat {
    let told = ["20410 3 in_progress wangli 90000 会议室投影无信号", "20411 3 in_progress wangli 90000 3F 打印机卡纸"];
    let mut seat = Seat::new(told.map(incident).into(), lang, (120, 36));
    seat.on(20410);
    seat
}

/// What was sent becomes of the incidents what the rules make of it.
fn settle(seat: &mut Seat) {
    let waiting: Vec<(u64, Command)> = seat.model.busy.iter().map(|(r, b)| (*r, b.command.clone())).collect();
    for (request, command) in waiting {
        let Command::Act { incident: id, .. } = command else { panic!("{command:?}") };
        let desk = &seat.model.desk;
        let ctx = Ctx {
            policy: &desk.policy,
            calendars: &desk.calendars,
            directory: &desk.directory,
            zone: &desk.zone,
            incidents: seat.incidents.iter().map(|i| (i.id, i.clone())).collect(),
            next: IncidentId(30_000),
            past: vec![],
            articles: BTreeMap::new(),
        };
        let decided = decide(&ctx, &command, &desk.me, seat.now).unwrap();
        let kinds = decided.iter().map(|d| d.event.kind).collect();
        let record = seat.incidents.iter_mut().find(|i| i.id == id).unwrap();
        decided.iter().for_each(|d| record.apply(&d.event).unwrap());
        seat.change(id.0);
        let (at, seq) = (seat.now, i64::try_from(request).unwrap() + 1_000);
        seat.tell(firstline::app::msg::Msg::Committed { request, seq, batch: seq, at, ids: vec![id], kinds });
    }
}

/// The clocks on the card: label, sign, time.
fn card(seat: &Seat) -> Vec<(String, &'static str, String)> {
    let clocks = seat.derived().card.unwrap().clocks;
    clocks.into_iter().map(|c| (c.label, c.clock.sign, c.clock.time)).collect()
}

fn clock_of(seat: &Seat, kind: ClockKind) -> Option<(&'static str, String)> {
    let label = seat.model.locale.t(label(kind)).into_owned();
    card(seat).into_iter().find(|(l, ..)| *l == label).map(|(_, sign, time)| (sign, time))
}

fn label(kind: ClockKind) -> &'static str {
    if kind == ClockKind::Promise { "card-promise" } else { "card-call-back" }
}

fn shows(seat: &Seat, kind: ClockKind) -> Shows {
    let record = &seat.incidents[0];
    let clock = record.clocks.iter().find(|c| c.kind == kind).unwrap();
    let desk = &seat.model.desk;
    let calendar = desk.calendars.of(&clock.target).unwrap();
    clock.reading(calendar, desk.policy.warning, desk.policy.critical, seat.now).shows
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

/// By 15:00: the time is echoed while it is typed, its clock counts down, and the call meets it.
#[test]
fn a_promise_is_kept_by_a_call() {
    let mut seat = seat(Lang::En);
    seat.keys("P").types("by 15:00");
    assert!(seat.screen().contains("= Tue 2016-03-15 15:00"), "{}", seat.screen());
    seat.keys("tab").types("with a spare").keys("ctrl-s");
    let due = at("2016-03-15T15:00:00Z");
    settle(&mut seat);
    assert_eq!(seat.commands(), [(20410, Some(3), Verb::Promise { due, text: "with a spare".into() })]);
    assert_eq!(seat.message(), "20410 promise noted");
    assert_eq!(clock_of(&seat, ClockKind::Promise), Some((".", "28m".into())));
    seat.wait(Span::minutes(20));
    assert_eq!(clock_of(&seat, ClockKind::Promise), Some(("!", "08:00".into())));
    seat.keys("N").types("told her").keys("ctrl-s");
    settle(&mut seat);
    assert_eq!((shows(&seat, ClockKind::Promise), clock_of(&seat, ClockKind::Promise)), (Shows::Met, None));
    seat.wait(Span::hours(1)).keys("enter");
    let screen = seat.screen();
    let line = screen.lines().find(|l| l.contains("Promise ")).unwrap_or_else(|| panic!("{screen}"));
    assert!(line.contains("20m of 28m"), "{line}");
}

/// A time that is over, or none, is said at the field; what was typed stays.
#[test]
fn a_promise_that_cannot_be_is_not_sent() {
    for (typed, said) in [
        ("14:00", "that is over already"),
        ("this morning", "that is over already"),
        ("soon", "not a time"),
        ("25:00", "there is no such time"),
        ("", "needed"),
    ] {
        let mut seat = seat(Lang::En);
        seat.keys("P").types(typed).keys("ctrl-s");
        let screen = seat.screen();
        assert!(screen.contains(said), "{typed}:\n{screen}");
        assert!(seat.commands().is_empty() && seat.model.overlays.iter().any(|o| matches!(o, Overlay::Form(_))));
    }
}

/// In Chinese too; another time takes the place of the first.
#[test]
fn a_second_promise_takes_the_place_of_the_first() {
    let mut seat = seat(Lang::ZhHans);
    seat.keys("P").types("下午三点").keys("ctrl-s");
    settle(&mut seat);
    assert_eq!(clock_of(&seat, ClockKind::Promise), Some((".", "28m".into())));
    seat.keys("P").types("明天上午");
    assert!(seat.screen().contains("2016-03-16 12:00"), "{}", seat.screen());
    seat.keys("ctrl-s");
    settle(&mut seat);
    assert_eq!(seat.incidents[0].promised_for, Some(at("2016-03-16T12:00:00Z")));
    let clock = seat.incidents[0].clocks.iter().find(|c| c.kind == ClockKind::Promise).unwrap();
    assert_eq!((clock.cycle, clock_of(&seat, ClockKind::Promise).unwrap().1), (2, "21h28".into()));
}

/// LIFE-5: asked for with a key and Enter; half an hour; late, it is breached, and the queue can be asked for it.
#[test]
fn a_call_back_that_is_forgotten_is_breached() {
    let mut seat = seat(Lang::En);
    seat.keys("B enter");
    settle(&mut seat);
    assert_eq!(seat.commands(), [(20410, Some(3), Verb::CallBack { text: String::new() })]);
    assert_eq!(seat.message(), "20410 to be called back");
    assert_eq!(clock_of(&seat, ClockKind::CallBack), Some((".", "30m".into())));
    seat.wait(Span::minutes(31));
    assert_eq!(clock_of(&seat, ClockKind::CallBack), Some(("XX", "+1m".into())));
    seat.keys("/").types("sla.callback:breached").keys("enter");
    assert_eq!(seat.order(), [20410]);
    seat.keys("N").types("told him").keys("ctrl-s");
    settle(&mut seat);
    assert_eq!((shows(&seat, ClockKind::CallBack), clock_of(&seat, ClockKind::CallBack)), (Shows::Breached, None));
}

/// What was asked of the caller goes along; `:` takes it too.
#[test]
fn a_call_back_may_say_what_is_missing() {
    let mut seat = seat(Lang::En);
    let want = || (20410, Some(3), Verb::CallBack { text: "which floor?".into() });
    seat.keys("B").types("which floor?").keys("enter");
    assert_eq!(seat.commands(), [want()]);
    seat = self::seat(Lang::En);
    seat.keys(":").types("call-back which floor?").keys("enter");
    assert_eq!(seat.commands(), [want()]);
}

/// MAJ-2: of a major incident the stakeholders are told how it stands; of another one the key says why not.
#[test]
fn stakeholders_of_a_major_one_are_informed() {
    let mut seat = seat(Lang::En);
    seat.keys("s i");
    assert!(
        seat.message().starts_with("This is no major incident") && seat.commands().is_empty(),
        "{}",
        seat.message()
    );
    seat.incidents[0].major = true;
    seat.change(20410);
    seat.wait(Span::seconds(1)).keys("s i ctrl-s");
    assert!(seat.commands().is_empty(), "words are wanted");
    seat.types("half of it works").keys("ctrl-s");
    assert_eq!(seat.commands(), [(20410, Some(3), Verb::Inform { text: "half of it works".into() })]);
    settle(&mut seat);
    assert_eq!(seat.message(), "20410 stakeholders informed");
}
