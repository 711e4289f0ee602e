### 示範。
demo-about = 展示一個運作中的服務台，使用獨立的檔案
demo-flag-seed = 種子不同，示範內容不同；種子相同，內容相同
demo-flag-speed = 時鐘快慢倍數，1 到 1000
demo-flag-scene = 情境：busy（繁忙）、quiet（平靜）、storm（告警風暴）、major（重大事件）
demo-flag-days = 歷史天數，1 到 120，預設 21
demo-no-terminal = 示範需要在終端機中觀看，目前沒有終端機。
demo-hint-db = 用 --db FILE 只產生示範檔案並保留。
demo-made = 已產生示範檔案 { $path }。開啟方式：
demo-making = 正在產生一個已運作 { $days } 天的服務台
