//! Knowledge. One job: entries of the knowledge base: what is written, who may change it, and how it is used (KB-1, KB-3).
//!
//! [`command`] is a wish, [`decide`] turns it into [`event`]s or a refusal, [`article`] folds them. What incidents say of
//! an entry they applied is counted by [`used`]. A list shows [`row`]s: a published entry and the draft of its next
//! edition are two.

pub mod article;
pub mod command;
pub mod decide;
pub mod event;
pub mod row;
pub mod sight;
pub mod state;
pub mod used;

pub use article::{Article, ArticleField, Edition, Sheet};
pub use command::{ArticleCommand, ArticleVerb};
pub use row::ArticleRow;
pub use sight::ArticleSight;
pub use state::ArticleState;

use crate::domain::id::ArticleId;

/// What stands before the number wherever people write it.
const BEFORE: &str = "KB-";

impl ArticleId {
    /// `KB-118`.
    pub fn label(self) -> String {
        format!("{BEFORE}{self}")
    }

    /// The number out of `KB-118`, `kb118` or `118`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('#');
        let bare = match text.get(..2) {
            Some(kb) if kb.eq_ignore_ascii_case("kb") => text[2..].trim_start_matches(['-', ' ']),
            _ => text,
        };
        bare.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for text in ["KB-118", "kb-118", "kb118", "118", " #KB 118"] {
            assert_eq!(ArticleId::read(text), Some(ArticleId(118)), "{text}");
        }
        for text in ["KB", "KB-", "KB-x", "118 119", "ÉB-1", ""] {
            assert_eq!(ArticleId::read(text), None, "{text}");
        }
        assert_eq!(ArticleId::read(&ArticleId::new(3, 17).label()), Some(ArticleId::new(3, 17)));
    }
}
