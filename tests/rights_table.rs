//! ROLE-5: the rights of the shipped policy against the table of the specification, cell by cell.

#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

use firstline::domain::code::Code;
use firstline::domain::people::rights::Act::{self, *};
use firstline::domain::people::rights::{ACTS, Cell, Rights};
use firstline::domain::policy::DEFAULT;
use firstline::domain::policy::parse::parse;

/// The table as it is specified. A bare ✓ in a row of several acts stands for the first of them.
const TABLE: &str = "\
| may | agent | desk lead | engineer | team lead | support mgr | vendor l. | incident mgr | problem mgr | quality | owner | exec | admin |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| record, join, note, link, suggest KB | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | | | | |
| take / work / suspend / resume / resolve what is in own team | ✓ | ✓ | ✓ | ✓ | | ✓ | ✓ | | | | | |
| classify, set impact and urgency | ✓ | ✓ | ✓ | ✓ | | | ✓ | | | | | |
| override priority (reason) | | ✓ | | ✓ | ✓ | | ✓ | | | | | |
| public reply to the user | ✓ | ✓ | policy | policy | | | ✓ | | | | | |
| assign within team / to another team or line (reason) | own line→up | ✓ | up / back | ✓ | ✓ | back | ✓ | | | | | |
| confirm with user, close, satisfaction | ✓ | ✓ | | | | | | | | | | |
| reopen | ✓ | ✓ | | | | | ✓ | | | | | |
| cancel, merge, un-merge | ✓ | ✓ | | ✓ | | | ✓ | | | | | |
| declare / stand down major, start emergency procedure | propose | propose | propose | propose | ✓ | | ✓ | | | | | |
| approve major-incident report | | | | | | | | | | | ✓ | |
| acknowledge / postpone escalations sent to one's role | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | | | | ✓ | |
| KB draft / review and publish | ✓/– | ✓/✓ | ✓/– | ✓/✓ | | ✓/– | | ✓/✓ | –/✓ | | | |
| problem: raise / work / accept, close | ✓ | ✓ | ✓/✓ | ✓/✓ | | | ✓ | ✓/✓/✓ | ✓ | | | |
| change request: raise / approve | | | ✓ | ✓ | ✓/✓ | ✓ | ✓ | ✓ | | | | |
| sample records, score; improvement register | | | | | | | ✓ | | ✓ | ✓ | | |
| agreements, KPI targets; policy | | | | | | | | | propose | ✓ | | ✓ |
| people, roles (admin grants need a second admin where there are two) | | | | | | | | | | | | ✓ |
| chase; log a call, a promise, a call-back | ✓ | ✓ | policy | ✓ | ✓ | | ✓ | | | | | |
| browse the whole trail (a record's history goes with reading it; `verify`, `head` are anybody's) | | ✓ | | ✓ | ✓ | | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |
| import, export all, backup, restore, erase | | | | | | | | | | | | ✓ |
| read everything but security incidents | ✓ | ✓ | ✓ | ✓ | ✓ | own | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |";

/// The acts of each row, grouped as its cells are split by `/`.
const ROWS: [&[&[Act]]; 22] = [
    &[&[Record, Join, Note, Link, KbSuggest]],
    &[&[Take, Work, Suspend, Resume, Resolve]],
    &[&[Classify, Assess]],
    &[&[OverridePriority]],
    &[&[Reply]],
    &[&[AssignWithin, AssignOther]],
    &[&[Confirm, Close, Satisfaction]],
    &[&[Reopen]],
    &[&[Cancel, Merge, Unmerge]],
    &[&[DeclareMajor, StandDownMajor, StartEmergency]],
    &[&[ApproveMajorReport]],
    &[&[Acknowledge, Postpone]],
    &[&[KbDraft], &[KbReview, KbPublish]],
    &[&[ProblemRaise], &[ProblemWork], &[ProblemAccept, ProblemClose]],
    &[&[ChangeRaise], &[ChangeApprove]],
    &[&[Sample, Score, Improve]],
    &[&[Agreements, KpiTargets, Policy]],
    &[&[People]],
    &[&[Chase, LogCall, Promise, CallBack]],
    &[&[BrowseTrail]],
    &[&[Import, ExportAll, Backup, Restore, Erase]],
    &[&[Read]],
];

/// The columns, by code.
const ROLES: [&str; 12] = [
    "agent",
    "desk_lead",
    "engineer",
    "team_lead",
    "support_manager",
    "vendor_liaison",
    "incident_manager",
    "problem_manager",
    "quality_analyst",
    "process_owner",
    "executive",
    "admin",
];

/// ROLE-6: the two roles that have no column, and all they may do.
const BESIDE: [(&str, &[Act]); 2] =
    [("problem_analyst", &[Note, ProblemRaise, ProblemWork, Read]), ("viewer", &[Read])];

/// The words of the table.
const CELLS: [(&str, Cell); 9] = [
    ("", Cell::No),
    ("–", Cell::No),
    ("✓", Cell::Yes),
    ("policy", Cell::Policy),
    ("propose", Cell::Propose),
    ("own line→up", Cell::OwnLineUp),
    ("up / back", Cell::UpOrBack),
    ("back", Cell::Back),
    ("own", Cell::Own),
];

fn cell(word: &str) -> Cell {
    CELLS.iter().find(|(w, _)| *w == word.trim()).unwrap().1
}

/// One line per role and act, `agent take yes`, sorted.
fn lines(mut all: Vec<(String, Act, Cell)>) -> String {
    all.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    all.iter().map(|(role, act, cell)| format!("{role} {act} {cell}\n")).collect()
}

/// What the specification's table says, in lines.
fn specified(table: &str) -> String {
    let mut all = Vec::new();
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), ROWS.len());
    for (row, groups) in rows.iter().zip(ROWS) {
        let cells: Vec<&str> = row.split('|').skip(2).take(ROLES.len()).collect();
        for (role, words) in ROLES.iter().zip(cells) {
            let mut parts = if groups.len() == 1 { vec![words] } else { words.split('/').collect() };
            parts.resize(groups.len(), "");
            for (group, word) in groups.iter().zip(parts) {
                all.extend(group.iter().map(|act| ((*role).to_owned(), *act, cell(word))));
            }
        }
    }
    for (role, acts) in BESIDE {
        let may = |act: &Act| if acts.contains(act) { Cell::Yes } else { Cell::No };
        all.extend(ACTS.iter().map(|(act, _)| (role.to_owned(), *act, may(act))));
    }
    lines(all)
}

/// What rights say, in lines.
fn stated(rights: &Rights, roles: &[Code]) -> String {
    let cells = |role: &Code| {
        let name = role.to_string();
        ACTS.iter().map(|(act, _)| (name.clone(), *act, rights.cell(role, *act))).collect::<Vec<_>>()
    };
    lines(roles.iter().flat_map(cells).collect())
}

fn shipped() -> (Rights, Vec<Code>) {
    let policy = parse(DEFAULT, 1).unwrap();
    (policy.rights, policy.roles.into_iter().map(|r| r.id).collect())
}

#[test]
fn role_5_the_shipped_rights_are_the_specified_ones() {
    let (rights, roles) = shipped();
    let (got, want) = (stated(&rights, &roles), specified(TABLE));
    let differing: Vec<(&str, &str)> = got.lines().zip(want.lines()).filter(|(g, w)| g != w).collect();
    assert_eq!(differing, [], "(shipped, specified)");
    assert_eq!(got, want);
}

/// The comparison above must notice any single cell, on either side.
#[test]
fn role_5_no_cell_can_change_unnoticed() {
    let (rights, roles) = shipped();
    let want = specified(TABLE);
    for role in &roles {
        for (act, name) in ACTS {
            let other = if rights.cell(role, *act) == Cell::No { Cell::Yes } else { Cell::No };
            let mut flipped = rights.clone();
            flipped.set(role, *act, other);
            assert_ne!(stated(&flipped, &roles), want, "{role} {name}");
        }
    }
    let got = stated(&rights, &roles);
    for (n, row) in TABLE.lines().enumerate().skip(2) {
        for column in 0..ROLES.len() {
            let mut cells: Vec<&str> = row.split('|').collect();
            cells[column + 2] = if cells[column + 2].trim().is_empty() { " ✓ " } else { " " };
            let row = cells.join("|");
            let table: Vec<&str> = TABLE.lines().enumerate().map(|(i, r)| if i == n { &row } else { r }).collect();
            assert_ne!(specified(&table.join("\n")), got, "row {n}, {}", ROLES[column]);
        }
    }
}

#[test]
fn role_5_every_act_stands_in_one_row() {
    let mut acts: Vec<Act> =
        ROWS.iter().flat_map(|groups| groups.iter()).flat_map(|group| group.iter()).copied().collect();
    acts.sort_unstable();
    assert_eq!(acts, ACTS.iter().map(|(act, _)| *act).collect::<Vec<_>>());
}
