//! Escalation. One job: the rules of a policy's `[escalation]` section (ESC-1). A policy without one has the shipped rules,
//! as far as it has their roles; one with an empty one has none.

use super::entries::{code, names};
use super::read::{Node, Report, Section, nearest};
use super::rules::Levels;
use crate::domain::code::Code;
use crate::domain::incident::State;
use crate::domain::policy::error::{PolicyProblem, Thing};
use crate::domain::policy::escalation::{Move, Only, Point, Rule, Then, Trigger, Who};
use crate::domain::policy::{DEFAULT, Line};
use crate::domain::sla::clock::ClockKind;
use crate::domain::time::Instant;
use toml::de::DeTable;

/// What a rule may name.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) roles: &'k [Code],
    pub(super) natures: &'k [Code],
    pub(super) lines: &'k [Line],
    pub(super) levels: Levels,
}

/// More service time or percent than any goal has.
const MOST_PERCENT: i64 = 1_000;
const MOST_TIMES: i64 = 1_000;

/// Reads the rules, in the order of the text.
pub(super) fn escalation(node: Option<Node<'_>>, known: Known<'_>, report: &mut Report<'_>) -> Vec<Rule> {
    let Some(node) = node else { return shipped(known) };
    if node.value.and_then(|value| value.as_table()).is_some_and(|table| table.is_empty()) {
        return Vec::new();
    }
    let rules = rules(&node, known, report);
    for entry in node.entries(&mut Report::new("")) {
        follows(&entry.node, &rules, report);
    }
    rules
}

/// The rules of the shipped policy whose people a policy of other roles knows.
fn shipped(known: Known<'_>) -> Vec<Rule> {
    let Ok(table) = DeTable::parse(DEFAULT) else { return Vec::new() };
    let mut report = Report::new(DEFAULT);
    let Some(node) = Section::root(table.get_ref()).optional("escalation") else { return Vec::new() };
    let mut all = rules(&node, Known { roles: &[], natures: &[], ..known }, &mut report);
    let has = |role: &Code| known.roles.is_empty() || known.roles.contains(role);
    for rule in &mut all {
        rule.then.tell.retain(|who| if let Who::Role(role) = who { has(role) } else { true });
        rule.then.authority = rule.then.authority.take().filter(has);
    }
    all.retain(|rule| rule.then != Then::default());
    all
}

fn rules(node: &Node<'_>, known: Known<'_>, report: &mut Report<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    for entry in node.entries(report) {
        let id = code(&entry, report);
        let mut section = entry.node.section(report);
        let names = names(&mut section, report);
        let (when, only) = when(&section.required("when"), known, report);
        let then = then(&mut section, known, report);
        let channels = section.optional("channels").map(|node| super::notices::channels(&node, report));
        section.finish(report);
        rules.push(Rule { id, names, when, only, then, channels, since: Instant(i64::MIN) });
    }
    rules
}

/// A rule that follows another one follows one that is there, and not itself.
fn follows(node: &Node<'_>, rules: &[Rule], report: &mut Report<'_>) {
    let quiet = &mut Report::new("");
    let Some(named) = node.section(quiet).optional("when").and_then(|when| when.section(quiet).optional("follows"))
    else {
        return;
    };
    let text = named.text(quiet);
    let itself = node.path.rsplit('.').next().unwrap_or_default();
    let known = || rules.iter().map(|rule| rule.id.as_str()).filter(|id| *id != itself);
    if !text.is_empty() && !known().any(|id| id == text) {
        let meant = nearest(text, known());
        named.add(report, PolicyProblem::UnknownName { thing: Thing::Word, name: text.to_owned(), nearest: meant });
    }
}

/// What makes it fire, and for which incidents.
fn when(node: &Node<'_>, known: Known<'_>, report: &mut Report<'_>) -> (Trigger, Only) {
    let mut section = node.section(report);
    let s = &mut section;
    let kinds = ClockKind::ALL.map(|kind| (kind.name(), kind));
    let clock = s.optional("clock").and_then(|node| node.word(report, &kinds));
    let percent = s.optional("percent").map(|node| Point::Percent(node.number(report, 0, MOST_PERCENT)));
    let before = s.optional("before").map(|node| Point::Before(node.span(report)));
    let after = s.optional("after").map(|node| node.span(report));
    let follows = s.optional("follows").map(|node| Code::new(node.text(report)));
    let only = only(s, known, report);
    section.finish(report);
    let point = percent.or(before).or(after.map(Point::After));
    let trigger = match (clock, point, follows, after) {
        (Some(kind), Some(point), None, _) => Trigger::Clock { kind, point },
        (None, _, Some(rule), Some(after)) => Trigger::Follows { rule, after },
        (None, None, None, None) if only != Only::default() => Trigger::Happens,
        _ => {
            if node.value.is_some_and(|value| value.is_table()) {
                node.add(report, PolicyProblem::BadTrigger);
            }
            Trigger::Happens
        }
    };
    (trigger, only)
}

fn only(s: &mut Section<'_>, known: Known<'_>, report: &mut Report<'_>) -> Only {
    let states = State::ALL.map(|state| (state.name(), state));
    let lines: Vec<u8> = known.lines.iter().map(|line| line.number).collect();
    let highest = lines.iter().copied().max().map_or(i64::from(u8::MAX), i64::from);
    let mut list = |key| s.optional(key).map(|node| node.items(report)).unwrap_or_default();
    let (priorities, at, natures, named) = (list("priority"), list("line"), list("nature"), list("state"));
    Only {
        priorities: priorities.iter().map(|node| known.levels.priority(node, report)).collect(),
        lines: at.iter().map(|node| node.number(report, 1, highest)).collect(),
        natures: natures.iter().map(|node| node.reference(report, Thing::Nature, known.natures)).collect(),
        states: named.iter().filter_map(|node| node.word(report, &states)).collect(),
        major: s.optional("major").map(|node| node.flag(report)),
        unreported: s.flag("unreported", report),
        unassigned: s.flag("unassigned", report),
        reopened: times(s, "reopened", report),
        reassigned: times(s, "reassigned", report),
        chased: times(s, "chased", report),
        reports: times(s, "reports", report),
    }
}

fn times(s: &mut Section<'_>, key: &'static str, report: &mut Report<'_>) -> u32 {
    s.optional(key).map(|node| node.number(report, 1, MOST_TIMES)).unwrap_or_default()
}

fn then(s: &mut Section<'_>, known: Known<'_>, report: &mut Report<'_>) -> Then {
    let role = |node: &Node<'_>, report: &mut Report<'_>| node.reference(report, Thing::Role, known.roles);
    let then = Then {
        priority: s.optional("set_priority").map(|node| known.levels.priority(&node, report)),
        major: s.flag("set_major", report),
        to: s.optional("move").map(|node| to(&node, report)).unwrap_or_default(),
        authority: s.optional("authority").map(|node| role(&node, report)),
        tell: s
            .optional("tell")
            .map(|node| node.items(report))
            .unwrap_or_default()
            .iter()
            .map(|node| match Who::parse(node.text(report)) {
                Who::Role(_) => Who::Role(role(node, report)),
                who => who,
            })
            .collect(),
        acknowledge: s.optional("acknowledge").map(|node| node.span(report)),
        reports: s.flag("reports", report),
    };
    if then == Then::default() {
        s.required("tell");
    }
    then
}

/// `up`, `lead`, or the key of a team.
fn to(node: &Node<'_>, report: &mut Report<'_>) -> Move {
    match node.text(report) {
        "up" => Move::Up,
        "lead" => Move::Lead,
        "" => Move::Stays,
        team => Move::Team(Code::new(team)),
    }
}
