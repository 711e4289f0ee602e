//! Who is told. One job: the people behind the words of a rule, and who hears of what others do (ESC-5, LIFE-3, LIFE-13).

use crate::domain::code::Code;
use crate::domain::id::{PersonId, TeamId};
use crate::domain::incident::{Event, Incident, Kind};
use crate::domain::people::directory::{Directory, Entry};
use crate::domain::people::duty;
use crate::domain::policy::Policy;
use crate::domain::policy::escalation::Who;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;

/// The people a rule names, each once, in its order. A role that nobody has, or a team without a lead, is nobody: whoever
/// is next in authority is told then, so that no escalation goes unheard where there is anybody to hear it. Of several in
/// a role or a team those on duty at `at` are told; all of them where nobody is (ROLE-3).
pub fn people(
    policy: &Policy,
    directory: &Directory,
    incident: &Incident,
    named: &[Who],
    at: Instant,
) -> Vec<PersonId> {
    let mut told: Vec<PersonId> = Vec::new();
    for who in named {
        let mut found = found(directory, incident, who);
        if found.is_empty() && *who != Who::Assignee {
            let authorities = &policy.rules.authorities;
            let at = authorities.iter().position(|role| role == who.name()).map_or(0, |at| at + 1);
            let above = authorities[at..].iter().map(|role| holders(directory, role));
            found = above.into_iter().find(|people| !people.is_empty()).unwrap_or_default();
        }
        told.extend(duty::preferred(policy, directory, found, at));
    }
    each_once(told)
}

fn found(directory: &Directory, incident: &Incident, who: &Who) -> Vec<PersonId> {
    let here = |person: Option<PersonId>| -> Vec<PersonId> {
        person.into_iter().filter(|p| directory.get(*p).is_some_and(|e| !e.retired)).collect()
    };
    match who {
        Who::Assignee => here(incident.assignee),
        Who::Tracker => here(incident.tracker),
        Who::TeamLead => here(lead(directory, incident.team)),
        Who::Team => incident.team.map(|team| directory.members(team)).unwrap_or_default(),
        Who::Role(role) => holders(directory, role),
    }
}

/// The lead of a team.
pub fn lead(directory: &Directory, team: Option<TeamId>) -> Option<PersonId> {
    directory.get(team?)?.int("lead").map(PersonId)
}

/// Those in use who have a role.
pub fn holders(directory: &Directory, role: &Code) -> Vec<PersonId> {
    let has = |person: &&std::sync::Arc<Entry>| person.codes("roles").any(|code| code == role);
    directory.current(StreamKind::Person).iter().filter(|p| has(p)).map(|p| PersonId(p.stream.id)).collect()
}

/// Whom an event of somebody else concerns, on the record as it is after it: the new owner, the tracker of what was
/// reopened or came back, the owner who is chased or has another caller. `by` knows already.
pub fn concerned(directory: &Directory, after: &Incident, event: &Event, by: PersonId) -> Vec<PersonId> {
    let owner = || after.assignee.or_else(|| lead(directory, after.team));
    let told: Vec<Option<PersonId>> = match event.kind {
        Kind::Assigned | Kind::Escalated | Kind::HandedBack => vec![owner()],
        Kind::Chased | Kind::Joined => vec![owner()],
        Kind::Reopened => vec![after.assignee.or(after.resolver), after.tracker],
        Kind::Resolved | Kind::Tracked => vec![after.tracker],
        _ => Vec::new(),
    };
    let here = |person: &PersonId| directory.get(*person).is_some_and(|entry| !entry.retired);
    each_once(told.into_iter().flatten().filter(|person| *person != by && here(person)).collect())
}

fn each_once(people: Vec<PersonId>) -> Vec<PersonId> {
    let mut once: Vec<PersonId> = Vec::new();
    for person in people {
        if !once.contains(&person) {
            once.push(person);
        }
    }
    once
}
