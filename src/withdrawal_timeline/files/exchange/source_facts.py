"""What must be said of sources beside their citations: who publishes them and how far they were checked.

In a list of sources that most of them were simply read is said once; only what differs is said with the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.vocabulary import Extent, Verification
from withdrawal_timeline.domain.wording import LANGUAGE, PUBLISHER_KIND, VERIFICATION, date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from withdrawal_timeline.domain.models import About, Source
    from withdrawal_timeline.domain.reading import Reading


OPENING = "only the opening was read"
IN_BRACKETS = "Titles in square brackets are ours."


def exception(source: Source) -> str:
    """Return how far a source was checked; empty where its cited passage was simply read."""
    opening = source.extent is Extent.OPENING
    if source.verified is Verification.READ:
        return OPENING if opening else ""
    return VERIFICATION[source.verified] + (f"; {OPENING}" if opening else "")


def told_of(sources: Iterable[Source]) -> str:
    """Return what holds for all of a list whose ``exception`` is empty, and what its brackets mean, in sentences."""
    held = tuple(sources)
    noted = [source for source in held if exception(source)]
    sentences: list[str] = []
    if len(noted) < len(held):
        whose = "" if len(held) == 1 else " of every source"
        sentences.append(f"The cited passage{whose} was read{', unless noted' if noted else ''}.")
    if any(source.title.startswith("[") for source in held):
        sentences.append(IN_BRACKETS)
    return " ".join(sentences)


def source_line(source: Source) -> str:
    """Return kind of publisher, language, and how far it was checked where that is an exception: ``news · English``."""
    language = LANGUAGE.get(source.language, source.language)
    return " · ".join(filter(None, (PUBLISHER_KIND[source.publisher_kind], language, exception(source))))


def source_facts(source: Source) -> tuple[str, ...]:
    """Return the same as sentences, with the copy that was consulted, for the notes of other programs."""
    checked = VERIFICATION[source.verified]
    sentences = [
        f"Publisher: {PUBLISHER_KIND[source.publisher_kind]}.",
        f"Check: {checked}{'; only the opening' if source.extent is Extent.OPENING else ''}.",
    ]
    if source.note is not None:
        sentences.append(source.note)
    if source.read_at is not None:
        # Last and without a full stop, which other programs would take for a part of the address.
        sentences.append(f"Copy consulted: {source.read_at}")
    return tuple(sentences)


def record_facts(read: Reading) -> tuple[str, ...]:
    """Return what must be said with a record of the dossier: its id, how it stands, the reach of its facts."""
    state = (f"{read.standing.headline}.",) if read.standing else ()
    return (f"Record {read.id}.", *state, f"Facts checked to {read.facts_reach}.", f"{read.about.licence}.")


def record_key(read: Reading) -> str:
    """Return the key under which a record of the dossier is cited; it never equals the id of a source."""
    return f"withdrawal-timeline:{read.id}"


def origin(about: About) -> str:
    """Return what was taken from which dossier, as one line for the foot of what is handed on."""
    single = f", single facts to {date_in_words(about.single_facts_to)}" if about.single_facts_to else ""
    licence = f"{about.licence} ({about.licence_url})" if about.licence_url else about.licence
    title = f"{about.title}, dossier version {about.version}, {date_in_words(about.compiled)}."
    return f"{title} Facts checked to {about.facts_reach}{single}. {licence}."
