//! Templates. One job: words with cells in them: `Caller {}`, `subcategory-{category}-{}`.

use super::Column;

/// Words with holes: `{}` is the cell at hand, `{column}` another cell of the row; `{{` and `}}` are braces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    This,
    Cell(Column),
}

impl Template {
    /// Reads a template; `column` gives a named column its place. `None` when a brace lacks its other half.
    pub(super) fn parse(text: &str, mut column: impl FnMut(&str) -> Column) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let brace = &rest[at..];
            if brace.starts_with("{{") || brace.starts_with("}}") {
                words.push_str(&brace[..1]);
                rest = &brace[2..];
                continue;
            }
            let name = brace.strip_prefix('{')?;
            let (name, after) = name.split_once('}')?;
            if name.contains('{') {
                return None;
            }
            if !words.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
            }
            pieces.push(if name.is_empty() { Piece::This } else { Piece::Cell(column(name)) });
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        Some(Self(pieces))
    }

    /// The cell of a column, as it is.
    pub(super) fn of(column: Column) -> Self {
        Self(vec![Piece::Cell(column)])
    }

    /// The columns it asks for by name.
    pub(super) fn columns(&self) -> impl Iterator<Item = Column> {
        self.0.iter().filter_map(|p| if let Piece::Cell(column) = p { Some(*column) } else { None })
    }

    /// Whether it has a `{}`.
    pub(super) fn asks_this(&self) -> bool {
        self.0.contains(&Piece::This)
    }

    /// Puts `{}` in place of a column by name, for lines that say their column apart.
    pub(super) fn with_this(mut self, column: Column) -> Self {
        for piece in &mut self.0 {
            if *piece == Piece::This {
                *piece = Piece::Cell(column);
            }
        }
        self
    }

    /// Writes it out; `false` when a cell that it needs is missing.
    pub(in crate::intake) fn write<'c>(
        &self,
        out: &mut String,
        this: &str,
        cell: impl Fn(Column) -> Option<&'c str>,
    ) -> bool {
        out.clear();
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::This => out.push_str(this),
                Piece::Cell(column) => match cell(*column) {
                    Some(words) => out.push_str(words),
                    None => return false,
                },
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_or_left_out() {
        let cells = [Some("55"), None];
        for (text, this, want) in [
            ("Caller {}", "7", Some("Caller 7")),
            ("a-{x}-{}", "7", Some("a-55-7")),
            ("{{{x}}}", "", Some("{55}")),
            ("{y}", "", None),
            ("plain", "", Some("plain")),
        ] {
            let template = Template::parse(text, |name| usize::from(name == "y")).unwrap();
            let mut out = String::from("left over");
            let whole = template.write(&mut out, this, |c| cells[c]);
            assert_eq!(whole.then_some(out.as_str()), want, "{text}");
        }
        for broken in ["{", "a}", "{a{b}", "}{"] {
            assert_eq!(Template::parse(broken, |_| 0), None, "{broken}");
        }
    }
}
