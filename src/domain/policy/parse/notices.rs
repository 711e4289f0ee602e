//! Notices. One job: the ways of a policy's `[notices]` section (ESC-5). Without one nothing leaves the console.

use super::read::{Node, Report};
use crate::domain::code::Code;
use crate::domain::outbox::NOTICES;
use crate::domain::policy::error::PolicyProblem;
use crate::domain::policy::notices::Notices;

/// Reads the ways by kind of notice.
pub(super) fn notices(node: Option<Node<'_>>, report: &mut Report<'_>) -> Notices {
    let Some(node) = node else { return Notices::default() };
    let mut section = node.section(report);
    let all = section.optional("channels").map(|node| channels(&node, report)).unwrap_or_default();
    let own = NOTICES.iter().filter_map(|(notice, name, _)| Some((*notice, section.optional(name)?)));
    let own: Vec<_> = own.collect();
    let others = own.into_iter().map(|(notice, node)| (notice, channels(&node, report))).collect();
    section.finish(report);
    Notices { channels: all, others }
}

/// A list of ways: short names, as a table of settings is called.
pub(super) fn channels(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Code> {
    let read = |node: &Node<'_>, report: &mut Report<'_>| {
        let name = node.text(report);
        let small = |c: char| c.is_ascii_lowercase();
        let plain = name.starts_with(small) && name.chars().all(|c| small(c) || c.is_ascii_digit() || c == '_');
        // What is empty was told already.
        if !name.trim().is_empty() && !plain {
            node.add(report, PolicyProblem::BadCode { code: name.to_owned() });
        }
        Code::new(name)
    };
    node.items(report).iter().map(|node| read(node, report)).collect()
}
