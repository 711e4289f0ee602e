//! Maps and tables that are not as they should be.

use super::{EXCERPT, read, shipped};
use firstline::domain::policy::{DEFAULT, parse};
use firstline::domain::time::Instant;
use firstline::intake::{HistoryError, Map, Why, history, map};

fn policy() -> firstline::domain::policy::Policy {
    parse::parse(DEFAULT, 1).unwrap()
}

#[test]
fn the_shipped_maps_fit_the_shipped_policy() {
    for (name, text) in map::SHIPPED {
        let map = Map::parse(text).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        assert_eq!(map.against(&policy()), [], "{name}");
    }
    assert_eq!(shipped().instant("2016-03-15T10:00"), Instant::parse_rfc3339("2016-03-15T10:00:00Z"));
    assert_eq!(shipped().instant("2016-03-15"), Instant::parse_rfc3339("2016-03-15T00:00:00Z"));
    assert_eq!(shipped().instant("2016-03-15T10:00+02:00"), None, "an offset needs seconds, as RFC 3339 has it");
    assert_eq!(shipped().instant("soon"), None);
}

/// Every mistake has its line: one word of the shipped map is changed, and what is said about it.
#[test]
fn mistakes_have_their_lines() {
    let text = map::shipped("servicenow-event-log").unwrap();
    for (right, wrong, said) in [
        ("zone = \"UTC\"", "zone = \"Mars\"", "no time zone `Mars`"),
        ("%d/%m/%Y %H:%M", "%Q", "how a time is written"),
        ("delimiter = \",\"", "delimiter = \";;\"", "not one ASCII character"),
        ("state = \"in_progress\"", "state = \"busy\"", "no state `busy`"),
        ("state = \"resolved\" }", "state = \"resolved\", reason = \"vendor\" }", "needs its reason"),
        ("to = \"impact\"", "to = \"inpact\"", "no field `inpact`"),
        ("to = \"state\"", "", ""),
        ("column = \"impact\" }", "column = \"impact\", text = \"{}\" }", "`impact` needs column"),
        ("column = \"assigned_to\", entry = \"resolver\"", "column = \"assigned_to\"", "`assignee` needs entry"),
        ("entry = \"ci\"", "entry = \"cj\"", "no `[entries.cj]`"),
        ("entry = \"ci\"", "entry = \"group\"", "another kind"),
        ("kind = \"ci\"", "kind = \"thing\"", "not a kind"),
        ("\"Caller {}\"", "\"Caller {\"", "without its other half"),
        (
            "kind = \"category\"\nkey  = \"category-{}\"",
            "kind = \"category\"\nparent = { column = \"category\", entry = \"category\" }\nkey  = \"category-{}\"",
            "its own parent",
        ),
        ("desk_groups =", "desk_group =", "unknown field `desk_group`"),
        ("name = \"servicenow\"", "name = \" \"", "must not be empty"),
        ("missing = [\"?\"]", "missing = \"?\"", "invalid type"),
        ("[record]", "[record", "unclosed table"),
    ] {
        if said.is_empty() {
            assert!(!text.contains(right), "the map sets the state by its table");
            continue;
        }
        let at = text.find(right).unwrap_or_else(|| panic!("`{right}` is not in the map"));
        let line = text[..at].lines().count();
        let errors = Map::parse(&text.replacen(right, wrong, 1)).unwrap_err();
        let told = errors.iter().any(|e| e.problem.to_string().contains(said) && e.place.line.abs_diff(line) <= 1);
        assert!(told, "{wrong}: line {line}: {errors:?}");
    }
}

#[test]
fn what_the_policy_does_not_have_is_told() {
    let text = map::shipped("servicenow-event-log").unwrap();
    for (right, wrong, what) in [
        ("channel = \"email\"", "channel = \"pigeon\"", "channel"),
        ("reason = \"change\"", "reason = \"tea\"", "suspension"),
        ("value = \"fault\"", "value = \"mishap\"", "nature"),
        ("value = \"user_reported\"", "value = \"heard\"", "kind"),
        ("roles      = [\"engineer\"]", "roles      = [\"wizard\"]", "role"),
        ("line = 2", "line = 9", "line"),
    ] {
        let map = Map::parse(&text.replacen(right, wrong, 1)).unwrap();
        let line = text[..text.find(right).unwrap()].lines().count();
        let errors = map.against(&policy());
        assert_eq!(errors.len(), 1, "{wrong}: {errors:?}");
        assert!(errors[0].to_string().contains(&format!("no {what} ")) && errors[0].place.line.abs_diff(line) <= 1);
    }
}

/// Rows that cannot be read are told with their line, and nothing else is lost with them.
#[test]
fn bad_rows_are_told_and_left_out() {
    let lines: Vec<&str> = EXCERPT.lines().collect();
    let first = lines[1];
    let cells = |n: usize, to: &str| {
        let mut cells: Vec<&str> = first.split(',').collect();
        cells[n] = to;
        cells.join(",")
    };
    let whole = read(EXCERPT, None);
    for (bad, column, why) in [
        (first.rsplit_once(',').unwrap().0.to_owned(), "", Why::Columns),
        (format!("{first},more"), "", Why::Columns),
        ("torn".to_owned(), "", Why::Columns),
        (cells(0, "?"), "number", Why::NoKey),
        (cells(0, " "), "number", Why::NoKey),
        (cells(13, "?"), "sys_updated_at", Why::NotATime),
        (cells(13, "31/2/2016 10:00"), "sys_updated_at", Why::NotATime),
        (cells(5, "x"), "sys_mod_count", Why::NotANumber),
        (cells(15, &"x".repeat(2 << 20)), "location", Why::TooLong),
    ] {
        let text = format!("{}\n{bad}\n{}\n", lines[0], lines[1..].join("\n"));
        let history = read(&text, None);
        assert_eq!((history.rows, history.unreadable), (whole.rows + 1, 1), "{why:?}");
        let told = &history.not_understood[0];
        assert_eq!((told.line, told.column.as_str(), told.why), (2, column, why));
        assert_eq!(history.entries, whole.entries);
        assert_eq!(history.incidents.len(), whole.incidents.len());
    }
    // A cell that only one field needs: the row is taken without it.
    for (n, word, column, why) in [
        (20, "high", "impact", Why::NotANumber),
        (20, "300", "impact", Why::NotANumber),
        (9, "x", "opened_at", Why::NotATime),
        (14, "Pigeon", "contact_type", Why::Channel),
    ] {
        let text = format!("{}\n{}\n", lines[0], cells(n, word));
        let history = read(&text, None);
        assert_eq!((history.rows, history.unreadable, history.incidents.len()), (1, 0, 1), "{word}");
        assert!(history.not_understood.iter().all(|t| (t.line, t.column.as_str(), t.why) == (2, column, why)));
        assert!(!history.not_understood.is_empty(), "{word}");
    }
    let bytes = [lines[0].as_bytes(), b"\n", first.replace("Phone", "\u{e9}").as_bytes(), b"\n"].concat();
    let torn: Vec<u8> = bytes.into_iter().filter(|b| *b != 0xc3).collect();
    let history = history::read(&shipped(), torn.as_slice(), None).unwrap();
    assert_eq!(history.not_understood[0].why, Why::NotUtf8);
}

/// Lines are those of the file, whatever ends them and whatever stands between.
#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let lines: Vec<&str> = EXCERPT.lines().collect();
    let bad = "torn";
    let quoted = {
        let mut cells: Vec<&str> = lines[1].split(',').collect();
        cells[15] = "\"two\nlines\"";
        cells.join(",")
    };
    for (end, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{feff}")] {
        let text = [lines[0], lines[1], "", &quoted, bad, lines[2], bad].join(end);
        let history = read(&format!("{mark}{text}"), None);
        let told: Vec<u64> = history.not_understood.iter().map(|n| n.line).collect();
        assert_eq!(told, [6, 8], "{end:?}");
        assert_eq!(history.incidents.iter().flat_map(|i| &i.facts).map(|f| f.line).collect::<Vec<_>>(), [2, 4, 7]);
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let map = shipped();
    let read = |text: &str| history::read(&map, text.as_bytes(), None);
    assert!(matches!(read(""), Err(HistoryError::Empty)));
    let heading = EXCERPT.lines().next().unwrap();
    let without = heading.replace("sys_mod_count", "count").replace("impact", "weight");
    match read(&without) {
        Err(HistoryError::NoColumns { names }) => assert_eq!(names, ["sys_mod_count", "impact"]),
        other => panic!("{other:?}"),
    }
    assert!(matches!(read(&format!("{heading}\n{}", "x".repeat(20 << 20))), Err(HistoryError::NoLines)));
    let more = EXCERPT.lines().map(|line| format!("{line},more\n")).collect::<String>();
    let told = read(&more).unwrap().not_understood;
    assert_eq!((told[0].line, told[0].column.as_str(), told[0].why), (1, "more", Why::Column));
}

/// Rows of one incident need not stand together, and their order is the source's count, then the file's.
#[test]
fn the_order_of_the_file_does_not_matter() {
    let lines: Vec<&str> = EXCERPT.lines().collect();
    let facts = |text: &str| {
        let mut incidents = read(text, None).incidents;
        incidents.sort_by(|a, b| a.external.cmp(&b.external));
        for fact in incidents.iter_mut().flat_map(|i| &mut i.facts) {
            fact.line = 0;
        }
        incidents
    };
    // All first rows, then all second ones, and so on: rows of one count stay in their order.
    let mut apart: Vec<&str> = lines[1..].to_vec();
    apart.sort_by_key(|line| line.split(',').nth(5).unwrap().parse::<u32>().unwrap());
    assert_ne!(apart, lines[1..]);
    let apart = format!("{}\n{}\n", lines[0], apart.join("\n"));
    assert!(facts(&apart) == facts(EXCERPT));
}

/// The page on writing a map names every key that a map may have.
#[test]
fn the_page_on_maps_names_every_key() {
    let raw = include_str!("../../src/intake/map/raw.rs");
    let keys = raw.lines().filter_map(|line| line.strip_prefix("    pub ")?.split(':').next());
    // As a key: behind a backtick, alone or with what it is set to, or as a part's name.
    let named = |key: &str| {
        ["`KEY`", "`KEY =", "[KEY]", "[KEY."].iter().any(|as_| map::WRITING.contains(&as_.replace("KEY", key)))
    };
    let missing: Vec<&str> = keys.filter(|key| !named(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(raw.lines().filter(|line| line.starts_with("    pub ")).count() > 30, "the keys are found");
}
