//! The reader. One job: walk the text of a query sign by sign, full-width signs as their plain twins, and cut words.
//!
//! What a word means is asked in [`super::parse`].

use super::error::{QueryError, QueryProblem};
use std::ops::Range;

/// A word of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain) struct Raw {
    pub text: String,
    /// It stood between quotation marks: it means nothing but itself.
    pub quoted: bool,
    pub at: Range<usize>,
}

/// A place in the text.
#[derive(Debug, Clone)]
pub(in crate::domain) struct Reader<'t> {
    text: &'t str,
    at: usize,
}

/// Signs that a Chinese keyboard gives, and what they stand for.
const TWINS: [(char, char); 13] = [
    ('：', ':'),
    ('（', '('),
    ('）', ')'),
    ('，', ','),
    ('“', '"'),
    ('”', '"'),
    ('＂', '"'),
    ('＜', '<'),
    ('＞', '>'),
    ('＝', '='),
    ('～', '~'),
    ('＊', '*'),
    ('－', '-'),
];

/// The plain twin of a full-width sign.
pub(in crate::domain) fn plain(c: char) -> char {
    TWINS.iter().find(|(wide, _)| *wide == c).map_or(c, |(_, plain)| *plain)
}

impl<'t> Reader<'t> {
    pub(in crate::domain) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
    pub(in crate::domain) fn at(&self) -> usize {
        self.at
    }
    pub(in crate::domain) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
    /// The next sign, as its plain twin.
    pub(in crate::domain) fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(plain)
    }
    /// The sign after the next.
    pub(in crate::domain) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1).map(plain)
    }
    pub(in crate::domain) fn bump(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }
    pub(in crate::domain) fn eat(&mut self, sign: char) -> bool {
        let is = self.peek() == Some(sign);
        if is {
            self.bump();
        }
        is
    }
    pub(in crate::domain) fn eat_dots(&mut self) -> bool {
        let is = self.rest().starts_with("..");
        if is {
            self.at += 2;
        }
        is
    }
    pub(in crate::domain) fn skip_space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.bump();
        }
    }

    /// Takes one of these words if it stands here alone.
    pub(in crate::domain) fn eat_word(&mut self, words: &[&str]) -> Option<Range<usize>> {
        let rest = self.rest();
        let alone = |after: &str| after.chars().next().is_none_or(|c| c.is_whitespace() || "()\"".contains(plain(c)));
        let word = words.iter().find(|word| rest.strip_prefix(**word).is_some_and(alone))?;
        let start = self.at;
        self.at += word.len();
        Some(start..self.at)
    }

    /// Up to a space, a parenthesis, a quotation mark or a colon.
    pub(in crate::domain) fn bare(&mut self) -> Range<usize> {
        self.run(|_, c| c.is_whitespace() || "()\":".contains(c))
    }

    /// A value: quoted, or up to a space, a parenthesis, a quotation mark, a comma or `..`.
    pub(in crate::domain) fn value(&mut self) -> Result<Raw, QueryError> {
        if self.peek() == Some('"') {
            return self.quoted();
        }
        let at = self.run(|rest, c| c.is_whitespace() || "()\",".contains(c) || rest.starts_with(".."));
        let text = self.since(at.start).chars().map(|c| if c == '＊' { '*' } else { c }).collect();
        Ok(Raw { text, quoted: false, at })
    }

    fn run(&mut self, ends: impl Fn(&str, char) -> bool) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(|c| !ends(self.rest(), c)) {
            self.bump();
        }
        start..self.at
    }

    /// Between quotation marks of any kind; a backslash takes the meaning from a mark or a backslash.
    pub(in crate::domain) fn quoted(&mut self) -> Result<Raw, QueryError> {
        let start = self.at;
        self.bump();
        let mut text = String::new();
        loop {
            let Some(c) = self.rest().chars().next() else {
                return Err(QueryError { at: start..self.at, problem: QueryProblem::UnclosedQuote });
            };
            self.bump();
            match (c, self.peek()) {
                ('\\', Some('"' | '\\')) => {
                    text.extend(self.rest().chars().next());
                    self.bump();
                }
                (c, _) if plain(c) == '"' => return Ok(Raw { text, quoted: true, at: start..self.at }),
                (c, _) => text.push(c),
            }
        }
    }
}
