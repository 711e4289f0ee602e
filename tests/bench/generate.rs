//! A busy desk. One job: a desk file of N open incidents as a large house has them, the same ones for the same N.
//!
//! Nothing is measured here. Spread: one in a hundred is of priority 1, half of 3, a third of 4; three in four are in
//! somebody's hands, one in eight waits for its user; reports are as old as makes some clocks breached, most not.

use firstline::desk::{Caller, Claim, Desk, Founding, found};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::code::Code;
use firstline::domain::incident::Field;
use firstline::domain::incident::foreign::{ForeignEntry, ForeignFact, ForeignIncident, ForeignValue};
use firstline::domain::incident::state::State;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::{Text, Value};
use std::ops::RangeInclusive;
use std::path::Path;

const TEAMS: u64 = 40;
const PEOPLE: u64 = 240;
const CONTACTS: u64 = 5_000;
const CATEGORIES: u64 = 150;
const WHAT: [&str; 8] = ["VPN", "Mail", "Printer", "ERP", "Phone", "Laptop", "File share", "Single sign-on"];
const HOW: [&str; 6] =
    ["does not start", "is slow", "asks for a password again", "loses data", "is gone", "rejects me"];

/// A generator of numbers that needs no seed from outside (xorshift64*).
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }
    /// Below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }
}

/// Somebody who may do everything on the desk that [`desk`] makes.
pub fn caller() -> Caller {
    Caller { os_user: "admin".to_owned(), claim: Claim::As("admin".to_owned()), via: Via::Cli }
}

/// Makes a desk file of so many open incidents, reported before `now`.
pub fn desk(path: &Path, open: u64, now: Instant) -> Desk {
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: Lang::En,
        login: "admin".to_owned(),
        name: "Admin".to_owned(),
        // Whoever measures is let in.
        os_user: std::env::var("USER").unwrap_or_else(|_| "root".to_owned()),
        clock: None,
    };
    let mut desk = found(path, &founding, now).unwrap();
    desk.hurry(true).unwrap();
    desk.import_entries(&entries(), &caller(), now).unwrap();
    desk.hurry(false).unwrap();
    let mut dice = Dice::new(0x05DE_ECE6_6D1D);
    add(&mut desk, 1..=open, now, |n| incident(n, &mut dice, now));
    desk
}

/// Adds incidents that are over, an event each: the desk grows older, the queue does not.
#[allow(dead_code, reason = "one of the benches that share this file")]
pub fn age(desk: &mut Desk, numbers: RangeInclusive<u64>, now: Instant) {
    let mut dice = Dice::new(*numbers.start());
    add(desk, numbers, now, |n| {
        let mut over = incident(n, &mut dice, now);
        over.facts.truncate(1);
        over.facts[0].state = Some(State::Closed);
        over
    });
}

fn add(desk: &mut Desk, numbers: RangeInclusive<u64>, now: Instant, mut incident: impl FnMut(u64) -> ForeignIncident) {
    desk.hurry(true).unwrap();
    let numbers: Vec<u64> = numbers.collect();
    for some in numbers.chunks(5_000) {
        let incidents: Vec<ForeignIncident> = some.iter().map(|n| incident(*n)).collect();
        desk.import_incidents(&incidents, &caller(), now).unwrap();
    }
    desk.hurry(false).unwrap();
}

fn key(prefix: &str, n: u64) -> Code {
    Code::new(&format!("{prefix}{n}"))
}

fn entries() -> Vec<ForeignEntry> {
    let text = |words: String| ForeignValue::Plain(Value::Text(Text::new(&words)));
    let entry = |kind, prefix: &str, n, values| ForeignEntry { kind, key: key(prefix, n), values, retired: false };
    let line = |n: u64| ForeignValue::Plain(Value::Int(1 + i64::try_from(n % 3).unwrap()));
    let mut all = Vec::new();
    all.extend(
        (0..TEAMS)
            .map(|n| entry(StreamKind::Team, "t", n, vec![("name", text(format!("Team {n}"))), ("line", line(n))])),
    );
    all.extend((0..PEOPLE).map(|n| {
        let teams = ForeignValue::Refs(StreamKind::Team, vec![key("t", n % TEAMS)]);
        entry(StreamKind::Person, "p", n, vec![("name", text(format!("Engineer {n}"))), ("teams", teams)])
    }));
    all.extend(
        (0..CATEGORIES).map(|n| entry(StreamKind::Category, "c", n, vec![("name", text(format!("Category {n}")))])),
    );
    all.extend((0..CONTACTS).map(|n| {
        let values = vec![
            ("name", text(format!("Caller {n}"))),
            ("phone", text(format!("+49 30 {:06}", n * 37))),
            ("email", text(format!("caller{n}@example.org"))),
            ("location", text(format!("House {}, room {}", n % 12, n % 400))),
        ];
        entry(StreamKind::Contact, "u", n, values)
    }));
    all
}

fn incident(n: u64, dice: &mut Dice, now: Instant) -> ForeignIncident {
    let priority = match dice.below(100) {
        0 => 1,
        1..=14 => 2,
        15..=64 => 3,
        _ => 4,
    };
    // As old as a part, or a little more, of what such a priority is given.
    let given = [2, 4, 36, 72][priority - 1];
    let age = Span::minutes(i64::try_from(dice.below(given * 66) + 1).unwrap());
    let (reported, number) = (now - age, |n: u64| Value::Int(i64::try_from(n).unwrap()));
    let plain = ForeignValue::Plain;
    let title = format!(
        "{} {} on floor {}",
        WHAT[usize::try_from(dice.below(8)).unwrap()],
        HOW[usize::try_from(dice.below(6)).unwrap()],
        dice.below(40)
    );
    let rank = u64::try_from(priority).unwrap();
    let mut fields = vec![
        (Field::Title, plain(Value::Text(Text::new(&title)))),
        (Field::ReportedAt, plain(Value::Int(reported.0))),
        (Field::Impact, plain(number(rank.min(3)))),
        (Field::Urgency, plain(number(rank.min(3)))),
        (Field::Priority, plain(number(rank))),
        (Field::Major, plain(Value::Flag(priority == 1))),
        (Field::Channel, plain(Value::Code(Code::new("phone")))),
        (Field::Nature, plain(Value::Code(Code::new("fault")))),
        (Field::Category, ForeignValue::Ref(StreamKind::Category, key("c", dice.below(CATEGORIES)))),
    ];
    let person = dice.below(PEOPLE);
    let (owned, waits) = (dice.below(4) > 0, dice.below(8) == 0);
    fields.push((Field::Team, ForeignValue::Ref(StreamKind::Team, key("t", person % TEAMS))));
    fields.push((Field::Line, plain(number(1 + (person % TEAMS) % 3))));
    if owned {
        fields.push((Field::Assignee, ForeignValue::Ref(StreamKind::Person, key("p", person))));
    }
    let state = if owned { State::InProgress } else { State::New };
    let first = ForeignFact {
        line: n,
        at: reported,
        state: Some(state),
        reporter: Some(key("u", dice.below(CONTACTS))),
        fields,
        ..ForeignFact::default()
    };
    let pause = ForeignFact {
        line: n,
        at: reported + Span(age.0 / 2),
        state: Some(State::Suspended),
        suspension: Some(Code::new("waiting_user")),
        ..ForeignFact::default()
    };
    let facts = if owned && waits { vec![first, pause] } else { vec![first] };
    ForeignIncident { external: Code::new(&format!("made:{n}")), facts }
}
