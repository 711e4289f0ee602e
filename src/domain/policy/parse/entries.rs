//! Sections that are lists of entries. One job: roles, lines, channels, natures, levels, reasons and codes, each by name.

use super::read::{Entry, Node, Report, Section};
use crate::domain::code::Code;
use crate::domain::policy::error::PolicyProblem;
use crate::domain::policy::{Channel, ClosingCode, Line, Named, Names, Nature, Role, Suspension};

/// The name of an entry as a code.
pub(super) fn code(entry: &Entry<'_>, report: &mut Report<'_>) -> Code {
    let mut letters = entry.name.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_lowercase());
    if !begins || !letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        report.add(entry.name_at, &entry.node.path, PolicyProblem::BadCode { code: entry.name.to_owned() });
    }
    Code::new(entry.name)
}

/// `en`, `zh-Hans` and `zh-Hant` of a section.
pub(super) fn names(section: &mut Section<'_>, report: &mut Report<'_>) -> Names {
    let mut name = |key| section.required(key).text(report).to_owned();
    Names { en: name("en"), zh_hans: name("zh-Hans"), zh_hant: name("zh-Hant") }
}

/// Reads every entry of a section: its code, its names, and whatever else `rest` asks for.
fn each<T>(
    node: &Node<'_>,
    report: &mut Report<'_>,
    rest: impl Fn(Code, Names, &mut Section<'_>, &mut Report<'_>) -> T,
) -> Vec<T> {
    let mut found = Vec::new();
    for entry in node.entries(report) {
        let id = code(&entry, report);
        let mut section = entry.node.section(report);
        let names = names(&mut section, report);
        found.push(rest(id, names, &mut section, report));
        section.finish(report);
    }
    found
}

/// Entries that are nothing but names.
pub(super) fn named(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Named> {
    each(node, report, |id, names, _, _| Named { id, names })
}

pub(super) fn roles(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Role> {
    each(node, report, |id, names, section, report| {
        let mut duties = section.required("duties").section(report);
        let role = Role { id, names, duties: self::names(&mut duties, report), desk: section.flag("desk", report) };
        duties.finish(report);
        role
    })
}

pub(super) fn channels(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Channel> {
    each(node, report, |id, names, section, report| Channel {
        id,
        names,
        live: section.flag("live", report),
        machine: section.flag("machine", report),
    })
}

pub(super) fn natures(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Nature> {
    each(node, report, |id, names, section, report| Nature {
        id,
        names,
        complaint: section.flag("complaint", report),
        kinds: named(&section.required("kinds"), report),
    })
}

pub(super) fn suspensions(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Suspension> {
    each(node, report, |id, names, section, report| {
        let pauses = section.required("pauses").flag(report);
        Suspension { id, names, pauses }
    })
}

pub(super) fn closing_codes(node: &Node<'_>, report: &mut Report<'_>) -> Vec<ClosingCode> {
    each(node, report, |id, names, section, report| ClosingCode {
        id,
        names,
        workaround: section.flag("workaround", report),
    })
}

/// Reads entries whose names are 1, 2, 3 … in this order.
fn counted<T>(
    node: &Node<'_>,
    report: &mut Report<'_>,
    rest: impl Fn(u8, Names, &mut Section<'_>, &mut Report<'_>) -> T,
) -> Vec<T> {
    let mut found = Vec::new();
    for entry in node.entries(report) {
        let expected = found.len() + 1;
        if entry.name != expected.to_string() {
            let problem = PolicyProblem::Order { expected, found: entry.name.to_owned() };
            report.add(entry.name_at, &entry.node.path, problem);
        }
        let mut section = entry.node.section(report);
        let names = names(&mut section, report);
        found.push(rest(u8::try_from(expected).unwrap_or(u8::MAX), names, &mut section, report));
        section.finish(report);
    }
    found
}

/// Names of levels, the highest first.
pub(super) fn levels(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Names> {
    counted(node, report, |_, names, _, _| names)
}

pub(super) fn lines(node: &Node<'_>, report: &mut Report<'_>) -> Vec<Line> {
    counted(node, report, |number, names, section, report| Line {
        number,
        names,
        vendor: section.flag("vendor", report),
        limit: section.optional("limit").map(|limit| limit.number(report, 1, 100_000)),
    })
}
