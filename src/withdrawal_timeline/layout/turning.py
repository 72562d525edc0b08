"""Names that leap: which names stand elsewhere beside their line than a moment ago, and how far they have come back."""

from __future__ import annotations

from collections.abc import Mapping

from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.layout.drawn import Frame

LEAP = 40.0
"""Pixels by which a name must stand elsewhere, both on the screen and beside what lies there, to have leapt."""


def leapt(before: Frame, after: Frame) -> frozenset[str]:
    """Return the keys of names that stand elsewhere than before, and elsewhere than their day has moved to.

    A name that sticks to the edge while its line moves stays on the screen; one that goes with its line moves as the
    day beneath it: neither has leapt.
    """
    places = {name.key: name.x for name in before.names}
    found: set[str] = set()
    for name in after.names:
        x = places.get(name.key)
        if x is not None and abs(name.x - x) > LEAP:
            carried = after.scale.to_px(before.scale.to_day(x))
            if abs(name.x - carried) > LEAP:
                found.add(name.key)
    return frozenset(found)


def fading(frame: Frame, shares: Mapping[str, float]) -> Frame:
    """Return a frame in which some names, by their key, have only a share of their strength, above 0 to 1."""
    if not shares:
        return frame
    return replace(
        frame,
        names=tuple(
            replace(name, strength=name.strength * shares[name.key]) if name.key in shares else name
            for name in frame.names
        ),
    )
