//! Attachments at the console. One job: `:attach PATH` and `:save N PATH` become wishes; the shell knows files (LIFE-2).

use super::{Call, general};
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::domain::incident::command::{Command, Verb};

/// Attaches a file to the subject; without a name, the line to say it on.
pub fn attach(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some(incident) = model.subject() else { return vec![] };
    if call.arg.is_empty() {
        general::open_command(model, "attach ");
        return vec![];
    }
    // What is in the file is known to whoever reads it.
    let verb = Verb::Attach { files: vec![], text: String::new() };
    let commands = vec![Command::Act { incident, seen: None, verb }];
    let path = call.arg.to_owned();
    let read = |effect| match effect {
        Effect::Commit { request, .. } => Effect::Attach { request, incident, path: path.clone() },
        other => other,
    };
    model.commit("incident.attach", commands, call.now).into_iter().map(read).collect()
}

/// Saves an attachment of the subject by its number, under its own name where no other is given.
pub fn save(model: &mut Model, call: &Call) -> Vec<Effect> {
    let Some(incident) = model.subject() else { return vec![] };
    let (number, path) = call.arg.split_once(char::is_whitespace).unwrap_or((call.arg, ""));
    match number.parse::<u32>().ok().and_then(|number| number.checked_sub(1)) {
        Some(attachment) => vec![Effect::SaveAttachment { incident, attachment, path: path.trim().to_owned() }],
        None => {
            general::open_command(model, "save ");
            vec![]
        }
    }
}
