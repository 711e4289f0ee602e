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
//! | [`store`] | the file: journal, queue, directory, search index; only here is rusqlite named | domain |
//! | [`desk`] | the one way in and out of the file, for every front end | domain, store |
//! | [`app`] | what the console knows and does, without a terminal | domain, text |
//! | [`ui`] | drawing: theme, canvas, widgets; a frame is a function of what it is given | app, domain, text |
//! | [`intake`] | what other systems wrote, as values of this desk | domain, text |
//! | [`demo`] | a desk that plays a house, for whoever wants to see one | desk, domain |
//! | [`shell`] | terminal, keys, signals, clock, environment, the console's loop and its worker | all of the above but store |
//! | [`cli`] | the command line: parse, ask the desk, print | everything but the store |
//!
//! # Invariants
//!
//! 1. `domain` is pure; time is an argument.
//! 2. The shell reads the clock once a turn; the same `now` goes to update, derive and commit.
//! 3. One write path and one read path ([`desk`]), for a whole house at play too ([`desk::Rehearsal`]); every read takes somebody who reads, and what that person may not see is
//!    left out in SQL. No row of a table without its event in the same transaction; [`desk::verify`] proves it.
//!    Exempt: the search index, which can be made anew; up to where somebody has looked at their inbox; attempts to deliver
//!    what the outbox holds ([`desk::Desk::deliver`]); drafts, which are not in the file at all.
//! 4. Crates have doors: rusqlite in `store`, ratatui in `ui` and `shell`, crossterm in `shell`, jiff in
//!    [`domain::time::zone`], clap in `cli`. `tests/architecture/imports.rs` reads the `use` lines.
//! 5. All clock arithmetic lives in [`domain::sla`].
//! 6. One table each for actions, incident fields, directory columns, rights, moves, query fields, exit codes.
//! 7. Rights are decided in `domain`, never in a front end.
//! 8. No user-visible word outside `assets/locale`; a test fails on a missing or unused message.
//! 9. Text from outside is hostile until it has passed [`text::safe`].
//! 10. Nothing typed is lost: drafts are written as they are typed.
//! 11. No panic for data.
//!
//! # Where the code left the first sketch, and why
//!
//! - **A record is its events.** There is no stored record beside the journal: it is folded from its own stream when it is
//!   opened, and kept while it is in use ([`desk`]). The table `incident` holds what a queue needs, as one compact row.
//!   One representation less to keep equal, and less to erase.
//! - **Bytes are beside the journal.** It says name, size and hash of what was attached; the bytes lie in a table of their
//!   own, by their hash, each once, and [`desk::verify`] holds them to it. So erasing them leaves the chain whole.
//! - **Events are one shape**, [`domain::incident::Event`]: a kind, changes with `from` and `to`, and clock moves that carry
//!   what they resolved. Applying, undoing and proving are then mechanical, and a new field is one row of a table.
//! - **The directory is one shape** for people, teams, contacts, organisations, services, CIs and categories.
//! - **Places are numbered for ever** ([`app::place`]). The escalation board is the queue's own list in lanes, so that filter,
//!   order, marks and cursor are one thing; the wall is worked out of the rows in memory and reads nothing while it stands.
//! - **What a person feels is measured in their time.** A desk's clock may hurry (a demo does); messages, holds and pages
//!   go by [`app::model::Model::felt`].
//! - **A row's bytes have forms.** A newer program reads the older ones; the proof takes a row for what it says.
//! - **Knowledge entries are records** with streams of their own; using one on an incident is an event of the incident, and
//!   the entry's counts follow from it in the same batch.
//! - **Kinds of clock are rows of the policy** ([`domain::policy::clocks`]): by which moments each begins, rests, ends. An event
//!   says which moments it was; nothing else in the program knows which clock an act moves.
//! - **Rules fire inside whoever's transaction comes by first** ([`domain::escalation`], `desk::watch`), not in a job of
//!   their own. A record knows which crossings it has acted on and when it must be looked at next; what time brought is
//!   acted on before anything else is decided about it, at its own instant. So a rule fires once however many consoles
//!   race, and a night with nobody is made up for in the order in which it would have happened.
//! - **Keys are decoded by us** ([`shell`]): crossterm's reader loops for ever on a terminal that has gone.
//! - **Frames are encoded by us** ([`ui::encode`]): ratatui draws them into its buffer; the library's own output spends
//!   three bytes where one does, which a slow line shows.

pub mod app;
pub mod cli;
pub mod demo;
pub mod desk;
pub mod domain;
pub mod intake;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
