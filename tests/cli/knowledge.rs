//! The knowledge base, typed.

use super::{MONDAY, Shell};

/// KB-1 to KB-3: learnt from an incident, reviewed, published, found in either script, applied, ticked off and rated.
#[test]
fn an_entry_is_learnt_published_found_and_applied() {
    let shell = Shell::new();
    shell.run("boss", "person add lea name=Lea roles=team_lead teams=net").done();
    let old = shell.call("an", "VPN斷線");
    shell.run("an", &format!("incident take {old}")).done();
    let solution = "1. 更新證書\n2. 重新連線";
    let resolve = format!("incident resolve {old} --closing-code fixed --solution");
    shell.words("an", resolve.split(' ').chain([solution])).done();

    let new = shell.run("an", &format!("kb new --json --from {old}")).json();
    assert_eq!(
        (&new["id"], &new["state"], &new["title"]),
        (&"KB-1".into(), &"draft".into(), &"VPN斷線".into()),
        "{new}"
    );
    assert!(shell.run("an", "kb submit KB-1").ended(2).contains("--level"), "the level is for its author to say");
    shell.run("an", "kb edit kb1 --level 1 --known-error yes --review-by 2026-09-01 --tags vpn,tls").done();
    shell.run("an", "kb submit 1").done();
    let refused = shell.run("an", "kb publish KB-1").ended(4);
    assert!(refused.contains("ROLE-5") && refused.contains("team lead"), "{refused}");
    assert!(shell.run("boss", "kb return KB-1").ended(2).contains("--reason"));
    shell.run("lea", "kb return KB-1 -m thin").done();
    shell.run("an", "kb submit KB-1").done();
    shell.run("lea", "kb publish KB-1").done();

    for asked in ["断线", "斷", "VPN断", "证书", "vpn", "KB-1"] {
        let found = shell.words("ed", ["kb", "search", "--plain", "--fields", "id,state", asked]).done();
        assert_eq!(found, "KB-1\tpublished\n", "{asked}");
    }
    assert!(!shell.run("ed", "kb search nothing").ended(0).is_empty(), "that nothing is found is said");
    let list = shell.run("ed", "kb list --json --level 1 --state published --category network --known-errors").json();
    assert_eq!(list["total"], 1, "{list}");
    assert!(shell.run("ed", "kb list --state ripe").ended(2).contains("in_review"));

    let id = shell.call("an", "VPN");
    let done = shell.run("an", &format!("kb apply {id} KB-1 --json")).json();
    assert_eq!(done["id"], id.as_str(), "{done}");
    shell.run("an", &format!("kb tick {id} 1")).done();
    shell.run("an", &format!("kb rate {id} --unhelpful")).done();
    assert!(shell.run("an", &format!("kb tick {id} 9")).ended(6).contains('2'));
    let shown = shell.run("an", &format!("incident show {id} --json")).json();
    let applied = &shown["applied"][0];
    assert_eq!((&applied["article"], &applied["outcome"]), (&"KB-1".into(), &"unhelpful".into()), "{applied}");
    assert_eq!((&applied["steps"][0]["done_by"], &applied["steps"][0]["done_at"]), (&"an".into(), &MONDAY.into()));
    assert!(applied["steps"][1]["done_by"].is_null());
    let human = shell.run("an", &format!("incident show {id} --lang zh-Hans")).done();
    assert!(human.contains("[x] 更新證書（An") && human.contains("[ ] 重新連線") && human.contains("KB-1"), "{human}");

    let entry = shell.run("an", "kb show KB-1 --json").json();
    assert_eq!((&entry["uses"], &entry["unhelpful"], &entry["version"]), (&1.into(), &1.into(), &1.into()), "{entry}");
    assert_eq!(entry["incidents"], serde_json::json!([old, id]));
    for (lang, words) in [("en", "edition 1"), ("zh-Hans", "已发布，第 1 版"), ("zh-Hant", "已發布，第 1 版")]
    {
        let shown = shell.run("an", &format!("kb show KB-1 --lang {lang}")).done();
        assert!(shown.contains(words) && shown.contains("VPN斷線"), "{shown}");
    }
    shell.run("an", "audit verify").done();
}

/// LIFE-7, KB-1: what the desk may not apply, and what nobody may, is refused with the rule.
#[test]
fn what_may_not_be_applied_is_refused_with_the_rule() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    let new = |title: &str, level: &str| {
        let words = ["kb", "new", "--title", title, "--steps", "-", "--level", level, "--plain", "--fields", "id"];
        let line = words.join(" ");
        shell.fed("ed", &line, "look\nthink\n").done().trim().to_owned()
    };
    let (high, draft) = (new("core", "3"), new("draft", "1"));
    shell.run("ed", &format!("kb submit {high}")).done();
    shell.run("boss", &format!("kb publish {high}")).done();
    assert!(shell.run("an", &format!("kb apply {id} {high}")).ended(4).contains("LIFE-7"));
    shell.run("ed", &format!("kb apply {id} {high}")).done();
    assert!(shell.run("an", &format!("kb apply {id} {draft}")).ended(4).contains("KB-1"));
    assert!(shell.run("an", &format!("kb apply {id} KB-99")).ended(3).contains("KB-99"));
    assert!(shell.run("an", &format!("kb apply {id} {high} --edition 7")).ended(6).contains('1'));
    let batch = shell.run("ed", &format!("kb edit {draft} --title better")).done();
    assert!(batch.contains("better"), "{batch}");
    assert!(shell.run("an", &format!("kb edit {draft} --title worse --if-rev 1")).ended(5).contains("Ed"));
    assert!(shell.run("boss", &format!("kb retire {draft} -m nothing")).done().contains("Retired"));
    shell.run("boss", &format!("kb restore {draft}")).done();
    shell.run("an", "audit verify").done();
}
