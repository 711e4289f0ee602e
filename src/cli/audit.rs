//! The noun `audit`. One job: prove the file and note its head (AUD-2); the trail itself is browsed in [`super::trail`].

use super::call::Call;
use super::exit::{Exit, Stop};
use super::grammar::{Noun, Runs, Verb, one, place, places};
use super::print::object_or;
use super::session::Session;
use super::trail::{list, show};
use crate::desk::{DeskError, Finding, Link, Lost, Proof, StoreError, Trouble, verify};
use crate::domain::id::IncidentId;
use crate::domain::journal::{hex, unhex};
use crate::domain::stream::Stream;
use crate::text::Locale;
use crate::{args, msg};
use serde_json::json;

pub fn noun() -> Noun {
    let head = one("head", "SEQ:HEX", msg!("cli-flag-head"));
    let before = one("before", "SEQ", msg!("cli-flag-before"));
    let filter = places("filter", "FILTER", msg!("cli-flag-trail"));
    let seq = place("seq", "SEQ", msg!("cli-flag-seq")).required();
    Noun {
        name: "audit",
        about: msg!("cli-audit"),
        verbs: vec![
            Verb { name: "verify", about: msg!("cli-audit-verify"), flags: vec![head], run: Runs::Desk(prove) },
            Verb { name: "head", about: msg!("cli-audit-head"), flags: vec![], run: Runs::Desk(self::head) },
            Verb { name: "list", about: msg!("cli-audit-list"), flags: vec![filter, before], run: Runs::Desk(list) },
            Verb { name: "show", about: msg!("cli-audit-show"), flags: vec![seq], run: Runs::Desk(show) },
        ],
    }
}

/// `SEQ:HEX` or `SEQ HEX`, as `audit head` prints it.
fn link(text: &str) -> Option<Link> {
    let (seq, hash) = text.trim().split_once([':', ' '])?;
    Some(Link { seq: seq.trim().parse().ok()?, hash: unhex(hash.trim())? })
}

fn prove(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let noted = match call.given("head") {
        Some(text) => Some(link(&text).ok_or_else(|| call.bad("head", &text))?),
        None => None,
    };
    let proof = verify(&mut session.desk, noted)?;
    let found: Vec<String> = proof.findings.iter().map(|finding| in_words(finding, call.locale)).collect();
    let object = json!({
        "ok": proof.findings.is_empty(),
        "events": proof.events,
        "incidents": proof.incidents,
        "erased": proof.erased,
        "head": proof.head.map(|head| json!({ "seq": head.seq, "hash": hex(&head.hash) })),
        "findings": found,
    });
    object_or(session.setup, "audit.proof", object, || told(&proof, &found, call.locale))?;
    if proof.findings.is_empty() { Ok(Exit::Done) } else { Err(Stop::Said(Exit::Broken)) }
}

fn told(proof: &Proof, found: &[String], locale: &Locale) -> String {
    let (events, incidents) = (proof.events, proof.incidents);
    let counted = match found {
        [] => locale.tf(msg!("cli-proof-whole"), &args![events = events, incidents = incidents]),
        _ => locale.tf(msg!("cli-proof-broken"), &args![events = events, findings = found.len()]),
    };
    let mut text = format!("{counted}\n");
    for finding in found {
        text.push_str(&format!("  {finding}\n"));
    }
    if proof.erased > 0 {
        text.push_str(&format!("{}\n", locale.tf(msg!("cli-proof-erased"), &args![erased = proof.erased])));
    }
    if let Some(head) = proof.head {
        let head = format!("{}:{}", head.seq, hex(&head.hash));
        text.push_str(&format!("{}\n", locale.tf(msg!("cli-proof-head"), &args![head = head])));
    }
    text
}

fn in_words(finding: &Finding, locale: &Locale) -> String {
    let say = |id: &'static str, args| locale.tf(id, &args).into_owned();
    match finding {
        Finding::Chain(trouble) => trouble_in_words(trouble, locale),
        Finding::NotFolded { seq, why } => say(msg!("cli-finding-not-folded"), args![seq = *seq, why = why]),
        Finding::Version { seq, stream } => {
            say(msg!("cli-finding-version"), args![seq = *seq, stream = name_of(*stream)])
        }
        Finding::Drift { seq, place } => say(msg!("cli-finding-drift"), args![seq = *seq, place = place]),
        Finding::Queue { incident } => say(msg!("cli-finding-queue"), args![incident = incident.to_string()]),
        Finding::Stray { table, more } => say(msg!("cli-finding-stray"), args![table = *table, more = *more]),
        Finding::Article { article } => say(msg!("cli-finding-article"), args![article = article.label()]),
        Finding::Directory { stream } => say(msg!("cli-finding-directory"), args![stream = name_of(*stream)]),
        Finding::Policy { version } => say(msg!("cli-finding-policy"), args![version = *version]),
        Finding::Attachment { incident, number, why } => {
            let id = match why {
                Lost::Missing => msg!("cli-finding-attachment-missing"),
                Lost::Changed => msg!("cli-finding-attachment-changed"),
            };
            say(id, args![incident = incident.to_string(), number = *number])
        }
        Finding::Head { noted } => say(msg!("cli-finding-head"), args![noted = noted.to_string()]),
    }
}

fn trouble_in_words(trouble: &Trouble, locale: &Locale) -> String {
    let (id, seq) = match trouble {
        Trouble::Gap { after, found } => {
            let (after, found) = (after.to_string(), found.to_string());
            return locale.tf(msg!("cli-finding-gap"), &args![after = after, found = found]).into_owned();
        }
        Trouble::Unreadable { seq, why } => {
            let seq = seq.to_string();
            return locale.tf(msg!("cli-finding-unreadable"), &args![seq = seq, why = why]).into_owned();
        }
        Trouble::Unlinked { seq } => (msg!("cli-finding-unlinked"), seq),
        Trouble::Changed { seq } => (msg!("cli-finding-changed"), seq),
        Trouble::Forged { seq } => (msg!("cli-finding-forged"), seq),
    };
    locale.tf(id, &args![seq = seq.to_string()]).into_owned()
}

fn head(session: &mut Session<'_>, _: &Call<'_>) -> Result<Exit, Stop> {
    let empty = || DeskError::Store(StoreError::Damaged { detail: "its journal is empty".to_owned() });
    let head = session.desk.head()?.ok_or_else(empty)?;
    let object = json!({ "seq": head.seq, "hash": hex(&head.hash) });
    object_or(session.setup, "audit.head", object, || format!("{} {}\n", head.seq, hex(&head.hash)))?;
    Ok(Exit::Done)
}

/// `incident 20417`, as a finding names a record.
pub(super) fn name_of(stream: Stream) -> String {
    format!("{} {}", stream.kind.name(), IncidentId(stream.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_as_it_is_printed() {
        let head = Link { seq: 7, hash: [0xab; 32] };
        for between in [':', ' '] {
            assert_eq!(link(&format!("7{between}{}", hex(&head.hash))), Some(head));
        }
        for bad in ["", "7", "7:ab", "x:00", &format!("7:{}", "zz".repeat(32))] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }
}
