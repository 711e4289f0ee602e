//! The rules of a service desk, pure: no terminal, database, file, thread, environment, locale text or clock.

pub mod code;
pub mod id;
pub mod people;
pub mod policy;
pub mod sla;
pub mod time;
