//! The noun `config`. One job: where the settings are read from, and what is wrong with them.

use super::call::Call;
use super::exit::{Exit, Stop};
use super::grammar::{Noun, Runs, Verb};
use super::print;
use super::session::Setup;
use crate::shell::config::Finding;
use crate::{args, msg};
use serde_json::{Value, json};

pub fn noun() -> Noun {
    Noun {
        name: "config",
        about: msg!("cli-config"),
        verbs: vec![
            Verb { name: "path", about: msg!("cli-config-path"), flags: vec![], run: Runs::Bare(path) },
            Verb { name: "check", about: msg!("cli-config-check"), flags: vec![], run: Runs::Bare(check) },
        ],
    }
}

fn path(setup: &Setup, _: &Call<'_>) -> Result<Exit, Stop> {
    let path = setup.config.path.display().to_string();
    let there = setup.config.path.exists();
    print::object_or(setup, "config.path", json!({ "path": path, "there": there }), || format!("{path}\n"))?;
    Ok(Exit::Done)
}

/// Every finding with its place; they are the answer, so they stand on standard output.
fn check(setup: &Setup, _: &Call<'_>) -> Result<Exit, Stop> {
    let (locale, path) = (&setup.locale, setup.config.path.display().to_string());
    let said = |finding: &Finding| setup.config.said(finding, locale);
    let of = |finding: &Finding| -> Value { json!({ "line": finding.line, "message": said(finding) }) };
    let findings: Vec<Value> = setup.config.findings.iter().map(of).collect();
    let object = json!({ "path": path, "there": setup.config.path.exists(), "findings": findings });
    print::object_or(setup, "config.check", object, || {
        let lines: Vec<String> = setup.config.findings.iter().map(said).collect();
        let fine = match setup.config.path.exists() {
            true => locale.tf(msg!("config-good"), &args![path = path.as_str()]),
            false => locale.tf(msg!("config-none"), &args![path = path.as_str()]),
        };
        let told = if lines.is_empty() { fine.into_owned() } else { lines.join("\n") };
        format!("{told}\n")
    })?;
    match setup.config.findings.is_empty() {
        true => Ok(Exit::Done),
        false => Err(Stop::Said(Exit::Invalid)),
    }
}
