//! The noun `agreement`. One job: why a record is under the agreement it is under.

use super::call::Call;
use super::exit::{Exit, Stop};
use super::grammar::{Noun, Runs, Verb, place};
use super::incident::{id_of, wake};
use super::print::object_or;
use super::session::{Session, words};
use crate::domain::incident::decide::clocking::asked;
use crate::domain::policy::lookup::Scope;
use crate::domain::time::zone::Zone;
use crate::text::agreement;
use crate::{args, msg};
use serde_json::json;

pub fn noun() -> Noun {
    let id = place("id", "ID", msg!("cli-flag-id")).required();
    Noun {
        name: "agreement",
        about: msg!("cli-agreement"),
        verbs: vec![Verb { name: "why", about: msg!("cli-agreement-why"), flags: vec![id], run: Runs::Desk(why) }],
    }
}

/// By the policy in force, on the day of the report.
fn why(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let id = id_of(&call.text("id"), session.locale())?;
    wake(session)?;
    let record = session.desk.record(&session.caller, id, session.now)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let zone = Zone::named(&ground.policy.zone).unwrap_or_else(|_| Zone::utc());
    let incident = &record.incident;
    let asked = asked(&ground.directory, &zone, incident, incident.reported_at.unwrap_or(session.now));
    let reason = ground.policy.reason_for(&asked);
    let taken = reason.scope.agreement().or_else(|| ground.policy.default_agreement());
    let (scope, to_renew) = match reason.scope {
        Scope::Covered { to_renew, .. } => ("covered", to_renew),
        Scope::Default { to_renew, .. } => ("default", to_renew),
        Scope::OutOfScope => ("out_of_scope", false),
    };
    let others = reason.others.iter().map(|(other, why)| {
        json!({ "agreement": other.id.as_str(), "behind": why.name(), "date": why.date().map(|date| date.to_string()) })
    });
    let object = json!({
        "id": id.to_string(),
        "agreement": taken.map(|agreement| agreement.id.as_str()),
        "recorded": incident.agreement.as_ref().map(|code| code.as_str()),
        "scope": scope,
        "to_renew": to_renew,
        "organisation": reason.organisation,
        "service": reason.service,
        "nature": reason.nature.as_ref().map(|nature| nature.as_str()),
        "others": others.collect::<Vec<_>>(),
    });
    object_or(session.setup, "agreement.why", object, || {
        let mut lines: Vec<String> = taken.map(|agreement| agreement::name(agreement, &words)).into_iter().collect();
        // What was recorded under an earlier policy stays as it was.
        if let Some(code) = incident.agreement.as_ref().filter(|code| taken.is_none_or(|taken| taken.id != **code)) {
            let names = ground.policy.agreement(code).map(|agreement| &agreement.names);
            let name = words.named(names, code);
            lines.push(words.say(msg!("agreement-why-recorded"), &args![name = name]));
        }
        lines.extend(agreement::why(&reason, &words));
        lines.iter().map(|line| format!("{line}\n")).collect()
    })?;
    Ok(Exit::Done)
}
