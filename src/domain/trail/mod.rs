//! The trail. One job: what somebody looks for among the events of the journal, and an event as it is found (AUD-3).
//!
//! ```text
//!  "by:li kind:assigned on:today" ──parse──▶ Filter ──prepare──▶ Sieve ──store──▶ Entry
//!                                             ▲  │            (names and days become ids and instants)
//!                                             │  ▼
//!                                            print (parse ∘ print = identity)
//! ```
//!
//! ```text
//!  filter = {term} ; term = ["-"] ( field ":" item {"," item} | kind of record ":" name | number | text )
//!  item   = ["-"] ( word | word with "*" | '"'…'"' | me | 20417 | person:li | policy | 2h | today | 2026-11-20 )
//! ```
//!
//! It feels like the language of the queue ([`super::query`]), from which reading, names, days and findings are taken;
//! it has fields of its own, since an event is no incident. Sentences are made in [`crate::text`], SQL in the store.

mod entry;
mod filter;
mod page;
mod parse;
mod print;
mod sieve;
#[cfg(test)]
mod tests;
pub mod words;

pub use entry::{Entry, Fact};
pub use filter::{Filter, Item, Test, Value};
pub use page::{Page, Window};
pub use sieve::{Env, Match, Sieve, Sifted, prepare};
pub use words::Field;
