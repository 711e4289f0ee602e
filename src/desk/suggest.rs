//! Suggestions. One job: who of a team should get an incident, by what the file says of everybody's load (LIFE-8).

use super::{Caller, Desk, DeskError, Ground, who};
use crate::domain::id::{IncidentId, PersonId, TeamId};
use crate::domain::people::suggest::{Candidate, Workload, candidates, workload};
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::store::{Reader, Sight, Which};

impl Desk {
    /// Who of a team should get an incident, of its own team when none is named, the best first.
    ///
    /// # Errors
    /// Not found, when it is not there or not for these eyes.
    pub fn candidates(
        &mut self,
        caller: &Caller,
        id: IncidentId,
        team: Option<TeamId>,
        now: Instant,
    ) -> Result<Vec<Candidate>, DeskError> {
        self.refresh()?;
        let (ground, actor) = (&self.ground, self.actor(caller)?);
        let recent = &mut self.recent;
        self.store.read(|reader| {
            let found = recent.get(reader, id)?.cloned();
            let incident = who::visible(ground, &actor, found, &id.to_string())?.incident;
            let Some(team) = team.or(incident.team) else { return Ok(Vec::new()) };
            let load = load(reader, ground, |asked| asked == team)?;
            Ok(candidates(&ground.policy, &ground.directory, &(&incident).into(), team, &load, now))
        })
    }
}

/// What everybody has on their hands, seen or not: whoever asks learns how much it is, not what. When they were given one
/// last is only known of those teams.
pub(super) fn load(reader: &Reader, ground: &Ground, of: impl Fn(TeamId) -> bool) -> Result<Workload, DeskError> {
    let mut load = workload(&reader.incidents(Which::Open, &Sight::WHOLE)?);
    for person in ground.directory.current(StreamKind::Person) {
        let id = PersonId(person.stream.id);
        if person.ids("teams").any(|team| of(TeamId(team)))
            && let Some(given) = reader.given(id)?
        {
            load.entry(id).or_default().given = Some(given);
        }
    }
    Ok(load)
}
