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
