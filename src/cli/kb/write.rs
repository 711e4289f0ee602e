//! Writing entries. One job: flags → what shall stand in an entry; draft, edit, review, publish, retire.

use super::{ID, id_of, list};
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::grammar::{Flag, choices, field, one};
use crate::cli::incident::{self, refs};
use crate::cli::print;
use crate::cli::session::Session;
use crate::desk::{Committed, Ground};
use crate::domain::code::Code;
use crate::domain::incident::command::Command;
use crate::domain::knowledge::article::ArticleField as Field;
use crate::domain::knowledge::command::{learnt, steps};
use crate::domain::knowledge::{ArticleCommand, ArticleVerb};
use crate::domain::stream::StreamKind;
use crate::domain::value::{FieldValue, Text, Value};
use crate::text::when::{self, Lean};
use crate::{args, msg};

pub const WHY: Flag = one("reason", "TEXT", msg!("cli-flag-why")).short('m');

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Words,
    Steps,
    Number,
    Flag,
    Code,
    Codes,
    Entry(StreamKind),
    Entries(StreamKind),
    Time,
}

/// What is written, each with its flag; nothing after a flag of `edit` takes away what stood there.
const FIELDS: [(Field, Typed, Flag); 14] = [
    (Field::Title, Typed::Words, field("title", "TEXT", "title")),
    (Field::Symptoms, Typed::Words, field("symptoms", "TEXT", "symptoms")),
    (Field::Cause, Typed::Words, field("cause", "TEXT", "cause")),
    (Field::Steps, Typed::Steps, one("steps", "TEXT", msg!("cli-flag-kb-steps"))),
    (Field::Workaround, Typed::Words, field("workaround", "TEXT", "workaround")),
    (Field::Level, Typed::Number, one("level", "N", msg!("cli-flag-kb-set-level"))),
    (Field::KnownError, Typed::Flag, one("known-error", "YES", msg!("cli-flag-kb-known-error"))),
    (Field::Audience, Typed::Code, one("audience", "CODE", msg!("cli-flag-kb-audience"))),
    (Field::Category, Typed::Entry(StreamKind::Category), field("category", "KEY", "category")),
    (Field::Services, Typed::Entries(StreamKind::Service), one("services", "KEYS", msg!("cli-flag-kb-many"))),
    (Field::Cis, Typed::Entries(StreamKind::Ci), one("cis", "KEYS", msg!("cli-flag-kb-many"))),
    (Field::Tags, Typed::Codes, one("tags", "TAGS", msg!("cli-flag-kb-tags"))),
    (Field::ReviewBy, Typed::Time, one("review-by", "TIME", msg!("cli-flag-kb-date"))),
    (Field::ValidUntil, Typed::Time, one("valid-until", "TIME", msg!("cli-flag-kb-date"))),
];

pub fn new_flags() -> Vec<Flag> {
    let from = one("from", "ID", msg!("cli-flag-kb-from"));
    FIELDS.iter().map(|(.., flag)| *flag).chain([from]).collect()
}

pub fn edit_flags() -> Vec<Flag> {
    let seen = one("if-rev", "N", msg!("cli-flag-if-rev"));
    std::iter::once(ID).chain(FIELDS.iter().map(|(.., flag)| *flag)).chain([seen]).collect()
}

pub fn new(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let from = call.given("from").map(|typed| incident::id_of(&typed, call.locale)).transpose()?;
    let mut changes = match from {
        Some(id) => learnt(&session.desk.record(&session.caller, id, session.now)?.incident),
        None => Vec::new(),
    };
    for (field, value) in given(session, call)? {
        changes.retain(|(known, _)| *known != field);
        changes.push((field, value));
    }
    commit(session, ArticleCommand::Draft { changes, from })
}

pub fn edit(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let (article, seen) = (id_of(call, "id")?, call.number::<u32>("if-rev")?);
    let verb = ArticleVerb::Edit { changes: given(session, call)? };
    commit(session, ArticleCommand::Act { article, seen, verb })
}

pub fn submit(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    act(session, call, ArticleVerb::Submit)
}

pub fn publish(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    act(session, call, ArticleVerb::Publish)
}

pub fn send_back(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    act(session, call, ArticleVerb::Return { reason: call.words("reason")? })
}

pub fn retire(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    act(session, call, ArticleVerb::Retire { reason: call.words("reason")? })
}

pub fn restore(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    act(session, call, ArticleVerb::Restore)
}

fn act(session: &mut Session<'_>, call: &Call<'_>, verb: ArticleVerb) -> Result<Exit, Stop> {
    commit(session, ArticleCommand::Act { article: id_of(call, "id")?, seen: None, verb })
}

fn commit(session: &mut Session<'_>, command: ArticleCommand) -> Result<Exit, Stop> {
    let done = session.desk.commit(&Command::Article(command), &session.caller, None, session.now)?;
    answer(session, &done)
}

/// Says what a commit led to: the entry as a list shows it, the text in work first.
fn answer(session: &mut Session<'_>, done: &Committed) -> Result<Exit, Stop> {
    let mut rows = Vec::new();
    for id in &done.articles {
        let record = session.desk.kb_article(&session.caller, *id)?;
        rows.extend(record.article.rows().into_iter().map(|(row, _)| row).next_back());
    }
    print::only(&list::table(&rows, rows.len(), session), session.setup)?;
    Ok(Exit::Done)
}

/// The fields that were given.
fn given(session: &Session<'_>, call: &Call<'_>) -> Result<Vec<(Field, Value)>, Stop> {
    let ground = session.ground();
    let mut changes = Vec::new();
    for (field, typed, flag) in FIELDS {
        if call.given(flag.name).is_some() {
            let text = call.words(flag.name)?;
            let value =
                if text.trim().is_empty() { Value::None } else { read(session, &ground, call, &flag, typed, &text)? };
            changes.push((field, value));
        }
    }
    Ok(changes)
}

fn read(
    session: &Session<'_>,
    ground: &Ground,
    call: &Call<'_>,
    flag: &Flag,
    typed: Typed,
    text: &str,
) -> Result<Value, Stop> {
    let bad = || call.bad(flag.name, text);
    let list = || text.split([',', '，', '、']).map(str::trim).filter(|item| !item.is_empty());
    Ok(match typed {
        Typed::Words => Value::Text(Text::new(text)),
        Typed::Steps => steps(text).to_value(),
        Typed::Number => Value::Int(text.trim().parse().map_err(|_| bad())?),
        Typed::Flag => match text.trim() {
            "yes" | "true" | "1" => Value::Flag(true),
            "no" | "false" | "0" => Value::None,
            _ => {
                let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = choices(&["yes", "no"])]);
                return Err(bad().hint(hint).into());
            }
        },
        Typed::Code => Value::Code(Code::new(text.trim())),
        Typed::Codes => list().map(Code::new).collect::<Vec<_>>().to_value(),
        Typed::Entry(kind) => Value::Int(refs::find(session, ground, kind, text)?),
        Typed::Entries(kind) => {
            let ids: Result<Vec<i64>, Stop> = list().map(|key| refs::find(session, ground, kind, key)).collect();
            ids?.to_value()
        }
        Typed::Time => {
            let at = when::meant(text, session.now, &ground.zone, Lean::Future);
            at.map(|at| Value::Int(at.0)).map_err(|_| bad().hint(call.locale.t("cli-hint-times")))?
        }
    })
}
