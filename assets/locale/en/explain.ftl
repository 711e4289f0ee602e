### Why a clock shows what it shows.

## The sum

explain-and = { $some }, { $next }
explain-sum-left = { $goal } goal - { $used } used = { $rest } left
explain-sum-over = { $used } used - { $goal } goal = { $rest } over
explain-used = used
explain-used-all = { $used } = service since { $from }
explain-used-less = { $used } = { $all } of service since { $from } - { $less } that did not count
explain-due = due
explain-verdict = verdict
explain-due-not-reached = not reached
explain-due-paused = none while the clock is paused
explain-due-never = never: the calendar does not open again
explain-due-zero = used up to the second; breached from the next moment of service
explain-met = met, { $left } to spare
explain-cancelled = cancelled: counts for nothing
explain-paused = { $paused }; what is left stands still
explain-shut = out of service hours till { $until }
explain-breached = breached { $at }
explain-reclassified = breached by reclassification, as of { $at }: when the goal was set (#{ $seq }) it was over by { $over }
explain-breached-before = breached { $at } against the goal of P{ $priority }, { $goal }; that stays
explain-breached-earlier = breached { $at } against an earlier goal; that stays

## The timeline

explain-head-timeline = TIMELINE
explain-now = now { $at }
explain-mark-due = due { $at }
explain-to-come = still to come
explain-ran = ran
explain-ran-shut = ran, { $shut } of it out of hours
explain-out-of-hours = out of service hours
explain-stand-paused = paused
explain-stand-stopped = stopped, then reopened
explain-stand-cancelled = cancelled
explain-stand-undone = taken out by undo

## What ran

explain-head-runs = WHAT RAN
explain-from = from
explain-to = to
explain-what = what
explain-service = service
explain-running-sum = sum

## The rule

explain-head-rule = THE RULE
explain-named = { $name } [{ $id }]
explain-fits = the most specific in force, for { $what }
explain-fits-default = the default: no other agreement covers it
explain-fits-all = it covers everything
explain-fits-no-more = by a policy or a classification before this one
explain-to-renew = past its end, to renew
explain-out-of-scope = taken out of scope
explain-label-target = Target
explain-label-bands = Bands
explain-band = { $band } from { $left } left
explain-label-policy = Policy
explain-label-set-by = Set by
explain-any-nature = any nature
explain-target = { $priority }, { $nature }: { $clock } { $goal }
explain-target-share = { $priority }, { $nature }: { $clock } { $goal }, { $percent } % of the resolution goal of { $of }
explain-target-fixed = { $clock } { $goal }, for every priority
explain-target-given = { $clock } { $goal }: up to the time that was named
explain-target-before = { $priority }: { $clock } { $goal }; the policy now says another one
explain-days = { $n ->
    [one] one business day
   *[other] { $n } business days
  }
explain-calendar = { $calendar }, hours of { $zone }
explain-policy = version { $version }
explain-policy-since = version { $version }; now { $now } is in force

## What changed on the way

explain-head-changes = CHANGES
explain-change = { $event }; { $effect }
explain-did-start = starts with { $goal }
explain-did-pause = pauses
explain-did-resume = runs on
explain-did-stop = stops
explain-did-restart = begins anew
explain-did-cancel = counts for nothing
explain-did-retarget = goal { $from } > { $to }
explain-did-untarget = goal back { $from } > { $to }
explain-did-due = due { $from } > { $to }
explain-did-breached = breached { $at } before
explain-did-over = over by { $over } already
explain-did-undo = the time since { $since } is taken out

## Asking

explain-none = No agreement sets a goal for it: there is no clock.
explain-no-clock = It has no clock { $name }.
explain-clocks = Its clocks: { $names }
