//! Forms. One job: fields that are declared as data become a command; every form of the console is a row of one table.
//!
//! | file | its one job |
//! |---|---|
//! | [`spec`] | the table: which form has which fields |
//! | [`mod@env`] | what a form may look up |
//! | [`edit`] | a text being typed |
//! | [`options`], [`find`] | what a field offers, and how well it fits what was typed |
//! | [`keys`] | what a key does |
//! | [`intake`], [`same`] | the new incident: what is proposed, its clocks, the same incidents |
//! | [`values`], [`command`] | answers become a command, or faults |
//! | [`article`] | the entry of the knowledge base |
//! | [`own`] | the rows that a policy adds |
//! | [`fault`] | what is wrong with a field, in words |
//! | [`draft`] | what was typed, kept |
//!
//! A form is pure and never drawn here. It keeps ids and texts, nothing of what it looked up: what a person or a code is
//! called is asked anew each time. Whether something is allowed is the domain's answer, which comes back as a refusal
//! and finds its field by name ([`Form::refused`]).

pub mod article;
pub mod command;
pub mod draft;
pub mod edit;
pub mod env;
pub mod fault;
pub mod find;
pub mod intake;
pub mod keys;
pub mod options;
pub mod own;
pub mod same;
pub mod spec;
pub mod values;
pub mod warn;

pub use draft::Draft;
pub use env::{FormEnv, Rows};
pub use fault::Fault;
pub use keys::{FormEvent, NewContact, Submit};
pub use spec::{FormKind, Label, Shown, Slot, SlotKind, Source, Spec};

use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::row::Row;
use crate::domain::policy::Policy;
use crate::domain::policy::fields::CustomField;
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::text::Locale;
use edit::Editor;
use find::By;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One thing chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picked {
    Code(Code),
    Entry(Stream),
    Number(i64),
    /// Somebody who is not in the directory yet.
    New,
}

/// One field of a form: its row of the table, and what was answered.
#[derive(Debug, Clone)]
pub struct FieldState {
    pub slot: Slot,
    /// Its declaration, where the policy added it.
    pub own: Option<CustomField>,
    /// What was typed; in a field to choose in, what is looked for.
    pub edit: Editor,
    /// What was chosen; at most one in [`SlotKind::One`].
    pub picked: Vec<Picked>,
    /// By what it was found.
    pub found: Option<By>,
    /// Filled in by the form and not by hand: it may be replaced.
    pub auto: bool,
    pub fault: Option<Fault>,
    /// What was there when the form opened.
    was: Content,
}

/// What a field holds, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Content {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picked: Vec<Picked>,
}

impl FieldState {
    fn new(slot: Slot) -> Self {
        let edit = Editor::new(slot.kind == SlotKind::Block);
        Self {
            slot,
            own: None,
            edit,
            picked: Vec::new(),
            found: None,
            auto: false,
            fault: None,
            was: Content::default(),
        }
    }
    /// The name by which refusals and drafts know it.
    pub fn name(&self) -> Cow<'static, str> {
        self.own.as_ref().map_or(Cow::Borrowed(self.slot.name), |own| Cow::Owned(own.name()))
    }
    pub fn label<'a>(&'a self, locale: &'a Locale) -> Cow<'a, str> {
        match &self.own {
            Some(own) => Cow::Borrowed(locale.names(&own.names)),
            None => self.slot.label.words(locale),
        }
    }
    pub fn is_empty(&self) -> bool {
        self.edit.text().trim().is_empty() && self.picked.is_empty()
    }
    pub fn content(&self) -> Content {
        Content { text: self.edit.text().to_owned(), picked: self.picked.clone() }
    }
    fn put(&mut self, content: &Content) {
        self.edit.set(&content.text);
        self.picked.clone_from(&content.picked);
    }
    fn is_changed(&self) -> bool {
        self.content() != self.was
    }
}

/// The incident a form is about, as it stood when the form opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub id: IncidentId,
    /// The version that was looked at.
    pub ver: u32,
    pub title: String,
    pub line: u8,
    pub reports: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Code>,
    /// How far up it was escalated.
    #[serde(default)]
    pub authority: u8,
    /// The entry of the knowledge base that it is about instead; the incident is the one it is learnt from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
}

impl Subject {
    fn of(row: &Row) -> Self {
        let (title, nature) = (row.title.to_string(), row.nature.clone());
        let Row { id, ver, line, reports, authority, .. } = *row;
        Self { id, ver, title, line, reports, nature, authority, article: None }
    }
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    pub spec: &'static Spec,
    pub subject: Option<Subject>,
    pub fields: Vec<FieldState>,
    focus: usize,
    /// The cursor in the open list of the focused field.
    list: Option<usize>,
    /// The cursor in the suggestions, while they have the keys.
    side: Option<usize>,
    /// It is to be resolved in the same step.
    resolving: bool,
    /// When something was typed last.
    changed_at: Instant,
}

impl Form {
    fn blank(kind: FormKind, subject: Option<Subject>, policy: &Policy, now: Instant) -> Self {
        let spec = spec::spec_of(kind);
        let rows = |slot: &Slot| std::iter::once(FieldState::new(*slot)).chain(own::after(kind, slot, policy));
        let fields = spec.slots.iter().flat_map(rows).collect();
        let mut form =
            Self { spec, subject, fields, focus: 0, list: None, side: None, resolving: false, changed_at: now };
        form.focus = form.first_stop();
        form
    }

    fn about(kind: FormKind, row: &Row, env: &FormEnv<'_>) -> Self {
        Self::blank(kind, Some(Subject::of(row)), env.policy, env.now)
    }

    /// A new incident: the caller first, the channel and nature that come first in the policy.
    pub fn new_incident(env: &FormEnv<'_>) -> Self {
        let mut form = Self::blank(FormKind::Intake, None, env.policy, env.now);
        let policy = env.policy;
        for (name, code) in [
            ("channel", policy.channels.first().map(|c| &c.id)),
            ("nature", policy.natures.first().map(|n| &n.id)),
            ("kind", policy.natures.first().and_then(|n| n.kinds.first()).map(|k| &k.id)),
        ] {
            form.fill(
                name,
                &Content { text: String::new(), picked: code.cloned().map(Picked::Code).into_iter().collect() },
            );
        }
        form
    }

    /// A form of one incident that has nothing filled in: all but the new incident, edit and join.
    pub fn open(kind: FormKind, row: &Row, env: &FormEnv<'_>) -> Self {
        let mut form = Self::about(kind, row, env);
        match kind {
            FormKind::Confirm => form.fill_code("close", "yes"),
            FormKind::Join => form.fill_channel(env),
            // Mostly it goes to the next line up.
            FormKind::Escalate => {
                let above = env.policy.lines.iter().map(|line| line.number).filter(|n| *n > row.line);
                let picked = above.min().map(|n| Picked::Number(n.into())).into_iter().collect();
                form.fill("line", &Content { text: String::new(), picked });
            }
            _ => {}
        }
        form
    }

    pub fn resolve(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Resolve, row, env)
    }
    pub fn suspend(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Suspend, row, env)
    }
    pub fn assign(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Assign, row, env)
    }
    pub fn escalate(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Escalate, row, env)
    }
    pub fn raise(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Raise, row, env)
    }
    pub fn lower(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Lower, row, env)
    }
    pub fn hand_back(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::HandBack, row, env)
    }
    pub fn note(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Note, row, env)
    }
    pub fn reply(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Reply, row, env)
    }
    pub fn call(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Call, row, env)
    }
    pub fn call_back(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::CallBack, row, env)
    }
    pub fn promise(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Promise, row, env)
    }
    pub fn inform(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Inform, row, env)
    }
    pub fn postpone(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Postpone, row, env)
    }
    pub fn report_up(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::ReportUp, row, env)
    }
    pub fn emergency(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Emergency, row, env)
    }
    pub fn decline(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Decline, row, env)
    }
    pub fn confirm(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Confirm, row, env)
    }
    pub fn cancel(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Cancel, row, env)
    }
    pub fn reopen(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Reopen, row, env)
    }
    pub fn merge(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Merge, row, env)
    }
    pub fn join(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Join, row, env)
    }
    pub fn override_priority(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Override, row, env)
    }
    pub fn follow_up(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::FollowUp, row, env)
    }
    pub fn rate(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Rate, row, env)
    }
    pub fn track(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Track, row, env)
    }
    pub fn visit(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Visit, row, env)
    }
    pub fn link(row: &Row, env: &FormEnv<'_>) -> Self {
        Self::open(FormKind::Link, row, env)
    }

    /// Every field that may be edited, with what it holds; only what is changed becomes part of the command.
    pub fn edit(incident: &Incident, env: &FormEnv<'_>) -> Self {
        let subject = Subject {
            id: incident.id,
            ver: incident.ver,
            title: incident.title.as_str().to_owned(),
            line: incident.line,
            reports: u32::try_from(incident.reports.len()).unwrap_or(u32::MAX),
            nature: incident.nature.clone(),
            authority: incident.authority.as_ref().map_or(0, |role| env.policy.authority_rank(role)),
            article: None,
        };
        let mut form = Self::blank(FormKind::Edit, Some(subject), env.policy, env.now);
        for field in &mut form.fields {
            let content = match (&field.own, Field::parse(field.slot.name)) {
                (Some(own), _) => own::content(own, incident),
                (None, Some(known)) if field.slot.kind.takes_keys() => {
                    values::content_of(field.slot.kind, &incident.get(known), env)
                }
                _ => continue,
            };
            field.put(&content);
            field.edit.forget();
            field.was = field.content();
        }
        form
    }

    /// Puts words into a field before anybody types: the solution that is on the record already.
    #[must_use]
    pub fn with_text(mut self, name: &str, text: &str) -> Self {
        if let Some(field) = self.fields.iter_mut().find(|f| f.name() == name && f.slot.kind.takes_keys()) {
            field.edit.set(text);
        }
        self
    }

    pub fn kind(&self) -> FormKind {
        self.spec.kind
    }
    /// The field that has the keys.
    pub fn focus(&self) -> usize {
        self.focus
    }
    pub fn focused(&self) -> Option<&FieldState> {
        self.fields.get(self.focus)
    }
    /// The cursor in the list of the focused field, while it is open.
    pub fn list(&self) -> Option<usize> {
        self.list
    }
    /// The cursor in the suggestions, while they have the keys.
    pub fn side(&self) -> Option<usize> {
        self.side
    }
    pub fn is_resolving(&self) -> bool {
        self.resolving
    }
    /// Whether there is anything in it that would be missed.
    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(|f| f.is_changed() && !f.auto)
    }
    /// The version to act on, after what changed meanwhile was shown.
    pub fn seen(&mut self, ver: u32) {
        if let Some(subject) = &mut self.subject {
            subject.ver = ver;
        }
    }
    /// The text of the focused field, for an editor outside; `None` where nothing is written but chosen.
    pub fn focused_text(&self) -> Option<&str> {
        self.focused().filter(|f| f.slot.kind.source().is_none()).map(|f| f.edit.text())
    }
    /// Puts back what an editor outside made of it, as one step.
    pub fn replace_focused(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.focus).filter(|f| f.slot.kind.source().is_none()) {
            field.edit.set(text);
            (field.auto, field.fault) = (false, None);
        }
    }

    /// Whether a field is there now.
    pub fn is_shown(&self, at: usize) -> bool {
        let Some(field) = self.fields.get(at) else { return false };
        let now = match field.slot.shown {
            Shown::Always => true,
            Shown::Resolving => self.resolving,
            Shown::NewContact => self.picked("reporter") == Some(&Picked::New),
            Shown::SeveralReports => self.subject.as_ref().is_some_and(|s| s.reports > 1),
        };
        now && self.is_of_nature(field)
    }

    /// The fields the cursor can stand in, in order.
    fn stops(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.fields.len()).filter(|at| self.is_shown(*at) && self.fields[*at].slot.kind.takes_keys())
    }

    fn first_stop(&self) -> usize {
        self.stops().next().unwrap_or(0)
    }

    /// The place of a field by its name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|f| f.name() == name && f.slot.kind.takes_keys())
    }
    pub fn field(&self, name: &str) -> Option<&FieldState> {
        self.place(name).and_then(|at| self.fields.get(at))
    }
    fn picked(&self, name: &str) -> Option<&Picked> {
        self.field(name).and_then(|f| f.picked.first())
    }
    fn code(&self, name: &str) -> Option<Code> {
        if let Some(Picked::Code(code)) = self.picked(name) { Some(code.clone()) } else { None }
    }
    fn number(&self, name: &str) -> Option<i64> {
        if let Some(Picked::Number(n)) = self.picked(name) { Some(*n) } else { None }
    }
    fn entry(&self, name: &str, kind: StreamKind) -> Option<i64> {
        match self.picked(name) {
            Some(Picked::Entry(stream)) if stream.kind == kind => Some(stream.id),
            _ => None,
        }
    }
    fn text(&self, name: &str) -> &str {
        self.field(name).map_or("", |f| f.edit.text())
    }

    /// Fills in what follows from something else: only where nobody has answered.
    fn fill(&mut self, name: &str, content: &Content) {
        let Some(field) = self.place(name).and_then(|at| self.fields.get_mut(at)) else { return };
        if field.is_empty() || field.auto {
            field.put(content);
            (field.auto, field.fault) = (true, None);
        }
    }
    fn fill_code(&mut self, name: &str, code: &str) {
        self.fill(name, &Content { text: String::new(), picked: vec![Picked::Code(code.into())] });
    }
    fn fill_channel(&mut self, env: &FormEnv<'_>) {
        if let Some(first) = env.policy.channels.first() {
            self.fill_code("channel", first.id.as_str());
        }
    }

    /// Puts a refusal where it belongs and the cursor at the first of its fields. `false`: it is about no field that is
    /// here, and the console says it.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        let known = fault::of_refusal(refusal).into_iter().map(|(name, fault)| (name.to_owned(), fault));
        let mut first = None;
        for (name, fault) in known.chain(own::of_refusal(refusal)) {
            let Some(at) = self.place(&name).filter(|at| self.is_shown(*at)) else { continue };
            self.fields[at].fault = Some(fault);
            first = Some(first.map_or(at, |f: usize| f.min(at)));
        }
        self.side = None;
        if let Some(at) = first {
            (self.focus, self.list) = (at, None);
        }
        first.is_some()
    }
}
