//! Beside a new incident. One job: what may be the same incident, and who is calling.

use crate::app::form::same::Same;
use crate::app::form::{Form, FormEnv};
use crate::app::input::key::{Key, KeyCode};
use crate::domain::id::OrgId;
use crate::text::times;
use crate::ui::theme::{Fill, Role};
use crate::ui::{Canvas, Run};

/// The inside of the frame.
pub fn draw(canvas: &mut Canvas<'_>, form: &Form, same: &[Same], env: &FormEnv<'_>) {
    let (w, h) = (canvas.width(), canvas.height());
    let margin = if w < 40 { 1 } else { 2 };
    let (a, e) = (margin, w - margin);
    let mut y = i32::from(h > 16);
    canvas.caps(a, y, &env.locale.t("form-section-same"), "");
    y += 1;
    if same.is_empty() {
        canvas.text(a, y, &env.locale.t("form-same-none"), Role::Faint);
        y += 1;
    }
    for (n, one) in (1..).zip(same) {
        if y + 2 > h {
            return;
        }
        let here = form.side() == usize::try_from(n - 1).ok();
        suggestion(canvas, one, (n, here), env, (a, e, y));
        y += if h > 16 { 3 } else { 2 };
    }
    if h <= 16 && form.side().is_some() {
        return;
    }
    y += i32::from(same.is_empty());
    canvas.rule(a, y, e - a);
    caller(canvas, form, env, (a, e, y + 2));
}

/// `1 20417  P2  title`, and why below it.
fn suggestion(
    canvas: &mut Canvas<'_>,
    one: &Same,
    (n, here): (i32, bool),
    env: &FormEnv<'_>,
    (a, e, y): (i32, i32, i32),
) {
    let role = if here { Role::Bright } else { Role::Text };
    if here {
        canvas.bar(a, y, e - a, Fill::Sel);
        canvas.text(a - 1, y, canvas.glyphs.edge, Role::Accent);
    }
    let x = canvas.text(a, y, &n.to_string(), Role::Faint) + 2;
    let x = canvas.text(x, y, &one.id.to_string(), if here { Role::Bright } else { Role::Dim }) + 1;
    let x = canvas.chip(x, y, one.priority, false, false) + 1;
    canvas.cut(x, y, e - x, Run { bold: here, ..Run::new(&one.title, role) });
    let mut end = e;
    if here {
        let word = env.locale.t("form-join");
        end = canvas.right(e, y + 1, Run::new(&word, Role::Bright));
        end = canvas.right(end - 1, y + 1, Run::new(&Key::plain(KeyCode::Enter).hint(), Role::Accent).bold()) - 2;
    }
    canvas.cut(a + 3, y + 1, end - a - 3, Run::new(&one.why(env), if here { Role::Text } else { Role::Faint }));
}

/// Who calls, how to reach them, and what they have open.
fn caller(canvas: &mut Canvas<'_>, form: &Form, env: &FormEnv<'_>, (a, e, mut y): (i32, i32, i32)) {
    let entry = form.caller().and_then(|c| env.directory.get(c));
    let Some(entry) = entry else {
        canvas.caps(a, y, &env.locale.t("form-section-caller"), "");
        canvas.text(a, y + 1, &env.locale.t("form-caller-none"), Role::Faint);
        return;
    };
    let vip = env.locale.t("form-vip");
    let mark = if entry.flag("vip") { format!("$ {vip}") } else { String::new() };
    canvas.caps(a, y, entry.name(), &mark);
    y += 1;
    let organisation = entry.int("organisation").map(|o| env.directory.name(OrgId(o))).unwrap_or_default();
    let facts = [organisation.as_str(), entry.text("phone"), entry.text("email"), entry.text("location")];
    for fact in facts.iter().filter(|f| !f.is_empty()) {
        canvas.cut(a, y, e - a, Run::new(fact, Role::Text));
        y += 1;
    }
    let open = form.callers(env);
    if open.is_empty() {
        return;
    }
    y += 1;
    canvas.caps(a, y, &env.locale.t("form-section-open"), &open.len().to_string());
    for row in open {
        y += 1;
        let age = times::age(env.now.since(row.reported_at));
        let end = canvas.right(e, y, Run::new(&age, Role::Faint)) - 2;
        let x = canvas.text(a, y, &row.id.to_string(), Role::Dim) + 1;
        let x = canvas.chip(x, y, row.priority, false, false) + 1;
        canvas.cut(x, y, end - x, Run::new(&row.title, Role::Text));
    }
}
