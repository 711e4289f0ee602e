//! One question about one calendar. One job: a calendar, an operation and its operands in, an answer out; for whoever
//! writes calendars and wants to know what they do (`firstline calendar eval`).
//!
//! | op | asks | answer |
//! |---|---|---|
//! | `add`, `sub` | when `seconds` of service time after or before `start` are used up | an instant, or nothing |
//! | `between` | the service time from `start` to `end`, negative where `end` comes first | seconds |
//! | `is_open` | whether `start` counts | yes or no |
//! | `next_open`, `prev_working` | the nearest open instant from `start` on, or back | an instant, or nothing |
//! | `next_open_strict`, `next_close` | the next opening or closing after `start` | an instant, or nothing |
//! | `prev_open`, `prev_close_strict` | the last opening at or before `start`, the last closing before it | an instant, or nothing |

use super::calendar::{Calendar, CalendarError, CalendarSpec, HORIZON_END, HORIZON_START};
use crate::domain::time::{Instant, Span};
use serde::Deserialize;

/// What is asked. Instants are RFC 3339, lengths seconds.
#[derive(Debug, Clone, Deserialize)]
pub struct Question {
    pub calendar: CalendarSpec,
    pub op: Op,
    #[serde(with = "written")]
    pub start: Instant,
    #[serde(default, with = "written::maybe")]
    pub end: Option<Instant>,
    pub seconds: Option<f64>,
}

/// See the table above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    Add,
    Sub,
    Between,
    IsOpen,
    NextOpen,
    NextOpenStrict,
    NextClose,
    PrevOpen,
    PrevCloseStrict,
    PrevWorking,
}

/// What a calendar says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing where the calendar is never again, or was never before, as open as that needs.
    At(Option<Instant>),
    For(Span),
    Open(bool),
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    #[error("calendar: {0}")]
    Calendar(#[from] CalendarError),
    #[error("{0} is missing")]
    Missing(&'static str),
    #[error("{0} lies outside the years 1970 to 2100, which calendars count")]
    Outside(&'static str),
    #[error("seconds: {0} is no length of time")]
    Length(String),
}

impl Question {
    /// # Errors
    /// What is wrong with the question.
    pub fn answer(&self) -> Result<Answer, NoAnswer> {
        let calendar = Calendar::compile(&self.calendar)?;
        let start = counted(self.start, "start")?;
        Ok(match self.op {
            Op::Add => Answer::At(forth(&calendar, start, self.length()?)),
            Op::Sub => Answer::At(forth(&calendar, start, -self.length()?)),
            Op::Between => {
                let end = counted(self.end.ok_or(NoAnswer::Missing("end"))?, "end")?;
                Answer::For(calendar.service(start, end))
            }
            Op::IsOpen => Answer::Open(calendar.is_open(start)),
            Op::NextOpen => Answer::At(calendar.next_open(start)),
            Op::NextOpenStrict => Answer::At(calendar.next_open_strict(start)),
            Op::NextClose => Answer::At(calendar.next_close(start)),
            Op::PrevOpen => Answer::At(calendar.prev_open(start)),
            Op::PrevCloseStrict => Answer::At(calendar.prev_close_strict(start)),
            Op::PrevWorking => Answer::At(calendar.prev_working(start)),
        })
    }

    fn length(&self) -> Result<Span, NoAnswer> {
        span(self.seconds.ok_or(NoAnswer::Missing("seconds"))?)
    }
}

/// A length in seconds, to the nearest millisecond.
///
/// # Errors
/// That it is none, or longer than any calendar.
pub fn span(seconds: f64) -> Result<Span, NoAnswer> {
    let millis = (seconds * 1_000.0).round();
    if millis.is_nan() || millis.abs() > 1e13 {
        return Err(NoAnswer::Length(seconds.to_string()));
    }
    #[expect(clippy::cast_possible_truncation, reason = "within bounds by the line above")]
    Ok(Span(millis as i64))
}

/// An instant that calendars count.
///
/// # Errors
/// That it is none.
pub fn counted(at: Instant, name: &'static str) -> Result<Instant, NoAnswer> {
    if (HORIZON_START..HORIZON_END).contains(&at) { Ok(at) } else { Err(NoAnswer::Outside(name)) }
}

fn forth(calendar: &Calendar, start: Instant, length: Span) -> Option<Instant> {
    if length < Span::ZERO { calendar.back(start, -length) } else { calendar.due(start, length) }
}

/// Instants as RFC 3339 text.
pub mod written {
    use crate::domain::time::Instant;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer};

    /// # Errors
    /// That it is no instant.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Instant, D::Error> {
        let text = String::deserialize(from)?;
        Instant::parse_rfc3339(&text)
            .ok_or_else(|| D::Error::custom(format!("\"{text}\" is no instant (2026-03-06T16:30:00Z)")))
    }

    /// The same where there may be none.
    pub mod maybe {
        use super::{Deserialize, Deserializer, Instant};

        #[derive(Deserialize)]
        struct Written(#[serde(with = "super")] Instant);

        /// # Errors
        /// That it is no instant.
        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Instant>, D::Error> {
            Ok(Option::<Written>::deserialize(from)?.map(|Written(at)| at))
        }
    }
}
