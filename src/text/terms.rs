//! Terms. One job: the codes that have a name per language, by family.
//!
//! One thing has one name per language (`assets/locale/*/terms.ftl`); [`super::Locale::term`] looks it up. What a policy
//! names (channels, roles, reasons, priorities) is not here: its names stand in the policy.

use crate::text::{agreement, difference, query, trail};

/// Messages named by a code that a program value carries, not by a literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    pub prefix: &'static str,
    pub codes: &'static [&'static str],
    /// Who looks them up.
    pub why: &'static str,
}

/// Every family there is. A prefix with its codes here is what the test of messages takes as used.
pub const FAMILIES: &[&Family] = &[
    &STATE,
    &STATE_SHORT,
    &CLOCK,
    &CLOCK_STATUS,
    &BAND,
    &VERB,
    &FIELD,
    &VIEW,
    &ACT,
    &THING,
    &INCIDENT_IN,
    &GROUP,
    &OUTCOME,
    &CLOSED_VIA,
    &KB_STATE,
    &KB_AUDIENCE,
    &KB_OUTCOME,
    &EMERGENCY,
    &agreement::STANDING,
    &difference::SECTION,
    &difference::KEY,
    &difference::CHANGE,
    &query::FIELD,
    &query::IS,
    &query::CLOCK,
    &query::DAY,
    &query::SORT,
    &query::WHO,
    &trail::EVENT,
    &trail::FIELD,
    &trail::VIA,
    &trail::IDENTITY,
];

const STATES: &[&str] = &["new", "assigned", "in_progress", "suspended", "resolved", "closed", "cancelled", "merged"];

pub const STATE: Family =
    Family { prefix: "state-", codes: STATES, why: "an incident's state in sentences, forms and exports" };
pub const STATE_SHORT: Family =
    Family { prefix: "state-short-", codes: STATES, why: "the state column of lists, at most 6 cells" };
pub const CLOCK: Family = Family { prefix: "clock-", codes: CLOCKS, why: "kinds of clock" };
const CLOCKS: &[&str] =
    &["response", "resolution", "update", "accept", "stage", "confirm", "call_back", "promise", "reply", "stakeholder"];
pub const CLOCK_STATUS: Family = Family {
    prefix: "clock-status-",
    codes: &["running", "paused", "shut", "met", "breached", "due_zero"],
    why: "what a clock does, in the order of precedence of SLA-1",
};
pub const BAND: Family =
    Family { prefix: "band-", codes: &["ok", "warning", "critical", "breached"], why: "bands of SLA-6a" };
pub const VERB: Family = Family {
    prefix: "verb-",
    codes: &[
        "take",
        "start",
        "assign",
        "reassign",
        "escalate",
        "hand_back",
        "raise",
        "lower",
        "chase",
        "call_back",
        "promise",
        "suspend",
        "resume",
        "resolve",
        "close",
        "reopen",
        "cancel",
        "merge",
        "acknowledge",
        "take_over",
        "join",
        "link",
        "note",
        "reply",
        "undo",
        "declare_major",
    ],
    why: "acts on an incident, in keys, palette, trail and command line",
};
pub const FIELD: Family = Family {
    prefix: "field-",
    codes: &[
        "number",
        "state",
        "nature",
        "kind",
        "channel",
        "reporter",
        "organisation",
        "occurred_at",
        "reported_at",
        "recorded_at",
        "title",
        "description",
        "symptom",
        "location",
        "service",
        "ci",
        "category",
        "impact",
        "urgency",
        "priority",
        "priority_reason",
        "users_affected",
        "security",
        "major",
        "line",
        "team",
        "assignee",
        "tracker",
        "effort",
        "tags",
        "watchers",
        "solution",
        "cause",
        "closing_code",
        "workaround",
        "actual_effort",
        "on_site",
        "resolver",
        "satisfaction",
        "feedback",
        "lessons",
        "planned_start",
        "planned_end",
        "due",
        "remaining",
        "services",
        "cis",
        "units",
        "suspended_for",
        "suspended_until",
        "state_before",
        "handed_from",
        "authority",
        "links",
        "agreement",
        "out_of_scope",
        "to_renew",
        "verified_how",
        "resolver_role",
        "resolver_line",
        "resolver_team",
        "resolved_at",
        "closed_at",
        "closed_via",
        "unconfirmed",
        "cancel_reason",
        "merged_into",
        "answered_live",
        "reopen_count",
        "reassign_count",
        "chase_count",
        "escalation_count",
        "confirm_tries",
        "told_at",
        "promised_for",
        "updated_at",
        "external",
        // of a report
        "contact",
        "words",
        "confirmation",
        "confirmed_at",
        "origin",
        // of an on-site visit
        "engineer",
        "appointment",
        "arrived",
        "left",
        "parts",
        // of an attachment; its name as an entry's
        "attachment",
        "media_type",
        "size",
        "hash",
        "attached",
        "erased",
        // of entries of the directory
        "key",
        "retired",
        "name",
        "roles",
        "teams",
        "os_user",
        "phone",
        "email",
        "skills",
        "channels",
        "direction",
        "lead",
        "coordinator",
        "calendar",
        "im",
        "vip",
        "language",
        "parent",
        "criticality",
        "owner",
        "type",
        // asked for by acts
        "until",
        "report",
        "visit",
        "relation",
        "reason",
        "text",
        "field",
        "changes",
        "score",
        // of a knowledge entry, and of what was applied
        "symptoms",
        "steps",
        "level",
        "known_error",
        "audience",
        "review_by",
        "valid_until",
        "version",
        "author",
        "reviewer",
        "published_at",
        "uses",
        "helpful",
        "unhelpful",
        "article",
        "applied",
        "outcome",
        "step",
        "done_by",
        "done_at",
        "rule",
        "clock",
        "cycle",
        "at",
        "told",
        "told_as",
        "again_at",
        "times",
        "acknowledged_by",
        "acknowledged_at",
        "postponed_until",
        "executive_told_at",
        "emergency",
        "priority_unconfirmed",
    ],
    why: "labels of fields: of a record, its reports and visits, of directory entries, of what acts ask for",
};
pub const VIEW: Family = Family {
    prefix: "view-",
    codes: &[
        "queue",
        "my_desk",
        "escalation",
        "knowledge",
        "major",
        "audit",
        "reports",
        "wall",
        "problems",
        "inbox",
        "handover",
        "detail",
    ],
    why: "views and their digits in the header, the palette and :view",
};
pub const ACT: Family = Family {
    prefix: "right-",
    codes: &[
        "record",
        "join",
        "note",
        "link",
        "kb_suggest",
        "take",
        "work",
        "suspend",
        "resume",
        "resolve",
        "classify",
        "assess",
        "override_priority",
        "reply",
        "assign_within",
        "assign_other",
        "confirm",
        "close",
        "satisfaction",
        "reopen",
        "cancel",
        "merge",
        "unmerge",
        "declare_major",
        "stand_down_major",
        "start_emergency",
        "approve_major_report",
        "acknowledge",
        "postpone",
        "kb_draft",
        "kb_review",
        "kb_publish",
        "problem_raise",
        "problem_work",
        "problem_accept",
        "problem_close",
        "change_raise",
        "change_approve",
        "sample",
        "score",
        "improve",
        "agreements",
        "kpi_targets",
        "policy",
        "people",
        "chase",
        "log_call",
        "promise",
        "call_back",
        "browse_trail",
        "import",
        "export_all",
        "backup",
        "restore",
        "erase",
        "read",
    ],
    why: "the acts of ROLE-5, in sentences",
};
pub const THING: Family = Family {
    prefix: "thing-",
    codes: &["desk", "policy", "incident", "person", "team", "contact", "org", "service", "ci", "category", "article"],
    why: "kinds of record, in sentences and listings",
};
pub const INCIDENT_IN: Family =
    Family { prefix: "incident-in-", codes: STATES, why: "an incident in a state, at the head of a refusal" };
pub const GROUP: Family = Family {
    prefix: "group-",
    codes: &["life", "owner", "authority", "tracker", "words", "class", "weight", "outcome", "margin", "kept"],
    why: "what somebody else changed meanwhile",
};
pub const OUTCOME: Family = Family {
    prefix: "outcome-",
    codes: &["recovered", "not_recovered", "not_satisfied", "no_answer"],
    why: "what the user said when asked (LIFE-15)",
};
pub const CLOSED_VIA: Family = Family {
    prefix: "closed-via-",
    codes: &["desk", "resolver", "auto", "imported"],
    why: "who closed a record (LIFE-15)",
};

pub const KB_STATE: Family = Family {
    prefix: "kb-state-",
    codes: &["draft", "in_review", "published", "retired"],
    why: "where a knowledge entry stands",
};
pub const KB_AUDIENCE: Family =
    Family { prefix: "kb-audience-", codes: &["users", "staff", "specialists"], why: "who a knowledge entry is for" };
pub const EMERGENCY: Family = Family {
    prefix: "emergency-",
    codes: &["started", "declined"],
    why: "what was decided about the emergency procedure",
};
pub const KB_OUTCOME: Family = Family {
    prefix: "kb-outcome-",
    codes: &["helpful", "unhelpful"],
    why: "whether a knowledge entry that was applied has helped",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::incident::command::Outcome;
    use crate::domain::incident::fields::Field;
    use crate::domain::incident::report::{
        AppliedColumn, AttachmentColumn, EscalationColumn, ReportColumn, StepColumn, VisitColumn,
    };
    use crate::domain::incident::state::State;
    use crate::domain::knowledge::article::AUDIENCES;
    use crate::domain::knowledge::used::OUTCOMES;
    use crate::domain::knowledge::{ArticleField, ArticleState};
    use crate::domain::people::directory::{COLUMNS, RETIRED};
    use crate::domain::people::rights::ACTS;
    use crate::domain::policy::Lang;
    use crate::domain::sla::clock::ClockKind;
    use crate::domain::stream::StreamKind;
    use crate::text::Locale;

    /// Every name a table of the domain gives, with the family that has to know it.
    fn named() -> Vec<(&'static Family, &'static str)> {
        let fields = Field::ALL.iter().map(|f| f.name());
        let rows = ReportColumn::ALL.iter().map(|c| c.name()).chain(VisitColumn::ALL.iter().map(|c| c.name()));
        let rows = rows.chain(AttachmentColumn::ALL.iter().map(|c| c.name()));
        let rows =
            rows.chain(AppliedColumn::ALL.iter().map(|c| c.name())).chain(StepColumn::ALL.iter().map(|c| c.name()));
        let rows = rows.chain(EscalationColumn::ALL.iter().map(|c| c.name()));
        let rows = rows.chain(ArticleField::ALL.iter().map(|c| c.name()));
        let columns = COLUMNS.iter().map(|c| c.name).chain(["key", RETIRED]);
        let labels = fields.chain(rows).chain(columns).map(|name| (&FIELD, name));
        let acts = ACTS.iter().map(|(_, name)| (&ACT, *name));
        let things = StreamKind::ALL.iter().map(|(_, name)| (&THING, *name));
        let outcomes = Outcome::ALL.iter().map(|(_, name)| (&OUTCOME, *name));
        let states = ArticleState::ALL.iter().map(|state| (&KB_STATE, state.name()));
        let kb = states.chain(AUDIENCES.iter().map(|name| (&KB_AUDIENCE, *name)));
        let kb = kb.chain(OUTCOMES.iter().map(|name| (&KB_OUTCOME, *name)));
        let clocks = ClockKind::ALL.iter().map(|kind| (&CLOCK, kind.name()));
        let states = [&STATE, &STATE_SHORT, &INCIDENT_IN].into_iter();
        let states = states.flat_map(|family| State::ALL.iter().map(move |state| (family, state.name())));
        labels.chain(acts).chain(things).chain(kb).chain(outcomes).chain(clocks).chain(states).collect()
    }

    #[test]
    fn whatever_the_domain_names_has_a_term_in_each_language() {
        // Words that Chinese takes as they are.
        const LOAN: [&str; 1] = ["vip"];
        for lang in [Lang::En, Lang::ZhHans, Lang::ZhHant] {
            let locale = Locale::new(lang);
            for (family, code) in named() {
                assert!(family.codes.contains(&code), "{}{code} is not in its family", family.prefix);
                let term = locale.term(family, code);
                let own = lang == Lang::En || LOAN.contains(&code) || !term.is_ascii();
                assert!(own && !term.contains('_'), "{lang:?}: {}{code} is {term}", family.prefix);
            }
        }
    }

    #[test]
    fn no_code_stands_twice() {
        for family in FAMILIES {
            let mut codes = family.codes.to_vec();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), family.codes.len(), "{}", family.prefix);
        }
    }
}
