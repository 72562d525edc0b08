"""Ids that look like one that does not exist, for error messages."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 0.6
"""Share of equal letters (0 to 1) from which two ids count as alike; the default of ``difflib``."""


def near(wanted: str, ids: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the ids that are nearest to ``wanted``, best first.

    Ids that hold all of what was typed come first (``paris`` finds ``paris-agreement-2017``), then those that
    are spelled alike. Case, spaces and underscores do not matter.

    Parameters
    ----------
    wanted
        What was typed instead of an id.
    ids
        The ids that exist.
    limit
        How many to return at most; 0 or less gives none.
    """
    typed = _plain(wanted)
    if not typed or limit <= 0:
        return ()
    found: list[tuple[bool, float, str]] = []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    for candidate in dict.fromkeys(ids):
        plain = _plain(candidate)
        matcher.set_seq1(plain)
        holds = typed in plain
        if holds or (matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE):
            alike = matcher.ratio()
            if holds or alike >= _ALIKE:
                found.append((not holds, -alike, candidate))
    return tuple(candidate for _, _, candidate in sorted(found)[:limit])


def _plain(text: str) -> str:
    return text.strip().casefold().replace(" ", "-").replace("_", "-")
