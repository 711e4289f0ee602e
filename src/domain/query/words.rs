//! Words. One job: every field and every fixed value of the language, with its names in three languages, as one table.
//!
//! The first name is the canonical one and what is printed; the others mean the same. What a desk names itself (people,
//! teams, channels …) is not here: it comes from the directory and the policy.

use crate::domain::incident::State;
use crate::domain::sla::clock::ClockKind;
use crate::domain::stream::StreamKind;
use chrono::Weekday;

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Fixed words of a group.
    Words(Group),
    /// A small number that people write with a letter (`P1`, `L2`) or as a Chinese numeral word.
    Level(Group),
    /// A whole number.
    Count,
    /// An incident's number.
    Id,
    /// An entry of the directory, by key or name.
    Entry(StreamKind),
    /// An entry of the policy, by code or name.
    Channel,
    Nature,
    /// A clock: a word of [`Group::Clock`], or a length of time that is left.
    Clock(Option<ClockKind>),
    /// How long ago: a length of time.
    Age,
    /// When: a length of time ago, or a day.
    Time,
    /// Words of the title.
    Text,
    /// Not a condition: keys to sort by.
    Sort,
    /// Not a condition: how many rows.
    Limit,
}

/// Words that go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    Is,
    State,
    Clock,
    Day,
    Sort,
    Priority,
    Line,
    Level,
    /// `me` and `none`.
    Who,
}

macro_rules! fields {
    ($($field:ident $code:literal $shape:expr, [$name:literal $(, $alias:literal)*];)+) => {
        /// A field of the language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($field),+ }

        /// A row of the table of fields: the field, its code in messages, its shape, its names.
        #[derive(Debug, Clone, Copy)]
        pub struct FieldRow {
            pub field: Field,
            pub code: &'static str,
            pub shape: Shape,
            pub names: &'static [&'static str],
        }

        /// Every field, in the order in which they are offered.
        pub const FIELDS: &[FieldRow] = &[
            $(FieldRow { field: Field::$field, code: $code, shape: $shape, names: &[$name $(, $alias)*] }),+
        ];

        /// The codes of the fields, by which their names in sentences are found.
        pub const FIELD_CODES: &[&str] = &[$($code),+];
    };
}

use Shape::{Age, Channel, Clock, Count, Entry, Id, Level, Limit, Nature, Sort, Text, Time, Words};

fields! {
    Is "is" Words(Group::Is), ["is", "是"];
    State "state" Words(Group::State), ["state", "status", "st", "状态", "狀態"];
    Prio "prio" Level(Group::Priority), ["prio", "priority", "p", "优先级", "優先順序", "優先級"];
    Sla "sla" Clock(None), ["sla", "left", "remaining", "剩余", "剩餘", "时限", "時限"];
    SlaRespond "sla_respond" Clock(Some(ClockKind::Response)), ["sla.respond", "响应", "响应时限", "回應", "回應時限"];
    SlaFix "sla_fix" Clock(Some(ClockKind::Resolution)), ["sla.fix", "解决时限", "解決時限"];
    SlaUpdate "sla_update" Clock(Some(ClockKind::Update)), ["sla.update", "进展反馈", "反馈", "進度回報", "回報"];
    SlaAccept "sla_accept" Clock(Some(ClockKind::Accept)), ["sla.accept", "接手时限", "接手時限"];
    SlaStage "sla_stage" Clock(Some(ClockKind::Stage)), ["sla.stage", "阶段时限", "階段時限"];
    SlaConfirm "sla_confirm" Clock(Some(ClockKind::Confirm)), ["sla.confirm", "确认时限", "確認時限"];
    SlaCallBack "sla_call_back" Clock(Some(ClockKind::CallBack)), ["sla.callback", "回电", "回電"];
    SlaPromise "sla_promise" Clock(Some(ClockKind::Promise)), ["sla.promise", "承诺时间", "承諾時間"];
    SlaReply "sla_reply" Clock(Some(ClockKind::Reply)), ["sla.reply", "答复时限", "答覆時限"];
    SlaStakeholder "sla_stakeholder" Clock(Some(ClockKind::Stakeholder)), ["sla.stakeholder", "相关方通报", "利害關係人通報"];
    Assignee "assignee" Entry(StreamKind::Person), ["assignee", "owner", "处理人", "處理人員", "處理人"];
    Team "team" Entry(StreamKind::Team), ["team", "支持组", "组", "支援組", "組"];
    Line "line" Level(Group::Line), ["line", "支持线", "支援線"];
    Tracker "tracker" Entry(StreamKind::Person), ["tracker", "跟踪人", "追蹤人"];
    Requester "requester" Entry(StreamKind::Contact), [
        "requester", "reporter", "caller", "from", "报告人", "报障人", "申请人", "投诉人", "通報人", "申請人"
    ];
    Org "org" Entry(StreamKind::Org), ["org", "organisation", "单位", "單位"];
    Service "service" Entry(StreamKind::Service), ["service", "服务", "服務"];
    Ci "ci" Entry(StreamKind::Ci), ["ci", "配置项", "組態項目"];
    Cat "cat" Entry(StreamKind::Category), ["cat", "category", "类别", "類別"];
    Channel "channel" Channel, ["channel", "渠道", "管道"];
    Nature "nature" Nature, ["nature", "性质", "性質"];
    Created "created" Time, ["created", "reported", "报告时间", "创建", "通報時間", "建立"];
    Updated "updated" Time, ["updated", "更新", "更新时间", "更新時間"];
    Resolved "resolved" Time, ["resolved", "解决时间", "解決時間"];
    Age "age" Age, ["age", "时长", "時長"];
    Impact "impact" Level(Group::Level), ["impact", "影响度", "影響程度"];
    Urgency "urgency" Level(Group::Level), ["urgency", "紧急度", "緊急程度"];
    Hops "hops" Count, ["hops", "转派", "转派次数", "轉派", "轉派次數"];
    Reopens "reopens" Count, ["reopens", "重开", "重新打开次数", "重開", "重新開啟次數"];
    Chases "chases" Count, ["chases", "催办", "催办次数", "催辦", "催辦次數"];
    Reports "reports" Count, ["reports", "报告数", "通報數"];
    Id "id" Id, ["id", "number", "编号", "編號"];
    Text "text" Text, ["text", "title", "标题", "文本", "主旨", "文字"];
    Sort "sort" Sort, ["sort", "排序"];
    Limit "limit" Limit, ["limit", "条数", "筆數"];
}

impl Field {
    /// Its row in the table.
    pub fn row(self) -> &'static FieldRow {
        &FIELDS[self as usize]
    }
    /// The canonical name.
    pub fn name(self) -> &'static str {
        self.row().names[0]
    }
    pub fn shape(self) -> Shape {
        self.row().shape
    }
    /// The field of a name, in any language; upper and lower case alike.
    pub fn named(name: &str) -> Option<Self> {
        FIELDS.iter().find(|row| any_is(row.names, name)).map(|row| row.field)
    }
}

/// What a fixed word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// Everything, whatever its state.
    Any,
    /// Not closed, cancelled or merged.
    Open,
    /// Open and not resolved.
    Active,
    /// Closed, cancelled or merged.
    Over,
    /// In that state.
    In(State),
    /// A clock stands still.
    Paused,
    /// A clock was or is over its goal.
    Breached,
    /// A running clock is in the band warning or critical.
    AtRisk,
    /// A clock that still counts is over its goal.
    Overdue,
    Major,
    Security,
    /// A rule fired for it.
    Escalated,
    /// An escalation of it waits for somebody's word.
    Waiting,
    /// Its priority was set by a rule or an alert, and nobody has confirmed it.
    Unconfirmed,
    Unassigned,
    Mine,
    Reopened,
    /// On the list *to close unconfirmed* (LIFE-17).
    ToClose,
    Vip,
    /// A clock in that band, or ended.
    ClockOk,
    ClockWarning,
    ClockCritical,
    ClockBreached,
    ClockPaused,
    ClockMet,
    Today,
    Yesterday,
    On(Weekday),
    ByWork,
    BySla,
    ById,
    ByPriority,
    ByCreated,
    ByUpdated,
    ByTitle,
    ByAssignee,
    Number(u8),
    Me,
    Nobody,
}

/// A row of the table of values: the group, what it means, its code in messages, its names.
#[derive(Debug, Clone, Copy)]
pub struct WordRow {
    pub group: Group,
    pub word: Word,
    pub code: &'static str,
    pub names: &'static [&'static str],
}

const fn word(group: Group, word: Word, code: &'static str, names: &'static [&'static str]) -> WordRow {
    WordRow { group, word, code, names }
}

const OPEN: &[&str] = &["open", "未关闭", "未結案", "未關閉"];
const ACTIVE: &[&str] = &["active", "未解决", "未解決"];
const ANY: &[&str] = &["any", "all", "全部", "所有"];
const NEW: &[&str] = &["new", "新建", "新建立"];
const ASSIGNED: &[&str] = &["assigned", "已分派", "已指派"];
const SUSPENDED: &[&str] = &["suspended", "已挂起", "挂起", "暫停中"];
const RESOLVED: &[&str] = &["resolved", "已解决", "已解決"];
const CLOSED: &[&str] = &["closed", "已关闭", "已結案", "已關閉"];
const BREACHED: &[&str] = &["breached", "已超时", "超时", "已逾時", "逾時"];
const PAUSED: &[&str] = &["paused", "暂停计时", "暫停計時"];

/// Every fixed value, by group, in the order in which they are offered.
pub const WORDS: &[WordRow] = &[
    word(Group::Is, Word::Open, "open", OPEN),
    word(Group::Is, Word::Active, "active", ACTIVE),
    word(Group::Is, Word::Any, "any", ANY),
    word(Group::Is, Word::Mine, "mine", &["mine", "我的"]),
    word(Group::Is, Word::Unassigned, "unassigned", &["unassigned", "未分派", "未指派"]),
    word(Group::Is, Word::AtRisk, "atrisk", &["atrisk", "即将超时", "即將逾時"]),
    word(Group::Is, Word::Breached, "breached", BREACHED),
    word(Group::Is, Word::Overdue, "overdue", &["overdue", "超时未解决", "逾時未解決"]),
    word(Group::Is, Word::Major, "major", &["major", "mi", "重大", "重大事件"]),
    word(Group::Is, Word::Vip, "vip", &["vip", "贵宾", "貴賓"]),
    word(Group::Is, Word::In(State::New), "new", NEW),
    word(Group::Is, Word::In(State::Assigned), "assigned", ASSIGNED),
    word(Group::Is, Word::In(State::Suspended), "suspended", SUSPENDED),
    word(Group::Is, Word::In(State::Resolved), "resolved", RESOLVED),
    word(Group::Is, Word::Over, "closed", CLOSED),
    word(Group::Is, Word::Paused, "paused", PAUSED),
    word(Group::Is, Word::Reopened, "reopened", &["reopened", "重新打开", "重新開啟"]),
    word(Group::Is, Word::ToClose, "toclose", &["toclose", "待关闭", "待結案", "待關閉"]),
    word(Group::Is, Word::Security, "security", &["security", "安全", "安全事件", "資安", "資安事件"]),
    word(Group::Is, Word::Escalated, "escalated", &["escalated", "已触发升级", "已觸發升級"]),
    word(Group::Is, Word::Waiting, "waiting", &["waiting", "待确认收到", "待確認收到"]),
    word(Group::Is, Word::Unconfirmed, "unconfirmed", &["unconfirmed", "优先级待确认", "優先順序待確認"]),
    word(Group::State, Word::In(State::New), "new", NEW),
    word(Group::State, Word::In(State::Assigned), "assigned", ASSIGNED),
    word(
        Group::State,
        Word::In(State::InProgress),
        "in_progress",
        &["in_progress", "in-progress", "inprogress", "progress", "wip", "处理中", "處理中"],
    ),
    word(Group::State, Word::In(State::Suspended), "suspended", SUSPENDED),
    word(Group::State, Word::In(State::Resolved), "resolved", RESOLVED),
    word(Group::State, Word::In(State::Closed), "closed", CLOSED),
    word(Group::State, Word::In(State::Cancelled), "cancelled", &["cancelled", "canceled", "已取消"]),
    word(Group::State, Word::In(State::Merged), "merged", &["merged", "已合并", "已合併"]),
    word(Group::State, Word::Open, "open", OPEN),
    word(Group::State, Word::Active, "active", ACTIVE),
    word(Group::State, Word::Any, "any", ANY),
    word(Group::Clock, Word::ClockOk, "ok", &["ok", "未超时", "未逾時"]),
    word(Group::Clock, Word::ClockWarning, "warn", &["warn", "warning", "预警", "預警"]),
    word(Group::Clock, Word::ClockCritical, "crit", &["crit", "critical", "即将超时", "即將逾時"]),
    word(Group::Clock, Word::ClockBreached, "breached", BREACHED),
    word(Group::Clock, Word::ClockPaused, "paused", PAUSED),
    word(Group::Clock, Word::ClockMet, "met", &["met", "已达标", "已達標"]),
    word(Group::Day, Word::Today, "today", &["today", "今天", "今日"]),
    word(Group::Day, Word::Yesterday, "yesterday", &["yesterday", "昨天", "昨日"]),
    word(Group::Day, Word::On(Weekday::Mon), "monday", &["monday", "mon", "周一", "星期一", "週一", "禮拜一"]),
    word(Group::Day, Word::On(Weekday::Tue), "tuesday", &["tuesday", "tue", "周二", "星期二", "週二", "禮拜二"]),
    word(Group::Day, Word::On(Weekday::Wed), "wednesday", &["wednesday", "wed", "周三", "星期三", "週三", "禮拜三"]),
    word(Group::Day, Word::On(Weekday::Thu), "thursday", &["thursday", "thu", "周四", "星期四", "週四", "禮拜四"]),
    word(Group::Day, Word::On(Weekday::Fri), "friday", &["friday", "fri", "周五", "星期五", "週五", "禮拜五"]),
    word(Group::Day, Word::On(Weekday::Sat), "saturday", &["saturday", "sat", "周六", "星期六", "週六", "禮拜六"]),
    word(
        Group::Day,
        Word::On(Weekday::Sun),
        "sunday",
        &["sunday", "sun", "周日", "星期日", "週日", "星期天", "禮拜天"],
    ),
    word(Group::Sort, Word::ByWork, "work", &["work", "处理顺序", "處理順序"]),
    word(Group::Sort, Word::BySla, "sla", &["sla", "left", "剩余", "剩餘"]),
    word(Group::Sort, Word::ById, "id", &["id", "编号", "編號"]),
    word(Group::Sort, Word::ByPriority, "prio", &["prio", "priority", "优先级", "優先順序"]),
    word(Group::Sort, Word::ByCreated, "created", &["created", "reported", "报告时间", "通報時間"]),
    word(Group::Sort, Word::ByUpdated, "updated", &["updated", "更新", "更新时间", "更新時間"]),
    word(Group::Sort, Word::ByTitle, "title", &["title", "标题", "主旨"]),
    word(Group::Sort, Word::ByAssignee, "assignee", &["assignee", "处理人", "處理人員"]),
    word(Group::Priority, Word::Number(1), "p1", &["P1", "一级", "一級"]),
    word(Group::Priority, Word::Number(2), "p2", &["P2", "二级", "二級"]),
    word(Group::Priority, Word::Number(3), "p3", &["P3", "三级", "三級"]),
    word(Group::Priority, Word::Number(4), "p4", &["P4", "四级", "四級"]),
    word(Group::Line, Word::Number(1), "l1", &["L1", "一线", "一線"]),
    word(Group::Line, Word::Number(2), "l2", &["L2", "二线", "二線"]),
    word(Group::Line, Word::Number(3), "l3", &["L3", "三线", "三線"]),
    word(Group::Line, Word::Number(4), "l4", &["L4", "四线", "四線"]),
    word(Group::Who, Word::Me, "me", &["me", "mine", "我"]),
    word(Group::Who, Word::Nobody, "none", &["none", "nobody", "无", "無"]),
];

impl Group {
    /// The words of the group.
    pub fn rows(self) -> impl Iterator<Item = &'static WordRow> + Clone {
        WORDS.iter().filter(move |row| row.group == self)
    }
    /// What a name means here, in any language; upper and lower case alike.
    pub fn find(self, name: &str) -> Option<Word> {
        self.rows().find(|row| any_is(row.names, name)).map(|row| row.word)
    }
    /// The row of a word.
    pub fn row(self, word: Word) -> Option<&'static WordRow> {
        self.rows().find(|row| row.word == word)
    }
}

fn any_is(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_table_of_fields_is_in_the_order_of_the_fields() {
        for (i, row) in FIELDS.iter().enumerate() {
            assert_eq!(row.field as usize, i);
            assert_eq!(FIELD_CODES[i], row.code);
            assert_eq!(Field::named(&row.names[0].to_uppercase()), Some(row.field));
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut seen = HashSet::new();
        for name in FIELDS.iter().flat_map(|row| row.names) {
            assert!(seen.insert(name.to_lowercase()), "field {name}");
        }
        let mut seen = HashSet::new();
        for row in WORDS {
            for name in row.names {
                assert!(seen.insert((row.group, name.to_lowercase())), "{:?} {name}", row.group);
            }
        }
    }

    #[test]
    fn whatever_has_an_english_name_has_a_chinese_one() {
        let chinese = |names: &[&str]| names.iter().any(|name| name.chars().any(|c| c > '\u{2e80}'));
        for row in FIELDS.iter().filter(|row| !matches!(row.field, Field::Sla)) {
            assert!(chinese(row.names), "{}", row.code);
        }
        for row in WORDS {
            assert!(chinese(row.names), "{}", row.code);
        }
    }
}
