//! Answers as values. One job: what a field holds → a typed value or a fault, and a value of the record → what a field
//! holds.

use super::env::FormEnv;
use super::fault::Fault;
use super::find::fold;
use super::spec::{SlotKind, Source};
use super::{Content, FieldState, Form, Picked, own};
use crate::domain::code::Code;
use crate::domain::stream::Stream;
use crate::domain::time::{Instant, Span};
use crate::domain::value::{Text, Value};
use crate::text::{times, when};

/// The value of a field; [`Value::None`] when it is empty.
///
/// # Errors
/// The fault to show under it.
pub fn value(field: &FieldState, env: &FormEnv<'_>) -> Result<Value, Fault> {
    let typed = field.edit.text().trim();
    match field.slot.kind {
        SlotKind::One(_) | SlotKind::Many(_) if !typed.is_empty() => Err(Fault::NotOne(typed.to_owned())),
        SlotKind::One(source) => Ok(field.picked.first().map_or(Value::None, |p| one(source, p))),
        SlotKind::Many(_) if field.picked.is_empty() => Ok(Value::None),
        SlotKind::Many(source) => Ok(Value::List(field.picked.iter().map(|p| one(source, p)).collect())),
        _ if typed.is_empty() => Ok(Value::None),
        _ if field.own.is_some() => field.own.as_ref().map_or(Ok(Value::None), |own| own::read(own, typed)),
        SlotKind::Line | SlotKind::Block => Ok(Value::Text(Text::new(typed))),
        SlotKind::Span => span(typed).map(|s| Value::Int(s.0)),
        SlotKind::When(lean) => {
            let at = when::parse(typed, env.now, env.zone, lean).map_err(Fault::When)?;
            Ok(Value::Int(at.0))
        }
        SlotKind::Count => count(typed).map(Value::Int),
        SlotKind::Tags => Ok(Value::List(tags(typed).into_iter().map(Value::Code).collect())),
        SlotKind::Section | SlotKind::Priority | SlotKind::Clock(_) => Ok(Value::None),
    }
}

fn one(source: Source, picked: &Picked) -> Value {
    match (source, picked) {
        // A flag that is not set is not there.
        (Source::YesNo, Picked::Code(code)) if *code == "yes" => Value::Flag(true),
        (Source::YesNo, _) | (_, Picked::New) => Value::None,
        (_, Picked::Code(code)) => Value::Code(code.clone()),
        (_, Picked::Entry(stream)) => Value::Int(stream.id),
        (_, Picked::Number(n)) => Value::Int(*n),
    }
}

fn span(typed: &str) -> Result<Span, Fault> {
    Span::parse(&fold(typed)).ok().filter(|s| s.0 >= 0).ok_or(Fault::NotSpan)
}

fn count(typed: &str) -> Result<i64, Fault> {
    let folded = fold(typed);
    let digits = folded.bytes().all(|b| b.is_ascii_digit());
    let n = digits.then(|| folded.parse::<u32>().ok()).flatten();
    n.map(i64::from).ok_or(Fault::NotNumber)
}

fn tags(typed: &str) -> Vec<Code> {
    let words = typed.split([',', '，', '、', ' ', '\u{3000}']).map(fold);
    let mut tags: Vec<Code> = Vec::new();
    for word in words.filter(|w| !w.is_empty()) {
        let code = Code::new(&word);
        if !tags.contains(&code) {
            tags.push(code);
        }
    }
    tags
}

/// What a field holds for a value of the record.
pub fn content_of(kind: SlotKind, value: &Value, env: &FormEnv<'_>) -> Content {
    let text = |text: String| Content { text, picked: Vec::new() };
    let picked = |picked: Vec<Picked>| Content { text: String::new(), picked };
    match (kind, value) {
        (SlotKind::One(Source::YesNo), value) => {
            let code = if *value == Value::Flag(true) { "yes" } else { "no" };
            picked(vec![Picked::Code(code.into())])
        }
        (_, Value::None) => Content::default(),
        (SlotKind::One(source), value) => picked(pick(source, value).into_iter().collect()),
        (SlotKind::Many(source), Value::List(items)) => picked(items.iter().filter_map(|v| pick(source, v)).collect()),
        (SlotKind::When(_), Value::Int(ms)) => text(times::date_time(env.zone.to_local(Instant(*ms)))),
        (SlotKind::Span, Value::Int(ms)) => text(Span(*ms).to_string()),
        (SlotKind::Tags, Value::List(items)) => {
            let codes = items.iter().filter_map(|v| if let Value::Code(code) = v { Some(code.as_str()) } else { None });
            text(codes.collect::<Vec<_>>().join(", "))
        }
        (SlotKind::Block, Value::List(items)) => {
            let lines = items.iter().filter_map(|v| if let Value::Text(line) = v { Some(line.as_str()) } else { None });
            text(lines.collect::<Vec<_>>().join("\n"))
        }
        (_, Value::Text(words)) => text(words.as_str().to_owned()),
        (_, Value::Int(n)) => text(n.to_string()),
        _ => Content::default(),
    }
}

fn pick(source: Source, value: &Value) -> Option<Picked> {
    match (source, value) {
        (_, Value::Code(code)) => Some(Picked::Code(code.clone())),
        (Source::Entries(kind), Value::Int(id)) => Some(Picked::Entry(Stream::new(kind, *id))),
        (_, Value::Int(n)) => Some(Picked::Number(*n)),
        _ => None,
    }
}

impl Form {
    fn value_of(&self, name: &str, env: &FormEnv<'_>) -> Value {
        // Whoever asks has had the faults of all fields before.
        self.field(name).and_then(|f| value(f, env).ok()).unwrap_or_default()
    }
    pub(super) fn int(&self, name: &str, env: &FormEnv<'_>) -> Option<i64> {
        if let Value::Int(n) = self.value_of(name, env) { Some(n) } else { None }
    }
    pub(super) fn instant(&self, name: &str, env: &FormEnv<'_>) -> Option<Instant> {
        self.int(name, env).map(Instant)
    }
    /// A level or score; 0 when there is none.
    pub(super) fn level(&self, name: &str) -> u8 {
        self.number(name).and_then(|n| u8::try_from(n).ok()).unwrap_or(0)
    }
    pub(super) fn flag(&self, name: &str) -> bool {
        self.code(name).is_some_and(|c| c == "yes")
    }
    pub(super) fn words(&self, name: &str) -> String {
        self.text(name).trim().to_owned()
    }
    pub(super) fn ids(&self, name: &str) -> Vec<i64> {
        let picked = self.field(name).map(|f| f.picked.as_slice()).unwrap_or_default();
        picked.iter().filter_map(|p| if let Picked::Entry(stream) = p { Some(stream.id) } else { None }).collect()
    }
    pub(super) fn codes(&self, name: &str) -> Vec<Code> {
        tags(self.text(name))
    }
}
