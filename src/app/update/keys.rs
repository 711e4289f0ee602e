//! Keys. One job: whose key it is.

use super::dialogs;
use crate::app::action::{self, ACTIONS, Call, Context, finding};
use crate::app::derive::footer;
use crate::app::effect::Effect;
use crate::app::input::key::{Key, KeyCode};
use crate::app::keymap::Meaning;
use crate::app::model::{Model, Tone};
use crate::app::overlay::Overlay;
use crate::domain::time::{Instant, Span};

/// A second Ctrl-C within this quits.
const TWICE: Span = Span::seconds(2);

/// Keys that follow a refused one, and each other, as fast as this are words for a form that did not open.
const TYPING: Span = Span::millis(700);

/// A key was pressed.
pub fn key(model: &mut Model, key: Key, now: Instant) -> Vec<Effect> {
    model.queue.last_key = now;
    if typed_on(model, key, now) {
        model.refused = Some(now);
        return vec![];
    }
    model.refused = None;
    if model.message.as_ref().is_some_and(|m| m.tone == Tone::Error) {
        model.message = None;
    }
    if key == Key::ctrl('c') {
        return interrupt(model, now);
    }
    model.interrupted = None;
    // These two mean the same in every mode: the screen and the process are not the text's.
    if key == Key::ctrl('z') {
        return vec![Effect::Suspend];
    }
    if key == Key::ctrl('l') {
        return vec![Effect::Redraw];
    }
    match model.overlays.pop() {
        None => normal(model, &[key.normalised()], now),
        Some(Overlay::Prefix { .. }) if key.code == KeyCode::Esc => vec![],
        Some(Overlay::Prefix { mut keys, .. }) => {
            keys.push(key.normalised());
            normal(model, &keys, now)
        }
        Some(overlay) => dialogs::key(model, overlay, key, now),
    }
}

/// Whether the key is a word's: somebody types on although the key before was refused. Such a key does not act on an
/// incident, and the reason stays to be read; moving goes on.
fn typed_on(model: &Model, key: Key, now: Instant) -> bool {
    let typed = matches!(key.code, KeyCode::Char(_)) && !key.ctrl && !key.alt;
    let soon = model.refused.is_some_and(|at| now.since(at) <= model.felt(TYPING));
    typed && soon && model.overlays.is_empty() && {
        match model.keymap.meaning(&[key.normalised()], model) {
            Meaning::Action(n) => matches!(ACTIONS[n].context, Context::Ticket | Context::Global),
            Meaning::Prefix | Meaning::Nothing => true,
        }
    }
}

/// Keys where nothing lies over the panes.
fn normal(model: &mut Model, keys: &[Key], now: Instant) -> Vec<Effect> {
    match model.keymap.clone().meaning(keys, model) {
        Meaning::Action(n) => action::run(model, n, &Call { now, arg: "" }),
        Meaning::Prefix => {
            model.overlays.push(Overlay::Prefix { keys: keys.to_vec(), since: now });
            vec![]
        }
        Meaning::Nothing => stray(model, keys, now),
    }
}

/// A key without a meaning. What an input method composed is looked for, and never acts (UX 5.19).
fn stray(model: &mut Model, keys: &[Key], now: Instant) -> Vec<Effect> {
    let [key] = keys else { return vec![] };
    match key.code {
        KeyCode::Char(c) if !c.is_ascii() && !key.ctrl && !key.alt => {
            finding::open_filter(model, &c.to_string());
            let text = model.locale.t("said-ime").into_owned();
            model.say(text, now);
            dialogs::filter_live(model, now);
            vec![]
        }
        KeyCode::F(n) => {
            let acts = footer::acts(model);
            match acts.get(usize::from(n).saturating_sub(1)) {
                Some(act) => action::run(model, act.action, &Call { now, arg: "" }),
                None => vec![],
            }
        }
        _ => vec![],
    }
}

/// Ctrl-C: cancels what is open; pressed again at once, quits. What was typed is kept.
fn interrupt(model: &mut Model, now: Instant) -> Vec<Effect> {
    if model.interrupted.is_some_and(|at| now.since(at) <= model.felt(TWICE)) {
        return vec![Effect::Quit];
    }
    model.interrupted = Some(now);
    let effects = match model.overlays.pop() {
        Some(overlay) => dialogs::close(model, overlay, now),
        None => vec![],
    };
    let text = model.locale.t("said-interrupt").into_owned();
    model.say(text, now);
    effects
}

/// Text was pasted: into what takes text, never as keys.
pub fn paste(model: &mut Model, text: &str, now: Instant) -> Vec<Effect> {
    model.queue.last_key = now;
    match model.overlays.pop() {
        Some(overlay) => dialogs::paste(model, overlay, text, now),
        None => {
            let said = model.locale.t("said-paste").into_owned();
            model.say(said, now);
            vec![]
        }
    }
}
