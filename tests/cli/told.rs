//! Being told, and answering, on the command line (ESC-4, ESC-5, LIFE-6).

use super::Shell;

const AT_TWENTY: &str = "2026-03-02T09:20:00Z";

/// Priority 1, recorded at nine by the agent: the founder is the incident manager; an executive is there.
fn urgent() -> (Shell, String) {
    let shell = Shell::new();
    shell.run("boss", "person add ex name=Ex roles=executive teams=desk").done();
    let line =
        "incident new --plain --fields id --reporter wu --category network.vpn --impact 1 --urgency 1 --title Down";
    let id = shell.run("an", line).done().trim().to_owned();
    (shell, id)
}

/// ESC-4: who was told sees it waiting, acknowledges it, and it waits no more; the record says all of it.
#[test]
fn esc_4_told_acknowledged_and_shown() {
    let (shell, id) = urgent();
    let waiting = shell.run("boss", "inbox --waiting --json").json();
    assert_eq!(waiting["total"], 1, "{waiting}");
    let row = &waiting["items"][0];
    assert_eq!((&row["incident"], &row["rule"], &row["waits"]), (&id.clone().into(), &"urgent".into(), &true.into()));
    assert_eq!(row["title"], "Down");
    assert!(shell.run("an", "inbox").done().is_empty(), "nobody told the agent");
    shell.run("an", &format!("incident acknowledge {id}")).ended(4);
    let told = shell.run("boss", &format!("incident show {id}")).done();
    assert!(told.contains("ESCALATIONS") && told.contains("nobody has acknowledged it"), "{told}");
    shell.run("boss", &format!("incident acknowledge {id} --escalation 9")).ended(4);
    shell.run("boss", &format!("incident acknowledge {id} --escalation 1 -m seen")).done();
    let record = shell.run("boss", &format!("incident show {id} --json")).json();
    let row = &record["escalations"][0];
    assert_eq!((&row["number"], &row["rule"], &row["told"][0]), (&1.into(), &"urgent".into(), &"boss".into()));
    assert_eq!((&row["acknowledged_by"], &row["waits"]), (&"boss".into(), &false.into()));
    assert_eq!((&row["noticed_at"], &row["late_s"].is_null()), (&row["at"], &true));
    assert_eq!(shell.run("boss", "inbox --waiting --json").json()["total"], 0);
}

/// ESC-5: what was looked at is not shown again, unless everything is asked for.
#[test]
fn esc_5_looked_at() {
    let (shell, id) = urgent();
    shell.run("boss", &format!("incident acknowledge {id}")).done();
    assert!(shell.run("boss", "inbox").done().contains(&id));
    assert!(shell.run("boss", "inbox --seen").done().contains(&id));
    assert_eq!(shell.run("boss", "inbox").done(), "");
    assert!(shell.run("boss", "inbox --all").done().contains(&id));
}

/// ESC-4: an escalation is put off until a time, with a reason; those told are told again then.
#[test]
fn esc_4_put_off() {
    let (shell, id) = urgent();
    shell.run("boss", &format!("incident postpone {id} --until 30m")).ended(2);
    shell.run("boss", &format!("incident postpone {id} -m later")).ended(2);
    shell.run("boss", &format!("incident postpone {id} --until 30m -m driving")).done();
    let told = shell.later(AT_TWENTY, "boss", &format!("incident show {id}")).done();
    assert!(told.contains("put off until 09:30"), "{told}");
    let told = shell.later("2026-03-02T09:31:00Z", "boss", &format!("incident show {id} --lang zh-Hans")).done();
    assert!(told.contains("已再次通知 1 次"), "{told}");
}

/// LIFE-6: the manager reports up, decides about the emergency procedure, and the first line confirms a priority.
#[test]
fn life_6_the_manager_reports_up_and_decides() {
    let (shell, id) = urgent();
    shell.run("an", &format!("incident report-up {id} -m told")).ended(4);
    shell.run("boss", &format!("incident report-up {id} -m told")).done();
    let row = &shell.run("ex", "inbox --json").json()["items"][0];
    assert_eq!((&row["kind"], &row["by"]), (&"reported_up".into(), &"boss".into()));
    shell.run("boss", &format!("incident emergency {id} maybe")).ended(2);
    shell.run("boss", &format!("incident emergency {id} decline")).ended(2);
    shell.run("boss", &format!("incident emergency {id} start -m bridge")).done();
    let record = shell.run("boss", &format!("incident show {id} --json")).json();
    assert_eq!(record["emergency"], "started");
    // The executive knows: the rule has nothing to tell.
    let record = shell.later(AT_TWENTY, "boss", &format!("incident show {id} --json")).json();
    let rules: Vec<_> = record["escalations"].as_array().unwrap().iter().map(|row| row["rule"].clone()).collect();
    assert!(!rules.contains(&"executive".into()), "{rules:?}");
    shell.run("an", &format!("incident confirm-priority {id}")).ended(4);
    assert!(shell.fed("boss", "incident emergency --stdin-ids decline -m wrong", &id).done().contains(&id));
}
