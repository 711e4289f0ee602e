//! The handover. One job: what the next line sees first of an incident: its way so far, why it came, what was said last.

use crate::app::derive::Frame;
use crate::app::derive::card::{CardClock, Fact, clocks};
use crate::app::derive::rows::{Whose, title, whose};
use crate::domain::incident::{Incident, Kind, Past, State};
use crate::text::times::{day_and_time, day_short};
use crate::text::{args, msg, timeline};

/// Stops of the way so far that are shown.
const STOPS: usize = 3;

/// The frame about the selected card.
#[derive(Debug, Clone, PartialEq)]
pub struct Handover {
    pub id: String,
    pub title: String,
    /// Line and person, and since when; the latest last.
    pub way: Vec<(String, String)>,
    pub facts: Vec<Fact>,
    pub clocks: Vec<CardClock>,
    pub loud: bool,
}

/// The handover of the subject. What only the record knows comes when it is loaded.
pub(super) fn handover(frame: &mut Frame<'_>) -> Option<Handover> {
    let model = frame.model;
    let row = model.subject_row()?;
    let clocks = clocks(frame, row);
    let record = model.record();
    Some(Handover {
        id: row.id.to_string(),
        title: title(model, row).to_string(),
        way: record.map(|record| way(frame, &record.past)).unwrap_or_default(),
        facts: record.map(|record| facts(frame, &record.incident, &record.past)).unwrap_or_default(),
        clocks,
        loud: whose(model, row) != Whose::Others,
    })
}

/// Who had it and from when on, the latest last.
fn way(frame: &Frame<'_>, past: &[Past]) -> Vec<(String, String)> {
    let model = frame.model;
    let local = |t| model.desk.zone.to_local(t);
    let mut incident = Incident::default();
    let mut way: Vec<(String, String)> = Vec::new();
    for one in past {
        let before = (incident.line, incident.assignee);
        let folded = incident.apply(&one.event).is_ok();
        let after = (incident.line, incident.assignee);
        if !folded || after == before {
            continue;
        }
        let who = incident.assignee.map(|p| model.desk.directory.name(p));
        let who = who.unwrap_or_else(|| model.locale.t("owner-none").into_owned());
        way.push((format!("L{} {who}", incident.line), day_short(local(one.at), local(frame.now), &model.locale)));
    }
    way.split_off(way.len().saturating_sub(STOPS))
}

/// Why it came here, what was said last, what is attached, and what it waits for.
fn facts(frame: &Frame<'_>, incident: &Incident, past: &[Past]) -> Vec<Fact> {
    let (model, locale) = (frame.model, &frame.model.locale);
    let words = model.words();
    let latest = |kinds: &[Kind]| {
        let found = past.iter().rev().find(|p| kinds.contains(&p.event.kind));
        found.map(|p| timeline::line(p, &words))
    };
    let handed = latest(&[Kind::Escalated, Kind::HandedBack, Kind::Assigned]);
    let handed = handed.map(|l| [Some(l.what), l.quote].into_iter().flatten().collect::<Vec<_>>().join(": "));
    let said = latest(&[Kind::Noted, Kind::Replied, Kind::Called]);
    let who = said.as_ref().map(|l| l.who.clone()).unwrap_or_default();
    // The last rule that fired, and who has not said yet that they know.
    let last = incident.escalations.iter().rev().find(|row| row.waits()).or(incident.escalations.last());
    let fired = last.and_then(|row| row.rule.as_ref()).map(|rule| words.rule(rule));
    let unanswered = last.filter(|row| row.waits()).map(|row| {
        let told = words.people(&row.told);
        locale.tf("handover-unanswered", &args![told = told]).into_owned()
    });
    let unanswered = unanswered.unwrap_or_default();
    let files = incident.attachments.iter().filter(|a| a.attached).filter_map(|a| a.name.as_ref());
    let files: Vec<&str> = files.map(|name| name.as_str()).collect();
    let waits = incident.suspended_for.as_ref().filter(|_| incident.state == State::Suspended);
    let waits = waits.and_then(|code| model.desk.policy.suspension(code)).map(|s| locale.names(&s.names).to_owned());
    let local = |t| model.desk.zone.to_local(t);
    let until = incident.suspended_until.map(|t| day_and_time(local(t), local(frame.now), locale)).unwrap_or_default();
    let all = [
        (msg!("handover-why"), handed, String::new()),
        (msg!("handover-last"), said.map(|l| l.quote.unwrap_or(l.what)), who),
        (msg!("handover-fired"), fired, unanswered),
        (msg!("handover-waits"), waits, until),
        (msg!("handover-files"), Some(files.join(", ")), String::new()),
    ];
    let fact = |(id, value, remark): (&'static str, Option<String>, String)| {
        let value = value.filter(|v| !v.is_empty())?;
        Some(Fact { label: locale.t(id).into_owned(), value, remark })
    };
    all.into_iter().filter_map(fact).collect()
}
