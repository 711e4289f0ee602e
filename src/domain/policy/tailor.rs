//! Made to measure. One job: the few things a founder decides, put into the text of a policy; comments and everything
//! else stay as they are.

use std::fmt;
use toml::de::{DeTable, DeValue};

/// When service is given, as a founder says it: `24x7`, or days and hours, `mon-fri 09:00-18:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    Always,
    /// First and last day, Monday is 0; minutes of the day. An end before its beginning is on the next day.
    Weekly {
        days: (usize, usize),
        from: u16,
        to: u16,
    },
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY: u16 = 24 * 60;

impl Hours {
    pub fn parse(text: &str) -> Option<Self> {
        if text.trim() == "24x7" {
            return Some(Self::Always);
        }
        let (days, hours) = text.trim().split_once(char::is_whitespace)?;
        let day = |name: &str| DAYS.iter().position(|d| d.eq_ignore_ascii_case(name));
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let (from, to) = hours.trim().split_once('-')?;
        let (days, from, to) = ((day(first)?, day(last)?), minutes(from)?, minutes(to)?);
        (days.0 <= days.1 && from != to && from < DAY).then_some(Self::Weekly { days, from, to })
    }

    /// Minutes of one day of it.
    fn length(self) -> u16 {
        match self {
            Self::Always => DAY,
            Self::Weekly { from, to, .. } if to > from => to - from,
            Self::Weekly { from, to, .. } => DAY - from + to,
        }
    }
}

/// `9`, `09:00`, `18:30`, `24:00` as minutes of the day.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    Some(hour.checked_mul(60)?.checked_add(minute)?).filter(|all| minute < 60 && *all <= DAY)
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Weekly { days: (first, last), from, to } = self else { return f.write_str("24x7") };
        write!(f, "{}-{} {}-{}", DAYS[*first], DAYS[*last], clock(*from), clock(*to))
    }
}

/// The text with the desk's name in every language.
pub fn with_name(text: &str, name: &str) -> String {
    let quoted = toml::Value::String(name.to_owned()).to_string();
    ["en", "zh-Hans", "zh-Hant"].iter().fold(text.to_owned(), |text, lang| put(&text, &["desk", lang], &quoted))
}

/// The text with these hours in the calendar of business hours.
pub fn with_hours(text: &str, hours: Hours) -> String {
    let length = match (hours.length() / 60, hours.length() % 60) {
        (hours, 0) => format!("\"{hours}h\""),
        (0, minutes) => format!("\"{minutes}m\""),
        (hours, minutes) => format!("\"{hours}h{minutes}m\""),
    };
    let text = put(text, &["calendars", "business", "day"], &length);
    let Hours::Weekly { days: (first, last), from, to } = hours else {
        return put_entry(&text, &["calendars", "business", "weekly"], "always  = true");
    };
    let day = |name: &str| format!("{name} = [[\"{}\", \"{}\"]]", clock(from), clock(to));
    let week: Vec<String> = DAYS[first..=last].iter().map(|name| day(name)).collect();
    put(&text, &["calendars", "business", "weekly"], &format!("{{ {} }}", week.join(", ")))
}

/// The text with another value at a path; one without that path is given back as it is.
fn put(text: &str, path: &[&str], value: &str) -> String {
    replaced(text, path, |_, place| place, value)
}

/// The same for key and value together.
fn put_entry(text: &str, path: &[&str], entry: &str) -> String {
    replaced(text, path, |key, place| key.start..place.end, entry)
}

type Place = std::ops::Range<usize>;

fn replaced(text: &str, path: &[&str], which: fn(Place, Place) -> Place, with: &str) -> String {
    let (table, _) = DeTable::parse_recoverable(text);
    let Some((last, way)) = path.split_last() else { return text.to_owned() };
    let inner = way
        .iter()
        .try_fold(table.get_ref(), |table, key| table.get(*key).map(|v| v.get_ref()).and_then(DeValue::as_table));
    let found = inner.and_then(|table| table.get_key_value(*last)).map(|(key, value)| which(key.span(), value.span()));
    let mut text = text.to_owned();
    if let Some(place) = found {
        text.replace_range(place, with);
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::{DEFAULT, Lang, parse};
    use crate::domain::sla::calendar::Calendar;
    use crate::domain::time::Instant;

    #[test]
    fn hours_are_read_and_written() {
        for (text, want) in [
            ("24x7", Some("24x7")),
            ("mon-fri 9-18", Some("mon-fri 09:00-18:00")),
            (" Mon-Sat 08:30-17:00 ", Some("mon-sat 08:30-17:00")),
            ("sun 0-24", Some("sun-sun 00:00-24:00")),
            ("mon-sun 22:00-06:00", Some("mon-sun 22:00-06:00")),
            ("fri-mon 9-18", None),
            ("mon-fri 9-9", None),
            ("mon-fri 9-25", None),
            ("mon-fri 9:60-18", None),
            ("mon-fri 24-6", None),
            ("mon-fri", None),
            ("", None),
        ] {
            assert_eq!(Hours::parse(text).map(|h| h.to_string()).as_deref(), want, "{text:?}");
        }
    }

    /// Whatever hours are given, the policy is one, opens then, and is otherwise the one that is shipped.
    #[test]
    fn a_tailored_policy_opens_at_its_hours() {
        // Monday 2026-03-02, in UTC.
        let at = |time: &str| Instant::parse_rfc3339(time).unwrap();
        for (hours, open, shut) in [
            ("24x7", "2026-03-01T03:00:00Z", None),
            ("mon-fri 9-18", "2026-03-02T17:59:00Z", Some("2026-03-02T18:00:00Z")),
            ("mon-sat 08:30-12", "2026-03-07T08:30:00Z", Some("2026-03-08T09:00:00Z")),
            ("sun 0-24", "2026-03-08T23:59:00Z", Some("2026-03-09T00:00:00Z")),
            ("mon-fri 22:00-06:00", "2026-03-07T05:00:00Z", Some("2026-03-02T12:00:00Z")),
        ] {
            let text = with_hours(&with_name(DEFAULT, "Rathaus \"EDV\""), Hours::parse(hours).unwrap());
            let policy = parse::parse(&text, 1).unwrap();
            assert_eq!(policy.desk_names.get(Lang::ZhHant), "Rathaus \"EDV\"");
            let spec = &policy.calendars.iter().find(|c| c.id == *"business").unwrap().spec;
            let calendar = Calendar::compile(spec).unwrap();
            assert!(calendar.is_open(at(open)), "{hours} at {open}");
            assert!(shut.is_none_or(|shut| !calendar.is_open(at(shut))), "{hours}, shut");
            assert_eq!(text.lines().count(), DEFAULT.lines().count(), "everything else stays");
        }
    }

    #[test]
    fn a_text_without_the_place_stays() {
        assert_eq!(with_hours("[calendars]\n", Hours::Always), "[calendars]\n");
        assert_eq!(with_name("x = 1\n", "y"), "x = 1\n");
    }
}
