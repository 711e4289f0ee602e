//! Actions. One job: what somebody can do at the console, as one table.
//!
//! A row feeds its keys, the footer, `?` help, the palette and the `:` line. What it does is a function beside the table ([`general`], [`finding`], [`going`], [`ticket`]);
//! whether it is possible is asked of [`when`], as a preview: the rules in `domain` decide when it is done.

mod attachments;
pub mod finding;
pub mod general;
pub mod going;
mod table;
pub mod ticket;
pub mod when;

pub use table::ACTIONS;

use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::form::env::FormEnv;
use crate::app::model::Model;
use crate::app::place::Place;
use crate::domain::incident::command::Verb;
use crate::domain::incident::row::Row;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;
use crate::text::{Words, refusal};
use when::Check;

/// Where a key means an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    Global,
    /// Wherever there is an incident.
    Ticket,
    /// Whatever is listed, in whatever pane.
    List,
    /// The card or the zoomed record has the focus.
    Detail,
    /// That place and no other.
    Place(Place),
}

/// One thing somebody can do.
#[derive(Debug)]
pub struct Action {
    /// `incident.take`: for config overrides and the manual.
    pub id: &'static str,
    /// The word of the `:` line.
    pub name: &'static str,
    pub context: Context,
    /// Each a key, or keys with blanks between.
    pub keys: &'static [&'static str],
    /// The message of its word: footers, palette.
    pub title: &'static str,
    /// The message that says what it does.
    pub help: &'static str,
    /// Its place in the footer; `None`: never there.
    pub footer: Option<u8>,
    pub needs: Needs,
    pub run: Run,
}

/// What must be so for an action to be possible.
#[derive(Debug)]
pub enum Needs {
    Nothing,
    /// Something about the console.
    Console(fn(&Model) -> Result<(), Why>),
    /// Something about the incident: rights and state.
    Incident(Check),
}

/// What an action does.
#[derive(Debug)]
pub enum Run {
    /// Anything but a change of the incident.
    Do(fn(&mut Model, &Call) -> Vec<Effect>),
    /// A change without further questions.
    Act(fn() -> Verb),
    /// A change that needs words; on the `:` line some of it can be said at once.
    Form { form: fn(&Row, &FormEnv<'_>) -> Form, say: Option<Say>, public: bool },
}

/// The rest of a `:` line as a change; `None` where it says nothing of the kind.
pub type Say = fn(&Model, &str) -> Option<Verb>;

/// What an action is called with.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    pub now: Instant,
    /// The rest of a `:` line.
    pub arg: &'a str,
}

/// Why an action is not possible now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The rules would refuse it.
    Refused(Refusal),
    /// A message says why.
    Said(&'static str),
}

impl Why {
    /// The reason as a sentence.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Refused(refusal) => refusal::whole(refusal, words),
            Self::Said(id) => words.locale.t(id).into_owned(),
        }
    }
}

impl Action {
    /// Whether it is possible now: for an act on marks, whether it is for any of them.
    ///
    /// # Errors
    /// Why it is not.
    pub fn available(&self, model: &Model) -> Result<(), Why> {
        match &self.needs {
            Needs::Nothing => Ok(()),
            Needs::Console(may) => may(model),
            Needs::Incident(check) => {
                let mut why = Err(Why::Said(crate::msg!("why-no-ticket")));
                for target in model.targets() {
                    let Some(row) = model.rows.get(target.id) else { continue };
                    why = check.of(model, row);
                    if why.is_ok() {
                        break;
                    }
                }
                why
            }
        }
    }
}

/// The place of an action by its id or by its name on the `:` line.
pub fn find(name: &str) -> Option<usize> {
    ACTIONS.iter().position(|a| a.name == name || a.id == name)
}

/// Runs an action by its id.
pub fn run_named(model: &mut Model, id: &str, call: &Call) -> Vec<Effect> {
    find(id).map_or_else(Vec::new, |action| run(model, action, call))
}

/// Runs an action, or says why not.
pub fn run(model: &mut Model, action: usize, call: &Call) -> Vec<Effect> {
    let Some(action) = ACTIONS.get(action) else { return vec![] };
    if let Err(why) = action.available(model) {
        let sentence = why.sentence(&model.words());
        model.complain(sentence);
        model.refused = Some(call.now);
        return vec![];
    }
    if matches!(action.needs, Needs::Incident(_)) {
        model.last_act = Some(action.id);
    }
    match &action.run {
        Run::Do(run) => run(model, call),
        Run::Act(verb) => ticket::act(model, action, &verb(), call),
        Run::Form { say, .. } => match say.filter(|_| !call.arg.is_empty()).and_then(|say| say(model, call.arg)) {
            Some(verb) => ticket::act(model, action, &verb, call),
            None => ticket::open_form(model, action, call),
        },
    }
}
