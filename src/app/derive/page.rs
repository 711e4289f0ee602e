//! The page. One job: a record all over the screen, and the lines of its timeline wherever they stand.

use super::Frame;
use super::card::{CardClock, clocks};
use super::rows::{Whose, title, whose};
use crate::app::layout::Area;
use crate::app::model::{Model, Tab};
use crate::domain::id::IncidentId;
use crate::domain::incident::{Kind, Past};
use crate::domain::time::Instant;
use crate::text::msg;
use crate::text::record::sections;
use crate::text::safe::safe_block;
use crate::text::terms::STATE_SHORT;
use crate::text::timeline::{Line, line};
use crate::text::times::{ago, day_short};
use crate::text::width::wrap;

/// A zoomed record.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub id: String,
    /// 0 while it is not known.
    pub priority: u8,
    pub state: String,
    pub age: String,
    pub title: String,
    pub clocks: Vec<CardClock>,
    /// Its clocks may be acted on by the reader.
    pub loud: bool,
    /// The words of the tabs; the one on screen.
    pub tabs: Vec<String>,
    pub tab: usize,
    pub lines: Vec<PageLine>,
    /// Lines above and below what is shown.
    pub above: usize,
    pub below: usize,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageLine {
    Air,
    Head(String),
    /// A label, empty on following lines, and what belongs to it.
    Field(String, String),
    Entry(Entry),
}

/// A line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Time and person, empty on following lines.
    pub time: String,
    pub who: String,
    pub text: String,
    /// What somebody said, against what happened.
    pub said: bool,
}

/// Cells before the text of an entry: time, person.
pub const ENTRY_INDENT: (u16, u16) = (7, 15);
/// The same where names are short.
pub const ENTRY_INDENT_CHINESE: (u16, u16) = (7, 14);
/// Rows above the lines of a page: title, tabs, clocks, air.
pub const PAGE_HEAD: u16 = 4;
/// Cells before the value of a field.
pub const FIELD_INDENT: u16 = 20;

/// The record of the subject on a page.
pub(crate) fn page(frame: &mut Frame, area: Area) -> Option<Page> {
    let model = frame.model;
    let Some(row) = model.subject_row() else { return model.subject().map(|id| coming(model, id)) };
    let clocks = clocks(frame, row);
    let height = height(area);
    let lines = lines(frame, area);
    let scroll = model.detail.scroll.min(lines.len().saturating_sub(height));
    let from = match model.detail.tab {
        Tab::Record => scroll,
        Tab::WorkLog | Tab::Timeline => lines.len().saturating_sub(height + scroll),
    };
    let below = lines.len().saturating_sub(from + height);
    Some(Page {
        id: row.id.to_string(),
        priority: row.priority,
        state: model.locale.term(&STATE_SHORT, row.state.name()).into_owned(),
        age: ago(frame.now.since(row.reported_at), &model.locale),
        title: title(model, row).to_string(),
        clocks,
        loud: whose(model, row) != Whose::Others,
        tabs: tabs(model),
        tab: model.detail.tab as usize,
        lines: lines.into_iter().skip(from).take(height).collect(),
        above: from,
        below,
    })
}

/// A record that was asked for and is not there yet.
fn coming(model: &Model, id: IncidentId) -> Page {
    Page {
        id: id.to_string(),
        priority: 0,
        state: String::new(),
        age: String::new(),
        title: model.locale.t("card-loading").into_owned(),
        clocks: vec![],
        loud: false,
        tabs: tabs(model),
        tab: model.detail.tab as usize,
        lines: vec![],
        above: 0,
        below: 0,
    }
}

fn tabs(model: &Model) -> Vec<String> {
    const TABS: [&str; 3] = [msg!("tab-record"), msg!("tab-work-log"), msg!("tab-timeline")];
    TABS.map(|id| model.locale.t(id).into_owned()).into()
}

fn height(area: Area) -> usize {
    usize::from(area.h.saturating_sub(PAGE_HEAD))
}

fn lines(frame: &Frame, area: Area) -> Vec<PageLine> {
    let width = usize::from(area.w);
    match frame.model.detail.tab {
        Tab::Record => record_lines(frame, width),
        tab => {
            let mut entries = log(frame, tab, width, usize::MAX);
            if entries.is_empty() && frame.model.record().is_some() {
                let text = frame.model.locale.t("page-nothing-said").into_owned();
                entries.push(Entry { text, ..Entry::default() });
            }
            entries.into_iter().map(PageLine::Entry).collect()
        }
    }
}

fn record_lines(frame: &Frame, width: usize) -> Vec<PageLine> {
    let Some(record) = frame.model.record() else { return vec![] };
    let mut lines = Vec::new();
    for section in sections(record, &frame.model.words(), &frame.model.desk.calendars, frame.now) {
        if !lines.is_empty() {
            lines.push(PageLine::Air);
        }
        lines.push(PageLine::Head(section.title));
        for (label, value) in section.rows {
            let mut label = Some(label);
            for text in wrap(&safe_block(&value), width.saturating_sub(usize::from(FIELD_INDENT))) {
                lines.push(PageLine::Field(label.take().unwrap_or_default(), text));
            }
        }
    }
    lines
}

/// The furthest a record can be scrolled.
pub fn furthest(model: &Model, now: Instant) -> usize {
    let layout = model.layout();
    let frame = Frame { model, now, moments: vec![], columns: columns(model), next: Instant::FAR };
    match (model.detail.zoomed, layout.card) {
        (true, _) => lines(&frame, layout.page).len().saturating_sub(height(layout.page)),
        (false, Some(area)) => {
            log(&frame, Tab::Timeline, usize::from(area.w).saturating_sub(6), usize::MAX).len().saturating_sub(1)
        }
        _ => 0,
    }
}

fn columns(model: &Model) -> crate::app::layout::Columns {
    crate::app::layout::Columns::of(&model.layout(), false, 5)
}

/// The last `most` lines of what happened, wrapped to `width` cells, the newest last.
pub(crate) fn log(frame: &Frame, tab: Tab, width: usize, most: usize) -> Vec<Entry> {
    let Some(record) = frame.model.record() else { return vec![] };
    let mut entries = Vec::new();
    let said = |p: &&Past| matches!(p.event.kind, Kind::Noted | Kind::Replied | Kind::Called | Kind::FollowedUp);
    for past in record.past.iter().rev().filter(|p| tab != Tab::WorkLog || said(p)) {
        let mut lines = entry(frame, past, tab, width);
        lines.reverse();
        entries.extend(lines);
        if entries.len() >= most {
            break;
        }
    }
    entries.truncate(most);
    entries.reverse();
    entries
}

/// One event in lines: what happened, what was said, and on its own page what it changed.
fn entry(frame: &Frame, past: &Past, tab: Tab, width: usize) -> Vec<Entry> {
    let model = frame.model;
    let Line { who, what, quote, changes, .. } = line(past, &model.words());
    let local = |t| model.desk.zone.to_local(t);
    let time = day_short(local(past.at), local(frame.now), &model.locale);
    let indent = if frame.chinese() { ENTRY_INDENT_CHINESE.1 } else { ENTRY_INDENT.1 };
    let room = width.saturating_sub(usize::from(indent));
    // On the card, words of a note need no "noted" before them: that somebody said them is seen.
    let bare = matches!(past.event.kind, Kind::Noted) && quote.is_some();
    let mut texts: Vec<(String, bool)> = Vec::new();
    if !bare {
        texts.push((what, false));
    }
    texts.extend(quote.map(|q| (q, true)));
    if model.detail.zoomed && tab == Tab::Timeline {
        texts.extend(changes.into_iter().map(|c| (c, false)));
    }
    let lines = texts.iter().flat_map(|(text, said)| wrap(&safe_block(text), room).into_iter().map(|l| (l, *said)));
    let mut head = Some((time, who));
    lines
        .map(|(text, said)| {
            let (time, who) = head.take().unwrap_or_default();
            Entry { time, who, text, said }
        })
        .collect()
}
