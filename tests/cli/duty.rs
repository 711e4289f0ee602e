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

/// Who should get it, with what speaks for them; nobody is assigned by asking.
#[test]
fn assign_suggest_lists_the_best_first() {
    let shell = Shell::new();
    for line in [
        "person add bo name=Bo roles=engineer teams=net skills=network",
        "person add cy name=Cy roles=engineer teams=net",
        "person add ray name=Ray roles=viewer teams=net",
    ] {
        shell.run("boss", line).done();
    }
    let text = shell.run("boss", "policy show").done();
    let duty = "[duty.net]\nassign = \"load\"\nroster = [{ people = [\"bo\", \"cy\"], days = \"mon\" }]\n";
    let (first, second) = (shell.call("an", "x"), shell.call("an", "y"));
    shell.run("an", &format!("incident escalate {first} --reason skill --to ed")).done();
    shell.fed("boss", "policy apply -", &format!("{text}{duty}")).done();

    let suggest = format!("incident assign {second} --suggest --team net");
    let listed = shell.run("an", &format!("{suggest} --plain --fields person,why")).done();
    assert_eq!(
        listed,
        "bo\tskill network \u{b7} on duty \u{b7} 0 open\ncy\ton duty \u{b7} 0 open\ned\toff duty \u{b7} 1 open\n"
    );
    let object = shell.run("an", &format!("{suggest} --json")).json();
    assert_eq!(object["schema"], "firstline.candidate.list/1");
    let best = &object["items"][0];
    assert_eq!(
        (&best["person"], &best["skills"][0], &best["on_duty"]),
        (&"bo".into(), &"network".into(), &true.into())
    );
    assert_eq!(object["items"][2]["given"], "2026-03-02T09:00:00Z");
    let owner =
        |id: &str| shell.run("an", &format!("incident show {id} --json --fields assignee")).json()["assignee"].clone();
    assert_eq!(owner(&second), serde_json::Value::Null);

    // What comes to the team now is given at once, by rule and on the record (LIFE-8).
    shell.run("an", &format!("incident escalate {second} --reason skill")).done();
    assert_eq!(owner(&second), "bo");
    let shown = shell.run("an", &format!("incident show {second}")).done();
    assert!(shown.contains("automatically"), "{shown}");
    let third = shell.call("an", "z");
    shell.run("an", &format!("incident escalate {third} --reason skill")).done();
    assert_eq!(owner(&third), "cy");
    // Asked for several at once it would be a list of lists.
    shell.run("an", &format!("incident assign {first} {second} --suggest")).ended(2);
    shell.run("boss", "audit verify").done();
}

/// LIFE-8: the third hand-over is warned of before it is done.
#[test]
fn the_third_hand_over_is_warned_of() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    let warned = |who: &str, line: &str| {
        let ran = shell.run(who, line);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err.contains("hand-over no. 3")
    };
    assert!(!warned("an", &format!("incident escalate {id} --reason skill")));
    assert!(!warned("ed", &format!("incident return {id} --reason answered")));
    assert!(warned("an", &format!("incident escalate {id} --reason skill")));
    assert!(!warned("ed", &format!("incident note {id} -m x")));
}
