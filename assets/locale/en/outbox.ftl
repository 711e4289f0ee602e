# What people were told: the inbox, the outbox, and the tick that fills both.

cli-inbox-about = What you were told: what you have not looked at, and what waits for your word
cli-flag-inbox-waiting = Only what waits to be acknowledged
cli-flag-inbox-all = Everything you were ever told
cli-flag-inbox-seen = Note that you have looked at it
cli-column-late = Late
cli-column-told = What
cli-column-waits = Waits
cli-column-seen = Seen
inbox-waits = waits
inbox-seen = seen
notice-security = security incident

cli-tick-about = Do what time brings where no console is open: end suspensions, fire rules, send notices
cli-flag-loop = Again and again until a signal, so many seconds apart (60 unless told)
tick-done = { $events ->
    [one] One event
   *[other] { $events } events
  } by time and rules. Notices: { $sent } sent, { $failed } failed, { $waiting } waiting.

notice-subject-fired = { $number } { $priority }: { $title } ({ $rule })
notice-subject-told-again = { $number } { $priority }: { $title } (nobody has acknowledged: { $rule })
notice-subject-assigned = { $number } { $priority }: { $title } (assigned to you)
notice-subject-chased = { $number } { $priority }: { $title } (chased)
notice-subject-joined = { $number } { $priority }: { $title } (reported again)
notice-subject-reopened = { $number } { $priority }: { $title } (reopened)
notice-subject-resolved = { $number } { $priority }: { $title } (resolved)
notice-subject-tracked = { $number } { $priority }: { $title } (yours to follow)
notice-subject-reported-up = { $number } { $priority }: { $title } (reported to you)
notice-text-fired =
    The rule "{ $rule }" fired at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-told-again =
    Nobody has acknowledged "{ $rule }" by { $at }; you are told again.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-assigned =
    { $who } handed it to you or your team at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-chased =
    { $who } chased it at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-joined =
    { $who } added another report of it at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-reopened =
    { $who } reopened it at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-resolved =
    { $who } resolved it at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-tracked =
    { $who } gave it to you to follow at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-text-reported-up =
    { $who } reports it to you as the executive at { $at }.
    { $number } { $priority }: { $title }
    State: { $state }
notice-subject-security = { $number }: security incident
notice-text-security = Something about the security incident { $number } concerns you. What it is stands in the desk alone.
notice-subject-hidden = { $number }: you were told of it
notice-text-hidden = Something about { $number } concerns you; you may not read what it is. Ask your lead.
notice-late = Noticed at { $at } only, { $late } late.
notice-acknowledge = Somebody has to say that they know: firstline incident acknowledge { $number }

fault-exit = the program ended with { $code }
fault-signal = signal { $number } ended the program
fault-time = still running after { $after }
fault-start = the program could not be started
fault-expired = nobody delivered it in time
fault-gone = whoever should be told has left

cli-outbox = What goes out of the house, and what could not be delivered
cli-outbox-list = List what waits and what was given up
cli-outbox-resend = Try what was given up again
cli-flag-outbox-dead = Only what was given up
cli-flag-outbox-all = What was sent in the last 30 days as well
cli-flag-outbox-ids = Numbers of the outbox
cli-flag-outbox-everything = Everything that was given up
cli-column-outbox-number = No.
cli-column-outbox-to = To
cli-column-outbox-by = By
cli-column-outbox-state = State
cli-column-outbox-attempts = Attempts
cli-column-outbox-since = Since
cli-column-outbox-next = Next
cli-column-outbox-fault = Why not
outbox-waiting = waiting
outbox-sent = sent
outbox-dead = given up
outbox-resent = { $n ->
    [one] One notice goes out again
   *[other] { $n } notices go out again
  } with the next tick.
outbox-none = Nothing that was given up has the number { $number }.
tick-kept = The clock of this file is set: nothing leaves it (ROLE-6). Waiting: { $n }.
tick-given-up = Given up: { $n }. firstline outbox list --dead says why.
config-hook-name = "{ $name }" is no name of a way: small letters, digits and _, beginning with a letter
config-hook-command = a hook needs command = ["/whole/path/of/a/program", "argument"]
config-hook-timeout = timeout is from "1s" to "5m"
doctor-outbox = outbox
doctor-outbox-good = Nothing is held up; { $n } waiting.
doctor-outbox-dead = { $n } given up.
doctor-outbox-overdue = { $n } should have gone out long ago.
doctor-mend-dead = firstline outbox list --dead says why; firstline outbox resend --all tries again.
doctor-mend-overdue = Does anybody run firstline tick, with a [hooks] entry for each way the policy names?

cli-flag-accept-clock = Go on though the clock was set ahead: a person says that it is right
cli-exit-held = held back until a person has looked
tick-held = The clock of this machine was set ahead by { $ahead }. Nothing fires and nothing goes out until a person has looked.
tick-held-hint = Where the clock is right: firstline tick --accept-clock. Where it is not, set it first.
