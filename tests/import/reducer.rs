//! A second reducer, written from the specification alone: rows of the shipped map's source in, what each incident must
//! be. It shares no code with the desk: no map, no decisions, no folding, no calendars, no clocks. A row is by heading.

use std::collections::BTreeMap;
const MINUTE: i64 = 60_000;
const DAY: i64 = 1440 * MINUTE;
pub type Row = BTreeMap<String, String>;
/// What an incident must hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Must {
    /// Fields by name, in plain words; entries by their key.
    pub fields: BTreeMap<&'static str, String>,
    /// Service time of the resolution clock, and its goal, minutes.
    pub used: i64,
    pub goal: i64,
    /// (from, to) of each change of state, suspensions with their reason.
    pub moves: Vec<(String, String)>,
}

/// `29/2/2016 01:16`, UTC, as milliseconds: days by counting leap years.
pub fn at(text: &str) -> i64 {
    let n: Vec<i64> = text.split(['/', ' ', ':']).map(|n| n.parse().unwrap()).collect();
    let (y, m) = if n[1] <= 2 { (n[2] - 1, n[1] + 9) } else { (n[2], n[1] - 3) };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + n[0] - 1 - 719_468;
    (days * 1440 + n[3] * 60 + n[4]) * MINUTE
}

/// SLA-2: everything for priorities 1 and 2, Monday to Friday from 9 to 18 for the others.
fn service(priority: &str, from: i64, to: i64) -> i64 {
    if priority < "3" {
        return (to - from).max(0);
    }
    let open = |day: &i64| (day + 3).rem_euclid(7) < 5;
    let hours = |day: i64| (to.min(day * DAY + 1080 * MINUTE) - from.max(day * DAY + 540 * MINUTE)).max(0);
    (from / DAY..=to.max(from) / DAY).filter(open).map(hours).sum()
}

/// SPEC 3 and SLA-3: the state a word means, and whether the resolution clock runs, rests or has stopped in it.
fn standing(word: &str) -> Option<(&'static str, &'static str, char)> {
    Some(match word {
        "New" => ("new", "", 'r'),
        "Active" => ("in_progress", "", 'r'),
        "Awaiting User Info" | "Awaiting Evidence" => ("suspended", "waiting_user", 'p'),
        "Awaiting Vendor" => ("suspended", "vendor", 'r'),
        "Awaiting Problem" => ("suspended", "change", 'r'),
        "Resolved" => ("resolved", "", 's'),
        "Closed" => ("closed", "", 's'),
        _ => return None,
    })
}

/// All incidents of the rows, at `now`.
pub fn reduce(rows: &[Row], now: i64) -> BTreeMap<String, Must> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| (&row["number"], row["sys_mod_count"].parse::<u32>().unwrap()));
    rows.chunk_by(|a, b| a["number"] == b["number"]).map(|rows| (rows[0]["number"].clone(), one(rows, now))).collect()
}

fn one(rows: &[&Row], now: i64) -> Must {
    let mut must = Must::default();
    let (mut state, mut reason, mut clock) = ("new", "", 'r');
    let (mut runs, mut priority) = (vec![(at(&rows[0]["opened_at"]), None)], rows[0]["priority"].clone());
    let (mut reopens, mut last) = (0, None::<&&Row>);
    for row in rows {
        let t = at(&row["sys_updated_at"]);
        let word = row["ident_state"].as_str();
        let entered = last.is_none_or(|last| last["ident_state"] != word);
        let (to, why, next) = standing(word).unwrap_or((state, reason, clock));
        if (to, why) != (state, reason) && last.is_some() {
            must.moves.push((format!("{state} {reason}"), format!("{to} {why}")));
        }
        let done = next == 's';
        if clock == 's' && !done {
            reopens += 1;
            must.fields.retain(|name, _| !matches!(*name, "resolved_at" | "closed_at" | "closed_via"));
        }
        must.fields.extend((done && clock != 's').then(|| ("resolved_at", t.to_string())));
        if to == "closed" && state != "closed" {
            must.fields.extend([("closed_at", t.to_string()), ("closed_via", "imported".to_owned())]);
        }
        match (clock, next) {
            ('r', 'p' | 's') => runs.last_mut().unwrap().1 = Some(t),
            ('p' | 's', 'r') => runs.push((t, None)),
            _ => {}
        }
        // SLA-4: a clock that has stopped keeps its goal.
        priority = if !done || last.is_none() { row["priority"].clone() } else { priority };
        must.fields.extend((word == "Awaiting User Info" && entered).then(|| ("told_at", t.to_string())));
        let said_more = last.is_none_or(|last| SAID.split(' ').any(|c| last[c] != row[c]));
        if said_more || (to, why) != (state, reason) || must.fields.get("told_at") == Some(&t.to_string()) {
            must.fields.insert("updated_at", t.to_string());
        }
        said(row, done, &mut must);
        (state, reason, clock, last) = (to, why, next, Some(row));
    }
    must.fields.extend([("state", state.to_owned()), ("suspended_for", reason.to_owned())]);
    must.fields.insert("reopen_count", reopens.to_string());
    let live = matches!(rows[0]["contact_type"].as_str(), "Phone" | "Direct opening").then_some("true");
    must.fields.insert("answered_live", live.unwrap_or_default().to_owned());
    must.used = runs.iter().map(|(from, to)| service(&priority, *from, to.unwrap_or(now))).sum::<i64>() / MINUTE;
    must.goal = [2, 4, 12, 24][priority.parse::<usize>().unwrap() - 1] * 60;
    must.fields.retain(|_, value| !value.is_empty());
    must
}

/// Headings a record takes something from, its state apart.
const SAID: &str = "caller_id contact_type location category category#2 u_symptom cmdb_ci impact urgency priority \
                    assignment_group assigned_to reassignment_count knowledge problem_id rfc vendor caused_by";

/// Fields that are a cell, with what stands before it; and those that count once it has ended.
const TAKEN: &str = "external number servicenow:|symptom u_symptom Symptom |location location Location |impact impact |\
                     urgency urgency |priority priority |team assignment_group group-|assignee assigned_to resolver-|\
                     reassign_count reassignment_count |requester caller_id caller-";
const ENDED: &str = "closing_code closed_code sn-|resolver resolved_by solver-|resolver_team assignment_group group-";

/// What a row says of the record.
fn said(row: &Row, done: bool, must: &mut Must) {
    let cell = |name: &str| Some(row[name].as_str()).filter(|cell| *cell != "?");
    let of = |name: &str, before: &str| cell(name).map(|cell| format!("{before}{cell}")).unwrap_or_default();
    let list = |cells: &[(&str, &str)], apart: &str| {
        let there = cells.iter().map(|(name, before)| of(name, before)).filter(|words| !words.is_empty());
        there.collect::<Vec<_>>().join(apart)
    };
    let group = of("assignment_group", "group-");
    let line = if group.is_empty() || group == "group-70" { "1" } else { "2" }.to_owned();
    let channels = [("Phone", "phone"), ("IVR", "phone"), ("Self service", "web_form"), ("Email", "email")];
    let channel = channels.iter().find(|c| c.0 == row["contact_type"]).map_or("walk_in", |c| c.1);
    let titled = [("category", "Category "), ("category#2", "Subcategory "), ("u_symptom", "Symptom ")];
    let linked = [("problem_id", "problem:"), ("rfc", "rfc:"), ("vendor", "vendor:"), ("caused_by", "caused_by:")];
    for take in TAKEN.split('|').chain(done.then_some(ENDED).into_iter().flat_map(|ended| ended.split('|'))) {
        let [field, name, before] = take.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
        must.fields.insert(field, of(name, before));
    }
    must.fields.extend(done.then(|| ("resolver_line", if group.is_empty() { String::new() } else { line.clone() })));
    for (field, is) in [("nature", "fault"), ("kind", "user_reported"), ("agreement", "standard"), ("channel", channel)]
    {
        must.fields.insert(field, is.to_owned());
    }
    must.fields.extend([
        ("title", list(&titled, " / ")),
        ("occurred_at", at(&row["opened_at"]).to_string()),
        ("reported_at", at(&row["opened_at"]).to_string()),
        ("recorded_at", at(cell("sys_created_at").unwrap_or(&row["opened_at"])).to_string()),
        ("category", list(&[("category", "category-"), ("category#2", "")], "-")),
        ("cis", of("cmdb_ci", "").replace(' ', "_")),
        ("line", line),
        ("tags", if row["knowledge"] == "true" { "knowledge" } else { "" }.to_owned()),
        ("links", list(&linked, ",").replace(' ', "_")),
    ]);
}
