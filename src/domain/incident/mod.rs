//! Incidents. One job: the record, what can be asked of it, and the rules that answer.
//!
//! [`command`] is a wish, [`decide`] turns it into [`event`]s or a refusal, [`apply`] folds them into [`fields::Incident`].

pub mod apply;
pub mod command;
pub mod decide;
pub mod event;
pub mod fields;
pub mod foreign;
pub mod media;
pub mod past;
pub mod report;
pub mod row;
pub mod state;
pub mod told;

pub use event::{Change, Detail, Event, Kind, Place};
pub use fields::{Field, Group, Incident};
pub use past::{Past, Record};
pub use state::State;
pub use told::Told;
