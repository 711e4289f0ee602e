### The command line: help and answers.

## Help: headings

cli-about = 终端里的 IT 服务台。不带命令时打开控制台；没有终端时列出事件队列。
cli-heading-usage = 用法：
cli-heading-commands = 命令
cli-heading-places = 参数
cli-heading-options = 选项
cli-heading-global = 通用选项
cli-heading-exits = 退出码：

## Help: options of every command

cli-flag-help = 显示本帮助
cli-flag-version = 显示版本
cli-flag-db = 服务台文件；未指定时取 FIRSTLINE_DB，再取数据目录中的文件
cli-flag-as = 以谁的身份操作；仅在身份模式为 declared 时有效
cli-flag-lang = 界面语言：en、zh-Hans、zh-Hant
cli-flag-json = 输出一个 JSON 对象；错误也是 JSON
cli-flag-jsonl = 每行输出一个 JSON 对象
cli-flag-csv = 输出带表头的 CSV
cli-flag-plain = 输出以制表符分隔的值，无表头
cli-flag-fields = 只输出这些字段，按此顺序
cli-flag-limit = 最多输出的行数，0 为全部（默认 50）
cli-flag-no-input = 从不询问；缺少的内容视为错误
cli-flag-quiet = 除数据和错误外不输出消息

## Exit codes

cli-exit-done = 完成
cli-exit-failed = 失败：文件、磁盘或本机故障
cli-exit-usage = 命令行有误，或缺少内容
cli-exit-not-found = 未找到，或无权查看
cli-exit-refused = 被拒绝：权限或流程规则不允许
cli-exit-conflict = 期间被他人修改（--if-rev）
cli-exit-invalid = 值无效
cli-exit-busy = 文件正忙；请重试
cli-exit-audit-broken = 审计记录已被破坏
cli-exit-cannot-tell = 日志中有本程序不认识的内容，无法判断其是否完整

## What could not be read

cli-usage-unknown-argument = 此处没有选项 { $arg }。
cli-usage-unknown-command = 没有命令“{ $name }”。
cli-usage-missing-command = 缺少命令。
cli-usage-missing = 缺少：{ $arg }
cli-usage-twice = { $arg } 不能用在此处，或重复给出。
cli-usage-no-value = { $arg } 需要一个值。
cli-usage-value = “{ $value }”不是 { $arg } 的有效值。
cli-usage-utf8 = 命令行中有非 UTF-8 文本。
cli-usage-other = 无法理解此命令行。
cli-usage-forms = --json、--jsonl、--csv、--plain 只能选一个。
cli-usage-field = 此处没有字段“{ $field }”。
cli-usage-either = 请给出 { $one } 或 { $other } 之一。
cli-usage-if-rev = --if-rev 只能用于单个事件。
cli-usage-suggest = --suggest 只能用于一个事件。
cli-usage-pair = “{ $value }”不是 COLUMN=VALUE 形式。
cli-not-a-number = “{ $value }”不是事件编号（如 20417 或 3.17）。
cli-query-wrong = 查询中的“{ $part }”：{ $problem }
cli-several = 有多个{ $thing }与“{ $what }”相符。
cli-bad-now = FIRSTLINE_NOW 为“{ $value }”，不是 2026-03-02T09:00:00Z 形式的时间。
cli-stdin-terminal = 应从标准输入读取内容，但标准输入是终端；请用管道传入。
cli-stdout-terminal = 不在终端上显示文件内容。请重定向标准输出，或用 --to 指定文件。
cli-unwritten = 无法写入输出：{ $why }
cli-file-unreadable = 无法读取 { $path }：{ $why }
cli-file-too-long = { $path } 超过 4 MiB。
cli-file-not-utf8 = { $path } 不是 UTF-8 文本。
cli-error-about = { $about }：{ $said }
cli-hint-nearest = 您是否想用 { $nearest }？
cli-hint-help = 使用 --help 查看可用内容。
cli-hint-choices = 可用：{ $choices }
cli-hint-fields = 可用字段：{ $fields }
cli-hint-flags = 请用 { $flags } 给出
cli-hint-times = 可写作 2h、-30m、14:30、明天 9:00、周一 9:00、2026-03-02 09:00 或 2026-03-02T09:00:00Z。
cli-hint-spans = 可写作 30m、2h、1h30m 或 3d。
cli-hint-new-reporter = 可用 --new-reporter NAME 登记新报告人。
cli-hint-init = 用 firstline init 新建服务台；用 --db 指定其他文件。
cli-hint-newer = 请用写成它的 firstline 或更新的版本。
cli-hint-busy = 请重试。若一直如此，是某个已停住的程序占着文件：fuser { $path } 可查出它。
cli-hint-full = 请释放空间后重试。
cli-hint-rights = 文件、其旁的文件及所在文件夹都须可由你读写；多人共用时：文件 chmod 0660，文件夹 chmod 2770。
cli-hint-damaged = 请原样保留它，改用此前的副本。

## The file

cli-no-home = 找不到用户目录来存放服务台文件；请用 --db 指定。
cli-store-not-there = { $path } 处没有服务台文件。
cli-store-exists = { $path } 已存在，未作改动。
cli-store-not-a-desk = { $path } 不是服务台文件；其内容未被改动。
cli-store-newer = { $path } 由更新版本的 firstline 写成（结构版本 { $found }，本程序支持 { $known }）；未作改动。
cli-store-unusable = 无法使用 { $path }：{ $why }
cli-store-moved = { $path } 在打开期间被移动、替换或删除；不再写入。
cli-store-busy = 他人正在写入 { $path }；等待 { $seconds } 秒后放弃。未保存任何内容。
cli-store-full = { $path } 无法增大：磁盘已满，或达到大小限制或配额。未保存任何内容。
cli-store-read-only = 你无权写入 { $path }；未保存任何内容。
cli-store-unknown = 无法确定是否已保存到 { $path }：{ $detail }。重试前请先查看。
cli-store-damaged = { $path } 已损坏（{ $detail }）；不再写入。
cli-store-sql = SQLite 就 { $path } 报告“{ $detail }”（{ $doing }）。
cli-store-newer-zones = 文件中的到期时间按时区规则 { $found } 计算，此 firstline 为 { $known }；未保存任何内容。
cli-hint-newer-zones = 请使用带有该规则或更新的 firstline。
cli-store-old-sqlite = SQLite { $found } 过旧；需要 3.51.3 或更高版本。
cli-not-understood = 日志中有本程序无法理解的内容（{ $what }）；未作改动。

## Founding a desk

cli-init-about = 新建服务台文件，并登记您本人
cli-flag-init-name = 您的姓名
cli-flag-init-login = 您在服务台中的代号
cli-flag-init-zone = 服务台时区，如 Asia/Shanghai
cli-flag-init-policy = 使用自备的策略文件
cli-flag-init-identity = 身份识别方式：os、session、declared
cli-flag-init-language = 初始名称的语言：en、zh-Hans、zh-Hant
cli-init-made = 已新建服务台 { $path }（身份模式 { $identity }，时区 { $zone }）。
cli-init-founder = { $name }（{ $login }）为服务台坐席、客服组长、事件经理、流程负责人和系统管理员。
cli-init-next = 接下来：
cli-init-no-room = 无法创建目录 { $path }：{ $why }

## The queue without a console

cli-no-terminal = 此处没有终端；以下为事件队列。使用 firstline --help 查看命令。
cli-list-empty = 没有结果。
cli-list-more = 显示 { $shown } / { $total }；用 --limit 0 显示全部。

## Incidents

cli-incident = 登记、查看和处理事件
cli-incident-new = 登记事件
cli-incident-list = 按处理顺序列出事件
cli-incident-show = 查看一个事件及其时限和时间线
cli-incident-undo = 撤销一次操作
cli-attach = 添加附件：内容保存在服务台文件中
cli-attachments = 列出附件，包括已移除和已删除内容的
cli-attachment-save = 将附件保存为文件
cli-detach = 移除附件；内容保留，可以撤销
cli-attachment-erase = 依法律请求永久删除附件的名称和内容
cli-act-take = 受理：成为处理人并开始处理
cli-act-start = 开始处理分派给您的事件
cli-act-assign = 分派给人员、支持组或支持线
cli-act-escalate = 升级到更高支持线
cli-act-return = 退回给转来的人
cli-act-raise = 管理升级：请上级介入
cli-act-lower = 将管理升级下交一级
cli-act-suspend = 挂起：给出原因和截止时间
cli-act-resume = 解除挂起
cli-act-chase = 催办当前处理人
cli-act-call-back = 须给用户回电
cli-act-promise = 给用户承诺的时间
cli-act-inform = 向重大事件的相关方通报进展 (MAJ-2)
cli-act-note = 添加内部备注
cli-act-reply = 回复用户
cli-act-call = 登记与用户的通话
cli-act-edit = 更正字段
cli-act-override = 调整矩阵给出的优先级
cli-act-track = 更换跟踪人
cli-act-join = 并入同一事件的报告
cli-act-link = 关联到另一事件
cli-act-merge = 合并到另一事件
cli-act-unmerge = 撤销合并
cli-act-resolve = 解决，并记录解决方法
cli-act-confirm = 登记用户的确认结果
cli-act-rate = 记录满意度
cli-act-followup = 登记关闭后的回访
cli-act-visit = 登记现场服务：预约、到达、离开、备件
cli-act-close = 关闭
cli-act-reopen = 重新打开，并说明原因
cli-act-cancel = 取消，并给出原因
cli-undo-with = 撤销：firstline incident undo { $batch }

## Flags of incidents

cli-flag-ids = 事件编号
cli-flag-id = 事件编号
cli-flag-stdin-ids = 从标准输入读取编号，每行一个或为 JSON 行
cli-flag-if-rev = 仅当此修订号之后无人改过相同内容
cli-flag-text = 内容；- 表示读取标准输入
cli-flag-description = 用户的描述；- 表示读取标准输入
cli-flag-reason = 策略中的原因代码
cli-flag-to = 人员的代号或姓名，或 me
cli-flag-team = 支持组的代号或名称
cli-flag-authority = 升级给谁：策略中的角色；不写则为上一级
cli-flag-line = 支持线编号
cli-flag-suggest = 不分派：列出组内建议的处理人及理由
cli-flag-until = 截止时间：2h、14:30、2026-03-02 09:00
cli-flag-by = 最晚何时：15:00、2h、明天 9:00、周五 15:00、明天上午（12:00）
cli-flag-set = 字段及其新值；可多次给出
cli-flag-set-own = 策略中声明的字段及其值；可多次给出
cli-flag-priority = 优先级，1 为最高
cli-flag-reporter = 报告人：代号、姓名、电话或邮箱
cli-flag-new-reporter = 新报告人的姓名
cli-flag-phone = 新报告人的电话
cli-flag-channel = 渠道（默认 phone）
cli-flag-nature = 性质：故障、服务请求或投诉（默认取策略第一项）
cli-flag-kind = 类型（默认取该性质第一项）
cli-flag-category = 类别：代号、名称或路径，如 网络/VPN
cli-flag-impact = 影响度，1 为最高
cli-flag-urgency = 紧急度，1 为最高
cli-flag-service = 受影响服务；可多次给出
cli-flag-ci = 受影响配置项；可多次给出
cli-flag-reported-at = 报告时间：20m 表示 20 分钟前，或 14:30
cli-flag-occurred-at = 发生时间：1h 表示 1 小时前，或 14:30
cli-flag-tag = 标签；可多次给出
cli-flag-security = 安全事件：仅策略指定的角色可见
cli-flag-take = 同时受理
cli-flag-solution-now = 同时解决，并记录此解决方法
cli-flag-accept = 无协议覆盖时仍受理
cli-flag-solution = 解决方法；- 表示读取标准输入
cli-flag-on-site = 现场解决（非远程）
cli-flag-effort = 实际用时：45m、1h30m
cli-flag-outcome = recovered（默认）、not_recovered、not_satisfied、no_answer
cli-flag-report = 第几条报告，从 1 起
cli-flag-visit = 第几次现场服务，从 1 起；不填则按内容判断
cli-flag-engineer = 谁去现场；不填则为处理人，登记到达时为本人
cli-flag-appointment = 预约时间：2h、14:30、2026-03-02 09:00；新增一次现场服务
cli-flag-arrived = 到达时间：now、14:30、2026-03-02 09:00
cli-flag-left = 离开时间：now、14:30、2026-03-02 09:00
cli-flag-satisfaction = 满意度，5 为最好
cli-flag-score = 评分，5 为最好
cli-flag-close = 同时关闭
cli-flag-unconfirmed = 超过策略规定时间后，未经用户确认即关闭
cli-flag-with = 另一事件
cli-flag-relation = related（默认）、duplicate、follows、child
cli-flag-into = 保留的事件
cli-flag-batch = 要撤销的批次号（操作后会显示）
cli-flag-files = 要添加的文件；- 表示标准输入，用 --name 命名
cli-flag-attachment = 附件编号，见记录
cli-flag-file-name = 文件在记录中的名称
cli-flag-save-to = 保存位置：文件、文件夹，或 - 表示标准输出
cli-flag-force = 替换已有的文件
cli-flag-why = 原因说明
cli-attachment-on = 已添加
cli-attachment-off = 已移除
cli-attachment-gone = 内容已删除
cli-attachment-number = 编号
cli-attachment-by = 添加人
cli-attachment-at = 时间
cli-name-of-one = --name 只能命名一个文件，请只给出一个文件。
cli-flag-last = 撤销该事件的最近一次操作
cli-flag-query = 查询，例如 状态:未关闭 优先级:<=2 剩余:<30分钟 处理人:无 outlook

## Columns

cli-column-clock = 时限
cli-column-priority = 优先级
cli-column-rev = 修订号
cli-column-reports = 报告数
cli-column-version = 版本
cli-column-at = 时间
cli-column-recorded = 记录时间
cli-column-by = 操作人
cli-column-seq = 行号
cli-column-batch = 批次
cli-column-role = 角色
cli-column-via = 途径
cli-column-os-user = 系统用户
cli-column-identity = 身份模式
cli-column-record = 记录
cli-column-kind = 操作
cli-column-payload = 内容
cli-column-code = 代码
cli-column-name = 名称
cli-column-zone = 时区
cli-column-line = 行
cli-column-became = 变化
cli-column-section = 部分
cli-column-entry = 条目
cli-column-what = 内容项
cli-column-old = 原值
cli-column-new = 新值
cli-column-old-goal = 原目标
cli-column-new-goal = 新目标
cli-column-old-due = 原截止时间
cli-column-new-due = 新截止时间
cli-column-old-band = 现状
cli-column-new-band = 届时
cli-column-old-left = 原剩余
cli-column-new-left = 新剩余
cli-column-from = 起
cli-column-until = 止
cli-column-default = 默认
cli-column-holidays = 节假日
cli-column-workdays = 调休上班日
cli-column-day = 工作日时长
cli-column-skills = 技能
cli-column-on-duty = 值班
cli-column-open = 在手
cli-column-weight = 工作量
cli-column-given = 上次分派

## The directory

cli-person = 服务台和支持组的人员
cli-team = 支持组
cli-contact = 报告人及联系方式
cli-org = 客户单位
cli-service = 服务目录
cli-ci = 配置项
cli-category = 类别树
cli-entry-list = 列出条目
cli-entry-show = 查看一个条目
cli-entry-add = 新增条目
cli-entry-edit = 修改条目
cli-entry-retire = 停用条目；已有记录保留
cli-entry-restore = 恢复使用条目
cli-flag-key = 条目代号
cli-flag-values = 列及其值；列表用逗号分隔，引用用代号
cli-flag-retired = 包括已停用的条目

## The policy

cli-policy = 服务台策略
cli-policy-show = 输出策略
cli-policy-check = 检查策略：逐行列出错误
cli-policy-diff = 策略会改变什么，哪些未关闭事件的截止时间会变
cli-policy-apply = 从现在起应用策略
cli-policy-history = 列出历史版本
cli-flag-policy-file = 策略文件；- 表示读取标准输入
cli-flag-policy-version = 版本号；默认为生效版本
cli-flag-policy-changes = 以 CSV、行或纯文本输出时：列出有变化的条目，而非时限
cli-policy-no-version = 策略没有第 { $version } 版。
cli-policy-applied = 第 { $version } 版已生效；调整时限目标的事件数：{ $retargeted }。
cli-policy-good = { $path } 可以应用{ $warnings ->
    [0] 。
   *[other] ；警告：{ $warnings } 条。
  }
cli-policy-looked = 现行策略为第 { $version } 版{ $warnings ->
    [0] ；未见可疑之处。
   *[other] ；警告：{ $warnings } 条。
  }
cli-policy-bad = { $path } 不能应用；错误数：{ $errors }。
cli-diff-changes = { $path } 与第 { $version } 版相比：{ $n ->
    [0] 没有变化。
   *[other] { $n } 处变化。
  }
cli-diff-incidents = { $n ->
    [0] 您可查看的未关闭事件均不调整时限目标。
   *[other] { $n } 个未关闭事件将调整时限目标。
  }
cli-diff-moved = 截止时间变动的时限：{ $n }
cli-diff-begun = 开始计时的时限：{ $n }
cli-diff-ended = 不再计时的时限：{ $n }
cli-diff-breached = 届时将超时的时限：{ $n }
cli-diff-risked = 届时有超时风险的时限：{ $n }
cli-diff-eased = 届时不再有风险或超时的时限：{ $n }
cli-diff-rules = 应用时，这些时钟届时触及的升级规则会随即触发。
cli-diff-paused = 剩余 { $left }，暂停计时
cli-diff-entry = { $code }（{ $name }）
cli-diff-revision = 自 { $from } 起
cli-diff-cell = 影响度 { $impact }、紧急度 { $urgency }
cli-diff-more = { $items } 等另 { $more } 项

## Agreements

cli-agreement = 服务级别协议
cli-agreement-list = 列出服务级别协议
cli-agreement-show = 查看协议的全部内容
cli-flag-agreement = 协议代码
cli-agreement-none = 没有协议“{ $id }”。
cli-agreement-why = 为何记录适用这份协议

## Calendars

cli-calendar = 服务日历
cli-calendar-list = 列出生效的日历
cli-calendar-show = 按策略写法查看日历
cli-calendar-lint = 今天看来日历与协议有何可疑：从不开放、节假日将尽、重叠、到期
cli-flag-lint-file = 要检查的策略；不写则为现行策略；- 读取标准输入
cli-calendar-eval = 回答日历问题：读入 JSON 行，每行输出一行 JSON
cli-calendar-holidays = 把节假日列表转换为策略文本
cli-calendar-none = 没有日历“{ $id }”。
cli-sla = 时限：为什么是这个数
cli-sla-explain = 时限为什么是这个数：算式、时间线、依据与每次变化
cli-sla-replay = 核算时间线的响应与解决时限：读入 JSON 行，每行输出一行 JSON
cli-flag-lines = JSON 行文件；“-”或省略表示标准输入
cli-flag-clock = 时限名，如 resolution、stage:2；不写则取列表所示的那个
cli-flag-width = 每行的格数
cli-flag-calendar = 日历代码
cli-flag-holiday-file = 节假日文件；- 表示读取标准输入
cli-flag-holiday-format = holiday-cn 或 ics
cli-holidays-bad = { $path } 第 { $line } 行：{ $why }
cli-holidays-next = 把这些行放入策略的日历中，再执行 firstline policy apply。

## The audit trail

cli-audit = 验证文件并浏览审计记录
cli-audit-verify = 验证内容未被修改、删除或重排
cli-audit-head = 输出链尾，供另行保存
cli-audit-list = 列出审计事件
cli-flag-head = 曾记下的链尾：必须在此链中
cli-proof-whole = 审计记录完整：{ $events } 个审计事件，{ $incidents } 个事件。
cli-proof-broken = 审计记录已被破坏：{ $events } 个审计事件中发现 { $findings } 处问题。
cli-proof-erased = 已依法删除的内容数：{ $erased }。
cli-audit-more = 还有更多：--before { $seq }
cli-proof-head = 链尾：{ $head }
cli-finding-gap = 第 { $after } 行之后是第 { $found } 行：有行被删除、插入或重排。
cli-finding-unlinked = 第 { $seq } 行与前一行不衔接。
cli-finding-changed = 第 { $seq } 行被修改过。
cli-finding-forged = 第 { $seq } 行的文字不是原先写入的内容。
cli-finding-unreadable = 第 { $seq } 行无法读取：{ $why }
cli-finding-not-folded = 第 { $seq } 行内容不成立：{ $why }
cli-finding-version = 第 { $seq } 行：{ $stream } 的修订号不连续。
cli-finding-drift = 第 { $seq } 行：{ $place } 的原值与所记不符。
cli-finding-queue = 队列中的事件 { $incident } 与其记录不符。
cli-finding-stray = 表 { $table } 与审计记录相差 { $more } 行。
cli-finding-directory = 目录中的 { $stream } 与审计记录不符。
cli-finding-policy = 策略第 { $version } 版不是当时应用的内容。
cli-finding-attachment-missing = 事件 { $incident } 附件 { $number } 的内容缺失。
cli-finding-attachment-changed = 事件 { $incident } 附件 { $number } 的内容不是当时添加的内容。
cli-finding-head = 记下的链尾（第 { $noted } 行）不在此链中：链被截断或替换。

# import
cli-noun-import = 其他系统的历史数据
cli-import-history = 导入其他服务台的历史：事件及其完整时间线
cli-flag-import-map = 随程序提供的映射 (servicenow-event-log)，或映射文件
cli-flag-import-until = 只取此时间之前的行，按映射的时区
cli-flag-import-live = 用这些数据新建工作台，时钟设在数据结束处并继续走
cli-flag-import-dry-run = 只说明会做什么，不做任何更改
cli-flag-import-file = 要读取的导出文件；- 表示标准输入
cli-import-maps = 随程序提供的映射；给出名称则输出整个映射
cli-flag-import-maps-name = 要输出的映射；`writing` 输出编写说明
cli-session-about = 为 --as 指定的人打开控制台：SSH 登录的强制命令
