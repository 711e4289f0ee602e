//! The first run on screen. One job: its page, by the grid of every other screen.

use crate::app::welcome::{BEGINNINGS, Field, Form, Page, Welcome, What};
use crate::args;
use crate::msg;
use crate::text::width::wrap;
use crate::ui::draw::complaint;
use crate::ui::overlays::choose::input;
use crate::ui::theme::{Fill, Role};
use crate::ui::widgets::Footer;
use crate::ui::{Canvas, Run};

/// Where values stand, and no wider than a line that is read at a glance.
const VALUE: i32 = 20;
const WIDEST: i32 = 60;
/// Below this every cell counts.
const NARROW: i32 = 60;

/// Draws it; returns the cell of the text cursor.
pub fn draw(canvas: &mut Canvas<'_>, welcome: &Welcome) -> Option<(u16, u16)> {
    canvas.page();
    let locale = &welcome.locale;
    let x = if canvas.width() < NARROW { 1 } else { 3 };
    canvas.run(x, 0, Run::new("firstline", Role::Bright).bold());
    let caret = match &welcome.page {
        Page::Choices => {
            choices(canvas, welcome, x);
            None
        }
        Page::Form(page) => form(canvas, welcome, page, x),
    };
    let key = |key: &'static str, id: &'static str| (key, locale.t(id).into_owned());
    let (acts, tools) = match &welcome.page {
        Page::Choices => {
            let acts = vec![key("Enter", msg!("welcome-key-choose")), key("l", msg!("welcome-key-language"))];
            (acts, vec![key("Esc", msg!("welcome-key-leave"))])
        }
        Page::Form(page) => {
            let mut acts = vec![key("Ctrl-S", page.title), key("Tab", msg!("welcome-key-next"))];
            if page.fields.iter().any(|field| field.what == What::Hours) {
                acts.push(key("<- ->", msg!("welcome-key-change")));
            }
            (acts, vec![key("Esc", msg!("welcome-key-back"))])
        }
    };
    let acts: Vec<(&str, &str)> = acts.iter().map(|(k, w)| (*k, w.as_str())).collect();
    let tools: Vec<(&str, &str)> = tools.iter().map(|(k, w)| (*k, w.as_str())).collect();
    canvas.footer(&Footer { acts: &acts, tools: &tools });
    if let Some(error) = &welcome.error {
        complaint(canvas, error, (x, canvas.height() - 2), canvas.width() - x - 4);
    }
    caret
}

/// What there is to begin with, a row each.
fn choices(canvas: &mut Canvas<'_>, welcome: &Welcome, x: i32) {
    let locale = &welcome.locale;
    let end = canvas.width() - 2;
    let path = welcome.known.path.as_str();
    canvas.cut(x, 2, end - x, Run::new(&locale.tf("welcome-no-desk", &args![path = path]), Role::Text));
    for (y, (n, beginning)) in (4..).step_by(2).zip(BEGINNINGS.iter().enumerate()) {
        let on = n == welcome.at;
        if on {
            canvas.cursor(0, y, end + 1);
        }
        canvas.text(x, y, &beginning.key.to_string(), Role::Faint);
        let role = if on { Role::Bright } else { Role::Text };
        let at = canvas.text(x + 3, y, &locale.t(beginning.title), role).max(VALUE - 1) + 1;
        canvas.cut(at, y, end - at, Run::new(&locale.t(beginning.help), Role::Dim));
    }
}

/// A title, what it leads to, and a row for each field.
fn form(canvas: &mut Canvas<'_>, welcome: &Welcome, form: &Form, x: i32) -> Option<(u16, u16)> {
    let locale = &welcome.locale;
    let room = canvas.width() - x - 2;
    canvas.run(x, 2, Run::new(&locale.t(form.title), Role::Bright).bold());
    let help = locale.tf(form.help, &args![path = welcome.known.path.as_str()]);
    let lines = wrap(&help, usize::try_from(room.min(2 * WIDEST)).unwrap_or_default());
    for (y, line) in (3..).zip(&lines) {
        canvas.text(x, y, line, Role::Dim);
    }
    let top = 4 + i32::try_from(lines.len()).unwrap_or(1);
    let mut caret = None;
    for (y, (n, field)) in (top..).zip(form.fields.iter().enumerate()) {
        caret = caret.or(row(canvas, welcome, (form, field), n == form.at, (x, y)));
    }
    caret
}

fn row(
    canvas: &mut Canvas<'_>,
    welcome: &Welcome,
    (form, field): (&Form, &Field),
    on: bool,
    (x, y): (i32, i32),
) -> Option<(u16, u16)> {
    let value = x + VALUE - 3;
    let room = (canvas.width() - value - 3).min(WIDEST);
    canvas.cut(
        x,
        y,
        value - x - 2,
        Run::new(&welcome.locale.t(field.label), if on { Role::Bright } else { Role::Dim }),
    );
    if on {
        canvas.text(value - 2, y, canvas.glyphs.edge, Role::Accent);
    }
    let text = match field.what {
        What::Hours => welcome.locale.t(form.hours()).into_owned(),
        _ if on => return input(canvas, &field.line, (value, y, room)),
        _ => field.line.text().to_owned(),
    };
    if on {
        canvas.bar(value, y, room, Fill::Focus);
    }
    canvas.cut(value, y, room, Run::new(&text, if on { Role::Bright } else { Role::Text }));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::key::Key;
    use crate::app::welcome::Known;
    use crate::domain::policy::Lang;
    use crate::text::Locale;
    use crate::ui::testing::rows;
    use crate::ui::{Glyphs, Theme};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn page(lang: Lang, keys: &str, (w, h): (u16, u16)) -> String {
        let known = Known {
            path: "/srv/desk.db".into(),
            login: "li".into(),
            zone: "Asia/Taipei".into(),
            map: "servicenow-event-log".into(),
        };
        let mut welcome = Welcome::new(Locale::new(lang), known);
        for c in keys.chars() {
            let _ = welcome.key(&Key::char(c));
        }
        let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
        let area = buf.area;
        let theme = Theme::dark();
        draw(&mut Canvas::new(&mut buf, area, &theme, &Glyphs::UNICODE), &welcome);
        rows(&buf)
    }

    /// Every page in every language at the usual sizes, and none panics at any.
    #[test]
    fn every_page_is_seen() {
        for (keys, name) in [("", "choices"), ("c", "create"), ("i", "import"), ("o", "open")] {
            for (lang, tag) in [(Lang::En, "en"), (Lang::ZhHans, "zh_hans"), (Lang::ZhHant, "zh_hant")] {
                let text: String = page(lang, keys, (80, 24)).lines().flat_map(|l| [l.trim_end(), "\n"]).collect();
                insta::assert_snapshot!(format!("welcome_{name}_{tag}"), text);
            }
            for size in [(1, 1), (10, 3), (40, 12), (200, 60)] {
                page(Lang::ZhHans, keys, size);
            }
        }
    }

    /// No text before cell 3 but the cursor's edge, at 80 columns too.
    #[test]
    fn the_grid_is_kept() {
        for keys in ["", "c", "i", "o"] {
            for line in page(Lang::En, keys, (80, 24)).lines() {
                let margin: String = line.chars().take(3).collect();
                assert!(margin.trim_matches([' ', '\u{2590}']).is_empty(), "{line}");
            }
        }
    }
}
