//! Why? One job: the overlay that takes the clocks of a record apart, one after the other: what it shows and its keys (ONE-1).
//!
//! It is as live as the clock itself: what is counted is counted again for each frame. What goes into the work log is an
//! ordinary note, by the same right and with the same undo.

use crate::app::action::{ACTIONS, Call, Needs, Why as WhyNot};
use crate::app::derive::Frame;
use crate::app::derive::card::CLOCKS;
use crate::app::effect::Effect;
use crate::app::input::key::{Key, KeyCode};
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::domain::id::IncidentId;
use crate::domain::incident::Record;
use crate::domain::incident::command::{Command, Verb};
use crate::domain::sla::clock::Shows;
use crate::domain::sla::explain::{Explanation, Known, Which, all, explain};
use crate::domain::time::{Instant, Span};
use crate::msg;
use crate::text::clock::token;
use crate::text::explain::{Line, Tone, explained, printed};

/// The widest it gets.
const WIDEST: usize = 100;
/// Cells of a frame and the air inside, at both sides together; rows of the frame, the clocks and the air below them.
const AROUND: (usize, usize) = (4, 4);
/// Cells of a line of the note: a work log is read in narrow places.
const NOTE: usize = 60;
/// A screen of less than this is filled.
const SMALL: (usize, usize) = (60, 16);
/// Rows of a page that is turned.
const PAGE: isize = 10;

/// Which clock is asked about, and how far it is scrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    pub id: IncidentId,
    /// `None`: the one that lists show.
    pub which: Option<Which>,
    /// Lines above the first one shown.
    pub scroll: usize,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub struct WhyCells {
    pub id: String,
    /// The clocks, and which of them this is.
    pub clocks: Vec<String>,
    pub at: usize,
    /// What it shows, as a token.
    pub sign: &'static str,
    /// The lines that are visible, and how many are not.
    pub lines: Vec<Line>,
    pub above: usize,
    pub below: usize,
    /// Columns and rows with the frame.
    pub size: (usize, usize),
}

/// Opens it for the incident under the cursor.
pub fn open(model: &mut Model, _: &Call) -> Vec<Effect> {
    if let Some(id) = model.subject() {
        model.overlays.push(Overlay::Why(Why { id, which: None, scroll: 0 }));
    }
    vec![]
}

/// A key while it is open.
pub fn key(model: &mut Model, mut why: Why, key: &Key, now: Instant) -> Vec<Effect> {
    let code = key.normalised().code;
    let way = match (code, key.shift) {
        (KeyCode::Tab, true) | (KeyCode::Left | KeyCode::Char('h' | '['), _) => Some(false),
        (KeyCode::Tab | KeyCode::Right | KeyCode::Char('l' | ']'), _) => Some(true),
        _ => None,
    };
    if let Some(on) = way.filter(|_| !key.ctrl) {
        turn(model, &mut why, now, on);
    }
    let scroll = match (code, key.ctrl) {
        (KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | 'I'), false) => return vec![],
        (KeyCode::Char('c'), false) => return note(model, why, now),
        (KeyCode::Down | KeyCode::Char('j'), false) => 1,
        (KeyCode::Up | KeyCode::Char('k'), false) => -1,
        (KeyCode::PageDown | KeyCode::Char(' '), false) | (KeyCode::Char('d' | 'f'), true) => PAGE,
        (KeyCode::PageUp, false) | (KeyCode::Char('u' | 'b'), true) => -PAGE,
        (KeyCode::Home | KeyCode::Char('g'), false) => isize::MIN,
        (KeyCode::End | KeyCode::Char('G'), false) => isize::MAX,
        _ => 0,
    };
    let most = lines(model, &why, now).len().saturating_sub(room(model).1);
    why.scroll = why.scroll.min(most).saturating_add_signed(scroll).min(most);
    model.overlays.push(Overlay::Why(why));
    vec![]
}

/// The next clock of the record, or the one before.
fn turn(model: &Model, why: &mut Why, now: Instant, on: bool) {
    let Some(record) = model.detail.shelf.get(why.id) else { return };
    let clocks = all(record, known(model), now);
    let at = why.which.and_then(|which| clocks.iter().position(|clock| *clock == which)).unwrap_or(0);
    let next = if on { at + 1 } else { at + clocks.len().max(1) - 1 };
    why.which = clocks.get(next % clocks.len().max(1)).copied();
    why.scroll = 0;
}

/// Puts it into the work log, where its reader may write there.
fn note(model: &mut Model, why: Why, now: Instant) -> Vec<Effect> {
    let said = taken_apart(model, &why, now).map(|(why, record)| explained(&why, record, &model.words(), NOTE));
    match (writable(model, why.id), said, model.target(why.id)) {
        (Ok(action), Some(said), Some(target)) => {
            let verb = Verb::Note { text: printed(&said) };
            model.commit(action, vec![Command::Act { incident: target.id, seen: Some(target.seen), verb }], now)
        }
        (no, ..) => {
            let why_not = no.err().unwrap_or(WhyNot::Said(msg!("why-loading")));
            let sentence = why_not.sentence(&model.words());
            model.complain(sentence);
            model.overlays.push(Overlay::Why(why));
            vec![]
        }
    }
}

/// Whether the note is possible: the action of the key `c`, as it is outside.
fn writable(model: &Model, id: IncidentId) -> Result<&'static str, WhyNot> {
    let none = || WhyNot::Said(msg!("why-no-ticket"));
    let action = ACTIONS.iter().find(|action| action.id == "incident.note").ok_or_else(none)?;
    let row = model.rows.get(id).ok_or_else(none)?;
    match &action.needs {
        Needs::Incident(check) => check.of(model, row).map(|()| action.id),
        _ => Ok(action.id),
    }
}

fn known(model: &Model) -> Known<'_> {
    let desk = &model.desk;
    Known { policy: &desk.policy, calendars: &desk.calendars, directory: &desk.directory }
}

fn taken_apart<'m>(model: &'m Model, why: &Why, now: Instant) -> Option<(Explanation, &'m Record)> {
    let record = model.detail.shelf.get(why.id)?;
    let which = why.which.or_else(|| all(record, known(model), now).first().copied())?;
    Some((explain(record, which, known(model), now)?, record))
}

/// All of it at the width there is; where there is nothing to take apart, why.
fn lines(model: &Model, why: &Why, now: Instant) -> Vec<Line> {
    if let Some((why, record)) = taken_apart(model, why, now) {
        return explained(&why, record, &model.words(), room(model).0);
    }
    let loading = model.detail.shelf.get(why.id).is_none();
    let id = if loading { msg!("card-loading") } else { msg!("explain-none") };
    vec![Line { label: String::new(), text: model.locale.t(id).into_owned(), tone: Tone::Faint }]
}

/// Columns and rows of the whole.
fn size(model: &Model) -> (usize, usize) {
    let (w, h) = (usize::from(model.size.0), usize::from(model.size.1));
    let (beside, above) = (if w < SMALL.0 { 0 } else { 8 }, if h < SMALL.1 { 2 } else { 4 });
    (w.saturating_sub(beside).min(WIDEST), h.saturating_sub(above))
}

/// Columns and rows for the lines.
fn room(model: &Model) -> (usize, usize) {
    let (w, h) = size(model);
    (w.saturating_sub(AROUND.0), h.saturating_sub(AROUND.1).max(1))
}

/// What is drawn of it, where it is open.
pub(crate) fn cells(frame: &mut Frame) -> Option<WhyCells> {
    let (model, now) = (frame.model, frame.now);
    let why = model.overlays.iter().rev().find_map(|o| if let Overlay::Why(why) = o { Some(why) } else { None })?;
    let record = model.detail.shelf.get(why.id);
    let clocks = record.map(|record| all(record, known(model), now)).unwrap_or_default();
    let at = why.which.and_then(|which| clocks.iter().position(|clock| *clock == which)).unwrap_or(0);
    let apart = taken_apart(model, why, now).map(|(why, _)| why);
    if apart.as_ref().is_some_and(|why| !over(why)) {
        frame.wake(now + model.felt(Span::seconds(1)));
    }
    let all = lines(model, why, now);
    let rows = room(model).1;
    let above = why.scroll.min(all.len().saturating_sub(rows));
    let below = all.len().saturating_sub(above + rows);
    let name = |which: &Which| {
        let name = model.locale.t(CLOCKS[which.kind as usize]);
        if which.line > 0 { format!("{name} L{}", which.line) } else { name.into_owned() }
    };
    Some(WhyCells {
        id: why.id.to_string(),
        clocks: clocks.iter().map(name).collect(),
        at,
        sign: apart.map_or("", |why| token(why.reading.shows)),
        lines: all.into_iter().skip(above).take(rows).collect(),
        above,
        below,
        size: size(model),
    })
}

/// Whether time changes nothing any more.
fn over(why: &Explanation) -> bool {
    matches!(why.reading.shows, Shows::Met | Shows::Cancelled) || why.until < why.now
}
