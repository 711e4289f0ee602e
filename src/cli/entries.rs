//! The directory's nouns. One job: people, teams, contacts and the rest are listed, shown, added and changed, all alike.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Flag, Noun, Runs, Verb, place, places, switch};
use super::print::{Cell, Column, Table, object_or, table};
use super::session::{Session, words};
use crate::desk::{DeskError, Ground};
use crate::domain::people::directory::{Column as Held, ColumnType, Entry, KINDS, columns};
use crate::domain::people::manage::EntryCommand;
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::value::{Text, Value as Value_};
use crate::text::safe::safe_line;
use crate::text::terms::FIELD;
use crate::text::value::entry_value;
use crate::text::width::{pad, width};
use crate::{args, msg};
use serde_json::{Map, Value, json};

/// The help of each noun.
const ABOUT: [&str; 7] = [
    msg!("cli-person"),
    msg!("cli-team"),
    msg!("cli-contact"),
    msg!("cli-org"),
    msg!("cli-service"),
    msg!("cli-ci"),
    msg!("cli-category"),
];

const KEY: Flag = place("key", "KEY", msg!("cli-flag-key")).required();
const VALUES: Flag = places("values", "COLUMN=VALUE", msg!("cli-flag-values"));

/// A noun per kind of entry, each with the same verbs.
pub fn nouns() -> Vec<Noun> {
    let noun = |((_, name), about): (&(StreamKind, &'static str), &&'static str)| Noun {
        name,
        about,
        verbs: vec![
            Verb {
                name: "list",
                about: msg!("cli-entry-list"),
                flags: vec![switch("retired", msg!("cli-flag-retired"))],
                run: Runs::Desk(list),
            },
            Verb { name: "show", about: msg!("cli-entry-show"), flags: vec![KEY], run: Runs::Desk(show) },
            Verb { name: "add", about: msg!("cli-entry-add"), flags: vec![KEY, VALUES], run: Runs::Desk(add) },
            Verb { name: "edit", about: msg!("cli-entry-edit"), flags: vec![KEY, VALUES], run: Runs::Desk(edit) },
            Verb { name: "retire", about: msg!("cli-entry-retire"), flags: vec![KEY], run: Runs::Desk(retire) },
            Verb { name: "restore", about: msg!("cli-entry-restore"), flags: vec![KEY], run: Runs::Desk(restore) },
        ],
    };
    KINDS.iter().zip(&ABOUT).map(noun).collect()
}

fn kind(call: &Call<'_>) -> StreamKind {
    KINDS.iter().find(|(_, name)| *name == call.noun).map_or(StreamKind::Person, |(kind, _)| *kind)
}

fn noun_of(kind: StreamKind) -> &'static str {
    KINDS.iter().find(|(k, _)| *k == kind).map_or("entry", |(_, name)| *name)
}

fn list(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let kind = kind(call);
    session.desk.actor(&session.caller)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let label = |name: &str| session.locale().term(&FIELD, name).into_owned();
    let column = |name: &'static str, usual| Column { name, label: label(name), usual, right: false };
    let mut heads = vec![column("key", true)];
    heads.extend(columns(kind).map(|held| column(held.name, true)));
    heads.push(column("retired", call.is_on("retired")));
    let entries = match call.is_on("retired") {
        true => ground.directory.all(kind),
        false => ground.directory.current(kind),
    };
    let total = entries.len();
    let row = |entry: &Entry| {
        let mut cells = vec![Cell::text(entry.key.as_str())];
        cells.extend(columns(kind).map(|held| {
            let value = entry.value(held.name);
            let human = if value.is_none() { String::new() } else { entry_value(held, value, &words) };
            Cell::new(human, exact(held, value, &ground))
        }));
        cells.push(Cell::new(if entry.retired { "x" } else { "" }, entry.retired));
        cells
    };
    let rows = entries.into_iter().take(session.setup.limit.unwrap_or(usize::MAX)).map(|entry| row(entry)).collect();
    table(&Table { schema: noun_of(kind), columns: heads, rows, total }, session.setup)?;
    Ok(Exit::Done)
}

fn show(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    session.desk.actor(&session.caller)?;
    let (kind, key) = (kind(call), call.text("key"));
    let ground = session.ground();
    let Some(entry) = ground.directory.find(kind, &key) else {
        return Err(Refusal::NotFound { kind, what: key }.into());
    };
    print(session, &ground, entry)
}

fn print(session: &Session<'_>, ground: &Ground, entry: &Entry) -> Result<Exit, Stop> {
    let kind = entry.stream.kind;
    let mut object = Map::new();
    object.insert("key".into(), entry.key.as_str().into());
    for held in columns(kind) {
        object.insert(held.name.into(), exact(held, entry.value(held.name), ground));
    }
    object.insert("retired".into(), entry.retired.into());
    object_or(session.setup, noun_of(kind), object.into(), || lines(session, ground, entry))?;
    Ok(Exit::Done)
}

fn lines(session: &Session<'_>, ground: &Ground, entry: &Entry) -> String {
    let words = words(session.locale(), ground);
    let mut rows = vec![(words.field("key"), entry.key.to_string())];
    let given = columns(entry.stream.kind).filter(|held| !entry.value(held.name).is_none());
    rows.extend(given.map(|held| (words.field(held.name), entry_value(held, entry.value(held.name), &words))));
    if entry.retired {
        rows.push((words.field("retired"), session.locale().t("value-yes").into_owned()));
    }
    let labels = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    rows.iter().map(|(label, value)| format!("{}  {}\n", pad(label, labels), safe_line(value))).collect()
}

/// A value as a program takes it: keys for references.
fn exact(held: &Held, value: &Value_, ground: &Ground) -> Value {
    match (value, held.column) {
        (Value_::None, ColumnType::Flag) => false.into(),
        (Value_::None, _) => Value::Null,
        (Value_::Flag(flag), _) => (*flag).into(),
        (Value_::Code(code), _) => code.as_str().into(),
        (Value_::Text(Text::Erased), _) => json!({ "erased": true }),
        (Value_::Text(Text::Plain(words)), _) => (**words).into(),
        (Value_::List(items), _) => items.iter().map(|item| exact(held, item, ground)).collect(),
        (Value_::Int(n), ColumnType::Ref(kind) | ColumnType::Refs(kind)) => {
            let entry = ground.directory.get(Stream::new(kind, *n));
            entry.map_or(Value::Null, |entry| entry.key.as_str().into())
        }
        (Value_::Int(n), _) => (*n).into(),
    }
}

fn add(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let command = EntryCommand::Add { kind: kind(call), key: call.text("key"), values: values(call)? };
    enter(session, &command)
}

fn edit(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let command = EntryCommand::Edit { kind: kind(call), key: call.text("key"), values: values(call)? };
    enter(session, &command)
}

fn retire(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    enter(session, &EntryCommand::Retire { kind: kind(call), key: call.text("key"), retired: true })
}

fn restore(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    enter(session, &EntryCommand::Retire { kind: kind(call), key: call.text("key"), retired: false })
}

fn enter(session: &mut Session<'_>, command: &EntryCommand) -> Result<Exit, Stop> {
    let entered = session.desk.enter(command, &session.caller, session.now);
    let stream = entered.map_err(|error| match &error {
        DeskError::Refused(refused) => match &**refused {
            Refusal::Missing { fields } => missing(session, &error, fields),
            _ => Stop::from(error),
        },
        _ => Stop::from(error),
    })?;
    let ground = session.ground();
    match ground.directory.get(stream) {
        Some(entry) => print(session, &ground, entry),
        None => Ok(Exit::Done),
    }
}

/// Columns are not flags: what is missing is given as `column=VALUE`.
fn missing(session: &Session<'_>, error: &DeskError, fields: &[&str]) -> Stop {
    let columns = fields.iter().map(|field| format!("{field}=VALUE")).collect::<Vec<_>>().join(" ");
    let hint = session.locale().tf(msg!("cli-hint-flags"), &args![flags = columns]).into_owned();
    session.failure(error).hint(hint).into()
}

/// `column=value`, as often as given; nothing after the equals sign empties the column.
fn values(call: &Call<'_>) -> Result<Vec<(String, String)>, Stop> {
    let pair = |typed: String| match typed.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.to_owned())),
        None => {
            let names: Vec<&str> = columns(kind(call)).map(|column| column.name).collect();
            let said = call.locale.tf(msg!("cli-usage-pair"), &args![value = typed]);
            let hint = call.locale.tf(msg!("cli-hint-fields"), &args![fields = names.join(", ")]);
            Err(Failure::new(Exit::Usage, said).hint(hint).into())
        }
    };
    call.all("values").into_iter().map(pair).collect()
}
