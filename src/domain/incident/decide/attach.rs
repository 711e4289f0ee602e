//! Attachments. One job: files come to a record, are taken off it, and are erased (LIFE-2, AUD-4).
//!
//! What is decided is the fact: name, size, hash. The bytes are kept by the store; nothing here ever sees one.

use super::{Ctx, Decided, Draft, TEXT_LIMIT, TITLE_LIMIT, authorise, maybe, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::incident::command::NewAttachment;
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::Incident;
use crate::domain::incident::media::{base_name, media_type};
use crate::domain::incident::report::{Attachment, AttachmentColumn as Column};
use crate::domain::journal::hex;
use crate::domain::people::rights::Act;
use crate::domain::policy::Policy;
use crate::domain::refusal::{AttachmentBar, Refusal};
use crate::domain::time::Instant;

/// Refuses a file by its size: to be asked before anybody reads it.
///
/// # Errors
/// It is empty, or larger than the policy lets it be.
pub fn fits(policy: &Policy, name: &str, size: u64) -> Result<(), Refusal> {
    let (name, limit) = (base_name(name).to_owned(), policy.rules.attachment_limit());
    match size {
        0 => Err(Refusal::EmptyFile { name }),
        size if size > limit => Err(Refusal::FileTooLarge { name, limit }),
        _ => Ok(()),
    }
}

/// Attaches files; possible for ever, as a note is. One event each, so that each has its line and its number.
pub fn attach(
    ctx: &Ctx,
    incident: &Incident,
    files: &[NewAttachment],
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Vec<Decided>, Refusal> {
    let role = authorise(ctx, actor, Act::Note, Some(incident))?;
    if files.is_empty() {
        return Err(Refusal::Missing { fields: vec!["attachment"] });
    }
    let mut record = incident.clone();
    let mut decided = Vec::with_capacity(files.len());
    for file in files {
        fits(ctx.policy, &file.name, file.size)?;
        let name = words("name", base_name(&file.name), TITLE_LIMIT)?;
        let n = u32::try_from(record.attachments.len()).unwrap_or(u32::MAX);
        let mut draft = Draft::new(&record, Kind::Attached, now);
        draft.attachment(n, Column::MediaType, &Some(Code::new(media_type(name.as_str()))));
        draft.attachment(n, Column::Name, &Some(name));
        draft.attachment(n, Column::Size, &i64::try_from(file.size).ok());
        draft.attachment(n, Column::Hash, &Some(Code::new(&hex(&file.hash))));
        draft.attachment(n, Column::Attached, &true);
        // What is said is said once, of all of them.
        draft.text(if decided.is_empty() { maybe("text", text)? } else { None });
        let one = draft.done(role.clone());
        // It was made for this record.
        let _fits = record.apply(&one.event);
        decided.push(one);
    }
    Ok(decided)
}

/// Takes a file off the record; its bytes stay, and undo puts it back.
pub fn detach(
    ctx: &Ctx,
    incident: &Incident,
    n: u32,
    reason: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Record, Some(incident))?;
    if !attachment(incident, n)?.attached {
        return Err(barred(n, AttachmentBar::Detached));
    }
    let mut draft = Draft::new(incident, Kind::Detached, now);
    draft.attachment(n, Column::Attached, &false);
    draft.text(Some(words("reason", reason, TEXT_LIMIT)?));
    Ok(draft.done(role))
}

/// Erases a file on lawful request: the fact stays, name and bytes go for ever.
pub fn erase(
    ctx: &Ctx,
    incident: &Incident,
    n: u32,
    reason: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Erase, Some(incident))?;
    attachment(incident, n)?;
    let mut draft = Draft::new(incident, Kind::AttachmentErased, now);
    draft.attachment(n, Column::Attached, &false);
    draft.attachment(n, Column::Erased, &true);
    draft.text(Some(words("reason", reason, TEXT_LIMIT)?));
    Ok(draft.done(role))
}

/// An attachment that still has its bytes, on the record or taken off it; `n` counts from 0.
///
/// # Errors
/// It was never there, or was erased.
pub fn attachment(incident: &Incident, n: u32) -> Result<&Attachment, Refusal> {
    match incident.attachments.get(n as usize) {
        None => Err(barred(n, AttachmentBar::NotThere)),
        Some(row) if row.erased => Err(barred(n, AttachmentBar::Erased)),
        Some(row) => Ok(row),
    }
}

fn barred(n: u32, why: AttachmentBar) -> Refusal {
    Refusal::Attachment { number: n.saturating_add(1), why }
}
