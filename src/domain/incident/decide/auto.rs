//! Automatically. One job: what comes to a team without a person is given to somebody, as the team's duty says (LIFE-8).
//!
//! Once for each arrival: whoever gives it back to the team gets it back to the team.

use super::{Ctx, Decided, hand, may_move};
use crate::domain::code::Code;
use crate::domain::escalation::who;
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::Stop;
use crate::domain::incident::state::State;
use crate::domain::people::suggest::{Workload, chosen, is_automatic};
use crate::domain::time::Instant;

/// The reason such an event has.
pub const AUTO: &str = "auto";

/// By what what arrives is given.
#[derive(Debug, Clone, Copy)]
pub enum Giving<'w> {
    /// It is not: what people take back stays where it was.
    Never,
    /// Nobody has counted yet what everybody has to do: mostly nobody needs it.
    Uncounted,
    By(&'w Workload),
}

/// Something arrived, and nobody has counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncounted;

/// Whether a record came to its team, without a person.
fn arrived(before: &Incident, after: &Incident) -> bool {
    let came = before.team != after.team || before.assignee.is_some() || !before.state.is_active();
    came && after.assignee.is_none() && after.state.is_active()
}

/// Gives a record that came to its team since it was `before` to the best of those on duty; where there is nobody, it
/// stays with the team.
pub fn give(
    ctx: &Ctx,
    giving: Giving<'_>,
    before: &Incident,
    after: &Incident,
    at: Instant,
) -> Result<Option<Decided>, Uncounted> {
    let automatic = after.team.is_some_and(|team| is_automatic(ctx.policy, ctx.directory, team));
    let workload = match giving {
        _ if !automatic || !arrived(before, after) || may_move(after, State::Assigned).is_err() => return Ok(None),
        Giving::Never => return Ok(None),
        Giving::Uncounted => return Err(Uncounted),
        Giving::By(workload) => workload,
    };
    let from = before.assignee.filter(|_| before.team == after.team);
    let person = chosen(ctx.policy, ctx.directory, after, from, workload, at);
    Ok(person.map(|person| {
        let goal = Stop { line: after.line, team: after.team, person: Some(person) };
        let mut decided = hand::by_rule(ctx, after, Kind::Assigned, goal, at);
        let mut given = after.clone();
        // What was decided on this very record fits it.
        let _fits = given.apply(&decided.event);
        decided.event.detail.told = who::concerned(ctx.directory, &given, &decided.event, PersonId(0));
        decided.event.detail.reason = Some(Code::new(AUTO));
        decided
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TeamId;

    #[test]
    fn what_is_an_arrival() {
        let at = |team: i64, person: i64, state: State| Incident {
            team: (team > 0).then_some(TeamId(team)),
            assignee: (person > 0).then_some(PersonId(person)),
            state,
            ..Incident::default()
        };
        for (before, after, want) in [
            (at(0, 0, State::New), at(1, 0, State::New), true),
            (at(1, 0, State::New), at(1, 0, State::New), false),
            (at(1, 0, State::New), at(2, 0, State::Assigned), true),
            (at(1, 0, State::New), at(2, 4, State::Assigned), false),
            (at(2, 4, State::InProgress), at(2, 0, State::Assigned), true),
            (at(2, 0, State::Resolved), at(2, 0, State::InProgress), true),
            (at(2, 4, State::InProgress), at(2, 0, State::Cancelled), false),
            (at(2, 0, State::Assigned), at(2, 0, State::Suspended), false),
        ] {
            assert_eq!(arrived(&before, &after), want, "{:?} {:?}", before.state, after.state);
        }
    }
}
