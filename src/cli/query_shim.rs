//! The query of a list. One job: `is:open`, `is:active`, `is:any` and words to search for.

use crate::domain::incident::state::State;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub scope: Scope,
    /// Words that all must be in it.
    pub words: String,
}

/// Which states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    Any,
    #[default]
    Open,
    Active,
}

/// The terms there are.
pub const TERMS: [(&str, Scope); 3] = [("is:open", Scope::Open), ("is:active", Scope::Active), ("is:any", Scope::Any)];

impl Scope {
    pub fn holds(self, state: State) -> bool {
        match self {
            Self::Any => true,
            Self::Open => state.is_open(),
            Self::Active => state.is_active(),
        }
    }
}

/// Reads a query.
///
/// # Errors
/// The term that is none.
pub fn parse(text: &str) -> Result<Query, String> {
    let mut query = Query::default();
    for term in text.split_whitespace() {
        match TERMS.iter().find(|(name, _)| *name == term) {
            Some((_, scope)) => query.scope = *scope,
            None if term.contains(':') => return Err(term.to_owned()),
            None => {
                query.words.push_str(term);
                query.words.push(' ');
            }
        }
    }
    query.words.truncate(query.words.trim_end().len());
    Ok(query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_words() {
        assert_eq!(parse(""), Ok(Query::default()));
        assert_eq!(parse("is:any  vpn 断线"), Ok(Query { scope: Scope::Any, words: "vpn 断线".into() }));
        assert_eq!(parse("prio:1"), Err("prio:1".into()));
        assert!(Scope::Open.holds(State::Resolved) && !Scope::Active.holds(State::Resolved));
    }
}
