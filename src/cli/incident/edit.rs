//! `incident edit`. One job: `field=value` as somebody types it → a value of the field's own kind.

use super::acts::Asking;
use super::refs::{find, person};
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::grammar::{Flag, many, one};
use crate::cli::session::{Session, words};
use crate::desk::Ground;
use crate::domain::code::Code;
use crate::domain::incident::command::Verb;
use crate::domain::incident::decide::EDITABLE;
use crate::domain::incident::fields::Field;
use crate::domain::policy::fields::PREFIX;
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::domain::time::Span;
use crate::domain::value::{Text, Value};
use crate::text::when::{self, Lean};
use crate::{args, msg};

/// For acts that take fields of the house's own beside what they ask for.
pub const OWN: Flag = many("set", "custom.CODE=VALUE", msg!("cli-flag-set-own"));

pub const FLAGS: &[Flag] =
    &[many("set", "FIELD=VALUE", msg!("cli-flag-set")), one("text", "TEXT", msg!("cli-flag-text")).short('m')];

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Words,
    Code,
    Codes,
    Number,
    Flag,
    Time,
    Span,
    Entry(StreamKind),
    Entries(StreamKind),
}

fn typed(field: Field) -> Option<Typed> {
    use Field::*;
    Some(match field {
        Title | Symptom | Description | Location | Workaround | Solution | Cause | VerifiedHow | Lessons => {
            Typed::Words
        }
        Nature | Kind | Effort => Typed::Code,
        Tags => Typed::Codes,
        UsersAffected | Impact | Urgency => Typed::Number,
        Security => Typed::Flag,
        OccurredAt | PlannedStart | PlannedEnd => Typed::Time,
        ActualEffort => Typed::Span,
        Organisation => Typed::Entry(StreamKind::Org),
        Category => Typed::Entry(StreamKind::Category),
        Services => Typed::Entries(StreamKind::Service),
        Cis => Typed::Entries(StreamKind::Ci),
        Units => Typed::Entries(StreamKind::Org),
        Watchers => Typed::Entries(StreamKind::Person),
        _ => return None,
    })
}

/// The wish to edit.
///
/// # Errors
/// A field that cannot be edited, a value that is none.
pub fn verb(a: &mut Asking<'_, '_>) -> Result<Verb, Stop> {
    let mut changes = Vec::new();
    let (own, pairs): (Vec<String>, Vec<String>) = a.call.all("set").into_iter().partition(|pair| is_own(pair));
    for pair in pairs {
        let split = pair.split_once('=').and_then(|(name, value)| {
            let field = Field::parse(name.trim())?;
            Some((field, typed(field)?, value))
        });
        let Some((field, kind, value)) = split else {
            let own = a.ground.policy.fields.iter().map(|field| field.name());
            let names: Vec<String> = EDITABLE.iter().map(|(field, _)| field.name().to_owned()).chain(own).collect();
            let hint = a.call.locale.tf(msg!("cli-hint-fields"), &args![fields = names.join(", ")]);
            return Err(a.call.bad("set", &pair).hint(hint).into());
        };
        changes.push((field, read(a, &pair, kind, value)?));
    }
    let custom = customs(&own, a.session, a.ground, a.call)?;
    Ok(Verb::Edit { changes, custom, reason: a.call.words("text")? })
}

fn is_own(pair: &str) -> bool {
    pair.trim_start().starts_with(PREFIX)
}

/// Fields of the house's own as they were typed: `custom.floor=3`; whether there is such a field is the rules' answer.
///
/// # Errors
/// What is no such pair, and a value that the field does not take.
pub fn customs(
    pairs: &[String],
    session: &Session<'_>,
    ground: &Ground,
    call: &Call<'_>,
) -> Result<Vec<(Code, Value)>, Stop> {
    let mut custom = Vec::new();
    for pair in pairs {
        let split = pair.split_once('=').and_then(|(name, value)| Some((name.trim().strip_prefix(PREFIX)?, value)));
        let Some((code, value)) = split else {
            let names: Vec<String> = ground.policy.fields.iter().map(|field| field.name()).collect();
            let hint = call.locale.tf(msg!("cli-hint-fields"), &args![fields = names.join(", ")]);
            return Err(call.bad("set", pair).hint(hint).into());
        };
        let code = Code::new(code);
        let read = ground.policy.field(&code).map_or(Ok(Value::None), |field| field.read(value));
        let refused = |why| {
            let refusal = Refusal::Custom { field: code.clone(), why };
            Failure::refused(&refusal, &words(session.locale(), ground))
        };
        let value = read.map_err(refused)?;
        custom.push((code, value));
    }
    Ok(custom)
}

/// A value as it was typed; nothing after the equals sign empties the field.
fn read(a: &Asking<'_, '_>, pair: &str, kind: Typed, value: &str) -> Result<Value, Stop> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(if kind == Typed::Words { Value::Text(Text::new("")) } else { Value::None });
    }
    let bad = || -> Failure { a.call.bad("set", pair) };
    let items = || value.split(',').map(str::trim).filter(|item| !item.is_empty());
    let entry = |kind, key: &str| match kind {
        StreamKind::Person => person(a.session, a.ground, key).map(|p| Value::Int(p.0)),
        kind => find(a.session, a.ground, kind, key).map(Value::Int),
    };
    Ok(match kind {
        Typed::Words => Value::Text(Text::new(value)),
        Typed::Code => Value::Code(Code::new(value)),
        Typed::Codes => Value::List(items().map(|item| Value::Code(Code::new(item))).collect()),
        Typed::Number => Value::Int(value.parse().map_err(|_| bad())?),
        Typed::Flag => match value {
            "yes" | "true" | "1" => Value::Flag(true),
            "no" | "false" | "0" => Value::None,
            _ => {
                let hint = a.call.locale.tf(msg!("cli-hint-choices"), &args![choices = "yes, no"]);
                return Err(Failure { exit: Exit::Usage, ..bad() }.hint(hint).into());
            }
        },
        Typed::Time => {
            let at = when::meant(value, a.session.now, &a.ground.zone, Lean::Future);
            Value::Int(at.map_err(|_| bad().hint(a.call.locale.t("cli-hint-times")))?.0)
        }
        Typed::Span => Value::Int(Span::parse(value).map_err(|_| bad())?.0),
        Typed::Entry(kind) => entry(kind, value)?,
        Typed::Entries(kind) => Value::List(items().map(|key| entry(kind, key)).collect::<Result<_, _>>()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_can_be_edited_can_be_typed() {
        for (field, _) in EDITABLE {
            assert!(typed(*field).is_some(), "{}", field.name());
        }
    }
}
