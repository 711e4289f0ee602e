//! Entries of the knowledge base. One job: the table that lists are read from, and the index they are found by (KB-2).
//!
//! An entry itself is its events. Its published edition and the text in work are a row and a document each.

use super::error::{Doing, StoreError};
use super::{Reader, Writer, words};
use crate::domain::id::{ArticleId, CategoryId};
use crate::domain::knowledge::{ArticleRow, ArticleSight, ArticleState};
use rusqlite::types::{Null, ToSqlOutput};
use rusqlite::{OptionalExtension, params};

const READING: &str = "reading the knowledge base";
const WRITING: &str = "writing the knowledge base";

/// What an entry is found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleWords {
    pub title: String,
    pub symptoms: String,
    pub body: String,
}

/// Which entries to list; what is not said is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    pub state: Option<ArticleState>,
    pub level: Option<u8>,
    /// One of these.
    pub categories: Option<Vec<CategoryId>>,
    pub known_errors: bool,
}

impl Shelf {
    /// The condition in SQL; numbers and the program's own names only, so nothing can be injected.
    fn condition(&self) -> String {
        let mut all = vec!["1".to_owned()];
        all.extend(self.state.map(|state| format!("state = '{}'", state.name())));
        all.extend(self.level.map(|level| format!("level = {level}")));
        if let Some(categories) = &self.categories {
            let ids: Vec<String> = categories.iter().map(|id| id.0.to_string()).collect();
            all.push(format!(
                "coalesce(category, 0) IN ({})",
                if ids.is_empty() { "-1".to_owned() } else { ids.join(", ") }
            ));
        }
        if self.known_errors {
            all.push("known_error = 1".to_owned());
        }
        all.join(" AND ")
    }
}

/// The same rule as [`ArticleSight::sees`], for lists.
pub(super) fn seen(sight: &ArticleSight) -> String {
    let audiences: Vec<String> = sight.audiences.iter().map(|name| format!("'{name}'")).collect();
    let audiences = if audiences.is_empty() { "''".to_owned() } else { audiences.join(", ") };
    let states = if sight.work { "1" } else { "state = 'published'" };
    format!("(coalesce(author, 0) = {} OR (audience IN ({audiences}) AND {states}))", sight.me.0)
}

fn key(row: &ArticleRow) -> i64 {
    (row.id.0 << 1) | i64::from(row.working)
}

/// The columns of the table, in its order.
fn columns(row: &ArticleRow, seq: i64) -> Result<[ToSqlOutput<'_>; 12], StoreError> {
    let number = |n: Option<i64>| n.map_or(Null.into(), ToSqlOutput::from);
    let whole = serde_json::to_string(row).map_err(|e| StoreError::Sql { doing: WRITING, detail: e.to_string() })?;
    Ok([
        key(row).into(),
        row.id.0.into(),
        row.ver.into(),
        seq.into(),
        row.state.name().into(),
        row.level.into(),
        row.known_error.into(),
        row.audience.as_str().into(),
        number(row.category.map(|c| c.0)),
        number(row.author.map(|p| p.0)),
        row.uses.into(),
        whole.into(),
    ])
}

impl Writer<'_> {
    /// Writes the rows of an entry as it stands after its event at `seq`. `None` of words: they are what they were.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_article(
        &mut self,
        id: ArticleId,
        rows: &[(ArticleRow, Option<ArticleWords>)],
        seq: i64,
    ) -> Result<(), StoreError> {
        for n in [id.0 << 1, (id.0 << 1) | 1] {
            let kept = rows.iter().find(|(row, _)| key(row) == n);
            let mut gone = self.connection.prepare_cached("DELETE FROM article WHERE n = ?1").doing(WRITING)?;
            gone.execute([n]).doing(WRITING)?;
            if kept.is_none_or(|(_, words)| words.is_some()) {
                let mut gone =
                    self.connection.prepare_cached("DELETE FROM article_search WHERE rowid = ?1").doing(WRITING)?;
                gone.execute([n]).doing(WRITING)?;
            }
            let Some((row, said)) = kept else { continue };
            let sql = "INSERT INTO article (n, id, ver, seq, state, level, known_error, audience, category, author, \
                       uses, row) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
            let mut put = self.connection.prepare_cached(sql).doing(WRITING)?;
            put.execute(columns(row, seq)?).doing(WRITING)?;
            if let Some(said) = said {
                self.index_article(n, said)?;
            }
        }
        Ok(())
    }

    fn index_article(&mut self, n: i64, said: &ArticleWords) -> Result<(), StoreError> {
        let sql = "INSERT INTO article_search (rowid, title, symptoms, body) VALUES (?1, ?2, ?3, ?4)";
        let mut put = self.connection.prepare_cached(sql).doing(WRITING)?;
        let cut = [&said.title, &said.symptoms, &said.body].map(|text| words::indexed(text));
        put.execute(params![n, cut[0], cut[1], cut[2]]).map(drop).doing(WRITING)
    }
}

impl Reader<'_> {
    /// The entries that hold all these words, as far as they may be seen, the likeliest first: known errors that look
    /// like it (KB-4), hits in the title, what is published, then by how well they fit and how often they were used.
    /// Without words, the whole shelf: known errors, then the most used.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or a row is damaged.
    pub fn articles(
        &self,
        text: &str,
        shelf: &Shelf,
        sight: &ArticleSight,
        limit: u32,
    ) -> Result<Vec<ArticleRow>, StoreError> {
        let condition = format!("{} AND {}", seen(sight), shelf.condition());
        let Some(question) = words::question(text) else {
            if !text.trim().is_empty() {
                // Only signs: nothing can hold them.
                return Ok(Vec::new());
            }
            let sql = format!(
                "SELECT row FROM article WHERE ?1 = ?1 AND {condition} \
                 ORDER BY state = 'published' DESC, known_error DESC, uses DESC, seq DESC LIMIT ?2"
            );
            return self.article_rows(&sql, "", limit);
        };
        let among = |columns: &str| {
            format!(
                "n IN (SELECT rowid FROM article_search WHERE article_search MATCH '{{{columns}}} : (' || ?1 || ')')"
            )
        };
        let sql = format!(
            "WITH hit AS MATERIALIZED (SELECT rowid AS n, bm25(article_search, 8.0, 4.0, 1.0) AS score \
             FROM article_search WHERE article_search MATCH ?1) \
             SELECT row FROM hit JOIN article USING (n) WHERE {condition} \
             ORDER BY known_error AND {looks} DESC, {titled} DESC, state = 'published' DESC, score, uses DESC, n LIMIT ?2",
            looks = among("title symptoms"),
            titled = among("title"),
        );
        self.article_rows(&sql, &question, limit)
    }

    /// The published entries whose title or symptoms share words with a text, known errors first (KB-4), then those that
    /// share most.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or a row is damaged.
    pub fn articles_like(&self, text: &str, sight: &ArticleSight, limit: u32) -> Result<Vec<ArticleRow>, StoreError> {
        let Some(question) = words::likeness(text) else { return Ok(Vec::new()) };
        let sql = format!(
            "WITH hit AS MATERIALIZED (SELECT rowid AS n, bm25(article_search, 8.0, 4.0, 0.0) AS score \
             FROM article_search WHERE article_search MATCH '{{title symptoms}} : (' || ?1 || ')') \
             SELECT row FROM hit JOIN article USING (n) WHERE state = 'published' AND {} \
             ORDER BY known_error DESC, score, uses DESC, n LIMIT ?2",
            seen(sight)
        );
        self.article_rows(&sql, &question, limit)
    }

    fn article_rows(&self, sql: &str, question: &str, limit: u32) -> Result<Vec<ArticleRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).doing(READING)?;
        let mut found = statement.query(params![question, limit]).doing(READING)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().doing(READING)? {
            let whole = row.get_ref(0).and_then(|value| Ok(value.as_str()?)).doing(READING)?;
            let damaged =
                |e: serde_json::Error| StoreError::Damaged { detail: format!("a knowledge entry's row: {e}") };
            rows.push(serde_json::from_str(whole).map_err(damaged)?);
        }
        Ok(rows)
    }

    /// Whether a row is what it should be: for the proof.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn article_is(&self, row: &ArticleRow, seq: i64) -> Result<bool, StoreError> {
        let sql = "SELECT id = ?2 AND ver = ?3 AND seq = ?4 AND state = ?5 AND level = ?6 AND known_error = ?7 \
                   AND audience = ?8 AND category IS ?9 AND author IS ?10 AND uses = ?11 AND row = ?12 \
                   FROM article WHERE n = ?1";
        let mut statement = self.connection.prepare_cached(sql).doing(READING)?;
        let same: Option<bool> = statement.query_row(columns(row, seq)?, |row| row.get(0)).optional().doing(READING)?;
        Ok(same == Some(true))
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn count_articles(&self) -> Result<i64, StoreError> {
        self.connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0)).doing(READING)
    }

    /// Every entry, by its number.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn article_ids(&self) -> Result<Vec<ArticleId>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT id FROM article ORDER BY id").doing(READING)?;
        statement.query_map([], |row| row.get(0).map(ArticleId)).and_then(Iterator::collect).doing(READING)
    }

    /// The highest number of an entry made here.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn last_article(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(id), 0) FROM article WHERE id < (1 << 40)";
        let mut statement = self.connection.prepare_cached(sql).doing(READING)?;
        statement.query_row([], |row| row.get(0)).doing(READING)
    }
}
