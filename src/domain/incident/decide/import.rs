//! Imported facts. One job: another system's rows become events of kind *imported*, outside the tables of rights and
//! moves (IO-2). What the facts say is taken as it is; only clocks, counters and stamps are derived from them.

use super::{Change, Ctx, Draft, Place, clocking};
use crate::domain::code::Code;
use crate::domain::id::{ContactId, PersonId};
use crate::domain::incident::event::{Event, Kind};
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::report::{Report, ReportColumn};
use crate::domain::incident::state::State;
use crate::domain::policy::MetBy;
use crate::domain::policy::clocks::Moment;
use crate::domain::sla::clock::{ClockKind, Phase};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};

/// One row of a foreign history, as its map reads it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fact {
    /// The source's time.
    pub at: Instant,
    /// The state the row says.
    pub state: Option<State>,
    /// For *suspended*: why.
    pub suspension: Option<Code>,
    /// Fields as the row has them; only what differs from the record is written.
    pub fields: Vec<(Field, Value)>,
    /// The report under it, in the first row.
    pub report: Option<Report>,
    /// Who reported it, where a later row says so.
    pub contact: Option<ContactId>,
    /// The user was told something by this.
    pub told: bool,
    /// Reporter was on the line.
    pub live: bool,
    /// What the source calls its state, or the kind of row.
    pub source: Option<Code>,
    /// Who did it there.
    pub who: Option<PersonId>,
    pub text: Option<Text>,
}

/// The event of one fact; `None` when it changes nothing the record holds (a touch).
pub fn fact(ctx: &Ctx, incident: &Incident, fact: &Fact) -> Option<Event> {
    let mut draft = Draft::new(incident, Kind::Imported, fact.at);
    let first = incident.ver == 0;
    for (field, value) in &fact.fields {
        draft.put(super::Place::Field { field: *field }, value.clone());
    }
    if first {
        begin(ctx, &mut draft, fact);
    }
    if let Some(report) = &fact.report {
        for column in ReportColumn::ALL {
            draft.report_value(0, *column, report.get(*column));
        }
    }
    if !first && fact.contact.is_some() {
        draft.report(0, ReportColumn::Contact, &fact.contact);
    }
    if let Some(to) = fact.state {
        become_by_fact(ctx, &mut draft, to, fact);
    }
    if !first {
        reweigh(ctx, &mut draft, fact);
    }
    if fact.told {
        told(ctx, &mut draft);
    }
    if draft.event.detail.changes.is_empty() && draft.event.detail.clocks.is_empty() {
        return None;
    }
    draft.event.detail.source.clone_from(&fact.source);
    draft.event.detail.who = fact.who;
    draft.text(fact.text.clone());
    let at = fact.at;
    draft.set(Field::UpdatedAt, &Some(at));
    Some(draft.event)
}

/// The record as the fact's fields leave it, for what has to be derived from it.
fn after(draft: &Draft) -> Incident {
    let mut after = draft.incident.clone();
    // Values were read into the fields' own shapes by the map.
    let _fits = after.apply(&Event { kind: Kind::Imported, detail: draft.event.detail.clone() });
    after
}

/// Goals from the policy in force at import.
fn begin(ctx: &Ctx, draft: &mut Draft, fact: &Fact) {
    let record = after(draft);
    let reported = record.reported_at.unwrap_or(fact.at);
    let recorded = record.recorded_at.unwrap_or(reported).max(reported);
    let terms = clocking::terms(ctx, &record, record.priority, reported);
    draft.set(Field::Agreement, &terms.agreement.cloned());
    draft.set(Field::OutOfScope, &terms.out_of_scope);
    draft.event.detail.clocks = clocking::start(ctx, &record, reported, recorded);
    if fact.live && ctx.policy.rules.met_by.contains(&MetBy::Live) && terms.goal(ClockKind::Response).is_some() {
        draft.set(Field::AnsweredLive, &true);
        draft.clocks(ctx, |moves| moves.moment(&record, Moment::Live, reported));
    }
}

fn done(state: State) -> bool {
    matches!(state, State::Resolved | State::Closed)
}

fn become_by_fact(ctx: &Ctx, draft: &mut Draft, to: State, fact: &Fact) {
    let before = draft.incident.state;
    let changed = before != to || draft.incident.ver == 0 || draft.incident.suspended_for != fact.suspension;
    if !changed {
        return;
    }
    let record = after(draft);
    draft.set(Field::State, &to);
    draft.set(Field::SuspendedFor, &fact.suspension);
    let (here, at) = (record.line, fact.at);
    let line = if draft.incident.ver == 0 { here } else { draft.incident.line };
    let from = Incident { state: before, line, clocks: draft.incident.clocks.clone(), ..record };
    let mut moves = clocking::Moves::after(ctx, &from, std::mem::take(&mut draft.event.detail.clocks));
    if done(before) && to == State::Suspended {
        // It was reopened into a wait: the clock goes on before it rests, else it would stay stopped.
        moves.state(&from, State::InProgress, None, at);
    }
    moves.state(&from, to, fact.suspension.as_ref(), at);
    moves.handed(&from, here, at);
    match to {
        State::New => {}
        State::Assigned if before == State::Suspended => {}
        State::Assigned => moves.moment(&from, Moment::Assigned, at),
        // Whoever begins has taken it.
        _ => [Moment::Take, Moment::Start].into_iter().for_each(|moment| moves.moment(&from, moment, at)),
    }
    draft.event.detail.clocks = moves.made;
    stamps(draft, before, to, fact.at);
}

/// Stamps and counters that follow from a change of state.
fn stamps(draft: &mut Draft, before: State, to: State, at: Instant) {
    if done(before) && to.is_active() {
        let count = draft.incident.reopen_count;
        draft.count(Field::ReopenCount, count);
        draft.set(Field::ResolvedAt, &None::<Instant>);
        draft.set(Field::ClosedAt, &None::<Instant>);
        draft.set(Field::ClosedVia, &None::<Code>);
    }
    if done(to) && !done(before) {
        draft.set(Field::ResolvedAt, &Some(at));
    }
    match to {
        State::Closed => {
            draft.set(Field::ClosedAt, &Some(at));
            draft.set(Field::ClosedVia, &Some(Code::new("imported")));
        }
        _ if before == State::Closed => {
            draft.set(Field::ClosedAt, &None::<Instant>);
            draft.set(Field::ClosedVia, &None::<Code>);
        }
        _ => {}
    }
}

/// A priority or nature that changed on the way changes the goals of clocks that still count.
fn reweigh(ctx: &Ctx, draft: &mut Draft, fact: &Fact) {
    const WEIGHS: [Field; 4] = [Field::Priority, Field::Nature, Field::Services, Field::Organisation];
    let weighs = |c: &Change| matches!(c.place, Place::Field { field } if WEIGHS.contains(&field));
    // A priority that changed while the clock stood still counts from when it goes on.
    let reopened = done(draft.incident.state) && fact.state.is_some_and(State::is_active);
    if reopened || draft.event.detail.changes.iter().any(weighs) {
        let record = after(draft);
        let terms = clocking::terms(ctx, &record, record.priority, record.reported_at.unwrap_or(fact.at));
        let retargets = clocking::retarget(ctx, &record, &terms, fact.at);
        draft.event.detail.clocks.extend(retargets);
    }
}

fn told(ctx: &Ctx, draft: &mut Draft) {
    let record = after(draft);
    let at = draft.now;
    draft.set(Field::ToldAt, &Some(at));
    // An answer of the source's is a call or a message; which one, no history says.
    if record.clocks.iter().any(|c| c.kind == ClockKind::Update && c.phase == Phase::Running) {
        draft.clocks(ctx, |moves| moves.moment(&record, Moment::Reply, at));
    }
}

impl Draft<'_> {
    /// A column of a report, by value.
    pub(super) fn report_value(&mut self, report: u32, column: ReportColumn, to: Value) {
        self.put(super::Place::Report { report, column }, to);
    }
}
