//! The noun `sla`. One job: why a clock shows what it shows, and clocks counted again for whoever checks them from outside.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Noun, Runs, Verb, choices, one, place};
use super::incident::exact::shows;
use super::incident::{id_of, wake};
use super::lines::{self, instant, seconds};
use super::print::object_or;
use super::session::{Session, Setup, words};
use crate::domain::incident::Record;
use crate::domain::policy::clocks::Source;
use crate::domain::sla::clock::Goal;
use crate::domain::sla::explain::{Breach, Change, Explanation, How, Known, Stand, What, Which, all, explain};
use crate::domain::sla::replay::{Replayed, Timeline, Verdict};
use crate::domain::time::Span;
use crate::text::explain::{explained, printed};
use crate::{args, msg};
use serde_json::{Map, Value, json};

/// Cells of a line where nobody says how many.
const WIDTH: usize = 80;

pub fn noun() -> Noun {
    let file = place("file", "FILE", msg!("cli-flag-lines"));
    let id = place("id", "ID", msg!("cli-flag-id")).required();
    let which = one("clock", "CLOCK", msg!("cli-flag-clock"));
    let width = one("width", "N", msg!("cli-flag-width"));
    Noun {
        name: "sla",
        about: msg!("cli-sla"),
        verbs: vec![
            Verb {
                name: "explain",
                about: msg!("cli-sla-explain"),
                flags: vec![id, which, width],
                run: Runs::Desk(why),
            },
            Verb { name: "replay", about: msg!("cli-sla-replay"), flags: vec![file], run: Runs::Bare(replay) },
        ],
    }
}

/// The clock that lists show, or the one that is named.
fn why(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let id = id_of(&call.text("id"), session.locale())?;
    let cells = call.number::<usize>("width")?.unwrap_or(WIDTH);
    wake(session)?;
    let record = session.desk.record(&session.caller, id, session.now)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let known = Known { policy: &ground.policy, calendars: &ground.calendars, directory: &ground.directory };
    let clocks = all(&record, known, session.now);
    let which = chosen(call, &clocks, &record)?;
    let Some(why) = explain(&record, which, known, session.now) else { return Err(none(call).into()) };
    object_or(session.setup, "clock", exact(&why, &record), || {
        format!("{}\n", printed(&explained(&why, &record, &words, cells)))
    })?;
    Ok(Exit::Done)
}

/// A clock by its name; a stage without a line is that of the present one.
fn chosen(call: &Call<'_>, clocks: &[Which], record: &Record) -> Result<Which, Failure> {
    let Some(first) = clocks.first() else { return Err(none(call)) };
    let Some(name) = call.given("clock") else { return Ok(*first) };
    let meant = name.trim().replace('-', "_");
    let named = clocks.iter().find(|which| which.name() == meant);
    let of_kind = || clocks.iter().filter(|which| which.kind.name() == meant);
    let here = of_kind().find(|which| which.line == record.incident.line).or_else(|| of_kind().next());
    named.or(here).copied().ok_or_else(|| {
        let names: Vec<String> = clocks.iter().map(|which| which.name()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let said = call.locale.tf(msg!("explain-no-clock"), &args![name = name]);
        let hint = call.locale.tf(msg!("explain-clocks"), &args![names = choices(&names)]);
        Failure::new(Exit::NotFound, said).hint(hint)
    })
}

fn none(call: &Call<'_>) -> Failure {
    Failure::new(Exit::NotFound, call.locale.t("explain-none"))
}

fn exact(why: &Explanation, record: &Record) -> Value {
    let (rule, goal, reading) = (&why.rule, &why.rule.goal, &why.reading);
    let parts = why.parts.iter().map(|part| {
        let (from, to) = (part.from.to_rfc3339(), part.to.to_rfc3339());
        let [service, sum] = [part.service, part.sum].map(seconds);
        stand(&part.stand, json!({ "from": from, "to": to, "service_s": service, "sum_s": sum }))
    });
    let stretches = why.stretches.iter().map(|stretch| {
        let (from, to) = (stretch.from.to_rfc3339(), stretch.to.to_rfc3339());
        stand(&stretch.stand, json!({ "from": from, "to": to, "ahead": stretch.ahead }))
    });
    let [warning, critical] = rule.bands.map(|(left, at)| json!({ "left_s": seconds(left), "at": instant(at) }));
    json!({
        "incident": record.incident.id.to_string(),
        "clock": why.which.kind.name(),
        "line": (why.which.line > 0).then_some(why.which.line),
        "shows": shows(reading.shows),
        "goal_s": seconds(reading.goal),
        "used_s": seconds(reading.used),
        "left_s": seconds(reading.left),
        "due": instant(why.limit),
        "from": why.from.to_rfc3339(),
        "until": why.until.to_rfc3339(),
        "now": why.now.to_rfc3339(),
        "cycle": why.cycle,
        "agreement": goal.agreement.as_str(),
        "default": rule.default,
        "to_renew": rule.to_renew,
        "out_of_scope": rule.out_of_scope,
        "priority": goal.priority,
        "nature": rule.nature.as_ref().map(|nature| nature.as_str()),
        "source": rule.source.map(source),
        "calendar": goal.calendar.as_str(),
        "calendar_version": goal.calendar_version,
        "zone": rule.zone,
        "policy": goal.policy,
        "policy_now": rule.policy,
        "set_by": rule.seq,
        "warning": warning,
        "critical": critical,
        "breaches": why.breaches.iter().map(breach).collect::<Vec<_>>(),
        "parts": parts.collect::<Vec<_>>(),
        "stretches": stretches.collect::<Vec<_>>(),
        "changes": why.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn stand(stand: &Stand, mut object: Value) -> Value {
    let (name, reason) = match stand {
        Stand::Open => ("open", None),
        Stand::Shut => ("shut", None),
        Stand::Paused(reason) => ("paused", reason.as_ref()),
        Stand::Stopped => ("stopped", None),
        Stand::Cancelled => ("cancelled", None),
        Stand::Undone => ("undone", None),
    };
    object["is"] = name.into();
    object["reason"] = reason.map(|code| code.as_str()).into();
    object
}

fn source(source: Source) -> Value {
    match source {
        Source::Row => json!({ "of": "target" }),
        Source::Share { percent, of } => json!({ "of": "resolution", "percent": percent, "whole_s": seconds(of) }),
        Source::Fixed => json!({ "of": "clock" }),
        Source::Given => json!({ "of": "act" }),
    }
}

fn breach(breach: &Breach) -> Value {
    let (how, seq, over) = match &breach.how {
        How::Time => ("time", None, None),
        How::Reclassified { seq, over } => ("reclassified", Some(*seq), Some(seconds(*over))),
        How::Before { seq, .. } => ("before", *seq, None),
    };
    json!({ "at": breach.at.to_rfc3339(), "how": how, "seq": seq, "over_s": over })
}

fn change(change: &Change) -> Value {
    let side = |goal: &Goal| json!({ "goal_s": seconds(goal.goal), "priority": goal.priority });
    let (did, from, to) = match &change.what {
        What::Started(goal) => ("started", None, Some(side(goal))),
        What::Paused(_) => ("paused", None, None),
        What::Resumed => ("resumed", None, None),
        What::Stopped => ("stopped", None, None),
        What::Restarted => ("restarted", None, None),
        What::Cancelled => ("cancelled", None, None),
        What::Retargeted { from, to, .. } => ("retargeted", Some(side(from)), Some(side(to))),
        What::Untargeted { from, to } => ("untargeted", Some(side(from)), Some(side(to))),
        What::Undone { .. } => ("undone", None, None),
    };
    let [due_from, due_to] = change.due.map(instant);
    json!({
        "seq": change.seq, "at": change.at.to_rfc3339(), "did": did, "from": from, "to": to,
        "due_from": due_from, "due_to": due_to, "undone": change.undone,
    })
}

fn replay(_: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    lines::answer(call, |timeline: &Timeline| {
        timeline.replay().map(|replayed| replayed_json(&replayed)).map_err(|error| error.to_string())
    })
}

fn replayed_json(replayed: &Replayed) -> Value {
    let mut fields = Map::new();
    for (name, clock) in [("response", replayed.response), ("resolution", replayed.resolution)] {
        let verdict = clock.and_then(|clock| clock.verdict);
        let of = |pick: fn(Verdict) -> Span| verdict.map_or(Value::Null, |verdict| seconds(pick(verdict)));
        fields.insert(format!("{name}_due"), instant(clock.and_then(|clock| clock.due)));
        fields.insert(format!("{name}_worked_seconds"), of(|v| v.worked));
        fields.insert(format!("{name}_margin_seconds"), of(|v| v.margin));
        fields.insert(format!("{name}_overrun_seconds"), of(|v| v.overrun));
        fields.insert(format!("{name}_breached"), json!(verdict.map(|v| v.breached)));
    }
    fields.insert("paused_seconds".into(), seconds(replayed.paused));
    if !replayed.not_counted.is_empty() {
        fields.insert("not_counted".into(), json!(replayed.not_counted));
    }
    Value::Object(fields)
}
