//! LIFE-8: to whom something is given is suggested, the best first and why.

use crate::forms::desk::{Desk, desk, press};
use crate::forms::screens::screen;
use firstline::app::form::{Form, FormEvent, options};
use firstline::domain::id::{PersonId, TeamId};
use firstline::domain::incident::command::{Command, Handing, Verb};
use firstline::domain::incident::row::Row;
use firstline::domain::people::directory::{Entry, EntryChange, EntryDetail};
use firstline::domain::policy::parse::parse;
use firstline::domain::policy::{DEFAULT, Lang, Policy};
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::value::Value;

/// The network team has four: one off duty, one with two in hand, one with none, one who knows VPN.
fn staffed(lang: Lang) -> Desk {
    let mut desk = desk(lang);
    let duty = r#"
[duty.net-l2]
roster = [{ people = ["bo", "cy", "di"], days = "mon-fri", from = "09:00", to = "18:00" }]
"#;
    let rosters = parse(&format!("{DEFAULT}\n{duty}"), 1).unwrap().duty;
    desk.policy = Policy { duty: rosters, ..desk.policy };
    for (id, key, name, skill) in
        [(11, "al", "Al", ""), (12, "bo", "Bo", ""), (13, "cy", "Cy", ""), (14, "di", "Di", "net")]
    {
        let mut entry = Entry::new(Stream::new(StreamKind::Person, id));
        let codes = |code: &str| Value::List(vec![Value::Code(code.into())]);
        let values = [
            ("name", Value::Text(name.into())),
            ("roles", codes("engineer")),
            ("teams", Value::List(vec![Value::Int(2)])),
            ("skills", if skill.is_empty() { Value::None } else { codes(skill) }),
        ];
        let changes = values.map(|(column, to)| EntryChange { column: column.into(), from: Value::None, to });
        entry.apply(&EntryDetail { key: Some(key.into()), changes: changes.into(), text: None });
        desk.directory.insert(entry);
    }
    for row in &mut desk.rows[1..] {
        *row = Row { assignee: Some(PersonId(12)), team: Some(TeamId(2)), ..row.clone() };
    }
    desk
}

#[test]
fn life_8_the_best_stand_first_with_what_speaks_for_them() {
    for (lang, want) in [
        (
            Lang::En,
            &[
                "Di: skill net · on duty · 0 open",
                "Cy: on duty · 0 open",
                "Bo: on duty · 2 open",
                "Al: off duty · 0 open",
            ][..],
        ),
        (
            Lang::ZhHans,
            &["Di: 技能 net · 值班中 · 在手 0", "Cy: 值班中 · 在手 0", "Bo: 值班中 · 在手 2", "Al: 不在班 · 在手 0"],
        ),
        (
            Lang::ZhHant,
            &["Di: 技能 net · 值班中 · 手上 0", "Cy: 值班中 · 手上 0", "Bo: 值班中 · 手上 2", "Al: 不在班 · 手上 0"],
        ),
    ] {
        let desk = staffed(lang);
        let mut form = Form::assign(desk.vpn(), &desk.env());
        press(&mut form, &desk, "net-l2<enter><ctrl-space>");
        let found = options::found(&form, form.focus(), &desk.env());
        let said: Vec<String> = found.iter().map(|opt| format!("{}: {}", opt.name, opt.note)).collect();
        assert_eq!(said[..4], *want, "{lang:?}");
        assert!(said[4].starts_with("Li Na"), "whoever may not take it stands behind: {said:?}");
        let shown = screen(&form, &desk, 120, 36);
        for (name, why) in want.iter().filter_map(|line| line.split_once(": ")) {
            assert!(shown.lines().any(|line| line.contains(name) && line.contains(why)), "{name} {why}\n{shown}");
        }
        // Enter takes the first.
        let FormEvent::Submit(sent) = press(&mut form, &desk, "<enter><ctrl-s>") else { panic!("not sent") };
        let Command::Act { verb, .. } = sent.command else { panic!("no act") };
        let person = Some(PersonId(14));
        assert_eq!(verb, Verb::Assign(Handing { team: Some(TeamId(2)), person, ..Handing::default() }));
    }
}

/// Where a line is chosen that has one team, its people stand first; what is typed still decides before what is suggested.
#[test]
fn the_team_of_the_line_is_meant() {
    let desk = staffed(Lang::En);
    let mut form = Form::escalate(desk.vpn(), &desk.env());
    press(&mut form, &desk, "skill<tab><tab><tab><tab><ctrl-space>");
    let names = |form: &Form| -> Vec<String> {
        options::found(form, form.focus(), &desk.env()).into_iter().map(|opt| opt.name).collect()
    };
    assert_eq!(names(&form)[..4], ["Di", "Cy", "Bo", "Al"]);
    press(&mut form, &desk, "bo");
    assert_eq!(names(&form)[0], "Bo");
}

/// LIFE-8: the third hand-over is said before it is done; a rule of the policy says from which one on.
#[test]
fn the_third_hand_over_is_warned_of() {
    let mut desk = staffed(Lang::En);
    for (hops, owner, script, want) in [
        (1, None, "net-l2<enter>", None),
        (2, None, "net-l2<enter>", Some("This would be hand-over no. 3 of this incident.")),
        (3, None, "net-l2<enter>", Some("This would be hand-over no. 4 of this incident.")),
        (2, None, "desk<enter>wang<enter>", None),
        (2, Some(PersonId(1)), "", Some("This would be hand-over no. 3 of this incident.")),
    ] {
        desk.rows[0] = Row { hops, assignee: owner, ..desk.rows[0].clone() };
        let mut form = Form::assign(desk.vpn(), &desk.env());
        press(&mut form, &desk, script);
        assert_eq!(form.warning(&desk.env()).as_deref(), want, "{hops} {owner:?} {script}");
        for (w, h) in [(120, 36), (80, 24), (80, 16)] {
            let shown = screen(&form, &desk, w, h);
            assert_eq!(shown.contains("This would be"), want.is_some(), "{w}x{h}\n{shown}");
        }
    }
    desk.rows[0].hops = 2;
    assert!(Form::escalate(desk.vpn(), &desk.env()).warning(&desk.env()).is_some());
    assert!(Form::hand_back(desk.vpn(), &desk.env()).warning(&desk.env()).is_some());
    assert_eq!(Form::note(desk.vpn(), &desk.env()).warning(&desk.env()), None);
    desk.policy.escalation.clear();
    assert_eq!(Form::hand_back(desk.vpn(), &desk.env()).warning(&desk.env()), None);
}
