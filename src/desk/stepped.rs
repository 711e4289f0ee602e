//! Stepped clocks. One job: a machine that slept is told from one whose clock was set ahead, before anything fires or leaves
//! the house because of it (DESIGN decision 10).
//!
//! While a machine is up, its clock and the time since it was started go on together, asleep or not. Where the clock has
//! gone further, somebody or something has set it, and a person has to say that it is right.

use super::{Caller, Desk, DeskError};
use crate::domain::time::{Instant, Span};

/// Where the file notes how clock and time since the start stood to each other.
const MARK: &str = "tick_clock";
/// Ahead by more, it is not believed.
const TOO_FAR: Span = Span::minutes(5);
/// Corrections below this are not worth a note.
const SLIGHT: Span = Span::seconds(1);

/// Since when a machine is up: which start of it that was, and how long ago.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Up {
    pub boot: String,
    pub since: Span,
}

impl Desk {
    /// By how much the clock was set ahead since the last time somebody asked, where that is too far to be believed;
    /// `accept`: a person says that it is right. A file with a clock of its own asks no machine.
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn stepped(&mut self, caller: &Caller, up: &Up, now: Instant, accept: bool) -> Result<Option<Span>, DeskError> {
        self.actor(caller)?;
        if self.facts.clock.is_some() {
            return Ok(None);
        }
        let started = now - up.since;
        let noted = self.store.read(|reader| reader.marked(MARK))?;
        let noted = noted.as_deref().and_then(|text| text.split_once(' '));
        let noted = noted.and_then(|(boot, at)| Some((boot.to_owned(), Instant(at.parse().ok()?))));
        let ahead = noted.filter(|(boot, _)| *boot == up.boot).map(|(_, at)| started - at);
        match ahead {
            Some(ahead) if ahead > TOO_FAR && !accept => return Ok(Some(ahead)),
            Some(ahead) if (-SLIGHT..=SLIGHT).contains(&ahead) => {}
            _ => self.store.write(|writer| writer.mark(MARK, &format!("{} {}", up.boot, started.0)))?,
        }
        Ok(None)
    }
}
