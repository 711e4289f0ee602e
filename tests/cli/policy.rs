//! The policy at the command line: weighed, then applied.

use super::Shell;

/// Row 44: which agreement a record is under, and why, by the policy in force.
#[test]
fn why_this_agreement_is_told() {
    let shell = Shell::new();
    shell.call("an", "x");
    let why = shell.run("an", "agreement why 1").done();
    assert_eq!(why.lines().next(), Some("Standard service (standard)"), "{why}");
    assert!(why.contains("It is the default agreement"), "{why}");
    let text = shell.run("boss", "policy show").done();
    let standard = text.split("[agreements.standard]").nth(1).unwrap().split("# ──").next().unwrap();
    let faults = standard.replace("default = true", "natures = [\"fault\"]").replace("Standard service", "Faults");
    shell.fed("boss", "policy apply -", &format!("{text}\n[agreements.faults]{faults}")).done();
    let told = shell.run("an", "agreement why 1 --json").json();
    let others = serde_json::json!([{ "agreement": "standard", "behind": "nature", "date": null }]);
    assert_eq!((&told["agreement"], &told["nature"], &told["others"]), (&"faults".into(), &"fault".into(), &others));
    let why = shell.run("an", "agreement why 1").done();
    assert!(why.contains("It names the nature Fault.") && why.contains("(standard) does not name the nature"), "{why}");
    shell.run("an", "agreement why 7").ended(3);
}

/// SLA-6: what an agreement names beside its goals is kept and shown; what it takes out does not count for its goals, and
/// does for those of others.
#[test]
fn an_agreement_says_who_stands_for_it_and_when_it_rests() {
    let shell = Shell::new();
    let text = shell.run("boss", "policy show").done();
    let standard = text.split("[agreements.standard]").nth(1).unwrap().split("# ──").next().unwrap();
    let own = "natures = [\"fault\"]\nvalid_until = 2026-12-31\nauthorised_by = \"C. Dubois\"\n\
               contacts = [\"Ann Lee, 6044\", \"Bo\"]\navailability = 99.50\ninterruptions = [\
               { weekday = \"mon\", hours = [[\"10:00\", \"12:00\"]] }, \
               { weekday = \"sat\", nth = -1, hours = [[\"22:00\", \"06:00\"]] }]";
    let faults = standard.replace("default = true", own).replace("Standard service", "Faults");
    shell.fed("boss", "policy apply -", &format!("{text}\n[agreements.faults]{faults}")).done();
    let shown = shell.run("an", "agreement show faults").done();
    for words in [
        "C. Dubois",
        "Ann Lee, 6044",
        "every Mon 10:00–12:00",
        "last Sat of the month, 22:00–06:00",
        "99.5",
        "24×7 · Faults",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let exact = shell.run("an", "agreement show faults --json").json();
    assert_eq!((&exact["availability"], &exact["contacts"][1]), (&"99.5".into(), &"Bo".into()));
    assert_eq!((&exact["interruptions"][1]["nth"], &exact["standing"]), (&(-1).into(), &"in_force".into()));
    let listed = shell.run("an", "agreement list --plain --fields id,standing,valid_until").done();
    assert_eq!(listed, "standard\tin_force\t\nfaults\tin_force\t2026-12-31\n");
    shell.run("an", "agreement show gold").ended(3);

    // A Monday at 9:00, P3: from 10 to 12 nothing counts for the fault, and everything for the request.
    let due = |id: &str| {
        let shown = shell.run("an", &format!("incident show {id} --json")).json();
        let clocks = shown["clocks"].as_array().unwrap().clone();
        clocks.iter().find(|clock| clock["clock"] == "update").unwrap()["due"].clone()
    };
    let fault = shell.call("an", "x");
    let new = "incident new --plain --fields id --reporter wu --category network.vpn --impact 2 --urgency 2 --title y \
               --nature service_request";
    let request = shell.run("an", new).done();
    assert_eq!(due(request.trim()), "2026-03-02T13:00:00Z");
    assert_eq!(due(&fault), "2026-03-02T15:00:00Z");
    assert!(shell.run("an", "calendar show business.faults").done().contains("maintenance"));
    shell.run("boss", "audit verify").done();
}

/// Rows 16 and 20 to 22: what looks wrong at a date is told with its line; a policy with warnings can be applied.
#[test]
fn what_looks_wrong_is_told_and_can_be_applied() {
    let shell = Shell::new();
    let good = shell.run("an", "calendar lint");
    assert!(good.out.is_empty() && good.code == 0 && good.err.contains("nothing looks wrong"), "{}", good.err);
    let text = shell.run("boss", "policy show").done();
    let closed =
        text.replace("holidays = []\nworkdays = []", "holidays = [2025-10-01]\nyearly_holidays = [\"01-01..12-31\"]");
    let told = shell.fed("an", "calendar lint - --json", &closed);
    let kinds: Vec<String> = told.json()["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| format!("{} {}", f["kind"], f["severity"]))
        .collect();
    assert_eq!(kinds, ["\"never-open\" \"warning\"", "\"holidays-end\" \"warning\""]);
    assert_eq!((told.code, told.json()["ok"].as_bool()), (0, Some(true)));
    let line = closed.lines().position(|line| line == "holidays = [2025-10-01]").unwrap() + 1;
    let checked = shell.fed("an", "policy check -", &closed);
    assert!(checked.out.contains(&format!("line {line}, column 1, calendars.business.holidays")), "{}", checked.out);
    assert!(checked.err.contains("warnings: 2"), "{}", checked.err);

    // Row 21: a clock in such a calendar has no deadline, and says so.
    shell.call("an", "x");
    shell.fed("boss", "policy apply -", &closed).done();
    let shown = shell.run("an", "incident show 1").done();
    assert!(shown.contains("no deadline: the calendar is closed"), "{shown}");
    assert!(shell.run("an", "calendar lint").out.contains("calendars.business"));
    let torn = shell.fed("an", "calendar lint -", &text.replace("reopen_window", "reopen_widow"));
    assert_eq!(torn.code, 6, "{}", torn.out);
}

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
