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
clock-accept = Acceptance
clock-stage = Stage
clock-confirm = Confirmation
clock-call_back = Call-back
clock-promise = Promise
clock-reply = Reply to the user
clock-stakeholder = Stakeholder update

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
verb-raise = Escalate to management
verb-lower = Hand down
verb-chase = Chase
verb-call_back = Call back
verb-promise = Promise
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
field-services = Services
field-cis = Config. items
field-units = Units affected
field-suspended_for = Suspended for
field-suspended_until = Suspended until
field-state_before = State before
field-handed_from = Handed over from
field-authority = Escalated to
field-links = Links
field-agreement = SLA
field-out_of_scope = Out of scope
field-to_renew = Agreement to renew
field-verified_how = Verified how
field-resolver_role = Resolver's role
field-resolver_line = Resolver's line
field-resolver_team = Resolver's team
field-resolved_at = Resolved at
field-closed_at = Closed at
field-closed_via = Closed by way of
field-unconfirmed = Unconfirmed
field-cancel_reason = Reason for cancelling
field-merged_into = Merged into
field-answered_live = Answered live
field-reopen_count = Reopenings
field-reassign_count = Hand-overs
field-chase_count = Chases
field-escalation_count = Escalations
field-confirm_tries = Tries to confirm
field-told_at = User last told
field-promised_for = Promised for
field-updated_at = Updated at
field-external = External number

# of a report
field-contact = Reporter
field-words = User's words
field-confirmation = Confirmation
field-confirmed_at = Confirmed at
field-origin = Reported as

# of an on-site visit
field-engineer = Engineer on site
field-appointment = Appointment
field-arrived = Arrived
field-left = Left
field-parts = Parts
field-attachment = Attachment
field-media_type = Type of file
field-size = Size
field-hash = SHA-256
field-attached = Attached
field-erased = Erased

# of entries of the directory
field-key = Key
field-retired = Retired
field-name = Name
field-roles = Roles
field-teams = Teams
field-os_user = System user
field-phone = Phone
field-email = E-mail
field-skills = Skills
field-channels = Notices by
field-direction = Direction
field-lead = Lead
field-coordinator = Escalation coordinator
field-calendar = Calendar
field-im = IM
field-vip = VIP
field-language = Language
field-parent = Part of
field-criticality = Criticality
field-owner = Owner
field-type = Type

# asked for by acts
field-until = End of the suspension
field-report = Report
field-visit = Visit
field-relation = Relation
field-reason = Reason
field-text = Words
field-field = Field
field-changes = Changes
field-score = Score

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

## Acts in a sentence: you may not 

right-record = record an incident
right-join = join a report to an incident
right-note = write an internal note
right-link = link records
right-kb_suggest = suggest a knowledge entry
right-take = take an incident
right-work = work on an incident
right-suspend = suspend an incident
right-resume = resume an incident
right-resolve = resolve an incident
right-classify = classify an incident
right-assess = set impact and urgency
right-override_priority = override a priority
right-reply = reply to the user
right-assign_within = assign within a team
right-assign_other = hand an incident to another team
right-confirm = confirm with the user
right-close = close an incident
right-satisfaction = record satisfaction
right-reopen = reopen an incident
right-cancel = cancel an incident
right-merge = merge incidents
right-unmerge = take a merge back
right-declare_major = declare a major incident
right-stand_down_major = stand down a major incident
right-start_emergency = start the emergency procedure
right-approve_major_report = approve a major-incident report
right-acknowledge = acknowledge an escalation
right-postpone = postpone an escalation
right-kb_draft = draft a knowledge entry
right-kb_review = review a knowledge entry
right-kb_publish = publish a knowledge entry
right-problem_raise = raise a problem
right-problem_work = work on a problem
right-problem_accept = accept a problem's solution
right-problem_close = close a problem
right-change_raise = raise a change request
right-change_approve = approve a change request
right-sample = draw records for audit
right-score = score records
right-improve = keep the improvement register
right-agreements = change agreements
right-kpi_targets = set KPI targets
right-policy = change the policy
right-people = change people and their roles
right-chase = chase an incident
right-log_call = log a call
right-promise = promise a time to the user
right-call_back = log a call-back
right-browse_trail = browse the audit trail
right-import = import data
right-export_all = export everything
right-backup = make a backup
right-restore = restore a backup
right-erase = erase personal data
right-read = read incidents

## Kinds of record

thing-desk = Desk
thing-policy = Policy
thing-incident = Incident
thing-person = Person
thing-team = Team
thing-contact = Contact
thing-org = Organisation
thing-service = Service
thing-ci = Config. item
thing-category = Category

## An incident in a state, at the head of a sentence

incident-in-new = A new incident
incident-in-assigned = An assigned incident
incident-in-in_progress = An incident in progress
incident-in-suspended = A suspended incident
incident-in-resolved = A resolved incident
incident-in-closed = A closed incident
incident-in-cancelled = A cancelled incident
incident-in-merged = A merged incident

## Fields that belong together

group-life = State
group-owner = Owner
group-tracker = Tracker
group-authority = Escalation to management
group-words = User's words
group-class = Classification
group-weight = Priority
group-outcome = Outcome
group-margin = Tags and plans
group-kept = Counters

## What the user said when asked

outcome-recovered = Recovered
outcome-not_recovered = Not recovered
outcome-not_satisfied = Recovered but not satisfied
outcome-no_answer = No answer

## Who closed it

closed-via-desk = Service desk
closed-via-resolver = Resolver
closed-via-auto = By rule
closed-via-imported = Imported

## Policies: tables, keys, changes

policy-section-desk = Desk
policy-section-roles = Roles
policy-section-rights = Rights
policy-section-lines = Lines
policy-section-channels = Channels
policy-section-natures = Natures
policy-section-impacts = Impact
policy-section-urgencies = Urgency
policy-section-priorities = Priorities
policy-section-matrix = Matrix
policy-section-suspensions = Suspensions
policy-section-closing_codes = Closing codes
policy-section-hand_over_reasons = Reasons to hand over
policy-section-cancel_reasons = Reasons to cancel
policy-section-efforts = Effort
policy-section-fields = Own fields
policy-section-calendars = Calendars
policy-section-agreements = Agreements
policy-section-clocks = Clocks
policy-section-escalation = Escalation rules
policy-section-duty = Duty
policy-section-bands = Bands
policy-section-rules = Rules

policy-key-en = name (en)
policy-key-zh-Hans = name (zh-Hans)
policy-key-zh-Hant = name (zh-Hant)
policy-key-zone = time zone
policy-key-duties = duties
policy-key-desk = desk role
policy-key-vendor = vendor
policy-key-limit = most active incidents
policy-key-live = on the line
policy-key-machine = reported by machines
policy-key-complaint = complaint
policy-key-kinds = kinds
policy-key-pauses = pauses clocks
policy-key-workaround = workaround
policy-key-type = type
policy-key-natures = natures
policy-key-required = required
policy-key-choices = choices
policy-key-tz = time zone
policy-key-always = 24×7
policy-key-assign = automatic assignment
policy-key-roster = roster
policy-key-weekly = weekly hours
policy-key-holidays = holidays
policy-key-yearly_holidays = holidays of every year
policy-key-yearly_breaks = breaks of every year
policy-key-maintenance = maintenance windows
policy-key-workdays = make-up workdays
policy-key-workday_like = make-up days have the hours of
policy-key-shifts = special hours
policy-key-breaks = breaks
policy-key-day = business day
policy-key-organisations = organisations
policy-key-services = services
policy-key-valid_from = valid from
policy-key-valid_until = valid until
policy-key-authorised_by = authorised by
policy-key-contacts = contacts
policy-key-interruptions = agreed interruptions
policy-key-availability = availability (%)
policy-key-default = default
policy-key-response = response
policy-key-resolution = resolution
policy-key-update = user update
policy-key-accept = accept
policy-key-confirm = confirm
policy-key-call_back = call-back
policy-key-reply = reply
policy-key-starts = begins with
policy-key-restarts = begins anew with
policy-key-resumes = goes on with
policy-key-meets = met by
policy-key-cancels = cancelled by
policy-key-leads = leads the working order
policy-key-goal = goal
policy-key-share = percent of the resolution
policy-key-shares = percent of the resolution by line
policy-key-calendar = calendar
policy-key-left = left
policy-key-percent = percent of the goal
policy-key-routing = who dispatches
policy-key-return_via_leads = hand back via the leads
policy-key-complaints_in_scope = complaints need no agreement
policy-key-met_by = what meets the response
policy-key-pause_unmet_response = pause an unmet response
policy-key-reopen_window = may be reopened for
policy-key-resolver_closes_alerts = resolver closes alerts
policy-key-confirm_reminders = reminders to confirm
policy-key-unconfirmed_after = unconfirmed after
policy-key-followup_priorities = follow-up calls, priorities
policy-key-followup_share = follow-up calls, percent
policy-key-security_roles = security roles
policy-key-goal_responded = goal: responses in time
policy-key-goal_resolved = goal: resolutions in time
policy-key-goal_first_line = goal: solved by the desk
policy-key-authorities = authorities
policy-key-major_impact = major from impact
policy-key-major_priority = major from priority
policy-key-attachment_limit_mib = largest attachment (MiB)
policy-key-incident_and_problem_manager = incident and problem manager in one
policy-key-when = when
policy-key-clock = clock
policy-key-before = before the limit
policy-key-after = after
policy-key-follows = follows rule
policy-key-priority = priority
policy-key-line = line
policy-key-nature = nature
policy-key-state = state
policy-key-major = major
policy-key-unreported = executive not told
policy-key-unassigned = unassigned
policy-key-reopened = times reopened
policy-key-reassigned = times reassigned
policy-key-chased = times chased
policy-key-reports = reports
policy-key-tell = tells
policy-key-acknowledge = to be acknowledged within
policy-key-move = moves to
policy-key-authority = authority
policy-key-set_priority = raises the priority to
policy-key-set_major = declares a major

agreement-standing-not_begun = not begun
agreement-standing-in_force = in force
agreement-standing-to_renew = to renew
agreement-standing-ended = ended

policy-change-added = added
policy-change-removed = removed
policy-change-changed = changed
policy-change-reordered = order changed
