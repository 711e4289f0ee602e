//! The noun `incident`. One job: which verbs it has; each stands in a file of its own.

pub(super) mod acts;
mod attachments;
mod edit;
pub(super) mod exact;
mod list;
mod new;
pub(super) mod refs;
pub(super) mod show;
mod suggest;
mod undo;
mod warn;

pub use list::queue;

use super::exit::{Exit, Failure, Stop};
use super::grammar::{Noun, Runs, Verb};
use super::session::Session;
use crate::domain::id::IncidentId;
use crate::text::Locale;
use crate::{args, msg};

/// Recording, looking, and every act.
pub fn noun() -> Noun {
    let mut verbs = vec![
        Verb { name: "new", about: msg!("cli-incident-new"), flags: new::FLAGS.to_vec(), run: Runs::Desk(new::run) },
        Verb {
            name: "list",
            about: msg!("cli-incident-list"),
            flags: list::FLAGS.to_vec(),
            run: Runs::Glance(list::run),
        },
        Verb {
            name: "show",
            about: msg!("cli-incident-show"),
            flags: show::FLAGS.to_vec(),
            run: Runs::Desk(show::run),
        },
    ];
    verbs.extend(acts::ACTS.iter().map(acts::verb));
    verbs.extend(attachments::verbs());
    verbs.push(Verb {
        name: "undo",
        about: msg!("cli-incident-undo"),
        flags: undo::FLAGS.to_vec(),
        run: Runs::Desk(undo::run),
    });
    Noun { name: "incident", about: msg!("cli-incident"), verbs }
}

/// A number as people write it: `20417`, `3.17`, `#20417`.
///
/// # Errors
/// A failure: what was typed is not one.
pub(super) fn id_of(text: &str, locale: &Locale) -> Result<IncidentId, Failure> {
    let number = text.trim().trim_start_matches('#');
    number.parse().map_err(|_| Failure::new(Exit::Usage, locale.tf(msg!("cli-not-a-number"), &args![value = text])))
}

/// Ends suspensions whose time is over before anything is looked at or done (SLA-3).
///
/// # Errors
/// What the desk says; a file that cannot be written can still be read.
pub(super) fn wake(session: &mut Session<'_>) -> Result<(), Stop> {
    use crate::desk::{DeskError, StoreError};
    match session.desk.wake(&session.caller, session.now) {
        Ok(_) | Err(DeskError::Store(StoreError::ReadOnly { .. } | StoreError::Busy { .. })) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
