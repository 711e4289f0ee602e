//! What changed on the way. One job: every event that moved a clock, and what it did to it.

use super::{Page, seconds};
use crate::args;
use crate::domain::incident::Record;
use crate::domain::sla::clock::Goal;
use crate::domain::sla::explain::{Change, What};
use crate::msg;
use crate::text::timeline::lines;
use crate::text::times::{exact, goal, stamp};

impl Page<'_> {
    pub(super) fn changes(&mut self, record: &Record) {
        if self.why.changes.is_empty() {
            return;
        }
        self.head(msg!("explain-head-changes"));
        let told = lines(record, self.w);
        let row = |change: &Change| {
            let at = record.past.iter().position(|past| past.seq == change.seq);
            let event = at.and_then(|n| told.get(n)).map(|line| format!("{} {}", line.who, line.what));
            let effect = self.effect(change);
            let said = match event {
                Some(event) => self.w.say(msg!("explain-change"), &args![event = event, effect = effect]),
                None => effect,
            };
            let said = if change.undone { self.w.say(msg!("record-undone"), &args![what = said]) } else { said };
            (stamp(self.w.zone.to_local(change.at)), format!("#{} {said}", change.seq))
        };
        let rows: Vec<(String, String)> = self.why.changes.iter().map(row).collect();
        self.fields(&rows);
    }

    /// What an event did to the clock.
    fn effect(&self, change: &Change) -> String {
        let w = self.w;
        let plain = |id| w.locale.t(id).into_owned();
        let goals = |id, from: &Goal, to: &Goal| {
            let side = |it: &Goal| format!("P{} {}", it.priority, goal(it.goal));
            w.say(id, &args![from = side(from), to = side(to)])
        };
        let mut parts = match &change.what {
            What::Started(set) => vec![w.say(msg!("explain-did-start"), &args![goal = goal(set.goal)])],
            What::Paused(_) => vec![plain(msg!("explain-did-pause"))],
            What::Resumed => vec![plain(msg!("explain-did-resume"))],
            What::Stopped => vec![plain(msg!("explain-did-stop"))],
            What::Restarted => vec![plain(msg!("explain-did-restart"))],
            What::Cancelled => vec![plain(msg!("explain-did-cancel"))],
            What::Retargeted { from, to, .. } => vec![goals(msg!("explain-did-retarget"), from, to)],
            What::Untargeted { from, to } => vec![goals(msg!("explain-did-untarget"), from, to)],
            What::Undone { since } => vec![w.say(msg!("explain-did-undo"), &args![since = self.moment(*since)])],
        };
        if let What::Retargeted { .. } | What::Untargeted { .. } = change.what
            && let [Some(from), Some(to)] = change.due.map(|due| due.map(|due| self.moment(due)))
        {
            parts.push(w.say(msg!("explain-did-due"), &args![from = from, to = to]));
        }
        if let What::Retargeted { breached, over, .. } = &change.what {
            parts.extend(breached.map(|at| w.say(msg!("explain-did-breached"), &args![at = self.moment(at)])));
            parts.extend(over.map(|over| w.say(msg!("explain-did-over"), &args![over = exact(seconds(over))])));
        }
        self.joined(&parts)
    }
}
