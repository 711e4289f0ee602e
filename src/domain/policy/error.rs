//! What can be wrong with a policy. One job: findings as data, so that every language can word them.
//!
//! The `Display` forms are for developers and logs; people read the sentence [`crate::text`] makes of
//! [`PolicyProblem::message_id`] and [`PolicyProblem::args`].

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The policy cannot be used.
    Error,
    /// The policy works, but probably not as meant.
    Warning,
}

/// One finding, with where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyError {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Keys from the top, list places from 0: `agreements.standard.targets[2].priority`. Empty for the whole text.
    pub path: String,
    pub problem: PolicyProblem,
}

impl PolicyError {
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, path, problem } = self;
        match path.as_str() {
            "" => write!(f, "line {line}, column {column}: {problem}"),
            path => write!(f, "line {line}, column {column}, {path}: {problem}"),
        }
    }
}

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Flag,
    Date,
    List,
    Table,
    /// A number with a fraction: no key takes one.
    Fraction,
}

/// What a name refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Act,
    Calendar,
    Cell,
    Nature,
    Role,
    /// One of a fixed set of words, like `agent` for `routing`.
    Word,
}

macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// The word by which a message selects.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

words!(Shape {
    Text = "text",
    Number = "number",
    Flag = "flag",
    Date = "date",
    List = "list",
    Table = "table",
    Fraction = "fraction"
});
words!(Thing {
    Act = "act",
    Calendar = "calendar",
    Cell = "cell",
    Nature = "nature",
    Role = "role",
    Word = "word"
});

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|n| format!("; did you mean `{n}`?")).unwrap_or_default()
}

/// What is wrong, with the values a sentence needs. Each says what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    /// Not TOML; the words are the reader's, in English.
    #[error("not TOML: {message}")]
    Syntax { message: String },
    #[error("there is no key `{key}` here{}", meant(nearest))]
    UnknownKey { key: String, nearest: Option<String> },
    #[error("`{key}` is missing; the shipped policy shows it")]
    MissingKey { key: String },
    #[error("expected a {expected}, found a {found}")]
    WrongShape { expected: Shape, found: Shape },
    #[error("`{code}` cannot be a code; use small letters, digits and _, beginning with a letter")]
    BadCode { code: String },
    #[error("`{name}` stands here twice; keep one")]
    Twice { name: String },
    #[error("there is no {thing} `{name}`{}", meant(nearest))]
    UnknownName { thing: Thing, name: String, nearest: Option<String> },
    #[error("`{text}` is not a length of time; write 30m, 2h, 1h30m or 3d")]
    BadSpan { text: String },
    #[error("`{text}` is not a date; write 2026-05-01")]
    BadDate { text: String },
    #[error("`{text}` is not a percentage; write 99.5, with up to three places")]
    BadPercent { text: String },
    #[error("`{text}` are no days; write mon-fri, or sat, sun")]
    BadDays { text: String },
    #[error("`{text}` is not a time of day; write 08:00")]
    BadTimeOfDay { text: String },
    #[error("{found} is not between {least} and {most}")]
    OutOfRange { found: i64, least: i64, most: i64 },
    #[error("this must not be empty")]
    Empty,
    #[error("expected {expected} here, found `{found}`; levels and lines count up from 1 without gaps")]
    Order { expected: usize, found: String },
    #[error("each length of time must be longer than the one before")]
    NotAscending,
    /// A row of the matrix too many or too few, or a row of the wrong length.
    #[error("the matrix needs {expected} here (one per level), found {found}")]
    MatrixShape { expected: usize, found: usize },
    /// A warning: more impact or urgency gives less priority.
    #[error("impact {impact}, urgency {urgency} gets P{found}, though a lower impact or urgency already gets P{above}")]
    MatrixFalls { impact: usize, urgency: usize, found: u8, above: u8 },
    #[error("a goal of nothing cannot be met; leave the key out where there is no goal")]
    ZeroGoal,
    #[error(
        "`{text}` counts business days, but calendar `{calendar}` does not say how long its day is; give it day = \"8h\""
    )]
    NoDay { text: String, calendar: String },
    /// A warning.
    #[error("the resolution goal is shorter than the response goal")]
    ResolutionBeforeResponse,
    #[error("exactly one agreement is the default, found {found}; set default = true on one")]
    DefaultAgreements { found: usize },
    /// An error for the default agreement, a warning for others: such incidents have no clocks.
    #[error("no target for P{priority}; without one its incidents have no clocks")]
    NoTarget { priority: u8, default: bool },
    #[error("the agreement ends ({until}) before it begins ({from})")]
    EndsBeforeItBegins { from: String, until: String },
    /// A warning; so are those after it that look at dates: see [`super::lint`].
    #[error("`{calendar}` has no open hour within a year from {from}: goals in it have no deadline; give it hours")]
    NeverOpen { calendar: String, from: String },
    #[error("the last holidays are those of {last}; enter those of {next}")]
    HolidaysEnd { last: i32, next: i32 },
    #[error("{first} and {second} overlap; what they share counts once")]
    Overlap { first: String, second: String },
    #[error(
        "this begins on {from}, before today, and is not in force yet; running clocks would be counted again since then"
    )]
    RevisionPast { from: String },
    #[error("the agreement ends on {until} and has no successor; it would stay in force, to renew")]
    EndsSoon { until: String },
    #[error("the agreement ended on {until} and has no successor; it stays in force, to renew")]
    EndedWithoutSuccessor { until: String },
    #[error("critical begins before warning; its time and percent must not be larger")]
    BandsCrossed,
    /// LIFE-15: user-reported incidents are closed by the desk and by nobody else.
    #[error("`{role}` is not a desk role, and only the desk may `{act}`; set desk = true on the role or take it out")]
    NotTheDesk { role: String, act: String },
    /// A cell that the act's rules could not honour.
    #[error("`{act}` cannot be `{cell}`; it takes {allowed}")]
    CellNotForAct { act: String, cell: String, allowed: String },
    /// An error where nobody could ever repair it from inside, else a warning.
    #[error("nobody may `{act}`; name at least one role")]
    NobodyMay { act: String, locked_out: bool },
    #[error("a rule needs clock with percent, before or after; or follows with after; or at least one condition")]
    BadTrigger,
    /// A warning (ROLE-3).
    #[error(
        "nobody of `{team}` is on duty from {from} to {until}, though agreement `{agreement}` counts then ({calendar})"
    )]
    DutyGap { team: String, agreement: String, calendar: String, from: String, until: String },
    /// A warning.
    #[error("there is no team `{team}` at this desk")]
    DutyTeam { team: String },
    /// A warning.
    #[error("`{name}` is not in team `{team}` at this desk")]
    DutyPerson { name: String, team: String },
    /// What the calendar's own reader says, in English.
    #[error("not a calendar: {message}")]
    Calendar { message: String },
    #[error("{message}")]
    Zone { message: String },
}

impl PolicyProblem {
    pub fn severity(&self) -> Severity {
        match self {
            Self::MatrixFalls { .. }
            | Self::ResolutionBeforeResponse
            | Self::NeverOpen { .. }
            | Self::HolidaysEnd { .. }
            | Self::Overlap { .. }
            | Self::RevisionPast { .. }
            | Self::EndsSoon { .. }
            | Self::EndedWithoutSuccessor { .. }
            | Self::NoTarget { default: false, .. }
            | Self::DutyGap { .. }
            | Self::DutyTeam { .. }
            | Self::DutyPerson { .. }
            | Self::NobodyMay { locked_out: false, .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Every id [`Self::message_id`] can give, for the test that no sentence is missing.
    pub const MESSAGE_IDS: &[&str] = &[
        "policy-syntax",
        "policy-unknown-key",
        "policy-unknown-key-meant",
        "policy-missing-key",
        "policy-wrong-shape",
        "policy-bad-code",
        "policy-twice",
        "policy-unknown-name",
        "policy-unknown-name-meant",
        "policy-bad-span",
        "policy-bad-date",
        "policy-bad-percent",
        "policy-bad-days",
        "policy-bad-time-of-day",
        "policy-out-of-range",
        "policy-empty",
        "policy-order",
        "policy-not-ascending",
        "policy-matrix-shape",
        "policy-matrix-falls",
        "policy-zero-goal",
        "policy-no-day",
        "policy-resolution-before-response",
        "policy-default-agreements",
        "policy-no-target",
        "policy-ends-before-it-begins",
        "policy-never-open",
        "policy-holidays-end",
        "policy-overlap",
        "policy-revision-past",
        "policy-ends-soon",
        "policy-ended-without-successor",
        "policy-bands-crossed",
        "policy-not-the-desk",
        "policy-cell-not-for-act",
        "policy-nobody-may",
        "policy-bad-trigger",
        "policy-duty-gap",
        "policy-duty-team",
        "policy-duty-person",
        "policy-calendar",
        "policy-zone",
    ];

    /// The id of the sentence, stable: `policy-unknown-key`. Where there is a nearest name the id ends in `-meant`.
    pub fn message_id(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "policy-syntax",
            Self::UnknownKey { nearest: None, .. } => "policy-unknown-key",
            Self::UnknownKey { .. } => "policy-unknown-key-meant",
            Self::MissingKey { .. } => "policy-missing-key",
            Self::WrongShape { .. } => "policy-wrong-shape",
            Self::BadCode { .. } => "policy-bad-code",
            Self::Twice { .. } => "policy-twice",
            Self::UnknownName { nearest: None, .. } => "policy-unknown-name",
            Self::UnknownName { .. } => "policy-unknown-name-meant",
            Self::BadSpan { .. } => "policy-bad-span",
            Self::BadDate { .. } => "policy-bad-date",
            Self::BadPercent { .. } => "policy-bad-percent",
            Self::BadDays { .. } => "policy-bad-days",
            Self::BadTimeOfDay { .. } => "policy-bad-time-of-day",
            Self::OutOfRange { .. } => "policy-out-of-range",
            Self::Empty => "policy-empty",
            Self::Order { .. } => "policy-order",
            Self::NotAscending => "policy-not-ascending",
            Self::MatrixShape { .. } => "policy-matrix-shape",
            Self::MatrixFalls { .. } => "policy-matrix-falls",
            Self::ZeroGoal => "policy-zero-goal",
            Self::NoDay { .. } => "policy-no-day",
            Self::ResolutionBeforeResponse => "policy-resolution-before-response",
            Self::DefaultAgreements { .. } => "policy-default-agreements",
            Self::NoTarget { .. } => "policy-no-target",
            Self::EndsBeforeItBegins { .. } => "policy-ends-before-it-begins",
            Self::NeverOpen { .. } => "policy-never-open",
            Self::HolidaysEnd { .. } => "policy-holidays-end",
            Self::Overlap { .. } => "policy-overlap",
            Self::RevisionPast { .. } => "policy-revision-past",
            Self::EndsSoon { .. } => "policy-ends-soon",
            Self::EndedWithoutSuccessor { .. } => "policy-ended-without-successor",
            Self::BandsCrossed => "policy-bands-crossed",
            Self::NotTheDesk { .. } => "policy-not-the-desk",
            Self::CellNotForAct { .. } => "policy-cell-not-for-act",
            Self::NobodyMay { .. } => "policy-nobody-may",
            Self::BadTrigger => "policy-bad-trigger",
            Self::DutyGap { .. } => "policy-duty-gap",
            Self::DutyTeam { .. } => "policy-duty-team",
            Self::DutyPerson { .. } => "policy-duty-person",
            Self::Calendar { .. } => "policy-calendar",
            Self::Zone { .. } => "policy-zone",
        }
    }

    /// The values of the sentence by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        fn named<const N: usize>(args: [(&'static str, &dyn fmt::Display); N]) -> Vec<(&'static str, String)> {
            args.into_iter().map(|(name, value)| (name, value.to_string())).collect()
        }
        match self {
            Self::Syntax { message } | Self::Calendar { message } | Self::Zone { message } => {
                named([("message", message)])
            }
            Self::UnknownKey { key, nearest: None } | Self::MissingKey { key } => named([("key", key)]),
            Self::UnknownKey { key, nearest: Some(nearest) } => named([("key", key), ("nearest", nearest)]),
            Self::WrongShape { expected, found } => named([("expected", expected), ("found", found)]),
            Self::BadCode { code } => named([("code", code)]),
            Self::Twice { name } => named([("name", name)]),
            Self::UnknownName { thing, name, nearest: None } => named([("thing", thing), ("name", name)]),
            Self::UnknownName { thing, name, nearest: Some(nearest) } => {
                named([("thing", thing), ("name", name), ("nearest", nearest)])
            }
            Self::BadSpan { text } | Self::BadDate { text } | Self::BadPercent { text } => named([("text", text)]),
            Self::BadDays { text } | Self::BadTimeOfDay { text } => named([("text", text)]),
            Self::DutyTeam { team } => named([("team", team)]),
            Self::DutyPerson { name, team } => named([("name", name), ("team", team)]),
            Self::DutyGap { team, agreement, calendar, from, until } => named([
                ("team", team),
                ("agreement", agreement),
                ("calendar", calendar),
                ("from", from),
                ("until", until),
            ]),
            Self::OutOfRange { found, least, most } => named([("found", found), ("least", least), ("most", most)]),
            Self::BadTrigger
            | Self::Empty
            | Self::NotAscending
            | Self::ZeroGoal
            | Self::ResolutionBeforeResponse
            | Self::BandsCrossed => Vec::new(),
            Self::Order { expected, found } => named([("expected", expected), ("found", found)]),
            Self::MatrixShape { expected, found } => named([("expected", expected), ("found", found)]),
            Self::MatrixFalls { impact, urgency, found, above } => {
                named([("impact", impact), ("urgency", urgency), ("found", found), ("above", above)])
            }
            Self::NoDay { text, calendar } => named([("text", text), ("calendar", calendar)]),
            Self::DefaultAgreements { found } => named([("found", found)]),
            Self::NoTarget { priority, default: _ } => named([("priority", priority)]),
            Self::EndsBeforeItBegins { from, until } => named([("from", from), ("until", until)]),
            Self::NeverOpen { calendar, from } => named([("calendar", calendar), ("from", from)]),
            Self::HolidaysEnd { last, next } => named([("last", last), ("next", next)]),
            Self::Overlap { first, second } => named([("first", first), ("second", second)]),
            Self::RevisionPast { from } => named([("from", from)]),
            Self::EndsSoon { until } | Self::EndedWithoutSuccessor { until } => named([("until", until)]),
            Self::NotTheDesk { role, act } => named([("role", role), ("act", act)]),
            Self::CellNotForAct { act, cell, allowed } => named([("act", act), ("cell", cell), ("allowed", allowed)]),
            Self::NobodyMay { act, locked_out: _ } => named([("act", act)]),
        }
    }
}
