//! Effects. One job: what the console asks of the shell.

use crate::app::form::NewContact;
use crate::app::form::draft::Draft as Typed;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::command::Command;
use crate::domain::knowledge::ArticleState;
use crate::domain::policy::Lang;
use crate::domain::time::Instant;
use crate::domain::trail::{Sieve, Window};

/// A wish of the model; the shell grants it and answers with a [`Msg`](crate::app::msg::Msg).
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Answered by `Committed`, `Refused` or `Failed` with the same number.
    Commit {
        request: u64,
        command: Command,
        /// Somebody who must be in the directory first, as the command's reporter.
        contact: Option<Box<NewContact>>,
    },
    /// Read a file and attach it. Answered as a commit.
    Attach {
        request: u64,
        incident: IncidentId,
        path: String,
    },
    /// Answered by `Told`. `attachment` counts from 0; an empty path is the attachment's own name, here.
    SaveAttachment {
        incident: IncidentId,
        attachment: u32,
        path: String,
    },
    OpenRecord(IncidentId),
    /// Answered by `Loaded::Articles` with the same number.
    SearchArticles {
        ask: u64,
        wanted: Wanted,
    },
    /// Answered by `Loaded::Article`.
    OpenArticle(ArticleId),
    /// A query that asks for what is not in memory: closed, cancelled and merged incidents.
    LoadClosed {
        query: String,
    },
    /// What has ended since then; answered by `Found`.
    LoadEnded {
        since: Instant,
    },
    /// A part of the audit trail. Answered by `Trail` with the same number.
    LoadTrail {
        number: u64,
        sieve: Box<Sieve>,
        window: Window,
    },
    /// Whoever sits here has looked at what they were told, up to that event.
    Looked(i64),
    /// Prove the whole chain. Answered by `Proved`.
    Prove,
    /// Sentences that the file's answers come with are to be in this language.
    Speak(Lang),
    Copy(String),
    /// Something was chosen that shall be so the next time.
    Remember {
        what: &'static str,
        value: &'static str,
    },
    Bell,
    /// Show a line on the desktop, where the terminal can.
    Notify(String),
    SaveDraft(Draft),
    DropDraft(DraftId),
    /// Stop the program as Ctrl-Z does.
    Suspend,
    Quit,
    /// Clear and paint everything.
    Redraw,
}

/// Which entries of the knowledge base are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// All of these words; every entry for none.
    pub text: String,
    pub state: Option<ArticleState>,
    /// Instead of all that: what looks like this.
    pub like: Option<String>,
}

/// Which draft: of what act, on which incident.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId {
    pub action: &'static str,
    pub incident: Option<IncidentId>,
    /// The entry of the knowledge base that is edited.
    pub article: Option<ArticleId>,
}

/// Something typed and not yet saved; it survives Esc, quit and kill.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub id: DraftId,
    pub typed: Typed,
}
