//! Questions to a policy. One job: entries by code, the matrix, and which agreement covers a report.

use super::{Agreement, Channel, ClosingCode, Line, Named, NamedCalendar, Nature, Policy, Role, Suspension, Target};
use crate::domain::code::Code;
use crate::domain::policy::clocks::{ClockRule, Moment};
use crate::domain::policy::escalation::Rule;
use crate::domain::sla::clock::ClockKind;
use crate::domain::time::Instant;
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

/// Where an agreement stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    NotBegun,
    InForce,
    /// Past its end without a successor: it stays in force.
    ToRenew,
    Ended,
}

impl Standing {
    /// The word by which programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotBegun => "not_begun",
            Self::InForce => "in_force",
            Self::ToRenew => "to_renew",
            Self::Ended => "ended",
        }
    }
}

/// How closely an agreement fits: organisation before service before nature, and within the first two the nearer one.
/// Smaller fits better; `None` in a place means that the agreement does not ask, which fits worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    pub(super) organisation: usize,
    pub(super) service: usize,
    pub(super) nature: usize,
    /// At an equal fit the default stands back: it is what remains when nothing else covers.
    pub(super) default: bool,
}

/// What of a record an agreement asks for, and finds there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The key of the organisation, or of one above it.
    Organisation(String),
    /// The key of an affected service.
    Service(String),
    Nature(Code),
}

const UNASKED: usize = usize::MAX;

/// The place of the nearest of `having` among `asked`, `UNASKED` where nothing is asked, `None` where it does not fit.
fn place<T: PartialEq>(asked: &[T], having: &[T]) -> Option<usize> {
    if asked.is_empty() { Some(UNASKED) } else { having.iter().position(|key| asked.contains(key)) }
}

impl Agreement {
    pub(super) fn fit(&self, organisation: &[String], service: &[String], nature: &Code) -> Option<Fit> {
        Some(Fit {
            organisation: place(&self.organisations, organisation)?,
            service: place(&self.services, service)?,
            nature: place(&self.natures, std::slice::from_ref(nature))?,
            default: self.default,
        })
    }

    /// What it asks for that is there, the most telling first; nothing of an agreement that covers all. `None` where it
    /// does not fit. The arguments are those of [`Policy::agreement_for`].
    pub fn asked(&self, organisation: &[String], service: &[String], nature: &Code) -> Option<Vec<Asked>> {
        let fit = self.fit(organisation, service, nature)?;
        let organisation = organisation.get(fit.organisation).map(|key| Asked::Organisation(key.clone()));
        let service = service.get(fit.service).map(|key| Asked::Service(key.clone()));
        let nature = (fit.nature != UNASKED).then(|| Asked::Nature(nature.clone()));
        Some(organisation.into_iter().chain(service).chain(nature).collect())
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
    /// How much authority a role has in an escalation, from 1; 0 for one that has none.
    pub fn authority_rank(&self, role: &Code) -> u8 {
        let at = self.rules.authorities.iter().position(|named| named == role);
        at.and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0)
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

    /// A calendar that is always open: what is promised for a time is due then, whatever the hours.
    pub fn always(&self) -> Option<&NamedCalendar> {
        self.calendars.iter().find(|c| c.spec.never_shuts())
    }
    /// The rule of a kind of clock.
    pub fn clock_rule(&self, kind: ClockKind) -> Option<&ClockRule> {
        self.clocks.iter().find(|rule| rule.kind == kind)
    }
    /// Whether a moment meets a clock. What meets the response stands under the single rules.
    pub fn meets(&self, rule: &ClockRule, moment: Moment) -> bool {
        let answers = || self.rules.met_by.iter().any(|by| Moment::from(*by) == moment);
        rule.meets.contains(&moment) || (rule.kind == ClockKind::Response && answers())
    }
    /// Whether a clock rests while a suspension pauses the work (SLA-3).
    pub fn rests(&self, rule: &ClockRule) -> bool {
        if rule.kind == ClockKind::Response { self.rules.pause_unmet_response } else { rule.pauses }
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

    /// Where an agreement stands on a day.
    pub fn standing(&self, agreement: &Agreement, on: NaiveDate) -> Standing {
        match (agreement.has_begun(on), agreement.has_ended(on)) {
            (false, _) => Standing::NotBegun,
            (true, false) => Standing::InForce,
            (true, true) if self.has_successor(agreement) => Standing::Ended,
            (true, true) => Standing::ToRenew,
        }
    }

    /// Whether every report that `agreement` covers on its last day is covered by another one the day after.
    pub fn has_successor(&self, agreement: &Agreement) -> bool {
        let Some(after) = agreement.valid_until.and_then(|until| until.succ_opt()) else { return true };
        let each = |keys: &[String]| -> Vec<Vec<String>> {
            if keys.is_empty() { vec![Vec::new()] } else { keys.iter().map(|key| vec![key.clone()]).collect() }
        };
        let natures: Vec<Code> = match agreement.natures.as_slice() {
            [] => self.natures.iter().map(|nature| nature.id.clone()).collect(),
            named => named.to_vec(),
        };
        let (organisations, services) = (each(&agreement.organisations), each(&agreement.services));
        organisations.iter().all(|organisation| {
            services.iter().all(|service| {
                natures.iter().all(|nature| {
                    let then = self.agreement_for(organisation, service, nature, after);
                    then.agreement().is_none_or(|then| then.id != agreement.id)
                })
            })
        })
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

    /// Notes on every rule since when it is in force: since this policy was applied, or as in the one before, where it
    /// stood there word for word.
    pub fn carry_rules(&mut self, before: Option<&Self>, applied: Instant) {
        for rule in &mut self.escalation {
            rule.since = applied;
            let old = before.and_then(|policy| policy.escalation.iter().find(|old| old.id == rule.id));
            // By which way people are told makes no other rule of it.
            let same =
                |old: &&Rule| Rule { since: applied, channels: rule.channels.clone(), ..(*old).clone() } == *rule;
            if let Some(old) = old.filter(same) {
                rule.since = old.since;
            }
        }
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]
mod tests {
    use super::*;
    use crate::domain::policy::DEFAULT;
    use crate::domain::policy::parse::parse;

    fn shipped() -> Policy {
        parse(DEFAULT, 1).unwrap()
    }

    /// An agreement by what it covers: comma-separated organisations, services, natures; from and until as dates.
    fn agreement(id: &str, covers: [&str; 3], valid: [&str; 2]) -> Agreement {
        let keys = |n: usize| -> Vec<String> {
            covers[n].split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect()
        };
        Agreement {
            id: id.into(),
            organisations: keys(0),
            services: keys(1),
            natures: keys(2).iter().map(|n| Code::new(n)).collect(),
            valid_from: valid[0].parse().ok(),
            valid_until: valid[1].parse().ok(),
            default: id == "default",
            ..shipped().agreements.remove(0)
        }
    }

    fn policy(agreements: Vec<Agreement>) -> Policy {
        Policy { agreements, ..shipped() }
    }

    /// `id`, `id*` when it is the default, `id!` when it is to renew, `-` when out of scope; asked for a day in 2026.
    fn found(policy: &Policy, organisation: &str, service: &str, nature: &str) -> String {
        let keys =
            |text: &str| -> Vec<String> { text.split('/').filter(|k| !k.is_empty()).map(str::to_owned).collect() };
        let on = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        match policy.agreement_for(&keys(organisation), &keys(service), &nature.into(), on) {
            Scope::Covered { agreement, to_renew } => format!("{}{}", agreement.id, if to_renew { "!" } else { "" }),
            Scope::Default { agreement, to_renew } => format!("{}*{}", agreement.id, if to_renew { "!" } else { "" }),
            Scope::OutOfScope => "-".to_owned(),
        }
    }

    #[test]
    fn sla_6_the_most_specific_agreement_wins() {
        let policy = policy(vec![
            agreement("default", ["", "", ""], ["", ""]),
            agreement("requests", ["", "", "service_request"], ["", ""]),
            agreement("mail", ["", "mail", ""], ["", ""]),
            agreement("mail_again", ["", "mail", ""], ["", ""]),
            agreement("acme", ["acme", "", ""], ["", ""]),
            agreement("acme_mail", ["acme", "mail", ""], ["", ""]),
            agreement("acme_mail_requests", ["acme", "mail", "service_request"], ["", ""]),
            agreement("acme_east", ["acme_east", "", ""], ["", ""]),
            agreement("future", ["acme", "mail", "fault"], ["2026-06-16", ""]),
        ]);
        for (organisation, service, nature, want) in [
            ("", "", "fault", "default*"),
            ("other", "print", "fault", "default*"),
            ("other", "", "service_request", "requests"),
            ("other", "mail", "fault", "mail"),           // the first of two alike
            ("other", "mail", "service_request", "mail"), // service before nature
            ("acme", "print", "fault", "acme"),
            ("acme", "print", "service_request", "acme"), // organisation before nature
            ("acme", "mail", "fault", "acme_mail"),       // and `future` has not begun
            ("acme", "print/mail", "fault", "acme_mail"), // any of the affected services
            ("acme", "mail", "service_request", "acme_mail_requests"),
            ("acme_west/acme", "print", "fault", "acme"), // through the parent
            ("acme_east/acme", "print", "fault", "acme_east"),
            ("acme_east/acme", "mail", "fault", "acme_east"), // the nearer organisation before the service
        ] {
            assert_eq!(found(&policy, organisation, service, nature), want, "{organisation} {service} {nature}");
        }
    }

    #[test]
    fn sla_6_past_its_end_without_a_successor_it_stays_in_force() {
        let default = || agreement("default", ["", "", ""], ["", ""]);
        let old = |until| agreement("old", ["acme", "", ""], ["2025-01-01", until]);
        for (agreements, want) in [
            (vec![default(), old("2026-06-15")], "old"), // its last day
            (vec![default(), old("2026-06-14")], "old!"),
            // A successor fits as well or better; a broader one is none.
            (vec![default(), old("2026-05-31"), agreement("new", ["acme", "", ""], ["2026-06-01", ""])], "new"),
            (vec![default(), old("2026-05-31"), agreement("new", ["acme", "mail", ""], ["2026-06-01", ""])], "new"),
            (vec![default(), old("2026-05-31"), agreement("new", ["", "mail", ""], ["2026-06-01", ""])], "old!"),
            (vec![default(), old("2026-05-31"), agreement("new", ["acme", "", ""], ["2026-06-15", ""])], "new"),
            (vec![default(), old("2026-05-31"), agreement("new", ["acme", "", ""], ["2026-06-16", ""])], "old!"),
            // Of two that have ended the later one.
            (vec![agreement("older", ["acme", "", ""], ["", "2025-12-31"]), old("2026-05-31")], "old!"),
            (vec![agreement("default", ["", "", ""], ["", "2026-01-01"])], "default*!"),
            // The default stands back behind whatever covers as much.
            (vec![default(), agreement("new", ["", "", ""], ["", ""])], "new"),
        ] {
            let ids: Vec<String> = agreements.iter().map(|a| format!("{} {:?}", a.id, a.organisations)).collect();
            assert_eq!(found(&policy(agreements), "acme", "mail", "fault"), want, "{ids:?}");
        }
    }

    #[test]
    fn life_4_scope() {
        let narrow = || agreement("default", ["acme", "", ""], ["", ""]);
        let wide = || agreement("default", ["", "", ""], ["", ""]);
        let complaints = || agreement("complaints", ["", "", "complaint"], ["", ""]);
        for (agreements, complaints_in_scope, nature, want) in [
            (vec![narrow()], true, "fault", "-"),
            (vec![narrow()], true, "complaint", "default*"),
            (vec![narrow()], false, "complaint", "-"),
            (vec![wide()], true, "complaint", "default*"),
            (vec![wide()], false, "complaint", "-"),
            (vec![wide()], false, "fault", "default*"),
            (vec![wide(), complaints()], false, "complaint", "complaints"),
        ] {
            let mut policy = policy(agreements);
            policy.rules.complaints_in_scope = complaints_in_scope;
            assert_eq!(found(&policy, "other", "mail", nature), want, "{complaints_in_scope} {nature}");
        }
        assert_eq!(policy(vec![narrow()]).default_agreement().unwrap().id, "default", "it may still be taken");
    }

    #[test]
    fn sla_7_default_matrix() {
        let policy = shipped();
        for impact in 1..=3 {
            for urgency in 1..=3 {
                let want = match impact + urgency {
                    2 => 1,
                    3 => 2,
                    4 => 3,
                    _ => 4,
                };
                assert_eq!(policy.priority(impact, urgency), want, "{impact} + {urgency}");
            }
        }
        for (outside, edge) in [((0, 0), (1, 1)), ((9, 1), (3, 1)), ((1, 255), (1, 3))] {
            assert_eq!(policy.priority(outside.0, outside.1), policy.priority(edge.0, edge.1), "{outside:?}");
        }
        let have: Vec<u8> = (0..=u8::MAX).filter(|p| policy.has_priority(*p)).collect();
        assert_eq!(have, [1, 2, 3, 4]);
    }

    #[test]
    fn sla_6_a_target_that_names_the_nature_wins() {
        let mut agreement = shipped().agreements.remove(0);
        let general = agreement.targets[0].clone();
        agreement.targets.push(Target { nature: Some("complaint".into()), update: None, ..general.clone() });
        assert_eq!(agreement.target(&"complaint".into(), 1).unwrap().update, None);
        assert_eq!(agreement.target(&"fault".into(), 1), Some(&general));
        assert_eq!(agreement.target(&"complaint".into(), 2).unwrap().nature, None);
        assert_eq!(agreement.target(&"fault".into(), 5), None);
    }

    #[test]
    fn calendar_versions_change_only_with_their_hours() {
        let before = shipped();
        let text = DEFAULT.replace("fri = [[\"09:00\", \"18:00\"]]", "fri = [[\"09:00\", \"17:00\"]]");
        let mut after = parse(&text, 5).unwrap();
        after.carry_calendar_versions(&before);
        let versions: Vec<(&str, u32)> = after.calendars.iter().map(|c| (c.id.as_str(), c.version)).collect();
        assert_eq!(versions, [("always", 1), ("business", 5)]);
    }

    #[test]
    fn entries_are_found_by_their_code() {
        let policy = shipped();
        for role in &policy.roles {
            assert_eq!(policy.role(&role.id), Some(role));
        }
        let nobody = Code::new("nobody");
        assert!(policy.role(&nobody).is_none() && policy.channel(&nobody).is_none());
        assert!(policy.channel(&"phone".into()).unwrap().live && policy.channel(&"alert".into()).unwrap().machine);
        assert!(
            policy.nature(&"complaint".into()).unwrap().complaint && !policy.nature(&"fault".into()).unwrap().complaint
        );
        assert!(policy.closing_code(&"workaround".into()).unwrap().workaround);
        assert!(policy.line(4).unwrap().vendor && policy.line(5).is_none() && policy.line(0).is_none());
        assert_eq!(policy.hand_over_reason(&"skill".into()).unwrap().names.zh_hans, "需要更高技能");
        assert_eq!(policy.cancel_reason(&"duplicate".into()).unwrap().names.en, "Duplicate");
        assert_eq!(policy.effort(&"s".into()).unwrap().names.zh_hant, "小");
    }
}
