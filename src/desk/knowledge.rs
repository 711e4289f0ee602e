//! Knowledge. One job: entries of the knowledge base are found, read, written and counted, each by whoever may (KB-1..3).

use super::{Caller, Desk, DeskError, Ground, record, words};
use crate::domain::actor::Actor;
use crate::domain::id::{ArticleId, CategoryId, IncidentId};
use crate::domain::incident::Incident;
use crate::domain::incident::command::{Command, Verb};
use crate::domain::journal::Author;
use crate::domain::knowledge::article::{Article, Sheet};
use crate::domain::knowledge::decide::{ArticleDecided, Ctx, decide};
use crate::domain::knowledge::event::{Detail, Event, Kind, Past};
use crate::domain::knowledge::{ArticleCommand, ArticleRecord, ArticleRow, ArticleSight};
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::Text;
use crate::store::{ArticleWords, NewRow, Reader, Shelf, Store, Stored, Writer};
use std::collections::BTreeMap;

pub(super) type Articles = BTreeMap<ArticleId, Article>;

impl Desk {
    /// The entries that hold these words, the likeliest first, as far as they may be seen; every one for no words.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn kb_search(
        &mut self,
        caller: &Caller,
        text: &str,
        shelf: &Shelf,
        limit: u32,
    ) -> Result<Vec<ArticleRow>, DeskError> {
        self.refresh()?;
        let sight = ArticleSight::of(&self.ground.policy, &self.actor(caller)?);
        self.store.read(|reader| {
            // An entry that is named is meant, whatever words others hold.
            let named = ArticleId::read(text).filter(|_| !text.trim().is_empty());
            let mut rows = reader.articles(text, shelf, &sight, limit)?;
            rows.sort_by_key(|row| Some(row.id) != named);
            Ok(rows)
        })
    }

    /// The published entries that look like what is told, the likeliest first.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn kb_like(&mut self, caller: &Caller, told: &str, limit: u32) -> Result<Vec<ArticleRow>, DeskError> {
        self.refresh()?;
        let sight = ArticleSight::of(&self.ground.policy, &self.actor(caller)?);
        self.store.read(|reader| Ok(reader.articles_like(told, &sight, limit)?))
    }

    /// An entry whole, as far as it may be seen.
    ///
    /// # Errors
    /// Not found, when it is not there or not for these eyes.
    pub fn kb_article(&mut self, caller: &Caller, id: ArticleId) -> Result<ArticleRecord, DeskError> {
        self.refresh()?;
        let actor = self.actor(caller)?;
        let sight = ArticleSight::of(&self.ground.policy, &actor);
        let found = self.store.read(|reader| {
            let found = article(reader, id)?;
            let Some((mut article, past)) = found else { return Ok(None) };
            // SEC-1: which incidents are told only to those who may know of them.
            let all = super::who::sight(&self.ground, &actor);
            let mut incidents = Vec::new();
            for incident in &article.incidents {
                if reader.incident(*incident, &all)?.is_some() {
                    incidents.push(*incident);
                }
            }
            article.incidents = incidents;
            Ok::<_, DeskError>(Some((article, past)))
        })?;
        let shown = found.and_then(|(article, past)| shown(article, past, &sight));
        shown.ok_or_else(|| Refusal::NotFound { kind: StreamKind::Article, what: id.label() }.into())
    }
}

/// What of an entry is for these eyes.
fn shown(mut article: Article, past: Vec<Past>, sight: &ArticleSight) -> Option<ArticleRecord> {
    let (seen, unseen): (Vec<_>, Vec<_>) = article.rows().into_iter().partition(|(row, _)| sight.sees(row));
    let (any, all) = (!seen.is_empty(), unseen.is_empty());
    let published = seen.first().filter(|(row, _)| !row.working).map(|(_, sheet)| (*sheet).clone());
    let whole = all && is_writers(&article, sight);
    if whole {
        return Some(ArticleRecord { article, past, work: true });
    }
    let counts = (article.sheet.uses, article.sheet.helpful, article.sheet.unhelpful);
    let sheet = published.filter(|_| any)?;
    article.sheet = sheet;
    (article.sheet.uses, article.sheet.helpful, article.sheet.unhelpful) = counts;
    article.editions = article.editions.pop().into_iter().collect();
    Some(ArticleRecord { article, past: Vec::new(), work: false })
}

/// Whether somebody sees everything of an entry, what is being written too.
pub(super) fn is_whole(article: &Article, sight: &ArticleSight) -> bool {
    article.rows().iter().all(|(row, _)| sight.sees(row)) && is_writers(article, sight)
}

fn is_writers(article: &Article, sight: &ArticleSight) -> bool {
    sight.work || article.sheet.author == Some(sight.me)
}

/// An entry from its events.
pub(super) fn article(reader: &Reader, id: ArticleId) -> Result<Option<(Article, Vec<Past>)>, DeskError> {
    let (mut article, mut past) = (Article::blank(id), Vec::new());
    for stored in reader.stream(id.into(), 0)? {
        let one = past_of(&stored)?;
        let fits = article.apply(&one.event);
        fits.map_err(|e| DeskError::NotUnderstood(format!("row {}: {e}", one.seq)))?;
        past.push(one);
    }
    Ok((!past.is_empty()).then_some((article, past)))
}

fn past_of(stored: &Stored) -> Result<Past, DeskError> {
    let row = &stored.row;
    Ok(Past {
        seq: row.seq,
        ver: row.ver,
        at: row.at,
        by: row.author.person,
        role: row.author.role.clone(),
        via: row.author.via,
        event: event(row.seq, &row.kind, &stored.payload)?,
    })
}

/// What the journal's row of that number says happened to an entry.
pub(super) fn event(seq: i64, kind: &str, payload: &str) -> Result<Event, DeskError> {
    let unknown = |what: String| DeskError::NotUnderstood(format!("row {seq}: {what}"));
    let kind = Kind::parse(kind).ok_or_else(|| unknown(format!("an event `{kind}`")))?;
    let detail: Detail = serde_json::from_str(payload).map_err(|e| unknown(e.to_string()))?;
    Ok(Event { kind, detail })
}

/// The entries a command is about: one it names, one it says something of, those of the batch it takes back.
pub(super) fn named(
    reader: &Reader,
    command: &Command,
    incidents: &BTreeMap<IncidentId, Incident>,
) -> Result<Articles, DeskError> {
    let ids: Vec<ArticleId> = match command {
        Command::Act { verb: Verb::ApplyArticle { article, .. }, .. } => vec![*article],
        Command::Act { incident, verb: Verb::RateArticle { .. }, .. } => {
            let rows = incidents.get(incident).map(|incident| incident.applied.as_slice()).unwrap_or_default();
            rows.iter().filter_map(|row| row.article).collect()
        }
        Command::Undo { batch } => {
            let rows = reader.batch(*batch)?;
            let articles = rows.iter().filter(|s| s.row.stream.kind == StreamKind::Article);
            articles.map(|s| ArticleId(s.row.stream.id)).collect()
        }
        _ => vec![],
    };
    let mut articles = Articles::new();
    for id in ids {
        articles.extend(article(reader, id)?.map(|(article, _)| (id, article)));
    }
    Ok(articles)
}

/// Decides a wish about the knowledge base.
pub(super) fn decided(
    reader: &Reader,
    ground: &Ground,
    command: &ArticleCommand,
    actor: &Actor,
    now: Instant,
) -> Result<(Articles, Vec<ArticleDecided>), DeskError> {
    let (mut found, mut incident) = (None, None);
    match command {
        ArticleCommand::Draft { from, .. } => {
            incident = from.map(|id| record(reader, id)).transpose()?.flatten().map(|record| record.incident);
        }
        ArticleCommand::Act { article: id, .. } => found = article(reader, *id)?,
    }
    let (article, since) = found.map_or((None, Vec::new()), |(article, past)| (Some(article), past));
    let asked = Ctx {
        policy: &ground.policy,
        directory: &ground.directory,
        article: article.as_ref(),
        since: &since,
        incident: incident.as_ref(),
        next: ArticleId(reader.last_article()? + 1),
    };
    let decided = decide(&asked, command, actor, now)?;
    Ok((article.into_iter().map(|article| (article.id, article)).collect(), vec![decided]))
}

/// Appends the events of entries, folds them, and writes their rows; the last row of the journal.
pub(super) fn write(
    writer: &mut Writer,
    ground: &Ground,
    articles: &mut Articles,
    decided: &[ArticleDecided],
    request: Option<&str>,
    now: Instant,
    author: impl Fn(crate::domain::code::Code) -> Author,
) -> Result<Option<i64>, DeskError> {
    let mut last = None;
    for (n, one) in decided.iter().enumerate() {
        let article = articles.entry(one.article).or_insert_with(|| Article::blank(one.article));
        let payload = serde_json::to_string(&one.event.detail).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
        let author = author(one.role.clone());
        let seq = writer.append(&NewRow {
            request: request.filter(|_| n == 0),
            now,
            at: now,
            author: &author,
            stream: Stream::from(one.article),
            ver: article.ver + 1,
            kind: one.event.kind.name(),
            payload: &payload,
        })?;
        article.apply(&one.event).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
        put(writer, ground, article, seq, !one.event.kind.is_use())?;
        last = Some(seq);
    }
    Ok(last)
}

fn put(writer: &mut Writer, ground: &Ground, article: &Article, seq: i64, said: bool) -> Result<(), DeskError> {
    let rows: Vec<_> = article
        .rows()
        .into_iter()
        .map(|(row, sheet)| (row, said.then(|| found_by(ground, article.id, sheet))))
        .collect();
    Ok(writer.put_article(article.id, &rows, seq)?)
}

/// What an entry is found by: also the names of what it is about.
fn found_by(ground: &Ground, id: ArticleId, sheet: &Sheet) -> ArticleWords {
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let mut body: Vec<String> = vec![text(&sheet.cause), text(&sheet.workaround)];
    body.extend(sheet.steps.iter().map(|step| step.as_str().to_owned()));
    body.extend(sheet.tags.iter().map(ToString::to_string));
    body.extend(sheet.category.map(|id: CategoryId| ground.directory.category_path(id).join(" ")));
    let about = sheet.cis.iter().map(|id| Stream::from(*id)).chain(sheet.services.iter().map(|id| Stream::from(*id)));
    for entry in about.filter_map(|stream| ground.directory.get(stream)) {
        body.push(format!("{} {}", entry.key, entry.name()));
    }
    ArticleWords {
        title: format!("{} {}", id.label(), sheet.title.as_str()),
        symptoms: text(&sheet.symptoms),
        body: body.join(" "),
    }
}

/// Makes the index anew, where another program has cut its words otherwise: once, in one transaction.
pub(super) fn reindex(store: &mut Store) -> Result<(), DeskError> {
    if !store.index_is_old()? {
        return Ok(());
    }
    store.write(|writer| {
        let ground = super::ground(&writer.reader())?;
        writer.clear_index()?;
        for id in writer.reader().all_incidents()? {
            if let Some(record) = record(&writer.reader(), id)? {
                writer.index(id, &words(&ground, &record.incident), false)?;
            }
        }
        for id in writer.reader().article_ids()? {
            if let Some((article, past)) = article(&writer.reader(), id)? {
                put(writer, &ground, &article, past.last().map_or(0, |past| past.seq), true)?;
            }
        }
        Ok(())
    })
}
