//! `kb search`, `kb list`. One job: entries as a table; one row per column there is.

use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::grammar::{Flag, choices, one, places, switch};
use crate::cli::incident::{exact, refs};
use crate::cli::print::{self, Cell, Column, Table};
use crate::cli::session::{Session, words};
use crate::desk::{Ground, Shelf};
use crate::domain::id::CategoryId;
use crate::domain::knowledge::decide::LEVELS;
use crate::domain::knowledge::{ArticleRow, ArticleState};
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::text::Words;
use crate::text::knowledge::{audience, level, state};
use crate::{args, msg};
use serde_json::Value;

const STATE: Flag = one("state", "STATE", msg!("cli-flag-kb-state"));
const LEVEL: Flag = one("level", "N", msg!("cli-flag-kb-level"));
const CATEGORY: Flag = one("category", "KEY", msg!("cli-flag-kb-category"));
const KNOWN: Flag = switch("known-errors", msg!("cli-flag-kb-known"));
pub const FILTERS: [Flag; 4] = [STATE, LEVEL, CATEGORY, KNOWN];
pub const SEARCH: [Flag; 5] = [places("words", "WORDS", msg!("cli-flag-kb-words")), STATE, LEVEL, CATEGORY, KNOWN];

/// What a cell is made from.
pub struct Sight<'a> {
    pub words: &'a Words<'a>,
    pub ground: &'a Ground,
}

/// Name, whether a person sees it without asking, whether it stands to the right, its label, the cell.
type Col = (&'static str, bool, bool, &'static str, fn(&ArticleRow, &Sight<'_>) -> Cell);

const COLUMNS: &[Col] = &[
    ("id", true, false, msg!("field-number"), |r, _| Cell::text(&r.id.label())),
    ("rev", false, true, msg!("cli-column-rev"), |r, _| Cell::new(r.ver.to_string(), r.ver)),
    ("level", true, false, msg!("field-level"), |r, _| Cell::new(level(r.level), r.level)),
    ("state", true, false, msg!("field-state"), |r, s| Cell::new(state(r.state, s.words), r.state.name())),
    ("edition", false, true, msg!("field-version"), |r, _| Cell::new(r.version.to_string(), r.version)),
    ("known_error", true, false, msg!("field-known_error"), |r, _| {
        Cell::new(if r.known_error { "!" } else { "" }, r.known_error)
    }),
    ("title", true, false, msg!("field-title"), |r, _| Cell::text(&r.title)),
    ("category", false, false, msg!("field-category"), |r, s| match r.category {
        Some(id) => Cell::new(s.words.category(id), exact::key(id, s.ground)),
        None => Cell::none(),
    }),
    ("services", false, false, msg!("field-services"), |r, s| many(r.services.iter().map(|id| (*id).into()), s)),
    ("cis", false, false, msg!("field-cis"), |r, s| many(r.cis.iter().map(|id| (*id).into()), s)),
    ("tags", false, false, msg!("field-tags"), |r, _| {
        let tags: Vec<String> = r.tags.iter().map(ToString::to_string).collect();
        Cell::new(tags.join(", "), tags)
    }),
    ("audience", false, false, msg!("field-audience"), |r, s| {
        Cell::new(audience(&r.audience, s.words), r.audience.as_str())
    }),
    ("author", false, false, msg!("field-author"), |r, s| match r.author {
        Some(id) => Cell::new(s.words.person(id), exact::key(id, s.ground)),
        None => Cell::none(),
    }),
    ("reviewer", false, false, msg!("field-reviewer"), |r, s| match r.reviewer {
        Some(id) => Cell::new(s.words.person(id), exact::key(id, s.ground)),
        None => Cell::none(),
    }),
    ("updated_at", false, false, msg!("field-updated_at"), |r, s| instant(r.updated_at, s)),
    ("review_by", false, false, msg!("field-review_by"), |r, s| instant(r.review_by, s)),
    ("valid_until", false, false, msg!("field-valid_until"), |r, s| instant(r.valid_until, s)),
    ("uses", true, true, msg!("field-uses"), |r, _| Cell::new(r.uses.to_string(), r.uses)),
    ("helpful", true, true, msg!("field-helpful"), |r, _| Cell::new(r.helpful.to_string(), r.helpful)),
    ("unhelpful", false, true, msg!("field-unhelpful"), |r, _| Cell::new(r.unhelpful.to_string(), r.unhelpful)),
];

fn many(entries: impl Iterator<Item = crate::domain::stream::Stream>, sight: &Sight<'_>) -> Cell {
    let entries: Vec<_> = entries.collect();
    let names: Vec<String> = entries.iter().map(|entry| sight.words.entry(*entry)).collect();
    let keys: Vec<Value> = entries.iter().map(|entry| exact::key(*entry, sight.ground)).collect();
    Cell::new(sight.words.list(&names), keys)
}

fn instant(at: Option<Instant>, sight: &Sight<'_>) -> Cell {
    at.map_or_else(Cell::none, |at| Cell::new(sight.words.instant(at), exact::moment(at)))
}

/// Rows as a table.
pub fn table(rows: &[ArticleRow], total: usize, session: &Session<'_>) -> Table {
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let sight = Sight { words: &words, ground: &ground };
    let columns = COLUMNS.iter().map(|(name, usual, right, label, _)| Column {
        name,
        label: session.locale().t(label).into_owned(),
        usual: *usual,
        right: *right,
    });
    let cells = rows.iter().map(|row| COLUMNS.iter().map(|(.., cell)| cell(row, &sight)).collect()).collect();
    Table { schema: "kb", columns: columns.collect(), rows: cells, total }
}

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let shelf = shelf(session, call)?;
    let text = call.all("words").join(" ");
    let rows = session.desk.kb_search(&session.caller, &text, &shelf, u32::MAX)?;
    let shown = rows.len().min(session.setup.limit.unwrap_or(usize::MAX));
    print::table(&table(&rows[..shown], rows.len(), session), session.setup)?;
    Ok(Exit::Done)
}

fn shelf(session: &Session<'_>, call: &Call<'_>) -> Result<Shelf, Stop> {
    let state = call.given("state").map(|typed| {
        let all = choices(&ArticleState::ALL.map(ArticleState::name));
        let hint = || call.locale.tf(msg!("cli-hint-choices"), &args![choices = all]).into_owned();
        ArticleState::parse(typed.trim()).ok_or_else(|| call.bad("state", &typed).hint(hint()))
    });
    let level = call.number::<u8>("level")?;
    if let Some(level) = level.filter(|level| !LEVELS.contains(level)) {
        let all = LEVELS.map(|level| level.to_string()).join(", ");
        let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = all]);
        return Err(call.bad("level", &level.to_string()).hint(hint).into());
    }
    let ground = session.ground();
    let category = call.given("category").map(|typed| refs::find(session, &ground, StreamKind::Category, &typed));
    let categories = category.transpose()?.map(|top| below(CategoryId(top), &ground));
    Ok(Shelf { state: state.transpose()?, level, categories, known_errors: call.is_on("known-errors") })
}

/// A category and all below it.
fn below(top: CategoryId, ground: &Ground) -> Vec<CategoryId> {
    let mut found = vec![top];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        let children = ground.directory.of(StreamKind::Category).filter(|e| e.int("parent") == Some(parent.0));
        let children: Vec<CategoryId> = children.map(|e| CategoryId(e.stream.id)).collect();
        found.extend(children.into_iter().filter(|id| *id != top));
        next += 1;
        if next > 10_000 {
            break;
        }
    }
    found
}
