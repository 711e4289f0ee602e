### Terms: what has a code in the program and one name per language.
### Taiwan usage in its own words, not converted from zh-Hans.

## States of an incident

state-new = 新建立
state-assigned = 已指派
state-in_progress = 處理中
state-suspended = 暫停中
state-resolved = 已解決
state-closed = 已結案
state-cancelled = 已取消
state-merged = 已合併

## The state column: at most 6 cells

state-short-new = 新建立
state-short-assigned = 已指派
state-short-in_progress = 處理中
state-short-suspended = 暫停中
state-short-resolved = 已解決
state-short-closed = 已結案
state-short-cancelled = 已取消
state-short-merged = 已合併

## Clocks

clock-response = 回應時限
clock-resolution = 解決時限
clock-update = 進度回報
clock-accept = 接手時限
clock-stage = 階段時限
clock-confirm = 確認時限
clock-call_back = 回電
clock-promise = 承諾時間
clock-reply = 答覆時限
clock-stakeholder = 利害關係人通報

## What a clock does

clock-status-running = 計時中
clock-status-paused = 暫停計時
clock-status-shut = 非服務時間，至
clock-status-met = 已達標
clock-status-breached = 已逾時
clock-status-due_zero = 到時 0:00

## Bands of a clock

band-ok = 未逾時
band-warning = 預警
band-critical = 即將逾時
band-breached = 已逾時

## Acts on an incident

verb-take = 受理
verb-start = 開始處理
verb-assign = 指派
verb-reassign = 轉派
verb-escalate = 升級
verb-hand_back = 退回
verb-raise = 管理升級
verb-lower = 下交
verb-chase = 催辦
verb-call_back = 回電
verb-promise = 承諾時間
verb-suspend = 暫停
verb-resume = 解除暫停
verb-resolve = 解決
verb-close = 確認並結案
verb-reopen = 重新開啟
verb-cancel = 取消
verb-merge = 合併
verb-acknowledge = 確認收到
verb-take_over = 接手
verb-join = 併入同一事件
verb-link = 關聯
verb-note = 內部備註
verb-reply = 回覆使用者
verb-undo = 復原
verb-declare_major = 啟動重大事件

## Fields of an incident

field-number = 編號
field-state = 狀態
field-nature = 性質
field-kind = 類型
field-channel = 管道
field-reporter = 通報人
field-organisation = 單位
field-occurred_at = 發生時間
field-reported_at = 通報時間
field-recorded_at = 登錄時間
field-title = 主旨
field-description = 說明
field-symptom = 故障徵狀
field-location = 地點
field-service = 服務
field-ci = 組態項目
field-category = 類別
field-impact = 影響程度
field-urgency = 緊急程度
field-priority = 優先順序
field-priority_reason = 優先順序調整原因
field-users_affected = 受影響人數
field-security = 資安事件
field-major = 重大事件
field-line = 支援線
field-team = 支援組
field-assignee = 處理人員
field-tracker = 追蹤人
field-effort = 工作量等級
field-tags = 標籤
field-watchers = 關注者
field-solution = 解決方法
field-cause = 原因
field-closing_code = 結案代碼
field-workaround = 暫行措施
field-actual_effort = 實際工時
field-on_site = 到場或遠端
field-resolver = 解決人員
field-satisfaction = 滿意度
field-feedback = 使用者意見
field-lessons = 經驗教訓
field-planned_start = 預定開始
field-planned_end = 預定結束
field-due = 到期時間
field-remaining = 剩餘
field-services = 受影響服務
field-cis = 組態項目
field-units = 受影響單位
field-suspended_for = 暫停原因
field-suspended_until = 暫停至
field-state_before = 暫停前狀態
field-handed_from = 轉派路徑
field-authority = 已升級至
field-links = 關聯
field-agreement = 服務水準協議
field-out_of_scope = 非服務範圍
field-to_renew = 協議待續約
field-verified_how = 驗證方式
field-resolver_role = 解決人員角色
field-resolver_line = 解決支援線
field-resolver_team = 解決支援組
field-resolved_at = 解決時間
field-closed_at = 結案時間
field-closed_via = 結案途徑
field-unconfirmed = 未經使用者確認
field-cancel_reason = 取消原因
field-merged_into = 合併至
field-answered_live = 當場回應
field-reopen_count = 重新開啟次數
field-reassign_count = 轉派次數
field-chase_count = 催辦次數
field-escalation_count = 升級次數
field-confirm_tries = 嘗試確認次數
field-told_at = 最近回報時間
field-promised_for = 承諾於
field-updated_at = 更新時間
field-external = 外部編號

# of a report
field-contact = 通報人
field-words = 通報內容
field-confirmation = 使用者確認
field-confirmed_at = 確認時間
field-origin = 原事件

# of an on-site visit
field-engineer = 到場工程師
field-appointment = 預約時間
field-arrived = 到場時間
field-left = 離場時間
field-parts = 備品
field-attachment = 附件
field-media_type = 檔案類型
field-size = 大小
field-hash = SHA-256 雜湊值
field-attached = 已附上
field-erased = 已清除

# of entries of the directory
field-key = 代號
field-retired = 已停用
field-name = 名稱
field-roles = 角色
field-teams = 支援組
field-os_user = 系統使用者
field-phone = 電話
field-email = 電子郵件
field-skills = 技能
field-channels = 通知方式
field-direction = 專業方向
field-lead = 組長
field-coordinator = 升級協調人
field-calendar = 服務行事曆
field-im = 即時通訊
field-vip = VIP
field-language = 語言
field-parent = 上層
field-criticality = 關鍵程度
field-owner = 負責人
field-type = 類型

# asked for by acts
field-until = 暫停截止時間
field-report = 通報
field-visit = 到場服務
field-relation = 關聯類型
field-reason = 原因
field-text = 內容
field-field = 欄位
field-changes = 變更內容
field-score = 評分

## Views

view-queue = 事件佇列
view-my_desk = 我的工作台
view-escalation = 升級看板
view-knowledge = 知識庫
view-major = 重大事件指揮台
view-audit = 稽核軌跡
view-reports = 報表
view-wall = SLA 電視牆
view-problems = 問題
view-inbox = 收件匣
view-handover = 交接班單
view-detail = 詳細資料

## Acts in a sentence: you may not 

right-record = 登錄事件
right-join = 併入通報
right-note = 新增內部備註
right-link = 關聯紀錄
right-kb_suggest = 推薦知識條目
right-take = 受理事件
right-work = 處理事件
right-suspend = 暫停事件
right-resume = 解除暫停
right-resolve = 解決事件
right-classify = 將事件分類
right-assess = 設定影響程度與緊急程度
right-override_priority = 調整優先順序
right-reply = 回覆使用者
right-assign_within = 組內指派
right-assign_other = 轉派給其他支援組
right-confirm = 與使用者確認
right-close = 將事件結案
right-satisfaction = 記錄滿意度
right-reopen = 重新開啟事件
right-cancel = 取消事件
right-merge = 合併事件
right-unmerge = 復原合併
right-declare_major = 啟動重大事件
right-stand_down_major = 解除重大事件
right-start_emergency = 啟動緊急應變程序
right-approve_major_report = 核准重大事件報告
right-acknowledge = 確認收到升級通知
right-postpone = 延後升級
right-kb_draft = 草擬知識條目
right-kb_review = 審核知識條目
right-kb_publish = 發布知識條目
right-problem_raise = 提報問題
right-problem_work = 處理問題
right-problem_accept = 接受問題解決方案
right-problem_close = 將問題結案
right-change_raise = 提出變更請求
right-change_approve = 核准變更請求
right-sample = 抽查紀錄
right-score = 為紀錄評分
right-improve = 維護改善登記冊
right-agreements = 修改服務水準協議
right-kpi_targets = 設定 KPI 目標
right-policy = 修改政策
right-people = 修改人員與角色
right-chase = 催辦事件
right-log_call = 登錄通話
right-promise = 向使用者承諾時間
right-call_back = 登錄回電
right-browse_trail = 瀏覽稽核軌跡
right-import = 匯入資料
right-export_all = 匯出全部資料
right-backup = 備份
right-restore = 還原備份
right-erase = 清除個人資料
right-read = 檢視事件

## Kinds of record

thing-desk = 服務台
thing-policy = 政策
thing-incident = 事件
thing-person = 人員
thing-team = 支援組
thing-contact = 通報人
thing-org = 單位
thing-service = 服務
thing-ci = 組態項目
thing-category = 類別

## An incident in a state, at the head of a sentence

incident-in-new = 新建立的事件
incident-in-assigned = 已指派的事件
incident-in-in_progress = 處理中的事件
incident-in-suspended = 暫停中的事件
incident-in-resolved = 已解決的事件
incident-in-closed = 已結案的事件
incident-in-cancelled = 已取消的事件
incident-in-merged = 已合併的事件

## Fields that belong together

group-life = 狀態
group-owner = 歸屬
group-tracker = 追蹤人
group-authority = 管理升級
group-words = 通報內容
group-class = 分類
group-weight = 優先順序
group-outcome = 處理結果
group-margin = 標籤與計畫
group-kept = 計數

## What the user said when asked

outcome-recovered = 已恢復
outcome-not_recovered = 未恢復
outcome-not_satisfied = 已恢復但不滿意
outcome-no_answer = 無人回應

## Who closed it

closed-via-desk = 服務台
closed-via-resolver = 解決人員
closed-via-auto = 依規則
closed-via-imported = 匯入

## Policies: tables, keys, changes

policy-section-desk = 服務台
policy-section-roles = 角色
policy-section-rights = 權限
policy-section-lines = 支援線
policy-section-channels = 管道
policy-section-natures = 性質
policy-section-impacts = 影響程度
policy-section-urgencies = 緊急程度
policy-section-priorities = 優先順序
policy-section-matrix = 優先順序矩陣
policy-section-suspensions = 暫停原因
policy-section-closing_codes = 結案代碼
policy-section-hand_over_reasons = 轉交原因
policy-section-cancel_reasons = 取消原因
policy-section-efforts = 工作量
policy-section-fields = 自訂欄位
policy-section-calendars = 服務行事曆
policy-section-agreements = 服務水準協議
policy-section-clocks = 時鐘
policy-section-escalation = 升級規則
policy-section-duty = 值班表
policy-section-bands = 預警級別
policy-section-rules = 規則

policy-key-en = 名稱 (en)
policy-key-zh-Hans = 名稱 (zh-Hans)
policy-key-zh-Hant = 名稱 (zh-Hant)
policy-key-zone = 時區
policy-key-duties = 職責
policy-key-desk = 服務台角色
policy-key-vendor = 廠商
policy-key-limit = 處理中事件上限
policy-key-live = 通話中
policy-key-machine = 由系統回報
policy-key-complaint = 客訴
policy-key-kinds = 種類
policy-key-pauses = 暫停計時
policy-key-workaround = 暫行措施
policy-key-type = 類型
policy-key-natures = 性質
policy-key-required = 必填
policy-key-choices = 選項
policy-key-tz = 時區
policy-key-always = 全天候
policy-key-assign = 自動指派
policy-key-roster = 排班
policy-key-weekly = 每週服務時間
policy-key-holidays = 假日
policy-key-yearly_holidays = 每年的假日
policy-key-yearly_breaks = 每年的中斷時段
policy-key-maintenance = 維護時段
policy-key-workdays = 補班日
policy-key-workday_like = 補班日比照
policy-key-shifts = 特定日服務時間
policy-key-breaks = 中斷時段
policy-key-day = 上班日時數
policy-key-organisations = 客戶單位
policy-key-services = 服務
policy-key-valid_from = 生效日
policy-key-valid_until = 到期日
policy-key-authorised_by = 核准人
policy-key-contacts = 聯絡人
policy-key-interruptions = 約定中斷
policy-key-availability = 可用性（%）
policy-key-default = 預設協議
policy-key-response = 回應時限
policy-key-resolution = 解決時限
policy-key-update = 進度回報
policy-key-accept = 接手時限
policy-key-confirm = 確認時限
policy-key-call_back = 回電
policy-key-reply = 答覆時限
policy-key-starts = 開始於
policy-key-restarts = 重新開始於
policy-key-resumes = 繼續於
policy-key-meets = 達成於
policy-key-cancels = 取消於
policy-key-leads = 計入處理順序
policy-key-goal = 時限
policy-key-share = 占解決時限的百分比
policy-key-shares = 各線占解決時限的百分比
policy-key-calendar = 服務行事曆
policy-key-left = 剩餘
policy-key-percent = 占目標百分比
policy-key-routing = 派發方式
policy-key-return_via_leads = 經組長退回
policy-key-complaints_in_scope = 客訴無須協議
policy-key-met_by = 回應達標方式
policy-key-pause_unmet_response = 未回應時也暫停
policy-key-reopen_window = 可重新開啟期限
policy-key-resolver_closes_alerts = 解決人可結案告警
policy-key-confirm_reminders = 確認提醒
policy-key-unconfirmed_after = 未確認期限
policy-key-followup_priorities = 回訪優先順序
policy-key-followup_share = 回訪比例
policy-key-security_roles = 資安事件角色
policy-key-goal_responded = 目標：按時回應
policy-key-goal_resolved = 目標：按時解決
policy-key-goal_first_line = 目標：服務台解決
policy-key-authorities = 管理層級
policy-key-major_impact = 重大事件影響程度
policy-key-major_priority = 重大事件優先順序
policy-key-attachment_limit_mib = 附件上限 (MiB)
policy-key-incident_and_problem_manager = 兼任事件與問題經理
policy-key-when = 何時
policy-key-clock = 時鐘
policy-key-before = 時限前
policy-key-after = 之後
policy-key-follows = 接續規則
policy-key-priority = 優先順序
policy-key-line = 支援線
policy-key-nature = 性質
policy-key-state = 狀態
policy-key-major = 重大事件
policy-key-unreported = 未報告高階主管
policy-key-unassigned = 未指派
policy-key-reopened = 重新開啟次數
policy-key-reassigned = 轉派次數
policy-key-chased = 催辦次數
policy-key-reports = 報告
policy-key-tell = 告知
policy-key-acknowledge = 確認收到時限
policy-key-move = 移至
policy-key-authority = 管理層級
policy-key-set_priority = 提升優先順序至
policy-key-set_major = 啟動重大事件

agreement-standing-not_begun = 未生效
agreement-standing-in_force = 有效
agreement-standing-to_renew = 待續約
agreement-standing-ended = 已到期

policy-change-added = 新增
policy-change-removed = 刪除
policy-change-changed = 修改
policy-change-reordered = 調整順序
