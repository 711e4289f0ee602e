//! `sla explain` (ONE-1): a clock of a record, taken apart on the command line.

use super::Shell;
use serde_json::Value;

const NOON: &str = "2026-03-02T12:00:00Z";
const FRIDAY: &str = "2026-03-06T12:00:00Z";

/// Recorded at nine, waiting for the user from ten to eleven, at line 2 since then.
fn waited() -> (Shell, String) {
    let shell = Shell::new();
    let id = shell.call("an", "VPN");
    for (at, line) in [
        ("2026-03-02T09:05:00Z", format!("incident take {id}")),
        (
            "2026-03-02T10:00:00Z",
            format!("incident suspend {id} --reason waiting_user --until 2026-03-03T10:00 -m asked"),
        ),
        ("2026-03-02T11:00:00Z", format!("incident resume {id}")),
        ("2026-03-02T11:00:00Z", format!("incident escalate {id} --line 2 --reason access")),
    ] {
        shell.later(at, "an", &line).done();
    }
    (shell, id)
}

fn sum(parts: &Value) -> i64 {
    let open = parts.as_array().unwrap().iter().filter(|part| part["is"] == "open");
    open.map(|part| part["service_s"].as_i64().unwrap()).sum()
}

#[test]
fn one_1_the_leading_clock_and_any_other() {
    let (shell, id) = waited();
    let told = shell.later(NOON, "an", &format!("sla explain {id} --clock resolution")).done();
    for part in [
        "12:00:00 goal - 2:00:00 used = 10:00:00 left",
        "2:00:00 = 3:00:00 of service since 03-02 09:00:00 - 1:00:00 that did",
        "zzz",
        "paused: waiting for user",
        "Standard service [standard], the default: no other agreement covers it",
        "P3 Medium, any nature: resolution 12h",
        "suspended until",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    // Lists show the clock that is due first; it is the one that is explained.
    let leading = shell.later(NOON, "an", &format!("sla explain {id}")).done();
    assert!(leading.starts_with("User update"), "{leading}");
    // A stage is named with its line; without one it is the present one.
    for (clock, title) in [("stage:1", "Stage L1"), ("stage:2", "Stage L2"), ("stage", "Stage L2")] {
        let told = shell.later(NOON, "an", &format!("sla explain {id} --clock {clock}")).done();
        assert!(told.starts_with(title) && told.contains("% of the resolution"), "{clock}: {told}");
    }
    let narrow = shell.later(NOON, "an", &format!("sla explain {id} --width 44 --lang zh-Hant")).done();
    assert!(narrow.contains("時間軸") && narrow.lines().all(|line| line.chars().count() <= 44), "{narrow}");
}

#[test]
fn one_1_as_json_everything_adds_up() {
    let (shell, id) = waited();
    for clock in ["response", "resolution", "update", "accept", "stage:1", "stage:2"] {
        for at in [NOON, FRIDAY] {
            let why = shell.later(at, "an", &format!("sla explain {id} --clock {clock} --json")).json();
            let name = clock.split(':').next().unwrap();
            assert_eq!((&why["schema"], &why["clock"]), (&"firstline.clock/1".into(), &name.into()), "{clock}");
            assert_eq!(why["line"].as_i64(), clock.split(':').nth(1).map(|line| line.parse().unwrap()));
            let number = |name: &str| why[name].as_i64().unwrap();
            assert_eq!(number("used_s") + number("left_s"), number("goal_s"), "{clock}");
            assert_eq!(sum(&why["parts"]), number("used_s"), "{clock}");
            let stretches = why["stretches"].as_array().unwrap();
            // Answered on the phone, the response took no time at all.
            assert_eq!(stretches.is_empty(), why["from"] == why["until"]);
            assert!(stretches.first().is_none_or(|first| first["from"] == why["from"]));
            assert!(stretches.last().is_none_or(|last| last["to"] == why["until"]));
            assert!(stretches.windows(2).all(|two| two[0]["to"] == two[1]["from"]), "{clock}: {why}");
            assert_eq!(why["changes"][0]["did"], "started");
        }
    }
}

#[test]
fn one_1_what_cannot_be_explained_is_said() {
    let (shell, id) = waited();
    let said = shell.run("an", &format!("sla explain {id} --clock confirm")).ended(3);
    assert!(said.contains("no clock confirm") && said.contains("update, response, resolution"), "{said}");
    assert!(said.contains("stage:1, stage:2"), "{said}");
    shell.run("an", "sla explain 999").ended(3);
    shell.run("an", "sla explain x").ended(2);
    shell.run("an", &format!("sla explain {id} --width wide")).ended(2);
}

/// SEC-1: what somebody may not see has no clocks either.
#[test]
fn sec_1_a_hidden_incident_is_not_explained() {
    let shell = Shell::new();
    let new =
        "incident new --plain --fields id --title s --security --reporter wu --category other --impact 3 --urgency 3";
    let id = shell.run("boss", new).done().trim().to_owned();
    let hidden = shell.run("ed", &format!("sla explain {id}")).ended(3);
    let absent = shell.run("ed", "sla explain 999").ended(3);
    assert_eq!(hidden.replace(&id, "999"), absent);
    shell.run("boss", &format!("sla explain {id}")).done();
}
