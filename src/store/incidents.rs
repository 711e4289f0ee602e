//! Incidents' rows. One job: the table that lists are read from, folded from the journal in the same transaction.
//!
//! The record itself is its events; this table holds what a queue needs of it and what queries are narrowed by.

use super::error::{Doing, StoreError};
use super::{Reader, Writer, row_bytes};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, TeamId};
use crate::domain::incident::row::Row;
use crate::domain::time::Instant;
use rusqlite::types::{Null, ToSqlOutput};
use rusqlite::{OptionalExtension, params_from_iter};
use std::collections::HashSet;

/// Which incidents somebody may know of; every read asks (invariant 3, SEC-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// All but security incidents; else only those of `teams`.
    pub all: bool,
    /// Security incidents too.
    pub security: Security,
    pub teams: Vec<TeamId>,
}

/// How far somebody sees into security incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    None,
    OwnTeams,
    All,
}

impl Sight {
    /// Sees everything: for folding and proving, never for a person.
    pub const WHOLE: Self = Self { all: true, security: Security::All, teams: Vec::new() };

    /// The condition in SQL, on the columns `security` and `team`; ids are numbers, so nothing can be injected.
    pub(super) fn condition(&self) -> String {
        let teams = self.teams.iter().map(|t| t.0.to_string()).collect::<Vec<_>>().join(", ");
        let own = format!("coalesce(team, 0) IN ({})", if teams.is_empty() { "-1" } else { &teams });
        let readable = if self.all { "1".to_owned() } else { own.clone() };
        match self.security {
            Security::All => readable,
            Security::None => format!("({readable}) AND security = 0"),
            Security::OwnTeams => format!("({readable}) AND (security = 0 OR {own})"),
        }
    }
}

/// Which rows to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Not closed, cancelled or merged; majors first, then by priority.
    Open,
    /// The open ones of the first groups of (major, priority) that hold at least this many together.
    OpenFirst(u32),
    /// Every one, the newest first.
    Any,
    /// Those whose last event is after this `seq`.
    After(i64),
    /// Those that are no longer open and had their last event recorded since.
    EndedSince(Instant),
    /// Closed at or after this instant, the open ones too.
    ClosedSince(Instant),
}

/// The columns of the table, in its order.
fn columns<'r>(row: &Row, wake_at: Option<Instant>, seq: i64, external: Option<&'r Code>) -> [ToSqlOutput<'r>; 12] {
    let number = |n: Option<i64>| n.map_or(Null.into(), ToSqlOutput::from);
    [
        row.id.0.into(),
        row.ver.into(),
        seq.into(),
        row.state.is_open().into(),
        row.major.into(),
        row.priority.into(),
        row.security.into(),
        number(row.team.map(|t| t.0)),
        number(wake_at.map(|t| t.0)),
        number(row.closed_at.map(|t| t.0)),
        external.map_or(Null.into(), |code| code.as_str().into()),
        row_bytes::write(row).into(),
    ]
}

impl Writer<'_> {
    /// Writes the row of a record as it stands after its event at `seq`, and when it has to be looked at again.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_incident(
        &mut self,
        row: &Row,
        wake_at: Option<Instant>,
        seq: i64,
        external: Option<&Code>,
    ) -> Result<(), StoreError> {
        let doing = "writing the queue";
        let sql = "INSERT INTO incident (id, ver, seq, open, major, priority, security, team, wake_at, closed_at, \
                   external, row) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
                   ON CONFLICT (id) DO UPDATE SET ver = excluded.ver, seq = excluded.seq, open = excluded.open, \
                   major = excluded.major, priority = excluded.priority, security = excluded.security, \
                   team = excluded.team, wake_at = excluded.wake_at, closed_at = excluded.closed_at, \
                   external = excluded.external, row = excluded.row";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement.execute(columns(row, wake_at, seq, external)).map(drop).doing(doing)
    }
}

/// All open ones by their numbers, so that the table is gone through once from end to end: by their order in the index
/// each would be looked up somewhere else.
const OPEN: &str = "id IN (SELECT id FROM incident INDEXED BY incident_open WHERE open = 1)";

impl Reader<'_> {
    /// The rows somebody may see.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or a row is damaged.
    pub fn incidents(&self, which: Which, sight: &Sight) -> Result<Vec<Row>, StoreError> {
        let condition = sight.condition();
        let (filter, order, bound) = match which {
            Which::Open => (OPEN.to_owned(), "id", 0),
            Which::OpenFirst(n) => (self.first_groups(n, &condition)?, "major DESC, priority, id", 0),
            Which::Any => ("1".to_owned(), "id DESC", 0),
            Which::After(seq) => ("seq > ?1".to_owned(), "id", seq),
            Which::EndedSince(at) => {
                // What was merged or cancelled has not been closed.
                let ended = format!("open = 0 AND seq >= ?1 AND coalesce(closed_at, {0}) >= {0}", at.0);
                (ended, "id", self.seq_at(at)?)
            }
            Which::ClosedSince(at) => ("(open = 1 OR closed_at >= ?1)".to_owned(), "id DESC", at.0),
        };
        let sql = format!("SELECT row FROM incident WHERE {filter} AND ({condition}) AND ?1 = ?1 ORDER BY {order}");
        let doing = "reading the queue";
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let mut found = statement.query([bound]).doing(doing)?;
        // A count is data: it is believed up to a point.
        let many = if matches!(which, Which::Open) { self.count_open(sight)?.min(200_000) } else { 0 };
        let (mut rows, mut codes) = (Vec::with_capacity(many), HashSet::new());
        while let Some(row) = found.next().doing(doing)? {
            let bytes = row.get_ref(0).and_then(|v| Ok(v.as_blob()?)).doing(doing)?;
            rows.push(row_bytes::read(bytes, &mut codes).ok_or_else(damaged)?);
        }
        Ok(rows)
    }

    /// Whole groups of (major, priority), so that what stands first in the working order is among them; what may not
    /// be seen does not count.
    fn first_groups(&self, n: u32, condition: &str) -> Result<String, StoreError> {
        let doing = "reading the first of the queue";
        let sql = format!(
            "SELECT major, priority FROM incident INDEXED BY incident_open WHERE open = 1 AND ({condition}) \
             ORDER BY major DESC, priority, id LIMIT 1 OFFSET ?1"
        );
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let last: Option<(i64, i64)> =
            statement.query_row([n.saturating_sub(1)], |row| Ok((row.get(0)?, row.get(1)?))).optional().doing(doing)?;
        Ok(match last {
            None => "open = 1".to_owned(),
            Some((1, priority)) => format!("open = 1 AND major = 1 AND priority <= {priority}"),
            Some((_, priority)) => format!("open = 1 AND (major = 1 OR priority <= {priority})"),
        })
    }

    /// One row, if one may see it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or the row is damaged.
    pub fn incident(&self, id: IncidentId, sight: &Sight) -> Result<Option<Row>, StoreError> {
        let sql = format!("SELECT row FROM incident WHERE id = ?1 AND ({})", sight.condition());
        let doing = "reading an incident";
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let bytes: Option<Vec<u8>> = statement.query_row([id.0], |row| row.get(0)).optional().doing(doing)?;
        bytes.map(|b| row_bytes::read(&b, &mut HashSet::new()).ok_or_else(damaged)).transpose()
    }

    /// Every incident, seen or not: for whoever makes something of all of them anew.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn all_incidents(&self) -> Result<Vec<IncidentId>, StoreError> {
        self.ids("SELECT id FROM incident WHERE ?1 = ?1 ORDER BY id", 0)
    }

    /// Ids changed after a `seq`, seen or not: those that are not among the rows read must leave the screen.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn changed(&self, seq: i64) -> Result<Vec<IncidentId>, StoreError> {
        self.ids("SELECT id FROM incident WHERE seq > ?1", seq)
    }

    /// Every open incident, seen or not.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn open_incidents(&self) -> Result<Vec<IncidentId>, StoreError> {
        self.ids("SELECT id FROM incident WHERE open = 1 AND ?1 = ?1 ORDER BY id", 0)
    }

    /// Incidents that have to be looked at by `now`, what came about first before the rest.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn to_wake(&self, now: Instant) -> Result<Vec<IncidentId>, StoreError> {
        self.ids("SELECT id FROM incident WHERE wake_at <= ?1 ORDER BY wake_at", now.0)
    }

    fn ids(&self, sql: &str, bound: i64) -> Result<Vec<IncidentId>, StoreError> {
        let doing = "reading the queue";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement.query_map([bound], |row| row.get(0).map(IncidentId)).and_then(Iterator::collect).doing(doing)
    }

    /// When the next one has to be looked at.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn next_wake(&self) -> Result<Option<Instant>, StoreError> {
        let sql = "SELECT min(wake_at) FROM incident WHERE wake_at IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql).doing("reading the queue")?;
        statement.query_row([], |row| row.get::<_, Option<i64>>(0)).map(|at| at.map(Instant)).doing("reading the queue")
    }

    /// The highest number of an incident made here.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn last_incident(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(id), 0) FROM incident WHERE id < (1 << 40)";
        let mut statement = self.connection.prepare_cached(sql).doing("numbering an incident")?;
        statement.query_row([], |row| row.get(0)).doing("numbering an incident")
    }

    /// The incident that came from elsewhere under this name.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn by_external(&self, external: &Code) -> Result<Option<(IncidentId, u32)>, StoreError> {
        let doing = "looking for an imported incident";
        let mut statement =
            self.connection.prepare_cached("SELECT id, ver FROM incident WHERE external = ?1").doing(doing)?;
        statement
            .query_row([external.as_str()], |row| Ok((IncidentId(row.get(0)?), row.get(1)?)))
            .optional()
            .doing(doing)
    }

    /// Whether a row's bytes are what they should be: for the proof.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn row_is(
        &self,
        row: &Row,
        wake_at: Option<Instant>,
        seq: i64,
        external: Option<&Code>,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT ver = ?2 AND seq = ?3 AND open = ?4 AND major = ?5 AND priority = ?6 AND security = ?7 \
                   AND team IS ?8 AND wake_at IS ?9 AND closed_at IS ?10 AND external IS ?11 AND row IN (?12, ?13, ?14) \
                   FROM incident WHERE id = ?1";
        let doing = "comparing the queue";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let values = columns(row, wake_at, seq, external).into_iter().chain(row_bytes::older(row).map(Into::into));
        let same: Option<bool> =
            statement.query_row(params_from_iter(values), |row| row.get(0)).optional().doing(doing)?;
        Ok(same == Some(true))
    }

    /// How many open incidents somebody may see.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn count_open(&self, sight: &Sight) -> Result<usize, StoreError> {
        let sql = format!("SELECT coalesce(sum(n), 0) FROM open_count WHERE {}", sight.condition());
        let mut statement = self.connection.prepare_cached(&sql).doing("counting incidents")?;
        let count: i64 = statement.query_row([], |row| row.get(0)).doing("counting incidents")?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// By how many the kept counts of open incidents are wrong: for the proof.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn open_miscounted(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(sum(abs(n)), 0) FROM (SELECT sum(n) AS n FROM (\
                   SELECT security, team, n FROM open_count UNION ALL \
                   SELECT security, coalesce(team, 0), -1 FROM incident WHERE open = 1) GROUP BY security, team)";
        self.connection.query_row(sql, [], |row| row.get(0)).doing("counting incidents")
    }

    /// How many incidents there are.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn count_incidents(&self) -> Result<i64, StoreError> {
        self.connection.query_row("SELECT count(*) FROM incident", [], |row| row.get(0)).doing("counting incidents")
    }
}

fn damaged() -> StoreError {
    StoreError::Damaged { detail: "a row of the queue; `firstline audit verify` says which".to_owned() }
}
