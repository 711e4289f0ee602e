//! Events. One job: the facts about an incident, as the journal keeps them.
//!
//! One event = one journal row = one line of the timeline. Every change carries `from` and `to`, so undo is mechanical;
//! clock moves carry what they resolved, so that replay asks no policy (DESIGN decisions 1 and 5).

use super::fields::Field;
use super::report::{AppliedColumn, AttachmentColumn, EscalationColumn, ReportColumn, StepColumn, VisitColumn};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::sla::clock::ClockMove;
use crate::domain::value::{Text, Value};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Where a change happened.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Place {
    /// A column of the `report`th report.
    Report { report: u32, column: ReportColumn },
    /// A column of the `visit`th on-site visit.
    Visit { visit: u32, column: VisitColumn },
    /// A column of the `attachment`th attachment.
    Attachment { attachment: u32, column: AttachmentColumn },
    /// A column of the `applied`th knowledge entry that was applied.
    Applied { applied: u32, column: AppliedColumn },
    /// A column of the `step`th line of the checklist.
    Step { step: u32, column: StepColumn },
    /// A column of the `escalation`th rule that fired.
    Escalation { escalation: u32, column: EscalationColumn },
    /// A field of the record.
    Field { field: Field },
    /// A field of the house's own, by its code (LIFE-2). The journal asks no policy whether it is declared.
    Custom { custom: Code },
}

/// One change: what stood there, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    #[serde(flatten)]
    pub place: Place,
    #[serde(default, skip_serializing_if = "Value::is_none")]
    pub from: Value,
    #[serde(default, skip_serializing_if = "Value::is_none")]
    pub to: Value,
}

/// Read by hand: whoever proves the file reads every change there ever was, and a flattened, untagged place would be read
/// into a buffer first and tried three times.
impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Change;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a change: its place, from and to")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Change, A::Error> {
                let (mut field, mut custom, mut row): (_, _, Option<(Rows, u32)>) = (None, None, None);
                let mut column: Option<Cow<'de, str>> = None;
                let (mut from, mut to) = (Value::None, Value::None);
                let unknown = || A::Error::custom("a change of nowhere");
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    match key.as_ref() {
                        "field" => field = Some(map.next_value()?),
                        "custom" => custom = Some(map.next_value()?),
                        "column" => column = Some(map.next_value()?),
                        "from" => from = map.next_value()?,
                        "to" => to = map.next_value()?,
                        other => match Rows::ALL.iter().find(|(_, name)| *name == other) {
                            Some((rows, _)) if row.is_none() => row = Some((*rows, map.next_value()?)),
                            Some(_) => return Err(unknown()),
                            None => return Err(A::Error::custom(format!("no part `{other}` of a change"))),
                        },
                    }
                }
                let place = match (field, custom, row) {
                    (Some(field), None, None) => Some(Place::Field { field }),
                    (None, Some(custom), None) => Some(Place::Custom { custom }),
                    (None, None, Some((rows, n))) => rows.place(n, column.as_deref().unwrap_or_default()),
                    _ => None,
                };
                let place = place.ok_or_else(unknown)?;
                Ok(Change { place, from, to })
            }
        }
        d.deserialize_map(V)
    }
}

/// The tables under a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    Report,
    Visit,
    Attachment,
    Applied,
    Step,
    Escalation,
}

impl Rows {
    /// With the name by which a change says which row it is about.
    const ALL: [(Self, &'static str); 6] = [
        (Self::Report, "report"),
        (Self::Visit, "visit"),
        (Self::Attachment, "attachment"),
        (Self::Applied, "applied"),
        (Self::Step, "step"),
        (Self::Escalation, "escalation"),
    ];

    /// The column of that name in the `n`th row.
    fn place(self, n: u32, name: &str) -> Option<Place> {
        macro_rules! column {
            ($column:ident, $place:expr) => {
                $column::ALL.iter().copied().find(|column| column.name() == name).map($place)
            };
        }
        match self {
            Self::Report => column!(ReportColumn, |column| Place::Report { report: n, column }),
            Self::Visit => column!(VisitColumn, |column| Place::Visit { visit: n, column }),
            Self::Attachment => column!(AttachmentColumn, |column| Place::Attachment { attachment: n, column }),
            Self::Applied => column!(AppliedColumn, |column| Place::Applied { applied: n, column }),
            Self::Step => column!(StepColumn, |column| Place::Step { step: n, column }),
            Self::Escalation => column!(EscalationColumn, |column| Place::Escalation { escalation: n, column }),
        }
    }
}

/// Declares the kinds of event with their names in the journal.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// What happened. The names are part of the journal's format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $variant),+ }

        impl Kind {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

kinds! {
    Recorded = "recorded",
    /// A further report of the same incident (LIFE-3).
    Joined = "joined",
    Noted = "noted",
    /// A message the user sees.
    Replied = "replied",
    /// A call with the user.
    Called = "called",
    Taken = "taken",
    Started = "started",
    Assigned = "assigned",
    /// Functional escalation (ESC-2).
    Escalated = "escalated",
    HandedBack = "handed_back",
    /// Hierarchical escalation (ESC-2).
    Raised = "raised",
    /// The authority that was called on hands it down.
    Lowered = "lowered",
    Suspended = "suspended",
    Resumed = "resumed",
    Chased = "chased",
    /// Fields were changed.
    Edited = "edited",
    /// Impact or urgency were re-assessed.
    Assessed = "assessed",
    /// The priority was set against the matrix.
    Overridden = "overridden",
    /// The tracker changed.
    Tracked = "tracked",
    Resolved = "resolved",
    Confirmed = "confirmed",
    /// Satisfaction was recorded apart from a confirmation.
    Rated = "rated",
    Closed = "closed",
    Reopened = "reopened",
    Cancelled = "cancelled",
    /// This one went into another.
    Merged = "merged",
    /// Another one came into this.
    Absorbed = "absorbed",
    Linked = "linked",
    /// Something about an on-site visit: agreed, arrived, left, parts (LIFE-2).
    Visited = "visited",
    /// A call after closing (LIFE-15).
    FollowedUp = "followed_up",
    /// An earlier batch was taken back (ONE-4).
    Undone = "undone",
    /// A policy gave its clocks other goals (SLA-4).
    Retargeted = "retargeted",
    /// A fact from another system's history (IO-2).
    Imported = "imported",
    /// A file was attached (LIFE-2).
    Attached = "attached",
    /// A file was taken off; its bytes stay.
    Detached = "detached",
    /// A file's name and bytes were erased (AUD-4).
    AttachmentErased = "attachment_erased",
    /// A knowledge entry was applied; its steps are the checklist (KB-3).
    KbApplied = "kb_applied",
    /// A step of the checklist was done, or was not done after all.
    Ticked = "ticked",
    /// Whether an entry that was applied has helped.
    KbRated = "kb_rated",
    /// A rule of the policy fired (ESC-1); the event's time is that of the crossing.
    Fired = "fired",
    /// Nobody had acknowledged it: those told were told again.
    ToldAgain = "told_again",
    Acknowledged = "acknowledged",
    Postponed = "postponed",
    /// The manager told the executive (LIFE-6).
    ReportedUp = "reported_up",
    /// The emergency procedure was started, or declined (LIFE-6).
    EmergencyDecided = "emergency_decided",
    /// The first line confirmed a priority that a rule or an alert had set (LIFE-6).
    PriorityConfirmed = "priority_confirmed",
    /// The caller wants to be called back (LIFE-5).
    CallBackAsked = "call_back_asked",
    /// The caller was given a time (SLA-1).
    Promised = "promised",
    /// The stakeholders of a major incident were told how it stands (MAJ-2).
    Informed = "informed",
}

/// A fact about one incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub kind: Kind,
    pub detail: Detail,
}

/// What the event says: the journal's payload.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Detail {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<ClockMove>,
    /// A reason from the policy's lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Code>,
    /// Words: the note, the reply, what was said, the reason in the person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The other incident of a merge or link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<IncidentId>,
    /// The batch that was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<i64>,
    /// 1 to 5, of a follow-up call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
    /// Who did it where it was imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<PersonId>,
    /// Who was told of it (ESC-5); whoever did it is not among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<PersonId>,
    /// What the source called it, of an imported fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Code>,
}

impl Event {
    pub fn new(kind: Kind) -> Self {
        Self { kind, detail: Detail::default() }
    }
}
