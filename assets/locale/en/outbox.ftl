# What people were told: the inbox, the outbox, and the tick that fills both.

cli-inbox-about = What you were told: what you have not looked at, and what waits for your word
cli-flag-inbox-waiting = Only what waits to be acknowledged
cli-flag-inbox-all = Everything you were ever told
cli-flag-inbox-seen = Note that you have looked at it
cli-column-late = Late
cli-column-what = What
cli-column-waits = Waits
cli-column-seen = Seen
inbox-waits = waits
inbox-seen = seen
notice-security = security incident

cli-tick-about = Do what time brings where no console is open: end suspensions, fire rules
cli-flag-loop = Again and again until a signal, so many seconds apart (60 unless told)
tick-done = { $events ->
    [one] One event
   *[other] { $events } events
  } by time and rules.

config-hook-name = "{ $name }" is no name of a way: small letters, digits and _, beginning with a letter
config-hook-command = a hook needs command = ["/whole/path/of/a/program", "argument"]
config-hook-timeout = timeout is from "1s" to "5m"
