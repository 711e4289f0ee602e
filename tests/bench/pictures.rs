//! The pictures of the README. One job: the demo's own screens, drawn by the program, as SVG.
//!
//! `cargo bench --bench pictures` writes them anew into `assets/pictures`. Seed, day and size are fixed, so that they
//! change only where the program does.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a picture that cannot be made stops here")]

use firstline::app::derive::derive;
use firstline::app::effect::Effect;
use firstline::app::input::key::Key;
use firstline::app::look::Look;
use firstline::app::model::{Badge, Model};
use firstline::app::msg::{Desk as Shared, Loaded, Msg};
use firstline::app::update::{read_ahead, update};
use firstline::demo::{DAYS, Options, SEED, Scene, make};
use firstline::desk::{Caller, Claim, Desk, Which};
use firstline::domain::actor::Via;
use firstline::domain::policy::Lang;
use firstline::domain::time::{Instant, Span};
use firstline::text::Locale;
use firstline::ui::pictures::svg;
use firstline::ui::{Depth, Theme};

/// A Thursday morning.
const DAY: &str = "2026-11-19T02:00:00Z";
const SIZE: (u16, u16) = (120, 36);

/// What is shown: the file, the language, the theme, the keys that lead there.
const PICTURES: [(&str, Lang, Look, &str, &str); 3] = [
    ("queue", Lang::En, Look::Dark, "j j j", "The queue with the card of the incident under the cursor"),
    ("board", Lang::ZhHans, Look::Dark, "2 l", "The escalation board in simplified Chinese"),
    ("wall", Lang::En, Look::Light, "7", "The wall of service levels in the light theme"),
];

/// A console on the demo, without a terminal.
struct Seat {
    desk: Desk,
    caller: Caller,
    model: Model,
    now: Instant,
}

impl Seat {
    fn open(mut desk: Desk, lang: Lang, now: Instant) -> Self {
        let caller = Caller { os_user: "lin".into(), claim: Claim::As("lin.yue".into()), via: Via::Console };
        let me = desk.actor(&caller).unwrap();
        let (_, rows) = desk.rows(&caller, Which::Open).unwrap();
        let ground = desk.ground().clone();
        let shared = Shared {
            policy: ground.policy,
            calendars: ground.calendars,
            directory: ground.directory,
            zone: ground.zone,
            me,
            read_only: false,
        };
        let mut model = Model::new(shared, Locale::new(lang), SIZE);
        (model.badge, model.fresh) = (Some(Badge::Demo), now);
        let mut seat = Self { desk, caller, model, now };
        seat.tell(Msg::Loaded(Loaded::Rows { rows, complete: true }));
        seat
    }

    /// A message, and every answer to what it leads to.
    fn tell(&mut self, msg: Msg) {
        let mut effects = update(&mut self.model, msg, self.now);
        while let Some(effect) = effects.pop().or_else(|| read_ahead(&mut self.model)) {
            let answer = match effect {
                Effect::OpenRecord(id) => {
                    let record = self.desk.record(&self.caller, id, self.now).unwrap();
                    let told = record.incident.title.as_str();
                    let mut likely = self.desk.kb_like(&self.caller, told, 12).unwrap();
                    likely.retain(|entry| entry.is_about(&record.incident));
                    likely.truncate(2);
                    Loaded::Record(Box::new(record), likely)
                }
                Effect::LoadEnded { since } => {
                    Loaded::Found(self.desk.rows(&self.caller, Which::EndedSince(since)).unwrap().1)
                }
                _ => continue,
            };
            effects.extend(update(&mut self.model, Msg::Loaded(answer), self.now));
        }
    }
}

fn main() {
    let wall = Instant::parse_rfc3339(DAY).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let to = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/pictures");
    std::fs::create_dir_all(to).unwrap();
    for (name, lang, look, keys, title) in PICTURES {
        let options =
            Options { seed: SEED, speed: 1, scene: Scene::default(), lang, os_user: "lin".into(), days: DAYS, wall };
        let (desk, _director) = make(&dir.path().join(format!("{name}.db")), &options).unwrap();
        let now = desk.clock().unwrap().origin + Span::minutes(1);
        let mut seat = Seat::open(desk, lang, now);
        for key in keys.split(' ') {
            seat.tell(Msg::Key(Key::parse(key).unwrap()));
        }
        seat.model.message = None;
        let theme = Theme::of(look, Depth::True);
        let picture = svg(&seat.model, &derive(&seat.model, now), &theme, title);
        std::fs::write(format!("{to}/{name}.svg"), &picture).unwrap();
        println!("{name}.svg, {} bytes", picture.len());
    }
}
