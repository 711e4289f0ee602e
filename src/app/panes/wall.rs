//! The wall. One job: the figures of the desk on a screen nobody sits at: they page by themselves and change nothing.
//!
//! Everything is worked out of the rows in memory, when they or a band have changed; what ended today is read once a day.

pub mod figures;
pub mod view;

use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::place::Place;
use crate::domain::time::{Instant, Span};
use chrono::NaiveDate;
use figures::Figures;

/// How long a page stays.
pub const TURN: Span = Span::seconds(20);
/// Data older than this is said to be stale.
pub const STALE: Span = Span::seconds(10);
/// Pages there are.
pub const PAGES: usize = 3;

/// What the wall keeps.
#[derive(Debug, Default)]
pub struct Wall {
    pub page: usize,
    /// When it turned to this page.
    turned: Instant,
    /// It stays on this page.
    pub held: bool,
    pub figures: Figures,
    /// The rows they were made from, and until when they hold.
    made: Option<u64>,
    until: Instant,
    /// The day whose ended incidents were asked for.
    asked: Option<NaiveDate>,
}

/// When it turns by itself.
pub fn turns_at(model: &Model) -> Option<Instant> {
    (!model.wall.held).then(|| model.wall.turned + model.felt(TURN))
}

/// What holds after every message: the right page, and figures of these rows.
pub fn settle(model: &mut Model, now: Instant) -> Option<Effect> {
    if model.place != Place::Wall {
        return None;
    }
    // A clock that was set back would hold a page for ever.
    if model.wall.turned > now || model.wall.turned == Instant::default() {
        model.wall.turned = now;
    }
    if turns_at(model).is_some_and(|at| now >= at) {
        turn(model, 1, now);
    }
    let stamp = Some(model.rows.stamp());
    if model.wall.made != stamp || now >= model.wall.until {
        let (figures, until) = Figures::of(model, now);
        (model.wall.figures, model.wall.until, model.wall.made) = (figures, until, stamp);
    }
    let today = model.desk.zone.to_local(now).date();
    (model.wall.asked.replace(today) != Some(today)).then_some(Effect::LoadEnded { since: midnight(model, now) })
}

/// The instant at which today began.
pub fn midnight(model: &Model, now: Instant) -> Instant {
    let zone = &model.desk.zone;
    zone.opening(zone.to_local(now).date().and_time(chrono::NaiveTime::MIN))
}

/// Turns pages; it stays for its whole time from now.
pub fn turn(model: &mut Model, by: usize, now: Instant) {
    model.wall.page = (model.wall.page + by) % PAGES;
    model.wall.turned = now;
}

/// Stays on its page, or pages on.
pub fn hold(model: &mut Model, now: Instant) {
    model.wall.held = !model.wall.held;
    model.wall.turned = now;
}
