### Terms: what has a code in the program and one name per language.

## States of an incident

state-new = 新建
state-assigned = 已分派
state-in_progress = 处理中
state-suspended = 已挂起
state-resolved = 已解决
state-closed = 已关闭
state-cancelled = 已取消
state-merged = 已合并

## The state column: at most 6 cells

state-short-new = 新建
state-short-assigned = 已分派
state-short-in_progress = 处理中
state-short-suspended = 已挂起
state-short-resolved = 已解决
state-short-closed = 已关闭
state-short-cancelled = 已取消
state-short-merged = 已合并

## Clocks

clock-response = 响应时限
clock-resolution = 解决时限
clock-update = 进展反馈

## What a clock does

clock-status-running = 计时中
clock-status-paused = 暂停计时
clock-status-shut = 非服务时间，至
clock-status-met = 已达标
clock-status-breached = 已超时
clock-status-due_zero = 到时 0:00

## Bands of a clock

band-ok = 未超时
band-warning = 预警
band-critical = 即将超时
band-breached = 已超时

## Acts on an incident

verb-take = 受理
verb-start = 开始处理
verb-assign = 分派
verb-reassign = 转派
verb-escalate = 升级
verb-hand_back = 退回
verb-chase = 催办
verb-suspend = 挂起
verb-resume = 解除挂起
verb-resolve = 解决
verb-close = 确认并关闭
verb-reopen = 重新打开
verb-cancel = 取消
verb-merge = 合并
verb-acknowledge = 确认收到
verb-take_over = 接管
verb-join = 并入同一事件
verb-link = 关联
verb-note = 内部备注
verb-reply = 回复用户
verb-undo = 撤销操作
verb-declare_major = 启动重大事件

## Fields of an incident

field-number = 编号
field-state = 状态
field-nature = 性质
field-kind = 类型
field-channel = 渠道
field-reporter = 报告人
field-organisation = 单位
field-occurred_at = 发生时间
field-reported_at = 报告时间
field-recorded_at = 登记时间
field-title = 标题
field-description = 描述
field-symptom = 故障现象
field-location = 地点
field-service = 服务
field-ci = 配置项
field-category = 类别
field-impact = 影响度
field-urgency = 紧急度
field-priority = 优先级
field-priority_reason = 优先级调整原因
field-users_affected = 受影响用户数
field-security = 安全事件
field-major = 重大事件
field-line = 支持线
field-team = 支持组
field-assignee = 处理人
field-tracker = 跟踪人
field-effort = 工作量等级
field-tags = 标签
field-watchers = 关注人
field-solution = 解决方案
field-cause = 原因
field-closing_code = 关闭代码
field-workaround = 临时措施
field-verified_by = 验证方式
field-actual_effort = 实际工时
field-on_site = 现场或远程
field-resolver = 解决人
field-satisfaction = 满意度
field-feedback = 用户意见
field-lessons = 经验教训
field-planned_start = 计划开始
field-planned_end = 计划结束
field-due = 截止时间
field-remaining = 剩余

## Views

view-queue = 事件队列
view-my_desk = 我的工作台
view-escalation = 升级看板
view-knowledge = 知识库
view-major = 重大事件指挥台
view-audit = 审计记录
view-reports = 报表
view-wall = SLA 大屏
view-problems = 问题
view-inbox = 收件箱
view-handover = 交接班单
view-detail = 详情
