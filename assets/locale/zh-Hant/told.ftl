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
