//! Service hours. One job: how much service time lies between two instants, and when a goal is used up.
//!
//! [`spec`] is the calendar as a person writes it ([`recur`] what comes again, [`written`] its text), [`year`] turns one year of it into open intervals, [`service`] counts
//! them. Pauses, goals and bands belong to the clocks, which ask here; holidays are read by [`super::holidays`].
//!
//! ```text
//!  CalendarSpec ──compile──▶ Calendar ──▶ one list of open intervals a year, made when first asked for
//!   local hours              position(t) = service time from a fixed origin to t
//!   holidays, shifts …       service(a, b) = position(b) − position(a)    left = position(due) − position(now)
//! ```

pub mod recur;
pub mod service;
pub mod spec;
mod written;
mod year;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod recurring;
#[cfg(test)]
mod sweep;
#[cfg(test)]
mod tests;

pub use recur::{Maintenance, Revision, When, YearDays};
pub use service::{Calendar, HORIZON_END, HORIZON_START};
pub use spec::{CalendarError, CalendarSpec, Range};
pub use written::Windows;
