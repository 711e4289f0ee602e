### The audit trail: events by name, an event in words, what is looked for.

## Kinds of event, and groups of them

event-state = 状态
event-hands = 转手
event-talk = 沟通
event-fields = 字段
event-files = 附件
event-setup = 设置
event-recorded = 登记
event-joined = 并入报告
event-noted = 备注
event-replied = 回复
event-called = 通话
event-taken = 受理
event-started = 开始处理
event-assigned = 分派
event-escalated = 升级
event-handed_back = 退回
event-suspended = 挂起
event-resumed = 解除挂起
event-chased = 催办
event-edited = 修改
event-assessed = 重新评估
event-overridden = 手动调整
event-tracked = 跟踪人变更
event-resolved = 解决
event-confirmed = 用户确认
event-rated = 满意度
event-closed = 关闭
event-reopened = 重新打开
event-cancelled = 取消
event-merged = 并入
event-absorbed = 并入了
event-linked = 关联
event-visited = 现场服务
event-followed_up = 回访
event-undone = 撤销操作
event-retargeted = 目标调整
event-imported = 导入
event-attached = 添加附件
event-detached = 移除附件
event-attachment_erased = 删除附件内容
event-entered = 录入
event-amended = 更改
event-applied = 启用策略
event-founded = 建库
event-opened = 查看

## Ways in

via-console = 控制台
via-cli = 命令行
via-import = 导入
via-rule = 规则

## Fields of the filter

trail-field-by = 操作人
trail-field-id = 记录
trail-field-kind = 操作
trail-field-on = 记录日期
trail-field-since = 自
trail-field-until = 至
trail-field-via = 途径
trail-field-text = 内容

## What happened, and what is looked for

trail-entered = 录入 { $name }
trail-retired = 停用
trail-restored = 恢复启用
trail-policy = 策略第 { $version } 版生效
trail-opened = 查看事件 { $incident }
trail-plain = { $name }：{ $value }
trail-has = 内容含“{ $words }”
trail-clock-start = { $clock }开始计时，目标 { $goal }
trail-clock-pause = { $clock }暂停计时
trail-clock-resume = { $clock }继续计时
trail-clock-stop = { $clock }停止计时
trail-clock-restart = { $clock }重新计时
trail-clock-cancel = { $clock }不再计时
trail-clock-retarget = { $clock }目标 { $from } > { $to }
trail-clock-unrun = { $clock }恢复原状
trail-and = { $some }；{ $next }
trail-undoes = 撤销第 { $batch } 行

## On the command line

cli-audit-show = 显示一条审计记录的全部内容
cli-flag-trail = 查找条件，如 人:li 类型:升级 记录:20417 日期:今天 自:2h 途径:命令行
cli-flag-before = 仅列出该行之前的记录
cli-flag-seq = 行号
cli-audit-no-row = 没有第 { $seq } 行。
cli-column-change = 变更
cli-column-why = 原因
cli-column-words = 原文
cli-column-clocks = 时限影响
cli-column-undone-by = 撤销于
cli-column-undoes = 撤销
cli-column-prev = 上一行哈希
cli-column-hash = 哈希
