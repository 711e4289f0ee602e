//! Agreements. One job: why a report is under the one it is under, in sentences.
//!
//! Which one that is, and what stands behind it, is decided in [`crate::domain::policy::reason`].

use crate::domain::policy::Agreement;
use crate::domain::policy::lookup::Scope;
use crate::domain::policy::reason::{Behind, Reason};
use crate::domain::stream::StreamKind;
use crate::text::Words;
use crate::text::safe::safe_line;
use crate::{args, msg};

/// What an agreement is called, with its code.
pub fn name(agreement: &Agreement, words: &Words<'_>) -> String {
    let (name, code) = (words.named(Some(&agreement.names), &agreement.id), safe_line(agreement.id.as_str()));
    words.say(msg!("agreement-name"), &args![name = name, code = code])
}

/// Why this one: what of the report it names, whether it is past its end, and why no other one that fits was taken.
pub fn why(reason: &Reason<'_>, words: &Words<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let entry = |kind, key: &str| {
        let found = words.directory.find(kind, key);
        safe_line(found.map_or(key, |entry| entry.name())).into_owned()
    };
    let named = [
        (msg!("agreement-why-organisation"), reason.organisation.as_ref().map(|key| entry(StreamKind::Org, key))),
        (msg!("agreement-why-service"), reason.service.as_ref().map(|key| entry(StreamKind::Service, key))),
        (msg!("agreement-why-nature"), reason.nature.as_ref().map(|nature| words.nature(nature))),
    ];
    said.extend(named.into_iter().filter_map(|(id, name)| Some(words.say(id, &args![name = name?]))));
    match reason.scope {
        Scope::OutOfScope => said.push(words.locale.t(msg!("agreement-why-out")).into_owned()),
        Scope::Default { .. } => said.push(words.locale.t(msg!("agreement-why-default")).into_owned()),
        Scope::Covered { .. } if said.is_empty() => said.push(words.locale.t(msg!("agreement-why-all")).into_owned()),
        Scope::Covered { .. } => {}
    }
    if let Scope::Covered { agreement, to_renew: true } | Scope::Default { agreement, to_renew: true } = reason.scope {
        let until = agreement.valid_until.map(|until| until.to_string()).unwrap_or_default();
        said.push(words.say(msg!("agreement-why-renew"), &args![until = until]));
    }
    said.extend(reason.others.iter().map(|(other, why)| behind(other, *why, words)));
    said
}

fn behind(other: &Agreement, why: Behind, words: &Words<'_>) -> String {
    let id = match why {
        Behind::NotBegun(_) => msg!("agreement-behind-not-begun"),
        Behind::Ended(_) => msg!("agreement-behind-ended"),
        Behind::Organisation => msg!("agreement-behind-organisation"),
        Behind::Service => msg!("agreement-behind-service"),
        Behind::Nature => msg!("agreement-behind-nature"),
        Behind::Default => msg!("agreement-behind-default"),
        Behind::Order => msg!("agreement-behind-order"),
    };
    let date = why.date().map(|date| date.to_string()).unwrap_or_default();
    words.say(id, &args![name = name(other, words), date = date])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::Lang;
    use crate::domain::policy::reason::Asked;
    use crate::text::testing::{Desk, LANGS, assert_clean};

    #[test]
    fn row_44_why_this_one_is_said() {
        let mut desk = Desk::new();
        let own = |id: &str, organisation: &str| Agreement {
            id: id.into(),
            organisations: vec![organisation.to_owned()],
            default: false,
            ..desk.policy.agreements[0].clone()
        };
        let ended = Agreement { valid_until: "2026-01-31".parse().ok(), ..own("north", "hz") };
        let later = Agreement { valid_from: "2026-07-01".parse().ok(), ..own("north_too", "hz") };
        desk.policy.agreements.extend([ended, later]);
        let on = "2026-06-15".parse().unwrap();
        let asked = Asked { organisations: vec!["hz".into()], services: vec![], nature: "fault".into(), on };
        let reason = desk.policy.reason_for(&asked);
        let said = why(&reason, &desk.words(Lang::En));
        assert_eq!(
            said,
            [
                "It names the organisation Hangzhou.",
                "It ended on 2026-01-31 and has no successor: it stays in force, to renew.",
                "Standard service (standard) names no organisation of the report, or one further away.",
                "Standard service (north_too) begins only on 2026-07-01.",
            ]
        );
        for lang in LANGS {
            for line in why(&reason, &desk.words(lang)) {
                assert_clean(&line);
                assert!(line.ends_with(['.', '。']), "{line}");
            }
        }
    }
}
