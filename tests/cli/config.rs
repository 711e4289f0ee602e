//! The configuration file, as the command line sees it.

use super::{Ran, firstline};
use std::path::Path;

fn run(home: &Path, env: &[(&str, &str)], words: &[&str]) -> Ran {
    let mut command = firstline();
    command.env("HOME", home).env("XDG_CONFIG_HOME", home.join("conf")).envs(env.iter().copied()).args(words);
    Ran::of(command.output().unwrap())
}

fn write(home: &Path, text: &str) {
    let dir = home.join("conf/firstline");
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("config.toml"), text).unwrap();
}

#[test]
fn it_is_checked_with_lines_and_never_written() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let path = home.join("conf/firstline/config.toml");
    assert_eq!(run(home, &[], &["config", "path"]).done().trim(), path.display().to_string());
    assert!(run(home, &[], &["config", "check"]).done().contains("the defaults hold"));
    assert!(!path.exists(), "it is theirs to make");

    write(home, "lang = \"en\"\n[ui]\ntheme = \"dark\"\n");
    assert!(run(home, &[], &["config", "check"]).done().contains("nothing wrong"));

    let text = "lnag = \"en\"\n\n[ui]\ntheme = \"pink\"\n";
    write(home, text);
    let bad = run(home, &[], &["config", "check"]);
    assert_eq!(bad.code, 6);
    for words in ["line 1: There is no key lnag", "line 4: \"pink\" is not a value for ui.theme", "ansi, dark, light"] {
        assert!(bad.out.contains(words), "no `{words}` in {}", bad.out);
    }
    let json = run(home, &[], &["config", "check", "--json"]).json();
    assert_eq!((&json["schema"], &json["findings"][1]["line"]), (&"firstline.config.check/1".into(), &4.into()));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

/// A flag, FIRSTLINE_LANG, the file, the locale of the login.
#[test]
fn the_language_of_the_file_stands_between_variable_and_login() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    write(home, "lang = \"zh-Hant\"\n");
    for (env, words, page) in [
        (vec![("LANG", "en_GB.UTF-8")], vec!["--help"], "選項"),
        (vec![("FIRSTLINE_LANG", "zh-Hans")], vec!["--help"], "选项"),
        (vec![], vec!["--help", "--lang", "en"], "Usage:"),
    ] {
        assert!(run(home, &env, &words).done().contains(page), "{env:?} {words:?}");
    }
    let other = home.join("other.toml");
    std::fs::write(&other, "lang = \"zh-Hans\"\n").unwrap();
    let other = other.to_str().unwrap();
    assert!(run(home, &[("FIRSTLINE_CONFIG", other)], &["--help"]).done().contains("选项"));
    assert!(run(home, &[], &["--help", "--config", other]).done().contains("选项"));
}

/// A file that was named and is not there is a mistake; so is what is no theme.
#[test]
fn what_was_named_must_be_there() {
    let home = tempfile::tempdir().unwrap();
    let gone = run(home.path(), &[("FIRSTLINE_CONFIG", "/nowhere/x.toml")], &["config", "check"]);
    assert!(gone.code == 6 && gone.out.contains("/nowhere/x.toml: There is no such file"), "{}", gone.out);
    assert!(run(home.path(), &[], &["--theme", "pink"]).ended(2).contains("contrast, deut, mono"));
}
