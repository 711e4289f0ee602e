//! firstline: the IT service desk in the terminal.
//!
//! The audit trail *is* the database. Every change is a command that pure rules turn into events; events are appended to
//! a hash-chained journal and folded into ordinary tables in the same transaction.
//!
//! ```text
//!  key ─▶ Msg ─▶ Action ─▶ Effect(Command) ─▶ one transaction ───────────────▶ Msg::Committed ─▶ Model ─▶ Derived ─▶ frame
//!        shell    app        app             desk: load → domain → Event(s)       app::update       app::derive   ui::draw
//!                                            store: append to journal + fold
//! ```
//!
//! | module | its one job | may use |
//! |---|---|---|
//! | [`domain`] | the rules of a service desk, pure | nothing of ours |
//! | [`text`] | sentences: locale, refusals in words, safe text, widths, times | domain |
//! | [`app`] | what the console knows and does, without a terminal | domain, text |
//! | [`ui`] | drawing: theme, canvas, widgets; a frame is a function of what it is given | app, domain, text |
//! | [`intake`] | what other systems wrote, as values of this desk | domain, text |
//! | [`shell`] | the terminal, keys, signals, clock, environment | all of the above |
//! | [`cli`] | the command line: parse, ask the desk, print | everything but the store |

pub mod app;
pub mod cli;
pub mod desk;
pub mod domain;
pub mod intake;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
