//! The configuration file. One job: what somebody settled once, read at the start, never written.
//!
//! A file with a mistake never keeps anybody out: what is wrong is a [`Finding`] with its line, and the default holds.
//! Which of flag, variable, last choice and file wins is decided in [`crate::cli`]: flag, environment, what was chosen at
//! the console last ([`crate::shell::memory`]), file, default.

mod hooks;

use crate::app::look::{LOOKS, Look, SIGNS, SPLITS, Signs, Split};
use crate::app::telling::{Calls, Quiet};
use crate::domain::policy::Lang;
use crate::shell::environment::Environment;
use crate::shell::hook::Hook;
use crate::text::Locale;
use crate::text::locale::lang_from_tag;
use crate::{args, msg};
use std::io;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// Longer than any configuration: what is, was not meant for us.
const LONGEST: u64 = 1 << 20;

/// What the file says; what it does not say is the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// Where it is; nothing where there is no home to have one in.
    pub path: PathBuf,
    pub lang: Option<Lang>,
    pub theme: Option<Look>,
    pub signs: Signs,
    pub split: Split,
    pub calls: Calls,
    /// What carries notices out of the house (ESC-5).
    pub hooks: Vec<Hook>,
    /// What is wrong with it, in the order of its lines.
    pub findings: Vec<Finding>,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// From 1; nothing where it is about the whole file.
    pub line: Option<usize>,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Named by flag or variable, and not there.
    NotThere,
    Unreadable(String),
    /// The words are the reader's, in English.
    Syntax(String),
    UnknownKey(String),
    BadValue {
        key: &'static str,
        value: String,
    },
    /// A hook that no policy can name.
    HookName(String),
    /// Not a list of words that begins with the whole path of a program.
    HookCommand,
    HookTimeout,
    HookKey(String),
}

/// A key, and the values it takes.
type Key = (&'static str, fn() -> Vec<&'static str>);

/// On or off.
const SWITCH: [&str; 2] = ["true", "false"];

const KEYS: [Key; 7] = [
    ("lang", || vec!["auto", "en", "zh-Hans", "zh-Hant"]),
    ("ui.theme", || LOOKS.map(|(_, name, _)| name).to_vec()),
    ("ui.glyphs", || SIGNS.map(|(_, name)| name).to_vec()),
    ("ui.split", || SPLITS.map(|(_, name)| name).to_vec()),
    ("notify.bell", || SWITCH.to_vec()),
    ("notify.desktop", || SWITCH.to_vec()),
    ("notify.quiet", || vec!["HH:MM-HH:MM"]),
];

/// Where the file is, and whether somebody named it.
fn place(flag: Option<&str>, environment: &Environment) -> Option<(PathBuf, bool)> {
    let named = flag.map(PathBuf::from).or_else(|| environment.firstline_config.clone());
    let home = || environment.home.as_ref().map(|home| home.join(".config"));
    let base = || environment.xdg_config_home.clone().or_else(home);
    named.map(|path| (path, true)).or_else(|| Some((base()?.join("firstline").join("config.toml"), false)))
}

impl Config {
    /// Finds the file and reads it.
    pub fn of(flag: Option<&str>, environment: &Environment) -> Self {
        let Some((path, named)) = place(flag, environment) else { return Self::default() };
        let read = Self::load(&path, named);
        Self { path, ..read }
    }

    /// Reads the file; one that nobody named and that is not there says nothing.
    fn load(path: &Path, named: bool) -> Self {
        let whole = |problem| Self { findings: vec![Finding { line: None, problem }], ..Self::default() };
        match read(path) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !named => Self::default(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => whole(Problem::NotThere),
            Err(error) => whole(Problem::Unreadable(error.to_string())),
        }
    }

    /// Reads a text.
    pub fn parse(text: &str) -> Self {
        let line = |at: usize| Some(text.get(..at).unwrap_or(text).bytes().filter(|b| *b == b'\n').count() + 1);
        let (table, syntax) = DeTable::parse_recoverable(text);
        // What can be read of a torn text may not be what was meant.
        if let Some(error) = syntax.first() {
            let at = error.span().unwrap_or_default().start;
            let problem = Problem::Syntax(error.message().trim().to_owned());
            return Self { findings: vec![Finding { line: line(at), problem }], ..Self::default() };
        }
        let mut config = Self::default();
        let mut values = Vec::new();
        let mut wrong = Vec::new();
        for (key, value) in table.get_ref() {
            match value.get_ref() {
                DeValue::Table(inner) => {
                    let full = |k: &str| format!("{}.{k}", key.get_ref());
                    let of = inner.iter().map(|(k, v)| (full(k.get_ref()), k.span().start, v));
                    match key.get_ref().as_ref() {
                        "ui" | "notify" => values.extend(of),
                        "hooks" => (config.hooks, wrong) = hooks::read(inner),
                        // A table that is none of ours is told once, not by each of its keys.
                        _ => values.push((format!("[{}]", key.get_ref()), key.span().start, value)),
                    }
                }
                _ => values.push((key.get_ref().to_string(), key.span().start, value)),
            }
        }
        values.sort_by_key(|(_, at, _)| *at);
        for (key, at, value) in values {
            let known = KEYS.iter().find(|(name, _)| *name == key).map(|(name, _)| *name);
            let said = match value.get_ref() {
                DeValue::Boolean(on) => SWITCH[usize::from(!on)],
                other => other.as_str().unwrap_or_default(),
            };
            let problem = match known {
                None => Problem::UnknownKey(key),
                Some(key) if config.take(key, said) => continue,
                Some(key) => {
                    Problem::BadValue { key, value: text.get(value.span()).unwrap_or_default().trim().to_owned() }
                }
            };
            wrong.push((at, problem));
        }
        wrong.sort_by_key(|(at, _)| *at);
        config.findings = wrong.into_iter().map(|(at, problem)| Finding { line: line(at), problem }).collect();
        config
    }

    /// A finding as a sentence with its place and what to do.
    pub fn said(&self, finding: &Finding, locale: &Locale) -> String {
        finding.sentence(&self.path, locale)
    }

    /// The first thing wrong and how much more there is, for one row.
    pub fn notice(&self, locale: &Locale) -> Option<String> {
        let first = self.said(self.findings.first()?, locale);
        Some(match self.findings.len() - 1 {
            0 => first,
            n => locale.tf(msg!("config-more"), &args![first = first, n = n]).into_owned(),
        })
    }

    /// Takes a value; answers whether it is one.
    fn take(&mut self, key: &str, value: &str) -> bool {
        match key {
            "lang" => put(&mut self.lang, lang_from_tag(value).map(Some).or((value == "auto").then_some(None))),
            "ui.theme" => put(&mut self.theme, Look::parse(value).map(Some)),
            "ui.glyphs" => put(&mut self.signs, SIGNS.iter().find(|s| s.1 == value).map(|s| s.0)),
            "ui.split" => put(&mut self.split, SPLITS.iter().find(|s| s.1 == value).map(|s| s.0)),
            "notify.bell" => put(&mut self.calls.bell, value.parse().ok()),
            "notify.desktop" => put(&mut self.calls.desktop, value.parse().ok()),
            _ => put(&mut self.calls.quiet, Quiet::parse(value).map(Some)),
        }
    }
}

/// Puts a value where there is one; answers whether there was.
fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn read(path: &Path) -> io::Result<String> {
    use io::Read;
    let file = std::fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}

impl Finding {
    /// The finding as a sentence with its place and what to do.
    fn sentence(&self, path: &Path, locale: &Locale) -> String {
        let keys = || KEYS.map(|(name, _)| name).join(", ");
        let problem = match &self.problem {
            Problem::NotThere => locale.t("config-not-there"),
            Problem::Unreadable(why) => locale.tf("config-unreadable", &args![why = why]),
            Problem::Syntax(why) => locale.tf("config-syntax", &args![why = why]),
            Problem::UnknownKey(key) => locale.tf("config-unknown-key", &args![key = key, choices = keys()]),
            Problem::BadValue { key, value } => {
                let choices = KEYS.iter().find(|(name, _)| name == key).map(|(_, all)| all().join(", "));
                let choices = choices.unwrap_or_default();
                locale.tf("config-bad-value", &args![key = *key, value = value, choices = choices])
            }
            Problem::HookName(name) => locale.tf("config-hook-name", &args![name = name]),
            Problem::HookCommand => locale.t("config-hook-command"),
            Problem::HookTimeout => locale.t("config-hook-timeout"),
            Problem::HookKey(key) => locale.tf("config-unknown-key", &args![key = key, choices = hooks::KEYS]),
        };
        let path = path.display().to_string();
        let whole = match self.line {
            Some(line) => locale.tf("config-at", &args![path = path, line = line, problem = problem]),
            None => locale.tf("config-at-all", &args![path = path, problem = problem]),
        };
        whole.into_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_holds_and_the_rest_is_the_default() {
        assert_eq!(Config::parse(""), Config::default());
        let text = "lang = \"zh-Hant\"\n[ui]\ntheme = \"Light\"\nglyphs = \"ascii\"\nsplit = \"bottom\"\n";
        let config = Config::parse(text);
        let want = (Some(Lang::ZhHant), Some(Look::Light), Signs::Ascii, Split::Bottom);
        assert_eq!((config.lang, config.theme, config.signs, config.split), want);
        assert_eq!(config.findings, []);
        let calls = Config::parse("[notify]\nbell = false\nquiet = \"22:00-07:00\"\n").calls;
        assert_eq!(calls, Calls { bell: false, desktop: true, quiet: Quiet::parse("22:00-07:00") });
        assert_eq!(Config::parse("lang = \"auto\"\n"), Config::default());
    }

    /// Every mistake is named with its line; the rest of the file holds, but of a torn one nothing.
    #[test]
    fn mistakes_are_named_with_their_line() {
        let bad = |key, value: &str| Problem::BadValue { key, value: value.to_owned() };
        let unknown = |key: &str| Problem::UnknownKey(key.to_owned());
        for (text, want) in [
            ("lnag = \"en\"\n", vec![(1, unknown("lnag"))]),
            ("\n[ui]\ntheme = \"solarized\"", vec![(3, bad("ui.theme", "\"solarized\""))]),
            ("[ui]\nglyphs = 3\nmouse = true\n", vec![(2, bad("ui.glyphs", "3")), (3, unknown("ui.mouse"))]),
            ("lang = \"fr\"\n[keys.list]\nx = 1\ny = 2\n", vec![(1, bad("lang", "\"fr\"")), (2, unknown("[keys]"))]),
            ("ui = 1\n", vec![(1, unknown("ui"))]),
            (
                "[notify]\nbell = 1\nquiet = \"22-7\"\n",
                vec![(2, bad("notify.bell", "1")), (3, bad("notify.quiet", "\"22-7\""))],
            ),
            ("ui.split = \"left\"\n", vec![(1, bad("ui.split", "\"left\""))]),
        ] {
            let config = Config::parse(text);
            let found: Vec<_> = config.findings.into_iter().map(|f| (f.line.unwrap(), f.problem)).collect();
            assert_eq!(found, want, "{text:?}");
        }
        let torn = Config::parse("[ui]\ntheme = \"dark\"\nsplit = \n");
        assert_eq!((torn.theme, torn.findings.len(), torn.findings[0].line), (None, 1, Some(3)));
    }

    #[test]
    fn a_file_that_is_not_there_matters_only_where_it_was_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        assert_eq!(Config::load(&path, false), Config::default());
        assert_eq!(Config::load(&path, true).findings[0].problem, Problem::NotThere);
        assert!(matches!(Config::load(dir.path(), false).findings[0].problem, Problem::Unreadable(_)));
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(matches!(Config::load(&path, false).findings[0].problem, Problem::Unreadable(_)));
    }

    #[test]
    fn flag_variable_base_home() {
        let env = |pairs: &[(&str, &str)]| {
            Environment::from(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| v.into()))
        };
        let all = env(&[("FIRSTLINE_CONFIG", "/v"), ("XDG_CONFIG_HOME", "/x"), ("HOME", "/h")]);
        assert_eq!(place(Some("/f"), &all), Some(("/f".into(), true)));
        assert_eq!(place(None, &all), Some(("/v".into(), true)));
        let base = env(&[("XDG_CONFIG_HOME", "/x"), ("HOME", "/h")]);
        assert_eq!(place(None, &base), Some(("/x/firstline/config.toml".into(), false)));
        let home = env(&[("HOME", "/h")]);
        assert_eq!(place(None, &home), Some(("/h/.config/firstline/config.toml".into(), false)));
        assert_eq!(place(None, &env(&[])), None);
    }
}
