//! Queries in words. One job: what a query asks, what could be typed next and what is wrong, as sentences.
//!
//! What they mean is [`crate::domain::query`]; names given by the directory and the policy are data.

use crate::domain::query::tree::{Bounds, Point};
use crate::domain::query::words::{self, Field, Group, Word};
use crate::domain::query::{Describe, Part, QueryProblem, Said, SortKey};
use crate::domain::time::Span;
use crate::text::locale::{Args, Locale};
use crate::text::safe::safe_line;
use crate::text::terms::{Family, STATE};
use crate::{args, msg};
use std::borrow::Cow;
use std::fmt;

pub const FIELD: Family = Family {
    prefix: "query-field-",
    codes: words::FIELD_CODES,
    why: "fields of the filter language, in its echo and offers",
};
pub const IS: Family = Family {
    prefix: "query-is-",
    codes: &[
        "open",
        "active",
        "any",
        "mine",
        "unassigned",
        "atrisk",
        "breached",
        "overdue",
        "major",
        "vip",
        "new",
        "assigned",
        "suspended",
        "resolved",
        "closed",
        "paused",
        "reopened",
        "toclose",
        "security",
        "escalated",
        "waiting",
        "unconfirmed",
    ],
    why: "values of is: in the filter language",
};
pub const CLOCK: Family = Family {
    prefix: "query-clock-",
    codes: &["ok", "warn", "crit", "breached", "paused", "met"],
    why: "what a clock shows, in the filter language",
};
pub const DAY: Family = Family {
    prefix: "query-day-",
    codes: &["today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    why: "days of the filter language",
};
pub const SORT: Family = Family {
    prefix: "query-sort-",
    codes: &["work", "sla", "id", "prio", "created", "updated", "title", "assignee"],
    why: "what the filter language sorts by",
};
pub const WHO: Family =
    Family { prefix: "query-who-", codes: &["me", "none"], why: "the asker and nobody, in the filter language" };

/// Every sentence of [`QueryProblem::message_id`].
const PROBLEMS: &[&str] = &[
    msg!("query-unknown-field"),
    msg!("query-unknown-field-meant"),
    msg!("query-custom-field"),
    msg!("query-unknown-value"),
    msg!("query-unknown-value-meant"),
    msg!("query-missing-value"),
    msg!("query-nothing-to-leave-out"),
    msg!("query-unclosed-quote"),
    msg!("query-unclosed-group"),
    msg!("query-unopened-group"),
    msg!("query-empty-group"),
    msg!("query-empty-side"),
    msg!("query-empty-text"),
    msg!("query-op-not-here"),
    msg!("query-range-not-here"),
    msg!("query-op-with-range"),
    msg!("query-bad-number"),
    msg!("query-bad-span"),
    msg!("query-bad-time"),
    msg!("query-bad-date"),
    msg!("query-not-inside"),
    msg!("query-syntax"),
    msg!("query-too-deep"),
    msg!("query-too-much"),
];

/// What is wrong with a query, and what to do about it.
pub fn problem(problem: &QueryProblem, locale: &Locale) -> String {
    let args = problem.args().into_iter().fold(Args::new(), |args, (name, value)| args.with(name, value));
    let id = PROBLEMS.iter().find(|id| **id == problem.message_id());
    id.map_or_else(|| problem.to_string(), |id| locale.tf(id, &args).into_owned())
}

/// What an offer is.
pub fn describe(offer: &Describe, locale: &Locale) -> String {
    match offer {
        Describe::Field(field) => field_name(*field, locale),
        Describe::Word(group, code) => fixed(*group, code, locale),
        Describe::Name(name) => safe_line(name).into_owned(),
        Describe::Names(names) => safe_line(locale.names(names)).into_owned(),
    }
}

/// What a query asks, in one line: `P1-P2, open, less than 30m left`.
pub fn echo(parts: &[Part], locale: &Locale) -> String {
    let said = parts.iter().map(|part| sentence(part, locale));
    said.reduce(|first, second| comma(&first, &second, locale)).unwrap_or_else(|| locale.t("query-everything").into())
}

pub(super) fn comma(first: &str, second: &str, locale: &Locale) -> String {
    locale.tf("query-comma", &args![first = first, second = second]).into()
}

pub(super) fn either(first: &str, second: &str, locale: &Locale) -> String {
    locale.tf("query-or", &args![first = first, second = second]).into()
}

pub(super) fn not(what: &str, locale: &Locale) -> String {
    locale.tf("query-not", &args![what = what]).into()
}

fn sentence(part: &Part, locale: &Locale) -> String {
    let within = |part: &Part| {
        let said = sentence(part, locale);
        let many = match part {
            Part::All(_) | Part::Any(_) => true,
            Part::Field { wanted, refused, .. } => wanted.len() + refused.len() > 1,
            Part::Not(_) | Part::Sorted(_) | Part::Limited(_) => false,
        };
        if many { locale.tf("query-group", &args![what = said]).into() } else { said }
    };
    match part {
        Part::All(all) => echo(all, locale),
        Part::Any(any) => any.iter().map(within).reduce(|a, b| either(&a, &b, locale)).unwrap_or_default(),
        Part::Not(inner) => not(&within(inner), locale),
        Part::Field { field, wanted, refused } => condition(*field, wanted, refused, locale),
        Part::Sorted(keys) => {
            let keys = keys.iter().map(|key| sorted_by(key, locale)).reduce(|a, b| comma(&a, &b, locale));
            locale.tf("query-sorted", &args![keys = keys.unwrap_or_default()]).into()
        }
        Part::Limited(n) => locale.tf("query-limited", &args![n = *n]).into(),
    }
}

fn sorted_by(key: &SortKey, locale: &Locale) -> String {
    let by = fixed(Group::Sort, Group::Sort.row(key.by.word()).map_or("", |row| row.code), locale);
    if key.descending { locale.tf("query-descending", &args![key = by]).into() } else { by }
}

fn condition(field: Field, wanted: &[Said], refused: &[Said], locale: &Locale) -> String {
    let wanted_words = wanted.iter().map(|said| value(field, said, locale)).reduce(|a, b| either(&a, &b, locale));
    let refused_words = refused.iter().map(|said| not(&value(field, said, locale), locale));
    let what = wanted_words.into_iter().chain(refused_words).reduce(|a, b| comma(&a, &b, locale)).unwrap_or_default();
    let speaks_for_itself = |said: &Said| match said {
        Said::Word(group, _) => matches!(group, Group::Is | Group::State),
        Said::Levels { letter, .. } => !letter.is_empty(),
        Said::Left(_) => field == Field::Sla,
        Said::Id(_) | Said::Text(_) => true,
        _ => false,
    };
    if wanted.iter().chain(refused).all(speaks_for_itself) {
        return what;
    }
    locale.tf("query-says", &args![field = field_name(field, locale), what = what]).into()
}

fn field_name(field: Field, locale: &Locale) -> String {
    locale.term(&FIELD, field.row().code).into()
}

/// A fixed value by its code. States are called what they are called everywhere.
fn fixed(group: Group, code: &str, locale: &Locale) -> String {
    let family = match group {
        Group::State if STATE.codes.contains(&code) => &STATE,
        Group::Is | Group::State => &IS,
        Group::Clock => &CLOCK,
        Group::Day => &DAY,
        Group::Sort => &SORT,
        Group::Who => &WHO,
        // Levels are written as they are typed, in every language.
        Group::Priority | Group::Line | Group::Level => return code.to_uppercase(),
    };
    locale.term(family, code).into()
}

fn value(field: Field, said: &Said, locale: &Locale) -> String {
    match said {
        Said::Word(group, code) => fixed(*group, code, locale),
        Said::Levels { letter, from, to } if from == to => format!("{letter}{from}"),
        Said::Levels { letter, from, to } => format!("{letter}{from}-{letter}{to}"),
        Said::Number(bounds) => compared(*bounds, locale),
        Said::Id(id) => locale.tf("query-number", &args![id = id.to_string()]).into(),
        Said::Left(bounds) => left(*bounds, locale),
        Said::Ago(bounds) if field == Field::Age => compared(*bounds, locale),
        Said::Ago(bounds) => ago(&compared(*bounds, locale), locale),
        Said::When(bounds) => when(*bounds, locale),
        Said::Nobody => fixed(Group::Who, "none", locale),
        Said::Me => fixed(Group::Who, "me", locale),
        Said::Name(name) => safe_line(name).into_owned(),
        Said::Names(names) => safe_line(locale.names(names)).into_owned(),
        Said::Like(typed) => safe_line(typed).into_owned(),
        Said::Text(words) => locale.tf("query-title", &args![words = words]).into(),
    }
}

fn compared<T: fmt::Display>(bounds: Bounds<T>, locale: &Locale) -> String {
    let one = |id: &'static str, value: T| locale.tf(id, &args![value = value.to_string()]).into_owned();
    match bounds {
        Bounds::Is(a) => a.to_string(),
        Bounds::Less(a) => one(msg!("query-less"), a),
        Bounds::AtMost(a) => one(msg!("query-most"), a),
        Bounds::More(a) => one(msg!("query-more"), a),
        Bounds::AtLeast(a) => one(msg!("query-least"), a),
        Bounds::Between(a, b) => between(&a.to_string(), &b.to_string(), locale),
    }
}

pub(super) fn between(from: &str, to: &str, locale: &Locale) -> String {
    locale.tf("query-between", &args![from = from, to = to]).into()
}

fn ago(span: &str, locale: &Locale) -> String {
    locale.tf("query-ago", &args![span = span]).into()
}

/// Less than nothing left is said as what it is over.
fn left(bounds: Bounds<Span>, locale: &Locale) -> String {
    let over = match bounds {
        Bounds::Is(a) if a < Span::ZERO => Some(Bounds::Is(-a)),
        Bounds::Less(a) if a < Span::ZERO => Some(Bounds::More(-a)),
        Bounds::AtMost(a) if a < Span::ZERO => Some(Bounds::AtLeast(-a)),
        Bounds::More(a) if a < Span::ZERO => Some(Bounds::Less(-a)),
        Bounds::AtLeast(a) if a < Span::ZERO => Some(Bounds::AtMost(-a)),
        Bounds::Between(a, b) if b < Span::ZERO => Some(Bounds::Between(-b, -a)),
        _ => None,
    };
    let words: Cow<'_, str> = match over {
        Some(over) => locale.tf("query-over", &args![span = compared(over, locale)]),
        None => locale.tf("query-left", &args![span = compared(bounds, locale)]),
    };
    words.into_owned()
}

fn when(bounds: Bounds<Point>, locale: &Locale) -> String {
    let one = |id: &'static str, day: Point| locale.tf(id, &args![day = point(day, locale)]).into_owned();
    match bounds {
        Bounds::Is(day) => point(day, locale),
        Bounds::Less(day) => one(msg!("query-day-before"), day),
        Bounds::AtMost(day) => one(msg!("query-day-until"), day),
        Bounds::More(day) => one(msg!("query-day-after"), day),
        Bounds::AtLeast(day) => one(msg!("query-day-since"), day),
        Bounds::Between(a, b) => between(&point(a, locale), &point(b, locale), locale),
    }
}

pub(super) fn point(point: Point, locale: &Locale) -> String {
    let word = match point {
        Point::Ago(span) => return ago(&span.to_string(), locale),
        Point::Date(date) => return date.to_string(),
        Point::Today => Word::Today,
        Point::Yesterday => Word::Yesterday,
        Point::Weekday(weekday) => Word::On(weekday),
    };
    fixed(Group::Day, Group::Day.row(word).map_or("", |row| row.code), locale)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::id::PersonId;
    use crate::domain::people::directory::{Directory, Entry, EntryChange, EntryDetail};
    use crate::domain::policy::{self, Lang};
    use crate::domain::query::words::WORDS;
    use crate::domain::query::{Env, Query, explain};
    use crate::domain::stream::{Stream, StreamKind};
    use crate::domain::time::Instant;
    use crate::domain::time::zone::Zone;
    use crate::domain::value::{Text, Value};

    const LANGS: [Lang; 3] = [Lang::En, Lang::ZhHans, Lang::ZhHant];

    #[test]
    fn every_problem_has_its_sentence() {
        assert_eq!(PROBLEMS, QueryProblem::MESSAGE_IDS);
        for (text, lang, sentence) in [
            ("asignee:me", Lang::En, "There is no field \"asignee\". Did you mean \"assignee\"?"),
            ("is:opne", Lang::ZhHans, "is 没有值“opne”。是否指“open”？"),
            ("sla:<30", Lang::ZhHant, "「30」不是時長。請寫 30m、2h、3d 或 30分鐘。"),
        ] {
            let error = Query::parse(text).unwrap_err();
            assert_eq!(problem(&error.problem, &Locale::new(lang)), sentence);
        }
    }

    #[test]
    fn every_word_of_the_language_is_in_its_family() {
        for row in WORDS {
            let family = match row.group {
                Group::State if STATE.codes.contains(&row.code) => &STATE,
                Group::Is | Group::State => &IS,
                Group::Clock => &CLOCK,
                Group::Day => &DAY,
                Group::Sort => &SORT,
                Group::Who => &WHO,
                Group::Priority | Group::Line | Group::Level => continue,
            };
            assert!(family.codes.contains(&row.code), "{:?} {}", row.group, row.code);
        }
        for (family, group) in
            [(&IS, Group::Is), (&CLOCK, Group::Clock), (&DAY, Group::Day), (&SORT, Group::Sort), (&WHO, Group::Who)]
        {
            let codes: Vec<_> = group.rows().map(|row| row.code).collect();
            assert_eq!(codes, family.codes);
        }
    }

    /// The query, and its echo in English, zh-Hans and zh-Hant.
    const ECHOES: &[[&str; 4]] = &[
        ["", "everything", "全部", "全部"],
        [
            "prio:<=2 is:open sla:<30m",
            "P1-P2, open, less than 30m left",
            "P1-P2，未关闭，剩余少于 30m",
            "P1-P2，未結案，剩餘少於 30m",
        ],
        [
            "assignee:lina,none -ci:mail* line:2",
            "assignee: 李娜 or none, not CI: mail*, L2",
            "处理人：李娜或无，非配置项：mail*，L2",
            "處理人員：李娜或無，非組態項目：mail*，L2",
        ],
        [
            "state:suspended,-open updated:>3d",
            "Suspended, not open, updated: more than 3d ago",
            "已挂起，非未关闭，更新时间：超过 3d 前",
            "暫停中，非未結案，更新時間：超過 3d 前",
        ],
        [
            "(channel:phone OR nature:fault sla.fix:warn) tracker:me",
            "channel: Phone or (nature: Fault, resolution: warning), tracker: me",
            "渠道：电话或（性质：故障，解决时限：预警），跟踪人：我",
            "管道：電話或（性質：故障，解決時限：預警），追蹤人：我",
        ],
        [
            "created:monday..today age:<2h",
            "reported: Monday to today, age: less than 2h",
            "报告时间：周一 至 今天，时长：少于 2h",
            "通報時間：週一 至 今天，時長：少於 2h",
        ],
        [
            "created:>=2016-03-01 sla:<-10m hops:>1",
            "reported: since 2016-03-01, more than 10m over, hand-overs: more than 1",
            "报告时间：2016-03-01以来，超时超过 10m，转派次数：超过 1",
            "通報時間：2016-03-01以來，逾時超過 10m，轉派次數：超過 1",
        ],
        [
            "20417 \"outlook 卡\" sort:-prio,sla limit:5",
            "number 20417, title has \"outlook 卡\", sorted by priority, last first, time left, the first 5",
            "编号 20417，标题含“outlook 卡”，按优先级（倒序），剩余时间排序，前 5 条",
            "編號 20417，主旨含「outlook 卡」，依優先順序（倒序），剩餘時間排序，前 5 筆",
        ],
        ["-(is:vip OR is:major)", "not (VIP or major)", "非（VIP或重大事件）", "非（VIP或重大事件）"],
        ["-is:vip,major", "not (VIP or major)", "非（VIP或重大事件）", "非（VIP或重大事件）"],
        ["ci:\"\u{202e}x\"", "CI: <U+202E>x", "配置项：<U+202E>x", "組態項目：<U+202E>x"],
    ];

    #[test]
    fn a_query_is_echoed_in_words() {
        let policy = policy::parse::parse(policy::DEFAULT, 1).unwrap();
        let mut directory = Directory::default();
        let mut lina = Entry::new(Stream::new(StreamKind::Person, 1));
        let name = EntryChange { column: "name".into(), from: Value::None, to: Value::Text(Text::new("李娜")) };
        lina.apply(&EntryDetail { key: Some("lina".into()), changes: vec![name], text: None });
        directory.insert(lina);
        let zone = Zone::utc();
        let env = Env {
            me: PersonId(9),
            my_teams: &[],
            now: Instant(0),
            policy: &policy,
            directory: &directory,
            moments: &[],
            zone: &zone,
        };
        for [text, echoes @ ..] in ECHOES {
            let parts = explain(&Query::parse(text).unwrap(), &env);
            for (lang, expected) in LANGS.into_iter().zip(echoes) {
                assert_eq!(echo(&parts, &Locale::new(lang)), *expected, "{text}");
            }
        }
    }

    #[test]
    fn offers_say_what_they_are() {
        let locale = Locale::new(Lang::ZhHant);
        assert_eq!(describe(&Describe::Field(Field::SlaFix), &locale), "解決時限");
        assert_eq!(describe(&Describe::Word(Group::State, "in_progress"), &locale), "處理中");
        assert_eq!(describe(&Describe::Word(Group::Is, "toclose"), &locale), "待結案（未經使用者確認）");
        assert_eq!(describe(&Describe::Name("a\u{1b}b".into()), &locale), "a^[b");
    }
}
