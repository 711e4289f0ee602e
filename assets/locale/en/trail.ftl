### The audit trail: events by name, an event in words, what is looked for.

## Kinds of event, and groups of them

event-state = state changes
event-hands = hand-overs
event-talk = talk
event-fields = fields
event-files = files
event-knowledge = knowledge
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
event-raised = to management
event-lowered = handed down
event-handed_back = handed back
event-suspended = suspended
event-resumed = resumed
event-chased = chased
event-call_back_asked = call-back asked
event-promised = promised
event-informed = informed
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
event-kb_applied = applied entry
event-ticked = tick
event-kb_rated = rated entry
event-drafted = draft
event-submitted = submitted
event-returned = returned
event-published = published
event-retired = retired
event-restored = restored
event-withdrawn = withdrawn
event-opened = opened
event-rezoned = zone rules

## Ways in

via-console = console
via-cli = command line
via-import = import
via-rule = rule
identity-os = login
identity-session = session
identity-declared = declared

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
trail-policy = policy version { $version } took effect
trail-opened = read incident { $incident }
trail-guarded = security incident: told only when asked for by its number, on the record
trail-guarded-article = knowledge entry: told to those who may read it whole
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

## In the console

place-audit = Audit
act-go-audit = audit trail
help-go-audit = What was done and by whom, the newest first
act-audit-read = look closer
help-audit-read = The event whole, with the keys; again: back to the list
act-audit-open = open ticket
help-audit-open = The ticket that the event is about
act-audit-copy = copy entry
help-audit-copy = The event as text, with its whole hashes
act-audit-undo = take back
help-audit-undo = Undo what the event did, where that is possible
act-audit-history = history
help-audit-history = The audit trail of this record; Esc goes back
act-audit-verify = verify the chain
help-audit-verify = Prove that nothing was edited, removed or reordered
why-no-event = There is no event under the cursor.
why-no-record = This event is about no ticket.
why-undone-already = It was taken back already.
why-not-undoable = This cannot be taken back (ONE-4).
audit-proving = proving the chain
audit-whole-said = The chain is whole up to row { $seq }
audit-broken-said = The chain is broken ({ $n ->
    [one] 1 finding
   *[other] { $n } findings
  }); firstline audit verify lists them
audit-unproved = chain not verified here
audit-proved = chain whole to { $seq } at { $time }
audit-broken = CHAIN BROKEN: { $n }
audit-ok = chain ok
audit-not-ok = BROKEN
audit-frozen = held
audit-above = { $n } above
audit-more = older below
audit-loading = Reading the trail
audit-searching = Nothing so far; looking before { $day }
audit-empty = Nothing in the trail matches { $filter }
audit-refused-next = g h on a ticket shows that ticket's history
audit-by = { $who } ({ $role })
audit-in = { $via }, { $user } ({ $mode })
audit-undone-by = taken back by row { $seq }
audit-undo-offer = u takes it back
audit-fact-by = By
audit-fact-in = Came in
audit-fact-at = In effect
audit-fact-clocks = Clocks
audit-fact-undo = Undo
audit-fact-prev = Before
audit-fact-hash = This
audit-column-time = TIME
audit-column-who = WHO
audit-column-record = RECORD
audit-column-kind = EVENT
audit-column-change = CHANGE
audit-column-why = WHY
