//! The worker. One job: the desk's own thread: it commits, reads, and notices what others wrote.
//!
//! The console's thread never waits for the file; what is asked here is answered by a message. Nothing is held open
//! across a key press: every read is short, and rows are copied out.

use crate::app::form::{NewContact, Submit};
use crate::app::msg::{Desk as Shared, Loaded, Msg};
use crate::desk::{Caller, Desk, DeskError, StoreError, Which};
use crate::domain::id::{ContactId, IncidentId};
use crate::domain::incident::command::Command;
use crate::domain::people::directory::Entry;
use crate::domain::people::manage::EntryCommand;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::shell::clock::Clock;
use crate::text::locale::Locale;
use crate::text::msg;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// How often the file is asked whether somebody else wrote: what came at any time since the last look is then on screen
/// within a quarter of a second, nineteen times in twenty, and with the watchdog's that makes five wake-ups a second.
const GLANCE: Duration = Duration::from_millis(245);
/// As many as the tallest screen shows first.
const FIRST: u32 = 60;

/// What the console asks of the desk.
#[derive(Debug)]
pub enum Job {
    Commit {
        request: u64,
        command: Box<Command>,
        contact: Option<Box<NewContact>>,
    },
    Open(IncidentId),
    /// Everything there is, for a question that reaches beyond the open ones.
    Everything,
}

/// The worker's state.
struct Worker<F> {
    desk: Desk,
    caller: Caller,
    clock: Clock,
    locale: Locale,
    /// Makes requests of this session unlike those of any other.
    session: String,
    say: F,
    seq: i64,
    version: i64,
    /// When the next suspension ends by itself, as of the last news.
    due: Option<Instant>,
}

/// Runs until the console has gone. `say` answers whether anybody listens still.
pub fn run(
    desk: Desk,
    caller: Caller,
    clock: Clock,
    locale: Locale,
    session: String,
    jobs: &Receiver<Job>,
    say: impl FnMut(Msg) -> bool,
) {
    let mut worker = Worker { desk, caller, clock, locale, session, say, seq: 0, version: 0, due: None };
    if worker.begin().is_none() {
        return;
    }
    loop {
        let going = match jobs.recv_timeout(GLANCE) {
            Ok(job) => worker.job(job),
            Err(RecvTimeoutError::Timeout) => worker.glance(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if !going {
            return;
        }
    }
}

impl<F: FnMut(Msg) -> bool> Worker<F> {
    fn say(&mut self, msg: Msg) -> bool {
        (self.say)(msg)
    }

    /// The ground, the rows that stand first, then all the rest. `None` when nobody listens.
    fn begin(&mut self) -> Option<()> {
        let now = self.clock.now();
        let begun = self.share().and_then(|shared| {
            self.version = self.desk.data_version()?;
            let (seq, rows) = self.desk.rows(&self.caller, Which::OpenFirst(FIRST))?;
            Ok((shared, seq, rows))
        });
        let (shared, seq, rows) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                self.fail(None, &error);
                return None;
            }
        };
        self.seq = seq;
        self.say(Msg::Loaded(Loaded::Desk(shared))).then_some(())?;
        self.say(Msg::Loaded(Loaded::Rows { rows, complete: false })).then_some(())?;
        match self.desk.rows(&self.caller, Which::Open) {
            Ok((seq, rows)) => {
                self.seq = seq;
                self.say(Msg::Loaded(Loaded::Rows { rows, complete: true })).then_some(())?;
            }
            Err(error) => {
                self.fail(None, &error).then_some(())?;
            }
        }
        self.due = self.desk.next_wake().ok().flatten();
        self.wake(now);
        Some(())
    }

    fn share(&mut self) -> Result<Shared, DeskError> {
        let me = self.desk.actor(&self.caller)?;
        let ground = self.desk.ground();
        Ok(Shared {
            policy: ground.policy.clone(),
            calendars: ground.calendars.clone(),
            directory: ground.directory.clone(),
            zone: ground.zone.clone(),
            me,
            read_only: false,
        })
    }

    fn job(&mut self, job: Job) -> bool {
        match job {
            Job::Commit { request, command, contact } => match self.with_caller(*command, contact, request) {
                Some(command) => self.commit(request, &command),
                None => true,
            },
            Job::Open(id) => self.open(id),
            Job::Everything => match self.desk.rows(&self.caller, Which::Any) {
                Ok((_, rows)) => self.say(Msg::Loaded(Loaded::Found(rows))),
                Err(error) => self.fail(None, &error),
            },
        }
    }

    fn open(&mut self, id: IncidentId) -> bool {
        let now = self.clock.now();
        match self.desk.record(&self.caller, id, now) {
            Ok(record) => self.say(Msg::Loaded(Loaded::Record(Box::new(record)))),
            Err(error) => self.fail(None, &error),
        }
    }

    /// A caller who is new to the directory is entered before the command that names them; one who was entered by an
    /// earlier try of the same form is found again.
    fn with_caller(&mut self, command: Command, contact: Option<Box<NewContact>>, request: u64) -> Option<Command> {
        let Some(contact) = contact else { return Some(command) };
        let same = |e: &&Arc<Entry>| e.name() == contact.name && e.text("phone") == contact.phone;
        let known = self.desk.ground().directory.current(StreamKind::Contact).into_iter().find(same).map(|e| e.stream);
        let entered = match known {
            Some(stream) => Ok(stream),
            None => {
                let values = contact.values(&self.desk.ground().directory);
                let add = EntryCommand::Add { kind: StreamKind::Contact, key: contact.key.clone(), values };
                self.desk.enter(&add, &self.caller, self.clock.now())
            }
        };
        match entered {
            Ok(stream) => Some(Submit { contact: None, command }.with_contact(ContactId(stream.id))),
            Err(DeskError::Refused(refusal)) => {
                self.say(Msg::Refused { request, refusal: *refusal });
                None
            }
            Err(error) => {
                self.fail(Some(request), &error);
                None
            }
        }
    }

    /// Commits once; when it is not sure whether it was saved, the same request is asked again, which settles it.
    fn commit(&mut self, request: u64, command: &Command) -> bool {
        let now = self.clock.now();
        let name = format!("{}-{request}", self.session);
        let mut done = self.desk.commit(command, &self.caller, Some(&name), now);
        if matches!(done, Err(DeskError::Store(StoreError::Unknown { .. }))) {
            done = self.desk.commit(command, &self.caller, Some(&name), now);
        }
        match done {
            Ok(committed) => {
                let kinds = self.desk.kinds_of(committed.batch).unwrap_or_default();
                let said = Msg::Committed {
                    request,
                    seq: committed.seq,
                    batch: committed.batch,
                    at: now,
                    ids: committed.incidents,
                    kinds,
                };
                // The rows first: when the answer comes, the queue shows it already.
                self.news() && self.say(said)
            }
            Err(DeskError::Refused(refusal)) => {
                let told = self.say(Msg::Refused { request, refusal: *refusal });
                told && self.news()
            }
            Err(error) => self.fail(Some(request), &error),
        }
    }

    /// Has somebody else written? Has a suspension run out?
    fn glance(&mut self) -> bool {
        let now = self.clock.now();
        self.wake(now);
        match self.desk.data_version() {
            Ok(version) if version == self.version => true,
            Ok(version) => {
                self.version = version;
                self.news()
            }
            Err(error) => self.fail(None, &error),
        }
    }

    fn wake(&mut self, now: Instant) {
        let due = self.due.is_some_and(|at| at <= now);
        if due && self.desk.wake(&self.caller, now).is_ok_and(|woken| woken > 0) {
            self.news();
        }
    }

    /// Hands on what changed since the last look.
    fn news(&mut self) -> bool {
        let news = match self.desk.news(&self.caller, self.seq) {
            Ok(news) => news,
            Err(error) => return self.fail(None, &error),
        };
        self.seq = news.seq;
        self.due = self.desk.next_wake().ok().flatten();
        if news.ground {
            match self.share() {
                Ok(shared) => {
                    if !self.say(Msg::Loaded(Loaded::Desk(shared))) {
                        return false;
                    }
                }
                Err(error) => return self.fail(None, &error),
            }
        }
        let nothing = news.rows.is_empty() && news.gone.is_empty();
        nothing || self.say(Msg::Loaded(Loaded::Changed { rows: news.rows, gone: news.gone, seq: news.seq }))
    }

    fn fail(&mut self, request: Option<u64>, error: &DeskError) -> bool {
        let sentence = match error {
            DeskError::Store(StoreError::Moved) => self.locale.t("store-moved").into_owned(),
            DeskError::Store(StoreError::Busy { .. }) => self.locale.t("store-busy").into_owned(),
            DeskError::Store(StoreError::Full { .. }) => self.locale.t("store-full").into_owned(),
            other => self.locale.tf(msg!("store-failed"), &crate::text::args![detail = other.to_string()]).into_owned(),
        };
        self.say(Msg::Failed { request, sentence })
    }
}
