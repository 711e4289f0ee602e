//! Every pane, empty, typical, overfull and refused, at three sizes, as a terminal shows it; and what the terminal shows
//! while one goes from pane to pane.
//!
//! Text of each in two languages; colours and Traditional Chinese on four panes, in every theme.

mod terminal;
mod words;

use super::world::{Seat, elsewhere, now, overfull, record, typical};
use super::{inbox, knowledge, trail};
use firstline::app::effect::Effect;
use firstline::app::look::LOOKS;
use firstline::app::msg::{Loaded, Msg};
use firstline::domain::code::Code;
use firstline::domain::incident::Incident;
use firstline::domain::incident::report::Report;
use firstline::domain::knowledge::Article;
use firstline::domain::people::rights::Act;
use firstline::domain::policy::Lang;
use firstline::domain::refusal::Refusal;
use firstline::domain::trail::Entry;
use firstline::text::refusal::whole;
use firstline::ui::testing::rows_with_styles;
use firstline::ui::{Depth, Theme};
use ratatui::buffer::Buffer;
use terminal::Far;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// What fills the screen: the places, and the record all over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Queue,
    Board,
    Knowledge,
    Audit,
    Wall,
    Inbox,
    Record,
    Why,
}

const PANES: [(Pane, &str); 8] = [
    (Pane::Queue, "queue"),
    (Pane::Board, "board"),
    (Pane::Knowledge, "knowledge"),
    (Pane::Audit, "audit"),
    (Pane::Wall, "wall"),
    (Pane::Inbox, "inbox"),
    (Pane::Record, "record"),
    (Pane::Why, "why"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Typical,
    Overfull,
    Refused,
}

const STATES: [(State, &str); 4] =
    [(State::Empty, "empty"), (State::Typical, "typical"), (State::Overfull, "overfull"), (State::Refused, "refused")];

/// Somebody at the keyboard, with a file behind that answers.
struct Console {
    seat: Seat,
    shelf: Vec<Article>,
    trail: Vec<Entry>,
    /// Whether the file lets this person look at the trail.
    browses: bool,
}

/// Some at the desk, some with another team and its management, one with the vendor.
pub fn spread(incidents: Vec<Incident>) -> Vec<Incident> {
    let placed = |(n, mut incident): (usize, Incident)| {
        if n % 6 == 4 {
            incident.authority = Some(Code::new("executive"));
        }
        match n % 4 {
            1 | 2 => elsewhere(incident),
            3 if n > 8 => Incident { line: 4, ..incident },
            _ => incident,
        }
    };
    incidents.into_iter().enumerate().map(placed).collect()
}

/// A record with nothing on it but its number.
fn bare() -> Vec<Incident> {
    let (id, reported_at) = (firstline::domain::id::IncidentId(20417), Some(now()));
    let bare = Incident { id, ver: 1, line: 1, priority: 3, reported_at, ..Incident::default() };
    vec![bare]
}

/// A record with more on it than any screen holds.
fn crammed() -> Vec<Incident> {
    let mut crammed = typical().remove(3);
    crammed.title = "断线".repeat(60).as_str().into();
    crammed.description = Some("每隔两分钟断开, 重连后又断。\n".repeat(30).as_str().into());
    crammed.location = Some("a very long place name ".repeat(9).as_str().into());
    crammed.reports = (0..40).map(|_| Report::default()).chain(crammed.reports).collect();
    vec![crammed]
}

impl Console {
    fn new(incidents: Vec<Incident>, lang: Lang, size: (u16, u16)) -> Self {
        let mut seat = Seat::new(incidents, lang, size);
        seat.model.fresh = seat.now;
        Self { seat, shelf: knowledge::shelf(), trail: trail::trail(), browses: true }
    }

    /// A pane in a state, with the key pressed that is refused.
    fn open(pane: Pane, state: State, lang: Lang, size: (u16, u16)) -> Self {
        let incidents = match (pane, state) {
            (Pane::Record | Pane::Why, State::Empty) => bare(),
            (Pane::Record | Pane::Why, State::Overfull) => crammed(),
            (_, State::Empty) => vec![],
            (_, State::Overfull) => spread(overfull()),
            _ => spread(typical()),
        };
        let mut console = Self::new(incidents, lang, size);
        match state {
            State::Empty => (console.shelf, console.trail) = (vec![], vec![]),
            State::Overfull => (console.shelf, console.trail) = (knowledge::overfull(), trail::overfull()),
            State::Typical => {}
            State::Refused => match pane {
                Pane::Knowledge => console.seat.model.desk.me.roles = vec!["executive".into()],
                Pane::Audit => console.browses = false,
                _ => console.seat.model.desk.read_only = true,
            },
        }
        if pane == Pane::Inbox {
            let told = match state {
                State::Empty => vec![],
                State::Overfull => inbox::overfull(),
                _ => inbox::told(),
            };
            console.tell(Msg::Loaded(Loaded::Inbox(told)));
        }
        let keys = match (pane, state) {
            (Pane::Queue, State::Typical) => "j space j",
            (Pane::Queue, State::Refused) => "j t",
            (Pane::Queue, _) => "j",
            (Pane::Board, State::Refused) => "2 j >",
            (Pane::Board, _) => "2 j",
            (Pane::Knowledge, State::Typical) => "3 / v p n enter",
            (Pane::Knowledge, State::Refused) => "3 f f p",
            (Pane::Knowledge, _) => "3 j",
            (Pane::Audit, State::Refused) => "5",
            (Pane::Audit, _) => "5 j j",
            (Pane::Wall, State::Refused) => "7 i",
            (Pane::Inbox, State::Refused) => "9 A",
            (Pane::Inbox, State::Empty) => "9",
            (Pane::Inbox, _) => "9 j j",
            (Pane::Wall, _) => "7",
            (Pane::Record, State::Refused) => "enter t",
            (Pane::Record, _) => "enter",
            (Pane::Why, State::Refused) => "I c",
            (Pane::Why, _) => "I",
        };
        if matches!(pane, Pane::Record | Pane::Why) && matches!(state, State::Typical | State::Refused) {
            console.seat.on(20417);
        }
        console.keys(keys);
        if state == State::Empty {
            console.hush();
        }
        console
    }

    /// Nothing was said on the record yet.
    fn hush(&mut self) {
        let seat = &self.seat;
        if let Some(incident) = seat.model.subject().and_then(|id| seat.incidents.iter().find(|i| i.id == id)) {
            let mut record = record(incident);
            record.past.truncate(1);
            self.tell(Msg::Loaded(Loaded::Record(Box::new(record), vec![])));
        }
    }

    fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split(' ') {
            self.seat.keys(name);
            self.answer();
        }
        self
    }

    fn tell(&mut self, msg: Msg) {
        self.seat.tell(msg);
        self.answer();
    }

    /// Answers what is asked of the file, until nothing is.
    fn answer(&mut self) {
        loop {
            let answers: Vec<Msg> = self.seat.effects().iter().filter_map(|effect| self.answer_to(effect)).collect();
            if answers.is_empty() {
                return;
            }
            for answer in answers {
                self.seat.tell(answer);
            }
        }
    }

    fn answer_to(&self, effect: &Effect) -> Option<Msg> {
        if let (Effect::LoadTrail { number, .. }, false) = (effect, self.browses) {
            let roles = vec!["process_owner".into()];
            let why = whole(&Refusal::Forbidden { act: Act::BrowseTrail, roles }, &self.seat.model.words());
            return Some(Msg::Loaded(Loaded::Trail { number: *number, page: Err(why) }));
        }
        knowledge::answer(effect, &self.shelf).or_else(|| trail::answer(effect, &self.trail, 100))
    }

    /// What the pane shows: the wall and the record one page after the other, but where a refusal is on the screen.
    fn pages(&mut self, pane: Pane, state: State, theme: Theme) -> Vec<Buffer> {
        let pages =
            if matches!(pane, Pane::Wall | Pane::Record | Pane::Why) && state != State::Refused { 3 } else { 1 };
        let page = |n: usize| {
            if n > 0 {
                self.keys("]");
            }
            self.seat.frame(theme)
        };
        (0..pages).map(page).collect()
    }
}

/// The screens are taken from the terminal, not from the buffer.
#[test]
fn every_pane_in_every_state() {
    for (pane, name) in PANES {
        for (state, how) in STATES {
            let mut told = String::new();
            for size in SIZES {
                for (lang, tag) in [(Lang::En, "en"), (Lang::ZhHans, "zh-Hans")] {
                    let mut far = Far::new();
                    for (n, page) in (1..).zip(Console::open(pane, state, lang, size).pages(pane, state, Theme::ansi()))
                    {
                        let title = format!("{}x{} {tag} {n}", size.0, size.1);
                        far.show(page, &format!("{name} {how} {title}"));
                        told.push_str(&format!("==== {title}\n{}\n", far.text()));
                    }
                }
            }
            insta::assert_snapshot!(format!("{name}_{how}"), told);
        }
    }
}

#[test]
fn four_panes_in_every_theme() {
    for (pane, name) in
        PANES.into_iter().filter(|(pane, _)| matches!(pane, Pane::Queue | Pane::Board | Pane::Wall | Pane::Inbox))
    {
        let mut far = Far::new();
        for (look, theme, _) in LOOKS {
            let page =
                Console::open(pane, State::Typical, Lang::ZhHant, SIZES[0]).seat.frame(Theme::of(look, Depth::True));
            insta::assert_snapshot!(format!("{name}_zh_hant_{theme}"), rows_with_styles(&page));
            // From one theme to the next: everything that looks otherwise is sent, and nothing of the old one stays.
            far.show(page, &format!("{name} {theme}"));
        }
    }
}
