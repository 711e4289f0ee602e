//! The trail in words. One job: an event of any record as cells and lines, and what is looked for as a sentence.
//!
//! An incident's event reads as on its timeline ([`super::timeline`]); the other records have few kinds of event.

use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::event::{Change, Kind, Place};
use crate::domain::incident::fields::Field as Of;
use crate::domain::knowledge::article::ArticleField;
use crate::domain::knowledge::event::{Change as ArticleChange, Event as ArticleEvent, Past as ArticlePast};
use crate::domain::people::directory::{EntryChange, EntryDetail, RETIRED, column_of};
use crate::domain::query::tree::Bounds;
use crate::domain::sla::clock::{ClockAct, ClockMove};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::trail::words::FIELD_CODES;
use crate::domain::trail::{Entry, Fact, Field, Filter, Item, Test, Value};
use crate::domain::value::{Text, Value as Held};
use crate::text::locale::Locale;
use crate::text::query::{between, comma, either, not, point};
use crate::text::safe::{safe_block, safe_line};
use crate::text::terms::Family;
use crate::text::times::goal;
use crate::text::value::entry_value;
use crate::text::width::fit;
use crate::text::words::Words;
use crate::text::{knowledge, timeline, value};
use crate::{args, msg};

pub const EVENT: Family = Family {
    prefix: "event-",
    codes: &[
        "state",
        "hands",
        "talk",
        "fields",
        "files",
        "knowledge",
        "setup",
        "recorded",
        "joined",
        "noted",
        "replied",
        "called",
        "taken",
        "started",
        "assigned",
        "escalated",
        "raised",
        "lowered",
        "handed_back",
        "suspended",
        "resumed",
        "chased",
        "call_back_asked",
        "promised",
        "informed",
        "edited",
        "assessed",
        "overridden",
        "tracked",
        "resolved",
        "confirmed",
        "rated",
        "closed",
        "reopened",
        "cancelled",
        "merged",
        "absorbed",
        "linked",
        "visited",
        "followed_up",
        "undone",
        "retargeted",
        "imported",
        "attached",
        "detached",
        "attachment_erased",
        "entered",
        "amended",
        "applied",
        "founded",
        "kb_applied",
        "ticked",
        "kb_rated",
        "fired",
        "told_again",
        "acknowledged",
        "postponed",
        "reported_up",
        "emergency_decided",
        "priority_confirmed",
        "drafted",
        "submitted",
        "returned",
        "published",
        "retired",
        "restored",
        "withdrawn",
        "opened",
        "rezoned",
    ],
    why: "kinds of event in the trail, and groups of them",
};
pub const FIELD: Family =
    Family { prefix: "trail-field-", codes: FIELD_CODES, why: "fields of the trail's filter, in its echo" };
pub const VIA: Family =
    Family { prefix: "via-", codes: &["console", "cli", "import", "rule"], why: "how somebody came in" };
pub const IDENTITY: Family =
    Family { prefix: "identity-", codes: &["os", "session", "declared"], why: "how it was known who it is" };

/// Cells of one side of a change; whole texts stand in the record.
const SIDE: usize = 60;

/// An event in words. All of it is safe to show; `words` may have several lines, the rest one each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// A person, or the rules.
    pub who: String,
    /// `20417`, `li (person)`, `policy`.
    pub record: String,
    /// The kind of event, in a word or two.
    pub kind: String,
    /// What they did, as on the timeline.
    pub what: String,
    /// What is worth seeing at a glance: what changed from what to what, else what it is about.
    pub gist: String,
    /// The reason, else the first of the words, else how it came in.
    pub why: String,
    /// What they wrote or what was said.
    pub words: Option<String>,
    /// Every change, `title: a > b`.
    pub changes: Vec<String>,
    /// What it did to the clocks.
    pub clocks: Vec<String>,
}

/// An event of the trail in words.
pub fn told(entry: &Entry, w: &Words<'_>) -> Told {
    let mut told = Told {
        who: w.who(entry.author.person, entry.author.via),
        record: record(entry.stream, w),
        kind: w.locale.term(&EVENT, &entry.kind).into_owned(),
        ..Told::default()
    };
    match &entry.fact {
        Fact::Incident(_) => incident(entry, &mut told, w),
        Fact::Columns(detail) => columns(entry.stream.kind, &entry.kind, detail, &mut told, w),
        Fact::Policy(version) => told.what = w.say(msg!("trail-policy"), &args![version = *version]),
        Fact::Opened(id) => told.what = w.say(msg!("trail-opened"), &args![incident = id.to_string()]),
        Fact::Article(event) => article(entry, event, &mut told, w),
        Fact::Guarded if entry.stream.kind == StreamKind::Article => {
            told.what = w.say(msg!("trail-guarded-article"), &args![]);
        }
        Fact::Guarded => told.what = w.say(msg!("trail-guarded"), &args![]),
        Fact::Plain(members) => {
            let member = |(name, value): &(String, String)| {
                let (name, value) = (name.as_str(), fit(&safe_line(value), SIDE).into_owned());
                w.say(msg!("trail-plain"), &args![name = name, value = value])
            };
            told.what = told.kind.clone();
            told.changes = members.iter().map(member).collect();
        }
    }
    if told.gist.is_empty() {
        told.gist = if told.changes.is_empty() { told.what.clone() } else { all_of(&told.changes, w) };
    }
    if told.why.is_empty() {
        let first = first_line(&told).filter(|line| *line != told.gist);
        told.why = match (first, entry.undoes()) {
            (Some(line), _) => line,
            (None, Some(batch)) => w.say(msg!("trail-undoes"), &args![batch = batch.to_string()]),
            (None, None) => String::new(),
        };
    }
    told
}

/// The beginning of what was said.
fn first_line(told: &Told) -> Option<String> {
    told.words.as_deref().and_then(|words| words.lines().next()).map(str::to_owned)
}

/// A record as the trail names it.
pub fn record(stream: Stream, w: &Words<'_>) -> String {
    let thing = || w.inline(&w.thing(stream.kind));
    match stream.kind {
        StreamKind::Incident => IncidentId(stream.id).to_string(),
        StreamKind::Article => ArticleId(stream.id).label(),
        StreamKind::Desk | StreamKind::Policy => thing(),
        _ => match w.directory.get(stream) {
            Some(entry) => w.say(msg!("record-note"), &args![value = entry.key.as_str(), note = thing()]),
            None => w.entry(stream),
        },
    }
}

fn incident(entry: &Entry, told: &mut Told, w: &Words<'_>) {
    let Some(past) = entry.past() else { return };
    let event = &past.event;
    let line = timeline::line(&past, w);
    told.what = line.what;
    told.words = line.quote;
    // What was done to it stands before what came of it and what the rules keep for themselves.
    let rank = |change: &&Change| match &change.place {
        Place::Field { field: Of::State } => 1,
        _ if timeline::is_shown(change) => 0,
        _ => 2,
    };
    let mut changes: Vec<&Change> = event.detail.changes.iter().collect();
    changes.sort_by_key(rank);
    let in_words = |change: &&Change| timeline::change(change, w);
    told.changes = changes.iter().map(in_words).collect();
    told.clocks = event.detail.clocks.iter().map(|step| clock(step, w)).collect();
    let code = |code: &Code| w.inline(&w.reason(code));
    told.why = event.detail.reason.as_ref().map(code).unwrap_or_default();
    let seen: Vec<String> = changes.iter().filter(|change| timeline::is_shown(change)).map(in_words).collect();
    told.gist = match event.kind {
        Kind::Recorded | Kind::Imported if entry.ver == 1 => title(event, w).unwrap_or_else(|| told.what.clone()),
        Kind::Noted | Kind::Replied | Kind::Called => first_line(told).unwrap_or_else(|| told.what.clone()),
        // The sentence says it better than its columns.
        Kind::Joined | Kind::Attached | Kind::KbApplied | Kind::Ticked | Kind::KbRated => told.what.clone(),
        Kind::Fired | Kind::ToldAgain | Kind::Acknowledged | Kind::Postponed => told.what.clone(),
        _ if seen.is_empty() => told.what.clone(),
        _ => all_of(&seen, w),
    };
}

fn article(entry: &Entry, event: &ArticleEvent, told: &mut Told, w: &Words<'_>) {
    let past = ArticlePast {
        seq: entry.seq,
        ver: entry.ver,
        at: entry.at,
        by: entry.author.person,
        role: entry.author.role.clone(),
        via: entry.author.via,
        event: event.clone(),
    };
    told.what = knowledge::what(&past, w);
    told.gist = told.what.clone();
    told.words = event.detail.text.as_ref().map(|text| knowledge::words(text, w));
    let side = |field: ArticleField, held: &Held| fit(&safe_line(&knowledge::value(field, held, w)), SIDE).into_owned();
    let change = |change: &ArticleChange| {
        let label = w.inline(&w.field(change.field.name()));
        let (from, to) = (side(change.field, &change.from), side(change.field, &change.to));
        step(&label, change.from.is_none(), &from, &to, w)
    };
    told.changes = event.detail.changes.iter().map(change).collect();
}

/// `label: from > to`; where nothing stood before, `label: to`.
fn step(label: &str, new: bool, from: &str, to: &str, w: &Words<'_>) -> String {
    match new {
        true => w.say(msg!("timeline-set"), &args![field = label, to = to]),
        false => w.say(msg!("timeline-change"), &args![field = label, from = from, to = to]),
    }
}

/// Changes in one line.
fn all_of(changes: &[String], w: &Words<'_>) -> String {
    let both = |some: String, next: &String| w.say(msg!("trail-and"), &args![some = some, next = next]);
    changes.iter().skip(1).fold(changes.first().cloned().unwrap_or_default(), both)
}

/// The title that an event gave its record.
fn title(event: &crate::domain::incident::Event, w: &Words<'_>) -> Option<String> {
    let change = event.detail.changes.iter().find(|c| c.place == Place::Field { field: Of::Title })?;
    Some(fit(&safe_line(&value::value(&change.place, &change.to, w)), SIDE).into_owned())
}

fn columns(kind: StreamKind, name: &str, detail: &EntryDetail, told: &mut Told, w: &Words<'_>) {
    let retired = detail.changes.iter().find(|change| change.column == RETIRED);
    told.what = match (detail.changes.iter().find(|change| change.column == "name"), retired) {
        (Some(called), _) if name == "entered" => {
            w.say(msg!("trail-entered"), &args![name = side(kind, called, &called.to, w)])
        }
        (_, Some(change)) if change.to == Held::Flag(true) => w.say(msg!("trail-retired"), &args![]),
        (_, Some(_)) => w.say(msg!("trail-restored"), &args![]),
        _ => told.kind.clone(),
    };
    told.changes = detail.changes.iter().map(|change| column(kind, change, w)).collect();
    if retired.is_some() || name == "entered" {
        told.gist = told.what.clone();
    }
    told.words = detail.text.as_ref().map(|text| match text {
        Text::Plain(words) => safe_block(words).into_owned(),
        Text::Erased => w.locale.t("value-erased").into_owned(),
    });
}

/// A change of a column as `label: from > to`.
fn column(kind: StreamKind, change: &EntryChange, w: &Words<'_>) -> String {
    let label = w.inline(&w.field(change.column.as_str()));
    let (from, to) = (side(kind, change, &change.from, w), side(kind, change, &change.to, w));
    step(&label, change.from.is_none(), &from, &to, w)
}

fn side(kind: StreamKind, change: &EntryChange, held: &Held, w: &Words<'_>) -> String {
    let shown = match column_of(kind, change.column.as_str()) {
        Some(column) => entry_value(column, held, w),
        None => value::custom_value(&change.column, held, w),
    };
    fit(&safe_line(&shown), SIDE).into_owned()
}

fn clock(step: &ClockMove, w: &Words<'_>) -> String {
    let clock = w.inline(&w.field(step.clock.name()));
    let plain = |id| w.say(id, &args![clock = clock.as_str()]);
    match &step.act {
        ClockAct::Start { goal: to } => {
            w.say(msg!("trail-clock-start"), &args![clock = clock.as_str(), goal = goal(to.goal)])
        }
        ClockAct::Pause => plain(msg!("trail-clock-pause")),
        ClockAct::Resume => plain(msg!("trail-clock-resume")),
        ClockAct::Stop => plain(msg!("trail-clock-stop")),
        ClockAct::Restart => plain(msg!("trail-clock-restart")),
        ClockAct::Cancel => plain(msg!("trail-clock-cancel")),
        ClockAct::Retarget { from, to, .. } | ClockAct::Untarget { from, to, .. } => {
            let (from, to) = (goal(from.goal), goal(to.goal));
            w.say(msg!("trail-clock-retarget"), &args![clock = clock.as_str(), from = from, to = to])
        }
        ClockAct::Unrun { .. } => plain(msg!("trail-clock-unrun")),
    }
}

/// What a filter looks for, in one line: `person: Li Na, event: assigned or escalated, since 2h ago`.
pub fn echo(filter: &Filter, w: &Words<'_>) -> String {
    let said = filter.tests.iter().map(|test| sentence(test, w));
    said.reduce(|a, b| comma(&a, &b, w.locale)).unwrap_or_else(|| w.locale.t("query-everything").into())
}

fn sentence(test: &Test, w: &Words<'_>) -> String {
    let items = |negated: bool| test.items.iter().filter(move |item| item.negated == negated);
    let wanted = items(false).map(|item| said(test.field, item, w)).reduce(|a, b| either(&a, &b, w.locale));
    let refused = items(true).map(|item| not(&said(test.field, item, w), w.locale));
    let what = wanted.into_iter().chain(refused).reduce(|a, b| comma(&a, &b, w.locale)).unwrap_or_default();
    let own = matches!(test.field, Field::Since | Field::Until | Field::Text);
    let what = match own {
        true => what,
        false => w.say(msg!("query-says"), &args![field = field(test.field, w.locale), what = what]),
    };
    match (test.negated, test.items.len()) {
        (false, _) => what,
        (true, 1) => not(&what, w.locale),
        (true, _) => not(&w.say(msg!("query-group"), &args![what = what]), w.locale),
    }
}

/// What a field is called.
pub fn field(field: Field, locale: &Locale) -> String {
    locale.term(&FIELD, field.name()).into_owned()
}

fn said(of: Field, item: &Item, w: &Words<'_>) -> String {
    let day = |at| point(at, w.locale);
    match &item.value {
        Value::Me => w.locale.t("query-who-me").into_owned(),
        Value::Person(pattern) => name(StreamKind::Person, &pattern.pieces().join("*"), w),
        Value::Incident(id) => id.to_string(),
        Value::Article(id) => id.label(),
        Value::All(kind) => w.inline(&w.thing(*kind)),
        Value::Named(kind, pattern) => {
            format!("{} {}", w.inline(&w.thing(*kind)), name(*kind, &pattern.pieces().join("*"), w))
        }
        Value::Kind(code) => w.locale.term(&EVENT, code).into_owned(),
        Value::Days(Bounds::Between(a, b)) => between(&day(*a), &day(*b), w.locale),
        Value::Days(
            Bounds::Is(at) | Bounds::Less(at) | Bounds::AtMost(at) | Bounds::More(at) | Bounds::AtLeast(at),
        ) => day(*at),
        Value::Point(at) if of == Field::Until => w.say(msg!("query-day-until"), &args![day = day(*at)]),
        Value::Point(at) => w.say(msg!("query-day-since"), &args![day = day(*at)]),
        Value::Via(via) => w.locale.term(&VIA, via.name()).into_owned(),
        Value::Text(pattern) => w.say(msg!("trail-has"), &args![words = pattern.pieces().join("*")]),
    }
}

/// Somebody who was named by key is told by name.
fn name(kind: StreamKind, typed: &str, w: &Words<'_>) -> String {
    let entry = w.directory.find(kind, typed);
    safe_line(entry.map_or(typed, |entry| entry.name())).into_owned()
}

#[cfg(test)]
#[path = "trail_tests.rs"]
mod tests;
