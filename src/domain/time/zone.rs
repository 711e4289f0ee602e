//! Time zones. One job: the one door to jiff, local time to instants and back, gaps and folds explicit.
