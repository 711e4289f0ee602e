//! Words. One job: every field and every fixed value of the trail's filter, with its names in three languages, as tables.
//!
//! The first name is the canonical one and what is printed; the others mean the same. Days and `me` are those of
//! [`crate::domain::query::words`].

use crate::domain::actor::Via;
use crate::domain::incident::Kind;
use crate::domain::stream::StreamKind;

/// A field of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    By,
    Id,
    Kind,
    On,
    Since,
    Until,
    Via,
    Text,
}

/// Every field, in the order in which they are offered: its code in messages, its names.
pub const FIELDS: &[(Field, &str, &[&str])] = &[
    (Field::By, "by", &["by", "who", "人", "操作人", "操作人員"]),
    (Field::Id, "id", &["id", "record", "of", "记录", "编号", "紀錄", "編號"]),
    (Field::Kind, "kind", &["kind", "event", "操作", "类型", "动作", "類型", "動作"]),
    (Field::On, "on", &["on", "date", "日期"]),
    (Field::Since, "since", &["since", "after", "from", "自", "起"]),
    (Field::Until, "until", &["until", "before", "to", "至", "止"]),
    (Field::Via, "via", &["via", "途径", "途徑"]),
    (Field::Text, "text", &["text", "words", "文本", "文字", "内容", "內容"]),
];

/// The codes of the fields, by which their names in sentences are found.
pub const FIELD_CODES: &[&str] = &["by", "id", "kind", "on", "since", "until", "via", "text"];

impl Field {
    /// The canonical name.
    pub fn name(self) -> &'static str {
        FIELDS[self as usize].2[0]
    }
    /// The field of a name, in any language; upper and lower case alike.
    pub fn named(name: &str) -> Option<Self> {
        FIELDS.iter().find(|(.., names)| any_is(names, name)).map(|(field, ..)| *field)
    }
}

/// A kind of event, or a group of them.
#[derive(Debug, Clone, Copy)]
pub struct KindRow {
    /// As the journal names it; of a group, the name of the group.
    pub code: &'static str,
    /// The others it is called by; the code comes first and is not repeated.
    pub names: &'static [&'static str],
    /// The kinds of a group.
    pub of: &'static [&'static str],
}

const fn kind(code: &'static str, names: &'static [&'static str]) -> KindRow {
    KindRow { code, names, of: &[] }
}

const fn group(code: &'static str, names: &'static [&'static str], of: &'static [&'static str]) -> KindRow {
    KindRow { code, names, of }
}

/// Every kind of event there is a name for, groups first.
pub const KINDS: &[KindRow] = &[
    group(
        "state",
        &["state changes", "状态", "狀態"],
        &["taken", "started", "suspended", "resumed", "resolved", "closed", "reopened", "cancelled", "merged"],
    ),
    group(
        "hands",
        &["hand-overs", "转手", "經手"],
        &["taken", "assigned", "escalated", "raised", "lowered", "handed_back", "tracked"],
    ),
    group(
        "talk",
        &["沟通", "溝通"],
        &[
            "joined",
            "noted",
            "replied",
            "called",
            "chased",
            "call_back_asked",
            "promised",
            "informed",
            "confirmed",
            "rated",
            "followed_up",
        ],
    ),
    group("fields", &["字段", "欄位"], &["edited", "assessed", "overridden", "linked"]),
    group("files", &["附件"], &["attached", "detached", "attachment_erased"]),
    group(
        "knowledge",
        &["kb", "知识", "知識"],
        &[
            "drafted",
            "submitted",
            "returned",
            "published",
            "retired",
            "restored",
            "withdrawn",
            "kb_applied",
            "kb_rated",
            "ticked",
        ],
    ),
    group("setup", &["设置", "設定"], &["founded", "entered", "amended", "applied", "retargeted", "rezoned"]),
    kind("recorded", &["登记", "登錄"]),
    kind("joined", &["并入报告", "併入通報"]),
    kind("noted", &["note", "备注", "備註"]),
    kind("replied", &["reply", "回复", "回覆"]),
    kind("called", &["call", "通话", "通話"]),
    kind("taken", &["take", "受理"]),
    kind("started", &["start", "开始处理", "開始處理"]),
    kind("assigned", &["assign", "分派", "指派"]),
    kind("escalated", &["escalate", "升级", "升級"]),
    kind("raised", &["to management", "raise", "管理升级", "管理升級"]),
    kind("lowered", &["lower", "handed down", "下交"]),
    kind("handed_back", &["handed back", "handed-back", "退回"]),
    kind("suspended", &["suspend", "挂起", "暫停"]),
    kind("resumed", &["resume", "解除挂起", "解除暫停"]),
    kind("chased", &["chase", "催办", "催辦"]),
    kind("call_back_asked", &["call-back asked", "call-back", "要求回电", "要求回電"]),
    kind("promised", &["promise", "承诺时间", "承諾時間"]),
    kind("informed", &["inform", "通报相关方", "通報利害關係人"]),
    kind("edited", &["edit", "修改", "變更"]),
    kind("assessed", &["assess", "重新评估", "重新評估"]),
    kind("overridden", &["override", "手动调整", "手動調整"]),
    kind("tracked", &["tracker", "跟踪人变更", "追蹤人變更"]),
    kind("resolved", &["resolve", "解决", "解決"]),
    kind("confirmed", &["confirm", "用户确认", "使用者確認"]),
    kind("rated", &["rate", "满意度", "滿意度"]),
    kind("closed", &["close", "关闭", "結案"]),
    kind("reopened", &["reopen", "重新打开", "重新開啟"]),
    kind("cancelled", &["cancel", "canceled", "取消"]),
    kind("merged", &["merge", "并入", "併入"]),
    kind("absorbed", &["并入了", "收併"]),
    kind("linked", &["link", "关联", "關聯"]),
    kind("visited", &["visit", "现场服务", "到場服務"]),
    kind("followed_up", &["followed-up", "follow-up", "回访", "回訪"]),
    kind("undone", &["undo", "撤销操作", "撤销", "復原"]),
    kind("retargeted", &["目标调整", "目標調整"]),
    kind("imported", &["import", "导入", "匯入"]),
    kind("attached", &["attach", "添加附件", "新增附件"]),
    kind("detached", &["detach", "移除附件"]),
    kind("attachment_erased", &["erased", "删除附件内容", "清除附件內容"]),
    kind("entered", &["enter", "录入", "建檔"]),
    kind("amended", &["amend", "更改", "修訂"]),
    kind("applied", &["apply", "应用", "套用"]),
    kind("founded", &["建库", "建立檔案"]),
    kind("kb_applied", &["applied entry", "应用知识", "套用知識"]),
    kind("ticked", &["tick", "核对步骤", "核對步驟"]),
    kind("kb_rated", &["rated entry", "评价知识", "評價知識"]),
    kind("fired", &["rule fired", "规则触发", "規則觸發"]),
    kind("told_again", &["told again", "再次通知"]),
    kind("acknowledged", &["acknowledge", "升级确认", "升級確認"]),
    kind("postponed", &["put off", "推迟", "延後"]),
    kind("reported_up", &["to executive", "报告领导", "報告主管"]),
    kind("emergency_decided", &["emergency", "应急程序", "應變程序"]),
    kind("priority_confirmed", &["priority confirmed", "优先级确认", "優先等級確認"]),
    kind("drafted", &["draft", "起草", "起草條目"]),
    kind("submitted", &["submit", "送审", "送審"]),
    kind("returned", &["return", "审核退回", "審核退回"]),
    kind("published", &["publish", "发布", "發布"]),
    kind("retired", &["retire", "停用", "停用條目"]),
    kind("restored", &["restore", "恢复", "恢復"]),
    kind("withdrawn", &["withdraw", "撤回应用", "撤回套用"]),
    kind("opened", &["open", "查看", "檢視"]),
    kind("rezoned", &["zone rules", "时区规则", "時區規則"]),
];

/// The codes of kinds and groups, by which their names in sentences are found.
pub fn kind_row(code: &str) -> Option<&'static KindRow> {
    KINDS.iter().find(|row| row.code == code)
}

/// The code of a kind or group, by any of its names.
pub fn kind_named(name: &str) -> Option<&'static str> {
    let row = KINDS.iter().find(|row| row.code.eq_ignore_ascii_case(name) || any_is(row.names, name));
    row.map(|row| row.code).or_else(|| Kind::parse(&name.to_ascii_lowercase()).map(Kind::name))
}

/// The kinds that a code stands for.
pub fn kinds_of(code: &'static str) -> Vec<&'static str> {
    match kind_row(code).map(|row| row.of) {
        Some(of) if !of.is_empty() => of.to_vec(),
        _ => vec![code],
    }
}

/// Kinds of record by the names people give them; the name in the journal comes first and is not repeated.
const RECORDS: &[(StreamKind, &[&str])] = &[
    (StreamKind::Desk, &["服务台", "服務台"]),
    (StreamKind::Policy, &["策略", "政策"]),
    (StreamKind::Incident, &["事件"]),
    (StreamKind::Person, &["人员", "人員"]),
    (StreamKind::Team, &["组", "支持组", "組", "支援組"]),
    (StreamKind::Contact, &["联系人", "聯絡人"]),
    (StreamKind::Org, &["单位", "單位"]),
    (StreamKind::Service, &["服务", "服務"]),
    (StreamKind::Ci, &["配置项", "組態項目"]),
    (StreamKind::Category, &["类别", "類別"]),
    (StreamKind::Article, &["kb", "知识", "知識"]),
];

/// The kind of record of a name, in any language.
pub fn record_named(name: &str) -> Option<StreamKind> {
    let named = |(_, names): &&(StreamKind, &[&str])| any_is(names, name);
    StreamKind::parse(&name.to_ascii_lowercase()).or_else(|| RECORDS.iter().find(named).map(|(kind, _)| *kind))
}

const VIAS: &[(Via, &[&str])] = &[
    (Via::Console, &["控制台", "主控台"]),
    (Via::Cli, &["command-line", "命令行", "命令列"]),
    (Via::Import, &["导入", "匯入"]),
    (Via::Rule, &["规则", "規則"]),
];

/// The way in of a name, in any language.
pub fn via_named(name: &str) -> Option<Via> {
    Via::parse(&name.to_ascii_lowercase()).or_else(|| VIAS.iter().find(|(_, n)| any_is(n, name)).map(|(via, _)| *via))
}

/// Every name of every value of a field, for the nearest one.
pub fn known(field: Field) -> Vec<&'static str> {
    match field {
        Field::Kind => KINDS.iter().flat_map(|row| [row.code].into_iter().chain(row.names.iter().copied())).collect(),
        Field::Via => {
            Via::ALL.into_iter().map(Via::name).chain(VIAS.iter().flat_map(|(_, n)| n.iter().copied())).collect()
        }
        Field::Id => {
            let all = StreamKind::ALL.into_iter().map(|(_, name)| name);
            all.chain(RECORDS.iter().flat_map(|(_, names)| names.iter().copied())).collect()
        }
        _ => Vec::new(),
    }
}

fn any_is(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::knowledge::event::Kind as ArticleKind;
    use std::collections::HashSet;

    #[test]
    fn the_table_of_fields_is_in_the_order_of_the_fields() {
        for (n, (field, code, names)) in FIELDS.iter().enumerate() {
            assert_eq!(*field as usize, n);
            assert_eq!(FIELD_CODES[n], *code);
            assert_eq!(Field::named(&names[0].to_uppercase()), Some(*field));
            assert!(names.iter().any(|name| !name.is_ascii()), "{code} has a Chinese name");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut seen = HashSet::new();
        let records = RECORDS.iter().flat_map(|(_, names)| names.iter());
        for name in FIELDS.iter().flat_map(|(.., names)| names.iter()).chain(records) {
            assert!(seen.insert(name.to_lowercase()), "{name}: a field, or a kind of record");
        }
        let mut seen = HashSet::new();
        for row in KINDS {
            for name in [&row.code].into_iter().chain(row.names) {
                assert!(seen.insert(name.to_lowercase()), "{name}");
            }
        }
    }

    #[test]
    fn every_kind_of_event_and_record_has_its_names() {
        let names = Kind::ALL.iter().map(|kind| kind.name()).chain(ArticleKind::ALL.iter().map(|(_, name)| *name));
        for name in names {
            assert!(kind_row(name).is_some(), "a row for the event `{name}`");
        }
        for row in KINDS {
            assert!(row.names.iter().any(|name| !name.is_ascii()), "{} has a Chinese name", row.code);
            assert!(row.of.iter().all(|code| kind_row(code).is_some_and(|row| row.of.is_empty())), "{}", row.code);
        }
        for (kind, name) in StreamKind::ALL {
            assert!(RECORDS.iter().any(|(known, _)| *known == kind), "Chinese names for the record `{name}`");
        }
    }
}
