# 各面板的用语（队列与记录之外）。

place-queue = 事件队列
place-board = 升级看板
viewname-lines = 按支持线
empty-board = { $time } 没有待处理的事件
act-go-board = 升级看板
help-go-board = 各支持线并列，每线一列卡片
act-board-left = 左列
help-board-left = 移到左边有卡片的一列
act-board-right = 右列
help-board-right = 移到右边有卡片的一列
board-over = { $n }/{ $limit } 超限
board-of = { $n }/{ $limit }
board-more = 还有 { $n } 条
board-more-above = 上 { $above } 条，下 { $n } 条
board-until = 至 { $until }
board-chased = 催办 { $n } 次
board-hops = 转手 { $n } 次
board-reports = { $n } 份报告
handover-head = 交接
handover-why = 来由
handover-last = 最近
handover-files = 附件
handover-waits = 等待
