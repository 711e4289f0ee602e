# 升級：規則做了什麼，人怎麼回應。

timeline-fired = 「{ $rule }」觸發
timeline-told = { $what }，已通知：{ $told }
timeline-late = { $what }（遲 { $late } 才發現）
timeline-told-again = 再次通知 { $told }：「{ $rule }」無人確認
timeline-acknowledged = 已確認升級
timeline-postponed = 升級延後至 { $until }
timeline-reported-up = 已向 { $told } 報告（主管長官）
timeline-emergency = 緊急應變程序
timeline-priority-confirmed = 已確認優先等級
timeline-escalation-field = 升級 { $number }，{ $field }

done-fired = { $id } 的規則已觸發
done-told-again = { $id } 已再次通知
done-acknowledged = { $id } 的升級已確認
done-postponed = { $id } 的升級已延後
done-reported-up = { $id } 已向主管長官報告
done-emergency = { $id } 的緊急應變程序已決定
done-priority-confirmed = { $id } 的優先等級已確認

emergency-started = 已啟動
emergency-declined = 不啟動

refusal-nothing-to-acknowledge = 沒有等待確認的升級 (ESC-4)。
refusal-not-told = 應由被通知的 { $told } 確認 (ESC-4)。
hint-not-told = 請其中一人確認，或接手該事件。
undo-bar-acknowledged = 被通知的人已經確認 (ONE-4)。

field-rule = 規則
field-clock = 時鐘
field-cycle = 週期
field-at = 到達時間
field-told = 已通知
field-told_as = 通知身分
field-again_at = 再次通知時間
field-times = 再次通知次數
field-acknowledged_by = 確認人
field-acknowledged_at = 確認時間
field-postponed_until = 延後至
field-executive_told_at = 報告主管時間
field-emergency = 緊急應變程序
field-priority_unconfirmed = 優先等級待確認

event-fired = 規則觸發
event-told_again = 再次通知
event-acknowledged = 升級確認
event-postponed = 延後
event-reported_up = 報告主管
event-emergency_decided = 應變程序
event-priority_confirmed = 優先等級確認

escalation-crossed = { $rule }，{ $at }
escalation-again = { $what }，已再次通知 { $n } 次
escalation-acknowledged = { $what }，{ $who } 於 { $at } 確認
escalation-put-off = { $what }，延後至 { $until }
escalation-waits = { $what }，無人確認，{ $at } 再次通知

cli-act-acknowledge = 確認收到升級，不再重複通知
cli-act-postpone = 延後升級：給出時間與原因
cli-act-report-up = 登錄已向主管長官報告 (LIFE-6)
cli-act-emergency = 啟動應變程序，或說明原因後不啟動 (LIFE-6)
cli-act-confirm-priority = 確認由規則或告警設定的優先順序
cli-flag-escalation = 哪一次升級：紀錄上的編號；不寫則為通知過您的全部
cli-flag-put-off = 延後到何時：30m、14:30、明天 9:00
cli-flag-emergency = 事件編號，以及 start（啟動）或 decline（不啟動）
