//! Refusals. One job: every expected "no", typed, with its reason and what is possible instead.
//!
//! The sentence is made in [`crate::text`], the same for every front end.

use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId, PersonId, TeamId};
use crate::domain::incident::fields::{Field, Group};
use crate::domain::incident::state::State;
use crate::domain::knowledge::ArticleState;
use crate::domain::people::rights::Act;
use crate::domain::policy::fields::BadCustom;
use crate::domain::stream::StreamKind;
use crate::domain::time::{Instant, Span};

/// An expected "no".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// None of one's roles may do it (ROLE-5).
    Forbidden {
        act: Act,
        roles: Vec<Code>,
    },
    /// One may do it, but only in one's own team (ROLE-5).
    NotYourTeam {
        act: Act,
        team: Option<TeamId>,
    },
    /// One may hand it on, but not there: only to a higher line, or back to whoever handed it over (ROLE-5).
    NotThatWay {
        act: Act,
    },
    /// A proposal would be possible, but there is nobody's decision yet (ROLE-5, *propose*).
    OnlyPropose {
        act: Act,
        roles: Vec<Code>,
    },
    /// The move is not in the table of SPEC 3.
    IllegalMove {
        from: State,
        to: State,
        possible: Vec<State>,
    },
    /// It needs to be in another state for this.
    NotWhile {
        state: State,
        possible: Vec<State>,
    },
    /// Something needed is missing.
    Missing {
        fields: Vec<&'static str>,
    },
    /// A value is not one of those there are.
    Invalid {
        field: &'static str,
        value: String,
        allowed: Vec<String>,
    },
    /// Something that the policy needs of the house's own fields is missing (LIFE-2).
    CustomMissing {
        fields: Vec<Code>,
    },
    /// A value is none of a field of the house's own.
    Custom {
        field: Code,
        why: BadCustom,
    },
    NotFound {
        kind: StreamKind,
        what: String,
    },
    /// A reason is needed (LIFE-8, SLA-3).
    NeedsReason {
        allowed: Vec<Code>,
    },
    /// Somebody else changed the same fields meanwhile (DESIGN decision 8).
    Stale {
        by: PersonId,
        at: Instant,
        groups: Vec<Group>,
    },
    /// A user-reported incident is closed by the desk and by nobody else (LIFE-15).
    DeskCloses,
    /// The user has not confirmed yet, and the time to close without is not reached (LIFE-17).
    NotConfirmed {
        from: Option<Instant>,
    },
    /// Nobody can be asked: a machine reported it.
    NoUserToAsk,
    /// After closing, the time to reopen is over (LIFE-16).
    ReopenWindowOver {
        closed: Instant,
        window: Span,
    },
    /// Organisation, service and nature are under no valid agreement (LIFE-4).
    OutOfScope,
    /// It is so already.
    AlreadySo {
        field: Field,
    },
    /// Only a major incident has stakeholders who are kept informed (MAJ-2).
    NotMajor,
    /// No escalation of it waits for anybody (ESC-4).
    NothingToAcknowledge,
    /// Others were told of it, and only they can say that they know.
    NotTold {
        told: Vec<PersonId>,
    },
    /// Nobody handed it over.
    NobodyToReturnTo,
    /// There is no line above.
    NoHigherLine {
        line: u8,
    },
    /// Several teams could be meant.
    WhichTeam {
        teams: Vec<TeamId>,
    },
    /// No team stands in that line.
    NoTeamInLine {
        line: u8,
    },
    /// That person is not in that team.
    NotInTeam {
        person: PersonId,
        team: TeamId,
    },
    /// An incident cannot be merged into itself, or into one that is not open.
    CannotMerge {
        into: IncidentId,
        state: State,
    },
    /// A later event touched the same fields (ONE-4).
    UndoLater {
        by: PersonId,
        at: Instant,
        /// Their names, and those of clocks.
        fields: Vec<Code>,
    },
    /// The act was sent or acknowledged, or has nothing to take back (ONE-4).
    UndoImpossible {
        why: UndoBar,
    },
    /// A time that cannot be: before the report, or in the future.
    BadTime {
        field: &'static str,
        at: Instant,
        not_before: Option<Instant>,
        not_after: Option<Instant>,
    },
    /// A text is longer than a record may hold; sizes in bytes.
    TooLong {
        field: &'static str,
        size: usize,
        limit: usize,
    },
    /// A grant or policy would make one person incident manager and problem manager (ROLE-2).
    TwoManagers {
        person: String,
    },
    /// The last one who may administer the file would lose the right.
    LastAdmin,
    /// The key is taken by another entry.
    KeyTaken {
        kind: StreamKind,
        key: String,
    },
    /// The operating-system user is nobody in this desk (ROLE-6).
    Nobody {
        os_user: String,
    },
    /// Identity is not declared in this file: `--as` is not believed (ROLE-6).
    NotDeclared,
    /// There is nothing in the file that should be attached.
    EmptyFile {
        name: String,
    },
    /// A file is larger than the policy lets it be; the limit in bytes.
    FileTooLarge {
        name: String,
        limit: u64,
    },
    /// The attachment of that number, counted from 1, cannot be had.
    Attachment {
        number: u32,
        why: AttachmentBar,
    },
    /// A knowledge entry needs to be in another state for this (KB-1).
    ArticleNotWhile {
        article: ArticleId,
        state: ArticleState,
        possible: Vec<ArticleState>,
    },
    /// Somebody else changed the entry meanwhile (DESIGN decision 8).
    ArticleStale {
        article: ArticleId,
        by: PersonId,
        at: Instant,
    },
    /// The first line may not apply an entry of this level (SPEC 1, LIFE-7).
    ArticleLevel {
        article: ArticleId,
        level: u8,
    },
    /// The entry is not in force, so it cannot be applied.
    ArticleNotInForce {
        article: ArticleId,
        /// Its validity ended then; absent = it was never published, or was retired.
        since: Option<Instant>,
    },
    /// What a security incident says is not for everybody (SEC-1).
    ArticleOfSecurity {
        incident: IncidentId,
    },
}

/// Why an attachment cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttachmentBar {
    NotThere,
    /// It was taken off before.
    Detached,
    Erased,
}

/// Why an act cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UndoBar {
    /// It went out to the user.
    Sent,
    /// A record is not unmade: it is cancelled.
    Recorded,
    /// It was undone already.
    Undone,
    /// A fact of another system.
    Imported,
    /// A policy did it: apply another one.
    Policy,
    /// A value it would bring back was erased.
    Erased,
    /// Somebody who was told has acknowledged it.
    Acknowledged,
    /// It changed the knowledge base: that is edited, returned or retired.
    Knowledge,
    /// There is nothing of one's own to take back.
    Nothing,
}
