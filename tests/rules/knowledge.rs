//! KB-1, KB-3, ROLE-5: who may do what with an entry of the knowledge base, and in which state.

use super::world::*;
use firstline::domain::actor::Actor;
use firstline::domain::id::{ArticleId, CategoryId, IncidentId};
use firstline::domain::incident::command::{NewIncident, Verb};
use firstline::domain::knowledge::ArticleState::{self, *};
use firstline::domain::knowledge::article::{Article, ArticleField as Field, WRITTEN};
use firstline::domain::knowledge::command::learnt;
use firstline::domain::knowledge::decide::{ArticleDecided, Ctx, decide};
use firstline::domain::knowledge::event::{Detail, Kind, Past};
use firstline::domain::knowledge::used::used;
use firstline::domain::knowledge::{ArticleCommand, ArticleSight, ArticleVerb};
use firstline::domain::refusal::Refusal;
use firstline::domain::stream::StreamKind;
use firstline::domain::time::Instant;
use firstline::domain::value::{FieldValue, Text, Value};
use std::collections::BTreeMap;

/// One entry and its past, in a world.
struct Shelf {
    world: World,
    article: Option<Article>,
    past: Vec<Past>,
    incident: Option<IncidentId>,
}

impl Shelf {
    fn new() -> Self {
        Self { world: World::new(), article: None, past: Vec::new(), incident: None }
    }

    /// An entry brought to a state by those who may.
    fn at(state: ArticleState) -> Self {
        let mut shelf = Self::new();
        shelf.ok("ann", draft(level(1)));
        for (by, verb) in [
            ("ann", ArticleVerb::Submit),
            ("dora", ArticleVerb::Publish),
            ("dora", ArticleVerb::Retire { reason: "old".into() }),
        ] {
            if shelf.state() != state {
                shelf.ok(by, act(verb));
            }
        }
        assert_eq!(shelf.state(), state);
        shelf
    }

    fn ask(&self, by: &Actor, command: &ArticleCommand) -> Result<ArticleDecided, Refusal> {
        let ctx = Ctx {
            policy: &self.world.policy,
            directory: &self.world.directory,
            article: self.article.as_ref(),
            since: &self.past,
            incident: self.incident.map(|id| self.world.get(id)),
            next: ArticleId(7),
        };
        decide(&ctx, command, by, self.world.now)
    }

    /// Every change tells truly what stood there, says something, and says one thing of each field; what the journal
    /// would keep of an event is the event.
    fn run(&mut self, by: &str, command: &ArticleCommand) -> Result<(), Refusal> {
        let who = who(by);
        let ArticleDecided { article: id, event, role } = self.ask(&who, command)?;
        let article = self.article.get_or_insert_with(|| Article::blank(id));
        for (n, change) in event.detail.changes.iter().enumerate() {
            assert_eq!(change.from, article.sheet.get(change.field), "{:?}", change.field);
            assert_ne!(change.from, change.to, "{:?}", change.field);
            assert!(!event.detail.changes[..n].iter().any(|c| c.field == change.field), "{:?} twice", change.field);
        }
        let json = serde_json::to_string(&event.detail).unwrap();
        assert_eq!(serde_json::from_str::<Detail>(&json).unwrap(), event.detail, "{json}");
        article.apply(&event).unwrap();
        let (ver, at) = (article.ver, self.world.now);
        let past = Past { seq: ver.into(), ver, at, by: who.person, role, via: who.via, event };
        self.past.push(past);
        Ok(())
    }

    #[track_caller]
    fn ok(&mut self, by: &str, command: ArticleCommand) {
        self.run(by, &command).unwrap_or_else(|no| panic!("{by}: {command:?}: {no:?}"));
    }

    fn article(&self) -> &Article {
        self.article.as_ref().unwrap()
    }
    fn state(&self) -> ArticleState {
        self.article().sheet.state
    }
}

fn act(verb: ArticleVerb) -> ArticleCommand {
    ArticleCommand::Act { article: ArticleId(7), seen: None, verb }
}

fn text(text: &str) -> Value {
    Value::Text(Text::new(text))
}

fn steps(all: &[&str]) -> Value {
    all.iter().map(|step| Text::new(step)).collect::<Vec<_>>().to_value()
}

fn level(level: u8) -> Vec<(Field, Value)> {
    vec![
        (Field::Title, text("VPN drops")),
        (Field::Steps, steps(&["Renew the profile", "Restart"])),
        (Field::Level, level.to_value()),
    ]
}

fn draft(changes: Vec<(Field, Value)>) -> ArticleCommand {
    ArticleCommand::Draft { changes, from: None }
}

fn retitle() -> ArticleVerb {
    ArticleVerb::Edit { changes: vec![(Field::Title, text("VPN drops after the update"))] }
}

/// KB-1 of level 1 and KB-2 of level 3, published.
pub fn published() -> BTreeMap<ArticleId, Article> {
    use firstline::domain::knowledge::event::{Change, Event};
    let make = |(id, high): (i64, u8)| {
        let mut article = Article::blank(ArticleId(id));
        let mut changes = level(high);
        changes.extend([(Field::State, Published.to_value()), (Field::Version, 1u32.to_value())]);
        let changes = changes.into_iter().map(|(field, to)| Change { field, from: Value::None, to }).collect();
        article.apply(&Event { kind: Kind::Published, detail: Detail { changes, ..Detail::default() } }).unwrap();
        (article.id, article)
    };
    [(1, 1), (2, 3)].into_iter().map(make).collect()
}

/// What each verb does in each state: the state after, or `.` for *not while*.
#[test]
fn kb_1_every_verb_in_every_state() {
    let table: [(&str, &str, ArticleVerb, [&str; 4]); 7] = [
        //                                        draft        in_review    published    retired
        ("edit", "dora", retitle(), ["draft", "in_review", "draft", "."]),
        ("submit", "ann", ArticleVerb::Submit, ["in_review", ".", ".", "."]),
        ("return", "dora", ArticleVerb::Return { reason: "thin".into() }, [".", "draft", ".", "."]),
        ("publish", "dora", ArticleVerb::Publish, [".", "published", ".", "."]),
        ("retire", "dora", ArticleVerb::Retire { reason: "old".into() }, ["retired", "retired", "retired", "."]),
        ("restore", "dora", ArticleVerb::Restore, [".", ".", ".", "published"]),
        ("edit nothing", "dora", ArticleVerb::Edit { changes: vec![] }, ["-", "-", "-", "."]),
    ];
    for (name, by, verb, wants) in table {
        for (state, want) in ArticleState::ALL.into_iter().zip(wants) {
            let mut shelf = Shelf::at(state);
            let label = format!("{name} while {state:?}");
            match (shelf.run(by, &act(verb.clone())), want) {
                (Ok(()), want) => assert_eq!(shelf.state().name(), want, "{label}"),
                (Err(Refusal::ArticleNotWhile { state: found, possible, .. }), ".") => {
                    assert_eq!(found, state, "{label}");
                    assert!(!possible.contains(&state), "{label}: {possible:?}");
                }
                (Err(Refusal::Missing { fields }), "-") => assert_eq!(fields, ["changes"], "{label}"),
                (Err(other), _) => panic!("{label}: {other:?}"),
            }
        }
    }
}

/// ROLE-5: KB draft / review and publish, for every role.
#[test]
fn role_5_every_verb_of_an_entry_for_every_role() {
    const DRAFTERS: &str = "agent desk_lead engineer team_lead vendor_liaison problem_manager";
    const REVIEWERS: &str = "desk_lead team_lead problem_manager quality_analyst";
    let why = || "thin".to_owned();
    let table: [(ArticleState, ArticleCommand, &str); 8] = [
        (Draft, draft(level(1)), DRAFTERS),
        (Draft, act(retitle()), DRAFTERS),
        (Draft, act(ArticleVerb::Submit), DRAFTERS),
        (InReview, act(retitle()), REVIEWERS),
        (InReview, act(ArticleVerb::Return { reason: why() }), REVIEWERS),
        (InReview, act(ArticleVerb::Publish), REVIEWERS),
        (Published, act(ArticleVerb::Retire { reason: why() }), REVIEWERS),
        (Retired, act(ArticleVerb::Restore), REVIEWERS),
    ];
    for (state, command, allowed) in table {
        let shelf = Shelf::at(state);
        for role in ROLES {
            let who = actor(99, role, &[NET]);
            let label = format!("{command:?} by {role}");
            let sees = ArticleSight::of(&shelf.world.policy, &who).sees(&shelf.article().rows()[0].0);
            match shelf.ask(&who, &command) {
                Ok(decided) => {
                    assert!(allowed.split(' ').any(|r| r == role), "{label} was allowed");
                    assert_eq!(decided.role, role, "{label}");
                }
                Err(Refusal::Forbidden { .. }) => assert!(!allowed.split(' ').any(|r| r == role), "{label}"),
                Err(Refusal::NotFound { kind: StreamKind::Article, .. }) => assert!(!sees, "{label}"),
                Err(other) => panic!("{label}: {other:?}"),
            }
        }
    }
}

/// KB-1: a new version leaves the old one readable until it is published itself.
#[test]
fn kb_1_a_new_edition_leaves_the_old_one_readable() {
    let mut shelf = Shelf::at(Published);
    shelf.ok("eve", act(retitle()));
    let rows = shelf.article().rows();
    let seen: Vec<_> = rows.iter().map(|(row, _)| (row.working, row.state, row.version, row.title.as_str())).collect();
    let (old, new) = ("VPN drops", "VPN drops after the update");
    assert_eq!(seen, [(false, Published, 1, old), (true, Draft, 2, new)]);
    let reader = ArticleSight::of(&shelf.world.policy, &who("roy"));
    assert_eq!(rows.iter().map(|(row, _)| reader.sees(row)).collect::<Vec<_>>(), [true, false]);

    shelf.ok("eve", act(ArticleVerb::Submit));
    assert_eq!(shelf.article().published().unwrap().number, 1, "what is in review is not in force");
    shelf.ok("dora", act(ArticleVerb::Publish));
    let seen: Vec<_> = shelf.article().rows().iter().map(|(row, _)| (row.version, row.title.clone())).collect();
    assert_eq!(seen, [(2, new.to_owned())]);
    assert_eq!(shelf.article().editions.len(), 2, "every edition stays");
    assert_eq!(shelf.article().sheet.author, Some(person("eve")));

    shelf.ok("dora", act(ArticleVerb::Retire { reason: "old".into() }));
    assert!(shelf.article().published().is_none());
    shelf.ok("dora", act(ArticleVerb::Restore));
    assert_eq!(shelf.article().published().unwrap().number, 2);
}

/// What must be there, what it must be, and what is not for everybody.
#[test]
fn kb_1_what_is_written_is_held_to_its_field() {
    let shelf = Shelf::new();
    let said = |changes| shelf.ask(&who("ann"), &draft(changes)).map(|_| ());
    let with = |field, value| said([level(1), vec![(field, value)]].concat());
    let invalid = |field, value: &str, allowed: &[&str]| {
        let allowed = allowed.iter().map(|a| (*a).to_owned()).collect();
        Err(Refusal::Invalid { field, value: value.into(), allowed })
    };
    assert_eq!(said(vec![]), Err(Refusal::Missing { fields: vec!["title"] }));
    assert_eq!(said(vec![(Field::Title, text("  "))]), Err(Refusal::Missing { fields: vec!["title"] }));
    assert_eq!(with(Field::Level, Value::Int(4)), invalid("level", "4", &["1", "2", "3"]));
    assert_eq!(with(Field::Level, Value::Int(0)), invalid("level", "0", &["1", "2", "3"]));
    assert_eq!(
        with(Field::Audience, Value::Code("all".into())),
        invalid("audience", "all", &["users", "staff", "specialists"])
    );
    let nobody = |kind, what: &str| Err(Refusal::NotFound { kind, what: what.into() });
    assert_eq!(with(Field::Category, Value::Int(99)), nobody(StreamKind::Category, "99"));
    assert_eq!(with(Field::Cis, Value::List(vec![Value::Int(98)])), nobody(StreamKind::Ci, "98"));
    assert_eq!(with(Field::Level, text("one")), invalid("level", "", &[]), "a value of another shape");
    let written: Vec<&str> = WRITTEN.iter().map(|field| field.name()).collect();
    assert_eq!(with(Field::Uses, Value::Int(9)), invalid("field", "uses", &written), "kept by the rules");
    let long = "x".repeat(1_001);
    let too_long = Err(Refusal::TooLong { field: "title", size: 1_001, limit: 1_000 });
    assert_eq!(said(vec![(Field::Title, text(&long))]), too_long);
    assert_eq!(with(Field::Category, CategoryId(1).to_value()), Ok(()));

    let mut thin = Shelf::new();
    thin.ok("ann", draft(vec![(Field::Title, text("VPN drops"))]));
    let refused = thin.run("ann", &act(ArticleVerb::Submit));
    assert_eq!(refused, Err(Refusal::Missing { fields: vec!["steps", "level"] }));
    let empty = thin.run("dora", &act(ArticleVerb::Retire { reason: " ".into() }));
    assert_eq!(empty, Err(Refusal::Missing { fields: vec!["reason"] }));
    thin.ok("ann", act(ArticleVerb::Retire { reason: "mine, and nothing".into() }));
}

/// DESIGN decision 8: nobody's text is written over; that it was used meanwhile is no reason to refuse.
#[test]
fn a_text_that_was_changed_meanwhile_is_not_written_over() {
    let mut shelf = Shelf::at(Draft);
    shelf.ok("ben", act(ArticleVerb::Edit { changes: vec![(Field::Cause, text("an old profile"))] }));
    let seen = |seen| ArticleCommand::Act { article: ArticleId(7), seen: Some(seen), verb: retitle() };
    let stale = Refusal::ArticleStale { article: ArticleId(7), by: person("ben"), at: shelf.world.now };
    assert_eq!(shelf.run("ann", &seen(1)), Err(stale));
    shelf.run("ben", &seen(1)).unwrap();
    shelf.run("ann", &seen(3)).unwrap_err();
    let last = shelf.past.last_mut().unwrap();
    last.event.kind = Kind::Applied;
    let edit = ArticleVerb::Edit { changes: vec![(Field::Cause, text("another"))] };
    let mine = ArticleCommand::Act { article: ArticleId(7), seen: Some(2), verb: edit };
    assert!(shelf.ask(&who("ann"), &mine).is_ok(), "a use is no change of the text");
}

/// LIFE-7, SPEC 1: levels 1 and 2 may be applied by the first line, level 3 by higher ones only.
#[test]
fn life_7_the_level_says_who_may_apply_it() {
    let mut w = World::new();
    let id = w.mailed();
    let high = || Verb::ApplyArticle { article: ArticleId(2), version: None };
    let refused = Refusal::ArticleLevel { article: ArticleId(2), level: 3 };
    for by in ["ann", "dora"] {
        w.ok(by, id, apply());
        assert_eq!(w.no(by, id, high()), refused, "{by}");
    }
    for by in ["eve", "lea", "all"] {
        w.ok(by, id, high());
    }
    assert_eq!(w.get(id).applied.len(), 5);
    assert_eq!(w.get(id).steps.iter().filter(|step| step.applied == 4).count(), 2, "each brings its own steps");
}

/// KB-3: only what is in force is applied, in the edition that was read.
#[test]
fn kb_3_only_what_is_in_force_is_applied() {
    let mut w = World::new();
    let id = w.mailed();
    let it = ArticleId(1);
    let version = |version| Verb::ApplyArticle { article: it, version: Some(version) };
    let allowed = vec!["1".to_owned()];
    assert_eq!(w.no("ann", id, version(2)), Refusal::Invalid { field: "version", value: "2".into(), allowed });
    w.ok("ann", id, version(1));
    let gone = Verb::ApplyArticle { article: ArticleId(9), version: None };
    assert_eq!(w.no("ann", id, gone), Refusal::NotFound { kind: StreamKind::Article, what: "KB-9".into() });
    let until = |w: &mut World, at: Instant| {
        let edition = w.articles.get_mut(&it).unwrap().editions.last_mut().unwrap();
        edition.sheet.valid_until = Some(at);
    };
    let now = w.now;
    until(&mut w, now);
    assert_eq!(w.no("ann", id, apply()), Refusal::ArticleNotInForce { article: it, since: Some(now) });
    until(&mut w, LATER);
    w.ok("ann", id, apply());
    w.articles.get_mut(&it).unwrap().sheet.state = Retired;
    assert_eq!(w.no("ann", id, apply()), Refusal::ArticleNotInForce { article: it, since: None });
}

/// KB-3: the checklist is ticked off, and taken back; what helped is said once, and may be said otherwise.
#[test]
fn kb_3_the_checklist() {
    let mut w = World::new();
    let id = w.mailed();
    assert_eq!(w.no("ann", id, helped()), Refusal::Missing { fields: vec!["article"] });
    w.ok("ann", id, apply());
    let no_step = |step| Verb::TickStep { step, done: true };
    let allowed = ["1", "2"].map(str::to_owned).to_vec();
    assert_eq!(w.no("ann", id, no_step(2)), Refusal::Invalid { field: "step", value: "3".into(), allowed });
    w.ok("ben", id, tick());
    assert_eq!(w.no("ann", id, tick()), Refusal::Missing { fields: vec!["changes"] });
    let step = &w.get(id).steps[1];
    assert_eq!((step.done_by, step.done_at), (Some(person("ben")), Some(w.now)));
    w.ok("ann", id, Verb::TickStep { step: 1, done: false });
    assert_eq!(w.get(id).steps[1].done_by, None);
    w.ok("ann", id, helped());
    assert_eq!(w.no("ann", id, helped()), Refusal::Missing { fields: vec!["changes"] });
    w.ok("ann", id, Verb::RateArticle { applied: Some(0), helpful: false });
    let other = Verb::RateArticle { applied: Some(3), helpful: false };
    let allowed = vec!["1".to_owned()];
    assert_eq!(w.no("ann", id, other), Refusal::Invalid { field: "applied", value: "4".into(), allowed });
}

/// KB-3: uses and outcomes are counted by what the incidents' events say, also when they are taken back.
#[test]
fn kb_3_use_is_counted_off_the_events() {
    let mut w = World::new();
    let id = w.mailed();
    let counts = |w: &mut World, verb: Option<Verb>, batch: Option<i64>| {
        let before = w.incidents.clone();
        let length = w.past.len();
        let batch = match (verb, batch) {
            (Some(verb), _) => w.ok("ann", id, verb),
            (None, batch) => w.undo("ann", batch.unwrap()).unwrap(),
        };
        let events = w.past[length..].iter().map(|p| firstline::domain::incident::decide::Decided {
            incident: p.incident,
            event: p.event.clone(),
            role: p.role.clone(),
            at: p.at,
        });
        let kinds: Vec<Kind> = used(&events.collect::<Vec<_>>(), &before, &w.articles, w.now)
            .into_iter()
            .map(|one| {
                w.articles.get_mut(&one.article).unwrap().apply(&one.event).unwrap();
                one.event.kind
            })
            .collect();
        let sheet = &w.articles[&ArticleId(1)].sheet;
        (kinds, [sheet.uses, sheet.helpful, sheet.unhelpful], batch)
    };
    let (kinds, counted, applied) = counts(&mut w, Some(apply()), None);
    assert_eq!((kinds, counted), (vec![Kind::Applied], [1, 0, 0]));
    let (kinds, counted, _) = counts(&mut w, Some(tick()), None);
    assert_eq!((kinds, counted), (vec![], [1, 0, 0]), "a step is the incident's affair");
    let (kinds, counted, _) = counts(&mut w, Some(helped()), None);
    assert_eq!((kinds, counted), (vec![Kind::Rated], [1, 1, 0]));
    let worse = Verb::RateArticle { applied: None, helpful: false };
    let (_, counted, again) = counts(&mut w, Some(worse), None);
    assert_eq!(counted, [1, 0, 1], "the last word counts");
    assert_eq!(counts(&mut w, None, Some(again)).1, [1, 1, 0]);
    assert_eq!(w.articles[&ArticleId(1)].incidents, [id]);
    let (kinds, counted, _) = counts(&mut w, None, Some(applied));
    assert_eq!((kinds, counted), (vec![Kind::Withdrawn], [0, 0, 0]), "what was said of it goes with it");
}

/// KB-3, SEC-1: a draft is learnt from an incident, but not from one that is not for everybody.
#[test]
fn kb_3_a_draft_is_learnt_from_an_incident() {
    let mut shelf = Shelf::new();
    let id = shelf.world.record("ann", NewIncident { symptom: "It is silent".into(), ..by_mail() });
    shelf.world.ok("ann", id, Verb::Take);
    let how = firstline::domain::incident::command::Resolution {
        solution: "1. Open the tray\n2. Close it".into(),
        cause: "paper".into(),
        ..solution()
    };
    shelf.world.ok("ann", id, Verb::Resolve(how));
    shelf.incident = Some(id);
    let changes = learnt(shelf.world.get(id));
    shelf.ok("ann", ArticleCommand::Draft { changes, from: Some(id) });
    let sheet = &shelf.article().sheet;
    let steps: Vec<&str> = sheet.steps.iter().map(Text::as_str).collect();
    assert_eq!((sheet.title.as_str(), steps), ("Printer is silent", vec!["Open the tray", "Close it"]));
    assert_eq!(sheet.symptoms.as_ref().map(Text::as_str), Some("It is silent"));
    assert_eq!((sheet.category, sheet.level), (Some(PRINTING), 0), "how far it may go is for its author to say");
    assert_eq!(shelf.article().incidents, [id]);

    let secret = shelf.world.record("all", NewIncident { security: true, ..by_mail() });
    shelf.incident = Some(secret);
    let from = |by: &str| shelf.ask(&who(by), &ArticleCommand::Draft { changes: level(1), from: Some(secret) });
    assert_eq!(from("all").unwrap_err(), Refusal::ArticleOfSecurity { incident: secret });
    let unknown = Refusal::NotFound { kind: StreamKind::Incident, what: secret.to_string() };
    assert_eq!(from("ann").unwrap_err(), unknown, "it does not exist for others");
}
