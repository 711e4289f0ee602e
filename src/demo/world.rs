//! The world. One job: the house of the book is entered into a new desk, and found again by number.

use super::book::{Book, Listed};
use crate::desk::{Caller, Claim, DeskError, Rehearsal};
use crate::domain::actor::Via;
use crate::domain::code::Code;
use crate::domain::escalation::who::holders;
use crate::domain::id::{CategoryId, CiId, ContactId, PersonId, ServiceId, TeamId};
use crate::domain::people::manage::EntryCommand;
use crate::domain::policy::Lang;
use crate::domain::sla::calendar::Calendar;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use std::collections::HashMap;

/// Who founds the desk and keeps it: process owner and administrator.
pub const FOUNDER: (&str, &str) = ("shi.lan", "Shi Lan");

/// A team with those who are in it.
#[derive(Debug, Clone)]
pub struct Team {
    pub id: TeamId,
    pub line: u8,
    pub lead: Option<PersonId>,
    pub members: Vec<PersonId>,
}

/// Somebody who calls, as the engine needs it.
#[derive(Debug, Clone)]
pub struct Contact {
    pub id: ContactId,
    pub name: String,
    pub org: String,
    pub lang: String,
    pub room: String,
    pub vip: bool,
}

/// What there is in the desk, by the keys of the book.
#[derive(Debug)]
pub struct World {
    pub viewer: PersonId,
    /// Desk agents other than the viewer, and those of them who lead.
    pub agents: Vec<PersonId>,
    pub leads: Vec<PersonId>,
    /// The incident manager.
    pub manager: PersonId,
    pub monitor: PersonId,
    pub teams: HashMap<String, Team>,
    pub contacts: Vec<Contact>,
    pub cis: HashMap<String, CiId>,
    pub services: HashMap<String, ServiceId>,
    pub categories: HashMap<String, CategoryId>,
    pub business: Calendar,
    pub zone: Zone,
    logins: HashMap<PersonId, String>,
    os_user: String,
}

impl World {
    /// Somebody, as the one who does something. Everybody has a login of the same name; the viewer has the one of
    /// whoever started the demo.
    pub fn caller(&self, person: PersonId) -> Caller {
        let login = self.logins.get(&person).cloned().unwrap_or_default();
        let os_user = if person == self.viewer { self.os_user.clone() } else { login.clone() };
        Caller { os_user, claim: Claim::As(login), via: Via::Console }
    }

    /// Somebody, by login; nobody where there is none.
    pub fn person(&self, login: &str) -> PersonId {
        self.logins.iter().find(|(_, known)| *known == login).map(|(id, _)| *id).unwrap_or_default()
    }

    /// The team of an id.
    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.values().find(|team| team.id == id)
    }
}

/// The founder as a caller.
fn founder() -> Caller {
    Caller { os_user: FOUNDER.0.to_owned(), claim: Claim::As(FOUNDER.0.to_owned()), via: Via::Cli }
}

/// A column and its value, where there is one.
fn value(column: &str, value: Option<&str>) -> Option<(String, String)> {
    value.map(|value| (column.to_owned(), value.to_owned()))
}

fn enter(
    stage: &mut Rehearsal<'_, '_>,
    kind: StreamKind,
    entry: &Listed,
    lang: Lang,
    now: Instant,
) -> Result<i64, DeskError> {
    let number = |n: Option<i64>| n.map(|n| n.to_string());
    let (line, criticality) = (number(entry.line), number(entry.criticality));
    let name = entry.name.get(lang);
    let values = [
        value("name", Some(&name)),
        value("parent", entry.parent.as_deref()),
        value("criticality", criticality.as_deref()),
        value("effort", entry.effort.as_deref()),
        value("line", line.as_deref()),
        value("direction", entry.direction.as_deref()),
        value("roles", entry.roles.as_deref()),
        value("teams", entry.teams.as_deref()),
        value("type", entry.kind.as_deref()),
        value("services", entry.services.as_deref()),
        value("organisation", entry.organisation.as_deref()),
    ];
    let command = EntryCommand::Add { kind, key: entry.key.clone(), values: values.into_iter().flatten().collect() };
    Ok(stage.enter(&command, &founder(), now)?.id)
}

/// Enters the house. The first person of the book is the viewer, who logs in as `os_user`.
///
/// # Errors
/// A refusal, where the book is wrong, or what the file says.
pub fn furnish(
    stage: &mut Rehearsal<'_, '_>,
    book: &Book,
    lang: Lang,
    os_user: &str,
    now: Instant,
) -> Result<World, DeskError> {
    let house = &book.house;
    let kinds = [
        (StreamKind::Org, &house.org),
        (StreamKind::Service, &house.service),
        (StreamKind::Category, &house.category),
        (StreamKind::Team, &house.team),
        (StreamKind::Person, &house.person),
        (StreamKind::Ci, &house.ci),
    ];
    for (kind, entries) in kinds {
        for entry in entries {
            enter(stage, kind, entry, lang, now)?;
        }
    }
    let contacts = enter_contacts(stage, book, now)?;
    let mut edit = |kind, key: &str, values: &[Option<(String, String)>]| {
        let values = values.iter().flatten().cloned().collect();
        stage.enter(&EntryCommand::Edit { kind, key: key.to_owned(), values }, &founder(), now)
    };
    for team in &house.team {
        if team.lead.is_some() {
            edit(StreamKind::Team, &team.key, &[value("lead", team.lead.as_deref())])?;
        }
    }
    let viewer = house.person.first().map(|p| p.key.clone()).unwrap_or_default();
    edit(StreamKind::Team, "desk", &[value("lead", Some("sun.jing"))])?;
    edit(
        StreamKind::Person,
        FOUNDER.0,
        &[value("roles", Some("process_owner,admin")), value("teams", Some("")), value("os_user", Some(""))],
    )?;
    edit(StreamKind::Person, &viewer, &[value("os_user", Some(os_user))])?;
    found(stage, contacts, &viewer, os_user)
}

fn enter_contacts(stage: &mut Rehearsal<'_, '_>, book: &Book, now: Instant) -> Result<Vec<Contact>, DeskError> {
    let mut contacts = Vec::new();
    for contact in &book.house.contact {
        let language = match contact.lang.as_str() {
            "zh" => "zh-Hans",
            "hant" => "zh-Hant",
            other => other,
        };
        let mail = format!("{}@{}.example", contact.key, contact.org);
        let values = [
            value("name", Some(&contact.name)),
            value("organisation", Some(&contact.org)),
            value("phone", Some(&contact.phone)),
            value("email", Some(&mail)),
            value("location", Some(&contact.room)),
            value("vip", contact.vip.then_some("yes")),
            value("language", Some(language)),
        ];
        let values = values.into_iter().flatten().collect();
        let command = EntryCommand::Add { kind: StreamKind::Contact, key: contact.key.clone(), values };
        let id = ContactId(stage.enter(&command, &founder(), now)?.id);
        let (name, org, lang) = (contact.name.clone(), contact.org.clone(), contact.lang.clone());
        contacts.push(Contact { id, name, org, lang, room: contact.room.clone(), vip: contact.vip });
    }
    Ok(contacts)
}

/// The world as the directory has it now.
fn found(stage: &Rehearsal<'_, '_>, contacts: Vec<Contact>, viewer: &str, os_user: &str) -> Result<World, DeskError> {
    let ground = stage.ground();
    let directory = &ground.directory;
    let keys = |kind| directory.all(kind).into_iter().map(|entry| (entry.key.to_string(), entry.stream.id));
    let person = |key: &str| directory.find(StreamKind::Person, key).map(|e| PersonId(e.stream.id)).unwrap_or_default();
    let teams: HashMap<String, Team> = keys(StreamKind::Team)
        .map(|(key, id)| {
            let id = TeamId(id);
            let lead = directory.get(id).and_then(|e| e.int("lead")).map(PersonId);
            (key, Team { id, line: directory.line_of(id), lead, members: directory.members(id) })
        })
        .collect();
    let viewer = person(viewer);
    let agents = teams.get("desk").map(|team| team.members.clone()).unwrap_or_default();
    let agents: Vec<PersonId> = agents.into_iter().filter(|who| *who != viewer).collect();
    let leads = |who: &&PersonId| directory.get(**who).is_some_and(|e| e.codes("roles").any(|r| *r == "desk_lead"));
    let business = ground.policy.calendar(&Code::new("business"));
    let business = business.and_then(|named| Calendar::compile(&named.spec).ok());
    let manager = holders(directory, &Code::new("incident_manager")).first().copied();
    Ok(World {
        viewer,
        manager: manager.unwrap_or(viewer),
        leads: agents.iter().filter(leads).copied().collect(),
        agents,
        monitor: person("monitor"),
        teams,
        contacts,
        cis: keys(StreamKind::Ci).map(|(key, id)| (key, CiId(id))).collect(),
        services: keys(StreamKind::Service).map(|(key, id)| (key, ServiceId(id))).collect(),
        categories: keys(StreamKind::Category).map(|(key, id)| (key, CategoryId(id))).collect(),
        business: business.ok_or_else(|| DeskError::NotUnderstood("the demo's policy has no `business`".to_owned()))?,
        zone: ground.zone.clone(),
        logins: keys(StreamKind::Person).map(|(key, id)| (PersonId(id), key)).collect(),
        os_user: os_user.to_owned(),
    })
}
