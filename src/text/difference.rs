//! Differences of policies. One job: an entry, what of it, and its values before and after, in words.

use crate::domain::policy::diff::{Change, Difference, Step, Told};
use crate::text::Words;
use crate::text::safe::safe_line;
use crate::text::terms::{ACT, CLOCK, Family};
use crate::{args, msg};
use serde_json::Value;

/// Items of a list that are shown; of the rest the number is.
const SHOWN: usize = 4;

pub const SECTION: Family = Family {
    prefix: "policy-section-",
    codes: &[
        "desk",
        "roles",
        "rights",
        "lines",
        "channels",
        "natures",
        "impacts",
        "urgencies",
        "priorities",
        "matrix",
        "suspensions",
        "closing_codes",
        "hand_over_reasons",
        "cancel_reasons",
        "efforts",
        "fields",
        "calendars",
        "agreements",
        "clocks",
        "escalation",
        "duty",
        "bands",
        "rules",
    ],
    why: "the tables at the top of a policy",
};
pub const KEY: Family = Family {
    prefix: "policy-key-",
    codes: &[
        "en",
        "zh-Hans",
        "zh-Hant",
        "zone",
        "duties",
        "desk",
        "vendor",
        "limit",
        "live",
        "machine",
        "complaint",
        "kinds",
        "pauses",
        "workaround",
        "type",
        "natures",
        "required",
        "choices",
        "tz",
        "always",
        "assign",
        "roster",
        "weekly",
        "holidays",
        "yearly_holidays",
        "yearly_breaks",
        "maintenance",
        "workdays",
        "workday_like",
        "shifts",
        "breaks",
        "day",
        "organisations",
        "services",
        "valid_from",
        "valid_until",
        "authorised_by",
        "contacts",
        "interruptions",
        "availability",
        "default",
        "response",
        "resolution",
        "update",
        "accept",
        "confirm",
        "call_back",
        "reply",
        "calendar",
        "starts",
        "restarts",
        "resumes",
        "meets",
        "cancels",
        "leads",
        "goal",
        "share",
        "shares",
        "left",
        "percent",
        "routing",
        "return_via_leads",
        "complaints_in_scope",
        "met_by",
        "pause_unmet_response",
        "reopen_window",
        "resolver_closes_alerts",
        "confirm_reminders",
        "unconfirmed_after",
        "followup_priorities",
        "followup_share",
        "security_roles",
        "goal_responded",
        "goal_resolved",
        "goal_first_line",
        "authorities",
        "major_impact",
        "major_priority",
        "attachment_limit_mib",
        "incident_and_problem_manager",
        "when",
        "clock",
        "before",
        "after",
        "follows",
        "priority",
        "line",
        "nature",
        "state",
        "major",
        "unreported",
        "unassigned",
        "reopened",
        "reassigned",
        "chased",
        "reports",
        "tell",
        "acknowledge",
        "move",
        "authority",
        "set_priority",
        "set_major",
    ],
    why: "what an entry of a policy says; a key that is not here shows as it is",
};
pub const CHANGE: Family = Family {
    prefix: "policy-change-",
    codes: &["added", "removed", "changed", "reordered"],
    why: "what became of an entry between two policies",
};

/// Monday first.
pub(super) const WEEK: [(&str, &str); 7] = [
    ("mon", msg!("weekday-mon")),
    ("tue", msg!("weekday-tue")),
    ("wed", msg!("weekday-wed")),
    ("thu", msg!("weekday-thu")),
    ("fri", msg!("weekday-fri")),
    ("sat", msg!("weekday-sat")),
    ("sun", msg!("weekday-sun")),
];

/// The entry: its code and what it is called; the act, for a row of the rights; the clock, for one of the clocks.
pub fn entry(it: &Difference, words: &Words<'_>) -> String {
    let Some(code) = &it.entry else { return String::new() };
    if let Some(family) = match it.section.as_str() {
        "rights" => Some(&ACT),
        "clocks" => Some(&CLOCK),
        _ => None,
    } {
        return words.locale.term(family, code).into_owned();
    }
    let code = safe_line(code);
    match &it.names {
        Some(names) => {
            let name = safe_line(words.locale.names(names));
            words.say(msg!("cli-diff-entry"), &args![code = code, name = name])
        }
        None => code.into_owned(),
    }
}

/// What of the entry, step by step.
pub fn what(it: &Difference, words: &Words<'_>) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => match WEEK.iter().find(|(day, _)| day == key) {
            Some((_, id)) => words.locale.t(id).into_owned(),
            None => words.locale.term(&KEY, key).into_owned(),
        },
        Step::Revision(from) => words.say(msg!("cli-diff-revision"), &args![from = safe_line(from)]),
        Step::Target { priority, nature: None } => format!("P{}", safe_line(priority)),
        Step::Target { priority, nature: Some(nature) } => {
            format!("P{} {}", safe_line(priority), words.nature(&nature.as_str().into()))
        }
        Step::Cell { impact, urgency } => {
            words.say(msg!("cli-diff-cell"), &args![impact = *impact, urgency = *urgency])
        }
    };
    // That these are rows of targets is plain from what they are called.
    let steps =
        it.steps.iter().filter(|step| !matches!(step, Step::Key(key) if key == "targets" || key == "revisions"));
    steps.map(step).collect::<Vec<_>>().join(" · ")
}

/// The values before and after; of lists what went and what came.
pub fn values(it: &Difference, words: &Words<'_>) -> (String, String) {
    let one = |told: &Option<Told>| told.as_ref().map(|told| value(told, words)).unwrap_or_default();
    match &it.change {
        Change::Added(new) => (String::new(), one(new)),
        Change::Removed(old) => (one(old), String::new()),
        Change::Changed(Told::List(old), Told::List(new)) => {
            let without = |list: &[String], other: &[String]| -> Vec<String> {
                list.iter().filter(|item| !other.contains(item)).cloned().collect()
            };
            match (without(old, new), without(new, old)) {
                (gone, come) if gone.is_empty() && come.is_empty() => (list(old, words), list(new, words)),
                (gone, come) => (signed('−', &gone, words), signed('+', &come, words)),
            }
        }
        Change::Changed(old, new) => (value(old, words), value(new, words)),
        Change::Reordered => (String::new(), String::new()),
    }
}

/// The same for programs.
pub fn exact(change: &Change) -> (Value, Value) {
    let one = |told: &Told| match told {
        Told::Flag(flag) => Value::from(*flag),
        Told::Text(text) => Value::from(text.as_str()),
        Told::List(items) => Value::from(items.clone()),
    };
    let maybe = |told: &Option<Told>| told.as_ref().map_or(Value::Null, one);
    match change {
        Change::Added(new) => (Value::Null, maybe(new)),
        Change::Removed(old) => (maybe(old), Value::Null),
        Change::Changed(old, new) => (one(old), one(new)),
        Change::Reordered => (Value::Null, Value::Null),
    }
}

fn value(told: &Told, words: &Words<'_>) -> String {
    match told {
        Told::Flag(true) => words.locale.t("value-yes").into_owned(),
        Told::Flag(false) => words.locale.t("value-no").into_owned(),
        Told::Text(text) => safe_line(text).into_owned(),
        Told::List(items) => list(items, words),
    }
}

fn list(items: &[String], words: &Words<'_>) -> String {
    let shown: Vec<String> = items.iter().take(SHOWN).map(|item| safe_line(item).into_owned()).collect();
    let shown = shown.join(", ");
    match items.len().saturating_sub(SHOWN) {
        0 => shown,
        more => words.say(msg!("cli-diff-more"), &args![items = shown, more = more]),
    }
}

fn signed(sign: char, items: &[String], words: &Words<'_>) -> String {
    if items.is_empty() { String::new() } else { format!("{sign} {}", list(items, words)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::DEFAULT;
    use crate::domain::policy::diff::differences;

    /// Whatever the shipped policy says has a word: its sections, and the keys of its entries.
    #[test]
    fn the_shipped_policy_is_told_in_words() {
        // Each section with an entry that says nothing, so that the keys of the entries are told one by one.
        let mut empty = toml::Table::new();
        let shipped: toml::Table = toml::from_str(DEFAULT).unwrap_or_default();
        for (section, entries) in shipped.iter().filter(|(_, entries)| entries.is_table()) {
            let entries = entries.as_table().into_iter().flat_map(|entries| entries.iter());
            let bare =
                entries.filter(|(_, entry)| entry.is_table()).map(|(key, _)| (key.clone(), toml::Table::new().into()));
            empty.insert(section.clone(), toml::Value::Table(bare.collect()));
        }
        let found = differences(&empty.to_string(), DEFAULT);
        assert!(found.len() > 200, "{}", found.len());
        for it in &found {
            assert!(SECTION.codes.contains(&it.section.as_str()), "{it:?}");
            for step in &it.steps {
                let Step::Key(key) = step else { continue };
                let known = KEY.codes.contains(&key.as_str()) || WEEK.iter().any(|(day, _)| day == key);
                let own = ["targets", "rows"].contains(&key.as_str());
                assert!(
                    known || own || it.section == "natures" || it.section == "clocks" && key.parse::<u8>().is_ok(),
                    "{it:?}"
                );
            }
        }
    }
}
