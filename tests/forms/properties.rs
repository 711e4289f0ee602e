//! Any keys, any size: no panic, and the cursor stays inside.

use crate::forms::desk::Desk;
use crate::forms::own::house;
use firstline::app::form::spec::FORMS;
use firstline::app::form::{Draft, Form, FormEvent, FormKind};
use firstline::app::input::key::Key;
use firstline::domain::incident::Incident;
use firstline::domain::policy::Lang;
use firstline::ui::overlays::form::draw;
use firstline::ui::{Canvas, Glyphs, Theme};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(|| house(Lang::ZhHans));

fn any_form() -> impl Strategy<Value = Form> {
    (0..FORMS.len()).prop_map(|n| match FORMS[n].kind {
        FormKind::Intake => Form::new_incident(&DESK.env()),
        FormKind::Edit => Form::edit(&Incident::default(), &DESK.env()),
        kind => Form::open(kind, DESK.vpn(), &DESK.env()),
    })
}

fn any_key() -> impl Strategy<Value = Key> {
    const NAMES: [&str; 33] = [
        "tab",
        "tab",
        "tab",
        "shift-tab",
        "enter",
        "enter",
        "esc",
        "up",
        "down",
        "down",
        "left",
        "right",
        "home",
        "end",
        "backspace",
        "delete",
        "ctrl-a",
        "ctrl-e",
        "ctrl-w",
        "ctrl-u",
        "ctrl-k",
        "ctrl-space",
        "ctrl-s",
        "ctrl-t",
        "ctrl-r",
        "ctrl-_",
        "ctrl-n",
        "ctrl-p",
        "pageup",
        "pagedown",
        "1",
        "2",
        "z",
    ];
    let named = proptest::sample::select(NAMES.to_vec()).prop_map(|n| Key::parse(n).unwrap());
    let typed = proptest::char::range(' ', '\u{2ffff}').prop_map(Key::char);
    let chinese = proptest::sample::select("张敏断线明天上午网络１２".chars().collect::<Vec<_>>()).prop_map(Key::char);
    prop_oneof![4 => named, 2 => chinese, 1 => typed]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_key_panics_and_the_cursor_is_on_screen(
        mut form in any_form(),
        keys in proptest::collection::vec(any_key(), 0..40),
        paste in "\\PC{0,80}|[\\x00-\\x20断\\x{202e}]{0,40}",
        (w, h) in (1u16..140, 1u16..45),
    ) {
        for (n, key) in keys.iter().enumerate() {
            let event = form.key(key, &DESK.env());
            if n == 10 {
                form.paste(&paste);
            }
            prop_assert!(event != FormEvent::Close || key.code == firstline::app::input::key::KeyCode::Esc);
        }
        let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
        let area = buf.area;
        let (theme, glyphs) = (Theme::dark(), Glyphs::UNICODE);
        let spot = draw(&mut Canvas::new(&mut buf, area, &theme, &glyphs), &form, &DESK.env());
        if let Some((x, y)) = spot {
            prop_assert!(x < w && y < h);
        }
        if (w, h) >= (40, 12) && h >= 12 && form.side().is_none() {
            prop_assert!(spot.is_some(), "no cursor at {w}x{h} in {:?}", form.kind());
        }
        let draft: Draft = serde_json::from_str(&serde_json::to_string(&form.draft()).unwrap()).unwrap();
        let back = Form::from_draft(&draft, &DESK.env()).unwrap();
        prop_assert_eq!(back.draft(), form.draft());
    }

    /// UX 5, 11 and 12: pasted lines are text and never acts.
    #[test]
    fn a_paste_only_types(mut form in any_form(), text in "\\PC{0,60}|[a-z\n\r\t\x1b\x00-\x1f]{0,60}") {
        let focus = form.focus();
        form.paste(&text);
        prop_assert_eq!(form.focus(), focus);
        let typed = form.focused().unwrap().edit.text();
        prop_assert!(!typed.chars().any(|c| c.is_control() && c != '\n'));
    }
}
