### The console: panes, overlays, messages, footers.
### Taiwan usage in its own words, not converted from zh-Hans.
