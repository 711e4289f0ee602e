//! Drawing. One job: turn facts that are already decided into cells.
//!
//! A frame is a function of what it is given, its size and its theme: nothing here asks the time, keeps state or holds
//! a word of its own. Only this module and [`crate::shell`] name ratatui.

pub mod canvas;
pub mod cells;
pub mod depth;
pub mod draw;
pub mod encode;
pub mod overlays;
pub mod panes;
pub mod pictures;
pub mod testing;
pub mod theme;
pub mod welcome;
pub mod widgets;

pub use canvas::{Canvas, Run};
pub use depth::Depth;
pub use draw::draw;
pub use theme::{Fill, Glyphs, Role, Theme};
