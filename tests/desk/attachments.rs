//! LIFE-2, AUD-4: files in the desk's file: each once, a piece at a time, whole or not at all, and gone when erased.

use super::{Fixture, by, intrude, monday};
use firstline::desk::{Committed, Desk, DeskError, Finding, Incoming, Lost, StoreError, verify};
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::refusal::{AttachmentBar, Refusal};
use firstline::domain::stream::StreamKind;
use firstline::domain::trail::{Sieve, Window};
use firstline::domain::value::Text;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

/// Bytes that are not the same twice in a row, so that pieces cannot be taken for one another.
fn noise(size: usize, seed: u32) -> Vec<u8> {
    (0u32..).take(size).map(|n| (n.wrapping_add(seed).wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

fn file(name: &str, bytes: Vec<u8>) -> Incoming {
    Incoming { name: name.into(), bytes: Box::new(Cursor::new(bytes)) }
}

impl Fixture {
    fn attach(&mut self, id: IncidentId, files: Vec<Incoming>, who: &str) -> Result<Committed, DeskError> {
        self.desk.attach(id, files, "", &by(who), None, monday())
    }

    fn saved(&mut self, id: IncidentId, n: u32, who: &str) -> Result<Vec<u8>, DeskError> {
        let open = |_: &str| Ok::<_, DeskError>(Vec::new());
        self.desk.save(&by(who), id, n, monday(), open).map(|(out, _)| out)
    }

    fn erase(&mut self, id: IncidentId, attachment: u32) {
        self.act(id, Verb::EraseAttachment { attachment, reason: "by letter".into() }, "boss", monday());
    }

    fn findings(&mut self) -> Vec<Finding> {
        verify(&mut self.desk, None).unwrap().findings
    }
}

#[expect(clippy::disallowed_methods, reason = "a test looks behind the desk")]
fn count(f: &Fixture, table: &str) -> i64 {
    let connection = rusqlite::Connection::open(f.path()).unwrap();
    connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

fn refused(error: DeskError) -> Refusal {
    match error {
        DeskError::Refused(refusal) => *refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_attached_comes_out_as_it_was_and_is_kept_once() {
    let mut f = Fixture::new();
    let (a, b) = (f.new_incident("VPN drops", "an", monday()), f.new_incident("Again", "an", monday()));
    // Less than a piece, exactly one, several and a bit.
    let sizes = [1, 65_536, 200_003];
    let files = sizes.map(|size| file(&format!("{size}.log"), noise(size, 0)));
    let done = f.attach(a, files.into(), "an").unwrap();
    assert_eq!((done.incidents, done.seq - done.batch), (vec![a], 2), "one batch, an event each");
    f.attach(b, vec![file("same.txt", noise(65_536, 0)), file("same.txt", noise(65_536, 0))], "ed").unwrap();
    for (n, size) in (0u32..).zip(sizes) {
        assert!(f.saved(a, n, "ed").unwrap() == noise(size, 0), "{size}");
    }
    assert!(f.saved(b, 1, "an").unwrap() == noise(65_536, 0));
    assert_eq!((count(&f, "attachment"), count(&f, "content")), (5, 3));
    assert_eq!(f.findings(), []);
    let record = f.desk.record(&by("an"), b, monday()).unwrap().incident;
    assert_eq!(record.attachments[0].hash, record.attachments[1].hash);
}

#[test]
fn the_same_request_attaches_once() {
    let mut f = Fixture::new();
    let id = f.new_incident("VPN drops", "an", monday());
    for repeated in [false, true] {
        let files = vec![file("a.log", noise(10, 0))];
        assert_eq!(f.desk.attach(id, files, "", &by("an"), Some("r-1"), monday()).unwrap().repeated, repeated);
    }
    assert_eq!(count(&f, "attachment"), 1);
}

/// What becomes of a file between two readings.
type Meddling = fn(&mut Cursor<Vec<u8>>);

/// A file that is not the same at the second reading, or cannot be read to its end.
struct Fickle {
    bytes: Cursor<Vec<u8>>,
    passes: u32,
    second: Meddling,
    fails: bool,
}

impl Read for Fickle {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        if self.fails && self.passes > 1 && self.bytes.position() > 70_000 {
            return Err(std::io::Error::other("the disk is gone"));
        }
        self.bytes.read(to)
    }
}

impl Seek for Fickle {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        if to == SeekFrom::Start(0) {
            self.passes += 1;
            if self.passes == 2 {
                (self.second)(&mut self.bytes);
            }
        }
        self.bytes.seek(to)
    }
}

#[test]
fn what_changes_meanwhile_or_cannot_be_read_leaves_nothing() {
    let cases: [(Meddling, bool, &str); 4] = [
        (|bytes| bytes.get_mut().push(1), false, "changed"),
        (|bytes| bytes.get_mut().truncate(99), false, "changed"),
        (|bytes| bytes.get_mut()[150_000] ^= 1, false, "changed"),
        (|_| {}, true, "the disk is gone"),
    ];
    for (second, fails, told) in cases {
        let mut f = Fixture::new();
        let id = f.new_incident("VPN drops", "an", monday());
        let head = f.desk.head().unwrap();
        let fickle = Fickle { bytes: Cursor::new(noise(200_003, 0)), passes: 0, second, fails };
        let files = vec![file("good.log", noise(9, 1)), Incoming { name: "bad.log".into(), bytes: Box::new(fickle) }];
        match f.attach(id, files, "an") {
            Err(DeskError::Outside { name, error }) => {
                assert!(name == "bad.log" && error.to_string().contains(told), "{name}: {error}");
            }
            other => panic!("{told}: {other:?}"),
        }
        assert_eq!((count(&f, "attachment"), count(&f, "content"), f.desk.head().unwrap()), (0, 0, head), "{told}");
    }
}

/// A size that is not allowed is told before anything is read.
#[test]
fn sizes_are_asked_before_bytes() {
    struct Huge(u64);
    impl Read for Huge {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("nobody reads it");
        }
    }
    impl Seek for Huge {
        fn seek(&mut self, _: SeekFrom) -> std::io::Result<u64> {
            Ok(self.0)
        }
    }
    let mut f = Fixture::new();
    let id = f.new_incident("VPN drops", "an", monday());
    let limit = f.desk.ground().policy.rules.attachment_limit();
    for (size, refusal) in [
        (0, Refusal::EmptyFile { name: "x".into() }),
        (limit + 1, Refusal::FileTooLarge { name: "x".into(), limit }),
        (u64::MAX, Refusal::FileTooLarge { name: "x".into(), limit }),
    ] {
        let files = vec![Incoming { name: "/dev/x".into(), bytes: Box::new(Huge(size)) }];
        assert_eq!(refused(f.attach(id, files, "an").unwrap_err()), refusal);
    }
}

/// SEC-1: on no way is it told whether there is a file, to whom the incident does not exist.
#[test]
fn attachments_of_security_incidents_are_not_there_for_others() {
    let mut f = Fixture::new();
    f.add(StreamKind::Person, "lead", &[("name", "Lead"), ("roles", "desk_lead"), ("teams", "desk")]);
    let new = firstline::domain::incident::command::NewIncident {
        security: true,
        ..super::phone_call(&f.desk, "Somebody is in")
    };
    let id = f.desk.commit(&Command::Record(Box::new(new)), &by("boss"), None, monday()).unwrap().incidents[0];
    f.attach(id, vec![file("proof.pcap", noise(100, 0))], "boss").unwrap();
    let not_found = Refusal::NotFound { kind: StreamKind::Incident, what: id.to_string() };
    for who in ["an", "ed", "lead"] {
        assert_eq!(refused(f.saved(id, 0, who).unwrap_err()), not_found, "{who}");
        assert_eq!(refused(f.saved(id, 7, who).unwrap_err()), not_found, "{who}");
        assert_eq!(refused(f.attach(id, vec![file("x", vec![1])], who).unwrap_err()), not_found, "{who}");
        for verb in [
            Verb::Detach { attachment: 0, reason: "x".into() },
            Verb::EraseAttachment { attachment: 0, reason: "x".into() },
        ] {
            let command = Command::Act { incident: id, seen: None, verb };
            let said = f.desk.commit(&command, &by(who), None, monday()).unwrap_err();
            assert_eq!(refused(said), not_found, "{who}");
        }
        let (found, seen) = (f.desk.search(&by(who), "proof", 9).unwrap(), f.desk.record(&by(who), id, monday()));
        assert!(found.is_empty() && seen.is_err(), "{who}");
    }
    let window = Window { before: None, after: 0, limit: 10_000, most: 10_000 };
    let trail = f.desk.trail(&by("lead"), &Sieve::default(), window, monday()).unwrap();
    assert!(!trail.entries.is_empty() && trail.entries.iter().all(|entry| !entry.payload.contains("proof.pcap")));
    assert_eq!(f.saved(id, 0, "boss").unwrap(), noise(100, 0));
}

/// AUD-4: the fact stays, name and bytes are gone: from the tables, from the file and from its log.
#[test]
fn what_is_erased_is_gone_and_proven_all_the_same() {
    let mut f = Fixture::new();
    let (a, b) = (f.new_incident("VPN drops", "an", monday()), f.new_incident("Again", "an", monday()));
    let secret = || "Zhang-San-passport-scan ".repeat(9_000).into_bytes();
    f.attach(a, vec![file("zhang-san.pdf", secret()), file("zhang-san-2.pdf", secret())], "an").unwrap();
    f.attach(b, vec![file("copy.pdf", secret())], "an").unwrap();
    f.act(a, Verb::Detach { attachment: 1, reason: "twice".into() }, "an", monday());
    // Somebody else has the record in memory.
    let mut other = Desk::open(&f.path()).unwrap();
    other.record(&by("an"), a, monday()).unwrap();

    for (id, n, left) in [(a, 0, 1), (a, 1, 1), (b, 0, 0)] {
        f.erase(id, n);
        assert_eq!(count(&f, "content"), left, "bytes go with the last that has them");
        let gone = Refusal::Attachment { number: n + 1, why: AttachmentBar::Erased };
        assert_eq!(refused(f.saved(id, n, "an").unwrap_err()), gone);
    }
    let proof = verify(&mut f.desk, None).unwrap();
    assert_eq!((proof.findings.as_slice(), proof.erased), ([].as_slice(), 3));
    for desk in [&mut f.desk, &mut other] {
        let record = desk.record(&by("an"), a, monday()).unwrap();
        for row in &record.incident.attachments {
            assert_eq!((&row.name, row.erased, row.attached), (&Some(Text::Erased), true, false));
        }
        let said = format!("{record:?}");
        assert!(!said.contains("zhang-san"), "{said}");
    }
    drop((f.desk, other));
    let mut all = Vec::new();
    for entry in std::fs::read_dir(f.dir.path()).unwrap() {
        all.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    for words in ["Zhang-San-passport", "zhang-san", "copy.pdf"] {
        assert!(!all.windows(words.len()).any(|w| w == words.as_bytes()), "{words} is still in the file");
    }
}

/// AUD-2: the bytes that are there are those that the journal names.
#[test]
fn every_change_of_the_bytes_is_found() {
    let lost = |number, why| Finding::Attachment { incident: IncidentId(1), number, why };
    let stray = |table, more| Finding::Stray { table, more };
    let cases = [
        (
            "UPDATE content SET bytes = zeroblob(length(bytes)) WHERE id = 1",
            vec![lost(1, Lost::Changed), lost(3, Lost::Changed)],
        ),
        ("UPDATE content SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id = 2", vec![lost(2, Lost::Changed)]),
        ("UPDATE content SET hash = zeroblob(32) WHERE id = 2", vec![lost(2, Lost::Changed)]),
        ("DELETE FROM content WHERE id = 2", vec![lost(2, Lost::Missing)]),
        ("DELETE FROM attachment WHERE n = 2", vec![lost(3, Lost::Missing)]),
        ("UPDATE attachment SET content = 2 WHERE n = 0", vec![lost(1, Lost::Changed)]),
        ("INSERT INTO content VALUES (9, randomblob(32), x'01')", vec![stray("content", 1)]),
        ("INSERT INTO attachment VALUES (1, 7, 1)", vec![stray("attachment", 1)]),
    ];
    for (sql, want) in cases {
        let mut f = Fixture::new();
        let id = f.new_incident("VPN drops", "an", monday());
        let files = [(3_000, 0), (90_000, 1), (3_000, 0)].map(|(size, seed)| file("a.log", noise(size, seed)));
        f.attach(id, files.into(), "an").unwrap();
        assert_eq!(f.findings(), []);
        intrude(&f.path(), sql);
        assert_eq!(f.findings(), want, "{sql}");
        if sql.starts_with("UPDATE content SET bytes = zero") {
            let told = f.saved(id, 0, "an").unwrap_err();
            assert!(matches!(told, DeskError::Store(StoreError::Damaged { .. })), "{told:?}");
        }
    }
}

/// Whoever writes the bytes out may fail: that is told as it is.
#[test]
fn a_reader_that_goes_away_is_told() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut f = Fixture::new();
    let id = f.new_incident("VPN drops", "an", monday());
    f.attach(id, vec![file("a.log", noise(10, 0))], "an").unwrap();
    match f.desk.save(&by("an"), id, 0, monday(), |_| Ok::<_, DeskError>(Closed)).map(drop) {
        Err(DeskError::Outside { name, error }) => {
            assert_eq!((name.as_str(), error.kind()), ("a.log", std::io::ErrorKind::BrokenPipe));
        }
        other => panic!("{other:?}"),
    }
}
