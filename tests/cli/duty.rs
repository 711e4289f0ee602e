//! Rosters and suggestions, as a shell asks them (ROLE-3, LIFE-8).

use super::Shell;

const DUTY: &str = r#"
[duty.desk]
roster = [{ people = ["an", "lina"], days = "mon-fri", from = "08:00", to = "20:00" }]
[duty.nowhere]
assign = "load"
"#;

/// What nobody here knows, and hours without duty, are warnings with their line; the policy can be applied all the same.
#[test]
fn a_roster_is_checked_against_the_people_there_are() {
    let shell = Shell::new();
    let text = shell.run("boss", "policy show").done();
    let lines = text.lines().count();
    let with = format!("{text}{DUTY}");
    let said = shell.fed("boss", "policy check -", &with).done();
    for (line, what) in [
        (lines + 2, "nobody of team \"desk\" is on duty from 2026-03-02 20:00 to 2026-03-03 08:00"),
        (lines + 3, "nobody in team \"desk\" is called \"lina\""),
        (lines + 4, "there is no team \"nowhere\""),
    ] {
        let told = said.lines().find(|l| l.contains(what)).unwrap_or_else(|| panic!("{what} in {said}"));
        assert!(told.contains(&format!("line {line},")), "{told}");
    }
    let checked = shell.fed("boss", "policy check - --json", &with).json();
    assert_eq!((&checked["ok"], &checked["findings"][0]["severity"]), (&true.into(), &"warning".into()));
    shell.fed("boss", "policy apply -", &with).done();
    shell.run("boss", "audit verify").done();
}
