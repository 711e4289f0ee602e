//! Big digits. One job: numbers that can be read across a room.
//!
//! Three by five pixels of two cells, painted as background, never glyphs: no font can spoil them.

use crate::ui::Canvas;
use crate::ui::theme::{Fill, Role};

/// Cells from the start of one digit to the next.
const PITCH: i32 = 8;

/// Five rows of three bits, highest first.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b011, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b001, 0b001],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

impl Canvas<'_> {
    /// So many cells painted in a role.
    pub fn painted(&mut self, (x, y): (i32, i32), w: i32, role: Role) {
        let pixel = self.glyphs.pixel;
        for x in x..x + w {
            self.put(x, y, pixel, role, Fill::Big(role), false);
        }
    }

    /// A number in big digits, five rows high; returns the column after it.
    pub fn big(&mut self, x: i32, y: i32, number: u64, role: Role) -> i32 {
        let mut at = x;
        for digit in number.to_string().bytes() {
            let pixels = DIGITS[usize::from(digit - b'0')];
            for (dy, row) in (0..).zip(pixels) {
                for dx in (0..3).filter(|dx| row & (0b100 >> dx) != 0) {
                    self.painted((at + dx * 2, y + dy), 2, role);
                }
            }
            at += PITCH;
        }
        at - 2
    }
}
