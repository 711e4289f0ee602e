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
verb-chase = 催辦
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
field-verified_by = 驗證方式
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
