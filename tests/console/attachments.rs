//! LIFE-2 at the console: `:attach` and `:save` ask the shell; the record shows what is attached.

use super::world::{Seat, record, typical};
use firstline::app::effect::Effect;
use firstline::app::msg::{Loaded, Msg};
use firstline::domain::id::IncidentId;
use firstline::domain::incident::Kind;
use firstline::domain::incident::report::Attachment;
use firstline::domain::policy::Lang;
use firstline::domain::refusal::Refusal;
use firstline::domain::stream::StreamKind;
use firstline::domain::value::Text;

fn line(seat: &mut Seat, text: &str) {
    seat.keys(":").types(text).keys("enter");
}

#[test]
fn attach_names_the_incident_and_the_file_as_it_was_typed() {
    let mut seat = Seat::typical();
    seat.on(20417);
    seat.effects();
    line(&mut seat, "attach ~/logs/a b.log");
    let effects = seat.effects();
    let [Effect::Attach { request, incident, path }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((*incident, path.as_str()), (IncidentId(20417), "~/logs/a b.log"));
    let (request, ids, at) = (*request, vec![*incident], seat.now);
    seat.tell(Msg::Committed { request, seq: 500, batch: 500, at, ids, kinds: vec![Kind::Attached] });
    assert_eq!(seat.message(), "20417 has an attachment more");
    assert_eq!(seat.model.message.as_ref().unwrap().offer, Some(("u", "undo".to_owned())));
    assert!(seat.model.busy.is_empty());
}

#[test]
fn what_the_rules_or_the_file_say_is_told() {
    let mut seat = Seat::typical();
    seat.on(20417);
    for told in ["nothing in it", "a.log: no such file"] {
        seat.effects();
        line(&mut seat, "attach a.log");
        let [Effect::Attach { request, .. }] = seat.effects()[..] else { panic!() };
        seat.tell(match told {
            "nothing in it" => Msg::Refused { request, refusal: Refusal::EmptyFile { name: "a.log".into() } },
            told => Msg::Failed { request: Some(request), sentence: told.into() },
        });
        let said = if told == "nothing in it" { "20417  There is nothing in a.log." } else { told };
        assert_eq!((seat.message().as_str(), seat.model.busy.len()), (said, 0));
    }
    let gone = Refusal::NotFound { kind: StreamKind::Incident, what: "20417".into() };
    line(&mut seat, "attach b.log");
    let Some(Effect::Attach { request, .. }) = seat.effects().pop() else { panic!() };
    seat.tell(Msg::Refused { request, refusal: gone });
    assert!(seat.message().contains("20417"), "{}", seat.message());
}

#[test]
fn save_takes_a_number_and_a_place() {
    let mut seat = Seat::typical();
    seat.on(20417);
    for (typed, attachment, path) in [("save 2", 1, ""), ("save 1 ~/x y.log", 0, "~/x y.log")] {
        seat.effects();
        line(&mut seat, typed);
        let want = Effect::SaveAttachment { incident: IncidentId(20417), attachment, path: path.into() };
        assert_eq!(seat.effects(), [want], "{typed}");
    }
    for (sentence, well) in [("Saved to x (1 KiB)", true), ("x exists already; it is left as it is.", false)] {
        seat.tell(Msg::Told { sentence: sentence.into(), well });
        assert_eq!(seat.message(), sentence);
    }
    for typed in ["save", "save 0", "save x", "attach"] {
        seat.effects();
        line(&mut seat, typed);
        assert!(seat.effects().is_empty(), "{typed}");
        let screen = seat.screen();
        assert!(screen.contains(if typed == "attach" { ":attach" } else { ":save" }), "{typed}: {screen}");
        seat.keys("esc");
    }
}

/// ROLE-5: who may not note may not attach, and is told so before a file is looked for.
#[test]
fn roles_decide() {
    let mut seat = Seat::typical();
    seat.model.desk.me.roles = vec!["viewer".into()];
    seat.on(20417);
    seat.effects();
    line(&mut seat, "attach a.log");
    assert!(seat.effects().is_empty() && seat.message().contains("ROLE-5"), "{}", seat.message());
}

#[test]
fn the_page_lists_what_is_attached() {
    for (lang, heading) in [(Lang::En, "ATTACHMENTS"), (Lang::ZhHans, "附件"), (Lang::ZhHant, "附件")] {
        let mut seat = Seat::new(typical(), lang, (120, 60));
        let file = |name: &str, attached| Attachment {
            name: Some(Text::new(name)),
            media_type: Some("text/plain".into()),
            size: Some(2_048),
            attached,
            ..Attachment::default()
        };
        let mut incident = seat.incidents.iter().find(|i| i.id == IncidentId(20417)).unwrap().clone();
        incident.attachments = vec![file("off.log", false), file("tr\u{202e}ace\u{1b}[2J.log", true)];
        seat.on(20417);
        seat.tell(Msg::Loaded(Loaded::Record(Box::new(record(&incident)), vec![])));
        seat.keys("z");
        let screen = seat.screen();
        assert!(screen.contains(heading) && screen.contains("tr<U+202E>ace^[[2J.log"), "{screen}");
        assert!(screen.contains("2 KiB") && !screen.contains("off.log"), "{screen}");
    }
}
