//! Queries. One job: the one filter language of lists, saved views, bulk acts and the command line (ONE-10).
//!
//! ```text
//!  "is:open prio:<=2 vpn" ──parse──▶ Query ──prepare──▶ Matcher ──matches──▶ yes or no per Row
//!                                     │  ▲                (names become ids once; a row costs comparisons)
//!                                     ▼  │
//!                          explain    print (parse ∘ print = identity)
//! ```
//!
//! ```text
//!  query = or ; or = and {"OR" and} ; and = term {term}
//!  term  = ["-"] ( "(" or ")" | field ":" list | text )
//!  list  = item {"," item} ; item = ["-"] [op] value | value ".." value ; op = "<" | "<=" | ">" | ">=" | "=" | "~"
//!  value = word | word with "*" | '"'…'"' | me | none | 30m | 2h | 3d | today | monday | 2025-05-01
//! ```
//!
//! [`words`] is the one table of fields and values in three languages, `read`, `parse` and `value` turn text into [`tree`],
//! `print` turns it back, [`matcher`] asks rows, [`order`] sorts them, [`complete()`] offers what could be typed next,
//! [`explain()`] says what was understood. Sentences are made in [`crate::text`]; SQL belongs to the store.

pub mod complete;
pub mod error;
pub mod explain;
pub mod matcher;
pub(in crate::domain) mod names;
pub mod order;
mod parse;
pub(in crate::domain) mod print;
pub(in crate::domain) mod read;
#[cfg(test)]
mod tests;
pub mod tree;
pub(in crate::domain) mod value;
pub mod words;

pub use complete::{Completion, Describe, complete};
pub use error::{QueryError, QueryProblem};
pub use explain::{Part, Said, explain};
pub use matcher::{Env, Matcher, prepare};
pub use order::{SortBy, SortKey};
pub use tree::{Bounds, Expr, Item, Pattern, Point, Query, Scope, Test, Value};
pub use words::{Field, Word};
