//! What becomes of single rows.
