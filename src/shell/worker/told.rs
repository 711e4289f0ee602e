//! What one was told, at the worker. One job: when the inbox is another one it is read again, and handed on.

use super::Worker;
use crate::app::msg::{Loaded, Msg};
use crate::desk::News;
use crate::domain::id::IncidentId;
use std::collections::BTreeSet;

/// Things that one was told, at most: what is older stands in the records.
const TOLD: u32 = 100;
/// What the inbox is made of.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// The newest event told, and the last one looked at; `None` before it was read.
    until: Option<(i64, i64)>,
    about: BTreeSet<IncidentId>,
    /// Something was written that may make it another one.
    stale: bool,
    /// One of those it is about has changed.
    moved: bool,
}

impl Heard {
    /// Nothing was read yet.
    pub fn nothing() -> Self {
        Self { stale: true, ..Self::default() }
    }

    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Something was written; whether it makes the inbox another one is looked at when nothing else is to be done.
    pub fn outdate(&mut self, news: &News) {
        let mut changed = news.rows.iter().map(|row| &row.id).chain(&news.gone);
        self.stale = true;
        self.moved |= news.ground || changed.any(|id| self.about.contains(id));
    }
}

impl<F: FnMut(Msg) -> bool> Worker<F> {
    /// Hands on what whoever sits here was told, where it is another one than before.
    pub(super) fn inbox(&mut self) -> bool {
        self.told.stale = false;
        let until = match self.desk.told_until(&self.caller) {
            Ok(until) => until,
            Err(error) => return self.fail(None, &error),
        };
        if self.told.until == Some(until) && !self.told.moved {
            return true;
        }
        match self.desk.inbox(&self.caller, TOLD) {
            Ok(told) => {
                let about = told.iter().map(|told| told.past.incident).collect();
                self.told = Heard { until: Some(until), about, ..Heard::default() };
                self.say(Msg::Loaded(Loaded::Inbox(told)))
            }
            Err(error) => self.fail(None, &error),
        }
    }

    /// Whoever sits here has looked at everything up to that event.
    pub(super) fn looked(&mut self, seq: i64) -> bool {
        match self.desk.looked(&self.caller, seq) {
            Ok(()) => true,
            Err(error) => self.fail(None, &error),
        }
    }
}
