//! Calendars and agreements. One job: when service is given, whom it is given to, and the goals.

use super::entries::{code, names};
use super::read::{Entry, Node, Report};
use super::rules::Levels;
use crate::domain::code::Code;
use crate::domain::policy::error::{PolicyProblem, Thing};
use crate::domain::policy::{Agreement, Availability, GoalDays, NamedCalendar, Names, Target};
use crate::domain::sla::calendar::{Calendar, CalendarSpec, Maintenance, Windows};
use crate::domain::sla::clock::ClockKind;
use crate::domain::time::Span;
use serde::Deserialize;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, ValueDeserializer};

/// The keys of [`CalendarSpec`]; a test holds them to it.
pub(super) const CALENDAR_KEYS: [&str; 12] = [
    "tz",
    "always",
    "weekly",
    "holidays",
    "yearly_holidays",
    "shifts",
    "breaks",
    "yearly_breaks",
    "maintenance",
    "workdays",
    "workday_like",
    "revisions",
];

/// Kinds of clock whose goal a target may name beside the three that every agreement knows.
const OTHERS: [ClockKind; 4] = [ClockKind::Accept, ClockKind::Confirm, ClockKind::CallBack, ClockKind::Reply];

const LONGEST_DAY: Span = Span::hours(24);

/// Reads the calendars; one that names no zone lives in the desk's.
pub(super) fn calendars(node: &Node<'_>, zone: &str, version: u32, report: &mut Report<'_>) -> Vec<NamedCalendar> {
    let entries = node.entries(report);
    entries.iter().map(|entry| calendar(entry, zone, version, report)).collect()
}

fn calendar(entry: &Entry<'_>, zone: &str, version: u32, report: &mut Report<'_>) -> NamedCalendar {
    let id = code(entry, report);
    let mut section = entry.node.section(report);
    let names = names(&mut section, report);
    let day = section.optional("day").map(|node| {
        let before = report.count();
        let day = node.span(report);
        if report.count() == before && (day > LONGEST_DAY || day == Span::ZERO) {
            let text = node.text(report).to_owned();
            node.add(report, PolicyProblem::BadSpan { text });
        }
        day
    });
    section.leave(&CALENDAR_KEYS);
    section.finish(report);
    let spec = spec(&entry.node, zone, report);
    NamedCalendar { id, names, version, day, spec }
}

/// The part of the entry that is the calendar's own business, read by its own rules.
fn spec(node: &Node<'_>, zone: &str, report: &mut Report<'_>) -> CalendarSpec {
    let Some(table) = node.value.and_then(DeValue::as_table) else { return CalendarSpec::default() };
    let mut own: DeTable<'_> = table
        .iter()
        .filter(|(key, _)| CALENDAR_KEYS.contains(&key.get_ref().as_ref()))
        .map(|(key, value)| (key.clone(), dates_as_text(value)))
        .collect();
    if !own.contains_key("tz") {
        let place = node.at..node.at;
        let tz = Spanned::new(place.clone(), DeValue::String(Cow::Borrowed(zone)));
        own.insert(Spanned::new(place, Cow::Borrowed("tz")), tz);
    }
    let place = node.at..node.at;
    match CalendarSpec::deserialize(ValueDeserializer::from(Spanned::new(place, DeValue::Table(own)))) {
        Ok(spec) => {
            if let Err(error) = Calendar::compile(&spec) {
                report.add(node.at, &node.path, PolicyProblem::Calendar { message: error.to_string() });
            }
            spec
        }
        Err(error) => {
            let at = error.span().map_or(node.at, |span| span.start);
            let message = error.message().trim().to_owned();
            report.add(at, &node.path, PolicyProblem::Calendar { message });
            CalendarSpec::default()
        }
    }
}

/// The calendars, and one that is always open where there is none: what is promised for a time is due then.
pub(super) fn with_always(mut calendars: Vec<NamedCalendar>, version: u32) -> Vec<NamedCalendar> {
    let open = |c: &NamedCalendar| c.spec.never_shuts();
    if !calendars.is_empty() && !calendars.iter().any(open) {
        let names = |en: &str, zh: &str| Names { en: en.into(), zh_hans: zh.into(), zh_hant: zh.into() };
        let spec = CalendarSpec { always: true, ..CalendarSpec::default() };
        let id = Code::new("round_the_clock");
        calendars.push(NamedCalendar { id, names: names("24×7", "全天候"), version, day: None, spec });
    }
    calendars
}

/// A bare date reads like a quoted one.
fn dates_as_text<'a>(value: &Spanned<DeValue<'a>>) -> Spanned<DeValue<'a>> {
    let read = match value.get_ref() {
        DeValue::Datetime(date) => DeValue::String(Cow::Owned(date.to_string())),
        DeValue::Array(items) => DeValue::Array(items.iter().map(dates_as_text).collect::<DeArray<'_>>()),
        DeValue::Table(table) => DeValue::Table(table.iter().map(|(k, v)| (k.clone(), dates_as_text(v))).collect()),
        other => other.clone(),
    };
    Spanned::new(value.span(), read)
}

/// What targets may refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) calendars: &'k [NamedCalendar],
    pub(super) calendar_codes: &'k [Code],
    pub(super) natures: &'k [Code],
    pub(super) levels: Levels,
}

pub(super) fn agreements(node: &Node<'_>, known: Known<'_>, report: &mut Report<'_>) -> Vec<Agreement> {
    let entries = node.entries(report);
    let agreements: Vec<Agreement> = entries.iter().map(|entry| agreement(entry, known, report)).collect();
    let found = agreements.iter().filter(|a| a.default).count();
    if found != 1 && !agreements.is_empty() {
        node.add(report, PolicyProblem::DefaultAgreements { found });
    }
    agreements
}

fn agreement(entry: &Entry<'_>, known: Known<'_>, report: &mut Report<'_>) -> Agreement {
    let id = code(entry, report);
    let mut section = entry.node.section(report);
    let s = &mut section;
    let names = names(s, report);
    let default = s.flag("default", report);
    let targets = s.required("targets");
    let mut keys = |key| {
        let items = s.optional(key).map(|node| node.items(report)).unwrap_or_default();
        items.iter().map(|node| node.text(report).to_owned()).collect::<Vec<String>>()
    };
    let (organisations, services, contacts) = (keys("organisations"), keys("services"), keys("contacts"));
    let natures = s.optional("natures").map(|node| node.items(report)).unwrap_or_default();
    let natures = natures.iter().map(|node| node.reference(report, Thing::Nature, known.natures)).collect();
    let valid_from = s.optional("valid_from").map(|node| node.date(report));
    let until = s.optional("valid_until");
    let valid_until = until.as_ref().map(|node| node.date(report));
    let authorised_by = s.optional("authorised_by").map(|node| node.text(report).to_owned());
    let interruptions = s.optional("interruptions").map(|node| windows(&node, report)).unwrap_or_default();
    let availability = s.optional("availability").and_then(|node| availability(&node, report));
    section.finish(report);
    if let (Some(from), Some(last), Some(node)) = (valid_from, valid_until, until)
        && from > last
    {
        let problem = PolicyProblem::EndsBeforeItBegins { from: from.to_string(), until: last.to_string() };
        node.add(report, problem);
    }
    let targets = read_targets(&targets, default, known, report);
    Agreement {
        id,
        names,
        organisations,
        services,
        natures,
        valid_from,
        valid_until,
        default,
        authorised_by,
        contacts,
        interruptions,
        availability,
        targets,
    }
}

fn windows(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Maintenance> {
    let Some(value) = node.value else { return Vec::new() };
    let value = dates_as_text(&Spanned::new(node.at..node.at, value.clone()));
    match Windows::deserialize(ValueDeserializer::from(value)) {
        Ok(windows) => windows.0,
        Err(error) => {
            node.add(report, PolicyProblem::Calendar { message: error.message().trim().to_owned() });
            Vec::new()
        }
    }
}

/// Percent, quoted or bare.
fn availability(node: &Node<'_>, report: &mut Report<'_>) -> Option<Availability> {
    let text = match node.value? {
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        _ => node.text(report).to_owned(),
    };
    let found = Availability::parse(&text);
    if found.is_none() && !text.trim().is_empty() {
        node.add(report, PolicyProblem::BadPercent { text });
    }
    found
}

/// Where an agreement takes windows out, its targets count in calendars without them: the ones they name, cut.
pub(super) fn cut(agreements: &mut [Agreement], calendars: &mut Vec<NamedCalendar>) {
    let written = calendars.clone();
    for agreement in agreements.iter_mut().filter(|agreement| !agreement.interruptions.is_empty()) {
        let mut made: Vec<NamedCalendar> = Vec::new();
        let named = |code: &Code| written.iter().find(|calendar| calendar.id == *code);
        for calendar in agreement.targets.iter().filter_map(|target| named(&target.calendar)) {
            let cut = calendar.cut(agreement);
            if !made.iter().any(|other| other.id == cut.id) {
                made.push(cut);
            }
        }
        for target in &mut agreement.targets {
            if let Some(calendar) = named(&target.calendar) {
                target.calendar = calendar.cut_id(&agreement.id);
            }
        }
        calendars.extend(made);
    }
}

fn read_targets(node: &Node<'_>, default: bool, known: Known<'_>, report: &mut Report<'_>) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for item in node.items(report) {
        let target = target(&item, default, known, report);
        if targets.iter().any(|t| t.priority == target.priority && t.nature == target.nature && t.priority != 0) {
            let nature = target.nature.as_ref().map(|n| format!(" {n}")).unwrap_or_default();
            item.add(report, PolicyProblem::Twice { name: format!("P{}{nature}", target.priority) });
        }
        targets.push(target);
    }
    let broken = targets.iter().any(|t| t.priority == 0);
    if node.value.is_some_and(|v| v.is_array()) && !broken {
        for priority in (1..=known.levels.priorities).filter_map(|p| u8::try_from(p).ok()) {
            if !targets.iter().any(|t| t.priority == priority && t.nature.is_none()) {
                node.add(report, PolicyProblem::NoTarget { priority, default });
            }
        }
    }
    targets
}

fn target(node: &Node<'_>, default: bool, known: Known<'_>, report: &mut Report<'_>) -> Target {
    let mut section = node.section(report);
    let s = &mut section;
    let priority = known.levels.priority(&s.required("priority"), report);
    let nature = s.optional("nature").map(|node| node.reference(report, Thing::Nature, known.natures));
    let calendar = s.required("calendar").reference(report, Thing::Calendar, known.calendar_codes);
    // An agreement may promise an answer and no repair; the default must promise both, or nothing would have a clock.
    let mut goal = |key, needed: bool| {
        let found = if needed { Some(s.required(key)) } else { s.optional(key) };
        let found = found.filter(|node| node.value.is_some());
        found.map(|node| read_goal(&node, &calendar, known, report)).unwrap_or_default()
    };
    let (response, resolution, update) =
        (goal("response", default), goal("resolution", default), goal("update", false));
    let others = OTHERS.iter().filter_map(|kind| Some((*kind, goal(kind.name(), false).span?))).collect();
    section.finish(report);
    if let (Some(first), Some(last)) = (response.span, resolution.span)
        && last < first
    {
        node.add(report, PolicyProblem::ResolutionBeforeResponse);
    }
    Target {
        priority,
        nature,
        calendar,
        response: response.span,
        resolution: resolution.span,
        update: update.span,
        others,
        days: GoalDays { response: response.days, resolution: resolution.days, update: update.days },
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Goal {
    /// `None` where it could not be read.
    span: Option<Span>,
    days: Option<u32>,
}

/// `2h`, or `3bd`: business days, resolved through the day the calendar declares (SLA-6a).
fn read_goal(node: &Node<'_>, calendar: &Code, known: Known<'_>, report: &mut Report<'_>) -> Goal {
    let Some(text) = node.value.and_then(DeValue::as_str).filter(|t| t.ends_with("bd")) else {
        let before = report.count();
        let span = node.span(report);
        if report.count() > before {
            return Goal::default();
        }
        return Goal { span: not_zero(node, span, report), days: None };
    };
    let Some(days) = text.strip_suffix("bd").and_then(|n| n.parse::<u32>().ok()) else {
        node.add(report, PolicyProblem::BadSpan { text: text.to_owned() });
        return Goal::default();
    };
    let Some(named) = known.calendars.iter().find(|c| c.id == *calendar) else { return Goal::default() };
    let Some(day) = named.day else {
        node.add(report, PolicyProblem::NoDay { text: text.to_owned(), calendar: calendar.to_string() });
        return Goal::default();
    };
    let span = Span(day.0.saturating_mul(i64::from(days)));
    Goal { span: not_zero(node, span, report), days: Some(days) }
}

fn not_zero(node: &Node<'_>, span: Span, report: &mut Report<'_>) -> Option<Span> {
    if span == Span::ZERO {
        node.add(report, PolicyProblem::ZeroGoal);
        return None;
    }
    Some(span)
}

/// Codes of calendars, for what refers to them.
pub(super) fn calendar_codes(calendars: &[NamedCalendar]) -> Vec<Code> {
    calendars.iter().map(|c| c.id.clone()).collect()
}
