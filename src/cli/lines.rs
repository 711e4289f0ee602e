//! Questions in lines. One job: JSON lines in, one JSON line out each, the `id` echoed; what cannot be answered says so in
//! its line, and the rest goes on.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use crate::domain::time::{Instant, Span};
use crate::{args, msg};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Read, Write};

/// Longest line that is read, in bytes.
const LONGEST: u64 = 4 << 20;

/// Answers every line of the file that was named, else of standard input. Answers are written as soon as no further line
/// waits, so that another program can ask and listen in turn.
///
/// # Errors
/// That the questions cannot be read, or the answers cannot be written.
pub fn answer<Q: DeserializeOwned>(call: &Call<'_>, ask: impl Fn(&Q) -> Result<Value, String>) -> Result<Exit, Stop> {
    let name = call.given("file").unwrap_or_else(|| "-".to_owned());
    let unread = |error: std::io::Error| {
        let said = call.locale.tf(msg!("cli-file-unreadable"), &args![path = name.as_str(), why = error.to_string()]);
        Stop::from(Failure::new(if error.kind() == ErrorKind::NotFound { Exit::NotFound } else { Exit::Failed }, said))
    };
    let mut lines = BufReader::new(source(call, &name).map_err(unread)?);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        lines.by_ref().take(LONGEST).read_until(b'\n', &mut line).map_err(unread)?;
        if line.is_empty() {
            return out.flush().map(|()| Exit::Done).map_err(Stop::written);
        }
        let asked = line.trim_ascii();
        if asked.is_empty() {
            continue;
        }
        let said = one(asked, &ask);
        writeln!(out, "{said}").map_err(Stop::written)?;
        if lines.buffer().is_empty() {
            out.flush().map_err(Stop::written)?;
        }
    }
}

fn source(call: &Call<'_>, name: &str) -> std::io::Result<Box<dyn Read>> {
    if name != "-" {
        return Ok(Box::new(std::fs::File::open(name)?));
    }
    match std::io::stdin() {
        stdin if stdin.is_terminal() => Err(std::io::Error::other(call.locale.t(msg!("cli-stdin-terminal")))),
        stdin => Ok(Box::new(stdin)),
    }
}

fn one<Q: DeserializeOwned>(line: &[u8], ask: impl Fn(&Q) -> Result<Value, String>) -> Value {
    let read: Value = match serde_json::from_slice(line) {
        Ok(read) => read,
        Err(error) => return json!({ "id": null, "error": error.to_string() }),
    };
    let id = read.get("id").cloned().unwrap_or_default();
    let answered = serde_json::from_value(read).map_err(|error| error.to_string()).and_then(|question| ask(&question));
    match answered {
        Ok(result) => json!({ "id": id, "result": result }),
        Err(error) => json!({ "id": id, "error": error }),
    }
}

/// An instant, or none, in an answer.
pub fn instant(at: Option<Instant>) -> Value {
    json!(at.map(Instant::to_rfc3339))
}

/// A length in an answer: whole seconds as a whole number.
#[expect(clippy::cast_precision_loss, reason = "spans of a calendar stay below 2^53 milliseconds")]
pub fn seconds(span: Span) -> Value {
    if span.0 % 1_000 == 0 { json!(span.0 / 1_000) } else { json!(span.0 as f64 / 1_000.0) }
}
