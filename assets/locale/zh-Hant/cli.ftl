### The command line: help and answers.
### Taiwan usage in its own words, not converted from zh-Hans.
