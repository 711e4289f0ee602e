//! The entry of the knowledge base. One job: its forms are filled with what it says, and become wishes about it (KB-1).

use super::env::FormEnv;
use super::spec::FormKind;
use super::{Form, Subject, values};
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::knowledge::article::{ArticleField, Sheet};
use crate::domain::knowledge::command::steps;
use crate::domain::knowledge::{ArticleCommand, ArticleRow, ArticleVerb};
use crate::domain::value::{FieldValue, Value};

fn subject(article: Option<ArticleId>, ver: u32, title: &str, from: Option<IncidentId>) -> Subject {
    Subject {
        id: from.unwrap_or_default(),
        ver,
        title: title.to_owned(),
        line: 0,
        reports: 0,
        nature: None,
        authority: 0,
        article,
    }
}

impl Form {
    /// A new entry, with what is known of it already; `from` is the incident it is learnt from.
    pub fn new_article(known: &[(ArticleField, Value)], from: Option<IncidentId>, env: &FormEnv<'_>) -> Self {
        let about = from.map(|id| subject(None, 0, "", Some(id)));
        let mut form = Self::blank(FormKind::Article, about, env.policy, env.now);
        for (field, value) in known {
            if let Some(at) = form.place(field.name()) {
                let kind = form.fields[at].slot.kind;
                form.fields[at].put(&values::content_of(kind, value, env));
                form.fields[at].edit.forget();
            }
        }
        form
    }

    /// An entry with what it holds; only what is changed becomes part of the command.
    pub fn edit_article(id: ArticleId, ver: u32, sheet: &Sheet, env: &FormEnv<'_>) -> Self {
        let about = subject(Some(id), ver, sheet.title.as_str(), None);
        let mut form = Self::blank(FormKind::Article, Some(about), env.policy, env.now);
        for field in &mut form.fields {
            let Some(known) = ArticleField::parse(field.slot.name) else { continue };
            field.put(&values::content_of(field.slot.kind, &sheet.get(known), env));
            field.edit.forget();
            field.was = field.content();
        }
        form
    }

    /// A form about an entry that asks for a reason.
    pub fn about_article(kind: FormKind, row: &ArticleRow, env: &FormEnv<'_>) -> Self {
        let about = subject(Some(row.id), row.ver, &row.title, None);
        Self::blank(kind, Some(about), env.policy, env.now)
    }

    /// The answers as a wish; they have been checked.
    pub(super) fn article(&self, env: &FormEnv<'_>) -> ArticleCommand {
        let about = self.subject.as_ref();
        let Some((article, seen)) = about.and_then(|s| Some((s.article?, Some(s.ver)))) else {
            let from = about.map(|s| s.id);
            return ArticleCommand::Draft { changes: self.written(env), from };
        };
        let verb = match self.kind() {
            FormKind::ArticleReturn => ArticleVerb::Return { reason: self.words("reason") },
            FormKind::ArticleRetire => ArticleVerb::Retire { reason: self.words("reason") },
            _ => ArticleVerb::Edit { changes: self.written(env) },
        };
        ArticleCommand::Act { article, seen, verb }
    }

    /// What was changed, or filled in before anybody typed.
    fn written(&self, env: &FormEnv<'_>) -> Vec<(ArticleField, Value)> {
        let changed = self.fields.iter().filter(|field| field.is_changed());
        let known = changed.filter_map(|field| Some((ArticleField::parse(field.slot.name)?, field)));
        let value = |(known, field)| match (known, values::value(field, env).unwrap_or_default()) {
            (ArticleField::Steps, Value::Text(text)) => (known, steps(text.as_str()).to_value()),
            (_, value) => (known, value),
        };
        known.map(value).collect()
    }
}
