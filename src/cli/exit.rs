//! How a run ends. One job: the one table of exit codes, and what a failed run has to say.
//!
//! Codes are stable: scripts depend on them. The sentences of refusals come from [`crate::text::refusal`].

use crate::args;
use crate::desk::{DeskError, StoreError, unwritable};
use crate::domain::policy::fields::name;
use crate::domain::refusal::{AttachmentBar, Refusal};
use crate::msg;
use crate::shell::files::outside;
use crate::text::{Locale, Words, refusal};
use std::path::Path;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    Failed,
    Usage,
    NotFound,
    Refused,
    Conflict,
    Invalid,
    Busy,
    Held,
    Broken,
    CannotTell,
}

/// Every end with its number, its name in `--json`, and what it means; `--help` prints it.
pub const EXITS: [(Exit, u8, &str, &str); 11] = [
    (Exit::Done, 0, "done", msg!("cli-exit-done")),
    (Exit::Failed, 1, "failed", msg!("cli-exit-failed")),
    (Exit::Usage, 2, "usage", msg!("cli-exit-usage")),
    (Exit::NotFound, 3, "not_found", msg!("cli-exit-not-found")),
    (Exit::Refused, 4, "refused", msg!("cli-exit-refused")),
    (Exit::Conflict, 5, "conflict", msg!("cli-exit-conflict")),
    (Exit::Invalid, 6, "invalid", msg!("cli-exit-invalid")),
    (Exit::Busy, 7, "busy", msg!("cli-exit-busy")),
    (Exit::Held, 8, "held", msg!("cli-exit-held")),
    (Exit::Broken, 12, "audit_broken", msg!("cli-exit-audit-broken")),
    (Exit::CannotTell, 13, "cannot_tell", msg!("cli-exit-cannot-tell")),
];

impl Exit {
    pub fn number(self) -> u8 {
        EXITS[self as usize].1
    }
    pub fn name(self) -> &'static str {
        EXITS[self as usize].2
    }
}

/// What a run that did not succeed says. Both texts are safe to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub exit: Exit,
    pub message: String,
    pub hint: Option<String>,
}

/// Why a command stopped.
#[derive(Debug)]
pub enum Stop {
    Failure(Failure),
    /// The desk said no, or could not; worded once it is known in which desk.
    Desk(DeskError),
    /// Standard output cannot be written.
    Unwritten(std::io::Error),
    /// Whoever read the output has seen enough (`| head`): not a failure.
    Enough,
    /// Everything was said already; only the code is left.
    Said(Exit),
}

impl Stop {
    /// Why standard output could not be written.
    pub fn written(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Enough,
            _ => Self::Unwritten(error),
        }
    }
}

impl From<DeskError> for Stop {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Desk(refusal.into())
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl Failure {
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), hint: None }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A refusal, in the words of every front end; what is missing also names the flag it is given by.
    pub fn refused(refused: &Refusal, words: &Words<'_>) -> Self {
        let flags = match refused {
            Refusal::Missing { fields } => fields.iter().map(|field| flag_of(field)).collect(),
            Refusal::CustomMissing { fields } => fields.iter().map(|code| format!("--set {}=", name(code))).collect(),
            Refusal::NeedsReason { .. } => vec!["--reason".to_owned()],
            _ => vec![],
        };
        let hints = [
            refusal::hint(refused, words),
            (!flags.is_empty()).then(|| words.say(msg!("cli-hint-flags"), &args![flags = flags.join(" ")])),
        ];
        let hint = hints.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self {
            exit: exit_of(refused),
            message: refusal::refusal(refused, words),
            hint: (!hint.is_empty()).then_some(hint),
        }
    }

    /// What the file at `path` says: what was wrong, where, and what to do.
    pub fn store(error: &StoreError, path: &Path, locale: &Locale) -> Self {
        let shown = |path: &Path| path.display().to_string();
        let path = shown(path);
        let hint = |id| Some(locale.tf(id, &args![path = path.as_str()]).into_owned());
        let rights = || hint(msg!("cli-hint-rights"));
        let path = path.as_str();
        let (exit, id, args, hint) = match error {
            StoreError::NotThere { .. } => {
                (Exit::NotFound, msg!("cli-store-not-there"), args![path = path], hint(msg!("cli-hint-init")))
            }
            StoreError::Exists { .. } => (Exit::Refused, msg!("cli-store-exists"), args![path = path], None),
            StoreError::NotADesk { .. } => {
                (Exit::Failed, msg!("cli-store-not-a-desk"), args![path = path], hint(msg!("cli-hint-init")))
            }
            StoreError::Newer { found, known, .. } => (
                Exit::Failed,
                msg!("cli-store-newer"),
                args![path = path, found = *found, known = *known],
                hint(msg!("cli-hint-newer")),
            ),
            StoreError::Unusable { why, .. } => (
                Exit::Failed,
                msg!("cli-store-unusable"),
                args![path = path, why = why],
                unwritable(Path::new(path)).and_then(|_| rights()),
            ),
            StoreError::Moved => (Exit::Failed, msg!("cli-store-moved"), args![path = path], None),
            StoreError::Busy { seconds, .. } => (
                Exit::Busy,
                msg!("cli-store-busy"),
                args![path = path, seconds = *seconds],
                hint(msg!("cli-hint-busy")),
            ),
            StoreError::Full { .. } => {
                (Exit::Failed, msg!("cli-store-full"), args![path = path], hint(msg!("cli-hint-full")))
            }
            StoreError::ReadOnly { .. } => {
                let what = unwritable(Path::new(path)).map_or_else(|| path.to_owned(), |what| shown(&what));
                (Exit::Refused, msg!("cli-store-read-only"), args![path = what], rights())
            }
            StoreError::Unknown { detail, .. } => {
                (Exit::Failed, msg!("cli-store-unknown"), args![path = path, detail = detail], None)
            }
            StoreError::Damaged { detail } => (
                Exit::Failed,
                msg!("cli-store-damaged"),
                args![path = path, detail = detail],
                hint(msg!("cli-hint-damaged")),
            ),
            StoreError::Sql { doing, detail } => {
                (Exit::Failed, msg!("cli-store-sql"), args![path = path, doing = *doing, detail = detail], None)
            }
            StoreError::NewerZones { found, known } => (
                Exit::Failed,
                msg!("cli-store-newer-zones"),
                args![found = found, known = known],
                hint(msg!("cli-hint-newer-zones")),
            ),
            StoreError::OldSqlite { found } => (Exit::Failed, msg!("cli-store-old-sqlite"), args![found = found], None),
        };
        Self { exit, message: locale.tf(id, &args).into_owned(), hint }
    }

    /// What a file that is not the desk's says.
    fn outside(name: &str, error: &std::io::Error, locale: &Locale) -> Self {
        Self::new(Exit::Failed, outside(name, error, locale))
    }

    /// A desk error before there is a desk at `path`, or in one.
    pub fn desk(error: &DeskError, path: &Path, locale: &Locale, words: Option<&Words<'_>>) -> Self {
        match (error, words) {
            (DeskError::Refused(refused), Some(words)) => Self::refused(refused, words),
            // Without a desk there are no names to word it with.
            (DeskError::Refused(refused), None) => Self::new(exit_of(refused), format!("{refused:?}")),
            (DeskError::Store(error), _) => Self::store(error, path, locale),
            (DeskError::Outside { name, error }, _) => Self::outside(name, error, locale),
            (DeskError::NotUnderstood(what), _) => {
                Self::new(Exit::CannotTell, locale.tf(msg!("cli-not-understood"), &args![what = what]).into_owned())
            }
        }
    }
}

/// What is asked for is missing (2), is not there (3), is not a value (6), was changed meanwhile (5), or is not allowed.
fn exit_of(refusal: &Refusal) -> Exit {
    match refusal {
        Refusal::Missing { .. } | Refusal::CustomMissing { .. } | Refusal::NeedsReason { .. } => Exit::Usage,
        Refusal::NotFound { .. } | Refusal::Attachment { why: AttachmentBar::NotThere, .. } => Exit::NotFound,
        Refusal::Stale { .. } | Refusal::ArticleStale { .. } => Exit::Conflict,
        Refusal::Invalid { .. }
        | Refusal::Custom { .. }
        | Refusal::BadTime { .. }
        | Refusal::TooLong { .. }
        | Refusal::EmptyFile { .. }
        | Refusal::FileTooLarge { .. }
        | Refusal::KeyTaken { .. }
        | Refusal::WhichTeam { .. }
        | Refusal::NoTeamInLine { .. }
        | Refusal::NotInTeam { .. } => Exit::Invalid,
        _ => Exit::Refused,
    }
}

/// Fields that are given by a flag of another name.
const FLAGS: [(&str, &str); 4] = [("text", "-m"), ("words", "-m"), ("changes", "--set"), ("assignee", "--to")];

fn flag_of(field: &str) -> String {
    let other = FLAGS.iter().find(|(name, _)| *name == field).map(|(_, flag)| (*flag).to_owned());
    other.unwrap_or_else(|| format!("--{}", field.replace('_', "-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_ends_and_numbers_rise() {
        for (n, (exit, _, _, _)) in EXITS.iter().enumerate() {
            assert_eq!(*exit as usize, n);
        }
        assert!(EXITS.is_sorted_by_key(|row| row.1));
    }
}
