//! Sentences. One job: turn facts into words and cells that are safe to show.

pub mod safe;
pub mod width;
