//! The noun `policy`. One job: show, check, weigh and apply what the process owner decides.

mod diff;

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::findings::{checked, told};
use super::grammar::{Noun, Runs, Verb, one, place, switch};
use super::print::{Cell, Column, Table, object_or, table};
use super::session::{Session, words};
use crate::desk::PolicyError;
use crate::text::safe::safe_block;
use crate::{args, msg};
use serde_json::json;

pub fn noun() -> Noun {
    let file = place("file", "FILE", msg!("cli-flag-policy-file")).required();
    let version = one("version", "N", msg!("cli-flag-policy-version"));
    let changes = switch("changes", msg!("cli-flag-policy-changes"));
    Noun {
        name: "policy",
        about: msg!("cli-policy"),
        verbs: vec![
            Verb { name: "show", about: msg!("cli-policy-show"), flags: vec![version], run: Runs::Desk(show) },
            Verb { name: "check", about: msg!("cli-policy-check"), flags: vec![file], run: Runs::Desk(check) },
            Verb {
                name: "diff",
                about: msg!("cli-policy-diff"),
                flags: vec![file, changes],
                run: Runs::Desk(diff::run),
            },
            Verb { name: "apply", about: msg!("cli-policy-apply"), flags: vec![file], run: Runs::Desk(apply) },
            Verb { name: "history", about: msg!("cli-policy-history"), flags: vec![], run: Runs::Desk(history) },
        ],
    }
}

fn show(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let version = call.number::<u32>("version")?;
    let Some(text) = session.desk.policy_text(&session.caller, version)? else {
        let version = version.unwrap_or_default();
        let said = call.locale.tf(msg!("cli-policy-no-version"), &args![version = version]);
        return Err(Failure::new(Exit::NotFound, said).into());
    };
    let version = version.unwrap_or(session.desk.ground().policy.version);
    let object = json!({ "version": version, "text": text });
    object_or(session.setup, "policy", object, || safe_block(&text).into_owned())?;
    Ok(Exit::Done)
}

fn check(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let path = call.text("file");
    checked(session, "policy.check", Some(&path), &call.file(&path)?)
}

fn apply(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let path = call.text("file");
    let text = call.file(&path)?;
    match session.desk.apply_policy(&text, &session.caller, session.now) {
        Ok(applied) => {
            let (version, retargeted) = (applied.version, applied.retargeted);
            let object = json!({ "version": version, "retargeted": retargeted });
            object_or(session.setup, "policy.applied", object, || {
                let made = msg!("cli-policy-applied");
                format!("{}\n", call.locale.tf(made, &args![version = version, retargeted = retargeted]))
            })?;
            Ok(Exit::Done)
        }
        Err(PolicyError::Desk(error)) => Err(error.into()),
        Err(PolicyError::Broken(findings)) => {
            told(session, "policy.check", Some(&path), &findings)?;
            Err(Stop::Said(Exit::Invalid))
        }
    }
}

fn history(session: &mut Session<'_>, _: &Call<'_>) -> Result<Exit, Stop> {
    let versions = session.desk.policy_history(&session.caller)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let label = |id: &'static str| session.locale().t(id).into_owned();
    let column = |name, id, right| Column { name, label: label(id), usual: true, right };
    let columns = vec![
        column("version", msg!("cli-column-version"), true),
        column("at", msg!("cli-column-at"), false),
        column("by", msg!("cli-column-by"), false),
        column("seq", msg!("cli-column-seq"), true),
    ];
    let total = versions.len();
    let rows = versions.iter().take(session.setup.limit.unwrap_or(usize::MAX)).map(|applied| {
        let key = ground.directory.get(applied.by).map(|entry| entry.key.to_string());
        vec![
            Cell::new(applied.version.to_string(), applied.version),
            Cell::new(words.instant(applied.at), applied.at.to_rfc3339()),
            Cell::new(words.person(applied.by), key),
            Cell::new(applied.seq.to_string(), applied.seq),
        ]
    });
    table(&Table { schema: "policy.version", columns, rows: rows.collect(), total }, session.setup)?;
    Ok(Exit::Done)
}
