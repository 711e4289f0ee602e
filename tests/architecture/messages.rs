//! Messages and the code that shows them agree: nothing missing, nothing unused, the three languages alike.
//!
//! The convention for ids is in `src/text/locale.rs`: a literal in `.t("…")`, `.tf("…", …)` or `msg!("…")`, or a code of
//! a family in `src/text/terms.rs`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it cannot read")]

use firstline::text::terms::FAMILIES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Message id → the variables it takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

const LANGUAGES: [&str; 3] = ["en", "zh-Hans", "zh-Hant"];
const CALLS: [&str; 3] = ["msg!(", ".t(", ".tf("];

#[test]
fn every_message_used_is_there_in_each_language() {
    let mut missing = Vec::new();
    for language in LANGUAGES {
        let messages = messages(language);
        for (id, place) in used_in_source().into_iter().chain(in_families()) {
            if !messages.contains_key(&id) {
                missing.push(format!("{language}: {id} ({place})"));
            }
        }
    }
    assert!(missing.is_empty(), "messages without words:\n{}", missing.join("\n"));
}

#[test]
fn every_message_is_used() {
    let used: BTreeSet<String> = used_in_source().into_iter().chain(in_families()).map(|(id, _)| id).collect();
    let unused: Vec<_> = messages("en").into_keys().filter(|id| !used.contains(id)).collect();
    assert!(unused.is_empty(), "words nobody shows: {unused:?}");
}

#[test]
fn the_languages_have_the_same_messages_with_the_same_variables() {
    let english = messages("en");
    let mut unlike = Vec::new();
    for language in &LANGUAGES[1..] {
        let other = messages(language);
        for id in english.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
            if english.get(id) != other.get(id) {
                unlike.push(format!("{id}: en {:?}, {language} {:?}", english.get(id), other.get(id)));
            }
        }
    }
    assert!(unlike.is_empty(), "not alike:\n{}", unlike.join("\n"));
}

#[test]
fn ids_are_literals() {
    let made: Vec<_> = sources()
        .into_iter()
        .filter(|(path, _)| !path.ends_with("text/locale.rs"))
        .flat_map(|(path, code)| {
            let made = CALLS
                .iter()
                .any(|call| code.contains(&format!("{call}&format!")) || code.contains(&format!("{call}format!")));
            made.then(|| path.display().to_string())
        })
        .collect();
    assert!(made.is_empty(), "ids put together from pieces, which no search finds: {made:?}");
}

#[test]
fn the_readers_of_this_test_see_what_they_should() {
    let code = strip(
        "//! `.t(\"in-doc\")`\nconst A: &str = msg!(\"in-table\"); // .t(\"in-remark\")\nlocale\n    .tf(\n        \"broken-line\", &args![]);\n\
         x.t(\"called\"); insert(\"no-message\"); format(\"no\");\n#[cfg(test)]\n#[allow(x)]\nmod tests { fn t() { l.t(\"in-test\") } }",
    );
    assert_eq!(literals(&code), ["in-table", "broken-line", "called"]);
    let read = read_messages(
        "# a = b\none = One { $n }\ntwo = { $n ->\n    [one] { $who }\n   *[other] x = y\n  }\n\n## c\nthree = 3\n",
    );
    let expected = [("one", vec!["n"]), ("two", vec!["n", "who"]), ("three", vec![])];
    let expected: Messages =
        expected.map(|(id, names)| (id.to_owned(), names.into_iter().map(str::to_owned).collect())).into();
    assert_eq!(read, expected);
}

fn messages(language: &str) -> Messages {
    let folder = root().join("assets/locale").join(language);
    files(&folder, "ftl").into_iter().flat_map(|path| read_messages(&read(&path))).collect()
}

/// A message begins in the first column with its id; what follows indented belongs to it.
fn read_messages(source: &str) -> Messages {
    let mut messages = Messages::new();
    let mut current = None;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            current = line.split_once('=').map(|(id, _)| id.trim().to_owned());
        }
        let Some(id) = &current else { continue };
        let variables = messages.entry(id.clone()).or_default();
        for after in line.split('$').skip(1) {
            variables.insert(after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        }
    }
    messages
}

fn in_families() -> Vec<(String, String)> {
    let ids = FAMILIES.iter().flat_map(|family| {
        family.codes.iter().map(|code| (format!("{}{code}", family.prefix), format!("family {}", family.prefix)))
    });
    ids.collect()
}

/// Ids in the library and the binary, each with the file that uses it.
fn used_in_source() -> Vec<(String, String)> {
    let used = sources().into_iter().flat_map(|(path, code)| {
        let place = path.display().to_string();
        literals(&code).into_iter().map(|id| (id.to_owned(), place.clone())).collect::<Vec<_>>()
    });
    used.collect()
}

/// The literals right after the calls that take a message id, in order.
fn literals(code: &str) -> Vec<&str> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for call in CALLS {
        for (at, _) in code.match_indices(call) {
            let argument = code[at + call.len()..].trim_start();
            if let Some((id, _)) = argument.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                found.push((at, id));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// The source files below `src`, by path from the root, without remarks and unit tests.
fn sources() -> Vec<(PathBuf, String)> {
    let files =
        files(&root().join("src"), "rs").into_iter().filter(|path| !path.to_string_lossy().ends_with("tests.rs"));
    files.map(|path| (path.strip_prefix(root()).unwrap().to_owned(), strip(&read(&path)))).collect()
}

fn strip(source: &str) -> String {
    // Unit tests end a file; what is only for them may stand before (`#[cfg(test)] fn …`).
    let tests = source.match_indices("\n#[cfg(test)]\n").find(|(at, _)| {
        let after = source[*at..].lines().skip(2).find(|line| !line.starts_with("#["));
        after.is_some_and(|line| line.starts_with("mod "))
    });
    let code = tests.map_or(source, |(at, _)| &source[..at]);
    let remark = |line: &str| line.trim_start().starts_with("//");
    code.lines().map(|line| if remark(line) { "" } else { remark_off(line) }).collect::<Vec<_>>().join("\n")
}

fn remark_off(line: &str) -> &str {
    line.split(" // ").next().unwrap_or_default()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}
