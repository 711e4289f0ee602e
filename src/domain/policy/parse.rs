//! Reading a policy. One job: TOML text to [`super::Policy`], with errors that name the line.
