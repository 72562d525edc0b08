"""How a source, and a record of this dossier, are cited in one line."""

from __future__ import annotations

from withdrawal_timeline.domain.models import Source
from withdrawal_timeline.domain.reading import Reading
from withdrawal_timeline.domain.wording import date_in_words


def reference(source: Source) -> str:
    """Return a source in one line: ``Publisher, “Title”, 8 May 2018, https://…``.

    A title in square brackets describes the document and is not its own, so it stands without quotation marks.
    """
    title = source.title if source.title.startswith("[") else f"“{source.title}”"
    published = date_in_words(source.published) if source.published else "no date"
    return f"{source.publisher}, {title}, {published}, {source.url}"


def citation(reading: Reading) -> str:
    """Return how to cite the record as this dossier has it, with the state of its facts."""
    state = f"{reading.standing.headline}. " if reading.standing else ""
    version = f"Withdrawal Timeline, dossier {reading.about.version}"
    return f"“{reading.title}”. {state}{version}, facts checked to {reading.facts_reach}, record {reading.id}."
