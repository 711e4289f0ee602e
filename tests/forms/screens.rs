//! What stands on screen, at the sizes and in the languages that matter.

use crate::forms::desk::{Desk, desk, press};
use firstline::app::form::{Form, FormKind};
use firstline::domain::incident::Incident;
use firstline::domain::policy::Lang;
use firstline::ui::overlays::form::draw;
use firstline::ui::testing::rows;
use firstline::ui::{Canvas, Fill, Glyphs, Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The page with the cursor's cell as a last line.
pub fn screen(form: &Form, desk: &Desk, w: u16, h: u16) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
    let area = buf.area;
    let (theme, glyphs) = (Theme::dark(), Glyphs::UNICODE);
    let mut canvas = Canvas::new(&mut buf, area, &theme, &glyphs);
    canvas.page();
    canvas.put(3, 0, "header", Role::Faint, Fill::None, false);
    let spot = draw(&mut canvas, form, &desk.env());
    let page: String = rows(&buf).lines().flat_map(|l| [l.trim_end(), "\n"]).collect();
    format!("{page}{spot:?}\n")
}

fn calling(desk: &Desk) -> Form {
    let mut form = Form::new_incident(&desk.env());
    let script = "6021<tab><tab><tab><tab>杭州 VPN 断线<tab>每隔两分钟断开, 重连后又断。<enter>同办公室约 40 人一样。\
                  <tab>vpn-hz2<tab>";
    press(&mut form, desk, script);
    form
}

#[test]
fn the_new_incident_fits_every_screen() {
    for (lang, name) in [(Lang::En, "en"), (Lang::ZhHans, "zh")] {
        let desk = desk(lang);
        let mut form = calling(&desk);
        press(&mut form, &desk, "<tab><tab><tab><tab><tab><tab>2<tab>2<shift-tab><shift-tab>");
        for (w, h) in [(120, 36), (80, 24), (40, 12)] {
            insta::assert_snapshot!(format!("intake-{name}-{w}x{h}"), screen(&form, &desk, w, h));
        }
    }
}

#[test]
fn lists_suggestions_and_the_solution() {
    let desk = desk(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    press(&mut form, &desk, "张");
    insta::assert_snapshot!("caller-list-80x24", screen(&form, &desk, 80, 24));
    let mut form = calling(&desk);
    press(&mut form, &desk, "<ctrl-space>");
    insta::assert_snapshot!("suggestions-80x24", screen(&form, &desk, 80, 24));
    press(&mut form, &desk, "<esc><ctrl-r>Restarted the gateway<ctrl-r>");
    insta::assert_snapshot!("log-and-resolve-refused-120x36", screen(&form, &desk, 120, 36));
}

#[test]
fn small_forms_are_cards() {
    for (lang, name) in [(Lang::En, "en"), (Lang::ZhHant, "hant")] {
        let desk = desk(lang);
        let open = |kind, script| {
            let mut form = Form::open(kind, desk.vpn(), &desk.env());
            press(&mut form, &desk, script);
            form
        };
        for (kind, script, what) in [
            (FormKind::Reply, "We are on it. 我们正在处理。", "reply"),
            (FormKind::Suspend, "<down><enter>soon<ctrl-s>", "suspend"),
            (FormKind::Assign, "<down>", "assign"),
            (FormKind::Promise, "tomorrow morning", "promise"),
        ] {
            let form = open(kind, script);
            for (w, h) in [(80, 24), (40, 12)] {
                insta::assert_snapshot!(format!("{what}-{name}-{w}x{h}"), screen(&form, &desk, w, h));
            }
        }
    }
}

#[test]
fn the_edit_form_scrolls() {
    let desk = desk(Lang::En);
    let mut incident = Incident::default();
    (incident.title, incident.impact, incident.urgency) = ("VPN down".into(), 2, 2);
    let mut form = Form::edit(&incident, &desk.env());
    insta::assert_snapshot!("edit-top-80x24", screen(&form, &desk, 80, 24));
    press(&mut form, &desk, &"<tab>".repeat(20));
    insta::assert_snapshot!("edit-end-80x24", screen(&form, &desk, 80, 24));
}
