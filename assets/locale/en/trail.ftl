### The audit trail: events by name, an event in words, what is looked for.

## Kinds of event, and groups of them

event-state = state changes
event-hands = hand-overs
event-talk = talk
event-fields = fields
event-files = files
event-setup = setup
event-recorded = recorded
event-joined = joined
event-noted = note
event-replied = reply
event-called = call
event-taken = taken
event-started = started
event-assigned = assigned
event-escalated = escalated
event-handed_back = handed back
event-suspended = suspended
event-resumed = resumed
event-chased = chased
event-edited = edited
event-assessed = assessed
event-overridden = overridden
event-tracked = tracker
event-resolved = resolved
event-confirmed = confirmed
event-rated = rated
event-closed = closed
event-reopened = reopened
event-cancelled = cancelled
event-merged = merged
event-absorbed = absorbed
event-linked = linked
event-visited = visit
event-followed_up = follow-up
event-undone = undo
event-retargeted = retargeted
event-imported = imported
event-attached = attached
event-detached = detached
event-attachment_erased = erased
event-entered = entered
event-amended = amended
event-applied = applied
event-founded = founded
event-opened = opened

## Ways in

via-console = console
via-cli = command line
via-import = import
via-rule = rule

## Fields of the filter

trail-field-by = person
trail-field-id = record
trail-field-kind = event
trail-field-on = recorded
trail-field-since = since
trail-field-until = until
trail-field-via = via
trail-field-text = words

## What happened, and what is looked for

trail-entered = entered { $name }
trail-retired = put out of use
trail-restored = put back in use
trail-policy = policy version { $version } came into force
trail-opened = read incident { $incident }
trail-plain = { $name }: { $value }
trail-has = words with "{ $words }"
trail-clock-start = { $clock } begins, goal { $goal }
trail-clock-pause = { $clock } pauses
trail-clock-resume = { $clock } runs on
trail-clock-stop = { $clock } stops
trail-clock-restart = { $clock } begins anew
trail-clock-cancel = { $clock } counts no more
trail-clock-retarget = { $clock } goal { $from } > { $to }
trail-clock-unrun = { $clock } as it was before
trail-and = { $some }; { $next }
trail-undoes = takes back row { $batch }

## On the command line

cli-audit-show = Show one event whole
cli-flag-trail = What to look for: by:li kind:assigned id:20417 on:today since:2h via:cli text:word
cli-flag-before = Only what came before this row
cli-flag-seq = The number of the row
cli-audit-no-row = There is no row { $seq }.
cli-column-change = Change
cli-column-why = Why
cli-column-words = Words
cli-column-clocks = Clocks
cli-column-undone-by = Undone by
cli-column-undoes = Undoes
cli-column-prev = Hash before
cli-column-hash = Hash
