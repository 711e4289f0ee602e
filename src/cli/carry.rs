//! Carrying. One job: a notice of the outbox as the JSON that a hook gets, in the language of whom it is for (ESC-5).
//!
//! What leaves is made of sentences and facts that are safe in one line: whoever puts them into a mail's head puts one line
//! there. Of a security incident nothing is said but its number, and that it is one (SEC-1).

use super::session::{Setup, words};
use crate::desk::{Ground, Letter, Way};
use crate::domain::outbox::Fault;
use crate::shell::hook::Hook;
use crate::text::Locale;
use crate::text::locale::{lang_from_tag, lang_tag};
use crate::text::notice::{About, notice};
use crate::text::safe::safe_line;
use serde_json::{Value, json};

/// Of the JSON; fields may be added to it, none is taken away or comes to mean something else.
const VERSION: u32 = 1;

/// The ways there are here.
pub fn ways(setup: &Setup) -> Vec<Way> {
    let way = |hook: &Hook| Way { channel: hook.name.as_str().into(), timeout: hook.timeout };
    setup.config.hooks.iter().map(way).collect()
}

/// Has a hook carry it.
///
/// # Errors
/// Why it did not.
pub fn carry(letter: &Letter, file: &str, setup: &Setup, ground: &Ground) -> Result<(), Fault> {
    let hook = setup.config.hooks.iter().find(|hook| letter.posted.channel == hook.name.as_str());
    let Some(hook) = hook else { return Err(Fault::NotStarted { said: String::new() }) };
    hook.run(format!("{}\n", exact(letter, file, &setup.locale, ground)), setup.environment.home.clone())
}

/// The notice as JSON. `id` is its own among all notices of all files: who gets it twice can tell.
fn exact(letter: &Letter, file: &str, usual: &Locale, ground: &Ground) -> Value {
    let (to, past) = (&letter.to, &letter.past);
    let lang = lang_from_tag(to.text("language")).map_or(*usual, Locale::new);
    let about = About {
        why: letter.why,
        past,
        priority: letter.priority,
        state: letter.state,
        title: letter.title.as_deref(),
        security: letter.security,
    };
    let (subject, text) = notice(&about, &words(&lang, ground));
    let line = |text: &str| -> Value { if text.is_empty() { Value::Null } else { safe_line(text).into() } };
    // Whoever may not see the record learns nothing of it here.
    let open = |value: Value| if letter.title.is_some() { value } else { Value::Null };
    json!({
        "version": VERSION,
        "id": format!("{file}-{}", letter.posted.id),
        "attempt": letter.posted.attempts,
        "channel": letter.posted.channel.as_str(),
        "to": {
            "key": to.key.as_str(),
            "name": line(to.name()),
            "email": line(to.text("email")),
            "phone": line(to.text("phone")),
            "language": lang_tag(lang.lang()),
        },
        "subject": subject,
        "text": text,
        "incident": {
            "number": past.incident.to_string(),
            "priority": open(letter.priority.into()),
            "title": letter.title.as_deref().map_or(Value::Null, line),
            "state": open(letter.state.name().into()),
            "security": letter.security,
        },
        "event": letter.why.name(),
        "rule": open(past.event.detail.reason.as_ref().map(|code| code.as_str()).into()),
        "crossed_at": past.at.to_rfc3339(),
        "noticed_at": past.recorded_at.to_rfc3339(),
        "late": past.is_late(),
    })
}
