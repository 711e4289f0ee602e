//! The same incident? One job: open incidents that may be what the caller reports, with the reasons and no more certainty
//! than there is.

use super::env::FormEnv;
use super::find::fold;
use super::{Form, Picked};
use crate::domain::id::{CiId, ContactId, IncidentId, ServiceId};
use crate::domain::incident::row::Row;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::{args, msg};

/// Shared words of the titles that make two incidents alike without a CI in common.
const WORDS: usize = 2;
/// Suggestions at most: digits choose among them.
const MOST: usize = 5;

/// An open incident that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Same {
    pub id: IncidentId,
    pub ver: u32,
    pub priority: u8,
    pub title: String,
    pub same_ci: bool,
    pub same_service: bool,
    pub same_organisation: bool,
    /// Words that both titles have.
    pub words: usize,
    pub reports: u32,
    pub reported_at: Instant,
}

impl Same {
    /// More reasons first, then the younger.
    fn rank(&self) -> (std::cmp::Reverse<usize>, std::cmp::Reverse<Instant>, IncidentId) {
        let reasons = 3 * usize::from(self.same_ci)
            + self.words
            + usize::from(self.same_service)
            + usize::from(self.same_organisation);
        (std::cmp::Reverse(reasons), std::cmp::Reverse(self.reported_at), self.id)
    }

    /// Why it is suggested, in words.
    pub fn why(&self, env: &FormEnv<'_>) -> String {
        let locale = env.locale;
        let flags = [
            (self.same_ci, msg!("form-same-ci")),
            (self.same_service && !self.same_ci, msg!("form-same-service")),
            (self.same_organisation, msg!("form-same-organisation")),
        ];
        let mut why: Vec<String> =
            flags.iter().filter(|(on, _)| *on).map(|(_, id)| locale.t(id).into_owned()).collect();
        if self.words > 0 {
            why.push(locale.tf("form-same-words", &args![n = self.words]).into_owned());
        }
        why.push(crate::text::times::ago(env.now.since(self.reported_at), locale));
        why.join(", ")
    }
}

/// The words of a title: Latin ones whole, Chinese by pairs of characters.
pub fn words(title: &str) -> Vec<String> {
    let folded = fold(title);
    let mut words = Vec::new();
    let mut latin = String::new();
    let mut before: Option<char> = None;
    for c in folded.chars().chain([' ']) {
        let wide = is_wide(c);
        if c.is_alphanumeric() && !wide {
            latin.push(c);
        } else if latin.chars().count() > 1 {
            words.push(std::mem::take(&mut latin));
        } else {
            latin.clear();
        }
        if let (true, Some(left)) = (wide, before) {
            words.push([left, c].iter().collect());
        }
        before = wide.then_some(c);
    }
    words.sort_unstable();
    words.dedup();
    words
}

impl Form {
    /// The same incidents, the likeliest first (LIFE-3).
    pub fn same(&self, env: &FormEnv<'_>) -> Vec<Same> {
        let (cis, services) = (self.ids("cis"), self.ids("services"));
        let organisation = self.entry("organisation", StreamKind::Org);
        let typed = words(self.text("title"));
        if typed.is_empty() && cis.is_empty() {
            return Vec::new();
        }
        let like = |row: &Row| -> Option<Same> {
            let same_ci = row.ci.is_some_and(|CiId(ci)| cis.contains(&ci));
            let shared = shared(&typed, &row.title);
            (same_ci || shared >= WORDS).then(|| Same {
                id: row.id,
                ver: row.ver,
                priority: row.priority,
                title: row.title.to_string(),
                same_ci,
                same_service: row.service.is_some_and(|ServiceId(s)| services.contains(&s)),
                same_organisation: row.organisation.is_some_and(|o| Some(o.0) == organisation),
                words: shared,
                reports: row.reports,
                reported_at: row.reported_at,
            })
        };
        let mut same: Vec<Same> = env.rows.open().filter_map(like).collect();
        same.sort_by_cached_key(Same::rank);
        same.truncate(MOST);
        same
    }

    /// Open incidents on a CI.
    pub(super) fn open_on(&self, env: &FormEnv<'_>) -> usize {
        let cis = self.ids("cis");
        env.rows.open().filter(|row| row.ci.is_some_and(|CiId(ci)| cis.contains(&ci))).count()
    }

    /// The caller's open incidents, the youngest first.
    pub fn callers<'e>(&self, env: &FormEnv<'e>) -> Vec<&'e Row> {
        let Some(caller) = self.entry("reporter", StreamKind::Contact) else { return Vec::new() };
        let rows: &'e dyn super::Rows = env.rows;
        let mut rows: Vec<&Row> = rows.open().filter(|row| row.requester == Some(ContactId(caller))).collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.reported_at, row.id)));
        rows
    }

    /// The caller, if it is somebody known.
    pub fn caller(&self) -> Option<Stream> {
        match self.picked("reporter") {
            Some(Picked::Entry(stream)) => Some(*stream),
            _ => None,
        }
    }

    /// The category of the likeliest same incident.
    pub(super) fn category_of_same(&self, env: &FormEnv<'_>) -> Option<i64> {
        let best = self.same(env).into_iter().next()?;
        let row = env.rows.open().find(|row| row.id == best.id)?;
        row.category.map(|c| c.0)
    }
}

/// How many of the words a title has.
fn shared(words: &[String], title: &str) -> usize {
    if words.is_empty() {
        return 0;
    }
    let title = fold(title);
    words.iter().filter(|word| has(&title, word)).count()
}

/// A Latin word counts only whole: `in` is not in `printer`.
fn has(title: &str, word: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || is_wide(c));
    let whole = |at: usize| edge(title[..at].chars().next_back()) && edge(title[at + word.len()..].chars().next());
    title.match_indices(word).any(|(at, _)| word.chars().all(is_wide) || whole(at))
}

/// A character of a script without spaces.
fn is_wide(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) >= 0x2e80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_share_words_and_pairs_of_characters() {
        for (a, b, n) in [
            ("杭州 VPN 一直掉线", "VPN 断线 (华东)", 1),
            ("杭州 VPN 一直掉线", "ＶＰＮ 掉线", 2),
            ("Outlook will not start", "outlook does NOT start", 3),
            ("printer", "in print", 0),
            ("", "x", 0),
        ] {
            assert_eq!(shared(&words(a), b), n, "{a} / {b}");
        }
    }
}
