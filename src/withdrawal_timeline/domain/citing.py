"""Numbers for sources, given once in the order in which a reader first meets them."""

from __future__ import annotations

from collections.abc import Iterable

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Source


@frozen
class CitedSource:
    """A source with the number that it is cited by in one reading."""

    number: int
    source: Source


class Numbering:
    """Gives each source the next free number when it is first cited, starting at 1."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of these sources, in their order, each once; new sources get new numbers."""
        return tuple(
            self._numbers.setdefault(source_id, len(self._numbers) + 1) for source_id in dict.fromkeys(source_ids)
        )

    def listed(self, dossier: Dossier) -> tuple[CitedSource, ...]:
        """Return all sources cited so far, by number."""
        return tuple(CitedSource(number, dossier.source(source_id)) for source_id, number in self._numbers.items())
