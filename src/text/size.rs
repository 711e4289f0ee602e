//! Sizes. One job: a number of bytes as people read it.

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// `812 B`, `12 KiB`, `3.4 MiB`; rounded up, so that nothing is told smaller than it is.
pub fn size(bytes: u64) -> String {
    if bytes < KIB {
        return format!("{bytes} B");
    }
    if bytes <= MIB - KIB {
        return format!("{} KiB", bytes.div_ceil(KIB));
    }
    let tenths = bytes / MIB * 10 + (bytes % MIB * 10).div_ceil(MIB);
    match tenths % 10 {
        0 => format!("{} MiB", tenths / 10),
        rest => format!("{}.{rest} MiB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_at_a_glance() {
        for (bytes, text) in [
            (0, "0 B"),
            (1_023, "1023 B"),
            (1_024, "1 KiB"),
            (1_025, "2 KiB"),
            (MIB - KIB, "1023 KiB"),
            (MIB - 1, "1 MiB"),
            (MIB, "1 MiB"),
            (MIB + 1, "1.1 MiB"),
            (10 * MIB, "10 MiB"),
            (512 * MIB - 1, "512 MiB"),
        ] {
            assert_eq!(size(bytes), text, "{bytes}");
        }
    }
}
