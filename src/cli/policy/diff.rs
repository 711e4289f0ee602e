//! `policy diff`. One job: what a policy would change, and whose clocks it would move, before it is applied (ONE-2).

use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::findings::told;
use crate::cli::incident::exact::shows;
use crate::cli::print::{Cell, Column, Form, Table, items, narrowed, note, put, schema, table, text_of};
use crate::cli::session::{Session, words};
use crate::desk::{Foretold, PolicyError};
use crate::domain::incident::decide::weigh::{Shift, Standing, Tally};
use crate::domain::sla::clock::Shows;
use crate::domain::time::Span;
use crate::text::Words;
use crate::text::difference;
use crate::text::terms::BAND;
use crate::text::times::{clock_left, clock_over, goal};
use crate::{args, msg};
use serde_json::{Value, json};

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let path = call.text("file");
    let foretold = match session.desk.weigh_policy(&call.file(&path)?, &session.caller, session.now) {
        Ok(foretold) => foretold,
        Err(PolicyError::Desk(error)) => return Err(error.into()),
        Err(PolicyError::Broken(findings)) => {
            told(session, "policy.check", Some(&path), &findings)?;
            return Err(Stop::Said(Exit::Invalid));
        }
    };
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let limit = session.setup.limit.unwrap_or(usize::MAX);
    let clocks = clocks(&foretold, &words, limit);
    let counts = Tally::of(&foretold.shifts);
    match session.setup.form {
        Form::Json => {
            let object = json!({
                "schema": schema("policy.diff"),
                "version": foretold.version,
                "incidents": foretold.retargeted,
                "clocks": {
                    "moved": counts.moved,
                    "begun": counts.begun,
                    "ended": counts.ended,
                    "breached": counts.breached,
                    "at_risk": counts.risked,
                    "eased": counts.eased,
                },
                "changes": items(&changes(&foretold, &words, usize::MAX)),
                "total": clocks.total,
                "items": items(&narrowed(&clocks, session.setup)?),
            });
            put(&format!("{object}\n"))?;
        }
        Form::Human => {
            put(&summary(&foretold, &counts, &path, &words))?;
            both(session, &[changes(&foretold, &words, limit), narrowed(&clocks, session.setup)?])?;
        }
        _ if call.is_on("changes") => table(&changes(&foretold, &words, limit), session.setup)?,
        _ => table(&clocks, session.setup)?,
    }
    Ok(Exit::Done)
}

/// The two tables of a person, those that have rows, with a line between.
fn both(session: &Session<'_>, tables: &[Table]) -> Result<(), Stop> {
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        put(&format!("\n{}", text_of(table)))?;
        if table.rows.len() < table.total {
            let (shown, total) = (table.rows.len(), table.total);
            note(session.setup, &session.locale().tf(msg!("cli-list-more"), &args![shown = shown, total = total]));
        }
    }
    Ok(())
}

/// The counts, a sentence each; what is nothing is left out but for the first two.
fn summary(foretold: &Foretold, counts: &Tally, path: &str, words: &Words<'_>) -> String {
    let (version, entries) = (foretold.version, foretold.differences.len());
    let head = args![path = path, version = version, n = entries];
    let mut said = vec![words.say(msg!("cli-diff-changes"), &head)];
    said.push(words.say(msg!("cli-diff-incidents"), &args![n = foretold.retargeted]));
    let rest = [
        (msg!("cli-diff-moved"), counts.moved),
        (msg!("cli-diff-begun"), counts.begun),
        (msg!("cli-diff-ended"), counts.ended),
        (msg!("cli-diff-breached"), counts.breached),
        (msg!("cli-diff-risked"), counts.risked),
        (msg!("cli-diff-eased"), counts.eased),
    ];
    said.extend(rest.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| words.say(id, &args![n = n])));
    if foretold.rules && foretold.retargeted > 0 {
        said.push(words.locale.t(msg!("cli-diff-rules")).into_owned());
    }
    said.iter().map(|line| format!("{line}\n")).collect()
}

fn column(words: &Words<'_>, name: &'static str, id: &'static str, right: bool) -> Column {
    Column { name, label: words.locale.t(id).into_owned(), usual: true, right }
}

fn changes(foretold: &Foretold, words: &Words<'_>, limit: usize) -> Table {
    let column = |name, id, right| column(words, name, id, right);
    let columns = vec![
        column("line", msg!("cli-column-line"), true),
        column("change", msg!("cli-column-became"), false),
        column("section", msg!("cli-column-section"), false),
        column("entry", msg!("cli-column-entry"), false),
        column("key", msg!("cli-column-what"), false),
        column("old", msg!("cli-column-old"), false),
        column("new", msg!("cli-column-new"), false),
    ];
    let rows = foretold.differences.iter().take(limit).map(|it| {
        let (old, new) = difference::values(it, words);
        let (old_exact, new_exact) = difference::exact(&it.change);
        vec![
            it.line.map_or_else(Cell::none, |line| Cell::new(line.to_string(), line)),
            Cell::new(words.locale.term(&difference::CHANGE, it.change.name()), it.change.name()),
            Cell::new(words.locale.term(&difference::SECTION, &it.section), it.section.as_str()),
            Cell::new(difference::entry(it, words), it.entry.clone()),
            Cell::new(difference::what(it, words), it.key()),
            Cell::new(old, old_exact),
            Cell::new(new, new_exact),
        ]
    });
    Table { schema: "policy.change", columns, rows: rows.collect(), total: foretold.differences.len() }
}

fn clocks(foretold: &Foretold, words: &Words<'_>, limit: usize) -> Table {
    let column = |name, id, right| column(words, name, id, right);
    let hidden = |name, id| Column { usual: false, ..self::column(words, name, id, true) };
    let columns = vec![
        column("incident", msg!("cli-column-record"), true),
        column("clock", msg!("cli-column-clock"), false),
        column("old_goal", msg!("cli-column-old-goal"), false),
        column("new_goal", msg!("cli-column-new-goal"), false),
        column("old_due", msg!("cli-column-old-due"), false),
        column("new_due", msg!("cli-column-new-due"), false),
        column("old_band", msg!("cli-column-old-band"), false),
        column("new_band", msg!("cli-column-new-band"), false),
        hidden("old_left_s", msg!("cli-column-old-left")),
        hidden("new_left_s", msg!("cli-column-new-left")),
    ];
    let rows = foretold.shifts.iter().take(limit).map(|shift| row(shift, words)).collect();
    Table { schema: "policy.shift", columns, rows, total: foretold.shifts.len() }
}

fn row(shift: &Shift, words: &Words<'_>) -> Vec<Cell> {
    let sides = [&shift.before, &shift.after];
    let each = |cell: &dyn Fn(&Standing) -> Cell| sides.map(|side| side.as_ref().map_or_else(Cell::none, cell));
    let goals = each(&|side| {
        let target = &side.goal;
        let text =
            format!("{}@{}/{}@{}", goal(target.goal), target.agreement, target.calendar, target.calendar_version);
        Cell::text(&text)
    });
    let dues = each(&|side| match side.due {
        Some(due) => Cell::new(words.instant(due), due.to_rfc3339()),
        None => Cell::new(undue(side, words), Value::Null),
    });
    let bands = each(&|side| {
        let code = shows(Shows::Band(side.band));
        Cell::new(words.locale.term(&BAND, code), code)
    });
    let lefts = each(&|side| Cell::new(left(side), side.left.0.div_euclid(1_000)));
    let mut cells =
        vec![Cell::text(&shift.incident.to_string()), Cell::new(words.clock(shift.clock, shift.line), code_of(shift))];
    cells.extend([goals, dues, bands, lefts].into_iter().flatten());
    cells
}

/// The clock's word for programs; a stage says its line too.
fn code_of(shift: &Shift) -> String {
    let kind = shift.clock.name();
    if shift.line == 0 { kind.to_owned() } else { format!("{kind}:{}", shift.line) }
}

/// What stands in the place of a due instant.
fn undue(side: &Standing, words: &Words<'_>) -> String {
    if side.paused {
        words.say(msg!("cli-diff-paused"), &args![left = left(side)])
    } else {
        words.locale.t(msg!("clock-endless")).into_owned()
    }
}

fn left(side: &Standing) -> String {
    if side.left < Span::ZERO { clock_over(-side.left) } else { clock_left(side.left) }
}
