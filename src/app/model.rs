//! The model. One job: everything the console knows between two messages.
//!
//! It is a window on the file (DESIGN decision 7): the open incidents as rows, one record whole, and what is being typed.

use crate::app::effect::{DraftId, Effect};
use crate::app::form::env::FormEnv;
use crate::app::form::{Form, NewContact};
use crate::app::keymap::Keymap;
use crate::app::layout::Layout;
use crate::app::look::{Look, Split};
use crate::app::msg::Desk;
use crate::app::overlay::{Overlay, Target};
use crate::app::panes::audit::Audit;
use crate::app::panes::board::Board;
use crate::app::panes::inbox::Inbox;
use crate::app::panes::knowledge::Knowledge;
use crate::app::panes::wall::Wall;
use crate::app::place::Place;
use crate::app::queue::Queue;
use crate::app::rows::Rows;
use crate::app::shelf::Shelf;
use crate::app::tally::Tally;
use crate::app::telling::Telling;
use crate::app::tour::Tour;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::Command;
use crate::domain::incident::row::Row;
use crate::domain::incident::{Kind, Record};
use crate::domain::time::{Instant, Span};
use crate::msg;
use crate::text::{Locale, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How long a fact stays in the message row.
const FACT: Span = Span::seconds(4);
/// A fact with an offer stays longer: somebody has to decide.
const OFFER: Span = Span::seconds(10);

/// The console.
#[derive(Debug)]
pub struct Model {
    pub desk: Desk,
    pub locale: Locale,
    /// The theme that was chosen.
    pub look: Look,
    pub keymap: Arc<Keymap>,
    pub size: (u16, u16),
    /// How many times as fast as time the desk's clock runs: a demo may hurry, its watcher does not.
    pub pace: u32,
    /// The window is in front.
    pub in_front: bool,
    /// When the bell rang last.
    pub rung: Option<Instant>,
    pub rows: Rows,
    /// Rows that have only just changed, with the version that was on screen before.
    pub unread: Vec<Unread>,
    /// Every open incident has been loaded.
    pub complete: bool,
    /// The last change of the file that is in here.
    pub seq: i64,
    pub tally: Tally,
    /// What fills the screen, and what did before.
    pub place: Place,
    pub last_place: Place,
    /// The list that is worked on: the queue's, or the board's.
    pub queue: Queue,
    /// The other of the two.
    pub aside: Queue,
    pub board: Board,
    pub knowledge: Knowledge,
    pub wall: Wall,
    /// Rows that came although they are no longer open.
    pub ended: usize,
    /// When the file was looked at last: nothing on screen is older.
    pub fresh: Instant,
    pub audit: Audit,
    pub inbox: Inbox,
    pub telling: Telling,
    pub detail: Detail,
    pub pane: Pane,
    /// Where the card stands.
    pub split: Split,
    /// The last one is on top.
    pub overlays: Vec<Overlay>,
    /// Somebody is being shown around.
    pub tour: Option<Tour>,
    /// What the header has to say about this desk.
    pub badge: Option<Badge>,
    pub message: Option<Message>,
    /// Commands on their way, by request.
    pub busy: BTreeMap<u64, Busy>,
    pub requests: u64,
    pub drafts: BTreeMap<DraftId, Form>,
    /// What was done here, the latest last.
    pub done: Vec<Done>,
    /// When Ctrl-C was pressed last.
    pub interrupted: Option<Instant>,
    /// When a key was refused last, or one after it that was not let act.
    pub refused: Option<Instant>,
    /// Command lines, the latest last.
    pub history: Vec<String>,
    /// The act before, for `.`.
    pub last_act: Option<&'static str>,
}

/// What is to be known of a desk before anything on it is believed (ROLE-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    Demo,
    /// Its clock is not the machine's.
    SetClock,
    /// Who one is, is believed: roles are advisory.
    Declared,
}

impl Badge {
    /// The message of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Demo => msg!("badge-demo"),
            Self::SetClock => msg!("badge-set-clock"),
            Self::Declared => msg!("badge-declared"),
        }
    }
}

/// What has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    List,
    Detail,
}

/// A page of the zoomed record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Record,
    /// What was said: notes, replies, calls.
    WorkLog,
    Timeline,
}

impl Tab {
    pub const ALL: [Self; 3] = [Self::Record, Self::WorkLog, Self::Timeline];

    #[must_use]
    pub fn next(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// The record beside the list, or all over the screen.
#[derive(Debug)]
pub struct Detail {
    pub shelf: Shelf,
    /// Shown instead of the cursor's: opened by its number.
    pub pinned: Option<IncidentId>,
    pub zoomed: bool,
    pub tab: Tab,
    /// Lines scrolled: down from the top on a page, up from the newest in a timeline.
    pub scroll: usize,
}

/// A line in the message row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    pub tone: Tone,
    /// A key and what it offers.
    pub offer: Option<(&'static str, String)>,
    /// When it goes by itself; an error goes with a key.
    pub until: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Fact,
    Error,
}

/// A command on its way.
#[derive(Debug, Clone)]
pub struct Busy {
    pub action: &'static str,
    pub command: Command,
    pub since: Instant,
    /// Commands of one act have the number of its first.
    pub group: u64,
}

/// A change that nobody can have read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    pub id: IncidentId,
    /// What was on screen before.
    pub ver: u32,
    pub at: Instant,
}

/// A batch that was written for somebody here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub batch: i64,
    pub group: u64,
    pub ids: Vec<IncidentId>,
    /// Its events, in their order.
    pub kinds: Vec<Kind>,
    pub at: Instant,
    /// Taken back already.
    pub undone: bool,
}

impl Model {
    /// A console that has read nothing yet but who sits here.
    pub fn new(desk: Desk, locale: Locale, size: (u16, u16)) -> Self {
        let (queue, aside) = (Queue::new(Place::Queue, &desk), Queue::new(Place::Board, &desk));
        let tab = Tab::Record;
        let detail = Detail { shelf: Shelf::default(), pinned: None, zoomed: false, tab, scroll: 0 };
        Self {
            desk,
            locale,
            look: Look::default(),
            keymap: Arc::new(Keymap::default()),
            size,
            pace: 1,
            in_front: true,
            rung: None,
            rows: Rows::default(),
            unread: Vec::new(),
            complete: false,
            seq: 0,
            tally: Tally::default(),
            place: Place::Queue,
            last_place: Place::Queue,
            queue,
            aside,
            board: Board::default(),
            knowledge: Knowledge::default(),
            wall: Wall::default(),
            ended: 0,
            fresh: Instant::FAR,
            audit: Audit::default(),
            inbox: Inbox::default(),
            telling: Telling::default(),
            detail,
            pane: Pane::List,
            split: Split::default(),
            overlays: Vec::new(),
            tour: None,
            badge: None,
            message: None,
            busy: BTreeMap::new(),
            requests: 0,
            drafts: BTreeMap::new(),
            done: Vec::new(),
            interrupted: None,
            refused: None,
            history: Vec::new(),
            last_act: None,
        }
    }

    /// Turns to a place. Its list, where it has one, is as it was left there.
    pub fn turn_to(&mut self, place: Place, now: Instant) {
        if place != self.place {
            (self.last_place, self.place) = (self.place, place);
        }
        if self.aside.home == place {
            // What is gone is still on screen there, and nowhere else.
            if !self.queue.leaving.is_empty() {
                self.queue.settle(&mut self.rows, &self.desk, now);
            }
            std::mem::swap(&mut self.queue, &mut self.aside);
            self.queue.last_key = now;
            self.queue.settle(&mut self.rows, &self.desk, now);
        }
    }

    /// The theme to draw in: while one is being chosen, the one under the cursor.
    pub fn look(&self) -> Look {
        let Some(Overlay::Picker(picker)) = self.overlays.last() else { return self.look };
        let line = picker.items.get(picker.at).map(|(_, line)| line.as_str()).unwrap_or_default();
        line.strip_prefix("theme ").and_then(Look::parse).unwrap_or(self.look)
    }

    /// A span as somebody at the console feels it, on the desk's clock.
    pub fn felt(&self, span: Span) -> Span {
        Span(span.0.saturating_mul(i64::from(self.pace.max(1))))
    }

    pub fn layout(&self) -> Layout {
        Layout::of(self.size.0, self.size.1, self.split)
    }

    /// The incident that a key acts on: the one opened by number, else the cursor's.
    pub fn subject(&self) -> Option<IncidentId> {
        self.detail.pinned.or(match self.place {
            Place::Queue | Place::Board => self.queue.cursor,
            // What it was opened for is named there, but is not under the cursor.
            Place::Knowledge => None,
            Place::Wall => None,
            Place::Inbox => self.inbox.subject(),
            // What stands there is what happened; a record is opened first.
            Place::Audit => None,
        })
    }

    /// The incident whose record is to be at hand.
    pub fn watched(&self) -> Option<IncidentId> {
        self.subject().or(self.knowledge.ticket.filter(|_| self.place == Place::Knowledge))
    }

    pub fn subject_row(&self) -> Option<&Row> {
        self.rows.get(self.subject()?)
    }

    /// The record of the subject, if that is the one that is loaded.
    pub fn record(&self) -> Option<&Record> {
        self.detail.shelf.get(self.subject()?)
    }

    /// What an act is done to: the marks, else the subject; each as it is on screen.
    pub fn targets(&self) -> Vec<Target> {
        let target = |id: &IncidentId| self.target(*id);
        let listed = self.place == self.queue.home;
        match self.queue.marks.is_empty() || self.detail.zoomed || !listed {
            true => self.subject().iter().filter_map(target).collect(),
            false => self.queue.marks.iter().filter_map(target).collect(),
        }
    }

    /// An incident as it is on screen.
    pub fn target(&self, id: IncidentId) -> Option<Target> {
        let row = self.rows.get(id)?;
        let seen = self.unread.iter().find(|u| u.id == id).map_or(row.ver, |u| u.ver);
        Some(Target { id, seen })
    }

    /// The counts of all that is listed or could be; what is gone from the file is not counted, even while it still stands.
    pub fn count(&self, now: Instant) -> Tally {
        Tally::of(self.rows.values().filter(|row| !self.queue.leaving.contains(&row.id)), &self.desk, now)
    }

    pub fn words(&self) -> Words<'_> {
        Words {
            locale: &self.locale,
            policy: &self.desk.policy,
            directory: &self.desk.directory,
            zone: &self.desk.zone,
        }
    }

    pub fn form_env(&self, now: Instant) -> FormEnv<'_> {
        let Desk { policy, calendars, directory, zone, me, .. } = &self.desk;
        FormEnv { policy, calendars, directory, zone, locale: &self.locale, me, now, rows: &self.rows }
    }

    /// Says something that goes away by itself.
    pub fn say(&mut self, text: impl Into<String>, now: Instant) {
        let message = Message { text: text.into(), tone: Tone::Fact, offer: None, until: Some(now + self.felt(FACT)) };
        self.message = Some(message);
    }

    /// Says something with a key that does more about it.
    pub fn offer(&mut self, text: impl Into<String>, key: &'static str, what: &'static str, now: Instant) {
        let offer = Some((key, self.locale.t(what).into_owned()));
        self.message =
            Some(Message { text: text.into(), tone: Tone::Fact, offer, until: Some(now + self.felt(OFFER)) });
    }

    /// Says what went wrong, until a key.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), tone: Tone::Error, offer: None, until: None });
    }

    /// Sends commands off as one act.
    pub fn commit(&mut self, action: &'static str, commands: Vec<Command>, now: Instant) -> Vec<Effect> {
        let group = self.requests + 1;
        let send = |command: Command| {
            self.requests += 1;
            let request = self.requests;
            self.busy.insert(request, Busy { action, command: command.clone(), since: now, group });
            Effect::Commit { request, command, contact: None }
        };
        commands.into_iter().map(send).collect()
    }

    /// Sends one command off, and before it the caller who is new to the directory.
    pub fn commit_for(
        &mut self,
        action: &'static str,
        command: Command,
        caller: Option<NewContact>,
        now: Instant,
    ) -> Vec<Effect> {
        let mut effects = self.commit(action, vec![command], now);
        if let Some(Effect::Commit { contact, .. }) = effects.first_mut() {
            *contact = caller.map(Box::new);
        }
        effects
    }
}
