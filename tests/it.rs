//! The one integration binary: linking is the slow part of a test run.

mod architecture {
    mod messages;
}
mod calendar_vectors;
mod desk;
mod rights_table;
