//! Findings. One job: what is wrong with a policy, as a sentence with its place.
//!
//! What can be wrong is decided in [`crate::domain::policy`]; how a whole report is laid out belongs to whoever prints.

use crate::args;
use crate::domain::policy::error::PolicyError;
use crate::msg;
use crate::text::Locale;
use crate::text::locale::Args;

/// Every sentence there is for a [`PolicyProblem`](crate::domain::policy::error::PolicyProblem), by its message id.
const SENTENCES: [&str; 42] = [
    msg!("policy-syntax"),
    msg!("policy-unknown-key"),
    msg!("policy-unknown-key-meant"),
    msg!("policy-missing-key"),
    msg!("policy-wrong-shape"),
    msg!("policy-bad-code"),
    msg!("policy-twice"),
    msg!("policy-unknown-name"),
    msg!("policy-unknown-name-meant"),
    msg!("policy-bad-span"),
    msg!("policy-bad-date"),
    msg!("policy-bad-percent"),
    msg!("policy-bad-days"),
    msg!("policy-bad-time-of-day"),
    msg!("policy-out-of-range"),
    msg!("policy-empty"),
    msg!("policy-order"),
    msg!("policy-not-ascending"),
    msg!("policy-matrix-shape"),
    msg!("policy-matrix-falls"),
    msg!("policy-zero-goal"),
    msg!("policy-no-day"),
    msg!("policy-resolution-before-response"),
    msg!("policy-default-agreements"),
    msg!("policy-no-target"),
    msg!("policy-ends-before-it-begins"),
    msg!("policy-never-open"),
    msg!("policy-holidays-end"),
    msg!("policy-overlap"),
    msg!("policy-revision-past"),
    msg!("policy-ends-soon"),
    msg!("policy-ended-without-successor"),
    msg!("policy-bands-crossed"),
    msg!("policy-not-the-desk"),
    msg!("policy-cell-not-for-act"),
    msg!("policy-nobody-may"),
    msg!("policy-bad-trigger"),
    msg!("policy-duty-gap"),
    msg!("policy-duty-team"),
    msg!("policy-duty-person"),
    msg!("policy-calendar"),
    msg!("policy-zone"),
];

/// A finding as one line: place, path in the file, and what to do about it.
pub fn policy_error(error: &PolicyError, locale: &Locale) -> String {
    let named = error.problem.args();
    let args = named.iter().fold(Args::new(), |args, (name, value)| args.with(name, value));
    let id = error.problem.message_id();
    debug_assert!(SENTENCES.contains(&id), "a finding without a sentence: {id}");
    let problem = locale.tf(id, &args);
    let (line, column) = (error.line, error.column);
    let whole = match error.path.as_str() {
        "" => locale.tf(msg!("policy-at"), &args![line = line, column = column, problem = problem]),
        path => locale.tf(msg!("policy-at-path"), &args![line = line, column = column, path = path, problem = problem]),
    };
    whole.into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::error::{PolicyProblem, Shape, Thing};
    use crate::domain::policy::{DEFAULT, Lang, parse};

    const LANGS: [Lang; 3] = [Lang::En, Lang::ZhHans, Lang::ZhHant];

    /// One of each, in the order of [`SENTENCES`].
    fn problems() -> Vec<PolicyProblem> {
        use PolicyProblem as P;
        let s = str::to_owned;
        let near = || Some("agent".to_owned());
        vec![
            P::Syntax { message: s("expected `=`") },
            P::UnknownKey { key: s("colour"), nearest: None },
            P::UnknownKey { key: s("agnet"), nearest: near() },
            P::MissingKey { key: s("zone") },
            P::WrongShape { expected: Shape::Text, found: Shape::Fraction },
            P::BadCode { code: s("A B") },
            P::Twice { name: s("agent") },
            P::UnknownName { thing: Thing::Calendar, name: s("night"), nearest: None },
            P::UnknownName { thing: Thing::Role, name: s("agnet"), nearest: near() },
            P::BadSpan { text: s("soon") },
            P::BadDate { text: s("1 May") },
            P::BadPercent { text: s("all") },
            P::BadDays { text: s("mo") },
            P::BadTimeOfDay { text: s("8") },
            P::OutOfRange { found: 9, least: 1, most: 4 },
            P::Empty,
            P::Order { expected: 2, found: s("4") },
            P::NotAscending,
            P::MatrixShape { expected: 3, found: 2 },
            P::MatrixFalls { impact: 1, urgency: 2, found: 4, above: 2 },
            P::ZeroGoal,
            P::NoDay { text: s("3bd"), calendar: s("always") },
            P::ResolutionBeforeResponse,
            P::DefaultAgreements { found: 0 },
            P::NoTarget { priority: 3, default: true },
            P::EndsBeforeItBegins { from: s("2026-02-01"), until: s("2026-01-01") },
            P::NeverOpen { calendar: s("night"), from: s("2026-05-01") },
            P::HolidaysEnd { last: 2025, next: 2026 },
            P::Overlap { first: s("09:00–12:00"), second: s("11:00–13:00") },
            P::RevisionPast { from: s("2026-01-01") },
            P::EndsSoon { until: s("2026-06-30") },
            P::EndedWithoutSuccessor { until: s("2026-01-31") },
            P::BandsCrossed,
            P::NotTheDesk { role: s("engineer"), act: s("close") },
            P::CellNotForAct { act: s("take"), cell: s("own"), allowed: s("yes") },
            P::NobodyMay { act: s("policy"), locked_out: true },
            P::BadTrigger,
            P::DutyGap {
                team: s("desk"),
                agreement: s("standard"),
                calendar: s("always"),
                from: s("fri 20:00"),
                until: s("mon 08:00"),
            },
            P::DutyTeam { team: s("desk") },
            P::DutyPerson { name: s("lina"), team: s("desk") },
            P::Calendar { message: s("a range ends before it begins") },
            P::Zone { message: s("unknown time zone") },
        ]
    }

    #[test]
    fn every_problem_has_a_sentence_in_each_language() {
        assert_eq!(SENTENCES, PolicyProblem::MESSAGE_IDS);
        let ids: Vec<_> = problems().iter().map(PolicyProblem::message_id).collect();
        assert_eq!(ids, SENTENCES);
        for lang in LANGS {
            let locale = Locale::new(lang);
            for problem in problems() {
                let error = PolicyError { line: 3, column: 7, path: "roles.agent".into(), problem };
                let said = policy_error(&error, &locale);
                assert!(!said.contains("{$") && !said.contains("policy-"), "{lang:?} {said}");
                assert!(said.ends_with(['.', '。', '?', '？']), "{lang:?} {said}");
                assert!(said.contains('3') && said.contains('7') && said.contains("roles.agent"), "{lang:?} {said}");
            }
        }
    }

    #[test]
    fn a_mistake_in_a_real_policy_is_told_with_its_place() {
        let text = DEFAULT.replace("reopen_window", "reopen_widow");
        let said: Vec<String> =
            parse::parse(&text, 1).unwrap_err().iter().map(|e| policy_error(e, &Locale::new(Lang::En))).collect();
        let meant = |s: &String| s.contains("rules.reopen_widow: there is no key \"reopen_widow\" here");
        assert!(said.iter().any(meant), "{said:#?}");
        assert!(said.iter().any(|s| s.contains("did you mean \"reopen_window\"?")), "{said:#?}");
    }
}
