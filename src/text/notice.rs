//! Notices in words. One job: what somebody is told outside of the console: a subject of one line and a short text, in their
//! language. Of a security incident only its number, and that it is one (SEC-1).

use crate::args;
use crate::domain::incident::event::Place;
use crate::domain::incident::report::EscalationColumn;
use crate::domain::incident::{Past, State};
use crate::domain::outbox::{Fault, Notice};
use crate::msg;
use crate::text::Locale;
use crate::text::locale::Args;
use crate::text::words::Words;

/// What a notice is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub why: Notice,
    pub past: &'a Past,
    pub priority: u8,
    pub state: State,
    /// `None`: it must not leave, or not to these eyes.
    pub title: Option<&'a str>,
    pub security: bool,
}

/// Subject and text by why somebody is told.
const TEMPLATES: [(Notice, &str, &str); 9] = [
    (Notice::Fired, msg!("notice-subject-fired"), msg!("notice-text-fired")),
    (Notice::ToldAgain, msg!("notice-subject-told-again"), msg!("notice-text-told-again")),
    (Notice::Assigned, msg!("notice-subject-assigned"), msg!("notice-text-assigned")),
    (Notice::Chased, msg!("notice-subject-chased"), msg!("notice-text-chased")),
    (Notice::Joined, msg!("notice-subject-joined"), msg!("notice-text-joined")),
    (Notice::Reopened, msg!("notice-subject-reopened"), msg!("notice-text-reopened")),
    (Notice::Resolved, msg!("notice-subject-resolved"), msg!("notice-text-resolved")),
    (Notice::Tracked, msg!("notice-subject-tracked"), msg!("notice-text-tracked")),
    (Notice::ReportedUp, msg!("notice-subject-reported-up"), msg!("notice-text-reported-up")),
];

/// Subject and text.
pub fn notice(about: &About<'_>, w: &Words<'_>) -> (String, String) {
    let number = about.past.incident.to_string();
    let Some(title) = about.title else {
        let (subject, text) = match about.security {
            true => (msg!("notice-subject-security"), msg!("notice-text-security")),
            false => (msg!("notice-subject-hidden"), msg!("notice-text-hidden")),
        };
        let of = || args![number = number.as_str()];
        return (w.say(subject, &of()), w.say(text, &of()));
    };
    let (_, subject, text) = TEMPLATES[about.why as usize];
    let past = about.past;
    let rule = past.event.detail.reason.as_ref().map(|code| w.rule(code)).unwrap_or_default();
    let of = |args: Args<'static>| {
        args.with("number", number.clone())
            .with("title", title.to_owned())
            .with("priority", w.priority(about.priority))
            .with("rule", rule.clone())
            .with("state", w.state(about.state))
            .with("who", w.who(past.by, past.via))
            .with("at", w.instant(past.at))
    };
    let mut text = w.say(text, &of(Args::new()));
    let mut more = |said: String| text = format!("{text}\n{said}");
    if past.is_late() {
        let (at, late) = (w.instant(past.recorded_at), w.period(past.late_by()));
        more(w.say(msg!("notice-late"), &args![at = at, late = late]));
    }
    if asks(past) {
        more(w.say(msg!("notice-acknowledge"), &args![number = number.as_str()]));
    }
    (w.say(subject, &of(Args::new())), text)
}

/// Somebody of those told has to acknowledge it.
fn asks(past: &Past) -> bool {
    let again = |place: &Place| matches!(place, Place::Escalation { column: EscalationColumn::AgainAt, .. });
    past.event.detail.changes.iter().any(|change| again(&change.place) && !change.to.is_none())
}

/// Why a notice could not be delivered.
pub fn fault(fault: &Fault, locale: &Locale) -> String {
    let (id, args, said) = match fault {
        Fault::Exit { code, said } => (msg!("fault-exit"), args![code = *code], said.as_str()),
        Fault::Signal { number, said } => (msg!("fault-signal"), args![number = *number], said.as_str()),
        Fault::TimedOut { after, said } => (msg!("fault-time"), args![after = after.to_string()], said.as_str()),
        Fault::NotStarted { said } => (msg!("fault-start"), Args::new(), said.as_str()),
        Fault::Expired => (msg!("fault-expired"), Args::new(), ""),
        Fault::Gone => (msg!("fault-gone"), Args::new(), ""),
    };
    let what = locale.tf(id, &args).into_owned();
    match said.is_empty() {
        true => what,
        false => locale.tf(msg!("timeline-because"), &args![what = what, why = said]).into_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::actor::Via;
    use crate::domain::id::{IncidentId, PersonId};
    use crate::domain::incident::{Change, Event, Kind};
    use crate::domain::outbox::NOTICES;
    use crate::domain::policy::Lang;
    use crate::domain::time::Span;
    use crate::domain::value::Value;
    use crate::text::testing::{Desk, LANGS, assert_clean, at};

    fn past(kind: Kind) -> Past {
        let mut event = Event::new(kind);
        event.detail.reason = Some("urgent".into());
        let place = Place::Escalation { escalation: 0, column: EscalationColumn::AgainAt };
        event.detail.changes = vec![Change { place, from: Value::None, to: Value::Int(1) }];
        Past {
            incident: IncidentId(20417),
            seq: 1,
            ver: 1,
            batch: 1,
            at: at("15 10:00"),
            recorded_at: at("15 10:00") + Span::hours(3),
            by: PersonId(1),
            role: "agent".into(),
            via: Via::Cli,
            event,
        }
    }

    fn about<'a>(why: Notice, past: &'a Past, title: Option<&'a str>, security: bool) -> About<'a> {
        About { why, past, priority: 1, state: State::New, title, security }
    }

    #[test]
    fn the_templates_are_in_their_order() {
        assert!(TEMPLATES.iter().enumerate().all(|(n, row)| row.0 as usize == n));
    }

    /// Whatever somebody has put into a title: one line of subject, nothing that steers a terminal or a mail.
    #[test]
    fn every_notice_in_every_language_is_clean() {
        let desk = Desk::new();
        let hostile = "x\r\nBcc: a@b\u{1b}[31m\u{202e}";
        for (why, _, kinds) in NOTICES {
            let past = past(kinds[0]);
            for lang in LANGS {
                let w = desk.words(lang);
                let (subject, text) = notice(&about(why, &past, Some(hostile), false), &w);
                assert_clean(&subject);
                assert_clean(&text);
                assert!(!subject.contains('\n') && subject.contains("20417") && text.contains("20417"), "{subject}");
                assert!(!text.contains("\nBcc") && !subject.contains("notice-") && !text.contains("notice-"), "{text}");
            }
        }
    }

    /// SEC-1: the number, and that it is one.
    #[test]
    fn sec_1_a_security_incident_is_a_number() {
        let (desk, past) = (Desk::new(), past(Kind::Fired));
        let w = desk.words(Lang::En);
        let (subject, text) = notice(&about(Notice::Fired, &past, None, true), &w);
        assert_eq!(subject, "20417: security incident");
        assert!(!text.contains("P1") && !text.contains("Priority") && text.contains("20417"), "{text}");
        let (subject, _) = notice(&about(Notice::Fired, &past, None, false), &w);
        assert_eq!(subject, "20417: you were told of it");
    }

    #[test]
    fn a_rule_that_was_noticed_late() {
        let (desk, past) = (Desk::new(), past(Kind::Fired));
        let (subject, text) =
            notice(&about(Notice::Fired, &past, Some("Payroll is down"), false), &desk.words(Lang::En));
        assert_eq!(subject, "20417 P1 Urgent: Payroll is down (Priority 1 or 2)");
        assert_eq!(
            text,
            "The rule \"Priority 1 or 2\" fired at 2016-03-15 10:00.\n20417 P1 Urgent: Payroll is down\nState: New\n\
             Noticed at 2016-03-15 13:00 only, 3 hours late.\n\
             Somebody has to say that they know: firstline incident acknowledge 20417"
        );
    }

    #[test]
    fn every_fault_has_words() {
        let said = || "no route".to_owned();
        for fault in [
            Fault::Exit { code: 75, said: said() },
            Fault::Signal { number: 9, said: String::new() },
            Fault::TimedOut { after: Span::seconds(10), said: said() },
            Fault::NotStarted { said: said() },
            Fault::Expired,
            Fault::Gone,
        ] {
            for lang in LANGS {
                assert_clean(&super::fault(&fault, &Locale::new(lang)));
            }
        }
    }
}
