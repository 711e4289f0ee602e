//! Printing. One job: a filter as its canonical text, which reads back as the same filter.

use super::filter::{Filter, Item, Test, Value};
use crate::domain::query::Pattern;
use crate::domain::query::print::{bounds_text, is_plain, point, quoted};
use crate::domain::query::read::plain;
use crate::domain::query::words::Group;
use std::fmt;

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tests: Vec<String> = self.tests.iter().map(Test::to_string).collect();
        f.write_str(&tests.join(" "))
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = |negated: bool| if negated { "-" } else { "" };
        // Words with gaps and a comma can only have stood alone, those with a colon only behind a field.
        if let [Item { negated: false, value: Value::Text(pattern), .. }] = self.items.as_slice()
            && pattern.plain().is_none()
            && !pattern.pieces().concat().contains(|c| plain(c) == ':')
        {
            return write!(f, "{}{}", minus(self.negated), text(pattern));
        }
        let items = self.items.iter().map(|item| format!("{}{}", minus(item.negated), value(&item.value)));
        let items: Vec<String> = items.collect();
        write!(f, "{}{}:{}", minus(self.negated), self.field.name(), items.join(","))
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Me => "me".to_owned(),
        Value::Person(pattern) => name(pattern),
        Value::Incident(id) => id.to_string(),
        Value::Article(id) => id.label(),
        Value::All(kind) => kind.name().to_owned(),
        Value::Named(kind, pattern) => format!("{}:{}", kind.name(), name(pattern)),
        Value::Kind(code) => (*code).to_owned(),
        Value::Days(bounds) => bounds_text(bounds.map(point)),
        Value::Point(at) => point(*at),
        Value::Via(via) => via.name().to_owned(),
        Value::Text(pattern) => text(pattern),
    }
}

fn text(pattern: &Pattern) -> String {
    match pattern.plain() {
        // A leading gap says nothing and keeps the first sign from meaning anything.
        None => format!("*{}", pattern.pieces().join("*")),
        Some(_) => name(pattern),
    }
}

fn name(pattern: &Pattern) -> String {
    match pattern.plain() {
        Some(word) if is_plain(word) && Group::Who.find(word).is_none() => word.to_owned(),
        Some(word) => quoted(word),
        None => pattern.pieces().join("*"),
    }
}
