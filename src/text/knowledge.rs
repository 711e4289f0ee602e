//! Knowledge in words. One job: an entry of the knowledge base as sections of labels and values, and its history as lines.

use crate::args;
use crate::domain::id::IncidentId;
use crate::domain::knowledge::article::{Article, ArticleField as Field, Sheet, WRITTEN};
use crate::domain::knowledge::event::{Kind, Past};
use crate::domain::knowledge::{ArticleRow, ArticleState};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};
use crate::msg;
use crate::text::record::Section;
use crate::text::safe::{safe_block, safe_line};
use crate::text::terms::{KB_AUDIENCE, KB_OUTCOME, KB_STATE};
use crate::text::words::Words;

/// What an entry is about, in order; title, state and steps stand by themselves.
const ABOUT: [Field; 13] = [
    Field::Level,
    Field::KnownError,
    Field::Symptoms,
    Field::Cause,
    Field::Workaround,
    Field::Category,
    Field::Services,
    Field::Cis,
    Field::Tags,
    Field::Audience,
    Field::Author,
    Field::ReviewBy,
    Field::ValidUntil,
];

/// A state of an entry.
pub fn state(state: ArticleState, w: &Words<'_>) -> String {
    w.locale.term(&KB_STATE, state.name()).into_owned()
}

/// Who an entry is for.
pub fn audience(code: &str, w: &Words<'_>) -> String {
    w.locale.term(&KB_AUDIENCE, code).into_owned()
}

/// `K2`; nothing while nobody has said.
pub fn level(level: u8) -> String {
    if level == 0 { String::new() } else { format!("K{level}") }
}

/// `Published, edition 2`; of a text in work which edition is in force meanwhile.
pub fn standing(row: &ArticleRow, w: &Words<'_>) -> String {
    let shown = state(row.state, w);
    match (row.working, row.version) {
        (false, version) => w.say(msg!("kb-head-edition"), &args![state = shown, version = version]),
        (true, 0 | 1) => shown,
        (true, next) => w.say(msg!("kb-head-next"), &args![state = shown, version = next - 1]),
    }
}

/// An entry as it stands: the text in work where `work` is wanted and there is one, else the edition in force.
pub fn sections(article: &Article, past: &[Past], work: bool, w: &Words<'_>) -> Vec<Section> {
    let rows = article.rows();
    let wanted = rows.iter().find(|(row, _)| row.working == work).or_else(|| rows.first());
    let Some((row, sheet)) = wanted else { return Vec::new() };
    let all = [
        (msg!("kb-section-entry"), about(row, sheet, w)),
        (msg!("kb-section-steps"), steps(sheet)),
        (msg!("kb-section-use"), used(article, w)),
        (msg!("kb-section-history"), history(past, w)),
    ];
    let sections = all.into_iter().filter(|(_, rows)| !rows.is_empty());
    sections.map(|(title, rows)| Section { title: w.locale.t(title).into_owned(), rows }).collect()
}

fn about(row: &ArticleRow, sheet: &Sheet, w: &Words<'_>) -> Vec<(String, String)> {
    let mut rows = vec![
        (w.field("number"), row.id.label()),
        (w.field("title"), value(Field::Title, &sheet.get(Field::Title), w)),
        (w.field("state"), standing(row, w)),
    ];
    let there = ABOUT.into_iter().filter(|field| !sheet.get(*field).is_none() || *field == Field::Audience);
    rows.extend(there.map(|field| {
        let held = if field == Field::Audience { Value::Code(sheet.audience().into()) } else { sheet.get(field) };
        (w.field(field.name()), value(field, &held, w))
    }));
    rows
}

fn steps(sheet: &Sheet) -> Vec<(String, String)> {
    let all = (1u32..).zip(&sheet.steps);
    all.map(|(n, step)| (n.to_string(), safe_block(step.as_str()).into_owned())).collect()
}

fn used(article: &Article, w: &Words<'_>) -> Vec<(String, String)> {
    let sheet = &article.sheet;
    if sheet.uses == 0 && article.incidents.is_empty() {
        return Vec::new();
    }
    let counts = args![uses = sheet.uses, helpful = sheet.helpful, unhelpful = sheet.unhelpful];
    let mut rows = vec![(w.field("uses"), w.say(msg!("kb-counts"), &counts))];
    let incidents: Vec<String> = article.incidents.iter().map(IncidentId::to_string).collect();
    if !incidents.is_empty() {
        rows.push((w.field("links"), w.list(&incidents)));
    }
    rows
}

fn history(past: &[Past], w: &Words<'_>) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for past in past {
        rows.push((w.instant(past.at), format!("{} {}", w.who(past.by, past.via), what(past, w))));
        let why = past.event.detail.text.as_ref().map(|text| words(text, w));
        rows.extend(why.map(|why| (String::new(), why)));
    }
    rows
}

/// What happened to an entry, in the past tense, without a full stop.
pub(super) fn what(past: &Past, w: &Words<'_>) -> String {
    let detail = &past.event.detail;
    let incident = detail.incident.map(|id| id.to_string()).unwrap_or_default();
    let plain = |id| w.locale.t(id).into_owned();
    let of = |id| w.say(id, &args![incident = incident.as_str()]);
    let to = |field| detail.changes.iter().find(|change| change.field == field).map(|change| &change.to);
    match past.event.kind {
        Kind::Drafted if !incident.is_empty() => of(msg!("kb-past-drafted-from")),
        Kind::Drafted => plain(msg!("kb-past-drafted")),
        Kind::Edited => {
            let written = detail.changes.iter().map(|change| change.field).filter(|field| WRITTEN.contains(field));
            let names: Vec<&str> = written.map(Field::name).collect();
            w.say(msg!("kb-past-edited"), &args![fields = w.fields(&names)])
        }
        Kind::Submitted => plain(msg!("kb-past-submitted")),
        Kind::Returned => plain(msg!("kb-past-returned")),
        Kind::Published => {
            let version = if let Some(Value::Int(n)) = to(Field::Version) { *n } else { 0 };
            w.say(msg!("kb-past-published"), &args![version = version])
        }
        Kind::Retired => plain(msg!("kb-past-retired")),
        Kind::Restored => plain(msg!("kb-past-restored")),
        Kind::Applied => of(msg!("kb-past-applied")),
        Kind::Withdrawn => of(msg!("kb-past-withdrawn")),
        Kind::Rated => {
            let more = |field| {
                let change = detail.changes.iter().find(|change| change.field == field);
                matches!(change.map(|c| (&c.from, &c.to)), Some((Value::Int(a), Value::Int(b))) if b > a)
            };
            let outcome = match (more(Field::Helpful), more(Field::Unhelpful)) {
                (true, _) => w.inline(&w.locale.term(&KB_OUTCOME, "helpful")),
                (_, true) => w.inline(&w.locale.term(&KB_OUTCOME, "unhelpful")),
                _ => w.locale.t("value-none").into_owned(),
            };
            w.say(msg!("kb-past-rated"), &args![incident = incident, outcome = outcome])
        }
    }
}

/// The value of a field of an entry in words; several lines where the words have them.
pub fn value(field: Field, value: &Value, w: &Words<'_>) -> String {
    match value {
        Value::None => w.locale.t("value-none").into_owned(),
        Value::Flag(on) => w.locale.t(if *on { "value-yes" } else { "value-no" }).into_owned(),
        Value::Text(text) => words(text, w),
        Value::Code(code) => match field {
            Field::Audience => audience(code.as_str(), w),
            _ => safe_line(code.as_str()).into_owned(),
        },
        Value::List(items) => w.list(&items.iter().map(|item| self::value(field, item, w)).collect::<Vec<_>>()),
        Value::Int(n) => number(field, *n, w),
    }
}

fn number(field: Field, n: i64, w: &Words<'_>) -> String {
    match field {
        Field::Level => {
            let who = if n > 2 { msg!("kb-level-higher") } else { msg!("kb-level-first") };
            w.say(msg!("kb-level"), &args![level = n, who = w.locale.t(who)])
        }
        Field::Category => w.category(crate::domain::id::CategoryId(n)),
        Field::Services => w.entry(Stream::new(StreamKind::Service, n)),
        Field::Cis => w.entry(Stream::new(StreamKind::Ci, n)),
        Field::Author | Field::Reviewer => w.entry(Stream::new(StreamKind::Person, n)),
        Field::ReviewBy | Field::ValidUntil | Field::PublishedAt | Field::UpdatedAt => w.instant(Instant(n)),
        _ => n.to_string(),
    }
}

pub(super) fn words(text: &Text, w: &Words<'_>) -> String {
    match text {
        Text::Plain(words) => safe_block(words).into_owned(),
        Text::Erased => w.locale.t("value-erased").into_owned(),
    }
}
