//! Fields of the house's own in forms. One job: the rows that a policy adds, and what is typed in them (LIFE-2).
//!
//! A row keeps its declaration as it was when the form opened; the rules judge by the policy in force.

use super::fault::Fault;
use super::find::fold;
use super::options::Opt;
use super::spec::{FormKind, Label, Shown, Slot, SlotKind, Source};
use super::{Content, FieldState, Form, Picked, env::FormEnv, values};
use crate::domain::code::Code;
use crate::domain::incident::fields::Incident;
use crate::domain::policy::Policy;
use crate::domain::policy::fields::{self, BadCustom, CustomField, CustomKind, Needed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// Where such rows stand: the form, the row before them, which of them, when they are shown, whether the form asks. The
/// one that resolves does not: what it needs may be on the record already.
const PLACES: [(FormKind, &str, Option<Needed>, Shown, bool); 4] = [
    (FormKind::Intake, "kind", Some(Needed::Record), Shown::Always, true),
    (FormKind::Intake, "lessons", Some(Needed::Resolve), Shown::Resolving, true),
    (FormKind::Resolve, "lessons", Some(Needed::Resolve), Shown::Always, false),
    (FormKind::Edit, "lessons", None, Shown::Always, false),
];

/// The rows of the policy behind a row of the table.
pub(super) fn after(kind: FormKind, slot: &Slot, policy: &Policy) -> Vec<FieldState> {
    let place = PLACES.iter().find(|(form, name, ..)| *form == kind && *name == slot.name);
    let Some((.., needed, shown, required)) = place else { return Vec::new() };
    let here = policy.fields.iter().filter(|f| needed.is_none() || f.required == *needed);
    let row = |field: &CustomField| {
        let kind = match &field.kind {
            CustomKind::Choice(_) => SlotKind::One(Source::Own),
            CustomKind::Text | CustomKind::Number | CustomKind::Date => SlotKind::Line,
        };
        let slot = Slot { name: "custom", label: Label::Field("field"), kind, required: *required, shown: *shown };
        FieldState { own: Some(field.clone()), ..FieldState::new(slot) }
    };
    here.map(row).collect()
}

/// The choices of a field.
pub(super) fn choices(field: &CustomField, env: &FormEnv<'_>) -> Vec<Opt> {
    let CustomKind::Choice(choices) = &field.kind else { return Vec::new() };
    choices.iter().map(|choice| Opt::named(&choice.id, &choice.names, env)).collect()
}

/// What was typed, as a value; digits may be full-width.
pub(super) fn read(field: &CustomField, typed: &str) -> Result<Value, Fault> {
    let folded = fold(typed);
    let typed = if field.kind == CustomKind::Text { typed } else { folded.as_str() };
    field.read(typed).map_err(|why| fault(field.name(), &why))
}

fn fault(name: String, why: &BadCustom) -> Fault {
    match why {
        BadCustom::NotDeclared { .. } | BadCustom::NotOfNature { .. } => Fault::NotFound(name),
        BadCustom::NotNumber { .. } => Fault::NotNumber,
        BadCustom::NotDate { .. } => Fault::NotDate,
        BadCustom::NotChoice { value, .. } => Fault::NotOne(value.clone()),
        BadCustom::TooLong { size, limit } => Fault::TooLong { size: *size, limit: *limit },
    }
}

/// The faults a refusal puts at such fields, by their names.
pub(super) fn of_refusal(refusal: &Refusal) -> Vec<(String, Fault)> {
    match refusal {
        Refusal::CustomMissing { fields } => fields.iter().map(|f| (fields::name(f), Fault::Missing)).collect(),
        Refusal::Custom { field, why } => vec![(fields::name(field), fault(fields::name(field), why))],
        _ => Vec::new(),
    }
}

/// What the row holds for what stands on a record.
pub(super) fn content(field: &CustomField, incident: &Incident) -> Content {
    let text = |text: String| Content { text, picked: Vec::new() };
    match (&field.kind, incident.custom.get(&field.id)) {
        (CustomKind::Choice(_), Some(Value::Code(code))) => {
            Content { text: String::new(), picked: vec![Picked::Code(code.clone())] }
        }
        (_, Some(Value::Text(words))) => text(words.as_str().to_owned()),
        (_, Some(Value::Int(n))) => text(n.to_string()),
        (_, Some(Value::Code(code))) => text(code.to_string()),
        _ => Content::default(),
    }
}

impl Form {
    /// The nature that is chosen here, else that of the incident.
    fn nature(&self) -> Option<Code> {
        self.code("nature").or_else(|| self.subject.as_ref().and_then(|s| s.nature.clone()))
    }

    /// Whether a row is one of the nature: those of the table always are.
    pub(super) fn is_of_nature(&self, field: &FieldState) -> bool {
        field.own.as_ref().is_none_or(|own| own.is_of(self.nature().as_ref()))
    }

    /// What was said of the rows that are there under `shown`; an edit says what was changed.
    pub(super) fn own(&self, shown: Shown, env: &FormEnv<'_>) -> Vec<(Code, Value)> {
        let edit = self.kind() == FormKind::Edit;
        let said = |f: &FieldState| if edit { f.is_changed() } else { !f.is_empty() };
        let rows = self.fields.iter().enumerate();
        let rows = rows.filter(|(at, f)| f.slot.shown == shown && self.is_shown(*at) && said(f));
        let value = |f: &FieldState| values::value(f, env).unwrap_or_default();
        rows.filter_map(|(_, f)| f.own.as_ref().map(|own| (own.id.clone(), value(f)))).collect()
    }
}
