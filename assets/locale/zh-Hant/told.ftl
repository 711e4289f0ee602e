# 收件匣：通知了誰，以及如何回應。

act-acknowledge = 確認收到
help-acknowledge = 表示已知悉其升級，不再提醒
act-postpone = 延後
help-postpone = 將升級延後至某個時間，須說明原因
act-report-up = 報告主管
help-report-up = 向高階主管報告，並留下紀錄
act-emergency = 啟動應變
help-emergency = 啟動緊急應變程序
act-decline = 不啟動應變
help-decline = 決定不啟動緊急應變程序，須說明原因
act-confirm-priority = 確認優先順序
help-confirm-priority = 確認規則或告警所定的優先順序無誤

act-go-inbox = 收件匣
help-go-inbox = 前往收件匣：通知給您的事項
act-inbox-open = 開啟
help-inbox-open = 顯示相關事件
act-inbox-sift = 待確認 / 全部
help-inbox-sift = 只列出待確認的，或列出全部通知
place-inbox = 收件匣
told-facts = { $waits } 則待確認   { $new } 則未看   共 { $all } 則
told-listed-all = 全部通知
told-listed-waiting = 待確認的
told-late = 遲 { $late }
told-hidden = （無權檢視）
told-loading = 正在讀取通知
told-none = 還沒有給您的通知。
told-none-next = 規則與同事通知您的事項會列在這裡：升級、轉派、重新開啟。
told-none-waits = 沒有待您確認的事項。
told-none-waits-next = f 全部通知
why-nothing-told = 這裡沒有通知
why-hidden = 您無權檢視其內容

offer-inbox = 收件匣
told-one = { $id } P{ $priority } { $title }：{ $what }
told-one-hidden = { $id }：見收件匣
told-several = { $n } 則新通知：{ $first }

board-waits = { $n } 則待確認
board-fired = 觸發 { $n } 則
handover-fired = 已觸發
handover-unanswered = 待 { $told } 確認收到
look-waits = { $n } 則升級待確認收到
look-unconfirmed = 優先順序待確認
section-escalations = 升級
wall-waiting = { $n } 則升級未確認
