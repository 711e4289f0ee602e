//! Forms: keys in, commands out; times as typed; drafts; what stands on screen.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod commands;
mod desk;
mod drafts;
mod own;
mod properties;
mod screens;
mod suggest;
mod when;
