//! The noun `sla`. One job: clocks counted again, for whoever checks them from outside.

use super::call::Call;
use super::exit::{Exit, Stop};
use super::grammar::{Noun, Runs, Verb, place};
use super::lines::{self, instant, seconds};
use super::session::Setup;
use crate::domain::sla::replay::{Replayed, Timeline, Verdict};
use crate::domain::time::Span;
use crate::msg;
use serde_json::{Map, Value, json};

pub fn noun() -> Noun {
    let file = place("file", "FILE", msg!("cli-flag-lines"));
    Noun {
        name: "sla",
        about: msg!("cli-sla"),
        verbs: vec![Verb { name: "replay", about: msg!("cli-sla-replay"), flags: vec![file], run: Runs::Bare(replay) }],
    }
}

fn replay(_: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    lines::answer(call, |timeline: &Timeline| {
        timeline.replay().map(|replayed| replayed_json(&replayed)).map_err(|error| error.to_string())
    })
}

fn replayed_json(replayed: &Replayed) -> Value {
    let mut fields = Map::new();
    for (name, clock) in [("response", replayed.response), ("resolution", replayed.resolution)] {
        let verdict = clock.and_then(|clock| clock.verdict);
        let of = |pick: fn(Verdict) -> Span| verdict.map_or(Value::Null, |verdict| seconds(pick(verdict)));
        fields.insert(format!("{name}_due"), instant(clock.and_then(|clock| clock.due)));
        fields.insert(format!("{name}_worked_seconds"), of(|v| v.worked));
        fields.insert(format!("{name}_margin_seconds"), of(|v| v.margin));
        fields.insert(format!("{name}_overrun_seconds"), of(|v| v.overrun));
        fields.insert(format!("{name}_breached"), json!(verdict.map(|v| v.breached)));
    }
    fields.insert("paused_seconds".into(), seconds(replayed.paused));
    if !replayed.not_counted.is_empty() {
        fields.insert("not_counted".into(), json!(replayed.not_counted));
    }
    Value::Object(fields)
}
