//! `incident new`. One job: flags become a new record; a reporter nobody knew is entered on the way.

use super::refs::find;
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::grammar::{Flag, field, many, one, switch};
use crate::cli::session::Session;
use crate::desk::Ground;
use crate::domain::code::Code;
use crate::domain::id::{CategoryId, CiId, ContactId, OrgId, ServiceId};
use crate::domain::incident::command::{Command, NewIncident, Resolution};
use crate::domain::people::manage::EntryCommand;
use crate::domain::stream::StreamKind;
use crate::domain::time::{Instant, Span};
use crate::text::when::{self, Lean};
use crate::{args, msg};

pub const FLAGS: &[Flag] = &[
    field("title", "TEXT", "title").short('t'),
    one("text", "TEXT", msg!("cli-flag-description")).short('m'),
    REPORTER,
    NEW_REPORTER,
    PHONE,
    field("organisation", "KEY", "organisation"),
    CHANNEL,
    one("nature", "CODE", msg!("cli-flag-nature")),
    one("kind", "CODE", msg!("cli-flag-kind")),
    one("category", "KEY", msg!("cli-flag-category")),
    one("impact", "1-3", msg!("cli-flag-impact")),
    one("urgency", "1-3", msg!("cli-flag-urgency")),
    many("service", "KEY", msg!("cli-flag-service")),
    many("ci", "KEY", msg!("cli-flag-ci")),
    field("symptom", "TEXT", "symptom"),
    field("location", "TEXT", "location"),
    field("users-affected", "N", "users_affected"),
    one("reported-at", "TIME", msg!("cli-flag-reported-at")),
    one("occurred-at", "TIME", msg!("cli-flag-occurred-at")),
    many("tag", "CODE", msg!("cli-flag-tag")),
    super::edit::OWN,
    switch("security", msg!("cli-flag-security")),
    switch("take", msg!("cli-flag-take")),
    one("solution", "TEXT", msg!("cli-flag-solution-now")),
    field("closing-code", "CODE", "closing_code"),
    switch("accept-out-of-scope", msg!("cli-flag-accept")),
];

pub const REPORTER: Flag = one("reporter", "KEY", msg!("cli-flag-reporter"));
pub const NEW_REPORTER: Flag = one("new-reporter", "NAME", msg!("cli-flag-new-reporter"));
pub const PHONE: Flag = one("phone", "NUMBER", msg!("cli-flag-phone"));
pub const CHANNEL: Flag = one("channel", "CODE", msg!("cli-flag-channel"));

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let ground = session.ground();
    let mut new = record(session, &ground, call)?;
    new.reporter = reporter(session, &ground, call)?;
    let command = Command::Record(Box::new(new));
    let done = session.desk.commit(&command, &session.caller, None, session.now)?;
    super::acts::answer(session, &[done], false)?;
    Ok(Exit::Done)
}

fn record(session: &Session<'_>, ground: &Ground, call: &Call<'_>) -> Result<NewIncident, Stop> {
    let entries = |flag: &str, kind| -> Result<Vec<i64>, Stop> {
        call.all(flag).iter().map(|typed| find(session, ground, kind, typed)).collect()
    };
    let entry = |flag: &str, kind| call.given(flag).map(|typed| find(session, ground, kind, &typed)).transpose();
    let nature = call.given("nature").or_else(|| ground.policy.natures.first().map(|n| n.id.to_string()));
    let nature = nature.map(|code| Code::new(&code));
    let first_kind = || nature.as_ref().and_then(|n| ground.policy.nature(n)?.kinds.first().map(|k| k.id.clone()));
    let kind = call.given("kind").map(|code| Code::new(&code)).or_else(first_kind);
    let channel = Code::new(&call.given("channel").unwrap_or_else(|| "phone".to_owned()));
    let (solution, closing_code) = (call.words("solution")?, call.given("closing-code"));
    let resolution = (!solution.is_empty() || closing_code.is_some()).then(|| Resolution {
        solution,
        closing_code: closing_code.map(|code| Code::new(&code)),
        ..Resolution::default()
    });
    Ok(NewIncident {
        kind,
        nature,
        channel: Some(channel),
        reporter: None,
        organisation: entry("organisation", StreamKind::Org)?.map(OrgId),
        title: call.text("title"),
        symptom: call.text("symptom"),
        description: call.words("text")?,
        location: call.text("location"),
        services: entries("service", StreamKind::Service)?.into_iter().map(ServiceId).collect(),
        cis: entries("ci", StreamKind::Ci)?.into_iter().map(CiId).collect(),
        category: entry("category", StreamKind::Category)?.map(CategoryId),
        impact: call.number("impact")?.unwrap_or(0),
        urgency: call.number("urgency")?.unwrap_or(0),
        users_affected: call.number("users-affected")?,
        security: call.is_on("security"),
        tags: call.all("tag").iter().map(|tag| Code::new(tag)).collect(),
        custom: super::edit::customs(&call.all("set"), session, ground, call)?,
        occurred_at: time(session, call, "occurred-at", Lean::Past)?,
        reported_at: time(session, call, "reported-at", Lean::Past)?,
        accept_out_of_scope: call.is_on("accept-out-of-scope"),
        take: call.is_on("take"),
        resolution,
    })
}

/// A point in time given to a flag; on which side of now it may lie is for the rules to say.
///
/// # Errors
/// A usage failure with the forms there are.
pub fn time(session: &Session<'_>, call: &Call<'_>, flag: &str, lean: Lean) -> Result<Option<Instant>, Stop> {
    let Some(typed) = call.given(flag) else { return Ok(None) };
    match when::meant(&typed, session.now, &session.desk.ground().zone, lean) {
        Ok(at) => Ok(Some(at)),
        Err(_) => Err(call.bad(flag, &typed).hint(session.locale().t("cli-hint-times")).into()),
    }
}

/// A length of time given to a flag.
///
/// # Errors
/// A usage failure with the forms there are.
pub fn span(session: &Session<'_>, call: &Call<'_>, flag: &str) -> Result<Option<Span>, Stop> {
    let Some(typed) = call.given(flag) else { return Ok(None) };
    match Span::parse(&typed) {
        Ok(span) => Ok(Some(span)),
        Err(_) => Err(call.bad(flag, &typed).hint(session.locale().t("cli-hint-spans")).into()),
    }
}

/// Who reported it: somebody known, or somebody new, who is entered first.
///
/// # Errors
/// Not found, several, both at once, or no right to enter a contact.
pub fn reporter(session: &mut Session<'_>, ground: &Ground, call: &Call<'_>) -> Result<Option<ContactId>, Stop> {
    match (call.given("reporter"), call.given("new-reporter")) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => {
            let said =
                session.locale().tf(msg!("cli-usage-either"), &args![one = "--reporter", other = "--new-reporter"]);
            Err(Failure::new(Exit::Usage, said).into())
        }
        (Some(typed), None) => match find(session, ground, StreamKind::Contact, &typed) {
            Err(Stop::Desk(error)) => {
                let hint = session.locale().t("cli-hint-new-reporter").into_owned();
                Err(session.failure(&error).hint(hint).into())
            }
            found => found.map(|id| Some(ContactId(id))),
        },
        (None, Some(name)) => enter(session, ground, call, &name).map(Some),
    }
}

/// Enters a contact, unless one of that name and phone is there: the same call twice makes one contact.
fn enter(session: &mut Session<'_>, ground: &Ground, call: &Call<'_>, name: &str) -> Result<ContactId, Stop> {
    let phone = call.text("phone");
    let known = ground.directory.current(StreamKind::Contact).into_iter();
    let mut known = known.filter(|entry| entry.name() == name.trim() && entry.text("phone") == phone.trim());
    if let Some(entry) = known.next() {
        return Ok(ContactId(entry.stream.id));
    }
    let mut values = vec![("name".to_owned(), name.to_owned()), ("phone".to_owned(), phone)];
    values.extend(call.given("organisation").map(|key| ("organisation".to_owned(), key)));
    let command = EntryCommand::Add { kind: StreamKind::Contact, key: free_key(ground, name), values };
    let stream = session.desk.enter(&command, &session.caller, session.now)?;
    Ok(ContactId(stream.id))
}

/// A key made of a name, with a number where it is taken.
fn free_key(ground: &Ground, name: &str) -> String {
    let letters: String = name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    let base: String = words.join("-").chars().take(48).collect();
    let base = if base.is_empty() { "contact".to_owned() } else { base };
    let free = |key: &String| ground.directory.find(StreamKind::Contact, key).is_none();
    let numbered = (2u32..).map(|n| format!("{base}-{n}"));
    [base.clone()].into_iter().chain(numbered).find(free).unwrap_or(base)
}
