//! Keys in a form. One job: what a key or a paste does to it, and what the console is told.

use super::command::Then;
use super::edit::Did;
use super::env::FormEnv;
use super::fault::Fault;
use super::options::{self, Opt};
use super::spec::{FormKind, SlotKind, Source};
use super::{Form, Picked};
use crate::app::input::key::{Key, KeyCode};
use crate::domain::code::Code;
use crate::domain::id::{ContactId, OrgId};
use crate::domain::incident::command::{Command, Verb};
use crate::domain::people::directory::Directory;

/// What a key did.
#[derive(Debug, Clone, PartialEq)]
pub enum FormEvent {
    /// Nothing that would have to be kept; the picture may have changed.
    Stay,
    /// Something was typed: the draft is to be kept.
    Changed,
    /// To be done. The form stays open until it is.
    Submit(Box<Submit>),
    /// Close, and keep the draft.
    Close,
}

/// A command, and the caller who must be in the directory before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Submit {
    pub contact: Option<NewContact>,
    pub command: Command,
}

impl Submit {
    /// The command once the new contact has an id.
    #[must_use]
    pub fn with_contact(self, id: ContactId) -> Command {
        let mut command = self.command;
        match &mut command {
            Command::Record(new) => new.reporter = Some(id),
            Command::Act { verb: Verb::Join(report), .. } => report.reporter = Some(id),
            _ => {}
        }
        command
    }
}

/// Somebody who calls for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewContact {
    /// A key nobody has yet.
    pub key: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub location: String,
    pub organisation: Option<OrgId>,
}

impl NewContact {
    /// The columns of the directory that have a value, as somebody would type them.
    pub fn values(&self, directory: &Directory) -> Vec<(String, String)> {
        let organisation = self.organisation.and_then(|o| directory.get(o)).map(|e| e.key.to_string());
        let columns = [
            ("name", self.name.clone()),
            ("phone", self.phone.clone()),
            ("email", self.email.clone()),
            ("location", self.location.clone()),
            ("organisation", organisation.unwrap_or_default()),
        ];
        columns.into_iter().filter(|(_, v)| !v.is_empty()).map(|(c, v)| (c.to_owned(), v)).collect()
    }
}

impl Form {
    /// What a key does. It never acts on its own: only Ctrl-S and its likes, Enter in a form of one line, and a choice
    /// among the suggestions end in a command.
    pub fn key(&mut self, key: &Key, env: &FormEnv<'_>) -> FormEvent {
        let event = match self.side {
            Some(at) => self.side_key(at, key, env),
            None => self.field_key(key, env),
        };
        if event == FormEvent::Changed {
            self.changed_at = env.now;
        }
        event
    }

    /// Takes in what was pasted, as one step at the cursor of the focused field. Nothing acts on it.
    pub fn paste(&mut self, text: &str) {
        self.side = None;
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        if field.edit.paste(text) {
            (field.auto, field.fault) = (false, None);
            self.list = self.list.or(field.slot.kind.source().map(|_| 0));
        }
    }

    fn field_key(&mut self, key: &Key, env: &FormEnv<'_>) -> FormEvent {
        let meant = key.normalised();
        if meant.ctrl
            && let KeyCode::Char(c) = meant.code
        {
            match c {
                's' => return self.send(self.then_by_default(), env),
                't' if self.kind() == FormKind::Intake => return self.send(Then::Take, env),
                'r' if self.kind() == FormKind::Intake => return self.log_and_resolve(env),
                ' ' | '@' => return self.suggest(env),
                'n' => return self.step_list(true, env),
                'p' => return self.step_list(false, env),
                _ => {}
            }
        }
        match (key.code, key.shift) {
            (KeyCode::Esc, _) if self.list.take().is_some() => FormEvent::Stay,
            (KeyCode::Esc, _) => FormEvent::Close,
            (KeyCode::Tab, true) => self.go(false, env),
            (KeyCode::Tab, false) => self.accept_ghost_and_go(env),
            (KeyCode::Enter, _) => self.enter(key, env),
            (KeyCode::Up | KeyCode::Down, _) => self.vertical(key, env),
            (KeyCode::PageUp, _) => self.go(false, env),
            (KeyCode::PageDown, _) => self.go(true, env),
            _ => self.typed(key, env),
        }
    }

    /// A key of the text: typing in a field to choose in opens its list; a digit that names a level chooses it.
    fn typed(&mut self, key: &Key, env: &FormEnv<'_>) -> FormEvent {
        let Some(field) = self.fields.get_mut(self.focus) else { return FormEvent::Stay };
        let source = field.slot.kind.source();
        if source.is_some() && field.edit.is_empty() && matches!(key.code, KeyCode::Backspace) {
            (field.auto, field.fault) = (false, None);
            return if field.picked.pop().is_some() { FormEvent::Changed } else { FormEvent::Stay };
        }
        match field.edit.key(key) {
            Did::Changed => {
                (field.auto, field.fault, field.found) = (false, None, None);
                if source.is_some() {
                    self.list = Some(0);
                    self.choose_at_once(env);
                }
                FormEvent::Changed
            }
            Did::Moved | Did::Nothing => FormEvent::Stay,
        }
    }

    /// In short lists by number or letter, one key is enough: `2`, `y`.
    fn choose_at_once(&mut self, env: &FormEnv<'_>) {
        let Some(field) = self.fields.get(self.focus) else { return };
        let short = matches!(
            field.slot.kind.source(),
            Some(
                Source::Impacts
                    | Source::Urgencies
                    | Source::Priorities
                    | Source::Scores
                    | Source::YesNo
                    | Source::LinesAbove
            )
        );
        if !short {
            return;
        }
        let mut all = options::found(self, self.focus, env);
        let exact = all.iter().position(|o| o.fit.is_some_and(super::find::Fit::is_exact));
        if let Some(at) = exact {
            let picked = all.swap_remove(at).picked;
            self.choose(self.focus, picked, None, env);
            self.list = None;
        }
    }

    fn enter(&mut self, key: &Key, env: &FormEnv<'_>) -> FormEvent {
        if self.list.is_some() {
            self.accept(env);
            return self.go(true, env).changed();
        }
        let single = self.stops().count() == 1;
        match self.focused().map(|f| f.slot.kind) {
            Some(SlotKind::Block) => self.typed(key, env),
            _ if single => self.send(Then::Nothing, env),
            _ => self.go(true, env),
        }
    }

    fn vertical(&mut self, key: &Key, env: &FormEnv<'_>) -> FormEvent {
        let down = key.code == KeyCode::Down;
        let Some(field) = self.fields.get_mut(self.focus) else { return FormEvent::Stay };
        if self.list.is_some() || (down && field.slot.kind.source().is_some()) {
            return self.step_list(down, env);
        }
        match field.edit.key(key) {
            Did::Nothing => self.go(down, env),
            Did::Moved | Did::Changed => FormEvent::Stay,
        }
    }

    /// Opens the list, or moves in it.
    fn step_list(&mut self, down: bool, env: &FormEnv<'_>) -> FormEvent {
        let all = options::found(self, self.focus, env);
        if self.focused().is_none_or(|f| f.slot.kind.source().is_none()) {
            return self.go(down, env);
        }
        let last = all.len().saturating_sub(1);
        self.list = Some(match (self.list, down) {
            (None, _) => {
                let chosen = self.focused().and_then(|f| f.picked.first());
                chosen.and_then(|p| all.iter().position(|o| o.picked == *p)).unwrap_or(0)
            }
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
        });
        FormEvent::Stay
    }

    /// Takes what the list's cursor is on.
    fn accept(&mut self, env: &FormEnv<'_>) {
        let Some(at) = self.list.take() else { return };
        let mut all: Vec<Opt> = options::found(self, self.focus, env);
        if at < all.len() {
            let opt = all.swap_remove(at);
            self.choose(self.focus, opt.picked, opt.fit.map(|f| f.by), env);
        }
    }

    /// Puts a choice into a field and lets what follows from it follow.
    pub(super) fn choose(&mut self, at: usize, picked: Picked, by: Option<super::find::By>, env: &FormEnv<'_>) {
        let Some(field) = self.fields.get_mut(at) else { return };
        let typed = field.edit.text().trim().to_owned();
        field.edit.set("");
        match field.slot.kind {
            SlotKind::Many(_) if !field.picked.contains(&picked) => field.picked.push(picked),
            SlotKind::Many(_) => {}
            _ => field.picked = vec![picked],
        }
        (field.auto, field.fault, field.found) = (false, None, by.filter(|_| !typed.is_empty()));
        self.follow(at, &typed, env);
    }

    /// Leaves the field for the next or the one before; what was typed to look for is resolved.
    fn go(&mut self, forward: bool, env: &FormEnv<'_>) -> FormEvent {
        let changed = self.leave(env);
        let here = self.focus;
        let next = match forward {
            true => self.stops().find(|at| *at > here),
            false => self.stops().rev().find(|at| *at < here),
        };
        // At the last field it stays where it is: nothing is sent by walking too far.
        self.focus = next.unwrap_or(here);
        self.list = None;
        if changed { FormEvent::Changed } else { FormEvent::Stay }
    }

    /// What was looked for becomes the best that was found; what was not found stays as typed.
    fn leave(&mut self, env: &FormEnv<'_>) -> bool {
        let typed = self.focused().is_some_and(|f| f.slot.kind.source().is_some() && !f.edit.text().trim().is_empty());
        if !typed {
            return false;
        }
        self.list = Some(self.list.unwrap_or(0));
        self.accept(env);
        true
    }

    fn accept_ghost_and_go(&mut self, env: &FormEnv<'_>) -> FormEvent {
        let moved_in_list = self.list.is_some_and(|at| at > 0);
        if moved_in_list || self.list.is_some() && self.focused().is_some_and(|f| f.picked.is_empty()) {
            self.accept(env);
            return self.go(true, env).changed();
        }
        match self.ghost(self.focus, env) {
            Some(ghost) => {
                self.choose(self.focus, ghost.picked, None, env);
                self.go(true, env).changed()
            }
            None => self.go(true, env),
        }
    }

    /// Ctrl-R: first opens the rows of the solution, then logs and resolves.
    fn log_and_resolve(&mut self, env: &FormEnv<'_>) -> FormEvent {
        if self.resolving {
            return self.send(Then::Resolve, env);
        }
        self.leave(env);
        (self.resolving, self.list) = (true, None);
        self.focus = self.place("solution").unwrap_or(self.focus);
        FormEvent::Changed
    }

    /// Ctrl-S logs; with a solution typed it logs and resolves, since nothing typed may be lost.
    fn then_by_default(&self) -> Then {
        let solved = self.resolving && self.stops().any(|at| self.is_solution(at) && !self.fields[at].is_empty());
        if solved { Then::Resolve } else { Then::Nothing }
    }

    fn is_solution(&self, at: usize) -> bool {
        self.fields[at].slot.shown == super::Shown::Resolving
    }

    fn send(&mut self, then: Then, env: &FormEnv<'_>) -> FormEvent {
        self.leave(env);
        self.list = None;
        if then != Then::Resolve && self.then_by_default() == Then::Nothing {
            self.resolving = false;
            self.focus = if self.is_shown(self.focus) { self.focus } else { self.stops().next().unwrap_or(0) };
        }
        if let Some(first) = self.check(env) {
            self.focus = first;
            return FormEvent::Changed;
        }
        // Taken and resolved: whoever resolves has taken it.
        let then = if self.then_by_default() == Then::Resolve { Then::Resolve } else { then };
        FormEvent::Submit(Box::new(self.submit(then, env)))
    }

    /// Gives the keys to the suggestions; without any, opens the list of the field.
    fn suggest(&mut self, env: &FormEnv<'_>) -> FormEvent {
        self.leave(env);
        if self.kind() == FormKind::Intake && !self.same(env).is_empty() {
            (self.side, self.list) = (Some(0), None);
            return FormEvent::Stay;
        }
        self.step_list(true, env)
    }

    fn side_key(&mut self, at: usize, key: &Key, env: &FormEnv<'_>) -> FormEvent {
        let same = self.same(env);
        let last = same.len().saturating_sub(1);
        match key.normalised().code {
            KeyCode::Down | KeyCode::Char('j') => self.side = Some((at + 1).min(last)),
            KeyCode::Up | KeyCode::Char('k') => self.side = Some(at.min(last).saturating_sub(1)),
            KeyCode::Enter => return self.join_nth(at, env),
            KeyCode::Char(c @ '1'..='9') => {
                let nth = c.to_digit(10).and_then(|n| usize::try_from(n).ok()).unwrap_or(1) - 1;
                return self.join_nth(nth, env);
            }
            KeyCode::Esc | KeyCode::Tab | KeyCode::Char(' ') => self.side = None,
            _ => {}
        }
        FormEvent::Stay
    }

    /// Joins the caller's report to a suggestion; a report needs a reporter.
    fn join_nth(&mut self, nth: usize, env: &FormEnv<'_>) -> FormEvent {
        let Some(same) = self.same(env).into_iter().nth(nth) else { return FormEvent::Stay };
        let nobody = self.field("reporter").is_none_or(|f| f.picked.is_empty());
        let nameless = self.picked("reporter") == Some(&Picked::New) && self.words("contact_name").is_empty();
        let missing = if nobody { Some("reporter") } else { nameless.then_some("contact_name") };
        if let Some(at) = missing.and_then(|name| self.place(name)) {
            self.side = None;
            self.fields[at].fault = Some(Fault::Missing);
            self.focus = at;
            return FormEvent::Changed;
        }
        FormEvent::Submit(Box::new(self.join_to(same.id, same.ver, env)))
    }

    /// A code as a choice.
    pub(super) fn pick_code(code: &Code) -> Picked {
        Picked::Code(code.clone())
    }
}

impl FormEvent {
    fn changed(self) -> Self {
        if self == Self::Stay { Self::Changed } else { self }
    }
}
