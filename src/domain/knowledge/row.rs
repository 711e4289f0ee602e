//! Rows of entries. One job: what a list needs of a knowledge entry: one row for what is published, one for what is being
//! written beside it.

use super::article::{Article, Sheet};
use super::state::ArticleState;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, CategoryId, CiId, PersonId, ServiceId};
use crate::domain::incident::Incident;
use crate::domain::time::Instant;
use serde::{Deserialize, Serialize};

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleRow {
    pub id: ArticleId,
    /// The text that is being written, where a published one stands beside it; also of an entry without an edition.
    pub working: bool,
    /// The record's version.
    pub ver: u32,
    pub state: ArticleState,
    /// The edition this is; of a text in work, the one it will be.
    pub version: u32,
    pub title: String,
    pub level: u8,
    pub known_error: bool,
    pub audience: String,
    pub category: Option<CategoryId>,
    pub services: Vec<ServiceId>,
    pub cis: Vec<CiId>,
    pub tags: Vec<Code>,
    pub author: Option<PersonId>,
    pub reviewer: Option<PersonId>,
    pub updated_at: Option<Instant>,
    pub review_by: Option<Instant>,
    pub valid_until: Option<Instant>,
    pub uses: u32,
    pub helpful: u32,
    pub unhelpful: u32,
}

impl ArticleRow {
    /// Whether it is about the same thing: the category, or what is affected. Words alone are alike too easily.
    pub fn is_about(&self, incident: &Incident) -> bool {
        let category = self.category.is_some() && self.category == incident.category;
        category || self.cis.iter().any(|ci| incident.cis.contains(ci))
    }

    /// Not valid any more.
    pub fn is_over(&self, now: Instant) -> bool {
        self.valid_until.is_some_and(|until| until <= now)
    }
}

impl Article {
    /// The rows a list has of it, each with the text it stands for.
    pub fn rows(&self) -> Vec<(ArticleRow, &Sheet)> {
        let edition = self.editions.last();
        let published = edition.map(|edition| {
            let state = if self.is_in_work() { ArticleState::Published } else { self.sheet.state };
            (self.row(false, state, edition.number, &edition.sheet), &edition.sheet)
        });
        let work = (self.is_in_work() || edition.is_none())
            .then(|| (self.row(true, self.sheet.state, self.sheet.version + 1, &self.sheet), &self.sheet));
        published.into_iter().chain(work).collect()
    }

    fn row(&self, working: bool, state: ArticleState, version: u32, sheet: &Sheet) -> ArticleRow {
        ArticleRow {
            id: self.id,
            working,
            ver: self.ver,
            state,
            version,
            title: sheet.title.as_str().to_owned(),
            level: sheet.level,
            known_error: sheet.known_error,
            audience: sheet.audience().to_owned(),
            category: sheet.category,
            services: sheet.services.clone(),
            cis: sheet.cis.clone(),
            tags: sheet.tags.clone(),
            author: sheet.author,
            reviewer: sheet.reviewer,
            updated_at: sheet.updated_at,
            review_by: sheet.review_by,
            valid_until: sheet.valid_until,
            // Counted of the entry, whichever edition was used.
            uses: self.sheet.uses,
            helpful: self.sheet.helpful,
            unhelpful: self.sheet.unhelpful,
        }
    }
}
