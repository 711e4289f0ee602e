//! Warnings. One job: what should be known before a form is sent; nothing here holds it up.

use super::env::FormEnv;
use super::{Form, FormKind};
use crate::domain::escalation::noticed_hand_over;
use crate::{args, msg};

impl Form {
    /// That it is handed over so often that a rule takes notice (LIFE-8).
    pub fn warning(&self, env: &FormEnv<'_>) -> Option<String> {
        let hands_over = [FormKind::Assign, FormKind::Escalate, FormKind::HandBack].contains(&self.kind());
        let subject = self.subject.as_ref().filter(|_| hands_over)?;
        let row = env.rows.open().find(|row| row.id == subject.id)?;
        let n = noticed_hand_over(env.policy, row, &self.verb(env))?;
        Some(env.locale.tf(msg!("hand-over-again"), &args![n = n]).into_owned())
    }
}
