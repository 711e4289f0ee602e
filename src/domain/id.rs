//! Identifiers. One job: numbers that survive being carried to another copy of the file and back.
//!
//! An id is `replica << 40 | n`. Replica 0 is the home file and prints plainly (`20417`); a carried copy prints its
//! replica first (`3.17`) for ever, so nothing is renumbered when the copies are merged.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

const REPLICA_SHIFT: u32 = 40;
const NUMBER_MASK: i64 = (1 << REPLICA_SHIFT) - 1;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number like 20417 or 3.17")]
pub struct BadId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// The id of the `n`th record made by `replica`.
            pub const fn new(replica: u32, n: i64) -> Self {
                Self(((replica as i64) << REPLICA_SHIFT) | n)
            }
            /// The copy of the file that made this record; 0 is home.
            pub const fn replica(self) -> i64 {
                self.0 >> REPLICA_SHIFT
            }
            /// The running number within its replica.
            pub const fn number(self) -> i64 {
                self.0 & NUMBER_MASK
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.replica() {
                    0 => write!(f, "{}", self.number()),
                    replica => write!(f, "{replica}.{}", self.number()),
                }
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(s: &str) -> Result<Self, BadId> {
                let digits = |s: &str| -> Result<i64, BadId> {
                    let ok = !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
                    ok.then_some(s).and_then(|s| s.parse().ok()).filter(|n| *n <= NUMBER_MASK).ok_or(BadId)
                };
                match s.split_once('.') {
                    None => Ok(Self(digits(s)?)),
                    Some((replica, n)) => {
                        let replica = u32::try_from(digits(replica)?).ok().filter(|r| *r < 1 << 22).ok_or(BadId)?;
                        Ok(Self::new(replica, digits(n)?))
                    }
                }
            }
        }
    )+};
}

ids! {
    /// An incident, service request or complaint: the ticket a caller quotes.
    IncidentId,
    /// Somebody who works in the desk.
    PersonId,
    /// A team; it stands in one line.
    TeamId,
    /// A reporter: somebody who calls the desk, not an operator of it.
    ContactId,
    /// A customer organisation or one of its units.
    OrgId,
    /// An entry of the service catalogue.
    ServiceId,
    /// A configuration item.
    CiId,
    /// A node of the category tree.
    CategoryId,
    /// An entry of the knowledge base; people write `KB-118`.
    ArticleId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_and_reading_are_inverse() {
        for (id, text) in [(IncidentId(20417), "20417"), (IncidentId::new(3, 17), "3.17"), (IncidentId(0), "0")] {
            assert_eq!(id.to_string(), text);
            assert_eq!(text.parse(), Ok(id));
        }
        for bad in ["", "x", "-1", "1.", ".1", "1.2.3", "99999999999999", "4194304.1"] {
            assert_eq!(bad.parse::<IncidentId>(), Err(BadId), "{bad}");
        }
    }
}
