### The timeline, values in it, and the record in sections.

## Lists, values, clocks

join = { $some }、{ $next }
join-or = { $some }、{ $last }
period-minutes = { $n } 分钟
period-hours = { $n } 小时
period-days = { $n } 天
by-rule = 规则
value-none = 无
value-yes = 是
value-no = 否
value-on-site = 现场
value-remote = 远程
value-erased = （已删除）
person-in-team = { $person }（{ $team }）
link-related = 与 { $number } 相关
link-duplicate = 与 { $number } 重复
link-follows = 承接 { $number }
link-child = 从属于 { $number }
clock-cell-met = 已达标
clock-cell-late = 已超时
clock-cell-never = 不开放

## The timeline: who did what

timeline-because = { $what }：{ $why }
reason-auto = 自动分派
timeline-change = { $field }：{ $from } > { $to }
timeline-set = { $field }：{ $to }
timeline-report-field = 报告 { $report } { $field }
timeline-attachment-field = 附件 { $number } { $field }
timeline-goal = { $clock }目标
timeline-step = { $field } { $from } > { $to }
timeline-step-with = { $step }（{ $rest }）
timeline-assessed = 重新评估
timeline-recorded = 登记
timeline-recorded-with = { $channel }，{ $priority }
timeline-joined = 并入 { $reporter } 的报告（{ $channel }）
timeline-noted = 内部备注
timeline-replied = 回复用户
timeline-called = 与用户通话
timeline-taken = 受理
timeline-taken-over = 从 { $from } 接手处理
timeline-started = 开始处理
timeline-assigned = 分派给 { $to }
timeline-escalated = 升级至 { $to }
timeline-handed-back = 退回 { $to }
timeline-raised = 管理升级
timeline-lowered = 下交
timeline-suspended = 挂起
timeline-suspended-until = 挂起至 { $until }
timeline-resumed = 解除挂起
timeline-resumed-by-rule = 到时解除挂起
timeline-chased = 催办
timeline-call-back-asked = 要求给用户回电
timeline-promised = 向用户承诺时间
timeline-promised-for = 向用户承诺 { $due }
timeline-promised-instead = 向用户承诺 { $due }，取代 { $from }
timeline-informed = 向相关方通报进展
timeline-edited = 修改{ $fields }
timeline-overridden = 手动调整
timeline-tracked = 跟踪人交给 { $to }
timeline-resolved = 解决
timeline-confirmed = 与用户确认
timeline-rated = 记录满意度
timeline-closed = 关闭
timeline-closed-unconfirmed = 未经用户确认关闭
timeline-closed-resolver = 由解决人关闭
timeline-reopened = 重新打开
timeline-reopened-to = 重新打开，交回 { $to }
timeline-cancelled = 取消
timeline-merged = 并入 { $other }
timeline-absorbed = 并入了 { $other }
timeline-linked = 关联
timeline-visited = 登记第 { $visit } 次现场服务
timeline-visit-time = { $field } { $time }
timeline-visit-field = 第 { $visit } 次现场服务 { $field }
timeline-followed-up = 回访
timeline-undone = 撤销之前的操作
timeline-undone-act = 撤销操作
timeline-imported = 导入
timeline-attached = 添加附件
timeline-detached = 移除附件
timeline-attachment-erased = 删除附件内容
timeline-attachment = 附件 { $number }

## The record in sections

section-about = 概况
section-clocks = 时限
section-reports = 报告
section-visits = 现场服务
section-attachments = 附件
section-outcome = 处理结果
section-timeline = 时间线
record-until = { $state }，至 { $until }
record-clock = { $cell }，已用 { $used }/{ $goal }
record-stage = { $stage } L{ $line }
record-clock-left = { $clock }，剩余 { $left }
record-clock-due = { $clock }，截止 { $due }
record-clock-endless = { $clock }，{ $why }
clock-endless = 无截止时间：日历关闭
record-clock-breached = { $clock }，{ $at } 超时
record-note = { $value }（{ $note }）
record-visit = 第 { $visit } 次
record-undone = { $what }（已撤销）
timeline-retargeted = 新策略调整了时限目标

## 协议：为何是这一份

agreement-name = { $name }（{ $code }）
agreement-why-organisation = 它指明了组织“{ $name }”。
agreement-why-service = 它指明了服务“{ $name }”。
agreement-why-nature = 它指明了性质“{ $name }”。
agreement-why-all = 它涵盖所有组织、服务和性质。
agreement-why-default = 它是默认协议；现行协议中没有更合适的。
agreement-why-out = 没有协议涵盖此报告；时限取自默认协议。
agreement-why-renew = 它已于 { $until } 到期且没有后续协议：继续有效，待续签。
agreement-behind-not-begun = { $name }自 { $date } 起才生效。
agreement-behind-ended = { $name }已于 { $date } 到期。
agreement-behind-organisation = { $name }未指明该报告的组织，或指明的组织更远。
agreement-behind-service = { $name }未指明该报告的服务，或指明的服务排在其后。
agreement-behind-nature = { $name }未指明该性质。
agreement-behind-default = { $name }是默认协议，排在其他协议之后。
agreement-behind-order = { $name }同样合适，但在策略中排在后面。
agreement-why-recorded = 记录按当时的策略适用 { $name }；按现行策略则适用上面这份。
agreement-standing = 状态
agreement-goals = 目标
window-every = 每{ $day } { $hours }
window-nth = { $nth ->
    [1] 每月第一个
    [2] 每月第二个
    [3] 每月第三个
    [4] 每月第四个
   *[other] 每月最后一个
  }{ $day } { $hours }
