//! A record that went through the rules, clock by clock.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use super::*;
use crate::domain::incident::command::{Handing, Resolution, Verb};
use crate::domain::policy::Lang;
use crate::domain::sla::clock::ClockKind;
use crate::domain::sla::explain::{Known, Which, all, explain};
use crate::text::record::tests::{Story, recorded, suspend};
use crate::text::testing::{Desk, LANGS, at};

const RESOLUTION: Which = Which { kind: ClockKind::Resolution, line: 0 };

/// Waited for the user, became urgent, went to line 2.
fn eventful(desk: &Desk) -> Story<'_> {
    let mut story = recorded(desk);
    story.act("15 11:00", suspend("15 14:00"));
    story.act("15 13:00", Verb::Resume { text: String::new() });
    story.act("15 14:30", Verb::Override { priority: 1, reason: "the board meets".into() });
    let up = Handing { line: Some(2), reason: Some("access".into()), ..Handing::default() };
    story.act("15 15:00", Verb::Escalate(up));
    story
}

fn known<'k>(story: &'k Story<'_>) -> Known<'k> {
    let words = story.desk.words(Lang::En);
    Known { policy: &story.desk.policy, calendars: &story.calendars, directory: words.directory }
}

fn lines(story: &Story<'_>, which: Which, lang: Lang, now: &str, cells: usize) -> Vec<Line> {
    let words = story.desk.words(lang);
    let known = Known { policy: words.policy, calendars: &story.calendars, directory: words.directory };
    let why = explain(&story.record, which, known, at(now)).unwrap();
    explained(&why, &story.record, &words, cells)
}

fn told(story: &Story<'_>, which: Which, lang: Lang, now: &str, cells: usize) -> String {
    printed(&lines(story, which, lang, now, cells))
}

#[test]
fn one_1_in_english() {
    let desk = Desk::new();
    let story = eventful(&desk);
    insta::assert_snapshot!(told(&story, RESOLUTION, Lang::En, "15 16:00", 80), @r"
    Resolution  P1 Urgent  XX +2h00
    4:00:00 used - 2:00:00 goal = 2:00:00 over
    used     4:00:00 = 6:00:00 of service since 03-15 10:00:00 - 2:00:00 that did
             not count
    due      03-15 14:00:00
    verdict  breached by reclassification, as of 03-15 14:00:00: when the goal was
             set (#5) it was over by 0:30:00

    TIMELINE
    03-15 10:00:00                                                    03-15 16:00:00
    =============zzzzzzzzzzzzzzzzzzzzzzzzzzz========================================
                                                         ^ due 03-15 14:00:00
    = ran   z paused

    WHAT RAN
    from            to              what                         service         sum
    03-15 10:00:00  03-15 11:00:00  ran                          1:00:00     1:00:00
    03-15 11:00:00  03-15 13:00:00  paused: waiting for user   (2:00:00)
    03-15 13:00:00  03-15 16:00:00  ran                          3:00:00     4:00:00

    THE RULE
    SLA       Standard service [standard], the default: no other agreement covers it
    Target    P1 Urgent, any nature: resolution 2h
    Calendar  24×7 [always@1], hours of UTC
    Bands     warning from 1:00:00 left, about to breach from 0:15:00 left
    Policy    version 1
    Set by    #5

    CHANGES
    03-15 10:00:00  #1 li na recorded it: phone, P3 Medium; starts with 12h
    03-15 11:00:00  #3 li na suspended until 14:00: waiting for user; pauses
    03-15 13:00:00  #4 li na resumed; runs on
    03-15 14:30:00  #5 li na priority P3 > P1, set by hand; goal P3 12h > P1 2h, due
                    03-16 15:00:00 > 03-15 14:00:00, over by 0:30:00 already
    ");
}

#[test]
fn one_1_in_simplified_chinese() {
    let desk = Desk::new();
    let story = eventful(&desk);
    insta::assert_snapshot!(told(&story, RESOLUTION, Lang::ZhHans, "15 16:00", 80), @r"
    解决时限  P1 紧急  XX +2h00
    已用 4:00:00 - 目标 2:00:00 = 超出 2:00:00
    已用      4:00:00 = 03-15 10:00:00 以来的服务时间 6:00:00 - 不计的 2:00:00
    截止时间  03-15 14:00:00
    结论      因重新定级而超时，自 03-15 14:00:00 起：设定该目标时（#5）已超出
              0:30:00

    时间线
    03-15 10:00:00                                                    03-15 16:00:00
    =============zzzzzzzzzzzzzzzzzzzzzzzzzzz========================================
                                                         ^ 截止 03-15 14:00:00
    = 计时   z 暂停计时

    计时明细
    起              止              情况                        服务时间        累计
    03-15 10:00:00  03-15 11:00:00  计时                         1:00:00     1:00:00
    03-15 11:00:00  03-15 13:00:00  暂停计时：待用户反馈       (2:00:00)
    03-15 13:00:00  03-15 16:00:00  计时                         3:00:00     4:00:00

    依据
    服务级别协议  标准服务 [standard]，默认协议：没有其他协议适用
    目标          P1 紧急，任何性质：解决时限 2h
    服务日历      全天候 [always@1]，时区 UTC
    预警          剩余 1:00:00 起预警，剩余 0:15:00 起即将超时
    策略          第 1 版
    设定于        #5

    途中变化
    03-15 10:00:00  #1 li na 登记：电话，P3 中；开始计时，目标 12h
    03-15 11:00:00  #3 li na 挂起至 14:00：待用户反馈；暂停计时
    03-15 13:00:00  #4 li na 解除挂起；继续计时
    03-15 14:30:00  #5 li na 优先级 P3 > P1、手动调整；目标 P3 12h > P1 2h，截止
                    03-16 15:00:00 > 03-15 14:00:00，当时已超出 0:30:00
    ");
}

#[test]
fn one_1_in_traditional_chinese_with_little_room() {
    let desk = Desk::new();
    let story = eventful(&desk);
    insta::assert_snapshot!(told(&story, RESOLUTION, Lang::ZhHant, "15 13:30", 48), @r"
    解決時限  P1 緊急  ! 30m
    目標 2:00:00 - 已用 1:30:00 = 剩餘 0:30:00
    已用      1:30:00 = 03-15 10:00:00 以來的服務時
              間 3:30:00 - 不計的 2:00:00
    到期時間  03-15 14:00:00
    結論      預警

    時間軸
    03-15 10:00:00                    03-15 14:00:00
    ============zzzzzzzzzzzzzzzzzzzzzzzz======------
                         現在 03-15 13:30:00 ^
                               到期 03-15 14:00:00 ^
    = 計時   z 暫停計時   - 尚未到

    計時明細
    起           情況                       服務時間
    03-15 10:00  計時                        1:00:00
    03-15 11:00  暫停計時：等待使用者回    (2:00:00)
                 覆
    03-15 13:00  計時                        0:30:00

    依據
    服務水準協議  標準服務 [standard]，預設協議：沒
                  有其他協議適用
    目標          P1 緊急，任何性質：解決時限 2h
    服務行事曆    全天候 [always@1]，時區 UTC
    預警          剩餘 1:00:00 起預警，剩餘 0:15:00
                  起即將逾時（03-15 13:45:00）
    政策          第 1 版
    設定於        #5

    途中變更
    03-15 10:00:00  #1 li na 登錄：電話，P3 中；開始
                    計時，目標 12h
    03-15 11:00:00  #3 li na 暫停至 14:00：等待使用
                    者回覆；暫停計時
    03-15 13:00:00  #4 li na 解除暫停；繼續計時
    03-15 14:30:00  #5 li na 優先順序 P3 > P1、手動
                    調整；目標 P3 12h > P1 2h，到期
                    03-16 15:00:00 > 03-15
                    14:00:00，當時已超出 0:30:00
    ");
}

#[test]
fn one_1_a_stage_says_its_line_and_its_share() {
    let desk = Desk::new();
    let story = eventful(&desk);
    let stage = |line| Which { kind: ClockKind::Stage, line };
    insta::assert_snapshot!(told(&story, stage(1), Lang::En, "15 16:00", 60), @r"
    Stage L1  P1 Urgent  XX +2h36
    3:00:00 used - 0:24:00 goal = 2:36:00 over
    used     3:00:00 = 5:00:00 of service since 03-15 10:00:00 -
             2:00:00 that did not count
    due      03-15 10:24:00
    verdict  breached 03-15 14:24:00 against the goal of P3,
             2h24; that stays
    verdict  breached by reclassification, as of 03-15 10:24:00:
             when the goal was set (#5) it was over by 2:06:00

    TIMELINE
    03-15 10:00:00                                03-15 15:00:00
    ============zzzzzzzzzzzzzzzzzzzzzzzz========================
        ^ due 03-15 10:24:00
    = ran   z paused

    WHAT RAN
    from         what                                    service
    03-15 10:00  ran                                     1:00:00
    03-15 11:00  paused: waiting for user              (2:00:00)
    03-15 13:00  ran                                     2:00:00

    THE RULE
    SLA       Standard service [standard], the default: no other
              agreement covers it
    Target    P1 Urgent, any nature: stage L1 24m, 20 % of the
              resolution goal of 2h
    Calendar  24×7 [always@1], hours of UTC
    Bands     warning from 0:12:00 left, about to breach from
              0:04:48 left
    Policy    version 1
    Set by    #5

    CHANGES
    03-15 10:00:00  #1 li na recorded it: phone, P3 Medium;
                    starts with 2h24
    03-15 11:00:00  #3 li na suspended until 14:00: waiting for
                    user; pauses
    03-15 13:00:00  #4 li na resumed; runs on
    03-15 14:30:00  #5 li na priority P3 > P1, set by hand; goal
                    P3 2h24 > P1 24m, due 03-15 14:24:00 > 03-15
                    10:24:00, breached 03-15 14:24:00 before,
                    over by 2:06:00 already
    03-15 15:00:00  #6 li na escalated to L2 Network: needs
                    access; stops
    ");
}

/// Every clock of an eventful life, in every language and width: nothing sticks out, nothing is missing.
#[test]
fn one_1_any_clock_fits_any_width() {
    let desk = Desk::new();
    let mut story = eventful(&desk);
    let solution =
        Resolution { solution: "replaced".into(), closing_code: Some("fixed".into()), ..Resolution::default() };
    story.act("16 09:00", Verb::Resolve(solution));
    let clocks = all(&story.record, known(&story), at("16 10:00"));
    assert_eq!(clocks.len(), story.record.incident.clocks.len());
    for (now, lang) in ["15 10:00", "15 10:01", "15 12:00", "16 10:00", "18 10:00"].iter().zip(LANGS.iter().cycle()) {
        for cells in [0, 30, 44, 60, 73, 74, 116, 300] {
            for which in &clocks {
                for line in lines(&story, *which, *lang, now, cells) {
                    let whole = line.whole();
                    assert!(width(&whole) <= cells.max(LEAST), "{cells} {lang:?} {which:?}: {whole}");
                    assert!(!whole.contains("explain-") && !whole.contains("{$"), "{whole}");
                    assert!(!whole.chars().any(char::is_control), "{whole:?}");
                }
            }
        }
    }
}

#[test]
fn a_bar_has_a_cell_for_every_share_of_its_span() {
    let desk = Desk::new();
    let story = eventful(&desk);
    for cells in [30, 31, 80, 200] {
        let bars = lines(&story, RESOLUTION, Lang::En, "15 13:30", cells);
        let bar = bars.iter().find(|line| line.tone == Tone::Bar).unwrap();
        assert_eq!(width(&bar.text), cells);
    }
}
