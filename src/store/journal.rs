//! The journal's table. One job: append rows to the chain, read them back, and walk the chain to prove it (AUD-2).

use super::error::{Doing, StoreError};
use super::seal::{self, Sealed};
use super::{Reader, Writer};
use crate::domain::actor::{Identity, Via};
use crate::domain::code::Code;
use crate::domain::id::PersonId;
use crate::domain::journal::{Author, Hash, Row};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use rusqlite::{Connection, OptionalExtension, params};

/// Where the chain ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    pub seq: i64,
    pub hash: Hash,
    pub recorded_at: Instant,
    /// The first row of the batch being written.
    pub batch: i64,
}

pub(super) fn tail(connection: &Connection) -> Result<Tail, StoreError> {
    let sql = "SELECT seq, hash, recorded_at FROM journal ORDER BY seq DESC LIMIT 1";
    let last = connection
        .prepare_cached(sql)
        .and_then(|mut s| s.query_row([], |row| Ok((row.get(0)?, row.get(1)?, Instant(row.get(2)?)))).optional())
        .doing("reading the end of the journal")?;
    let (seq, hash, recorded_at) = last.unwrap_or((0, [0; 32], Instant(i64::MIN)));
    Ok(Tail { seq, hash, recorded_at, batch: seq + 1 })
}

/// A row to be appended: everything the writer cannot know by itself.
#[derive(Debug, Clone)]
pub struct NewRow<'a> {
    pub request: Option<&'a str>,
    pub now: Instant,
    pub at: Instant,
    pub author: &'a Author,
    pub stream: Stream,
    pub ver: u32,
    pub kind: &'a str,
    /// JSON with the words in it; they are sealed on the way in.
    pub payload: &'a str,
}

/// A row with its words put back.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub row: Row,
    /// The payload as the domain wrote it; erased words stay hashes.
    pub payload: String,
    pub erased: u32,
}

/// One link of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub seq: i64,
    pub hash: Hash,
}

/// The first thing that is wrong with the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A number is missing or comes twice: rows were removed, inserted or reordered.
    Gap { after: i64, found: i64 },
    /// The row does not name the row before it.
    Unlinked { seq: i64 },
    /// The row's content is not what its hash says.
    Changed { seq: i64 },
    /// Words do not fit their hash.
    Forged { seq: i64 },
    /// A row cannot be read at all.
    Unreadable { seq: i64, why: String },
}

/// The columns of a row, in the order [`read_row`] takes them.
pub(super) const COLUMNS: &str = "seq, batch, request, recorded_at, at, actor, role, via, os_user, identity, stream, id, ver, \
                       origin_replica, origin_seq, kind, v, payload, sealed";

pub(super) fn read_row(row: &rusqlite::Row) -> Result<Row, rusqlite::Error> {
    let text = |n: usize| -> Result<&str, rusqlite::Error> { Ok(row.get_ref(n)?.as_str()?) };
    let bad = |n: usize, what: &str| {
        rusqlite::Error::FromSqlConversionFailure(n, rusqlite::types::Type::Text, what.to_owned().into())
    };
    Ok(Row {
        seq: row.get(0)?,
        batch: row.get(1)?,
        request: row.get(2)?,
        recorded_at: Instant(row.get(3)?),
        at: Instant(row.get(4)?),
        author: Author {
            person: PersonId(row.get(5)?),
            role: Code::new(text(6)?),
            via: Via::parse(text(7)?).ok_or_else(|| bad(7, "no such way in"))?,
            os_user: row.get(8)?,
            identity: Identity::parse(text(9)?).ok_or_else(|| bad(9, "no such identity mode"))?,
        },
        stream: Stream::new(StreamKind::parse(text(10)?).ok_or_else(|| bad(10, "no such stream"))?, row.get(11)?),
        ver: row.get(12)?,
        origin: row.get::<_, Option<i64>>(13)?.zip(row.get(14)?),
        kind: row.get(15)?,
        v: row.get(16)?,
        payload: row.get(17)?,
        sealed: row.get(18)?,
    })
}

const WORDS: &str = "reading sealed words";

/// Words taken out of a row's payload.
struct Words {
    seq: i64,
    n: i64,
    sealed: Sealed,
}

/// Off the columns seq, n, salt, value.
fn read_words(row: &rusqlite::Row) -> Result<Words, rusqlite::Error> {
    // A salt of another length cannot fit its hash: it stays zero and is found by the check.
    let salt = row.get_ref(2)?.as_blob()?.try_into().unwrap_or([0; 16]);
    Ok(Words { seq: row.get(0)?, n: row.get(1)?, sealed: Sealed { salt, value: row.get(3)? } })
}

/// All words of the file, in the order of the rows they belong to.
struct WordsInOrder<'s> {
    rows: rusqlite::Rows<'s>,
    /// Read already: the first words of a later row.
    next: Option<Words>,
}

impl WordsInOrder<'_> {
    /// The words of a row, which must come after the row asked for before.
    fn of(&mut self, seq: i64, words: &mut Vec<Words>) -> Result<(), StoreError> {
        words.clear();
        loop {
            let next = match self.next.take() {
                Some(next) => Some(next),
                None => self.rows.next().and_then(|row| row.map(read_words).transpose()).doing(WORDS)?,
            };
            match next {
                Some(next) if next.seq > seq => {
                    self.next = Some(next);
                    return Ok(());
                }
                Some(next) if next.seq == seq => words.push(next),
                Some(_of_no_row) => {}
                None => return Ok(()),
            }
        }
    }
}

/// Puts the words back into a row's payload.
fn opened(row: Row, words: &[Words], check: bool) -> Result<Stored, StoreError> {
    let damaged = |why: String| StoreError::Damaged { detail: format!("journal row {}: {why}", row.seq) };
    let stored = std::str::from_utf8(&row.payload).map_err(|e| damaged(e.to_string()))?;
    if row.sealed == 0 {
        let payload = stored.to_owned();
        return Ok(Stored { payload, erased: 0, row });
    }
    let find = |n: u32| words.iter().find(|words| words.n == i64::from(n)).map(|words| &words.sealed);
    let (payload, erased) = seal::put_back(stored, check, find).map_err(|fault| damaged(fault.to_string()))?;
    Ok(Stored { payload, erased, row })
}

impl Writer<'_> {
    /// The time to write with: two machines' clocks may differ, one may be set back, and a writer may have waited; the
    /// trail never runs backwards.
    pub fn no_earlier(&self, now: Instant) -> Instant {
        now.max(self.tail.recorded_at)
    }

    /// Appends one row to the batch; its `seq`.
    ///
    /// # Errors
    /// [`StoreError`] when the row cannot be written; the whole batch is then undone.
    pub fn append(&mut self, new: &NewRow) -> Result<i64, StoreError> {
        let doing = "writing the journal";
        let seq = self.tail.seq + 1;
        let (payload, words) = seal::take_out(new.payload, &self.seed, seq)
            .map_err(|fault| StoreError::Sql { doing, detail: fault.to_string() })?;
        let row = Row {
            seq,
            batch: self.tail.batch,
            request: new.request.map(str::to_owned),
            recorded_at: self.no_earlier(new.now),
            at: new.at,
            author: new.author.clone(),
            stream: new.stream,
            ver: new.ver,
            origin: None,
            kind: new.kind.to_owned(),
            v: 1,
            payload: payload.into_bytes(),
            sealed: u32::try_from(words.len()).unwrap_or(u32::MAX),
        };
        let hash = row.hash(&self.uuid, &self.tail.hash);
        let sql = "INSERT INTO journal (seq, batch, request, recorded_at, at, actor, role, via, os_user, identity, \
                   stream, id, ver, kind, v, payload, sealed, prev, hash) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement
            .execute(params![
                row.seq,
                row.batch,
                row.request,
                row.recorded_at.0,
                row.at.0,
                row.author.person.0,
                row.author.role.as_str(),
                row.author.via.name(),
                row.author.os_user,
                row.author.identity.name(),
                row.stream.kind.name(),
                row.stream.id,
                row.ver,
                row.kind,
                row.v,
                row.payload,
                row.sealed,
                self.tail.hash,
                hash,
            ])
            .doing(doing)?;
        self.keep(seq, &words)?;
        self.tail = Tail { seq, hash, recorded_at: row.recorded_at, batch: self.tail.batch };
        Ok(seq)
    }

    fn keep(&mut self, seq: i64, words: &[Sealed]) -> Result<(), StoreError> {
        let doing = "sealing words";
        let sql = "INSERT INTO sealed (seq, n, salt, value) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        for (n, words) in (0i64..).zip(words) {
            statement.execute(params![seq, n, words.salt, words.value]).doing(doing)?;
        }
        Ok(())
    }

    /// Begins another batch in the same transaction.
    pub fn next_batch(&mut self) {
        self.tail.batch = self.tail.seq + 1;
    }

    /// The batch being written.
    pub fn batch(&self) -> i64 {
        self.tail.batch
    }
}

impl Reader<'_> {
    /// When a row was recorded.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn recorded_at(&self, seq: i64) -> Result<Instant, StoreError> {
        let doing = "reading the journal";
        let sql = "SELECT recorded_at FROM journal WHERE seq = ?1";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement.query_row([seq], |row| row.get(0)).map(Instant).doing(doing)
    }

    /// The first row that was recorded at or after an instant; one past the end where there is none. Times never go back
    /// from row to row, so it is found by halving.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn seq_at(&self, at: Instant) -> Result<i64, StoreError> {
        let (mut low, mut high) = (1, self.head()?.map_or(0, |head| head.seq) + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.recorded_at(middle)? < at {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        Ok(low)
    }

    /// The end of the chain; `None` in a file without a row.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn head(&self) -> Result<Option<Link>, StoreError> {
        let tail = tail(self.connection)?;
        Ok((tail.seq > 0).then_some(Link { seq: tail.seq, hash: tail.hash }))
    }

    /// The time that a write at `now` would be written with; see [`Writer::no_earlier`].
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn no_earlier(&self, now: Instant) -> Result<Instant, StoreError> {
        Ok(now.max(tail(self.connection)?.recorded_at))
    }

    /// What an earlier try of the same request led to: its batch.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn batch_of_request(&self, request: &str) -> Result<Option<i64>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT batch FROM journal WHERE request = ?1")
            .doing("looking for the request")?;
        statement.query_row([request], |row| row.get(0)).optional().doing("looking for the request")
    }

    /// The rows of one stream after a version, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn stream(&self, stream: Stream, after: u32) -> Result<Vec<Stored>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE stream = ?1 AND id = ?2 AND ver > ?3 ORDER BY ver");
        self.rows(&sql, &[&stream.kind.name(), &stream.id, &after])
    }

    /// One row by its number.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn journal_row(&self, seq: i64) -> Result<Option<Stored>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE seq = ?1");
        Ok(self.rows(&sql, &[&seq])?.pop())
    }

    /// The rows of one batch, in order.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn batch(&self, batch: i64) -> Result<Vec<Stored>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE seq = ?1 OR (batch = ?1 AND batch <> seq) ORDER BY seq");
        self.rows(&sql, &[&batch])
    }

    fn rows(&self, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Stored>, StoreError> {
        let doing = "reading the journal";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let rows: Vec<Row> = statement.query_map(params, read_row).and_then(Iterator::collect).doing(doing)?;
        rows.into_iter().map(|row| self.open_row(row)).collect()
    }

    /// A row with its words put back.
    pub(super) fn open_row(&self, row: Row) -> Result<Stored, StoreError> {
        let words = if row.sealed == 0 { Vec::new() } else { self.words_of(row.seq)? };
        opened(row, &words, false)
    }

    fn words_of(&self, seq: i64) -> Result<Vec<Words>, StoreError> {
        let sql = "SELECT seq, n, salt, value FROM sealed WHERE seq = ?1";
        let mut statement = self.connection.prepare_cached(sql).doing(WORDS)?;
        statement.query_map([seq], read_words).and_then(Iterator::collect).doing(WORDS)
    }

    /// Walks the whole chain from its beginning, streaming; every proven row is handed on with its words.
    /// Stops at the first trouble, which is returned.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or what the visitor says.
    pub fn walk<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(Stored, Link) -> Result<(), E>,
    ) -> Result<Option<Trouble>, E> {
        let doing = "walking the journal";
        let sql = format!("SELECT {COLUMNS}, prev, hash FROM journal ORDER BY seq");
        let mut statement = self.connection.prepare(&sql).doing(doing)?;
        let mut rows = statement.query([]).doing(doing)?;
        let sql = "SELECT seq, n, salt, value FROM sealed ORDER BY seq, n";
        let mut statement = self.connection.prepare(sql).doing(WORDS)?;
        let mut sealed = WordsInOrder { rows: statement.query([]).doing(WORDS)?, next: None };
        let mut words = Vec::new();
        let mut last = Link { seq: 0, hash: [0; 32] };
        while let Some(sql_row) = rows.next().doing(doing)? {
            let read = read_row(sql_row).and_then(|row| Ok((row, sql_row.get::<_, Hash>(19)?, sql_row.get(20)?)));
            let (row, prev, hash) = match read {
                Ok(read) => read,
                Err(error) => return Ok(Some(Trouble::Unreadable { seq: last.seq + 1, why: error.to_string() })),
            };
            if row.seq != last.seq + 1 {
                return Ok(Some(Trouble::Gap { after: last.seq, found: row.seq }));
            }
            if prev != last.hash {
                return Ok(Some(Trouble::Unlinked { seq: row.seq }));
            }
            if row.hash(&self.uuid, &prev) != hash {
                return Ok(Some(Trouble::Changed { seq: row.seq }));
            }
            last = Link { seq: row.seq, hash };
            sealed.of(row.seq, &mut words)?;
            match opened(row, &words, true) {
                Ok(stored) => visit(stored, last)?,
                Err(StoreError::Damaged { .. }) => return Ok(Some(Trouble::Forged { seq: last.seq })),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(None)
    }
}

impl Reader<'_> {
    /// Whether policy or directory have events after a `seq`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn ground_moved(&self, seq: i64) -> Result<bool, StoreError> {
        let sql =
            "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ?1 AND stream NOT IN ('incident', 'desk', 'article'))";
        let mut statement = self.connection.prepare_cached(sql).doing("looking for news")?;
        statement.query_row([seq], |row| row.get(0)).doing("looking for news")
    }

    /// Whether entries of the knowledge base have events after a `seq`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn knowledge_moved(&self, seq: i64) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ?1 AND stream = 'article')";
        let mut statement = self.connection.prepare_cached(sql).doing("looking for news")?;
        statement.query_row([seq], |row| row.get(0)).doing("looking for news")
    }

    /// The version a stream is at; 0 when it has no event.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn version(&self, stream: Stream) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(max(ver), 0) FROM journal WHERE stream = ?1 AND id = ?2";
        let mut statement = self.connection.prepare_cached(sql).doing("reading the journal")?;
        statement.query_row(params![stream.kind.name(), stream.id], |row| row.get(0)).doing("reading the journal")
    }
}

impl Reader<'_> {
    /// How many of a stream's events were imported; the others were made here.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn imported(&self, stream: Stream) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM journal WHERE stream = ?1 AND id = ?2 AND via = 'import'";
        let mut statement = self.connection.prepare_cached(sql).doing("reading the journal")?;
        statement.query_row(params![stream.kind.name(), stream.id], |row| row.get(0)).doing("reading the journal")
    }
}
