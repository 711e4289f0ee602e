//! The first run's loop. One job: keys become wishes, until one is granted or somebody leaves.

use crate::app::input::key::{Input, Key};
use crate::app::welcome::{Welcome, Wish};
use crate::shell::console::Ended;
use crate::shell::hangup::{self, GRACE, LastWill};
use crate::shell::input::InputThread;
use crate::shell::probe::Probe;
use crate::shell::screen::{self, Screen};
use crate::shell::signals::{Signal, SignalThread};
use crate::shell::terminal::{TerminalGuard, tty};
use crate::ui::Canvas;
use crate::ui::theme::Theme;
use crate::ui::welcome::draw;
use std::io;
use std::sync::mpsc::{Receiver, channel};

/// Everything that can wake the loop.
enum Event {
    Input(Input),
    Signal(Signal),
}

/// How it came out.
#[derive(Debug)]
pub enum Chosen<T> {
    /// A wish was granted.
    Granted(T),
    Left,
    Ended(Ended),
}

/// Shows the page until a wish is granted. `grant` answers why it is not, in words.
///
/// # Errors
/// What the terminal says while it is set up.
pub fn run<T>(
    mut welcome: Welcome,
    theme: &Theme,
    mut probe: Probe,
    mut grant: impl FnMut(&Welcome, Wish) -> Result<T, String>,
) -> io::Result<(Welcome, Chosen<T>)> {
    let (tell, events) = channel();
    let mut guard = TerminalGuard::enter()?;
    let mut screen = Screen::new()?;
    let heard = tell.clone();
    let _input = InputThread::start(tty()?, move |input| heard.send(Event::Input(input)).is_ok())?;
    let heard = tell.clone();
    let _signals = SignalThread::start(move |signal| heard.send(Event::Signal(signal)).is_ok())?;
    let _watch = hangup::watch(
        tty()?,
        GRACE,
        LastWill {
            tell: Box::new(move |signal| {
                // Whoever would hear it has left already.
                let _ = tell.send(Event::Signal(signal));
            }),
            // Nothing is typed here that would be missed.
            save: Box::new(|| {}),
            exit: Box::new(|code| std::process::exit(code)),
        },
    )?;
    let gone = || Chosen::Ended(Ended::Signalled(129));
    if probe.ask().is_err() {
        return Ok((welcome, gone()));
    }
    let chosen = loop {
        let shown = screen.frame(|buffer| {
            let area = buffer.area;
            draw(&mut Canvas::new(buffer, area, theme, probe.glyphs()), &welcome)
        });
        let (Ok(_), Ok(event)) = (shown, events.recv()) else { break gone() };
        let wish = match event {
            Event::Input(Input::Key(key)) => welcome.key(&Key::normalised(key)),
            Event::Input(Input::Paste { text, .. }) => {
                welcome.paste(&text);
                None
            }
            Event::Input(Input::Answer(answer)) => {
                let before = probe.glyphs();
                probe.hear(&answer);
                if probe.glyphs() != before {
                    screen.resize(screen.size());
                }
                None
            }
            Event::Input(Input::Ended) => break gone(),
            Event::Input(_) => None,
            Event::Signal(Signal::Resize) => {
                screen.resize(screen::size()?);
                None
            }
            Event::Signal(Signal::Continue) => {
                guard.again()?;
                screen.resize(screen::size()?);
                None
            }
            Event::Signal(signal) => match signal.exit_code() {
                Some(code) => break Chosen::Ended(Ended::Signalled(code)),
                None => None,
            },
        };
        match wish {
            None => {}
            Some(Wish::Leave) => break Chosen::Left,
            Some(wish) => match grant(&welcome, wish) {
                Ok(granted) => break Chosen::Granted(granted),
                Err(why) => welcome.error = Some(why),
            },
        }
    };
    linger(&events, &mut probe);
    Ok((welcome, chosen))
}

/// Stays until the terminal has answered: the shell should not get what was for us.
fn linger(events: &Receiver<Event>, probe: &mut Probe) {
    while let Some(left) = probe.waits() {
        match events.recv_timeout(left) {
            Ok(Event::Input(Input::Answer(answer))) => probe.hear(&answer),
            Ok(Event::Input(Input::Ended) | Event::Signal(Signal::HangUp | Signal::HungUp)) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
