//! Points in time as people type them. One job: `30m`, `tomorrow 9:00`, `by 15:00`, `明天上午`, a date → an instant.
//!
//! The words it knows are input, like units of time, and the same in every language of the interface; nothing of them is
//! ever shown. What was understood is shown by the form, in the desk's zone, so that nobody has to guess. A part of the
//! day is two times: work that shall begin *tomorrow morning* begins with it, what is promised for it is due at its end.

use crate::domain::fold::fold;
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// Which side of now is meant where the text leaves it open; the other side is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lean {
    /// When something shall be.
    Future,
    /// When something was.
    Past,
    /// By when something shall be done: a time the caller is given. Parts of the day are meant to their end, and a time of
    /// day is today's, or it is over.
    By,
}

/// Why a text is not a point in time, or not one that can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadWhen {
    NotUnderstood,
    /// 31 February, 25:00.
    NoSuchTime,
    /// It is over already.
    Over,
    /// It has not come yet.
    NotYet,
}

/// A day without a time of day: where it begins, and by when it is done.
const DAY: Part = ("", (9, 0), (18, 0), false);

/// Days by name, counted from today.
const DAYS: [(&str, i64); 21] = [
    ("day after tomorrow", 2),
    ("tomorrow", 1),
    ("tmr", 1),
    ("today", 0),
    ("yesterday", -1),
    ("大后天", 3),
    ("大後天", 3),
    ("后天", 2),
    ("後天", 2),
    ("明天", 1),
    ("明日", 1),
    ("明早", 1),
    ("明晚", 1),
    ("今早", 0),
    ("今天", 0),
    ("今日", 0),
    ("今晚", 0),
    ("前天", -2),
    ("昨天", -1),
    ("昨日", -1),
    ("昨晚", -1),
];

/// A part of the day: the time it stands for alone, the time by which it is over, and whether hours up to 11 beside it are
/// of the afternoon.
type Part = (&'static str, (u32, u32), (u32, u32), bool);

const PARTS: [Part; 25] = [
    ("in the morning", (9, 0), (12, 0), false),
    ("in the afternoon", (14, 0), (18, 0), true),
    ("morning", (9, 0), (12, 0), false),
    ("afternoon", (14, 0), (18, 0), true),
    ("evening", (18, 0), (22, 0), true),
    ("tonight", (20, 0), (22, 0), true),
    ("midnight", (0, 0), (0, 0), false),
    ("noon", (12, 0), (12, 0), false),
    ("end of day", (18, 0), (18, 0), true),
    ("eod", (18, 0), (18, 0), true),
    ("close of business", (18, 0), (18, 0), true),
    ("凌晨", (2, 0), (6, 0), false),
    ("早上", (9, 0), (12, 0), false),
    ("明早", (9, 0), (12, 0), false),
    ("今早", (9, 0), (12, 0), false),
    ("上午", (9, 0), (12, 0), false),
    ("中午", (12, 0), (12, 0), true),
    ("下午", (14, 0), (18, 0), true),
    ("下班", (18, 0), (18, 0), true),
    ("傍晚", (18, 0), (19, 0), true),
    ("晚上", (20, 0), (22, 0), true),
    ("今晚", (20, 0), (22, 0), true),
    ("明晚", (20, 0), (22, 0), true),
    ("昨晚", (20, 0), (22, 0), true),
    ("午夜", (0, 0), (0, 0), false),
];

/// What says no more than that something is a latest time: before it, and behind it.
const BY: [&str; 11] =
    ["by ", "before ", "until ", "till ", "within ", "最晚", "最迟", "最遲", "不晚于", "不晚於", "在"];
const WITHIN: [&str; 6] = ["以内", "以內", "之内", "之內", "内", "內"];
const BEFORE: [&str; 3] = ["之前", "以前", "前"];

const WEEKDAYS: [(&str, &str, char); 7] = [
    ("mon", "monday", '一'),
    ("tue", "tuesday", '二'),
    ("wed", "wednesday", '三'),
    ("thu", "thursday", '四'),
    ("fri", "friday", '五'),
    ("sat", "saturday", '六'),
    ("sun", "sunday", '日'),
];
const WEEK: [&str; 9] = ["星期", "礼拜", "禮拜", "周", "週", "这周", "這週", "本周", "本週"];
const NEXT: [&str; 4] = ["next ", "下个", "下個", "下"];
const LAST: [&str; 4] = ["last ", "上个", "上個", "上"];

/// Reads a point in time as somebody at `now` in `zone` means it.
///
/// # Errors
/// [`BadWhen`]: what is wrong with it.
pub fn parse(text: &str, now: Instant, zone: &Zone, lean: Lean) -> Result<Instant, BadWhen> {
    let at = meant(text, now, zone, lean)?;
    match lean {
        Lean::Future | Lean::By if at <= now => Err(BadWhen::Over),
        Lean::Past if at > now => Err(BadWhen::NotYet),
        _ => Ok(at),
    }
}

/// The same, on whichever side of now it lies: whether it can be is for the rules to say.
///
/// # Errors
/// [`BadWhen::NotUnderstood`], [`BadWhen::NoSuchTime`].
pub fn meant(text: &str, now: Instant, zone: &Zone, lean: Lean) -> Result<Instant, BadWhen> {
    let text = plain(text);
    let text = if lean == Lean::By { latest(&text) } else { text.as_str() };
    exact(text, now, lean).map_or_else(|| on_the_calendar(text, now, zone, lean), Ok)
}

/// Without the words that say that it is a latest time.
fn latest(text: &str) -> &str {
    let text = without(text, &BY);
    WITHIN.iter().find_map(|within| text.strip_suffix(within)).unwrap_or(text).trim()
}

/// Folded, Chinese numerals as digits, `半` after hours as thirty minutes.
fn plain(text: &str) -> String {
    let folded =
        fold(text.trim()).replace("半个小时", "30分钟").replace("半小时", "30分钟").replace("半小時", "30分鐘");
    let mut out = String::new();
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        // A weekday's number stays a word.
        let weekday = out.ends_with(['周', '週']) || ["星期", "礼拜", "禮拜"].iter().any(|w| out.ends_with(w));
        if weekday || numeral(c).is_none() {
            out.push(c);
            continue;
        }
        let mut number = numeral(c).unwrap_or_default();
        while let Some(next) = chars.peek().copied().and_then(numeral) {
            chars.next();
            // 十二, 二十, 二十五: a ten multiplies what stands before and takes what follows.
            number = match (number, next) {
                (n, 10) => n * 10,
                (n, d) if n % 10 == 0 => n + d,
                (n, d) => n * 10 + d,
            };
        }
        out.push_str(&number.to_string());
    }
    out.replace("1刻", "15")
        .replace("3刻", "45")
        .replace("个小时", "小时")
        .replace("個小時", "小時")
        .replace("半", "30")
        .replace("点钟", "点")
        .replace("點鐘", "點")
}

fn numeral(c: char) -> Option<u32> {
    "零一二三四五六七八九十".chars().position(|d| d == c).or((c == '两' || c == '兩').then_some(2))?.try_into().ok()
}

/// Now, a length of time from now, a machine's timestamp: all that needs no calendar.
fn exact(text: &str, now: Instant, lean: Lean) -> Option<Instant> {
    if ["now", "现在", "現在", "刚刚", "剛剛", "刚才", "剛才"].contains(&text) {
        return Some(now);
    }
    if let Some(at) = Instant::parse_rfc3339(&text.to_uppercase()) {
        return Some(at);
    }
    let ahead = ["后", "後", "以后", "以後", "之后", "之後"];
    let ago = [" ago", "前", "以前", "之前"];
    let end = |ends: &[&str]| ends.iter().filter_map(|e| text.strip_suffix(e)).min_by_key(|t| t.len());
    let (span, sign) = if let Some(span) = text.strip_prefix("in ").or(text.strip_prefix('+')).or_else(|| end(&ahead)) {
        (span, 1)
    } else if let Some(span) = end(&ago).or(text.strip_prefix('-')) {
        (span, -1)
    } else {
        (text, if lean == Lean::Past { -1 } else { 1 })
    };
    let span = Span::parse(span).ok().filter(|s| s.0 >= 0)?;
    Some(now + Span(span.0.saturating_mul(sign)))
}

/// A day and a time of day; either may be missing.
fn on_the_calendar(text: &str, now: Instant, zone: &Zone, lean: Lean) -> Result<Instant, BadWhen> {
    let local = zone.to_local(now);
    let before = BEFORE.iter().find_map(|before| text.strip_suffix(before)).filter(|_| lean == Lean::By);
    let (day, rest) = day(before.unwrap_or(text), local, lean)?;
    let time = match time(rest, lean)? {
        Some(time) => time,
        None if day.is_some() => alone(&DAY, lean)?,
        None => return Err(BadWhen::NotUnderstood),
    };
    let at = |date: NaiveDate| zone.opening(date.and_time(time));
    let wrong_side = |at: Instant| if lean == Lean::Past { at > now } else { at <= now };
    let step = |date: NaiveDate, days: u64| match lean {
        Lean::Future | Lean::By => date.checked_add_days(Days::new(days)),
        Lean::Past => date.checked_sub_days(Days::new(days)),
    };
    let (date, again) = match day {
        // Who is given a time of day is given today's; midnight is the one to come.
        None if lean == Lean::By && time != NaiveTime::MIN => (local.date(), None),
        // A bare time is the next such time, or the last.
        None => (local.date(), Some(1)),
        Some(Day::Fixed(date)) => (date, None),
        Some(Day::Weekday(date)) => (date, Some(7)),
        Some(Day::Yearly(date)) => {
            let year = date.year() + if lean == Lean::Past { -1 } else { 1 };
            let other = if wrong_side(at(date)) { date.with_year(year) } else { Some(date) };
            (other.ok_or(BadWhen::NoSuchTime)?, None)
        }
    };
    match again {
        Some(days) if wrong_side(at(date)) => step(date, days).map(at).ok_or(BadWhen::NoSuchTime),
        _ => Ok(at(date)),
    }
}

enum Day {
    /// This very day.
    Fixed(NaiveDate),
    /// Today or the first such day on the side that is meant.
    Weekday(NaiveDate),
    /// A month and a day, of this year or the one beside it.
    Yearly(NaiveDate),
}

/// The day at the beginning of the text, and what follows it.
fn day(text: &str, local: NaiveDateTime, lean: Lean) -> Result<(Option<Day>, &str), BadWhen> {
    let today = local.date();
    let plus = |days: i64| today.checked_add_signed(chrono::TimeDelta::days(days)).ok_or(BadWhen::NoSuchTime);
    if let Some((name, days)) = DAYS.iter().find(|(name, _)| text.starts_with(name)) {
        // 今晚, 明早: the part of the day is in the word.
        let keep = PARTS.iter().any(|(part, ..)| part == name);
        let rest = if keep { text } else { text.strip_prefix(name).unwrap_or_default() };
        return Ok((Some(Day::Fixed(plus(*days)?)), rest));
    }
    let this = text.strip_prefix("this ").filter(|rest| PARTS.iter().any(|(part, ..)| rest.starts_with(part)));
    if let Some(rest) = this.or(text.starts_with("tonight").then_some(text)) {
        return Ok((Some(Day::Fixed(today)), rest));
    }
    if let Some((weekday, weeks, rest)) = weekday(text) {
        let apart = i64::from(weekday.num_days_from_monday()) - i64::from(today.weekday().num_days_from_monday());
        let day = match (weeks, lean) {
            (0, Lean::Future | Lean::By) => Day::Weekday(plus(apart.rem_euclid(7))?),
            (0, Lean::Past) => Day::Weekday(plus(-(-apart).rem_euclid(7))?),
            (weeks, _) => Day::Fixed(plus(apart + 7 * weeks)?),
        };
        return Ok((Some(day), rest));
    }
    dated(text, today)
}

/// `mon`, `monday`, `next mon`, `周一`, `下周一`: the day, weeks from this one, what follows.
fn weekday(text: &str) -> Option<(Weekday, i64, &str)> {
    let strip = |of: &[&str]| of.iter().find_map(|w| text.strip_prefix(w));
    let (weeks, text) = match (strip(&NEXT), strip(&LAST)) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => (0, text),
    };
    let chinese = WEEK.iter().find_map(|w| text.strip_prefix(w));
    let day = |n: usize| Weekday::try_from(u8::try_from(n).unwrap_or_default()).ok();
    for (n, (short, long, sign)) in WEEKDAYS.iter().enumerate() {
        let sunday = |rest: &str| *sign == '日' && rest.starts_with('天');
        if let Some(rest) =
            chinese.and_then(|r| r.strip_prefix(*sign).or_else(|| r.strip_prefix('天').filter(|_| sunday(r))))
        {
            return Some((day(n)?, weeks, rest));
        }
        if let Some(rest) = text.strip_prefix(long).or_else(|| text.strip_prefix(short)) {
            let ends = !rest.starts_with(|c: char| c.is_ascii_alphabetic());
            return ends.then_some(()).and(day(n)).map(|d| (d, weeks, rest));
        }
    }
    None
}

/// `2026-03-15`, `03-15`, `3/15`, `2026年3月15日`, `3月15号`, `15号`.
fn dated(text: &str, today: NaiveDate) -> Result<(Option<Day>, &str), BadWhen> {
    let (numbers, marks, rest) = numbers(text);
    let date = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d).ok_or(BadWhen::NoSuchTime);
    let day = match (numbers.as_slice(), marks.as_str()) {
        ([y, m, d], "--" | "//" | "年月日" | "年月号" | "年月號" | "年月") => {
            let year = i32::try_from(*y).map_err(|_| BadWhen::NoSuchTime)?;
            Day::Fixed(date(year, *m, *d)?)
        }
        ([m, d], "-" | "/" | "月" | "月日" | "月号" | "月號") => Day::Yearly(date(today.year(), *m, *d)?),
        ([d], "号" | "號") => Day::Fixed(date(today.year(), today.month(), *d)?),
        _ => return Ok((None, text)),
    };
    Ok((Some(day), rest.strip_prefix('t').unwrap_or(rest)))
}

/// Up to three numbers with the marks of a date between and behind them, and what follows.
fn numbers(text: &str) -> (Vec<u32>, String, &str) {
    let (mut found, mut marks, mut rest) = (Vec::new(), String::new(), text);
    while found.len() < 3 {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let Ok(number) = rest[..end].parse() else { break };
        let after = &rest[end..];
        let mark = after.chars().next().filter(|c| "-/年月日号號".contains(*c));
        // A number that is no part of a date belongs to the time.
        if mark.is_none() && !marks.ends_with(['-', '/', '月']) {
            break;
        }
        found.push(number);
        let taken = mark.filter(|c| found.len() < 3 || "日号號".contains(*c));
        marks.extend(taken);
        rest = &after[taken.map_or(0, char::len_utf8)..];
        if taken.is_none() || matches!(taken, Some('日' | '号' | '號')) {
            break;
        }
    }
    (found, marks, rest)
}

/// Without a word before it.
fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim()
}

/// What a part of the day stands for where no hour is beside it.
fn alone((_, from, to, _): &Part, lean: Lean) -> Result<NaiveTime, BadWhen> {
    let (hour, minute) = if lean == Lean::By { *to } else { *from };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(BadWhen::NoSuchTime)
}

/// `15:00`, `9am`, `3:30 pm`, `下午3点30`, `上午`; `None` for no time at all.
fn time(text: &str, lean: Lean) -> Result<Option<NaiveTime>, BadWhen> {
    let mut text = text.trim_matches([' ', ',', '的', '@']);
    text = without(text, &["at ", "by "]);
    if text.is_empty() {
        return Ok(None);
    }
    let named = |t: &Part| text.starts_with(t.0) || text.ends_with(t.0);
    let part = PARTS.iter().find(|p| named(p));
    if let Some((name, ..)) = part {
        text = text.strip_prefix(name).or_else(|| text.strip_suffix(name)).unwrap_or(text).trim();
        text = without(text, &["at "]);
    }
    let mut late = part.is_some_and(|(.., late)| *late);
    let mut early = part.is_some_and(|(.., late)| !*late);
    for (suffix, is_late) in [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)] {
        if let Some(rest) = text.strip_suffix(suffix) {
            (text, late, early) = (rest.trim_end(), is_late, !is_late);
        }
    }
    if let ("", Some(part)) = (text, part) {
        return alone(part, lean).map(Some);
    }
    let (hour, minute, second) = of_the_clock(text, late || early)?;
    let hour = match hour {
        1..=11 if late => hour + 12,
        12 if early && part.is_none_or(|(_, alone, ..)| *alone != (12, 0)) => 0,
        hour => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second).map(Some).ok_or(BadWhen::NoSuchTime)
}

/// Hour, minute, second. `bare`: an hour alone is enough, since a part of the day stands beside it.
fn of_the_clock(text: &str, bare: bool) -> Result<(u32, u32, u32), BadWhen> {
    let number = |t: &str| match !t.is_empty() && t.len() <= 2 && t.bytes().all(|b| b.is_ascii_digit()) {
        true => t.parse().map_err(|_| BadWhen::NotUnderstood),
        false => Err(BadWhen::NotUnderstood),
    };
    let text = text.strip_suffix('分').unwrap_or(text);
    match text.split_once([':', '点', '點', '时', '時']) {
        Some((hour, "")) if !text.ends_with(':') => Ok((number(hour)?, 0, 0)),
        Some((hour, rest)) => {
            let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
            Ok((number(hour)?, number(minute)?, number(second)?))
        }
        None if bare => Ok((number(text)?, 0, 0)),
        None => Err(BadWhen::NotUnderstood),
    }
}
