//! Answers to choose from. One job: what a field offers now, ranked by what was typed.

use super::env::FormEnv;
use super::find::{By, Fit, fit};
use super::spec::Source;
use super::{FieldState, Form, Picked, own};
use crate::domain::code::Code;
use crate::domain::id::{CategoryId, IncidentId, PersonId, TeamId};
use crate::domain::incident::command::Outcome;
use crate::domain::incident::decide::RELATIONS;
use crate::domain::incident::row::Row;
use crate::domain::knowledge::article::AUDIENCES;
use crate::domain::people::directory::Entry;
use crate::domain::people::suggest::{candidates, workload};
use crate::domain::policy::Names;
use crate::domain::stream::{Stream, StreamKind};
use crate::msg;
use crate::text::suggest::why;
use crate::text::terms::KB_AUDIENCE;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opt {
    pub picked: Picked,
    pub name: String,
    /// What tells it from its namesakes: an organisation, a number.
    pub note: String,
    pub fit: Option<Fit>,
    /// Further texts it is found by.
    by: Vec<(By, String)>,
}

impl Opt {
    fn new(picked: Picked, name: impl Into<String>) -> Self {
        Self { picked, name: name.into(), note: String::new(), fit: None, by: Vec::new() }
    }
    /// An entry of the policy.
    pub(super) fn named(id: &Code, names: &Names, env: &FormEnv<'_>) -> Self {
        Self::new(Picked::Code(id.clone()), env.locale.names(names)).by(By::Key, id.as_str())
    }
    fn by(mut self, by: By, text: &str) -> Self {
        if !text.is_empty() {
            self.by.push((by, text.to_owned()));
        }
        self
    }
    fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// The answers of a field that fit what is typed in it, the best first.
pub fn found(form: &Form, at: usize, env: &FormEnv<'_>) -> Vec<Opt> {
    let Some(field) = form.fields.get(at) else { return Vec::new() };
    let Some(source) = field.slot.kind.source() else { return Vec::new() };
    let typed = field.edit.text();
    let mut all = answers(form, field, source, env);
    for opt in &mut all {
        let mut texts = vec![(By::Name, opt.name.as_str())];
        texts.extend(opt.by.iter().map(|(by, text)| (*by, text.as_str())));
        opt.fit = fit(typed, &texts);
    }
    all.retain(|opt| {
        opt.fit.is_some()
            && !(matches!(field.slot.kind, super::SlotKind::Many(_)) && field.picked.contains(&opt.picked))
    });
    // A stable sort: what fits alike stays in the order of its source.
    all.sort_by_key(|opt| opt.fit);
    let typed = typed.trim();
    match source {
        Source::Callers if !typed.is_empty() => {
            let name = env.locale.tf("form-new-contact", &crate::args![what = typed]).into_owned();
            all.push(Opt::new(Picked::New, name));
        }
        Source::Tickets => {
            let folded = super::find::fold(typed);
            let number = folded.strip_prefix('#').unwrap_or(&folded).parse::<IncidentId>();
            if let Some(id) = number.ok().filter(|id| all.iter().all(|o| o.picked != ticket(*id))) {
                all.insert(0, Opt::new(ticket(id), id.to_string()));
            }
        }
        _ => {}
    }
    all
}

fn ticket(id: IncidentId) -> Picked {
    Picked::Entry(id.into())
}

/// Everything a field offers.
fn answers(form: &Form, field: &FieldState, source: Source, env: &FormEnv<'_>) -> Vec<Opt> {
    field.own.as_ref().map_or_else(|| options(form, field, source, env), |own| own::choices(own, env))
}

/// Everything a source offers.
fn options(form: &Form, field: &FieldState, source: Source, env: &FormEnv<'_>) -> Vec<Opt> {
    let policy = env.policy;
    let named = |id: &Code, names: &Names| Opt::named(id, names, env);
    let levels = |names: &[Names]| -> Vec<Opt> {
        let level = |(n, names): (usize, &Names)| number(n + 1, env.locale.names(names));
        names.iter().enumerate().map(level).collect()
    };
    match source {
        Source::Channels => policy.channels.iter().map(|c| named(&c.id, &c.names)).collect(),
        Source::Natures => policy.natures.iter().map(|n| named(&n.id, &n.names)).collect(),
        Source::Kinds => {
            let nature = form.code("nature").and_then(|n| policy.nature(&n));
            nature.map(|n| n.kinds.iter().map(|k| named(&k.id, &k.names)).collect()).unwrap_or_default()
        }
        Source::Impacts => levels(&policy.impacts),
        Source::Urgencies => levels(&policy.urgencies),
        Source::Priorities => levels(&policy.priorities),
        Source::LinesAbove => {
            let own = form.subject.as_ref().map_or(0, |s| s.line);
            let above = policy.lines.iter().filter(|l| l.number > own);
            above.map(|l| number(usize::from(l.number), env.locale.names(&l.names))).collect()
        }
        Source::AuthoritiesAbove => {
            let told = form.subject.as_ref().map_or(0, |s| usize::from(s.authority));
            let above = policy.rules.authorities.iter().skip(told).filter_map(|role| policy.role(role));
            above.map(|role| named(&role.id, &role.names)).collect()
        }
        Source::Suspensions => policy.suspensions.iter().map(|s| named(&s.id, &s.names)).collect(),
        Source::ClosingCodes => policy.closing_codes.iter().map(|c| named(&c.id, &c.names)).collect(),
        Source::HandOver => policy.hand_over_reasons.iter().map(|r| named(&r.id, &r.names)).collect(),
        Source::CancelReasons => policy.cancel_reasons.iter().map(|r| named(&r.id, &r.names)).collect(),
        Source::Efforts => policy.efforts.iter().map(|e| named(&e.id, &e.names)).collect(),
        Source::Outcomes => OUTCOMES.iter().map(|(o, id)| worded(o.name(), id, env)).collect(),
        Source::Relations => RELATIONS.iter().zip(RELATION_WORDS).map(|(code, id)| worded(code, id, env)).collect(),
        Source::Scores => (1..=5).map(|n| number(n, env.locale.t(SCORES[n - 1]).as_ref())).collect(),
        Source::YesNo => YES_NO.iter().map(|(code, id)| worded(code, id, env).by(By::Key, &code[..1])).collect(),
        Source::Levels => (1..).zip(LEVELS).map(|(n, id)| number(n, env.locale.t(id).as_ref())).collect(),
        Source::Audiences => {
            let named =
                |code: &&'static str| Opt::new(Picked::Code((*code).into()), env.locale.term(&KB_AUDIENCE, code));
            AUDIENCES.iter().map(|code| named(code).by(By::Key, code)).collect()
        }
        Source::Entries(StreamKind::Person) if field.slot.name == "assignee" => suggested(form, env),
        Source::Entries(kind) => entries(form, kind, env),
        Source::Callers => entries(form, StreamKind::Contact, env),
        Source::Tickets => tickets(form, env),
        // The field knows them.
        Source::Own => Vec::new(),
    }
}

/// `yes` and `no` are codes here; what they are called is the locale's.
pub const YES_NO: [(&str, &str); 2] = [("yes", msg!("form-yes")), ("no", msg!("form-no"))];
const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Recovered, msg!("form-outcome-recovered")),
    (Outcome::NotRecovered, msg!("form-outcome-not_recovered")),
    (Outcome::NotSatisfied, msg!("form-outcome-not_satisfied")),
    (Outcome::NoAnswer, msg!("form-outcome-no_answer")),
];
/// In the order of [`RELATIONS`].
const RELATION_WORDS: [&str; 4] = [
    msg!("form-relation-related"),
    msg!("form-relation-duplicate"),
    msg!("form-relation-follows"),
    msg!("form-relation-child"),
];
/// Of knowledge entries.
const LEVELS: [&str; 3] = [msg!("form-kb-level-1"), msg!("form-kb-level-2"), msg!("form-kb-level-3")];
const SCORES: [&str; 5] =
    [msg!("form-score-1"), msg!("form-score-2"), msg!("form-score-3"), msg!("form-score-4"), msg!("form-score-5")];

fn worded(code: &str, id: &'static str, env: &FormEnv<'_>) -> Opt {
    Opt::new(Picked::Code(code.into()), env.locale.t(id)).by(By::Key, code)
}

fn number(n: usize, name: &str) -> Opt {
    let picked = Picked::Number(i64::try_from(n).unwrap_or_default());
    Opt::new(picked, format!("{n}  {name}")).by(By::Key, &n.to_string()).by(By::Name, name)
}

fn entries(form: &Form, kind: StreamKind, env: &FormEnv<'_>) -> Vec<Opt> {
    let mut all: Vec<Opt> = env
        .directory
        .current(kind)
        .into_iter()
        .filter(|entry| suits(form, entry, env))
        .map(|entry| of_entry(entry, env))
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// People to give an incident to: those of the team it goes to first, the best of them at the top with what speaks for
/// them (LIFE-8), then everybody else by name.
fn suggested(form: &Form, env: &FormEnv<'_>) -> Vec<Opt> {
    let mut all = entries(form, StreamKind::Person, env);
    let row = form.subject.as_ref().and_then(|subject| env.rows.open().find(|row| row.id == subject.id));
    let Some((row, team)) = row.and_then(|row| Some((row, team_meant(form, row, env)?))) else { return all };
    let load = workload(env.rows.open());
    let found = candidates(env.policy, env.directory, &row.into(), team, &load, env.now);
    let place = |opt: &Opt| found.iter().position(|c| opt.picked == Picked::Entry(c.person.into()));
    for opt in &mut all {
        if let Some(candidate) = place(opt).and_then(|at| found.get(at)) {
            opt.note = why(candidate, env.locale);
        }
    }
    all.sort_by_key(|opt| place(opt).unwrap_or(usize::MAX));
    all
}

/// The team that is chosen, else the only one of the line that is chosen, else its own.
fn team_meant(form: &Form, row: &Row, env: &FormEnv<'_>) -> Option<TeamId> {
    let of_line = |line: i64| match env.directory.teams_in(u8::try_from(line).ok()?)[..] {
        [only] => Some(only),
        _ => None,
    };
    match (form.entry("team", StreamKind::Team), form.number("line")) {
        (Some(team), _) => Some(TeamId(team)),
        (None, Some(line)) => of_line(line),
        (None, None) => row.team,
    }
}

/// A team of the line that is chosen, a person of the team that is chosen; anything else suits.
fn suits(form: &Form, entry: &Entry, env: &FormEnv<'_>) -> bool {
    let id = entry.stream.id;
    match entry.stream.kind {
        StreamKind::Team => form.number("line").is_none_or(|line| i64::from(env.directory.line_of(TeamId(id))) == line),
        StreamKind::Person => {
            let teams = env.directory.teams_of(PersonId(id));
            let here = form.entry("team", StreamKind::Team);
            here.is_none_or(|team| teams.contains(&TeamId(team)))
        }
        _ => true,
    }
}

fn of_entry(entry: &Entry, env: &FormEnv<'_>) -> Opt {
    let name = match entry.stream.kind {
        StreamKind::Category => env.directory.category_path(CategoryId(entry.stream.id)).join(" > "),
        _ => entry.name().to_owned(),
    };
    let key = entry.key.as_str();
    let opt = Opt::new(Picked::Entry(entry.stream), name).by(By::Key, key);
    match entry.stream.kind {
        StreamKind::Contact => {
            let organisation = env.directory.organisation(entry.stream).map(|o| env.directory.name(o));
            let note = [organisation.as_deref().unwrap_or_default(), entry.text("phone")];
            let note: Vec<&str> = note.into_iter().filter(|t| !t.is_empty()).collect();
            opt.by(By::Number, entry.text("phone"))
                .by(By::Mail, entry.text("email"))
                .by(By::Mail, entry.text("im"))
                .note(note.join("  "))
        }
        StreamKind::Person => {
            let teams: Vec<String> =
                env.directory.teams_of(PersonId(entry.stream.id)).into_iter().map(|t| env.directory.name(t)).collect();
            opt.by(By::Number, entry.text("phone")).by(By::Mail, entry.text("email")).note(teams.join(", "))
        }
        StreamKind::Team => opt.note(format!("L{}", env.directory.line_of(TeamId(entry.stream.id)))),
        StreamKind::Category => opt,
        _ => opt.note(if entry.name() == key { String::new() } else { key.to_owned() }),
    }
}

fn tickets(form: &Form, env: &FormEnv<'_>) -> Vec<Opt> {
    let own = form.subject.as_ref().map(|s| s.id);
    let others = env.rows.open().filter(|row| Some(row.id) != own);
    let mut all: Vec<Opt> = others
        .map(|row| {
            let id = row.id.to_string();
            Opt::new(ticket(row.id), format!("{id}  {}", row.title)).by(By::Key, &id).by(By::Name, &row.title)
        })
        .collect();
    all.sort_by_key(|opt| {
        if let Picked::Entry(stream) = &opt.picked { std::cmp::Reverse(stream.id) } else { std::cmp::Reverse(0) }
    });
    all
}

/// What something picked is called, whether it is still offered or not.
pub fn name_of(form: &Form, field: &FieldState, picked: &Picked, env: &FormEnv<'_>) -> String {
    let known = || {
        let all = field.slot.kind.source().map(|source| answers(form, field, source, env)).unwrap_or_default();
        all.into_iter().find(|o| o.picked == *picked).map(|o| o.name)
    };
    match picked {
        Picked::New => env.locale.t("form-new").into_owned(),
        Picked::Entry(stream) if stream.kind == StreamKind::Incident => {
            let row = env.rows.open().find(|row| Stream::from(row.id) == *stream);
            let id = IncidentId(stream.id);
            row.map_or_else(|| id.to_string(), |row| format!("{id}  {}", row.title))
        }
        Picked::Entry(stream) => match env.directory.get(*stream) {
            Some(entry) => of_entry(entry, env).name,
            None => stream.to_string(),
        },
        Picked::Code(code) => known().unwrap_or_else(|| code.to_string()),
        Picked::Number(n) => known().unwrap_or_else(|| n.to_string()),
    }
}
