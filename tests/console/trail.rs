//! The audit trail at the keyboard: looking, finding, reading on, taking back, and going back where one was.

use super::world::{LINA, ME, Seat, now, typical};
use firstline::app::effect::Effect;
use firstline::app::msg::{Loaded, Msg};
use firstline::app::place::Place;
use firstline::domain::actor::{Identity, Via};
use firstline::domain::id::PersonId;
use firstline::domain::incident::command::Command;
use firstline::domain::incident::event::{Change, Detail, Event, Kind, Place as At};
use firstline::domain::incident::fields::Field;
use firstline::domain::journal::Author;
use firstline::domain::people::directory::{EntryChange, EntryDetail};
use firstline::domain::policy::Lang;
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::Span;
use firstline::domain::trail::{Entry, Fact, Match, Page, Sieve, Window};
use firstline::domain::value::{FieldValue, Text, Value};
use firstline::ui::Theme;
use firstline::ui::testing::rows_with_styles;

fn step<T: FieldValue>(field: Field, from: T, to: T) -> Change {
    Change { place: At::Field { field }, from: from.to_value(), to: to.to_value() }
}

/// An event so many minutes ago.
fn entry(seq: i64, minutes: i64, by: PersonId, via: Via, stream: Stream, kind: &str, fact: Fact) -> Entry {
    let at = now() - Span::minutes(minutes);
    let author = Author { person: by, role: "agent".into(), via, os_user: "wangli".into(), identity: Identity::Os };
    let hash = |n: i64| [u8::try_from(n % 251).unwrap(); 32];
    Entry {
        seq,
        batch: seq,
        recorded_at: at,
        at,
        author,
        stream,
        ver: 2,
        kind: kind.into(),
        fact,
        erased: 0,
        prev: hash(seq - 1),
        hash: hash(seq),
        undone_by: None,
        payload: "{}".into(),
    }
}

fn on(seq: i64, minutes: i64, by: PersonId, incident: i64, kind: Kind, detail: Detail) -> Entry {
    let stream = Stream::new(StreamKind::Incident, incident);
    let via = if kind == Kind::Resumed { Via::Rule } else { Via::Console };
    entry(seq, minutes, by, via, stream, kind.name(), Fact::Incident(Event { kind, detail }))
}

/// The trail of the drawings, the newest first.
pub fn trail() -> Vec<Entry> {
    let text = |words: &str| Detail { text: Some(Text::new(words)), ..Detail::default() };
    let changed = |changes: Vec<Change>| Detail { changes, ..Detail::default() };
    let taken = vec![
        step(Field::State, firstline::domain::incident::State::New, firstline::domain::incident::State::InProgress),
        step(Field::Assignee, None, Some(ME)),
    ];
    let up = Detail {
        changes: vec![step(Field::Line, 1u8, 2u8), step(Field::Assignee, Some(ME), None)],
        reason: Some("skill".into()),
        ..Detail::default()
    };
    let entered = EntryDetail {
        key: Some("vpn-hz2".into()),
        changes: vec![EntryChange { column: "name".into(), from: Value::None, to: Value::Text("vpn-hz2".into()) }],
        text: None,
    };
    let undo = Detail { undoes: Some(105), changes: vec![step(Field::Priority, 2u8, 3u8)], ..Detail::default() };
    let mut assessed = on(105, 30, LINA, 20402, Kind::Assessed, changed(vec![step(Field::Priority, 3u8, 2u8)]));
    assessed.undone_by = Some(107);
    vec![
        on(108, 1, ME, 20417, Kind::Escalated, up),
        on(107, 4, LINA, 20402, Kind::Undone, undo),
        on(106, 5, ME, 20417, Kind::Taken, changed(taken)),
        assessed,
        on(104, 900, LINA, 20399, Kind::Noted, text("控制平面 CPU 高, 已联系厂商, 案例号 4471\n第二行")),
        on(103, 1_000, ME, 20388, Kind::Resumed, Detail::default()),
        entry(102, 1_100, ME, Via::Cli, Stream::new(StreamKind::Ci, 1), "entered", Fact::Columns(entered)),
        entry(101, 1_200, ME, Via::Cli, Stream::new(StreamKind::Policy, 1), "applied", Fact::Policy(2)),
    ]
}

/// More than any screen holds, and longer.
pub fn overfull() -> Vec<Entry> {
    let long = "断线".repeat(90);
    let said = |n: i64| Detail {
        text: Some(Text::new(&long)),
        reason: (n % 2 == 0).then(|| "skill".into()),
        ..Detail::default()
    };
    (1..=250).rev().map(|n| on(n, 12 * (250 - n), LINA, 20417, Kind::Noted, said(n))).collect()
}

fn holds(sieve: &Sieve, entry: &Entry) -> bool {
    let is = |m: &Match| match m {
        Match::By(people) => people.contains(&entry.author.person),
        Match::Of(streams) => streams.contains(&entry.stream),
        Match::Kinds(kinds) => kinds.contains(&entry.kind.as_str()),
        Match::Text(_) => false,
        other => panic!("{other:?}"),
    };
    sieve
        .tests
        .iter()
        .all(|t| (t.wanted.is_empty() || t.wanted.iter().any(is)) != t.negated && !t.refused.iter().any(is))
}

/// What was asked of the worker since the last look.
fn asked(seat: &mut Seat) -> Vec<(u64, Sieve, Window)> {
    let asked = |effect| match effect {
        Effect::LoadTrail { number, sieve, window } => Some((number, *sieve, window)),
        _ => None,
    };
    seat.effects().into_iter().filter_map(asked).collect()
}

/// Answers what is asked until nothing is, in pages of so many.
fn answer_in(seat: &mut Seat, trail: &[Entry], pages: usize) -> usize {
    let mut n = 0;
    while let Some(msg) = seat.effects().iter().rev().find_map(|effect| answer(effect, trail, pages)) {
        seat.tell(msg);
        n += 1;
    }
    n
}

/// What a file would answer, in pages of so many.
pub fn answer(effect: &Effect, trail: &[Entry], pages: usize) -> Option<Msg> {
    let Effect::LoadTrail { number, sieve, window } = effect else { return None };
    let inside = |e: &&Entry| e.seq > window.after && window.before.is_none_or(|before| e.seq < before);
    let found: Vec<Entry> = trail.iter().filter(inside).filter(|e| holds(sieve, e)).cloned().collect();
    let more = found.len() > pages;
    let entries: Vec<Entry> = found.into_iter().take(pages).collect();
    let next = if more { entries.last().map(|e| e.seq) } else { None };
    let head = trail.first().map_or(0, |e| e.seq);
    let page = Page { entries, next, reached: None, head };
    Some(Msg::Loaded(Loaded::Trail { number: *number, page: Ok(page) }))
}

fn seat(lang: Lang, size: (u16, u16)) -> Seat {
    let mut seat = Seat::new(typical(), lang, size);
    seat.keys("5");
    answer_in(&mut seat, &trail(), 100);
    seat
}

fn seqs(seat: &Seat) -> Vec<i64> {
    seat.model.audit.entries.iter().map(|e| e.seq).collect()
}

const ALL: [i64; 8] = [108, 107, 106, 105, 104, 103, 102, 101];

/// AUD-3: the trail fills the screen, the newest first; moving and reading go by the keys of every list.
#[test]
fn the_trail_is_read_like_every_list() {
    let mut seat = seat(Lang::En, (120, 36));
    assert_eq!((seqs(&seat), seat.model.audit.cursor), (ALL.to_vec(), Some(108)));
    seat.keys("j j");
    assert_eq!(seat.model.audit.cursor, Some(106));
    assert!(seat.screen().contains("state: New > In progress"), "{}", seat.screen());
    seat.keys("G");
    assert_eq!(seat.model.audit.cursor, Some(101));
    seat.keys("g g enter j");
    assert_eq!(seat.model.audit.cursor, Some(108), "the card has the keys");
    seat.keys("esc j");
    assert_eq!(seat.model.audit.cursor, Some(107));
    seat.keys("y");
    let copied = seat.effects().into_iter().find_map(|e| if let Effect::Copy(text) = e { Some(text) } else { None });
    let copied = copied.unwrap();
    assert!(copied.contains("#107") && copied.contains("priority: P2 High > P3 Medium"), "{copied}");
    assert!(copied.ends_with(&"6b".repeat(32)), "the whole hash: {copied}");
    seat.keys("t");
    assert!(seat.commands().is_empty(), "what stands there has happened");
    seat.keys("esc");
    assert_eq!(seat.model.place, Place::Queue);
}

/// The filter is live, its meaning is said, a slip keeps the last good result; the history of a number waits for Enter.
#[test]
fn the_filter_is_live_and_forgives() {
    let mut seat = seat(Lang::En, (120, 36));
    seat.keys("/").types("by:lina");
    answer_in(&mut seat, &trail(), 100);
    assert_eq!(seqs(&seat), [107, 105, 104]);
    assert!(seat.screen().contains("person: 李娜"), "{}", seat.screen());
    seat.types("x");
    answer_in(&mut seat, &trail(), 100);
    assert_eq!(seqs(&seat), [107, 105, 104]);
    assert!(seat.screen().contains("Did you mean \"lina\""), "{}", seat.screen());
    seat.keys("esc");
    answer_in(&mut seat, &trail(), 100);
    assert_eq!(seqs(&seat), ALL);

    seat.keys("/").types("20402");
    assert!(asked(&mut seat).is_empty(), "to look may go on the record: not at every digit");
    seat.keys("enter");
    assert_eq!(answer_in(&mut seat, &trail(), 100), 1);
    assert_eq!(seqs(&seat), [107, 105]);
    seat.keys("esc");
    answer_in(&mut seat, &trail(), 100);
    assert_eq!((seqs(&seat), seat.model.place), (ALL.to_vec(), Place::Audit));
    seat.keys("/").types("by:zhou").keys("enter");
    answer_in(&mut seat, &trail(), 100);
    assert!(seat.screen().contains("Nothing in the trail matches by:zhou"), "{}", seat.screen());
}

/// An answer to what was asked before is not shown as one to what is asked now.
#[test]
fn late_answers_are_dropped() {
    let mut seat = Seat::new(typical(), Lang::En, (120, 36));
    seat.keys("5");
    let first = asked(&mut seat).pop().unwrap();
    seat.keys("/").types("by:lina").keys("enter");
    assert!(asked(&mut seat).is_empty(), "one question at a time");
    let page = |entries| Ok(Page { entries, next: None, reached: None, head: 108 });
    seat.tell(Msg::Loaded(Loaded::Trail { number: first.0, page: page(trail()) }));
    assert!(seqs(&seat).is_empty());
    let second = asked(&mut seat).pop().unwrap();
    seat.tell(Msg::Loaded(Loaded::Trail { number: first.0, page: page(trail()) }));
    assert!(seqs(&seat).is_empty());
    seat.tell(Msg::Loaded(Loaded::Trail { number: second.0, page: page(vec![]) }));
    assert!(asked(&mut seat).is_empty());
}

/// Older pages come as one goes down; what is written meanwhile stands above, and the cursor stays on its event.
#[test]
fn older_come_below_and_newer_above() {
    let long: Vec<Entry> = (1..=600).rev().map(|n| on(n, 700 - n, ME, 20417, Kind::Noted, Detail::default())).collect();
    let mut seat = Seat::new(typical(), Lang::En, (120, 36));
    seat.keys("5");
    assert_eq!(answer_in(&mut seat, &long, 200), 1, "what is out of sight is not read");
    seat.keys("G");
    assert_eq!(answer_in(&mut seat, &long, 200), 1);
    assert_eq!((seqs(&seat).len(), seat.model.audit.cursor), (400, Some(401)));
    seat.keys("G");
    answer_in(&mut seat, &long, 200);
    seat.keys("G");
    assert_eq!((answer_in(&mut seat, &long, 200), seat.model.audit.cursor), (0, Some(1)), "the beginning");

    let mut longer = long.clone();
    longer.insert(0, on(601, 0, LINA, 20402, Kind::Taken, Detail::default()));
    let changed = || Msg::Loaded(Loaded::Changed { rows: vec![], gone: vec![], seq: 601 });
    let top = seat.model.audit.top;
    seat.tell(changed());
    assert_eq!(answer_in(&mut seat, &longer, 200), 1);
    assert_eq!(
        (seqs(&seat)[0], seat.model.audit.cursor, seat.model.audit.top),
        (601, Some(1), top + 1),
        "nothing moved"
    );
    seat.keys("F").tell(changed());
    assert!(asked(&mut seat).is_empty(), "held");
    seat.keys("F");
    assert_eq!(asked(&mut seat).len(), 1);
}

/// From a ticket to its history and back where one was; from an event to the ticket and to the history of its record.
#[test]
fn a_record_leads_to_its_history_and_back() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("enter g h");
    assert_eq!((seat.model.place, seat.model.audit.text.as_str()), (Place::Audit, "id:20417"));
    answer_in(&mut seat, &trail(), 100);
    assert_eq!(seqs(&seat), [108, 106]);
    seat.keys("esc");
    assert_eq!((seat.model.place, seat.model.detail.zoomed, seat.cursor()), (Place::Queue, true, 20417));
    seat.keys("esc 2 g h");
    assert_eq!(seat.model.audit.text, format!("id:{}", seat.cursor()), "from the board too");
    answer_in(&mut seat, &trail(), 100);
    seat.keys("esc");
    assert_eq!(seat.model.place, Place::Board);

    seat.keys("5");
    answer_in(&mut seat, &trail(), 100);
    seat.keys("j o");
    assert_eq!((seat.model.detail.zoomed, seat.model.subject().map(|id| id.0)), (true, Some(20402)));
    seat.keys("esc");
    assert_eq!((seat.model.place, seat.model.audit.cursor), (Place::Audit, Some(107)));
    seat.keys("G k g h");
    assert_eq!(seat.model.audit.text, "id:ci:vpn-hz2");
    seat.keys("o");
    assert!(seat.message().contains("no ticket"), "{}", seat.message());
}

/// ONE-4: an act is taken back from its event; what was, or cannot be, says so.
#[test]
fn an_event_is_taken_back() {
    let mut seat = seat(Lang::En, (120, 36));
    seat.keys("u").wait(Span::seconds(1)).keys("y");
    let undo =
        |e: Effect| if let Effect::Commit { command: Command::Undo { batch }, .. } = e { Some(batch) } else { None };
    assert_eq!(seat.effects().into_iter().filter_map(undo).collect::<Vec<_>>(), [108]);
    seat.keys("j j j u");
    assert!(seat.message().contains("taken back already"), "{}", seat.message());
    seat.wait(Span::seconds(1)).keys("G u");
    assert!(seat.message().contains("ONE-4"), "{}", seat.message());
}

/// AUD-2: `:verify` runs beside everything else, once; what it found stays in sight.
#[test]
fn the_chain_is_proved_on_request() {
    let mut seat = seat(Lang::En, (120, 36));
    assert!(seat.screen().contains("not verified"));
    for _ in 0..2 {
        seat.keys(":").types("verify").keys("enter");
    }
    assert_eq!(seat.effects(), [Effect::Prove]);
    seat.tell(Msg::Loaded(Loaded::Proved { seq: 108, findings: 0 }));
    assert!(seat.screen().contains("chain whole to 108 at 14:32"), "{}", seat.screen());
    seat.tell(Msg::Loaded(Loaded::Proved { seq: 108, findings: 2 }));
    assert!(seat.screen().contains("CHAIN BROKEN: 2"), "{}", seat.screen());
}

/// ROLE-5: a refusal stands where the trail would, in words, and is not asked for again and again.
#[test]
fn a_refusal_is_told_in_the_pane() {
    let mut seat = Seat::new(typical(), Lang::En, (80, 24));
    seat.keys("5");
    let (number, ..) = asked(&mut seat).pop().unwrap();
    let why = "You may not browse the audit trail (ROLE-5).".to_owned();
    seat.tell(Msg::Loaded(Loaded::Trail { number, page: Err(why.clone()) }));
    assert!(seat.screen().contains(&why) && seat.screen().contains("g h"), "{}", seat.screen());
    assert!(asked(&mut seat).is_empty());
}

#[test]
fn the_reference_screens_of_the_trail() {
    let mut taiwan = seat(Lang::ZhHant, (120, 36));
    taiwan.keys("j j");
    insta::assert_snapshot!("audit_zh_hant_120", rows_with_styles(&taiwan.frame(Theme::ansi())));
    let mut small = seat(Lang::En, (40, 12));
    small.keys("enter");
    insta::assert_snapshot!("audit_entry_40", small.screen());
    let mut wide = seat(Lang::En, (120, 36));
    wide.keys("j j j j enter");
    insta::assert_snapshot!("audit_entry_120", wide.screen());
}

/// No size is too small or too large, and no text too wide.
#[test]
fn the_trail_is_drawn_at_every_size() {
    let mut seat = seat(Lang::ZhHans, (120, 36));
    for (w, h) in (1..=140u16).step_by(3).flat_map(|w| (1..=40u16).step_by(3).map(move |h| (w, h))) {
        seat.tell(Msg::Resize(w, h));
        for keys in ["enter", "G", "esc"] {
            let buf = seat.frame(Theme::dark());
            assert_eq!((buf.area.width, buf.area.height), (w, h));
            if seat.model.place == Place::Audit {
                seat.keys(keys);
            }
        }
        seat.keys("5");
        answer_in(&mut seat, &trail(), 100);
    }
}
