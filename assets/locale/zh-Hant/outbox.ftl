# 通知過誰：收件匣、寄件匣，以及填充它們的定時檢查。

cli-inbox-about = 通知過您的事項：尚未查看的，以及等待您確認的
cli-flag-inbox-waiting = 只列出等待確認的
cli-flag-inbox-all = 列出所有通知過您的
cli-flag-inbox-seen = 記下您已查看
cli-column-late = 遲
cli-column-told = 事項
cli-column-waits = 待確認
cli-column-seen = 已查看
inbox-waits = 待確認
inbox-seen = 已查看
notice-security = 資安事件

cli-tick-about = 在沒有開啟主控台時完成到時的事：解除暫停、觸發規則、送出通知
cli-flag-loop = 反覆執行直到收到訊號，間隔秒數（預設 60）
tick-done = 由時間與規則產生 { $events } 個事件。通知：{ $sent } 則已送出，{ $failed } 則失敗，{ $waiting } 則等待。

notice-subject-fired = { $number } { $priority }：{ $title }（{ $rule }）
notice-subject-told-again = { $number } { $priority }：{ $title }（無人確認：{ $rule }）
notice-subject-assigned = { $number } { $priority }：{ $title }（指派給您）
notice-subject-chased = { $number } { $priority }：{ $title }（催辦）
notice-subject-joined = { $number } { $priority }：{ $title }（又有人通報）
notice-subject-reopened = { $number } { $priority }：{ $title }（重新開啟）
notice-subject-resolved = { $number } { $priority }：{ $title }（已解決）
notice-subject-tracked = { $number } { $priority }：{ $title }（由您追蹤）
notice-subject-reported-up = { $number } { $priority }：{ $title }（向您報告）
notice-text-fired =
    規則「{ $rule }」於 { $at } 觸發。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-told-again =
    到 { $at } 無人確認「{ $rule }」，再次通知您。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-assigned =
    { $who } 於 { $at } 轉給您或您的支援組。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-chased =
    { $who } 於 { $at } 催辦。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-joined =
    { $who } 於 { $at } 併入又一份通報。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-reopened =
    { $who } 於 { $at } 重新開啟。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-resolved =
    { $who } 於 { $at } 解決。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-tracked =
    { $who } 於 { $at } 交由您追蹤。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-text-reported-up =
    { $who } 於 { $at } 向您（主管長官）報告。
    { $number } { $priority }：{ $title }
    狀態：{ $state }
notice-subject-security = { $number }：資安事件
notice-text-security = 資安事件 { $number } 有與您相關的情況，詳情只在服務台內可見。
notice-subject-hidden = { $number }：通知您
notice-text-hidden = { $number } 有與您相關的情況，但您無權檢視內容，請洽您的組長。
notice-late = { $at } 才發現，遲了 { $late }。
notice-acknowledge = 需要有人確認收到：firstline incident acknowledge { $number }

fault-exit = 程式以 { $code } 結束
fault-signal = 程式被訊號 { $number } 終止
fault-time = { $after } 後仍在執行
fault-start = 程式無法啟動
fault-expired = 未能及時送出
fault-gone = 應通知的人已離開

cli-outbox = 送往外部的通知，以及未能送達的
cli-outbox-list = 列出等待送出的與已放棄的
cli-outbox-resend = 重新送出已放棄的
cli-flag-outbox-dead = 只列出已放棄的
cli-flag-outbox-all = 也列出最近 30 天已送出的
cli-flag-outbox-ids = 寄件匣中的編號
cli-flag-outbox-everything = 全部已放棄的
cli-column-outbox-number = 編號
cli-column-outbox-to = 收件人
cli-column-outbox-by = 方式
cli-column-outbox-state = 狀態
cli-column-outbox-attempts = 嘗試
cli-column-outbox-since = 自
cli-column-outbox-next = 下次
cli-column-outbox-fault = 原因
outbox-waiting = 等待
outbox-sent = 已送出
outbox-dead = 已放棄
outbox-resent = { $n } 則通知將於下次定時檢查時重新送出。
outbox-none = 已放棄的通知中沒有編號 { $number }。
tick-kept = 此檔案的時鐘是設定的，不對外送出任何內容 (ROLE-6)。等待：{ $n }。
tick-given-up = 已放棄：{ $n }。原因見 firstline outbox list --dead。
config-hook-name = 「{ $name }」不能作為方式的名稱：小寫字母、數字與 _，以字母開頭
config-hook-command = 需要寫成 command = ["/程式的完整路徑", "參數"]
config-hook-timeout = timeout 應為 "1s" 到 "5m"
doctor-outbox = 寄件匣
doctor-outbox-good = 沒有滯留，{ $n } 則等待送出。
doctor-outbox-dead = 已放棄 { $n } 則。
doctor-outbox-overdue = { $n } 則早該送出。
doctor-mend-dead = 原因見 firstline outbox list --dead；用 firstline outbox resend --all 重新送出。
doctor-mend-overdue = 是否有人執行 firstline tick，並為政策中的每種方式設定了 [hooks]？

cli-flag-accept-clock = 時鐘被撥快仍繼續：由人確認時鐘正確
cli-exit-held = 已暫停，等待人工確認
tick-held = 本機時鐘被撥快了 { $ahead }。在有人檢視之前，不觸發規則，也不送出通知。
tick-held-hint = 若時鐘正確：firstline tick --accept-clock。若不正確，請先校正時鐘。
