//! The desk on a real file: what is written is what is proved.

mod attachments;
mod escalation;
mod knowledge;
mod outbox;
mod policy;
mod proof;
mod stepped;
mod story;
mod trail;

use firstline::desk::{Caller, Claim, Desk, Founding, found};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::id::{ContactId, IncidentId};
use firstline::domain::incident::command::{Command, NewIncident, Verb};
use firstline::domain::people::manage::EntryCommand;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::Instant;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A Monday morning.
pub fn monday() -> Instant {
    Instant::parse_rfc3339("2026-03-02T09:00:00Z").unwrap()
}

/// A desk in a folder of its own: founder `boss`, agent `an`, engineer `ed` in team `net` of line 2, one contact.
pub struct Fixture {
    pub dir: TempDir,
    pub desk: Desk,
}

/// The shipped policy without rules of escalation: those have stories of their own.
pub fn quiet() -> String {
    let (start, end) = (DEFAULT.find("[escalation.").unwrap(), DEFAULT.find("# ── Bands").unwrap());
    format!("{}[escalation]\n{}", &DEFAULT[..start], &DEFAULT[end..])
}

impl Fixture {
    pub fn new() -> Self {
        Self::under(quiet())
    }

    /// A desk of the founder, an agent and an engineer under a policy.
    pub fn under(policy: String) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let founding = Founding {
            policy,
            identity: Identity::Declared,
            lang: Lang::En,
            login: "boss".into(),
            name: "Boss".into(),
            os_user: "nobody-here".into(),
            clock: None,
        };
        let desk = found(&dir.path().join("desk.db"), &founding, monday()).unwrap();
        let mut fixture = Self { dir, desk };
        fixture.add(StreamKind::Team, "net", &[("name", "Network"), ("line", "2")]);
        fixture.add(StreamKind::Person, "an", &[("name", "An Agent"), ("roles", "agent"), ("teams", "desk")]);
        fixture.add(StreamKind::Person, "ed", &[("name", "Ed Engineer"), ("roles", "engineer"), ("teams", "net")]);
        fixture.add(StreamKind::Contact, "wu", &[("name", "Wu Gang"), ("phone", "6044")]);
        fixture
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("desk.db")
    }

    pub fn add(&mut self, kind: StreamKind, key: &str, values: &[(&str, &str)]) {
        let values = values.iter().map(|(c, v)| ((*c).to_owned(), (*v).to_owned())).collect();
        let command = EntryCommand::Add { kind, key: key.to_owned(), values };
        self.desk.enter(&command, &by("boss"), monday()).unwrap();
    }

    pub fn new_incident(&mut self, title: &str, who: &str, now: Instant) -> IncidentId {
        let command = Command::Record(Box::new(phone_call(&self.desk, title)));
        self.desk.commit(&command, &by(who), None, now).unwrap().incidents[0]
    }

    pub fn act(&mut self, incident: IncidentId, verb: Verb, who: &str, now: Instant) {
        let command = Command::Act { incident, seen: None, verb };
        self.desk.commit(&command, &by(who), None, now).unwrap();
    }
}

pub fn by(name: &str) -> Caller {
    Caller { os_user: "tester".into(), claim: Claim::As(name.into()), via: Via::Cli }
}

pub fn phone_call(desk: &Desk, title: &str) -> NewIncident {
    let category = desk.ground().directory.find(StreamKind::Category, "network.vpn").unwrap();
    NewIncident {
        nature: Some("fault".into()),
        kind: Some(desk.ground().policy.natures[0].kinds[0].id.clone()),
        channel: Some("phone".into()),
        reporter: Some(ContactId(1)),
        title: title.into(),
        description: "It drops every two minutes.".into(),
        category: Some(firstline::domain::id::CategoryId(category.stream.id)),
        impact: 2,
        urgency: 2,
        ..NewIncident::default()
    }
}

/// Runs SQL on the file as somebody with the `sqlite3` tool would, guards dropped.
#[expect(clippy::disallowed_methods, reason = "a test plays the intruder")]
pub fn intrude(path: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let guards = "DROP TRIGGER IF EXISTS journal_no_update; DROP TRIGGER IF EXISTS journal_no_delete; \
                  DROP TRIGGER IF EXISTS journal_in_order;";
    connection.execute_batch(&format!("PRAGMA foreign_keys = 0; {guards} {sql}")).unwrap();
}
