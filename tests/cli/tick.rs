//! `tick`: what time brings where no console is open (ESC-3).

use super::Shell;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

const NEW: &str =
    "incident new --plain --fields id --reporter wu --category network.vpn --impact 1 --urgency 1 --title Down";
const LATER: &str = "2026-03-02T12:00:00Z";

/// ESC-3: what was missed fires once, with the true time of its crossing, marked late.
#[test]
fn esc_3_what_was_missed_fires_once() {
    let shell = Shell::new();
    let id = shell.run("an", NEW).done().trim().to_owned();
    let ticked = shell.later(LATER, "an", "tick --json").json();
    assert_eq!(ticked["schema"], "firstline.tick/1");
    assert!(ticked["events"].as_u64().unwrap() > 5, "{ticked}");
    let record = shell.later(LATER, "boss", &format!("incident show {id} --json")).json();
    let of = |rule: &str| -> Value {
        record["escalations"].as_array().unwrap().iter().find(|row| row["rule"] == rule).unwrap().clone()
    };
    let half = of("p1_half");
    assert_eq!((&half["at"], &half["noticed_at"]), (&"2026-03-02T10:00:00Z".into(), &LATER.into()));
    assert_eq!(half["late_s"], 7200);
    assert_eq!(shell.later(LATER, "an", "tick --quiet").done(), "");
    assert_eq!(
        shell.later(LATER, "an", "tick").done(),
        "0 events by time and rules. Notices: 0 sent, 0 failed, 0 waiting.\n"
    );
}

/// Nobody of the desk ticks for it, and numbers are checked.
#[test]
fn who_ticks_is_somebody() {
    let shell = Shell::new();
    shell.run("ghost", "tick").ended(3);
    for bad in ["tick --loop 0", "tick --loop x", "tick --loop 99999999"] {
        shell.run("an", bad).ended(2);
    }
}

/// It goes on until a signal, and a signal is no failure.
#[test]
fn a_loop_ends_with_a_signal() {
    let shell = Shell::new();
    shell.run("an", NEW).done();
    let mut command = shell.command();
    command.env("FIRSTLINE_NOW", LATER).args(["--as", "an", "tick", "--loop", "--json"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("\"events\":"), "{line}");
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
