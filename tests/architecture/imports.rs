//! The import matrix of DESIGN: who may use whom, and who may name which crate, read off the `use` lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What each module may use of ours.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("store", &["domain"]),
    ("desk", &["domain", "store"]),
    ("app", &["domain", "text"]),
    ("ui", &["app", "domain", "text"]),
    ("intake", &["domain", "text"]),
    ("export", &["domain", "text"]),
    ("demo", &["desk", "domain"]),
    ("shell", &["app", "ui", "desk", "domain", "text", "intake", "export"]),
    ("cli", &["shell", "demo", "app", "ui", "desk", "domain", "text", "intake", "export"]),
];

/// Crates that only these modules (or this one file) may name.
const DOORS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("ratatui", &["ui/", "shell/"]),
    ("crossterm", &["shell/"]),
    ("tui_input", &["app/", "ui/", "shell/"]),
    ("jiff", &["domain/time/zone.rs"]),
    ("clap", &["cli/", "cli.rs"]),
    ("signal_hook", &["shell/"]),
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Path below `src` and text without comments and tests, of every source file.
fn all() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    assert!(found.len() > 50, "the sources are read");
    found
        .into_iter()
        .filter(|path| !path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests")))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            (path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), code)
        })
        .collect()
}

/// The words that follow `prefix` in a text, as far as they are names.
fn names_after<'t>(text: &'t str, prefix: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(prefix).map(move |(at, _)| {
        let rest = &text[at + prefix.len()..];
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    })
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let modules: Vec<&str> = MAY_USE.iter().map(|(m, _)| *m).collect();
    let mut wrong = Vec::new();
    for (path, code) in all() {
        let module = path.split(['/', '.']).next().unwrap();
        let Some((_, allowed)) = MAY_USE.iter().find(|(m, _)| *m == module) else {
            assert!(["lib.rs", "main.rs"].contains(&path.as_str()), "{path} is in no module of the map");
            continue;
        };
        for used in names_after(&code, "crate::").filter(|name| modules.contains(name)) {
            if used != module && !allowed.contains(&used) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn crates_are_named_only_at_their_doors() {
    let mut wrong = Vec::new();
    for (path, code) in all() {
        for (krate, doors) in DOORS {
            let named = code.contains(&format!("{krate}::")) || code.contains(&format!("use {krate};"));
            if named && !doors.iter().any(|door| path.starts_with(door)) {
                wrong.push(format!("{path} names {krate}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_says_its_one_job() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let silent: Vec<_> =
        found.iter().filter(|path| !std::fs::read_to_string(path).unwrap().starts_with("//!")).collect();
    assert!(silent.is_empty(), "{silent:?}");
}
