//! What a person does at the keyboard. One job: the words for it that everything above the terminal shares.

pub mod key;
pub mod line;
