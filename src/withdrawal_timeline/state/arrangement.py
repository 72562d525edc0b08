"""How the reader has arranged the lanes: their order, which are collapsed, which stay in view at the top.

Everything is said by the keys of lanes, of one kind of lanes at a time. Lanes that are empty for now keep their
places, so that a filter that comes and goes changes no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from withdrawal_timeline.domain.frozen import frozen, replace


@frozen
class LaneArrangement:
    """The arrangement of the lanes of one kind.

    Parameters
    ----------
    order
        Keys of all lanes from top to bottom; empty for the order that the dossier gives.
    collapsed
        Keys of the lanes of which only the header is shown.
    pinned
        Keys of the lanes that stand above the others and do not scroll with them, in the same order.
    """

    order: tuple[str, ...] = ()
    collapsed: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()

    def ordered(self, every: Sequence[str]) -> tuple[str, ...]:
        """Return all lanes from top to bottom, the pinned ones first.

        Parameters
        ----------
        every
            Keys of all lanes that there can be, in the order that the dossier gives.
        """
        whole = self.whole_order(every)
        return (*(key for key in whole if key in self.pinned), *(key for key in whole if key not in self.pinned))

    def whole_order(self, every: Sequence[str]) -> tuple[str, ...]:
        """Return all lanes in the reader's order, pinned or not; a lane that it does not name follows the one before.

        Keys in the order that are no lanes (of an older dossier) are left out.
        """
        found = [key for key in dict.fromkeys(self.order) if key in every]
        for place, key in enumerate(every):
            if key not in found:
                found.insert(found.index(every[place - 1]) + 1 if place else 0, key)
        return tuple(found)

    def placed(
        self, every: Sequence[str], key: str, beside: str, *, below: bool, pinned: bool | None = None
    ) -> LaneArrangement:
        """Return the arrangement with a lane put directly above or below another one.

        Parameters
        ----------
        every
            Keys of all lanes, in the order that the dossier gives.
        key
            The lane that is moved.
        beside
            The lane that it is put beside; put beside itself, it keeps its place.
        below
            Whether it comes below that lane, or above it.
        pinned
            Whether it stands among the pinned lanes from now on; None leaves that as it is.
        """
        order = list(self.whole_order(every))
        if key != beside and key in order and beside in order:
            order.remove(key)
            order.insert(order.index(beside) + below, key)
        stays = self.pinned if pinned is None else self.pinned | {key} if pinned else self.pinned - {key}
        return replace(self, order=() if order == list(every) else tuple(order), pinned=stays)

    def stepped(self, every: Sequence[str], seen: Iterable[str], key: str, step: int) -> LaneArrangement:
        """Return the arrangement with a lane moved past its neighbour above (-1) or below (1).

        At the edge of the pinned lanes, and of the others, it stays where it is.

        Parameters
        ----------
        every
            Keys of all lanes, in the order that the dossier gives.
        seen
            Keys of the lanes that are shown: empty ones are no neighbours.
        key
            The lane that is moved.
        """
        shown = frozenset(seen)
        row = [lane for lane in self.ordered(every) if lane in shown and (lane in self.pinned) == (key in self.pinned)]
        place = row.index(key) + step if key in row else -1
        if not 0 <= place < len(row):
            return self
        return self.placed(every, key, row[place], below=step > 0)

    def collapsing(self, keys: Iterable[str]) -> LaneArrangement:
        """Return the arrangement with just these lanes collapsed."""
        return replace(self, collapsed=frozenset(keys))

    def toggled(self, key: str) -> LaneArrangement:
        """Return the arrangement with a lane collapsed, or opened if it was."""
        return replace(self, collapsed=self.collapsed ^ {key})

    def pinning(self, key: str) -> LaneArrangement:
        """Return the arrangement with a lane pinned, or no longer if it was."""
        return replace(self, pinned=self.pinned ^ {key})


AS_GIVEN = LaneArrangement()
"""The arrangement of a first start: the order of the dossier, everything open, nothing pinned."""


@frozen
class Arrangements:
    """The arrangements of all kinds of lanes, by the name of the kind; kinds that are as given are left out."""

    by_kind: tuple[tuple[str, LaneArrangement], ...] = ()

    @classmethod
    def made(cls, by_kind: Mapping[str, LaneArrangement]) -> Arrangements:
        """Return the arrangements of these kinds; equal ones compare equal, whatever their order was."""
        return cls(tuple(sorted((kind, found) for kind, found in by_kind.items() if found != AS_GIVEN)))

    def of(self, kind: str) -> LaneArrangement:
        """Return the arrangement of a kind."""
        return dict(self.by_kind).get(kind, AS_GIVEN)

    def having(self, kind: str, arrangement: LaneArrangement) -> Arrangements:
        """Return these arrangements with another one for a kind."""
        return self.made({**dict(self.by_kind), kind: arrangement})
