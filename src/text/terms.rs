//! Terms. One job: the codes that have a name per language, by family.
//!
//! One thing has one name per language (`assets/locale/*/terms.ftl`); [`super::Locale::term`] looks it up. What a policy
//! names (channels, roles, reasons, priorities) is not here: its names stand in the policy.

/// Messages named by a code that a program value carries, not by a literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    pub prefix: &'static str,
    pub codes: &'static [&'static str],
    /// Who looks them up.
    pub why: &'static str,
}

/// Every family there is. A prefix with its codes here is what the test of messages takes as used.
pub const FAMILIES: [&Family; 8] = [&STATE, &STATE_SHORT, &CLOCK, &CLOCK_STATUS, &BAND, &VERB, &FIELD, &VIEW];

const STATES: &[&str] = &["new", "assigned", "in_progress", "suspended", "resolved", "closed", "cancelled", "merged"];

pub const STATE: Family =
    Family { prefix: "state-", codes: STATES, why: "an incident's state in sentences, forms and exports" };
pub const STATE_SHORT: Family =
    Family { prefix: "state-short-", codes: STATES, why: "the state column of lists, at most 6 cells" };
pub const CLOCK: Family =
    Family { prefix: "clock-", codes: &["response", "resolution", "update"], why: "kinds of clock" };
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
        "chase",
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
        "verified_by",
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
    ],
    why: "labels of incident fields in forms, columns, filters, exports",
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
