//! A session. One job: what every command has at hand: the language, the form of output, who calls, the desk, the time.
//!
//! The clock is asked once; who one is comes from the operating system, never from the environment (ROLE-6).

use super::exit::{Exit, Failure, Stop};
use super::print::Form;
use crate::desk::{Caller, Claim, Desk, DeskError, Ground};
use crate::domain::actor::Via;
use crate::domain::policy::Lang;
use crate::domain::time::Instant;
use crate::shell::clock::Clock;
use crate::shell::config::Config;
use crate::shell::environment::Environment;
use crate::text::locale::{lang_from_tag, lang_tag};
use crate::text::{Locale, Words};
use crate::{args, msg};
use std::path::{Path, PathBuf};

/// Rows of a list where nobody says how many.
const LIMIT: usize = 50;

/// How a desk is opened: whole, or for a glance.
type Open = fn(&Path) -> Result<Desk, DeskError>;

/// What holds before there is a desk.
#[derive(Debug, Clone)]
pub struct Setup {
    pub environment: Environment,
    pub config: Config,
    pub locale: Locale,
    /// Neither flag nor variable names a language: at the console the last choice counts.
    pub language_is_open: bool,
    pub form: Form,
    /// Fields that are wanted, in this order; empty = the usual ones.
    pub fields: Vec<String>,
    /// Rows of a list; `None` = all.
    pub limit: Option<usize>,
    pub quiet: bool,
    pub db: PathBuf,
    pub claim: Claim,
}

/// A command in progress, in an open desk.
#[derive(Debug)]
pub struct Session<'s> {
    pub setup: &'s Setup,
    pub desk: Desk,
    pub caller: Caller,
    pub now: Instant,
}

impl Setup {
    /// Reads the flags that every command has.
    ///
    /// # Errors
    /// A usage failure.
    pub fn new(
        (environment, config): (Environment, Config),
        locale: Locale,
        values: &clap::ArgMatches,
    ) -> Result<Self, Failure> {
        let text = |flag: &str| values.get_one::<String>(flag).cloned();
        let forms: Vec<Form> = Form::FLAGS.iter().filter(|(flag, _)| values.get_flag(flag)).map(|(_, f)| *f).collect();
        let form = match forms[..] {
            [] => Form::Human,
            [form] => form,
            _ => return Err(Failure::new(Exit::Usage, locale.t("cli-usage-forms"))),
        };
        let limit = match text("limit") {
            None => Some(LIMIT),
            Some(limit) => match limit.trim().parse::<usize>() {
                Ok(0) => None,
                Ok(n) => Some(n),
                Err(_) => {
                    let said = locale.tf(msg!("cli-usage-value"), &args![arg = "--limit", value = limit]);
                    return Err(Failure::new(Exit::Usage, said));
                }
            },
        };
        let split =
            |list: String| list.split(',').map(str::trim).filter(|f| !f.is_empty()).map(str::to_owned).collect();
        let db = text("db").map(PathBuf::from).or_else(|| environment.firstline_db.clone()).or_else(default_db);
        let db = db.ok_or_else(|| Failure::new(Exit::Usage, locale.t("cli-no-home")))?;
        Ok(Self {
            form,
            fields: text("fields").map(split).unwrap_or_default(),
            limit,
            quiet: values.get_flag("quiet"),
            db,
            claim: text("as").map_or(Claim::Os, Claim::As),
            language_is_open: text("lang").is_none() && environment.firstline_lang.is_none(),
            environment,
            config,
            locale,
        })
    }

    /// The folder of what is ours to keep for this user: drafts, choices, a report.
    pub fn state(&self) -> PathBuf {
        let base = directories::BaseDirs::new();
        let state = base.and_then(|base| base.state_dir().map(|dir| dir.join("firstline")));
        state.unwrap_or_else(|| self.db.with_extension("state"))
    }

    pub fn caller(&self) -> Caller {
        Caller { os_user: os_user(), claim: self.claim.clone(), via: Via::Cli }
    }

    /// Opens the desk and does something in it; what it refuses comes back in words.
    ///
    /// # Errors
    /// What went wrong, worded.
    pub fn with_desk(
        &self,
        open: Open,
        act: impl FnOnce(&mut Session<'_>) -> Result<Exit, Stop>,
    ) -> Result<Exit, Stop> {
        self.with_desk_of_its_own(open, |desk, clock| {
            let mut session = Session { setup: self, caller: self.caller(), now: clock.now(), desk };
            act(&mut session).map_err(|stop| match stop {
                Stop::Desk(error) => session.failure(&error).into(),
                other => other,
            })
        })
    }

    /// Opens the desk and gives it away, with its clock: the console keeps both on threads of its own.
    ///
    /// # Errors
    /// What went wrong, worded.
    pub fn with_desk_of_its_own<T>(
        &self,
        open: Open,
        act: impl FnOnce(Desk, Clock) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let locale = &self.locale;
        let desk = open(&self.db).map_err(|error| Failure::desk(&error, &self.db, locale, None))?;
        let ground = desk.ground().clone();
        let clock = clock(&desk, &self.environment)
            .map_err(|bad| Failure::new(Exit::Usage, locale.tf(msg!("cli-bad-now"), &args![value = bad])))?;
        act(desk, clock).map_err(|stop| match stop {
            Stop::Desk(error) => Failure::desk(&error, &self.db, locale, Some(&words(locale, &ground))).into(),
            other => other,
        })
    }
}

impl Session<'_> {
    /// What the desk's people share; cheap to take along.
    pub fn ground(&self) -> Ground {
        self.desk.ground().clone()
    }

    pub fn locale(&self) -> &Locale {
        &self.setup.locale
    }

    /// A desk error in words.
    pub fn failure(&self, error: &crate::desk::DeskError) -> Failure {
        let ground = self.ground();
        Failure::desk(error, &self.setup.db, self.locale(), Some(&words(self.locale(), &ground)))
    }
}

/// Names, in a language, of what a desk has.
pub fn words<'a>(locale: &'a Locale, ground: &'a Ground) -> Words<'a> {
    Words { locale, policy: &ground.policy, directory: &ground.directory, zone: &ground.zone }
}

/// The language: a flag, `FIRSTLINE_LANG`, the configuration, the locale of the login, English. What was chosen at the
/// console holds there alone: no choice on a screen changes what a script prints.
///
/// # Errors
/// What was asked for by flag and is not there.
pub fn language(flag: Option<&str>, environment: &Environment, config: &Config) -> Result<Lang, String> {
    match flag {
        Some(tag) => lang_from_tag(tag).ok_or_else(|| tag.to_owned()),
        None => {
            let named = environment.firstline_lang.as_deref().and_then(lang_from_tag);
            Ok(named.or(config.lang).or_else(|| environment.locale().and_then(lang_from_tag)).unwrap_or(Lang::En))
        }
    }
}

/// The languages there are, as `--lang` takes them.
pub fn languages() -> Vec<&'static str> {
    [Lang::En, Lang::ZhHans, Lang::ZhHant].map(lang_tag).to_vec()
}

/// The real user of this process: neither `sudo`'s variables nor any other can name somebody else.
pub fn os_user() -> String {
    let uid = uzers::get_current_uid();
    let name = uzers::get_user_by_uid(uid).and_then(|user| user.name().to_str().map(str::to_owned));
    name.unwrap_or_else(|| uid.to_string())
}

fn default_db() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|base| base.data_dir().join("firstline").join("desk.db"))
}

/// The desk's clock; `FIRSTLINE_NOW` stops it, in a file that has one of its own and nowhere else (ROLE-6).
pub fn clock(desk: &Desk, environment: &Environment) -> Result<Clock, String> {
    let Some(set) = desk.clock() else { return Ok(Clock::Real) };
    if let Some(text) = environment.firstline_now.as_deref() {
        return Instant::parse_rfc3339(text).map(Clock::stopped).ok_or_else(|| text.to_owned());
    }
    Ok(Clock::Set { anchor: set.anchor, origin: set.origin, speed: set.speed })
}
