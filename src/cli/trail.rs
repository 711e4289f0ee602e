//! `audit list` and `audit show`. One job: the audit trail as a table, and one event of it whole (AUD-3).

use super::audit::name_of;
use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::incident::exact;
use super::print::{Cell, Column, Table, note, object_or, table};
use super::session::{Session, words};
use crate::desk::Ground;
use crate::domain::journal::hex;
use crate::domain::query::QueryError;
use crate::domain::stream::StreamKind;
use crate::domain::trail::{Entry, Env, Fact, Filter, Window, prepare};
use crate::domain::value::Text;
use crate::text::query::problem;
use crate::text::safe::safe_block;
use crate::text::trail::{EVENT, Told, told};
use crate::text::width::{pad, width};
use crate::text::{Locale, Words};
use crate::{args, msg};
use serde_json::{Value, json};

/// Rows looked through at a time.
const MOST: i64 = 100_000;

/// What a cell is made from.
struct Sight<'a> {
    told: Told,
    words: &'a Words<'a>,
    ground: &'a Ground,
}

/// A column: name, whether a person sees it without asking, whether it stands to the right, its label, its cell.
type Col = (&'static str, bool, bool, &'static str, fn(&Entry, &Sight<'_>) -> Cell);

const COLUMNS: &[Col] = &[
    ("seq", true, true, msg!("cli-column-seq"), |e, _| number(e.seq)),
    ("batch", false, true, msg!("cli-column-batch"), |e, _| number(e.batch)),
    ("recorded_at", true, false, msg!("cli-column-recorded"), |e, s| {
        Cell::new(s.words.instant(e.recorded_at), e.recorded_at.to_rfc3339())
    }),
    ("at", false, false, msg!("cli-column-at"), |e, s| Cell::new(s.words.instant(e.at), e.at.to_rfc3339())),
    ("by", true, false, msg!("cli-column-by"), |e, s| {
        Cell::new(s.told.who.as_str(), exact::key(e.author.person, s.ground))
    }),
    ("role", false, false, msg!("cli-column-role"), |e, s| {
        Cell::new(s.words.role_name(&e.author.role), e.author.role.as_str())
    }),
    ("via", false, false, msg!("cli-column-via"), |e, _| Cell::text(e.author.via.name())),
    ("os_user", false, false, msg!("cli-column-os-user"), |e, _| Cell::text(&e.author.os_user)),
    ("identity", false, false, msg!("cli-column-identity"), |e, _| Cell::text(e.author.identity.name())),
    ("record", true, false, msg!("cli-column-record"), |e, s| Cell::new(s.told.record.as_str(), name_of(e.stream))),
    ("rev", false, true, msg!("cli-column-rev"), |e, _| Cell::new(e.ver.to_string(), e.ver)),
    ("kind", true, false, msg!("cli-column-kind"), |e, s| {
        Cell::new(s.words.locale.term(&EVENT, &e.kind), e.kind.as_str())
    }),
    ("change", true, false, msg!("cli-column-change"), |e, s| Cell::new(s.told.gist.as_str(), changes(e, s.ground))),
    ("why", true, false, msg!("cli-column-why"), |e, s| Cell::new(s.told.why.as_str(), reason(e))),
    ("text", false, false, msg!("cli-column-words"), |e, s| {
        Cell::new(s.told.words.clone().unwrap_or_default(), said(e))
    }),
    ("undoes", false, true, msg!("cli-column-undoes"), |e, _| e.undoes().map_or_else(Cell::none, number)),
    ("undone_by", false, true, msg!("cli-column-undone-by"), |e, _| e.undone_by.map_or_else(Cell::none, number)),
    ("payload", false, false, msg!("cli-column-payload"), |e, _| {
        let payload = payload(e);
        Cell::new(payload.to_string(), payload)
    }),
    ("prev", false, false, msg!("cli-column-prev"), |e, _| Cell::text(&hex(&e.prev))),
    ("hash", false, false, msg!("cli-column-hash"), |e, _| Cell::text(&hex(&e.hash))),
];

fn number(n: i64) -> Cell {
    Cell::new(n.to_string(), n)
}

/// What changed, from what to what, whole.
fn changes(entry: &Entry, ground: &Ground) -> Value {
    match &entry.fact {
        Fact::Incident(event) => exact::changes(&event.detail.changes, ground),
        _ => payload(entry).get("changes").cloned().unwrap_or_else(|| json!([])),
    }
}

fn reason(entry: &Entry) -> Value {
    let Fact::Incident(event) = &entry.fact else { return Value::Null };
    event.detail.reason.as_ref().map(|code| code.as_str()).into()
}

fn said(entry: &Entry) -> Value {
    let text = match &entry.fact {
        Fact::Incident(event) => event.detail.text.as_ref(),
        Fact::Columns(detail) => detail.text.as_ref(),
        _ => None,
    };
    match text {
        Some(Text::Plain(words)) => (**words).into(),
        Some(Text::Erased) => json!({ "erased": true }),
        None => Value::Null,
    }
}

/// The payload as it was written. The policy's text is a document of its own: `policy show` prints it.
fn payload(entry: &Entry) -> Value {
    match entry.stream.kind {
        StreamKind::Policy => Value::Null,
        _ => serde_json::from_str(&entry.payload).unwrap_or(Value::Null),
    }
}

fn wrong(error: &QueryError, text: &str, locale: &Locale) -> Stop {
    let asked = text.get(error.at.clone()).unwrap_or(text);
    let said = problem(&error.problem, locale);
    Failure::new(Exit::Invalid, locale.tf(msg!("cli-query-wrong"), &args![part = asked, problem = said])).into()
}

/// Events, the newest first.
pub(super) fn list(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let text = call.all("filter").join(" ");
    let mut before = call.number::<i64>("before")?;
    let filter = Filter::parse(&text).map_err(|error| wrong(&error, &text, call.locale))?;
    session.desk.refresh()?;
    let me = session.desk.actor(&session.caller)?.person;
    let ground = session.ground();
    let env = Env { me, now: session.now, directory: &ground.directory, zone: &ground.zone };
    let sieve = prepare(&filter, &env).map_err(|error| wrong(&error, &text, call.locale))?;
    let wanted = session.setup.limit.unwrap_or(usize::MAX - 1);
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let window = Window { before, after: 0, limit: wanted - entries.len(), most: MOST };
        let page = session.desk.trail(&session.caller, &sieve, window, session.now)?;
        entries.extend(page.entries);
        before = page.next;
        if before.is_none() || entries.len() >= wanted {
            break;
        }
    }
    print(session, &entries)?;
    if let Some(seq) = before {
        note(session.setup, &call.locale.tf(msg!("cli-audit-more"), &args![seq = seq.to_string()]));
    }
    Ok(Exit::Done)
}

fn print(session: &Session<'_>, entries: &[Entry]) -> Result<(), Stop> {
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let column = |(name, usual, right, label, _): &Col| Column {
        name,
        label: words.locale.t(label).into_owned(),
        usual: *usual,
        right: *right,
    };
    let row = |entry: &Entry| {
        let sight = Sight { told: told(entry, &words), words: &words, ground: &ground };
        COLUMNS.iter().map(|(.., cell)| cell(entry, &sight)).collect()
    };
    let columns = COLUMNS.iter().map(column).collect();
    let rows = entries.iter().map(row).collect();
    table(&Table { schema: "audit.event", columns, rows, total: entries.len() }, session.setup)
}

/// One event whole.
pub(super) fn show(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let text = call.text("seq");
    let seq: i64 = text.trim().trim_start_matches('#').parse().map_err(|_| call.bad("seq", &text))?;
    let Some(entry) = session.desk.entry(&session.caller, seq, session.now)? else {
        let said = call.locale.tf(msg!("cli-audit-no-row"), &args![seq = seq.to_string()]);
        return Err(Failure::new(Exit::NotFound, said).into());
    };
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let sight = Sight { told: told(&entry, &words), words: &words, ground: &ground };
    let cells = || COLUMNS.iter().map(|column| (column, column.4(&entry, &sight)));
    let object = cells().map(|((name, ..), cell)| ((*name).to_owned(), cell.exact)).collect::<serde_json::Map<_, _>>();
    object_or(session.setup, "audit.event", object.into(), || {
        let label = |id: &'static str| words.locale.t(id).into_owned();
        let mut rows: Vec<(String, String)> = Vec::new();
        for ((name, .., id, _), cell) in cells().filter(|(_, cell)| !cell.human.is_empty()) {
            match *name {
                "payload" => {}
                "change" => rows.extend(listed(label(id), &sight.told.changes, &sight.told.what)),
                _ => rows.push((label(id), cell.human)),
            }
        }
        rows.extend(listed(label(msg!("cli-column-clocks")), &sight.told.clocks, ""));
        lines(&rows)
    })?;
    Ok(Exit::Done)
}

/// A label beside the first line of several; `none` where there are none.
fn listed(label: String, all: &[String], none: &str) -> Vec<(String, String)> {
    let none = (!none.is_empty()).then(|| none.to_owned());
    let lines = if all.is_empty() { none.into_iter().collect() } else { all.to_vec() };
    let label = |n: usize| if n == 0 { label.clone() } else { String::new() };
    lines.into_iter().enumerate().map(|(n, line)| (label(n), line)).collect()
}

fn lines(rows: &[(String, String)]) -> String {
    let labels = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let mut text = String::new();
    for (label, value) in rows {
        for (n, line) in safe_block(value).split('\n').enumerate() {
            let label = if n == 0 { label.as_str() } else { "" };
            text.push_str(format!("{}  {line}", pad(label, labels)).trim_end());
            text.push('\n');
        }
    }
    text
}
