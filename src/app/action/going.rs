//! Going. One job: from view to view, from place to place, to a number, and out again.

use super::{ACTIONS, Call, finding, general};
use crate::app::effect::Effect;
use crate::app::layout::Shape;
use crate::app::model::{Model, Pane};
use crate::app::overlay::{Confirm, Overlay, Picker, Then};
use crate::app::panes::{audit, inbox, knowledge};
use crate::app::place::Place;
use crate::app::tour;
use crate::app::views::{VIEWS, first_of, views_of};
use crate::text::{args, msg};
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
    finding::settle(model, call.now);
    let listed = kept.is_some_and(|id| model.queue.place_of(id).is_some());
    model.queue.cursor = if listed { kept } else { model.queue.order.first().copied() };
    finding::closed(model)
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
            finding::closed(model)
        }
    }
}

pub(crate) fn leave_record(model: &mut Model) {
    model.detail.zoomed = false;
    model.detail.pinned = None;
    model.detail.scroll = 0;
    model.pane = Pane::List;
}

/// `g t`: the `:` line takes a number.
pub fn go(model: &mut Model, call: &Call) -> Vec<Effect> {
    match call.arg.trim().parse() {
        Ok(id) => open_number(model, id),
        Err(_) => {
            general::open_command(model, "");
            vec![]
        }
    }
}

/// Opens an incident by its number, listed or not.
pub fn open_number(model: &mut Model, id: crate::domain::id::IncidentId) -> Vec<Effect> {
    model.detail.pinned = Some(id);
    model.detail.zoomed = true;
    model.detail.scroll = 0;
    model.pane = Pane::Detail;
    vec![]
}

/// Steps out, one thing at a time; never quits.
pub fn back(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.tour.is_some() && !model.detail.zoomed && model.pane == Pane::List {
        return tour::end(model);
    }
    if model.detail.zoomed || model.pane == Pane::Detail {
        leave_record(model);
    } else if (model.place == Place::Audit && audit::acts::back(model, call))
        || (model.place == Place::Inbox && inbox::back(model))
    {
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
        finding::settle(model, call.now);
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
