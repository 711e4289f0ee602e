### Forms: titles, labels, remarks, faults, keys.

## Titles

form-title-intake = 新建事件
form-title-call = 登记通话
form-title-confirm = 与用户确认
form-title-edit = 编辑字段
form-title-override = 调整优先级
form-title-follow_up = 回访
form-title-visit = 现场服务
form-public = 对外公开

## Sections of the new incident

form-section-caller = 报告人
form-section-what = 事件内容
form-section-weight = 影响与紧急
form-section-clocks = 若现在登记的时限
form-section-resolve = 解决
form-section-more = 其他
form-section-same = 同一事件？
form-section-open = 未关闭的工单

## Labels that are no term of a field

form-label-text = 内容
form-label-reason = 原因
form-label-until = 挂起至
form-label-into = 合并到
form-label-relation = 关联类型
form-label-to = 关联到
form-label-outcome = 确认结果
form-label-close = 同时关闭
form-label-score = 评分
form-label-words = 用户原话
form-label-report = 报告序号
form-label-visit = 第几次
form-label-units = 受影响部门
form-label-name = 姓名
form-label-phone = 电话
form-label-email = 邮箱
form-label-on-site = 现场处理
form-label-out-of-scope = 超范围受理

## Answers

form-yes = 是
form-no = 否
form-new = 新联系人
form-new-contact = 新联系人：{ $what }
suggest-skill = 技能 { $skills }
suggest-on-duty = 值班中
suggest-off-duty = 不在班
suggest-open = 在手 { $open }
hand-over-again = 这将是该事件第 { $n } 次转派。
form-outcome-recovered = 已恢复
form-outcome-not_recovered = 未恢复
form-outcome-not_satisfied = 不满意
form-outcome-no_answer = 无人应答
form-relation-related = 相关
form-relation-duplicate = 重复
form-relation-follows = 后续
form-relation-child = 从属
form-score-1 = 很不满意
form-score-2 = 不满意
form-score-3 = 一般
form-score-4 = 满意
form-score-5 = 很满意

## Remarks at the right edge

form-found-key = 按编码找到
form-found-name = 按姓名找到
form-found-number = 按号码找到
form-found-mail = 按邮箱找到
form-vip = VIP
form-from-ci = 来自配置项，Tab 采用
form-from-service = 来自服务，Tab 采用
form-from-users = 按受影响用户数，Tab 采用
form-from-same = 与相似事件相同，Tab 采用
form-remark-live = 当场响应
form-remark-now = 现在
form-remark-when = 30分钟、15:00、周一 9:00
form-remark-matrix = 影响度 { $impact } x 紧急度 { $urgency }
form-remark-pauses = 暂停计时
form-remark-runs-on = 不暂停计时
form-remark-open-here = 此处 { $n } 个未关闭
form-remark-scope = 不在协议范围内

## Clocks if logged now

form-clock-by = { $at } 前
form-clock-met = 即时达标
form-clock-never = 无服务时间

## The same incident

form-same-ci = 同一配置项
form-same-service = 同一服务
form-same-organisation = 同一单位
form-same-words = { $n } 个相同词
form-same-none = 暂无
form-same-count = { $n } 个相似事件：
form-same-offer = 先查看，以免重复登记
form-join = 并入
form-caller-none = 尚未选择

## What is wrong with a field

form-fault-missing = 必填
form-fault-not-one = { $value }：不在选项中，按下方向键查看
form-fault-when = 不是时间：30分钟、明天 9:00、周一 9:00、2026-03-15 9:00
form-fault-no-such-time = 没有这样的时间
form-fault-over = 时间已过
form-fault-not-yet = 时间未到
form-fault-not-before = 不得早于 { $at }
form-fault-not-after = 不得晚于 { $at }
form-fault-span = 不是时长：30分钟、2小时、1h30
form-fault-number = 请填整数
form-fault-date = 请填日期，如 2026-05-01
form-fault-too-long = 过长：{ $size } / { $limit } 字节
form-fault-already = 已是如此
form-fault-which-team = 有多个支持组，请选择
form-fault-not-in-team = 不在该支持组
form-fault-no-team = 该支持线没有支持组
form-fault-no-line = 没有更高的支持线
form-fault-not-found = 找不到 { $what }
form-fault-cannot-merge = 不能是它本身，且须未关闭
form-fault-scope = 不在协议范围内：选是则仍受理

## Keys

form-key-save = 保存
form-key-send = 发送给用户
form-key-log = 登记
form-key-take = 登记并受理
form-key-resolve = 登记并解决
form-key-next = 下一项
form-key-suggest = 建议
form-key-back = 返回表单
form-key-close = 关闭并留草稿
