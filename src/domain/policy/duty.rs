//! Duty as a policy defines it. One job: who of a team is on shift when, and who gets what comes to it (ROLE-3, LIFE-8).
//! Whose shift it is at an instant, of the people there are, is [`crate::domain::people::duty`]'s.

use crate::domain::code::Code;
use crate::domain::sla::calendar::{Calendar, Range};
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use std::collections::BTreeSet;

/// The days of a week as a policy writes them.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// From and until.
type Stretch = (Instant, Instant);

/// What the policy says of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamDuty {
    /// The key of the team.
    pub team: Code,
    pub assign: Assign,
    /// None at all: everybody in the team is on duty always.
    pub shifts: Vec<Shift>,
}

/// Whom a rule gives what comes to a team without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Assign {
    /// Nobody: the team takes it.
    #[default]
    Off,
    /// Whoever was given one the longest ago.
    RoundRobin,
    /// Whoever has the least.
    Load,
    /// Whoever has the skill, of them whoever has the least.
    Skill,
}

/// Hours that people of a team are on duty, in the desk's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Keys of people.
    pub people: Vec<Code>,
    /// Monday first.
    pub days: [bool; 7],
    /// Single dates beside those days.
    pub on: BTreeSet<NaiveDate>,
    pub except: BTreeSet<NaiveDate>,
    /// Belongs to the date it starts on.
    pub hours: Range,
    /// They take turns by the week, the first one from this date on.
    pub turns_from: Option<NaiveDate>,
}

impl Shift {
    /// Those whose hours start on a date.
    fn starting(&self, date: NaiveDate) -> &[Code] {
        let weekday = self.days[date.weekday().num_days_from_monday() as usize];
        if self.except.contains(&date) || !(weekday || self.on.contains(&date)) {
            return &[];
        }
        let Some(first) = self.turns_from else { return &self.people };
        let week = (date - first).num_days().div_euclid(7);
        let turn = i64::try_from(self.people.len()).ok().and_then(|n| week.checked_rem_euclid(n));
        let turn = turn.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        self.people.get(turn..=turn).unwrap_or_default()
    }

    /// From when to when it is, where it starts on a date.
    fn stretch(&self, zone: &Zone, date: NaiveDate) -> Stretch {
        let reading = |seconds: u32| date.and_time(NaiveTime::MIN) + TimeDelta::seconds(i64::from(seconds));
        (zone.opening(reading(self.hours.starts())), zone.closing(reading(self.hours.ends())))
    }

    /// Those who are on it at an instant.
    fn at(&self, zone: &Zone, at: Instant) -> &[Code] {
        let today = zone.to_local(at).date();
        let dates = today.pred_opt().into_iter().chain([today]);
        let mut running = dates.filter(|date| {
            let (from, to) = self.stretch(zone, *date);
            (from..to).contains(&at)
        });
        running.find_map(|date| Some(self.starting(date)).filter(|people| !people.is_empty())).unwrap_or_default()
    }
}

impl TeamDuty {
    /// Keys of those who are on shift at an instant; nothing where it has no shifts.
    pub fn at(&self, zone: &Zone, at: Instant) -> BTreeSet<&Code> {
        self.shifts.iter().flat_map(|shift| shift.at(zone, at)).collect()
    }

    /// The first stretch between two instants in which nobody is on duty though a calendar is open. A team without shifts
    /// has none.
    pub fn gap(&self, open: &Calendar, zone: &Zone, (from, to): Stretch) -> Option<Stretch> {
        let first = zone.to_local(from).date().pred_opt()?;
        let dates = first.iter_days().take_while(|date| *date <= zone.to_local(to).date());
        let of = |date: NaiveDate| {
            let on = self.shifts.iter().filter(move |shift| !shift.starting(date).is_empty());
            on.map(move |shift| shift.stretch(zone, date))
        };
        let mut covered: Vec<Stretch> = dates.flat_map(of).collect();
        covered.sort_unstable();
        let asked = open.open_between(from, to);
        asked.into_iter().filter(|_| !self.shifts.is_empty()).find_map(|(mut free, close)| {
            for (start, end) in &covered {
                if *start > free {
                    break;
                }
                free = free.max(*end);
            }
            let next = covered.iter().map(|(start, _)| *start).find(|start| *start > free);
            (free < close).then(|| (free, next.map_or(close, |next| next.min(close))))
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::parse::parse;
    use crate::domain::policy::{DEFAULT, Policy};
    use crate::domain::time::Span;
    use proptest::prelude::*;

    fn policy(zone: &str, duty: &str) -> Policy {
        let text = crate::domain::policy::parse::with_zone(DEFAULT, zone);
        parse(&format!("{text}\n{duty}"), 1).unwrap()
    }

    fn on(policy: &Policy, at: &str) -> String {
        let zone = Zone::named(&policy.zone).unwrap();
        let people = policy.duty[0].at(&zone, Instant::parse_rfc3339(at).unwrap());
        people.into_iter().map(Code::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn role_3_who_is_on_shift_when() {
        const WEEKDAYS: &str = r#"{ people = ["lina"], days = "mon-fri", from = "08:00", to = "20:00" }"#;
        const NIGHTS: &str = r#"{ people = ["wumin"], days = "fri", from = "20:00", to = "08:00" }"#;
        const EVE: &str = r#"{ people = ["wumin"], on = ["2026-12-24", 2026-12-26], from = "09:00", to = "12:00" }"#;
        const NOT: &str = r#"{ people = ["lina"], except = ["2026-12-25"] }"#;
        const TURNS: &str = r#"{ people = ["lina", "wumin", "zhao"], days = "mon-sun", turns_from = "2026-01-05" }"#;
        const WRAPS: &str = r#"{ people = ["lina"], days = "sat-mon, wed" }"#;
        for (shift, at, want) in [
            // 2026-03-02 is a Monday; Shanghai is eight hours ahead.
            (WEEKDAYS, "2026-03-02T00:00:00Z", "lina"),
            (WEEKDAYS, "2026-03-01T23:59:59Z", ""),
            (WEEKDAYS, "2026-03-02T11:59:59Z", "lina"),
            (WEEKDAYS, "2026-03-02T12:00:00Z", ""),
            (WEEKDAYS, "2026-03-07T04:00:00Z", ""),
            (NIGHTS, "2026-03-06T12:00:00Z", "wumin"),
            (NIGHTS, "2026-03-06T23:59:59Z", "wumin"),
            (NIGHTS, "2026-03-07T00:00:00Z", ""),
            (NIGHTS, "2026-03-05T23:00:00Z", ""),
            (EVE, "2026-12-24T02:00:00Z", "wumin"),
            (EVE, "2026-12-26T02:00:00Z", "wumin"),
            (EVE, "2026-12-25T02:00:00Z", ""),
            (NOT, "2026-12-24T02:00:00Z", "lina"),
            (NOT, "2026-12-25T02:00:00Z", ""),
            (TURNS, "2026-01-05T04:00:00Z", "lina"),
            (TURNS, "2026-01-11T04:00:00Z", "lina"),
            (TURNS, "2026-01-12T04:00:00Z", "wumin"),
            (TURNS, "2026-01-19T04:00:00Z", "zhao"),
            (TURNS, "2026-01-26T04:00:00Z", "lina"),
            (TURNS, "2026-01-04T04:00:00Z", "zhao"),
            (WRAPS, "2026-03-02T04:00:00Z", "lina"),
            (WRAPS, "2026-03-03T04:00:00Z", ""),
            (WRAPS, "2026-03-04T04:00:00Z", "lina"),
            (WRAPS, "2026-03-07T04:00:00Z", "lina"),
        ] {
            let policy = policy("Asia/Shanghai", &format!("[duty.desk]\nroster = [{shift}]"));
            assert_eq!(on(&policy, at), want, "{shift} at {at}");
        }
    }

    #[test]
    fn a_shift_lasts_as_long_as_the_clock_on_the_wall_says() {
        // 2026-03-29 in Berlin: 02:00 becomes 03:00.
        let policy = policy(
            "Europe/Berlin",
            "[duty.desk]\nroster = [{ people = [\"a\"], days = \"sun\", from = \"02:30\", to = \"04:00\" }]",
        );
        for (at, want) in [
            ("2026-03-29T00:59:00Z", ""),
            ("2026-03-29T01:00:00Z", "a"),
            ("2026-03-29T01:59:00Z", "a"),
            ("2026-03-29T02:00:00Z", ""),
        ] {
            assert_eq!(on(&policy, at), want, "{at}");
        }
    }

    const MONDAY: &str = "2026-03-02T00:00:00Z";

    /// The first gap of the week in a calendar of the shipped policy.
    fn gap(policy: &Policy, calendar: &str) -> String {
        let zone = Zone::named(&policy.zone).unwrap();
        let calendar = Calendar::compile(&policy.calendar(&calendar.into()).unwrap().spec).unwrap();
        let from = Instant::parse_rfc3339(MONDAY).unwrap();
        let gap = policy.duty[0].gap(&calendar, &zone, (from, from + Span::days(7)));
        let shown = |at: Instant| zone.to_local(at).format("%a %H:%M").to_string();
        gap.map_or_else(|| "-".to_owned(), |(from, to)| format!("{} - {}", shown(from), shown(to)))
    }

    #[test]
    fn role_3_hours_of_an_agreement_without_duty_are_found() {
        for (shifts, always, business) in [
            ("", "-", "-"),
            (r#"{ people = ["a"] }"#, "-", "-"),
            (r#"{ people = ["a"], days = "mon-fri", from = "09:00", to = "18:00" }"#, "Mon 00:00 - Mon 09:00", "-"),
            (
                r#"{ people = ["a"], days = "mon-fri", from = "10:00", to = "18:00" }"#,
                "Mon 00:00 - Mon 10:00",
                "Mon 09:00 - Mon 10:00",
            ),
            (
                r#"{ people = ["a"], days = "mon-sun", from = "20:00", to = "08:00" },
                   { people = ["b"], from = "08:00", to = "20:00" }"#,
                "-",
                "-",
            ),
            (
                r#"{ people = ["a"], days = "mon-sat", from = "20:00", to = "08:00" },
                   { people = ["b"], from = "08:00", to = "20:00" }"#,
                "Mon 00:00 - Mon 08:00",
                "-",
            ),
            (
                r#"{ people = ["a"], days = "mon-thu" }, { people = ["a"], days = "sat-sun" }"#,
                "Fri 00:00 - Sat 00:00",
                "Fri 09:00 - Fri 18:00",
            ),
            (r#"{ people = ["a"], on = ["2026-03-04"] }"#, "Mon 00:00 - Wed 00:00", "Mon 09:00 - Mon 18:00"),
            (r#"{ people = ["a"], except = ["2026-03-04"] }"#, "Wed 00:00 - Thu 00:00", "Wed 09:00 - Wed 18:00"),
        ] {
            let policy = policy("UTC", &format!("[duty.desk]\nroster = [{}]", shifts.replace('\n', "")));
            assert_eq!([gap(&policy, "always"), gap(&policy, "business")], [always, business], "{shifts}");
        }
    }

    #[test]
    fn a_calendar_of_another_zone_is_asked_in_the_desks_time() {
        let text = crate::domain::policy::parse::with_zone(DEFAULT, "Asia/Shanghai");
        let text = text.replace("[calendars.business]", "[calendars.business]\ntz = \"UTC\"");
        let shift = r#"{ people = ["a"], days = "mon-fri", from = "17:00", to = "01:00" }"#;
        let policy = parse(&format!("{text}\n[duty.desk]\nroster = [{shift}]"), 1).unwrap();
        // 09:00 to 18:00 UTC is 17:00 to 02:00 there.
        assert_eq!(gap(&policy, "business"), "Tue 01:00 - Tue 02:00");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        /// A gap begins with the first hour without duty, and there is none where there is no such hour.
        #[test]
        fn a_gap_is_an_hour_without_duty(shifts in prop::collection::vec((0u8..127, 0u32..24, 0u32..25), 1..5)) {
            let shift = |(days, from, to): &(u8, u32, u32)| {
                let days: Vec<&str> = (0..7).filter(|day| days >> day & 1 == 1).map(|day| DAYS[day]).collect();
                let days = days.join(",");
                format!("{{ people = [\"a\"], days = \"{days}\", from = \"{from:02}:00\", to = \"{to:02}:00\" }}")
            };
            let shifts: Vec<String> = shifts.iter().filter(|shift| shift.0 != 0).map(shift).collect();
            prop_assume!(!shifts.is_empty());
            let policy = policy("UTC", &format!("[duty.desk]\nroster = [{}]", shifts.join(", ")));
            let monday = Instant::parse_rfc3339(MONDAY).unwrap();
            let hours = |n: i64| monday + Span::hours(n);
            let first = (0..168).map(hours).find(|at| policy.duty[0].at(&Zone::utc(), *at).is_empty());
            let always = Calendar::compile(&policy.calendar(&"always".into()).unwrap().spec).unwrap();
            let found = policy.duty[0].gap(&always, &Zone::utc(), (monday, hours(168)));
            prop_assert_eq!(found.map(|(from, _)| from), first);
            let until = found.map(|(_, until)| until).filter(|until| *until < hours(168));
            prop_assert!(until.is_none_or(|until| !policy.duty[0].at(&Zone::utc(), until).is_empty()));
        }
    }
}
