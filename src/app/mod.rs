//! The console without a terminal. One job: what it knows, and what a key does to that.
//!
//! Pure: no drawing, no terminal, no file, no clock. [`update`] turns a [`msg::Msg`] into a changed [`model::Model`] and
//! [`effect::Effect`]s for the shell; [`mod@derive`] turns the model and an instant into what a frame shows.
//!
//! | I want | where |
//! |---|---|
//! | a key, a palette entry, a `:` command | one row of [`action::ACTIONS`] |
//! | when an act is possible, and why not | [`action::when`] |
//! | a place on the screen | [`place::PLACES`], a file in [`panes`] and one in `ui::panes` |
//! | a saved view | [`views::VIEWS`] |
//! | a clock taken apart | [`why`] |
//! | what fits where | [`layout`] |

pub mod action;
pub mod derive;
pub mod effect;
pub mod form;
pub mod input;
pub mod keymap;
pub mod layout;
pub mod look;
pub mod model;
pub mod msg;
pub mod overlay;
pub mod panes;
pub mod place;
pub mod queue;
pub mod ranking;
pub mod rows;
pub mod shelf;
pub mod tally;
pub mod telling;
pub mod tour;
pub mod update;
pub mod views;
pub mod welcome;
pub mod why;
