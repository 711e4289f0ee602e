//! The records an import makes.

use super::show::{moves, shown, shown_by, standing};
use super::{EXCERPT, NOW, caller, desk, import, read, reducer, rows};
use firstline::desk::{Desk, verify};
use firstline::domain::actor::Via;
use firstline::domain::incident::foreign::Became;
use firstline::domain::incident::row::Row;
use firstline::domain::incident::{Event, Field, Incident, Place, Record, State};
use firstline::domain::sla::clock::{ClockAct, ClockKind};
use firstline::store::Which;
use std::collections::{BTreeMap, BTreeSet};

/// Every record, by its number at the source.
fn records(desk: &mut Desk) -> BTreeMap<String, Record> {
    let (_, rows) = desk.rows(&caller(), Which::Any).unwrap();
    let ids: Vec<_> = rows.iter().map(|r| r.id).collect();
    let mut records = BTreeMap::new();
    for id in ids {
        let record = desk.record(&caller(), id, NOW).unwrap();
        let number = record.incident.external.as_ref().unwrap().as_str().split_once(':').unwrap().1.to_owned();
        records.insert(number, record);
    }
    records
}

fn imported() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    import(&mut desk, &read(EXCERPT, None));
    (folder, desk)
}

#[test]
fn every_record_is_what_the_second_reducer_says() {
    let (_folder, mut desk) = imported();
    let musts = reducer::reduce(&rows(EXCERPT), NOW.0);
    let records = records(&mut desk);
    assert_eq!(records.keys().collect::<Vec<_>>(), musts.keys().collect::<Vec<_>>());
    for (number, mut must) in musts {
        let record = &records[&number];
        assert_eq!(moves(record), must.moves, "{number}");
        must.moves.clear();
        assert_eq!(shown(&desk, &record.incident, NOW), must, "{number}");
    }
    assert_eq!(verify(&mut desk, None).unwrap().findings, []);
}

#[test]
fn every_row_is_accounted_for_and_a_second_import_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    let history = read(EXCERPT, None);
    let (made, planned) = desk.plan_import(&history.entries, &history.incidents, &caller()).unwrap();
    assert_eq!(desk.head().unwrap().unwrap().seq, verify(&mut desk, None).unwrap().events);
    let before = desk.head().unwrap();
    let account = import(&mut desk, &history);
    assert_ne!(desk.head().unwrap(), before);
    assert_eq!(planned, account, "a dry run says what an import does");
    assert_eq!(made, history.entries.len());
    assert_eq!(account.len() as u64, history.rows);
    let lines: BTreeSet<u64> = account.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, (2..=history.rows + 1).collect());
    assert!(account.iter().all(|(_, became)| matches!(became, Became::Event | Became::Touch)));

    let head = desk.head().unwrap();
    let again = import(&mut desk, &history);
    assert_eq!(desk.head().unwrap(), head);
    let as_known = |b: Became| if b == Became::Event { Became::Known } else { b };
    assert_eq!(again, account.iter().map(|(line, b)| (*line, as_known(*b))).collect::<Vec<_>>());
}

#[test]
fn going_on_after_until_leads_to_the_same_records() {
    let (_folder, mut whole) = imported();
    for until in ["2016-03-15T10:00", "2016-02-29T09:00", "2016-06-30"] {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(folder.path());
        let first = read(EXCERPT, Some(until));
        let taken = import(&mut desk, &first);
        assert!(first.later > 0 && taken.len() as u64 + first.later == first.rows, "{until}");
        import(&mut desk, &read(EXCERPT, None));
        let (at_once, later) = (records(&mut whole), records(&mut desk));
        assert_eq!(at_once.len(), later.len());
        for (number, record) in &later {
            let one = &at_once[number];
            assert_eq!(moves(record), moves(one), "{until} {number}");
            assert_eq!(shown(&desk, &record.incident, NOW), shown(&whole, &one.incident, NOW), "{until} {number}");
            assert_eq!(record.incident.clocks, one.incident.clocks, "{until} {number}");
        }
        assert_eq!(verify(&mut desk, None).unwrap().findings, [], "{until}");
    }
}

#[test]
fn what_was_worked_on_here_is_left_alone() {
    use firstline::domain::incident::command::{Command, Verb};
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    import(&mut desk, &read(EXCERPT, Some("2016-03-01T12:00")));
    let open: Vec<_> =
        records(&mut desk).into_iter().filter(|(_, r)| r.incident.state.is_active()).map(|(n, _)| n).collect();
    let number = open.first().unwrap();
    let id = records(&mut desk)[number].incident.id;
    let note = Command::Act { incident: id, seen: None, verb: Verb::Note { text: "looked at it".to_owned() } };
    desk.commit(&note, &caller(), None, NOW).unwrap();
    let history = read(EXCERPT, None);
    let account = import(&mut desk, &history);
    let lines: BTreeSet<u64> = account.iter().filter(|(_, b)| *b == Became::Ours).map(|(line, _)| *line).collect();
    let of = |line: &u64| rows(EXCERPT)[*line as usize - 2]["number"].clone();
    assert!(!lines.is_empty() && lines.iter().all(|line| of(line) == *number), "{lines:?}");
    let record = &records(&mut desk)[number];
    let by_people = record.past.iter().filter(|past| past.via != Via::Rule).count();
    assert_eq!(by_people, 1 + read_events(number, "2016-03-01T12:00"));
    assert_eq!(verify(&mut desk, None).unwrap().findings, []);
}

/// How many events the rows of one incident are up to a time.
fn read_events(number: &str, until: &str) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    import(&mut desk, &read(EXCERPT, Some(until)));
    records(&mut desk)[number].past.len()
}

/// DESIGN decision 13: leaving out any one arm of folding is found, by the second reducer or by the proof.
#[test]
fn no_arm_of_apply_can_be_left_out() {
    let (_folder, mut desk) = imported();
    let musts = reducer::reduce(&rows(EXCERPT), NOW.0);
    let records = records(&mut desk);
    let (_, kept) = desk.rows(&caller(), Which::Any).unwrap();
    let kept: BTreeMap<_, _> = kept.into_iter().map(|row| (row.id, row)).collect();
    let events = || records.values().flat_map(|r| &r.past).map(|p| &p.event.detail);
    let fields: BTreeSet<Field> = events()
        .flat_map(|d| &d.changes)
        .filter_map(|c| if let Place::Field { field } = c.place { Some(field) } else { None })
        .collect();
    let acts: BTreeSet<&str> = events().flat_map(|d| &d.clocks).map(|step| act(&step.act)).collect();
    assert_eq!(acts.len(), 7, "{acts:?}");
    assert!(fields.len() >= 34, "{fields:?}");

    let found = |spoil: &dyn Fn(&mut Event)| {
        records.iter().any(|(number, record)| {
            let mut incident = Incident { id: record.incident.id, ..Incident::default() };
            let mut drift = false;
            let mut moves = Vec::new();
            for past in &record.past {
                let mut event = past.event.clone();
                spoil(&mut event);
                drift |= event.detail.changes.iter().any(|c| incident.at(&c.place) != c.from);
                let before = standing(&incident);
                incident.apply(&event).unwrap();
                let unconfirmed = incident.clocks.iter().any(|c| c.kind == ClockKind::Confirm && c.is_live());
                drift |= unconfirmed != (incident.state == State::Resolved);
                moves
                    .extend((incident.ver > 1 && before != standing(&incident)).then(|| (before, standing(&incident))));
            }
            let ground = desk.ground();
            let mut must = musts[number].clone();
            drift
                || std::mem::take(&mut must.moves) != moves
                || shown_by(&ground.directory, &ground.calendars, &incident, NOW) != must
                || Row::of(&incident, &ground.calendars, &ground.policy) != kept[&incident.id]
        })
    };
    assert!(!found(&|_| {}), "what is whole is not found fault with");
    let gone = |event: &mut Event, field: Field| {
        event.detail.changes.retain(|c| !matches!(c.place, Place::Field { field: f } if f == field));
    };
    for field in fields {
        assert!(found(&|event| gone(event, field)), "nobody misses {}", field.name());
    }
    for kind in acts {
        assert!(found(&|event| event.detail.clocks.retain(|step| act(&step.act) != kind)), "nobody misses {kind}");
    }
    let reports = |event: &mut Event| event.detail.changes.retain(|c| !matches!(c.place, Place::Report { .. }));
    assert!(found(&reports), "nobody misses reports");
}

fn act(act: &ClockAct) -> &'static str {
    match act {
        ClockAct::Start { .. } => "start",
        ClockAct::Pause => "pause",
        ClockAct::Resume => "resume",
        ClockAct::Stop => "stop",
        ClockAct::Restart => "restart",
        ClockAct::Cancel => "cancel",
        ClockAct::Retarget { .. } => "retarget",
        ClockAct::Untarget { .. } => "untarget",
        ClockAct::Unrun { .. } => "unrun",
    }
}

/// What is reported, and what becomes of the row it stands in.
#[test]
fn what_is_not_understood_is_told_with_its_line() {
    let history = read(EXCERPT, None);
    let told: Vec<_> = history.not_understood.iter().map(|n| (n.column.as_str(), n.value.as_str())).collect();
    assert_eq!(told, [("ident_state", "-100"); 5]);
    let minus: Vec<u64> =
        (2..).zip(rows(EXCERPT)).filter(|(_, row)| row["ident_state"] == "-100").map(|(line, _)| line).collect();
    assert_eq!(history.not_understood.iter().map(|n| n.line).collect::<Vec<_>>(), minus);
}

#[test]
fn people_are_members_of_the_groups_they_worked_in() {
    use firstline::domain::stream::StreamKind;
    let (_folder, desk) = imported();
    let directory = &desk.ground().directory;
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows(EXCERPT) {
        let (who, group) = (row["assigned_to"].as_str(), row["assignment_group"].as_str());
        if who != "?" {
            let groups = seen.entry(format!("resolver-{who}")).or_default();
            groups.extend((group != "?").then(|| format!("group-{group}")));
        }
    }
    for (who, groups) in seen {
        let person = directory.find(StreamKind::Person, &who).unwrap();
        let teams: BTreeSet<String> = person
            .ids("teams")
            .map(|id| directory.get(firstline::domain::id::TeamId(id)).unwrap().key.to_string())
            .collect();
        assert_eq!(teams, groups, "{who}");
        let roles: BTreeSet<&str> = person.codes("roles").map(|c| c.as_str()).collect();
        let want = groups.iter().map(|g| if g == "group-70" { "agent" } else { "engineer" }).collect();
        assert_eq!(roles, want, "{who}");
        assert!(!person.retired);
    }
    let by_name_only = directory.all(StreamKind::Person).into_iter().filter(|p| p.key.as_str().starts_with("solver-"));
    assert!(by_name_only.clone().count() > 0 && by_name_only.into_iter().all(|p| p.retired));
}
