//! A clock that was set ahead, and a machine that slept (DESIGN decision 10).

use super::{Fixture, by, monday};
use firstline::desk::Up;
use firstline::domain::time::{Instant, Span};

fn up(boot: &str, minutes: i64) -> Up {
    Up { boot: boot.into(), since: Span::minutes(minutes) }
}

fn at(minutes: i64) -> Instant {
    monday() + Span::minutes(minutes)
}

/// Clock and time since the start as they stand, whether it is believed, and by how much not.
#[test]
fn a_sleep_is_believed_and_a_step_is_not() {
    let mut f = Fixture::new();
    let mut ask = |boot: &str, uptime: i64, wall: i64, accept: bool| {
        f.desk.stepped(&by("an"), &up(boot, uptime), at(wall), accept).unwrap().map(|ahead| ahead.0 / 60_000)
    };
    for (boot, uptime, wall, accept, ahead) in [
        ("one", 100, 0, false, None),
        // Eight hours asleep: both have gone on.
        ("one", 580, 480, false, None),
        // Corrected by four minutes, and by four more.
        ("one", 581, 485, false, None),
        ("one", 582, 490, false, None),
        // Set ahead by a day: not believed, and not a minute later either, until somebody says that it is right.
        ("one", 583, 490 + 1441, false, Some(1440)),
        ("one", 584, 490 + 1442, false, Some(1440)),
        ("one", 584, 490 + 1442, true, None),
        ("one", 585, 490 + 1443, false, None),
        // Set back: nothing fires early because of that.
        ("one", 586, 490, false, None),
        ("one", 587, 491, false, None),
        // Started anew: nothing to compare with.
        ("two", 1, 90_000, false, None),
    ] {
        assert_eq!(ask(boot, uptime, wall, accept), ahead, "{boot} {uptime} {wall} {accept}");
    }
}
