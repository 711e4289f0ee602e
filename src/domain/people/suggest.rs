//! Suggestions. One job: who of a team should get an incident, the best first, and why (LIFE-8).
//!
//! Skill, duty, load, and then whoever was given one the longest ago. Whether anybody asks, or a rule gives it at once, is
//! decided elsewhere.

use super::directory::Directory;
use super::duty::{of_team, on_duty};
use super::rights::Act;
use crate::domain::code::Code;
use crate::domain::id::{CategoryId, CiId, PersonId, ServiceId, TeamId};
use crate::domain::incident::Incident;
use crate::domain::incident::row::Row;
use crate::domain::policy::Policy;
use crate::domain::policy::duty::Assign;
use crate::domain::time::Instant;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What of an incident asks for a skill.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    pub category: Option<CategoryId>,
    pub services: Vec<ServiceId>,
    pub cis: Vec<CiId>,
    pub tags: Vec<Code>,
}

impl From<&Incident> for About {
    fn from(incident: &Incident) -> Self {
        let Incident { category, services, cis, tags, .. } = incident;
        Self { category: *category, services: services.clone(), cis: cis.clone(), tags: tags.clone() }
    }
}

/// A row knows no tags, and of several services or CIs the first.
impl From<&Row> for About {
    fn from(row: &Row) -> Self {
        let (services, cis) = (row.service.into_iter().collect(), row.ci.into_iter().collect());
        Self { category: row.category, services, cis, tags: Vec::new() }
    }
}

impl About {
    /// The skills it may ask for: keys of its category and what that is part of, of its services, types of its CIs, tags.
    fn asks(&self, directory: &Directory) -> Vec<Code> {
        let mut asks = self.category.map(|id| directory.category_keys(id)).unwrap_or_default();
        asks.extend(self.services.iter().filter_map(|id| directory.get(*id)).map(|entry| entry.key.clone()));
        let kinds = self.cis.iter().filter_map(|id| directory.get(*id)).map(|entry| Code::new(entry.text("type")));
        asks.extend(kinds.filter(|kind| *kind != ""));
        asks.extend(self.tags.iter().cloned());
        asks
    }
}

/// What somebody has on their hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// Incidents somebody works on.
    pub open: u32,
    /// The same by effort class: the simplest counts 1, the next 2; one without a class counts 1.
    pub weight: u32,
    /// When they were given one last.
    pub given: Option<Instant>,
}

/// What everybody has on their hands; who is not in it has nothing.
pub type Workload = BTreeMap<PersonId, Load>;

/// What the rows of a queue say of it; when something was given is not among it.
pub fn workload<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Workload {
    let mut workload = Workload::new();
    for row in rows.into_iter().filter(|row| row.state.is_active()) {
        if let Some(person) = row.assignee {
            let load = workload.entry(person).or_default();
            load.open += 1;
            load.weight += if row.effort == u8::MAX { 1 } else { u32::from(row.effort) + 1 };
        }
    }
    workload
}

/// Whether somebody is on duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// The team has no shifts.
    Always,
    On,
    Off,
}

/// Somebody who may get it, and what speaks for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    /// Their skills that it asks for.
    pub skills: Vec<Code>,
    pub duty: Duty,
    pub load: Load,
}

impl Candidate {
    pub fn on_duty(&self) -> bool {
        self.duty != Duty::Off
    }
    fn skilled(&self) -> bool {
        !self.skills.is_empty()
    }
}

/// Everybody in a team who may take one, the best first: skill, duty, load, and whoever was given one the longest ago.
pub fn candidates(
    policy: &Policy,
    directory: &Directory,
    about: &About,
    team: TeamId,
    workload: &Workload,
    at: Instant,
) -> Vec<Candidate> {
    let (asks, on) = (about.asks(directory), on_duty(policy, directory, team, at));
    let shifts = of_team(policy, directory, team).is_some_and(|duty| !duty.shifts.is_empty());
    let of = |person: PersonId| {
        let has = directory.get(person).map(|entry| entry.codes("skills").cloned().collect()).unwrap_or_default();
        let mut skills: Vec<Code> = has;
        skills.retain(|skill| asks.contains(skill));
        let load = workload.get(&person).copied().unwrap_or_default();
        let duty = match (shifts, on.contains(&person)) {
            (false, _) => Duty::Always,
            (true, true) => Duty::On,
            (true, false) => Duty::Off,
        };
        Candidate { person, skills, duty, load }
    };
    let may_take = |person: &PersonId| {
        let entry = directory.get(*person);
        entry.is_some_and(|entry| policy.rights.may(entry.codes("roles"), Act::Take).is_some())
    };
    let mut all: Vec<Candidate> = directory.members(team).into_iter().filter(may_take).map(of).collect();
    // A stable sort: who is alike stays in the order of the keys.
    all.sort_by_key(|c| (Reverse(c.skilled()), c.duty, c.load.weight, c.load.given));
    all
}

/// Whether the policy lets a rule give somebody what comes to a team.
pub fn is_automatic(policy: &Policy, directory: &Directory, team: TeamId) -> bool {
    of_team(policy, directory, team).is_some_and(|duty| duty.assign != Assign::Off)
}

/// Who gets what comes to a team, as its policy says: somebody on duty, and not whoever gave it away just now.
pub fn chosen(
    policy: &Policy,
    directory: &Directory,
    incident: &Incident,
    from: Option<PersonId>,
    workload: &Workload,
    at: Instant,
) -> Option<PersonId> {
    let team = incident.team?;
    let assign = of_team(policy, directory, team)?.assign;
    let all = candidates(policy, directory, &incident.into(), team, workload, at);
    let sees = |person: PersonId| {
        let secret =
            directory.get(person).is_some_and(|p| p.codes("roles").any(|r| policy.rules.security_roles.contains(r)));
        !incident.security || secret
    };
    let able = all.into_iter().filter(|c| c.on_duty() && Some(c.person) != from && sees(c.person));
    let best = match assign {
        Assign::Off => None,
        Assign::RoundRobin => able.min_by_key(|c| c.load.given),
        Assign::Load => able.min_by_key(|c| (c.load.weight, c.load.given)),
        Assign::Skill => able.min_by_key(|c| (Reverse(c.skilled()), c.load.weight, c.load.given)),
    };
    best.map(|c| c.person)
}
