//! Watched. One job: all that time has brought to a record, and all that an event has made it come to, as batches of events
//! in the order in which they came about (ESC-3, SLA-3, LIFE-8).

use super::auto::{Giving, Uncounted, give};
use super::escalation::{fire, remind};
use super::{Ctx, Decided, resume_by_rule};
use crate::domain::escalation::{Due, Firing, Watch};
use crate::domain::incident::Incident;
use crate::domain::time::Instant;

/// So many batches a record comes to at once, at the most: what does not end is broken off, and goes on the next time.
const MOST: usize = 200;

/// What time has brought by `now`: each at its own instant, as if somebody had watched all the while.
///
/// # Errors
/// [`Uncounted`]: it came to a team that gives it to somebody, and `giving` does not know to whom.
pub fn catch_up(
    ctx: &Ctx,
    watch: &Watch<'_>,
    incident: &Incident,
    giving: Giving<'_>,
    now: Instant,
) -> Result<Vec<Vec<Decided>>, Uncounted> {
    let mut found = Found { ctx, watch, giving, record: incident.clone(), batches: Vec::new() };
    while found.batches.len() < MOST {
        let Some((at, due)) = watch.next(&found.record).filter(|(at, _)| *at <= now) else { break };
        let before = found.record.clone();
        let decided = match due {
            Due::Wake => resume_by_rule(ctx, &before, now).into_iter().collect(),
            Due::Fire(firing) => fire(ctx, &before, &firing, at),
            Due::Remind(n) => remind(ctx, &before, n, at, now).into_iter().collect(),
        };
        if !found.take(decided) {
            break;
        }
        found.settle(before, at)?;
    }
    Ok(found.batches)
}

/// What the events at `at` have made a record come to that was `before`, and what that brings about in turn.
///
/// # Errors
/// As [`catch_up`].
pub fn settle(
    ctx: &Ctx,
    watch: &Watch<'_>,
    before: &Incident,
    after: &Incident,
    giving: Giving<'_>,
    at: Instant,
) -> Result<Vec<Vec<Decided>>, Uncounted> {
    let mut found = Found { ctx, watch, giving, record: after.clone(), batches: Vec::new() };
    found.settle(before.clone(), at)?;
    Ok(found.batches)
}

/// What was found so far, and the record as it leaves it.
struct Found<'f> {
    ctx: &'f Ctx<'f>,
    watch: &'f Watch<'f>,
    giving: Giving<'f>,
    record: Incident,
    batches: Vec<Vec<Decided>>,
}

impl Found<'_> {
    /// Folds a batch; `false` when it is nothing, or nothing that fits.
    fn take(&mut self, decided: Vec<Decided>) -> bool {
        let mut after = self.record.clone();
        if decided.is_empty() || decided.iter().any(|one| after.apply(&one.event).is_err()) {
            return false;
        }
        self.record = after;
        self.batches.push(decided);
        true
    }

    /// Rules first: one may move it to where somebody else gets it.
    fn settle(&mut self, before: Incident, at: Instant) -> Result<(), Uncounted> {
        let (mut before, mut stood) = (before.clone(), before);
        while self.batches.len() < MOST {
            let caused: Vec<Firing<'_>> = self.watch.caused(&before, &self.record, at);
            before = self.record.clone();
            for firing in &caused {
                let decided = fire(self.ctx, &self.record, firing, at);
                self.take(decided);
            }
            if caused.is_empty() {
                let given = give(self.ctx, self.giving, &stood, &self.record, at)?;
                if !self.take(given.into_iter().collect()) {
                    break;
                }
                stood = self.record.clone();
            }
        }
        Ok(())
    }
}
