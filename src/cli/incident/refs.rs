//! References as people type them. One job: a key, a name or a path → the entry of the directory that is meant.

use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::session::{Session, words};
use crate::desk::Ground;
use crate::domain::id::PersonId;
use crate::domain::people::directory::{Entry, contact_matches};
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::{args, msg};
use std::sync::Arc;

/// The entry of that key, else the only one of that name; what is retired is not meant.
///
/// # Errors
/// Not found, or several that could be meant.
pub fn find(session: &Session<'_>, ground: &Ground, kind: StreamKind, typed: &str) -> Result<i64, Stop> {
    let typed = typed.trim();
    if let Some(entry) = ground.directory.find(kind, typed).filter(|entry| !entry.retired) {
        return Ok(entry.stream.id);
    }
    let named = |entry: &&Arc<Entry>| same(entry.name(), typed);
    let found = match kind {
        StreamKind::Contact => among(ground, kind, |entry| contact_matches(entry, typed)),
        StreamKind::Category => among(ground, kind, |entry| named(&entry) || is_path(ground, entry, typed)),
        _ => among(ground, kind, |entry| named(&entry)),
    };
    match found[..] {
        [only] => Ok(only.stream.id),
        [] => Err(Refusal::NotFound { kind, what: typed.to_owned() }.into()),
        _ => Err(several(session, ground, kind, typed, &found).into()),
    }
}

/// A person; `me` is the caller.
///
/// # Errors
/// Not found, several, or nobody.
pub fn person(session: &Session<'_>, ground: &Ground, typed: &str) -> Result<PersonId, Stop> {
    match typed {
        "me" => Ok(session.desk.actor(&session.caller)?.person),
        typed => find(session, ground, StreamKind::Person, typed).map(PersonId),
    }
}

fn among(ground: &Ground, kind: StreamKind, meant: impl Fn(&Arc<Entry>) -> bool) -> Vec<&Arc<Entry>> {
    ground.directory.current(kind).into_iter().filter(|entry| meant(entry)).collect()
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// `Network > VPN` or `Network/VPN`.
fn is_path(ground: &Ground, entry: &Entry, typed: &str) -> bool {
    let path = ground.directory.category_path(crate::domain::id::CategoryId(entry.stream.id));
    let steps: Vec<&str> = typed.split(['>', '/']).map(str::trim).collect();
    steps.len() == path.len() && steps.iter().zip(&path).all(|(a, b)| same(a, b))
}

fn several(session: &Session<'_>, ground: &Ground, kind: StreamKind, typed: &str, found: &[&Arc<Entry>]) -> Failure {
    let words = words(session.locale(), ground);
    let shown: Vec<String> = found.iter().take(8).map(|e| format!("{} ({})", e.key, e.name())).collect();
    let thing = words.inline(&words.thing(kind));
    let said = words.say(msg!("cli-several"), &args![thing = thing, what = typed]);
    Failure::new(Exit::Invalid, said).hint(words.say(msg!("cli-hint-choices"), &args![choices = shown.join(", ")]))
}
