//! Maps, with their mistakes on their lines.
