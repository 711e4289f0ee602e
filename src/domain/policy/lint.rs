//! What looks wrong with a policy at a date. One job: warnings that no single value shows: a calendar that never opens,
//! holidays that run out, hours that overlap, a revision in the past, an agreement that ends without a successor, hours of
//! an agreement without duty.
//!
//! A policy with such findings can be used. Whether there are the people and teams that it names is asked of the desk:
//! [`super::parse::against`].

use super::duty::TeamDuty;
use super::error::{PolicyError, PolicyProblem};
use super::parse::Report;
use super::{Agreement, NamedCalendar, Policy};
use crate::domain::sla::calendar::spec::{DAY, WEEK};
use crate::domain::sla::calendar::{Calendar, Range};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use chrono::{Datelike, Days, NaiveDate};
use toml::de::{DeTable, DeValue};

/// How far ahead a calendar must be open.
const YEAR: Span = Span::hours(366 * 24);
/// How long before its end an agreement is told of.
const SOON: Days = Days::new(60);
/// How far ahead somebody must be on duty.
const ROSTERED: Span = Span::hours(8 * 7 * 24);
/// From this month on the next year's holidays are missed.
const NEXT_YEAR_FROM: u32 = 10;

/// The warnings about `policy`, which was read from `text`, at `now`, in the order of the text. `before` is the policy in
/// force: what stands in it already is no news.
pub fn lint(text: &str, policy: &Policy, before: Option<&Policy>, now: Instant) -> Vec<PolicyError> {
    let mut notes = Notes { report: Report::new(text), table: DeTable::parse_recoverable(text).0.into_inner() };
    for calendar in &policy.calendars {
        // One that cannot be compiled has been told by the reader.
        let Ok(compiled) = Calendar::compile(&calendar.spec) else { continue };
        let today = compiled.zone().to_local(now).date();
        let id = calendar.id.as_str();
        if compiled.service(now, now + YEAR) == Span::ZERO {
            let problem = PolicyProblem::NeverOpen { calendar: id.to_owned(), from: today.to_string() };
            match id.split_once(NamedCalendar::CUT) {
                Some((_, agreement)) => notes.add(&["agreements", agreement, "interruptions"], problem),
                None => notes.add(&["calendars", id], problem),
            }
        }
        if calendar.is_cut() {
            continue;
        }
        holidays(calendar, today, &mut notes);
        overlaps(calendar, &mut notes);
        revisions(calendar, before, today, &mut notes);
    }
    let zone = Zone::named(&policy.zone).unwrap_or_else(|_| Zone::utc());
    let today = zone.to_local(now).date();
    policy.agreements.iter().for_each(|agreement| ends(policy, agreement, today, &mut notes));
    policy.duty.iter().for_each(|team| duty(policy, team, &zone, now, &mut notes));
    notes.report.finish()
}

/// Findings with their place in the text.
struct Notes<'t> {
    report: Report<'t>,
    table: DeTable<'t>,
}

impl Notes<'_> {
    /// Notes a finding at a key, or at the last part of the way to it that stands in the text; a number is a place in a
    /// list.
    fn add(&mut self, way: &[&str], problem: PolicyProblem) {
        let path = way.iter().fold(String::new(), |path, key| match key.parse::<usize>() {
            Ok(n) => format!("{path}[{n}]"),
            Err(_) if path.is_empty() => (*key).to_owned(),
            Err(_) => format!("{path}.{key}"),
        });
        let mut at = 0;
        let mut here = way.first().and_then(|key| self.table.get_key_value(*key)).map(|(key, value)| {
            at = key.span().start;
            value
        });
        for key in way.iter().skip(1) {
            here = match here.map(toml::Spanned::get_ref) {
                Some(DeValue::Table(table)) => table.get_key_value(*key).map(|(key, value)| {
                    at = key.span().start;
                    value
                }),
                Some(DeValue::Array(items)) => key.parse::<usize>().ok().and_then(|n| items.get(n)).inspect(|item| {
                    at = item.span().start;
                }),
                _ => None,
            };
        }
        self.report.add(at, &path, problem);
    }

    /// The place of a revision in the text; a calendar holds them by their dates.
    fn revision(&self, calendar: &str, from: NaiveDate) -> String {
        let list = self.table.get("calendars").and_then(|all| all.get_ref().get(calendar));
        let list = list.and_then(|entry| entry.get_ref().get("revisions"));
        let begins = |row: &toml::Spanned<DeValue<'_>>| match row.get_ref().get("from") {
            Some(begins) => match begins.get_ref() {
                DeValue::String(text) => **text == from.to_string(),
                DeValue::Datetime(date) => date.to_string() == from.to_string(),
                _ => false,
            },
            None => false,
        };
        let rows = list.and_then(|list| list.get_ref().as_array());
        let place = rows.and_then(|rows| rows.iter().position(begins));
        place.unwrap_or_default().to_string()
    }
}

/// Row 20 of peers/ITSM 1: what moves from year to year is entered year by year, and forgotten.
fn holidays(calendar: &NamedCalendar, today: NaiveDate, notes: &mut Notes<'_>) {
    let Some(last) = calendar.spec.holidays_until() else { return };
    let wanted = today.year() + i32::from(today.month() >= NEXT_YEAR_FROM);
    if last < wanted {
        let key = if calendar.spec.holidays.is_empty() { "workdays" } else { "holidays" };
        notes.add(&["calendars", calendar.id.as_str(), key], PolicyProblem::HolidaysEnd { last, next: wanted });
    }
}

fn overlaps(calendar: &NamedCalendar, notes: &mut Notes<'_>) {
    let (id, spec) = (calendar.id.as_str(), &calendar.spec);
    let mut weeks = vec![(vec!["calendars", id, "weekly"], &spec.weekly)];
    let places: Vec<String> = spec.revisions.iter().map(|revision| notes.revision(id, revision.from)).collect();
    for (place, revision) in places.iter().zip(&spec.revisions) {
        let week = revision.weekly.as_ref();
        weeks.extend(week.map(|week| (vec!["calendars", id, "revisions", place, "weekly"], week)));
    }
    for (way, week) in weeks {
        for (n, (name, _)) in WEEK.iter().enumerate() {
            let way: Vec<&str> = way.iter().copied().chain([*name]).collect();
            overlap(&week[n], &week[(n + 6) % 7], &way, notes);
        }
    }
    for (date, hours) in &spec.shifts {
        overlap(hours, &[], &["calendars", id, "shifts", &date.to_string()], notes);
    }
}

/// The first two ranges of a day that share a moment; `before` are those of the day before, which may run into it.
fn overlap(hours: &[Range], before: &[Range], way: &[&str], notes: &mut Notes<'_>) {
    let night = before.iter().filter(|range| range.ends() > DAY).map(|range| (0, range.ends() - DAY, *range));
    let day = hours.iter().map(|range| (range.starts(), range.ends(), *range));
    let all: Vec<(u32, u32, Range)> = night.chain(day).collect();
    let shared = |(n, a): (usize, &(u32, u32, Range))| {
        let other = all.iter().skip(n + 1).find(|b| a.0 < b.1 && b.0 < a.1)?;
        Some((a.2, other.2))
    };
    if let Some((first, second)) = all.iter().enumerate().find_map(shared) {
        notes.add(way, PolicyProblem::Overlap { first: first.to_string(), second: second.to_string() });
    }
}

fn revisions(calendar: &NamedCalendar, before: Option<&Policy>, today: NaiveDate, notes: &mut Notes<'_>) {
    let known = before.and_then(|policy| policy.calendar(&calendar.id));
    for revision in &calendar.spec.revisions {
        if revision.from < today && known.is_none_or(|known| !known.spec.revisions.contains(revision)) {
            let place = notes.revision(calendar.id.as_str(), revision.from);
            let way = ["calendars", calendar.id.as_str(), "revisions", &place];
            notes.add(&way, PolicyProblem::RevisionPast { from: revision.from.to_string() });
        }
    }
}

/// SLA-6: past its end without a successor an agreement stays in force; somebody should know before.
fn ends(policy: &Policy, agreement: &Agreement, today: NaiveDate, notes: &mut Notes<'_>) {
    let Some(last) = agreement.valid_until else { return };
    let near = today.checked_add_days(SOON).is_none_or(|near| last <= near);
    if near && !policy.has_successor(agreement) {
        let until = last.to_string();
        let ended = last < today;
        let problem =
            if ended { PolicyProblem::EndedWithoutSuccessor { until } } else { PolicyProblem::EndsSoon { until } };
        notes.add(&["agreements", agreement.id.as_str(), "valid_until"], problem);
    }
}

/// ROLE-3: where the hours of an agreement have nobody of a team on duty, the first time; each calendar once, with the first
/// agreement that uses it.
fn duty(policy: &Policy, team: &TeamDuty, zone: &Zone, now: Instant, notes: &mut Notes<'_>) {
    let used = policy.agreements.iter().flat_map(|agreement| agreement.targets.iter().map(move |t| (agreement, t)));
    let mut asked: Vec<&str> = Vec::new();
    for (agreement, target) in used {
        let id = target.calendar.as_str().split_once(NamedCalendar::CUT).map_or(target.calendar.as_str(), |cut| cut.0);
        if asked.contains(&id) {
            continue;
        }
        asked.push(id);
        let open = policy.calendar(&id.into()).and_then(|calendar| Calendar::compile(&calendar.spec).ok());
        if let Some((from, until)) = open.and_then(|open| team.gap(&open, zone, (now, now + ROSTERED))) {
            let local = |at: Instant| zone.to_local(at).format("%Y-%m-%d %H:%M").to_string();
            let problem = PolicyProblem::DutyGap {
                team: team.team.to_string(),
                agreement: agreement.id.to_string(),
                calendar: id.to_owned(),
                from: local(from),
                until: local(until),
            };
            notes.add(&["duty", team.team.as_str()], problem);
        }
    }
}

/// The message ids of what is found here and not by the reader.
#[cfg(test)]
pub(super) const FOUND: [&str; 7] = [
    "policy-never-open",
    "policy-holidays-end",
    "policy-overlap",
    "policy-revision-past",
    "policy-ends-soon",
    "policy-ended-without-successor",
    "policy-duty-gap",
];

/// The message ids of what only the people of a desk can tell.
#[cfg(test)]
pub(super) const OF_PEOPLE: [&str; 2] = ["policy-duty-team", "policy-duty-person"];

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::super::DEFAULT;
    use super::super::parse::parse;
    use super::*;

    fn at(date: &str) -> Instant {
        Instant::parse_rfc3339(&format!("{date}T12:00:00Z")).unwrap()
    }

    /// The shipped policy with lines in its business calendar and tables at its end, as its findings on a date.
    fn found(calendar: &str, tables: &str, date: &str) -> Vec<String> {
        assert!(DEFAULT.contains("holidays = []\nworkdays = []\n"));
        let text = DEFAULT.replace("holidays = []\nworkdays = []\n", &format!("{calendar}\n"));
        let text = format!("{text}\n{tables}");
        let policy = parse(&text, 2).unwrap();
        let before = parse(DEFAULT, 1).unwrap();
        let found = lint(&text, &policy, Some(&before), at(date));
        for finding in &found {
            let line = text.lines().nth(finding.line - 1).unwrap();
            let key = finding.path.rsplit(['.', '[']).next().unwrap().trim_end_matches(']');
            assert!(key.parse::<u8>().is_ok() || line.contains(key), "{finding}: {line}");
            assert_eq!(finding.severity(), super::super::error::Severity::Warning);
        }
        let known = lint(&text, &policy, Some(&policy), at(date));
        assert!(known.iter().all(|f| !f.problem.message_id().ends_with("revision-past")), "{known:?}");
        found.iter().map(|f| format!("{} {}", f.problem.message_id(), f.path)).collect()
    }

    fn roster(shift: &str) -> String {
        format!("[duty.desk]\nroster = [{{ people = [\"lina\"], {shift} }}]\n")
    }

    fn agreement(id: &str, valid: &str) -> String {
        let names = "en = \"x\"\nzh-Hans = \"x\"\nzh-Hant = \"x\"\norganisations = [\"acme\", \"north\"]\n";
        let rows: Vec<String> =
            (1..=4).map(|n| format!("{{ priority = {n}, resolution = \"2h\", calendar = \"always\" }}")).collect();
        format!("[agreements.{id}]\n{names}{valid}\ntargets = [{}]\n", rows.join(", "))
    }

    #[test]
    fn each_finding_has_its_place_and_its_time() {
        let night = "[calendars.night]\nen = \"x\"\nzh-Hans = \"x\"\nzh-Hant = \"x\"\n";
        let (old, new) = (agreement("old", "valid_until = 2026-06-30"), agreement("new", "valid_from = 2026-07-01"));
        let both = format!("{old}{new}");
        let half = format!("{old}{}", new.replace(", \"north\"", ""));
        let rows: [(&str, &str, &str, &[&str]); 25] = [
            ("", "", "2026-05-01", &[]),
            // Row 20.
            ("holidays = [2026-10-01]", "", "2026-09-30", &[]),
            ("holidays = [2026-10-01]", "", "2026-10-01", &["policy-holidays-end calendars.business.holidays"]),
            ("holidays = [2025-10-01]", "", "2026-01-01", &["policy-holidays-end calendars.business.holidays"]),
            ("holidays = [2026-10-01, 2027-01-01]", "", "2026-12-31", &[]),
            ("workdays = [2026-10-10]", "", "2026-12-31", &["policy-holidays-end calendars.business.workdays"]),
            ("yearly_holidays = [\"05-01\"]", "", "2026-12-31", &[]),
            // Row 21.
            ("", night, "2026-05-01", &["policy-never-open calendars.night"]),
            (
                "",
                &format!("{night}shifts = {{ 2026-04-01 = [[\"09:00\", \"10:00\"]] }}"),
                "2026-05-01",
                &["policy-never-open calendars.night"],
            ),
            ("", &format!("{night}shifts = {{ 2027-04-01 = [[\"09:00\", \"10:00\"]] }}"), "2026-05-01", &[]),
            (
                "",
                &format!("{night}weekly.mon = [[\"09:00\", \"10:00\"]]\nyearly_holidays = [\"01-01..12-31\"]"),
                "2026-05-01",
                &["policy-never-open calendars.night"],
            ),
            // Row 16.
            (
                "",
                &format!("{night}weekly.mon = [[\"09:00\", \"12:00\"], [\"11:59\", \"13:00\"]]"),
                "2026-05-01",
                &["policy-overlap calendars.night.weekly.mon"],
            ),
            ("", &format!("{night}weekly.mon = [[\"09:00\", \"12:00\"], [\"12:00\", \"13:00\"]]"), "2026-05-01", &[]),
            (
                "",
                &format!("{night}weekly.sun = [[\"22:00\", \"06:00\"]]\nweekly.mon = [[\"05:00\", \"13:00\"]]"),
                "2026-05-01",
                &["policy-overlap calendars.night.weekly.mon"],
            ),
            (
                "shifts = { 2026-05-04 = [[\"09:00\", \"12:00\"], [\"10:00\", \"11:00\"]] }",
                "",
                "2026-05-01",
                &["policy-overlap calendars.business.shifts.2026-05-04"],
            ),
            // Row 22.
            (
                "revisions = [{ from = 2026-09-01, weekly = {} }, { from = 2026-04-01, yearly_holidays = [] }]",
                "",
                "2026-05-01",
                &["policy-revision-past calendars.business.revisions[1]"],
            ),
            ("revisions = [{ from = \"2026-05-01\", yearly_holidays = [] }]", "", "2026-05-01", &[]),
            // SLA-6.
            ("", &old, "2026-04-30", &[]),
            ("", &old, "2026-05-01", &["policy-ends-soon agreements.old.valid_until"]),
            ("", &old, "2026-07-01", &["policy-ended-without-successor agreements.old.valid_until"]),
            ("", &both, "2026-07-01", &[]),
            ("", &half, "2026-06-01", &["policy-ends-soon agreements.old.valid_until"]),
            // ROLE-3: of the two calendars of the shipped agreement the one that is always open has hours without duty.
            (
                "",
                &roster("days = \"mon-fri\", from = \"09:00\", to = \"18:00\""),
                "2026-05-01",
                &["policy-duty-gap duty.desk"],
            ),
            ("", &roster("days = \"mon-sun\""), "2026-05-01", &[]),
            ("", &roster("except = [2026-06-27]"), "2026-05-01", &[]),
        ];
        for id in FOUND {
            assert!(rows.iter().any(|row| row.3.iter().any(|found| found.starts_with(id))), "{id} has no case");
        }
        for (calendar, tables, date, want) in rows {
            assert_eq!(found(calendar, tables, date), want, "{date} {calendar} {tables}");
        }
        let week =
            "revisions = [{ from = 2026-09-01, weekly = { tue = [[\"09:00\", \"12:00\"], [\"10:00\", \"11:00\"]] } }]";
        assert_eq!(found(week, "", "2026-05-01"), ["policy-overlap calendars.business.revisions[0].weekly.tue"]);
    }
}
