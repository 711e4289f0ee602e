//! The shell. One job: everything that touches the machine: terminal, keys, signals, clock, environment.
//!
//! Each has one door here. What is decided, drawn or stored is elsewhere; only this module names crossterm.

pub mod clock;
pub mod config;
pub mod console;
pub mod decode;
pub mod drafts;
pub mod environment;
pub mod files;
pub mod hangup;
pub mod hook;
pub mod input;
pub mod memory;
pub mod notice;
pub mod panic;
pub mod place;
pub mod probe;
pub mod screen;
pub mod signals;
pub mod terminal;
pub mod welcome;
mod worker;
