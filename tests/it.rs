//! The one integration binary: linking is the slow part of a test run.

mod calendar_vectors;
