//! The entry. One job: what a knowledge entry holds, as one table, and how its events are folded (KB-1).

use super::event::{Event, Kind};
use super::state::ArticleState;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, CategoryId, CiId, IncidentId, PersonId, ServiceId};
use crate::domain::incident::report::row;
use crate::domain::time::Instant;
use crate::domain::value::{FieldValue, Mismatch, Text, Value};
use serde::{Deserialize, Serialize};

row! {
    /// What is written, and what the rules keep beside it.
    Sheet, ArticleField {
        Title title: Text;
        Symptoms symptoms: Option<Text>;
        Cause cause: Option<Text>;
        /// What to do, one after the other; each becomes a line of a checklist.
        Steps steps: Vec<Text>;
        Workaround workaround: Option<Text>;
        /// 1 and 2: the first line may apply it; 3: only higher lines (SPEC 1). 0 = nobody has said.
        Level level: u8;
        KnownError known_error: bool;
        /// One of [`AUDIENCES`]; staff when absent.
        Audience audience: Option<Code>;
        Category category: Option<CategoryId>;
        Services services: Vec<ServiceId>;
        Cis cis: Vec<CiId>;
        Tags tags: Vec<Code>;
        /// Somebody should read it again by then.
        ReviewBy review_by: Option<Instant>;
        /// From then on it may not be applied any more.
        ValidUntil valid_until: Option<Instant>;
        State state: ArticleState;
        /// The edition that was published last; 0 = none yet.
        Version version: u32;
        Author author: Option<PersonId>;
        Reviewer reviewer: Option<PersonId>;
        PublishedAt published_at: Option<Instant>;
        UpdatedAt updated_at: Option<Instant>;
        Uses uses: u32;
        Helpful helpful: u32;
        Unhelpful unhelpful: u32;
    }
}

/// Who an entry is for, the widest first.
pub const AUDIENCES: [&str; 3] = ["users", "staff", "specialists"];
/// The audience of an entry that names none.
pub const STAFF: &str = AUDIENCES[1];

/// What people write; the rest is kept by the rules.
pub const WRITTEN: [ArticleField; 14] = [
    ArticleField::Title,
    ArticleField::Symptoms,
    ArticleField::Cause,
    ArticleField::Steps,
    ArticleField::Workaround,
    ArticleField::Level,
    ArticleField::KnownError,
    ArticleField::Audience,
    ArticleField::Category,
    ArticleField::Services,
    ArticleField::Cis,
    ArticleField::Tags,
    ArticleField::ReviewBy,
    ArticleField::ValidUntil,
];

impl ArticleField {
    /// The field of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

impl Sheet {
    /// Who it is for.
    pub fn audience(&self) -> &str {
        self.audience.as_ref().map_or(STAFF, |code| code.as_str())
    }
}

/// An entry as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// 1 for the first.
    pub number: u32,
    pub sheet: Sheet,
}

/// An entry of the knowledge base: what all its events make of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    pub id: ArticleId,
    /// Events so far.
    pub ver: u32,
    /// The text that is being written; the last edition's own while nobody writes.
    pub sheet: Sheet,
    /// Every edition, the first one first.
    pub editions: Vec<Edition>,
    /// Incidents it was drafted from or applied to, in order, each once.
    pub incidents: Vec<IncidentId>,
}

impl Article {
    pub fn blank(id: ArticleId) -> Self {
        Self { id, ..Self::default() }
    }

    /// Folds one event.
    ///
    /// # Errors
    /// [`Mismatch`] when the journal holds a value its field cannot.
    pub fn apply(&mut self, event: &Event) -> Result<(), Mismatch> {
        for change in &event.detail.changes {
            self.sheet.set(change.field, &change.to)?;
        }
        if event.kind == Kind::Published {
            self.editions.push(Edition { number: self.sheet.version, sheet: self.sheet.clone() });
        }
        if let Some(incident) = event.detail.incident.filter(|id| !self.incidents.contains(id)) {
            self.incidents.push(incident);
        }
        self.ver += 1;
        Ok(())
    }

    /// The edition that is in force: published and not retired.
    pub fn published(&self) -> Option<&Edition> {
        self.editions.last().filter(|_| self.sheet.state != ArticleState::Retired)
    }

    /// Whether somebody writes at a text that is not the published one.
    pub fn is_in_work(&self) -> bool {
        matches!(self.sheet.state, ArticleState::Draft | ArticleState::InReview)
    }
}
