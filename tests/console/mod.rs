//! The console, driven by keys on a fixed clock: before, keys, after, effects.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod acts;
mod attachments;
mod board;
mod finding;
mod inbox;
mod knowledge;
mod list;
mod looks;
mod matrix;
mod promise;
mod talking;
mod tour;
mod trail;
mod wall;
mod why;
pub mod world;
