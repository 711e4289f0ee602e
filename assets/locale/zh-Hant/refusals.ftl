### Refusals: what the rules do not allow, why, and what is possible.
### Taiwan usage in its own words, not converted from zh-Hans.
