//! What is kept. One job: drafts as they are typed and choices as they are made, and both again at the next start.

use super::Turn;
use crate::app::action::ACTIONS;
use crate::app::effect::{Draft, DraftId};
use crate::app::form::Form;
use crate::app::form::draft::Draft as Typed;
use crate::app::model::Model;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::time::Instant;
use crate::ui::Depth;
use crate::{args, msg};
use serde::{Deserialize, Serialize};
use std::io;

/// A draft as its file holds it.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    action: String,
    incident: Option<IncidentId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<ArticleId>,
    typed: Typed,
}

/// The file name of a draft.
pub(super) fn name(id: &DraftId) -> String {
    let article = id.article.map(ArticleId::label).unwrap_or_default();
    format!("{}-{}{article}", id.action, id.incident.map(|i| i.to_string()).unwrap_or_default())
}

impl Turn {
    /// Keeps a choice for the next time; a choice that is not to be seen here, or not kept, is told.
    pub(super) fn remember(&self, model: &mut Model, what: &str, value: &str, now: Instant) {
        if let Err(error) = self.memory.keep(what, value) {
            let text = model.locale.tf("choice-not-kept", &args![why = error.to_string()]).into_owned();
            model.complain(text);
        } else if what == "theme" && model.look.is_painted() && self.depth == Depth::Sixteen {
            let text = model.locale.tf("theme-too-few", &args![theme = value]).into_owned();
            model.say(text, now);
        }
    }

    pub(super) fn keep(&self, draft: &Draft) -> io::Result<()> {
        let Draft { id, typed } = draft;
        let DraftId { action, incident, article } = *id;
        let kept = Kept { action: action.to_owned(), incident, article, typed: typed.clone() };
        self.drafts.save(&name(id), &serde_json::to_string(&kept)?)
    }

    /// What was typed before a quit, a kill or a dropped line is there again.
    pub(super) fn restore_drafts(&self, model: &mut Model) {
        let now = self.clock.now();
        let mut restored = 0;
        for text in self.drafts.all() {
            let Ok(kept) = serde_json::from_str::<Kept>(&text) else { continue };
            let Some(action) = ACTIONS.iter().find(|a| a.id == kept.action) else { continue };
            if let Some(form) = Form::from_draft(&kept.typed, &model.form_env(now)) {
                let id = DraftId { action: action.id, incident: kept.incident, article: kept.article };
                model.drafts.insert(id, form);
                restored += 1;
            }
        }
        if restored > 0 {
            let text = model.locale.tf("drafts-found", &args![n = restored]).into_owned();
            model.offer(text, "g d", msg!("drafts-open"), now);
        }
    }
}
