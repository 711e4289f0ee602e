//! Spans as text. One job: read `2h30m` and print it, the same for policy, queries and the command line.
//!
//! A day here is 24 hours; working days (`3bd`) need a calendar and are read by the policy. What stands on screen
//! (`2h30`, `+1h04`) belongs to the sentences above the domain.

use super::Span;
use std::fmt;
use std::str::FromStr;

/// Why a text is not a length of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSpan {
    #[error("a length of time is missing: write 30m, 2h, 1h30 or 3d")]
    Empty,
    #[error("no number before `{0}`: write 30m, 2h, 1h30 or 3d")]
    NoNumber(String),
    #[error("{0} of what? write {0}m, {0}h or {0}d")]
    NoUnit(String),
    #[error("`{0}` is not a unit of time: d, h, m, s and ms are")]
    UnknownUnit(String),
    #[error("units go from the longest to the shortest, each once: 1d2h30m")]
    Order,
    #[error("longer than time itself")]
    TooLong,
}

/// A unit: the names by which it may be typed (the first is printed) and its length in milliseconds.
struct Unit {
    names: &'static [&'static str],
    millis: i64,
}

/// Longest first. The Chinese names are what the query language accepts (`剩余:<30分钟`); none is ever printed.
const UNITS: [Unit; 5] = [
    Unit { names: &["d", "day", "days", "天", "日"], millis: 86_400_000 },
    Unit { names: &["h", "hour", "hours", "小时", "小時", "时", "時"], millis: 3_600_000 },
    Unit { names: &["m", "min", "mins", "minute", "minutes", "分钟", "分鐘", "分"], millis: 60_000 },
    Unit { names: &["s", "sec", "second", "seconds", "秒"], millis: 1_000 },
    Unit { names: &["ms", "毫秒"], millis: 1 },
];
const DAY: usize = 0;
const HOUR: usize = 1;
const MINUTE: usize = 2;

impl Span {
    /// Reads `30m`, `2h`, `1h30`, `1d 2h 30m`, `90s`, `250ms`, `-2h`, `30分钟`. Digits are ASCII, fractions are refused.
    pub fn parse(text: &str) -> Result<Self, BadSpan> {
        let text = text.trim();
        let (sign, mut rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest.trim_start()),
            None => (1, text),
        };
        if rest.is_empty() {
            return Err(BadSpan::Empty);
        }
        let mut total: i128 = 0;
        let mut last = None;
        while !rest.is_empty() {
            let (amount, unit, after) = part(rest, last)?;
            if last.is_some_and(|last| unit <= last) {
                return Err(BadSpan::Order);
            }
            total += i128::from(amount) * i128::from(UNITS[unit].millis);
            last = Some(unit);
            rest = after;
        }
        i64::try_from(sign * total).map(Self).map_err(|_| BadSpan::TooLong)
    }
}

/// One `30m`: the amount, the index of its unit, what follows. A bare number right after hours counts minutes (`1h30`).
fn part(text: &str, last: Option<usize>) -> Result<(u64, usize, &str), BadSpan> {
    let (digits, after) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    if digits.is_empty() {
        return Err(BadSpan::NoNumber(text.into()));
    }
    let amount = digits.parse().map_err(|_| BadSpan::TooLong)?;
    let after = after.trim_start();
    let ends = |c: char| c.is_ascii_digit() || c.is_whitespace();
    let (word, after) = after.split_at(after.find(ends).unwrap_or(after.len()));
    let unit = if word.is_empty() {
        let minutes = last == Some(HOUR) && after.is_empty() && digits.len() <= 2 && amount < 60;
        minutes.then_some(MINUTE).ok_or_else(|| BadSpan::NoUnit(digits.into()))?
    } else {
        let named = |unit: &Unit| unit.names.iter().any(|name| name.eq_ignore_ascii_case(word));
        UNITS.iter().position(named).ok_or_else(|| BadSpan::UnknownUnit(word.into()))?
    };
    Ok((amount, unit, after.trim_start()))
}

impl FromStr for Span {
    type Err = BadSpan;
    fn from_str(text: &str) -> Result<Self, BadSpan> {
        Self::parse(text)
    }
}

/// `2h30m`, `45s`, `0m`; days only for two whole days or more (`3d`, but `24h` and `49h`), since a goal of 24 hours of
/// service is not a day.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.0.unsigned_abs();
        if left == 0 {
            return f.write_str("0m");
        }
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let day = UNITS[DAY].millis.unsigned_abs();
        let first = if left.is_multiple_of(day) && left > day { DAY } else { HOUR };
        for unit in &UNITS[first..] {
            let millis = unit.millis.unsigned_abs();
            if left >= millis {
                write!(f, "{}{}", left / millis, unit.names[0])?;
                left %= millis;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (text, span) in [
            ("30m", Span::minutes(30)),
            ("2h", Span::hours(2)),
            ("3d", Span::days(3)),
            ("1h30", Span::minutes(90)),
            ("1h5", Span::minutes(65)),
            ("2h30m", Span::minutes(150)),
            (" 1d 2h  30m ", Span::minutes(26 * 60 + 30)),
            ("1h30m15s", Span::seconds(5415)),
            ("90 s", Span::seconds(90)),
            ("250ms", Span::millis(250)),
            ("-2H", Span::hours(-2)),
            ("0m", Span::ZERO),
            ("15 minutes", Span::minutes(15)),
            ("30分钟", Span::minutes(30)),
            ("2小時30分", Span::minutes(150)),
        ] {
            assert_eq!(Span::parse(text), Ok(span), "{text}");
        }
    }

    #[test]
    fn what_is_no_span_says_why() {
        for (text, why) in [
            ("", BadSpan::Empty),
            ("  ", BadSpan::Empty),
            ("-", BadSpan::Empty),
            ("soon", BadSpan::NoNumber("soon".into())),
            ("30", BadSpan::NoUnit("30".into())),
            ("1d30", BadSpan::NoUnit("30".into())),
            ("1h90", BadSpan::NoUnit("90".into())),
            ("1h300", BadSpan::NoUnit("300".into())),
            ("3bd", BadSpan::UnknownUnit("bd".into())),
            ("1.5h", BadSpan::UnknownUnit(".".into())),
            ("2w", BadSpan::UnknownUnit("w".into())),
            ("30m2h", BadSpan::Order),
            ("1h2h", BadSpan::Order),
            ("99999999999999999999d", BadSpan::TooLong),
            ("9223372036854775807d", BadSpan::TooLong),
            ("--2h", BadSpan::NoNumber("-2h".into())),
        ] {
            assert_eq!(Span::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn spans_print_in_their_plainest_form() {
        for (span, text) in [
            (Span::ZERO, "0m"),
            (Span::minutes(150), "2h30m"),
            (Span::hours(24), "24h"),
            (Span::hours(49), "49h"),
            (Span::days(14), "14d"),
            (Span::seconds(45), "45s"),
            (Span::minutes(-90), "-1h30m"),
            (Span::millis(3_600_001), "1h1ms"),
        ] {
            assert_eq!(span.to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn parsing_undoes_printing(millis: i64) {
            prop_assert_eq!(Span::parse(&Span(millis).to_string()), Ok(Span(millis)));
        }

        #[test]
        fn whole_minutes_too(minutes in -1_000_000i64..1_000_000) {
            prop_assert_eq!(Span::parse(&Span::minutes(minutes).to_string()), Ok(Span::minutes(minutes)));
        }

        #[test]
        fn any_text_is_answered(text: String) {
            if let Ok(span) = Span::parse(&text) {
                prop_assert_eq!(span.to_string().parse(), Ok(span));
            }
        }
    }
}
