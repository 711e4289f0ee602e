//! Printing. One job: tables and objects in the form that was asked for, on standard output; messages on standard error.
//!
//! What a person reads is safe for the terminal; JSON is exact. A reader that goes away early ends the run quietly.

use super::exit::{Exit, Failure, Stop};
use super::session::Setup;
use crate::text::Locale;
use crate::text::safe::{csv_cell, safe_line};
use crate::text::width::{pad, pad_left, width};
use crate::{args, msg};
use serde_json::{Map, Value, json};
use std::io::Write;

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Columns for a person.
    Human,
    /// One object.
    Json,
    /// One object a line.
    Jsonl,
    /// Tabs between values, no header.
    Plain,
    /// RFC 4180, with a header.
    Csv,
}

impl Form {
    /// The flag of each form but the first.
    pub const FLAGS: [(&'static str, Self); 4] =
        [("json", Self::Json), ("jsonl", Self::Jsonl), ("plain", Self::Plain), ("csv", Self::Csv)];

    /// Whether errors are objects too.
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: &'static str,
    pub label: String,
    /// Among the columns a person sees without asking.
    pub usual: bool,
    /// Numbers stand to the right.
    pub right: bool,
}

/// A value, for a person and for a program.
#[derive(Debug, Clone)]
pub struct Cell {
    pub human: String,
    pub exact: Value,
}

impl Cell {
    pub fn new(human: impl Into<String>, exact: impl Into<Value>) -> Self {
        Self { human: human.into(), exact: exact.into() }
    }
    /// The same for both.
    pub fn text(text: &str) -> Self {
        Self::new(text, text)
    }
    pub fn none() -> Self {
        Self::new("", Value::Null)
    }
}

/// Rows of one kind.
#[derive(Debug, Clone)]
pub struct Table {
    /// `firstline.<schema>.list/1`, and `firstline.<schema>/1` of a row.
    pub schema: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// How many there are, shown or not.
    pub total: usize,
}

/// The name of a schema in JSON.
pub fn schema(name: &str) -> String {
    format!("firstline.{name}/1")
}

/// Prints a table.
///
/// # Errors
/// A field that is not there; output that cannot be written.
pub fn table(table: &Table, setup: &Setup) -> Result<(), Stop> {
    let chosen = chosen(table, setup)?;
    let mut text = String::new();
    match setup.form {
        Form::Human => human(table, &chosen, &mut text),
        Form::Plain => lines(table, &chosen, &mut text, "\t", |value| safe_line(&flat(value)).into_owned()),
        Form::Csv => {
            text = chosen.iter().map(|n| table.columns[*n].name).collect::<Vec<_>>().join(",");
            text.push_str("\r\n");
            lines(table, &chosen, &mut text, ",", csv);
            text = text.replace('\n', "\r\n").replace("\r\r\n", "\r\n");
        }
        Form::Jsonl => {
            for row in &table.rows {
                let mut object = object(table, &chosen, row);
                object.insert("schema".into(), schema(table.schema).into());
                text.push_str(&Value::Object(object).to_string());
                text.push('\n');
            }
        }
        Form::Json => {
            let items: Vec<Value> = table.rows.iter().map(|row| object(table, &chosen, row).into()).collect();
            let schema = schema(&format!("{}.list", table.schema));
            text = json!({ "schema": schema, "total": table.total, "items": items }).to_string();
            text.push('\n');
        }
    }
    put(&text)?;
    let (shown, total) = (table.rows.len(), table.total);
    match (shown, total) {
        (0, 0) if setup.form == Form::Human => note(setup, &setup.locale.t("cli-list-empty")),
        _ if shown < total => {
            note(setup, &setup.locale.tf(msg!("cli-list-more"), &args![shown = shown, total = total]))
        }
        _ => {}
    }
    Ok(())
}

/// Prints a table of one row as that row: one object where JSON is wanted.
///
/// # Errors
/// A field that is not there; output that cannot be written.
pub fn only(table: &Table, setup: &Setup) -> Result<(), Stop> {
    match (setup.form, table.rows.as_slice()) {
        (Form::Json, [row]) => {
            let mut object = object(table, &chosen(table, setup)?, row);
            object.insert("schema".into(), schema(table.schema).into());
            put(&format!("{}\n", Value::Object(object)))
        }
        (Form::Json, []) => Ok(()),
        _ => self::table(table, setup),
    }
}

/// The table with the columns that are wanted and no others, for an answer that is more than one table.
///
/// # Errors
/// A field that is not there.
pub fn narrowed(table: &Table, setup: &Setup) -> Result<Table, Stop> {
    let chosen = chosen(table, setup)?;
    let columns = chosen.iter().map(|n| Column { usual: true, ..table.columns[*n].clone() }).collect();
    let narrow = |row: &Vec<Cell>| chosen.iter().filter_map(|n| row.get(*n).cloned()).collect();
    let rows = table.rows.iter().map(narrow).collect();
    Ok(Table { schema: table.schema, columns, rows, total: table.total })
}

/// The rows of a table as a person reads them, under their heads.
pub fn text_of(table: &Table) -> String {
    let mut text = String::new();
    human(table, &(0..table.columns.len()).collect::<Vec<_>>(), &mut text);
    text
}

/// The rows of a table as objects.
pub fn items(table: &Table) -> Vec<Value> {
    let all: Vec<usize> = (0..table.columns.len()).collect();
    table.rows.iter().map(|row| object(table, &all, row).into()).collect()
}

/// The columns that are wanted, by their place.
fn chosen(table: &Table, setup: &Setup) -> Result<Vec<usize>, Failure> {
    if setup.fields.is_empty() {
        let all = table.columns.iter().enumerate();
        let wanted = all.filter(|(_, column)| column.usual || setup.form != Form::Human);
        return Ok(wanted.map(|(n, _)| n).collect());
    }
    let place = |name: &String| {
        table.columns.iter().position(|column| column.name == name).ok_or_else(|| {
            let names: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
            no_field(name, &names, setup)
        })
    };
    setup.fields.iter().map(place).collect()
}

fn no_field(name: &str, names: &[&str], setup: &Setup) -> Failure {
    let said = setup.locale.tf(msg!("cli-usage-field"), &args![field = name]);
    let hint = setup.locale.tf(msg!("cli-hint-fields"), &args![fields = names.join(", ")]);
    Failure::new(Exit::Usage, said).hint(hint)
}

fn human(table: &Table, chosen: &[usize], text: &mut String) {
    if table.rows.is_empty() {
        return;
    }
    let shown: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| chosen.iter().map(|n| row.get(*n).map(|c| safe_line(&c.human).into_owned()).unwrap_or_default()))
        .map(Iterator::collect)
        .collect();
    let head: Vec<String> = chosen.iter().map(|n| table.columns[*n].label.clone()).collect();
    let widths: Vec<usize> = (0..chosen.len())
        .map(|n| shown.iter().chain([&head]).filter_map(|row| row.get(n)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    for row in [&head].into_iter().chain(&shown) {
        let mut line = String::new();
        for (n, cell) in row.iter().enumerate() {
            let right = chosen.get(n).is_some_and(|at| table.columns[*at].right);
            line.push_str(&if right { pad_left(cell, widths[n]) } else { pad(cell, widths[n]) });
            line.push_str("  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn lines(table: &Table, chosen: &[usize], text: &mut String, between: &str, cell: impl Fn(&Value) -> String) {
    for row in &table.rows {
        let cells: Vec<String> = chosen.iter().filter_map(|n| row.get(*n)).map(|c| cell(&c.exact)).collect();
        text.push_str(&cells.join(between));
        text.push('\n');
    }
}

fn object(table: &Table, chosen: &[usize], row: &[Cell]) -> Map<String, Value> {
    let pairs =
        chosen.iter().filter_map(|n| Some((table.columns.get(*n)?.name.to_owned(), row.get(*n)?.exact.clone())));
    pairs.collect()
}

/// A value in one piece: lists with commas, nothing as nothing.
fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if !items.iter().any(Value::is_object) => {
            items.iter().map(flat).collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    }
}

fn csv(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        other => csv_cell(&flat(other)),
    }
}

/// Prints one object: exact, or as lines for a person. Plain, it is a line per field; as CSV, a header and a row.
///
/// # Errors
/// Output that cannot be written.
pub fn object_or(setup: &Setup, name: &str, mut object: Value, human: impl FnOnce() -> String) -> Result<(), Stop> {
    if setup.form == Form::Human {
        return put(&human());
    }
    if let Some(fields) = object.as_object_mut() {
        if let Some(name) = setup.fields.iter().find(|name| !fields.contains_key(*name)) {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            return Err(no_field(name, &names, setup).into());
        }
        fields.retain(|name, _| setup.fields.is_empty() || setup.fields.contains(name));
        match setup.form {
            Form::Plain => {
                let line = |(name, value): (&String, &Value)| format!("{name}\t{}\n", safe_line(&flat(value)));
                return put(&fields.iter().map(line).collect::<String>());
            }
            Form::Csv => {
                let names: Vec<&str> = fields.keys().map(String::as_str).collect();
                let values: Vec<String> = fields.values().map(csv).collect();
                return put(&format!("{}\r\n{}\r\n", names.join(","), values.join(",")));
            }
            _ => {}
        }
        fields.insert("schema".into(), schema(name).into());
    }
    put(&format!("{object}\n"))
}

/// Writes to standard output.
///
/// # Errors
/// [`Stop::Enough`] when nobody reads any more, [`Stop::Unwritten`] otherwise.
pub fn put(text: &str) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Stop::written)
}

/// A message beside the data; `-q` leaves it out.
pub fn note(setup: &Setup, text: &str) {
    if !setup.quiet {
        complain(text);
    }
}

/// Writes to standard error; when that is gone there is nobody left to tell.
fn complain(text: &str) {
    let _gone = writeln!(std::io::stderr(), "{text}");
}

/// Says why a run failed: as words, or as the object `{"error": …}`.
pub fn failure(failure: &Failure, json: bool, about: Option<&str>, locale: &Locale) {
    if json {
        let mut error = json!({ "code": failure.exit.name(), "message": failure.message, "hint": failure.hint });
        if let (Some(about), Some(fields)) = (about, error.as_object_mut()) {
            fields.insert("incident".into(), about.into());
        }
        return complain(&json!({ "error": error }).to_string());
    }
    let mut said = match about {
        Some(about) => locale.tf(msg!("cli-error-about"), &args![about = about, said = failure.message.as_str()]),
        None => failure.message.as_str().into(),
    }
    .into_owned();
    if let Some(hint) = &failure.hint {
        said.push('\n');
        said.push_str(hint);
    }
    complain(&said);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_one_piece_in_a_line() {
        for (value, text) in [
            (Value::Null, ""),
            (json!("a\tb"), "a\tb"),
            (json!(["x", "y"]), "x,y"),
            (json!(12), "12"),
            (json!(true), "true"),
        ] {
            assert_eq!(flat(&value), text);
        }
        assert_eq!(csv(&json!("=1+1")), "'=1+1");
        assert_eq!(csv(&json!(-5)), "-5");
    }
}
