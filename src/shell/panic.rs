//! When the program is wrong. One job: give the terminal back, say where the report is, and end.
//!
//! Every thread ends all of it: a console without its worker or its keys would look alive and do nothing. Drafts are
//! written as they are typed, and a commit is all there or not at all, so there is nothing to unwind for.
//!
//! A panic's message may quote a ticket, so only messages that are literals of the program are kept; no text of the
//! desk's reaches the report or the terminal.

use crate::shell::terminal::restore;
use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

/// What a process exits with that panicked: what Rust would say of its first thread.
const WRONG: i32 = 101;

/// Replaces the panic hook. `words` says it in the reader's language, given the report's path, or nothing where no report
/// could be written.
pub fn install(report: PathBuf, words: impl Fn(Option<&Path>) -> String + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        restore();
        let written = write(&report, &account(info)).is_ok();
        // Whether anybody reads it cannot be helped here.
        let _ = writeln!(io::stderr(), "{}", words(written.then_some(report.as_path())));
        std::process::exit(WRONG);
    }));
}

/// What happened, without anything that was being worked on.
fn account(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    let literal = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("-");
    let current = std::thread::current();
    let (version, thread) = (env!("CARGO_PKG_VERSION"), current.name().unwrap_or("-"));
    let trace = Backtrace::force_capture();
    format!("firstline {version}\nthread {thread}\nat {place}\n{literal}\n\n{trace}\n")
}

/// Readable for its owner alone; an older report is replaced.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::sync::mpsc::channel;

    #[test]
    fn a_report_names_the_place_and_not_the_text() {
        let dir = tempfile::tempdir().unwrap();
        let report = dir.path().join("panic.txt");
        let (tx, rx) = channel();
        let before = std::panic::take_hook();
        let path = report.clone();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some("worker") {
                return before(info);
            }
            write(&path, &account(info)).unwrap();
            tx.send(()).unwrap();
        }));
        for (secret, want) in [(Some("王丽's laptop"), "\n-\n"), (None, "\na literal\n")] {
            let thread = std::thread::Builder::new().name("worker".to_owned());
            let died = thread.spawn(move || match secret {
                Some(text) => panic!("cannot cut {text}"),
                None => panic!("a literal"),
            });
            assert!(died.unwrap().join().is_err());
            rx.recv().unwrap();
            let text = std::fs::read_to_string(&report).unwrap();
            assert!(text.contains("thread worker\nat src/shell/panic.rs:") && text.contains(want), "{text}");
            assert!(!text.contains("王丽"));
        }
        let _ = std::panic::take_hook();
        assert_eq!(std::fs::metadata(&report).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
