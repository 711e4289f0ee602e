//! What forms ask. One job: the slots of every form that has more than a few, in the order in which they stand.

use super::SlotKind::{Block, Clock, Count, Line, Many, One, Span, Tags, When};
use super::Source::{self, Callers, Entries, YesNo};
use super::{Label, REASON, REPORT, Shown, Slot, SlotKind, field, reason, section, slot, text};
use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::StreamKind;
use crate::msg;
use crate::text::when::Lean;

pub(super) const INTAKE: &[Slot] = &[
    section(msg!("form-section-caller")),
    field("reporter", "reporter", One(Callers)).need(),
    slot("contact_name", Label::Msg(msg!("form-label-name")), Line).need().when(Shown::NewContact),
    slot("contact_phone", Label::Msg(msg!("form-label-phone")), Line).when(Shown::NewContact),
    slot("contact_email", Label::Msg(msg!("form-label-email")), Line).when(Shown::NewContact),
    field("organisation", "organisation", One(Entries(StreamKind::Org))),
    field("channel", "channel", One(Source::Channels)).need(),
    field("reported_at", "reported_at", When(Lean::Past)),
    section(msg!("form-section-what")),
    field("title", "title", Line).need(),
    field("description", "description", Block),
    field("cis", "ci", Many(Entries(StreamKind::Ci))),
    field("services", "service", Many(Entries(StreamKind::Service))),
    field("category", "category", One(Entries(StreamKind::Category))).need(),
    field("nature", "nature", One(Source::Natures)).need(),
    field("kind", "kind", One(Source::Kinds)).need(),
    section(msg!("form-section-weight")),
    field("users_affected", "users_affected", Count),
    field("impact", "impact", One(Source::Impacts)).need(),
    field("urgency", "urgency", One(Source::Urgencies)).need(),
    field("priority", "priority", SlotKind::Priority),
    section(msg!("form-section-clocks")),
    slot("", Label::Clock("response"), Clock(ClockKind::Response)),
    slot("", Label::Clock("resolution"), Clock(ClockKind::Resolution)),
    slot("", Label::Clock("update"), Clock(ClockKind::Update)),
    section(msg!("form-section-resolve")).when(Shown::Resolving),
    field("solution", "solution", Block).need().when(Shown::Resolving),
    field("closing_code", "closing_code", One(Source::ClosingCodes)).need().when(Shown::Resolving),
    field("cause", "cause", Line).when(Shown::Resolving),
    field("workaround", "workaround", Line).when(Shown::Resolving),
    field("verified_how", "verified_how", Line).when(Shown::Resolving),
    slot("on_site", ON_SITE, One(YesNo)).when(Shown::Resolving),
    field("actual_effort", "actual_effort", Span).when(Shown::Resolving),
    field("lessons", "lessons", Line).when(Shown::Resolving),
    section(msg!("form-section-more")),
    field("location", "location", Line),
    field("symptom", "symptom", Line),
    field("occurred_at", "occurred_at", When(Lean::Past)),
    field("security", "security", One(YesNo)),
    field("tags", "tags", Tags),
    slot("accept_out_of_scope", Label::Msg(msg!("form-label-out-of-scope")), One(YesNo)),
];

const ON_SITE: Label = Label::Msg(msg!("form-label-on-site"));

/// The solution may be on the record already: whether it is missing is the rules' answer.
pub(super) const RESOLVE: &[Slot] = &[
    field("solution", "solution", Block),
    field("closing_code", "closing_code", One(Source::ClosingCodes)).need(),
    field("cause", "cause", Line),
    field("workaround", "workaround", Line),
    field("verified_how", "verified_how", Line),
    slot("on_site", ON_SITE, One(YesNo)),
    field("actual_effort", "actual_effort", Span),
    field("lessons", "lessons", Line),
];

pub(super) const SUSPEND: &[Slot] = &[
    reason(Source::Suspensions).need(),
    slot("until", Label::Msg(msg!("form-label-until")), When(Lean::Future)).need(),
    text(Line),
];

/// Until when those told are left alone, and why.
pub(super) const POSTPONE: &[Slot] = &[field("until", "postponed_until", When(Lean::Future)).need(), text(Line).need()];

pub(super) const ASSIGN: &[Slot] = &[
    field("team", "team", One(Entries(StreamKind::Team))),
    field("assignee", "assignee", One(Entries(StreamKind::Person))),
    reason(Source::HandOver),
    text(Line),
];

/// The reason first: where it goes follows from the lines, unless somebody says otherwise.
pub(super) const ESCALATE: &[Slot] = &[
    reason(Source::HandOver).need(),
    text(Line),
    field("line", "line", One(Source::LinesAbove)),
    field("team", "team", One(Entries(StreamKind::Team))),
    field("assignee", "assignee", One(Entries(StreamKind::Person))),
];

pub(super) const CONFIRM: &[Slot] = &[
    slot("report", REPORT, Count).when(Shown::SeveralReports),
    slot("outcome", Label::Msg(msg!("form-label-outcome")), One(Source::Outcomes)).need(),
    field("satisfaction", "satisfaction", One(Source::Scores)),
    field("feedback", "feedback", Line),
    slot("close", Label::Msg(msg!("form-label-close")), One(YesNo)),
];

pub(super) const RATE: &[Slot] = &[
    slot("report", REPORT, Count).when(Shown::SeveralReports),
    field("satisfaction", "satisfaction", One(Source::Scores)).need(),
    field("feedback", "feedback", Line),
];

/// Which visit is meant follows from what is said of it; a number is for putting an earlier one right.
pub(super) const VISIT: &[Slot] = &[
    field("engineer", "engineer", One(Entries(StreamKind::Person))),
    field("appointment", "appointment", When(Lean::Future)),
    field("arrived", "arrived", When(Lean::Past)),
    field("left", "left", When(Lean::Past)),
    field("parts", "parts", Block),
    slot("visit", Label::Msg(msg!("form-label-visit")), Count),
];

pub(super) const WHY: Slot = slot("reason", REASON, Block).need();

/// Every field of an entry that people write, by its name in the record.
pub(super) const ARTICLE: &[Slot] = &[
    field("title", "title", Line).need(),
    field("symptoms", "symptoms", Block),
    field("steps", "steps", Block),
    field("workaround", "workaround", Block),
    field("cause", "cause", Block),
    field("level", "level", One(Source::Levels)),
    field("known_error", "known_error", One(YesNo)),
    field("category", "category", One(Entries(StreamKind::Category))),
    field("services", "service", Many(Entries(StreamKind::Service))),
    field("cis", "ci", Many(Entries(StreamKind::Ci))),
    field("tags", "tags", Tags),
    field("audience", "audience", One(Source::Audiences)),
    field("review_by", "review_by", When(Lean::Future)),
    field("valid_until", "valid_until", When(Lean::Future)),
];

pub(super) const JOIN: &[Slot] = &[
    field("reporter", "reporter", One(Entries(StreamKind::Contact))).need(),
    field("channel", "channel", One(Source::Channels)).need(),
    slot("words", Label::Msg(msg!("form-label-words")), Block),
    field("reported_at", "reported_at", When(Lean::Past)),
];

/// Every field that may be edited as such, by its name in the record, and why.
pub(super) const EDIT: &[Slot] = &[
    field("title", "title", Line).need(),
    field("symptom", "symptom", Line),
    field("description", "description", Block),
    field("location", "location", Line),
    field("occurred_at", "occurred_at", When(Lean::Past)),
    field("organisation", "organisation", One(Entries(StreamKind::Org))),
    field("nature", "nature", One(Source::Natures)),
    field("kind", "kind", One(Source::Kinds)),
    field("category", "category", One(Entries(StreamKind::Category))),
    field("services", "service", Many(Entries(StreamKind::Service))),
    field("cis", "ci", Many(Entries(StreamKind::Ci))),
    slot("units", Label::Msg(msg!("form-label-units")), Many(Entries(StreamKind::Org))),
    field("users_affected", "users_affected", Count),
    field("security", "security", One(YesNo)),
    field("impact", "impact", One(Source::Impacts)),
    field("urgency", "urgency", One(Source::Urgencies)),
    field("priority", "priority", SlotKind::Priority),
    field("effort", "effort", One(Source::Efforts)),
    field("tags", "tags", Tags),
    field("watchers", "watchers", Many(Entries(StreamKind::Person))),
    field("planned_start", "planned_start", When(Lean::Future)),
    field("planned_end", "planned_end", When(Lean::Future)),
    field("workaround", "workaround", Block),
    field("solution", "solution", Block),
    field("cause", "cause", Block),
    field("verified_how", "verified_how", Line),
    field("actual_effort", "actual_effort", Span),
    field("lessons", "lessons", Block),
    slot("reason", REASON, Line),
];
