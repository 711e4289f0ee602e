//! The director. One job: an agenda ordered by instant, and whoever is on it does what stands there.
//!
//! The same director makes the history and goes on while somebody watches. It knows only its own cases: what the viewer
//! has taken, and what somebody else changed, is read off the desk before every step.

use super::act::{Said, command};
use super::arrival::{self, Wish};
use super::book::{Book, Slots};
use super::dice::Dice;
use super::library::Shelved;
use super::plan::{Frame, Plan, Step, Writer};
use super::scene::{CUES, Cue, Scene, storm};
use super::world::World;
use crate::desk::{Committed, DeskError, Rehearsal};
use crate::domain::id::{ArticleId, IncidentId, PersonId, TeamId};
use crate::domain::incident::command::{Command, Verb};
use crate::domain::incident::row::Row;
use crate::domain::incident::state::State;
use crate::domain::time::{Instant, Span};
use chrono::Timelike;
use std::collections::{BTreeMap, VecDeque};

/// What stands on the agenda.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Task {
    /// Somebody calls, or a machine does; and the next one is thought of.
    Arrive,
    /// The next step of a case.
    Step(IncidentId),
    /// An entrance of the scene.
    Cue(usize),
    /// One alert of a storm.
    Alert(usize),
    /// What nobody follows is looked for.
    Sweep,
    /// The manager looks at what waits for a word.
    Heed,
}

/// An incident the director follows.
#[derive(Debug)]
pub struct Case {
    pub story: usize,
    /// How it happens this time; `None` where it is somebody else's story.
    pub tell: Option<usize>,
    /// Who reported it, as a number of the world.
    pub contact: Option<usize>,
    /// Who reported it too.
    pub heard: Vec<usize>,
    pub slots: Slots,
    pub frame: Frame,
    pub path: Vec<TeamId>,
    /// The knowledge entry that fits.
    pub entry: Option<ArticleId>,
    /// Who of the desk follows it.
    pub desk: PersonId,
    pub noted: bool,
    pub strayed: bool,
    pub visited: bool,
    pub plan: Plan,
    /// How it stood after the director's last act.
    pub mark: Mark,
}

/// What a plan is made for: state, line, team and person. What rules tell, and what others note, changes no plan.
pub type Mark = (State, u8, Option<TeamId>, Option<PersonId>);

fn mark(row: &Row) -> Mark {
    (row.state, row.line, row.team, row.assignee)
}

/// Plays the house.
#[derive(Debug)]
pub struct Director {
    pub book: Book,
    pub world: World,
    pub library: Vec<Shelved>,
    pub dice: Dice,
    pub scene: Scene,
    pub origin: Instant,
    pub cases: BTreeMap<IncidentId, Case>,
    /// What the viewer took, to be gone on with when it is handed on.
    pub lent: BTreeMap<IncidentId, Case>,
    pub bag: Vec<usize>,
    /// The first alert of a storm.
    pub first: Option<IncidentId>,
    agenda: BTreeMap<(Instant, u64), Task>,
    next: u64,
    /// Somebody watches: the viewer is nobody's to play any more.
    pub live: bool,
    /// What the rules refused: a plan that did not fit.
    pub refused: Vec<String>,
}

/// How often what nobody follows is looked for.
const SWEEP: Span = Span::minutes(4);
/// How often the manager looks at what waits for a word.
const HEED: Span = Span::minutes(12);

impl Director {
    pub fn new(book: Book, (world, library): (World, Vec<Shelved>), seed: u64, scene: Scene, origin: Instant) -> Self {
        let (dice, agenda) = (Dice::new(seed), BTreeMap::new());
        let (cases, lent) = (BTreeMap::new(), BTreeMap::new());
        let (bag, refused) = (Vec::new(), Vec::new());
        Self {
            book,
            world,
            library,
            dice,
            scene,
            origin,
            cases,
            lent,
            bag,
            first: None,
            agenda,
            next: 0,
            live: false,
            refused,
        }
    }

    /// Begins the arrivals at an instant and puts the scene on the agenda.
    pub fn begin(&mut self, from: Instant) {
        self.put(from, Task::Arrive);
        self.put(from + HEED, Task::Heed);
        let scene = self.scene;
        for (n, cue) in CUES.iter().enumerate().filter(|(_, cue)| cue.scenes.contains(&scene)) {
            let at = self.due(cue.at);
            self.put(at.max(from), Task::Cue(n));
        }
        if self.scene == Scene::Storm {
            for (n, after) in storm().into_iter().enumerate() {
                self.put(self.origin + after, Task::Alert(n));
            }
        }
    }

    /// So many seconds from the beginning: of service before it, of the clock after it.
    fn due(&self, seconds: i64) -> Instant {
        match seconds {
            ..0 => self.world.business.back(self.origin, Span::seconds(-seconds)).unwrap_or(self.origin),
            seconds => self.origin + Span::seconds(seconds),
        }
    }

    /// From here on somebody watches; what the viewer has is left alone.
    pub fn curtain(&mut self) {
        self.live = true;
        self.put(self.origin + SWEEP, Task::Sweep);
    }

    pub fn put(&mut self, at: Instant, task: Task) {
        self.agenda.insert((at, self.next), task);
        self.next += 1;
    }

    /// When the next thing happens.
    pub fn next(&self) -> Option<Instant> {
        self.agenda.first_key_value().map(|((at, _), _)| *at)
    }

    /// The whole agenda happens so much later: nobody plays hours in a moment.
    pub fn postpone(&mut self, by: Span) {
        let agenda = std::mem::take(&mut self.agenda);
        self.agenda = agenda.into_iter().map(|((at, n), task)| ((at + by, n), task)).collect();
        for case in self.cases.values_mut() {
            case.plan.iter_mut().for_each(|(at, _)| *at = *at + by);
        }
    }

    /// Does what is due until an instant, at most so many things; how many.
    ///
    /// # Errors
    /// What the file says. What the rules refuse ends a case and nothing else.
    pub fn play(&mut self, stage: &mut Rehearsal<'_, '_>, until: Instant, most: usize) -> Result<usize, DeskError> {
        let mut done = 0;
        while done < most && self.next().is_some_and(|at| at <= until) {
            let Some(((at, _), task)) = self.agenda.pop_first() else { break };
            done += 1;
            stage.wake(&self.world.caller(self.world.manager), at)?;
            match task {
                Task::Arrive => {
                    arrival::arrive(self, stage, at)?;
                    let next = self.next_arrival(at);
                    self.put(next, Task::Arrive);
                }
                Task::Step(id) => self.step(stage, id, at)?,
                Task::Cue(n) => self.enter(stage, &CUES[n], at)?,
                Task::Alert(n) => arrival::alert(self, stage, n, at)?,
                Task::Heed => {
                    self.heed(stage, at)?;
                    self.put(at + HEED, Task::Heed);
                }
                Task::Sweep => {
                    self.sweep(stage, at)?;
                    self.put(at + SWEEP, Task::Sweep);
                }
            }
        }
        Ok(done)
    }

    /// What the rules say no to is kept for whoever tests, and is no reason to stop.
    pub fn dare(
        &mut self,
        stage: &mut Rehearsal<'_, '_>,
        command: &Command,
        by: PersonId,
        at: Instant,
    ) -> Result<Option<Committed>, DeskError> {
        match stage.commit(command, &self.world.caller(by), at) {
            Ok(committed) => Ok(Some(committed)),
            Err(DeskError::Refused(why)) => {
                if self.refused.len() < 100 {
                    self.refused.push(format!("{command:?} by {by}: {why:?}"));
                }
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn row(&self, stage: &mut Rehearsal<'_, '_>, id: IncidentId) -> Result<Option<Row>, DeskError> {
        let eyes = self.world.agents.first().copied().unwrap_or_default();
        stage.row(&self.world.caller(eyes), id)
    }

    /// Follows an incident that was just recorded.
    pub fn follow(&mut self, stage: &mut Rehearsal<'_, '_>, id: IncidentId, case: Case) -> Result<(), DeskError> {
        self.cases.insert(id, case);
        self.note_version(stage, id)
    }

    /// Remembers how the record is after an act, and puts the next step on the agenda.
    fn note_version(&mut self, stage: &mut Rehearsal<'_, '_>, id: IncidentId) -> Result<(), DeskError> {
        let mark = self.row(stage, id)?.map(|row| mark(&row)).unwrap_or_default();
        let Some(case) = self.cases.get_mut(&id) else { return Ok(()) };
        case.mark = mark;
        match case.plan.front() {
            Some((at, _)) => {
                let at = *at;
                self.put(at, Task::Step(id));
            }
            None => drop(self.cases.remove(&id)),
        }
        Ok(())
    }

    /// Goes on with a case as the record stands.
    pub fn resume(&mut self, stage: &mut Rehearsal<'_, '_>, id: IncidentId) -> Result<(), DeskError> {
        self.note_version(stage, id)
    }

    /// Another report or a merged one came to a case: it is still the director's.
    pub fn grew(&mut self, stage: &mut Rehearsal<'_, '_>, id: IncidentId) -> Result<(), DeskError> {
        let mark = self.row(stage, id)?.map(|row| mark(&row)).unwrap_or_default();
        if let Some(case) = self.cases.get_mut(&id) {
            case.mark = mark;
        }
        Ok(())
    }

    fn step(&mut self, stage: &mut Rehearsal<'_, '_>, id: IncidentId, at: Instant) -> Result<(), DeskError> {
        let Some(row) = self.row(stage, id)? else {
            self.cases.remove(&id);
            return Ok(());
        };
        let Some(case) = self.cases.get_mut(&id) else { return Ok(()) };
        if self.live && row.assignee == Some(self.world.viewer) {
            let theirs = self.cases.remove(&id);
            self.lent.extend(theirs.map(|case| (id, case)));
            return Ok(());
        }
        let Some((_, step)) = case.plan.front().copied() else { return Ok(()) };
        let urgent = case.frame.priority == 1;
        if !urgent && step != Step::Wake && !self.world.business.is_open(at) {
            self.tomorrow(id, at);
            return Ok(());
        }
        if step == Step::Wake {
            case.plan.pop_front();
            let by = self.world.caller(case.desk);
            stage.wake(&by, at)?;
            return self.note_version(stage, id);
        }
        if mark(&row) != case.mark {
            let fresh = self.plan_for(&row, at);
            if let Some(case) = self.cases.get_mut(&id) {
                case.plan = fresh;
            }
            return self.note_version(stage, id);
        }
        case.plan.pop_front();
        if let Step::Merge(into) = step {
            return self.merge(stage, &row, into, at);
        }
        if step == Step::Join {
            arrival::join_one(self, stage, id, at)?;
            return self.note_version(stage, id);
        }
        let Some(Said { by, verb }) = command(self, id, &row, step, at) else { return self.note_version(stage, id) };
        let command = Command::Act { incident: id, seen: None, verb };
        match self.dare(stage, &command, by, at)? {
            Some(_) => self.note_version(stage, id),
            None => {
                self.cases.remove(&id);
                Ok(())
            }
        }
    }

    /// Merges a case into another that somebody still works on; else it is one of its own.
    fn merge(
        &mut self,
        stage: &mut Rehearsal<'_, '_>,
        row: &Row,
        into: IncidentId,
        at: Instant,
    ) -> Result<(), DeskError> {
        let other = self.row(stage, into)?.filter(|other| other.state.is_active());
        if other.is_none_or(|other| self.live && other.assignee == Some(self.world.viewer)) {
            let fresh = self.plan_for(row, at);
            if let Some(case) = self.cases.get_mut(&row.id) {
                case.plan = fresh;
            }
            return self.note_version(stage, row.id);
        }
        let step = Step::Merge(into);
        if let Some(Said { by, verb }) = command(self, row.id, row, step, at) {
            self.dare(stage, &Command::Act { incident: row.id, seen: None, verb }, by, at)?;
        }
        self.cases.remove(&row.id);
        self.grew(stage, into)
    }

    /// Gives a case another plan.
    pub fn replan(&mut self, stage: &mut Rehearsal<'_, '_>, id: IncidentId, plan: Plan) -> Result<(), DeskError> {
        self.agenda.retain(|_, task| *task != Task::Step(id));
        if let Some(case) = self.cases.get_mut(&id) {
            case.plan = plan;
        }
        self.note_version(stage, id)
    }

    /// Nobody works now: it goes on in the next morning.
    fn tomorrow(&mut self, id: IncidentId, at: Instant) {
        let open = self.world.business.next_open(at).unwrap_or(at + Span::hours(12));
        let by = open.since(at) + self.dice.minutes(2, 85);
        if let Some(case) = self.cases.get_mut(&id) {
            case.plan.iter_mut().for_each(|(at, _)| *at = *at + by);
        }
        self.put(at + by, Task::Step(id));
    }

    /// What becomes of an incident from where it stands now.
    pub fn plan_for(&mut self, row: &Row, at: Instant) -> Plan {
        let vendor = row.team.and_then(|team| self.world.team(team)).is_some_and(|team| team.line == 4);
        let Some(case) = self.cases.get_mut(&row.id) else { return Plan::new() };
        if row.line > 1 && !row.team.is_some_and(|team| case.path.contains(&team)) {
            // Somebody knew better where it belongs.
            case.path = row.team.into_iter().collect();
            case.frame = Frame { hops: 1, vendor, ..case.frame };
        }
        let passed = case.path.iter().rposition(|team| Some(*team) == row.team).map_or(0, |n| n + 1);
        let frame = case.frame;
        let from = row.suspended_until.filter(|until| row.state == State::Suspended && *until > at);
        let writer = Writer::new(&self.world, &mut self.dice, frame, from.unwrap_or(at));
        let mut plan = match row.state {
            State::Closed | State::Cancelled | State::Merged => return Plan::new(),
            State::Resolved => writer.ending(),
            State::InProgress | State::Suspended => writer.from(passed, true),
            State::New | State::Assigned => writer.from(passed, false),
        };
        if let Some(until) = from {
            plan.push_front((until + Span::millis(1), Step::Wake));
        }
        plan
    }

    /// An entrance of the scene: recorded as the table says, then its steps at their seconds, then whatever comes.
    fn enter(&mut self, stage: &mut Rehearsal<'_, '_>, cue: &Cue, at: Instant) -> Result<(), DeskError> {
        let wish = Wish { cue: Some(cue), ..Wish::default() };
        let Some(id) = arrival::record(self, stage, &wish, at)? else { return Ok(()) };
        let step = |step: Step| match step {
            Step::Suspend(wait, after) => Step::Suspend(wait, self.origin + Span::millis(after.0)),
            step => step,
        };
        let steps = cue.steps.iter().map(|(seconds, what)| (self.due(*seconds), step(*what)));
        let mut plan: VecDeque<(Instant, Step)> =
            steps.map(|(due, step)| (due.max(at + Span::seconds(1)), step)).collect();
        if let Some(case) = self.cases.get(&id) {
            let from = plan.back().map_or(at, |(at, _)| *at);
            let last = plan.iter().rev().find(|(_, step)| matches!(step, Step::Resolve | Step::Confirm(_)));
            let last = last.map(|(_, step)| *step);
            let writer = Writer::new(&self.world, &mut self.dice, case.frame, from);
            let passed = plan.iter().filter(|(_, step)| matches!(step, Step::Hop(_))).count();
            let taken = plan.iter().any(|(_, step)| *step == Step::Take) || cue.taken;
            plan.extend(match last {
                Some(Step::Resolve) => writer.ending(),
                Some(_) => Plan::new(),
                None => writer.from(passed, taken),
            });
        }
        self.replan(stage, id, plan)
    }

    /// Looks for incidents that are others' to work on and on nobody's agenda: what the viewer handed on.
    fn sweep(&mut self, stage: &mut Rehearsal<'_, '_>, at: Instant) -> Result<(), DeskError> {
        let eyes = self.world.agents.first().copied().unwrap_or_default();
        for row in stage.open(&self.world.caller(eyes))? {
            let theirs = row.assignee != Some(self.world.viewer) && (row.line > 1 || row.assignee.is_some());
            if theirs && row.state.is_active() && !self.cases.contains_key(&row.id) {
                arrival::adopt(self, stage, &row, at)?;
            }
        }
        Ok(())
    }

    /// ESC-4: the manager acknowledges most of what waits for a word, sooner or later.
    fn heed(&mut self, stage: &mut Rehearsal<'_, '_>, at: Instant) -> Result<(), DeskError> {
        let (manager, by_day) = (self.world.manager, self.world.business.is_open(at));
        let waits = |row: &&Row| row.waiting > 0 && (by_day || row.priority == 1);
        for row in stage.open(&self.world.caller(manager))?.iter().filter(waits) {
            if self.dice.mill(500) {
                let verb = Verb::Acknowledge { escalation: None, text: String::new() };
                self.dare(stage, &Command::Act { incident: row.id, seen: None, verb }, manager, at)?;
            }
        }
        Ok(())
    }

    /// When somebody calls next: minute by minute, as often as the hour has it.
    fn next_arrival(&mut self, from: Instant) -> Instant {
        let mut at = from;
        loop {
            let hour = usize::try_from(self.world.zone.to_local(at).hour()).unwrap_or(0);
            let open = self.world.business.is_open(at);
            let rate = if open { RATES[hour] } else { QUIET };
            at = at + Span::seconds(30);
            if self.dice.below(12_000) < rate {
                return at + Span::millis(self.dice.between(0, 29_999));
            }
        }
    }

    /// Somebody of the desk who is not the viewer while the viewer is there.
    pub fn agent(&mut self) -> PersonId {
        let n = self.world.agents.len() + usize::from(!self.live);
        let at = self.dice.below(n);
        self.world.agents.get(at).copied().unwrap_or(self.world.viewer)
    }
}

/// Arrivals in an hour, hundredths, by the hour of the day; while nobody works, machines alone.
const RATES: [usize; 24] =
    [0, 0, 0, 0, 0, 0, 0, 0, 400, 1_000, 1_100, 850, 350, 480, 820, 780, 680, 420, 60, 0, 0, 0, 0, 0];
const QUIET: usize = 13;
