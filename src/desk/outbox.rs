//! The outbox. One job: what has to go out of the house is given to whoever carries it, one at a time, and what became of it
//! is kept (ESC-5). Who carries it, and what it says in words, is not known here.
//!
//! Each is lent in a transaction of its own, so that two that deliver never deliver one twice. Whoever is killed between
//! the carrying and the noting leaves it lent, and it is carried again: at least once, not exactly once.

use super::{Caller, Desk, DeskError, who};
use crate::domain::actor::{Actor, Via};
use crate::domain::code::Code;
use crate::domain::id::PersonId;
use crate::domain::incident::decide::may_see;
use crate::domain::incident::{Past, Place, State as IncidentState};
use crate::domain::outbox::{Fault, GIVEN_UP, Notice as Why, State, again};
use crate::domain::people::directory::Entry;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Instant, Span};
use crate::store::{Counts, Posted};
use std::sync::Arc;

/// How long what was sent is remembered.
const REMEMBERED: Span = Span::days(30);
/// After so many failures one after the other a way is left alone until the next pass.
const STUMBLES: u32 = 3;
/// Lent for so much longer than carrying may take.
const MARGIN: Span = Span::minutes(1);
/// Due for so long, it should have been delivered.
const OVERDUE: Span = Span::minutes(15);

/// A way out of the house, and how long carrying something by it may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub channel: Code,
    pub timeout: Span,
}

/// Something to be carried.
#[derive(Debug, Clone)]
pub struct Letter {
    pub posted: Posted,
    pub why: Why,
    pub to: Arc<Entry>,
    /// The event: who did it or which rule fired, when it came about and when it was noticed. No words of a record that
    /// must not leave are in it.
    pub past: Past,
    pub priority: u8,
    pub state: IncidentState,
    /// `None`: it must not leave, or not to these eyes (SEC-1).
    pub title: Option<Arc<str>>,
    pub security: bool,
}

/// What a pass has delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    pub sent: u32,
    /// Attempts in vain.
    pub failed: u32,
    /// Given up.
    pub dead: u32,
    /// What waits now, for its time or for somebody who has the way.
    pub waiting: u32,
    /// The file's clock is set: nothing leaves it (ROLE-6).
    pub refused: bool,
}

impl Desk {
    /// Carries what is due by these ways, each lent to nobody else meanwhile, until nothing is or `go_on` says no. `send` is
    /// asked outside of any transaction.
    ///
    /// # Errors
    /// A refusal, or what the file says; what was sent before stays sent.
    pub fn deliver(
        &mut self,
        caller: &Caller,
        ways: &[Way],
        clock: &mut dyn FnMut() -> Instant,
        go_on: &dyn Fn() -> bool,
        send: &mut dyn FnMut(&Letter) -> Result<(), Fault>,
    ) -> Result<Delivered, DeskError> {
        self.refresh()?;
        self.may_carry(caller)?;
        let mut done = Delivered { refused: self.facts.clock.is_some(), ..Delivered::default() };
        if !done.refused {
            done.dead += self.sweep(clock())?;
            let mut open: Vec<(Way, u32)> = ways.iter().map(|way| (way.clone(), 0)).collect();
            while go_on() {
                let Some(posted) = self.lend(&open, clock())? else { break };
                let result = self.letter(&posted)?.ok_or(Fault::Gone).and_then(|letter| send(&letter));
                if let Some((_, stumbles)) = open.iter_mut().find(|(way, _)| way.channel == posted.channel) {
                    *stumbles = match &result {
                        Ok(()) | Err(Fault::Gone) => 0,
                        Err(Fault::NotStarted { .. }) => STUMBLES,
                        Err(_) => *stumbles + 1,
                    };
                }
                open.retain(|(_, stumbles)| *stumbles < STUMBLES);
                self.settle(posted, result, clock(), &mut done)?;
            }
        }
        done.waiting = self.store.read(|reader| Ok::<_, DeskError>(reader.posted_counts(clock())?.waiting))?;
        Ok(done)
    }

    /// Gives up what nobody delivered in time.
    fn sweep(&mut self, now: Instant) -> Result<u32, DeskError> {
        let (before, forget) = (now - GIVEN_UP, now - REMEMBERED);
        if !self.store.read(|reader| reader.to_sweep(before, forget, now))? {
            return Ok(0);
        }
        let dead = self.store.write(|writer| writer.sweep(before, forget, now))?;
        Ok(u32::try_from(dead).unwrap_or(u32::MAX))
    }

    fn lend(&mut self, open: &[(Way, u32)], now: Instant) -> Result<Option<Posted>, DeskError> {
        let channels: Vec<&Code> = open.iter().map(|(way, _)| &way.channel).collect();
        // Most passes find nothing: they write nothing.
        if self.store.read(|reader| reader.next_posted(&channels, now))?.is_none() {
            return Ok(None);
        }
        let until = |channel: &Code| {
            let way = open.iter().find(|(way, _)| way.channel == *channel);
            now + way.map_or(Span::ZERO, |(way, _)| way.timeout) + MARGIN
        };
        Ok(self.store.write(|writer| writer.lend(&channels, now, until))?)
    }

    fn settle(
        &mut self,
        lent: Posted,
        result: Result<(), Fault>,
        now: Instant,
        done: &mut Delivered,
    ) -> Result<(), DeskError> {
        let posted = match result {
            Ok(()) => {
                done.sent += 1;
                Posted { state: State::Sent, next_at: now, fault: None, ..lent }
            }
            Err(fault) => {
                done.failed += 1;
                let next = again(lent.attempts, lent.since, now).filter(|_| fault != Fault::Gone);
                done.dead += u32::from(next.is_none());
                let state = if next.is_some() { State::Waiting } else { State::Dead };
                Posted { state, next_at: next.unwrap_or(now), fault: Some(fault), ..lent }
            }
        };
        Ok(self.store.write(|writer| writer.settle(&posted))?)
    }

    /// What is to be carried, for the eyes of whom it is for; `None` where they have left.
    fn letter(&mut self, posted: &Posted) -> Result<Option<Letter>, DeskError> {
        let person = self.ground.directory.get(posted.notice.person).filter(|entry| !entry.retired).cloned();
        let (Some(to), policy, recent) = (person, &self.ground.policy, &mut self.recent) else { return Ok(None) };
        let reader = Actor {
            person: PersonId(to.stream.id),
            roles: to.codes("roles").cloned().collect(),
            teams: self.ground.directory.teams_of(PersonId(to.stream.id)),
            via: Via::Rule,
            os_user: String::new(),
            identity: self.facts.identity,
        };
        self.store.read(|file| {
            let Some(record) = recent.get(file, posted.notice.incident)? else { return Ok(None) };
            let Some(past) = record.past.iter().find(|past| past.seq == posted.notice.seq) else { return Ok(None) };
            let Some(why) = Why::of(past.event.kind) else { return Ok(None) };
            let (incident, mut past) = (&record.incident, past.clone());
            // What was said stays in the house: a notice says that there is something, and what it is called.
            past.event.detail.text = None;
            past.event.detail.changes.retain(|change| matches!(change.place, Place::Escalation { .. }));
            let open = !incident.security && may_see(policy, &reader, incident);
            Ok(Some(Letter {
                posted: posted.clone(),
                why,
                to,
                past,
                priority: incident.priority,
                state: incident.state,
                title: open.then(|| incident.title.as_str().into()),
                security: incident.security,
            }))
        })
    }

    /// What is in these states, the newest first, each with why it is told.
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn outbox(&mut self, caller: &Caller, states: &[State]) -> Result<Vec<Posted>, DeskError> {
        self.refresh()?;
        self.may_carry(caller)?;
        Ok(self.store.read(|reader| reader.posted(states))?)
    }

    /// Has what was given up tried again: the one of that number, or all; how many there were.
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn resend(&mut self, caller: &Caller, id: Option<i64>, now: Instant) -> Result<usize, DeskError> {
        self.refresh()?;
        self.may_carry(caller)?;
        Ok(self.store.write(|writer| writer.resend(id, now))?)
    }

    /// How the outbox stands.
    ///
    /// # Errors
    /// What the file says.
    pub fn outbox_counts(&mut self, now: Instant) -> Result<Counts, DeskError> {
        Ok(self.store.read(|reader| reader.posted_counts(now - OVERDUE))?)
    }

    /// Titles go through the hands of whoever carries: that is for somebody who may read them all.
    fn may_carry(&self, caller: &Caller) -> Result<(), DeskError> {
        let actor = who::actor(&self.ground, self.facts.identity, caller)?;
        let rights = &self.ground.policy.rights;
        match rights.may(&actor.roles, Act::Read) {
            Some((_, cell)) if cell != Cell::Own => Ok(()),
            _ => {
                Err(Refusal::Forbidden { act: Act::Read, roles: rights.roles_with(Act::Read).cloned().collect() }
                    .into())
            }
        }
    }
}
