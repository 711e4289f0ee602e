# Panes: the words of what is neither queue nor record.

place-queue = Queue
place-board = Escalation
viewname-lines = By line
empty-board = Nobody has anything to do at { $time }
act-go-board = escalation board
help-go-board = Lines side by side, each with its cards
act-board-left = lane left
help-board-left = To the lane at the left that has a card
act-board-right = lane right
help-board-right = To the lane at the right that has a card
board-over = { $n } of { $limit } over
board-of = { $n } of { $limit }
board-more = { $n } more
board-more-above = { $above } above, { $n } below
board-until = until { $until }
board-chased = chased { $n }x
board-hops = { $n } hops
board-reports = { $n } reports
handover-head = HANDOVER
handover-why = Came by
handover-last = Last
handover-files = Files
handover-waits = Waits for
viewname-levels = By management level
board-not-raised = Nobody above
act-board-turn = by line or level
help-board-turn = Lanes by support line, or by level of management
why-not-by-level = Cards move between levels of management where lanes are levels; v turns them
place-wall = Wall
act-go-wall = SLA wall
help-go-wall = Figures for everybody: clocks, load, today; it pages by itself
act-wall-next = next page
help-wall-next = To the next page of the wall
act-wall-previous = previous page
help-wall-previous = To the page of the wall before
act-wall-hold = hold the page
help-wall-hold = Stay on this page, or page on
wall-title = SLA wall
wall-read-only = read-only
wall-held = held
wall-page = page { $n } of { $all }
wall-stale = STALE { $age }
wall-major = { $n ->
    [one] Major:
   *[other] { $n } majors, first:
 } { $id } { $title }, { $reports ->
    [one] one report
   *[other] { $reports } reports
 }
wall-breached = BREACHED
wall-critical = CRITICAL
wall-warning = WARNING
wall-ok = ON TRACK
wall-paused = PAUSED
wall-oldest = oldest { $time }
wall-next = next { $time }
wall-least = least { $time }
wall-next-head = NEXT TO BREACH
wall-load = LOAD
wall-open = OPEN
wall-at-risk = AT RISK
wall-today = TODAY
wall-sums = { $arrived } in   { $resolved } out   { $confirm } to confirm
wall-responded = Responded in time
wall-in-time = Resolved in time
wall-first-line = First-line fixes
wall-goal = goal { $goal }%
wall-arrivals = TODAY BY HOUR
wall-backlog = BACKLOG BY AGE
wall-upto = up to { $age }
wall-beyond = over { $age }
wall-lines = LINES
wall-breached-short = BREACHED
wall-nobodys = NOBODY
wall-suspended = SUSPENDED
wall-oldest-short = OLDEST
key-page = page
key-hold = hold
key-leave = leave
wall-came = arrived
wall-went = resolved
wall-levels = WITH THE MANAGEMENT
cli-wall-about = Show the SLA wall; without a terminal, print a page of it
cli-flag-wall-once = Print one page and leave
cli-flag-wall-page = The page to begin with, 1 to 3
