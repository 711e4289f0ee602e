//! A day at the desk, typed.

use super::{Ran, Shell, firstline};

/// LIFE-2 … LIFE-15, AUD-2: from founding to proof, by commands alone.
#[test]
fn a_call_is_recorded_escalated_resolved_confirmed_and_proven() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("a folder").join("desk.db");
    let run = |who: &str, words: &[&str]| {
        let mut command = firstline();
        command.arg("--db").arg(&db).args(if who.is_empty() { vec![] } else { vec!["--as", who] });
        Ran::of(command.args(words).output().unwrap())
    };
    let made = run("", &["init", "--identity", "declared", "--login", "boss", "--zone", "Asia/Shanghai"]).done();
    assert!(made.contains("Asia/Shanghai") && made.contains("firstline incident new"), "{made}");
    run("boss", &["team", "add", "net", "name=Network", "line=2"]).done();
    run("boss", &["person", "add", "an", "name=An Agent", "roles=agent", "teams=desk"]).done();
    run("boss", &["person", "add", "ed", "name=Ed", "roles=engineer", "teams=net"]).done();

    let new = "incident new --json --title VPN --new-reporter Wu --phone 6044 --category Network/VPN --impact 2 \
               --urgency 2 --take";
    let recorded = run("an", &new.split_whitespace().collect::<Vec<_>>()).json();
    assert_eq!((&recorded["id"], &recorded["state"]), (&"1".into(), &"in_progress".into()), "{recorded}");
    run("an", &["incident", "escalate", "1", "--reason", "skill"]).done();
    run("ed", &["incident", "take", "1"]).done();
    run("ed", &["incident", "resolve", "1", "-m", "a new profile", "--closing-code", "fixed"]).done();
    // LIFE-15: what a user reported is closed by the desk.
    assert!(run("ed", &["incident", "close", "1"]).ended(4).contains("LIFE-15"));
    run("an", &["incident", "confirm", "1", "--satisfaction", "5", "--close"]).done();

    let shown = run("an", &["incident", "show", "1", "--json"]).json();
    assert_eq!((&shown["state"], &shown["resolver"], &shown["line"]), (&"closed".into(), &"ed".into(), &2.into()));
    let kinds: Vec<&str> = shown["timeline"].as_array().unwrap().iter().filter_map(|e| e["kind"].as_str()).collect();
    assert_eq!(kinds, ["recorded", "taken", "escalated", "taken", "resolved", "confirmed", "closed"]);
    assert_eq!(shown["reports"][0]["contact"], "wu");

    let head = run("an", &["audit", "head"]).done();
    let noted = head.trim().replace(' ', ":");
    run("an", &["audit", "verify", "--head", &noted]).done();
    run("an", &["incident", "note", "1", "-m", "thanks"]).done();
    run("an", &["audit", "verify", "--head", &noted]).done();
}

/// ONE-4: a wrong act is taken back by its batch or by its incident.
#[test]
fn what_was_done_by_mistake_is_undone() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    shell.run("an", &format!("incident take {id}")).done();
    shell.run("an", &format!("incident undo --last {id}")).done();
    let state = |shell: &Shell| shell.run("an", &format!("incident show {id} --json --fields state")).json();
    assert_eq!(state(&shell)["state"], "new");
    let batch = shell.run("an", &format!("incident take {id} --plain --fields batch")).done();
    shell.run("an", &format!("incident undo {}", batch.trim())).done();
    assert_eq!(state(&shell)["state"], "new");
    assert!(shell.run("an", &format!("incident undo {}", batch.trim())).ended(4).contains("ONE-4"));
}

/// SLA-3: a suspension ends by itself, also when nobody but a listing looks.
#[test]
fn a_suspension_ends_by_itself() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    shell.run("an", &format!("incident take {id}")).done();
    shell.run("an", &format!("incident suspend {id} --reason waiting_user --until 2h")).done();
    let states = |at: &str| shell.later(at, "an", "incident list --plain --fields state").done();
    assert_eq!(states("2026-03-02T10:59:59Z"), "suspended\n");
    assert_eq!(states("2026-03-02T11:00:00Z"), "in_progress\n");
    shell.run("an", "audit verify").done();
}

/// A time the caller was given: its clock counts, the time may be written as it is said, and one that is over is refused.
#[test]
fn a_promise_has_its_clock() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    let promise = |by: &str| shell.words("an", ["incident", "promise", id.as_str(), "--by", by]);
    let clock = |kind: &str| {
        let shown = shell.run("an", &format!("incident show {id} --json --fields clocks,promised_for")).json();
        let clocks = shown["clocks"].as_array().unwrap().clone();
        (clocks.into_iter().find(|c| c["clock"] == kind), shown["promised_for"].clone())
    };
    for (by, due) in [
        ("15:00", "2026-03-02T15:00:00Z"),
        ("by fri 15:00", "2026-03-06T15:00:00Z"),
        ("明天上午", "2026-03-03T12:00:00Z"),
        ("tomorrow 9:00", "2026-03-03T09:00:00Z"),
    ] {
        promise(by).done();
        let (promised, at) = clock("promise");
        assert_eq!((promised.unwrap()["due"].clone(), at), (due.into(), due.into()), "{by}");
    }
    assert!(promise("8:00").ended(6).contains("must be later than"), "rules refuse it");
    assert!(promise("soon").ended(2).contains("tomorrow 9:00"), "the forms there are");
    assert!(shell.run("an", &format!("incident promise {id}")).ended(2).contains("--by"));
    shell.run("an", &format!("incident call-back {id} -m floor?")).done();
    let list = |query: &str| shell.run("an", &format!("incident list {query} --plain --fields id")).done();
    assert_eq!(list("sla.callback:<31m").trim(), id);
    shell.run("an", &format!("incident call {id} -m told")).done();
    for kind in ["promise", "call_back"] {
        assert_eq!(clock(kind).0.unwrap()["shows"], "met", "{kind}");
    }
    shell.run("an", "audit verify").done();
}

/// MAJ-2: stakeholders of a major incident hear of it in time; of another one nobody waits for a word.
#[test]
fn stakeholders_are_informed() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    assert!(shell.run("an", &format!("incident inform {id} -m soon")).ended(4).contains("MAJ-2"));
    shell.run("an", &format!("incident edit {id} --set impact=1")).done();
    let list = |query: &str| shell.run("an", &format!("incident list {query} --plain --fields id")).done();
    assert_eq!(list("sla.stakeholder:<31m").trim(), id);
    shell.run("an", &format!("incident inform {id}")).ended(2);
    shell.run("an", &format!("incident inform {id} -m soon")).done();
    let shown = shell.run("boss", &format!("incident show {id}")).done();
    assert!(shown.contains("informed the stakeholders"), "{shown}");
    let row = &shell.run("boss", "inbox --json").json()["items"][0];
    assert_eq!((&row["kind"], &row["by"]), (&"informed".into(), &"an".into()));
    shell.run("an", "audit verify").done();
}

/// Every act can be typed, and does what it says.
#[test]
fn the_other_acts() {
    let shell = Shell::new();
    let ids: Vec<String> = ["a", "b", "c"].iter().map(|title| shell.call("an", title)).collect();
    let [a, b, c] = &ids[..] else { panic!() };
    let field = |id: &str, name: &str| {
        shell.run("boss", &format!("incident show {id} --json --fields {name}")).json()[name].clone()
    };
    for (who, line) in [
        ("an", format!("incident edit {a} --set title=changed --set tags=x,y --set impact=1 --set actual_effort=90m")),
        ("boss", format!("incident override {a} --priority 3 -m calm")),
        ("an", format!("incident assign {a} --to me")),
        ("an", format!("incident start {a}")),
        ("an", format!("incident call {a} -m told")),
        ("an", format!("incident reply {a} -m soon")),
        ("an", format!("incident chase {a}")),
        ("an", format!("incident call-back {a} -m floor?")),
        ("an", format!("incident promise {a} --by 15:00 -m spare")),
        ("an", format!("incident link {a} --with {b}")),
        ("an", format!("incident join {a} --new-reporter Li --phone 7 -m too")),
        ("an", format!("incident merge {b} --into {a}")),
        ("an", format!("incident unmerge {b}")),
        ("an", format!("incident track {a} --to boss")),
        ("an", format!("incident escalate {a} --team net --reason time")),
        ("ed", format!("incident take {a}")),
        ("ed", format!("incident return {a} --reason answered")),
        ("an", format!("incident take {a}")),
        ("an", format!("incident suspend {a} --reason vendor --until 2026-03-03")),
        ("an", format!("incident resume {a}")),
        ("an", format!("incident resolve {a} -m done --closing-code advised --effort 15m --on-site")),
        ("an", format!("incident confirm {a} --outcome not_recovered --feedback no")),
        ("an", format!("incident resolve {a} -m again --closing-code fixed")),
        ("an", format!("incident confirm {a}")),
        ("an", format!("incident rate {a} --report 2 --satisfaction 4")),
        ("an", format!("incident close {a}")),
        ("an", format!("incident followup {a} -m fine --score 5")),
        ("an", format!("incident reopen {a} -m again")),
        ("an", format!("incident cancel {c} --reason withdrawn")),
    ] {
        let ran = shell.run(who, &line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    }
    assert_eq!(field(a, "title"), "changed");
    assert_eq!(field(a, "tags"), serde_json::json!(["x", "y"]));
    assert_eq!((field(a, "impact"), field(a, "priority")), (1.into(), 3.into()));
    assert_eq!((field(a, "tracker"), field(a, "chase_count")), ("boss".into(), 1.into()));
    assert_eq!((field(a, "actual_effort"), field(a, "on_site")), (900.into(), false.into()));
    assert_eq!(field(a, "reports")[1]["satisfaction"], 4);
    assert_eq!((field(a, "state"), field(b, "state")), ("in_progress".into(), "new".into()));
    assert_eq!((field(c, "state"), field(c, "cancel_reason")), ("cancelled".into(), "withdrawn".into()));
    shell.run("an", "audit verify").done();
}

/// LIFE-2: a visit is agreed, made, and a slip of the pen put right.
#[test]
fn an_engineer_goes_there() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    shell.run("an", &format!("incident visit {id} --engineer ed --appointment 2026-03-02T14:00:00Z")).ended(0);
    shell.run("an", &format!("incident escalate {id} --team net --reason access")).done();
    assert!(shell.run("ed", &format!("incident visit {id} --left now")).ended(2).contains("--arrived"));
    shell.run("ed", &format!("incident visit {id} --arrived 08:30")).done();
    shell.run("ed", &format!("incident undo --last {id}")).done();
    shell.run("ed", &format!("incident visit {id} --arrived 08:40 --left now --parts fuser")).done();
    shell.run("an", &format!("incident visit {id} --appointment 3d")).ended(4);
    let shown = shell.run("ed", &format!("incident show {id} --json --fields visits")).json();
    let want = serde_json::json!([{
        "number": 1, "engineer": "ed", "appointment": "2026-03-02T14:00:00Z", "arrived": "2026-03-02T08:40:00Z",
        "left": "2026-03-02T09:00:00Z", "parts": "fuser",
    }]);
    assert_eq!(shown["visits"], want);
    shell.run("an", "audit verify").done();
}

/// LIFE-2, AUD-2: a policy declares fields; they are asked for, kept, shown, taken back and proven, and outlive it.
#[test]
fn a_house_has_fields_of_its_own() {
    let shell = Shell::new();
    let text = shell.run("boss", "policy show").done();
    let example = text.lines().skip_while(|line| *line != "# [fields.asset_tag]").take_while(|l| l.starts_with("# "));
    let declared = example.fold(text.clone(), |text, line| format!("{text}{}\n", &line[2..]));
    shell.fed("boss", "policy apply -", &declared).done();
    let torn = declared.replace("\ntype     = \"date\"", "\ntype     = \"day\"");
    let line = torn.lines().position(|line| line == "type     = \"day\"").unwrap() + 1;
    assert!(
        shell
            .fed("boss", "policy check -", &torn)
            .out
            .contains(&format!("line {line}, column 12, fields.wanted_by.type"))
    );

    let new = "incident new --plain --fields id --reporter wu --category network.vpn --impact 2 --urgency 2 --title x";
    let said = shell.run("an", new).ended(2);
    assert!(said.contains("asset tag (LIFE-2)") && said.contains("--set custom.asset_tag="), "{said}");
    shell.run("an", &format!("{new} --set floor=3")).ended(2);
    let id = shell.run("an", &format!("{new} --set custom.asset_tag=B-4711 --set custom.floor=3")).done();
    let id = id.trim();
    for (set, code, says) in [
        ("custom.floor=up", 6, "not a whole number"),
        ("custom.wanted_by=2026-05-01", 6, "not asked of fault"),
        ("custom.damage=fire", 6, "wear (wear and tear)"),
        ("custom.colour=red", 6, "custom.floor"),
        ("custom.floor", 2, "custom.floor"),
        ("custom.asset_tag=", 2, "asset tag"),
    ] {
        let said = shell.run("an", &format!("incident edit {id} --set {set}")).ended(code);
        assert!(said.contains(says), "{set}: {said}");
    }
    let asked = shell.run("an", "incident list custom.floor:3").ended(6);
    assert!(asked.contains("do not ask fields of the policy"), "{asked}");
    shell.run("an", &format!("incident edit {id} --set custom.floor=4 --set title=y")).done();
    assert!(
        shell.run("an", &format!("incident resolve {id} -m done --closing-code fixed")).ended(2).contains("damage")
    );
    let resolve = format!("incident resolve {id} -m done --closing-code fixed --set custom.damage=wear");
    shell.run("an", &resolve).done();
    let custom = || shell.run("an", &format!("incident show {id} --json --fields custom")).json()["custom"].clone();
    assert_eq!(custom(), serde_json::json!({ "asset_tag": "B-4711", "damage": "wear", "floor": 4 }));
    let shown = || shell.run("an", &format!("incident show {id} --lang zh-Hans")).done();
    assert!(shown().contains("正常老化") && shown().contains("楼层：3 > 4"), "{}", shown());

    shell.fed("boss", "policy apply -", &text).done();
    assert_eq!(custom(), serde_json::json!({ "asset_tag": "B-4711", "damage": "wear", "floor": 4 }));
    assert!(shown().contains("damage") && shown().contains("floor：3 > 4"), "{}", shown());
    shell.run("an", &format!("incident undo --last {id}")).done();
    assert_eq!(custom(), serde_json::json!({ "asset_tag": "B-4711", "floor": 4 }));
    shell.run("an", "audit verify").done();
}

/// UX 4: many at once, by their numbers or by what a listing printed.
#[test]
fn acts_on_several_incidents() {
    let shell = Shell::new();
    let ids: Vec<String> = (0..3).map(|n| shell.call("an", &format!("t{n}"))).collect();
    let listed = shell.run("an", "incident list --jsonl").done();
    assert_eq!(shell.fed("an", "incident take --stdin-ids --plain --fields id", &listed).done().lines().count(), 3);
    let ran = shell.fed("an", "incident note --stdin-ids -m seen", &format!("{}\n\n99 #{}\n", ids[0], ids[1]));
    assert_eq!((ran.code, ran.out.lines().count()), (3, 2), "{}", ran.err);
    assert!(ran.err.contains("99"), "{}", ran.err);
}

/// The directory: entries are added, changed, put out of use and back, by key.
#[test]
fn entries_of_the_directory() {
    let shell = Shell::new();
    shell.run("boss", "org add acme name=Acme").done();
    shell.run("boss", "contact add li name=Li organisation=acme vip=yes").done();
    let li = shell.run("boss", "contact show li --json").json();
    assert_eq!((&li["organisation"], &li["vip"]), (&"acme".into(), &true.into()), "{li}");
    shell.run("boss", "contact edit li phone=1 organisation=").done();
    let li = shell.run("boss", "contact show li --json").json();
    assert_eq!((&li["organisation"], &li["phone"]), (&serde_json::Value::Null, &"1".into()));
    shell.run("boss", "contact retire li").done();
    assert_eq!(shell.run("boss", "contact list --plain --fields key").done(), "wu\n");
    assert_eq!(shell.run("boss", "contact list --retired --plain --fields key").done(), "li\nwu\n");
    shell.run("boss", "contact restore li").done();
    assert_eq!(shell.run("boss", "contact list --plain --fields key").done(), "li\nwu\n");
}

/// A policy is written out, checked with the line of every mistake, applied, and kept.
#[test]
fn a_policy_goes_out_and_comes_back() {
    let shell = Shell::new();
    let text = shell.run("boss", "policy show").done();
    let path = shell.dir.path().join("policy.toml");
    let file = path.to_str().unwrap();
    std::fs::write(&path, text.replace("resolution = \"12h\"", "resolution = \"6h\"")).unwrap();
    let id = shell.call("an", "x");
    let goal = || shell.run("an", &format!("incident show {id} --json")).json()["clocks"][1]["goal_s"].clone();
    assert_eq!(goal(), 43_200);
    shell.words("boss", ["policy", "check", file]).done();
    let applied = shell.words("boss", ["policy", "apply", file, "--json"]).json();
    assert_eq!((&applied["version"], &applied["retargeted"]), (&2.into(), &1.into()));
    assert_eq!(goal(), 21_600);
    assert_eq!(shell.run("an", "policy history --plain --fields version,by").done(), "1\tboss\n2\tboss\n");
    assert_eq!(shell.run("an", "policy show --version 1").done(), text);
    shell.run("an", "policy show --version 7").ended(3);
    shell.words("an", ["policy", "apply", file]).ended(4);

    std::fs::write(&path, text.replace("[bands]", "[bandz]")).unwrap();
    let ran = shell.words("boss", ["policy", "check", file]);
    let line = text.lines().position(|line| line == "[bands]").unwrap() + 1;
    assert!(ran.out.contains(&format!("line {line},")), "{}", ran.out);
    ran.ended(6);
    shell.words("boss", ["policy", "apply", file]).ended(6);
    shell.run("an", "audit verify").done();
}

/// SLA-2: a list of holidays becomes lines that a policy takes.
#[test]
fn holidays_become_lines_of_a_policy() {
    let shell = Shell::new();
    let list = r#"{"days":[{"name":"国庆","date":"2026-10-01","isOffDay":true},
                           {"name":"国庆","date":"2026-10-10","isOffDay":false}]}"#;
    let lines = shell.fed("boss", "calendar import-holidays - --format holiday-cn", list).done();
    let text = shell.run("boss", "policy show").done();
    let with = text.replace("holidays = []\nworkdays = []\n", &lines);
    assert_ne!(with, text);
    shell.fed("boss", "policy apply -", &with).done();
    let listed = shell.run("an", "calendar list --plain --fields id,holidays,workdays").done();
    assert!(listed.contains("business\t1\t1\n"), "{listed}");
    assert!(shell.run("an", "calendar show business").done().contains("2026-10-10"));
    shell.run("an", "calendar show moon").ended(3);
    assert!(shell.fed("boss", "calendar import-holidays - --format ics", "x").ended(6).contains("line 1"));
}
