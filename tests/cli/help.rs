//! Help, in three languages.

use super::{Ran, firstline};
use std::process::Command;

fn help(lang: &str, words: &[&str]) -> String {
    let mut command: Command = firstline();
    Ran::of(command.args(words).args(["--help", "--lang", lang]).output().unwrap()).done()
}

/// The names of the commands of a page.
fn commands(page: &str, heading: &str) -> Vec<String> {
    let after = page.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
    after
        .take_while(|line| line.starts_with("  "))
        .filter_map(|l| l.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Invariant 8: no message id shows, nothing is left in another language, no escape is printed.
#[test]
fn every_page_has_its_words() {
    for (lang, heading) in [("en", "Commands"), ("zh-Hans", "命令"), ("zh-Hant", "命令")] {
        let root = help(lang, &[]);
        let nouns = commands(&root, heading);
        assert!(nouns.len() > 8 && nouns.contains(&"incident".to_owned()), "{nouns:?}\n{root}");
        let mut pages = vec![root];
        for noun in &nouns {
            let page = help(lang, &[noun]);
            // The pages of one noun stand for those of its like.
            if ["incident", "kb", "person", "policy", "audit", "calendar", "agreement"].contains(&noun.as_str()) {
                pages.extend(commands(&page, heading).iter().map(|verb| help(lang, &[noun, verb])));
            }
            pages.push(page);
        }
        for page in &pages {
            assert!(!page.contains("cli-") && !page.contains('\u{1b}') && !page.contains("{$"), "{lang}: {page}");
            let english = page.contains("Show this help") || page.contains("Usage:");
            assert_eq!(english, lang == "en", "{page}");
        }
    }
}

/// A flag, then FIRSTLINE_LANG, then the locale of the login.
#[test]
fn the_language_is_the_callers() {
    let run = |env: &[(&str, &str)], words: &[&str]| {
        Ran::of(firstline().env_remove("LANG").envs(env.iter().copied()).args(words).output().unwrap()).done()
    };
    for (env, words, page) in [
        (vec![], vec!["--help"], "Usage:"),
        (vec![("LANG", "zh_CN.UTF-8")], vec!["--help"], "选项"),
        (vec![("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_TW.UTF-8")], vec!["--help"], "選項"),
        (vec![("LANG", "zh_CN.UTF-8"), ("FIRSTLINE_LANG", "en")], vec!["--help"], "Usage:"),
        (vec![("FIRSTLINE_LANG", "en")], vec!["--help", "--lang=zh-Hans"], "选项"),
    ] {
        assert!(run(&env, &words).contains(page), "{env:?} {words:?}");
    }
    assert_eq!(run(&[], &["--version"]).trim(), concat!("firstline ", env!("CARGO_PKG_VERSION")));
}
