//! The trail as it is read. One job: rows of the journal that a sieve lets through, the newest first, page by page (AUD-3).
//!
//! There is no index of who did what: going through a million rows takes half a second where they are in memory, and an
//! index would cost every commit. The journal is gone through backwards, a bounded number of rows at a time, and where
//! nothing was found so far the page says from where to go on. Rows of incidents that the reader may not see are left out
//! here, and so is whatever names one of them: that somebody opened it, that it used a knowledge entry (SEC-1).

use super::Reader;
use super::articles::seen;
use super::error::{Doing, StoreError};
use super::incidents::{Security, Sight};
use super::journal::{COLUMNS, Stored, read_row};
use crate::domain::journal::{Hash, Row};
use crate::domain::knowledge::ArticleSight;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::trail::{Match, Sieve, Sifted, Window};
use rusqlite::{OptionalExtension, ToSql, params};
use std::collections::BTreeMap;

/// A row with its place in the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Traced {
    pub stored: Stored,
    pub prev: Hash,
    pub hash: Hash,
    /// The event that took it back later.
    pub undone_by: Option<i64>,
    /// It is seen, but not told without more ado.
    pub guarded: bool,
}

/// What was found in a window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The newest first.
    pub rows: Vec<Traced>,
    /// Where to go on, as the next window's `before`; `None` when all of it was looked through.
    pub next: Option<i64>,
    /// When the last of the rows looked through was recorded; `None` when all of them were.
    pub reached: Option<Instant>,
    /// The end of the trail that was looked through from.
    pub head: i64,
}

const DOING: &str = "reading the trail";

/// Whose eyes read.
#[derive(Debug, Clone, Copy)]
pub struct Eyes<'a> {
    pub incidents: &'a Sight,
    pub articles: &'a ArticleSight,
}

impl Eyes<'_> {
    /// What is seen, but not told without more ado: security incidents, and entries that are not seen whole.
    fn guarded(self) -> String {
        let unseen = match self.articles.work {
            true => format!("NOT {}", seen(self.articles)),
            false => format!("coalesce(author, 0) <> {}", self.articles.me.0),
        };
        format!(
            "CASE stream WHEN 'incident' THEN EXISTS (SELECT 1 FROM incident AS g WHERE g.id = journal.id AND \
             g.security = 1) WHEN 'article' THEN EXISTS (SELECT 1 FROM article AS a WHERE a.id = journal.id AND \
             {unseen}) ELSE 0 END"
        )
    }
}

impl Reader<'_> {
    /// The rows that a sieve lets through, as far as they may be seen.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn trail(&self, sieve: &Sieve, eyes: Eyes<'_>, window: Window) -> Result<Found, StoreError> {
        let head = self.head()?.map_or(0, |head| head.seq);
        let (from, to) = sieve.span();
        let end = window.before.unwrap_or(i64::MAX).min(self.seq_at(to)?);
        let begin = self.seq_at(from)?.max(window.after + 1);
        let floor = if sieve.narrow().is_some() { begin } else { begin.max(end.saturating_sub(window.most)) };
        let mut asked = Asked { sql: String::new(), params: Vec::new() };
        asked.seen_by(eyes.incidents);
        sieve.tests.iter().for_each(|test| asked.test(test));
        if let Some(narrow) = sieve.narrow() {
            asked.among(narrow);
        }
        let sql = format!(
            "SELECT {COLUMNS}, prev, hash, {} FROM journal WHERE seq < ? AND seq >= ?{} ORDER BY seq DESC LIMIT ?",
            eyes.guarded(),
            asked.sql
        );
        // One more than is wanted tells whether there is more that may be seen.
        let limit = i64::try_from(window.limit).unwrap_or(i64::MAX - 1) + 1;
        let mut params: Vec<&dyn ToSql> = vec![&end, &floor];
        params.extend(asked.params.iter().map(|text| text as &dyn ToSql));
        params.push(&limit);
        let mut statement = self.connection.prepare_cached(&sql).doing(DOING)?;
        let read = |row: &rusqlite::Row| Ok((read_row(row)?, row.get(19)?, row.get(20)?, row.get(21)?));
        let found: Vec<(Row, Hash, Hash, bool)> =
            statement.query_map(params.as_slice(), read).and_then(Iterator::collect).doing(DOING)?;
        let more = found.len() > window.limit;
        let traced = |(row, prev, hash, guarded): (Row, Hash, Hash, bool)| {
            let undone_by = self.undone_by(&row)?;
            Ok(Traced { stored: self.open_row(row)?, prev, hash, undone_by, guarded })
        };
        let rows: Vec<Traced> = found.into_iter().take(window.limit).map(traced).collect::<Result<_, StoreError>>()?;
        let last = rows.last().map(|traced| traced.stored.row.seq);
        let next = if more { last } else { (floor > begin).then_some(floor) };
        let reached = next.map(|seq| self.recorded_at(seq)).transpose()?;
        Ok(Found { rows, next, reached, head })
    }

    /// The later event of the same record that took this row's batch back (ONE-4).
    fn undone_by(&self, row: &Row) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT seq FROM journal WHERE stream = ?1 AND id = ?2 AND ver > ?3 AND kind = 'undone' \
                   AND json_extract(CAST(payload AS TEXT), '$.undoes') = ?4 ORDER BY ver LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql).doing(DOING)?;
        let key = params![row.stream.kind.name(), row.stream.id, row.ver, row.batch];
        statement.query_row(key, |row| row.get(0)).optional().doing(DOING)
    }
}

/// The conditions, and the words that are bound to them. What stands in the text is numbers and names of tables of ours.
struct Asked {
    sql: String,
    params: Vec<String>,
}

impl Asked {
    /// Leaves out what is about incidents that may not be seen.
    fn seen_by(&mut self, sight: &Sight) {
        if sight.all && sight.security == Security::All {
            return;
        }
        let sees =
            |id: &str| format!("EXISTS (SELECT 1 FROM incident AS i WHERE i.id = {id} AND ({}))", sight.condition());
        let named = sees("json_extract(CAST(journal.payload AS TEXT), '$.incident')");
        self.sql.push_str(&format!(
            " AND (stream <> 'incident' OR {}) AND (stream <> 'desk' OR kind <> 'opened' OR {named}) \
             AND (stream <> 'article' OR json_extract(CAST(journal.payload AS TEXT), '$.incident') IS NULL OR {named})",
            sees("journal.id"),
        ));
    }

    fn test(&mut self, test: &Sifted) {
        self.sql.push_str(if test.negated { " AND NOT (" } else { " AND (" });
        if test.wanted.is_empty() {
            self.sql.push('1');
        }
        for (n, wanted) in test.wanted.iter().enumerate() {
            self.sql.push_str(if n == 0 { "(" } else { " OR " });
            self.holds(wanted);
        }
        if !test.wanted.is_empty() {
            self.sql.push(')');
        }
        for refused in &test.refused {
            self.sql.push_str(" AND NOT ");
            self.holds(refused);
        }
        self.sql.push(')');
    }

    /// The index of records finds their rows; the order of the whole is that of the trail.
    fn among(&mut self, narrow: &[Match]) {
        self.sql.push_str(" AND seq IN (");
        for (n, of) in narrow.iter().enumerate() {
            self.sql.push_str(if n == 0 {
                "SELECT seq FROM journal WHERE "
            } else {
                " UNION SELECT seq FROM journal WHERE "
            });
            self.holds(of);
        }
        self.sql.push(')');
    }

    fn holds(&mut self, asked: &Match) {
        let quoted = |names: &[&str]| names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
        let condition = match asked {
            // What the rules did, they did in the name of whoever was there.
            Match::By(people) => format!("(actor IN ({}) AND via <> 'rule')", numbers(people.iter().map(|p| p.0))),
            Match::Of(streams) => of(streams),
            Match::All(kind) => format!("(stream = '{}')", kind.name()),
            Match::Kinds(kinds) => format!("(kind IN ({}))", quoted(kinds)),
            Match::Recorded(from, to) => format!("(recorded_at >= {} AND recorded_at < {})", from.0, to.0),
            Match::Via(via) => format!("(via = '{}')", via.name()),
            Match::Text(pieces) => {
                let escaped = pieces.iter().map(|p| p.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
                self.params.push(format!("%{}%", escaped.collect::<Vec<_>>().join("%")));
                "EXISTS (SELECT 1 FROM sealed AS s WHERE s.seq = journal.seq AND s.value LIKE ? ESCAPE '\\')".to_owned()
            }
        };
        self.sql.push_str(&condition);
    }
}

fn numbers(ids: impl Iterator<Item = i64>) -> String {
    ids.map(|id| id.to_string()).collect::<Vec<_>>().join(", ")
}

fn of(streams: &[Stream]) -> String {
    let mut by_kind: BTreeMap<StreamKind, Vec<i64>> = BTreeMap::new();
    streams.iter().for_each(|stream| by_kind.entry(stream.kind).or_default().push(stream.id));
    let one = |(kind, ids): (&StreamKind, &Vec<i64>)| {
        format!("stream = '{}' AND id IN ({})", kind.name(), numbers(ids.iter().copied()))
    };
    let all: Vec<String> = by_kind.iter().map(one).collect();
    if all.is_empty() { "(0)".to_owned() } else { format!("({})", all.join(" OR ")) }
}
