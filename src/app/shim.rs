//! Stand-ins. One job: the interfaces of parts that are written elsewhere, just enough of each to run the console.
//!
//! Each item here is replaced by the real one of the same shape: words by [`crate::text`], the query language by
//! `domain::query`, forms by `app::form`. Nothing else may come to live here.

use crate::app::input::key::{Key, KeyCode};
use crate::app::msg::Desk;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::{Command, Handing, NewIncident, NewReport, Outcome, Resolution, Verb};
use crate::domain::incident::row::Row;
use crate::domain::incident::{Past, Record, State};
use crate::domain::people::directory::Directory;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::sla::clock::{Band, Shows};
use crate::domain::stream::StreamKind;
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use crate::text::times::{clock_left, clock_over, day_short};
use crate::text::{Locale, args};
use std::ops::Range;

/// What sentences are made with.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pub locale: &'a Locale,
    pub policy: &'a Policy,
    pub directory: &'a Directory,
    pub zone: &'a Zone,
    pub now: Instant,
}

/// A refusal as a sentence.
pub fn refusal(refusal: &Refusal, words: &Words) -> String {
    let told = format!("{refusal:?}");
    words.locale.tf("shim-refusal", &args![what = told]).into_owned()
}

/// Sign and time of a clock, two and six cells.
pub fn cell(shows: Shows, left: Span, now: Instant, zone: &Zone, locale: &Locale) -> (&'static str, String) {
    let day = |t: Instant| day_short(zone.to_local(t), zone.to_local(now), locale);
    match shows {
        Shows::Met => ("v", locale.t("shim-met").into_owned()),
        Shows::Breached => ("XX", clock_over(-left)),
        Shows::Paused => ("zz", clock_left(left)),
        Shows::Shut { until } => ("--", until.map(day).unwrap_or_default()),
        Shows::Due => ("!!", clock_left(Span::ZERO)),
        Shows::Band(Band::Breached) => ("XX", clock_over(-left)),
        Shows::Band(Band::Critical) => ("!!", clock_left(left)),
        Shows::Band(Band::Warning) => ("!", clock_left(left)),
        Shows::Band(Band::Ok) => (".", clock_left(left)),
        Shows::Cancelled => ("-", String::new()),
    }
}

/// A line of the timeline in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub who: String,
    pub what: String,
    /// What was said, word for word.
    pub quote: Option<String>,
    /// Field by field, from what to what.
    pub changes: Vec<String>,
}

/// An event as a line of the timeline.
pub fn line(past: &Past, words: &Words) -> Line {
    let quote = past.event.detail.text.as_ref().and_then(|t| t.words()).map(str::to_owned);
    let changes = past.event.detail.changes.iter().map(|c| format!("{:?}", c.place)).collect();
    Line { who: words.directory.name(past.by), what: past.event.kind.name().to_owned(), quote, changes }
}

/// A part of a record on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    pub title: String,
    /// Label and value.
    pub lines: Vec<(String, String)>,
}

/// A record, part by part.
pub fn sections(record: &Record, words: &Words) -> Vec<Section> {
    let i = &record.incident;
    let label = |name: &'static str| words.locale.term(&crate::text::terms::FIELD, name).into_owned();
    let mut lines = vec![(label("title"), i.title.as_str().to_owned())];
    if let Some(d) = &i.description {
        lines.push((label("description"), d.as_str().to_owned()));
    }
    if let Some(c) = i.category {
        lines.push((label("category"), words.directory.category_path(c).join(" > ")));
    }
    vec![Section { title: label("number") + " " + &i.id.to_string(), lines }]
}

/// What a query is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Env<'a> {
    pub desk: &'a Desk,
    pub now: Instant,
}

/// A filter that was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    terms: Vec<(bool, String)>,
}

/// Where a filter was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Bytes of the text.
    pub at: Range<usize>,
    pub nearest: Option<String>,
}

const KEYS: [&str; 10] = ["requester", "ci", "is", "line", "assignee", "status", "prio", "resolved", "sort", "sla"];

impl Query {
    /// # Errors
    /// The word that was not understood, and the nearest that would have been.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut terms = Vec::new();
        let mut from = 0;
        for word in text.split(' ') {
            let at = from..from + word.len();
            from = at.end + 1;
            let (not, bare) = word.strip_prefix('-').map_or((false, word), |w| (true, w));
            if let Some((key, _)) = bare.split_once(':')
                && !KEYS.contains(&key)
            {
                let near = KEYS.iter().find(|k| key.starts_with(&k[..1])).map(|k| (*k).to_owned());
                return Err(QueryError { at, nearest: near });
            }
            if !bare.is_empty() {
                terms.push((not, bare.to_lowercase()));
            }
        }
        Ok(Self { terms })
    }

    pub fn matches(&self, row: &Row, env: &Env) -> bool {
        self.terms.iter().all(|(not, term)| one(term, row, env) != *not)
    }

    /// Whether it asks for incidents that are closed, cancelled or merged.
    pub fn wants_closed(&self) -> bool {
        self.terms.iter().any(|(_, t)| t == "is:any" || t.starts_with("status:c") || t.starts_with("status:merged"))
    }

    /// What it means, in words.
    pub fn meaning(&self, _words: &Words) -> String {
        self.terms
            .iter()
            .map(|(not, t)| format!("{}{t}", if *not { "not " } else { "" }))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn one(term: &str, row: &Row, env: &Env) -> bool {
    let me = env.desk.me.person;
    let day = |t: Instant| env.desk.zone.to_local(t).date();
    match term.split_once(':') {
        None => row.title.to_lowercase().contains(term) || row.id.to_string() == term,
        Some(("is", "active")) => row.state.is_active(),
        Some(("is", "open")) => row.state.is_open(),
        Some(("is", "toclose")) => row.state == State::Resolved,
        Some(("is", "any")) => true,
        Some(("is", "breached")) => {
            row.leading(env.now, &env.desk.policy).and_then(|(_, c)| c.band(env.now, &env.desk.policy))
                == Some(Band::Breached)
        }
        Some(("line", n)) => row.line.to_string() == n,
        Some(("assignee", "me")) => row.assignee == Some(me),
        Some(("assignee", "none")) => row.assignee.is_none(),
        Some(("assignee", key)) => {
            row.assignee.map(|p| p.0) == env.desk.directory.find(StreamKind::Person, key).map(|e| e.stream.id)
        }
        Some(("ci", key)) => row.ci.map(|c| c.0) == env.desk.directory.find(StreamKind::Ci, key).map(|e| e.stream.id),
        Some(("requester", key)) => {
            row.requester.map(|c| c.0) == env.desk.directory.find(StreamKind::Contact, key).map(|e| e.stream.id)
        }
        Some(("status", name)) => row.state.name() == name,
        Some(("prio", n)) => row.priority.to_string() == n,
        Some(("resolved", "today")) => row.resolved_at.is_some_and(|t| day(t) == day(env.now)),
        Some(("sort", _)) => true,
        Some(_) => false,
    }
}

/// What a form looks things up in.
#[derive(Debug, Clone, Copy)]
pub struct FormEnv<'a> {
    pub desk: &'a Desk,
    pub locale: &'a Locale,
    pub now: Instant,
}

/// What a key did to a form.
#[derive(Debug, Clone, PartialEq)]
pub enum FormEvent {
    Stay,
    Submit(Command),
    /// And another one when the first is on the record.
    SubmitAnd(Command, Command),
    /// Closed; what was typed is kept.
    Close,
}

/// A form of one field.
#[derive(Debug, Clone)]
pub struct Form {
    pub name: &'static str,
    pub about: Option<IncidentId>,
    pub text: String,
    seen: Option<u32>,
    make: fn(String) -> Verb,
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.about, &self.text) == (other.name, other.about, &other.text)
    }
}

macro_rules! forms {
    ($($name:ident: $make:expr;)+) => {
        $(pub fn $name(row: &Row) -> Self { Self::of(stringify!($name), row, $make) })+
    };
}

impl Form {
    fn of(name: &'static str, row: &Row, make: fn(String) -> Verb) -> Self {
        Self { name, about: Some(row.id), text: String::new(), seen: Some(row.ver), make }
    }

    pub fn new_incident(_env: &FormEnv) -> Self {
        let make = |text| Verb::Note { text };
        Self { name: "new_incident", about: None, text: String::new(), seen: None, make }
    }

    pub fn edit(record: &Record) -> Self {
        let make = |text| Verb::Edit { changes: vec![], reason: text };
        Self {
            name: "edit",
            about: Some(record.incident.id),
            text: String::new(),
            seen: Some(record.incident.ver),
            make,
        }
    }

    forms! {
        note: |text| Verb::Note { text };
        reply: |text| Verb::Reply { text };
        call: |text| Verb::Call { text };
        assign: |text| Verb::Assign(Handing { text, ..Handing::default() });
        escalate: |text| Verb::Escalate(Handing { text, ..Handing::default() });
        hand_back: |text| Verb::HandBack { reason: None, text };
        suspend: |text| Verb::Suspend { reason: None, until: None, text };
        resolve: |text| Verb::Resolve(Resolution { solution: text, ..Resolution::default() });
        confirm: |text| Verb::Confirm { report: None, outcome: Outcome::Recovered, satisfaction: 0, feedback: text, close: true };
        cancel: |text| Verb::Cancel { reason: None, text };
        reopen: |text| Verb::Reopen { text };
        merge: |text| Verb::Merge { into: text.parse().unwrap_or_default() };
        join: |text| Verb::Join(NewReport { words: text, ..NewReport::default() });
        override_priority: |text| Verb::Override { priority: 1, reason: text };
        follow_up: |text| Verb::FollowUp { text, score: 0 };
        rate: |text| Verb::Rate { report: 0, satisfaction: 5, feedback: text };
        track: |_| Verb::Track { person: crate::domain::id::PersonId(0) };
        link: |text| Verb::Link { relation: "related".into(), to: text.parse().unwrap_or_default() };
    }

    pub fn key(&mut self, key: &Key, _env: &FormEnv) -> FormEvent {
        match key.code {
            KeyCode::Esc => return FormEvent::Close,
            KeyCode::Char('s') if key.ctrl => {
                let Some(incident) = self.about else {
                    let new = NewIncident { title: self.text.clone(), ..NewIncident::default() };
                    return FormEvent::Submit(Command::Record(Box::new(new)));
                };
                let verb = (self.make)(self.text.clone());
                return FormEvent::Submit(Command::Act { incident, seen: self.seen, verb });
            }
            KeyCode::Backspace => drop(self.text.pop()),
            KeyCode::Char(c) if !key.ctrl && !key.alt => self.text.push(c),
            _ => {}
        }
        FormEvent::Stay
    }

    pub fn paste(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}
