//! Use. One job: what incidents did with the entries they applied becomes events of those entries (KB-3).
//!
//! It is read off the changes of the incidents' events, so an undo counts back by itself.

use super::article::{Article, ArticleField as Field};
use super::decide::{ArticleDecided, Draft};
use super::event::Kind;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::decide::Decided;
use crate::domain::incident::report::AppliedColumn;
use crate::domain::incident::{Incident, Place};
use crate::domain::time::Instant;
use crate::domain::value::{FieldValue, Value};
use std::collections::BTreeMap;

/// What an incident may say of an entry it applied.
pub const OUTCOMES: [&str; 2] = ["helpful", "unhelpful"];

/// By how much an entry's counts change.
#[derive(Debug, Default, Clone, Copy)]
struct Delta {
    uses: i64,
    helpful: i64,
    unhelpful: i64,
}

/// The events of the entries that these events of incidents use; `incidents` as they stood before.
pub fn used(
    decided: &[Decided],
    incidents: &BTreeMap<IncidentId, Incident>,
    articles: &BTreeMap<ArticleId, Article>,
    now: Instant,
) -> Vec<ArticleDecided> {
    let mut events = Vec::new();
    for one in decided {
        for (id, delta) in deltas(one, incidents.get(&one.incident)) {
            if let Some(article) = articles.get(&id) {
                events.push(event(article, delta, one, now));
            }
        }
    }
    events
}

fn deltas(decided: &Decided, incident: Option<&Incident>) -> BTreeMap<ArticleId, Delta> {
    let mut deltas: BTreeMap<ArticleId, Delta> = BTreeMap::new();
    for change in &decided.event.detail.changes {
        let Place::Applied { applied, column } = &change.place else { continue };
        let sides = [(&change.from, -1), (&change.to, 1)];
        match column {
            AppliedColumn::Article => {
                for (side, n) in sides {
                    if let Some(Some(id)) = Option::<ArticleId>::from_value(side) {
                        deltas.entry(id).or_default().uses += n;
                    }
                }
            }
            AppliedColumn::Outcome => {
                let row = incident.and_then(|incident| incident.applied.get(*applied as usize));
                let Some(id) = row.and_then(|row| row.article) else { continue };
                let delta = deltas.entry(id).or_default();
                for (side, n) in sides {
                    match side {
                        Value::Code(code) if *code == OUTCOMES[0] => delta.helpful += n,
                        Value::Code(code) if *code == OUTCOMES[1] => delta.unhelpful += n,
                        _ => {}
                    }
                }
            }
            AppliedColumn::Version | AppliedColumn::Title => {}
        }
    }
    deltas
}

fn event(article: &Article, delta: Delta, decided: &Decided, now: Instant) -> ArticleDecided {
    let kind = match delta.uses {
        1.. => Kind::Applied,
        0 => Kind::Rated,
        _ => Kind::Withdrawn,
    };
    let mut draft = Draft::new(article, kind, now);
    let sheet = &article.sheet;
    for (field, before, by) in [
        (Field::Uses, sheet.uses, delta.uses),
        (Field::Helpful, sheet.helpful, delta.helpful),
        (Field::Unhelpful, sheet.unhelpful, delta.unhelpful),
    ] {
        draft.set(field, &u32::try_from(i64::from(before) + by).unwrap_or(0));
    }
    draft.event.detail.incident = Some(decided.incident);
    let role: Code = decided.role.clone();
    draft.done(role)
}
