//! What is wrong with a field. One job: a fault at a field, out of its own answer or of a refusal, in words.

use super::env::FormEnv;
use crate::args;
use crate::domain::incident::fields::Field;
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::msg;
use crate::text::times;
use crate::text::when::BadWhen;

/// Why a field cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    Missing,
    /// Nothing of that name, or several.
    NotOne(String),
    When(BadWhen),
    /// Not a length of time.
    NotSpan,
    NotNumber,
    /// Not a day.
    NotDate,
    /// Longer than it may be; bytes.
    TooLong {
        size: usize,
        limit: usize,
    },
    /// A time that cannot be.
    BadTime {
        not_before: Option<Instant>,
        not_after: Option<Instant>,
    },
    /// It is so already.
    AlreadySo,
    /// Several teams could be meant.
    WhichTeam,
    NotInTeam,
    NoTeamInLine,
    NoHigherLine,
    /// Not there, or not visible to the asker.
    NotFound(String),
    CannotMerge,
    OutOfScope,
}

/// The faults a refusal puts at fields, by the fields' names; none where it is about something else.
pub fn of_refusal(refusal: &Refusal) -> Vec<(&'static str, Fault)> {
    match refusal {
        Refusal::Missing { fields } => fields.iter().map(|f| (*f, Fault::Missing)).collect(),
        Refusal::NeedsReason { .. } => [("reason", Fault::Missing), ("closing_code", Fault::Missing)].into(),
        Refusal::Invalid { field, value, .. } => vec![(field, Fault::NotOne(value.clone()))],
        Refusal::TooLong { field, size, limit } => vec![(field, Fault::TooLong { size: *size, limit: *limit })],
        Refusal::BadTime { field, not_before, not_after, .. } => {
            vec![(field, Fault::BadTime { not_before: *not_before, not_after: *not_after })]
        }
        Refusal::AlreadySo { field } => already(*field),
        Refusal::WhichTeam { .. } => vec![("team", Fault::WhichTeam)],
        Refusal::NotInTeam { .. } => vec![("assignee", Fault::NotInTeam)],
        Refusal::NoTeamInLine { .. } => vec![("line", Fault::NoTeamInLine), ("team", Fault::NoTeamInLine)],
        Refusal::NoHigherLine { .. } => vec![("line", Fault::NoHigherLine)],
        Refusal::CannotMerge { .. } => vec![("into", Fault::CannotMerge), ("to", Fault::CannotMerge)],
        Refusal::OutOfScope => vec![("accept_out_of_scope", Fault::OutOfScope)],
        Refusal::NotFound { kind, what } => {
            let names: &[&'static str] = match kind {
                StreamKind::Incident => &["into", "to"],
                StreamKind::Person => &["assignee", "person", "engineer"],
                StreamKind::Team => &["team"],
                StreamKind::Contact => &["reporter"],
                StreamKind::Org => &["organisation"],
                StreamKind::Service => &["services"],
                StreamKind::Ci => &["cis"],
                StreamKind::Category => &["category"],
                StreamKind::Article => &["article"],
                StreamKind::Desk | StreamKind::Policy => &[],
            };
            names.iter().map(|name| (*name, Fault::NotFound(what.clone()))).collect()
        }
        _ => Vec::new(),
    }
}

fn already(field: Field) -> Vec<(&'static str, Fault)> {
    let name = match field {
        Field::Tracker => "person",
        Field::Links => "to",
        field => field.name(),
    };
    vec![(name, Fault::AlreadySo)]
}

impl Fault {
    /// The sentence under the field.
    pub fn words(&self, env: &FormEnv<'_>) -> String {
        let locale = env.locale;
        let at = |t: &Instant| times::date_time(env.zone.to_local(*t));
        let id = match self {
            Self::NotOne(value) => return locale.tf("form-fault-not-one", &args![value = value.as_str()]).into_owned(),
            Self::NotFound(what) => {
                return locale.tf("form-fault-not-found", &args![what = what.as_str()]).into_owned();
            }
            Self::TooLong { size, limit } => {
                return locale.tf("form-fault-too-long", &args![size = *size, limit = *limit]).into_owned();
            }
            Self::BadTime { not_before: Some(t), .. } => {
                return locale.tf("form-fault-not-before", &args![at = at(t)]).into_owned();
            }
            Self::BadTime { not_after: Some(t), .. } => {
                return locale.tf("form-fault-not-after", &args![at = at(t)]).into_owned();
            }
            Self::Missing => msg!("form-fault-missing"),
            Self::When(BadWhen::NotUnderstood) => msg!("form-fault-when"),
            Self::When(BadWhen::NoSuchTime) | Self::BadTime { .. } => msg!("form-fault-no-such-time"),
            Self::When(BadWhen::Over) => msg!("form-fault-over"),
            Self::When(BadWhen::NotYet) => msg!("form-fault-not-yet"),
            Self::NotSpan => msg!("form-fault-span"),
            Self::NotNumber => msg!("form-fault-number"),
            Self::NotDate => msg!("form-fault-date"),
            Self::AlreadySo => msg!("form-fault-already"),
            Self::WhichTeam => msg!("form-fault-which-team"),
            Self::NotInTeam => msg!("form-fault-not-in-team"),
            Self::NoTeamInLine => msg!("form-fault-no-team"),
            Self::NoHigherLine => msg!("form-fault-no-line"),
            Self::CannotMerge => msg!("form-fault-cannot-merge"),
            Self::OutOfScope => msg!("form-fault-scope"),
        };
        locale.t(id).into_owned()
    }
}
