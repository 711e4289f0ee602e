//! The journal's row. One job: its columns, their canonical bytes and the chain (AUD-2, DESIGN decision 1).
//!
//! Payloads are hashed as they are stored, byte for byte; nothing is parsed to be proved. How rows get in and out of the
//! file is the store's business.

use crate::domain::actor::{Actor, Identity, Via};
use crate::domain::code::Code;
use crate::domain::id::PersonId;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::{Instant, Span};
use sha2::{Digest, Sha256};

/// Separates these hashes from every other use of SHA-256.
const DOMAIN: &[u8] = b"firstline/journal/v1\0";
/// Separates the hashes of sealed values.
const SEAL_DOMAIN: &[u8] = b"firstline/seal/v1\0";
/// A step back of the clock by more than this is worth a flag; less is a writer that waited for the lock.
pub const STEP_BACK: Span = Span::seconds(60);

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Who wrote a row, and how they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    pub person: PersonId,
    /// The role that allowed it.
    pub role: Code,
    pub via: Via,
    pub os_user: String,
    pub identity: Identity,
}

impl Author {
    /// The author of what this actor does by that role.
    pub fn of(actor: &Actor, role: Code) -> Self {
        let Actor { person, via, os_user, identity, .. } = actor;
        Self { person: *person, role, via: *via, os_user: os_user.clone(), identity: *identity }
    }
}

/// One row of the journal, all but its hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub seq: i64,
    /// The `seq` of the batch's first row.
    pub batch: i64,
    /// What the client called the request; on the first row of a batch only.
    pub request: Option<String>,
    pub recorded_at: Instant,
    pub at: Instant,
    pub author: Author,
    pub stream: Stream,
    pub ver: u32,
    /// Where a carried row was born: replica and its seq there.
    pub origin: Option<(i64, i64)>,
    pub kind: String,
    pub v: u32,
    /// JSON, sealed values replaced by their hashes.
    pub payload: Vec<u8>,
    /// How many sealed values the payload refers to.
    pub sealed: u32,
}

/// Feeds columns in their one order, each told apart from its neighbours by presence and length.
struct Canon(Sha256);

impl Canon {
    fn int(&mut self, n: Option<i64>) {
        match n {
            None => self.0.update([0]),
            Some(n) => {
                self.0.update([1]);
                self.0.update(n.to_be_bytes());
            }
        }
    }
    fn bytes(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            None => self.0.update([0]),
            Some(bytes) => {
                self.0.update([1]);
                self.0.update((bytes.len() as u64).to_be_bytes());
                self.0.update(bytes);
            }
        }
    }
    fn text(&mut self, text: &str) {
        self.bytes(Some(text.as_bytes()));
    }
}

impl Row {
    /// The link that binds this row to the one before, in this very file.
    pub fn hash(&self, file: &[u8; 16], prev: &Hash) -> Hash {
        let mut canon = Canon(Sha256::new());
        canon.0.update(DOMAIN);
        canon.0.update(file);
        canon.0.update(prev);
        canon.int(Some(self.seq));
        canon.int(Some(self.batch));
        canon.bytes(self.request.as_deref().map(str::as_bytes));
        canon.int(Some(self.recorded_at.0));
        canon.int(Some(self.at.0));
        canon.int(Some(self.author.person.0));
        canon.text(self.author.role.as_str());
        canon.text(self.author.via.name());
        canon.text(&self.author.os_user);
        canon.text(self.author.identity.name());
        canon.text(self.stream.kind.name());
        canon.int(Some(self.stream.id));
        canon.int(Some(i64::from(self.ver)));
        canon.int(self.origin.map(|(replica, _)| replica));
        canon.int(self.origin.map(|(_, seq)| seq));
        canon.text(&self.kind);
        canon.int(Some(i64::from(self.v)));
        canon.bytes(Some(&self.payload));
        canon.int(Some(i64::from(self.sealed)));
        canon.0.finalize().into()
    }
}

/// The hash that stands in a payload for a sealed value.
pub fn seal(salt: &[u8], value: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(SEAL_DOMAIN);
    hash.update((salt.len() as u64).to_be_bytes());
    hash.update(salt);
    hash.update(value.as_bytes());
    hash.finalize().into()
}

/// A salt that nobody can guess who does not know the seed, different for every place.
pub fn salt(seed: &Hash, seq: i64, n: u32) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(seed);
    hash.update(seq.to_be_bytes());
    hash.update(n.to_be_bytes());
    let digest: Hash = hash.finalize().into();
    let mut salt = [0; 16];
    salt.copy_from_slice(&digest[..16]);
    salt
}

/// A hash from its hex; `None` when it is none.
pub fn unhex(text: &str) -> Option<Hash> {
    let mut hash = Hash::default();
    if text.len() != 2 * hash.len() || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (n, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}

/// The streams whose events are entries of the directory.
pub fn is_entry(kind: StreamKind) -> bool {
    !matches!(kind, StreamKind::Desk | StreamKind::Policy | StreamKind::Incident | StreamKind::Article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        let author = Author {
            person: PersonId(1),
            role: "agent".into(),
            via: Via::Cli,
            os_user: "li".into(),
            identity: Identity::Os,
        };
        Row {
            seq: 2,
            batch: 2,
            request: Some("r".into()),
            recorded_at: Instant(5),
            at: Instant(4),
            author,
            stream: Stream::new(StreamKind::Incident, 7),
            ver: 1,
            origin: None,
            kind: "noted".into(),
            v: 1,
            payload: b"{}".to_vec(),
            sealed: 0,
        }
    }

    #[test]
    fn every_column_is_in_the_hash() {
        let (file, prev) = ([7; 16], [9; 32]);
        let whole = row().hash(&file, &prev);
        let flips: [fn(&mut Row); 18] = [
            |r| r.seq += 1,
            |r| r.batch += 1,
            |r| r.request = None,
            |r| r.request = Some("s".into()),
            |r| r.recorded_at.0 += 1,
            |r| r.at.0 += 1,
            |r| r.author.person.0 += 1,
            |r| r.author.role = "admin".into(),
            |r| r.author.via = Via::Console,
            |r| r.author.os_user.push('x'),
            |r| r.author.identity = Identity::Declared,
            |r| r.stream.id += 1,
            |r| r.stream.kind = StreamKind::Person,
            |r| r.ver += 1,
            |r| r.origin = Some((1, 2)),
            |r| r.kind.push('x'),
            |r| r.payload.push(b' '),
            |r| r.sealed += 1,
        ];
        for (n, flip) in flips.iter().enumerate() {
            let mut other = row();
            flip(&mut other);
            assert_ne!(other.hash(&file, &prev), whole, "flip {n}");
        }
        assert_ne!(row().hash(&[8; 16], &prev), whole, "another file");
        assert_ne!(row().hash(&file, &[0; 32]), whole, "another row before");
    }

    #[test]
    fn neighbours_cannot_trade_bytes() {
        let (mut a, mut b) = (row(), row());
        (a.author.os_user, a.kind) = ("ab".into(), "c".into());
        (b.author.os_user, b.kind) = ("a".into(), "bc".into());
        assert_ne!(a.hash(&[0; 16], &[0; 32]), b.hash(&[0; 16], &[0; 32]));
    }
}
