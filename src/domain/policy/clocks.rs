//! Clocks as a policy defines them. One job: by which moments of an incident's life each kind of clock starts, goes on,
//! begins anew, is met or is given up, whether it rests with the work, and where its goal comes from (SLA-1).

use crate::domain::policy::{MetBy, Target};
use crate::domain::sla::clock::ClockKind;
use crate::domain::time::Span;

/// A moment of an incident's life that clocks may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// At the time of the report.
    Reported,
    Recorded,
    /// Recorded while the reporter was on the line.
    Live,
    /// It became somebody's to take: assigned, escalated, handed back.
    Assigned,
    /// It came to a line: by escalation, by being handed back, by reassignment.
    Handed,
    Take,
    Start,
    /// A public reply.
    Reply,
    /// A logged call with the user.
    Call,
    /// A further word of the user: another report of the same incident.
    Joined,
    Resolved,
    Reopened,
    Closed,
    /// The caller wants to be called back.
    CallBack,
    /// The caller was given a time.
    Promise,
    /// It became a major incident.
    Major,
    /// The stakeholders of a major incident were told how it stands.
    Informed,
}

impl Moment {
    /// With the words of a policy.
    pub const ALL: [(&'static str, Self); 17] = [
        ("reported", Self::Reported),
        ("recorded", Self::Recorded),
        ("live", Self::Live),
        ("assigned", Self::Assigned),
        ("handed", Self::Handed),
        ("take", Self::Take),
        ("start", Self::Start),
        ("reply", Self::Reply),
        ("call", Self::Call),
        ("joined", Self::Joined),
        ("resolved", Self::Resolved),
        ("reopened", Self::Reopened),
        ("closed", Self::Closed),
        ("call_back", Self::CallBack),
        ("promise", Self::Promise),
        ("major", Self::Major),
        ("informed", Self::Informed),
    ];
}

impl From<MetBy> for Moment {
    fn from(met_by: MetBy) -> Self {
        match met_by {
            MetBy::Live => Self::Live,
            MetBy::Take => Self::Take,
            MetBy::Start => Self::Start,
            MetBy::Reply => Self::Reply,
            MetBy::Call => Self::Call,
        }
    }
}

/// Where a goal comes from that no target row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalRule {
    /// Only from a target row; without one there is no clock.
    Target,
    /// Percent of the resolution goal.
    Share(u32),
    /// Percent of the resolution goal, by line.
    Shares(Vec<(u8, u32)>),
    /// Service time in the target's calendar.
    Fixed(Span),
    /// The act itself names the instant.
    Given,
}

/// What a goal came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The row of targets says it.
    Row,
    /// The clock's own rule: so many percent of the row's resolution goal.
    Share { percent: u32, of: Span },
    /// The clock's own rule, for all rows alike.
    Fixed,
    /// The act.
    Given,
}

impl Target {
    /// What it gives a kind of clock, by line: its own goal, else what the clock's rule makes of it.
    pub fn goals(&self, rule: &ClockRule) -> Vec<(u8, Span, Source)> {
        let own = match rule.kind {
            ClockKind::Response => self.response,
            ClockKind::Resolution => self.resolution,
            ClockKind::Update => self.update,
            kind => self.others.iter().find(|(k, _)| *k == kind).map(|(_, span)| *span),
        };
        if let Some(own) = own {
            return vec![(0, own, Source::Row)];
        }
        let share = |(line, percent): &(u8, u32)| {
            let (percent, of) = (*percent, self.resolution?);
            Some((*line, of.percent(percent), Source::Share { percent, of }))
        };
        match &rule.goal {
            GoalRule::Fixed(span) => vec![(0, *span, Source::Fixed)],
            GoalRule::Share(percent) => share(&(0, *percent)).into_iter().collect(),
            GoalRule::Shares(lines) => lines.iter().filter_map(share).collect(),
            GoalRule::Target | GoalRule::Given => Vec::new(),
        }
    }
}

/// One kind of clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    pub kind: ClockKind,
    /// Begins with the goal that holds then.
    pub starts: Vec<Moment>,
    /// Goes on after it had stopped, with what was used before.
    pub resumes: Vec<Moment>,
    /// Begins anew with the same goal.
    pub restarts: Vec<Moment>,
    /// Ends it; met where no more than the goal was used.
    pub meets: Vec<Moment>,
    /// Makes it count for nothing.
    pub cancels: Vec<Moment>,
    /// Rests while a suspension pauses the work.
    pub pauses: bool,
    /// Counts in the working order, and may be the clock a list shows.
    pub leads: bool,
    pub goal: GoalRule,
}

/// The clocks of a policy that does not say: those of the shipped one. For the response clock what meets it, and whether
/// it rests, stand under the single rules.
pub fn shipped() -> Vec<ClockRule> {
    use GoalRule::{Fixed, Given, Share, Shares, Target};
    use Moment::{Assigned, Call, CallBack, Closed, Handed, Informed, Joined, Major, Promise, Recorded, Reopened};
    use Moment::{Reply, Reported, Resolved, Start, Take};
    let rule = |kind, starts: &[Moment], meets: &[Moment], goal| ClockRule {
        kind,
        starts: starts.to_vec(),
        resumes: Vec::new(),
        restarts: Vec::new(),
        meets: meets.to_vec(),
        cancels: Vec::new(),
        pauses: true,
        leads: true,
        goal,
    };
    vec![
        ClockRule { pauses: false, ..rule(ClockKind::Response, &[Reported], &[Resolved], Target) },
        ClockRule { resumes: vec![Reopened], ..rule(ClockKind::Resolution, &[Reported], &[Resolved], Target) },
        ClockRule {
            restarts: vec![Reply, Call, Reopened],
            ..rule(ClockKind::Update, &[Recorded], &[Resolved], Target)
        },
        ClockRule {
            restarts: vec![Assigned],
            leads: false,
            ..rule(ClockKind::Accept, &[Assigned], &[Take, Start, Resolved], Share(10))
        },
        ClockRule {
            resumes: vec![Handed, Reopened],
            leads: false,
            ..rule(ClockKind::Stage, &[Recorded, Handed], &[Handed, Resolved], Shares(vec![(1, 20), (2, 40), (3, 40)]))
        },
        ClockRule {
            cancels: vec![Reopened],
            leads: false,
            ..rule(ClockKind::Confirm, &[Resolved], &[Closed], Fixed(Span::hours(16)))
        },
        ClockRule {
            restarts: vec![CallBack],
            pauses: false,
            ..rule(ClockKind::CallBack, &[CallBack], &[Call, Reply, Resolved], Fixed(Span::minutes(30)))
        },
        ClockRule { pauses: false, ..rule(ClockKind::Promise, &[Promise], &[Call, Reply, Resolved], Given) },
        ClockRule { pauses: false, ..rule(ClockKind::Reply, &[Joined], &[Reply, Call, Resolved], Target) },
        ClockRule {
            restarts: vec![Informed, Reopened],
            pauses: false,
            leads: false,
            ..rule(ClockKind::Stakeholder, &[Major], &[Resolved], Fixed(Span::minutes(30)))
        },
    ]
}
