//! Times of a source. One job: how they are written, and the instant that one says.

use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use chrono::format::{Item, Parsed, StrftimeItems};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// How times are written: `%d/%m/%Y %H:%M` and what else strftime knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimeFormat {
    items: Vec<Item<'static>>,
    /// The same, where it is nothing but numbers and marks: a history has a hundred thousand of them.
    plain: Option<Vec<Part>>,
}

/// A part of a plain time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number of at most so many digits, by its place in [`Numbers`].
    Number(usize, u8),
    Mark(u8),
}

/// Year, month, day, hour, minute, second.
type Numbers = [u32; 6];

impl TimeFormat {
    /// `None` when the text is not such a form.
    pub(in crate::intake) fn new(text: &str) -> Option<Self> {
        let items = StrftimeItems::new(text).parse_to_owned().ok().filter(|items| !items.is_empty())?;
        Some(Self { items, plain: plain(text) })
    }

    /// The instant a cell says; a reading that the zone's clock shows twice is its first, one it skips the next it shows.
    pub(in crate::intake) fn read(&self, cell: &str, zone: &Zone) -> Option<Instant> {
        match &self.plain {
            Some(parts) => read_plain(parts, cell.as_bytes()).map(|local| zone.opening(local)),
            None => self.read_any(cell, zone),
        }
    }

    fn read_any(&self, cell: &str, zone: &Zone) -> Option<Instant> {
        let mut parsed = Parsed::new();
        chrono::format::parse(&mut parsed, cell, self.items.iter()).ok()?;
        if let Ok(at) = parsed.to_datetime() {
            return Some(Instant(at.timestamp_millis()));
        }
        let date = parsed.to_naive_date().ok()?;
        let time = match parsed.to_naive_time() {
            Ok(time) => time,
            Err(_) if parsed.hour_mod_12().is_none() && parsed.minute().is_none() => NaiveTime::MIN,
            Err(_) => return None,
        };
        Some(zone.opening(NaiveDateTime::new(date, time)))
    }
}

fn plain(text: &str) -> Option<Vec<Part>> {
    const NUMBERS: [(u8, usize, u8); 6] =
        [(b'Y', 0, 4), (b'm', 1, 2), (b'd', 2, 2), (b'H', 3, 2), (b'M', 4, 2), (b'S', 5, 2)];
    let mut parts = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let part = match byte {
            b'%' => {
                let asked = bytes.next()?;
                let (_, place, digits) = NUMBERS.into_iter().find(|(letter, ..)| *letter == asked)?;
                Part::Number(place, digits)
            }
            mark if mark.is_ascii() && !mark.is_ascii_digit() && !mark.is_ascii_whitespace() => Part::Mark(mark),
            b' ' => Part::Mark(b' '),
            _ => return None,
        };
        parts.push(part);
    }
    let has = |place: usize| parts.iter().any(|part| matches!(part, Part::Number(p, _) if *p == place));
    (has(0) && has(1) && has(2)).then_some(parts)
}

fn read_plain(parts: &[Part], cell: &[u8]) -> Option<NaiveDateTime> {
    let mut numbers: Numbers = [0; 6];
    let mut rest = cell;
    for part in parts {
        match part {
            Part::Mark(mark) => rest = rest.strip_prefix(std::slice::from_ref(mark))?,
            Part::Number(place, digits) => {
                let most = rest.len().min(usize::from(*digits));
                let n = rest[..most].iter().take_while(|b| b.is_ascii_digit()).count();
                if n == 0 {
                    return None;
                }
                numbers[*place] = rest[..n].iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
                rest = &rest[n..];
            }
        }
    }
    let [year, month, day, hour, minute, second] = numbers;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    date.and_hms_opt(hour, minute, second).filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_their_form_says() {
        for (form, cell, want) in [
            ("%d/%m/%Y %H:%M", "29/2/2016 01:16", Some("2016-02-29T01:16:00Z")),
            ("%d/%m/%Y %H:%M", "30/2/2016 01:16", None),
            ("%d/%m/%Y %H:%M", "29/2/2016 01:16:30", None),
            ("%d/%m/%Y %H:%M", "29/2/2016", None),
            ("%d/%m/%Y %H:%M", "29/2/2016 24:00", None),
            ("%Y-%m-%d", "2016-02-29", Some("2016-02-29T00:00:00Z")),
            ("%Y-%m-%dT%H:%M:%S%z", "2016-02-29T01:16:00+0200", Some("2016-02-28T23:16:00Z")),
            ("%m/%d/%Y %I:%M %p", "02/29/2016 01:16 PM", Some("2016-02-29T13:16:00Z")),
            ("%d %b %Y", "29 Feb 2016", Some("2016-02-29T00:00:00Z")),
            ("%s", "1456708560", Some("2016-02-29T01:16:00Z")),
        ] {
            let read = TimeFormat::new(form).unwrap().read(cell, &Zone::utc());
            assert_eq!(read.map(Instant::to_rfc3339).as_deref(), want, "{form} {cell}");
        }
        assert_eq!(TimeFormat::new("%Q"), None);
        assert_eq!(TimeFormat::new(""), None);
    }

    #[test]
    fn the_short_way_reads_what_the_long_way_reads() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let form = TimeFormat::new("%d/%m/%Y %H:%M").unwrap();
        assert!(form.plain.is_some());
        for cell in
            ["1/1/2016 00:00", "27/3/2016 02:30", "30/10/2016 02:30", "31/12/2016 23:59", "1/13/2016 00:00", "x"]
        {
            assert_eq!(form.read(cell, &zone), form.read_any(cell, &zone), "{cell}");
        }
    }
}
