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

# doctor: one line each; under it how to mend it
cli-doctor-about = Look at everything the desk stands on, and say how to mend it
doctor-ok = ok
doctor-warn = look
doctor-bad = BAD
doctor-terminal = terminal
doctor-colours = colours
doctor-frames = frames
doctor-language = language
doctor-settings = settings
doctor-drafts = drafts
doctor-file = file
doctor-rights = rights
doctor-folder = folder
doctor-space = space
doctor-log = log
doctor-trail = trail
doctor-identity = identity
doctor-clock = clock
doctor-zone = time zone
doctor-terminal-none = None here: the queue is printed as lines.
doctor-terminal-no-term = TERM is not set: the queue is printed as lines.
doctor-terminal-dumb = TERM is { $term }, which cannot place a cursor: the queue is printed as lines.
doctor-terminal-is = { $term }, { $size }
doctor-mend-term = Set TERM to what the terminal is, for example xterm-256color.
doctor-mend-size = Too small to read: 60x16 shows a list, 100 columns a card beside it.
doctor-colours-none = NO_COLOR is set: bold, underlined and reversed only.
doctor-colours-all = 24 bits: every theme as it is meant.
doctor-colours-256 = 256: painted themes in the nearest of these.
doctor-colours-16 = Sixteen: the terminal's own colours.
doctor-mend-colours = The theme in the settings needs 256. Set COLORTERM=truecolor where the terminal has 24 bits.
doctor-frames-settled = As settled; the terminal is not asked.
doctor-frames-one = Lines: the terminal draws them in one cell.
doctor-frames-multiplexed = Lines, by the word of tmux or screen, which do not know the terminal. If frames are crooked: glyphs = "ascii" under [ui].
doctor-frames-wide = Signs of ASCII: the terminal draws a line in { $cells } cells.
doctor-frames-utf8 = Lines: the terminal does not say how it draws them, and the locale is UTF-8.
doctor-frames-not-utf8 = Signs of ASCII: the locale is not UTF-8, so names in other scripts may not be shown.
doctor-mend-utf8 = Set LC_CTYPE or LC_ALL to a locale of UTF-8, for example C.UTF-8.
doctor-language-asked = { $tag }, by --lang or FIRSTLINE_LANG.
doctor-language-file = { $tag }, by the settings.
doctor-language-login = { $tag }, by the locale { $login }.
doctor-language-default = { $tag }: no locale says otherwise.
doctor-mend-settings = Mend the line; firstline config check shows them all. Until then the default holds.
doctor-drafts-good = Kept below { $path }, for you alone.
doctor-drafts-cannot = Nothing can be kept below { $path }: what is being typed is lost if the console is killed.
doctor-drafts-open = Others can look into { $path }.
doctor-mend-own = Make { $path } yours to read and write: chown and chmod u+rwx.
doctor-mend-private = chmod 700 { $path }
doctor-file-good = { $path }: { $size }, schema { $schema }, every page whole.
doctor-rights-good = Yours alone.
doctor-rights-group = Its group may read or write it: right for a desk that people share, and only for that.
doctor-rights-anybody = Anybody on this machine may read it or write it, past every rule of the desk.
doctor-mend-group = Otherwise: chmod g-rwx { $path }
doctor-mend-anybody = chmod o-rwx { $path }, and the files beside it.
doctor-folder-good = { $path }
doctor-folder-anybody = Anybody may put another file in the desk's place in { $path }.
doctor-mend-folder = chmod o-w { $path }
doctor-space-is = { $room } free.
doctor-mend-space = Not enough for a copy of the file beside it. Free some space before a backup.
doctor-log-is = { $size } written and not yet copied into the file.
doctor-mend-log = Some program has been reading for a long time and holds it up: quit consoles that nobody uses.
doctor-trail-is = { $n ->
    [one] One event
   *[other] { $n } events
}; firstline audit verify proves them.
doctor-identity-os = By login: { $login } is { $who }.
doctor-identity-session = By the forced command of the SSH login.
doctor-identity-declared = Declared: --as NAME is believed, so roles are advice and no barrier. You are { $who }.
doctor-identity-nobody = By login, and nobody of the { $n } people at this desk has the login { $login }.
doctor-mend-declared = Right for trying out. For a desk that counts: firstline init --identity os
doctor-mend-nobody = An administrator of the desk enters you: firstline person add KEY name=NAME roles=agent teams=desk os_user={ $login }
doctor-clock-good = { $now }, not before the last event.
doctor-clock-behind = It shows { $now }, but the last event was written at { $last }. What is saved now is recorded as of then.
doctor-clock-set = The file has a clock of its own, which shows { $now }.
doctor-mend-clock = Set the machine's clock: timedatectl set-ntp true
doctor-mend-clock-set = Right for a demo or a desk of the past; nothing that counts should be recorded here.
doctor-zone-good = { $zone }
doctor-zone-other = { $zone }; due times were computed with the rules { $then }, this firstline has { $now }.
doctor-mend-zone = Nothing needs doing unless the rules of this zone have changed since.

# init
cli-flag-init-desk = What the desk is called
cli-flag-init-hours = When service is given: 24x7, or days and hours, "mon-fri 09:00-18:00"
cli-flag-init-team = A team and its line, 2=Network; as often as needed
cli-hint-init-hours = Write 24x7, or days and hours: mon-fri 09:00-18:00
cli-hint-init-team = Write the line and the name: 2=Network

# The first run
welcome-no-desk = There is no desk at { $path } yet. What shall it be?
welcome-demo = demo
welcome-demo-help = a busy desk to play with; nothing of it is kept
welcome-create = create
welcome-create-help = a desk of your own, with you as its first person
welcome-create-page = It is made at { $path }. All of this can be changed later.
welcome-import = import
welcome-import-help = the history of another desk, from its export
welcome-import-page = A desk is made at { $path }, with the history of the export and a clock that stands where it ends. The map says what its columns mean: a name, or a file.
welcome-open = open
welcome-open-help = a desk that is somewhere else
welcome-open-page = Where is its file? A path may begin with ~.
welcome-desk = Desk
welcome-name = Your name
welcome-hours = Hours
welcome-zone = Time zone
welcome-line-1 = Line 1
welcome-line-2 = Line 2
welcome-line-3 = Line 3
welcome-team-1 = Service desk
welcome-team-2 = Support
welcome-team-3 = Specialists
welcome-export = Export
welcome-map = Map
welcome-path = File
welcome-hours-office = Monday to Friday, 09:00 to 18:00
welcome-hours-long = Monday to Friday, 08:00 to 20:00
welcome-hours-six = Monday to Saturday, 09:00 to 18:00
welcome-hours-always = day and night, every day
welcome-missing = { $what } is needed.
welcome-zone-unknown = There is no time zone { $zone }. Write Europe/Berlin, Asia/Shanghai, Asia/Taipei or UTC.
welcome-no-map = There is no map { $map }: name a file, or one of { $choices }.
welcome-key-choose = choose
welcome-key-language = 中文
welcome-key-leave = leave
welcome-key-next = next
welcome-key-change = change
welcome-key-back = back
welcome-importing = Reading { $path }
welcome-again = Ctrl-C again leaves.
