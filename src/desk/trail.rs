//! The trail. One job: events as somebody may browse them, and one of them whole (AUD-3, ROLE-5).
//!
//! A record's history goes with reading it; everything else is for those who may browse the whole trail.

use super::{Caller, Desk, DeskError, event, knowledge, who};
use crate::domain::actor::Actor;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::journal::is_entry;
use crate::domain::knowledge::ArticleSight;
use crate::domain::people::rights::Act;
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::trail::{Entry, Fact, Page, Sieve, Window};
use crate::store::{Eyes, Reader, Sight, Traced};

impl Desk {
    /// The events that a sieve lets through. What happened to a security incident is told where it is asked for by number,
    /// and that is put on the record, as opening it is (AUD-5); elsewhere only that something did.
    ///
    /// # Errors
    /// What the file says, or that one may not.
    pub fn trail(&mut self, caller: &Caller, sieve: &Sieve, window: Window, now: Instant) -> Result<Page, DeskError> {
        self.refresh()?;
        let actor = self.actor(caller)?;
        let sight = who::sight(&self.ground, &actor);
        let articles = ArticleSight::of(&self.ground.policy, &actor);
        let named = sieve.named().unwrap_or_default();
        if !self.browses(&actor) {
            if named.is_empty() {
                return Err(self.may_not_browse());
            }
            for stream in &named {
                self.reads(&actor, &sight, *stream)?;
            }
        }
        let page = self.store.read(|reader| {
            let found = reader.trail(sieve, Eyes { incidents: &sight, articles: &articles }, window)?;
            let asked_for = |stream: Stream| stream.kind == StreamKind::Incident && named.contains(&stream);
            let told = |traced: Traced| match traced.guarded && !asked_for(traced.stored.row.stream) {
                true => guarded(traced),
                false => entry(traced),
            };
            let entries = found.rows.into_iter().map(told).collect();
            Ok::<_, DeskError>(Page { entries, next: found.next, reached: found.reached, head: found.head })
        })?;
        if window.before.is_none() && window.after == 0 {
            let incidents = named.iter().filter(|stream| stream.kind == StreamKind::Incident);
            let ids: Vec<IncidentId> = incidents.map(|stream| IncidentId(stream.id)).collect();
            self.looked_at(&actor, &sight, &ids, now)?;
        }
        Ok(page)
    }

    /// One event by its number; `None` when there is none, or none for these eyes.
    ///
    /// # Errors
    /// What the file says, or that one may not.
    pub fn entry(&mut self, caller: &Caller, seq: i64, now: Instant) -> Result<Option<Entry>, DeskError> {
        self.refresh()?;
        let actor = self.actor(caller)?;
        let sight = who::sight(&self.ground, &actor);
        let articles = ArticleSight::of(&self.ground.policy, &actor);
        let window = Window { before: seq.checked_add(1), after: seq.saturating_sub(1), limit: 1, most: 1 };
        let eyes = Eyes { incidents: &sight, articles: &articles };
        let found = self.store.read(|reader| {
            let mut rows = reader.trail(&Sieve::default(), eyes, window)?.rows.into_iter();
            let told = |traced: Traced| match traced.guarded && traced.stored.row.stream.kind == StreamKind::Article {
                true => guarded(traced),
                false => entry(traced),
            };
            Ok::<_, DeskError>(rows.next().map(told))
        })?;
        let Some(found) = found else { return Ok(None) };
        if !self.browses(&actor) {
            self.reads(&actor, &sight, found.stream)?;
        }
        if found.stream.kind == StreamKind::Incident {
            self.looked_at(&actor, &sight, &[IncidentId(found.stream.id)], now)?;
        }
        Ok(Some(found))
    }

    fn browses(&self, actor: &Actor) -> bool {
        self.ground.policy.rights.may(&actor.roles, Act::BrowseTrail).is_some()
    }

    fn may_not_browse(&self) -> DeskError {
        let roles = self.ground.policy.rights.roles_with(Act::BrowseTrail).cloned().collect();
        Refusal::Forbidden { act: Act::BrowseTrail, roles }.into()
    }

    /// Refuses the history of a record that somebody may not read.
    fn reads(&mut self, actor: &Actor, sight: &Sight, stream: Stream) -> Result<(), DeskError> {
        let seen = match stream.kind {
            StreamKind::Desk => return Err(self.may_not_browse()),
            StreamKind::Incident => {
                let id = IncidentId(stream.id);
                let seen = self.store.read(|reader| Ok::<_, DeskError>(reader.incident(id, sight)?.is_some()))?;
                let missing = || Refusal::NotFound { kind: StreamKind::Incident, what: id.to_string() };
                return if seen { Ok(()) } else { Err(missing().into()) };
            }
            // What was written before is the writers' affair.
            StreamKind::Article => {
                let id = ArticleId(stream.id);
                let articles = ArticleSight::of(&self.ground.policy, actor);
                let found = self.store.read(|reader| knowledge::article(reader, id))?;
                let whole = found.is_some_and(|(article, _)| knowledge::is_whole(&article, &articles));
                let missing = || Refusal::NotFound { kind: StreamKind::Article, what: id.label() };
                return if whole { Ok(()) } else { Err(missing().into()) };
            }
            _ => self.ground.policy.rights.may(&actor.roles, Act::Read).is_some(),
        };
        if seen { Ok(()) } else { Err(self.may_not_browse()) }
    }

    /// Puts on the record which of these incidents are security incidents that were looked at.
    fn looked_at(&mut self, actor: &Actor, sight: &Sight, ids: &[IncidentId], now: Instant) -> Result<(), DeskError> {
        let guarded = |reader: &Reader| {
            let mut guarded = Vec::new();
            for id in ids {
                guarded.extend(reader.incident(*id, sight)?.filter(|row| row.security).map(|row| row.id));
            }
            Ok::<_, DeskError>(guarded)
        };
        for id in self.store.read(guarded)? {
            self.opened(actor, id, now)?;
        }
        Ok(())
    }
}

/// Who and when, and no word of what.
fn guarded(mut traced: Traced) -> Entry {
    traced.stored.payload = String::new();
    Entry { fact: Fact::Guarded, ..entry(traced) }
}

fn entry(traced: Traced) -> Entry {
    let Traced { stored, prev, hash, undone_by, .. } = traced;
    let fact = fact(stored.row.stream.kind, stored.row.seq, &stored.row.kind, &stored.payload);
    let row = stored.row;
    Entry {
        seq: row.seq,
        batch: row.batch,
        recorded_at: row.recorded_at,
        at: row.at,
        author: row.author,
        stream: row.stream,
        ver: row.ver,
        kind: row.kind,
        fact,
        erased: stored.erased,
        prev,
        hash,
        undone_by,
        payload: stored.payload,
    }
}

/// What a row says; what this program does not understand of it stands as it is, so that the trail can be read anyway.
fn fact(stream: StreamKind, seq: i64, kind: &str, payload: &str) -> Fact {
    let json: serde_json::Value = serde_json::from_str(payload).unwrap_or_default();
    let number = |name: &str| json.get(name).and_then(serde_json::Value::as_i64);
    let known = match (stream, kind) {
        (StreamKind::Incident, _) => event(seq, kind, payload).ok().map(Fact::Incident),
        (StreamKind::Article, _) => knowledge::event(seq, kind, payload).ok().map(Fact::Article),
        (StreamKind::Policy, _) => number("version").and_then(|n| u32::try_from(n).ok()).map(Fact::Policy),
        (StreamKind::Desk, "opened") => number("incident").map(|id| Fact::Opened(IncidentId(id))),
        (stream, _) if is_entry(stream) => serde_json::from_str(payload).ok().map(Fact::Columns),
        _ => None,
    };
    known.unwrap_or_else(|| {
        let members = json.as_object().into_iter().flatten();
        let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Fact::Plain(members.map(|(name, value)| (name.clone(), text(value))).collect())
    })
}
