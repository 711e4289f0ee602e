//! SPEC 3: which verb moves an incident from which state to which, and what is possible instead.

use super::world::*;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::State::{self, *};
use firstline::domain::incident::command::{Handing, Outcome, Verb};
use firstline::domain::incident::state::MOVES;
use firstline::domain::incident::{Field, Kind};
use firstline::domain::refusal::{Refusal, UndoBar};
use firstline::domain::value::Value;
use std::collections::BTreeSet;

/// The moves as they are specified; `x` is a move. Rows and columns in the order of [`State::ALL`].
const TABLE: [&str; 8] = [
    //  new assigned in_progress suspended resolved closed cancelled merged
    ". x x . x . x x", // new
    ". x x x x . x x", // assigned
    ". x . x x . x x", // in progress
    ". x x . x . x x", // suspended
    ". . x . . x . .", // resolved
    ". . x . . . . .", // closed
    ". . . . . . . .", // cancelled
    ". . . . . . . .", // merged
];

fn cell(table: &[&str; 8], from: State, to: State) -> bool {
    table[from as usize].split(' ').nth(to as usize) == Some("x")
}

pub(super) fn in_table(from: State, to: State) -> bool {
    cell(&TABLE, from, to)
}

fn possible(from: State) -> BTreeSet<State> {
    State::ALL.into_iter().filter(|to| in_table(from, *to)).collect()
}

#[test]
fn life_the_moves_of_the_program_are_the_specified_ones() {
    for (from, _, moves) in MOVES {
        assert_eq!(moves.iter().copied().collect::<BTreeSet<_>>(), possible(from), "from {from:?}");
        assert_eq!(moves.len(), possible(from).len(), "a move of {from:?} stands twice");
        for to in State::ALL {
            assert_eq!(from.may_become(to), in_table(from, to), "{from:?} → {to:?}");
        }
    }
}

/// The comparison above must notice any single cell.
#[test]
fn life_no_cell_can_change_unnoticed() {
    for from in State::ALL {
        for to in State::ALL {
            let mut row: Vec<&str> = TABLE[from as usize].split(' ').collect();
            row[to as usize] = if row[to as usize] == "x" { "." } else { "x" };
            let (row, mut table) = (row.join(" "), TABLE);
            table[from as usize] = &row;
            assert_ne!(cell(&table, from, to), from.may_become(to), "{from:?} → {to:?}");
        }
    }
}

/// A record brought to a state by the verbs that lead there; handed from the desk to NET where it has been handed over.
fn at(state: State) -> (World, IncidentId) {
    let mut w = World::new();
    // Stakeholders are informed of a major one alone.
    w.policy.rules.major_priority = 3;
    let other = w.mailed();
    let id = w.mailed();
    w.ok("all", id, attach());
    w.ok("all", id, apply());
    let steps: Vec<Verb> = match state {
        New => vec![],
        Assigned => vec![Verb::Escalate(to_team(NET))],
        // Another person's, so that it can be taken.
        InProgress => vec![Verb::Escalate(to_team(NET)), Verb::Assign(to_person("eve")), Verb::Start],
        Suspended => vec![
            Verb::Escalate(to_team(NET)),
            Verb::Assign(to_person("eve")),
            Verb::Start,
            suspend("waiting_user", MONDAY + span(600)),
        ],
        Resolved => vec![Verb::Escalate(to_team(NET)), Verb::Resolve(solution()), recovered()],
        Closed => vec![Verb::Escalate(to_team(NET)), Verb::Resolve(solution()), recovered(), close()],
        Cancelled => vec![cancel()],
        Merged => vec![Verb::Merge { into: other }],
    };
    for verb in steps {
        let by = if verb == Verb::Start { "eve" } else { "all" };
        w.ok(by, id, verb);
    }
    assert_eq!(w.state(id), state);
    w.wait(1);
    (w, id)
}

fn span(minutes: i64) -> firstline::domain::time::Span {
    firstline::domain::time::Span::minutes(minutes)
}

/// What a verb does in each state: the state after, `=` for none changed, `m` for an illegal move, `.` for *not while*,
/// `-` for nothing to un-merge.
struct Row {
    verb: fn() -> Verb,
    name: &'static str,
    /// Where it leads, for the refusal that names it.
    to: Option<State>,
    /// The states in which it is possible, for the refusal that lists them.
    whiles: &'static [State],
    outcome: &'static str,
}

const ACTIVE: &[State] = &[New, Assigned, InProgress, Suspended];
const OPEN: &[State] = &[New, Assigned, InProgress, Suspended, Resolved];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { name: "join", verb: || Verb::Join(report()), to: None, whiles: ACTIVE,                        outcome: "= = = = . . . ." },
    Row { name: "note", verb: note, to: None, whiles: &[],                                              outcome: "= = = = = = = =" },
    Row { name: "attach", verb: attach, to: None, whiles: &[],                                          outcome: "= = = = = = = =" },
    Row { name: "detach", verb: detach, to: None, whiles: &[],                                          outcome: "= = = = = = = =" },
    Row { name: "erase", verb: erase, to: None, whiles: &[],                                            outcome: "= = = = = = = =" },
    Row { name: "apply", verb: apply, to: None, whiles: OPEN,                                           outcome: "= = = = = . . ." },
    Row { name: "tick", verb: tick, to: None, whiles: OPEN,                                             outcome: "= = = = = . . ." },
    Row { name: "rate an entry", verb: helped, to: None, whiles: &[],                                   outcome: "= = = = = = = =" },
    Row { name: "reply", verb: reply, to: None, whiles: OPEN,                                           outcome: "= = = = = . . ." },
    Row { name: "call", verb: call, to: None, whiles: OPEN,                                             outcome: "= = = = = . . ." },
    Row { name: "take", verb: || Verb::Take, to: None, whiles: ACTIVE,                                  outcome: "inp inp = = . . . ." },
    Row { name: "start", verb: || Verb::Start, to: None, whiles: &[Assigned],                           outcome: ". inp . . . . . ." },
    Row { name: "assign", verb: || Verb::Assign(to_team(APP)), to: None, whiles: ACTIVE,                outcome: "asg asg asg asg . . . ." },
    Row { name: "assign to one", verb: || Verb::Assign(to_person("hal")), to: None, whiles: ACTIVE,     outcome: "asg asg asg asg . . . ." },
    Row { name: "escalate", verb: || Verb::Escalate(Handing { reason: Some("skill".into()), team: Some(CORE), ..Handing::default() }), to: None, whiles: ACTIVE, outcome: "asg asg asg asg . . . ." },
    Row { name: "hand back", verb: back, to: None, whiles: &[Assigned, InProgress, Suspended],          outcome: ". asg asg asg . . . ." },
    Row { name: "suspend", verb: || suspend("vendor", MONDAY + span(600)), to: Some(Suspended), whiles: &[], outcome: "m sus sus m m m m m" },
    Row { name: "resume", verb: resume, to: None, whiles: &[Suspended],                                 outcome: ". . . inp . . . ." },
    Row { name: "chase", verb: chase, to: None, whiles: ACTIVE,                                         outcome: "= = = = . . . ." },
    Row { name: "call back", verb: call_back, to: None, whiles: ACTIVE,                                 outcome: "= = = = . . . ." },
    Row { name: "promise", verb: || Verb::Promise { due: MONDAY + span(600), text: String::new() }, to: None, whiles: ACTIVE, outcome: "= = = = . . . ." },
    Row { name: "inform", verb: inform, to: None, whiles: OPEN,                                          outcome: "= = = = = . . ." },
    Row { name: "raise", verb: raise, to: None, whiles: OPEN,                                           outcome: "= = = = = . . ." },
    Row { name: "edit", verb: || edit(Field::Title, Value::Text("Printer is dead".into())), to: None, whiles: OPEN, outcome: "= = = = = . . ." },
    Row { name: "override", verb: || Verb::Override { priority: 1, reason: "The mayor".into() }, to: None, whiles: ACTIVE, outcome: "= = = = . . . ." },
    Row { name: "track", verb: || Verb::Track { person: person("ben") }, to: None, whiles: OPEN,        outcome: "= = = = = . . ." },
    Row { name: "visit", verb: on_site, to: None, whiles: OPEN,                                         outcome: "= = = = = . . ." },
    Row { name: "link", verb: || Verb::Link { relation: "related".into(), to: IncidentId(1) }, to: None, whiles: &[], outcome: "= = = = = = = =" },
    Row { name: "resolve", verb: || Verb::Resolve(solution()), to: Some(Resolved), whiles: &[],         outcome: "res res res res m m m m" },
    Row { name: "confirm", verb: || confirm(Outcome::NoAnswer), to: None, whiles: &[Resolved],          outcome: ". . . . = . . ." },
    Row { name: "not recovered", verb: || confirm(Outcome::NotRecovered), to: None, whiles: &[Resolved], outcome: ". . . . inp . . ." },
    Row { name: "rate", verb: || Verb::Rate { report: 0, satisfaction: 4, feedback: String::new() }, to: None, whiles: &[Resolved, Closed], outcome: ". . . . = = . ." },
    Row { name: "follow up", verb: || Verb::FollowUp { text: "Still fine".into(), score: 5 }, to: None, whiles: &[Closed], outcome: ". . . . . = . ." },
    Row { name: "close", verb: close, to: Some(Closed), whiles: &[],                                    outcome: "m m m m clo m m m" },
    Row { name: "reopen", verb: reopen, to: None, whiles: &[Resolved, Closed],                          outcome: ". . . . inp inp . ." },
    Row { name: "cancel", verb: cancel, to: Some(Cancelled), whiles: &[],                               outcome: "can can can can m m m m" },
    Row { name: "merge", verb: || Verb::Merge { into: IncidentId(1) }, to: Some(Merged), whiles: &[],   outcome: "mer mer mer mer m m m m" },
    Row { name: "un-merge", verb: || Verb::Unmerge, to: None, whiles: &[],                              outcome: "- - - - - - - new" },
];

fn report() -> firstline::domain::incident::command::NewReport {
    firstline::domain::incident::command::NewReport {
        reporter: Some(OTHER_CALLER),
        channel: Some("phone".into()),
        ..Default::default()
    }
}

fn state_of(word: &str) -> State {
    let words = ["new", "asg", "inp", "sus", "res", "clo", "can", "mer"];
    State::ALL[words.iter().position(|w| *w == word).unwrap()]
}

#[test]
fn life_every_verb_in_every_state() {
    let mut exercised: BTreeSet<(State, State)> = BTreeSet::new();
    for from in State::ALL {
        let (world, id) = at(from);
        for row in ROWS {
            let word = row.outcome.split(' ').nth(from as usize).unwrap();
            let mut w = world.clone();
            let said = w.act("all", id, (row.verb)());
            let label = format!("{} while {from:?}: {said:?}", row.name);
            match word {
                "=" => assert!(said.is_ok() && w.state(id) == from, "{label}"),
                "-" => assert_eq!(said, Err(Refusal::UndoImpossible { why: UndoBar::Nothing }), "{label}"),
                "." => {
                    assert_eq!(said, Err(Refusal::NotWhile { state: from, possible: row.whiles.to_vec() }), "{label}")
                }
                "m" => {
                    let Err(Refusal::IllegalMove { from: was, to, possible: instead }) = &said else {
                        panic!("{label}")
                    };
                    assert_eq!((*was, Some(*to)), (from, row.to), "{label}");
                    assert_eq!(instead.iter().copied().collect::<BTreeSet<_>>(), possible(from), "{label}");
                    assert!(!in_table(from, *to), "{label}");
                }
                to => {
                    assert!(said.is_ok(), "{label}");
                    assert_eq!(w.state(id), state_of(to), "{label}");
                    if w.latest().kind != Kind::Undone {
                        assert!(in_table(from, w.state(id)), "{label}");
                        exercised.insert((from, w.state(id)));
                    }
                }
            }
            assert_eq!(w.state(id) == from, said.is_err() || word == "=" || state_of(word) == from, "{label}");
        }
    }
    let all = |from| possible(from).into_iter().map(move |to| (from, to));
    assert_eq!(exercised, State::ALL.into_iter().flat_map(all).collect(), "every move of the table has been made");
}

/// *Resume* goes back to the state before the suspension, whichever it was, also when the owner changed meanwhile.
#[test]
fn life_resume_goes_back_to_the_state_before() {
    for (before, takes) in [(Assigned, false), (InProgress, false), (Assigned, true)] {
        let (mut w, id) = at(before);
        w.ok("all", id, suspend("waiting_user", MONDAY + span(600)));
        if takes {
            w.ok("eve", id, Verb::Take);
            assert_eq!(w.state(id), Suspended, "who takes a suspended one does not resume it");
        }
        w.ok("eve", id, resume());
        let now = w.get(id);
        assert_eq!((now.state, now.state_before, &now.suspended_for, now.suspended_until), (before, None, &None, None));
    }
}
