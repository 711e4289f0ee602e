//! The policy. One job: everything a process owner may decide, as typed values; the rules ask it, they hold no numbers.
//!
//! A policy is one TOML text ([`parse`] reads it, `assets/policy/default.toml` is the shipped one). Every applied
//! version stays in the journal. Rules that cannot be put as an entry here belong in [`crate::domain::incident`].

pub mod clocks;
pub mod diff;
pub mod duty;
pub mod error;
pub mod escalation;
pub mod fields;
pub mod lint;
pub mod lookup;
pub mod notices;
pub mod parse;
pub mod reason;
pub mod tailor;

use crate::domain::code::Code;
use crate::domain::people::rights::Rights;
use crate::domain::sla::calendar::{CalendarSpec, Maintenance};
use crate::domain::time::Span;
use serde::{Deserialize, Serialize};

/// The shipped policy: the example every process owner begins with.
pub const DEFAULT: &str = include_str!("../../../assets/policy/default.toml");

/// The three languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lang {
    #[serde(rename = "en")]
    En,
    #[serde(rename = "zh-Hans")]
    ZhHans,
    #[serde(rename = "zh-Hant")]
    ZhHant,
}

/// What an entry is called, in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub en: String,
    #[serde(rename = "zh-Hans")]
    pub zh_hans: String,
    #[serde(rename = "zh-Hant")]
    pub zh_hant: String,
}

impl Names {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::ZhHans => &self.zh_hans,
            Lang::ZhHant => &self.zh_hant,
        }
    }
}

/// An entry that is nothing but a code with names: an impact level, an effort class, a reason for handing over …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: Code,
    pub names: Names,
}

/// A role of SPEC 2: its names and the duties it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub id: Code,
    pub names: Names,
    pub duties: Names,
    /// A desk role belongs to the first line: it confirms and closes.
    pub desk: bool,
}

/// A support line (ROLE-3); the order in the policy is the order of escalation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// 1 is the desk.
    pub number: u8,
    pub names: Names,
    /// A line outside the house: handing over to it never pauses a clock by itself (SLA-3).
    pub vendor: bool,
    /// Active incidents it should not have more of; the board says when it does. It refuses nothing.
    pub limit: Option<u32>,
}

/// A way by which reports come in (LIFE-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub id: Code,
    pub names: Names,
    /// The reporter is on the line while the record is made: response is met at once, flagged *answered live*.
    pub live: bool,
    /// A machine reported it: no user to confirm with.
    pub machine: bool,
}

/// What kind of thing is asked: fault, request, complaint (LIFE-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nature {
    pub id: Code,
    pub names: Names,
    /// Natures that need no agreement where the policy says so (LIFE-4).
    pub complaint: bool,
    /// Kinds of this nature, at least one; the first is the default.
    pub kinds: Vec<Named>,
}

/// Why an incident may be suspended, and whether that pauses its clocks (SLA-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    pub id: Code,
    pub names: Names,
    /// Pauses the resolution and update clocks.
    pub pauses: bool,
}

/// How an incident ended (LIFE-14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingCode {
    pub id: Code,
    pub names: Names,
    /// The effect is gone, the cause is not.
    pub workaround: bool,
}

/// The goals of one priority under one agreement (SLA-6, SLA-7). Spans are service time in `calendar`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// 1 is the highest.
    pub priority: u8,
    /// `None`: any nature; a target that names the nature wins over one that does not.
    pub nature: Option<Code>,
    pub calendar: Code,
    pub response: Option<Span>,
    pub resolution: Option<Span>,
    pub update: Option<Span>,
    /// Goals of other kinds of clock, which win over what the clock's own rule says.
    pub others: Vec<(crate::domain::sla::clock::ClockKind, Span)>,
    pub days: GoalDays,
}

/// The goals of a target that were written in business days, so that both forms can be printed (SLA-6a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GoalDays {
    pub response: Option<u32>,
    pub resolution: Option<u32>,
    pub update: Option<u32>,
}

/// An agreement (SLA-6): whom and what it covers, when, and its targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub id: Code,
    pub names: Names,
    /// Organisation keys covered; empty = every organisation.
    pub organisations: Vec<String>,
    /// Service keys covered; empty = every service.
    pub services: Vec<String>,
    /// Natures covered; empty = every nature.
    pub natures: Vec<Code>,
    /// First and last day, local to the desk's zone; open-ended when absent.
    pub valid_from: Option<chrono::NaiveDate>,
    pub valid_until: Option<chrono::NaiveDate>,
    /// The agreement under which anything may be taken; exactly one.
    pub default: bool,
    pub authorised_by: Option<String>,
    /// Who is asked about it, on either side; free words.
    pub contacts: Vec<String>,
    /// Windows in which the customer agreed to go without; no goal counts in them. The targets count in calendars of
    /// their own, without these windows: see [`NamedCalendar::is_cut`].
    pub interruptions: Vec<Maintenance>,
    pub availability: Option<Availability>,
    pub targets: Vec<Target>,
}

/// How much of the agreed time a service should be there, in thousandths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Availability(pub u32);

impl Availability {
    const WHOLE: u32 = 100_000;

    /// `99.5`: percent, up to three places, more than nothing and at most 100.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let long =
            !whole.is_empty() && whole.len() <= 3 && part.len() <= 3 && text.ends_with(|c: char| c.is_ascii_digit());
        let thousandths =
            (long && digits(whole) && digits(part)).then(|| format!("{whole}{part:0<3}"))?.parse().ok()?;
        (1..=Self::WHOLE).contains(&thousandths).then_some(Self(thousandths))
    }
}

impl std::fmt::Display for Availability {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:03}", self.0 / 1_000, self.0 % 1_000);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A calendar of service hours under a code; `version` counts up with every change of its content: it is the version of
/// the policy that brought the content.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedCalendar {
    pub id: Code,
    pub names: Names,
    pub version: u32,
    /// How much service time a business day of a goal stands for (SLA-6a).
    pub day: Option<Span>,
    pub spec: CalendarSpec,
}

impl NamedCalendar {
    /// What stands between the codes of a calendar and of an agreement; no code that is written has it.
    pub(super) const CUT: char = '.';

    /// The calendar without what an agreement takes out of it (SLA-6).
    fn cut(&self, agreement: &Agreement) -> Self {
        let of = |calendar: &str, agreement: &str| format!("{calendar} · {agreement}");
        let (own, names) = (&self.names, &agreement.names);
        let mut spec = self.spec.clone();
        let lists = spec.revisions.iter_mut().filter_map(|revision| revision.maintenance.as_mut());
        lists.chain([&mut spec.maintenance]).for_each(|list| list.extend(agreement.interruptions.iter().cloned()));
        Self {
            id: self.cut_id(&agreement.id),
            names: Names {
                en: of(&own.en, &names.en),
                zh_hans: of(&own.zh_hans, &names.zh_hans),
                zh_hant: of(&own.zh_hant, &names.zh_hant),
            },
            spec,
            ..self.clone()
        }
    }

    fn cut_id(&self, agreement: &Code) -> Code {
        Code::new(&format!("{}{}{agreement}", self.id, Self::CUT))
    }

    /// Made for an agreement, and written nowhere: its id is `calendar.agreement`.
    pub fn is_cut(&self) -> bool {
        self.id.as_str().contains(Self::CUT)
    }
}

/// When a clock turns to a band: left ≤ min(`left`, `percent` of the goal) (SLA-6a).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    pub left: Span,
    pub percent: u32,
}

impl Band {
    /// The service time left at which this band begins, for a goal.
    pub fn threshold(&self, goal: Span) -> Span {
        self.left.min(goal.percent(self.percent))
    }
}

/// Who dispatches what the desk cannot solve (LIFE-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Routing {
    Agent,
    LeadForLevel3,
    Lead,
}

/// An act that can meet the response clock (SPEC 1, response time).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetBy {
    /// The record was made while the reporter was on the line.
    Live,
    Take,
    Start,
    Reply,
    Call,
}

/// Single decisions of the process owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    pub routing: Routing,
    /// The way back goes up and down through the team leads (LIFE-9).
    pub return_via_leads: bool,
    /// Complaints need no agreement (LIFE-4).
    pub complaints_in_scope: bool,
    pub met_by: Vec<MetBy>,
    /// A suspension that pauses also pauses an unmet response clock (SLA-3).
    pub pause_unmet_response: bool,
    /// After closing, how long a record may be reopened; wall-clock time (LIFE-16).
    pub reopen_window: Span,
    /// An alert-born incident may be closed by its resolver (LIFE-15).
    pub resolver_closes_alerts: bool,
    /// Reminders to a silent user, counted from the unanswered confirmation (LIFE-17).
    pub confirm_reminders: Vec<Span>,
    /// When a silent one joins the list *to close unconfirmed* (LIFE-17).
    pub unconfirmed_after: Span,
    /// Priorities all of whose closed incidents get a follow-up call (LIFE-15).
    pub followup_priorities: Vec<u8>,
    /// Percent of the rest that get one.
    pub followup_share: u32,
    /// Roles that may see and work security incidents (SEC-1).
    pub security_roles: Vec<Code>,
    /// The roles of hierarchical escalation, the least authority first (SPEC 1, ESC-2).
    pub authorities: Vec<Code>,
    /// ROLE-2: one person may be incident manager and problem manager, for this reason.
    pub incident_and_problem_manager: Option<String>,
    /// Impact or priority at or above which an incident is major by default (SPEC 1).
    pub major_impact: u8,
    pub major_priority: u8,
    /// What of each should be reached, in percent; the wall says where it is not.
    pub goals: Goals,
    /// The largest file that may be attached, MiB (LIFE-2).
    pub attachment_limit_mib: u32,
}

/// What should be reached, in percent of what was done on a day; nothing where a policy does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Goals {
    /// Responses in time.
    pub responded: Option<u32>,
    /// Resolutions in time.
    pub resolved: Option<u32>,
    /// Resolved by the desk without handing over.
    pub first_line: Option<u32>,
}

impl Rules {
    /// The largest file that may be attached, bytes.
    pub fn attachment_limit(&self) -> u64 {
        u64::from(self.attachment_limit_mib) << 20
    }
}

/// One version of the whole policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Counts up with every `policy apply`; 1 is the one the file was made with.
    pub version: u32,
    pub desk_names: Names,
    /// The zone of dates in this policy and of times on screen where nothing else says (IANA id).
    pub zone: String,
    pub roles: Vec<Role>,
    pub rights: Rights,
    pub lines: Vec<Line>,
    pub channels: Vec<Channel>,
    pub natures: Vec<Nature>,
    /// Names of levels 1, 2, 3.
    pub impacts: Vec<Names>,
    pub urgencies: Vec<Names>,
    /// Names of priorities 1 …
    pub priorities: Vec<Names>,
    /// `matrix[impact - 1][urgency - 1]` = priority.
    pub matrix: Vec<Vec<u8>>,
    pub suspensions: Vec<Suspension>,
    pub closing_codes: Vec<ClosingCode>,
    /// Reasons for handing over: functional escalation, reassignment, hand back.
    pub hand_over_reasons: Vec<Named>,
    /// Why a record is cancelled.
    pub cancel_reasons: Vec<Named>,
    /// Effort classes, the simplest first.
    pub efforts: Vec<Named>,
    /// Fields of the house's own (LIFE-2), in the order of forms and records.
    pub fields: Vec<fields::CustomField>,
    pub calendars: Vec<NamedCalendar>,
    pub agreements: Vec<Agreement>,
    /// Every kind of clock, in the order of [`crate::domain::sla::clock::ClockKind::ALL`].
    pub clocks: Vec<clocks::ClockRule>,
    /// When somebody is told and an incident moves by itself (ESC-1), in the order of the policy.
    pub escalation: Vec<escalation::Rule>,
    /// Who of which team is on shift when (ROLE-3); a team that is not here is on duty always.
    pub duty: Vec<duty::TeamDuty>,
    /// By which ways people are told outside of the console (ESC-5).
    pub notices: notices::Notices,
    pub warning: Band,
    pub critical: Band,
    pub rules: Rules,
}
