//! Values. One job: what a field of a record can hold, as the journal writes it.
//!
//! [`Text`] is the sealed kind (AUD-4): names, contacts and free text. In memory it is words; in the journal's payload
//! only its salted hash stands, put there and taken out again by the store, so that erasing leaves the chain intact.

use crate::domain::code::Code;
use crate::domain::time::{Instant, Span};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The key under which a sealed value travels between the domain and the store.
pub const SEAL_KEY: &str = "$seal";
/// What is left of a sealed value in the payload: the hex of its salted hash.
pub const SEALED_KEY: &str = "$sealed";

/// Words that can be erased on lawful request: names, contacts, free text.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Text {
    Plain(Arc<str>),
    /// The words are gone; their hash still stands in the journal.
    Erased,
}

impl Text {
    pub fn new(words: &str) -> Self {
        Self::Plain(words.into())
    }
    /// The words, or `None` when they were erased.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Plain(words) => Some(words),
            Self::Erased => None,
        }
    }
    /// The words, or nothing.
    pub fn as_str(&self) -> &str {
        self.words().unwrap_or_default()
    }
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Plain(words) if words.trim().is_empty())
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::new("")
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::new(words)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(words) => write!(f, "{words:?}"),
            Self::Erased => f.write_str("(erased)"),
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(1))?;
        match self {
            Self::Plain(words) => map.serialize_entry(SEAL_KEY, &**words)?,
            Self::Erased => map.serialize_entry(SEALED_KEY, "")?,
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        match Value::deserialize(d)? {
            Value::Text(text) => Ok(text),
            other => Err(de::Error::custom(format!("a sealed text expected, found {other:?}"))),
        }
    }
}

/// What a field holds. JSON: `null`, `true`, `12`, `"code"`, `{"$seal":"words"}`, or a list of these.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    #[default]
    None,
    Flag(bool),
    Int(i64),
    Code(Code),
    Text(Text),
    List(Vec<Value>),
}

impl Value {
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => s.serialize_unit(),
            Self::Flag(flag) => s.serialize_bool(*flag),
            Self::Int(n) => s.serialize_i64(*n),
            Self::Code(code) => s.serialize_str(code.as_str()),
            Self::Text(text) => text.serialize(s),
            Self::List(values) => values.serialize(s),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Value;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("null, a flag, a whole number, a code, a sealed text or a list of these")
            }
            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::None)
            }
            fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
                Ok(Value::Flag(flag))
            }
            fn visit_i64<E>(self, n: i64) -> Result<Value, E> {
                Ok(Value::Int(n))
            }
            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Value, E> {
                i64::try_from(n).map(Value::Int).map_err(E::custom)
            }
            fn visit_str<E>(self, code: &str) -> Result<Value, E> {
                Ok(Value::Code(Code::new(code)))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = seq.next_element()? {
                    list.push(value);
                }
                Ok(Value::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                match map.next_key::<std::borrow::Cow<'de, str>>()?.as_deref() {
                    Some(SEAL_KEY) => Ok(Value::Text(Text::new(&map.next_value::<std::borrow::Cow<'de, str>>()?))),
                    Some(SEALED_KEY) => {
                        map.next_value::<de::IgnoredAny>()?;
                        Ok(Value::Text(Text::Erased))
                    }
                    key => Err(de::Error::custom(format!("a sealed text expected, found {key:?}"))),
                }
            }
        }
        d.deserialize_any(V)
    }
}

/// A value of the journal did not fit the field it names: the file is damaged or newer than this program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not a value of `{field}`")]
pub struct Mismatch {
    pub field: &'static str,
    pub value: Value,
}

/// A Rust type that a field can have.
pub trait FieldValue: Sized {
    fn to_value(&self) -> Value;
    /// `None` when the value is of another shape.
    fn from_value(value: &Value) -> Option<Self>;
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::None, T::to_value)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::None } else { Value::List(self.iter().map(T::to_value).collect()) }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(Self::new()),
            Value::List(values) => values.iter().map(T::from_value).collect(),
            _ => None,
        }
    }
}

/// `from_value`/`to_value` through one variant of [`Value`].
macro_rules! field_value {
    ($($type:ty: $variant:ident, $out:expr, $in:expr;)+) => {$(
        impl FieldValue for $type {
            fn to_value(&self) -> Value {
                let out: fn(&$type) -> _ = $out;
                Value::$variant(out(self))
            }
            fn from_value(value: &Value) -> Option<Self> {
                match value {
                    Value::$variant(v) => ($in)(v.clone()),
                    _ => None,
                }
            }
        }
    )+};
}

field_value! {
    i64: Int, |n| *n, Some;
    u32: Int, |n| i64::from(*n), |n: i64| u32::try_from(n).ok();
    Instant: Int, |t| t.0, |n| Some(Instant(n));
    Span: Int, |t| t.0, |n| Some(Span(n));
    Code: Code, Code::clone, Some;
}

/// Words that are not there need no seal.
impl FieldValue for Text {
    fn to_value(&self) -> Value {
        match self {
            Self::Plain(words) if words.is_empty() => Value::None,
            text => Value::Text(text.clone()),
        }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(Self::default()),
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

/// Small numbers and flags that are simply absent when zero or false, so that records stay short.
impl FieldValue for u8 {
    fn to_value(&self) -> Value {
        if *self == 0 { Value::None } else { Value::Int(i64::from(*self)) }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(0),
            Value::Int(n) => u8::try_from(*n).ok(),
            _ => None,
        }
    }
}

impl FieldValue for bool {
    fn to_value(&self) -> Value {
        if *self { Value::Flag(true) } else { Value::None }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(false),
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }
}

macro_rules! id_values {
    ($($id:ident)+) => {
        field_value! {$(
            crate::domain::id::$id: Int, |id| id.0, |n| Some(crate::domain::id::$id(n));
        )+}
    };
}
id_values! { IncidentId PersonId TeamId ContactId OrgId ServiceId CiId CategoryId ArticleId }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_json() {
        let list = Value::List(vec![
            Value::None,
            Value::Flag(true),
            Value::Int(-3),
            Value::Code("phone".into()),
            Value::Text("a \"quoted\" {\"$seal\":\"x\"} text".into()),
            Value::Text(Text::Erased),
        ]);
        let json = serde_json::to_string(&list).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), list);
        assert_eq!(json.matches("{\"$seal\":").count(), 1, "words cannot look like a seal: {json}");
    }
}
