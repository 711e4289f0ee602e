//! Intake. One job: what other systems wrote becomes what this desk understands; bytes in, values out.
//!
//! Nothing here opens a file, asks the time or writes a record: whoever calls reads the bytes, and the desk decides.
//!
//! | I want | where |
//! |---|---|
//! | say how another system's history reads | [`map`], and the maps in `assets/maps` |
//! | read a history by its map | [`history::read`] |

mod cells;
pub mod history;
mod known;
pub mod map;
mod sheet;

pub use history::{History, HistoryError, NotUnderstood, Why};
pub use map::{Map, MapError, MapProblem};
