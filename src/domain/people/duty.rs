//! Duty. One job: who of the people there are is on duty at an instant, by the rosters of the policy (ROLE-3).
//!
//! A team without shifts is on duty always. Being off duty forbids nothing: duty says who comes first.

use super::directory::Directory;
use crate::domain::id::{PersonId, TeamId};
use crate::domain::policy::Policy;
use crate::domain::policy::duty::TeamDuty;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;

/// What the policy says of a team's duty.
pub fn of_team<'p>(policy: &'p Policy, directory: &Directory, team: TeamId) -> Option<&'p TeamDuty> {
    let key = &directory.get(team)?.key;
    policy.duty.iter().find(|duty| duty.team == *key)
}

/// Those of a team who are on duty, by key.
pub fn on_duty(policy: &Policy, directory: &Directory, team: TeamId, at: Instant) -> Vec<PersonId> {
    let mut people = directory.members(team);
    if let Some(duty) = of_team(policy, directory, team).filter(|duty| !duty.shifts.is_empty()) {
        let zone = Zone::named(&policy.zone).unwrap_or_else(|_| Zone::utc());
        let on = duty.at(&zone, at);
        people.retain(|person| directory.get(*person).is_some_and(|entry| on.contains(&entry.key)));
    }
    people
}

/// Whether somebody is on duty: in a team of theirs, or in none.
pub fn is_on(policy: &Policy, directory: &Directory, person: PersonId, at: Instant) -> bool {
    let teams = directory.teams_of(person);
    teams.is_empty() || teams.iter().any(|team| on_duty(policy, directory, *team, at).contains(&person))
}

/// Of several people those who are on duty; all of them where nobody is.
pub fn preferred(policy: &Policy, directory: &Directory, people: Vec<PersonId>, at: Instant) -> Vec<PersonId> {
    if people.len() < 2 || policy.duty.is_empty() {
        return people;
    }
    let on: Vec<PersonId> = people.iter().copied().filter(|p| is_on(policy, directory, *p, at)).collect();
    if on.is_empty() { people } else { on }
}
