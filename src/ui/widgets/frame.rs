//! Lines that enclose. One job: frames, rules and the one way to open a popup.

use crate::ui::theme::{Fill, Role};
use crate::ui::{Canvas, Run};

/// What a frame says about what is inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edge {
    /// About the selection.
    #[default]
    Plain,
    /// Has the focus: accent, and a double top that says so without colour.
    Focused,
    /// Leaves the house: a double line above and below.
    Public,
}

impl Canvas<'_> {
    /// A frame; what is inside stays as it is.
    pub fn frame(&mut self, x: i32, y: i32, w: i32, h: i32, edge: Edge) {
        if w < 2 || h < 2 {
            return;
        }
        let g = self.glyphs;
        let (single, double) = ((g.line[0], g.corners), (g.double, g.double_corners));
        let (role, top, bottom) = match edge {
            Edge::Plain => (Role::Line, single, single),
            Edge::Focused => (Role::Accent, double, single),
            Edge::Public => (Role::Bright, double, double),
        };
        let (right, last) = (x + w - 1, y + h - 1);
        for (row, (line, corners), from) in [(y, top, 0), (last, bottom, 2)] {
            self.text(x, row, corners[from], role);
            self.repeat(x + 1, row, line, w - 2, |t, ground| t.style(role, ground, false));
            self.text(right, row, corners[from + 1], role);
        }
        for row in y + 1..last {
            self.text(x, row, g.line[1], role);
            self.text(right, row, g.line[1], role);
        }
    }

    /// A rule between things of different kind.
    pub fn rule(&mut self, x: i32, y: i32, w: i32) {
        let line = self.glyphs.line[0];
        self.repeat(x, y, line, w, |t, ground| t.style(Role::Line, ground, false));
    }

    /// The head of a section: quiet, with no rule under it. Returns the column after it.
    pub fn caps(&mut self, x: i32, y: i32, title: &str, extra: &str) -> i32 {
        let at = self.text(x, y, title, Role::Faint);
        if extra.is_empty() { at } else { self.text(at + 2, y, extra, Role::Faint) }
    }

    /// The cursor: an edge left of its row and the bar from there on.
    pub fn cursor(&mut self, x: i32, y: i32, w: i32) {
        self.bar(x + 1, y, w - 1, Fill::Sel);
        self.text(x, y, self.glyphs.edge, Role::Accent);
    }

    /// The mark of a chosen row.
    pub fn mark(&mut self, x: i32, y: i32) -> i32 {
        self.run(x, y, Run::new("*", Role::Accent).bold())
    }

    /// Opens a popup: an empty page with a frame, mending the wide signs that its edges cut. Returns what is inside it.
    pub fn popup(&mut self, x: i32, y: i32, w: i32, h: i32, edge: Edge) -> Canvas<'_> {
        self.part(x, y, w, h).page();
        self.frame(x, y, w, h, edge);
        self.part(x + 1, y + 1, w - 2, h - 2)
    }
}
