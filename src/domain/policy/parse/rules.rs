//! Numbers and switches. One job: the matrix, the bands and the single decisions of the process owner.

use super::read::{Node, Report, Section};
use crate::domain::code::Code;
use crate::domain::policy::error::{PolicyProblem, Thing};
use crate::domain::policy::{Band, Goals, MetBy, Routing, Rules};
use crate::domain::time::Span;

const ROUTING: [(&str, Routing); 3] =
    [("agent", Routing::Agent), ("lead_for_level_3", Routing::LeadForLevel3), ("lead", Routing::Lead)];

const MET_BY: [(&str, MetBy); 5] = [
    ("live", MetBy::Live),
    ("take", MetBy::Take),
    ("start", MetBy::Start),
    ("reply", MetBy::Reply),
    ("call", MetBy::Call),
];

/// The largest attachment where a policy does not say, and the most one may allow: a value of SQLite is below 1 GB.
const ATTACHMENT_MIB: u32 = 10;
const MOST_ATTACHMENT_MIB: i64 = 512;

/// Who is told above the lines where a policy does not say, the least authority first.
const AUTHORITIES: [&str; 4] = ["team_lead", "support_manager", "incident_manager", "executive"];

/// How many levels each of the three scales has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Levels {
    pub(super) impacts: usize,
    pub(super) urgencies: usize,
    pub(super) priorities: usize,
}

/// A count as a bound for numbers; a broken section of levels must not make every number wrong.
fn most(levels: usize) -> i64 {
    i64::try_from(levels).ok().filter(|n| *n > 0).unwrap_or(i64::from(u8::MAX))
}

impl Levels {
    pub(super) fn priority(self, node: &Node<'_>, report: &mut Report<'_>) -> u8 {
        node.number(report, 1, most(self.priorities))
    }
}

/// `rows = [[1, 2], …]`: a row per impact, a place per urgency.
pub(super) fn matrix(node: &Node<'_>, levels: Levels, report: &mut Report<'_>) -> Vec<Vec<u8>> {
    let mut section = node.section(report);
    let rows = section.required("rows");
    section.finish(report);
    let mut matrix: Vec<Vec<u8>> = Vec::new();
    let items = rows.items(report);
    if rows.value.is_some_and(|v| v.is_array()) {
        shaped(&rows, items.len(), levels.impacts, report);
    }
    for row in items {
        let cells = row.items(report);
        if row.value.is_some_and(|v| v.is_array()) {
            shaped(&row, cells.len(), levels.urgencies, report);
        }
        let mut priorities: Vec<u8> = Vec::new();
        for cell in cells {
            let found = levels.priority(&cell, report);
            let (impact, urgency) = (matrix.len() + 1, priorities.len() + 1);
            let beside = priorities.last().copied();
            let over = matrix.last().and_then(|row| row.get(urgency - 1)).copied();
            let above = beside.max(over).unwrap_or_default();
            if found != 0 && found < above {
                cell.add(report, PolicyProblem::MatrixFalls { impact, urgency, found, above });
            }
            priorities.push(found);
        }
        matrix.push(priorities);
    }
    matrix
}

fn shaped(node: &Node<'_>, found: usize, expected: usize, report: &mut Report<'_>) {
    if expected != 0 && found != expected {
        node.add(report, PolicyProblem::MatrixShape { expected, found });
    }
}

/// Warning and critical.
pub(super) fn bands(node: &Node<'_>, report: &mut Report<'_>) -> (Band, Band) {
    let before = report.count();
    let mut section = node.section(report);
    let warning = band(&section.required("warning"), report);
    let node = section.required("critical");
    let critical = band(&node, report);
    section.finish(report);
    let readable = report.count() == before;
    if readable && (critical.left > warning.left || critical.percent > warning.percent) {
        node.add(report, PolicyProblem::BandsCrossed);
    }
    (warning, critical)
}

fn band(node: &Node<'_>, report: &mut Report<'_>) -> Band {
    let mut section = node.section(report);
    let left = section.required("left").span(report);
    let percent = section.required("percent").number(report, 1, 100);
    section.finish(report);
    Band { left, percent }
}

pub(super) fn rules(node: &Node<'_>, roles: &[Code], levels: Levels, report: &mut Report<'_>) -> Rules {
    let mut section = node.section(report);
    let s = &mut section;
    let rules = Rules {
        routing: s.required("routing").word(report, &ROUTING).unwrap_or(Routing::Agent),
        return_via_leads: required_flag(s, "return_via_leads", report),
        complaints_in_scope: required_flag(s, "complaints_in_scope", report),
        met_by: met_by(&s.required("met_by"), report),
        pause_unmet_response: required_flag(s, "pause_unmet_response", report),
        reopen_window: s.required("reopen_window").span(report),
        resolver_closes_alerts: required_flag(s, "resolver_closes_alerts", report),
        confirm_reminders: Vec::new(),
        unconfirmed_after: Span::ZERO,
        followup_priorities: s
            .required("followup_priorities")
            .items(report)
            .iter()
            .map(|node| levels.priority(node, report))
            .collect(),
        followup_share: s.required("followup_share").number(report, 0, 100),
        security_roles: not_empty(&s.required("security_roles"), report)
            .iter()
            .map(|node| node.reference(report, Thing::Role, roles))
            .collect(),
        authorities: match s.optional("authorities") {
            Some(named) => named.items(report).iter().map(|node| node.reference(report, Thing::Role, roles)).collect(),
            // Policies from before the board had levels do not say.
            None => AUTHORITIES.iter().map(|role| Code::new(role)).filter(|role| roles.contains(role)).collect(),
        },
        incident_and_problem_manager: s
            .optional("incident_and_problem_manager")
            .map(|node| node.text(report).to_owned()),
        major_impact: s.required("major_impact").number(report, 1, most(levels.impacts)),
        major_priority: levels.priority(&s.required("major_priority"), report),
        goals: {
            let mut goal = |key| s.optional(key).map(|node| node.number(report, 1, 100));
            Goals {
                responded: goal("goal_responded"),
                resolved: goal("goal_resolved"),
                first_line: goal("goal_first_line"),
            }
        },
        // Policies from before there were attachments do not say.
        attachment_limit_mib: s
            .optional("attachment_limit_mib")
            .map_or(ATTACHMENT_MIB, |node| node.number(report, 1, MOST_ATTACHMENT_MIB)),
    };
    let (confirm_reminders, unconfirmed_after) = silence(s, report);
    section.finish(report);
    Rules { confirm_reminders, unconfirmed_after, ..rules }
}

fn required_flag(section: &mut Section<'_>, key: &'static str, report: &mut Report<'_>) -> bool {
    section.required(key).flag(report)
}

fn not_empty<'a>(node: &Node<'a>, report: &mut Report<'_>) -> Vec<Node<'a>> {
    let items = node.items(report);
    if items.is_empty() && node.value.is_some_and(|v| v.is_array()) {
        node.add(report, PolicyProblem::Empty);
    }
    items
}

fn met_by(node: &Node<'_>, report: &mut Report<'_>) -> Vec<MetBy> {
    not_empty(node, report).iter().filter_map(|item| item.word(report, &MET_BY)).collect()
}

/// The reminders to a silent user and when one waits no longer: one ascending row of spans (LIFE-17).
fn silence(section: &mut Section<'_>, report: &mut Report<'_>) -> (Vec<Span>, Span) {
    let mut spans: Vec<Span> = Vec::new();
    let reminders = section.required("confirm_reminders").items(report);
    for node in reminders.into_iter().chain([section.required("unconfirmed_after")]) {
        let span = node.span(report);
        if spans.last().is_some_and(|last| *last >= span) && span > Span::ZERO {
            node.add(report, PolicyProblem::NotAscending);
        }
        spans.push(span);
    }
    let after = spans.pop().unwrap_or_default();
    (spans, after)
}
