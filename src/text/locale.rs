//! The locale. One job: a message id and its arguments → a sentence in one of three languages.
//!
//! Messages stand in `assets/locale/<language>/<area>.ftl` (Fluent), compiled in. `zh-Hant` is written in Taiwan usage,
//! not converted. Names that a policy gives (channels, roles, reasons …) are data and come from the policy.
//!
//! Rules for callers, held by `tests/architecture/messages.rs`:
//! - A message id is a literal where it is used: `locale.t("queue-empty")`, `locale.tf("queue-hidden", &args![n = 3])`;
//!   in tables and constants `msg!("queue-empty")`. An id is never put together from pieces.
//! - What is named by a code (`state-new`, `field-title` …) belongs to a [`Family`] and is asked by
//!   [`Locale::term`]; the table in [`super::terms`] lists every code.
//! - Every message is used, exists in each language, and takes the same variables in each.

use crate::domain::policy::{Lang, Names};
use crate::text::safe::safe_line;
use crate::text::terms::Family;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The sources of one language, by area, so that work on one area touches one file.
macro_rules! sources {
    ($language:literal) => {
        &[
            ("terms", include_str!(concat!("../../assets/locale/", $language, "/terms.ftl"))),
            ("times", include_str!(concat!("../../assets/locale/", $language, "/times.ftl"))),
            ("panes", include_str!(concat!("../../assets/locale/", $language, "/panes.ftl"))),
            ("console", include_str!(concat!("../../assets/locale/", $language, "/console.ftl"))),
            ("cli", include_str!(concat!("../../assets/locale/", $language, "/cli.ftl"))),
            ("forms", include_str!(concat!("../../assets/locale/", $language, "/forms.ftl"))),
            ("shell", include_str!(concat!("../../assets/locale/", $language, "/shell.ftl"))),
            ("setup", include_str!(concat!("../../assets/locale/", $language, "/setup.ftl"))),
            ("import", include_str!(concat!("../../assets/locale/", $language, "/import.ftl"))),
            ("knowledge", include_str!(concat!("../../assets/locale/", $language, "/knowledge.ftl"))),
            ("refusals", include_str!(concat!("../../assets/locale/", $language, "/refusals.ftl"))),
            ("timeline", include_str!(concat!("../../assets/locale/", $language, "/timeline.ftl"))),
            ("escalation", include_str!(concat!("../../assets/locale/", $language, "/escalation.ftl"))),
            ("told", include_str!(concat!("../../assets/locale/", $language, "/told.ftl"))),
            ("outbox", include_str!(concat!("../../assets/locale/", $language, "/outbox.ftl"))),
            ("demo", include_str!(concat!("../../assets/locale/", $language, "/demo.ftl"))),
            ("trail", include_str!(concat!("../../assets/locale/", $language, "/trail.ftl"))),
            ("explain", include_str!(concat!("../../assets/locale/", $language, "/explain.ftl"))),
            ("query", include_str!(concat!("../../assets/locale/", $language, "/query.ftl"))),
        ]
    };
}

type Sources = &'static [(&'static str, &'static str)];
const EN: Sources = sources!("en");
const ZH_HANS: Sources = sources!("zh-Hans");
const ZH_HANT: Sources = sources!("zh-Hant");

/// Marks a literal as a message id in tables and constants; expands to the literal.
#[macro_export]
macro_rules! msg {
    ($id:literal) => {
        $id
    };
}

/// The arguments of a message: `args![n = 3, who = name]`.
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {
        $crate::text::locale::Args::new()$(.with(stringify!($name), $value))*
    };
}

/// The arguments of one message. Built by [`args!`](crate::args).
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn with(mut self, name: &'static str, value: impl Into<Arg<'a>>) -> Self {
        self.0.set(name, value.into().0);
        self
    }
}

/// One argument. Integers choose the plural form and print as ASCII digits; texts are made safe for one line, since
/// most of them come from outside. Ids go in as text: their replica does not fit the number.
#[derive(Debug)]
pub struct Arg<'a>(FluentValue<'a>);

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg<'_> {
            fn from(n: $number) -> Self {
                Self(n.into())
            }
        }
    )+};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self(safe_line(text).into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self(safe_line(&text).into_owned().into())
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

/// Sentences in one language, with English behind it. Costs nothing to make: a language is read once, when the first
/// sentence is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    lang: Lang,
}

impl Locale {
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments. One missing in this language comes in English, one missing there as its id.
    pub fn t<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.format(id, None)
    }

    /// A message with arguments.
    pub fn tf<'a>(&'a self, id: &'a str, args: &Args<'_>) -> Cow<'a, str> {
        self.format(id, Some(&args.0))
    }

    /// What `code` is called in a family: `term(&STATE, "in_progress")` → `In progress`. An unknown code shows as it is.
    pub fn term<'a>(&'a self, family: &Family, code: &'a str) -> Cow<'a, str> {
        self.find(&format!("{}{code}", family.prefix), None).unwrap_or_else(|| safe_line(code))
    }

    /// What a policy calls an entry in this language.
    pub fn names<'a>(&self, names: &'a Names) -> &'a str {
        names.get(self.lang)
    }

    fn format<'a>(&'a self, id: &'a str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        self.find(id, args).unwrap_or(Cow::Borrowed(id))
    }

    fn find(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        say(bundle(self.lang), id, args).or_else(|| say(bundle(Lang::En), id, args))
    }
}

/// A message as a language has it, if it does. A missing argument shows as `{$name}`: a sentence with a hole says more
/// than none.
fn say<'b>(bundle: &'b Bundle, id: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'b, str>> {
    let pattern = bundle.get_message(id)?.value()?;
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()))
}

fn sources(lang: Lang) -> &'static Sources {
    match lang {
        Lang::En => &EN,
        Lang::ZhHans => &ZH_HANS,
        Lang::ZhHant => &ZH_HANT,
    }
}

/// A bundle without messages that knows the plural rules of its language.
fn empty(lang: Lang) -> Bundle {
    let mut bundle =
        FluentBundle::new_concurrent(vec![lang_tag(lang).parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Fluent would put U+2068 and U+2069 around every argument; terminals show or miscount them.
    bundle.set_use_isolating(false);
    bundle
}

/// Errors in the compiled-in files are left out here; a test reads every file strictly.
fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 3] = [const { OnceLock::new() }; 3];
    BUNDLES[lang as usize].get_or_init(|| {
        let mut bundle = empty(lang);
        for (_, source) in sources(lang).iter() {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// The language of a locale name: a BCP 47 tag (`zh-Hant-HK`) or a POSIX locale (`zh_TW.UTF-8`, `C`).
/// A script decides before a region. `None`: empty, or a language the program does not have.
pub fn lang_from_tag(tag: &str) -> Option<Lang> {
    let tag = tag.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let language = parts.next()?;
    let has = |wanted: &[&str]| tag.split(['-', '_']).skip(1).any(|part| wanted.contains(&part));
    match language {
        // A bare shell says C: no language is asked for, and English is what its tools speak.
        "en" | "c" | "posix" => Some(Lang::En),
        "zh" | "cmn" | "yue" if has(&["hant"]) => Some(Lang::ZhHant),
        "zh" | "cmn" | "yue" if has(&["hans"]) => Some(Lang::ZhHans),
        "zh" | "cmn" if has(&["tw", "hk", "mo"]) => Some(Lang::ZhHant),
        "yue" if !has(&["cn"]) => Some(Lang::ZhHant),
        "zh" | "cmn" | "yue" => Some(Lang::ZhHans),
        _ => None,
    }
}

/// The tag of a language, as the files and `--lang` name it.
pub fn lang_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::ZhHans => "zh-Hans",
        Lang::ZhHant => "zh-Hant",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::text::safe::safe_block;
    use crate::text::terms::{CLOCK, FIELD, STATE, STATE_SHORT};
    use crate::text::width::width;

    const LANGS: [Lang; 3] = [Lang::En, Lang::ZhHans, Lang::ZhHant];

    #[test]
    fn every_file_reads_without_an_error_and_no_id_stands_twice() {
        for lang in LANGS {
            let mut bundle = empty(lang);
            for (area, source) in sources(lang).iter() {
                let resource = FluentResource::try_new((*source).to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("{lang:?} {area}: {errors:?}"));
                bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{lang:?} {area}: {errors:?}"));
                assert_eq!(safe_block(source), *source, "{lang:?} {area}");
                let shaky = |c: char| matches!(c, '…' | '→' | '●' | '■' | '⚠') || (c as u32) >= 0x1_0000;
                assert!(!source.contains(shaky), "{lang:?} {area}: a character terminals disagree about");
            }
        }
    }

    #[test]
    fn terms_are_those_of_the_process() {
        for (family, code, en, zh_hans, zh_hant) in [
            (&STATE, "in_progress", "In progress", "处理中", "處理中"),
            (&STATE, "closed", "Closed", "已关闭", "已結案"),
            (&STATE_SHORT, "in_progress", "WIP", "处理中", "處理中"),
            (&CLOCK, "resolution", "Resolution", "解决时限", "解決時限"),
            (&FIELD, "tracker", "Tracker", "跟踪人", "追蹤人"),
        ] {
            for (lang, term) in LANGS.into_iter().zip([en, zh_hans, zh_hant]) {
                assert_eq!(Locale::new(lang).term(family, code), term);
            }
        }
        assert_eq!(Locale::new(Lang::ZhHans).term(&STATE, "on\u{1b}fire"), "on^[fire");
    }

    #[test]
    fn short_states_fit_their_column() {
        for lang in LANGS {
            let locale = Locale::new(lang);
            for code in STATE_SHORT.codes {
                let short = locale.term(&STATE_SHORT, code);
                let cells = width(&short);
                assert!(if lang == Lang::En { cells == 3 } else { cells <= 6 }, "{lang:?} {short}");
            }
        }
    }

    #[test]
    fn what_no_language_has_shows_as_its_id() {
        let held = |lang| bundle(lang).has_message("query-unknown-field");
        assert!(LANGS.into_iter().all(held), "nothing that is there is missing; `messages.rs` holds it for all");
        for lang in LANGS {
            assert_eq!(Locale::new(lang).t("no-such-message"), "no-such-message");
        }
    }

    #[test]
    fn arguments_are_plain_digits_and_safe_words() {
        let mut bundle = empty(Lang::En);
        let source = "hit = { $n ->\n    [one] One hit for { $what }\n   *[other] { $n } hits for { $what }\n  }";
        bundle.add_resource(FluentResource::try_new(source.into()).unwrap()).unwrap();
        let said = |args: Args<'_>| say(&bundle, "hit", Some(&args.0)).unwrap().into_owned();
        assert_eq!(said(args![n = 1, what = "vpn"]), "One hit for vpn");
        assert_eq!(said(args![n = 12_345_678_i64, what = "\u{202e}x"]), "12345678 hits for <U+202E>x");
        assert_eq!(said(args![n = 2]), "2 hits for {$what}");
    }

    #[test]
    fn locales_are_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Locale::new(Lang::ZhHant));
    }

    #[test]
    fn locale_names_lead_to_a_language() {
        for (tag, lang) in [
            ("en", Some(Lang::En)),
            ("en_GB.UTF-8", Some(Lang::En)),
            ("EN-us", Some(Lang::En)),
            ("C", Some(Lang::En)),
            ("C.UTF-8", Some(Lang::En)),
            ("POSIX", Some(Lang::En)),
            ("zh", Some(Lang::ZhHans)),
            ("zh-CN", Some(Lang::ZhHans)),
            ("zh_SG.utf8", Some(Lang::ZhHans)),
            ("zh_TW.UTF-8", Some(Lang::ZhHant)),
            ("zh_CN.GB18030", Some(Lang::ZhHans)),
            ("zh-HK", Some(Lang::ZhHant)),
            ("zh_MO", Some(Lang::ZhHant)),
            ("zh-Hant", Some(Lang::ZhHant)),
            ("zh-Hant-HK", Some(Lang::ZhHant)),
            ("zh-Hans-HK", Some(Lang::ZhHans)),
            ("zh-hant-CN", Some(Lang::ZhHant)),
            ("cmn-Hans-CN", Some(Lang::ZhHans)),
            ("yue", Some(Lang::ZhHant)),
            ("yue-Hans", Some(Lang::ZhHans)),
            ("de_DE.UTF-8@euro", None),
            ("", None),
            (".UTF-8", None),
            ("zhx", None),
        ] {
            assert_eq!(lang_from_tag(tag), lang, "{tag}");
        }
        for lang in LANGS {
            assert_eq!(lang_from_tag(lang_tag(lang)), Some(lang));
        }
    }
}
