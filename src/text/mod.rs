//! Sentences. One job: turn facts into words and cells that are safe to show.
//!
//! | I want | where |
//! |---|---|
//! | a message in the user's language | [`locale`]: [`Locale::t`], [`Locale::tf`] with [`args!`], ids in tables as [`msg!`] |
//! | what a state, clock, field, view is called | [`Locale::term`] with a family of [`terms`] |
//! | the name of a person, team, role, reason, level | [`words::Words`] |
//! | a field's value in words | [`value`] |
//! | why something is refused, and what is possible | [`refusal`]; of a policy's mistakes [`findings`] |
//! | what one policy says otherwise than another | [`difference`] |
//! | why a report is under its agreement | [`agreement`] |
//! | an event as a line | [`timeline`] |
//! | a clock taken apart, for whoever asks why | [`explain`] |
//! | a record as sections of labels and values | [`record`] |
//! | an entry of the knowledge base | [`knowledge`] |
//! | a clock as a token and a time | [`clock`] |
//! | a language out of `LANG` or `--lang` | [`locale::lang_from_tag`] |
//! | an event of the audit trail, and what is looked for there | [`trail`] |
//! | what a query asks, and what is wrong with it | [`query`] |
//! | text from outside on a screen, in a log, in CSV | [`safe`], before anything else |
//! | text in a number of cells | [`width`] |
//! | clocks, ages, goals, dates | [`times`] |
//! | a point in time as somebody typed it | [`when`] |
//! | what speaks for giving an incident to somebody | [`suggest`] |
//! | a number of bytes, a name to save a file under | [`size`], [`filename`] |
//!
//! What is *not* here: names given by the policy (data), spans as people type them (`domain::time::span_text`), local
//! time (`domain::time::zone`), anything that draws.

pub mod agreement;
pub mod clock;
pub mod difference;
pub mod escalations;
pub mod explain;
pub mod filename;
pub mod findings;
pub mod knowledge;
pub mod locale;
pub mod notice;
pub mod query;
pub mod record;
pub mod refusal;
pub mod safe;
pub mod size;
pub mod suggest;
pub mod terms;
#[cfg(test)]
pub(crate) mod testing;
pub mod timeline;
pub mod times;
pub mod trail;
pub mod value;
pub mod when;
pub mod width;
pub mod words;

pub use crate::{args, msg};
pub use locale::Locale;
pub use words::Words;
