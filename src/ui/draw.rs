//! A frame. One job: put the panes, the chrome and what lies over them where the layout says.
//!
//! A frame is a function of the model, what was derived from it, and the theme; nothing is changed by drawing.

use crate::app::derive::{Derived, Said};
use crate::app::layout::Shape;
use crate::app::model::{Model, Tone};
use crate::app::overlay::Overlay;
use crate::app::place::Place;
use crate::app::tally::Tally;
use crate::text::args;
use crate::text::width::wrap;
use crate::ui::cells::width;
use crate::ui::theme::Role;
use crate::ui::widgets::{Footer, Header, Token};
use crate::ui::{Canvas, Run, overlays, panes};

/// Rows of a complaint at most.
const COMPLAINT: usize = 4;

/// Draws a frame; returns the cell of the text cursor, where an input method puts its window.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived) -> Option<(u16, u16)> {
    canvas.page();
    match derived.layout.shape {
        Shape::Tiny => {
            tiny(canvas, model, derived);
            return None;
        }
        _ if derived.wall.is_some() => {}
        Shape::Small => small(canvas, model, derived),
        Shape::Tall | Shape::Wide => {
            header(canvas, model, derived);
            footer(canvas, derived);
        }
    }
    let mut caret = None;
    match &derived.page {
        Some(page) => panes::detail::page(canvas, derived, page),
        None => {
            caret = match &derived {
                Derived { board: Some(board), .. } => panes::board::draw(canvas, model, derived, board),
                Derived { knowledge: Some(cells), .. } => panes::knowledge::draw(canvas, model, derived, cells),
                Derived { audit: Some(audit), .. } => panes::audit::draw(canvas, model, derived, audit),
                Derived { inbox: Some(inbox), .. } => {
                    panes::inbox::draw(canvas, model, derived, inbox);
                    None
                }
                Derived { wall: Some(wall), .. } => {
                    panes::wall::draw(canvas, model, derived, wall);
                    None
                }
                _ => panes::queue::draw(canvas, model, derived),
            };
            if let (Some(card), Some(area)) = (&derived.card, derived.layout.card) {
                panes::detail::card(canvas, model, card, area);
            }
        }
    }
    if let Some(tour) = &derived.tour {
        overlays::tour(canvas, derived, tour);
    }
    message(canvas, derived);
    for overlay in &model.overlays {
        caret = overlays::draw(canvas, model, derived, overlay).or(caret);
    }
    if matches!(model.overlays.last(), Some(Overlay::Form(form)) if form.error.is_some()) {
        // Why it did not go through is not behind the form.
        message(canvas, derived);
    }
    caret
}

fn counts(tally: &Tally) -> [(Token, u32); 4] {
    [
        (Token::Breached, tally.breached),
        (Token::Critical, tally.critical),
        (Token::Warning, tally.warning),
        (Token::Paused, tally.paused),
    ]
}

fn header(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived) {
    let counts = counts(&derived.counts);
    let views: Vec<(char, &str)> = derived.places.iter().map(|(digit, word)| (*digit, word.as_str())).collect();
    canvas.header(&Header {
        views: &views,
        current: model.place.sign().digit,
        badge: (!derived.badge.is_empty()).then_some((Place::Inbox.sign().digit, derived.badge.as_str())),
        counts: &counts,
        who: &derived.who,
        clock: &derived.clock,
    });
}

fn footer(canvas: &mut Canvas<'_>, derived: &Derived) {
    let acts: Vec<(&str, &str)> = derived.acts.iter().map(|a| (a.key.as_str(), a.word.as_str())).collect();
    let tools: Vec<(&str, &str)> = derived.tools.iter().map(|(k, w)| (k.as_str(), w.as_str())).collect();
    canvas.footer(&Footer { acts: &acts, tools: &tools });
}

/// Two lines of chrome: what and how bad above, filter below; one line of keys at the foot.
fn small(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived) {
    let end = canvas.width() - 1;
    let mut x = canvas.right(end, 0, Run::new(&derived.clock, Role::Bright));
    for (token, n) in counts(&derived.counts).iter().rev().filter(|(_, n)| *n > 0) {
        let text = format!("{}{n}", token.sign());
        let bold = matches!(token, Token::Breached | Token::Critical);
        if x - 1 - width(&text) < 1 {
            break;
        }
        x = canvas.right(x - 1, 0, Run { bold, ..Run::new(&text, token.role()) });
    }
    let place = model.locale.t(model.place.sign().word);
    let mut at = 1;
    if width(&place) + 2 < x {
        at = canvas.run(1, 0, Run::new(&place, Role::Bright).bold()) + 2;
    }
    if !derived.badge.is_empty() && at + width(&derived.badge) + 3 < x {
        at = canvas.run(at, 0, Run::new(&Place::Inbox.sign().digit.to_string(), Role::Faint));
        canvas.run(at + 1, 0, Run::new(&derived.badge, Role::Bright).bold());
    }
    let y = canvas.height() - 1;
    let tools = derived.tools.iter().map(|(k, _)| k.as_str()).collect::<Vec<_>>().join(" ");
    let x = canvas.right(end, y, Run::new(&tools, Role::Faint));
    let mut at = 1;
    for act in &derived.acts {
        if at + width(&act.key) + 1 + width(&act.word) >= x - 1 {
            break;
        }
        at = canvas.text(at, y, &act.key, Role::Faint) + 1;
        at = canvas.text(at, y, &act.word, Role::Text) + 2;
    }
}

/// A sign of life where nothing can be read.
fn tiny(canvas: &mut Canvas<'_>, model: &Model, derived: &Derived) {
    let mut x = 0;
    for (token, n) in counts(&derived.counts).iter().filter(|(_, n)| *n > 0) {
        x = canvas.text(x, 0, &format!("{}{n}", token.sign()), token.role()) + 1;
    }
    let size = format!("{}x{}", canvas.width(), canvas.height());
    let text = model.locale.tf("tiny", &args![size = size]);
    // Beside the counts where there is room, else under them.
    match x + width(&text) <= canvas.width() {
        true => canvas.text(x, 0, &text, Role::Text),
        false => canvas.text(0, 1, &text, Role::Text),
    };
}

/// The message row: a fact, then a key and its offer; in a small screen, who to call where there is nothing to say.
fn message(canvas: &mut Canvas<'_>, derived: &Derived) {
    let small = derived.layout.shape == Shape::Small;
    let (x, y) = (if small { 1 } else { 3 }, i32::from(derived.layout.message));
    let room = canvas.width() - x - 2;
    match &derived.message {
        Some(Said { text, tone: Tone::Error, .. }) => complaint(canvas, text, (x, y), room - 2),
        Some(Said { text, offer, .. }) => {
            let offered = offer.as_ref().map_or(0, |(k, w)| width(k) + width(w) + 4);
            let at = canvas.cut(x, y, room - offered, Run::new(text, Role::Dim));
            if let Some((key, what)) = offer {
                let at = canvas.text(at + 3, y, key, Role::Faint);
                canvas.text(at + 1, y, what, Role::Dim);
            }
        }
        None if small && derived.page.is_none() && derived.knowledge.is_none() => {
            panes::queue::caller(canvas, derived, y)
        }
        None => {}
    }
}

/// What went wrong, to its last word: what it is too long for one row stands above, over the panes.
pub(crate) fn complaint(canvas: &mut Canvas<'_>, text: &str, (x, y): (i32, i32), room: i32) {
    let lines = wrap(text, usize::try_from(room).unwrap_or_default());
    let rows = lines.len().min(COMPLAINT);
    let top = y + 1 - i32::try_from(rows).unwrap_or(1);
    canvas.part(0, top, canvas.width(), y + 1 - top).page();
    canvas.run(x, top, Run::new("X ", Role::Text).bold());
    for (line, at) in lines[..rows - 1].iter().zip(top..) {
        canvas.text(x + 2, at, line, Role::Text);
    }
    canvas.cut(x + 2, y, room, Run::new(&lines[rows - 1..].join(" "), Role::Text));
}

/// Whether a key still goes to a pane: there is one cursor on the screen, and it is where keys go.
pub(crate) fn panes_have_focus(model: &Model) -> bool {
    model.overlays.iter().all(|o| matches!(o, Overlay::Filter(_) | Overlay::Prefix { .. }))
}

/// Whether the `/` line is open: it stands where the filter does.
pub(crate) fn filter_line(model: &Model) -> Option<&crate::app::overlay::FilterLine> {
    model.overlays.iter().rev().find_map(|o| if let Overlay::Filter(line) = o { Some(line) } else { None })
}
