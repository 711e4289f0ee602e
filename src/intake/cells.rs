//! Cells. One job: what the cells of a row make of one field, by the lines of the map.

use super::history::Why;
use super::known::{Known, plain};
use super::map::{Column, FieldRules, How, Map, Rule};
use crate::domain::code::Code;
use crate::domain::incident::foreign::ForeignValue;
use crate::domain::incident::state::State;
use crate::domain::incident::{Field, Incident};
use crate::domain::value::{Text, Value};

/// Longest code, bytes.
const LONGEST_CODE: usize = 200;

/// A cell that could not be read: column, cell, why.
pub(super) type Bad = (Column, String, Why);

/// What a row says of a field.
#[derive(Debug)]
pub(super) enum Says {
    /// No line of the map is about a row of this state.
    Nothing,
    Value(ForeignValue),
}

/// Reads a field off a row in `state`. Cells that cannot be read are noted and count as missing.
pub(super) fn says<'c>(
    map: &Map,
    rules: &FieldRules,
    state: State,
    known: &mut Known,
    probe: &mut Incident,
    cell: &impl Fn(Column) -> Option<&'c str>,
    bad: &mut Vec<Bad>,
) -> Says {
    let mut about = rules.rules.iter().filter(|rule| applies(rule, state)).peekable();
    if about.peek().is_none() {
        return Says::Nothing;
    }
    if !rules.list {
        return match about.find_map(|rule| value(map, rule, known, cell, bad).map(|value| (rule, value))) {
            Some((rule, ForeignValue::Plain(value))) => fitting(rules.to, rule, value, probe, cell, bad),
            Some((_, value)) => Says::Value(value),
            None => Says::Value(ForeignValue::Plain(empty(rules.to, probe))),
        };
    }
    let mut values = Vec::new();
    let mut refs = None;
    for rule in about {
        match value(map, rule, known, cell, bad) {
            Some(ForeignValue::Plain(value)) if !values.contains(&value) => values.push(value),
            Some(ForeignValue::Ref(kind, key)) => refs.get_or_insert((kind, Vec::new())).1.push(key),
            _ => {}
        }
    }
    Says::Value(match refs {
        Some((kind, keys)) => ForeignValue::Refs(kind, keys),
        None if values.is_empty() => ForeignValue::Plain(Value::None),
        None => ForeignValue::Plain(Value::List(values)),
    })
}

/// A value, if the field can hold it: an impact of 300 cannot be one.
fn fitting<'c>(
    to: Field,
    rule: &Rule,
    value: Value,
    probe: &mut Incident,
    cell: &impl Fn(Column) -> Option<&'c str>,
    bad: &mut Vec<Bad>,
) -> Says {
    match (probe.set(to, &value), &rule.how) {
        (Ok(()), _) => Says::Value(ForeignValue::Plain(value)),
        (Err(_), How::Number(column)) => {
            bad.push((*column, cell(*column).unwrap_or_default().to_owned(), Why::NotANumber));
            Says::Nothing
        }
        (Err(_), _) => Says::Nothing,
    }
}

/// What a field holds that nothing is known of.
fn empty(field: Field, probe: &mut Incident) -> Value {
    match probe.set(field, &Value::None) {
        Ok(()) => Value::None,
        Err(_) => Incident::default().get(field),
    }
}

/// Whether a line of the map is about rows of this state.
pub(super) fn applies(rule: &Rule, state: State) -> bool {
    rule.when.is_empty() || rule.when.contains(&state)
}

fn value<'c>(
    map: &Map,
    rule: &Rule,
    known: &mut Known,
    cell: &impl Fn(Column) -> Option<&'c str>,
    bad: &mut Vec<Bad>,
) -> Option<ForeignValue> {
    let mut read = |column: Column, why: Why, read: &dyn Fn(&str) -> Option<Value>| {
        let text = cell(column)?;
        let value = read(text);
        if value.is_none() {
            bad.push((column, text.to_owned(), why));
        }
        value.map(ForeignValue::Plain)
    };
    if let Some((column, words)) = &rule.only
        && !cell(*column).is_some_and(|cell| words.iter().any(|word| word == cell))
    {
        return None;
    }
    match &rule.how {
        How::Constant(value) => Some(ForeignValue::Plain(value.clone())),
        How::Number(column) => read(*column, Why::NotANumber, &|text| number(text).map(Value::Int)),
        How::Time(column) => {
            read(*column, Why::NotATime, &|text| map.time.read(text, &map.zone).map(|at| Value::Int(at.0)))
        }
        How::Flag(column) => {
            read(*column, Why::NotAFlag, &|text| flag(text).map(|on| if on { Value::Flag(true) } else { Value::None }))
        }
        How::Text(template) => {
            let mut words = String::new();
            template.write(&mut words, "", cell).then(|| ForeignValue::Plain(Value::Text(Text::new(&words))))
        }
        How::Code(template) => {
            let mut code = String::new();
            let whole = template.write(&mut code, "", cell) && code.len() <= LONGEST_CODE;
            plain(&mut code);
            whole.then(|| ForeignValue::Plain(Value::Code(Code::new(&code))))
        }
        How::Parts(parts, join) => {
            let (mut words, mut part) = (String::new(), String::new());
            for template in parts {
                if template.write(&mut part, "", cell) {
                    if !words.is_empty() {
                        words.push_str(join);
                    }
                    words.push_str(&part);
                }
            }
            (!words.is_empty()).then(|| ForeignValue::Plain(Value::Text(Text::new(&words))))
        }
        How::Entry(link) => {
            let kind = map.entries.get(link.entry)?.kind;
            known.key(*link, cell).map(|key| ForeignValue::Ref(kind, key))
        }
        How::Line(link) => known.line(*link, cell).map(|line| ForeignValue::Plain(Value::Int(i64::from(line)))),
    }
}

/// A whole number; words may follow it, as in `2 - Medium`.
fn number(text: &str) -> Option<i64> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, words) = text.split_at(digits);
    let apart = words.is_empty() || words.starts_with(' ');
    number.parse().ok().filter(|n| apart && (0..=i64::from(u32::MAX)).contains(n))
}

fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_have_words_behind_them() {
        for (text, want) in [
            ("3", Some(3)),
            ("2 - Medium", Some(2)),
            ("0", Some(0)),
            ("2nd", None),
            ("-1", None),
            ("high", None),
            ("99999999999", None),
            ("", None),
        ] {
            assert_eq!(number(text), want, "{text}");
        }
    }
}
