### The filter language: what a query asks, what is offered, what is wrong with one.
### Taiwan usage in its own words, not converted from zh-Hans.

## Fields

query-field-is = 是
query-field-state = 狀態
query-field-prio = 優先順序
query-field-sla = 時限
query-field-sla_respond = 回應時限
query-field-sla_fix = 解決時限
query-field-sla_update = 進度回報
query-field-sla_accept = 接手時限
query-field-sla_stage = 階段時限
query-field-sla_confirm = 確認時限
query-field-sla_call_back = 回電
query-field-sla_promise = 承諾時間
query-field-sla_reply = 答覆時限
query-field-sla_stakeholder = 利害關係人通報
query-field-assignee = 處理人員
query-field-team = 支援組
query-field-line = 支援線
query-field-tracker = 追蹤人
query-field-requester = 通報人
query-field-org = 單位
query-field-service = 服務
query-field-ci = 組態項目
query-field-cat = 類別
query-field-channel = 管道
query-field-nature = 性質
query-field-created = 通報時間
query-field-updated = 更新時間
query-field-resolved = 解決時間
query-field-age = 時長
query-field-impact = 影響程度
query-field-urgency = 緊急程度
query-field-hops = 轉派次數
query-field-reopens = 重新開啟次數
query-field-chases = 催辦次數
query-field-reports = 通報數
query-field-id = 編號
query-field-text = 主旨
query-field-sort = 排序
query-field-limit = 筆數上限

## Values of is:

query-is-open = 未結案
query-is-active = 未解決
query-is-any = 全部
query-is-mine = 我的
query-is-unassigned = 無處理人員
query-is-atrisk = 即將逾時
query-is-breached = 有逾時
query-is-overdue = 正在逾時
query-is-major = 重大事件
query-is-vip = VIP
query-is-new = 新建立
query-is-assigned = 已指派
query-is-suspended = 暫停中
query-is-resolved = 已解決
query-is-closed = 已結案、取消或合併
query-is-paused = 暫停計時
query-is-reopened = 重新開啟過
query-is-toclose = 待結案（未經使用者確認）
query-is-security = 資安事件
query-is-escalated = 已觸發升級規則
query-is-waiting = 升級待確認收到
query-is-unconfirmed = 優先順序待確認

## What a clock shows

query-clock-ok = 未逾時
query-clock-warn = 預警
query-clock-crit = 即將逾時
query-clock-breached = 已逾時
query-clock-paused = 暫停計時
query-clock-met = 已達標

## Days

query-day-today = 今天
query-day-yesterday = 昨天
query-day-monday = 週一
query-day-tuesday = 週二
query-day-wednesday = 週三
query-day-thursday = 週四
query-day-friday = 週五
query-day-saturday = 週六
query-day-sunday = 週日

## What lists are sorted by

query-sort-work = 處理順序
query-sort-sla = 剩餘時間
query-sort-id = 編號
query-sort-prio = 優先順序
query-sort-created = 通報時間
query-sort-updated = 更新時間
query-sort-title = 主旨
query-sort-assignee = 處理人員

## Me and nobody

query-who-me = 我
query-who-none = 無

## What is asked

query-everything = 全部
query-comma = { $first }，{ $second }
query-or = { $first }或{ $second }
query-not = 非{ $what }
query-group = （{ $what }）
query-says = { $field }：{ $what }
query-title = 主旨含「{ $words }」
query-number = 編號 { $id }
query-less = 少於 { $value }
query-most = 至多 { $value }
query-more = 超過 { $value }
query-least = 至少 { $value }
query-between = { $from } 至 { $to }
query-left = 剩餘{ $span }
query-over = 逾時{ $span }
query-ago = { $span } 前
query-day-before = { $day }之前
query-day-until = 截至{ $day }
query-day-after = { $day }之後
query-day-since = { $day }以來
query-sorted = 依{ $keys }排序
query-descending = { $key }（倒序）
query-limited = 前 { $n } 筆

## What is wrong

query-unknown-field = 沒有欄位「{ $name }」。含冒號的文字請加引號。
query-unknown-field-meant = 沒有欄位「{ $name }」。是否指「{ $nearest }」？
query-custom-field = 查詢不支援政策所宣告的欄位，請在紀錄中檢視。
query-unknown-value = { $field } 沒有值「{ $value }」。
query-unknown-value-meant = { $field } 沒有值「{ $value }」。是否指「{ $nearest }」？
query-missing-value = { $field } 的冒號後需要一個值，中間不留空格。
query-nothing-to-leave-out = 減號應緊接在要排除的內容之前。
query-unclosed-quote = 引號沒有結尾。
query-unclosed-group = 括號沒有結尾。
query-unopened-group = 多出一個右括號。
query-empty-group = 括號內沒有內容。
query-empty-side = OR（或）兩邊都要有內容。
query-empty-text = 空白文字沒有意義，請刪去。
query-op-not-here = { $field } 不能用「{ $op }」。
query-range-not-here = { $field } 不能用範圍。
query-op-with-range = 範圍不能與「{ $op }」併用，請擇一。
query-bad-number = 「{ $value }」不是此處可用的數字。
query-bad-span = 「{ $value }」不是時長。請寫 30m、2h、3d 或 30分鐘。
query-bad-time = 「{ $value }」既不是時長也不是日期。請寫 3d、今天、週一或 2025-05-01。
query-bad-date = 沒有「{ $value }」這一天。日期請寫成 2025-05-01。
query-not-inside = { $field } 針對整個查詢：只寫一次，不放在括號內，前面不加減號。
query-syntax = 「{ $text }」不是查詢語言的寫法。若是文字，請加引號。
query-too-deep = 括號巢狀過深。
query-too-much = 一次查詢的條件過多，請減少。
