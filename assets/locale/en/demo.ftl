### The demo.
demo-about = Show a desk at work, in a file of its own
demo-flag-seed = Another seed makes another desk; the same makes the same
demo-flag-speed = How fast its clock runs, 1 to 1000
demo-flag-scene = What happens in it: busy, quiet, storm, major
demo-flag-days = How many days of history, 1 to 120; 21 where nothing is said
demo-no-terminal = The demo is to be seen, and here is no terminal to show it on.
demo-hint-db = --db FILE makes the demo's file and leaves it there.
demo-made = Made a demo at { $path }. It is opened with:
demo-making = Making a desk with { $days } days of work behind it ...
