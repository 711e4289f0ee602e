//! Words. One job: the names of what a record holds as codes and ids, in one language.
//!
//! Sentences are made of these in [`super::refusal`], [`super::timeline`] and [`super::record`]; whole values of fields
//! in [`super::value`]. Everything given out is safe for one line.

use crate::args;
use crate::domain::actor::Via;
use crate::domain::code::Code;
use crate::domain::id::{CategoryId, ContactId, IncidentId, OrgId, PersonId, TeamId};
use crate::domain::incident::decide::auto::AUTO;
use crate::domain::incident::state::State;
use crate::domain::people::directory::Directory;
use crate::domain::people::rights::Act;
use crate::domain::policy::fields::PREFIX;
use crate::domain::policy::{Lang, Names, Policy};
use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use crate::msg;
use crate::text::Locale;
use crate::text::locale::Args;
use crate::text::safe::safe_line;
use crate::text::terms::{ACT, CLOCK, FIELD, STATE, THING};
use crate::text::times::{date_time, day_and_time};

/// What it takes to name things: a language, the policy's names, the directory, and the zone times are shown in.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pub locale: &'a Locale,
    pub policy: &'a Policy,
    pub directory: &'a Directory,
    pub zone: &'a Zone,
}

/// The lists of the policy that reasons are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    HandOver,
    Suspension,
    Cancel,
    Closing,
}

impl Reasons {
    pub const ALL: [Self; 4] = [Self::HandOver, Self::Suspension, Self::Cancel, Self::Closing];
}

impl Words<'_> {
    /// A message with its arguments. Ids are given as `msg!("…")`.
    pub fn say(&self, id: &str, args: &Args<'_>) -> String {
        self.locale.tf(id, args).into_owned()
    }

    /// A term as it stands inside a sentence: English sets it in small letters unless its first word is an abbreviation
    /// or a name (`IM`, `P2`, `WeChat`).
    pub fn inline(&self, term: &str) -> String {
        let mut chars = term.chars();
        let word = term.split_whitespace().next().unwrap_or_default();
        let plain = |word: &str| word.chars().skip(1).all(|c| !c.is_uppercase() && !c.is_ascii_digit());
        match chars.next() {
            Some(first) if self.locale.lang() == Lang::En && word.len() > 1 && plain(word) => {
                first.to_lowercase().chain(chars).collect()
            }
            _ => term.to_owned(),
        }
    }

    /// `a, b, c`.
    pub fn list(&self, items: &[String]) -> String {
        self.joined(items, |some, next| self.say(msg!("join"), &args![some = some, next = next]))
    }

    /// `a, b or c`.
    pub fn either(&self, items: &[String]) -> String {
        match items {
            [first @ .., last] if !first.is_empty() => {
                self.say(msg!("join-or"), &args![some = self.list(first), last = last])
            }
            other => self.list(other),
        }
    }

    fn joined(&self, items: &[String], pair: impl Fn(String, &str) -> String) -> String {
        let mut items = items.iter();
        let first = items.next().cloned().unwrap_or_default();
        items.fold(first, |some, next| pair(some, next))
    }

    /// What the policy calls an entry, or its code when the policy no longer has it.
    pub fn named(&self, names: Option<&Names>, code: &Code) -> String {
        safe_line(names.map_or(code.as_str(), |names| self.locale.names(names))).into_owned()
    }

    pub fn role_name(&self, code: &Code) -> String {
        self.named(self.policy.role(code).map(|r| &r.names), code)
    }

    pub fn channel(&self, code: &Code) -> String {
        self.named(self.policy.channel(code).map(|c| &c.names), code)
    }

    pub fn nature(&self, code: &Code) -> String {
        self.named(self.policy.nature(code).map(|n| &n.names), code)
    }

    /// A kind of any nature.
    pub fn kind(&self, code: &Code) -> String {
        let kind = self.policy.natures.iter().flat_map(|n| &n.kinds).find(|k| k.id == *code);
        self.named(kind.map(|k| &k.names), code)
    }

    /// A reason out of one list.
    pub fn reason_of(&self, reasons: Reasons, code: &Code) -> String {
        self.given(self.reason_names(reasons, code), code)
    }

    /// A reason out of whichever list has it; where two lists do, they mean the same by it.
    pub fn reason(&self, code: &Code) -> String {
        let names = Reasons::ALL.into_iter().find_map(|reasons| self.reason_names(reasons, code));
        self.given(names, code)
    }

    /// By its names, else those of the rule that gives it; what a roster decided has a name of its own.
    fn given(&self, names: Option<&Names>, code: &Code) -> String {
        match names.or_else(|| self.rule_names(code)) {
            None if *code == AUTO => self.locale.t(msg!("reason-auto")).into_owned(),
            names => self.named(names, code),
        }
    }

    /// A rule of escalation.
    pub fn rule(&self, code: &Code) -> String {
        self.named(self.rule_names(code), code)
    }

    fn rule_names(&self, code: &Code) -> Option<&Names> {
        self.policy.escalation.iter().find(|rule| rule.id == *code).map(|rule| &rule.names)
    }

    /// The list that has all of these, if there is one.
    pub fn reasons_with(&self, codes: &[Code]) -> Option<Reasons> {
        let has_all = |reasons: &Reasons| codes.iter().all(|code| self.reason_names(*reasons, code).is_some());
        Reasons::ALL.into_iter().find(|reasons| !codes.is_empty() && has_all(reasons))
    }

    fn reason_names(&self, reasons: Reasons, code: &Code) -> Option<&Names> {
        match reasons {
            Reasons::HandOver => self.policy.hand_over_reason(code).map(|r| &r.names),
            Reasons::Suspension => self.policy.suspension(code).map(|s| &s.names),
            Reasons::Cancel => self.policy.cancel_reason(code).map(|r| &r.names),
            Reasons::Closing => self.policy.closing_code(code).map(|c| &c.names),
        }
    }

    pub fn state(&self, state: State) -> String {
        self.locale.term(&STATE, state.name()).into_owned()
    }

    /// An act as it stands after "you may not".
    pub fn act(&self, act: Act) -> String {
        self.locale.term(&ACT, act.name()).into_owned()
    }

    /// A kind of record.
    pub fn thing(&self, kind: StreamKind) -> String {
        self.locale.term(&THING, kind.name()).into_owned()
    }

    /// A field's label, or that of a clock; a name that has none shows as it is.
    pub fn field(&self, name: &str) -> String {
        if let Some(code) = name.strip_prefix(PREFIX) {
            return self.custom(&Code::new(code));
        }
        let family = [&FIELD, &CLOCK].into_iter().find(|family| family.codes.contains(&name));
        family.map_or_else(|| safe_line(name), |family| self.locale.term(family, name)).into_owned()
    }

    /// A kind of clock; a stage with its line, 0 for the others.
    pub fn clock(&self, kind: ClockKind, line: u8) -> String {
        let name = self.locale.term(&CLOCK, kind.name());
        match line {
            0 => name.into_owned(),
            line => self.say(msg!("record-stage"), &args![stage = name, line = line]),
        }
    }

    /// A field of the house's own; one that the policy no longer declares by its code.
    pub fn custom(&self, code: &Code) -> String {
        self.named(self.policy.field(code).map(|f| &f.names), code)
    }

    /// Labels inside a sentence.
    pub fn fields(&self, names: &[&str]) -> String {
        let labels: Vec<String> = names.iter().map(|name| self.inline(&self.field(name))).collect();
        self.list(&labels)
    }

    pub fn person(&self, id: PersonId) -> String {
        self.entry(id)
    }
    pub fn people(&self, ids: &[PersonId]) -> String {
        self.list(&ids.iter().map(|id| self.person(*id)).collect::<Vec<_>>())
    }
    pub fn team(&self, id: TeamId) -> String {
        self.entry(id)
    }
    pub fn contact(&self, id: ContactId) -> String {
        self.entry(id)
    }
    pub fn organisation(&self, id: OrgId) -> String {
        self.entry(id)
    }

    /// An entry of the directory by its name; one that is not there by its kind and number.
    pub fn entry(&self, stream: impl Into<Stream>) -> String {
        let stream = stream.into();
        match self.directory.get(stream) {
            Some(entry) => safe_line(entry.name()).into_owned(),
            None => format!("{} {}", self.inline(&self.thing(stream.kind)), IncidentId(stream.id)),
        }
    }

    /// A category with everything above it: `Network > VPN`.
    pub fn category(&self, id: CategoryId) -> String {
        let path = self.directory.category_path(id);
        if path.is_empty() { self.entry(id) } else { safe_line(&path.join(" > ")).into_owned() }
    }

    /// A support line: `L2 二线支持`; a name that only says the number again is left out.
    pub fn line(&self, number: u8) -> String {
        let name = self.policy.line(number).map(|line| safe_line(self.locale.names(&line.names)));
        match name.filter(|name| !name.contains(&number.to_string())) {
            Some(name) => format!("L{number} {name}"),
            None => format!("L{number}"),
        }
    }

    /// A priority with its name: `P2 High`.
    pub fn priority(&self, priority: u8) -> String {
        self.level(&self.policy.priorities, priority, "P")
    }
    /// A level of impact with its name: `2 Medium`.
    pub fn impact(&self, level: u8) -> String {
        self.level(&self.policy.impacts, level, "")
    }
    /// A level of urgency with its name.
    pub fn urgency(&self, level: u8) -> String {
        self.level(&self.policy.urgencies, level, "")
    }

    fn level(&self, names: &[Names], level: u8, before: &str) -> String {
        match usize::from(level).checked_sub(1).and_then(|n| names.get(n)) {
            Some(names) => format!("{before}{level} {}", safe_line(self.locale.names(names))),
            None => format!("{before}{level}"),
        }
    }

    /// Whoever did it: a person, or the rules themselves.
    pub fn who(&self, by: PersonId, via: Via) -> String {
        if via == Via::Rule { self.locale.t("by-rule").into_owned() } else { self.person(by) }
    }

    /// A length of time by the clock on the wall, in its largest whole unit: `7 days`, `36 hours`.
    pub fn period(&self, span: Span) -> String {
        let whole = |unit: Span| (span.0 >= unit.0 && span.0 % unit.0 == 0).then_some(span.0 / unit.0);
        let units = [
            (Span::days(1), msg!("period-days")),
            (Span::hours(1), msg!("period-hours")),
            (Span::minutes(1), msg!("period-minutes")),
        ];
        let found = units.into_iter().find_map(|(unit, id)| whole(unit).map(|n| self.say(id, &args![n = n])));
        found.unwrap_or_else(|| span.to_string())
    }

    /// An instant whole: `2016-03-15 10:00`.
    pub fn instant(&self, at: Instant) -> String {
        date_time(self.zone.to_local(at))
    }

    /// An instant as seen from another: `14:32`, `Mon 09:00`, `03-21 09:00`.
    pub fn moment(&self, at: Instant, now: Instant) -> String {
        day_and_time(self.zone.to_local(at), self.zone.to_local(now), self.locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{Desk, LANGS, assert_clean, at};

    #[test]
    fn terms_are_small_inside_an_english_sentence_and_nowhere_else() {
        let desk = Desk::new();
        let words = desk.words(Lang::En);
        for (term, inside) in [
            ("In progress", "in progress"),
            ("Config. item", "config. item"),
            ("Engineer L2/L3", "engineer L2/L3"),
            ("E-mail", "e-mail"),
            ("WeChat/LINE/WhatsApp", "WeChat/LINE/WhatsApp"),
            ("IM", "IM"),
            ("P2 High", "P2 High"),
            ("24×7", "24×7"),
            ("", ""),
        ] {
            assert_eq!(words.inline(term), inside);
            assert_eq!(desk.words(Lang::ZhHans).inline(term), term);
        }
    }

    #[test]
    fn lists_are_read_aloud() {
        let desk = Desk::new();
        let items = |n: usize| ["a", "b", "c"][..n].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let either = |n| LANGS.map(|lang| desk.words(lang).either(&items(n)));
        assert_eq!(either(0), ["", "", ""]);
        assert_eq!(either(1), ["a", "a", "a"]);
        assert_eq!(either(3), ["a, b or c", "a、b、c", "a、b、c"]);
        assert_eq!(desk.words(Lang::En).list(&items(3)), "a, b, c");
    }

    #[test]
    fn periods_are_told_in_whole_units() {
        let desk = Desk::new();
        for (span, en, zh_hans) in [
            (Span::days(7), "7 days", "7 天"),
            (Span::hours(24), "a day", "1 天"),
            (Span::hours(36), "36 hours", "36 小时"),
            (Span::minutes(90), "90 minutes", "90 分钟"),
            (Span::seconds(90), "1m30s", "1m30s"),
            (Span::ZERO, "0m", "0m"),
        ] {
            assert_eq!(
                (desk.words(Lang::En).period(span), desk.words(Lang::ZhHans).period(span)),
                (en.into(), zh_hans.into())
            );
        }
    }

    #[test]
    fn names_stand_for_numbers_wherever_there_is_one() {
        let desk = Desk::new();
        let words = desk.words(Lang::ZhHans);
        assert_eq!((words.line(2), words.line(9)), ("L2 二线支持".into(), "L9".into()));
        assert_eq!((words.priority(1), words.impact(7)), ("P1 紧急".into(), "7".into()));
        assert_eq!(words.category(CategoryId(2)), "Network > VPN");
        assert_eq!((words.person(PersonId(2)), words.person(PersonId(99))), ("wu min".into(), "人员 99".into()));
        assert_clean(&words.person(PersonId(3)));
        assert_eq!(words.kind(&"access".into()), "权限");
        assert_eq!(words.reason_of(Reasons::HandOver, &"vendor".into()), "需供应商处理");
        assert_eq!(words.reason_of(Reasons::Suspension, &"vendor".into()), "待供应商");
        assert_eq!((words.field("resolution"), words.field("no_such")), ("解决时限".into(), "no_such".into()));
        assert_eq!(words.moment(at("21 09:00"), at("15 10:00")), "周一 09:00");
    }
}
