### The filter language: what a query asks, what is offered, what is wrong with one.

## Fields

query-field-is = 是
query-field-state = 状态
query-field-prio = 优先级
query-field-sla = 时限
query-field-sla_respond = 响应时限
query-field-sla_fix = 解决时限
query-field-sla_update = 进展反馈
query-field-sla_accept = 接手时限
query-field-sla_stage = 阶段时限
query-field-sla_confirm = 确认时限
query-field-sla_call_back = 回电
query-field-sla_promise = 承诺时间
query-field-sla_reply = 答复时限
query-field-sla_stakeholder = 相关方通报
query-field-assignee = 处理人
query-field-team = 支持组
query-field-line = 支持线
query-field-tracker = 跟踪人
query-field-requester = 报告人
query-field-org = 单位
query-field-service = 服务
query-field-ci = 配置项
query-field-cat = 类别
query-field-channel = 渠道
query-field-nature = 性质
query-field-created = 报告时间
query-field-updated = 更新时间
query-field-resolved = 解决时间
query-field-age = 时长
query-field-impact = 影响度
query-field-urgency = 紧急度
query-field-hops = 转派次数
query-field-reopens = 重新打开次数
query-field-chases = 催办次数
query-field-reports = 报告数
query-field-id = 编号
query-field-text = 标题
query-field-sort = 排序
query-field-limit = 条数上限

## Values of is:

query-is-open = 未关闭
query-is-active = 未解决
query-is-any = 全部
query-is-mine = 我的
query-is-unassigned = 无处理人
query-is-atrisk = 即将超时
query-is-breached = 有超时
query-is-overdue = 正在超时
query-is-major = 重大事件
query-is-vip = VIP
query-is-new = 新建
query-is-assigned = 已分派
query-is-suspended = 已挂起
query-is-resolved = 已解决
query-is-closed = 已关闭、取消或合并
query-is-paused = 暂停计时
query-is-reopened = 重新打开过
query-is-toclose = 待关闭（未经用户确认）
query-is-security = 安全事件
query-is-escalated = 已触发升级规则
query-is-waiting = 升级待确认收到
query-is-unconfirmed = 优先级待确认

## What a clock shows

query-clock-ok = 未超时
query-clock-warn = 预警
query-clock-crit = 即将超时
query-clock-breached = 已超时
query-clock-paused = 暂停计时
query-clock-met = 已达标

## Days

query-day-today = 今天
query-day-yesterday = 昨天
query-day-monday = 周一
query-day-tuesday = 周二
query-day-wednesday = 周三
query-day-thursday = 周四
query-day-friday = 周五
query-day-saturday = 周六
query-day-sunday = 周日

## What lists are sorted by

query-sort-work = 处理顺序
query-sort-sla = 剩余时间
query-sort-id = 编号
query-sort-prio = 优先级
query-sort-created = 报告时间
query-sort-updated = 更新时间
query-sort-title = 标题
query-sort-assignee = 处理人

## Me and nobody

query-who-me = 我
query-who-none = 无

## What is asked

query-everything = 全部
query-comma = { $first }，{ $second }
query-or = { $first }或{ $second }
query-not = 非{ $what }
query-group = （{ $what }）
query-says = { $field }：{ $what }
query-title = 标题含“{ $words }”
query-number = 编号 { $id }
query-less = 少于 { $value }
query-most = 至多 { $value }
query-more = 超过 { $value }
query-least = 至少 { $value }
query-between = { $from } 至 { $to }
query-left = 剩余{ $span }
query-over = 超时{ $span }
query-ago = { $span } 前
query-day-before = { $day }之前
query-day-until = 截至{ $day }
query-day-after = { $day }之后
query-day-since = { $day }以来
query-sorted = 按{ $keys }排序
query-descending = { $key }（倒序）
query-limited = 前 { $n } 条

## What is wrong

query-unknown-field = 没有字段“{ $name }”。含冒号的文字请加引号。
query-unknown-field-meant = 没有字段“{ $name }”。是否指“{ $nearest }”？
query-custom-field = 查询不支持策略中声明的字段，可在记录中查看。
query-unknown-value = { $field } 没有值“{ $value }”。
query-unknown-value-meant = { $field } 没有值“{ $value }”。是否指“{ $nearest }”？
query-missing-value = { $field } 的冒号后需要一个值，中间不留空格。
query-nothing-to-leave-out = 减号应紧接在要排除的内容之前。
query-unclosed-quote = 引号没有闭合。
query-unclosed-group = 括号没有闭合。
query-unopened-group = 多出一个右括号。
query-empty-group = 括号内没有内容。
query-empty-side = OR（或）两边都要有内容。
query-empty-text = 空文字没有意义，请删去。
query-op-not-here = { $field } 不能用“{ $op }”。
query-range-not-here = { $field } 不能用范围。
query-op-with-range = 范围不能与“{ $op }”同用，请择一。
query-bad-number = “{ $value }”不是此处可用的数字。
query-bad-span = “{ $value }”不是时长。请写 30m、2h、3d 或 30分钟。
query-bad-time = “{ $value }”既不是时长也不是日期。请写 3d、今天、周一或 2025-05-01。
query-bad-date = 没有“{ $value }”这一天。日期请写成 2025-05-01。
query-not-inside = { $field } 针对整个查询：只写一次，不放在括号内，前面不加减号。
query-syntax = “{ $text }”不是查询语言的写法。若是文字，请加引号。
query-too-deep = 括号嵌套过深。
query-too-much = 一次查找的条件过多，请减少。
