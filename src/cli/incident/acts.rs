//! The acts. One job: one table of what can be done with incidents: name, flags, and the wish they make.
//!
//! An act on several incidents is one transaction each: what one of them refuses does not hold up the others.

use super::exact;
use super::list::line;
use super::new::{CHANNEL, NEW_REPORTER, PHONE, REPORTER, reporter, span, time};
use super::refs::{find, person};
use super::{id_of, wake};
use super::{suggest, warn};
use crate::app::action::ticket::can_be_undone;
use crate::cli::call::{Call, stdin};
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::grammar::{Flag, Runs, Verb as Spoken, choices, field, one, places, switch};
use crate::cli::print::{self, Cell, Column, Table};
use crate::cli::session::{Session, words};
use crate::desk::{Committed, Ground};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, TeamId};
use crate::domain::incident::command::{Command, Handing, NewReport, Outcome, Resolution, Verb};
use crate::domain::incident::report::Visit;
use crate::domain::incident::row::Row;
use crate::domain::stream::StreamKind;
use crate::domain::value::Text;
use crate::text::when::Lean;
use crate::{args, msg};
use serde_json::{Map, Value};

/// What an act asks.
pub struct Asking<'a, 's> {
    pub session: &'a mut Session<'s>,
    pub ground: &'a Ground,
    pub call: &'a Call<'a>,
}

/// One act.
#[derive(Debug)]
pub struct Act {
    name: &'static str,
    about: &'static str,
    flags: &'static [Flag],
    verb: fn(&mut Asking<'_, '_>) -> Result<Verb, Stop>,
}

const TEXT: Flag = one("text", "TEXT", msg!("cli-flag-text")).short('m');
const REASON: Flag = one("reason", "CODE", msg!("cli-flag-reason"));
const TO: Flag = one("to", "PERSON", msg!("cli-flag-to"));
const TEAM: Flag = one("team", "KEY", msg!("cli-flag-team"));
const LINE: Flag = one("line", "N", msg!("cli-flag-line"));
const REPORT: Flag = one("report", "N", msg!("cli-flag-report"));
const SATISFACTION: Flag = one("satisfaction", "1-5", msg!("cli-flag-satisfaction"));
const FEEDBACK: Flag = field("feedback", "TEXT", "feedback");
const ESCALATION: Flag = one("escalation", "N", msg!("cli-flag-escalation"));
const PUT_OFF: Flag = one("until", "TIME", msg!("cli-flag-put-off"));
/// The decision stands among the numbers: what may be many must come last, and so must what has to be there.
const DECISION: Flag = places("id", "ID start|decline", msg!("cli-flag-emergency"));

const fn act(
    name: &'static str,
    about: &'static str,
    flags: &'static [Flag],
    verb: fn(&mut Asking<'_, '_>) -> Result<Verb, Stop>,
) -> Act {
    Act { name, about, flags, verb }
}

/// Every act.
pub const ACTS: &[Act] = &[
    act("take", msg!("cli-act-take"), &[], |_| Ok(Verb::Take)),
    act("start", msg!("cli-act-start"), &[], |_| Ok(Verb::Start)),
    act("assign", msg!("cli-act-assign"), &[TO, TEAM, LINE, REASON, TEXT, suggest::SUGGEST], |a| {
        a.handing().map(Verb::Assign)
    }),
    act("escalate", msg!("cli-act-escalate"), &[TO, TEAM, LINE, REASON, TEXT], |a| a.handing().map(Verb::Escalate)),
    act("return", msg!("cli-act-return"), &[REASON, TEXT], |a| {
        Ok(Verb::HandBack { reason: a.code("reason"), text: a.text()? })
    }),
    act("raise", msg!("cli-act-raise"), &[one("authority", "ROLE", msg!("cli-flag-authority")), TEXT], |a| {
        Ok(Verb::Raise { to: a.code("authority"), text: a.text()? })
    }),
    act("lower", msg!("cli-act-lower"), &[TEXT], |a| Ok(Verb::Lower { text: a.text()? })),
    act("suspend", msg!("cli-act-suspend"), &[REASON, one("until", "TIME", msg!("cli-flag-until")), TEXT], |a| {
        let until = time(a.session, a.call, "until", Lean::Future)?;
        Ok(Verb::Suspend { reason: a.code("reason"), until, text: a.text()? })
    }),
    act("resume", msg!("cli-act-resume"), &[TEXT], |a| Ok(Verb::Resume { text: a.text()? })),
    act("chase", msg!("cli-act-chase"), &[TEXT], |a| Ok(Verb::Chase { text: a.text()? })),
    act("call-back", msg!("cli-act-call-back"), &[TEXT], |a| Ok(Verb::CallBack { text: a.text()? })),
    act("promise", msg!("cli-act-promise"), &[one("by", "TIME", msg!("cli-flag-by")).required(), TEXT], |a| {
        let due = time(a.session, a.call, "by", Lean::By)?.unwrap_or(a.session.now);
        Ok(Verb::Promise { due, text: a.text()? })
    }),
    act("inform", msg!("cli-act-inform"), &[TEXT], |a| Ok(Verb::Inform { text: a.text()? })),
    act("acknowledge", msg!("cli-act-acknowledge"), &[ESCALATION, TEXT], |a| {
        Ok(Verb::Acknowledge { escalation: a.row("escalation")?, text: a.text()? })
    }),
    act("postpone", msg!("cli-act-postpone"), &[PUT_OFF, ESCALATION, TEXT], |a| {
        let until = time(a.session, a.call, "until", Lean::Future)?;
        Ok(Verb::Postpone { escalation: a.row("escalation")?, until, text: a.text()? })
    }),
    act("report-up", msg!("cli-act-report-up"), &[TEXT], |a| Ok(Verb::ReportUp { text: a.text()? })),
    act("emergency", msg!("cli-act-emergency"), &[DECISION, TEXT], emergency),
    act("confirm-priority", msg!("cli-act-confirm-priority"), &[], |_| Ok(Verb::ConfirmPriority)),
    act("note", msg!("cli-act-note"), &[TEXT], |a| Ok(Verb::Note { text: a.text()? })),
    act("reply", msg!("cli-act-reply"), &[TEXT], |a| Ok(Verb::Reply { text: a.text()? })),
    act("call", msg!("cli-act-call"), &[TEXT], |a| Ok(Verb::Call { text: a.text()? })),
    act("edit", msg!("cli-act-edit"), super::edit::FLAGS, super::edit::verb),
    act("override", msg!("cli-act-override"), &[one("priority", "N", msg!("cli-flag-priority")), TEXT], |a| {
        Ok(Verb::Override { priority: a.call.number("priority")?.unwrap_or(0), reason: a.text()? })
    }),
    act("track", msg!("cli-act-track"), &[TO.required()], |a| {
        Ok(Verb::Track { person: person(a.session, a.ground, &a.call.text("to"))? })
    }),
    act(
        "join",
        msg!("cli-act-join"),
        &[REPORTER, NEW_REPORTER, PHONE, CHANNEL, one("reported-at", "TIME", msg!("cli-flag-reported-at")), TEXT],
        join,
    ),
    act(
        "link",
        msg!("cli-act-link"),
        &[one("with", "ID", msg!("cli-flag-with")).required(), one("relation", "CODE", msg!("cli-flag-relation"))],
        |a| {
            let relation = a.code("relation").unwrap_or_else(|| Code::new("related"));
            Ok(Verb::Link { relation, to: id_of(&a.call.text("with"), a.call.locale)? })
        },
    ),
    act(
        "visit",
        msg!("cli-act-visit"),
        &[
            one("engineer", "PERSON", msg!("cli-flag-engineer")),
            one("appointment", "TIME", msg!("cli-flag-appointment")),
            one("arrived", "TIME", msg!("cli-flag-arrived")),
            one("left", "TIME", msg!("cli-flag-left")),
            field("parts", "TEXT", "parts"),
            one("visit", "N", msg!("cli-flag-visit")),
        ],
        visit,
    ),
    act("merge", msg!("cli-act-merge"), &[one("into", "ID", msg!("cli-flag-into")).required()], |a| {
        Ok(Verb::Merge { into: id_of(&a.call.text("into"), a.call.locale)? })
    }),
    act("unmerge", msg!("cli-act-unmerge"), &[], |_| Ok(Verb::Unmerge)),
    act(
        "resolve",
        msg!("cli-act-resolve"),
        &[
            one("solution", "TEXT", msg!("cli-flag-solution")).short('m'),
            field("closing-code", "CODE", "closing_code"),
            field("cause", "TEXT", "cause"),
            field("workaround", "TEXT", "workaround"),
            field("verified-how", "TEXT", "verified_how"),
            switch("on-site", msg!("cli-flag-on-site")),
            one("effort", "TIME", msg!("cli-flag-effort")),
            field("lessons", "TEXT", "lessons"),
            super::edit::OWN,
        ],
        resolve,
    ),
    act(
        "confirm",
        msg!("cli-act-confirm"),
        &[
            one("outcome", "OUTCOME", msg!("cli-flag-outcome")),
            REPORT,
            SATISFACTION,
            FEEDBACK,
            switch("close", msg!("cli-flag-close")),
        ],
        confirm,
    ),
    act("rate", msg!("cli-act-rate"), &[REPORT, SATISFACTION, FEEDBACK], |a| {
        let (satisfaction, feedback) = (a.call.number("satisfaction")?.unwrap_or(0), a.call.words("feedback")?);
        Ok(Verb::Rate { report: a.report()?.unwrap_or(0), satisfaction, feedback })
    }),
    act("followup", msg!("cli-act-followup"), &[TEXT, one("score", "1-5", msg!("cli-flag-score"))], |a| {
        Ok(Verb::FollowUp { text: a.text()?, score: a.call.number("score")?.unwrap_or(0) })
    }),
    act("close", msg!("cli-act-close"), &[switch("unconfirmed", msg!("cli-flag-unconfirmed"))], |a| {
        Ok(Verb::Close { unconfirmed: a.call.is_on("unconfirmed") })
    }),
    act("reopen", msg!("cli-act-reopen"), &[TEXT], |a| Ok(Verb::Reopen { text: a.text()? })),
    act("cancel", msg!("cli-act-cancel"), &[REASON, TEXT], |a| {
        Ok(Verb::Cancel { reason: a.code("reason"), text: a.text()? })
    }),
];

/// What every act takes besides its own flags.
const COMMON: [Flag; 3] = [
    places("id", "ID", msg!("cli-flag-ids")),
    switch("stdin-ids", msg!("cli-flag-stdin-ids")),
    one("if-rev", "N", msg!("cli-flag-if-rev")),
];

/// The act as a verb of the command line.
pub fn verb(act: &Act) -> Spoken {
    let own = |flag: &&Flag| !act.flags.iter().any(|other| other.name == flag.name);
    let flags = COMMON.iter().filter(own).chain(act.flags).copied().collect();
    Spoken { name: act.name, about: act.about, flags, run: Runs::Desk(run) }
}

impl Asking<'_, '_> {
    fn text(&self) -> Result<String, Stop> {
        self.call.words("text")
    }

    fn code(&self, flag: &str) -> Option<Code> {
        self.call.given(flag).map(|code| Code::new(code.trim()))
    }

    fn handing(&mut self) -> Result<Handing, Stop> {
        let team = self.call.given("team").map(|key| find(self.session, self.ground, StreamKind::Team, &key));
        let to = self.call.given("to").map(|key| person(self.session, self.ground, &key));
        Ok(Handing {
            line: self.call.number("line")?,
            team: team.transpose()?.map(TeamId),
            person: to.transpose()?,
            reason: self.code("reason"),
            text: self.text()?,
        })
    }

    /// The place of a report; people count from 1.
    fn report(&self) -> Result<Option<u32>, Stop> {
        self.row("report")
    }

    fn row(&self, flag: &str) -> Result<Option<u32>, Stop> {
        match self.call.number::<u32>(flag)? {
            Some(0) => Err(self.call.bad(flag, "0").into()),
            number => Ok(number.map(|n| n - 1)),
        }
    }
}

fn visit(a: &mut Asking<'_, '_>) -> Result<Verb, Stop> {
    let engineer = a.call.given("engineer").map(|key| person(a.session, a.ground, &key)).transpose()?;
    let said = Visit {
        engineer,
        appointment: time(a.session, a.call, "appointment", Lean::Future)?,
        arrived: time(a.session, a.call, "arrived", Lean::Past)?,
        left: time(a.session, a.call, "left", Lean::Past)?,
        parts: a.call.given("parts").map(|parts| Text::new(&parts)),
    };
    Ok(Verb::Visit { visit: a.row("visit")?, said })
}

fn join(a: &mut Asking<'_, '_>) -> Result<Verb, Stop> {
    let reporter = reporter(a.session, a.ground, a.call)?;
    let channel = a.code("channel").or_else(|| Some(Code::new("phone")));
    let reported_at = time(a.session, a.call, "reported-at", Lean::Past)?;
    Ok(Verb::Join(NewReport { reporter, channel, words: a.text()?, reported_at }))
}

fn resolve(a: &mut Asking<'_, '_>) -> Result<Verb, Stop> {
    Ok(Verb::Resolve(Resolution {
        solution: a.call.words("solution")?,
        closing_code: a.code("closing-code"),
        cause: a.call.text("cause"),
        workaround: a.call.text("workaround"),
        verified_how: a.call.text("verified-how"),
        on_site: a.call.is_on("on-site"),
        actual_effort: span(a.session, a.call, "effort")?,
        lessons: a.call.text("lessons"),
        custom: super::edit::customs(&a.call.all("set"), a.session, a.ground, a.call)?,
    }))
}

/// What the manager decides about the emergency procedure.
const DECISIONS: [(&str, bool); 2] = [("start", true), ("decline", false)];

fn emergency(a: &mut Asking<'_, '_>) -> Result<Verb, Stop> {
    let typed = a.call.all("id");
    let decided = typed.iter().find_map(|word| DECISIONS.iter().find(|(name, _)| name == word));
    let (_, start) = decided.ok_or_else(|| {
        let missing = a.call.locale.tf(msg!("cli-usage-missing"), &args![arg = "start|decline"]);
        Failure::new(Exit::Usage, missing)
    })?;
    Ok(Verb::Emergency { start: *start, text: a.text()? })
}

fn confirm(a: &mut Asking<'_, '_>) -> Result<Verb, Stop> {
    let typed = a.call.given("outcome").unwrap_or_else(|| Outcome::Recovered.name().to_owned());
    let outcome = Outcome::parse(&typed.replace('-', "_")).ok_or_else(|| {
        let all = choices(&Outcome::ALL.map(|(_, name)| name));
        a.call.bad("outcome", &typed).hint(a.call.locale.tf(msg!("cli-hint-choices"), &args![choices = all]))
    })?;
    let (satisfaction, feedback) = (a.call.number("satisfaction")?.unwrap_or(0), a.call.words("feedback")?);
    Ok(Verb::Confirm { report: a.report()?, outcome, satisfaction, feedback, close: a.call.is_on("close") })
}

/// Does an act to every incident named.
fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let Some(act) = ACTS.iter().find(|act| act.name == call.verb) else { return Ok(Exit::Usage) };
    let incidents = incidents(call)?;
    if call.is_on("suggest") {
        let [id] = incidents[..] else {
            return Err(Failure::new(Exit::Usage, call.locale.t("cli-usage-suggest")).into());
        };
        return suggest::run(session, call, id);
    }
    let seen = call.number::<u32>("if-rev")?;
    if let (Some(_), [_, _, ..]) = (seen, &incidents[..]) {
        return Err(Failure::new(Exit::Usage, call.locale.t("cli-usage-if-rev")).into());
    }
    wake(session)?;
    let ground = session.ground();
    let verb = (act.verb)(&mut Asking { session, ground: &ground, call })?;
    let several = incidents.len() > 1;
    let mut done = Vec::new();
    let mut worst = Exit::Done;
    for incident in incidents {
        warn::hand_over(session, incident, &verb)?;
        let command = Command::Act { incident, seen, verb: verb.clone() };
        match session.desk.commit(&command, &session.caller, None, session.now) {
            Ok(committed) => done.push(committed),
            Err(error) => {
                let failure = session.failure(&error);
                let about = several.then(|| incident.to_string());
                print::failure(&failure, session.setup.form.is_json(), about.as_deref(), session.locale());
                worst = if worst == Exit::Done { failure.exit } else { worst };
            }
        }
    }
    answer(session, &done, several)?;
    if worst == Exit::Done { Ok(Exit::Done) } else { Err(Stop::Said(worst)) }
}

/// The incidents named, in their order and each once; standard input holds numbers or JSON lines with an `id`.
fn incidents(call: &Call<'_>) -> Result<Vec<IncidentId>, Stop> {
    let mut typed = call.all("id");
    typed.retain(|word| call.verb != "emergency" || !DECISIONS.iter().any(|(name, _)| name == word));
    if call.is_on("stdin-ids") {
        for line in stdin(call.locale)?.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let object = serde_json::from_str::<Map<String, Value>>(line).ok();
            match object.as_ref().and_then(|object| object.get("id")).and_then(Value::as_str) {
                Some(id) => typed.push(id.to_owned()),
                None => typed.extend(line.split_whitespace().map(str::to_owned)),
            }
        }
    } else if typed.is_empty() {
        return Err(Failure::new(Exit::Usage, call.locale.tf(msg!("cli-usage-missing"), &args![arg = "<ID>"])).into());
    }
    let mut incidents = Vec::with_capacity(typed.len());
    for text in typed {
        let id = id_of(&text, call.locale)?;
        if !incidents.contains(&id) {
            incidents.push(id);
        }
    }
    Ok(incidents)
}

/// Says what commits led to: a line or an object per incident. What the caller may not see any more is told by its
/// number alone.
///
/// # Errors
/// Output that cannot be written, or what the file says.
pub fn answer(session: &mut Session<'_>, done: &[Committed], several: bool) -> Result<(), Stop> {
    let touched: Vec<IncidentId> = done.iter().flat_map(|committed| committed.incidents.iter().copied()).collect();
    let rows = session.desk.rows_of(&session.caller, &touched)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let row = |id: IncidentId| rows.iter().find(|row| row.id == id);
    if session.setup.form != print::Form::Human {
        let cells =
            done.iter().map(|committed| cells(committed, committed.incidents.first().and_then(|id| row(*id)), &ground));
        let (rows, total) = (cells.collect(), done.len());
        let column = |name| Column { name, label: String::new(), usual: true, right: false };
        let columns = COLUMNS.map(column).to_vec();
        let table = Table { schema: "done", columns, rows, total };
        return if several { print::table(&table, session.setup) } else { print::only(&table, session.setup) };
    }
    let lines = touched.iter().map(|id| row(*id).map_or_else(|| format!("{id}\n"), |row| line(row, &words)));
    print::put(&lines.collect::<String>())?;
    if let ([only], false) = (done, several)
        && session.desk.kinds_of(only.batch)?.into_iter().any(can_be_undone)
    {
        let batch = only.batch.to_string();
        print::note(session.setup, &session.locale().tf(msg!("cli-undo-with"), &args![batch = batch]));
    }
    Ok(())
}

/// No heading is ever shown: a person gets lines.
const COLUMNS: [&str; 10] = ["id", "batch", "seq", "touched", "rev", "state", "priority", "line", "team", "assignee"];

fn cells(done: &Committed, row: Option<&Row>, ground: &Ground) -> Vec<Cell> {
    let exact = |value: Value| Cell::new("", value);
    let touched: Vec<String> = done.incidents.iter().map(ToString::to_string).collect();
    let of = |value: fn(&Row, &Ground) -> Value| exact(row.map_or(Value::Null, |row| value(row, ground)));
    vec![
        exact(touched.first().cloned().into()),
        exact(done.batch.into()),
        exact(done.seq.into()),
        exact(touched.into()),
        of(|row, _| row.ver.into()),
        of(|row, _| row.state.name().into()),
        of(|row, _| row.priority.into()),
        of(|row, _| row.line.into()),
        of(|row, ground| row.team.map_or(Value::Null, |team| exact::key(team, ground))),
        of(|row, ground| row.assignee.map_or(Value::Null, |person| exact::key(person, ground))),
    ]
}
