"""Records as they come out of the files: sound each by itself, not yet checked against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import (
    Administration,
    Batch,
    Body,
    Chapter,
    Claim,
    Domain,
    Question,
    Source,
    Theme,
    Withdrawal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from withdrawal_timeline.domain.models import Act

R = TypeVar("R", Source, Body, Batch, Withdrawal, Claim, Theme, Question, Domain, Administration, Chapter)


@frozen
class Held(Generic[R]):
    """The records of one kind as far as they could be read.

    Parameters
    ----------
    file
        Where they stand, as problems name it.
    records
        The records that are sound by themselves, in the order of the file.
    damaged
        Ids of records that are not; others may still refer to them, so that one fault is reported once.
    """

    file: str
    records: tuple[R, ...]
    damaged: frozenset[str] = frozenset()

    def ids(self) -> frozenset[str]:
        """Return every id that the file names a record by."""
        return self.damaged.union(record.id for record in self.records)


@frozen
class Records:
    """All kinds of records of a dossier; None for a kind that could not be read at all."""

    sources: Held[Source] | None = None
    bodies: Held[Body] | None = None
    batches: Held[Batch] | None = None
    withdrawals: Held[Withdrawal] | None = None
    claims: Held[Claim] | None = None
    themes: Held[Theme] | None = None
    questions: Held[Question] | None = None
    domains: Held[Domain] | None = None
    administrations: Held[Administration] | None = None
    tour: Held[Chapter] | None = None

    def acts(self) -> Iterator[tuple[str, Act]]:
        """Return every batch and withdrawal with the file that it stands in."""
        for held in (self.batches, self.withdrawals):
            if held is not None:
                for act in held.records:
                    yield held.file, act
