//! Hostile text in every field, on every screen: nothing but the program's own sequences reaches the terminal
//! (RELIABILITY I01 to I07).

use super::{Terminal, desk, run};
use rustix::process::Signal;
use std::collections::BTreeSet;

/// What steers a terminal, and what only looks as if: none of it is anything this program would send itself.
const STEERING: &str = "\u{1b}]52;c;aGk=\u{7}\u{1b}]0;mine\u{1b}\\\u{1b}]8;;http://x\u{1b}\\\u{1b}P$q\"p\u{1b}\\\u{1b}_x\u{1b}\\\
    \u{1b}[6n\u{1b}[c\u{1b}[21t\u{1b}[3J\u{1b}[5m\u{1b}[38;2;1;2;3m\u{1b}[?1000h\u{1b}[99;99r\u{1b}c\u{1b}(0\u{1b}[4h\u{9b}6n\u{9d}0;x\u{9c}\u{90}x\
    \u{8}\u{8}\u{c}\u{b}\u{e}\u{f}\u{7f}\u{85}";
/// Turns what stands around it, hides, or breaks a line.
const HIDING: &str = "\u{202e}evil\u{202c}\u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}a\u{200b}b\u{200c}c\u{200d}d\u{2060}e\u{feff}f\u{ad}g\u{2028}h\u{2029}i\
    \u{e0041}\u{e0042}\u{180e}\u{115f}\u{3164}\u{fff9}";

/// Each of these goes into every field.
fn payloads() -> Vec<(&'static str, String)> {
    vec![
        ("steering", STEERING.to_owned()),
        ("hiding", HIDING.to_owned()),
        ("a long word", "w".repeat(190)),
        ("four bytes", "\u{20000}\u{2a6df}\u{30000}".repeat(40)),
        ("marks", format!("e{}x", "\u{301}\u{489}\u{20dd}".repeat(40))),
        ("emoji", "👩\u{200d}👩\u{200d}👧\u{200d}👦🏴\u{e0067}\u{e007f}1\u{fe0f}\u{20e3}🇦🇧🇨".to_owned()),
        ("from the right", "שלום עולם مرحبا بالعالم ١٢٣".to_owned()),
    ]
}

/// What this program sends besides text; numbers of colours and places stand for themselves.
const OURS: [&str; 20] = [
    "\x1b[0m",
    "\x1b[2J",
    "\x1b[22;0t",
    "\x1b[23;0t",
    "\x1b[?25h",
    "\x1b[?25l",
    "\x1b[?1004h",
    "\x1b[?1004l",
    "\x1b[?1049h",
    "\x1b[?1049l",
    "\x1b[?2004h",
    "\x1b[?2004l",
    "\x1b[?2026h",
    "\x1b[?2026l",
    "\x1b[K",
    // Left off for a program before us that left them on.
    "\x1b[?1000l",
    "\x1b[?1002l",
    "\x1b[?1003l",
    "\x1b[?1006l",
    "\x1b[?1015l",
];

/// The ways to show a letter that are used, and their ends; blinking is none of them.
const LOOKS: [&str; 13] = ["", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"];

/// Ours: the sequences above, a place, a jump, blanks, or looks of letters in the terminal's own sixteen colours.
fn ours(sequence: &str) -> bool {
    let inner = sequence.strip_prefix("\x1b[").unwrap_or_default();
    let number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    let colour = |n: &str| n.parse::<u8>().is_ok_and(|n| matches!(n, 30..=37 | 40..=47 | 90..=97 | 100..=107));
    let look = |n: &str| LOOKS.contains(&n) || colour(n);
    OURS.contains(&sequence)
        || inner.strip_suffix('H').is_some_and(|place| place.split(';').all(number))
        || inner.strip_suffix(['C', 'X']).is_some_and(|n| n.is_empty() || number(n))
        || inner.strip_suffix('m').is_some_and(|looks| looks.split(';').all(look))
}

/// What was sent that is not text, each once.
fn sent(bytes: &[u8]) -> BTreeSet<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut found = BTreeSet::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{ad}' | '\u{61c}' | '\u{feff}' | '\u{180e}' | '\u{115f}' | '\u{3164}' | '\u{fff9}'
            | '\u{e0000}'..='\u{e007f}');
        if c == '\u{1b}' {
            let mut sequence = String::from(c);
            for c in rest.by_ref() {
                sequence.push(c);
                if sequence.len() > 2 && ('@'..='~').contains(&c) || sequence.len() == 2 && c != '[' {
                    break;
                }
            }
            found.insert(sequence);
        } else if c.is_control() || hidden {
            found.insert(c.to_string());
        }
    }
    found
}

/// All but the one question that a console asks of its terminal.
fn without_the_question(mut bytes: Vec<u8>) -> Vec<u8> {
    const ASK: &[u8] = b"\x1b[2H\xe2\x94\x80\x1b[6n\r\x1b[K\x1b[c";
    let at = bytes.windows(ASK.len()).position(|w| w == ASK).unwrap();
    bytes.drain(at..at + ASK.len());
    bytes
}

/// I01 to I07: whatever stands in a field, and wherever it is shown, typed or pasted.
#[test]
fn nothing_but_our_own_sequences_is_sent() {
    for (name, text) in payloads() {
        let dir = desk(&format!("begin {text}"));
        let d = dir.path();
        let value = format!("name=N {text}");
        for (noun, key) in [("contact", "wu"), ("team", "net"), ("person", "ed"), ("category", "network.vpn")] {
            run(d, &["--as", "boss", noun, "edit", key, &value]);
        }
        run(d, &["--as", "an", "incident", "note", "1", "-m", &format!("above\n{text} {text}\nbelow")]);
        run(d, &["--as", "an", "incident", "edit", "1", "--set", &format!("description=D {text}")]);

        let mut console = Terminal::start(d, "an");
        console.wait("begin").wait("N ");
        let mut seen = std::mem::take(&mut console.bytes);
        let mut keep = |console: &mut Terminal| seen.extend(std::mem::take(&mut console.bytes));
        for size in [(24, 80), (12, 40), (8, 30), (50, 200), (36, 120)] {
            console.resize(size).wait("begin");
            keep(&mut console);
        }
        // The record, its work log, its timeline.
        console.press("\r").wait("Work log").press("]").without("ABOUT").wait("below").press("]").press("[");
        console.press("\x1b").without("Work log");
        // Pasted into a form; what is typed after it shows that it was taken in.
        let pasted = format!("\x1b[200~{}\x1b[201~", text.replace("\x1b[201~", ""));
        console
            .press("c")
            .wait("Internal note")
            .press(&pasted)
            .press("zq1")
            .wait("zq1")
            .press("\x1b")
            .without("Esc close");
        // Lists to choose from: teams, people, contacts.
        console.press(">").wait("Reason").press("\t").press("\t").press("\x1b").without("Esc close");
        console.press("a").wait("Assign").press("\t").press("\x1b").without("Esc close");
        console.press("/").press(&pasted).press("zq2").wait("zq2");
        console.signal(Signal::TERM);
        assert_eq!(console.ended(), 143, "{name}");
        keep(&mut console);
        let foreign: Vec<String> =
            sent(&without_the_question(seen)).into_iter().filter(|sequence| !ours(sequence)).collect();
        assert!(foreign.is_empty(), "{name}: {foreign:?}");
    }
}
