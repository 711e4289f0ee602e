//! Arrivals. One job: somebody calls or a machine does: a story becomes a record, or a further report of one.

use super::book::{Slots, Story};
use super::director::{Case, Director};
use super::library::Shelved;
use super::plan::{Frame, Plan, Step, Writer};
use super::scene::Cue;
use crate::desk::{DeskError, Rehearsal};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::command::{Command, NewIncident, NewReport, Verb};
use crate::domain::incident::row::Row;
use crate::domain::time::{Instant, Span};

/// How users reach the desk, each as often as its weight says.
const CHANNELS: [(&str, usize); 7] =
    [("phone", 42), ("email", 21), ("im", 13), ("web_form", 12), ("walk_in", 6), ("mobile_app", 4), ("social", 2)];

/// What is wanted of an arrival; whatever is not, is thrown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'c> {
    pub cue: Option<&'c Cue>,
    pub machine: bool,
    /// The CI and the story of a storm.
    pub storm: Option<(&'c str, usize)>,
    /// A story that was told already.
    pub again: Option<usize>,
}

/// The next arrival of an ordinary day: a call, an alert, or one more who has the same.
pub fn arrive(director: &mut Director, stage: &mut Rehearsal<'_, '_>, at: Instant) -> Result<(), DeskError> {
    let open = director.world.business.is_open(at);
    if open && director.dice.mill(75) {
        let Some(id) = alike(director, stage)? else { return Ok(()) };
        return match director.dice.mill(760) {
            true => join_one(director, stage, id, at),
            false => duplicate(director, stage, id, at),
        };
    }
    let machine = !open || director.dice.mill(90);
    record(director, stage, &Wish { machine, ..Wish::default() }, at).map(drop)
}

/// Something users told of that is open and not the viewer's.
fn alike(director: &mut Director, stage: &mut Rehearsal<'_, '_>) -> Result<Option<IncidentId>, DeskError> {
    let told = director.cases.iter().filter(|(_, case)| !case.frame.machine && case.frame.priority <= 3);
    let ids: Vec<IncidentId> = told.map(|(id, _)| *id).collect();
    let eyes = director.world.caller(director.world.agents.first().copied().unwrap_or_default());
    for _ in 0..4 {
        let Some(id) = director.dice.one(&ids).copied() else { return Ok(None) };
        let mine = |row: &Row| director.live && row.assignee == Some(director.world.viewer);
        if stage.row(&eyes, id)?.is_some_and(|row| row.state.is_active() && !mine(&row)) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Recorded although it was there: merged when somebody sees it.
fn duplicate(
    director: &mut Director,
    stage: &mut Rehearsal<'_, '_>,
    of: IncidentId,
    at: Instant,
) -> Result<(), DeskError> {
    let again = director.cases.get(&of).map(|case| case.story);
    let Some(id) = record(director, stage, &Wish { again, ..Wish::default() }, at)? else { return Ok(()) };
    let seen = at + director.dice.minutes(4, 25);
    director.replan(stage, id, Plan::from([(seen, Step::Merge(of))]))
}

/// Somebody of the same organisation, or who speaks the same, has it too.
pub fn join_one(
    director: &mut Director,
    stage: &mut Rehearsal<'_, '_>,
    id: IncidentId,
    at: Instant,
) -> Result<(), DeskError> {
    let Some(case) = director.cases.get(&id) else { return Ok(()) };
    let lang = director.book.stories.get(case.story).map(|s| s.lang.clone()).unwrap_or_default();
    let contacts = &director.world.contacts;
    let org = case.contact.and_then(|n| contacts.get(n)).map(|c| c.org.clone());
    let speaks = |n: &usize| contacts[*n].lang == lang && Some(*n) != case.contact && !case.heard.contains(n);
    let mut others: Vec<usize> = (0..contacts.len()).filter(speaks).collect();
    if case.frame.priority > 1 {
        others.retain(|n| Some(&contacts[*n].org) == org.as_ref());
    }
    let Some(contact) = director.dice.one(&others).copied() else { return Ok(()) };
    if let Some(case) = director.cases.get_mut(&id) {
        case.heard.push(contact);
    }
    let report = further(director, id, contact, &lang);
    let command = Command::Act { incident: id, seen: None, verb: Verb::Join(report) };
    let by = director.agent();
    director.dare(stage, &command, by, at)?;
    director.grew(stage, id)
}

/// What one more says.
fn further(director: &mut Director, id: IncidentId, contact: usize, lang: &str) -> NewReport {
    let throw = director.dice.below(1 << 20);
    let said = director.book.words(lang, "join");
    let text = said.get(throw % said.len().max(1)).cloned().unwrap_or_default();
    let who = director.world.contacts.get(contact);
    let name = who.map(|c| c.name.clone()).unwrap_or_default();
    let slots = director.cases.get(&id).map(|case| case.slots.clone());
    let words = slots.map(|slots| slots.with("{user}", &name).fill(&text)).unwrap_or_default();
    NewReport { reporter: who.map(|c| c.id), channel: Some(Code::new("phone")), words, reported_at: None }
}

/// A story nobody has heard for a while that fits.
fn choose(director: &mut Director, wish: &Wish<'_>) -> Option<usize> {
    if let Some(told) = wish.storm.map(|(_, story)| story).or(wish.again) {
        return Some(told);
    }
    let fits = |story: &Story| match wish.cue {
        Some(cue) => {
            story.lang == cue.lang && story.service == cue.service && !story.machine && story.nature == "fault"
        }
        None => story.machine == wish.machine,
    };
    if wish.cue.is_some() {
        let all: Vec<usize> = (0..director.book.stories.len()).filter(|n| fits(&director.book.stories[*n])).collect();
        return director.dice.one(&all).copied();
    }
    // Every story comes once before one comes twice.
    for _ in 0..2 {
        let at = director.bag.iter().position(|n| fits(&director.book.stories[*n]));
        if let Some(at) = at {
            return Some(director.bag.remove(at));
        }
        let more = director.dice.shuffled(director.book.stories.len());
        director.bag.extend(more.into_iter().filter(|n| fits(&director.book.stories[*n])));
    }
    None
}

/// Somebody who could tell that story.
fn reporter(director: &mut Director, story: &Story) -> Option<usize> {
    let ours = match story.service.as_str() {
        "clinic" => Some("linden"),
        "pos" => Some("northgate"),
        "mes" => Some("plant-sz"),
        "wms" => Some("logistics"),
        _ => None,
    };
    let outside = ["linden", "northgate"];
    let contacts = &director.world.contacts;
    let speaks = |n: &usize| contacts[*n].lang == story.lang;
    let fits = |n: &usize| ours.map_or(!outside.contains(&contacts[*n].org.as_str()), |org| contacts[*n].org == org);
    let mut all: Vec<usize> = (0..contacts.len()).filter(speaks).filter(fits).collect();
    if all.is_empty() {
        all = (0..contacts.len()).filter(speaks).filter(|n| !outside.contains(&contacts[*n].org.as_str())).collect();
    }
    director.dice.one(&all).copied()
}

/// Impact and urgency: the story's own, now and then a step beside it; an important caller is in a hurry.
fn weigh(director: &mut Director, story: &Story, vip: bool, at: Instant) -> (u8, u8) {
    let (mut impact, mut urgency) = (story.impact, story.urgency);
    match director.dice.below(100) {
        0..=29 => urgency = urgency.saturating_sub(1).max(1),
        30..=44 if impact == 3 && urgency == 3 => (impact, urgency) = (2, 2),
        45..=54 => urgency = (urgency + 1).min(3),
        _ => {}
    }
    if vip || (impact == 3 && urgency == 2 && director.dice.mill(450)) {
        urgency = 1;
    }
    // A whole house stands still a few times a month.
    let grave = story.impact == 2 && story.urgency == 1 && director.world.business.is_open(at) && !director.live;
    if grave && director.dice.mill(110) {
        (impact, urgency) = (1, 1);
    }
    (impact, urgency)
}

/// Records an arrival and begins to follow it; its number.
pub fn record(
    director: &mut Director,
    stage: &mut Rehearsal<'_, '_>,
    wish: &Wish<'_>,
    at: Instant,
) -> Result<Option<IncidentId>, DeskError> {
    let Some(index) = choose(director, wish) else { return Ok(None) };
    let story = director.book.stories[index].clone();
    let machine = story.machine;
    let contact = if machine { None } else { reporter(director, &story) };
    let who = contact.and_then(|n| director.world.contacts.get(n)).cloned();
    let ci = wish.storm.map(|(ci, _)| ci.to_owned()).or_else(|| director.dice.one(&story.ci).cloned());
    let weights = weigh(director, &story, who.as_ref().is_some_and(|c| c.vip), at);
    let (impact, urgency) = wish.cue.map_or(weights, |cue| (cue.impact, cue.urgency));
    let channel = channel(director, &story, wish);
    let live = matches!(channel.as_str(), "phone" | "walk_in");
    let name = who.as_ref().map(|c| c.name.clone()).unwrap_or_default();
    let slots = Slots::of(&mut director.dice, ci.as_deref().unwrap_or_default(), &name);
    let tell = director.dice.below(story.tells.len());
    let (title, description) = told(director, &story, tell, &slots, wish);
    let by = recorder(director, wish, machine);
    let late = if live || machine || wish.cue.is_some() { Span::ZERO } else { director.dice.minutes(1, 14) };
    let taken = wish.cue.map_or(live && director.dice.mill(800), |cue| cue.taken);
    let users = (impact <= 2).then(|| u32::try_from(director.dice.between(6, 90)).unwrap_or(6));
    let new = NewIncident {
        nature: Some(Code::new(&story.nature)),
        kind: Some(Code::new(if machine { "alert" } else { &story.kind })),
        channel: Some(Code::new(&channel)),
        reporter: who.as_ref().map(|c| c.id),
        title,
        description,
        location: who.as_ref().map(|c| c.room.clone()).unwrap_or_default(),
        services: director.world.services.get(&story.service).copied().into_iter().collect(),
        cis: ci.as_ref().and_then(|key| director.world.cis.get(key)).copied().into_iter().collect(),
        category: director.world.categories.get(&story.category).copied(),
        impact,
        urgency,
        users_affected: users,
        reported_at: Some(at - late),
        take: taken,
        ..NewIncident::default()
    };
    let Some(committed) = director.dare(stage, &Command::Record(Box::new(new)), by, at)? else { return Ok(None) };
    let Some(id) = committed.incidents.first().copied() else { return Ok(None) };
    let priority = stage.ground().policy.priority(impact, urgency);
    let desk = if machine { director.agent() } else { by };
    let case = case(director, (index, Some(tell)), (contact, slots), (priority, live), desk);
    let writer = Writer::new(&director.world, &mut director.dice, case.frame, at);
    let plan = writer.whole(taken);
    director.follow(stage, id, Case { plan, ..case })?;
    Ok(Some(id))
}

/// Title and words of an arrival. Alerts of a storm say all they know in one line.
fn told(director: &mut Director, story: &Story, tell: usize, slots: &Slots, wish: &Wish<'_>) -> (String, String) {
    let tell = story.tells.get(tell).cloned().unwrap_or_default();
    if wish.storm.is_none() {
        return (slots.fill(&tell.title), slots.fill(&tell.says));
    }
    let throw = director.dice.below(1 << 20);
    let said = director.book.words(&story.lang, "storm");
    let title = said.get(throw % said.len().max(1)).map(|text| slots.fill(text)).unwrap_or_default();
    (title.clone(), title)
}

fn channel(director: &mut Director, story: &Story, wish: &Wish<'_>) -> String {
    let usual: Vec<&str> = story.channels.split(',').filter(|c| !c.is_empty()).collect();
    match wish.cue {
        _ if story.machine => "alert".to_owned(),
        Some(cue) => cue.channel.to_owned(),
        None if usual.is_empty() => director.dice.weighted(&CHANNELS).unwrap_or("phone").to_owned(),
        None => director.dice.one(&usual).copied().unwrap_or("phone").to_owned(),
    }
}

fn recorder(director: &mut Director, wish: &Wish<'_>, machine: bool) -> PersonId {
    match wish.cue {
        _ if machine => director.world.monitor,
        Some(cue) if cue.mine => director.world.viewer,
        Some(_) => {
            let n = director.dice.below(director.world.agents.len());
            director.world.agents.get(n).copied().unwrap_or_default()
        }
        None => director.agent(),
    }
}

/// The case of a story, without a plan yet.
fn case(
    director: &mut Director,
    (story, tell): (usize, Option<usize>),
    (contact, slots): (Option<usize>, Slots),
    (priority, live): (u8, bool),
    desk: PersonId,
) -> Case {
    let told = director.book.stories[story].clone();
    let teams: Vec<_> = told.path.iter().filter_map(|key| director.world.teams.get(key)).cloned().collect();
    // As far as it usually goes; now and then one line less, or one more than the desk.
    let needed = teams.iter().position(|team| team.line >= told.solved).map_or(teams.len(), |n| n + 1);
    let hops = match (told.solved, director.dice.below(100)) {
        (1, 0..=11) => 1,
        (1, _) | (2, 0..=34) if !told.machine => 0,
        (_, 0..=50) if !told.machine => needed.saturating_sub(1),
        _ => needed,
    };
    let vendor = hops.checked_sub(1).and_then(|last| teams.get(last)).is_some_and(|team| team.line == 4);
    let path = teams.iter().take(hops).map(|team| team.id).collect();
    let fault = told.nature == "fault";
    let fits = |e: &&Shelved| {
        e.level <= 2 && (&e.lang, &e.category, &e.service) == (&told.lang, &told.category, &told.service)
    };
    let entry = director.library.iter().find(fits).map(|e| e.id);
    let may_ask = !told.asks.is_empty();
    let frame = Frame { priority, machine: told.machine, hops, vendor, may_ask, fault, live, entry: entry.is_some() };
    let (noted, strayed, visited, plan) = (false, false, false, Plan::new());
    Case {
        story,
        tell,
        contact,
        heard: Vec::new(),
        slots,
        frame,
        path,
        entry,
        desk,
        noted,
        strayed,
        visited,
        plan,
        mark: Default::default(),
    }
}

/// One alert of a storm: the same CI speaks of itself and of what hangs on it.
pub fn alert(director: &mut Director, stage: &mut Rehearsal<'_, '_>, n: usize, at: Instant) -> Result<(), DeskError> {
    let fits = |s: &Story| {
        s.machine && s.ci.iter().any(|ci| ci == "sw-core-hz") && s.lang == if n.is_multiple_of(3) { "zh" } else { "en" }
    };
    let Some(story) = director.book.stories.iter().position(fits) else { return Ok(()) };
    let around =
        ["sw-core-hz", "sw-acc-hz-07", "erp-app-01", "wlc-hz-01", "esx-hz-04", "mail-gw-01", "sso-01", "nas-hz-02"];
    let ci = if n < 3 { around[0] } else { around[director.dice.below(around.len())] };
    let wish = Wish { storm: Some((ci, story)), ..Wish::default() };
    let Some(id) = record(director, stage, &wish, at)? else { return Ok(()) };
    match director.first {
        None => director.first = Some(id),
        Some(first) => {
            // The desk sees what belongs together, one after the other.
            let seen = at + director.dice.minutes(5, 16);
            director.replan(stage, id, Plan::from([(seen, Step::Merge(first))]))?;
        }
    }
    Ok(())
}

/// Begins to follow an incident that is on no agenda: one that was lent, or one that is new to the director.
pub fn adopt(director: &mut Director, stage: &mut Rehearsal<'_, '_>, row: &Row, at: Instant) -> Result<(), DeskError> {
    let case = match director.lent.remove(&row.id) {
        Some(case) => case,
        None => unknown(director, row),
    };
    director.cases.insert(row.id, case);
    let plan = director.plan_for(row, at);
    if let Some(case) = director.cases.get_mut(&row.id) {
        case.plan = plan;
    }
    director.resume(stage, row.id)
}

/// A case of something that is no story of the book: the story likest to it lends its language.
fn unknown(director: &mut Director, row: &Row) -> Case {
    let key = |id| director.world.categories.iter().find(|(_, known)| **known == id).map(|(key, _)| key.clone());
    let category = row.category.and_then(key).unwrap_or_default();
    let lang = if row.title.is_ascii() { "en" } else { "zh" };
    let alike = |s: &Story| 2 * usize::from(s.category == category) + usize::from(s.lang == lang);
    let stories = &director.book.stories;
    let story = (0..stories.len()).max_by_key(|n| alike(&stories[*n])).unwrap_or(0);
    let contact = director.world.contacts.iter().position(|c| Some(c.id) == row.requester);
    let name = contact.and_then(|n| director.world.contacts.get(n)).map(|c| c.name.clone()).unwrap_or_default();
    let slots = Slots::of(&mut director.dice, "", &name);
    let desk = director.agent();
    let mut case = case(director, (story, None), (contact, slots), (row.priority, true), desk);
    case.path = row.team.into_iter().collect();
    case.frame = Frame { machine: row.requester.is_none(), hops: 1, vendor: false, ..case.frame };
    case
}
