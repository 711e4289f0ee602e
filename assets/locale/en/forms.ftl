### Forms: titles, labels, remarks, faults, keys.

## Titles

form-title-intake = New incident
form-title-call = Log a call
form-title-confirm = Confirm with the user
form-title-edit = Edit fields
form-title-override = Override the priority
form-title-follow_up = Follow-up call
form-title-visit = Visit on site
form-public = PUBLIC

## Sections of the new incident

form-section-caller = CALLER
form-section-what = WHAT
form-section-weight = WEIGHT
form-section-clocks = CLOCKS IF LOGGED NOW
form-section-resolve = SOLUTION
form-section-more = MORE
form-section-same = SAME INCIDENT?
form-section-open = OPEN TICKETS

## Labels that are no term of a field

form-label-text = Text
form-label-reason = Reason
form-label-until = Until
form-label-into = Merge into
form-label-relation = Relation
form-label-to = To
form-label-outcome = Outcome
form-label-close = Close it too
form-label-score = Score
form-label-words = Words
form-label-report = Report no.
form-label-visit = Visit no.
form-label-units = Units affected
form-label-name = Name
form-label-phone = Phone
form-label-email = E-mail
form-label-on-site = On site
form-label-out-of-scope = Out of scope

## Answers

form-yes = Yes
form-no = No
form-new = new contact
form-new-contact = new contact: { $what }
suggest-skill = skill { $skills }
suggest-on-duty = on duty
suggest-off-duty = off duty
suggest-open = { $open } open
hand-over-again = This would be hand-over no. { $n } of this incident.
form-outcome-recovered = Recovered
form-outcome-not_recovered = Not recovered
form-outcome-not_satisfied = Not satisfied
form-outcome-no_answer = No answer
form-relation-related = Related
form-relation-duplicate = Duplicate of
form-relation-follows = Follows
form-relation-child = Part of
form-score-1 = very dissatisfied
form-score-2 = dissatisfied
form-score-3 = fair
form-score-4 = satisfied
form-score-5 = very satisfied

## Remarks at the right edge

form-found-key = found by key
form-found-name = found by name
form-found-number = found by number
form-found-mail = found by e-mail
form-vip = VIP
form-from-ci = from the CI, Tab accepts
form-from-service = from the service, Tab accepts
form-from-users = from the users affected, Tab accepts
form-from-same = Tab accepts: same incident
form-remark-live = answered live
form-remark-now = now
form-remark-when = 30m, 15:00, mon 9:00
form-remark-matrix = impact { $impact } x urgency { $urgency }
form-remark-pauses = pauses the clock
form-remark-runs-on = the clock runs on
form-remark-open-here = { $n } open here
form-remark-scope = under no agreement

## Clocks if logged now

form-clock-by = by { $at }
form-clock-met = met at once
form-clock-never = never open

## The same incident

form-same-ci = same CI
form-same-service = same service
form-same-organisation = same organisation
form-same-words = { $n } same words
form-same-none = none so far
form-same-count = { $n } like this:
form-same-offer = look before a second ticket is made
form-join = join
form-caller-none = nobody yet

## What is wrong with a field

form-fault-missing = needed
form-fault-not-one = { $value }: none of the choices; Down lists them
form-fault-when = not a time: 30m, tomorrow 9:00, mon 9:00, 2026-03-15 9:00
form-fault-no-such-time = there is no such time
form-fault-over = that is over already
form-fault-not-yet = that has not come yet
form-fault-not-before = not before { $at }
form-fault-not-after = not after { $at }
form-fault-span = not a length of time: 30m, 2h, 1h30
form-fault-number = a whole number
form-fault-date = a day, written 2026-05-01
form-fault-too-long = too long: { $size } of { $limit } bytes
form-fault-already = it is so already
form-fault-which-team = several teams could be meant
form-fault-not-in-team = not in that team
form-fault-no-team = no team stands in that line
form-fault-no-line = there is no higher line
form-fault-not-found = { $what } is not there
form-fault-cannot-merge = not this one, and only one that is open
form-fault-scope = under no agreement: yes takes it all the same

## Keys

form-key-save = save
form-key-send = send to the user
form-key-log = log
form-key-take = log and take
form-key-resolve = log and resolve
form-key-next = next
form-key-suggest = suggestions
form-key-back = back to the form
form-key-close = close, keep draft
