//! Answers. One job: what comes back from the file: rows, records, and what became of commands.

use crate::app::action::ticket::{can_be_undone, done_words, number};
use crate::app::effect::Effect;
use crate::app::model::{Busy, Done, Model, Pane, Unread};
use crate::app::msg::Loaded;
use crate::app::overlay::{Conflict, Overlay};
use crate::app::panes::wall;
use crate::app::panes::{audit, inbox, knowledge};
use crate::app::place::Place;
use crate::app::queue::env;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::{Command, Verb};
use crate::domain::incident::row::Row;
use crate::domain::incident::row::moments;
use crate::domain::incident::{Kind, Record};
use crate::domain::knowledge::ArticleRow;
use crate::domain::people::directory::Directory;
use crate::domain::query::Scope;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::text::refusal;
use crate::text::{args, msg};

/// So many ended rows may be kept before they are looked through.
const ENDED: usize = 500;

/// What a command left on the record.
#[derive(Debug)]
pub struct Written {
    pub seq: i64,
    pub batch: i64,
    pub at: Instant,
    pub ids: Vec<IncidentId>,
    pub kinds: Vec<Kind>,
}

/// Something was read.
pub fn loaded(model: &mut Model, loaded: Loaded, now: Instant) -> Vec<Effect> {
    match loaded {
        Loaded::Desk(desk) => {
            model.desk = desk;
            model.detail.shelf.outdate_all();
            model.audit.stale = true;
            model.queue.ranking.forget();
            model.aside.ranking.forget();
        }
        Loaded::Rows { rows, complete } => {
            model.complete |= complete;
            if model.queue.last_key == Instant::default() {
                // Nobody has looked yet: the cursor waits for the first of all.
                model.queue.cursor = None;
            }
            model.queue.settled = Instant::default();
            model.rows.extend(rows);
        }
        Loaded::Found(rows) => model.rows.extend(rows),
        Loaded::Changed { rows, gone, seq } => {
            changed(model, rows, gone, seq, now);
            return vec![];
        }
        Loaded::Record(record, likely) => return record_came(model, record, likely),
        Loaded::Trail { number, page } => {
            audit::came(model, number, page, now);
            return vec![];
        }
        Loaded::Proved { seq, findings } => {
            audit::acts::proved(model, seq, findings, now);
            return vec![];
        }
        Loaded::Articles { ask, rows } => {
            model.knowledge.found(ask, rows);
            return vec![];
        }
        Loaded::Article(record) => {
            model.knowledge.came(*record);
            return vec![];
        }
        Loaded::Inbox(told) => {
            let new = inbox::came(model, told, now);
            model.telling.hear(&new);
            return vec![];
        }
        Loaded::KnowledgeMoved => {
            model.knowledge.outdate();
            return vec![];
        }
    }
    // Rows are others now: counts at once, the order when it may.
    model.queue.stale = true;
    model.tally = model.count(now);
    vec![]
}

fn changed(model: &mut Model, rows: Vec<Row>, gone: Vec<IncidentId>, seq: i64, now: Instant) {
    model.seq = model.seq.max(seq);
    model.audit.stale = true;
    let moments = moments(&model.desk.calendars, now);
    let env = env(&model.desk, &moments, now);
    let new: Vec<IncidentId> = rows
        .iter()
        .filter(|r| !model.rows.contains(r.id) && model.queue.matcher.as_ref().is_some_and(|m| m.matches(r, &env)))
        .map(|r| r.id)
        .collect();
    gone.iter().for_each(|id| model.detail.shelf.outdate(*id));
    // Only what changed is counted anew: a change is not to cost more where the queue is long.
    model.queue.stale = true;
    let_go(model, now);
    for row in rows {
        model.ended += usize::from(!row.state.is_open());
        let was_leaving = model.queue.leaving.remove(&row.id);
        let (id, ver) = (row.id, row.ver);
        model.tally.add(&row, &model.desk, &moments, now);
        let old = model.rows.insert(row);
        if let Some(old) = old.as_ref().filter(|_| !was_leaving) {
            model.tally.take(old, &model.desk, &moments, now);
        }
        let old = old.filter(|old| old.ver != ver);
        if let Some(old) = old.filter(|_| model.unread.iter().all(|u| u.id != id)) {
            model.unread.push(Unread { id, ver: old.ver, at: now });
        }
    }
    // They stay on screen until the order may change: a key may already be on its way to one of them.
    for id in gone {
        if let Some(row) = model.rows.get(id)
            && model.queue.leaving.insert(id)
        {
            model.tally.take(row, &model.desk, &moments, now);
        }
    }
    if let Some(first) = new.first().filter(|_| model.complete && model.message.is_none()) {
        let first = number(&model.locale, *first, new.len());
        let text = model.locale.tf("said-new", &args![what = first]).into_owned();
        model.say(text, now);
    }
}

/// Ended ones that came are kept for a day's figures and for the questions that ask for them, not for ever.
fn let_go(model: &mut Model, now: Instant) {
    let asked = [&model.queue, &model.aside].into_iter().any(|list| list.query.scope() == Scope::Any);
    if model.ended < ENDED || asked {
        return;
    }
    model.ended = 0;
    let (today, pinned) = (wall::midnight(model, now), model.detail.pinned);
    model.rows.retain(|row| row.state.is_open() || row.updated_at >= today || Some(row.id) == pinned);
}

fn record_came(model: &mut Model, record: Box<Record>, likely: Vec<ArticleRow>) -> Vec<Effect> {
    let id = record.incident.id;
    // One that was opened by its number may be none of the open ones; its row comes with it.
    if model.watched() == Some(id) && !model.rows.contains(id) {
        let row = Row::of(&record.incident, &model.desk.calendars, &model.desk.policy);
        model.rows.insert(row);
    }
    model.detail.shelf.put(*record, likely);
    vec![]
}

/// A command is on the record.
pub fn committed(model: &mut Model, request: u64, written: Written, now: Instant) -> Vec<Effect> {
    let Some(busy) = model.busy.remove(&request) else { return vec![] };
    let Written { seq, batch, at, ids, kinds } = written;
    model.seq = model.seq.max(seq);
    for id in &ids {
        model.queue.marks.remove(id);
        model.aside.marks.remove(id);
    }
    if let Command::Undo { batch } = busy.command {
        for done in model.done.iter_mut().filter(|d| d.batch == batch) {
            done.undone = true;
        }
    }
    model.done.push(Done { batch, group: busy.group, ids: ids.clone(), kinds: kinds.clone(), at, undone: false });
    announce(model, &busy, &kinds, now);
    if model.place == Place::Board {
        // A card that somebody moves goes at once, and the cursor with it.
        model.queue.settle(&mut model.rows, &model.desk, now);
    }
    if let (Some(Kind::Recorded), [id]) = (kinds.first(), ids.as_slice()) {
        go_to_own(model, *id, now);
    }
    form_answered(model, request)
}

/// Says what was done, and offers to take it back where that is possible.
fn announce(model: &mut Model, busy: &Busy, kinds: &[Kind], now: Instant) {
    if let Command::Article(command) = &busy.command {
        return knowledge::announce(model, command, now);
    }
    let together: Vec<&Done> = model.done.iter().filter(|d| d.group == busy.group).collect();
    let Some(id) = together.first().and_then(|d| d.ids.first()).copied() else { return };
    let mut text = done_words(&model.locale, kinds, &number(&model.locale, id, together.len()));
    if let Command::Act { verb, .. } = &busy.command
        && let Some(to) = whither(verb, &model.desk.directory)
    {
        text = model.locale.tf("said-to", &args![what = text, to = to]).into_owned();
    }
    match kinds.iter().any(|kind| can_be_undone(*kind)) {
        false => model.say(text, now),
        true => model.offer(text, "u", msg!("offer-undo"), now),
    }
}

/// To whom or to what, where an act says so.
fn whither(verb: &Verb, directory: &Directory) -> Option<String> {
    match verb {
        Verb::Assign(to) | Verb::Escalate(to) => {
            let person = to.person.map(|person| directory.name(person));
            let team = || to.team.map(|team| directory.name(team));
            person.or_else(team).or_else(|| to.line.map(|line| format!("L{line}")))
        }
        Verb::Track { person } => Some(directory.name(*person)),
        Verb::Merge { into: id } | Verb::Link { to: id, .. } => Some(id.to_string()),
        Verb::Override { priority, .. } => Some(format!("P{priority}")),
        _ => None,
    }
}

/// The cursor goes to what one has just logged oneself: the next key is meant for it. Where the view does not show it, the
/// cursor stays.
fn go_to_own(model: &mut Model, id: IncidentId, now: Instant) {
    model.queue.settle(&mut model.rows, &model.desk, now);
    if model.queue.place_of(id).is_some() {
        model.queue.cursor = Some(id);
    }
}

/// A form that waited closes when the last of its requests is answered well.
fn form_answered(model: &mut Model, request: u64) -> Vec<Effect> {
    let waits = |o: &Overlay| matches!(o, Overlay::Form(f) if f.waiting.contains(&request));
    let Some(at) = model.overlays.iter().position(waits) else { return vec![] };
    let Some(Overlay::Form(form)) = model.overlays.get_mut(at) else { return vec![] };
    form.waiting.retain(|r| *r != request);
    if !form.waiting.is_empty() || form.error.is_some() {
        return vec![];
    }
    let draft = form.draft.clone();
    model.overlays.remove(at);
    model.drafts.remove(&draft);
    vec![Effect::DropDraft(draft)]
}

/// The rules said no. What was typed stays.
pub fn refused(model: &mut Model, request: u64, refusal: Refusal, now: Instant) -> Vec<Effect> {
    let Some(busy) = model.busy.remove(&request) else { return vec![] };
    let sentence = refusal::whole(&refusal, &model.words());
    if matches!(refusal, Refusal::ArticleStale { .. }) {
        // It is told once who changed it; sent again, what was typed goes over it.
        model.knowledge.outdate();
        for overlay in &mut model.overlays {
            if let Overlay::Form(form) = overlay
                && form.waiting.contains(&request)
            {
                form.form.seen(u32::MAX);
            }
        }
    }
    let in_form = form_failed(model, request, &sentence, Some(&refusal));
    match (refusal, &busy.command) {
        (Refusal::Stale { by, at, groups }, Command::Act { incident, .. }) => {
            model.detail.shelf.outdate_all();
            model.overlays.push(Overlay::Conflict(Conflict {
                action: busy.action,
                incident: *incident,
                command: busy.command.clone(),
                by,
                at,
                groups,
                since: now,
            }));
        }
        _ if in_form => {}
        (_, Command::Act { incident, .. }) => model.complain(format!("{incident}  {sentence}")),
        _ => model.complain(sentence),
    }
    vec![]
}

/// Something broke. What was typed stays.
pub fn failed(model: &mut Model, request: Option<u64>, sentence: String) -> Vec<Effect> {
    if let Some(request) = request {
        model.busy.remove(&request);
        form_failed(model, request, &sentence, None);
    }
    let asked = model.detail.shelf.asked;
    // What nobody stands on yet was read ahead: nothing to complain about.
    let ahead = request.is_none() && asked.is_some() && asked != model.subject();
    if asked.is_some() && asked == model.detail.pinned {
        // What was asked for by number is not to be had: back to the list.
        (model.detail.pinned, model.detail.zoomed, model.pane) = (None, false, Pane::List);
    }
    model.detail.shelf.fail();
    if request.is_none() {
        model.knowledge.failed();
    }
    if !ahead {
        model.complain(sentence);
    }
    vec![]
}

fn form_failed(model: &mut Model, request: u64, sentence: &str, refusal: Option<&Refusal>) -> bool {
    for overlay in &mut model.overlays {
        if let Overlay::Form(form) = overlay
            && form.waiting.contains(&request)
        {
            form.waiting.retain(|r| *r != request);
            // What belongs to a field is said at the field; the rest in the message row.
            let at_field = refusal.is_some_and(|refusal| form.form.refused(refusal));
            form.error = (!at_field).then(|| sentence.to_owned());
            if !at_field {
                model.complain(sentence);
            }
            return true;
        }
    }
    false
}
