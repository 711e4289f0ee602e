//! Printing. One job: a query as its canonical text, which reads back as the same query.

use super::order::SortKey;
use super::tree::{Bounds, Expr, Item, Pattern, Point, Query, Test, Value};
use super::words::{Field, Group, Shape, Word};
use crate::domain::id::IncidentId;
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if self.expr != Expr::All(Vec::new()) {
            parts.push(expr(&self.expr));
        }
        if !self.order.is_empty() {
            let keys: Vec<_> = self.order.iter().map(SortKey::to_string).collect();
            parts.push(format!("{}:{}", Field::Sort, keys.join(",")));
        }
        if let Some(limit) = self.limit {
            parts.push(format!("{}:{limit}", Field::Limit));
        }
        f.write_str(&parts.join(" "))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.descending { "-" } else { "" };
        write!(f, "{minus}{}", word(Group::Sort, self.by.word()))
    }
}

fn expr(e: &Expr) -> String {
    match e {
        Expr::All(all) => all.iter().map(|e| within(e, matches!(e, Expr::Any(_)))).collect::<Vec<_>>().join(" "),
        Expr::Any(any) => any.iter().map(expr).collect::<Vec<_>>().join(" OR "),
        Expr::Not(inner) => format!("-{}", within(inner, !matches!(**inner, Expr::Test(_)))),
        Expr::Test(test) => condition(test),
    }
}

fn within(e: &Expr, group: bool) -> String {
    if group { format!("({})", expr(e)) } else { expr(e) }
}

fn condition(test: &Test) -> String {
    if let (Field::Text, [Item { negated: false, value: Value::Text(pattern), .. }]) = (test.field, &*test.items)
        // A colon between gaps would make the bare word a field.
        && (pattern.plain().is_some() || !pattern.pieces().concat().contains(|c| super::read::plain(c) == ':'))
    {
        return text(pattern, bare_is_text);
    }
    let items: Vec<_> = test.items.iter().map(|item| list_item(test.field, item)).collect();
    format!("{}:{}", test.field, items.join(","))
}

fn list_item(field: Field, item: &Item) -> String {
    let minus = if item.negated { "-" } else { "" };
    format!("{minus}{}", value(field, &item.value))
}

fn value(field: Field, value: &Value) -> String {
    match value {
        Value::Word(w) => match field.shape() {
            Shape::Words(group) => word(group, *w).to_owned(),
            _ => word(Group::Clock, *w).to_owned(),
        },
        Value::Number(bounds) => bounds_text(bounds.map(|n| n.to_string())),
        Value::Id(id) => id.to_string(),
        Value::Left(bounds) | Value::Ago(bounds) => bounds_text(bounds.map(|span| span.to_string())),
        Value::When(bounds) => bounds_text(bounds.map(point)),
        Value::None => word(Group::Who, Word::Nobody).to_owned(),
        Value::Me => word(Group::Who, Word::Me).to_owned(),
        Value::Name(pattern) => name(pattern),
        Value::Text(pattern) => text(pattern, |_| true),
    }
}

fn word(group: Group, word: Word) -> &'static str {
    group.row(word).map_or("", |row| row.names[0])
}

pub(in crate::domain) fn bounds_text(bounds: Bounds<String>) -> String {
    match bounds {
        Bounds::Is(a) => a,
        Bounds::Less(a) => format!("<{a}"),
        Bounds::AtMost(a) => format!("<={a}"),
        Bounds::More(a) => format!(">{a}"),
        Bounds::AtLeast(a) => format!(">={a}"),
        Bounds::Between(a, b) => format!("{a}..{b}"),
    }
}

pub(in crate::domain) fn point(point: Point) -> String {
    match point {
        Point::Ago(span) => span.to_string(),
        Point::Today => word(Group::Day, Word::Today).to_owned(),
        Point::Yesterday => word(Group::Day, Word::Yesterday).to_owned(),
        Point::Weekday(day) => word(Group::Day, Word::On(day)).to_owned(),
        Point::Date(date) => date.to_string(),
    }
}

pub(super) fn name(pattern: &Pattern) -> String {
    match (pattern.plain(), pattern.contained()) {
        (Some(word), _) if is_plain(word) && Group::Who.find(word).is_none() => word.to_owned(),
        (Some(word), _) => quoted(word),
        (_, Some(word)) => format!("~{}", if is_plain(word) { word.to_owned() } else { quoted(word) }),
        _ => {
            let whole = pattern.pieces().join("*");
            // Only `=` keeps a first sign from being read as an operator or a minus.
            let guard = if whole.starts_with(|c| "-<>=~".contains(super::read::plain(c))) { "=" } else { "" };
            format!("{guard}{whole}")
        }
    }
}

fn text(pattern: &Pattern, may_stand: fn(&str) -> bool) -> String {
    match pattern.plain() {
        Some(word) if is_plain(word) && may_stand(word) => word.to_owned(),
        Some(word) => quoted(word),
        // A leading gap says nothing and keeps the first sign from meaning anything.
        None => format!("*{}", pattern.pieces().join("*")),
    }
}

/// Whether a word that stands alone is text.
fn bare_is_text(word: &str) -> bool {
    word.parse::<IncidentId>().is_err() && !matches!(word, "OR" | "或")
}

/// Signs that mean nothing to the reader.
pub(in crate::domain) fn is_plain(word: &str) -> bool {
    !word.is_empty()
        && !word.contains("..")
        && word.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && word.chars().all(|c| c.is_alphanumeric() || "_-.@&+/%".contains(c))
}

pub(in crate::domain) fn quoted(word: &str) -> String {
    let mut quoted = String::from('"');
    for c in word.chars() {
        if super::read::plain(c) == '"' || c == '\\' {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted + "\""
}
