//! Why? (ONE-1): one key takes the clocks of an incident apart; another puts that into the work log.

use super::world::{ME, Seat, elsewhere, now, record, typical};
use firstline::app::action::ACTIONS;
use firstline::app::effect::Effect;
use firstline::app::msg::{Loaded, Msg};
use firstline::app::overlay::Overlay;
use firstline::app::place::Place;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::incident::{Incident, Kind, Record};
use firstline::domain::policy::Lang;
use firstline::domain::sla::clock::{Clock, ClockAct, ClockKind, ClockMove, Goal};
use firstline::domain::time::Span;
use firstline::text::width::width;

/// An incident whose clocks have a history: two stages, a resolution that waited, a call-back.
fn eventful() -> (Incident, Record) {
    let mut incident = typical().into_iter().find(|incident| incident.id.0 == 20417).unwrap();
    let mut record = record(&incident);
    let goal = |minutes, calendar: &str| Goal {
        goal: Span::minutes(minutes),
        calendar: calendar.into(),
        calendar_version: 1,
        agreement: "standard".into(),
        policy: 1,
        priority: 2,
    };
    let start = |minutes| ClockAct::Start { goal: goal(minutes, "always") };
    let moves = [
        (0, ClockKind::Resolution, 0, 24, start(240)),
        (0, ClockKind::Stage, 1, 24, start(48)),
        (1, ClockKind::Resolution, 0, 23, ClockAct::Pause),
        (1, ClockKind::Stage, 1, 23, ClockAct::Stop),
        (1, ClockKind::Stage, 2, 23, start(96)),
        (2, ClockKind::Resolution, 0, 5, ClockAct::Resume),
        (2, ClockKind::CallBack, 0, 5, start(30)),
    ];
    incident.clocks.clear();
    for (event, clock, line, ago, act) in moves {
        let step = ClockMove { clock, line, at: now() - Span::minutes(ago), act };
        Clock::apply(&mut incident.clocks, &step);
        record.past[event].event.detail.clocks.push(step);
    }
    incident.line = 2;
    record.incident = incident.clone();
    (incident, record)
}

/// Somebody at the keyboard on that incident, its record at hand.
fn seat(lang: Lang, size: (u16, u16)) -> Seat {
    let (incident, record) = eventful();
    let mut incidents = typical();
    let at = incidents.iter().position(|other| other.id == incident.id).unwrap();
    incidents[at] = incident;
    let mut seat = Seat::new(incidents, lang, size);
    seat.on(20417);
    seat.tell(Msg::Loaded(Loaded::Record(Box::new(record), vec![])));
    seat
}

fn title(seat: &Seat) -> String {
    let why = seat.derived().why.expect("it is open");
    why.lines[0].text.split("  ").next().unwrap().to_owned()
}

#[test]
fn one_key_on_the_queue_the_record_and_the_board() {
    for (keys, place) in [("I", Place::Queue), ("enter I", Place::Queue), ("2 I", Place::Board)] {
        let mut seat = seat(Lang::En, (120, 36));
        seat.on(20417).keys(keys);
        assert_eq!(seat.model.place, place);
        let Some(Overlay::Why(why)) = seat.model.overlays.last() else { panic!("{keys}") };
        assert_eq!(Some(why.id), seat.model.subject(), "{keys}");
        seat.keys("esc");
        assert!(seat.model.overlays.is_empty(), "{keys}");
    }
    let action = ACTIONS.iter().find(|action| action.keys == ["I"]).unwrap();
    assert_eq!(action.id, "detail.why");
    // Where nothing is under the cursor there is nothing to ask about.
    let mut seat = seat(Lang::En, (120, 36));
    seat.keys("7 I");
    assert!(seat.model.overlays.is_empty());
}

#[test]
fn it_is_in_help_and_palette_and_on_the_command_line() {
    for open in ["?", "ctrl-p"] {
        let mut seat = seat(Lang::En, (120, 36));
        seat.keys(open).types("clocks apart").keys("enter");
        assert!(matches!(seat.model.overlays.last(), Some(Overlay::Why(_))), "{open}");
    }
    let mut seat = seat(Lang::En, (120, 36));
    seat.keys(":").types("why").keys("enter");
    assert!(matches!(seat.model.overlays.last(), Some(Overlay::Why(_))));
}

/// From the clock that lists show through all of them, and around.
#[test]
fn tab_goes_through_the_clocks() {
    let mut seat = seat(Lang::En, (120, 36));
    seat.keys("I");
    let mut seen = vec![title(&seat)];
    for key in ["tab", "l", "right"] {
        seat.keys(key);
        seen.push(title(&seat));
    }
    assert_eq!(seen, ["Call-back", "Resolution", "Stage L1", "Stage L2"], "the worst of those that lead first");
    seat.keys("]");
    assert_eq!(title(&seat), "Call-back");
    seat.keys("shift-tab h");
    assert_eq!(title(&seat), "Stage L1");
}

#[test]
fn it_scrolls_as_far_as_there_is_something() {
    let mut seat = seat(Lang::En, (80, 24));
    seat.keys("I");
    let why = |seat: &Seat| seat.derived().why.unwrap();
    let all = why(&seat).lines.len() + why(&seat).below;
    assert!(why(&seat).below > 0 && why(&seat).above == 0);
    seat.keys("j j k");
    assert_eq!(why(&seat).above, 1);
    seat.keys("G j pagedown");
    assert_eq!((why(&seat).below, why(&seat).above + why(&seat).lines.len()), (0, all));
    seat.keys("k");
    assert_eq!(why(&seat).below, 1);
    // A larger window shows more, wherever one was.
    seat.tell(Msg::Resize(120, 60));
    assert_eq!((why(&seat).above, why(&seat).below), (0, 0));
}

/// What is counted goes on being counted, a second at a time.
#[test]
fn it_is_as_live_as_the_clock() {
    let mut seat = seat(Lang::En, (120, 36));
    seat.keys("I");
    let sum = |seat: &Seat| seat.derived().why.unwrap().lines[1].text.clone();
    assert_eq!(sum(&seat), "0:30:00 goal - 0:05:00 used = 0:25:00 left");
    assert!(seat.derived().next <= seat.now + Span::seconds(1));
    seat.wait(Span::seconds(61));
    assert_eq!(sum(&seat), "0:30:00 goal - 0:06:01 used = 0:23:59 left");
    // What has ended stands still.
    seat.keys("tab tab");
    assert_eq!(title(&seat), "Stage L1");
    let still = seat.derived().why.unwrap().lines;
    assert_eq!(seat.wait(Span::seconds(61)).derived().why.unwrap().lines, still);
}

/// The story: asked, read, put into the log, regretted.
#[test]
fn it_goes_into_the_work_log_as_a_note_that_can_be_undone() {
    let mut seat = seat(Lang::En, (120, 36));
    // Marks are for acts; this is about what is under the cursor.
    seat.on(20410).keys("space").on(20417).keys("I tab c");
    let commands = seat.commands();
    let [(20417, Some(3), Verb::Note { text })] = &commands[..] else { panic!("{commands:?}") };
    for part in ["Resolution", "4:00:00 goal - 0:06:00 used = 3:54:00 left", "paused", "Standard service [standard]"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(text.lines().all(|line| width(line) <= 60), "{text}");
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(seat.model.overlays.is_empty(), "a key held down writes it once");
    seat.commit_all(Kind::Noted);
    assert_eq!(seat.model.message.as_ref().unwrap().offer, Some(("u", "undo".to_owned())));
    seat.keys("esc u").wait(Span::seconds(1)).keys("y");
    let effects = seat.effects();
    let undone = |e: &Effect| matches!(e, Effect::Commit { command: Command::Undo { batch: 1_001 }, .. });
    assert!(effects.iter().any(undone), "{effects:?}");
}

/// Who may not note says so before anything is sent, and goes on reading.
#[test]
fn a_note_that_is_not_allowed_is_refused_with_the_reason() {
    let mut seat = seat(Lang::En, (120, 36));
    seat.model.desk.read_only = true;
    seat.keys("I c");
    assert_eq!(seat.message(), "This console is read-only");
    assert!(matches!(seat.model.overlays.last(), Some(Overlay::Why(_))) && seat.commands().is_empty());
    let mut seat = self::seat(Lang::En, (120, 36));
    seat.model.desk.me.roles = vec!["executive".into()];
    seat.keys("I c");
    assert!(
        seat.message().starts_with("None of your roles allows you to write an internal note"),
        "{}",
        seat.message()
    );
    assert!(seat.commands().is_empty());
}

/// A record that is not here yet, and one without clocks.
#[test]
fn what_cannot_be_explained_is_said() {
    let mut seat = seat(Lang::En, (120, 36));
    seat.model.overlays.push(Overlay::Why(firstline::app::why::Why { id: IncidentId(9), which: None, scroll: 0 }));
    assert_eq!(seat.derived().why.unwrap().lines[0].text, "reading");
    seat.keys("tab j c");
    assert!(seat.commands().is_empty());
    let bare = Incident { clocks: vec![], assignee: Some(ME), ..elsewhere(eventful().0) };
    let mut seat = Seat::new(vec![bare], Lang::En, (120, 36));
    seat.on(20417).keys("I");
    assert_eq!(seat.derived().why.unwrap().lines[0].text, "No agreement sets a goal for it: there is no clock.");
}

#[test]
fn one_1_in_three_languages() {
    for (lang, size) in [(Lang::En, (120, 36)), (Lang::ZhHans, (80, 24)), (Lang::ZhHant, (40, 12))] {
        let mut seat = seat(lang, size);
        seat.keys("I tab");
        insta::assert_snapshot!(format!("why_{lang:?}"), seat.screen());
    }
}
