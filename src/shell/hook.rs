//! Hooks. One job: a program of the house is run once with a text on its standard input, within its time (ESC-5).
//!
//! No shell is in between, so nothing in the text can become a command. The program gets an environment of three
//! variables, a process group of its own, the root folder, no output but its standard error, of which the beginning is
//! kept. When its time is over, or when it ends, whatever it has started in its group is killed.

use crate::domain::outbox::Fault;
use crate::domain::time::Span;
use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Bytes of its standard error that are kept.
const KEPT: usize = 400;
/// Bytes of its standard error that are read at all; then it is closed.
const READ: u64 = 1 << 20;
/// Where its standard error is held open by something that left its group, it is not waited for.
const REST: Duration = Duration::from_millis(200);
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// A program with its arguments, and how long it may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// The way it carries notices by: `mail` of `[hooks.mail]`.
    pub name: String,
    pub program: PathBuf,
    pub arguments: Vec<String>,
    pub timeout: Span,
}

impl Hook {
    /// Runs it once; it has carried the text when it ends with 0.
    ///
    /// # Errors
    /// [`Fault`]: why it has not.
    pub fn run(&self, text: String, home: Option<PathBuf>) -> Result<(), Fault> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear().env("PATH", PATH).env("LANG", "C.UTF-8");
        command.env("HOME", home.unwrap_or_else(|| PathBuf::from("/"))).current_dir("/").process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let not_started = |error: std::io::Error| Fault::NotStarted { said: one_line(error.to_string().as_bytes()) };
        let mut child = command.spawn().map_err(not_started)?;
        let group = Pid::from_child(&child);
        let said = listen(&mut child);
        feed(&mut child, text);
        let in_time = ended(group).recv_timeout(real(self.timeout)).is_ok();
        // It has not been waited for, so its number is still its own; what it left behind goes with it.
        let _gone = kill_process_group(group, Signal::KILL);
        let status = child.wait();
        let said = said.recv_timeout(REST).unwrap_or_default();
        match status {
            _ if !in_time => Err(Fault::TimedOut { after: self.timeout, said }),
            Ok(status) => verdict(status, said),
            Err(error) => Err(not_started(error)),
        }
    }
}

fn verdict(status: ExitStatus, said: String) -> Result<(), Fault> {
    match (status.code(), status.signal()) {
        (Some(0), _) => Ok(()),
        (Some(code), _) => Err(Fault::Exit { code, said }),
        (None, number) => Err(Fault::Signal { number: number.unwrap_or_default(), said }),
    }
}

/// Says when the process has ended, without taking its number away.
fn ended(process: Pid) -> Receiver<()> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while matches!(waitid(WaitId::Pid(process), options), Err(Errno::INTR)) {}
        // Whoever asked may have stopped to listen.
        let _ = tell.send(());
    });
    told
}

/// Gives it the text; one that does not read it all has its reasons.
fn feed(child: &mut Child, text: String) {
    if let Some(mut input) = child.stdin.take() {
        std::thread::spawn(move || {
            let _unread = input.write_all(text.as_bytes());
        });
    }
}

/// The beginning of what it says on its standard error, once that ends.
fn listen(child: &mut Child) -> Receiver<String> {
    let (tell, told) = channel();
    if let Some(errors) = child.stderr.take() {
        std::thread::spawn(move || {
            let mut errors = errors.take(READ);
            let (mut kept, mut part) = (Vec::new(), [0; 4096]);
            while let Ok(n) = errors.read(&mut part) {
                if n == 0 {
                    break;
                }
                let room = KEPT - kept.len().min(KEPT);
                kept.extend_from_slice(&part[..n.min(room)]);
            }
            let _ = tell.send(one_line(&kept));
        });
    }
    told
}

/// Words in one line, without what steers a terminal.
fn one_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn real(span: Span) -> Duration {
    Duration::from_millis(u64::try_from(span.0).unwrap_or(0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    fn script(folder: &Path, body: &str) -> Hook {
        let program = folder.join("hook");
        std::fs::write(&program, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let arguments = vec![folder.display().to_string(), "$(touch never); `x`".to_owned()];
        Hook { name: "test".into(), program, arguments, timeout: Span::seconds(20) }
    }

    fn run(body: &str, text: &str) -> (Result<(), Fault>, tempfile::TempDir) {
        let dir = tempfile::tempdir().unwrap();
        (script(dir.path(), body).run(text.to_owned(), None), dir)
    }

    /// It gets the text and its arguments as they are, and nothing of our environment.
    #[test]
    fn it_gets_what_it_is_given_and_nothing_else() {
        let text = "{\"title\":\"$(touch never) `touch never`; '\\\"\"}";
        let (done, dir) = run("cat > $1/in; printf '%s' \"$2\" > $1/two; env > $1/env; pwd > $1/pwd", text);
        assert_eq!(done, Ok(()));
        let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).unwrap();
        assert_eq!((read("in").as_str(), read("two").as_str()), (text, "$(touch never); `x`"));
        assert!(!dir.path().join("never").exists());
        assert_eq!(read("pwd"), "/\n");
        let names: Vec<String> = read("env").lines().filter_map(|l| Some(l.split_once('=')?.0.to_owned())).collect();
        // The shell adds two of its own.
        assert!(names.iter().all(|n| ["PATH", "LANG", "HOME", "PWD", "SHLVL", "_", "OLDPWD"].contains(&n.as_str())));
    }

    #[test]
    fn how_it_ends_is_told() {
        let exit = |code, said: &str| Err(Fault::Exit { code, said: said.to_owned() });
        for (body, want) in [
            ("exit 0", Ok(())),
            ("exec 0<&-; exit 0", Ok(())),
            ("echo no route >&2; echo '\u{1b}[31m' >&2; exit 75", exit(75, "no route [31m")),
            ("kill -TERM $$", Err(Fault::Signal { number: 15, said: String::new() })),
        ] {
            assert_eq!(run(body, &"x".repeat(300_000)).0, want, "{body}");
        }
    }

    /// Much more than anybody wants to keep: it may write it, and the beginning is kept.
    #[test]
    fn huge_output_is_bounded() {
        let (done, _dir) = run("head -c 50000000 /dev/zero; yes word | head -c 500000 >&2; exit 3", "");
        let Err(Fault::Exit { code: 3, said }) = done else { unreachable!("{done:?}") };
        assert!(said.starts_with("word word") && said.len() <= KEPT, "{}", said.len());
        // One that never stops to write has its standard error closed.
        assert!(matches!(run("yes word >&2; exit 4", "").0, Err(Fault::Exit { .. } | Fault::Signal { .. })));
    }

    /// One that hangs is killed with everything it has started.
    #[test]
    fn one_that_hangs_is_killed_with_its_children() {
        let dir = tempfile::tempdir().unwrap();
        let body = "sleep 1000 & echo $! > $1/child.new; mv $1/child.new $1/child; echo waiting >&2; wait";
        let hook = Hook { timeout: Span::millis(700), ..script(dir.path(), body) };
        let began = crate::shell::clock::Stopwatch::start();
        let done = hook.run(String::new(), None);
        assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
        assert_eq!(done, Err(Fault::TimedOut { after: Span::millis(700), said: "waiting".into() }));
        let child = std::fs::read_to_string(dir.path().join("child")).unwrap();
        let state = std::fs::read_to_string(format!("/proc/{}/stat", child.trim()));
        assert!(state.map_or(true, |stat| stat.contains(") Z ")), "its child is dead");
    }

    /// What it leaves behind when it ends holds nobody up.
    #[test]
    fn what_it_leaves_behind_holds_nobody_up() {
        let began = crate::shell::clock::Stopwatch::start();
        assert_eq!(run("sleep 1000 & exit 0", "").0, Ok(()));
        assert_eq!(run("setsid sleep 5 & exit 0", "").0, Ok(()));
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }

    #[test]
    fn what_cannot_be_started_says_why() {
        let dir = tempfile::tempdir().unwrap();
        let hook = script(dir.path(), "exit 0");
        std::fs::set_permissions(&hook.program, std::fs::Permissions::from_mode(0o644)).unwrap();
        for program in [hook.program.clone(), dir.path().join("missing"), dir.path().to_owned()] {
            let done = Hook { program, ..hook.clone() }.run(String::new(), None);
            assert!(matches!(&done, Err(Fault::NotStarted { said }) if !said.is_empty()), "{done:?}");
        }
    }
}
