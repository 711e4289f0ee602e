//! Attachments. One job: files of an incident: attach, list, save, take off, erase (LIFE-2).

use super::{acts, exact, id_of, wake};
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::grammar::{Flag, Runs, Verb as Spoken, one, place, places, switch};
use crate::cli::print::{self, Cell, Column, Table, object_or};
use crate::cli::session::{Session, words};
use crate::desk::{Committed, DeskError, Ground, Incoming};
use crate::domain::id::IncidentId;
use crate::domain::incident::command::{Command, Verb};
use crate::domain::incident::report::{Attachment, AttachmentColumn};
use crate::domain::incident::{Kind, Past, Place, Record};
use crate::shell::files::{Fault, Target, save as save_to, spool, to_attach};
use crate::text::Words;
use crate::text::safe::safe_line;
use crate::text::size::size;
use crate::text::value::value;
use crate::{args, msg};
use serde_json::json;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

const ID: Flag = place("id", "ID", msg!("cli-flag-id")).required();
const NUMBER: Flag = place("number", "N", msg!("cli-flag-attachment")).required();
const WHY: Flag = one("reason", "TEXT", msg!("cli-flag-why"));

/// What can be done with attachments.
pub fn verbs() -> Vec<Spoken> {
    let verb = |name, about, flags: &[Flag], run| Spoken { name, about, flags: flags.to_vec(), run: Runs::Desk(run) };
    let attached = [
        ID,
        places("file", "FILE", msg!("cli-flag-files")),
        one("text", "TEXT", msg!("cli-flag-text")).short('m'),
        one("name", "NAME", msg!("cli-flag-file-name")),
    ];
    let saved = [ID, NUMBER, one("to", "FILE", msg!("cli-flag-save-to")), switch("force", msg!("cli-flag-force"))];
    vec![
        verb("attach", msg!("cli-attach"), &attached, attach),
        verb("attachments", msg!("cli-attachments"), &[ID], list),
        verb("save", msg!("cli-attachment-save"), &saved, save),
        verb("detach", msg!("cli-detach"), &[ID, NUMBER, WHY], |session, call| {
            act(session, call, |attachment, reason| Verb::Detach { attachment, reason })
        }),
        verb("erase-attachment", msg!("cli-attachment-erase"), &[ID, NUMBER, WHY], |session, call| {
            act(session, call, |attachment, reason| Verb::EraseAttachment { attachment, reason })
        }),
    ]
}

/// The attachment's number; people count from 1.
fn number(call: &Call<'_>) -> Result<u32, Stop> {
    match call.number::<u32>("number")? {
        Some(0) | None => Err(call.bad("number", &call.text("number")).into()),
        Some(number) => Ok(number - 1),
    }
}

fn attach(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let id = id_of(&call.text("id"), call.locale)?;
    let (typed, name) = (call.all("file"), call.given("name"));
    let text = call.words("text")?;
    if typed.is_empty() {
        return Err(missing("<FILE>", call).into());
    }
    if name.is_some() && typed.len() > 1 {
        return Err(Failure::new(Exit::Usage, call.locale.t("cli-name-of-one")).into());
    }
    let mut files = Vec::with_capacity(typed.len());
    for path in &typed {
        let mut file = match path.as_str() {
            "-" => stdin(session, name.as_deref().ok_or_else(|| missing("--name", call))?)?,
            path => to_attach(Path::new(path), session.desk.path()).map_err(|fault| stop(fault, session))?,
        };
        if let Some(name) = &name {
            file.name.clone_from(name);
        }
        files.push(file);
    }
    wake(session)?;
    let done = session.desk.attach(id, files, &text, &session.caller, None, session.now)?;
    answered(session, done)
}

fn missing(arg: &str, call: &Call<'_>) -> Failure {
    Failure::new(Exit::Usage, call.locale.tf(msg!("cli-usage-missing"), &args![arg = arg]))
}

fn stdin(session: &Session<'_>, name: &str) -> Result<Incoming, Stop> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        return Err(Failure::new(Exit::Usage, session.locale().t("cli-stdin-terminal")).into());
    }
    let limit = session.desk.ground().policy.rules.attachment_limit();
    spool(name, stdin.lock(), limit, session.desk.path()).map_err(|fault| stop(fault, session))
}

/// Why a file was not read or written, with its exit code.
fn stop(fault: Fault, session: &Session<'_>) -> Stop {
    match (fault.sentence(session.locale()), fault) {
        (_, Fault::Desk(DeskError::Outside { name, error })) => {
            let exit = if error.kind() == ErrorKind::NotFound { Exit::NotFound } else { Exit::Failed };
            let said = session.failure(&DeskError::Outside { name, error });
            Failure { exit, ..said }.into()
        }
        (_, Fault::Desk(error)) => error.into(),
        (said, _) => Failure::new(Exit::Refused, said.unwrap_or_default()).into(),
    }
}

fn act(session: &mut Session<'_>, call: &Call<'_>, verb: fn(u32, String) -> Verb) -> Result<Exit, Stop> {
    let (incident, n) = (id_of(&call.text("id"), call.locale)?, number(call)?);
    wake(session)?;
    let command = Command::Act { incident, seen: None, verb: verb(n, call.words("reason")?) };
    let done = session.desk.commit(&command, &session.caller, None, session.now)?;
    answered(session, done)
}

fn answered(session: &mut Session<'_>, done: Committed) -> Result<Exit, Stop> {
    acts::answer(session, &[done], false)?;
    Ok(Exit::Done)
}

fn save(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let (id, n) = (id_of(&call.text("id"), call.locale)?, number(call)?);
    let to = call.given("to");
    if to.as_deref() == Some("-") {
        return pour(session, id, n);
    }
    let target = Target { to: to.as_deref().map(Path::new), force: call.is_on("force") };
    let saved = save_to(&mut session.desk, &session.caller, (id, n), target, session.now);
    let (path, bytes) = saved.map_err(|fault| stop(fault, session))?;
    let path = path.display().to_string();
    let object = json!({ "incident": id.to_string(), "number": n + 1, "path": path, "size": bytes });
    object_or(session.setup, "incident.saved", object, || {
        let said = args![path = safe_line(&path), size = size(bytes)];
        format!("{}\n", session.locale().tf(msg!("file-saved"), &said))
    })?;
    Ok(Exit::Done)
}

/// To standard output, and nothing else with it. A terminal would obey what is in it.
fn pour(session: &mut Session<'_>, id: IncidentId, n: u32) -> Result<Exit, Stop> {
    let out = std::io::stdout();
    if out.is_terminal() {
        return Err(Failure::new(Exit::Usage, session.locale().t("cli-stdout-terminal")).into());
    }
    let open = |_: &str| Ok::<_, DeskError>(out.lock());
    let poured = session.desk.save(&session.caller, id, n, session.now, open);
    let flushed = |mut to: std::io::StdoutLock<'_>| to.flush();
    let error = match poured.map(|(to, _)| flushed(to)) {
        Ok(Ok(())) => return Ok(Exit::Done),
        Ok(Err(error)) | Err(DeskError::Outside { error, .. }) => error,
        Err(other) => return Err(other.into()),
    };
    Err(if error.kind() == ErrorKind::BrokenPipe { Stop::Enough } else { Stop::Unwritten(error) })
}

/// Name, heading, usual, to the right, and the cell.
type Listed = (&'static str, &'static str, bool, bool, fn(&Row<'_>) -> Cell);

/// One attachment, with the event that brought it.
struct Row<'r> {
    n: u32,
    row: &'r Attachment,
    brought: Option<&'r Past>,
    words: &'r Words<'r>,
    ground: &'r Ground,
}

impl Row<'_> {
    /// A column of the record.
    fn cell(&self, column: AttachmentColumn) -> Cell {
        let (place, held) = (Place::Attachment { attachment: self.n, column }, self.row.get(column));
        Cell::new(value(&place, &held, self.words), exact::value(&place, &held, self.ground))
    }

    /// Where it stands, as a message and as a code.
    fn state(&self) -> Cell {
        let (id, code) = match (self.row.erased, self.row.attached) {
            (true, _) => (msg!("cli-attachment-gone"), "erased"),
            (false, true) => (msg!("cli-attachment-on"), "attached"),
            (false, false) => (msg!("cli-attachment-off"), "detached"),
        };
        Cell::new(self.words.locale.t(id), code)
    }
}

const COLUMNS: [Listed; 8] = [
    ("number", msg!("cli-attachment-number"), true, true, |r| Cell::new((r.n + 1).to_string(), r.n + 1)),
    ("name", msg!("field-name"), true, false, |r| r.cell(AttachmentColumn::Name)),
    ("media_type", msg!("field-media_type"), true, false, |r| r.cell(AttachmentColumn::MediaType)),
    ("size", msg!("field-size"), true, true, |r| r.cell(AttachmentColumn::Size)),
    ("state", msg!("field-state"), true, false, |r| r.state()),
    ("by", msg!("cli-attachment-by"), true, false, |r| {
        r.brought.map_or_else(Cell::none, |past| Cell::new(r.words.person(past.by), exact::key(past.by, r.ground)))
    }),
    ("at", msg!("cli-attachment-at"), true, false, |r| {
        r.brought.map_or_else(Cell::none, |past| Cell::new(r.words.instant(past.at), exact::moment(past.at)))
    }),
    ("hash", msg!("field-hash"), false, false, |r| r.cell(AttachmentColumn::Hash)),
];

fn list(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let id = id_of(&call.text("id"), call.locale)?;
    wake(session)?;
    let record = session.desk.record(&session.caller, id, session.now)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let all = (0u32..).zip(&record.incident.attachments);
    let shown = all.take(session.setup.limit.unwrap_or(usize::MAX)).map(|(n, row)| {
        let row = Row { n, row, brought: brought(&record, n), words: &words, ground: &ground };
        COLUMNS.iter().map(|(.., cell)| cell(&row)).collect()
    });
    let columns = COLUMNS.iter().map(|(name, heading, usual, right, _)| Column {
        name,
        label: session.locale().t(heading).into_owned(),
        usual: *usual,
        right: *right,
    });
    let total = record.incident.attachments.len();
    let table = Table { schema: "incident.attachment", columns: columns.collect(), rows: shown.collect(), total };
    print::table(&table, session.setup)?;
    Ok(Exit::Done)
}

/// The event that brought an attachment.
fn brought(record: &Record, n: u32) -> Option<&Past> {
    let name = Place::Attachment { attachment: n, column: AttachmentColumn::Hash };
    let brings = |past: &&Past| past.event.detail.changes.iter().any(|change| change.place == name);
    record.past.iter().filter(|past| past.event.kind == Kind::Attached).find(brings)
}
