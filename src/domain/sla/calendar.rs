//! Service hours. One job: how much service time lies between two instants, and when a goal is used up.

/// The hours of service as they are written in a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSpec;
