# Escalation: what rules do and people say to it.

timeline-fired = "{ $rule }" fired
timeline-told = { $what }; told: { $told }
timeline-late = { $what } (noticed { $late } late)
timeline-told-again = nobody acknowledged "{ $rule }"; told again: { $told }
timeline-acknowledged = acknowledged the escalation
timeline-postponed = put the escalation off until { $until }
timeline-reported-up = reported to the executive: { $told }
timeline-emergency = emergency procedure
timeline-priority-confirmed = confirmed the priority
timeline-escalation-field = escalation { $number }, { $field }

done-fired = a rule fired for { $id }
done-told-again = those told of { $id } were told again
done-acknowledged = escalation of { $id } acknowledged
done-postponed = escalation of { $id } put off
done-reported-up = { $id } reported to the executive
done-emergency = decided about the emergency procedure for { $id }
done-priority-confirmed = priority of { $id } confirmed

emergency-started = started
emergency-declined = declined

refusal-nothing-to-acknowledge = No escalation of it waits for anybody (ESC-4).
refusal-not-told = That is for { $told } to say, who were told (ESC-4).
hint-not-told = Ask one of them, or take the incident over.
undo-bar-acknowledged = Somebody who was told has acknowledged it (ONE-4).

field-rule = Rule
field-clock = Clock
field-cycle = Cycle
field-at = Crossed at
field-told = Told
field-told_as = Told as
field-again_at = Told again at
field-times = Told again, times
field-acknowledged_by = Acknowledged by
field-acknowledged_at = Acknowledged at
field-postponed_until = Put off until
field-executive_told_at = Executive told at
field-emergency = Emergency procedure
field-priority_unconfirmed = Priority to be confirmed

event-fired = rule fired
event-told_again = told again
event-acknowledged = acknowledged
event-postponed = put off
event-reported_up = to executive
event-emergency_decided = emergency
event-priority_confirmed = priority confirmed

escalation-crossed = { $rule }, { $at }
escalation-again = { $what }; told again { $n ->
    [one] once
   *[other] { $n } times
  }
escalation-acknowledged = { $what }; acknowledged by { $who }, { $at }
escalation-put-off = { $what }; put off until { $until }
escalation-waits = { $what }; nobody has acknowledged it, told again { $at }

cli-act-acknowledge = Say that you know of an escalation; nobody is told again
cli-act-postpone = Put an escalation off until a time, and say why
cli-act-report-up = Record that you told the executive (LIFE-6)
cli-act-emergency = Start the emergency procedure, or decline it and say why (LIFE-6)
cli-act-confirm-priority = Confirm the priority that a rule or an alert has set
cli-flag-escalation = Which escalation, by its number on the record; else all you were told of
cli-flag-put-off = Until when: 30m, 14:30, tomorrow 9:00
cli-flag-emergency = Numbers of incidents, and start or decline
