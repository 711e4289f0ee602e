//! Handing over. One job: to whom an incident goes next, forward, up and back (LIFE-8, LIFE-9, ESC-2).

use super::{Ctx, Decided, Draft, authorise, in_own_team, may_move, maybe, must_be, one_of};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{PersonId, TeamId};
use crate::domain::incident::command::Handing;
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::{Field, Incident, Stop};
use crate::domain::incident::state::State;
use crate::domain::people::directory::Entry;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::policy::clocks::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;

/// Assigns within the team, or to another team or line.
pub fn assign(ctx: &Ctx, incident: &Incident, to: &Handing, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    must_be(incident, &[State::New, State::Assigned, State::InProgress, State::Suspended])?;
    let goal = destination(ctx, incident, to)?;
    let role = may_hand(ctx, actor, incident, &goal)?;
    hand_over(ctx, incident, Kind::Assigned, goal, to, role, now)
}

/// Functional escalation: to the line named, or the next one up.
pub fn escalate(ctx: &Ctx, incident: &Incident, to: &Handing, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    must_be(incident, &[State::New, State::Assigned, State::InProgress, State::Suspended])?;
    let mut to = to.clone();
    if to.team.is_none() && to.person.is_none() && to.line.is_none() {
        let next = ctx.policy.lines.iter().map(|l| l.number).filter(|n| *n > incident.line).min();
        to.line = Some(next.ok_or(Refusal::NoHigherLine { line: incident.line })?);
    }
    let goal = destination(ctx, incident, &to)?;
    if goal.line <= incident.line {
        return Err(Refusal::NotThatWay { act: Act::AssignOther });
    }
    let role = may_hand(ctx, actor, incident, &goal)?;
    hand_over(ctx, incident, Kind::Escalated, goal, &to, role, now)
}

/// Back to whoever handed it over (LIFE-9).
pub fn hand_back(
    ctx: &Ctx,
    incident: &Incident,
    reason: Option<&Code>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    must_be(incident, &[State::Assigned, State::InProgress, State::Suspended])?;
    let mut way = incident.handed_from.clone();
    let last = *way.last().ok_or(Refusal::NobodyToReturnTo)?;
    let role = may_hand(ctx, actor, incident, &last)?;
    let goal = next_back(ctx, incident, &last);
    if goal == last {
        way.pop();
    }
    may_move(incident, State::Assigned)?;
    let reason = hand_over_reason(ctx, reason, text)?;
    let mut draft = Draft::new(incident, Kind::HandedBack, now);
    given(ctx, &mut draft, goal.line);
    draft.set(Field::HandedFrom, &way);
    draft.set(Field::Line, &goal.line);
    draft.set(Field::Team, &goal.team);
    draft.set(Field::Assignee, &goal.person.filter(|p| !ctx.directory.get(*p).is_some_and(|e| e.retired)));
    draft.count(Field::ReassignCount, incident.reassign_count);
    draft.reason(reason);
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// The team a rule moves it to in a line: the only one there, or the only one of the direction its own team has.
pub(super) fn only_team(ctx: &Ctx, incident: &Incident, line: u8) -> Option<TeamId> {
    let teams = ctx.directory.teams_in(line);
    if let [only] = teams[..] {
        return Some(only);
    }
    let direction = |team: TeamId| ctx.directory.get(team).map(|t| t.text("direction").to_owned()).unwrap_or_default();
    let ours = direction(incident.team?);
    let same: Vec<TeamId> = teams.into_iter().filter(|team| !ours.is_empty() && direction(*team) == ours).collect();
    if let [only] = same[..] { Some(only) } else { None }
}

/// A rule hands it over; it asks nobody's rights and gives the rule as its reason.
pub(super) fn by_rule(ctx: &Ctx, incident: &Incident, kind: Kind, goal: Stop, at: Instant) -> Decided {
    let mut draft = Draft::new(incident, kind, at);
    handed_to(ctx, &mut draft, goal, kind);
    draft.done(super::escalation::rule_role())
}

/// Writes where it goes, the way back, and the counts.
fn handed_to(ctx: &Ctx, draft: &mut Draft<'_>, goal: Stop, kind: Kind) {
    let incident = draft.incident;
    let moved = (goal.team != incident.team && incident.team.is_some()) || goal.line != incident.line;
    given(ctx, draft, goal.line);
    if moved || incident.assignee.is_some() {
        let mut way = incident.handed_from.clone();
        way.push(Stop { line: incident.line, team: incident.team, person: incident.assignee });
        draft.set(Field::HandedFrom, &way);
        draft.count(Field::ReassignCount, incident.reassign_count);
    }
    if kind == Kind::Escalated {
        draft.count(Field::EscalationCount, incident.escalation_count);
    }
    draft.set(Field::Line, &goal.line);
    draft.set(Field::Team, &goal.team);
    draft.set(Field::Assignee, &goal.person);
}

/// It becomes somebody's to take, in a line that may be another.
fn given(ctx: &Ctx, draft: &mut Draft, line: u8) {
    draft.become_state(ctx, State::Assigned, None);
    let (incident, at) = (draft.incident, draft.now);
    draft.clocks(ctx, |moves| moves.handed(incident, line, at));
    draft.moment(ctx, Moment::Assigned);
}

/// Where it goes next on its way back: straight to whoever handed it over, or where the policy says so up to the lead of
/// this team, down through the lead of theirs, and then to them (LIFE-9).
fn next_back(ctx: &Ctx, incident: &Incident, last: &Stop) -> Stop {
    let lead = |team: Option<TeamId>, line: u8| {
        let person = PersonId(ctx.directory.get(team?)?.int("lead")?);
        let here = ctx.directory.get(person).is_some_and(|entry| !entry.retired);
        here.then_some(Stop { line, team, person: Some(person) })
    };
    let leads = [lead(incident.team, incident.line), lead(last.team, last.line)];
    let leads = leads.into_iter().flatten().filter(|_| ctx.policy.rules.return_via_leads);
    let way: Vec<Stop> = leads.filter(|stop| stop.person != last.person).collect();
    // Whoever of them has it now has been passed.
    let holds = |stop: &Stop| (stop.team, stop.person) == (incident.team, incident.assignee);
    let next = way.iter().rposition(holds).map_or(0, |at| at + 1);
    *way.get(next).unwrap_or(last)
}

/// Hands the following of the incident to another desk person.
pub fn track(
    ctx: &Ctx,
    incident: &Incident,
    person: PersonId,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Confirm, Some(incident))?;
    if !incident.state.is_open() {
        let possible = State::ALL.into_iter().filter(|s| s.is_open()).collect();
        return Err(Refusal::NotWhile { state: incident.state, possible });
    }
    let Some(entry) = ctx.directory.get(person).filter(|p| !p.retired) else {
        return Err(Refusal::NotFound { kind: StreamKind::Person, what: person.to_string() });
    };
    // LIFE-2: the tracker is a desk person.
    let desk = |e: &Entry| e.codes("roles").any(|code| ctx.policy.role(code).is_some_and(|role| role.desk));
    if !desk(entry) {
        let people = ctx.directory.current(StreamKind::Person).into_iter();
        let allowed = people.filter(|e| desk(e)).map(|e| e.key.to_string()).collect();
        return Err(Refusal::Invalid { field: "tracker", value: entry.key.to_string(), allowed });
    }
    if incident.tracker == Some(person) {
        return Err(Refusal::AlreadySo { field: Field::Tracker });
    }
    let mut draft = Draft::new(incident, Kind::Tracked, now);
    draft.set(Field::Tracker, &Some(person));
    Ok(draft.done(role))
}

/// Where a handing leads: the team named, or the person's team of that line, or the only team there.
fn destination(ctx: &Ctx, incident: &Incident, to: &Handing) -> Result<Stop, Refusal> {
    if let Some(person) = to.person
        && ctx.directory.get(person).is_none_or(|p| p.retired)
    {
        return Err(Refusal::NotFound { kind: StreamKind::Person, what: person.to_string() });
    }
    let team = match to.team {
        Some(team) if ctx.directory.get(team).is_none_or(|t| t.retired) => {
            return Err(Refusal::NotFound { kind: StreamKind::Team, what: team.to_string() });
        }
        Some(team) => Some(team),
        None => team_for(ctx, incident, to)?,
    };
    if let (Some(team), Some(person)) = (team, to.person)
        && !ctx.directory.teams_of(person).contains(&team)
    {
        return Err(Refusal::NotInTeam { person, team });
    }
    let line = team.map(|t| ctx.directory.line_of(t)).or(to.line).unwrap_or(incident.line);
    Ok(Stop { line, team, person: to.person })
}

fn team_for(ctx: &Ctx, incident: &Incident, to: &Handing) -> Result<Option<TeamId>, Refusal> {
    let candidates: Vec<TeamId> = match (to.person, to.line) {
        // A person is found in the incident's own team first, then in the line meant, then in the only team they have.
        (Some(person), line) => {
            let teams = ctx.directory.teams_of(person);
            if line.is_none() && incident.team.is_some_and(|t| teams.contains(&t)) {
                return Ok(incident.team);
            }
            teams.into_iter().filter(|t| line.is_none_or(|l| ctx.directory.line_of(*t) == l)).collect()
        }
        (None, Some(line)) => {
            let teams = ctx.directory.teams_in(line);
            if teams.is_empty() {
                return Err(Refusal::NoTeamInLine { line });
            }
            teams
        }
        (None, None) => return Err(Refusal::Missing { fields: vec!["team", "assignee"] }),
    };
    match (&candidates[..], to.person, to.line) {
        // Nobody stands in a line without a team of it.
        ([], Some(person), Some(line)) => Err(match ctx.directory.teams_in(line)[..] {
            [] => Refusal::NoTeamInLine { line },
            [team, ..] => Refusal::NotInTeam { person, team },
        }),
        ([], ..) => Ok(None),
        ([only], ..) => Ok(Some(*only)),
        _ => Err(Refusal::WhichTeam { teams: candidates }),
    }
}

/// ROLE-5: anywhere, or only within the own line and up, only up and back, only back. The bounds hold within a team as
/// they do between teams: they stand on both acts.
pub(super) fn may_hand(ctx: &Ctx, actor: &Actor, incident: &Incident, goal: &Stop) -> Result<Code, Refusal> {
    let within = goal.team == incident.team || incident.team.is_none() && goal.line == incident.line;
    let act = if within { Act::AssignWithin } else { Act::AssignOther };
    authorise(ctx, actor, act, Some(incident))?;
    let up = goal.line > incident.line;
    let back = incident.handed_from.last().is_some_and(|last| leads_back(last, goal));
    let own_team = in_own_team(ctx, actor, incident);
    let held = own_team || actor.teams.iter().any(|team| ctx.directory.line_of(*team) == incident.line);
    let anywhere = ctx.policy.rights.may(&actor.roles, Act::AssignOther).is_some_and(|(_, cell)| cell == Cell::Yes);
    let allows = |cell: Cell| match cell {
        // Whoever may assign within teams only does so in their own.
        Cell::Yes => !within || anywhere || own_team,
        Cell::OwnLineUp => held && (goal.line >= incident.line || back),
        Cell::UpOrBack => held && (up || back),
        Cell::Back => held && back,
        Cell::Own => held,
        Cell::No | Cell::Policy | Cell::Propose => false,
    };
    match ctx.policy.rights.grants(&actor.roles, act).iter().find(|(_, cell)| allows(*cell)) {
        Some((role, _)) => Ok((*role).clone()),
        None if !own_team && (within || !held) => Err(Refusal::NotYourTeam { act, team: incident.team }),
        None => Err(Refusal::NotThatWay { act }),
    }
}

/// To whoever handed it over: the team, and in it nobody but the person, where it was a person.
fn leads_back(last: &Stop, goal: &Stop) -> bool {
    let person = last.person.is_none() || goal.person.is_none() || last.person == goal.person;
    (last.team, last.line) == (goal.team, goal.line) && person
}

/// LIFE-8: a reason, from the list or in words, as soon as it was somebody's.
fn hand_over_reason(ctx: &Ctx, reason: Option<&Code>, text: &str) -> Result<Option<Code>, Refusal> {
    let allowed: Vec<&Code> = ctx.policy.hand_over_reasons.iter().map(|r| &r.id).collect();
    match reason {
        None if !text.trim().is_empty() => Ok(None),
        reason => one_of("reason", reason, &allowed).map(Some),
    }
}

fn hand_over(
    ctx: &Ctx,
    incident: &Incident,
    kind: Kind,
    goal: Stop,
    to: &Handing,
    role: Code,
    now: Instant,
) -> Result<Decided, Refusal> {
    may_move(incident, State::Assigned)?;
    if (goal.team, goal.person) == (incident.team, incident.assignee) && goal.line == incident.line {
        return Err(Refusal::AlreadySo { field: Field::Assignee });
    }
    let moved = (goal.team != incident.team && incident.team.is_some()) || goal.line != incident.line;
    let had_owner = incident.assignee.is_some();
    let reason = match moved || had_owner {
        true => hand_over_reason(ctx, to.reason.as_ref(), &to.text)?,
        false if to.reason.is_some() => hand_over_reason(ctx, to.reason.as_ref(), "")?,
        false => None,
    };
    let mut draft = Draft::new(incident, kind, now);
    handed_to(ctx, &mut draft, goal, kind);
    draft.reason(reason);
    draft.text(maybe("text", &to.text)?);
    Ok(draft.done(role))
}
