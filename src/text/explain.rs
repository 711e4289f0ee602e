//! Why, in words. One job: a clock taken apart as lines of at most so many cells: the sum, a bar, what ran, the rule,
//! the changes (ONE-1). For the command line, the console, and a note.
//!
//! Amounts are told in whole seconds, what was used rounded up after each run: so the lines add up as they stand, what
//! is left is rounded down, and what is over is rounded up, as a clock is.

mod bar;
mod changes;
mod rule;
mod runs;

use crate::args;
use crate::domain::incident::Record;
use crate::domain::sla::clock::{Band, Goal, Shows};
use crate::domain::sla::explain::{Breach, Explanation, How, Stand};
use crate::domain::time::{Instant, Span};
use crate::msg;
use crate::text::clock::long;
use crate::text::terms::BAND;
use crate::text::times::{date, exact, goal, stamp};
use crate::text::width::{pad, pad_left, width, wrap};
use crate::text::words::{Reasons, Words};
pub use bar::{AHEAD, RAN};

/// Less room than this is taken for so many cells.
const LEAST: usize = 30;
/// Blanks between the signs of a legend.
pub const BETWEEN: &str = "   ";

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Filled to the width of the others in its section; blank where the line goes on.
    pub label: String,
    pub text: String,
    pub tone: Tone,
}

/// What a line is, for whoever draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Air,
    /// What the whole is about.
    Title,
    /// The equation.
    Sum,
    /// The name of a section.
    Head,
    Text,
    /// The head of a table, what did not count.
    Faint,
    /// Signs and nothing else: see [`RAN`] and [`AHEAD`].
    Bar,
    /// Signs with their meanings, [`BETWEEN`] them.
    Legend,
}

impl Line {
    /// The line as it is printed.
    pub fn whole(&self) -> String {
        format!("{}{}", self.label, self.text).trim_end().to_owned()
    }
}

/// An explanation in lines of at most `cells` cells.
pub fn explained(why: &Explanation, record: &Record, words: &Words<'_>, cells: usize) -> Vec<Line> {
    let mut page = Page { why, w: words, cells: cells.max(LEAST), lines: Vec::new() };
    page.title();
    page.sum();
    page.timeline();
    page.runs();
    page.rule();
    page.changes(record);
    page.lines
}

/// The same as it is printed or written down.
pub fn printed(lines: &[Line]) -> String {
    lines.iter().map(Line::whole).collect::<Vec<_>>().join("\n")
}

struct Page<'p> {
    why: &'p Explanation,
    w: &'p Words<'p>,
    cells: usize,
    lines: Vec<Line>,
}

impl Page<'_> {
    fn line(&mut self, text: impl Into<String>, tone: Tone) {
        self.lines.push(Line { label: String::new(), text: text.into(), tone });
    }

    /// A line that goes on below where it is too long.
    fn wrapped(&mut self, text: &str, tone: Tone) {
        for line in wrap(text, self.cells) {
            self.line(line.trim_start(), tone);
        }
    }

    fn head(&mut self, id: &'static str) {
        self.line("", Tone::Air);
        self.line(self.w.locale.t(id), Tone::Head);
    }

    /// Clauses one after the other.
    fn joined(&self, clauses: &[String]) -> String {
        let mut clauses = clauses.iter();
        let first = clauses.next().cloned().unwrap_or_default();
        clauses.fold(first, |some, next| self.w.say(msg!("explain-and"), &args![some = some, next = next.as_str()]))
    }

    /// Labels and values, the values wrapped beside the labels.
    fn fields(&mut self, rows: &[(String, String)]) {
        let label = rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
        for (name, value) in rows {
            for (n, text) in wrap(value, self.cells - label).into_iter().enumerate() {
                let label = if n == 0 { pad(name, label) } else { " ".repeat(label) };
                self.lines.push(Line { label, text, tone: Tone::Text });
            }
        }
    }

    fn title(&mut self) {
        let (w, reading) = (self.w, &self.why.reading);
        let (token, time) = long(reading.shows, reading.left, self.why.now, w.zone, w.locale);
        let clock = w.clock(self.why.which.kind, self.why.which.line);
        let priority = w.priority(self.why.rule.goal.priority);
        self.wrapped(format!("{clock}  {priority}  {token} {time}").trim_end(), Tone::Title);
    }

    fn sum(&mut self) {
        let w = self.w;
        let (goal, used) = (self.why.reading.goal.0 / 1_000, seconds(self.why.reading.used));
        let [goal_said, used_said, rest] = [goal, used, goal - used].map(exact);
        let id = if used <= goal { msg!("explain-sum-left") } else { msg!("explain-sum-over") };
        self.wrapped(&w.say(id, &args![goal = goal_said, used = used_said, rest = rest]), Tone::Sum);
        let label = |id| w.locale.t(id).into_owned();
        let mut rows = vec![(label(msg!("explain-used")), self.used(used)), (label(msg!("explain-due")), self.due())];
        rows.extend(self.verdicts().into_iter().map(|verdict| (label(msg!("explain-verdict")), verdict)));
        self.fields(&rows);
    }

    /// All service since it began, less what did not count.
    fn used(&self, used: i64) -> String {
        let service = self.why.parts.iter().fold(Span::ZERO, |sum, part| sum + part.service);
        let idle = self.why.parts.iter().filter(|part| !part.counts());
        let idle = idle.fold(Span::ZERO, |sum, part| sum + part.service).0 > 0;
        let (all, from) = (seconds(service), self.moment(self.why.from));
        let id = if idle { msg!("explain-used-less") } else { msg!("explain-used-all") };
        self.w.say(id, &args![used = exact(used), all = exact(all), from = from, less = exact(all - used)])
    }

    fn due(&self) -> String {
        let t = |id| self.w.locale.t(id).into_owned();
        match (self.why.limit, self.why.reading.shows) {
            (Some(at), _) => self.moment(at),
            (None, Shows::Met) => t(msg!("explain-due-not-reached")),
            (None, Shows::Cancelled) => t(msg!("value-none")),
            (None, Shows::Paused) => t(msg!("explain-due-paused")),
            (None, _) => t(msg!("explain-due-never")),
        }
    }

    fn verdicts(&self) -> Vec<String> {
        let (w, reading) = (self.w, &self.why.reading);
        let t = |id| w.locale.t(id).into_owned();
        let mut all: Vec<String> = self.why.breaches.iter().map(|breach| self.breach(breach)).collect();
        let shown = match reading.shows {
            // That is said above, with its instant.
            Shows::Breached | Shows::Band(Band::Breached) => None,
            Shows::Met => Some(w.say(msg!("explain-met"), &args![left = exact(reading.left.0 / 1_000)])),
            Shows::Cancelled => Some(t(msg!("explain-cancelled"))),
            Shows::Due => Some(t(msg!("explain-due-zero"))),
            Shows::Paused => {
                let why = self.why.parts.last().map(|part| self.stand(&part.stand)).unwrap_or_default();
                Some(w.say(msg!("explain-paused"), &args![paused = why]))
            }
            Shows::Shut { until: Some(until) } => Some(w.say(msg!("explain-shut"), &args![until = self.moment(until)])),
            Shows::Shut { until: None } => Some(t(msg!("explain-due-never"))),
            Shows::Band(band) => Some(w.locale.term(&BAND, BAND.codes[band as usize]).into_owned()),
        };
        all.extend(shown);
        all
    }

    fn breach(&self, breach: &Breach) -> String {
        let (w, at) = (self.w, self.moment(breach.at));
        match &breach.how {
            How::Time => w.say(msg!("explain-breached"), &args![at = at]),
            How::Reclassified { seq, over } => {
                let over = exact(seconds(*over));
                w.say(msg!("explain-reclassified"), &args![at = at, seq = *seq, over = over])
            }
            How::Before { goal: Some(Goal { goal: span, priority, .. }), .. } => {
                let goal = goal(*span);
                w.say(msg!("explain-breached-before"), &args![at = at, goal = goal, priority = *priority])
            }
            How::Before { goal: None, .. } => w.say(msg!("explain-breached-earlier"), &args![at = at]),
        }
    }

    fn timeline(&mut self) {
        let bar = bar::bar(self.why, self.cells);
        if bar.signs.is_empty() {
            return;
        }
        self.head(msg!("explain-head-timeline"));
        let ends = [self.why.from, self.why.until].map(|at| self.moment(at));
        let room = self.cells.saturating_sub(width(&ends[0]) + 1);
        self.line(format!("{} {}", ends[0], pad_left(&ends[1], room)), Tone::Faint);
        self.line(bar.cells, Tone::Bar);
        let due = self.why.limit.map(|limit| (bar.due, msg!("explain-mark-due"), limit));
        for (cell, id, at) in [Some((bar.now, msg!("explain-now"), self.why.now)), due].into_iter().flatten() {
            let Some(cell) = cell else { continue };
            let said = self.w.say(id, &args![at = self.moment(at)]);
            self.line(mark(cell, &said, self.cells), Tone::Faint);
        }
        let signs = bar.signs.iter().map(|(sign, stand, ahead)| {
            let means = if *ahead { self.w.locale.t("explain-to-come").into_owned() } else { self.kind_of(stand) };
            format!("{sign} {means}")
        });
        let mut legend: Vec<String> = Vec::new();
        for sign in signs {
            match legend.last_mut().filter(|line| width(line) + BETWEEN.len() + width(&sign) <= self.cells) {
                Some(line) => *line += &format!("{BETWEEN}{sign}"),
                None => legend.push(sign),
            }
        }
        legend.into_iter().for_each(|line| self.line(line, Tone::Legend));
    }

    /// A stand with its reason.
    fn stand(&self, stand: &Stand) -> String {
        match stand {
            Stand::Paused(Some(code)) => {
                let why = self.w.inline(&self.w.reason_of(Reasons::Suspension, code));
                self.w.say(msg!("timeline-because"), &args![what = self.kind_of(stand), why = why])
            }
            stand => self.kind_of(stand),
        }
    }

    fn kind_of(&self, stand: &Stand) -> String {
        let id = match stand {
            Stand::Open => msg!("explain-ran"),
            Stand::Shut => msg!("explain-out-of-hours"),
            Stand::Paused(_) => msg!("explain-stand-paused"),
            Stand::Stopped => msg!("explain-stand-stopped"),
            Stand::Cancelled => msg!("explain-stand-cancelled"),
            Stand::Undone => msg!("explain-stand-undone"),
        };
        self.w.locale.t(id).into_owned()
    }

    /// Month, day and time; the year where it is not this one.
    fn moment(&self, at: Instant) -> String {
        let (local, now) = (self.w.zone.to_local(at), self.w.zone.to_local(self.why.now));
        let stamp = stamp(local);
        match date(local).get(..4) == date(now).get(..4) {
            true => stamp,
            false => format!("{}-{stamp}", date(local).get(..4).unwrap_or_default()),
        }
    }
}

/// Whole seconds, rounded up.
fn seconds(span: Span) -> i64 {
    span.0.div_euclid(1_000) + i64::from(span.0.rem_euclid(1_000) > 0)
}

/// A mark under a cell with what it means beside it.
fn mark(cell: usize, said: &str, cells: usize) -> String {
    match cell + 2 + width(said) <= cells {
        true => format!("{:cell$}^ {said}", ""),
        false => format!("{} ^", pad_left(said, cell.saturating_sub(1))),
    }
}

#[cfg(test)]
mod tests;
