//! Founding. One job: a new file with a working desk in it: its policy, its first team and categories, its founder.

use super::{Desk, DeskError};
use crate::domain::actor::{Identity, Via};
use crate::domain::code::Code;
use crate::domain::id::PersonId;
use crate::domain::journal::Author;
use crate::domain::people::directory::{Entry, EntryChange, EntryDetail};
use crate::domain::policy::{Lang, Names, parse};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::time::zone::tzdb_version;
use crate::domain::value::{Text, Value};
use crate::store::{Facts, NewRow, SetClock, Store, Writer, discard};
use serde::Deserialize;
use std::path::Path;

/// What the founder decides.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The policy's text; the shipped one when the founder has none of their own.
    pub policy: String,
    pub identity: Identity,
    /// Language of the first names.
    pub lang: Lang,
    pub login: String,
    pub name: String,
    pub os_user: String,
    /// A clock of the file's own (demo, a past desk brought back to life).
    pub clock: Option<SetClock>,
}

/// The roles a founder has (ROLE-6): not problem manager, since ROLE-2 parts it from incident manager.
const FOUNDER: [&str; 5] = ["agent", "desk_lead", "incident_manager", "process_owner", "admin"];

/// What every new desk begins with.
const STARTER: &str = include_str!("../../assets/policy/starter.toml");

#[derive(Debug, Deserialize)]
struct Starter {
    team: StarterTeam,
    category: Vec<StarterCategory>,
}

#[derive(Debug, Deserialize)]
struct StarterTeam {
    key: String,
    line: i64,
    #[serde(flatten)]
    names: StarterNames,
}

#[derive(Debug, Deserialize)]
struct StarterCategory {
    key: String,
    parent: Option<String>,
    #[serde(flatten)]
    names: StarterNames,
}

#[derive(Debug, Deserialize)]
struct StarterNames {
    en: String,
    #[serde(rename = "zh-Hans")]
    zh_hans: String,
    #[serde(rename = "zh-Hant")]
    zh_hant: String,
}

impl StarterNames {
    fn get(&self, lang: Lang) -> Value {
        let names = Names { en: self.en.clone(), zh_hans: self.zh_hans.clone(), zh_hant: self.zh_hant.clone() };
        Value::Text(Text::new(names.get(lang)))
    }
}

/// Makes the file and the desk in it, in one transaction; a file that could not be founded is taken away again.
///
/// # Errors
/// [`crate::store::StoreError::Exists`] when something is there; what is wrong with the policy.
pub fn found(path: &Path, founding: &Founding, now: Instant) -> Result<Desk, DeskError> {
    let broken = |why: String| DeskError::NotUnderstood(why);
    parse::parse(&founding.policy, 1)
        .map_err(|errors| broken(errors.first().map(ToString::to_string).unwrap_or_default()))?;
    let starter: Starter = toml::from_str(STARTER).map_err(|e| broken(e.to_string()))?;
    let mut store = Store::create(path)?;
    let written = store.write(|writer| write(writer, founding, &starter, now));
    match written {
        Ok(()) => Desk::with(store, super::ground),
        Err(error) => {
            drop(store);
            discard(path);
            Err(error)
        }
    }
}

fn write(writer: &mut Writer, founding: &Founding, starter: &Starter, now: Instant) -> Result<(), DeskError> {
    writer.set_facts(&Facts {
        identity: founding.identity,
        made_at: now,
        clock: founding.clock,
        tzdb: tzdb_version().to_owned(),
    })?;
    let author = Author {
        person: PersonId(1),
        role: Code::new("founder"),
        via: Via::Cli,
        os_user: founding.os_user.clone(),
        identity: founding.identity,
    };
    let genesis = serde_json::json!({
        "format": "firstline/1",
        "tzdb": tzdb_version(),
        "identity": founding.identity.name(),
        "clock": founding.clock.map(|c| serde_json::json!({"origin": c.origin, "anchor": c.anchor})),
    });
    put(writer, &author, Stream::new(StreamKind::Desk, 1), 1, "founded", &genesis.to_string(), now)?;
    let policy = serde_json::json!({ "version": 1, "text": founding.policy }).to_string();
    let seq = put(writer, &author, Stream::new(StreamKind::Policy, 1), 1, "applied", &policy, now)?;
    writer.put_policy(1, seq, &founding.policy)?;

    let lang = founding.lang;
    let team = Stream::new(StreamKind::Team, 1);
    let line = Value::Int(starter.team.line);
    enter(writer, &author, team, &starter.team.key, vec![("name", starter.team.names.get(lang)), ("line", line)], now)?;
    let roles = FOUNDER.iter().map(|role| Value::Code(Code::new(role))).collect();
    let founder = vec![
        ("name", Value::Text(Text::new(&founding.name))),
        ("os_user", Value::Code(Code::new(&founding.os_user))),
        ("roles", Value::List(roles)),
        ("teams", Value::List(vec![Value::Int(1)])),
    ];
    enter(writer, &author, Stream::new(StreamKind::Person, 1), &founding.login, founder, now)?;
    for (n, category) in (1..).zip(&starter.category) {
        let mut values = vec![("name", category.names.get(lang))];
        let parent = category.parent.as_ref().and_then(|p| starter.category.iter().position(|c| c.key == *p));
        if let Some(parent) = parent.and_then(|at| i64::try_from(at + 1).ok()) {
            values.push(("parent", Value::Int(parent)));
        }
        enter(writer, &author, Stream::new(StreamKind::Category, n), &category.key, values, now)?;
    }
    Ok(())
}

/// Appends a row that takes effect as it is written.
pub(super) fn put(
    writer: &mut Writer,
    author: &Author,
    stream: Stream,
    ver: u32,
    kind: &str,
    payload: &str,
    now: Instant,
) -> Result<i64, DeskError> {
    Ok(writer.append(&NewRow { request: None, now, at: now, author, stream, ver, kind, payload })?)
}

fn enter(
    writer: &mut Writer,
    author: &Author,
    stream: Stream,
    key: &str,
    values: Vec<(&str, Value)>,
    now: Instant,
) -> Result<(), DeskError> {
    let change = |(column, to): (&str, Value)| EntryChange { column: Code::new(column), from: Value::None, to };
    let detail = EntryDetail {
        key: Some(Code::new(key)),
        changes: values.into_iter().map(change).collect(),
        ..EntryDetail::default()
    };
    enter_detail(writer, author, &mut Entry::new(stream), "entered", &detail, now)
}

/// Appends an entry's event and folds it.
pub(super) fn enter_detail(
    writer: &mut Writer,
    author: &Author,
    entry: &mut Entry,
    kind: &str,
    detail: &EntryDetail,
    now: Instant,
) -> Result<(), DeskError> {
    let payload = serde_json::to_string(detail).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
    put(writer, author, entry.stream, entry.ver + 1, kind, &payload, now)?;
    entry.apply(detail);
    writer.put_entry(entry)?;
    Ok(())
}
