"""Some withdrawals with all that belongs to them, as a smaller dossier in one JSON file that the program opens."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from withdrawal_timeline import __version__
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.models import Body, Coverage, Withdrawal
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.files.write import dossier_in_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.models import About, Act, Batch, Claim, Milestone

NAME = "JSON"
SUFFIX = ".json"
LOST = (
    "What does not belong to the chosen withdrawals is left out. A claim about several records names those that are in "
    "the file. Numbers in the lists of the memorandum are left out unless all of its parts are chosen. "
    "The tour is left out."
)


def subset_json(dossier: Dossier, withdrawals: Sequence[Withdrawal], selection: str = "") -> str:
    """Return the text of one file with the dossier that ``subset`` makes."""
    return dossier_in_one(subset(dossier, withdrawals, selection))


def subset(dossier: Dossier, withdrawals: Sequence[Withdrawal], selection: str = "") -> Dossier:
    """Return a dossier of these withdrawals that holds together by itself.

    It has their bodies, batches and sources and the claims about any of these. A claim never comes without what
    contests it and what it contests: for such a claim from elsewhere, the first record that it is about comes too,
    with its body, though without its other claims. Themes, questions, domains and administrations stay whole.

    Parameters
    ----------
    selection
        What was chosen, in words, such as the filters in force; the dossier then says so of itself.

    Raises
    ------
    ValueError
        If there is no withdrawal: an empty dossier helps nobody.
    """
    if not withdrawals:
        raise ValueError("a dossier needs at least one withdrawal")
    records: set[str] = set()
    for held in withdrawals:
        _take(dossier, held.id, records)
    claims = _claims(dossier, records)
    kept = tuple(held for held in dossier.withdrawals if held.id in records)
    batches = tuple(held for held in dossier.batches if held.id in records)
    bodies = tuple(held for held in dossier.bodies if held.id in records)
    if not all(held.id in records for held in dossier.withdrawals if held.part_of is not None):
        # A list with gaps would not be the memorandum's, and a check of the dossier refuses it.
        bodies = tuple(_without_place(body) for body in bodies)
    acts: tuple[Withdrawal | Batch, ...] = (*kept, *batches)
    steps = chain(*(act.milestones for act in acts))
    citing: tuple[Act | Milestone | Body | Claim, ...] = (*acts, *steps, *bodies, *claims)
    cited = {source for record in citing for source in record.sources}
    return replace(
        dossier,
        about=_about(dossier, selection, {held.id for held in withdrawals}, kept),
        sources=tuple(source for source in dossier.sources if source.id in cited),
        bodies=bodies,
        batches=batches,
        withdrawals=kept,
        claims=claims,
        tour=(),  # its texts speak of records that were not chosen
    )


def _take(dossier: Dossier, record_id: str, records: set[str]) -> None:
    """Add a record, with the body and the batch of a withdrawal."""
    records.add(record_id)
    record = dossier.find(record_id)
    if isinstance(record, Withdrawal):
        records.add(record.body)
        if record.part_of is not None:
            records.add(record.part_of)


def _claims(dossier: Dossier, records: set[str]) -> tuple[Claim, ...]:
    """Return the claims about the records and all that are tied to them by a contest; add what these are about."""
    waiting = [claim for claim in dossier.claims if records & set(claim.about)]
    claims: set[str] = set()
    while waiting:
        claim = waiting.pop()
        if claim.id not in claims:
            claims.add(claim.id)
            waiting += [dossier.claim(other) for other in dossier.contesting(claim.id)]
    held = [claim for claim in dossier.claims if claim.id in claims]
    for claim in held:
        if not records & set(claim.about):
            _take(dossier, claim.about[0], records)
    return tuple(replace(claim, about=tuple(record for record in claim.about if record in records)) for claim in held)


def _without_place(body: Body) -> Body:
    return replace(body, memo_2026=None)


def _about(dossier: Dossier, selection: str, chosen: set[str], kept: tuple[Withdrawal, ...]) -> About:
    about, of = dossier.about, plural(len(dossier.withdrawals), "withdrawal")
    sentences = [f"A selection of {len(chosen)} of {of}, made with Withdrawal Timeline {__version__}."]
    if selection:
        sentences.append(f"Chosen by: {selection.rstrip('.')}.")
    tied = [held.id for held in kept if held.id not in chosen]
    if tied:
        sentences.append(f"For the sake of a contested claim also: {', '.join(tied)}.")
    coverage = Coverage(
        covers=(" ".join(sentences), *about.coverage.covers),
        leaves_out=("All other records of the dossier that this selection was made from.", *about.coverage.leaves_out),
    )
    return replace(about, title=f"{about.title} (selection)", coverage=coverage)
