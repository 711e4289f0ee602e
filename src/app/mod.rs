//! The console without a terminal. One job: what it knows, and what a key does to that.
//!
//! Pure: no drawing, no terminal, no file, no clock.

pub mod input;
