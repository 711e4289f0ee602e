//! The palette. One job: find an action by a few letters of anything it is called.

use crate::app::action::ACTIONS;
use crate::app::model::Model;
use crate::domain::fold::fold;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Places in [`ACTIONS`], the best match first; all of them, in the order of the table, for nothing typed.
pub fn search(model: &Model, typed: &str) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..ACTIONS.len()).collect();
    }
    let (case, marks) = (CaseMatching::Ignore, Normalization::Smart);
    let folded = fold(typed);
    let fuzzy = Pattern::parse(&folded, case, marks);
    // In a whole sentence a few letters are always found somewhere: there only what was typed as it is counts.
    let whole = Pattern::new(&folded, case, marks, AtomKind::Substring);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (n, action) in ACTIONS.iter().enumerate() {
        let (title, help) = (fold(&model.locale.t(action.title)), fold(&model.locale.t(action.help)));
        let mut score = |pattern: &Pattern, text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
        // A key typed as it is, and a word of the title, before a word somewhere in the help.
        let exact = model.keymap.hints(n).any(|keys| keys == typed).then_some(10_000);
        let titled = score(&whole, &title).map(|s| s + 3_000);
        let named = score(&fuzzy, action.name).or(score(&fuzzy, &title)).map(|s| s + 1_000);
        let best = exact.or(titled).or(named).or(score(&whole, &help));
        found.extend(best.map(|score| (score, n)));
    }
    found.sort_by_key(|(score, n)| (std::cmp::Reverse(*score), *n));
    found.into_iter().map(|(_, n)| n).collect()
}
