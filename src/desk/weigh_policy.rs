//! Weighing a policy. One job: what a text would change if it were applied now; nothing is written (ONE-2).

use super::apply_policy::PolicyError;
use super::commit::bare;
use super::{Caller, Desk, DeskError, Ground, record, succeed, who, zone_of};
use crate::domain::incident::decide::weigh::{Shift, weigh};
use crate::domain::policy::diff::{Difference, differences};
use crate::domain::policy::{Policy, parse};
use crate::domain::time::Instant;
use crate::store::Which;
use std::sync::Arc;

/// What a policy would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Foretold {
    /// The version it was held against: the one in force.
    pub version: u32,
    pub differences: Vec<Difference>,
    /// Incidents that would get other goals, of those the caller may read.
    pub retargeted: usize,
    /// Whether it has rules of escalation, which fire once clocks have moved past what they wait for.
    pub rules: bool,
    /// Their clocks that would move, in the order of the queue.
    pub shifts: Vec<Shift>,
}

impl Desk {
    /// What [`Desk::apply_policy`] would do with this text at `now`, as far as the caller may read.
    ///
    /// # Errors
    /// Everything that is wrong with the text, that nobody asks, or what the file says.
    pub fn weigh_policy(&mut self, text: &str, caller: &Caller, now: Instant) -> Result<Foretold, PolicyError> {
        self.refresh().map_err(PolicyError::Desk)?;
        let actor = self.actor(caller)?;
        let sight = who::sight(&self.ground, &actor);
        let version = self.ground.policy.version;
        let policy = parse::parse(text, version + 1).map_err(PolicyError::Broken)?;
        let (current, after) = (self.ground.policy.clone(), under(&self.ground, policy, now)?);
        let rules = !after.policy.escalation.is_empty();
        self.store.read(|reader| {
            let now = reader.no_earlier(now)?;
            let old = reader.policies()?.into_iter().find(|(number, ..)| *number == version).map(|(_, text, _)| text);
            let differences = differences(&old.unwrap_or_default(), text);
            let mut foretold = Foretold { version, differences, rules, retargeted: 0, shifts: Vec::new() };
            for row in reader.incidents(Which::Open, &sight)? {
                let Some(found) = record(reader, row.id)? else { continue };
                let weighed = weigh(&current, &bare(&after, row.id), &found.incident, now);
                foretold.retargeted += usize::from(weighed.retargeted);
                foretold.shifts.extend(weighed.shifts);
            }
            Ok(foretold)
        })
    }
}

/// The ground as it would be under another policy.
fn under(ground: &Ground, policy: Policy, now: Instant) -> Result<Ground, DeskError> {
    let mut calendars = (*ground.calendars).clone();
    let policy = succeed(policy, now, Some(&ground.policy), &mut calendars)?;
    let zone = zone_of(&policy)?;
    Ok(Ground { policy: Arc::new(policy), calendars: Arc::new(calendars), zone, ..ground.clone() })
}
