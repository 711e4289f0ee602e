//! Knowledge at work. One job: an entry is applied to an incident, its steps are ticked off, and it is said whether it
//! helped (KB-3, LIFE-7). Being tried is neither a response nor a word to the user: no clock moves here.

use super::work::ALIVE;
use super::{Ctx, Decided, Draft, authorise, must_be};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, PersonId};
use crate::domain::incident::event::{Kind, Place};
use crate::domain::incident::fields::Incident;
use crate::domain::incident::report::{AppliedColumn, Step, StepColumn};
use crate::domain::knowledge::used::OUTCOMES;
use crate::domain::knowledge::{Article, ArticleSight, Edition};
use crate::domain::people::rights::Act;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::value::FieldValue;

/// The first line applies entries up to this level (SPEC 1).
const FIRST_LINE: u8 = 2;

/// Applies an entry: its steps become the checklist.
pub fn apply(
    ctx: &Ctx,
    incident: &Incident,
    id: ArticleId,
    version: Option<u32>,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::KbSuggest, Some(incident))?;
    must_be(incident, &ALIVE)?;
    let edition = in_force(ctx, id, version, actor, now)?;
    if edition.sheet.level > FIRST_LINE && only_first_line(ctx.policy, actor) {
        return Err(Refusal::ArticleLevel { article: id, level: edition.sheet.level });
    }
    let mut draft = Draft::new(incident, Kind::KbApplied, now);
    let row = u32::try_from(incident.applied.len()).unwrap_or(u32::MAX);
    let mut put = |column, value| draft.put(Place::Applied { applied: row, column }, value);
    put(AppliedColumn::Article, Some(id).to_value());
    put(AppliedColumn::Version, edition.number.to_value());
    put(AppliedColumn::Title, Some(edition.sheet.title.clone()).to_value());
    for (step, text) in (incident.steps.len()..).zip(&edition.sheet.steps) {
        let step = u32::try_from(step).unwrap_or(u32::MAX);
        draft.put(Place::Step { step, column: StepColumn::Applied }, row.to_value());
        draft.put(Place::Step { step, column: StepColumn::Text }, Some(text.clone()).to_value());
    }
    Ok(draft.done(role))
}

/// The edition that is in force, if it is the one that is meant and is for these eyes.
fn in_force<'c>(
    ctx: &'c Ctx,
    id: ArticleId,
    version: Option<u32>,
    actor: &Actor,
    now: Instant,
) -> Result<&'c Edition, Refusal> {
    let sight = ArticleSight::of(ctx.policy, actor);
    let seen = |article: &&Article| article.rows().iter().any(|(row, _)| sight.sees(row));
    let not_found = || Refusal::NotFound { kind: StreamKind::Article, what: id.label() };
    let article = ctx.articles.get(&id).filter(seen).ok_or_else(not_found)?;
    let edition = article.published().ok_or(Refusal::ArticleNotInForce { article: id, since: None })?;
    if let Some(until) = edition.sheet.valid_until.filter(|until| *until <= now) {
        return Err(Refusal::ArticleNotInForce { article: id, since: Some(until) });
    }
    match version {
        Some(wanted) if wanted != edition.number => Err(Refusal::Invalid {
            field: "version",
            value: wanted.to_string(),
            allowed: vec![edition.number.to_string()],
        }),
        _ => Ok(edition),
    }
}

/// Every role that lets them apply an entry is of the first line.
fn only_first_line(policy: &Policy, actor: &Actor) -> bool {
    let grants = policy.rights.grants(&actor.roles, Act::KbSuggest);
    grants.iter().all(|(role, _)| policy.role(role).is_some_and(|role| role.desk))
}

/// A step was done, or was not done after all.
pub fn tick(
    ctx: &Ctx,
    incident: &Incident,
    step: u32,
    done: bool,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::KbSuggest, Some(incident))?;
    must_be(incident, &ALIVE)?;
    let there = |row: &&Step| !row.is_void();
    if incident.steps.get(step as usize).filter(there).is_none() {
        let all = (1u32..).zip(&incident.steps).filter(|(_, row)| !row.is_void());
        let allowed = all.map(|(n, _)| n.to_string()).collect();
        return Err(Refusal::Invalid { field: "step", value: step.saturating_add(1).to_string(), allowed });
    }
    let mut draft = Draft::new(incident, Kind::Ticked, now);
    let (by, at): (Option<PersonId>, _) = if done { (Some(actor.person), Some(now)) } else { (None, None) };
    draft.put(Place::Step { step, column: StepColumn::DoneBy }, by.to_value());
    draft.put(Place::Step { step, column: StepColumn::DoneAt }, at.to_value());
    let was = incident.steps.get(step as usize).is_some_and(|row| row.done_by.is_some());
    if was == done { Err(Refusal::Missing { fields: vec!["changes"] }) } else { Ok(draft.done(role)) }
}

/// Whether it helped; possible for ever, as what is said of satisfaction is.
pub fn rate(
    ctx: &Ctx,
    incident: &Incident,
    applied: Option<u32>,
    helpful: bool,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::KbSuggest, Some(incident))?;
    let there = || (0u32..).zip(&incident.applied).filter(|(_, row)| !row.is_void()).map(|(n, _)| n);
    let meant = match applied {
        Some(n) => there().find(|there| *there == n),
        None => there().last(),
    };
    let Some(row) = meant else {
        let allowed = there().map(|n| (n + 1).to_string()).collect();
        let value = applied.map(|n| n.saturating_add(1).to_string()).unwrap_or_default();
        return Err(match there().next() {
            Some(_) => Refusal::Invalid { field: "applied", value, allowed },
            None => Refusal::Missing { fields: vec!["article"] },
        });
    };
    let mut draft = Draft::new(incident, Kind::KbRated, now);
    let outcome = Code::new(OUTCOMES[usize::from(!helpful)]);
    draft.put(Place::Applied { applied: row, column: AppliedColumn::Outcome }, Some(outcome).to_value());
    match draft.event.detail.changes.is_empty() {
        true => Err(Refusal::Missing { fields: vec!["changes"] }),
        false => Ok(draft.done(role)),
    }
}
