//! Messages. One job: everything that can happen to the console.

use crate::app::input::key::Key;
use crate::domain::actor::Actor;
use crate::domain::id::IncidentId;
use crate::domain::incident::row::Row;
use crate::domain::incident::{Kind, Record, Told};
use crate::domain::knowledge::{ArticleRecord, ArticleRow};
use crate::domain::people::directory::Directory;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::sla::clock::Calendars;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use crate::domain::trail::Page;
use std::sync::Arc;

/// Something happened.
#[derive(Debug, Clone)]
pub enum Msg {
    Key(Key),
    /// Pasted as one piece; never taken for keys.
    Paste(String),
    /// Columns and rows.
    Resize(u16, u16),
    /// The window has come to the front, or gone behind.
    Focus(bool),
    /// The instant that [`derive`](crate::app::derive::derive) asked for has come.
    Tick,
    Loaded(Loaded),
    /// A command is on the record.
    Committed {
        request: u64,
        seq: i64,
        batch: i64,
        at: Instant,
        ids: Vec<IncidentId>,
        /// Its events, in their order.
        kinds: Vec<Kind>,
    },
    /// The rules said no.
    Refused {
        request: u64,
        refusal: Refusal,
    },
    /// What became of something that is no change.
    Told {
        sentence: String,
        well: bool,
    },
    /// Something broke; the sentence says what failed and what is safe. `None`: not an answer to a request.
    Failed {
        request: Option<u64>,
        sentence: String,
    },
}

/// What was read from the file.
#[derive(Debug, Clone)]
pub enum Loaded {
    Desk(Desk),
    /// Incidents; `complete` with the last of the open ones.
    Rows {
        rows: Vec<Row>,
        complete: bool,
    },
    /// What changed up to `seq`: new or changed rows, and those that are no longer to be seen or no longer open.
    Changed {
        rows: Vec<Row>,
        gone: Vec<IncidentId>,
        seq: i64,
    },
    /// A record whole, and the entries of the knowledge base that look like it.
    Record(Box<Record>, Vec<ArticleRow>),
    /// The answer to [`Effect::LoadTrail`](crate::app::effect::Effect::LoadTrail) of that number, or why there is none.
    Trail {
        number: u64,
        page: Result<Page, String>,
    },
    /// The chain was proved up to a row; how much is wrong with it.
    Proved {
        seq: i64,
        findings: usize,
    },
    /// Entries of the knowledge base, the likeliest first.
    Articles {
        ask: u64,
        rows: Vec<ArticleRow>,
    },
    Article(Box<ArticleRecord>),
    /// Somebody changed the knowledge base.
    KnowledgeMoved,
    /// What whoever sits here was told, the newest first, whenever it is another one.
    Inbox(Vec<Told>),
    /// The answer to [`Effect::LoadClosed`](crate::app::effect::Effect::LoadClosed).
    Found(Vec<Row>),
}

/// What every question of the console is asked with: who sits here, and the desk's rules and names.
#[derive(Debug, Clone)]
pub struct Desk {
    pub policy: Arc<Policy>,
    pub calendars: Arc<Calendars>,
    pub directory: Arc<Directory>,
    /// The zone of times on screen.
    pub zone: Zone,
    pub me: Actor,
    /// Nothing may be changed from here.
    pub read_only: bool,
}
