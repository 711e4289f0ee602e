//! The outbox on a file: carried once, tried again, given up, kept back (ESC-5, SEC-1, ROLE-6).

use super::{Fixture, by, monday, phone_call};
use firstline::desk::{Delivered, Desk, Founding, Letter, SetClock, Way, found, verify};
use firstline::domain::actor::Identity;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::Command;
use firstline::domain::outbox::{Fault, State};
use firstline::domain::people::manage::EntryCommand;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn at(minutes: i64) -> Instant {
    monday() + Span::minutes(minutes)
}

fn by_mail() -> String {
    DEFAULT.replace("channels = []", "channels = [\"mail\"]")
}

/// The founder is the incident manager: one rule tells them of priority 1.
fn desk(policy: String, clock: Option<SetClock>) -> Fixture {
    let dir = tempfile::tempdir().unwrap();
    let founding = Founding {
        policy,
        identity: Identity::Declared,
        lang: Lang::En,
        login: "boss".into(),
        name: "Boss".into(),
        os_user: "nobody-here".into(),
        clock,
    };
    let desk = found(&dir.path().join("desk.db"), &founding, monday()).unwrap();
    let mut f = Fixture { dir, desk };
    f.add(StreamKind::Person, "an", &[("name", "An Agent"), ("roles", "agent"), ("teams", "desk")]);
    f.add(StreamKind::Contact, "wu", &[("name", "Wu Gang"), ("phone", "6044")]);
    f
}

fn urgent(f: &mut Fixture, security: bool) -> IncidentId {
    let mut new = phone_call(&f.desk, "Payroll is down");
    (new.impact, new.urgency, new.security) = (1, 1, security);
    f.desk.commit(&Command::Record(Box::new(new)), &by("an"), None, monday()).unwrap().incidents[0]
}

fn ways() -> Vec<Way> {
    vec![Way { channel: "mail".into(), timeout: Span::seconds(10) }]
}

fn deliver(desk: &mut Desk, now: Instant, send: &mut dyn FnMut(&Letter) -> Result<(), Fault>) -> Delivered {
    desk.deliver(&by("boss"), &ways(), &mut || now, &|| true, send).unwrap()
}

fn refuse(_: &Letter) -> Result<(), Fault> {
    Err(Fault::Exit { code: 75, said: "no route".into() })
}

fn edit(f: &mut Fixture, key: &str, column: &str, value: &str) {
    let values = vec![(column.to_owned(), value.to_owned())];
    let command = EntryCommand::Edit { kind: StreamKind::Person, key: key.to_owned(), values };
    f.desk.enter(&command, &by("boss"), monday()).unwrap();
}

/// ESC-5: what somebody is told is in the outbox with the event; two that deliver at once carry it once; the file is proven.
#[test]
fn esc_5_two_carry_it_once() {
    let mut f = desk(by_mail(), None);
    let id = urgent(&mut f, false);
    let mut other = Desk::open(&f.path()).unwrap();
    let mut carried = Vec::new();
    let done = deliver(&mut f.desk, at(1), &mut |letter| {
        assert_eq!(deliver(&mut other, at(1), &mut |_| panic!("it is lent")).sent, 0);
        carried.push((letter.to.key.to_string(), letter.past.incident, letter.title.as_deref().map(str::to_owned)));
        Ok(())
    });
    assert_eq!(carried, [("boss".to_owned(), id, Some("Payroll is down".to_owned()))]);
    assert_eq!(done, Delivered { sent: 1, ..Delivered::default() });
    assert_eq!(deliver(&mut other, at(2), &mut refuse), Delivered::default());
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}

/// ESC-5: one in vain is tried again a minute later, not before.
#[test]
fn esc_5_tried_again() {
    let mut f = desk(by_mail(), None);
    urgent(&mut f, false);
    let vain = Delivered { failed: 1, waiting: 1, ..Delivered::default() };
    assert_eq!(deliver(&mut f.desk, at(0), &mut refuse), vain);
    let row = f.desk.outbox(&by("boss"), &[State::Waiting]).unwrap().remove(0);
    assert_eq!((row.attempts, row.next_at), (1, at(1)));
    assert_eq!(row.fault, Some(Fault::Exit { code: 75, said: "no route".into() }));
    let soon = at(0) + Span::seconds(59);
    assert_eq!(deliver(&mut f.desk, soon, &mut |_| panic!("not yet")).waiting, 1);
    assert_eq!(deliver(&mut f.desk, at(1), &mut |_| Ok(())).sent, 1);
    assert_eq!(f.desk.outbox(&by("boss"), &[State::Sent]).unwrap().len(), 1);
}

/// ESC-5: whoever dies while carrying leaves it lent; when that is over, another carries it.
#[test]
fn esc_5_killed_while_carrying() {
    let mut f = desk(by_mail(), None);
    urgent(&mut f, false);
    let mut dying = Desk::open(&f.path()).unwrap();
    let died = catch_unwind(AssertUnwindSafe(|| deliver(&mut dying, at(0), &mut |_| panic!("killed"))));
    assert!(died.is_err());
    drop(dying);
    let lent = at(0) + Span::seconds(10) + Span::minutes(1);
    assert_eq!(deliver(&mut f.desk, lent - Span::millis(1), &mut |_| panic!("still lent")).waiting, 1);
    assert_eq!(deliver(&mut f.desk, lent, &mut |_| Ok(())).sent, 1);
}

/// ESC-5: what cannot be delivered for a day is given up, is to be seen, and goes out when somebody says so.
#[test]
fn esc_5_given_up_and_sent_after_all() {
    let mut f = desk(by_mail(), None);
    urgent(&mut f, false);
    let mut tried = 0;
    for minutes in 0..24 * 60 {
        deliver(&mut f.desk, at(minutes), &mut |letter| {
            tried += 1;
            refuse(letter)
        });
    }
    assert_eq!(tried, 10);
    let dead = f.desk.outbox(&by("boss"), &[State::Dead]).unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!(f.desk.outbox_counts(at(24 * 60)).unwrap().dead, 1);
    assert_eq!(f.desk.resend(&by("boss"), Some(dead[0].id + 1), at(2000)).unwrap(), 0);
    assert_eq!(f.desk.resend(&by("boss"), None, at(2000)).unwrap(), 1);
    assert_eq!(deliver(&mut f.desk, at(2001), &mut |_| Ok(())).sent, 1);
    assert_eq!(f.desk.resend(&by("boss"), None, at(2002)).unwrap(), 0, "what was sent is not dead");
}

/// What nobody carried for a day wakes nobody any more; a way nobody here has waits for whoever has it.
#[test]
fn esc_5_nobody_has_the_way() {
    let mut f = desk(DEFAULT.replace("channels = []", "channels = [\"sms\"]"), None);
    urgent(&mut f, false);
    assert_eq!(deliver(&mut f.desk, at(20), &mut |_| panic!("another way")).waiting, 1);
    let counts = f.desk.outbox_counts(at(20)).unwrap();
    assert_eq!((counts.waiting, counts.overdue), (1, 1));
    let after = deliver(&mut f.desk, at(24 * 60), &mut |_| panic!("another way"));
    assert_eq!((after.dead, after.waiting), (1, 0));
    assert_eq!(f.desk.outbox(&by("boss"), &[State::Dead]).unwrap()[0].fault, Some(Fault::Expired));
}

/// A way that fails again and again is left alone for the rest of the pass.
#[test]
fn esc_5_a_way_that_stumbles_waits_for_the_next_pass() {
    let mut f = desk(by_mail(), None);
    for _ in 0..6 {
        urgent(&mut f, false);
    }
    assert_eq!(deliver(&mut f.desk, at(0), &mut refuse).failed, 3);
    let not_started = &mut |_: &Letter| Err(Fault::NotStarted { said: "no such file".into() });
    assert_eq!(deliver(&mut f.desk, at(0), not_started).failed, 1);
}

/// ROLE-6: nothing leaves a file whose clock is set.
#[test]
fn role_6_a_set_clock_keeps_everything_back() {
    let clock = SetClock { origin: monday(), anchor: monday(), speed: 1 };
    let mut f = desk(by_mail(), Some(clock));
    urgent(&mut f, false);
    let done = deliver(&mut f.desk, at(24 * 60 * 3), &mut |_| panic!("nothing leaves"));
    assert_eq!(done, Delivered { waiting: 1, refused: true, ..Delivered::default() });
}

/// SEC-1: of a security incident nothing leaves but that there is one, whoever it is for.
#[test]
fn sec_1_nothing_of_it_leaves_the_house() {
    let mut f = desk(by_mail(), None);
    urgent(&mut f, true);
    let done = deliver(&mut f.desk, at(1), &mut |letter| {
        assert_eq!((letter.security, letter.title.as_deref()), (true, None));
        assert!(!format!("{letter:?}").contains("Payroll") && !format!("{letter:?}").contains("drops every"));
        Ok(())
    });
    assert_eq!(done.sent, 1);
}

/// ESC-5: a person chooses among the ways; a rule has its own; whoever has left is told nothing.
#[test]
fn esc_5_whose_way() {
    let both = DEFAULT
        .replace("channels = []", "channels = [\"mail\"]\ntold_again = []")
        .replace("acknowledge = \"10m\"", "acknowledge = \"10m\"\nchannels = [\"mail\", \"sms\"]");
    let mut f = desk(both, None);
    urgent(&mut f, false);
    let waiting = |f: &mut Fixture| -> Vec<String> {
        let all = f.desk.outbox(&by("boss"), &[State::Waiting]).unwrap();
        all.iter().rev().map(|posted| posted.channel.to_string()).collect()
    };
    assert_eq!(waiting(&mut f), ["mail", "sms"]);
    edit(&mut f, "boss", "channels", "sms,pager");
    urgent(&mut f, false);
    assert_eq!(waiting(&mut f), ["mail", "sms", "sms"]);
    f.add(StreamKind::Person, "im", &[("name", "Im"), ("roles", "incident_manager")]);
    edit(&mut f, "boss", "channels", "pager");
    urgent(&mut f, false);
    assert_eq!(waiting(&mut f), ["mail", "sms", "sms", "mail", "sms"]);
    let retire = EntryCommand::Retire { kind: StreamKind::Person, key: "im".into(), retired: true };
    f.desk.enter(&retire, &by("boss"), monday()).unwrap();
    let done = deliver(&mut f.desk, at(1), &mut |letter| {
        assert_eq!(letter.to.key, "boss");
        Ok(())
    });
    assert_eq!((done.sent, done.failed, done.dead), (1, 1, 1));
}
