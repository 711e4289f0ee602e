//! The ends of a session. One job: wait for the first rows before it, and for the terminal's last answer after it.

use super::{Ended, Event};
use crate::app::input::key::Input;
use crate::app::model::Model;
use crate::app::msg::{Loaded, Msg};
use crate::app::update::update;
use crate::shell::clock::{Clock, Stopwatch};
use crate::shell::probe::Probe;
use crate::shell::signals::Signal;
use crate::text::Locale;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// How long the first frame waits for the first rows: an empty screen that fills a moment later is a flicker.
const FIRST_ROWS: Duration = Duration::from_millis(400);
pub(super) enum Begun {
    Model(Box<Model>),
    Ended(Ended),
}

/// Waits for who sits here and for the first rows.
pub(super) fn begin(
    events: &Receiver<Event>,
    size: (u16, u16),
    locale: Locale,
    clock: Clock,
    probe: &mut Probe,
) -> Begun {
    let began = Stopwatch::start();
    let mut model: Option<Model> = None;
    let mut early: Vec<Msg> = Vec::new();
    loop {
        let left = FIRST_ROWS.saturating_sub(began.elapsed());
        let wait = if model.is_some() { left } else { Duration::from_secs(60) };
        match events.recv_timeout(wait) {
            Ok(Event::Desk(Msg::Loaded(Loaded::Desk(desk)))) => {
                model = Some(Model { pace: clock.pace(), ..Model::new(desk, locale, size) });
            }
            Ok(Event::Desk(Msg::Failed { sentence, .. })) if model.is_none() => {
                return Begun::Ended(Ended::NotBegun(sentence));
            }
            Ok(Event::Desk(msg)) => {
                let rows = matches!(msg, Msg::Loaded(Loaded::Rows { .. }));
                early.push(msg);
                if rows && model.is_some() {
                    break;
                }
            }
            Ok(Event::Signal(signal)) => {
                if let Some(code) = signal.exit_code() {
                    return Begun::Ended(Ended::Signalled(code));
                }
            }
            Ok(Event::Input(Input::Answer(answer))) => probe.hear(&answer),
            // Typed before there was anything to see: meant for the shell that was there before.
            Ok(Event::Input(_)) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return Begun::Ended(Ended::Quit),
        }
    }
    match model {
        None => Begun::Ended(Ended::Quit),
        Some(mut model) => {
            let now = clock.now();
            for msg in early {
                // Rows alone ask for nothing that cannot be asked again with the next message.
                let _effects = update(&mut model, msg, now);
            }
            model.detail.shelf.asked = None;
            Begun::Model(Box::new(model))
        }
    }
}

/// Stays until the terminal has answered: the shell should not get what was for us.
pub(super) fn linger(events: &Receiver<Event>, probe: &mut Probe) {
    while let Some(left) = probe.waits() {
        match events.recv_timeout(left) {
            Ok(Event::Input(Input::Answer(answer))) => probe.hear(&answer),
            Ok(Event::Input(Input::Ended) | Event::Signal(Signal::HangUp | Signal::HungUp)) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
