# How it looks, what is configured, what is checked, the first run.

# Themes
theme-ansi = the terminal's own colours
theme-dark = a dark page
theme-light = light paper
theme-contrast = high contrast
theme-deut = without red beside green
theme-mono = no colour
theme-too-few = This terminal has sixteen colours; { $theme } needs 256, so its own colours stay.
choice-not-kept = Chosen, but not kept for the next time: { $why }
act-console-theme = Theme
help-console-theme = choose how the console looks

# The configuration file
config-at = { $path }, line { $line }: { $problem }
config-at-all = { $path }: { $problem }
config-syntax = This is not TOML ({ $why }). Nothing of the file is used until that is mended.
config-unknown-key = There is no key { $key }; take it out. There are: { $choices }
config-bad-value = { $value } is not a value for { $key }; the default holds. Possible: { $choices }
config-not-there = There is no such file. Make it, or take FIRSTLINE_CONFIG or --config away.
config-unreadable = It cannot be read: { $why }
config-more = { $first } ({ $n } more: firstline config check)
cli-config = Your own settings
cli-config-path = Where the settings are read from
cli-config-check = Check the settings: every mistake with its line
config-good = { $path }: nothing wrong.
config-none = There is no { $path }; the defaults hold.
cli-flag-config = Read the settings from this file
cli-flag-theme = ansi, dark, light, contrast, deut or mono
cli-flag-ascii = Draw frames with + - | only
