//! Somebody looks into the past with the command line: who did what, in words for people and exactly for programs.

use super::Shell;

/// AUD-3, IO-3: what happened to a ticket, who did it, and one event whole.
#[test]
fn somebody_asks_who_did_what() {
    let shell = Shell::new();
    let id = shell.call("an", "VPN drops");
    shell.run("an", &format!("incident take {id}")).done();
    shell.run("an", &format!("incident escalate {id} --line 2 --reason skill")).done();
    shell.words("an", ["incident", "note", &id, "-m", "=2+2"]).done();

    let listed = shell.run("boss", &format!("audit list {id} --plain --fields kind,by,record")).done();
    let record = format!("incident {id}");
    let line = |kind: &str| format!("{kind}\tan\t{record}\n");
    assert_eq!(listed, ["noted", "escalated", "taken", "recorded"].map(line).concat());
    let human = shell.run("boss", &format!("audit list id:{id} kind:state,assigned,hands")).done();
    assert!(human.contains("line: L1 Service desk > L2") && human.contains("needs more skill"), "{human}");

    let row = shell.run("boss", &format!("audit list kind:escalated {id} --jsonl")).json();
    assert_eq!((&row["schema"], &row["why"]), (&"firstline.audit.event/1".into(), &"skill".into()), "{row}");
    let changes = row["change"].as_array().unwrap();
    let line = changes.iter().find(|change| change["field"] == "line").unwrap();
    assert_eq!((&line["from"], &line["to"]), (&1.into(), &2.into()), "{row}");
    let seq = row["seq"].to_string();
    let whole = shell.run("boss", &format!("audit show {seq} --json")).json();
    assert_eq!((&whole["hash"], &whole["payload"]), (&row["hash"], &row["payload"]));
    let told = shell.run("boss", &format!("audit show {seq}")).done();
    assert!(told.contains("line: L1") && told.contains(row["prev"].as_str().unwrap()), "{told}");
    let csv = shell.run("boss", &format!("audit list {id} kind:noted --csv --fields text")).done();
    assert_eq!(csv, "text\r\n'=2+2\r\n");

    // A ticket's history goes with reading it; the rest does not.
    assert_eq!(shell.run("ed", &format!("audit list {id} --plain --fields seq")).done().lines().count(), 4);
    shell.run("ed", &format!("audit show {seq}")).done();
    let said = shell.run("ed", "audit list by:an").ended(4);
    assert!(said.contains("ROLE-5"), "{said}");
    shell.run("boss", "audit show 99999").ended(3);
    shell.run("boss", "audit show x").ended(2);
}

/// What cannot be understood is named, with what was probably meant; Chinese is as good as English.
#[test]
fn a_filter_that_is_none_is_told() {
    let shell = Shell::new();
    let said = shell.words("boss", ["audit", "list", "kind:asigned"]).ended(6);
    assert!(said.contains("asigned") && said.contains("assigned"), "{said}");
    let said = shell.words("boss", ["--lang", "zh-Hans", "audit", "list", "人:bos"]).ended(6);
    assert!(said.contains("boss") && said.contains('没'), "{said}");
    let id = shell.call("an", "x");
    let said = shell.words("boss", ["audit", "list", &format!("编号：{id}"), "--plain", "--fields", "kind"]).done();
    assert_eq!(said, "recorded\n");
    let listed = shell.words("boss", ["--lang", "zh-Hant", "audit", "list", "動作:登錄"]).done();
    assert!(listed.contains("登錄"), "{listed}");
    assert_eq!(shell.run("boss", "audit list via:import --json").json()["items"], serde_json::json!([]));
}
