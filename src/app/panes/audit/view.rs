//! The trail on a frame. One job: the visible events in words, and the one under the cursor whole.

use super::{Grid, Proof, acts, grid, is_airy};
use crate::app::derive::Frame;
use crate::app::layout::{Layout, Shape};
use crate::app::model::Model;
use crate::domain::journal::hex;
use crate::domain::time::Instant;
use crate::domain::trail::Entry;
use crate::text::times::{date, hh_mm, weekday};
use crate::text::trail::{IDENTITY, Told, VIA, told};
use crate::text::width::wrap;
use crate::text::{args, msg};

/// From so many cells on the facts of an event stand beside what it changed.
const BESIDE: u16 = 70;
/// Cells of the facts there: room for a person with role and way in.
const FACTS: u16 = 46;

/// The pane.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditCells {
    pub grid: Grid,
    pub columns: Columns,
    pub lines: Vec<Line>,
    /// Why there are no lines, and what to do.
    pub empty: Option<[String; 2]>,
    pub card: Option<EntryCard>,
}

/// Where columns begin and how wide they are; `None`: no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub time: (u16, u16),
    pub who: (u16, u16),
    pub record: (u16, u16),
    pub kind: Option<(u16, u16)>,
    pub change: (u16, u16),
    pub why: Option<(u16, u16)>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Air,
    /// The day of the events below.
    Day(String),
    Event(EventCells),
}

/// An event in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct EventCells {
    pub selected: bool,
    /// The reader's own.
    pub mine: bool,
    /// Taken back later.
    pub undone: bool,
    pub time: String,
    pub told: Box<Told>,
}

/// The event under the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryCard {
    /// It has the keys.
    pub reading: bool,
    /// `#18427`, and what it is about.
    pub number: String,
    pub title: String,
    pub at: String,
    /// What it changed and what was said, as far as it is scrolled to.
    pub body: Vec<(String, bool)>,
    /// Lines above and below.
    pub above: usize,
    pub below: usize,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// Cells of the facts; 0 where they stand in the body.
    pub aside: u16,
}

impl Columns {
    fn of(layout: &Layout, chinese: bool) -> Self {
        let w = layout.w;
        if matches!(layout.shape, Shape::Small | Shape::Tiny) {
            // The change says what happened.
            let change = (22, w.saturating_sub(23));
            return Self { time: (1, 5), who: (7, 7), record: (15, 6), kind: None, change, why: None };
        }
        let wide = w >= 100;
        let end = w - 2;
        let (who, record, kind) = match (wide, chinese) {
            (true, _) => (10, 14, 14),
            (false, true) => (8, 11, 12),
            (false, false) => (8, 11, 11),
        };
        let at = 3 + 8 + 2;
        let (r, k) = (at + who + 2, at + who + 2 + record + 1);
        let c = k + kind + 1;
        let why = wide.then(|| {
            let room = (end - c) / 3;
            (end - room, room)
        });
        let until = why.map_or(end, |(x, _)| x - 2);
        Self { time: (3, 8), who: (at, who), record: (r, record), kind: Some((k, kind)), change: (c, until - c), why }
    }
}

/// The pane at the frame's `now`.
pub(crate) fn cells(frame: &mut Frame<'_>) -> AuditCells {
    let model = frame.model;
    let grid = grid(model);
    let chinese = frame.chinese();
    let covered = model.layout().shape == Shape::Small && model.audit.reading;
    let lines = if covered { vec![] } else { lines(model, usize::from(grid.list.h)) };
    let empty = (lines.is_empty() && !covered).then(|| empty(model));
    let card = grid.card.and_then(|area| card(frame, (area.w, area.h)));
    AuditCells { columns: Columns::of(&model.layout(), chinese), grid, lines, empty, card }
}

fn lines(model: &Model, height: usize) -> Vec<Line> {
    let (audit, words) = (&model.audit, model.words());
    let local = |at: Instant| model.desk.zone.to_local(at);
    let day = |entry: &Entry| local(entry.recorded_at).date();
    let (small, airy) = (model.layout().shape == Shape::Small, is_airy(model));
    let mut lines = Vec::new();
    for (n, entry) in audit.entries.iter().enumerate().skip(audit.top) {
        if n == audit.top || day(entry) != day(&audit.entries[n - 1]) {
            let at = local(entry.recorded_at);
            if n > audit.top && airy {
                lines.push(Line::Air);
            }
            lines.push(Line::Day(format!("{} {}", weekday(at, &model.locale), date(at))));
        }
        let at = local(entry.recorded_at);
        lines.push(Line::Event(EventCells {
            selected: audit.cursor == Some(entry.seq),
            mine: entry.author.person == model.desk.me.person && entry.author.via != crate::domain::actor::Via::Rule,
            undone: entry.undone_by.is_some(),
            time: if small { hh_mm(at) } else { at.format("%H:%M:%S").to_string() },
            told: Box::new(told(entry, &words)),
        }));
        if lines.len() >= height {
            break;
        }
    }
    // A day without an event below it says nothing.
    lines.truncate(height);
    while matches!(lines.last(), Some(Line::Day(_) | Line::Air)) {
        lines.pop();
    }
    lines
}

/// Why nothing is listed, and what to do about it.
fn empty(model: &Model) -> [String; 2] {
    let (audit, locale) = (&model.audit, &model.locale);
    let say = |id: &'static str| locale.t(id).into_owned();
    match &audit.refused {
        Some(why) => [why.clone(), say(msg!("audit-refused-next"))],
        None if audit.is_loading() => [say(msg!("audit-loading")), String::new()],
        None if audit.is_searching() => {
            let at = audit.reached.map(|at| date(model.desk.zone.to_local(at))).unwrap_or_default();
            [locale.tf("audit-searching", &args![day = at]).into_owned(), String::new()]
        }
        None => {
            let what = locale.tf("audit-empty", &args![filter = &audit.text]).into_owned();
            [what, say(msg!("empty-filter-next"))]
        }
    }
}

/// The event under the cursor in a frame of so many cells and rows.
fn card(frame: &Frame<'_>, (w, h): (u16, u16)) -> Option<EntryCard> {
    let model = frame.model;
    let entry = model.audit.entry()?;
    let told = told(entry, &model.words());
    let (body, facts, aside) = parts(model, entry, &told, w);
    let rows = usize::from(h.saturating_sub(4)).max(1);
    let above = model.audit.scroll.min(body.len().saturating_sub(rows));
    let below = body.len().saturating_sub(above + rows);
    Some(EntryCard {
        reading: model.audit.reading,
        number: format!("#{}", entry.seq),
        title: format!("{}  {}", told.record, told.kind),
        at: entry_time(model, entry.recorded_at),
        body: body.into_iter().skip(above).take(rows).collect(),
        above,
        below,
        facts,
        aside,
    })
}

/// How far the card can be scrolled.
pub(super) fn furthest(model: &Model) -> usize {
    let Some((entry, area)) = model.audit.entry().zip(grid(model).card) else { return 0 };
    let (body, ..) = parts(model, entry, &told(entry, &model.words()), area.w);
    body.len().saturating_sub(usize::from(area.h.saturating_sub(4)).max(1))
}

type Parts = (Vec<(String, bool)>, Vec<(String, String)>, u16);

/// What happened line by line (what people said is bright), and the facts beside it or below.
fn parts(model: &Model, entry: &Entry, told: &Told, w: u16) -> Parts {
    let inner = w.saturating_sub(4);
    let aside = if w >= BESIDE { FACTS.min(inner / 2 + 4) } else { 0 };
    let room = usize::from(inner.saturating_sub(if aside > 0 { aside + 3 } else { 0 })).max(8);
    let mut body: Vec<(String, bool)> = Vec::new();
    let mut put = |text: &str, said: bool| body.extend(wrap(text, room).into_iter().map(|line| (line, said)));
    put(&told.what, true);
    told.words.iter().for_each(|words| put(words, true));
    told.changes.iter().for_each(|change| put(change, false));
    let facts = facts(model, entry, told);
    if aside == 0 {
        facts.iter().for_each(|(label, value)| put(&format!("{label}  {value}"), false));
        return (body, vec![], 0);
    }
    (body, facts, aside)
}

fn facts(model: &Model, entry: &Entry, told: &Told) -> Vec<(String, String)> {
    let (words, locale) = (model.words(), &model.locale);
    let label = |id: &'static str| locale.t(id).into_owned();
    let author = &entry.author;
    let role = words.role_name(&author.role);
    let by = locale.tf("audit-by", &args![who = told.who.as_str(), role = role]).into_owned();
    let via = locale.term(&VIA, author.via.name());
    let mode = locale.term(&IDENTITY, author.identity.name());
    let user = locale.tf("audit-in", &args![via = via, user = author.os_user.as_str(), mode = mode]);
    let mut facts = vec![(label(msg!("audit-fact-by")), by), (label(msg!("audit-fact-in")), user.into_owned())];
    if entry.at != entry.recorded_at {
        facts.push((label(msg!("audit-fact-at")), words.instant(entry.at)));
    }
    for (n, clock) in told.clocks.iter().enumerate() {
        facts.push((if n == 0 { label(msg!("audit-fact-clocks")) } else { String::new() }, clock.clone()));
    }
    let undo = match (entry.undone_by, entry.undoes()) {
        (Some(by), _) => Some(locale.tf("audit-undone-by", &args![seq = by.to_string()]).into_owned()),
        (None, Some(batch)) => Some(locale.tf("trail-undoes", &args![batch = batch.to_string()]).into_owned()),
        (None, None) => acts::undoable_kind(entry).map(|_| label(msg!("audit-undo-offer"))),
    };
    facts.extend(undo.map(|undo| (label(msg!("audit-fact-undo")), undo)));
    facts.push((label(msg!("audit-fact-prev")), short(&entry.prev)));
    facts.push((label(msg!("audit-fact-hash")), short(&entry.hash)));
    facts
}

/// The ends of a hash, which tell it apart; the whole of it is copied.
fn short(hash: &[u8]) -> String {
    let hex = hex(hash);
    format!("{}..{}", &hex[..12], &hex[hex.len() - 6..])
}

fn entry_time(model: &Model, at: Instant) -> String {
    let local = model.desk.zone.to_local(at);
    format!("{} {} {}", weekday(local, &model.locale), date(local), local.format("%H:%M:%S"))
}

/// What there is to say about the list: whether it is held, what came above, whether the chain is proved.
pub(crate) fn facts_of_list(model: &Model) -> Vec<String> {
    let (audit, locale) = (&model.audit, &model.locale);
    let mut facts = Vec::new();
    if audit.top > 0 {
        facts.push(locale.tf("audit-above", &args![n = audit.top]).into_owned());
    }
    if audit.is_searching() && !audit.entries.is_empty() {
        facts.push(locale.t("audit-more").into_owned());
    }
    facts.push(match audit.proof {
        Proof::Unknown => locale.t("audit-unproved").into_owned(),
        Proof::Running => locale.t("audit-proving").into_owned(),
        Proof::Whole { seq, at } => {
            let time = hh_mm(model.desk.zone.to_local(at));
            locale.tf("audit-proved", &args![seq = seq.to_string(), time = time]).into_owned()
        }
        Proof::Broken { findings } => locale.tf("audit-broken", &args![n = findings]).into_owned(),
    });
    if audit.frozen {
        facts.push(locale.t("audit-frozen").into_owned());
    }
    facts
}

/// The same in few cells.
pub(crate) fn short_fact(model: &Model) -> String {
    match model.audit.proof {
        Proof::Whole { .. } => model.locale.t("audit-ok").into_owned(),
        Proof::Broken { .. } => model.locale.t("audit-not-ok").into_owned(),
        Proof::Unknown | Proof::Running => String::new(),
    }
}
