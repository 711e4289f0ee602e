//! Fields. One job: the one table of what an incident's record holds (LIFE-2).
//!
//! A row gives the field its name in the journal, in queries, forms, columns, CSV and imports, its type, and the group
//! by which two writers can tell whether they touched the same thing. Rules about values belong in the decisions.

use super::report::{Applied, Attachment, Escalation, Report, Step, Visit};
use super::state::State;
use crate::domain::code::Code;
use crate::domain::id::{CategoryId, CiId, IncidentId, OrgId, PersonId, ServiceId, TeamId};
use crate::domain::sla::clock::Clock;
use crate::domain::time::{Instant, Span};
use crate::domain::value::{FieldValue, Mismatch, Text, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fields that belong together: two commands clash only where they touch the same group (DESIGN decision 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// State and what goes with it.
    Life,
    /// Who has it.
    Owner,
    /// Whose authority was called on.
    Authority,
    Tracker,
    /// What the reporter said.
    Words,
    /// What it is about.
    Class,
    /// Impact, urgency, priority, and the major flag they raise.
    Weight,
    /// How it ended.
    Outcome,
    /// Tags, watchers, links, plans.
    Margin,
    /// Counters and stamps kept by the rules themselves; never clash.
    Kept,
}

/// Declares [`Incident`], [`Field`] and the table that binds them.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $name:ident: $type:ty, $group:ident;)+) => {
        /// A field of the record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $variant),+ }

        /// The record of one incident: what all its events make of it.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct Incident {
            pub id: IncidentId,
            /// Events so far.
            pub ver: u32,
            $($(#[$doc])* pub $name: $type,)+
            /// Who reported it, the first one first (LIFE-2a).
            pub reports: Vec<Report>,
            /// On-site visits.
            pub visits: Vec<Visit>,
            /// Files, in the order in which they came; none ever leaves its place.
            pub attachments: Vec<Attachment>,
            /// Knowledge entries that were applied, in order (KB-3).
            pub applied: Vec<Applied>,
            /// Their steps: the checklist.
            pub steps: Vec<Step>,
            /// Rules that fired, in order; none ever leaves its place (ESC-3).
            pub escalations: Vec<Escalation>,
            /// Fields of the house's own that hold something; also those that no policy declares any more.
            pub custom: BTreeMap<Code, Value>,
            pub clocks: Vec<Clock>,
        }

        impl Field {
            /// Every field, in the order of the record.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the journal, in queries, columns and imports.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($name)),+ }
            }
            pub fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group),+ }
            }
        }

        impl Incident {
            /// What a field holds.
            pub fn get(&self, field: Field) -> Value {
                match field { $(Field::$variant => self.$name.to_value()),+ }
            }
            /// Sets a field.
            ///
            /// # Errors
            /// [`Mismatch`] when the value is of another shape than the field.
            pub fn set(&mut self, field: Field, value: &Value) -> Result<(), Mismatch> {
                match field {
                    $(Field::$variant => match <$type>::from_value(value) {
                        Some(v) => self.$name = v,
                        None => return Err(Mismatch { field: field.name(), value: value.clone() }),
                    }),+
                }
                Ok(())
            }
        }
    };
}

fields! {
    State state: State, Life;
    /// Why it is suspended (SLA-3).
    SuspendedFor suspended_for: Option<Code>, Life;
    /// When the suspension ends by itself.
    SuspendedUntil suspended_until: Option<Instant>, Life;
    /// The state a resume goes back to.
    StateBefore state_before: Option<State>, Life;
    /// Fault, service request, complaint.
    Nature nature: Option<Code>, Class;
    Kind kind: Option<Code>, Class;
    Channel channel: Option<Code>, Words;
    Organisation organisation: Option<OrgId>, Class;
    OccurredAt occurred_at: Option<Instant>, Words;
    /// Drives every clock; may lie before `recorded_at`.
    ReportedAt reported_at: Option<Instant>, Words;
    RecordedAt recorded_at: Option<Instant>, Kept;
    Title title: Text, Words;
    Symptom symptom: Option<Text>, Words;
    Description description: Option<Text>, Words;
    Location location: Option<Text>, Words;
    Services services: Vec<ServiceId>, Class;
    Cis cis: Vec<CiId>, Class;
    /// Business units affected.
    Units units: Vec<OrgId>, Class;
    UsersAffected users_affected: Option<u32>, Class;
    Category category: Option<CategoryId>, Class;
    Impact impact: u8, Weight;
    Urgency urgency: u8, Weight;
    Priority priority: u8, Weight;
    /// Why the priority is not the matrix's.
    PriorityReason priority_reason: Option<Text>, Weight;
    /// A rule or an alert set the priority, and the first line has not said yet that it is right (LIFE-6).
    PriorityUnconfirmed priority_unconfirmed: bool, Weight;
    Security security: bool, Class;
    Major major: bool, Weight;
    Line line: u8, Owner;
    Team team: Option<TeamId>, Owner;
    Assignee assignee: Option<PersonId>, Owner;
    /// The role with the most authority that was told or pulled in: hierarchical escalation (ESC-2), apart from the lines.
    Authority authority: Option<Code>, Authority;
    /// When the executive was told of it (LIFE-6).
    ExecutiveToldAt executive_told_at: Option<Instant>, Authority;
    /// started or declined: the emergency procedure (LIFE-6).
    Emergency emergency: Option<Code>, Authority;
    /// Where it was handed over from, the latest last; the way back goes along it.
    HandedFrom handed_from: Vec<Stop>, Owner;
    /// The desk person who follows it to the end.
    Tracker tracker: Option<PersonId>, Tracker;
    Effort effort: Option<Code>, Margin;
    Tags tags: Vec<Code>, Margin;
    Watchers watchers: Vec<PersonId>, Margin;
    /// Related records, as `relation:number`.
    Links links: Vec<Code>, Margin;
    PlannedStart planned_start: Option<Instant>, Margin;
    PlannedEnd planned_end: Option<Instant>, Margin;
    /// Follows from organisation, services, nature and the day of the report.
    Agreement agreement: Option<Code>, Kept;
    /// Under no valid agreement, taken under the default one all the same (LIFE-4).
    OutOfScope out_of_scope: bool, Kept;
    /// The agreement had ended without a successor when it was chosen (SLA-6).
    ToRenew to_renew: bool, Kept;
    Workaround workaround: Option<Text>, Outcome;
    Solution solution: Option<Text>, Outcome;
    VerifiedHow verified_how: Option<Text>, Outcome;
    Cause cause: Option<Text>, Outcome;
    ClosingCode closing_code: Option<Code>, Outcome;
    OnSite on_site: bool, Outcome;
    ActualEffort actual_effort: Option<Span>, Outcome;
    Lessons lessons: Option<Text>, Outcome;
    Resolver resolver: Option<PersonId>, Outcome;
    ResolverRole resolver_role: Option<Code>, Outcome;
    ResolverLine resolver_line: u8, Outcome;
    ResolverTeam resolver_team: Option<TeamId>, Outcome;
    ResolvedAt resolved_at: Option<Instant>, Life;
    ClosedAt closed_at: Option<Instant>, Life;
    /// desk, resolver, auto or imported (LIFE-15).
    ClosedVia closed_via: Option<Code>, Life;
    /// Closed without the user's word (LIFE-17).
    Unconfirmed unconfirmed: bool, Life;
    CancelReason cancel_reason: Option<Code>, Life;
    MergedInto merged_into: Option<IncidentId>, Life;
    /// Response was met while the reporter was on the line.
    AnsweredLive answered_live: bool, Kept;
    ReopenCount reopen_count: u32, Kept;
    ReassignCount reassign_count: u32, Kept;
    ChaseCount chase_count: u32, Kept;
    /// Functional escalations.
    EscalationCount escalation_count: u32, Kept;
    /// Unanswered tries to confirm.
    ConfirmTries confirm_tries: u32, Kept;
    /// Last public reply or logged call.
    ToldAt told_at: Option<Instant>, Kept;
    /// The time the caller was given last.
    PromisedFor promised_for: Option<Instant>, Kept;
    UpdatedAt updated_at: Option<Instant>, Kept;
    /// What it was called where it came from, as `source:number` (IO-2).
    External external: Option<Code>, Kept;
}

impl Field {
    /// The field of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::parse(&name).ok_or_else(|| serde::de::Error::custom(format!("no field `{name}`")))
    }
}

/// A place in the way of an incident through the desk: where the way back leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stop {
    pub line: u8,
    pub team: Option<TeamId>,
    pub person: Option<PersonId>,
}

impl FieldValue for Stop {
    fn to_value(&self) -> Value {
        Value::List(vec![Value::Int(i64::from(self.line)), self.team.to_value(), self.person.to_value()])
    }
    fn from_value(value: &Value) -> Option<Self> {
        let Value::List(parts) = value else { return None };
        let [Value::Int(line), team, person] = parts.as_slice() else { return None };
        let line = u8::try_from(*line).ok()?;
        Some(Self { line, team: Option::from_value(team)?, person: Option::from_value(person)? })
    }
}

/// What a record needs to be made (LIFE-2, R); the reporter is asked of the report.
pub const REQUIRED_TO_RECORD: [Field; 7] =
    [Field::Nature, Field::Kind, Field::Channel, Field::Title, Field::Category, Field::Impact, Field::Urgency];

/// What it needs to be resolved (LIFE-2, S).
pub const REQUIRED_TO_RESOLVE: [Field; 2] = [Field::Solution, Field::ClosingCode];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_gives_back_what_it_was_given() {
        let blank = Incident::default();
        for field in Field::ALL {
            assert_eq!(Field::parse(field.name()), Some(*field));
            let mut incident = Incident::default();
            incident.set(*field, &blank.get(*field)).unwrap();
            assert_eq!(incident, blank, "{}", field.name());
        }
    }

    #[test]
    fn a_value_of_another_shape_is_refused() {
        let mut incident = Incident::default();
        assert!(incident.set(Field::State, &Value::Int(1)).is_err());
        assert!(incident.set(Field::Impact, &Value::Int(999)).is_err());
    }
}
