//! Views. One job: the questions a desk asks all day, each a filter under a name and a key.

use crate::app::msg::Desk;
use crate::app::place::Place;
use crate::app::queue::Sort;
use crate::msg;

/// A saved view: of the queue, or of the board, which is the same list in lanes.
#[derive(Debug)]
pub struct View {
    pub place: Place,
    /// The name in `:view NAME`.
    pub name: &'static str,
    /// The message it is called by.
    pub title: &'static str,
    /// Its filter; `{line}` is the reader's own line.
    query: &'static str,
    pub sort: Sort,
    /// What an empty one means, as a message: good news or something to widen.
    pub empty: &'static str,
}

/// Every view. The first is the one the console begins with; the order gives `g1` … .
pub const VIEWS: [View; 8] = [
    View {
        place: Place::Queue,
        name: "desk",
        title: msg!("viewname-desk"),
        query: "is:active line:{line}",
        sort: Sort::WORK,
        empty: msg!("empty-desk"),
    },
    View {
        place: Place::Queue,
        name: "mine",
        title: msg!("viewname-mine"),
        query: "is:active assignee:me",
        sort: Sort::WORK,
        empty: msg!("empty-mine"),
    },
    View {
        place: Place::Queue,
        name: "unassigned",
        title: msg!("viewname-unassigned"),
        query: "is:active assignee:none",
        sort: Sort::WORK,
        empty: msg!("empty-unassigned"),
    },
    View {
        place: Place::Queue,
        name: "toclose",
        title: msg!("viewname-toclose"),
        query: "is:toclose",
        sort: Sort::OLDEST,
        empty: msg!("empty-toclose"),
    },
    View {
        place: Place::Queue,
        name: "open",
        title: msg!("viewname-open"),
        query: "is:open",
        sort: Sort::WORK,
        empty: msg!("empty-open"),
    },
    View {
        place: Place::Queue,
        name: "resolved",
        title: msg!("viewname-resolved"),
        query: "is:any resolved:today",
        sort: Sort::LATEST,
        empty: msg!("empty-resolved"),
    },
    View {
        place: Place::Board,
        name: "lines",
        title: msg!("viewname-lines"),
        query: "is:active",
        sort: Sort::WORK,
        empty: msg!("empty-board"),
    },
    View {
        place: Place::Board,
        name: "levels",
        title: msg!("viewname-levels"),
        query: "is:active",
        sort: Sort::WORK,
        empty: msg!("empty-board"),
    },
];

/// The views of a place, each with its place in [`VIEWS`].
pub fn views_of(place: Place) -> impl Iterator<Item = (usize, &'static View)> {
    VIEWS.iter().enumerate().filter(move |(_, view)| view.place == place)
}

/// The view a place begins with.
pub fn first_of(place: Place) -> usize {
    views_of(place).next().map_or(0, |(n, _)| n)
}

impl View {
    /// Its filter for whoever sits here.
    pub fn query(&self, desk: &Desk) -> String {
        self.query.replace("{line}", &my_line(desk).to_string())
    }

    /// The place of a view by name.
    pub fn find(name: &str) -> Option<usize> {
        VIEWS.iter().position(|v| v.name == name)
    }
}

/// The line somebody works in: the lowest of their teams'; the desk's where they are in none.
pub fn my_line(desk: &Desk) -> u8 {
    desk.me.teams.iter().map(|t| desk.directory.line_of(*t)).min().unwrap_or(1)
}
