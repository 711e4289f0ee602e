//! Times as people type them, on a Tuesday at 14:32 in Shanghai.

use crate::forms::desk::{NOW, at};
use firstline::domain::time::zone::Zone;
use firstline::text::when::{BadWhen, Lean, parse};

use BadWhen::{NoSuchTime, NotUnderstood, NotYet, Over};

/// A local time of the zone, or the fault.
type Meant = Result<&'static str, BadWhen>;

/// text, what shall be, what was.
const TIMES: &[(&str, Meant, Meant)] = &[
    ("30m", Ok("2026-03-10 15:02"), Ok("2026-03-10 14:02")),
    ("2h", Ok("2026-03-10 16:32"), Ok("2026-03-10 12:32")),
    ("1h30", Ok("2026-03-10 16:02"), Ok("2026-03-10 13:02")),
    ("in 2 days", Ok("2026-03-12 14:32"), Err(NotYet)),
    ("30m ago", Err(Over), Ok("2026-03-10 14:02")),
    ("30分钟", Ok("2026-03-10 15:02"), Ok("2026-03-10 14:02")),
    ("３０分钟后", Ok("2026-03-10 15:02"), Err(NotYet)),
    ("半小时后", Ok("2026-03-10 15:02"), Err(NotYet)),
    ("半小時前", Err(Over), Ok("2026-03-10 14:02")),
    ("两个小时后", Ok("2026-03-10 16:32"), Err(NotYet)),
    ("15:00", Ok("2026-03-10 15:00"), Ok("2026-03-09 15:00")),
    ("１５：００", Ok("2026-03-10 15:00"), Ok("2026-03-09 15:00")),
    ("9:00", Ok("2026-03-11 09:00"), Ok("2026-03-10 09:00")),
    ("9am", Ok("2026-03-11 09:00"), Ok("2026-03-10 09:00")),
    ("3:30pm", Ok("2026-03-10 15:30"), Ok("2026-03-09 15:30")),
    ("12am", Ok("2026-03-11 00:00"), Ok("2026-03-10 00:00")),
    ("noon", Ok("2026-03-11 12:00"), Ok("2026-03-10 12:00")),
    ("tomorrow", Ok("2026-03-11 09:00"), Err(NotYet)),
    ("tomorrow 9:00", Ok("2026-03-11 09:00"), Err(NotYet)),
    ("tomorrow at 3pm", Ok("2026-03-11 15:00"), Err(NotYet)),
    ("tomorrow afternoon", Ok("2026-03-11 14:00"), Err(NotYet)),
    ("today 18:00", Ok("2026-03-10 18:00"), Err(NotYet)),
    ("today 9:00", Err(Over), Ok("2026-03-10 09:00")),
    ("yesterday 16:10", Err(Over), Ok("2026-03-09 16:10")),
    ("mon 09:00", Ok("2026-03-16 09:00"), Ok("2026-03-09 09:00")),
    ("Monday", Ok("2026-03-16 09:00"), Ok("2026-03-09 09:00")),
    ("tue 15:00", Ok("2026-03-10 15:00"), Ok("2026-03-03 15:00")),
    ("tue 9:00", Ok("2026-03-17 09:00"), Ok("2026-03-10 09:00")),
    ("next wed 10:00", Ok("2026-03-18 10:00"), Err(NotYet)),
    ("2026-03-20", Ok("2026-03-20 09:00"), Err(NotYet)),
    ("2026-03-20 15:45", Ok("2026-03-20 15:45"), Err(NotYet)),
    ("2026-03-20T15:45", Ok("2026-03-20 15:45"), Err(NotYet)),
    ("2026-03-20T07:45:00Z", Ok("2026-03-20 15:45"), Err(NotYet)),
    ("03-20 8:30", Ok("2026-03-20 08:30"), Ok("2025-03-20 08:30")),
    ("3/1 8:30", Ok("2027-03-01 08:30"), Ok("2026-03-01 08:30")),
    ("明天上午", Ok("2026-03-11 09:00"), Err(NotYet)),
    ("明天下午3点", Ok("2026-03-11 15:00"), Err(NotYet)),
    ("明天下午三点半", Ok("2026-03-11 15:30"), Err(NotYet)),
    ("明天 9:00", Ok("2026-03-11 09:00"), Err(NotYet)),
    ("后天", Ok("2026-03-12 09:00"), Err(NotYet)),
    ("後天下午", Ok("2026-03-12 14:00"), Err(NotYet)),
    ("昨天晚上8点", Err(Over), Ok("2026-03-09 20:00")),
    ("今晚8点", Ok("2026-03-10 20:00"), Err(NotYet)),
    ("下午5点", Ok("2026-03-10 17:00"), Ok("2026-03-09 17:00")),
    ("十二点", Ok("2026-03-11 12:00"), Ok("2026-03-10 12:00")),
    ("周一 9:00", Ok("2026-03-16 09:00"), Ok("2026-03-09 09:00")),
    ("週五上午十點", Ok("2026-03-13 10:00"), Ok("2026-03-06 10:00")),
    ("下周一上午9点", Ok("2026-03-16 09:00"), Err(NotYet)),
    ("星期日", Ok("2026-03-15 09:00"), Ok("2026-03-08 09:00")),
    ("周天", Ok("2026-03-15 09:00"), Ok("2026-03-08 09:00")),
    ("3月15日", Ok("2026-03-15 09:00"), Ok("2025-03-15 09:00")),
    ("3月15号下午2点", Ok("2026-03-15 14:00"), Ok("2025-03-15 14:00")),
    ("2026年3月15日 9:30", Ok("2026-03-15 09:30"), Err(NotYet)),
    ("15号 10:00", Ok("2026-03-15 10:00"), Err(NotYet)),
    ("now", Err(Over), Ok("2026-03-10 14:32")),
    ("刚才", Err(Over), Ok("2026-03-10 14:32")),
    ("", Err(NotUnderstood), Err(NotUnderstood)),
    ("soon", Err(NotUnderstood), Err(NotUnderstood)),
    ("15", Err(NotUnderstood), Err(NotUnderstood)),
    ("monster", Err(NotUnderstood), Err(NotUnderstood)),
    ("25:00", Err(NoSuchTime), Err(NoSuchTime)),
    ("2026-02-31", Err(NoSuchTime), Err(NoSuchTime)),
    ("tomorrow 9:75", Err(NoSuchTime), Err(NoSuchTime)),
    ("tomorrow x", Err(NotUnderstood), Err(NotUnderstood)),
];

#[test]
fn times_are_understood_as_they_are_meant() {
    let zone = Zone::named("Asia/Shanghai").unwrap();
    let mut wrong = Vec::new();
    for (text, future, past) in TIMES {
        for (lean, want) in [(Lean::Future, future), (Lean::Past, past)] {
            let is = parse(text, at(NOW), &zone, lean);
            let is = is.map(|t| zone.to_local(t).format("%Y-%m-%d %H:%M").to_string());
            if is.as_deref() != want.as_ref().copied() {
                wrong.push(format!("{text} {lean:?}: {is:?}, not {want:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// By when, on that Tuesday: a part of the day is meant to its end, a time of day is today's.
const LATEST: &[(&str, Meant)] = &[
    ("15:00", Ok("2026-03-10 15:00")),
    ("by 15:00", Ok("2026-03-10 15:00")),
    ("before 3pm", Ok("2026-03-10 15:00")),
    ("9:00", Err(Over)),
    ("by 3:00", Err(Over)),
    ("三点", Err(Over)),
    ("in 2h", Ok("2026-03-10 16:32")),
    ("within 2h", Ok("2026-03-10 16:32")),
    ("30m", Ok("2026-03-10 15:02")),
    ("2小时内", Ok("2026-03-10 16:32")),
    ("在半小時之內", Ok("2026-03-10 15:02")),
    ("两小时前", Err(Over)),
    ("tomorrow 9:00", Ok("2026-03-11 09:00")),
    ("by tomorrow 9:00", Ok("2026-03-11 09:00")),
    ("tomorrow by 9:00", Ok("2026-03-11 09:00")),
    ("tomorrow morning", Ok("2026-03-11 12:00")),
    ("tomorrow afternoon", Ok("2026-03-11 18:00")),
    ("tomorrow", Ok("2026-03-11 18:00")),
    ("this afternoon", Ok("2026-03-10 18:00")),
    ("this morning", Err(Over)),
    ("end of day", Ok("2026-03-10 18:00")),
    ("by tomorrow eod", Ok("2026-03-11 18:00")),
    ("tonight", Ok("2026-03-10 22:00")),
    ("by midnight", Ok("2026-03-11 00:00")),
    ("fri 15:00", Ok("2026-03-13 15:00")),
    ("by Friday", Ok("2026-03-13 18:00")),
    ("next wed", Ok("2026-03-18 18:00")),
    ("2026-03-20", Ok("2026-03-20 18:00")),
    ("2026-03-20 15:45:30", Ok("2026-03-20 15:45")),
    ("明天上午", Ok("2026-03-11 12:00")),
    ("明早", Ok("2026-03-11 12:00")),
    ("明晚", Ok("2026-03-11 22:00")),
    ("今早", Err(Over)),
    ("今天下午", Ok("2026-03-10 18:00")),
    ("今天", Ok("2026-03-10 18:00")),
    ("今天下班前", Ok("2026-03-10 18:00")),
    ("明天下班前", Ok("2026-03-11 18:00")),
    ("下午三点", Ok("2026-03-10 15:00")),
    ("下午三点前", Ok("2026-03-10 15:00")),
    ("15点半", Ok("2026-03-10 15:30")),
    ("下午四点一刻", Ok("2026-03-10 16:15")),
    ("周五 15:00", Ok("2026-03-13 15:00")),
    ("最晚本周五", Ok("2026-03-13 18:00")),
    ("明天上午十點之前", Ok("2026-03-11 10:00")),
    ("週五 15:00", Ok("2026-03-13 15:00")),
    ("後天下午", Ok("2026-03-12 18:00")),
    ("下午三點半前", Ok("2026-03-10 15:30")),
    ("不晚於明天中午", Ok("2026-03-11 12:00")),
    ("", Err(NotUnderstood)),
    ("by", Err(NotUnderstood)),
    ("soon", Err(NotUnderstood)),
    ("15", Err(NotUnderstood)),
    ("by 25:00", Err(NoSuchTime)),
    ("yesterday", Err(Over)),
    ("now", Err(Over)),
];

#[test]
fn a_latest_time_is_the_end_of_what_is_named() {
    let zone = Zone::named("Asia/Shanghai").unwrap();
    let mut wrong = Vec::new();
    for (text, want) in LATEST {
        let is = parse(text, at(NOW), &zone, Lean::By);
        let is = is.map(|t| zone.to_local(t).format("%Y-%m-%d %H:%M").to_string());
        if is.as_deref() != want.as_ref().copied() {
            wrong.push(format!("{text}: {is:?}, not {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A time the clocks jump over is the moment after the jump.
#[test]
fn a_time_that_is_skipped_is_the_one_after() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    let now = at("2026-03-28T12:00:00Z");
    assert_eq!(parse("tomorrow 2:30", now, &zone, Lean::Future), Ok(at("2026-03-29T01:00:00Z")));
}
