//! Commands. One job: the wishes to change an incident, payload only; nothing in them is derived.

use super::fields::{Field, Group};
use super::report::Visit;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, CategoryId, CiId, ContactId, IncidentId, OrgId, PersonId, ServiceId, TeamId};
use crate::domain::journal::Hash;
use crate::domain::knowledge::ArticleCommand;
use crate::domain::time::{Instant, Span};
use crate::domain::value::Value;

/// What a new record is made of (LIFE-2).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewIncident {
    pub nature: Option<Code>,
    pub kind: Option<Code>,
    pub channel: Option<Code>,
    pub reporter: Option<ContactId>,
    pub organisation: Option<OrgId>,
    pub title: String,
    pub symptom: String,
    pub description: String,
    pub location: String,
    pub services: Vec<ServiceId>,
    pub cis: Vec<CiId>,
    pub category: Option<CategoryId>,
    pub impact: u8,
    pub urgency: u8,
    pub users_affected: Option<u32>,
    pub security: bool,
    pub tags: Vec<Code>,
    pub occurred_at: Option<Instant>,
    /// Fields of the house's own.
    pub custom: Vec<(Code, Value)>,
    /// When the user said it; now when absent.
    pub reported_at: Option<Instant>,
    /// Take it under the default agreement though no agreement covers it (LIFE-4).
    pub accept_out_of_scope: bool,
    /// Taken by the recorder in the same step.
    pub take: bool,
    /// Resolved in the same step (log and resolve).
    pub resolution: Option<Resolution>,
}

/// A further report of an incident that is there already (LIFE-2a).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewReport {
    pub reporter: Option<ContactId>,
    pub channel: Option<Code>,
    pub words: String,
    pub reported_at: Option<Instant>,
}

/// How it ended (LIFE-14).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolution {
    pub solution: String,
    pub closing_code: Option<Code>,
    pub cause: String,
    pub workaround: String,
    pub verified_how: String,
    pub on_site: bool,
    pub actual_effort: Option<Span>,
    pub lessons: String,
    /// Fields of the house's own.
    pub custom: Vec<(Code, Value)>,
}

/// What the user said when asked (LIFE-15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    Recovered,
    NotRecovered,
    NotSatisfied,
    NoAnswer,
}

impl Outcome {
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Recovered, "recovered"),
        (Self::NotRecovered, "not_recovered"),
        (Self::NotSatisfied, "not_satisfied"),
        (Self::NoAnswer, "no_answer"),
    ];
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(o, _)| *o)
    }
}

/// Where to hand an incident, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handing {
    pub line: Option<u8>,
    pub team: Option<TeamId>,
    pub person: Option<PersonId>,
    pub reason: Option<Code>,
    pub text: String,
}

/// A file to be attached, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub hash: Hash,
}

/// What is wanted of one incident. What is said of a visit without its number is said of the one that is meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Verb {
    Join(NewReport),
    Note {
        text: String,
    },
    Reply {
        text: String,
    },
    Call {
        text: String,
    },
    Take,
    Start,
    Assign(Handing),
    Escalate(Handing),
    HandBack {
        reason: Option<Code>,
        text: String,
    },
    /// One says that one knows of the escalation at that place of the record, or of all one was told of (ESC-4).
    Acknowledge {
        escalation: Option<u32>,
        text: String,
    },
    /// Puts them off, for a reason.
    Postpone {
        escalation: Option<u32>,
        until: Option<Instant>,
        text: String,
    },
    /// The manager tells the executive (LIFE-6).
    ReportUp {
        text: String,
    },
    /// The manager starts the emergency procedure, or declines with a reason (LIFE-6).
    Emergency {
        start: bool,
        text: String,
    },
    /// The first line says that a priority is right which a rule or an alert has set (LIFE-6).
    ConfirmPriority,
    /// To the role named, or the next one up.
    Raise {
        to: Option<Code>,
        text: String,
    },
    /// One role down, from the lowest to nobody.
    Lower {
        text: String,
    },
    Suspend {
        reason: Option<Code>,
        until: Option<Instant>,
        text: String,
    },
    Resume {
        text: String,
    },
    Chase {
        text: String,
    },
    /// The caller wants to be called back, or facts are missing (LIFE-5).
    CallBack {
        text: String,
    },
    /// A time the caller was given; it takes the place of an earlier one.
    Promise {
        due: Instant,
        text: String,
    },
    /// The stakeholders of a major incident are told how it stands (MAJ-2).
    Inform {
        text: String,
    },
    Edit {
        changes: Vec<(Field, Value)>,
        custom: Vec<(Code, Value)>,
        reason: String,
    },
    Override {
        priority: u8,
        reason: String,
    },
    Track {
        person: PersonId,
    },
    Link {
        relation: Code,
        to: IncidentId,
    },
    Visit {
        visit: Option<u32>,
        said: Visit,
    },
    Resolve(Resolution),
    Confirm {
        report: Option<u32>,
        outcome: Outcome,
        satisfaction: u8,
        feedback: String,
        close: bool,
    },
    Rate {
        report: u32,
        satisfaction: u8,
        feedback: String,
    },
    FollowUp {
        text: String,
        score: u8,
    },
    Close {
        unconfirmed: bool,
    },
    Reopen {
        text: String,
    },
    Cancel {
        reason: Option<Code>,
        text: String,
    },
    Merge {
        into: IncidentId,
    },
    Unmerge,
    /// The bytes go another way than the wish: they may be many.
    Attach {
        files: Vec<NewAttachment>,
        text: String,
    },
    Detach {
        attachment: u32,
        reason: String,
    },
    EraseAttachment {
        attachment: u32,
        reason: String,
    },
    /// Applies a published knowledge entry; the last edition where none is named (KB-3).
    ApplyArticle {
        article: ArticleId,
        version: Option<u32>,
    },
    /// A step of the checklist was done, or not after all; `step` counts from 0.
    TickStep {
        step: u32,
        done: bool,
    },
    /// Whether what was applied has helped; the last one where none is named, counted from 0.
    RateArticle {
        applied: Option<u32>,
        helpful: bool,
    },
}

/// A wish to change incidents.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Record(Box<NewIncident>),
    /// `seen` is the version the asker looked at; absent = whatever is there.
    Act {
        incident: IncidentId,
        seen: Option<u32>,
        verb: Verb,
    },
    /// A wish about the knowledge base.
    Article(ArticleCommand),
    /// Takes a whole batch back (ONE-4).
    Undo {
        batch: i64,
    },
}

/// Which groups of fields each verb touches: what makes a save stale, and what does not (DESIGN decision 8).
pub fn touches(verb: &Verb) -> Vec<Group> {
    use Group::{Authority, Life, Margin, Outcome, Owner, Tracker, Weight};
    match verb {
        Verb::Join(_) | Verb::Note { .. } | Verb::Reply { .. } | Verb::Call { .. } | Verb::Chase { .. } => vec![],
        Verb::CallBack { .. } | Verb::Promise { .. } | Verb::Inform { .. } => vec![],
        Verb::Rate { .. } | Verb::FollowUp { .. } | Verb::Visit { .. } => vec![],
        Verb::Attach { .. } | Verb::Detach { .. } | Verb::EraseAttachment { .. } => vec![],
        Verb::ApplyArticle { .. } | Verb::TickStep { .. } | Verb::RateArticle { .. } => vec![],
        Verb::Take | Verb::Start | Verb::Assign(_) | Verb::Escalate(_) | Verb::HandBack { .. } => vec![Life, Owner],
        Verb::Suspend { .. } | Verb::Resume { .. } | Verb::Cancel { .. } => vec![Life],
        Verb::Close { .. } | Verb::Merge { .. } | Verb::Unmerge => vec![Life],
        Verb::Confirm { .. } | Verb::Reopen { .. } => vec![Life, Owner],
        Verb::Resolve(how) if how.custom.is_empty() => vec![Life, Owner, Outcome],
        Verb::Resolve(_) => vec![Life, Owner, Outcome, Margin],
        Verb::Override { .. } | Verb::ConfirmPriority => vec![Weight],
        Verb::Acknowledge { .. } | Verb::Postpone { .. } => vec![],
        Verb::ReportUp { .. } | Verb::Emergency { .. } => vec![Authority],
        Verb::Raise { .. } | Verb::Lower { .. } => vec![Authority],
        Verb::Track { .. } => vec![Tracker],
        Verb::Link { .. } => vec![Margin],
        Verb::Edit { changes, custom, .. } => {
            let own = custom.iter().map(|_| Margin);
            let mut groups: Vec<Group> = changes.iter().map(|(field, _)| field.group()).chain(own).collect();
            groups.sort_unstable();
            groups.dedup();
            groups
        }
    }
}
