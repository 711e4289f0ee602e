//! The policy at the command line: weighed, then applied.

use super::Shell;

/// ONE-2: what `policy diff` says is what `policy apply` does; a text with mistakes is told as `policy check` tells it.
#[test]
fn what_diff_says_apply_does() {
    let shell = Shell::new();
    for title in ["a", "b", "c"] {
        shell.call("an", title);
    }
    let text = shell.run("boss", "policy show").done();
    let same = shell.fed("boss", "policy diff -", &text).done();
    assert!(same.contains("nothing changes") && same.contains("No open incident"), "{same}");
    let other =
        text.replace("update = \"4h\"", "update = \"3h\"").replace("resolution = \"12h\"", "resolution = \"8h\"");
    let foretold = shell.fed("an", "policy diff - --json", &other).json();
    assert_eq!(foretold["schema"], "firstline.policy.diff/1");
    let keys: Vec<&str> = foretold["changes"].as_array().unwrap().iter().filter_map(|c| c["key"].as_str()).collect();
    assert_eq!(keys, ["targets.P3.resolution", "targets.P3.update"]);
    let of = |clock: &str| {
        let items = foretold["items"].as_array().unwrap().iter();
        items.filter(|i| i["clock"] == clock).map(|i| i["new_due"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((of("update").len(), of("resolution").len(), of("stage:1").len()), (3, 3, 3), "{foretold}");
    let human = shell.fed("an", "policy diff -", &other).done();
    assert!(human.contains("P3 · resolution") && human.contains("12h") && human.contains("Stage L1"), "{human}");
    let applied = shell.fed("boss", "policy apply - --json", &other).json();
    assert_eq!((&applied["retargeted"], &foretold["incidents"]), (&3.into(), &3.into()));
    let shown = shell.run("an", "incident show 1 --json").json();
    let due =
        |kind: &str| shown["clocks"].as_array().unwrap().iter().find(|c| c["clock"] == kind).unwrap()["due"].clone();
    assert_eq!((&due("resolution"), &due("update")), (&of("resolution")[0], &of("update")[0]), "{shown}");
    let torn = other.replace("reopen_window", "reopen_widow");
    let said = shell.fed("an", "policy diff -", &torn);
    assert!(said.out.contains("did you mean \"reopen_window\"?") && said.code == 6, "{}", said.out);
}
