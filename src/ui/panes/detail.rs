//! The detail. One job: the card beside the list, and the record all over the screen.

use crate::app::derive::Derived;
use crate::app::derive::card::{Card, CardClock, Fact};
use crate::app::derive::page::{ENTRY_INDENT, ENTRY_INDENT_CHINESE, Entry, FIELD_INDENT, PAGE_HEAD, Page, PageLine};
use crate::app::layout::{Area, Shape};
use crate::app::model::{Model, Pane};
use crate::domain::policy::Lang;
use crate::text::msg;
use crate::text::width::name;
use crate::text::width::wrap;
use crate::ui::cells::width;
use crate::ui::draw::panes_have_focus;
use crate::ui::panes::queue::token;
use crate::ui::theme::Role;
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Cells before the value of a fact.
const VALUE: i32 = 10;

/// The card about the incident under the cursor.
pub fn card(canvas: &mut Canvas<'_>, model: &Model, card: &Card, area: Area) {
    let edge = if model.pane == Pane::Detail && panes_have_focus(model) { Edge::Focused } else { Edge::Plain };
    let (x, y, w, h) = (i32::from(area.x), i32::from(area.y), i32::from(area.w), i32::from(area.h));
    canvas.frame(x, y, w, h, edge);
    match model.layout().shape {
        Shape::Wide => high(&mut canvas.part(x + 3, y + 2, w - 6, h - 3), model, card),
        _ => low(&mut canvas.part(x + 2, y + 1, w - 4, h - 2), model, card),
    }
}

/// The card at the right: one thing under the other.
fn high(c: &mut Canvas<'_>, model: &Model, card: &Card) {
    let t = |id: &'static str| model.locale.t(id);
    let (w, h) = (c.width(), c.height());
    let x = c.text(0, 0, &card.id, Role::Dim).max(5) + 2;
    c.chip(x, 0, card.priority, true, card.loud);
    c.text(x + 6, 0, &card.state, Role::Text);
    c.right(w, 0, Run::new(&card.age, Role::Faint));
    let mut y = 1;
    for line in wrap(&card.title, cells(w)).iter().take(2) {
        c.cut(0, y, w, Run::new(line, Role::Bright).bold());
        y += 1;
    }
    y += 1;
    if !card.clocks.is_empty() {
        c.caps(0, y, &t(msg!("card-clocks")), "");
        for (i, clock) in (1..).zip(&card.clocks) {
            card_clock(c, clock, card.loud, (0, y + i, w));
        }
        y += rows(card.clocks.len()) + 2;
    }
    c.caps(0, y, &t(msg!("card-about")), "");
    for fact in &card.facts {
        y += 1;
        one_fact(c, fact, (0, y, w));
    }
    y += 2;
    if !card.look.is_empty() {
        c.caps(0, y, &t(msg!("card-look")), "");
        for look in &card.look {
            y += 1;
            c.right(w, y, Run::new(look.key, Role::Faint));
            c.cut(0, y, w - 5, Run::new(&look.text, Role::Text));
        }
        y += 2;
    }
    let reading = t(msg!("card-loading"));
    c.caps(0, y, &t(msg!("card-timeline")), if model.record().is_none() { &reading } else { "" });
    timeline(&mut c.part(0, y + 1, w, h - y - 2), model, card);
}

/// The card under the list: two columns, then the timeline.
fn low(c: &mut Canvas<'_>, model: &Model, card: &Card) {
    let (w, h) = (c.width(), c.height());
    let half = w / 2 + 1;
    let end = c.right(w, 0, Run::new(&card.age, Role::Faint));
    let x = c.text(0, 0, &card.id, Role::Dim).max(5) + 2;
    c.chip(x, 0, card.priority, true, card.loud);
    let x = c.text(x + 6, 0, &card.state, Role::Text) + 2;
    c.cut(x, 0, end - x - 2, Run::new(&card.title, Role::Bright).bold());
    let mut y = 1;
    let column = |n: usize| if n.is_multiple_of(2) { 0 } else { half };
    for (n, clock) in card.clocks.iter().take(2).enumerate() {
        card_clock(c, clock, card.loud, (column(n), y, half - 3));
    }
    y += i32::from(!card.clocks.is_empty());
    // Whom, what, and who has it: the category and the weight are in the record.
    let first = card.facts.first();
    let last = card.facts.last();
    for (n, fact) in first.into_iter().chain(last).enumerate() {
        one_fact(c, fact, (column(n), y, half - 3));
    }
    y += 1;
    if !card.look.is_empty() {
        let mut at = 0;
        for look in card.look.iter().take(3) {
            at = c.cut(at, y, w - at, Run::new(&look.text, Role::Text)) + 1;
            at = c.text(at, y, look.key, Role::Faint) + 2;
        }
        y += 1;
    }
    timeline(&mut c.part(0, y, w, h - y), model, card);
}

pub(super) fn card_clock(c: &mut Canvas<'_>, clock: &CardClock, loud: bool, (x, y, w): (i32, i32, i32)) {
    c.cut(x, y, VALUE - 1, Run::new(&clock.label, Role::Dim));
    let token = token(&clock.clock);
    c.clock(x + VALUE, y, token, &clock.clock.time, loud);
    let of = c.right(x + w, y, Run::new(&clock.of, Role::Faint));
    let room = (of - 2 - (x + VALUE + 11)).min(9);
    if room > 2 {
        c.gauge(x + VALUE + 11, y, room, clock.clock.used, token.role());
    }
}

fn one_fact(c: &mut Canvas<'_>, fact: &Fact, (x, y, w): (i32, i32, i32)) {
    c.cut(x, y, VALUE - 1, Run::new(&fact.label, Role::Dim));
    let at = c.cut(x + VALUE, y, w - VALUE, Run::new(&fact.value, Role::Text));
    // What does not fit is left out whole: half a phone number is none.
    let mut remark = fact.remark.as_str();
    while !remark.is_empty() && width(remark) > x + w - at - 2 {
        remark = remark.rsplit_once("  ").map_or("", |(first, _)| first);
    }
    c.text(at + 2, y, remark, Role::Faint);
}

/// The end of the timeline, hanging from its newest line.
fn timeline(c: &mut Canvas<'_>, model: &Model, card: &Card) {
    let height = usize::try_from(c.height()).unwrap_or(0);
    let scrolled = card.scrolled.min(card.timeline.len().saturating_sub(height));
    let end = card.timeline.len() - scrolled;
    let shown = &card.timeline[end.saturating_sub(height)..end];
    for (y, entry) in (0..).zip(shown) {
        entry_line(c, model, entry, (0, y));
    }
}

fn entry_line(c: &mut Canvas<'_>, model: &Model, entry: &Entry, (x, y): (i32, i32)) {
    let indent = if model.locale.lang() == Lang::En { ENTRY_INDENT } else { ENTRY_INDENT_CHINESE };
    let (who, text) = (i32::from(indent.0), i32::from(indent.1));
    c.text(x, y, &entry.time, Role::Faint);
    let room = text - who - 1;
    let short = name(&entry.who, usize::try_from(room).unwrap_or_default());
    c.cut(x + who, y, room, Run::new(&short, Role::Dim));
    c.cut(x + text, y, c.width() - text, Run::new(&entry.text, if entry.said { Role::Text } else { Role::Dim }));
}

/// The record all over the screen.
pub fn page(canvas: &mut Canvas<'_>, derived: &Derived, page: &Page) {
    let area = derived.layout.page;
    let (x, y, w, h) = (i32::from(area.x), i32::from(area.y), i32::from(area.w), i32::from(area.h));
    let mut c = canvas.part(x, y, w, h);
    let at = c.text(0, 0, &page.id, Role::Dim) + 2;
    let at = if page.priority > 0 { c.chip(at, 0, page.priority, true, true) + 2 } else { at };
    let at = if page.state.is_empty() { at } else { c.text(at, 0, &page.state, Role::Text) + 2 };
    let end = if w >= 60 { c.right(w, 0, Run::new(&page.age, Role::Faint)) - 2 } else { w };
    c.cut(at, 0, end - at, Run::new(&page.title, Role::Bright).bold());
    let last = page.above + page.lines.len();
    let place = match (page.above, page.below) {
        (0, 0) => "[ ]".to_owned(),
        _ => format!("{}-{last}/{}   [ ]", page.above + 1, last + page.below),
    };
    let right = c.right(w, 1, Run::new(&place, Role::Faint));
    page.tabs.iter().enumerate().fold(0, |at, (n, tab)| {
        let on = n == page.tab;
        let role = if on { Role::Accent } else { Role::Dim };
        c.cut(at, 1, right - at - 1, Run { bold: on, ..Run::new(tab, role) }) + 3
    });
    let chinese = derived.chinese;
    page.clocks.iter().fold(0, |x, clock| {
        // A time that is cut is another time.
        if x + width(&clock.label) + 11 > w {
            return w;
        }
        let x = c.text(x, 2, &clock.label, Role::Dim) + 2;
        c.clock(x, 2, token(&clock.clock), &clock.clock.time, page.loud) + 3
    });
    for (y, line) in (i32::from(PAGE_HEAD)..h).zip(&page.lines) {
        match line {
            PageLine::Air => {}
            PageLine::Head(title) => drop(c.caps(0, y, title, "")),
            PageLine::Field(label, value) => {
                let at = i32::from(FIELD_INDENT);
                c.cut(0, y, at - 1, Run::new(label, Role::Dim));
                c.cut(at, y, w - at, Run::new(value, Role::Text));
            }
            PageLine::Entry(entry) => page_entry(&mut c, chinese, entry, y),
        }
    }
}

fn page_entry(c: &mut Canvas<'_>, chinese: bool, entry: &Entry, y: i32) {
    let indent = if chinese { ENTRY_INDENT_CHINESE } else { ENTRY_INDENT };
    let (who, text) = (i32::from(indent.0), i32::from(indent.1));
    c.text(0, y, &entry.time, Role::Faint);
    c.cut(who, y, text - who - 1, Run::new(&entry.who, Role::Dim));
    c.cut(text, y, c.width() - text, Run::new(&entry.text, if entry.said { Role::Text } else { Role::Dim }));
}

fn cells(n: i32) -> usize {
    usize::try_from(n).unwrap_or(0)
}

fn rows(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(0)
}
