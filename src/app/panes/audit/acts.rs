//! Acts on the trail. One job: what keys do there: reading an event, copying it, taking it back, going to its record.

use super::{Back, Proof, apply};
use crate::app::action::ticket::{can_be_undone, done_words};
use crate::app::action::{Call, Why, going};
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::overlay::{Confirm, Overlay, Then};
use crate::app::place::Place;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::Kind;
use crate::domain::incident::command::Command;
use crate::domain::journal::hex;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::trail::{Entry, Fact, Filter};
use crate::text::times::ago;
use crate::text::trail::told;
use crate::text::{args, msg};

/// The trail as it was left; from there itself, the whole of it.
pub fn go(model: &mut Model, call: &Call) -> Vec<Effect> {
    going::leave_record(model);
    if model.place == Place::Audit {
        let _ = apply(model, "", call.now);
    }
    model.audit.back = None;
    model.turn_to(Place::Audit, call.now);
    vec![]
}

/// There is an event under the cursor.
pub fn on_entry(model: &Model) -> Result<(), Why> {
    let here = model.place == Place::Audit && !model.detail.zoomed;
    model.audit.entry().filter(|_| here).map(|_| ()).ok_or(Why::Said(msg!("why-no-event")))
}

/// It is about something that can be opened.
pub fn on_incident(model: &Model) -> Result<(), Why> {
    on_entry(model)?;
    incident(model).map(|_| ()).ok_or(Why::Said(msg!("why-no-record")))
}

/// There is a record whose history can be looked at.
pub fn on_record(model: &Model) -> Result<(), Why> {
    let here = model.place == Place::Audit && !model.detail.zoomed;
    let record = if here { model.audit.entry().and_then(|entry| asked_by(model, entry.stream)) } else { None };
    match record.is_some() || model.subject().is_some() {
        true => Ok(()),
        false => Err(Why::Said(if here { msg!("why-no-event") } else { msg!("why-no-ticket") })),
    }
}

/// It can be taken back, as far as is known here.
pub fn undoable(model: &Model) -> Result<(), Why> {
    on_entry(model)?;
    if model.desk.read_only {
        return Err(Why::Said(msg!("why-read-only")));
    }
    match model.audit.entry() {
        Some(entry) if entry.undone_by.is_some() => Err(Why::Said(msg!("why-undone-already"))),
        Some(entry) if undoable_kind(entry).is_some() => Ok(()),
        _ => Err(Why::Said(msg!("why-not-undoable"))),
    }
}

/// The kind of an event that can be taken back.
pub fn undoable_kind(entry: &Entry) -> Option<Kind> {
    let Fact::Incident(event) = &entry.fact else { return None };
    Some(event.kind).filter(|kind| can_be_undone(*kind))
}

/// The incident of the event under the cursor.
fn incident(model: &Model) -> Option<IncidentId> {
    let entry = model.audit.entry()?;
    match (&entry.fact, entry.stream.kind) {
        (Fact::Opened(id), _) => Some(*id),
        (_, StreamKind::Incident) => Some(IncidentId(entry.stream.id)),
        _ => None,
    }
}

/// The card gets the keys, or gives them back.
pub fn read(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.audit.reading = !model.audit.reading;
    model.audit.scroll = 0;
    vec![]
}

/// Opens the record over the trail.
pub fn open(model: &mut Model, _: &Call) -> Vec<Effect> {
    match incident(model) {
        Some(id) => going::open_number(model, id),
        None => vec![],
    }
}

/// The event as text, with its whole hashes.
pub fn copy(model: &mut Model, call: &Call) -> Vec<Effect> {
    let words = model.words();
    let Some(entry) = model.audit.entry() else { return vec![] };
    let told = told(entry, &words);
    let head = format!("#{}  {}  {}  {}", entry.seq, words.instant(entry.recorded_at), told.who, told.record);
    let lines = [head, format!("{}: {}", told.kind, told.what)].into_iter();
    let said = told.words.into_iter().flat_map(|words| words.lines().map(str::to_owned).collect::<Vec<_>>());
    let chain = [hex(&entry.prev), hex(&entry.hash)];
    let text = lines.chain(told.changes).chain(told.clocks).chain(said).chain(chain).collect::<Vec<_>>().join("\n");
    let said = model.locale.tf("said-copied", &args![text = format!("#{}", entry.seq)]).into_owned();
    model.say(said, call.now);
    vec![Effect::Copy(text)]
}

/// Asks whether to take the event back, with all that was written with it.
pub fn undo(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some(entry) = model.audit.entry() else { return vec![] };
    let Some(kind) = undoable_kind(entry) else { return vec![] };
    let number = IncidentId(entry.stream.id).to_string();
    let what = done_words(&model.locale, &[kind], &number);
    let when = ago(call.now.since(entry.recorded_at), &model.locale);
    let question = model.locale.tf("ask-undo", &args![what = what, when = when]).into_owned();
    let then = Then::Commit { action: "audit.undo", commands: vec![Command::Undo { batch: entry.batch }] };
    let (facts, typed, since) = (vec![], String::new(), call.now);
    model.overlays.push(Overlay::Confirm(Confirm { question, facts, risky: false, count: None, typed, then, since }));
    vec![]
}

/// Has the whole chain proved, beside everything else.
pub fn verify(model: &mut Model, call: &Call) -> Vec<Effect> {
    if model.audit.proof == Proof::Running {
        return vec![];
    }
    model.audit.proof = Proof::Running;
    let said = model.locale.t("audit-proving").into_owned();
    model.say(said, call.now);
    vec![Effect::Prove]
}

/// What the proof found.
pub fn proved(model: &mut Model, seq: i64, findings: usize, now: Instant) {
    model.audit.proof = if findings == 0 { Proof::Whole { seq, at: now } } else { Proof::Broken { findings } };
    match findings {
        0 => {
            let said = model.locale.tf("audit-whole-said", &args![seq = seq.to_string()]).into_owned();
            model.say(said, now);
        }
        n => {
            let said = model.locale.tf("audit-broken-said", &args![n = n]).into_owned();
            model.complain(said);
        }
    }
}

/// The history of a record: of the one at hand, or of that of the event under the cursor.
pub fn history(model: &mut Model, call: &Call) -> Vec<Effect> {
    let of_entry = || model.audit.entry().and_then(|entry| asked_by(model, entry.stream));
    let Some(text) = model.subject().map(|id| Filter::of(id).to_string()).or_else(of_entry) else { return vec![] };
    let back = Back {
        place: model.place,
        text: model.audit.text.clone(),
        cursor: model.audit.cursor,
        pinned: model.detail.pinned,
        zoomed: model.detail.zoomed,
        tab: model.detail.tab,
    };
    going::leave_record(model);
    model.turn_to(Place::Audit, call.now);
    if apply(model, &text, call.now).is_ok() {
        model.audit.back = Some(back);
        model.audit.forget();
        (model.audit.reading, model.audit.scroll) = (false, 0);
    }
    vec![]
}

/// How a filter asks for a record.
fn asked_by(model: &Model, stream: Stream) -> Option<String> {
    match stream.kind {
        StreamKind::Incident => Some(Filter::of(IncidentId(stream.id)).to_string()),
        StreamKind::Article => Some(format!("id:{}", ArticleId(stream.id).label())),
        StreamKind::Policy | StreamKind::Desk => Some(format!("id:{}", stream.kind.name())),
        kind => model.desk.directory.get(stream).map(|entry| format!("id:{}:{}", kind.name(), entry.key)),
    }
}

/// Steps out, one thing at a time: the card, the history, the filter. Whether there was anything to step out of.
pub fn back(model: &mut Model, call: &Call) -> bool {
    if model.audit.reading {
        model.audit.reading = false;
        return true;
    }
    if let Some(back) = model.audit.back.take() {
        let _ = apply(model, &back.text, call.now);
        model.audit.cursor = back.cursor;
        model.turn_to(back.place, call.now);
        let detail = &mut model.detail;
        (detail.pinned, detail.zoomed, detail.tab) = (back.pinned, back.zoomed, back.tab);
        if back.zoomed {
            model.pane = crate::app::model::Pane::Detail;
        }
        return true;
    }
    let filtered = !model.audit.text.is_empty();
    filtered && apply(model, "", call.now).is_ok()
}
