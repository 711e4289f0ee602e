//! What a form proposes and remarks. One job: what follows from an answer, what is suggested and why, the clocks that a
//! new record would get. Nothing is filled in silently that weighs: impact and category are only proposed.

use super::env::FormEnv;
use super::find::By;
use super::options;
use super::spec::{FormKind, SlotKind, Source};
use super::{Content, Form, Picked, values};
use crate::args;
use crate::domain::id::ContactId;
use crate::domain::incident::Incident;
use crate::domain::incident::decide::Ctx;
use crate::domain::incident::decide::clocking::{self, Terms};
use crate::domain::policy::MetBy;
use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::{Instant, Span};
use crate::domain::value::Value;
use crate::msg;
use crate::text::times;
use std::collections::BTreeMap;

/// Users affected from which an impact of 1, of 2 is proposed: a company's site stands, a department limps.
const MANY_USERS: i64 = 100;
const SOME_USERS: i64 = 10;

/// A proposal, shown where the answer would stand; Tab takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ghost {
    pub picked: Picked,
    pub name: String,
    /// Message that says where it comes from.
    why: &'static str,
}

/// A clock as it would be if the record were made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub goal: Span,
    /// `None`: the calendar never opens again.
    pub due: Option<Instant>,
    /// Met at once, since the caller is on the line.
    pub met: bool,
    /// What the policy calls its calendar.
    pub calendar: String,
}

impl Form {
    /// What follows from a choice.
    pub(super) fn follow(&mut self, at: usize, typed: &str, env: &FormEnv<'_>) {
        match (self.kind(), self.fields[at].slot.name) {
            (FormKind::Intake, "reporter") => self.follow_caller(typed, env),
            (_, "nature") => {
                let nature = self.code("nature").and_then(|n| env.policy.nature(&n));
                let first = nature.and_then(|n| n.kinds.first()).map(|k| Self::pick_code(&k.id));
                if let Some(field) = self.place("kind").and_then(|at| self.fields.get_mut(at)) {
                    field.put(&Content { text: String::new(), picked: first.into_iter().collect() });
                    (field.auto, field.fault) = (true, None);
                }
            }
            (_, "line") => self.drop_unfit("team", env),
            (_, "team") => self.drop_unfit("assignee", env),
            _ => {}
        }
    }

    /// A team that is not in the line, a person who is not in the team, is not meant any more.
    fn drop_unfit(&mut self, name: &str, env: &FormEnv<'_>) {
        let Some(at) = self.place(name) else { return };
        let offered = options::found(self, at, env);
        let field = &mut self.fields[at];
        field.picked.retain(|p| offered.iter().any(|o| o.picked == *p));
        if name == "team" {
            self.drop_unfit("assignee", env);
        }
    }

    /// A known caller brings organisation and location; an unknown one what was typed, as name, number or address.
    fn follow_caller(&mut self, typed: &str, env: &FormEnv<'_>) {
        let text = |text: &str| Content { text: text.to_owned(), picked: Vec::new() };
        if let Some(contact) = self.caller() {
            let organisation = env.directory.organisation(ContactId(contact.id));
            let picked = organisation.map(|o| Picked::Entry(o.into())).into_iter().collect();
            self.fill("organisation", &Content { text: String::new(), picked });
            let location = env.directory.get(contact).map(|e| e.text("location").to_owned()).unwrap_or_default();
            self.fill("location", &text(&location));
            return;
        }
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let into = match () {
            () if typed.contains('@') => "contact_email",
            () if digits >= 3 && !typed.chars().any(char::is_alphabetic) => "contact_phone",
            () => "contact_name",
        };
        self.fill(into, &text(typed));
    }

    /// What is proposed for a field nobody has answered.
    pub fn ghost(&self, at: usize, env: &FormEnv<'_>) -> Option<Ghost> {
        let field = self.fields.get(at).filter(|f| f.is_empty() && self.kind() == FormKind::Intake)?;
        field.slot.kind.source()?;
        let (picked, why) = match field.slot.name {
            "impact" => self.proposed_impact(env)?,
            "category" => {
                let category = self.category_of_same(env)?;
                (Picked::Entry(Stream::new(StreamKind::Category, category)), msg!("form-from-same"))
            }
            "services" => {
                let service = self.first_ci(env)?.ids("services").next()?;
                (Picked::Entry(Stream::new(StreamKind::Service, service)), msg!("form-from-ci"))
            }
            "organisation" => {
                let organisation = self.first_ci(env)?.int("organisation")?;
                (Picked::Entry(Stream::new(StreamKind::Org, organisation)), msg!("form-from-ci"))
            }
            _ => return None,
        };
        let name = options::name_of(self, field, &picked, env);
        Some(Ghost { picked, name, why })
    }

    fn first_ci<'e>(&self, env: &FormEnv<'e>) -> Option<&'e crate::domain::people::directory::Entry> {
        let ci = *self.ids("cis").first()?;
        env.directory.get(Stream::new(StreamKind::Ci, ci)).map(|e| &**e)
    }

    /// LIFE-2: criticality and users affected propose the impact; the graver of them.
    fn proposed_impact(&self, env: &FormEnv<'_>) -> Option<(Picked, &'static str)> {
        let levels = i64::try_from(env.policy.impacts.len()).unwrap_or(1);
        let of = |kind: StreamKind, name: &str| {
            let entries = self.ids(name).into_iter().filter_map(move |id| env.directory.get(Stream::new(kind, id)));
            entries.filter_map(|e| e.int("criticality")).min()
        };
        let users = self.int("users_affected", env).map(|n| match n {
            MANY_USERS.. => 1,
            SOME_USERS.. => 2,
            _ => levels,
        });
        let proposals = [
            (of(StreamKind::Ci, "cis"), msg!("form-from-ci")),
            (of(StreamKind::Service, "services"), msg!("form-from-service")),
            (users, msg!("form-from-users")),
        ];
        let (level, why) = proposals.into_iter().filter_map(|(l, why)| Some((l?, why))).min_by_key(|(l, _)| *l)?;
        Some((Picked::Number(level.clamp(1, levels)), why))
    }

    /// The priority that follows from impact and urgency.
    pub fn priority(&self, env: &FormEnv<'_>) -> Option<u8> {
        let (impact, urgency) = (self.level("impact"), self.level("urgency"));
        (impact > 0 && urgency > 0).then(|| env.policy.priority(impact, urgency))
    }

    /// What the agreements say of the record as it stands: the same question the recording asks.
    fn terms<'e>(&self, priority: u8, env: &FormEnv<'e>) -> Terms<'e> {
        let ctx = Ctx {
            policy: env.policy,
            calendars: env.calendars,
            directory: env.directory,
            zone: env.zone,
            incidents: BTreeMap::new(),
            next: Default::default(),
            past: Vec::new(),
            articles: BTreeMap::new(),
        };
        let new = self.new_record(super::command::Then::Nothing, env);
        let organisation = new.organisation.or_else(|| new.reporter.and_then(|c| env.directory.organisation(c)));
        let subject = Incident { organisation, services: new.services, nature: new.nature, ..Incident::default() };
        clocking::terms(&ctx, &subject, priority, new.reported_at.unwrap_or(env.now))
    }

    /// A clock if the record were made now; `None` while the priority is open, or where the agreement sets no goal.
    pub fn preview(&self, kind: ClockKind, env: &FormEnv<'_>) -> Option<Preview> {
        let terms = self.terms(self.priority(env)?, env);
        let goal = terms.goal(kind)?;
        let reported = self.instant("reported_at", env).unwrap_or(env.now);
        let start = if kind == ClockKind::Update { env.now } else { reported };
        let calendar = env.calendars.of(goal);
        Some(Preview {
            goal: goal.goal,
            due: calendar.and_then(|c| c.due(start, goal.goal)),
            met: kind == ClockKind::Response && self.is_answered_live(env),
            calendar: env.policy.calendar(&goal.calendar).map_or("", |c| env.locale.names(&c.names)).to_owned(),
        })
    }

    fn is_answered_live(&self, env: &FormEnv<'_>) -> bool {
        let live = self.code("channel").and_then(|c| env.policy.channel(&c)).is_some_and(|c| c.live);
        live && env.policy.rules.met_by.contains(&MetBy::Live)
    }

    /// The remark at the right edge of a field.
    pub fn remark(&self, at: usize, env: &FormEnv<'_>) -> Option<String> {
        let field = self.fields.get(at)?;
        let locale = env.locale;
        if let Some(ghost) = self.ghost(at, env) {
            return Some(locale.t(ghost.why).into_owned());
        }
        match field.slot.kind {
            SlotKind::When(_) => self.understood(at, env),
            SlotKind::Priority => {
                let (impact, urgency) = (self.level("impact"), self.level("urgency"));
                self.priority(env)?;
                Some(locale.tf("form-remark-matrix", &args![impact = impact, urgency = urgency]).into_owned())
            }
            SlotKind::Clock(kind) => self.preview(kind, env).map(|p| p.calendar),
            SlotKind::One(Source::Suspensions) => {
                let reason = self.code("reason").and_then(|r| env.policy.suspension(&r))?;
                Some(
                    locale
                        .t(if reason.pauses { msg!("form-remark-pauses") } else { msg!("form-remark-runs-on") })
                        .into_owned(),
                )
            }
            _ => self.remark_by_name(at, env),
        }
    }

    fn remark_by_name(&self, at: usize, env: &FormEnv<'_>) -> Option<String> {
        let (field, locale) = (self.fields.get(at)?, env.locale);
        match field.slot.name {
            "reporter" => {
                let vip = self.caller().and_then(|c| env.directory.get(c)).is_some_and(|e| e.flag("vip"));
                let found = field.found.map(|by| locale.t(found_by(by)).into_owned());
                let vip = vip.then(|| format!("$ {}", locale.t("form-vip")));
                let all: Vec<String> = [found, vip].into_iter().flatten().collect();
                (!all.is_empty()).then(|| all.join("  "))
            }
            "channel" if self.kind() == FormKind::Intake && self.is_answered_live(env) => {
                Some(locale.t("form-remark-live").into_owned())
            }
            "organisation" if self.kind() == FormKind::Intake => {
                let out = self.priority(env).is_some_and(|p| self.terms(p, env).out_of_scope);
                out.then(|| locale.t("form-remark-scope").into_owned())
            }
            "cis" if self.kind() == FormKind::Intake => {
                let n = self.open_on(env);
                (n > 0).then(|| locale.tf("form-remark-open-here", &args![n = n]).into_owned())
            }
            _ => None,
        }
    }

    /// A time as it was understood, in the desk's zone; nothing typed in a report is now.
    fn understood(&self, at: usize, env: &FormEnv<'_>) -> Option<String> {
        let field = self.fields.get(at)?;
        match values::value(field, env) {
            Ok(Value::Int(ms)) => {
                let local = env.zone.to_local(Instant(ms));
                Some(format!("= {} {}", times::weekday(local, env.locale), times::date_time(local)))
            }
            Ok(_) if field.slot.name == "reported_at" => Some(env.locale.t("form-remark-now").into_owned()),
            Err(super::Fault::When(_)) => Some(env.locale.t("form-remark-when").into_owned()),
            _ => None,
        }
    }
}

fn found_by(by: By) -> &'static str {
    match by {
        By::Key => msg!("form-found-key"),
        By::Name | By::Initials => msg!("form-found-name"),
        By::Number => msg!("form-found-number"),
        By::Mail => msg!("form-found-mail"),
    }
}
