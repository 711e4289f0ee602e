### The timeline, values in it, and the record in sections.
### Taiwan usage in its own words, not converted from zh-Hans.

## Lists, values, clocks

join = { $some }、{ $next }
join-or = { $some }、{ $last }
period-minutes = { $n } 分鐘
period-hours = { $n } 小時
period-days = { $n } 天
by-rule = 規則
value-none = 無
value-yes = 是
value-no = 否
value-on-site = 到場
value-remote = 遠端
value-erased = （已清除）
person-in-team = { $person }（{ $team }）
link-related = 與 { $number } 相關
link-duplicate = 與 { $number } 重複
link-follows = 承接 { $number }
link-child = 隸屬於 { $number }
clock-cell-met = 已達標
clock-cell-late = 已逾時
clock-cell-never = 不開放

## The timeline: who did what

timeline-because = { $what }：{ $why }
reason-auto = 自動指派
timeline-change = { $field }：{ $from } > { $to }
timeline-set = { $field }：{ $to }
timeline-report-field = 通報 { $report } { $field }
timeline-attachment-field = 附件 { $number } { $field }
timeline-goal = { $clock }目標
timeline-step = { $field } { $from } > { $to }
timeline-step-with = { $step }（{ $rest }）
timeline-assessed = 重新評估
timeline-recorded = 登錄
timeline-recorded-with = { $channel }，{ $priority }
timeline-joined = 併入 { $reporter } 的通報（{ $channel }）
timeline-noted = 內部備註
timeline-replied = 回覆使用者
timeline-called = 與使用者通話
timeline-taken = 受理
timeline-taken-over = 從 { $from } 接手處理
timeline-started = 開始處理
timeline-assigned = 指派給 { $to }
timeline-escalated = 升級至 { $to }
timeline-handed-back = 退回 { $to }
timeline-raised = 管理升級
timeline-lowered = 下交
timeline-suspended = 暫停
timeline-suspended-until = 暫停至 { $until }
timeline-resumed = 解除暫停
timeline-resumed-by-rule = 到時解除暫停
timeline-chased = 催辦
timeline-call-back-asked = 要求回電給使用者
timeline-promised = 向使用者承諾時間
timeline-promised-for = 向使用者承諾 { $due }
timeline-promised-instead = 向使用者承諾 { $due }，取代 { $from }
timeline-informed = 向利害關係人通報進度
timeline-edited = 變更{ $fields }
timeline-overridden = 手動調整
timeline-tracked = 追蹤人交給 { $to }
timeline-resolved = 解決
timeline-confirmed = 與使用者確認
timeline-rated = 記錄滿意度
timeline-closed = 結案
timeline-closed-unconfirmed = 未經使用者確認結案
timeline-closed-resolver = 由解決人員結案
timeline-reopened = 重新開啟
timeline-reopened-to = 重新開啟，交回 { $to }
timeline-cancelled = 取消
timeline-merged = 併入 { $other }
timeline-absorbed = 收併 { $other }
timeline-linked = 關聯
timeline-visited = 登錄第 { $visit } 次到場服務
timeline-visit-time = { $field } { $time }
timeline-visit-field = 第 { $visit } 次到場服務 { $field }
timeline-followed-up = 回訪
timeline-undone = 復原先前的動作
timeline-undone-act = 復原
timeline-imported = 匯入
timeline-attached = 新增附件
timeline-detached = 移除附件
timeline-attachment-erased = 清除附件內容
timeline-attachment = 附件 { $number }

## The record in sections

section-about = 概況
section-clocks = 時限
section-reports = 通報
section-visits = 到場服務
section-attachments = 附件
section-outcome = 處理結果
section-timeline = 時間軸
record-until = { $state }，至 { $until }
record-clock = { $cell }，已用 { $used }/{ $goal }
record-stage = { $stage } L{ $line }
record-clock-left = { $clock }，剩餘 { $left }
record-clock-due = { $clock }，到期 { $due }
record-clock-endless = { $clock }，{ $why }
clock-endless = 無到期時間：行事曆關閉
record-clock-breached = { $clock }，{ $at } 逾時
record-note = { $value }（{ $note }）
record-visit = 第 { $visit } 次
record-undone = { $what }（已復原）
timeline-retargeted = 新政策調整了時限目標

## 協議：為何是這一份

agreement-name = { $name }（{ $code }）
agreement-why-organisation = 它指明了組織「{ $name }」。
agreement-why-service = 它指明了服務「{ $name }」。
agreement-why-nature = 它指明了性質「{ $name }」。
agreement-why-all = 它涵蓋所有組織、服務與性質。
agreement-why-default = 它是預設協議；現行協議中沒有更合適的。
agreement-why-out = 沒有協議涵蓋此通報；時限取自預設協議。
agreement-why-renew = 它已於 { $until } 到期且沒有後續協議：繼續有效，待續約。
agreement-behind-not-begun = { $name }自 { $date } 起才生效。
agreement-behind-ended = { $name }已於 { $date } 到期。
agreement-behind-organisation = { $name }未指明該通報的組織，或指明的組織更遠。
agreement-behind-service = { $name }未指明該通報的服務，或指明的服務排在其後。
agreement-behind-nature = { $name }未指明該性質。
agreement-behind-default = { $name }是預設協議，排在其他協議之後。
agreement-behind-order = { $name }同樣合適，但在政策中排在後面。
agreement-why-recorded = 紀錄依當時的政策適用 { $name }；依現行政策則適用上面這份。
agreement-standing = 狀態
agreement-goals = 目標
window-every = 每{ $day } { $hours }
window-nth = { $nth ->
    [1] 每月第一個
    [2] 每月第二個
    [3] 每月第三個
    [4] 每月第四個
   *[other] 每月最後一個
  }{ $day } { $hours }
