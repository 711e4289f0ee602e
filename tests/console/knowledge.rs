//! The knowledge base: found as it is typed, read, applied to the incident it was opened for, written (KB-1 to KB-3).

use super::world::{LINA, ME, Seat, typical};
use firstline::app::effect::{Effect, Wanted};
use firstline::app::msg::{Loaded, Msg};
use firstline::app::place::Place;
use firstline::domain::fold::fold;
use firstline::domain::id::{ArticleId, CategoryId, IncidentId, PersonId};
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::incident::report::{Applied, Step};
use firstline::domain::incident::{Kind as Done, State};
use firstline::domain::knowledge::command::steps;
use firstline::domain::knowledge::event::{Change, Detail, Event, Kind, Past};
use firstline::domain::knowledge::{
    Article, ArticleCommand, ArticleField as Field, ArticleRecord, ArticleState, ArticleVerb,
};
use firstline::domain::policy::Lang;
use firstline::domain::time::Span;
use firstline::domain::value::{FieldValue, Text, Value};
use firstline::ui::Theme;
use firstline::ui::testing::rows_with_styles;

const SIZES: [(u16, u16); 2] = [(120, 36), (80, 24)];

/// An entry: title, symptoms, steps, level, where it stands.
fn article(id: i64, told: (&str, &str, &str), level: u8, state: ArticleState) -> Article {
    let text = |text: &str| Value::Text(Text::new(text));
    let mut article = Article::blank(ArticleId(id));
    let mut changes = vec![
        (Field::Title, text(told.0)),
        (Field::Symptoms, text(told.1)),
        (Field::Steps, steps(told.2).to_value()),
        (Field::Level, level.to_value()),
        (Field::KnownError, (id == 44).to_value()),
        (Field::Category, CategoryId(2).to_value()),
        (Field::Author, LINA.to_value()),
        (Field::State, state.to_value()),
    ];
    let mut kind = Kind::Drafted;
    if state == ArticleState::Published {
        changes.extend([(Field::Version, 1u32.to_value()), (Field::Uses, 41u32.to_value())]);
        changes.push((Field::Helpful, 32u32.to_value()));
        kind = Kind::Published;
    }
    let changes = changes.into_iter().map(|(field, to)| Change { field, from: Value::None, to }).collect();
    article.apply(&Event { kind, detail: Detail { changes, ..Detail::default() } }).unwrap();
    article
}

pub fn shelf() -> Vec<Article> {
    use ArticleState::{Draft, InReview, Published, Retired};
    let todo = "查网关状态\n用户切换备用网关 vpn-hz1\n清 DNS 缓存: ipconfig /flushdns\n仍失败则升级 L2, 附 vpn-log";
    vec![
        article(118, ("VPN 断线排查", "客户端每 1-3 分钟断线; 网关日志 tunnel flap", todo), 1, Published),
        article(44, ("AnyConnect reconnect loop", "loops after the update", "Reinstall the profile"), 2, Published),
        article(201, ("远程办公网络要求", "", "带宽不低于 20M"), 1, Published),
        article(90, ("證書續期", "", "匯出\n續期\n匯入"), 3, Published),
        article(12, ("VPN 账号申请", "", "填表"), 1, Draft),
        article(13, ("VPN split tunnel", "", "ask the network team"), 2, InReview),
        article(8, ("密码重置", "", "自助门户"), 1, Retired),
    ]
}

/// More than any list holds, and more to read than any page.
pub fn overfull() -> Vec<Article> {
    use ArticleState::{Draft, Published};
    let long = "断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线断线";
    let todo = "a-very-long-word-without-any-blank-to-break-it-at-all-and-then-some-more-of-it\n".repeat(40);
    (0..60).map(|n| article(900 + n, (long, long, &todo), 1, if n % 2 == 0 { Published } else { Draft })).collect()
}

/// What a file would answer: found plainly, by the title.
pub fn answer(effect: &Effect, articles: &[Article]) -> Option<Msg> {
    Some(Msg::Loaded(match effect {
        Effect::SearchArticles { ask, wanted } => Loaded::Articles { ask: *ask, rows: find(articles, wanted) },
        Effect::OpenArticle(id) => {
            let article = articles.iter().find(|article| article.id == *id).unwrap().clone();
            Loaded::Article(Box::new(ArticleRecord { article, past: past(), work: true }))
        }
        _ => return None,
    }))
}

fn find(articles: &[Article], wanted: &Wanted) -> Vec<firstline::domain::knowledge::ArticleRow> {
    let told = wanted.like.as_ref().map(|told| fold(told).split(' ').next().unwrap_or_default().to_owned());
    let words = told.unwrap_or_else(|| fold(&wanted.text));
    let rows = articles.iter().flat_map(|article| article.rows().into_iter().map(|(row, _)| row));
    let rows = rows.filter(|row| wanted.state.is_none_or(|state| row.state == state));
    rows.filter(|row| words.split(' ').all(|word| fold(&row.title).contains(word))).collect()
}

struct Library {
    seat: Seat,
    articles: Vec<Article>,
}

impl Library {
    fn new(lang: Lang, size: (u16, u16)) -> Self {
        let mut library = Self { seat: Seat::new(typical(), lang, size), articles: shelf() };
        library.keys("3");
        library
    }

    /// Answers what was asked of the file, until nothing is asked any more; the rest stays to be looked at.
    fn serve(&mut self) -> &mut Self {
        loop {
            let mut asked = false;
            for effect in self.seat.effects() {
                match answer(&effect, &self.articles) {
                    Some(msg) => {
                        self.seat.tell(msg);
                        asked = true;
                    }
                    None => self.seat.effects.push(effect),
                }
            }
            if !asked {
                return self;
            }
        }
    }

    fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split(' ') {
            self.seat.keys(name);
            self.serve();
        }
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        self.seat.types(text);
        self.serve()
    }

    fn listed(&self) -> Vec<i64> {
        self.seat.model.knowledge.rows.iter().map(|row| row.id.0).collect()
    }

    fn at(&self) -> i64 {
        self.seat.model.knowledge.row().map_or(0, |row| row.id.0)
    }

    /// Commands sent since the last look.
    fn sent(&mut self) -> Vec<Command> {
        let command = |e: Effect| if let Effect::Commit { command, .. } = e { Some(command) } else { None };
        self.seat.effects().into_iter().filter_map(command).collect()
    }

    /// The entry is on the incident's record now.
    fn applied(&mut self, id: i64, article: i64, done: usize) {
        let steps: Vec<Text> = self.articles.iter().find(|a| a.id.0 == article).unwrap().sheet.steps.clone();
        let incident = self.seat.incidents.iter_mut().find(|i| i.id.0 == id).unwrap();
        incident.ver += 1;
        let title = Some(Text::new("VPN 断线排查"));
        incident.applied = vec![Applied { article: Some(ArticleId(article)), version: 1, title, outcome: None }];
        incident.steps = (0..)
            .zip(steps)
            .map(|(n, text)| {
                let done_by: Option<PersonId> = (n < done).then_some(ME);
                Step { applied: 0, text: Some(text), done_by, done_at: done_by.map(|_| self.seat.now) }
            })
            .collect();
        self.seat.change(id);
        self.serve();
    }
}

fn past() -> Vec<Past> {
    Vec::new()
}

/// KB-2: what is typed is looked for as it is typed, one question at a time, and the last one counts.
#[test]
fn words_are_looked_for_as_they_are_typed() {
    let mut library = Library::new(Lang::En, SIZES[0]);
    assert_eq!(library.listed().len(), 7);
    let questions = |seat: &mut Seat| -> Vec<(u64, String)> {
        let question = |e: Effect| match e {
            Effect::SearchArticles { ask, wanted } => Some((ask, wanted.text)),
            _ => None,
        };
        seat.effects().into_iter().filter_map(question).collect()
    };
    let seat = &mut library.seat;
    seat.keys("/").types("vpn");
    let asked = questions(seat);
    assert_eq!(asked.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["v"], "one at a time");
    let answer = |seat: &mut Seat, ask| seat.tell(Msg::Loaded(Loaded::Articles { ask, rows: vec![] }));
    answer(seat, asked[0].0);
    let next = questions(seat);
    assert_eq!(
        next.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
        ["vpn"],
        "what was between is not asked"
    );
    seat.effects
        .push(Effect::SearchArticles { ask: next[0].0, wanted: Wanted { text: "vpn".into(), ..Wanted::default() } });
    library.serve();
    assert_eq!(library.listed(), [118, 12, 13]);
    library.types(" 斷");
    assert_eq!((library.listed(), library.at()), (vec![118], 118));
    library.keys("enter");
    assert_eq!(library.seat.model.knowledge.text, "vpn 斷");
    library.keys("/ ctrl-u").types("zzz").keys("esc");
    assert_eq!(library.listed(), [118], "Esc goes back to what was looked for before");
    library.keys("esc");
    assert_eq!(library.listed().len(), 7);
    library.keys("esc");
    assert_eq!(library.seat.model.place, Place::Queue);
    // An input method's word opens the search with it.
    library.keys("3").types("證");
    assert_eq!((library.listed(), library.seat.model.knowledge.text.as_str()), (vec![90], "證"));
}

/// The cursor is an entry, not a place; the states are gone through one after the other.
#[test]
fn the_cursor_stays_on_its_entry() {
    let mut library = Library::new(Lang::En, SIZES[0]);
    library.keys("j j");
    assert_eq!(library.at(), 201);
    library.articles.remove(0);
    library.seat.tell(Msg::Loaded(Loaded::KnowledgeMoved));
    library.serve();
    assert_eq!((library.listed().len(), library.at()), (6, 201));
    library.keys("G");
    assert_eq!(library.at(), 8);
    library.keys("g g");
    assert_eq!(library.at(), 44);
    for (state, listed) in [
        ("Draft", vec![12]),
        ("In review", vec![13]),
        ("Published", vec![44, 201, 90]),
        ("Retired", vec![8]),
        ("All entries", vec![44, 201, 90, 12, 13, 8]),
    ] {
        library.keys("f");
        assert_eq!(library.listed(), listed, "{state}");
        assert!(library.seat.screen().contains(state), "{}", library.seat.screen());
    }
}

/// KB-3: from an incident to what looks like it, applied, ticked off, into a note, and said whether it helped.
#[test]
fn an_entry_is_applied_to_the_incident_it_was_opened_for() {
    let mut library = Library::new(Lang::En, SIZES[0]);
    library.keys("1");
    library.seat.on(20417);
    library.keys("b");
    assert_eq!((library.seat.model.place, library.at()), (Place::Knowledge, 118));
    assert!(library.seat.screen().contains("for 20417  VPN 断线"), "{}", library.seat.screen());
    library.sent();
    library.keys("space");
    assert!(library.seat.message().contains("b applies it"), "{}", library.seat.message());
    library.keys("b");
    let act = |verb| Command::Act { incident: IncidentId(20417), seen: None, verb };
    let apply = Verb::ApplyArticle { article: ArticleId(118), version: Some(1) };
    assert_eq!(library.sent(), [act(apply)]);
    library.applied(20417, 118, 1);
    library.seat.commit_all(Done::KbApplied);
    assert!(library.seat.screen().contains("[x] 查网关状态"), "{}", library.seat.screen());
    library.keys("enter j space");
    assert_eq!(library.sent(), [act(Verb::TickStep { step: 1, done: true })]);
    assert_eq!(library.seat.model.knowledge.step, 2, "on to the next one");
    library.keys("k k space");
    assert_eq!(library.sent(), [act(Verb::TickStep { step: 0, done: false })]);
    library.keys("+");
    assert_eq!(library.sent(), [act(Verb::RateArticle { applied: Some(0), helpful: true })]);
    library.keys("c");
    assert!(library.seat.screen().contains("2. 用户切换备用网关"), "{}", library.seat.screen());
    library.keys("ctrl-s");
    let sent = library.sent();
    assert!(
        matches!(&sent[..], [Command::Act { incident: IncidentId(20417), verb: Verb::Note { text }, .. }]
        if text.starts_with("KB-118 VPN 断线排查\n1. 查网关状态\n2. ")),
        "{sent:?}"
    );
}

/// KB-1: a draft from the words that found nothing, from a resolved incident, and what stands in an entry already.
#[test]
fn entries_are_written_in_forms() {
    let mut library = Library::new(Lang::En, SIZES[0]);
    library.keys("/").types("airplay").keys("enter i tab").types("shows nothing").keys("ctrl-s");
    let sent = library.sent();
    let text = |text: &str| Value::Text(Text::new(text));
    let changes = vec![(Field::Title, text("airplay")), (Field::Symptoms, text("shows nothing"))];
    assert_eq!(sent, [Command::Article(ArticleCommand::Draft { changes, from: None })]);
    library.seat.commit_all(Done::Noted);
    library.serve();
    assert!(library.seat.message().contains("draft is kept"), "{}", library.seat.message());

    library.keys("esc / ctrl-u").types("断线").keys("enter e");
    assert!(library.seat.screen().contains("查网关状态"), "{}", library.seat.screen());
    library.keys("end").types("!").keys("ctrl-s");
    let sent = library.sent();
    let verb = ArticleVerb::Edit { changes: vec![(Field::Title, text("VPN 断线排查!"))] };
    assert_eq!(sent, [Command::Article(ArticleCommand::Act { article: ArticleId(118), seen: Some(1), verb })]);

    // A form that is left is a draft, one for each entry.
    library.keys("esc esc");
    let mut other = Library::new(Lang::En, SIZES[0]);
    other.keys("e end").types("?").keys("esc j e end").types("~").keys("esc");
    let kept: Vec<_> = other.seat.model.drafts.keys().map(|draft| draft.article.map(|id| id.0)).collect();
    assert_eq!(kept, [Some(44), Some(118)]);
    other.keys("k e");
    assert!(other.seat.screen().contains("VPN 断线排查?"), "{}", other.seat.screen());

    let mut solved = Library::new(Lang::En, SIZES[0]);
    solved.keys("1");
    let incident = solved.seat.incidents.iter_mut().find(|i| i.id.0 == 20417).unwrap();
    (incident.state, incident.ver) = (State::Resolved, incident.ver + 1);
    incident.solution = Some("1. Renew it\n2. Try again".into());
    solved.seat.change(20417);
    solved.seat.wait(Span::seconds(3)).on(20417);
    solved.keys("b i ctrl-s");
    let sent = solved.sent();
    assert!(
        matches!(&sent[..], [Command::Article(ArticleCommand::Draft { changes, from: Some(IncidentId(20417)) })]
        if changes.contains(&(Field::Steps, steps("Renew it\nTry again").to_value()))),
        "{sent:?}"
    );
}

/// ROLE-5, KB-1: what one may not do is refused with the rule, before anything is sent; no key reaches the queue behind.
#[test]
fn what_is_not_allowed_says_why() {
    let mut library = Library::new(Lang::En, SIZES[0]);
    let said = |library: &Library| library.seat.message();
    library.keys("f f");
    assert_eq!(library.at(), 13);
    library.keys("p");
    assert!(said(&library).contains("ROLE-5") && said(&library).contains("team lead"), "{}", said(&library));
    library.seat.model.desk.me.roles = vec!["team_lead".into()];
    library.keys("p");
    let publish = ArticleCommand::Act { article: ArticleId(13), seen: Some(1), verb: ArticleVerb::Publish };
    assert_eq!(library.sent(), [Command::Article(publish)]);
    library.keys("r").types("too thin").keys("ctrl-s");
    let verb = ArticleVerb::Return { reason: "too thin".into() };
    assert_eq!(library.sent(), [Command::Article(ArticleCommand::Act { article: ArticleId(13), seen: Some(1), verb })]);
    library.keys("esc s");
    assert!(said(&library).contains("KB-13 is in review"), "{}", said(&library));
    library.seat.wait(Span::seconds(2));
    library.seat.model.queue.marks.insert(IncidentId(20417));
    for key in ["t", "x", "a", ">", "!"] {
        library.keys(key);
        assert!(library.seat.model.overlays.is_empty() && library.sent().is_empty(), "{key} reached the queue");
        library.seat.wait(Span::seconds(2));
    }
}

/// Without an incident it was opened for, the one under the queue's cursor is named before anything is done to it.
#[test]
fn an_incident_that_is_not_on_the_screen_is_named_first() {
    let mut library = Library::new(Lang::En, SIZES[0]);
    library.seat.model.queue.cursor = Some(IncidentId(20417));
    library.keys("b");
    assert!(library.sent().is_empty());
    assert!(library.seat.message().contains("20417  VPN 断线"), "{}", library.seat.message());
    library.keys("b");
    assert_eq!(library.sent().len(), 1);
    library.keys("3");
    assert_eq!(library.seat.model.knowledge.ticket, None);
}

/// DESIGN decision 8: who changed it is told once; sent again, what was typed goes over it.
#[test]
fn a_text_that_was_changed_meanwhile_is_told_once() {
    use firstline::domain::refusal::Refusal;
    let mut library = Library::new(Lang::En, SIZES[0]);
    library.keys("e end").types("!").keys("ctrl-s");
    let (article, by, at) = (ArticleId(118), LINA, library.seat.now);
    let request = library.seat.model.requests;
    library.seat.tell(Msg::Refused { request, refusal: Refusal::ArticleStale { article, by, at } });
    assert!(library.seat.screen().contains("李娜 changed KB-118"), "{}", library.seat.screen());
    library.sent();
    library.keys("ctrl-s");
    let sent = library.sent();
    assert!(matches!(&sent[..], [Command::Article(ArticleCommand::Act { seen: Some(u32::MAX), .. })]), "{sent:?}");
}

#[test]
fn the_reference_screens() {
    for lang in [Lang::En, Lang::ZhHans, Lang::ZhHant] {
        let mut library = Library::new(lang, SIZES[1]);
        library.keys("/").types("airplay").keys("enter");
        insta::assert_snapshot!(format!("kb_none_{lang:?}"), library.seat.screen());
        let mut library = Library::new(lang, SIZES[1]);
        library.keys("1");
        library.seat.on(20417);
        library.keys("b");
        library.applied(20417, 118, 2);
        library.keys("enter j j");
        insta::assert_snapshot!(format!("kb_checklist_{lang:?}"), library.seat.screen());
    }
    for (name, theme) in [("ansi", Theme::ansi()), ("dark", Theme::dark()), ("mono", Theme::mono())] {
        let mut library = Library::new(Lang::ZhHant, SIZES[1]);
        library.keys("j enter");
        insta::assert_snapshot!(format!("kb_styled_{name}"), rows_with_styles(&library.seat.frame(theme)));
    }
}
