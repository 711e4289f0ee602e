//! The grammar of the command line. One job: tables of nouns, verbs and flags become a parser whose words are in the
//! caller's language, and what it says when somebody mistypes.
//!
//! Names of commands and flags are the same in every language; sentences come from `assets/locale/*/cli.ftl`.

use super::call::Call;
use super::exit::{EXITS, Exit, Failure, Stop};
use super::session::{Session, Setup};
use crate::args;
use crate::msg;
use crate::text::Locale;
use crate::text::safe::safe_line;
use crate::text::terms::FIELD;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// What a flag takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    Nothing,
    One(&'static str),
    Many(&'static str),
    /// A value that may be left out: the second one then.
    Maybe(&'static str, &'static str),
    /// A place of its own, without a name before it.
    Place(&'static str),
    Places(&'static str),
}

/// Where a flag's help comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    Message(&'static str),
    /// The label of a field says it all.
    Field(&'static str),
}

/// A flag or a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    pub name: &'static str,
    pub short: Option<char>,
    pub takes: Takes,
    pub required: bool,
    pub help: Help,
}

/// `--name`, on or off.
pub const fn switch(name: &'static str, help: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::Nothing, required: false, help: Help::Message(help) }
}

/// `--name VALUE`.
pub const fn one(name: &'static str, value: &'static str, help: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::One(value), required: false, help: Help::Message(help) }
}

/// `--name` or `--name VALUE`; alone it means `--name DEFAULT`.
pub const fn maybe(name: &'static str, value: &'static str, default: &'static str, help: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::Maybe(value, default), required: false, help: Help::Message(help) }
}

/// `--name VALUE`, as often as needed.
pub const fn many(name: &'static str, value: &'static str, help: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::Many(value), required: false, help: Help::Message(help) }
}

/// `--name VALUE` for a field, with the field's label as help.
pub const fn field(name: &'static str, value: &'static str, label: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::One(value), required: false, help: Help::Field(label) }
}

/// A value in its place.
pub const fn place(name: &'static str, value: &'static str, help: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::Place(value), required: false, help: Help::Message(help) }
}

/// Several values in their places.
pub const fn places(name: &'static str, value: &'static str, help: &'static str) -> Flag {
    Flag { name, short: None, takes: Takes::Places(value), required: false, help: Help::Message(help) }
}

impl Flag {
    pub const fn short(mut self, short: char) -> Self {
        self.short = Some(short);
        self
    }
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// A verb of a noun: its flags, and what it does.
#[derive(Debug, Clone)]
pub struct Verb {
    pub name: &'static str,
    pub about: &'static str,
    pub flags: Vec<Flag>,
    pub run: Runs,
}

/// What a verb runs in.
#[derive(Debug, Clone, Copy)]
pub enum Runs {
    /// An open desk.
    Desk(fn(&mut Session<'_>, &Call<'_>) -> Result<Exit, Stop>),
    /// A desk opened for a short list: [`crate::desk::Desk::glance`].
    Glance(fn(&mut Session<'_>, &Call<'_>) -> Result<Exit, Stop>),
    /// No desk yet: it may be the one that makes it.
    Bare(fn(&Setup, &Call<'_>) -> Result<Exit, Stop>),
}

/// A noun with its verbs.
#[derive(Debug, Clone)]
pub struct Noun {
    pub name: &'static str,
    pub about: &'static str,
    pub verbs: Vec<Verb>,
}

/// Flags that every command has.
pub const GLOBAL: [Flag; 12] = [
    one("db", "FILE", msg!("cli-flag-db")),
    one("as", "NAME", msg!("cli-flag-as")),
    one("lang", "LANG", msg!("cli-flag-lang")),
    one("config", "FILE", msg!("cli-flag-config")),
    switch("json", msg!("cli-flag-json")),
    switch("jsonl", msg!("cli-flag-jsonl")),
    switch("csv", msg!("cli-flag-csv")),
    switch("plain", msg!("cli-flag-plain")),
    one("fields", "A,B", msg!("cli-flag-fields")),
    one("limit", "N", msg!("cli-flag-limit")),
    switch("no-input", msg!("cli-flag-no-input")),
    switch("quiet", msg!("cli-flag-quiet")).short('q'),
];

/// Flags of the console.
pub const CONSOLE: [Flag; 2] = [one("theme", "NAME", msg!("cli-flag-theme")), switch("ascii", msg!("cli-flag-ascii"))];

/// The headings of a help page. The parser keeps them for as long as the process lives, so they are made once.
#[derive(Clone, Copy)]
struct Headings {
    commands: &'static str,
    places: &'static str,
    options: &'static str,
    global: &'static str,
}

impl Headings {
    fn new(locale: &Locale) -> Self {
        let fixed = |id: &'static str| -> &'static str { Box::leak(locale.t(id).into_owned().into_boxed_str()) };
        Self {
            commands: fixed(msg!("cli-heading-commands")),
            places: fixed(msg!("cli-heading-places")),
            options: fixed(msg!("cli-heading-options")),
            global: fixed(msg!("cli-heading-global")),
        }
    }
}

/// The whole command line. `init` and `demo` stand beside the nouns: they need no desk; what has no noun stands there too.
pub fn command(nouns: &[Noun], lone: &[Verb], init: &[Flag], demo: &[Flag], locale: &Locale) -> Command {
    let headings = Headings::new(locale);
    let mut root = plain("firstline", msg!("cli-about"), &[], headings, locale)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(version_flag(headings, locale))
        .after_help(ends(locale))
        .args(CONSOLE.iter().map(|flag| arg(flag, headings.options, locale)))
        .args(GLOBAL.iter().map(|flag| arg(flag, headings.global, locale).global(true)))
        .subcommand(plain("init", msg!("cli-init-about"), init, headings, locale))
        .subcommand(plain("demo", msg!("demo-about"), demo, headings, locale))
        .subcommand(plain("wall", msg!("cli-wall-about"), super::wall::FLAGS, headings, locale))
        .subcommand(plain("doctor", msg!("cli-doctor-about"), &[], headings, locale))
        .subcommand(plain("session", msg!("cli-session-about"), &CONSOLE, headings, locale));
    for verb in lone {
        root = root.subcommand(plain(verb.name, verb.about, &verb.flags, headings, locale));
    }
    for noun in nouns {
        let mut under =
            plain(noun.name, noun.about, &[], headings, locale).subcommand_required(true).arg_required_else_help(true);
        for verb in &noun.verbs {
            under = under.subcommand(plain(verb.name, verb.about, &verb.flags, headings, locale));
        }
        root = root.subcommand(under);
    }
    root
}

fn plain(name: &'static str, about: &'static str, flags: &[Flag], headings: Headings, locale: &Locale) -> Command {
    let usage = locale.t("cli-heading-usage").into_owned();
    let help = locale.t("cli-flag-help").into_owned();
    Command::new(name)
        .subcommand_help_heading(headings.commands)
        .about(locale.t(about).into_owned())
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .color(clap::ColorChoice::Never)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .args(flags.iter().map(|flag| match flag.takes {
            Takes::Place(_) | Takes::Places(_) => arg(flag, headings.places, locale),
            _ => arg(flag, headings.options, locale),
        }))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(help)
                .help_heading(headings.global)
                .display_order(999),
        )
}

fn version_flag(headings: Headings, locale: &Locale) -> Arg {
    let help = locale.t("cli-flag-version").into_owned();
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help(help).help_heading(headings.global)
}

fn arg(flag: &Flag, heading: &'static str, locale: &Locale) -> Arg {
    let help = match flag.help {
        Help::Message(id) => locale.t(id).into_owned(),
        Help::Field(code) => locale.term(&FIELD, code).into_owned(),
    };
    let arg = Arg::new(flag.name).help(help).help_heading(heading).required(flag.required);
    let named = |arg: Arg| match flag.short {
        Some(short) => arg.long(flag.name).short(short),
        None => arg.long(flag.name),
    };
    match flag.takes {
        Takes::Nothing => named(arg).action(ArgAction::SetTrue),
        Takes::One(value) => named(arg).value_name(value).action(ArgAction::Set).allow_hyphen_values(true),
        Takes::Maybe(value, default) => {
            named(arg).value_name(value).action(ArgAction::Set).num_args(0..=1).default_missing_value(default)
        }
        Takes::Many(value) => named(arg).value_name(value).action(ArgAction::Append),
        Takes::Place(value) => arg.value_name(value).action(ArgAction::Set),
        Takes::Places(value) => arg.value_name(value).action(ArgAction::Append).num_args(0..),
    }
}

/// The exit codes, for the end of the help.
fn ends(locale: &Locale) -> String {
    let rows = EXITS.iter().map(|(_, number, _, means)| format!("  {number:>3}  {}\n", locale.t(means)));
    format!("{}\n{}", locale.t("cli-heading-exits"), rows.collect::<String>())
}

/// What the parser could not read, in the caller's language; `Ok` is help or version that was asked for.
pub fn mistake(error: &clap::Error, json: bool, locale: &Locale) -> Result<String, Failure> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(safe_line(text).into_owned()),
        Some(ContextValue::Strings(texts)) => Some(safe_line(&texts.join(", ")).into_owned()),
        Some(ContextValue::StyledStrs(texts)) => texts.first().map(|text| safe_line(&text.to_string()).into_owned()),
        _ => None,
    };
    let arg = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Ok(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => {
            return Err(Failure::new(Exit::Usage, error.to_string().trim_end()));
        }
        ErrorKind::UnknownArgument => locale.tf(msg!("cli-usage-unknown-argument"), &args![arg = arg]),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            locale.tf(msg!("cli-usage-unknown-command"), &args![name = name])
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            locale.t("cli-usage-missing-command")
        }
        ErrorKind::MissingRequiredArgument => locale.tf(msg!("cli-usage-missing"), &args![arg = arg]),
        ErrorKind::ArgumentConflict => locale.tf(msg!("cli-usage-twice"), &args![arg = arg]),
        ErrorKind::InvalidValue if value.is_empty() => locale.tf(msg!("cli-usage-no-value"), &args![arg = arg]),
        ErrorKind::TooManyValues | ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            locale.tf(msg!("cli-usage-value"), &args![arg = arg, value = value])
        }
        ErrorKind::InvalidUtf8 => locale.t("cli-usage-utf8"),
        _ => locale.t("cli-usage-other"),
    };
    let failure = Failure::new(Exit::Usage, message);
    let nearest = context(ContextKind::SuggestedArg).or_else(|| context(ContextKind::SuggestedSubcommand));
    Err(match nearest.filter(|nearest| !nearest.is_empty()) {
        Some(nearest) => failure.hint(locale.tf(msg!("cli-hint-nearest"), &args![nearest = nearest])),
        None => failure.hint(locale.t("cli-hint-help")),
    })
}

/// The value of a flag before anything is parsed: the language and the form of errors are needed to say what is wrong.
pub fn early<'a>(words: &'a [String], flag: &str) -> Option<&'a str> {
    let mut words = words.iter().map(String::as_str).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--").and_then(|rest| rest.strip_prefix(flag)) {
            Some("") => return Some(words.next().unwrap_or_default()),
            Some(rest) if rest.starts_with('=') => return rest.get(1..),
            _ => {}
        }
    }
    None
}

/// Codes in a row, for the hint that lists what is possible.
pub fn choices(codes: &[&str]) -> String {
    codes.iter().map(|code| safe_line(code).into_owned()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_before_parsing() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for (line, found) in [
            ("firstline --lang zh-Hans incident", Some("zh-Hans")),
            ("firstline incident --lang=en list", Some("en")),
            ("firstline --language x", None),
            ("firstline -- --lang en", None),
            ("firstline --lang", Some("")),
        ] {
            assert_eq!(early(&words(line), "lang"), found, "{line}");
        }
    }
}
