//! The table of forms. One job: which form has which fields, of what kind, under what name; nothing here does anything.
//!
//! A field's name is the one refusals and the journal use, so that a "no" finds its field. Adding a field is adding a
//! slot; what the answers become is in [`super::command`].

mod slots;

use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::StreamKind;
use crate::msg;
use crate::text::Locale;
use crate::text::terms::{CLOCK, FIELD, VERB};
use crate::text::when::Lean;
use std::borrow::Cow;

/// Every form there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormKind {
    Intake,
    Resolve,
    Suspend,
    Resume,
    Assign,
    Escalate,
    HandBack,
    Raise,
    Lower,
    Note,
    Reply,
    Call,
    Chase,
    CallBack,
    Promise,
    Inform,
    Postpone,
    ReportUp,
    Emergency,
    Decline,
    Confirm,
    Cancel,
    Reopen,
    Merge,
    Join,
    Edit,
    Override,
    FollowUp,
    Rate,
    Track,
    Link,
    Visit,
    Article,
    ArticleReturn,
    ArticleRetire,
}

/// What something is called, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Field(&'static str),
    Verb(&'static str),
    Clock(&'static str),
    Msg(&'static str),
}

impl Label {
    pub fn words<'l>(&self, locale: &'l Locale) -> Cow<'l, str> {
        match self {
            Self::Field(code) => locale.term(&FIELD, code),
            Self::Verb(code) => locale.term(&VERB, code),
            Self::Clock(code) => locale.term(&CLOCK, code),
            Self::Msg(id) => locale.t(id),
        }
    }
}

/// Where the answers to choose from come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Channels,
    Natures,
    /// Kinds of the nature that is chosen.
    Kinds,
    Impacts,
    Urgencies,
    Priorities,
    /// The lines above the incident's own.
    LinesAbove,
    /// Roles with more authority than was called on so far.
    AuthoritiesAbove,
    Suspensions,
    ClosingCodes,
    HandOver,
    CancelReasons,
    Efforts,
    Outcomes,
    Relations,
    /// 1 to 5.
    Scores,
    YesNo,
    /// Of a knowledge entry: how far it may be applied, and who it is for.
    Levels,
    Audiences,
    /// What the policy says of a field of its own.
    Own,
    /// Entries in use of a directory kind.
    Entries(StreamKind),
    /// Contacts, and whoever is none yet.
    Callers,
    /// Incidents that are open; any other by its number.
    Tickets,
}

/// What kind of thing is typed or chosen; the last three only show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    Line,
    Block,
    One(Source),
    Many(Source),
    /// A length of time.
    Span,
    /// A point in time.
    When(Lean),
    /// A whole number.
    Count,
    /// Codes between commas.
    Tags,
    /// The head of a section.
    Section,
    /// The priority that follows from impact and urgency.
    Priority,
    /// A clock as it would be if the record were made now.
    Clock(ClockKind),
}

impl SlotKind {
    /// Whether the cursor can stand in it.
    pub fn takes_keys(self) -> bool {
        !matches!(self, Self::Section | Self::Priority | Self::Clock(_))
    }
    /// Where its answers come from, if they are chosen and not written.
    pub fn source(self) -> Option<Source> {
        match self {
            Self::One(source) | Self::Many(source) => Some(source),
            _ => None,
        }
    }
}

/// When a slot is there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Always,
    /// Once it is to be resolved in the same step.
    Resolving,
    /// Once the caller turns out to be nobody known.
    NewContact,
    /// Where there are several reports.
    SeveralReports,
}

/// One row of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub name: &'static str,
    pub label: Label,
    pub kind: SlotKind,
    pub required: bool,
    pub shown: Shown,
}

impl Slot {
    const fn need(self) -> Self {
        Self { required: true, ..self }
    }
    const fn when(self, shown: Shown) -> Self {
        Self { shown, ..self }
    }
}

const fn slot(name: &'static str, label: Label, kind: SlotKind) -> Slot {
    Slot { name, label, kind, required: false, shown: Shown::Always }
}
/// A slot whose label is the term of a field.
const fn field(name: &'static str, term: &'static str, kind: SlotKind) -> Slot {
    slot(name, Label::Field(term), kind)
}
const fn section(id: &'static str) -> Slot {
    slot("", Label::Msg(id), SlotKind::Section)
}
const fn text(kind: SlotKind) -> Slot {
    slot("text", Label::Msg(msg!("form-label-text")), kind)
}
const fn reason(source: Source) -> Slot {
    slot("reason", REASON, SlotKind::One(source))
}

const REASON: Label = Label::Msg(msg!("form-label-reason"));
const PROMISED_FOR: Slot = field("promised_for", "promised_for", When(Lean::By)).need();
const REPORT: Label = Label::Msg(msg!("form-label-report"));

use SlotKind::{Block, Line, One, When};
use Source::{Entries, Tickets};
use slots::{ARTICLE, ASSIGN, CONFIRM, EDIT, ESCALATE, INTAKE, JOIN, POSTPONE, RATE, RESOLVE, SUSPEND, VISIT, WHY};

/// A form as data.
#[derive(Debug, PartialEq, Eq)]
pub struct Spec {
    pub kind: FormKind,
    /// The name in drafts.
    pub name: &'static str,
    pub title: Label,
    /// What is written here leaves the house.
    pub public: bool,
    /// What Ctrl-S does.
    pub save: &'static str,
    pub slots: &'static [Slot],
}

const fn spec(kind: FormKind, name: &'static str, title: Label, slots: &'static [Slot]) -> Spec {
    Spec { kind, name, title, public: false, save: msg!("form-key-save"), slots }
}

/// Every form.
pub static FORMS: &[Spec] = &[
    Spec {
        save: msg!("form-key-log"),
        ..spec(FormKind::Intake, "intake", Label::Msg(msg!("form-title-intake")), INTAKE)
    },
    spec(FormKind::Resolve, "resolve", Label::Verb("resolve"), RESOLVE),
    spec(FormKind::Suspend, "suspend", Label::Verb("suspend"), SUSPEND),
    spec(FormKind::Resume, "resume", Label::Verb("resume"), &[text(Line)]),
    spec(FormKind::Assign, "assign", Label::Verb("assign"), ASSIGN),
    spec(FormKind::Escalate, "escalate", Label::Verb("escalate"), ESCALATE),
    spec(FormKind::HandBack, "hand_back", Label::Verb("hand_back"), &[reason(Source::HandOver).need(), text(Line)]),
    spec(
        FormKind::Raise,
        "raise",
        Label::Verb("raise"),
        &[field("authority", "authority", One(Source::AuthoritiesAbove)), text(Line).need()],
    ),
    spec(FormKind::Lower, "lower", Label::Verb("lower"), &[text(Line).need()]),
    spec(FormKind::Note, "note", Label::Verb("note"), &[text(Block).need()]),
    Spec {
        public: true,
        save: msg!("form-key-send"),
        ..spec(FormKind::Reply, "reply", Label::Verb("reply"), &[text(Block).need()])
    },
    spec(FormKind::Call, "call", Label::Msg(msg!("form-title-call")), &[text(Block).need()]),
    spec(FormKind::Chase, "chase", Label::Verb("chase"), &[text(Line)]),
    spec(FormKind::CallBack, "call_back", Label::Verb("call_back"), &[text(Line)]),
    spec(FormKind::Promise, "promise", Label::Verb("promise"), &[PROMISED_FOR, text(Line)]),
    spec(FormKind::Inform, "inform", Label::Msg(msg!("act-inform")), &[text(Block).need()]),
    spec(FormKind::Postpone, "postpone", Label::Msg(msg!("act-postpone")), POSTPONE),
    spec(FormKind::ReportUp, "report_up", Label::Msg(msg!("act-report-up")), &[text(Block).need()]),
    spec(FormKind::Emergency, "emergency", Label::Msg(msg!("act-emergency")), &[text(Line)]),
    spec(FormKind::Decline, "decline", Label::Msg(msg!("act-decline")), &[text(Line).need()]),
    spec(FormKind::Confirm, "confirm", Label::Msg(msg!("form-title-confirm")), CONFIRM),
    spec(FormKind::Cancel, "cancel", Label::Verb("cancel"), &[reason(Source::CancelReasons).need(), text(Line)]),
    spec(FormKind::Reopen, "reopen", Label::Verb("reopen"), &[text(Block).need()]),
    spec(
        FormKind::Merge,
        "merge",
        Label::Verb("merge"),
        &[slot("into", Label::Msg(msg!("form-label-into")), One(Tickets)).need()],
    ),
    spec(FormKind::Join, "join", Label::Verb("join"), JOIN),
    spec(FormKind::Edit, "edit", Label::Msg(msg!("form-title-edit")), EDIT),
    spec(
        FormKind::Override,
        "override",
        Label::Msg(msg!("form-title-override")),
        &[
            field("priority", "priority", One(Source::Priorities)).need(),
            field("reason", "priority_reason", Line).need(),
        ],
    ),
    spec(
        FormKind::FollowUp,
        "follow_up",
        Label::Msg(msg!("form-title-follow_up")),
        &[text(Block).need(), slot("score", Label::Msg(msg!("form-label-score")), One(Source::Scores))],
    ),
    spec(FormKind::Rate, "rate", Label::Field("satisfaction"), RATE),
    spec(
        FormKind::Track,
        "track",
        Label::Field("tracker"),
        &[field("person", "tracker", One(Entries(StreamKind::Person))).need()],
    ),
    spec(
        FormKind::Link,
        "link",
        Label::Verb("link"),
        &[
            slot("relation", Label::Msg(msg!("form-label-relation")), One(Source::Relations)).need(),
            slot("to", Label::Msg(msg!("form-label-to")), One(Tickets)).need(),
        ],
    ),
    spec(FormKind::Visit, "visit", Label::Msg(msg!("form-title-visit")), VISIT),
    spec(FormKind::Article, "article", Label::Field("article"), ARTICLE),
    spec(FormKind::ArticleReturn, "article_return", Label::Msg(msg!("act-kb-return")), &[WHY]),
    spec(FormKind::ArticleRetire, "article_retire", Label::Msg(msg!("act-kb-retire")), &[WHY]),
];

/// The row of a form.
pub fn spec_of(kind: FormKind) -> &'static Spec {
    // The table is in the order of the kinds; a test holds that.
    &FORMS[kind as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::incident::decide::EDITABLE;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds_and_names_are_not_shared() {
        for (n, spec) in FORMS.iter().enumerate() {
            assert_eq!(spec.kind as usize, n);
            assert!(FORMS.iter().filter(|s| s.name == spec.name).count() == 1, "{}", spec.name);
            for slot in spec.slots.iter().filter(|s| s.kind.takes_keys()) {
                let same = spec.slots.iter().filter(|s| s.name == slot.name).count();
                assert!(same == 1 && !slot.name.is_empty(), "{} {}", spec.name, slot.name);
            }
        }
    }

    #[test]
    fn the_form_of_an_entry_has_every_field_that_is_written_once() {
        let mut names: Vec<&str> = ARTICLE.iter().map(|s| s.name).collect();
        let mut written = crate::domain::knowledge::article::WRITTEN.map(|f| f.name()).to_vec();
        names.sort_unstable();
        written.sort_unstable();
        assert_eq!(names, written);
    }

    #[test]
    fn the_edit_form_has_every_editable_field_once() {
        let mut names: Vec<&str> = EDIT.iter().filter(|s| s.kind.takes_keys()).map(|s| s.name).collect();
        names.retain(|n| *n != "reason");
        let mut editable: Vec<&str> = EDITABLE.iter().map(|(f, _)| f.name()).collect();
        names.sort_unstable();
        editable.sort_unstable();
        assert_eq!(names, editable);
    }
}
