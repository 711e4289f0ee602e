//! The noun `policy`. One job: show, check, weigh and apply what the process owner decides.

mod diff;

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Noun, Runs, Verb, one, place, switch};
use super::print::{Cell, Column, Table, note, object_or, put, table};
use super::session::{Session, words};
use crate::desk::PolicyError;
use crate::domain::policy::error::{PolicyError as Wrong, Severity};
use crate::domain::policy::parse;
use crate::text::findings::policy_error;
use crate::text::safe::safe_block;
use crate::{args, msg};
use serde_json::{Value, json};

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
    let (policy, findings) = parse::check(&call.file(&path)?, 1);
    told(session, &path, &findings)?;
    match policy {
        Some(_) => Ok(Exit::Done),
        None => Err(Stop::Said(Exit::Invalid)),
    }
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
            told(session, &path, &findings)?;
            Err(Stop::Said(Exit::Invalid))
        }
    }
}

/// Every finding with its place; they are the answer, so they stand on standard output.
fn told(session: &Session<'_>, path: &str, findings: &[Wrong]) -> Result<(), Stop> {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    if session.setup.form.is_json() {
        let of = |finding: &Wrong| -> Value {
            json!({
                "severity": if finding.severity() == Severity::Error { "error" } else { "warning" },
                "line": finding.line,
                "column": finding.column,
                "path": finding.path,
                "message": policy_error(finding, session.locale()),
            })
        };
        let found: Vec<Value> = findings.iter().map(of).collect();
        let object = json!({ "ok": errors == 0, "findings": found });
        return object_or(session.setup, "policy.check", object, String::new);
    }
    for finding in findings {
        put(&format!("{}\n", policy_error(finding, session.locale())))?;
    }
    let said = match errors {
        0 => session.locale().tf(msg!("cli-policy-good"), &args![path = path]),
        errors => session.locale().tf(msg!("cli-policy-bad"), &args![path = path, errors = errors]),
    };
    note(session.setup, &said);
    Ok(())
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
