//! Panes. One job: the parts of the screen that stay.

pub mod audit;
pub mod board;
pub mod detail;
pub mod inbox;
pub mod knowledge;
pub mod queue;
pub mod wall;
