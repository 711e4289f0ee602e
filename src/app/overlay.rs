//! Overlays. One job: what can lie over the panes and takes the keys while it does.

use crate::app::effect::DraftId;
use crate::app::form::Form;
use crate::app::input::key::Key;
use crate::app::input::line::Line;
use crate::app::why::Why;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::Group;
use crate::domain::incident::command::Command;
use crate::domain::time::{Instant, Span};

/// A dialog takes no notice of keys for so long: they were meant for what was there before (UX 5.7).
pub const DEAF: Span = Span::millis(250);
/// A prefix waits so long before it shows what may follow.
pub const WHICH_KEY: Span = Span::millis(300);

/// Something over the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Every act there is; found by typing, run by Enter.
    Palette(Palette),
    /// The `:` line.
    Command(CommandLine),
    /// The `/` line.
    Filter(FilterLine),
    /// Keys of a sequence that has begun.
    Prefix {
        keys: Vec<Key>,
        since: Instant,
    },
    Picker(Picker),
    Confirm(Confirm),
    Conflict(Conflict),
    Form(FormBox),
    /// A clock taken apart.
    Why(Why),
}

/// Which list of acts a palette is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteKind {
    /// `?`: keys first.
    Help,
    /// Ctrl-P: acts first.
    Acts,
}

#[derive(Debug, Clone)]
pub struct Palette {
    pub kind: PaletteKind,
    pub line: Line,
    /// Places in the table of actions, the best match first.
    pub found: Vec<usize>,
    pub at: usize,
}

#[derive(Debug, Clone, Default)]
pub struct CommandLine {
    pub line: Line,
    pub found: Vec<Completion>,
    /// The completion that was chosen with Tab.
    pub at: Option<usize>,
    /// Steps back in the history.
    pub back: usize,
}

/// A word that may be meant, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The whole command line with it.
    pub text: String,
    pub help: String,
}

#[derive(Debug, Clone)]
pub struct FilterLine {
    pub line: Line,
    /// The filter before, to go back to.
    pub before: String,
    /// Where the cursor was, likewise.
    pub cursor: Option<IncidentId>,
    pub error: Option<Wrong>,
}

/// What of a filter was not understood: which of its bytes, and what is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub at: std::ops::Range<usize>,
    pub what: String,
}

/// A list to choose from; choosing runs a `:` command.
#[derive(Debug, Clone)]
pub struct Picker {
    /// The message of its title.
    pub title: &'static str,
    /// What is shown, and the command it runs.
    pub items: Vec<(String, String)>,
    pub at: usize,
}

/// A question before an act.
#[derive(Debug, Clone)]
pub struct Confirm {
    pub question: String,
    /// What else to know, line by line.
    pub facts: Vec<String>,
    /// Enter means no.
    pub risky: bool,
    /// The number that must be typed.
    pub count: Option<usize>,
    pub typed: String,
    pub then: Then,
    pub since: Instant,
}

/// What a yes leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    Commit { action: &'static str, commands: Vec<Command> },
    Quit,
}

/// Somebody else saved the same thing meanwhile.
#[derive(Debug, Clone)]
pub struct Conflict {
    pub action: &'static str,
    pub incident: IncidentId,
    pub command: Command,
    pub by: PersonId,
    pub at: Instant,
    pub groups: Vec<Group>,
    pub since: Instant,
}

/// A form, what it is about, and where what is typed is kept.
#[derive(Debug, Clone)]
pub struct FormBox {
    pub form: Form,
    pub draft: DraftId,
    /// The message of its title.
    pub title: &'static str,
    /// Leaves the house: looks different, and asks before it goes to many.
    pub public: bool,
    pub targets: Vec<Target>,
    /// The requests it waits for, and how many of them were refused.
    pub waiting: Vec<u64>,
    /// Why the last try did not go through.
    pub error: Option<String>,
}

/// An incident as it was on screen when the key was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub id: IncidentId,
    pub seen: u32,
}
