//! What can be wrong with a query. One job: findings as data, with the bytes they are about, so that every language can
//! word them and a line editor can underline them.

use std::fmt;
use std::ops::Range;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at byte {})", at.start)]
pub struct QueryError {
    /// Bytes of the text; empty where something is missing.
    pub at: Range<usize>,
    pub problem: QueryProblem,
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|n| format!("; did you mean `{n}`?")).unwrap_or_default()
}

/// What is wrong, with the values a sentence needs; a field by its name, since lists of other things have other fields.
/// The `Display` forms are for developers and logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryProblem {
    #[error("there is no field `{name}`{}", meant(nearest))]
    UnknownField { name: String, nearest: Option<String> },
    /// A field of the house's own (LIFE-2): rows do not carry them.
    #[error("fields of the policy are not asked by queries")]
    CustomField,
    /// A word, a name or a code that the field does not have.
    #[error("`{field}:` has no value `{value}`{}", meant(nearest))]
    UnknownValue { field: &'static str, value: String, nearest: Option<String> },
    #[error("`{field}:` needs a value")]
    MissingValue { field: &'static str },
    #[error("`-` needs something to leave out")]
    NothingToLeaveOut,
    #[error("the quotation mark is not closed")]
    UnclosedQuote,
    #[error("the parenthesis is not closed")]
    UnclosedGroup,
    #[error("there is no parenthesis to close")]
    UnopenedGroup,
    #[error("nothing stands between the parentheses")]
    EmptyGroup,
    #[error("OR needs something on both sides")]
    EmptySide,
    #[error("an empty text matches nothing in particular; leave it out")]
    EmptyText,
    #[error("`{field}:` does not take `{op}`")]
    OpNotHere { field: &'static str, op: &'static str },
    #[error("`{field}:` does not take a range")]
    RangeNotHere { field: &'static str },
    #[error("a range and `{op}` exclude each other")]
    OpWithRange { op: &'static str },
    #[error("`{value}` is not a number")]
    BadNumber { value: String },
    #[error("`{value}` is not a length of time; write 30m, 2h or 3d")]
    BadSpan { value: String },
    #[error("`{value}` is neither a length of time nor a day; write 3d, today, monday or 2025-05-01")]
    BadTime { value: String },
    #[error("there is no day `{value}`")]
    BadDate { value: String },
    #[error("`{field}:` holds for the whole query; write it once, outside parentheses and without `-`")]
    NotInside { field: &'static str },
    #[error("`{text}` is not part of the language; put text between quotation marks")]
    Syntax { text: String },
    #[error("parentheses are nested too deeply")]
    TooDeep,
    #[error("that is more than is looked for at once")]
    TooMuch,
}

impl QueryProblem {
    /// Every id [`Self::message_id`] can give, for the test that no sentence is missing.
    pub const MESSAGE_IDS: &[&str] = &[
        "query-unknown-field",
        "query-unknown-field-meant",
        "query-custom-field",
        "query-unknown-value",
        "query-unknown-value-meant",
        "query-missing-value",
        "query-nothing-to-leave-out",
        "query-unclosed-quote",
        "query-unclosed-group",
        "query-unopened-group",
        "query-empty-group",
        "query-empty-side",
        "query-empty-text",
        "query-op-not-here",
        "query-range-not-here",
        "query-op-with-range",
        "query-bad-number",
        "query-bad-span",
        "query-bad-time",
        "query-bad-date",
        "query-not-inside",
        "query-syntax",
        "query-too-deep",
        "query-too-much",
    ];

    /// The id of the sentence, stable. Where there is a nearest name the id ends in `-meant`.
    pub fn message_id(&self) -> &'static str {
        match self {
            Self::UnknownField { nearest: None, .. } => "query-unknown-field",
            Self::UnknownField { .. } => "query-unknown-field-meant",
            Self::CustomField => "query-custom-field",
            Self::UnknownValue { nearest: None, .. } => "query-unknown-value",
            Self::UnknownValue { .. } => "query-unknown-value-meant",
            Self::MissingValue { .. } => "query-missing-value",
            Self::NothingToLeaveOut => "query-nothing-to-leave-out",
            Self::UnclosedQuote => "query-unclosed-quote",
            Self::UnclosedGroup => "query-unclosed-group",
            Self::UnopenedGroup => "query-unopened-group",
            Self::EmptyGroup => "query-empty-group",
            Self::EmptySide => "query-empty-side",
            Self::EmptyText => "query-empty-text",
            Self::OpNotHere { .. } => "query-op-not-here",
            Self::RangeNotHere { .. } => "query-range-not-here",
            Self::OpWithRange { .. } => "query-op-with-range",
            Self::BadNumber { .. } => "query-bad-number",
            Self::BadSpan { .. } => "query-bad-span",
            Self::BadTime { .. } => "query-bad-time",
            Self::BadDate { .. } => "query-bad-date",
            Self::NotInside { .. } => "query-not-inside",
            Self::Syntax { .. } => "query-syntax",
            Self::TooDeep => "query-too-deep",
            Self::TooMuch => "query-too-much",
        }
    }

    /// The values of the sentence by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        fn named<const N: usize>(args: [(&'static str, &dyn fmt::Display); N]) -> Vec<(&'static str, String)> {
            args.into_iter().map(|(name, value)| (name, value.to_string())).collect()
        }
        match self {
            Self::UnknownField { name, nearest: None } => named([("name", name)]),
            Self::UnknownField { name, nearest: Some(nearest) } => named([("name", name), ("nearest", nearest)]),
            Self::UnknownValue { field, value, nearest: None } => named([("field", field), ("value", value)]),
            Self::UnknownValue { field, value, nearest: Some(nearest) } => {
                named([("field", field), ("value", value), ("nearest", nearest)])
            }
            Self::MissingValue { field } | Self::RangeNotHere { field } | Self::NotInside { field } => {
                named([("field", field)])
            }
            Self::OpNotHere { field, op } => named([("field", field), ("op", op)]),
            Self::OpWithRange { op } => named([("op", op)]),
            Self::BadNumber { value } | Self::BadSpan { value } | Self::BadTime { value } | Self::BadDate { value } => {
                named([("value", value)])
            }
            Self::Syntax { text } => named([("text", text)]),
            Self::CustomField
            | Self::NothingToLeaveOut
            | Self::UnclosedQuote
            | Self::UnclosedGroup
            | Self::UnopenedGroup
            | Self::EmptyGroup
            | Self::EmptySide
            | Self::EmptyText
            | Self::TooDeep
            | Self::TooMuch => Vec::new(),
        }
    }
}
