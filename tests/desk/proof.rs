//! AUD-2, DESIGN decision 13: whatever is done to the file behind the journal's back is found.

use super::{Fixture, intrude, monday};
use firstline::desk::{Desk, Finding, Proof, verify};
use firstline::domain::incident::command::Verb;
use firstline::domain::time::Span;
use firstline::store::{Link, Trouble};
use std::path::Path;

/// A desk with a few events of every kind of stream, closed; its head.
fn desk() -> (Fixture, Link) {
    let mut f = Fixture::new();
    let id = f.new_incident("VPN drops", "an", monday());
    f.act(id, Verb::Take, "an", monday() + Span::minutes(2));
    f.act(id, Verb::Note { text: "looked at the tunnel".into() }, "an", monday() + Span::minutes(3));
    let head = f.desk.head().unwrap().unwrap();
    (f, head)
}

fn proof_of(path: &Path, noted: Option<Link>) -> Proof {
    verify(&mut Desk::open(path).unwrap(), noted).unwrap()
}

#[test]
fn what_was_not_touched_is_proven() {
    let (f, head) = desk();
    let proof = proof_of(&f.path(), Some(head));
    assert_eq!((proof.findings.as_slice(), proof.head), ([].as_slice(), Some(head)));
    assert!(proof.events > 10 && proof.incidents == 1 && proof.erased == 0);
}

/// Every column of every row of the journal, and every kind of rearrangement.
#[test]
fn every_change_of_the_journal_is_found() {
    let columns = [
        "batch = batch + 1",
        "request = 'forged'",
        "recorded_at = recorded_at + 1",
        "at = at - 60000",
        "actor = actor + 1",
        "role = 'admin'",
        "via = 'import'",
        "os_user = 'mallory'",
        "identity = 'os'",
        "ver = ver + 100",
        "origin_replica = 1, origin_seq = 1",
        "kind = 'taken '",
        "v = 2",
        "payload = CAST(payload || ' ' AS BLOB)",
        "sealed = sealed + 1",
        "prev = zeroblob(32)",
        "hash = zeroblob(32)",
    ];
    let last = desk().1.seq;
    let mut cases: Vec<String> = Vec::new();
    for change in columns {
        cases.extend([2, last - 1].map(|seq| format!("UPDATE journal SET {change} WHERE seq = {seq}")));
    }
    cases.extend([
        format!("DELETE FROM journal WHERE seq = {}", last - 1),
        "UPDATE journal SET seq = 1000 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; \
         UPDATE journal SET seq = 4 WHERE seq = 1000"
            .to_owned(),
        format!(
            "INSERT INTO journal SELECT {}, batch, NULL, recorded_at, at, actor, role, via, os_user, identity, \
                 stream, id, ver + 1, NULL, NULL, kind, v, payload, sealed, prev, hash FROM journal WHERE seq = {last}",
            last + 1
        ),
    ]);
    for sql in cases {
        let (f, _) = desk();
        intrude(&f.path(), &sql);
        let proof = proof_of(&f.path(), None);
        assert!(matches!(proof.findings.as_slice(), [.., Finding::Chain(_)]), "{sql}: {:?}", proof.findings);
    }
}

/// One bit anywhere in any payload.
#[test]
fn any_byte_of_any_payload_is_found() {
    let (f, head) = desk();
    for seq in 1..=head.seq {
        for at in [1, 7, 23] {
            let sql = format!(
                "UPDATE journal SET payload = CAST(substr(payload, 1, {at}) || \
                 CASE substr(payload, {at} + 1, 1) WHEN x'61' THEN x'62' ELSE x'61' END || \
                 substr(payload, {at} + 2) AS BLOB) WHERE seq = {seq} AND length(payload) > {at}"
            );
            let copy = f.dir.path().join("copy.db");
            intrude(&f.path(), &format!("VACUUM INTO '{}'", copy.display()));
            intrude(&copy, &sql);
            let proof = proof_of(&copy, None);
            let found = Finding::Chain(Trouble::Changed { seq });
            assert_eq!(proof.findings.last(), Some(&found), "row {seq}, byte {at}");
            std::fs::remove_file(&copy).unwrap();
        }
    }
}

/// The chain alone does not see its end cut off; a noted head does.
#[test]
fn a_cut_off_end_is_found_by_a_noted_head() {
    let (f, head) = desk();
    let last = head.seq;
    intrude(&f.path(), &format!("DELETE FROM sealed WHERE seq = {last}; DELETE FROM journal WHERE seq = {last};"));
    let found = proof_of(&f.path(), Some(head)).findings;
    assert!(found.contains(&Finding::Head { noted: last }), "{found:?}");
}

#[test]
fn forged_words_are_found_and_erased_ones_are_counted() {
    let (f, _) = desk();
    intrude(&f.path(), "UPDATE sealed SET value = 'somebody else' WHERE seq = (SELECT max(seq) FROM sealed)");
    assert!(matches!(proof_of(&f.path(), None).findings.as_slice(), [Finding::Chain(Trouble::Forged { .. })]));

    let (f, _) = desk();
    intrude(&f.path(), "DELETE FROM sealed WHERE seq = (SELECT max(seq) FROM sealed)");
    let proof = proof_of(&f.path(), None);
    assert_eq!((proof.findings.as_slice(), proof.erased), ([].as_slice(), 1), "AUD-4: the proof stays whole");
}

/// Any projected cell: the tables are what the journal makes, and nothing else.
#[test]
fn every_change_of_a_table_is_found() {
    let cases = [
        "UPDATE incident SET ver = ver + 1",
        "UPDATE incident SET seq = seq - 1",
        "UPDATE incident SET open = 0",
        "UPDATE incident SET major = 1 - major",
        "UPDATE incident SET priority = 1",
        "UPDATE incident SET security = 1",
        "UPDATE incident SET team = 99",
        "UPDATE incident SET wake_at = 5",
        "UPDATE incident SET closed_at = 5",
        "UPDATE incident SET external = 'x:1'",
        "UPDATE incident SET row = CAST(substr(row, 1, length(row) - 1) || x'7a' AS BLOB)",
        "UPDATE incident SET row = CAST(substr(row, 1, 40) || x'07' || substr(row, 42) AS BLOB)",
        "DELETE FROM incident",
        "INSERT INTO incident SELECT id + 1, ver, seq, open, major, priority, security, team, wake_at, closed_at, \
         external, row FROM incident",
        "UPDATE entry SET key = 'mallory' WHERE kind = 'person' AND id = 2",
        "UPDATE entry SET retired = 1 WHERE kind = 'person' AND id = 2",
        "UPDATE entry SET ver = 7 WHERE kind = 'team'",
        "UPDATE entry SET record = '{}' WHERE kind = 'contact'",
        "DELETE FROM entry WHERE kind = 'category' AND id = 3",
        "UPDATE policy SET text = text || ' '",
        "UPDATE open_count SET n = n + 1",
        "DELETE FROM open_count",
        "INSERT INTO open_count VALUES (1, 99, 3)",
    ];
    for sql in cases {
        let (f, _) = desk();
        intrude(&f.path(), sql);
        let findings = proof_of(&f.path(), None).findings;
        assert!(!findings.is_empty(), "not found: {sql}");
        assert!(!findings.iter().any(|f| matches!(f, Finding::Chain(_))), "the chain is whole: {sql}: {findings:?}");
    }
}

/// Finding 6: `INSERT OR REPLACE` does not get past the guards.
#[test]
fn the_guards_hold_against_accidents() {
    let (f, _) = desk();
    drop(f.desk);
    #[expect(clippy::disallowed_methods, reason = "a test plays the careless colleague")]
    let connection = rusqlite::Connection::open(f.dir.path().join("desk.db")).unwrap();
    for sql in [
        "UPDATE journal SET actor = 9",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 3",
    ] {
        assert!(connection.execute_batch(sql).is_err(), "{sql}");
    }
}
