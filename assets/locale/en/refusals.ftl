### Refusals: what the rules do not allow, why, and what is possible.

refusal-with-hint = { $said } { $hint }
code-with-name = { $code } ({ $name })

## Rights

refusal-forbidden = None of your roles allows you to { $act } (ROLE-5).
refusal-not-your-team = You may { $act } only in your own team; this one is with { $team } (ROLE-5).
refusal-not-the-desk = You may { $act } only in your own team; this one is with the service desk (ROLE-5).
refusal-not-that-way = You may hand it on only to a higher line, or back to whoever handed it over (ROLE-5).
refusal-only-propose = You may propose to { $act }, but not decide it (ROLE-5).
refusal-two-managers = { $person } would be { $incident } and { $problem } at once; these should be two people (ROLE-2).
refusal-last-admin = Nobody would be left who may administer this file (ROLE-5).
refusal-nobody = The system user "{ $user }" is nobody in this desk (ROLE-6).
refusal-not-declared = In this file one acts as who one logged in as; --as is not believed (ROLE-6).
refusal-not-major = This is no major incident: nobody waits for a word as a stakeholder (MAJ-2).
refusal-empty-file = There is nothing in { $name }.
refusal-file-too-large = { $name } is larger than { $limit }, the most that may be attached here (LIFE-2).
hint-file-too-large = Compress it, attach the part that matters, or note where it lies.
refusal-attachment-not-there = There is no attachment { $number } here.
refusal-attachment-detached = Attachment { $number } was taken off before.
refusal-attachment-erased = Attachment { $number } was erased; that there was one is all that is left (AUD-4).
hint-nobody-may = Nobody may, until the policy names a role for it.
hint-roles = Roles that may: { $roles }.
hint-decided-by = Decided by: { $roles }.
hint-ask-team = Ask { $team } or the { $manager }.
hint-ask-desk = Ask the service desk or the { $manager }.
hint-any-way = Roles that may hand it anywhere: { $roles }.
hint-two-managers = Give one of the roles to somebody else, or let the policy waive the rule with a reason.
hint-last-admin = Make somebody else administrator first.
hint-nobody = An administrator can enter this user with a person.
hint-not-declared = Leave --as out.
hint-not-major = Reply to the user instead, or assess its impact anew.

## States

refusal-illegal-move = { $incident } cannot become { $to }.
refusal-not-while = { $incident } does not allow this.
hint-possible = Possible: { $possible }.
hint-while = Possible while it is { $states }.
hint-only-undo = It stays so; only an undo brings it back.

## What is asked for

refusal-missing = Still needed: { $fields }.
refusal-missing-required = Still needed: { $fields } (LIFE-2).
refusal-missing-until = Say until when it stays suspended (SLA-3).
refusal-missing-changes = Nothing to change was given.
refusal-missing-whom = Say to whom: a team or a person (LIFE-8).
refusal-missing-text = Write something first: the text is empty.
refusal-invalid = { $field }: "{ $value }" is not possible.
refusal-invalid-empty = { $field }: a value is needed.
refusal-custom-not-declared = There is no field "{ $field }" in the policy.
refusal-custom-not-of-nature = { $field } is not asked of { $nature }.
refusal-custom-not-number = { $field }: "{ $value }" is not a whole number.
refusal-custom-not-date = { $field }: "{ $value }" is not a day; write 2026-05-01.
refusal-not-editable = { $field } is not edited directly; it changes by its own act.
refusal-not-found = There is no { $thing } "{ $what }".
refusal-retired = "{ $name }" is no longer in use.
refusal-needs-reason = A reason is needed.
refusal-needs-reason-hand-over = Say why it changes hands (LIFE-8).
refusal-needs-reason-suspend = Say why it is suspended (SLA-3).
refusal-needs-reason-cancel = Say why it is cancelled.
refusal-already-so = Nothing was changed: "{ $field }" is as asked already.
refusal-too-long = { $field } is too long: { $size }, at most { $limit }.
refusal-key-taken = The key "{ $key }" belongs to another { $thing }.
refusal-time = { $field }: { $at } cannot be.
refusal-time-too-early = { $field } must be later than { $limit }; { $at } is not.
refusal-time-too-late = { $field } must not be later than { $limit }; { $at } is.
refusal-time-between = { $field } must be between { $from } and { $to }; { $at } is not.
hint-too-long = Shorten it.
hint-key-taken = Choose another key.

## Somebody else was there

refusal-stale = Not saved: { $who } changed { $groups } meanwhile ({ $at }).
hint-stale = Read it again, then decide.

## Confirming, closing, reopening

refusal-desk-closes = What a user reported is closed by the service desk and by nobody else (LIFE-15).
refusal-not-confirmed = The user has not confirmed (LIFE-15).
refusal-not-confirmed-yet = The user has not confirmed; without that it may be closed as unconfirmed from { $from } on (LIFE-17).
refusal-no-user-to-ask = No user reported it, so there is nobody to ask (LIFE-15).
refusal-reopen-window-over = It was closed { $closed } and could be reopened for { $window } (LIFE-16).
refusal-out-of-scope = No valid agreement covers this organisation, service and nature (LIFE-4).
hint-desk-closes = Resolve it; the desk confirms with the user and closes.
hint-not-confirmed = Ask the user and record the answer.
hint-no-user-to-ask = Close it without asking.
hint-reopen-window-over = Record a new incident and link it to this one.
hint-out-of-scope = Decline it as out of scope, or take it under the default agreement.

## Handing over

refusal-nobody-to-return-to = Nobody handed it over, so it cannot go back (LIFE-9).
refusal-no-higher-line = There is no line above { $line } (ROLE-3).
refusal-which-team = Several teams could be meant (ROLE-3).
refusal-no-team-in-line = No team stands in { $line } (ROLE-3).
refusal-not-in-team = { $person } is not in { $team } (ROLE-3).
hint-nobody-to-return-to = Assign or escalate it instead.
hint-no-higher-line = Assign it within the line, or hand it back.
hint-which-team = Name one: { $teams }.
hint-no-team-in-line = Name a team of another line.
hint-in-team = In { $team }: { $members }.

## Merging

refusal-merge-self = An incident cannot be merged with or linked to itself.
refusal-merge-into = Incident { $into } is { $state }; nothing can be merged into it.
hint-merge-self = Name another number.
hint-merge-into = Merge into one that is open, or link the two.

## Undo

refusal-undo-later = { $who } changed { $fields } later ({ $at }), and undo would lose that (ONE-4).
hint-undo-later = Change it by hand instead.
undo-bar-sent = It went out to the user and cannot be called back (ONE-4).
undo-bar-recorded = A record is not unmade (ONE-4).
undo-bar-undone = It has been undone already (ONE-4).
undo-bar-imported = A fact of another system is not undone here (ONE-4).
undo-bar-erased = It would bring back words that were erased (ONE-4).
undo-bar-nothing = There is nothing of yours to undo (ONE-4).
undo-hint-sent = Write another reply that puts it right.
undo-hint-recorded = Cancel the incident instead.
undo-hint-undone = To have it again, do it again.
undo-hint-by-hand = Change the fields by hand instead.

## Findings in a policy

policy-at = line { $line }, column { $column }: { $problem }
policy-at-path = line { $line }, column { $column }, { $path }: { $problem }
policy-syntax = this is not TOML: { $message }.
policy-unknown-key = there is no key "{ $key }" here.
policy-unknown-key-meant = there is no key "{ $key }" here; did you mean "{ $nearest }"?
policy-missing-key = "{ $key }" is missing; the shipped policy shows how it is written.
policy-wrong-shape = a { $expected ->
    [text] text
    [number] whole number
    [flag] true or false
    [date] date
    [list] list
   *[table] table
  } is expected here, not a { $found ->
    [text] text
    [number] whole number
    [flag] true or false
    [date] date
    [list] list
    [fraction] number with a fraction
   *[table] table
  }.
policy-bad-code = "{ $code }" cannot be a code; use small letters, digits and _, beginning with a letter.
policy-twice = "{ $name }" stands here twice; keep one.
policy-unknown-name = there is no { $thing ->
    [act] act
    [calendar] calendar
    [cell] bound
    [nature] nature
    [role] role
   *[word] word
  } "{ $name }".
policy-unknown-name-meant = there is no { $thing ->
    [act] act
    [calendar] calendar
    [cell] bound
    [nature] nature
    [role] role
   *[word] word
  } "{ $name }"; did you mean "{ $nearest }"?
policy-bad-span = "{ $text }" is not a length of time; write 30m, 2h, 1h30m or 3d.
policy-bad-date = "{ $text }" is not a date; write 2026-05-01.
policy-bad-percent = "{ $text }" is not a percentage; write 99.5, with up to three places.
policy-bad-days = "{ $text }" are not days; write mon-fri, or sat, sun.
policy-bad-time-of-day = "{ $text }" is not a time of day; write 08:00.
policy-out-of-range = { $found } is not between { $least } and { $most }.
policy-empty = this must not be empty.
policy-order = { $expected } is expected here, not "{ $found }"; levels and lines count up from 1 without gaps.
policy-not-ascending = each length of time must be longer than the one before.
policy-matrix-shape = the matrix needs { $expected } here, one per level, and has { $found }.
policy-matrix-falls = impact { $impact } with urgency { $urgency } gives P{ $found }, though less impact or urgency gives P{ $above } already.
policy-zero-goal = a goal of nothing cannot be met; leave the key out where there is no goal.
policy-no-day = "{ $text }" counts business days, but the calendar "{ $calendar }" does not say how long its day is; give it day = "8h".
policy-resolution-before-response = the resolution goal is shorter than the response goal.
policy-default-agreements = exactly one agreement is the default, and { $found } are; set default = true on one.
policy-no-target = there is no target for P{ $priority }; its incidents would have no clocks.
policy-ends-before-it-begins = the agreement ends ({ $until }) before it begins ({ $from }).
policy-never-open = the calendar "{ $calendar }" has no open hour within a year from { $from }: goals in it have no deadline, the calendar is closed; give it weekly hours or shifts.
policy-holidays-end = the last holidays and make-up days here are those of { $last }; enter those of { $next } (firstline calendar import-holidays).
policy-overlap = { $first } and { $second } overlap; what they share counts once, but check what was meant.
policy-revision-past = this begins on { $from }, before today, and is not in force yet: clocks that run would be counted again from that day on; write a later date, or mean it.
policy-ends-soon = the agreement ends on { $until }, and no other follows it; renew it, write its successor, or take valid_until out.
policy-ended-without-successor = the agreement ended on { $until }, and no other followed it: it stays in force, to renew; renew it or write its successor.
policy-bands-crossed = critical begins before warning; neither its time nor its percent may be larger.
policy-not-the-desk = "{ $role }" is not a desk role, and only the desk may "{ $act }" (LIFE-15); set desk = true on the role, or take it out.
policy-cell-not-for-act = "{ $act }" cannot be "{ $cell }"; it takes { $allowed }.
policy-bad-trigger = a rule needs clock with percent, before or after; or follows with after; or at least one condition.
policy-duty-gap = nobody of team "{ $team }" is on duty from { $from } to { $until }, though agreement "{ $agreement }" counts then (calendar "{ $calendar }").
policy-duty-team = there is no team "{ $team }" at this desk.
policy-duty-person = nobody in team "{ $team }" is called "{ $name }".
policy-nobody-may = nobody may "{ $act }"; name at least one role.
policy-calendar = this is not a calendar: { $message }.
policy-zone = the time zone is not known: { $message }.
undo-bar-policy = A policy changed its goals; that is not an act of one person (ONE-4).
undo-hint-policy = Apply another policy.
