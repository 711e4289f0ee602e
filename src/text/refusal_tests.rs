//! Every refusal in every language, and the English ones word for word.

use super::*;
use crate::domain::id::{ArticleId, PersonId, TeamId};
use crate::domain::incident::fields::Field;
use crate::domain::time::Span;
use crate::text::testing::{Desk, LANGS, assert_clean, at};

/// Refusals with their English sentence and hint. One of every variant, and of every way a variant is told.
fn table() -> Vec<(Refusal, &'static str, &'static str)> {
    [rights(), states_and_fields(), ends(), hands(), knowledge()].into_iter().flatten().collect()
}

fn codes(codes: &[&str]) -> Vec<Code> {
    codes.iter().map(|code| Code::new(code)).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn rights() -> Vec<(Refusal, &'static str, &'static str)> {
    vec![
        (
            Refusal::Forbidden { act: Act::Close, roles: codes(&["agent", "desk_lead"]) },
            "None of your roles allows you to close an incident (ROLE-5).",
            "Roles that may: agent, desk lead.",
        ),
        (
            Refusal::Forbidden { act: Act::Erase, roles: vec![] },
            "None of your roles allows you to erase personal data (ROLE-5).",
            "Nobody may, until the policy names a role for it.",
        ),
        (
            Refusal::NotYourTeam { act: Act::Take, team: Some(TeamId(2)) },
            "You may take an incident only in your own team; this one is with Network (ROLE-5).",
            "Ask Network or the incident manager.",
        ),
        (
            Refusal::NotYourTeam { act: Act::Resolve, team: None },
            "You may resolve an incident only in your own team; this one is with the service desk (ROLE-5).",
            "Ask the service desk or the incident manager.",
        ),
        (
            Refusal::NotThatWay { act: Act::AssignOther },
            "You may hand it on only to a higher line, or back to whoever handed it over (ROLE-5).",
            "Roles that may hand it anywhere: desk lead, incident manager, support manager, team lead.",
        ),
        (
            Refusal::OnlyPropose { act: Act::DeclareMajor, roles: codes(&["agent", "incident_manager"]) },
            "You may propose to declare a major incident, but not decide it (ROLE-5).",
            "Decided by: incident manager.",
        ),
        (
            Refusal::TwoManagers { person: "li na".into() },
            "li na would be incident manager and problem manager at once; these should be two people (ROLE-2).",
            "Give one of the roles to somebody else, or let the policy waive the rule with a reason.",
        ),
        (
            Refusal::LastAdmin,
            "Nobody would be left who may administer this file (ROLE-5).",
            "Make somebody else administrator first.",
        ),
        (
            Refusal::Nobody { os_user: "root\u{1b}".into() },
            "The system user \"root^[\" is nobody in this desk (ROLE-6).",
            "An administrator can enter this user with a person.",
        ),
        (
            Refusal::NotDeclared,
            "In this file one acts as who one logged in as; --as is not believed (ROLE-6).",
            "Leave --as out.",
        ),
        (
            Refusal::NotMajor,
            "This is no major incident: nobody waits for a word as a stakeholder (MAJ-2).",
            "Reply to the user instead, or assess its impact anew.",
        ),
    ]
}

fn custom(field: &str, why: BadCustom) -> Refusal {
    Refusal::Custom { field: field.into(), why }
}

fn states_and_fields() -> Vec<(Refusal, &'static str, &'static str)> {
    use State::{Assigned, Cancelled, Closed, InProgress, New, Resolved};
    let bad = |not_before, not_after| Refusal::BadTime { field: "until", at: at("15 10:00"), not_before, not_after };
    vec![
        (
            Refusal::IllegalMove { from: Closed, to: Assigned, possible: vec![InProgress] },
            "A closed incident cannot become assigned.",
            "Possible: in progress.",
        ),
        (
            Refusal::IllegalMove { from: Cancelled, to: InProgress, possible: vec![] },
            "A cancelled incident cannot become in progress.",
            "It stays so; only an undo brings it back.",
        ),
        (
            Refusal::NotWhile { state: InProgress, possible: vec![New, Resolved, Closed] },
            "An incident in progress does not allow this.",
            "Possible while it is new, resolved or closed.",
        ),
        (
            Refusal::Missing { fields: vec!["title", "category", "reporter"] },
            "Still needed: title, category, reporter (LIFE-2).",
            "",
        ),
        (Refusal::Missing { fields: vec!["satisfaction"] }, "Still needed: satisfaction.", ""),
        (Refusal::Missing { fields: vec!["until"] }, "Say until when it stays suspended (SLA-3).", ""),
        (Refusal::Missing { fields: vec!["changes"] }, "Nothing to change was given.", ""),
        (Refusal::Missing { fields: vec!["team", "assignee"] }, "Say to whom: a team or a person (LIFE-8).", ""),
        (Refusal::Missing { fields: vec!["text"] }, "Write something first: the text is empty.", ""),
        (
            Refusal::Invalid {
                field: "channel",
                value: "pigeon".into(),
                allowed: texts(&["phone", "im", "social", "fax"]),
            },
            "Channel: \"pigeon\" is not possible.",
            "Possible: phone, im, social (WeChat/LINE/WhatsApp) or fax.",
        ),
        (
            Refusal::Invalid { field: "impact", value: "0".into(), allowed: texts(&["1", "2", "3"]) },
            "Impact: \"0\" is not possible.",
            "Possible: 1, 2 or 3.",
        ),
        (
            Refusal::Invalid { field: "effort", value: " ".into(), allowed: vec![] },
            "Effort class: a value is needed.",
            "",
        ),
        (
            Refusal::Invalid { field: "field", value: "state".into(), allowed: texts(&["title", "cis"]) },
            "State is not edited directly; it changes by its own act.",
            "Possible: title or cis (config. items).",
        ),
        (
            Refusal::CustomMissing { fields: vec!["asset_tag".into(), "gone".into()] },
            "Still needed: asset tag, gone (LIFE-2).",
            "",
        ),
        (
            custom("colour", BadCustom::NotDeclared { declared: vec!["floor".into(), "asset_tag".into()] }),
            "There is no field \"custom.colour\" in the policy.",
            "Possible: custom.floor (floor) or custom.asset_tag (asset tag).",
        ),
        (
            custom("colour", BadCustom::NotDeclared { declared: vec![] }),
            "There is no field \"custom.colour\" in the policy.",
            "",
        ),
        (
            custom("wanted_by", BadCustom::NotOfNature { nature: "fault".into() }),
            "Wanted by is not asked of fault.",
            "",
        ),
        (custom("floor", BadCustom::NotNumber { value: "2.5".into() }), "Floor: \"2.5\" is not a whole number.", ""),
        (
            custom("wanted_by", BadCustom::NotDate { value: "soon".into() }),
            "Wanted by: \"soon\" is not a day; write 2026-05-01.",
            "",
        ),
        (
            custom(
                "damage",
                BadCustom::NotChoice { value: "fire".into(), choices: vec!["fall".into(), "wear".into()] },
            ),
            "Damage: \"fire\" is not possible.",
            "Possible: fall or wear (wear and tear).",
        ),
        (
            custom("asset_tag", BadCustom::TooLong { size: 2 << 20, limit: 1 << 20 }),
            "Asset tag is too long: 2048 KiB, at most 1024 KiB.",
            "",
        ),
        (Refusal::NotFound { kind: StreamKind::Incident, what: "20417".into() }, "There is no incident \"20417\".", ""),
        (Refusal::NotFound { kind: StreamKind::Ci, what: "vpn".into() }, "There is no config. item \"vpn\".", ""),
        (
            Refusal::NotFound { kind: StreamKind::Person, what: "3".into() },
            "\"zhao^[[31m lei\" is no longer in use.",
            "",
        ),
        (
            Refusal::NeedsReason { allowed: codes(&["skill", "vendor"]) },
            "Say why it changes hands (LIFE-8).",
            "Possible: skill (needs more skill) or vendor (needs the vendor).",
        ),
        (
            Refusal::NeedsReason { allowed: codes(&["waiting_user", "parts"]) },
            "Say why it is suspended (SLA-3).",
            "Possible: waiting_user (waiting for user) or parts (waiting for parts).",
        ),
        (
            Refusal::NeedsReason { allowed: codes(&["duplicate", "withdrawn"]) },
            "Say why it is cancelled.",
            "Possible: duplicate or withdrawn (withdrawn by user).",
        ),
        (Refusal::NeedsReason { allowed: vec![] }, "A reason is needed.", ""),
        (
            Refusal::Stale { by: PersonId(2), at: at("15 10:00"), groups: vec![Group::Life, Group::Owner] },
            "Not saved: wu min changed state, owner meanwhile (2016-03-15 10:00).",
            "Read it again, then decide.",
        ),
        (Refusal::AlreadySo { field: Field::Assignee }, "Nothing was changed: \"assignee\" is as asked already.", ""),
        (
            bad(Some(at("16 09:00")), None),
            "End of the suspension must be later than 2016-03-16 09:00; 2016-03-15 10:00 is not.",
            "",
        ),
        (
            bad(None, Some(at("14 09:00"))),
            "End of the suspension must not be later than 2016-03-14 09:00; 2016-03-15 10:00 is.",
            "",
        ),
        (
            bad(Some(at("16 09:00")), Some(at("17 09:00"))),
            "End of the suspension must be between 2016-03-16 09:00 and 2016-03-17 09:00; 2016-03-15 10:00 is not.",
            "",
        ),
        (bad(None, None), "End of the suspension: 2016-03-15 10:00 cannot be.", ""),
        (Refusal::EmptyFile { name: "a\u{1b}[2J.log".into() }, "There is nothing in a^[[2J.log.", ""),
        (
            Refusal::FileTooLarge { name: "dump.bin".into(), limit: 10 << 20 },
            "dump.bin is larger than 10 MiB, the most that may be attached here (LIFE-2).",
            "Compress it, attach the part that matters, or note where it lies.",
        ),
        (Refusal::Attachment { number: 3, why: AttachmentBar::NotThere }, "There is no attachment 3 here.", ""),
        (Refusal::Attachment { number: 3, why: AttachmentBar::Detached }, "Attachment 3 was taken off before.", ""),
        (
            Refusal::Attachment { number: 3, why: AttachmentBar::Erased },
            "Attachment 3 was erased; that there was one is all that is left (AUD-4).",
            "",
        ),
        (
            Refusal::TooLong { field: "title", size: 1_001, limit: 1_000 },
            "Title is too long: 1001 B, at most 1000 B.",
            "Shorten it.",
        ),
        (
            Refusal::TooLong { field: "description", size: (1 << 20) + 1, limit: 1 << 20 },
            "Description is too long: 1025 KiB, at most 1024 KiB.",
            "Shorten it.",
        ),
        (
            Refusal::KeyTaken { kind: StreamKind::Team, key: "net".into() },
            "The key \"net\" belongs to another team.",
            "Choose another key.",
        ),
    ]
}

fn ends() -> Vec<(Refusal, &'static str, &'static str)> {
    let bar = |why| Refusal::UndoImpossible { why };
    vec![
        (
            Refusal::DeskCloses,
            "What a user reported is closed by the service desk and by nobody else (LIFE-15).",
            "Resolve it; the desk confirms with the user and closes.",
        ),
        (
            Refusal::NotConfirmed { from: None },
            "The user has not confirmed (LIFE-15).",
            "Ask the user and record the answer.",
        ),
        (
            Refusal::NotConfirmed { from: Some(at("18 10:00")) },
            "The user has not confirmed; without that it may be closed as unconfirmed from 2016-03-18 10:00 on (LIFE-17).",
            "Ask the user and record the answer.",
        ),
        (Refusal::NoUserToAsk, "No user reported it, so there is nobody to ask (LIFE-15).", "Close it without asking."),
        (
            Refusal::ReopenWindowOver { closed: at("01 10:00"), window: Span::days(7) },
            "It was closed 2016-03-01 10:00 and could be reopened for 7 days (LIFE-16).",
            "Record a new incident and link it to this one.",
        ),
        (
            Refusal::OutOfScope,
            "No valid agreement covers this organisation, service and nature (LIFE-4).",
            "Decline it as out of scope, or take it under the default agreement.",
        ),
        (
            Refusal::UndoLater {
                by: PersonId(1),
                at: at("15 10:00"),
                fields: vec!["team".into(), "resolution".into()],
            },
            "li na changed team, resolution later (2016-03-15 10:00), and undo would lose that (ONE-4).",
            "Change it by hand instead.",
        ),
        (
            bar(UndoBar::Sent),
            "It went out to the user and cannot be called back (ONE-4).",
            "Write another reply that puts it right.",
        ),
        (bar(UndoBar::Recorded), "A record is not unmade (ONE-4).", "Cancel the incident instead."),
        (bar(UndoBar::Undone), "It has been undone already (ONE-4).", "To have it again, do it again."),
        (
            bar(UndoBar::Imported),
            "A fact of another system is not undone here (ONE-4).",
            "Change the fields by hand instead.",
        ),
        (
            bar(UndoBar::Erased),
            "It would bring back words that were erased (ONE-4).",
            "Change the fields by hand instead.",
        ),
        (
            bar(UndoBar::Knowledge),
            "A change of the knowledge base is not undone (ONE-4).",
            "Edit, return, retire or restore the entry instead.",
        ),
        (bar(UndoBar::Acknowledged), "Somebody who was told has acknowledged it (ONE-4).", ""),
        (bar(UndoBar::Nothing), "There is nothing of yours to undo (ONE-4).", ""),
    ]
}

fn knowledge() -> Vec<(Refusal, &'static str, &'static str)> {
    use crate::domain::knowledge::ArticleState::{Draft, InReview, Published};
    let article = ArticleId(5);
    vec![
        (
            Refusal::ArticleNotWhile { article, state: InReview, possible: vec![Draft, Published] },
            "KB-5 is in review (KB-1).",
            "Possible while it is draft or published.",
        ),
        (
            Refusal::ArticleStale { article, by: PersonId(1), at: at("15 10:00") },
            "li na changed KB-5 at 2016-03-15 10:00.",
            "Read it again, then decide.",
        ),
        (
            Refusal::ArticleLevel { article, level: 3 },
            "KB-5 is of level 3; the first line may apply levels 1 and 2 (LIFE-7).",
            "Hand it to a higher line, or ask the desk lead.",
        ),
        (
            Refusal::ArticleNotInForce { article, since: None },
            "KB-5 is not published, so it cannot be applied (KB-1).",
            "Look for another entry, or have this one reviewed and published.",
        ),
        (
            Refusal::ArticleNotInForce { article, since: Some(at("15 10:00")) },
            "KB-5 was valid until 2016-03-15 10:00, so it cannot be applied any more (KB-1).",
            "Look for another entry, or have this one reviewed and published.",
        ),
        (
            Refusal::ArticleOfSecurity { incident: IncidentId(7) },
            "7 is a security incident; everybody reads the knowledge base (SEC-1).",
            "",
        ),
    ]
}

fn hands() -> Vec<(Refusal, &'static str, &'static str)> {
    vec![
        (Refusal::NothingToAcknowledge, "No escalation of it waits for anybody (ESC-4).", ""),
        (
            Refusal::NotTold { told: vec![PersonId(1)] },
            "That is for li na to say, who were told (ESC-4).",
            "Ask one of them, or take the incident over.",
        ),
        (
            Refusal::NobodyToReturnTo,
            "Nobody handed it over, so it cannot go back (LIFE-9).",
            "Assign or escalate it instead.",
        ),
        (
            Refusal::NoHigherLine { line: 4 },
            "There is no line above L4 Vendor (ROLE-3).",
            "Assign it within the line, or hand it back.",
        ),
        (
            Refusal::WhichTeam { teams: vec![TeamId(1), TeamId(2)] },
            "Several teams could be meant (ROLE-3).",
            "Name one: Desk or Network.",
        ),
        (Refusal::NoTeamInLine { line: 3 }, "No team stands in L3 (ROLE-3).", "Name a team of another line."),
        (
            Refusal::NotInTeam { person: PersonId(1), team: TeamId(2) },
            "li na is not in Network (ROLE-3).",
            "In Network: wu min.",
        ),
        (
            Refusal::CannotMerge { into: IncidentId(7), state: State::InProgress },
            "An incident cannot be merged with or linked to itself.",
            "Name another number.",
        ),
        (
            Refusal::CannotMerge { into: IncidentId::new(3, 17), state: State::Closed },
            "Incident 3.17 is closed; nothing can be merged into it.",
            "Merge into one that is open, or link the two.",
        ),
    ]
}

/// The variants, so that a new one cannot be left out of the table: this match has to be extended first.
fn variant(refusal: &Refusal) -> usize {
    match refusal {
        Refusal::Forbidden { .. } => 0,
        Refusal::NotYourTeam { .. } => 1,
        Refusal::NotThatWay { .. } => 2,
        Refusal::OnlyPropose { .. } => 3,
        Refusal::IllegalMove { .. } => 4,
        Refusal::NotWhile { .. } => 5,
        Refusal::Missing { .. } => 6,
        Refusal::Invalid { .. } => 7,
        Refusal::NotFound { .. } => 8,
        Refusal::NeedsReason { .. } => 9,
        Refusal::Stale { .. } => 10,
        Refusal::DeskCloses => 11,
        Refusal::NotConfirmed { .. } => 12,
        Refusal::NoUserToAsk => 13,
        Refusal::ReopenWindowOver { .. } => 14,
        Refusal::OutOfScope => 15,
        Refusal::AlreadySo { .. } => 16,
        Refusal::NobodyToReturnTo => 17,
        Refusal::NoHigherLine { .. } => 18,
        Refusal::WhichTeam { .. } => 19,
        Refusal::NoTeamInLine { .. } => 20,
        Refusal::NotInTeam { .. } => 21,
        Refusal::CannotMerge { .. } => 22,
        Refusal::UndoLater { .. } => 23,
        Refusal::UndoImpossible { .. } => 24,
        Refusal::BadTime { .. } => 25,
        Refusal::TooLong { .. } => 26,
        Refusal::TwoManagers { .. } => 27,
        Refusal::LastAdmin => 28,
        Refusal::KeyTaken { .. } => 29,
        Refusal::Nobody { .. } => 30,
        Refusal::NotDeclared => 31,
        Refusal::EmptyFile { .. } => 32,
        Refusal::FileTooLarge { .. } => 33,
        Refusal::Attachment { .. } => 34,
        Refusal::CustomMissing { .. } => 35,
        Refusal::Custom { .. } => 36,
        Refusal::ArticleNotWhile { .. } => 37,
        Refusal::ArticleStale { .. } => 38,
        Refusal::ArticleLevel { .. } => 39,
        Refusal::ArticleNotInForce { .. } => 40,
        Refusal::ArticleOfSecurity { .. } => 41,
        Refusal::NothingToAcknowledge => 42,
        Refusal::NotTold { .. } => 43,
        Refusal::NotMajor => 44,
    }
}

#[test]
fn the_table_has_every_variant() {
    let mut seen: Vec<usize> = table().iter().map(|(refusal, ..)| variant(refusal)).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (0..=44).collect::<Vec<_>>());
}

#[test]
fn english_says_what_is_wrong_and_what_to_do() {
    let desk = Desk::new();
    let words = desk.words(crate::domain::policy::Lang::En);
    for (no, said, hinted) in table() {
        assert_eq!((refusal(&no, &words).as_str(), hint(&no, &words).unwrap_or_default().as_str()), (said, hinted));
        let both = if hinted.is_empty() { said.to_owned() } else { format!("{said} {hinted}") };
        assert_eq!(whole(&no, &words), both);
    }
}

#[test]
fn every_language_says_it_whole() {
    let desk = Desk::new();
    for lang in LANGS {
        let words = desk.words(lang);
        for (no, english, hinted) in table() {
            let (said, hint) = (refusal(&no, &words), hint(&no, &words));
            assert_eq!(hint.is_some(), !hinted.is_empty(), "{lang:?} {no:?}");
            for sentence in hint.into_iter().chain([said.clone(), whole(&no, &words)]) {
                assert_clean(&sentence);
                assert!(sentence.ends_with(['.', '。']), "{lang:?} {sentence}");
            }
            if lang != crate::domain::policy::Lang::En {
                assert_ne!(said, english, "{lang:?} says it in English");
                assert!(said.ends_with('。'), "{lang:?} {said}");
            }
            let rule =
                english.rsplit_once('(').filter(|(_, end)| end.ends_with(").")).map(|(_, end)| &end[..end.len() - 2]);
            if let Some(rule) = rule.filter(|rule| rule.chars().all(|c| !c.is_ascii_lowercase()) && !rule.contains(':'))
            {
                assert!(said.contains(rule), "{lang:?} does not name {rule}: {said}");
            }
        }
    }
}
