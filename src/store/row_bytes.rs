//! A row's bytes. One job: the compact form in which an incident's queue row is kept, written and read by one list.
//!
//! Reading a hundred thousand of these is what starting on a busy desk costs, so the form is flat: fixed-width integers,
//! codes shared between rows. The list of fields stands once, for both directions, and cannot drift.

use crate::domain::code::Code;
use crate::domain::id::{CategoryId, CiId, ContactId, OrgId, PersonId, ServiceId, TeamId};
use crate::domain::incident::row::{Row, RowClock};
use crate::domain::incident::state::State;
use crate::domain::sla::clock::{ClockKind, Phase};
use crate::domain::time::{Instant, Span};
use std::collections::HashSet;
use std::sync::Arc;

/// Changes with the list below. A row of an older form is read without what it has not; it says the same, since a row is
/// written anew with every event.
pub const FORM: u8 = 3;
/// The first form that has the authority.
const WITH_AUTHORITY: u8 = 2;
/// The first form that has a list of clocks; before there were three, each there or not.
const WITH_CLOCKS: u8 = 3;

/// One direction: a writer leaves the value as it is, a reader replaces it.
trait Way {
    fn int(&mut self, n: &mut i64);
    fn byte(&mut self, n: &mut u8);
    fn code(&mut self, code: &mut Option<Code>);
    fn title(&mut self, title: &mut Arc<str>);
}

struct Write(Vec<u8>);

struct Read<'b> {
    rest: &'b [u8],
    codes: &'b mut HashSet<Code>,
    ok: bool,
}

impl Way for Write {
    fn int(&mut self, n: &mut i64) {
        self.0.extend_from_slice(&n.to_le_bytes());
    }
    fn byte(&mut self, n: &mut u8) {
        self.0.push(*n);
    }
    fn code(&mut self, code: &mut Option<Code>) {
        let text = code.as_ref().map_or("", |c| c.as_str());
        let text = if text.len() > 255 { "" } else { text };
        self.0.push(u8::try_from(text.len()).unwrap_or(0));
        self.0.extend_from_slice(text.as_bytes());
    }
    fn title(&mut self, title: &mut Arc<str>) {
        self.0.extend_from_slice(&u32::try_from(title.len()).unwrap_or(0).to_le_bytes());
        self.0.extend_from_slice(title.as_bytes());
    }
}

impl<'b> Read<'b> {
    fn take(&mut self, n: usize) -> &'b [u8] {
        match self.rest.split_at_checked(n) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.ok = false;
                &[]
            }
        }
    }
    fn text(&mut self, n: usize) -> &'b str {
        let bytes = self.take(n);
        std::str::from_utf8(bytes).unwrap_or_else(|_| {
            self.ok = false;
            ""
        })
    }
}

impl Way for Read<'_> {
    fn int(&mut self, n: &mut i64) {
        *n = self.take(8).try_into().map_or(0, i64::from_le_bytes);
    }
    fn byte(&mut self, n: &mut u8) {
        *n = self.take(1).first().copied().unwrap_or(0);
    }
    fn code(&mut self, code: &mut Option<Code>) {
        let mut n = 0;
        self.byte(&mut n);
        let text = self.text(usize::from(n));
        *code = (!text.is_empty()).then(|| match self.codes.get(text) {
            Some(shared) => shared.clone(),
            None => {
                let code = Code::new(text);
                self.codes.insert(code.clone());
                code
            }
        });
    }
    fn title(&mut self, title: &mut Arc<str>) {
        let n = self.take(4).try_into().map_or(0, u32::from_le_bytes);
        *title = self.text(n as usize).into();
    }
}

/// The list: every field of a row, once, as far as a form has them.
fn fields(way: &mut impl Way, row: &mut Row, form: u8) {
    way.int(&mut row.id.0);
    small(way, &mut row.ver);
    let mut state = row.state as u8;
    way.byte(&mut state);
    row.state = State::ALL.get(usize::from(state)).copied().unwrap_or_default();
    way.byte(&mut row.priority);
    way.byte(&mut row.impact);
    way.byte(&mut row.urgency);
    way.byte(&mut row.line);
    way.byte(&mut row.effort);
    if form >= WITH_AUTHORITY {
        way.byte(&mut row.authority);
    }
    for flag in [&mut row.major, &mut row.security, &mut row.unconfirmed, &mut row.out_of_scope, &mut row.confirmed] {
        flag_byte(way, flag);
    }
    optional(way, &mut row.team, |i| i.0, TeamId);
    optional(way, &mut row.assignee, |i| i.0, PersonId);
    optional(way, &mut row.tracker, |i| i.0, PersonId);
    optional(way, &mut row.requester, |i| i.0, ContactId);
    optional(way, &mut row.organisation, |i| i.0, OrgId);
    optional(way, &mut row.ci, |i| i.0, CiId);
    optional(way, &mut row.service, |i| i.0, ServiceId);
    optional(way, &mut row.category, |i| i.0, CategoryId);
    way.code(&mut row.channel);
    way.code(&mut row.nature);
    way.code(&mut row.suspended_for);
    way.int(&mut row.reported_at.0);
    way.int(&mut row.updated_at.0);
    optional(way, &mut row.resolved_at, |t| t.0, Instant);
    optional(way, &mut row.closed_at, |t| t.0, Instant);
    optional(way, &mut row.suspended_until, |t| t.0, Instant);
    for n in [&mut row.reports, &mut row.reopens, &mut row.hops, &mut row.chases] {
        small(way, n);
    }
    if form >= WITH_CLOCKS {
        small(way, &mut row.fired);
        small(way, &mut row.waiting);
        flag_byte(way, &mut row.priority_unconfirmed);
    }
    clocks(way, row, form);
    way.title(&mut row.title);
}

/// The clocks: how many, and of which kind each is; in the older forms a mark for each of the first three kinds.
fn clocks(way: &mut impl Way, row: &mut Row, form: u8) {
    let mut clocks = std::mem::take(&mut row.clocks).into_vec();
    if form >= WITH_CLOCKS {
        let mut many = u8::try_from(clocks.len()).unwrap_or(u8::MAX);
        way.byte(&mut many);
        clocks.resize(usize::from(many), BLANK);
        for clock in &mut clocks {
            let mut kind = clock.kind as u8;
            way.byte(&mut kind);
            clock.kind = ClockKind::ALL.get(usize::from(kind)).copied().unwrap_or(ClockKind::Response);
            flag_byte(way, &mut clock.leads);
            clock_fields(way, clock);
        }
    } else {
        for kind in OLD_KINDS {
            let found = clocks.iter().position(|clock| clock.kind == kind);
            let mut there = found.is_some();
            flag_byte(way, &mut there);
            match found {
                Some(at) => clock_fields(way, &mut clocks[at]),
                None if there => {
                    let mut clock = RowClock { kind, ..BLANK };
                    clock_fields(way, &mut clock);
                    clocks.push(clock);
                }
                None => {}
            }
        }
    }
    row.clocks = clocks.into_boxed_slice();
}

/// The kinds that the older forms know.
const OLD_KINDS: [ClockKind; 3] = [ClockKind::Response, ClockKind::Resolution, ClockKind::Update];

/// What a reader begins with.
const BLANK: RowClock = RowClock {
    kind: ClockKind::Response,
    leads: true,
    phase: Phase::Running,
    calendar: 0,
    breached: false,
    goal: Span::ZERO,
    left: Span::ZERO,
    due_position: Span::ZERO,
    due: Instant::FAR,
    breach_at: Instant::FAR,
    warn_at: Instant::FAR,
    crit_at: Instant::FAR,
};

fn clock_fields(way: &mut impl Way, c: &mut RowClock) {
    const PHASES: [Phase; 4] = [Phase::Running, Phase::Paused, Phase::Stopped, Phase::Cancelled];
    let mut phase = c.phase as u8;
    way.byte(&mut phase);
    c.phase = PHASES.get(usize::from(phase)).copied().unwrap_or(Phase::Cancelled);
    let mut calendar = i64::from(c.calendar);
    way.int(&mut calendar);
    c.calendar = u16::try_from(calendar).unwrap_or(0);
    flag_byte(way, &mut c.breached);
    for span in [&mut c.goal, &mut c.left, &mut c.due_position] {
        way.int(&mut span.0);
    }
    for at in [&mut c.due, &mut c.breach_at, &mut c.warn_at, &mut c.crit_at] {
        way.int(&mut at.0);
    }
}

fn flag_byte(way: &mut impl Way, flag: &mut bool) {
    let mut byte = u8::from(*flag);
    way.byte(&mut byte);
    *flag = byte != 0;
}

fn small(way: &mut impl Way, n: &mut u32) {
    let mut wide = i64::from(*n);
    way.int(&mut wide);
    *n = u32::try_from(wide).unwrap_or(0);
}

/// Absent is the one number that is neither an id nor an instant.
const ABSENT: i64 = i64::MIN;

fn optional<T: Copy>(way: &mut impl Way, value: &mut Option<T>, out: fn(T) -> i64, make: fn(i64) -> T) {
    let mut n = value.map_or(ABSENT, out);
    way.int(&mut n);
    *value = (n != ABSENT).then(|| make(n));
}

/// The bytes of a row.
pub fn write(row: &Row) -> Vec<u8> {
    write_as(row, FORM)
}

/// How a row may still lie in a file from before the present form: the same, unless it says what only a later one can.
pub fn older(row: &Row) -> [Vec<u8>; 2] {
    let clocks = row.clocks.iter().all(|clock| clock.leads && OLD_KINDS.contains(&clock.kind));
    let before = |form: u8, fits: bool| write_as(row, if fits { form - 1 } else { FORM });
    [before(WITH_CLOCKS, clocks), before(WITH_AUTHORITY, clocks && row.authority == 0)]
}

fn write_as(row: &Row, form: u8) -> Vec<u8> {
    let mut way = Write(Vec::with_capacity(512));
    way.0.push(form);
    // A writer changes nothing; the copy is what lets both directions share the list.
    fields(&mut way, &mut row.clone(), form);
    way.0
}

/// A row from its bytes; `None` when they are of another form, too short or too long.
pub fn read(bytes: &[u8], codes: &mut HashSet<Code>) -> Option<Row> {
    let (form, rest) = bytes.split_first()?;
    if !(1..=FORM).contains(form) {
        return None;
    }
    let mut way = Read { rest, codes, ok: true };
    let mut row = Row::default();
    fields(&mut way, &mut row, *form);
    (way.ok && way.rest.is_empty()).then_some(row)
}
