//! General actions. One job: moving, looking and marking, and the console itself: what changes nothing on the record.

use super::{ACTIONS, Call, find, finding, going, run, ticket};
use crate::app::derive::page;
use crate::app::effect::Effect;
use crate::app::input::line::Line;
use crate::app::layout::WIDE;
use crate::app::look::{LOOKS, Look, Split};
use crate::app::model::{Model, Pane, Tab};
use crate::app::overlay::{CommandLine, Overlay, Palette, PaletteKind, Picker};
use crate::app::panes::{audit, board, inbox, knowledge};
use crate::app::place::Place;
use crate::app::update::{command, palette};
use crate::domain::policy::Lang;
use crate::text::locale::lang_tag;
use crate::text::{Locale, args, msg};

/// Moves the cursor.
pub fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let before = (model.queue.cursor, model.inbox.cursor);
    match model.place {
        Place::Queue => model.queue.step(by),
        Place::Board => board::step(model, by),
        Place::Knowledge => knowledge::step(model, by),
        Place::Wall => {}
        Place::Audit => audit::step(model, by),
        Place::Inbox => inbox::step(model, by),
    }
    if (model.queue.cursor, model.inbox.cursor) != before {
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
        Place::Inbox => inbox::page(model),
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

pub fn freeze(model: &mut Model, call: &Call) -> Vec<Effect> {
    let frozen = match model.place {
        Place::Audit => &mut model.audit.frozen,
        Place::Queue | Place::Board | Place::Wall | Place::Knowledge | Place::Inbox => &mut model.queue.frozen,
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
    finding::settle(model, call.now);
    model.detail.shelf.outdate_all();
    finding::closed(model)
}

pub fn command(model: &mut Model, _: &Call) -> Vec<Effect> {
    open_command(model, "");
    vec![]
}

pub(super) fn open_command(model: &mut Model, text: &str) {
    let mut line = CommandLine { line: Line::new(text), ..CommandLine::default() };
    line.found = command::complete(model, text);
    model.overlays.push(Overlay::Command(line));
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

/// What was asked for by name is not among the choices that open.
fn none_such(model: &mut Model, name: &str) {
    if !name.is_empty() {
        let text = model.locale.tf("why-none-such", &args![name = name]).into_owned();
        model.complain(text);
    }
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
    none_such(model, call.arg);
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
    none_such(model, call.arg);
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
            None => drop(going::open_number(model, id)),
        }
    }
    model.queue.marks.clear();
    match ACTIONS.iter().position(|a| a.id == draft.action) {
        Some(action) => run(model, action, call),
        None => vec![],
    }
}
