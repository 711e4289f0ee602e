//! The shape of a map's text. One job: TOML to these structs, places kept; what the words mean is checked after.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(super) type Word = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMap {
    pub source: RawSource,
    pub rows: RawRows,
    pub states: RawStates,
    pub channels: Option<RawChannels>,
    pub record: RawRecord,
    #[serde(default)]
    pub entries: BTreeMap<String, RawEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    pub name: Word,
    pub zone: Word,
    pub time: Word,
    #[serde(default)]
    pub missing: Vec<String>,
    pub delimiter: Option<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRows {
    pub key: String,
    pub order: Option<String>,
    pub at: String,
    pub by: Option<RawLink>,
    pub reporter: Option<RawLink>,
    #[serde(default)]
    pub ignored: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLink {
    pub column: String,
    pub entry: Word,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStates {
    pub column: String,
    pub words: BTreeMap<String, RawState>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawState {
    pub state: Word,
    pub reason: Option<Word>,
    #[serde(default)]
    pub told: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChannels {
    pub column: String,
    pub words: BTreeMap<String, RawChannel>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChannel {
    pub channel: Word,
    #[serde(default)]
    pub live: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRecord {
    pub fields: Vec<RawField>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub to: Word,
    pub column: Option<String>,
    pub text: Option<Word>,
    pub code: Option<Word>,
    pub entry: Option<Word>,
    pub value: Option<Spanned<toml::Value>>,
    #[serde(default)]
    pub only: Vec<String>,
    pub parts: Option<Vec<Word>>,
    pub join: Option<String>,
    #[serde(default)]
    pub when: Vec<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntry {
    pub kind: Word,
    pub key: Word,
    pub name: Word,
    #[serde(default)]
    pub retired: bool,
    pub parent: Option<RawLink>,
    pub line: Option<Spanned<u8>>,
    #[serde(default)]
    pub desk_groups: Vec<String>,
    pub team: Option<RawLink>,
    #[serde(default)]
    pub roles: Vec<Word>,
    #[serde(default)]
    pub desk_roles: Vec<Word>,
}
