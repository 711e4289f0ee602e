### The console: panes, overlays, messages, footers.

## Acts: a word for footers and lists, a sentence for help

act-take = 受理
help-take = 受理并开始处理
act-start = 开始处理
help-start = 开始处理分派给您的事件
act-assign = 分派
help-assign = 分派给处理人或支持组，须写原因
act-reply = 回复用户
help-reply = 给用户发送消息：对外公开
act-note = 内部备注
help-note = 添加内部备注
act-escalate = 升级
help-escalate = 升级到更高的支持线
act-hand-back = 退回
help-hand-back = 退回给转来的人
act-resolve = 解决
help-resolve = 记录解决方案，由服务台向用户确认
act-confirm = 确认并关闭
help-confirm = 向用户确认是否恢复，然后关闭
act-close = 未确认关闭
help-close = 到期无答复，标记为未确认并关闭
act-suspend = 挂起
help-suspend = 因故挂起到某一时间
act-resume = 解除挂起
help-resume = 解除挂起，继续处理
act-call = 记录通话
help-call = 记录与用户的通话
act-chase = 催办
help-chase = 催促当前处理人，计入催办次数
act-edit = 编辑
help-edit = 修改各字段
act-priority = 优先级
help-priority = 人工调整优先级，须写原因
act-link = 关联
help-link = 与另一事件关联
act-join = 并入报告
help-join = 把同一事件的又一次报告并入
act-merge = 合并
help-merge = 合并到与之重复的事件
act-unmerge = 取消合并
help-unmerge = 撤回合并
act-reopen = 重新打开
help-reopen = 用户反映未恢复
act-cancel = 取消
help-cancel = 取消，须写原因
act-rate = 满意度
help-rate = 记录用户满意度
act-follow-up = 回访
help-follow-up = 记录关闭后的回访
act-tracker = 跟踪人
help-tracker = 更换跟踪人
act-undo = 撤销操作
help-undo = 撤销您对此事件的上一次操作
act-repeat = 重复操作
help-repeat = 在此重复上一次操作
act-new = 新建事件
help-new = 登记新事件
act-copy = 复制编号
help-copy = 复制编号（含已标记的）
act-list-mark = 标记
help-list-mark = 标记或取消标记并下移
act-list-range = 区间标记
help-list-range = 从此处标记到光标
act-list-mark-all = 全部标记
help-list-mark-all = 标记列表中的全部
act-list-mark-query = 按条件标记
help-list-mark-query = 标记符合条件的事件，如 :mark prio:4
act-list-down = 下一条
help-list-down = 下一行
act-list-up = 上一条
help-list-up = 上一行
act-list-half-down = 下半页
help-list-half-down = 向下半页
act-list-half-up = 上半页
help-list-half-up = 向上半页
act-list-page-down = 下一页
help-list-page-down = 向下一页
act-list-page-up = 上一页
help-list-page-up = 向上一页
act-list-top = 首条
help-list-top = 第一行
act-list-bottom = 末条
help-list-bottom = 最后一行
act-detail-down = 向下滚动
help-detail-down = 向下滚动
act-detail-up = 向上滚动
help-detail-up = 向上滚动
act-detail-page-down = 下一页
help-detail-page-down = 向下滚动一页
act-detail-page-up = 上一页
help-detail-page-up = 向上滚动一页
act-detail-top = 到顶部
help-detail-top = 滚动到开头
act-detail-bottom = 到底部
help-detail-bottom = 滚动到末尾
act-detail-open = 打开
help-detail-open = 显示完整记录
act-detail-zoom = 放大
help-detail-zoom = 记录全屏或与列表并列
act-detail-next-tab = 下一页签
help-detail-next-tab = 记录的下一页签
act-detail-previous-tab = 上一页签
help-detail-previous-tab = 记录的上一页签
act-console-pane = 切换窗格
help-console-pane = 在列表与详情间切换
act-console-card = 详情卡
help-console-card = 显示或隐藏详情卡
act-list-freeze = 冻结顺序
help-list-freeze = 固定当前顺序，或恢复排序
act-list-refresh = 刷新
help-list-refresh = 立即排序并重新读取
act-console-redraw = 重绘
help-console-redraw = 重新绘制屏幕
act-list-filter = 筛选
help-list-filter = 边输入边筛选列表
act-list-requester = 此报告人
help-list-requester = 只看此报告人的事件
act-list-ci = 此配置项
help-list-ci = 只看此配置项的事件
act-list-sort = 排序
help-list-sort = 选择排序方式
act-go-view = 视图
help-go-view = 选择视图
act-go-queue = 事件队列
help-go-queue = 转到事件队列
act-go-view1 = 我的工作台
help-go-view1 = 本支持线在处理的事件
act-go-view2 = 我的
help-go-view2 = 分派给您的事件
act-go-view3 = 无处理人
help-go-view3 = 尚无人受理的事件
act-go-view4 = 待确认
help-go-view4 = 已解决、待确认关闭
act-go-view5 = 全部未关闭
help-go-view5 = 所有未关闭的事件
act-go-view6 = 今日已解决
help-go-view6 = 今天解决的事件
act-go-last = 上一视图
help-go-last = 回到上一视图
act-go-ticket = 按编号查找
help-go-ticket = 按编号打开事件
act-console-command = 命令
help-console-command = 输入命令
act-console-help = 帮助
help-console-help = 全部按键与操作；输入查找，回车执行
act-console-palette = 命令面板
help-console-palette = 输入查找操作并执行
act-console-language = 语言
help-console-language = 切换语言：en、zh-Hans、zh-Hant
act-console-drafts = 草稿
help-console-drafts = 继续未完成的草稿
act-console-back = 返回
help-console-back = 逐层退出：标记、筛选、视图
act-console-leave = 返回或退出
help-console-leave = 返回；在队列中则退出
act-console-quit = 退出
help-console-quit = 退出，草稿会保留
act-console-suspend = 回到终端
help-console-suspend = 把控制台放到后台

## Views of the queue, and what it means that one is empty

viewname-desk = 我的工作台
viewname-mine = 我的事件
viewname-unassigned = 无处理人
viewname-toclose = 待确认关闭
viewname-open = 全部未关闭
viewname-resolved = 今日已解决
empty-desk = { $time }，队列已清空。
empty-mine = { $time }，没有分派给您的事件。
empty-unassigned = { $time }，所有事件都有处理人。
empty-toclose = { $time }，没有待确认的事件。
empty-open = { $time }，没有未关闭的事件。
empty-resolved = 截至 { $time }，今天尚无已解决的事件。
empty-next = S 其他视图   i 新建事件
empty-filter = 没有事件符合 { $filter }。此筛选隐藏了 { $n } 条。
empty-filter-next = Esc 恢复   S 其他视图
empty-loading = 正在读取队列

## Orders

sort-work = 工作顺序
sort-left = 剩余时间
sort-prio = 优先级
sort-age = 报告时间
sort-updated = 最近更新
sort-id = 编号
sort-title = 摘要
sort-owner = 处理人

## Head of the list

head-marked = 已标记 { $n }
head-marked-hidden = 已标记 { $n }（{ $hidden } 条未显示）
head-count = { $n } / { $all }
head-sort = { $what }
head-frozen = 已冻结 { $what }
head-read-only = 只读
column-left = 剩余
column-id = 编号
column-state = 状态
column-summary = 摘要
column-owner = 处理人
owner-none = 无

## The card

card-clocks = 时限
card-about = 基本信息
card-look = 值得一看
card-timeline = 时间线
card-response = 响应时限
card-resolution = 解决时限
card-update = 进展反馈
card-of = 共 { $goal }
card-from = 报告人
card-nobody = 无
card-ci = 配置项
card-service = 服务
card-category = 类别
card-impact = 影响度
card-urgency = 紧急度 { $n }
card-owner = 处理人
card-take = t 受理
card-loading = 正在读取
look-major = 重大事件
look-reports = 同一事件的报告 { $n } 次
look-chased = 已催办 { $n } 次
look-reopened = 重新打开 { $n } 次
look-hops = 已转手 { $n } 次
look-suspended = { $why }，至 { $until }
look-to-confirm = 待向用户确认
look-out-of-scope = 不在服务协议范围内
look-draft = 您有未完成的草稿
tab-record = 记录
tab-work-log = 处理日志
tab-timeline = 时间线

## What was said in the message row

said-new = 新到：{ $what }
said-marked = 已标记 { $n } 条
said-frozen = 顺序已冻结，按 F 恢复
said-unfrozen = 已恢复排序
said-copied = 已发送到终端剪贴板：{ $text }
said-no-drafts = 没有草稿
said-ime = 输入法开启中：转为筛选
said-interrupt = 再按一次 Ctrl-C 退出
said-paste = 此处不接受粘贴。按 / 查找，按 i 登记
said-saving = 正在保存 { $n }
offer-undo = 撤销操作
n-incidents = { $n } 个事件
filter-means = 找到 { $n } 条：{ $meaning }
command-unknown = 没有命令 { $word }。按 ? 查看全部
command-nearest = 没有命令 { $word }，最接近的是 { $near }

## Why not

why-no-ticket = 此处没有事件
why-read-only = 此控制台为只读
why-yours-already = 已由您处理中
why-loading = 记录仍在读取
why-not-zoomed = 请先打开记录：Enter
why-unknown-here = 此处未登记
why-nothing-to-undo = 此处没有您可撤销的操作

## Questions

ask-many = { $what }：{ $all } 个中的 { $n } 个？
ask-more = 另有 { $n } 个
ask-type-count = 输入 { $n } 以继续
ask-undo = 撤销？{ $what }，{ $when }
ask-quit = 退出？{ $n } 份草稿会保留
conflict-title = 期间已被更改
conflict-by = { $who } 于{ $when }更改了 { $id }。
conflict-kept = 您输入的内容已保留。
help-title = 按键与操作
palette-title = 要做什么
palette-none = 没有这样的操作
tiny = { $size } 太小

## Keys of dialogs

key-run = 执行
key-close = 关闭
key-complete = 补全
key-keep = 保留
key-as-before = 恢复原状
key-empty = 清空
key-choose = 选择
key-yes = 是
key-yes-count = 继续
key-no = 否
key-review = 查看
key-overwrite = 以我为准
key-reload = 以对方为准

## What was done

done-recorded = { $id } 已登记
done-joined = { $id } 已并入一次报告
done-noted = { $id } 已添加备注
done-replied = { $id } 回复已发出
done-called = { $id } 已记录通话
done-taken = { $id } 已由您受理
done-started = { $id } 已开始处理
done-assigned = { $id } 已分派
done-escalated = { $id } 已升级
done-handed-back = { $id } 已退回
done-suspended = { $id } 已挂起
done-resumed = { $id } 已解除挂起
done-chased = { $id } 已催办
done-edited = { $id } 已修改
done-assessed = { $id } 已重新评估
done-overridden = { $id } 优先级已调整
done-tracked = { $id } 已更换跟踪人
done-resolved = { $id } 已解决
done-confirmed = { $id } 已确认
done-rated = { $id } 已记录满意度
done-closed = { $id } 已关闭
done-reopened = { $id } 已重新打开
done-cancelled = { $id } 已取消
done-merged = { $id } 已合并
done-absorbed = { $id } 已合并
done-linked = { $id } 已关联
done-followed-up = { $id } 已记录回访
done-undone = { $id } 已撤销
done-imported = { $id } 已导入

## Stand-ins
done-recorded-taken = { $id } 已登记并受理
done-recorded-resolved = { $id } 已登记并解决
done-confirmed-closed = { $id } 已确认并关闭
done-confirmed-reopened = { $id } 用户未认可，已重新打开
done-retargeted = { $id } 时限目标已变更
