# 通知過誰：收件匣、寄件匣，以及填充它們的定時檢查。

cli-inbox-about = 通知過您的事項：尚未查看的，以及等待您確認的
cli-flag-inbox-waiting = 只列出等待確認的
cli-flag-inbox-all = 列出所有通知過您的
cli-flag-inbox-seen = 記下您已查看
cli-column-late = 遲
cli-column-what = 事項
cli-column-waits = 待確認
cli-column-seen = 已查看
inbox-waits = 待確認
inbox-seen = 已查看
notice-security = 資安事件

cli-tick-about = 在沒有開啟主控台時完成到時的事：解除暫停、觸發規則
cli-flag-loop = 反覆執行直到收到訊號，間隔秒數（預設 60）
tick-done = 由時間與規則產生 { $events } 個事件。

config-hook-name = 「{ $name }」不能作為方式的名稱：小寫字母、數字與 _，以字母開頭
config-hook-command = 需要寫成 command = ["/程式的完整路徑", "參數"]
config-hook-timeout = timeout 應為 "1s" 到 "5m"
