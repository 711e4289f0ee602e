//! A line of input. One job: one line of text with a cursor, and the keys of every shell to change it.

use crate::app::input::key::{Key, KeyCode};
use tui_input::{Input, InputRequest};

/// One line being typed.
#[derive(Debug, Clone, Default)]
pub struct Line(Input);

impl Line {
    pub fn new(text: &str) -> Self {
        Self(Input::new(text.to_owned()))
    }

    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// Bytes before the cursor.
    pub fn before(&self) -> &str {
        let end = self.text().char_indices().nth(self.0.cursor()).map_or(self.text().len(), |(at, _)| at);
        &self.text()[..end]
    }

    pub fn set(&mut self, text: &str) {
        self.0 = Input::new(text.to_owned());
    }

    /// Puts text in at the cursor, on this one line.
    pub fn insert(&mut self, text: &str) {
        for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
            self.0.handle(InputRequest::InsertChar(c));
        }
    }

    /// Takes a key; false where it means nothing here.
    pub fn key(&mut self, key: &Key) -> bool {
        let Some(request) = request(key) else { return false };
        self.0.handle(request);
        true
    }
}

/// Readline's keys; Alt is never needed.
fn request(key: &Key) -> Option<InputRequest> {
    use InputRequest::*;
    Some(match (key.code, key.ctrl, key.alt) {
        (KeyCode::Char('a'), true, _) | (KeyCode::Home, ..) => GoToStart,
        (KeyCode::Char('e'), true, _) | (KeyCode::End, ..) => GoToEnd,
        (KeyCode::Char('b'), true, _) | (KeyCode::Left, false, false) => GoToPrevChar,
        (KeyCode::Char('f'), true, _) | (KeyCode::Right, false, false) => GoToNextChar,
        (KeyCode::Char('b'), _, true) | (KeyCode::Left, ..) => GoToPrevWord,
        (KeyCode::Char('f'), _, true) | (KeyCode::Right, ..) => GoToNextWord,
        (KeyCode::Char('w'), true, _) | (KeyCode::Backspace, _, true) => DeletePrevWord,
        (KeyCode::Char('h'), true, _) | (KeyCode::Backspace, ..) => DeletePrevChar,
        (KeyCode::Char('d'), true, _) | (KeyCode::Delete, ..) => DeleteNextChar,
        (KeyCode::Char('u'), true, _) => DeleteFromStart,
        (KeyCode::Char('k'), true, _) => DeleteTillEnd,
        (KeyCode::Char('y'), true, _) => Yank,
        (KeyCode::Char(c), false, false) => InsertChar(c),
        _ => return None,
    })
}
