# 通知过谁：收件箱、发件箱，以及填充它们的定时检查。

cli-inbox-about = 通知过您的事项：尚未查看的，以及等待您确认的
cli-flag-inbox-waiting = 只列出等待确认的
cli-flag-inbox-all = 列出所有通知过您的
cli-flag-inbox-seen = 记下您已查看
cli-column-late = 迟
cli-column-what = 事项
cli-column-waits = 待确认
cli-column-seen = 已查看
inbox-waits = 待确认
inbox-seen = 已查看
notice-security = 安全事件

cli-tick-about = 在没有打开控制台时完成到时的事：解除挂起、触发规则
cli-flag-loop = 反复执行直到收到信号，间隔秒数（默认 60）
tick-done = 由时间和规则产生 { $events } 个事件。

config-hook-name = “{ $name }”不能作为方式的名称：小写字母、数字和 _，以字母开头
config-hook-command = 需要写成 command = ["/程序的完整路径", "参数"]
config-hook-timeout = timeout 应为 "1s" 到 "5m"
