//! The shelf. One job: the records that are at hand, and which one is to be read next.
//!
//! A record is read when the cursor stands on it, and its neighbours after it, so that the next move finds its record
//! there and paints once.

use crate::app::rows::Rows;
use crate::domain::id::IncidentId;
use crate::domain::incident::Record;
use crate::domain::knowledge::ArticleRow;

/// Records kept: the subject, its neighbours, and where one has just been.
const ROOM: usize = 6;

/// The records at hand, the latest last.
#[derive(Debug, Default)]
pub struct Shelf {
    records: Vec<Record>,
    /// Entries of the knowledge base that look like them.
    likely: Vec<(IncidentId, Vec<ArticleRow>)>,
    /// Asked for and not there yet.
    pub asked: Option<IncidentId>,
    /// The versions of rows for which records were asked: what has come is not asked for again on their account.
    answered: Vec<(IncidentId, u32)>,
    /// What could not be read; it is asked for again when somebody wants everything read again.
    failed: Option<IncidentId>,
    /// Here, and to be read again all the same; shown until then.
    outdated: Vec<IncidentId>,
}

impl Shelf {
    pub fn get(&self, id: IncidentId) -> Option<&Record> {
        self.records.iter().find(|r| r.incident.id == id)
    }

    /// The entries that look like an incident, the likeliest first.
    pub fn likely(&self, id: IncidentId) -> &[ArticleRow] {
        self.likely.iter().find(|(of, _)| *of == id).map_or(&[], |(_, rows)| rows)
    }

    /// Takes in a record that has come.
    pub fn put(&mut self, record: Record, likely: Vec<ArticleRow>) {
        let id = record.incident.id;
        self.likely.retain(|(of, _)| *of != id);
        self.asked = self.asked.filter(|asked| *asked != id);
        self.outdated.retain(|old| *old != id);
        self.records.retain(|r| r.incident.id != id);
        if self.records.len() >= ROOM {
            let gone = self.records.remove(0).incident.id;
            self.answered.retain(|(id, _)| *id != gone);
            self.likely.retain(|(id, _)| *id != gone);
        }
        self.records.push(record);
        self.likely.push((id, likely));
    }

    /// Something changed that a row does not tell of.
    pub fn outdate(&mut self, id: IncidentId) {
        if self.get(id).is_some() && !self.outdated.contains(&id) {
            self.outdated.push(id);
        }
    }

    /// Something changed that every record shows.
    pub fn outdate_all(&mut self) {
        self.outdated = self.records.iter().map(|r| r.incident.id).collect();
        self.failed = None;
    }

    /// What was asked for could not be read.
    pub fn fail(&mut self) {
        self.failed = self.asked.take();
    }

    /// The first of `wanted` that is not here as its row says it is; nothing while another is on its way, so that a held
    /// key asks as fast as it is served.
    pub fn missing(&self, wanted: impl IntoIterator<Item = IncidentId>, rows: &Rows) -> Option<IncidentId> {
        let mut wanted = wanted.into_iter().filter(|_| self.asked.is_none());
        wanted.find(|id| Some(*id) != self.failed && !self.is_current(*id, rows))
    }

    /// It is asked for now.
    pub fn ask(&mut self, id: IncidentId, rows: &Rows) {
        self.asked = Some(id);
        self.answered.retain(|(asked, _)| *asked != id);
        self.answered.push((id, version(id, rows)));
    }

    fn is_current(&self, id: IncidentId, rows: &Rows) -> bool {
        let ver = version(id, rows);
        let answered = self.answered.contains(&(id, ver));
        self.get(id).is_some_and(|r| answered || r.incident.ver >= ver) && !self.outdated.contains(&id)
    }
}

/// What its row says; a record that was opened by number may have none.
fn version(id: IncidentId, rows: &Rows) -> u32 {
    rows.get(id).map_or(0, |row| row.ver)
}
