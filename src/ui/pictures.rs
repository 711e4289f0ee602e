//! Pictures. One job: a frame as plain text, or as an SVG that looks as the terminal does.
//!
//! What is only painted on a screen, the pixels of big digits, is a sign of its own in text.

use crate::app::derive::Derived;
use crate::app::model::Model;
use crate::text::safe::xml;
use crate::ui::testing::rows;
use crate::ui::theme::{Glyphs, Theme};
use crate::ui::{Canvas, draw};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The size of a cell in an SVG, in its own units.
const CELL: (f32, f32) = (9.0, 20.0);
/// What is around the screen.
const MARGIN: f32 = 12.0;

fn frame(model: &Model, derived: &Derived, theme: &Theme, glyphs: &Glyphs) -> Buffer {
    let (w, h) = model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
    let area = buffer.area;
    draw(&mut Canvas::new(&mut buffer, area, theme, glyphs), model, derived);
    buffer
}

/// A frame as text, a line a row, without blanks at their ends.
pub fn text(model: &Model, derived: &Derived) -> String {
    let glyphs = Glyphs { pixel: "#", ..Glyphs::UNICODE };
    rows(&frame(model, derived, &Theme::mono(), &glyphs)).lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// A frame as a picture in the colours of a painted theme.
pub fn svg(model: &Model, derived: &Derived, theme: &Theme, title: &str) -> String {
    let buffer = frame(model, derived, theme, &Glyphs::UNICODE);
    let page = theme.page();
    let (ink, paper) = (hex(page.fg).unwrap_or_default(), hex(page.bg).unwrap_or_default());
    let (w, h) = (f32::from(buffer.area.width) * CELL.0, f32::from(buffer.area.height) * CELL.1);
    let (outer_w, outer_h) = (w + 2.0 * MARGIN, h + 2.0 * MARGIN);
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {outer_w} {outer_h}\" role=\"img\" aria-label=\"{0}\">\n\
         <title>{0}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{paper}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" font-family=\"'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace\" \
         font-size=\"15\" fill=\"{ink}\" xml:space=\"preserve\">",
        xml(title)
    );
    for y in buffer.area.rows() {
        row(&mut out, &buffer, y.y, (&ink, &paper));
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// What lies behind the signs of a row, then the signs, each run of one style at its own cell.
fn row(out: &mut String, buffer: &Buffer, y: u16, (ink, paper): (&str, &str)) {
    let top = f32::from(y) * CELL.1;
    let mut runs: Vec<(u16, u16, String, String, bool, String)> = Vec::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell((x, y)) {
        let wide = cell.cell_width().max(1);
        let (fg, bg) = (hex(cell.style().fg), hex(cell.style().bg));
        let (fg, bg) = (fg.unwrap_or_else(|| ink.to_owned()), bg.unwrap_or_else(|| paper.to_owned()));
        let (fg, bg) = if cell.modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) };
        let bold = cell.modifier.contains(Modifier::BOLD);
        match runs.last_mut() {
            // A wide sign is as wide as its font makes it, so what follows it begins anew.
            Some((from, cells, f, b, strong, text))
                if *from + *cells == x
                    && (f.as_str(), b.as_str(), *strong) == (fg.as_str(), bg.as_str(), bold)
                    && wide == 1
                    && text.chars().all(|c| c.is_ascii() || ('\u{2500}'..='\u{259f}').contains(&c)) =>
            {
                *cells += 1;
                text.push_str(cell.symbol());
            }
            _ => runs.push((x, wide, fg, bg, bold, cell.symbol().to_owned())),
        }
        x += wide;
    }
    for (x, cells, fg, bg, bold, text) in &runs {
        let (left, width) = (f32::from(*x) * CELL.0, f32::from(*cells) * CELL.0);
        if bg != paper {
            // A hair wider, or the seams between runs show.
            let _ = writeln!(
                out,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{}\" fill=\"{bg}\"/>",
                width + 0.5,
                CELL.1 + 0.5
            );
        }
        if text.trim().is_empty() {
            continue;
        }
        let weight = if *bold { " font-weight=\"bold\"" } else { "" };
        let colour = if fg == ink { String::new() } else { format!(" fill=\"{fg}\"") };
        let _ = writeln!(
            out,
            "<text x=\"{left}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"{weight}{colour}>{}</text>",
            top + 15.0,
            xml(text)
        );
    }
}

fn hex(colour: Option<Color>) -> Option<String> {
    match colour {
        Some(Color::Rgb(r, g, b)) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        _ => None,
    }
}
