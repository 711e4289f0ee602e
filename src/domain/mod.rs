//! The rules of a service desk, pure: no terminal, database, file, thread, environment, locale text or clock.

pub mod actor;
pub mod code;
pub mod escalation;
pub mod fold;
pub mod id;
pub mod incident;
pub mod journal;
pub mod knowledge;
pub mod outbox;
pub mod people;
pub mod policy;
pub mod query;
pub mod refusal;
pub mod sla;
pub mod stream;
pub mod time;
pub mod trail;
pub mod value;
