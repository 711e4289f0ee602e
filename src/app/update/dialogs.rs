//! Dialogs. One job: keys and pastes for what lies over the panes.
//!
//! An overlay is taken off before it gets its key and put back unless the key closed it.

use super::{command, palette};
use crate::app::action::{self, ACTIONS, Call, finding, general, going, ticket};
use crate::app::effect::{Draft, Effect};
use crate::app::form::{FormEvent, Submit};
use crate::app::input::key::{Key, KeyCode};
use crate::app::model::Model;
use crate::app::overlay::{Confirm, Conflict, DEAF, FilterLine, FormBox, Overlay, Palette, Picker, Then, Wrong};
use crate::app::place::Place;
use crate::app::why;
use crate::domain::incident::command::Command;
use crate::domain::time::Instant;
use crate::text::query::problem;

/// Gives a key to an overlay.
pub fn key(model: &mut Model, overlay: Overlay, key: Key, now: Instant) -> Vec<Effect> {
    match overlay {
        Overlay::Palette(palette) => palette_key(model, palette, &key, now),
        Overlay::Command(line) => command::key(model, line, &key, now),
        Overlay::Filter(line) => filter_key(model, line, &key, now),
        Overlay::Picker(picker) => picker_key(model, picker, &key, now),
        Overlay::Confirm(confirm) => confirm_key(model, confirm, &key, now),
        Overlay::Conflict(conflict) => conflict_key(model, conflict, &key, now),
        Overlay::Form(form) => form_key(model, form, &key, now),
        Overlay::Why(why) => why::key(model, why, &key, now),
        Overlay::Prefix { .. } => vec![],
    }
}

/// Takes an overlay away as Esc would.
pub fn close(model: &mut Model, overlay: Overlay, now: Instant) -> Vec<Effect> {
    match overlay {
        Overlay::Filter(line) => {
            if finding::apply_filter(model, &line.before, now).is_ok() && line.cursor.is_some() {
                model.queue.cursor = line.cursor;
            }
            vec![]
        }
        Overlay::Form(form) => keep(model, form),
        _ => vec![],
    }
}

/// Gives pasted text to an overlay.
pub fn paste(model: &mut Model, mut overlay: Overlay, text: &str, now: Instant) -> Vec<Effect> {
    match &mut overlay {
        Overlay::Palette(palette) => {
            palette.line.insert(text);
            palette.found = palette::search(model, palette.line.text());
            palette.at = 0;
        }
        Overlay::Command(line) => {
            line.line.insert(text);
            line.found = command::complete(model, line.line.text());
        }
        Overlay::Filter(line) => line.line.insert(text),
        Overlay::Form(form) if form.waiting.is_empty() => form.form.paste(text),
        _ => {}
    }
    let filter = matches!(overlay, Overlay::Filter(_));
    let draft = if let Overlay::Form(form) = &overlay { Some(save(form)) } else { None };
    model.overlays.push(overlay);
    if filter {
        filter_live(model, now);
    }
    draft.into_iter().collect()
}

fn palette_key(model: &mut Model, mut palette: Palette, key: &Key, now: Instant) -> Vec<Effect> {
    let last = palette.found.len().saturating_sub(1);
    match (key.code, key.ctrl) {
        (KeyCode::Esc, _) => return vec![],
        (KeyCode::Enter, _) => {
            return match palette.found.get(palette.at) {
                Some(found) => action::run(model, *found, &Call { now, arg: "" }),
                None => vec![],
            };
        }
        (KeyCode::Down | KeyCode::Tab, _) | (KeyCode::Char('n'), true) => palette.at = (palette.at + 1).min(last),
        (KeyCode::Up, _) | (KeyCode::Char('p'), true) => palette.at = palette.at.saturating_sub(1),
        (KeyCode::PageDown, _) => palette.at = (palette.at + 10).min(last),
        (KeyCode::PageUp, _) => palette.at = palette.at.saturating_sub(10),
        _ => {
            if palette.line.key(key) {
                palette.found = palette::search(model, palette.line.text());
                palette.at = 0;
            }
        }
    }
    model.overlays.push(Overlay::Palette(palette));
    vec![]
}

fn filter_key(model: &mut Model, mut line: FilterLine, key: &Key, now: Instant) -> Vec<Effect> {
    match key.code {
        KeyCode::Esc => return close(model, Overlay::Filter(line), now),
        KeyCode::Enter if line.error.is_none() => {
            let _ = finding::apply_filter(model, line.line.text(), now);
            return if model.place == Place::Knowledge { vec![] } else { finding::closed(model) };
        }
        KeyCode::Enter => {}
        // The list stays in reach while the filter is being typed.
        KeyCode::Down => drop(general::step(model, 1)),
        KeyCode::Up => drop(general::step(model, -1)),
        _ => drop(line.line.key(key)),
    }
    model.overlays.push(Overlay::Filter(line));
    filter_live(model, now);
    vec![]
}

/// Puts what stands in the `/` line in force; what is not understood is remembered, and the last good result stays.
pub fn filter_live(model: &mut Model, now: Instant) {
    let Some(Overlay::Filter(mut line)) = model.overlays.pop() else { return };
    if line.line.text().trim() != finding::filter_text(model) || line.error.is_some() {
        let wrong = finding::apply_filter(model, line.line.text(), now).err();
        line.error = wrong.map(|e| Wrong { what: problem(&e.problem, &model.locale), at: e.at });
    }
    model.overlays.push(Overlay::Filter(line));
}

fn picker_key(model: &mut Model, mut picker: Picker, key: &Key, now: Instant) -> Vec<Effect> {
    let last = picker.items.len().saturating_sub(1);
    match key.normalised().code {
        KeyCode::Esc | KeyCode::Char('q') => return vec![],
        KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => picker.at = (picker.at + 1).min(last),
        KeyCode::Up | KeyCode::Char('k') => picker.at = picker.at.saturating_sub(1),
        KeyCode::Char(c @ '1'..='9') => {
            let at = usize::from(c as u8 - b'1');
            return choose(model, &picker, at, now);
        }
        KeyCode::Enter => return choose(model, &picker, picker.at, now),
        _ => {}
    }
    model.overlays.push(Overlay::Picker(picker));
    vec![]
}

fn choose(model: &mut Model, picker: &Picker, at: usize, now: Instant) -> Vec<Effect> {
    match picker.items.get(at) {
        Some((_, line)) => command::execute(model, line, now),
        None => vec![],
    }
}

fn confirm_key(model: &mut Model, mut confirm: Confirm, key: &Key, now: Instant) -> Vec<Effect> {
    let deaf = now.since(confirm.since) < model.felt(DEAF);
    let code = key.normalised().code;
    let yes = match (confirm.count, code) {
        _ if deaf => false,
        (_, KeyCode::Esc) | (None, KeyCode::Char('n' | 'N')) => return vec![],
        (None, KeyCode::Enter) if confirm.risky => return vec![],
        (None, KeyCode::Enter | KeyCode::Char('y' | 'Y')) => true,
        (Some(count), KeyCode::Enter) => confirm.typed == count.to_string(),
        (Some(_), KeyCode::Char(c @ '0'..='9')) => {
            confirm.typed.push(c);
            false
        }
        (Some(_), KeyCode::Backspace) => {
            confirm.typed.pop();
            false
        }
        _ => false,
    };
    if !yes {
        model.overlays.push(Overlay::Confirm(confirm));
        return vec![];
    }
    match confirm.then {
        Then::Quit => vec![Effect::Quit],
        Then::Commit { action, commands } => {
            let effects = model.commit(action, commands, now);
            wait_for(model, &effects);
            effects
        }
    }
}

/// A form below that asked for this waits for it.
fn wait_for(model: &mut Model, effects: &[Effect]) {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        let requests =
            effects.iter().filter_map(|e| if let Effect::Commit { request, .. } = e { Some(*request) } else { None });
        form.waiting = requests.collect();
        form.error = None;
    }
}

fn conflict_key(model: &mut Model, conflict: Conflict, key: &Key, now: Instant) -> Vec<Effect> {
    let deaf = now.since(conflict.since) < model.felt(DEAF);
    match key.normalised().code {
        _ if deaf => {}
        // Look at what they did; what was typed stays in its form or draft.
        KeyCode::Char('v') => {
            let kept = keep_all(model);
            going::open_number(model, conflict.incident);
            return kept;
        }
        KeyCode::Char('r') | KeyCode::Esc => {
            model.detail.shelf.outdate_all();
            return vec![];
        }
        KeyCode::Char('o') => {
            let Command::Act { incident, verb, .. } = conflict.command else { return vec![] };
            let again = Command::Act { incident, seen: None, verb };
            let effects = model.commit(conflict.action, vec![again], now);
            wait_for(model, &effects);
            return effects;
        }
        _ => {}
    }
    model.overlays.push(Overlay::Conflict(conflict));
    vec![]
}

fn form_key(model: &mut Model, mut open: FormBox, key: &Key, now: Instant) -> Vec<Effect> {
    if !open.waiting.is_empty() {
        // It is being saved; keys would change what is already on its way.
        let leave = key.code == KeyCode::Esc;
        return match leave {
            true => keep(model, open),
            false => {
                model.overlays.push(Overlay::Form(open));
                vec![]
            }
        };
    }
    let event = open.form.key(key, &model.form_env(now));
    match event {
        FormEvent::Close => keep(model, open),
        FormEvent::Stay | FormEvent::Changed => {
            let draft = (event == FormEvent::Changed).then(|| save(&open));
            model.overlays.push(Overlay::Form(open));
            draft.into_iter().collect()
        }
        FormEvent::Submit(wish) => submit(model, open, *wish, now),
    }
}

/// Sends what a form asks for: its verb to each target.
fn submit(model: &mut Model, open: FormBox, wish: Submit, now: Instant) -> Vec<Effect> {
    let action = ACTIONS.iter().find(|a| a.id == open.draft.action);
    let (targets, public) = (open.targets.clone(), open.public);
    model.overlays.push(Overlay::Form(open));
    let Some(action) = action else { return vec![] };
    let effects = match &wish.command {
        Command::Act { verb, .. } if targets.len() > 1 => ticket::send(model, action, targets, verb, public, now),
        _ => model.commit_for(action.id, wish.command, wish.contact, now),
    };
    wait_for(model, &effects);
    effects
}

fn save(open: &FormBox) -> Effect {
    Effect::SaveDraft(Draft { id: open.draft.clone(), typed: open.form.draft() })
}

/// Closes a form and keeps what was typed.
fn keep(model: &mut Model, open: FormBox) -> Vec<Effect> {
    if !open.form.is_touched() {
        model.drafts.remove(&open.draft);
        return vec![Effect::DropDraft(open.draft)];
    }
    let effect = save(&open);
    model.drafts.insert(open.draft, open.form);
    vec![effect]
}

fn keep_all(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for overlay in std::mem::take(&mut model.overlays) {
        if let Overlay::Form(form) = overlay {
            effects.extend(keep(model, form));
        }
    }
    effects
}
