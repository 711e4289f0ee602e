//! Rights. One job: what each role may do, as one table (ROLE-5), deny by default.

/// The table of rights as the policy states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights;
