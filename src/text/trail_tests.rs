//! Events of every kind of record in words, what is looked for as a sentence, and names that can be typed as they show.

use super::*;
use crate::domain::actor::{Identity, Via};
use crate::domain::id::PersonId;
use crate::domain::incident::event::{Change, Detail, Event, Kind, Place};
use crate::domain::incident::fields::Field as Of;
use crate::domain::journal::Author;
use crate::domain::trail::words::{KINDS, kind_named};
use crate::domain::value::FieldValue;
use crate::text::testing::{Desk, LANGS, assert_clean, at};

fn entry(stream: Stream, kind: &str, fact: Fact) -> Entry {
    let (person, via) = (PersonId(1), Via::Console);
    let author = Author { person, role: "agent".into(), via, os_user: "li".into(), identity: Identity::Os };
    Entry {
        seq: 9,
        batch: 9,
        recorded_at: at("15 10:00"),
        at: at("15 10:00"),
        author,
        stream,
        ver: 2,
        kind: kind.into(),
        fact,
        erased: 0,
        prev: [1; 32],
        hash: [2; 32],
        undone_by: None,
        payload: "{}".into(),
    }
}

fn incident(kind: Kind, detail: Detail) -> Entry {
    entry(Stream::new(StreamKind::Incident, 7), kind.name(), Fact::Incident(Event { kind, detail }))
}

fn step<T: FieldValue>(field: Of, from: T, to: T) -> Change {
    Change { place: Place::Field { field }, from: from.to_value(), to: to.to_value() }
}

fn amended(column: &str, from: Held, to: Held) -> Fact {
    let changes = vec![EntryChange { column: column.into(), from, to }];
    Fact::Columns(EntryDetail { key: None, changes, text: None })
}

/// What is told of an event: record, kind, gist and why.
type Case = (Entry, [&'static str; 4]);

fn cases() -> Vec<Case> {
    let person = Stream::new(StreamKind::Person, 2);
    let assigned = Detail {
        changes: vec![step(Of::Assignee, None, Some(PersonId(2))), step(Of::ReassignCount, 0u32, 1u32)],
        reason: Some("skill".into()),
        ..Detail::default()
    };
    let noted = Detail { text: Some(Text::new("look\u{1b}[2J\nagain")), ..Detail::default() };
    let erased = Detail { text: Some(Text::Erased), ..Detail::default() };
    let undone = Detail { undoes: Some(5), ..Detail::default() };
    vec![
        (incident(Kind::Assigned, assigned), ["7", "assigned", "assignee: wu min", "needs more skill"]),
        (incident(Kind::Noted, noted), ["7", "note", "look^[[2J", ""]),
        (incident(Kind::Noted, erased), ["7", "note", "(erased)", ""]),
        (incident(Kind::Undone, undone), ["7", "undo", "undid an earlier act", "takes back row 5"]),
        (
            entry(person, "amended", amended("teams", Held::List(vec![Held::Int(1)]), Held::List(vec![Held::Int(2)]))),
            ["wu (person)", "amended", "teams: Desk > Network", ""],
        ),
        (
            entry(person, "amended", amended(RETIRED, Held::None, Held::Flag(true))),
            ["wu (person)", "amended", "put out of use", ""],
        ),
        (
            entry(person, "entered", amended("name", Held::None, Held::Text(Text::new("wu min")))),
            ["wu (person)", "entered", "entered wu min", ""],
        ),
        (
            entry(Stream::new(StreamKind::Policy, 1), "applied", Fact::Policy(3)),
            ["policy", "applied", "policy version 3 took effect", ""],
        ),
        (
            entry(Stream::new(StreamKind::Desk, 1), "opened", Fact::Opened(IncidentId(7))),
            ["desk", "opened", "read incident 7", ""],
        ),
        (
            entry(Stream::new(StreamKind::Incident, 8), "noted", Fact::Guarded),
            ["8", "note", "security incident: told only when asked for by its number, on the record", ""],
        ),
        (
            entry(Stream::new(StreamKind::Desk, 1), "newer\u{7}", Fact::Plain(vec![("a".into(), "\u{1b}b".into())])),
            ["desk", "newer^G", "a: ^[b", ""],
        ),
    ]
}

#[test]
fn an_event_of_any_record_is_told() {
    let desk = Desk::new();
    for (entry, expected) in cases() {
        let told = told(&entry, &desk.words(crate::domain::policy::Lang::En));
        assert_eq!([&told.record, &told.kind, &told.gist, &told.why].map(String::as_str), expected);
        for lang in LANGS {
            let told = super::told(&entry, &desk.words(lang));
            let lines = told.changes.iter().chain(&told.clocks);
            for said in [&told.who, &told.record, &told.kind, &told.what, &told.gist].into_iter().chain(lines) {
                assert_clean(said);
            }
        }
    }
}

/// What stands in the column can be asked for as it stands there.
#[test]
fn kinds_of_event_are_found_by_the_names_they_show() {
    let codes: Vec<&str> = KINDS.iter().map(|row| row.code).collect();
    assert_eq!(EVENT.codes, codes);
    for lang in LANGS {
        for code in EVENT.codes {
            let shown = Locale::new(lang).term(&EVENT, code).into_owned();
            assert_eq!(kind_named(&shown), Some(*code), "{lang:?} {shown}");
        }
    }
}

/// The filter, and its echo in English, zh-Hans and zh-Hant.
const ECHOES: &[[&str; 4]] = &[
    ["", "everything", "全部", "全部"],
    [
        "by:li,me kind:assigned,escalated since:2h",
        "person: li na or me, event: assigned or escalated, since 2h ago",
        "操作人：li na或我，操作：分派或升级，2h 前以来",
        "操作人員：li na或我，動作：指派或升級，2h 前以來",
    ],
    [
        "-kind:state,talk id:20417,-20418",
        "not (event: state changes or talk), record: 20417, not 20418",
        "非（操作：状态或沟通），记录：20417，非20418",
        "非（動作：狀態或溝通），紀錄：20417，非20418",
    ],
    [
        "person:wu id:policy on:monday..today until:yesterday",
        "record: person wu min, record: policy, recorded: Monday to today, until yesterday",
        "记录：人员 wu min，记录：策略，记录日期：周一 至 今天，截至昨天",
        "紀錄：人員 wu min，紀錄：政策，記錄日期：週一 至 今天，截至昨天",
    ],
    [
        "via:cli \"no \u{202e}route\"",
        "via: command line, words with \"no <U+202E>route\"",
        "途径：命令行，内容含“no <U+202E>route”",
        "途徑：命令列，內容含「no <U+202E>route」",
    ],
];

#[test]
fn what_is_looked_for_is_echoed_in_words() {
    let desk = Desk::new();
    for [text, echoes @ ..] in ECHOES {
        let filter = Filter::parse(text).unwrap_or_default();
        assert_eq!(filter.is_all(), text.is_empty(), "{text}");
        let said = LANGS.map(|lang| echo(&filter, &desk.words(lang)));
        assert_eq!(said, *echoes, "{text}");
    }
}
