//! Points in time as people type them. One job: `2h`, `-30m`, `14:30`, `2026-03-02 09:00` or RFC 3339 → an instant.

use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The instant meant, seen from `now`, with clock times those of `zone`. A length of time counts from now, a negative
/// one back; `forward` says which way a length without a sign goes. `None` when it is not a time.
pub fn parse(text: &str, now: Instant, zone: &Zone, forward: bool) -> Option<Instant> {
    let text = text.trim();
    if let Some(at) = Instant::parse_rfc3339(text) {
        return Some(at);
    }
    if text == "now" {
        return Some(now);
    }
    let local = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .or_else(|| Some(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_time(NaiveTime::MIN)))
        .or_else(|| Some(zone.to_local(now).date().and_time(NaiveTime::parse_from_str(text, "%H:%M").ok()?)));
    if let Some(local) = local {
        return Some(zone.opening(local));
    }
    let span = Span::parse(text).ok()?;
    Some(if forward || span < Span::ZERO { now + span } else { now - span })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    #[test]
    fn times_as_they_are_typed() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let at = |text: &str| Instant::parse_rfc3339(text).unwrap();
        let now = at("2026-03-02T09:00:00Z");
        for (text, forward, means) in [
            ("2h", true, Some("2026-03-02T11:00:00Z")),
            ("2h", false, Some("2026-03-02T07:00:00Z")),
            ("-30m", true, Some("2026-03-02T08:30:00Z")),
            ("now", false, Some("2026-03-02T09:00:00Z")),
            ("14:30", true, Some("2026-03-02T06:30:00Z")),
            ("2026-03-02 09:00", true, Some("2026-03-02T01:00:00Z")),
            ("2026-03-03", true, Some("2026-03-02T16:00:00Z")),
            ("2026-03-02T09:00:00+02:00", true, Some("2026-03-02T07:00:00Z")),
            ("soon", true, None),
            ("", true, None),
        ] {
            assert_eq!(parse(text, now, &zone, forward), means.map(at), "{text}");
        }
    }
}
