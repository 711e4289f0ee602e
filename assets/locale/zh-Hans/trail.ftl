### The audit trail: events by name, an event in words, what is looked for.

## Kinds of event, and groups of them

event-state = 状态
event-hands = 转手
event-talk = 沟通
event-fields = 字段
event-files = 附件
event-knowledge = 知识
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
event-raised = 管理升级
event-lowered = 下交
event-handed_back = 退回
event-suspended = 挂起
event-resumed = 解除挂起
event-chased = 催办
event-call_back_asked = 要求回电
event-promised = 承诺时间
event-informed = 通报相关方
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
event-applied = 应用
event-founded = 建库
event-kb_applied = 应用知识
event-ticked = 核对步骤
event-kb_rated = 评价知识
event-drafted = 起草
event-submitted = 送审
event-returned = 审核退回
event-published = 发布
event-retired = 停用
event-restored = 恢复
event-withdrawn = 撤回应用
event-opened = 查看
event-rezoned = 时区规则

## Ways in

via-console = 控制台
via-cli = 命令行
via-import = 导入
via-rule = 规则
identity-os = 按登录名
identity-session = SSH 登录指定
identity-declared = 自报

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
trail-guarded = 安全事件：按编号查询时才显示内容，且会被记录
trail-guarded-article = 知识条目：仅对可查看全部内容的人显示
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

## In the console

place-audit = 审计
act-go-audit = 审计记录
help-go-audit = 谁做了什么，最新的在前
act-audit-read = 细看
help-audit-read = 查看该条记录的全部内容；再按返回列表
act-audit-open = 打开事件
help-audit-open = 打开该条记录所涉及的事件
act-audit-copy = 复制
help-audit-copy = 以文本复制该条记录，含完整哈希
act-audit-undo = 撤销操作
help-audit-undo = 撤销该条记录所做的操作（可撤销时）
act-audit-history = 历史
help-audit-history = 该记录的审计记录；Esc 返回
act-audit-verify = 验证哈希链
help-audit-verify = 验证内容未被修改、删除或重排
why-no-event = 光标处没有记录。
why-no-record = 该条记录不涉及任何事件单。
why-undone-already = 该操作已撤销。
why-not-undoable = 该操作不能撤销（ONE-4）。
audit-proving = 正在验证
audit-whole-said = 哈希链完整，已验证至第 { $seq } 行
audit-broken-said = 哈希链已被破坏（{ $n } 处），用 firstline audit verify 查看
audit-unproved = 尚未验证
audit-proved = { $time } 已验证至 { $seq }
audit-broken = 哈希链已破坏：{ $n } 处
audit-ok = 链完整
audit-not-ok = 链已破坏
audit-frozen = 已冻结
audit-above = 上方 { $n } 条
audit-more = 下方还有
audit-loading = 正在读取审计记录
audit-searching = 尚未找到，正在查找 { $day } 之前的记录
audit-empty = 审计记录中没有符合 { $filter } 的内容
audit-refused-next = 在事件上按 g h 可查看该事件的历史
audit-by = { $who }（{ $role }）
audit-in = { $via }，{ $user }（{ $mode }）
audit-undone-by = 已由第 { $seq } 行撤销
audit-undo-offer = 按 u 撤销
audit-fact-by = 操作人
audit-fact-in = 途径
audit-fact-at = 生效时间
audit-fact-clocks = 时限影响
audit-fact-undo = 撤销
audit-fact-prev = 上一哈希
audit-fact-hash = 本哈希
audit-column-time = 时间
audit-column-who = 操作人
audit-column-record = 记录
audit-column-kind = 操作
audit-column-change = 变更
audit-column-why = 原因
