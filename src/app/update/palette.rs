//! The palette. One job: find an action by a few letters of anything it is called.

use crate::app::action::{ACTIONS, Context};
use crate::app::model::Model;
use crate::domain::fold::fold;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Places in [`ACTIONS`], the best match first. For nothing typed: what is possible now, in the order of the table, then the
/// rest of it; what belongs to another place on the screen is found by typing.
pub fn search(model: &Model, typed: &str) -> Vec<usize> {
    if typed.trim().is_empty() {
        let elsewhere = |context| matches!(context, Context::Place(place) if place != model.place);
        let here = (0..ACTIONS.len()).filter(|n| !elsewhere(ACTIONS[*n].context));
        let (possible, rest): (Vec<usize>, Vec<usize>) = here.partition(|n| ACTIONS[*n].available(model).is_ok());
        return [possible, rest].concat();
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
