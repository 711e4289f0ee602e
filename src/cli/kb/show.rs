//! `kb show`. One job: one entry whole, with its steps, its use and its history.

use super::id_of;
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::incident::{exact, show::lines};
use crate::cli::print::object_or;
use crate::cli::session::{Session, words};
use crate::desk::{ArticleRecord, Ground};
use crate::domain::knowledge::article::{ArticleField, Sheet};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value as Held};
use crate::text::knowledge::sections;
use serde_json::{Map, Value, json};

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let record = session.desk.kb_article(&session.caller, id_of(call, "id")?)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    object_or(session.setup, "kb.entry", object(&record, &ground), || {
        let shown = sections(&record.article, &record.past, record.work, &words);
        shown.iter().map(lines).collect::<Vec<_>>().join("\n")
    })?;
    Ok(Exit::Done)
}

/// The entry exactly: the text in work, and every edition.
fn object(record: &ArticleRecord, ground: &Ground) -> Value {
    let article = &record.article;
    let mut object = sheet(&article.sheet, ground);
    object.insert("id".into(), article.id.label().into());
    object.insert("rev".into(), article.ver.into());
    let editions = article.editions.iter().map(|edition| {
        let mut object = sheet(&edition.sheet, ground);
        object.insert("number".into(), edition.number.into());
        Value::Object(object)
    });
    object.insert("editions".into(), editions.collect());
    object.insert("incidents".into(), article.incidents.iter().map(|id| Value::from(id.to_string())).collect());
    let history = record.past.iter().map(|past| {
        json!({
            "seq": past.seq,
            "rev": past.ver,
            "at": exact::moment(past.at),
            "by": exact::key(past.by, ground),
            "role": past.role.as_str(),
            "via": past.via.name(),
            "kind": past.event.kind.name(),
            "text": past.event.detail.text.as_ref().map(|text| text.as_str()),
            "incident": past.event.detail.incident.map(|id| id.to_string()),
        })
    });
    object.insert("history".into(), history.collect());
    Value::Object(object)
}

fn sheet(sheet: &Sheet, ground: &Ground) -> Map<String, Value> {
    let held = |field: &ArticleField| (field.name().to_owned(), exactly(*field, &sheet.get(*field), ground));
    let mut object: Map<String, Value> = ArticleField::ALL.iter().map(held).collect();
    object.insert(ArticleField::Audience.name().into(), sheet.audience().into());
    object
}

fn exactly(field: ArticleField, held: &Held, ground: &Ground) -> Value {
    use ArticleField::*;
    match (field, held) {
        (KnownError, Held::None) => false.into(),
        (Steps | Services | Cis | Tags, Held::None) => json!([]),
        (_, Held::None) => Value::Null,
        (_, Held::Flag(on)) => (*on).into(),
        (_, Held::Code(code)) => code.as_str().into(),
        (_, Held::Text(Text::Erased)) => json!({ "erased": true }),
        (_, Held::Text(Text::Plain(words))) => (**words).into(),
        (_, Held::List(items)) => items.iter().map(|item| exactly(field, item, ground)).collect(),
        (Category, Held::Int(n)) => exact::key(Stream::new(StreamKind::Category, *n), ground),
        (Services, Held::Int(n)) => exact::key(Stream::new(StreamKind::Service, *n), ground),
        (Cis, Held::Int(n)) => exact::key(Stream::new(StreamKind::Ci, *n), ground),
        (Author | Reviewer, Held::Int(n)) => exact::key(Stream::new(StreamKind::Person, *n), ground),
        (ReviewBy | ValidUntil | PublishedAt | UpdatedAt, Held::Int(n)) => exact::moment(Instant(*n)),
        (_, Held::Int(n)) => (*n).into(),
    }
}
