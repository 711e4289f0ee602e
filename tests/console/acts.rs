//! Acts: what may be done now, to what, and what becomes of it.

use super::world::{LINA, Seat, elsewhere, incident, overfull, typical};
use firstline::app::action::ACTIONS;
use firstline::app::effect::Effect;
use firstline::app::msg::{Loaded, Msg};
use firstline::app::overlay::Overlay;
use firstline::domain::code::Code;
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::incident::{Group, Kind};
use firstline::domain::policy::Lang;
use firstline::domain::refusal::Refusal;
use firstline::domain::time::Span;

#[test]
fn take_names_the_incident_and_the_version_that_was_seen() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("t");
    assert_eq!(seat.commands(), [(20417, Some(3), Verb::Take)]);
    seat.commit_all(Kind::Taken);
    assert_eq!(seat.message(), "20417 taken");
    assert_eq!(seat.model.message.as_ref().unwrap().offer, Some(("u", "undo".to_owned())));
}

/// What was done is said with its aim: whoever typed a name sees which one was taken.
#[test]
fn an_act_says_to_whom() {
    let mut seat = Seat::typical();
    seat.on(20410).keys("d").types("20417").keys("enter ctrl-s");
    seat.commit_all(Kind::Merged);
    assert_eq!(seat.message(), "20410 merged: 20417");
    seat.on(20417).keys("a tab").types("lina").keys("enter ctrl-s");
    seat.commit_all(Kind::Assigned);
    assert_eq!(seat.message(), "20417 assigned: 李娜");
}

/// The footer shows what the incident under the cursor allows now, and no more than eight.
#[test]
fn the_footer_is_what_may_be_done_now() {
    let mut incidents = typical();
    incidents.push(incident("20500 3 resolved wangli 0 Payroll export blank"));
    incidents.push(elsewhere(incident("20501 3 in_progress lina 9000 Switch")));
    let mut seat = Seat::new(incidents, Lang::En, (120, 36));
    seat.keys("g 5");
    for (id, want) in [
        (20417, "take assign reply note escalate resolve edit undo"),
        (20410, "assign reply note escalate resolve suspend edit"),
        (20388, "assign resume reply note escalate resolve edit"),
        (20500, "confirm and close reopen reply note edit undo log call open"),
        (20501, "reply note edit undo chase log call call back open"),
    ] {
        let footer = seat.on(id).footer();
        let got = footer.iter().filter(|w| **w != "undo" || want.contains("undo")).cloned().collect::<Vec<_>>();
        assert!(footer.len() <= 8);
        assert_eq!(got.join(" "), want, "{id}");
    }
}

#[test]
fn what_is_not_possible_says_why_and_sends_nothing() {
    let mut seat = Seat::typical();
    for (id, keys) in [(20417, "X"), (20410, "t"), (20417, "p"), (20417, "s d")] {
        seat.on(id).keys(keys);
        assert!(seat.commands().is_empty() && seat.model.overlays.is_empty(), "{keys}");
        assert!(!seat.message().is_empty(), "{keys}");
        seat.wait(Span::seconds(1));
    }
    seat.model.desk.read_only = true;
    seat.on(20417).keys("t");
    assert_eq!(seat.message(), "This console is read-only");
}

/// Who types the reason blind after a key that was refused does nothing with it, and can still read why.
#[test]
fn words_after_a_refused_key_do_not_act() {
    let mut seat = Seat::typical();
    seat.on(20410).keys("t");
    let why = seat.message().to_owned();
    for key in ["u", "s", "e", "r", "c", "g", "X", "a"] {
        seat.wait(Span::millis(200)).keys(key);
        assert!(seat.commands().is_empty() && seat.model.overlays.is_empty(), "{key}");
    }
    assert_eq!(seat.message(), why);
    // Whoever moves on has seen it.
    seat.keys("k j c esc t").wait(Span::seconds(1)).keys("c");
    assert!(matches!(seat.model.overlays.last(), Some(Overlay::Form(f)) if f.draft.action == "incident.note"));
}

/// What went wrong is on the screen to its last word, and advice is at the end.
#[test]
fn a_long_refusal_is_not_cut() {
    for size in [(120, 36), (80, 24), (40, 12)] {
        let mut seat = Seat::new(typical(), Lang::En, size);
        seat.model.complain(
            "20410 was not saved: the file is busy with somebody else's long work; try again in a while, please do",
        );
        let screen = seat.screen();
        let last: Vec<&str> = screen.split_whitespace().collect();
        assert!(last.windows(2).any(|w| w == ["please", "do"]), "{size:?}\n{}", screen);
        assert!(last.contains(&"X"));
    }
}

#[test]
fn one_key_for_suspending_and_resuming() {
    let mut seat = Seat::typical();
    seat.on(20388).keys("w");
    assert_eq!(seat.commands(), [(20388, Some(3), Verb::Resume { text: String::new() })]);
    seat.on(20410).keys("w");
    assert!(matches!(seat.model.overlays.last(), Some(Overlay::Form(f)) if f.draft.action == "incident.suspend"));
}

/// A command that needs words keeps them until it is on the record.
#[test]
fn a_note_is_kept_through_refusal_and_failure() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("c").types("restarted it").keys("ctrl-s");
    let text = || "restarted it".to_owned();
    assert_eq!(seat.commands(), [(20417, Some(3), Verb::Note { text: text() })]);
    seat.tell(Msg::Failed { request: Some(1), sentence: "Not saved: the file is busy.".to_owned() });
    assert_eq!(seat.message(), "Not saved: the file is busy.");
    seat.keys("ctrl-s");
    assert_eq!(seat.commands(), [(20417, Some(3), Verb::Note { text: text() })], "it can be sent again");
    seat.commit_all(Kind::Noted);
    assert!(seat.model.overlays.is_empty());
    assert!(seat.effects().iter().any(|e| matches!(e, Effect::DropDraft(_))));
}

/// UX 5.9, 5.10: what is typed is kept at once, survives Esc, and comes back.
#[test]
fn drafts_are_kept_and_named_when_leaving() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("c").types("half a sent");
    assert_eq!(seat.effects().iter().filter(|e| matches!(e, Effect::SaveDraft(_))).count(), 11);
    seat.keys("esc j j q");
    let Some(Overlay::Confirm(ask)) = seat.model.overlays.last() else { panic!("asks") };
    assert_eq!(ask.facts, ["note 20417"]);
    seat.wait(Span::millis(250)).keys("esc g d");
    assert_eq!(seat.cursor(), 20417);
    let Some(Overlay::Form(form)) = seat.model.overlays.last() else { panic!("the draft is open") };
    assert_eq!(form.form.focused_text().unwrap(), "half a sent");
    assert!(seat.message().starts_with("What you had typed here is back"));
    // Emptied, it is forgotten.
    seat.keys("ctrl-u esc");
    assert!(seat.model.drafts.is_empty() && seat.effects().iter().any(|e| matches!(e, Effect::DropDraft(_))));
}

#[test]
fn marks_are_acted_on_together_and_what_failed_stays_marked() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("space");
    seat.on(20418).keys("space");
    seat.on(20391).keys("t");
    let got: Vec<i64> = seat.commands().iter().map(|(id, ..)| *id).collect();
    assert_eq!(got, [20417, 20418]);
    seat.tell(Msg::Committed {
        request: 1,
        seq: 900,
        batch: 900,
        at: seat.now,
        ids: vec![firstline::domain::id::IncidentId(20417)],
        kinds: vec![Kind::Taken],
    });
    seat.tell(Msg::Refused { request: 2, refusal: Refusal::DeskCloses });
    assert_eq!(seat.model.queue.marks.iter().map(|id| id.0).collect::<Vec<_>>(), [20418]);
    assert!(seat.message().starts_with("20418  "));
}

/// UX 5.7, 3.5: many at once: what cannot is listed, the number is typed, keys pressed too early are not heard.
#[test]
fn ten_or_more_need_their_number() {
    let mut seat = Seat::typical();
    seat.keys("V t");
    let Some(Overlay::Confirm(ask)) = seat.model.overlays.last() else { panic!("asks") };
    let (count, refused) = (ask.count.unwrap(), ask.facts.len());
    assert_eq!(count + refused, 17);
    assert!(refused > 0, "those that are mine and in work already");
    seat.keys("enter y enter");
    assert!(seat.commands().is_empty(), "deaf, and y is no number");
    seat.wait(Span::millis(250));
    seat.types("3").keys("enter");
    assert!(seat.commands().is_empty(), "not the number");
    seat.keys("backspace").types(&count.to_string()).keys("enter");
    assert_eq!(seat.commands().len(), count);
    seat.commit_all(Kind::Taken);
    assert_eq!(seat.message(), format!("{count} incidents taken"));
}

#[test]
fn a_public_reply_to_two_is_asked_first() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("space");
    seat.on(20418).keys("space r").types("we are on it").keys("ctrl-s");
    assert!(seat.commands().is_empty());
    assert!(matches!(seat.model.overlays.last(), Some(Overlay::Confirm(c)) if c.count == Some(2)));
    seat.wait(Span::millis(250)).types("2").keys("enter");
    assert_eq!(seat.commands().len(), 2);
    seat.commit_all(Kind::Replied);
    assert!(seat.model.overlays.is_empty(), "the form closes with the last answer");
}

/// ONE-4: undo says what it takes back; a bulk act is taken back as one.
#[test]
fn undo_says_what_it_takes_back() {
    let mut seat = Seat::typical();
    seat.on(20417).keys("space");
    seat.on(20418).keys("space t").commit_all(Kind::Taken);
    seat.wait(Span::minutes(4));
    seat.on(20418).keys("u");
    let Some(Overlay::Confirm(ask)) = seat.model.overlays.last() else { panic!("asks") };
    assert_eq!(ask.question, "Take back? 2 incidents taken, 4m ago");
    seat.wait(Span::millis(250)).keys("y");
    let undone: Vec<_> = seat
        .effects()
        .into_iter()
        .filter_map(
            |e| if let Effect::Commit { command: Command::Undo { batch }, .. } = e { Some(batch) } else { None },
        )
        .collect();
    assert_eq!(undone.len(), 2);
    seat.commit_all(Kind::Undone);
    seat.on(20399).keys("u");
    let Some(Overlay::Confirm(ask)) = seat.model.overlays.last() else { panic!("asks the record") };
    assert_eq!(ask.question, "Take back? 20399 note added, 27m ago");
}

/// DESIGN decision 8, UX 5.4: somebody was faster.
#[test]
fn a_conflict_is_shown_and_nothing_typed_is_lost() {
    for (key, again, open) in [("o", true, true), ("r", false, true), ("v", false, false)] {
        let mut seat = Seat::typical();
        seat.on(20410).keys("c").types("new fuser").keys("ctrl-s");
        let sent = seat.commands();
        assert_eq!(sent[0].1, Some(3));
        let refusal = Refusal::Stale { by: LINA, at: seat.now, groups: vec![Group::Life] };
        seat.tell(Msg::Refused { request: 1, refusal });
        assert!(seat.screen().contains("李娜 changed 20410 just now."));
        seat.keys(key);
        assert!(seat.commands().is_empty(), "deaf for a moment");
        seat.wait(Span::millis(250)).keys(key);
        let sent_again = seat.commands();
        assert_eq!(sent_again.first().map(|(.., verb)| verb), again.then_some(&sent[0].2));
        assert_eq!(sent_again.first().map(|(_, seen, _)| *seen), again.then_some(None), "over whatever is there");
        let kept = match seat.model.overlays.last() {
            Some(Overlay::Form(form)) => form.form.focused_text().unwrap(),
            _ => seat.model.drafts.values().next().unwrap().focused_text().unwrap(),
        };
        assert_eq!((kept, matches!(seat.model.overlays.last(), Some(Overlay::Form(_)))), ("new fuser", open));
    }
}

#[test]
fn a_record_opened_by_number_is_what_keys_act_on() {
    let mut seat = Seat::typical();
    let before = seat.cursor();
    seat.keys(":").types("20414").keys("enter t");
    assert_eq!(seat.commands()[0].0, 20414);
    seat.keys("esc");
    assert_eq!(seat.cursor(), before, "back where one was");
}

#[test]
fn a_closed_incident_that_was_opened_gets_its_row() {
    let closed = incident("20100 3 closed wangli 0 Long ago");
    let mut seat = Seat::typical();
    seat.keys(":").types("20100").keys("enter");
    seat.tell(Msg::Loaded(Loaded::Record(Box::new(super::world::record(&closed)), vec![])));
    assert!(seat.footer().contains(&"reopen".to_owned()), "{:?}", seat.footer());
}

/// The table holds together: names, ids and keys are what they say.
#[test]
fn the_table_of_actions_is_sound() {
    use firstline::app::keymap::sequence;
    use std::collections::{BTreeMap, BTreeSet};
    let names: BTreeSet<&str> = ACTIONS.iter().map(|a| a.name).collect();
    let ids: BTreeSet<&str> = ACTIONS.iter().map(|a| a.id).collect();
    assert_eq!((names.len(), ids.len()), (ACTIONS.len(), ACTIONS.len()));
    let mut all = BTreeMap::new();
    for action in ACTIONS.iter() {
        for keys in action.keys {
            let keys = sequence(keys).unwrap_or_else(|e| panic!("{}: {e}", action.id));
            assert!(!keys.iter().any(|k| k.ctrl && matches!(k.hint().as_str(), "^I" | "^M")), "{}", action.id);
            let old = all.insert((format!("{:?}", action.context), keys), action.id);
            assert!(old.is_none() || action.id == "incident.resume", "{old:?} and {}", action.id);
        }
    }
    // A key that acts cannot begin another one: nobody could reach the longer.
    for (context, keys) in all.keys() {
        for n in 1..keys.len() {
            assert!(!all.contains_key(&(context.clone(), keys[..n].to_vec())), "{keys:?}");
        }
    }
}

/// UX 5.14: at 40 by 12 one can take, note, escalate and resolve.
#[test]
fn a_small_screen_is_enough_to_work() {
    let mut seat = Seat::new(overfull(), Lang::ZhHans, (40, 12));
    seat.keys("g 3 t");
    assert_eq!(seat.commands().len(), 1);
    for key in ["c", ">", "x"] {
        seat.keys(key);
        assert!(matches!(seat.model.overlays.last(), Some(Overlay::Form(_))), "{key}: a form is open");
        let screen = seat.screen();
        assert!(screen.contains("^S"), "{key}: it says how to save: {screen}");
        seat.keys("esc");
    }
}

#[test]
fn roles_decide_what_is_offered() {
    let mut seat = Seat::typical();
    seat.model.desk.me.person = firstline::domain::id::PersonId(6);
    seat.model.desk.me.roles = vec![Code::new("viewer")];
    seat.on(20417);
    assert_eq!(seat.footer(), ["open"]);
    seat.model.desk.me.roles = vec![Code::new("desk_lead")];
    seat.keys("p");
    assert_eq!(seat.model.overlays.len(), 1, "a lead may set the priority");
}

/// UX 5.4: the incident changed a split second before the key: the key goes with the version that was on screen.
#[test]
fn a_change_that_nobody_can_have_read_is_not_seen() {
    for (wait, seen) in [(0, 3), (249, 3), (250, 4)] {
        let mut seat = Seat::typical();
        seat.on(20417);
        let mut changed = super::world::row(&incident("20417 2 new - 291 VPN 断线 (华东 40 人)"));
        changed.ver = 4;
        seat.tell(Msg::Loaded(Loaded::Changed { rows: vec![changed], gone: vec![], seq: 500 }));
        seat.now = seat.now + Span::millis(wait);
        seat.keys("t");
        assert_eq!(seat.commands(), [(20417, Some(seen), Verb::Take)], "{wait} ms");
    }
}

/// What was done is said whole, whatever a batch held; and every kind of event has words of its own in each language.
#[test]
fn what_was_done_is_said_whole() {
    use firstline::app::action::ticket::done_words;
    use firstline::text::Locale;
    use std::collections::BTreeSet;
    for lang in [Lang::En, Lang::ZhHans, Lang::ZhHant] {
        let locale = Locale::new(lang);
        let said: BTreeSet<String> = Kind::ALL.iter().map(|kind| done_words(&locale, &[*kind], "7")).collect();
        // Both sides of a merge are one thing to a reader.
        assert_eq!(said.len(), Kind::ALL.len() - 1, "{lang:?}: {said:?}");
        assert!(said.iter().all(|text| text.contains('7') && text.len() > 3), "{lang:?}: {said:?}");
    }
    let english = Locale::new(Lang::En);
    for (kinds, words) in [
        (vec![Kind::Recorded, Kind::Taken], "7 recorded and taken"),
        (vec![Kind::Recorded, Kind::Taken, Kind::Resolved], "7 recorded and resolved"),
        (vec![Kind::Confirmed, Kind::Closed], "7 confirmed and closed"),
        (vec![Kind::Confirmed], "7 confirmed"),
        (vec![Kind::Imported], "7 imported"),
    ] {
        assert_eq!(done_words(&english, &kinds, "7"), words);
    }
}

/// What one logs oneself is what the next key is meant for.
#[test]
fn the_cursor_goes_to_what_was_just_logged() {
    let mut seat = Seat::typical();
    seat.on(20391);
    let mut new = seat.model.rows.get(firstline::domain::id::IncidentId(20417)).unwrap().clone();
    new.id = firstline::domain::id::IncidentId(20500);
    let id = new.id;
    let commands = vec![Command::Record(Box::default())];
    let now = seat.now;
    let effects = seat.model.commit("incident.new", commands, now);
    assert_eq!(effects.len(), 1);
    seat.tell(Msg::Loaded(Loaded::Changed { rows: vec![new], gone: vec![], seq: 950 }));
    let kinds = vec![Kind::Recorded, Kind::Taken];
    seat.tell(Msg::Committed { request: seat.model.requests, seq: 950, batch: 949, at: now, ids: vec![id], kinds });
    assert_eq!(seat.cursor(), 20500);
    assert!(seat.message().starts_with("20500 recorded and taken"), "{}", seat.message());
}
