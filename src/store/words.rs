//! Words for the index. One job: cut text into what is looked for (CRATES: bigrams find Chinese words of any length).
//!
//! A run of CJK becomes its overlapping pairs and its last character alone; a run of other letters and digits becomes one
//! word; both folded, so that simplified and traditional find each other. The index is built here and asked here, so both
//! sides cut alike.

use crate::domain::fold;

/// Changes with what is kept of a text; an index of another form is made anew.
pub const FORM: u32 = 2;

/// Words that everything holds: two texts are not alike for sharing one. Shorter ones are left out anyway.
const SMALL: &[&str] = &[
    "after", "all", "and", "any", "are", "but", "can", "cannot", "does", "for", "from", "has", "have", "her", "his",
    "how", "its", "not", "now", "one", "our", "she", "since", "that", "the", "their", "them", "then", "there", "they",
    "this", "was", "were", "what", "when", "where", "which", "who", "will", "with", "you", "your",
];

/// The most terms one question may have.
const MOST_TERMS: usize = 64;

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// The runs of a text: CJK or not, without what separates them.
fn runs(text: &str) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        let cjk = is_cjk(c);
        match runs.last_mut() {
            Some((kind, run)) if open && *kind == cjk => run.extend(fold::chars(c)),
            _ => runs.push((cjk, fold::chars(c).collect())),
        }
        open = true;
    }
    runs
}

fn pairs(run: &str) -> Vec<String> {
    let chars: Vec<char> = run.chars().collect();
    chars.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// What the index keeps of a text: words set apart by spaces.
pub fn indexed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (cjk, run) in runs(text) {
        let words = match cjk {
            false => vec![run],
            true => {
                let mut words = pairs(&run);
                words.extend(run.chars().last().map(String::from));
                words
            }
        };
        for word in words {
            out.push_str(&word);
            out.push(' ');
        }
    }
    out
}

/// The question for FTS5: every run must be there, words by their beginning; `None` when there is nothing to look for.
pub fn question(text: &str) -> Option<String> {
    let quoted = |word: &str| format!("\"{}\"", word.replace('"', "\"\""));
    let terms: Vec<String> = runs(text)
        .into_iter()
        .take(MOST_TERMS)
        .map(|(cjk, run)| match (cjk, run.chars().count()) {
            (true, 2..) => quoted(&pairs(&run).join(" ")),
            _ => format!("{}*", quoted(&run)),
        })
        .collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// The question for whatever shares words with a text: pairs of Chinese, and words of three letters or more.
pub fn likeness(text: &str) -> Option<String> {
    let mut terms: Vec<String> = Vec::new();
    for (cjk, run) in runs(text) {
        match cjk {
            true => terms.extend(pairs(&run)),
            false if run.chars().count() > 2 && !SMALL.contains(&run.as_str()) => terms.push(run),
            false => {}
        }
    }
    terms.sort();
    terms.dedup();
    terms.truncate(MOST_TERMS);
    let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
    (!quoted.is_empty()).then(|| quoted.join(" OR "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_as_they_are_asked_for() {
        let cases = [
            ("VPN 断线 (华东)", "vpn 断线 线 华东 东 ", Some("\"vpn\"* AND \"断线\" AND \"华东\"")),
            ("打印机", "打印 印机 机 ", Some("\"打印 印机\"")),
            ("机", "机 ", Some("\"机\"*")),
            ("網頁", "网页 页 ", Some("\"网页\"")),
            ("ＶＰＮ斷線", "vpn 断线 线 ", Some("\"vpn\"* AND \"断线\"")),
            ("don't AND 20.04", "don t and 20 04 ", Some("\"don\"* AND \"t\"* AND \"and\"* AND \"20\"* AND \"04\"*")),
            ("  —  ", "", None),
        ];
        for (text, kept, asked) in cases {
            assert_eq!(indexed(text), kept);
            assert_eq!(question(text).as_deref(), asked);
        }
    }

    #[test]
    fn texts_are_not_alike_for_a_word_that_every_text_holds() {
        assert_eq!(likeness("Touch screen reacts in THE wrong place"), likeness("touch screen, reacts wrong: place"));
        assert_eq!(likeness("what is this for"), None);
    }
}
