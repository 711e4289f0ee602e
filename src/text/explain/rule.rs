//! The rule. One job: agreement, target, calendar, policy and bands that a clock goes by, and why these.

use super::Page;
use crate::args;
use crate::domain::policy::clocks::Source;
use crate::domain::policy::lookup::Asked;
use crate::domain::stream::StreamKind;
use crate::domain::time::{Instant, Span};
use crate::msg;
use crate::text::safe::safe_line;
use crate::text::terms::BAND;
use crate::text::times::{exact, goal};

impl Page<'_> {
    pub(super) fn rule(&mut self) {
        self.head(msg!("explain-head-rule"));
        let (w, rule) = (self.w, &self.why.rule);
        let label = |id| w.locale.t(id).into_owned();
        let policy = match rule.policy == rule.goal.policy {
            true => w.say(msg!("explain-policy"), &args![version = rule.goal.policy]),
            false => w.say(msg!("explain-policy-since"), &args![version = rule.goal.policy, now = rule.policy]),
        };
        let mut rows = vec![
            (w.field("agreement"), self.agreement()),
            (label(msg!("explain-label-target")), self.target()),
            (w.field("calendar"), self.calendar()),
            (label(msg!("explain-label-bands")), self.bands()),
            (label(msg!("explain-label-policy")), policy),
        ];
        rows.extend(rule.seq.map(|seq| (label(msg!("explain-label-set-by")), format!("#{seq}"))));
        self.fields(&rows);
    }

    fn agreement(&self) -> String {
        let (w, rule) = (self.w, &self.why.rule);
        let id = &rule.goal.agreement;
        if id.as_str().is_empty() {
            return w.locale.t("value-none").into_owned();
        }
        let name = w.named(w.policy.agreement(id).map(|a| &a.names), id);
        let named = w.say(msg!("explain-named"), &args![name = name, id = safe_line(id.as_str())]);
        let flags = [(rule.to_renew, msg!("explain-to-renew")), (rule.out_of_scope, msg!("explain-out-of-scope"))];
        let flags = flags.iter().filter(|(on, _)| *on).map(|(_, id)| w.locale.t(id).into_owned());
        let all: Vec<String> = [named, self.fits()].into_iter().chain(flags).filter(|part| !part.is_empty()).collect();
        self.joined(&all)
    }

    /// Why this agreement.
    fn fits(&self) -> String {
        let (w, rule) = (self.w, &self.why.rule);
        let named = |kind, key: &str| match w.directory.find(kind, key) {
            Some(entry) => safe_line(entry.name()).into_owned(),
            None => safe_line(key).into_owned(),
        };
        let asked = |asked: &Asked| match asked {
            Asked::Organisation(key) => (w.field("organisation"), named(StreamKind::Org, key)),
            Asked::Service(key) => (w.field("service"), named(StreamKind::Service, key)),
            Asked::Nature(code) => (w.field("nature"), w.nature(code)),
        };
        match &rule.fits {
            _ if rule.out_of_scope => String::new(),
            None => w.locale.t("explain-fits-no-more").into_owned(),
            Some(fits) if fits.is_empty() && rule.default => w.locale.t("explain-fits-default").into_owned(),
            Some(fits) if fits.is_empty() => w.locale.t("explain-fits-all").into_owned(),
            Some(fits) => {
                let pair = |(label, name): (String, String)| format!("{} {name}", w.inline(&label));
                let what: Vec<String> = fits.iter().map(asked).map(pair).collect();
                w.say(msg!("explain-fits"), &args![what = w.list(&what)])
            }
        }
    }

    /// The row of targets, and what the clock has of it.
    fn target(&self) -> String {
        let (w, rule) = (self.w, &self.why.rule);
        let priority = w.priority(rule.goal.priority);
        let nature = rule.nature.as_ref().map(|nature| w.nature(nature));
        let nature = nature.unwrap_or_else(|| w.locale.t("explain-any-nature").into_owned());
        let clock = w.inline(&w.clock(self.why.which.kind, self.why.which.line));
        let allowed = match rule.days {
            Some(days) => {
                let days = w.say(msg!("explain-days"), &args![n = days]);
                w.say(msg!("record-note"), &args![value = goal(rule.goal.goal), note = days])
            }
            None => goal(rule.goal.goal),
        };
        match rule.source {
            Some(Source::Row) => w.say(
                msg!("explain-target"),
                &args![priority = priority, nature = nature, clock = clock, goal = allowed],
            ),
            Some(Source::Share { percent, of }) => w.say(
                msg!("explain-target-share"),
                &args![
                    priority = priority,
                    nature = nature,
                    clock = clock,
                    goal = allowed,
                    percent = percent,
                    of = goal(of)
                ],
            ),
            Some(Source::Fixed) => w.say(msg!("explain-target-fixed"), &args![clock = clock, goal = allowed]),
            Some(Source::Given) => w.say(msg!("explain-target-given"), &args![clock = clock, goal = allowed]),
            None => w.say(msg!("explain-target-before"), &args![priority = priority, clock = clock, goal = allowed]),
        }
    }

    fn calendar(&self) -> String {
        let (w, set) = (self.w, &self.why.rule.goal);
        let name = w.named(w.policy.calendar(&set.calendar).map(|c| &c.names), &set.calendar);
        let id = format!("{}@{}", safe_line(set.calendar.as_str()), set.calendar_version);
        let named = w.say(msg!("explain-named"), &args![name = name, id = id]);
        w.say(msg!("explain-calendar"), &args![calendar = named, zone = self.why.rule.zone.as_str()])
    }

    fn bands(&self) -> String {
        let w = self.w;
        let turn = |(n, (left, at)): (usize, &(Span, Option<Instant>))| {
            let band = w.inline(&w.locale.term(&BAND, BAND.codes[n]));
            let said = w.say(msg!("explain-band"), &args![band = band, left = exact(left.0 / 1_000)]);
            match at {
                Some(at) => w.say(msg!("record-note"), &args![value = said, note = self.moment(*at)]),
                None => said,
            }
        };
        self.joined(&(1..).zip(&self.why.rule.bands).map(turn).collect::<Vec<_>>())
    }
}
