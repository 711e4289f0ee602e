//! The card. One job: what is worth knowing about the incident under the cursor, in as few lines as it takes.
//!
//! What the row knows is there at once; what only the record knows comes when it is loaded.

use super::Frame;
use super::page::{Entry, log};
use super::rows::{ClockCells, Whose, clock_cells, title, whose};
use crate::app::layout::Area;
use crate::app::model::{Model, Tab};
use crate::domain::incident::State;
use crate::domain::incident::row::{Row, RowClock};
use crate::domain::sla::clock::{ClockKind, Phase};
use crate::text::terms::STATE_SHORT;
use crate::text::times::{ago, day_and_time, goal};
use crate::text::{args, msg};

/// The card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub id: String,
    pub priority: u8,
    pub state: String,
    pub age: String,
    pub title: String,
    pub loud: bool,
    pub clocks: Vec<CardClock>,
    pub facts: Vec<Fact>,
    /// Only where there is something real.
    pub look: Vec<Look>,
    /// The end of the timeline, the newest last, already wrapped.
    pub timeline: Vec<Entry>,
    /// Lines of the timeline that stand below what is shown.
    pub scrolled: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CardClock {
    pub label: String,
    pub clock: ClockCells,
    /// `of 4h`.
    pub of: String,
}

/// A label, its value, and a remark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fact {
    pub label: String,
    pub value: String,
    pub remark: String,
}

/// Something that should be noticed, and the key for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub text: String,
    pub key: &'static str,
}

/// The card of the subject.
pub(crate) fn card(frame: &mut Frame, area: Area) -> Option<Card> {
    let model = frame.model;
    let row = model.subject_row()?;
    let clocks = clocks(frame, row);
    let height = usize::from(area.h);
    let width = usize::from(area.w).saturating_sub(6);
    let timeline = log(frame, Tab::Timeline, width, height + model.detail.scroll);
    Some(Card {
        id: row.id.to_string(),
        priority: row.priority,
        state: model.locale.term(&STATE_SHORT, row.state.name()).into_owned(),
        age: ago(frame.now.since(row.reported_at), &model.locale),
        title: title(model, row).to_string(),
        loud: whose(model, row) != Whose::Others,
        clocks,
        facts: facts(model, row),
        look: look(frame, row),
        timeline,
        scrolled: model.detail.scroll,
    })
}

/// What the kinds of clock are called where there is little room, in the order of [`ClockKind`].
pub(crate) const CLOCKS: [&str; 10] = [
    msg!("card-response"),
    msg!("card-resolution"),
    msg!("card-update"),
    msg!("card-accept"),
    msg!("card-stage"),
    msg!("card-confirm"),
    msg!("card-call-back"),
    msg!("card-promise"),
    msg!("card-reply"),
    msg!("card-stakeholder"),
];

/// The clocks that say something: those that run or wait, and how the resolution ended.
pub(crate) fn clocks(frame: &mut Frame, row: &Row) -> Vec<CardClock> {
    let model = frame.model;
    let worth =
        |c: &&RowClock| c.phase != Phase::Cancelled && (c.kind != ClockKind::Update || c.phase != Phase::Stopped);
    let cells = row.clocks.iter().filter(worth).map(|clock| CardClock {
        label: model.locale.t(CLOCKS[clock.kind as usize]).into_owned(),
        clock: clock_cells(frame, clock),
        of: model.locale.tf("card-of", &args![goal = goal(clock.goal)]).into_owned(),
    });
    cells.collect()
}

/// Reporter, phone and configuration item of the subject in one line.
pub(crate) fn caller(model: &Model) -> Option<String> {
    let row = model.subject_row()?;
    let dir = &model.desk.directory;
    let contact = row.requester.and_then(|c| dir.get(c));
    let name = contact.map(|c| c.name().to_owned());
    let phone = contact.map(|c| c.text("phone").to_owned()).filter(|p| !p.is_empty());
    let ci = row.ci.map(|c| dir.name(c));
    let parts: Vec<String> = [name, phone, ci].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("  "))
}

fn facts(model: &Model, row: &Row) -> Vec<Fact> {
    let (dir, policy, locale) = (&model.desk.directory, &model.desk.policy, &model.locale);
    let label = |id: &'static str| locale.t(id).into_owned();
    let mut facts = Vec::new();
    let contact = row.requester.and_then(|c| dir.get(c));
    let channel = row.channel.as_ref().and_then(|c| policy.channel(c)).map(|c| locale.names(&c.names).to_owned());
    let org = row.organisation.map(|o| dir.name(o));
    let phone = contact.map(|c| c.text("phone").to_owned()).filter(|p| !p.is_empty());
    let remark = [org, phone, channel].into_iter().flatten().collect::<Vec<_>>().join("  ");
    let from = contact.map_or_else(|| label(msg!("card-nobody")), |c| c.name().to_owned());
    facts.push(Fact { label: label(msg!("card-from")), value: from, remark });
    if let Some(ci) = row.ci {
        let service = row.service.map(|s| dir.name(s)).unwrap_or_default();
        facts.push(Fact { label: label(msg!("card-ci")), value: dir.name(ci), remark: service });
    } else if let Some(service) = row.service {
        facts.push(Fact { label: label(msg!("card-service")), value: dir.name(service), remark: String::new() });
    }
    if let Some(category) = row.category {
        let path = dir.category_path(category).join(" > ");
        facts.push(Fact { label: label(msg!("card-category")), value: path, remark: String::new() });
    }
    let urgency = locale.tf("card-urgency", &args![n = row.urgency]).into_owned();
    facts.push(Fact { label: label(msg!("card-impact")), value: row.impact.to_string(), remark: urgency });
    let team = row.team.map(|t| dir.get(t).map_or_else(String::new, |t| t.key.to_string())).unwrap_or_default();
    let owner = match row.assignee {
        Some(person) => {
            Fact { label: label(msg!("card-owner")), value: dir.name(person), remark: format!("L{} {team}", row.line) }
        }
        None if row.state.is_active() => Fact {
            label: label(msg!("card-owner")),
            value: label(msg!("owner-none")),
            remark: label(msg!("card-take")),
        },
        None => Fact { label: label(msg!("card-owner")), value: label(msg!("owner-none")), remark: String::new() },
    };
    facts.push(owner);
    facts
}

fn look(frame: &Frame, row: &Row) -> Vec<Look> {
    let (model, locale) = (frame.model, &frame.model.locale);
    let mut look = Vec::new();
    let mut add = |on: bool, text: String, key: &'static str| {
        if on {
            look.push(Look { text, key });
        }
    };
    let n = |id: &'static str, n: u32| locale.tf(id, &args![n = n]).into_owned();
    add(row.major, locale.t("look-major").into_owned(), "");
    add(row.waiting > 0, n(msg!("look-waits"), row.waiting), "A");
    add(row.priority_unconfirmed, locale.t("look-unconfirmed").into_owned(), "s p");
    add(row.reports > 1, n(msg!("look-reports"), row.reports), "");
    add(row.chases > 0, n(msg!("look-chased"), row.chases), "");
    add(row.reopens > 0, n(msg!("look-reopened"), row.reopens), "");
    add(row.hops > 2, n(msg!("look-hops"), row.hops), "");
    if let Some(until) = row.suspended_until.filter(|_| row.state == State::Suspended) {
        let local = |t| model.desk.zone.to_local(t);
        let why = row.suspended_for.as_ref().and_then(|c| model.desk.policy.suspension(c));
        let why = why.map(|s| locale.names(&s.names).to_owned()).unwrap_or_default();
        let when = day_and_time(local(until), local(frame.now), locale);
        add(true, locale.tf("look-suspended", &args![why = why, until = when]).into_owned(), "w");
    }
    add(row.state == State::Resolved, locale.t("look-to-confirm").into_owned(), "X");
    for entry in model.detail.shelf.likely(row.id) {
        add(true, format!("K{} {}  {}", entry.level, entry.id.label(), entry.title), "b");
    }
    add(row.out_of_scope, locale.t("look-out-of-scope").into_owned(), "");
    let drafted = model.drafts.keys().any(|d| d.incident == Some(row.id));
    add(drafted, locale.t("look-draft").into_owned(), "g d");
    look
}
