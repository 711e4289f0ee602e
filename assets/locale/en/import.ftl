### Importing a history: what became of it, and what is wrong with a map.

import-dry = Nothing was written. An import would give:
import-made = { $rows } rows, { $incidents } incidents, { $entries } new entries of the directory
import-events = events
import-touches = changed nothing that the record holds
import-known = imported before
import-later = later than the time asked for
import-ours = not taken: the incident has been worked on here since
import-unreadable = could not be read
import-complaints = { $n ->
    [one] Not understood, one place:
   *[other] Not understood, { $n } places:
  }
import-complaint = line { $line }, { $column }: “{ $value }” – { $why }
import-complaint-row = line { $line }: “{ $value }” – { $why }
import-complaints-more = and { $n } more; --json lists them all
import-why-state = the map has no such state; the state stays what it was
import-why-channel = the map has no such channel
import-why-number = not a number that fits
import-why-time = not a time as the map says
import-why-flag = neither true nor false
import-why-column = the map neither uses nor ignores this column
import-why-columns = so many cells, not as many as the heading has
import-why-utf8 = not UTF-8
import-why-long = too long
import-why-much = the file is too big
import-why-key = no number of an incident

import-map-mistake = line { $line }, column { $column }: { $problem }
import-map-shape = { $message }
import-map-zone = there is no time zone “{ $name }”
import-map-time = “{ $text }” does not say how a time is written; for 29/2/2016 01:16 write %d/%m/%Y %H:%M
import-map-delimiter = “{ $text }” is not one ASCII character
import-map-state = there is no state “{ $name }”
import-map-reason = a suspension needs its reason, and no other state has one
import-map-field = an import cannot fill a field “{ $name }”
import-map-makes = “{ $field }” needs a column, and “{ $needs }” where that is another word
import-map-entry = there is no [entries.{ $name }]
import-map-entry-kind = [entries.{ $name }] is of another kind than is needed here
import-map-kind = “{ $name }” is not a kind of entry
import-map-template = “{ $text }” has a brace without its other half
import-map-ring = [entries.{ $name }] is its own parent
import-map-policy = the policy has no { $what } “{ $name }”
import-map-empty = this must not be empty

import-until = “{ $text }” is not a time; write 2016-03-15T10:00
import-empty = There is nothing in it.
import-no-lines = It has a line without an end; is it a table?
import-no-columns = Its heading lacks what the map names: { $names }
import-io = { $why }
import-no-clock = { $path } is there and keeps the machine’s time. --live needs a new file, or one that was made by it.
import-no-desk = There is no desk at { $path } to try it on.
