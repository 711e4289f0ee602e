# 外观、设置、检查、首次运行。

# 主题
theme-ansi = 终端自身的颜色
theme-dark = 深色底
theme-light = 浅色底
theme-contrast = 高对比度
theme-deut = 不以红绿区分
theme-mono = 无颜色
theme-too-few = 此终端只有十六色，{ $theme } 需要 256 色，因此仍用终端自身的颜色。
choice-not-kept = 已生效，但未能为下次保留：{ $why }
act-console-theme = 主题
help-console-theme = 选择控制台的外观

# 设置文件
config-at = { $path } 第 { $line } 行：{ $problem }
config-at-all = { $path }：{ $problem }
config-syntax = 不是 TOML（{ $why }）。改正之前，整个文件都不生效。
config-unknown-key = 没有 { $key } 这个键，请删去。可用：{ $choices }
config-bad-value = { $value } 不是 { $key } 的有效值，按默认处理。可用：{ $choices }
config-not-there = 没有这个文件。请创建它，或去掉 FIRSTLINE_CONFIG 或 --config。
config-unreadable = 无法读取：{ $why }
config-more = { $first }（另有 { $n } 处：firstline config check）
cli-config = 个人设置
cli-config-path = 设置文件的位置
cli-config-check = 检查设置：逐条指出错误所在的行
config-good = { $path }：没有错误。
config-none = 没有 { $path }，一切按默认。
cli-flag-config = 从此文件读取设置
cli-flag-theme = ansi、dark、light、contrast、deut 或 mono
cli-flag-ascii = 只用 + - | 画框线
