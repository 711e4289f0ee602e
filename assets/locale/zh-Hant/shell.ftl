# The console's loop and the file behind it.

store-moved = 檔案在開啟期間被移動或取代，不會再寫入；請離開後重新開啟。
store-busy = 有人正在寫入檔案且尚未完成。沒有儲存任何內容，請再試一次。
store-full = 檔案無法增大：磁碟已滿，或達到限制。沒有儲存任何內容，已輸入的內容會保留；請釋出空間後再試。
store-failed = 未完成：{ $detail }
file-failed = { $path }：{ $why }
file-changed = { $path } 在讀取期間被修改。沒有做任何變更，請再試一次。
file-not-regular = { $path } 不是一般檔案；不讀寫資料夾、裝置與管線。
file-the-desk = { $path } 屬於工作台本身，不得由他處開啟或取代。
file-exists = { $path } 已存在，維持不變。
file-not-yours = 此處的檔案屬於服務帳號而不是您，不讀取也不儲存。
file-saved = 已儲存到 { $path }（{ $size }）
console-worker-gone = 工作台檔案已停止讀取，請離開後重新啟動；已輸入的內容會保留。
console-no-suspend = 這裡沒有 shell 可以喚醒主控台，無法移到背景。
draft-not-kept = 輸入的內容無法保留：{ $detail }
drafts-found = 保留了 { $n } 份草稿
drafts-open = 繼續填寫
console-panic = firstline 發生內部錯誤並已結束，已輸入的內容會保留。報告：{ $path }
console-panic-unreported = firstline 發生內部錯誤並已結束，已輸入的內容會保留。
