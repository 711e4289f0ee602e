//! Here. One job: the terminal, the language and the folders of whoever asks.

use super::{COLOURS, Check, DRAFTS, FRAMES, LANGUAGE, SETTINGS, TERMINAL};
use crate::app::look::Signs;
use crate::args;
use crate::cli::session::Setup;
use crate::shell::{place, probe, screen};
use crate::text::locale::lang_tag;
use crate::ui::Depth;
use std::io::IsTerminal;

/// The smallest screen that says more than that it is too small.
const SMALLEST: (u16, u16) = (20, 5);

pub fn checks(setup: &Setup) -> Vec<Check> {
    let here = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    vec![terminal(setup, here), colours(setup), frames(setup, here), language(setup), settings(setup), drafts(setup)]
}

fn terminal(setup: &Setup, here: bool) -> Check {
    let (locale, environment) = (&setup.locale, &setup.environment);
    let Some(term) = environment.term.as_deref().filter(|_| here) else {
        return match here {
            false => Check::ok(TERMINAL, locale.t("doctor-terminal-none")),
            true => Check::warn(TERMINAL, locale.t("doctor-terminal-no-term"), locale.t("doctor-mend-term")),
        };
    };
    if !environment.full_screen() {
        let said = locale.tf("doctor-terminal-dumb", &args![term = term]);
        return Check::warn(TERMINAL, said, locale.t("doctor-mend-term"));
    }
    let (w, h) = screen::size().unwrap_or_default();
    let said = locale.tf("doctor-terminal-is", &args![term = term, size = format!("{w}x{h}")]);
    match w < SMALLEST.0 || h < SMALLEST.1 {
        true => Check::warn(TERMINAL, said, locale.t("doctor-mend-size")),
        false => Check::ok(TERMINAL, said),
    }
}

fn colours(setup: &Setup) -> Check {
    let (locale, environment) = (&setup.locale, &setup.environment);
    let depth = Depth::of(environment.colorterm.as_deref(), environment.term.as_deref());
    match (environment.no_color, depth) {
        (true, _) => Check::ok(COLOURS, locale.t("doctor-colours-none")),
        (_, Depth::True) => Check::ok(COLOURS, locale.t("doctor-colours-all")),
        (_, Depth::Indexed) => Check::ok(COLOURS, locale.t("doctor-colours-256")),
        (_, Depth::Sixteen) if setup.config.theme.is_some_and(|look| look.is_painted()) => {
            Check::warn(COLOURS, locale.t("doctor-colours-16"), locale.t("doctor-mend-colours"))
        }
        (_, Depth::Sixteen) => Check::ok(COLOURS, locale.t("doctor-colours-16")),
    }
}

/// The signs of frames: by settings, by what the terminal says, by the locale.
fn frames(setup: &Setup, here: bool) -> Check {
    let (locale, environment) = (&setup.locale, &setup.environment);
    match setup.config.signs {
        _ if environment.ascii => return Check::ok(FRAMES, locale.t("doctor-frames-settled")),
        Signs::Auto => {}
        _ => return Check::ok(FRAMES, locale.t("doctor-frames-settled")),
    }
    let told = if here && environment.full_screen() { probe::measure().ok().flatten() } else { None };
    match told {
        Some(1) if environment.multiplexed() => Check::ok(FRAMES, locale.t("doctor-frames-multiplexed")),
        Some(1) => Check::ok(FRAMES, locale.t("doctor-frames-one")),
        Some(cells) => Check::ok(FRAMES, locale.tf("doctor-frames-wide", &args![cells = cells])),
        None if environment.utf8() => Check::ok(FRAMES, locale.t("doctor-frames-utf8")),
        None => Check::warn(FRAMES, locale.t("doctor-frames-not-utf8"), locale.t("doctor-mend-utf8")),
    }
}

fn language(setup: &Setup) -> Check {
    let (locale, environment) = (&setup.locale, &setup.environment);
    let tag = args![tag = lang_tag(locale.lang())];
    let said = match () {
        () if setup.language_is_open && setup.config.lang.is_some() => locale.tf("doctor-language-file", &tag),
        () if setup.language_is_open => match environment.locale() {
            Some(login) => locale.tf("doctor-language-login", &args![tag = lang_tag(locale.lang()), login = login]),
            None => locale.tf("doctor-language-default", &tag),
        },
        () => locale.tf("doctor-language-asked", &tag),
    };
    Check::ok(LANGUAGE, said)
}

fn settings(setup: &Setup) -> Check {
    let (locale, config) = (&setup.locale, &setup.config);
    let path = config.path.display().to_string();
    match config.notice(locale) {
        Some(notice) => Check::warn(SETTINGS, notice, locale.t("doctor-mend-settings")),
        None if config.path.exists() => Check::ok(SETTINGS, locale.tf("config-good", &args![path = path])),
        None => Check::ok(SETTINGS, locale.tf("config-none", &args![path = path])),
    }
}

/// The folder of drafts: theirs alone, and to be written in.
fn drafts(setup: &Setup) -> Check {
    let locale = &setup.locale;
    let folder = setup.state();
    let path = folder.display().to_string();
    let there = place::nearest_there(&folder);
    if !there.is_dir() || !place::writable(&there) {
        let there = there.display().to_string();
        return Check::bad(
            DRAFTS,
            locale.tf("doctor-drafts-cannot", &args![path = path]),
            locale.tf("doctor-mend-own", &args![path = there]),
        );
    }
    let open = there == folder && place::others(&folder).is_ok_and(|o| o.group || o.read || o.write);
    match open {
        true => Check::warn(
            DRAFTS,
            locale.tf("doctor-drafts-open", &args![path = path.as_str()]),
            locale.tf("doctor-mend-private", &args![path = path.as_str()]),
        ),
        false => Check::ok(DRAFTS, locale.tf("doctor-drafts-good", &args![path = path])),
    }
}
