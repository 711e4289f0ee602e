# 通知过谁：收件箱、发件箱，以及填充它们的定时检查。

cli-inbox-about = 通知过您的事项：尚未查看的，以及等待您确认的
cli-flag-inbox-waiting = 只列出等待确认的
cli-flag-inbox-all = 列出所有通知过您的
cli-flag-inbox-seen = 记下您已查看
cli-column-late = 迟
cli-column-told = 事项
cli-column-waits = 待确认
cli-column-seen = 已查看
inbox-waits = 待确认
inbox-seen = 已查看
notice-security = 安全事件

cli-tick-about = 在没有打开控制台时完成到时的事：解除挂起、触发规则、发出通知
cli-flag-loop = 反复执行直到收到信号，间隔秒数（默认 60）
tick-done = 由时间和规则产生 { $events } 个事件。通知：{ $sent } 条已发出，{ $failed } 条失败，{ $waiting } 条等待。

notice-subject-fired = { $number } { $priority }：{ $title }（{ $rule }）
notice-subject-told-again = { $number } { $priority }：{ $title }（无人确认：{ $rule }）
notice-subject-assigned = { $number } { $priority }：{ $title }（分派给您）
notice-subject-chased = { $number } { $priority }：{ $title }（催办）
notice-subject-joined = { $number } { $priority }：{ $title }（又有人报告）
notice-subject-reopened = { $number } { $priority }：{ $title }（重新打开）
notice-subject-resolved = { $number } { $priority }：{ $title }（已解决）
notice-subject-tracked = { $number } { $priority }：{ $title }（由您跟踪）
notice-subject-reported-up = { $number } { $priority }：{ $title }（向您报告）
notice-text-fired =
    规则“{ $rule }”于 { $at } 触发。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-told-again =
    到 { $at } 无人确认“{ $rule }”，再次通知您。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-assigned =
    { $who } 于 { $at } 转给您或您的支持组。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-chased =
    { $who } 于 { $at } 催办。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-joined =
    { $who } 于 { $at } 并入又一份报告。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-reopened =
    { $who } 于 { $at } 重新打开。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-resolved =
    { $who } 于 { $at } 解决。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-tracked =
    { $who } 于 { $at } 交由您跟踪。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-text-reported-up =
    { $who } 于 { $at } 向您（分管领导）报告。
    { $number } { $priority }：{ $title }
    状态：{ $state }
notice-subject-security = { $number }：安全事件
notice-text-security = 安全事件 { $number } 有与您有关的情况，详情只在服务台内可见。
notice-subject-hidden = { $number }：通知您
notice-text-hidden = { $number } 有与您有关的情况，但您无权查看内容，请联系您的组长。
notice-late = { $at } 才发现，迟了 { $late }。
notice-acknowledge = 需要有人确认收到：firstline incident acknowledge { $number }

fault-exit = 程序以 { $code } 结束
fault-signal = 程序被信号 { $number } 终止
fault-time = { $after } 后仍在运行
fault-start = 程序无法启动
fault-expired = 未能及时发出
fault-gone = 应通知的人已离开

cli-outbox = 发往外部的通知，以及未能送达的
cli-outbox-list = 列出等待发出的和已放弃的
cli-outbox-resend = 重新发送已放弃的
cli-flag-outbox-dead = 只列出已放弃的
cli-flag-outbox-all = 也列出最近 30 天已发出的
cli-flag-outbox-ids = 发件箱中的编号
cli-flag-outbox-everything = 全部已放弃的
cli-column-outbox-number = 编号
cli-column-outbox-to = 收件人
cli-column-outbox-by = 方式
cli-column-outbox-state = 状态
cli-column-outbox-attempts = 尝试
cli-column-outbox-since = 自
cli-column-outbox-next = 下次
cli-column-outbox-fault = 原因
outbox-waiting = 等待
outbox-sent = 已发出
outbox-dead = 已放弃
outbox-resent = { $n } 条通知将在下次定时检查时重新发出。
outbox-none = 已放弃的通知中没有编号 { $number }。
tick-kept = 此文件的时钟是设定的，不向外发送任何内容 (ROLE-6)。等待：{ $n }。
tick-given-up = 已放弃：{ $n }。原因见 firstline outbox list --dead。
config-hook-name = “{ $name }”不能作为方式的名称：小写字母、数字和 _，以字母开头
config-hook-command = 需要写成 command = ["/程序的完整路径", "参数"]
config-hook-timeout = timeout 应为 "1s" 到 "5m"
doctor-outbox = 发件箱
doctor-outbox-good = 没有滞留，{ $n } 条等待发出。
doctor-outbox-dead = 已放弃 { $n } 条。
doctor-outbox-overdue = { $n } 条早该发出。
doctor-mend-dead = 原因见 firstline outbox list --dead；用 firstline outbox resend --all 重新发送。
doctor-mend-overdue = 是否有人运行 firstline tick，并为策略中的每种方式配置了 [hooks]？

cli-flag-accept-clock = 时钟被拨快仍继续：由人确认时钟正确
cli-exit-held = 已暂停，等待人工确认
tick-held = 本机时钟被拨快了 { $ahead }。在有人查看之前，不触发规则，也不发出通知。
tick-held-hint = 若时钟正确：firstline tick --accept-clock。若不正确，请先校正时钟。
