# The console's loop and the file behind it.

store-moved = The file was moved or replaced while it was open. Nothing more is written to it; quit and open it again.
store-busy = Somebody else is writing to the file and has not finished. Nothing was saved; try again.
store-full = The file cannot grow: the disk is full, or a limit is reached. Nothing was saved, and what you typed is kept; free some space and try again.
store-failed = Not done: { $detail }
file-failed = { $path }: { $why }
file-changed = { $path } was changed while it was read. Nothing was done; try again.
file-not-regular = { $path } is not a regular file. Folders, devices and pipes are neither read nor written.
file-the-desk = { $path } belongs to the desk itself: nobody else may open or replace it.
file-exists = { $path } exists already; it is left as it is.
file-not-yours = Here files are those of the service account, not yours: nothing is read from them or saved to them.
file-saved = Saved to { $path } ({ $size })
console-worker-gone = The desk's file is no longer read; quit and start again. What you typed is kept.
console-no-suspend = Nobody would wake the console here: there is no shell behind it.
draft-not-kept = What you type cannot be kept for later: { $detail }
drafts-found = { $n ->
    [one] A draft is kept
   *[other] { $n } drafts are kept
}
drafts-open = go on with it
console-panic = firstline has made a mistake and ended; what you typed is kept. Report: { $path }
console-panic-unreported = firstline has made a mistake and ended; what you typed is kept.
