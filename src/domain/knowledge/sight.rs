//! Sight of entries. One job: which knowledge entries somebody may know of, by the rights of their roles.

use super::article::{AUDIENCES, STAFF};
use super::row::ArticleRow;
use super::state::ArticleState;
use crate::domain::actor::Actor;
use crate::domain::id::PersonId;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::policy::Policy;

/// Which entries somebody may know of; every read asks. The store says the same in SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleSight {
    /// Published entries for these.
    pub audiences: &'static [&'static str],
    /// Drafts, what is in review and what is retired, too.
    pub work: bool,
    /// Whoever writes an entry always sees it.
    pub me: PersonId,
}

impl ArticleSight {
    pub fn of(policy: &Policy, actor: &Actor) -> Self {
        let may = |act| policy.rights.may(&actor.roles, act).is_some();
        let beyond_the_desk = |role| !policy.role(role).is_some_and(|role| role.desk);
        let drafts = policy.rights.grants(&actor.roles, Act::KbDraft);
        let specialist = may(Act::KbReview) || drafts.iter().any(|(role, _)| beyond_the_desk(role));
        // Who is to work with entries reads them, however few incidents they may read.
        let works = [Act::KbSuggest, Act::KbDraft, Act::KbReview].into_iter().any(may);
        let audiences = match policy.rights.may(&actor.roles, Act::Read) {
            None => &[][..],
            Some((_, Cell::Own)) if !works => &AUDIENCES[..1],
            Some(_) if specialist => &AUDIENCES[..],
            Some(_) => &AUDIENCES[..2],
        };
        let work = audiences.contains(&STAFF) && (may(Act::KbDraft) || may(Act::KbReview));
        Self { audiences, work, me: actor.person }
    }

    /// Whether a row is for these eyes.
    pub fn sees(&self, row: &ArticleRow) -> bool {
        let meant = self.audiences.contains(&row.audience.as_str());
        row.author == Some(self.me) || (meant && (self.work || row.state == ArticleState::Published))
    }
}
