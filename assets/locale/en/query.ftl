### The filter language: what a query asks, what is offered, what is wrong with one.

## Fields

query-field-is = is
query-field-state = state
query-field-prio = priority
query-field-sla = clock
query-field-sla_respond = response
query-field-sla_fix = resolution
query-field-sla_update = user update
query-field-sla_accept = acceptance
query-field-sla_stage = stage
query-field-sla_confirm = confirmation
query-field-sla_call_back = call-back
query-field-sla_promise = promise
query-field-sla_reply = reply
query-field-sla_stakeholder = stakeholder update
query-field-assignee = assignee
query-field-team = team
query-field-line = line
query-field-tracker = tracker
query-field-requester = reporter
query-field-org = organisation
query-field-service = service
query-field-ci = CI
query-field-cat = category
query-field-channel = channel
query-field-nature = nature
query-field-created = reported
query-field-updated = updated
query-field-resolved = resolved
query-field-age = age
query-field-impact = impact
query-field-urgency = urgency
query-field-hops = hand-overs
query-field-reopens = reopenings
query-field-chases = chases
query-field-reports = reports
query-field-id = number
query-field-text = title
query-field-sort = order
query-field-limit = rows at most

## Values of is:

query-is-open = open
query-is-active = open and not resolved
query-is-any = everything
query-is-mine = mine
query-is-unassigned = nobody's
query-is-atrisk = about to breach
query-is-breached = breached
query-is-overdue = overdue now
query-is-major = major
query-is-vip = VIP
query-is-new = new
query-is-assigned = assigned
query-is-suspended = suspended
query-is-resolved = resolved
query-is-closed = closed, cancelled or merged
query-is-paused = clock paused
query-is-reopened = reopened
query-is-toclose = to close unconfirmed
query-is-security = security
query-is-escalated = a rule fired
query-is-waiting = waiting to be acknowledged
query-is-unconfirmed = priority to be confirmed

## What a clock shows

query-clock-ok = on time
query-clock-warn = warning
query-clock-crit = about to breach
query-clock-breached = breached
query-clock-paused = paused
query-clock-met = met

## Days

query-day-today = today
query-day-yesterday = yesterday
query-day-monday = Monday
query-day-tuesday = Tuesday
query-day-wednesday = Wednesday
query-day-thursday = Thursday
query-day-friday = Friday
query-day-saturday = Saturday
query-day-sunday = Sunday

## What lists are sorted by

query-sort-work = working order
query-sort-sla = time left
query-sort-id = number
query-sort-prio = priority
query-sort-created = time reported
query-sort-updated = time updated
query-sort-title = title
query-sort-assignee = assignee

## Me and nobody

query-who-me = me
query-who-none = none

## What is asked

query-everything = everything
query-comma = { $first }, { $second }
query-or = { $first } or { $second }
query-not = not { $what }
query-group = ({ $what })
query-says = { $field }: { $what }
query-title = title has "{ $words }"
query-number = number { $id }
query-less = less than { $value }
query-most = at most { $value }
query-more = more than { $value }
query-least = at least { $value }
query-between = { $from } to { $to }
query-left = { $span } left
query-over = { $span } over
query-ago = { $span } ago
query-day-before = before { $day }
query-day-until = until { $day }
query-day-after = after { $day }
query-day-since = since { $day }
query-sorted = sorted by { $keys }
query-descending = { $key }, last first
query-limited = the first { $n }

## What is wrong

query-unknown-field = There is no field "{ $name }". Quote text with a colon in it.
query-unknown-field-meant = There is no field "{ $name }". Did you mean "{ $nearest }"?
query-custom-field = Queries do not ask fields of the policy; the record shows them.
query-unknown-value = { $field }: has no value "{ $value }".
query-unknown-value-meant = { $field }: has no value "{ $value }". Did you mean "{ $nearest }"?
query-missing-value = { $field }: needs a value, right after the colon.
query-nothing-to-leave-out = A minus stands right before what is to be left out.
query-unclosed-quote = The quotation mark is not closed.
query-unclosed-group = The parenthesis is not closed.
query-unopened-group = There is no parenthesis to close.
query-empty-group = Nothing stands between the parentheses.
query-empty-side = OR needs something on both sides.
query-empty-text = An empty text finds nothing in particular; leave it out.
query-op-not-here = { $field }: does not take "{ $op }".
query-range-not-here = { $field }: does not take a range.
query-op-with-range = A range does not go with "{ $op }"; write one or the other.
query-bad-number = "{ $value }" is not a number that fits here.
query-bad-span = "{ $value }" is not a length of time. Write 30m, 2h or 3d.
query-bad-time = "{ $value }" is neither a length of time nor a day. Write 3d, today, monday or 2025-05-01.
query-bad-date = There is no day "{ $value }". Write days like 2025-05-01.
query-not-inside = { $field }: holds for the whole query: once, outside parentheses, without a minus.
query-syntax = "{ $text }" is not part of the language. Put text between quotation marks.
query-too-deep = Parentheses are nested too deeply.
query-too-much = That is more than is looked for at once. Ask for less.
