//! What an import says. One job: summaries and mistakes as sentences, or as JSON.

use super::{ImportError, Summary};
use crate::intake::map::Place;
use crate::intake::{HistoryError, MapError, MapProblem, NotUnderstood, Why};
use crate::text::Locale;
use crate::text::locale::Args;
use crate::{args, msg};
use std::io::{self, Write};

/// Most complaints that are listed; `--json` has them all.
const MOST: usize = 20;

/// The sentence of each reason.
const WHYS: [(Why, &str); 11] = [
    (Why::State, msg!("import-why-state")),
    (Why::Channel, msg!("import-why-channel")),
    (Why::NotANumber, msg!("import-why-number")),
    (Why::NotATime, msg!("import-why-time")),
    (Why::NotAFlag, msg!("import-why-flag")),
    (Why::Column, msg!("import-why-column")),
    (Why::Columns, msg!("import-why-columns")),
    (Why::NotUtf8, msg!("import-why-utf8")),
    (Why::TooLong, msg!("import-why-long")),
    (Why::TooMuch, msg!("import-why-much")),
    (Why::NoKey, msg!("import-why-key")),
];

fn why(reason: Why) -> &'static str {
    WHYS.iter().find(|(known, _)| *known == reason).map_or("", |(_, id)| id)
}

/// The summary for people.
pub(super) fn lines(
    locale: &Locale,
    summary: &Summary,
    complaints: &[NotUnderstood],
    dry: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Summary { rows, events, touches, known, later, ours, unreadable, incidents, entries, .. } = *summary;
    if dry {
        writeln!(out, "{}", locale.t("import-dry"))?;
    }
    let made = args![incidents = incidents.to_string(), entries = entries.to_string(), rows = rows.to_string()];
    writeln!(out, "{}", locale.tf("import-made", &made))?;
    for (id, n) in [
        (msg!("import-events"), events),
        (msg!("import-touches"), touches),
        (msg!("import-known"), known),
        (msg!("import-later"), later),
        (msg!("import-ours"), ours),
        (msg!("import-unreadable"), unreadable),
    ] {
        if n > 0 || id == "import-events" {
            writeln!(out, "  {n:>9}  {}", locale.t(id))?;
        }
    }
    if complaints.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", locale.tf("import-complaints", &args![n = complaints.len()]))?;
    for complaint in complaints.iter().take(MOST) {
        let args = args![
            line = complaint.line.to_string(),
            column = complaint.column.as_str(),
            value = complaint.value.as_str(),
            why = locale.t(why(complaint.why)),
        ];
        let id = if complaint.column.is_empty() { msg!("import-complaint-row") } else { msg!("import-complaint") };
        writeln!(out, "  {}", locale.tf(id, &args))?;
    }
    if complaints.len() > MOST {
        writeln!(out, "  {}", locale.tf("import-complaints-more", &args![n = complaints.len() - MOST]))?;
    }
    Ok(())
}

/// The summary for programs.
pub(super) fn json(summary: &Summary, complaints: &[NotUnderstood], dry: bool, out: &mut dyn Write) -> io::Result<()> {
    let complaint = |c: &NotUnderstood| serde_json::json!({ "line": c.line, "column": c.column, "value": c.value, "why": c.why.name() });
    let value = serde_json::json!({
        "dry_run": dry,
        "rows": summary.rows,
        "events": summary.events,
        "touches": summary.touches,
        "known": summary.known,
        "later": summary.later,
        "ours": summary.ours,
        "unreadable": summary.unreadable,
        "incidents": summary.incidents,
        "entries": summary.entries,
        "not_understood": complaints.iter().map(complaint).collect::<Vec<_>>(),
    });
    writeln!(out, "{value}")
}

/// A mistake of a map as a sentence.
pub fn map_error(locale: &Locale, error: &MapError) -> String {
    let Place { line, column } = error.place;
    let (id, args) = problem(&error.problem);
    let problem = locale.tf(id, &args).into_owned();
    locale
        .tf("import-map-mistake", &args![line = line.to_string(), column = column.to_string(), problem = problem])
        .into_owned()
}

fn problem(problem: &MapProblem) -> (&'static str, Args<'_>) {
    use MapProblem::*;
    match problem {
        Shape { message } => (msg!("import-map-shape"), args![message = message]),
        Zone { name } => (msg!("import-map-zone"), args![name = name]),
        TimeFormat { text } => (msg!("import-map-time"), args![text = text]),
        Delimiter { text } => (msg!("import-map-delimiter"), args![text = text]),
        State { name } => (msg!("import-map-state"), args![name = name]),
        Reason => (msg!("import-map-reason"), args![]),
        Field { name } => (msg!("import-map-field"), args![name = name]),
        Makes { field, needs } => (msg!("import-map-makes"), args![field = *field, needs = *needs]),
        Entry { name } => (msg!("import-map-entry"), args![name = name]),
        EntryKind { name } => (msg!("import-map-entry-kind"), args![name = name]),
        Kind { name } => (msg!("import-map-kind"), args![name = name]),
        Template { text } => (msg!("import-map-template"), args![text = text]),
        Ring { name } => (msg!("import-map-ring"), args![name = name]),
        Policy { what, name } => (msg!("import-map-policy"), args![what = *what, name = name]),
        Empty => (msg!("import-map-empty"), args![]),
    }
}

/// Why an import did not happen, as sentences; those of the desk are somebody else's ([`crate::text`]).
pub fn import_error(locale: &Locale, error: &ImportError) -> Option<Vec<String>> {
    let one = |words: std::borrow::Cow<'_, str>| Some(vec![words.into_owned()]);
    match error {
        ImportError::Map(errors) => Some(errors.iter().map(|error| map_error(locale, error)).collect()),
        ImportError::Until(text) => one(locale.tf("import-until", &args![text = text])),
        ImportError::History(HistoryError::Empty) => one(locale.t("import-empty")),
        ImportError::History(HistoryError::NoLines) => one(locale.t("import-no-lines")),
        ImportError::History(HistoryError::NoColumns { names }) => {
            one(locale.tf("import-no-columns", &args![names = names.join(", ")]))
        }
        ImportError::History(HistoryError::Io(error)) | ImportError::Unwritten(error) => {
            one(locale.tf("import-io", &args![why = error.to_string()]))
        }
        ImportError::NoClock(path) => one(locale.tf("import-no-clock", &args![path = path.display().to_string()])),
        ImportError::NoDesk(path) => one(locale.tf("import-no-desk", &args![path = path.display().to_string()])),
        ImportError::Desk(_) => None,
    }
}
