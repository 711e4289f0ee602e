//! Escalations in words. One job: the rules that fired for a record, as rows: when each was crossed and how late that was
//! noticed, who was told, and what they said to it (ESC-4).

use crate::args;
use crate::domain::incident::event::Kind;
use crate::domain::incident::report::Escalation;
use crate::domain::incident::{Past, Place, Record};
use crate::domain::time::Instant;
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
        let late = w.period(past.recorded_at.since(past.at));
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
