### The command line: help and answers.

## Help: headings

cli-about = The IT service desk in the terminal. Without a command: the console, or the queue where there is no terminal.
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-places = Arguments
cli-heading-options = Options
cli-heading-global = Options of every command
cli-heading-exits = Exit codes:

## Help: options of every command

cli-flag-help = Show this help
cli-flag-version = Show the version
cli-flag-db = The desk file; else FIRSTLINE_DB, else the one in the data folder
cli-flag-as = Who you are; believed only where the desk's identity is declared
cli-flag-lang = Language of words: en, zh-Hans, zh-Hant
cli-flag-json = Print one JSON object; errors are JSON too
cli-flag-jsonl = Print one JSON object a line
cli-flag-csv = Print CSV with a header
cli-flag-plain = Print values with tabs between, without a header
cli-flag-fields = Only these fields, in this order
cli-flag-limit = At most so many rows, 0 for all (50 unless told)
cli-flag-no-input = Never ask anything; what is missing is an error
cli-flag-quiet = No messages beside the data and errors

## Exit codes

cli-exit-done = done
cli-exit-failed = failed: the file, the disk, the machine
cli-exit-usage = the command line was not understood, or a value is missing
cli-exit-not-found = not found, or not for your eyes
cli-exit-refused = refused: a right, or a rule of the process
cli-exit-conflict = somebody else changed it meanwhile (--if-rev)
cli-exit-invalid = a value is not one of those there are
cli-exit-busy = the file is busy; try again
cli-exit-audit-broken = the audit trail is broken
cli-exit-cannot-tell = the journal holds what this firstline does not know: whether it is whole cannot be told

## What could not be read

cli-usage-unknown-argument = There is no option { $arg } here.
cli-usage-unknown-command = There is no command "{ $name }".
cli-usage-missing-command = A command is missing.
cli-usage-missing = Missing: { $arg }
cli-usage-twice = { $arg } cannot be given here, or was given twice.
cli-usage-no-value = { $arg } needs a value.
cli-usage-value = "{ $value }" is not a value for { $arg }.
cli-usage-utf8 = A word on the command line is not UTF-8.
cli-usage-other = The command line was not understood.
cli-usage-forms = Give one of --json, --jsonl, --csv and --plain.
cli-usage-field = There is no field "{ $field }" here.
cli-usage-either = Give either { $one } or { $other }.
cli-usage-if-rev = --if-rev goes with one incident only.
cli-usage-suggest = --suggest is about one incident.
cli-usage-pair = "{ $value }" is not COLUMN=VALUE.
cli-not-a-number = "{ $value }" is not an incident number like 20417 or 3.17.
cli-query-wrong = In the query, `{ $part }`: { $problem }
cli-several = More than one { $thing } fits "{ $what }".
cli-bad-now = FIRSTLINE_NOW is "{ $value }", not a time like 2026-03-02T09:00:00Z.
cli-stdin-terminal = Text was expected on standard input, which is a terminal; pipe it in.
cli-stdout-terminal = A file's bytes are not shown on a terminal. Send standard output elsewhere, or name a file with --to.
cli-unwritten = The output cannot be written: { $why }
cli-file-unreadable = { $path } cannot be read: { $why }
cli-file-too-long = { $path } is longer than 4 MiB.
cli-file-not-utf8 = { $path } is not UTF-8.
cli-error-about = { $about }: { $said }
cli-hint-nearest = Did you mean { $nearest }?
cli-hint-help = --help shows what there is.
cli-hint-choices = Possible: { $choices }
cli-hint-fields = There are: { $fields }
cli-hint-flags = Give it with { $flags }
cli-hint-times = Write 2h, -30m, 14:30, tomorrow 9:00, mon 9:00, 2026-03-02 09:00 or 2026-03-02T09:00:00Z.
cli-hint-spans = Write 30m, 2h, 1h30m or 3d.
cli-hint-new-reporter = --new-reporter NAME enters somebody new.
cli-hint-init = firstline init makes a desk; --db names another file.
cli-hint-newer = Use the firstline that wrote it, or a later one.
cli-hint-busy = Do it again. If it stays so, a program that was stopped holds the file: fuser { $path } names it.
cli-hint-full = Free some space, then do it again.
cli-hint-rights = The file, those beside it and its folder must be yours to read and write; for a group: chmod 0660 the files, chmod 2770 the folder.
cli-hint-damaged = Leave it as it is and go on with a copy from before.

## The file

cli-no-home = There is no home folder to keep a desk in; name a file with --db.
cli-store-not-there = There is no desk at { $path }.
cli-store-exists = { $path } exists already and was left as it is.
cli-store-not-a-desk = { $path } is not a desk file; nothing in it was touched.
cli-store-newer = { $path } was written by a newer firstline (schema { $found }, this one knows { $known }); it was left as it is.
cli-store-unusable = { $path } cannot be used: { $why }
cli-store-moved = { $path } was moved, replaced or deleted while it was open; nothing more is written to it.
cli-store-busy = Somebody else is writing to { $path }; gave up after { $seconds } s. Nothing was saved.
cli-store-full = { $path } cannot grow: the disk is full, or a limit or quota is reached. Nothing was saved.
cli-store-read-only = You may not write { $path }; nothing was saved.
cli-store-unknown = It is not sure whether this was saved in { $path }: { $detail }. Look before you do it again.
cli-store-damaged = { $path } is damaged ({ $detail }); nothing more is written to it.
cli-store-sql = SQLite says "{ $detail }" of { $path } ({ $doing }).
cli-store-newer-zones = due times in the file follow the time-zone rules { $found }, this firstline has { $known }; nothing was saved.
cli-hint-newer-zones = Use a firstline with these rules, or a newer one.
cli-store-old-sqlite = SQLite { $found } is too old; 3.51.3 or later is needed.
cli-not-understood = The journal holds what this firstline does not understand ({ $what }); nothing was changed.

## Founding a desk

cli-init-about = Make a desk file with yourself in it
cli-flag-init-name = Your name
cli-flag-init-login = The short name you go by in the desk
cli-flag-init-zone = The desk's time zone, such as Asia/Shanghai
cli-flag-init-policy = A policy of your own instead of the shipped one
cli-flag-init-identity = How the desk knows who calls: os, session, declared
cli-flag-init-language = Language of the first names: en, zh-Hans, zh-Hant
cli-init-made = Made a desk at { $path } (identity { $identity }, times in { $zone }).
cli-init-founder = { $name } ({ $login }) is its agent, desk lead, incident manager, process owner and administrator.
cli-init-next = Next:
cli-init-no-room = The folder { $path } cannot be made: { $why }

## The queue without a console

cli-no-terminal = There is no terminal here; this is the queue. firstline --help shows the commands.
cli-list-empty = Nothing found.
cli-list-more = { $shown } of { $total } shown; --limit 0 shows all.

## Incidents

cli-incident = Record, look at and work on incidents
cli-incident-new = Record an incident
cli-incident-list = List incidents, in working order
cli-incident-show = Show one incident with its clocks and timeline
cli-incident-undo = Take an act back
cli-attach = Attach files: their bytes are kept in the desk's file
cli-attachments = List what was attached, with what was taken off or erased
cli-attachment-save = Save an attachment to a file
cli-detach = Take an attachment off; its bytes stay, and it can be undone
cli-attachment-erase = Erase an attachment's name and bytes for ever, on lawful request
cli-act-take = Take it: it is yours, and in progress
cli-act-start = Start work on what is assigned to you
cli-act-assign = Assign to a person, team or line
cli-act-escalate = Escalate to a higher line
cli-act-return = Hand back to whoever handed it over
cli-act-raise = Call on more authority (hierarchical escalation)
cli-act-lower = Hand a hierarchical escalation one step down
cli-act-suspend = Suspend with a reason, until a time
cli-act-resume = Resume what is suspended
cli-act-chase = Chase whoever has it
cli-act-call-back = The caller is to be called back
cli-act-promise = A time the user was given
cli-act-inform = Tell the stakeholders of a major incident how it stands (MAJ-2)
cli-act-note = Add an internal note
cli-act-reply = Reply to the user
cli-act-call = Log a call with the user
cli-act-edit = Correct fields
cli-act-override = Set another priority than the matrix gives
cli-act-track = Hand the following to another desk person
cli-act-join = Add a report of the same incident
cli-act-link = Link to another incident
cli-act-merge = Merge into another incident
cli-act-unmerge = Take a merge back
cli-act-resolve = Resolve, with what was done
cli-act-confirm = Record what the user said when asked
cli-act-rate = Record satisfaction
cli-act-followup = Record a follow-up call after closing
cli-act-visit = Note an on-site visit: appointment, arrival, leaving, parts
cli-act-close = Close
cli-act-reopen = Reopen, and say why
cli-act-cancel = Cancel with a reason
cli-undo-with = Take it back: firstline incident undo { $batch }

## Flags of incidents

cli-flag-ids = Numbers of incidents
cli-flag-id = The number of an incident
cli-flag-stdin-ids = Read numbers from standard input, one a line or as JSON lines
cli-flag-if-rev = Only if nobody changed the same since this revision
cli-flag-text = The words; - reads standard input
cli-flag-description = What the user said; - reads standard input
cli-flag-reason = A reason of the policy
cli-flag-to = A person by key or name, or me
cli-flag-team = A team by key or name
cli-flag-authority = Whose authority: a role of the policy; the next one up where none is named
cli-flag-line = A support line
cli-flag-suggest = Assign nobody: list who of the team should get it, and why
cli-flag-until = Until when: 2h, 14:30, 2026-03-02 09:00
cli-flag-by = By when: 15:00, 2h, tomorrow 9:00, fri 15:00, tomorrow morning (12:00)
cli-flag-set = A field and its new value; as often as needed
cli-flag-set-own = A field of the policy and its value; may be given several times
cli-flag-priority = The priority, 1 the highest
cli-flag-reporter = Who reported it: key, name, phone or e-mail
cli-flag-new-reporter = Who reported it, nobody knew so far
cli-flag-phone = Phone of the new reporter
cli-flag-channel = How it came in (phone unless told)
cli-flag-nature = Fault, service request or complaint (the first of the policy unless told)
cli-flag-kind = The kind (the first of its nature unless told)
cli-flag-category = The category: key, name or path such as Network/VPN
cli-flag-impact = Impact, 1 the highest
cli-flag-urgency = Urgency, 1 the highest
cli-flag-service = An affected service; as often as needed
cli-flag-ci = An affected configuration item; as often as needed
cli-flag-reported-at = When it was reported: 20m ago is 20m, or 14:30
cli-flag-occurred-at = When it happened: an hour ago is 1h, or 14:30
cli-flag-tag = A tag; as often as needed
cli-flag-security = A security incident: only the roles the policy names see it
cli-flag-take = Take it in the same step
cli-flag-solution-now = Resolve it in the same step, with this solution
cli-flag-accept = Take it though no agreement covers it
cli-flag-solution = What was done; - reads standard input
cli-flag-on-site = Solved on site, not remotely
cli-flag-effort = Time it took: 45m, 1h30m
cli-flag-outcome = recovered (unless told), not_recovered, not_satisfied, no_answer
cli-flag-report = Which report, counted from 1
cli-flag-visit = Which visit, counted from 1; else the one that is meant
cli-flag-engineer = Who goes there; else the assignee, or whoever notes an arrival
cli-flag-appointment = Agreed for when: 2h, 14:30, 2026-03-02 09:00; makes a new visit
cli-flag-arrived = Arrived when: now, 14:30, 2026-03-02 09:00
cli-flag-left = Left when: now, 14:30, 2026-03-02 09:00
cli-flag-satisfaction = Satisfaction, 5 the best
cli-flag-score = Score, 5 the best
cli-flag-close = Close it in the same step
cli-flag-unconfirmed = Close without the user's word, after the time the policy gives
cli-flag-with = The other incident
cli-flag-relation = related (unless told), duplicate, follows, child
cli-flag-into = The incident that stays
cli-flag-batch = The batch to take back, as an act printed it
cli-flag-files = Files to attach; - is standard input, named by --name
cli-flag-attachment = Number of the attachment, as the record shows it
cli-flag-file-name = What the file is called on the record
cli-flag-save-to = Where to save it: a file, a folder, or - for standard output
cli-flag-force = Replace the file that is there
cli-flag-why = Why, in words
cli-attachment-on = attached
cli-attachment-off = taken off
cli-attachment-gone = erased
cli-attachment-number = No.
cli-attachment-by = By
cli-attachment-at = When
cli-name-of-one = --name names one file; give one file with it.
cli-flag-last = Take back the last act on this incident
cli-flag-query = A query, such as is:open prio:<=2 sla:<30m assignee:none outlook

## Columns

cli-column-clock = Clock
cli-column-priority = Pri
cli-column-rev = Revision
cli-column-reports = Reports
cli-column-version = Version
cli-column-at = At
cli-column-recorded = Recorded
cli-column-by = By
cli-column-seq = Row
cli-column-batch = Batch
cli-column-role = Role
cli-column-via = Via
cli-column-os-user = OS user
cli-column-identity = Identity
cli-column-record = Record
cli-column-kind = Event
cli-column-payload = Content
cli-column-code = Code
cli-column-name = Name
cli-column-zone = Zone
cli-column-line = Line
cli-column-became = Change
cli-column-section = Section
cli-column-entry = Entry
cli-column-what = What
cli-column-old = Before
cli-column-new = After
cli-column-old-goal = Goal before
cli-column-new-goal = Goal after
cli-column-old-due = Due before
cli-column-new-due = Due after
cli-column-old-band = Stands now
cli-column-new-band = Then
cli-column-old-left = Left before
cli-column-new-left = Left after
cli-column-from = From
cli-column-until = Until
cli-column-default = Default
cli-column-holidays = Holidays
cli-column-workdays = Make-up days
cli-column-day = Business day
cli-column-skills = Skills
cli-column-on-duty = On duty
cli-column-open = Open
cli-column-weight = Weight
cli-column-given = Given last

## The directory

cli-person = People of the desk and the support teams
cli-team = Teams
cli-contact = Reporters and their contact details
cli-org = Organisations and units
cli-service = The service catalogue
cli-ci = Configuration items
cli-category = The category tree
cli-entry-list = List the entries
cli-entry-show = Show one entry
cli-entry-add = Add an entry
cli-entry-edit = Change an entry
cli-entry-retire = Take an entry out of use; records keep it
cli-entry-restore = Put an entry back into use
cli-flag-key = The key of the entry
cli-flag-values = Columns and their values; lists with commas, references by key
cli-flag-retired = Those that are out of use too

## The policy

cli-policy = The policy of the desk
cli-policy-show = Print the policy
cli-policy-check = Check a policy: every mistake with its line
cli-policy-diff = What a policy would change, and which open clocks would get another due time
cli-policy-apply = Apply a policy from now on
cli-policy-history = List the versions
cli-flag-policy-file = The policy's file; - reads standard input
cli-flag-policy-version = A version; the one in force unless told
cli-flag-policy-changes = As CSV, lines or plain text: the entries that change, instead of the clocks
cli-policy-no-version = There is no version { $version } of the policy.
cli-policy-applied = Version { $version } is in force; incidents with other goals: { $retargeted }.
cli-policy-good = { $path } can be applied{ $warnings ->
    [0] .
   *[other] ; warnings: { $warnings }.
  }
cli-policy-looked = Version { $version } of the policy is in force{ $warnings ->
    [0] ; nothing looks wrong.
   *[other] ; warnings: { $warnings }.
  }
cli-policy-bad = { $path } cannot be applied; mistakes: { $errors }.
cli-diff-changes = { $path } against version { $version }: { $n ->
    [0] nothing changes.
    [one] 1 entry changes.
   *[other] { $n } entries change.
  }
cli-diff-incidents = { $n ->
    [0] No open incident you may read gets another goal.
    [one] 1 open incident gets other goals.
   *[other] { $n } open incidents get other goals.
  }
cli-diff-moved = Clocks with another due time: { $n }
cli-diff-begun = Clocks that begin: { $n }
cli-diff-ended = Clocks that end: { $n }
cli-diff-breached = Clocks that would then be breached: { $n }
cli-diff-risked = Clocks that would then be at risk: { $n }
cli-diff-eased = Clocks that would no longer be at risk or breached: { $n }
cli-diff-rules = Rules of escalation that these clocks then cross fire when it is applied.
cli-diff-paused = { $left } left, paused
cli-diff-entry = { $code } ({ $name })
cli-diff-revision = from { $from }
cli-diff-cell = impact { $impact }, urgency { $urgency }
cli-diff-more = { $items } and { $more } more

## Agreements

cli-agreement = Agreements
cli-agreement-list = List the agreements
cli-agreement-show = All that an agreement says
cli-flag-agreement = The code of an agreement
cli-agreement-none = There is no agreement "{ $id }".
cli-agreement-why = Why a record is under its agreement

## Calendars

cli-calendar = Calendars of service hours
cli-calendar-list = List the calendars in force
cli-calendar-show = Show a calendar as the policy writes it
cli-calendar-lint = What looks wrong with calendars and agreements today
cli-flag-lint-file = A policy to look at; the one in force unless told; - reads standard input
cli-calendar-eval = Answer questions about calendars: JSON lines in, one JSON line out each
cli-calendar-holidays = Turn a list of holidays into lines for a policy
cli-calendar-none = There is no calendar "{ $id }".
cli-sla = Clocks: why they show what they show
cli-sla-explain = Why a clock shows what it shows: the sum, a timeline, the rule, every change
cli-sla-replay = Count response and resolution of timelines: JSON lines in, one JSON line out each
cli-flag-lines = JSON lines; "-" or nothing for standard input
cli-flag-clock = The clock: resolution, stage:2; the one that lists show where none is named
cli-flag-width = Cells of a line
cli-flag-calendar = The code of the calendar
cli-flag-holiday-file = The list; - reads standard input
cli-flag-holiday-format = holiday-cn or ics
cli-holidays-bad = { $path }, line { $line }: { $why }
cli-holidays-next = Put these lines into a calendar of the policy, then firstline policy apply.

## The audit trail

cli-audit = Prove the file and browse its trail
cli-audit-verify = Prove that nothing was edited, removed or reordered
cli-audit-head = Print the end of the chain, to be noted elsewhere
cli-audit-list = List events
cli-flag-head = A head that was noted: it must be in this chain
cli-proof-whole = The audit trail is whole: { $events ->
    [one] 1 event
   *[other] { $events } events
  }, { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
  }.
cli-proof-broken = The audit trail is broken: { $findings ->
    [one] 1 finding
   *[other] { $findings } findings
  } in { $events } events.
cli-proof-erased = Values erased on lawful request: { $erased }.
cli-audit-more = There is more: --before { $seq }
cli-proof-head = Head: { $head }
cli-finding-gap = After row { $after } comes row { $found }: rows were removed, inserted or reordered.
cli-finding-unlinked = Row { $seq } does not follow from the row before it.
cli-finding-changed = Row { $seq } was changed.
cli-finding-forged = Words of row { $seq } are not those that were written.
cli-finding-unreadable = Row { $seq } cannot be read: { $why }
cli-finding-not-folded = Row { $seq } says what cannot be: { $why }
cli-finding-version = Row { $seq }: the revisions of { $stream } do not count up.
cli-finding-drift = Row { $seq }: { $place } did not hold what the row says it held.
cli-finding-queue = The queue shows incident { $incident } otherwise than its record.
cli-finding-stray = The table { $table } differs from the trail by { $more } rows.
cli-finding-directory = The directory shows { $stream } otherwise than the trail.
cli-finding-policy = Version { $version } of the policy is not the one that was applied.
cli-finding-attachment-missing = The bytes of attachment { $number } of incident { $incident } are missing.
cli-finding-attachment-changed = The bytes of attachment { $number } of incident { $incident } are not those that were attached.
cli-finding-head = The noted head (row { $noted }) is not in this chain: it was cut off or replaced.

# import
cli-noun-import = Histories from other systems
cli-import-history = Bring in the history of another desk: incidents with their whole timeline
cli-flag-import-map = A map that comes with the program (servicenow-event-log), or a map file
cli-flag-import-until = Take rows up to this time only, in the map's zone
cli-flag-import-live = Make a new desk with them, its clock set to where they end and running on
cli-flag-import-dry-run = Say what would be done, and change nothing
cli-flag-import-file = The export to read; - is standard input
cli-import-maps = The maps that come with the program; with a name, that map whole
cli-flag-import-maps-name = The map to print; `writing` prints the page on writing one
cli-session-about = The console for the person that --as names: the forced command of an SSH login
