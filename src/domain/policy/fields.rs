//! Fields of the house's own. One job: what a policy may declare beside the fields every record has, and which values
//! such a field takes (LIFE-2).
//!
//! A declaration may go; what stands on a record stays, and is shown by its code.

use super::{Named, Names, Policy};
use crate::domain::code::Code;
use crate::domain::value::{Text, Value};
use chrono::NaiveDate;

/// What stands before the code of such a field wherever fields are named: `custom.asset_tag`.
pub const PREFIX: &str = "custom.";

/// A field that the policy declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomField {
    pub id: Code,
    pub names: Names,
    pub kind: CustomKind,
    /// The natures it is asked of; empty = every nature.
    pub natures: Vec<Code>,
    pub required: Option<Needed>,
}

/// What it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomKind {
    Text,
    /// A whole number.
    Number,
    /// A day, kept as `2026-05-01`: the same day in every zone.
    Date,
    /// One of these, by its code.
    Choice(Vec<Named>),
}

/// What it is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    Record,
    Resolve,
}

/// Why a value is none of a field's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCustom {
    /// The policy declares no such field; these it does.
    NotDeclared {
        declared: Vec<Code>,
    },
    /// It is not asked of this nature.
    NotOfNature {
        nature: Code,
    },
    NotNumber {
        value: String,
    },
    NotDate {
        value: String,
    },
    NotChoice {
        value: String,
        choices: Vec<Code>,
    },
    /// Bytes.
    TooLong {
        size: usize,
        limit: usize,
    },
}

impl CustomField {
    /// The name by which forms, the command line and exports know it.
    pub fn name(&self) -> String {
        name(&self.id)
    }

    /// Whether it is asked of a nature.
    pub fn is_of(&self, nature: Option<&Code>) -> bool {
        self.natures.is_empty() || nature.is_some_and(|nature| self.natures.contains(nature))
    }

    /// What was typed, as a value; nothing empties the field.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(&self, typed: &str) -> Result<Value, BadCustom> {
        let typed = typed.trim();
        let value = || typed.to_owned();
        let read = match &self.kind {
            _ if typed.is_empty() => Value::None,
            CustomKind::Text => Value::Text(Text::new(typed)),
            CustomKind::Number => Value::Int(typed.parse().map_err(|_| BadCustom::NotNumber { value: value() })?),
            CustomKind::Date => Value::Code(day(typed).ok_or_else(|| BadCustom::NotDate { value: value() })?),
            CustomKind::Choice(_) => Value::Code(Code::new(typed)),
        };
        self.valid(&read, usize::MAX)?;
        Ok(read)
    }

    /// Whether it takes a value; no text may be longer than `limit` bytes.
    ///
    /// # Errors
    /// Why it does not.
    pub fn valid(&self, value: &Value, limit: usize) -> Result<(), BadCustom> {
        let shown = || match value {
            Value::Code(code) => code.to_string(),
            Value::Text(text) => text.as_str().to_owned(),
            Value::Int(n) => n.to_string(),
            _ => String::new(),
        };
        match (&self.kind, value) {
            (_, Value::None) | (CustomKind::Number, Value::Int(_)) => Ok(()),
            (CustomKind::Text, Value::Text(text)) if text.as_str().len() <= limit => Ok(()),
            (CustomKind::Text, _) => Err(BadCustom::TooLong { size: shown().len(), limit }),
            (CustomKind::Date, Value::Code(code)) if day(code.as_str()).as_ref() == Some(code) => Ok(()),
            (CustomKind::Choice(choices), Value::Code(code)) if choices.iter().any(|c| c.id == *code) => Ok(()),
            (CustomKind::Number, _) => Err(BadCustom::NotNumber { value: shown() }),
            (CustomKind::Date, _) => Err(BadCustom::NotDate { value: shown() }),
            (CustomKind::Choice(choices), _) => {
                let choices = choices.iter().map(|c| c.id.clone()).collect();
                Err(BadCustom::NotChoice { value: shown(), choices })
            }
        }
    }

    /// What a value of it is called: a choice by its name. `None`: the value stands for itself.
    pub fn choice(&self, value: &Value) -> Option<&Named> {
        match (&self.kind, value) {
            (CustomKind::Choice(choices), Value::Code(code)) => choices.iter().find(|c| c.id == *code),
            _ => None,
        }
    }
}

/// `custom.asset_tag`.
pub fn name(code: &Code) -> String {
    format!("{PREFIX}{code}")
}

/// A day as it is kept: people leave out noughts.
fn day(typed: &str) -> Option<Code> {
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok()?;
    Some(Code::new(&day.format("%Y-%m-%d").to_string()))
}

impl Policy {
    pub fn field(&self, code: &Code) -> Option<&CustomField> {
        self.fields.iter().find(|f| f.id == *code)
    }

    /// The fields of a nature, in the order of the policy.
    pub fn fields_of<'p>(&'p self, nature: Option<&'p Code>) -> impl Iterator<Item = &'p CustomField> {
        self.fields.iter().filter(move |f| f.is_of(nature))
    }
}
