//! Escalation. One job: what a rule does when it fires, and what people say to it: acknowledged, put off, reported up, the
//! emergency procedure started or declined, the priority confirmed (ESC-1, ESC-4, LIFE-6).
//!
//! A rule acts at the instant of its crossing, however late anybody noticed; its events are nobody's role.

use super::work::ACTIVE;
use super::{Ctx, Decided, Draft, TEXT_LIMIT, authorise, hand, may_move, maybe, must_be, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::escalation::{Firing, who};
use crate::domain::id::PersonId;
use crate::domain::incident::event::{Change, Kind, Place};
use crate::domain::incident::fields::{Field, Incident, Stop};
use crate::domain::incident::report::{Escalation, EscalationColumn as Column};
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::policy::clocks::Moment;
use crate::domain::policy::escalation::Move;
use crate::domain::refusal::Refusal;
use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::StreamKind;
use crate::domain::time::{Instant, Span};
use crate::domain::value::{FieldValue, Value};

/// Each time they are told again after twice as long, so many times; then the wait stays as long.
const PATIENCE: u32 = 3;

/// The role by which rules act.
pub fn rule_role() -> Code {
    Code::new("rule")
}

/// One thing a rule does to a record, where it has not been done.
type Step<'s> = dyn Fn(&Incident) -> Option<Decided> + 's;

/// The events of a rule that fires at `at`: the crossing with whoever is told, and what it moves.
pub fn fire(ctx: &Ctx, incident: &Incident, firing: &Firing<'_>, at: Instant) -> Vec<Decided> {
    let then = &firing.rule.then;
    let n = u32::try_from(incident.escalations.len()).unwrap_or(u32::MAX);
    let mut draft = Draft::new(incident, Kind::Fired, at);
    let mut put = |column, value| draft.put(Place::Escalation { escalation: n, column }, value);
    put(Column::Rule, Some(firing.rule.id.clone()).to_value());
    put(Column::Clock, firing.clock.map(|kind| Code::new(kind.name())).to_value());
    put(Column::Line, firing.line.to_value());
    put(Column::Cycle, firing.cycle.to_value());
    put(Column::At, Some(at).to_value());
    put(Column::ToldAs, then.tell.iter().map(|who| Code::new(who.name())).collect::<Vec<_>>().to_value());
    if then.reports {
        draft.set(Field::ExecutiveToldAt, &Some(at));
    }
    draft.event.detail.reason = Some(firing.rule.id.clone());
    let mut batch = vec![Decided { at, ..draft.done(rule_role()) }];
    let mut record = after(incident, &batch[0]);
    let steps: [&Step<'_>; 4] = [
        &|record| reprioritised(ctx, record, then.priority, at),
        &|record| declared(ctx, record, then.major, at),
        &|record| moves(ctx, record, firing, at),
        &|record| raised(ctx, record, then.authority.as_ref(), at),
    ];
    for step in steps {
        if let Some(decided) = step(&record) {
            record = after(&record, &decided);
            batch.push(decided);
        }
    }
    // Those are told who have to do with it now that it was moved.
    let told = who::people(ctx.policy, ctx.directory, &record, &then.tell, at);
    let fired = &mut batch[0].event.detail;
    let mut add = |column, to: Value| {
        let from = Escalation::default().get(column);
        fired.changes.push(Change { place: Place::Escalation { escalation: n, column }, from, to });
    };
    if !told.is_empty() {
        add(Column::Told, told.to_value());
        if let Some(every) = then.acknowledge.filter(|every| *every > Span::ZERO) {
            add(Column::AgainAt, Some(at + every).to_value());
        }
    }
    fired.told = told;
    batch
}

fn reprioritised(ctx: &Ctx, incident: &Incident, to: Option<u8>, at: Instant) -> Option<Decided> {
    let to = to.filter(|to| *to < incident.priority && incident.state.is_active())?;
    let mut draft = Draft::new(incident, Kind::Overridden, at);
    let after = Incident { priority: to, priority_unconfirmed: true, ..incident.clone() };
    super::assess::reassess(ctx, &mut draft, after, at);
    Some(draft.done(rule_role()))
}

fn declared(ctx: &Ctx, incident: &Incident, major: bool, at: Instant) -> Option<Decided> {
    if !major || incident.major || !incident.state.is_active() {
        return None;
    }
    let mut draft = Draft::new(incident, Kind::Assessed, at);
    draft.set(Field::Major, &true);
    draft.moment(ctx, Moment::Major);
    Some(draft.done(rule_role()))
}

/// To another line, team or person. Where the policy's way is not open (no line above, several teams in it), it stays: the
/// crossing is on the record, and whoever is told sees that nothing moved.
fn moves(ctx: &Ctx, incident: &Incident, firing: &Firing<'_>, at: Instant) -> Option<Decided> {
    let team_of = |key: &Code| ctx.directory.find(StreamKind::Team, key.as_str()).filter(|team| !team.retired);
    let goal = match &firing.rule.then.to {
        Move::Stays => return None,
        Move::Up => {
            let line = ctx.policy.lines.iter().map(|line| line.number).filter(|n| *n > incident.line.max(1)).min()?;
            let team = hand::only_team(ctx, incident, line)?;
            Stop { line, team: Some(team), person: None }
        }
        Move::Team(key) => {
            let team = crate::domain::id::TeamId(team_of(key)?.stream.id);
            Stop { line: ctx.directory.line_of(team), team: Some(team), person: None }
        }
        Move::Lead => {
            let person = Some(who::lead(ctx.directory, incident.team)?);
            Stop { line: incident.line.max(1), team: incident.team, person }
        }
    };
    let same = (goal.team, goal.person) == (incident.team, incident.assignee) && goal.line == incident.line.max(1);
    if same || !incident.state.is_active() || may_move(incident, State::Assigned).is_err() {
        return None;
    }
    let kind = if goal.line > incident.line.max(1) { Kind::Escalated } else { Kind::Assigned };
    let mut decided = hand::by_rule(ctx, incident, kind, goal, at);
    decided.event.detail.told = who::concerned(ctx.directory, &after(incident, &decided), &decided.event, PersonId(0));
    decided.event.detail.reason = Some(firing.rule.id.clone());
    Some(decided)
}

fn after(incident: &Incident, decided: &Decided) -> Incident {
    let mut after = incident.clone();
    // What was decided on this very record fits it.
    let _fits = after.apply(&decided.event);
    after
}

/// Up to a role, where it is not that high already.
fn raised(ctx: &Ctx, incident: &Incident, to: Option<&Code>, at: Instant) -> Option<Decided> {
    let rank = |role: &Code| ctx.policy.authority_rank(role);
    let to = to.filter(|to| rank(to) > incident.authority.as_ref().map_or(0, rank))?;
    let mut draft = Draft::new(incident, Kind::Raised, at);
    draft.set(Field::Authority, &Some(to.clone()));
    Some(draft.done(rule_role()))
}

/// Nobody has acknowledged it: those told are told again, and again after as long.
pub fn remind(ctx: &Ctx, incident: &Incident, n: u32, at: Instant, now: Instant) -> Option<Decided> {
    let row = incident.escalations.get(n as usize)?;
    let rule = ctx.policy.escalation.iter().find(|rule| Some(&rule.id) == row.rule.as_ref());
    let every = rule.and_then(|rule| rule.then.acknowledge).unwrap_or(Span::minutes(15));
    let named: Vec<_> =
        row.told_as.iter().map(|who| crate::domain::policy::escalation::Who::parse(who.as_str())).collect();
    let mut told = who::people(ctx.policy, ctx.directory, incident, &named, at);
    if told.is_empty() {
        told.clone_from(&row.told);
    }
    let mut draft = Draft::new(incident, Kind::ToldAgain, at);
    let mut put = |column, value| draft.put(Place::Escalation { escalation: n, column }, value);
    put(Column::Times, (row.times + 1).to_value());
    let every = Span(every.0 << (row.times + 1).min(PATIENCE));
    // What was missed while nobody watched is told once.
    let next = if at + every > now { at + every } else { now + every };
    put(Column::AgainAt, Some(next).to_value());
    put(Column::Told, told.to_value());
    put(Column::PostponedUntil, None::<Instant>.to_value());
    draft.event.detail.told = told;
    draft.event.detail.reason.clone_from(&row.rule);
    Some(draft.done(rule_role()))
}

/// Those that wait for somebody: the one named, or all that this person was told of.
///
/// # Errors
/// None waits, or it was others who were told.
pub fn waiting<'i>(
    incident: &'i Incident,
    named: Option<u32>,
    actor: &Actor,
) -> Result<Vec<(u32, &'i Escalation)>, Refusal> {
    let mine =
        |row: &Escalation| row.told.contains(&actor.person) || row.told_as.iter().any(|r| actor.roles.contains(r));
    let all: Vec<_> = (0..).zip(&incident.escalations).filter(|(_, row)| row.waits()).collect();
    if let Some(n) = named {
        let row = all.into_iter().find(|(place, _)| *place == n).ok_or(Refusal::NothingToAcknowledge)?;
        return if mine(row.1) { Ok(vec![row]) } else { Err(Refusal::NotTold { told: row.1.told.clone() }) };
    }
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, row)| mine(row));
    match (own.is_empty(), others.first()) {
        (false, _) => Ok(own),
        (true, Some((_, row))) => Err(Refusal::NotTold { told: row.told.clone() }),
        (true, None) => Err(Refusal::NothingToAcknowledge),
    }
}

/// Somebody who was told says that they know; nobody is told again (ESC-4).
pub fn acknowledge(
    ctx: &Ctx,
    incident: &Incident,
    named: Option<u32>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Acknowledge, Some(incident))?;
    let rows = waiting(incident, named, actor)?;
    let mut draft = Draft::new(incident, Kind::Acknowledged, now);
    for (n, _) in rows {
        let mut put = |column, value| draft.put(Place::Escalation { escalation: n, column }, value);
        put(Column::AcknowledgedBy, Some(actor.person).to_value());
        put(Column::AcknowledgedAt, Some(now).to_value());
        put(Column::AgainAt, None::<Instant>.to_value());
        put(Column::PostponedUntil, None::<Instant>.to_value());
    }
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// Put off, for a reason: those told are told again then, not before (ESC-4).
pub fn postpone(
    ctx: &Ctx,
    incident: &Incident,
    named: Option<u32>,
    until: Option<Instant>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Postpone, Some(incident))?;
    let rows = waiting(incident, named, actor)?;
    let until = until.ok_or_else(|| Refusal::Missing { fields: vec!["until"] })?;
    if until <= now {
        return Err(Refusal::BadTime { field: "until", at: until, not_before: Some(now), not_after: None });
    }
    let text = words("text", text, TEXT_LIMIT)?;
    let mut draft = Draft::new(incident, Kind::Postponed, now);
    for (n, _) in rows {
        let mut put = |column, value| draft.put(Place::Escalation { escalation: n, column }, value);
        put(Column::PostponedUntil, Some(until).to_value());
        put(Column::AgainAt, Some(until).to_value());
    }
    draft.text(Some(text));
    Ok(draft.done(role))
}

/// The manager tells the executive (LIFE-6).
pub fn report_up(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::StartEmergency, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    if incident.executive_told_at.is_some() {
        return Err(Refusal::AlreadySo { field: Field::ExecutiveToldAt });
    }
    let text = words("text", text, TEXT_LIMIT)?;
    let mut draft = Draft::new(incident, Kind::ReportedUp, now);
    draft.set(Field::ExecutiveToldAt, &Some(now));
    let executive = Code::new("executive");
    if ctx.policy.authority_rank(&executive) > incident.authority.as_ref().map_or(0, |r| ctx.policy.authority_rank(r)) {
        draft.set(Field::Authority, &Some(executive.clone()));
    }
    draft.event.detail.told = who::holders(ctx.directory, &executive);
    draft.text(Some(text));
    Ok(draft.done(role))
}

/// The manager starts the emergency procedure, or declines with a reason (LIFE-6).
pub fn emergency(
    ctx: &Ctx,
    incident: &Incident,
    start: bool,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::StartEmergency, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    let to = Some(Code::new(if start { "started" } else { "declined" }));
    if incident.emergency == to {
        return Err(Refusal::AlreadySo { field: Field::Emergency });
    }
    let text = if start { maybe("text", text)? } else { Some(words("text", text, TEXT_LIMIT)?) };
    let mut draft = Draft::new(incident, Kind::EmergencyDecided, now);
    draft.set(Field::Emergency, &to);
    draft.text(text);
    Ok(draft.done(role))
}

/// The first line says that a priority is right which a rule or an alert has set (LIFE-6).
pub fn confirm_priority(ctx: &Ctx, incident: &Incident, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Assess, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    if !incident.priority_unconfirmed {
        return Err(Refusal::AlreadySo { field: Field::PriorityUnconfirmed });
    }
    let mut draft = Draft::new(incident, Kind::PriorityConfirmed, now);
    draft.set(Field::PriorityUnconfirmed, &false);
    Ok(draft.done(role))
}

/// The kind of clock an escalation was about.
pub fn clock_of(row: &Escalation) -> Option<ClockKind> {
    row.clock.as_ref().and_then(|kind| ClockKind::parse(kind.as_str()))
}
