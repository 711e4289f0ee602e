//! The book. One job: the house and its stories as they stand in `assets/demo`, and words with their slots filled.

use super::dice::Dice;
use crate::domain::policy::{Lang, Names};
use serde::Deserialize;
use std::collections::HashMap;

const HOUSE: &str = include_str!("../../assets/demo/house.toml");
const STORIES: [&str; 2] =
    [include_str!("../../assets/demo/stories-en.toml"), include_str!("../../assets/demo/stories-zh.toml")];
const KB: &str = include_str!("../../assets/demo/kb.toml");
const WORDS: &str = include_str!("../../assets/demo/words.toml");

/// A name, once or in three languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Name {
    One(String),
    Three(Vec<String>),
}

impl Name {
    /// The name in a language; one given in fewer languages is the same in the others.
    pub fn get(&self, lang: Lang) -> String {
        match self {
            Self::One(name) => name.clone(),
            Self::Three(names) => {
                let name = |n: usize| names.get(n).or(names.first()).cloned().unwrap_or_default();
                Names { en: name(0), zh_hans: name(1), zh_hant: name(2) }.get(lang).to_owned()
            }
        }
    }
}

/// An entry of the directory, as far as each kind has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub key: String,
    pub name: Name,
    pub parent: Option<String>,
    pub criticality: Option<i64>,
    pub effort: Option<String>,
    pub line: Option<i64>,
    pub direction: Option<String>,
    pub lead: Option<String>,
    pub roles: Option<String>,
    pub teams: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub services: Option<String>,
    pub organisation: Option<String>,
}

/// Somebody who calls.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporter {
    pub key: String,
    pub org: String,
    pub lang: String,
    pub name: String,
    pub phone: String,
    pub room: String,
    #[serde(default)]
    pub vip: bool,
}

/// Everybody and everything there is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    pub org: Vec<Listed>,
    pub service: Vec<Listed>,
    pub category: Vec<Listed>,
    pub team: Vec<Listed>,
    pub person: Vec<Listed>,
    pub ci: Vec<Listed>,
    pub contact: Vec<Reporter>,
}

/// What can go wrong, and how it is told; the fields are explained in the assets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub lang: String,
    pub category: String,
    pub service: String,
    pub ci: Vec<String>,
    pub path: Vec<String>,
    pub solved: u8,
    #[serde(default = "fault")]
    pub nature: String,
    #[serde(default = "user_reported")]
    pub kind: String,
    #[serde(default)]
    pub channels: String,
    #[serde(default)]
    pub machine: bool,
    #[serde(default = "low")]
    pub impact: u8,
    #[serde(default = "low")]
    pub urgency: u8,
    pub tells: Vec<Tell>,
    #[serde(default)]
    pub asks: String,
    #[serde(default = "fixed")]
    pub code: String,
}

/// One way a story happens.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tell {
    pub title: String,
    pub says: String,
    pub note: String,
    pub solution: String,
    pub cause: String,
    pub workaround: String,
}

fn fault() -> String {
    "fault".to_owned()
}
fn user_reported() -> String {
    "user_reported".to_owned()
}
fn fixed() -> String {
    "fixed".to_owned()
}
fn low() -> u8 {
    3
}

/// An entry of the knowledge base; the fields are explained in the assets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub lang: String,
    pub title: String,
    pub symptoms: String,
    pub cause: String,
    pub steps: Vec<String>,
    pub workaround: String,
    pub level: u8,
    pub category: String,
    pub service: String,
    #[serde(default)]
    pub ci: String,
    pub tags: Vec<String>,
    #[serde(default)]
    pub audience: String,
    #[serde(default)]
    pub known_error: bool,
    pub state: String,
    pub author: String,
    #[serde(default)]
    pub reviewer: String,
    pub review: i64,
}

/// Everything the demo knows before it begins.
#[derive(Debug)]
pub struct Book {
    pub house: House,
    pub stories: Vec<Story>,
    pub entries: Vec<Entry>,
    words: HashMap<String, HashMap<String, Vec<String>>>,
}

#[derive(Debug, Deserialize)]
struct Stories {
    story: Vec<Story>,
}

#[derive(Debug, Deserialize)]
struct Entries {
    entry: Vec<Entry>,
}

impl Book {
    /// Reads what is compiled in.
    ///
    /// # Errors
    /// What is wrong with the assets.
    pub fn read() -> Result<Self, toml::de::Error> {
        let mut stories = Vec::new();
        for text in STORIES {
            stories.extend(toml::from_str::<Stories>(text)?.story);
        }
        let entries = toml::from_str::<Entries>(KB)?.entry;
        Ok(Self { house: toml::from_str(HOUSE)?, stories, entries, words: toml::from_str(WORDS)? })
    }

    /// What is said at an occasion, in a story's language.
    pub fn words(&self, lang: &str, occasion: &str) -> &[String] {
        self.words.get(lang).and_then(|words| words.get(occasion)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What stands in the slots of one incident's texts.
#[derive(Debug, Clone)]
pub struct Slots(Vec<(&'static str, String)>);

impl Slots {
    /// Throws them.
    pub fn of(dice: &mut Dice, ci: &str, user: &str) -> Self {
        let n = |dice: &mut Dice, least, most| dice.between(least, most).to_string();
        let room = format!("{}-{}{:02}", ["A", "B", "C", "D"][dice.below(4)], dice.between(2, 18), dice.between(1, 40));
        let pc = format!("HC-NB-{:04}", dice.between(112, 2_980));
        let doc = format!("{}{:05}", ["45", "46", "71", "80"][dice.below(4)], dice.between(1_200, 98_700));
        let ip = format!("10.24.{}.{}", dice.between(2, 40), dice.between(11, 240));
        Self(vec![
            ("{n}", n(dice, 3, 38)),
            ("{d}", n(dice, 2, 8)),
            ("{floor}", n(dice, 3, 16)),
            ("{ext}", n(dice, 8_012, 8_690)),
            ("{room}", room),
            ("{pc}", pc),
            ("{doc}", doc),
            ("{ip}", ip),
            ("{ci}", ci.to_owned()),
            ("{user}", user.to_owned()),
            ("{hour}", String::new()),
        ])
    }

    /// Another thing, person or time of day.
    pub fn with(mut self, slot: &str, value: &str) -> Self {
        if let Some((_, known)) = self.0.iter_mut().find(|(name, _)| *name == slot) {
            value.clone_into(known);
        }
        self
    }

    /// A text with its slots filled.
    pub fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (slot, value)| match text.contains(slot) {
            true => text.replace(slot, value),
            false => text,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn texts(story: &Story) -> impl Iterator<Item = &String> {
        let told = story.tells.iter().flat_map(|t| [&t.title, &t.says, &t.note, &t.solution, &t.cause, &t.workaround]);
        told.chain([&story.asks])
    }

    #[test]
    fn there_are_stories_enough_and_half_of_them_are_chinese() {
        let book = Book::read().unwrap();
        let chinese = book.stories.iter().filter(|s| s.lang != "en").count();
        assert!(
            book.stories.len() >= 60 && (book.stories.len() * 2 / 5..=book.stories.len() * 3 / 5).contains(&chinese)
        );
        let titles: Vec<&String> = book.stories.iter().flat_map(|s| s.tells.iter().map(|tell| &tell.title)).collect();
        assert_eq!(titles.iter().collect::<BTreeSet<_>>().len(), titles.len(), "a title comes twice");
    }

    #[test]
    fn every_story_names_what_is_there() {
        let book = Book::read().unwrap();
        let known = |list: &[Listed], key: &str| list.iter().any(|e| e.key == key);
        let first = ["hardware", "hardware.printer", "software", "network", "network.vpn", "mail", "account", "other"];
        for story in &book.stories {
            assert!(
                first.contains(&story.category.as_str()) || known(&book.house.category, &story.category),
                "{story:?}"
            );
            assert!(known(&book.house.service, &story.service), "{story:?}");
            assert!(story.ci.iter().all(|ci| known(&book.house.ci, ci)), "{story:?}");
            assert!(!story.path.is_empty() && story.path.iter().all(|t| known(&book.house.team, t)), "{story:?}");
            assert!(!story.tells.is_empty(), "{story:?}");
            assert!(story.tells.iter().all(|t| !t.title.is_empty() && !t.solution.is_empty()), "{story:?}");
        }
    }

    #[test]
    fn every_slot_is_filled() {
        let book = Book::read().unwrap();
        let slots = Slots::of(&mut Dice::new(1), "ci", "user");
        let said = book.words.values().flat_map(HashMap::values).flatten();
        for text in book.stories.iter().flat_map(texts).chain(said) {
            assert!(!slots.fill(text).contains(['{', '}']), "{text}");
        }
        let names = |lang: &str| book.words[lang].keys().collect::<BTreeSet<_>>();
        assert!(names("en") == names("zh") && names("en") == names("hant"), "an occasion without words");
    }
}
