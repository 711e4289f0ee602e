//! The knowledge base on a real file: found, kept apart, counted and proved (KB-1 to KB-3).

use super::{Fixture, by, intrude, monday};
use firstline::desk::{Desk, DeskError, Finding, Shelf, verify};
use firstline::domain::id::{ArticleId, IncidentId};
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::knowledge::article::ArticleField as Field;
use firstline::domain::knowledge::command::steps;
use firstline::domain::knowledge::event::Kind;
use firstline::domain::knowledge::{ArticleCommand, ArticleState, ArticleVerb};
use firstline::domain::refusal::{Refusal, UndoBar};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::Span;
use firstline::domain::value::{FieldValue, Text, Value};

/// What an entry says: title, symptoms, steps.
type Said<'s> = (&'s str, &'s str, &'s str);

fn written((title, symptoms, todo): Said, level: u8) -> Vec<(Field, Value)> {
    let text = |text: &str| Value::Text(Text::new(text));
    vec![
        (Field::Title, text(title)),
        (Field::Symptoms, text(symptoms)),
        (Field::Steps, steps(todo).to_value()),
        (Field::Level, level.to_value()),
    ]
}

impl Fixture {
    fn kb(&mut self, command: ArticleCommand, who: &str) -> Result<ArticleId, DeskError> {
        let done = self.desk.commit(&Command::Article(command), &by(who), None, monday() + Span::hours(1))?;
        Ok(done.articles[0])
    }

    fn draft(&mut self, said: Said, level: u8, who: &str) -> ArticleId {
        self.kb(ArticleCommand::Draft { changes: written(said, level), from: None }, who).unwrap()
    }

    fn on(&mut self, article: ArticleId, verb: ArticleVerb, who: &str) {
        self.kb(ArticleCommand::Act { article, seen: None, verb }, who).unwrap();
    }

    fn published(&mut self, said: Said, level: u8) -> ArticleId {
        let id = self.draft(said, level, "an");
        self.on(id, ArticleVerb::Submit, "an");
        self.on(id, ArticleVerb::Publish, "boss");
        id
    }

    fn found(&mut self, who: &str, text: &str) -> Vec<i64> {
        let rows = self.desk.kb_search(&by(who), text, &Shelf::default(), 50).unwrap();
        rows.iter().map(|row| row.id.0).collect()
    }
}

/// KB-2: words of one and two characters, both scripts, mixed with English, by their beginning; the likeliest first.
#[test]
fn kb_2_entries_are_found_by_their_words() {
    let mut f = Fixture::new();
    for said in [
        ("打印机卡纸", "三楼打印机每天卡纸", "打开前盖\n取出卡住的纸"),
        ("VPN 断线怎么办", "客户端提示 Error 691", "更新证书"),
        ("印表機離線", "顯示離線", "重新啟動佇列服務"),
        ("Mail bounces with 550 5.7.1", "NDR after the VPN change", "Ask the mail team"),
        ("重置密码", "打印时要求输入密码", "用自助门户重置"),
    ] {
        f.published(said, 1);
    }
    for (asked, found) in [
        ("打印", &[1, 5][..]),
        ("卡纸", &[1]),
        ("卡紙", &[1]),
        ("纸", &[1]),
        ("紙", &[1]),
        ("打印机卡纸", &[1]),
        ("離線", &[3]),
        ("离线", &[3]),
        ("服务", &[3]),
        ("伫列", &[3]),
        ("vpn", &[2, 4]),
        ("VPN断线", &[2]),
        ("vpn 斷線", &[2]),
        ("ＶＰＮ", &[2, 4]),
        ("err", &[2]),
        ("691", &[2]),
        ("5.7.1", &[4]),
        ("boun", &[4]),
        ("ounces", &[]),
        ("密码", &[5]),
        ("證書", &[2]),
        ("机印", &[]),
        ("KB-3", &[3]),
        ("3", &[3]),
        ("--", &[]),
    ] {
        assert_eq!(f.found("an", asked), found, "{asked}");
    }
    assert_eq!(f.found("an", "").len(), 5);
}

/// KB-2, KB-4: known errors whose symptoms match, then titles, then what is published.
#[test]
fn kb_4_known_errors_and_titles_come_first() {
    let mut f = Fixture::new();
    let body = f.published(("Client update", "slow", "Check the gateway"), 1);
    let titled = f.published(("The gateway restarts", "often", "Wait"), 1);
    let draft = f.draft(("Another gateway", "hot", "Cool it"), 1, "ed");
    let known = f.published(("Tunnel resets", "the gateway drops it", "Use the other one"), 2);
    f.on(known, ArticleVerb::Edit { changes: vec![(Field::KnownError, Value::Flag(true))] }, "ed");
    f.on(known, ArticleVerb::Submit, "ed");
    f.on(known, ArticleVerb::Publish, "boss");
    assert_eq!(f.found("an", "gateway"), [known, titled, draft, body].map(|id| id.0));
    let only = |shelf: Shelf, f: &mut Fixture| -> Vec<i64> {
        f.desk.kb_search(&by("an"), "gateway", &shelf, 50).unwrap().iter().map(|row| row.id.0).collect()
    };
    let some = Shelf { known_errors: true, ..Shelf::default() };
    assert_eq!(only(some, &mut f), [known.0]);
    let some = Shelf { state: Some(ArticleState::Draft), ..Shelf::default() };
    assert_eq!(only(some, &mut f), [draft.0]);
    let some = Shelf { level: Some(2), ..Shelf::default() };
    assert_eq!(only(some, &mut f), [known.0]);
    let some = Shelf { categories: Some(vec![]), ..Shelf::default() };
    assert_eq!(only(some, &mut f), [0i64; 0]);
}

/// KB-4: what is told of an incident need not hold all the words of an entry; drafts are nothing to be offered.
#[test]
fn kb_4_what_looks_like_an_incident_is_offered() {
    let mut f = Fixture::new();
    let vpn = f.published(("VPN 断线排查", "客户端每分钟断线", "x"), 1);
    f.published(("打印机卡纸", "三楼", "x"), 1);
    f.draft(("VPN 断线草稿", "x", "x"), 1, "an");
    let mut like =
        |told: &str| -> Vec<i64> { f.desk.kb_like(&by("an"), told, 9).unwrap().iter().map(|row| row.id.0).collect() };
    assert_eq!(like("VPN 斷線 (華東 40 人) vpn-hz2"), [vpn.0]);
    assert_eq!(like("ERP 登录 500 错误"), [0i64; 0]);
    assert_eq!(like(" - "), [0i64; 0]);
}

/// KB-1: drafts are for those who write and review; an audience of specialists is not for the desk.
#[test]
fn kb_1_what_is_not_for_these_eyes_is_not_there() {
    let mut f = Fixture::new();
    f.add(StreamKind::Person, "roy", &[("name", "Roy"), ("roles", "viewer"), ("teams", "desk")]);
    let open = f.published(("Open to all", "x", "y"), 1);
    let draft = f.draft(("A draft of Ed", "x", "y"), 1, "ed");
    let secret = f.draft(("For specialists", "x", "y"), 3, "ed");
    f.on(secret, ArticleVerb::Edit { changes: vec![(Field::Audience, Value::Code("specialists".into()))] }, "ed");
    for (who, sees) in [("ed", [true, true, true]), ("an", [true, true, false]), ("roy", [true, false, false])] {
        let found = f.found(who, "");
        for (id, want) in [open, draft, secret].into_iter().zip(sees) {
            assert_eq!(found.contains(&id.0), want, "{who} finds {id:?}");
            let read = f.desk.kb_article(&by(who), id);
            assert_eq!(read.is_ok(), want, "{who} reads {id:?}");
            if let Err(DeskError::Refused(no)) = read {
                assert_eq!(*no, Refusal::NotFound { kind: StreamKind::Article, what: id.label() });
            }
        }
    }
    // Of a published entry only what is published, and no word of its draft.
    f.on(open, ArticleVerb::Edit { changes: vec![(Field::Title, Value::Text("Unripe".into()))] }, "an");
    assert_eq!(f.found("roy", "unripe"), [0i64; 0]);
    assert_eq!(f.found("an", "unripe"), [open.0]);
    let read = f.desk.kb_article(&by("roy"), open).unwrap();
    assert_eq!((read.article.sheet.title.as_str(), read.past.len(), read.work), ("Open to all", 0, false));
    f.on(open, ArticleVerb::Retire { reason: "old".into() }, "boss");
    assert_eq!(f.found("roy", ""), [0i64; 0]);
}

/// KB-3: applied in one batch over two streams; undone, counted back; proved throughout.
#[test]
fn kb_3_an_entry_at_work() {
    let mut f = Fixture::new();
    let article = f.published(("VPN drops", "every two minutes", "Renew the profile\nRestart"), 1);
    let id = f.new_incident("VPN drops", "an", monday());
    let apply = Verb::ApplyArticle { article, version: None };
    let command = Command::Act { incident: id, seen: None, verb: apply.clone() };
    let now = monday() + Span::hours(2);
    let done = f.desk.commit(&command, &by("an"), Some("once"), now).unwrap();
    assert_eq!((done.incidents.as_slice(), done.articles.as_slice()), ([id].as_slice(), [article].as_slice()));
    let again = f.desk.commit(&command, &by("an"), Some("once"), now).unwrap();
    assert!(again.repeated && again.articles == [article] && again.seq == done.seq);
    f.act(id, Verb::TickStep { step: 0, done: true }, "ed", now);
    f.act(id, Verb::RateArticle { applied: None, helpful: true }, "an", now);
    let read = f.desk.kb_article(&by("an"), article).unwrap();
    let sheet = &read.article.sheet;
    assert_eq!((sheet.uses, sheet.helpful, read.article.incidents.as_slice()), (1, 1, [id].as_slice()));
    let kinds: Vec<Kind> = read.past.iter().map(|past| past.event.kind).collect();
    assert_eq!(kinds, [Kind::Drafted, Kind::Submitted, Kind::Published, Kind::Applied, Kind::Rated]);
    assert_eq!(f.desk.kb_search(&by("an"), "vpn", &Shelf::default(), 9).unwrap()[0].uses, 1);

    let undo = |f: &mut Fixture, batch| f.desk.commit(&Command::Undo { batch }, &by("an"), None, now);
    undo(&mut f, done.batch).unwrap();
    let sheet = f.desk.kb_article(&by("an"), article).unwrap().article.sheet;
    assert_eq!((sheet.uses, sheet.helpful), (0, 0));
    // ONE-4: the knowledge base itself has ways of its own.
    let drafted = Command::Article(ArticleCommand::Draft { changes: written(("x", "y", "z"), 1), from: Some(id) });
    let batch = f.desk.commit(&drafted, &by("an"), None, now).unwrap().batch;
    match undo(&mut f, batch) {
        Err(DeskError::Refused(no)) => assert_eq!(*no, Refusal::UndoImpossible { why: UndoBar::Knowledge }),
        other => panic!("{other:?}"),
    }
    drop(f.desk);
    let mut desk = Desk::open(&f.dir.path().join("desk.db")).unwrap();
    assert_eq!(verify(&mut desk, None).unwrap().findings, []);
    assert_eq!(
        desk.record(&by("an"), id, now).unwrap().incident.steps.len(),
        2,
        "a row that was undone keeps its place"
    );
}

/// SEC-1: which incidents used an entry is told only to those who may know of them.
#[test]
fn sec_1_a_security_incident_is_not_named() {
    let mut f = Fixture::new();
    f.add(StreamKind::Person, "ida", &[("name", "Ida"), ("roles", "incident_manager"), ("teams", "desk")]);
    let article = f.published(("Phishing", "a mail", "Report it"), 1);
    let new = firstline::domain::incident::command::NewIncident { security: true, ..super::phone_call(&f.desk, "x") };
    let command = Command::Record(Box::new(new));
    let id: IncidentId = f.desk.commit(&command, &by("ida"), None, monday()).unwrap().incidents[0];
    f.act(id, Verb::ApplyArticle { article, version: None }, "ida", monday());
    let incidents = |f: &mut Fixture, who| f.desk.kb_article(&by(who), article).unwrap().article.incidents;
    assert_eq!(incidents(&mut f, "ida"), [id]);
    assert_eq!(incidents(&mut f, "an"), [IncidentId(0); 0]);
    assert_eq!(f.desk.kb_article(&by("an"), article).unwrap().article.sheet.uses, 1);
    let from = ArticleCommand::Draft { changes: written(("x", "y", "z"), 1), from: Some(id) };
    assert!(f.kb(from, "ida").is_err());
}

/// Any cell of the table: it is what the journal makes, and nothing else.
#[test]
fn every_change_of_the_shelf_is_found() {
    let cases = [
        "UPDATE article SET ver = ver + 1",
        "UPDATE article SET seq = seq - 1",
        "UPDATE article SET id = id + 1",
        "UPDATE article SET state = 'draft' WHERE n = 2",
        "UPDATE article SET level = 3",
        "UPDATE article SET known_error = 1",
        "UPDATE article SET audience = 'users'",
        "UPDATE article SET category = 1",
        "UPDATE article SET author = 1",
        "UPDATE article SET uses = uses + 1",
        "UPDATE article SET row = replace(row, 'VPN', 'vpn')",
        "UPDATE article SET n = n + 8 WHERE n = 3",
        "DELETE FROM article WHERE n = 3",
        "INSERT INTO article SELECT n + 8, id, ver, seq, state, level, known_error, audience, category, author, uses, \
         row FROM article",
    ];
    for sql in cases {
        let mut f = Fixture::new();
        let id = f.published(("VPN drops", "x", "y"), 1);
        f.on(id, ArticleVerb::Edit { changes: vec![(Field::Cause, Value::Text("z".into()))] }, "an");
        drop(f.desk);
        let path = f.dir.path().join("desk.db");
        assert_eq!(verify(&mut Desk::open(&path).unwrap(), None).unwrap().findings, []);
        intrude(&path, sql);
        let findings = verify(&mut Desk::open(&path).unwrap(), None).unwrap().findings;
        assert!(!findings.is_empty(), "not found: {sql}");
        assert!(!findings.iter().any(|f| matches!(f, Finding::Chain(_))), "the chain is whole: {sql}: {findings:?}");
    }
}

/// KB-2, DESIGN decision 14: an index that was cut by an older program is made anew, for incidents and entries.
#[test]
fn an_older_index_is_made_anew() {
    let mut f = Fixture::new();
    let id = f.new_incident("印表機離線", "an", monday());
    let article = f.published(("網路斷線", "x", "y"), 1);
    let found = |f: &mut Fixture| {
        let incidents = f.desk.search(&by("an"), "离线", 9).unwrap().into_iter().map(|row| row.id).collect::<Vec<_>>();
        (incidents, f.found("an", "断线"))
    };
    assert_eq!(found(&mut f), (vec![id], vec![article.0]));
    intrude(
        &f.path(),
        "INSERT INTO search (search) VALUES ('delete-all'); \
         INSERT INTO article_search (article_search) VALUES ('delete-all'); UPDATE file SET value = '1' WHERE key = 'index'",
    );
    assert_eq!(found(&mut f), (vec![], vec![]));
    f.desk = Desk::open(&f.path()).unwrap();
    assert_eq!(found(&mut f), (vec![id], vec![article.0]));
    assert_eq!(verify(&mut f.desk, None).unwrap().findings, []);
}
