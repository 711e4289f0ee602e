//! The first run. One job: what somebody wants who starts without a desk: a demo, a new one, another's history, another
//! file.
//!
//! Pure, like the console's model: a key changes the page or becomes a [`Wish`]. Whoever grants it answers with an error
//! in words, which stands on the page while what was typed stays.

use crate::app::input::key::{Key, KeyCode};
use crate::app::input::line::Line;
use crate::domain::policy::Lang;
use crate::domain::policy::tailor::Hours;
use crate::msg;
use crate::text::Locale;

/// One of the things to begin with: its key, its word, what it does.
pub struct Beginning {
    pub key: char,
    pub title: &'static str,
    pub help: &'static str,
    page: Option<fn(&Welcome) -> Page>,
}

/// All of them, in their order.
pub const BEGINNINGS: [Beginning; 4] = [
    Beginning { key: 'd', title: msg!("welcome-demo"), help: msg!("welcome-demo-help"), page: None },
    Beginning { key: 'c', title: msg!("welcome-create"), help: msg!("welcome-create-help"), page: Some(create) },
    Beginning { key: 'i', title: msg!("welcome-import"), help: msg!("welcome-import-help"), page: Some(import) },
    Beginning { key: 'o', title: msg!("welcome-open"), help: msg!("welcome-open-help"), page: Some(open) },
];

/// Hours to choose from, by their message.
const HOURS: [(&str, &str); 4] = [
    (msg!("welcome-hours-office"), "mon-fri 09:00-18:00"),
    (msg!("welcome-hours-long"), "mon-fri 08:00-20:00"),
    (msg!("welcome-hours-six"), "mon-sat 09:00-18:00"),
    (msg!("welcome-hours-always"), "24x7"),
];

/// What a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Desk,
    Name,
    Hours,
    Zone,
    Team(u8),
    /// The export of an import.
    Export,
    Map,
    Path,
}

/// A field: what it is, its label, and what stands in it.
#[derive(Debug, Clone)]
pub struct Field {
    pub what: What,
    pub label: &'static str,
    pub line: Line,
}

/// What is on the screen.
#[derive(Debug, Clone)]
pub enum Page {
    Choices,
    /// A few lines to fill in.
    Form(Form),
}

#[derive(Debug, Clone)]
pub struct Form {
    pub title: &'static str,
    pub help: &'static str,
    pub fields: Vec<Field>,
    pub at: usize,
    /// Which of [`HOURS`].
    hours: usize,
    /// Something was typed or chosen.
    touched: bool,
}

/// What a new desk is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    pub desk: String,
    pub name: String,
    pub hours: Hours,
    pub zone: String,
    /// Line and name.
    pub teams: Vec<(u8, String)>,
    pub lang: Lang,
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    Leave,
    Demo,
    Create(Answers),
    Import { export: String, map: String },
    Open(String),
}

/// What is known of whoever sits here and of this machine.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Where a desk was looked for.
    pub path: String,
    pub login: String,
    pub zone: String,
    /// The map that an import begins with.
    pub map: String,
}

/// The screen of a first run.
#[derive(Debug)]
pub struct Welcome {
    pub locale: Locale,
    pub known: Known,
    pub at: usize,
    pub page: Page,
    /// Forms that were left with something typed in them, by their beginning.
    kept: [Option<Form>; 4],
    /// Ctrl-C was the last key.
    interrupted: bool,
    /// Why a wish was not granted.
    pub error: Option<String>,
}

impl Welcome {
    pub fn new(locale: Locale, known: Known) -> Self {
        let kept = [const { None }; 4];
        Self { locale, known, at: 0, page: Page::Choices, kept, interrupted: false, error: None }
    }

    /// Takes a key.
    pub fn key(&mut self, key: &Key) -> Option<Wish> {
        self.error = None;
        // The first Ctrl-C takes a step back, the second leaves, as at the console.
        let interrupts = key.ctrl && key.code == KeyCode::Char('c');
        let again = std::mem::replace(&mut self.interrupted, interrupts);
        match &mut self.page {
            _ if interrupts && again => Some(Wish::Leave),
            Page::Choices if interrupts => {
                self.error = Some(self.locale.t("welcome-again").into_owned());
                None
            }
            Page::Choices => self.choose(key),
            Page::Form(form) => match (key.code, key.ctrl) {
                (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => {
                    if form.touched {
                        self.kept[self.at] = Some(form.clone());
                    }
                    self.page = Page::Choices;
                    None
                }
                (KeyCode::Char('s'), true) => self.done(),
                (KeyCode::Enter, _) if form.at + 1 == form.fields.len() => self.done(),
                _ => {
                    form.key(key);
                    None
                }
            },
        }
    }

    /// Takes pasted text: into a field, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        if let Page::Form(form) = &mut self.page
            && let Some(field) = form.fields.get_mut(form.at).filter(|field| field.what != What::Hours)
        {
            field.line.insert(text);
            form.touched = true;
        }
    }

    fn choose(&mut self, key: &Key) -> Option<Wish> {
        let last = BEGINNINGS.len() - 1;
        match key.normalised().code {
            KeyCode::Esc | KeyCode::Char('q' | 'Q') => return Some(Wish::Leave),
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => self.at = (self.at + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.at = self.at.saturating_sub(1),
            KeyCode::Char('l') => {
                let next = match self.locale.lang() {
                    Lang::En => Lang::ZhHans,
                    Lang::ZhHans => Lang::ZhHant,
                    Lang::ZhHant => Lang::En,
                };
                self.locale = Locale::new(next);
            }
            KeyCode::Enter => return self.begin(self.at),
            KeyCode::Char(c) => {
                let at = BEGINNINGS.iter().position(|b| b.key == c)?;
                self.at = at;
                return self.begin(at);
            }
            _ => {}
        }
        None
    }

    fn begin(&mut self, at: usize) -> Option<Wish> {
        let Some(page) = BEGINNINGS.get(at)?.page else { return Some(Wish::Demo) };
        // What was typed before is there again.
        self.page = self.kept[at].take().map_or_else(|| page(self), Page::Form);
        None
    }

    /// What the page asks for; `None` where something is missing, which gets the cursor.
    fn done(&mut self) -> Option<Wish> {
        let lang = self.locale.lang();
        let Page::Form(form) = &mut self.page else { return None };
        let needed = |what: What| !matches!(what, What::Team(2..));
        let empty = |field: &Field| needed(field.what) && field.line.text().trim().is_empty();
        if let Some(at) = form.fields.iter().position(empty) {
            form.at = at;
            let label = self.locale.t(form.fields[at].label).into_owned();
            self.error = Some(self.locale.tf("welcome-missing", &crate::args![what = label]).into_owned());
            return None;
        }
        Some(form.wish(lang))
    }
}

impl Form {
    fn new(title: &'static str, help: &'static str, fields: Vec<(What, &'static str, String)>) -> Self {
        let field = |(what, label, text): (What, &'static str, String)| Field { what, label, line: Line::new(&text) };
        Self { title, help, fields: fields.into_iter().map(field).collect(), at: 0, hours: 0, touched: false }
    }

    fn key(&mut self, key: &Key) {
        let last = self.fields.len().saturating_sub(1);
        match (key.code, key.shift) {
            (KeyCode::Tab, true) | (KeyCode::Up, _) => self.at = self.at.saturating_sub(1),
            (KeyCode::Tab | KeyCode::Down | KeyCode::Enter, _) => self.at = (self.at + 1).min(last),
            (code, _) => {
                self.touched = true;
                match self.fields.get_mut(self.at) {
                    Some(field) if field.what == What::Hours => {
                        let by = match code {
                            KeyCode::Right | KeyCode::Char(' ') => 1,
                            KeyCode::Left => HOURS.len() - 1,
                            _ => 0,
                        };
                        self.hours = (self.hours + by) % HOURS.len();
                    }
                    Some(field) => drop(field.line.key(key)),
                    None => {}
                }
            }
        }
    }

    /// The hours that are chosen, by their message.
    pub fn hours(&self) -> &'static str {
        HOURS[self.hours].0
    }

    /// What stands in a field.
    pub fn text(&self, what: What) -> &str {
        self.fields.iter().find(|field| field.what == what).map_or("", |field| field.line.text().trim())
    }

    fn wish(&self, lang: Lang) -> Wish {
        let text = |what| self.text(what).to_owned();
        match self.fields.first().map(|field| field.what) {
            Some(What::Path) => Wish::Open(text(What::Path)),
            Some(What::Export) => Wish::Import { export: text(What::Export), map: text(What::Map) },
            _ => {
                let teams = (1..=3).map(|line| (line, text(What::Team(line))));
                Wish::Create(Answers {
                    desk: text(What::Desk),
                    name: text(What::Name),
                    hours: Hours::parse(HOURS[self.hours].1).unwrap_or(Hours::Always),
                    zone: text(What::Zone),
                    teams: teams.filter(|(_, name)| !name.is_empty()).collect(),
                    lang,
                })
            }
        }
    }
}

fn create(welcome: &Welcome) -> Page {
    let (known, locale) = (&welcome.known, &welcome.locale);
    let word = |id: &'static str| locale.t(id).into_owned();
    let team = word(msg!("welcome-team-1"));
    Page::Form(Form::new(
        msg!("welcome-create"),
        msg!("welcome-create-page"),
        vec![
            (What::Desk, msg!("welcome-desk"), team.clone()),
            (What::Name, msg!("welcome-name"), known.login.clone()),
            (What::Hours, msg!("welcome-hours"), "-".to_owned()),
            (What::Zone, msg!("welcome-zone"), known.zone.clone()),
            (What::Team(1), msg!("welcome-line-1"), team),
            (What::Team(2), msg!("welcome-line-2"), word(msg!("welcome-team-2"))),
            (What::Team(3), msg!("welcome-line-3"), word(msg!("welcome-team-3"))),
        ],
    ))
}

fn import(welcome: &Welcome) -> Page {
    let fields = vec![
        (What::Export, msg!("welcome-export"), String::new()),
        (What::Map, msg!("welcome-map"), welcome.known.map.clone()),
    ];
    Page::Form(Form::new(msg!("welcome-import"), msg!("welcome-import-page"), fields))
}

fn open(_: &Welcome) -> Page {
    let fields = vec![(What::Path, msg!("welcome-path"), String::new())];
    Page::Form(Form::new(msg!("welcome-open"), msg!("welcome-open-page"), fields))
}

impl std::fmt::Debug for Beginning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Beginning").field("key", &self.key).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn welcome() -> Welcome {
        let known = Known { login: "li".into(), zone: "Asia/Shanghai".into(), map: "m".into(), ..Known::default() };
        Welcome::new(Locale::new(Lang::En), known)
    }

    /// Types keys: `\t`, `\r`, `\u{13}` for Ctrl-S, `\u{1b}`, `>` for the right arrow.
    fn typed(welcome: &mut Welcome, keys: &str) -> Option<Wish> {
        let mut wish = None;
        for c in keys.chars() {
            let key = match c {
                '\t' => Key::plain(KeyCode::Tab),
                '\r' => Key::plain(KeyCode::Enter),
                '\u{13}' => Key::ctrl('s'),
                '\u{15}' => Key::ctrl('u'),
                '\u{3}' => Key::ctrl('c'),
                '\u{1b}' => Key::plain(KeyCode::Esc),
                '>' => Key::plain(KeyCode::Right),
                c => Key::char(c),
            };
            wish = welcome.key(&key);
        }
        wish
    }

    #[test]
    fn a_desk_is_made_of_what_was_typed() {
        let mut w = welcome();
        let wish = typed(&mut w, "c\u{15}Rathaus\t\u{15}Li Na\t>>\t\t\t\u{15}\u{13}");
        let Some(Wish::Create(answers)) = wish else { panic!("{wish:?}") };
        assert_eq!((answers.desk.as_str(), answers.name.as_str()), ("Rathaus", "Li Na"));
        assert_eq!(answers.hours.to_string(), "mon-sat 09:00-18:00");
        assert_eq!(answers.zone, "Asia/Shanghai");
        let lines: Vec<u8> = answers.teams.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3], "a line left empty has no team");
    }

    #[test]
    fn what_is_missing_gets_the_cursor() {
        let mut w = welcome();
        assert_eq!(typed(&mut w, "c\t\u{15}\u{13}"), None);
        let Page::Form(form) = &w.page else { panic!("{:?}", w.page) };
        assert!(form.at == 1 && w.error.is_some());
        assert_eq!(typed(&mut w, "x"), None);
        assert!(w.error.is_none());
    }

    #[test]
    fn open_import_and_leave() {
        assert_eq!(typed(&mut welcome(), "o~/desk.db\r"), Some(Wish::Open("~/desk.db".into())));
        let import = Wish::Import { export: "x.csv".into(), map: "m".into() };
        assert_eq!(typed(&mut welcome(), "ix.csv\r\r"), Some(import));
        for keys in ["q", "\u{1b}", "\u{3}\u{3}", "c\u{3}\u{3}", "o\u{1b}\u{1b}"] {
            assert_eq!(typed(&mut welcome(), keys), Some(Wish::Leave), "{keys:?}");
        }
    }

    #[test]
    fn a_demo_is_the_first() {
        assert_eq!(typed(&mut welcome(), "\r"), Some(Wish::Demo));
        assert_eq!(typed(&mut welcome(), "d"), Some(Wish::Demo));
    }

    /// Nothing typed is lost by a step back.
    #[test]
    fn what_was_typed_is_there_again() {
        for back in ["\u{1b}", "\u{3}"] {
            let mut w = welcome();
            typed(&mut w, &format!("o/srv/x{back}io\u{1b}"));
            typed(&mut w, "o");
            let Page::Form(form) = &w.page else { panic!("{:?}", w.page) };
            assert_eq!(form.text(What::Path), "/srv/x");
        }
    }

    #[test]
    fn a_paste_goes_into_a_field_and_runs_nothing() {
        let mut w = welcome();
        w.paste("q\nc");
        assert!(matches!(w.page, Page::Choices));
        typed(&mut w, "o");
        w.paste("/srv/x\n.db");
        let Page::Form(form) = &w.page else { panic!("{:?}", w.page) };
        assert_eq!(form.text(What::Path), "/srv/x .db");
    }

    #[test]
    fn the_language_goes_round() {
        let mut w = welcome();
        let mut seen = Vec::new();
        for _ in 0..3 {
            typed(&mut w, "l");
            seen.push(w.locale.lang());
        }
        assert_eq!(seen, [Lang::ZhHans, Lang::ZhHant, Lang::En]);
        for (_, hours) in HOURS {
            assert!(Hours::parse(hours).is_some());
        }
    }
}
