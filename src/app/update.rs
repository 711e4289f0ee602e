//! Updating. One job: a message changes the model, and says what the shell shall do.
//!
//! A key goes to the overlay on top, else to the pane with the focus, else to the console. What a key *does* stands in
//! [`crate::app::action`]; here is only whose it is.

mod answers;
pub mod command;
mod dialogs;
mod keys;
pub mod palette;

use crate::app::effect::Effect;
use crate::app::layout::Shape;
use crate::app::model::Model;
use crate::app::msg::Msg;
use crate::app::panes::{audit, board, inbox, knowledge, wall};
use crate::app::place::Place;
use crate::app::queue::HOLD;
use crate::app::telling::{self, GAP};
use crate::app::tour;
use crate::domain::id::IncidentId;
use crate::domain::time::{Instant, Span};

/// Nobody reads a change and answers it faster than this: a key that comes sooner was meant for what stood there before.
const REACTION: Span = Span::millis(250);

/// Takes one message.
pub fn update(model: &mut Model, msg: Msg, now: Instant) -> Vec<Effect> {
    let reaction = model.felt(REACTION);
    model.unread.retain(|u| now.since(u.at) < reaction);
    let mut effects = match msg {
        Msg::Key(key) => keys::key(model, key, now),
        Msg::Paste(text) => keys::paste(model, &text, now),
        Msg::Resize(w, h) => {
            model.size = (w, h);
            vec![]
        }
        Msg::Focus(front) => {
            (model.in_front, model.telling.knows_front) = (front, true);
            vec![]
        }
        Msg::Tick => vec![],
        Msg::Loaded(loaded) => answers::loaded(model, loaded, now),
        Msg::Committed { request, seq, batch, at, ids, kinds } => {
            answers::committed(model, request, answers::Written { seq, batch, at, ids, kinds }, now)
        }
        Msg::Refused { request, refusal } => answers::refused(model, request, refusal, now),
        Msg::Told { sentence, well: true } => {
            model.say(sentence, now);
            vec![]
        }
        Msg::Told { sentence, well: false } => {
            model.complain(sentence);
            vec![]
        }
        Msg::Failed { request, sentence } => answers::failed(model, request, sentence),
    };
    effects.extend(settle(model, now));
    effects
}

/// What holds after every message: order, scrolling, counts, the right record.
fn settle(model: &mut Model, now: Instant) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.message.as_ref().and_then(|m| m.until).is_some_and(|until| now >= until) {
        model.message = None;
    }
    if !model.tally.holds(now) {
        // A band has turned, so the working order may be another one.
        model.queue.stale |= model.tally.until <= now;
        let before = model.tally.breached;
        model.tally = model.count(now);
        effects.extend(ring(model, before, now));
    }
    if model.queue.settles_at(model.felt(HOLD)).is_some_and(|at| now >= at) {
        model.queue.settled = now;
        model.queue.settle(&mut model.rows, &model.desk, now);
    }
    if model.place == Place::Board {
        board::settle(model);
    }
    effects.extend(knowledge::settle(model));
    effects.extend(wall::settle(model, now));
    effects.extend(inbox::settle(model));
    if model.place == Place::Audit && model.layout().shape != Shape::Tiny {
        effects.extend(audit::settle(model, now));
    }
    effects.extend(tour::settle(model));
    effects.extend(telling::settle(model, now));
    let layout = model.layout();
    if layout.shape != Shape::Tiny {
        model.queue.scroll(usize::from(layout.list.h), &model.rows);
    }
    let subject = model.watched().and_then(|id| model.detail.shelf.missing([id], &model.rows));
    effects.extend(subject.map(|id| open_record(model, id)));
    effects
}

/// Rings once when time has breached something and nobody is looking, at most once a minute.
fn ring(model: &mut Model, before: u32, now: Instant) -> Option<Effect> {
    let calls = &model.telling.calls;
    let hours = calls.quiet.is_some_and(|quiet| quiet.holds(model.desk.zone.to_local(now).time()));
    let just = model.rung.is_some_and(|at| now.since(at) < model.felt(GAP));
    if model.in_front || just || hours || !calls.bell || model.tally.breached <= before {
        return None;
    }
    model.rung = Some(now);
    Some(Effect::Bell)
}

fn open_record(model: &mut Model, id: IncidentId) -> Effect {
    model.detail.shelf.ask(id, &model.rows);
    Effect::OpenRecord(id)
}

/// The record a step away that is not there yet; nothing before that of the subject is there.
pub fn to_read_ahead(model: &Model) -> Option<IncidentId> {
    let Model { queue, detail, rows, .. } = model;
    let at = queue.place().filter(|_| detail.pinned.is_none())?;
    let near = [Some(at + 1), at.checked_sub(1)].into_iter().flatten().filter_map(|at| queue.order.get(at));
    // Reading a security incident goes on the record, so only who stands on it reads it (AUD-5).
    let open = near.filter(|id| rows.get(**id).is_some_and(|row| !row.security));
    detail.shelf.missing(open.copied(), rows)
}

/// Reads ahead, for when nothing else is to be done.
pub fn read_ahead(model: &mut Model) -> Option<Effect> {
    to_read_ahead(model).map(|id| open_record(model, id))
}
