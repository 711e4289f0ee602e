//! The one integration binary: linking is the slow part of a test run.

mod architecture_messages;
mod calendar_vectors;
