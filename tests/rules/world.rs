//! A small desk in memory. One job: run commands through the rules, keep the past, and hold every event to what all
//! events must keep.

use firstline::domain::actor::{Actor, Identity, Via};
use firstline::domain::code::Code;
use firstline::domain::escalation::Watch;
use firstline::domain::id::{ArticleId, CategoryId, ContactId, IncidentId, OrgId, PersonId, ServiceId, TeamId};
use firstline::domain::incident::command::{Command, Handing, NewAttachment, NewIncident, Resolution, Verb};
use firstline::domain::incident::decide::auto::Giving;
use firstline::domain::incident::decide::{Ctx, Decided, decide, resume_by_rule, watched};
use firstline::domain::incident::event::{Change, Place};
use firstline::domain::incident::row::Row;
use firstline::domain::incident::{Detail, Event, Field, Incident, Kind, Past, State};
use firstline::domain::knowledge::Article;
use firstline::domain::people::directory::{Directory, Entry, EntryChange, EntryDetail};
use firstline::domain::people::suggest::{Workload, workload};
use firstline::domain::policy::parse::parse;
use firstline::domain::policy::{DEFAULT, Policy};
use firstline::domain::refusal::Refusal;
use firstline::domain::sla::calendar::Calendar;
use firstline::domain::sla::clock::{Calendars, Clock, ClockKind, Reading};
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::zone::Zone;
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Friday of that week, evening.
pub const LATER: Instant = Instant(MONDAY.0 + 4 * 86_400_000 + 36_000_000);
/// A Monday, 09:00 UTC: the business calendar of the shipped policy opens.
pub const MONDAY: Instant = Instant(1_772_442_000_000);

pub const DESK: TeamId = TeamId(1);
pub const NET: TeamId = TeamId(2);
pub const APP: TeamId = TeamId(3);
pub const CORE: TeamId = TeamId(4);
pub const VENDOR: TeamId = TeamId(5);

pub const CALLER: ContactId = ContactId(1);
pub const OTHER_CALLER: ContactId = ContactId(2);
pub const GONE_CALLER: ContactId = ContactId(3);
pub const BANK: OrgId = OrgId(1);
pub const BRANCH: OrgId = OrgId(2);
pub const MAIL: ServiceId = ServiceId(1);
pub const VPN: ServiceId = ServiceId(2);
pub const PRINTING: CategoryId = CategoryId(1);

/// The roles of the shipped policy, in its order.
pub const ROLES: [&str; 14] = [
    "agent",
    "desk_lead",
    "engineer",
    "team_lead",
    "support_manager",
    "vendor_liaison",
    "incident_manager",
    "problem_manager",
    "problem_analyst",
    "quality_analyst",
    "process_owner",
    "executive",
    "admin",
    "viewer",
];

/// Everybody: number, key, roles, teams.
const PEOPLE: &[(i64, &str, &str, &[TeamId])] = &[
    (1, "ann", "agent", &[DESK]),
    (2, "ben", "agent", &[DESK]),
    (3, "dora", "desk_lead", &[DESK]),
    (4, "eve", "engineer", &[NET]),
    (5, "fred", "engineer", &[NET]),
    (6, "gus", "engineer", &[APP]),
    (7, "hal", "engineer", &[CORE]),
    (8, "lea", "team_lead", &[NET]),
    (9, "sam", "support_manager", &[]),
    (10, "vic", "vendor_liaison", &[VENDOR]),
    (11, "ida", "incident_manager", &[]),
    (12, "pam", "problem_manager", &[]),
    (13, "abe", "admin", &[]),
    (14, "roy", "viewer", &[]),
    (15, "old", "engineer", &[NET]),
    (
        16,
        "all",
        "agent desk_lead engineer team_lead support_manager vendor_liaison incident_manager admin",
        &[DESK, NET, APP, CORE, VENDOR],
    ),
];

fn entry(kind: StreamKind, id: i64, key: &str, values: Vec<(&str, Value)>) -> Entry {
    let mut entry = Entry::new(Stream::new(kind, id));
    let name = ("name", Value::Text(key.into()));
    let values = std::iter::once(name).chain(values);
    let changes = values.map(|(c, to)| EntryChange { column: c.into(), from: Value::None, to }).collect();
    entry.apply(&EntryDetail { key: Some(key.into()), changes, text: None });
    entry
}

fn directory() -> Directory {
    use StreamKind::{Category, Ci, Contact, Org, Person, Service, Team};
    let mut dir = Directory::default();
    for (id, key, line) in
        [(DESK, "desk", 1), (NET, "net-l2", 2), (APP, "app-l2", 2), (CORE, "core-l3", 3), (VENDOR, "acme", 4)]
    {
        dir.insert(entry(Team, id.0, key, vec![("line", Value::Int(line))]));
    }
    for (id, key, roles, teams) in PEOPLE {
        let roles = roles.split(' ').map(|r| Value::Code(r.into())).collect();
        let teams = teams.iter().map(|t| Value::Int(t.0)).collect();
        dir.insert(entry(Person, *id, key, vec![("roles", Value::List(roles)), ("teams", Value::List(teams))]));
    }
    dir.insert(entry(Org, BANK.0, "bank", vec![]));
    dir.insert(entry(Org, BRANCH.0, "branch", vec![("parent", Value::Int(BANK.0))]));
    for (id, key) in [(CALLER, "zhou"), (OTHER_CALLER, "wang"), (GONE_CALLER, "li")] {
        dir.insert(entry(Contact, id.0, key, vec![("organisation", Value::Int(BRANCH.0))]));
    }
    dir.insert(entry(Service, MAIL.0, "mail", vec![]));
    dir.insert(entry(Service, VPN.0, "vpn", vec![]));
    dir.insert(entry(Ci, 1, "prn-1", vec![]));
    dir.insert(entry(Category, PRINTING.0, "printing", vec![("effort", Value::Code("m".into()))]));
    for (kind, id) in [(Person, 15), (Contact, GONE_CALLER.0)] {
        let mut gone = dir.get(Stream::new(kind, id)).map(|e| (**e).clone()).unwrap();
        gone.retired = true;
        dir.insert(gone);
    }
    dir
}

/// Calendars cost to build, so every world shares them.
fn calendars(policy: &Policy) -> Calendars {
    static COMPILED: OnceLock<Vec<(Code, u32, Arc<Calendar>)>> = OnceLock::new();
    let compiled = COMPILED.get_or_init(|| {
        let compile = |c: &firstline::domain::policy::NamedCalendar| Arc::new(Calendar::compile(&c.spec).unwrap());
        policy.calendars.iter().map(|c| (c.id.clone(), c.version, compile(c))).collect()
    });
    let mut calendars = Calendars::default();
    for (id, version, calendar) in compiled {
        calendars.insert(id.clone(), *version, calendar.clone());
    }
    calendars
}

fn shipped() -> &'static Policy {
    static SHIPPED: OnceLock<Policy> = OnceLock::new();
    SHIPPED.get_or_init(|| parse(DEFAULT, 1).unwrap())
}

/// A policy with the example that the shipped one gives for fields of the house's own.
pub fn with_example_fields(policy: &str) -> String {
    let example = policy.lines().skip_while(|line| *line != "# [fields.asset_tag]").take_while(|l| l.starts_with("# "));
    example.fold(format!("{policy}\n"), |text, line| format!("{text}{}\n", &line[2..]))
}

/// A desk: policy, people, records and everything that happened.
#[derive(Clone)]
pub struct World {
    pub policy: Policy,
    pub calendars: Calendars,
    pub directory: Directory,
    pub zone: Zone,
    pub incidents: BTreeMap<IncidentId, Incident>,
    pub past: Vec<Past>,
    /// KB-1 of level 1 and KB-2 of level 3, published, with two steps each.
    pub articles: BTreeMap<ArticleId, Article>,
    pub now: Instant,
    /// The rules of escalation are at work.
    pub watched: bool,
}

/// Somebody of the fixture.
pub fn person(key: &str) -> PersonId {
    PersonId(PEOPLE.iter().find(|p| p.1 == key).unwrap().0)
}

pub fn who(key: &str) -> Actor {
    let (id, _, roles, teams) = PEOPLE.iter().find(|p| p.1 == key).unwrap();
    actor(*id, roles, teams)
}

/// Somebody with these roles in these teams.
pub fn actor(id: i64, roles: &str, teams: &[TeamId]) -> Actor {
    Actor {
        person: PersonId(id),
        roles: roles.split(' ').map(Code::new).collect(),
        teams: teams.to_vec(),
        via: Via::Console,
        os_user: "test".into(),
        identity: Identity::Declared,
    }
}

impl World {
    pub fn new() -> Self {
        let policy = shipped().clone();
        let calendars = calendars(&policy);
        Self {
            policy,
            calendars,
            directory: directory(),
            zone: Zone::utc(),
            incidents: BTreeMap::new(),
            past: Vec::new(),
            articles: super::knowledge::published(),
            now: MONDAY,
            watched: false,
        }
    }

    /// The same with the rules of escalation at work.
    pub fn watched() -> Self {
        Self { watched: true, ..Self::new() }
    }

    /// The same with leads of teams.
    pub fn led(mut self, leads: &[(TeamId, &str)]) -> Self {
        for (team, lead) in leads {
            let mut entry = Entry::clone(self.directory.get(*team).unwrap());
            let to = Value::Int(person(lead).0);
            let change = EntryChange { column: "lead".into(), from: Value::None, to };
            entry.apply(&EntryDetail { key: None, changes: vec![change], text: None });
            self.directory.insert(entry);
        }
        self
    }

    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            policy: &self.policy,
            calendars: &self.calendars,
            directory: &self.directory,
            zone: &self.zone,
            incidents: self.incidents.clone(),
            next: IncidentId(self.incidents.len() as i64 + 1),
            past: self.past.clone(),
            articles: self.articles.clone(),
        }
    }

    /// Lets time pass.
    pub fn wait(&mut self, minutes: i64) -> &mut Self {
        self.now = self.now + Span::minutes(minutes);
        self
    }

    /// What the rules would say; nothing happens.
    pub fn ask(&self, by: &Actor, command: &Command) -> Result<Vec<Decided>, Refusal> {
        let mut ctx = self.ctx();
        if matches!(command, Command::Undo { .. }) {
            // Those of the batch: here there are none.
            ctx.articles.clear();
        }
        decide(&ctx, command, by, self.now)
    }

    /// Runs a command; the number of its batch.
    pub fn run(&mut self, by: &Actor, command: &Command) -> Result<i64, Refusal> {
        self.watch();
        let decided = self.ask(by, command)?;
        if let Command::Act { verb, .. } = command {
            only_touches(verb, &decided);
        }
        let before: Vec<Incident> = self.incidents.values().cloned().collect();
        let batch = self.commit(decided, by.person, by.via);
        if self.watched {
            self.settle(before, matches!(command, Command::Undo { .. }));
        }
        Ok(batch)
    }

    /// The rules act on what time has brought.
    pub fn watch(&mut self) {
        if !self.watched {
            return;
        }
        for id in self.incidents.keys().copied().collect::<Vec<_>>() {
            let watch = Watch { policy: &self.policy, calendars: &self.calendars, since: MONDAY };
            let load = self.load();
            let batches =
                watched::catch_up(&self.ctx(), &watch, &self.incidents[&id], Giving::By(&load), self.now).unwrap();
            for batch in batches {
                self.commit(batch, PersonId(0), Via::Rule);
            }
        }
    }

    /// What everybody has on their hands.
    pub fn load(&self) -> Workload {
        let rows: Vec<Row> =
            self.incidents.values().map(|incident| Row::of(incident, &self.calendars, &self.policy)).collect();
        let mut load = workload(&rows);
        for past in &self.past {
            let owner = |c: &&Change| c.place == Place::Field { field: Field::Assignee };
            if let Some(Value::Int(person)) = past.event.detail.changes.iter().find(owner).map(|c| &c.to) {
                load.entry(PersonId(*person)).or_default().given = Some(past.at);
            }
        }
        load
    }

    fn settle(&mut self, before: Vec<Incident>, taken_back: bool) {
        for after in self.incidents.values().cloned().collect::<Vec<_>>() {
            let blank = Incident { id: after.id, ..Incident::default() };
            let before = before.iter().find(|incident| incident.id == after.id).unwrap_or(&blank);
            let watch = Watch { policy: &self.policy, calendars: &self.calendars, since: MONDAY };
            let load = self.load();
            let giving = if taken_back { Giving::Never } else { Giving::By(&load) };
            let batches = watched::settle(&self.ctx(), &watch, before, &after, giving, self.now).unwrap();
            for batch in batches {
                self.commit(batch, PersonId(0), Via::Rule);
            }
        }
    }

    fn commit(&mut self, decided: Vec<Decided>, by: PersonId, via: Via) -> i64 {
        assert!(!decided.is_empty());
        let batch = self.past.len() as i64 + 1;
        for Decided { incident: id, event, role, at: own } in decided {
            let record = self.incidents.entry(id).or_insert_with(|| Incident { id, ..Incident::default() });
            keeps(record, &event);
            record.apply(&event).unwrap();
            let (seq, ver, now) = (self.past.len() as i64 + 1, record.ver, self.now);
            let at = if self.watched { own } else { now };
            self.past.push(Past { incident: id, seq, ver, batch, at, recorded_at: now, by, role, via, event });
        }
        batch
    }

    /// The rules resume what is due.
    pub fn rule_resumes(&mut self, id: IncidentId) -> Result<i64, Refusal> {
        let decided = resume_by_rule(&self.ctx(), &self.incidents[&id], self.now)?;
        Ok(self.commit(vec![decided], PersonId(0), Via::Rule))
    }

    pub fn act(&mut self, by: &str, id: IncidentId, verb: Verb) -> Result<i64, Refusal> {
        self.run(&who(by), &act(id, verb))
    }

    /// Runs a verb that must succeed.
    #[track_caller]
    pub fn ok(&mut self, by: &str, id: IncidentId, verb: Verb) -> i64 {
        let shown = format!("{by}: {verb:?}");
        self.act(by, id, verb).unwrap_or_else(|no| panic!("{shown} was refused: {no:?}"))
    }

    /// Runs a verb that must be refused.
    #[track_caller]
    pub fn no(&mut self, by: &str, id: IncidentId, verb: Verb) -> Refusal {
        let shown = format!("{by}: {verb:?}");
        match self.act(by, id, verb) {
            Err(refusal) => refusal,
            Ok(_) => panic!("{shown} was not refused"),
        }
    }

    #[track_caller]
    pub fn undo(&mut self, by: &str, batch: i64) -> Result<i64, Refusal> {
        self.run(&who(by), &Command::Undo { batch })
    }

    /// Records; the number of the new one.
    #[track_caller]
    pub fn record(&mut self, by: &str, new: NewIncident) -> IncidentId {
        self.run(&who(by), &Command::Record(Box::new(new))).unwrap();
        self.past.iter().rev().find(|p| p.event.kind == Kind::Recorded).unwrap().incident
    }

    /// An e-mailed fault of priority 3, recorded by Ann.
    #[track_caller]
    pub fn mailed(&mut self) -> IncidentId {
        self.record("ann", by_mail())
    }

    pub fn get(&self, id: IncidentId) -> &Incident {
        &self.incidents[&id]
    }
    pub fn state(&self, id: IncidentId) -> State {
        self.get(id).state
    }
    /// The kind and text of the latest event.
    pub fn latest(&self) -> &Event {
        &self.past.last().unwrap().event
    }

    pub fn clock(&self, id: IncidentId, kind: ClockKind) -> &Clock {
        let line = if kind == ClockKind::Stage { self.get(id).line.max(1) } else { 0 };
        self.clock_of(id, kind, line)
    }
    /// `line` is 0 but for stages.
    #[track_caller]
    pub fn clock_of(&self, id: IncidentId, kind: ClockKind, line: u8) -> &Clock {
        self.get(id).clocks.iter().find(|c| c.is(kind, line)).unwrap()
    }
    pub fn reading(&self, id: IncidentId, kind: ClockKind) -> Reading {
        self.reading_at(id, kind, self.now)
    }
    pub fn reading_at(&self, id: IncidentId, kind: ClockKind, at: Instant) -> Reading {
        self.read(self.clock(id, kind), at)
    }
    pub fn read(&self, clock: &Clock, at: Instant) -> Reading {
        let calendar = self.calendars.of(&clock.target).unwrap();
        clock.reading(calendar, self.policy.warning, self.policy.critical, at)
    }
    /// Minutes of service time used.
    pub fn used(&self, id: IncidentId, kind: ClockKind) -> i64 {
        self.reading(id, kind).used.0 / 60_000
    }

    /// What all the events of a record make of nothing.
    pub fn replay(&self, id: IncidentId) -> Incident {
        let mut record = Incident { id, ..Incident::default() };
        for past in self.past.iter().filter(|p| p.incident == id) {
            let json = serde_json::to_string(&past.event.detail).unwrap();
            let detail: Detail = serde_json::from_str(&json).unwrap();
            assert_eq!(detail, past.event.detail, "{json}");
            record.apply(&Event { kind: past.event.kind, detail }).unwrap();
        }
        record
    }
}

/// Every change tells truly what stood there, says something, and says one thing of each place; moves stand in the table.
fn keeps(record: &Incident, event: &Event) {
    for (n, change) in event.detail.changes.iter().enumerate() {
        assert_eq!(change.from, record.at(&change.place), "{:?} {:?}: from", event.kind, change.place);
        assert_ne!(change.from, change.to, "{:?} {:?}: says nothing", event.kind, change.place);
        let again = event.detail.changes[..n].iter().any(|c| c.place == change.place);
        assert!(!again, "{:?} {:?}: twice", event.kind, change.place);
    }
    let mut after = record.clone();
    after.apply(event).unwrap();
    assert_eq!(after.ver, record.ver + 1);
    if event.kind != Kind::Undone && after.state != record.state {
        assert!(super::moves::in_table(record.state, after.state), "{:?} → {:?}", record.state, after.state);
    }
}

/// A verb changes nothing outside what it says it touches (DESIGN decision 8).
fn only_touches(verb: &Verb, decided: &[Decided]) {
    use firstline::domain::incident::command::touches;
    use firstline::domain::incident::{Group, Place};
    let mine = touches(verb);
    for Decided { event, .. } in decided.iter().filter(|d| !matches!(d.event.kind, Kind::Absorbed | Kind::Undone)) {
        for change in &event.detail.changes {
            let group = match &change.place {
                Place::Field { field } => field.group(),
                Place::Custom { .. } => Group::Margin,
                Place::Report { .. } | Place::Visit { .. } | Place::Attachment { .. } => continue,
                Place::Applied { .. } | Place::Step { .. } | Place::Escalation { .. } => continue,
            };
            let allowed = group == Group::Kept || mine.contains(&group);
            assert!(allowed, "{verb:?} changes {:?} of {group:?}, touches {mine:?}", change.place);
        }
    }
}

pub fn act(incident: IncidentId, verb: Verb) -> Command {
    Command::Act { incident, seen: None, verb }
}

/// A fault by e-mail: impact 2, urgency 2, priority 3.
pub fn by_mail() -> NewIncident {
    NewIncident {
        nature: Some("fault".into()),
        kind: Some("user_reported".into()),
        channel: Some("email".into()),
        reporter: Some(CALLER),
        title: "Printer is silent".into(),
        category: Some(PRINTING),
        impact: 2,
        urgency: 2,
        ..NewIncident::default()
    }
}

/// An alert that no person reported.
pub fn by_machine() -> NewIncident {
    NewIncident { channel: Some("alert".into()), kind: Some("alert".into()), reporter: None, ..by_mail() }
}

pub fn solution() -> Resolution {
    Resolution { solution: "Paper tray closed".into(), closing_code: Some("fixed".into()), ..Resolution::default() }
}

pub fn to_team(team: TeamId) -> Handing {
    Handing { team: Some(team), reason: Some("skill".into()), ..Handing::default() }
}
pub fn to_person(key: &str) -> Handing {
    Handing { person: Some(person(key)), reason: Some("load".into()), ..Handing::default() }
}

pub fn suspend(reason: &str, until: Instant) -> Verb {
    Verb::Suspend { reason: Some(reason.into()), until: Some(until), text: String::new() }
}
pub fn resume() -> Verb {
    Verb::Resume { text: String::new() }
}
pub fn attach() -> Verb {
    let file = NewAttachment { name: "logs/trace.log".into(), size: 12, hash: [7; 32] };
    Verb::Attach { files: vec![file], text: "from the gateway".into() }
}
pub fn detach() -> Verb {
    Verb::Detach { attachment: 0, reason: "another customer's".into() }
}
pub fn erase() -> Verb {
    Verb::EraseAttachment { attachment: 0, reason: "asked for by letter".into() }
}
pub fn apply() -> Verb {
    Verb::ApplyArticle { article: ArticleId(1), version: None }
}
pub fn tick() -> Verb {
    Verb::TickStep { step: 1, done: true }
}
pub fn helped() -> Verb {
    Verb::RateArticle { applied: None, helpful: true }
}
pub fn note() -> Verb {
    Verb::Note { text: "looked at it".into() }
}
pub fn reply() -> Verb {
    Verb::Reply { text: "We are on it".into() }
}
pub fn call() -> Verb {
    Verb::Call { text: "Told her so".into() }
}
pub fn chase() -> Verb {
    Verb::Chase { text: String::new() }
}
pub fn call_back() -> Verb {
    Verb::CallBack { text: "Which printer?".into() }
}
/// By [`LATER`].
pub fn promise() -> Verb {
    Verb::Promise { due: LATER, text: "Before lunch".into() }
}
/// Of a major incident alone.
pub fn inform() -> Verb {
    Verb::Inform { text: "Half of the floor works again".into() }
}
pub fn raise() -> Verb {
    Verb::Raise { to: None, text: "The mayor is asking".into() }
}
pub fn lower() -> Verb {
    Verb::Lower { text: "Told him".into() }
}
pub fn back() -> Verb {
    Verb::HandBack { reason: Some("answered".into()), text: String::new() }
}
pub fn reopen() -> Verb {
    Verb::Reopen { text: "Silent again".into() }
}
pub fn cancel() -> Verb {
    Verb::Cancel { reason: Some("withdrawn".into()), text: String::new() }
}
pub fn close() -> Verb {
    Verb::Close { unconfirmed: false }
}
/// On site since a moment.
pub fn on_site() -> Verb {
    use firstline::domain::incident::report::Visit;
    Verb::Visit { visit: None, said: Visit { arrived: Some(MONDAY), ..Visit::default() } }
}
pub fn confirm(outcome: firstline::domain::incident::command::Outcome) -> Verb {
    Verb::Confirm { report: None, outcome, satisfaction: 0, feedback: String::new(), close: false }
}
pub fn recovered() -> Verb {
    confirm(firstline::domain::incident::command::Outcome::Recovered)
}
pub fn edit(field: firstline::domain::incident::Field, value: impl Into<Value>) -> Verb {
    Verb::Edit { changes: vec![(field, value.into())], custom: vec![], reason: String::new() }
}
