//! The `:` line. One job: words to an action, with completion, history and the nearest of what was misspelt.

use crate::app::action::{self, ACTIONS, Call, going};
use crate::app::effect::Effect;
use crate::app::input::key::{Key, KeyCode};
use crate::app::look::LOOKS;
use crate::app::model::Model;
use crate::app::overlay::{CommandLine, Completion, Overlay};
use crate::app::queue::SORTS;
use crate::app::views::VIEWS;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::text::args;

/// Completions shown at most.
const SHOWN: usize = 8;

/// A key for the `:` line.
pub fn key(model: &mut Model, mut line: CommandLine, key: &Key, now: Instant) -> Vec<Effect> {
    match (key.code, key.ctrl) {
        (KeyCode::Esc, _) => return vec![],
        (KeyCode::Backspace, _) if line.line.text().is_empty() => return vec![],
        (KeyCode::Enter, _) => {
            let text = line.line.text().trim().to_owned();
            if !text.is_empty() {
                model.history.retain(|old| *old != text);
                model.history.push(text.clone());
            }
            return execute(model, &text, now);
        }
        (KeyCode::Tab, _) => tab(&mut line, key.shift),
        (KeyCode::Up, _) | (KeyCode::Char('p'), true) => recall(model, &mut line, 1),
        (KeyCode::Down, _) | (KeyCode::Char('n'), true) => recall(model, &mut line, -1),
        _ => {
            if line.line.key(key) {
                line.found = complete(model, line.line.text());
                line.at = None;
            }
        }
    }
    model.overlays.push(Overlay::Command(line));
    vec![]
}

/// Puts the next completion into the line.
fn tab(line: &mut CommandLine, back: bool) {
    let Some(last) = line.found.len().checked_sub(1) else { return };
    let at = match (line.at, back) {
        (None, false) => 0,
        (None | Some(0), true) => last,
        (Some(at), true) => at - 1,
        (Some(at), false) => (at + 1) % line.found.len(),
    };
    line.at = Some(at);
    line.line.set(&line.found[at].text);
}

fn recall(model: &Model, line: &mut CommandLine, by: isize) {
    line.back = line.back.saturating_add_signed(by).min(model.history.len());
    let text = model.history.len().checked_sub(line.back).and_then(|at| model.history.get(at));
    line.line.set(text.map_or("", String::as_str));
    line.found = complete(model, line.line.text());
    line.at = None;
}

/// Runs a line: a number, or the name of an action and the rest.
pub fn execute(model: &mut Model, line: &str, now: Instant) -> Vec<Effect> {
    let line = line.trim().trim_start_matches(':').trim_start();
    if line.is_empty() {
        return vec![];
    }
    if let Ok(id) = line.parse() {
        return going::open_number(model, id);
    }
    let (name, arg) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match action::find(name) {
        Some(found) => action::run(model, found, &Call { now, arg: arg.trim() }),
        None => {
            let text = match nearest(name) {
                Some(near) => model.locale.tf("command-nearest", &args![word = name, near = near]),
                None => model.locale.tf("command-unknown", &args![word = name]),
            };
            let text = text.into_owned();
            model.complain(text);
            vec![]
        }
    }
}

/// What a line may become, with what that does.
pub fn complete(model: &Model, line: &str) -> Vec<Completion> {
    let line = line.trim_start();
    let title = |id: &'static str| model.locale.t(id).into_owned();
    let Some((name, rest)) = line.split_once(' ') else {
        let mut found: Vec<_> = ACTIONS.iter().copied().filter(|a| a.name.starts_with(line)).collect();
        found.sort_by_key(|a| a.name.len());
        let completion = |a: &&action::Action| Completion { text: a.name.to_owned(), help: title(a.help) };
        return found.iter().take(SHOWN).map(completion).collect();
    };
    let people = || {
        let all = model.desk.directory.current(StreamKind::Person).into_iter();
        all.map(|e| (e.key.to_string(), e.name().to_owned())).collect()
    };
    let words: Vec<(String, String)> = match name {
        "view" => VIEWS.iter().map(|v| (v.name.to_owned(), title(v.title))).collect(),
        "sort" => SORTS.iter().map(|(_, n, id)| ((*n).to_owned(), title(id))).collect(),
        "theme" => LOOKS.iter().map(|(_, name, id)| ((*name).to_owned(), title(id))).collect(),
        "lang" => ["en", "zh-Hans", "zh-Hant"].map(|l| (l.to_owned(), String::new())).into(),
        "assign" | "tracker" => people(),
        _ => vec![],
    };
    let fits = |(word, _): &(String, String)| word.starts_with(rest.trim_start_matches('-'));
    let whole = |(word, help)| Completion { text: format!("{name} {word}"), help };
    words.into_iter().filter(fits).take(SHOWN).map(whole).collect()
}

/// The name nearest to a misspelt one, if any is near.
fn nearest(word: &str) -> Option<&'static str> {
    let near = ACTIONS.iter().map(|a| (distance(word, a.name), a.name)).min()?;
    (near.0 <= 2.min(word.chars().count().saturating_sub(1))).then_some(near.1)
}

/// Letters to change, add, drop or swap (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[i - 2][j - 2] + 1);
            }
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_offers_the_nearest() {
        for (word, near) in [
            ("tkae", Some("take")),
            ("reslove", Some("resolve")),
            ("asign", Some("assign")),
            ("x", None),
            ("frobnicate", None),
        ] {
            assert_eq!(nearest(word), near, "{word}");
        }
    }
}
