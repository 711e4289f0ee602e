//! A small desk for the tests of sentences. One job: the shipped policy, a directory and a locale for each language.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use crate::domain::people::directory::{Directory, Entry, EntryChange, EntryDetail};
use crate::domain::policy::{DEFAULT, Lang, Policy, parse};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use crate::domain::value::Value;
use crate::text::{Locale, Words};

pub(crate) const LANGS: [Lang; 3] = [Lang::En, Lang::ZhHans, Lang::ZhHant];

/// What [`Words`] borrows from.
pub(crate) struct Desk {
    locales: [Locale; 3],
    pub(crate) policy: Policy,
    directory: Directory,
    zone: Zone,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let mut directory = Directory::default();
        let teams = |ids: &[i64]| Value::List(ids.iter().map(|id| Value::Int(*id)).collect());
        for (kind, id, key, name, more) in [
            (StreamKind::Team, 1, "desk", "Desk", vec![("line", Value::Int(1))]),
            (StreamKind::Team, 2, "net", "Network", vec![("line", Value::Int(2))]),
            (StreamKind::Person, 1, "li", "li na", vec![("teams", teams(&[1]))]),
            (StreamKind::Person, 2, "wu", "wu min", vec![("teams", teams(&[2]))]),
            (StreamKind::Person, 3, "zh", "zhao\u{1b}[31m lei", vec![("retired", Value::Flag(true))]),
            (StreamKind::Contact, 1, "chen", "Chen Yu", vec![]),
            (StreamKind::Org, 1, "hz", "Hangzhou", vec![]),
            (StreamKind::Service, 1, "vpn", "VPN", vec![]),
            (StreamKind::Ci, 1, "vpn-hz2", "vpn-hz2", vec![]),
            (StreamKind::Category, 1, "net", "Network", vec![]),
            (StreamKind::Category, 2, "vpn", "VPN", vec![("parent", Value::Int(1))]),
        ] {
            let mut entry = Entry::new(Stream::new(kind, id));
            let name = [("name", Value::Text(name.into()))];
            let changes = name.into_iter().chain(more);
            let changes = changes.map(|(c, to)| EntryChange { column: c.into(), from: Value::None, to }).collect();
            entry.apply(&EntryDetail { key: Some(key.into()), changes, text: None });
            directory.insert(entry);
        }
        // The fields of the shipped example, none of them needed for anything.
        let text = format!("{DEFAULT}\n{}", parse::example_fields());
        let mut policy = parse::parse(&text, 1).unwrap_or_else(|e| panic!("{e:?}"));
        policy.fields.iter_mut().for_each(|field| field.required = None);
        Self { locales: LANGS.map(Locale::new), policy, directory, zone: Zone::utc() }
    }

    pub(crate) fn words(&self, lang: Lang) -> Words<'_> {
        let locale = &self.locales[lang as usize];
        Words { locale, policy: &self.policy, directory: &self.directory, zone: &self.zone }
    }
}

/// A Tuesday; `day` and the time as `15 10:00`.
pub(crate) fn at(day_and_time: &str) -> Instant {
    let (day, time) = day_and_time.split_once(' ').unwrap();
    Instant::parse_rfc3339(&format!("2016-03-{day}T{time}:00Z")).unwrap()
}

/// What no sentence may show: holes, ids of messages, what a terminal would obey.
pub(crate) fn assert_clean(said: &str) {
    let ids =
        ["{$", "refusal-", "hint-", "undo-", "timeline-", "value-", "record-", "policy-", "field-", "act-", "group-"];
    assert!(!ids.iter().any(|id| said.contains(id)), "a hole or an id: {said}");
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "a control character: {said:?}");
    assert!(!said.contains("  ") && said.trim() == said && !said.is_empty(), "blanks: {said:?}");
}
