//! The command, as a library: what it writes, what it says, and what it refuses.

use super::{EXCERPT, NOW, caller, desk};
use firstline::cli::import::{Founder, ImportError, Options, Summary, history, import_error, map_error};
use firstline::desk::Desk;
use firstline::domain::actor::Identity;
use firstline::domain::policy::Lang;
use firstline::domain::time::Instant;
use firstline::intake::map;
use firstline::text::Locale;
use std::path::Path;

struct Asked<'a> {
    until: Option<&'a str>,
    live: bool,
    dry_run: bool,
    json: bool,
    text: &'a str,
}

const PLAIN: Asked<'static> = Asked { until: None, live: false, dry_run: false, json: false, text: EXCERPT };

fn run(path: &Path, asked: &Asked, lang: Lang) -> Result<(Summary, String), ImportError> {
    let mut out = Vec::new();
    let founder = Founder { lang, login: "admin", name: "Admin" };
    let options = Options {
        desk: path,
        map: map::shipped("servicenow-event-log").unwrap(),
        input: &mut asked.text.as_bytes(),
        until: asked.until,
        live: asked.live.then_some(founder),
        dry_run: asked.dry_run,
        json: asked.json,
        caller: &caller(),
        wall: NOW,
        locale: &Locale::new(lang),
    };
    history(options, &mut out).map(|summary| (summary, String::from_utf8(out).unwrap()))
}

fn adds_up(s: &Summary) -> bool {
    s.rows == s.events + s.touches + s.known + s.later + s.ours + s.unreadable
}

#[test]
fn a_past_desk_comes_back_to_life_and_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.db");
    let asked = Asked { until: Some("2016-03-15T10:00"), live: true, ..PLAIN };
    let (first, said) = run(&path, &asked, Lang::En).unwrap();
    assert!(adds_up(&first) && first.later > 0 && first.events > 0 && first.known == 0, "{first:?}");
    assert!(said.contains("later than the time asked for"), "{said}");
    let desk = Desk::open(&path).unwrap();
    let clock = desk.clock().unwrap();
    assert_eq!((clock.origin.to_rfc3339().as_str(), clock.anchor), ("2016-03-15T10:00:00Z", NOW));
    assert_eq!(clock.at(Instant(NOW.0 + 60_000)).to_rfc3339(), "2016-03-15T10:01:00Z");
    assert_eq!(desk.facts().identity, Identity::Declared);
    drop(desk);
    let (second, _) = run(&path, &Asked { live: true, ..PLAIN }, Lang::En).unwrap();
    assert_eq!((second.known, second.later), (first.events, 0));
    assert!(adds_up(&second));
    let (third, _) = run(&path, &PLAIN, Lang::En).unwrap();
    assert_eq!((third.events, third.entries, third.known), (0, 0, first.events + second.events));
}

#[test]
fn a_dry_run_writes_nothing_and_says_what_would_be() {
    let folder = tempfile::tempdir().unwrap();
    let mut there = desk(folder.path());
    let path = there.path().to_owned();
    let head = there.head().unwrap();
    let (dry, said) = run(&path, &Asked { dry_run: true, ..PLAIN }, Lang::En).unwrap();
    assert_eq!(there.head().unwrap(), head);
    assert!(said.starts_with("Nothing was written"), "{said}");
    let (wet, _) = run(&path, &PLAIN, Lang::En).unwrap();
    assert_eq!(dry, wet);
    assert_ne!(there.head().unwrap(), head);
}

#[test]
fn what_is_said_is_there_for_people_and_programs() {
    let folder = tempfile::tempdir().unwrap();
    let path = desk(folder.path()).path().to_owned();
    let hostile = EXCERPT.replacen(",Phone,", ",Pho\u{1b}[31mne,", 1);
    let asked = Asked { dry_run: true, text: &hostile, ..PLAIN };
    for lang in [Lang::En, Lang::ZhHans, Lang::ZhHant] {
        let (summary, said) = run(&path, &asked, lang).unwrap();
        assert_eq!(summary.not_understood, 6);
        assert!(said.contains("-100") && said.contains("contact_type") && !said.contains('\u{1b}'), "{said}");
    }
    let (summary, said) = run(&path, &Asked { json: true, ..asked }, Lang::En).unwrap();
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((value["rows"].as_u64(), value["dry_run"].as_bool()), (Some(summary.rows), Some(true)));
    let told = value["not_understood"].as_array().unwrap();
    assert_eq!(told.len(), 6);
    assert!(told.iter().any(|t| t["value"] == "-100" && t["why"] == "state" && t["column"] == "ident_state"));
}

#[test]
fn what_cannot_be_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.db");
    let live = Asked { live: true, ..PLAIN };
    let refused = |asked: &Asked, path: &Path| run(path, asked, Lang::En).unwrap_err();
    assert!(matches!(refused(&PLAIN, &path), ImportError::Desk(_)));
    assert!(matches!(refused(&Asked { dry_run: true, ..live }, &path), ImportError::NoDesk(_)));
    assert!(matches!(refused(&Asked { text: "a,b\n", ..live }, &path), ImportError::History(_)));
    let until = refused(&Asked { until: Some("tomorrow"), ..live }, &path);
    assert!(matches!(until, ImportError::Until(_)));
    assert!(!path.exists());
    let ticking = desk(folder.path()).path().to_owned();
    let no_clock = refused(&live, &ticking);
    assert!(matches!(no_clock, ImportError::NoClock(_)));
    for lang in [Lang::En, Lang::ZhHans, Lang::ZhHant] {
        let locale = Locale::new(lang);
        for error in [&until, &no_clock] {
            assert!(import_error(&locale, error).unwrap()[0].len() > 20);
        }
        let broken = map::shipped("servicenow-event-log").unwrap().replace("\"UTC\"", "\"Mars\"");
        let errors = firstline::intake::Map::parse(&broken).unwrap_err();
        assert!(map_error(&locale, &errors[0]).contains("Mars"));
    }
}
