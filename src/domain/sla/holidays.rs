//! Holidays. One job: read an authority's list of days off, from holiday-cn's JSON or from iCalendar, as plain dates.
//!
//! Texts come in, dates go out; nothing is fetched here. China's make-up days are *working* days on a weekend: in JSON
//! `isOffDay: false`, in iCalendar an all-day event whose summary begins with 上班. What a date in the list does to the
//! hours of service belongs to [`super::calendar`].

use chrono::{Days, NaiveDate};
use serde::Deserialize;

/// How the summary of a make-up working day begins in Chinese calendars.
pub const WORKDAY_PREFIX: &str = "上班";

/// The longest event that is taken for a holiday, in days; anything longer is a slip in the file.
const LONGEST: u64 = 366;

/// Single dates with their names, by date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    /// Days off.
    pub holidays: Vec<(NaiveDate, String)>,
    /// Working days that would otherwise be off.
    pub workdays: Vec<(NaiveDate, String)>,
}

/// Why a list cannot be read, and on which line (from 1).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct HolidayError {
    pub line: usize,
    pub fault: Fault,
}

/// What is wrong on that line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("{0}")]
    Json(String),
    #[error("not an iCalendar text (BEGIN:VCALENDAR is missing)")]
    NotICalendar,
    #[error("no property (NAME:value): {0}")]
    NoProperty(String),
    #[error("END:{found} where {} is open", .open.as_deref().unwrap_or("nothing"))]
    Unbalanced { found: String, open: Option<String> },
    #[error("BEGIN:{0} has no END")]
    Unfinished(String),
    #[error("the event has no DTSTART")]
    NoStart,
    #[error("\"{0}\" is not an all-day date (YYYYMMDD)")]
    Date(String),
    #[error("\"{0}\" is not a number of whole days (P1D, P2W)")]
    Duration(String),
    #[error("the event ends before it starts")]
    EndsEarly,
    #[error("the event lasts {0} days; a year is the most")]
    TooLong(u64),
    #[error("recurring events are not read; the list must name each date")]
    Recurring,
}

impl Holidays {
    fn add(&mut self, date: NaiveDate, name: &str, working: bool) {
        let list = if working { &mut self.workdays } else { &mut self.holidays };
        list.push((date, name.to_owned()));
    }

    fn sorted(mut self) -> Self {
        for list in [&mut self.holidays, &mut self.workdays] {
            list.sort();
            list.dedup();
        }
        self
    }
}

/// Reads one year of holiday-cn: `{"days": [{"name", "date", "isOffDay"}]}`; other fields are passed over.
pub fn holiday_cn_json(text: &str) -> Result<Holidays, HolidayError> {
    #[derive(Deserialize)]
    struct Year {
        days: Vec<Day>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Day {
        name: String,
        date: NaiveDate,
        is_off_day: bool,
    }
    let year: Year = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| HolidayError { line: e.line(), fault: Fault::Json(e.to_string()) })?;
    let mut found = Holidays::default();
    for day in &year.days {
        found.add(day.date, &day.name, !day.is_off_day);
    }
    Ok(found.sorted())
}

/// Reads the all-day events of an iCalendar text (RFC 5545). Events whose summary begins with `workday_prefix`
/// ([`WORKDAY_PREFIX`] by default) are working days, all others days off; an empty prefix names none. Events of several
/// days become single dates, cancelled ones are passed over; what cannot be read as whole days is an error.
pub fn ics(text: &str, workday_prefix: &str) -> Result<Holidays, HolidayError> {
    let mut found = Holidays::default();
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut event = Event::default();
    let lines = unfold(text.trim_start_matches('\u{feff}'));
    if !lines.first().is_some_and(|(_, line)| line.trim_end().eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Err(HolidayError { line: 1, fault: Fault::NotICalendar });
    }
    for (line, content) in lines {
        let fail = |fault| HolidayError { line, fault };
        let (name, value) = property(&content).ok_or_else(|| fail(Fault::NoProperty(content.clone())))?;
        match name.as_str() {
            "BEGIN" => {
                let component = value.trim().to_ascii_uppercase();
                if component == "VEVENT" {
                    event = Event { line, ..Event::default() };
                }
                open.push((line, component));
            }
            "END" => {
                let component = value.trim().to_ascii_uppercase();
                match open.pop() {
                    Some((_, begun)) if begun == component => {}
                    begun => {
                        return Err(fail(Fault::Unbalanced { found: component, open: begun.map(|(_, name)| name) }));
                    }
                }
                if component == "VEVENT" {
                    std::mem::take(&mut event).into_dates(workday_prefix, &mut found)?;
                }
            }
            _ if open.last().is_some_and(|(_, component)| component == "VEVENT") => {
                event.take(&name, value).map_err(fail)?;
            }
            _ => {}
        }
    }
    match open.pop() {
        Some((line, component)) => Err(HolidayError { line, fault: Fault::Unfinished(component) }),
        None => Ok(found.sorted()),
    }
}

/// How long an event says it lasts.
#[derive(Debug, Clone, Copy)]
enum Length {
    /// Up to this date, which is no longer part of it.
    Until(NaiveDate),
    Days(u64),
}

#[derive(Debug, Default)]
struct Event {
    line: usize,
    start: Option<NaiveDate>,
    length: Option<Length>,
    summary: String,
    cancelled: bool,
}

impl Event {
    fn take(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        match name {
            "DTSTART" => self.start = Some(all_day(value)?),
            "DTEND" => self.length = Some(Length::Until(all_day(value)?)),
            "DURATION" => self.length = Some(Length::Days(whole_days(value)?)),
            "SUMMARY" => self.summary = unescape(value),
            "STATUS" => self.cancelled = value.trim().eq_ignore_ascii_case("CANCELLED"),
            "RRULE" | "RDATE" => return Err(Fault::Recurring),
            _ => {}
        }
        Ok(())
    }

    fn into_dates(self, workday_prefix: &str, found: &mut Holidays) -> Result<(), HolidayError> {
        let fail = |fault| HolidayError { line: self.line, fault };
        let start = self.start.ok_or_else(|| fail(Fault::NoStart))?;
        let days = match self.length {
            None => 1,
            Some(Length::Days(days)) => days,
            // An end on the first day itself is written by some programs for one day.
            Some(Length::Until(end)) => match u64::try_from((end - start).num_days()) {
                Ok(days) => days.max(1),
                Err(_) => return Err(fail(Fault::EndsEarly)),
            },
        };
        if days > LONGEST {
            return Err(fail(Fault::TooLong(days)));
        }
        if self.cancelled {
            return Ok(());
        }
        let working = !workday_prefix.is_empty() && self.summary.starts_with(workday_prefix);
        for date in (0..days).filter_map(|n| start.checked_add_days(Days::new(n))) {
            found.add(date, &self.summary, working);
        }
        Ok(())
    }
}

/// Content lines with the number of the line each begins on: a line that starts with a blank continues the one before.
fn unfold(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((_, content))) => content.push_str(more),
            _ if line.trim().is_empty() => {}
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// Name in upper case and value of `NAME;PARAMETER="a:b":value`.
fn property(content: &str) -> Option<(String, &str)> {
    let mut quoted = false;
    let colon = content.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (content.get(..colon)?, content.get(colon + 1..)?);
    let name = head.split(';').next().unwrap_or(head).trim();
    (!name.is_empty()).then(|| (name.to_ascii_uppercase(), value))
}

fn all_day(value: &str) -> Result<NaiveDate, Fault> {
    let text = value.trim();
    let date = NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    date.filter(|_| text.len() == 8).ok_or_else(|| Fault::Date(text.to_owned()))
}

/// `P3D` or `P2W`.
fn whole_days(value: &str) -> Result<u64, Fault> {
    let text = value.trim();
    let read = || {
        let amount = text.trim_start_matches('+').strip_prefix('P')?;
        let (amount, unit) = amount.strip_suffix('W').map_or((amount.strip_suffix('D'), 1), |weeks| (Some(weeks), 7));
        amount?.parse::<u64>().ok()?.checked_mul(unit).filter(|days| *days > 0)
    };
    read().ok_or_else(|| Fault::Duration(text.to_owned()))
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push(' '),
                escaped => text.extend(escaped),
            },
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON_2024: &str = include_str!("../../../tests/fixtures/holidays/2024.json");
    const ICS_2024: &str = include_str!("../../../tests/fixtures/holidays/2024.ics");

    fn dates(list: &[(NaiveDate, String)]) -> Vec<String> {
        list.iter().map(|(date, _)| date.to_string()).collect()
    }

    /// One event between CRLF lines; the event begins on line 3.
    fn event(lines: &[&str]) -> String {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT"];
        let lines = [&head[..], lines, &["END:VEVENT", "END:VCALENDAR", ""]].concat();
        lines.join("\r\n")
    }

    #[test]
    fn both_forms_of_2024_name_the_same_dates() {
        let (json, ics) = (holiday_cn_json(JSON_2024).unwrap(), ics(ICS_2024, WORKDAY_PREFIX).unwrap());
        assert_eq!(dates(&json.holidays), dates(&ics.holidays));
        assert_eq!(dates(&json.workdays), dates(&ics.workdays));
        assert_eq!(
            dates(&json.workdays),
            [
                "2024-02-04",
                "2024-02-18",
                "2024-04-07",
                "2024-04-28",
                "2024-05-11",
                "2024-09-14",
                "2024-09-29",
                "2024-10-12"
            ]
        );
        assert_eq!(json.holidays.first().map(|(_, name)| name.as_str()), Some("元旦"));
        assert_eq!(ics.workdays.first().map(|(_, name)| name.as_str()), Some("上班(补春节假期)"));
    }

    #[test]
    fn without_the_prefix_a_make_up_day_is_a_day_off() {
        let found = ics(ICS_2024, "").unwrap();
        assert!(found.workdays.is_empty());
        assert!(dates(&found.holidays).contains(&"2024-02-04".to_owned()));
    }

    #[test]
    fn a_year_without_a_notice_is_empty() {
        assert_eq!(holiday_cn_json(r#"{"year": 2027, "papers": [], "days": []}"#), Ok(Holidays::default()));
        assert_eq!(ics("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "上班"), Ok(Holidays::default()));
    }

    /// What an event's lines come to.
    #[test]
    fn events() {
        let cases: [(&[&str], &[&str], &str); 9] = [
            (&["DTSTART;VALUE=DATE:20240401", "SUMMARY:Easter Monday"], &["2024-04-01"], "Easter Monday"),
            (
                &["SUMMARY:X", "DTSTART;VALUE=DATE:20240228", "DTEND;VALUE=DATE:20240302"], // the end is exclusive
                &["2024-02-28", "2024-02-29", "2024-03-01"],
                "X",
            ),
            (&["SUMMARY:X", "DTSTART;VALUE=DATE:20240101", "DTEND;VALUE=DATE:20240101"], &["2024-01-01"], "X"),
            (&["SUMMARY:X", "DTSTART:20240101", "DURATION:P2D"], &["2024-01-01", "2024-01-02"], "X"),
            (&["SUMMARY:Neu", " jahr", "\ts", "  tag", "DTSTART:2024", " 0101"], &["2024-01-01"], "Neujahrs tag"),
            (&["SUMMARY;LANGUAGE=\"a:b\":A\\, B\\; C\\nD\\\\E", "DTSTART:20240101"], &["2024-01-01"], "A, B; C D\\E"),
            (&["summary:x", "dtstart;value=date:20240101"], &["2024-01-01"], "x"),
            (&["SUMMARY:X", "DTSTART:20240101", "STATUS:CANCELLED"], &[], ""),
            (
                &["SUMMARY:X", "DTSTART:20240101", "BEGIN:VALARM", "SUMMARY:ring", "DTSTART:x", "END:VALARM"],
                &["2024-01-01"],
                "X",
            ),
        ];
        for (lines, expected, name) in cases {
            let found = ics(&event(lines), WORKDAY_PREFIX).unwrap();
            assert_eq!(dates(&found.holidays), expected, "{lines:?}");
            assert!(found.holidays.iter().all(|(_, n)| n == name), "{lines:?} {found:?}");
            let unix = event(lines).replace("\r\n", "\n");
            assert_eq!(ics(&unix, WORKDAY_PREFIX), Ok(found), "{lines:?}");
        }
    }

    #[test]
    fn faults_name_their_line() {
        let cases: [(&[&str], usize, Fault); 9] = [
            (&["SUMMARY:X"], 3, Fault::NoStart),
            (&["SUMMARY:X", "DTSTART:20240230"], 5, Fault::Date("20240230".into())),
            (&["DTSTART:20240101T090000Z"], 4, Fault::Date("20240101T090000Z".into())),
            (&["SUMMARY:long", " line", "DTSTART:2024-01-01"], 6, Fault::Date("2024-01-01".into())),
            (&["DTSTART:20240102", "DTEND:20240101"], 3, Fault::EndsEarly),
            (&["DTSTART:20240101", "DTEND:20990101"], 3, Fault::TooLong(27394)),
            (&["DTSTART:20240101", "DURATION:PT5H"], 5, Fault::Duration("PT5H".into())),
            (&["DTSTART:20240101", "RRULE:FREQ=YEARLY"], 5, Fault::Recurring),
            (&["nonsense"], 4, Fault::NoProperty("nonsense".into())),
        ];
        for (lines, line, fault) in cases {
            assert_eq!(ics(&event(lines), WORKDAY_PREFIX), Err(HolidayError { line, fault }), "{lines:?}");
        }
        let fault = |text: &str| ics(text, WORKDAY_PREFIX).unwrap_err();
        assert_eq!(fault(""), HolidayError { line: 1, fault: Fault::NotICalendar });
        assert_eq!(fault("{}"), HolidayError { line: 1, fault: Fault::NotICalendar });
        let cut = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240101\n";
        assert_eq!(fault(cut), HolidayError { line: 2, fault: Fault::Unfinished("VEVENT".into()) });
        let open = Some("VEVENT".to_owned());
        let crossed = Fault::Unbalanced { found: "VCALENDAR".into(), open };
        assert_eq!(fault("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR"), HolidayError { line: 3, fault: crossed });
        let json = holiday_cn_json("{\"days\": [\n{\"name\": \"X\", \"date\": \"2024-02-30\", \"isOffDay\": true}]}");
        assert_eq!(json.unwrap_err().line, 2);
    }
}
