//! Duty. One job: the rosters of a policy's `[duty]` section (ROLE-3), by themselves and against the people there are.

use super::Report;
use super::read::{Node, Section};
use crate::domain::code::Code;
use crate::domain::id::TeamId;
use crate::domain::people::directory::Directory;
use crate::domain::policy::duty::{Assign, DAYS, Shift, TeamDuty};
use crate::domain::policy::error::{PolicyError, PolicyProblem};
use crate::domain::sla::calendar::Range;
use crate::domain::stream::StreamKind;
use std::collections::BTreeSet;
use toml::de::DeTable;

const ASSIGN: [(&str, Assign); 4] =
    [("off", Assign::Off), ("round_robin", Assign::RoundRobin), ("load", Assign::Load), ("skill", Assign::Skill)];

/// The teams, in the order of the text; a policy need not have any.
pub(super) fn duty(node: Option<Node<'_>>, report: &mut Report<'_>) -> Vec<TeamDuty> {
    let entries = node.map(|node| node.entries(report)).unwrap_or_default();
    let mut teams = Vec::new();
    for entry in entries {
        let mut section = entry.node.section(report);
        let assign = section.optional("assign").and_then(|node| node.word(report, &ASSIGN)).unwrap_or_default();
        let shifts = section.optional("roster").map(|node| node.items(report)).unwrap_or_default();
        let shifts = shifts.iter().map(|node| shift(node, report)).collect();
        section.finish(report);
        teams.push(TeamDuty { team: Code::new(entry.name), assign, shifts });
    }
    teams
}

fn shift(node: &Node<'_>, report: &mut Report<'_>) -> Shift {
    let mut section = node.section(report);
    let s = &mut section;
    let named = s.required("people");
    let people: Vec<Code> = named.items(report).iter().map(|node| Code::new(node.text(report))).collect();
    if people.is_empty() && named.value.is_some_and(|value| value.is_array()) {
        named.add(report, PolicyProblem::Empty);
    }
    let mut dates = |key| -> Option<BTreeSet<_>> {
        Some(s.optional(key)?.items(report).iter().map(|node| node.date(report)).collect())
    };
    let (on, except) = (dates("on"), dates("except"));
    let days = match s.optional("days") {
        Some(node) => days(&node, report),
        // Dates alone are these dates alone.
        None => [on.is_none(); 7],
    };
    let hours = hours(s, report);
    let turns_from = s.optional("turns_from").map(|node| node.date(report));
    section.finish(report);
    Shift { people, days, on: on.unwrap_or_default(), except: except.unwrap_or_default(), hours, turns_from }
}

/// `mon-fri`, `sat, sun`, `fri-mon`.
fn days(node: &Node<'_>, report: &mut Report<'_>) -> [bool; 7] {
    let text = node.text(report);
    let mut days = [false; 7];
    let day = |name: &str| DAYS.iter().position(|day| day.eq_ignore_ascii_case(name.trim()));
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (Some(first), Some(last)) = (day(first), day(last)) else {
            if !text.trim().is_empty() {
                node.add(report, PolicyProblem::BadDays { text: text.to_owned() });
            }
            break;
        };
        let length = (last + 7 - first) % 7;
        for n in first..=first + length {
            days[n % 7] = true;
        }
    }
    days
}

/// From when to when; a whole day where nothing is said.
fn hours(section: &mut Section<'_>, report: &mut Report<'_>) -> Range {
    let mut time = |key, whole: &'static str| {
        let Some(node) = section.optional(key) else { return whole.to_owned() };
        let text = node.text(report).to_owned();
        let wrong = match key {
            "from" => Range::parse(key, &text, "24:00"),
            _ => Range::parse(key, "00:00", &text),
        };
        if wrong.is_err() && !text.trim().is_empty() {
            node.add(report, PolicyProblem::BadTimeOfDay { text: text.clone() });
        }
        text
    };
    let (from, to) = (time("from", "00:00"), time("to", "24:00"));
    Range::parse("", &from, &to).unwrap_or_default()
}

/// What the people there are have to say about a policy that is one: teams and people it names and nobody knows. Warnings,
/// since they may come tomorrow.
pub fn against(text: &str, directory: &Directory) -> Vec<PolicyError> {
    let (mut report, quiet) = (Report::new(text), &mut Report::new(""));
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let node = Section::root(table.get_ref()).optional("duty");
    for entry in node.map(|node| node.entries(quiet)).unwrap_or_default() {
        let Some(team) = directory.find(StreamKind::Team, entry.name).filter(|team| !team.retired) else {
            let problem = PolicyProblem::DutyTeam { team: entry.name.to_owned() };
            report.add(entry.name_at, &entry.node.path, problem);
            continue;
        };
        let members = directory.members(TeamId(team.stream.id));
        let known = |key: &str| members.iter().any(|id| directory.get(*id).is_some_and(|person| person.key == *key));
        let shifts = entry.node.section(quiet).optional("roster").map(|node| node.items(quiet)).unwrap_or_default();
        for shift in shifts {
            let people = shift.section(quiet).optional("people").map(|node| node.items(quiet)).unwrap_or_default();
            for person in people {
                let key = person.text(quiet);
                if !known(key) {
                    let (name, team) = (key.to_owned(), entry.name.to_owned());
                    person.add(&mut report, PolicyProblem::DutyPerson { name, team });
                }
            }
        }
    }
    report.finish()
}

/// The example of the shipped policy, with its `#` taken away.
#[cfg(test)]
pub(crate) fn example() -> String {
    let lines = crate::domain::policy::DEFAULT.lines().skip_while(|line| *line != "# [duty.desk]");
    let lines = lines.take_while(|line| line.starts_with("# "));
    lines.map(|line| format!("{}\n", line.get(2..).unwrap_or_default())).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::DEFAULT;
    use crate::domain::policy::parse::{check, parse};

    #[test]
    fn the_example_of_the_shipped_policy_can_be_used() {
        let (policy, findings) = check(&format!("{DEFAULT}\n{}", example()), 1);
        let policy = policy.unwrap_or_else(|| panic!("{findings:?}"));
        assert_eq!(policy.duty.len(), 2);
        assert_eq!(policy.duty[0].assign, Assign::Load);
        // The desk covers the clock round; what the second line leaves open is said.
        assert!(
            findings.iter().all(|f| matches!(&f.problem, PolicyProblem::DutyGap { team, .. } if team == "network"))
        );
    }

    #[test]
    fn a_policy_from_before_there_was_duty_has_none() {
        assert_eq!(parse(DEFAULT, 1).unwrap().duty, []);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_place() {
        use PolicyProblem as P;
        let s = str::to_owned;
        for (line, path, want) in [
            ("assign = \"lod\"", "duty.desk.assign", None),
            ("roster = [{ people = [] }]", "duty.desk.roster[0].people", Some(P::Empty)),
            ("roster = [{ days = \"mon\" }]", "duty.desk.roster[0]", Some(P::MissingKey { key: s("people") })),
            (
                "roster = [{ people = [\"a\"], days = \"mon-frei\" }]",
                "duty.desk.roster[0].days",
                Some(P::BadDays { text: s("mon-frei") }),
            ),
            (
                "roster = [{ people = [\"a\"], from = \"8\" }]",
                "duty.desk.roster[0].from",
                Some(P::BadTimeOfDay { text: s("8") }),
            ),
            (
                "roster = [{ people = [\"a\"], from = \"24:00\" }]",
                "duty.desk.roster[0].from",
                Some(P::BadTimeOfDay { text: s("24:00") }),
            ),
            (
                "roster = [{ people = [\"a\"], to = \"25:00\" }]",
                "duty.desk.roster[0].to",
                Some(P::BadTimeOfDay { text: s("25:00") }),
            ),
            (
                "roster = [{ people = [\"a\"], on = [\"christmas\"] }]",
                "duty.desk.roster[0].on[0]",
                Some(P::BadDate { text: s("christmas") }),
            ),
        ] {
            let (policy, findings) = check(&format!("{DEFAULT}\n[duty.desk]\n{line}"), 1);
            assert!(policy.is_none(), "{line}");
            assert_eq!(findings[0].path, path, "{line}: {findings:?}");
            assert_eq!(findings[0].line, DEFAULT.lines().count() + 3, "{line}");
            assert!(want.is_none_or(|want| findings[0].problem == want), "{line}: {findings:?}");
        }
    }
}
