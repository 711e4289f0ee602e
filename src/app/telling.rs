//! Telling. One job: what somebody was told since the last look becomes one line on the screen; and of what leaves the screen
//! (bell, desktop) whether and when it does (ESC-5).
//!
//! Several things are summed up. What goes out is decided by [`outward`], which looks at nothing but its arguments; sequences
//! are written in the shell. Of a security incident nothing but its number goes out.

use crate::app::effect::Effect;
use crate::app::model::{Model, Tone};
use crate::app::panes::inbox::view::title;
use crate::app::place::Place;
use crate::domain::incident::Told;
use crate::domain::time::{Instant, Span};
use crate::text::timeline::line;
use crate::text::{args, msg};
use chrono::NaiveTime;

/// Time between two calls.
pub const GAP: Span = Span::minutes(1);

/// So many are summed up at most; the inbox has them all.
const MOST: usize = 100;

/// The pane that has it all.
const KEY: &str = "9";

/// What somebody settled about calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calls {
    pub bell: bool,
    pub desktop: bool,
    /// Between these times of day nothing leaves the screen.
    pub quiet: Option<Quiet>,
}

impl Default for Calls {
    fn default() -> Self {
        Self { bell: true, desktop: true, quiet: None }
    }
}

impl Calls {
    pub const NONE: Self = Self { bell: false, desktop: false, quiet: None };
}

/// From a time of day until another, over midnight where that is earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    pub from: NaiveTime,
    pub until: NaiveTime,
}

impl Quiet {
    /// `22:00-07:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        let (from, until) = (time(from)?, time(until)?);
        (from != until).then_some(Self { from, until })
    }

    pub fn holds(&self, at: NaiveTime) -> bool {
        match self.from < self.until {
            true => self.from <= at && at < self.until,
            false => self.from <= at || at < self.until,
        }
    }
}

/// Whether somebody has to be called, as far as it can be told from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// The window is known to be in front.
    pub in_front: bool,
    /// The time of day where the desk is.
    pub time: NaiveTime,
    pub now: Instant,
    /// When was called last.
    pub last: Option<Instant>,
    pub gap: Span,
}

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes out now.
    Call { bell: bool, desktop: bool },
    /// It waits for the others of its minute.
    At(Instant),
    /// It stays on the screen.
    Stay,
}

/// What leaves the screen for news: nothing in quiet hours; nothing but the bell, and only for what is `urgent`, where the
/// window is in front; at most one call a minute, but for what is urgent.
pub fn outward(urgent: bool, seat: &Seat, calls: &Calls) -> Verdict {
    let quiet = calls.quiet.is_some_and(|quiet| quiet.holds(seat.time));
    let (bell, desktop) = (calls.bell && (urgent || !seat.in_front), calls.desktop && !seat.in_front);
    if quiet || !(bell || desktop) {
        return Verdict::Stay;
    }
    match seat.last.map(|last| last + seat.gap).filter(|next| *next > seat.now && !urgent) {
        Some(next) => Verdict::At(next),
        None => Verdict::Call { bell, desktop },
    }
}

/// Priority 1, or it waits for somebody's word.
fn is_urgent(told: &Told) -> bool {
    told.priority == 1 || told.waits()
}

/// What was told and is not said yet.
#[derive(Debug, Default)]
pub struct Telling {
    pub calls: Calls,
    /// The terminal says when its window comes to the front.
    pub knows_front: bool,
    /// For the screen.
    unsaid: Vec<Told>,
    /// On the screen, and the line that says it.
    said: (Vec<Told>, String),
    /// For bell and desktop.
    held: Vec<Told>,
}

impl Telling {
    /// Something new was told.
    pub fn hear(&mut self, new: &[Told]) {
        for heard in [&mut self.unsaid, &mut self.held] {
            heard.splice(0..0, new.iter().cloned());
            heard.truncate(MOST);
        }
    }
}

/// What holds after every message: what is new is said once there is room for it, and called when it may be.
pub fn settle(model: &mut Model, now: Instant) -> Vec<Effect> {
    if model.place == Place::Wall {
        // Nobody sits there.
        return vec![];
    }
    say(model, now);
    call(model, now)
}

/// When something that is held may go out.
pub fn due(model: &Model) -> Option<Instant> {
    model.rung.filter(|_| !model.telling.held.is_empty()).map(|last| last + model.felt(GAP))
}

fn say(model: &mut Model, now: Instant) {
    if model.place == Place::Inbox && !model.detail.zoomed {
        // It is on the screen already.
        model.telling.unsaid.clear();
    }
    if model.telling.unsaid.is_empty() {
        return;
    }
    let ours = model.message.as_ref().is_some_and(|message| message.text == model.telling.said.1);
    let free = model.message.as_ref().is_none_or(|message| message.tone == Tone::Fact && message.offer.is_none());
    if !ours && !free {
        return;
    }
    let mut told = std::mem::take(&mut model.telling.unsaid);
    told.extend(std::mem::take(&mut model.telling.said).0.into_iter().filter(|_| ours));
    let text = sentence(model, &told, false);
    model.offer(text.clone(), KEY, msg!("offer-inbox"), now);
    model.telling.said = (told, text);
}

fn call(model: &mut Model, now: Instant) -> Vec<Effect> {
    let held = &model.telling.held;
    if held.is_empty() {
        return vec![];
    }
    let seat = Seat {
        in_front: model.in_front && model.telling.knows_front,
        time: model.desk.zone.to_local(now).time(),
        now,
        last: model.rung,
        gap: model.felt(GAP),
    };
    match outward(held.iter().any(is_urgent), &seat, &model.telling.calls) {
        Verdict::At(_) => vec![],
        Verdict::Stay => {
            model.telling.held.clear();
            vec![]
        }
        Verdict::Call { bell, desktop } => {
            let held = std::mem::take(&mut model.telling.held);
            model.rung = Some(now);
            let text = desktop.then(|| Effect::Notify(sentence(model, &held, true)));
            bell.then_some(Effect::Bell).into_iter().chain(text).collect()
        }
    }
}

/// One thing in words; of several, how many and the gravest. What goes `out` says nothing of a security incident.
fn sentence(model: &Model, told: &[Told], out: bool) -> String {
    let Some(first) = told.iter().min_by_key(|told| (!is_urgent(told), told.priority)) else { return String::new() };
    let locale = &model.locale;
    let id = first.past.incident.to_string();
    let one = match out && (first.security || first.title.is_none()) {
        true => locale.tf(msg!("told-one-hidden"), &args![id = id]),
        false => {
            let what = line(&first.past, &model.words()).what;
            let title = title(model, first);
            locale.tf(msg!("told-one"), &args![id = id, priority = first.priority, title = title, what = what])
        }
    };
    match told.len() {
        1 => one.into_owned(),
        n => locale.tf(msg!("told-several"), &args![n = n, first = one.as_ref()]).into_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    /// Every verdict there is, with what it hangs on.
    #[test]
    fn what_goes_out() {
        let both = Calls::default();
        let [bell, desktop, none] =
            [(true, false), (false, true), (false, false)].map(|(bell, desktop)| Calls { bell, desktop, ..both });
        let night = Calls { quiet: Quiet::parse("22:00-07:00"), ..both };
        let now = Instant(100 * 60_000);
        let behind = Seat { in_front: false, time: at(14, 32), now, last: None, gap: GAP };
        let front = Seat { in_front: true, ..behind };
        let just = Seat { last: Some(now - Span::seconds(59)), ..behind };
        let since = Seat { last: Some(now - GAP), ..behind };
        let late = Seat { time: at(23, 0), ..behind };
        let call = |bell, desktop| Verdict::Call { bell, desktop };
        for (urgent, seat, calls, want) in [
            (false, behind, both, call(true, true)),
            (false, behind, bell, call(true, false)),
            (false, behind, desktop, call(false, true)),
            (true, behind, none, Verdict::Stay),
            // Who looks at it needs no call, but for what cannot wait.
            (false, front, both, Verdict::Stay),
            (true, front, both, call(true, false)),
            (true, front, desktop, Verdict::Stay),
            // Once a minute, but for what cannot wait.
            (false, just, both, Verdict::At(now + Span::seconds(1))),
            (true, just, both, call(true, true)),
            (false, since, both, call(true, true)),
            // Whoever sleeps sleeps.
            (true, late, night, Verdict::Stay),
            (false, late, night, Verdict::Stay),
            (true, behind, night, call(true, true)),
            (true, late, both, call(true, true)),
        ] {
            assert_eq!(outward(urgent, &seat, &calls), want, "{urgent} {seat:?} {calls:?}");
        }
    }

    #[test]
    fn quiet_hours() {
        let over = Quiet::parse("22:00-07:00").unwrap();
        let within = Quiet::parse(" 12:00 - 13:30 ").unwrap();
        for (time, night, noon) in [
            (at(21, 59), false, false),
            (at(22, 0), true, false),
            (at(0, 0), true, false),
            (at(6, 59), true, false),
            (at(7, 0), false, false),
            (at(12, 0), false, true),
            (at(13, 30), false, false),
        ] {
            assert_eq!((over.holds(time), within.holds(time)), (night, noon), "{time}");
        }
        for text in ["", "22:00", "22:00-", "25:00-07:00", "22-7", "07:00-07:00", "22:00-07:00-08:00"] {
            assert_eq!(Quiet::parse(text), None, "{text}");
        }
    }
}
