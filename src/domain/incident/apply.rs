//! Applying. One job: fold an event into a record. Asks no policy, no calendar and no clock.

use super::event::{Change, Event, Place};
use super::fields::Incident;
use super::report::{Applied, Attachment, Escalation, Report, Step, Visit};
use crate::domain::sla::clock::Clock;
use crate::domain::value::{Mismatch, Value};

/// The most rows a record may have; a journal that says more is damaged.
const MOST_ROWS: u32 = 100_000;

/// The `n`th row, made if need be.
fn row<'r, T: Default>(rows: &'r mut Vec<T>, n: u32, field: &'static str) -> Result<&'r mut T, Mismatch> {
    if n >= MOST_ROWS {
        return Err(Mismatch { field, value: Value::Int(i64::from(n)) });
    }
    let n = n as usize;
    if rows.len() <= n {
        rows.resize_with(n + 1, T::default);
    }
    Ok(&mut rows[n])
}

/// What a column of the `n`th row holds; of one that is not there, what it would.
fn at<T>(rows: &[T], n: u32, blank: fn() -> T, get: impl Fn(&T) -> Value) -> Value {
    rows.get(n as usize).map_or_else(|| get(&blank()), &get)
}

impl Incident {
    /// Folds one event.
    ///
    /// # Errors
    /// [`Mismatch`] when the journal holds a value its field cannot: it is damaged, or newer than this program.
    pub fn apply(&mut self, event: &Event) -> Result<(), Mismatch> {
        for change in &event.detail.changes {
            self.change(change)?;
        }
        for step in &event.detail.clocks {
            Clock::apply(&mut self.clocks, step);
        }
        self.ver += 1;
        Ok(())
    }

    fn change(&mut self, change: &Change) -> Result<(), Mismatch> {
        match &change.place {
            Place::Field { field } => self.set(*field, &change.to),
            Place::Report { report, column } => {
                row::<Report>(&mut self.reports, *report, "reports")?.set(*column, &change.to)
            }
            Place::Visit { visit, column } => {
                row::<Visit>(&mut self.visits, *visit, "visits")?.set(*column, &change.to)
            }
            Place::Custom { custom } => {
                match &change.to {
                    Value::None => self.custom.remove(custom),
                    value => self.custom.insert(custom.clone(), value.clone()),
                };
                Ok(())
            }
            Place::Attachment { attachment, column } => {
                row::<Attachment>(&mut self.attachments, *attachment, "attachments")?.set(*column, &change.to)
            }
            Place::Applied { applied, column } => {
                row::<Applied>(&mut self.applied, *applied, "applied")?.set(*column, &change.to)
            }
            Place::Step { step, column } => row::<Step>(&mut self.steps, *step, "steps")?.set(*column, &change.to),
            Place::Escalation { escalation, column } => {
                row::<Escalation>(&mut self.escalations, *escalation, "escalations")?.set(*column, &change.to)
            }
        }
    }

    /// What stands at a place now.
    pub fn at(&self, place: &Place) -> Value {
        match place {
            Place::Field { field } => self.get(*field),
            Place::Report { report, column } => {
                self.reports.get(*report as usize).map(|row| row.get(*column)).unwrap_or_default()
            }
            Place::Visit { visit, column } => {
                self.visits.get(*visit as usize).map(|row| row.get(*column)).unwrap_or_default()
            }
            Place::Attachment { attachment, column } => {
                self.attachments.get(*attachment as usize).map(|row| row.get(*column)).unwrap_or_default()
            }
            Place::Applied { applied, column } => at(&self.applied, *applied, Applied::default, |row| row.get(*column)),
            Place::Step { step, column } => at(&self.steps, *step, Step::default, |row| row.get(*column)),
            Place::Escalation { escalation, column } => {
                at(&self.escalations, *escalation, Escalation::default, |row| row.get(*column))
            }
            Place::Custom { custom } => self.custom.get(custom).cloned().unwrap_or_default(),
        }
    }
}
