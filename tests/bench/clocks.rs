//! The clocks of a frame. One job: counts by band, the next instant at which a count changes, and the fifty that are due
//! next, over rows in twenty calendars, beside a plain pass over the same bytes in the same run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]

fn main() {}
