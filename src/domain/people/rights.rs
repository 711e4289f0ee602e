//! Rights. One job: what each role may do, as one table (ROLE-5), deny by default.
//!
//! The table names acts, not commands: several commands may ask for the same act. Whether a record is in somebody's
//! own team, which line is higher and who handed it over are facts of the record; the rules ask them, not this table.

use crate::domain::code::Code;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// One thing somebody may do: the rows of ROLE-5, split wherever the cells of a row differ by act.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[$doc])* $variant),+ }

        /// Every act with its name in a policy, in the order of the table.
        pub const ACTS: &[(Act, &str)] = &[$((Act::$variant, $name)),+];
    };
}

acts! {
    /// Make a record; fill in and correct its facts other than its classification.
    Record = "record",
    /// Join a report to an incident that is already recorded (LIFE-3).
    Join = "join",
    Note = "note",
    Link = "link",
    /// Suggest a knowledge entry, without writing it.
    KbSuggest = "kb_suggest",
    Take = "take",
    /// Start work, log diagnosis, plan visits.
    Work = "work",
    Suspend = "suspend",
    Resume = "resume",
    Resolve = "resolve",
    /// Nature, kind, category.
    Classify = "classify",
    /// Impact and urgency.
    Assess = "assess",
    OverridePriority = "override_priority",
    /// A public reply to the user.
    Reply = "reply",
    AssignWithin = "assign_within",
    /// To another team or line.
    AssignOther = "assign_other",
    /// Ask the user whether the service has recovered (LIFE-15).
    Confirm = "confirm",
    Close = "close",
    /// Record satisfaction and follow-up calls.
    Satisfaction = "satisfaction",
    Reopen = "reopen",
    Cancel = "cancel",
    Merge = "merge",
    Unmerge = "unmerge",
    DeclareMajor = "declare_major",
    StandDownMajor = "stand_down_major",
    StartEmergency = "start_emergency",
    ApproveMajorReport = "approve_major_report",
    /// Acknowledge an escalation sent to one's role.
    Acknowledge = "acknowledge",
    /// Postpone an escalation sent to one's role.
    Postpone = "postpone",
    KbDraft = "kb_draft",
    KbReview = "kb_review",
    KbPublish = "kb_publish",
    ProblemRaise = "problem_raise",
    ProblemWork = "problem_work",
    ProblemAccept = "problem_accept",
    ProblemClose = "problem_close",
    ChangeRaise = "change_raise",
    ChangeApprove = "change_approve",
    /// Draw records for audit (REP-4).
    Sample = "sample",
    Score = "score",
    /// The improvement register (REP-6).
    Improve = "improve",
    Agreements = "agreements",
    KpiTargets = "kpi_targets",
    Policy = "policy",
    People = "people",
    Chase = "chase",
    LogCall = "log_call",
    Promise = "promise",
    CallBack = "call_back",
    /// The whole trail; a record's own history goes with reading it.
    BrowseTrail = "browse_trail",
    Import = "import",
    ExportAll = "export_all",
    Backup = "backup",
    Restore = "restore",
    Erase = "erase",
    /// Everything but security incidents.
    Read = "read",
}

/// On which records an act may be done by somebody who has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Any record one may read.
    Any,
    /// Records in one's own team; any team for the incident manager (ROLE-5, *own team*).
    OwnTeam,
}

impl Act {
    /// The name by which a policy and an event know this act.
    pub fn name(self) -> &'static str {
        ACTS[self as usize].1
    }

    /// Whether the act is bound to records of one's own team.
    pub fn reach(self) -> Reach {
        match self {
            Self::Take | Self::Work | Self::Suspend | Self::Resume | Self::Resolve => Reach::OwnTeam,
            _ => Reach::Any,
        }
    }

    /// Whether a policy may state this cell for the act. A bound that the act's rules know nothing of would be read as
    /// a plain yes, so it is refused where the policy is read.
    pub fn takes(self, cell: Cell) -> bool {
        match cell {
            Cell::No | Cell::Policy | Cell::Yes => true,
            Cell::Propose => matches!(
                self,
                Self::DeclareMajor
                    | Self::StandDownMajor
                    | Self::StartEmergency
                    | Self::Agreements
                    | Self::KpiTargets
                    | Self::Policy
            ),
            Cell::Own => self == Self::Read,
            Cell::Back | Cell::UpOrBack | Cell::OwnLineUp => matches!(self, Self::AssignWithin | Self::AssignOther),
        }
    }
}

/// A name that is in neither [`ACTS`] nor [`CELLS`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such name in the table of rights")]
pub struct UnknownName;

impl FromStr for Act {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        ACTS.iter().find(|(_, n)| *n == name).map(|(act, _)| *act).ok_or(UnknownName)
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What the table says for one role and one act, from the weakest to the strongest.
///
/// The order decides which role an event names when several grant the act. The three bounded ways of handing over are
/// not comparable in truth (each allows what another does not), so rules that look at the bound ask
/// [`Rights::grants`] for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Cell {
    #[default]
    No,
    /// No, unless the process owner turns it into a yes; the table says so to tell it from a plain no.
    Policy,
    /// A request that somebody with a yes accepts or declines.
    Propose,
    /// Only what is given to one's own team.
    Own,
    /// Only to whoever handed it over.
    Back,
    /// Only to a higher line, or to whoever handed it over.
    UpOrBack,
    /// Within one's own line, or to a higher one.
    OwnLineUp,
    Yes,
}

/// Every cell with its word in a policy, weakest first.
pub const CELLS: &[(Cell, &str)] = &[
    (Cell::No, "no"),
    (Cell::Policy, "policy"),
    (Cell::Propose, "propose"),
    (Cell::Own, "own"),
    (Cell::Back, "back"),
    (Cell::UpOrBack, "up_or_back"),
    (Cell::OwnLineUp, "own_line_up"),
    (Cell::Yes, "yes"),
];

impl Cell {
    /// The word for this cell in a policy.
    pub fn name(self) -> &'static str {
        CELLS[self as usize].1
    }

    /// Whether the act may be done at all, be it bounded or as a proposal.
    pub fn grants(self) -> bool {
        self > Self::Policy
    }
}

impl FromStr for Cell {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        CELLS.iter().find(|(_, n)| *n == name).map(|(cell, _)| *cell).ok_or(UnknownName)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The table of rights as the policy states it. What is not stated is denied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rights {
    cells: BTreeMap<Code, BTreeMap<Act, Cell>>,
}

impl Rights {
    /// States a cell; a later statement for the same role and act replaces an earlier one.
    pub fn set(&mut self, role: &Code, act: Act, cell: Cell) {
        self.cells.entry(role.clone()).or_default().insert(act, cell);
    }

    /// What the table says; `No` for a role or act it does not mention.
    pub fn cell(&self, role: &Code, act: Act) -> Cell {
        self.cells.get(role).and_then(|acts| acts.get(&act)).copied().unwrap_or_default()
    }

    /// The strongest cell among somebody's roles that lets them do `act`, and the role that grants it; `None` when no
    /// role does. Of equal cells the role stated first wins, so an event's role is stable. The caller still looks at
    /// the cell: `Propose` makes a request, the bounded ones bound.
    pub fn may<'r>(&self, roles: impl IntoIterator<Item = &'r Code>, act: Act) -> Option<(&'r Code, Cell)> {
        self.grants(roles, act).into_iter().next()
    }

    /// Every role of somebody that lets them do `act` in some way, the strongest first: rights are a union (ROLE-5).
    pub fn grants<'r>(&self, roles: impl IntoIterator<Item = &'r Code>, act: Act) -> Vec<(&'r Code, Cell)> {
        let mut found: Vec<_> =
            roles.into_iter().map(|role| (role, self.cell(role, act))).filter(|(_, cell)| cell.grants()).collect();
        found.sort_by_key(|(_, cell)| std::cmp::Reverse(*cell));
        found
    }

    /// The roles whose cell lets them do `act` in some way, by code.
    pub fn roles_with(&self, act: Act) -> impl Iterator<Item = &Code> {
        self.cells.iter().filter(move |(_, acts)| acts.get(&act).is_some_and(|c| c.grants())).map(|(role, _)| role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn code(text: &str) -> Code {
        Code::new(text)
    }

    #[test]
    fn names_are_unique_and_stand_at_their_index() {
        for (n, (act, name)) in ACTS.iter().enumerate() {
            assert_eq!(*act as usize, n, "{name}");
            assert_eq!(name.parse(), Ok(*act));
            assert_eq!(act.to_string(), *name);
        }
        for (n, (cell, name)) in CELLS.iter().enumerate() {
            assert_eq!(*cell as usize, n, "{name}");
            assert_eq!(name.parse(), Ok(*cell));
        }
        assert_eq!(ACTS.iter().map(|(_, n)| n).collect::<BTreeSet<_>>().len(), ACTS.len());
        assert_eq!("tke".parse::<Act>(), Err(UnknownName));
        assert_eq!("maybe".parse::<Cell>(), Err(UnknownName));
    }

    #[test]
    fn role_5_what_is_not_stated_is_denied() {
        let mut rights = Rights::default();
        rights.set(&code("agent"), Act::Take, Cell::Yes);
        for (act, name) in ACTS {
            assert_eq!(rights.cell(&code("agent"), *act).grants(), *act == Act::Take, "{name}");
            assert_eq!(rights.may(&[code("stranger")], *act), None, "{name}");
        }
    }

    #[test]
    fn role_6_rights_are_a_union_and_the_strongest_role_is_named() {
        let mut rights = Rights::default();
        for (role, cell) in [
            ("viewer", Cell::No),
            ("quality", Cell::Policy),
            ("liaison", Cell::Back),
            ("agent", Cell::OwnLineUp),
            ("lead", Cell::Yes),
            ("manager", Cell::Yes),
        ] {
            rights.set(&code(role), Act::AssignOther, cell);
        }
        for (roles, want) in [
            ("", None),
            ("viewer", None),
            ("viewer quality", None),
            ("quality liaison", Some(("liaison", Cell::Back))),
            ("liaison agent", Some(("agent", Cell::OwnLineUp))),
            ("agent lead manager", Some(("lead", Cell::Yes))),
            ("manager agent lead", Some(("manager", Cell::Yes))),
        ] {
            let roles: Vec<Code> = roles.split_whitespace().map(code).collect();
            let got = rights.may(&roles, Act::AssignOther).map(|(role, cell)| (role.as_str(), cell));
            assert_eq!(got, want, "{roles:?}");
        }
        let both = [code("liaison"), code("agent")];
        let cells: Vec<Cell> = rights.grants(&both, Act::AssignOther).into_iter().map(|(_, c)| c).collect();
        assert_eq!(cells, [Cell::OwnLineUp, Cell::Back], "neither bound swallows the other");
    }

    #[test]
    fn role_5_own_team_binds_five_acts() {
        let bound: Vec<&str> = ACTS.iter().filter(|(a, _)| a.reach() == Reach::OwnTeam).map(|(_, n)| *n).collect();
        assert_eq!(bound, ["take", "work", "suspend", "resume", "resolve"]);
    }
}
