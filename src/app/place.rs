//! Places. One job: what can fill the screen, and the number that each keeps for ever (UX 3.3).

use crate::msg;

/// What fills the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    #[default]
    Queue,
    /// The escalation board (ESC-4).
    Board,
    /// The knowledge base.
    Knowledge,
    /// The audit trail (AUD-3).
    Audit,
    /// Figures for a screen that nobody sits at.
    Wall,
    /// What one was told (ESC-5).
    Inbox,
}

/// How a place is reached and called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    pub place: Place,
    pub digit: char,
    /// The message of its short word, for the header.
    pub word: &'static str,
}

/// Every place there is, by its number.
pub const PLACES: [Sign; 6] = [
    Sign { place: Place::Queue, digit: '1', word: msg!("place-queue") },
    Sign { place: Place::Board, digit: '2', word: msg!("place-board") },
    Sign { place: Place::Knowledge, digit: '3', word: msg!("place-knowledge") },
    Sign { place: Place::Audit, digit: '5', word: msg!("place-audit") },
    Sign { place: Place::Wall, digit: '7', word: msg!("place-wall") },
    Sign { place: Place::Inbox, digit: '9', word: msg!("place-inbox") },
];

impl Place {
    pub fn sign(self) -> &'static Sign {
        &PLACES[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_a_table_in_order() {
        for sign in &PLACES {
            assert_eq!(sign.place.sign(), sign);
        }
    }
}
