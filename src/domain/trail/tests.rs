//! Filters of the trail: what is understood, what is refused and where, Chinese like English, text to values and back.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::words::{FIELDS, KINDS};
use super::*;
use crate::domain::actor::Via;
use crate::domain::id::{ArticleId, IncidentId, PersonId};
use crate::domain::people::directory::{Directory, Entry as Person, EntryChange, EntryDetail};
use crate::domain::query::tree::At;
use crate::domain::query::{Bounds, Pattern, Point, QueryError};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use crate::domain::value::{Text, Value as Held};
use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;

const LI: PersonId = PersonId(1);
const ME: PersonId = PersonId(2);

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn directory() -> Directory {
    let mut directory = Directory::default();
    for (kind, id, key, name) in [
        (StreamKind::Person, 1, "li", "李娜"),
        (StreamKind::Person, 2, "wang", "Wang Wei"),
        (StreamKind::Team, 4, "net-l2", "Network"),
    ] {
        let mut entry = Person::new(Stream::new(kind, id));
        let change = EntryChange { column: "name".into(), from: Held::None, to: Held::Text(Text::new(name)) };
        entry.apply(&EntryDetail { key: Some(key.into()), changes: vec![change], text: None });
        directory.insert(entry);
    }
    directory
}

/// What a filter looks for, on a Tuesday at 18:00 in Shanghai.
fn sieve(text: &str) -> Result<Sieve, QueryError> {
    let (directory, zone) = (directory(), Zone::named("Asia/Shanghai").unwrap());
    let env = Env { me: ME, now: at("2016-03-15T10:00:00Z"), directory: &directory, zone: &zone };
    prepare(&Filter::parse(text)?, &env)
}

fn incident(n: i64) -> Match {
    Match::Of(vec![Stream::new(StreamKind::Incident, n)])
}

#[test]
fn a_word_means_what_it_says() {
    let (ever, far) = (Instant(i64::MIN), Instant::FAR);
    let day = |from: &str, to: &str| {
        Match::Recorded(at(&format!("2016-03-{from}T16:00:00Z")), at(&format!("2016-03-{to}T16:00:00Z")))
    };
    for (text, wanted) in [
        ("by:li", Match::By(vec![LI])),
        ("by:李娜", Match::By(vec![LI])),
        ("人：我", Match::By(vec![ME])),
        ("by:w*", Match::By(vec![ME])),
        ("20417", incident(20417)),
        ("id:#20417", incident(20417)),
        ("编号:20417", incident(20417)),
        ("incident:20417", incident(20417)),
        ("id:person:li", Match::Of(vec![LI.into()])),
        ("person:li", Match::Of(vec![LI.into()])),
        ("person:\"Wang Wei\"", Match::Of(vec![ME.into()])),
        ("id:人员：李娜", Match::Of(vec![LI.into()])),
        ("id:person:\"Wang Wei\"", Match::Of(vec![ME.into()])),
        ("team:net-l2", Match::Of(vec![Stream::new(StreamKind::Team, 4)])),
        ("KB-5", Match::Of(vec![Stream::new(StreamKind::Article, 5)])),
        ("id:kb-5", Match::Of(vec![Stream::new(StreamKind::Article, 5)])),
        ("知识：5", Match::Of(vec![Stream::new(StreamKind::Article, 5)])),
        ("id:policy", Match::All(StreamKind::Policy)),
        ("记录:策略", Match::All(StreamKind::Policy)),
        ("kind:assigned", Match::Kinds(vec!["assigned"])),
        ("类型:升级", Match::Kinds(vec!["escalated"])),
        ("kind:files", Match::Kinds(vec!["attached", "detached", "attachment_erased"])),
        ("on:today", day("14", "15")),
        ("on:昨天", day("13", "14")),
        ("on:monday", day("13", "14")),
        ("日期:2016-03-01..2016-03-03", Match::Recorded(at("2016-02-29T16:00:00Z"), at("2016-03-03T16:00:00Z"))),
        ("since:2h", Match::Recorded(at("2016-03-15T08:00:00Z"), far)),
        ("since:yesterday", Match::Recorded(at("2016-03-13T16:00:00Z"), far)),
        ("until:yesterday", Match::Recorded(ever, at("2016-03-14T16:00:00Z"))),
        ("via:cli", Match::Via(Via::Cli)),
        ("via:规则", Match::Via(Via::Rule)),
        ("outlook", Match::Text(vec!["outlook".into()])),
        ("text:\"no route\"", Match::Text(vec!["no route".into()])),
    ] {
        let found = sieve(text).unwrap().tests;
        assert_eq!(found, [Sifted { negated: false, wanted: vec![wanted], refused: vec![] }], "{text}");
    }
}

#[test]
fn tests_hold_together_and_a_minus_leaves_out() {
    let found = sieve("by:li,me -kind:noted id:20417,-20418").unwrap().tests;
    let sifted = |negated, wanted, refused| Sifted { negated, wanted, refused };
    let by = vec![Match::By(vec![LI]), Match::By(vec![ME])];
    let noted = vec![Match::Kinds(vec!["noted"])];
    let expected = [
        sifted(false, by, vec![]),
        sifted(true, noted, vec![]),
        sifted(false, vec![incident(20417)], vec![incident(20418)]),
    ];
    assert_eq!(found, expected);
    assert_eq!(sieve("").unwrap(), Sieve::default());
}

#[test]
fn a_sieve_says_what_it_is_bound_to() {
    for (text, named) in [
        ("20417 kind:noted", Some(vec![Stream::new(StreamKind::Incident, 20417)])),
        ("id:20417,person:li", Some(vec![Stream::new(StreamKind::Incident, 20417), LI.into()])),
        ("-id:20417", None),
        ("id:-20417", None),
        ("id:20417,policy", None),
        ("by:li", None),
    ] {
        assert_eq!(sieve(text).unwrap().named(), named, "{text}");
    }
    let day = (at("2016-03-14T16:00:00Z"), at("2016-03-15T16:00:00Z"));
    let (ever, far) = (Instant(i64::MIN), Instant::FAR);
    for (text, span) in [
        ("on:today by:li", day),
        ("on:today since:2h", (at("2016-03-15T08:00:00Z"), day.1)),
        ("on:yesterday,today", (at("2016-03-13T16:00:00Z"), day.1)),
        ("-on:today", (ever, far)),
        ("on:-today", (ever, far)),
        ("since:1d until:2d", (at("2016-03-14T10:00:00Z"), at("2016-03-13T10:00:00Z") + Span::millis(1))),
    ] {
        assert_eq!(sieve(text).unwrap().span(), span, "{text}");
    }
}

#[test]
fn what_would_be_too_much_is_refused() {
    for text in ["a ".repeat(51), format!("by:{}", vec!["me"; 51].join(",")), "长".repeat(50)] {
        assert_eq!(Filter::parse(&text).unwrap_err().problem.message_id(), "query-too-much", "{text}");
    }
    assert!(Filter::parse(&"a ".repeat(50)).is_ok());
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (text, id, wrong, nearest) in [
        ("bye:li", "query-unknown-field-meant", "bye", Some("by")),
        ("zzz:li", "query-unknown-field", "zzz", None),
        ("by:lj", "query-unknown-value-meant", "lj", Some("li")),
        ("by:lina", "query-unknown-value", "lina", None),
        ("kind:asigned", "query-unknown-value-meant", "asigned", Some("assigned")),
        ("via:consol", "query-unknown-value-meant", "consol", Some("console")),
        ("id:persn:li", "query-unknown-value-meant", "persn", Some("person")),
        ("person:lj", "query-unknown-value-meant", "lj", Some("li")),
        ("id:policy:1", "query-unknown-value", "policy:1", None),
        ("incident:li", "query-bad-number", "li", None),
        ("on:2h", "query-bad-date", "2h", None),
        ("on:2016-02-30", "query-bad-date", "2016-02-30", None),
        ("since:soon", "query-bad-time", "soon", None),
        ("by:", "query-missing-value", "", None),
        ("by:li,", "query-missing-value", "", None),
        ("by:li - kind:noted", "query-nothing-to-leave-out", "-", None),
        ("text:\"a", "query-unclosed-quote", "\"a", None),
        ("(by:li)", "query-syntax", "(", None),
        (":li", "query-syntax", ":", None),
    ] {
        let error = sieve(text).unwrap_err();
        assert_eq!((error.problem.message_id(), &text[error.at.clone()]), (id, wrong), "{text}");
        let args = error.problem.args();
        let offered = args.iter().find(|(name, _)| *name == "nearest").map(|(_, value)| value.as_str());
        assert_eq!(offered, nearest, "{text}");
    }
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("me".to_owned()),
        Just("none".to_owned()),
        Just("20417".to_owned()),
        Just("a:b".to_owned()),
        Just("-x".to_owned()),
        "[a-z张李 .,()\"\\\\：-]{1,6}",
    ]
}

fn patterns() -> impl Strategy<Value = Pattern> {
    // What is typed with gaps holds no sign that would end it.
    prop_oneof![
        words().prop_map(|w| Pattern::literal(&w)),
        "[a-z张]{0,2}\\*[a-z张:]{0,2}".prop_map(|w| Pattern::glob(&w))
    ]
}

fn points() -> impl Strategy<Value = Point> {
    prop_oneof![
        Just(Point::Today),
        Just(Point::Yesterday),
        Just(Point::Weekday(Weekday::Fri)),
        Just(Point::Date(NaiveDate::from_ymd_opt(2016, 3, 1).unwrap())),
    ]
}

fn values(field: Field) -> BoxedStrategy<Value> {
    let named = || patterns().prop_map(|p| Value::Named(StreamKind::Person, p));
    match field {
        Field::By => prop_oneof![Just(Value::Me), patterns().prop_map(Value::Person)].boxed(),
        Field::Id => prop_oneof![
            (0..99_999i64).prop_map(|n| Value::Incident(IncidentId(n))),
            Just(Value::Incident(IncidentId::new(3, 17))),
            Just(Value::Article(ArticleId(5))),
            Just(Value::All(StreamKind::Policy)),
            named(),
        ]
        .boxed(),
        Field::Kind => (0..KINDS.len()).prop_map(|n| Value::Kind(KINDS[n].code)).boxed(),
        Field::On => prop_oneof![
            points().prop_map(|p| Value::Days(Bounds::Is(p))),
            (points(), points()).prop_map(|(a, b)| Value::Days(Bounds::Between(a, b))),
        ]
        .boxed(),
        Field::Since | Field::Until => prop_oneof![points(), (0..9_999i64).prop_map(|m| Point::Ago(Span::minutes(m)))]
            .prop_map(Value::Point)
            .boxed(),
        Field::Via => (0..4usize).prop_map(|n| Value::Via(Via::ALL[n])).boxed(),
        Field::Text => {
            let said = patterns().prop_map(Pattern::anywhere);
            said.prop_filter("nothing is no text", |p| !p.pieces().is_empty()).prop_map(Value::Text).boxed()
        }
    }
}

fn tests() -> impl Strategy<Value = Test> {
    (0..FIELDS.len(), any::<bool>()).prop_flat_map(|(n, negated)| {
        let field = FIELDS[n].0;
        let item = (any::<bool>(), values(field)).prop_map(|(negated, value)| Item { negated, value, at: At(0..0) });
        prop::collection::vec(item, 1..3).prop_map(move |items| Test { negated, field, items })
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_the_same(tests in prop::collection::vec(tests(), 0..4)) {
        let filter = Filter { tests };
        let text = filter.to_string();
        let read = Filter::parse(&text);
        prop_assert_eq!(read.as_ref(), Ok(&filter), "{}", text);
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,24}") {
        if let Ok(filter) = Filter::parse(&text) {
            prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
        }
    }
}
