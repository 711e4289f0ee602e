//! Finding. One job: filters, and the order of what they leave.

use super::Call;
use crate::app::effect::Effect;
use crate::app::input::line::Line;
use crate::app::model::Model;
use crate::app::overlay::{FilterLine, Overlay, Picker};
use crate::app::panes::audit;
use crate::app::place::Place;
use crate::app::queue::{SORTS, env, understood};
use crate::domain::incident::row::moments;
use crate::domain::query::{QueryError, Scope};
use crate::domain::time::Instant;
use crate::text::{args, msg};
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

pub fn filter(model: &mut Model, call: &Call) -> Vec<Effect> {
    if matches!(model.place, Place::Wall | Place::Inbox) {
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
        Place::Queue | Place::Board | Place::Wall | Place::Inbox => &model.queue.text,
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
