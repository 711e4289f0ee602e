//! Clocks. One job: the section that says by which moments each kind of clock moves (SLA-1). What a policy leaves out
//! stays as it is shipped.

use super::read::{Node, Report, Section, nearest};
use crate::domain::policy::Line;
use crate::domain::policy::clocks::{ClockRule, GoalRule, Moment, shipped};
use crate::domain::policy::error::{PolicyProblem, Thing};
use crate::domain::sla::clock::ClockKind;

/// Reads the clocks; a policy may have no such section.
pub(super) fn clocks(node: Option<Node<'_>>, lines: &[Line], report: &mut Report<'_>) -> Vec<ClockRule> {
    let mut clocks = shipped();
    for entry in node.map(|node| node.entries(report)).unwrap_or_default() {
        let Some(rule) = clocks.iter_mut().find(|rule| rule.kind.name() == entry.name) else {
            let meant = nearest(entry.name, ClockKind::ALL.iter().map(|kind| kind.name()));
            let problem =
                PolicyProblem::UnknownName { thing: Thing::Word, name: entry.name.to_owned(), nearest: meant };
            report.add(entry.name_at, &entry.node.path, problem);
            continue;
        };
        let mut section = entry.node.section(report);
        read(&mut section, rule, lines, report);
        section.finish(report);
    }
    clocks
}

fn read(s: &mut Section<'_>, rule: &mut ClockRule, lines: &[Line], report: &mut Report<'_>) {
    let response = rule.kind == ClockKind::Response;
    let lists = [
        ("starts", &mut rule.starts),
        ("resumes", &mut rule.resumes),
        ("restarts", &mut rule.restarts),
        ("cancels", &mut rule.cancels),
    ];
    for (key, list) in lists {
        if let Some(node) = s.optional(key) {
            *list = moments(&node, report);
        }
    }
    // What meets the response, and whether it rests, stands under [rules] as met_by and pause_unmet_response.
    if !response {
        if let Some(node) = s.optional("meets") {
            rule.meets = moments(&node, report);
        }
        if let Some(node) = s.optional("pauses") {
            rule.pauses = node.flag(report);
        }
    }
    if let Some(node) = s.optional("leads") {
        rule.leads = node.flag(report);
    }
    match rule.goal {
        GoalRule::Given => {}
        GoalRule::Shares(_) => {
            if let Some(node) = s.optional("shares") {
                rule.goal = GoalRule::Shares(shares(&node, lines, report));
            }
        }
        _ if matches!(rule.kind, ClockKind::Response | ClockKind::Resolution | ClockKind::Update) => {}
        _ => {
            let share = s.optional("share").map(|node| GoalRule::Share(node.number(report, 1, 100)));
            let fixed = s.optional("goal").map(|node| GoalRule::Fixed(node.span(report)));
            rule.goal = fixed.or(share).unwrap_or_else(|| rule.goal.clone());
        }
    }
}

fn moments(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Moment> {
    node.items(report).iter().filter_map(|item| item.word(report, &Moment::ALL)).collect()
}

/// `{ 1 = 20, 2 = 40 }`: percent of the resolution goal, by line.
fn shares(node: &Node<'_>, lines: &[Line], report: &mut Report<'_>) -> Vec<(u8, u32)> {
    let mut shares = Vec::new();
    for entry in node.entries(report) {
        let line = entry.name.parse().ok().filter(|n| lines.iter().any(|line| line.number == *n));
        let percent = entry.node.number(report, 1, 100);
        match line {
            Some(line) => shares.push((line, percent)),
            None if lines.is_empty() => {}
            None => {
                let known: Vec<String> = lines.iter().map(|line| line.number.to_string()).collect();
                let meant = nearest(entry.name, known.iter().map(String::as_str));
                let problem =
                    PolicyProblem::UnknownName { thing: Thing::Word, name: entry.name.to_owned(), nearest: meant };
                report.add(entry.name_at, &entry.node.path, problem);
            }
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

    use super::*;
    use crate::domain::policy::parse::{check, parse};
    use crate::domain::policy::{DEFAULT, Policy};
    use crate::domain::time::Span;

    fn with(section: &str) -> Policy {
        let start = DEFAULT.find("[clocks.response]").unwrap();
        let end = DEFAULT.find("# ── Bands").unwrap();
        parse(&format!("{}{section}\n{}", &DEFAULT[..start], &DEFAULT[end..]), 1).unwrap()
    }

    /// What the shipped policy says about clocks is what holds for a policy that says nothing about them.
    #[test]
    fn sla_1_a_policy_without_clocks_has_the_shipped_ones() {
        assert_eq!(parse(DEFAULT, 1).unwrap().clocks, shipped());
        assert_eq!(with("").clocks, shipped());
    }

    #[test]
    fn sla_1_one_word_changes_one_thing() {
        let rule = |section: &str, kind| with(section).clocks.into_iter().find(|rule| rule.kind == kind).unwrap();
        let old = |kind| shipped().into_iter().find(|rule| rule.kind == kind).unwrap();
        let (accept, stage, reply) = (ClockKind::Accept, ClockKind::Stage, ClockKind::Reply);
        for (section, kind, want) in [
            ("[clocks.accept]\nleads = true", accept, ClockRule { leads: true, ..old(accept) }),
            ("[clocks.accept]\nmeets = [\"take\"]", accept, ClockRule { meets: vec![Moment::Take], ..old(accept) }),
            ("[clocks.accept]\nshare = 5", accept, ClockRule { goal: GoalRule::Share(5), ..old(accept) }),
            ("[clocks.reply]\ngoal = \"4h\"", reply, ClockRule { goal: GoalRule::Fixed(Span::hours(4)), ..old(reply) }),
            (
                "[clocks.stage]\nshares = { 2 = 50 }\npauses = false",
                stage,
                ClockRule { goal: GoalRule::Shares(vec![(2, 50)]), pauses: false, ..old(stage) },
            ),
        ] {
            assert_eq!(rule(section, kind), want, "{section}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (from, to, path) in [
            ("[clocks.accept]", "[clocks.acept]", "clocks"),
            ("restarts = [\"assigned\"]", "restarts = [\"asigned\"]", "clocks.accept.restarts"),
            ("share    = 10", "share    = 101", "clocks.accept.share"),
            ("goal    = \"16h\"", "goal    = \"16x\"", "clocks.confirm.goal"),
            ("shares  = { 1 = 20, ", "shares  = { 9 = 20, ", "clocks.stage.shares"),
            ("starts = [\"promise\"]", "starts = [\"promise\"]\ngoal = \"1h\"", "clocks.promise.goal"),
            ("starts = [\"reported\"]\n", "starts = [\"reported\"]\nmeets = [\"take\"]\n", "clocks.response.meets"),
        ] {
            assert!(DEFAULT.contains(from), "{from}");
            let (_, findings) = check(&DEFAULT.replacen(from, to, 1), 1);
            let paths: Vec<_> = findings.iter().map(|finding| finding.path.as_str()).collect();
            assert!(paths.iter().any(|p| p.starts_with(path)), "{to}: {paths:?}");
        }
    }
}
