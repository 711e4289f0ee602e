//! The footer. One job: the few acts that are possible now, and the way to all others.

use crate::app::action::ACTIONS;
use crate::app::keymap::Meaning;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::text::msg;

/// Acts shown at most.
const ACTS: usize = 8;

/// An act in the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FooterAct {
    /// Its place in [`ACTIONS`]; past the end for a key of a dialog.
    pub action: usize,
    pub key: String,
    pub word: String,
}

/// The acts on the left: what the incident under the cursor allows now, or what the dialog on top understands.
pub fn acts(model: &Model) -> Vec<FooterAct> {
    if let Some(keys) = model.overlays.last().and_then(dialog) {
        let act = |(key, id): &(&str, &'static str)| FooterAct {
            action: usize::MAX,
            key: (*key).to_owned(),
            word: model.locale.t(id).into_owned(),
        };
        return keys.iter().map(act).collect();
    }
    let mut shown: Vec<(u8, usize)> =
        ACTIONS.iter().enumerate().filter_map(|(n, a)| a.footer.map(|rank| (rank, n))).collect();
    shown.sort_unstable();
    // An act whose key means another one here would be promised in vain.
    let meant = |n| model.keymap.first(n).is_some_and(|keys| model.keymap.meaning(keys, model) == Meaning::Action(n));
    let possible = shown.into_iter().filter(|(_, n)| ACTIONS[*n].available(model).is_ok() && meant(*n));
    let act = |(_, n): (u8, usize)| {
        Some(FooterAct { action: n, key: model.keymap.hint(n)?, word: model.locale.t(ACTIONS[n].title).into_owned() })
    };
    possible.filter_map(act).take(ACTS).collect()
}

/// The tools on the right.
pub fn tools(model: &Model) -> Vec<(String, String)> {
    if model.overlays.last().and_then(dialog).is_some() {
        return vec![];
    }
    let tools = [("/", msg!("act-list-filter")), (":", msg!("act-console-command")), ("?", msg!("act-console-help"))];
    tools.map(|(key, id)| (key.to_owned(), model.locale.t(id).into_owned())).into()
}

/// The keys of a dialog.
fn dialog(overlay: &Overlay) -> Option<&'static [(&'static str, &'static str)]> {
    Some(match overlay {
        Overlay::Palette(_) => &[("Enter", msg!("key-run")), ("Esc", msg!("key-close"))],
        Overlay::Command(_) => &[("Enter", msg!("key-run")), ("Tab", msg!("key-complete")), ("Esc", msg!("key-close"))],
        Overlay::Filter(_) => &[("Enter", msg!("key-keep")), ("Esc", msg!("key-as-before")), ("^U", msg!("key-empty"))],
        Overlay::Picker(_) => &[("Enter", msg!("key-choose")), ("Esc", msg!("key-close"))],
        Overlay::Confirm(c) if c.count.is_some() => &[("Enter", msg!("key-yes-count")), ("Esc", msg!("key-no"))],
        Overlay::Confirm(_) => &[("y", msg!("key-yes")), ("Esc", msg!("key-no"))],
        Overlay::Conflict(_) => &[("v", msg!("key-review")), ("o", msg!("key-overwrite")), ("r", msg!("key-reload"))],
        Overlay::Why(_) => &[
            ("Tab", msg!("key-next-clock")),
            ("c", msg!("key-into-log")),
            ("j k", msg!("key-scroll")),
            ("Esc", msg!("key-close")),
        ],
        // A form names its own.
        Overlay::Form(_) => &[],
        Overlay::Prefix { .. } => return None,
    })
}
