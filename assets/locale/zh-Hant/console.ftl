### The console: panes, overlays, messages, footers.
### Taiwan usage in its own words, not converted from zh-Hans.

## Acts: a word for footers and lists, a sentence for help

act-take = 受理
help-take = 受理並開始處理
act-start = 開始處理
help-start = 開始處理指派給您的事件
act-assign = 指派
help-assign = 指派給處理人員或支援組，須填原因
act-reply = 回覆使用者
help-reply = 傳送訊息給使用者：對外公開
act-note = 內部備註
help-note = 新增內部備註
act-escalate = 升級
help-escalate = 升級到更高的支援線
act-hand-back = 退回
help-hand-back = 退回給轉來的人
act-resolve = 解決
help-resolve = 記錄解決方法，由服務台向使用者確認
act-confirm = 確認並結案
help-confirm = 向使用者確認是否恢復，然後結案
act-close = 未確認結案
help-close = 到期無回覆，標記為未確認並結案
act-suspend = 暫停
help-suspend = 因故暫停到某一時間
act-resume = 解除暫停
help-resume = 解除暫停，繼續處理
act-call = 記錄通話
help-call = 記錄與使用者的通話
act-chase = 催辦
help-chase = 催促目前處理人員，計入催辦次數
act-edit = 編輯
help-edit = 修改各欄位
act-priority = 優先順序
help-priority = 人工調整優先順序，須填原因
act-link = 關聯
help-link = 與另一事件關聯
act-join = 併入通報
help-join = 把同一事件的另一次通報併入
act-merge = 合併
help-merge = 合併到與之重複的事件
act-unmerge = 取消合併
help-unmerge = 撤回合併
act-reopen = 重新開啟
help-reopen = 使用者反映未恢復
act-cancel = 取消
help-cancel = 取消，須填原因
act-rate = 滿意度
help-rate = 記錄使用者滿意度
act-follow-up = 回訪
help-follow-up = 記錄結案後的回訪
act-visit = 到場服務
help-visit = 預約到場服務，登錄到場、離場與備品
act-tracker = 追蹤人
help-tracker = 更換追蹤人
act-undo = 復原
help-undo = 復原您對此事件的上一次操作
act-repeat = 重複操作
help-repeat = 在此重複上一次操作
act-new = 新建事件
help-new = 登錄新事件
act-copy = 複製編號
help-copy = 複製編號（含已標記的）
act-list-mark = 標記
help-list-mark = 標記或取消標記並下移
act-list-range = 區間標記
help-list-range = 從此處標記到游標
act-list-mark-all = 全部標記
help-list-mark-all = 標記清單中的全部
act-list-mark-query = 按條件標記
help-list-mark-query = 標記符合條件的事件，如 :mark prio:4
act-list-down = 下一筆
help-list-down = 下一列
act-list-up = 上一筆
help-list-up = 上一列
act-list-half-down = 下半頁
help-list-half-down = 向下半頁
act-list-half-up = 上半頁
help-list-half-up = 向上半頁
act-list-page-down = 下一頁
help-list-page-down = 向下一頁
act-list-page-up = 上一頁
help-list-page-up = 向上一頁
act-list-top = 首筆
help-list-top = 第一列
act-list-bottom = 末筆
help-list-bottom = 最後一列
act-detail-down = 向下捲動
help-detail-down = 向下捲動
act-detail-up = 向上捲動
help-detail-up = 向上捲動
act-detail-page-down = 下一頁
help-detail-page-down = 向下捲動一頁
act-detail-page-up = 上一頁
help-detail-page-up = 向上捲動一頁
act-detail-top = 到頂端
help-detail-top = 捲動到開頭
act-detail-bottom = 到底端
help-detail-bottom = 捲動到結尾
act-detail-open = 開啟
help-detail-open = 顯示完整記錄
act-detail-zoom = 放大
help-detail-zoom = 記錄全螢幕或與清單並列
act-detail-next-tab = 下一頁籤
help-detail-next-tab = 記錄的下一頁籤
act-detail-previous-tab = 上一頁籤
help-detail-previous-tab = 記錄的上一頁籤
act-console-pane = 切換窗格
help-console-pane = 在清單與詳細資料間切換
act-console-card = 詳細卡
help-console-card = 顯示或隱藏詳細卡
act-list-freeze = 凍結順序
help-list-freeze = 固定目前順序，或恢復排序
act-list-refresh = 重新整理
help-list-refresh = 立即排序並重新讀取
act-console-redraw = 重繪
help-console-redraw = 重新繪製畫面
act-list-filter = 篩選
help-list-filter = 邊輸入邊篩選清單
act-list-requester = 此通報人
help-list-requester = 只看此通報人的事件
act-list-ci = 此組態項目
help-list-ci = 只看此組態項目的事件
act-list-sort = 排序
help-list-sort = 選擇排序方式
act-go-view = 檢視
help-go-view = 選擇檢視
act-go-queue = 事件佇列
help-go-queue = 前往事件佇列
act-go-view1 = 我的工作台
help-go-view1 = 本支援線在處理的事件
act-go-view2 = 我的
help-go-view2 = 指派給您的事件
act-go-view3 = 未指派
help-go-view3 = 尚無人受理的事件
act-go-view4 = 待確認
help-go-view4 = 已解決、待確認結案
act-go-view5 = 全部未結案
help-go-view5 = 所有未結案的事件
act-go-view6 = 今日已解決
help-go-view6 = 今天解決的事件
act-go-last = 上一檢視
help-go-last = 回到上一檢視
act-go-ticket = 依編號查找
help-go-ticket = 依編號開啟事件
act-console-command = 命令
help-console-command = 輸入命令
act-console-help = 說明
help-console-help = 所有按鍵與操作；輸入查找，Enter 執行
act-console-palette = 命令面板
help-console-palette = 輸入查找操作並執行
act-console-language = 語言
help-console-language = 切換語言：en、zh-Hans、zh-Hant
act-console-drafts = 草稿
help-console-drafts = 繼續未完成的草稿
act-console-back = 返回
help-console-back = 逐層退出：標記、篩選、檢視
act-console-leave = 返回或離開
help-console-leave = 返回；在佇列中則離開
act-console-quit = 離開
help-console-quit = 離開，草稿會保留
act-console-suspend = 回到終端機
help-console-suspend = 把主控台放到背景

## Views of the queue, and what it means that one is empty

viewname-desk = 我的工作台
viewname-mine = 我的事件
viewname-unassigned = 未指派
viewname-toclose = 待確認結案
viewname-open = 全部未結案
viewname-resolved = 今日已解決
empty-desk = { $time }，佇列已清空。
empty-mine = { $time }，沒有指派給您的事件。
empty-unassigned = { $time }，所有事件都有處理人員。
empty-toclose = { $time }，沒有待確認的事件。
empty-open = { $time }，沒有未結案的事件。
empty-resolved = 截至 { $time }，今天尚無已解決的事件。
empty-next = S 其他檢視   i 新建事件
empty-filter = 沒有事件符合 { $filter }。此篩選隱藏了 { $n } 筆。
empty-filter-next = Esc 恢復   S 其他檢視
empty-loading = 正在讀取佇列

## Orders

sort-work = 工作順序
sort-left = 剩餘時間
sort-prio = 優先順序
sort-age = 通報時間
sort-updated = 最近更新
sort-id = 編號
sort-title = 摘要
sort-owner = 處理人員

## Head of the list

head-marked = 已標記 { $n }
head-marked-hidden = 已標記 { $n }（{ $hidden } 筆未顯示）
head-count = { $n } / { $all }
head-sort = { $what }
head-frozen = 已凍結 { $what }
head-read-only = 唯讀
column-left = 剩餘
column-id = 編號
column-state = 狀態
column-summary = 摘要
column-owner = 處理人
owner-none = 無

## The card

card-clocks = 時限
card-about = 基本資料
card-look = 值得一看
card-timeline = 時間軸
card-response = 回應時限
card-resolution = 解決時限
card-update = 進度回報
card-of = 共 { $goal }
card-from = 通報人
card-nobody = 無
card-ci = 組態項目
card-service = 服務
card-category = 類別
card-impact = 影響程度
card-urgency = 緊急程度 { $n }
card-owner = 處理人員
card-take = t 受理
card-loading = 正在讀取
look-major = 重大事件
look-reports = 同一事件的通報 { $n } 次
look-chased = 已催辦 { $n } 次
look-reopened = 重新開啟 { $n } 次
look-hops = 已轉手 { $n } 次
look-suspended = { $why }，至 { $until }
look-to-confirm = 待向使用者確認
look-out-of-scope = 不在服務協議範圍內
look-draft = 您有未完成的草稿
tab-record = 記錄
tab-work-log = 處理日誌
tab-timeline = 時間軸

## What was said in the message row

said-new = 新到：{ $what }
said-marked = 已標記 { $n } 筆
said-frozen = 順序已凍結，按 F 恢復
said-unfrozen = 已恢復排序
said-copied = 已傳送到終端機剪貼簿：{ $text }
said-no-drafts = 沒有草稿
said-ime = 輸入法開啟中：改為篩選
said-interrupt = 再按一次 Ctrl-C 離開
said-paste = 此處不接受貼上。按 / 查找，按 i 登錄
said-saving = 正在儲存 { $n }
offer-undo = 復原
n-incidents = { $n } 件事件
filter-means = 找到 { $n } 筆：{ $meaning }
command-unknown = 沒有命令 { $word }。按 ? 檢視全部
command-nearest = 沒有命令 { $word }，最接近的是 { $near }

## Why not

why-no-ticket = 此處沒有事件
why-read-only = 此主控台為唯讀
why-yours-already = 已由您處理中
why-loading = 記錄仍在讀取
why-not-zoomed = 請先開啟記錄：Enter
why-unknown-here = 此處未登錄
why-nothing-to-undo = 此處沒有您可復原的操作

## Questions

ask-many = { $what }：{ $all } 件中的 { $n } 件？
ask-more = 另有 { $n } 件
ask-type-count = 輸入 { $n } 以繼續
ask-undo = 復原？{ $what }，{ $when }
ask-quit = 離開？{ $n } 份草稿會保留
conflict-title = 期間已被更改
conflict-by = { $who } 於{ $when }更改了 { $id }。
conflict-kept = 您輸入的內容已保留。
help-title = 按鍵與操作
palette-title = 要做什麼
palette-none = 沒有這樣的操作
tiny = { $size } 太小

## Keys of dialogs

key-run = 執行
key-close = 關閉
key-complete = 補全
key-keep = 保留
key-as-before = 恢復原狀
key-empty = 清空
key-choose = 選擇
key-yes = 是
key-yes-count = 繼續
key-no = 否
key-review = 檢視
key-overwrite = 以我為準
key-reload = 以對方為準

## What was done

done-recorded = { $id } 已登錄
done-joined = { $id } 已併入一次通報
done-noted = { $id } 已新增備註
done-replied = { $id } 回覆已送出
done-called = { $id } 已記錄通話
done-taken = { $id } 已由您受理
done-started = { $id } 已開始處理
done-assigned = { $id } 已指派
done-escalated = { $id } 已升級
done-handed-back = { $id } 已退回
done-suspended = { $id } 已暫停
done-resumed = { $id } 已解除暫停
done-chased = { $id } 已催辦
done-edited = { $id } 已修改
done-assessed = { $id } 已重新評估
done-overridden = { $id } 優先順序已調整
done-tracked = { $id } 已更換追蹤人
done-resolved = { $id } 已解決
done-confirmed = { $id } 已確認
done-rated = { $id } 已記錄滿意度
done-closed = { $id } 已結案
done-reopened = { $id } 已重新開啟
done-cancelled = { $id } 已取消
done-merged = { $id } 已合併
done-absorbed = { $id } 已合併
done-linked = { $id } 已關聯
done-visited = { $id } 已登錄到場服務
done-followed-up = { $id } 已記錄回訪
done-undone = { $id } 已復原
done-imported = { $id } 已匯入

## Stand-ins
done-recorded-taken = { $id } 已登錄並受理
done-recorded-resolved = { $id } 已登錄並解決
done-confirmed-closed = { $id } 已確認並結案
done-confirmed-reopened = { $id } 使用者未認可，已重新開啟
done-retargeted = { $id } 時限目標已變更
