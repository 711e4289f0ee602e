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

# doctor：每项一行，下一行为处理办法
cli-doctor-about = 检查服务台所依赖的一切，并给出处理办法
doctor-ok = 正常
doctor-warn = 留意
doctor-bad = 有误
doctor-terminal = 终端
doctor-colours = 颜色
doctor-frames = 框线
doctor-language = 语言
doctor-settings = 设置
doctor-drafts = 草稿
doctor-file = 文件
doctor-rights = 权限
doctor-folder = 目录
doctor-space = 空间
doctor-log = 日志
doctor-trail = 审计记录
doctor-identity = 身份
doctor-clock = 时钟
doctor-zone = 时区
doctor-terminal-none = 此处没有终端：队列按行输出。
doctor-terminal-no-term = 未设置 TERM：队列按行输出。
doctor-terminal-dumb = TERM 为 { $term }，无法定位光标：队列按行输出。
doctor-terminal-is = { $term }，{ $size }
doctor-mend-term = 请把 TERM 设为实际的终端类型，例如 xterm-256color。
doctor-mend-size = 太小，看不清：60x16 可显示列表，100 列可在旁边显示详情。
doctor-colours-none = 已设置 NO_COLOR：只用粗体、下划线和反显。
doctor-colours-all = 24 位：各主题均按原样显示。
doctor-colours-256 = 256 色：主题取其中最接近的颜色。
doctor-colours-16 = 16 色：使用终端自身的颜色。
doctor-mend-colours = 设置中的主题需要 256 色。若终端支持 24 位，请设置 COLORTERM=truecolor。
doctor-frames-settled = 按设置，不询问终端。
doctor-frames-one = 线条：终端以一格显示。
doctor-frames-multiplexed = 线条，依 tmux 或 screen 的回答，但它们并不了解外层终端。若框线错位：在 [ui] 下设 glyphs = "ascii"。
doctor-frames-wide = ASCII 字符：终端以 { $cells } 格显示一条线。
doctor-frames-utf8 = 线条：终端没有回答，而区域设置为 UTF-8。
doctor-frames-not-utf8 = ASCII 字符：区域设置不是 UTF-8，中文等可能无法显示。
doctor-mend-utf8 = 请把 LC_CTYPE 或 LC_ALL 设为 UTF-8 区域，例如 C.UTF-8。
doctor-language-asked = { $tag }，由 --lang 或 FIRSTLINE_LANG 指定。
doctor-language-file = { $tag }，由设置文件指定。
doctor-language-login = { $tag }，依区域设置 { $login }。
doctor-language-default = { $tag }：区域设置没有另外指定。
doctor-mend-settings = 请改正该行；firstline config check 列出全部。改正之前按默认处理。
doctor-drafts-good = 保存在 { $path } 下，只有您能读取。
doctor-drafts-cannot = 无法在 { $path } 下保存：控制台若被强行终止，正在输入的内容会丢失。
doctor-drafts-open = 其他人可以查看 { $path }。
doctor-mend-own = 请使 { $path } 归您读写：chown 和 chmod u+rwx。
doctor-mend-private = chmod 700 { $path }
doctor-file-good = { $path }：{ $size }，结构版本 { $schema }，各页完好。
doctor-rights-good = 只有您能读写。
doctor-rights-group = 所属用户组可以读写：仅在多人共用服务台时才应如此。
doctor-rights-anybody = 本机任何人都能读写它，绕过服务台的一切规则。
doctor-mend-group = 否则：chmod g-rwx { $path }
doctor-mend-anybody = chmod o-rwx { $path }，其旁的文件也一样。
doctor-folder-good = { $path }
doctor-folder-anybody = 任何人都能在 { $path } 中用别的文件顶替服务台文件。
doctor-mend-folder = chmod o-w { $path }
doctor-space-is = 剩余 { $room }。
doctor-mend-space = 不够在旁边存一份副本。备份之前请先释放空间。
doctor-log-is = { $size } 已写入，尚未并入文件。
doctor-mend-log = 有程序长时间读取，使其无法并入：请退出无人使用的控制台。
doctor-trail-is = { $n } 条记录；firstline audit verify 可逐条验证。
doctor-identity-os = 按登录名：{ $login } 即 { $who }。
doctor-identity-session = 由 SSH 登录的强制命令决定。
doctor-identity-declared = 自报身份：--as NAME 一概采信，角色只是提示，起不到限制作用。您是 { $who }。
doctor-identity-nobody = 按登录名，但本服务台的 { $n } 人中没有登录名 { $login }。
doctor-mend-declared = 适合试用。正式的服务台请用：firstline init --identity os
doctor-mend-nobody = 请服务台的系统管理员登记您：firstline person add KEY name=NAME roles=agent teams=desk os_user={ $login }
doctor-clock-good = { $now }，不早于最后一条记录。
doctor-clock-behind = 现在显示 { $now }，而最后一条记录写于 { $last }。此时保存的内容会按后者的时间记录。
doctor-clock-set = 该文件有自己的时钟，现在显示 { $now }。
doctor-mend-clock = 请校准本机时钟：timedatectl set-ntp true
doctor-mend-clock-set = 适合演示或回放历史；正式业务不应记录在此。
doctor-zone-good = { $zone }
doctor-zone-other = { $zone }；截止时间按时区规则 { $then } 计算，本程序的规则为 { $now }。
doctor-mend-zone = 除非此时区的规则其后有变，否则无须处理。

# init
cli-flag-init-desk = 服务台名称
cli-flag-init-hours = 服务时间：24x7，或日期加时段，如 "mon-fri 09:00-18:00"
cli-flag-init-team = 支持线与组名，如 2=网络组；可重复使用
cli-hint-init-hours = 请写 24x7，或日期加时段：mon-fri 09:00-18:00
cli-hint-init-team = 请写支持线和组名：2=网络组

# 首次运行
welcome-no-desk = { $path } 还没有服务台。要做什么？
welcome-demo = 演示
welcome-demo-help = 一个忙碌的服务台，供浏览和试用，不保留任何内容
welcome-create = 新建
welcome-create-help = 自己的服务台，您是第一位成员
welcome-create-page = 将建在 { $path }。以下各项以后都可以修改。
welcome-import = 导入
welcome-import-help = 从导出文件导入其他服务台的历史
welcome-import-page = 将在 { $path } 建立服务台，导入其历史，时钟停在历史结束之处。映射说明各列的含义：填名称或文件。
welcome-open = 打开
welcome-open-help = 位于别处的服务台
welcome-open-page = 文件在哪里？路径可以用 ~ 开头。
welcome-desk = 服务台
welcome-name = 您的姓名
welcome-hours = 服务时间
welcome-zone = 时区
welcome-line-1 = 一线
welcome-line-2 = 二线
welcome-line-3 = 三线
welcome-team-1 = 服务台
welcome-team-2 = 技术支持组
welcome-team-3 = 专家组
welcome-export = 导出文件
welcome-map = 映射
welcome-path = 文件
welcome-hours-office = 周一至周五 09:00 至 18:00
welcome-hours-long = 周一至周五 08:00 至 20:00
welcome-hours-six = 周一至周六 09:00 至 18:00
welcome-hours-always = 全天候，每天
welcome-missing = 请填写{ $what }。
welcome-zone-unknown = 没有时区 { $zone }。请写 Asia/Shanghai、Asia/Taipei、Europe/Berlin 或 UTC。
welcome-no-map = 没有映射 { $map }：请给出文件，或以下之一：{ $choices }。
welcome-key-choose = 选择
welcome-key-language = 繁體
welcome-key-leave = 退出
welcome-key-next = 下一项
welcome-key-change = 更改
welcome-key-back = 返回
welcome-importing = 正在读取 { $path }
welcome-again = 再按一次 Ctrl-C 退出。
