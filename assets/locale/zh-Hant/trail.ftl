### The audit trail: events by name, an event in words, what is looked for.
### Taiwan usage in its own words, not converted from zh-Hans.

## Kinds of event, and groups of them

event-state = 狀態
event-hands = 經手
event-talk = 溝通
event-fields = 欄位
event-files = 附件
event-knowledge = 知識
event-setup = 設定
event-recorded = 登錄
event-joined = 併入通報
event-noted = 備註
event-replied = 回覆
event-called = 通話
event-taken = 受理
event-started = 開始處理
event-assigned = 指派
event-escalated = 升級
event-raised = 管理升級
event-lowered = 下交
event-handed_back = 退回
event-suspended = 暫停
event-resumed = 解除暫停
event-chased = 催辦
event-call_back_asked = 要求回電
event-promised = 承諾時間
event-informed = 通報利害關係人
event-edited = 變更
event-assessed = 重新評估
event-overridden = 手動調整
event-tracked = 追蹤人變更
event-resolved = 解決
event-confirmed = 使用者確認
event-rated = 滿意度
event-closed = 結案
event-reopened = 重新開啟
event-cancelled = 取消
event-merged = 併入
event-absorbed = 收併
event-linked = 關聯
event-visited = 到場服務
event-followed_up = 回訪
event-undone = 復原
event-retargeted = 目標調整
event-imported = 匯入
event-attached = 新增附件
event-detached = 移除附件
event-attachment_erased = 清除附件內容
event-entered = 建檔
event-amended = 修訂
event-applied = 套用
event-founded = 建立檔案
event-kb_applied = 套用知識
event-ticked = 核對步驟
event-kb_rated = 評價知識
event-drafted = 起草條目
event-submitted = 送審
event-returned = 審核退回
event-published = 發布
event-retired = 停用條目
event-restored = 恢復
event-withdrawn = 撤回套用
event-opened = 檢視
event-rezoned = 時區規則

## Ways in

via-console = 主控台
via-cli = 命令列
via-import = 匯入
via-rule = 規則
identity-os = 依登入帳號
identity-session = SSH 登入指定
identity-declared = 自行宣告

## Fields of the filter

trail-field-by = 操作人員
trail-field-id = 紀錄
trail-field-kind = 動作
trail-field-on = 記錄日期
trail-field-since = 自
trail-field-until = 至
trail-field-via = 途徑
trail-field-text = 內容

## What happened, and what is looked for

trail-entered = 建檔：{ $name }
trail-retired = 停用
trail-restored = 恢復啟用
trail-policy = 政策第 { $version } 版生效
trail-opened = 檢視事件 { $incident }
trail-guarded = 資安事件：以編號查詢才顯示內容，且會留下紀錄
trail-guarded-article = 知識條目：僅對可檢視完整內容的人顯示
trail-plain = { $name }：{ $value }
trail-has = 內容含「{ $words }」
trail-clock-start = { $clock }開始計時，目標 { $goal }
trail-clock-pause = { $clock }暫停計時
trail-clock-resume = { $clock }繼續計時
trail-clock-stop = { $clock }停止計時
trail-clock-restart = { $clock }重新計時
trail-clock-cancel = { $clock }不再計時
trail-clock-retarget = { $clock }目標 { $from } > { $to }
trail-clock-unrun = { $clock }恢復原狀
trail-and = { $some }；{ $next }
trail-undoes = 復原第 { $batch } 列

## On the command line

cli-audit-show = 顯示一筆稽核紀錄的完整內容
cli-flag-trail = 查詢條件，例如 人:li 類型:升級 紀錄:20417 日期:今天 自:2h 途徑:命令列
cli-flag-before = 僅列出該列之前的紀錄
cli-flag-seq = 列號
cli-audit-no-row = 沒有第 { $seq } 列。
cli-column-change = 變更
cli-column-why = 原因
cli-column-words = 原文
cli-column-clocks = 時限影響
cli-column-undone-by = 復原於
cli-column-undoes = 復原
cli-column-prev = 前一列雜湊
cli-column-hash = 雜湊

## In the console

place-audit = 稽核
act-go-audit = 稽核軌跡
help-go-audit = 誰做了什麼，最新的在前
act-audit-read = 細看
help-audit-read = 檢視該筆紀錄的完整內容；再按返回清單
act-audit-open = 開啟事件
help-audit-open = 開啟該筆紀錄所涉及的事件
act-audit-copy = 複製
help-audit-copy = 以文字複製該筆紀錄，含完整雜湊
act-audit-undo = 復原
help-audit-undo = 復原該筆紀錄所做的動作（可復原時）
act-audit-history = 歷程
help-audit-history = 該紀錄的稽核軌跡；Esc 返回
act-audit-verify = 驗證雜湊鏈
help-audit-verify = 驗證內容未遭修改、刪除或重排
why-no-event = 游標處沒有紀錄。
why-no-record = 該筆紀錄不涉及任何事件單。
why-undone-already = 該動作已復原。
why-not-undoable = 該動作無法復原（ONE-4）。
audit-proving = 驗證中
audit-whole-said = 雜湊鏈完整，已驗證至第 { $seq } 列
audit-broken-said = 雜湊鏈已遭破壞（{ $n } 處），請以 firstline audit verify 檢視
audit-unproved = 尚未驗證
audit-proved = { $time } 已驗證至 { $seq }
audit-broken = 雜湊鏈已破壞：{ $n } 處
audit-ok = 鏈完整
audit-not-ok = 鏈已破壞
audit-frozen = 已凍結
audit-above = 上方 { $n } 筆
audit-more = 下方還有
audit-loading = 正在讀取稽核軌跡
audit-searching = 尚未找到，正在查詢 { $day } 之前的紀錄
audit-empty = 稽核軌跡中沒有符合 { $filter } 的內容
audit-refused-next = 在事件上按 g h 可檢視該事件的歷程
audit-by = { $who }（{ $role }）
audit-in = { $via }，{ $user }（{ $mode }）
audit-undone-by = 已由第 { $seq } 列復原
audit-undo-offer = 按 u 復原
audit-fact-by = 操作人員
audit-fact-in = 途徑
audit-fact-at = 生效時間
audit-fact-clocks = 時限影響
audit-fact-undo = 復原
audit-fact-prev = 前一雜湊
audit-fact-hash = 本雜湊
audit-column-time = 時間
audit-column-who = 操作人員
audit-column-record = 紀錄
audit-column-kind = 動作
audit-column-change = 變更
audit-column-why = 原因
