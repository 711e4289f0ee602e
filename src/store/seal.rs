//! Sealing. One job: words go out of a payload into their own table, and come back (AUD-4, DESIGN decision 3).
//!
//! The domain writes `{"$seal":"words"}`; the journal keeps `{"$sealed":"hash"}`. Inside a JSON string the quote of such
//! a marker would be escaped, so the marker's bytes cannot stand for anything else, and no parsing is needed.

use crate::domain::journal::{Hash, hex, salt, seal};
use crate::domain::value::{SEAL_KEY, SEALED_KEY};

/// Hex digits of a hash.
const HEX: usize = 64;

/// Words taken out of a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub salt: [u8; 16],
    pub value: String,
}

/// Why a payload cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    #[error("a sealed value is cut off")]
    CutOff,
    #[error("a sealed value is not what its hash says")]
    Forged,
}

fn marker(key: &str) -> String {
    format!("{{\"{key}\":\"")
}

/// The end of a JSON string that begins at `from`: the index of its closing quote.
fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Takes the words out of a payload that was just made; `seq` and `seed` make the salts.
///
/// # Errors
/// [`SealFault::CutOff`] when the payload is not whole JSON.
pub fn take_out(payload: &str, seed: &Hash, seq: i64) -> Result<(String, Vec<Sealed>), SealFault> {
    // Most payloads have no words at all, and the keys are the only place of a `$` then.
    if !payload.contains('$') {
        return Ok((payload.to_owned(), Vec::new()));
    }
    let (open, put) = (marker(SEAL_KEY), marker(SEALED_KEY));
    let mut out = String::with_capacity(payload.len() + HEX);
    let mut sealed = Vec::new();
    let mut rest = payload;
    while let Some(at) = rest.find(&open) {
        let from = at + open.len();
        let end = string_end(rest.as_bytes(), from).ok_or(SealFault::CutOff)?;
        let value: String = serde_json::from_str(&rest[from - 1..=end]).map_err(|_| SealFault::CutOff)?;
        let n = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
        let salt = salt(seed, seq, n);
        out.push_str(&rest[..at]);
        out.push_str(&put);
        out.push_str(&hex(&seal(&salt, &value)));
        sealed.push(Sealed { salt, value });
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok((out, sealed))
}

/// Puts the words back; `find(n)` gives the `n`th, or nothing when it was erased. Counts what was erased.
///
/// # Errors
/// [`SealFault`] when a hash is cut off, or (with `check`) when words do not fit their hash.
pub fn put_back<'w>(
    payload: &str,
    check: bool,
    mut find: impl FnMut(u32) -> Option<&'w Sealed>,
) -> Result<(String, u32), SealFault> {
    let (open, put) = (marker(SEALED_KEY), marker(SEAL_KEY));
    let mut out = String::with_capacity(payload.len());
    let (mut n, mut erased) = (0, 0);
    let mut rest = payload;
    while let Some(at) = rest.find(&open) {
        let from = at + open.len();
        let hash = rest.get(from..from + HEX).ok_or(SealFault::CutOff)?;
        out.push_str(&rest[..at]);
        match find(n) {
            Some(words) => {
                if check && hex(&seal(&words.salt, &words.value)) != hash {
                    return Err(SealFault::Forged);
                }
                out.push_str(&put[..put.len() - 1]);
                out.push_str(&serde_json::to_string(&words.value).map_err(|_| SealFault::CutOff)?);
                rest = rest.get(from + HEX + 1..).ok_or(SealFault::CutOff)?;
            }
            None => {
                erased += 1;
                out.push_str(&rest[at..from + HEX]);
                rest = &rest[from + HEX..];
            }
        }
        n += 1;
    }
    out.push_str(rest);
    Ok((out, erased))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::{Text, Value};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_taken_out_comes_back(words in proptest::collection::vec(".*", 0..4)) {
            let list = Value::List(words.iter().map(|w| Value::Text(Text::new(w))).collect());
            let payload = serde_json::to_string(&list).unwrap();
            let (stored, sealed) = take_out(&payload, &[3; 32], 9).unwrap();
            prop_assert_eq!(sealed.len(), words.len());
            let (back, erased) = put_back(&stored, true, |n| sealed.get(n as usize)).unwrap();
            prop_assert_eq!((back, erased), (payload, 0));
            let (gone, erased) = put_back(&stored, true, |_| None).unwrap();
            prop_assert_eq!(gone, stored);
            prop_assert_eq!(erased as usize, words.len());
        }
    }

    #[test]
    fn words_are_not_in_what_is_kept() {
        let (stored, _) = take_out(r#"[{"$seal":"Wang Li, \"6044\""}]"#, &[3; 32], 1).unwrap();
        assert!(!stored.contains("Wang") && !stored.contains("6044"), "{stored}");
    }

    #[test]
    fn words_that_do_not_fit_their_hash_are_found() {
        let (stored, mut sealed) = take_out(r#"{"$seal":"left"}"#, &[3; 32], 1).unwrap();
        sealed[0].value.push('!');
        assert_eq!(put_back(&stored, true, |_| sealed.first()), Err(SealFault::Forged));
        assert_eq!(put_back(&stored[..20], true, |_| None), Err(SealFault::CutOff));
    }
}
