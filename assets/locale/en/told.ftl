# The inbox: what somebody was told, and what they say to it.

act-acknowledge = acknowledge
help-acknowledge = Say that you know of its escalations; nobody is told again
act-postpone = put off
help-postpone = Put its escalations off until a time, with a reason
act-report-up = to the executive
help-report-up = Report it to the executive; it is recorded
act-emergency = start emergency
help-emergency = Start the emergency procedure
act-decline = no emergency
help-decline = Decline the emergency procedure, with a reason
act-confirm-priority = confirm priority
help-confirm-priority = Say that the priority is right which a rule or an alert has set

act-go-inbox = inbox
help-go-inbox = Go to the inbox: what you were told
act-inbox-open = open
help-inbox-open = Show the record it is about
act-inbox-sift = waiting / all
help-inbox-sift = List only what waits for a word, or all you were told
place-inbox = Inbox
told-facts = { $waits } waiting   { $new } new   { $all } in all
told-listed-all = all you were told
told-listed-waiting = what waits for a word
told-late = late { $late }
told-hidden = (not for you to see)
told-loading = Reading what you were told
told-none = Nobody has told you anything yet.
told-none-next = Here stands what rules and people tell you: escalations, hand-overs, reopened work.
told-none-waits = Nothing waits for your word.
told-none-waits-next = f all you were told
why-nothing-told = There is nothing here
why-hidden = What it is about is not for you to see

offer-inbox = inbox
told-one = { $id } P{ $priority } { $title }: { $what }
told-one-hidden = { $id }: see the inbox
told-several = { $n } new: { $first }

board-waits = { $n } waiting
board-fired = { $n } fired
handover-fired = Fired
handover-unanswered = waits for { $told }
look-waits = { $n ->
    [one] an escalation waits for a word
   *[other] { $n } escalations wait for a word
 }
look-unconfirmed = priority to be confirmed
section-escalations = ESCALATIONS
wall-waiting = { $n } not acknowledged
