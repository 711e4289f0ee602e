//! What a form may ask. One job: the policy, the people and the open incidents, as the console holds them now.

use crate::domain::actor::Actor;
use crate::domain::incident::row::Row;
use crate::domain::people::directory::Directory;
use crate::domain::policy::Policy;
use crate::domain::sla::clock::Calendars;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use crate::text::Locale;
use std::fmt;

/// The open incidents that the asker may see.
pub trait Rows {
    /// All of them, in any order.
    fn open(&self) -> Box<dyn Iterator<Item = &Row> + '_>;
}

impl Rows for Vec<Row> {
    fn open(&self) -> Box<dyn Iterator<Item = &Row> + '_> {
        Box::new(self.iter().filter(|row| row.state.is_open()))
    }
}

/// Everything a form looks up; nothing in it is kept by the form.
#[derive(Clone, Copy)]
pub struct FormEnv<'a> {
    pub policy: &'a Policy,
    pub calendars: &'a Calendars,
    pub directory: &'a Directory,
    /// The desk's own zone: times are typed and shown in it.
    pub zone: &'a Zone,
    pub locale: &'a Locale,
    pub me: &'a Actor,
    pub now: Instant,
    pub rows: &'a dyn Rows,
}

impl fmt::Debug for FormEnv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormEnv").field("zone", &self.zone).field("now", &self.now).finish_non_exhaustive()
    }
}
