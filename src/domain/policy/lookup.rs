//! Questions to a policy. One job: entries by code, the matrix, and which agreement covers a report.

use super::{Agreement, Channel, ClosingCode, Line, Named, NamedCalendar, Nature, Policy, Role, Suspension, Target};
use crate::domain::code::Code;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Whether a report is under an agreement, and which (LIFE-4, SLA-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'p> {
    /// Under this agreement; `to_renew` when it is past its end and has no successor.
    Covered { agreement: &'p Agreement, to_renew: bool },
    /// No agreement of its own, but the default one covers it.
    Default { agreement: &'p Agreement, to_renew: bool },
    /// Under none; it may be refused, or taken under [`Policy::default_agreement`] and flagged.
    OutOfScope,
}

impl<'p> Scope<'p> {
    /// The agreement it is under.
    pub fn agreement(self) -> Option<&'p Agreement> {
        match self {
            Self::Covered { agreement, .. } | Self::Default { agreement, .. } => Some(agreement),
            Self::OutOfScope => None,
        }
    }
}

/// How closely an agreement fits: organisation before service before nature, and within the first two the nearer one.
/// Smaller fits better; `None` in a place means that the agreement does not ask, which fits worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    organisation: usize,
    service: usize,
    nature: usize,
    /// At an equal fit the default stands back: it is what remains when nothing else covers.
    default: bool,
}

const UNASKED: usize = usize::MAX;

/// The place of the nearest of `having` among `asked`, `UNASKED` where nothing is asked, `None` where it does not fit.
fn place(asked: &[String], having: &[String]) -> Option<usize> {
    if asked.is_empty() { Some(UNASKED) } else { having.iter().position(|key| asked.contains(key)) }
}

impl Agreement {
    fn fit(&self, organisation: &[String], service: &[String], nature: &Code) -> Option<Fit> {
        let nature_fits = self.natures.is_empty() || self.natures.contains(nature);
        Some(Fit {
            organisation: place(&self.organisations, organisation)?,
            service: place(&self.services, service)?,
            nature: nature_fits.then(|| if self.natures.is_empty() { UNASKED } else { 0 })?,
            default: self.default,
        })
    }

    fn has_begun(&self, on: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= on)
    }

    fn has_ended(&self, on: NaiveDate) -> bool {
        self.valid_until.is_some_and(|until| until < on)
    }

    /// The target for a priority: one that names the nature before one that does not. `None`: no clocks.
    pub fn target(&self, nature: &Code, priority: u8) -> Option<&Target> {
        let of = |n: Option<&Code>| self.targets.iter().find(|t| t.priority == priority && t.nature.as_ref() == n);
        of(Some(nature)).or_else(|| of(None))
    }
}

impl Policy {
    /// The priority of an impact and an urgency, by the matrix. Levels outside it count as its nearest edge.
    pub fn priority(&self, impact: u8, urgency: u8) -> u8 {
        let near = |level: u8, len: usize| usize::from(level).saturating_sub(1).min(len.saturating_sub(1));
        let row = self.matrix.get(near(impact, self.matrix.len()));
        row.and_then(|row| row.get(near(urgency, row.len()))).copied().unwrap_or(1)
    }

    /// Whether there is such a priority.
    pub fn has_priority(&self, priority: u8) -> bool {
        (1..=self.priorities.len()).contains(&usize::from(priority))
    }

    pub fn role(&self, code: &Code) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == *code)
    }
    pub fn channel(&self, code: &Code) -> Option<&Channel> {
        self.channels.iter().find(|c| c.id == *code)
    }
    pub fn nature(&self, code: &Code) -> Option<&Nature> {
        self.natures.iter().find(|n| n.id == *code)
    }
    pub fn suspension(&self, code: &Code) -> Option<&Suspension> {
        self.suspensions.iter().find(|s| s.id == *code)
    }
    pub fn closing_code(&self, code: &Code) -> Option<&ClosingCode> {
        self.closing_codes.iter().find(|c| c.id == *code)
    }
    pub fn hand_over_reason(&self, code: &Code) -> Option<&Named> {
        self.hand_over_reasons.iter().find(|r| r.id == *code)
    }
    pub fn cancel_reason(&self, code: &Code) -> Option<&Named> {
        self.cancel_reasons.iter().find(|r| r.id == *code)
    }
    pub fn effort(&self, code: &Code) -> Option<&Named> {
        self.efforts.iter().find(|e| e.id == *code)
    }
    pub fn line(&self, number: u8) -> Option<&Line> {
        self.lines.iter().find(|l| l.number == number)
    }
    pub fn calendar(&self, code: &Code) -> Option<&NamedCalendar> {
        self.calendars.iter().find(|c| c.id == *code)
    }
    pub fn agreement(&self, code: &Code) -> Option<&Agreement> {
        self.agreements.iter().find(|a| a.id == *code)
    }

    /// The agreement under which anything may be taken. A policy that was read has exactly one.
    pub fn default_agreement(&self) -> Option<&Agreement> {
        self.agreements.iter().find(|a| a.default)
    }

    /// The agreement that covers a report on a day (local to the desk's zone).
    ///
    /// `organisation` and `service` hold keys, the nearest first: the organisation itself, then its parents. The best
    /// fit wins, then the order of the policy. An agreement past its end still counts while none in force fits as well
    /// or better: that one would be its successor.
    pub fn agreement_for(
        &self,
        organisation: &[String],
        service: &[String],
        nature: &Code,
        on: NaiveDate,
    ) -> Scope<'_> {
        let complaint = self.nature(nature).is_some_and(|n| n.complaint);
        let fitting = || {
            let begun = self.agreements.iter().filter(|a| a.has_begun(on));
            let asked = begun.filter(|a| !complaint || self.takes_complaint(a, nature));
            asked.filter_map(|a| Some((a.fit(organisation, service, nature)?, a)))
        };
        // min_by_key keeps the first of equals: the order of the policy.
        let valid = fitting().filter(|(_, a)| !a.has_ended(on)).min_by_key(|(fit, _)| *fit);
        let ended = fitting().filter(|(_, a)| a.has_ended(on)).min_by_key(|(fit, a)| (*fit, Reverse(a.valid_until)));
        let (agreement, to_renew) = match (valid, ended) {
            (Some((fit, _)), Some((old_fit, old))) if old_fit < fit => (old, true),
            (Some((_, agreement)), _) => (agreement, false),
            (None, Some((_, old))) => (old, true),
            (None, None) => return self.uncovered(complaint),
        };
        if agreement.default { Scope::Default { agreement, to_renew } } else { Scope::Covered { agreement, to_renew } }
    }

    /// Where the policy takes complaints out, only an agreement that names them lets them in (LIFE-4).
    fn takes_complaint(&self, agreement: &Agreement, nature: &Code) -> bool {
        self.rules.complaints_in_scope || agreement.natures.contains(nature)
    }

    fn uncovered(&self, complaint: bool) -> Scope<'_> {
        match self.default_agreement() {
            Some(agreement) if complaint && self.rules.complaints_in_scope => {
                Scope::Default { agreement, to_renew: false }
            }
            _ => Scope::OutOfScope,
        }
    }

    /// The target for a priority under an agreement; see [`Agreement::target`].
    pub fn target<'a>(&self, agreement: &'a Agreement, nature: &Code, priority: u8) -> Option<&'a Target> {
        agreement.target(nature, priority)
    }

    /// Keeps the version of every calendar whose hours are the same as in the policy before, so that versions change
    /// only with content (the other ones carry the version of this policy).
    pub fn carry_calendar_versions(&mut self, before: &Self) {
        for calendar in &mut self.calendars {
            if let Some(same) = before.calendar(&calendar.id).filter(|old| old.spec == calendar.spec) {
                calendar.version = same.version;
            }
        }
    }
}
