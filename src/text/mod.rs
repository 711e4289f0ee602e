//! Sentences. One job: turn facts into words and cells that are safe to show.
//!
//! | I want | where |
//! |---|---|
//! | a message in the user's language | [`locale`]: [`Locale::t`], [`Locale::tf`] with [`args!`], ids in tables as [`msg!`] |
//! | what a state, clock, field, view is called | [`Locale::term`] with a family of [`terms`] |
//! | a language out of `LANG` or `--lang` | [`locale::lang_from_tag`] |
//! | text from outside on a screen, in a log, in CSV | [`safe`], before anything else |
//! | text in a number of cells | [`width`] |
//! | clocks, ages, goals, dates | [`times`] |
//!
//! What is *not* here: names given by the policy (data), spans as people type them (`domain::time::span_text`), local
//! time (`domain::time::zone`), anything that draws.

pub mod locale;
pub mod safe;
pub mod terms;
pub mod times;
pub mod width;

pub use crate::{args, msg};
pub use locale::Locale;
