### Terms: what has a code in the program and one name per language.

## States of an incident

state-new = New
state-assigned = Assigned
state-in_progress = In progress
state-suspended = Suspended
state-resolved = Resolved
state-closed = Closed
state-cancelled = Cancelled
state-merged = Merged

## The state column: at most 6 cells

state-short-new = NEW
state-short-assigned = ASG
state-short-in_progress = WIP
state-short-suspended = SUS
state-short-resolved = RES
state-short-closed = CLO
state-short-cancelled = CAN
state-short-merged = MRG

## Clocks

clock-response = Response
clock-resolution = Resolution
clock-update = User update

## What a clock does

clock-status-running = Running
clock-status-paused = Clock paused
clock-status-shut = Closed until
clock-status-met = Met
clock-status-breached = Breached
clock-status-due_zero = due 0:00

## Bands of a clock

band-ok = On time
band-warning = Warning
band-critical = About to breach
band-breached = Breached

## Acts on an incident

verb-take = Take
verb-start = Start work
verb-assign = Assign
verb-reassign = Reassign
verb-escalate = Escalate
verb-hand_back = Hand back
verb-chase = Chase
verb-suspend = Suspend
verb-resume = Resume
verb-resolve = Resolve
verb-close = Confirm and close
verb-reopen = Reopen
verb-cancel = Cancel
verb-merge = Merge
verb-acknowledge = Acknowledge
verb-take_over = Take over
verb-join = Join same incident
verb-link = Link
verb-note = Internal note
verb-reply = Public reply
verb-undo = Undo
verb-declare_major = Declare major

## Fields of an incident

field-number = Number
field-state = State
field-nature = Nature
field-kind = Kind
field-channel = Channel
field-reporter = Reporter
field-organisation = Organisation
field-occurred_at = Occurred at
field-reported_at = Reported at
field-recorded_at = Recorded at
field-title = Title
field-description = Description
field-symptom = Symptom
field-location = Location
field-service = Service
field-ci = Config. item
field-category = Category
field-impact = Impact
field-urgency = Urgency
field-priority = Priority
field-priority_reason = Reason for the priority
field-users_affected = Users affected
field-security = Security incident
field-major = Major incident
field-line = Line
field-team = Team
field-assignee = Assignee
field-tracker = Tracker
field-effort = Effort class
field-tags = Tags
field-watchers = Watchers
field-solution = Solution
field-cause = Cause
field-closing_code = Closing code
field-workaround = Workaround
field-verified_by = Verified how
field-actual_effort = Actual effort
field-on_site = On site or remote
field-resolver = Resolved by
field-satisfaction = Satisfaction
field-feedback = User feedback
field-lessons = Lessons
field-planned_start = Planned start
field-planned_end = Planned end
field-due = Due
field-remaining = Remaining

## Views

view-queue = Queue
view-my_desk = My desk
view-escalation = Escalation board
view-knowledge = Knowledge base
view-major = Bridge
view-audit = Audit trail
view-reports = Report
view-wall = SLA wall
view-problems = Problems
view-inbox = Inbox
view-handover = Handover sheet
view-detail = Detail
