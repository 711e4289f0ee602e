//! How the console looks, by choice: flag, NO_COLOR, what was chosen last, the configuration.

use super::{BINARY, Terminal, desk};
use portable_pty::CommandBuilder;
use std::path::Path;

/// The page of the dark and of the light theme, and of the dark one where there are 256 colours.
const DARK: &str = "48;2;19;22;27m";
const LIGHT: &str = "48;2;251;250;247m";
const DARK_OF_256: &str = "48;5;233m";

fn start(dir: &Path, flags: &[&str], env: &[(&str, &str)]) -> Terminal {
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--db", "desk.db", "--as", "an"]);
    command.args(flags);
    let mut console = Terminal::run_in(dir, command, &[&[("COLORTERM", "truecolor")], env].concat());
    console.wait("first");
    console
}

fn said(console: &Terminal) -> String {
    String::from_utf8_lossy(&console.bytes).into_owned()
}

fn config(dir: &Path, text: &str) {
    std::fs::create_dir_all(dir.join(".config/firstline")).unwrap();
    std::fs::write(dir.join(".config/firstline/config.toml"), text).unwrap();
}

/// The order in which a theme is decided.
#[test]
fn flag_no_color_last_choice_file() {
    let dir = desk("first");
    let dir = dir.path();
    assert!(!said(&start(dir, &[], &[])).contains("48;2;"), "the terminal's own colours");
    config(dir, "[ui]\ntheme = \"dark\"\n");
    assert!(said(&start(dir, &[], &[])).contains(DARK));
    assert!(said(&start(dir, &[], &[("COLORTERM", "")])).contains(DARK_OF_256));

    let mut console = start(dir, &[], &[]);
    console.press(":theme light\r").until("light paper", |it| said(it).contains(LIGHT)).press("Q");
    assert_eq!(console.ended(), 0);
    assert!(said(&start(dir, &[], &[])).contains(LIGHT), "chosen last");
    let none = said(&start(dir, &[], &[("NO_COLOR", "1")]));
    assert!(!none.contains("48;") && !none.contains("38;"), "no colour");
    assert!(said(&start(dir, &["--theme", "dark"], &[("NO_COLOR", "1")])).contains(DARK), "a flag says it now");
}

/// While a theme is being chosen it is seen; Esc leaves it as it was, Enter keeps it.
#[test]
fn a_theme_is_seen_before_it_is_taken() {
    let dir = desk("first");
    let mut console = start(dir.path(), &[], &[]);
    console.press(":theme\r").wait("light paper").press("j").until("dark", |it| said(it).contains(DARK));
    console.press("j").until("light", |it| said(it).contains(LIGHT)).press("\x1b").without("light paper");
    console.bytes.clear();
    console.press("\x0c").anew((36, 120));
    assert!(!said(&console).contains("48;2;"), "as it was");
    console.press(":theme\r").wait("light paper").press("2").without("light paper").press("Q");
    console.ended();
    assert!(said(&start(dir.path(), &[], &[])).contains(DARK));
}

/// A broken file keeps nobody out: the defaults hold, and the message row says where it is wrong.
#[test]
fn a_broken_configuration_is_told_and_nobody_is_kept_out() {
    let dir = desk("first");
    config(dir.path(), "[ui]\ntheme = \"pink\"\nmouse = true\n");
    let mut console = start(dir.path(), &["--lang", "en"], &[]);
    console.wait("line 2: \"pink\" is not a value for ui.theme").wait("1 more: firstline config check");
    console.press("j").without("pink");
}

/// `:lang` is remembered at the console; a variable says otherwise.
#[test]
fn a_language_is_remembered() {
    let dir = desk("first");
    let mut console = start(dir.path(), &[], &[]);
    console.wait("Queue").press(":lang zh-Hant\r").wait("事件佇列").press("Q");
    console.ended();
    start(dir.path(), &[], &[]).wait("事件佇列");
    start(dir.path(), &[], &[("FIRSTLINE_LANG", "en")]).wait("Queue");
}

#[test]
fn ascii_by_flag_variable_and_file() {
    let dir = desk("first");
    let framed = |flags: &[&str], env: &[(&str, &str)]| {
        let mut console = start(dir.path(), flags, env);
        console.press("?").wait("Make it yours");
        console.screen.screen().contents().contains('│')
    };
    assert!(framed(&[], &[]));
    assert!(!framed(&["--ascii"], &[]));
    assert!(!framed(&[], &[("FIRSTLINE_ASCII", "1")]));
    config(dir.path(), "[ui]\nglyphs = \"ascii\"\n");
    assert!(!framed(&[], &[("FIRSTLINE_ASCII", "0")]));
}
