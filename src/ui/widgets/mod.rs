//! Widgets. One job: the parts every pane is made of, each drawn in one place.
//!
//! A widget is a method of [`Canvas`](crate::ui::Canvas) that takes plain data and words from its caller. Panes,
//! overlays and what they show are elsewhere.

mod big;
mod chrome;
mod clock;
mod frame;

pub use chrome::{Footer, Header};
pub use clock::{CLOCK_WIDTH, Token};
pub use frame::Edge;

#[cfg(test)]
mod tests;
