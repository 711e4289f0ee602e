//! Every way out of the console: the terminal as it was, what was typed kept, the shell told why, soon.
#![allow(clippy::disallowed_methods, reason = "a test measures how long an end takes, and looks again and again")]

use super::{BINARY, PATIENCE, Terminal, desk, kept};
use firstline::app::look::{Look, Signs, Split};
use firstline::desk::{Caller, Claim, Desk};
use firstline::domain::actor::Via;
use firstline::domain::policy::Lang;
use firstline::shell::clock::Clock;
use firstline::shell::drafts::Drafts;
use firstline::shell::memory::Memory;
use firstline::shell::probe::Probe;
use firstline::shell::{console, panic};
use firstline::text::Locale;
use firstline::ui::Depth;
use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::time::{Duration, Instant};

/// Begins a note and leaves it half typed.
fn type_half(console: &mut Terminal, words: &str) {
    console.wait("1 of 1").press("c").wait("Internal note").press(words).wait(words);
}

/// RELIABILITY T04: a signal ends the console with the shell's code for it.
#[test]
fn a_signal_ends_it_and_loses_nothing() {
    let dir = desk("first");
    for (signal, code) in [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)] {
        let mut console = Terminal::start(dir.path(), "an");
        let words = format!("half {code} ");
        type_half(&mut console, &words);
        console.signal(signal);
        assert_eq!(console.ended(), code);
        assert!(console.given_back(), "after {signal:?}");
        assert!(kept(dir.path(), &words), "after {signal:?}");
    }
}

/// Processor time of a process in hundredths of a second, also when it has ended and nobody has asked how.
#[cfg(target_os = "linux")]
fn used(pid: Pid) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap();
    let after = stat.rsplit(')').next().unwrap();
    after.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

/// Waits until it is so.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < PATIENCE, "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// RELIABILITY T01: a window that is closed takes the console with it, at once and without a spin.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_vanishes_ends_it() {
    let dir = desk("first");
    let mut console = Terminal::start(dir.path(), "an");
    type_half(&mut console, "half a sentence");
    let (pid, before) = (console.pid(), used(console.pid()));
    let Terminal { master, mut child, mut keys, output, .. } = console;
    // The reader lets go of the terminal with the next byte it cannot hand on.
    drop(output);
    std::io::Write::write_all(&mut keys, b"!").unwrap();
    drop((master, keys));
    let began = Instant::now();
    let state = || std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap();
    until("gone", || state().contains(") Z "));
    let (took, spent) = (began.elapsed(), used(pid) - before);
    assert_eq!(child.wait().unwrap().exit_code(), 129);
    assert!(took < Duration::from_secs(5) && spent < 50, "{took:?}, {spent} hundredths of a second");
    assert!(kept(dir.path(), "half a sentence"));
}

/// RELIABILITY T05: Ctrl-Z and SIGTSTP give the terminal to the shell, `fg` brings the console back as it was.
#[test]
fn it_stops_for_the_shell_and_comes_back() {
    let dir = desk("first");
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "ready> ");
    let mut shell = Terminal::run(dir.path(), shell);
    let line = format!("sh -c 'echo $$ > pid; exec {BINARY} --db desk.db --as an --lang en'\r");
    shell.wait("ready> ").press(&line);
    type_half(&mut shell, "half a sentence");
    let pid: i32 = std::fs::read_to_string(dir.path().join("pid")).unwrap().trim().parse().unwrap();
    let pid = Pid::from_raw(pid).unwrap();
    let ways: [fn(&mut Terminal, Pid); 2] = [
        |shell, _| {
            shell.press("\x1a");
        },
        |_, pid| kill_process(pid, Signal::TSTP).unwrap(),
    ];
    for stop in ways {
        shell.bytes.clear();
        stop(&mut shell, pid);
        shell.until("the shell", |it| String::from_utf8_lossy(&it.bytes).to_lowercase().contains("stopped"));
        let bytes = String::from_utf8_lossy(&shell.bytes).into_owned();
        let ours = &bytes[..bytes.to_lowercase().find("stopped").unwrap()];
        for undone in ["\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"] {
            assert!(ours.contains(undone), "{undone:?} before the shell speaks: {ours:?}");
        }
        assert!(!shell.screen.screen().alternate_screen());
        shell.press("echo lin''e discipline\r").wait("line discipline");
        shell.bytes.clear();
        shell.press("fg\r").anew((36, 120)).wait("Internal note").wait("half a sentence");
    }
    kill_process(pid, Signal::TERM).unwrap();
    until("gone", || test_kill_process(pid).is_err());
}

/// A console that leads its session has no shell to go back to: Ctrl-Z says so, and work goes on.
#[test]
fn without_a_shell_it_does_not_stop() {
    let dir = desk("first");
    let mut console = Terminal::start(dir.path(), "an");
    console.wait("first").press("\x1a").wait("no shell");
    // Stopped all the same by somebody else, and woken: what it finds on the screen is not trusted.
    console.signal(Signal::STOP);
    console.bytes.clear();
    console.signal(Signal::CONT);
    console.anew((36, 120)).wait("first").press("Q");
    assert_eq!(console.ended(), 0);
    assert!(console.given_back());
}

/// RELIABILITY T06: a mistake of the program's, on whatever thread, ends it with its terminal given back, a report on disk
/// and 101. The program here is this test started once more: the console as it is, and beside it a thread that panics.
#[test]
fn a_panic_gives_the_terminal_back() {
    if let Some(dir) = std::env::var_os("FIRSTLINE_TEST_PANIC") {
        return wrong(Path::new(&dir));
    }
    let dir = desk("first");
    let mut it = CommandBuilder::new(std::env::current_exe().unwrap());
    it.args(["--exact", "terminal::leaving::a_panic_gives_the_terminal_back", "--nocapture"]);
    it.env("FIRSTLINE_TEST_PANIC", dir.path());
    let told = UnixListener::bind(dir.path().join("now")).unwrap();
    let mut console = Terminal::run(dir.path(), it);
    type_half(&mut console, "half a sentence");
    drop(told.accept().unwrap());
    assert_eq!(console.ended(), 101);
    assert!(console.given_back());
    assert!(console.screen.screen().contents().contains("made a mistake"), "{}", console.screen.screen().contents());
    let report = std::fs::read_to_string(dir.path().join("panic.txt")).unwrap();
    assert!(report.contains("thread careless") && report.contains("leaving.rs"), "{report}");
    assert!(kept(dir.path(), "half a sentence"));
}

/// The console, and a thread that panics when it is told to.
fn wrong(dir: &Path) {
    let locale = Locale::new(Lang::En);
    let said = Locale::new(Lang::En);
    panic::install(dir.join("panic.txt"), move |_| said.t("console-panic-unreported").into_owned());
    let wait = UnixStream::connect(dir.join("now")).unwrap();
    let careless = std::thread::Builder::new().name("careless".to_owned());
    let careless = careless.spawn(move || {
        let _told = std::io::Read::read(&mut &wait, &mut [0]);
        panic!("a mistake");
    });
    let desk = Desk::open(&dir.join("desk.db")).unwrap();
    let caller = Caller { os_user: "tester".into(), claim: Claim::As("an".into()), via: Via::Console };
    let drafts = Drafts::of(&dir.join("state"), &desk.uuid(), desk.actor(&caller).unwrap().person);
    console::run(console::Session {
        desk,
        caller,
        clock: Clock::Real,
        locale,
        look: Look::Ansi,
        depth: Depth::Indexed,
        probe: Probe::new(Signs::Unicode, true, false),
        split: Split::Auto,
        notice: None,
        memory: Memory::of(&dir.join("state")),
        tmux: false,
        notices: firstline::shell::notice::Notices::of(&firstline::shell::environment::Environment::default()),
        calls: firstline::app::telling::Calls::NONE,
        drafts,
        place: firstline::app::place::Place::default(),
        read_only: false,
        demo: false,
        home: None,
    })
    .unwrap();
    drop(careless);
}
