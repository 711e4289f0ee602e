### Refusals: what the rules do not allow, why, and what is possible.

refusal-with-hint = { $said }{ $hint }
code-with-name = { $code }（{ $name }）

## Rights

refusal-forbidden = 您的角色无权{ $act }（ROLE-5）。
refusal-not-your-team = 您只能在本支持组内{ $act }；此事件在 { $team }（ROLE-5）。
refusal-not-the-desk = 您只能在本支持组内{ $act }；此事件在服务台（ROLE-5）。
refusal-not-that-way = 您只能将其升级到更高的支持线，或退回转来的人（ROLE-5）。
refusal-only-propose = 您可以提议{ $act }，但不能决定（ROLE-5）。
refusal-two-managers = { $person } 将同时担任{ $incident }和{ $problem }，这两个角色应由两人分任（ROLE-2）。
refusal-last-admin = 这样将无人有权管理此文件（ROLE-5）。
refusal-nobody = 系统用户 "{ $user }" 在此服务台没有对应人员（ROLE-6）。
refusal-not-declared = 此文件以登录身份为准，不接受 --as（ROLE-6）。
refusal-not-major = 这不是重大事件，没有相关方在等候通报（MAJ-2）。
refusal-empty-file = { $name } 是空文件。
refusal-file-too-large = { $name } 超过 { $limit }，即此处附件的大小上限（LIFE-2）。
hint-file-too-large = 请压缩、只添加有用的部分，或备注其存放位置。
refusal-attachment-not-there = 此处没有附件 { $number }。
refusal-attachment-detached = 附件 { $number } 已移除。
refusal-attachment-erased = 附件 { $number } 的内容已删除，仅保留其存在的记录（AUD-4）。
hint-nobody-may = 目前无人有权，须在策略中为其指定角色。
hint-roles = 有权的角色：{ $roles }。
hint-decided-by = 由以下角色决定：{ $roles }。
hint-ask-team = 请联系 { $team } 或{ $manager }。
hint-ask-desk = 请联系服务台或{ $manager }。
hint-any-way = 可转派到任何支持组的角色：{ $roles }。
hint-two-managers = 请将其中一个角色交给他人，或在策略中说明理由后豁免。
hint-last-admin = 请先指定另一位系统管理员。
hint-nobody = 系统管理员可为相应人员登记此用户。
hint-not-declared = 请去掉 --as。
hint-not-major = 可回复用户，或重新评估影响度。

## States

refusal-illegal-move = { $incident }不能变为{ $to }。
refusal-not-while = { $incident }不允许此操作。
hint-possible = 可选：{ $possible }。
hint-while = 仅在以下状态可行：{ $states }。
hint-only-undo = 此状态不再改变，只能通过撤销操作恢复原状。

## What is asked for

refusal-missing = 还需填写：{ $fields }。
refusal-missing-required = 还需填写：{ $fields }（LIFE-2）。
refusal-missing-until = 请说明挂起到何时（SLA-3）。
refusal-missing-changes = 没有给出要修改的内容。
refusal-missing-whom = 请说明分派给哪个支持组或哪个人（LIFE-8）。
refusal-missing-text = 内容为空，请先填写。
refusal-invalid = { $field }不能为 "{ $value }"。
refusal-invalid-empty = { $field }不能为空。
refusal-custom-not-declared = 策略中没有字段 "{ $field }"。
refusal-custom-not-of-nature = { $nature }没有字段“{ $field }”。
refusal-custom-not-number = { $field }："{ $value }" 不是整数。
refusal-custom-not-date = { $field }："{ $value }" 不是日期，请写作 2026-05-01。
refusal-not-editable = { $field }不能直接修改，须通过相应操作变更。
refusal-not-found = 没有{ $thing } "{ $what }"。
refusal-retired = "{ $name }" 已停用。
refusal-needs-reason = 请说明原因。
refusal-needs-reason-hand-over = 请说明转派原因（LIFE-8）。
refusal-needs-reason-suspend = 请说明挂起原因（SLA-3）。
refusal-needs-reason-cancel = 请说明取消原因。
refusal-already-so = “{ $field }”已是如此，未作修改。
refusal-too-long = { $field }过长：{ $size }，最多 { $limit }。
refusal-key-taken = 代号 "{ $key }" 已被另一个{ $thing }使用。
refusal-time = { $field }不能为 { $at }。
refusal-time-too-early = { $field }须晚于 { $limit }，不能为 { $at }。
refusal-time-too-late = { $field }不得晚于 { $limit }，不能为 { $at }。
refusal-time-between = { $field }须在 { $from } 与 { $to } 之间，不能为 { $at }。
hint-too-long = 请缩短。
hint-key-taken = 请换一个代号。

## Somebody else was there

refusal-stale = 未保存：{ $who } 已在 { $at } 修改了{ $groups }。
hint-stale = 请重新查看后再决定。

## Confirming, closing, reopening

refusal-desk-closes = 用户报告的事件只能由服务台关闭（LIFE-15）。
refusal-not-confirmed = 用户尚未确认（LIFE-15）。
refusal-not-confirmed-yet = 用户尚未确认；{ $from } 起才可按未经用户确认关闭（LIFE-17）。
refusal-no-user-to-ask = 此事件不是由用户报告，无人可确认（LIFE-15）。
refusal-reopen-window-over = 此事件已于 { $closed } 关闭，关闭后 { $window } 内才可重新打开（LIFE-16）。
refusal-out-of-scope = 没有有效的服务级别协议覆盖该单位、服务和性质（LIFE-4）。
hint-desk-closes = 请解决事件，由服务台与用户确认并关闭。
hint-not-confirmed = 请询问用户并记录答复。
hint-no-user-to-ask = 无需确认，可直接关闭。
hint-reopen-window-over = 请登记新事件并关联到此事件。
hint-out-of-scope = 可以不在服务范围为由谢绝，或按默认协议受理。

## Handing over

refusal-nobody-to-return-to = 此事件不是由他人转来的，无法退回（LIFE-9）。
refusal-no-higher-line = { $line } 之上没有更高的支持线（ROLE-3）。
refusal-which-team = 有多个可能的支持组（ROLE-3）。
refusal-no-team-in-line = { $line } 没有支持组（ROLE-3）。
refusal-not-in-team = { $person } 不在 { $team }（ROLE-3）。
hint-nobody-to-return-to = 可改为分派或升级。
hint-no-higher-line = 可在本线内分派，或退回。
hint-which-team = 请指明一个：{ $teams }。
hint-no-team-in-line = 请指明其他支持线的支持组。
hint-in-team = { $team } 的成员：{ $members }。

## Merging

refusal-merge-self = 事件不能与自身合并或关联。
refusal-merge-into = 事件 { $into } { $state }，不能再并入。
hint-merge-self = 请指明另一个编号。
hint-merge-into = 请并入未关闭的事件，或将两者关联。

## Undo

refusal-undo-later = { $who } 之后（{ $at }）修改了{ $fields }，撤销会丢失这些修改（ONE-4）。
hint-undo-later = 请改为手动修改。
undo-bar-sent = 已发送给用户，无法撤回（ONE-4）。
undo-bar-recorded = 已登记的事件不能撤销（ONE-4）。
undo-bar-undone = 此操作已撤销过（ONE-4）。
undo-bar-imported = 其他系统的记录不能在此撤销（ONE-4）。
undo-bar-erased = 撤销会恢复已依法删除的内容（ONE-4）。
undo-bar-nothing = 没有您可以撤销的操作（ONE-4）。
undo-hint-sent = 请再回复一次予以更正。
undo-hint-recorded = 可改为取消事件。
undo-hint-undone = 如仍需要，请重新执行该操作。
undo-hint-by-hand = 请改为手动修改字段。

## Findings in a policy

policy-at = 第 { $line } 行第 { $column } 列：{ $problem }
policy-at-path = 第 { $line } 行第 { $column } 列，{ $path }：{ $problem }
policy-syntax = 不是有效的 TOML：{ $message }。
policy-unknown-key = 此处没有键 "{ $key }"。
policy-unknown-key-meant = 此处没有键 "{ $key }"；是否想写 "{ $nearest }"？
policy-missing-key = 缺少 "{ $key }"；写法见随附的默认策略。
policy-wrong-shape = 此处应为{ $expected ->
    [text] 文本
    [number] 整数
    [flag] true 或 false
    [date] 日期
    [list] 列表
   *[table] 表
  }，而不是{ $found ->
    [text] 文本
    [number] 整数
    [flag] true 或 false
    [date] 日期
    [list] 列表
    [fraction] 小数
   *[table] 表
  }。
policy-bad-code = "{ $code }" 不能作代码；请用小写字母、数字和 _，以字母开头。
policy-twice = "{ $name }" 在此出现两次，请保留一个。
policy-unknown-name = 没有{ $thing ->
    [act] 操作
    [calendar] 日历
    [cell] 限定
    [nature] 性质
    [role] 角色
   *[word] 选项
  } "{ $name }"。
policy-unknown-name-meant = 没有{ $thing ->
    [act] 操作
    [calendar] 日历
    [cell] 限定
    [nature] 性质
    [role] 角色
   *[word] 选项
  } "{ $name }"；是否想写 "{ $nearest }"？
policy-bad-span = "{ $text }" 不是时长；请写 30m、2h、1h30m 或 3d。
policy-bad-date = "{ $text }" 不是日期；请写 2026-05-01。
policy-bad-percent = “{ $text }”不是百分比；请写成 99.5，最多三位小数。
policy-bad-days = "{ $text }" 不是星期；请写 mon-fri 或 sat, sun。
policy-bad-time-of-day = "{ $text }" 不是时刻；请写 08:00。
policy-out-of-range = { $found } 不在 { $least } 与 { $most } 之间。
policy-empty = 此处不能为空。
policy-order = 此处应为 { $expected }，而不是 "{ $found }"；级别和支持线从 1 起连续编号。
policy-not-ascending = 每个时长都须长于前一个。
policy-matrix-shape = 矩阵此处需要 { $expected } 项（每级一项），现有 { $found } 项。
policy-matrix-falls = 影响度 { $impact }、紧急度 { $urgency } 得 P{ $found }，而更低的影响度或紧急度已得 P{ $above }。
policy-zero-goal = 目标为零无法达标；没有目标时请去掉此键。
policy-no-day = "{ $text }" 按工作日计，但日历 "{ $calendar }" 没有说明一天多长；请写 day = "8h"。
policy-resolution-before-response = 解决时限短于响应时限。
policy-default-agreements = 默认协议须恰好一份，现有 { $found } 份；请在其中一份写 default = true。
policy-no-target = 没有 P{ $priority } 的目标，这类事件将没有时限。
policy-ends-before-it-begins = 协议的结束日（{ $until }）早于开始日（{ $from }）。
policy-never-open = 日历“{ $calendar }”自 { $from } 起一年内没有任何服务时间：其中的目标没有截止时间（日历关闭）；请填写每周时间或特殊时间。
policy-holidays-end = 这里的节假日与调休上班日只到 { $last } 年；请录入 { $next } 年的（firstline calendar import-holidays）。
policy-overlap = { $first } 与 { $second } 重叠；重叠部分只计一次，但请核对本意。
policy-revision-past = 此修订始于 { $from }，早于今天，且尚未生效：正在计时的时钟将自该日起重新计算；请改为以后的日期，或确认这正是本意。
policy-ends-soon = 协议将于 { $until } 到期，且没有后续协议；请续签、写入后续协议，或去掉 valid_until。
policy-ended-without-successor = 协议已于 { $until } 到期，且没有后续协议：它继续有效，待续签；请续签或写入后续协议。
policy-bands-crossed = critical 先于 warning 开始；其时间和百分比都不能更大。
policy-not-the-desk = "{ $role }" 不是服务台角色，而 "{ $act }" 只能由服务台执行（LIFE-15）；请为该角色写 desk = true，或将其去掉。
policy-cell-not-for-act = "{ $act }" 不能写 "{ $cell }"；可用：{ $allowed }。
policy-bad-trigger = 规则需要 clock 加 percent、before 或 after；或 follows 加 after；或至少一个条件。
policy-duty-gap = 从 { $from } 到 { $until }，"{ $team }" 组无人值班，而协议 "{ $agreement }" 此时计时（日历 "{ $calendar }"）。
policy-duty-team = 本服务台没有 "{ $team }" 组。
policy-duty-person = "{ $team }" 组中没有 "{ $name }"。
policy-nobody-may = 无人有权 "{ $act }"；请至少指定一个角色。
policy-calendar = 不是有效的日历：{ $message }。
policy-zone = 未知的时区：{ $message }。
undo-bar-policy = 时限目标由策略变更，不是个人操作，无法撤销 (ONE-4)。
undo-hint-policy = 请应用另一版策略。
