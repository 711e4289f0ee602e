//! LIFE-2: what may be attached, and what becomes of it.

use super::world::*;
use firstline::domain::incident::Kind;
use firstline::domain::incident::command::{NewAttachment, Verb};
use firstline::domain::refusal::AttachmentBar::{Detached, Erased, NotThere};
use firstline::domain::refusal::Refusal;

/// LIFE-2: files have a size, a name without folders and a number that they keep; several come in one step.
#[test]
fn life_2_attachments() {
    let mut w = World::new();
    let id = w.mailed();
    let file = |name: &str, size| NewAttachment { name: name.into(), size, hash: [1; 32] };
    let limit = w.policy.rules.attachment_limit();
    let many = |files| Verb::Attach { files, text: " why ".into() };
    for (files, refusal) in [
        (vec![], Refusal::Missing { fields: vec!["attachment"] }),
        (vec![file("a", 1), file("x/empty.txt", 0)], Refusal::EmptyFile { name: "empty.txt".into() }),
        (vec![file("dump", limit + 1)], Refusal::FileTooLarge { name: "dump".into(), limit }),
        (vec![file(" / ", 1)], Refusal::Missing { fields: vec!["name"] }),
        (vec![file(&"n".repeat(1_001), 1)], Refusal::TooLong { field: "name", size: 1_001, limit: 1_000 }),
    ] {
        assert_eq!(w.act("ann", id, many(files)), Err(refusal));
    }
    let length = w.past.len();
    let batch = w.ok("ann", id, many(vec![file("C:\\logs\\a.LOG", limit), file("/tmp/图.png", 2)]));
    let events: Vec<_> =
        w.past[length..].iter().map(|p| (p.event.kind, p.batch, p.event.detail.text.clone())).collect();
    assert_eq!(events, [(Kind::Attached, batch, Some("why".into())), (Kind::Attached, batch, None)]);
    let rows: Vec<_> = w.get(id).attachments.iter().map(|a| (a.name.clone(), a.media_type.clone(), a.size)).collect();
    let row = |name: &str, media: &str, size: u64| (Some(name.into()), Some(media.into()), i64::try_from(size).ok());
    assert_eq!(rows, [row("a.LOG", "text/plain", limit), row("图.png", "image/png", 2)]);

    let off = |attachment| Verb::Detach { attachment, reason: "twice".into() };
    let no = |number, why| Err(Refusal::Attachment { number, why });
    let silent = Verb::Detach { attachment: 0, reason: " ".into() };
    assert_eq!(w.act("ann", id, silent), Err(Refusal::Missing { fields: vec!["reason"] }));
    assert_eq!(w.act("ann", id, off(2)), no(3, NotThere));
    w.ok("ann", id, off(1));
    assert_eq!(w.act("ann", id, off(1)), no(2, Detached));
    let erase = |attachment| Verb::EraseAttachment { attachment, reason: "by law".into() };
    w.ok("all", id, erase(1));
    assert_eq!(w.act("all", id, erase(1)), no(2, Erased));
    w.ok("ann", id, many(vec![file("b.txt", 1)]));
    let on: Vec<bool> = w.get(id).attachments.iter().map(|a| a.attached).collect();
    assert_eq!(on, [true, false, true], "a number is not given twice");
}
