//! The palette. One job: find an action by a few letters of anything it is called.

use crate::app::action::ACTIONS;
use crate::app::model::Model;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Places in [`ACTIONS`], the best match first; all of them, in the order of the table, for nothing typed.
pub fn search(model: &Model, typed: &str) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..ACTIONS.len()).collect();
    }
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (n, action) in ACTIONS.iter().enumerate() {
        let title = model.locale.t(action.title);
        let whole = format!("{title} {} {}", model.locale.t(action.help), action.name);
        let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
        // A key typed as it is, and a word of the title, before a word somewhere in the help.
        let exact = model.keymap.hints(n).any(|keys| keys == typed).then_some(10_000);
        let best = exact.or(score(&title).map(|s| s + 1_000)).or(score(&whole));
        found.extend(best.map(|score| (score, n)));
    }
    found.sort_by_key(|(score, n)| (std::cmp::Reverse(*score), *n));
    found.into_iter().map(|(_, n)| n).collect()
}
