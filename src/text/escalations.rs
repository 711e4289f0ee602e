//! Escalations in words. One job: the rules that fired for a record, as rows: when each was crossed and how late that was
//! noticed, who was told, and what they said to it (ESC-4).

use crate::args;
use crate::domain::incident::event::Kind;
use crate::domain::incident::report::{Escalation, EscalationColumn};
use crate::domain::incident::{Past, Place, Record};
use crate::domain::time::Instant;
use crate::domain::value::FieldValue;
use crate::msg;
use crate::text::words::Words;

/// A row each, by the number it has for ever.
pub fn escalations(record: &Record, w: &Words<'_>, now: Instant) -> Vec<(String, String)> {
    let there = (0u32..).zip(&record.incident.escalations).filter(|(_, row)| row.rule.is_some());
    there.map(|(n, row)| ((n + 1).to_string(), said(n, row, record, w, now))).collect()
}

/// The event by which a rule fired: when it was noticed stands there.
pub fn fired(record: &Record, n: u32) -> Option<&Past> {
    let of = |place: &Place| matches!(place, Place::Escalation { escalation, .. } if *escalation == n);
    let mut fired = record.past.iter().filter(|past| past.event.kind == Kind::Fired);
    fired.find(|past| past.event.detail.changes.iter().any(|change| of(&change.place)))
}

fn said(n: u32, row: &Escalation, record: &Record, w: &Words<'_>, now: Instant) -> String {
    let moment = |at: Option<Instant>| at.map(|at| w.moment(at, now)).unwrap_or_default();
    let rule = row.rule.as_ref().map(|code| w.rule(code)).unwrap_or_default();
    let mut said = w.say(msg!("escalation-crossed"), &args![rule = rule, at = moment(row.at)]);
    if let Some(past) = fired(record, n).filter(|past| past.is_late()) {
        let late = w.period(past.late_by());
        said = w.say(msg!("timeline-late"), &args![what = said, late = late]);
    }
    if !row.told.is_empty() {
        said = w.say(msg!("timeline-told"), &args![what = said, told = w.people(&row.told)]);
    }
    if row.times > 0 {
        said = w.say(msg!("escalation-again"), &args![what = said, n = row.times]);
    }
    match row.acknowledged_by {
        Some(by) => {
            let at = moment(row.acknowledged_at);
            w.say(msg!("escalation-acknowledged"), &args![what = said, who = w.person(by), at = at])
        }
        None if row.postponed_until.is_some() => {
            w.say(msg!("escalation-put-off"), &args![what = said, until = moment(row.postponed_until)])
        }
        None if row.waits() => w.say(msg!("escalation-waits"), &args![what = said, at = moment(row.again_at)]),
        None => said,
    }
}

/// A line of the timeline: the rule, who was told, and how late it was noticed.
pub fn fires(past: &Past, w: &Words<'_>) -> String {
    let told = &past.event.detail.told;
    let said = w.say(msg!("timeline-fired"), &args![rule = rule(past, w)]);
    let said = match told.is_empty() {
        true => said,
        false => w.say(msg!("timeline-told"), &args![what = said, told = w.people(told)]),
    };
    match past.is_late() {
        true => {
            let late = w.period(past.late_by());
            w.say(msg!("timeline-late"), &args![what = said, late = late])
        }
        false => said,
    }
}

/// Nobody had acknowledged it.
pub fn tells_again(past: &Past, w: &Words<'_>) -> String {
    let told = w.people(&past.event.detail.told);
    w.say(msg!("timeline-told-again"), &args![rule = rule(past, w), told = told])
}

/// Until when somebody put it off.
pub fn puts_off(past: &Past, w: &Words<'_>) -> String {
    let until = past.event.detail.changes.iter().find_map(|change| match change.place {
        Place::Escalation { column: EscalationColumn::PostponedUntil, .. } => Option::from_value(&change.to).flatten(),
        _ => None,
    });
    let until = until.map(|until: Instant| w.moment(until, past.at)).unwrap_or_default();
    w.say(msg!("timeline-postponed"), &args![until = until])
}

/// The rule that an event is about.
pub fn rule(past: &Past, w: &Words<'_>) -> String {
    past.event.detail.reason.as_ref().map(|code| w.rule(code)).unwrap_or_default()
}
