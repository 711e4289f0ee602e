//! General actions. One job: moving, looking, finding, marking: everything that changes nothing on the record.

use super::{ACTIONS, Call, find, run, ticket};
use crate::app::derive::page;
use crate::app::effect::Effect;
use crate::app::input::line::Line;
use crate::app::layout::{Shape, WIDE};
use crate::app::look::{LOOKS, Look, Split};
use crate::app::model::{Model, Pane, Tab};
use crate::app::overlay::{CommandLine, Confirm, FilterLine, Overlay, Palette, PaletteKind, Picker, Then};
use crate::app::panes::{audit, board, knowledge};
use crate::app::place::Place;
use crate::app::queue::SORTS;
use crate::app::queue::{env, understood};
use crate::app::tour;
use crate::app::update::{command, palette};
use crate::app::views::{VIEWS, first_of, views_of};
use crate::domain::incident::row::moments;
use crate::domain::policy::Lang;
use crate::domain::query::{QueryError, Scope};
use crate::domain::time::Instant;
use crate::text::locale::lang_tag;
use crate::text::{Locale, args, msg};

/// Moves the cursor.
pub fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let before = model.queue.cursor;
    match model.place {
        Place::Queue => model.queue.step(by),
        Place::Board => board::step(model, by),
        Place::Knowledge => knowledge::step(model, by),
        Place::Wall => {}
        Place::Audit => audit::step(model, by),
    }
    if model.queue.cursor != before {
        model.detail.scroll = 0;
    }
    vec![]
}

/// Moves it by a page, or a part of one.
pub fn turn(model: &mut Model, way: isize, part: u16) -> Vec<Effect> {
    let page = match model.place {
        Place::Queue => model.layout().list.h,
        Place::Board => board::page(model),
        Place::Knowledge => knowledge::page(model),
        Place::Wall => 0,
        Place::Audit => audit::page(model),
    };
    let rows = (page / part).max(1);
    step(model, way * isize::try_from(rows).unwrap_or(1))
}

/// Scrolls the record. A timeline hangs from its newest line, so up is back in time.
pub fn scroll(model: &mut Model, by: isize, call: &Call) -> Vec<Effect> {
    let from_top = model.detail.zoomed && model.detail.tab == Tab::Record;
    let by = if from_top { by } else { by.saturating_neg() };
    let furthest = page::furthest(model, call.now);
    model.detail.scroll = model.detail.scroll.saturating_add_signed(by).min(furthest);
    vec![]
}

pub fn tab(model: &mut Model, by: usize) -> Vec<Effect> {
    model.detail.tab = model.detail.tab.next(by);
    model.detail.scroll = 0;
    vec![]
}

/// All over the screen, or back beside the list.
pub fn zoom(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.detail.zoomed = !model.detail.zoomed;
    model.detail.scroll = 0;
    model.pane = if model.detail.zoomed { Pane::Detail } else { Pane::List };
    if !model.detail.zoomed {
        model.detail.pinned = None;
    }
    vec![]
}

pub fn pane(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.place == Place::Audit && !model.detail.zoomed {
        return audit::acts::read(model, call);
    }
    if model.place == Place::Knowledge && !model.detail.zoomed {
        return knowledge::turn(model);
    }
    let beside = model.layout().card.is_some() && !model.detail.zoomed;
    model.pane = match (model.detail.zoomed, beside, model.pane) {
        (true, ..) => Pane::Detail,
        (_, true, Pane::List) => Pane::Detail,
        _ => Pane::List,
    };
    vec![]
}

/// The card beside the list, below it, or not at all.
pub fn split(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.split = model.split.next(model.size.0 >= WIDE);
    if model.split == Split::Off && !model.detail.zoomed {
        model.pane = Pane::List;
    }
    vec![]
}

pub fn mark(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.queue.toggle_mark();
    vec![]
}

pub fn range(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.queue.toggle_range();
    vec![]
}

pub fn mark_all(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.queue.anchor = None;
    let queue = &mut model.queue;
    if queue.order.iter().all(|id| queue.marks.contains(id)) {
        queue.marks.clear();
    } else {
        queue.marks.extend(queue.order.iter().copied());
    }
    vec![]
}

/// `:mark prio:4`.
pub fn mark_query(model: &mut Model, call: &Call) -> Vec<Effect> {
    match understood(call.arg, &model.desk, call.now) {
        Ok((_, matcher)) => {
            let moments = moments(&model.desk.calendars, call.now);
            let env = env(&model.desk, &moments, call.now);
            let found: Vec<_> = model.rows.values().filter(|r| matcher.matches(r, &env)).map(|r| r.id).collect();
            let text = model.locale.tf("said-marked", &args![n = found.len()]).into_owned();
            model.queue.marks.extend(found);
            model.say(text, call.now);
        }
        Err(error) => {
            let text = crate::text::query::problem(&error.problem, &model.locale);
            model.complain(text);
        }
    }
    vec![]
}

pub fn freeze(model: &mut Model, call: &Call) -> Vec<Effect> {
    let frozen = match model.place {
        Place::Audit => &mut model.audit.frozen,
        Place::Queue | Place::Board | Place::Wall | Place::Knowledge => &mut model.queue.frozen,
    };
    *frozen = !*frozen;
    let id = if *frozen { msg!("said-frozen") } else { msg!("said-unfrozen") };
    let text = model.locale.t(id).into_owned();
    model.say(text, call.now);
    vec![]
}

pub fn refresh(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.place == Place::Audit {
        model.audit.forget();
    }
    settle(model, call.now);
    model.detail.shelf.outdate_all();
    closed(model)
}

pub fn filter(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.place == Place::Wall {
        // Nothing is listed there that could be narrowed.
        model.turn_to(Place::Queue, call.now);
    }
    open_filter(model, call.arg);
    vec![]
}

/// The filter in force where one is.
pub fn filter_text(model: &Model) -> &str {
    match model.place {
        Place::Audit => &model.audit.text,
        Place::Knowledge => &model.knowledge.text,
        Place::Queue | Place::Board | Place::Wall => &model.queue.text,
    }
}

/// Opens the `/` line on the filter in force, with more text behind it.
pub fn open_filter(model: &mut Model, more: &str) {
    let before = filter_text(model).to_owned();
    let blank = if before.is_empty() || before.ends_with(' ') { "" } else { " " };
    let mut line = Line::new(&format!("{before}{blank}"));
    line.insert(more);
    model.overlays.push(Overlay::Filter(FilterLine { line, before, cursor: model.queue.cursor, error: None }));
}

/// Puts another filter in force.
///
/// # Errors
/// What was not understood; the one before stays in force.
pub fn apply_filter(model: &mut Model, text: &str, now: Instant) -> Result<(), QueryError> {
    if model.place == Place::Audit {
        return audit::apply(model, text, now);
    }
    if model.place == Place::Knowledge {
        model.knowledge.look_for(text);
        return Ok(());
    }
    let (query, matcher) = understood(text, &model.desk, now)?;
    (model.queue.query, model.queue.matcher) = (query, Some(matcher));
    model.queue.text = text.trim().to_owned();
    settle(model, now);
    Ok(())
}

/// Sorts now, at the reader's own wish.
pub fn settle(model: &mut Model, now: Instant) {
    model.queue.settle(&mut model.rows, &model.desk, now);
}

/// Asks for what is not in memory, where the filter wants it.
pub fn closed(model: &Model) -> Vec<Effect> {
    match model.queue.query.scope() == Scope::Any {
        true => vec![Effect::LoadClosed { query: model.queue.text.clone() }],
        false => vec![],
    }
}

pub fn requester(model: &mut Model, call: &Call) -> Vec<Effect> {
    let key = model.subject_row().and_then(|r| r.requester).and_then(|c| model.desk.directory.get(c));
    only(model, key.map(|e| format!("requester:{}", e.key)), call)
}

pub fn ci(model: &mut Model, call: &Call) -> Vec<Effect> {
    let key = model.subject_row().and_then(|r| r.ci).and_then(|c| model.desk.directory.get(c));
    only(model, key.map(|e| format!("ci:{}", e.key)), call)
}

fn only(model: &mut Model, term: Option<String>, call: &Call) -> Vec<Effect> {
    match term {
        Some(term) if apply_filter(model, &format!("is:open {term}"), call.now).is_ok() => {}
        _ => {
            let text = model.locale.t("why-unknown-here").into_owned();
            model.complain(text);
        }
    }
    vec![]
}

/// `:sort -updated`, or a choice.
pub fn sort(model: &mut Model, call: &Call) -> Vec<Effect> {
    if let Some(sort) = crate::app::queue::Sort::parse(call.arg) {
        model.queue.sort = sort;
        settle(model, call.now);
        return vec![];
    }
    let title = |id: &'static str| model.locale.t(id).into_owned();
    let items = SORTS.iter().map(|(_, name, id)| (title(id), format!("sort {name}"))).collect();
    let at = model.queue.sort.key as usize;
    model.overlays.push(Overlay::Picker(Picker { title: msg!("act-list-sort"), items, at }));
    vec![]
}

/// `:view mine`, or a choice.
pub fn view(model: &mut Model, call: &Call) -> Vec<Effect> {
    if let Some(found) = crate::app::views::View::find(call.arg) {
        return look(model, found, call);
    }
    let title = |id: &'static str| model.locale.t(id).into_owned();
    let here = || views_of(model.queue.home);
    let items = here().map(|(_, v)| (title(v.title), format!("view {}", v.name))).collect();
    let at = here().position(|(n, _)| n == model.queue.view).unwrap_or(0);
    model.overlays.push(Overlay::Picker(Picker { title: msg!("act-go-view"), items, at }));
    vec![]
}

/// Turns to a view.
pub fn look(model: &mut Model, view: usize, call: &Call) -> Vec<Effect> {
    let Some(found) = VIEWS.get(view) else { return vec![] };
    model.turn_to(found.place, call.now);
    if model.queue.view == view {
        model.queue.cursor = None;
    }
    model.queue.look(view, &model.desk);
    leave_record(model);
    // A cursor on what is no longer listed goes to the first row.
    let kept = model.queue.cursor;
    settle(model, call.now);
    let listed = kept.is_some_and(|id| model.queue.place_of(id).is_some());
    model.queue.cursor = if listed { kept } else { model.queue.order.first().copied() };
    closed(model)
}

/// Where one was before: the other view, or the other place.
pub fn last_view(model: &mut Model, call: &Call) -> Vec<Effect> {
    match model.last_place == model.place {
        true => look(model, model.queue.last_view, call),
        false => place(model, model.last_place, call),
    }
}

/// Turns to a place, as it was left; from there itself, to how it begins.
pub fn place(model: &mut Model, place: Place, call: &Call) -> Vec<Effect> {
    leave_record(model);
    match place == model.place {
        true if place == Place::Knowledge => knowledge::begin(model),
        true if place == model.queue.home => look(model, first_of(place), call),
        true => vec![],
        false => {
            model.turn_to(place, call.now);
            closed(model)
        }
    }
}

pub(crate) fn leave_record(model: &mut Model) {
    model.detail.zoomed = false;
    model.detail.pinned = None;
    model.detail.scroll = 0;
    model.pane = Pane::List;
}

pub fn command(model: &mut Model, _: &Call) -> Vec<Effect> {
    open_command(model, "");
    vec![]
}

/// `g t`: the `:` line takes a number.
pub fn go(model: &mut Model, call: &Call) -> Vec<Effect> {
    match call.arg.trim().parse() {
        Ok(id) => open_number(model, id),
        Err(_) => {
            open_command(model, "");
            vec![]
        }
    }
}

pub(super) fn open_command(model: &mut Model, text: &str) {
    let mut line = CommandLine { line: Line::new(text), ..CommandLine::default() };
    line.found = command::complete(model, text);
    model.overlays.push(Overlay::Command(line));
}

/// Opens an incident by its number, listed or not.
pub fn open_number(model: &mut Model, id: crate::domain::id::IncidentId) -> Vec<Effect> {
    model.detail.pinned = Some(id);
    model.detail.zoomed = true;
    model.detail.scroll = 0;
    model.pane = Pane::Detail;
    vec![]
}

pub fn help(model: &mut Model, _: &Call) -> Vec<Effect> {
    open_palette(model, PaletteKind::Help)
}

pub fn palette(model: &mut Model, _: &Call) -> Vec<Effect> {
    open_palette(model, PaletteKind::Acts)
}

fn open_palette(model: &mut Model, kind: PaletteKind) -> Vec<Effect> {
    let found = palette::search(model, "");
    model.overlays.push(Overlay::Palette(Palette { kind, line: Line::default(), found, at: 0 }));
    vec![]
}

/// `:lang zh-Hant`.
pub fn language(model: &mut Model, call: &Call) -> Vec<Effect> {
    const LANGS: [(&str, Lang, &str); 3] =
        [("en", Lang::En, "English"), ("zh-Hans", Lang::ZhHans, "简体中文"), ("zh-Hant", Lang::ZhHant, "繁體中文")];
    if let Some((_, lang, _)) = LANGS.iter().find(|(tag, ..)| tag.eq_ignore_ascii_case(call.arg)) {
        model.locale = Locale::new(*lang);
        let keep = Effect::Remember { what: "lang", value: lang_tag(*lang) };
        return vec![Effect::Redraw, Effect::Speak(*lang), keep];
    }
    let items = LANGS.iter().map(|(tag, _, name)| ((*name).to_owned(), format!("lang {tag}"))).collect();
    let at = LANGS.iter().position(|(_, lang, _)| *lang == model.locale.lang()).unwrap_or(0);
    model.overlays.push(Overlay::Picker(Picker { title: msg!("act-console-language"), items, at }));
    vec![]
}

/// `:theme dark`, or a choice.
pub fn theme(model: &mut Model, call: &Call) -> Vec<Effect> {
    if let Some(look) = Look::parse(call.arg) {
        model.look = look;
        return vec![Effect::Remember { what: "theme", value: look.name() }];
    }
    let item = |(_, name, id): &(Look, &str, &'static str)| {
        (format!("{name:<10}{}", model.locale.t(id)), format!("theme {name}"))
    };
    let items = LOOKS.iter().map(item).collect();
    let at = model.look as usize;
    model.overlays.push(Overlay::Picker(Picker { title: msg!("act-console-theme"), items, at }));
    vec![]
}

pub fn copy(model: &mut Model, call: &Call) -> Vec<Effect> {
    let ids: Vec<String> = model.targets().iter().map(|t| t.id.to_string()).collect();
    let text = ids.join(" ");
    let said = model.locale.tf("said-copied", &args![text = &text]).into_owned();
    model.say(said, call.now);
    vec![Effect::Copy(text)]
}

pub fn repeat(model: &mut Model, call: &Call) -> Vec<Effect> {
    match model.last_act.filter(|id| *id != "incident.repeat").and_then(find) {
        Some(action) => run(model, action, call),
        None => vec![],
    }
}

/// Takes up a draft again: the one for the subject first, else the latest.
pub fn drafts(model: &mut Model, call: &Call) -> Vec<Effect> {
    let subject = model.subject();
    let of_subject = model.drafts.keys().find(|id| id.incident == subject);
    let Some(draft) = of_subject.or_else(|| model.drafts.keys().next_back()).cloned() else {
        let text = model.locale.t("said-no-drafts").into_owned();
        model.say(text, call.now);
        return vec![];
    };
    if draft.action.starts_with("kb.") {
        ticket::take_up(model, draft, call.now);
        return vec![];
    }
    if let Some(id) = draft.incident.filter(|id| Some(*id) != subject) {
        match model.queue.place_of(id) {
            Some(_) => model.queue.cursor = Some(id),
            None => drop(open_number(model, id)),
        }
    }
    model.queue.marks.clear();
    match ACTIONS.iter().position(|a| a.id == draft.action) {
        Some(action) => run(model, action, call),
        None => vec![],
    }
}

/// Steps out, one thing at a time; never quits.
pub fn back(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.tour.is_some() && !model.detail.zoomed && model.pane == Pane::List {
        return tour::end(model);
    }
    if model.detail.zoomed || model.pane == Pane::Detail {
        leave_record(model);
    } else if model.place == Place::Audit && audit::acts::back(model, call) {
        return vec![];
    } else if model.place == model.queue.home
        && let Some(effects) = back_in_list(model, call)
    {
        return effects;
    } else if model.place != Place::Queue {
        return place(model, Place::Queue, call);
    }
    vec![]
}

/// Out of the selection, the filter, the view; `None` where there is nothing to step out of.
fn back_in_list(model: &mut Model, call: &Call) -> Option<Vec<Effect>> {
    let first = first_of(model.queue.home);
    if model.queue.anchor.is_some() || !model.queue.marks.is_empty() {
        model.queue.anchor = None;
        model.queue.marks.clear();
    } else if model.queue.is_filtered(&model.desk) {
        let view = model.queue.view;
        model.queue.look(view, &model.desk);
        settle(model, call.now);
    } else if model.queue.view != first {
        return Some(look(model, first, call));
    } else {
        return None;
    }
    Some(vec![])
}

/// Back, and out of the queue.
pub fn leave(model: &mut Model, call: &Call) -> Vec<Effect> {
    let small = model.layout().shape == Shape::Tiny;
    if model.place == Place::Wall && !model.desk.read_only {
        return place(model, Place::Queue, call);
    }
    if !small && (model.detail.zoomed || model.pane == Pane::Detail) {
        leave_record(model);
        return vec![];
    }
    quit(model, call)
}

/// Quits; where something is being typed it is named and asked.
pub fn quit(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.drafts.is_empty() {
        return vec![Effect::Quit];
    }
    let title = |action: &str| ACTIONS.iter().find(|a| a.id == action).map(|a| model.locale.t(a.title).into_owned());
    let name = |id: &crate::app::effect::DraftId| {
        let number = id.incident.map(|i| i.to_string()).unwrap_or_default();
        format!("{} {number}", title(id.action).unwrap_or_default())
    };
    let facts = model.drafts.keys().map(name).collect();
    let question = model.locale.tf("ask-quit", &args![n = model.drafts.len()]).into_owned();
    let (typed, since) = (String::new(), call.now);
    model.overlays.push(Overlay::Confirm(Confirm {
        question,
        facts,
        risky: false,
        count: None,
        typed,
        then: Then::Quit,
        since,
    }));
    vec![]
}
