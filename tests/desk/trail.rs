//! The trail as it is browsed: what a filter finds, who may look, and what stays unseen (AUD-3, ROLE-5, SEC-1).

use super::{Fixture, by, monday, phone_call};
use firstline::desk::{Desk, DeskError};
use firstline::domain::id::{IncidentId, PersonId};
use firstline::domain::incident::command::{Command, Handing, Verb};
use firstline::domain::knowledge::article::ArticleField;
use firstline::domain::knowledge::command::steps;
use firstline::domain::knowledge::{ArticleCommand, ArticleVerb};
use firstline::domain::people::rights::Act;
use firstline::domain::refusal::Refusal;
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use firstline::domain::trail::{Entry, Env, Fact, Filter, Page, Window, prepare};
use firstline::domain::value::{FieldValue, Text, Value};

const ALL: Window = Window { before: None, after: 0, limit: 10_000, most: 1_000_000 };

fn find(desk: &mut Desk, who: &str, filter: &str, window: Window, now: Instant) -> Result<Page, DeskError> {
    let me = desk.actor(&by(who))?.person;
    let ground = desk.ground().clone();
    let env = Env { me, now, directory: &ground.directory, zone: &ground.zone };
    let sieve = prepare(&Filter::parse(filter).unwrap(), &env).unwrap();
    desk.trail(&by(who), &sieve, window, now)
}

fn refused(result: Result<Page, DeskError>) -> Refusal {
    match result {
        Err(DeskError::Refused(refusal)) => *refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn kinds(page: &Page) -> Vec<&str> {
    page.entries.iter().map(|e| e.kind.as_str()).collect()
}

/// Everything a page says but where the trail ends, which is no secret.
fn told(page: &Page) -> (Vec<i64>, Option<i64>) {
    (seqs(&page.entries), page.next)
}

fn seqs(entries: &[Entry]) -> Vec<i64> {
    entries.iter().map(|e| e.seq).collect()
}

/// Three incidents in three days: worked on, escalated, a note taken back.
fn some_days(f: &mut Fixture) -> [IncidentId; 2] {
    f.add(StreamKind::Person, "lead", &[("name", "Lead"), ("roles", "desk_lead"), ("teams", "desk")]);
    let [a, b] = [0, 1].map(|n| f.new_incident(&format!("VPN {n}"), "an", monday() + Span::hours(n)));
    f.act(a, Verb::Take, "an", monday() + Span::days(1));
    f.act(b, Verb::Note { text: "Router 42 rebooted, 100% sure".into() }, "an", monday() + Span::days(1));
    let up = Handing { line: Some(2), reason: Some("skill".into()), ..Handing::default() };
    f.act(a, Verb::Escalate(up), "an", monday() + Span::days(2));
    f.act(a, Verb::Take, "ed", monday() + Span::days(2) + Span::minutes(1));
    [a, b]
}

/// What is asked for is what comes, the newest first, with what it says and its place in the chain.
#[test]
fn a_filter_finds_what_it_names() {
    let mut f = Fixture::new();
    let [a, b] = some_days(&mut f);
    let now = monday() + Span::days(2) + Span::hours(1);
    let mut found = |filter: &str| find(&mut f.desk, "lead", filter, ALL, now).unwrap();
    assert_eq!(kinds(&found(&format!("{a}"))), ["taken", "escalated", "taken", "recorded"]);
    assert_eq!(kinds(&found("by:ed")), ["taken"]);
    assert_eq!(kinds(&found("kind:talk")), ["noted"]);
    assert_eq!(kinds(&found("kind:hands -by:ed")), ["escalated", "taken"]);
    assert_eq!(kinds(&found("on:yesterday")), ["noted", "taken"]);
    assert_eq!(kinds(&found("on:-yesterday by:an kind:state,noted")), [""; 0]);
    assert_eq!(kinds(&found("since:2h")), ["taken", "escalated"]);
    assert_eq!(kinds(&found("until:1d by:an")), ["noted", "taken", "recorded", "recorded"]);
    assert_eq!(kinds(&found("router*sure")), ["noted"]);
    assert_eq!(kinds(&found("\"100% s\"")), ["noted"]);
    assert_eq!(kinds(&found("\"100_ s\"")), [""; 0], "a sign is itself");
    assert_eq!(kinds(&found("id:policy")), ["applied"]);
    assert_eq!(kinds(&found("person:lead,ed")), ["entered", "entered"]);
    assert_eq!(kinds(&found("id:desk")), ["founded"]);
    assert_eq!(kinds(&found(&format!("id:{b},person:ed -kind:entered"))), ["noted", "recorded"]);
    assert_eq!(told(&found("via:console")), (vec![], None));

    let page = found("");
    let head = f.desk.head().unwrap().unwrap();
    assert_eq!((page.entries[0].seq, page.entries[0].hash, page.next), (head.seq, head.hash, None));
    for pair in page.entries.windows(2) {
        assert_eq!((pair[0].seq, pair[0].prev), (pair[1].seq + 1, pair[1].hash));
    }
    let escalated = &page.entries[1];
    let Fact::Incident(event) = &escalated.fact else { panic!("an incident's event") };
    assert!(event.detail.reason.as_ref().is_some_and(|reason| *reason == "skill") && !event.detail.changes.is_empty());
}

/// ONE-4: an act and what took it back know each other.
#[test]
fn what_was_taken_back_says_so() {
    let mut f = Fixture::new();
    let [a, _] = some_days(&mut f);
    let taken = find(&mut f.desk, "lead", &format!("{a} by:ed"), ALL, monday()).unwrap().entries.remove(0);
    assert_eq!(taken.undone_by, None);
    f.desk.commit(&Command::Undo { batch: taken.batch }, &by("ed"), None, monday() + Span::days(3)).unwrap();
    let page = find(&mut f.desk, "lead", &format!("{a} by:ed"), ALL, monday()).unwrap();
    assert_eq!(kinds(&page), ["undone", "taken"]);
    assert_eq!((page.entries[0].undoes(), page.entries[1].undone_by), (Some(taken.batch), Some(page.entries[0].seq)));
}

/// Pages put together are the whole, whatever their size, and however few rows are looked at in one go.
#[test]
fn pages_put_together_are_the_whole() {
    let mut f = Fixture::new();
    some_days(&mut f);
    for filter in ["", "by:an", "kind:noted,recorded", "id:policy,person:ed", "since:3d"] {
        let whole = find(&mut f.desk, "lead", filter, ALL, monday() + Span::days(3)).unwrap().entries;
        assert!(!whole.is_empty());
        for (limit, most) in [(1, 1), (1, 3), (2, 100), (3, 2), (100, 1)] {
            let (mut found, mut before) = (Vec::new(), None);
            loop {
                let window = Window { before, after: 0, limit, most };
                let page = find(&mut f.desk, "lead", filter, window, monday() + Span::days(3)).unwrap();
                assert!(page.entries.len() <= limit);
                found.extend(page.entries);
                match page.next {
                    Some(next) => assert!(before.replace(next).is_none_or(|before| next < before)),
                    None => break,
                }
            }
            assert_eq!(seqs(&found), seqs(&whole), "{filter} {limit} {most}");
        }
        let newest = Window { after: whole[0].seq - 1, ..ALL };
        assert_eq!(find(&mut f.desk, "lead", filter, newest, monday() + Span::days(3)).unwrap().entries, whole[..1]);
    }
}

/// ROLE-5: a record's history goes with reading it; the rest is for those who may browse the trail.
#[test]
fn one_may_look_at_what_one_may_read() {
    let mut f = Fixture::new();
    let [a, b] = some_days(&mut f);
    let mut look = |who: &str, filter: &str| find(&mut f.desk, who, filter, ALL, monday());
    assert_eq!(kinds(&look("an", &format!("{b} kind:noted")).unwrap()), ["noted"]);
    assert_eq!(look("ed", &format!("id:{a},{b}")).unwrap().entries.len(), 6);
    assert_eq!(kinds(&look("an", "person:ed").unwrap()), ["entered"]);
    for filter in ["", "by:me", "kind:noted", &format!("-{a}"), &format!("id:{a},policy"), "id:incident", "id:desk"] {
        let Refusal::Forbidden { act, roles } = refused(look("an", filter)) else { panic!("{filter}") };
        assert!(act == Act::BrowseTrail && roles.iter().any(|role| *role == "desk_lead"), "{filter}");
    }
    let missing = Refusal::NotFound { kind: StreamKind::Incident, what: "99".into() };
    assert_eq!(refused(look("an", "99")), missing);
    assert_eq!(look("lead", "99").unwrap().entries, []);
    let whose = |entry: Option<Entry>| entry.map(|e| e.author.person);
    let seq = look("lead", "by:ed").unwrap().entries[0].seq;
    assert_eq!(whose(f.desk.entry(&by("an"), seq, monday()).unwrap()), Some(PersonId(3)));
    assert_eq!(f.desk.entry(&by("an"), 99_999, monday()).unwrap(), None);
    assert!(matches!(f.desk.entry(&by("an"), 1, monday()), Err(DeskError::Refused(_))), "the desk's own");
}

/// SEC-1: what happened to a security incident is not there for others: not in the whole, not alone, not on the edge of a
/// page, and neither is who read it.
#[test]
fn the_trail_of_a_security_incident_is_not_there_for_others() {
    let mut f = Fixture::new();
    some_days(&mut f);
    let before = find(&mut f.desk, "lead", "", ALL, monday()).unwrap();
    let mut new = phone_call(&f.desk, "stolen laptop");
    new.security = true;
    let id = f.desk.commit(&Command::Record(Box::new(new)), &by("boss"), None, monday()).unwrap().incidents[0];
    f.act(id, Verb::Note { text: "it was Router".into() }, "boss", monday());
    f.desk.record(&by("boss"), id, monday()).unwrap();
    assert_eq!(kinds(&find(&mut f.desk, "boss", &format!("{id}"), ALL, monday()).unwrap()), ["noted", "recorded"]);
    assert_eq!(kinds(&find(&mut f.desk, "boss", "kind:opened", ALL, monday()).unwrap()), ["opened", "opened"], "AUD-5");

    // In the whole it is said that something happened; what, only to who asks for this one, on the record.
    let whole = find(&mut f.desk, "boss", "kind:noted", ALL, monday()).unwrap();
    assert_eq!((whole.entries[0].fact.clone(), whole.entries[0].payload.as_str()), (Fact::Guarded, ""), "AUD-5");
    assert!(matches!(whole.entries[1].fact, Fact::Incident(_)));
    assert_eq!(told(&find(&mut f.desk, "lead", "", ALL, monday()).unwrap()), told(&before));
    for filter in ["kind:opened", "stolen", &format!("{id}"), "id:incident by:boss", "id:desk kind:opened"] {
        let seen = find(&mut f.desk, "lead", filter, ALL, monday()).unwrap();
        assert_eq!(told(&seen), (vec![], None), "{filter}");
    }
    // A page that ends where the hidden rows begin says nothing of them, and neither does one that stops among them.
    for limit in 1..=before.entries.len() {
        let page = find(&mut f.desk, "lead", "", Window { limit, ..ALL }, monday()).unwrap();
        let more = limit < before.entries.len();
        assert_eq!(page.next, more.then(|| before.entries[limit - 1].seq), "{limit}");
    }
    let found = |seq| Refusal::NotFound { kind: StreamKind::Incident, what: format!("{seq}") };
    let other = refused(find(&mut f.desk, "an", "9999", ALL, monday()));
    assert_eq!(refused(find(&mut f.desk, "an", &format!("{id}"), ALL, monday())), found(id.0));
    assert_eq!(other, found(9999), "as if it were not there");
    for seq in before.entries[0].seq + 1..=f.desk.head().unwrap().unwrap().seq {
        assert_eq!(f.desk.entry(&by("lead"), seq, monday()).unwrap(), None, "{seq}");
    }
    let seq = before.entries[0].seq + 1;
    let head = f.desk.head().unwrap();
    assert!(f.desk.entry(&by("boss"), seq, monday()).unwrap().is_some());
    assert_ne!(f.desk.head().unwrap(), head, "AUD-5: looking at it is on the record");
}

/// KB-1, SEC-1: the history of a knowledge entry is for who sees it whole; who browses the trail sees that there was one;
/// that a security incident used it is seen by nobody else.
#[test]
fn the_history_of_an_entry_is_for_who_sees_it_whole() {
    let mut f = Fixture::new();
    some_days(&mut f);
    f.add(StreamKind::Person, "exec", &[("name", "Exec"), ("roles", "executive")]);
    f.add(StreamKind::Person, "view", &[("name", "View"), ("roles", "viewer")]);
    let text = |text: &str| Value::Text(Text::new(text));
    let changes = vec![
        (ArticleField::Title, text("Router hangs")),
        (ArticleField::Symptoms, text("all lights on")),
        (ArticleField::Steps, steps("pull the plug").to_value()),
        (ArticleField::Level, 1u8.to_value()),
    ];
    let draft = Command::Article(ArticleCommand::Draft { changes, from: None });
    let id = f.desk.commit(&draft, &by("an"), None, monday()).unwrap().articles[0];
    for (verb, who) in [(ArticleVerb::Submit, "an"), (ArticleVerb::Publish, "boss")] {
        let act = Command::Article(ArticleCommand::Act { article: id, seen: None, verb });
        f.desk.commit(&act, &by(who), None, monday()).unwrap();
    }
    let mut look = |who: &str, filter: &str| find(&mut f.desk, who, filter, ALL, monday());
    let label = id.label();
    for who in ["an", "lead", "exec"] {
        assert_eq!(kinds(&look(who, &label).unwrap()), ["published", "submitted", "drafted"], "{who}");
    }
    let told = |page: Page| page.entries.iter().all(|e| matches!(e.fact, Fact::Article(_)));
    assert!(told(look("an", &label).unwrap()) && told(look("lead", "kind:drafted").unwrap()));
    let guarded = |e: &Entry| e.fact == Fact::Guarded && e.payload.is_empty();
    assert!(look("exec", &label).unwrap().entries.iter().all(guarded));
    let missing = Refusal::NotFound { kind: StreamKind::Article, what: label.clone() };
    assert_eq!(refused(look("view", &label)), missing);
    assert_eq!(refused(look("view", "KB-99")), Refusal::NotFound { kind: StreamKind::Article, what: "KB-99".into() });

    let mut new = phone_call(&f.desk, "stolen router");
    new.security = true;
    let stolen = f.desk.commit(&Command::Record(Box::new(new)), &by("boss"), None, monday()).unwrap().incidents[0];
    f.act(stolen, Verb::ApplyArticle { article: id, version: None }, "boss", monday());
    assert_eq!(find(&mut f.desk, "boss", &label, ALL, monday()).unwrap().entries.len(), 4);
    assert_eq!(find(&mut f.desk, "lead", &label, ALL, monday()).unwrap().entries.len(), 3);
}
