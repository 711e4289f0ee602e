//! Acts. One job: a step of a plan becomes who does what, in which words.

use super::book::Tell;
use super::director::{Case, Director};
use super::plan::{Step, WAITS};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::command::{Handing, Outcome, Resolution, Verb};
use crate::domain::incident::report::Visit;
use crate::domain::incident::row::Row;
use crate::domain::incident::state::State;
use crate::domain::time::{Instant, Span};
use crate::domain::value::Text;

/// Nobody is above that place in the shipped policy's list of authorities.
const TOP: u8 = 4;

/// Somebody does something.
#[derive(Debug)]
pub struct Said {
    pub by: PersonId,
    pub verb: Verb,
}

/// What a step is here and now; `None` where it has become pointless.
pub fn command(director: &mut Director, id: IncidentId, row: &Row, step: Step, at: Instant) -> Option<Said> {
    let worker = worker(director, id, row)?;
    let desk = desk(director, id)?;
    let (by, verb) = match step {
        Step::Take if row.state == State::Assigned => (worker, Verb::Start),
        Step::Take if row.assignee.is_some() => return None,
        Step::Take => (worker, Verb::Take),
        Step::Apply => (worker, Verb::ApplyArticle { article: case(director, id)?.entry?, version: None }),
        Step::Tick(step) => (worker, Verb::TickStep { step, done: true }),
        Step::Help => {
            let alone = case(director, id)?.frame.hops == 0;
            let helpful = director.dice.mill(if alone { 900 } else { 300 });
            (desk, Verb::RateArticle { applied: None, helpful })
        }
        Step::Raise if row.authority >= TOP => return None,
        Step::Raise => (lead(director), Verb::Raise { to: None, text: words(director, id, "raise", at)? }),
        Step::Acknowledge => (desk, Verb::Reply { text: words(director, id, "acknowledge", at)? }),
        Step::Update if director.dice.mill(400) => (desk, Verb::Call { text: words(director, id, "call", at)? }),
        Step::Update => (desk, Verb::Reply { text: words(director, id, "update", at)? }),
        Step::Note => (worker, Verb::Note { text: note(director, id, at)? }),
        Step::Discuss => (worker, Verb::Note { text: words(director, id, "discuss", at)? }),
        Step::Chase => (desk, Verb::Chase { text: words(director, id, "chase", at)? }),
        Step::Hop(_) | Step::Stray | Step::Give | Step::HandBack => return hand(director, id, row, step, worker, at),
        Step::Suspend(..) if row.state == State::Suspended => return None,
        Step::Suspend(wait, until) => {
            let text = words(director, id, WAITS.get(wait)?.0.words, at)?;
            let reason = Some(Code::new(WAITS.get(wait)?.0.reason));
            (worker, Verb::Suspend { reason, until: Some(until), text })
        }
        Step::Answer if row.state != State::Suspended => return None,
        Step::Answer => (worker, Verb::Resume { text: words(director, id, "answer", at)? }),
        Step::Visit | Step::Arrive | Step::Leave => (worker, visit(director, id, step, at)?),
        Step::Resolve => (worker, Verb::Resolve(resolution(director, id, row, at)?)),
        Step::Ask => (desk, confirm(director, id, Outcome::NoAnswer, at)?),
        Step::Confirm(outcome) => (desk, confirm(director, id, outcome, at)?),
        Step::CloseAlert => (desk, Verb::Close { unconfirmed: false }),
        Step::CloseSilent => (desk, Verb::Close { unconfirmed: true }),
        Step::FollowUp => {
            let score = [5, 5, 4, 4, 3][director.dice.below(5)];
            (desk, Verb::FollowUp { text: words(director, id, "follow", at)?, score })
        }
        Step::Reopen => (desk, Verb::Reopen { text: words(director, id, "reopen", at)? }),
        Step::Cancel(reason) => {
            (desk, Verb::Cancel { reason: Some(Code::new(reason)), text: words(director, id, reason, at)? })
        }
        Step::Merge(into) => (lead(director), Verb::Merge { into }),
        Step::Join | Step::Wake => return None,
    };
    Some(Said { by, verb })
}

/// Whose it is; else somebody of its team, else of the desk.
fn worker(director: &mut Director, id: IncidentId, row: &Row) -> Option<PersonId> {
    if let Some(assignee) = row.assignee {
        return Some(assignee);
    }
    let desk = director.cases.get(&id).map(|case| case.desk).filter(|_| row.line == 1);
    let team = row.team.and_then(|team| director.world.team(team)).map(|team| team.members.clone());
    let viewer = director.world.viewer;
    let free: Vec<PersonId> =
        team.unwrap_or_default().into_iter().filter(|who| !director.live || *who != viewer).collect();
    desk.filter(|who| !director.live || *who != viewer)
        .or_else(|| director.dice.one(&free).copied())
        .or_else(|| Some(director.agent()))
}

/// Somebody who leads the desk.
fn lead(director: &mut Director) -> PersonId {
    let leads = director.world.leads.clone();
    director.dice.one(&leads).copied().unwrap_or_else(|| director.agent())
}

/// Who of the desk follows it.
fn desk(director: &mut Director, id: IncidentId) -> Option<PersonId> {
    let desk = director.cases.get(&id)?.desk;
    Some(if director.live && desk == director.world.viewer { director.agent() } else { desk })
}

fn case(director: &Director, id: IncidentId) -> Option<&Case> {
    director.cases.get(&id)
}

/// Words for an occasion, in the language of the story, slots filled.
fn words(director: &mut Director, id: IncidentId, occasion: &str, at: Instant) -> Option<String> {
    let throw = director.dice.below(1 << 20);
    let case = case(director, id)?;
    let story = director.book.stories.get(case.story)?;
    let said = director.book.words(&story.lang, occasion);
    let text = match occasion {
        "asks" => &story.asks,
        _ => said.get(throw % said.len().max(1))?,
    };
    Some(with_hour(director, case, at).fill(text))
}

fn with_hour(director: &Director, case: &Case, at: Instant) -> super::book::Slots {
    let later = director.world.zone.to_local(at + Span::minutes(75));
    case.slots.clone().with("{hour}", &later.format("%H:00").to_string())
}

/// What is found first is the story's; after that, what is found anywhere.
fn note(director: &mut Director, id: IncidentId, at: Instant) -> Option<String> {
    let first = !std::mem::replace(&mut director.cases.get_mut(&id)?.noted, true);
    let case = case(director, id)?;
    let text = told(director, case).map(|tell| tell.note.clone()).unwrap_or_default();
    match first && !text.is_empty() {
        true => Some(with_hour(director, case, at).fill(&text)),
        false => words(director, id, "found", at),
    }
}

/// How the story of a case happens this time.
fn told<'d>(director: &'d Director, case: &Case) -> Option<&'d Tell> {
    director.book.stories.get(case.story)?.tells.get(case.tell?)
}

fn hand(director: &mut Director, id: IncidentId, row: &Row, step: Step, worker: PersonId, at: Instant) -> Option<Said> {
    let code = |code: &str| Some(Code::new(code));
    match step {
        Step::Hop(n) => {
            let team = *case(director, id)?.path.get(n)?;
            let vendor = director.world.team(team)?.line == 4;
            let reason = if vendor { "vendor" } else { ["skill", "skill", "access", "time"][director.dice.below(4)] };
            let text = words(director, id, if vendor { "vendor" } else { "escalate" }, at)?;
            let to = Handing { team: Some(team), reason: code(reason), text, ..Handing::default() };
            Some(Said { by: worker, verb: Verb::Escalate(to) })
        }
        Step::Stray => {
            let path = case(director, id)?.path.clone();
            let astray: Vec<_> = ["desktop", "netops", "apps"]
                .iter()
                .filter_map(|key| director.world.teams.get(*key))
                .map(|team| team.id)
                .filter(|team| !path.contains(team))
                .collect();
            let team = director.dice.one(&astray).copied()?;
            director.cases.get_mut(&id)?.strayed = true;
            let text = words(director, id, "escalate", at)?;
            let to = Handing { team: Some(team), reason: code("skill"), text, ..Handing::default() };
            Some(Said { by: worker, verb: Verb::Escalate(to) })
        }
        Step::Give => {
            let team = director.world.team(row.team?)?;
            let lead = team.lead?;
            let others: Vec<PersonId> = team.members.iter().copied().filter(|who| *who != lead).collect();
            let person = director.dice.one(&others).copied()?;
            let to = Handing { person: Some(person), team: row.team, ..Handing::default() };
            Some(Said { by: lead, verb: Verb::Assign(to) })
        }
        _ => {
            let strayed = std::mem::take(&mut director.cases.get_mut(&id)?.strayed);
            let (reason, said) = if strayed { ("misrouted", "misrouted") } else { ("answered", "back") };
            let text = words(director, id, said, at)?;
            Some(Said { by: worker, verb: Verb::HandBack { reason: code(reason), text } })
        }
    }
}

fn visit(director: &mut Director, id: IncidentId, step: Step, at: Instant) -> Option<Verb> {
    let mut said = Visit::default();
    match step {
        Step::Visit => {
            let soon = at + director.dice.minutes(35, 110);
            said.appointment = Some(Instant(soon.0 - soon.0.rem_euclid(300_000)));
        }
        Step::Arrive => said.arrived = Some(at),
        _ => {
            said.left = Some(at);
            said.parts = Some(Text::new(&words(director, id, "visit", at)?));
        }
    }
    director.cases.get_mut(&id)?.visited = true;
    Some(Verb::Visit { visit: None, said })
}

/// How it ended, as the story has it.
fn resolution(director: &mut Director, id: IncidentId, row: &Row, at: Instant) -> Option<Resolution> {
    let usual = words(director, id, "solved", at)?;
    let verified_how = words(director, id, "verified", at)?;
    let lessons = if director.dice.mill(90) { words(director, id, "lessons", at)? } else { String::new() };
    let (temporary, by_itself) = (director.dice.mill(260), director.dice.mill(70));
    let case = case(director, id)?;
    let story = director.book.stories.get(case.story)?;
    let unknown = Tell { solution: usual, ..Tell::default() };
    let tell = told(director, case).unwrap_or(&unknown);
    let vendor = case.frame.vendor && case.frame.hops > 0;
    let code = match story.code.as_str() {
        _ if story.machine && by_itself => "self_recovered",
        "vendor_fixed" if !vendor => "fixed",
        "fixed" if vendor => "vendor_fixed",
        "fixed" if temporary && !tell.workaround.is_empty() => "workaround",
        code => code,
    };
    let minutes = at.since(row.reported_at).0 / 60_000;
    Some(Resolution {
        solution: case.slots.fill(&tell.solution),
        closing_code: Some(Code::new(code)),
        cause: case.slots.fill(&tell.cause),
        workaround: case.slots.fill(&tell.workaround),
        verified_how,
        on_site: case.visited,
        actual_effort: Some(Span::minutes((minutes / 3).clamp(5, 240))),
        lessons,
        ..Resolution::default()
    })
}

fn confirm(director: &mut Director, id: IncidentId, outcome: Outcome, at: Instant) -> Option<Verb> {
    let (satisfaction, occasion) = match outcome {
        Outcome::NoAnswer => (0, "noanswer"),
        Outcome::NotRecovered | Outcome::NotSatisfied => (0, "reopen"),
        Outcome::Recovered => {
            let late = director.dice.below(100);
            [(58, 5, "feedback5"), (88, 4, "feedback4"), (97, 3, "feedback3"), (100, 2, "feedback2")]
                .iter()
                .find(|(below, _, _)| late < *below)
                .map(|(_, score, words)| (*score, *words))?
        }
    };
    let feedback = words(director, id, occasion, at)?;
    Some(Verb::Confirm { report: None, outcome, satisfaction, feedback, close: outcome == Outcome::Recovered })
}
