//! Reports, visits, attachments, checklists. One job: the rows under an incident, each a small table of its own (LIFE-2,
//! LIFE-2a, KB-3).

use crate::domain::code::Code;
use crate::domain::id::{ArticleId, ContactId, IncidentId, PersonId};
use crate::domain::time::Instant;
use crate::domain::value::{FieldValue, Mismatch, Text, Value};
use serde::{Deserialize, Serialize};

/// Declares a kind of row: its struct, and its columns by name.
macro_rules! row {
    ($(#[$meta:meta])* $row:ident, $column:ident { $($(#[$doc:meta])* $variant:ident $name:ident: $type:ty;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $row { $($(#[$doc])* pub $name: $type,)+ }

        /// A column of the row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $column { $($variant),+ }

        impl $column {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($name)),+ }
            }
        }

        impl $row {
            pub fn get(&self, column: $column) -> Value {
                match column { $($column::$variant => self.$name.to_value()),+ }
            }
            /// # Errors
            /// [`Mismatch`] when the value is of another shape than the column.
            pub fn set(&mut self, column: $column, value: &Value) -> Result<(), Mismatch> {
                match column {
                    $($column::$variant => match <$type>::from_value(value) {
                        Some(v) => self.$name = v,
                        None => return Err(Mismatch { field: column.name(), value: value.clone() }),
                    }),+
                }
                Ok(())
            }
        }
    };
}

pub(crate) use row;

row! {
    /// One person's report of the incident.
    Report, ReportColumn {
        Contact contact: Option<ContactId>;
        Channel channel: Option<Code>;
        /// What the reporter said.
        Words words: Option<Text>;
        ReportedAt reported_at: Option<Instant>;
        /// recovered, not_recovered, not_satisfied or no_answer (LIFE-15).
        Confirmation confirmation: Option<Code>;
        ConfirmedAt confirmed_at: Option<Instant>;
        /// 1 to 5.
        Satisfaction satisfaction: u8;
        Feedback feedback: Option<Text>;
        /// The incident it was reported as, before that one was merged into this.
        Origin origin: Option<IncidentId>;
    }
}

row! {
    /// One on-site visit.
    Visit, VisitColumn {
        Engineer engineer: Option<PersonId>;
        Appointment appointment: Option<Instant>;
        Arrived arrived: Option<Instant>;
        Left left: Option<Instant>;
        Parts parts: Option<Text>;
    }
}

row! {
    /// One file that was attached. Its bytes are not on the record: they are found by their hash.
    Attachment, AttachmentColumn {
        /// What it was called where it came from, without folders.
        Name name: Option<Text>;
        MediaType media_type: Option<Code>;
        /// Bytes.
        Size size: Option<i64>;
        /// SHA-256 of the bytes, lower-case hex.
        Hash hash: Option<Code>;
        /// Not taken off again.
        Attached attached: bool;
        /// Name and bytes are gone on lawful request (AUD-4); that there was a file is still a fact.
        Erased erased: bool;
    }
}

row! {
    /// A knowledge entry that was applied (KB-3).
    Applied, AppliedColumn {
        Article article: Option<ArticleId>;
        /// Which edition.
        Version version: u32;
        /// What it was called then.
        Title title: Option<Text>;
        /// helpful or unhelpful; nobody has said yet.
        Outcome outcome: Option<Code>;
    }
}

row! {
    /// A step of an entry that was applied: a line of the checklist.
    Step, StepColumn {
        /// Which of the applied entries it came with, counted from 0.
        Applied applied: u32;
        Text text: Option<Text>;
        /// Who did it; not done yet.
        DoneBy done_by: Option<PersonId>;
        DoneAt done_at: Option<Instant>;
    }
}

row! {
    /// An escalation rule that fired (ESC-3), or an escalation by hand that waits for somebody.
    Escalation, EscalationColumn {
        Rule rule: Option<Code>;
        /// The kind of clock that was crossed.
        Clock clock: Option<Code>;
        /// The line of a stage; else 0.
        Line line: u8;
        Cycle cycle: u32;
        /// When it was crossed.
        At at: Option<Instant>;
        /// Who was told.
        Told told: Vec<PersonId>;
        /// As whom: roles, assignee, team_lead …
        ToldAs told_as: Vec<Code>;
        /// When they are told again, unless somebody has acknowledged it by then.
        AgainAt again_at: Option<Instant>;
        /// How often they were told again.
        Times times: u32;
        AcknowledgedBy acknowledged_by: Option<PersonId>;
        AcknowledgedAt acknowledged_at: Option<Instant>;
        /// Put off until then (ESC-4).
        PostponedUntil postponed_until: Option<Instant>;
    }
}

impl Escalation {
    /// Somebody has to say that they know.
    pub fn waits(&self) -> bool {
        self.again_at.is_some() && self.acknowledged_by.is_none()
    }
}

/// A row whose making was undone keeps its place, so that later rows keep their number.
impl Report {
    pub fn is_void(&self) -> bool {
        *self == Self::default()
    }
}

impl Applied {
    pub fn is_void(&self) -> bool {
        self.article.is_none()
    }
}

impl Step {
    pub fn is_void(&self) -> bool {
        self.text.is_none()
    }
}

impl Visit {
    pub fn is_void(&self) -> bool {
        *self == Self::default()
    }
}
