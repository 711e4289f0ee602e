//! One incident through three people, on a file, and what the file then says.

use super::{Fixture, by, monday, phone_call};
use firstline::desk::{Desk, DeskError, verify};
use firstline::domain::incident::command::{Command, Handing, Outcome, Resolution, Verb};
use firstline::domain::incident::{Kind, State};
use firstline::domain::refusal::Refusal;
use firstline::domain::time::Span;
use firstline::store::Which;

/// LIFE-7 … LIFE-15: agent, engineer, agent again.
#[test]
fn one_incident_through_three_people() {
    let mut f = Fixture::new();
    let now = monday();
    let id = f.new_incident("VPN drops", "an", now);
    f.act(id, Verb::Take, "an", now + Span::minutes(1));
    let up = Handing { line: Some(2), reason: Some("skill".into()), ..Handing::default() };
    f.act(id, Verb::Escalate(up), "an", now + Span::minutes(5));
    f.act(id, Verb::Take, "ed", now + Span::minutes(9));
    let how = Resolution {
        solution: "Rebooted the gateway.".into(),
        closing_code: Some("fixed".into()),
        ..Resolution::default()
    };
    f.act(id, Verb::Resolve(how), "ed", now + Span::minutes(40));
    let refused = f.desk.commit(
        &Command::Act { incident: id, seen: None, verb: Verb::Close { unconfirmed: false } },
        &by("ed"),
        None,
        now + Span::minutes(41),
    );
    assert!(matches!(refused, Err(DeskError::Refused(r)) if *r == Refusal::DeskCloses), "LIFE-15");
    let yes = Verb::Confirm {
        report: None,
        outcome: Outcome::Recovered,
        satisfaction: 5,
        feedback: "quick".into(),
        close: true,
    };
    f.act(id, yes, "an", now + Span::minutes(50));

    let record = f.desk.record(&by("an"), id, now).unwrap();
    assert_eq!(record.incident.state, State::Closed);
    assert_eq!(record.incident.closed_via.as_ref().map(|c| c.as_str()), Some("desk"));
    let kinds: Vec<Kind> = record.past.iter().map(|p| p.event.kind).collect();
    assert_eq!(
        kinds,
        [Kind::Recorded, Kind::Taken, Kind::Escalated, Kind::Taken, Kind::Resolved, Kind::Confirmed, Kind::Closed]
    );
    drop(f.desk);

    let mut again = Desk::open(&f.dir.path().join("desk.db")).unwrap();
    assert_eq!(again.record(&by("an"), id, now).unwrap(), record, "the file says the same");
    assert!(again.rows(&by("an"), Which::Open).unwrap().1.is_empty());
    assert_eq!(again.rows(&by("an"), Which::Any).unwrap().1.len(), 1);
    let proof = verify(&mut again, None).unwrap();
    assert_eq!(proof.findings, []);
    assert_eq!(proof.incidents, 1);
}

/// RELIABILITY 0.4: the same request twice is done once.
#[test]
fn a_repeated_request_changes_nothing() {
    let mut f = Fixture::new();
    let command = Command::Record(Box::new(phone_call(&f.desk, "once")));
    let first = f.desk.commit(&command, &by("an"), Some("r-1"), monday()).unwrap();
    let head = f.desk.head().unwrap();
    let second = f.desk.commit(&command, &by("an"), Some("r-1"), monday()).unwrap();
    assert!(second.repeated && second.batch == first.batch && second.incidents == first.incidents);
    assert_eq!(f.desk.head().unwrap(), head);
}

/// Two desks on one file: the second sees what the first did, and a stale save is told (decision 8).
#[test]
fn two_desks_on_one_file() {
    let mut f = Fixture::new();
    let mut other = Desk::open(&f.path()).unwrap();
    let (seq, rows) = other.rows(&by("ed"), Which::Open).unwrap();
    assert!(rows.is_empty());
    let version = other.data_version().unwrap();
    let id = f.new_incident("VPN drops", "an", monday());
    assert_ne!(other.data_version().unwrap(), version);
    let news = other.news(&by("ed"), seq).unwrap();
    assert_eq!(news.rows.iter().map(|r| r.id).collect::<Vec<_>>(), [id]);
    let seen = Some(news.rows[0].ver);
    f.act(id, Verb::Take, "an", monday());
    let later = Command::Act { incident: id, seen, verb: Verb::Take };
    let refused = other.commit(&later, &by("boss"), None, monday());
    assert!(matches!(refused, Err(DeskError::Refused(r)) if matches!(*r, Refusal::Stale { .. })));
    let note = Command::Act { incident: id, seen, verb: Verb::Note { text: "notes always append".into() } };
    other.commit(&note, &by("boss"), None, monday()).unwrap();
}

/// SEC-1: a security incident is not there for others, in lists, by number, by search or in what is new.
#[test]
fn a_security_incident_is_not_there_for_others() {
    let mut f = Fixture::new();
    let mut new = phone_call(&f.desk, "stolen laptop");
    new.security = true;
    let made = f.desk.commit(&Command::Record(Box::new(new)), &by("boss"), None, monday()).unwrap();
    let id = made.incidents[0];
    assert!(f.desk.rows(&by("an"), Which::Any).unwrap().1.is_empty());
    assert!(f.desk.search(&by("an"), "stolen", 10).unwrap().is_empty());
    assert!(f.desk.news(&by("an"), 0).unwrap().rows.is_empty());
    assert!(matches!(f.desk.record(&by("an"), id, monday()), Err(DeskError::Refused(_))));
    assert_eq!(f.desk.search(&by("boss"), "stolen", 10).unwrap().len(), 1);
    let before = f.desk.head().unwrap();
    f.desk.record(&by("boss"), id, monday()).unwrap();
    assert_ne!(f.desk.head().unwrap(), before, "AUD-5: opening it is on the record");
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// SLA-3: a suspension ends by itself, at its own time, even when nobody looked for hours.
#[test]
fn a_suspension_ends_at_its_own_time() {
    let mut f = Fixture::new();
    let id = f.new_incident("VPN drops", "an", monday());
    f.act(id, Verb::Take, "an", monday());
    let until = monday() + Span::hours(1);
    let wait = Verb::Suspend { reason: Some("waiting_user".into()), until: Some(until), text: String::new() };
    f.act(id, wait, "an", monday() + Span::minutes(1));
    assert_eq!(f.desk.next_wake().unwrap(), Some(until));
    assert_eq!(f.desk.wake(&by("an"), monday() + Span::minutes(30)).unwrap(), 0);
    assert!(f.desk.wake(&by("an"), monday() + Span::hours(5)).unwrap() > 0);
    let record = f.desk.record(&by("an"), id, monday()).unwrap();
    assert_eq!(record.incident.state, State::InProgress);
    let resumed = record.past.iter().find(|past| past.event.kind == Kind::Resumed).unwrap();
    assert_eq!(resumed.at, until, "at its own time");
    assert_eq!(f.desk.wake(&by("an"), monday() + Span::hours(5)).unwrap(), 0, "once");
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// RELIABILITY 2: a new desk is its owner's alone, and so are the files beside it.
#[cfg(unix)]
#[test]
fn a_new_desk_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let f = Fixture::new();
    for name in ["desk.db", "desk.db-wal", "desk.db-shm"] {
        let mode = std::fs::metadata(f.dir.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
    }
}

/// RELIABILITY 5, F17, F24–F26: what is not a desk is refused and its bytes stay as they are.
#[cfg(unix)]
#[test]
fn what_is_not_a_desk_is_left_alone() {
    use firstline::desk::StoreError;
    let f = Fixture::new();
    let at = |name: &str| f.dir.path().join(name);
    let refused = |name: &str| match Desk::open(&at(name)) {
        Err(DeskError::Store(error)) => error,
        other => panic!("{name}: {other:?}"),
    };
    assert!(matches!(refused("nothing.db"), StoreError::NotThere { .. }));
    std::fs::write(at("empty.db"), "").unwrap();
    assert!(matches!(refused("empty.db"), StoreError::Unusable { .. }));
    let noise: Vec<u8> = (0..8192u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::fs::write(at("noise.db"), &noise).unwrap();
    assert!(matches!(refused("noise.db"), StoreError::NotADesk { .. }));
    assert_eq!(std::fs::read(at("noise.db")).unwrap(), noise);
    super::intrude(&at("other.db"), "CREATE TABLE moz_places (id)");
    let other = std::fs::read(at("other.db")).unwrap();
    assert!(matches!(refused("other.db"), StoreError::NotADesk { .. }));
    assert_eq!(std::fs::read(at("other.db")).unwrap(), other);
    super::intrude(&f.path(), &format!("VACUUM INTO '{}'", at("newer.db").display()));
    super::intrude(&at("newer.db"), "PRAGMA user_version = 9000");
    assert!(matches!(refused("newer.db"), StoreError::Newer { found: 9000, .. }));
    std::os::unix::fs::symlink(f.path(), at("link.db")).unwrap();
    assert!(matches!(refused("link.db"), StoreError::Unusable { .. }));
    std::fs::copy(at("other.db"), at("twice.db")).unwrap();
    std::fs::hard_link(at("twice.db"), at("twice2.db")).unwrap();
    assert!(matches!(refused("twice.db"), StoreError::Unusable { .. }));
}

/// A file of the first schema is brought up to date when it is opened, with what is in it.
#[test]
fn an_older_file_is_brought_up_to_date() {
    let mut f = Fixture::new();
    let ids = [0, 1, 2].map(|n| f.new_incident("VPN drops", "an", monday() + Span::minutes(n)));
    f.act(
        ids[0],
        Verb::Cancel { reason: Some("withdrawn".into()), text: String::new() },
        "an",
        monday() + Span::minutes(9),
    );
    super::intrude(
        &f.path(),
        "DROP TRIGGER incident_comes; DROP TRIGGER incident_goes; DROP TRIGGER incident_moves; \
         DROP TABLE open_count; DROP TABLE attachment; DROP TABLE content; DROP TABLE article; \
         DROP TABLE article_search; DROP TABLE notice; DROP TABLE inbox; DROP TABLE outbox; UPDATE incident SET wake_at = NULL; DELETE FROM file WHERE key = 'index'; INSERT INTO search (search) VALUES ('delete-all'); PRAGMA user_version = 1",
    );
    f.desk = Desk::open(&f.path()).unwrap();
    assert_eq!(f.desk.first_open(&by("an"), 1, monday()).unwrap().total, 2);
    assert_eq!(f.desk.search(&by("an"), "vpn", 9).unwrap().len(), 3, "the index is made anew");
    f.new_incident("VPN drops", "an", monday() + Span::minutes(10));
    assert_eq!(f.desk.first_open(&by("an"), 1, monday()).unwrap().total, 3);
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// F19, F20: a file that is deleted or replaced under an open desk takes no more writes.
#[cfg(unix)]
#[test]
fn a_file_that_has_moved_takes_no_more_writes() {
    use firstline::desk::StoreError;
    let mut f = Fixture::new();
    std::fs::rename(f.path(), f.dir.path().join("elsewhere.db")).unwrap();
    let command = Command::Record(Box::new(phone_call(&f.desk, "into the void")));
    let refused = f.desk.commit(&command, &by("an"), None, monday());
    assert!(matches!(refused, Err(DeskError::Store(StoreError::Moved))), "{refused:?}");
    assert!(matches!(f.desk.data_version(), Err(DeskError::Store(StoreError::Moved))));
}

/// ROLE-6: who one is in each identity mode, by each claim.
#[test]
fn a_claim_is_believed_only_where_the_file_says_so() {
    use firstline::desk::{Caller, Claim, Founding, found};
    use firstline::domain::actor::{Identity, Via};
    use firstline::domain::policy::{DEFAULT, Lang};
    let claims = [Claim::Os, Claim::As("boss".into()), Claim::Session("boss".into())];
    let table = [
        (Identity::Os, [true, false, false]),
        (Identity::Session, [false, false, true]),
        (Identity::Declared, [true, true, false]),
    ];
    for (identity, believed) in table {
        let dir = tempfile::tempdir().unwrap();
        let founding = Founding {
            policy: DEFAULT.to_owned(),
            identity,
            lang: Lang::En,
            login: "boss".into(),
            name: "Boss".into(),
            os_user: "kernel-says".into(),
            clock: None,
        };
        let desk = found(&dir.path().join("desk.db"), &founding, monday()).unwrap();
        for (claim, believed) in claims.iter().zip(believed) {
            let caller = |os_user: &str| Caller { os_user: os_user.into(), claim: claim.clone(), via: Via::Cli };
            assert_eq!(desk.actor(&caller("kernel-says")).is_ok(), believed, "{identity:?} {claim:?}");
            let by_os = *claim == Claim::Os;
            assert!(!by_os || desk.actor(&caller("somebody-else")).is_err(), "{identity:?}: a stranger is nobody");
        }
    }
}
