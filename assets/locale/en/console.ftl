### The console: panes, overlays, messages, footers.

## Acts: a word for footers and lists, a sentence for help

act-take = take
help-take = Make it yours and start work
act-start = start work
help-start = Start work on what is assigned to you
act-assign = assign
help-assign = Give it to a person or a team, with a reason
act-reply = reply
help-reply = Send the user a message: PUBLIC
act-note = note
help-note = Add an internal note
act-escalate = escalate
help-escalate = Hand it to a higher line
act-hand-back = hand back
help-hand-back = Return it to whoever handed it over
act-resolve = resolve
help-resolve = Record the solution; the desk confirms it with the user
act-confirm = confirm and close
help-confirm = Ask the user whether it works again, and close
act-close = close unconfirmed
help-close = Close without an answer, once the time for it has come
act-suspend = suspend
help-suspend = Wait for a reason, until a time
act-resume = resume
help-resume = End the suspension and go on
act-call = log call
help-call = Log a call with the user
act-chase = chase
help-chase = Chase the present owner; it is counted
act-edit = edit
help-edit = Change its fields
act-priority = priority
help-priority = Override the priority, with a reason
act-link = link
help-link = Link it to another incident
act-join = join report
help-join = Add another report of the same incident
act-merge = merge
help-merge = Merge it into the incident it is a duplicate of
act-unmerge = un-merge
help-unmerge = Take a merge back
act-reopen = reopen
help-reopen = The user says it is not over
act-cancel = cancel
help-cancel = Cancel it, with a reason
act-rate = satisfaction
help-rate = Record how satisfied the user is
act-follow-up = follow-up call
help-follow-up = Record a call after closing
act-tracker = tracker
help-tracker = Change who follows it to the end
act-undo = undo
help-undo = Take back what you did last to this incident
act-repeat = repeat
help-repeat = Do the last act again, here
act-new = new incident
help-new = Record a new incident
act-copy = copy number
help-copy = Copy the number, or the numbers marked
act-list-mark = mark
help-list-mark = Mark or unmark, and go on
act-list-range = mark range
help-list-range = Mark from here to the cursor
act-list-mark-all = mark all
help-list-mark-all = Mark all that is listed
act-list-mark-query = mark by filter
help-list-mark-query = Mark what a filter finds, as in :mark prio:4
act-list-down = down
help-list-down = Next row
act-list-up = up
help-list-up = Row before
act-list-half-down = half a page down
help-list-half-down = Half a page down
act-list-half-up = half a page up
help-list-half-up = Half a page up
act-list-page-down = page down
help-list-page-down = A page down
act-list-page-up = page up
help-list-page-up = A page up
act-list-top = first
help-list-top = First row
act-list-bottom = last
help-list-bottom = Last row
act-detail-down = scroll down
help-detail-down = Scroll down
act-detail-up = scroll up
help-detail-up = Scroll up
act-detail-page-down = page down
help-detail-page-down = Scroll a page down
act-detail-page-up = page up
help-detail-page-up = Scroll a page up
act-detail-top = to the top
help-detail-top = Scroll to the beginning
act-detail-bottom = to the end
help-detail-bottom = Scroll to the end
act-detail-open = open
help-detail-open = Show the whole record
act-detail-zoom = zoom
help-detail-zoom = Show the record all over the screen, or beside the list
act-detail-next-tab = next page
help-detail-next-tab = Next page of the record
act-detail-previous-tab = previous page
help-detail-previous-tab = Page of the record before
act-console-pane = other pane
help-console-pane = Move between list and card
act-console-card = card
help-console-card = Show or hide the card
act-list-freeze = freeze order
help-list-freeze = Keep the order as it is, or let it go on
act-list-refresh = refresh
help-list-refresh = Sort now and read the record again
act-console-redraw = redraw
help-console-redraw = Paint the screen anew
act-list-filter = filter
help-list-filter = Filter the list while you type
act-list-requester = this requester
help-list-requester = Only what this reporter reported
act-list-ci = this CI
help-list-ci = Only what concerns this configuration item
act-list-sort = sort
help-list-sort = Choose the order
act-go-view = view
help-go-view = Choose a saved view
act-go-queue = queue
help-go-queue = Go to the queue
act-go-view1 = my desk
help-go-view1 = What your line works on
act-go-view2 = mine
help-go-view2 = What is assigned to you
act-go-view3 = unassigned
help-go-view3 = What nobody has taken
act-go-view4 = to confirm
help-go-view4 = Resolved, to be confirmed and closed
act-go-view5 = all open
help-go-view5 = Everything that is not closed
act-go-view6 = resolved today
help-go-view6 = What was resolved today
act-go-last = last view
help-go-last = Back to the view before
act-go-ticket = go to number
help-go-ticket = Open an incident by its number
act-console-command = command
help-console-command = Type a command
act-console-help = help
help-console-help = Every key and act; type to find, Enter to run
act-console-palette = palette
help-console-palette = Find an act by typing and run it
act-console-language = language
help-console-language = Change the language: en, zh-Hans, zh-Hant
act-console-drafts = drafts
help-console-drafts = Go on with what you were typing
act-console-back = back
help-console-back = Step out: selection, then filter, then view
act-console-leave = back or quit
help-console-leave = Back; from the queue, quit
act-console-quit = quit
help-console-quit = Quit; drafts are kept
act-console-suspend = to the shell
help-console-suspend = Put the console into the background

## Views of the queue, and what it means that one is empty

viewname-desk = My desk
viewname-mine = Mine
viewname-unassigned = Unassigned
viewname-toclose = To confirm and close
viewname-open = All open
viewname-resolved = Resolved today
empty-desk = Queue clear at { $time }.
empty-mine = Nothing is yours at { $time }.
empty-unassigned = Everything has an owner at { $time }.
empty-toclose = Nothing waits to be confirmed at { $time }.
empty-open = No open incident at { $time }.
empty-resolved = Nothing was resolved today, as of { $time }.
empty-next = S other views   i new incident
empty-filter = No incident matches { $filter }. { $n } are hidden by this filter.
empty-filter-next = Esc as it was   S other views
empty-loading = Reading the queue

## Orders

sort-work = work
sort-left = time left
sort-prio = priority
sort-age = age
sort-updated = last change
sort-id = number
sort-title = summary
sort-owner = owner

## Head of the list

head-marked = { $n } marked
head-marked-hidden = { $n } marked ({ $hidden } hidden)
head-count = { $n } of { $all }
head-sort = sort { $what }
head-frozen = frozen { $what }
head-read-only = READ ONLY
column-left = LEFT
column-id = ID
column-state = ST
column-summary = SUMMARY
column-owner = OWNER
owner-none = none

## The card

card-clocks = CLOCKS
card-about = ABOUT
card-look = WORTH A LOOK
card-timeline = TIMELINE
card-response = Respond
card-resolution = Resolve
card-update = Update
card-of = of { $goal }
card-from = From
card-nobody = nobody
card-ci = CI
card-service = Service
card-category = Category
card-impact = Impact
card-urgency = urgency { $n }
card-owner = Owner
card-take = t takes it
card-loading = reading
look-major = major incident
look-reports = { $n } reports of the same
look-chased = chased { $n }x
look-reopened = reopened { $n }x
look-hops = handed over { $n }x
look-suspended = { $why }, until { $until }
look-to-confirm = to be confirmed with the user
look-out-of-scope = under no agreement
look-draft = a draft of yours
tab-record = Record
tab-work-log = Work log
tab-timeline = Timeline

## What was said in the message row

said-new = New here: { $what }
said-marked = { $n } marked
said-frozen = Order frozen. F lets it go on
said-unfrozen = Order goes on
said-copied = Sent to the terminal: { $text }
said-no-drafts = No drafts
said-ime = IME is on: looking for it
said-interrupt = Ctrl-C again quits
said-paste = Pasted text does nothing here. / looks for it, i records it
said-saving = Saving { $n }
offer-undo = undo
n-incidents = { $n } incidents
filter-means = { $n } found: { $meaning }
command-unknown = No command { $word }. ? lists all
command-nearest = No command { $word }. Nearest: { $near }

## Why not

why-no-ticket = There is no incident here
why-read-only = This console is read-only
why-yours-already = It is yours and in work already
why-loading = The record is still being read
why-not-zoomed = Open the record first: Enter
why-unknown-here = It is not recorded here
why-nothing-to-undo = Nothing of yours to take back here

## Questions

ask-many = { $what }: { $n } of { $all }?
ask-more = { $n } more
ask-type-count = Type { $n } to go on
ask-undo = Take back? { $what }, { $when }
ask-quit = Quit? { $n } drafts are kept
conflict-title = Changed meanwhile
conflict-by = { $who } changed { $id } { $when }.
conflict-kept = What you typed is kept.
help-title = Keys and acts
palette-title = What to do
palette-none = Nothing is called that
tiny = { $size } too small

## Keys of dialogs

key-run = run
key-close = close
key-complete = complete
key-keep = keep
key-as-before = as before
key-empty = empty
key-choose = choose
key-yes = yes
key-yes-count = go on
key-no = no
key-review = look
key-overwrite = save mine
key-reload = let theirs be

## What was done

done-recorded = { $id } recorded
done-joined = { $id } report joined
done-noted = { $id } note added
done-replied = { $id } reply on its way
done-called = { $id } call logged
done-taken = { $id } taken
done-started = { $id } work started
done-assigned = { $id } assigned
done-escalated = { $id } escalated
done-handed-back = { $id } handed back
done-suspended = { $id } suspended
done-resumed = { $id } resumed
done-chased = { $id } chased
done-edited = { $id } changed
done-assessed = { $id } assessed anew
done-overridden = { $id } priority set
done-tracked = { $id } tracker changed
done-resolved = { $id } resolved
done-confirmed = { $id } confirmed
done-rated = { $id } satisfaction recorded
done-closed = { $id } closed
done-reopened = { $id } reopened
done-cancelled = { $id } cancelled
done-merged = { $id } merged
done-absorbed = { $id } merged
done-linked = { $id } linked
done-followed-up = { $id } follow-up recorded
done-undone = { $id } taken back
done-imported = { $id } imported

## Stand-ins
done-recorded-taken = { $id } recorded and taken
done-recorded-resolved = { $id } recorded and resolved
done-confirmed-closed = { $id } confirmed and closed
done-confirmed-reopened = { $id } not in order for the user: reopened
done-retargeted = { $id } goals changed
