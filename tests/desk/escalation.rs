//! Escalation on a file: told once, whoever looks; seen and acknowledged; proven; an older file is watched from now on.

use super::{Fixture, by, monday, phone_call, quiet};
use firstline::desk::{Desk, Told, verify};
use firstline::domain::incident::Kind;
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::policy::DEFAULT;
use firstline::domain::stream::StreamKind;
use firstline::domain::time::Span;

/// A desk with the shipped rules: the founder is the incident manager.
fn watched() -> Fixture {
    Fixture::under(DEFAULT.to_owned())
}

fn urgent(f: &mut Fixture, security: bool) -> firstline::domain::id::IncidentId {
    let mut new = phone_call(&f.desk, "Payroll is down");
    (new.impact, new.urgency, new.security) = (1, 1, security);
    f.desk.commit(&Command::Record(Box::new(new)), &by("an"), None, monday()).unwrap().incidents[0]
}

fn rules(told: &[Told]) -> Vec<&str> {
    told.iter().filter_map(|told| told.past.event.detail.reason.as_ref()).map(|rule| rule.as_str()).collect()
}

/// ESC-3, ESC-5: two consoles look; each rule fires once, at its instant, and whoever it names is told.
#[test]
fn esc_3_two_consoles_tell_once() {
    let mut f = watched();
    let id = urgent(&mut f, false);
    let mut other = Desk::open(&f.path()).unwrap();
    let at = |minutes| monday() + Span::minutes(minutes);
    assert_eq!(f.desk.next_wake().unwrap(), Some(at(10)), "told again unless acknowledged");
    for minutes in (1..130).step_by(7) {
        f.desk.wake(&by("boss"), at(minutes)).unwrap();
        other.wake(&by("an"), at(minutes)).unwrap();
    }
    let record = f.desk.record(&by("boss"), id, at(130)).unwrap();
    let mut keys: Vec<_> = record.incident.escalations.iter().map(|row| (&row.rule, &row.clock, row.cycle)).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!((keys.len(), all > 8), (all, true), "{keys:?}");
    let told = f.desk.inbox(&by("boss"), 100).unwrap();
    assert!(rules(&told).contains(&"urgent") && told.iter().all(|told| !told.seen));
    assert!(told.iter().any(Told::waits));
    let latest = told[0].past.seq;
    f.desk.looked(&by("boss"), latest).unwrap();
    assert_eq!(f.desk.unseen(&by("boss")).unwrap(), 0);
    let acknowledge = Verb::Acknowledge { escalation: None, text: String::new() };
    f.act(id, acknowledge, "boss", at(131));
    assert!(!f.desk.inbox(&by("boss"), 100).unwrap().iter().any(Told::waits));
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// ESC-3: after a night with nobody there, what was missed fires once, in order, marked late.
#[test]
fn esc_3_a_night_with_nobody() {
    let mut f = watched();
    let id = urgent(&mut f, false);
    let morning = monday() + Span::hours(20);
    assert!(f.desk.wake(&by("boss"), morning).unwrap() > 0);
    let record = f.desk.record(&by("boss"), id, morning).unwrap();
    let fired: Vec<_> = record.past.iter().filter(|past| past.event.kind == Kind::Fired).collect();
    assert!(fired.is_sorted_by_key(|past| past.at));
    assert!(fired[1..].iter().all(|past| past.is_late() && past.recorded_at == morning));
    let half = fired.iter().find(|past| past.event.detail.reason == Some("p1_half".into())).unwrap();
    assert_eq!(half.at, monday() + Span::hours(1));
    assert_eq!(f.desk.wake(&by("boss"), morning).unwrap(), 0, "once");
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// SEC-1: whoever may not see a security incident is told that there is one, and nothing of it.
#[test]
fn sec_1_nothing_of_it_leaves() {
    let mut f = watched();
    f.add(StreamKind::Person, "ex", &[("name", "Ex"), ("roles", "executive"), ("teams", "desk")]);
    let mut new = phone_call(&f.desk, "Stolen laptop");
    (new.impact, new.urgency, new.security) = (1, 1, true);
    f.desk.commit(&Command::Record(Box::new(new)), &by("boss"), None, monday()).unwrap();
    f.desk.wake(&by("boss"), monday() + Span::minutes(20)).unwrap();
    let told = f.desk.inbox(&by("ex"), 10).unwrap();
    assert_eq!(rules(&told), ["executive"]);
    assert_eq!(told[0].title, None);
    assert!(!format!("{told:?}").contains("Stolen"));
}

/// IO-2, ESC-3: rules fire for what is reached from the policy that brings them on, not for what was reached before.
#[test]
fn esc_3_a_new_rule_looks_ahead() {
    let mut f = Fixture::new();
    let id = urgent(&mut f, false);
    let at = |minutes| monday() + Span::minutes(minutes);
    assert_eq!(f.desk.next_wake().unwrap(), None, "there are no rules");
    f.desk.apply_policy(DEFAULT, &by("boss"), at(70)).unwrap();
    f.desk.wake(&by("boss"), at(125)).unwrap();
    let record = f.desk.record(&by("boss"), id, at(125)).unwrap();
    let fired = record.past.iter().filter(|past| past.event.kind == Kind::Fired);
    let rules: Vec<_> = fired.map(|past| past.event.detail.reason.clone().unwrap().to_string()).collect();
    assert!(rules.contains(&"p1_full".to_owned()) && !rules.contains(&"p1_half".to_owned()), "{rules:?}");
    // The same rules again are no new ones; none at all are none.
    f.desk.apply_policy(DEFAULT, &by("boss"), at(126)).unwrap();
    f.desk.apply_policy(&quiet(), &by("boss"), at(127)).unwrap();
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// ITSM row 23: older zone rules are brought up to date, on the record and once; a file with newer ones is not written.
#[test]
fn zone_rules_go_up_and_never_down() {
    use firstline::desk::{DeskError, StoreError};
    use firstline::domain::time::zone::tzdb_version;
    let mut f = watched();
    urgent(&mut f, false);
    let set = |f: &Fixture, to: &str| {
        super::intrude(&f.path(), &format!("UPDATE file SET value = '{to}' WHERE key = 'tzdb'"));
    };
    // Somebody with the rules of 2019 wrote it, when these dues were an hour off.
    super::intrude(&f.path(), "UPDATE incident SET wake_at = wake_at + 3600000");
    set(&f, "2019a");
    f.desk = Desk::open(&f.path()).unwrap();
    assert_ne!(verify(&mut f.desk, None).unwrap().findings, []);
    let events = |f: &mut Fixture| f.desk.head().unwrap().unwrap().seq;
    let before = events(&mut f);
    f.desk.wake(&by("boss"), monday()).unwrap();
    assert_eq!(events(&mut f), before + 1);
    assert_eq!(f.desk.facts().tzdb, tzdb_version());
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
    f.desk.wake(&by("boss"), monday()).unwrap();
    assert_eq!(events(&mut f), before + 1, "once");
    set(&f, "2999z");
    f.desk = Desk::open(&f.path()).unwrap();
    let note = Command::Act { incident: firstline::domain::id::IncidentId(1), seen: None, verb: Verb::Take };
    let refused = f.desk.commit(&note, &by("an"), None, monday());
    assert!(matches!(refused, Err(DeskError::Store(StoreError::NewerZones { .. }))), "{refused:?}");
}

/// What was read inside a transaction that came to nothing is forgotten: a refused act takes the rules that fired before
/// it back with it, and they fire the next time.
#[test]
fn esc_3_a_refused_act_hides_nothing() {
    let mut f = watched();
    let id = urgent(&mut f, false);
    let at = monday() + Span::minutes(70);
    let refused = Command::Act { incident: id, seen: None, verb: Verb::Close { unconfirmed: false } };
    assert!(f.desk.commit(&refused, &by("an"), None, at).is_err());
    f.act(id, Verb::Note { text: "x".into() }, "an", at);
    let record = f.desk.record(&by("boss"), id, at).unwrap();
    assert!(record.past.iter().any(|past| past.event.detail.reason == Some("p1_half".into())));
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}
