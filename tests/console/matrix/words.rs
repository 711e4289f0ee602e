//! Nothing of the chrome is clipped: with data of a letter each, a cut mark on the screen is a word of the console that
//! was cut; what is not cut but written over is looked for word by word.

use super::terminal::{Far, LANGS};
use super::{Console, spread};
use crate::console::inbox::terse as told;
use crate::console::world::typical;
use firstline::app::action::ACTIONS;
use firstline::app::msg::{Loaded, Msg};
use firstline::app::overlay::{Overlay, PaletteKind};
use firstline::domain::incident::{Incident, State};
use firstline::domain::people::directory::{EntryChange, EntryDetail};
use firstline::domain::policy::Lang;
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::Span;
use firstline::domain::value::{Text, Value};
use firstline::ui::Theme;
use firstline::ui::testing::rows;
use std::sync::Arc;

/// A desk whose data take no room.
fn terse(lang: Lang, size: (u16, u16)) -> Console {
    let short = |mut incident: Incident| {
        incident.title = "t".into();
        if incident.id.0 == 20410 {
            incident.state = State::Resolved;
        }
        incident
    };
    let mut console = Console::new(spread(typical()).into_iter().map(short).collect(), lang, size);
    let directory = Arc::make_mut(&mut console.seat.model.desk.directory);
    let all = [
        (StreamKind::Person, 1..=7),
        (StreamKind::Team, 1..=2),
        (StreamKind::Org, 1..=1),
        (StreamKind::Contact, 1..=2),
        (StreamKind::Ci, 1..=1),
        (StreamKind::Category, 1..=2),
    ];
    for stream in all.into_iter().flat_map(|(kind, ids)| ids.map(move |id| Stream::new(kind, id))) {
        let mut entry = directory.get(stream).unwrap().as_ref().clone();
        let from = Value::Text(Text::new(entry.name()));
        let changes = vec![EntryChange { column: "name".into(), from, to: Value::Text(Text::new("n")) }];
        entry.apply(&EntryDetail { key: None, changes, text: None });
        directory.insert(entry);
    }
    console.shelf.retain(|article| article.id.0 != 44);
    console.trail.retain(|entry| [107, 105, 103, 101].contains(&entry.seq));
    console.tell(Msg::Loaded(Loaded::Inbox(told())));
    console
}

/// A screen: the way to it, and the words that must stand on it whole, at 80 columns and at 120, and only at 120.
type Told = (&'static str, &'static [&'static str], &'static [&'static str]);

const PANES: [Told; 16] = [
    (
        "j",
        &["place-queue", "column-left", "column-id", "column-state", "column-summary", "column-owner"],
        &["place-board", "place-knowledge", "place-audit", "place-wall", "card-clocks", "card-about", "card-timeline"],
    ),
    ("j", &["act-list-filter", "act-console-command", "act-console-help", "act-take"], &["act-note"]),
    ("2", &["place-board", "handover-head", "act-console-help"], &["place-wall"]),
    ("2 v", &["place-board", "handover-head"], &[]),
    ("3", &["place-knowledge", "kb-section-steps", "act-console-help"], &["kb-section-entry"]),
    ("3 j enter", &["kb-section-entry"], &["kb-section-use"]),
    (
        "5",
        &["audit-column-time", "audit-column-who", "audit-column-record", "audit-column-kind", "audit-column-change"],
        &["audit-column-why"],
    ),
    ("5 j enter", &["place-audit", "audit-fact-prev", "audit-fact-hash"], &[]),
    ("5 G", &["act-console-help"], &[]),
    (
        "7",
        &["wall-title", "wall-read-only", "wall-next-head", "wall-today", "key-page", "key-hold", "key-leave"],
        &["wall-load", "wall-open", "wall-at-risk"],
    ),
    (
        "7",
        &["wall-breached", "wall-critical", "wall-warning", "wall-ok", "wall-paused", "wall-first-line"],
        &["wall-responded", "wall-in-time"],
    ),
    ("7 ]", &["wall-arrivals", "wall-backlog", "wall-came", "wall-went"], &[]),
    (
        "7 ] ]",
        &["wall-lines", "wall-open", "wall-breached-short", "wall-at-risk", "wall-nobodys", "wall-suspended"],
        &["wall-oldest-short", "wall-levels"],
    ),
    ("9", &["place-inbox", "told-listed-all", "act-inbox-sift"], &["view-inbox"]),
    ("enter", &["tab-record", "tab-work-log", "tab-timeline", "section-about"], &["section-clocks"]),
    ("enter ]", &["tab-record", "tab-work-log", "tab-timeline"], &[]),
];

/// What lies over a pane, by the incident it is asked of: new, in progress, suspended, resolved. What a form or list is
/// called is read from it.
const OVER: [(i64, &[&str]); 4] = [
    (
        20417,
        &[
            "V t",
            "S",
            ",",
            "?",
            "ctrl-p",
            ":",
            "g",
            "s",
            "u",
            "/",
            "i",
            "i shift-tab",
            "i ctrl-s",
            "i ctrl-r",
            "3 i",
            "3 e",
            "a",
            ">",
            "s >",
            "e",
            "e shift-tab",
            "r",
            "c",
            "N",
            "K",
            "J",
            "d",
            "L",
            "s c",
            "s k",
            "s v",
            "s e",
            "s !",
            "s n",
            "g t",
            "g d",
            "Q",
            "b",
            ": l a n g enter",
            ": t h e m e enter",
        ],
    ),
    (20411, &["x", "x ctrl-s", "w", "w ctrl-s", "<", "p", "s", "s s"]),
    (20388, &["w", "s"]),
    (20410, &["X", "O", "s r", "s f", "s x", "enter"]),
];

/// The screen that some keys lead to.
fn screen(lang: Lang, size: (u16, u16), id: i64, keys: &str) -> (Console, String) {
    let mut console = terse(lang, size);
    console.seat.on(id);
    console.keys(keys).seat.wait(Span::millis(400));
    // What was said is data too.
    console.hush();
    let mut far = Far::new();
    far.show(console.seat.frame(Theme::dark()), keys);
    (console, far.text())
}

/// Whether a row has the word, with air, a line or the cursor at both of its ends.
fn stands(screen: &str, word: &str) -> bool {
    let air = |c: Option<char>| c.is_none_or(|c| [' ', '│', '▐'].contains(&c));
    let whole =
        |line: &str, at: usize| air(line[..at].chars().next_back()) && air(line[at + word.len()..].chars().next());
    screen.lines().any(|line| line.match_indices(word).any(|(at, _)| whole(line, at)))
}

/// What the thing on top is called.
fn title(console: &Console) -> Option<String> {
    let locale = &console.seat.model.locale;
    Some(match console.seat.model.overlays.last()? {
        Overlay::Picker(picker) => locale.t(picker.title).into_owned(),
        Overlay::Palette(palette) if palette.kind == PaletteKind::Help => locale.t("help-title").into_owned(),
        Overlay::Palette(_) => locale.t("palette-title").into_owned(),
        Overlay::Form(open) => open.form.spec.title.words(locale).into_owned(),
        _ => return None,
    })
}

/// At 80 columns and at 120, in every language.
fn every(mut look: impl FnMut(Lang, (u16, u16)) -> Vec<String>) {
    let sizes = [(120, 36), (80, 24)];
    let wrong: Vec<String> =
        LANGS.iter().flat_map(|(lang, _)| sizes.map(|size| (*lang, size))).flat_map(|(l, s)| look(l, s)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn cuts(screen: &str) -> impl Iterator<Item = &str> {
    screen.lines().filter(|line| line.contains('~'))
}

#[test]
fn no_word_of_a_pane_is_cut() {
    every(|lang, size| {
        let mut wrong = Vec::new();
        for (keys, both, wide) in PANES {
            let (console, screen) = screen(lang, size, 20417, keys);
            let wide = if size.0 >= 100 { wide } else { &[] };
            let words = both.iter().chain(wide).map(|id| console.seat.model.locale.t(id).into_owned());
            let lost = words.filter(|word| !stands(&screen, word));
            let lost: Vec<String> = lost.chain(cuts(&screen).map(str::to_owned)).collect();
            wrong.extend(lost.into_iter().map(|what| format!("{lang:?} {size:?} {keys}: {what}")));
        }
        wrong
    });
}

#[test]
fn no_word_of_what_lies_over_a_pane_is_cut() {
    every(|lang, size| {
        let mut wrong = Vec::new();
        for (id, keys) in OVER.iter().flat_map(|(id, all)| all.iter().map(move |keys| (*id, *keys))) {
            let (console, screen) = screen(lang, size, id, keys);
            let title = title(&console).filter(|title| !stands(&screen, title));
            // In the rows of the palette what an act does gives way: it is whole below them, see the next test.
            let palette = matches!(console.seat.model.overlays.last(), Some(Overlay::Palette(_)));
            let cut = cuts(&screen).filter(|_| !palette).map(str::to_owned);
            wrong.extend(title.into_iter().chain(cut).map(|what| format!("{lang:?} {size:?} {id} {keys}: {what}")));
        }
        wrong
    });
}

/// Every act stands in the palette under its whole name, found by it, with a key or its command before it; under the
/// cursor, what it does or why it cannot stands to its last word.
#[test]
fn the_palette_has_room_for_every_name() {
    every(|lang, size| {
        let mut console = terse(lang, size);
        console.keys("ctrl-p");
        // Also what belongs to other places, which is found by typing.
        if let Some(Overlay::Palette(palette)) = console.seat.model.overlays.last_mut() {
            palette.found = (0..ACTIONS.len()).collect();
        }
        let (mut found, mut screens, mut wrong) = (Vec::new(), String::new(), Vec::new());
        for action in ACTIONS.iter() {
            let screen = rows(&console.seat.frame(Theme::mono()));
            let model = &console.seat.model;
            let help = match action.available(model) {
                Err(why) => why.sentence(&model.words()),
                Ok(()) => model.locale.t(action.help).into_owned(),
            };
            if !listed(&screen).contains(&bare(&help)) {
                wrong.push(format!("{lang:?} {size:?} {help}"));
            }
            found.extend(screen.lines().filter(|line| line.contains('▐')).map(str::to_owned));
            screens.push_str(&screen);
            console.keys("down");
        }
        let model = &console.seat.model;
        let named = |n: usize| {
            let key = model.keymap.hints(n).next().unwrap_or_else(|| format!(":{}", ACTIONS[n].name));
            let title = model.locale.t(ACTIONS[n].title).into_owned();
            [key, title].into_iter().find(|word| !stands(&screens, word))
        };
        assert_eq!(found.len(), ACTIONS.len());
        wrong.extend((0..ACTIONS.len()).filter_map(named).map(|word| format!("{lang:?} {size:?} {word}")));
        wrong
    });
}

/// What stands in the list over the pane, without blanks: a text as it stands over two lines.
fn listed(screen: &str) -> String {
    let inside = |line: &str| line.split('│').max_by_key(|part| part.len()).map(bare).unwrap_or_default();
    screen.lines().map(inside).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '▐').collect()
}
