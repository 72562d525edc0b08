"""What the reader alone has put beside the records: pins and private notes, by the ids of records."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from withdrawal_timeline.domain.models import Withdrawal

LONGEST_NOTE = 20_000
"""Longest note in characters; more is cut off."""


@frozen
class Annotations:
    """Pins and notes. They are the reader's own, and never part of a dossier.

    Parameters
    ----------
    pinned
        Ids of the pinned records.
    notes
        Id and text of each note, in the order of the ids; no text is empty.
    """

    pinned: frozenset[str] = frozenset()
    notes: tuple[tuple[str, str], ...] = ()
    noted: frozenset[str] = field(init=False, compare=False, repr=False)
    """Ids of the records with a note."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "noted", frozenset(record_id for record_id, _ in self.notes))

    @classmethod
    def made(cls, pinned: Iterable[str] = (), notes: Mapping[str, str] | None = None) -> Annotations:
        """Return these pins and notes; notes of nothing but white space are left out."""
        kept = {record_id: text.strip()[:LONGEST_NOTE] for record_id, text in (notes or {}).items()}
        return cls(frozenset(pinned), tuple(sorted((record_id, text) for record_id, text in kept.items() if text)))

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.pinned or self.notes)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all records that are pinned or have a note."""
        return self.pinned | self.noted

    def note(self, record_id: str) -> str:
        """Return the note on a record; empty if there is none."""
        return dict(self.notes).get(record_id, "")

    def noting(self, record_id: str, text: str) -> Annotations:
        """Return these with another note on a record; an empty one takes it away."""
        return self.made(self.pinned, {**dict(self.notes), record_id: text})

    def toggling_pin(self, record_id: str) -> Annotations:
        """Return these with a record pinned, or no longer if it was."""
        return replace(self, pinned=self.pinned ^ {record_id})


NO_ANNOTATIONS = Annotations()


def carriers(withdrawal: Withdrawal) -> tuple[str, ...]:
    """Return the ids whose pins and notes count for a withdrawal: its own, its body's, and that of its batch."""
    return (withdrawal.id, withdrawal.body, *((withdrawal.part_of,) if withdrawal.part_of is not None else ()))
