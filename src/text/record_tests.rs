//! A record that went through the rules, as people read it.

use super::*;
use crate::domain::actor::{Actor, Identity, Via};
use crate::domain::id::{CategoryId, ContactId, IncidentId, PersonId, TeamId};
use crate::domain::incident::command::{Command, Handing, NewIncident, Outcome as Said, Resolution, Verb};
use crate::domain::incident::decide::{Ctx, decide};
use crate::domain::incident::past::Past;
use crate::domain::incident::report::Visit;
use crate::domain::policy::Lang;
use crate::domain::sla::calendar::Calendar;
use crate::text::testing::{Desk, LANGS, assert_clean, at};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) struct Story<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) calendars: Calendars,
    pub(crate) record: Record,
}

impl<'a> Story<'a> {
    fn new(desk: &'a Desk) -> Self {
        let mut calendars = Calendars::default();
        for named in &desk.policy.calendars {
            let calendar = Arc::new(Calendar::compile(&named.spec).unwrap());
            calendars.insert(named.id.clone(), named.version, calendar);
        }
        let incident = Incident { id: IncidentId(7), ..Incident::default() };
        Self { desk, calendars, record: Record { incident, past: vec![] } }
    }

    pub(crate) fn run(&mut self, when: &str, command: &Command) {
        let words = self.desk.words(Lang::En);
        let known = self.record.incident.ver > 0;
        let incidents =
            known.then(|| (IncidentId(7), self.record.incident.clone())).into_iter().collect::<BTreeMap<_, _>>();
        let ctx = Ctx {
            policy: words.policy,
            calendars: &self.calendars,
            directory: words.directory,
            zone: words.zone,
            incidents,
            next: IncidentId(7),
            past: self.record.past.clone(),
            articles: BTreeMap::new(),
        };
        let actor = Actor {
            person: PersonId(1),
            roles: ["agent", "desk_lead", "incident_manager"].map(Into::into).to_vec(),
            teams: vec![TeamId(1), TeamId(2)],
            via: Via::Console,
            os_user: "li".into(),
            identity: Identity::Declared,
        };
        let batch = 1 + self.record.past.len() as i64;
        for decided in decide(&ctx, command, &actor, at(when)).unwrap() {
            self.record.incident.apply(&decided.event).unwrap();
            let seq = 1 + self.record.past.len() as i64;
            self.record.past.push(Past {
                incident: IncidentId(7),
                seq,
                ver: self.record.incident.ver,
                batch,
                at: at(when),
                recorded_at: at(when),
                by: PersonId(1),
                role: decided.role,
                via: Via::Console,
                event: decided.event,
            });
        }
    }

    pub(crate) fn act(&mut self, when: &str, verb: Verb) {
        self.run(when, &Command::Act { incident: IncidentId(7), seen: None, verb });
    }

    fn told(&self, lang: Lang, when: &str) -> String {
        let words = self.desk.words(lang);
        let mut out = String::new();
        for section in sections(&self.record, &words, &self.calendars, at(when)) {
            out += &format!("{}\n", section.title);
            for (label, value) in section.rows {
                out += &format!("  {label:<20}{}\n", value.replace('\n', &format!("\n{:22}", "")));
            }
        }
        out
    }
}

pub(crate) fn recorded(desk: &Desk) -> Story<'_> {
    let mut story = Story::new(desk);
    let new = NewIncident {
        nature: Some("fault".into()),
        kind: Some("user_reported".into()),
        channel: Some("phone".into()),
        reporter: Some(ContactId(1)),
        title: "VPN down\u{202e}".into(),
        description: "No tunnel\nsince nine".into(),
        category: Some(CategoryId(2)),
        impact: 2,
        urgency: 2,
        take: true,
        ..NewIncident::default()
    };
    story.run("15 10:00", &Command::Record(Box::new(new)));
    story
}

pub(crate) fn suspend(until: &str) -> Verb {
    Verb::Suspend { reason: Some("waiting_user".into()), until: Some(at(until)), text: "asked for the log".into() }
}

#[test]
fn a_waiting_record() {
    let desk = Desk::new();
    let mut story = recorded(&desk);
    let up = Handing { line: Some(2), reason: Some("access".into()), ..Handing::default() };
    story.act("15 10:30", Verb::Escalate(up));
    story.act("15 11:00", Verb::Take);
    story.act("15 11:30", suspend("21 09:00"));
    insta::assert_snapshot!(story.told(Lang::En, "15 12:00"), @r"
    ABOUT
      Number              7
      Title               VPN down<U+202E>
      State               Suspended: waiting for user, until Mon 09:00
      Priority            P3 Medium
      Impact              2 Medium
      Urgency             2 Medium
      Line                L2
      Team                Network
      Assignee            li na
      Tracker             li na
      Nature              Fault
      Kind                User-reported
      Channel             Phone
      Category            Network > VPN
      Description         No tunnel
                          since nine
      Reported at         2016-03-15 10:00
      Recorded at         2016-03-15 10:00
      SLA                 Standard service
    CLOCKS
      Response            v met, used 0m of 1h
      Resolution          zz 10h30, used 1h30 of 12h
      User update         zz 2h30, used 1h30 of 4h
      Acceptance          v met, used 30m of 1h12
      Stage L1            v met, used 30m of 2h24
      Stage L2            zz 3h48, used 1h of 4h48
    REPORTS
      Chen Yu             Phone, 2016-03-15 10:00
    TIMELINE
      2016-03-15 10:00    li na recorded it: phone, P3 Medium
      2016-03-15 10:00    li na took it
      2016-03-15 10:30    li na escalated to L2 Network: needs access
      2016-03-15 11:00    li na took it
      2016-03-15 11:30    li na suspended until Mon 09:00: waiting for user
                          asked for the log
    ");
}

#[test]
fn life_2_a_record_with_visits() {
    let desk = Desk::new();
    let mut story = recorded(&desk);
    let said = |said| Verb::Visit { visit: None, said };
    let wu = Some(PersonId(2));
    story.act("15 10:10", said(Visit { engineer: wu, appointment: Some(at("16 09:00")), ..Visit::default() }));
    story.act("15 10:20", said(Visit { appointment: Some(at("17 09:00")), ..Visit::default() }));
    story.run("15 10:21", &Command::Undo { batch: 4 });
    let arrived = Some(at("16 09:05"));
    story.act("16 09:30", said(Visit { arrived, parts: Some("fuser".into()), ..Visit::default() }));
    // From the visits to the end of the record.
    let told = |lang, from: &str| {
        let told = story.told(lang, "16 09:30");
        told.split_once(from).map(|(_, rest)| rest.to_owned()).unwrap_or_default()
    };
    insta::assert_snapshot!(told(Lang::En, "VISITS"), @r"
      Visit 1             wu min
      Appointment         2016-03-16 09:00
      Arrived             2016-03-16 09:05
      Parts               fuser
    TIMELINE
      2016-03-15 10:00    li na recorded it: phone, P3 Medium
      2016-03-15 10:00    li na took it
      2016-03-15 10:10    li na noted visit 1: appointment Wed 09:00
                          engineer on site: wu min
      2016-03-15 10:20    li na noted visit 2: appointment Thu 09:00 (undone)
                          visit 2, engineer on site: li na
      2016-03-15 10:21    li na undid: noted visit 2: appointment Thu 09:00
                          visit 2, engineer on site: li na > none
                          visit 2, appointment: 2016-03-17 09:00 > none
      2016-03-16 09:30    li na noted visit 1: arrived 09:05
                          parts: fuser
    ");
    insta::assert_snapshot!(told(Lang::ZhHans, "现场服务"), @r"
      第 1 次               wu min
      预约时间                2016-03-16 09:00
      到达时间                2016-03-16 09:05
      备件                  fuser
    时间线
      2016-03-15 10:00    li na 登记：电话，P3 中
      2016-03-15 10:00    li na 受理
      2016-03-15 10:10    li na 登记第 1 次现场服务：预约时间 周三 09:00
                          现场工程师：wu min
      2016-03-15 10:20    li na 登记第 2 次现场服务：预约时间 周四 09:00（已撤销）
                          第 2 次现场服务 现场工程师：li na
      2016-03-15 10:21    li na 撤销操作：登记第 2 次现场服务：预约时间 周四 09:00
                          第 2 次现场服务 现场工程师：li na > 无
                          第 2 次现场服务 预约时间：2016-03-17 09:00 > 无
      2016-03-16 09:30    li na 登记第 1 次现场服务：到达时间 09:05
                          备件：fuser
    ");
    insta::assert_snapshot!(told(Lang::ZhHant, "到場服務"), @r"
      第 1 次               wu min
      預約時間                2016-03-16 09:00
      到場時間                2016-03-16 09:05
      備品                  fuser
    時間軸
      2016-03-15 10:00    li na 登錄：電話，P3 中
      2016-03-15 10:00    li na 受理
      2016-03-15 10:10    li na 登錄第 1 次到場服務：預約時間 週三 09:00
                          到場工程師：wu min
      2016-03-15 10:20    li na 登錄第 2 次到場服務：預約時間 週四 09:00（已復原）
                          第 2 次到場服務 到場工程師：li na
      2016-03-15 10:21    li na 復原：登錄第 2 次到場服務：預約時間 週四 09:00
                          第 2 次到場服務 到場工程師：li na > 無
                          第 2 次到場服務 預約時間：2016-03-17 09:00 > 無
      2016-03-16 09:30    li na 登錄第 1 次到場服務：到場時間 09:05
                          備品：fuser
    ");
}

/// LIFE-2: fields of the house's own stand behind the others, by their names; one that the policy no longer declares by
/// its code.
#[test]
fn life_2_a_record_with_fields_of_the_house() {
    let desk = Desk::new();
    let mut story = recorded(&desk);
    story.record.incident.custom.insert("long_gone".into(), crate::domain::value::Value::Int(7));
    let custom = |of: &[(&str, &str)]| {
        let read = |(code, typed): &(&str, &str)| {
            let code = crate::domain::code::Code::new(code);
            let value = desk.policy.field(&code).unwrap().read(typed).unwrap();
            (code, value)
        };
        of.iter().map(read).collect::<Vec<_>>()
    };
    let edit = |of| Verb::Edit { changes: vec![], custom: custom(of), reason: "looked at the label".into() };
    story.act("15 10:10", edit(&[("floor", "3"), ("asset_tag", "B\u{7}-4711")]));
    story.act("15 10:20", edit(&[("floor", "4")]));
    let how = Resolution {
        solution: "New keyboard".into(),
        closing_code: Some("fixed".into()),
        custom: custom(&[("damage", "liquid")]),
        ..Resolution::default()
    };
    story.act("15 11:00", Verb::Resolve(how));
    let told = |lang| {
        let told = story.told(lang, "15 11:00");
        let own = |line: &&str| {
            let words = ["4711", "long_gone", "liquid", "Liquid", "进液", "進液", "loor", "楼层", "樓層"];
            words.iter().any(|word| line.contains(word))
        };
        told.lines().filter(own).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told(Lang::En), @r"
    Asset tag           B^G-4711
    Floor               4
    Damage              Liquid
    long_gone           7
    2016-03-15 10:10    li na changed floor, asset tag
                        floor: 3
                        asset tag: B^G-4711
    2016-03-15 10:20    li na changed floor
                        floor: 3 > 4
                        damage: Liquid
    ");
    insta::assert_snapshot!(told(Lang::ZhHans), @r"
    资产编号                B^G-4711
    楼层                  4
    损坏原因                进液
    long_gone           7
    2016-03-15 10:10    li na 修改楼层、资产编号
                        楼层：3
                        资产编号：B^G-4711
    2016-03-15 10:20    li na 修改楼层
                        楼层：3 > 4
                        损坏原因：进液
    ");
    insta::assert_snapshot!(told(Lang::ZhHant), @r"
    資產編號                B^G-4711
    樓層                  4
    損壞原因                進液
    long_gone           7
    2016-03-15 10:10    li na 變更樓層、資產編號
                        樓層：3
                        資產編號：B^G-4711
    2016-03-15 10:20    li na 變更樓層
                        樓層：3 > 4
                        損壞原因：進液
    ");
}

#[test]
fn a_closed_record() {
    let desk = Desk::new();
    let mut story = recorded(&desk);
    story.act("15 10:20", suspend("21 09:00"));
    story.run("15 10:21", &Command::Undo { batch: 3 });
    let how = Resolution {
        solution: "Restarted\nthe gateway".into(),
        closing_code: Some("fixed".into()),
        cause: "memory leak".into(),
        ..Resolution::default()
    };
    story.act("15 11:00", Verb::Resolve(how));
    let (outcome, feedback) = (Said::Recovered, "thanks".to_owned());
    story.act("15 12:00", Verb::Confirm { report: None, outcome, satisfaction: 5, feedback, close: true });
    insta::assert_snapshot!(story.told(Lang::En, "16 09:00"), @r"
    ABOUT
      Number              7
      Title               VPN down<U+202E>
      State               Closed
      Priority            P3 Medium
      Impact              2 Medium
      Urgency             2 Medium
      Line                L1 Service desk
      Team                Desk
      Assignee            li na
      Tracker             li na
      Nature              Fault
      Kind                User-reported
      Channel             Phone
      Category            Network > VPN
      Description         No tunnel
                          since nine
      Reported at         2016-03-15 10:00
      Recorded at         2016-03-15 10:00
      SLA                 Standard service
    CLOCKS
      Response            v met, used 0m of 1h
      Resolution          v met, used 59m of 12h
      User update         v met, used 59m of 4h
      Stage L1            v met, used 59m of 2h24
      Confirmation        v met, used 1h of 16h
    REPORTS
      Chen Yu             Phone, 2016-03-15 10:00
      Confirmation        Recovered
      Confirmed at        2016-03-15 12:00
      Satisfaction        5/5
      User feedback       thanks
    OUTCOME
      Solution            Restarted
                          the gateway
      Closing code        Fixed for good
      Cause               memory leak
      On site or remote   remote
      Resolved by         li na (L1 Desk)
      Resolver's role     Agent
      Resolved at         2016-03-15 11:00
      Closed at           2016-03-15 12:00
      Closed by way of    Service desk
    TIMELINE
      2016-03-15 10:00    li na recorded it: phone, P3 Medium
      2016-03-15 10:00    li na took it
      2016-03-15 10:20    li na suspended until Mon 09:00: waiting for user (undone)
                          asked for the log
      2016-03-15 10:21    li na undid: suspended until Mon 09:00: waiting for user
                          state: Suspended > In progress
                          suspended for: Waiting for user > none
                          suspended until: 2016-03-21 09:00 > none
      2016-03-15 11:00    li na resolved: fixed for good
                          Restarted
                          the gateway
                          cause: memory leak
      2016-03-15 12:00    li na asked the user: recovered, 5/5
                          thanks
      2016-03-15 12:00    li na closed
    ");
}

/// LIFE-2: whatever somebody may set has its row on the record.
#[test]
fn life_2_what_can_be_edited_is_shown() {
    use crate::domain::code::Code;
    use crate::domain::incident::decide::EDITABLE;
    use crate::domain::value::Value;
    let desk = Desk::new();
    let words = desk.words(Lang::En);
    for (field, _) in EDITABLE {
        let mut story = recorded(&desk);
        let one = |value| Value::List(vec![value]);
        let some = [Value::Int(1), Value::Text("x".into()), Value::Flag(true), Value::Code(Code::new("m"))];
        let all = some.clone().into_iter().chain(some.into_iter().map(one));
        let set = all.into_iter().any(|value| story.record.incident.set(*field, &value).is_ok());
        assert!(set, "{}", field.name());
        let rows = |(label, _): &(String, String)| *label == words.field(field.name());
        let shown = sections(&story.record, &words, &story.calendars, at("15 10:30"));
        assert_eq!(shown.iter().flat_map(|s| &s.rows).filter(|r| rows(r)).count(), 1, "{}", field.name());
    }
}

#[test]
fn every_language_shows_it_clean() {
    let desk = Desk::new();
    let mut story = recorded(&desk);
    for shut in ["15 12:00", "15 23:00", "20 12:00"] {
        for lang in LANGS {
            let words = desk.words(lang);
            for section in sections(&story.record, &words, &story.calendars, at(shut)) {
                assert_clean(&section.title);
                for (label, value) in section.rows {
                    assert_clean(&value);
                    assert!(label.is_empty() || !label.contains(['_', '{']), "{lang:?} {label}");
                }
            }
        }
    }
    story.act("15 12:00", suspend("21 09:00"));
    assert!(story.told(Lang::ZhHans, "15 12:30").contains("已挂起：待用户反馈，至 周一 09:00"));
    assert!(story.told(Lang::ZhHant, "15 12:30").contains("暫停中：等待使用者回覆，至 週一 09:00"));
}

#[test]
fn sla_1_out_of_hours_says_when_it_opens_and_what_is_left() {
    let desk = Desk::new();
    let story = recorded(&desk);
    let told = story.told(Lang::En, "15 23:00");
    assert!(told.contains("-- Wed 09:00, used 8h of 12h, 4h00 left, due Wed 13:00"), "{told}");
}
