//! Asking. One job: questions before an act, and what to do when somebody else was faster.

use super::middle;
use crate::app::derive::Derived;
use crate::app::model::Model;
use crate::app::overlay::{Confirm, Conflict};
use crate::text::args;
use crate::text::times::ago;
use crate::text::width::wrap;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Edge;
use crate::ui::{Canvas, Run};

/// Facts shown at most; more are counted.
const FACTS: usize = 8;

/// A question: what would happen, what would not, and how to say yes.
pub fn confirm(canvas: &mut Canvas<'_>, model: &Model, confirm: &Confirm) -> Option<(u16, u16)> {
    let w = 64.min(canvas.width());
    let room = usize::try_from(w - 4).unwrap_or(1);
    let question = wrap(&confirm.question, room);
    let facts = confirm.facts.len().min(FACTS + 1);
    let rows = question.len() + facts + usize::from(facts > 0) + if confirm.count.is_some() { 2 } else { 0 };
    let mut c = middle(canvas, w, i32::try_from(rows).unwrap_or(0) + 2, Edge::Focused);
    let mut y = 0;
    for line in &question {
        c.run(0, y, Run::new(line, Role::Bright).bold());
        y += 1;
    }
    y += i32::from(facts > 0);
    let width = c.width();
    for fact in confirm.facts.iter().take(FACTS) {
        c.cut(0, y, width, Run::new(fact, Role::Dim));
        y += 1;
    }
    if confirm.facts.len() > FACTS {
        let more = model.locale.tf("ask-more", &args![n = confirm.facts.len() - FACTS]);
        c.text(0, y, &more, Role::Faint);
        y += 1;
    }
    let count = confirm.count?;
    let text = model.locale.tf("ask-type-count", &args![n = count]);
    let x = c.text(0, y + 1, &text, Role::Text) + 2;
    c.bar(x, y + 1, 8, Fill::Focus);
    let x = c.text(x, y + 1, &confirm.typed, Role::Bright);
    c.put(x, y + 1, " ", Role::Text, Fill::Caret, false);
    c.position(x, y + 1)
}

/// Somebody else saved meanwhile.
pub fn conflict(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived, conflict: &Conflict) {
    let mut c = middle(canvas, 64, 7, Edge::Focused);
    let width = c.width();
    c.run(0, 0, Run::new(&model.locale.t("conflict-title"), Role::Bright).bold());
    let who = model.desk.directory.name(conflict.by);
    let when = ago(derived.now.since(conflict.at), &model.locale);
    let id = conflict.incident.to_string();
    let text = model.locale.tf("conflict-by", &args![who = who, id = id, when = when]);
    c.cut(0, 2, width, Run::new(&text, Role::Text));
    c.cut(0, 3, width, Run::new(&model.locale.t("conflict-kept"), Role::Dim));
}
