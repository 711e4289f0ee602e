//! The window changes its size under the console: what was looked at is still looked at.

use super::{Terminal, desk, run};

/// The title of the row the cursor stands on.
fn under_cursor(console: &Terminal) -> Option<String> {
    let rows = console.screen.screen().contents();
    let row = rows.lines().find(|line| line.starts_with('▐'))?;
    row.split_whitespace().find(|word| word.starts_with("call-")).map(str::to_owned)
}

/// RELIABILITY T08: the cursor is on the same incident in every size, and in view.
#[test]
fn the_cursor_stays_on_its_incident() {
    let dir = desk("call-1");
    let call = ["--category", "mail", "--reporter", "wu", "--impact", "2", "--urgency", "2"];
    for n in 2..=30 {
        let title = format!("call-{n}");
        run(dir.path(), &[&["--as", "an", "incident", "new", "--title", &title], &call[..]].concat());
    }
    let mut console = Terminal::start(dir.path(), "an");
    let on = |title: &'static str| move |it: &Terminal| under_cursor(it).as_deref() == Some(title);
    console.wait("30 of 30").until("the first", on("call-1"));
    console.press("G").until("the last", on("call-30")).press("kkk").until("the last but three", on("call-27"));
    for size in [(24, 80), (12, 40), (3, 10), (24, 80), (36, 120)] {
        console.resize(size);
        // Too small for a queue: nothing is chosen there, and nothing is forgotten.
        if size != (3, 10) {
            console.until("the same", on("call-27"));
        }
    }
    // It is the one that is acted on.
    console.press("t").wait("took it");
    assert!(run(dir.path(), &["--as", "an", "incident", "list", "owner:me", "--plain"]).contains("call-27"));
}
