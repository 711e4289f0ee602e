//! Wishes about entries. One job: what can be wanted of the knowledge base, payload only; nothing in them is derived.

use super::article::ArticleField;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::Incident;
use crate::domain::value::{FieldValue, Text, Value};

/// What is wanted of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArticleVerb {
    /// Of a published entry this begins its next edition; the published one stays readable.
    Edit {
        changes: Vec<(ArticleField, Value)>,
    },
    Submit,
    Return {
        reason: String,
    },
    Publish,
    Retire {
        reason: String,
    },
    Restore,
}

/// A wish to change the knowledge base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArticleCommand {
    /// A new entry, as a draft; `from` is the incident it was learnt from.
    Draft { changes: Vec<(ArticleField, Value)>, from: Option<IncidentId> },
    /// `seen` is the version the asker looked at; absent = whatever is there.
    Act { article: ArticleId, seen: Option<u32>, verb: ArticleVerb },
}

/// The steps in a text: one a line; numbers and dashes before them are how people write lists.
pub fn steps(text: &str) -> Vec<Text> {
    let bare = |line: &str| {
        let line = line.trim();
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')', '、', '．'])).flatten();
        let listed = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).or_else(|| line.strip_prefix('•'));
        // `2.4 GHz` begins with a number and is not the second step.
        let numbered = numbered.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        numbered.or(listed).unwrap_or(line).trim().to_owned()
    };
    text.lines().map(bare).filter(|line| !line.is_empty()).map(|line| Text::new(&line)).collect()
}

/// What an entry learnt from an incident begins with (KB-3). How widely it may be applied is for its author to say.
pub fn learnt(incident: &Incident) -> Vec<(ArticleField, Value)> {
    let symptoms = incident.symptom.as_ref().or(incident.description.as_ref()).cloned();
    let solution = incident.solution.as_ref().map(|text| steps(text.as_str())).unwrap_or_default();
    let all = [
        (ArticleField::Title, incident.title.to_value()),
        (ArticleField::Symptoms, symptoms.to_value()),
        (ArticleField::Cause, incident.cause.to_value()),
        (ArticleField::Steps, solution.to_value()),
        (ArticleField::Workaround, incident.workaround.to_value()),
        (ArticleField::Category, incident.category.to_value()),
        (ArticleField::Services, incident.services.to_value()),
        (ArticleField::Cis, incident.cis.to_value()),
        (ArticleField::Tags, incident.tags.to_value()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_lines_without_what_numbers_them() {
        let text = "1. Renew the profile\n  2) 重启客户端\n3、再连一次\n\n- wait a minute\n2.4 GHz off\n10 minutes later try\n";
        let read: Vec<String> = steps(text).iter().map(|step| step.as_str().to_owned()).collect();
        let whole =
            ["Renew the profile", "重启客户端", "再连一次", "wait a minute", "2.4 GHz off", "10 minutes later try"];
        assert_eq!(read, whole);
        assert_eq!(steps(&whole.join("\n")), steps(text), "what is read is read the same again");
    }
}
