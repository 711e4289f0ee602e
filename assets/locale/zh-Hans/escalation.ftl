# 升级：规则做了什么，人怎么回应。

timeline-fired = “{ $rule }”触发
timeline-told = { $what }，已通知：{ $told }
timeline-late = { $what }（迟 { $late } 才发现）
timeline-told-again = 再次通知 { $told }：“{ $rule }”无人确认
timeline-acknowledged = 已确认升级
timeline-postponed = 升级推迟到 { $until }
timeline-reported-up = 已向 { $told } 报告（分管领导）
timeline-emergency = 应急程序
timeline-priority-confirmed = 已确认优先级
timeline-escalation-field = 升级 { $number }，{ $field }

done-fired = { $id } 的规则已触发
done-told-again = { $id } 已再次通知
done-acknowledged = { $id } 的升级已确认
done-postponed = { $id } 的升级已推迟
done-reported-up = { $id } 已报告分管领导
done-emergency = { $id } 的应急程序已决定
done-priority-confirmed = { $id } 的优先级已确认

emergency-started = 已启动
emergency-declined = 不启动

refusal-nothing-to-acknowledge = 没有等待确认的升级 (ESC-4)。
refusal-not-told = 应由被通知的 { $told } 确认 (ESC-4)。
hint-not-told = 请其中一人确认，或接手该事件。
undo-bar-acknowledged = 被通知的人已经确认 (ONE-4)。

field-rule = 规则
field-clock = 时钟
field-cycle = 周期
field-at = 到达时间
field-told = 已通知
field-told_as = 通知身份
field-again_at = 再次通知时间
field-times = 再次通知次数
field-acknowledged_by = 确认人
field-acknowledged_at = 确认时间
field-postponed_until = 推迟到
field-executive_told_at = 报告分管领导时间
field-emergency = 应急程序
field-priority_unconfirmed = 优先级待确认

event-fired = 规则触发
event-told_again = 再次通知
event-acknowledged = 升级确认
event-postponed = 推迟
event-reported_up = 报告领导
event-emergency_decided = 应急程序
event-priority_confirmed = 优先级确认

escalation-crossed = { $rule }，{ $at }
escalation-again = { $what }，已再次通知 { $n } 次
escalation-acknowledged = { $what }，{ $who } 于 { $at } 确认
escalation-put-off = { $what }，推迟到 { $until }
escalation-waits = { $what }，无人确认，{ $at } 再次通知

cli-act-acknowledge = 确认收到升级，不再重复通知
cli-act-postpone = 推迟升级：给出时间和原因
cli-act-report-up = 登记已向分管领导报告 (LIFE-6)
cli-act-emergency = 启动应急程序，或说明原因后不启动 (LIFE-6)
cli-act-confirm-priority = 确认由规则或告警设定的优先级
cli-flag-escalation = 哪一次升级：记录上的编号；不写则为通知过您的全部
cli-flag-put-off = 推迟到何时：30m、14:30、明天 9:00
cli-flag-emergency = 事件编号，以及 start（启动）或 decline（不启动）
