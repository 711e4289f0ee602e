//! From answers to a command. One job: check what the form itself can know, and put the answers where the rules look.

use super::env::FormEnv;
use super::fault::Fault;
use super::keys::{NewContact, Submit};
use super::spec::{FormKind, Shown, SlotKind};
use super::{Form, Picked, values};
use crate::domain::id::{CategoryId, CiId, ContactId, IncidentId, OrgId, PersonId, ServiceId, TeamId};
use crate::domain::incident::command::{Command, Handing, NewIncident, NewReport, Outcome, Resolution, Verb};
use crate::domain::incident::fields::Field;
use crate::domain::incident::report::Visit;
use crate::domain::stream::StreamKind;
use crate::domain::time::Span;
use crate::domain::value::{Text, Value};

/// What follows the recording, in the same step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    Nothing,
    Take,
    Resolve,
}

impl Form {
    /// Marks every field that cannot stay as it is; the place of the first one.
    pub(super) fn check(&mut self, env: &FormEnv<'_>) -> Option<usize> {
        let machine = self.code("channel").and_then(|c| env.policy.channel(&c)).is_some_and(|c| c.machine);
        let mut first = None;
        for at in 0..self.fields.len() {
            let there = self.is_shown(at);
            let field = &self.fields[at];
            let excused = !there || self.is_prior(at) || (machine && field.slot.name == "reporter");
            let fault = match values::value(field, env) {
                _ if !there || self.is_prior(at) => None,
                Err(fault) => Some(fault),
                Ok(_) if field.slot.required && field.is_empty() && !excused => Some(Fault::Missing),
                Ok(_) => None,
            };
            if fault.is_some() {
                first = first.or(Some(at));
            }
            self.fields[at].fault = fault;
        }
        first
    }

    /// What the record already says is not judged again when something else is edited.
    fn is_prior(&self, at: usize) -> bool {
        matches!(self.kind(), FormKind::Edit | FormKind::Article)
            && self.subject.is_some()
            && !self.fields[at].is_changed()
    }

    /// The answers as a command; they have been checked.
    pub(super) fn submit(&self, then: Then, env: &FormEnv<'_>) -> Submit {
        match self.kind() {
            FormKind::Intake => {
                let new = self.new_record(then, env);
                Submit { contact: self.new_contact(env), command: Command::Record(Box::new(new)) }
            }
            FormKind::Article | FormKind::ArticleReturn | FormKind::ArticleRetire => {
                Submit { contact: None, command: Command::Article(self.article(env)) }
            }
            _ => Submit { contact: None, command: self.act(self.verb(env)) },
        }
    }

    fn act(&self, verb: Verb) -> Command {
        let (incident, seen) = self.subject.as_ref().map_or_else(Default::default, |s| (s.id, Some(s.ver)));
        Command::Act { incident, seen, verb }
    }

    /// The caller's report joined to an incident that is there, with what was typed so far (LIFE-3).
    pub(super) fn join_to(&self, incident: IncidentId, ver: u32, env: &FormEnv<'_>) -> Submit {
        let said = [self.words("title"), self.words("description")];
        let words = said.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let verb = Verb::Join(NewReport { words, ..self.report(env) });
        Submit { contact: self.new_contact(env), command: Command::Act { incident, seen: Some(ver), verb } }
    }

    fn report(&self, env: &FormEnv<'_>) -> NewReport {
        NewReport {
            reporter: self.entry("reporter", StreamKind::Contact).map(ContactId),
            channel: self.code("channel"),
            words: self.words("words"),
            reported_at: self.instant("reported_at", env),
        }
    }

    pub(super) fn new_record(&self, then: Then, env: &FormEnv<'_>) -> NewIncident {
        NewIncident {
            nature: self.code("nature"),
            kind: self.code("kind"),
            channel: self.code("channel"),
            reporter: self.entry("reporter", StreamKind::Contact).map(ContactId),
            organisation: self.entry("organisation", StreamKind::Org).map(OrgId),
            title: self.words("title"),
            symptom: self.words("symptom"),
            description: self.words("description"),
            location: self.words("location"),
            services: self.ids("services").into_iter().map(ServiceId).collect(),
            cis: self.ids("cis").into_iter().map(CiId).collect(),
            category: self.entry("category", StreamKind::Category).map(CategoryId),
            impact: self.level("impact"),
            urgency: self.level("urgency"),
            users_affected: self.int("users_affected", env).and_then(|n| u32::try_from(n).ok()),
            security: self.flag("security"),
            tags: self.codes("tags"),
            custom: self.own(Shown::Always, env),
            occurred_at: self.instant("occurred_at", env),
            reported_at: self.instant("reported_at", env),
            accept_out_of_scope: self.flag("accept_out_of_scope"),
            take: then == Then::Take,
            resolution: (then == Then::Resolve).then(|| self.resolution(env)),
        }
    }

    fn new_contact(&self, env: &FormEnv<'_>) -> Option<NewContact> {
        (self.picked("reporter") == Some(&Picked::New)).then(|| NewContact {
            name: self.words("contact_name"),
            phone: self.words("contact_phone"),
            email: self.words("contact_email"),
            location: self.words("location"),
            organisation: self.entry("organisation", StreamKind::Org).map(OrgId),
            key: self.free_key(env),
        })
    }

    /// A key nobody has: of the mail address, else the number, else the name.
    fn free_key(&self, env: &FormEnv<'_>) -> String {
        let short = |text: &str| {
            let folded = super::find::fold(text);
            let keep = |c: char| if c.is_alphanumeric() { c } else { '-' };
            folded.trim().chars().map(keep).collect::<String>().trim_matches('-').to_owned()
        };
        let (mail, phone, name) =
            (self.words("contact_email"), self.words("contact_phone"), self.words("contact_name"));
        let mail = mail.split('@').next().unwrap_or_default();
        let key = [mail, &phone, &name].into_iter().map(short).find(|k| !k.is_empty()).unwrap_or_default();
        let taken = |key: &str| env.directory.find(StreamKind::Contact, key).is_some();
        match taken(&key) {
            false => key,
            true => (2u32..).map(|n| format!("{key}-{n}")).find(|k| !taken(k)).unwrap_or(key),
        }
    }

    fn resolution(&self, env: &FormEnv<'_>) -> Resolution {
        let shown = if self.kind() == FormKind::Intake { Shown::Resolving } else { Shown::Always };
        Resolution {
            solution: self.words("solution"),
            closing_code: self.code("closing_code"),
            cause: self.words("cause"),
            workaround: self.words("workaround"),
            verified_how: self.words("verified_how"),
            on_site: self.flag("on_site"),
            actual_effort: self.int("actual_effort", env).map(Span),
            lessons: self.words("lessons"),
            custom: self.own(shown, env),
        }
    }

    fn visiting(&self, env: &FormEnv<'_>) -> Visit {
        let parts = self.words("parts");
        Visit {
            engineer: self.entry("engineer", StreamKind::Person).map(PersonId),
            appointment: self.instant("appointment", env),
            arrived: self.instant("arrived", env),
            left: self.instant("left", env),
            parts: (!parts.is_empty()).then(|| Text::new(&parts)),
        }
    }

    fn handing(&self) -> Handing {
        Handing {
            line: self.number("line").and_then(|n| u8::try_from(n).ok()),
            team: self.entry("team", StreamKind::Team).map(TeamId),
            person: self.entry("assignee", StreamKind::Person).map(PersonId),
            reason: self.code("reason"),
            text: self.words("text"),
        }
    }

    fn ticket(&self, name: &str) -> IncidentId {
        self.entry(name, StreamKind::Incident).map(IncidentId).unwrap_or_default()
    }

    /// People count reports and visits from 1.
    fn row(&self, name: &str, env: &FormEnv<'_>) -> Option<u32> {
        self.int(name, env).and_then(|n| u32::try_from(n).ok()).map(|n| n.saturating_sub(1))
    }

    pub(super) fn verb(&self, env: &FormEnv<'_>) -> Verb {
        let (text, reason) = (self.words("text"), self.code("reason"));
        match self.kind() {
            FormKind::Resolve => Verb::Resolve(self.resolution(env)),
            FormKind::Suspend => Verb::Suspend { reason, until: self.instant("until", env), text },
            FormKind::Resume => Verb::Resume { text },
            FormKind::Assign => Verb::Assign(self.handing()),
            FormKind::Escalate => Verb::Escalate(self.handing()),
            FormKind::HandBack => Verb::HandBack { reason, text },
            FormKind::Raise => Verb::Raise { to: self.code("authority"), text },
            FormKind::Lower => Verb::Lower { text },
            FormKind::Reply => Verb::Reply { text },
            FormKind::Call => Verb::Call { text },
            FormKind::Chase => Verb::Chase { text },
            FormKind::CallBack => Verb::CallBack { text },
            FormKind::Promise => Verb::Promise { due: self.instant("promised_for", env).unwrap_or(env.now), text },
            FormKind::Inform => Verb::Inform { text },
            FormKind::Postpone => Verb::Postpone { escalation: None, until: self.instant("until", env), text },
            FormKind::ReportUp => Verb::ReportUp { text },
            FormKind::Emergency => Verb::Emergency { start: true, text },
            FormKind::Decline => Verb::Emergency { start: false, text },
            FormKind::Confirm => Verb::Confirm {
                report: self.row("report", env),
                outcome: self.code("outcome").and_then(|o| Outcome::parse(o.as_str())).unwrap_or(Outcome::NoAnswer),
                satisfaction: self.level("satisfaction"),
                feedback: self.words("feedback"),
                close: self.flag("close"),
            },
            FormKind::Cancel => Verb::Cancel { reason, text },
            FormKind::Reopen => Verb::Reopen { text },
            FormKind::Merge => Verb::Merge { into: self.ticket("into") },
            FormKind::Join => Verb::Join(self.report(env)),
            FormKind::Edit => Verb::Edit {
                changes: self.changes(env),
                custom: self.own(Shown::Always, env),
                reason: self.words("reason"),
            },
            FormKind::Override => Verb::Override { priority: self.level("priority"), reason: self.words("reason") },
            FormKind::FollowUp => Verb::FollowUp { text, score: self.level("score") },
            FormKind::Rate => Verb::Rate {
                report: self.row("report", env).unwrap_or(0),
                satisfaction: self.level("satisfaction"),
                feedback: self.words("feedback"),
            },
            FormKind::Track => {
                Verb::Track { person: self.entry("person", StreamKind::Person).map(PersonId).unwrap_or_default() }
            }
            FormKind::Link => {
                Verb::Link { relation: self.code("relation").unwrap_or_else(|| "".into()), to: self.ticket("to") }
            }
            FormKind::Visit => Verb::Visit { visit: self.row("visit", env), said: self.visiting(env) },
            // A new incident is no act on one; it never comes here.
            FormKind::Note | FormKind::Intake => Verb::Note { text },
            // Nor is an entry of the knowledge base.
            FormKind::Article | FormKind::ArticleReturn | FormKind::ArticleRetire => Verb::Note { text },
        }
    }

    /// What was changed, and nothing else: fields nobody touched cannot clash with anybody.
    fn changes(&self, env: &FormEnv<'_>) -> Vec<(Field, Value)> {
        let changed = self.fields.iter().filter(|f| f.is_changed() && f.slot.kind.takes_keys());
        let known = changed.filter_map(|f| Some((Field::parse(f.slot.name)?, f)));
        known
            .filter(|(_, f)| !matches!(f.slot.kind, SlotKind::Section))
            .map(|(field, f)| (field, values::value(f, env).unwrap_or_default()))
            .collect()
    }
}
