//! The noun `agreement`. One job: whom the policy promises what, and why a record is under the agreement it is under.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Noun, Runs, Verb, choices, place};
use super::incident::{id_of, show::lines, wake};
use super::print::{Cell, Column, Table, object_or, table};
use super::session::{Session, words};
use crate::desk::Ground;
use crate::domain::code::Code;
use crate::domain::incident::decide::clocking::asked;
use crate::domain::policy::Agreement;
use crate::domain::policy::lookup::Scope;
use crate::domain::sla::calendar::Windows;
use crate::domain::time::Span;
use crate::domain::time::zone::Zone;
use crate::text::agreement::{self, STANDING};
use crate::text::difference::KEY;
use crate::{args, msg};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::borrow::Cow;

pub fn noun() -> Noun {
    let id = place("id", "ID", msg!("cli-flag-id")).required();
    let code = place("code", "CODE", msg!("cli-flag-agreement")).required();
    Noun {
        name: "agreement",
        about: msg!("cli-agreement"),
        verbs: vec![
            Verb { name: "list", about: msg!("cli-agreement-list"), flags: vec![], run: Runs::Desk(list) },
            Verb { name: "show", about: msg!("cli-agreement-show"), flags: vec![code], run: Runs::Desk(show) },
            Verb { name: "why", about: msg!("cli-agreement-why"), flags: vec![id], run: Runs::Desk(why) },
        ],
    }
}

/// Days of validity are days of the desk's zone.
fn zone(ground: &Ground) -> Zone {
    Zone::named(&ground.policy.zone).unwrap_or_else(|_| Zone::utc())
}

fn list(session: &mut Session<'_>, _: &Call<'_>) -> Result<Exit, Stop> {
    session.desk.actor(&session.caller)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let today = zone(&ground).to_local(session.now).date();
    let column = |name, label: Cow<'_, str>| Column { name, label: label.into_owned(), usual: true, right: false };
    let own = |id: &'static str| session.locale().t(id);
    let key = |name: &'static str| column(name, session.locale().term(&KEY, name));
    let columns = vec![
        column("id", own(msg!("cli-column-code"))),
        column("name", own(msg!("cli-column-name"))),
        column("standing", own(msg!("agreement-standing"))),
        column("default", own(msg!("cli-column-default"))),
        key("organisations"),
        key("services"),
        key("natures"),
        column("valid_from", own(msg!("cli-column-from"))),
        column("valid_until", own(msg!("cli-column-until"))),
    ];
    let keys = |keys: &[String]| Cell::new(keys.join(", "), keys.to_vec());
    let date = |date: Option<NaiveDate>| date.map_or_else(Cell::none, |date| Cell::text(&date.to_string()));
    let row = |it: &Agreement| {
        let standing = ground.policy.standing(it, today).name();
        let yes = if it.default { own(msg!("value-yes")) } else { Cow::Borrowed("") };
        let natures: Vec<String> = it.natures.iter().map(|nature| words.nature(nature)).collect();
        vec![
            Cell::text(it.id.as_str()),
            Cell::text(session.locale().names(&it.names)),
            Cell::new(session.locale().term(&STANDING, standing), standing),
            Cell::new(yes, it.default),
            keys(&it.organisations),
            keys(&it.services),
            Cell::new(natures.join(", "), codes(&it.natures)),
            date(it.valid_from),
            date(it.valid_until),
        ]
    };
    let all = &ground.policy.agreements;
    let rows = all.iter().take(session.setup.limit.unwrap_or(usize::MAX)).map(row).collect();
    table(&Table { schema: "agreement", columns, rows, total: all.len() }, session.setup)?;
    Ok(Exit::Done)
}

fn codes(list: &[Code]) -> Vec<&str> {
    list.iter().map(Code::as_str).collect()
}

fn show(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    session.desk.actor(&session.caller)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let id = call.text("code");
    let Some(found) = ground.policy.agreement(&Code::new(&id)) else {
        let all: Vec<&str> = ground.policy.agreements.iter().map(|it| it.id.as_str()).collect();
        let said = call.locale.tf(msg!("cli-agreement-none"), &args![id = id]);
        let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = choices(&all)]);
        return Err(Failure::new(Exit::NotFound, said).hint(hint).into());
    };
    let today = zone(&ground).to_local(session.now).date();
    object_or(session.setup, "agreement", exact(found, &ground, today)?, || {
        agreement::sections(found, today, &words).iter().map(lines).collect::<Vec<_>>().join("\n")
    })?;
    Ok(Exit::Done)
}

fn exact(it: &Agreement, ground: &Ground, today: NaiveDate) -> Result<Value, Failure> {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let span = |span: Option<Span>| span.map(|span| span.to_string());
    let targets = it.targets.iter().map(|target| {
        let mut row = json!({
            "priority": target.priority,
            "nature": target.nature.as_ref().map(Code::as_str),
            "calendar": target.calendar.as_str(),
            "response": span(target.response),
            "resolution": span(target.resolution),
            "update": span(target.update),
        });
        if let Some(row) = row.as_object_mut() {
            row.extend(target.others.iter().map(|(kind, goal)| (kind.name().to_owned(), goal.to_string().into())));
        }
        row
    });
    let windows = serde_json::to_value(Windows(it.interruptions.clone()));
    Ok(json!({
        "id": it.id.as_str(),
        "standing": ground.policy.standing(it, today).name(),
        "default": it.default,
        "organisations": it.organisations,
        "services": it.services,
        "natures": codes(&it.natures),
        "valid_from": date(it.valid_from),
        "valid_until": date(it.valid_until),
        "authorised_by": it.authorised_by,
        "contacts": it.contacts,
        "interruptions": windows.map_err(|error| Failure::new(Exit::Failed, error.to_string()))?,
        "availability": it.availability.map(|it| it.to_string()),
        "targets": targets.collect::<Vec<_>>(),
    }))
}

/// By the policy in force, on the day of the report.
fn why(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let id = id_of(&call.text("id"), session.locale())?;
    wake(session)?;
    let record = session.desk.record(&session.caller, id, session.now)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let incident = &record.incident;
    let asked = asked(&ground.directory, &zone(&ground), incident, incident.reported_at.unwrap_or(session.now));
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
