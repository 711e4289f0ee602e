//! Panes. One job: what each place on the screen keeps between two messages, and what a frame shows of it.
//!
//! The queue is the list itself ([`crate::app::queue`]); every other place has a file here and one in `ui::panes`.

pub mod audit;
pub mod board;
pub mod inbox;
pub mod knowledge;
pub mod wall;
