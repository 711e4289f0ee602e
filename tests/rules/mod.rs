//! The rules of an incident's life against the specification, without a file or a terminal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that finds the unexpected stops there")]
#![allow(clippy::type_complexity, reason = "tables of cases are tuples")]

mod attachments;
mod authority;
mod clocks;
mod custom;
mod duty;
mod edges;
mod escalation;
mod kinds;
mod knowledge;
mod life;
mod moves;
mod order;
mod properties;
mod rights;
mod undo;
mod visits;
mod why;
pub mod world;
