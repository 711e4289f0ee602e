# 各面板的用語（佇列與紀錄之外）。

place-queue = 事件佇列
place-board = 升級看板
viewname-lines = 依支援線
empty-board = { $time } 沒有待處理的事件
act-go-board = 升級看板
help-go-board = 各支援線並列，每線一欄卡片
act-board-left = 左欄
help-board-left = 移到左邊有卡片的一欄
act-board-right = 右欄
help-board-right = 移到右邊有卡片的一欄
board-over = { $n }/{ $limit } 超出
board-of = { $n }/{ $limit }
board-more = 還有 { $n } 筆
board-more-above = 上 { $above } 筆，下 { $n } 筆
board-until = 至 { $until }
board-chased = 催辦 { $n } 次
board-hops = 轉手 { $n } 次
board-reports = { $n } 份通報
handover-head = 交接
handover-why = 來由
handover-last = 最近
handover-files = 附件
handover-waits = 等待
