//! The tour. One job: six steps through the console, each done by doing what it says.
//!
//! A step is over when what it asks for has been done, by whatever way; `n` goes on without, Esc ends it. No key is taken
//! from the panes but these two, and only where they mean nothing else.

use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::place::Place;
use crate::domain::id::IncidentId;
use crate::domain::incident::Kind;
use crate::msg;

/// A tour that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tour {
    pub step: usize,
    /// How things stood when the step began: the cursor, and how much had been done.
    cursor: Option<IncidentId>,
    done: usize,
}

/// A step: what it says, and whether that has been done.
#[derive(Debug)]
pub struct Step {
    pub text: &'static str,
    is_done: fn(&Model, &Tour) -> bool,
}

/// What is remembered of somebody who has been through, or does not want to.
const SEEN: Effect = Effect::Remember { what: "tour", value: "seen" };

/// The steps, in their order.
pub const STEPS: [Step; 6] = [
    Step { text: msg!("tour-queue"), is_done: |m, t| m.queue.cursor != t.cursor },
    Step { text: msg!("tour-take"), is_done: |m, t| since(m, t, &[Kind::Taken, Kind::Started]) },
    Step {
        text: msg!("tour-move"),
        is_done: |m, t| since(m, t, &[Kind::Escalated, Kind::Resolved, Kind::Noted, Kind::Replied]),
    },
    Step { text: msg!("tour-knowledge"), is_done: |m, _| m.place == Place::Knowledge && !m.knowledge.text.is_empty() },
    Step { text: msg!("tour-board"), is_done: |m, _| m.place == Place::Board },
    Step { text: msg!("tour-help"), is_done: |m, _| m.overlays.iter().any(|o| matches!(o, Overlay::Palette(_))) },
];

/// Whether any of these was done since the step began.
fn since(model: &Model, tour: &Tour, kinds: &[Kind]) -> bool {
    model.done.iter().skip(tour.done).any(|done| done.kinds.iter().any(|kind| kinds.contains(kind)))
}

fn at(model: &Model, step: usize) -> Tour {
    Tour { step, cursor: model.queue.cursor, done: model.done.len() }
}

/// Begins, or begins again.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    model.tour = Some(at(model, 0));
    vec![]
}

/// On without doing it; from the last step, out.
pub fn next(model: &mut Model) -> Vec<Effect> {
    let Some(tour) = model.tour else { return vec![] };
    if tour.step + 1 < STEPS.len() {
        model.tour = Some(at(model, tour.step + 1));
        return vec![];
    }
    end(model)
}

/// Ends it for good.
pub fn end(model: &mut Model) -> Vec<Effect> {
    model.tour = None;
    vec![SEEN]
}

/// What holds after every message: a step that is done gives way to the next.
pub fn settle(model: &mut Model) -> Vec<Effect> {
    match model.tour {
        // Nothing is listed yet: the cursor's first place is no move of anybody's.
        Some(Tour { cursor: None, step: 0, .. }) => begin(model),
        Some(tour) if STEPS.get(tour.step).is_some_and(|step| (step.is_done)(model, &tour)) => next(model),
        _ => vec![],
    }
}
