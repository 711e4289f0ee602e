//! Going places. One job: views, panes and numbers, as rows of the table of actions.

use crate::app::action::{Action, Call, Context, Needs, Run, going};
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::panes::audit::acts;
use crate::app::place::Place;
use crate::msg;

/// A place, or one of the first views.
const fn to(
    id: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    (title, help): (&'static str, &'static str),
    look: fn(&mut Model, &Call) -> Vec<Effect>,
) -> Action {
    let (context, footer, needs, run) = (Context::Global, None, Needs::Nothing, Run::Do(look));
    Action { id, name, context, keys, title, help, footer, needs, run }
}

#[rustfmt::skip]
pub const GO: &[Action] = &[
    Action {
        id: "go.view", name: "view", context: Context::List, keys: &["S"],
        title: msg!("act-go-view"), help: msg!("help-go-view"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(going::view),
    },
    to("go.queue", "queue", &["1", "g q"], (msg!("act-go-queue"), msg!("help-go-queue")), |m, c| going::place(m, Place::Queue, c)),
    to("go.board", "board", &["2", "g e"], (msg!("act-go-board"), msg!("help-go-board")), |m, c| going::place(m, Place::Board, c)),
    to("go.knowledge", "kb", &["3", "g k"], (msg!("act-go-knowledge"), msg!("help-go-knowledge")), |m, c| going::place(m, Place::Knowledge, c)),
    to("go.wall", "wall", &["7", "g w"], (msg!("act-go-wall"), msg!("help-go-wall")), |m, c| going::place(m, Place::Wall, c)),
    to("go.inbox", "inbox", &["9", "g i"], (msg!("act-go-inbox"), msg!("help-go-inbox")), |m, c| going::place(m, Place::Inbox, c)),
    to("go.audit", "audit", &["5", "g a"], (msg!("act-go-audit"), msg!("help-go-audit")), acts::go),
    to("go.view1", "view1", &["g 1"], (msg!("act-go-view1"), msg!("help-go-view1")), |m, c| going::look(m, 0, c)),
    to("go.view2", "view2", &["g 2", "g m"], (msg!("act-go-view2"), msg!("help-go-view2")), |m, c| going::look(m, 1, c)),
    to("go.view3", "view3", &["g 3", "g u"], (msg!("act-go-view3"), msg!("help-go-view3")), |m, c| going::look(m, 2, c)),
    to("go.view4", "view4", &["g 4", "g c"], (msg!("act-go-view4"), msg!("help-go-view4")), |m, c| going::look(m, 3, c)),
    to("go.view5", "view5", &["g 5", "g o"], (msg!("act-go-view5"), msg!("help-go-view5")), |m, c| going::look(m, 4, c)),
    to("go.view6", "view6", &["g 6", "g r"], (msg!("act-go-view6"), msg!("help-go-view6")), |m, c| going::look(m, 5, c)),
    Action {
        id: "go.last", name: "last-view", context: Context::Global, keys: &["-"],
        title: msg!("act-go-last"), help: msg!("help-go-last"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(going::last_view),
    },
    Action {
        id: "go.ticket", name: "go", context: Context::Global, keys: &["g t"],
        title: msg!("act-go-ticket"), help: msg!("help-go-ticket"), footer: None,
        needs: Needs::Nothing,
        run: Run::Do(going::go),
    },
];
