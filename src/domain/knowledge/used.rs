//! Use. One job: what incidents did with the entries they applied becomes events of those entries (KB-3).
//!
//! It is read off the changes of the incidents' events, so an undo counts back by itself.

use super::article::{Article, ArticleField as Field};
use super::decide::{ArticleDecided, Draft};
use super::event::Kind;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::decide::Decided;
use crate::domain::incident::report::{Applied, AppliedColumn};
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

impl Delta {
    fn count(&mut self, outcome: &Value, n: i64) {
        match outcome {
            Value::Code(code) if *code == OUTCOMES[0] => self.helpful += n,
            Value::Code(code) if *code == OUTCOMES[1] => self.unhelpful += n,
            _ => {}
        }
    }
}

fn row(incident: Option<&Incident>, n: u32) -> Option<&Applied> {
    incident.and_then(|incident| incident.applied.get(n as usize))
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
                        let delta = deltas.entry(id).or_default();
                        delta.uses += n;
                        // What was said of it goes with it.
                        let said = row(incident, *applied).map(|row| row.outcome.to_value());
                        delta.count(&said.filter(|_| n < 0).unwrap_or_default(), n);
                    }
                }
            }
            AppliedColumn::Outcome => {
                let Some(id) = row(incident, *applied).and_then(|row| row.article) else { continue };
                let delta = deltas.entry(id).or_default();
                for (side, n) in sides {
                    delta.count(side, n);
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
