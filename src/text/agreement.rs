//! Agreements. One job: what one says as rows, and why a report is under the one it is under, in sentences.
//!
//! Which one that is, and what stands behind it, is decided in [`crate::domain::policy::reason`].

use crate::domain::policy::lookup::Scope;
use crate::domain::policy::reason::{Behind, Reason};
use crate::domain::policy::{Agreement, Target};
use crate::domain::sla::calendar::{Maintenance, When};
use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::StreamKind;
use crate::text::Words;
use crate::text::difference::{KEY, WEEK};
use crate::text::record::Section;
use crate::text::safe::safe_line;
use crate::text::terms::Family;
use crate::text::times::goal;
use crate::{args, msg};
use chrono::{NaiveDate, Weekday};

/// What an agreement is called, with its code.
pub fn name(agreement: &Agreement, words: &Words<'_>) -> String {
    let (name, code) = (words.named(Some(&agreement.names), &agreement.id), safe_line(agreement.id.as_str()));
    words.say(msg!("agreement-name"), &args![name = name, code = code])
}

/// Why this one: what of the report it names, whether it is past its end, and why no other one that fits was taken.
pub fn why(reason: &Reason<'_>, words: &Words<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let entry = |kind, key: &String| entry(kind, key, words);
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

/// Where an agreement stands on a day.
pub const STANDING: Family = Family {
    prefix: "agreement-standing-",
    codes: &["not_begun", "in_force", "to_renew", "ended"],
    why: "where an agreement stands on a day",
};

/// All it says: whom it covers, from when until when, who stands for it, and its goals.
pub fn sections(agreement: &Agreement, on: NaiveDate, words: &Words<'_>) -> Vec<Section> {
    let key = |code: &str| words.locale.term(&KEY, code).into_owned();
    let keys = |kind, keys: &[String]| -> String {
        let each = |key: &String| entry(kind, key, words);
        words.list(&keys.iter().map(each).collect::<Vec<_>>())
    };
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let standing = words.locale.term(&STANDING, words.policy.standing(agreement, on).name()).into_owned();
    let natures: Vec<String> = agreement.natures.iter().map(|nature| words.nature(nature)).collect();
    let lines = |list: &[String]| list.iter().map(|line| safe_line(line).into_owned()).collect::<Vec<_>>().join("\n");
    let windows: Vec<String> = agreement.interruptions.iter().map(|it| window(it, words)).collect();
    let rows = [
        (words.locale.t(msg!("agreement-standing")).into_owned(), standing),
        (key("default"), words.locale.t(if agreement.default { "value-yes" } else { "value-no" }).into_owned()),
        (key("organisations"), keys(StreamKind::Org, &agreement.organisations)),
        (key("services"), keys(StreamKind::Service, &agreement.services)),
        (key("natures"), words.list(&natures)),
        (key("valid_from"), date(agreement.valid_from)),
        (key("valid_until"), date(agreement.valid_until)),
        (key("authorised_by"), agreement.authorised_by.as_deref().map(safe_line).unwrap_or_default().into_owned()),
        (key("contacts"), lines(&agreement.contacts)),
        (key("interruptions"), windows.join("\n")),
        (key("availability"), agreement.availability.map(|it| it.to_string()).unwrap_or_default()),
    ];
    let said = rows.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let targets = agreement.targets.iter().map(|it| target(it, words)).collect();
    let goals = words.locale.t(msg!("agreement-goals")).into_owned();
    vec![Section { title: name(agreement, words), rows: said }, Section { title: goals, rows: targets }]
}

/// `P3 Medium`, and `Response 1h, Resolution 27h (3bd) · Business hours`: a goal in business days in both forms (SLA-6a).
fn target(target: &Target, words: &Words<'_>) -> (String, String) {
    let priority = words.priority(target.priority);
    let label = match &target.nature {
        Some(nature) => format!("{priority} · {}", words.nature(nature)),
        None => priority,
    };
    let days = target.days;
    let named = [
        (ClockKind::Response, target.response, days.response),
        (ClockKind::Resolution, target.resolution, days.resolution),
        (ClockKind::Update, target.update, days.update),
    ];
    let others = target.others.iter().map(|(kind, span)| (*kind, Some(*span), None));
    let goals = named.into_iter().chain(others).filter_map(|(kind, span, days)| {
        let days = days.map(|days| format!(" ({days}bd)")).unwrap_or_default();
        Some(format!("{} {}{days}", words.clock(kind, 0), goal(span?)))
    });
    let calendar = words.named(words.policy.calendar(&target.calendar).map(|it| &it.names), &target.calendar);
    (label, format!("{} · {calendar}", words.list(&goals.collect::<Vec<_>>())))
}

/// A planned window: when it comes, and its hours.
fn window(it: &Maintenance, words: &Words<'_>) -> String {
    let hours = it.hours.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let day = |day: Weekday| words.locale.t(WEEK[day.num_days_from_monday() as usize].1).into_owned();
    match it.when {
        When::On(date) => format!("{date} {hours}"),
        When::Every(weekday) => words.say(msg!("window-every"), &args![day = day(weekday), hours = hours]),
        When::Nth(weekday, nth) => {
            words.say(msg!("window-nth"), &args![nth = i64::from(nth), day = day(weekday), hours = hours])
        }
    }
}

/// What an entry of the directory is called, by its key.
fn entry(kind: StreamKind, key: &str, words: &Words<'_>) -> String {
    let found = words.directory.find(kind, key);
    safe_line(found.map_or(key, |entry| entry.name())).into_owned()
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
