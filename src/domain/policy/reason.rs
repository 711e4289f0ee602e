//! Why this agreement. One job: the agreement that covers a report, what of the report it names, and why no other one that
//! fits was taken instead, as data (peers/ITSM 1 row 44).
//!
//! Which one it is, is asked of [`Policy::agreement_for`]; the same fit is read here.

use super::lookup::{Fit, Scope};
use super::{Agreement, Policy};
use crate::domain::code::Code;
use chrono::NaiveDate;

/// What of a report agreements ask for. Keys come nearest first: the organisation itself, then its parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub organisations: Vec<String>,
    pub services: Vec<String>,
    pub nature: Code,
    /// The day of the report, in the desk's zone.
    pub on: NaiveDate,
}

/// Why a report is under its agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'p> {
    pub scope: Scope<'p>,
    /// The key it names that is nearest to the report; `None`: it names none.
    pub organisation: Option<String>,
    pub service: Option<String>,
    pub nature: Option<Code>,
    /// The others that would cover the report, in the order of the policy.
    pub others: Vec<(&'p Agreement, Behind)>,
}

/// Why an agreement that fits stands behind another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    NotBegun(NaiveDate),
    /// It ended, and this one follows it.
    Ended(NaiveDate),
    /// It names no organisation, or one further away; so for the others.
    Organisation,
    Service,
    Nature,
    /// The default stands behind whatever covers as much.
    Default,
    /// It fits as well, and stands further down.
    Order,
}

impl Behind {
    /// The word by which programs and messages know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotBegun(_) => "not_begun",
            Self::Ended(_) => "ended",
            Self::Organisation => "organisation",
            Self::Service => "service",
            Self::Nature => "nature",
            Self::Default => "default",
            Self::Order => "order",
        }
    }

    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::NotBegun(date) | Self::Ended(date) => Some(date),
            _ => None,
        }
    }
}

impl Policy {
    /// The agreement that covers a report, and why it does.
    pub fn reason_for(&self, asked: &Asked) -> Reason<'_> {
        let Asked { organisations, services, nature, on } = asked;
        let scope = self.agreement_for(organisations, services, nature, *on);
        let taken = scope.agreement();
        let fit = |agreement: &Agreement| agreement.fit(organisations, services, nature);
        let best = taken.and_then(fit);
        let key = |keys: &[String], at: Option<usize>| at.and_then(|at| keys.get(at)).cloned();
        let others = self.agreements.iter().filter(|other| taken.is_none_or(|taken| taken.id != other.id));
        let others = others.filter_map(|other| Some((other, behind(other, fit(other)?, best, *on)?)));
        Reason {
            scope,
            organisation: key(organisations, best.map(|fit| fit.organisation)),
            service: key(services, best.map(|fit| fit.service)),
            nature: taken.filter(|taken| taken.natures.contains(nature)).map(|_| nature.clone()),
            others: others.collect(),
        }
    }
}

/// Why `other` was not taken; nothing where the policy leaves it out for a reason of its own (complaints).
fn behind(other: &Agreement, fit: Fit, best: Option<Fit>, on: NaiveDate) -> Option<Behind> {
    if let Some(from) = other.valid_from.filter(|from| *from > on) {
        return Some(Behind::NotBegun(from));
    }
    let best = best?;
    let steps = [
        (fit.organisation.cmp(&best.organisation), Behind::Organisation),
        (fit.service.cmp(&best.service), Behind::Service),
        (fit.nature.cmp(&best.nature), Behind::Nature),
        (fit.default.cmp(&best.default), Behind::Default),
    ];
    match steps.into_iter().find(|(order, _)| order.is_ne()) {
        Some((order, why)) => order.is_gt().then_some(why),
        None => Some(other.valid_until.filter(|until| *until < on).map_or(Behind::Order, Behind::Ended)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]
mod tests {
    use super::super::DEFAULT;
    use super::super::parse::parse;
    use super::*;

    /// The shipped policy with agreements: code, organisations, services, natures, from, until.
    fn policy(rows: &[[&str; 6]]) -> Policy {
        let mut policy = parse(DEFAULT, 1).unwrap();
        let keys =
            |text: &str| -> Vec<String> { text.split(',').filter(|k| !k.is_empty()).map(str::to_owned).collect() };
        let own = rows.iter().map(|[id, organisations, services, natures, from, until]| Agreement {
            id: Code::new(id),
            organisations: keys(organisations),
            services: keys(services),
            natures: keys(natures).iter().map(|nature| Code::new(nature)).collect(),
            valid_from: from.parse().ok(),
            valid_until: until.parse().ok(),
            default: false,
            ..policy.agreements[0].clone()
        });
        let own: Vec<Agreement> = own.collect();
        policy.agreements.extend(own);
        policy
    }

    /// `taken org/service/nature; other: why`.
    fn told(policy: &Policy, organisations: &str, services: &str) -> String {
        let keys =
            |text: &str| -> Vec<String> { text.split('/').filter(|k| !k.is_empty()).map(str::to_owned).collect() };
        let on = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        let asked = Asked { organisations: keys(organisations), services: keys(services), nature: "fault".into(), on };
        let reason = policy.reason_for(&asked);
        assert_eq!(reason.scope, policy.agreement_for(&asked.organisations, &asked.services, &asked.nature, on));
        let named = |key: &Option<String>| key.clone().unwrap_or_default();
        let taken = reason.scope.agreement().map_or("-", |agreement| agreement.id.as_str());
        let nature = reason.nature.as_ref().map_or("", Code::as_str);
        let others: Vec<String> =
            reason.others.iter().map(|(other, why)| format!("{}: {}", other.id, why.name())).collect();
        format!("{taken} {}/{}/{nature}; {}", named(&reason.organisation), named(&reason.service), others.join(", "))
    }

    #[test]
    fn row_44_why_this_one() {
        let all = policy(&[
            ["acme", "acme", "", "", "", ""],
            ["mail", "", "mail", "", "", ""],
            ["both", "acme", "mail", "", "", ""],
            ["again", "acme", "mail", "", "", ""],
            ["faults", "", "", "fault", "", ""],
            ["future", "acme", "mail", "fault", "2026-06-16", ""],
            ["gone", "acme", "mail", "", "", "2026-06-14"],
        ]);
        for (organisations, services, want) in [
            ("x", "y", "faults //fault; standard: nature"),
            ("x", "mail", "mail /mail/; standard: service, faults: service"),
            ("east/acme", "y", "acme acme//; standard: organisation, faults: organisation"),
            (
                "acme",
                "y/mail",
                "both acme/mail/; standard: organisation, acme: service, mail: organisation, again: order, \
                 faults: organisation, future: not_begun, gone: ended",
            ),
        ] {
            assert_eq!(told(&all, organisations, services), want);
        }
        assert_eq!(told(&policy(&[]), "x", "y"), "standard //; ");
        let narrow = policy(&[["wide", "", "", "", "", ""], ["old", "acme", "", "", "", "2026-01-31"]]);
        assert_eq!(told(&narrow, "acme", ""), "old acme//; standard: organisation, wide: organisation");
        assert_eq!(told(&narrow, "x", ""), "wide //; standard: default");
    }
}
