//! The worker. One job: the desk's own thread: it commits, reads, and notices what others wrote.
//!
//! The console's thread never waits for the file; what is asked here is answered by a message. Nothing is held open
//! across a key press: every read is short, and rows are copied out.

mod told;

use crate::app::effect::Wanted;
use crate::app::form::{NewContact, Submit};
use crate::app::msg::{Desk as Shared, Loaded, Msg};
use crate::desk::{Caller, Committed, Desk, DeskError, Shelf, StoreError, Which, verify};
use crate::domain::id::{ArticleId, ContactId, IncidentId};
use crate::domain::incident::Record;
use crate::domain::incident::command::Command;
use crate::domain::knowledge::ArticleRow;
use crate::domain::people::directory::Entry;
use crate::domain::people::manage::EntryCommand;
use crate::domain::policy::Lang;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::trail::{Sieve, Window};
use crate::shell::clock::Clock;
use crate::shell::files::{Fault, Target, outside, own, save, to_attach};
use crate::text::locale::Locale;
use crate::text::refusal::whole;
use crate::text::safe::safe_line;
use crate::text::size::size;
use crate::text::{Words, args, msg};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;
use told::Heard;

/// How often the file is asked whether somebody else wrote: what came at any time since the last look is then on screen
/// within a quarter of a second, nineteen times in twenty, and with the watchdog's that makes five wake-ups a second.
const GLANCE: Duration = Duration::from_millis(245);
/// Entries beside a record at most.
const LIKELY: usize = 2;
/// So many are looked at for them.
const ALIKE: u32 = 12;
/// As many as the tallest screen shows first.
const FIRST: u32 = 60;
/// Entries of the knowledge base at most: nobody pages further than that, they search.
const ENTRIES: u32 = 500;

/// What the console asks of the desk.
#[derive(Debug)]
pub enum Job {
    Commit {
        request: u64,
        command: Box<Command>,
        contact: Option<Box<NewContact>>,
    },
    Attach {
        request: u64,
        incident: IncidentId,
        path: PathBuf,
    },
    /// `attachment` counts from 0.
    Save {
        incident: IncidentId,
        attachment: u32,
        path: Option<PathBuf>,
    },
    Open(IncidentId),
    Search {
        ask: u64,
        wanted: Wanted,
    },
    OpenArticle(ArticleId),
    /// Sentences are to be in this language from now on.
    Speak(Lang),
    /// What has ended since then.
    Ended {
        since: Instant,
    },
    Trail {
        number: u64,
        sieve: Box<Sieve>,
        window: Window,
    },
    /// Whoever sits here has looked at what they were told, up to that event.
    Looked(i64),
    /// Prove the whole chain, on a thread of its own: it takes its time.
    Prove,
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
    /// The inbox as it was handed on last: whatever makes it another one.
    told: Heard,
    /// When the next suspension ends by itself, as of the last news.
    due: Option<Instant>,
    /// When the file was looked at last, for whoever shows how old its data are.
    pulse: Pulse,
    read_only: bool,
    /// What a proof on its own thread says in the end.
    proofs: (Sender<Proof>, Receiver<Proof>),
}

/// A proven chain, or why it could not be proved.
type Proof = Result<(i64, usize), DeskError>;

/// An instant in milliseconds that both threads know.
pub type Pulse = Arc<AtomicI64>;

/// What the worker is started with.
pub struct Start {
    pub desk: Desk,
    pub caller: Caller,
    pub clock: Clock,
    pub locale: Locale,
    /// Makes requests of this session unlike those of any other.
    pub session: String,
    pub pulse: Pulse,
    /// Nothing may be changed through it.
    pub read_only: bool,
}

/// Runs until the console has gone. `say` answers whether anybody listens still.
pub fn run(start: Start, jobs: &Receiver<Job>, say: impl FnMut(Msg) -> bool) {
    let Start { desk, caller, clock, locale, session, pulse, read_only } = start;
    let (seq, version, due, proofs) = (0, 0, None, channel());
    let told = Heard::nothing();
    let mut worker =
        Worker { desk, caller, clock, locale, session, say, seq, version, told, due, pulse, proofs, read_only };
    if worker.begin().is_none() {
        return;
    }
    loop {
        // What one was told is read when nobody waits for anything else.
        let wait = if worker.told.is_stale() { Duration::ZERO } else { GLANCE };
        let going = match jobs.recv_timeout(wait) {
            Ok(job) => worker.job(job),
            Err(RecvTimeoutError::Timeout) if worker.told.is_stale() => worker.inbox(),
            Err(RecvTimeoutError::Timeout) => worker.glance() && worker.proved(),
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

    /// The rows that stand first with what they name, then all the rest. `None` when nobody listens.
    fn begin(&mut self) -> Option<()> {
        let now = self.clock.now();
        let begun = self.desk.data_version().and_then(|version| {
            self.version = version;
            let first = self.desk.first_open(&self.caller, FIRST, now)?;
            Ok((self.share()?, first.rows))
        });
        let (shared, rows) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                self.fail(None, &error);
                return None;
            }
        };
        self.say(Msg::Loaded(Loaded::Desk(shared))).then_some(())?;
        self.say(Msg::Loaded(Loaded::Rows { rows, complete: false })).then_some(())?;
        let rest = self.desk.rows(&self.caller, Which::Open).and_then(|(seq, rows)| Ok((seq, rows, self.share()?)));
        match rest {
            Ok((seq, rows, shared)) => {
                self.seq = seq;
                self.say(Msg::Loaded(Loaded::Desk(shared))).then_some(())?;
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
            read_only: self.read_only,
        })
    }

    fn job(&mut self, job: Job) -> bool {
        match job {
            Job::Commit { request, command, contact } => match self.with_caller(*command, contact, request) {
                Some(command) => self.commit(request, &command),
                None => true,
            },
            Job::Attach { request, incident, path } => self.attach(request, incident, &path),
            Job::Save { incident, attachment, path } => self.save(incident, attachment, path.as_deref()),
            Job::Open(id) => self.open(id),
            Job::Search { ask, wanted } => self.search(ask, wanted),
            Job::OpenArticle(id) => match self.desk.kb_article(&self.caller, id) {
                Ok(record) => self.say(Msg::Loaded(Loaded::Article(Box::new(record)))),
                Err(error) => self.fail(None, &error),
            },
            Job::Speak(lang) => {
                self.locale = Locale::new(lang);
                true
            }
            Job::Ended { since } => self.find(Which::EndedSince(since)),
            Job::Everything => self.find(Which::Any),
            Job::Trail { number, sieve, window } => self.trail(number, &sieve, window),
            Job::Prove => self.prove(),
            Job::Looked(seq) => self.looked(seq),
        }
    }

    fn find(&mut self, which: Which) -> bool {
        match self.desk.rows(&self.caller, which) {
            Ok((_, rows)) => self.say(Msg::Loaded(Loaded::Found(rows))),
            Err(error) => self.fail(None, &error),
        }
    }

    fn trail(&mut self, number: u64, sieve: &Sieve, window: Window) -> bool {
        let now = self.clock.now();
        let page = self.desk.trail(&self.caller, sieve, window, now).map_err(|error| self.sentence(&error));
        self.say(Msg::Loaded(Loaded::Trail { number, page }))
    }

    /// Begins to prove the chain; what is asked meanwhile does not wait for it.
    fn prove(&mut self) -> bool {
        let (path, tell) = (self.desk.path().to_owned(), self.proofs.0.clone());
        let prove = move || {
            let proof = Desk::open(&path).and_then(|mut desk| verify(&mut desk, None));
            let said = proof.map(|proof| (proof.head.map_or(0, |head| head.seq), proof.findings.len()));
            // A console that is closed meanwhile does not want to know.
            let _closed = tell.send(said);
        };
        match std::thread::Builder::new().name("proof".to_owned()).spawn(prove) {
            Ok(_) => true,
            Err(error) => self.say(Msg::Failed { request: None, sentence: error.to_string() }),
        }
    }

    /// Hands on what a proof found.
    fn proved(&mut self) -> bool {
        match self.proofs.1.try_recv() {
            Ok(Ok((seq, findings))) => self.say(Msg::Loaded(Loaded::Proved { seq, findings })),
            Ok(Err(error)) => self.fail(None, &error),
            Err(_) => true,
        }
    }

    /// Entries that look like what is still to be solved. What cannot be looked up is not worth a message.
    fn likely(&mut self, record: &Record) -> Vec<ArticleRow> {
        let incident = &record.incident;
        if !incident.state.is_active() || incident.title.is_empty() {
            return vec![];
        }
        let alike = self.desk.kb_like(&self.caller, incident.title.as_str(), ALIKE).unwrap_or_default();
        alike.into_iter().filter(|entry| entry.is_about(incident)).take(LIKELY).collect()
    }

    fn open(&mut self, id: IncidentId) -> bool {
        let now = self.clock.now();
        match self.desk.record(&self.caller, id, now) {
            Ok(record) => {
                let likely = self.likely(&record);
                self.say(Msg::Loaded(Loaded::Record(Box::new(record), likely)))
            }
            Err(error) => self.fail(None, &error),
        }
    }

    fn search(&mut self, ask: u64, wanted: Wanted) -> bool {
        let Wanted { text, state, like } = wanted;
        let found = match like {
            Some(told) => self.desk.kb_like(&self.caller, &told, ENTRIES),
            None => self.desk.kb_search(&self.caller, &text, &Shelf { state, ..Shelf::default() }, ENTRIES),
        };
        match found {
            Ok(rows) => self.say(Msg::Loaded(Loaded::Articles { ask, rows })),
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
        self.answer(request, done, now)
    }

    /// Reads a file and attaches it.
    fn attach(&mut self, request: u64, incident: IncidentId, path: &Path) -> bool {
        let now = self.clock.now();
        let name = format!("{}-{request}", self.session);
        let try_it = |desk: &mut Desk, caller: &Caller| {
            let file = own(caller).and_then(|()| to_attach(path, desk.path()))?;
            Ok(desk.attach(incident, vec![file], "", caller, Some(&name), now)?)
        };
        let mut done = try_it(&mut self.desk, &self.caller);
        if matches!(done, Err(Fault::Desk(DeskError::Store(StoreError::Unknown { .. })))) {
            done = try_it(&mut self.desk, &self.caller);
        }
        match done {
            Ok(done) => self.answer(request, Ok(done), now),
            Err(Fault::Desk(error @ DeskError::Refused(_))) => self.answer(request, Err(error), now),
            Err(Fault::Desk(error)) => self.fail(Some(request), &error),
            Err(fault) => {
                let sentence = fault.sentence(&self.locale).unwrap_or_default();
                self.say(Msg::Failed { request: Some(request), sentence })
            }
        }
    }

    /// Saves an attachment as a new file.
    fn save(&mut self, incident: IncidentId, attachment: u32, path: Option<&Path>) -> bool {
        let (now, target) = (self.clock.now(), Target { to: path, force: false });
        let saved =
            own(&self.caller).and_then(|()| save(&mut self.desk, &self.caller, (incident, attachment), target, now));
        let sentence = match &saved {
            Ok((path, bytes)) => {
                let path = safe_line(&path.display().to_string()).into_owned();
                self.locale.tf(msg!("file-saved"), &args![path = path, size = size(*bytes)]).into_owned()
            }
            Err(Fault::Desk(error)) => self.sentence(error),
            Err(fault) => fault.sentence(&self.locale).unwrap_or_default(),
        };
        self.say(Msg::Told { sentence, well: saved.is_ok() })
    }

    /// Tells what became of a commit.
    fn answer(&mut self, request: u64, done: Result<Committed, DeskError>, now: Instant) -> bool {
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
            Ok(version) if version == self.version => {
                self.pulse.store(now.0, Ordering::Relaxed);
                true
            }
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
        self.told.outdate(&news);
        self.seq = news.seq;
        self.pulse.store(self.clock.now().0, Ordering::Relaxed);
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
        if news.knowledge && !self.say(Msg::Loaded(Loaded::KnowledgeMoved)) {
            return false;
        }
        let nothing = news.rows.is_empty() && news.gone.is_empty();
        nothing || self.say(Msg::Loaded(Loaded::Changed { rows: news.rows, gone: news.gone, seq: news.seq }))
    }

    fn fail(&mut self, request: Option<u64>, error: &DeskError) -> bool {
        let sentence = self.sentence(error);
        self.say(Msg::Failed { request, sentence })
    }

    fn sentence(&self, error: &DeskError) -> String {
        match error {
            DeskError::Store(StoreError::Moved) => self.locale.t("store-moved").into_owned(),
            DeskError::Store(StoreError::Busy { .. }) => self.locale.t("store-busy").into_owned(),
            DeskError::Store(StoreError::Full { .. }) => self.locale.t("store-full").into_owned(),
            DeskError::Outside { name, error } => outside(name, error, &self.locale),
            DeskError::Refused(refusal) => {
                let ground = self.desk.ground();
                let (policy, directory, zone) = (&ground.policy, &ground.directory, &ground.zone);
                whole(refusal, &Words { locale: &self.locale, policy, directory, zone })
            }
            other => self.locale.tf(msg!("store-failed"), &args![detail = other.to_string()]).into_owned(),
        }
    }
}
