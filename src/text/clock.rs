//! Clocks in cells. One job: what a clock shows → a token of two ASCII cells and a time.
//!
//! What it shows and how much is left is worked out in [`crate::domain::sla::clock`]; hue and fill belong to the drawing.

use crate::domain::sla::clock::{Band, Shows};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use crate::text::Locale;
use crate::text::times::{clock_left, clock_over, day_and_time, day_short};

/// The token where there is no clock, or one that counts for nothing.
pub const NO_CLOCK: &str = "-";

/// The token of what a clock shows: at most two cells, readable without hue.
pub fn token(shows: Shows) -> &'static str {
    match shows {
        Shows::Breached | Shows::Band(Band::Breached) => "XX",
        Shows::Due | Shows::Band(Band::Critical) => "!!",
        Shows::Band(Band::Warning) => "!",
        Shows::Band(Band::Ok) => ".",
        Shows::Paused => "zz",
        Shows::Shut { .. } => "--",
        Shows::Met => "v",
        Shows::Cancelled => NO_CLOCK,
    }
}

/// Token and time for a column: the time takes at most six cells. `left` is service time, negative when over.
pub fn cell(shows: Shows, left: Span, now: Instant, zone: &Zone, locale: &Locale) -> (&'static str, String) {
    let opens = |until: Instant| day_short(zone.to_local(until), zone.to_local(now), locale);
    (token(shows), time(shows, left, locale, opens))
}

/// Token and time where there is room: the hour of the next opening stands with its day.
pub fn long(shows: Shows, left: Span, now: Instant, zone: &Zone, locale: &Locale) -> (&'static str, String) {
    let opens = |until: Instant| day_and_time(zone.to_local(until), zone.to_local(now), locale);
    (token(shows), time(shows, left, locale, opens))
}

fn time(shows: Shows, left: Span, locale: &Locale, opens: impl Fn(Instant) -> String) -> String {
    match shows {
        Shows::Met => locale.t("clock-cell-met").into_owned(),
        // Over an earlier goal, inside the present one: there is no time by which it is over now (SLA-4).
        Shows::Breached | Shows::Band(Band::Breached) if left >= Span::ZERO => locale.t("clock-cell-late").into_owned(),
        Shows::Breached | Shows::Band(Band::Breached) => clock_over(-left),
        Shows::Paused | Shows::Due | Shows::Band(_) => clock_left(left),
        Shows::Shut { until: Some(until) } => opens(until),
        Shows::Shut { until: None } => locale.t("clock-cell-never").into_owned(),
        Shows::Cancelled => String::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::Lang;
    use crate::text::width::width;
    use proptest::prelude::*;

    fn monday(hour: i64) -> Instant {
        Instant::parse_rfc3339("2016-03-21T00:00:00Z").unwrap() + Span::hours(hour)
    }

    fn every(until: Option<Instant>) -> Vec<Shows> {
        let bands = [Band::Ok, Band::Warning, Band::Critical, Band::Breached].map(Shows::Band);
        let others = [Shows::Met, Shows::Breached, Shows::Paused, Shows::Due, Shows::Cancelled, Shows::Shut { until }];
        bands.into_iter().chain(others).collect()
    }

    #[test]
    fn ux_3_6_tokens_and_times() {
        let now = monday(-60);
        let shut = Shows::Shut { until: Some(monday(9)) };
        let late = Shows::Breached;
        for (shows, left, sign, short, whole) in [
            (Shows::Band(Band::Ok), Span::minutes(192), ".", "3h12", "3h12"),
            (Shows::Band(Band::Warning), Span::minutes(38), "!", "38m", "38m"),
            (Shows::Band(Band::Critical), Span::seconds(291), "!!", "04:51", "04:51"),
            (late, Span::minutes(-64), "XX", "+1h04", "+1h04"),
            (late, Span::minutes(30), "XX", "late", "late"),
            (Shows::Paused, Span::minutes(130), "zz", "2h10", "2h10"),
            (Shows::Due, Span::ZERO, "!!", "0:00", "0:00"),
            (shut, Span::hours(2), "--", "Mon", "Mon 09:00"),
            (Shows::Met, Span::hours(1), "v", "met", "met"),
            (Shows::Cancelled, Span::hours(1), "-", "", ""),
        ] {
            let locale = Locale::new(Lang::En);
            assert_eq!(cell(shows, left, now, &Zone::utc(), &locale), (sign, short.to_owned()));
            assert_eq!(long(shows, left, now, &Zone::utc(), &locale), (sign, whole.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn the_column_never_overflows(left: i64, hours in -20_000i64..20_000) {
            for lang in [Lang::En, Lang::ZhHans, Lang::ZhHant] {
                let locale = Locale::new(lang);
                for shows in every(Some(monday(hours))).into_iter().chain(every(None)) {
                    let (sign, time) = cell(shows, Span(left), monday(0), &Zone::utc(), &locale);
                    prop_assert!(width(sign) <= 2 && width(&time) <= 6, "{lang:?} {shows:?} {time}");
                }
            }
        }
    }
}
