//! The library. One job: the knowledge base of the house is written, reviewed and published by its people (KB-1, KB-4).

use super::book::{Book, Entry};
use super::world::World;
use crate::desk::{DeskError, Rehearsal};
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, PersonId};
use crate::domain::incident::command::Command;
use crate::domain::knowledge::article::ArticleField as Field;
use crate::domain::knowledge::{ArticleCommand, ArticleVerb};
use crate::domain::time::{Instant, Span};
use crate::domain::value::{FieldValue, Text, Value};

/// A published entry, as the desk looks for one.
#[derive(Debug, Clone)]
pub struct Shelved {
    pub lang: String,
    pub category: String,
    pub service: String,
    pub level: u8,
    pub id: ArticleId,
}

/// Writes every entry of the book, beginning at an instant; those that are in force.
///
/// # Errors
/// A refusal, where the book is wrong, or what the file says.
pub fn shelve(
    stage: &mut Rehearsal<'_, '_>,
    book: &Book,
    world: &World,
    begin: Instant,
    origin: Instant,
) -> Result<Vec<Shelved>, DeskError> {
    let mut shelved = Vec::new();
    let mut at = begin;
    for (n, entry) in book.entries.iter().enumerate() {
        let (author, reviewer) = (world.person(&entry.author), world.person(&entry.reviewer));
        let mut say = |stage: &mut Rehearsal<'_, '_>, command: ArticleCommand, by: PersonId| {
            at = at + Span::seconds(20);
            stage.commit(&Command::Article(command), &world.caller(by), at)
        };
        let changes = changes(entry, world, origin);
        let drafted = say(stage, ArticleCommand::Draft { changes, from: None }, author)?;
        let Some(id) = drafted.articles.first().copied() else { continue };
        let act = |verb| ArticleCommand::Act { article: id, seen: None, verb };
        let said = |occasion: &str| book.words(&entry.lang, occasion).first().cloned().unwrap_or_default();
        if entry.state != "draft" {
            say(stage, act(ArticleVerb::Submit), author)?;
        }
        if n % 5 == 1 && entry.state == "published" {
            say(stage, act(ArticleVerb::Return { reason: said("returned") }), reviewer)?;
            say(stage, act(ArticleVerb::Submit), author)?;
        }
        if matches!(entry.state.as_str(), "published" | "retired") {
            say(stage, act(ArticleVerb::Publish), reviewer)?;
        }
        if entry.state == "retired" {
            say(stage, act(ArticleVerb::Retire { reason: said("retired") }), reviewer)?;
        }
        if entry.state == "published" {
            let (lang, category, service) = (entry.lang.clone(), entry.category.clone(), entry.service.clone());
            shelved.push(Shelved { lang, category, service, level: entry.level, id });
        }
    }
    Ok(shelved)
}

/// What is written in an entry.
fn changes(entry: &Entry, world: &World, origin: Instant) -> Vec<(Field, Value)> {
    let text = |words: &str| Some(Text::new(words)).filter(|text| !text.is_empty()).to_value();
    let steps: Vec<Text> = entry.steps.iter().map(|step| Text::new(step)).collect();
    let tags: Vec<Code> = entry.tags.iter().map(|tag| Code::new(tag)).collect();
    let services: Vec<_> = world.services.get(&entry.service).copied().into_iter().collect();
    let cis: Vec<_> = world.cis.get(&entry.ci).copied().into_iter().collect();
    let audience = (!entry.audience.is_empty()).then(|| Code::new(&entry.audience));
    let all = [
        (Field::Title, text(&entry.title)),
        (Field::Symptoms, text(&entry.symptoms)),
        (Field::Cause, text(&entry.cause)),
        (Field::Steps, steps.to_value()),
        (Field::Workaround, text(&entry.workaround)),
        (Field::Level, entry.level.to_value()),
        (Field::KnownError, entry.known_error.to_value()),
        (Field::Audience, audience.to_value()),
        (Field::Category, world.categories.get(&entry.category).copied().to_value()),
        (Field::Services, services.to_value()),
        (Field::Cis, cis.to_value()),
        (Field::Tags, tags.to_value()),
        (Field::ReviewBy, Some(origin + Span::days(entry.review)).to_value()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_none()).collect()
}
