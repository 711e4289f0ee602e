//! The wall on a frame. One job: its figures in words, page by page.

use super::figures::{AGES, Share, Tile, Today};
use super::{PAGES, STALE, turns_at};
use crate::app::derive::Frame;
use crate::app::derive::card::CLOCKS;
use crate::app::derive::rows::{ClockCells, clock_cells, none, title};
use crate::app::model::Model;
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::row::Row;
use crate::domain::time::Span;
use crate::text::times::{age, clock_left};
use crate::text::{args, msg};

/// The wall.
#[derive(Debug, Clone, PartialEq)]
pub struct WallCells {
    pub title: String,
    pub desk: String,
    /// That nothing can be changed from here; `page 1 of 3`.
    pub facts: Vec<String>,
    /// How old the data are, where they are too old.
    pub stale: Option<String>,
    /// How many escalations nobody has acknowledged.
    pub waiting: Option<String>,
    pub page: Page,
    /// What is flagged major.
    pub major: Option<String>,
}

/// What is on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    Clocks { tiles: Vec<TileCells>, next: Vec<NextCells>, load: Vec<LoadCells>, sums: String, kpis: Vec<KpiCells> },
    Flow { sums: String, hours: Vec<(u32, u32)>, now: usize, ages: Vec<AgeCells> },
    Lines { rows: Vec<LineCells>, levels: Vec<AgeCells> },
}

#[derive(Debug, Clone, PartialEq)]
pub struct TileCells {
    pub sign: &'static str,
    pub word: String,
    pub count: u32,
    /// `oldest +1h04`.
    pub remark: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct NextCells {
    pub clock: ClockCells,
    /// Which clock it is.
    pub kind: String,
    pub id: String,
    pub priority: u8,
    pub title: String,
    pub line: String,
    pub owner: String,
    pub nobodys: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LoadCells {
    pub name: String,
    pub nobodys: bool,
    pub open: u32,
    pub at_risk: u32,
    /// Of the most anybody has, 0 to 1.
    pub share: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct KpiCells {
    pub label: String,
    pub value: String,
    pub share: f64,
    pub goal: String,
    pub below: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct AgeCells {
    pub label: String,
    pub count: u32,
    pub share: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LineCells {
    pub line: String,
    pub open: u32,
    pub breached: u32,
    pub at_risk: u32,
    pub nobodys: u32,
    pub suspended: u32,
    pub oldest: String,
    /// Of the most any line has, 0 to 1.
    pub share: f64,
}

/// The wall at the frame's `now`.
pub(crate) fn cells(frame: &mut Frame<'_>, rows: usize) -> WallCells {
    let model = frame.model;
    let locale = &model.locale;
    let t = |id: &'static str| locale.t(id).into_owned();
    let mut facts = vec![t(msg!("wall-read-only"))];
    if model.wall.held {
        facts.push(t(msg!("wall-held")));
    }
    facts.push(locale.tf("wall-page", &args![n = model.wall.page + 1, all = PAGES]).into_owned());
    let page = match model.wall.page {
        0 => clocks(frame, rows),
        1 => flow(frame),
        _ => lines(frame),
    };
    frame.wake(turns_at(model).unwrap_or(frame.now));
    let (old, stale) = (frame.now.since(model.fresh), model.felt(STALE));
    frame.wake(if old > stale {
        frame.now + model.felt(Span::seconds(1))
    } else {
        model.fresh + stale + Span::millis(1)
    });
    let majors = &model.wall.figures.majors;
    let first = majors.first().and_then(|id| model.rows.get(*id));
    WallCells {
        title: t(msg!("wall-title")),
        desk: locale.names(&model.desk.policy.desk_names).to_owned(),
        facts,
        stale: (old > stale).then(|| {
            locale.tf("wall-stale", &args![age = clock_left(Span(old.0 / i64::from(model.pace.max(1))))]).into_owned()
        }),
        waiting: (model.wall.figures.waiting > 0)
            .then(|| locale.tf("wall-waiting", &args![n = model.wall.figures.waiting]).into_owned()),
        page,
        major: first.map(|row| major(model, row, majors.len())),
    }
}

fn major(model: &Model, row: &Row, n: usize) -> String {
    let told = args![id = row.id.to_string(), title = title(model, row).to_string(), reports = row.reports, n = n];
    model.locale.tf("wall-major", &told).into_owned()
}

/// A share of a whole, 0 to 1.
pub fn part(n: u32, of: u32) -> f64 {
    if of == 0 { 0.0 } else { f64::from(n) / f64::from(of) }
}

fn clocks(frame: &mut Frame<'_>, rows: usize) -> Page {
    let model = frame.model;
    let figures = &model.wall.figures;
    const WORDS: [(&str, &str, &str); 5] = [
        ("XX", msg!("wall-breached"), msg!("wall-oldest")),
        ("!!", msg!("wall-critical"), msg!("wall-next")),
        ("!", msg!("wall-warning"), msg!("wall-next")),
        (".", msg!("wall-ok"), msg!("wall-next")),
        ("zz", msg!("wall-paused"), msg!("wall-least")),
    ];
    let tile = |frame: &mut Frame<'_>, (tile, (sign, word, remark)): (&Tile, (&'static str, &str, &str))| TileCells {
        sign,
        word: model.locale.t(word).into_owned(),
        count: tile.count,
        remark: tile
            .first
            .map(|id| model.locale.tf(remark, &args![time = time(frame, id)]).into_owned())
            .unwrap_or_default(),
    };
    let tiles = figures.tiles.iter().zip(WORDS).map(|one| tile(frame, one)).collect();
    let next = figures.next.iter().take(rows).filter_map(|id| Some(next(frame, model.rows.get(*id)?))).collect();
    let most = figures.load.iter().map(|l| l.open).max().unwrap_or(0);
    let name = |person: Option<PersonId>| match person {
        None => model.locale.t("owner-none").into_owned(),
        Some(person) => model.desk.directory.name(person),
    };
    let load = figures.load.iter().take(rows).map(|l| LoadCells {
        name: name(l.person),
        nobodys: l.person.is_none(),
        open: l.open,
        at_risk: l.at_risk,
        share: part(l.open, most),
    });
    Page::Clocks { tiles, next, load: load.collect(), sums: sums(model), kpis: kpis(model) }
}

/// The time of the clock an incident is shown by.
fn time(frame: &mut Frame<'_>, id: IncidentId) -> String {
    let model = frame.model;
    let clock = model.rows.get(id).and_then(|row| row.leading(frame.now, &model.desk.policy)).copied();
    clock.map(|clock| clock_cells(frame, &clock).time).unwrap_or_default()
}

fn next(frame: &mut Frame<'_>, row: &Row) -> NextCells {
    let model = frame.model;
    let leading = row.leading(frame.now, &model.desk.policy).copied();
    let owner = row.assignee.map(|person| model.desk.directory.name(person));
    NextCells {
        clock: leading.map_or_else(none, |clock| clock_cells(frame, &clock)),
        kind: leading.map(|clock| model.locale.t(CLOCKS[clock.kind as usize]).into_owned()).unwrap_or_default(),
        id: row.id.to_string(),
        priority: row.priority,
        title: title(model, row).to_string(),
        line: format!("L{}", row.line),
        nobodys: owner.is_none(),
        owner: owner.unwrap_or_else(|| model.locale.t("owner-none").into_owned()),
    }
}

fn sums(model: &Model) -> String {
    let Today { arrived, resolved, to_confirm, .. } = &model.wall.figures.today;
    model.locale.tf("wall-sums", &args![arrived = *arrived, resolved = *resolved, confirm = *to_confirm]).into_owned()
}

fn kpis(model: &Model) -> Vec<KpiCells> {
    let (today, goals) = (&model.wall.figures.today, &model.desk.policy.rules.goals);
    let all: [(&str, Share, Option<u32>); 3] = [
        (msg!("wall-responded"), today.responded, goals.responded),
        (msg!("wall-in-time"), today.in_time, goals.resolved),
        (msg!("wall-first-line"), today.first_line, goals.first_line),
    ];
    let kpi = |(label, share, goal): (&str, Share, Option<u32>)| {
        let percent = share.percent();
        KpiCells {
            label: model.locale.t(label).into_owned(),
            value: percent.map_or_else(|| "-".to_owned(), |p| format!("{p}%")),
            share: part(share.met, share.all),
            goal: goal.map(|goal| model.locale.tf("wall-goal", &args![goal = goal]).into_owned()).unwrap_or_default(),
            below: percent.zip(goal).is_some_and(|(percent, goal)| percent < goal),
        }
    };
    all.into_iter().map(kpi).collect()
}

fn flow(frame: &mut Frame<'_>) -> Page {
    let model = frame.model;
    let figures = &model.wall.figures;
    let most = figures.ages.iter().copied().max().unwrap_or(0);
    let label = |n: usize| match AGES.get(n) {
        Some(upto) => model.locale.tf("wall-upto", &args![age = age(*upto)]).into_owned(),
        None => model.locale.tf("wall-beyond", &args![age = age(AGES[AGES.len() - 1])]).into_owned(),
    };
    let ages = figures.ages.iter().enumerate();
    let ages = ages.map(|(n, count)| AgeCells { label: label(n), count: *count, share: part(*count, most) }).collect();
    let hour = chrono::Timelike::hour(&model.desk.zone.to_local(frame.now)) as usize % 24;
    Page::Flow { sums: sums(model), hours: figures.today.hours.to_vec(), now: hour, ages }
}

fn lines(frame: &mut Frame<'_>) -> Page {
    let model = frame.model;
    let figures = &model.wall.figures;
    let most = figures.lines.values().map(|l| l.open).max().unwrap_or(0);
    let words = model.words();
    let row = |line: &crate::domain::policy::Line| {
        let load = figures.lines.get(&line.number).copied().unwrap_or_default();
        LineCells {
            line: words.line(line.number),
            open: load.open,
            breached: load.breached,
            at_risk: load.at_risk,
            nobodys: load.nobodys,
            suspended: load.suspended,
            oldest: load.oldest.map(|at| age(frame.now.since(at))).unwrap_or_default(),
            share: part(load.open, most),
        }
    };
    let most = figures.levels.values().copied().max().unwrap_or(0);
    let level = |(n, role): (usize, &Code)| {
        let count = u8::try_from(n + 1).ok().and_then(|n| figures.levels.get(&n)).copied().unwrap_or(0);
        AgeCells { label: words.role_name(role), count, share: part(count, most) }
    };
    let levels = model.desk.policy.rules.authorities.iter().enumerate().map(level).collect();
    Page::Lines { rows: model.desk.policy.lines.iter().map(row).collect(), levels }
}
