### The timeline, values in it, and the record in sections.

## Lists, values, clocks

join = { $some }, { $next }
join-or = { $some } or { $last }
period-minutes = { $n ->
    [one] a minute
   *[other] { $n } minutes
  }
period-hours = { $n ->
    [one] an hour
   *[other] { $n } hours
  }
period-days = { $n ->
    [one] a day
   *[other] { $n } days
  }
by-rule = rule
value-none = none
value-yes = yes
value-no = no
value-on-site = on site
value-remote = remote
value-erased = (erased)
person-in-team = { $person } ({ $team })
link-related = related to { $number }
link-duplicate = duplicate of { $number }
link-follows = follows { $number }
link-child = child of { $number }
clock-cell-met = met
clock-cell-late = late
clock-cell-never = closed

## The timeline: who did what

timeline-because = { $what }: { $why }
reason-auto = automatically
timeline-change = { $field }: { $from } > { $to }
timeline-set = { $field }: { $to }
timeline-report-field = report { $report }, { $field }
timeline-attachment-field = attachment { $number }, { $field }
timeline-goal = { $clock } goal
timeline-step = { $field } { $from } > { $to }
timeline-step-with = { $step } ({ $rest })
timeline-assessed = assessed again
timeline-recorded = recorded it
timeline-recorded-with = { $channel }, { $priority }
timeline-joined = joined the report of { $reporter } ({ $channel })
timeline-noted = noted
timeline-replied = replied to the user
timeline-called = spoke with the user
timeline-taken = took it
timeline-taken-over = took it over from { $from }
timeline-started = started work
timeline-assigned = assigned to { $to }
timeline-escalated = escalated to { $to }
timeline-handed-back = handed back to { $to }
timeline-raised = escalated to management
timeline-lowered = handed down
timeline-suspended = suspended
timeline-suspended-until = suspended until { $until }
timeline-resumed = resumed
timeline-resumed-by-rule = resumed, the time was over
timeline-chased = chased the owner
timeline-call-back-asked = asked to call the user back
timeline-promised = promised the user a time
timeline-promised-for = promised the user { $due }
timeline-promised-instead = promised the user { $due } instead of { $from }
timeline-informed = informed the stakeholders
timeline-edited = changed { $fields }
timeline-overridden = set by hand
timeline-tracked = handed the tracking to { $to }
timeline-resolved = resolved
timeline-confirmed = asked the user
timeline-rated = recorded satisfaction
timeline-closed = closed
timeline-closed-unconfirmed = closed without the user's word
timeline-closed-resolver = closed as its resolver
timeline-reopened = reopened
timeline-reopened-to = reopened, back to { $to }
timeline-cancelled = cancelled
timeline-merged = merged into { $other }
timeline-absorbed = took in { $other }
timeline-linked = linked
timeline-visited = noted visit { $visit }
timeline-visit-time = { $field } { $time }
timeline-visit-field = visit { $visit }, { $field }
timeline-followed-up = called again after closing
timeline-undone = undid an earlier act
timeline-undone-act = undid
timeline-imported = imported
timeline-attached = attached
timeline-detached = detached
timeline-attachment-erased = erased
timeline-attachment = attachment { $number }

## The record in sections

section-about = ABOUT
section-clocks = CLOCKS
section-reports = REPORTS
section-visits = VISITS
section-attachments = ATTACHMENTS
section-outcome = OUTCOME
section-timeline = TIMELINE
record-until = { $state }, until { $until }
record-clock = { $cell }, used { $used } of { $goal }
record-stage = { $stage } L{ $line }
record-clock-left = { $clock }, { $left } left
record-clock-due = { $clock }, due { $due }
record-clock-endless = { $clock }, { $why }
clock-endless = no deadline: the calendar is closed
record-clock-breached = { $clock }, breached { $at }
record-note = { $value } ({ $note })
record-visit = Visit { $visit }
record-undone = { $what } (undone)
timeline-retargeted = goals changed by a new policy

## Agreements: why this one

agreement-name = { $name } ({ $code })
agreement-why-organisation = It names the organisation { $name }.
agreement-why-service = It names the service { $name }.
agreement-why-nature = It names the nature { $name }.
agreement-why-all = It covers every organisation, service and nature.
agreement-why-default = It is the default agreement; nothing in force fits the report better.
agreement-why-out = No agreement covers the report; its clocks are those of the default one.
agreement-why-renew = It ended on { $until } and has no successor: it stays in force, to renew.
agreement-behind-not-begun = { $name } begins only on { $date }.
agreement-behind-ended = { $name } ended on { $date }.
agreement-behind-organisation = { $name } names no organisation of the report, or one further away.
agreement-behind-service = { $name } names no service of the report, or one that comes after.
agreement-behind-nature = { $name } does not name the nature.
agreement-behind-default = { $name } is the default and stands behind the others.
agreement-behind-order = { $name } fits as well, but stands further down in the policy.
agreement-why-recorded = The record is under { $name }, by the policy that held then; by the one in force it would be under the one above.
agreement-standing = State
agreement-goals = Goals
window-every = every { $day } { $hours }
window-nth = { $nth ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[other] last
  } { $day } of the month, { $hours }
