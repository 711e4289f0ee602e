//! Deriving. One job: everything a frame shows, out of the model and the one `now` of that frame.
//!
//! Only what is visible gets text. The instant at which the picture will be another one comes out as well; until then
//! nothing has to be drawn.

pub mod card;
pub mod footer;
pub mod page;
pub mod rows;

use crate::app::action::finding::filter_text;
use crate::app::layout::{Columns, Layout};
use crate::app::model::{Model, Tone};
use crate::app::overlay::{FilterLine, Overlay, WHICH_KEY};
use crate::app::panes::audit::{self, view::AuditCells};
use crate::app::panes::board::{self, view::BoardCells};
use crate::app::panes::inbox::view::{self as inbox, InboxCells, WAITS};
use crate::app::panes::knowledge::view::{self as knowledge, KnowledgeCells};
use crate::app::panes::wall::{self, view::WallCells};
use crate::app::place::{PLACES, Place};
use crate::app::queue::{HOLD, env};
use crate::app::tally::Tally;
use crate::app::telling;
use crate::app::tour::STEPS;
use crate::app::views::{VIEWS, my_line};
use crate::app::why::{self, WhyCells};
use crate::domain::incident::row::{Moment, moments};
use crate::domain::policy::Lang;
use crate::domain::query::explain;
use crate::domain::time::{Instant, Span};
use crate::text::query::echo as meaning;
use crate::text::times::hh_mm;
use crate::text::trail::echo as what_trail;
use crate::text::{args, msg};
use card::Card;
use footer::FooterAct;
use page::Page;
use rows::{ListLine, list};

/// Work is said to be going on after so long.
const SLOW: Span = Span::millis(100);
const MINUTE: i64 = 60_000;

/// What a frame shows, in words and numbers.
#[derive(Debug, Clone)]
pub struct Derived {
    pub now: Instant,
    pub layout: Layout,
    pub columns: Columns,
    pub counts: Tally,
    /// `HH:MM` in the desk's zone.
    pub clock: String,
    /// Who sits here, and in which line.
    pub who: String,
    pub view: String,
    /// The filter in force.
    pub filter: String,
    /// Marks, count and order, as far as there is something to say.
    pub facts: Vec<String>,
    /// The same in few cells: `38/412 *2`.
    pub short_fact: String,
    pub lines: Vec<ListLine>,
    /// Why there are no lines, and what to do.
    pub empty: Option<[String; 2]>,
    /// Who reported what is under the cursor, and on what: all a small screen has room for.
    pub caller: Option<String>,
    pub card: Option<Card>,
    pub page: Option<Page>,
    /// The board, where that is the place.
    pub board: Option<BoardCells>,
    /// The knowledge base, likewise.
    pub knowledge: Option<KnowledgeCells>,
    /// The wall, likewise.
    pub wall: Option<WallCells>,
    /// The audit trail, where that is the place.
    pub audit: Option<AuditCells>,
    /// The inbox, likewise.
    pub inbox: Option<InboxCells>,
    /// A clock taken apart, where somebody asked why.
    pub why: Option<WhyCells>,
    /// What the filter that is being typed means, or what is wrong with it.
    pub echo: String,
    /// Every place: its number and its word.
    pub places: Vec<(char, String)>,
    /// How many things wait for a word and how many are new to whoever sits here: `2A +3`.
    pub badge: String,
    /// Where the tour is, what it says, and how to go on.
    pub tour: Option<[String; 3]>,
    pub acts: Vec<FooterAct>,
    pub tools: Vec<(String, String)>,
    pub message: Option<Said>,
    pub chinese: bool,
    /// When the picture changes though nothing happens.
    pub next: Instant,
}

/// The message row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub tone: Tone,
    pub offer: Option<(&'static str, String)>,
}

/// What the parts of a frame share.
#[derive(Debug)]
pub(crate) struct Frame<'m> {
    pub model: &'m Model,
    pub now: Instant,
    pub moments: Vec<Moment>,
    pub columns: Columns,
    /// The earliest change of anything visible, as found so far.
    pub next: Instant,
}

impl Frame<'_> {
    pub fn chinese(&self) -> bool {
        self.model.locale.lang() != Lang::En
    }
    /// Something visible changes then.
    pub fn wake(&mut self, at: Instant) {
        if at > self.now {
            self.next = self.next.min(at);
        }
    }
}

/// Everything a frame shows at `now`.
pub fn derive(model: &Model, now: Instant) -> Derived {
    let layout = model.layout();
    let counts = match model.tally.holds(now) {
        true => model.tally,
        false => model.count(now),
    };
    let chinese = model.locale.lang() != Lang::En;
    let columns = Columns::of(&layout, chinese, rows::id_width(model, &layout));
    let next = counts.until.min(next_minute(now));
    let mut frame = Frame { model, now, moments: moments(&model.desk.calendars, now), columns, next };
    let zoomed = model.detail.zoomed;
    let here = |place| (model.place == place && !zoomed).then_some(());
    let lines = here(Place::Queue).map(|()| list(&mut frame, &layout)).unwrap_or_default();
    let beside = layout.card.filter(|_| here(Place::Queue).or(here(Place::Inbox)).is_some());
    let card = beside.and_then(|area| card::card(&mut frame, area));
    let wall = here(Place::Wall).map(|()| wall::view::cells(&mut frame, usize::from(layout.h)));
    let board = here(Place::Board).map(|()| board::view::cells(&mut frame));
    let audit = here(Place::Audit).map(|()| audit::view::cells(&mut frame));
    let inbox = here(Place::Inbox).map(|()| inbox::cells(&frame));
    let knowledge = here(Place::Knowledge).map(|()| knowledge::cells(&frame));
    let page = model.detail.zoomed.then(|| page::page(&mut frame, layout.page)).flatten();
    let why = why::cells(&mut frame);
    let message = said(&mut frame);
    for at in waiting(model) {
        frame.wake(at);
    }
    let next = frame.next;
    Derived {
        now,
        layout,
        columns,
        counts,
        clock: hh_mm(model.desk.zone.to_local(now)),
        who: who(model),
        view: view(model),
        filter: filter_text(model).to_owned(),
        facts: facts(model),
        short_fact: short_fact(model),
        empty: model.queue.order.is_empty().then(|| empty(model, now)),
        lines,
        caller: card::caller(model),
        card,
        page,
        board,
        knowledge,
        wall,
        audit,
        inbox,
        why,
        echo: echo(model, now),
        places: PLACES.iter().map(|sign| (sign.digit, model.locale.t(sign.word).into_owned())).collect(),
        badge: badge(model),
        tour: tour(model),
        acts: footer::acts(model),
        tools: footer::tools(model),
        message,
        chinese,
        next,
    }
}

/// What waits in the inbox, then what is new there.
fn badge(model: &Model) -> String {
    let (waits, new) = model.inbox.counts();
    let sign = |n: usize, text: String| (n > 0).then_some(text);
    let parts = [sign(waits, format!("{waits}{WAITS}")), sign(new, format!("+{new}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The step of the tour in words.
fn tour(model: &Model) -> Option<[String; 3]> {
    let (step, locale) = (model.tour?.step, &model.locale);
    let text = locale.t(STEPS.get(step)?.text).into_owned();
    let place = locale.tf("tour-step", &args![n = step + 1, all = STEPS.len()]).into_owned();
    // While something is being typed its keys are letters.
    let keys = if model.overlays.is_empty() { locale.t("tour-keys").into_owned() } else { String::new() };
    Some([place, text, keys])
}

/// What is on screen, in a word.
fn view(model: &Model) -> String {
    let title = match model.place {
        Place::Audit => Some(msg!("view-audit")),
        Place::Knowledge => Some(msg!("view-knowledge")),
        Place::Wall => Some(msg!("wall-title")),
        Place::Inbox => Some(msg!("view-inbox")),
        Place::Queue | Place::Board => VIEWS.get(model.queue.view).map(|v| v.title),
    };
    title.map(|id| model.locale.t(id).into_owned()).unwrap_or_default()
}

fn next_minute(now: Instant) -> Instant {
    Instant(now.0 - now.0.rem_euclid(MINUTE) + MINUTE)
}

/// Instants at which what waits comes about.
fn waiting(model: &Model) -> Vec<Instant> {
    let mut at = Vec::new();
    if let Some(Overlay::Prefix { since, .. }) = model.overlays.last() {
        at.push(*since + model.felt(WHICH_KEY));
    }
    at.extend(model.queue.settles_at(model.felt(HOLD)));
    at.extend(model.message.as_ref().and_then(|m| m.until));
    at.extend(telling::due(model));
    at.extend(model.busy.values().map(|b| b.since + model.felt(SLOW)));
    at
}

fn who(model: &Model) -> String {
    let desk = &model.desk;
    let person = desk.directory.get(desk.me.person);
    let chinese = model.locale.lang() != Lang::En;
    let name = person
        .map_or_else(|| desk.me.os_user.clone(), |e| if chinese { e.name().to_owned() } else { e.key.to_string() });
    let mut who = format!("{name} L{}", my_line(desk));
    if let Some(badge) = model.badge {
        who = format!("{}  {who}", model.locale.t(badge.word()));
    }
    if desk.read_only {
        who = format!("{}  {who}", model.locale.t("head-read-only"));
    }
    who
}

/// Marks, how many of how many, the order.
fn facts(model: &Model) -> Vec<String> {
    if model.place == Place::Audit {
        return audit::view::facts_of_list(model);
    }
    let (queue, locale) = (&model.queue, &model.locale);
    let mut facts = Vec::new();
    match (queue.marks.len(), queue.hidden_marks()) {
        (0, _) => {}
        (n, 0) => facts.push(locale.tf("head-marked", &args![n = n]).into_owned()),
        (n, hidden) => facts.push(locale.tf("head-marked-hidden", &args![n = n, hidden = hidden]).into_owned()),
    }
    facts.push(locale.tf("head-count", &args![n = queue.order.len(), all = model.rows.len()]).into_owned());
    let sort = locale.t(queue.sort.title());
    let way = if queue.sort.reverse { "-" } else { "" };
    let order = if queue.frozen { msg!("head-frozen") } else { msg!("head-sort") };
    facts.push(locale.tf(order, &args![what = format!("{way}{sort}")]).into_owned());
    facts
}

fn short_fact(model: &Model) -> String {
    if model.place == Place::Audit {
        return audit::view::short_fact(model);
    }
    let count = format!("{}/{}", model.queue.order.len(), model.rows.len());
    match model.queue.marks.len() {
        0 => count,
        n => format!("{count} *{n}"),
    }
}

/// Why nothing is listed, and what to do about it.
fn empty(model: &Model, now: Instant) -> [String; 2] {
    let locale = &model.locale;
    if !model.complete {
        return [locale.t("empty-loading").into_owned(), String::new()];
    }
    if model.queue.is_filtered(&model.desk) {
        // What is being typed, though it may not be understood yet.
        let text = typed(model).map_or(model.queue.text.as_str(), |line| line.line.text());
        let what = locale.tf("empty-filter", &args![filter = text, n = model.rows.len()]);
        return [what.into_owned(), locale.t("empty-filter-next").into_owned()];
    }
    let clock = hh_mm(model.desk.zone.to_local(now));
    let what = VIEWS.get(model.queue.view).map(|v| locale.tf(v.empty, &args![time = clock]).into_owned());
    [what.unwrap_or_default(), locale.t("empty-next").into_owned()]
}

/// The filter that is being typed.
fn typed(model: &Model) -> Option<&FilterLine> {
    model.overlays.iter().rev().find_map(|o| if let Overlay::Filter(line) = o { Some(line) } else { None })
}

/// What the filter that is being typed means in words, or what is wrong with it.
fn echo(model: &Model, now: Instant) -> String {
    let locale = &model.locale;
    match typed(model) {
        None => String::new(),
        // Words are looked for as they are: there is nothing to explain.
        Some(_) if model.place == Place::Knowledge => String::new(),
        Some(FilterLine { error: Some(wrong), .. }) => wrong.what.clone(),
        Some(_) if model.place == Place::Audit => what_trail(&model.audit.filter, &model.words()),
        Some(_) => {
            let moments = moments(&model.desk.calendars, now);
            let parts = explain(&model.queue.query, &env(&model.desk, &moments, now));
            let n = model.queue.order.len();
            locale.tf("filter-means", &args![n = n, meaning = meaning(&parts, locale)]).into_owned()
        }
    }
}

/// The message row: what was said last, else what takes long.
fn said(frame: &mut Frame) -> Option<Said> {
    let model = frame.model;
    if let Some(m) = &model.message {
        return Some(Said { text: m.text.clone(), tone: m.tone, offer: m.offer.clone() });
    }
    let slow = model.busy.values().filter(|b| frame.now.since(b.since) >= model.felt(SLOW)).count();
    let text = model.locale.tf("said-saving", &args![n = slow]).into_owned();
    (slow > 0).then_some(Said { text, tone: Tone::Fact, offer: None })
}
