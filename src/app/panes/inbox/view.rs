//! The inbox on a frame. One job: what is on screen of it, in words.

use super::{page, pitch};
use crate::app::derive::Frame;
use crate::app::layout::{Layout, Shape};
use crate::app::model::Model;
use crate::domain::incident::{Kind, Past, Told};
use crate::text::escalations;
use crate::text::timeline::line;
use crate::text::times::{age, day_short};
use crate::text::width::width;
use crate::text::words::Words;
use crate::text::{args, msg};

/// The pane.
#[derive(Debug, Clone, PartialEq)]
pub struct InboxCells {
    pub columns: Columns,
    /// Rows from one thing to the next.
    pub pitch: u16,
    pub lines: Vec<ToldCells>,
    /// What is listed, in a word.
    pub listed: String,
    /// How many wait, how many are new, of how many.
    pub facts: String,
    /// Why there are no lines, and what to do.
    pub empty: Option<[String; 2]>,
}

/// Where columns begin; numbers with their width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub sign: u16,
    pub new: u16,
    pub time: u16,
    pub id: (u16, u16),
    pub priority: u16,
    pub title: u16,
    /// The second row.
    pub what: u16,
    pub end: u16,
}

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It waits for somebody's word.
    Waits,
    /// Until later.
    PutOff,
    Acknowledged,
    /// It wants no answer.
    Said,
}

impl Became {
    pub fn of(told: &Told) -> Self {
        match &told.escalation {
            Some((_, row)) if row.waits() && row.postponed_until.is_some() => Self::PutOff,
            Some((_, row)) if row.waits() => Self::Waits,
            Some((_, row)) if row.acknowledged_by.is_some() => Self::Acknowledged,
            _ => Self::Said,
        }
    }

    /// Its sign: the key that answers it, or what was answered.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Waits => WAITS,
            Self::PutOff => "z",
            Self::Acknowledged => "v",
            Self::Said => "",
        }
    }
}

/// Something waits for somebody's word: the key that gives it.
pub const WAITS: &str = "A";

/// One thing that was told.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldCells {
    pub selected: bool,
    pub became: Became,
    /// Not looked at yet.
    pub new: bool,
    pub time: String,
    /// How late it was noticed.
    pub late: String,
    pub id: String,
    pub priority: u8,
    pub title: String,
    /// What it is about is not for these eyes.
    pub hidden: bool,
    pub what: String,
}

impl Columns {
    fn of(layout: &Layout, id: u16) -> Self {
        let end = layout.list.w;
        match layout.shape {
            Shape::Small | Shape::Tiny => {
                let priority = 11 + id;
                Self { sign: 1, new: 2, time: 4, id: (11, id), priority, title: priority + 5, what: 4, end }
            }
            Shape::Wide | Shape::Tall => {
                let priority = 14 + id + 1;
                Self { sign: 3, new: 5, time: 7, id: (14, id), priority, title: priority + 5, what: 14, end }
            }
        }
    }
}

/// The pane at the frame's `now`.
pub(crate) fn cells(frame: &Frame<'_>) -> InboxCells {
    let (model, inbox) = (frame.model, &frame.model.inbox);
    let listed = inbox.listed();
    let lines: Vec<ToldCells> =
        listed.iter().skip(inbox.top).take(usize::from(page(model))).map(|told| cell(frame, told)).collect();
    // A width that followed every scroll would move the columns.
    let id = if listed.iter().all(|told| width(&told.past.incident.to_string()) <= 5) { 5 } else { 8 };
    let (waits, new) = inbox.counts();
    let facts = model.locale.tf("told-facts", &args![waits = waits, new = new, all = inbox.told.len()]);
    let which = if inbox.waiting { msg!("told-listed-waiting") } else { msg!("told-listed-all") };
    InboxCells {
        columns: Columns::of(&model.layout(), id),
        pitch: pitch(model),
        empty: lines.is_empty().then(|| empty(model)),
        lines,
        listed: model.locale.t(which).into_owned(),
        facts: facts.into_owned(),
    }
}

fn cell(frame: &Frame<'_>, told: &Told) -> ToldCells {
    let model = frame.model;
    let local = |at| model.desk.zone.to_local(at);
    let past = &told.past;
    let late = told.is_late().then(|| {
        let late = age(past.recorded_at.since(past.at));
        model.locale.tf("told-late", &args![late = late]).into_owned()
    });
    ToldCells {
        selected: model.inbox.cursor == Some(past.seq),
        became: Became::of(told),
        new: !told.seen,
        time: day_short(local(past.at), local(frame.now), &model.locale),
        late: late.unwrap_or_default(),
        id: past.incident.to_string(),
        priority: told.priority,
        title: title(model, told),
        hidden: told.title.is_none(),
        what: what(past, &model.words()),
    }
}

/// What it says to whoever was told: that they were, and how late, stands beside it.
fn what(past: &Past, words: &Words<'_>) -> String {
    match past.event.kind {
        Kind::Fired => escalations::rule(past, words),
        _ => line(past, words).what,
    }
}

/// What it is about, where that is for these eyes.
pub(crate) fn title(model: &Model, told: &Told) -> String {
    match told.title.as_deref() {
        None => model.locale.t("told-hidden").into_owned(),
        Some("") => model.locale.t("title-none").into_owned(),
        Some(title) => title.to_owned(),
    }
}

/// Why nothing is listed, and what to do about it.
fn empty(model: &Model) -> [String; 2] {
    let say = |id: &'static str| model.locale.t(id).into_owned();
    match (model.inbox.read, model.inbox.waiting) {
        (false, _) => [say(msg!("told-loading")), String::new()],
        (_, true) => [say(msg!("told-none-waits")), say(msg!("told-none-waits-next"))],
        _ => [say(msg!("told-none")), say(msg!("told-none-next"))],
    }
}
