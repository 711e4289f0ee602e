//! Scenes. One job: what stands on the stage when somebody comes in, to the minute.
//!
//! An entrance is reported, and takes its steps, at seconds counted from the beginning, so that clocks run out while one watches, whatever the seed.

use super::plan::Step;
use crate::domain::incident::command::Outcome;
use crate::domain::time::{Instant, Span};

/// What the demo is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scene {
    /// An ordinary busy morning.
    #[default]
    Busy,
    Quiet,
    Storm,
    Major,
}

impl Scene {
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Busy, "busy"), (Self::Quiet, "quiet"), (Self::Storm, "storm"), (Self::Major, "major")];

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(scene, _)| *scene)
    }
}

/// One entrance.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    pub scenes: &'static [Scene],
    /// When it is reported: seconds from the beginning, of service where they lie before it.
    pub at: i64,
    pub impact: u8,
    pub urgency: u8,
    pub lang: &'static str,
    pub service: &'static str,
    pub channel: &'static str,
    /// Taken by whoever recorded it.
    pub taken: bool,
    /// Recorded by the viewer.
    pub mine: bool,
    /// Steps with their seconds from the beginning, of service where they lie before it; a suspension ends so many
    /// milliseconds after the beginning. What comes after the last is thrown.
    pub steps: &'static [(i64, Step)],
}

const EVERY: &[Scene] = &[Scene::Busy, Scene::Quiet, Scene::Storm, Scene::Major];
const FULL: &[Scene] = &[Scene::Busy, Scene::Storm, Scene::Major];
const MAJOR: &[Scene] = &[Scene::Major];

const fn cue(
    scenes: &'static [Scene],
    (at, impact, urgency): (i64, u8, u8),
    (lang, service, channel): (&'static str, &'static str, &'static str),
    (taken, mine): (bool, bool),
    steps: &'static [(i64, Step)],
) -> Cue {
    Cue { scenes, at, impact, urgency, lang, service, channel, taken, mine, steps }
}

const UNOWNED: (bool, bool) = (false, false);
const COLLEAGUE: (bool, bool) = (true, false);
const MINE: (bool, bool) = (true, true);

/// Every entrance. P2 is answered within 20 minutes and solved within 4 hours, P3 within 1 and 12 hours.
pub const CUES: &[Cue] = &[
    // Nobody's, and their response runs out while one watches, or has run out.
    cue(FULL, (-1_080, 2, 1), ("en", "clinic", "email"), UNOWNED, &[(560, Step::Take)]),
    cue(EVERY, (-3_480, 3, 1), ("zh", "printing", "web_form"), UNOWNED, &[(700, Step::Take)]),
    cue(FULL, (-3_960, 3, 1), ("en", "mail", "email"), UNOWNED, &[(840, Step::Take)]),
    cue(FULL, (-2_760, 2, 2), ("zh", "oa", "email"), UNOWNED, &[(1_000, Step::Take)]),
    cue(FULL, (-360, 3, 1), ("hant", "identity", "im"), UNOWNED, &[(900, Step::Take)]),
    cue(EVERY, (-6_720, 3, 3), ("en", "workplace", "web_form"), UNOWNED, &[(1_300, Step::Take)]),
    // Colleagues at work: something happens in the first minute, an update comes in time, another too late.
    cue(
        FULL,
        (-2_400, 3, 1),
        ("en", "remote", "phone"),
        COLLEAGUE,
        &[(-900, Step::Note), (11, Step::Note), (52, Step::Resolve), (380, Step::Confirm(Outcome::Recovered))],
    ),
    cue(
        EVERY,
        (-3_300, 2, 1),
        ("zh", "mes", "phone"),
        COLLEAGUE,
        &[(-2_100, Step::Hop(0)), (-1_700, Step::Take), (24, Step::Note), (205, Step::Update)],
    ),
    cue(
        FULL,
        (-3_480, 2, 1),
        ("en", "pos", "phone"),
        COLLEAGUE,
        &[(-1_200, Step::Note), (37, Step::Hop(0)), (95, Step::Take), (240, Step::Update)],
    ),
    cue(
        FULL,
        (-14_220, 2, 1),
        ("zh", "internet", "phone"),
        COLLEAGUE,
        &[
            (-12_000, Step::Hop(0)),
            (-11_000, Step::Take),
            (-9_000, Step::Update),
            (-6_000, Step::Update),
            (-2_500, Step::Update),
            (66, Step::Chase),
            (420, Step::Resolve),
        ],
    ),
    cue(
        FULL,
        (-2_100, 3, 2),
        ("zh", "crm", "im"),
        UNOWNED,
        &[
            (-1_500, Step::Take),
            (-1_450, Step::Acknowledge),
            (80, Step::Update),
            (300, Step::Suspend(0, Instant(9_000_000))),
        ],
    ),
    // The viewer's own: one nearly out of time, one that waits, one that comes back, two to confirm.
    cue(
        FULL,
        (-13_920, 2, 1),
        ("zh", "erp", "phone"),
        MINE,
        &[
            (-9_000, Step::Note),
            (-7_000, Step::Update),
            (-4_000, Step::Update),
            (-1_300, Step::Update),
            (90_000, Step::Note),
        ],
    ),
    cue(
        EVERY,
        (-10_200, 3, 1),
        ("en", "files", "email"),
        MINE,
        &[(-9_500, Step::Acknowledge), (-3_000, Step::Note), (90_000, Step::Note)],
    ),
    cue(
        FULL,
        (-5_280, 3, 1),
        ("en", "crm", "phone"),
        MINE,
        &[(-4_600, Step::Note), (-3_800, Step::Suspend(0, Instant(255_000))), (90_000, Step::Note)],
    ),
    cue(
        EVERY,
        (-8_400, 3, 1),
        ("zh", "identity", "phone"),
        MINE,
        &[(-7_000, Step::Resolve), (90_000, Step::CloseAlert)],
    ),
    cue(
        EVERY,
        (-5_700, 3, 2),
        ("en", "meeting", "walk_in"),
        MINE,
        &[(-4_200, Step::Note), (-3_900, Step::Resolve), (90_000, Step::CloseAlert)],
    ),
    // The telephone rings.
    cue(FULL, (14, 3, 1), ("zh", "workplace", "phone"), COLLEAGUE, &[]),
    cue(FULL, (41, 3, 1), ("en", "remote", "im"), UNOWNED, &[(190, Step::Take)]),
    cue(EVERY, (83, 3, 1), ("zh", "mail", "phone"), COLLEAGUE, &[(150, Step::Note)]),
    cue(FULL, (126, 2, 1), ("en", "mes", "web_form"), UNOWNED, &[(400, Step::Take)]),
    // A line is down and half a house calls.
    cue(
        MAJOR,
        (-2_580, 1, 1),
        ("zh", "internet", "phone"),
        COLLEAGUE,
        &[
            (-2_500, Step::Hop(0)),
            (-2_440, Step::Join),
            (-2_380, Step::Take),
            (-2_300, Step::Join),
            (-2_200, Step::Note),
            (-2_000, Step::Join),
            (-1_900, Step::Update),
            (-1_700, Step::Discuss),
            (-1_500, Step::Join),
            (-1_200, Step::Join),
            (-900, Step::Update),
            (-600, Step::Note),
            (18, Step::Join),
            (75, Step::Update),
            (130, Step::Join),
            (260, Step::Discuss),
            (700, Step::Update),
            (1_500, Step::Resolve),
        ],
    ),
];

/// When the alerts of a storm come, from the beginning on: thick at first, then thinner.
pub fn storm() -> Vec<Span> {
    (0..34).map(|n: i64| Span::millis(15_000 + n * 1_900 + n * n * 110)).collect()
}
