//! The one integration binary: linking is the slow part of a test run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the unexpected")]

mod architecture {
    mod imports;
    mod messages;
}
mod calendar_vectors;
mod cli;
mod console;
mod demo;
mod desk;
mod forms;
mod import;
mod rights_table;
mod rules;
mod terminal;
