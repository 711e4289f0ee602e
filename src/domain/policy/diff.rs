//! Two policies side by side. One job: what one text says that the other does not, entry by entry, as data.
//!
//! The texts are compared for what they say: order of keys, spelling of lengths (`2h`, `120m`) and dates, and `false` or
//! an empty list where nothing stood are no differences. The order of entries is one, since it is the order on screen.

use super::Names;
use crate::domain::time::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One difference. Those of the candidate come in the order of its text, what it leaves out where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table at the top: `agreements`.
    pub section: String,
    /// The entry of it (`standard`), where the section has entries.
    pub entry: Option<String>,
    /// What the entry is called, where it has names.
    pub names: Option<Names>,
    /// What of it; empty for the entry as a whole.
    pub steps: Vec<Step>,
    pub change: Change,
    /// The line of the candidate, from 1; `None` for what it leaves out.
    pub line: Option<usize>,
}

/// A step into an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(String),
    /// A row of `targets`.
    Target {
        priority: String,
        nature: Option<String>,
    },
    /// A revision of a calendar, by the day it begins.
    Revision(String),
    /// A place of the matrix, from 1.
    Cell {
        impact: usize,
        urgency: usize,
    },
}

/// What became of a value; `None` in its place stands for a whole table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Added(Option<Told>),
    Removed(Option<Told>),
    Changed(Told, Told),
    /// The same entries in another order.
    Reordered,
}

/// A value as a person may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Flag(bool),
    Text(String),
    /// Single things, where one looks for what came and what went.
    List(Vec<String>),
}

impl Change {
    /// The word by which programs know it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Changed(..) => "changed",
            Self::Reordered => "reordered",
        }
    }
}

impl Difference {
    /// The way from the entry to the value: `targets.P3.resolution`.
    pub fn key(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) | Step::Revision(key) => key.clone(),
            Step::Target { priority, nature: None } => format!("P{priority}"),
            Step::Target { priority, nature: Some(nature) } => format!("P{priority}:{nature}"),
            Step::Cell { impact, urgency } => format!("{impact}x{urgency}"),
        };
        self.steps.iter().map(step).collect::<Vec<_>>().join(".")
    }
}

/// Sections that are settings and no list of entries.
const SETTINGS: [&str; 3] = ["desk", "matrix", "rules"];
/// Tables whose order of entries means something.
const IN_ORDER: [&str; 15] = [
    "roles",
    "lines",
    "channels",
    "natures",
    "impacts",
    "urgencies",
    "priorities",
    "suspensions",
    "closing_codes",
    "hand_over_reasons",
    "cancel_reasons",
    "efforts",
    "fields",
    "agreements",
    "kinds",
];
/// Lists whose order does.
const RANKED: [&str; 1] = ["authorities"];

/// What `new` says that `old` does not, and the other way round. Both should be policies that can be read; of a torn
/// text the part that can be read is compared.
pub fn differences(old: &str, new: &str) -> Vec<Difference> {
    let ((old, _), (table, _)) = (DeTable::parse_recoverable(old), DeTable::parse_recoverable(new));
    let mut walk = Walk { text: new, place: Place::default(), found: Vec::new() };
    walk.tables(old.get_ref(), table.get_ref());
    walk.found
}

type Value<'a> = Spanned<DeValue<'a>>;

/// Where the walk stands.
#[derive(Debug, Clone, Default)]
struct Place {
    section: Option<String>,
    entry: Option<String>,
    names: Option<Names>,
    steps: Vec<Step>,
}

struct Walk<'t> {
    text: &'t str,
    place: Place,
    found: Vec<Difference>,
}

impl Walk<'_> {
    /// Does something one step further in, and comes back.
    fn at(&mut self, step: Step, of: &DeValue<'_>, act: impl FnOnce(&mut Self)) {
        let before = self.place.clone();
        match (step, &self.place) {
            (Step::Key(key), Place { section: None, .. }) => self.place.section = Some(key),
            (Step::Key(key), Place { section: Some(section), entry: None, .. })
                if !SETTINGS.contains(&section.as_str()) =>
            {
                self.place.entry = Some(key);
                self.place.names = names(of);
            }
            (step, _) => self.place.steps.push(step),
        }
        act(self);
        self.place = before;
    }

    fn add(&mut self, change: Change, at: Option<usize>) {
        let line = at.map(|at| self.text.get(..at).unwrap_or_default().bytes().filter(|b| *b == b'\n').count() + 1);
        let Place { section, entry, names, steps } = self.place.clone();
        let section = section.unwrap_or_default();
        self.found.push(Difference { section, entry, names, steps, change, line });
    }

    fn tables(&mut self, old: &DeTable<'_>, new: &DeTable<'_>) {
        for (key, value) in in_order(new) {
            let step = Step::Key(key.get_ref().to_string());
            let at = key.span().start;
            let before = old.get(key.get_ref().as_ref());
            self.at(step, value.get_ref(), |walk| walk.values(before, Some(value), at));
        }
        for (key, value) in in_order(old) {
            if !new.contains_key(key.get_ref().as_ref()) {
                let step = Step::Key(key.get_ref().to_string());
                self.at(step, value.get_ref(), |walk| walk.values(Some(value), None, 0));
            }
        }
        if self.order_means_something() {
            let both = |table: &DeTable<'_>, other: &DeTable<'_>| {
                let keys = in_order(table).map(|(key, _)| key.get_ref().to_string());
                keys.filter(|key| other.contains_key(key.as_str())).collect::<Vec<_>>()
            };
            if both(old, new) != both(new, old) {
                self.add(Change::Reordered, in_order(new).next().map(|(key, _)| key.span().start));
            }
        }
    }

    fn order_means_something(&self) -> bool {
        let here = match (&self.place.section, &self.place.entry, self.place.steps.as_slice()) {
            (Some(section), None, []) => Some(section.as_str()),
            (_, Some(_), [Step::Key(key)]) => Some(key.as_str()),
            _ => None,
        };
        here.is_some_and(|here| IN_ORDER.contains(&here) || here == "choices")
    }

    /// Two values at one place, of which one may be missing; `at` is the candidate's.
    fn values(&mut self, old: Option<&Value<'_>>, new: Option<&Value<'_>>, at: usize) {
        let (old, new) = (old.map(Spanned::get_ref), new.map(Spanned::get_ref));
        match (old, new) {
            (Some(DeValue::Table(old)), Some(DeValue::Table(new))) => self.tables(old, new),
            _ if self.are_rows(old, new) => self.rows(old, new, at),
            (Some(DeValue::Array(old)), Some(DeValue::Array(new))) if self.is_matrix() => self.matrix(old, new),
            _ => self.leaves(old, new, at),
        }
    }

    fn leaves(&mut self, old: Option<&DeValue<'_>>, new: Option<&DeValue<'_>>, at: usize) {
        let told = |value: Option<&DeValue<'_>>| value.map(|value| self.told(value));
        match (told(old), told(new)) {
            (Some(Some(old)), Some(Some(new))) if !self.alike(&old, &new) => {
                self.add(Change::Changed(old, new), Some(at));
            }
            (Some(Some(_)), Some(Some(_))) => {}
            (None, Some(new)) if !nothing(new.as_ref()) => self.add(Change::Added(new), Some(at)),
            (Some(old), None) if !nothing(old.as_ref()) => self.add(Change::Removed(old), None),
            // A table became a value or the other way round: no policy that can be read does that.
            _ => {}
        }
    }

    fn is_rights(&self) -> bool {
        self.place.section.as_deref() == Some("rights")
    }

    fn is_matrix(&self) -> bool {
        self.place.section.as_deref() == Some("matrix")
    }

    /// Lists of tables have keys of their own: targets and revisions.
    fn are_rows(&self, old: Option<&DeValue<'_>>, new: Option<&DeValue<'_>>) -> bool {
        let key = matches!(self.place.steps.as_slice(), [Step::Key(key)] if key == "targets" || key == "revisions");
        key && [old, new].into_iter().flatten().all(DeValue::is_array)
    }

    fn rows(&mut self, old: Option<&DeValue<'_>>, new: Option<&DeValue<'_>>, at: usize) {
        let (old, new) = (keyed(old), keyed(new));
        for (step, value) in &new {
            let before = found(&old, step);
            let start = value.span().start.max(at);
            self.at(step.clone(), value.get_ref(), |walk| walk.values(before, Some(value), start));
        }
        for (step, value) in old.iter().filter(|(step, _)| found(&new, step).is_none()) {
            self.at(step.clone(), value.get_ref(), |walk| walk.values(Some(value), None, 0));
        }
    }

    fn matrix(&mut self, old: &toml::de::DeArray<'_>, new: &toml::de::DeArray<'_>) {
        let row = |list: &toml::de::DeArray<'_>, n: usize| -> Vec<(String, usize)> {
            let row = list.get(n).and_then(|row| row.get_ref().as_array());
            let cell = |cell: &Value<'_>| (scalar(cell.get_ref()), cell.span().start);
            row.into_iter().flat_map(|row| row.iter()).map(cell).collect()
        };
        self.place.steps.clear();
        for impact in 0..old.len().max(new.len()) {
            let (old, new) = (row(old, impact), row(new, impact));
            for urgency in 0..old.len().max(new.len()) {
                let told = |cell: Option<&(String, usize)>| cell.map(|(text, _)| Told::Text(format!("P{text}")));
                let at = new.get(urgency).map(|(_, at)| *at);
                let change = match (told(old.get(urgency)), told(new.get(urgency))) {
                    (Some(old), Some(new)) if old != new => Change::Changed(old, new),
                    (None, Some(new)) => Change::Added(Some(new)),
                    (Some(old), None) => Change::Removed(Some(old)),
                    _ => continue,
                };
                self.place.steps = vec![Step::Cell { impact: impact + 1, urgency: urgency + 1 }];
                self.add(change, at);
            }
        }
    }

    /// A value to be read; `None` for a table.
    fn told(&self, value: &DeValue<'_>) -> Option<Told> {
        match value {
            DeValue::Table(_) => None,
            DeValue::Boolean(flag) => Some(Told::Flag(*flag)),
            DeValue::Array(items) if items.iter().all(|item| item.get_ref().is_array()) && !items.is_empty() => {
                let range = |item: &Value<'_>| {
                    let ends = item.get_ref().as_array().into_iter().flat_map(|ends| ends.iter());
                    ends.map(|end| scalar(end.get_ref())).collect::<Vec<_>>().join("–")
                };
                Some(Told::Text(items.iter().map(range).collect::<Vec<_>>().join(", ")))
            }
            DeValue::Array(items) => Some(Told::List(items.iter().map(|item| scalar(item.get_ref())).collect())),
            DeValue::String(words) if self.is_rights() => {
                Some(Told::List(words.split_whitespace().map(str::to_owned).collect()))
            }
            other => Some(Told::Text(scalar(other))),
        }
    }

    fn alike(&self, old: &Told, new: &Told) -> bool {
        let ranked = matches!(self.place.steps.last(), Some(Step::Key(key)) if RANKED.contains(&key.as_str()));
        match (old, new) {
            (Told::List(old), Told::List(new)) if !ranked => {
                let sorted = |list: &[String]| {
                    let mut list = list.to_vec();
                    list.sort();
                    list
                };
                sorted(old) == sorted(new)
            }
            (Told::Text(old), Told::Text(new)) => {
                old == new || matches!((Span::parse(old), Span::parse(new)), (Ok(a), Ok(b)) if a == b)
            }
            _ => old == new,
        }
    }
}

/// What says as much as silence.
fn nothing(told: Option<&Told>) -> bool {
    match told {
        Some(Told::Flag(flag)) => !flag,
        Some(Told::List(items)) => items.is_empty(),
        _ => false,
    }
}

fn scalar(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(items) => {
            let between = if items.iter().any(|item| item.get_ref().is_array()) { ", " } else { "–" };
            items.iter().map(|item| scalar(item.get_ref())).collect::<Vec<_>>().join(between)
        }
        DeValue::Table(row) => in_order(row).map(|(_, value)| scalar(value.get_ref())).collect::<Vec<_>>().join(" "),
    }
}

/// The keys of a table in the order of the text.
fn in_order<'a, 'b>(
    table: &'a DeTable<'b>,
) -> impl Iterator<Item = (&'a Spanned<std::borrow::Cow<'b, str>>, &'a Value<'b>)> {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by_key(|(key, _)| key.span().start);
    rows.into_iter()
}

/// The tables of a list, each under what tells it from the others.
fn keyed<'v>(list: Option<&'v DeValue<'v>>) -> Vec<(Step, &'v Value<'v>)> {
    let items = list.and_then(DeValue::as_array).into_iter().flat_map(|list| list.iter());
    items.filter_map(|item| Some((row_of(item.get_ref())?, item))).collect()
}

fn found<'v>(list: &[(Step, &'v Value<'v>)], step: &Step) -> Option<&'v Value<'v>> {
    list.iter().find(|(other, _)| other == step).map(|(_, value)| *value)
}

fn row_of(row: &DeValue<'_>) -> Option<Step> {
    let table = row.as_table()?;
    let text = |key: &str| table.get(key).map(|value| scalar(value.get_ref()));
    match text("priority") {
        Some(priority) => Some(Step::Target { priority, nature: text("nature") }),
        None => text("from").map(Step::Revision),
    }
}

fn names(value: &DeValue<'_>) -> Option<Names> {
    let table = value.as_table()?;
    let name = |key: &str| table.get(key).and_then(|name| name.get_ref().as_str()).map(str::to_owned);
    Some(Names { en: name("en")?, zh_hans: name("zh-Hans")?, zh_hant: name("zh-Hant")? })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::DEFAULT;

    /// Each difference as `line change section.entry key: old → new`.
    fn told(old: &str, new: &str) -> Vec<String> {
        let one = |told: &Told| match told {
            Told::Flag(flag) => flag.to_string(),
            Told::Text(text) => text.clone(),
            Told::List(items) => format!("{items:?}"),
        };
        let maybe = |told: &Option<Told>| told.as_ref().map_or("-".to_owned(), one);
        let values = |change: &Change| match change {
            Change::Added(new) => maybe(new),
            Change::Removed(old) => maybe(old),
            Change::Changed(old, new) => format!("{} → {}", one(old), one(new)),
            Change::Reordered => String::new(),
        };
        let line = |it: &Difference| {
            let (entry, key) = (it.entry.as_deref().unwrap_or_default(), it.key());
            format!("{} {}.{entry} {key}: {}", it.change.name(), it.section, values(&it.change))
        };
        differences(old, new).iter().map(line).collect()
    }

    #[test]
    fn every_kind_of_difference_is_told() {
        let put = |from: &str, to: &str| {
            assert!(DEFAULT.contains(from), "{from}");
            DEFAULT.replacen(from, to, 1)
        };
        let desk = "zone    = \"UTC\"";
        for (new, want) in [
            (
                put("response = \"1h\",  resolution = \"12h\"", "response = \"1h\",  resolution = \"6h\""),
                vec!["changed agreements.standard targets.P3.resolution: 12h → 6h"],
            ),
            (
                put(
                    "  { priority = 4,",
                    "  { priority = 1, nature = \"fault\", resolution = \"1h\", calendar = \"always\" },\n  { priority = 4,",
                ),
                vec!["added agreements.standard targets.P1:fault: -"],
            ),
            (
                put("pauses = true,  en = \"Waiting for user\"", "pauses = false,  en = \"Waiting for user\""),
                vec!["changed suspensions.waiting_user pauses: true → false"],
            ),
            (
                put(
                    "parts         = { pauses = false, en = \"Waiting for parts\",    zh-Hans = \"待备件\",       zh-Hant = \"待料\" }\n",
                    "",
                ),
                vec!["removed suspensions.parts : -"],
            ),
            (put("  [1, 2, 3], # impact high", "  [1, 1, 3], # impact high"), vec!["changed matrix. 1x2: P2 → P1"]),
            (
                put("holidays = []", "holidays = [2026-10-01]"),
                vec!["changed calendars.business holidays: [] → [\"2026-10-01\"]"],
            ),
            (
                put("mon = [[\"09:00\", \"18:00\"]]", "mon = [[\"09:00\", \"12:00\"], [\"13:00\", \"18:00\"]]"),
                vec!["changed calendars.business weekly.mon: 09:00–18:00 → 09:00–12:00, 13:00–18:00"],
            ),
            (
                put("routing = \"lead_for_level_3\"", "routing = \"agent\""),
                vec!["changed rules. routing: lead_for_level_3 → agent"],
            ),
            (
                put(
                    "\"team_lead\", \"support_manager\", \"incident_manager\", \"executive\"]",
                    "\"support_manager\", \"team_lead\", \"incident_manager\", \"executive\"]",
                ),
                vec![
                    r#"changed rules. authorities: ["team_lead", "support_manager", "incident_manager", "executive"] → ["support_manager", "team_lead", "incident_manager", "executive"]"#,
                ],
            ),
            (put(desk, "zone = \"Asia/Taipei\""), vec!["changed desk. zone: UTC → Asia/Taipei"]),
            (
                put(
                    "workdays = []\n",
                    "maintenance = [{ weekday = \"sat\", nth = -1, hours = [[\"22:00\", \"06:00\"], [\"08:00\", \"09:00\"]] }]\n\
                     yearly_breaks = { \"12-24\" = [[\"12:00\", \"24:00\"]] }\n\
                     revisions = [{ from = 2027-01-01, weekly = {} }]\n",
                ),
                vec![
                    "added calendars.business maintenance: [\"sat -1 22:00–06:00, 08:00–09:00\"]",
                    "added calendars.business yearly_breaks: -",
                    "added calendars.business revisions.2027-01-01: -",
                ],
            ),
            (put("en = \"Small\"", "en = \"Tiny\""), vec!["changed efforts.s en: Small → Tiny"]),
        ] {
            assert_eq!(told(DEFAULT, &new), want);
            assert_eq!(told(&new, DEFAULT).len(), want.len(), "and back");
        }
    }

    #[test]
    fn what_says_the_same_is_no_difference() {
        for (from, to) in [
            ("resolution = \"2h\"", "resolution = \"120m\""),
            ("followup_priorities = [1, 2]", "followup_priorities = [2, 1]"),
            ("holidays = []\n", ""),
            ("complaint = true", "complaint =   true # so it is"),
            ("phone      = {", "phone = { machine = false,"),
            ("warning  = { left = \"60m\", percent = 50 }", "warning = { percent = 50, left = \"1h\" }"),
        ] {
            assert!(DEFAULT.contains(from), "{from}");
            assert_eq!(told(DEFAULT, &DEFAULT.replacen(from, to, 1)), Vec::<String>::new(), "{from} {to}");
        }
    }

    #[test]
    fn entries_in_another_order_are_told_once_with_their_line() {
        let rows: Vec<&str> =
            DEFAULT.lines().filter(|line| line.starts_with(['s', 'm', 'l']) && line.contains("= { en = \"")).collect();
        let (s, m) = (rows[rows.len() - 3], rows[rows.len() - 2]);
        let swapped = DEFAULT.replace(&format!("{s}\n{m}\n"), &format!("{m}\n{s}\n"));
        let found = differences(DEFAULT, &swapped);
        assert_eq!(told(DEFAULT, &swapped), ["reordered efforts. : "]);
        let line = swapped.lines().position(|line| line == m).unwrap() + 1;
        assert_eq!(found[0].line, Some(line));
        let more = DEFAULT.replace("update = \"30m\"", "update = \"45m\"");
        let line = more.lines().position(|line| line.contains("update = \"45m\"")).unwrap() + 1;
        assert_eq!(differences(DEFAULT, &more)[0].line, Some(line));
        assert_eq!(differences(DEFAULT, &more)[0].names.as_ref().unwrap().en, "Standard service");
    }
}
