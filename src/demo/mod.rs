//! The demo. One job: a desk that looks as if a house had worked with it for weeks, and that goes on working while
//! somebody watches.
//!
//! | file | |
//! |---|---|
//! | [`dice`] | chance that is the same for the same seed |
//! | [`book`] | house, stories and words as they stand in `assets/demo` |
//! | [`world`] | the house, entered into a desk |
//! | [`library`] | its knowledge base |
//! | [`plan`] | what becomes of an incident, step by step |
//! | [`act`] | a step becomes a command in words |
//! | [`arrival`] | a story becomes a record |
//! | [`scene`] | what stands on the stage at the beginning |
//! | [`director`] | the agenda |
//! | [`live`] | the director on a thread of its own |
//!
//! Everything goes through the rules, as the people of the house and in the demo's own time: the trail is true, and the
//! proof holds. Time comes as an argument here too.

mod act;
mod arrival;
mod book;
mod dice;
mod director;
mod library;
pub mod live;
mod plan;
mod scene;
mod world;

pub use director::Director;
pub use scene::Scene;

use crate::desk::{Desk, DeskError, Founding, SetClock, found};
use crate::domain::actor::Identity;
use crate::domain::code::Code;
use crate::domain::policy::{DEFAULT, Lang, parse};
use crate::domain::sla::calendar::Calendar;
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use book::Book;
use chrono::{NaiveTime, TimeDelta};
use std::path::Path;

/// The seed nobody named.
pub const SEED: u64 = 7;
/// Days of history.
pub const DAYS: i64 = 21;
/// Where the house stands.
const ZONE: &str = "Asia/Shanghai";
/// Beside the shipped policy.
const POLICY: &str = include_str!("../../assets/demo/policy.toml");
/// Free days and working weekends of 2026 in China as the State Council announced them; of later years only what is the
/// same every year.
const HOLIDAYS: &str = include_str!("../../assets/demo/holidays.txt");

/// What kind of demo is wanted.
#[derive(Debug, Clone)]
pub struct Options {
    pub seed: u64,
    pub speed: u32,
    pub scene: Scene,
    /// Of names that a house has in one language.
    pub lang: Lang,
    /// Who watches.
    pub os_user: String,
    pub days: i64,
    /// The machine's clock.
    pub wall: Instant,
}

/// Makes a demo's file; the director who made it can go on.
///
/// # Errors
/// What is wrong with the place, or with the assets.
pub fn make(path: &Path, options: &Options) -> Result<(Desk, Director), DeskError> {
    let broken = |what: String| DeskError::NotUnderstood(what);
    let book = Book::read().map_err(|error| broken(error.to_string()))?;
    let policy = policy();
    let origin = origin(&policy, options.wall)?;
    let start = origin - Span::days(options.days);
    let founding = Founding {
        policy,
        identity: Identity::Declared,
        lang: options.lang,
        login: world::FOUNDER.0.to_owned(),
        name: world::FOUNDER.1.to_owned(),
        os_user: world::FOUNDER.0.to_owned(),
        clock: Some(SetClock { origin, anchor: options.wall, speed: options.speed }),
    };
    let mut desk = found(path, &founding, start)?;
    let played = rehearse(&mut desk, book, options, start, origin);
    match played {
        Ok(director) => Ok((desk, director)),
        Err(error) => {
            drop(desk);
            crate::desk::discard(path);
            Err(error)
        }
    }
}

fn rehearse(
    desk: &mut Desk,
    book: Book,
    options: &Options,
    start: Instant,
    origin: Instant,
) -> Result<Director, DeskError> {
    // It can be made again: nobody waits for the disk.
    desk.hurry(true)?;
    let (house, open) = desk.rehearse(|stage| {
        let world = world::furnish(stage, &book, options.lang, &options.os_user, start)?;
        let library = library::shelve(stage, &book, &world, start, origin)?;
        Ok(((world, library), start + Span::hours(1)))
    })?;
    let mut director = Director::new(book, house, options.seed, options.scene, origin);
    director.begin(open);
    let days = (1..=options.days).map(|day| (start + Span::days(day)).min(origin));
    for until in days {
        desk.rehearse(|stage| director.play(stage, until, usize::MAX))?;
    }
    director.curtain();
    // The history is nobody's news.
    let head = desk.head()?.map_or(0, |head| head.seq);
    desk.looked(&director.world.caller(director.world.viewer), head)?;
    desk.hurry(false)?;
    Ok(director)
}

/// The shipped policy in the house's zone, with the house's own agreements.
fn policy() -> String {
    let of = |sign: char| {
        let days = HOLIDAYS.lines().filter_map(|line| line.strip_prefix(sign)).map(|day| format!("\"{}\"", day.trim()));
        days.collect::<Vec<_>>().join(", ")
    };
    let (free, working) = (of('-'), of('+'));
    let shipped = parse::with_zone(DEFAULT, ZONE)
        .replace(
            "holidays = []\nworkdays = []",
            "holidays = [@HOLIDAYS@]\nworkdays = [@WORKDAYS@]\nworkday_like = \"fri\"",
        )
        // Only priority 1 is worked on at night here.
        .replace("update = \"1h\",  calendar = \"always\"", "update = \"1h\",  calendar = \"business\"")
        // Half of what this house is asked is for its second line.
        .replace("goal_first_line = 70", "goal_first_line = 30")
        .replace("record     = \"agent", "record     = \"monitoring agent")
        .replace("\"二線支援\" }", "\"二線支援\", limit = 18 }")
        .replace("\"三線支援\" }", "\"三線支援\", limit = 12 }");
    format!("{shipped}\n{POLICY}").replace("@HOLIDAYS@", &free).replace("@WORKDAYS@", &working)
}

/// Seven past ten on the working day that is today or was last.
fn origin(policy: &str, wall: Instant) -> Result<Instant, DeskError> {
    let broken = |what: String| DeskError::NotUnderstood(what);
    let policy = parse::parse(policy, 1).map_err(|errors| broken(format!("{errors:?}")))?;
    let zone = Zone::named(ZONE).map_err(|error| broken(error.to_string()))?;
    let business = policy.calendar(&Code::new("business")).ok_or_else(|| broken("no hours".to_owned()))?;
    let business = Calendar::compile(&business.spec).map_err(|error| broken(error.to_string()))?;
    let today = zone.to_local(wall).date();
    let morning = NaiveTime::from_hms_opt(10, 7, 0).unwrap_or_default();
    let days = (0..30).map(|back| zone.opening((today - TimeDelta::days(back)).and_time(morning)));
    Ok(days.into_iter().find(|at| business.is_open(*at)).unwrap_or(wall))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::people::rights::Act;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    /// What is changed in the shipped policy is found by its words: they must still be there.
    #[test]
    fn the_policy_is_the_shipped_one_with_the_houses_own() {
        let policy = parse::parse(&policy(), 1).unwrap();
        assert_eq!(policy.zone, ZONE);
        assert!(policy.rights.may(&[Code::new("monitoring")], Act::Record).is_some());
        let limit = |line: u8| policy.line(line).unwrap().limit;
        assert!(limit(2).is_some() && limit(3).is_some());
        let standard = policy.default_agreement().unwrap();
        let second = standard.target(&Code::new("fault"), 2).unwrap();
        assert_eq!(second.calendar, Code::new("business"));
        assert_eq!(policy.agreements.len(), 3);
    }

    #[test]
    fn the_demo_begins_in_a_working_morning() {
        for (wall, origin) in [
            ("2026-11-22T07:00:00Z", "2026-11-20T02:07:00Z"),
            ("2026-11-18T23:00:00Z", "2026-11-19T02:07:00Z"),
            ("2026-10-07T07:00:00Z", "2026-09-30T02:07:00Z"),
            ("2026-10-10T07:00:00Z", "2026-10-10T02:07:00Z"),
        ] {
            assert_eq!(super::origin(&policy(), at(wall)).unwrap(), at(origin), "{wall}");
        }
    }
}
