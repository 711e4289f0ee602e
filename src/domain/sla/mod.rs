//! Clocks. One job: all arithmetic of service time, goals and bands lives below here and nowhere else.

pub mod ask;
pub mod calendar;
pub mod clock;
pub mod explain;
pub mod holidays;
pub mod replay;
