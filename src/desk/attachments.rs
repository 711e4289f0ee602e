//! Attachments. One job: files come in with their event, go out to whoever may see the record, and are proved (LIFE-2).
//!
//! Bytes are never whole in memory, nor in the journal: it says their hash, and the proof holds them to it.

use super::{Caller, Committed, Desk, DeskError, Finding, event};
use crate::domain::id::IncidentId;
use crate::domain::incident::command::{Command, NewAttachment, Verb};
use crate::domain::incident::decide::{attachment, fits};
use crate::domain::incident::report::AttachmentColumn;
use crate::domain::incident::{Event, Incident, Place};
use crate::domain::journal::{Hash, unhex};
use crate::domain::time::Instant;
use crate::domain::value::Value;
use crate::store::{CopyError, Kept, Reader, StoreError, Writer, digest};
use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom, Write};

/// What gives bytes, and can give them again.
pub trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

/// A file on its way to a record.
pub struct Incoming {
    pub name: String,
    pub bytes: Box<dyn Bytes>,
}

impl std::fmt::Debug for Incoming {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Incoming({:?})", self.name)
    }
}

/// What is wrong with an attachment's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    Missing,
    Changed,
}

impl Desk {
    /// Attaches files: their bytes and the events that name them are written in one transaction. Each is read twice: once
    /// for its hash, and once more unless the same bytes are there already.
    ///
    /// # Errors
    /// A refusal, what the file says, or that one of the files cannot be read, or was changed between.
    pub fn attach(
        &mut self,
        incident: IncidentId,
        mut files: Vec<Incoming>,
        text: &str,
        caller: &Caller,
        request: Option<&str>,
        now: Instant,
    ) -> Result<Committed, DeskError> {
        self.refresh()?;
        let mut new = Vec::with_capacity(files.len());
        for file in &mut files {
            let outside = |error| DeskError::Outside { name: file.name.clone(), error };
            let size = file.bytes.seek(SeekFrom::End(0)).map_err(outside)?;
            // Before it is read: it may be huge.
            fits(&self.ground.policy, &file.name, size)?;
            file.bytes.rewind().map_err(outside)?;
            let (read, hash) = digest(&mut file.bytes.by_ref().take(size)).map_err(outside)?;
            if read != size {
                return Err(changed(&file.name));
            }
            new.push(NewAttachment { name: file.name.clone(), size, hash });
        }
        let named: Vec<(u64, Hash)> = new.iter().map(|file| (file.size, file.hash)).collect();
        let command = Command::Act { incident, seen: None, verb: Verb::Attach { files: new, text: text.to_owned() } };
        self.commit_with(&command, caller, request, now, |writer| {
            for (file, (size, hash)) in files.iter_mut().zip(&named) {
                let outside = |error| DeskError::Outside { name: file.name.clone(), error };
                file.bytes.rewind().map_err(outside)?;
                writer.keep_bytes(hash, *size, &mut file.bytes).map_err(|error| of(&file.name, error))?;
            }
            Ok(())
        })
    }

    /// Writes an attachment's bytes out, also of one that was taken off; `n` counts from 0. `open` is asked for a place when
    /// it is known that there is something to write, and given the name. The place, and how many bytes there were.
    ///
    /// # Errors
    /// A refusal: not there, not for these eyes, erased; what `open` or the file says, or that the place cannot be written.
    /// Bytes that are not what the journal says are told when they are all out.
    pub fn save<W: Write, E: From<DeskError>>(
        &mut self,
        caller: &Caller,
        id: IncidentId,
        n: u32,
        now: Instant,
        open: impl FnOnce(&str) -> Result<W, E>,
    ) -> Result<(W, u64), E> {
        let record = self.record(caller, id, now)?;
        let row = attachment(&record.incident, n).map_err(DeskError::from)?;
        let said = row.hash.as_ref().and_then(|hash| unhex(hash.as_str()));
        let lost = |what: &str| {
            let detail = format!("attachment {} of incident {id} {what}", n + 1);
            DeskError::from(StoreError::Damaged { detail })
        };
        let hash = said.ok_or_else(|| lost("has no hash"))?;
        let name = row.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default();
        let mut to = open(&name)?;
        let out = self.store.read(|reader| reader.bytes(&hash, &mut to).map_err(|error| of(&name, error)))?;
        match out {
            Some((size, found)) if found == hash => Ok((to, size)),
            Some(_) => Err(lost("was changed").into()),
            None => Err(lost("is missing").into()),
        }
    }
}

impl From<CopyError> for DeskError {
    fn from(error: CopyError) -> Self {
        of("", error)
    }
}

fn of(name: &str, error: CopyError) -> DeskError {
    match error {
        CopyError::Store(error) => error.into(),
        CopyError::Outside(error) => DeskError::Outside { name: name.to_owned(), error },
        CopyError::Changed => changed(name),
    }
}

fn changed(name: &str) -> DeskError {
    let error = Error::new(ErrorKind::InvalidData, "it was changed while it was read");
    DeskError::Outside { name: name.to_owned(), error }
}

/// What an event says of an attachment: its number, the column, and what stands there now.
fn columns(event: &Event) -> impl Iterator<Item = (u32, AttachmentColumn, &Value)> {
    event.detail.changes.iter().filter_map(|change| match change.place {
        Place::Attachment { attachment, column } => Some((attachment, column, &change.to)),
        _ => None,
    })
}

/// Folds an event of an incident into the table of attachments.
pub(super) fn fold(writer: &mut Writer, id: IncidentId, event: &Event) -> Result<(), DeskError> {
    for (n, column, to) in columns(event) {
        match (column, to) {
            (AttachmentColumn::Hash, Value::Code(hash)) => {
                let there = match unhex(hash.as_str()) {
                    Some(hash) => writer.put_attachment(id, n, &hash)?,
                    None => false,
                };
                if !there {
                    let error = Error::new(ErrorKind::NotFound, "its bytes were not given");
                    return Err(DeskError::Outside { name: hash.to_string(), error });
                }
            }
            (AttachmentColumn::Erased, Value::Flag(true)) => {
                let name = name_of(&writer.reader(), id, n)?;
                writer.erase_attachment(id, n, name)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where an attachment's name is sealed: the journal's row, and which of its words it is.
fn name_of(reader: &Reader, id: IncidentId, n: u32) -> Result<(i64, u32), DeskError> {
    let name = Place::Attachment { attachment: n, column: AttachmentColumn::Name };
    for stored in reader.stream(id.into(), 0)? {
        let event = event(stored.row.seq, &stored.row.kind, &stored.payload)?;
        let mut words = 0;
        for change in &event.detail.changes {
            words += texts(&change.from);
            if change.place == name {
                return Ok((stored.row.seq, words));
            }
            words += texts(&change.to);
        }
    }
    Err(StoreError::Damaged { detail: format!("attachment {} of incident {id} has no name", n + 1) }.into())
}

/// How many sealed words a value holds.
fn texts(value: &Value) -> u32 {
    match value {
        Value::Text(_) => 1,
        Value::List(values) => values.iter().map(texts).sum(),
        _ => 0,
    }
}

/// Holds the bytes there are to what the journal says of them.
pub(super) fn prove<'i>(
    reader: &Reader,
    incidents: impl Iterator<Item = &'i Incident>,
) -> Result<Vec<Finding>, DeskError> {
    let mut kept: BTreeMap<(IncidentId, u32), Kept> =
        reader.kept()?.into_iter().map(|kept| ((kept.incident, kept.n), kept)).collect();
    let mut findings = Vec::new();
    let mut expected = 0;
    for incident in incidents {
        for (n, row) in (0u32..).zip(&incident.attachments).filter(|(_, row)| !row.erased) {
            expected += 1;
            let said =
                (row.hash.as_ref().and_then(|h| unhex(h.as_str())), row.size.and_then(|s| u64::try_from(s).ok()));
            let why = match kept.remove(&(incident.id, n)) {
                Some(kept) if (Some(kept.found), Some(kept.size)) != said => Lost::Changed,
                Some(kept) if Some(kept.hash) != said.0 => Lost::Changed,
                Some(_) => continue,
                None => Lost::Missing,
            };
            findings.push(Finding::Attachment { incident: incident.id, number: n + 1, why });
        }
    }
    let (rows, strays) = reader.count_kept()?;
    for (table, more) in [("attachment", rows - expected), ("content", strays)] {
        if more > 0 {
            findings.push(Finding::Stray { table, more });
        }
    }
    Ok(findings)
}
