//! Proof. One job: the chain is whole, and the tables are what a replay of it makes (AUD-2, DESIGN decision 13).

use super::{Desk, DeskError, Lost, attachments, event, knowledge, watch};
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::Incident;
use crate::domain::incident::row::Row;
use crate::domain::knowledge::Article;
use crate::domain::people::directory::{Entry, EntryDetail};
use crate::domain::stream::{Stream, StreamKind};
use crate::store::{Link, Notice, Reader, Stored, Trouble};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Something that is not as the journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The chain itself: rows were edited, removed, inserted, reordered or forged.
    Chain(Trouble),
    /// A row cannot be folded: the journal says what cannot be.
    NotFolded { seq: i64, why: String },
    /// A stream's versions do not count up by one.
    Version { seq: i64, stream: Stream },
    /// What a change says stood there before did not.
    Drift { seq: i64, place: String },
    /// The queue's row is not what the record makes.
    Queue { incident: IncidentId },
    /// The queue holds rows without a record.
    Stray { table: &'static str, more: i64 },
    /// The rows of a knowledge entry are not what its record makes.
    Article { article: ArticleId },
    /// The directory's entry is not what its events make.
    Directory { stream: Stream },
    /// The policy table differs from the applied texts.
    Policy { version: u32 },
    /// An attachment's bytes are not what the journal says; its number counts from 1.
    Attachment { incident: IncidentId, number: u32, why: Lost },
    /// The end of the chain is not the one that was noted, or is not in the chain.
    Head { noted: i64 },
}

/// What a proof found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    pub events: i64,
    pub incidents: usize,
    pub erased: u32,
    pub head: Option<Link>,
    /// Empty = proven.
    pub findings: Vec<Finding>,
}

/// Most findings that are listed.
const MOST: usize = 100;

/// Replays the journal and compares. `noted` is a head somebody wrote down: it must be in this very chain.
///
/// # Errors
/// What the file says; [`DeskError::NotUnderstood`] when nothing is wrong as far as this program understands the journal,
/// and it does not understand all of it.
pub fn verify(desk: &mut Desk, noted: Option<Link>) -> Result<Proof, DeskError> {
    desk.refresh()?;
    let ground = desk.ground.clone();
    desk.store.read(|reader| {
        let (mut fold, trouble) = replay(reader, noted)?;
        let mut proof = Proof { events: fold.events, erased: fold.erased, head: fold.head, ..Proof::default() };
        proof.findings = std::mem::take(&mut fold.findings);
        if let Some(trouble) = trouble {
            proof.findings.push(Finding::Chain(trouble));
            return Ok(proof);
        }
        if let Some(noted) = noted.filter(|_| !fold.met_noted) {
            proof.findings.push(Finding::Head { noted: noted.seq });
        }
        if let Some(what) = fold.unknown.take_if(|_| proof.findings.is_empty()) {
            return Err(DeskError::NotUnderstood(what));
        }
        proof.incidents = fold.incidents.len();
        for (id, (incident, seq)) in &fold.incidents {
            let row = Row::of(incident, &ground.calendars, &ground.policy);
            let due = watch::due_at(&ground, incident);
            if !reader.row_is(&row, due, *seq, incident.external.as_ref())? {
                proof.findings.push(Finding::Queue { incident: *id });
            }
        }
        let stray = reader.count_incidents()? - i64::try_from(fold.incidents.len()).unwrap_or(i64::MAX);
        if stray != 0 {
            proof.findings.push(Finding::Stray { table: "incident", more: stray });
        }
        let miscounted = reader.open_miscounted()?;
        if miscounted != 0 {
            proof.findings.push(Finding::Stray { table: "open_count", more: miscounted });
        }
        fold.notices.sort_unstable();
        let kept = reader.notices()?;
        if kept != fold.notices {
            let more = i64::try_from(kept.len()).unwrap_or(0) - i64::try_from(fold.notices.len()).unwrap_or(0);
            proof.findings.push(Finding::Stray { table: "notice", more });
        }
        proof.findings.extend(articles(reader, &fold.articles)?);
        proof.findings.extend(attachments::prove(reader, fold.incidents.values().map(|(incident, _)| incident))?);
        for (stream, entry) in &fold.entries {
            if reader.entry(*stream)?.as_ref() != Some(entry) {
                proof.findings.push(Finding::Directory { stream: *stream });
            }
        }
        let stray = reader.count_entries()? - i64::try_from(fold.entries.len()).unwrap_or(i64::MAX);
        if stray != 0 {
            proof.findings.push(Finding::Stray { table: "entry", more: stray });
        }
        let policies: BTreeMap<u32, String> =
            reader.policies()?.into_iter().map(|(version, text, _)| (version, text)).collect();
        for version in policies.keys().chain(fold.policies.keys()) {
            let finding = Finding::Policy { version: *version };
            if policies.get(version) != fold.policies.get(version) && !proof.findings.contains(&finding) {
                proof.findings.push(finding);
            }
        }
        proof.findings.truncate(MOST);
        Ok(proof)
    })
}

/// Holds the table of the knowledge base to its replay.
fn articles(reader: &Reader, articles: &BTreeMap<ArticleId, (Article, i64)>) -> Result<Vec<Finding>, DeskError> {
    let (mut findings, mut expected) = (Vec::new(), 0);
    for (id, (article, seq)) in articles {
        for (row, _) in article.rows() {
            expected += 1;
            let finding = Finding::Article { article: *id };
            if !reader.article_is(&row, *seq)? && !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }
    let more = reader.count_articles()? - expected;
    if more != 0 {
        findings.push(Finding::Stray { table: "article", more });
    }
    Ok(findings)
}

/// Rows that are handed on in one piece, and pieces that may wait: what is in memory does not grow with the journal.
const PIECE: usize = 256;
const AHEAD: usize = 8;

/// Proves the chain and makes the tables anew, on two threads: each takes about as long.
fn replay(reader: &Reader, noted: Option<Link>) -> Result<(Fold, Option<Trouble>), DeskError> {
    std::thread::scope(|scope| {
        let (send, proven) = std::sync::mpsc::sync_channel::<Vec<Proven>>(AHEAD);
        let folding = scope.spawn(move || {
            let mut fold = Fold { noted, ..Fold::default() };
            proven.into_iter().flatten().for_each(|row| fold.take(&row));
            fold
        });
        let mut piece = Vec::with_capacity(PIECE);
        let trouble = reader.walk(|stored, link| {
            piece.push(Proven::of(stored, link));
            if piece.len() == PIECE {
                let _nobody_folds = send.send(std::mem::replace(&mut piece, Vec::with_capacity(PIECE)));
            }
            Ok::<_, DeskError>(())
        });
        let _nobody_folds = send.send(piece);
        drop(send);
        let fold = folding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok((fold, trouble?))
    })
}

/// What is folded of a proven row. The rest of it goes where it was made: memory is dear to give back from another thread.
struct Proven {
    link: Link,
    stream: Stream,
    ver: u32,
    kind: String,
    payload: String,
    erased: u32,
}

impl Proven {
    fn of(Stored { row, payload, erased }: Stored, link: Link) -> Self {
        Self { link, stream: row.stream, ver: row.ver, kind: row.kind, payload, erased }
    }
}

/// The tables, made anew.
#[derive(Debug, Default)]
struct Fold {
    events: i64,
    erased: u32,
    head: Option<Link>,
    noted: Option<Link>,
    met_noted: bool,
    incidents: BTreeMap<IncidentId, (Incident, i64)>,
    articles: BTreeMap<ArticleId, (Article, i64)>,
    entries: BTreeMap<Stream, Entry>,
    policies: BTreeMap<u32, String>,
    notices: Vec<Notice>,
    versions: HashMap<Stream, u32>,
    /// The first row that a newer program may understand and this one does not; nothing after it is folded.
    unknown: Option<String>,
    findings: Vec<Finding>,
}

impl Fold {
    fn take(&mut self, row: &Proven) {
        self.events += 1;
        self.erased += row.erased;
        self.head = Some(row.link);
        self.met_noted |= self.noted == Some(row.link);
        let (stream, seq) = (row.stream, row.link.seq);
        let version = self.versions.entry(stream).or_default();
        *version += 1;
        if row.ver != *version {
            self.find(Finding::Version { seq, stream });
        }
        if self.unknown.is_some() {
            return;
        }
        match self.fold(row) {
            Ok(()) => {}
            Err(DeskError::NotUnderstood(what)) => self.unknown = Some(what),
            Err(other) => self.find(Finding::NotFolded { seq, why: other.to_string() }),
        }
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < MOST {
            self.findings.push(finding);
        }
    }

    fn fold(&mut self, row: &Proven) -> Result<(), DeskError> {
        let unknown = |e: serde_json::Error| DeskError::NotUnderstood(format!("row {}: {e}", row.link.seq));
        match row.stream.kind {
            StreamKind::Desk => {}
            StreamKind::Policy => {
                let applied: Applied = serde_json::from_str(&row.payload).map_err(unknown)?;
                self.policies.insert(applied.version, applied.text);
            }
            StreamKind::Incident => self.fold_incident(row)?,
            StreamKind::Article => self.fold_article(row)?,
            _ => {
                let detail: EntryDetail = serde_json::from_str(&row.payload).map_err(unknown)?;
                self.entries.entry(row.stream).or_insert_with(|| Entry::new(row.stream)).apply(&detail);
            }
        }
        Ok(())
    }

    fn fold_article(&mut self, row: &Proven) -> Result<(), DeskError> {
        let (id, seq) = (ArticleId(row.stream.id), row.link.seq);
        let event = knowledge::event(seq, &row.kind, &row.payload)?;
        let (article, last) = self.articles.entry(id).or_insert_with(|| (Article::blank(id), 0));
        let drift = event.detail.changes.iter().find(|change| article.sheet.get(change.field) != change.from);
        let drift = drift.filter(|_| row.erased == 0).map(|change| format!("{:?}", change.field));
        *last = seq;
        if let Err(why) = article.apply(&event) {
            self.find(Finding::NotFolded { seq, why: why.to_string() });
        } else if let Some(place) = drift {
            self.find(Finding::Drift { seq, place });
        }
        Ok(())
    }

    fn fold_incident(&mut self, row: &Proven) -> Result<(), DeskError> {
        let (id, seq) = (IncidentId(row.stream.id), row.link.seq);
        let event = event(seq, &row.kind, &row.payload)?;
        let blank = || (Incident { id, ..Incident::default() }, 0);
        let told = event.detail.told.iter().map(|person| Notice { person: *person, seq, incident: id });
        self.notices.extend(told);
        let (incident, last) = self.incidents.entry(id).or_insert_with(blank);
        let drift = event.detail.changes.iter().find(|change| incident.at(&change.place) != change.from);
        let drift = drift.filter(|_| row.erased == 0).map(|change| format!("{:?}", change.place));
        *last = seq;
        if let Err(why) = incident.apply(&event) {
            self.find(Finding::NotFolded { seq, why: why.to_string() });
        } else if let Some(place) = drift {
            self.find(Finding::Drift { seq, place });
        }
        Ok(())
    }
}

/// What the journal says of a policy that was applied.
#[derive(Debug, Deserialize)]
struct Applied {
    version: u32,
    text: String,
}
