//! The keymap. One job: keys, one after the other, to an action.

use crate::app::action::{ACTIONS, Context, Needs};
use crate::app::input::key::Key;
use crate::app::model::{Model, Pane};
use crate::app::place::Place;

/// Every key sequence and the action it stands for.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<(Context, Vec<Key>, usize)>,
}

/// What a sequence of keys means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A place in [`ACTIONS`].
    Action(usize),
    /// More keys are to come.
    Prefix,
    Nothing,
}

impl Default for Keymap {
    /// The keys of the table. A key that is misspelt there is left out; a test holds that none is.
    fn default() -> Self {
        let mut rows = Vec::new();
        for (n, action) in ACTIONS.iter().enumerate() {
            for keys in action.keys {
                if let Ok(keys) = sequence(keys) {
                    rows.push((action.context, keys, n));
                }
            }
        }
        Self { rows }
    }
}

/// `g 1`, `ctrl-d` as keys.
///
/// # Errors
/// The key that is none.
pub fn sequence(text: &str) -> Result<Vec<Key>, crate::app::input::key::NotAKey> {
    text.split(' ').map(Key::parse).collect()
}

impl Keymap {
    /// What the keys mean where the focus is. Several actions may share a key; the first that is possible now
    /// is meant, the nearest context before the others.
    pub fn meaning(&self, keys: &[Key], model: &Model) -> Meaning {
        let here = contexts(model);
        let exact = |context| self.rows.iter().filter(move |(c, k, _)| *c == context && k == keys).map(|(.., n)| *n);
        let mut meant = here.iter().flat_map(|context| exact(*context));
        // Where none is possible, why an act on the incident is not says most.
        let first = meant.clone().find(|n| matches!(ACTIONS[*n].needs, Needs::Incident(_))).or(meant.clone().next());
        if let Some(action) = meant.find(|n| ACTIONS[*n].available(model).is_ok()).or(first) {
            return Meaning::Action(action);
        }
        let longer = |(c, k, _): &(Context, Vec<Key>, usize)| here.contains(c) && k.starts_with(keys);
        if self.rows.iter().any(longer) { Meaning::Prefix } else { Meaning::Nothing }
    }

    /// What may follow a prefix, in the order of the table.
    pub fn following(&self, keys: &[Key], model: &Model) -> Vec<(Key, usize)> {
        let here = contexts(model);
        let fits = |(c, k, n): &(Context, Vec<Key>, usize)| {
            let next = k.get(keys.len()).copied();
            (here.contains(c) && k.starts_with(keys)).then_some(next.map(|key| (key, *n))).flatten()
        };
        self.rows.iter().filter_map(fits).collect()
    }

    /// The first key of an action, as a footer shows it.
    pub fn hint(&self, action: usize) -> Option<String> {
        self.hints(action).next()
    }

    /// The same as they are pressed.
    pub fn first(&self, action: usize) -> Option<&[Key]> {
        self.rows.iter().find(|(.., n)| *n == action).map(|(_, keys, _)| keys.as_slice())
    }

    /// All of its keys.
    pub fn hints(&self, action: usize) -> impl Iterator<Item = String> {
        self.rows.iter().filter(move |(.., n)| *n == action).map(|(_, keys, _)| hint(keys))
    }
}

/// A sequence as a person reads it: `g 1`, `^D`.
pub fn hint(keys: &[Key]) -> String {
    keys.iter().map(|k| k.hint()).collect::<Vec<_>>().join(" ")
}

/// Where a key is looked up, the nearest first.
fn contexts(model: &Model) -> Vec<Context> {
    let around = [Context::Ticket, Context::Global];
    if model.place == Place::Knowledge && !model.detail.zoomed {
        // Nothing there is an incident under the cursor.
        return vec![Context::Place(Place::Knowledge), Context::Global];
    }
    match model.pane {
        Pane::List if model.place == Place::Wall => vec![Context::Place(Place::Wall), Context::Global],
        Pane::Detail => [&[Context::Detail], around.as_slice()].concat(),
        Pane::List => [&[Context::Place(model.place), Context::List], around.as_slice()].concat(),
    }
}
