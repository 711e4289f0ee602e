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

pub mod domain;
pub mod text;
