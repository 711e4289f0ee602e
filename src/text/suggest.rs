//! Suggestions. One job: what speaks for giving an incident to somebody, on one line.

use crate::domain::people::suggest::{Candidate, Duty};
use crate::text::Locale;
use crate::text::safe::safe_line;
use crate::{args, msg};

/// `skill network · on duty · 3 open`.
pub fn why(candidate: &Candidate, locale: &Locale) -> String {
    let Candidate { skills, duty, load, .. } = candidate;
    let skills: Vec<_> = skills.iter().map(|skill| safe_line(skill.as_str()).into_owned()).collect();
    let skilled =
        (!skills.is_empty()).then(|| locale.tf(msg!("suggest-skill"), &args![skills = skills.join(", ")]).into_owned());
    let duty = match duty {
        Duty::Always => None,
        Duty::On => Some(locale.t(msg!("suggest-on-duty")).into_owned()),
        Duty::Off => Some(locale.t(msg!("suggest-off-duty")).into_owned()),
    };
    let open = locale.tf(msg!("suggest-open"), &args![open = load.open]).into_owned();
    skilled.into_iter().chain(duty).chain([open]).collect::<Vec<_>>().join(" · ")
}
