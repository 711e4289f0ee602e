### 时限为什么是这个数。

## 算式

explain-and = { $some }，{ $next }
explain-sum-left = 目标 { $goal } - 已用 { $used } = 剩余 { $rest }
explain-sum-over = 已用 { $used } - 目标 { $goal } = 超出 { $rest }
explain-used = 已用
explain-used-all = { $used } = { $from } 以来的服务时间
explain-used-less = { $used } = { $from } 以来的服务时间 { $all } - 不计的 { $less }
explain-due = 截止时间
explain-verdict = 结论
explain-due-not-reached = 未到
explain-due-paused = 暂停计时期间没有截止时间
explain-due-never = 无：服务日历不再开放
explain-due-zero = 刚好用完；下一刻服务时间起即超时
explain-met = 已达标，尚余 { $left }
explain-cancelled = 已取消：不计
explain-paused = { $paused }；剩余时间不变
explain-shut = 非服务时间，至 { $until }
explain-breached = { $at } 超时
explain-reclassified = 因重新定级而超时，自 { $at } 起：设定该目标时（#{ $seq }）已超出 { $over }
explain-breached-before = { $at } 超过当时 P{ $priority } 的目标 { $goal }；此事实保留
explain-breached-earlier = { $at } 超过当时的目标；此事实保留

## 时间线

explain-head-timeline = 时间线
explain-now = 现在 { $at }
explain-mark-due = 截止 { $at }
explain-to-come = 尚未到
explain-ran = 计时
explain-ran-shut = 计时，其中非服务时间 { $shut }
explain-out-of-hours = 非服务时间
explain-stand-paused = 暂停计时
explain-stand-stopped = 已停止，后重新打开
explain-stand-cancelled = 已取消
explain-stand-undone = 因撤销操作扣除

## 计时明细

explain-head-runs = 计时明细
explain-from = 起
explain-to = 止
explain-what = 情况
explain-service = 服务时间
explain-running-sum = 累计

## 依据

explain-head-rule = 依据
explain-named = { $name } [{ $id }]
explain-fits = 有效协议中最具体的一份，依据{ $what }
explain-fits-default = 默认协议：没有其他协议适用
explain-fits-all = 适用于全部
explain-fits-no-more = 依据此前的策略或分类
explain-to-renew = 已过期，待续签
explain-out-of-scope = 超出范围受理
explain-label-target = 目标
explain-label-bands = 预警
explain-band = 剩余 { $left } 起{ $band }
explain-label-policy = 策略
explain-label-set-by = 设定于
explain-any-nature = 任何性质
explain-target = { $priority }，{ $nature }：{ $clock } { $goal }
explain-target-share = { $priority }，{ $nature }：{ $clock } { $goal }，为解决目标 { $of } 的 { $percent }%
explain-target-fixed = { $clock } { $goal }，各优先级相同
explain-target-given = { $clock } { $goal }：至所承诺的时间
explain-target-before = { $priority }：{ $clock } { $goal }；现行策略的规定已不同
explain-days = { $n } 个工作日
explain-calendar = { $calendar }，时区 { $zone }
explain-policy = 第 { $version } 版
explain-policy-since = 第 { $version } 版；现行第 { $now } 版

## 途中变化

explain-head-changes = 途中变化
explain-change = { $event }；{ $effect }
explain-did-start = 开始计时，目标 { $goal }
explain-did-pause = 暂停计时
explain-did-resume = 继续计时
explain-did-stop = 停止计时
explain-did-restart = 重新计时
explain-did-cancel = 不再计时
explain-did-retarget = 目标 { $from } > { $to }
explain-did-untarget = 目标恢复 { $from } > { $to }
explain-did-due = 截止 { $from } > { $to }
explain-did-breached = 此前已于 { $at } 超时
explain-did-over = 当时已超出 { $over }
explain-did-undo = 扣除 { $since } 以来的时间

## 提问

explain-none = 没有协议为其设定目标，因此没有时限。
explain-no-clock = 没有时限 { $name }。
explain-clocks = 可选时限：{ $names }
