//! Values. One job: what a field holds, in words: codes by the policy's names, ids by the directory, times in the zone.
//!
//! One table says what each field's value stands for; detail, command line, exports and trail print through it.

use crate::args;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, CategoryId, IncidentId};
use crate::domain::incident::event::Place;
use crate::domain::incident::fields::{Field, Stop};
use crate::domain::incident::report::{
    AppliedColumn, AttachmentColumn, EscalationColumn, ReportColumn, StepColumn, VisitColumn,
};
use crate::domain::incident::state::State;
use crate::domain::people::directory::{Column, ColumnType};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::{Instant, Span};
use crate::domain::value::{FieldValue, Text, Value};
use crate::msg;
use crate::text::safe::{safe_block, safe_line};
use crate::text::size::size;
use crate::text::terms::{CLOSED_VIA, EMERGENCY, KB_OUTCOME, OUTCOME};
use crate::text::times::goal;
use crate::text::words::{Reasons, Words};

/// What the numbers and codes of a field stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    State,
    Reason(Reasons),
    Nature,
    Kind,
    Channel,
    Effort,
    Agreement,
    Calendar,
    Role,
    Outcome,
    ClosedVia,
    /// `relation:number`.
    Link,
    Ref(StreamKind),
    Incident,
    /// An entry of the knowledge base, by its number.
    Article,
    /// Whether an entry helped.
    Helped,
    Moment,
    Span,
    Bytes,
    /// 1 to 5.
    Score,
    Impact,
    Urgency,
    Priority,
    Line,
    Flag,
    OnSite,
    /// Where it was handed over from.
    Stops,
    /// A rule of escalation.
    Rule,
    /// Started or declined.
    Emergency,
    /// Words, numbers and codes that stand for themselves.
    Plain,
}

/// The value of a place in words; several lines where the words have them.
pub fn value(place: &Place, value: &Value, words: &Words<'_>) -> String {
    match place {
        Place::Custom { custom } => custom_value(custom, value, words),
        place => print(meaning(place), value, words),
    }
}

/// The value of a field of the record.
pub fn field_value(field: Field, it: &Value, words: &Words<'_>) -> String {
    value(&Place::Field { field }, it, words)
}

/// A choice by its name, anything else as it stands; also where the policy no longer declares the field.
pub fn custom_value(field: &Code, value: &Value, words: &Words<'_>) -> String {
    match words.policy.field(field).and_then(|field| field.choice(value)) {
        Some(choice) => words.named(Some(&choice.names), &choice.id),
        None => print(Meaning::Plain, value, words),
    }
}

/// The value of a column of a directory entry.
pub fn entry_value(column: &Column, value: &Value, words: &Words<'_>) -> String {
    print(meaning_of_column(column), value, words)
}

fn meaning(place: &Place) -> Meaning {
    match place {
        Place::Field { field } => meaning_of_field(*field),
        Place::Custom { .. } => Meaning::Plain,
        Place::Report { column, .. } => match column {
            ReportColumn::Contact => Meaning::Ref(StreamKind::Contact),
            ReportColumn::Channel => Meaning::Channel,
            ReportColumn::Words | ReportColumn::Feedback => Meaning::Plain,
            ReportColumn::ReportedAt | ReportColumn::ConfirmedAt => Meaning::Moment,
            ReportColumn::Confirmation => Meaning::Outcome,
            ReportColumn::Satisfaction => Meaning::Score,
            ReportColumn::Origin => Meaning::Incident,
        },
        Place::Visit { column, .. } => match column {
            VisitColumn::Engineer => Meaning::Ref(StreamKind::Person),
            VisitColumn::Appointment | VisitColumn::Arrived | VisitColumn::Left => Meaning::Moment,
            VisitColumn::Parts => Meaning::Plain,
        },
        Place::Attachment { column, .. } => match column {
            AttachmentColumn::Name | AttachmentColumn::MediaType | AttachmentColumn::Hash => Meaning::Plain,
            AttachmentColumn::Size => Meaning::Bytes,
            AttachmentColumn::Attached | AttachmentColumn::Erased => Meaning::Flag,
        },
        Place::Applied { column, .. } => match column {
            AppliedColumn::Article => Meaning::Article,
            AppliedColumn::Outcome => Meaning::Helped,
            AppliedColumn::Version | AppliedColumn::Title => Meaning::Plain,
        },
        Place::Step { column, .. } => match column {
            StepColumn::DoneBy => Meaning::Ref(StreamKind::Person),
            StepColumn::DoneAt => Meaning::Moment,
            StepColumn::Applied | StepColumn::Text => Meaning::Plain,
        },
        Place::Escalation { column, .. } => match column {
            EscalationColumn::Told | EscalationColumn::AcknowledgedBy => Meaning::Ref(StreamKind::Person),
            EscalationColumn::At | EscalationColumn::AgainAt => Meaning::Moment,
            EscalationColumn::AcknowledgedAt | EscalationColumn::PostponedUntil => Meaning::Moment,
            EscalationColumn::Rule => Meaning::Rule,
            EscalationColumn::Line => Meaning::Line,
            EscalationColumn::Clock | EscalationColumn::Cycle => Meaning::Plain,
            EscalationColumn::ToldAs | EscalationColumn::Times => Meaning::Plain,
        },
    }
}

fn meaning_of_field(field: Field) -> Meaning {
    use Field::*;
    match field {
        State | StateBefore => Meaning::State,
        SuspendedFor => Meaning::Reason(Reasons::Suspension),
        ClosingCode => Meaning::Reason(Reasons::Closing),
        CancelReason => Meaning::Reason(Reasons::Cancel),
        Nature => Meaning::Nature,
        Kind => Meaning::Kind,
        Channel => Meaning::Channel,
        Effort => Meaning::Effort,
        Agreement => Meaning::Agreement,
        ResolverRole | Authority => Meaning::Role,
        ClosedVia => Meaning::ClosedVia,
        Links => Meaning::Link,
        Organisation | Units => Meaning::Ref(StreamKind::Org),
        Services => Meaning::Ref(StreamKind::Service),
        Cis => Meaning::Ref(StreamKind::Ci),
        Category => Meaning::Ref(StreamKind::Category),
        Team | ResolverTeam => Meaning::Ref(StreamKind::Team),
        Assignee | Tracker | Resolver | Watchers => Meaning::Ref(StreamKind::Person),
        MergedInto => Meaning::Incident,
        SuspendedUntil | OccurredAt | ReportedAt | RecordedAt | PlannedStart | PlannedEnd => Meaning::Moment,
        ResolvedAt | ClosedAt | ToldAt | PromisedFor | UpdatedAt | ExecutiveToldAt => Meaning::Moment,
        ActualEffort => Meaning::Span,
        Impact => Meaning::Impact,
        Urgency => Meaning::Urgency,
        Priority => Meaning::Priority,
        Line | ResolverLine => Meaning::Line,
        Security | Major | OutOfScope | ToRenew | Unconfirmed | AnsweredLive | PriorityUnconfirmed => Meaning::Flag,
        Emergency => Meaning::Emergency,
        OnSite => Meaning::OnSite,
        HandedFrom => Meaning::Stops,
        Title | Symptom | Description | Location | PriorityReason | Workaround | Solution => Meaning::Plain,
        VerifiedHow | Cause | Lessons | Tags | External | UsersAffected => Meaning::Plain,
        ReopenCount | ReassignCount | ChaseCount | EscalationCount | ConfirmTries => Meaning::Plain,
    }
}

fn meaning_of_column(column: &Column) -> Meaning {
    match (column.column, column.name) {
        (ColumnType::Ref(kind) | ColumnType::Refs(kind), _) => Meaning::Ref(kind),
        (ColumnType::Flag, _) => Meaning::Flag,
        (ColumnType::Int, "line") => Meaning::Line,
        (_, "roles") => Meaning::Role,
        (_, "calendar") => Meaning::Calendar,
        (_, "channel") => Meaning::Channel,
        (_, "effort") => Meaning::Effort,
        _ => Meaning::Plain,
    }
}

fn print(meaning: Meaning, value: &Value, words: &Words<'_>) -> String {
    match value {
        Value::None => absent(meaning, words),
        Value::Flag(flag) => flagged(meaning, *flag, words),
        Value::Int(n) => number(meaning, *n, words),
        Value::Code(code) => coded(meaning, code, words),
        Value::Text(Text::Erased) => words.locale.t("value-erased").into_owned(),
        Value::Text(Text::Plain(text)) => safe_block(text).into_owned(),
        Value::List(items) => match Stop::from_value(value).filter(|_| meaning == Meaning::Stops) {
            Some(stop) => place_name(&stop, words),
            None => words.list(&items.iter().map(|item| print(meaning, item, words)).collect::<Vec<_>>()),
        },
    }
}

/// Flags that are off are kept as nothing.
fn absent(meaning: Meaning, words: &Words<'_>) -> String {
    match meaning {
        Meaning::Flag | Meaning::OnSite => flagged(meaning, false, words),
        _ => words.locale.t("value-none").into_owned(),
    }
}

fn flagged(meaning: Meaning, flag: bool, words: &Words<'_>) -> String {
    let id = match (meaning, flag) {
        (Meaning::OnSite, true) => msg!("value-on-site"),
        (Meaning::OnSite, false) => msg!("value-remote"),
        (_, true) => msg!("value-yes"),
        (_, false) => msg!("value-no"),
    };
    words.locale.t(id).into_owned()
}

fn number(meaning: Meaning, n: i64, words: &Words<'_>) -> String {
    let small = || u8::try_from(n).unwrap_or(u8::MAX);
    match meaning {
        Meaning::Ref(StreamKind::Category) => words.category(CategoryId(n)),
        Meaning::Ref(kind) => words.entry(Stream::new(kind, n)),
        Meaning::Incident => IncidentId(n).to_string(),
        Meaning::Article => ArticleId(n).label(),
        Meaning::Moment => words.instant(Instant(n)),
        Meaning::Span => goal(Span(n)),
        Meaning::Bytes => size(u64::try_from(n).unwrap_or(0)),
        Meaning::Score => format!("{n}/5"),
        Meaning::Impact => words.impact(small()),
        Meaning::Urgency => words.urgency(small()),
        Meaning::Priority => words.priority(small()),
        Meaning::Line => words.line(small()),
        _ => n.to_string(),
    }
}

fn coded(meaning: Meaning, code: &Code, words: &Words<'_>) -> String {
    let policy = words.policy;
    match meaning {
        Meaning::State => State::parse(code.as_str()).map_or_else(|| plain(code), |state| words.state(state)),
        Meaning::Reason(reasons) => words.reason_of(reasons, code),
        Meaning::Nature => words.nature(code),
        Meaning::Kind => words.kind(code),
        Meaning::Channel => words.channel(code),
        Meaning::Effort => words.named(policy.effort(code).map(|e| &e.names), code),
        Meaning::Agreement => words.named(policy.agreement(code).map(|a| &a.names), code),
        Meaning::Calendar => words.named(policy.calendar(code).map(|c| &c.names), code),
        Meaning::Role => words.role_name(code),
        Meaning::Outcome => words.locale.term(&OUTCOME, code.as_str()).into_owned(),
        Meaning::ClosedVia => words.locale.term(&CLOSED_VIA, code.as_str()).into_owned(),
        Meaning::Helped => words.locale.term(&KB_OUTCOME, code.as_str()).into_owned(),
        Meaning::Link => link(code, words),
        Meaning::Rule => words.rule(code),
        Meaning::Emergency => words.locale.term(&EMERGENCY, code.as_str()).into_owned(),
        _ => plain(code),
    }
}

fn plain(code: &Code) -> String {
    safe_line(code.as_str()).into_owned()
}

/// The relations of [`crate::domain::incident::decide`], with their sentences.
const RELATIONS: [(&str, &str); 4] = [
    ("related", msg!("link-related")),
    ("duplicate", msg!("link-duplicate")),
    ("follows", msg!("link-follows")),
    ("child", msg!("link-child")),
];

/// `duplicate:20417` → `duplicate of 20417`.
pub fn link(code: &Code, words: &Words<'_>) -> String {
    let parts = code.as_str().split_once(':');
    let known = parts.and_then(|(relation, to)| {
        let id = RELATIONS.iter().find(|(name, _)| *name == relation)?.1;
        Some(words.say(id, &args![number = to]))
    });
    known.unwrap_or_else(|| plain(code))
}

/// A place in the way through the desk: `wu min (L2 Network)`, `L2 Network`, `L2`.
pub fn place_name(stop: &Stop, words: &Words<'_>) -> String {
    let place = match stop.team {
        Some(team) => format!("L{} {}", stop.line, words.team(team)),
        None => words.line(stop.line),
    };
    match stop.person {
        Some(person) => words.say(msg!("person-in-team"), &args![person = words.person(person), team = place]),
        None => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PersonId, TeamId};
    use crate::domain::people::directory::{COLUMNS, column_of};
    use crate::domain::policy::Lang;
    use crate::text::testing::{Desk, LANGS, assert_clean, at};

    fn codes(codes: &[&str]) -> Value {
        codes.iter().map(|code| Code::new(code)).collect::<Vec<_>>().to_value()
    }

    #[test]
    fn english_values() {
        let desk = Desk::new();
        let words = desk.words(Lang::En);
        let stops = vec![
            Stop { line: 1, team: Some(TeamId(1)), person: Some(PersonId(1)) },
            Stop { line: 2, team: None, person: None },
        ];
        for (field, it, shown) in [
            (Field::State, Value::Code("in_progress".into()), "In progress"),
            (Field::SuspendedFor, Value::Code("vendor".into()), "Waiting for vendor"),
            (Field::SuspendedUntil, Value::Int(at("21 09:00").0), "2016-03-21 09:00"),
            (Field::Category, Value::Int(2), "Network > VPN"),
            (Field::Services, Value::List(vec![Value::Int(1), Value::Int(5)]), "VPN, service 5"),
            (Field::Impact, Value::Int(2), "2 Medium"),
            (Field::Priority, Value::Int(1), "P1 Urgent"),
            (Field::Security, Value::None, "no"),
            (Field::OnSite, Value::None, "remote"),
            (Field::Assignee, Value::None, "none"),
            (Field::HandedFrom, stops.to_value(), "li na (L1 Desk), L2"),
            (Field::HandedFrom, Value::None, "none"),
            (Field::Tags, codes(&["a", "b\u{7}"]), "a, b^G"),
            (Field::Links, codes(&["child:3.17", "odd"]), "child of 3.17, odd"),
            (Field::ActualEffort, Value::Int(Span::minutes(150).0), "2h30"),
            (Field::ClosedVia, Value::Code("auto".into()), "By rule"),
            (Field::MergedInto, Value::Int(IncidentId::new(3, 17).0), "3.17"),
            (Field::Solution, Value::Text(Text::Erased), "(erased)"),
            (Field::Solution, Value::Text("a\nb".into()), "a\nb"),
        ] {
            assert_eq!(field_value(field, &it, &words), shown, "{}", field.name());
        }
    }

    #[test]
    fn entries_print_by_their_columns() {
        let desk = Desk::new();
        let words = desk.words(Lang::ZhHant);
        for (kind, name, it, shown) in [
            (StreamKind::Person, "roles", codes(&["agent", "gone"]), "服務台人員、gone"),
            (StreamKind::Person, "teams", Value::List(vec![Value::Int(2)]), "Network"),
            (StreamKind::Team, "line", Value::Int(2), "L2 二線支援"),
            (StreamKind::Team, "calendar", Value::Code("business".into()), "上班時間"),
            (StreamKind::Contact, "vip", Value::Flag(true), "是"),
            (StreamKind::Ci, "criticality", Value::Int(2), "2"),
        ] {
            assert_eq!(entry_value(column_of(kind, name).unwrap(), &it, &words), shown, "{name}");
        }
    }

    /// Whatever stands in a field, even of another shape than it should have, comes out clean.
    #[test]
    fn no_value_of_any_field_leaks() {
        let desk = Desk::new();
        let odd = [
            Value::None,
            Value::Flag(true),
            Value::Int(-1),
            Value::Int(i64::MAX),
            Value::Code("x\u{1b}[2J".into()),
            Value::Text("\u{202e}a b".into()),
            Value::Text(Text::Erased),
            Value::List(vec![Value::Int(1), Value::None, Value::Code("a".into())]),
        ];
        for lang in LANGS {
            let words = desk.words(lang);
            for it in &odd {
                Field::ALL.iter().for_each(|field| assert_clean(&field_value(*field, it, &words)));
                COLUMNS.iter().for_each(|column| assert_clean(&entry_value(column, it, &words)));
            }
        }
    }
}
