# 收件箱：通知了谁，以及如何回应。

act-acknowledge = 确认收到
help-acknowledge = 表示已知悉其升级，不再提醒
act-postpone = 推迟
help-postpone = 把升级推迟到某个时间，须说明原因
act-report-up = 报告领导
help-report-up = 向分管领导报告，并记录在案
act-emergency = 启动应急
help-emergency = 启动应急程序
act-decline = 不启动应急
help-decline = 决定不启动应急程序，须说明原因
act-confirm-priority = 确认优先级
help-confirm-priority = 确认规则或告警所定的优先级无误
