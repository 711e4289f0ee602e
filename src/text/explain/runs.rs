//! What ran. One job: the parts of a clock as a table, with a running sum.

use super::{Page, Tone, seconds};
use crate::args;
use crate::domain::sla::explain::{Explanation, Part};
use crate::msg;
use crate::text::times::{exact, stamp};
use crate::text::width::{fit, pad, pad_left, width, wrap};

/// Below so many cells the table goes without ends and sums: each part begins where the one before ended.
const ROOMY: usize = 74;

impl Page<'_> {
    /// What ran, and what did not.
    pub(super) fn runs(&mut self) {
        if self.why.parts.is_empty() {
            return;
        }
        self.head(msg!("explain-head-runs"));
        let table = Table::of(self.cells);
        let heads = [
            msg!("explain-from"),
            msg!("explain-to"),
            msg!("explain-what"),
            msg!("explain-service"),
            msg!("explain-running-sum"),
        ];
        let heads = heads.map(|id| self.w.locale.t(id).into_owned());
        for line in table.row(heads.each_ref().map(String::as_str)) {
            self.line(line, Tone::Faint);
        }
        for (part, shown) in self.why.parts.iter().zip(counted(self.why)) {
            let [from, to] = [part.from, part.to].map(|at| stamp(self.w.zone.to_local(at)));
            let (service, sum) = match part.counts() {
                true => (exact(shown), exact(seconds(part.sum))),
                false => (format!("({})", exact(part.service.0 / 1_000)), String::new()),
            };
            let tone = if part.counts() { Tone::Text } else { Tone::Faint };
            for line in table.row([&from, &to, &self.ran(part), &service, &sum]) {
                self.line(line, tone);
            }
        }
    }

    fn ran(&self, part: &Part) -> String {
        let shut = part.to - part.from - part.service;
        match part.counts() && shut.0 >= 1_000 {
            true => self.w.say(msg!("explain-ran-shut"), &args![shut = exact(shut.0 / 1_000)]),
            false => self.stand(&part.stand),
        }
    }
}

/// The seconds that each part adds to the sum as it is told; 0 for one that does not count.
pub(super) fn counted(why: &Explanation) -> Vec<i64> {
    let mut before = 0;
    let step = |part: &Part| {
        let sum = seconds(part.sum);
        let step = sum - before;
        before = sum;
        step
    };
    why.parts.iter().map(step).collect()
}

/// The columns.
struct Table {
    /// Cells of each; 0 leaves it out.
    widths: [usize; 5],
}

impl Table {
    fn of(cells: usize) -> Self {
        let [from, to, service, sum] = if cells >= ROOMY { [14, 14, 10, 10] } else { [11, 0, 10, 0] };
        let fixed: usize = [from, to, service, sum].iter().filter(|w| **w > 0).map(|w| w + 2).sum();
        Self { widths: [from, to, cells.saturating_sub(fixed).max(1), service, sum] }
    }

    /// A row; what does not fit its column goes on below.
    fn row(&self, cells: [&str; 5]) -> Vec<String> {
        let [from, to, what, service, sum] = self.widths;
        // A stamp is cut to the minute.
        let cut = |text: &str, w: usize| if width(text) > w { text.chars().take(w).collect() } else { text.to_owned() };
        let column = |text, w| if w > 0 { format!("{}  ", pad(&cut(text, w), w)) } else { String::new() };
        let number = |text, w| if w > 0 { format!("  {}", pad_left(&fit(text, w), w)) } else { String::new() };
        let before = column(cells[0], from) + &column(cells[1], to);
        let after = number(cells[3], service) + &number(cells[4], sum);
        let wrapped = wrap(cells[2], what).into_iter().enumerate();
        let line = |(n, text): (usize, String)| match n {
            0 => format!("{before}{}{after}", pad(&text, what)),
            _ => format!("{}{text}", " ".repeat(width(&before))),
        };
        wrapped.map(line).map(|line| line.trim_end().to_owned()).collect()
    }
}
