//! The console's loop. One job: keys, signals and the desk's answers become frames and effects.
//!
//! One turn: wait for something or for the instant at which the picture changes; take in all that has come; grant what the
//! model asks; derive; draw once. The clock is read once a turn and the same `now` goes everywhere. Nothing is drawn while
//! messages wait, and nothing here waits for the file.

mod ends;
mod kept;

use crate::app::derive::derive;
use crate::app::effect::Effect;
use crate::app::input::key::{Input, Key};
use crate::app::look::{Look, Split};
use crate::app::model::{Badge, Model};
use crate::app::msg::{Loaded, Msg};
use crate::app::place::Place;
use crate::app::telling::Calls;
use crate::app::tour;
use crate::app::update::{read_ahead, to_read_ahead, update};
use crate::desk::{Caller, Desk};
use crate::domain::actor::Identity;
use crate::domain::time::{Instant, Span};
use crate::shell::clock::Clock;
use crate::shell::drafts::Drafts;
use crate::shell::files::expand;
use crate::shell::hangup::{self, GRACE, LastWill};
use crate::shell::input::InputThread;
use crate::shell::memory::Memory;
use crate::shell::notice::Notices;
use crate::shell::probe::Probe;
use crate::shell::screen::{self, Drawn, Screen};
use crate::shell::signals::{Signal, SignalThread};
use crate::shell::terminal::{Stop, TerminalGuard, tty};
use crate::shell::worker::{self, Job, Pulse, Start};
use crate::text::{Locale, args};
use crate::ui::Canvas;
use crate::ui::Depth;
use crate::ui::draw::draw;
use crate::ui::theme::Theme;
use ends::{Begun, begin, linger};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// What a session is started with.
#[derive(Debug)]
pub struct Session {
    pub desk: Desk,
    pub caller: Caller,
    pub clock: Clock,
    pub locale: Locale,
    pub look: Look,
    pub depth: Depth,
    /// The signs of frames, or that the terminal is to be asked.
    pub probe: Probe,
    pub split: Split,
    /// What to say first: something is wrong with the configuration.
    pub notice: Option<String>,
    pub memory: Memory,
    /// What fills the screen first.
    pub place: Place,
    /// Nothing may be changed from here.
    pub read_only: bool,
    /// It is a demo: said in the header, and whoever sees one for the first time is shown around.
    pub demo: bool,
    /// tmux stands between: what is meant for the terminal is wrapped.
    pub tmux: bool,
    /// How a line is shown on the desktop, and what of it is wanted.
    pub notices: Notices,
    pub calls: Calls,
    pub drafts: Drafts,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

/// How a session ended.
#[derive(Debug)]
pub enum Ended {
    /// Somebody left.
    Quit,
    /// A signal, by its exit code.
    Signalled(i32),
    /// It could not begin; the sentence says why.
    NotBegun(String),
}

/// The terminal is gone: what SIGHUP would have said.
const GONE: i32 = 129;
const HUNG_UP: Ended = Ended::Signalled(GONE);

/// Everything that can wake the loop.
enum Event {
    Input(Input),
    Signal(Signal),
    Desk(Msg),
}

impl Event {
    /// A record that nobody looks at yet: nothing on screen is another for it.
    fn is_read_ahead(&self, model: &Model) -> bool {
        matches!(self, Self::Desk(Msg::Loaded(Loaded::Record(record, _))) if Some(record.incident.id) != model.subject())
    }
}

/// A frame that the terminal would not take is tried again after this.
const AGAIN: Duration = Duration::from_millis(30);
/// Nothing is read ahead before so much time without a key: what is seen comes first.
const LULL: Duration = Duration::from_millis(8);
/// The least time between two frames of a clock that hurries.
const HURRIED: Duration = Duration::from_millis(100);
/// The longest a turn waits: a machine that slept wakes to a right clock.
const LONGEST: Duration = Duration::from_secs(30);

/// Runs the console until somebody leaves it.
///
/// # Errors
/// What the terminal says while it is set up; afterwards a terminal that is gone ends the session quietly.
pub fn run(session: Session) -> io::Result<Ended> {
    let Session { desk, caller, clock, locale, look, depth, probe, split, notice, memory, .. } = session;
    let Session { place, read_only, demo, tmux, notices, calls, drafts, home, .. } = session;
    let (tell, events) = channel();
    let pulse = Pulse::new(AtomicI64::new(clock.now().0));
    let start = Start { desk, caller, clock, locale, session: String::new(), pulse: pulse.clone(), read_only };
    let jobs = start_worker(start, &tell)?;
    let mut guard = TerminalGuard::enter()?;
    let mut screen = Screen::new()?;
    let heard = tell.clone();
    let input = InputThread::start(tty()?, move |input| heard.send(Event::Input(input)).is_ok())?;
    let heard = tell.clone();
    let _signals = SignalThread::start(move |signal| heard.send(Event::Signal(signal)).is_ok())?;
    let heard = tell;
    let _watch = hangup::watch(
        tty()?,
        GRACE,
        LastWill {
            tell: Box::new(move |signal| {
                // Whoever would hear it has left already.
                let _ = heard.send(Event::Signal(signal));
            }),
            // Drafts are written as they are typed: there is nothing left to save.
            save: Box::new(|| {}),
            exit: Box::new(|code| std::process::exit(code)),
        },
    )?;
    let mut turn = Turn {
        clock,
        jobs,
        drafts,
        memory,
        depth,
        probe,
        tmux,
        notices,
        home,
        pulse,
        quit: false,
        redraw: false,
        suspend: false,
    };
    if turn.probe.ask().is_err() {
        return Ok(HUNG_UP);
    }
    let ended = match begin(&events, screen.size(), locale, clock, &mut turn.probe) {
        Begun::Model(mut model) => {
            (model.look, model.split) = (look, split);
            model.telling.calls = calls;
            model.turn_to(place, clock.now());
            model.badge = badge(&model, demo, clock);
            if demo && turn.memory.get("tour").is_none() {
                tour::begin(&mut model);
            }
            if let Some(notice) = notice {
                model.complain(notice);
            }
            // Whatever a terminal says when it is gone, it has hung up.
            live(&mut turn, *model, &events, &input, &mut screen, &mut guard).unwrap_or(HUNG_UP)
        }
        Begun::Ended(ended) => ended,
    };
    if !matches!(ended, Ended::Signalled(GONE)) {
        linger(&events, &mut turn.probe);
    }
    Ok(ended)
}

/// What is to be known of this desk first.
fn badge(model: &Model, demo: bool, clock: Clock) -> Option<Badge> {
    match (demo, clock) {
        (true, _) => Some(Badge::Demo),
        (_, Clock::Set { .. }) => Some(Badge::SetClock),
        _ => (model.desk.me.identity == Identity::Declared).then_some(Badge::Declared),
    }
}

/// Turn by turn, until somebody leaves.
///
/// # Errors
/// What a terminal says that is gone.
fn live(
    turn: &mut Turn,
    mut model: Model,
    events: &Receiver<Event>,
    input: &InputThread,
    screen: &mut Screen,
    guard: &mut TerminalGuard,
) -> io::Result<Ended> {
    let mut restored = false;
    // What is true until when, and whether there is anything new to show.
    let (mut next, mut due) = (Instant::FAR, true);
    loop {
        // A draft names people, so it waits until everybody is known.
        if model.complete && !std::mem::replace(&mut restored, true) {
            turn.restore_drafts(&mut model);
        }
        let now = turn.clock.now();
        let mut wait = until(turn.clock, next, now);
        if due {
            model.fresh = Instant(turn.pulse.load(Ordering::Relaxed));
            let derived = derive(&model, now);
            let shown = screen.frame(|buffer| {
                let area = buffer.area;
                let theme = Theme::of(model.look(), turn.depth);
                draw(&mut Canvas::new(buffer, area, &theme, turn.probe.glyphs()), &model, &derived)
            });
            (next, due) = (derived.next, false);
            wait = match shown {
                Err(_gone) => return Ok(HUNG_UP),
                Ok(Drawn::Later) => {
                    due = true;
                    AGAIN
                }
                Ok(Drawn::Shown | Drawn::Same) => until(turn.clock, next, now),
            };
        }
        let ahead = wait > LULL && to_read_ahead(&model).is_some();
        let wait = turn.probe.waits().filter(|_| turn.suspend).map_or(wait, |left| left.min(wait));
        let first = match events.recv_timeout(if ahead { LULL } else { wait }) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) if ahead => {
                if let Some(effect) = read_ahead(&mut model) {
                    turn.grant(&mut model, effect, now);
                }
                continue;
            }
            Err(RecvTimeoutError::Timeout) => Event::Desk(Msg::Tick),
            Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Quit),
        };
        let now = turn.clock.now();
        for event in std::iter::once(first).chain(events.try_iter()) {
            due |= !event.is_read_ahead(&model);
            match turn.take(&mut model, event, screen, guard, now)? {
                None => {}
                Some(ended) => return Ok(ended),
            }
        }
        // The answer to a question of ours is not for the shell.
        if turn.suspend && turn.probe.waits().is_none() {
            turn.suspend = false;
            let paused = input.pause();
            let stopped = guard.suspend()?;
            drop(paused);
            if stopped == Stop::Refused {
                model.say(model.locale.t("console-no-suspend").into_owned(), now);
            }
            turn.redraw = true;
        }
        if turn.redraw {
            turn.redraw = false;
            screen.resize(screen::size()?);
        }
        if turn.quit {
            return Ok(Ended::Quit);
        }
    }
}

fn start_worker(mut start: Start, tell: &Sender<Event>) -> io::Result<Sender<Job>> {
    let (jobs, asked) = channel();
    let answer = tell.clone();
    // Two sessions of one person on one machine differ by process and by the instant they began.
    start.session = format!("{}-{}-{}", start.caller.os_user, std::process::id(), start.clock.now().0);
    std::thread::Builder::new().name("worker".to_owned()).spawn(move || {
        worker::run(start, &asked, move |msg| answer.send(Event::Desk(msg)).is_ok());
    })?;
    Ok(jobs)
}

fn until(clock: Clock, next: Instant, now: Instant) -> Duration {
    let span = (next - now).max(Span::millis(1));
    // A clock that hurries turns its digits faster than anybody reads them.
    let least = if clock.pace() > 1 { HURRIED } else { Duration::ZERO };
    clock.wait(span).unwrap_or(LONGEST).clamp(least, LONGEST)
}

/// What the loop keeps between turns, apart from the model.
struct Turn {
    clock: Clock,
    jobs: Sender<Job>,
    drafts: Drafts,
    memory: Memory,
    depth: Depth,
    probe: Probe,
    tmux: bool,
    notices: Notices,
    home: Option<PathBuf>,
    pulse: Pulse,
    quit: bool,
    redraw: bool,
    suspend: bool,
}

impl Turn {
    fn take(
        &mut self,
        model: &mut Model,
        event: Event,
        screen: &mut Screen,
        guard: &mut TerminalGuard,
        now: Instant,
    ) -> io::Result<Option<Ended>> {
        let msg = match event {
            Event::Desk(msg) => msg,
            Event::Input(Input::Answer(answer)) => {
                let before = self.probe.glyphs();
                self.probe.hear(&answer);
                // What was drawn with signs of another width is drawn anew.
                self.redraw |= self.probe.glyphs() != before;
                return Ok(None);
            }
            Event::Input(Input::Ended) => return Ok(Some(HUNG_UP)),
            Event::Input(input) => match message(input) {
                Some(msg) => msg,
                None => return Ok(None),
            },
            Event::Signal(Signal::Resize) => {
                screen.resize(screen::size()?);
                let (w, h) = screen.size();
                Msg::Resize(w, h)
            }
            Event::Signal(Signal::Continue) => {
                guard.again()?;
                self.redraw = true;
                Msg::Tick
            }
            Event::Signal(Signal::Suspend) => {
                self.suspend = true;
                Msg::Tick
            }
            Event::Signal(signal) => match signal.exit_code() {
                Some(code) => return Ok(Some(Ended::Signalled(code))),
                None => return Ok(None),
            },
        };
        for effect in update(model, msg, now) {
            self.grant(model, effect, now);
        }
        Ok(None)
    }

    fn grant(&mut self, model: &mut Model, effect: Effect, now: Instant) {
        let sent = match effect {
            Effect::Commit { request, command, contact } => {
                self.jobs.send(Job::Commit { request, command: Box::new(command), contact })
            }
            Effect::Attach { request, incident, path } => {
                self.jobs.send(Job::Attach { request, incident, path: expand(&path, self.home.as_deref()) })
            }
            Effect::SaveAttachment { incident, attachment, path } => {
                let path = (!path.is_empty()).then(|| expand(&path, self.home.as_deref()));
                self.jobs.send(Job::Save { incident, attachment, path })
            }
            Effect::OpenRecord(id) => self.jobs.send(Job::Open(id)),
            Effect::SearchArticles { ask, wanted } => self.jobs.send(Job::Search { ask, wanted }),
            Effect::OpenArticle(id) => self.jobs.send(Job::OpenArticle(id)),
            Effect::LoadClosed { .. } => self.jobs.send(Job::Everything),
            Effect::Speak(lang) => self.jobs.send(Job::Speak(lang)),
            Effect::LoadEnded { since } => self.jobs.send(Job::Ended { since }),
            Effect::LoadTrail { number, sieve, window } => self.jobs.send(Job::Trail { number, sieve, window }),
            Effect::Looked(seq) => self.jobs.send(Job::Looked(seq)),
            Effect::Prove => self.jobs.send(Job::Prove),
            Effect::SaveDraft(draft) => {
                if let Err(error) = self.keep(&draft) {
                    let text = model.locale.tf("draft-not-kept", &args![detail = error.to_string()]).into_owned();
                    model.complain(text);
                }
                Ok(())
            }
            Effect::DropDraft(id) => {
                // A draft that cannot be deleted is offered once more; nothing is lost by that.
                let _ = self.drafts.drop(&kept::name(&id));
                Ok(())
            }
            Effect::Copy(text) => {
                screen::copy(&text, self.tmux);
                Ok(())
            }
            Effect::Remember { what, value } => {
                self.remember(model, what, value, now);
                Ok(())
            }
            Effect::Bell => {
                screen::bell();
                Ok(())
            }
            Effect::Notify(text) => {
                screen::notify(&text, self.notices);
                Ok(())
            }
            Effect::Suspend => {
                self.suspend = true;
                Ok(())
            }
            Effect::Quit => {
                self.quit = true;
                Ok(())
            }
            Effect::Redraw => {
                self.redraw = true;
                Ok(())
            }
        };
        if sent.is_err() {
            let _effects = update(
                model,
                Msg::Failed { request: None, sentence: model.locale.t("console-worker-gone").into_owned() },
                now,
            );
        }
    }
}

fn message(input: Input) -> Option<Msg> {
    match input {
        Input::Key(key) => Some(Msg::Key(Key::normalised(key))),
        Input::Paste { text, .. } => Some(Msg::Paste(text)),
        Input::Resize(w, h) => Some(Msg::Resize(w, h)),
        Input::Focus(front) => Some(Msg::Focus(front)),
        Input::Answer(_) | Input::Ended => None,
    }
}
