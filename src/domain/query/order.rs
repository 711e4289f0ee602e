//! Order. One job: `sort:` as keys, and two rows compared by them.

use super::matcher::Env;
use super::words::Word;
use crate::domain::id::PersonId;
use crate::domain::incident::row::Row;
use crate::domain::sla::clock::Phase;
use crate::domain::time::Instant;
use std::cmp::Ordering;

/// What rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// The working order (LIFE-12).
    Work,
    /// The clock a list shows: the earliest due first, then paused ones by what is left, then none.
    Sla,
    Id,
    Priority,
    Created,
    Updated,
    Title,
    /// By name; nobody's last.
    Assignee,
}

/// A key of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SortKey {
    pub by: SortBy,
    pub descending: bool,
}

const WORDS: [(SortBy, Word); 8] = [
    (SortBy::Work, Word::ByWork),
    (SortBy::Sla, Word::BySla),
    (SortBy::Id, Word::ById),
    (SortBy::Priority, Word::ByPriority),
    (SortBy::Created, Word::ByCreated),
    (SortBy::Updated, Word::ByUpdated),
    (SortBy::Title, Word::ByTitle),
    (SortBy::Assignee, Word::ByAssignee),
];

impl SortBy {
    pub const ALL: [Self; 8] =
        [Self::Work, Self::Sla, Self::Id, Self::Priority, Self::Created, Self::Updated, Self::Title, Self::Assignee];

    /// Its word in the table of words.
    pub fn word(self) -> Word {
        WORDS[self as usize].1
    }
    pub(super) fn of(word: Word) -> Option<Self> {
        WORDS.iter().find(|row| row.1 == word).map(|row| row.0)
    }
}

/// Which of two rows comes first. Equal ones stand by number, so that a list never trembles.
pub fn compare(keys: &[SortKey], a: &Row, b: &Row, env: &Env<'_>) -> Ordering {
    let by = |key: &SortKey| {
        let order = compare_by(key.by, a, b, env);
        if key.descending { order.reverse() } else { order }
    };
    keys.iter().map(by).find(|order| order.is_ne()).unwrap_or_else(|| a.id.cmp(&b.id))
}

fn compare_by(by: SortBy, a: &Row, b: &Row, env: &Env<'_>) -> Ordering {
    match by {
        SortBy::Work => a.rank(env.now, env.policy).cmp(&b.rank(env.now, env.policy)),
        SortBy::Sla => clock(a, env).cmp(&clock(b, env)),
        SortBy::Id => a.id.cmp(&b.id),
        SortBy::Priority => a.priority.cmp(&b.priority),
        SortBy::Created => a.reported_at.cmp(&b.reported_at),
        SortBy::Updated => a.updated_at.cmp(&b.updated_at),
        SortBy::Title => folded(&a.title).cmp(folded(&b.title)),
        SortBy::Assignee => match (name(a.assignee, env), name(b.assignee, env)) {
            (Some(a), Some(b)) => folded(a).cmp(folded(b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
    }
}

/// Whether a clock counts at all, when the running one is due, what a paused one has left.
fn clock(row: &Row, env: &Env<'_>) -> (u8, Instant, i64) {
    match row.leading(env.now, env.policy) {
        Some(c) if c.phase == Phase::Running => (0, c.due, 0),
        Some(c) if c.phase == Phase::Paused => (1, Instant::FAR, c.left.0),
        _ => (2, Instant::FAR, 0),
    }
}

fn name<'e>(person: Option<PersonId>, env: &Env<'e>) -> Option<&'e str> {
    person.and_then(|person| env.directory.get(person)).map(|entry| entry.name())
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_words_are_one_to_one() {
        for (i, by) in SortBy::ALL.into_iter().enumerate() {
            assert_eq!((WORDS[i].0, SortBy::of(by.word())), (by, Some(by)));
        }
    }
}
