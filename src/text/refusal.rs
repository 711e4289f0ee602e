//! Refusals in words. One job: why something is not allowed, and what is possible instead; the same for every front end.
//!
//! What is refused is decided in [`crate::domain`]. A sentence says what is wrong and names the rule in brackets; a hint
//! says what to do.

use crate::args;
use crate::domain::code::Code;
use crate::domain::id::IncidentId;
use crate::domain::incident::fields::{Group, REQUIRED_TO_RECORD, REQUIRED_TO_RESOLVE};
use crate::domain::incident::state::State;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::policy::fields::{self, BadCustom};
use crate::domain::refusal::{AttachmentBar, Refusal, UndoBar};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::Value;
use crate::msg;
use crate::text::Locale;
use crate::text::safe::safe_line;
use crate::text::size::size;
use crate::text::terms::{GROUP, INCIDENT_IN, KB_STATE};
use crate::text::value::custom_value;
use crate::text::words::{Reasons, Words};

/// Groups of fields with their codes in [`GROUP`].
const GROUPS: [(Group, &str); 10] = [
    (Group::Life, "life"),
    (Group::Owner, "owner"),
    (Group::Authority, "authority"),
    (Group::Tracker, "tracker"),
    (Group::Words, "words"),
    (Group::Class, "class"),
    (Group::Weight, "weight"),
    (Group::Outcome, "outcome"),
    (Group::Margin, "margin"),
    (Group::Kept, "kept"),
];

/// Below this a size is told in bytes.
const KIB: usize = 1024;

/// Sentence and hint together.
pub fn whole(refusal: &Refusal, words: &Words<'_>) -> String {
    let said = self::refusal(refusal, words);
    match hint(refusal, words) {
        Some(hint) => words.say(msg!("refusal-with-hint"), &args![said = said, hint = hint]),
        None => said,
    }
}

/// Why it is not allowed: one sentence, with the rule's id at its end where there is one.
pub fn refusal(refusal: &Refusal, w: &Words<'_>) -> String {
    match refusal {
        Refusal::Forbidden { act, .. } => w.say(msg!("refusal-forbidden"), &args![act = w.act(*act)]),
        Refusal::NotYourTeam { act, team: Some(team) } => {
            w.say(msg!("refusal-not-your-team"), &args![act = w.act(*act), team = w.team(*team)])
        }
        Refusal::NotYourTeam { act, team: None } => w.say(msg!("refusal-not-the-desk"), &args![act = w.act(*act)]),
        Refusal::NotThatWay { .. } => w.say(msg!("refusal-not-that-way"), &args![]),
        Refusal::OnlyPropose { act, .. } => w.say(msg!("refusal-only-propose"), &args![act = w.act(*act)]),
        Refusal::IllegalMove { from, to, .. } => {
            let to = w.inline(&w.state(*to));
            w.say(msg!("refusal-illegal-move"), &args![incident = incident_in(*from, w), to = to])
        }
        Refusal::NotWhile { state, .. } => w.say(msg!("refusal-not-while"), &args![incident = incident_in(*state, w)]),
        Refusal::Missing { fields } => missing(fields, w),
        Refusal::Invalid { field, value, .. } => invalid(field, value, w),
        Refusal::CustomMissing { fields } => {
            let names: Vec<String> = fields.iter().map(|code| w.inline(&w.custom(code))).collect();
            w.say(msg!("refusal-missing-required"), &args![fields = w.list(&names)])
        }
        Refusal::Custom { field, why } => bad_custom(field, why, w),
        Refusal::NotFound { kind, what } => not_found(*kind, what, w),
        Refusal::NeedsReason { allowed } => w.say(needs_reason(allowed, w), &args![]),
        Refusal::Stale { by, at, groups } => {
            let (who, at) = (w.person(*by), w.instant(*at));
            w.say(msg!("refusal-stale"), &args![who = who, at = at, groups = group_names(groups, w)])
        }
        Refusal::DeskCloses => w.say(msg!("refusal-desk-closes"), &args![]),
        Refusal::NotConfirmed { from: Some(from) } => {
            w.say(msg!("refusal-not-confirmed-yet"), &args![from = w.instant(*from)])
        }
        Refusal::NotConfirmed { from: None } => w.say(msg!("refusal-not-confirmed"), &args![]),
        Refusal::NoUserToAsk => w.say(msg!("refusal-no-user-to-ask"), &args![]),
        Refusal::ReopenWindowOver { closed, window } => {
            let (closed, window) = (w.instant(*closed), w.period(*window));
            w.say(msg!("refusal-reopen-window-over"), &args![closed = closed, window = window])
        }
        Refusal::OutOfScope => w.say(msg!("refusal-out-of-scope"), &args![]),
        Refusal::AlreadySo { field } => {
            w.say(msg!("refusal-already-so"), &args![field = w.inline(&w.field(field.name()))])
        }
        Refusal::NothingToAcknowledge => w.say(msg!("refusal-nothing-to-acknowledge"), &args![]),
        Refusal::NotTold { told } => w.say(msg!("refusal-not-told"), &args![told = w.people(told)]),
        Refusal::NobodyToReturnTo => w.say(msg!("refusal-nobody-to-return-to"), &args![]),
        Refusal::NoHigherLine { line } => w.say(msg!("refusal-no-higher-line"), &args![line = w.line(*line)]),
        Refusal::WhichTeam { .. } => w.say(msg!("refusal-which-team"), &args![]),
        Refusal::NoTeamInLine { line } => w.say(msg!("refusal-no-team-in-line"), &args![line = w.line(*line)]),
        Refusal::NotInTeam { person, team } => {
            w.say(msg!("refusal-not-in-team"), &args![person = w.person(*person), team = w.team(*team)])
        }
        Refusal::CannotMerge { state, .. } if state.is_active() => w.say(msg!("refusal-merge-self"), &args![]),
        Refusal::CannotMerge { into, state } => {
            let state = w.inline(&w.state(*state));
            w.say(msg!("refusal-merge-into"), &args![into = into.to_string(), state = state])
        }
        Refusal::UndoLater { by, at, fields } => {
            let (who, at) = (w.person(*by), w.instant(*at));
            let names: Vec<&str> = fields.iter().map(Code::as_str).collect();
            w.say(msg!("refusal-undo-later"), &args![who = who, at = at, fields = w.fields(&names)])
        }
        Refusal::UndoImpossible { why } => undo_bar(*why, w.locale),
        Refusal::BadTime { field, at, not_before, not_after } => bad_time(field, *at, *not_before, *not_after, w),
        Refusal::TooLong { field, size, limit } => too_long(w.field(field), *size, *limit, w),
        Refusal::TwoManagers { person } => {
            let (incident, problem) = (role("incident_manager", w), role("problem_manager", w));
            w.say(msg!("refusal-two-managers"), &args![person = person, incident = incident, problem = problem])
        }
        Refusal::LastAdmin => w.say(msg!("refusal-last-admin"), &args![]),
        Refusal::KeyTaken { kind, key } => {
            w.say(msg!("refusal-key-taken"), &args![key = key, thing = w.inline(&w.thing(*kind))])
        }
        Refusal::Nobody { os_user } => w.say(msg!("refusal-nobody"), &args![user = os_user]),
        Refusal::NotDeclared => w.say(msg!("refusal-not-declared"), &args![]),
        Refusal::NotMajor => w.say(msg!("refusal-not-major"), &args![]),
        Refusal::EmptyFile { name } => w.say(msg!("refusal-empty-file"), &args![name = safe_line(name)]),
        Refusal::FileTooLarge { name, limit } => {
            w.say(msg!("refusal-file-too-large"), &args![name = safe_line(name), limit = size(*limit)])
        }
        Refusal::Attachment { number, why } => {
            let id = match why {
                AttachmentBar::NotThere => msg!("refusal-attachment-not-there"),
                AttachmentBar::Detached => msg!("refusal-attachment-detached"),
                AttachmentBar::Erased => msg!("refusal-attachment-erased"),
            };
            w.say(id, &args![number = *number])
        }
        Refusal::ArticleNotWhile { article, state, .. } => {
            let state = w.inline(&w.locale.term(&KB_STATE, state.name()));
            w.say(msg!("refusal-article-not-while"), &args![article = article.label(), state = state])
        }
        Refusal::ArticleStale { article, by, at } => {
            let (who, at) = (w.person(*by), w.instant(*at));
            w.say(msg!("refusal-article-stale"), &args![article = article.label(), who = who, at = at])
        }
        Refusal::ArticleLevel { article, level } => {
            w.say(msg!("refusal-article-level"), &args![article = article.label(), level = *level])
        }
        Refusal::ArticleNotInForce { article, since: None } => {
            w.say(msg!("refusal-article-not-in-force"), &args![article = article.label()])
        }
        Refusal::ArticleNotInForce { article, since: Some(at) } => {
            w.say(msg!("refusal-article-over"), &args![article = article.label(), at = w.instant(*at)])
        }
        Refusal::ArticleOfSecurity { incident } => {
            w.say(msg!("refusal-article-of-security"), &args![incident = incident.to_string()])
        }
    }
}

/// What is possible instead; `None` where the sentence says it, or nothing is.
pub fn hint(refusal: &Refusal, w: &Words<'_>) -> Option<String> {
    let plain = |id| Some(w.say(id, &args![]));
    match refusal {
        Refusal::Forbidden { act, roles } => match roles.as_slice() {
            [] => plain(msg!("hint-nobody-may")),
            roles => Some(w.say(msg!("hint-roles"), &args![roles = role_list(roles, *act, Cell::Policy, w)])),
        },
        Refusal::OnlyPropose { act, roles } => {
            Some(w.say(msg!("hint-decided-by"), &args![roles = role_list(roles, *act, Cell::Propose, w)]))
        }
        Refusal::NotYourTeam { team, .. } => {
            let manager = role("incident_manager", w);
            Some(match team {
                Some(team) => w.say(msg!("hint-ask-team"), &args![team = w.team(*team), manager = manager]),
                None => w.say(msg!("hint-ask-desk"), &args![manager = manager]),
            })
        }
        Refusal::NotThatWay { act } => {
            let roles: Vec<Code> = w.policy.rights.roles_with(*act).cloned().collect();
            let free = role_list(&roles, *act, Cell::OwnLineUp, w);
            (!free.is_empty()).then(|| w.say(msg!("hint-any-way"), &args![roles = free]))
        }
        Refusal::IllegalMove { possible, .. } if possible.is_empty() => plain(msg!("hint-only-undo")),
        Refusal::IllegalMove { possible, .. } => {
            Some(w.say(msg!("hint-possible"), &args![possible = states(possible, w)]))
        }
        Refusal::NotWhile { possible, .. } => Some(w.say(msg!("hint-while"), &args![states = states(possible, w)])),
        Refusal::Invalid { allowed, .. } if allowed.is_empty() => None,
        Refusal::Invalid { field, allowed, .. } => {
            let codes: Vec<String> = allowed.iter().map(|code| choice(field, code, w)).collect();
            Some(w.say(msg!("hint-possible"), &args![possible = w.either(&codes)]))
        }
        Refusal::Custom { field, why } => custom_hint(field, why, w),
        Refusal::NeedsReason { allowed } if allowed.is_empty() => None,
        Refusal::NeedsReason { allowed } => {
            let codes: Vec<String> = allowed.iter().map(|code| coded(code, &w.reason(code), w)).collect();
            Some(w.say(msg!("hint-possible"), &args![possible = w.either(&codes)]))
        }
        Refusal::Stale { .. } => plain(msg!("hint-stale")),
        Refusal::DeskCloses => plain(msg!("hint-desk-closes")),
        Refusal::NotConfirmed { .. } => plain(msg!("hint-not-confirmed")),
        Refusal::NoUserToAsk => plain(msg!("hint-no-user-to-ask")),
        Refusal::ReopenWindowOver { .. } => plain(msg!("hint-reopen-window-over")),
        Refusal::OutOfScope => plain(msg!("hint-out-of-scope")),
        Refusal::NothingToAcknowledge => None,
        Refusal::NotTold { .. } => plain(msg!("hint-not-told")),
        Refusal::NobodyToReturnTo => plain(msg!("hint-nobody-to-return-to")),
        Refusal::NoHigherLine { .. } => plain(msg!("hint-no-higher-line")),
        Refusal::WhichTeam { teams } => {
            let teams: Vec<String> = teams.iter().map(|team| w.team(*team)).collect();
            (!teams.is_empty()).then(|| w.say(msg!("hint-which-team"), &args![teams = w.either(&teams)]))
        }
        Refusal::NoTeamInLine { .. } => plain(msg!("hint-no-team-in-line")),
        Refusal::NotInTeam { team, .. } => {
            let members: Vec<String> = w.directory.members(*team).into_iter().map(|p| w.person(p)).collect();
            let names = w.list(&members);
            (!names.is_empty()).then(|| w.say(msg!("hint-in-team"), &args![team = w.team(*team), members = names]))
        }
        Refusal::CannotMerge { state, .. } if state.is_active() => plain(msg!("hint-merge-self")),
        Refusal::CannotMerge { .. } => plain(msg!("hint-merge-into")),
        Refusal::UndoLater { .. } => plain(msg!("hint-undo-later")),
        Refusal::UndoImpossible { why } => undo_hint(*why).and_then(plain),
        Refusal::TooLong { .. } => plain(msg!("hint-too-long")),
        Refusal::TwoManagers { .. } => plain(msg!("hint-two-managers")),
        Refusal::LastAdmin => plain(msg!("hint-last-admin")),
        Refusal::KeyTaken { .. } => plain(msg!("hint-key-taken")),
        Refusal::Nobody { .. } => plain(msg!("hint-nobody")),
        Refusal::NotDeclared => plain(msg!("hint-not-declared")),
        Refusal::NotMajor => plain(msg!("hint-not-major")),
        Refusal::FileTooLarge { .. } => plain(msg!("hint-file-too-large")),
        Refusal::ArticleNotWhile { possible, .. } => {
            let states: Vec<String> =
                possible.iter().map(|state| w.inline(&w.locale.term(&KB_STATE, state.name()))).collect();
            Some(w.say(msg!("hint-while"), &args![states = w.either(&states)]))
        }
        Refusal::ArticleStale { .. } => plain(msg!("hint-stale")),
        Refusal::ArticleLevel { .. } => plain(msg!("hint-article-level")),
        Refusal::ArticleNotInForce { .. } => plain(msg!("hint-article-not-in-force")),
        Refusal::ArticleOfSecurity { .. } => None,
        Refusal::EmptyFile { .. } | Refusal::Attachment { .. } => None,
        Refusal::Missing { .. }
        | Refusal::CustomMissing { .. }
        | Refusal::NotFound { .. }
        | Refusal::AlreadySo { .. }
        | Refusal::BadTime { .. } => None,
    }
}

/// Why an act cannot be taken back (ONE-4).
pub fn undo_bar(why: UndoBar, locale: &Locale) -> String {
    let id = match why {
        UndoBar::Sent => msg!("undo-bar-sent"),
        UndoBar::Recorded => msg!("undo-bar-recorded"),
        UndoBar::Undone => msg!("undo-bar-undone"),
        UndoBar::Imported => msg!("undo-bar-imported"),
        UndoBar::Policy => msg!("undo-bar-policy"),
        UndoBar::Erased => msg!("undo-bar-erased"),
        UndoBar::Nothing => msg!("undo-bar-nothing"),
        UndoBar::Acknowledged => msg!("undo-bar-acknowledged"),
        UndoBar::Knowledge => msg!("undo-bar-knowledge"),
    };
    locale.t(id).into_owned()
}

fn undo_hint(why: UndoBar) -> Option<&'static str> {
    match why {
        UndoBar::Sent => Some(msg!("undo-hint-sent")),
        UndoBar::Recorded => Some(msg!("undo-hint-recorded")),
        UndoBar::Undone => Some(msg!("undo-hint-undone")),
        UndoBar::Policy => Some(msg!("undo-hint-policy")),
        UndoBar::Imported | UndoBar::Erased => Some(msg!("undo-hint-by-hand")),
        UndoBar::Knowledge => Some(msg!("undo-hint-knowledge")),
        UndoBar::Nothing | UndoBar::Acknowledged => None,
    }
}

fn incident_in(state: State, w: &Words<'_>) -> String {
    w.locale.term(&INCIDENT_IN, state.name()).into_owned()
}

fn states(states: &[State], w: &Words<'_>) -> String {
    let names: Vec<String> = states.iter().map(|state| w.inline(&w.state(*state))).collect();
    w.either(&names)
}

fn role(code: &str, w: &Words<'_>) -> String {
    w.inline(&w.role_name(&Code::new(code)))
}

/// The roles whose right goes beyond a cell.
fn role_list(roles: &[Code], act: Act, beyond: Cell, w: &Words<'_>) -> String {
    let may = roles.iter().filter(|role| w.policy.rights.cell(role, act) > beyond);
    let names: Vec<String> = may.map(|role| w.inline(&w.role_name(role))).collect();
    w.list(&names)
}

fn group_names(groups: &[Group], w: &Words<'_>) -> String {
    let code = |group: &Group| GROUPS.iter().find(|(g, _)| g == group).map_or("", |(_, code)| *code);
    let names: Vec<String> = groups.iter().map(|group| w.inline(&w.locale.term(&GROUP, code(group)))).collect();
    w.list(&names)
}

/// What is asked for in one particular place is asked for by name; what every record needs names the rule.
fn missing(fields: &[&'static str], w: &Words<'_>) -> String {
    let required = |name: &str| {
        let mut all = REQUIRED_TO_RECORD.iter().chain(&REQUIRED_TO_RESOLVE);
        name == "reporter" || all.any(|field| field.name() == name)
    };
    match fields {
        ["until"] => w.say(msg!("refusal-missing-until"), &args![]),
        ["changes"] => w.say(msg!("refusal-missing-changes"), &args![]),
        ["team", "assignee"] => w.say(msg!("refusal-missing-whom"), &args![]),
        ["text" | "words"] => w.say(msg!("refusal-missing-text"), &args![]),
        fields if fields.iter().all(|name| required(name)) => {
            w.say(msg!("refusal-missing-required"), &args![fields = w.fields(fields)])
        }
        fields => w.say(msg!("refusal-missing"), &args![fields = w.fields(fields)]),
    }
}

fn invalid(field: &str, value: &str, w: &Words<'_>) -> String {
    let label = w.field(field);
    match field {
        "field" => w.say(msg!("refusal-not-editable"), &args![field = w.field(value)]),
        _ if value.trim().is_empty() => w.say(msg!("refusal-invalid-empty"), &args![field = label]),
        _ => w.say(msg!("refusal-invalid"), &args![field = label, value = value]),
    }
}

fn too_long(field: String, size: usize, limit: usize, w: &Words<'_>) -> String {
    // Rounded so that what is too long never looks as if it fitted.
    let (size, limit) = (bytes(size, size.div_ceil(KIB)), bytes(limit, limit / KIB));
    w.say(msg!("refusal-too-long"), &args![field = field, size = size, limit = limit])
}

/// Why a value is none of a field of the house's own.
fn bad_custom(code: &Code, why: &BadCustom, w: &Words<'_>) -> String {
    let field = w.custom(code);
    match why {
        BadCustom::NotDeclared { .. } => w.say(msg!("refusal-custom-not-declared"), &args![field = fields::name(code)]),
        BadCustom::NotOfNature { nature } => {
            let nature = w.inline(&w.nature(nature));
            w.say(msg!("refusal-custom-not-of-nature"), &args![field = field, nature = nature])
        }
        BadCustom::NotNumber { value } => {
            w.say(msg!("refusal-custom-not-number"), &args![field = field, value = value.as_str()])
        }
        BadCustom::NotDate { value } => {
            w.say(msg!("refusal-custom-not-date"), &args![field = field, value = value.as_str()])
        }
        BadCustom::NotChoice { value, .. } => {
            w.say(msg!("refusal-invalid"), &args![field = field, value = value.as_str()])
        }
        BadCustom::TooLong { size, limit } => too_long(field, *size, *limit, w),
    }
}

fn custom_hint(field: &Code, why: &BadCustom, w: &Words<'_>) -> Option<String> {
    let possible: Vec<String> = match why {
        BadCustom::NotDeclared { declared } => {
            declared.iter().map(|code| coded(&Code::new(&fields::name(code)), &w.custom(code), w)).collect()
        }
        BadCustom::NotChoice { choices, .. } => {
            let name = |code: &Code| custom_value(field, &Value::Code(code.clone()), w);
            choices.iter().map(|code| coded(code, &name(code), w)).collect()
        }
        _ => vec![],
    };
    (!possible.is_empty()).then(|| w.say(msg!("hint-possible"), &args![possible = w.either(&possible)]))
}

/// One of the values there are, as it can be typed, with its name where it has another.
fn choice(field: &str, allowed: &str, w: &Words<'_>) -> String {
    let code = Code::new(allowed);
    let name = match field {
        "channel" => w.channel(&code),
        "nature" => w.nature(&code),
        "kind" => w.kind(&code),
        "field" => w.field(allowed),
        "closing_code" => w.reason_of(Reasons::Closing, &code),
        "effort" => w.named(w.policy.effort(&code).map(|e| &e.names), &code),
        "reason" => w.reason(&code),
        _ => safe_line(allowed).into_owned(),
    };
    coded(&code, &name, w)
}

/// `skill (needs more skill)`; a name that only repeats the code is left out.
fn coded(code: &Code, name: &str, w: &Words<'_>) -> String {
    let code = safe_line(code.as_str());
    let alike = |text: &str| text.to_lowercase().replace(['_', '-', ' '], "");
    match alike(&code) == alike(name) {
        true => code.into_owned(),
        false => w.say(msg!("code-with-name"), &args![code = code, name = w.inline(name)]),
    }
}

/// Of an entry that is no longer in use its name is told, not its number.
fn not_found(kind: StreamKind, what: &str, w: &Words<'_>) -> String {
    let entry = what.parse().ok().and_then(|id| w.directory.get(Stream::new(kind, id)));
    match entry.filter(|entry| entry.retired) {
        Some(entry) => w.say(msg!("refusal-retired"), &args![name = entry.name()]),
        None => {
            // A number that a record was known by inside is shown as people write it.
            let number =
                what.parse().ok().filter(|_| kind != StreamKind::Incident).map(|id| IncidentId(id).to_string());
            let what = number.unwrap_or_else(|| what.to_owned());
            w.say(msg!("refusal-not-found"), &args![thing = w.inline(&w.thing(kind)), what = what])
        }
    }
}

fn needs_reason(allowed: &[Code], w: &Words<'_>) -> &'static str {
    match w.reasons_with(allowed) {
        Some(Reasons::HandOver) => msg!("refusal-needs-reason-hand-over"),
        Some(Reasons::Suspension) => msg!("refusal-needs-reason-suspend"),
        Some(Reasons::Cancel) => msg!("refusal-needs-reason-cancel"),
        Some(Reasons::Closing) | None => msg!("refusal-needs-reason"),
    }
}

fn bad_time(
    field: &str,
    at: Instant,
    not_before: Option<Instant>,
    not_after: Option<Instant>,
    w: &Words<'_>,
) -> String {
    let (field, at) = (w.field(field), w.instant(at));
    match (not_before, not_after) {
        (Some(from), Some(to)) => {
            let (from, to) = (w.instant(from), w.instant(to));
            w.say(msg!("refusal-time-between"), &args![field = field, at = at, from = from, to = to])
        }
        (Some(from), None) => {
            w.say(msg!("refusal-time-too-early"), &args![field = field, at = at, limit = w.instant(from)])
        }
        (None, Some(to)) => w.say(msg!("refusal-time-too-late"), &args![field = field, at = at, limit = w.instant(to)]),
        (None, None) => w.say(msg!("refusal-time"), &args![field = field, at = at]),
    }
}

fn bytes(size: usize, kib: usize) -> String {
    if size < 10 * KIB { format!("{size} B") } else { format!("{kib} KiB") }
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;
