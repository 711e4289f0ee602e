//! `inbox`. One job: what somebody was told, what of it waits for their word, and that they have looked (ESC-5).

use super::call::Call;
use super::exit::{Exit, Stop};
use super::grammar::{Runs, Verb, switch};
use super::incident::exact::{key, seconds};
use super::incident::wake;
use super::print::{self, Cell, Column, Table};
use super::session::{Session, words};
use crate::desk::{Ground, Told};
use crate::domain::actor::Via;
use crate::msg;
use crate::text::Words;
use crate::text::terms::FIELD;
use crate::text::timeline;
use serde_json::Value;

/// So far back it goes at the most.
const MOST: u32 = 10_000;

/// The command; it stands beside the nouns.
pub fn verb() -> Verb {
    let flags = vec![
        switch("waiting", msg!("cli-flag-inbox-waiting")),
        switch("all", msg!("cli-flag-inbox-all")),
        switch("seen", msg!("cli-flag-inbox-seen")),
    ];
    Verb { name: "inbox", about: msg!("cli-inbox-about"), flags, run: Runs::Desk(run) }
}

/// What was not looked at and what waits, the newest first; or what waits alone, or everything.
fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    wake(session)?;
    let all = once(session.desk.inbox(&session.caller, MOST)?);
    let latest = all.iter().map(|told| told.past.seq).max();
    let wanted = |told: &Told| match (call.is_on("waiting"), call.is_on("all")) {
        (true, _) => told.waits(),
        (_, true) => true,
        _ => !told.seen || told.waits(),
    };
    let mut chosen: Vec<Told> = all.into_iter().filter(wanted).collect();
    let total = chosen.len();
    chosen.truncate(session.setup.limit.unwrap_or(usize::MAX));
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let columns = COLUMNS.iter().map(|(name, usual, right, label, _)| Column {
        name,
        label: label.said(&words),
        usual: *usual,
        right: *right,
    });
    let cells = |told: &Told| COLUMNS.iter().map(|(.., cell)| cell(told, &words, &ground)).collect();
    let rows = chosen.iter().map(cells).collect();
    print::table(&Table { schema: "inbox", columns: columns.collect(), rows, total }, session.setup)?;
    if let Some(latest) = latest.filter(|_| call.is_on("seen")) {
        session.desk.looked(&session.caller, latest)?;
    }
    Ok(Exit::Done)
}

/// Whoever was told again of the same thing finds it once, as it was told last.
fn once(all: Vec<Told>) -> Vec<Told> {
    let mut kept: Vec<Told> = Vec::new();
    for told in all {
        let of = |told: &Told| told.escalation.as_ref().map(|(n, _)| (told.past.incident, *n));
        if of(&told).is_none() || !kept.iter().any(|other| of(other) == of(&told)) {
            kept.push(told);
        }
    }
    kept
}

/// Where a heading comes from.
enum Label {
    Message(&'static str),
    Field(&'static str),
}

impl Label {
    fn said(&self, words: &Words<'_>) -> String {
        match self {
            Self::Message(id) => words.locale.t(id).into_owned(),
            Self::Field(code) => words.locale.term(&FIELD, code).into_owned(),
        }
    }
}

/// A column: name, whether a person sees it without asking, whether it stands to the right, its heading, its cell.
type Col = (&'static str, bool, bool, Label, fn(&Told, &Words<'_>, &Ground) -> Cell);

const COLUMNS: &[Col] = &[
    ("seq", false, true, Label::Message(msg!("cli-column-seq")), |t, _, _| {
        Cell::new(t.past.seq.to_string(), t.past.seq)
    }),
    ("at", true, false, Label::Message(msg!("cli-column-at")), |t, w, _| {
        Cell::new(w.instant(t.past.at), t.past.at.to_rfc3339())
    }),
    ("noticed_at", false, false, Label::Message(msg!("cli-column-recorded")), |t, w, _| {
        Cell::new(w.instant(t.past.recorded_at), t.past.recorded_at.to_rfc3339())
    }),
    ("late_s", false, true, Label::Message(msg!("cli-column-late")), |t, w, _| {
        let late = t.past.recorded_at.since(t.past.at);
        if t.is_late() { Cell::new(w.period(late), seconds(late)) } else { Cell::none() }
    }),
    ("incident", true, true, Label::Field("number"), |t, _, _| Cell::text(&t.past.incident.to_string())),
    ("priority", true, false, Label::Message(msg!("cli-column-priority")), |t, _, _| {
        Cell::new(format!("P{}", t.priority), t.priority)
    }),
    ("title", true, false, Label::Field("title"), |t, w, _| match &t.title {
        Some(title) => Cell::text(title),
        None => Cell::new(w.locale.t("notice-security"), Value::Null),
    }),
    ("by", false, false, Label::Message(msg!("cli-column-by")), |t, w, ground| {
        Cell::new(w.who(t.past.by, t.past.via), key(t.past.by, ground))
    }),
    ("kind", false, false, Label::Message(msg!("cli-column-kind")), |t, _, _| Cell::text(t.past.event.kind.name())),
    ("what", true, false, Label::Message(msg!("cli-column-told")), |t, w, _| {
        let line = timeline::line(&t.past, w);
        Cell::text(&format!("{} {}", line.who, line.what))
    }),
    ("rule", false, false, Label::Field("rule"), |t, w, _| {
        let rule = t.past.event.detail.reason.as_ref().filter(|_| t.past.via == Via::Rule);
        rule.map_or_else(Cell::none, |rule| Cell::new(w.rule(rule), rule.as_str()))
    }),
    ("escalation", false, true, Label::Message(msg!("section-escalations")), |t, _, _| {
        t.escalation.as_ref().map_or_else(Cell::none, |(n, _)| Cell::new((n + 1).to_string(), n + 1))
    }),
    ("waits", true, false, Label::Message(msg!("cli-column-waits")), |t, w, _| {
        let shown = if t.waits() { w.locale.t("inbox-waits") } else { "".into() };
        Cell::new(shown, t.waits())
    }),
    ("seen", false, false, Label::Message(msg!("cli-column-seen")), |t, w, _| {
        let shown = if t.seen { w.locale.t("inbox-seen") } else { "".into() };
        Cell::new(shown, t.seen)
    }),
];
