//! Looks. One job: what a person may choose of how the console looks, by the names that flags, files and the `:` line use.
//!
//! What a look is made of is in `ui`; here are only the names and what each is for.

use crate::msg;

/// A theme, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Ansi,
    Dark,
    Light,
    Contrast,
    Deut,
    Mono,
}

/// Every theme: its name, and the message that says what it is for.
pub const LOOKS: [(Look, &str, &str); 6] = [
    (Look::Ansi, "ansi", msg!("theme-ansi")),
    (Look::Dark, "dark", msg!("theme-dark")),
    (Look::Light, "light", msg!("theme-light")),
    (Look::Contrast, "contrast", msg!("theme-contrast")),
    (Look::Deut, "deut", msg!("theme-deut")),
    (Look::Mono, "mono", msg!("theme-mono")),
];

impl Look {
    pub fn name(self) -> &'static str {
        LOOKS[self as usize].1
    }

    /// Whether it paints a page of its own.
    pub fn is_painted(self) -> bool {
        !matches!(self, Self::Ansi | Self::Mono)
    }

    pub fn parse(name: &str) -> Option<Self> {
        LOOKS.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name.trim())).map(|(look, ..)| *look)
    }
}

/// Which signs frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signs {
    /// What the terminal shows in one cell.
    #[default]
    Auto,
    Ascii,
    Unicode,
}

pub const SIGNS: [(Signs, &str); 3] = [(Signs::Auto, "auto"), (Signs::Ascii, "ascii"), (Signs::Unicode, "unicode")];

/// Where the card stands beside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Split {
    /// Beside it where there is room, else below.
    #[default]
    Auto,
    Side,
    Bottom,
    Off,
}

impl Split {
    /// The next one that looks another way on a screen, wide enough for two columns or not.
    #[must_use]
    pub fn next(self, wide: bool) -> Self {
        match (self, wide) {
            (Self::Auto | Self::Side, true) => Self::Bottom,
            (Self::Off, _) => Self::Auto,
            _ => Self::Off,
        }
    }
}

pub const SPLITS: [(Split, &str); 4] =
    [(Split::Auto, "auto"), (Split::Side, "side"), (Split::Bottom, "bottom"), (Split::Off, "off")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_themes() {
        for (n, (look, name, _)) in LOOKS.iter().enumerate() {
            assert_eq!((*look as usize, look.name(), Look::parse(&name.to_uppercase())), (n, *name, Some(*look)));
        }
        assert_eq!(Look::parse("solarized"), None);
    }
}
