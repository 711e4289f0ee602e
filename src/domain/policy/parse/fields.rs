//! Fields of the house's own. One job: read what the policy declares under `[fields]` (LIFE-2).

use super::entries::{code, named, names};
use super::read::{Entry, Node, Report};
use crate::domain::code::Code;
use crate::domain::policy::error::Thing;
use crate::domain::policy::fields::{CustomField, CustomKind, Needed};

static KINDS: [(&str, CustomKind); 4] = [
    ("text", CustomKind::Text),
    ("number", CustomKind::Number),
    ("date", CustomKind::Date),
    ("choice", CustomKind::Choice(Vec::new())),
];

const NEEDED: [(&str, Needed); 2] = [("record", Needed::Record), ("resolve", Needed::Resolve)];

/// The declarations, in the order of the text; a policy need not have any.
pub(super) fn fields(node: Option<Node<'_>>, natures: &[Code], report: &mut Report<'_>) -> Vec<CustomField> {
    let entries = node.map(|node| node.entries(report)).unwrap_or_default();
    entries.iter().map(|entry| field(entry, natures, report)).collect()
}

fn field(entry: &Entry<'_>, natures: &[Code], report: &mut Report<'_>) -> CustomField {
    let id = code(entry, report);
    let mut section = entry.node.section(report);
    let names = names(&mut section, report);
    let places: Vec<(&str, usize)> = KINDS.iter().enumerate().map(|(n, (word, _))| (*word, n)).collect();
    let kind = section.required("type").word(report, &places).and_then(|n| KINDS.get(n)).map(|(_, kind)| kind.clone());
    let kind = match kind {
        Some(CustomKind::Choice(_)) => CustomKind::Choice(named(&section.required("choices"), report)),
        Some(kind) => kind,
        // What a wrong word meant is not known, so choices are neither missed nor too many.
        None => {
            section.leave(&["choices"]);
            CustomKind::Text
        }
    };
    let known = section.optional("natures").map(|node| node.items(report)).unwrap_or_default();
    let natures = known.iter().map(|item| item.reference(report, Thing::Nature, natures)).collect();
    let required = section.optional("required").and_then(|node| node.word(report, &NEEDED));
    section.finish(report);
    CustomField { id, names, kind, natures, required }
}

/// The example of the shipped policy, with its `#` taken away.
#[cfg(test)]
pub(crate) fn example() -> String {
    let lines = crate::domain::policy::DEFAULT.lines().skip_while(|line| *line != "# [fields.asset_tag]");
    let lines = lines.take_while(|line| line.starts_with("# "));
    lines.map(|line| format!("{}\n", line.get(2..).unwrap_or_default())).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]
mod tests {
    use super::*;
    use crate::domain::policy::error::{PolicyProblem as P, Shape};
    use crate::domain::policy::fields::BadCustom;
    use crate::domain::policy::parse::{check, parse};
    use crate::domain::policy::{DEFAULT, Lang};
    use crate::domain::value::{Text, Value};

    fn with(fields: &str) -> String {
        format!("{DEFAULT}\n{fields}")
    }

    #[test]
    fn life_2_the_example_of_the_shipped_policy_can_be_used() {
        let (policy, findings) = check(&with(&example()), 1);
        assert_eq!(findings, []);
        let policy = policy.unwrap();
        let told: Vec<String> = policy
            .fields
            .iter()
            .map(|f| {
                let kind = match &f.kind {
                    CustomKind::Choice(choices) => format!("one of {}", choices.len()),
                    other => format!("{other:?}"),
                };
                format!("{} {} {kind} {:?} {:?}", f.id, f.names.get(Lang::ZhHans), f.natures.len(), f.required)
            })
            .collect();
        assert_eq!(
            told,
            [
                "asset_tag 资产编号 Text 1 Some(Record)",
                "floor 楼层 Number 0 None",
                "wanted_by 期望日期 Date 1 None",
                "damage 损坏原因 one of 3 1 Some(Resolve)",
            ]
        );
        assert!(parse(DEFAULT, 1).unwrap().fields.is_empty());
    }

    #[test]
    fn life_2_every_mistake_has_its_line() {
        let good = example();
        let text = |name: &str| name.to_owned();
        let unknown = |thing, name: &str, nearest: Option<&str>| P::UnknownName {
            thing,
            name: text(name),
            nearest: nearest.map(text),
        };
        for ((from, to), line, path, problem) in [
            (
                ("\"text\"", "\"txt\""),
                "type     = \"txt\"",
                "fields.asset_tag.type",
                unknown(Thing::Word, "txt", Some("text")),
            ),
            (
                ("\"number\"", "7"),
                "type     = 7",
                "fields.floor.type",
                P::WrongShape { expected: Shape::Text, found: Shape::Number },
            ),
            (
                ("[\"fault\"]", "[\"fautl\"]"),
                "natures  = [\"fautl\"]",
                "fields.asset_tag.natures[0]",
                unknown(Thing::Nature, "fautl", Some("fault")),
            ),
            (
                ("\"resolve\"", "\"resolv\""),
                "required = \"resolv\"",
                "fields.damage.required",
                unknown(Thing::Word, "resolv", Some("resolve")),
            ),
            (
                ("[fields.damage.choices]\n", "[fields.damage.choice]\n"),
                "[fields.damage.choice]",
                "fields.damage.choice",
                P::UnknownKey { key: text("choice"), nearest: Some(text("choices")) },
            ),
            (
                ("[fields.floor]", "[fields.Floor]"),
                "[fields.Floor]",
                "fields.Floor",
                P::BadCode { code: text("Floor") },
            ),
            (
                ("\"choice\"", "\"date\""),
                "[fields.damage.choices]",
                "fields.damage.choices",
                P::UnknownKey { key: text("choices"), nearest: None },
            ),
            (("zh-Hans  = \"楼层\"\n", ""), "[fields.floor]", "fields.floor", P::MissingKey { key: text("zh-Hans") }),
            (
                ("type     = \"date\"\n", ""),
                "[fields.wanted_by]",
                "fields.wanted_by",
                P::MissingKey { key: text("type") },
            ),
        ] {
            assert!(good.contains(from), "{from}");
            let broken = with(&good.replacen(from, to, 1));
            let (policy, findings) = check(&broken, 1);
            assert!(policy.is_none(), "{to}");
            let [found] = &findings[..] else { panic!("{to}: {findings:?}") };
            let at = broken.lines().collect::<Vec<_>>().iter().rposition(|l| *l == line).unwrap() + 1;
            assert_eq!((found.line, found.path.as_str(), &found.problem), (at, path, &problem), "{to}");
        }
    }

    /// LIFE-2: each type, what it takes, and what it does not.
    #[test]
    fn life_2_values_of_each_type() {
        let policy = parse(&with(&example()), 1).unwrap();
        let code = |code: &str| Ok(Value::Code(code.into()));
        let value = |value: &str| value.to_owned();
        for (field, typed, want) in [
            ("asset_tag", " 4711 b ", Ok(Value::Text(Text::new("4711 b")))),
            ("asset_tag", " ", Ok(Value::None)),
            ("floor", "-2", Ok(Value::Int(-2))),
            ("floor", "", Ok(Value::None)),
            ("floor", "2.5", Err(BadCustom::NotNumber { value: value("2.5") })),
            ("floor", "two", Err(BadCustom::NotNumber { value: value("two") })),
            ("wanted_by", "2026-05-01", code("2026-05-01")),
            ("wanted_by", "2026-5-1", code("2026-05-01")),
            ("wanted_by", "2026-02-30", Err(BadCustom::NotDate { value: value("2026-02-30") })),
            ("wanted_by", "soon", Err(BadCustom::NotDate { value: value("soon") })),
            ("damage", "liquid", code("liquid")),
            (
                "damage",
                "fire",
                Err(BadCustom::NotChoice {
                    value: value("fire"),
                    choices: ["liquid", "fall", "wear"].map(Code::new).to_vec(),
                }),
            ),
        ] {
            assert_eq!(policy.field(&field.into()).unwrap().read(typed), want, "{field} {typed}");
        }
        for (field, wrong) in [
            ("asset_tag", Value::Int(1)),
            ("asset_tag", Value::Text("12345".into())),
            ("floor", Value::Text("2".into())),
            ("wanted_by", Value::Code("2026-5-1".into())),
            ("wanted_by", Value::Int(0)),
            ("damage", Value::Code("fire".into())),
            ("damage", Value::List(vec![])),
        ] {
            assert!(policy.field(&field.into()).unwrap().valid(&wrong, 4).is_err(), "{field} {wrong:?}");
        }
    }
}
