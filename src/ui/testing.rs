//! Reading a frame back. One job: a buffer as text that a person can check, for snapshots here and in `tests/`.

use crate::ui::theme::Theme;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier, Style};

/// The text of each row, one a line, wide signs once.
pub fn rows(buf: &Buffer) -> String {
    let mut out = String::new();
    for y in buf.area.rows() {
        let mut x = y.x;
        while x < y.right() {
            let Some(cell) = buf.cell((x, y.y)) else { break };
            out.push_str(cell.symbol());
            x += cell.cell_width().max(1);
        }
        out.push('\n');
    }
    out
}

/// The rows without trailing blanks, then every piece of another style: `row column style "text"`. Blank page is left out.
pub fn rows_with_styles(buf: &Buffer) -> String {
    let mut out: String = rows(buf).lines().flat_map(|l| [l.trim_end(), "\n"]).collect();
    for row in buf.area.rows() {
        for (x, style, text) in spans(buf, row.y) {
            out.push_str(&format!("{} {} {style} {text:?}\n", row.y, x));
        }
    }
    out
}

fn spans(buf: &Buffer, y: u16) -> Vec<(u16, String, String)> {
    let mut out: Vec<(u16, String, String, bool)> = Vec::new();
    let mut x = buf.area.left();
    while let Some(cell) = buf.cell((x, y)) {
        let (style, page) = (sgr(cell.style()), blank(cell));
        match out.last_mut() {
            Some((_, last, text, all)) if *last == style && *all == page => text.push_str(cell.symbol()),
            _ => out.push((x, style, cell.symbol().to_owned(), page)),
        }
        x += cell.cell_width().max(1);
    }
    out.into_iter().filter(|(.., page)| !page).map(|(x, style, text, _)| (x, style, text)).collect()
}

fn blank(cell: &Cell) -> bool {
    let shows = Modifier::REVERSED | Modifier::UNDERLINED;
    let page = [Some(Color::Reset), Theme::dark().page().bg].contains(&Some(cell.bg));
    cell.symbol() == " " && page && !cell.modifier.intersects(shows)
}

/// A style as its attributes and colours: `1;7;31` for the terminal's own colours, `1 fg=f1f4f7 bg=13161b` for others.
pub fn sgr(style: Style) -> String {
    let attrs = [(Modifier::BOLD, "1"), (Modifier::DIM, "2"), (Modifier::UNDERLINED, "4"), (Modifier::REVERSED, "7")];
    let mut codes: Vec<String> =
        attrs.iter().filter(|(m, _)| style.add_modifier.contains(*m)).map(|(_, code)| (*code).to_owned()).collect();
    let mut colours = Vec::new();
    for (colour, base, name) in [(style.fg, 30, "fg"), (style.bg, 40, "bg")] {
        match colour {
            None | Some(Color::Reset) => {}
            Some(Color::Rgb(r, g, b)) => colours.push(format!("{name}={r:02x}{g:02x}{b:02x}")),
            Some(other) => codes.push(sixteen(other).map_or_else(|| format!("{other:?}"), |n| (n + base).to_string())),
        }
    }
    let codes = codes.join(";");
    colours.insert(0, codes);
    colours.join(" ").trim_start().to_owned()
}

fn sixteen(colour: Color) -> Option<u8> {
    const EIGHT: [Color; 8] =
        [Color::Black, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan, Color::Gray];
    let dark = EIGHT.iter().position(|c| *c == colour).and_then(|n| u8::try_from(n).ok());
    dark.or((colour == Color::DarkGray).then_some(60))
}
