//! Drafts. One job: what was typed, as a value that can be kept in a file and made a form again.
//!
//! Where drafts are kept, and when, is the shell's.

use super::env::FormEnv;
use super::spec::FORMS;
use super::{Content, Form, Subject};
use crate::domain::time::Instant;
use serde::{Deserialize, Serialize};

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form's name in its table.
    pub form: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    pub fields: Vec<DraftField>,
    #[serde(default)]
    pub resolving: bool,
    /// The name of the field that had the keys.
    #[serde(default)]
    pub focus: String,
    pub changed_at: Instant,
}

/// One field of it. Fields that are as the form opened are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftField {
    pub name: String,
    pub is: Content,
    /// What it held when the form opened.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub was: Content,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub auto: bool,
}

fn is_blank(content: &Content) -> bool {
    *content == Content::default()
}

impl Form {
    /// What was typed so far.
    pub fn draft(&self) -> Draft {
        let kept = self.fields.iter().filter(|f| f.slot.kind.takes_keys());
        let kept = kept.filter(|f| f.is_changed() || f.was != Content::default());
        let fields =
            kept.map(|f| DraftField { name: f.name().into_owned(), is: f.content(), was: f.was.clone(), auto: f.auto });
        Draft {
            form: self.spec.name.to_owned(),
            subject: self.subject.clone(),
            fields: fields.collect(),
            resolving: self.resolving,
            focus: self.focused().map(|f| f.name().into_owned()).unwrap_or_default(),
            changed_at: self.changed_at,
        }
    }

    /// The form as it was left. `None`: there is no such form any more. A field that is gone is left out; what was
    /// chosen and is no longer there shows as its number, and the rules say so when it is sent.
    pub fn from_draft(draft: &Draft, env: &FormEnv<'_>) -> Option<Self> {
        let spec = FORMS.iter().find(|spec| spec.name == draft.form)?;
        let mut form = Self::blank(spec.kind, draft.subject.clone(), env.policy, draft.changed_at.min(env.now));
        for kept in &draft.fields {
            let Some(at) = form.place(&kept.name) else { continue };
            let field = &mut form.fields[at];
            field.put(&kept.is);
            field.edit.forget();
            (field.was, field.auto) = (kept.was.clone(), kept.auto);
        }
        form.resolving = draft.resolving;
        form.focus = form.place(&draft.focus).filter(|at| form.is_shown(*at)).unwrap_or(form.focus);
        Some(form)
    }
}
