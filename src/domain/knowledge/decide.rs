//! Deciding about entries. One job: a wish and the entry it is about become an event or a refusal. Pure.

use super::article::{AUDIENCES, Article, ArticleField as Field, Sheet, WRITTEN};
use super::command::{ArticleCommand, ArticleVerb};
use super::event::{Change, Detail, Event, Kind, Past};
use super::sight::ArticleSight;
use super::state::ArticleState as State;
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::Incident;
use crate::domain::incident::decide::{TEXT_LIMIT, TITLE_LIMIT, may_see};
use crate::domain::people::directory::Directory;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::{FieldValue, Text, Value};

/// What a decision is about, as it stands inside the transaction.
#[derive(Debug)]
pub struct Ctx<'a> {
    pub policy: &'a Policy,
    pub directory: &'a Directory,
    /// The entry the wish names.
    pub article: Option<&'a Article>,
    /// Its events after the version the asker saw.
    pub since: &'a [Past],
    /// The incident a draft is learnt from.
    pub incident: Option<&'a Incident>,
    /// The number a new entry gets.
    pub next: ArticleId,
}

/// An event of an entry, and which role allowed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleDecided {
    pub article: ArticleId,
    pub event: Event,
    pub role: Code,
}

/// The levels there are (SPEC 1).
pub const LEVELS: [u8; 3] = [1, 2, 3];

/// Turns a wish into an event.
///
/// # Errors
/// A [`Refusal`] that names the rule; nothing has happened then.
pub fn decide(ctx: &Ctx, command: &ArticleCommand, actor: &Actor, now: Instant) -> Result<ArticleDecided, Refusal> {
    match command {
        ArticleCommand::Draft { changes, from } => draft(ctx, changes, *from, actor, now),
        ArticleCommand::Act { article, seen, verb } => {
            let article = find(ctx, *article, actor)?;
            fresh(ctx, article, *seen, actor)?;
            act(ctx, article, verb, actor, now)
        }
    }
}

fn act(
    ctx: &Ctx,
    article: &Article,
    verb: &ArticleVerb,
    actor: &Actor,
    now: Instant,
) -> Result<ArticleDecided, Refusal> {
    match verb {
        ArticleVerb::Edit { changes } => edit(ctx, article, changes, actor, now),
        ArticleVerb::Submit => {
            let role = authorise(ctx, actor, Act::KbDraft)?;
            complete(&article.sheet)?;
            Ok(moved(article, Kind::Submitted, State::InReview, now)?.done(role))
        }
        ArticleVerb::Return { reason } => {
            let role = authorise(ctx, actor, Act::KbReview)?;
            only_from(article, &[State::InReview])?;
            let mut draft = moved(article, Kind::Returned, State::Draft, now)?;
            draft.set(Field::Reviewer, &Some(actor.person));
            draft.event.detail.text = Some(words("reason", reason)?);
            Ok(draft.done(role))
        }
        ArticleVerb::Publish => {
            let role = authorise(ctx, actor, Act::KbPublish)?;
            only_from(article, &[State::InReview])?;
            complete(&article.sheet)?;
            if let Some(until) = article.sheet.valid_until.filter(|until| *until <= now) {
                return Err(Refusal::BadTime {
                    field: "valid_until",
                    at: until,
                    not_before: Some(now),
                    not_after: None,
                });
            }
            let mut draft = moved(article, Kind::Published, State::Published, now)?;
            draft.set(Field::Version, &(article.sheet.version + 1));
            draft.set(Field::Reviewer, &Some(actor.person));
            draft.set(Field::PublishedAt, &Some(now));
            Ok(draft.done(role))
        }
        ArticleVerb::Retire { reason } => {
            // Whoever wrote what was never published may throw it away.
            let own = article.editions.is_empty() && article.sheet.author == Some(actor.person);
            let role = authorise(ctx, actor, if own { Act::KbDraft } else { Act::KbPublish })?;
            let mut draft = moved(article, Kind::Retired, State::Retired, now)?;
            draft.event.detail.text = Some(words("reason", reason)?);
            Ok(draft.done(role))
        }
        ArticleVerb::Restore => {
            let role = authorise(ctx, actor, Act::KbPublish)?;
            only_from(article, &[State::Retired])?;
            // As it was: in force if nobody had begun to write at its next edition.
            let written = |sheet: &Sheet| WRITTEN.map(|field| sheet.get(field));
            let in_force = article.editions.last().is_some_and(|e| written(&e.sheet) == written(&article.sheet));
            let to = if in_force { State::Published } else { State::Draft };
            Ok(moved(article, Kind::Restored, to, now)?.done(role))
        }
    }
}

fn draft(
    ctx: &Ctx,
    changes: &[(Field, Value)],
    from: Option<IncidentId>,
    actor: &Actor,
    now: Instant,
) -> Result<ArticleDecided, Refusal> {
    let role = authorise(ctx, actor, Act::KbDraft)?;
    if let Some(id) = from {
        let seen = ctx.incident.filter(|incident| may_see(ctx.policy, actor, incident));
        let incident = seen.ok_or_else(|| Refusal::NotFound { kind: StreamKind::Incident, what: id.to_string() })?;
        // SEC-1: everybody reads the knowledge base.
        if incident.security {
            return Err(Refusal::ArticleOfSecurity { incident: id });
        }
    }
    let blank = Article::blank(ctx.next);
    let mut draft = Draft::new(&blank, Kind::Drafted, now);
    write(ctx, &mut draft, changes)?;
    if !draft.event.detail.changes.iter().any(|change| change.field == Field::Title) {
        return Err(Refusal::Missing { fields: vec!["title"] });
    }
    draft.set(Field::Author, &Some(actor.person));
    draft.event.detail.incident = from;
    Ok(draft.done(role))
}

fn edit(
    ctx: &Ctx,
    article: &Article,
    changes: &[(Field, Value)],
    actor: &Actor,
    now: Instant,
) -> Result<ArticleDecided, Refusal> {
    // What is being reviewed is changed by those who review it; its author asks for it back.
    let right = if article.sheet.state == State::InReview { Act::KbReview } else { Act::KbDraft };
    let role = authorise(ctx, actor, right)?;
    only_from(article, &[State::Draft, State::InReview, State::Published])?;
    let mut draft = Draft::new(article, Kind::Edited, now);
    write(ctx, &mut draft, changes)?;
    if draft.event.detail.changes.is_empty() {
        return Err(Refusal::Missing { fields: vec!["changes"] });
    }
    if article.sheet.state == State::Published {
        // A new edition: whoever begins it is its author.
        draft.set(Field::State, &State::Draft);
        draft.set(Field::Author, &Some(actor.person));
        draft.set(Field::Reviewer, &None::<crate::domain::id::PersonId>);
    }
    Ok(draft.done(role))
}

/// The entry, if the actor may know of it.
fn find<'c>(ctx: &Ctx<'c>, id: ArticleId, actor: &Actor) -> Result<&'c Article, Refusal> {
    let sight = ArticleSight::of(ctx.policy, actor);
    let found = ctx.article.filter(|article| article.rows().iter().any(|(row, _)| sight.sees(row)));
    found.ok_or_else(|| Refusal::NotFound { kind: StreamKind::Article, what: id.label() })
}

fn authorise(ctx: &Ctx, actor: &Actor, act: Act) -> Result<Code, Refusal> {
    let granted = ctx.policy.rights.may(&actor.roles, act).filter(|(_, cell)| *cell == Cell::Yes);
    let forbidden = || Refusal::Forbidden { act, roles: ctx.policy.rights.roles_with(act).cloned().collect() };
    granted.map(|(role, _)| role.clone()).ok_or_else(forbidden)
}

/// Refuses a save over a text that somebody else changed since. That it was used meanwhile changes no text.
fn fresh(ctx: &Ctx, article: &Article, seen: Option<u32>, actor: &Actor) -> Result<(), Refusal> {
    let Some(seen) = seen.filter(|seen| *seen < article.ver) else { return Ok(()) };
    let theirs = |past: &&Past| past.ver > seen && past.by != actor.person && !past.event.kind.is_use();
    match ctx.since.iter().rfind(theirs) {
        Some(past) => Err(Refusal::ArticleStale { article: article.id, by: past.by, at: past.at }),
        None => Ok(()),
    }
}

/// Who reviews it must find something to judge, and how far it may be applied.
fn complete(sheet: &Sheet) -> Result<(), Refusal> {
    let what = sheet.steps.is_empty() && sheet.workaround.is_none();
    let needed = [("steps", what), ("level", sheet.level == 0)];
    let fields: Vec<&'static str> =
        needed.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect();
    if fields.is_empty() { Ok(()) } else { Err(Refusal::Missing { fields }) }
}

fn only_from(article: &Article, states: &[State]) -> Result<(), Refusal> {
    let state = article.sheet.state;
    let refusal = || Refusal::ArticleNotWhile { article: article.id, state, possible: states.to_vec() };
    states.contains(&state).then_some(()).ok_or_else(refusal)
}

fn moved(article: &Article, kind: Kind, to: State, now: Instant) -> Result<Draft<'_>, Refusal> {
    only_from(article, &to.before())?;
    let mut draft = Draft::new(article, kind, now);
    draft.set(Field::State, &to);
    Ok(draft)
}

fn words(field: &'static str, text: &str) -> Result<Text, Refusal> {
    match text.trim() {
        "" => Err(Refusal::Missing { fields: vec![field] }),
        text if text.len() > TEXT_LIMIT => Err(Refusal::TooLong { field, size: text.len(), limit: TEXT_LIMIT }),
        text => Ok(Text::new(text)),
    }
}

/// Writes what somebody wants into the fields that people write.
fn write(ctx: &Ctx, draft: &mut Draft, changes: &[(Field, Value)]) -> Result<(), Refusal> {
    for (field, value) in changes {
        if !WRITTEN.contains(field) {
            let allowed = WRITTEN.iter().map(|field| field.name().to_owned()).collect();
            return Err(Refusal::Invalid { field: "field", value: field.name().to_owned(), allowed });
        }
        let value = plain(*field, value)?;
        fits(ctx, *field, &value)?;
        draft.put(*field, value);
    }
    Ok(())
}

/// Words without blanks around them; no words are none.
fn plain(field: Field, value: &Value) -> Result<Value, Refusal> {
    let text = |text: &Text| match text {
        Text::Plain(words) if words.trim().is_empty() => Value::None,
        Text::Plain(words) => Value::Text(Text::new(words.trim())),
        Text::Erased => Value::Text(Text::Erased),
    };
    let value = match value {
        Value::Text(words) => text(words),
        Value::List(items) => {
            let kept: Vec<Value> = items
                .iter()
                .map(|item| if let Value::Text(words) = item { text(words) } else { item.clone() })
                .filter(|item| !item.is_none())
                .collect();
            if kept.is_empty() { Value::None } else { Value::List(kept) }
        }
        other => other.clone(),
    };
    // A value of another shape is a mistake of the front end; it must not get into the journal.
    let shape = || Refusal::Invalid { field: field.name(), value: String::new(), allowed: Vec::new() };
    Sheet::default().set(field, &value).map(|()| value).map_err(|_| shape())
}

fn fits(ctx: &Ctx, field: Field, value: &Value) -> Result<(), Refusal> {
    let name = field.name();
    let limit = if field == Field::Title { TITLE_LIMIT } else { TEXT_LIMIT };
    let size = length(value);
    if size > limit {
        return Err(Refusal::TooLong { field: name, size, limit });
    }
    let one_of = |typed: String, allowed: Vec<String>| match allowed.contains(&typed) {
        true => Ok(()),
        false => Err(Refusal::Invalid { field: name, value: typed, allowed }),
    };
    match (field, value) {
        (Field::Title, Value::None) => Err(Refusal::Missing { fields: vec!["title"] }),
        (Field::Level, Value::Int(n)) => one_of(n.to_string(), LEVELS.map(|level| level.to_string()).to_vec()),
        (Field::Audience, Value::Code(code)) => one_of(code.to_string(), AUDIENCES.map(str::to_owned).to_vec()),
        (Field::Category, value) => refers(ctx, StreamKind::Category, value),
        (Field::Services, value) => refers(ctx, StreamKind::Service, value),
        (Field::Cis, value) => refers(ctx, StreamKind::Ci, value),
        _ => Ok(()),
    }
}

/// Bytes of all its words together.
fn length(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.as_str().len(),
        Value::Code(code) => code.as_str().len(),
        Value::List(items) => items.iter().map(length).sum(),
        _ => 0,
    }
}

fn refers(ctx: &Ctx, kind: StreamKind, value: &Value) -> Result<(), Refusal> {
    match value {
        Value::Int(id) => {
            let known = ctx.directory.get(Stream::new(kind, *id)).is_some_and(|entry| !entry.retired);
            known.then_some(()).ok_or_else(|| Refusal::NotFound { kind, what: id.to_string() })
        }
        Value::List(items) => items.iter().try_for_each(|item| refers(ctx, kind, item)),
        _ => Ok(()),
    }
}

/// An event in the making: changes are written against the entry, and only where they change something.
pub(super) struct Draft<'a> {
    article: &'a Article,
    pub(super) event: Event,
    now: Instant,
}

impl<'a> Draft<'a> {
    pub(super) fn new(article: &'a Article, kind: Kind, now: Instant) -> Self {
        Self { article, event: Event { kind, detail: Detail::default() }, now }
    }

    fn put(&mut self, field: Field, to: Value) {
        let from = self.article.sheet.get(field);
        let changes = &mut self.event.detail.changes;
        changes.retain(|change| change.field != field);
        if from != to {
            changes.push(Change { field, from, to });
        }
    }

    pub(super) fn set(&mut self, field: Field, to: &impl FieldValue) {
        self.put(field, to.to_value());
    }

    pub(super) fn done(mut self, role: Code) -> ArticleDecided {
        if !self.event.kind.is_use() {
            let now = self.now.max(self.article.sheet.updated_at.unwrap_or(self.now));
            self.set(Field::UpdatedAt, &Some(now));
        }
        ArticleDecided { article: self.article.id, event: self.event, role }
    }
}
