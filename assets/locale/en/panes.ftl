# Panes: the words of what is neither queue nor record.

place-queue = Queue
place-board = Escalation
viewname-lines = By line
empty-board = Nobody has anything to do at { $time }
act-go-board = escalation board
help-go-board = lines side by side, each with its cards
act-board-left = lane left
help-board-left = to the lane at the left that has a card
act-board-right = lane right
help-board-right = to the lane at the right that has a card
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
