### The console: panes, overlays, messages, footers.
