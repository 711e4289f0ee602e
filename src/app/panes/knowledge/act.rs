//! What can be done in the knowledge base. One job: keys become commands, forms, and words for the clipboard.

use super::{change, checklist, done, is_reading, open_for, view};
use crate::app::action::{Call, Why, ticket};
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::model::{Model, Pane};
use crate::app::overlay::Target;
use crate::app::place::Place;
use crate::domain::id::IncidentId;
use crate::domain::incident::State;
use crate::domain::incident::command::{Command, Verb};
use crate::domain::knowledge::article::ArticleField;
use crate::domain::knowledge::command::learnt;
use crate::domain::knowledge::{ArticleCommand, ArticleRow, ArticleState, ArticleVerb};
use crate::domain::people::rights::Act;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};
use crate::text::{args, msg};

/// The knowledge base fills the screen.
pub fn here(model: &Model) -> Result<(), Why> {
    match model.place == Place::Knowledge && !model.detail.zoomed {
        true => Ok(()),
        false => Err(Why::Said(msg!("why-not-knowledge"))),
    }
}

/// There is an entry under the cursor.
pub fn on_entry(model: &Model) -> Result<(), Why> {
    here(model)?;
    model.knowledge.row().map(|_| ()).ok_or(Why::Said(msg!("why-no-kb-entry")))
}

/// There is one, and the list has the keys.
pub fn may_read(model: &Model) -> Result<(), Why> {
    on_entry(model)?;
    if is_reading(model) { Err(Why::Said(msg!("why-reading"))) } else { Ok(()) }
}

/// It is being looked for something, and the list has the keys.
pub fn searched(model: &Model) -> Result<(), Why> {
    here(model)?;
    let k = &model.knowledge;
    let narrowed = !k.text.is_empty() || k.state.is_some() || k.like.is_some();
    if narrowed && !is_reading(model) { Ok(()) } else { Err(Why::Said(msg!("why-not-searched"))) }
}

fn may(model: &Model, act: Act) -> Result<(), Why> {
    let desk = &model.desk;
    if desk.read_only {
        return Err(Why::Said(msg!("why-read-only")));
    }
    match desk.policy.rights.may(&desk.me.roles, act) {
        Some(_) => Ok(()),
        None => {
            let roles = desk.policy.rights.roles_with(act).cloned().collect();
            Err(Why::Refused(Refusal::Forbidden { act, roles }))
        }
    }
}

/// The entry is in one of these states, and somebody may do that with it.
fn in_state(model: &Model, act: Act, states: &[ArticleState]) -> Result<(), Why> {
    on_entry(model)?;
    may(model, act)?;
    let Some(row) = model.knowledge.row() else { return Ok(()) };
    match states.contains(&row.state) {
        true => Ok(()),
        false => {
            Err(Why::Refused(Refusal::ArticleNotWhile { article: row.id, state: row.state, possible: states.to_vec() }))
        }
    }
}

pub fn may_draft(model: &Model) -> Result<(), Why> {
    here(model)?;
    may(model, Act::KbDraft)
}
pub fn may_edit(model: &Model) -> Result<(), Why> {
    use ArticleState::{Draft, InReview, Published};
    let reviewed = model.knowledge.row().is_some_and(|row| row.state == InReview);
    in_state(model, if reviewed { Act::KbReview } else { Act::KbDraft }, &[Draft, InReview, Published])?;
    match model.knowledge.sheet() {
        Some(_) => Ok(()),
        None => Err(Why::Said(msg!("why-loading"))),
    }
}
pub fn may_submit(model: &Model) -> Result<(), Why> {
    in_state(model, Act::KbDraft, &[ArticleState::Draft])
}
pub fn may_publish(model: &Model) -> Result<(), Why> {
    in_state(model, Act::KbPublish, &[ArticleState::InReview])
}
pub fn may_return(model: &Model) -> Result<(), Why> {
    in_state(model, Act::KbReview, &[ArticleState::InReview])
}
pub fn may_retire(model: &Model) -> Result<(), Why> {
    use ArticleState::{Draft, InReview, Published};
    // Whoever wrote what was never published may throw it away.
    let own = model.knowledge.row().is_some_and(|row| row.author == Some(model.desk.me.person) && row.version <= 1);
    in_state(model, if own { Act::KbDraft } else { Act::KbPublish }, &[Draft, InReview, Published])
}
pub fn may_restore(model: &Model) -> Result<(), Why> {
    in_state(model, Act::KbPublish, &[ArticleState::Retired])
}

/// There is an incident to apply the entry to.
pub fn may_apply(model: &Model) -> Result<(), Why> {
    in_state(model, Act::KbSuggest, &[ArticleState::Published])?;
    target(model).map(|_| ()).ok_or(Why::Said(msg!("why-no-ticket")))
}

/// There is a checklist to tick off.
pub fn may_tick(model: &Model) -> Result<(), Why> {
    on_entry(model)?;
    may(model, Act::KbSuggest)?;
    match (checklist(model).is_empty(), is_reading(model)) {
        (true, _) => Err(Why::Said(msg!("why-not-applied"))),
        (_, false) => Err(Why::Said(msg!("why-not-reading"))),
        _ => Ok(()),
    }
}

/// The incident that it was opened for, else the one under the queue's cursor.
fn target(model: &Model) -> Option<IncidentId> {
    model.knowledge.ticket.or(model.queue.cursor)
}

/// From the list into the entry.
pub fn read(model: &mut Model, _: &Call) -> Vec<Effect> {
    model.pane = Pane::Detail;
    vec![]
}

/// To the first or the last.
pub fn end(model: &mut Model, by: isize) -> Vec<Effect> {
    super::step(model, by);
    vec![]
}

/// Out of the search.
pub fn clear(model: &mut Model, _: &Call) -> Vec<Effect> {
    let k = &mut model.knowledge;
    k.text.clear();
    k.only(None);
    vec![]
}

/// Every entry, then those in each state.
pub fn filter(model: &mut Model, _: &Call) -> Vec<Effect> {
    let k = &mut model.knowledge;
    let next = match k.state {
        None => ArticleState::ALL.first().copied(),
        Some(state) => ArticleState::ALL.get(state as usize + 1).copied(),
    };
    k.only(next);
    vec![]
}

/// The whole entry as words, for a message or a note.
pub fn copy(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some(row) = model.knowledge.row() else { return vec![] };
    let name = format!("{} {}", row.id.label(), row.title);
    let said = model.locale.tf("said-copied", &args![text = name.as_str()]).into_owned();
    let text = [name, steps(model)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    model.say(said, call.now);
    vec![Effect::Copy(text)]
}

/// The steps, a line each, with their numbers.
fn steps(model: &Model) -> String {
    let steps = model.knowledge.sheet().map(|sheet| sheet.steps.as_slice()).unwrap_or_default();
    let lines = (1..).zip(steps).map(|(n, step): (u32, &Text)| format!("{n}. {}", step.as_str()));
    lines.collect::<Vec<_>>().join("\n")
}

/// The steps into a note of the incident.
pub fn note(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some((row, entry)) = target(model).and_then(|id| model.rows.get(id)).zip(model.knowledge.row()) else {
        return vec![];
    };
    let head = format!("{} {}", entry.id.label(), entry.title);
    let text = format!("{head}\n{}", steps(model));
    let form = Form::note(row, &model.form_env(call.now)).with_text("text", &text);
    let target = Target { id: row.id, seen: row.ver };
    ticket::open(model, "incident.note", form, vec![target], call.now)
}

pub fn apply(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some((incident, row)) = target(model).zip(model.knowledge.row()) else { return vec![] };
    let verb = Verb::ApplyArticle { article: row.id, version: Some(row.version) };
    if model.knowledge.ticket.is_none() {
        // It is not on this screen: it is named first, and the same key goes on.
        model.knowledge.ticket = Some(incident);
        let named = view::named(model, incident);
        model.offer(named, "b", msg!("act-kb-apply"), call.now);
        return vec![];
    }
    // What is to be done next stands in the entry: Space ticks it.
    (model.pane, model.knowledge.step) = (Pane::Detail, 0);
    act(model, "kb.apply", incident, verb, call)
}

pub fn tick(model: &mut Model, call: &Call) -> Vec<Effect> {
    let at = model.knowledge.step;
    let step = checklist(model).get(at).map(|(step, row)| (*step, row.done_by.is_some()));
    let (Some((step, done)), Some(incident)) = (step, model.knowledge.ticket) else { return vec![] };
    let more = at + 1 < checklist(model).len();
    if more && !done {
        model.knowledge.step += 1;
        view::follow_step(model);
    }
    act(model, "kb.tick", incident, Verb::TickStep { step, done: !done }, call)
}

pub fn helped(model: &mut Model, helpful: bool, call: &Call) -> Vec<Effect> {
    let Some((incident, row)) = model.knowledge.ticket.zip(model.knowledge.row()) else { return vec![] };
    let record = model.detail.shelf.get(incident);
    let applied = record.and_then(|r| r.incident.applied.iter().rposition(|a| a.article == Some(row.id)));
    let Some(applied) = applied.and_then(|n| u32::try_from(n).ok()) else { return vec![] };
    act(model, "kb.rate", incident, Verb::RateArticle { applied: Some(applied), helpful }, call)
}

fn act(model: &mut Model, action: &'static str, incident: IncidentId, verb: Verb, call: &Call) -> Vec<Effect> {
    model.commit(action, vec![Command::Act { incident, seen: None, verb }], call.now)
}

/// A change of the entry without further questions.
pub fn send(model: &mut Model, action: &'static str, verb: ArticleVerb, call: &Call) -> Vec<Effect> {
    let Some(command) = model.knowledge.row().map(|row| change(row, verb)) else { return vec![] };
    model.commit(action, vec![command], call.now)
}

/// A change that needs a reason.
pub fn ask(
    model: &mut Model,
    action: &'static str,
    form: fn(&ArticleRow, &Model, Instant) -> Form,
    call: &Call,
) -> Vec<Effect> {
    let Some(form) = model.knowledge.row().map(|row| form(row, model, call.now)) else { return vec![] };
    ticket::open(model, action, form, vec![], call.now)
}

/// A new entry: learnt from the incident it was opened for where that is resolved, else with the words that found nothing.
pub fn draft(model: &mut Model, call: &Call) -> Vec<Effect> {
    let record = model.knowledge.ticket.and_then(|id| model.detail.shelf.get(id)).map(|record| &record.incident);
    let solved = record.filter(|incident| matches!(incident.state, State::Resolved | State::Closed));
    let env = model.form_env(call.now);
    let form = match solved {
        Some(incident) => Form::new_article(&learnt(incident), Some(incident.id), &env),
        None if model.knowledge.rows.is_empty() && !model.knowledge.text.is_empty() => {
            let title = Value::Text(Text::new(&model.knowledge.text));
            Form::new_article(&[(ArticleField::Title, title)], None, &env)
        }
        None => Form::new_article(&[], None, &env),
    };
    ticket::open(model, "kb.new", form, vec![], call.now)
}

pub fn edit(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some((row, record)) = model.knowledge.row().zip(model.knowledge.record()) else { return vec![] };
    // Where a text is in work, that is what is edited, whichever of the two is looked at.
    let form = Form::edit_article(row.id, row.ver, &record.article.sheet, &model.form_env(call.now));
    ticket::open(model, "kb.edit", form, vec![], call.now)
}

/// From an incident to what is known about it.
pub fn from_ticket(model: &mut Model, call: &Call) -> Vec<Effect> {
    match model.subject() {
        Some(id) => open_for(model, id, call.now),
        None => vec![],
    }
}

/// Says what was done with an entry.
pub fn announce(model: &mut Model, command: &ArticleCommand, now: Instant) {
    model.knowledge.outdate();
    let text = match command {
        ArticleCommand::Draft { .. } => {
            model.knowledge.newest = true;
            model.locale.t("done-kb-drafted").into_owned()
        }
        ArticleCommand::Act { article, verb, .. } => {
            model.locale.tf(done(verb), &args![article = article.label()]).into_owned()
        }
    };
    model.say(text, now);
}
