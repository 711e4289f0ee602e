//! `firstline demo` where there is no terminal: the file that was named, or words.

use super::{Ran, firstline};
use firstline::desk::Desk;

#[test]
fn without_a_terminal_the_demo_needs_a_file_and_keeps_what_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let run = |words: &[&str]| Ran::of(firstline().arg("demo").args(words).output().unwrap());
    let kept = ["--days", "1", "--speed", "60", "--db", path.to_str().unwrap()];

    assert!(run(&[]).ended(2).contains("--db"), "it says how");
    for (flag, wrong) in [("--scene", "war"), ("--speed", "0"), ("--days", "1000"), ("--seed", "x")] {
        assert!(run(&[flag, wrong]).ended(2).contains(wrong), "{flag} {wrong}");
    }
    let said = run(&kept).done();
    assert!(said.contains(&format!("firstline --db {}", path.display())), "{said}");
    assert_eq!(Desk::open(&path).unwrap().clock().unwrap().speed, 60);
    let before = std::fs::read(&path).unwrap();
    let refused = run(&kept).ended(4);
    assert!(refused.contains(path.to_str().unwrap()), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
