//! The console itself. One job: its rows of the table of actions.

use crate::app::action::when;
use crate::app::action::{Action, Context, Needs, Run, general, going};
use crate::app::effect::Effect;
use crate::app::tour;
use crate::msg;

#[rustfmt::skip]
pub const CONSOLE: &[Action] = &[
    Action {
        id: "console.pane", name: "pane", context: Context::Global, keys: &["tab", "shift-tab"],
        title: msg!("act-console-pane"), help: msg!("help-console-pane"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::pane),
    },
    Action {
        id: "console.split", name: "split", context: Context::Global, keys: &["|"],
        title: msg!("act-console-card"), help: msg!("help-console-card"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::split),
    },
    Action {
        id: "console.redraw", name: "redraw", context: Context::Global, keys: &["ctrl-l"],
        title: msg!("act-console-redraw"), help: msg!("help-console-redraw"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|_, _| vec![Effect::Redraw]),
    },
    Action {
        id: "console.command", name: "command", context: Context::Global, keys: &[":"],
        title: msg!("act-console-command"), help: msg!("help-console-command"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::command),
    },
    Action {
        id: "console.help", name: "help", context: Context::Global, keys: &["?"],
        title: msg!("act-console-help"), help: msg!("help-console-help"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::help),
    },
    Action {
        id: "console.palette", name: "palette", context: Context::Global, keys: &["ctrl-p"],
        title: msg!("act-console-palette"), help: msg!("help-console-palette"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::palette),
    },
    Action {
        id: "console.language", name: "lang", context: Context::Global, keys: &[],
        title: msg!("act-console-language"), help: msg!("help-console-language"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::language),
    },
    Action {
        id: "console.theme", name: "theme", context: Context::Global, keys: &[],
        title: msg!("act-console-theme"), help: msg!("help-console-theme"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::theme),
    },
    Action {
        id: "console.tour", name: "tour", context: Context::Global, keys: &[],
        title: msg!("act-console-tour"), help: msg!("help-console-tour"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|m, _| tour::begin(m)),
    },
    Action {
        id: "console.tour_next", name: "tour-next", context: Context::Global, keys: &["n"],
        title: msg!("act-console-tour-next"), help: msg!("help-console-tour-next"), footer: None,
        needs: Needs::Console(when::touring),
        run: Run::Do(|m, _| tour::next(m)),
    },
    Action {
        id: "console.drafts", name: "drafts", context: Context::Global, keys: &["g d"],
        title: msg!("act-console-drafts"), help: msg!("help-console-drafts"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(general::drafts),
    },
    Action {
        id: "console.back", name: "back", context: Context::Global, keys: &["esc"],
        title: msg!("act-console-back"), help: msg!("help-console-back"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(going::back),
    },
    Action {
        id: "console.leave", name: "leave", context: Context::Global, keys: &["q"],
        title: msg!("act-console-leave"), help: msg!("help-console-leave"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(going::leave),
    },
    Action {
        id: "console.quit", name: "q", context: Context::Global, keys: &["Q"],
        title: msg!("act-console-quit"), help: msg!("help-console-quit"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(going::quit),
    },
    Action {
        id: "console.suspend", name: "stop", context: Context::Global, keys: &["ctrl-z"],
        title: msg!("act-console-suspend"), help: msg!("help-console-suspend"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(|_, _| vec![Effect::Suspend]),
    },
];
