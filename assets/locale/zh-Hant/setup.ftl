# 外觀、設定、檢查、首次執行。

# 佈景主題
theme-ansi = 終端機本身的顏色
theme-dark = 深色底
theme-light = 淺色底
theme-contrast = 高對比
theme-deut = 不以紅綠區分
theme-mono = 無顏色
theme-too-few = 這個終端機只有十六色，{ $theme } 需要 256 色，因此仍用終端機本身的顏色。
choice-not-kept = 已套用，但無法為下次保留：{ $why }
act-console-theme = 佈景主題
help-console-theme = 選擇主控台的外觀

# 設定檔
config-at = { $path } 第 { $line } 行：{ $problem }
config-at-all = { $path }：{ $problem }
config-syntax = 不是 TOML（{ $why }）。改正之前，整個檔案都不會生效。
config-unknown-key = 沒有 { $key } 這個鍵，請刪去。可用：{ $choices }
config-bad-value = { $value } 不是 { $key } 的有效值，依預設處理。可用：{ $choices }
config-not-there = 沒有這個檔案。請建立它，或拿掉 FIRSTLINE_CONFIG 或 --config。
config-unreadable = 無法讀取：{ $why }
config-more = { $first }（另有 { $n } 處：firstline config check）
cli-config = 個人設定
cli-config-path = 設定檔的位置
cli-config-check = 檢查設定：逐條指出錯誤所在的行
config-good = { $path }：沒有錯誤。
config-none = 沒有 { $path }，一切依預設。
cli-flag-config = 從這個檔案讀取設定
cli-flag-theme = ansi、dark、light、contrast、deut 或 mono
cli-flag-ascii = 只用 + - | 畫框線

# doctor：每項一行，下一行為處理方式
cli-doctor-about = 檢查服務台所依賴的一切，並說明如何處理
doctor-ok = 正常
doctor-warn = 留意
doctor-bad = 異常
doctor-terminal = 終端機
doctor-colours = 顏色
doctor-frames = 框線
doctor-language = 語言
doctor-settings = 設定
doctor-drafts = 草稿
doctor-file = 檔案
doctor-rights = 權限
doctor-folder = 資料夾
doctor-space = 空間
doctor-log = 日誌
doctor-trail = 稽核軌跡
doctor-identity = 身分
doctor-clock = 時鐘
doctor-zone = 時區
doctor-terminal-none = 這裡沒有終端機：佇列逐行輸出。
doctor-terminal-no-term = 未設定 TERM：佇列逐行輸出。
doctor-terminal-dumb = TERM 為 { $term }，無法定位游標：佇列逐行輸出。
doctor-terminal-is = { $term }，{ $size }
doctor-mend-term = 請將 TERM 設為實際的終端機類型，例如 xterm-256color。
doctor-mend-size = 太小，無法閱讀：60x16 可顯示清單，100 欄可在旁邊顯示詳細資料。
doctor-colours-none = 已設定 NO_COLOR：只用粗體、底線與反白。
doctor-colours-all = 24 位元：各佈景主題皆如原樣。
doctor-colours-256 = 256 色：佈景主題取其中最接近的顏色。
doctor-colours-16 = 16 色：使用終端機本身的顏色。
doctor-mend-colours = 設定中的佈景主題需要 256 色。若終端機支援 24 位元，請設定 COLORTERM=truecolor。
doctor-frames-settled = 依設定，不詢問終端機。
doctor-frames-one = 線條：終端機以一格顯示。
doctor-frames-multiplexed = 線條，依 tmux 或 screen 的回答，但它們並不了解外層終端機。若框線歪斜：在 [ui] 下設 glyphs = "ascii"。
doctor-frames-wide = ASCII 字元：終端機以 { $cells } 格顯示一條線。
doctor-frames-utf8 = 線條：終端機沒有回答，而地區設定為 UTF-8。
doctor-frames-not-utf8 = ASCII 字元：地區設定不是 UTF-8，中文等可能無法顯示。
doctor-mend-utf8 = 請將 LC_CTYPE 或 LC_ALL 設為 UTF-8 地區，例如 C.UTF-8。
doctor-language-asked = { $tag }，由 --lang 或 FIRSTLINE_LANG 指定。
doctor-language-file = { $tag }，由設定檔指定。
doctor-language-login = { $tag }，依地區設定 { $login }。
doctor-language-default = { $tag }：地區設定沒有另外指定。
doctor-mend-settings = 請改正該行；firstline config check 列出全部。改正之前依預設處理。
doctor-drafts-good = 儲存在 { $path } 下，只有您能讀取。
doctor-drafts-cannot = 無法在 { $path } 下儲存：主控台若被強制終止，正在輸入的內容會遺失。
doctor-drafts-open = 其他人可以查看 { $path }。
doctor-mend-own = 請讓 { $path } 由您讀寫：chown 與 chmod u+rwx。
doctor-mend-private = chmod 700 { $path }
doctor-file-good = { $path }：{ $size }，結構版本 { $schema }，各頁完好。
doctor-rights-good = 只有您能讀寫。
doctor-rights-group = 所屬群組可以讀寫：僅在多人共用服務台時才應如此。
doctor-rights-anybody = 本機任何人都能讀寫它，繞過服務台的所有規則。
doctor-mend-group = 否則：chmod g-rwx { $path }
doctor-mend-anybody = chmod o-rwx { $path }，其旁的檔案亦同。
doctor-folder-good = { $path }
doctor-folder-anybody = 任何人都能在 { $path } 中以別的檔案頂替服務台檔案。
doctor-mend-folder = chmod o-w { $path }
doctor-space-is = 剩餘 { $room }。
doctor-mend-space = 不夠在旁邊存一份複本。備份之前請先釋出空間。
doctor-log-is = { $size } 已寫入，尚未併入檔案。
doctor-mend-log = 有程式長時間讀取，使其無法併入：請結束沒人使用的主控台。
doctor-trail-is = { $n } 筆紀錄；firstline audit verify 可逐筆驗證。
doctor-identity-os = 依登入帳號：{ $login } 即 { $who }。
doctor-identity-session = 由 SSH 登入的強制指令決定。
doctor-identity-declared = 自報身分：--as NAME 一律採信，角色只是提示，沒有限制作用。您是 { $who }。
doctor-identity-nobody = 依登入帳號，但本服務台的 { $n } 人中沒有登入帳號 { $login }。
doctor-mend-declared = 適合試用。正式的服務台請用：firstline init --identity os
doctor-mend-nobody = 請服務台的系統管理員登錄您：firstline person add KEY name=NAME roles=agent teams=desk os_user={ $login }
doctor-clock-good = { $now }，不早於最後一筆紀錄。
doctor-clock-behind = 現在顯示 { $now }，而最後一筆紀錄寫於 { $last }。此時儲存的內容會依後者的時間記錄。
doctor-clock-set = 這個檔案有自己的時鐘，現在顯示 { $now }。
doctor-mend-clock = 請校準本機時鐘：timedatectl set-ntp true
doctor-mend-clock-set = 適合示範或重播歷史；正式業務不應記錄在此。
doctor-zone-good = { $zone }
doctor-zone-other = { $zone }；到期時間依時區規則 { $then } 計算，本程式的規則為 { $now }。
doctor-mend-zone = 除非此時區的規則其後有變，否則不必處理。

# init
cli-flag-init-desk = 服務台名稱
cli-flag-init-hours = 服務時間：24x7，或日期加時段，如 "mon-fri 09:00-18:00"
cli-flag-init-team = 支援線與組名，如 2=網路組；可重複使用
cli-hint-init-hours = 請寫 24x7，或日期加時段：mon-fri 09:00-18:00
cli-hint-init-team = 請寫支援線與組名：2=網路組

# 首次執行
welcome-no-desk = { $path } 還沒有服務台。要做什麼？
welcome-demo = 示範
welcome-demo-help = 一個忙碌的服務台，供瀏覽與試用，不保留任何內容
welcome-create = 建立
welcome-create-help = 自己的服務台，您是第一位成員
welcome-create-page = 將建立於 { $path }。以下各項日後都可以修改。
welcome-import = 匯入
welcome-import-help = 從匯出檔匯入其他服務台的歷史
welcome-import-page = 將在 { $path } 建立服務台並匯入其歷史，時鐘停在歷史結束之處。對應檔說明各欄的意義：填名稱或檔案。
welcome-open = 開啟
welcome-open-help = 位於他處的服務台
welcome-open-page = 檔案在哪裡？路徑可以用 ~ 開頭。
welcome-desk = 服務台
welcome-name = 您的姓名
welcome-hours = 服務時間
welcome-zone = 時區
welcome-line-1 = 一線
welcome-line-2 = 二線
welcome-line-3 = 三線
welcome-team-1 = 服務台
welcome-team-2 = 技術支援組
welcome-team-3 = 專家組
welcome-export = 匯出檔
welcome-map = 對應檔
welcome-path = 檔案
welcome-hours-office = 週一至週五 09:00 至 18:00
welcome-hours-long = 週一至週五 08:00 至 20:00
welcome-hours-six = 週一至週六 09:00 至 18:00
welcome-hours-always = 全天候，每天
welcome-missing = 請填寫{ $what }。
welcome-zone-unknown = 沒有時區 { $zone }。請寫 Asia/Taipei、Asia/Hong_Kong、Europe/Berlin 或 UTC。
welcome-no-map = 沒有對應檔 { $map }：請給出檔案，或下列之一：{ $choices }。
welcome-key-choose = 選擇
welcome-key-language = English
welcome-key-leave = 離開
welcome-key-next = 下一項
welcome-key-change = 變更
welcome-key-back = 返回
welcome-importing = 正在讀取 { $path }
welcome-again = 再按一次 Ctrl-C 離開。
