"""The files that reference managers read, by the name of the file: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.files.exchange import bibtex, csl_json, ris

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from withdrawal_timeline.domain.models import Source


@frozen
class ReferenceFormat:
    """A format for sources.

    Parameters
    ----------
    name, suffix
        What it is called, and the end of its files' names: ``.bib``.
    lost
        What does not fit into it, for the reader.
    text
        Returns sources as a text of the format.
    """

    name: str
    suffix: str
    lost: str
    text: Callable[[Sequence[Source]], str]


BIBTEX = ReferenceFormat(bibtex.NAME, bibtex.SUFFIX, bibtex.LOST, bibtex.bibtex)
RIS = ReferenceFormat(ris.NAME, ris.SUFFIX, ris.LOST, ris.ris)
CSL_JSON = ReferenceFormat(csl_json.NAME, csl_json.SUFFIX, csl_json.LOST, csl_json.csl_json)
FORMATS = (BIBTEX, RIS, CSL_JSON)


def format_of(path: Path) -> ReferenceFormat | None:
    """Return the format that a file of this name has, or None for a name that ends in none of the suffixes."""
    return next((each for each in FORMATS if each.suffix == path.suffix.lower()), None)
