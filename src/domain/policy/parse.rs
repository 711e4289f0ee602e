//! Reading a policy. One job: TOML text to [`super::Policy`], with errors that name the line.
//!
//! The whole text is walked and every finding noted, so that a process owner repairs a policy in one sitting. The
//! sections are read in `parse/`. Whether a calendar ever opens is not asked here.

mod agreements;
mod clocks;
mod duty;
mod entries;
mod escalation;
mod fields;
mod notices;
mod read;
mod rights;
mod rules;
#[cfg(test)]
pub(crate) use fields::example as example_fields;
#[cfg(test)]
mod tests;

use super::Policy;
use super::error::{PolicyError, PolicyProblem, Severity};
use crate::domain::code::Code;
use crate::domain::time::zone::Zone;
use agreements::Known;
pub use duty::against;
pub(super) use read::Report;
use read::Section;
pub(in crate::domain) use read::nearest;
use rules::Levels;
use toml::de::DeTable;

/// Reads a policy as version `version`.
///
/// # Errors
/// Everything that makes it unusable, in the order of the text. Warnings are not errors; [`check`] gives both.
pub fn parse(text: &str, version: u32) -> Result<Policy, Vec<PolicyError>> {
    let (policy, mut findings) = check(text, version);
    policy.ok_or_else(|| {
        findings.retain(|f| f.severity() == Severity::Error);
        findings
    })
}

/// Reads a policy with everything there is to say about it; a policy comes only without errors.
pub fn check(text: &str, version: u32) -> (Option<Policy>, Vec<PolicyError>) {
    let mut report = Report::new(text);
    let (table, syntax) = DeTable::parse_recoverable(text);
    let mut repeated_table = None;
    for error in &syntax {
        let span = error.span().unwrap_or_default();
        let problem = syntax_problem(error.message(), text.get(span.clone()).unwrap_or_default());
        let header = text.get(..span.start).and_then(|before| before.rfind("\n["));
        // A table that stands twice repeats all its keys too; saying so once is enough.
        if matches!(problem, PolicyProblem::Twice { .. }) {
            if header.is_some() && repeated_table == header {
                continue;
            }
            repeated_table = header.filter(|at| !text[at + 1..span.start].contains('\n'));
        }
        report.add(span.start, "", problem);
    }
    // What can be read of a torn text would only add findings that vanish with the tear.
    let policy = syntax.is_empty().then(|| read_policy(table.get_ref(), version, &mut report));
    let findings = report.finish();
    let usable = findings.iter().all(|f| f.severity() != Severity::Error);
    (policy.filter(|_| usable), findings)
}

fn syntax_problem(message: &str, at: &str) -> PolicyProblem {
    if message == "duplicate key" && !at.is_empty() {
        return PolicyProblem::Twice { name: at.to_owned() };
    }
    PolicyProblem::Syntax { message: message.trim().to_owned() }
}

fn read_policy(table: &DeTable<'_>, version: u32, report: &mut Report<'_>) -> Policy {
    let mut root = Section::root(table);
    let mut desk = root.required("desk").section(report);
    let desk_names = entries::names(&mut desk, report);
    let zone = zone(&desk.required("zone"), report);
    desk.finish(report);

    let roles = entries::roles(&root.required("roles"), report);
    let natures = entries::natures(&root.required("natures"), report);
    let impacts = entries::levels(&root.required("impacts"), report);
    let urgencies = entries::levels(&root.required("urgencies"), report);
    let priorities = entries::levels(&root.required("priorities"), report);
    // An unknown zone is told once, under the desk, and not again by every calendar that takes it.
    let calendar_zone = if Zone::named(&zone).is_ok() { zone.as_str() } else { "UTC" };
    let calendars = agreements::calendars(&root.required("calendars"), calendar_zone, version, report);

    let levels = Levels { impacts: impacts.len(), urgencies: urgencies.len(), priorities: priorities.len() };
    let role_codes: Vec<Code> = roles.iter().map(|r| r.id.clone()).collect();
    let nature_codes: Vec<Code> = natures.iter().map(|n| n.id.clone()).collect();
    let calendar_codes = agreements::calendar_codes(&calendars);
    let known = Known { calendars: &calendars, calendar_codes: &calendar_codes, natures: &nature_codes, levels };
    let (warning, critical) = rules::bands(&root.required("bands"), report);
    let lines = entries::lines(&root.required("lines"), report);
    let rules = rules::rules(&root.required("rules"), &role_codes, levels, report);
    let mut covered = agreements::agreements(&root.required("agreements"), known, report);
    let mut calendars = agreements::with_always(calendars, version);
    agreements::cut(&mut covered, &mut calendars);
    let ladder = escalation::Known { roles: &role_codes, natures: &nature_codes, lines: &lines, levels };
    let escalation = escalation::escalation(root.optional("escalation"), ladder, report);
    let duty = duty::duty(root.optional("duty"), report);
    let policy = Policy {
        version,
        desk_names,
        zone,
        rights: rights::rights(&root.required("rights"), &roles, report),
        channels: entries::channels(&root.required("channels"), report),
        matrix: rules::matrix(&root.required("matrix"), levels, report),
        suspensions: entries::suspensions(&root.required("suspensions"), report),
        closing_codes: entries::closing_codes(&root.required("closing_codes"), report),
        hand_over_reasons: entries::named(&root.required("hand_over_reasons"), report),
        cancel_reasons: entries::named(&root.required("cancel_reasons"), report),
        efforts: entries::named(&root.required("efforts"), report),
        fields: fields::fields(root.optional("fields"), &nature_codes, report),
        agreements: covered,
        clocks: clocks::clocks(root.optional("clocks"), &lines, report),
        escalation,
        duty,
        notices: notices::notices(root.optional("notices"), report),
        lines,
        rules,
        roles,
        natures,
        impacts,
        urgencies,
        priorities,
        calendars,
        warning,
        critical,
    };
    root.finish(report);
    policy
}

/// The desk's zone, which has to exist.
fn zone(node: &read::Node<'_>, report: &mut Report<'_>) -> String {
    let zone = node.text(report).to_owned();
    if !zone.is_empty()
        && let Err(unknown) = Zone::named(&zone)
    {
        report.add(node.at, &node.path, PolicyProblem::Zone { message: unknown.to_string() });
    }
    zone
}

/// The text with the desk's zone (`zone = "…"` under `[desk]`) replaced; comments and everything else stay. A text
/// without one is given back as it is.
pub fn with_zone(text: &str, zone: &str) -> String {
    let (table, _) = DeTable::parse_recoverable(text);
    let desk = table.get_ref().get("desk").and_then(|desk| desk.get_ref().as_table());
    let Some(place) = desk.and_then(|desk| desk.get("zone")).map(|zone| zone.span()) else { return text.to_owned() };
    let quoted = toml::Value::String(zone.to_owned()).to_string();
    let mut text = text.to_owned();
    text.replace_range(place, &quoted);
    text
}
