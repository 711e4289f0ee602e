//! The environment. One job: the only place that reads environment variables, all of them at once.
//!
//! Which of flag, variable and file wins is decided by whoever reads settings. No variable ever says who is acting.

use std::ffi::OsString;
use std::path::PathBuf;

/// No setting is longer; what is, was not meant for us.
const LONGEST: usize = 4096;

/// What the environment says, read once at the start. An empty variable counts as unset.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    pub term: Option<String>,
    pub colorterm: Option<String>,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set, not empty and not `0`.
    pub force_color: bool,
    pub lang: Option<String>,
    pub lc_all: Option<String>,
    pub lc_messages: Option<String>,
    pub lc_ctype: Option<String>,
    pub tz: Option<String>,
    pub editor: Option<String>,
    pub visual: Option<String>,
    pub pager: Option<String>,
    /// Inside a window of kitty.
    pub kitty: Option<String>,
    /// Inside a terminal that is made of VTE.
    pub vte: Option<String>,
    /// Inside tmux.
    pub tmux: Option<String>,
    /// Inside GNU screen.
    pub sty: Option<String>,
    pub ssh_connection: Option<String>,
    pub home: Option<PathBuf>,
    pub xdg_config_home: Option<PathBuf>,
    pub xdg_data_home: Option<PathBuf>,
    pub xdg_state_home: Option<PathBuf>,
    pub xdg_runtime_dir: Option<PathBuf>,
    pub firstline_db: Option<PathBuf>,
    pub firstline_config: Option<PathBuf>,
    pub firstline_lang: Option<String>,
    pub firstline_readonly: Option<String>,
    /// `FIRSTLINE_ASCII` is set, not empty and not `0`.
    pub ascii: bool,
    pub firstline_slow: Option<String>,
    pub firstline_clipboard: Option<String>,
    pub firstline_osc52_max: Option<String>,
    /// Overrides the set clock of a file that has one, and nothing else (ROLE-6).
    pub firstline_now: Option<String>,
}

impl Environment {
    /// Reads the process's own.
    #[expect(clippy::disallowed_methods, reason = "the door")]
    pub fn read() -> Self {
        Self::from(|name| std::env::var_os(name))
    }

    /// Reads what `look` answers; a value that is not Unicode counts only as a path.
    pub fn from(look: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| look(name).filter(|v| !v.is_empty() && v.len() <= LONGEST);
        let text = |name: &str| set(name).and_then(|v| v.into_string().ok());
        let path = |name: &str| set(name).map(PathBuf::from);
        // The base directory specification: a relative path in these is to be ignored.
        let base = |name: &str| path(name).filter(|p| p.is_absolute());
        Self {
            term: text("TERM"),
            colorterm: text("COLORTERM"),
            no_color: set("NO_COLOR").is_some(),
            force_color: set("CLICOLOR_FORCE").is_some_and(|v| v != "0"),
            lang: text("LANG"),
            lc_all: text("LC_ALL"),
            lc_messages: text("LC_MESSAGES"),
            lc_ctype: text("LC_CTYPE"),
            tz: text("TZ"),
            editor: text("EDITOR"),
            visual: text("VISUAL"),
            pager: text("PAGER"),
            kitty: text("KITTY_WINDOW_ID"),
            vte: text("VTE_VERSION"),
            tmux: text("TMUX"),
            sty: text("STY"),
            ssh_connection: text("SSH_CONNECTION"),
            home: path("HOME"),
            xdg_config_home: base("XDG_CONFIG_HOME"),
            xdg_data_home: base("XDG_DATA_HOME"),
            xdg_state_home: base("XDG_STATE_HOME"),
            xdg_runtime_dir: base("XDG_RUNTIME_DIR"),
            firstline_db: path("FIRSTLINE_DB"),
            firstline_config: path("FIRSTLINE_CONFIG"),
            firstline_lang: text("FIRSTLINE_LANG"),
            firstline_readonly: text("FIRSTLINE_READONLY"),
            ascii: set("FIRSTLINE_ASCII").is_some_and(|v| v != "0"),
            firstline_slow: text("FIRSTLINE_SLOW"),
            firstline_clipboard: text("FIRSTLINE_CLIPBOARD"),
            firstline_osc52_max: text("FIRSTLINE_OSC52_MAX"),
            firstline_now: text("FIRSTLINE_NOW"),
        }
    }

    /// The locale messages are wanted in, by POSIX order: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub fn locale(&self) -> Option<&str> {
        [&self.lc_all, &self.lc_messages, &self.lang].into_iter().find_map(|v| v.as_deref())
    }

    /// Whether text may be sent as UTF-8, by POSIX order: `LC_ALL`, `LC_CTYPE`, `LANG`.
    pub fn utf8(&self) -> bool {
        let charset = [&self.lc_all, &self.lc_ctype, &self.lang].into_iter().find_map(|v| v.as_deref()).unwrap_or("C");
        let folded = charset.to_ascii_lowercase();
        folded.contains("utf-8") || folded.contains("utf8")
    }

    /// Inside tmux or screen, which answer and swallow sequences in the terminal's place.
    pub fn multiplexed(&self) -> bool {
        self.tmux.is_some() || self.sty.is_some()
    }

    /// A terminal that can place a cursor.
    pub fn full_screen(&self) -> bool {
        self.term.as_deref().is_some_and(|t| t != "dumb")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStringExt;

    fn env(pairs: &[(&str, &str)]) -> Environment {
        Environment::from(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v)))
    }

    #[test]
    fn empty_long_and_broken_values_count_as_unset() {
        assert_eq!(env(&[]), Environment::default());
        assert_eq!(env(&[("TERM", ""), ("NO_COLOR", ""), ("LANG", &"x".repeat(10_000))]), Environment::default());
        let broken = Environment::from(|_| Some(OsString::from_vec(vec![b'/', 0xff])));
        assert_eq!((broken.term, broken.firstline_db.is_some()), (None, true));
    }

    #[test]
    fn the_no_color_convention() {
        for (value, want) in [("1", true), ("0", true), ("", false)] {
            assert_eq!(env(&[("NO_COLOR", value)]).no_color, want, "{value:?}");
        }
        assert!(!env(&[("CLICOLOR_FORCE", "0")]).force_color && env(&[("CLICOLOR_FORCE", "1")]).force_color);
    }

    #[test]
    fn the_posix_order_of_locales() {
        let zh = ("LANG", "zh_CN.UTF-8");
        assert_eq!(env(&[zh]).locale(), Some("zh_CN.UTF-8"));
        assert_eq!(env(&[zh, ("LC_MESSAGES", "en_GB")]).locale(), Some("en_GB"));
        assert_eq!(env(&[zh, ("LC_MESSAGES", "en_GB"), ("LC_ALL", "C")]).locale(), Some("C"));
        for (pairs, want) in [
            (vec![], false),
            (vec![zh], true),
            (vec![zh, ("LC_ALL", "C")], false),
            (vec![zh, ("LC_CTYPE", "POSIX")], false),
            (vec![("LC_ALL", "C.utf8")], true),
            (vec![("LANG", "zh_CN.GB18030")], false),
        ] {
            assert_eq!(env(&pairs).utf8(), want, "{pairs:?}");
        }
    }

    #[test]
    fn a_base_directory_is_absolute_or_ignored() {
        let e = env(&[("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "/data"), ("FIRSTLINE_DB", "here.db")]);
        assert_eq!((e.xdg_state_home, e.xdg_data_home), (None, Some("/data".into())));
        assert_eq!(e.firstline_db, Some("here.db".into()));
    }

    #[test]
    fn a_dumb_terminal_gets_no_full_screen() {
        for (term, want) in [("dumb", false), ("xterm", true), ("../../x", true)] {
            assert_eq!(env(&[("TERM", term)]).full_screen(), want);
        }
        assert!(!env(&[]).full_screen());
    }
}
