//! Deciding. One job: a command and what it is about become events or a refusal. Pure: everything asked is an argument.
//!
//! One file per part of life; [`Draft`] is what they all write with. Whoever may do a thing is asked here, for every
//! front end (ROLE-5); which clock an act moves is decided in [`clocking`].

mod assess;
mod attach;
mod authority;
pub mod auto;
pub mod clocking;
mod custom;
pub mod escalation;
mod finish;
mod hand;
pub mod import;
mod knowledge;
mod merge;
mod record;
mod undo;
mod visit;
pub mod watched;
pub mod weigh;
mod work;

pub use assess::{EDITABLE, retargeted};
pub use attach::{attachment, fits};
pub use finish::{has_user, silent};
pub use merge::RELATIONS;
pub use work::resume_by_rule;

use super::command::{Command, Verb, touches};
use super::event::{Change, Event, Kind, Place};
use super::fields::{Field, Group, Incident};
use super::past::Past;
use super::report::{AttachmentColumn, ReportColumn};
use super::state::State;
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId, TeamId};
use crate::domain::knowledge::Article;
use crate::domain::people::directory::Directory;
use crate::domain::people::rights::{Act, Cell, Reach};
use crate::domain::policy::Policy;
use crate::domain::policy::clocks::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::sla::clock::Calendars;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use crate::domain::value::{FieldValue, Text, Value};
use std::collections::BTreeMap;

/// What a decision is about: the policy, the people, and the records the command names, as they stand inside the
/// transaction.
#[derive(Debug)]
pub struct Ctx<'a> {
    pub policy: &'a Policy,
    pub calendars: &'a Calendars,
    pub directory: &'a Directory,
    /// The desk's own zone: days of validity are its days.
    pub zone: &'a Zone,
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// The number a new record gets.
    pub next: IncidentId,
    /// Events after the version the asker saw; for an undo or un-merge the whole past of every record the batch is
    /// about, since what stood before the mistake is read off it.
    pub past: Vec<Past>,
    /// The knowledge entries that the command, or the batch to be taken back, is about.
    pub articles: BTreeMap<ArticleId, Article>,
}

/// One event decided on: where it goes, and which role allowed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    pub incident: IncidentId,
    pub event: Event,
    pub role: Code,
    /// When it takes effect.
    pub at: Instant,
}

/// Longest text a field may hold, bytes.
pub const TEXT_LIMIT: usize = 1 << 20;
/// Longest title, bytes.
pub const TITLE_LIMIT: usize = 1_000;

/// Turns a command into events.
///
/// # Errors
/// A [`Refusal`] that names the rule and what is possible instead; nothing has happened then.
pub fn decide(ctx: &Ctx, command: &Command, actor: &Actor, now: Instant) -> Result<Vec<Decided>, Refusal> {
    let mut decided = match command {
        Command::Record(new) => record::record(ctx, new, actor, now)?,
        // It changes no incident: `domain::knowledge::decide` has it.
        Command::Article(_) => Vec::new(),
        Command::Undo { batch } => undo::undo(ctx, *batch, actor, now)?,
        Command::Act { incident, seen, verb } => {
            let incident = find(ctx, actor, *incident)?;
            fresh(ctx, incident, *seen, verb, actor)?;
            act(ctx, incident, verb, actor, now)?
        }
    };
    tell(ctx, &mut decided, actor);
    Ok(decided)
}

/// Notes on each event whom it concerns (ESC-5), on the record as it is after it.
fn tell(ctx: &Ctx, decided: &mut [Decided], actor: &Actor) {
    let mut records: BTreeMap<IncidentId, Incident> = BTreeMap::new();
    for Decided { incident: id, event, .. } in decided {
        let blank = || Incident { id: *id, ..Incident::default() };
        let record = records.entry(*id).or_insert_with(|| ctx.incidents.get(id).cloned().unwrap_or_else(blank));
        if record.apply(event).is_ok() && event.detail.told.is_empty() {
            event.detail.told = crate::domain::escalation::who::concerned(ctx.directory, record, event, actor.person);
        }
    }
}

/// The front door of every verb; a table from verb to its file.
fn act(ctx: &Ctx, incident: &Incident, verb: &Verb, actor: &Actor, now: Instant) -> Result<Vec<Decided>, Refusal> {
    let one = |decided: Result<Decided, Refusal>| decided.map(|d| vec![d]);
    match verb {
        Verb::Join(report) => one(record::join(ctx, incident, report, actor, now)),
        Verb::Note { text } => one(work::note(ctx, incident, text, actor, now)),
        Verb::Reply { text } => one(work::reply(ctx, incident, text, actor, now)),
        Verb::Call { text } => one(work::call(ctx, incident, text, actor, now)),
        Verb::Take => one(work::take(ctx, incident, actor, now)),
        Verb::Start => one(work::start(ctx, incident, actor, now)),
        Verb::Suspend { reason, until, text } => {
            one(work::suspend(ctx, incident, reason.as_ref(), *until, text, actor, now))
        }
        Verb::Resume { text } => one(work::resume(ctx, incident, text, actor, now)),
        Verb::Chase { text } => one(work::chase(ctx, incident, text, actor, now)),
        Verb::CallBack { text } => one(work::call_back(ctx, incident, text, actor, now)),
        Verb::Promise { due, text } => one(work::promise(ctx, incident, *due, text, actor, now)),
        Verb::Inform { text } => one(work::inform(ctx, incident, text, actor, now)),
        Verb::Assign(to) => one(hand::assign(ctx, incident, to, actor, now)),
        Verb::Escalate(to) => one(hand::escalate(ctx, incident, to, actor, now)),
        Verb::HandBack { reason, text } => one(hand::hand_back(ctx, incident, reason.as_ref(), text, actor, now)),
        Verb::Acknowledge { escalation, text } => {
            one(escalation::acknowledge(ctx, incident, *escalation, text, actor, now))
        }
        Verb::Postpone { escalation, until, text } => {
            one(escalation::postpone(ctx, incident, *escalation, *until, text, actor, now))
        }
        Verb::ReportUp { text } => one(escalation::report_up(ctx, incident, text, actor, now)),
        Verb::Emergency { start, text } => one(escalation::emergency(ctx, incident, *start, text, actor, now)),
        Verb::ConfirmPriority => one(escalation::confirm_priority(ctx, incident, actor, now)),
        Verb::Raise { to, text } => one(authority::raise(ctx, incident, to.as_ref(), text, actor, now)),
        Verb::Lower { text } => one(authority::lower(ctx, incident, text, actor, now)),
        Verb::Track { person } => one(hand::track(ctx, incident, *person, actor, now)),
        Verb::Edit { changes, custom, reason } => one(assess::edit(ctx, incident, changes, custom, reason, actor, now)),
        Verb::Override { priority, reason } => {
            one(assess::override_priority(ctx, incident, *priority, reason, actor, now))
        }
        Verb::Visit { visit, said } => one(visit::visit(ctx, incident, *visit, said, actor, now)),
        Verb::Link { relation, to } => one(merge::link(ctx, incident, relation, *to, actor, now)),
        Verb::Attach { files, text } => attach::attach(ctx, incident, files, text, actor, now),
        Verb::Detach { attachment, reason } => one(attach::detach(ctx, incident, *attachment, reason, actor, now)),
        Verb::EraseAttachment { attachment, reason } => {
            one(attach::erase(ctx, incident, *attachment, reason, actor, now))
        }
        Verb::ApplyArticle { article, version } => one(knowledge::apply(ctx, incident, *article, *version, actor, now)),
        Verb::TickStep { step, done } => one(knowledge::tick(ctx, incident, *step, *done, actor, now)),
        Verb::RateArticle { applied, helpful } => one(knowledge::rate(ctx, incident, *applied, *helpful, actor, now)),
        Verb::Merge { into } => merge::merge(ctx, incident, *into, actor, now),
        Verb::Unmerge => undo::unmerge(ctx, incident, actor, now),
        Verb::Resolve(how) => one(finish::resolve(ctx, incident, how, actor, now)),
        Verb::Confirm { report, outcome, satisfaction, feedback, close } => {
            finish::confirm(ctx, incident, *report, *outcome, (*satisfaction, feedback), *close, actor, now)
        }
        Verb::Rate { report, satisfaction, feedback } => {
            one(finish::rate(ctx, incident, *report, *satisfaction, feedback, actor, now))
        }
        Verb::FollowUp { text, score } => one(finish::follow_up(ctx, incident, text, *score, actor, now)),
        Verb::Close { unconfirmed } => one(finish::close(ctx, incident, *unconfirmed, actor, now)),
        Verb::Reopen { text } => one(finish::reopen(ctx, incident, text, actor, now)),
        Verb::Cancel { reason, text } => one(finish::cancel(ctx, incident, reason.as_ref(), text, actor, now)),
    }
}

/// The record, if the actor may know of it: a security incident does not exist for the others (SEC-1).
fn find<'c>(ctx: &'c Ctx, actor: &Actor, id: IncidentId) -> Result<&'c Incident, Refusal> {
    let found = ctx.incidents.get(&id).filter(|i| may_see(ctx.policy, actor, i));
    found.ok_or_else(|| Refusal::NotFound { kind: StreamKind::Incident, what: id.to_string() })
}

/// Whether a record exists for somebody: `read` by role, only what is given to one's team for some, and security
/// incidents only for the roles the policy names, engineers of the named team among them (SEC-1).
pub fn may_see(policy: &Policy, actor: &Actor, incident: &Incident) -> bool {
    let mine = incident.team.is_some_and(|team| actor.teams.contains(&team));
    let readable = match policy.rights.may(&actor.roles, Act::Read) {
        Some((_, Cell::Own)) => mine,
        granted => granted.is_some(),
    };
    readable && (!incident.security || may_see_security(policy, actor, incident.team))
}

/// SEC-1: the incident manager by role; team lead and engineer only where the record is their team's.
fn may_see_security(policy: &Policy, actor: &Actor, team: Option<TeamId>) -> bool {
    policy
        .rules
        .security_roles
        .iter()
        .filter(|role| actor.roles.contains(role))
        .any(|role| *role == "incident_manager" || team.is_some_and(|team| actor.teams.contains(&team)))
}

/// Refuses a save that would go over what somebody else saved since (DESIGN decision 8).
fn fresh(ctx: &Ctx, incident: &Incident, seen: Option<u32>, verb: &Verb, actor: &Actor) -> Result<(), Refusal> {
    let Some(seen) = seen.filter(|seen| *seen < incident.ver) else { return Ok(()) };
    let mine = touches(verb);
    let later = ctx.past.iter().filter(|p| p.incident == incident.id && p.ver > seen && p.by != actor.person);
    for past in later.rev_by_ver() {
        let mut groups: Vec<Group> = groups_of(&past.event).into_iter().filter(|g| mine.contains(g)).collect();
        groups.dedup();
        if !groups.is_empty() {
            return Err(Refusal::Stale { by: past.by, at: past.at, groups });
        }
    }
    Ok(())
}

/// The groups an event changed; what the rules keep for themselves is not anybody's.
fn groups_of(event: &Event) -> Vec<Group> {
    let mut groups: Vec<Group> = event
        .detail
        .changes
        .iter()
        .filter_map(|c| match c.place {
            Place::Field { field } => Some(field.group()),
            Place::Custom { .. } => Some(Group::Margin),
            Place::Report { .. } | Place::Visit { .. } | Place::Attachment { .. } => None,
            Place::Applied { .. } | Place::Step { .. } | Place::Escalation { .. } => None,
        })
        .filter(|g| *g != Group::Kept)
        .collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

trait RevByVer<'p> {
    fn rev_by_ver(self) -> std::vec::IntoIter<&'p Past>;
}

impl<'p, I: Iterator<Item = &'p Past>> RevByVer<'p> for I {
    fn rev_by_ver(self) -> std::vec::IntoIter<&'p Past> {
        let mut past: Vec<&Past> = self.collect();
        past.sort_by_key(|p| std::cmp::Reverse(p.ver));
        past.into_iter()
    }
}

/// The role that lets somebody do an act on a record, or the refusal.
fn authorise(ctx: &Ctx, actor: &Actor, act: Act, incident: Option<&Incident>) -> Result<Code, Refusal> {
    let grants = ctx.policy.rights.grants(&actor.roles, act);
    let allowing: Vec<_> = grants.iter().filter(|(_, cell)| *cell > Cell::Propose).collect();
    if allowing.is_empty() {
        let roles = ctx.policy.rights.roles_with(act).cloned().collect();
        return Err(match grants.is_empty() {
            true => Refusal::Forbidden { act, roles },
            false => Refusal::OnlyPropose { act, roles },
        });
    }
    let team = incident.and_then(|i| i.team);
    let own = incident.is_none_or(|i| in_own_team(ctx, actor, i));
    let bound =
        |role: &Code, cell: Cell| (act.reach() == Reach::OwnTeam && *role != "incident_manager") || cell == Cell::Own;
    match allowing.iter().find(|(role, cell)| own || !bound(role, *cell)) {
        Some((role, _)) => Ok((*role).clone()),
        None => Err(Refusal::NotYourTeam { act, team }),
    }
}

/// ROLE-5, *own team*: the record's team is one of mine; a record without a team is the desk's.
fn in_own_team(ctx: &Ctx, actor: &Actor, incident: &Incident) -> bool {
    match incident.team {
        Some(team) => actor.teams.contains(&team),
        None => is_desk(ctx.policy, actor),
    }
}

/// Somebody of the first line.
pub fn is_desk(policy: &Policy, actor: &Actor) -> bool {
    actor.roles.iter().any(|code| policy.role(code).is_some_and(|role| role.desk))
}

/// Refuses a move that is not in the table.
fn may_move(incident: &Incident, to: State) -> Result<(), Refusal> {
    match incident.state.may_become(to) {
        true => Ok(()),
        false => Err(Refusal::IllegalMove { from: incident.state, to, possible: incident.state.moves().to_vec() }),
    }
}

/// Refuses what needs a record somebody still works on.
fn must_be(incident: &Incident, states: &[State]) -> Result<(), Refusal> {
    match states.contains(&incident.state) {
        true => Ok(()),
        false => Err(Refusal::NotWhile { state: incident.state, possible: states.to_vec() }),
    }
}

/// Words that must be there, and not be longer than a record may hold.
fn words(field: &'static str, text: &str, limit: usize) -> Result<Text, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Missing { fields: vec![field] });
    }
    short_enough(field, text, limit)?;
    Ok(Text::new(text.trim()))
}

fn short_enough(field: &'static str, text: &str, limit: usize) -> Result<(), Refusal> {
    match text.len() > limit {
        true => Err(Refusal::TooLong { field, size: text.len(), limit }),
        false => Ok(()),
    }
}

/// Words that may be absent.
fn maybe(field: &'static str, text: &str) -> Result<Option<Text>, Refusal> {
    short_enough(field, text, TEXT_LIMIT)?;
    Ok((!text.trim().is_empty()).then(|| Text::new(text.trim())))
}

/// One of a list of codes, or the refusal that shows the list.
fn one_of(field: &'static str, code: Option<&Code>, allowed: &[&Code]) -> Result<Code, Refusal> {
    let all = || allowed.iter().map(|c| c.to_string()).collect();
    match code {
        None => Err(Refusal::NeedsReason { allowed: allowed.iter().map(|c| (*c).clone()).collect() }),
        Some(code) if allowed.contains(&code) => Ok(code.clone()),
        Some(code) => Err(Refusal::Invalid { field, value: code.to_string(), allowed: all() }),
    }
}

/// An event in the making: changes are written against the record, and only where they change something.
struct Draft<'a> {
    incident: &'a Incident,
    event: Event,
    now: Instant,
}

impl<'a> Draft<'a> {
    fn new(incident: &'a Incident, kind: Kind, now: Instant) -> Self {
        Self { incident, event: Event::new(kind), now }
    }

    /// Writes a place; written again, the last word counts, so that an event says one thing of each place.
    fn put(&mut self, place: Place, to: Value) {
        let from = self.incident.at(&place);
        let changes = &mut self.event.detail.changes;
        changes.retain(|c| c.place != place);
        if from != to {
            changes.push(Change { place, from, to });
        }
    }

    fn set(&mut self, field: Field, to: &impl FieldValue) {
        self.put(Place::Field { field }, to.to_value());
    }

    fn report(&mut self, report: u32, column: ReportColumn, to: &impl FieldValue) {
        self.put(Place::Report { report, column }, to.to_value());
    }

    fn attachment(&mut self, attachment: u32, column: AttachmentColumn, to: &impl FieldValue) {
        self.put(Place::Attachment { attachment, column }, to.to_value());
    }

    fn text(&mut self, text: Option<Text>) {
        self.event.detail.text = text;
    }

    fn reason(&mut self, reason: Option<Code>) {
        self.event.detail.reason = reason;
    }

    /// Adds one to a counter.
    fn count(&mut self, field: Field, before: u32) {
        self.set(field, &(before + 1));
    }

    /// Changes the state and moves the clocks that the change moves.
    fn become_state(&mut self, ctx: &Ctx, to: State, suspension: Option<&Code>) {
        self.set(Field::State, &to);
        let (incident, at) = (self.incident, self.now);
        self.clocks(ctx, |moves| moves.state(incident, to, suspension, at));
        if self.incident.state == State::Suspended && to != State::Suspended {
            self.set(Field::SuspendedFor, &None::<Code>);
            self.set(Field::SuspendedUntil, &None::<Instant>);
            self.set(Field::StateBefore, &None::<State>);
        }
    }

    /// A moment that clocks may follow.
    fn moment(&mut self, ctx: &Ctx, moment: Moment) {
        let (incident, at) = (self.incident, self.now);
        self.clocks(ctx, |moves| moves.moment(incident, moment, at));
    }

    /// Adds moves of clocks, found on what the moves so far have left.
    fn clocks(&mut self, ctx: &Ctx, find: impl FnOnce(&mut clocking::Moves<'_>)) {
        let made = std::mem::take(&mut self.event.detail.clocks);
        let mut moves = clocking::Moves::after(ctx, self.incident, made);
        find(&mut moves);
        self.event.detail.clocks = moves.made;
    }

    /// The user was told something (LIFE-13).
    fn told_user(&mut self, ctx: &Ctx, by: Moment) {
        let now = self.now;
        self.set(Field::ToldAt, &Some(now));
        self.moment(ctx, by);
    }

    fn done(mut self, role: Code) -> Decided {
        // A rule that acts late acts at its own time, which may lie before the last change.
        let now = self.now.max(self.incident.updated_at.unwrap_or(self.now));
        self.set(Field::UpdatedAt, &Some(now));
        Decided { incident: self.incident.id, event: self.event, role, at: now }
    }
}
