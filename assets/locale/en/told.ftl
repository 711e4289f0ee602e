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
