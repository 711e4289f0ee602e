//! Layout. One job: what stands where at which size, for moving the cursor as for drawing it.
//!
//! Cells and rows only; what is in them belongs to [`crate::app::derive`], how it looks to [`crate::ui`].

use crate::app::look::Split;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// List and card side by side.
    Wide,
    /// List over card.
    Tall,
    /// One pane, two lines of chrome.
    Small,
    /// No room for anything but a sign of life.
    Tiny,
}

/// A part of the screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub w: u16,
    pub h: u16,
}

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    pub shape: Shape,
    pub w: u16,
    pub h: u16,
    /// The row with view and filter.
    pub filter: u16,
    /// The row of column heads, where there are any.
    pub heads: Option<u16>,
    /// The rows of the list; its width ends where the last column does.
    pub list: Area,
    /// The card about the selection.
    pub card: Option<Area>,
    /// The row for messages.
    pub message: u16,
    /// What a zoomed record has.
    pub page: Area,
}

/// From here on panes stand side by side.
pub const WIDE: u16 = 100;
/// Below these there is one pane.
const NARROW: (u16, u16) = (60, 16);
/// Below these there is nothing to be read.
const LEAST: (u16, u16) = (20, 5);
/// A card under the list has this many rows, and needs a screen of so many.
const LOW_CARD: (u16, u16) = (9, 20);

impl Layout {
    /// The layout of a screen, the card where it is wanted and there is room.
    pub fn of(w: u16, h: u16, split: Split) -> Self {
        let card = split != Split::Off;
        match () {
            () if w < LEAST.0 || h < LEAST.1 => Self::tiny(w, h),
            () if w < NARROW.0 || h < NARROW.1 => Self::small(w, h),
            () if w < WIDE || (split == Split::Bottom && h >= LOW_CARD.1) => Self::tall(w, h, card),
            () => Self::wide(w, h, card),
        }
    }

    fn wide(w: u16, h: u16, card: bool) -> Self {
        let width = (u32::from(w) * 44 / 120).clamp(36, 56);
        let width = u16::try_from(width).unwrap_or(44);
        let card = card.then(|| Area { x: w - width - 1, y: 2, w: width, h: h - 5 });
        let end = card.map_or(w - 2, |c| c.x - 3);
        Self {
            shape: Shape::Wide,
            w,
            h,
            filter: 2,
            heads: Some(4),
            list: Area { x: 0, y: 6, w: end, h: h - 9 },
            card,
            message: h - 2,
            page: Area { x: 3, y: 2, w: w - 6, h: h - 5 },
        }
    }

    fn tall(w: u16, h: u16, card: bool) -> Self {
        let (rows, needs) = LOW_CARD;
        let card = (card && h >= needs).then(|| Area { x: 1, y: h - 2 - rows, w: w - 2, h: rows });
        let below = card.map_or(h - 2, |c| c.y);
        Self {
            shape: Shape::Tall,
            w,
            h,
            filter: 1,
            heads: Some(3),
            list: Area { x: 0, y: 4, w: w - 2, h: below - 4 },
            card,
            message: h - 2,
            page: Area { x: 3, y: 1, w: w - 5, h: h - 3 },
        }
    }

    fn small(w: u16, h: u16) -> Self {
        Self {
            shape: Shape::Small,
            w,
            h,
            filter: 1,
            heads: None,
            list: Area { x: 0, y: 2, w: w - 1, h: h - 4 },
            card: None,
            message: h - 2,
            page: Area { x: 1, y: 1, w: w - 2, h: h - 3 },
        }
    }

    fn tiny(w: u16, h: u16) -> Self {
        let none = Area::default();
        let shape = Shape::Tiny;
        Self { shape, w, h, filter: 0, heads: None, list: none, card: None, message: 0, page: none }
    }
}

/// The columns of a list: where each begins and how wide it is. What there is no room for is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub clock: u16,
    pub gauge: Option<(u16, u16)>,
    pub id: (u16, u16),
    pub priority: u16,
    pub state: Option<(u16, u16)>,
    pub title: (u16, u16),
    pub flags: Option<u16>,
    pub owner: Option<(u16, u16)>,
}

/// A number that fits without moving anything.
const ID: u16 = 5;
/// A summary narrower than this says nothing; other columns go first.
const TITLE: u16 = 20;

impl Columns {
    /// The columns of a list, for words of the language and numbers of so many cells. Owner goes first, then state, then
    /// the gauge; clock, number, priority and summary always stay.
    pub fn of(layout: &Layout, chinese: bool, id: u16) -> Self {
        if matches!(layout.shape, Shape::Small | Shape::Tiny) {
            return Self::small(layout, id);
        }
        let mut drop = 0;
        loop {
            let columns = Self::without(layout, chinese, id, drop);
            if columns.title.1 >= TITLE || drop == 4 {
                return columns;
            }
            drop += 1;
        }
    }

    fn small(layout: &Layout, id: u16) -> Self {
        let id = id.max(ID);
        let priority = 11 + id;
        let title = priority + 4;
        let room = layout.list.w.saturating_sub(title);
        let none = None;
        Self {
            clock: 1,
            gauge: none,
            id: (11, id),
            priority,
            state: none,
            title: (title, room),
            flags: None,
            owner: none,
        }
    }

    fn without(layout: &Layout, chinese: bool, id: u16, drop: u8) -> Self {
        let tall = layout.shape == Shape::Tall;
        let end = layout.list.w;
        let gauge = (drop < 4).then_some((13, if tall || chinese { 4 } else { 5 }));
        let at = gauge.map_or(13, |(x, w)| x + w + 2);
        let id = (at, id.max(ID));
        let priority = id.0 + id.1 + if chinese || !tall { 1 } else { 2 };
        let after = priority + 5;
        let state = (drop < 3).then_some((after, if chinese { 6 } else { 3 }));
        let title = state.map_or(after, |(x, w)| x + w + 2);
        let owner_width = match (tall, layout.w) {
            (true, _) => 7,
            (_, 140..) => 10,
            _ => 6,
        };
        let owner = (drop < 1).then_some((end - owner_width, owner_width));
        let before_owner = owner.map_or(end, |(x, _)| x - 1);
        let flags = (drop < 2).then_some(before_owner - 2);
        // Chinese words fill their cells to the edge; they stand apart from a flag without air.
        let room = flags.unwrap_or(before_owner + 1) - u16::from(!chinese || tall || flags.is_none());
        Self { clock: 3, gauge, id, priority, state, title: (title, room.saturating_sub(title)), flags, owner }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::SPLITS;
    use proptest::prelude::*;

    /// LOOKS 3: the two sizes that are drawn out in full.
    #[test]
    fn the_reference_sizes() {
        let wide = Layout::of(120, 36, Split::Auto);
        assert_eq!((wide.filter, wide.heads, wide.message), (2, Some(4), 34));
        assert_eq!(wide.list, Area { x: 0, y: 6, w: 72, h: 27 });
        assert_eq!(wide.card, Some(Area { x: 75, y: 2, w: 44, h: 31 }));
        let tall = Layout::of(80, 24, Split::Side);
        assert_eq!((tall.filter, tall.heads, tall.message), (1, Some(3), 22));
        assert_eq!(tall.list, Area { x: 0, y: 4, w: 78, h: 9 });
        assert_eq!(tall.card, Some(Area { x: 1, y: 13, w: 78, h: 9 }));
        let small = Layout::of(40, 12, Split::Bottom);
        assert_eq!((small.list, small.message), (Area { x: 0, y: 2, w: 39, h: 8 }, 10));
        assert_eq!(Layout::of(19, 30, Split::Auto).shape, Shape::Tiny);
        let below = Layout::of(120, 36, Split::Bottom);
        assert_eq!((below.shape, below.card.map(|c| (c.y, c.w))), (Shape::Tall, Some((25, 118))));
        assert_eq!(Layout::of(120, 36, Split::Off).card, None);
    }

    /// LOOKS 4: cell by cell.
    #[test]
    fn the_reference_columns() {
        let of = |w, h, zh| Columns::of(&Layout::of(w, h, Split::Auto), zh, 5);
        for (columns, gauge, id, p, state, title, flags, owner) in [
            (of(120, 36, false), (13, 5), 20, 26, (31, 3), (36, 26), 63, (66, 6)),
            (of(120, 36, true), (13, 4), 19, 25, (30, 6), (38, 25), 63, (66, 6)),
            (of(80, 24, false), (13, 4), 19, 26, (31, 3), (36, 31), 68, (71, 7)),
        ] {
            assert_eq!((columns.clock, columns.gauge, columns.id), (3, Some(gauge), (id, 5)));
            assert_eq!((columns.priority, columns.state, columns.title), (p, Some(state), title));
            assert_eq!((columns.flags, columns.owner), (Some(flags), Some(owner)));
        }
        let narrow = of(100, 30, false);
        assert_eq!(narrow.owner, None);
        assert!(narrow.title.1 >= TITLE, "{narrow:?}");
    }

    proptest! {
        #[test]
        fn everything_is_on_the_screen(w in 0u16..300, h in 0u16..150, n in 0..4usize) {
            let l = Layout::of(w, h, SPLITS[n].0);
            for a in [Some(l.list), l.card, Some(l.page)].into_iter().flatten() {
                prop_assert!(a.x + a.w <= w && a.y + a.h <= h, "{a:?} on {w}x{h}");
            }
            prop_assert!(l.shape == Shape::Tiny || (l.list.h > 0 && l.message < h && l.list.y + l.list.h <= l.message));
        }
    }
}
