//! One call. One job: the values somebody gave on the command line, as text that may enter the file.

use super::exit::{Exit, Failure, Stop};
use crate::text::Locale;
use crate::text::safe::clean_input;
use crate::{args, msg};
use clap::ArgMatches;
use std::io::{IsTerminal, Read};
use std::path::Path;

/// Longest text read from a file or from standard input: a record's longest text, and some room to say it is too long.
const LONGEST: u64 = 4 << 20;

/// The noun, the verb and the values of a call.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    pub noun: &'a str,
    pub verb: &'a str,
    pub values: &'a ArgMatches,
    pub locale: &'a Locale,
}

impl Call<'_> {
    /// What was given to a flag or a place; `None` when it was not, or when this verb has no such flag.
    pub fn given(&self, flag: &str) -> Option<String> {
        self.values.try_get_one::<String>(flag).ok().flatten().map(|text| clean_input(text))
    }

    /// The same, or nothing.
    pub fn text(&self, flag: &str) -> String {
        self.given(flag).unwrap_or_default()
    }

    /// What was given as often as it was.
    pub fn all(&self, flag: &str) -> Vec<String> {
        let given = self.values.try_get_many::<String>(flag).ok().flatten();
        given.into_iter().flatten().map(|text| clean_input(text)).collect()
    }

    /// Whether a switch was set.
    pub fn is_on(&self, flag: &str) -> bool {
        self.values.try_get_one::<bool>(flag).ok().flatten().is_some_and(|on| *on)
    }

    /// A whole number.
    ///
    /// # Errors
    /// A usage failure that names the flag.
    pub fn number<N: std::str::FromStr>(&self, flag: &str) -> Result<Option<N>, Stop> {
        let Some(text) = self.given(flag) else { return Ok(None) };
        text.trim().parse().map(Some).map_err(|_| self.bad(flag, &text).into())
    }

    /// A value that is none.
    pub fn bad(&self, flag: &str, value: &str) -> Failure {
        let said = self.locale.tf(msg!("cli-usage-value"), &args![arg = format!("--{flag}"), value = value]);
        Failure::new(Exit::Usage, said)
    }

    /// Words: as they were given, or what standard input says where they were given as `-`.
    ///
    /// # Errors
    /// A failure when standard input is a terminal, too long, or not UTF-8.
    pub fn words(&self, flag: &str) -> Result<String, Stop> {
        match self.given(flag).as_deref() {
            Some("-") => Ok(stdin(self.locale)?),
            given => Ok(given.unwrap_or_default().to_owned()),
        }
    }

    /// The text of a file, `-` for standard input.
    ///
    /// # Errors
    /// A failure that says which file, and why not.
    pub fn file(&self, name: &str) -> Result<String, Stop> {
        match name {
            "-" => Ok(stdin(self.locale)?),
            name => Ok(file(name, self.locale)?),
        }
    }
}

/// The text of a file.
///
/// # Errors
/// A failure that says which file, and why not.
pub fn file(name: &str, locale: &Locale) -> Result<String, Failure> {
    let cannot = |why: String| {
        let said = locale.tf(msg!("cli-file-unreadable"), &args![path = name, why = why]);
        Failure::new(Exit::NotFound, said)
    };
    let file = std::fs::File::open(Path::new(name)).map_err(|error| cannot(error.to_string()))?;
    read(file, name, locale)
}

/// Everything standard input says.
///
/// # Errors
/// A failure when it is a terminal: nobody is asked there.
pub fn stdin(locale: &Locale) -> Result<String, Failure> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        return Err(Failure::new(Exit::Usage, locale.t("cli-stdin-terminal")));
    }
    read(stdin.lock(), "-", locale)
}

fn read(from: impl Read, name: &str, locale: &Locale) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| {
        let said = locale.tf(msg!("cli-file-unreadable"), &args![path = name, why = error.to_string()]);
        Failure::new(Exit::Failed, said)
    })?;
    if bytes.len() as u64 > LONGEST {
        return Err(Failure::new(Exit::Invalid, locale.tf(msg!("cli-file-too-long"), &args![path = name])));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(Exit::Invalid, locale.tf(msg!("cli-file-not-utf8"), &args![path = name])))?;
    Ok(clean_input(text.trim_start_matches('\u{feff}')))
}
