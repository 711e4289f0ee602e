//! Media. One job: what a file's name says of it: the name alone, and the type that its extension stands for.
//!
//! A guess for whoever looks: nothing is ever opened or run by it.

/// Extensions and their media types; whatever is not here is bytes.
const TYPES: &[(&str, &str)] = &[
    ("7z", "application/x-7z-compressed"),
    ("avi", "video/x-msvideo"),
    ("bmp", "image/bmp"),
    ("bz2", "application/x-bzip2"),
    ("conf", "text/plain"),
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("eml", "message/rfc822"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("ini", "text/plain"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("log", "text/plain"),
    ("md", "text/markdown"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("msg", "application/vnd.ms-outlook"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("ogg", "audio/ogg"),
    ("pcap", "application/vnd.tcpdump.pcap"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rar", "application/vnd.rar"),
    ("svg", "image/svg+xml"),
    ("tar", "application/x-tar"),
    ("toml", "application/toml"),
    ("txt", "text/plain"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("xz", "application/x-xz"),
    ("yaml", "application/yaml"),
    ("yml", "application/yaml"),
    ("zip", "application/zip"),
    ("zst", "application/zstd"),
];

/// The media type that a name's extension stands for.
pub fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let found = extension.and_then(|extension| TYPES.iter().find(|(known, _)| *known == extension));
    found.map_or("application/octet-stream", |(_, media)| media)
}

/// A name without the folders before it, whichever system wrote them.
pub fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_is() {
        for (name, base, media) in [
            ("trace.log", "trace.log", "text/plain"),
            ("/var/log/Trace.PNG", "Trace.PNG", "image/png"),
            ("C:\\Users\\wu\\错误 1.pdf", "错误 1.pdf", "application/pdf"),
            ("../../etc/passwd", "passwd", "application/octet-stream"),
            ("a.tar.gz", "a.tar.gz", "application/gzip"),
            ("folder/", "folder", "application/octet-stream"),
            (" / ", "", "application/octet-stream"),
        ] {
            assert_eq!((base_name(name), media_type(base_name(name))), (base, media), "{name:?}");
        }
    }

    #[test]
    fn every_extension_stands_once() {
        let extensions: std::collections::BTreeSet<&str> = TYPES.iter().map(|(extension, _)| *extension).collect();
        assert_eq!(extensions.len(), TYPES.len());
    }
}
