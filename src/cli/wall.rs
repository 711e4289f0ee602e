//! `wall`. One job: the wall on a screen of its own, for weeks; without a terminal, a page of it as text.

use super::call::Call;
use super::exit::{Exit, Stop};
use super::grammar::{Flag, one, switch};
use super::print;
use super::queue::{self, Manner, leave, show};
use super::session::Setup;
use crate::app::derive::derive;
use crate::app::model::Model;
use crate::app::msg::{Desk as Shared, Loaded, Msg};
use crate::app::panes::wall::{PAGES, midnight};
use crate::app::place::Place;
use crate::app::update::update;
use crate::desk::{Desk, Which};
use crate::msg;
use crate::ui::pictures;

pub const FLAGS: &[Flag] = &[
    switch("once", msg!("cli-flag-wall-once")),
    one("page", "N", msg!("cli-flag-wall-page")),
    one("theme", "NAME", msg!("cli-flag-theme")),
    switch("ascii", msg!("cli-flag-ascii")),
];

/// The size of a page that is printed.
const SIZE: (u16, u16) = (100, 32);

/// Shows the wall until somebody leaves it, or prints a page.
///
/// # Errors
/// What was asked for and is not there, or what the desk says.
pub fn run(setup: &mut Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let page = call.number::<usize>("page")?.unwrap_or(1);
    if !(1..=PAGES).contains(&page) {
        return Err(call.bad("page", &page.to_string()).into());
    }
    if call.is_on("once") || !queue::on_terminal(setup) {
        return once(setup, page - 1);
    }
    let mut manner = Manner::of(setup, call)?;
    (manner.place, manner.read_only) = (Place::Wall, true);
    leave(show(setup, manner)?)
}

/// A page as text.
fn once(setup: &Setup, page: usize) -> Result<Exit, Stop> {
    setup.with_desk(Desk::open, |session| {
        let (now, caller) = (session.now, session.caller.clone());
        let me = session.desk.actor(&caller)?;
        let (_, rows) = session.desk.rows(&caller, Which::Open)?;
        let ground = session.ground();
        let shared = Shared {
            policy: ground.policy.clone(),
            calendars: ground.calendars.clone(),
            directory: ground.directory.clone(),
            zone: ground.zone.clone(),
            me,
            read_only: true,
        };
        let mut model = Model { fresh: now, ..Model::new(shared, setup.locale, SIZE) };
        let (_, ended) = session.desk.rows(&caller, Which::EndedSince(midnight(&model, now)))?;
        // Everything it could ask for has been read.
        let _effects = update(&mut model, Msg::Loaded(Loaded::Found(ended)), now);
        let _effects = update(&mut model, Msg::Loaded(Loaded::Rows { rows, complete: true }), now);
        model.turn_to(Place::Wall, now);
        let _effects = update(&mut model, Msg::Tick, now);
        model.wall.page = page;
        let text = pictures::text(&model, &derive(&model, now));
        // The last row names keys, of which there are none here.
        let rows: Vec<&str> = text.lines().collect();
        let page = rows.split_last().map_or(String::new(), |(_, page)| page.join("\n"));
        print::put(&format!("{}\n", page.trim_end()))?;
        Ok(Exit::Done)
    })
}
