//! The one integration binary: linking is the slow part of a test run.

mod architecture {
    mod messages;
}
mod calendar_vectors;
mod rights_table;
