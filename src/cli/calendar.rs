//! The noun `calendar`. One job: the service hours in force, and lists of holidays as lines for a policy.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::findings::checked;
use super::grammar::{Noun, Runs, Verb, choices, one, place};
use super::lines::{self, instant, seconds};
use super::print::{Cell, Column, Table, note, object_or, table};
use super::session::{Session, Setup};
use crate::domain::code::Code;
use crate::domain::policy::NamedCalendar;
use crate::domain::sla::ask::{Answer, Question};
use crate::domain::sla::holidays::{HolidayError, Holidays, WORKDAY_PREFIX, holiday_cn_json, ics};
use crate::text::safe::{safe_block, safe_line};
use crate::text::times::goal;
use crate::{args, msg};
use chrono::NaiveDate;
use serde_json::json;

/// Reads a list of holidays.
type Reads = fn(&str) -> Result<Holidays, HolidayError>;

/// The formats of holiday lists, by name.
const FORMATS: [(&str, Reads); 2] = [("holiday-cn", holiday_cn_json), ("ics", |text| ics(text, WORKDAY_PREFIX))];

pub fn noun() -> Noun {
    let format = one("format", "FORMAT", msg!("cli-flag-holiday-format")).required();
    let file = place("file", "FILE", msg!("cli-flag-holiday-file")).required();
    let id = place("id", "CODE", msg!("cli-flag-calendar")).required();
    let lines = place("file", "FILE", msg!("cli-flag-lines"));
    let policy = place("file", "FILE", msg!("cli-flag-lint-file"));
    Noun {
        name: "calendar",
        about: msg!("cli-calendar"),
        verbs: vec![
            Verb { name: "list", about: msg!("cli-calendar-list"), flags: vec![], run: Runs::Desk(list) },
            Verb { name: "eval", about: msg!("cli-calendar-eval"), flags: vec![lines], run: Runs::Bare(eval) },
            Verb { name: "show", about: msg!("cli-calendar-show"), flags: vec![id], run: Runs::Desk(show) },
            Verb { name: "lint", about: msg!("cli-calendar-lint"), flags: vec![policy], run: Runs::Desk(lint) },
            Verb {
                name: "import-holidays",
                about: msg!("cli-calendar-holidays"),
                flags: vec![file, format],
                run: Runs::Desk(holidays),
            },
        ],
    }
}

fn list(session: &mut Session<'_>, _: &Call<'_>) -> Result<Exit, Stop> {
    session.desk.actor(&session.caller)?;
    let ground = session.ground();
    let locale = session.locale();
    let column = |name, id: &'static str, right| Column { name, label: locale.t(id).into_owned(), usual: true, right };
    let columns = vec![
        column("id", msg!("cli-column-code"), false),
        column("name", msg!("cli-column-name"), false),
        column("version", msg!("cli-column-version"), true),
        column("zone", msg!("cli-column-zone"), false),
        column("holidays", msg!("cli-column-holidays"), true),
        column("workdays", msg!("cli-column-workdays"), true),
        column("day", msg!("cli-column-day"), true),
    ];
    let row = |calendar: &NamedCalendar| {
        let spec = &calendar.spec;
        let zone = if spec.tz.is_empty() { &ground.policy.zone } else { &spec.tz };
        let name = locale.names(&calendar.names);
        vec![
            Cell::text(calendar.id.as_str()),
            Cell::text(name),
            Cell::new(calendar.version.to_string(), calendar.version),
            Cell::text(zone),
            Cell::new(spec.holidays.len().to_string(), spec.holidays.len()),
            Cell::new(spec.workdays.len().to_string(), spec.workdays.len()),
            calendar.day.map_or_else(Cell::none, |day| Cell::new(goal(day), day.to_string())),
        ]
    };
    let total = ground.policy.calendars.len();
    let rows = ground.policy.calendars.iter().take(session.setup.limit.unwrap_or(usize::MAX)).map(row).collect();
    table(&Table { schema: "calendar", columns, rows, total }, session.setup)?;
    Ok(Exit::Done)
}

fn show(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    session.desk.actor(&session.caller)?;
    let ground = session.ground();
    let id = call.text("id");
    let Some(calendar) = ground.policy.calendar(&Code::new(&id)) else {
        let all: Vec<&str> = ground.policy.calendars.iter().map(|c| c.id.as_str()).collect();
        let said = call.locale.tf(msg!("cli-calendar-none"), &args![id = id]);
        let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = choices(&all)]);
        return Err(Failure::new(Exit::NotFound, said).hint(hint).into());
    };
    let written = |error: String| Failure::new(Exit::Failed, error);
    let spec = serde_json::to_value(&calendar.spec).map_err(|error| written(error.to_string()))?;
    let text = toml::to_string(&calendar.spec).map_err(|error| written(error.to_string()))?;
    let object = json!({ "id": id, "version": calendar.version, "hours": spec });
    object_or(session.setup, "calendar", object, || {
        let name = safe_line(call.locale.names(&calendar.names));
        format!("# {name} ({}@{})\n{}", safe_line(&id), calendar.version, safe_block(&text))
    })?;
    Ok(Exit::Done)
}

/// Looks at the calendars and agreements of the policy in force, or of a file, as they stand today.
fn lint(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    const SCHEMA: &str = "calendar.lint";
    match call.given("file") {
        Some(path) => checked(session, SCHEMA, Some(&path), &call.file(&path)?),
        None => {
            let text = session.desk.policy_text(&session.caller, None)?.unwrap_or_default();
            checked(session, SCHEMA, None, &text)
        }
    }
}

/// Answers questions about calendars that come with them: it needs no desk.
fn eval(_: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    lines::answer(call, |question: &Question| match question.answer() {
        Ok(Answer::At(at)) => Ok(instant(at)),
        Ok(Answer::For(span)) => Ok(seconds(span)),
        Ok(Answer::Open(open)) => Ok(json!(open)),
        Err(error) => Err(error.to_string()),
    })
}

/// Prints the lines that go into a calendar of a policy; nothing is changed by it.
fn holidays(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let format = call.text("format");
    let Some((_, read)) = FORMATS.iter().find(|(name, _)| *name == format) else {
        let all = choices(&FORMATS.map(|(name, _)| name));
        let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = all]);
        return Err(call.bad("format", &format).hint(hint).into());
    };
    let path = call.text("file");
    let found = read(&call.file(&path)?).map_err(|error| {
        let why = error.fault.to_string();
        let said = call.locale.tf(msg!("cli-holidays-bad"), &args![path = path, line = error.line, why = why]);
        Failure::new(Exit::Invalid, said)
    })?;
    let dates = |list: &[(NaiveDate, String)]| list.iter().map(|(date, _)| date.to_string()).collect::<Vec<_>>();
    let (off, on) = (dates(&found.holidays), dates(&found.workdays));
    let object = json!({ "holidays": off, "workdays": on });
    object_or(session.setup, "holidays", object, || {
        format!("{}{}", lines("holidays", &found.holidays), lines("workdays", &found.workdays))
    })?;
    note(session.setup, &call.locale.t("cli-holidays-next"));
    Ok(Exit::Done)
}

/// A list of a policy, a date a line, with its name as a remark.
fn lines(name: &str, dates: &[(NaiveDate, String)]) -> String {
    let rows = dates.iter().map(|(date, name)| format!("  \"{date}\", # {}\n", safe_line(name)));
    format!("{name} = [\n{}]\n", rows.collect::<String>())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    #[test]
    fn the_lines_can_be_pasted_into_a_policy() {
        let date = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let text = lines("holidays", &[(date, "国庆\n\"x".into())]);
        let read: toml::Table = toml::from_str(&text).unwrap();
        assert_eq!(read["holidays"][0].as_str(), Some("2026-10-01"));
    }
}
