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

act-go-inbox = 收件箱
help-go-inbox = 转到收件箱：通知给您的事项
act-inbox-open = 打开
help-inbox-open = 显示相关事件
act-inbox-sift = 待确认 / 全部
help-inbox-sift = 只列出待确认的，或列出全部通知
place-inbox = 收件箱
told-facts = { $waits } 条待确认   { $new } 条未看   共 { $all } 条
told-listed-all = 全部通知
told-listed-waiting = 待确认的
told-late = 迟 { $late }
told-hidden = （无权查看）
told-loading = 正在读取通知
told-none = 还没有给您的通知。
told-none-next = 规则和同事通知您的事项会列在这里：升级、转派、重新打开。
told-none-waits = 没有待您确认的事项。
told-none-waits-next = f 全部通知
why-nothing-told = 这里没有通知
why-hidden = 您无权查看其内容

offer-inbox = 收件箱
told-one = { $id } P{ $priority } { $title }：{ $what }
told-one-hidden = { $id }：见收件箱
told-several = { $n } 条新通知：{ $first }

board-waits = { $n } 条待确认
board-fired = 触发 { $n } 条
handover-fired = 已触发
handover-unanswered = 待 { $told } 确认收到
look-waits = { $n } 条升级待确认收到
look-unconfirmed = 优先级待确认
section-escalations = 升级
wall-waiting = { $n } 条升级未确认
