### Refusals: what the rules do not allow, why, and what is possible.
