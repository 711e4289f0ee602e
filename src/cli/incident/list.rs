//! `incident list`. One job: the queue as a table; one row per column there is.

use super::{exact, wake};
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::grammar::{Flag, places};
use crate::cli::print::{Cell, Column, Table, table};
use crate::cli::session::{Session, words};
use crate::desk::{First, Ground, Which};
use crate::domain::incident::row::{Moment, Row, RowClock, moments};
use crate::domain::query::order::compare;
use crate::domain::query::{Env, Query, QueryError, Scope, prepare};
use crate::domain::stream::Stream;
use crate::domain::time::{Instant, Span};
use crate::text::clock::cell;
use crate::text::query::problem;
use crate::text::safe::safe_line;
use crate::text::terms::{FIELD, STATE};
use crate::text::{Locale, Words};
use crate::{args, msg};

pub const FLAGS: &[Flag] = &[places("query", "QUERY", msg!("cli-flag-query"))];

/// What a cell is made from.
struct Sight<'a> {
    words: &'a Words<'a>,
    ground: &'a Ground,
    moments: &'a [Moment],
    now: Instant,
}

/// A column: name, whether a person sees it without asking, whether it stands to the right, its label, its cell.
type Col = (&'static str, bool, bool, Label, fn(&Row, &Sight<'_>) -> Cell);

/// Where a column's heading comes from.
#[derive(Clone, Copy)]
enum Label {
    Field(&'static str),
    Message(&'static str),
}

const COLUMNS: &[Col] = &[
    ("clock", true, false, Label::Message(msg!("cli-column-clock")), clock_cell),
    ("left_s", false, true, Label::Field("remaining"), |r, s| leading(r, s).map_or_else(Cell::none, left_cell)),
    ("due", false, false, Label::Field("due"), |r, s| {
        leading(r, s).map_or_else(Cell::none, |l| instant(Some(l.clock.due).filter(|at| *at != Instant::FAR), s))
    }),
    ("id", true, true, Label::Field("number"), |r, _| Cell::text(&r.id.to_string())),
    ("rev", false, true, Label::Message(msg!("cli-column-rev")), |r, _| Cell::new(r.ver.to_string(), r.ver)),
    ("priority", true, false, Label::Message(msg!("cli-column-priority")), |r, _| {
        let mark = if r.major { "!" } else { "" };
        Cell::new(format!("P{}{mark}", r.priority), r.priority)
    }),
    ("state", true, false, Label::Field("state"), |r, s| {
        Cell::new(s.words.locale.term(&STATE, r.state.name()), r.state.name())
    }),
    ("title", true, false, Label::Field("title"), |r, _| Cell::text(&r.title)),
    ("assignee", true, false, Label::Field("assignee"), |r, s| entry(r.assignee, s)),
    ("team", true, false, Label::Field("team"), |r, s| entry(r.team, s)),
    ("line", false, true, Label::Field("line"), |r, _| Cell::new(r.line.to_string(), r.line)),
    ("tracker", false, false, Label::Field("tracker"), |r, s| entry(r.tracker, s)),
    ("reporter", true, false, Label::Field("reporter"), |r, s| entry(r.requester, s)),
    ("organisation", false, false, Label::Field("organisation"), |r, s| entry(r.organisation, s)),
    ("category", false, false, Label::Field("category"), |r, s| match r.category {
        Some(id) => Cell::new(s.words.category(id), exact::key(id, s.ground)),
        None => Cell::none(),
    }),
    ("service", false, false, Label::Field("service"), |r, s| entry(r.service, s)),
    ("ci", false, false, Label::Field("ci"), |r, s| entry(r.ci, s)),
    ("channel", false, false, Label::Field("channel"), |r, s| match &r.channel {
        Some(code) => Cell::new(s.words.channel(code), code.as_str()),
        None => Cell::none(),
    }),
    ("nature", false, false, Label::Field("nature"), |r, s| match &r.nature {
        Some(code) => Cell::new(s.words.nature(code), code.as_str()),
        None => Cell::none(),
    }),
    ("impact", false, true, Label::Field("impact"), |r, _| Cell::new(r.impact.to_string(), r.impact)),
    ("urgency", false, true, Label::Field("urgency"), |r, _| Cell::new(r.urgency.to_string(), r.urgency)),
    ("major", false, false, Label::Field("major"), |r, _| flag(r.major)),
    ("security", false, false, Label::Field("security"), |r, _| flag(r.security)),
    ("reported_at", false, false, Label::Field("reported_at"), |r, s| instant(Some(r.reported_at), s)),
    ("updated_at", false, false, Label::Field("updated_at"), |r, s| instant(Some(r.updated_at), s)),
    ("resolved_at", false, false, Label::Field("resolved_at"), |r, s| instant(r.resolved_at, s)),
    ("closed_at", false, false, Label::Field("closed_at"), |r, s| instant(r.closed_at, s)),
    ("suspended_until", false, false, Label::Field("suspended_until"), |r, s| instant(r.suspended_until, s)),
    ("reports", false, true, Label::Message(msg!("cli-column-reports")), |r, _| {
        Cell::new(r.reports.to_string(), r.reports)
    }),
    ("chases", false, true, Label::Field("chase_count"), |r, _| Cell::new(r.chases.to_string(), r.chases)),
    ("reopens", false, true, Label::Field("reopen_count"), |r, _| Cell::new(r.reopens.to_string(), r.reopens)),
];

/// The clock a list shows, at this moment.
struct Leading<'r> {
    clock: &'r RowClock,
    moment: Moment,
    left: Span,
}

fn leading<'r>(row: &'r Row, sight: &Sight<'_>) -> Option<Leading<'r>> {
    let clock = row.leading(sight.now, &sight.ground.policy)?;
    let moment = sight.moments.get(usize::from(clock.calendar)).copied().unwrap_or_default();
    Some(Leading { clock, moment, left: clock.left_at(moment.position) })
}

fn clock_cell(row: &Row, sight: &Sight<'_>) -> Cell {
    let Some(leading) = leading(row, sight) else { return Cell::none() };
    let shows = leading.clock.shows(sight.now, &sight.ground.policy, &leading.moment);
    let (token, time) = cell(shows, leading.left, sight.now, sight.words.zone, sight.words.locale);
    Cell::new(format!("{token:<2} {time}"), format!("{}:{}", leading.clock.kind.name(), exact::shows(shows)))
}

fn left_cell(leading: Leading<'_>) -> Cell {
    let seconds = exact::seconds(leading.left);
    Cell::new(seconds.to_string(), seconds)
}

fn entry(id: Option<impl Into<Stream> + Copy>, sight: &Sight<'_>) -> Cell {
    match id {
        Some(id) => Cell::new(sight.words.entry(id), exact::key(id, sight.ground)),
        None => Cell::none(),
    }
}

fn instant(at: Option<Instant>, sight: &Sight<'_>) -> Cell {
    at.map_or_else(Cell::none, |at| Cell::new(sight.words.instant(at), exact::moment(at)))
}

fn flag(on: bool) -> Cell {
    Cell::new(if on { "x" } else { "" }, on)
}

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    queue(session, &call.all("query").join(" "))
}

/// Prints what a query finds, in the order it asks for, else the working order.
///
/// # Errors
/// What the desk says, or a query that is none.
pub fn queue(session: &mut Session<'_>, text: &str) -> Result<Exit, Stop> {
    wake(session)?;
    let wrong = |error: &QueryError, locale: &Locale| {
        let asked = text.get(error.at.clone()).unwrap_or(text);
        let said = problem(&error.problem, locale);
        Failure::new(Exit::Invalid, locale.tf(msg!("cli-query-wrong"), &args![part = asked, problem = said]))
    };
    let query = Query::parse(text).map_err(|error| wrong(&error, session.locale()))?;
    // Without a word a list is of what is open.
    let unasked = text.trim().is_empty();
    let most = query.limit().unwrap_or(usize::MAX);
    let shown = session.setup.limit.unwrap_or(usize::MAX).min(most);
    if let Ok(n) = u32::try_from(shown)
        && (unasked || query.is_the_queue())
    {
        let First { rows, total } = session.desk.first_open(&session.caller, n, session.now)?;
        print_rows(session, &rows, total.min(most))?;
        return Ok(Exit::Done);
    }
    let which = if query.scope() == Scope::Any && !unasked { Which::Any } else { Which::Open };
    let mut rows = session.desk.rows(&session.caller, which)?.1;
    let ground = session.ground();
    let me = session.desk.actor(&session.caller)?;
    let moments = moments(&ground.calendars, session.now);
    let env = Env {
        me: me.person,
        my_teams: &me.teams,
        now: session.now,
        policy: &ground.policy,
        directory: &ground.directory,
        moments: &moments,
        zone: &ground.zone,
    };
    let matcher = prepare(&query, &env).map_err(|error| wrong(&error, session.locale()))?;
    rows.retain(|row| matcher.matches(row, &env));
    match query.order() {
        [] => rows.sort_by_cached_key(|row| row.rank(session.now, &ground.policy)),
        keys => rows.sort_by(|a, b| compare(keys, a, b, &env)),
    }
    rows.truncate(most);
    print_rows(session, &rows, rows.len())?;
    Ok(Exit::Done)
}

/// Rows as a table, as many as are wanted; `total` says of how many.
///
/// # Errors
/// A field that is not there; output that cannot be written.
fn print_rows(session: &Session<'_>, rows: &[Row], total: usize) -> Result<(), Stop> {
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let moments = moments(&ground.calendars, session.now);
    let sight = Sight { words: &words, ground: &ground, moments: &moments, now: session.now };
    let label = |label: Label| match label {
        Label::Field(code) => session.locale().term(&FIELD, code).into_owned(),
        Label::Message(id) => session.locale().t(id).into_owned(),
    };
    let columns = COLUMNS.iter().map(|(name, usual, right, heading, _)| Column {
        name,
        label: label(*heading),
        usual: *usual,
        right: *right,
    });
    let shown = rows.iter().take(session.setup.limit.unwrap_or(usize::MAX));
    let cells = shown.map(|row| COLUMNS.iter().map(|(.., cell)| cell(row, &sight)).collect());
    let all = Table { schema: "incident.row", columns: columns.collect(), rows: cells.collect(), total };
    table(&all, session.setup)
}

/// A row in one line, for the answer to an act: number, state, whose, title.
pub fn line(row: &Row, words: &Words<'_>) -> String {
    let team = row.team.map(|team| words.team(team));
    let who = row.assignee.map(|person| words.person(person));
    let owner = [team, who].into_iter().flatten().collect::<Vec<_>>().join(" / ");
    let state = words.locale.term(&STATE, row.state.name());
    format!("{}  P{}  {state}  {owner}  {}\n", row.id, row.priority, safe_line(&row.title))
}
