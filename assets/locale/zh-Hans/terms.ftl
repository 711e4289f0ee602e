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
clock-accept = 接手时限
clock-stage = 阶段时限
clock-confirm = 确认时限
clock-call_back = 回电
clock-promise = 承诺时间
clock-reply = 答复时限
clock-stakeholder = 相关方通报

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
verb-raise = 管理升级
verb-lower = 下交
verb-chase = 催办
verb-call_back = 回电
verb-promise = 承诺时间
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
field-services = 受影响服务
field-cis = 配置项
field-units = 受影响单位
field-suspended_for = 挂起原因
field-suspended_until = 挂起至
field-state_before = 挂起前状态
field-handed_from = 转派路径
field-authority = 已升级至
field-links = 关联
field-agreement = 服务级别协议
field-out_of_scope = 不在服务范围
field-to_renew = 协议待续签
field-verified_how = 验证方式
field-resolver_role = 解决人角色
field-resolver_line = 解决支持线
field-resolver_team = 解决支持组
field-resolved_at = 解决时间
field-closed_at = 关闭时间
field-closed_via = 关闭途径
field-unconfirmed = 未经用户确认
field-cancel_reason = 取消原因
field-merged_into = 合并至
field-answered_live = 当场应答
field-reopen_count = 重新打开次数
field-reassign_count = 转派次数
field-chase_count = 催办次数
field-escalation_count = 升级次数
field-confirm_tries = 确认尝试次数
field-told_at = 最近反馈时间
field-promised_for = 承诺于
field-updated_at = 更新时间
field-external = 外部编号

# of a report
field-contact = 报告人
field-words = 报告内容
field-confirmation = 用户确认
field-confirmed_at = 确认时间
field-origin = 原事件

# of an on-site visit
field-engineer = 现场工程师
field-appointment = 预约时间
field-arrived = 到达时间
field-left = 离开时间
field-parts = 备件
field-attachment = 附件
field-media_type = 文件类型
field-size = 大小
field-hash = SHA-256 校验值
field-attached = 已添加
field-erased = 已删除

# of entries of the directory
field-key = 代号
field-retired = 已停用
field-name = 名称
field-roles = 角色
field-teams = 支持组
field-os_user = 系统用户
field-phone = 电话
field-email = 邮件
field-skills = 技能
field-channels = 通知方式
field-direction = 专业方向
field-lead = 组长
field-coordinator = 升级协调人
field-calendar = 服务日历
field-im = 即时通讯
field-vip = VIP
field-language = 语言
field-parent = 上级
field-criticality = 关键程度
field-owner = 负责人
field-type = 类型

# asked for by acts
field-until = 挂起截止时间
field-report = 报告
field-visit = 现场服务
field-relation = 关联类型
field-reason = 原因
field-text = 内容
field-field = 字段
field-changes = 修改内容
field-score = 评分

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

## Acts in a sentence: you may not 

right-record = 登记事件
right-join = 并入报告
right-note = 添加内部备注
right-link = 关联记录
right-kb_suggest = 推荐知识条目
right-take = 受理事件
right-work = 处理事件
right-suspend = 挂起事件
right-resume = 解除挂起
right-resolve = 解决事件
right-classify = 对事件分类
right-assess = 设定影响度和紧急度
right-override_priority = 调整优先级
right-reply = 回复用户
right-assign_within = 组内分派
right-assign_other = 转派给其他支持组
right-confirm = 与用户确认
right-close = 关闭事件
right-satisfaction = 记录满意度
right-reopen = 重新打开事件
right-cancel = 取消事件
right-merge = 合并事件
right-unmerge = 撤销合并
right-declare_major = 启动重大事件
right-stand_down_major = 解除重大事件
right-start_emergency = 启动应急流程
right-approve_major_report = 批准重大事件报告
right-acknowledge = 确认收到升级通知
right-postpone = 推迟升级
right-kb_draft = 起草知识条目
right-kb_review = 审核知识条目
right-kb_publish = 发布知识条目
right-problem_raise = 提出问题
right-problem_work = 处理问题
right-problem_accept = 接受问题解决方案
right-problem_close = 关闭问题
right-change_raise = 提出变更请求
right-change_approve = 审批变更请求
right-sample = 抽查记录
right-score = 为记录评分
right-improve = 维护改进登记册
right-agreements = 修改服务级别协议
right-kpi_targets = 设定 KPI 目标
right-policy = 修改策略
right-people = 修改人员与角色
right-chase = 催办事件
right-log_call = 登记通话
right-promise = 向用户承诺时间
right-call_back = 登记回电
right-browse_trail = 浏览审计记录
right-import = 导入数据
right-export_all = 导出全部数据
right-backup = 备份
right-restore = 还原备份
right-erase = 删除个人数据
right-read = 查看事件

## Kinds of record

thing-desk = 服务台
thing-policy = 策略
thing-incident = 事件
thing-person = 人员
thing-team = 支持组
thing-contact = 报告人
thing-org = 单位
thing-service = 服务
thing-ci = 配置项
thing-category = 类别

## An incident in a state, at the head of a sentence

incident-in-new = 新建的事件
incident-in-assigned = 已分派的事件
incident-in-in_progress = 处理中的事件
incident-in-suspended = 已挂起的事件
incident-in-resolved = 已解决的事件
incident-in-closed = 已关闭的事件
incident-in-cancelled = 已取消的事件
incident-in-merged = 已合并的事件

## Fields that belong together

group-life = 状态
group-owner = 归属
group-tracker = 跟踪人
group-authority = 管理升级
group-words = 报告内容
group-class = 分类
group-weight = 优先级
group-outcome = 处理结果
group-margin = 标签与计划
group-kept = 计数

## What the user said when asked

outcome-recovered = 已恢复
outcome-not_recovered = 未恢复
outcome-not_satisfied = 已恢复但不满意
outcome-no_answer = 无人应答

## Who closed it

closed-via-desk = 服务台
closed-via-resolver = 解决人
closed-via-auto = 按规则
closed-via-imported = 导入

## Policies: tables, keys, changes

policy-section-desk = 服务台
policy-section-roles = 角色
policy-section-rights = 权限
policy-section-lines = 支持线
policy-section-channels = 渠道
policy-section-natures = 性质
policy-section-impacts = 影响度
policy-section-urgencies = 紧急度
policy-section-priorities = 优先级
policy-section-matrix = 优先级矩阵
policy-section-suspensions = 挂起原因
policy-section-closing_codes = 关闭代码
policy-section-hand_over_reasons = 转交原因
policy-section-cancel_reasons = 取消原因
policy-section-efforts = 工作量
policy-section-fields = 自定义字段
policy-section-calendars = 服务日历
policy-section-agreements = 服务级别协议
policy-section-clocks = 时钟
policy-section-escalation = 升级规则
policy-section-duty = 值班表
policy-section-bands = 预警级别
policy-section-rules = 规则

policy-key-en = 名称 (en)
policy-key-zh-Hans = 名称 (zh-Hans)
policy-key-zh-Hant = 名称 (zh-Hant)
policy-key-zone = 时区
policy-key-duties = 职责
policy-key-desk = 服务台角色
policy-key-vendor = 供应商
policy-key-limit = 处理中事件上限
policy-key-live = 通话中
policy-key-machine = 由系统上报
policy-key-complaint = 投诉
policy-key-kinds = 种类
policy-key-pauses = 暂停计时
policy-key-workaround = 临时措施
policy-key-type = 类型
policy-key-natures = 性质
policy-key-required = 必填
policy-key-choices = 选项
policy-key-tz = 时区
policy-key-always = 全天候
policy-key-assign = 自动分派
policy-key-roster = 排班
policy-key-weekly = 每周服务时间
policy-key-holidays = 节假日
policy-key-yearly_holidays = 每年的节假日
policy-key-yearly_breaks = 每年的中断时段
policy-key-maintenance = 检修窗口
policy-key-workdays = 调休上班日
policy-key-workday_like = 调休日按
policy-key-shifts = 特定日服务时间
policy-key-breaks = 中断时段
policy-key-day = 工作日时长
policy-key-organisations = 客户单位
policy-key-services = 服务
policy-key-valid_from = 生效日
policy-key-valid_until = 到期日
policy-key-authorised_by = 批准人
policy-key-contacts = 联系人
policy-key-interruptions = 约定中断
policy-key-availability = 可用性（%）
policy-key-default = 默认协议
policy-key-response = 响应时限
policy-key-resolution = 解决时限
policy-key-update = 进展反馈
policy-key-accept = 接手时限
policy-key-confirm = 确认时限
policy-key-call_back = 回电
policy-key-reply = 答复时限
policy-key-starts = 开始于
policy-key-restarts = 重新开始于
policy-key-resumes = 继续于
policy-key-meets = 达成于
policy-key-cancels = 取消于
policy-key-leads = 计入处理顺序
policy-key-goal = 时限
policy-key-share = 占解决时限的百分比
policy-key-shares = 各线占解决时限的百分比
policy-key-calendar = 服务日历
policy-key-left = 剩余
policy-key-percent = 占目标百分比
policy-key-routing = 派发方式
policy-key-return_via_leads = 经组长退回
policy-key-complaints_in_scope = 投诉无需协议
policy-key-met_by = 响应达标方式
policy-key-pause_unmet_response = 未响应时也暂停
policy-key-reopen_window = 可重新打开期限
policy-key-resolver_closes_alerts = 解决人可关闭告警
policy-key-confirm_reminders = 确认提醒
policy-key-unconfirmed_after = 未确认期限
policy-key-followup_priorities = 回访优先级
policy-key-followup_share = 回访比例
policy-key-security_roles = 安全事件角色
policy-key-goal_responded = 目标：按时响应
policy-key-goal_resolved = 目标：按时解决
policy-key-goal_first_line = 目标：服务台解决
policy-key-authorities = 管理层级
policy-key-major_impact = 重大事件影响度
policy-key-major_priority = 重大事件优先级
policy-key-attachment_limit_mib = 附件上限 (MiB)
policy-key-incident_and_problem_manager = 兼任事件与问题经理
policy-key-when = 何时
policy-key-clock = 时钟
policy-key-before = 时限前
policy-key-after = 之后
policy-key-follows = 接续规则
policy-key-priority = 优先级
policy-key-line = 支持线
policy-key-nature = 性质
policy-key-state = 状态
policy-key-major = 重大事件
policy-key-unreported = 未报告分管领导
policy-key-unassigned = 未分派
policy-key-reopened = 重新打开次数
policy-key-reassigned = 转派次数
policy-key-chased = 催办次数
policy-key-reports = 报告
policy-key-tell = 告知
policy-key-acknowledge = 确认收到时限
policy-key-move = 移至
policy-key-authority = 管理层级
policy-key-set_priority = 提升优先级至
policy-key-set_major = 启动重大事件

agreement-standing-not_begun = 未生效
agreement-standing-in_force = 有效
agreement-standing-to_renew = 待续签
agreement-standing-ended = 已到期

policy-change-added = 新增
policy-change-removed = 删除
policy-change-changed = 修改
policy-change-reordered = 调整顺序
