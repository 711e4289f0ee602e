//! Lengths of time in a policy. One job: `30m`, `2h`, `1h30m`, `3d` to a [`Span`].

use crate::domain::time::Span;

/// Units from the longest, each at most once and in this order.
const UNITS: [(char, Span); 4] =
    [('d', Span::days(1)), ('h', Span::hours(1)), ('m', Span::minutes(1)), ('s', Span::seconds(1))];

/// `None` when `text` is not one; a day is 24 hours.
pub(super) fn parse(text: &str) -> Option<Span> {
    let mut rest = text;
    let mut units = UNITS.iter();
    let mut sum = 0_i64;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let n: i64 = rest.get(..digits)?.parse().ok()?;
        let letter = rest.get(digits..)?.chars().next()?;
        let (_, unit) = units.find(|(l, _)| *l == letter)?;
        sum = sum.checked_add(n.checked_mul(unit.0)?)?;
        rest = rest.get(digits + 1..)?;
    }
    (!text.is_empty()).then_some(Span(sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_once_and_from_the_longest() {
        for (text, want) in [
            ("30m", Some(Span::minutes(30))),
            ("2h", Some(Span::hours(2))),
            ("1h30m", Some(Span::minutes(90))),
            ("3d", Some(Span::days(3))),
            ("1d2h3m4s", Some(Span(93_784_000))),
            ("0m", Some(Span::ZERO)),
            ("", None),
            ("m", None),
            ("2", None),
            ("30m1h", None),
            ("1h1h", None),
            ("-1h", None),
            ("1 h", None),
            ("1小时", None),
            ("99999999999999d", None),
        ] {
            assert_eq!(parse(text), want, "{text}");
        }
    }
}
