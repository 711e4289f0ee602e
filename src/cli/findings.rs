//! Findings of a policy. One job: a text read and looked at, and what is wrong with it or looks wrong, with places.

use super::exit::{Exit, Stop};
use super::print::{note, object_or, put};
use super::session::Session;
use crate::domain::policy::error::{PolicyError, Severity};
use crate::domain::policy::{lint, parse};
use crate::text::findings::policy_error;
use crate::{args, msg};
use serde_json::{Value, json};

/// Reads a policy and looks at it on the desk's day; without a path it is the one in force. Warnings are told and end well; mistakes end as invalid.
///
/// # Errors
/// What cannot be printed, and a text that is no policy.
pub fn checked(session: &Session<'_>, schema: &'static str, path: Option<&str>, text: &str) -> Result<Exit, Stop> {
    let (policy, mut findings) = parse::check(text, 1);
    if let Some(policy) = &policy {
        findings.extend(lint::lint(text, policy, Some(&session.ground().policy), session.now));
        findings.extend(parse::against(text, &session.ground().directory));
        findings.sort_by_key(|finding| (finding.line, finding.column));
    }
    told(session, schema, path, &findings)?;
    if policy.is_some() { Ok(Exit::Done) } else { Err(Stop::Said(Exit::Invalid)) }
}

/// Every finding with its place; they are the answer, so they stand on standard output.
///
/// # Errors
/// What cannot be printed.
pub fn told(
    session: &Session<'_>,
    schema: &'static str,
    path: Option<&str>,
    findings: &[PolicyError],
) -> Result<(), Stop> {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    if session.setup.form.is_json() {
        let of = |finding: &PolicyError| -> Value {
            json!({
                "severity": if finding.severity() == Severity::Error { "error" } else { "warning" },
                "line": finding.line,
                "column": finding.column,
                "path": finding.path,
                "kind": finding.problem.message_id().trim_start_matches("policy-"),
                "message": policy_error(finding, session.locale()),
            })
        };
        let found: Vec<Value> = findings.iter().map(of).collect();
        let object = json!({ "ok": errors == 0, "findings": found });
        return object_or(session.setup, schema, object, String::new);
    }
    for finding in findings {
        put(&format!("{}\n", policy_error(finding, session.locale())))?;
    }
    let warnings = findings.len() - errors;
    let locale = session.locale();
    let said = match (path, errors) {
        (None, _) => {
            let version = session.ground().policy.version;
            locale.tf(msg!("cli-policy-looked"), &args![version = version, warnings = warnings])
        }
        (Some(path), 0) => locale.tf(msg!("cli-policy-good"), &args![path = path, warnings = warnings]),
        (Some(path), errors) => locale.tf(msg!("cli-policy-bad"), &args![path = path, errors = errors]),
    };
    note(session.setup, &said);
    Ok(())
}
