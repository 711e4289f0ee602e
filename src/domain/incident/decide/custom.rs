//! Fields of the house's own. One job: what somebody says of them is what the policy declares (LIFE-2).

use super::{Ctx, Draft, TEXT_LIMIT};
use crate::domain::code::Code;
use crate::domain::incident::event::Place;
use crate::domain::incident::fields::Incident;
use crate::domain::policy::fields::{BadCustom, Needed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{Text, Value};

/// Writes what was said, where every field is declared for the record's nature and takes its value. What stood there
/// may be emptied though it is not asked of this nature.
pub(super) fn put(ctx: &Ctx, draft: &mut Draft, nature: Option<&Code>, said: &[(Code, Value)]) -> Result<(), Refusal> {
    for (code, value) in said {
        let bad = |why| Refusal::Custom { field: code.clone(), why };
        let declared = || ctx.policy.fields_of(nature).map(|f| f.id.clone()).collect();
        let field = ctx.policy.field(code).ok_or_else(|| bad(BadCustom::NotDeclared { declared: declared() }))?;
        let value = tidy(value);
        if !value.is_none() && !field.is_of(nature) {
            let nature = nature.cloned().unwrap_or_else(|| Code::new(""));
            return Err(bad(BadCustom::NotOfNature { nature }));
        }
        field.valid(&value, TEXT_LIMIT).map_err(bad)?;
        if value.is_none() && field.required == Some(Needed::Record) && field.is_of(nature) {
            return Err(Refusal::CustomMissing { fields: vec![code.clone()] });
        }
        draft.put(Place::Custom { custom: code.clone() }, value);
    }
    Ok(())
}

/// Whether all that the policy needs of a nature is there, on the record or among what is said.
pub(super) fn complete(
    ctx: &Ctx,
    needed: Needed,
    nature: Option<&Code>,
    record: &Incident,
    said: &[(Code, Value)],
) -> Result<(), Refusal> {
    let filled = |code: &Code| match said.iter().rev().find(|(c, _)| c == code) {
        Some((_, value)) => !tidy(value).is_none(),
        None => record.custom.contains_key(code),
    };
    let needed = ctx.policy.fields_of(nature).filter(|f| f.required == Some(needed));
    let missing: Vec<Code> = needed.filter(|f| !filled(&f.id)).map(|f| f.id.clone()).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Refusal::CustomMissing { fields: missing }),
    }
}

/// Words are trimmed, and nothing is nothing.
fn tidy(value: &Value) -> Value {
    match value {
        Value::Text(text) if text.is_empty() => Value::None,
        Value::Text(Text::Plain(words)) => Value::Text(Text::new(words.trim())),
        other => other.clone(),
    }
}
