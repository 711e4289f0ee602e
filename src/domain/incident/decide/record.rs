//! Recording. One job: a report becomes a record, or joins one (LIFE-2 … LIFE-6).

use super::{
    Ctx, Decided, Draft, TEXT_LIMIT, TITLE_LIMIT, authorise, clocking, custom, finish, is_desk, maybe, must_be,
    short_enough, words,
};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{OrgId, TeamId};
use crate::domain::incident::command::{NewIncident, NewReport};
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::report::ReportColumn;
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::policy::MetBy;
use crate::domain::policy::clocks::Moment;
use crate::domain::policy::fields::Needed;
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::domain::time::{Instant, Span};

/// The priorities of LIFE-6.
const HIGH: u8 = 2;

/// A clock in another hall may be a little ahead of ours.
const AHEAD: Span = Span::minutes(5);

/// A high priority that a machine set waits for the first line's word (LIFE-6).
fn confirm_later(ctx: &Ctx, draft: &mut Draft<'_>, new: &NewIncident) {
    let high = ctx.policy.priority(new.impact, new.urgency) <= HIGH;
    draft.set(Field::PriorityUnconfirmed, &(high && is_machine(ctx, new.channel.as_ref())));
}

/// Makes the record; with `take` or `resolution` also the acts that follow, in the same batch.
pub fn record(ctx: &Ctx, new: &NewIncident, actor: &Actor, now: Instant) -> Result<Vec<Decided>, Refusal> {
    let role = authorise(ctx, actor, Act::Record, None)?;
    complete(ctx, new)?;
    known(ctx, new)?;
    let reported = plausible("reported_at", new.reported_at.unwrap_or(now), now)?;
    let occurred = new.occurred_at.map(|at| plausible("occurred_at", at, now)).transpose()?;
    let blank = Incident { id: ctx.next, ..Incident::default() };
    let mut draft = Draft::new(&blank, Kind::Recorded, now);
    draft.set(Field::State, &State::New);
    describe(&mut draft, new, reported)?;
    draft.set(Field::OccurredAt, &occurred);
    let nature = new.nature.as_ref();
    custom::put(ctx, &mut draft, nature, &new.custom)?;
    if !is_machine(ctx, new.channel.as_ref()) {
        custom::complete(ctx, Needed::Record, nature, &blank, &new.custom)?;
    }
    let organisation = new.organisation.or_else(|| new.reporter.and_then(|c| ctx.directory.organisation(c)));
    draft.set(Field::Organisation, &organisation);
    place(ctx, &mut draft, actor);
    weigh(ctx, &mut draft, new, organisation, reported)?;
    answer_live(ctx, &mut draft, new, reported);
    confirm_later(ctx, &mut draft, new);
    let first = draft.done(role);

    let mut batch = vec![first];
    if new.take {
        let record = folded(&blank, &batch);
        batch.push(super::work::take(ctx, &record, actor, now)?);
    }
    if let Some(how) = &new.resolution {
        let record = folded(&blank, &batch);
        batch.push(finish::resolve(ctx, &record, how, actor, now)?);
    }
    Ok(batch)
}

/// The record after the batch so far.
fn folded(blank: &Incident, batch: &[Decided]) -> Incident {
    let mut record = blank.clone();
    for decided in batch {
        // Events made here hold values taken from the record's own types.
        let _fits = record.apply(&decided.event);
    }
    record
}

/// LIFE-2: what is required to record; a machine needs no reporter.
fn complete(ctx: &Ctx, new: &NewIncident) -> Result<(), Refusal> {
    let required = [
        ("nature", new.nature.is_some()),
        ("kind", new.kind.is_some()),
        ("channel", new.channel.is_some()),
        ("reporter", new.reporter.is_some() || is_machine(ctx, new.channel.as_ref())),
        ("title", !new.title.trim().is_empty()),
        ("category", new.category.is_some()),
        ("impact", new.impact > 0),
        ("urgency", new.urgency > 0),
    ];
    let missing: Vec<&'static str> = required.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Refusal::Missing { fields: missing }),
    }
}

fn is_machine(ctx: &Ctx, channel: Option<&Code>) -> bool {
    channel.and_then(|c| ctx.policy.channel(c)).is_some_and(|channel| channel.machine)
}

/// Every code and reference is one that exists.
fn known(ctx: &Ctx, new: &NewIncident) -> Result<(), Refusal> {
    let policy = ctx.policy;
    check(policy.channels.iter().map(|c| &c.id), "channel", new.channel.as_ref())?;
    let nature = check(policy.natures.iter().map(|n| &n.id), "nature", new.nature.as_ref())?;
    let kinds = policy.nature(nature).map(|n| n.kinds.as_slice()).unwrap_or_default();
    check(kinds.iter().map(|k| &k.id), "kind", new.kind.as_ref())?;
    level("impact", new.impact, policy.impacts.len())?;
    level("urgency", new.urgency, policy.urgencies.len())?;
    let refs = [new.reporter.map(Into::into), new.organisation.map(Into::into), new.category.map(Into::into)];
    let lists = new.services.iter().map(|s| (*s).into()).chain(new.cis.iter().map(|c| (*c).into()));
    for stream in refs.into_iter().flatten().chain(lists) {
        let stream: crate::domain::stream::Stream = stream;
        if ctx.directory.get(stream).is_none_or(|e| e.retired) {
            return Err(Refusal::NotFound { kind: stream.kind, what: stream.id.to_string() });
        }
    }
    Ok(())
}

/// A code out of a list of the policy.
pub(super) fn check<'c>(
    known: impl Iterator<Item = &'c Code> + Clone,
    field: &'static str,
    code: Option<&'c Code>,
) -> Result<&'c Code, Refusal> {
    let code = code.ok_or_else(|| Refusal::Missing { fields: vec![field] })?;
    if known.clone().any(|k| k == code) {
        return Ok(code);
    }
    Err(Refusal::Invalid { field, value: code.to_string(), allowed: known.map(ToString::to_string).collect() })
}

/// A level of impact or urgency, 1 the highest.
pub(super) fn level(field: &'static str, value: u8, levels: usize) -> Result<(), Refusal> {
    match value >= 1 && usize::from(value) <= levels {
        true => Ok(()),
        false => {
            let allowed = (1..=levels).map(|n| n.to_string()).collect();
            Err(Refusal::Invalid { field, value: value.to_string(), allowed })
        }
    }
}

/// Nobody reports what has not happened yet.
pub(super) fn plausible(field: &'static str, at: Instant, now: Instant) -> Result<Instant, Refusal> {
    match at > now + AHEAD {
        true => Err(Refusal::BadTime { field, at, not_before: None, not_after: Some(now) }),
        false => Ok(at.min(now)),
    }
}

fn describe(draft: &mut Draft, new: &NewIncident, reported: Instant) -> Result<(), Refusal> {
    let now = draft.now;
    draft.set(Field::Nature, &new.nature);
    draft.set(Field::Kind, &new.kind);
    draft.set(Field::Channel, &new.channel);
    draft.set(Field::ReportedAt, &Some(reported));
    draft.set(Field::RecordedAt, &Some(now));
    draft.set(Field::Title, &words("title", &new.title, TITLE_LIMIT)?);
    for (field, text) in
        [(Field::Symptom, &new.symptom), (Field::Description, &new.description), (Field::Location, &new.location)]
    {
        draft.set(field, &maybe(field.name(), text)?);
    }
    draft.set(Field::Services, &new.services);
    draft.set(Field::Cis, &new.cis);
    draft.set(Field::Category, &new.category);
    draft.set(Field::UsersAffected, &new.users_affected);
    draft.set(Field::Security, &new.security);
    draft.set(Field::Tags, &new.tags);
    draft.report(0, ReportColumn::Contact, &new.reporter);
    draft.report(0, ReportColumn::Channel, &new.channel);
    draft.report(0, ReportColumn::ReportedAt, &Some(reported));
    if !new.description.trim().is_empty() {
        draft.report(0, ReportColumn::Words, &maybe("words", &new.description)?);
    }
    Ok(())
}

/// Where a new record lies: with the recorder's own team of the first line, else the only one there is.
fn place(ctx: &Ctx, draft: &mut Draft, actor: &Actor) {
    let desk = ctx.directory.teams_in(1);
    let own = actor.teams.iter().copied().find(|team| desk.contains(team));
    let team: Option<TeamId> = own.or_else(|| if let [only] = desk[..] { Some(only) } else { None });
    draft.set(Field::Line, &1u8);
    draft.set(Field::Team, &team);
    // LIFE-2: the tracker is the desk person who follows it to the end, by default the recorder.
    draft.set(Field::Tracker, &is_desk(ctx.policy, actor).then_some(actor.person));
}

/// Priority off the matrix, the major flag, the agreement and its clocks.
fn weigh(
    ctx: &Ctx,
    draft: &mut Draft,
    new: &NewIncident,
    organisation: Option<OrgId>,
    reported: Instant,
) -> Result<(), Refusal> {
    let priority = ctx.policy.priority(new.impact, new.urgency);
    draft.set(Field::Impact, &new.impact);
    draft.set(Field::Urgency, &new.urgency);
    draft.set(Field::Priority, &priority);
    let major = is_major(ctx, new.impact, priority);
    draft.set(Field::Major, &major);
    let effort = new.category.and_then(|c| effort_of(ctx, c));
    draft.set(Field::Effort, &effort);
    let subject = Incident {
        organisation,
        services: new.services.clone(),
        nature: new.nature.clone(),
        priority,
        reported_at: Some(reported),
        line: 1,
        ..Incident::default()
    };
    let terms = clocking::terms(ctx, &subject, priority, reported);
    if terms.out_of_scope && !new.accept_out_of_scope {
        return Err(Refusal::OutOfScope);
    }
    draft.set(Field::Agreement, &terms.agreement.cloned());
    draft.set(Field::ToRenew, &terms.to_renew);
    draft.set(Field::OutOfScope, &terms.out_of_scope);
    draft.event.detail.clocks = clocking::start(ctx, &subject, reported, draft.now);
    if major {
        let now = draft.now;
        draft.clocks(ctx, |moves| moves.moment(&subject, Moment::Major, now));
    }
    Ok(())
}

/// SPEC 1: major by default from an impact or a priority on.
pub(super) fn is_major(ctx: &Ctx, impact: u8, priority: u8) -> bool {
    let rules = &ctx.policy.rules;
    impact <= rules.major_impact || priority <= rules.major_priority
}

fn effort_of(ctx: &Ctx, category: crate::domain::id::CategoryId) -> Option<Code> {
    let entry = ctx.directory.get(category)?;
    ctx.policy.efforts.iter().map(|e| &e.id).find(|id| **id == *entry.text("effort")).cloned()
}

/// A record taken while the reporter is on the line is answered at once, and says so (SPEC 1, response time).
fn answer_live(ctx: &Ctx, draft: &mut Draft, new: &NewIncident, reported: Instant) {
    let live = new.channel.as_ref().and_then(|c| ctx.policy.channel(c)).is_some_and(|c| c.live);
    if !live || !ctx.policy.rules.met_by.contains(&MetBy::Live) {
        return;
    }
    draft.set(Field::AnsweredLive, &true);
    // Answered when it was said, though it may be typed in later.
    let incident = draft.incident;
    draft.clocks(ctx, |moves| moves.moment(incident, Moment::Live, reported));
}

/// Joins a report to a record that is there (LIFE-3).
pub fn join(
    ctx: &Ctx,
    incident: &Incident,
    report: &NewReport,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Join, Some(incident))?;
    // The same incident is one not yet resolved (SPEC 1); who calls after that has it reopened.
    must_be(incident, &[State::New, State::Assigned, State::InProgress, State::Suspended])?;
    let channel = check(ctx.policy.channels.iter().map(|c| &c.id), "channel", report.channel.as_ref())?;
    if report.reporter.is_none() && !is_machine(ctx, Some(channel)) {
        return Err(Refusal::Missing { fields: vec!["reporter"] });
    }
    if let Some(contact) = report.reporter.filter(|c| ctx.directory.get(*c).is_none_or(|e| e.retired)) {
        return Err(Refusal::NotFound { kind: StreamKind::Contact, what: contact.to_string() });
    }
    short_enough("words", &report.words, TEXT_LIMIT)?;
    let reported = plausible("reported_at", report.reported_at.unwrap_or(now), now)?;
    let mut draft = Draft::new(incident, Kind::Joined, now);
    let row = u32::try_from(incident.reports.len()).unwrap_or(u32::MAX);
    draft.report(row, ReportColumn::Contact, &report.reporter);
    draft.report(row, ReportColumn::Channel, &Some(channel.clone()));
    draft.report(row, ReportColumn::ReportedAt, &Some(reported));
    draft.report(row, ReportColumn::Words, &maybe("words", &report.words)?);
    draft.moment(ctx, Moment::Joined);
    Ok(draft.done(role))
}
