//! People. One job: who works here and what each may do.

pub mod directory;
pub mod duty;
pub mod manage;
pub mod rights;
pub mod suggest;
