### 時限為什麼是這個數。

## 算式

explain-and = { $some }，{ $next }
explain-sum-left = 目標 { $goal } - 已用 { $used } = 剩餘 { $rest }
explain-sum-over = 已用 { $used } - 目標 { $goal } = 超出 { $rest }
explain-used = 已用
explain-used-all = { $used } = { $from } 以來的服務時間
explain-used-less = { $used } = { $from } 以來的服務時間 { $all } - 不計的 { $less }
explain-due = 到期時間
explain-verdict = 結論
explain-due-not-reached = 未到
explain-due-paused = 暫停計時期間沒有到期時間
explain-due-never = 無：服務行事曆不再開放
explain-due-zero = 剛好用完；下一刻服務時間起即逾時
explain-met = 已達標，尚餘 { $left }
explain-cancelled = 已取消：不計
explain-paused = { $paused }；剩餘時間不變
explain-shut = 非服務時間，至 { $until }
explain-breached = { $at } 逾時
explain-reclassified = 因重新定級而逾時，自 { $at } 起：設定該目標時（#{ $seq }）已超出 { $over }
explain-breached-before = { $at } 超過當時 P{ $priority } 的目標 { $goal }；此事實保留
explain-breached-earlier = { $at } 超過當時的目標；此事實保留

## 時間軸

explain-head-timeline = 時間軸
explain-now = 現在 { $at }
explain-mark-due = 到期 { $at }
explain-to-come = 尚未到
explain-ran = 計時
explain-ran-shut = 計時，其中非服務時間 { $shut }
explain-out-of-hours = 非服務時間
explain-stand-paused = 暫停計時
explain-stand-stopped = 已停止，後重新開啟
explain-stand-cancelled = 已取消
explain-stand-undone = 因復原而扣除

## 計時明細

explain-head-runs = 計時明細
explain-from = 起
explain-to = 迄
explain-what = 情況
explain-service = 服務時間
explain-running-sum = 累計

## 依據

explain-head-rule = 依據
explain-named = { $name } [{ $id }]
explain-fits = 有效協議中最具體的一份，依據{ $what }
explain-fits-default = 預設協議：沒有其他協議適用
explain-fits-all = 適用於全部
explain-fits-no-more = 依據先前的政策或分類
explain-to-renew = 已過期，待續約
explain-out-of-scope = 超出範圍受理
explain-label-target = 目標
explain-label-bands = 預警
explain-band = 剩餘 { $left } 起{ $band }
explain-label-policy = 政策
explain-label-set-by = 設定於
explain-any-nature = 任何性質
explain-target = { $priority }，{ $nature }：{ $clock } { $goal }
explain-target-share = { $priority }，{ $nature }：{ $clock } { $goal }，為解決目標 { $of } 的 { $percent }%
explain-target-fixed = { $clock } { $goal }，各優先順序相同
explain-target-given = { $clock } { $goal }：至所承諾的時間
explain-target-before = { $priority }：{ $clock } { $goal }；現行政策的規定已不同
explain-days = { $n } 個工作天
explain-calendar = { $calendar }，時區 { $zone }
explain-policy = 第 { $version } 版
explain-policy-since = 第 { $version } 版；現行第 { $now } 版

## 途中變更

explain-head-changes = 途中變更
explain-change = { $event }；{ $effect }
explain-did-start = 開始計時，目標 { $goal }
explain-did-pause = 暫停計時
explain-did-resume = 繼續計時
explain-did-stop = 停止計時
explain-did-restart = 重新計時
explain-did-cancel = 不再計時
explain-did-retarget = 目標 { $from } > { $to }
explain-did-untarget = 目標恢復 { $from } > { $to }
explain-did-due = 到期 { $from } > { $to }
explain-did-breached = 先前已於 { $at } 逾時
explain-did-over = 當時已超出 { $over }
explain-did-undo = 扣除 { $since } 以來的時間

## 提問

explain-none = 沒有協議為其設定目標，因此沒有時限。
explain-no-clock = 沒有時限 { $name }。
explain-clocks = 可選時限：{ $names }
