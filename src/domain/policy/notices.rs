//! Notices as a policy defines them. One job: by which ways those are told outside of the console who are told of
//! something (ESC-5). What a way is made of stands in the settings of whoever delivers, never in a policy.

use crate::domain::code::Code;
use crate::domain::outbox::Notice;

/// The ways by kind of notice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notices {
    /// Of every kind that is not among the others.
    pub channels: Vec<Code>,
    pub others: Vec<(Notice, Vec<Code>)>,
}

impl Notices {
    pub fn of(&self, notice: Notice) -> &Vec<Code> {
        let own = self.others.iter().find(|(kind, _)| *kind == notice);
        own.map_or(&self.channels, |(_, channels)| channels)
    }
}
