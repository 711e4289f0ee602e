### The command line: help and answers.
