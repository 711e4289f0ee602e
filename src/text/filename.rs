//! File names. One job: the name under which a file from outside may be saved here.
//!
//! Whoever attached it chose the name: it must not lead into another folder, hide the file, pass for a flag, or carry what a
//! terminal would obey.

use super::safe::is_hidden;

/// Longest name, bytes; file systems take 255.
const LONGEST: usize = 200;

/// A name without folders, controls and tricks; `attachment-2` where nothing is left of it.
pub fn file_name(name: &str, number: u32) -> String {
    let last = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let harmful = |c: char| c.is_control() || is_hidden(c) || "/\\:*?\"<>|".contains(c);
    let mut clean: String = last.chars().map(|c| if harmful(c) { '_' } else { c }).collect();
    clean = clean.trim().trim_end_matches(['.', ' ']).to_owned();
    if clean.starts_with(['.', '-', '~']) {
        clean.replace_range(..1, "_");
    }
    if clean.is_empty() { format!("attachment-{number}") } else { shortened(&clean) }
}

/// Cut in the middle, so that the extension stays.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.len() < 20 => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    format!("{}{extension}", &stem[..stem.floor_char_boundary(LONGEST - extension.len())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_names_become_plain_ones() {
        for (name, clean) in [
            ("trace.log", "trace.log"),
            ("错误 1.png", "错误 1.png"),
            ("../../.ssh/authorized_keys", "authorized_keys"),
            ("C:\\Windows\\system32\\a.dll", "a.dll"),
            ("/dev/sda", "sda"),
            (".bashrc", "_bashrc"),
            ("-rf", "_rf"),
            ("~root", "_root"),
            ("a\u{1b}[2J\n.log", "a_[2J_.log"),
            ("gpj.\u{202e}exe", "gpj._exe"),
            ("a:b*c?.txt", "a_b_c_.txt"),
            ("trailing. . ", "trailing"),
            ("..", "attachment-7"),
            (" / ", "attachment-7"),
            ("", "attachment-7"),
        ] {
            assert_eq!(file_name(name, 7), clean, "{name:?}");
        }
        let long = file_name(&format!("{}.log", "长".repeat(300)), 1);
        assert!(long.len() <= 200 && long.ends_with("长.log"), "{long}");
    }

    proptest! {
        #[test]
        fn no_name_leaves_the_folder(name in ".{0,300}") {
            let clean = file_name(&name, 1);
            let path = std::path::Path::new("folder").join(&clean);
            prop_assert_eq!(path.parent(), Some(std::path::Path::new("folder")), "{:?}", clean);
            prop_assert!(path.file_name().is_some_and(|last| *last == *clean));
            prop_assert!(!clean.chars().any(char::is_control) && clean.len() <= 200);
        }
    }
}
