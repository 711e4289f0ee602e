//! The table of rights in a policy. One job: `act = "role role:cell"` rows to [`Rights`], and whether they can work.

use super::read::{Entry, Node, Report, check_name, nearest};
use crate::domain::code::Code;
use crate::domain::people::rights::{ACTS, Act, CELLS, Cell, Rights};
use crate::domain::policy::Role;
use crate::domain::policy::error::{PolicyProblem, Thing};
use std::collections::BTreeSet;

/// LIFE-15: a user-reported incident is closed by the desk and by nobody else.
const DESK_ONLY: [Act; 2] = [Act::Confirm, Act::Close];
/// Without somebody for these, no later policy or person could ever be let in.
const LOCKS_OUT: [Act; 2] = [Act::Policy, Act::People];

/// Reads the table; `node` is the section `rights`.
pub(super) fn rights(node: &Node<'_>, roles: &[Role], report: &mut Report<'_>) -> Rights {
    let mut rights = Rights::default();
    let known = known(roles);
    let rows = node.entries(report);
    let unstated = |name: &&str| !rows.iter().any(|row| row.name == *name);
    let mut mistyped: Vec<Act> = Vec::new();
    for row in &rows {
        if let Ok(act) = row.name.parse() {
            read_row(row, act, roles, &known, &mut rights, report);
            continue;
        }
        // A mistyped act most likely means one that has no row yet; saying that nobody may do it would say it twice.
        let names = || ACTS.iter().map(|(_, name)| *name);
        let meant = nearest(row.name, names().filter(unstated));
        mistyped.extend(meant.as_deref().and_then(|name| name.parse::<Act>().ok()));
        let nearest = meant.or_else(|| nearest(row.name, names()));
        let problem = PolicyProblem::UnknownName { thing: Thing::Act, name: row.name.to_owned(), nearest };
        report.add(row.name_at, &row.node.path, problem);
    }
    if node.value.is_some() {
        let nobody = |act| rights.roles_with(act).next().is_none();
        for (act, name) in ACTS.iter().filter(|(act, _)| nobody(*act) && !mistyped.contains(act)) {
            let problem = PolicyProblem::NobodyMay { act: (*name).to_owned(), locked_out: LOCKS_OUT.contains(act) };
            node.add(report, problem);
        }
    }
    rights
}

fn known(roles: &[Role]) -> Vec<Code> {
    roles.iter().map(|role| role.id.clone()).collect()
}

fn read_row(row: &Entry<'_>, act: Act, roles: &[Role], known: &[Code], rights: &mut Rights, report: &mut Report<'_>) {
    let text = row.node.value.and_then(|v| v.as_str());
    // An empty row is a way of saying "nobody", so it is only a warning, given by the caller.
    let text = if text.is_some_and(|t| t.trim().is_empty()) { "" } else { row.node.text(report) };
    let mut seen = BTreeSet::new();
    for word in text.split_whitespace() {
        let offset = word.as_ptr().addr() - text.as_ptr().addr();
        let at = row.node.place_of(report, text, offset);
        let path = row.node.path.as_str();
        let (role, cell) = word.split_once(':').unwrap_or((word, "yes"));
        if !seen.insert(role) {
            report.add(at, path, PolicyProblem::Twice { name: role.to_owned() });
        }
        let role_is_known = check_name(report, at, path, Thing::Role, role, known);
        let cells: Vec<Code> = CELLS.iter().map(|(_, name)| Code::new(name)).collect();
        check_name(report, at, path, Thing::Cell, cell, &cells);
        let Ok(cell) = cell.parse::<Cell>() else { continue };
        if !act.takes(cell) {
            report.add(at, path, not_for_act(act, cell));
        }
        let desk = roles.iter().any(|r| r.id == role && r.desk);
        if role_is_known && cell.grants() && DESK_ONLY.contains(&act) && !desk && !roles.is_empty() {
            let problem = PolicyProblem::NotTheDesk { role: role.to_owned(), act: act.name().to_owned() };
            report.add(at, path, problem);
        }
        rights.set(&Code::new(role), act, cell);
    }
}

fn not_for_act(act: Act, cell: Cell) -> PolicyProblem {
    let allowed: Vec<&str> = CELLS.iter().filter(|(c, _)| act.takes(*c)).map(|(_, name)| *name).collect();
    PolicyProblem::CellNotForAct {
        act: act.name().to_owned(),
        cell: cell.name().to_owned(),
        allowed: allowed.join(", "),
    }
}
