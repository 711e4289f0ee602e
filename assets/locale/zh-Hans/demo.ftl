### 演示。
demo-about = 演示一个正在运转的服务台，使用独立的文件
demo-flag-seed = 种子不同，演示内容不同；种子相同，内容相同
demo-flag-speed = 时钟快慢倍数，1 到 1000
demo-flag-scene = 场景：busy（繁忙）、quiet（平静）、storm（告警风暴）、major（重大事件）
demo-flag-days = 历史天数，1 到 120，默认 21
demo-no-terminal = 演示需要在终端中观看，当前没有终端。
demo-hint-db = 用 --db FILE 只生成演示文件并保留。
demo-made = 已生成演示文件 { $path }。打开方式：
demo-making = 正在生成一个已运转 { $days } 天的服务台
