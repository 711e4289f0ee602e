//! Hooks in the configuration file. One job: `[hooks.NAME]` becomes a program with its arguments and its time.
//!
//! They stand in the file of whoever delivers and nowhere in the desk's own: whoever may change a policy must not get to
//! run programs as somebody else.

use super::Problem;
use crate::domain::time::Span;
use crate::shell::hook::Hook;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How long one may run where it is not said, and at the most.
const TIMEOUT: Span = Span::seconds(10);
const LONGEST: Span = Span::minutes(5);
/// Keys of a hook.
pub(super) const KEYS: &str = "command, timeout";

/// Reads `[hooks]`; each mistake with its byte.
pub(super) fn read(table: &DeTable<'_>) -> (Vec<Hook>, Vec<(usize, Problem)>) {
    let (mut hooks, mut found) = (Vec::new(), Vec::new());
    for (name, value) in table {
        match value.get_ref().as_table() {
            Some(inner) => hooks.extend(hook(name.get_ref(), name.span().start, inner, &mut found)),
            None => found.push((name.span().start, Problem::UnknownKey(format!("hooks.{}", name.get_ref())))),
        }
    }
    (hooks, found)
}

fn hook(name: &str, at: usize, table: &DeTable<'_>, found: &mut Vec<(usize, Problem)>) -> Option<Hook> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let before = found.len();
    if !(name.chars().all(plain) && name.starts_with(|c: char| c.is_ascii_lowercase())) {
        found.push((at, Problem::HookName(name.to_owned())));
    }
    let (mut command, mut timeout) = (None, TIMEOUT);
    for (key, value) in table {
        let place = value.span().start;
        match key.get_ref().as_ref() {
            "command" => match words(value) {
                Some(words) => command = Some(words),
                None => found.push((place, Problem::HookCommand)),
            },
            "timeout" => {
                let span = value.get_ref().as_str().and_then(|text| Span::parse(text).ok());
                match span.filter(|span| (Span::seconds(1)..=LONGEST).contains(span)) {
                    Some(span) => timeout = span,
                    None => found.push((place, Problem::HookTimeout)),
                }
            }
            other => found.push((key.span().start, Problem::HookKey(format!("hooks.{name}.{other}")))),
        }
    }
    if command.is_none() && found.len() == before {
        found.push((at, Problem::HookCommand));
    }
    let (program, arguments) = command.filter(|_| found.len() == before)?;
    Some(Hook { name: name.to_owned(), program, arguments, timeout })
}

/// A program by its whole path, and its arguments.
fn words(value: &Spanned<DeValue<'_>>) -> Option<(PathBuf, Vec<String>)> {
    let text = |item: &Spanned<DeValue<'_>>| item.get_ref().as_str().map(str::to_owned);
    let words: Vec<String> = value.get_ref().as_array()?.iter().map(text).collect::<Option<_>>()?;
    let (program, arguments) = words.split_first()?;
    let program = PathBuf::from(program);
    program.is_absolute().then(|| (program, arguments.to_vec()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::super::Config;
    use super::*;

    #[test]
    fn a_hook_is_a_program_with_its_time() {
        let config = Config::parse(
            "[hooks.mail]\ncommand = [\"/usr/local/bin/desk-mail\", \"--x\"]\ntimeout = \"30s\"\n\
             [hooks.sms]\ncommand = [\"/bin/sms\"]\n",
        );
        assert_eq!(config.findings, []);
        let [mail, sms] = &config.hooks[..] else { unreachable!() };
        assert_eq!(
            (mail.name.as_str(), &mail.arguments[..], mail.timeout),
            ("mail", &["--x".to_owned()][..], Span::seconds(30))
        );
        assert_eq!((sms.program.to_str(), sms.timeout), (Some("/bin/sms"), TIMEOUT));
    }

    /// A hook with a mistake is none; the others hold.
    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, line, problem) in [
            ("[hooks.mail]\ntimeout = \"1s\"\n", 1, Problem::HookCommand),
            ("[hooks.mail]\ncommand = \"/bin/mail\"\n", 2, Problem::HookCommand),
            ("[hooks.mail]\ncommand = [\"mail\"]\n", 2, Problem::HookCommand),
            ("[hooks.mail]\ncommand = []\n", 2, Problem::HookCommand),
            ("[hooks.mail]\ncommand = [\"/bin/mail\", 3]\n", 2, Problem::HookCommand),
            ("[hooks.mail]\ncommand = [\"/bin/mail\"]\ntimeout = \"1h\"\n", 3, Problem::HookTimeout),
            ("[hooks.mail]\ncommand = [\"/bin/mail\"]\nshell = true\n", 3, Problem::HookKey("hooks.mail.shell".into())),
            ("[hooks.Mail]\ncommand = [\"/bin/mail\"]\n", 1, Problem::HookName("Mail".into())),
            ("hooks.mail = 3\n", 1, Problem::UnknownKey("hooks.mail".into())),
        ] {
            let config = Config::parse(&format!("{text}[hooks.sms]\ncommand = [\"/bin/sms\"]\n"));
            let found: Vec<_> = config.findings.iter().map(|f| (f.line.unwrap(), f.problem.clone())).collect();
            assert_eq!(found, [(line, problem)], "{text}");
            assert_eq!(config.hooks.iter().map(|hook| hook.name.as_str()).collect::<Vec<_>>(), ["sms"], "{text}");
        }
    }
}
